"""Zelf vragen: what do I want to know that no page shows?"""

from ui.navigatie import vereis_kader
from ui.vraag import blokken

vereis_kader()

blokken.kop()
gevraagd = blokken.formulier()
plek = blokken.plek()
blokken.let_op()
blokken.tabellen()
blokken.regels()
blokken.antwoord(plek, gevraagd)
