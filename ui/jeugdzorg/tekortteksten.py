"""The words of the page Jeugdzorgtekorten: the finding under the chosen definition, and why definitions differ."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from ui.blokken import sectie
from ui.gegevens import haal
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import LIJST, euro, euro_kort, getal, is_leeg, procent
from verhaal.html import maak
from verhaal.tekorten.tekortfiguren import band_zin
from verhaal.tekorten.tekortsommen import Instelling, bandbreedte, gefilterd, landelijk
from verhaal.tekorten.tekortwoorden import bron_kort, def_zin, waaraan, weggelaten_zin


def _klein(i: Instelling) -> str:
    """The definition inside a sentence."""
    naam = i.definitie.naam
    return naam if naam.startswith("CBS") else naam[0].lower() + naam[1:]


def kop(i: Instelling, tabel: pd.DataFrame, jaar: int, gm_code: str | None, naam: str | None) -> None:
    """One sentence for the municipality or the country, with the definition in full; ``tabel`` has every pair."""
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
            zinnen.insert(
                0,
                "Deze twee bedragen passen niet bij elkaar; waarschijnlijk is een ervan op een andere post geboekt. Zij tellen niet mee in sommen en reeksen.",
            )
    elif gm_code is not None:
        kop_ = f"Van {naam} is {_klein(i)} over {jaar} niet te berekenen"
        zinnen.insert(0, "Een van de twee bedragen is niet bekend.")
    else:
        goed = van[~van["anders_geboekt"]]
        som = gefilterd(van, i)
        kop_ = f"Gemeenten samen, {waaraan(i)} {jaar}: {_klein(i)} is {euro_kort(float(som['verschil_keur'].sum()))}"
        if weg := weggelaten_zin(som, jaar):
            zinnen.insert(0, weg)
        zinnen.insert(
            0,
            f"Dat is de som over {len(som)} gemeenten met beide bedragen."
            if i.hangt_af
            else f"Dat is de som over {len(som)} gemeenten met beide bedragen. "
            f"Bij {procent(100 * float((goed['verschil_keur'] > 0).mean()))} van {len(goed)} gemeenten is het meer dan nul.",
        )
    past_niet = len(eigen) > 0 and bool(eigen["anders_geboekt"].iloc[0])
    bekend = len(van) > 0 and (gm_code is None or len(eigen) > 0)
    if i.hangt_af and bekend and (past_niet or not (i.toegang_pct or i.overhead_pct)):
        kop_ = _kop_met_band(i, jaar, gm_code, naam) or kop_
    st.html(maak("oordeel.html", kop=kop_, zinnen=zinnen))


def _kop_met_band(i: Instelling, jaar: int, gm_code: str | None, naam: str | None) -> str:
    """Beside a rekenbedrag no single figure: between which bounds, over what counts of shared costs. '' = an amount does not fit."""
    grenzen = []
    for tabel in bandbreedte(haal, i)[:2]:
        van = tabel[(tabel["jaar"] == jaar) & ~tabel["anders_geboekt"]]
        van = van if gm_code is None else van[van["gm_code"] == gm_code]
        if van.empty:
            return (
                f"Van {naam} past een van de twee bedragen over {jaar} niet: er is niets te vergelijken"
                if gm_code
                else ""
            )
        grenzen.append(float(van["verschil_keur"].sum()))
    wie = f"{naam} {jaar}" if gm_code else "Gemeenten samen"
    achter = "" if gm_code else f" {jaar}"
    return f"{wie}, {waaraan(i)}{achter}: {_klein(i)} {band_zin(*grenzen)}"


def cijfers_van_anderen(haal: Haal, i: Instelling, tabel: pd.DataFrame) -> None:
    """Every published figure with its source, beside our sum of that year; no difference: the two are not alike."""
    anderen = haal.landelijke_cijfers().query("onderwerp == 'Jeugdzorg'")
    tabellen = bandbreedte(haal, i)[:2] if i.hangt_af else (tabel,)
    sommen = [landelijk(t).set_index("jaar")["verschil_keur"] / 1000 for t in tabellen]
    ons = [
        " tot ".join(LIJST.heel(som[j]) for som in sommen) if j in sommen[0].index else LIJST.leeg
        for j in anderen["jaar"]
    ]
    wie = [
        f"{bron_kort(b)[0].upper()}{bron_kort(b)[1:]} {j}"
        for b, j in zip(anderen["bron"], anderen["jaar"], strict=True)
    ]
    uit = anderen.assign(wie=wie, ons_mln=ons)
    sectie(
        "De cijfers van anderen naast onze som",
        f"Miljoen euro. Overgenomen met bron, niet door ons nagerekend. Zij meten iets anders dan onze som; trek ze niet van elkaar af. Onze som: {def_zin(i)[0].lower()}{def_zin(i)[1:]}.",
    )
    st.html(
        tabel_html(
            uit,
            (
                Kolom("wie", "Wie en jaar"),
                Kolom("bedrag_mln", "Hun cijfer", LIJST.heel),
                Kolom("ons_mln", "Onze som"),
                Kolom("wat", "Wat"),
                Kolom("bron", "Bron"),
                Kolom("let_op", "Let op"),
            ),
            f"Cijfers van anderen en onze som, {i.definitie.naam.lower()}, jeugd, miljoen euro",
        )
    )


def _gepaard_of_niet(haal: Haal, i: Instelling, tabel: pd.DataFrame) -> list[str]:
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
        "De ruiten in de figuur gaan over alle gemeenten samen, soms over een verwachting vooraf.",
    ]


def waarom_cijfers_verschillen(haal: Haal, i: Instelling, tabel: pd.DataFrame) -> None:
    """Why our sums and those of AEF, arbitrage and Deskundigencommissie are not the same thing; for youth care only."""
    if i.wet != "jeugdwet":
        return
    cijfers_van_anderen(haal, i, tabel)
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
                        "Anderen rekenen uitvoeringskosten en een deel van toegang mee, en soms kosten van regionale instellingen.",
                    ],
                },
                {"kop": "Welke gemeenten en welk jaar?", "zinnen": _gepaard_of_niet(haal, i, tabel)},
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
