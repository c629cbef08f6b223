"""Reading csv files of surveys: encoding and separator. Every guess is checked: a separator counts only when all rows
have the same number of fields. Only ``lees_werker`` imports this, in a process of its own."""

from __future__ import annotations

import codecs
import csv
import io
import re

from enquete.lezen import ruw
from enquete.lezen.koppen import maak_tabel, titelfout
from enquete.lezen.ruw import Gelezen
from fouten import Gebruikersfout

_SCHEIDINGEN = {";": "puntkomma's", ",": "komma's", "\t": "tabs", "|": "rechte strepen"}
_OPNIEUW = "Sla het op als 'CSV UTF-8' of als .xlsx."
# signs that in good text never stand right behind a letter: the file has another encoding
_VERKEERD = re.compile(
    r"[A-Za-z][‚„‡ˆ‰‹]|[A-Za-z][ƒ†Š›][a-z]|Ã[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|\ufffd"
)
_STUURTEKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class _Onregelmatig(Gebruikersfout):
    """The rows do not have the same number of fields with this separator (``breedte``: that of the heading)."""

    def __init__(self, breedte: int, zin: str) -> None:
        super().__init__(zin)
        self.breedte = breedte


def lees_csv(naam: str, inhoud: bytes) -> Gelezen:
    """Read the bytes of a csv file. Raises Gebruikersfout, naming the row where it goes wrong."""
    tekst, codering = _tekst(naam, inhoud)
    scheiding, nummers, rijen = _rijen(naam, tekst)
    gelezen = maak_tabel(naam, nummers, rijen)
    zinnen = [f"Gelezen als {codering}, met {_SCHEIDINGEN[scheiding]} tussen de kolommen."]
    if codering == "Windows-1252":
        zinnen.append("Controleer in de voorvertoning de letters met een accent, zoals é en ë.")
    gelezen.opmerkingen = (*zinnen, *gelezen.opmerkingen)
    return gelezen


def _tekst(naam: str, inhoud: bytes) -> tuple[str, str]:
    """The text and the name of its encoding."""
    try:
        tekst, codering = _ontcijfer(naam, inhoud)
    except UnicodeDecodeError as fout:
        raise Gebruikersfout(f"{naam} heeft een tekencodering die wij niet herkennen. {_OPNIEUW}") from fout
    for patroon, wat in (
        ("\ufeff", "een tweede merkteken voor de tekencodering (BOM)"),
        (_STUURTEKEN, "een onzichtbaar stuurteken dat niet in een csv hoort"),
        (_VERKEERD, "letters met een accent die verkeerd zijn opgeslagen"),
    ):
        gevonden = re.search(patroon, tekst)
        if gevonden:
            raise Gebruikersfout(
                f"{naam}, rij {1 + tekst.count(chr(10), 0, gevonden.start())}: er staat {wat}. {_OPNIEUW}"
            )
    return tekst, codering


def _ontcijfer(naam: str, inhoud: bytes) -> tuple[str, str]:
    if inhoud.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise Gebruikersfout(f"{naam} is opgeslagen als UTF-32 en dat lezen wij niet. {_OPNIEUW}")
    if inhoud.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return inhoud.decode("utf-16"), "UTF-16"
    try:
        return inhoud.decode("utf-8").removeprefix("\ufeff"), "UTF-8"
    except UnicodeDecodeError:
        if inhoud.startswith(codecs.BOM_UTF8):  # it says it is UTF-8
            raise
        return inhoud.decode("cp1252"), "Windows-1252"


def _rijen(naam: str, tekst: str) -> tuple[str, list[int], list[list[str]]]:
    """Separator, row numbers and rows, by the separator that gives every row the same number of fields, and the most."""
    eerste = re.match(r"sep=([;,\t|])\r?\n", tekst, re.IGNORECASE)  # Excel's own line about the separator
    gelukt: list[tuple[str, list[int], list[list[str]]]] = []
    fouten: list[_Onregelmatig] = []
    for scheiding in [eerste[1]] if eerste else list(_SCHEIDINGEN):
        try:
            nummers, rijen = _lees_met(naam, tekst, scheiding, 1 if eerste else 0)
        except _Onregelmatig as fout:
            fouten.append(fout)
            continue
        if len(rijen[0]) > 1:
            gelukt.append((scheiding, nummers, rijen))
    gelukt.sort(key=lambda g: -len(g[2][0]))
    if len(gelukt) > 1 and len(gelukt[0][2][0]) == len(gelukt[1][2][0]):
        namen = " of ".join(_SCHEIDINGEN[g[0]] for g in gelukt[:2])
        raise Gebruikersfout(
            f"{naam}, rij 1: de kolommen kunnen met {namen} gescheiden zijn. Zet aanhalingstekens om teksten met zo'n "
            "teken erin, of sla het op als .xlsx."
        )
    if gelukt:
        return gelukt[0]
    if fouten:
        raise Gebruikersfout(str(max(fouten, key=lambda f: f.breedte)))
    raise Gebruikersfout(
        f"{naam}, rij 1: er is maar één kolom gevonden. Sla het op als csv met puntkomma's tussen de kolommen, of als .xlsx."
    )


def _lees_met(naam: str, tekst: str, scheiding: str, overslaan: int) -> tuple[list[int], list[list[str]]]:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    rijen: list[list[str]] = []
    nummers: list[int] = []
    een_keer: dict[str, str] = {}  # each different text is held once
    vorige = breedte = 0
    try:
        for rij in lezer:
            nummer, vorige = vorige + 1, lezer.line_num  # a quoted cell may span lines: where the row begins
            if nummer <= overslaan or not any(c.strip() for c in rij):
                continue
            breedte = breedte or len(rij)
            if len(rij) != breedte:
                zin = f"{naam}, rij {nummer}: {len(rij)} velden in plaats van {breedte}. Controleer de scheidingstekens en aanhalingstekens in die rij."
                raise _Onregelmatig(
                    breedte, str(titelfout(naam, nummers[0])) if breedte == 1 and len(rijen) < 6 else zin
                )
            rijen.append([een_keer.setdefault(c, c) for c in map(str.strip, rij)])
            nummers.append(nummer)
            ruw.keur_aantallen(naam, len(rijen) - 1, breedte)
    except csv.Error as fout:
        reden = "een cel is te lang" if "field larger" in str(fout) else "de aanhalingstekens kloppen niet"
        raise _Onregelmatig(
            breedte, f"{naam}, rij {vorige + 1}: {reden}. Herstel die rij of sla het op als .xlsx."
        ) from fout
    if not rijen:
        raise Gebruikersfout(f"{naam} is leeg. Sla het bestand opnieuw op en probeer het nog eens.")
    return nummers, rijen
