"""Enquête: what do councils and residents say, and does it go with the money?"""

from ui import kader
from ui.enquete import eigen, enquetedelen, enquetekeuzes, geld
from ui.navigatie import vereis_kader

vereis_kader()
keuze = kader.keuze_nu()
plek = enquetekeuzes.plek_voor_kop()
with enquetekeuzes.vak():
    deel = enquetekeuzes.kies_deel()

if deel == "bekend":
    enquetedelen.bekend(plek)
elif deel == "inwoners":
    enquetedelen.inwoners_deel(plek, keuze, kader.gemeentenaam(), kader.kies_gemeente)
elif deel == "eigen":
    eigen.eigen_enquete(plek, keuze, kader.gemeentenaam())
else:
    geld.naast_het_geld(plek, keuze, kader.gemeentenaam(), kader.kies_gemeente)
