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
    """A survey file with errors; ``tabel`` holds the first of them, in the order of the file; ``aantal``: how many there are."""

    def __init__(self, bestand: str, fouten: Fouten) -> None:
        gesorteerd = sorted(fouten, key=lambda f: (f.rij is not None, f.rij or 0))
        self.bestand, self.fouten, self.aantal = bestand, fouten, fouten.aantal
        rijen = [(f.rij, f.kolom, _kort(f.waarde), f.verwacht, f.oplossing) for f in gesorteerd]
        self.tabel = pd.DataFrame(rijen, columns=KOLOMMEN).astype({"rij": "Int64"})
        super().__init__(_zin(bestand, gesorteerd[0], self.aantal - 1))

    def __reduce__(self) -> tuple[object, ...]:  # the same error in another process
        return Enquetefouten, (self.bestand, self.fouten)


@dataclass(frozen=True)
class Mis:
    """A value that is no answer, or no municipality: what is expected, and what to do."""

    verwacht: str
    oplossing: str


class Fouten(list[Fout]):
    """Errors as they are found: the first ones are kept, all are counted."""

    aantal = 0

    def erbij(self, fout: Fout) -> None:
        """Add one error."""
        self.aantal += 1
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
