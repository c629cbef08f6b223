"""Numbers as Dutch readers write them; the only place where a number becomes text.

Amounts come in thousands of euro (``_keur``) or euro (``_eur``); ``None`` and NaN become
words, never zero. In sentences that word is ``ONBEKEND``; a table has its own, see ``Opmaak``.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

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


@lru_cache(maxsize=20_000)  # the same lists are written for every municipality
def _breuk(waarde: float, decimalen: int) -> str:
    return str(_patroon(decimalen).apply(waarde, _TAAL))


def is_leeg(waarde: float | None) -> bool:
    """Whether a value is missing (None, NaN or pandas' NA)."""
    return waarde is None or waarde != waarde or (isinstance(waarde, float) and math.isnan(waarde))


def getal(waarde: float | None, decimalen: int = 0) -> str:
    """1234.5 -> '1.235', with a fixed number of decimals."""
    if waarde is None or is_leeg(waarde):
        return ONBEKEND
    # Whole numbers, of which a list of municipalities holds thousands, need no pattern: the result is the same.
    tekst = _breuk(float(waarde), decimalen) if decimalen else f"{waarde:,.0f}".replace(",", ".")
    return tekst.removeprefix("-") if tekst.strip("-0,.") == "" else tekst


def euro(bedrag_eur: float | None) -> str:
    """A full amount: '€ 1.234.567', '€ -12'."""
    return ONBEKEND if is_leeg(bedrag_eur) else f"€{VAST}{getal(bedrag_eur)}"


def _mld_decimalen(keur: float) -> int:
    """Three significant digits: '1,26 mld' beside '28,4 mld'."""
    return 2 if abs(keur) < 9_995_000 else 1


def als_gelezen(keur: float) -> float:
    """The amount as ``euro_kort`` shows it, so that a sum can be taken of what is read; thousands of euro."""
    if abs(keur) >= 999_950:
        return round(keur / 1_000_000, _mld_decimalen(keur)) * 1_000_000
    return round(keur / 1_000, 1) * 1_000 if abs(keur) >= 999.5 else float(round(keur))


def euro_kort(keur: float | None) -> str:
    """An amount in thousands of euro, short: '€ 450.000', '€ 28,0 mln', '€ 7,2 mld'."""
    if keur is None or is_leeg(keur):
        return ONBEKEND
    if abs(keur) >= 999_950:
        return f"€{VAST}{getal(keur / 1_000_000, _mld_decimalen(keur))}{VAST}mld"
    if abs(keur) >= 999.5:
        return f"€{VAST}{getal(keur / 1_000, 1)}{VAST}mln"
    return euro(round(keur) * 1_000)


def verschil_kort(keur: float, anders_keur: float) -> str:
    """How far two amounts lie apart, short. Exact: beside rounded amounts its last digit can be one off."""
    return euro_kort(abs(keur - anders_keur))


def procent(waarde: float | None) -> str:
    """'17%', '9,7%': one decimal below ten, none from ten on (both after rounding)."""
    if waarde is None or is_leeg(waarde):
        return ONBEKEND
    return f"{getal(waarde, 0 if abs(round(waarde, 1)) >= 10 else 1)}%"


def procent1(waarde: float | None) -> str:
    """Always one decimal, for tables: '17,2%'."""
    return ONBEKEND if is_leeg(waarde) else f"{getal(waarde, 1)}%"


def jaartal(waarde: float) -> str:
    """A year in a table: without the dot of thousands."""
    return str(int(waarde))


@dataclass(frozen=True)
class Opmaak:
    """The writers of numbers for one kind of place, with the one word it has for a value that is missing."""

    leeg: str

    def of(self, schrijf: Callable[..., str], waarde: Any, *opties: Any) -> str:
        """The value as ``schrijf`` writes it, or the word for nothing."""
        return self.leeg if is_leeg(waarde) else schrijf(waarde, *opties)

    def eur(self, waarde: Any) -> str:
        """Whole euro: '€ 1.234'."""
        return self.of(euro, waarde)

    def keur(self, waarde: Any) -> str:
        """Thousands of euro, short: '€ 28,0 mln'."""
        return self.of(euro_kort, waarde)

    def heel(self, waarde: Any) -> str:
        """A whole number: '1.234'."""
        return self.of(getal, waarde)

    def een(self, waarde: Any) -> str:
        """A number with one decimal: '1.234,5'."""
        return self.of(getal, waarde, 1)

    def pct(self, waarde: Any) -> str:
        """A share with one decimal: '17,2%'."""
        return self.of(procent1, waarde)

    def pct_kort(self, waarde: Any) -> str:
        """A share as in a sentence: '17%', '9,7%'."""
        return self.of(procent, waarde)

    def dag(self, waarde: Any) -> str:
        """A day: '29-02-2024'."""
        return self.of("{:%d-%m-%Y}".format, waarde)

    def tekst(self, waarde: Any) -> str:
        """Words as they are."""
        return self.of(str, waarde)


ZIN = Opmaak(ONBEKEND)  # where a sentence could stand
TABEL = Opmaak("–")  # amounts over years: a cell without a figure
LIJST = Opmaak("geen cijfer")  # municipalities beside each other: why one has no mark
GEHEIM = Opmaak("niet getoond")  # answers that could tell who gave them
KAAL = Opmaak("")  # remarks and bounds that are simply not there
