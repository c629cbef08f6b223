"""Sums of the page Geld van het Rijk: amounts per law with the reader's assumption worked in. No Streamlit."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.begrippen import WETTEN
from verhaal.bewaren import bewaard
from verhaal.getallen import is_leeg


@dataclass(frozen=True)
class Aanname:
    """Which share (%) of the shared costs is counted to each law, and whether tasks of centrumgemeenten are left out.

    ``aftrek``: the share of netto that is taken off where the laws' own taakvelden already hold more than the cluster.
    """

    toegang: dict[str, float]
    overhead: dict[str, float]
    zonder_centrum: bool
    aftrek: dict[str, float] = field(default_factory=dict)
    is_landelijk: bool = False  # worked out so that Nederland is 100 %, not of the reader's own

    @property
    def is_nul(self) -> bool:
        return not any([*self.toegang.values(), *self.overhead.values(), *self.aftrek.values()])


NUL = Aanname({}, {}, False)


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

    def _netto(self, soort: str) -> float | None:
        """Netto that may be set beside the rekenbedrag; None where it is not known or does not fit."""
        return (self.begroot_netto if soort == "begroting" else self.besteed_netto) if self.past else None

    def verschil(self, soort: str) -> float | None:
        """Netto minus rekenbedrag."""
        netto = self._netto(soort)
        return None if netto is None else netto - self.rekenbedrag

    def aandeel(self, soort: str = "begroting") -> float | None:
        """Netto in percent of the rekenbedrag."""
        netto = self._netto(soort)
        return None if netto is None or self.rekenbedrag <= 0 else 100 * netto / self.rekenbedrag


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
    if netto is not None:
        netto *= 1 - aanname.aftrek.get(str(r["wet"]), 0) / 100
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


def landelijke_aanname(tabel: pd.DataFrame, zonder_centrum: bool = False) -> Aanname:
    """The shares at which the begrotingen of all municipalities together are 100 % of their rekenbedragen, per law.

    Toegang carries what is missing, up to the share in ``cluster_wet``; overhead carries the rest. Where nothing is
    missing, what is too much comes off. ``tabel``: an answer of ``rijk_per_wet``.
    """
    mee = telt_mee(rijen(tabel, Aanname({}, {}, zonder_centrum)), None)
    bruikbaar = mee[mee["begroot_netto_keur"].notna()][
        ["gm_code", "wet", "begroot_netto_keur", "rekenbedrag_keur"]
    ]
    kolommen = ["gm_code", "wet", "toegang_hoogstens_pct", "toegang_begroot_keur", "overhead_begroot_keur"]
    samen = bruikbaar.merge(tabel[kolommen], on=["gm_code", "wet"]).dropna()
    toegang, overhead, aftrek = {}, {}, {}
    for wet, van in samen.groupby("wet"):
        netto, reken = float(van["begroot_netto_keur"].sum()), float(van["rekenbedrag_keur"].sum())
        mist = reken - netto
        if mist < 0:
            aftrek[str(wet)] = -100 * mist / netto
            continue
        pot, algemeen = float(van["toegang_begroot_keur"].sum()), float(van["overhead_begroot_keur"].sum())
        deel = min(float(van["toegang_hoogstens_pct"].iloc[0]), 100 * mist / pot) if pot > 0 else 0.0
        toegang[str(wet)] = deel
        overhead[str(wet)] = 100 * (mist - deel / 100 * pot) / algemeen
    return Aanname(toegang, overhead, zonder_centrum, aftrek, is_landelijk=True)


@bewaard
def landelijk(haal: Haal, jaar: int, circulaire: str, zonder_centrum: bool) -> Aanname:
    """As ``landelijke_aanname``, for one year and circulaire."""
    return landelijke_aanname(haal.rijk_per_wet(jaar=jaar, circulaire=circulaire), zonder_centrum)


@bewaard
def omvat(haal: Haal, jaar: int, circulaire: str) -> dict[str, str]:
    """Per law what its rekenbedrag is about, in words."""
    rijen = haal.rijk_per_wet(jaar=jaar, circulaire=circulaire).drop_duplicates("wet")
    return dict(zip(rijen["wet"].astype(str), rijen["omvat"].astype(str), strict=True))


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


@bewaard
def wetten_van(haal: Haal, alles: pd.DataFrame, gm_code: str | None) -> list[WetRij]:
    """As ``wetrijen``; worked out once for an answer of ``bedragen``."""
    return wetrijen(alles, gm_code)


@dataclass(frozen=True)
class Eigen:
    """What a municipality is expected to raise itself of the amounts the Rijk reckons with; thousands of euro."""

    pct: float
    pct_nederland: float
    suppletie: float | None  # None: this circulaire does not tell it
    per_gemeente: dict[str, float]  # gm_code -> share (%)

    def netto(self, gm_code: str, au_keur: float) -> float:
        """What of an amount of the algemene uitkering the Rijk pays."""
        return au_keur * (1 - self.per_gemeente[gm_code] / 100)


@bewaard
def eigen_inkomsten(haal: Haal, jaar: int, circulaire: str, gm_code: str | None) -> Eigen:
    """Own income of a municipality, or of all together."""
    alle = haal.eigen_inkomsten(jaar=jaar, circulaire=circulaire)
    land = 100 * float(alle["eigen_keur"].sum()) / float(alle["clusters_keur"].sum())
    per = dict(zip(alle["gm_code"], alle["eigen_pct"].astype(float), strict=True))
    zelf = alle if gm_code is None else alle[alle["gm_code"] == gm_code]
    bekend = zelf["suppletie_keur"].notna().all()
    return Eigen(
        land if gm_code is None else per[gm_code],
        land,
        float(zelf["suppletie_keur"].sum()) if bekend else None,
        per,
    )
