"""The one list of pages, the header row, and the guard every page starts with."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from fouten import Gebruikersfout
from verhaal.html import maak

PAGES = Path(__file__).resolve().parent.parent / "pages"


MEER = "Voor onderzoekers"  # the second part of the menu


class Pagina(NamedTuple):
    """A page: its file in pages/ without '.py', its title in the menu, and where its link stands."""

    bestand: str
    titel: str
    plaats: str = "menu"  # or 'meer': behind 'Voor onderzoekers'; or 'voet': in the last line of every page

    @property
    def url_path(self) -> str:
        """Its path in the address; the start page has none."""
        return "" if self == _LIJST[0] else self.bestand


_LIJST = (
    Pagina("overzicht", "Mijn gemeente"),
    Pagina("vergelijken", "Vergelijken"),
    Pagina("begroot_en_besteed", "Begroot en besteed"),
    Pagina("rijksmiddelen", "Geld van het Rijk"),
    Pagina("profiel", "Profiel"),
    Pagina("jeugdzorg", "Jeugdzorgtekorten", "meer"),
    Pagina("enquete", "Enquête", "meer"),
    Pagina("zelf_vragen", "Zelf vragen", "meer"),
    Pagina("verantwoording", "Verantwoording", "voet"),
)
_ZONDER_JAAR = ("zelf_vragen", "verantwoording")


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
    per_plaats: dict[str, list[StreamlitPage]] = {}
    for pagina, streamlit_pagina in zip(_LIJST, lijst, strict=True):
        per_plaats.setdefault(pagina.plaats, []).append(streamlit_pagina)
    elders = {p: " ".join(s.url_path for s in per_plaats[p]) for p in ("meer", "voet")}
    with st.container(key="kop", horizontal=True, vertical_alignment="center", gap=None):
        st.html(maak("woordmerk.html", **elders), width="content")
        st.html(maak("menuknop.html"), width="content")
        with st.container(key="nav", horizontal=True, gap=None):
            for tab in per_plaats["menu"]:
                st.page_link(tab, label=tab.title, icon="", query_params=query)
            with st.popover(MEER, type="tertiary", key="nav_meer"):
                for tab in per_plaats["meer"]:
                    st.page_link(tab, label=tab.title, icon="", query_params=query)


def heeft_jaar(pad: str) -> bool:
    """Whether the chosen year changes anything on this page."""
    if pad == "enquete":
        return st.query_params.get("enquetedeel") == "Naast het geld"
    return pad not in _ZONDER_JAAR


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
