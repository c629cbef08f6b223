"""Profiel afdrukken: paper for the council."""

from reports import scherm
from ui import kader
from ui.navigatie import vereis_kader

vereis_kader()
keuze = kader.keuze_nu()
naam = kader.gemeentenaam()

scherm.kop(naam, keuze.jaar)
if naam is not None:
    opties = scherm.kies_opties(keuze, naam)
    if opties is not None and scherm.voorbeeld(opties, naam):
        scherm.downloads(opties, naam)
        scherm.pakket(opties)
