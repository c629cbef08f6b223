"""Sums over municipalities and years for one definition of a deficit. Pure pandas, no Streamlit.

Every function takes the answer of the query ``tekort``: a row per municipality and year with both sides known
(paired). Pairs that do not fit (booked elsewhere, or an impossible amount) stay out of everything unless the reader asks
otherwise; then they are in the sums only.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.bewaren import bewaard
from verhaal.duiding import drempel
from verhaal.groep import MINSTENS

EIGEN = "eigen"
_MINSTENS_PAREN = 30  # municipalities with both years; a correlation over fewer says little


@dataclass(frozen=True)
class Definitie:
    """A deficit = ``links`` minus ``rechts``; the words travel to title, chart, table, download and citation."""

    definitie_id: str
    naam: str
    zin: str  # the finding in words; '' for a combination of the reader's own
    formule: str
    links: str
    rechts: str
    taakvelden: str
    bronnen: str
    valkuilen: str
    bron: str

    @property
    def met_rekenbedrag(self) -> bool:
        return "rekenbedrag" in (self.links, self.rechts)

    @property
    def met_netto(self) -> bool:
        return any(t.endswith("_netto") for t in (self.links, self.rechts))


@dataclass(frozen=True)
class Instelling:
    """Everything a reader chose; enough to make the same table again."""

    wet: str
    definitie: Definitie
    circulaire: str = ""
    toegang_pct: int = 0
    overhead_pct: int = 0
    zonder_opvallend: bool = True  # pairs that do not fit stay out of every sum

    @property
    def hangt_af(self) -> bool:
        """Whether the outcome turns on what counts of shared costs: then one figure alone says little."""
        return self.definitie.met_rekenbedrag and self.definitie.met_netto

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters of the query ``tekort``."""
        return {
            "wet": self.wet,
            "links": self.definitie.links,
            "rechts": self.definitie.rechts,
            "circulaire": self.circulaire,
            "toegang_pct": self.toegang_pct,
            "overhead_pct": self.overhead_pct,
        }


def gefilterd(tabel: pd.DataFrame, instelling: Instelling) -> pd.DataFrame:
    """Without the pairs that do not fit, unless the reader wants them in; who went stands in ``attrs``."""
    if not instelling.zonder_opvallend:
        return tabel
    uit = tabel[~tabel["anders_geboekt"]].copy()
    weg = tabel[tabel["anders_geboekt"]]
    uit.attrs["weggelaten"] = als_rijen(
        weg[[k for k in ("jaar", "naam", "verschil_keur", "inwoners") if k in weg]]
    )
    return uit


@bewaard
def tabel_van(haal: Haal, instelling: Instelling) -> pd.DataFrame:
    """The deficits of all municipalities and years (columns of the query ``tekort``) under these choices."""
    return gefilterd(haal.tekort(**instelling.parameters), instelling)


def alle_paren(haal: Haal, instelling: Instelling) -> pd.DataFrame:
    """As ``tabel_van``, with the pairs that do not fit in it as well, for whoever marks them itself."""
    return tabel_van(haal, replace(instelling, zonder_opvallend=False))


@bewaard
def houdt_aan(haal: Haal, instelling: Instelling) -> pd.DataFrame:
    """As ``per_afstand``, of every pair under these choices."""
    return per_afstand(alle_paren(haal, instelling))


@bewaard
def bandbreedte(haal: Haal, instelling: Instelling) -> tuple[pd.DataFrame, pd.DataFrame, Instelling]:
    """The table without shared costs, the one with as much of them as is thought possible, and that setting.

    Of participatie no toegang counts: wijkteams work for youth and Wmo.
    """
    pct = {k: int(drempel(haal, f"gedeeld_{k}_hoogstens_pct")) for k in ("toegang", "overhead")}
    toegang = 0 if instelling.wet == "participatiewet" else pct["toegang"]
    hoog = replace(instelling, toegang_pct=toegang, overhead_pct=pct["overhead"])
    laag = replace(instelling, toegang_pct=0, overhead_pct=0)
    return tabel_van(haal, laag), tabel_van(haal, hoog), hoog


