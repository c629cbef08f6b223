"""Progress of a refresh, with an estimate from the parts fetched so far and no earlier than that."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

_NA_DELEN = 3  # fewer parts say nothing about the rest


def duur(seconden: float) -> str:
    """'minder dan een minuut', 'ongeveer 4 minuten', 'ongeveer 2 uur'."""
    minuten = round(seconden / 60)
    if minuten < 1:
        return "minder dan een minuut"
    if minuten < 90:
        return "ongeveer een minuut" if minuten == 1 else f"ongeveer {minuten} minuten"
    return f"ongeveer {round(minuten / 60)} uur"


@dataclass
class Voortgang:
    """How many of ``totaal`` parts are done; tells ``meld`` at most every ``elke_s`` seconds."""

    totaal: int
    meld: Callable[[str], None]
    elke_s: float = 10.0
    klok: Callable[[], float] = time.monotonic
    gedaan: int = 0
    opgehaald: int = 0
    _tijden: deque[float] = field(default_factory=lambda: deque(maxlen=20))
    _vorige: float = 0.0
    _gemeld: float = 0.0

    def __post_init__(self) -> None:
        self._vorige = self._gemeld = self.klok()

    def stap(self, bron: str, groep: str, *, opgehaald: bool) -> None:
        """A part is there: fetched, or found on disk (which says nothing about the speed of CBS)."""
        nu = self.klok()
        self.gedaan += 1
        if opgehaald:
            self.opgehaald += 1
            self._tijden.append(nu - self._vorige)
        self._vorige = nu
        if nu - self._gemeld >= self.elke_s:
            self._gemeld = nu
            self.meld(f"{bron}, {groep}: {self.gedaan} van {self.totaal} delen{self._nog()}")

    def vervalt(self, delen: int) -> None:
        """Parts that need not be fetched after all."""
        self.totaal -= delen

    def _nog(self) -> str:
        over = self.totaal - self.gedaan
        if over <= 0 or len(self._tijden) < _NA_DELEN:
            return ""
        return f"; nog {duur(over * sum(self._tijden) / len(self._tijden))}"
