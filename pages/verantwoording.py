"""Verantwoording: can I trust this?"""

from datetime import date

from ui import begrippen, kader
from ui.navigatie import vereis_kader
from ui.verantwoording import naslag, stand

vereis_kader()

stand.kop()
stand.nieuws(date.today())
stand.veranderd(kader.keuze_nu().gm_code, kader.gemeentenaam())
naslag.bronnen()
naslag.aansluiting()
naslag.anderen()
stand.tweede_mening()
naslag.niet_vergeleken()
naslag.vooruitkijken()
naslag.definities()
naslag.ontbreekt()
naslag.herindelingen()
naslag.vlaggen()
naslag.downloads()
naslag.codeboek()
naslag.indicatoren()
begrippen.lijst()
naslag.toegankelijkheid()
naslag.privacy()
