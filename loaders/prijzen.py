"""CBS: the consumer price index, to say amounts of several years in the prices of one."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.contract import Contract, Kolom, kies, lees_ruw

CPI = Contract(
    naam="cpi",
    uit="cpi_jaar.csv",
    bestand="cpi.csv",
    oorsprong="cpi",
    sleutel=("jaar",),
    kolommen={"jaar": Kolom("jaar"), "cpi": Kolom("getal")},
)


def cpi(map_: Path) -> pd.DataFrame:
    """Yearly average of the index, every household and expense; only years CBS calls definite."""
    return kies(lees_ruw(map_ / CPI.uit), list(CPI.kolommen), CPI.uit)


TABELLEN = ((CPI, cpi),)
