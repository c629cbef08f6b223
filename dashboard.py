"""Front door: the application for the server, and for Streamlit the script that runs at every choice."""

import streamlit as st

from fouten import Gebruikersfout
from ui import beurten, gegevens, geheugen, insluiten, kader, meting, navigatie, stijl, voet, voordeur  # noqa: F401  (geheugen freezes)
from verhaal import thema  # noqa: F401  (thema registers the chart theme


def toon() -> None:
    """Page configuration, header, frame, and the chosen page."""
    st.set_page_config(page_title="Gemeenten in 3D", layout="wide", initial_sidebar_state="collapsed")
    stijl.zet()
    try:
        gegevens.kies_versie()
        lijst = navigatie.paginas()
        pagina = navigatie.kies_pagina(lijst)
        kader.begin(pagina.url_path)
        titel = [pagina.title, kader.gemeentenaam(), "Gemeenten in 3D"]
        st.set_page_config(page_title=" · ".join(deel for deel in titel if deel))
        alleen = insluiten.gevraagd()
        if not alleen:
            navigatie.kop(lijst, kader.query())
            kader.teken(met_jaar=navigatie.heeft_jaar(pagina.url_path))
    except Gebruikersfout as fout:
        stijl.storing(str(fout))
        gegevens.wacht_op_versie()
        return
    with meting.meet(f"pagina {pagina.url_path or 'start'}"):
        (insluiten.toon if alleen else navigatie.toon)(pagina)
    if not alleen:
        voet.teken()


if __name__ == "__main__":
    with beurten.beurt():
        toon()
else:  # imported once, by the server that `streamlit run dashboard.py` starts
    app = st.App(__file__, **voordeur.instellingen())
