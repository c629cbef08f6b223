"""The choices of the page Enquête, all in the URL."""

from __future__ import annotations

from typing import Any

import streamlit as st

DELEN = {
    "bekend": "Wat is bekend",
    "inwoners": "Uw inwoners",
    "eigen": "Eigen enquête",
    "geld": "Naast het geld",
}


def plek_voor_kop() -> Any:
    """A place above the choices, filled once they are known."""
    return st.container()


def vak() -> Any:
    """The row of choices; not on paper."""
    return st.container(key="keuzes_enquete", horizontal=True, vertical_alignment="bottom")


def kies_knop(label: str, opties: dict[str, str], sleutel: str, standaard: str) -> str:
    """One of a few options as buttons; the label is what the URL holds."""
    namen = {v: k for k, v in opties.items()}
    gekozen = st.segmented_control(
        label, list(namen), key=sleutel, default=opties[standaard], bind="query-params"
    )
    return namen[gekozen] if gekozen else standaard


def kies_uit(label: str, opties: dict[str, str], sleutel: str, standaard: str) -> str:
    """One of many options in a list; the label is what the URL holds."""
    gekozen = st.selectbox(
        label,
        list(opties),
        index=list(opties).index(standaard),
        format_func=opties.__getitem__,
        key=sleutel,
        filter_mode=None,
        placeholder="Maak een keuze",
        bind="query-params",
    )
    return str(gekozen or standaard)


def kies_deel() -> str:
    """Which part of the page."""
    return kies_knop("Wat wilt u zien?", DELEN, "enquetedeel", "bekend")
