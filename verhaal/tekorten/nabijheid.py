"""Do municipalities of one region, or near each other, look alike? Shares between regions, and Moran's I. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

BUREN = 8  # nearest municipalities by the middle of their area
TREKKINGEN = 999


@dataclass(frozen=True)
class TussenRegios:
    """How much of the variance lies between regions: the share, what chance alone gives, and the intraclass correlation."""

    n: int
    regios: int
    tussen_pct: float
    toeval_pct: float
    icc: float


def tussen_regios(waarden: pd.Series, regios: pd.Series) -> TussenRegios | None:
    """Analysis of variance in one direction; None with fewer than two regions, or where nothing differs.

    The intraclass correlation takes off what groups of this size have in common by chance (Fisher's ANOVA estimator);
    it is at least -1 / (size - 1), and then says no likeness at all.
    """
    g = waarden.groupby(regios)
    n, k = g.size(), g.ngroups
    totaal = float(((waarden - waarden.mean()) ** 2).sum())
    if k < 2 or len(waarden) <= k or totaal == 0:
        return None
    tussen = float((n * (g.mean() - waarden.mean()) ** 2).sum())
    ms_tussen, ms_binnen = tussen / (k - 1), (totaal - tussen) / (len(waarden) - k)
    grootte = (len(waarden) - float((n**2).sum()) / len(waarden)) / (k - 1)
    icc = (ms_tussen - ms_binnen) / (ms_tussen + (grootte - 1) * ms_binnen)
    return TussenRegios(len(waarden), k, 100 * tussen / totaal, 100 * (k - 1) / (len(waarden) - 1), icc)


@dataclass(frozen=True)
class Moran:
    """Moran's I over the nearest municipalities, what it is without any pattern, and how rare it is by chance (two-sided)."""

    i: float
    verwacht: float
    p: float


def moran(waarden: pd.Series, lon: pd.Series, lat: pd.Series, zaad: int = 1) -> Moran | None:
    """Row-standardised weights on the ``BUREN`` nearest; p by shuffling the values, always the same shuffles.

    None with fewer municipalities than twice the neighbours, or where nothing differs.
    """
    from scipy.spatial import cKDTree

    z = waarden.to_numpy(float) - float(waarden.mean())
    if len(z) < 2 * BUREN or not z.any():
        return None
    # degrees of longitude are shorter than those of latitude
    plek = np.column_stack([lon * np.cos(np.radians(lat.mean())), lat])
    buren = cKDTree(plek).query(plek, k=BUREN + 1)[1][:, 1:]

    def i_van(x: np.ndarray) -> float:
        return float((x * x[buren].mean(axis=1)).sum() / (x**2).sum())

    echt, verwacht = i_van(z), -1 / (len(z) - 1)
    trek = np.random.default_rng(zaad)
    toeval = np.array([i_van(trek.permutation(z)) for _ in range(TREKKINGEN)])
    verder = int((np.abs(toeval - verwacht) >= abs(echt - verwacht)).sum())
    return Moran(echt, verwacht, (verder + 1) / (TREKKINGEN + 1))
