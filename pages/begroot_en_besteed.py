"""Begroot en besteed: since when, and on which taakveld?"""

from ui import figuren, kader, taakveldfiguren, verloop
from ui.beeld import Beeld
from ui.figuur import toon
from ui.gegevens import haal
from ui.navigatie import vereis_kader

vereis_kader()
beeld = Beeld.laad(haal, kader.keuze_nu())

verloop.kop(beeld)
wet = verloop.kies_wet()
toon(figuren.wet_over_jaren(haal, beeld, wet))
verloop.toon_of_zeg(figuren.afwijking_per_jaar(haal, beeld, wet), verloop.geen_paren(beeld, wet))
if not beeld.is_nederland:
    verloop.toon_of_zeg(taakveldfiguren.taakvelden(haal, beeld), verloop.geen_taakvelden(beeld))
verloop.toon_of_zeg(taakveldfiguren.preventie(haal, beeld), verloop.geen_aandeel(beeld))
verloop.baten(beeld)
