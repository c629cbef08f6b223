"""Begroot en besteed: since when, and on which taakveld?"""

from dataclasses import replace

from ui import kader, verloop, vooruit
from ui.eigen.eigencijfers import eigen_cijfers
from ui.gegevens import haal
from ui.keuzevelden import kies_prijzen
from ui.navigatie import vereis_kader
from ui.toon import toon
from verhaal import samenstelling, taakveldfiguren, wetfiguren
from verhaal.beeld import Beeld

vereis_kader()
beeld = Beeld.laad(haal, kader.keuze_nu())

verloop.kop(beeld)
with verloop.vak():
    wet = verloop.kies_wet()
    prijzen = kies_prijzen(beeld.prijsjaar)
    verloop.kies_meer(beeld)
in_prijzen = Beeld.laad(haal, replace(kader.keuze_nu(), prijzen=prijzen))
toon(wetfiguren.wet_over_jaren(haal, in_prijzen, wet))
verloop.toon_of_zeg(wetfiguren.afwijking_per_jaar(haal, in_prijzen, wet), verloop.geen_paren(beeld, wet))
verloop.reserves(beeld)
vooruit.check(beeld)
if not beeld.is_nederland:
    verloop.groei(beeld)
    verloop.toon_of_zeg(taakveldfiguren.taakvelden(haal, beeld), verloop.geen_taakvelden(beeld))
eigen_cijfers(beeld, taakvelden=True)
verloop.toon_of_zeg(samenstelling.waaruit(haal, beeld), verloop.geen_samenstelling(beeld))
verloop.toon_of_zeg(taakveldfiguren.preventie(haal, beeld), verloop.geen_aandeel(beeld))
verloop.baten(beeld)
