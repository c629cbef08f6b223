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

DELEN = {
    "keuze": "Onze keuze",
    "waarom": "Waarom dit bedrag?",
    "maatstaven": "Twee maatstaven",
    "stroom": "Geldstroom",
    "achtergrond": "Achtergrond",
}
_CENTRUM = ("Tellen mee", "Tellen niet mee")
_GEDEELD = {"zonder": "Tellen niet mee", "landelijk": "Landelijke aanname", "eigen": "Eigen aanname"}
_EIGEN = ("toegang_", "overhead_")  # how the addresses of the reader's own shares begin


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
    return st.container(key="keuzes_rijk", horizontal=True, vertical_alignment="bottom")


def meer() -> Any:
    """The choices that few need: behind a button, so that the first figure stands high on the page."""
    return st.popover("Andere keuzes", key="keuzes_rijk_meer")


def kies_circulaire(lijst: pd.DataFrame) -> str:
    """The circulaire in use; by default the one the begroting of the year was built on."""
    namen = dict(zip(lijst["circulaire"], lijst["naam"], strict=True))
    standaard = rijksommen.circulaire_van_begroting(lijst)
    # a key per year: another year has other circulaires
    return kies_uit("Circulaire", namen, f"circulaire_{int(lijst['jaar'].iloc[0])}", standaard)


def kies_deel(met_gemeente: bool) -> str:
    """Which part of the page; without a municipality only those about all of them."""
    delen = DELEN if met_gemeente else {k: DELEN[k] for k in ("keuze", "stroom", "achtergrond")}
    sleutel = "rijkdeel" if met_gemeente else "rijkdeel_nl"
    return kies_knop("Wat wilt u zien?", delen, sleutel, "keuze")


def kies_aanname(jaar: int, circulaire: str, deel: str) -> Aanname:
    """What counts of the costs that no law carries alone, and whether tasks of centrumgemeenten do; where it changes something."""
    if deel not in ("keuze", "stroom"):
        return rijksommen.NUL
    gekozen = kies_knop("Taken van centrumgemeenten", {n: n for n in _CENTRUM}, "centrumtaken", _CENTRUM[0])
    zonder = gekozen == _CENTRUM[1]
    if deel == "stroom":
        return Aanname({}, {}, zonder)
    eigen = any(k.startswith(_EIGEN) for k in st.query_params)  # a link of somebody with shares of their own
    soort = kies_knop("Gedeelde kosten", _GEDEELD, "gedeeld", "eigen" if eigen else "zonder")
    if soort == "landelijk":
        return rijksommen.landelijk(haal, jaar, circulaire, zonder)
    return _eigen_aanname(zonder) if soort == "eigen" else Aanname({}, {}, zonder)


def _eigen_aanname(zonder_centrum: bool) -> Aanname:
    """The reader's own shares, at most 100 % together; until then none counts."""
    delen: dict[str, dict[str, float]] = {"toegang": {}, "overhead": {}}
    with st.container(key="eigen_aanname"):
        st.html(
            maak(
                "alinea.html",
                klasse="voetnoot",
                tekst=f"Wijkteams en toegang ({codes_in_zin(haal, 'toegang')}) en overhead ({codes_kort(haal, 'overhead')}) zijn kosten voor meer wetten "
                "samen. Hoeveel daarvan bij een wet hoort, is niet bekend. Vul zelf een deel in; samen hoogstens 100%.",
            )
        )
        for kop, wetten, sleutel in (
            ("Wijkteams en toegang", ("jeugdwet", "wmo"), "toegang"),
            ("Overhead", WETTEN, "overhead"),
        ):
            for kolom, wet in zip(st.columns(3), wetten, strict=False):
                with kolom:
                    delen[sleutel][wet] = st.number_input(
                        f"{kop}: deel voor {WET_IN_ZIN[wet]} (%)",
                        0,
                        100,
                        0,
                        5,
                        key=f"{sleutel}_{wet}",
                        bind="query-params",
                    )
    if any(sum(d.values()) > 100 for d in delen.values()):
        st.html(
            maak(
                "melding.html",
                tekst="De delen zijn samen meer dan 100%. Maak ze kleiner; tot dan tellen zij niet mee.",
            )
        )
        return Aanname({}, {}, zonder_centrum)
    return Aanname(delen["toegang"], delen["overhead"], zonder_centrum)
