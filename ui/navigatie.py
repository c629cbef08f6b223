"""The one list of pages, the header row, and the guard every page starts with."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from fouten import Gebruikersfout
from verhaal.html import maak

PAGES = Path(__file__).resolve().parent.parent / "pages"


class Pagina(NamedTuple):
    """A page: its file in pages/ without '.py', and its title in the menu."""

    bestand: str
    titel: str

    @property
    def url_path(self) -> str:
        """Its path in the address; the start page has none."""
        return "" if self == _LIJST[0] else self.bestand


_LIJST = (
    Pagina("overzicht", "Mijn gemeente"),
    Pagina("begroot_en_besteed", "Begroot en besteed"),
    Pagina("vergelijken", "Vergelijken"),
    Pagina("rijksmiddelen", "Geld van het Rijk"),
    Pagina("jeugdzorg", "Jeugdzorgtekorten"),
    Pagina("enquete", "Enquête"),
    Pagina("zelf_vragen", "Zelf vragen"),
    Pagina("profiel", "Profiel afdrukken"),
    Pagina("verantwoording", "Verantwoording"),
)


def lijst() -> tuple[Pagina, ...]:
    """All pages in the order of the header; the first one is the start page."""
    return _LIJST


def paginas() -> list[StreamlitPage]:
    """The same, for Streamlit."""
    return [st.Page(PAGES / f"{p.bestand}.py", title=p.titel, default=not p.url_path) for p in _LIJST]


def kies_pagina(lijst: list[StreamlitPage] | None = None) -> StreamlitPage:
    """Register the pages; the header row below replaces Streamlit's own menu."""
    return st.navigation(lijst or paginas(), position="hidden")


def kop(lijst: list[StreamlitPage], query: dict[str, str]) -> None:
    """Word mark and page links; links carry the choices. Which page is open the browser sees in its address."""
    with st.container(key="kop", horizontal=True, vertical_alignment="center", gap=None):
        st.html(maak("woordmerk.html"), width="content")
        st.html(maak("menuknop.html"), width="content")
        with st.container(key="nav", horizontal=True, gap=None):
            for pagina in lijst:
                st.page_link(pagina, label=pagina.title, icon="", query_params=query)


def toon(pagina: StreamlitPage) -> None:
    """Last line of dashboard.py: run the page inside the frame; what its figures lack is said in one sentence."""
    st.session_state["_kader"] = True
    try:
        pagina.run()
    except Gebruikersfout as fout:
        st.html(maak("melding.html", tekst=str(fout)))


def vereis_kader() -> None:
    """First line of every page: when Streamlit ran the file on its own, start again through dashboard.py.

    A folder called ``pages/`` makes Streamlit run a page directly on the first request of a fresh
    server; the first ``st.navigation`` ends that.
    """
    if not st.session_state.pop("_kader", False):
        kies_pagina()
        st.rerun()
