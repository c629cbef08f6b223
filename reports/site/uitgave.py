"""What all pages of one edition share: which figures, how new, where it will stand, and the municipalities in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

import pandas as pd

from loaders.gemeentenamen import sorteersleutel
from loaders.live.kalender import MAANDEN
from queries import rijen as als_rijen
from queries.antwoorden import Haal
from reports import api
from verhaal import actueel
from verhaal.beeld import standaardjaar
from verhaal.getallen import is_leeg


@dataclass(frozen=True)
class Gemeente:
    """A municipality of now, with the regions it is shown with."""

    gm_code: str
    naam: str
    provincie: str
    jeugdregio: str

    @property
    def pad(self) -> str:
        """Its page."""
        return f"gemeente/{self.gm_code}.html"


@dataclass(frozen=True)
class Uitgave:
    """``kenmerk`` names the figures; ``adres``: where the edition will stand, ``dashboard``: where questions are answered
    ('' = not known). ``moment`` is how new the figures are: no file holds a moment of making.
    """

    kenmerk: str
    jaar: int
    stand: str
    moment: datetime
    adres: str
    dashboard: str
    gemeenten: tuple[Gemeente, ...]

    @classmethod
    def van(cls, haal: Haal, codes: tuple[str, ...], adres: str, dashboard: str) -> Uitgave:
        """The edition of these municipalities, in the order of their names."""
        alle = [
            Gemeente(
                str(r["gm_code"]),
                str(r["naam"]),
                "" if is_leeg(r["provincie"]) else str(r["provincie"]),
                "" if is_leeg(r["jeugdregio"]) else str(r["jeugdregio"]),
            )
            for r in als_rijen(haal.gemeenten())
            if r["gm_code"] in codes
        ]
        verslagen = haal.verslagen()
        return cls(
            api.uitgave(haal),
            standaardjaar(haal.jaren()),
            f"Nieuwste cijfers hier: {actueel.nieuwste(verslagen)}.",
            _moment(haal.herkomst()),
            adres,
            dashboard,
            tuple(sorted(alle, key=lambda g: sorteersleutel(g.naam))),
        )

    def waar(self, pad: str) -> str:
        """The whole address of a file of this edition; '' when nobody said where it will stand."""
        return f"{self.adres}/{pad}" if self.adres else ""

    def in_regio(self, gemeente: Gemeente) -> tuple[Gemeente, ...]:
        """The other municipalities of its jeugdregio that have a page here."""
        return tuple(
            g
            for g in self.gemeenten
            if gemeente.jeugdregio and g.jeugdregio == gemeente.jeugdregio and g != gemeente
        )


def _moment(herkomst: pd.DataFrame) -> datetime:
    """How new the figures are: the last change at a publisher, else the last month that a source is of."""
    gewijzigd = pd.to_datetime(herkomst["gewijzigd_op"]).dropna()
    momenten = [m.to_pydatetime().replace(tzinfo=UTC) for m in gewijzigd]
    for tekst in herkomst["opgehaald_op"].astype(str):
        for maand, jaar in re.findall(rf"({'|'.join(MAANDEN)}) (\d{{4}})", tekst):
            momenten.append(datetime(int(jaar), MAANDEN.index(maand) + 1, 1, tzinfo=UTC))
    return max(momenten, default=datetime.fromtimestamp(0, UTC))
