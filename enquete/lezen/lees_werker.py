"""One SPSS file or workbook, read in a process of its own; started by ``enquete.lezen.lees_proces``, never imported.

A file made to do harm can crash the libraries that read these kinds, keep them busy for ever or ask for all memory there
is; here that ends only this process. Neither pandas nor anything else that is not needed is imported: half the start.

In: the kind, the name, the worksheet and the limits as one JSON argument, the bytes of the file on stdin; there is no file
on disk. Out: JSON lines on stdout, either one ``fout`` (a Dutch sentence, or '' when the file is damaged in a way nobody
foresaw), ``geheugen`` or ``start``; or what is known of the whole, one line per column (its different texts, and for each
row which of them), and last ``klaar``.
"""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from enquete.lezen.ruw import Gelezen

_LANGER = 5  # seconds after the time limit, when whoever started this process did not end it
_GEEN_GEHEUGEN = b'{"geheugen":true}\n'  # made beforehand: there may be no room to make it


def schrijf(regel: dict[str, Any]) -> None:
    """One JSON line to the process that started this one."""
    sys.stdout.buffer.write(json.dumps(regel, separators=(",", ":")).encode("ascii") + b"\n")


def begrens(seconden: int, geheugen_mb: int) -> None:
    """Limits of the system on this process, where it has them."""
    try:
        import resource
    except ImportError:  # Windows: only the time limit
        return
    for wat, hoeveel in (
        (resource.RLIMIT_AS, geheugen_mb * 1024 * 1024),
        (resource.RLIMIT_CPU, seconden + _LANGER),
        (resource.RLIMIT_FSIZE, 0),  # no file can be written, wherever
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(wat, (hoeveel, hoeveel))
        except (ValueError, OSError):  # macOS does not know all of them
            continue


def lezer(opdracht: dict[str, Any]) -> Callable[[bytes], Gelezen]:
    """The function that reads this kind of file. Raises ImportError when its library is not there."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    naam: str = opdracht["naam"]
    if opdracht["soort"] == "spss":
        from enquete.lezen.bestand_spss import lees_spss

        return lambda inhoud: lees_spss(naam, inhoud)
    from enquete.lezen.bestand_xlsx import lees_xlsx

    return lambda inhoud: lees_xlsx(naam, inhoud, opdracht["blad"])


def stuur(gelezen: Gelezen) -> None:
    """Send what was read, column by column."""
    from enquete.lezen.ruw import cel_tekst

    rest = {naam: wat for naam, wat in vars(gelezen).items() if naam != "cellen"}
    schrijf({"kolommen": list(gelezen.cellen), **rest})
    for cellen in gelezen.cellen.values():
        nummers: dict[Any, int] = {}
        plekken = [nummers.setdefault(cel, len(nummers)) for cel in cellen]
        schrijf({"teksten": [cel_tekst(cel) for cel in nummers], "plekken": plekken})
    schrijf({"klaar": True})


def main() -> None:
    """Read the file or say why not, and be gone."""
    opdracht = json.loads(sys.argv[1])
    # a thread in C, that also ends this process when the library does not let go of Python
    faulthandler.dump_traceback_later(opdracht["seconden"] + _LANGER, exit=True)
    try:
        lees = lezer(opdracht)
        from fouten import Gebruikersfout
    except ImportError:
        schrijf({"start": False})
        return
    begrens(opdracht["seconden"], opdracht["geheugen_mb"])
    try:
        stuur(lees(sys.stdin.buffer.read()))
        sys.stdout.flush()
    except Gebruikersfout as fout:
        schrijf({"fout": str(fout)})
        sys.stdout.flush()
    except MemoryError:
        os.write(
            sys.stdout.fileno(), b"\n" + _GEEN_GEHEUGEN
        )  # beside the buffer, that may end half-way a line
    except Exception:  # such as a column without a name: damage the library does not see
        schrijf({"fout": ""})
        sys.stdout.flush()
    os._exit(0)  # without tidying up millions of cells one by one


if __name__ == "__main__":
    main()
