"""Why a municipality is a neighbour, in words: 'even groot, iets meer jongeren, minder dicht bebouwd'.

Everything is said of the neighbour, seen from one's own municipality. The sizes are differences in z, so
in standard deviations over all municipalities, after the transformation of the variable.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from verhaal.begrippen import opsomming

# From which difference in z the words change; below the first it is called the same.
IETS, DUIDELIJK, VEEL = 0.25, 0.75, 1.5

Score = Mapping[str, float | None]  # variabele -> z; None = not known


@dataclass(frozen=True)
class Buurkenmerk:
    """A variable of a law: its name, its share in the distance (0 to 1) and its words."""

    variabele: str
    naam: str
    gewicht: float
    gelijk: str
    meer: str
    minder: str


def kenmerken(tabel: pd.DataFrame) -> list[Buurkenmerk]:
    """The variables in the answer of the query ``buurkenmerken``, in their order."""
    velden = list(Buurkenmerk.__dataclass_fields__)
    rijen = tabel.drop_duplicates("variabele")[velden].to_dict("records")
    return [Buurkenmerk(**{str(k): v for k, v in rij.items()}) for rij in rijen]


def scores(tabel: pd.DataFrame, gm_code: str) -> Score:
    """The z of one municipality in the answer of the query ``buurkenmerken``."""
    eigen = tabel[tabel["gm_code"] == gm_code]
    return {
        str(v): None if pd.isna(z) else float(z) for v, z in zip(eigen["variabele"], eigen["z"], strict=True)
    }


def verschil(kenmerk: Buurkenmerk, eigen: Score, buur: Score) -> float | None:
    """How much more the neighbour has, in standard deviations; None when one of the two is not known."""
    hier, daar = eigen.get(kenmerk.variabele), buur.get(kenmerk.variabele)
    return None if hier is None or daar is None else daar - hier


def woord(kenmerk: Buurkenmerk, verschil: float) -> str:
    """'evenveel jongeren', 'iets meer jongeren', 'minder jongeren' or 'veel meer jongeren'."""
    maat = abs(verschil)
    if maat < IETS:
        return kenmerk.gelijk
    richting = kenmerk.meer if verschil > 0 else kenmerk.minder
    if maat < DUIDELIJK:
        return f"iets {richting}"
    return richting if maat < VEEL else f"veel {richting}"


def waarom(lijst: Sequence[Buurkenmerk], eigen: Score, buur: Score, hoogstens: int | None = None) -> str:
    """The neighbour in words, in the order of ``lijst``; '' when nothing is known of both.

    With ``hoogstens`` only the variables that add most to the distance are named.
    """
    gevonden = [(k, dz) for k in lijst if (dz := verschil(k, eigen, buur)) is not None]
    if hoogstens is not None and len(gevonden) > hoogstens:
        telt = sorted(gevonden, key=lambda paar: -math.sqrt(paar[0].gewicht) * abs(paar[1]))[:hoogstens]
        gevonden = [paar for paar in gevonden if paar in telt]
    return ", ".join(woord(k, dz) for k, dz in gevonden)


def telt_niet_mee(lijst: Sequence[Buurkenmerk], eigen: Score, buur: Score) -> str:
    """A sentence that names the variables that are not known for both, or ''."""
    namen = [k.naam.lower() for k in lijst if verschil(k, eigen, buur) is None]
    if not namen:
        return ""
    kop = opsomming(namen)
    tellen = "telt" if len(namen) == 1 else "tellen"
    return f"{kop[0].upper()}{kop[1:]} {tellen} hier niet mee: dat is niet van beide gemeenten bekend."
