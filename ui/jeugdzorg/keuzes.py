"""The choices of the page Jeugdzorgtekorten, all in the URL, so that a link is a reproducible table."""

from __future__ import annotations

from typing import Any

import streamlit as st

from queries import rijen as als_rijen
from ui.begrippen import WET_NAAM, WETTEN, kenmerk_label
from ui.gegevens import haal
from ui.html import maak
from ui.jeugdzorg.regressie import HOOGSTENS
from ui.jeugdzorg.sommen import EIGEN, Definitie, Instelling

DELEN = {
    "landelijk": "Landelijk",
    "verdeling": "Verdeling",
    "gemeenten": "Gemeenten en jaren",
    "kaart": "Kaart",
    "groepen": "Regio en grootte",
    "begroten": "Begroten zij realistischer?",
    "volume": "Meer of duurder?",
    "verklaren": "Verklaren",
    "herhalen": "Citeer en herhaal",
}


_OPVALLEND = ("In sommen", "Nergens")


def plek_voor_kop() -> Any:
    """A place above the choices, filled once they are known."""
    return st.container()


def vak() -> Any:
    """The row of choices; not on paper."""
    return st.container(key="keuzes_tekort", horizontal=True, vertical_alignment="bottom")


def _kies(label: str, opties: dict[str, str], sleutel: str, standaard: str) -> str:
    gekozen = st.selectbox(
        label,
        list(opties),
        index=list(opties).index(standaard),
        format_func=opties.__getitem__,
        key=sleutel,
        filter_mode=None,
        placeholder="Maak een keuze",
        bind="query-params",
    )
    return str(gekozen or standaard)


def kies_deel() -> str:
    """Which part of the page."""
    namen = {v: k for k, v in DELEN.items()}
    gekozen = st.segmented_control(
        "Wat wilt u zien?", list(namen), key="tekortdeel", default=DELEN["landelijk"], bind="query-params"
    )
    return namen[gekozen] if gekozen else "landelijk"


def kies() -> Instelling:
    """Law, definition and what belongs to it."""
    wet = _kies("Wet", {w: WET_NAAM[w] for w in WETTEN}, "tekortwet", "jeugdwet")
    definities = {r["definitie_id"]: Definitie(**r) for r in als_rijen(haal("tekortdefinities"))}
    namen = {k: d.naam for k, d in definities.items()} | {EIGEN: "Eigen combinatie"}
    gekozen = _kies("Definitie", namen, "definitie", "rekening_begroting")
    definitie = definities[gekozen] if gekozen != EIGEN else _eigen(wet)
    circulaire = ""
    toegang = overhead = 0
    if definitie.met_rekenbedrag:
        circulaires = {"auto": "Die waar de begroting op steunt"} | {
            r["circulaire"]: r["naam"] for r in als_rijen(haal("circulaires").drop_duplicates("circulaire"))
        }
        circulaire = _kies("Circulaire", circulaires, "tekortcirculaire", "auto").replace("auto", "")
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
    opvallend = st.segmented_control(
        "Anders geboekte paren", _OPVALLEND, key="opvallend", default=_OPVALLEND[0], bind="query-params"
    )
    return Instelling(wet, definitie, circulaire, toegang, overhead, opvallend == _OPVALLEND[1])


def _eigen(wet: str) -> Definitie:
    """A combination of two terms of the reader's own."""
    termen = {r["term"]: r for r in als_rijen(haal("tekorttermen", wet=wet))}
    namen = {k: str(r["naam"]) for k, r in termen.items()}
    links = _kies("Dit bedrag", namen, "tekort_links", "rekening_lasten")
    rechts = _kies("min dit bedrag", namen, "tekort_rechts", "begroting_lasten")
    return Definitie(
        EIGEN,
        f"Eigen combinatie: {namen[links]} min {namen[rechts]}",
        f"{termen[links]['uitleg']}, min: {str(termen[rechts]['uitleg'])[0].lower()}{str(termen[rechts]['uitleg'])[1:]}",
        links,
        rechts,
        "Taakvelden van de wet volgens de definitie smal",
        "Zie de twee termen",
        "Een eigen combinatie kan bruto met netto vergelijken of met een rekenbedrag dat niet geoormerkt is. Ga na of dat klopt.",
        "Eigen keuze van de lezer",
    )


def melding(tekst: str) -> None:
    """Why there is nothing to see, and what to do."""
    st.html(maak("alinea.html", klasse="waaromniet", tekst=tekst))


def kies_maat(wet: str) -> str:
    """In which unit the distribution is shown."""
    maten = {"per_inwoner_eur": "€ per inwoner", "verschil_pct": "Procent"}
    if wet == "jeugdwet":
        maten["per_jongere_eur"] = "€ per jongere"
    namen = {v: k for k, v in maten.items()}
    with st.container(key="keuzes_figuur"):
        gekozen = st.segmented_control(
            "Eenheid", list(namen), key="tekortmaat", default=maten["per_inwoner_eur"], bind="query-params"
        )
    return namen[gekozen] if gekozen else "per_inwoner_eur"


def kies_groep() -> str:
    """By which region or class."""
    namen = {"Jeugdregio": "jeugdregio", "Grootteklasse": "grootteklasse", "Provincie": "provincie"}
    with st.container(key="keuzes_figuur"):
        gekozen = st.segmented_control(
            "Per", list(namen), key="tekortgroep", default="Jeugdregio", bind="query-params"
        )
    return namen[gekozen] if gekozen else "jeugdregio"


def kies_twee_jaren(jaren: list[int]) -> tuple[int, int]:
    """The first and the last year of a change, in order."""
    namen = {str(j): str(j) for j in jaren}
    with st.container(key="keuzes_jaren", horizontal=True):
        van = _kies("Van jaar", namen, "volume_van", str(jaren[0]))
        tot = _kies("tot jaar", namen, "volume_tot", str(jaren[-1]))
    eerst, laatst = sorted((int(van), int(tot)))
    return eerst, laatst


def kies_kenmerken(wet: str) -> list[str]:
    """The characteristics of the regression, at most five; never none."""
    namen = {str(r["indicator_id"]): kenmerk_label(r) for r in als_rijen(haal("indicatorkeuzes"))}
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


def rekening_min_begroting(i: Instelling) -> Instelling:
    """The definition that 'begroten zij realistischer?' is about, whatever else was chosen."""
    definities = {r["definitie_id"]: Definitie(**r) for r in als_rijen(haal("tekortdefinities"))}
    return Instelling(i.wet, definities["rekening_begroting"], zonder_opvallend=i.zonder_opvallend)


_EERSTE = {
    "jeugdwet": ["kwb_laag_inkomen", "gf_jongeren_aandeel"],
    "wmo": ["kwb_laag_inkomen", "kwb_65plus"],
    "participatiewet": ["gf_bijstand", "kwb_laag_inkomen"],
}
