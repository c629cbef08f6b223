"""The figures of one municipality (or Nederland) under one set of choices, ready to be told.

No Streamlit here: pages and reports hand in the function that answers a query.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from ui.begrippen import ALLE_WETTEN, SOORT_NAAM, WETTEN
from ui.eenheden import Eenheid, Noemers
from ui.getallen import is_leeg

Haal = Callable[..., pd.DataFrame]
NEDERLAND = "NL"


@dataclass(frozen=True)
class Keuze:
    """What the reader chose in the frame. ``gm_code`` None means Nederland."""

    gm_code: str | None
    jaar: int
    definitie: str
    eenheid: Eenheid


@dataclass(frozen=True)
class Rij:
    """Begroot beside besteed for one year and law (or the total); amounts in thousands of euro."""

    jaar: int
    begroot_keur: float | None
    besteed_keur: float | None
    afwijking_pct: float | None
    vergelijkbaar: bool
    noemers: Noemers
    n: int | None = None
    n_ontbreekt: int | None = None
    n_vergelijkbaar: int | None = None
    n_meer: int | None = None

    @property
    def afwijking_keur(self) -> float | None:
        """Besteed − begroot; None when either is unknown."""
        if self.begroot_keur is None or self.besteed_keur is None:
            return None
        return self.besteed_keur - self.begroot_keur

    @property
    def laatste_keur(self) -> float | None:
        """Besteed where known, else begroot."""
        return self.besteed_keur if self.besteed_keur is not None else self.begroot_keur


def _los(waarde: Any) -> Any:
    return None if is_leeg(waarde) else waarde


def _rij(r: Any) -> Rij:
    return Rij(
        jaar=int(r["jaar"]),
        begroot_keur=_los(r["begroot_keur"]),
        besteed_keur=_los(r["besteed_keur"]),
        afwijking_pct=_los(r["afwijking_pct"]),
        vergelijkbaar=bool(r["vergelijkbaar"]),
        noemers=Noemers(_los(r["inwoners"]), _los(r["jongeren"])),
        **{k: _los(r.get(k)) for k in ("n", "n_ontbreekt", "n_vergelijkbaar", "n_meer")},
    )


def _som(delen: list[float | None]) -> float | None:
    bekend = [d for d in delen if d is not None]
    return sum(bekend) if len(bekend) == len(delen) else None


@dataclass(frozen=True)
class Beeld:
    """All figures of one municipality, or of Nederland, for one definition."""

    keuze: Keuze
    naam: str
    reeks: pd.DataFrame
    jaren: pd.DataFrame
    vlaggen: pd.DataFrame
    groep: pd.DataFrame

    @classmethod
    def laad(cls, haal: Haal, keuze: Keuze) -> Beeld:
        """Ask the queries; raises LookupError for an unknown municipality code."""
        jaren = haal("jaren")
        if keuze.gm_code is None:
            leeg = pd.DataFrame()
            return cls(keuze, "Nederland", haal("reeks_nederland", definitie=keuze.definitie), jaren, leeg, leeg)
        gemeente = haal("gemeente", gm_code=keuze.gm_code)
        if gemeente.empty:
            raise LookupError(keuze.gm_code)
        vast = {"gm_code": keuze.gm_code, "definitie": keuze.definitie}
        return cls(
            keuze,
            str(gemeente["naam"].iloc[0]),
            haal("reeks_gemeente", **vast),
            jaren,
            haal("vlaggen_gemeente", gm_code=keuze.gm_code),
            haal("groep_per_inwoner", **vast),
        )

    @property
    def is_nederland(self) -> bool:
        return self.keuze.gm_code is None

    @cached_property
    def _rijen(self) -> dict[tuple[int, str], Rij]:
        return {(int(r["jaar"]), r["wet"]): _rij(r) for r in self.reeks.to_dict("records")}

    @cached_property
    def alle_jaren(self) -> list[int]:
        """Every year with figures, oldest first."""
        return [int(j) for j in self.jaren["jaar"]]

    def rij(self, jaar: int, wet: str) -> Rij | None:
        """The pair of one year and law; None outside the years we have."""
        return self._rijen.get((jaar, wet))

    @cached_property
    def wetten_in_totaal(self) -> tuple[str, ...]:
        """The laws that count in the total of this definition."""
        meetellend = set(self.reeks.loc[self.reeks["telt_mee"], "wet"])
        return tuple(w for w in ALLE_WETTEN if w in meetellend)

    def totaal(self, jaar: int) -> Rij | None:
        """Sum over the laws that count. Comparable only when each of them is."""
        rijen = [r for w in self.wetten_in_totaal if (r := self.rij(jaar, w)) is not None]
        if not rijen:
            return None
        begroot = _som([r.begroot_keur for r in rijen])
        besteed = _som([r.besteed_keur for r in rijen])
        vergelijkbaar = all(r.vergelijkbaar for r in rijen)
        pct = None
        if vergelijkbaar and begroot is not None and besteed is not None and begroot > 0:
            pct = 100 * (besteed - begroot) / begroot
        eerste = rijen[0]
        return Rij(jaar, begroot, besteed, pct, vergelijkbaar, eerste.noemers, eerste.n, eerste.n_ontbreekt)

    def vergelijkbare_jaren(self, wet: str) -> list[Rij]:
        """The years in which begroot and besteed of this law can be compared."""
        rijen = (self.rij(j, wet) for j in self.alle_jaren)
        return [r for r in rijen if r is not None and r.vergelijkbaar and r.afwijking_keur is not None]

    def rekening_nog_niet_verschenen(self, jaar: int) -> bool:
        """Whether no municipality has a jaarrekening of this year in the data."""
        return int(self.jaren.loc[self.jaren["jaar"] == jaar, "n_rekening"].sum()) == 0

    def waarom_leeg(self, jaar: int, soort: str) -> str:
        """Why an amount is missing, in a few words."""
        if soort == "rekening" and self.rekening_nog_niet_verschenen(jaar):
            return "nog niet verschenen"
        return "niet aangeleverd"

    def vlag(self, jaar: int, vlag: str, wet: str | None = None, soort: str | None = None) -> bool:
        """Whether this flag stands on this year (and law, and report)."""
        v = self.vlaggen
        if v.empty:
            return False
        raak = (v["jaar"] == jaar) & (v["vlag"] == vlag)
        if wet is not None:
            raak &= v["wet"].isna() | (v["wet"] == wet)
        if soort is not None:
            raak &= v["soort"].isna() | (v["soort"] == soort)
        return bool(raak.any())

    def vlagzinnen(self, jaar: int | None = None, wet: str | None = None, gewicht: str | None = None) -> list[str]:
        """The flags that touch these figures, each as one sentence, heaviest first."""
        v = self.vlaggen
        if v.empty:
            return []
        if jaar is not None:
            v = v[v["jaar"] == jaar]
        if wet is not None:
            v = v[v["wet"].isna() | (v["wet"] == wet)]
        if gewicht is not None:
            v = v[v["gewicht"] == gewicht]
        return list(dict.fromkeys(v.sort_values(["volgorde", "jaar"])["toelichting"]))

    def opmerking(self, jaar: int, wet: str) -> str:
        """Names of the flags on one year and law, for a table cell."""
        v = self.vlaggen
        if v.empty:
            return ""
        raak = v[(v["jaar"] == jaar) & (v["wet"].isna() | (v["wet"] == wet)) & (v["vlag"] != "baten_onbekend")]
        namen = [
            f"{r['naam']} ({SOORT_NAAM[r['soort']]})" if isinstance(r["soort"], str) else str(r["naam"])
            for r in raak.to_dict("records")
        ]
        return "; ".join(dict.fromkeys(namen))

    def groepsrij(self, jaar: int, soort: str, wet: str) -> dict[str, Any] | None:
        """Quartiles per inhabitant of the municipalities of the same size; None with fewer than three."""
        g = self.groep
        if g.empty:
            return None
        raak = g[(g["jaar"] == jaar) & (g["soort"] == soort) & (g["wet"] == wet)]
        return raak.iloc[0].to_dict() if len(raak) and int(raak["n"].iloc[0]) >= 3 else None

    def grootste_verschil(self, jaar: int) -> str | None:
        """The law with the largest absolute deviation among the comparable ones."""
        kandidaten = {
            w: abs(r.afwijking_keur)
            for w in WETTEN
            if (r := self.rij(jaar, w)) is not None and r.vergelijkbaar and r.afwijking_keur is not None
        }
        return max(kandidaten, key=lambda w: kandidaten[w]) if kandidaten else None
