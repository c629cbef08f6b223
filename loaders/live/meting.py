"""A CBS table with one figure per municipality and period: raw rows -> long table. Shared by several sources."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from loaders.contract import Contract, Kolom
from loaders.live.manifest import Bron
from loaders.live.stand import Levering

# what CBS says of the period of a figure: its own word, and whether that means provisional
STATUS = {"status": Kolom(leeg_mag=True), "voorlopig": Kolom(waarden=("ja", "nee"))}
METING = Contract(
    naam="meting",
    bestand="",
    sleutel=("jaar", "gm_code", "indicator_id"),
    kolommen={
        "jaar": Kolom("jaar"),
        "gm_code": Kolom("gm_code"),
        "indicator_id": Kolom(),
        "waarde": Kolom("getal"),
        "herkomst_id": Kolom(),
        **STATUS,
    },
)


def met_status(tabel: pd.DataFrame, lev: Levering) -> pd.DataFrame:
    """The table with the status of its period."""
    return tabel.assign(status=lev.status or None, voorlopig=lev.voorlopig)


def per_gemeente(lev: Levering, bron: Bron, live: Path) -> pd.DataFrame:
    """gm_code and one column per figure of the manifest, municipalities only; empty stays empty."""
    maten = ", ".join(f'"{lev.kolommen[m]}" as {m}' for m in bron.maten)
    with duckdb.connect(config={"memory_limit": "1GB", "threads": "1"}) as con:
        return con.execute(
            f'select trim("{lev.kolommen["regio"]}") as gm_code, {maten} from read_parquet($paden) '
            f"where trim(\"{lev.kolommen['regio']}\") like 'GM%' order by 1",
            {"paden": lev.paden(live)},
        ).df()


def als_meting(breed: pd.DataFrame, lev: Levering, bron: Bron) -> list[tuple[Contract, pd.DataFrame]]:
    """gm_code and a column per indicator as rows; without a figure there is no row."""
    lang = breed.melt("gm_code", var_name="indicator_id", value_name="waarde")
    lang = lang.dropna(subset="waarde").assign(jaar=lev.jaar, herkomst_id=bron.herkomst_id(lev.jaar))
    return [(METING, met_status(lang, lev)[list(METING.kolommen)])]


def metingen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """Every figure of the manifest as an indicator of the same name."""
    return als_meting(per_gemeente(lev, bron, live), lev, bron)
