"""Profiel: paper for the council."""

from ui import kader, profielscherm
from ui.navigatie import vereis_kader

vereis_kader()
keuze = kader.keuze_nu()
naam = kader.gemeentenaam()

profielscherm.kop(naam, keuze)
if naam is not None:
    opties = profielscherm.kies_opties(keuze, naam)
    if opties is not None and (merk := profielscherm.voorbeeld(opties, naam)) is not None:
        profielscherm.downloads(opties, naam, merk)
        profielscherm.pakket(opties)
