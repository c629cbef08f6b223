"""The figures of one municipality (or Nederland) under one set of choices, ready to be told.

No Streamlit here: pages and reports hand in the function that answers a query.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.begrippen import ALLE_WETTEN, SOORT_NAAM
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
    prijzen: str = "toen"  # or "nu": amounts in the prices of the last year with an index


# Flags under which a level says little: no sentence sets it beside another year.
VERSTOREND = (
    "niet_aangeleverd",
    "onvolledig_door_herindeling",
    "anders_geboekt",
    "onmogelijk_bedrag",
    "nul_of_negatief",
    "sterk_verschil",
    "ongewoon_hoog",
    "pgb_niet_gesplitst",
)


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
    n_past_niet: int | None = None

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


def _maal(waarde: float | None, factor: float | None) -> float | None:
    return None if waarde is None or factor is None else waarde * factor


def _rij(r: Any, factor: float | None) -> Rij:
    """``factor`` turns an amount of that year into the prices asked for; None where there is no index yet."""
    return Rij(
        jaar=int(r["jaar"]),
        begroot_keur=_maal(_los(r["begroot_keur"]), factor),
        besteed_keur=_maal(_los(r["besteed_keur"]), factor),
        afwijking_pct=_los(r["afwijking_pct"]),
        vergelijkbaar=bool(r["vergelijkbaar"]),
        noemers=Noemers(_los(r["inwoners"]), _los(r["jongeren"])),
        **{k: _los(r.get(k)) for k in ("n", "n_ontbreekt", "n_vergelijkbaar", "n_meer", "n_past_niet")},
    )


_MET_PGB = ("jeugdwet", "wmo", "gedeeld")
KAN_NIET = "kan niet kloppen"


def _plus(som: float | None, deel: float | None) -> float | None:
    return som if som is None or deel is None else som + deel


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
    achtergrond: dict[str, pd.DataFrame] = field(
        default_factory=dict
    )  # answers of the queries of these names

    @property
    def sleutel_voor_bewaren(self) -> Hashable:
        """All of it follows from the choices."""
        return "Beeld", self.keuze

    @classmethod
    @bewaard
    def laad(cls, haal: Haal, keuze: Keuze) -> Beeld:
        """Ask the queries; raises LookupError for an unknown municipality code."""
        jaren = haal.jaren()
        wie = keuze.gm_code or "NL"
        achtergrond: dict[str, pd.DataFrame] = {
            "wettotaal": haal.wettotaal(gm_code=wie, definitie=keuze.definitie),
            "definitiewissels": haal.definitiewissels(),
            "pgb_niet_gesplitst": haal.pgb_niet_gesplitst(),
            "prijspeil": haal.prijspeil(),
            "drempels": haal.drempels(),
        }
        if keuze.gm_code is None:
            leeg = pd.DataFrame()
            reeks = haal.reeks_nederland(definitie=keuze.definitie)
            return cls(keuze, "Nederland", reeks, jaren, leeg, leeg, achtergrond=achtergrond)
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
            haal.vergelijk_kwartielen(**vast, groep=keuze.groep),
            groep_van(haal.groepsoorten(), keuze.groep, gemeente),
            achtergrond
            | {
                "positie": haal.positie(gm_code=keuze.gm_code),
                "per_hoofd": haal.vergelijk_gemeente(**vast),
                "delen_van_toen": haal.delen_van_toen(gm_code=keuze.gm_code),
            },
        )

    @property
    def is_nederland(self) -> bool:
        return self.keuze.gm_code is None

    @cached_property
    def _rijen(self) -> dict[tuple[int, str], Rij]:
        rijen = {
            (int(r["jaar"]), r["wet"]): _rij(r, self.factor(int(r["jaar"]))) for r in als_rijen(self.reeks)
        }
        for jaar, soort, wet in self._onmogelijk:
            if (jaar, wet) in rijen:
                rij = replace(rijen[jaar, wet], afwijking_pct=None)
                rijen[jaar, wet] = (
                    replace(rij, begroot_keur=None)
                    if soort == "begroting"
                    else replace(rij, besteed_keur=None)
                )
        return rijen

    @cached_property
    def _onmogelijk(self) -> list[tuple[int, str, str]]:
        """Year, report and law of amounts below zero: what was spent is not known there."""
        alle = als_rijen(self.vlaggen)
        return [(int(r["jaar"]), r["soort"], r["wet"]) for r in alle if r["vlag"] == "onmogelijk_bedrag"]

    def onmogelijk(self, jaar: int, soort: str) -> list[str]:
        """The laws with an amount below zero in this report. Then money stands on another post, so the levels of the other
        laws say little too."""
        return [w for j, s, w in self._onmogelijk if (j, s) == (jaar, soort)]

    @cached_property
    def _drempels(self) -> dict[str, float]:
        return {r["drempel"]: float(r["waarde"]) for r in als_rijen(self.achtergrond["drempels"])}

    def drempel(self, naam: str) -> float:
        """A threshold of ``data/referentie/drempels.csv``."""
        return self._drempels[naam]

    @cached_property
    def _factoren(self) -> dict[int, float | None]:
        return {int(r["jaar"]): _los(r["factor"]) for r in als_rijen(self.achtergrond["prijspeil"])}

    def factor(self, jaar: int) -> float | None:
        """What an amount of this year is multiplied with for the prices asked for; None without an index."""
        return self.naar_nu(jaar) if self.keuze.prijzen == "nu" else 1.0

    def naar_nu(self, jaar: int) -> float | None:
        """What an amount of this year is multiplied with for the prices of the last year with an index."""
        return self._factoren.get(jaar)

    @property
    def prijzen_in_zin(self) -> str:
        """'niet gecorrigeerd voor prijzen', or in which prices; for behind a comparison over years."""
        if self.keuze.prijzen == "nu":
            return f"in prijzen van {self.prijsjaar}"
        return "niet gecorrigeerd voor prijzen"

    @property
    def prijsjaar(self) -> int:
        """The last year with a price index."""
        return int(self.achtergrond["prijspeil"]["naar_jaar"].iloc[0])

    @property
    def jaren_zonder_index(self) -> list[int]:
        """The years of which amounts cannot be said in constant prices yet."""
        return [j for j, f in self._factoren.items() if f is None]

    @cached_property
    def alle_jaren(self) -> list[int]:
        """Every year with figures, oldest first."""
        return [int(j) for j in self.jaren["jaar"]]

    @cached_property
    def nieuwste_rekening(self) -> int:
        """The newest year in which most municipalities have a jaarrekening."""
        return standaardjaar(self.jaren)

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
        begroot = _plus(_som([r.begroot_keur for r in rijen]), self.pgb_ongesplitst(jaar, "begroting"))
        besteed = _plus(_som([r.besteed_keur for r in rijen]), self.pgb_ongesplitst(jaar, "rekening"))
        vergelijkbaar = all(r.vergelijkbaar for r in rijen)
        pct = None
        if vergelijkbaar and begroot is not None and besteed is not None and begroot > 0:
            pct = 100 * (besteed - begroot) / begroot
        eerste = rijen[0]
        return Rij(
            jaar,
            begroot,
            besteed,
            pct,
            vergelijkbaar,
            eerste.noemers,
            eerste.n,
            eerste.n_ontbreekt,
            n_past_niet=eerste.n_past_niet,
        )

    @cached_property
    def _pgb(self) -> dict[tuple[int, str], float | None]:
        rijen = als_rijen(self.achtergrond["wettotaal"])
        return {(int(r["jaar"]), r["soort"]): _los(r["pgb_ongesplitst_keur"]) for r in rijen}

    def pgb_ongesplitst(self, jaar: int, soort: str) -> float | None:
        """Pgb known for Wmo and youth together only: part of the total, of neither law; thousands of euro."""
        return _maal(self._pgb.get((jaar, soort)), self.factor(jaar))

    def helder(self, jaar: int, wet: str, soort: str) -> bool:
        """Whether no flag disturbs the level of this law in this report."""
        if self.pgb_samen(jaar, soort, wet) or self.tegenkant(jaar, wet) or self.onmogelijk(jaar, soort):
            return False
        return not any(
            r["vlag"] in VERSTOREND and r["soort"] in (None, soort) for r in self.vlagrijen([jaar], [wet])
        )

    def tegenkant(self, jaar: int, wet: str) -> str | None:
        """The law booked elsewhere of which this one probably holds the money: its difference is opposite, and at least the
        share of it that counts as offset (verrekend_pct). None for most."""
        eigen = self.rij(jaar, wet)
        if self.is_nederland or eigen is None or not eigen.vergelijkbaar or not eigen.afwijking_keur:
            return None
        for ander in ALLE_WETTEN:
            rij = self.rij(jaar, ander)
            if rij is None or rij.vergelijkbaar or not rij.afwijking_keur or ander == wet:
                continue
            deel = -eigen.afwijking_keur / rij.afwijking_keur
            if deel >= self.drempel("verrekend_pct") / 100:
                return ander
        return None

    def pgb_samen(self, jaar: int, soort: str, wet: str) -> bool:
        """Whether part of this law (pgb) is known together with another law only in this report."""
        return (jaar, soort) in self._pgb_samen and wet in _MET_PGB

    @cached_property
    def _pgb_samen(self) -> set[tuple[int, str]]:
        """The reports in which pgb of two laws is known as a whole only; flags say so too, but Nederland has none."""
        return {(int(r["jaar"]), r["soort"]) for r in als_rijen(self.achtergrond["pgb_niet_gesplitst"])}

    def zelfde_telling(self, van: int, tot: int, wetten: Iterable[str]) -> bool:
        """Whether these laws hold the same kinds of taakvelden in both years under this definition."""
        gevraagd = set(wetten)
        return not any(van < jaar <= tot and wet in gevraagd for jaar, wet in self._wissels)

    @cached_property
    def _wissels(self) -> list[tuple[int, str]]:
        """The years in which a law of this definition began to count otherwise."""
        rijen = als_rijen(self.achtergrond["definitiewissels"])
        return [(int(r["jaar"]), r["wet"]) for r in rijen if r["definitie"] == self.keuze.definitie]

    @cached_property
    def _opgeteld(self) -> set[int]:
        if self.is_nederland:
            return set()
        return {int(r["jaar"]) for r in als_rijen(self.achtergrond["delen_van_toen"]) if r["n"] > 1}

    def is_opgeteld(self, jaar: int) -> bool:
        """Whether the municipality of today was more than one municipality then."""
        return jaar in self._opgeteld and not self.vlag(jaar, "onvolledig_door_herindeling")

    def wie(self, jaar: int) -> str:
        """The municipality as subject of a sentence on this year: 'Goes', or 'wat nu Voorne aan Zee is,'."""
        return f"wat nu {self.naam} is," if self.is_opgeteld(jaar) else self.naam

    def is_regiotaak(self, wet: str) -> bool:
        """Whether the municipality probably buys this law's care for its region too."""
        return wet in self._regiotaken

    @cached_property
    def _regiotaken(self) -> set[str]:
        return {r["wet"] for r in als_rijen(self.vlaggen) if r["vlag"] == "regiotaak"}

    def is_ongewoon_hoog(self, jaar: int, soort: str, wet: str) -> bool:
        """Whether this level is far above its own and the country's usual: probably not of this municipality alone."""
        return any(
            r["vlag"] == "ongewoon_hoog" and r["wet"] == wet and r["soort"] == soort
            for r in self._vlaggen.get(jaar, [])
        )

    @cached_property
    def _posities(self) -> dict[tuple[int, str, str, str], dict[str, Any]]:
        if self.is_nederland:
            return {}
        return {
            (int(r["jaar"]), r["wet"], r["maat"], r["kant"]): {k: _los(v) for k, v in r.items()}
            for r in als_rijen(self.achtergrond["positie"])
        }

    def positie(self, jaar: int, wet: str, maat: str, kant: str = "bruto") -> dict[str, Any] | None:
        """The place among ten comparable municipalities; None where this definition counts the law otherwise."""
        if not self.zelfde_telling(self.alle_jaren[0], jaar, [wet]):
            return None
        return self._posities.get((jaar, wet, maat, kant))

    def netto(self, wet: str) -> dict[str, Any] | None:
        """The newest known net rekening up to the chosen year, else of any year; euro per inhabitant. None of a level that
        cannot be compared, as when it is booked elsewhere."""
        bekend = [
            r
            for (jaar, w, maat, kant), r in self._posities.items()
            if (w, maat, kant) == (wet, "besteed", "netto") and r["plaats"] is not None
        ]
        eerder = [r for r in bekend if r["jaar"] <= self.keuze.jaar]
        return max(eerder or bekend, key=lambda r: r["jaar"], default=None)

    def per_hoofd(self, jaar: int, soort: str, wet: str) -> float | None:
        """Euro per inhabitant as it is compared: gross, Wmo without opvang; None where not to be placed."""
        maat = {"begroting": "begroot", "rekening": "besteed"}[soort]
        return self._per_hoofd.get((jaar, wet, maat))

    @cached_property
    def _per_hoofd(self) -> dict[tuple[int, str, str], float]:
        return {
            (int(r["jaar"]), r["wet"], r["maat"]): float(r["waarde_eur"])
            for r in als_rijen(self.achtergrond["per_hoofd"])
            if (r["kant"], r["noemer"]) == ("bruto", "inwoner") and not is_leeg(r["waarde_eur"])
        }

    def vergelijkbare_jaren(self, wet: str) -> list[Rij]:
        """The years in which begroot and besteed of this law can be compared."""
        rijen = (self.rij(j, wet) for j in self.alle_jaren)
        return [r for r in rijen if r is not None and r.vergelijkbaar and r.afwijking_keur is not None]

    def ontbrekend_per_jaar(self, jaren: Iterable[int]) -> dict[int, int]:
        """Nederland only: how many municipalities are missing, for the years in which any is."""
        rijen = ((jaar, self.rij(jaar, "jeugdwet")) for jaar in jaren)
        return {jaar: r.n_ontbreekt for jaar, r in rijen if r is not None and r.n_ontbreekt}

    def voorlopig_bij(self, jaren: Iterable[int]) -> dict[tuple[int, str], int]:
        """Nederland only: (year, report) -> of how many municipalities only the first, provisional edition is out."""
        gevraagd = set(jaren) if self.is_nederland else set()
        return {
            (int(r["jaar"]), soort): int(r[f"n_voorlopige_{soort}"])
            for r in als_rijen(self.jaren)
            for soort in ("begroting", "rekening")
            if r["jaar"] in gevraagd and r[f"n_voorlopige_{soort}"]
        }

    def voorlopigzinnen(self, jaren: Iterable[int]) -> list[str]:
        """The same in sentences; a municipality has its own flag."""
        return [
            f"Van {n} gemeenten is de {SOORT_NAAM[soort]} {jaar} nog de eerste, voorlopige uitgave."
            if n > 1
            else f"Van één gemeente is de {SOORT_NAAM[soort]} {jaar} nog de eerste, voorlopige uitgave."
            for (jaar, soort), n in self.voorlopig_bij(jaren).items()
        ]

    @cached_property
    def _jaren_met_rekening(self) -> set[int]:
        return {int(j) for j in self.jaren.loc[self.jaren["n_rekening"] > 0, "jaar"]}

    def rekening_nog_niet_verschenen(self, jaar: int) -> bool:
        """Whether no municipality has a jaarrekening of this year in the data."""
        return jaar not in self._jaren_met_rekening

    def waarom_leeg(self, jaar: int, soort: str, wet: str = "") -> str:
        """Why an amount of a law, or the sum, is missing, in a few words."""
        if (laag := self.onmogelijk(jaar, soort)) and (wet in laag or not wet):
            return KAN_NIET
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
            if r["noemer"] == "inwoner" and r["maat"] in maat and r["kant"] == "bruto"
        }

    def groepsrij(self, jaar: int, soort: str, wet: str) -> dict[str, Any] | None:
        """Quartiles per inhabitant of the chosen group, Wmo without opvang; None with fewer than three figures, and for
        who buys this law's care for the region too, or did so then: gross amounts then say nothing.
        Nor where pgb of this law is known together with another only: a part is missing on every side;
        nor where a law of that report is below zero."""
        if (
            self.is_regiotaak(wet)
            or self.is_ongewoon_hoog(jaar, soort, wet)
            or self.pgb_samen(jaar, soort, wet)
            or self.onmogelijk(jaar, soort)
        ):
            return None
        rij = self._groepen.get((jaar, soort, wet))
        return rij if rij is not None and int(rij["n"]) >= MINSTENS else None

    def kleine_groep(self, jaar: int, soort: str, wet: str) -> dict[str, Any] | None:
        """The one or two figures of a group too small for a median (columns namen and waarden)."""
        rij = self._groepen.get((jaar, soort, wet))
        return rij if rij is not None and int(rij["n"]) < MINSTENS else None

    def grootste_verschil(self, jaar: int) -> str | None:
        """The part with the largest deviation of all that count; None when one of them cannot be compared, or when
        the next one is nearly as large."""
        paren = {w: self.rij(jaar, w) for w in self.wetten_in_totaal}
        grootte = {
            w: abs(r.afwijking_keur)
            for w, r in paren.items()
            if r is not None and r.vergelijkbaar and r.afwijking_keur is not None
        }
        if not grootte or len(grootte) < len(paren):
            return None
        eerste, *rest = sorted(grootte, key=lambda w: -grootte[w])
        grens = (1 - self.drempel("grootste_gat_pct") / 100) * grootte[eerste]
        return eerste if all(grootte[w] <= grens for w in rest[:1]) else None
