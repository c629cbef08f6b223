"""The words of the survey side: a survey, its questions and scales, and the answers while they are in memory.

Answers of persons exist only in ``Antwoorden``, never in a file of ours or in the database: what is
stored and shown is the protected outcome table (``tabellen.UITKOMST``).
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from loaders.enquetetabellen import GEO_TYPEN as GEO_TYPEN
from loaders.enquetetabellen import Eenheid as Eenheid
from loaders.enquetetabellen import OptieSoort as OptieSoort
from loaders.enquetetabellen import VraagSoort as VraagSoort

ROLLEN = ("raadslid", "fractievoorzitter", "wethouder", "griffier", "ambtenaar", "inwoner", "client")
ALLE_ROLLEN = "alle"
LAND = "NL"
# levels an outcome can be about; geo_code is 'NL', the name of a class, 'PV26' or 'GM0363'


@dataclass(frozen=True)
class Optie:
    """One answer that can be given. ``score`` orders it on the scale; None has no place on it."""

    code: str
    label: str
    volgorde: int
    score: float | None = None
    soort: OptieSoort = "antwoord"


@dataclass(frozen=True)
class Schaal:
    """The answers of a question, in order. ``rest``: code of the option for any other words; '' when there is none."""

    schaal_id: str
    naam: str
    opties: tuple[Optie, ...]
    rest: str = ""

    def optie(self, code: str) -> Optie | None:
        """The option with this code; None when there is none."""
        return next((o for o in self.opties if o.code == code), None)


@dataclass(frozen=True)
class Vraag:
    """One question. ``richting`` -1: a higher score means less of what the question is about.

    ``wet`` is 'jeugdwet', 'wmo', 'participatiewet' or '' (all or none); ``subvraag`` 'S1'…'S7',
    'regio', 'context' or ''.
    """

    vraag_id: str
    volgorde: int
    tekst: str
    schaal: Schaal
    soort: VraagSoort = "enkel"
    subvraag: str = ""
    wet: str = ""
    kadertype: str = ""
    kenmerk: str = ""
    richting: int = 1
    toelichting: str = ""


@dataclass(frozen=True)
class Enquete:
    """A survey: what was asked, of whom, when and by whom. ``voorbeeld``: invented answers, for trying out.

    ``openbaar``: municipalities answered as public bodies and their answers may be shown by name (only with one row per
    municipality).
    """

    enquete_id: str
    titel: str
    uitgever: str
    jaar: int
    doelgroep: str
    vragen: tuple[Vraag, ...]
    eenheid: Eenheid = "respondent"
    veldwerk: str = ""
    modus: str = ""
    licentie: str = ""
    bron_url: str = ""
    voorbeeld: bool = False
    openbaar: bool = False

    def vraag(self, vraag_id: str) -> Vraag | None:
        """The question with this id; None when there is none."""
        return next((v for v in self.vragen if v.vraag_id == vraag_id), None)


@dataclass(frozen=True)
class Antwoorden:
    """Checked answers, in memory only.

    respondenten: resp_id (str, unique), gm_code (str or None, today's division), rol (str or None),
        weging (float > 0; 1.0 when no weight was given)
    antwoorden: resp_id, vraag_id, antwoord (code of the option), gekozen (bool)
        'enkel' and 'cijfer': one row, gekozen True. 'meer': a row for every option that was put to this
        respondent, gekozen says whether it was ticked. Not asked or not answered: no row. Options of
        soort 'geen_antwoord' have no rows either; 'weet_niet' has. Open answers are never in here.
    gewogen: whether the file held weights
    """

    enquete: Enquete
    respondenten: pd.DataFrame
    antwoorden: pd.DataFrame
    gewogen: bool = False
