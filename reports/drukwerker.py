"""The process of the print shop; started by ``reports.drukkerij``, never imported.

In and out: a length of eight bytes and a pickle of the server's own making. A task is a function of ``reports.drukwerk``
with what it is called with; the answer is what it gave or raised. It ends when nobody is there to ask.
"""

from __future__ import annotations

import pickle
import sys
from pathlib import Path
from typing import IO, Any

LENGTE = 8


def ontvang(van: IO[bytes]) -> Any:
    """What comes next. Raises EOFError when there is nobody at the other end."""
    lengte = van.read(LENGTE)
    if len(lengte) < LENGTE:
        raise EOFError
    inhoud = van.read(aantal := int.from_bytes(lengte, "big"))
    if len(inhoud) < aantal:
        raise EOFError
    return pickle.loads(inhoud)


def stuur(naar: IO[bytes], wat: object) -> None:
    """Send one thing. Raises OSError when there is nobody at the other end."""
    inhoud = pickle.dumps(wat, protocol=5)
    naar.write(len(inhoud).to_bytes(LENGTE, "big") + inhoud)
    naar.flush()


def _werk() -> None:
    uit = sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints may not come between the answers
    while True:
        try:
            functie, gegevens = ontvang(sys.stdin.buffer)
        except EOFError:
            return
        try:
            antwoord = functie(*gegevens)
        except Exception as fout:
            antwoord = fout
        stuur(uit, antwoord)


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
    from reports.drukwerker import _werk as begin  # as the module that the other side knows

    begin()
