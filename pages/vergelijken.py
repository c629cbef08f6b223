"""Vergelijken: and places like ours?"""

from ui import kader
from ui.blokken import niets
from ui.eigen.eigencijfers import naast_groep
from ui.gegevens import haal
from ui.navigatie import vereis_kader
from ui.toon import toon
from ui.vergelijk import vergelijkkeuzes, vergelijkteksten
from verhaal.rijk import twee_maatstaven
from verhaal.vergelijken import door_de_jaren, kaart_en_lijst, plaats, samenhang
from verhaal.vergelijken.vergelijking import Vergelijking

vereis_kader()
keuze = kader.keuze_nu()
plek = vergelijkteksten.plek_voor_kop()
with vergelijkkeuzes.vak():
    deel = vergelijkkeuzes.kies_deel(keuze.gm_code is not None)
    wet, maat, bedragen = "jeugdwet", "besteed", ""
    if deel != "maatstaven":  # that figure is about all laws, beside comparable municipalities
        wet = vergelijkkeuzes.kies_wet()
        maat = vergelijkkeuzes.kies_maat(keuze.jaar)
        if keuze.gm_code:
            vergelijkkeuzes.kies_met(keuze.groep, keuze.gm_code)
        bedragen = vergelijkkeuzes.kies_meer(keuze, deel, wet, maat)
v = Vergelijking.laad(haal, keuze, maat, bedragen) if keuze.gm_code else None
with plek:
    if v and deel == "maatstaven":
        vergelijkteksten.kop_maatstaven(v)
    elif v:
        vergelijkteksten.kop(v, wet)
    else:
        vergelijkteksten.kop_nederland(keuze)

groep = v.groepscodes(wet) if v else set()
if v and deel == "plaats":
    if fig := plaats.plaatsen(haal, v):
        toon(fig, kader.kies_gemeente)
    else:
        niets(f"Over {keuze.jaar} zijn er geen cijfers om te vergelijken. Kies bovenaan een ander jaar.")
    naast_groep(v, wet)
    vergelijkteksten.naast_elkaar(v, wet)
    if keuze.groep == "buren":
        vergelijkteksten.waarom_deze_gemeenten(v, wet)
elif v and deel == "maatstaven":
    if fig := twee_maatstaven.twee_maatstaven(haal, keuze, v.naam):
        toon(fig)
    else:
        niets(twee_maatstaven.waarom_geen(haal, keuze, v.naam))
elif v and deel == "jaren":
    if fig := door_de_jaren.door_de_jaren(haal, v, wet):
        toon(fig)
    else:
        niets(f"Van {v.naam} zijn er geen cijfers bij deze keuze. Kies een ander bedrag.")
elif deel == "samenhang":
    kenmerk = vergelijkkeuzes.kies_indicator(wet)
    if fig := samenhang.samenhang(haal, keuze, wet, maat, kenmerk, groep, v.naam if v else None):
        toon(fig, kader.kies_gemeente)
    else:
        niets("Van dit kenmerk zijn er te weinig cijfers. Kies een ander kenmerk.")
else:
    volgorde = vergelijkkeuzes.kies_volgorde()
    groepsnaam = v.met.kort if v else ""
    if fig := kaart_en_lijst.kaartfiguur(
        haal, keuze, wet, maat, volgorde, groep, groepsnaam, kader.linkmaker()
    ):
        toon(fig, kader.kies_gemeente)
    else:
        niets(f"Over {keuze.jaar} zijn er geen cijfers voor de kaart. Kies bovenaan een ander jaar.")
