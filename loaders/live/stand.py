"""A stand: the list of raw parts that together are the fetched figures of one database version.

The list is a small file that never changes; the pointer to the served version names it, so that
figures and database always belong together. Making a database from a stand needs no network.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from fouten import Gebruikersfout
from loaders.live import ruw
from loaders.live.ruw import DeelBestand


@dataclass(frozen=True)
class Levering:
    """One fetched report or year of a source: where it came from, when, and its parts."""

    bron: str
    groep: str  # '2025X000' for Iv3, '2025' for the others
    jaar: int
    tabel_id: str
    titel: str
    gewijzigd: str
    opgehaald: str
    omvang: str  # Iv3: 'alle taakvelden' or 'sociaal domein'; else empty
    kolommen: dict[str, str]
    leeg: bool  # CBS has the group but no figure in it yet
    delen: tuple[DeelBestand, ...]
    leden: dict[str, list[tuple[str, str]]]  # dimension -> (key, title), as CBS has them
    bestand: str = ""  # the file it was imported from; '' = fetched from the service
    status: str = ""  # of the period: 'Voorlopig', 'NaderVoorlopig', 'Definitief'; '' = CBS does not say

    @property
    def sleutel(self) -> tuple[str, str]:
        """What a newer delivery replaces."""
        return self.bron, self.groep

    @property
    def voorlopig(self) -> str:
        """'ja' when CBS says that the figures of this period are provisional, else 'nee'."""
        return "ja" if re.search("voorlopig|provisional", self.status, re.IGNORECASE) else "nee"

    @property
    def rijen(self) -> int:
        """Raw rows."""
        return sum(d.rijen for d in self.delen)

    @property
    def kenmerk(self) -> str:
        """Checksum over the checksums of the parts."""
        return hashlib.sha256("".join(d.sha256 for d in self.delen).encode()).hexdigest()

    def beschadigd(self, live: Path) -> list[Path]:
        """Its files that have gone or changed since they were fetched."""
        map_ = ruw.map_van(live, self.tabel_id, self.gewijzigd)
        paden = ((map_ / d.naam, d.sha256) for d in self.delen)
        return [pad for pad, sha in paden if not pad.is_file() or ruw.controlegetal(pad) != sha]

    def weg(self, live: Path) -> None:
        """Delete its files: an answer that is not right must not be taken for a fetched part next time."""
        map_ = ruw.map_van(live, self.tabel_id, self.gewijzigd)
        for deel in self.delen:
            (map_ / deel.naam).unlink(missing_ok=True)

    def paden(self, live: Path) -> list[str]:
        """The files of its parts; raises Gebruikersfout when one has gone or changed."""
        map_ = ruw.map_van(live, self.tabel_id, self.gewijzigd)
        if kapot := self.beschadigd(live):
            raise Gebruikersfout(
                f"Het opgehaalde bestand {kapot[0]} ontbreekt of is veranderd. "
                f"Haal het opnieuw op met `python -m loaders ververs {self.bron} --jaar {self.jaar}`."
            )
        return [str(map_ / d.naam) for d in self.delen]


def uit_json(tekst: str) -> list[Levering]:
    """The deliveries in a stand file."""
    uit = []
    for rij in json.loads(tekst):
        rij["delen"] = tuple(DeelBestand(**d) for d in rij["delen"])
        rij["leden"] = {k: [(s, t) for s, t in v] for k, v in rij["leden"].items()}
        uit.append(Levering(**rij))
    return uit


def lees(live: Path, naam: str | None) -> list[Levering]:
    """The stand of this name; no name = nothing fetched yet. Raises Gebruikersfout when it is lost or damaged."""
    if not naam:
        return []
    pad = live / "stand" / f"{naam}.json"
    try:
        return uit_json(pad.read_text(encoding="utf-8"))
    except (OSError, ValueError, KeyError, TypeError) as fout:
        raise Gebruikersfout(
            f"De lijst van opgehaalde cijfers {pad} ontbreekt of is beschadigd. Draai `python -m loaders ververs` om haar te "
            "maken, of `python -m loaders bouw --alleen-momentopname` voor de cijfers die zijn meegeleverd."
        ) from fout


def schrijf(live: Path, leveringen: list[Levering]) -> str:
    """Store a stand; return its name, which follows from its contents and the clock."""
    geordend = sorted(leveringen, key=lambda lev: lev.sleutel)
    inhoud = [asdict(lev) for lev in geordend]
    naam = f"{datetime.now():%Y%m%dT%H%M%S}-{kenmerk(geordend)}"
    ruw.schrijf_json(live / "stand" / f"{naam}.json", inhoud)
    return naam


def kenmerk(leveringen: list[Levering]) -> str:
    """Eight characters that change when any fetched figure changes."""
    som = hashlib.sha256()
    for lev in sorted(leveringen, key=lambda lev: lev.sleutel):
        som.update(f"{lev.bron} {lev.groep} {lev.gewijzigd} {lev.omvang}{lev.status} {lev.kenmerk}".encode())
    return som.hexdigest()[:8]


def samen(oud: list[Levering], nieuw: list[Levering]) -> list[Levering]:
    """The old deliveries with the new ones in their place."""
    return list({lev.sleutel: lev for lev in [*oud, *nieuw]}.values())
