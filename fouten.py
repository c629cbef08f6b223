"""The one error a user can meet, why a disk refuses, and how a command line ends, in Dutch."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable

_REDENEN = {
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol",
    errno.EACCES: "er zijn geen schrijfrechten",
    errno.EPERM: "er zijn geen schrijfrechten",
    errno.EROFS: "er zijn geen schrijfrechten",
}


class Gebruikersfout(Exception):
    """A file, choice, source or check is wrong; the message is one Dutch sentence for whoever gave it.

    The sentence names the file (and row where known) and says what to do about it.
    """


def waarom(fout: OSError) -> str:
    """The reason of a failed write, in Dutch."""
    return _REDENEN.get(fout.errno or 0, f"foutcode {fout.errno}")


def draai(opdracht: Callable[[], int | None], *, debug: bool, heel: str, verder: str) -> int:
    """Run one command and return its exit code; a fault is one sentence on stderr.

    ``heel`` says what a fault left whole, ``verder`` what an interrupted command does when it is run again.
    """
    try:
        return opdracht() or 0
    except Gebruikersfout as fout:
        if debug:
            raise
        print(f"Fout: {fout}", file=sys.stderr)
        return 1
    except Exception as fout:  # the edge of the process: whatever it is, the user gets a sentence
        if debug:
            raise
        print(
            f"Fout: er ging iets mis dat niet was voorzien ({type(fout).__name__}). {heel} "
            "Draai dezelfde opdracht met --debug en meld wat er dan staat.",
            file=sys.stderr,
        )
        return 1
    except KeyboardInterrupt:
        print(f"Afgebroken. {heel} {verder}", file=sys.stderr)
        return 130
