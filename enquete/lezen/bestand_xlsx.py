"""Reading workbooks of surveys (.xlsx, .xls, .xlsb, .ods), after a look inside: most are a zip, and not every zip is safe.

What the look does not see can still end the process: only ``lees_werker`` imports this, in a process of its own.
Nothing here imports pandas, which would double the start of that process.
"""

from __future__ import annotations

import io
import math
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from enquete.lezen import ruw
from enquete.lezen.koppen import maak_tabel
from enquete.lezen.ruw import Gelezen, MeerBladen, cel_tekst
from enquete.lezen.werkblad import Blad, bekijk
from fouten import Gebruikersfout
from loaders.kolomletter import letter

ANTWOORDENBLAD = "Antwoorden"  # the sheet of our own template
_MAX_ONDERDELEN = 2_000
_MAX_LEEG = 12_000_000  # cells up to the last one with anything in it: the reader makes room for all of them
_SLOT = "is met een wachtwoord beveiligd. Haal het wachtwoord eraf en sla het op als .xlsx."
_OPNIEUW = "Open het in Excel en sla het opnieuw op als .xlsx."


def lees_werkboek(naam: str, inhoud: bytes, blad: str | None = None) -> Gelezen:
    """Read the bytes of a workbook: the sheet asked for, 'Antwoorden', or the only one that is filled and not hidden.

    Cells with a formula count with the outcome Excel stored. Raises Gebruikersfout.
    """
    bladen = _pak_uit(naam, inhoud) if inhoud.startswith(b"PK") else {}
    boek, zichtbaar = _open(naam, inhoud)
    gekozen = _kies(naam, boek, bladen, zichtbaar, blad)
    waar = f"{naam}, werkblad {gekozen}"
    zinnen = [f"Gelezen: werkblad {gekozen}."]
    if bekeken := bladen.get(gekozen):
        if bekeken.tot_rij * bekeken.tot_kolom > _MAX_LEEG:
            raise Gebruikersfout(
                f"{waar}: ver onder of naast de antwoorden staat nog iets, misschien een spatie (tot rij {bekeken.tot_rij}, "
                f"kolom {bekeken.tot_kolom}). Verwijder de lege rijen en kolommen, of kopieer de antwoorden naar een nieuw werkblad."
            )
        if bekeken.zonder_uitkomst:
            raise Gebruikersfout(
                f"{waar}, cel {bekeken.zonder_uitkomst}: er staat een formule zonder bewaarde uitkomst. Open het bestand in "
                "Excel en sla het op, of plak de waarden in plaats van de formules."
            )
        if bekeken.foutwaarde:
            raise Gebruikersfout(
                f"{waar}, cel {bekeken.foutwaarde}: er staat een foutwaarde zoals #N/B. Herstel de formule of maak de cel leeg."
            )
        if bekeken.formules:
            zinnen.append(
                f"Cellen met een formule: {bekeken.formules}; wij lezen de uitkomst die Excel bewaarde."
            )
    nummers, rijen = _cellen(naam, boek, gekozen)
    if not rijen:
        raise Gebruikersfout(f"{waar} is leeg. Kies het werkblad met de antwoorden.")
    gelezen = maak_tabel(waar, nummers, rijen)
    gelezen.blad, gelezen.bladen = gekozen, tuple(boek.sheet_names)
    gelezen.opmerkingen = (*zinnen, *gelezen.opmerkingen)
    return gelezen


# ---------------------------------------------------------------- the zip


