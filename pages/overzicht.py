"""Mijn gemeente: how do we stand?"""

import streamlit as st

from ui import kader, start
from ui.gegevens import haal
from ui.navigatie import vereis_kader
from ui.toon import toon
from verhaal import wetfiguren
from verhaal.beeld import Beeld

vereis_kader()
beeld = Beeld.laad(haal, kader.keuze_nu())

start.oordeel(beeld)
start.kaarten(beeld)
if beeld.is_nederland:
    start.deuren()
toon(wetfiguren.wetten_over_jaren(haal, beeld))
if not beeld.is_nederland:
    links, rechts = st.columns(2, gap="large")
    with links:
        start.wat_valt_op(beeld)
    with rechts:
        start.vragen_voor_de_raad(beeld)
start.let_op(beeld)
