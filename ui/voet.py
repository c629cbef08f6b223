"""The last line of every page: how new the figures are, and the way to what is missing, privacy and contact."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

import streamlit as st

from fouten import Gebruikersfout
from ui import adres, kader
from ui.gegevens import database, haal
from verhaal import actueel
from verhaal.html import maak


@lru_cache(maxsize=2)
def _zin(_versie: str, dag: date) -> str:
    return actueel.stand_van_zaken(haal.verslagen(), dag)


def teken() -> None:
    """Below the page; when the figures went away meanwhile the page has said so itself."""
    with suppress(Gebruikersfout):
        zin = _zin(str(database()), date.today())
        naar = "verantwoording" + (f"?{urlencode(vraag)}" if (vraag := kader.query()) else "")
        st.html(maak("voet.html", zin=zin, naar=naar, contact=adres.contact()))
