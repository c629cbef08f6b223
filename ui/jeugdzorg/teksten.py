"""The words of the page Jeugdzorgtekorten: the finding under the chosen definition, and why definitions differ."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui.getallen import euro, euro_kort, is_leeg, procent
from ui.html import maak
from ui.jeugdzorg.gemeen import def_zin, waaraan
from ui.jeugdzorg.sommen import Instelling


def _klein(i: Instelling) -> str:
    """The definition inside a sentence."""
    naam = i.definitie.naam
    return naam if naam.startswith("CBS") else naam[0].lower() + naam[1:]


def kop(i: Instelling, tabel: pd.DataFrame, jaar: int, gm_code: str | None, naam: str | None) -> None:
    """One sentence for the municipality or the country, with the definition in full."""
    van = tabel[tabel["jaar"] == jaar]
    zinnen = [f"{i.definitie.formule}.", f"{def_zin(i)}."]
    eigen = van[van["gm_code"] == gm_code]
    if van.empty:
        jaren = sorted({int(j) for j in tabel["jaar"]})
        kop_ = f"Over {jaar} is {_klein(i)} niet te berekenen"
        zinnen.insert(
            0, f"Met deze definitie kan het voor {', '.join(map(str, jaren)) or 'geen enkel jaar'}."
        )
    elif gm_code is not None and len(eigen):
        r = eigen.iloc[0]
        per_inwoner = "" if is_leeg(r["per_inwoner_eur"]) else f" ({euro(r['per_inwoner_eur'])} per inwoner)"
        kop_ = f"{naam} {jaar}, {waaraan(i)}: {_klein(i)} is {euro_kort(r['verschil_keur'])}{per_inwoner}"
        if r["anders_geboekt"]:
            zinnen.insert(0, "Dit paar is anders geboekt en telt niet mee in aandelen en reeksen.")
    elif gm_code is not None:
        kop_ = f"Van {naam} is {_klein(i)} over {jaar} niet te berekenen"
        zinnen.insert(0, "Een van de twee bedragen is niet bekend, of u liet dit paar weg.")
    else:
        goed = van[~van["anders_geboekt"]]
        kop_ = f"Gemeenten samen, {waaraan(i)} {jaar}: {_klein(i)} is {euro_kort(float(van['verschil_keur'].sum()))}"
        zinnen.insert(
            0,
            f"Dat is de som over {len(van)} gemeenten met beide bedragen. "
            f"Bij {procent(100 * float((goed['verschil_keur'] > 0).mean()))} van {len(goed)} gemeenten is het meer dan nul.",
        )
    st.html(maak("oordeel.html", kop=kop_, zinnen=zinnen))


def waarom_cijfers_verschillen() -> None:
    """Why our sums and those of AEF, arbitrage and Deskundigencommissie are not the same thing."""
    st.html(
        maak(
            "punten.html",
            kop="Waarom verschillen de cijfers die rondgaan meer dan een miljard?",
            groepen=[
                {
                    "kop": "Vergeleken waarmee?",
                    "zinnen": [
                        "Ons eerste cijfer vergelijkt met de eigen begroting: die kan te laag zijn vastgesteld, ook als het Rijk genoeg geld gaf.",
                        "AEF, de arbitrage en de Deskundigencommissie vergelijken met het geld dat het Rijk beschikbaar stelde of zou moeten stellen.",
                        "Het rekenbedrag van het Gemeentefonds is niet geoormerkt; een verschil daarmee is geen tekort van de gemeente.",
                    ],
                },
                {
                    "kop": "Welke kosten?",
                    "zinnen": [
                        "Wij tellen de taakvelden van de Jeugdwet. Wijkteams, toegang en overhead zitten er niet in, tenzij u een deel laat meetellen.",
                        "Anderen rekenen uitvoeringskosten en een deel van toegang mee, en soms kosten van regionale instellingen.",
                    ],
                },
                {
                    "kop": "Welke gemeenten en welk jaar?",
                    "zinnen": [
                        "Onze som gaat over gemeenten waarvan beide bedragen bekend zijn. Ongepaard komt 2024 voor jeugd uit op € 1.275 mln, gepaard op € 1.256 mln; de brug staat op de pagina Verantwoording.",
                        "De ruiten in de figuur zijn overgenomen van anderen en niet door ons nagerekend.",
                    ],
                },
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
