"""Drawing a Figuur on a page: heading, chart, list or table, flags, source, calculation and downloads."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from verhaal.figuur import Figuur, Paneel
from verhaal.html import maak

UITLEG = "Hoe is dit berekend?"
DOWNLOADS = "Downloaden"
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
    onderkop = " ".join(filter(None, (figuur.onderkop, figuur.aanwijzing)))
    st.html(maak("figuurkop.html", titel=figuur.titel, onderkop=onderkop, niveau=figuur.niveau))
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
    _bronregel(figuur)


def _teken(paneel: Paneel, sleutel: str, bij_keuze: Callable[[str], None] | None) -> None:
    if not paneel.kiest or bij_keuze is None:
        st.vega_lite_chart(spec=paneel.grafiek, theme=None, width="stretch", alt=paneel.alt, key=sleutel)
        return

    def _gekozen() -> None:
        gekozen = st.session_state[sleutel]["selection"].get(paneel.kiest) or []
        if gekozen and (code := gekozen[0].get("gm_code")):
            bij_keuze(str(code))

    st.vega_lite_chart(
        spec=paneel.grafiek,
        theme=None,
        width="stretch",
        alt=paneel.alt,
        key=sleutel,
        on_select=_gekozen,
        selection_mode=[paneel.kiest],
    )


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
        uitleg.html(figuur.berekening.html())
    if mee.open:
        _downloads(figuur, mee)


def _downloads(figuur: Figuur, plek: Any) -> None:
    naam = f"gemeenten3d_{figuur.sleutel}"
    for label, maker, einde, soort in (
        ("CSV", lambda: figuur.csv(nederlands=True), ".csv", "text/csv"),
        ("CSV (machine)", lambda: figuur.csv(nederlands=False), "_machine.csv", "text/csv"),
        ("PNG", figuur.png, ".png", "image/png"),
        ("SVG", figuur.svg, ".svg", "image/svg+xml"),
    ):
        plek.download_button(
            label,
            maker,
            naam + einde,
            soort,
            type="tertiary",
            on_click="ignore",
            key=f"dl_{figuur.sleutel}_{label}",
        )
