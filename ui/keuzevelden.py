"""Choices that stand in the address; the label of an option is what the address holds."""

from __future__ import annotations

import streamlit as st


def kies_knop(label: str, opties: dict[str, str], sleutel: str, standaard: str) -> str:
    """One of a few options (code -> name) as buttons; its code."""
    namen = {v: k for k, v in opties.items()}
    gekozen = st.segmented_control(
        label, list(namen), key=sleutel, default=opties[standaard], bind="query-params"
    )
    return namen[gekozen] if gekozen else standaard


def kies_uit(label: str, opties: dict[str, str], sleutel: str, standaard: str) -> str:
    """One of many options (code -> name) in a list; its code."""
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
