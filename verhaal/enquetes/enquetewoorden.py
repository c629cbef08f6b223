"""Words and intervals that the parts of the page Enquête share."""

from __future__ import annotations

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


def marge_zin(laag: float | None, hoog: float | None) -> str:
    """' (95%-interval 22% tot 26%)', or nothing when it is not known."""
    if is_leeg(laag) or is_leeg(hoog):
        return ""
    return f" (95%-interval {procent(laag)} tot {procent(hoog)})"
