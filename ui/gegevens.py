"""Queries for pages: the served database version, one cached connection, bounded caches.

Cache keys are small scalars (version, query, parameters), never a data frame. A new version
of the database is another key, so a running dashboard shows it at the next interaction.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import streamlit as st

from loaders import versies
from queries import Waarde, verbind, vraag
from queries.antwoorden import Haal

_VERSIE = "_versie"


def kies_versie() -> Path:
    """The served version, fixed for this run: a refresh meanwhile must not mix two versions on one page.

    Built from the snapshot when there is none yet (first start). Raises Gebruikersfout when the snapshot is damaged.
    """
    nu = versies.huidige()
    if nu is None:
        from loaders.bouw import bouw  # only at a first start: validation libraries take time to import

        nu = bouw(als_nodig=True)  # two visitors at once: the second one waits and finds it built
    st.session_state[_VERSIE] = str(nu)
    return nu


def database() -> Path:
    """The version this run shows; the served one where no run is going (a download made on a click)."""
    gekozen = st.session_state.get(_VERSIE)
    return Path(gekozen) if gekozen and Path(gekozen).is_file() else kies_versie()


@st.cache_resource(max_entries=2, show_spinner=False)
def _verbinding(pad: str) -> duckdb.DuckDBPyConnection:
    return verbind(Path(pad))


@st.cache_resource(max_entries=2_000, show_spinner=False)
def _vraag(pad: str, naam: str, parameters: tuple[tuple[str, Waarde], ...]) -> pd.DataFrame:
    """The one answer that all visitors share; never handed out itself (``_kopie``)."""
    return vraag(_verbinding(pad), naam, **dict(parameters))


def _kopie(tabel: pd.DataFrame) -> pd.DataFrame:
    """A table of the caller's own: pandas copies a column only when it is written to (copy-on-write)."""
    return tabel.copy(deep=False)


def haal_van(pad: Path) -> Haal:
    """The answers of one version: what a visitor downloads is made of the figures that stood on the screen."""

    def antwoord(naam: str, parameters: dict[str, Waarde]) -> pd.DataFrame:
        return _kopie(_vraag(str(pad), naam, tuple(sorted(parameters.items()))))

    return Haal(antwoord, lambda: str(pad))


def _antwoord(naam: str, parameters: dict[str, Waarde]) -> pd.DataFrame:
    return _kopie(_vraag(str(database()), naam, tuple(sorted(parameters.items()))))


haal = Haal(
    _antwoord, lambda: str(database())
)  # the answers of the version that this run shows; copies, so a caller may change them


def mart_bytes(mart: str) -> bytes:
    """A whole mart as a Parquet file. ``mart`` must be one of the codebook's names."""
    bekend = set(haal.codeboek()["mart"])
    if mart not in bekend:
        raise ValueError(f"onbekende mart: {mart}")
    with _verbinding(str(database())).cursor() as cursor:
        return cursor.sql(f"select * from mart.{mart}").df().to_parquet(index=False)


def tabel_van(naam: str) -> pd.DataFrame:
    """A whole table 'schema.table' of the served version; only for names that the code itself holds."""
    with _verbinding(str(database())).cursor() as cursor:
        return cursor.sql(f"select * from {naam}").df()
