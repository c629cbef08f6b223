"""A look at a worksheet before it is opened: how large it is, and what in it cannot be read as an answer."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from xml.etree import ElementTree

from fouten import Gebruikersfout
from loaders.kolomletter import letter


@dataclass
class Blad:
    """What a worksheet holds. ``rijen``: the last row with something in it.

    ``tot_rij`` and ``tot_kolom``: the last ones with a value, were it a space; the reader makes room for every cell up to there.
    """

    rijen: int = 0
    tot_rij: int = 0
    tot_kolom: int = 0
    formules: int = 0
    zonder_uitkomst: str = ""  # the first cell with a formula and no stored outcome
    foutwaarde: str = ""  # the first cell with #N/A, #DIV/0! …, which the reader gives as an empty one

    def erbij(self, cel: ElementTree.Element, rij: int, kolom: int) -> None:
        """Count one cell."""
        delen = {d.tag.rpartition("}")[2]: d for d in cel}
        plek, soort = f"{letter(kolom - 1)}{rij}", cel.get("t", "")
        gevuld = any("".join(d.itertext()).strip() for naam, d in delen.items() if naam in ("v", "is"))
        if "f" in delen:
            self.formules += 1
            if not gevuld and soort != "str":
                self.zonder_uitkomst = self.zonder_uitkomst or plek
        if soort == "e":
            self.foutwaarde = self.foutwaarde or plek
        if delen.keys() & {"f", "v", "is"}:
            self.tot_rij, self.tot_kolom = max(self.tot_rij, rij), max(self.tot_kolom, kolom)
        if gevuld or "f" in delen:
            self.rijen = max(self.rijen, rij)


def bekijk(bestand: str, titel: str, xml: bytes) -> Blad:
    """Look through the XML of a worksheet, a row at a time. Raises Gebruikersfout when it is damaged."""
    blad = Blad()
    rij = kolom = 0
    try:
        for wanneer, deel in ElementTree.iterparse(io.BytesIO(xml), ("start", "end")):
            naam = deel.tag.rpartition("}")[2]
            if naam == "row" and wanneer == "start":
                rij, kolom = int(deel.get("r", rij + 1)), 0
            elif naam == "c" and wanneer == "end":
                rij, kolom = _plek(deel.get("r"), rij, kolom)
                blad.erbij(deel, rij, kolom)
                deel.clear()
            elif naam == "row":
                deel.clear()
    except (ElementTree.ParseError, ValueError) as fout:
        raise Gebruikersfout(
            f"{bestand}, werkblad {titel} is beschadigd en niet te lezen. Open het in Excel en sla het opnieuw op als .xlsx."
        ) from fout
    return blad


def _plek(naam: str | None, rij: int, kolom: int) -> tuple[int, int]:
    """Row and column of a cell; without a name it stands beside the one before."""
    if naam is None:
        return rij, kolom + 1
    past = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", naam)
    if past is None:  # the reader might take it for another place than we do
        raise ValueError(f"no place of a cell: {naam[:20]}")
    nummer = 0
    for teken in past[1]:
        nummer = nummer * 26 + ord(teken) - ord("A") + 1
    return int(past[2]), nummer
