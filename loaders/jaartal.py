"""Years: what is accepted as one, an example of one, and the first year with taakvelden. No year stands in code."""

from __future__ import annotations

import argparse
from datetime import date
from functools import lru_cache

from loaders import versies

GRENZEN = (2000, 2100)  # what a year may be in any file or on any command line


def voorbeeldjaar() -> int:
    """A year for in an example: the last one that is over."""
    return date.today().year - 1


def jaartal(tekst: str) -> int:
    """A year on the command line; raises ArgumentTypeError, in Dutch."""
    if not tekst.isdecimal() or not GRENZEN[0] <= int(tekst) <= GRENZEN[1]:
        raise argparse.ArgumentTypeError(f"'{tekst}' is geen jaartal zoals {voorbeeldjaar()}")
    return int(tekst)


@lru_cache(maxsize=1)
def eerste_jaar() -> int:
    """The first year that taakvelden are mapped for; raises Gebruikersfout when the table cannot be read."""
    from loaders.contract import lees  # pandas and pandera load slowly, and a command line needs neither
    from loaders.referentie import TAAKVELD_WET

    return int(lees(versies.DATA / "referentie", TAAKVELD_WET)["jaar_van"].min())
