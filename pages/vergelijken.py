"""Vergelijken: and places like ours?"""

from ui import kader
from ui.figuur import toon
from ui.gegevens import haal
from ui.navigatie import vereis_kader
from ui.vergelijk import jaren, keuzes, landkaart, plaats, samenhang, teksten
from ui.vergelijk.cijfers import Vergelijking

vereis_kader()
keuze = kader.keuze_nu()
plek = teksten.plek_voor_kop()
with keuzes.vak():
    keuzes.kies_eigen(keuze.groep, keuze.gm_code)
    deel = keuzes.kies_deel(keuze.gm_code is not None)
    wet = keuzes.kies_wet()
    maat = keuzes.kies_maat(keuze.jaar)
v = Vergelijking.laad(haal, keuze, maat) if keuze.gm_code else None
with plek:
    if v:
        teksten.kop(v, wet)
    else:
        teksten.kop_nederland(keuze)

groep = v.groepscodes(wet) if v else set()
if v and deel == "plaats":
    if fig := plaats.plaatsen(haal, v):
        toon(fig, kader.kies_gemeente)
    else:
        teksten.geen_figuur(
            f"Over {keuze.jaar} zijn er geen cijfers om te vergelijken. Kies bovenaan een ander jaar."
        )
    if keuze.groep == "buren":
        teksten.waarom_deze_gemeenten(v, wet)
elif v and deel == "jaren":
    if fig := jaren.door_de_jaren(haal, v, wet):
        toon(fig)
    else:
        teksten.geen_figuur(f"Van {v.naam} zijn er geen cijfers bij deze keuze. Kies een ander bedrag.")
elif deel == "samenhang":
    kenmerk = keuzes.kies_indicator(wet)
    if fig := samenhang.samenhang(haal, keuze, wet, maat, kenmerk, groep, v.naam if v else None):
        toon(fig, kader.kies_gemeente)
    else:
        teksten.geen_figuur("Van dit kenmerk zijn er te weinig cijfers. Kies een ander kenmerk.")
else:
    volgorde = keuzes.kies_volgorde()
    groepsnaam = v.met.kort if v else ""
    if fig := landkaart.kaartfiguur(haal, keuze, wet, maat, volgorde, groep, groepsnaam, kader.linkmaker()):
        toon(fig, kader.kies_gemeente)
    else:
        teksten.geen_figuur(
            f"Over {keuze.jaar} zijn er geen cijfers voor de kaart. Kies bovenaan een ander jaar."
        )
