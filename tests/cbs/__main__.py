"""`python -m tests.cbs --grootte vol --poort 0`: the stand-in as a process of its own, until it is ended."""

from __future__ import annotations

import argparse
import contextlib
import threading

from tests.cbs.dienst import Dienst
from tests.cbs.wereld import maak_wereld


def main() -> None:
    """Print the address on one line and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.cbs")
    parser.add_argument("--grootte", choices=("klein", "vol"), default="klein")
    parser.add_argument("--poort", type=int, default=0)
    parser.add_argument("--pagina", type=int, default=10_000)
    parser.add_argument("--jaren", default="2022,2024,2025,2027", help="Iv3-jaren, met komma's")
    opties = parser.parse_args()
    wereld = maak_wereld(opties.grootte, [int(jaar) for jaar in opties.jaren.split(",")])
    with Dienst(wereld, opties.pagina, poort=opties.poort) as dienst, contextlib.suppress(KeyboardInterrupt):
        print(dienst.adres, flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
