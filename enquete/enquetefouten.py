"""Everything that is wrong in a survey file, as a table: row, column, value, what is expected, what to do."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from fouten import Gebruikersfout

KOLOMMEN = ["rij", "kolom", "waarde", "verwacht", "oplossing"]
HOOGSTENS = 200  # errors that are named: more are no help, and their number has no bound
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
    """A survey file with errors; ``tabel`` holds the first of them, in the order of the file.

    ``aantal``: how many there are, where more were seen than are listed.
    """

    def __init__(self, bestand: str, fouten: list[Fout], aantal: int = 0) -> None:
        gesorteerd = sorted(fouten, key=lambda f: (f.rij is not None, f.rij or 0))
        self.aantal = max(aantal, len(fouten))
        self.tabel = pd.DataFrame(
            [(f.rij, f.kolom, _kort(f.waarde), f.verwacht, f.oplossing) for f in gesorteerd[:HOOGSTENS]],
            columns=KOLOMMEN,
        ).astype({"rij": "Int64"})
        super().__init__(_zin(bestand, gesorteerd[0], self.aantal - 1))

    def __reduce__(self) -> tuple[object, ...]:
        return _herstel, (str(self), self.tabel, self.aantal)


def _herstel(zin: str, tabel: pd.DataFrame, aantal: int) -> Enquetefouten:
    """The same error in another process."""
    fout = Enquetefouten.__new__(Enquetefouten)
    Gebruikersfout.__init__(fout, zin)
    fout.tabel, fout.aantal = tabel, aantal
    return fout


class Fouten(list[Fout]):
    """Errors as they are found: the first ones are kept, all are counted."""

    aantal = 0

    def erbij(self, fout: Fout, keer: int = 1) -> None:
        """Add one error, that stands in ``keer`` cells."""
        self.aantal += keer
        if len(self) < HOOGSTENS:
            self.append(fout)


def _kort(waarde: str) -> str:
    return waarde if len(waarde) <= _MAX_WAARDE else f"{waarde[:_MAX_WAARDE]}…"


def _zin(bestand: str, eerste: Fout, nog: int) -> str:
    rij = f", rij {eerste.rij}" if eerste.rij is not None else ""
    kolom = f", kolom {eerste.kolom}" if eerste.kolom else ""
    staat = f", er staat '{_kort(eerste.waarde)}'" if eerste.waarde else ""
    rest = "" if not nog else " Daarna is er nog 1 fout." if nog == 1 else f" Daarna zijn er nog {nog} fouten."  # fmt: skip
    if nog >= HOOGSTENS:
        rest += f" De lijst noemt er {HOOGSTENS}."
    return f"{bestand}{rij}{kolom}: verwacht wordt {eerste.verwacht}{staat}. {eerste.oplossing}{rest}"
