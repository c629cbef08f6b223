"""CBS 85039NED Kerncijfers wijken en buurten 2021: use of youth care, Wmo and bijstand."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.contract import Contract, Kolom, kies, lees_ruw

_MATEN = (
    "pct_0_14",
    "pct_65plus",
    "pct_jongeren_jeugdzorg",
    "wmo_per_1000",
    "bijstand_per_1000",
    "pct_huish_laag_inkomen",
)
KWB = Contract(
    naam="kwb_2021",
    uit="kwb_2021_sociaal.csv",
    bestand="kwb_2021.csv",
    oorsprong="kwb",
    sleutel=("gm_code",),
    kolommen={
        "gm_code": Kolom("gm_code"),
        "inwoners_2021": Kolom("geheel"),
        **{naam: Kolom("getal", leeg_mag=True) for naam in _MATEN},
    },
)


def kwb(map_: Path) -> pd.DataFrame:
    """Shares and rates per municipality, division of 2021; 18 municipalities have no Wmo figure."""
    return kies(lees_ruw(map_ / KWB.uit), list(KWB.kolommen), KWB.uit)


TABELLEN = ((KWB, kwb),)
