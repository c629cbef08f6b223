"""Fetch a source: find its tables, plan its parts, fetch what is not on disk yet.

Nothing here changes the served figures. What was fetched stays on disk, so that the same command
goes on where it stopped.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from loaders.cbs import BronFout, Dienst, Lid, Rij, Tabel, TabelWeg, citeer, zoek, zoek_titel
from loaders.cbs_v4 import TabelV4
from loaders.jaartal import eerste_jaar
from loaders.live import ruw
from loaders.live.manifest import Bron
from loaders.live.stand import Levering
from loaders.live.voortgang import Voortgang

_SLEUTELS_PER_VRAAG = 20  # about 800 characters of address; the limit of CBS is not known


@dataclass(frozen=True)
class Wens:
    """Which years, and whether all taakvelden of Iv3."""

    jaren: frozenset[int] = frozenset()
    vanaf: int = field(default_factory=eerste_jaar)
    alle_taakvelden: bool = False

    def wil(self, jaar: int) -> bool:
        """Whether this year is asked for."""
        return jaar in self.jaren if self.jaren else jaar >= self.vanaf


@dataclass(frozen=True)
class Deel:
    """One request: its name, the filter, what each row must satisfy, and how many rows a full answer has."""

    naam: str
    vast: dict[str, set[str]] = field(hash=False)
    verwacht: int | None = None
    begin: dict[str, list[str]] = field(
        hash=False, default_factory=dict
    )  # asked by how keys begin: too many to list

    @property
    def filter(self) -> str | None:
        """The OData filter, with keys exactly as CBS has them."""
        delen = []
        for kolom, sleutels in self.vast.items():
            if kolom in self.begin:
                keuzes = [f"startswith({kolom},{citeer(b)})" for b in self.begin[kolom]]
            else:
                keuzes = [f"{kolom} eq {citeer(s)}" for s in sorted(sleutels)]
            delen.append(keuzes[0] if len(keuzes) == 1 else f"({' or '.join(keuzes)})")
        return " and ".join(delen) or None


@dataclass(frozen=True)
class Groep:
    """What is replaced as a whole: a report of Iv3, or a year of another source."""

    naam: str
    jaar: int
    delen: tuple[Deel, ...]
    omvang: str = ""
    status: str = ""  # of the period, as CBS says it


@dataclass
class Plan:
    """The groups of one table that still have to be fetched."""

    bron: Bron
    tabel: Tabel
    titel: str
    gewijzigd: str
    kolommen: dict[str, str]
    groepen: list[Groep]
    leden: dict[str, list[Lid]]
    map_: Path


class _OpSchijf(Tabel):
    """A table whose metadata is kept beside its raw rows, so that an unchanged table costs one request."""

    map_: Path | None = None

    def lees(self, naam: str, wat: str, **keuze: Any) -> list[Rij]:
        """As Tabel, but from disk when it was fetched for the same state of the table."""
        pad = self.map_ / f"{naam}.json" if self.map_ is not None and naam != "TableInfos" else None
        if pad is not None and pad.is_file():
            try:
                return list(json.loads(pad.read_text(encoding="utf-8")))
            except ValueError:
                pad.unlink()
        rijen = super().lees(naam, wat, **keuze)
        if pad is not None:
            ruw.schrijf_json(pad, rijen)
        return rijen


class TabelOpSchijf(_OpSchijf):
    """A v3 table with its metadata on disk."""


class TabelV4OpSchijf(_OpSchijf, TabelV4):
    """A v4 table with its metadata on disk."""


def module(bron: Bron) -> ModuleType:
    """The loader module of a source."""
    return import_module(f"loaders.live.{bron.module}")


def per_periode(bron: Bron, tabel: Tabel, kolommen: dict[str, str], wens: Wens) -> list[Groep]:
    """One group of one part for each year of the dimension 'periode'."""
    vast = {
        kolommen[d]: {lid.sleutel for lid in leden} for d, leden in bron.vastgezet(tabel, kolommen).items()
    }
    begin = {kolommen[d]: b for d, b in bron.begin.items()}
    jaren = bron.jaren(tabel.leden(kolommen["periode"]))
    if not jaren:
        raise BronFout(
            f"Tabel {tabel.id}: geen enkele periode past bij '{bron.periode[0]}'. "
            "Controleer de tabel en pas loaders/live/bronnen.toml aan."
        )
    return [
        Groep(
            str(jaar),
            jaar,
            _delen(str(jaar), {**vast, kolommen["periode"]: {lid.sleutel}}, begin),
            "",
            lid.status,
        )
        for jaar, lid in sorted(jaren.items())
        if wens.wil(jaar)
    ]


def _delen(naam: str, vast: dict[str, set[str]], begin: dict[str, list[str]]) -> tuple[Deel, ...]:
    """One part, or several when a dimension has so many keys that the address would become too long."""
    lang = next((k for k, v in vast.items() if k not in begin and len(v) > _SLEUTELS_PER_VRAAG), None)
    if lang is None:
        return (Deel(naam, vast, begin=begin),)
    sleutels = sorted(vast[lang])
    stukken = [sleutels[i : i + _SLEUTELS_PER_VRAAG] for i in range(0, len(sleutels), _SLEUTELS_PER_VRAAG)]
    return tuple(
        Deel(f"{naam}-{n}" if n else naam, {**vast, lang: set(stuk)}, begin=begin)
        for n, stuk in enumerate(stukken)
    )


def _tabellen(dienst: Dienst, bron: Bron, wens: Wens) -> Iterator[tuple[int | None, str, str]]:
    """(year or None, table id, title) of the tables of a source."""
    if bron.tabel:
        yield None, bron.tabel, bron.naam
        return
    laatste = date.today().year + 2  # a title with a later year is no report

    def wil(jaar: int) -> bool:
        return wens.wil(jaar) and max(eerste_jaar(), bron.vanaf) <= jaar <= laatste

    gevonden = sorted(zoek(dienst, bron.dienst, bron.catalogus, bron.titel, wil).items())
    for jaar, rij in gevonden[-1:] if bron.alleen_nieuwste else gevonden:
        yield jaar, str(rij["Identifier"]), str(rij["Title"]).strip()


def _is_nieuw(
    groep: Groep, tabel_id: str, gewijzigd: str, ons: set[str], oud: Levering | None, live: Path
) -> bool:
    """Whether a group must be fetched: not there yet, changed at CBS, or damaged on disk."""
    if oud is None or oud.gewijzigd != gewijzigd or oud.omvang != groep.omvang:
        return True
    if (
        oud.tabel_id != tabel_id or set(oud.kolommen) != ons
    ):  # another table, or figures that we did not ask for then
        return True
    kapot = oud.beschadigd(live)
    for pad in kapot:  # so that what is left of it is not taken for a fetched part
        pad.unlink(missing_ok=True)
    return bool(kapot)


def _plan_tabel(
    dienst: Dienst,
    bron: Bron,
    wens: Wens,
    live: Path,
    oud: dict[tuple[str, str], Levering],
    waar: tuple[int | None, str, str],
) -> Plan:
    jaar, tabel_id, titel = waar
    soort = TabelV4OpSchijf if bron.dienst == "datasets" else TabelOpSchijf
    tabel = soort(dienst, bron.dienst, tabel_id, bron.catalogus or "CBS")
    gewijzigd = tabel.gewijzigd()
    tabel.map_ = ruw.map_van(live, tabel_id, gewijzigd)
    return plan_van(bron, tabel, titel, gewijzigd, wens, live, oud, jaar)


def plan_van(
    bron: Bron,
    tabel: Tabel,
    titel: str,
    gewijzigd: str,
    wens: Wens,
    live: Path,
    oud: dict[tuple[str, str], Levering],
    jaar: int | None,
) -> Plan:
    """What has to be taken from this table; raises BronFout when it is not what we expect."""
    kolommen = bron.kolommen(tabel)
    maak: Callable[..., list[Groep]] = getattr(module(bron), "groepen", per_periode)
    if jaar is None:
        groepen = maak(bron, tabel, kolommen, wens)
    else:
        ruim = wens.alle_taakvelden or any(
            lev.jaar == jaar and lev.omvang == "alle taakvelden"
            for lev in oud.values()
            if lev.bron == bron.id
        )
        groepen = maak(bron, tabel, kolommen, wens, jaar, ruim)
    nieuw = [
        g
        for g in groepen
        if _is_nieuw(g, tabel.id, gewijzigd, set(kolommen), oud.get((bron.id, g.naam)), live)
    ]
    leden = {
        d: tabel.leden(kolommen[d]) for d in bron.dimensies if d in ("gemeente", "taakveld", *bron.keuze)
    }
    return Plan(bron, tabel, titel, gewijzigd, kolommen, nieuw, leden, ruw.map_van(live, tabel.id, gewijzigd))


def plan(
    dienst: Dienst, bron: Bron, wens: Wens, live: Path, oud: list[Levering]
) -> Iterator[Plan | BronFout]:
    """What has to be fetched for a source: a plan per table, or why that table cannot be read.

    One table that is not what we expect must not keep the other years out. Raises BronFout when the
    tables cannot be found at all.
    """
    bekend = {lev.sleutel: lev for lev in oud}
    for waar in _tabellen(dienst, bron, wens):
        try:
            yield _plan_of_opvolger(dienst, bron, wens, live, bekend, waar)
        except BronFout as fout:
            yield fout


def _plan_of_opvolger(
    dienst: Dienst,
    bron: Bron,
    wens: Wens,
    live: Path,
    oud: dict[tuple[str, str], Levering],
    waar: tuple[int | None, str, str],
) -> Plan:
    """The plan of a table; when its number no longer exists, of the one table that has its title now."""
    try:
        return _plan_tabel(dienst, bron, wens, live, oud, waar)
    except TabelWeg as fout:
        jaar, tabel_id, titel = waar
        nieuw = zoek_titel(dienst, bron.dienst, bron.catalogus, bron.opvolger) if bron.opvolger else None
        if nieuw is None or nieuw == tabel_id:
            raise
        dienst.meld(f"{bron.naam}: tabel {tabel_id} bestaat niet meer; {nieuw} heeft nu die titel.")
        try:
            return _plan_tabel(dienst, bron, wens, live, oud, (jaar, nieuw, titel))
        except TabelWeg:
            raise fout from None


def _haal_deel(p: Plan, groep: Groep, deel: Deel, voortgang: Voortgang) -> ruw.DeelBestand:
    """A part from disk, or else from CBS."""
    map_ = p.map_
    maten = [p.kolommen[m] for m in p.bron.maten]
    kolommen = list(p.kolommen.values())
    vraag = json.dumps([deel.filter, kolommen])
    eerder = ruw.bekend(map_, deel.naam, maten, vraag)
    if eerder is not None:
        voortgang.stap(p.bron.naam, groep.naam, opgehaald=False)
        return eerder
    rijen = p.tabel.rijen(f", {groep.naam}", deel.filter, kolommen, deel.vast, deel.verwacht)
    bestand = ruw.schrijf(map_, deel.naam, rijen, maten, vraag)
    voortgang.stap(p.bron.naam, groep.naam, opgehaald=True)
    return bestand


def _haal_groep(p: Plan, groep: Groep, voortgang: Voortgang) -> Levering:
    """All parts of a group; a group whose first part holds no figure at all is not published yet."""
    delen: list[ruw.DeelBestand] = []
    for deel in groep.delen:
        delen.append(_haal_deel(p, groep, deel, voortgang))
        if len(delen) == 1 and not delen[0].gevuld:
            voortgang.vervalt(len(groep.delen) - 1)
            break
    return Levering(
        bron=p.bron.id,
        groep=groep.naam,
        jaar=groep.jaar,
        tabel_id=p.tabel.id,
        titel=p.titel,
        gewijzigd=p.gewijzigd,
        opgehaald=f"{datetime.now():%Y-%m-%dT%H:%M:%S}",
        omvang=groep.omvang,
        kolommen=p.kolommen,
        leeg=not delen[0].gevuld,
        delen=tuple(delen),
        leden={d: [(lid.sleutel, lid.titel) for lid in leden] for d, leden in p.leden.items()},
        status=groep.status,
    )


def haal(p: Plan, voortgang: Voortgang) -> list[Levering]:
    """Fetch the groups of a plan.

    Raises BronFout, also when CBS changed the table in the meantime: parts of two states never mix.
    """
    leveringen = [_haal_groep(p, groep, voortgang) for groep in p.groepen]
    if leveringen and p.tabel.gewijzigd() != p.gewijzigd:
        raise BronFout(
            f"Tabel {p.tabel.id} is door het CBS veranderd tijdens het ophalen. Draai dezelfde opdracht opnieuw."
        )
    return leveringen
