"""What CBS allows in the Iv3 delivery of a year: codes, grey cells and checks, as rows of ``data/referentie``.

Read with what is in Python itself: this also runs in the process that reads one file, which must start quickly.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

CODES, GRIJS, CONTROLES = "iv3_codes.csv", "iv3_grijs.csv", "iv3_controles.csv"
# Lists of codes, and what a wrong code of each is called by CBS (its error code) and by us
LIJSTEN = {
    "taakveld": ("DF001", "taakveld"),
    "categorie_lasten": ("DF002", "categorie"),
    "categorie_baten": ("DF002", "categorie"),
    "balanscode": ("DF003", "balanscode"),
    "standper": ("DF004", "stand"),
    "kengetal": ("DF005", "kengetal"),
    "beleidsindicator": ("DF006", "beleidsindicator"),
    "verslagperiode": ("DF007", "verslagperiode"),
}


@dataclass(frozen=True)
class Controle:
    """One check of CBS on the whole of a delivery: in which periods, on what, and how far it may be off."""

    foutcode: str
    naam: str
    perioden: tuple[int, ...]
    uitgesloten: tuple[str, ...]  # taakvelden that are left out
    categorieen: tuple[str, ...]  # the categories it is about
    grens: float
    eenheid: str  # 'procent' or 'bedrag'


@dataclass(frozen=True)
class Definitie:
    """The rules of one year. ``jaar`` is the year they were made for: the newest one known when there are none yet."""

    jaar: int
    codes: dict[str, dict[str, str]]  # list -> code -> what kind of code it is
    grijs: dict[tuple[str, str], frozenset[str]]  # part and code -> categories that must stay empty
    controles: tuple[Controle, ...]

    def soort(self, lijst: str, code: str) -> str:
        """What kind of code it is; '' for an ordinary one."""
        return self.codes[lijst].get(code, "")

    def van_soort(self, lijst: str, *soorten: str) -> frozenset[str]:
        """The codes of these kinds."""
        return frozenset(c for c, s in self.codes[lijst].items() if s in soorten)

    @cached_property
    def financieel(self) -> frozenset[str]:
        """The codes of the financial part of the balance."""
        return self.van_soort("balanscode", "financieel")


def _rijen(map_: Path, bestand: str, jaar: int | None = None) -> Iterator[dict[str, str]]:
    with (map_ / bestand).open(encoding="utf-8", newline="") as f:
        for rij in csv.DictReader(f):
            if jaar is None or int(rij["jaar_van"]) <= jaar <= int(rij["jaar_tot"]):
                yield rij


def jaren(map_: Path) -> tuple[int, int]:
    """The first and the last year of which the rules are known."""
    rijen = list(_rijen(map_, CODES))
    return min(int(r["jaar_van"]) for r in rijen), max(int(r["jaar_tot"]) for r in rijen)


def laad(map_: Path, jaar: int) -> Definitie:
    """The rules of a year, or of the newest year before it. Raises LookupError when the year lies before all rules."""
    eerste, laatste = jaren(map_)
    if jaar < eerste:
        raise LookupError(jaar)
    van = min(jaar, laatste)
    codes: dict[str, dict[str, str]] = {lijst: {} for lijst in LIJSTEN}
    for rij in _rijen(map_, CODES, van):
        codes[rij["lijst"]][rij["code"]] = rij["soort"]
    grijs = {(r["deel"], r["code"]): frozenset(r["categorieen"].split()) for r in _rijen(map_, GRIJS, van)}
    controles = tuple(
        Controle(
            r["foutcode"],
            r["naam"],
            tuple(int(p) for p in r["perioden"].split()),
            tuple(r["uitgesloten"].split()),
            tuple(r["categorieen"].split()),
            float(r["grens"]),
            r["eenheid"],
        )
        for r in _rijen(map_, CONTROLES, van)
    )
    return Definitie(van, codes, grijs, controles)
