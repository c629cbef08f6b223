"""What residents say of their health and situation: Gezondheidsmonitor of GGD'en, CBS and RIVM.

Three tables that never mix: 50090NED and 50150NED are model estimates, 50140NED is a direct survey of
young adults. Percentages; margins are not in these extracts.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.contract import Contract, Kolom, kies, lees_ruw

_KENMERK = {
    "jaar": Kolom("jaar"),
    "tabel": Kolom(waarden=("50090NED", "50140NED", "50150NED")),
    "leeftijd": Kolom(waarden=("18+", "65+", "16-25")),
    "indicator": Kolom(),
    "waarde_pct": Kolom("getal"),
    "herkomst": Kolom(
        waarden=("gepubliceerd", "berekend")
    ),  # berekend: weighted, for municipalities merged since
}
GEMEENTE = Contract(
    naam="gezondheidsmonitor",
    uit="gezondheidsmonitor_gemeente.csv.gz",
    bestand="gezondheidsmonitor.parquet",
    oorsprong="gezondheidsmonitor",
    sleutel=("tabel", "leeftijd", "indicator", "jaar", "gm_code"),
    kolommen={"gm_code": Kolom("gm_code"), **_KENMERK},
)
REFERENTIE = Contract(
    naam="gezondheidsmonitor_gebied",
    uit="gezondheidsmonitor_referentie.csv",
    bestand="gezondheidsmonitor_gebied.csv",
    oorsprong="gezondheidsmonitor",
    sleutel=("tabel", "leeftijd", "indicator", "jaar", "gebied"),
    kolommen={"gebied": Kolom(), **_KENMERK},
)


def gemeente(map_: Path) -> pd.DataFrame:
    """Percentages per municipality, in the division of 2023 and later (the one of today)."""
    return kies(lees_ruw(map_ / GEMEENTE.uit), list(GEMEENTE.kolommen), GEMEENTE.uit)


def referentie(map_: Path) -> pd.DataFrame:
    """The same for Nederland (NL01) and, for young adults, the 25 GGD regions."""
    return kies(lees_ruw(map_ / REFERENTIE.uit), list(REFERENTIE.kolommen), REFERENTIE.uit)


TABELLEN = ((GEMEENTE, gemeente), (REFERENTIE, referentie))
