"""For who has a warehouse: every query of queries/ gives the same answer over the marts as Parquet files."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from loaders.versies import PROJECT, huidige
from queries import HIER, Waarde, verbind, vraag

# The codebook and the list of open data print the comments of the database's own catalogue, which Parquet files do not have.
QUERIES = sorted(p.stem for p in HIER.glob("*.sql") if p.stem not in {"codeboek", "open_tabellen"})
PROEF: dict[str, Waarde] = {
    "gm_code": "GM1674",
    "jaar": 2024,
    "definitie": "smal",
    "wet": "jeugdwet",
    "groep": "grootteklasse",
    "circulaire": "M2023",
    "toegang_pct": 10,
    "overhead_pct": 5,
    "links": "rekening_lasten",
    "rechts": "begroting_lasten",
    "subvraag": "S1",
}


def nu() -> Path:
    """The served database."""
    pad = huidige()
    assert pad
    return pad


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    """An in-memory database that holds nothing but views over Parquet files (and the macros of the marts)."""
    map_ = tmp_path_factory.mktemp("parquet")
    eigen = shutil.copy(
        nu(), map_ / "eigen.duckdb"
    )  # the served one may be open in this process, with other settings
    con = duckdb.connect(config={"threads": "1"})
    con.execute(f"attach '{eigen}' as g (read_only)")
    tabellen = con.execute(
        "select schema_name, table_name from duckdb_tables() where database_name = 'g' order by all"
    ).fetchall()
    for schema, tabel in tabellen:
        pad = map_ / f"{schema}.{tabel}.parquet"
        con.execute(f"copy g.{schema}.{tabel} to '{pad}' (format parquet)")
        con.execute(f"create schema if not exists memory.{schema}")
        con.execute(f"create view memory.{schema}.{tabel} as from read_parquet('{pad}')")
    con.execute("detach g")
    for bestand in sorted((PROJECT / "loaders" / "sql").glob("*.sql")):  # macros and views are not tables
        for zin in duckdb.extract_statements(bestand.read_text(encoding="utf-8")):
            if re.match(r"\s*(--.*\s+)*create (or replace )?(macro|view)", zin.query, re.I):
                con.execute(zin.query)
    yield con
    con.close()


@pytest.fixture(scope="module")
def proef() -> dict[str, Waarde]:
    """A value for every parameter that a query takes."""
    with verbind(nu()) as con:
        indicator = con.execute("select min(indicator_id) from mart.indicator").fetchone()
        enquete = con.execute("select min(enquete_id) from mart.enquete").fetchone()
    assert indicator
    assert enquete
    return {**PROEF, "indicator_id": indicator[0], "enquete_id": enquete[0], "subvraag": "S1"}


@pytest.mark.parametrize("naam", QUERIES)
def test_zelfde_antwoord_uit_parquet(
    parquet: duckdb.DuckDBPyConnection, proef: dict[str, Waarde], naam: str
) -> None:
    (zin,) = duckdb.extract_statements((HIER / f"{naam}.sql").read_text(encoding="utf-8"))
    parameters = {p: proef[p] for p in zin.named_parameters}
    with verbind(nu()) as con:
        uit_database = vraag(con, naam, **parameters)
    uit_parquet = vraag(parquet, naam, **parameters)
    kolommen = list(uit_database.columns)
    assert list(uit_parquet.columns) == kolommen

    def vorm(tabel: pd.DataFrame) -> pd.DataFrame:
        """In one order: a query without ``order by`` promises none."""
        tekst = tabel.map(lambda w: repr(round(w, 6)) if isinstance(w, float) else repr(w))
        return tekst.sort_values(kolommen).reset_index(drop=True)

    pd.testing.assert_frame_equal(vorm(uit_parquet), vorm(uit_database), check_dtype=False)
