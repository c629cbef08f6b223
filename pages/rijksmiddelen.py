"""Geld van het Rijk: what does the Rijk reckon with, and what did we choose?"""

from ui import kader, rijk
from ui.figuur import toon
from ui.gegevens import haal
from ui.navigatie import vereis_kader

vereis_kader()
keuze = kader.keuze_nu()
naam = kader.gemeentenaam() or "Nederland"
lijst = rijk.circulaires(keuze.jaar)

if lijst.empty:
    rijk.geen_bedragen(keuze.jaar)
else:
    plek = rijk.plek_voor_kop()
    with rijk.keuzes():
        code = rijk.kies_circulaire(lijst)
        aanname = rijk.kies_aanname()
    circulaire = lijst[lijst["circulaire"] == code].iloc[0]
    tabel = haal("rijk_per_wet", jaar=keuze.jaar, circulaire=code)
    alles = rijk.rijen(tabel, aanname)
    with plek:
        rijk.kop(naam, keuze.jaar, rijk.wetrijen(alles, keuze.gm_code), str(circulaire["naam"]), aanname)
    toon(rijk.drie_bedragen(haal, keuze, naam, alles, circulaire, aanname))
    if keuze.gm_code is not None and (
        fig := rijk.verschil_met_groep(haal, keuze, naam, alles, circulaire, aanname)
    ):
        toon(fig)
    rijk.kanalen(keuze, naam, tabel)
rijk.tijdlijn()
rijk.landelijk()
