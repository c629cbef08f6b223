"""The words of the page Geld van het Rijk: the finding, the timeline, and what others say."""

from __future__ import annotations

import streamlit as st

from queries import rijen as als_rijen
from ui.begrippen import opsomming
from ui.figuur import Kolom, tabel_html
from ui.gegevens import haal
from ui.getallen import euro_kort, getal, is_leeg
from ui.html import maak
from ui.rijk.keuzes import jaren
from ui.rijk.sommen import Aanname, WetRij

NIET_GEOORMERKT = (
    "Het rekenbedrag Gemeentefonds is niet geoormerkt: het Rijk rekent ermee om geld over gemeenten te verdelen, en de raad "
    "bepaalt zelf waaraan het geld wordt uitgegeven."
)


def kop(naam: str, jaar: int, wetten: list[WetRij], circulaire: str, aanname: Aanname) -> None:
    """The finding in one sentence per screen, and what the rekenbedrag is not."""
    st.html(
        maak(
            "oordeel.html",
            kop=kop_zin(naam, jaar, wetten, aanname),
            zinnen=[NIET_GEOORMERKT, uit_circulaire(circulaire)],
        )
    )


def kop_zin(naam: str, jaar: int, wetten: list[WetRij], aanname: Aanname) -> str:
    """The own choice for youth first, the amount the Gemeentefonds reckons with second."""
    jeugd = wetten[0]
    if jeugd.begroot_netto is None:
        return f"Het Gemeentefonds rekent voor {naam} in {jaar} met {euro_kort(jeugd.rekenbedrag)} voor jeugd"
    return (
        f"{_begrootte(naam, jaar, aanname)} netto {euro_kort(jeugd.begroot_netto)} voor jeugd; het Gemeentefonds rekent met "
        f"{euro_kort(jeugd.rekenbedrag)}"
    )


def uit_circulaire(circulaire: str) -> str:
    return f"De rekenbedragen komen uit de {circulaire.lower()}."


def _begrootte(naam: str, jaar: int, aanname: Aanname) -> str:
    wie = "begrootten de gemeenten samen" if naam == "Nederland" else f"begrootte {naam}"
    if not aanname.is_nul:
        return f"Met uw aanname {wie} voor {jaar}"
    return f"{'De gemeenten samen begrootten' if naam == 'Nederland' else f'{naam} begrootte'} voor {jaar}"


def geen_figuur(tekst: str) -> None:
    """Why there is no figure, and what to choose."""
    st.html(maak("alinea.html", klasse="waaromniet", tekst=tekst))


def geen_bedragen(jaar: int) -> None:
    """Why there is nothing for this year, and what to choose."""
    st.html(
        maak(
            "oordeel.html",
            kop=geen_bedragen_zin(jaar),
            zinnen=[f"Kies bovenaan {opsomming_of(jaren())}.", NIET_GEOORMERKT],
        )
    )


def geen_bedragen_zin(jaar: int) -> str:
    return f"Voor {jaar} zijn er hier geen rekenbedragen van het Gemeentefonds"


def opsomming_of(waarden: list[int]) -> str:
    """[2023, 2024, 2025] -> '2023, 2024 of 2025'."""
    return opsomming([str(w) for w in waarden]).replace(" en ", " of ")


def tijdlijn() -> None:
    """How the system changed."""
    st.html(
        maak(
            "punten.html",
            kop="Hoe veranderde het geld van het Rijk?",
            groepen=[
                {"kop": f"{r['jaar']}: {r['wat']}", "zinnen": [f"{r['uitleg']} Bron: {r['bron']}."]}
                for r in als_rijen(haal("tijdlijn"))
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
            haal("landelijke_cijfers"),
            (
                Kolom("onderwerp", "Onderwerp"),
                Kolom("jaar", "Jaar", str),
                Kolom("bedrag_mln", "Bedrag (mln euro)", lambda w: getal(w, 0)),
                Kolom("wat", "Wat"),
                Kolom("bron", "Bron"),
                Kolom("let_op", "Let op", lambda w: "" if is_leeg(w) else str(w)),
            ),
            "Landelijke cijfers van anderen",
        )
    )
