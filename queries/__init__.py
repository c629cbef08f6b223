"""One .sql file per answer, with named ``$parameters``, and the few lines that run it.

A query knows nothing of Streamlit or pages. Every file starts with its purpose, its
parameters and the units of what it returns; ``antwoorden.py`` is made of those, so that an
editor and mypy know every query, parameter and column.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar, overload

import duckdb
import pandas as pd

HIER = Path(__file__).resolve().parent
Waarde: TypeAlias = str | int | float | None
R = TypeVar("R", covariant=True)

# Words of an answer as Python strings: columns of a few hundred cost more as Arrow arrays, and every step with those
# lets go of the interpreter, for which visitors then wait in line.
pd.set_option("mode.string_storage", "python")

if TYPE_CHECKING:

    class Antwoord(pd.DataFrame, Generic[R]):
        """A table of which mypy knows the columns; at run time simply a data frame."""


def verbind(database: Path) -> duckdb.DuckDBPyConnection:
    """Open a database version for reading only, without access to files, network or settings."""
    return duckdb.connect(
        str(database),
        read_only=True,
        config={
            "enable_external_access": "false",
            "autoload_known_extensions": "false",
            "autoinstall_known_extensions": "false",
            "memory_limit": "512MB",
            "threads": "1",  # two threads add doubles in any order: another last digit at every start
            "lock_configuration": "true",
        },
    )


@lru_cache(maxsize=200)
def sql_tekst(naam: str) -> str:
    """The text of query ``naam``; raises FileNotFoundError when there is no such query."""
    return (HIER / f"{naam}.sql").read_text(encoding="utf-8")


def ingevuld(naam: str, waarden: Mapping[str, Waarde]) -> str:
    """The text of query ``naam`` with its values written out, to run anywhere.

    Raises KeyError when a value is missing, FileNotFoundError when there is no such query.
    """

    def schrijf(gevonden: re.Match[str]) -> str:
        w = waarden[gevonden[1]]
        if w is None:
            return "null"
        return f"'{w.replace(chr(39), chr(39) * 2)}'" if isinstance(w, str) else repr(w)

    regels = sql_tekst(naam).splitlines()
    return "\n".join(r if r.lstrip().startswith("--") else re.sub(r"\$(\w+)", schrijf, r) for r in regels)


@overload
def rijen(tabel: Antwoord[R]) -> list[R]: ...  # type: ignore[overload-overlap]
@overload
def rijen(tabel: pd.DataFrame) -> list[dict[str, Any]]: ...
def rijen(tabel: pd.DataFrame) -> Any:
    """The rows of a table as dictionaries; of an answer, with the columns that its query gives."""
    # all at once: several times as fast as to_dict("records"), twice as fast as column by column
    namen = [str(k) for k in tabel.columns]
    cellen = tabel.to_numpy(dtype=object).tolist()
    if any(getattr(soort, "na_value", None) is pd.NA for soort in tabel.dtypes):
        cellen = [[None if w is pd.NA else w for w in rij] for rij in cellen]
    return [dict(zip(namen, rij, strict=True)) for rij in cellen]


def vraag(con: duckdb.DuckDBPyConnection, naam: str, **parameters: Waarde) -> pd.DataFrame:
    """Run query ``naam`` on a cursor of its own: sharing one connection between threads mixes up results."""
    with con.cursor() as cursor:
        return cursor.execute(sql_tekst(naam), parameters).df()
