"""A table of the stand-in: metadata, dimensions and a dense cube whose rows are made on request."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

Waarde = float | int | str | None
Lid = dict[str, object]  # a row of a dimension: Key, Title, Description, CategoryGroupID
Kenmerk = dict[str, object]  # a row of DataProperties
Onderwerp = tuple[str, str, str, str, int]  # stem of the key, title, unit, datatype, decimals


class Woord(str):
    """A name, title, unit or key of the service, and whether somebody has read it in a publication of CBS."""

    gezien: bool


def gezien(tekst: str) -> Woord:
    """Read in a recorded dump of CBS or on a page of StatLine."""
    woord = Woord(tekst)
    woord.gezien = True
    return woord


def afgeleid(tekst: str) -> Woord:
    """Follows from other tables, or was invented: nobody has seen it."""
    woord = Woord(tekst)
    woord.gezien = False
    return woord


@dataclass
class Tabel:
    """`waarden` gives the topics of one cell, for the keys of all dimensions without their padding."""

    id: str
    titel: str
    catalogus: str
    gewijzigd: str
    kenmerken: list[Kenmerk]
    dimensies: dict[str, list[Lid]]
    waarden: Callable[[tuple[str, ...]], Sequence[Waarde]]
    groepen: list[dict[str, object]] = field(default_factory=list)

    @property
    def onderwerpen(self) -> list[Kenmerk]:
        """The topics in the order of their columns."""
        return [k for k in self.kenmerken if k["Type"] == "Topic"]

    @property
    def kolommen(self) -> list[str]:
        """The columns of a data row: ID, dimensions, topics."""
        return ["ID", *self.dimensies, *(str(k["Key"]) for k in self.onderwerpen)]

    @property
    def sleutels(self) -> dict[str, list[str]]:
        """The raw keys per dimension."""
        return {naam: [str(lid["Key"]) for lid in leden] for naam, leden in self.dimensies.items()}

    def aantal(self) -> int:
        """The number of rows of the whole cube."""
        uit = 1
        for leden in self.dimensies.values():
            uit *= len(leden)
        return uit

    def rijen(
        self, pins: Mapping[str, Collection[str]] | None = None, vanaf: int = 0
    ) -> Iterator[dict[str, Waarde]]:
        """The rows whose keys are in `pins`, the first dimension slowest; `vanaf` rows are left out.

        The ID is the place in the whole cube, so a row has the same ID under each filter.
        """
        pins = pins or {}
        delen: list[list[tuple[int, str, str]]] = []
        stap = self.aantal()
        for naam, sleutels in self.sleutels.items():
            stap = stap // len(sleutels) if sleutels else 0
            over = pins.get(naam)
            delen.append(
                [(i * stap, s, s.strip()) for i, s in enumerate(sleutels) if over is None or s in over]
            )
        kolommen, waarden = self.kolommen, self.waarden
        totaal = 1
        for deel in delen:
            totaal *= len(deel)
        achterste = delen[::-1]
        for nummer in range(vanaf, totaal):
            keuze = []
            for deel in achterste:
                nummer, plaats = divmod(nummer, len(deel))
                keuze.append(deel[plaats])
            keuze.reverse()
            cel = waarden(tuple(k[2] for k in keuze))
            yield dict(zip(kolommen, (sum(k[0] for k in keuze), *(k[1] for k in keuze), *cel), strict=True))

    def raak(self) -> None:
        """Make the table look published again, an hour after the last time."""
        self.gewijzigd = (datetime.fromisoformat(self.gewijzigd) + timedelta(hours=1)).isoformat()


def lid(sleutel: str, titel: str, groep: int | None = None, uitleg: str = "") -> Lid:
    """A row of a dimension."""
    return {"Key": sleutel, "Title": titel, "Description": uitleg, "CategoryGroupID": groep}


def leden(paren: Sequence[tuple[str, str]], breedte: int | None = None) -> list[Lid]:
    """Members with their keys padded to `breedte`, or to the longest key."""
    breedte = breedte or max(len(sleutel) for sleutel, _ in paren)
    return [lid(vul_aan(sleutel, breedte), titel) for sleutel, titel in paren]


def vul_aan(sleutel: str, breedte: int) -> str:
    """A key with its padding; it stays known whether it was seen."""
    uit = sleutel.ljust(breedte)
    if not isinstance(sleutel, Woord):
        return uit
    return gezien(uit) if sleutel.gezien else afgeleid(uit)


class Kenmerken:
    """Builds the rows of DataProperties; topics get the running number that CBS puts in their keys."""

    def __init__(self) -> None:
        self.rijen: list[Kenmerk] = []
        self._plaats = 0
        self._nummer = 0

    def _rij(self, soort: str, sleutel: str, titel: str, ouder: int | None, **meer: object) -> Kenmerk:
        plaats = None
        if soort != "TopicGroup":
            plaats, self._plaats = self._plaats, self._plaats + 1
        rij: Kenmerk = {
            "odata.type": f"Cbs.OData.{soort}",
            "ID": len(self.rijen),
            "Position": plaats,
            "ParentID": ouder,
            "Type": soort,
            "Key": sleutel,
            "Title": titel,
            "Description": "",
            **meer,
        }
        self.rijen.append(rij)
        return rij

    def dimensie(self, sleutel: str, titel: str, soort: str = "Dimension") -> Kenmerken:
        """A dimension; `soort` may be GeoDimension or TimeDimension."""
        self._rij(soort, sleutel, titel, None)
        return self

    def groep(self, titel: str, ouder: int | None = None) -> int:
        """A group of topics; returns its ID, the ParentID of what is in it."""
        self._rij("TopicGroup", "", titel, ouder)
        return len(self.rijen) - 1

    def onderwerp(self, onderwerp: Onderwerp, ouder: int | None = None) -> Kenmerken:
        """A topic, with the next number at the end of its key."""
        stam, titel, eenheid, soort, decimalen = onderwerp
        self._nummer += 1
        meer = {"Datatype": soort, "Unit": eenheid, "Decimals": decimalen, "Default": "Missing"}
        self._rij("Topic", f"{stam}_{self._nummer}", titel, ouder, **meer)
        return self
