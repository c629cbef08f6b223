"""Looking ahead on the screen: the newest begroting beside what was known, and an outlook that says what it is worth."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from ui import kader
from ui.gegevens import haal
from ui.toon import VRAGEN, uitleg
from verhaal.beeld import Beeld
from verhaal.begrippen import WETTEN
from verhaal.html import maak
from verhaal.vooruit import begrotingscheck, checkzinnen, vooruitblik
from verhaal.vooruit.terugtoets import GROEP_NAAM

REKENVOORBEELD = "Rekenvoorbeeld: waar komen de uitgaven op uit als het gaat als eerder?"


def check_kort(beeld: Beeld) -> None:
    """Mijn gemeente: a text per law, and the way to the rest."""
    if (kort := checkzinnen.kort(haal, beeld)) is None:
        return
    st.html(
        maak(
            "begroting.html",
            kop=kort.kop,
            zinnen=kort.zinnen,
            noot=kort.noot,
            naar=f"begroot_en_besteed?{urlencode(kader.query())}",
        )
    )


def check(beeld: Beeld) -> None:
    """Begroot en besteed: everything the newest begroting is laid beside; of Nederland the middle municipality."""
    groepen = [
        {"kop": GROEP_NAAM[g], "zinnen": z} for g, z in checkzinnen.begrotingscheck(haal, beeld).items()
    ]
    if rest := checkzinnen.bij_alle(haal, beeld):
        groepen.append({"kop": "Bij deze begroting", "zinnen": rest})
    st.html(maak("punten.html", kop=checkzinnen.kop(haal, beeld), groepen=groepen))
    uitleg("begrotingscheck", lambda: checkzinnen.berekening(haal).html(VRAGEN))
    if not beeld.is_nederland:
        _rekenvoorbeeld(beeld)


@st.fragment
def _rekenvoorbeeld(beeld: Beeld) -> None:
    """The outlook, made when somebody opens it."""
    plek = st.expander(REKENVOORBEELD, key="uitklap_rekenvoorbeeld", on_change="rerun")
    if not plek.open:
        return
    code, nieuwste = str(beeld.keuze.gm_code), begrotingscheck.nieuwste_begroting(haal)
    groepen = tuple(dict.fromkeys((*WETTEN, *begrotingscheck.groepen(haal, nieuwste))))
    blikken = vooruitblik.blikken(haal, code, beeld.naam, groepen)
    plek.html(
        maak("punten.html", kop="", groepen=[{"kop": GROEP_NAAM[g], "zinnen": z} for g, z in blikken.items()])
    )
