"""``python -m reports site``: the whole edition into one folder, in several processes, only what changed.

A file is written when its contents differ from what stands there, and replaced in one step. ``.uitgave.json`` says from
which figures, program and choices the files were made: when all three are the same, nothing is worked out again.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from fouten import Gebruikersfout, waarom
from loaders.versies import PROJECT, slot
from loaders.wegschrijven import maak_map
from queries import verbind
from queries.antwoorden import Haal
from reports.batch import Werkers, begin_werker
from reports.bron import haal_uit
from reports.open_data import maken as open_data
from reports.site import algemeen, gemeente
from reports.site.uitgave import Uitgave

LIJST = ".uitgave.json"
OPEN_DATA = "open-data"
_TIJDELIJK = ".uitgave-tmp"
_KAMERS = ("verhaal", "reports", "queries", "static")  # the loaders are in the name of the figures
_ALGEMEEN, _DATA = "algemeen", "open data"  # tasks beside the municipalities


@dataclass(frozen=True)
class Wens:
    """What an edition is made of: figures, municipalities, where it will stand, where questions are answered."""

    database: Path
    codes: tuple[str, ...]
    adres: str = ""
    dashboard: str = ""

    @property
    def sleutel(self) -> str:
        """Other figures, another program or other choices: another key."""
        som = hashlib.sha256(repr((self.database.name, self.codes, self.adres, self.dashboard)).encode())
        for kamer in _KAMERS:
            for bestand in sorted((PROJECT / kamer).rglob("*")):
                if bestand.is_file() and bestand.suffix != ".pyc":
                    som.update(str(bestand.relative_to(PROJECT)).encode() + b"\0" + bestand.read_bytes())
        return som.hexdigest()


@dataclass
class Verslag:
    """What became of it: the files of this edition, how many were written or taken away, a sentence per failure."""

    bestanden: dict[str, int] = field(default_factory=dict)  # path -> bytes
    geschreven: int = 0
    weg: int = 0
    fouten: list[str] = field(default_factory=list)

    @property
    def mb(self) -> float:
        """All files together."""
        return sum(self.bestanden.values()) / 1e6


def maak(
    wens: Wens, map_: Path, processen: int = 1, meld: Callable[[str], None] = print, *, opnieuw: bool = False
) -> Verslag:
    """Make the edition, or what of it is not there yet. Raises Gebruikersfout when the folder cannot be used."""
    map_ = map_.resolve()
    maak_map(map_)
    bezig = f"In de map {map_} wordt al een uitgave gemaakt: wacht tot dat klaar is, of kies een andere map."
    with slot(map_, "site", 0, bezig):
        eerder, was = _lees(map_)
        if not opnieuw and was == wens.sleutel and all(_staat(map_ / p, n) for p, n in eerder.items()):
            return Verslag(dict(eerder))
        try:
            return _maak(wens, map_, processen, meld, set(eerder))
        except OSError as fout:
            raise Gebruikersfout(
                f"In de map {map_} kan niet geschreven worden ({waarom(fout)}): maak ruimte of kies een andere map."
            ) from fout


def _staat(pad: Path, omvang: int) -> bool:
    try:
        return pad.stat().st_size == omvang
    except OSError:
        return False


def _lees(map_: Path) -> tuple[dict[str, int], str]:
    """The files of the edition that stands here, and its key; nothing when there is none."""
    try:
        inhoud = json.loads((map_ / LIJST).read_text(encoding="utf-8"))
        # a path that leaves the folder is not ours
        return {str(p): int(n) for p, n in inhoud["bestanden"].items() if _binnen(str(p))}, str(
            inhoud["sleutel"]
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}, ""


def _binnen(pad: str) -> bool:
    return not Path(pad).is_absolute() and ".." not in Path(pad).parts


def _maak(wens: Wens, map_: Path, processen: int, meld: Callable[[str], None], eerder: set[str]) -> Verslag:
    verslag = Verslag()
    for rest in map_.rglob(f"*{_TIJDELIJK}"):  # of a process that was killed
        rest.unlink()
    taken = [_DATA, _ALGEMEEN, *wens.codes]  # the longest first
    for nummer, (taak, uit) in enumerate(_uitkomsten(wens, taken, map_, processen), start=1):
        if isinstance(uit, str):
            verslag.fouten.append(uit)
        else:
            verslag.bestanden.update(uit[0])
            verslag.geschreven += uit[1]
        if nummer % 50 == 0 or isinstance(uit, str):
            meld(f"{nummer} van {len(taken)}: {uit if isinstance(uit, str) else taak}")
    if not verslag.fouten:  # else the files of what failed would go
        for pad in eerder - set(verslag.bestanden):
            with suppress(OSError):
                (map_ / pad).unlink()
                verslag.weg += 1
    sleutel = "" if verslag.fouten else wens.sleutel
    blijft = {p: _omvang(map_ / p) for p in eerder if verslag.fouten} | verslag.bestanden
    lijst = {"sleutel": sleutel, "bestanden": dict(sorted(blijft.items()))}
    _schrijf(map_, [(LIJST, json.dumps(lijst, indent=0).encode())])
    return verslag


def _omvang(pad: Path) -> int:
    return pad.stat().st_size if pad.is_file() else -1


def _schrijf(map_: Path, bestanden: Iterable[tuple[str, bytes]]) -> tuple[dict[str, int], int]:
    """Put the files that differ in place, each in one step; path -> bytes of all of them, and how many were written."""
    alle: dict[str, int] = {}
    geschreven = 0
    for pad, inhoud in bestanden:
        doel = map_ / pad
        alle[pad] = len(inhoud)
        with suppress(OSError):
            if doel.stat().st_size == len(inhoud) and doel.read_bytes() == inhoud:
                continue
        doel.parent.mkdir(parents=True, exist_ok=True)
        werk = doel.with_name(doel.name + _TIJDELIJK)
        try:
            werk.write_bytes(inhoud)
            werk.replace(doel)
        finally:
            werk.unlink(missing_ok=True)
        geschreven += 1
    return alle, geschreven


# ---------------------------------------------------------------- the work, per process

_Uit = tuple[dict[str, int], int] | str  # files and how many were written, or a sentence


@dataclass(frozen=True)
class _Werk:
    """What a process keeps open."""

    wens: Wens
    map_: Path
    haal: Haal
    con: duckdb.DuckDBPyConnection
    uitgave: Uitgave

    @classmethod
    def van(cls, wens: Wens, map_: Path) -> _Werk:
        haal = haal_uit(wens.database)
        uitgave = Uitgave.van(haal, wens.codes, wens.adres, wens.dashboard)
        return cls(wens, map_, haal, verbind(wens.database), uitgave)

    def doe(self, taak: str) -> _Uit:
        """One task; what goes wrong with the figures becomes a sentence, a full disk is raised (OSError)."""
        try:
            return _schrijf(self.map_, self._bestanden(taak))
        except OSError:
            raise
        except Gebruikersfout as fout:
            return str(fout)
        except Exception as fout:
            return f"Bij {taak} ging iets mis dat niet was voorzien ({type(fout).__name__}): meld dit."

    def _bestanden(self, taak: str) -> Iterator[tuple[str, bytes]]:
        if taak == _ALGEMEEN:
            yield from algemeen.bestanden(self.haal, self.con, self.uitgave)
        elif taak == _DATA:
            yield from self._open_data()
        else:
            wie = next(g for g in self.uitgave.gemeenten if g.gm_code == taak)
            yield from gemeente.bestanden(self.haal, self.con, self.uitgave, wie)

    def _open_data(self) -> Iterator[tuple[str, bytes]]:
        with TemporaryDirectory() as tijdelijk:
            werk = Path(tijdelijk) / OPEN_DATA
            open_data.maak(self.wens.database, werk, self.uitgave.waar(OPEN_DATA), lambda _: None)
            for bestand in sorted(werk.iterdir()):
                yield f"{OPEN_DATA}/{bestand.name}", bestand.read_bytes()


_werk: _Werk | None = None  # of a worker process


def _begin(wens: Wens, map_: Path) -> None:
    global _werk
    begin_werker()
    _werk = _Werk.van(wens, map_)


def _in_proces(taak: str) -> _Uit:
    assert _werk is not None
    return _werk.doe(taak)


def _uitkomsten(wens: Wens, taken: list[str], map_: Path, processen: int) -> Iterator[tuple[str, _Uit]]:
    """Every task with its outcome, as they come."""
    if processen <= 1:
        werk = _Werk.van(wens, map_)
        for taak in taken:
            yield taak, werk.doe(taak)
        return
    yield from Werkers(processen, _begin, (wens, map_)).doe(_in_proces, taken)


def standaard_processen() -> int:
    """As many as there are processors, and at most four: each takes about 600 MB."""
    return min(4, os.cpu_count() or 1)
