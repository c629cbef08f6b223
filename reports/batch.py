"""Many profiles into a folder: resumable, in several processes, one failure stops no other."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from multiprocessing import connection
from pathlib import Path
from typing import TypeVar

from fouten import Gebruikersfout, waarom
from loaders.versies import slot
from loaders.wegschrijven import maak_map, schrijf_heel
from queries.antwoorden import Haal
from reports import manifest
from reports.bron import haal_uit
from reports.inhoud import Opties
from reports.manifest import Regel
from reports.profiel import maak_profiel
from reports.uitvoer import SOORTEN, bestandsnaam, keuzes_tekst

T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True)
class Taak:
    """The files of one municipality that have to be made."""

    opties: Opties
    naam: str
    soorten: tuple[str, ...]


@dataclass(frozen=True)
class Uitkomst:
    """What became of a task: lines for the manifest, or a Dutch sentence. ``stop`` when the rest would fail as well."""

    taak: Taak
    regels: tuple[Regel, ...] = ()
    fout: str = ""
    stop: bool = False
    seconden: float = 0.0


@dataclass(frozen=True)
class Verslag:
    """How many files were made, how many stood there already, and a sentence per municipality that failed."""

    gemaakt: int
    overgeslagen: int
    fouten: tuple[str, ...]


def maak_alle(
    database: Path,
    taken: list[Taak],
    map_: Path,
    processen: int = 1,
    meld: Callable[[str], None] = print,
    *,
    opnieuw: bool = False,
) -> Verslag:
    """Make every file that does not stand there yet, from this database version.

    Raises Gebruikersfout when the folder cannot be used. Ctrl-C ends after the files that are being made; what is finished
    stands in the manifest and is skipped the next time.
    """
    maak_map(map_)
    bezig = f"In de map {map_} worden al profielen gemaakt: wacht tot dat klaar is, of kies een andere map."
    with slot(map_, "profielen", 0, bezig):
        _ruim_resten_op(map_)
        try:
            return _maak(database, taken, map_, processen, meld, opnieuw)
        finally:
            _ruim_resten_op(map_)


def _maak(
    database: Path, taken: list[Taak], map_: Path, processen: int, meld: Callable[[str], None], opnieuw: bool
) -> Verslag:
    regels = manifest.lees(map_)
    versie = str(haal_uit(database).versie()["versie"].iloc[0])
    nodig = [t for taak in taken if (t := taak if opnieuw else _wat_ontbreekt(taak, map_, regels, versie))]
    totaal = sum(len(t.soorten) for t in taken)
    overgeslagen = totaal - sum(len(t.soorten) for t in nodig)
    if overgeslagen:
        meld(f"{overgeslagen} van {totaal} bestanden staan er al, met dezelfde cijfers en keuzes.")
    gemaakt, fouten = 0, []
    for nummer, uit in enumerate(_uitkomsten(database, nodig, map_, processen), start=1):
        if uit.regels:
            gemaakt += len(uit.regels)
            regels.update({r.bestand: r for r in uit.regels})
            manifest.schrijf(map_, list(regels.values()))
        if uit.fout:
            fouten.append(uit.fout)
            meld(f"{nummer} van {len(nodig)}: {uit.taak.naam} is mislukt. {uit.fout}")
        else:
            duur = f"{uit.seconden:.1f}".replace(".", ",")
            meld(f"{nummer} van {len(nodig)}: {', '.join(r.bestand for r in uit.regels)} ({duur} s)")
        if uit.stop:
            break
    return Verslag(gemaakt, overgeslagen, tuple(fouten))


def _ruim_resten_op(map_: Path) -> None:
    """What a killed process left beside its file."""
    for rest in (*map_.glob(".GM*.tmp"), *map_.glob(f".{manifest.NAAM}.*.tmp")):
        with suppress(OSError):
            rest.unlink()


def _wat_ontbreekt(taak: Taak, map_: Path, regels: dict[str, Regel], versie: str) -> Taak | None:
    """The task without the files that stand there unchanged; None when nothing is left."""
    keuzes, o = keuzes_tekst(taak.opties), taak.opties
    rest = []
    for soort in taak.soorten:
        naam = bestandsnaam(o.gm_code, taak.naam, o.jaar, soort, o.wet)
        regel = regels.get(naam)
        staat_er = (
            regel is not None
            and (regel.versie, regel.keuzes) == (versie, keuzes)
            and manifest.sha256((map_ / naam).read_bytes()) == regel.sha256
        )
        if not staat_er:
            rest.append(soort)
    return Taak(o, taak.naam, tuple(rest)) if rest else None


def _uitkomsten(database: Path, taken: list[Taak], map_: Path, processen: int) -> Iterator[Uitkomst]:
    """The outcome of every task, as they come."""
    if min(processen, len(taken)) <= 1:
        haal = haal_uit(database)
        for taak in taken:
            yield maak_een(haal, taak, map_)
        return
    groep = Werkers(min(processen, len(taken)), _begin, (str(database),), "; wat klaar is, blijft staan")
    for _, uit in groep.doe(partial(_in_proces, map_=str(map_)), taken):
        yield uit


@dataclass(frozen=True)
class Werkers:
    """Processes that share the tasks; each begins with ``begin``. ``slot``: what a reader hears besides when one was stopped."""

    aantal: int
    begin: Callable[..., None]
    beginwaarden: tuple[object, ...]
    slot: str = ""

    def doe(self, doe: Callable[[T], R], taken: Iterable[T]) -> Iterator[tuple[T, R]]:
        """Every task with its outcome, as they come. Raises Gebruikersfout when the system stopped a process."""
        # spawn: threads of DuckDB and of the chart library do not survive a fork
        spawn = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(
            self.aantal, spawn, initializer=self.begin, initargs=self.beginwaarden
        ) as groep:
            try:
                wachten = {groep.submit(doe, taak): taak for taak in taken}
                for klaar in as_completed(wachten):
                    yield wachten[klaar], klaar.result()
            except BrokenProcessPool as fout:
                raise Gebruikersfout(
                    "Een van de processen is door het systeem gestopt, waarschijnlijk omdat het geheugen vol was: draai dezelfde "
                    f"opdracht opnieuw met --processen 1{self.slot}."
                ) from fout
            finally:
                groep.shutdown(
                    wait=True, cancel_futures=True
                )  # also on Ctrl-C: finish what is being made, no more


_haal: Haal | None = None  # of a worker process


def begin_werker() -> None:
    """First thing in a worker: leave Ctrl-C to the parent, and end when the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ouder = multiprocessing.parent_process()
    if ouder is not None:
        threading.Thread(target=_einde_met, args=(ouder.sentinel,), daemon=True).start()


