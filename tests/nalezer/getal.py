"""Dutch numbers read back: what was written, and how far the true number may lie from it."""

from __future__ import annotations

import re

_MAAL = {"mld": 1_000_000.0, "mln": 1_000.0}


def bedrag(tekst: str, eenheid: str = "totaal") -> tuple[float, float]:
    """'€ 28,0 mln' -> (28000.0, 50.0): the value and half a step; thousands of euro, or euro for a unit per head."""
    m = re.fullmatch(r"€ (-?[\d.]+(?:,(\d+))?)(?: (mln|mld))?", tekst)
    assert m, tekst
    waarde = float(m[1].replace(".", "").replace(",", "."))
    if m[3]:
        maal = _MAAL[m[3]]
        return waarde * maal, maal * 10 ** -len(m[2] or "") / 2
    return (waarde / 1_000, 0.5) if eenheid == "totaal" else (waarde, 0.5)


def procent(tekst: str) -> tuple[float, float]:
    """'9,7%' -> (9.7, 0.05)."""
    m = re.fullmatch(r"(-?[\d.]+(?:,(\d+))?)%", tekst)
    assert m, tekst
    return float(m[1].replace(".", "").replace(",", ".")), 10 ** -len(m[2] or "") / 2


def past(gelezen: tuple[float, float], waar: float | None, speling: float = 0.0) -> bool:
    """Whether the true number rounds to what was read; ``speling`` more where it was counted in another way."""
    return waar is not None and abs(gelezen[0] - waar) <= gelezen[1] + speling + 1e-6 * max(1.0, abs(waar))


def halve_stap(keur: float) -> float:
    """Half a step of an amount as it is read elsewhere: three digits of a milliard, a tenth of a million; thousands of euro."""
    groot = abs(keur)
    return 50_000 if groot >= 9_995_000 else 5_000 if groot >= 999_950 else 50 if groot >= 999.5 else 0.5
