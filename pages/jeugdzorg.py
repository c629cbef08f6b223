"""Jeugdzorgtekorten: how large, where, how persistent, under which definition?"""

from ui import kader
from ui.blokken import niets
from ui.gegevens import haal
from ui.jeugdzorg import hitte, meenemen, meerofduurder, tekortdelen, tekortkeuzes, tekortteksten
from ui.navigatie import vereis_kader
from ui.toon import toon
from verhaal.tekorten import begrotenfiguur, tekortfiguren, tekortsommen

vereis_kader()
keuze = kader.keuze_nu()
naam = kader.gemeentenaam()
plek = tekortkeuzes.plek_voor_kop()
with tekortkeuzes.vak():
    instelling = tekortkeuzes.kies()
    deel = tekortkeuzes.kies_deel()
tabel = tekortsommen.tabel_van(haal, instelling)
alles = tekortsommen.alle_paren(haal, instelling)
with plek:
    tekortteksten.kop(instelling, alles, keuze.jaar, keuze.gm_code, naam)

if tabel.empty:
    niets(
        "Voor deze definitie zijn er geen cijfers in de dataset. Kies een andere definitie of ververs de cijfers."
    )
elif deel == "landelijk":
    teken = tekortfiguren.landelijke_band if instelling.hangt_af else tekortfiguren.landelijke_reeks
    toon(teken(haal, instelling, tabel))
    tekortteksten.waarom_cijfers_verschillen(instelling, tabel)
elif deel == "verdeling":
    maat = tekortkeuzes.kies_maat(instelling.wet)
    if fig := tekortfiguren.verdeling_per_jaar(haal, instelling, tabel, maat, keuze.gm_code, naam):
        toon(fig)
    else:
        niets("Voor deze maat zijn er te weinig cijfers. Kies een andere maat.")
    if fig := tekortfiguren.trechterfiguur(haal, instelling, tabel, maat, keuze.jaar, keuze.gm_code):
        toon(fig)
elif deel == "gemeenten":
    hitte.gemeenten_en_jaren(instelling, alles, keuze.gm_code, kader.linkmaker())
elif deel == "kaart":
    if fig := tekortfiguren.kaartfiguur(
        haal, instelling, tabel, keuze.jaar, keuze.gm_code, kader.linkmaker()
    ):
        toon(fig, kader.kies_gemeente)
    else:
        niets(f"Over {keuze.jaar} zijn er te weinig cijfers voor een kaart. Kies bovenaan een ander jaar.")
elif deel == "groepen":
    kolom = tekortkeuzes.kies_groep()
    eigen = str(haal.gemeente(gm_code=keuze.gm_code)[kolom].iloc[0]) if keuze.gm_code else None
    if fig := tekortfiguren.groepen(haal, instelling, tabel, keuze.jaar, kolom, eigen):
        toon(fig)
    else:
        niets(f"Over {keuze.jaar} zijn er geen cijfers. Kies bovenaan een ander jaar.")
elif deel == "begroten":
    if fig := begrotenfiguur.begroten(haal, instelling.wet):
        toon(fig)
elif deel == "volume":
    meerofduurder.meer_of_duurder(instelling, keuze.gm_code, naam)
elif deel == "verklaren":
    gekozen = tekortkeuzes.kies_kenmerken(instelling.wet)
    wat = tekortkeuzes.kies_wat()
    tekortdelen.verklaren(instelling, tabel, keuze.jaar, gekozen, wat, keuze.gm_code, kader.kies_gemeente)
else:
    meenemen.citeer_en_herhaal(instelling, tabel)
if deel in ("verklaren", "herhalen"):  # the other parts say them with their figure
    tekortteksten.valkuilen(instelling)
