"""A whole table of the database, for who takes everything along."""

from __future__ import annotations

import duckdb
import pyarrow as pa


def _lees(kamer: str, tabel: str, van_enquete: bool, gm_code: str | None = None) -> tuple[str, list[str]]:
    """The statement and its values; the order depends on nothing but the rows."""
    alleen = (
        ["enquete_id in (select enquete_id from mart.enquete where openbaar = 'ja')"] if van_enquete else []
    )
    alleen += ["gm_code = ?"] if gm_code else []
    waar = f" where {' and '.join(alleen)}" if alleen else ""
    return f'select * from "{kamer}"."{tabel}"{waar} order by all', [gm_code] if gm_code else []


def hele_tabel(
    con: duckdb.DuckDBPyConnection, kamer: str, tabel: str, *, van_enquete: bool = False
) -> pa.Table:
    """All rows of a table, in an order that depends on nothing but the rows; names must come from the database itself.

    ``van_enquete``: without surveys of which the outcomes were not meant for everybody.
    """
    return con.sql(_lees(kamer, tabel, van_enquete)[0]).to_arrow_table()


def rijen_json(
    con: duckdb.DuckDBPyConnection,
    kamer: str,
    tabel: str,
    *,
    van_enquete: bool = False,
    gm_code: str | None = None,
) -> str:
    """The same rows as a JSON array of objects, a row per line; of one municipality when that is asked.

    On a cursor of its own: threads may share the connection.
    """
    sql, waarden = _lees(kamer, tabel, van_enquete, gm_code)
    with con.cursor() as cursor:
        rijen = cursor.execute(f"select to_json(t)::varchar from ({sql}) t", waarden).fetchall()
    return "[" + ",\n".join(r for (r,) in rijen) + "]"


def kolominhoud(
    con: duckdb.DuckDBPyConnection, kamer: str, tabel: str, hoogstens: int
) -> dict[str, tuple[list[object], bool]]:
    """Per column what it holds: all values of a code or a word when there are at most ``hoogstens`` (True), else the lowest
    and highest (False); nothing for a column without values. Names must come from the database itself.
    """
    uit: dict[str, tuple[list[object], bool]] = {}
    with con.cursor() as cursor:
        for naam, soort, *_ in cursor.execute(f'describe "{kamer}"."{tabel}"').fetchall():
            bron = f'from "{kamer}"."{tabel}" where "{naam}" is not null'
            rijen = cursor.execute(
                f'select distinct "{naam}" {bron} order by 1 limit {hoogstens + 1}'
            ).fetchall()
            alle = len(rijen) <= hoogstens and (soort != "DOUBLE" or len(rijen) <= 1)
            if not alle:
                rijen = [
                    (w,)
                    for w in cursor.execute(f'select min("{naam}"), max("{naam}") {bron}').fetchone() or ()
                ]
            uit[str(naam)] = [w for (w,) in rijen], alle
    return uit
