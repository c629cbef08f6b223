"""Geld van het Rijk: what does the Rijk reckon with, and what did we choose?"""

from queries import rijen as als_rijen
from ui import kader
from ui.blokken import niets
from ui.gegevens import haal
from ui.navigatie import vereis_kader
from ui.rijk import rijkkeuzes, rijkteksten
from ui.toon import toon
from verhaal.rijk import geldstroom, rijkfiguren, rijksommen

vereis_kader()
keuze = kader.keuze_nu()
naam = kader.gemeentenaam() or "Nederland"
lijst = rijkkeuzes.circulaires(keuze.jaar)

if lijst.empty:
    rijkteksten.geen_bedragen(keuze.jaar)
else:
    plek = rijkkeuzes.plek_voor_kop()
    with rijkkeuzes.vak():
        code = rijkkeuzes.kies_circulaire(lijst)
        aanname = rijkkeuzes.kies_aanname()
    circulaire = als_rijen(lijst[lijst["circulaire"] == code])[0]
    alles = rijksommen.bedragen(haal, keuze.jaar, code, aanname)
    with plek:
        rijkteksten.kop(
            naam, keuze.jaar, rijksommen.wetrijen(alles, keuze.gm_code), str(circulaire["naam"]), aanname
        )
    toon(rijkfiguren.drie_bedragen(haal, keuze, naam, alles, circulaire, aanname))
    if keuze.gm_code is not None:
        if fig := rijkfiguren.verschil_met_groep(haal, keuze, naam, alles, circulaire, aanname):
            toon(fig)
        else:
            niets(rijkfiguren.waarom_geen_verschil(haal, keuze, naam))
    toon(geldstroom.geldstroom(haal, keuze, naam, alles, circulaire, aanname))
rijkteksten.tijdlijn()
rijkteksten.landelijk()
