"""A look at a worksheet before it is opened: how large it is, and what in it cannot be read as an answer."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.parsers import expat

from fouten import Gebruikersfout
from loaders.kolomletter import letter


@dataclass
class Blad:
    """What a worksheet holds.

    ``rijen`` and ``kolommen``: the last ones with something in them. ``tot_rij`` and ``tot_kolom``: the last ones with a
    value, were it a space; the reader makes room for every cell up to there.
    """

    bestand: str
    titel: str
    rijen: int = 0
    kolommen: int = 0
    tot_rij: int = 0
    tot_kolom: int = 0
    formules: int = 0
    zonder_uitkomst: str = ""  # the first cell with a formula and no stored outcome
    foutwaarde: str = ""  # the first cell with #N/A, #DIV/0! …, which the reader gives as an empty one


class _Lezer:
    """Walks through the XML of a sheet; keeps counts, no cells."""

    def __init__(self, blad: Blad) -> None:
        self.blad = blad
        self.rij = self.kolom = 0
        self.soort = self.plek = ""
        self.formule = self.gevuld = self.in_waarde = self.waarde = False

    def begin(self, naam: str, eigenschappen: dict[str, str]) -> None:
        naam = naam.rpartition(":")[2]
        if naam == "row":
            self.rij = int(eigenschappen.get("r", self.rij + 1))
            self.kolom = 0
        elif naam == "c":
            self._begin_cel(eigenschappen)
        elif naam == "f":
            self.formule = self.waarde = True
        elif naam in ("v", "t", "is"):
            self.in_waarde, self.waarde = naam != "is", True

    def _begin_cel(self, eigenschappen: dict[str, str]) -> None:
        if "r" in eigenschappen:
            past = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", eigenschappen["r"])
            if past is None:  # the reader might take it for another place than we do
                raise ValueError(f"no place of a cell: {eigenschappen['r'][:20]}")
            self.rij, self.kolom = int(past[2]), _nummer(past[1])
        else:
            self.kolom += 1
        self.soort = eigenschappen.get("t", "")
        self.formule = self.gevuld = self.waarde = False

    def tekst(self, inhoud: str) -> None:
        if self.in_waarde and inhoud.strip():
            self.gevuld = True

    def einde(self, naam: str) -> None:
        naam = naam.rpartition(":")[2]
        if naam in ("v", "t"):
            self.in_waarde = False
        elif naam == "c":
            self._einde_cel()

    def _einde_cel(self) -> None:
        plek = f"{letter(self.kolom - 1)}{self.rij}"
        if self.formule:
            self.blad.formules += 1
            if not self.gevuld and self.soort != "str" and not self.blad.zonder_uitkomst:
                self.blad.zonder_uitkomst = plek
        if self.soort == "e" and not self.blad.foutwaarde:
            self.blad.foutwaarde = plek
        if self.waarde:
            self.blad.tot_rij = max(self.blad.tot_rij, self.rij)
            self.blad.tot_kolom = max(self.blad.tot_kolom, self.kolom)
        if self.gevuld or self.formule:
            self.blad.rijen = max(self.blad.rijen, self.rij)
            self.blad.kolommen = max(self.blad.kolommen, self.kolom)


def _nummer(letters: str) -> int:
    uit = 0
    for teken in letters:
        uit = uit * 26 + ord(teken) - ord("A") + 1
    return uit


def bekijk(bestand: str, titel: str, xml: bytes) -> Blad:
    """Look through the XML of a worksheet. Raises Gebruikersfout when it is damaged."""
    blad = Blad(bestand, titel)
    lezer = _Lezer(blad)
    ontleder = expat.ParserCreate()
    ontleder.StartElementHandler = lezer.begin
    ontleder.EndElementHandler = lezer.einde
    ontleder.CharacterDataHandler = lezer.tekst
    try:
        ontleder.Parse(xml, True)
    except (expat.ExpatError, ValueError) as fout:
        raise Gebruikersfout(
            f"{bestand}, werkblad {titel} is beschadigd en niet te lezen. Open het in Excel en sla het opnieuw op als .xlsx."
        ) from fout
    return blad
