"""The tables: rows, what the columns mean, and both as files that depend on nothing but the figures."""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

import duckdb
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from queries import rijen
from queries.antwoorden import Haal
from queries.geheel import hele_tabel, rijen_json
from verhaal.bewaren import bewaard

# The unit by the last part of a column's name, as the house names columns.
_EENHEID = {"keur": "1000 EUR", "eur": "EUR", "pct": "%", "mln": "1000000 EUR"}
# DuckDB type -> type of a Table Schema
_SOORT = {
    "BOOLEAN": "boolean",
    "DATE": "date",
    "TIMESTAMP": "datetime",
    "DOUBLE": "number",
    "SMALLINT": "integer",
    "INTEGER": "integer",
    "BIGINT": "integer",
    "JSON": "object",
}


@dataclass(frozen=True)
class Kolom:
    """A column: its name, its type in a Table Schema, what it means, and its unit where the name says one."""

    naam: str
    soort: str
    uitleg: str
    eenheid: str


@dataclass(frozen=True)
class Tabel:
    """A table: 'mart' or 'referentie', its name, what it holds, its columns."""

    kamer: str
    tabel: str
    uitleg: str
    kolommen: tuple[Kolom, ...]
    van_enquete: bool = False
    sleutel: tuple[str, ...] = ()  # the columns that name one row
    omvang: int = field(default=0, repr=False)  # rows; the columns and their meaning are what the table is

    @property
    def naam(self) -> str:
        """Its full name, which its files have too."""
        return f"{self.kamer}.{self.tabel}"

    def rijen(self, con: duckdb.DuckDBPyConnection) -> pa.Table:
        """All rows that are open data."""
        return hele_tabel(con, self.kamer, self.tabel, van_enquete=self.van_enquete)

    def json(self, con: duckdb.DuckDBPyConnection, gm_code: str | None = None) -> str:
        """The same rows as a JSON array, of one municipality when that is asked."""
        return rijen_json(con, self.kamer, self.tabel, van_enquete=self.van_enquete, gm_code=gm_code)


@bewaard
def tabellen(haal: Haal) -> tuple[Tabel, ...]:
    """Every table that is open data, by name."""
    return tuple(_tabellen(haal))


def _tabellen(haal: Haal) -> Iterator[Tabel]:
    alle = haal.open_tabellen()
    for (kamer, tabel), deel in alle.groupby(["kamer", "tabel"], sort=True):
        regels = rijen(deel)
        yield Tabel(
            str(kamer),
            str(tabel),
            str(regels[0]["uitleg_tabel"] or ""),
            tuple(
                Kolom(
                    r["kolom"], _SOORT.get(r["type"], "string"), str(r["uitleg"] or ""), eenheid(r["kolom"])
                )
                for r in regels
            ),
            bool(regels[0]["van_enquete"]),
            tuple(str(regels[0]["sleutel"]).split()),
            int(regels[0]["rijen"]),
        )


def eenheid(kolom: str) -> str:
    """The unit that a column's name says; '' when it says none (a count, or a unit that stands in another column)."""
    return _EENHEID.get(kolom.rsplit("_", 1)[-1], "")


def als_csv(data: pa.Table) -> bytes:
    """For programs: ',' and decimal point, text between quotes; every value as it is in the Parquet file."""
    buffer = io.BytesIO()
    pyarrow.csv.write_csv(data, buffer)
    return buffer.getvalue()


def als_parquet(data: pa.Table, tabel: Tabel, algemeen: dict[str, str]) -> bytes:
    """With the meaning and unit of every column inside: per column for Arrow, as JSON for any other reader."""
    uitleg = {k.naam: {"omschrijving": k.uitleg, "eenheid": k.eenheid} for k in tabel.kolommen}
    velden = [veld.with_metadata({n: w for n, w in uitleg[veld.name].items() if w}) for veld in data.schema]
    bij_tabel = {
        **algemeen,
        "tabel": tabel.naam,
        "omschrijving": tabel.uitleg,
        "kolommen": json.dumps(uitleg, ensure_ascii=False),
    }
    buffer = io.BytesIO()
    pq.write_table(data.cast(pa.schema(velden, metadata=bij_tabel)), buffer, compression="zstd")
    return buffer.getvalue()


def kenmerk(tabel: Tabel, csv: bytes) -> str:
    """What the table says, as a checksum: its rows, its columns and what they mean."""
    return hashlib.sha256(repr(tabel).encode() + b"\0" + csv).hexdigest()
