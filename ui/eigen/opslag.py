"""Where own figures of a visitor are: in the session of that visitor, in memory, until the window closes. Never on disk or in an address."""

from __future__ import annotations

import streamlit as st

from loaders.eigen.importeren import uit_tabel
from loaders.eigen.opgave import Opgave
from ui.gegevens import haal

_STAAT = "_eigen_opgaven"
HOOGSTENS = 8  # more kinds of figures beside each other nobody reads


def van_bezoeker(gm_code: str) -> list[Opgave]:
    """What this visitor gave of this municipality."""
    alle: list[Opgave] = st.session_state.get(_STAAT, [])
    return [o for o in alle if o.gm_code == gm_code]


def te_tonen(gm_code: str) -> list[Opgave]:
    """Also what the host put in for everybody; what the visitor gave of the same year and kind goes before it."""
    eigen = van_bezoeker(gm_code)
    heeft = {(o.jaar, o.aard) for o in eigen}
    return [
        *(o for o in uit_tabel(haal.eigen_opgaven(gm_code=gm_code)) if (o.jaar, o.aard) not in heeft),
        *eigen,
    ]


def bewaar(nieuw: list[Opgave]) -> None:
    """Keep these for this visitor; earlier ones of the same municipality, year and kind go, and the oldest when there are many."""
    vervangt = {(o.gm_code, o.jaar, o.aard) for o in nieuw}
    oud: list[Opgave] = st.session_state.get(_STAAT, [])
    blijft = [o for o in oud if (o.gm_code, o.jaar, o.aard) not in vervangt]
    st.session_state[_STAAT] = [*blijft, *nieuw][-HOOGSTENS:]


def vergeet(opgave: Opgave) -> None:
    """Take one away."""
    st.session_state[_STAAT] = [o for o in st.session_state.get(_STAAT, []) if o != opgave]
