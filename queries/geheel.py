"""A whole table of the database, for who takes everything along."""

from __future__ import annotations

import duckdb
import pyarrow as pa


def hele_tabel(
    con: duckdb.DuckDBPyConnection, kamer: str, tabel: str, *, van_enquete: bool = False
) -> pa.Table:
    """All rows of a table, in an order that depends on nothing but the rows; names must come from the database itself.

    ``van_enquete``: without surveys of which the outcomes were not meant for everybody.
    """
    alleen = (
        " where enquete_id in (select enquete_id from mart.enquete where openbaar = 'ja')"
        if van_enquete
        else ""
    )
    return con.sql(f'select * from "{kamer}"."{tabel}"{alleen} order by all').to_arrow_table()
