"""The choices of the page Enquête, all in the URL."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui.keuzevelden import kies_knop

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


def kies_deel() -> str:
    """Which part of the page."""
    return kies_knop("Wat wilt u zien?", DELEN, "enquetedeel", "bekend")
