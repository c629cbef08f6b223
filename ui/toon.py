"""Drawing a Figuur on a page: heading, chart, list or table, flags, source, calculation and what can be taken along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from ui import delen, insluiten, kader
from verhaal.afzender import korte_sleutel
from verhaal.figuur import Figuur, Paneel
from verhaal.html import maak

UITLEG = "Hoe is dit berekend?"
VRAGEN = "zelf_vragen"  # the page that answers a question of one's own
DOWNLOADS = "Deel of download"
TABEL = "Tabel met alle cijfers van deze figuur"


def _plekken(figuur: Figuur) -> tuple[list[Any], Any]:
    """A place per panel, and the place of a list that stands beside the chart."""
    if figuur.lijst:
        links, rechts = st.columns([3, 2], gap="large")
        return [links], rechts
    if figuur.gestapeld:
        return [st.container() for _ in figuur.panelen], None
    return list(st.columns(len(figuur.panelen), gap="medium")), None


def toon(figuur: Figuur, bij_keuze: Callable[[str], None] | None = None) -> None:
    """Draw a figure on the page; ``bij_keuze`` hears the code of a municipality that was clicked."""
    if not insluiten.gevraagd():
        _toon(figuur, bij_keuze)
        _bronregel(figuur)
    elif (plek := insluiten.plek_voor(figuur)) is not None:
        with plek:
            _toon(replace(figuur, niveau=1, aanwijzing=""), None)
            st.html(maak("bron.html", tekst=figuur.bron))
            insluiten.voet(figuur)


def _toon(figuur: Figuur, bij_keuze: Callable[[str], None] | None) -> None:
    onderkop = " ".join(filter(None, (figuur.onderkop, figuur.aanwijzing)))
    anker = korte_sleutel(figuur.sleutel)
    st.html(maak("figuurkop.html", titel=figuur.titel, onderkop=onderkop, niveau=figuur.niveau, anker=anker))
    plekken, naast = _plekken(figuur)
    for nummer, (plek, paneel) in enumerate(zip(plekken, figuur.panelen, strict=True)):
        with plek, st.container(key=f"grafiek_{figuur.sleutel}_{nummer}"):
            if paneel.titel:
                st.html(maak("paneelkop.html", titel=paneel.titel, niveau=figuur.niveau + 1))
            _teken(paneel, f"ac_{figuur.sleutel}_{nummer}", bij_keuze)
    if naast is not None:
        with naast, st.container(key=f"lijst_{figuur.sleutel}"):
            st.html(figuur.tabel_html)
    if figuur.vlaggen:
        st.html(maak("letop.html", zinnen=figuur.vlaggen, kop="Let op", klasse="letop klein"))
    if reacties := delen.reacties(figuur):
        st.html(maak("reactie.html", zinnen=[r.zin for r in reacties]))


def _teken(paneel: Paneel, sleutel: str, bij_keuze: Callable[[str], None] | None) -> None:
    if not paneel.kiest or bij_keuze is None:
        st.vega_lite_chart(spec=paneel.grafiek, theme=None, width="stretch", alt=paneel.alt, key=sleutel)
        return

    aangewezen = f"aangewezen_{sleutel}"

    def _gekozen() -> None:
        gekozen = st.session_state[sleutel]["selection"].get(paneel.kiest) or []
        st.session_state[aangewezen] = str(gekozen[0].get("gm_code") or "") if gekozen else ""

    st.vega_lite_chart(
        spec=paneel.grafiek,
        theme=None,
        width="stretch",
        alt=paneel.alt,
        key=sleutel,
        on_select=_gekozen,
        selection_mode=[paneel.kiest],
    )
    if code := st.session_state.get(aangewezen):
        _aanbod(code, aangewezen, bij_keuze)


def _aanbod(code: str, aangewezen: str, bij_keuze: Callable[[str], None]) -> None:
    """A click points at a municipality; changing to it is a choice of its own."""
    naam = kader.namen().get(code)
    if naam is None or code == kader.stand()["g"]:
        return

    def _ga() -> None:
        st.session_state[aangewezen] = ""
        bij_keuze(code)

    with st.container(key=f"bronregel_{aangewezen}", horizontal=True, vertical_alignment="center"):
        st.html(maak("alinea.html", klasse="bron", tekst=f"U wees {naam.naam} aan."), width="content")
        st.button(f"Toon deze pagina voor {naam.naam}", on_click=_ga, type="tertiary", key=f"ga_{aangewezen}")


def _bronregel(figuur: Figuur) -> None:
    st.html(maak("bron.html", tekst=figuur.bron))
    _op_verzoek(figuur)
    if not figuur.lijst:
        with st.expander(TABEL, key=f"tabel_{figuur.sleutel}"):  # folded, yet there: it comes along on paper
            st.html(figuur.tabel_html)


@st.fragment
def uitleg(sleutel: str, tekst: Callable[[], str], knop: str = UITLEG) -> None:
    """A button that opens an explanation, made when it is asked for."""
    with st.container(key=f"bronregel_{sleutel}", horizontal=True, gap=None):
        plek = st.popover(knop, type="tertiary", key=f"uitleg_{sleutel}", on_change="rerun")
    if plek.open:
        plek.html(tekst())


@st.fragment
def _op_verzoek(figuur: Figuur) -> None:
    """What few readers ask for is made when they open it, and without running the page again."""
    sleutel = figuur.sleutel
    with st.container(key=f"bronregel_{sleutel}", horizontal=True, gap=None, vertical_alignment="center"):
        uitleg = st.popover(UITLEG, type="tertiary", key=f"uitleg_{sleutel}", on_change="rerun")
        mee = st.popover(DOWNLOADS, type="tertiary", key=f"downloads_{sleutel}", on_change="rerun")
    if uitleg.open:
        uitleg.html(figuur.berekening.html(VRAGEN))
    if mee.open:
        delen.toon(figuur, mee)
