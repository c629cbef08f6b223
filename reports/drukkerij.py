"""The print shop: paper is made in a process of its own, that lets go of its memory by ending.

Drawing and typesetting take hundreds of megabytes that a process keeps; the server stays small, and serves others
meanwhile. There is one process, started at the first task; it ends after so many tasks, or when there is nothing to do.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import ParamSpec, TypeVar

from fouten import Gebruikersfout
from loaders.beperkt import ruim_op, start
from reports.drukwerker import ontvang, stuur

P = ParamSpec("P")
T = TypeVar("T")
WERKER = Path(__file__).with_name("drukwerker.py")
WACHT_S = 60.0  # for a turn: a profile takes half a second
GEDULD_S = 120.0  # for one task
STIL_S = 120.0  # without work the process ends
TAKEN = 30  # after so many it ends too: what libraries keep has a bound
_DRUK = "Er worden nu veel profielen gemaakt. Wacht een minuut en probeer het opnieuw."
_GESTOPT = (
    "Het maken van dit profiel is afgebroken, misschien omdat het geheugen vol was. Probeer het opnieuw."
)


class Drukkerij:
    """One process that works for everybody, a task at a time."""

    def __init__(self) -> None:
        self._beurt = threading.Lock()
        self._proces: subprocess.Popen[bytes] | None = None
        self._gedaan = 0
        self._stil: threading.Timer | None = None

    def doe(self, functie: Callable[P, T], *gegevens: P.args, **leeg: P.kwargs) -> T:
        """What a function of ``reports.drukwerk`` makes of ``gegevens``. Raises what it raises, or Gebruikersfout."""
        if not self._beurt.acquire(timeout=WACHT_S):
            raise Gebruikersfout(_DRUK)
        try:
            antwoord = self._vraag(functie, gegevens)
        finally:
            self._beurt.release()
        if isinstance(antwoord, Exception):
            raise antwoord
        return antwoord

    def _vraag(self, functie: Callable[..., T], gegevens: tuple[object, ...]) -> T | Exception:
        if self._stil is not None:
            self._stil.cancel()
        if self._proces is None or self._proces.poll() is not None or self._gedaan >= TAKEN:
            self._sluit()
            self._open()
        proces = self._proces
        assert proces is not None
        assert proces.stdin is not None
        assert proces.stdout is not None
        klok = threading.Timer(GEDULD_S, proces.kill)
        klok.daemon = True
        klok.start()
        try:
            stuur(proces.stdin, (functie, gegevens))
            antwoord: T | Exception = ontvang(proces.stdout)
        except (OSError, EOFError) as fout:
            self._sluit()
            raise Gebruikersfout(_GESTOPT) from fout
        finally:
            klok.cancel()
        self._gedaan += 1
        self._stil = threading.Timer(STIL_S, self._sluit_als_stil)
        self._stil.daemon = True
        self._stil.start()
        return antwoord

    def _open(self) -> None:
        try:
            self._proces = start(WERKER, omgeving=dict(os.environ))
        except OSError as fout:
            raise Gebruikersfout(_GESTOPT) from fout
        self._gedaan = 0

    def _sluit(self) -> None:
        if self._proces is not None:
            ruim_op(self._proces)
            self._proces = None

    def _sluit_als_stil(self) -> None:
        if self._beurt.acquire(blocking=False):
            try:
                self._sluit()
            finally:
                self._beurt.release()


DRUKKERIJ = Drukkerij()
