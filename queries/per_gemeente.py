"""Answers that are asked for all municipalities at once, and looked up for one.

A small query takes most of its time to be read and planned: for all 342 municipalities it takes two to five times as long as
for one. A query that can do so says ``'*' = alle gemeenten`` in its header; the first column of its answer is the
municipality that was asked about, and rows of Nederland (NL) go with every municipality.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

import numpy as np
import pandas as pd

from queries import Waarde, sql_tekst

ALLE, NEDERLAND = "*", "NL"
_KAN = re.compile(r"'\*' = (?:alle gemeenten|elke gemeente)(?:, alleen bij groep (\w+))?")
_GEMEENTE = re.compile(r"GM\d{4}")


@lru_cache(maxsize=200)
def _kan(naam: str) -> tuple[bool, str | None]:
    """Whether a query answers for all at once, and the only group for which it does."""
    kop = " ".join(r for r in sql_tekst(naam).splitlines() if r.startswith("--"))
    gevonden = _KAN.search(kop)
    return (True, gevonden[1]) if gevonden else (False, None)


def voor_alle(naam: str, parameters: Mapping[str, Waarde]) -> dict[str, Waarde] | None:
    """The parameters that ask this for all municipalities, when it can be looked up in that; else None."""
    kan, groep = _kan(naam)
    if not kan or (groep and parameters["groep"] != groep):
        return None
    if not _GEMEENTE.fullmatch(str(parameters["gm_code"])):
        return None
    return {**parameters, "gm_code": ALLE}


class PerGemeente:
    """An answer for all municipalities, in parts. ``tabel`` is in order of its first column."""

    def __init__(self, tabel: pd.DataFrame) -> None:
        self._tabel = _met_gedeelde_woorden(tabel)
        codes = tabel.iloc[:, 0].to_numpy(dtype=object)
        grenzen = [0, *(np.flatnonzero(codes[1:] != codes[:-1]) + 1), len(codes)] if len(codes) else []
        self._delen = {codes[van]: (int(van), int(tot)) for van, tot in pairwise(grenzen)}

    @property
    def cellen(self) -> int:
        """How many cells are kept."""
        return int(self._tabel.size)

    def van(self, gm_code: str) -> pd.DataFrame:
        """The rows of one municipality, a table of the caller's own; without rows when it has none."""
        van, tot = self._delen.get(gm_code, (0, 0))
        deel = self._tabel.iloc[van:tot]
        if NEDERLAND in self._delen:
            deel = pd.concat([deel, self._tabel.iloc[slice(*self._delen[NEDERLAND])]])
        deel.index = pd.RangeIndex(len(deel))
        return deel


def _met_gedeelde_woorden(tabel: pd.DataFrame) -> pd.DataFrame:
    """The same table, in which a word that returns thousands of times is kept once."""
    gedeeld = {}
    for naam, kolom in tabel.items():
        if isinstance(kolom.dtype, pd.StringDtype):
            nummers, woorden = pd.factorize(kolom)
            gedeeld[str(naam)] = pd.Series(woorden.take(nummers, allow_fill=True), dtype=kolom.dtype)
    return tabel.assign(**gedeeld)
