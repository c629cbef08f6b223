"""Geld van het Rijk: what did we choose, what does the Rijk reckon with, and why with more or less?"""

from queries import rijen as als_rijen
from ui import kader
from ui.blokken import niets
from ui.gegevens import haal
from ui.navigatie import vereis_kader
from ui.rijk import rijkkeuzes, rijkteksten
from ui.toon import toon
from ui.vergelijk.vergelijkkeuzes import kies_wet
from verhaal.rijk import geldstroom, rijkfiguren, rijksommen, twee_maatstaven, waterval

vereis_kader()
keuze = kader.keuze_nu()
naam = kader.gemeentenaam() or "Nederland"
lijst = rijkkeuzes.circulaires(keuze.jaar)

if lijst.empty:
    rijkteksten.geen_bedragen(keuze.jaar)
    rijkteksten.achtergrond()
else:
    plek = rijkkeuzes.plek_voor_kop()
    with rijkkeuzes.vak():
        deel = rijkkeuzes.kies_deel(keuze.gm_code is not None)
        wet = kies_wet() if deel == "waarom" else "jeugdwet"
        with rijkkeuzes.meer():
            code = rijkkeuzes.kies_circulaire(lijst)
            aanname = rijkkeuzes.kies_aanname(keuze.jaar, code, deel)
            if deel == "waarom":
                kader.kies_groepsoort()
    circulaire = als_rijen(lijst[lijst["circulaire"] == code])[0]
    alles = rijksommen.bedragen(haal, keuze.jaar, code, aanname)
    with plek:
        rijkteksten.kop(naam, keuze, alles, aanname)
    if deel == "keuze":
        toon(rijkfiguren.drie_bedragen(haal, keuze, naam, alles, circulaire, aanname))
        rijkteksten.reikwijdte(naam, keuze, code, aanname.zonder_centrum)
    elif deel == "waarom":
        if fig := waterval.waterval(haal, keuze, naam, wet, circulaire):
            toon(fig)
        else:
            niets(f"Van {naam} zijn er over {keuze.jaar} geen maatstaven. Kies bovenaan een ander jaar.")
    elif deel == "maatstaven":
        if fig := twee_maatstaven.twee_maatstaven(haal, keuze, naam, circulaire):
            toon(fig)
        else:
            niets(twee_maatstaven.waarom_geen(haal, keuze, naam, circulaire))
    elif deel == "stroom":
        toon(geldstroom.geldstroom(haal, keuze, naam, alles, circulaire, aanname))
    else:
        rijkteksten.achtergrond()
