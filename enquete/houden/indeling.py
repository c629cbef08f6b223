"""The layout of a file with answers: one row per respondent, one column per question.

A question with several answers has a column per option, ``B4.K1``, with '1' ticked, '0' not ticked
and empty for not asked or skipped. Open questions have no column: own words never stand beside a municipality.
"""

from __future__ import annotations

from dataclasses import dataclass

from enquete.houden.vragenlijst import GEMEENTE, ROL
from enquete.soorten import Enquete, Optie, Vraag

RESPONDENT = "resp_id"
AANGEKRUIST, NIET_AANGEKRUIST = "1", "0"


@dataclass(frozen=True)
class Kolomkop:
    """One column: its name, the question it answers (None: resp_id), and the option of a question with several."""

    naam: str
    vraag: Vraag | None = None
    optie: Optie | None = None

    @property
    def codes(self) -> tuple[str, ...]:
        """What may be filled in; empty for free text."""
        if self.optie is not None:
            return (AANGEKRUIST, NIET_AANGEKRUIST)
        return tuple(o.code for o in self.vraag.schaal.opties) if self.vraag else ()


def kolomnaam(vraag: Vraag, optie: Optie) -> str:
    """The column of one option of a question with several answers."""
    return f"{vraag.vraag_id}.{optie.code}"


def kolommen(enquete: Enquete) -> tuple[Kolomkop, ...]:
    """The columns in order: who and where first, then the questions as they are asked."""
    uit = [Kolomkop(naam, enquete.vraag(naam)) for naam in (RESPONDENT, GEMEENTE, ROL)]
    for vraag in enquete.vragen:
        if vraag.vraag_id in (GEMEENTE, ROL) or vraag.soort == "open":
            continue
        if vraag.soort == "meer":
            uit += [Kolomkop(kolomnaam(vraag, o), vraag, o) for o in vraag.schaal.opties]
        else:
            uit.append(Kolomkop(vraag.vraag_id, vraag))
    return tuple(uit)
