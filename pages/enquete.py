"""Enquête: what do councils and residents say, and does it go with the money?"""

from ui import kader
from ui.enquete import delen, eigen, geld, keuzes
from ui.navigatie import vereis_kader

vereis_kader()
keuze = kader.keuze_nu()
plek = keuzes.plek_voor_kop()
with keuzes.vak():
    deel = keuzes.kies_deel()

if deel == "bekend":
    delen.bekend(plek)
elif deel == "inwoners":
    delen.inwoners_deel(plek, keuze, kader.gemeentenaam(), kader.kies_gemeente)
elif deel == "eigen":
    eigen.eigen_enquete(plek, keuze, kader.gemeentenaam())
else:
    geld.naast_het_geld(plek, keuze, kader.gemeentenaam(), kader.kies_gemeente)
