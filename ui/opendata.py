"""The package of open data: made when someone asks, in a process of its own, and read from disk while it is sent."""

from __future__ import annotations

import streamlit as st
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response

from fouten import Gebruikersfout
from reports.bron import adres
from reports.open_data.inpakken import NAAM, Inpakker
from ui.gegevens import database
from verhaal.getallen import getal
from verhaal.html import maak

BESTAND = NAAM  # the last part of its address
INPAKKER = Inpakker()


async def antwoord(_: Request) -> Response:
    """The package that was made last, in pieces from disk; who comes too early reads where to ask."""
    bestand = INPAKKER.bestand
    if bestand is None or not bestand.is_file():
        zin = "Dit pakket is nog niet gemaakt. Dat kan op de pagina Verantwoording, bij ‘Alles downloaden’."
        return JSONResponse({"fout": zin}, 404, {"Cache-Control": "no-store"})
    naam = f"{bestand.stem}_open_data.zip"
    return FileResponse(
        bestand, media_type="application/zip", filename=naam, headers={"Cache-Control": "no-cache"}
    )


def pakket() -> None:
    """A button that has it made, word of how it goes, or the link to it."""
    stand = INPAKKER.stand(database())
    if stand.bestand is not None and stand.bestand.is_file():
        mb = getal(stand.bestand.stat().st_size / 1e6)
        st.html(maak("opendatalink.html", adres=BESTAND, mb=mb, versie=database().stem))
        return
    if stand.mislukt and not stand.bezig:
        st.html(
            maak(
                "melding.html",
                tekst="Het maken van het pakket is niet gelukt. Probeer het over een minuut opnieuw.",
            )
        )
    if stand.bezig:
        _wacht()
        return
    st.button("Maak het pakket met alle open data (ZIP)", on_click=_vraag, key="opendata_maak")


def _vraag() -> None:
    try:
        waar = adres(None)
    except Gebruikersfout:  # a setting of the host that is no address: then with relative names
        waar = ""
    INPAKKER.start(database(), waar)


@st.fragment(run_every=2)
def _wacht() -> None:
    """While it is being made: look again every two seconds, then draw the page with the link."""
    st.html(maak("alinea.html", klasse="voetnoot", tekst=_BEZIG))
    if not INPAKKER.stand(database()).bezig:
        st.rerun()


_BEZIG = "Het pakket wordt gemaakt. Dat duurt meestal minder dan een minuut; de link verschijnt hier vanzelf. U kunt intussen verder kijken."
