"""Reading csv files of surveys: encoding, separator, and the layouts of Qualtrics and LimeSurvey.

Every guess is checked: a separator counts only when all rows have the same number of fields.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from dataclasses import dataclass

import pandas as pd

from enquete.lezen import ruw
from enquete.lezen.koppen import keur_koppen
from enquete.lezen.ruw import Ruw, Soort
from fouten import Gebruikersfout

_SCHEIDINGEN = {";": "puntkomma's", ",": "komma's", "\t": "tabs"}
_OPNIEUW = "Sla het op als 'CSV UTF-8' of als .xlsx."
# signs that in good text never stand right behind a letter: the file has another encoding
_VERKEERD = re.compile(
    r"[A-Za-z][‚„‡ˆ‰‹]|[A-Za-z][ƒ†Š›][a-z]|Ã[\u0080-\u00bf‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|\ufffd"
)
_STUURTEKEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


@dataclass(frozen=True)
class _Rijen:
    kop: list[str]
    rijen: list[list[str]]
    nummers: list[int]
    scheiding: str
    kopnummer: int


def lees_csv(naam: str, inhoud: bytes) -> Ruw:
    """Read the bytes of a csv file. Raises Gebruikersfout, naming the row where it goes wrong."""
    tekst, codering = _tekst(naam, inhoud)
    gelezen = _rijen(naam, tekst)
    kolommen = keur_koppen(naam, gelezen.kop, gelezen.rijen, gelezen.kopnummer)
    tabel = pd.DataFrame(
        [[rij[i].strip() or None for i in kolommen.values()] for rij in gelezen.rijen],
        index=gelezen.nummers,
        columns=list(kolommen),
        dtype=object,
    )
    opmerkingen = [f"Gelezen als {codering}, met {_SCHEIDINGEN[gelezen.scheiding]} tussen de kolommen."]
    if codering == "Windows-1252":
        opmerkingen.append("Controleer in de voorvertoning de letters met een accent, zoals é en ë.")
    soort, labels, tabel = _herken(tabel)
    tabel, weg = _voltooid(soort, tabel)
    return Ruw(naam, soort, tabel, labels, opmerkingen=(*opmerkingen, *weg))


# ---------------------------------------------------------------- text


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


# ---------------------------------------------------------------- rows


def _rijen(naam: str, tekst: str) -> _Rijen:
    """Heading and rows, by the one separator that gives every row the same number of fields."""
    eerste = re.match(r"sep=([;,\t])\r?\n", tekst, re.IGNORECASE)  # Excel's own line about the separator
    overslaan = 1 if eerste else 0
    kandidaten = [eerste[1]] if eerste else list(_SCHEIDINGEN)
    gelukt: list[_Rijen] = []
    fouten: list[tuple[int, Gebruikersfout]] = []
    for scheiding in kandidaten:
        try:
            gelezen = _lees_met(naam, tekst, scheiding, overslaan)
        except _Onregelmatig as fout:
            fouten.append((fout.breedte, fout))
            continue
        if len(gelezen.kop) > 1:
            gelukt.append(gelezen)
    if len(gelukt) == 1:
        return gelukt[0]
    if gelukt:
        namen = " of ".join(_SCHEIDINGEN[g.scheiding] for g in gelukt)
        raise Gebruikersfout(
            f"{naam}, rij 1: de kolommen kunnen met {namen} gescheiden zijn. Zet aanhalingstekens om teksten met zo'n "
            "teken erin, of sla het op als .xlsx."
        )
    if fouten:
        raise Gebruikersfout(str(max(fouten, key=lambda f: f[0])[1]))
    raise Gebruikersfout(
        f"{naam}, rij 1: er is maar één kolom gevonden. Sla het op als csv met puntkomma's tussen de kolommen, of als .xlsx."
    )


class _Onregelmatig(Gebruikersfout):
    """The rows do not have the same number of fields with this separator (``breedte``: that of the heading)."""

    breedte = 0


def _lees_met(naam: str, tekst: str, scheiding: str, overslaan: int) -> _Rijen:
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=scheiding, strict=True)
    rijen: list[list[str]] = []
    nummers: list[int] = []
    vorige = 0
    breedte = 0
    try:
        for rij in lezer:
            nummer, vorige = vorige + 1, lezer.line_num  # a quoted cell may span lines: where the row begins
            if nummer <= overslaan or not any(c.strip() for c in rij):
                continue
            breedte = breedte or len(rij)
            if len(rij) != breedte:
                raise _onregelmatig(
                    breedte,
                    f"{naam}, rij {nummer}: {len(rij)} velden in plaats van {breedte}. "
                    "Controleer de scheidingstekens en aanhalingstekens in die rij.",
                )
            rijen.append(rij)
            nummers.append(nummer)
            ruw.keur_aantallen(naam, len(rijen) - 1, breedte)
    except csv.Error as fout:
        reden = "een cel is te lang" if "field larger" in str(fout) else "de aanhalingstekens kloppen niet"
        raise _onregelmatig(
            breedte, f"{naam}, rij {vorige + 1}: {reden}. Herstel die rij of sla het op als .xlsx."
        ) from fout
    if not rijen:
        raise Gebruikersfout(f"{naam} is leeg. Sla het bestand opnieuw op en probeer het nog eens.")
    return _Rijen(rijen[0], rijen[1:], nummers[1:], scheiding, nummers[0])


def _onregelmatig(breedte: int, zin: str) -> _Onregelmatig:
    fout = _Onregelmatig(zin)
    fout.breedte = breedte
    return fout


# ---------------------------------------------------------------- whose export it is


def _herken(tabel: pd.DataFrame) -> tuple[Soort, dict[str, str], pd.DataFrame]:
    """Kind, question texts, and the rows with answers."""
    importid = [
        str(c or "").lstrip().startswith('{"ImportId"') for c in (tabel.iloc[1] if len(tabel) > 1 else [])
    ]
    if importid and all(importid):
        labels = {k: " ".join(str(t).split()) for k, t in tabel.iloc[0].items() if t}
        return "qualtrics", {str(k): t for k, t in labels.items()}, tabel.iloc[2:]
    if {"id", "submitdate"} <= {k.lower() for k in tabel.columns}:
        return "limesurvey", {}, tabel
    return "tekst", {}, tabel


def _voltooid(soort: Soort, tabel: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Without answers that were not sent in or were a try-out, and a sentence for each kind left out."""
    kolom = {k.lower(): k for k in tabel.columns}
    zinnen = []
    if soort == "limesurvey":
        weg = tabel[kolom["submitdate"]].isna()
        tabel = tabel[~weg]
        if weg.any():
            zinnen.append(f"{_keer(weg)} niet afgemaakt (lege submitdate) en weggelaten.")
    if soort == "qualtrics":
        if "status" in kolom:
            weg = tabel[kolom["status"]].fillna("").str.casefold().isin({"survey preview", "1"})
            tabel = tabel[~weg]
            if weg.any():
                zinnen.append(f"{_keer(weg)} een proef van de maker (Status) en weggelaten.")
        if "finished" in kolom:
            weg = tabel[kolom["finished"]].fillna("").str.casefold().isin({"0", "false", "onwaar"})
            tabel = tabel[~weg]
            if weg.any():
                zinnen.append(f"{_keer(weg)} niet afgemaakt (Finished) en weggelaten.")
    return tabel, zinnen


def _keer(weg: pd.Series) -> str:
    aantal = int(weg.sum())
    return "1 vragenlijst is" if aantal == 1 else f"{aantal} vragenlijsten zijn"
