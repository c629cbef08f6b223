"""CBS 86141NED, live: the consumer price index of whole years; only years that CBS calls final."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from loaders.cbs import BronFout
from loaders.contract import Contract
from loaders.live.manifest import Bron
from loaders.live.stand import Levering
from loaders.prijzen import CPI

CONTRACTEN = (CPI,)


def tabellen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """The index of one year; raises BronFout when there is more than one, or none above zero."""
    if lev.voorlopig == "ja":
        return []
    with duckdb.connect(config={"memory_limit": "1GB", "threads": "1"}) as con:
        rijen = con.execute(
            f'select "{lev.kolommen["cpi"]}" from read_parquet($paden)', {"paden": lev.paden(live)}
        ).fetchall()
    if len(rijen) != 1 or not (rijen[0][0] or 0) > 0:
        raise BronFout(
            f"Tabel {lev.tabel_id}, {lev.jaar}: er staat niet precies één prijsindex boven nul. Controleer de tabel en "
            "pas loaders/live/bronnen.toml aan."
        )
    return [(CPI, pd.DataFrame({"jaar": [lev.jaar], "cpi": [float(rijen[0][0])]}))]
