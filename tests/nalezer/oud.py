"""Proves that the auditor can fail: it reads what the product said before, by taking away one rule at a time.

``python -m tests.nalezer.oud`` says the old sentences of all municipalities and counts what is found per kind. What was
measured on the old code: 623 views with a largest difference that ignores shared costs, 338 totals of 2026 without pgb (27
with the wrong sign), 618 sentences that set a begroting with toegang beside a year without, 180 about a next begroting that
carries a flag. Of the last kind this reader finds 243 sentences, in 177 municipality-years; with today's code and only the
look at flags taken away 561 (unsplit pgb of the newest begroting), see ``tests/test_nalezer.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from unittest.mock import patch

from tests import tweede_weg as tw
from tests.nalezer.feiten import LAATSTE_REKENING
from tests.nalezer.lezer import Context, Fout, Zin, lees
from tests.nalezer.zinnen import beeld, haal
from verhaal import duiding, zinnen
from verhaal.beeld import Beeld, Rij
from verhaal.begrippen import WETTEN


def _oordeel(c: Context) -> Iterator[Zin]:
    o = zinnen.oordeel(beeld(c), 0.5)
    yield from (Zin("oordeel", z) for z in (o.kop, *o.zinnen))


def _volgende(c: Context) -> Iterator[Zin]:
    """The question on the next begroting of every law, whatever the threshold."""
    b = beeld(c)
    regels = {r["regel"]: str(r["tekst"]) for r in haal().vragen().to_dict("records")}
    for wet in WETTEN:
        if paar := duiding.begrotingsvraag(b, wet):
            meer = (paar[1].begroot_keur or 0) > (paar[0].besteed_keur or 0)
            tekst = regels["begroting_hoger" if meer else "begroting_lager"]
            yield Zin(
                "vraag",
                tekst.format(**duiding.velden(b, wet, {"jeugdwet": [2023, 2025], "wmo": [2023, 2025]})),
                wet,
            )


def _grootste_van_drie(b: Beeld, jaar: int) -> str | None:
    paren = {w: b.rij(jaar, w) for w in WETTEN}
    bekend = {
        w: abs(r.afwijking_keur) for w, r in paren.items() if r and r.vergelijkbaar and r.afwijking_keur
    }
    return max(bekend, key=lambda w: bekend[w]) if bekend else None


def _volgend_jaar(b: Beeld, wet: str) -> tuple[Rij, Rij] | None:
    """The begroting after the chosen year, as long as this year's pair fits."""
    nu, straks = b.rij(b.keuze.jaar, wet), b.rij(b.keuze.jaar + 1, wet)
    if (
        nu is None
        or straks is None
        or not nu.vergelijkbaar
        or not nu.besteed_keur
        or straks.begroot_keur is None
    ):
        return None
    return nu, straks


@dataclass(frozen=True)
class Soort:
    """One kind of fault: where it stood, which rule was not there yet, and what the auditor calls it."""

    naam: str
    definitie: str
    jaren: range
    zegt: Callable[[Context], Iterator[Zin]]
    zonder: tuple[tuple[Any, str, Any], ...]
    fout: str


SOORTEN = (
    Soort(
        "grootste verschil zonder gedeelde kosten",
        "breed",
        range(2017, LAATSTE_REKENING + 1),
        _oordeel,
        ((Beeld, "grootste_verschil", _grootste_van_drie),),
        "grootste",
    ),
    Soort(
        "totaal 2026 zonder pgb",
        "smal",
        range(2026, 2027),
        _oordeel,
        ((Beeld, "pgb_ongesplitst", lambda *_: None),),
        "bedrag: begroot samen",
    ),
    Soort(
        "toegang naast een jaar zonder",
        "toegang",
        range(2024, 2025),
        _volgende,
        ((duiding, "begrotingsvraag", _volgend_jaar),),
        "telling: volgende begroting",
    ),
    Soort(
        "volgende begroting met een vlag",
        "smal",
        range(2017, LAATSTE_REKENING),
        _volgende,
        ((duiding, "begrotingsvraag", _volgend_jaar),),
        "vlag: volgende begroting",
    ),
)  # fmt: skip


def lees_oud(s: Soort, gemeenten: list[str]) -> tuple[list[Fout], int]:
    """The faults found in what was said without the rule, and in how many views one of this kind is."""
    fouten: list[Fout] = []
    raak = 0
    for gm in gemeenten:
        for jaar in s.jaren:
            c = Context(gm, jaar, s.definitie)
            with _zonder(s):
                teksten = list(s.zegt(c))
            gevonden = [f for z in teksten for f in lees(z, c)]
            raak += any(f.soort == s.fout for f in gevonden)
            fouten += gevonden
    return fouten, raak


class _zonder:  # noqa: N801
    """The product without this rule; nothing that was kept before is used."""

    def __init__(self, s: Soort) -> None:
        self.lappen = [patch.object(waar, naam, anders) for waar, naam, anders in s.zonder]

    def __enter__(self) -> None:
        for lap in self.lappen:
            lap.start()

    def __exit__(self, *_: object) -> None:
        for lap in self.lappen:
            lap.stop()


def main() -> None:
    """Count per kind over all municipalities."""
    for s in SOORTEN:
        fouten, raak = lees_oud(s, ["NL", *tw.nu()])
        aantal = sum(f.soort == s.fout for f in fouten)
        print(
            f"{s.naam}: {aantal} zinnen, {raak} beelden; alle soorten: {dict(Counter(f.soort for f in fouten))}",
            flush=True,
        )


if __name__ == "__main__":
    main()
