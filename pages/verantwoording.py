"""Verantwoording: can I trust this?"""

from ui import verantwoord
from ui.navigatie import vereis_kader

vereis_kader()

verantwoord.kop()
verantwoord.bronnen()
verantwoord.aansluiting()
verantwoord.definities()
verantwoord.ontbreekt()
verantwoord.herindelingen()
verantwoord.vlaggen()
verantwoord.downloads()
verantwoord.codeboek()
verantwoord.indicatoren()
verantwoord.toegankelijkheid()
