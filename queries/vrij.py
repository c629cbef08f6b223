"""A question a visitor wrote: answered by a process of its own, within limits, and ended at any moment.

``Loop`` is a question under way. The dashboard itself only starts, reads and ends that process, so whatever
a question does to memory, processor or engine, other visitors are served and the database file is not touched.
"""

from __future__ import annotations

import json
import threading
import time
import unicodedata
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import pyarrow as pa

from loaders import beperkt
from queries import vrij_taal
from queries.vrij_taal import VraagFout

WERKER = Path(__file__).resolve().parent / "vrij_werker.py"
ARROW: dict[str, pa.DataType] = {
    "geheel": pa.int64(),
    "getal": pa.float64(),
    "datum": pa.date32(),
    "tijdstip": pa.timestamp("us"),
    "waar": pa.bool_(),
    "tekst": pa.string(),
}
_INT64 = 2**63


@dataclass(frozen=True)
class Grenzen:
    """What one question may take; the numbers and the reasons stand in ``data/referentie/drempels.csv``."""

    seconden: int = 10
    rijen: int = 10_000
    kolommen: int = 200
    cel: int = 32_000  # Excel takes 32 767 characters in a cell
    megabytes: int = 10
    geheugen_mb: int = 256
    tekens: int = 20_000
    tegelijk: int = 2

    @classmethod
    def uit(cls, drempels: dict[str, float]) -> Grenzen:
        """The limits that are named ``vrij_…`` among the thresholds; the others keep their value."""
        return cls(**{n: int(drempels[f"vrij_{n}"]) for n in asdict(cls()) if f"vrij_{n}" in drempels})


@dataclass(frozen=True)
class Antwoord:
    """The rows of an answer, and what was left out of it."""

    sql: str
    tabel: pa.Table
    soorten: tuple[str, ...]  # per column: geheel, getal, datum, tijdstip, waar or tekst
    seconden: float
    meer: str = ""  # why there are more rows than these: 'rijen' or 'grootte'; '' = these are all
    geknipt: int = 0  # cells with a text that was too long
    database: str = ""  # the version that answered
    let_op: tuple[str, ...] = ()  # what the question probably does not mean
    wanneer: datetime = field(default_factory=datetime.now)


_slot = threading.Lock()
_bezig = 0


def _neem_plaats(tegelijk: int) -> None:
    global _bezig
    with _slot:
        if _bezig >= tegelijk:
            raise VraagFout(vrij_taal.DRUK)
        _bezig += 1


def _geef_plaats() -> None:
    global _bezig
    with _slot:
        _bezig -= 1


def keur_tekst(sql: str, tekens: int) -> None:
    """Refuse a text that need not go to the engine at all. Raises VraagFout."""
    if not sql.strip():
        raise VraagFout(vrij_taal.LEEG)
    if len(sql) > tekens:
        raise VraagFout(vrij_taal.te_lang(len(sql), tekens))
    for nummer, regel in enumerate(sql.split("\n"), 1):
        for teken in regel:
            # control characters, marks that turn the direction of the text, and letters that take no room
            if unicodedata.category(teken) in {"Cc", "Cf", "Cs", "Co"} and teken not in "\t\r":
                raise VraagFout(vrij_taal.onzichtbaar(nummer, f"U+{ord(teken):04X}"))


