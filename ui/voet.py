"""The last line of every page: how new the figures are, and where to read what is missing."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from fouten import Gebruikersfout
from ui import kader
from ui.gegevens import haal
from verhaal import actueel
from verhaal.html import maak


def teken() -> None:
    """Below the page; when the figures went away meanwhile the page has said so itself."""
    with suppress(Gebruikersfout):
        zin = actueel.stand_van_zaken(haal.verslagen(), date.today())
        naar = "verantwoording" + (f"?{urlencode(vraag)}" if (vraag := kader.query()) else "")
        st.html(maak("voet.html", zin=zin, naar=naar))
