"""Pages are made one at a time: the rest waits its turn, first come, first served.

Threads that all want the interpreter hinder each other. With sixty visitors every message of a page waited for the lock
of Streamlit's settings, whose holder waited for the interpreter in turn, while a third of the processor did nothing. In
line everybody is served sooner, the last one too (docs/snelheid.md has the figures for one, two and three at a time).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

TEGELIJK = 1
GEDULD_S = (
    10.0  # behind a page that takes long nobody waits longer; shorter and all go at once when it is busiest
)
_beurten = threading.BoundedSemaphore(TEGELIJK)
_mijn = threading.local()


@contextmanager
def beurt() -> Iterator[None]:
    """Wait for a turn, and give it back whatever happens."""
    _mijn.beurt = _beurten.acquire(timeout=GEDULD_S)
    try:
        yield
    finally:
        geef_door()


def geef_door() -> None:
    """Before what takes long elsewhere (a file that is read, a profile that is made): let the next one in."""
    if getattr(_mijn, "beurt", False):
        _mijn.beurt = False
        _beurten.release()
