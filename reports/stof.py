"""What the sections of a profile are made from, and what paper leaves out of a figure."""

from __future__ import annotations

from dataclasses import dataclass, replace

from queries.antwoorden import Haal
from reports.profielcijfers import Lijst
from verhaal.beeld import Beeld
from verhaal.begrippen import WETTEN
from verhaal.figuur import Figuur


@dataclass(frozen=True)
class Stof:
    """What every section is made from."""

    haal: Haal
    beeld: Beeld
    lijst: Lijst
    gelijk_pct: float
    in_prijzen: Beeld  # the same figures in the prices that were asked for, for what runs over years
    los: bool = False  # a figure may be taken along alone, so it keeps every flag
    wetten: tuple[str, ...] = WETTEN  # what the profile is about: all three, or one of them

    @property
    def jaar(self) -> int:
        return self.beeld.keuze.jaar

    @property
    def een_wet(self) -> str | None:
        """The law of a profile of one law; None when it is about all."""
        return self.wetten[0] if len(self.wetten) == 1 else None

    @property
    def heeft_rekening(self) -> bool:
        """Whether any of the laws has a jaarrekening in the chosen year."""
        rijen = (self.beeld.rij(self.jaar, w) for w in self.wetten)
        return any(r is not None and r.besteed_keur is not None for r in rijen)

    @property
    def heeft_cijfers(self) -> bool:
        """Whether any of the laws has an amount in the chosen year."""
        rijen = (self.beeld.rij(self.jaar, w) for w in self.wetten)
        return any(r is not None and r.laatste_keur is not None for r in rijen)


def op_papier(stof: Stof, figuur: Figuur) -> Figuur:
    """The figure without flags that the paper already names; with all of them where figures stand alone too."""
    if stof.los:
        return figuur
    gezegd = set(vlaggen(stof))
    return replace(figuur, vlaggen=tuple(v for v in dict.fromkeys(figuur.vlaggen) if v not in gezegd))


def vlaggen(stof: Stof) -> tuple[str, ...]:
    """The flags of the chosen year, as on the screen, heaviest first; of a profile of one law those that touch it."""
    wetten = (stof.een_wet,) if stof.een_wet else None
    return tuple(stof.beeld.vlagzinnen([stof.jaar], wetten))
