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
KANTEN = {"bruto": "uitgaven", "netto": "uitgaven min inkomsten (netto)"}
_NETTO_EERST = (
    "jeugdwet",
    "wmo",
)  # of the Participatiewet the baten are mainly what the Rijk pays for benefits
REGIOTAAK = "Koopt in voor de regio"  # name of the flag
NOEMER_WOORD = {"inwoner": "per inwoner", "jongere": "per jongere (0 tot en met 17 jaar)"}


# (gm_code, wet, noemer, kant) -> euro per head, and whether it counts in a group
Jaarcijfers = dict[tuple[str, str, str, str], tuple[float, bool]]


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

    @property
    def open_punten(self) -> list[Lid]:
        """The members with a value that stands apart: they buy this law for their region too."""
        return [
            lid
            for lid in self.leden
            if not lid.telt and lid.waarde is not None and REGIOTAAK in lid.opmerking.split("; ")
        ]


def _los(waarde: Any) -> float | None:
    return None if waarde is None or waarde != waarde else float(waarde)


@dataclass(frozen=True)
class Vergelijking:
    """Everything of one municipality, year, definition, measure and group."""

    keuze: Keuze
    maat: str
    naam: str
    met: Groep
    jaar_cijfers: Jaarcijfers
    met_jongeren: bool
    leden: pd.DataFrame
    kwartielen: pd.DataFrame
    eigen_reeks: pd.DataFrame
    nederland: pd.DataFrame
    vlaggen: dict[str, list[dict[str, Any]]]
    posities: pd.DataFrame
    eigen_vlaggen: pd.DataFrame
    bedragen: str = ""  # a side for every law; '' = what suits each law

    @property
    def sleutel_voor_bewaren(self) -> Hashable:
        """All of it follows from the choices."""
        return "Vergelijking", self.keuze, self.maat, self.bedragen

    @classmethod
    @bewaard
    def laad(cls, haal: Haal, keuze: Keuze, maat: str, bedragen: str = "") -> Vergelijking:
        """Ask the queries for a municipality; ``keuze.gm_code`` must be one. ``bedragen``: a key of KANTEN or ''."""
        gm_code = keuze.gm_code
        gemeente = haal.gemeente(gm_code=gm_code)
        groep = {"gm_code": gm_code, "definitie": keuze.definitie, "groep": keuze.groep}
        if maat == "afwijking":  # a difference is of lasten alone
            kwartielen = haal.groep_kwartielen(**groep).assign(kant="bruto")
            reeks = haal.per_hoofd_gemeente(gm_code=gm_code, definitie=keuze.definitie).assign(kant="bruto")
        else:
            kwartielen = haal.vergelijk_kwartielen(**groep)
            reeks = haal.vergelijk_gemeente(gm_code=gm_code, definitie=keuze.definitie)
        return cls(
            keuze,
            maat,
            str(gemeente["naam"].iloc[0]),
            groep_van(haal.groepsoorten(), keuze.groep, gemeente),
            *_jaarcijfers(haal, keuze.jaar, keuze.definitie, maat),
            haal.groepsleden(gm_code=gm_code, groep=keuze.groep),
            kwartielen,
            reeks,
            haal.reeks_nederland(definitie=keuze.definitie),
            _vlaggen(haal, keuze.jaar),
            haal.positie(gm_code=gm_code),
            haal.vlaggen_gemeente(gm_code=gm_code),
            bedragen,
        )

    def kant(self, wet: str) -> str:
        """Gross or net of one law: what was chosen, else net for jeugd and Wmo; net only where it and its group are known."""
        wil = self.bedragen or ("netto" if wet in _NETTO_EERST else "bruto")
        return wil if wil == "bruto" or self.kan_netto(wet) else "bruto"

    def kan_netto(self, wet: str) -> bool:
        """Whether the own net amount and those of enough of the group are known for this year."""
        noemer, jaar = self.noemer(wet), self.keuze.jaar
        k = self._kwartiel.get((jaar, wet, noemer, "netto"))
        return (
            (str(self.keuze.gm_code), wet, noemer, "netto") in self.jaar_cijfers
            and k is not None
            and int(k["n"]) >= MINSTENS
        )

    def uitspraak(self, wet: str) -> str:
        """'boven', 'onder', 'in' or 'geen': what the last years together let one say of the place in the group."""
        noemer, kant, jaar = self.noemer(wet), self.kant(wet), self.keuze.jaar
        if self._plek(jaar, wet, noemer) == "geen":
            return "geen"
        p = self.posities
        vast = p[(p["jaar"] == jaar) & (p["wet"] == wet) & (p["maat"] == self.maat) & (p["kant"] == kant)]
        if (self.keuze.groep, self.keuze.definitie, noemer) == ("buren", "smal", "inwoner") and len(vast):
            return str(vast["uitspraak"].iloc[0])
        plekken = [self._plek(j, wet, noemer) for j in range(jaar - 2, jaar + 1)]
        for plek in ("boven", "onder"):
            if plekken.count(plek) >= 2:
                return plek
        return "in" if len(plekken) - plekken.count("geen") >= 2 else "geen"

    def jaren_zo(self, wet: str, plek: str) -> list[int]:
        """Which of the last three years lay at this place."""
        jaar, noemer = self.keuze.jaar, self.noemer(wet)
        return [j for j in range(jaar - 2, jaar + 1) if self._plek(j, wet, noemer) == plek]

    def _plek(self, jaar: int, wet: str, noemer: str) -> str:
        eigen, telt = self.eigen_waarde(jaar, wet, noemer)
        k = self.kwartiel(jaar, wet, noemer)
        if eigen is None or not telt or k is None or int(k["n"]) < MINSTENS:
            return "geen"
        return "boven" if eigen > k["q3_eur"] else "onder" if eigen < k["q1_eur"] else "in"

    def _half(self, jaar: int, wet: str) -> bool:
        """Whether the own report does not hold all of this law: pgb known together with another law only, or another law
        below zero, of which the money may stand here."""
        t = self.eigen_vlaggen
        van = t[(t["jaar"] == jaar) & (t["soort"] == ("begroting" if self.maat == "begroot" else "rekening"))]
        deels = (van["vlag"] == "pgb_niet_gesplitst") & (van["wet"] == wet)
        return bool((deels | (van["vlag"] == "onmogelijk_bedrag")).any())

    def noemer(self, wet: str) -> str:
        """Per youth only for the Jeugdwet, in a year of which the number of youths is known."""
        wil = self.keuze.eenheid.code == "jongere" and wet == "jeugdwet"
        return "jongere" if wil and self.met_jongeren else "inwoner"

    def opmerking(self, gm_code: str, wet: str) -> str:
        """Names of the flags on this municipality and law that touch this measure."""
        soort = {"begroot": "begroting", "besteed": "rekening"}.get(self.maat)
        namen = [
            str(r["naam"])
            for r in self.vlaggen.get(gm_code, [])
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
            telt and not self._half(self.keuze.jaar, wet),
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
        return self.jaar_cijfers.get((gm_code, wet, noemer, self.kant(wet)), (None, False))

    @cached_property
    def _kwartiel(self) -> dict[tuple[int, str, str, str], dict[str, Any]]:
        eigen = self.kwartielen[self.kwartielen["maat"] == self.maat]
        return {(int(r["jaar"]), r["wet"], r["noemer"], r["kant"]): r for r in als_rijen(eigen)}

    def kwartiel(self, jaar: int, wet: str, noemer: str) -> dict[str, Any] | None:
        """n, leden and quartiles of the group in a year."""
        return self._kwartiel.get((jaar, wet, noemer, self.kant(wet)))

    def nederland_per_hoofd(self, jaar: int, wet: str, noemer: str) -> float | None:
        """Nederland weighted: sum of euros by sum of heads, over municipalities with both reports (paired)."""
        if self.maat != "afwijking" and (wet == "wmo" or self.kant(wet) == "netto"):
            return None  # the national series is gross and counts shelter
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
        eigen, telt = self._eigen.get((jaar, wet, noemer, self.kant(wet)), (None, False))
        return eigen, telt and not self._half(jaar, wet)

    @cached_property
    def _eigen(self) -> dict[tuple[int, str, str, str], tuple[float | None, bool]]:
        eigen = self.eigen_reeks[self.eigen_reeks["maat"] == self.maat]
        return {
            (int(r["jaar"]), r["wet"], r["noemer"], r["kant"]): (
                float(r["waarde_eur"]),
                bool(r["telt_in_groep"]),
            )
            for r in als_rijen(eigen)
        }


@bewaard
def _jaarcijfers(haal: Haal, jaar: int, definitie: str, maat: str) -> tuple[Jaarcijfers, bool]:
    """What every municipality has in this year, and whether its youths are known: the same for whoever is compared."""
    if maat == "afwijking":  # a difference is of lasten alone
        alle = haal.per_hoofd_jaar(jaar=jaar, definitie=definitie).assign(kant="bruto")
    else:
        alle = haal.vergelijk_jaar(jaar=jaar, definitie=definitie)
    cijfers = {
        (r["gm_code"], r["wet"], r["noemer"], r["kant"]): (float(r["waarde_eur"]), bool(r["telt_in_groep"]))
        for r in als_rijen(alle[alle["maat"] == maat])
    }
    return cijfers, bool((alle["noemer"] == "jongere").any())


@bewaard
def _vlaggen(haal: Haal, jaar: int) -> dict[str, list[dict[str, Any]]]:
    uit: dict[str, list[dict[str, Any]]] = {}
    for r in als_rijen(haal.vlaggen_jaar(jaar=jaar)):
        uit.setdefault(r["gm_code"], []).append(r)
    return uit


def cijfers_van(haal: Haal, keuze: Keuze, maat: str) -> pd.DataFrame:
    """Lasten per head of every municipality as they are compared: the Wmo without shelter, a regional buyer in no group."""
    if maat == "afwijking":
        return haal.per_hoofd_jaar(jaar=keuze.jaar, definitie=keuze.definitie)
    alle = haal.vergelijk_jaar(jaar=keuze.jaar, definitie=keuze.definitie)
    return alle[alle["kant"] == "bruto"].reset_index(drop=True)


def _raakt(vlag: Any, waarde: str) -> bool:
    """A flag without a law or kind touches all of them."""
    return vlag is None or vlag != vlag or vlag == waarde