def _bruikbaar(tabel: pd.DataFrame) -> pd.DataFrame:
    return tabel[~tabel["anders_geboekt"]]


def landelijk(tabel: pd.DataFrame) -> pd.DataFrame:
    """Per year: both sums, the difference, per inhabitant (weighted), how many municipalities, how many odd pairs."""
    g = tabel.groupby("jaar")
    uit = g.agg(
        n=("gm_code", "size"),
        links_keur=("links_keur", "sum"),
        rechts_keur=("rechts_keur", "sum"),
        verschil_keur=("verschil_keur", "sum"),
        inwoners=("inwoners", "sum"),
        opvallend=("anders_geboekt", "sum"),
    )
    uit["per_inwoner_eur"] = 1000 * uit["verschil_keur"] / uit["inwoners"]
    return uit.reset_index()


def verdeling(tabel: pd.DataFrame, maat: str) -> pd.DataFrame:
    """Per year over municipalities: how many, the share above zero, and quartiles of ``maat``; odd pairs left out."""
    bruikbaar = _bruikbaar(tabel).dropna(subset=[maat])
    rijen = []
    for jaar, groep in bruikbaar.groupby("jaar"):
        alle = tabel[tabel["jaar"] == jaar]
        genoeg = len(groep) >= MINSTENS
        rijen.append(
            {
                "jaar": int(str(jaar)),
                "n": len(groep),
                "weggelaten": int(alle["anders_geboekt"].sum()),
                "boven_nul": int((groep["verschil_keur"] > 0).sum()),
                "boven_nul_pct": 100 * float((groep["verschil_keur"] > 0).mean()),
                "q1": float(groep[maat].quantile(0.25)) if genoeg else None,
                "mediaan": float(groep[maat].median()) if genoeg else None,
                "q3": float(groep[maat].quantile(0.75)) if genoeg else None,
            }
        )
    return pd.DataFrame(rijen)


