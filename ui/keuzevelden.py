"""Choices that stand in the address; the label of an option is what the address holds."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from ui import kader
from verhaal.begrippen import prijsnamen

_HOOGSTENS = 40  # characters of a wrong value that are repeated to the reader


def lees_adres(label: str, namen: Collection[str], sleutel: str, standaard: str) -> None:
    """Before the field exists: a value in the address that it does not have gets a sentence; Streamlit drops it in silence."""
    gevraagd = st.query_params.get(sleutel)
    if gevraagd and gevraagd not in namen:
        kader.meld_keuze(
            sleutel,
            f"Wij kennen de keuze ‘{gevraagd[:_HOOGSTENS]}’ bij ‘{label}’ niet. U ziet nu ‘{standaard}’.",
        )
    elif gevraagd:
        kader.vergeet_keuzemelding(sleutel)
    kader.toon_keuzemelding(sleutel)


def kies_knop(label: str, opties: dict[str, str], sleutel: str, standaard: str) -> str:
    """One of a few options (code -> name) as buttons; its code."""
    namen = {v: k for k, v in opties.items()}
    lees_adres(label, namen, sleutel, opties[standaard])
    gekozen = st.segmented_control(
        label, list(namen), key=sleutel, default=opties[standaard], bind="query-params"
    )
    return namen[gekozen] if gekozen else standaard


def kies_prijzen(prijsjaar: int) -> str:
    """The prices of amounts over years, of then or of the last year with an index; kept in the address as ``prijzen``."""
    return kies_knop("Prijzen", prijsnamen(prijsjaar), "prijzen", "toen")


def kies_uit(label: str, opties: dict[str, str], sleutel: str, standaard: str) -> str:
    """One of many options (code -> name) in a list; its code."""
    lees_adres(label, opties.values(), sleutel, opties[standaard])
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
