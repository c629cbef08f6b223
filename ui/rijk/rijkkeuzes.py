"""The choices of the page Geld van het Rijk: circulaire, centrumtaken and the assumption for shared costs."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from ui.gegevens import haal
from ui.keuzevelden import kies_knop, kies_uit
from verhaal.begrippen import WET_IN_ZIN, WETTEN
from verhaal.html import maak
from verhaal.rijk import rijksommen
from verhaal.rijk.rijksommen import Aanname
from verhaal.taakveldwoorden import codes_in_zin, codes_kort

_CENTRUM = ("Tellen mee", "Tellen niet mee")


def circulaires(jaar: int) -> pd.DataFrame:
    """The circulaires with amounts for a year, oldest first."""
    return rijksommen.circulaires(haal, jaar)


def jaren() -> list[int]:
    """The years for which there are amounts."""
    return sorted({int(j) for j in haal.circulaires()["jaar"]})


def plek_voor_kop() -> Any:
    """A place above the choices of this page, filled once they are known."""
    return st.container()


def vak() -> Any:
    """The choices of this page; not on paper, where the figures say in words what was chosen."""
    return st.container(key="keuzes_rijk")


def kies_circulaire(lijst: pd.DataFrame) -> str:
    """The circulaire in use; by default the one the begroting of the year was built on."""
    namen = dict(zip(lijst["circulaire"], lijst["naam"], strict=True))
    standaard = rijksommen.circulaire_van_begroting(lijst)
    # a key per year: another year has other circulaires
    return kies_uit("Circulaire", namen, f"circulaire_{int(lijst['jaar'].iloc[0])}", standaard)


def kies_aanname() -> Aanname:
    """The choices of this page; every share starts at 0 %."""
    gekozen = kies_knop("Taken van centrumgemeenten", {n: n for n in _CENTRUM}, "centrumtaken", _CENTRUM[0])
    zonder = gekozen == _CENTRUM[1]
    toegang: dict[str, int] = {}
    overhead: dict[str, int] = {}
    with st.expander("Aanname: welk deel van de gedeelde kosten telt mee?", key="uitklap_aanname"):
        st.html(
            maak(
                "alinea.html",
                klasse="voetnoot",
                tekst=f"Wijkteams en toegang ({codes_in_zin(haal, 'toegang')}) en overhead ({codes_kort(haal, 'overhead')}) zijn kosten voor meer wetten "
                "samen. Hoeveel daarvan bij een wet hoort, is niet bekend. Vul zelf een deel in; samen hoogstens 100%.",
            )
        )
        for kop, wetten, doel, sleutel in (
            ("Wijkteams en toegang", ("jeugdwet", "wmo"), toegang, "toegang"),
            ("Overhead", WETTEN, overhead, "overhead"),
        ):
            kolommen = st.columns(3)
            for kolom, wet in zip(kolommen, wetten, strict=False):
                with kolom:
                    doel[wet] = int(
                        st.number_input(
                            f"{kop}: deel voor {WET_IN_ZIN[wet]} (%)",
                            0,
                            100,
                            0,
                            5,
                            key=f"{sleutel}_{wet}",
                            bind="query-params",
                        )
                    )
    if sum(toegang.values()) > 100 or sum(overhead.values()) > 100:
        st.html(
            maak(
                "melding.html",
                tekst="De delen zijn samen meer dan 100%. Maak ze kleiner; tot dan tellen zij niet mee.",
            )
        )
        return Aanname({}, {}, zonder)
    return Aanname(toegang, overhead, zonder)
