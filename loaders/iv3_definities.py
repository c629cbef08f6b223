"""CBS Iv3 definitions: the official taakvelden of each year, with their two-digit group."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.contract import Contract, Kolom, kies, lees_ruw

TAAKVELDEN = Contract(
    naam="taakvelden",
    uit="taakvelden_per_jaar.csv",
    bestand="taakvelden.csv",
    oorsprong="iv3definities",
    sleutel=("jaar", "code", "soort_code"),
    kolommen={
        "jaar": Kolom("jaar"),
        "code": Kolom(),
        "groepscode": Kolom(),
        "soort_code": Kolom(waarden=("officieel", "samengevoegd")),
        "titel": Kolom(),
    },
)


def taakvelden(map_: Path) -> pd.DataFrame:
    """Code, group and official title per year; 'samengevoegd' rows name the merged codes of the extract."""
    tabel = kies(lees_ruw(map_ / TAAKVELDEN.uit), list(TAAKVELDEN.kolommen), TAAKVELDEN.uit)
    return tabel.assign(titel=tabel["titel"].str.replace(r"\s+", " ", regex=True).str.strip())


TABELLEN = ((TAAKVELDEN, taakvelden),)
