"""How long choices and queries take, in memory of this process only: names and times, never what was asked."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

_HOOGSTENS = 1_000  # of each kind: the newest
_slot = threading.Lock()
_tijden: dict[str, deque[float]] = {}


@contextmanager
def meet(soort: str) -> Iterator[None]:
    """Note how many seconds the block takes, also when it is broken off."""
    begin = time.perf_counter()
    try:
        yield
    finally:
        with _slot:
            _tijden.setdefault(soort, deque(maxlen=_HOOGSTENS)).append(time.perf_counter() - begin)


def overzicht() -> dict[str, dict[str, float]]:
    """Per kind: how many of the newest were kept, and their p50, p95 and longest in milliseconds."""
    with _slot:
        gemeten = {soort: sorted(tijden) for soort, tijden in _tijden.items()}
    return {
        soort: {
            "aantal": len(t),
            "p50_ms": round(t[len(t) // 2] * 1000, 1),
            "p95_ms": round(t[int(len(t) * 0.95)] * 1000, 1),
            "langste_ms": round(t[-1] * 1000, 1),
        }
        for soort, t in gemeten.items()
        if t
    }
