"""Pages are made two at a time: the rest waits its turn, first come, first served.

Threads that all want the interpreter hinder each other. With sixty visitors every message of a page waited for the lock
of Streamlit's settings, whose holder waited for the interpreter in turn, while a third of the processor did nothing. In
line everybody is served sooner, the last one too: one page is made while another waits for the database.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

TEGELIJK = 2
GEDULD_S = 2.0  # behind two pages that take long nobody waits longer
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
