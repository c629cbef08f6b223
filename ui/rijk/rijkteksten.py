"""The words of the page Geld van het Rijk: the finding, the timeline, and what others say."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from queries import rijen as als_rijen
from ui.begrippen import met_uitleg
from ui.gegevens import haal
from ui.rijk.rijkkeuzes import jaren
from verhaal.beeld import Keuze
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import KAAL, getal
from verhaal.html import maak
from verhaal.rijk import rijksommen, rijkzinnen
from verhaal.rijk.rijksommen import Aanname, wetten_van
from verhaal.rijk.rijkzinnen import (
    NIET_GEOORMERKT,
    aandeel_zin,
    andere_wetten_zin,
    geen_bedragen_zin,
    kop_zin,
    opsomming_of,
)


def kop(naam: str, keuze: Keuze, alles: pd.DataFrame, aanname: Aanname) -> None:
    """The own choice first, then its share of the rekenbedrag beside that of all municipalities, and what it is not."""
    land = wetten_van(haal, alles, None)
    eigen = land if keuze.gm_code is None else wetten_van(haal, alles, keuze.gm_code)
    zinnen = [aandeel_zin(eigen[0], land[0]), andere_wetten_zin(eigen), NIET_GEOORMERKT]
    st.html(
        maak(
            "oordeel.html",
            kop=kop_zin(naam, keuze.jaar, eigen, aanname),
            zinnen=met_uitleg(z for z in zinnen if z),
        )
    )


def reikwijdte(naam: str, keuze: Keuze, circulaire: str, zonder_centrum: bool) -> None:
    """Always in view: what the amounts are about and what not, and at which share of shared costs Nederland is 100 %."""
    omvat = rijksommen.omvat(haal, keuze.jaar, circulaire)
    eigen = rijksommen.eigen_inkomsten(haal, keuze.jaar, circulaire, keuze.gm_code)
    samen = rijksommen.landelijk(haal, keuze.jaar, circulaire, zonder_centrum)
    zonder = rijksommen.bedragen(haal, keuze.jaar, circulaire, Aanname({}, {}, zonder_centrum))
    met = rijksommen.bedragen(haal, keuze.jaar, circulaire, samen)
    landelijk_ = rijkzinnen.landelijk_zin(
        naam,
        wetten_van(haal, zonder, keuze.gm_code)[0],
        wetten_van(haal, zonder, None)[0],
        wetten_van(haal, met, keuze.gm_code)[0],
        samen,
    )
    st.html(
        maak(
            "punten.html",
            kop="Waar gaat het rekenbedrag over, en waarover niet?",
            groepen=[{"kop": "", "zinnen": rijkzinnen.reikwijdte(naam, eigen, omvat, landelijk_)}],
        )
    )


def achtergrond() -> None:
    """How the system changed, and what others say of the country."""
    tijdlijn()
    landelijk()


def geen_bedragen(jaar: int) -> None:
    """Why there is nothing for this year, and what to choose."""
    st.html(
        maak(
            "oordeel.html",
            kop=geen_bedragen_zin(jaar),
            zinnen=[f"Kies bovenaan {opsomming_of(jaren())}.", NIET_GEOORMERKT],
        )
    )


def tijdlijn() -> None:
    """How the system changed."""
    st.html(
        maak(
            "punten.html",
            kop="Hoe veranderde het geld van het Rijk?",
            groepen=[
                {"kop": f"{r['jaar']}: {r['wat']}", "zinnen": [f"{r['uitleg']} Bron: {r['bron']}."]}
                for r in als_rijen(haal.tijdlijn())
            ],
        )
    )


def landelijk() -> None:
    """Published national figures, with their source; not ours."""

    st.html(
        maak(
            "sectie.html",
            kop="Wat zeggen anderen over heel Nederland?",
            tekst="Deze cijfers zijn overgenomen van anderen en niet door ons berekend. Zij gebruiken andere begrippen; vergelijk ze niet met "
            "de bedragen hierboven.",
        )
    )
    st.html(
        tabel_html(
            haal.landelijke_cijfers(),
            (
                Kolom("onderwerp", "Onderwerp"),
                Kolom("jaar", "Jaar", str),
                Kolom("bedrag_mln", "Bedrag (mln euro)", lambda w: getal(w, 0)),
                Kolom("wat", "Wat"),
                Kolom("bron", "Bron"),
                Kolom("let_op", "Let op", KAAL.tekst),
            ),
            "Landelijke cijfers van anderen",
        )
    )