def trechter(
    tabel: pd.DataFrame, maat: str, jaar: int, *, groepen: int, minstens: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The municipalities of one year that fit, and per group of about the same size between which bounds nine in ten lie.

    Fewer than ``groepen`` groups when one would hold less than ``minstens``; no bounds below two groups.
    """
    t = _bruikbaar(tabel).query("jaar == @jaar").dropna(subset=[maat, "inwoners"]).sort_values("inwoners")
    groepen = min(groepen, len(t) // minstens)
    if groepen < 2:
        return t, pd.DataFrame()
    rijen = [
        {
            "inwoners_van": float(g["inwoners"].min()),
            "inwoners_tot": float(g["inwoners"].max()),
            "inwoners": float(g["inwoners"].median()),
            "n": len(g),
            "laag": float(g[maat].quantile(0.05)),
            "mediaan": float(g[maat].median()),
            "hoog": float(g[maat].quantile(0.95)),
        }
        for deel in np.array_split(np.arange(len(t)), groepen)
        for g in [t.iloc[deel]]
    ]
    return t, pd.DataFrame(rijen)


def langste_reeks(boven: np.ndarray) -> np.ndarray:
    """The longest run of consecutive years per row; a column per year, True = above zero. [T, T, F, T] -> 2."""
    nu = np.zeros(len(boven), dtype=int)
    langste = nu
    for jaar in boven.T:
        nu = (nu + 1) * jaar
        langste = np.maximum(langste, nu)
    return langste


def volharding(tabel: pd.DataFrame) -> pd.DataFrame:
    """Per municipality: years with a usable pair, years above zero, longest run, sum of euro per inhabitant."""
    alle = tabel[["gm_code", "naam"]].drop_duplicates("gm_code", ignore_index=True)
    jaren = range(int(tabel["jaar"].min()), int(tabel["jaar"].max()) + 1)
    rij, kolom = pd.Index(alle["gm_code"]).get_indexer(tabel["gm_code"]), tabel["jaar"].to_numpy() - jaren[0]
    bruikbaar = ~tabel["anders_geboekt"].to_numpy(dtype=bool)

    def vlak(waarden: pd.Series) -> np.ndarray:
        uit = np.full((len(alle), len(jaren)), np.nan)
        uit[rij[bruikbaar], kolom[bruikbaar]] = waarden.to_numpy(dtype=float)[bruikbaar]
        return uit

    verschil, per_inwoner = vlak(tabel["verschil_keur"]), vlak(tabel["per_inwoner_eur"])
    boven, bekend = verschil > 0, ~np.isnan(per_inwoner)
    return alle.assign(
        jaren=(~np.isnan(verschil)).sum(axis=1),
        boven_nul=boven.sum(axis=1),
        langste_reeks=langste_reeks(boven),
        samen_per_inwoner_eur=np.where(bekend.any(axis=1), np.nansum(per_inwoner, axis=1), np.nan),
        weggelaten=np.bincount(rij[~bruikbaar], minlength=len(alle)),
    )


def altijd_bij_toeval(tabel: pd.DataFrame) -> float:
    """How many municipalities would lie above zero in all their years if every year stood on its own."""
    t = _bruikbaar(tabel)
    deel = (t["verschil_keur"] > 0).groupby(t["jaar"]).transform("mean")
    g = deel.groupby(t["gm_code"])
    return float(g.prod()[g.size() > 1].sum())


def per_afstand(tabel: pd.DataFrame) -> pd.DataFrame:
    """Does a difference last? Per number of years in between: the rank correlation of euro per inhabitant, and who stays above zero.

    Worked out per pair of years over the municipalities with a usable pair in both, then averaged over those pairs of years.
    ``grens``: beyond it lies the correlation of one pair of years in one out of twenty cases when the years stand apart.
    """
    breed = _bruikbaar(tabel).pivot(index="gm_code", columns="jaar", values="per_inwoner_eur")
    jaren = sorted(int(str(j)) for j in breed.columns)
    rijen = []
    for afstand in range(1, len(jaren)):
        alle = [breed[[j, j + afstand]].dropna().to_numpy() for j in jaren if j + afstand in breed]
        paren = [p for p in alle if len(p) >= _MINSTENS_PAREN]
        if not paren:
            continue
        rangen = [pd.DataFrame(p).rank().to_numpy() for p in paren]
        rho = np.array([np.corrcoef(r, rowvar=False)[0, 1] for r in rangen])
        eerst, later = np.concatenate(paren).T > 0
        rijen.append(
            {
                "afstand": afstand,
                "jaarparen": len(paren),
                "n": min(len(p) for p in paren),
                "rho": float(rho.mean()),
                "laagste": float(rho.min()),
                "hoogste": float(rho.max()),
                "grens": 1.96 / float(np.sqrt(min(len(p) for p in paren) - 1)),
                "na_boven_pct": 100 * float(later[eerst].mean()) if eerst.any() else None,
                "na_onder_pct": 100 * float(later[~eerst].mean()) if not eerst.all() else None,
            }
        )
    return pd.DataFrame(rijen)


def per_groep(tabel: pd.DataFrame, kolom: str, jaar: int) -> pd.DataFrame:
    """Per region or class in one year: paired sums, per inhabitant (weighted), n, and odd pairs in it."""
    g = tabel[tabel["jaar"] == jaar].groupby(kolom)
    uit = g.agg(
        n=("gm_code", "size"),
        verschil_keur=("verschil_keur", "sum"),
        rechts_keur=("rechts_keur", "sum"),
        inwoners=("inwoners", "sum"),
        opvallend=("anders_geboekt", "sum"),
    )
    uit["per_inwoner_eur"] = 1000 * uit["verschil_keur"] / uit["inwoners"]
    uit["verschil_pct"] = (100 * uit["verschil_keur"] / uit["rechts_keur"]).where(uit["rechts_keur"] > 0)
    return uit.reset_index().rename(columns={kolom: "groep"})


def uitschieters(tabel: pd.DataFrame, jaar: int, maat: str, hoeveel: int = 10) -> list[dict[str, Any]]:
    """The municipalities furthest from the median, on both sides, with their flags; nobody is removed."""
    van = tabel[(tabel["jaar"] == jaar) & tabel[maat].notna()]
    afstand = (van[maat] - van[maat].median()).abs()
    return als_rijen(van.assign(afstand=afstand).nlargest(hoeveel, "afstand"))
