"""What the blocks of the page Verantwoording share: headings, tables to open, values in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from ui import delen
from verhaal.csvbestand import tabel_csv
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import KAAL, getal
from verhaal.html import maak

Tabel = pd.DataFrame | Callable[[], pd.DataFrame]
Kolommen = Callable[[pd.DataFrame], tuple[Kolom, ...]]


def sectie(kop: str, tekst: str, anker: str = "") -> None:
    """A heading with a line below it; ``anker``: what a link to it ends with."""
    st.html(maak("sectie.html", kop=kop, tekst=tekst, anker=anker))


@st.fragment
def uitklaptabel(
    naam: str,
    kop: str,
    tabel: Tabel,
    kolommen: tuple[Kolom, ...] | Kolommen,
    *,
    html: Callable[[], str] | None = None,
) -> None:
    """A table behind a line to open, with its download; both are made when it is opened.

    With ``html``, the table written before, it is open from the start.

    A table that takes time is given as a function, and its columns may then follow from it.
    """
    regel = kop if callable(tabel) else f"{kop} ({getal(len(tabel))} rijen)"
    plek = st.expander(regel, expanded=html is not None, key=f"uitklap_{naam}", on_change="rerun")
    if not plek.open:
        return
    if callable(tabel):
        tabel = tabel()
    if callable(kolommen):
        kolommen = kolommen(tabel)
    plek.html(tabel_html(tabel, kolommen, kop) if html is None else html())
    uit = tabel[[k.naam for k in kolommen]]
    uit = uit.assign(**{k: w for k, w in delen.stempel().items() if k not in uit})
    plek.download_button(
        f"Download {kop[0].lower()}{kop[1:]} (CSV)",
        lambda: tabel_csv(uit, nederlands=True),
        f"gemeenten3d_{naam}.csv",
        "text/csv",
        on_click="ignore",
        key=f"dl_{naam}",
    )


def eerste_en_laatste(waarde: Any) -> str:
    """'45038NED (2017), …, 45078NED (2026)' -> first and last only."""
    delen = KAAL.tekst(waarde).split(", ")
    return ", ".join(delen) if len(delen) <= 5 else f"{delen[0]} tot en met {delen[-1]}"
