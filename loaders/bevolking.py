"""CBS 03759ned: inhabitants on 1 January, and the names and codes of each year's municipalities."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.contract import Contract, Kolom, kies, lees_ruw

INWONERS = Contract(
    naam="inwoners",
    uit="inwoners_2017_2026.csv",
    bestand="inwoners.csv",
    oorsprong="bevolking",
    sleutel=("jaar", "gm_code"),
    kolommen={"jaar": Kolom("jaar"), "gm_code": Kolom("gm_code"), "inwoners": Kolom("geheel")},
)
GEMEENTE_JAAR = Contract(
    naam="gemeente_jaar",
    uit="gemeenten_per_jaar.csv",
    bestand="gemeente_jaar.csv",
    oorsprong="herindelingen",
    sleutel=("jaar", "gm_code"),
    kolommen={
        "jaar": Kolom("jaar"),
        "gm_code": Kolom("gm_code"),
        "naam": Kolom(),
        "provincie_code": Kolom(leeg_mag=True),
    },
)


def inwoners(map_: Path) -> pd.DataFrame:
    """Inhabitants on 1 January, division of that year."""
    return lees_ruw(map_ / INWONERS.uit)


def gemeente_jaar(map_: Path) -> pd.DataFrame:
    """The municipalities of each year from 2014; earlier lists hold garbled names (2013) and no figures."""
    tabel = lees_ruw(map_ / GEMEENTE_JAAR.uit)
    kies(tabel, ["jaar"], GEMEENTE_JAAR.uit)
    return tabel[~tabel["jaar"].isin(["2010", "2011", "2012", "2013"])]


TABELLEN = ((INWONERS, inwoners), (GEMEENTE_JAAR, gemeente_jaar))