def _pak_uit(naam: str, inhoud: bytes) -> dict[str, Blad]:
    """What every sheet of an .xlsx holds (nothing for other kinds). Raises Gebruikersfout before anything large is unpacked."""
    over = ruw.MAX_UITGEPAKT_MB * 1024 * 1024
    te_groot = Gebruikersfout(
        f"{naam} wordt uitgepakt groter dan {ruw.MAX_UITGEPAKT_MB} MB en wordt daarom niet geopend. "
        "Zet alleen de antwoorden in een nieuw werkboek."
    )
    delen: dict[str, bytes] = {}
    with _of_beschadigd(naam):
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            leden = zip_.infolist()
            if sum(lid.file_size for lid in leden) > over or len(leden) > _MAX_ONDERDELEN:
                raise te_groot
            _keur_leden(naam, leden)
            for lid in leden:  # what the list says of a size may be a lie: count while reading
                with zip_.open(lid) as stroom:
                    deel = stroom.read(over + 1)
                over -= len(deel)
                if over < 0:
                    raise te_groot
                if lid.filename.endswith((".xml", ".rels")):
                    _keur_xml(naam, deel)
                    if lid.filename == "content.xml" and re.search(rb'-spanned="(?!1")', deel):
                        raise _samengevoegd(naam, "van een kop of van rijen")  # .ods says it here only
                    delen[lid.filename.removeprefix("/")] = deel
        bladen = _bladen(delen)
    return {titel: bekijk(naam, titel, delen[pad]) for titel, pad in bladen.items()}


@contextmanager
def _of_beschadigd(naam: str, hoe: str = "geen leesbaar werkboek") -> Iterator[None]:
    """A file that is damaged fails in many ways: inside the decompressor, and a crash inside the reader is no Exception."""
    try:
        yield
    except (KeyboardInterrupt, SystemExit, MemoryError, Gebruikersfout):
        raise
    except PasswordError as fout:
        raise Gebruikersfout(f"{naam} {_SLOT}") from fout
    except BaseException as fout:
        raise Gebruikersfout(f"{naam} is beschadigd en {hoe}. {_OPNIEUW}") from fout


def _keur_leden(naam: str, leden: list[zipfile.ZipInfo]) -> None:
    namen = [lid.filename for lid in leden]
    boek = any(posixpath.basename(n) in ("workbook.xml", "workbook.bin", "content.xml") for n in namen)
    keuren = (
        (len(set(namen)) != len(namen), f"bevat een onderdeel twee keer en is daarom niet te vertrouwen. {_OPNIEUW}"),
        (any(lid.flag_bits & 1 for lid in leden), _SLOT),
        (any(n.lower().endswith("vbaproject.bin") for n in namen), "bevat macro's en wordt daarom niet geopend. Sla het in Excel op als .xlsx."),
        (not boek, "is een zip en geen werkboek van Excel. Pak het uit, of sla het op als .xlsx."),
    )  # fmt: skip
    if zin := next((zin for mis, zin in keuren if mis), None):
        raise Gebruikersfout(f"{naam} {zin}")


def _samengevoegd(waar: str, cellen: str) -> Gebruikersfout:
    return Gebruikersfout(
        f"{waar}: de cellen {cellen} zijn samengevoegd. Splits ze en geef elke kolom een eigen kop."
    )


def _keur_xml(naam: str, deel: bytes) -> None:
    """Raise Gebruikersfout for a part that declares entities: workbooks never do, and they can be made to explode."""
    kaal = deel.replace(b"\x00", b"").lower()  # also when stored as UTF-16
    if b"<!doctype" in kaal or b"<!entity" in kaal:
        raise Gebruikersfout(
            f"{naam} bevat verwijzingen die niet in een werkboek horen en wordt niet geopend. {_OPNIEUW}"
        )


def _bladen(delen: dict[str, bytes]) -> dict[str, str]:
    """Sheet name -> part of the zip, wherever the workbook lies in it and in either namespace; none without workbook.xml."""
    wortel = next((n for n in delen if posixpath.basename(n) == "workbook.xml"), None)
    if wortel is None:
        return {}
    map_ = posixpath.dirname(wortel)
    verwijzingen = {
        r.get("Id"): posixpath.normpath(posixpath.join("/", map_, str(r.get("Target")))).lstrip("/")
        for r in ElementTree.fromstring(delen[posixpath.join(map_, "_rels/workbook.xml.rels")])
    }
    paden = {
        str(s.get("name")): verwijzingen[next(w for k, w in s.attrib.items() if k.endswith("}id"))]
        for s in ElementTree.fromstring(delen[wortel]).iter()
        if s.tag.rpartition("}")[2] == "sheet"
    }
    return {titel: pad for titel, pad in paden.items() if pad in delen}


