"""Verantwoording: can I trust this?"""

from datetime import date

from ui import kader, verantwoord
from ui.navigatie import vereis_kader

vereis_kader()

verantwoord.kop()
verantwoord.nieuws(date.today())
verantwoord.veranderd(kader.keuze_nu().gm_code, kader.gemeentenaam())
verantwoord.bronnen()
verantwoord.aansluiting()
verantwoord.tweede_mening()
verantwoord.definities()
verantwoord.ontbreekt()
verantwoord.herindelingen()
verantwoord.vlaggen()
verantwoord.downloads()
verantwoord.codeboek()
verantwoord.indicatoren()
verantwoord.toegankelijkheid()
