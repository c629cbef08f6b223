"""The backtest by another road: plain loops over the raw pairs, with only what was known in the November before."""

from __future__ import annotations

import math
import statistics
from functools import cache

import numpy as np

from tests import tweede_weg as tw
from tests.nalezer import feiten as ft

LEDEN = {"wmo_jeugd": ("wmo", "jeugdwet")}
BUREN_VAN = {"wmo_jeugd": "jeugdwet"}
WIJZEN = ("begroting", "landelijk", "eigen", "eigen_landelijk", "buren")
GETOETST, EERDER = range(2021, 2025), range(2019, 2021)


def leden(groep: str) -> tuple[str, ...]:
    """The laws of a group."""
    return LEDEN.get(groep, (groep,))


def lasten(gm: str, groep: str, jaar: int, soort: str) -> float | None:
    """What was budgeted or spent, with pgb of both laws where they are told together."""
    paren = [ft.Feiten(gm, "smal").paar(jaar, w) for w in leden(groep)]
    delen = [p.begroot if soort == "begroting" else p.besteed for p in paren]
    if any(d is None for d in delen):
        return None
    return sum(delen) + (ft._pgb().get((gm, jaar, soort), 0.0) if groep in LEDEN else 0.0)


@cache
def verhoudingen(groep: str) -> dict[str, dict[int, float]]:
    """Besteed / begroot of every pair that fits."""
    uit: dict[str, dict[int, float]] = {}
    for gm in tw.nu():
        uit[gm] = {}
        for jaar in tw.JAREN:
            b, r = (lasten(gm, groep, jaar, s) for s in ("begroting", "rekening"))
            past = all(ft.Feiten(gm, "smal").paar(jaar, w).past for w in leden(groep))
            if past and b and r and b > 0 and r > 0:
                uit[gm][jaar] = r / b
    return uit


def _bekend(groep: str, jaar: int) -> dict[str, list[float]]:
    v = verhoudingen(groep)
    return {g: [math.log(v[g][j]) for j in range(jaar - 4, jaar - 1) if j in v[g]] for g in v}


def _eigen_deel(bekend: dict[str, list[float]]) -> dict[str, float]:
    """How much of its own mean a municipality keeps."""
    gem = {g: statistics.mean(x) for g, x in bekend.items() if x}
    ruim = [g for g, x in bekend.items() if len(x) >= 2]
    if len(ruim) < 2:
        return {}
    ruis = sum((v - gem[g]) ** 2 for g, x in bekend.items() for v in x) / sum(
        len(x) - 1 for x in bekend.values() if x
    )
    gemiddelde_n = statistics.mean(len(bekend[g]) for g in ruim)
    tussen = max(statistics.variance(gem[g] for g in ruim) - ruis / gemiddelde_n, 0.0)
    return {g: tussen / (tussen + ruis / len(bekend[g])) for g in ruim}


@cache
def zegt(groep: str, wijze: str, jaar: int) -> dict[str, float]:
    """What a way said of ``jaar``, as a logarithm of besteed / begroot, per municipality."""
    bekend = _bekend(groep, jaar)
    land = statistics.median(v for x in bekend.values() for v in x)
    if wijze in ("begroting", "landelijk"):
        return dict.fromkeys(bekend, 0.0 if wijze == "begroting" else land)
    if wijze == "buren":
        wet = BUREN_VAN.get(groep, groep)
        rond = {g: [v for b in ft.buren().get((g, wet), []) for v in bekend[b]] for g in bekend}
        return {g: statistics.median(x) if x else land for g, x in rond.items()}
    eigen = {g: statistics.mean(x) if len(x) >= 2 else land for g, x in bekend.items()}
    if wijze == "eigen":
        return eigen
    deel = _eigen_deel(bekend)
    return {g: deel.get(g, 0.0) * eigen[g] + (1 - deel.get(g, 0.0)) * land for g in bekend}


@cache
def marge(groep: str, wijze: str, jaar: int) -> tuple[float, float]:
    """How far below and above what the way says eight in ten of the known years lay."""
    mu = zegt(groep, wijze, jaar)
    rest = [v - mu[g] for g, x in _bekend(groep, jaar).items() for v in x]
    laag, hoog = np.quantile(rest, [0.1, 0.9])
    return float(laag), float(hoog)


@cache
def uitslag(groep: str, wijze: str, jaar: int) -> tuple[float, float, int]:
    """The median error (%), the share of outcomes within the margin (%), and of how many municipalities."""
    mu, (laag, hoog) = zegt(groep, wijze, jaar), marge(groep, wijze, jaar)
    echt = {g: math.log(x[jaar]) for g, x in verhoudingen(groep).items() if jaar in x}
    fout = [100 * abs(math.exp(mu[g] - v) - 1) for g, v in echt.items()]
    binnen = [mu[g] + laag <= v <= mu[g] + hoog for g, v in echt.items()]
    return statistics.median(fout), 100 * statistics.mean(binnen), len(fout)


def gemiddeld(groep: str, wijze: str, jaren: range, wat: int = 0) -> float:
    """Mean over years of the median error (0) or the share within the margin (1)."""
    return statistics.mean(uitslag(groep, wijze, j)[wat] for j in jaren)


@cache
def gekozen(groep: str) -> str:
    """The way that was nearest in the years before those it is scored on."""
    return min(WIJZEN, key=lambda w: gemiddeld(groep, w, EERDER))


@cache
def getoond(groep: str) -> str | None:
    """The chosen way when it was nearer than the begroting itself."""
    w = gekozen(groep)
    beter = gemiddeld(groep, w, GETOETST) < gemiddeld(groep, "begroting", GETOETST)
    return w if beter else None
