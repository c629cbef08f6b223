"""What was told once is told again from memory, to every visitor: answers, sentences, figures; within a bound.

A key is small: the database version, the function, and the choices it was called with. Whatever is kept is shared and
must not be changed by who gets it.
"""

from __future__ import annotations

import pickle
import threading
import weakref
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import wraps
from types import NoneType
from typing import Any, ParamSpec, TypeVar, cast

import pandas as pd
from cachetools import LRUCache

from queries.antwoorden import Haal

RUIMTE = 48_000_000  # bytes, for all visitors together; the HTML of tables, written later, is not counted
_ONBEKEND = 50_000  # bytes that are counted for what cannot be measured
P = ParamSpec("P")
T = TypeVar("T")


class _GeenSleutel(Exception):
    """An argument of which nobody knows from which choices it follows."""


def _sleutel(deel: object) -> Hashable:
    """The key of an argument; something large that follows from a few choices says so itself (``sleutel_voor_bewaren``)."""
    if isinstance(deel, (str, int, float, NoneType)):
        return deel
    if (sleutel := getattr(deel, "sleutel_voor_bewaren", None)) is not None:
        return cast("Hashable", sleutel)
    if isinstance(deel, pd.DataFrame):  # a table that is kept itself is known by its own key
        tabel, sleutel = _tabellen.get(id(deel), (None, None))
        if tabel is not None and tabel() is deel:
            return sleutel
        raise _GeenSleutel
    if isinstance(deel, (list, tuple)):
        return tuple(_sleutel(d) for d in deel)
    if isinstance(deel, (set, frozenset)):
        return frozenset(deel)
    if isinstance(deel, dict):
        return tuple((k, _sleutel(v)) for k, v in sorted(deel.items()))
    if is_dataclass(deel) and not isinstance(deel, type):
        return type(deel).__name__, tuple(_sleutel(getattr(deel, f.name)) for f in fields(deel))
    if isinstance(deel, type):
        return deel
    raise _GeenSleutel


def omvang(waarde: object) -> int:
    """About how many bytes a value takes: as many as it does when written away, and at least what a table holds."""
    try:
        return len(pickle.dumps(waarde, protocol=5))
    except (pickle.PicklingError, TypeError, AttributeError):  # holds a function, say
        return _ONBEKEND


class _Weegschaal:
    """Weighs what one function gives: the first few times and then one in so many; in between it counts as their mean."""

    _EERST, _DAARNA = 8, 8

    def __init__(self) -> None:
        self._keer, self._gewogen, self._som = 0, 0, 0

    def weeg(self, waarde: object) -> int:
        """About how many bytes this is."""
        if isinstance(waarde, str):
            return len(waarde)
        self._keer += 1
        if self._keer <= self._EERST or self._keer % self._DAARNA == 0:
            gewicht = omvang(waarde)
            self._gewogen, self._som = self._gewogen + 1, self._som + gewicht
            return gewicht
        return self._som // self._gewogen


_tabellen: dict[int, tuple[weakref.ref[pd.DataFrame], Hashable]] = {}
_kast: LRUCache[Hashable, tuple[Any, int]] = LRUCache(RUIMTE, getsizeof=lambda paar: paar[1])
_slot = threading.Lock()


def _onthoud(tabel: pd.DataFrame, sleutel: Hashable) -> None:
    nummer = id(tabel)
    if nummer in _tabellen and _tabellen[nummer][0]() is tabel:
        return  # passed on by another function: known already
    _tabellen[nummer] = (weakref.ref(tabel, lambda _: _tabellen.pop(nummer, None)), sleutel)


def bewaard(functie: Callable[P, T]) -> Callable[P, T]:
    """Keep what this function gives. One argument is a ``Haal``; without a version nothing is kept.

    Two visitors at once may both work it out; the same comes of it.
    """
    naam = f"{functie.__module__}.{functie.__qualname__}"
    weegschaal = _Weegschaal()

    @wraps(functie)
    def met_geheugen(*delen: P.args, **benoemd: P.kwargs) -> T:
        haal = next((d for d in (*delen, *benoemd.values()) if isinstance(d, Haal)), None)
        if haal is None or not (versie := haal.database_id):
            return functie(*delen, **benoemd)
        try:
            rest = tuple(_sleutel(d) for d in delen if d is not haal)
            anders = tuple((k, _sleutel(v)) for k, v in sorted(benoemd.items()) if v is not haal)
        except _GeenSleutel:
            return functie(*delen, **benoemd)
        sleutel = (versie, naam, rest, anders)
        with _slot:
            paar = _kast.get(sleutel)
        if paar is None:
            waarde = functie(*delen, **benoemd)
            paar = waarde, 500 + weegschaal.weeg(waarde)
            if paar[1] < RUIMTE // 20:  # one very large thing must not push out all others
                with _slot:
                    _kast[sleutel] = paar
                    if isinstance(waarde, pd.DataFrame):
                        _onthoud(waarde, sleutel)
        return paar[0]

    return met_geheugen
