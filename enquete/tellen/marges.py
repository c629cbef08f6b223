"""How sure a percentage is: intervals, and when two outcomes may be called different. All by statsmodels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

Woord = Literal["hoger", "lager", "geen duidelijk verschil"]


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


@dataclass(frozen=True)
class Oordeel:
    """What may be said of outcome a against outcome b, with what it rests on (all in per cent or points)."""

    woord: Woord
    verschil_pp: float
    interval_pp: tuple[float, float]
    a_pct: tuple[float, float]
    b_pct: tuple[float, float]

    @property
    def zin(self) -> str:
        """The finding as a clause, with both intervals."""
        marges = " tegenover ".join(f"{laag:.0f} tot {hoog:.0f}%" for laag, hoog in (self.a_pct, self.b_pct))
        return f"{self.woord} (marge {marges})"


def _n_werkelijk(rij: pd.Series[Any]) -> float:
    populatie = np.nan if pd.isna(rij["populatie"]) else float(rij["populatie"])
    return float(n_met_correctie(float(rij["n_eff"]), float(rij["n_geldig"]), populatie))


def verschil(a: pd.Series[Any], b: pd.Series[Any]) -> Oordeel | None:
    """Compare two rows of the outcome table (same question and option, groups that do not overlap).

    "hoger" or "lager" only where Newcombe's 95 % interval of the difference excludes 0. None when a row is hidden.
    A group against a whole that contains it shares answers; leave the group out of the whole first.
    """
    if any(pd.isna(r["pct"]) or pd.isna(r["n_eff"]) for r in (a, b)):
        return None
    # a census has no margin; a very large n stands for it
    n_a, n_b = (min(_n_werkelijk(r), 1e12) for r in (a, b))
    p_a, p_b = float(a["pct"]) / 100, float(b["pct"]) / 100
    laag, hoog = confint_proportions_2indep(p_a * n_a, n_a, p_b * n_b, n_b, compare="diff", method="newcomb")
    woord: Woord = "geen duidelijk verschil"
    if laag > 0:
        woord = "hoger"
    elif hoog < 0:
        woord = "lager"
    return Oordeel(
        woord,
        100 * (p_a - p_b),
        (100 * float(laag), 100 * float(hoog)),
        (float(a["ondergrens_pct"]), float(a["bovengrens_pct"])),
        (float(b["ondergrens_pct"]), float(b["bovengrens_pct"])),
    )
