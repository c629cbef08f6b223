"""The words of the page Jeugdzorgtekorten: the finding under the chosen definition, and why definitions differ."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from queries import rijen as als_rijen
from ui.blokken import sectie
from ui.gegevens import haal
from ui.jeugdzorg import tekortkeuzes
from ui.toon import toon
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import getal
from verhaal.html import maak
from verhaal.tekorten import anderen
from verhaal.tekorten.tekortoordeel import oordeel
from verhaal.tekorten.tekortsommen import Instelling, landelijk
from verhaal.tekorten.tekortwoorden import def_zin


def kop(i: Instelling, tabel: pd.DataFrame, jaar: int, gm_code: str | None, naam: str | None) -> None:
    """The finding for the municipality or the country, with the definition in full; ``tabel`` has every pair."""
    uitspraak = oordeel(haal, i, tabel, jaar, gm_code, naam)
    st.html(maak("oordeel.html", kop=uitspraak.kop, zinnen=uitspraak.zinnen))


def cijfers_van_anderen(i: Instelling, tabel: pd.DataFrame) -> None:
    """Every published figure with what it counts, beside our sum of that year, and the steps from the one to the other."""
    uit = anderen.naast_onze_som(haal, i, tabel)
    sectie(
        "De cijfers van anderen naast onze som",
        f"Miljoen euro, of procent waar dat er staat. Overgenomen met bron, niet door ons nagerekend. Zij meten iets anders dan onze som; trek ze niet van elkaar af. Onze som: {def_zin(i)[0].lower()}{def_zin(i)[1:]}. "
        "Bij begroot, besteed en procenten staat ons cijfer over alle gemeenten.",
    )
    st.html(
        tabel_html(
            uit,
            (
                Kolom("wie_en_jaar", "Wie en jaar"),
                Kolom("hun", "Hun cijfer"),
                Kolom("ons", "Onze som"),
                Kolom("telt", "Wat het telt"),
                Kolom("bron", "Bron"),
                Kolom("reden", "Let op"),
            ),
            f"Cijfers van anderen en onze som, {i.definitie.naam.lower()}, jeugd",
        )
    )
    toets = tekortkeuzes.kies_brug(anderen.bruggen(haal))
    toon(anderen.brug(haal, toets))


def _gepaard_of_niet(i: Instelling, tabel: pd.DataFrame) -> list[str]:
    """Why a paired sum is not the difference of two national totals; only for the first definition."""
    zinnen = ["Onze som gaat alleen over gemeenten waarvan beide bedragen bekend zijn en bij elkaar passen."]
    if (i.definitie.links, i.definitie.rechts) == ("rekening_lasten", "begroting_lasten"):
        los = als_rijen(haal.tekort_ongepaard(wet=i.wet))[-1]
        paar = landelijk(tabel).set_index("jaar")
        if los["jaar"] in paar.index:
            n, som = paar.loc[los["jaar"], ["n", "verschil_keur"]]
            zinnen[0] += (
                f" In {los['jaar']} zijn dat er {int(n)}, samen € {getal(som / 1000)} mln. Alles bij elkaar ({los['n_rekening']} jaarrekeningen min "
                f"{los['n_begroting']} begrotingen) is het € {getal(los['verschil_keur'] / 1000)} mln; de brug tussen die twee staat op de pagina Verantwoording."
            )
    return [
        *zinnen,
        "De open punten in de figuur gaan over alle gemeenten samen, soms over een verwachting vooraf.",
    ]


def waarom_cijfers_verschillen(i: Instelling, tabel: pd.DataFrame) -> None:
    """Why our sums and those of AEF, arbitrage and Deskundigencommissie are not the same thing; for youth care only."""
    if i.wet != "jeugdwet":
        return
    cijfers_van_anderen(i, tabel)
    st.html(
        maak(
            "punten.html",
            kop="Waarom verschillen de cijfers die rondgaan meer dan een miljard?",
            groepen=[
                {
                    "kop": "Vergeleken waarmee?",
                    "zinnen": [
                        "De definitie ‘jaarrekening min begroting’ vergelijkt met de eigen begroting: die kan te laag zijn vastgesteld, ook als het Rijk genoeg geld gaf.",
                        "AEF, de arbitrage en de Deskundigencommissie vergelijken met het geld dat het Rijk beschikbaar stelde of zou moeten stellen.",
                        "Het rekenbedrag van het Gemeentefonds is niet geoormerkt; een verschil daarmee is geen tekort van de gemeente.",
                    ],
                },
                {
                    "kop": "Welke kosten?",
                    "zinnen": [
                        "Wij tellen de taakvelden van de Jeugdwet. Wijkteams, toegang en overhead zitten er niet in, tenzij u een deel laat meetellen.",
                        "Anderen kunnen ook uitvoeringskosten, toegang of regionale instellingen meetellen. Wat zij precies meetelden, is niet altijd bekend.",
                    ],
                },
                {"kop": "Welke gemeenten en welk jaar?", "zinnen": _gepaard_of_niet(i, tabel)},
            ],
        )
    )


def valkuilen(i: Instelling) -> None:
    """The pitfalls of the definition, always in view."""
    st.html(
        maak(
            "letop.html",
            kop="Valkuilen van deze definitie",
            zinnen=[i.definitie.valkuilen],
            klasse="letop klein",
        )
    )
