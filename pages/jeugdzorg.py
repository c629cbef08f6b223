"""Jeugdzorgtekorten: how large, where, how persistent, under which definition?"""

from ui import kader
from ui.figuur import toon
from ui.gegevens import haal
from ui.jeugdzorg import delen, figuren, hitte, keuzes, meenemen, meerofduurder, sommen, teksten
from ui.navigatie import vereis_kader

vereis_kader()
keuze = kader.keuze_nu()
naam = kader.gemeentenaam()
plek = keuzes.plek_voor_kop()
with keuzes.vak():
    instelling = keuzes.kies()
    deel = keuzes.kies_deel()
tabel = sommen.gefilterd(haal("tekort", **instelling.parameters), instelling)
with plek:
    teksten.kop(instelling, tabel, keuze.jaar, keuze.gm_code, naam)

if tabel.empty:
    keuzes.melding(
        "Voor deze definitie zijn er geen cijfers in de dataset. Kies een andere definitie of ververs de cijfers."
    )
elif deel == "landelijk":
    toon(figuren.landelijke_reeks(haal, instelling, tabel))
    teksten.waarom_cijfers_verschillen(haal, instelling, tabel)
elif deel == "verdeling":
    maat = keuzes.kies_maat(instelling.wet)
    if fig := figuren.verdeling_per_jaar(haal, instelling, tabel, maat, keuze.gm_code, naam):
        toon(fig)
    else:
        keuzes.melding("Voor deze maat zijn er te weinig cijfers. Kies een andere maat.")
elif deel == "gemeenten":
    hitte.gemeenten_en_jaren(instelling, tabel, keuze.gm_code, kader.linkmaker())
elif deel == "kaart":
    if fig := figuren.kaartfiguur(haal, instelling, tabel, keuze.jaar, keuze.gm_code, kader.linkmaker()):
        toon(fig, kader.kies_gemeente)
    else:
        keuzes.melding(
            f"Over {keuze.jaar} zijn er te weinig cijfers voor een kaart. Kies bovenaan een ander jaar."
        )
elif deel == "groepen":
    kolom = keuzes.kies_groep()
    eigen = str(haal("gemeente", gm_code=keuze.gm_code)[kolom].iloc[0]) if keuze.gm_code else None
    if fig := figuren.groepen(haal, instelling, tabel, keuze.jaar, kolom, eigen):
        toon(fig)
    else:
        keuzes.melding(f"Over {keuze.jaar} zijn er geen cijfers. Kies bovenaan een ander jaar.")
elif deel == "begroten":
    basis = keuzes.rekening_min_begroting(instelling)
    if fig := figuren.begroten(haal, basis, sommen.gefilterd(haal("tekort", **basis.parameters), basis)):
        toon(fig)
elif deel == "volume":
    meerofduurder.meer_of_duurder(instelling, keuze.gm_code, naam)
elif deel == "verklaren":
    gekozen = keuzes.kies_kenmerken(instelling.wet)
    delen.verklaren(instelling, tabel, keuze.jaar, gekozen, keuze.gm_code, kader.kies_gemeente)
else:
    meenemen.citeer_en_herhaal(instelling, tabel)
if deel in ("verklaren", "herhalen"):  # the other parts say them with their figure
    teksten.valkuilen(instelling)
