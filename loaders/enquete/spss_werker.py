"""One SPSS file, read in a process of its own; started by ``loaders.enquete.spss_proces``, never imported.

The library that reads these files is written in C, and a file made for it can crash it, keep it busy for ever or ask for
all memory there is; here that ends only this process. Nothing is imported that is not needed: no pandas, half the start.

In: the limits as one JSON argument, the bytes of the file on stdin; there is no file on disk. Out: JSON lines on stdout,
either one ``fout`` (a word and its particulars; the Dutch sentences are in ``spss_proces``), or the metadata, one line per
column (its different values, and for each row which of them), and last ``klaar``.
"""

from __future__ import annotations

import faulthandler
import io
import json
import os
import sys
from functools import partial
from typing import Any

_CODERINGEN = (
    None,
    "WINDOWS-1252",
)  # what the file says; what SPSS for Windows wrote before it could do Unicode
_LANGER = 5  # seconds after the time limit, when whoever started this process did not end it
_GEEN_GEHEUGEN = b'{"fout": "geheugen"}\n'  # made beforehand: there may be no room to make it


class Geweigerd(Exception):
    """The file is not read; the word and particulars say why."""

    def __init__(self, woord: str, **velden: int) -> None:
        super().__init__(woord)
        self.fout = {"fout": woord, **velden}


def schrijf(regel: dict[str, Any]) -> None:
    """One JSON line to the process that started this one."""
    sys.stdout.buffer.write(json.dumps(regel, separators=(",", ":")).encode("ascii") + b"\n")


def begrens(grenzen: dict[str, int]) -> None:
    """Limits of the system on this process, where it has them."""
    try:
        import resource
    except ImportError:  # Windows: only the time limit
        return
    geheugen = grenzen["geheugen_mb"] * 1024 * 1024
    for wat, hoeveel in (
        (resource.RLIMIT_AS, geheugen),
        (resource.RLIMIT_CPU, grenzen["seconden"] + _LANGER),
        (resource.RLIMIT_FSIZE, 0),  # no file can be written, wherever
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(wat, (hoeveel, hoeveel))
        except (ValueError, OSError):  # macOS does not know all of them
            continue


def lees(inhoud: bytes, grenzen: dict[str, int]) -> tuple[dict[str, list[Any]], Any, str | None]:
    """Cells per column, metadata, and the encoding when it is not the one the file names. Raises Geweigerd."""
    import pyreadstat

    for codering in _CODERINGEN:
        # as plain lists: the other choices of the library, also for metadata alone, import pandas
        lees_sav: Any = partial(
            pyreadstat.read_sav, encoding=codering, user_missing=True, output_format="dict"
        )
        try:
            _, kop = lees_sav(io.BytesIO(inhoud), metadataonly=True)
            rijen, kolommen = max(int(kop.number_rows or 0), 0), int(kop.number_columns or 0)
            hoogstens = _keur(rijen, kolommen, grenzen) + 1
            cellen, meta = lees_sav(io.BytesIO(inhoud), row_limit=hoogstens)
        except (Geweigerd, MemoryError):
            raise
        except UnicodeDecodeError:
            continue
        except Exception as fout:  # the reader knows many kinds of damage, and names them in English
            if "allocate memory" in str(fout):
                raise MemoryError from fout
            if "encoding" in str(fout).lower() and codering is None:
                continue
            raise Geweigerd("beschadigd") from fout
        gelezen = max((len(c) for c in cellen.values()), default=0)
        if gelezen < rijen:
            raise Geweigerd("afgebroken", rijen=rijen, gelezen=gelezen)
        return cellen, meta, codering
    raise Geweigerd("beschadigd")


def _keur(rijen: int, kolommen: int, grenzen: dict[str, int]) -> int:
    """How many rows there may be in so many columns. Raises Geweigerd when there are more."""
    hoogstens = min(grenzen["rijen"], grenzen["cellen"] // max(kolommen, 1))
    if rijen > hoogstens or kolommen > grenzen["kolommen"]:
        raise Geweigerd("maten", rijen=rijen, kolommen=kolommen)
    return hoogstens


def waarde(cel: Any) -> Any:
    """A value as JSON knows it: a number or nothing as it is, anything else (a date, a time) as text."""
    return cel if cel is None or isinstance(cel, (float, int, str)) else str(cel)


def antwoord(inhoud: bytes, grenzen: dict[str, int]) -> None:
    """Read the file and send what is in it."""
    cellen, meta, codering = lees(inhoud, grenzen)
    kolommen = [str(k) for k in meta.column_names]
    schrijf(
        {
            "kolommen": kolommen,
            "rijen": max((len(c) for c in cellen.values()), default=0),
            "codering": codering,
            "labels": meta.column_names_to_labels,
            "waardelabels": {
                k: [[waarde(c), str(t)] for c, t in per_code.items()]
                for k, per_code in meta.variable_value_labels.items()
            },
            "geen_antwoord": {
                k: [[waarde(r["lo"]), waarde(r["hi"])] for r in bereiken]
                for k, bereiken in meta.missing_ranges.items()
            },
        }
    )
    for kolom in kolommen:
        nummers: dict[Any, int] = {}
        plekken = [nummers.setdefault(cel, len(nummers)) for cel in cellen[kolom]]
        schrijf({"waarden": [waarde(cel) for cel in nummers], "plekken": plekken})
    schrijf({"klaar": True})


def main() -> None:
    """Read the file or say why not, and be gone."""
    grenzen = json.loads(sys.argv[1])
    # a thread in C, that also ends this process when the library does not let go of Python
    faulthandler.dump_traceback_later(grenzen["seconden"] + _LANGER, exit=True)
    try:
        import pyreadstat  # noqa: F401
    except ImportError:
        schrijf({"fout": "start"})
        return
    begrens(grenzen)
    try:
        antwoord(sys.stdin.buffer.read(), grenzen)
        sys.stdout.flush()
    except Geweigerd as fout:
        schrijf(fout.fout)
        sys.stdout.flush()
    except MemoryError:
        os.write(
            sys.stdout.fileno(), b"\n" + _GEEN_GEHEUGEN
        )  # beside the buffer, that may end half-way a line
    except Exception:  # such as a column without a name: damage the library does not see
        schrijf({"fout": "beschadigd"})
        sys.stdout.flush()
    os._exit(0)  # without tidying up millions of cells one by one


if __name__ == "__main__":
    main()
