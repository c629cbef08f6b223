"""The newest begroting of a municipality laid beside what was known when it was set; a fact beside a fact, no verdict.

Where pgb of two laws is known as a whole only, Wmo and youth are told together, here and for the peers alike, or not at all.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from statistics import median

import numpy as np

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.begrippen import WETTEN
from verhaal.bewaren import bewaard
from verhaal.duiding import drempel
from verhaal.getallen import is_leeg
from verhaal.vooruit.terugtoets import BUREN_VAN, Regels
from verhaal.vooruit.vooruitblik import (
    REGIO,
    bedrag,
    geloofwaardig,
    helder,
    is_regio,
    los_bekend,
    regelingjaren,
    van_gemeente,
)


@dataclass(frozen=True)
class Stap:
    """How far (%) a begroting lies above the newest jaarrekening known then: here, and among others."""

    eigen_pct: float
    n: int
    q1_pct: float
    mediaan_pct: float
    q3_pct: float


@dataclass(frozen=True)
class Check:
    """One begroting of a group of laws and what stands beside it; None where an amount is missing or carries a flag."""

    groep: str
    jaar: int
    begroot_keur: float
    rekening_jaar: int
    rekening_keur: float | None
    prijsjaar: int
    rekening_in_prijzen_keur: float | None
    vorige_keur: float | None
    stap: Stap | None
    n_jaren: int
    n_meer: int
    sinds: int | None
    mediaan_pct: float | None
    regio: bool
    regelingjaren: tuple[int, ...]  # compared years with a temporary scheme of the Rijk


@bewaard
def groepen(haal: Haal, jaar: int) -> tuple[str, ...]:
    """The laws told apart for the begroting of this year, or two of them together where they cannot be told apart."""
    if los_bekend(haal, "wmo", jaar):
        return WETTEN
    return ("wmo_jeugd", *(w for w in WETTEN if los_bekend(haal, w, jaar)))


@bewaard
def nieuwste_begroting(haal: Haal) -> int:
    """The newest year of which there are begrotingen."""
    t = haal.vooruit_paren()
    return int(t.loc[t["begroot_keur"].notna(), "jaar"].max())


@bewaard
def stappen(haal: Haal, groep: str, jaar: int) -> dict[str, float]:
    """Per municipality how far (%) its begroting lies above the newest jaarrekening known then; flagged amounts left out."""
    t = haal.vooruit_paren()
    t = t[t["groep"] == groep]
    b, r = t[t["jaar"] == jaar], t[t["jaar"] == jaar - Regels.van(haal).bekend]
    b = b[[helder(groep, v) and REGIO not in v.split(",") for v in b["vlaggen_begroting"]]]
    r = r[[helder(groep, v) for v in r["vlaggen_rekening"]]]
    p = b.set_index("gm_code")[["begroot_keur"]].join(r.set_index("gm_code")["besteed_keur"], how="inner")
    p = p[(p["begroot_keur"] > 0) & (p["besteed_keur"] > 0)]
    factor, verhouding = drempel(haal, "volgende_factor"), p["begroot_keur"] / p["besteed_keur"]
    stap_pct = 100 * (verhouding[verhouding.between(1 / factor, factor)] - 1)
    return {str(gm_code): float(pct) for gm_code, pct in stap_pct.items()}


@bewaard
def _buren(haal: Haal) -> dict[Hashable, list[str]]:
    """The peers of each municipality and law: looking through all of them takes longer than the rest."""
    tabel = haal.buren_alle()
    groepen = tabel.groupby(["gm_code", "wet"])["buur_gm_code"]
    return {(str(gm_code), str(wet)): list(namen) for (gm_code, wet), namen in groepen}


def _stap(haal: Haal, gm_code: str, groep: str, jaar: int) -> Stap | None:
    alle = stappen(haal, groep, jaar)
    buren = _buren(haal).get((gm_code, BUREN_VAN.get(groep, groep)), [])
    anderen = [alle[buur] for buur in buren if buur in alle]
    if gm_code not in alle or len(anderen) < drempel(haal, "positie_gemeenten"):
        return None
    q1, midden, q3 = (float(q) for q in np.quantile(anderen, (0.25, 0.5, 0.75)))
    return Stap(alle[gm_code], len(anderen), q1, midden, q3)


@bewaard
def check(haal: Haal, gm_code: str, groep: str, jaar: int) -> Check | None:
    """What stands beside this begroting; None when it is missing, carries a flag or is probably booked elsewhere."""
    eigen = van_gemeente(haal, gm_code, groep)
    toen = jaar - Regels.van(haal).bekend
    begroot = bedrag(eigen.get(jaar), "begroot_keur")
    if (
        begroot is None
        or not los_bekend(haal, groep, jaar)
        or not helder(groep, str(eigen[jaar]["vlaggen_begroting"]))
    ):
        return None

    def bekend(wanneer: int, soort: str, kolom: str) -> float | None:
        rij = eigen.get(wanneer)
        return bedrag(rij, kolom) if rij and helder(groep, str(rij[f"vlaggen_{soort}"])) else None

    rekening, vorige = bekend(toen, "rekening", "besteed_keur"), bekend(jaar - 1, "begroting", "begroot_keur")
    if not geloofwaardig(haal, begroot, bedrag(eigen.get(toen), "besteed_keur")):
        return None
    prijs = {int(r["jaar"]): r for r in als_rijen(haal.prijspeil())}[toen]
    factor = None if is_leeg(prijs["factor"]) else float(prijs["factor"])
    # an index past the year of the begroting itself would turn the correction around
    prijzen = rekening * factor if rekening and factor and toen < prijs["naar_jaar"] <= jaar else None
    paren = [
        (j, besteed / vooraf)
        for j, r in eigen.items()
        if r["past"] and (besteed := bedrag(r, "besteed_keur")) and (vooraf := bedrag(r, "begroot_keur"))
    ]
    genoeg = len(paren) >= drempel(haal, "reeks_minstens_jaren")
    return Check(
        groep=groep,
        jaar=jaar,
        begroot_keur=begroot,
        rekening_jaar=toen,
        rekening_keur=rekening,
        prijsjaar=int(prijs["naar_jaar"]),
        rekening_in_prijzen_keur=prijzen,
        vorige_keur=vorige,
        stap=_stap(haal, gm_code, groep, jaar),
        n_jaren=len(paren) if genoeg else 0,
        n_meer=sum(1 for _, v in paren if v > 1) if genoeg else 0,
        sinds=min(j for j, _ in paren) if genoeg else None,
        mediaan_pct=100 * (median(v for _, v in paren) - 1) if genoeg else None,
        regio=is_regio(eigen[jaar]),
        regelingjaren=regelingjaren(eigen, [j for j, _ in paren]),
    )
