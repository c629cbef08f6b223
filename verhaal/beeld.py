"""The figures of one municipality (or Nederland) under one set of choices, ready to be told.

No Streamlit here: pages and reports hand in the function that answers a query.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.begrippen import ALLE_WETTEN, SOORT_NAAM, WETTEN
from verhaal.bewaren import bewaard
from verhaal.eenheden import Eenheid, Noemers
from verhaal.getallen import is_leeg
from verhaal.groep import MINSTENS, STANDAARD, Groep, groep_van


@dataclass(frozen=True)
class Keuze:
    """What the reader chose in the frame. ``gm_code`` None means Nederland."""

    gm_code: str | None
    jaar: int
    definitie: str
    eenheid: Eenheid
    groep: str = STANDAARD


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


def standaardjaar(jaren: pd.DataFrame) -> int:
    """The newest year in which most municipalities have a jaarrekening; ``jaren`` answers the query of that name."""
    return int(jaren.loc[jaren["n_rekening"] > 0.5 * jaren["n_begroting"], "jaar"].max())


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
    met: Groep | None = None

    @property
    def sleutel_voor_bewaren(self) -> Hashable:
        """All of it follows from the choices."""
        return "Beeld", self.keuze

    @classmethod
    @bewaard
    def laad(cls, haal: Haal, keuze: Keuze) -> Beeld:
        """Ask the queries; raises LookupError for an unknown municipality code."""
        jaren = haal.jaren()
        if keuze.gm_code is None:
            leeg = pd.DataFrame()
            return cls(keuze, "Nederland", haal.reeks_nederland(definitie=keuze.definitie), jaren, leeg, leeg)
        gemeente = haal.gemeente(gm_code=keuze.gm_code)
        if gemeente.empty:
            raise LookupError(keuze.gm_code)
        vast = {"gm_code": keuze.gm_code, "definitie": keuze.definitie}
        return cls(
            keuze,
            str(gemeente["naam"].iloc[0]),
            haal.reeks_gemeente(**vast),
            jaren,
            haal.vlaggen_gemeente(gm_code=keuze.gm_code),
            haal.groep_kwartielen(**vast, groep=keuze.groep),
            groep_van(haal.groepsoorten(), keuze.groep, gemeente),
        )

    @property
    def is_nederland(self) -> bool:
        return self.keuze.gm_code is None

    @cached_property
    def _rijen(self) -> dict[tuple[int, str], Rij]:
        return {(int(r["jaar"]), r["wet"]): _rij(r) for r in als_rijen(self.reeks)}

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

    def ontbrekend_per_jaar(self, jaren: Iterable[int]) -> dict[int, int]:
        """Nederland only: how many municipalities are missing, for the years in which any is."""
        rijen = ((jaar, self.rij(jaar, "jeugdwet")) for jaar in jaren)
        return {jaar: r.n_ontbreekt for jaar, r in rijen if r is not None and r.n_ontbreekt}

    @cached_property
    def _jaren_met_rekening(self) -> set[int]:
        return {int(j) for j in self.jaren.loc[self.jaren["n_rekening"] > 0, "jaar"]}

    def rekening_nog_niet_verschenen(self, jaar: int) -> bool:
        """Whether no municipality has a jaarrekening of this year in the data."""
        return jaar not in self._jaren_met_rekening

    def waarom_leeg(self, jaar: int, soort: str) -> str:
        """Why an amount is missing, in a few words."""
        if soort == "rekening" and self.rekening_nog_niet_verschenen(jaar):
            return "nog niet verschenen"
        return "niet aangeleverd"

    @cached_property
    def _vlaggen(self) -> dict[int, list[dict[str, Any]]]:
        per_jaar: dict[int, list[dict[str, Any]]] = {jaar: [] for jaar in self.alle_jaren}
        for r in als_rijen(self.vlaggen):
            per_jaar.setdefault(int(r["jaar"]), []).append({k: _los(v) for k, v in r.items()})
        return per_jaar

    def vlagrijen(self, jaren: Iterable[int], wetten: Iterable[str] | None = None) -> list[dict[str, Any]]:
        """The flags on these years and laws (and those about all laws), heaviest first."""
        gevraagd = set(wetten) if wetten is not None else None
        rijen = [
            r
            for jaar in jaren
            for r in self._vlaggen.get(jaar, [])
            if gevraagd is None or r["wet"] is None or r["wet"] in gevraagd
        ]
        return sorted(rijen, key=lambda r: (r["volgorde"], r["jaar"]))

    def vlag(self, jaar: int, vlag: str, wet: str | None = None) -> bool:
        """Whether this flag stands on this year (and law)."""
        return any(r["vlag"] == vlag for r in self.vlagrijen([jaar], None if wet is None else [wet]))

    def vlagzinnen(self, jaren: Iterable[int], wetten: Iterable[str] | None = None) -> list[str]:
        """The flags that touch these figures, each as one sentence, heaviest first."""
        return list(dict.fromkeys(r["toelichting"] for r in self.vlagrijen(jaren, wetten)))

    def opmerking(self, jaar: int, wet: str) -> str:
        """Names of the flags on one year and law, for a table cell."""
        namen = [
            f"{r['naam']} ({SOORT_NAAM[r['soort']]})" if r["soort"] else str(r["naam"])
            for r in self.vlagrijen([jaar], [wet])
            if r["vlag"] != "baten_onbekend"  # these tables hold lasten only
        ]
        return "; ".join(dict.fromkeys(namen))

    @cached_property
    def _groepen(self) -> dict[tuple[int, str, str], dict[str, Any]]:
        maat = {"begroot": "begroting", "besteed": "rekening"}
        return {
            (int(r["jaar"]), maat[r["maat"]], r["wet"]): r
            for r in als_rijen(self.groep)
            if r["noemer"] == "inwoner" and r["maat"] in maat
        }

    def groepsrij(self, jaar: int, soort: str, wet: str) -> dict[str, Any] | None:
        """Quartiles per inhabitant of the chosen group; None with fewer than three figures."""
        rij = self._groepen.get((jaar, soort, wet))
        return rij if rij is not None and int(rij["n"]) >= MINSTENS else None

    def kleine_groep(self, jaar: int, soort: str, wet: str) -> dict[str, Any] | None:
        """The one or two figures of a group too small for a median (columns namen and waarden)."""
        rij = self._groepen.get((jaar, soort, wet))
        return rij if rij is not None and int(rij["n"]) < MINSTENS else None

    def grootste_verschil(self, jaar: int) -> str | None:
        """The law with the largest absolute deviation among the comparable ones."""
        kandidaten = {
            w: abs(r.afwijking_keur)
            for w in WETTEN
            if (r := self.rij(jaar, w)) is not None and r.vergelijkbaar and r.afwijking_keur is not None
        }
        return max(kandidaten, key=lambda w: kandidaten[w]) if kandidaten else None
