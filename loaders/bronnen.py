"""All source tables of the snapshot, and the contract of their provenance table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from loaders import (
    aanvulling,
    bevolking,
    gebieden,
    gezondheidsmonitor,
    iv3,
    iv3_definities,
    kwb,
    maatstaven,
    prijzen,
    uitkomsten,
)
from loaders.contract import Contract, Kolom

Maker = Callable[[Path], pd.DataFrame]

TABELLEN: tuple[tuple[Contract, Maker], ...] = (
    *iv3.TABELLEN,
    *bevolking.TABELLEN,
    *gebieden.TABELLEN,
    *maatstaven.TABELLEN,
    *kwb.TABELLEN,
    *iv3_definities.TABELLEN,
    *gezondheidsmonitor.TABELLEN,
    *uitkomsten.TABELLEN,
    *aanvulling.TABELLEN,
    *prijzen.TABELLEN,
)

HERKOMST = Contract(
    naam="herkomst",
    bestand="herkomst.csv",
    sleutel=("herkomst_id",),
    kolommen={
        "herkomst_id": Kolom(),
        "bestand": Kolom(),
        "bron": Kolom(),
        "tabel_id": Kolom(leeg_mag=True),
        "titel": Kolom(),
        "uitgever": Kolom(),
        "licentie": Kolom(),
        "url": Kolom(),
        "gewijzigd_op": Kolom("datum", leeg_mag=True),
        "opgehaald_op": Kolom(),
        "rijen": Kolom("geheel"),
        "sha256": Kolom(),
        "opmerking": Kolom(leeg_mag=True),
    },
)
