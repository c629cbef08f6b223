"""The words of the page Geld van het Rijk: the finding, the timeline, and what others say."""

from __future__ import annotations

import streamlit as st

from queries import rijen as als_rijen
from ui.gegevens import haal
from ui.rijk.rijkkeuzes import jaren
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import KAAL, getal
from verhaal.html import maak
from verhaal.rijk.rijksommen import Aanname, WetRij
from verhaal.rijk.rijkzinnen import NIET_GEOORMERKT, geen_bedragen_zin, kop_zin, opsomming_of, uit_circulaire


def kop(naam: str, jaar: int, wetten: list[WetRij], circulaire: str, aanname: Aanname) -> None:
    """The finding in one sentence per screen, and what the rekenbedrag is not."""
    st.html(
        maak(
            "oordeel.html",
            kop=kop_zin(naam, jaar, wetten, aanname),
            zinnen=[NIET_GEOORMERKT, uit_circulaire(circulaire)],
        )
    )


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
