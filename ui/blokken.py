"""Small pieces that every page may use: a heading with a line below it, a small line, why there is nothing."""

from __future__ import annotations

import streamlit as st

from verhaal.html import maak


def sectie(kop: str, tekst: str) -> None:
    """A heading that states the finding, with a line below it."""
    st.html(maak("sectie.html", kop=kop, tekst=tekst))


def alinea(tekst: str, klasse: str = "voetnoot") -> None:
    """A small line."""
    st.html(maak("alinea.html", klasse=klasse, tekst=tekst))


def niets(zin: str) -> None:
    """Where a figure or list would stand: why there is none, and what the reader can do."""
    alinea(zin, "waaromniet")
