"""From a question for the council to a text in Word: made when it is asked for."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from reports import raadstuk
from ui import adres
from ui.gegevens import database, haal
from verhaal.afzender import Afzender
from verhaal.beeld import Beeld
from verhaal.html import maak

KNOP = "Als tekst in Word"
_UITLEG = (
    "U krijgt een tekst met de cijfers, de bron en wat u erbij moet weten. Wat alleen uw raad weet, vult u zelf in: dat staat "
    "tussen vierkante haken."
)


@st.fragment
def bij_vragen(beeld: Beeld, vragen: list[str]) -> None:
    """A button that opens: which question, and which kind of text."""
    with st.container(key="bronregel_raadstuk", horizontal=True, gap=None):
        plek = st.popover(KNOP, type="tertiary", key="uitleg_raadstuk", on_change="rerun")
    if not plek.open:
        return
    plek.html(maak("alinea.html", klasse="voetnoot", tekst=_UITLEG))
    vraag = plek.selectbox("Welke vraag?", vragen, key="raadstuk_vraag", filter_mode=None)
    van = Afzender(
        gm_code=str(beeld.keuze.gm_code),
        naam=beeld.naam,
        jaar=str(beeld.keuze.jaar),
        versie=database().stem,
        datum=date.today(),
        adres=adres.van_pagina(),
    )
    for soort, titel in raadstuk.soorten(haal).items():
        plek.download_button(
            titel,
            partial(raadstuk.van_vraag, haal, soort, beeld, str(vraag or ""), van),
            f"gemeenten3d_{soort}_{van.gm_code}_{van.jaar}.docx",
            raadstuk.MIME,
            type="tertiary",
            on_click="ignore",
            key=f"dl_raadstuk_{soort}",
        )
