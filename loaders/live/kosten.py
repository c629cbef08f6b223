"""CBS 83454NED and 84580NED: what municipalities budgeted and spent on youth care and Wmo provisions, edited by CBS.

Thousands of euro. An independent second opinion beside Iv3: other definition, and not every municipality delivers.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.contract import Contract, Kolom
from loaders.live.manifest import Bron
from loaders.live.meting import STATUS, met_status, per_gemeente
from loaders.live.stand import Levering

KOSTEN = Contract(
    naam="kosten_cbs",
    bestand="",
    sleutel=("jaar", "gm_code", "wet"),
    kolommen={
        "jaar": Kolom("jaar"),
        "gm_code": Kolom("gm_code"),
        "wet": Kolom(waarden=("jeugdwet", "wmo")),
        "begroot_keur": Kolom("getal", leeg_mag=True),
        "gerealiseerd_keur": Kolom("getal", leeg_mag=True),
        "herkomst_id": Kolom(),
        **STATUS,
    },
)
CONTRACTEN = (KOSTEN,)
_WET = {"kosten_jeugd": "jeugdwet", "kosten_wmo": "wmo"}


def tabellen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """Budgeted and spent per municipality; a municipality without both has no row."""
    tabel = per_gemeente(lev, bron, live).dropna(subset=["begroot_keur", "gerealiseerd_keur"], how="all")
    tabel = tabel.assign(jaar=lev.jaar, wet=_WET[bron.id], herkomst_id=bron.herkomst_id(lev.jaar))
    return [(KOSTEN, met_status(tabel, lev)[list(KOSTEN.kolommen)])]
