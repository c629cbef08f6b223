"""Starts, reads and ends the process in which one SPSS file is read (``spss_werker``).

Whatever the file does there, the server lives on, and whoever gave the file gets one Dutch sentence.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from loaders.enquete import ruw
from loaders.fouten import LoaderFout

WERKER = Path(__file__).with_name("spss_werker.py")
SECONDEN = 60  # the largest file that we take needs about six; this leaves room for a slow and busy machine
GEHEUGEN_MB = 1_024  # twice what five million cells of text need
TEGELIJK = 2  # twice the memory of one fits beside the server in 4 GB, and two processors are what a small server has
WACHT_SECONDEN = 30  # for a place; most files are read within a second
_plaatsen = threading.BoundedSemaphore(TEGELIJK)
_OPNIEUW = "Haal het opnieuw op of sla het opnieuw op in SPSS."
_KLEINER = "Laat kolommen weg die u niet nodig heeft (zoals open antwoorden)"


@contextmanager
def lees_regels(naam: str, inhoud: bytes) -> Iterator[Iterator[dict[str, Any]]]:
    """The lines of ``spss_werker`` about these bytes, as they come: first the metadata, then one line per column.

    Raises LoaderFout when there are none, also while reading them. Afterwards the process is gone, whatever happened.
    """
    if not _plaatsen.acquire(timeout=WACHT_SECONDEN):
        raise LoaderFout(
            f"{naam} is nog niet gelezen: er worden nu al {TEGELIJK} SPSS-bestanden gelezen. Wacht een minuut en kies het "
            "bestand opnieuw."
        )
    try:
        proces = _start()
        te_laat = threading.Event()

        def stop() -> None:
            te_laat.set()
            proces.kill()

        klok = threading.Timer(SECONDEN, stop)
        klok.daemon = True
        klok.start()
        try:
            yield _regels(naam, inhoud, proces, te_laat)
        finally:
            klok.cancel()
            _ruim_op(proces)
    finally:
        _plaatsen.release()


def _start() -> subprocess.Popen[bytes]:
    grenzen = {
        "seconden": SECONDEN,
        "geheugen_mb": GEHEUGEN_MB,
        "rijen": ruw.MAX_RIJEN,
        "kolommen": ruw.MAX_KOLOMMEN,
        "cellen": ruw.MAX_CELLEN,
    }
    # -I: no settings of Python from outside; hardly an environment: nothing to find there
    omgeving = {k: os.environ[k] for k in ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH") if k in os.environ}
    try:
        return subprocess.Popen(
            [sys.executable, "-I", str(WERKER), json.dumps(grenzen)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**omgeving, "OPENBLAS_NUM_THREADS": "1"},  # nothing is calculated; threads only take memory
        )
    except OSError as fout:
        raise _geen_start() from fout


def _ruim_op(proces: subprocess.Popen[bytes]) -> None:
    proces.kill()
    proces.wait()
    for pijp in (proces.stdin, proces.stdout):
        if pijp is not None:
            with suppress(OSError):  # what was still to be written has nobody to read it
                pijp.close()


def _regels(
    naam: str, inhoud: bytes, proces: subprocess.Popen[bytes], te_laat: threading.Event
) -> Iterator[dict[str, Any]]:
    assert proces.stdin is not None
    assert proces.stdout is not None
    with suppress(OSError):  # it may end before it has the whole file; how it ended tells why
        proces.stdin.write(inhoud)
        proces.stdin.close()
    over = ruw.MAX_UITGEPAKT_MB * 1024 * 1024
    while regel := proces.stdout.readline(over + 1):
        over -= len(regel)
        if over < 0:
            raise LoaderFout(
                f"{naam} wordt uitgepakt groter dan {ruw.MAX_UITGEPAKT_MB} MB en wordt daarom niet gelezen. {_KLEINER}."
            )
        try:
            deel = json.loads(regel)
        except (ValueError, RecursionError):  # a line that was broken off; what follows tells why
            continue
        if not isinstance(deel, dict):
            continue
        if "fout" in deel:
            raise _fout(naam, deel)
        if "klaar" in deel:
            return
        yield deel
    raise _gestopt(naam, proces.wait(), te_laat.is_set())


def _fout(naam: str, deel: dict[str, Any]) -> LoaderFout:
    """The word of the process as a Dutch sentence."""
    woord = deel["fout"]
    if woord == "start":
        return _geen_start()
    if woord == "geheugen":
        return _te_veel_geheugen(naam)
    if woord == "afgebroken":
        return LoaderFout(
            f"{naam} zou {int(deel['rijen'])} rijen hebben en bij rij {int(deel['gelezen']) + 1} houdt het op: het "
            f"bestand is afgebroken. {_OPNIEUW}"
        )
    if woord == "maten":
        try:
            ruw.keur_aantallen(naam, int(deel["rijen"]), int(deel["kolommen"]))
        except LoaderFout as fout:
            return fout
    return beschadigd(naam)


def _gestopt(naam: str, code: int, te_laat: bool) -> LoaderFout:
    """Why a process ended that did not say so itself."""
    signaal = {-s: s.name for s in signal.Signals}.get(code)  # Windows knows neither of these two
    if te_laat or signaal == "SIGXCPU":
        return LoaderFout(
            f"{naam} was na {SECONDEN} seconden nog niet gelezen; het lezen is gestopt. {_KLEINER}, of sla het opnieuw op "
            "in SPSS."
        )
    if signaal == "SIGKILL":  # not by us: the system, that was short of memory
        return _te_veel_geheugen(naam)
    return LoaderFout(
        f"{naam} is niet te lezen: het lezen is plotseling gestopt, waarschijnlijk omdat het bestand beschadigd is. "
        f"{_OPNIEUW}"
    )


def _te_veel_geheugen(naam: str) -> LoaderFout:
    return LoaderFout(
        f"{naam} vraagt bij het lezen te veel geheugen; het lezen is gestopt. {_KLEINER} of verdeel het over meer bestanden."
    )


def _geen_start() -> LoaderFout:
    return LoaderFout(
        "SPSS-bestanden zijn nu niet te lezen: het programma dat ze leest, start niet. Installeer de pakketten uit "
        "requirements.txt opnieuw, of sla het bestand op als .xlsx."
    )


def beschadigd(naam: str) -> LoaderFout:
    """The file is no SPSS file that can be read."""
    return LoaderFout(f"{naam} is beschadigd of niet volledig en niet als SPSS-bestand te lezen. {_OPNIEUW}")
