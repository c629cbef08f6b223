"""Reads and counts files of visitors in a process of their own (``lees_werker``): starts it, takes what it says, and ends it.

Whatever the file does there, the server lives on, and whoever gave the file gets one Dutch sentence. Both kinds of work
wait in one queue, so that the memory of all visitors together has a bound. A delivery of figures (Iv3) is read here like a survey.
"""

from __future__ import annotations

import json
import os
import pickle
import signal
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Literal, ParamSpec, TypeAlias, TypeVar

import numpy as np
import pandas as pd

from enquete.lezen import ruw
from enquete.lezen.ruw import MeerBladen, Meerkeus, Ruw
from fouten import Gebruikersfout
from loaders.beperkt import ruim_op, start

WERKER = Path(__file__).with_name("lees_werker.py")
P = ParamSpec("P")
T = TypeVar("T")
Taak: TypeAlias = Literal["spss", "werkboek", "tekst", "levering", "tellen"]
# The largest that we take needs 6 (SPSS) or 25 (workbook) seconds of processor time; the rest is for a slow, busy machine.
SECONDEN: dict[str, int] = {"spss": 60, "werkboek": 180, "tekst": 60, "levering": 20, "tellen": 300}
GEHEUGEN_MB: dict[str, int] = {
    "spss": 1_024,
    "werkboek": 1_024,
    "tekst": 1_024,
    "levering": 512,
    "tellen": 2 * 1_024,
}  # of addresses; used is less
TEGELIJK = 2  # so many times that memory fits beside the server in 4 GB; a small server has two processors
WACHT_SECONDEN = 30  # for a place; most files are read within a second
_plaatsen = threading.BoundedSemaphore(TEGELIJK)
_KLEINER = "Laat kolommen weg die u niet nodig heeft (zoals open antwoorden)"
_KLEINERE_LEVERING = "Laat de details weg"
_HERSTEL: dict[str, str] = {
    "spss": "sla het opnieuw op in SPSS",
    "werkboek": "open het in Excel en sla het opnieuw op als .xlsx",
    "tekst": "sla het op als .xlsx",
    "levering": "haal het opnieuw uit uw financiële pakket",
    "tellen": "beschrijf minder kolommen",
}


def lees(naam: str, inhoud: bytes, soort: ruw.Soort, blad: str | None = None) -> Ruw:
    """Read the bytes of a file. Raises Gebruikersfout when it is damaged, too large, or does harm."""
    with _proces(naam, inhoud, {"soort": soort, "naam": naam, "blad": blad}) as (_, regels):
        try:
            return _ruw(naam, soort, regels)
        except Gebruikersfout:
            raise
        except Exception as fout:  # the file led that process: what it says need not be of the agreed form
            raise _beschadigd(naam, soort) from fout


def lees_levering(naam: str, inhoud: bytes, referentie: Path) -> dict[str, Any]:
    """What ``loaders.eigen.levering`` makes of the bytes of an Iv3 delivery. Raises Gebruikersfout when it is none, or does harm."""
    opdracht = {"soort": "levering", "naam": naam, "referentie": str(referentie)}
    with _proces(naam, inhoud, opdracht) as (_, regels):
        try:
            uit: dict[str, Any] = next(regels)["levering"]
        except (KeyError, StopIteration) as fout:  # what that process says need not be of the agreed form
            raise _beschadigd(naam, "levering") from fout
    return uit


def reken(naam: str, functie: Callable[P, T], *gegevens: P.args, **anders: P.kwargs) -> T:
    """What the function makes of ``gegevens``, in that process. Raises what it raises, or Gebruikersfout."""
    opdracht = {"soort": "tellen", "functie": f"{functie.__module__}:{functie.__qualname__}"}
    with _proces(naam, pickle.dumps((gegevens, anders)), opdracht) as (proces, regels):
        lengte = int(next(regels)["antwoord"])
        assert proces.stdout is not None
        uit: T | Exception = pickle.loads(proces.stdout.read(lengte))
    if isinstance(uit, Exception):
        raise uit
    return uit


# ---------------------------------------------------------------- the process


@contextmanager
def _proces(
    naam: str, inhoud: bytes, opdracht: dict[str, Any]
) -> Iterator[tuple[subprocess.Popen[bytes], Iterator[dict[str, Any]]]]:
    """The process and its lines, as they come. Afterwards it is gone, whatever happened."""
    soort: Taak = opdracht["soort"]
    if not _plaatsen.acquire(timeout=WACHT_SECONDEN):
        raise Gebruikersfout(
            f"{naam} is nog niet gelezen: er worden nu al {TEGELIJK} bestanden gelezen. Wacht een minuut en kies het "
            "bestand opnieuw."
        )
    try:
        proces = _start({**opdracht, "seconden": SECONDEN[soort], "geheugen_mb": GEHEUGEN_MB[soort]})
        te_laat = threading.Event()

        def stop() -> None:
            te_laat.set()
            proces.kill()

        klok = threading.Timer(SECONDEN[soort], stop)
        klok.daemon = True
        klok.start()
        try:
            yield proces, _luister(naam, inhoud, soort, proces, te_laat)
        finally:
            klok.cancel()
            ruim_op(proces)
    finally:
        _plaatsen.release()


