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

    @property
    def jaar(self) -> int:
        return self.beeld.keuze.jaar

    @property
    def heeft_rekening(self) -> bool:
        """Whether any of the laws has a jaarrekening in the chosen year."""
        return any((r := self.beeld.rij(self.jaar, w)) and r.besteed_keur is not None for w in WETTEN)

    @property
    def heeft_cijfers(self) -> bool:
        """Whether any of the laws has an amount in the chosen year."""
        return any((r := self.beeld.rij(self.jaar, w)) and r.laatste_keur is not None for w in WETTEN)


def op_papier(stof: Stof, figuur: Figuur) -> Figuur:
    """The figure without flags that the paper already names; with all of them where figures stand alone too."""
    if stof.los:
        return figuur
    gezegd = set(zware_vlaggen(stof))
    return replace(figuur, vlaggen=tuple(v for v in dict.fromkeys(figuur.vlaggen) if v not in gezegd))


def zware_vlaggen(stof: Stof) -> tuple[str, ...]:
    """The flags that change how the figures of the chosen year must be read, heaviest first."""
    zwaar = [r["toelichting"] for r in stof.beeld.vlagrijen([stof.jaar]) if r["gewicht"] == "let_op"]
    return tuple(dict.fromkeys(zwaar))
