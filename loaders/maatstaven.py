"""BZK circulaires of 2024: volumes of the Gemeentefonds, and who receives Beschermd wonen."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.contract import Contract, Kolom, Soort, kies, lees_ruw

_MATEN: dict[str, Soort] = {
    "jongeren_0_17": "geheel",
    "bijstandsontvangers": "getal",
    "doelgroepregister": "getal",
    "eenpersoonshuishoudens": "getal",
    "huishoudens_laag_inkomen_boven_drempel": "getal",
    "inwoners_75plus_boven_drempel": "getal",
    "loonkostensubsidies": "getal",
    "migratieachtergrond": "getal",
    "oad_x_woonruimten": "getal",
}
CONTEXT = Contract(
    naam="context_2024",
    uit="context_2024.csv",
    bestand="context_2024.csv",
    oorsprong="maatstaven",
    sleutel=("gm_code",),
    kolommen={
        "gm_code": Kolom("gm_code"),
        "inwoners_1jan2024": Kolom("geheel"),
        **{naam: Kolom(soort) for naam, soort in _MATEN.items()},
    },
)
JONGEREN_EERDER = Contract(
    naam="jongeren_eerder",
    uit="context_2023.csv",
    bestand="jongeren_eerder.csv",
    oorsprong="maatstaven_2023",
    sleutel=("jaar", "gm_code"),
    kolommen={"jaar": Kolom("jaar"), "gm_code": Kolom("gm_code"), "jongeren_0_17": Kolom("geheel")},
)
CENTRUMGEMEENTEN = Contract(
    naam="centrumgemeenten",
    uit="centrumgemeenten_2024.csv",
    bestand="centrumgemeenten.csv",
    oorsprong="maatstaven",
    sleutel=("gm_code",),
    kolommen={"gm_code": Kolom("gm_code"), "reden": Kolom()},
)


def context(map_: Path) -> pd.DataFrame:
    """Volumes on 1 January 2024; "boven drempel" columns are volumes above a threshold, not counts."""
    tabel = kies(lees_ruw(map_ / CONTEXT.uit), list(CONTEXT.kolommen), CONTEXT.uit)
    heel = ["inwoners_1jan2024", "jongeren_0_17"]
    return tabel.assign(**{k: tabel[k].str.removesuffix(".0") for k in heel})


def jongeren_eerder(map_: Path) -> pd.DataFrame:
    """Youths from 0 to 17 on 1 January of the year in the name of the file, before that of ``context``."""
    tabel = kies(lees_ruw(map_ / JONGEREN_EERDER.uit), ["gm_code", "jongeren_0_17"], JONGEREN_EERDER.uit)
    jaar = JONGEREN_EERDER.uit.removesuffix(".csv").split("_")[-1]
    return tabel.assign(jaar=jaar)[list(JONGEREN_EERDER.kolommen)]


def centrumgemeenten(map_: Path) -> pd.DataFrame:
    """The municipalities that receive the integratie-uitkering Beschermd wonen in 2024."""
    return lees_ruw(map_ / CENTRUMGEMEENTEN.uit)


TABELLEN = ((CONTEXT, context), (JONGEREN_EERDER, jongeren_eerder), (CENTRUMGEMEENTEN, centrumgemeenten))
