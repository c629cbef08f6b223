"""Geld van het Rijk: what does the Rijk reckon with, and what did we choose?"""

from ui import kader
from ui.figuur import toon
from ui.gegevens import haal
from ui.navigatie import vereis_kader
from ui.rijk import figuren, geldstroom, keuzes, sommen, teksten

vereis_kader()
keuze = kader.keuze_nu()
naam = kader.gemeentenaam() or "Nederland"
lijst = keuzes.circulaires(keuze.jaar)

if lijst.empty:
    teksten.geen_bedragen(keuze.jaar)
else:
    plek = keuzes.plek_voor_kop()
    with keuzes.vak():
        code = keuzes.kies_circulaire(lijst)
        aanname = keuzes.kies_aanname()
    circulaire = lijst[lijst["circulaire"] == code].iloc[0]
    alles = sommen.rijen(haal("rijk_per_wet", jaar=keuze.jaar, circulaire=code), aanname)
    with plek:
        teksten.kop(naam, keuze.jaar, sommen.wetrijen(alles, keuze.gm_code), str(circulaire["naam"]), aanname)
    toon(figuren.drie_bedragen(haal, keuze, naam, alles, circulaire, aanname))
    if keuze.gm_code is not None:
        if fig := figuren.verschil_met_groep(haal, keuze, naam, alles, circulaire, aanname):
            toon(fig)
        else:
            teksten.geen_figuur(figuren.waarom_geen_verschil(haal, keuze, naam))
    toon(geldstroom.geldstroom(haal, keuze, naam, alles, circulaire, aanname))
teksten.tijdlijn()
teksten.landelijk()
