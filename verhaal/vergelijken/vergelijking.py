"""The figures behind the page Vergelijken: one municipality beside its group, per law. No Streamlit."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.beeld import Keuze
from verhaal.begrippen import WETTEN
from verhaal.bewaren import bewaard
from verhaal.groep import MINSTENS, Groep, groep_van

MATEN = {"besteed": "Besteed", "begroot": "Begroot", "afwijking": "Besteed min begroot"}
NOEMER_WOORD = {"inwoner": "per inwoner", "jongere": "per jongere (0 tot en met 17 jaar)"}


@dataclass(frozen=True)
class Lid:
    """A member of the group: its value in euro per head (None = no figure), and whether it counts."""

    gm_code: str
    naam: str
    waarde: float | None
    telt: bool
    opmerking: str


@dataclass(frozen=True)
class Plaats:
    """One law: the own value, the members, the middle of the group, and Nederland (weighted)."""

    wet: str
    noemer: str
    eigen: float | None
    eigen_telt: bool
    eigen_opmerking: str
    leden: tuple[Lid, ...]
    n: int
    q1: float | None
    mediaan: float | None
    q3: float | None
    nederland: float | None

    @property
    def punten(self) -> list[Lid]:
        """The members that count, with a value."""
        return [lid for lid in self.leden if lid.telt and lid.waarde is not None]


def _los(waarde: Any) -> float | None:
    return None if waarde is None or waarde != waarde else float(waarde)


@dataclass(frozen=True)
class Vergelijking:
    """Everything of one municipality, year, definition, measure and group."""

    keuze: Keuze
    maat: str
    naam: str
    met: Groep
    jaar_cijfers: pd.DataFrame
    leden: pd.DataFrame
    kwartielen: pd.DataFrame
    eigen_reeks: pd.DataFrame
    nederland: pd.DataFrame
    vlaggen: pd.DataFrame

    @property
    def sleutel_voor_bewaren(self) -> Hashable:
        """All of it follows from the choices."""
        return "Vergelijking", self.keuze, self.maat

    @classmethod
    @bewaard
    def laad(cls, haal: Haal, keuze: Keuze, maat: str) -> Vergelijking:
        """Ask the queries for a municipality; ``keuze.gm_code`` must be one."""
        gm_code = keuze.gm_code
        gemeente = haal.gemeente(gm_code=gm_code)
        return cls(
            keuze,
            maat,
            str(gemeente["naam"].iloc[0]),
            groep_van(haal.groepsoorten(), keuze.groep, gemeente),
            haal.per_hoofd_jaar(jaar=keuze.jaar, definitie=keuze.definitie),
            haal.groepsleden(gm_code=gm_code, groep=keuze.groep),
            haal.groep_kwartielen(gm_code=gm_code, definitie=keuze.definitie, groep=keuze.groep),
            haal.per_hoofd_gemeente(gm_code=gm_code, definitie=keuze.definitie),
            haal.reeks_nederland(definitie=keuze.definitie),
            haal.vlaggen_jaar(jaar=keuze.jaar),
        )

    def noemer(self, wet: str) -> str:
        """Per youth only for the Jeugdwet, in a year of which the number of youths is known."""
        wil = self.keuze.eenheid.code == "jongere" and wet == "jeugdwet"
        return "jongere" if wil and (self.jaar_cijfers["noemer"] == "jongere").any() else "inwoner"

    @cached_property
    def _waarden(self) -> dict[tuple[str, str, str], tuple[float, bool]]:
        eigen = self.jaar_cijfers[self.jaar_cijfers["maat"] == self.maat]
        return {
            (r["gm_code"], r["wet"], r["noemer"]): (float(r["waarde_eur"]), bool(r["telt_in_groep"]))
            for r in als_rijen(eigen)
        }

    @cached_property
    def _per_gemeente(self) -> dict[str, list[dict[str, Any]]]:
        uit: dict[str, list[dict[str, Any]]] = {}
        for r in als_rijen(self.vlaggen):
            uit.setdefault(r["gm_code"], []).append(r)
        return uit

    def opmerking(self, gm_code: str, wet: str) -> str:
        """Names of the flags on this municipality and law that touch this measure."""
        soort = {"begroot": "begroting", "besteed": "rekening"}.get(self.maat)
        namen = [
            str(r["naam"])
            for r in self._per_gemeente.get(gm_code, [])
            if _raakt(r["wet"], wet) and (soort is None or _raakt(r["soort"], soort))
        ]
        return "; ".join(dict.fromkeys(namen))

    def groepscodes(self, wet: str) -> set[str]:
        """The members of the group for one law."""
        return set(self.leden.loc[self.leden["wet"] == wet, "gm_code"])

    @cached_property
    def _plaatsen(self) -> dict[str, Plaats]:
        return {}

    def plaats(self, wet: str) -> Plaats:
        """The own value beside the group, for one law; made once."""
        if wet not in self._plaatsen:
            self._plaatsen[wet] = self._maak_plaats(wet)
        return self._plaatsen[wet]

    def _maak_plaats(self, wet: str) -> Plaats:
        noemer = self.noemer(wet)
        van_wet = self.leden[self.leden["wet"] == wet]
        leden = tuple(
            Lid(
                r["gm_code"],
                r["naam"],
                *self._van(r["gm_code"], wet, noemer),
                self.opmerking(r["gm_code"], wet),
            )
            for r in als_rijen(van_wet)
        )
        eigen, telt = self._van(str(self.keuze.gm_code), wet, noemer)
        k = self.kwartiel(self.keuze.jaar, wet, noemer)
        n = int(k["n"]) if k else 0
        midden = k if k and n >= MINSTENS else {}
        return Plaats(
            wet,
            noemer,
            eigen,
            telt,
            self.opmerking(str(self.keuze.gm_code), wet),
            leden,
            n,
            _los(midden.get("q1_eur")),
            _los(midden.get("mediaan_eur")),
            _los(midden.get("q3_eur")),
            self.nederland_per_hoofd(self.keuze.jaar, wet, noemer),
        )

    def plaatsen(self, wetten: Iterable[str] = WETTEN) -> list[Plaats]:
        """The three laws."""
        return [self.plaats(w) for w in wetten]

    def _van(self, gm_code: str, wet: str, noemer: str) -> tuple[float | None, bool]:
        return self._waarden.get((gm_code, wet, noemer), (None, False))

    @cached_property
    def _kwartiel(self) -> dict[tuple[int, str, str], dict[str, Any]]:
        eigen = self.kwartielen[self.kwartielen["maat"] == self.maat]
        return {(int(r["jaar"]), r["wet"], r["noemer"]): r for r in als_rijen(eigen)}

    def kwartiel(self, jaar: int, wet: str, noemer: str) -> dict[str, Any] | None:
        """n, leden and quartiles of the group in a year."""
        return self._kwartiel.get((jaar, wet, noemer))

    def nederland_per_hoofd(self, jaar: int, wet: str, noemer: str) -> float | None:
        """Nederland weighted: sum of euros by sum of heads, over municipalities with both reports (paired)."""
        rij = self.nederland[(self.nederland["jaar"] == jaar) & (self.nederland["wet"] == wet)]
        if rij.empty:
            return None
        keur = _los(rij[f"{self.maat}_keur"].iloc[0])
        hoofden = _los(rij["inwoners" if noemer == "inwoner" else "jongeren"].iloc[0])
        return None if keur is None or not hoofden else 1000 * keur / hoofden

    @cached_property
    def jaren(self) -> list[int]:
        """Every year with figures per head of any municipality, oldest first."""
        return sorted({int(j) for j in self.nederland["jaar"]})

    def eigen_waarde(self, jaar: int, wet: str, noemer: str) -> tuple[float | None, bool]:
        """The own value in a year (None when there is none), and whether it can be compared."""
        r = self.eigen_reeks
        raak = r[(r["jaar"] == jaar) & (r["wet"] == wet) & (r["noemer"] == noemer) & (r["maat"] == self.maat)]
        if raak.empty:
            return None, False
        return float(raak["waarde_eur"].iloc[0]), bool(raak["telt_in_groep"].iloc[0])


def _raakt(vlag: Any, waarde: str) -> bool:
    """A flag without a law or kind touches all of them."""
    return vlag is None or vlag != vlag or vlag == waarde
