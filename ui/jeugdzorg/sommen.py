"""Sums over municipalities and years for one definition of a deficit. Pure pandas, no Streamlit.

Every function takes the answer of the query ``tekort``: a row per municipality and year with both sides known
(paired). Pairs that are booked elsewhere stay in sums and are left out of shares, quartiles and runs.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from ui.groep import MINSTENS

EIGEN = "eigen"


@dataclass(frozen=True)
class Definitie:
    """A deficit = ``links`` minus ``rechts``; the words travel to title, chart, table, download and citation."""

    definitie_id: str
    naam: str
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
    zonder_opvallend: bool = False

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
    """Without the pairs that are booked elsewhere, when the reader asked so; how many went stands in ``attrs``."""
    if not instelling.zonder_opvallend:
        return tabel
    uit = tabel[~tabel["anders_geboekt"]].copy()
    uit.attrs["weggelaten"] = int(tabel["anders_geboekt"].sum())
    return uit


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


def langste_reeks(jaren: list[int]) -> int:
    """The longest run of consecutive years: [2017, 2018, 2020] -> 2."""
    reeksen = groupby(enumerate(sorted(jaren)), key=lambda paar: paar[1] - paar[0])
    return max((len(list(groep)) for _, groep in reeksen), default=0)


def volharding(tabel: pd.DataFrame) -> pd.DataFrame:
    """Per municipality: years with a usable pair, years above zero, longest run, sum of euro per inhabitant."""
    per_gemeente: dict[tuple[str, str], list[dict[str, Any]]] = {}
    velden = ["gm_code", "naam", "jaar", "verschil_keur", "per_inwoner_eur", "anders_geboekt"]
    for r in als_rijen(tabel[velden]):
        per_gemeente.setdefault((r["gm_code"], r["naam"]), []).append(r)
    rijen = []
    for (gm_code, naam), paren in per_gemeente.items():
        bruikbaar = [r for r in paren if not r["anders_geboekt"]]
        boven = [int(r["jaar"]) for r in bruikbaar if r["verschil_keur"] > 0]
        per_inwoner = [
            r["per_inwoner_eur"] for r in bruikbaar if r["per_inwoner_eur"] == r["per_inwoner_eur"]
        ]
        rijen.append(
            {
                "gm_code": gm_code,
                "naam": naam,
                "jaren": len(bruikbaar),
                "boven_nul": len(boven),
                "langste_reeks": langste_reeks(boven),
                "samen_per_inwoner_eur": sum(per_inwoner) if per_inwoner else None,
                "weggelaten": len(paren) - len(bruikbaar),
            }
        )
    return pd.DataFrame(rijen).astype({"samen_per_inwoner_eur": "float64"})


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


def realistischer(tabel: pd.DataFrame) -> pd.DataFrame:
    """Per year: did municipalities that spent more than budgeted the year before raise their budget more?

    ``tabel`` must be the definition rekening - begroting (lasten): links = rekening, rechts = begroting. Groups
    with fewer than three municipalities are left out.
    """
    bruikbaar = _bruikbaar(tabel)[["gm_code", "jaar", "verschil_pct", "rechts_keur"]]
    eerder = bruikbaar.assign(jaar=bruikbaar["jaar"] + 1)
    samen = bruikbaar.merge(eerder, on=["gm_code", "jaar"], suffixes=("", "_eerder"))
    samen = samen[samen["rechts_keur_eerder"] > 0].dropna(subset=["verschil_pct", "verschil_pct_eerder"])
    samen["groei_pct"] = 100 * (samen["rechts_keur"] / samen["rechts_keur_eerder"] - 1)
    rijen = []
    samen["meer"] = samen["verschil_pct_eerder"] > 0
    for (jaar, meer), groep in samen.groupby(["jaar", "meer"]):
        if len(groep) < MINSTENS:
            continue
        rijen.append(
            {
                "jaar": int(str(jaar)),
                "eerder": "meer uitgegeven" if meer else "niet meer uitgegeven",
                "n": len(groep),
                "groei_pct": float(groep["groei_pct"].median()),
                "verschil_eerder_pct": float(groep["verschil_pct_eerder"].median()),
                "verschil_pct": float(groep["verschil_pct"].median()),
                "kleiner_pct": 100
                * float((groep["verschil_pct"].abs() < groep["verschil_pct_eerder"].abs()).mean()),
            }
        )
    return pd.DataFrame(rijen)


def uitschieters(tabel: pd.DataFrame, jaar: int, maat: str, hoeveel: int = 10) -> list[dict[str, Any]]:
    """The municipalities furthest from the median, on both sides, with their flags; nobody is removed."""
    van = tabel[(tabel["jaar"] == jaar) & tabel[maat].notna()]
    afstand = (van[maat] - van[maat].median()).abs()
    return als_rijen(van.assign(afstand=afstand).nlargest(hoeveel, "afstand"))
