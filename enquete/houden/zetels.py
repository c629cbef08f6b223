"""How many seats a council has: Gemeentewet article 8, by the inhabitants of the municipality.

The law looks at the inhabitants on 1 January of the year before an election. With the newest
inhabitants the number can differ for a municipality that crossed a boundary since.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pandas as pd

from fouten import Gebruikersfout
from loaders.contract import lees
from loaders.enquetetabellen import ZETELS


def lees_zetels(referentie: Path) -> Callable[[int], int]:
    """The function inhabitants -> seats, from the folder ``data/referentie``.

    Raises Gebruikersfout when the classes leave a gap, overlap or do not cover every number of inhabitants.
    """
    tabel = lees(referentie, ZETELS).sort_values("inwoners_van")
    van = [int(n) for n in tabel["inwoners_van"]]
    tot = [None if pd.isna(n) else int(n) for n in tabel["inwoners_tot"]]
    aantal = [int(n) for n in tabel["zetels"]]
    sluit_aan = all(boven is not None and boven + 1 == onder for boven, onder in zip(tot, van[1:], strict=False))  # fmt: skip
    if van[0] != 0 or tot[-1] is not None or not sluit_aan or any(a >= b for a, b in pairwise(aantal)):
        raise Gebruikersfout(
            f"data/referentie/{ZETELS.bestand}: de klassen sluiten niet op elkaar aan. "
            "Laat elke klasse beginnen waar de vorige ophoudt, de eerste bij 0, de laatste zonder einde, met steeds meer zetels."
        )
    grenzen = [boven for boven in tot if boven is not None]

    def zetels(inwoners: int) -> int:
        if inwoners < 0:
            raise ValueError(f"negative inhabitants: {inwoners}")
        return aantal[bisect_left(grenzen, inwoners)]

    return zetels


def zetels_per_gemeente(inwoners: pd.DataFrame, referentie: Path) -> pd.Series:
    """Seats by gm_code (Int64, index gm_code); unknown where ``inwoners`` is. Columns: gm_code, inwoners."""
    zetels = lees_zetels(referentie)
    aantal = [pd.NA if pd.isna(n) else zetels(int(n)) for n in inwoners["inwoners"]]
    return pd.Series(aantal, index=pd.Index(inwoners["gm_code"], name="gm_code"), dtype="Int64", name="zetels")  # fmt: skip
