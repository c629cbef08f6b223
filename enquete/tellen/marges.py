"""How sure a percentage is: intervals, and when two outcomes may be called different. All by statsmodels."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from statsmodels.stats.proportion import proportion_confint


def n_met_correctie(n_eff: ArrayLike, n: ArrayLike, populatie: ArrayLike) -> NDArray[np.float64]:
    """Effective n after the finite-population correction n·(N−1)/(N−n); infinite for a census, as given without N.

    n_eff: answers after the design effect; n: answers; populatie: N, NaN where it is not known.
    """
    n_eff, n, groot = (np.asarray(a, dtype="float64") for a in (n_eff, n, populatie))
    with np.errstate(divide="ignore", invalid="ignore"):
        factor = np.where(n >= groot, np.inf, (groot - 1) / (groot - n))
    return n_eff * np.where(np.isnan(groot), 1.0, factor)


def wilson(deel: ArrayLike, n: ArrayLike, zekerheid_pct: float = 95.0) -> tuple[Any, Any]:
    """Wilson interval (fractions) of the fraction ``deel`` for effective ``n``; the point itself when n is infinite."""
    deel, n = np.asarray(deel, dtype="float64"), np.asarray(n, dtype="float64")
    steekproef = np.isfinite(n) & (n > 0)
    m = np.where(steekproef, n, 1.0)
    laag, hoog = proportion_confint(
        np.nan_to_num(deel) * m, m, alpha=1 - zekerheid_pct / 100, method="wilson"
    )
    # the bounds hold the point, also where rounding errors of the last digit say otherwise (0% and 100%)
    laag, hoog = np.minimum(np.clip(laag, 0, 1), deel), np.maximum(np.clip(hoog, 0, 1), deel)
    volledig = np.isposinf(n)
    leeg = ~steekproef & ~volledig
    return (
        np.where(leeg, np.nan, np.where(volledig, deel, laag)),
        np.where(leeg, np.nan, np.where(volledig, deel, hoog)),
    )
