"""Queries for pages: the served database version, one cached connection, bounded caches.

Cache keys are small scalars (version, query, parameters), never a data frame. A new version
of the database is another key, so a running dashboard shows it at the next interaction.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import duckdb
import pandas as pd
import streamlit as st
from cachetools import LRUCache, cached
from streamlit.runtime.scriptrunner import get_script_run_ctx

from fouten import Gebruikersfout
from queries import Waarde, vraag
from queries.antwoorden import Haal
from queries.geheel import kolominhoud
from queries.per_gemeente import PerGemeente, voor_alle
from reports.open_data.maken import algemeen
from reports.open_data.tabellen import als_parquet, tabellen
from ui import meting
from ui.versie import BESCHADIGD, DIENST

_VERSIE = "_versie"
RUIMTE = 50_000_000  # bytes of answers, for all visitors and versions together
RUIMTE_ALLE = 30_000_000  # bytes of answers for all municipalities at once
_LEEG = 3_000  # an answer without rows
_CEL = 50  # a number takes 8, a short word about 60
_CEL_ALLE = 12  # there a word is kept once


def kies_versie() -> Path:
    """The served version, fixed for this run: a refresh meanwhile must not mix two versions on one page.

    Raises Gebruikersfout when there is none to show yet; it is being built in a process of its own then.
    """
    nu = DIENST.kies()
    st.session_state[_VERSIE] = nu
    return nu


@st.fragment(run_every=2)
def wacht_op_versie() -> None:
    """Under the sentence that there is nothing to show yet: open the page as soon as there is."""
    try:
        kies_versie()
    except Gebruikersfout:
        return
    st.rerun(scope="app")


def database() -> Path:
    """The version this run shows; the served one where no run is going (a download made on a click, a preview)."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return DIENST.kies()
    gekozen = st.session_state.get(_VERSIE)
    return gekozen if gekozen and DIENST.is_open(gekozen) else kies_versie()


@contextmanager
def _cursor(pad: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A cursor on a version; a file that proves damaged becomes one sentence, and is built again."""
    try:
        with DIENST.verbinding(pad).cursor() as cursor:
            yield cursor
    except BESCHADIGD as fout:
        raise DIENST.meld_kapot(pad) from fout


def omvang(tabel: pd.DataFrame) -> int:
    """About how many bytes an answer takes; to count its words exactly takes as long as a query."""
    return int(tabel.size) * _CEL + _LEEG


@cached(LRUCache(RUIMTE, getsizeof=omvang), lock=threading.Lock())
def _vraag(pad: str, naam: str, parameters: tuple[tuple[str, Waarde], ...]) -> pd.DataFrame:
    """The one answer that all visitors share; never handed out itself (``_kopie``)."""
    with meting.meet(f"vraag {naam}"), _cursor(Path(pad)) as cursor:
        return vraag(cursor, naam, **dict(parameters))


@cached(LRUCache(RUIMTE_ALLE, getsizeof=lambda a: a.cellen * _CEL_ALLE + _LEEG), lock=threading.Lock())
def _alle(pad: str, naam: str, parameters: tuple[tuple[str, Waarde], ...]) -> PerGemeente:
    with meting.meet(f"vraag {naam}, alle gemeenten"), _cursor(Path(pad)) as cursor:
        return PerGemeente(vraag(cursor, naam, **dict(parameters)))


def _kopie(tabel: pd.DataFrame) -> pd.DataFrame:
    """A table of the caller's own: pandas copies a column only when it is written to (copy-on-write)."""
    return tabel.copy(deep=False)


def _een(pad: str, naam: str, parameters: dict[str, Waarde]) -> pd.DataFrame:
    if alle := voor_alle(naam, parameters):
        return _alle(pad, naam, tuple(sorted(alle.items()))).van(str(parameters["gm_code"]))
    return _kopie(_vraag(pad, naam, tuple(sorted(parameters.items()))))


def haal_van(pad: Path) -> Haal:
    """The answers of one version: what a visitor downloads is made of the figures that stood on the screen."""

    return Haal(lambda naam, parameters: _een(str(pad), naam, parameters), lambda: str(pad))


# the answers of the version that this run shows; copies, so a caller may change them
haal = Haal(lambda naam, parameters: _een(str(database()), naam, parameters), lambda: str(database()))


def mart_bytes(mart: str, van: Mapping[str, object]) -> bytes:
    """A whole mart as a Parquet file, with its units, meaning, licence and ``van`` (sender, version, day, address) inside.

    ``mart`` must be one of the codebook's names. Only what is open data has a description; the log of versions has none.
    """
    if mart not in set(haal.codeboek()["mart"]):
        raise ValueError(f"onbekende mart: {mart}")
    stempel = {k: str(w) for k, w in van.items()}
    tabel = next((t for t in tabellen(haal) if t.naam == f"mart.{mart}"), None)
    with _cursor(database()) as cursor:
        if tabel is None:
            return cursor.execute(f"select * from mart.{mart}").df().to_parquet(index=False)
        return als_parquet(tabel.rijen(cursor), tabel, algemeen(tabel, database().stem) | stempel)


def databasebytes() -> bytes:
    """The database file itself, for a download. Raises Gebruikersfout when it is gone meanwhile."""
    try:
        return database().read_bytes()
    except OSError as fout:
        raise DIENST.wachtzin() from fout


def tabel_van(naam: str) -> pd.DataFrame:
    """A whole table 'schema.table' of the served version; only for names that the code itself holds."""
    with _cursor(database()) as cursor:
        return cursor.execute(f"select * from {naam}").df()


_WAARDEN = 12  # more are no list but a range


@lru_cache(maxsize=100)
def _kolomwaarden(pad: str, naam: str) -> dict[str, str]:
    kamer, tabel = naam.split(".")
    with _cursor(Path(pad)) as cursor:
        inhoud = kolominhoud(cursor, kamer, tabel, _WAARDEN)
    return {
        kolom: "leeg"
        if not waarden
        else ", ".join(_kort(w) for w in waarden)
        if alle
        else f"{_kort(waarden[0])} tot en met {_kort(waarden[-1])}"
        for kolom, (waarden, alle) in inhoud.items()
    }


def _kort(waarde: object) -> str:
    tekst = {True: "waar", False: "onwaar"}[waarde] if isinstance(waarde, bool) else str(waarde)
    return tekst if len(tekst) <= 60 else tekst[:60] + "…"


def kolomwaarden(naam: str) -> dict[str, str]:
    """Per column of a table of the served version what stands in it, in words as one writes them in a question."""
    bekend = haal.open_tabellen()
    if naam not in set(bekend["kamer"] + "." + bekend["tabel"]):
        raise ValueError(f"onbekende tabel: {naam}")
    return _kolomwaarden(str(database()), naam)
