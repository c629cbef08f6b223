"""Everything that is wrong in a survey file, as a table: row, column, value, what is expected, what to do."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from fouten import Gebruikersfout

KOLOMMEN = ["rij", "kolom", "waarde", "verwacht", "oplossing"]
_MAX_WAARDE = 60  # a cell may hold a whole letter


@dataclass(frozen=True)
class Fout:
    """One cell that cannot be read. ``rij``: row number in the file, None for the file as a whole."""

    rij: int | None
    kolom: str
    waarde: str
    verwacht: str
    oplossing: str


class Enquetefouten(Gebruikersfout):
    """A survey file with errors; ``tabel`` holds all of them, in the order of the file."""

    def __init__(self, bestand: str, fouten: list[Fout]) -> None:
        gesorteerd = sorted(fouten, key=lambda f: (f.rij is not None, f.rij or 0))
        self.tabel = pd.DataFrame(
            [(f.rij, f.kolom, _kort(f.waarde), f.verwacht, f.oplossing) for f in gesorteerd], columns=KOLOMMEN
        ).astype({"rij": "Int64"})
        super().__init__(_zin(bestand, gesorteerd))


def _kort(waarde: str) -> str:
    return waarde if len(waarde) <= _MAX_WAARDE else f"{waarde[:_MAX_WAARDE]}…"


def _zin(bestand: str, fouten: list[Fout]) -> str:
    eerste = fouten[0]
    rij = f", rij {eerste.rij}" if eerste.rij is not None else ""
    kolom = f", kolom {eerste.kolom}" if eerste.kolom else ""
    staat = f", er staat '{_kort(eerste.waarde)}'" if eerste.waarde else ""
    aantal = len(fouten) - 1
    rest = (
        ""
        if not aantal
        else " Daarna is er nog 1 fout."
        if aantal == 1
        else f" Daarna zijn er nog {aantal} fouten."
    )
    return f"{bestand}{rij}{kolom}: verwacht wordt {eerste.verwacht}{staat}. {eerste.oplossing}{rest}"
