"""One file of a visitor, read or counted in a process of its own; started by ``enquete.lezen.lees_proces``, never imported.

A file made to do harm can crash the libraries that read it, keep them busy for ever or ask for all memory there is; here
that ends only this process. To read, neither pandas nor anything else that is not needed is imported: half the start.

In: what to do as one JSON argument; on stdin the bytes of the file, or (to count) a pickle of the server's own making.
Out: on stdout JSON lines, either one ``fout`` (a Dutch sentence, or '' when the file is damaged in a way nobody foresaw),
``meer_bladen``, ``geheugen`` or ``start``; or what is known of the whole, one line per column (its different texts, and for each
row which of them), and last ``klaar``. Counting answers with one line ``antwoord`` and a pickle behind it: what it worked
on were checked texts, no longer the file.
"""

from __future__ import annotations

import importlib
import json
import os
import pickle
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from enquete.lezen.ruw import Gelezen

_LANGER = 5  # seconds after the time limit, when whoever started this process did not end it
_GEEN_GEHEUGEN = b'{"geheugen":true}\n'  # made beforehand: there may be no room to make it
LEZERS = {
    "spss": "enquete.lezen.bestand_spss:lees_spss",
    "werkboek": "enquete.lezen.bestand_xlsx:lees_werkboek",
    "tekst": "enquete.lezen.bestand_csv:lees_csv",
    "levering": "loaders.eigen.levering:lees",
}


def schrijf(regel: dict[str, Any]) -> None:
    """One JSON line to the process that started this one."""
    sys.stdout.buffer.write(json.dumps(regel, separators=(",", ":")).encode("ascii") + b"\n")


def haal(wijzer: str) -> Callable[..., Any]:
    """The function 'module:name'. Raises ImportError when a library is not there."""
    module, naam = wijzer.split(":")
    functie: Callable[..., Any] = getattr(importlib.import_module(module), naam)
    return functie


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


def doe(opdracht: dict[str, Any], functie: Callable[..., Any]) -> None:
    """Read the file, or call the function with what it was given."""
    if opdracht["soort"] == "levering":  # figures, no answers of people: one line holds them all
        schrijf({"levering": functie(opdracht["naam"], sys.stdin.buffer.read(), opdracht["referentie"])})
        return
    if opdracht["soort"] != "tellen":
        blad = [opdracht["blad"]] if opdracht["soort"] == "werkboek" else []
        stuur(functie(opdracht["naam"], sys.stdin.buffer.read(), *blad))
        return
    try:
        gegevens, anders = pickle.load(sys.stdin.buffer)
        antwoord = functie(*gegevens, **anders)
    except Exception as fout:  # also our own errors, with what they carry
        antwoord = fout
    inhoud = pickle.dumps(antwoord)
    schrijf({"antwoord": len(inhoud)})
    sys.stdout.buffer.write(inhoud)


def main() -> None:
    """Do it or say why not, and be gone."""
    opdracht = json.loads(sys.argv[1])
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    try:
        functie = haal(LEZERS.get(opdracht["soort"], opdracht.get("functie", "")))
        from enquete.lezen.ruw import MeerBladen
        from fouten import Gebruikersfout
        from loaders.beperkt import begrens
    except ImportError:
        schrijf({"start": False})
        return
    begrens(opdracht["seconden"] + _LANGER, opdracht["geheugen_mb"])
    try:
        doe(opdracht, functie)
    except MeerBladen as fout:
        schrijf({"meer_bladen": fout.bladen})
    except Gebruikersfout as fout:
        schrijf({"fout": str(fout)})
    except MemoryError:  # beside the buffer, that may end half-way a line
        os.write(sys.stdout.fileno(), b"\n" + _GEEN_GEHEUGEN)
    except Exception:  # such as a column without a name: damage the library does not see
        schrijf({"fout": ""})
    sys.stdout.flush()
    os._exit(0)  # without tidying up millions of cells one by one


if __name__ == "__main__":
    main()
