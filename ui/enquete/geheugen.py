"""What the own files of visitors take in memory: held by their session, gone with it, and bounded for all of them together."""

from __future__ import annotations

import threading
from typing import Any, Generic, TypeVar
from weakref import ref

import pandas as pd

MAX_BYTES = 120 * 1024 * 1024  # of all sessions together, beside the files that Streamlit holds
T = TypeVar("T")
_slot = threading.Lock()
_dozen: list[ref[Doos[Any]]] = []  # oldest first


class Doos(Generic[T]):
    """Something large of one session; ``waarde`` is None once others needed the room."""

    def __init__(self, waarde: T, aantal_bytes: int) -> None:
        self.waarde: T | None = waarde
        self.bytes = aantal_bytes


def berg(waarde: T, *tabellen: pd.DataFrame) -> Doos[T]:
    """A box around ``waarde``, whose size is that of these tables; the oldest boxes of all visitors are emptied for it."""
    doos = Doos(waarde, sum(int(t.memory_usage(deep=True).sum()) for t in tabellen))
    with _slot:
        vol: list[Doos[Any]] = [d for r in _dozen if (d := r()) is not None and d.waarde is not None]
        som = doos.bytes + sum(d.bytes for d in vol)
        for oud in vol:
            if som <= MAX_BYTES:
                break
            som, oud.waarde = som - oud.bytes, None
        vol = [*vol, doos]
        _dozen[:] = [ref(d) for d in vol if d.waarde is not None]
    return doos


def zuinig(tabel: pd.DataFrame) -> pd.DataFrame:
    """The table with each different text held once."""
    teksten = [k for k, soort in tabel.dtypes.items() if not pd.api.types.is_numeric_dtype(soort)]
    return tabel.astype(dict.fromkeys(teksten, "category"))
