"""The choices of the page Jeugdzorgtekorten, all in the URL, so that a link is a reproducible table."""

from __future__ import annotations

from typing import Any

import streamlit as st

from queries import rijen as als_rijen
from ui.gegevens import haal
from ui.keuzevelden import kies_knop, kies_uit
from verhaal.begrippen import WET_NAAM, WETTEN, kenmerk_label
from verhaal.tekorten.regressie import HOOGSTENS, MATEN
from verhaal.tekorten.tekortsommen import EIGEN, Definitie, Instelling

DELEN = {
    "landelijk": "Landelijk",
    "verdeling": "Verdeling",
    "gemeenten": "Gemeenten en jaren",
    "kaart": "Kaart",
    "groepen": "Regio en grootte",
    "begroten": "Begroting en laatste uitgaven",
    "volume": "Meer of duurder?",
    "verklaren": "Verklaren",
    "herhalen": "Citeer en herhaal",
}


_OPVALLEND = ("Niet meetellen", "In sommen")


def plek_voor_kop() -> Any:
    """A place above the choices, filled once they are known."""
    return st.container()


def vak() -> Any:
    """The row of choices; not on paper."""
    return st.container(key="keuzes_tekort", horizontal=True, vertical_alignment="bottom")


def kies_deel() -> str:
    """Which part of the page."""
    return kies_knop("Wat wilt u zien?", DELEN, "tekortdeel", "landelijk")


def kies() -> Instelling:
    """Law, definition and what belongs to it."""
    wet = kies_uit("Wet", {w: WET_NAAM[w] for w in WETTEN}, "tekortwet", "jeugdwet")
    definities = {r["definitie_id"]: Definitie(**r) for r in als_rijen(haal.tekortdefinities())}
    namen = {k: d.naam for k, d in definities.items()} | {EIGEN: "Eigen combinatie"}
    gekozen = kies_uit("Definitie", namen, "definitie", "rekening_begroting")
    definitie = definities[gekozen] if gekozen != EIGEN else _eigen(wet)
    circulaire = ""
    toegang = overhead = 0
    if definitie.met_rekenbedrag:
        circulaires = {"auto": "Die waar de begroting op steunt"} | {
            r["circulaire"]: r["naam"] for r in als_rijen(haal.circulaires().drop_duplicates("circulaire"))
        }
        circulaire = kies_uit("Circulaire", circulaires, "tekortcirculaire", "auto").replace("auto", "")
        if definitie.met_netto and wet != "participatiewet":
            toegang = int(
                st.number_input(
                    "Deel van wijkteams en toegang (%)", 0, 100, 0, 5, key="deel_toegang", bind="query-params"
                )
            )
        if definitie.met_netto:
            overhead = int(
                st.number_input(
                    "Deel van overhead (%)", 0, 100, 0, 1, key="deel_overhead", bind="query-params"
                )
            )
    opvallend = kies_knop(
        "Bedragen die niet bij elkaar passen", {n: n for n in _OPVALLEND}, "opvallend", _OPVALLEND[0]
    )
    return Instelling(wet, definitie, circulaire, toegang, overhead, opvallend != _OPVALLEND[1])


def _eigen(wet: str) -> Definitie:
    """A combination of two terms of the reader's own."""
    termen = {r["term"]: r for r in als_rijen(haal.tekorttermen(wet=wet))}
    namen = {k: str(r["naam"]) for k, r in termen.items()}
    links = kies_uit("Dit bedrag", namen, "tekort_links", "rekening_lasten")
    rechts = kies_uit("min dit bedrag", namen, "tekort_rechts", "begroting_lasten")
    return Definitie(
        EIGEN,
        f"Eigen combinatie: {namen[links]} min {namen[rechts]}",
        "",
        f"{termen[links]['uitleg']}, min: {str(termen[rechts]['uitleg'])[0].lower()}{str(termen[rechts]['uitleg'])[1:]}",
        links,
        rechts,
        "Taakvelden van de wet volgens de definitie smal",
        "Zie de twee termen",
        "Een eigen combinatie kan bruto met netto vergelijken of met een rekenbedrag dat niet geoormerkt is. Ga na of dat klopt.",
        "Eigen keuze van de lezer",
    )


def kies_maat(wet: str) -> str:
    """In which unit the distribution is shown."""
    maten = {"per_inwoner_eur": "€ per inwoner", "verschil_pct": "Procent"}
    if wet == "jeugdwet":
        maten["per_jongere_eur"] = "€ per jongere"
    with st.container(key="keuzes_figuur"):
        return kies_knop("Eenheid", maten, "tekortmaat", "per_inwoner_eur")


def kies_groep() -> str:
    """By which region or class."""
    groepen = {"jeugdregio": "Jeugdregio", "grootteklasse": "Grootteklasse", "provincie": "Provincie"}
    with st.container(key="keuzes_figuur"):
        return kies_knop("Per", groepen, "tekortgroep", "jeugdregio")


def kies_brug(opties: dict[str, str]) -> str:
    """To which figure of others the steps run."""
    with st.container(key="keuzes_brug"):
        return kies_uit("Van onze som naar het cijfer van", opties, "tekortbrug", next(iter(opties)))


def kies_twee_jaren(jaren: list[int]) -> tuple[int, int]:
    """The first and the last year of a change, in order."""
    namen = {str(j): str(j) for j in jaren}
    with st.container(key="keuzes_jaren", horizontal=True):
        van = kies_uit("Van jaar", namen, "volume_van", str(jaren[0]))
        tot = kies_uit("tot jaar", namen, "volume_tot", str(jaren[-1]))
    eerst, laatst = sorted((int(van), int(tot)))
    return eerst, laatst


def kies_kenmerken(wet: str) -> list[str]:
    """The characteristics of the regression, at most five; never none."""
    namen = {str(r["indicator_id"]): kenmerk_label(r) for r in als_rijen(haal.indicatorkeuzes())}
    eerste = [k for k in _EERSTE[wet] if k in namen] or list(namen)[:1]
    with st.container(key="keuzes_figuur"):
        gekozen = st.multiselect(
            f"Kenmerken (hoogstens {HOOGSTENS})",
            list(namen),
            default=eerste,
            format_func=namen.__getitem__,
            key=f"kenmerken_{wet}",
            max_selections=HOOGSTENS,
            placeholder="Kies kenmerken",
            bind="query-params",
        )
    return list(gekozen) or eerste


def kies_wat() -> str:
    """What the characteristics are set against: the difference of the definition, or spending as on Vergelijken."""
    with st.container(key="keuzes_wat"):
        return kies_knop("Wat wilt u beschrijven?", MATEN, "verklaarmaat", "per_inwoner_eur")


_EERSTE = {
    "jeugdwet": ["kwb_laag_inkomen", "gf_jongeren_aandeel"],
    "wmo": ["kwb_laag_inkomen", "kwb_65plus"],
    "participatiewet": ["gf_bijstand", "kwb_laag_inkomen"],
}
