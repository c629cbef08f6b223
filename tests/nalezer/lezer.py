"""Reads a sentence: which claims it makes, and which of them the raw figures deny."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tests.nalezer.feiten import Feiten

NIET_BEGREPEN = "niet begrepen"


@dataclass(frozen=True)
class Zin:
    """A text as a reader gets it, with what its place on the page adds: the law of a card, the unit of a figure."""

    plek: str
    tekst: str
    wet: str | None = None
    kant: str = "bruto"
    maat: str = "besteed"


@dataclass(frozen=True)
class Context:
    """The choices under which a sentence was said."""

    gm: str
    jaar: int
    definitie: str
    eenheid: str = "totaal"

    @property
    def feiten(self) -> Feiten:
        """The raw figures of these choices."""
        return Feiten(self.gm, self.definitie)


@dataclass(frozen=True)
class Fout:
    """A claim that does not hold: the kind of claim, the whole sentence, and what it should have been."""

    soort: str
    plek: str
    tekst: str
    verwacht: str
    context: Context


@dataclass(frozen=True)
class Bewering:
    """One reading: the words found, and what was said around them."""

    zin: Zin
    c: Context
    w: dict[str, str | None]
    fouten: list[tuple[str, str]] = field(default_factory=list)

    @property
    def f(self) -> Feiten:
        """The raw figures."""
        return self.c.feiten

    def eis(self, waar: bool, soort: str, verwacht: object) -> None:
        """Note a fault of this kind when it does not hold."""
        if not waar:
            self.fouten.append((soort, str(verwacht)))

    def jaar(self, naam: str, anders: int | None = None) -> int:
        """The year read, or the chosen one."""
        return int(self.w[naam]) if self.w.get(naam) else self.c.jaar if anders is None else anders


def kaal(tekst: str) -> str:
    """With ordinary spaces and without markup."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", tekst).replace("\u00a0", " ")).strip()


def lees(zin: Zin, c: Context) -> list[Fout]:
    """The faults of one text; every pattern takes its words away, and what then still holds a digit is not understood."""
    from tests.nalezer import verandering, vooruit

    rest, uit = kaal(zin.tekst), []
    for p in (*verandering.PATRONEN, *vooruit.PATRONEN):
        if p.alleen and not zin.plek.startswith(p.alleen):
            continue
        while m := p.regex.search(rest):
            b = Bewering(zin, c, m.groupdict())
            p.reken(b)
            uit += [Fout(s, zin.plek, kaal(zin.tekst), v, c) for s, v in b.fouten]
            rest = f"{rest[: m.start()]} ¦ {rest[m.end() :]}"
    if re.search(r"\d", rest):
        uit.append(Fout(NIET_BEGREPEN, zin.plek, kaal(zin.tekst), rest, c))
    return uit