# ---------------------------------------------------------------- sheets and cells


def _open(naam: str, inhoud: bytes) -> tuple[CalamineWorkbook, list[str]]:
    """The workbook, and the sheets with cells that are not hidden."""
    with _of_beschadigd(naam):
        boek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        zichtbaar = [
            b.name
            for b in boek.sheets_metadata
            if b.typ == SheetTypeEnum.WorkSheet and b.visible == SheetVisibleEnum.Visible
        ]
    if not zichtbaar:
        raise Gebruikersfout(f"{naam} heeft geen werkbladen met cellen. {_OPNIEUW}")
    return boek, zichtbaar


def _kies(
    naam: str, boek: CalamineWorkbook, bekeken: dict[str, Blad], zichtbaar: list[str], blad: str | None
) -> str:
    if blad is not None:
        gevonden = next((b for b in boek.sheet_names if b.strip().casefold() == blad.strip().casefold()), None)  # fmt: skip
        if gevonden is None:
            raise Gebruikersfout(
                f"{naam} heeft geen werkblad '{blad[:60]}', wel: {', '.join(boek.sheet_names)}. Kies een van die werkbladen."
            )
        return gevonden
    gevuld = [b for b in zichtbaar if bekeken[b].rijen] if bekeken.keys() >= set(zichtbaar) else [b for b in zichtbaar if boek.get_sheet_by_name(b).total_height]  # fmt: skip
    if not gevuld:
        raise Gebruikersfout(f"{naam} is leeg: geen enkel werkblad bevat iets. Controleer het bestand.")
    if ANTWOORDENBLAD in gevuld or len(gevuld) == 1:
        return ANTWOORDENBLAD if ANTWOORDENBLAD in gevuld else gevuld[0]
    raise MeerBladen(naam, gevuld)


def _cellen(naam: str, boek: CalamineWorkbook, blad: str) -> tuple[list[int], list[list[str]]]:
    """Numbers and cells of the rows with something in them, equally long."""
    nummers: list[int] = []
    rijen: list[list[str]] = []
    een_keer: dict[str, str] = {}
    with _of_beschadigd(f"{naam}, werkblad {blad}", "niet te lezen"):
        gelezen = boek.get_sheet_by_name(blad)
        if samen := gelezen.merged_cell_ranges:
            (r0, k0), (r1, k1) = samen[0]
            raise _samengevoegd(f"{naam}, werkblad {blad}", f"{letter(k0)}{r0 + 1}:{letter(k1)}{r1 + 1}")  # fmt: skip
        begin = (gelezen.start or (0, 0))[0]
        for nummer, rij in enumerate(gelezen.iter_rows(), start=begin + 1):
            if any(c != "" and c is not None for c in rij):
                cellen = [een_keer.setdefault(c, c) for c in map(_cel, rij)]
                if any(cellen):
                    nummers.append(nummer)
                    rijen.append(cellen)
                    ruw.keur_aantallen(naam, len(rijen) - 1, 1)
    breedte = max((i + 1 for rij in rijen for i, c in enumerate(rij) if c), default=0)
    ruw.keur_aantallen(naam, len(rijen) - 1, breedte)
    return nummers, [rij[:breedte] for rij in rijen]


def _cel(waarde: object) -> str:
    if waarde is None or (isinstance(waarde, float) and math.isnan(waarde)):
        return ""
    if isinstance(waarde, datetime):
        return waarde.isoformat(" ").removesuffix(" 00:00:00")
    return cel_tekst(waarde) or ""
