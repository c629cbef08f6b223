"""CBS Gebieden in Nederland, live: names, regions and classes per municipality and year."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from loaders.bevolking import GEMEENTE_JAAR
from loaders.cbs import Tabel
from loaders.contract import Contract, Kolom
from loaders.gebieden import GEBIEDEN
from loaders.live.manifest import Bron
from loaders.live.ophalen import Deel, Groep, Wens
from loaders.live.stand import Levering

GEBIEDEN_JAAR = Contract(
    naam="gebieden_jaar",
    bestand="",
    sleutel=("jaar", "gm_code"),
    kolommen={
        "jaar": Kolom("jaar"),
        # older editions may miss a region; for the newest one the build checks that nothing is empty
        **{k: Kolom(v.soort, leeg_mag=k not in ("gm_code", "naam")) for k, v in GEBIEDEN.kolommen.items()},
    },
)
CONTRACTEN = (GEBIEDEN_JAAR, GEMEENTE_JAAR)


def groepen(
    bron: Bron, tabel: Tabel, kolommen: dict[str, str], wens: Wens, jaar: int, ruim: bool
) -> list[Groep]:
    """The whole table of a year is one part."""
    return [Groep(str(jaar), jaar, (Deel(str(jaar), {}),))]


def tabellen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """Regions of the year, and the municipalities of the year."""
    maten = ", ".join(f"nullif(trim(\"{lev.kolommen[m]}\"::varchar), '') as {m}" for m in bron.maten)
    with duckdb.connect(config={"memory_limit": "1GB", "threads": "1"}) as con:
        tabel = con.execute(
            f'select trim("{lev.kolommen["regio"]}") as gm_code, {maten} from read_parquet($paden) '
            f"where trim(\"{lev.kolommen['regio']}\") like 'GM%' order by 1",
            {"paden": lev.paden(live)},
        ).df()
    tabel["naam"] = tabel["naam"].str.removesuffix(" (gemeente)")
    tabel["oad"] = tabel["oad"].astype("Float64").round()
    tabel = tabel.assign(jaar=lev.jaar)
    return [(c, tabel[list(c.kolommen)]) for c in CONTRACTEN]
