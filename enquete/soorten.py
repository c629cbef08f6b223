"""The words of the survey side: a survey, its questions and scales, and the answers while they are in memory.

Answers of persons exist only in ``Antwoorden``, never in a file of ours or in the database: what is stored and shown to
others is the protected outcome table (``enquetetabellen.UITKOMST``).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from loaders.enquetetabellen import Eenheid as Eenheid
from loaders.enquetetabellen import OptieSoort as OptieSoort
from loaders.enquetetabellen import VraagSoort as VraagSoort

ROLLEN = ("raadslid", "fractievoorzitter", "wethouder", "griffier", "ambtenaar", "inwoner", "client")
RAAD = ("raadslid", "fractievoorzitter")  # who holds a seat
ALLE_ROLLEN = "alle"
LAND = "NL"


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
    'regio', 'context' (about who answers) or ''. ``voor_rollen``: whom it is put to; empty: everybody.
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
    voor_rollen: tuple[str, ...] = ()


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
    """Checked answers, in memory only, without anything that says who gave them.

    respondenten: gm_code (str or None, today's division), rol (str or None), weging (float > 0; 1.0 when no weight was
        given); its row number is the first axis of ``keuzes``
    keuzes: vraag_id -> of one answer (also a mark): number of the option in the scale, -1 without answer; of several: a
        column per option, 1 ticked, 0 not ticked, -1 not put to this person. Answers of soort 'geen_antwoord' are none.
        Open questions are never in here.
    gewogen: whether the file held weights
    """

    enquete: Enquete
    respondenten: pd.DataFrame
    keuzes: dict[str, NDArray[np.int16]]
    gewogen: bool = False

    def heeft(self, vraag_id: str) -> NDArray[np.bool_]:
        """Who answered this question; of several options: to whom it was put."""
        k = self.keuzes[vraag_id]
        return np.asarray((k >= 0).any(axis=1) if k.ndim == 2 else k >= 0)
