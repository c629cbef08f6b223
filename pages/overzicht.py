"""Mijn gemeente: how do we stand?"""

from dataclasses import replace

import streamlit as st

from ui import kader, start, vooruit
from ui.eigen.eigencijfers import eigen_cijfers
from ui.gegevens import haal
from ui.keuzevelden import kies_prijzen
from ui.navigatie import vereis_kader
from ui.toon import toon
from verhaal import wetfiguren
from verhaal.beeld import Beeld

vereis_kader()
beeld = Beeld.laad(haal, kader.keuze_nu())

if beeld.is_nederland:
    start.welkom()
start.oordeel(beeld)
start.keuzes(beeld)
start.kaarten(beeld)
if not beeld.is_nederland:
    links, rechts = st.columns(2, gap="large")
    with links:
        start.wat_valt_op(beeld)
        start.sinds_vorig_jaar(beeld)
    with rechts:
        start.vragen_voor_de_raad(beeld)
        start.verder_vragen()
    vooruit.check_kort(beeld)
in_prijzen = Beeld.laad(haal, replace(kader.keuze_nu(), prijzen=kies_prijzen(beeld.prijsjaar)))
toon(wetfiguren.wetten_over_jaren(haal, in_prijzen))
eigen_cijfers(beeld)
start.let_op(beeld)
