"""The choices of the page Vergelijken, all in the URL."""

from __future__ import annotations

from typing import Any

import streamlit as st

from queries import rijen as als_rijen
from ui import kader
from ui.gegevens import haal
from ui.keuzevelden import kies_knop, kies_uit
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_NAAM, WETTEN, kenmerk_label
from verhaal.groep import HOOGSTENS, eigen_codes
from verhaal.vergelijken.vergelijking import KANTEN, MATEN

DELEN = {
    "plaats": "Plaats",
    "maatstaven": "Twee maatstaven",
    "jaren": "Door de jaren",
    "samenhang": "Samenhang",
    "kaart": "Kaart en lijst",
}
_EIGEN_VELD = "eigen_gemeenten"


def vak() -> Any:
    """The row of choices; not on paper."""
    return st.container(key="keuzes_vergelijk", horizontal=True, vertical_alignment="bottom")


def kies_deel(met_gemeente: bool) -> str:
    """Which part of the page; without a municipality only those about all of them."""
    delen = DELEN if met_gemeente else {k: DELEN[k] for k in ("kaart", "samenhang")}
    return kies_knop("Wat wilt u zien?", delen, "deel" if met_gemeente else "deel_nl", next(iter(delen)))


def kies_wet() -> str:
    """The law of the figures about one law."""
    return kies_knop("Wet", {w: WET_NAAM[w] for w in WETTEN}, "wet", "jeugdwet")


def kies_maat(jaar: int) -> str:
    """Which amount; before the jaarrekening is there only begroot."""
    jaren = haal.jaren()
    heeft_rekening = bool((jaren.loc[jaren["jaar"] == jaar, "n_rekening"] > 0).any())
    opties = MATEN if heeft_rekening else {"begroot": MATEN["begroot"]}
    return kies_knop("Bedrag", opties, "bedrag" if heeft_rekening else "bedrag_begroot", next(iter(opties)))


def meer() -> Any:
    """The choices that few need: behind a button, so that the first figure stands high on the page."""
    return st.popover("Andere keuzes", key="keuzes_vergelijk_meer")


def kies_meer(keuze: Keuze, deel: str, wet: str, maat: str) -> str:
    """Per whom, which costs, and gross or net, each where it changes the view; the last one is handed back ('' = what
    suits each law)."""
    netto = deel in ("plaats", "jaren") and maat != "afwijking"  # a difference is of lasten alone
    per_hoofd = wet == "jeugdwet" and deel in ("plaats", "kaart") and _jongeren_bekend(keuze.jaar)
    kosten = deel == "jaren" or _telt_anders(keuze.jaar)
    if not (netto or per_hoofd or kosten):
        return ""
    with meer():
        if per_hoofd:
            kader.kies_per_hoofd()
        if kosten:
            kader.kies_kosten(met_totaal=False)
        if not netto:
            return ""
        opties = {"": "Wat past bij de wet"} | {k: f"{w[0].upper()}{w[1:]}" for k, w in KANTEN.items()}
        return kies_knop("Wat eraf gaat", opties, "bedragen", "")


def _jongeren_bekend(jaar: int) -> bool:
    rijen = haal.noemerjaren()
    return bool(((rijen["noemer"] == "jongeren_0_17") & (rijen["jaar"] == jaar)).any())


def _telt_anders(jaar: int) -> bool:
    """Whether another choice of costs changes what a law holds in this year."""
    return bool((haal.definitiewissels()["jaar"] <= jaar).any())


def kies_met(groep: str, gm_code: str) -> None:
    """With whom to compare: a kind of group, or the municipalities that the reader names."""
    kader.kies_groepsoort()
    namen = {k: n.label for k, n in kader.namen().items() if n.is_huidig and k != gm_code}
    codes = [c for c in eigen_codes(groep) if c in namen]
    if st.session_state.get("_eigen_stand") != groep or _EIGEN_VELD not in st.session_state:
        st.session_state[_EIGEN_VELD] = codes  # a link, the back button, another kind of group, another page
        st.session_state["_eigen_stand"] = groep

    def _zet() -> None:
        kader.kies_groep(st.session_state[_EIGEN_VELD])
        st.session_state["_eigen_stand"] = kader.keuze_nu().groep

    st.multiselect(
        f"Of met gemeenten die u noemt (hoogstens {HOOGSTENS})",
        list(namen),
        format_func=namen.__getitem__,
        key=_EIGEN_VELD,
        max_selections=HOOGSTENS,
        select_all=False,
        filter_mode="contains",  # loose matching may put another municipality on top of the one that was typed
        wrap=True,
        placeholder="Noem gemeenten",
        on_change=_zet,
    )


# what one would look at first, per law; the reader may choose any
_EERSTE = {"jeugdwet": "kwb_jongeren_jeugdzorg", "wmo": "kwb_wmo_clienten", "participatiewet": "gf_bijstand"}


def kies_indicator(wet: str) -> str:
    """The characteristic on the horizontal axis of the scatter; a key per law, each with its own first choice."""
    opties = {str(r["indicator_id"]): kenmerk_label(r) for r in als_rijen(haal.indicatorkeuzes())}
    with st.container(key="keuzes_figuur"):
        eerste = _EERSTE[wet] if _EERSTE[wet] in opties else next(iter(opties))
        return kies_uit("Kenmerk", opties, f"kenmerk_{wet}", eerste)


def kies_volgorde() -> str:
    """How the list of all municipalities is sorted: 'naam', 'hoog' or 'laag'."""
    opties = {"naam": "Op naam", "hoog": "Hoogste bedrag eerst", "laag": "Laagste bedrag eerst"}
    with st.container(key="keuzes_figuur"):
        return kies_knop("Volgorde van de lijst", opties, "volgorde", "naam")