def _start(opdracht: dict[str, Any]) -> subprocess.Popen[bytes]:
    threads = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"), "1")  # more only take memory
    omgeving = {"ARROW_DEFAULT_MEMORY_POOL": "system", "PATH": os.environ.get("PATH", ""), **threads}
    try:
        return start(WERKER, json.dumps(opdracht), omgeving=omgeving)
    except OSError as fout:
        raise _geen_start() from fout


def _luister(
    naam: str, inhoud: bytes, soort: Taak, proces: subprocess.Popen[bytes], te_laat: threading.Event
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
        if "meer_bladen" in deel:
            raise MeerBladen(naam, [str(b) for b in deel["meer_bladen"]])
        if "geheugen" in deel:
            raise _te_veel_geheugen(naam, soort)
        if "fout" in deel:
            raise Gebruikersfout(str(deel["fout"])) if deel["fout"] else _beschadigd(naam, soort)
        yield deel
        if "antwoord" in deel:
            return
    raise _gestopt(naam, soort, proces.wait(), te_laat.is_set())


# ---------------------------------------------------------------- what it says


def _ruw(naam: str, soort: ruw.Soort, regels: Iterator[dict[str, Any]]) -> Ruw:
    kop = next(regels)
    kolommen = [str(k) for k in kop["kolommen"]]
    nummers = [int(n) for n in kop["nummers"]]
    ruw.keur_aantallen(naam, len(nummers), len(kolommen))
    tabel = {kolom: _cellen(deel, len(nummers)) for kolom, deel in zip(kolommen, regels, strict=True)}
    return Ruw(
        bestand=naam,
        soort=soort,
        tabel=pd.DataFrame(tabel, index=nummers, columns=kolommen),
        labels={k: str(t) for k, t in kop["labels"].items()},
        waardelabels={k: {c: str(t) for c, t in per.items()} for k, per in kop["waardelabels"].items()},
        geen_antwoord={
            k: tuple((str(van), str(tot)) for van, tot in bereiken)
            for k, bereiken in kop["geen_antwoord"].items()
        },
        sets={
            k: Meerkeus(str(tekst), tuple(str(c) for c in cols if c in tabel), str(code))
            for k, (tekst, cols, code) in kop["sets"].items()
        },
        weging=str(kop["weging"]),
        maker=str(kop["maker"]),
        blad=None if kop["blad"] is None else str(kop["blad"]),
        bladen=tuple(str(b) for b in kop["bladen"]),
        opmerkingen=tuple(str(o) for o in kop["opmerkingen"]),
    )


def _cellen(deel: dict[str, Any], rijen: int) -> pd.Categorical:
    """The cells of a column; each different text is held once, each cell is a number of one or two bytes."""
    teksten = [None if tekst is None else str(tekst) for tekst in deel["teksten"]]
    namen = list(dict.fromkeys(t for t in teksten if t is not None))  # '7' and 7 are one
    nummer = {None: -1} | {t: i for i, t in enumerate(namen)}
    plekken = np.array([nummer[t] for t in teksten] or [-1], dtype="int32")[
        np.asarray(deel["plekken"], dtype="int64")
    ]
    if len(plekken) != rijen:
        raise ValueError(f"{len(plekken)} cells in {rijen} rows")
    return pd.Categorical.from_codes(plekken, categories=pd.Index(namen, dtype=object))


# ---------------------------------------------------------------- why there is nothing


def _gestopt(naam: str, soort: Taak, code: int, te_laat: bool) -> Gebruikersfout:
    """Why a process ended that did not say so itself."""
    signaal = {-s: s.name for s in signal.Signals}.get(code)  # Windows knows neither of these two
    if te_laat or signaal == "SIGXCPU":
        return Gebruikersfout(
            f"{naam} was na {SECONDEN[soort]} seconden nog niet gelezen; het lezen is gestopt. {_kleiner(soort)}, of {_HERSTEL[soort]}."
        )
    if signaal == "SIGKILL":  # not by us: the system, that was short of memory
        return _te_veel_geheugen(naam, soort)
    return Gebruikersfout(
        f"{naam} is niet te lezen: het lezen is plotseling gestopt, waarschijnlijk omdat het bestand beschadigd is. Haal het "
        f"opnieuw op of {_HERSTEL[soort]}."
    )


def _kleiner(soort: Taak) -> str:
    return _KLEINERE_LEVERING if soort == "levering" else _KLEINER


def _te_veel_geheugen(naam: str, soort: Taak) -> Gebruikersfout:
    return Gebruikersfout(
        f"{naam} vraagt bij het lezen te veel geheugen; het lezen is gestopt. {_kleiner(soort)} of verdeel het over meer bestanden."
    )


def _beschadigd(naam: str, soort: Taak) -> Gebruikersfout:
    return Gebruikersfout(f"{naam} is beschadigd en niet te lezen. Haal het opnieuw op of {_HERSTEL[soort]}.")


def _geen_start() -> Gebruikersfout:
    return Gebruikersfout(
        "Bestanden zijn nu niet te lezen: het programma dat ze leest, start niet. Installeer de pakketten "
        "uit requirements.txt opnieuw."
    )
