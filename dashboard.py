"""Front door: page configuration, header, frame, and the chosen page."""

import streamlit as st

from fouten import Gebruikersfout
from ui import gegevens, geheugen, kader, navigatie, stijl  # noqa: F401  (geheugen freezes what was loaded)
from verhaal import thema  # noqa: F401  (thema registers the chart theme

st.set_page_config(page_title="Gemeenten in 3D", layout="wide", initial_sidebar_state="collapsed")
stijl.zet()
try:
    gegevens.kies_versie()
    lijst = navigatie.paginas()
    pagina = navigatie.kies_pagina(lijst)
    kader.begin(pagina.url_path)
    titel = [pagina.title, kader.gemeentenaam(), "Gemeenten in 3D"]
    st.set_page_config(page_title=" · ".join(deel for deel in titel if deel))
    navigatie.kop(lijst, pagina, kader.query())
    kader.teken()
except Gebruikersfout as fout:
    stijl.storing(str(fout))
    gegevens.wacht_op_versie()
    st.stop()
navigatie.toon(pagina)
