"""A page of one figure, for on another site: its heading, chart, warning and source, without menu and choices.

The page runs as always, in a place that is emptied afterwards; the figure that was asked for is drawn outside it.
"""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from ui import adres, navigatie
from verhaal.afzender import korte_sleutel
from verhaal.figuur import Figuur
from verhaal.html import maak

_PLEK = "_plek_insluiten"


def gevraagd() -> str:
    """The figure that is asked for alone; '' on an ordinary visit."""
    return st.query_params.get("figuur", "") if st.query_params.get("insluiten") == "1" else ""


def plek_voor(figuur: Figuur) -> Any:
    """Where this figure goes when one is asked for alone; None when it is another one, or drawn already."""
    if korte_sleutel(figuur.sleutel) != gevraagd():
        return None
    return st.session_state.pop(_PLEK, None)


def toon(pagina: StreamlitPage) -> None:
    """Instead of menu, frame, page and footer."""
    st.session_state[_PLEK] = st.container(key="insluiten")
    with st.container(key="verborgen"):  # what the page draws until it is emptied
        rest = st.empty()
    with rest.container():
        navigatie.toon(pagina)
    rest.empty()
    if (plek := st.session_state.pop(_PLEK, None)) is not None:
        plek.html(maak("oordeel.html", kop="Deze figuur is er niet bij deze keuze", zinnen=[]))
        plek.html(maak("ingesloten.html", link=adres.basis() or "/", tekst="Kies zelf op Gemeenten in 3D"))


def voet(figuur: Figuur) -> None:
    """Below the figure: the way to the same figure with its table, explanation and files."""
    link = adres.van_figuur(figuur.sleutel)
    st.html(
        maak("ingesloten.html", link=link, tekst="Bekijk deze figuur op Gemeenten in 3D, met tabel en uitleg")
    )
