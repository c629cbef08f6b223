"""When CBS publishes Iv3, and what is out but not in this data set.

A report is published 10 days after its deadline (1e plaatsing) and, improved, 70 days after it (2e
plaatsing); begroting: 14 November before the year, jaarrekening: 14 July after it. A day in a weekend
moves to Monday. Source: CBS, publication policy Iv3.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import get_month_names

from loaders.jaartal import eerste_jaar

_DAGEN = {1: 10, 2: 70}
MAANDEN: list[str] = list(get_month_names("wide", locale="nl").values())  # januari first


@dataclass(frozen=True, order=True)
class Uitgave:
    """One publication: the day, which report, and whether it is the first or the improved edition."""

    datum: date
    jaar: int
    soort: str
    plaatsing: int

    @property
    def naam(self) -> str:
        """'begroting 2027' or 'jaarrekening 2025, verbeterde uitgave'."""
        verslag = "jaarrekening" if self.soort == "rekening" else self.soort
        return f"{verslag} {self.jaar}" + (", verbeterde uitgave" if self.plaatsing == 2 else "")


@dataclass(frozen=True)
class Aanwezig:
    """A report in the data set; ``gewijzigd_op`` is when CBS changed it, None for the snapshot."""

    jaar: int
    soort: str
    gewijzigd_op: date | None


def _werkdag(dag: date) -> date:
    return dag + timedelta(days={6: 2, 7: 1}.get(dag.isoweekday(), 0))


def uitgaven(jaar: int) -> list[Uitgave]:
    """The four publications of a fiscal year, in order."""
    termijn = {"begroting": date(jaar - 1, 11, 14), "rekening": date(jaar + 1, 7, 14)}
    return sorted(
        Uitgave(_werkdag(dag + timedelta(days=dagen)), jaar, soort, plaatsing)
        for soort, dag in termijn.items()
        for plaatsing, dagen in _DAGEN.items()
    )


def verschenen_en_niet_geladen(aanwezig: list[Aanwezig], vandaag: date) -> list[Uitgave]:
    """Publications that should be out and are not in the data set, one per report, newest edition first.

    The snapshot does not say when CBS changed it, so of its reports no improved edition is asked for.
    """
    stand = {(a.jaar, a.soort): a.gewijzigd_op for a in aanwezig}
    mist: dict[tuple[int, str], Uitgave] = {}
    for jaar in range(eerste_jaar(), vandaag.year + 2):
        for uitgave in uitgaven(jaar):
            sleutel = (uitgave.jaar, uitgave.soort)
            if uitgave.datum > vandaag:
                continue
            gewijzigd = stand.get(sleutel)
            if sleutel not in stand:
                mist.setdefault(sleutel, uitgave)
            elif uitgave.plaatsing == 2 and gewijzigd is not None and gewijzigd < uitgave.datum:
                mist[sleutel] = uitgave
    return sorted(mist.values(), reverse=True)


def volgende(vandaag: date) -> Uitgave:
    """The first publication after today."""
    return min(
        u for jaar in range(vandaag.year - 1, vandaag.year + 3) for u in uitgaven(jaar) if u.datum > vandaag
    )