def _begin(database: str) -> None:
    global _haal
    begin_werker()
    _haal = haal_uit(Path(database))


def _einde_met(sentinel: int) -> None:
    connection.wait([sentinel])
    os._exit(1)


def _in_proces(taak: Taak, map_: str) -> Uitkomst:
    assert _haal is not None
    return maak_een(_haal, taak, Path(map_))


def inhoud_van(haal: Haal, taak: Taak) -> Iterator[tuple[Regel, bytes]]:
    """The files of one municipality, one after another, each with its line in the manifest. Raises Gebruikersfout."""
    profiel = maak_profiel(haal, taak.opties)
    for soort in taak.soorten:
        inhoud = SOORTEN[soort].maak(haal, profiel)
        yield _regel(taak, soort, inhoud, profiel.versie), inhoud


def maak_een(haal: Haal, taak: Taak, map_: Path) -> Uitkomst:
    """Write the files of one municipality; whatever goes wrong becomes one Dutch sentence."""
    begin, regels = time.perf_counter(), []
    try:
        for regel, inhoud in inhoud_van(haal, taak):
            schrijf_heel(map_ / regel.bestand, inhoud)
            regels.append(regel)
    except OSError as fout:
        zin = f"In de map {map_} kan niet geschreven worden ({waarom(fout)}): maak ruimte of kies een andere map."
        return Uitkomst(taak, tuple(regels), zin, stop=True)
    except Exception as fout:
        return Uitkomst(taak, tuple(regels), zin_van(taak, fout))
    return Uitkomst(taak, tuple(regels), seconden=time.perf_counter() - begin)


def zin_van(taak: Taak, fout: Exception) -> str:
    """Why this municipality has no profile, in one Dutch sentence."""
    if isinstance(fout, Gebruikersfout):
        return str(fout)
    return (
        f"Bij {taak.naam} ({taak.opties.gm_code}) ging iets mis dat niet was voorzien ({type(fout).__name__}): "
        "meld dit met de naam van de gemeente."
    )


def _regel(taak: Taak, soort: str, inhoud: bytes, versie: str) -> Regel:
    """The line of this file in the manifest."""
    o = taak.opties
    return Regel(
        bestand=bestandsnaam(o.gm_code, taak.naam, o.jaar, soort, o.wet),
        gm_code=o.gm_code,
        gemeente=taak.naam,
        sha256=manifest.sha256(inhoud),
        bytes=len(inhoud),
        versie=versie,
        keuzes=keuzes_tekst(o),
        gemaakt_op=f"{datetime.now():%Y-%m-%d %H:%M:%S}",
    )
