"""BZK septembercirculaire 2024: volumes of the Gemeentefonds, and who receives Beschermd wonen."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.contract import Contract, Kolom, kies, lees_ruw

_MATEN = {
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
        **{naam: Kolom(soort) for naam, soort in _MATEN.items()},  # type: ignore[arg-type]
    },
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


def centrumgemeenten(map_: Path) -> pd.DataFrame:
    """The municipalities that receive the integratie-uitkering Beschermd wonen in 2024."""
    return lees_ruw(map_ / CENTRUMGEMEENTEN.uit)


TABELLEN = ((CONTEXT, context), (CENTRUMGEMEENTEN, centrumgemeenten))
