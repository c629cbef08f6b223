"""The group a municipality is compared with: what it is called, and how a count of it reads.

A group is a kind from ``data/referentie/groepsoorten.csv`` ('buren', 'provincie', …) or an own choice: codes of
municipalities with commas between them. No Streamlit here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from queries import rijen as als_rijen
from verhaal.begrippen import opsomming
from verhaal.getallen import euro, is_leeg

STANDAARD = "buren"
EIGEN = "eigen"  # an own choice in which nothing has been chosen yet
HOOGSTENS = 40  # municipalities in an own choice
MINSTENS = 3  # fewer municipalities with figures have no median: their values are shown

_KLASSEN = {
    "grootte": "grootteklasse",
    "provincie": "provincie",
    "jeugdregio": "jeugdregio",
    "arbeidsmarktregio": "arbeidsmarktregio",
    "corop": "corop",
    "stedelijkheid": "stedelijkheid",
    "centrumfunctie": "centrumfunctie",
    "sociale_structuur": "sociale_structuur",
}


def is_eigen(code: str) -> bool:
    """Whether this is an own choice (also an empty one)."""
    return code == EIGEN or re.fullmatch(r"GM\d{4}(,GM\d{4})*", code) is not None


def eigen_codes(code: str) -> list[str]:
    """The municipalities of an own choice."""
    return code.split(",") if is_eigen(code) and code != EIGEN else []


ANDERE_GROEP = "Kies bij ‘Vergelijk met’ een andere groep."


@dataclass(frozen=True)
class Groep:
    """A group as seen from one municipality.

    ``wie`` follows a count ('10 vergelijkbare gemeenten'), ``kort`` is for running text. ``ontbreekt`` says why the
    group is empty, when the municipality has no class of this kind.
    """

    code: str
    naam: str
    wie: str
    kort: str
    uitleg: str
    ontbreekt: str = ""
    aanwijzing: str = ""  # what a reader can do about it; on the screen only

    @property
    def ontbreekt_op_scherm(self) -> str:
        """Why the group is empty and what to do about it; '' when it is not."""
        return f"{self.ontbreekt} {self.aanwijzing}".strip()

    def telling(self, n: int, leden: int) -> str:
        """'10 vergelijkbare gemeenten' or '17 van 19 andere gemeenten in Zeeland'."""
        return f"{n} {self.wie}" if n == leden else f"{n} van {leden} {self.wie}"


def groep_van(soorten: pd.DataFrame, code: str, gemeente: pd.DataFrame) -> Groep:
    """The group ``code`` of a municipality; ``soorten`` and ``gemeente`` are answers of the queries of that name."""
    per_code = {r["groep"]: r for r in als_rijen(soorten)}
    soort = per_code[EIGEN if is_eigen(code) else code]
    (zelf,) = als_rijen(gemeente)
    klasse = _KLASSEN.get(code)
    waarde = zelf[klasse] if klasse else None
    ontbreekt = aanwijzing = ""
    if code == EIGEN:
        ontbreekt = "U hebt nog geen gemeenten gekozen."
        aanwijzing = "Kies ze op de pagina Vergelijken."
    elif klasse and is_leeg(waarde):
        ontbreekt = (
            f"{zelf['naam']} heeft geen klasse bij ‘{str(soort['naam']).removeprefix('Zelfde ').lower()}’."
        )
        aanwijzing = ANDERE_GROEP
    wie = str(soort["kort"] if ontbreekt else str(soort["wie"]).format(waarde=_klein(str(waarde))))
    return Groep(
        code, str(soort["naam"]), wie, str(soort["kort"]), str(soort["uitleg"]), ontbreekt, aanwijzing
    )


def _klein(waarde: str) -> str:
    """Classes are written with a capital in the source; names of regions keep theirs."""
    return waarde.lower() if waarde.split(" ")[0] in _KLASSEWOORDEN else waarde.replace(" 000", ".000")


_KLASSEWOORDEN = {"Zeer", "Sterk", "Matig", "Weinig", "Niet", "Zonder", "Redelijk", "Zwak", "Goed"}


def waarden_zin(namen: list[str], waarden: list[float], achter: str) -> str:
    """The values of a group too small for a median: 'Utrecht € 412 en Ede € 380 per inwoner'."""
    delen = [f"{naam} {euro(waarde)}" for naam, waarde in zip(namen, waarden, strict=True)]
    return f"{opsomming(delen)}{achter}"
