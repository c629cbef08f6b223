"""Words and intervals that the parts of the page Enquête share."""

from __future__ import annotations

import math
import re
from typing import Any

from verhaal.getallen import is_leeg, procent


def met_punt(zin: str) -> str:
    """A sentence with its end."""
    return zin if zin[-1:] in ".?!…" else f"{zin}."


def hoeveel(r: dict[str, Any]) -> str:
    """A share as it was published: words stay words ('ruim de helft'), a number is a number."""
    if r["pct_soort"] == "cijfer" and not is_leeg(r["pct"]):
        return procent(r["pct"])
    return str(r["pct_tekst"])


def wilson_pct(pct: float, n: int) -> tuple[float, float]:
    """95 % interval (Wilson) of a percentage over ``n`` answers, in percent."""
    from statsmodels.stats.proportion import proportion_confint  # a second to load: only where it is asked

    laag, hoog = proportion_confint(pct / 100 * n, n, method="wilson")
    return 100 * float(laag), 100 * float(hoog)


def gemiddelde(rijen: list[dict[str, Any]]) -> tuple[float, float, float, int] | None:
    """Mean of marks with its 95 % interval (Student's t) and n, without 'weet niet'; None where there is none to give.

    ``rijen``: one per mark, with label, soort, n, n_eff, n_geldig, populatie and pct. Where counts are not known (weighted) the
    shares are the weights and n is n after weighting; a known population makes the interval narrower.
    """
    cijfers = [(float(str(r["label"])), r) for r in rijen if r["soort"] == "antwoord" and re.fullmatch(r"\d+", str(r["label"]))]  # fmt: skip
    gewogen = any(is_leeg(r["n"]) for _, r in cijfers)
    deel = [(c, float(r["pct"] if gewogen else r["n"])) for c, r in cijfers]
    som = sum(w for _, w in deel)
    if len(deel) < 3 or som <= 0:
        return None
    r0 = cijfers[0][1]
    n = float(r0["n_eff"]) * som / 100 if gewogen else som
    midden = sum(c * w for c, w in deel) / som
    if n < 2:
        return None
    from scipy.stats import t  # a second to load: only where it is asked

    spreiding = sum(w * (c - midden) ** 2 for c, w in deel) / som * n / (n - 1)
    geen_steekproef = (
        1.0 if is_leeg(r0["populatie"]) else max(0.0, 1 - float(r0["n_geldig"]) / float(r0["populatie"]))
    )
    marge = float(t.ppf(0.975, n - 1)) * math.sqrt(spreiding / n * geen_steekproef)
    return midden, midden - marge, midden + marge, round(n)


def p_verschil(groepen: list[dict[str, Any]]) -> float | None:
    """Chance of so large differences between the shares of groups when there is none (chi-square); None: too few answers.

    ``groepen``: pct and n_eff of each; after weighting n_eff counts, as Rao and Scott's first correction does.
    """
    delen = [(float(g["pct"]) / 100, float(g["n_eff"])) for g in groepen]
    n = sum(m for _, m in delen)
    samen = sum(p * m for p, m in delen) / n if n else 0.0
    if len(delen) < 2 or not 0 < samen < 1 or min(m for _, m in delen) * min(samen, 1 - samen) < 1:
        return None
    from scipy.stats import chi2

    afstand = sum(m * (p - samen) ** 2 for p, m in delen) / (samen * (1 - samen))
    return float(chi2.sf(afstand, len(delen) - 1))


def marge_zin(laag: float | None, hoog: float | None) -> str:
    """' (95%-interval 22% tot 26%)', or nothing when it is not known."""
    if is_leeg(laag) or is_leeg(hoog):
        return ""
    return f" (95%-interval {procent(laag)} tot {procent(hoog)})"