class Loop:
    """A question under way. Use it in a ``with`` block: whatever happens, the process is gone afterwards."""

    def __init__(self, database: Path, sql: str, grenzen: Grenzen | None = None) -> None:
        """Start the process. Raises VraagFout when the text cannot be a question or all places are taken."""
        self.grenzen = grenzen or Grenzen()
        keur_tekst(sql, self.grenzen.tekens)
        self.sql, self.database = sql, database
        self._uit = b""
        self._eraf = False  # gave its place back
        self._eind = threading.Lock()
        _neem_plaats(self.grenzen.tegelijk)
        try:
            self._begin = time.monotonic()
            self._proces = beperkt.start(WERKER, map_=database.parent)
        except OSError as fout:
            self._weg()
            raise VraagFout(vrij_taal.DRUK) from fout
        self._lezer = threading.Thread(target=self._lees, daemon=True)
        self._lezer.start()

    def _lees(self) -> None:
        """Hand over the question and read the answer; not more than it may be, whatever comes."""
        opdracht = {"database": self.database.name, "sql": self.sql, "grenzen": asdict(self.grenzen)}
        try:
            assert self._proces.stdin is not None
            assert self._proces.stdout is not None
            self._proces.stdin.write(json.dumps(opdracht).encode())
            self._proces.stdin.close()
            self._uit = self._proces.stdout.read(self.grenzen.megabytes * 6_000_000)
        except (OSError, ValueError):  # the process ended, or was ended, meanwhile
            return

    def wacht(self, seconden: float) -> bool:
        """Wait no longer than this; whether the answer (or the end of it) is there."""
        over = self.grenzen.seconden - self.duur
        self._lezer.join(max(0.0, min(seconden, over)))
        return not self._lezer.is_alive() or self.duur >= self.grenzen.seconden

    @property
    def duur(self) -> float:
        """Seconds since the start."""
        return time.monotonic() - self._begin

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._proces.pid

    def antwoord(self) -> Antwoord:
        """The answer; waits for it. Raises VraagFout with the reason when there is none."""
        while not self.wacht(60):
            continue
        te_laat = self._lezer.is_alive()
        duur = self.duur
        self.stop()
        if te_laat:
            raise VraagFout(vrij_taal.te_traag(self.grenzen.seconden))
        return self._ontleed(duur)

    def _ontleed(self, duur: float) -> Antwoord:
        kolommen: list[tuple[str, str]] = []
        rijen: list[list[Any]] = []
        let_op: tuple[str, ...] = ()
        for regel in self._uit.splitlines():
            try:
                deel = json.loads(regel)
            except ValueError:  # the process ended half-way
                break
            if "fout" in deel:
                raise vrij_taal.vertaal(deel["fout"], self.grenzen.geheugen_mb)
            kolommen = deel.get("kolommen", kolommen)
            rijen += deel.get("rijen", [])
            let_op += tuple(vrij_taal.let_op(w) for w in deel.get("let_op", []))
            if "klaar" in deel:
                tabel, soorten = _tabel(kolommen, rijen)
                return Antwoord(
                    self.sql,
                    tabel,
                    soorten,
                    duur,
                    **deel["klaar"],
                    database=self.database.stem,
                    let_op=let_op,
                )
        raise VraagFout(vrij_taal.GESTOPT)

    def stop(self) -> None:
        """End the process, whatever it is doing; harmless when it has ended."""
        self._proces.kill()
        self._lezer.join(5)
        beperkt.ruim_op(self._proces)
        self._weg()

    def _weg(self) -> None:
        with self._eind:
            if not self._eraf:
                self._eraf = True
                _geef_plaats()

    def __enter__(self) -> Loop:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self.stop()


def vraag_vrij(database: Path, sql: str, grenzen: Grenzen | None = None) -> Antwoord:
    """The answer to one question, or VraagFout with a Dutch sentence."""
    with Loop(database, sql, grenzen) as loop:
        return loop.antwoord()


def _tabel(kolommen: list[tuple[str, str]], rijen: list[list[Any]]) -> tuple[pa.Table, tuple[str, ...]]:
    """The rows as typed columns; a column whose values do not fit its type becomes text."""
    namen, reeksen, soorten = [], [], []
    for nummer, (naam, soort) in enumerate(kolommen):
        reeks, passend = _reeks([rij[nummer] for rij in rijen], soort)
        namen.append(naam)
        reeksen.append(reeks)
        soorten.append(passend)
    return pa.table(reeksen, names=namen), tuple(soorten)


def _reeks(waarden: list[Any], soort: str) -> tuple[pa.Array, str]:
    try:
        if soort == "datum":
            waarden = [None if w is None else date.fromisoformat(w) for w in waarden]
        elif soort == "tijdstip":
            waarden = [None if w is None else datetime.fromisoformat(w) for w in waarden]
        elif soort == "geheel" and any(w is not None and not -_INT64 <= w < _INT64 for w in waarden):
            raise OverflowError
        return pa.array(waarden, type=ARROW[soort]), soort
    except (ValueError, OverflowError, TypeError, pa.ArrowException):
        return pa.array([None if w is None else str(w) for w in waarden], type=pa.string()), "tekst"
