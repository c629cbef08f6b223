"""Reads every sentence of all municipalities × years × definities, and reports what the raw figures deny.

``python -m tests.nalezer [--processen 2] [--gemeenten GM1674,…] [--deel 10 --begin 3] [--uit bestand.csv]``; ends with 1 when there
is a fault.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path

from tests import tweede_weg as tw
from tests.nalezer.lezer import Context, Fout, lees
from tests.nalezer.zinnen import alles


def nalees(c: Context) -> tuple[int, list[Fout]]:
    """Number of texts of these choices, and their faults."""
    teksten = list(alles(c))
    return len(teksten), [f for z in teksten for f in lees(z, c)]


def contexten(gm: str, deel: int = 1, begin: int = 0) -> list[Context]:
    """All years and definities of a municipality, or one in ``deel`` of them: others for each municipality."""
    alle = [Context(gm, jaar, definitie) for jaar, definitie in product(tw.JAREN, tw.DEFINITIES)]
    return alle if gm == "NL" else alle[(int(gm[2:]) + begin) % deel :: deel]


def gemeente(gm: str, deel: int = 1, begin: int = 0) -> tuple[int, list[Fout]]:
    """The texts of a municipality that were read, and their faults."""
    n, fouten = 0, []
    for c in contexten(gm, deel, begin):
        m, f = nalees(c)
        n, fouten = n + m, fouten + f
    return n, fouten


def bewaar(pad: str, fouten: list[Fout]) -> None:
    """All faults as CSV; nothing without a path."""
    if not pad:
        return
    with Path(pad).open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(bestand)
        schrijver.writerow(["soort", "plek", "gm_code", "jaar", "definitie", "tekst", "verwacht"])
        for f in fouten:
            schrijver.writerow(
                [f.soort, f.plek, f.context.gm, f.context.jaar, f.context.definitie, f.tekst, f.verwacht]
            )


def main() -> int:
    """Read, count per kind of claim, show the first of each."""
    p = argparse.ArgumentParser(prog="python -m tests.nalezer")
    p.add_argument("--processen", type=int, default=2)
    p.add_argument("--gemeenten", default="")
    p.add_argument("--deel", type=int, default=1, help="one in so many choices per municipality")
    p.add_argument("--begin", type=int, default=0, help="with --deel: which of them")
    p.add_argument("--uit", default="")
    a = p.parse_args()
    codes = a.gemeenten.split(",") if a.gemeenten else ["NL", *tw.steekproef(len(tw.nu()))]
    tw.posities(), tw.vlaggen(), tw.taakvelden()  # read once, before the processes part
    lees_deel = partial(gemeente, deel=a.deel, begin=a.begin)
    n, fouten = 0, []
    with ProcessPoolExecutor(a.processen) as pool:
        for nummer, (m, f) in enumerate(pool.map(lees_deel, codes), 1):
            n, fouten = n + m, fouten + f
            if nummer % 10 == 0:
                print(
                    f"{nummer} van {len(codes)}: {n} teksten, {len(fouten)} fouten",
                    file=sys.stderr,
                    flush=True,
                )
                bewaar(a.uit, fouten)
    soorten = Counter(f.soort for f in fouten)
    zinnen = Counter(s for s, *_ in {(f.soort, f.tekst, f.context) for f in fouten})
    print(f"{n} teksten gelezen, {len(fouten)} fouten")
    for soort, aantal in soorten.most_common():
        eerste = next(f for f in fouten if f.soort == soort)
        print(
            f"\n{soort}: {aantal} ({zinnen[soort]} teksten)\n  {eerste.context}\n  [{eerste.plek}] {eerste.tekst}\n  verwacht: {eerste.verwacht}"
        )
    bewaar(a.uit, fouten)
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main())
