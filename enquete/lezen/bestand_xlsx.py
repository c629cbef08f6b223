"""Reading workbooks (.xlsx) of surveys, after a look inside: a workbook is a zip, and not every zip is safe to unpack.

What the look does not see can still end the process: only ``lees_werker`` imports this, in a process of its own.
Nothing here imports pandas, which would double the start of that process.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Sequence
from datetime import datetime
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook

from enquete.lezen import ruw
from enquete.lezen.koppen import keur_koppen
from enquete.lezen.ruw import Gelezen, code_tekst
from enquete.lezen.werkblad import Blad, bekijk
from fouten import Gebruikersfout

ANTWOORDENBLAD = "Antwoorden"  # the sheet of our own template
_MAX_ONDERDELEN = 2_000
_OPNIEUW = "Open het in Excel en sla het opnieuw op als .xlsx."
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def lees_xlsx(naam: str, inhoud: bytes, blad: str | None = None) -> Gelezen:
    """Read the bytes of a workbook: the sheet asked for, 'Antwoorden', or the only one that is filled.

    Cells with a formula count with the outcome Excel stored. Raises Gebruikersfout.
    """
    delen = _pak_uit(naam, inhoud)
    bladen = {titel: bekijk(naam, titel, delen[pad]) for titel, pad in _bladen(naam, delen).items()}
    delen.clear()  # the reader unpacks them again, and there is not room for both
    gekozen = _kies(naam, bladen, blad)
    bekeken = bladen[gekozen]
    ruw.keur_aantallen(f"{naam}, werkblad {gekozen}", bekeken.tot_rij, bekeken.tot_kolom)
    bekeken.keur()
    rijen = [(i, [_cel(c) for c in rij]) for i, rij in enumerate(_cellen(naam, inhoud, gekozen), start=1)]
    gevuld = [(i, rij) for i, rij in rijen if any(rij)]
    waar = f"{naam}, werkblad {gekozen}"
    if not gevuld:
        raise Gebruikersfout(f"{waar} is leeg. Kies het werkblad met de antwoorden.")
    kopnummer, kop = gevuld[0]
    plekken = keur_koppen(waar, kop, [rij for _, rij in gevuld[1:]], kopnummer)
    opmerkingen = [f"Gelezen: werkblad {gekozen}."]
    if bekeken.formules:
        opmerkingen.append(
            f"Cellen met een formule: {bekeken.formules}; wij lezen de uitkomst die Excel bewaarde."
        )
    return Gelezen(
        nummers=[i for i, _ in gevuld[1:]],
        cellen={kop: [rij[plek] for _, rij in gevuld[1:]] for kop, plek in plekken.items()},
        blad=gekozen,
        bladen=tuple(bladen),
        opmerkingen=tuple(opmerkingen),
    )


# ---------------------------------------------------------------- the zip


def _pak_uit(naam: str, inhoud: bytes) -> dict[str, bytes]:
    """The parts of the workbook that we look at. Raises Gebruikersfout before anything large is unpacked."""
    over = ruw.MAX_UITGEPAKT_MB * 1024 * 1024
    te_groot = Gebruikersfout(
        f"{naam} wordt uitgepakt groter dan {ruw.MAX_UITGEPAKT_MB} MB en wordt daarom niet geopend. "
        "Zet alleen de antwoorden in een nieuw werkboek."
    )
    delen: dict[str, bytes] = {}
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
            leden = zip_.infolist()
            if sum(lid.file_size for lid in leden) > over or len(leden) > _MAX_ONDERDELEN:
                raise te_groot
            _keur_leden(naam, leden)
            for lid in leden:
                with zip_.open(
                    lid
                ) as stroom:  # what the list says of a size may be a lie: count while reading
                    deel = stroom.read(over + 1)
                over -= len(deel)
                if over < 0:
                    raise te_groot
                if lid.filename.endswith((".xml", ".rels")):
                    _keur_xml(naam, deel)
                    delen[lid.filename.removeprefix("/")] = deel
    except (Gebruikersfout, MemoryError):
        raise
    except Exception as fout:  # a damaged zip fails in many ways, also inside the decompressor
        raise Gebruikersfout(f"{naam} is beschadigd en geen leesbaar werkboek. {_OPNIEUW}") from fout
    return delen


def _keur_leden(naam: str, leden: list[zipfile.ZipInfo]) -> None:
    namen = [lid.filename for lid in leden]
    if len(set(namen)) != len(namen):
        raise Gebruikersfout(
            f"{naam} bevat een onderdeel twee keer en is daarom niet te vertrouwen. {_OPNIEUW}"
        )
    if any(lid.flag_bits & 1 for lid in leden):
        raise Gebruikersfout(
            f"{naam} is met een wachtwoord beveiligd. Haal het wachtwoord eraf en sla het op als .xlsx."
        )
    if any(n.lower().endswith("vbaproject.bin") for n in namen):
        raise Gebruikersfout(
            f"{naam} bevat macro's en wordt daarom niet geopend. Sla het in Excel op als .xlsx."
        )
    if not any(n.removeprefix("/") == "xl/workbook.xml" for n in namen):
        raise Gebruikersfout(
            f"{naam} is een zip en geen werkboek van Excel. Pak het uit, of sla het op als .xlsx."
        )


def _keur_xml(naam: str, deel: bytes) -> None:
    """Raise Gebruikersfout for a part that declares entities: workbooks never do, and they can be made to explode."""
    kaal = deel.replace(b"\x00", b"").lower()  # also when stored as UTF-16
    if b"<!doctype" in kaal or b"<!entity" in kaal:
        raise Gebruikersfout(
            f"{naam} bevat verwijzingen die niet in een werkboek horen en wordt niet geopend. {_OPNIEUW}"
        )


# ---------------------------------------------------------------- sheets and cells


def _bladen(naam: str, delen: dict[str, bytes]) -> dict[str, str]:
    """Sheet name -> part of the zip, in order."""
    try:
        boek = ElementTree.fromstring(delen["xl/workbook.xml"])
        verwijzingen = {
            r.get("Id"): str(r.get("Target"))
            for r in ElementTree.fromstring(delen["xl/_rels/workbook.xml.rels"])
        }
        paden = {
            str(s.get("name")): _pad(verwijzingen[s.get(_REL)])
            for s in boek.iter()
            if s.tag.rpartition("}")[2] == "sheet"
        }
    except (KeyError, ElementTree.ParseError) as fout:
        raise Gebruikersfout(f"{naam} is beschadigd en geen leesbaar werkboek. {_OPNIEUW}") from fout
    aanwezig = {titel: pad for titel, pad in paden.items() if pad in delen and "/worksheets/" in f"/{pad}"}
    if not aanwezig:
        raise Gebruikersfout(f"{naam} heeft geen werkbladen met cellen. {_OPNIEUW}")
    return aanwezig


def _pad(doel: str) -> str:
    return doel.removeprefix("/") if doel.startswith("/") else f"xl/{doel}"


def _kies(naam: str, bladen: dict[str, Blad], blad: str | None) -> str:
    namen = ", ".join(bladen)
    if blad is not None:
        gevonden = next((b for b in bladen if b.strip().casefold() == blad.strip().casefold()), None)
        if gevonden is None:
            raise Gebruikersfout(
                f"{naam} heeft geen werkblad '{blad[:60]}', wel: {namen}. Kies een van die werkbladen."
            )
        return gevonden
    gevuld = [b for b, bekeken in bladen.items() if bekeken.rijen]
    if not gevuld:
        raise Gebruikersfout(f"{naam} is leeg: geen enkel werkblad bevat iets. Controleer het bestand.")
    if ANTWOORDENBLAD in gevuld or len(gevuld) == 1:
        return ANTWOORDENBLAD if ANTWOORDENBLAD in gevuld else gevuld[0]
    raise Gebruikersfout(
        f"{naam} heeft meer gevulde werkbladen: {', '.join(gevuld)}. Kies het werkblad met de antwoorden (--blad)."
    )


def _cellen(naam: str, inhoud: bytes, blad: str) -> Sequence[Sequence[object]]:
    try:
        boek = CalamineWorkbook.from_filelike(io.BytesIO(inhoud))
        return boek.get_sheet_by_name(blad).to_python(skip_empty_area=False)
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as fout:  # a crash inside the reader is no Exception
        raise Gebruikersfout(f"{naam}, werkblad {blad} is beschadigd en niet te lezen. {_OPNIEUW}") from fout


def _cel(waarde: object) -> str:
    if waarde is None or (isinstance(waarde, float) and math.isnan(waarde)):
        return ""
    if isinstance(waarde, datetime):
        return waarde.isoformat(" ")
    return code_tekst(waarde)
