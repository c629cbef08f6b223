"""Reads an SPSS file or workbook in a process of its own (``lees_werker``): starts it, takes what it says, and ends it.

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
from typing import Any, Literal, TypeAlias

import pandas as pd

from enquete.lezen import ruw
from enquete.lezen.ruw import Ruw
from fouten import Gebruikersfout

WERKER = Path(__file__).with_name("lees_werker.py")
Soort: TypeAlias = Literal["spss", "werkboek"]
# The largest that we take needs 6 (SPSS) or 25 (workbook) seconds of processor time; the rest is for a slow, busy machine.
SECONDEN: dict[Soort, int] = {"spss": 60, "werkboek": 180}
GEHEUGEN_MB = 1_024  # the largest SPSS file needs about 500, the largest workbook 700
TEGELIJK = 2  # so many times that memory fits beside the server in 4 GB; a small server has two processors
WACHT_SECONDEN = 30  # for a place; most files are read within a second
_plaatsen = threading.BoundedSemaphore(TEGELIJK)
_KLEINER = "Laat kolommen weg die u niet nodig heeft (zoals open antwoorden)"
_HERSTEL: dict[Soort, str] = {
    "spss": "sla het opnieuw op in SPSS",
    "werkboek": "open het in Excel en sla het opnieuw op als .xlsx",
}


def lees(naam: str, inhoud: bytes, soort: Soort, blad: str | None = None) -> Ruw:
    """Read the bytes of a file. Raises Gebruikersfout when it is damaged, too large, or does harm."""
    with _regels(naam, inhoud, soort, blad) as regels:
        try:
            return _ruw(naam, soort, regels)
        except Gebruikersfout:
            raise
        except Exception as fout:  # the file led that process: what it says need not be of the agreed form
            raise _beschadigd(naam, soort) from fout


# ---------------------------------------------------------------- the process


@contextmanager
def _regels(naam: str, inhoud: bytes, soort: Soort, blad: str | None) -> Iterator[Iterator[dict[str, Any]]]:
    """The lines of the process, as they come. Afterwards it is gone, whatever happened."""
    if not _plaatsen.acquire(timeout=WACHT_SECONDEN):
        raise Gebruikersfout(
            f"{naam} is nog niet gelezen: er worden nu al {TEGELIJK} bestanden gelezen. Wacht een minuut en kies het "
            "bestand opnieuw."
        )
    try:
        opdracht = {
            "soort": soort, "naam": naam, "blad": blad, "seconden": SECONDEN[soort], "geheugen_mb": GEHEUGEN_MB,
        }  # fmt: skip
        proces = _start(opdracht)
        te_laat = threading.Event()

        def stop() -> None:
            te_laat.set()
            proces.kill()

        klok = threading.Timer(SECONDEN[soort], stop)
        klok.daemon = True
        klok.start()
        try:
            yield _luister(naam, inhoud, soort, proces, te_laat)
        finally:
            klok.cancel()
            _ruim_op(proces)
    finally:
        _plaatsen.release()


def _start(opdracht: dict[str, Any]) -> subprocess.Popen[bytes]:
    # -I: no settings of Python from outside; hardly an environment: nothing to find there
    omgeving = {k: os.environ[k] for k in ("SYSTEMROOT", "PATH", "LD_LIBRARY_PATH") if k in os.environ}
    try:
        return subprocess.Popen(
            [sys.executable, "-I", str(WERKER), json.dumps(opdracht)],
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


def _luister(
    naam: str, inhoud: bytes, soort: Soort, proces: subprocess.Popen[bytes], te_laat: threading.Event
) -> Iterator[dict[str, Any]]:
    """Hand over the file and take the lines; not more than there may be. Raises Gebruikersfout when there are none."""
    assert proces.stdin is not None
    assert proces.stdout is not None
    with suppress(OSError):  # it may end before it has the whole file; how it ended tells why
        proces.stdin.write(inhoud)
        proces.stdin.close()
    over = ruw.MAX_UITGEPAKT_MB * 1024 * 1024
    while regel := proces.stdout.readline(over + 1):
        over -= len(regel)
        if over < 0:
            raise Gebruikersfout(
                f"{naam} wordt uitgepakt groter dan {ruw.MAX_UITGEPAKT_MB} MB en wordt daarom niet gelezen. {_KLEINER}."
            )
        try:
            deel = json.loads(regel)
        except (ValueError, RecursionError):  # a line that was broken off; what follows tells why
            continue
        if not isinstance(deel, dict):
            continue
        if "klaar" in deel:
            return
        if "start" in deel:
            raise _geen_start()
        if "geheugen" in deel:
            raise _te_veel_geheugen(naam)
        if "fout" in deel:
            raise Gebruikersfout(str(deel["fout"])) if deel["fout"] else _beschadigd(naam, soort)
        yield deel
    raise _gestopt(naam, soort, proces.wait(), te_laat.is_set())


# ---------------------------------------------------------------- what it says


def _ruw(naam: str, soort: Soort, regels: Iterator[dict[str, Any]]) -> Ruw:
    kop = next(regels)
    kolommen = [str(k) for k in kop["kolommen"]]
    nummers = [int(n) for n in kop["nummers"]]
    ruw.keur_aantallen(naam, len(nummers), len(kolommen))
    tabel = {kolom: _cellen(deel, len(nummers)) for kolom, deel in zip(kolommen, regels, strict=True)}
    return Ruw(
        bestand=naam,
        soort=soort,
        tabel=pd.DataFrame(tabel, index=nummers, columns=kolommen, dtype=object),
        labels={k: str(t) for k, t in kop["labels"].items()},
        waardelabels={k: {c: str(t) for c, t in per.items()} for k, per in kop["waardelabels"].items()},
        geen_antwoord={
            k: tuple((str(van), str(tot)) for van, tot in bereiken)
            for k, bereiken in kop["geen_antwoord"].items()
        },
        blad=None if kop["blad"] is None else str(kop["blad"]),
        bladen=tuple(str(b) for b in kop["bladen"]),
        opmerkingen=tuple(str(o) for o in kop["opmerkingen"]),
    )


def _cellen(deel: dict[str, Any], rijen: int) -> list[str | None]:
    """The cells of a column; each different text is held once."""
    teksten = [None if tekst is None else str(tekst) for tekst in deel["teksten"]]
    cellen = [teksten[plek] for plek in deel["plekken"]]
    if len(cellen) != rijen:
        raise ValueError(f"{len(cellen)} cells in {rijen} rows")
    return cellen


# ---------------------------------------------------------------- why there is nothing


def _gestopt(naam: str, soort: Soort, code: int, te_laat: bool) -> Gebruikersfout:
    """Why a process ended that did not say so itself."""
    signaal = {-s: s.name for s in signal.Signals}.get(code)  # Windows knows neither of these two
    if te_laat or signaal == "SIGXCPU":
        return Gebruikersfout(
            f"{naam} was na {SECONDEN[soort]} seconden nog niet gelezen; het lezen is gestopt. {_KLEINER}, of {_HERSTEL[soort]}."
        )
    if signaal == "SIGKILL":  # not by us: the system, that was short of memory
        return _te_veel_geheugen(naam)
    return Gebruikersfout(
        f"{naam} is niet te lezen: het lezen is plotseling gestopt, waarschijnlijk omdat het bestand beschadigd is. Haal het "
        f"opnieuw op of {_HERSTEL[soort]}."
    )


def _te_veel_geheugen(naam: str) -> Gebruikersfout:
    return Gebruikersfout(
        f"{naam} vraagt bij het lezen te veel geheugen; het lezen is gestopt. {_KLEINER} of verdeel het over meer bestanden."
    )


def _beschadigd(naam: str, soort: Soort) -> Gebruikersfout:
    return Gebruikersfout(f"{naam} is beschadigd en niet te lezen. Haal het opnieuw op of {_HERSTEL[soort]}.")


def _geen_start() -> Gebruikersfout:
    return Gebruikersfout(
        "SPSS-bestanden en werkboeken zijn nu niet te lezen: het programma dat ze leest, start niet. Installeer de pakketten "
        "uit requirements.txt opnieuw, of sla het bestand op als .csv."
    )
