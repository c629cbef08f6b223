"""CBS 85755NED Gebieden in Nederland 2024, BZK's peer classes, and centre points (CBS, Kadaster)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.contract import Contract, Kolom, kies, lees_ruw

_REGIOS = ("arbeidsmarktregio", "corop", "ggd", "jeugdregio", "landsdeel", "provincie")

GEBIEDEN = Contract(
    naam="gebieden",
    uit="gebieden_2024.csv",
    bestand="gebieden.csv",
    oorsprong="gebieden",
    sleutel=("gm_code",),
    kolommen={
        "gm_code": Kolom("gm_code"),
        "naam": Kolom(),
        **{k: Kolom() for regio in _REGIOS for k in (f"{regio}_code", regio)},
        "gemeentegrootte_code": Kolom(),
        "gemeentegrootte": Kolom(),
        "stedelijkheid_code": Kolom(),
        "stedelijkheid": Kolom(),
        "oad": Kolom("geheel"),
    },
)
KLASSEN = Contract(
    naam="klassen",
    uit="centrumfunctie_sociale_structuur.csv",
    bestand="klassen.csv",
    oorsprong="klassen",
    sleutel=("gm_code",),
    kolommen={
        "gm_code": Kolom("gm_code"),
        "centrumfunctie": Kolom(leeg_mag=True),
        "sociale_structuur": Kolom(leeg_mag=True),
    },
)
MIDDELPUNTEN = Contract(
    naam="middelpunten",
    uit="middelpunten_2025.csv",
    bestand="middelpunten.csv",
    oorsprong="grenzen",
    sleutel=("gm_code",),
    kolommen={"gm_code": Kolom("gm_code"), "lon": Kolom("getal"), "lat": Kolom("getal")},
)


def gebieden(map_: Path) -> pd.DataFrame:
    """Regions and classes per municipality, division of 2024 (equal to today's)."""
    return kies(lees_ruw(map_ / GEBIEDEN.uit), list(GEBIEDEN.kolommen), GEBIEDEN.uit)


def klassen(map_: Path) -> pd.DataFrame:
    """Centrumfunctie and sociale structuur; empty for the largest cities means no class."""
    return lees_ruw(map_ / KLASSEN.uit)


def middelpunten(map_: Path) -> pd.DataFrame:
    """A point inside each municipality, WGS84."""
    tabel = lees_ruw(map_ / MIDDELPUNTEN.uit)
    punt = kies(tabel, ["gm_code", "lon_inside", "lat_inside"], MIDDELPUNTEN.uit)
    return punt.rename(columns={"lon_inside": "lon", "lat_inside": "lat"})


TABELLEN = ((GEBIEDEN, gebieden), (KLASSEN, klassen), (MIDDELPUNTEN, middelpunten))
