"""Sums of the page Geld van het Rijk: amounts per law with the reader's assumption worked in. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.begrippen import WETTEN
from verhaal.bewaren import bewaard
from verhaal.getallen import is_leeg


@dataclass(frozen=True)
class Aanname:
    """Which share (%) of the shared costs is counted to each law, and whether tasks of centrumgemeenten are left out."""

    toegang: dict[str, int]
    overhead: dict[str, int]
    zonder_centrum: bool

    @property
    def is_nul(self) -> bool:
        return not any([*self.toegang.values(), *self.overhead.values()])


@dataclass(frozen=True)
class WetRij:
    """One law of one municipality (or Nederland): amounts in thousands of euro, None where not known."""

    wet: str
    begroot_netto: float | None
    besteed_netto: float | None
    begroot_bruto: float | None
    besteed_bruto: float | None
    rekenbedrag: float
    inwoners: float | None
    past: bool = True  # no flagged or impossible amount in it

    def verschil(self, soort: str) -> float | None:
        """Netto minus rekenbedrag; None where netto is not known."""
        netto = self.begroot_netto if soort == "begroting" else self.besteed_netto
        return None if netto is None else netto - self.rekenbedrag


def circulaires(haal: Haal, jaar: int) -> pd.DataFrame:
    """The circulaires with amounts for a year, oldest first."""
    alle = haal.circulaires()
    return alle[alle["jaar"] == jaar].reset_index(drop=True)


def circulaire_van_begroting(lijst: pd.DataFrame) -> str:
    """The circulaire the begroting of the year was built on; the oldest when that one is not there."""
    basis = lijst.loc[lijst["voor_begroting_van"] == lijst["jaar"], "circulaire"]
    return str(basis.iloc[0] if len(basis) else lijst["circulaire"].iloc[0])


def _los(waarde: Any) -> float | None:
    return None if is_leeg(waarde) else float(waarde)


def _met_deel(r: dict[str, Any], soort: str, aanname: Aanname) -> float | None:
    """Netto of the law with the chosen share of shared costs; None when any part that counts is not known."""
    netto = _los(r[f"{soort}_netto_keur"])
    for deel, sleutel in ((aanname.toegang, "toegang"), (aanname.overhead, "overhead")):
        pct = deel.get(str(r["wet"]), 0)
        gedeeld = _los(r[f"{sleutel}_{soort}_keur"])
        if pct and (gedeeld is None or netto is None):
            return None
        if pct and gedeeld is not None and netto is not None:
            netto += pct / 100 * gedeeld
    return netto


def rijen(tabel: pd.DataFrame, aanname: Aanname) -> pd.DataFrame:
    """A row per municipality and law with the chosen assumption worked in (thousands of euro)."""
    uit = [
        {
            "gm_code": r["gm_code"],
            "wet": r["wet"],
            "begroot_netto_keur": _met_deel(r, "begroot", aanname),
            "besteed_netto_keur": _met_deel(r, "besteed", aanname),
            "begroot_keur": _los(r["begroot_keur"]),
            "besteed_keur": _los(r["besteed_keur"]),
            "au_keur": r["au_keur"],
            "iu_du_keur": r["iu_du_keur"] - (r["centrum_keur"] if aanname.zonder_centrum else 0.0),
            "rekenbedrag_keur": r["au_keur"]
            + r["iu_du_keur"]
            - (r["centrum_keur"] if aanname.zonder_centrum else 0.0),
            "inwoners": _los(r["inwoners"]),
            "vergelijkbaar": bool(r["vergelijkbaar"]),
        }
        for r in als_rijen(tabel)
    ]
    return pd.DataFrame(uit)


@bewaard
def bedragen(haal: Haal, jaar: int, circulaire: str, aanname: Aanname) -> pd.DataFrame:
    """As ``rijen``, of all municipalities for one year and circulaire."""
    return rijen(haal.rijk_per_wet(jaar=jaar, circulaire=circulaire), aanname)


def telt_mee(alles: pd.DataFrame, gm_code: str | None) -> pd.DataFrame:
    """The rows of a municipality; for Nederland those of municipalities with every report the year has (paired)."""
    if gm_code is not None:
        return alles[alles["gm_code"] == gm_code]
    soorten = [k for k in ("begroot_keur", "besteed_keur") if alles[k].notna().any()]
    weg = alles.loc[
        ~alles["vergelijkbaar"], "gm_code"
    ]  # one odd law and the three no longer are of the same municipalities
    return alles[alles[soorten].notna().all(axis=1) & ~alles["gm_code"].isin(weg)]


def wetrijen(alles: pd.DataFrame, gm_code: str | None) -> list[WetRij]:
    """The three laws of a municipality, or the sums of Nederland."""
    uit = []
    eigen = telt_mee(alles, gm_code)
    for wet in WETTEN:
        van_wet = eigen[eigen["wet"] == wet]
        som = {
            k: _los(van_wet[k].sum(min_count=max(1, len(van_wet))))
            for k in ("begroot_netto_keur", "besteed_netto_keur", "begroot_keur", "besteed_keur", "inwoners")
        }
        uit.append(
            WetRij(
                wet,
                som["begroot_netto_keur"],
                som["besteed_netto_keur"],
                som["begroot_keur"],
                som["besteed_keur"],
                float(van_wet["rekenbedrag_keur"].sum()),
                som["inwoners"],
                bool(van_wet["vergelijkbaar"].all()),
            )
        )
    return uit
