"""Numbers as Dutch readers write them; the only place where a number becomes text.

Amounts come in thousands of euro (``_keur``) or euro (``_eur``); ``None`` and NaN become
words, never zero.
"""

from __future__ import annotations

import math
from functools import lru_cache

from babel import Locale
from babel.numbers import NumberPattern, parse_pattern

TAAL = "nl_NL"
_TAAL = Locale.parse(TAAL)
VAST = "\u00a0"  # no line break between "€" or a number and what belongs to it
ONBEKEND = "niet bekend"


@lru_cache(maxsize=8)
def _patroon(decimalen: int) -> NumberPattern:
    """Read once: a list of municipalities writes thousands of numbers."""
    return parse_pattern("#,##0" + ("." + "0" * decimalen if decimalen else ""))


def is_leeg(waarde: float | None) -> bool:
    """Whether a value is missing (None, NaN or pandas' NA)."""
    return waarde is None or waarde != waarde or (isinstance(waarde, float) and math.isnan(waarde))


def getal(waarde: float | None, decimalen: int = 0) -> str:
    """1234.5 -> '1.235', with a fixed number of decimals."""
    if waarde is None or is_leeg(waarde):
        return ONBEKEND
    # Whole numbers, of which a list of municipalities holds thousands, need no pattern: the result is the same.
    tekst = _patroon(decimalen).apply(waarde, _TAAL) if decimalen else f"{waarde:,.0f}".replace(",", ".")
    return tekst.removeprefix("-") if tekst.strip("-0,.") == "" else tekst


def euro(bedrag_eur: float | None) -> str:
    """A full amount: '€ 1.234.567', '€ -12'."""
    return ONBEKEND if is_leeg(bedrag_eur) else f"€{VAST}{getal(bedrag_eur)}"


def euro_kort(keur: float | None) -> str:
    """An amount in thousands of euro, short: '€ 450.000', '€ 28,0 mln', '€ 7,2 mld'."""
    if keur is None or is_leeg(keur):
        return ONBEKEND
    if abs(keur) >= 999_950:
        return f"€{VAST}{getal(keur / 1_000_000, 1)}{VAST}mld"
    if abs(keur) >= 999.5:
        return f"€{VAST}{getal(keur / 1_000, 1)}{VAST}mln"
    return euro(round(keur) * 1_000)


def procent(waarde: float | None) -> str:
    """'17%', '9,7%': one decimal below ten, none from ten on (both after rounding)."""
    if waarde is None or is_leeg(waarde):
        return ONBEKEND
    return f"{getal(waarde, 0 if abs(round(waarde, 1)) >= 10 else 1)}%"


def procent1(waarde: float | None) -> str:
    """Always one decimal, for tables: '17,2%'."""
    return ONBEKEND if is_leeg(waarde) else f"{getal(waarde, 1)}%"
