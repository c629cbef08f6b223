"""The newest begroting of a municipality laid beside what was known when it was set; a fact beside a fact, no verdict.

Where pgb of two laws is known as a whole only, Wmo and youth are told together, here and for the peers alike, or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.beeld import Beeld
from verhaal.begrippen import WETTEN, jaren_kort
from verhaal.bewaren import bewaard
from verhaal.duiding import drempel
from verhaal.getallen import als_gelezen, euro_kort, is_leeg, procent, verschil_gelezen
from verhaal.taakveldwoorden import breuk_zin, breukjaren
from verhaal.vooruit.terugtoets import BUREN_VAN, Regels
from verhaal.vooruit.vooruitblik import (
    IN_ZIN,
    LEDEN,
    REGIO,
    REGIOZIN,
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


def groepen(haal: Haal, jaar: int) -> tuple[str, ...]:
    """The laws told apart for the begroting of this year, or two of them together where they cannot be told apart."""
    if los_bekend(haal, "wmo", jaar):
        return WETTEN
    return ("wmo_jeugd", *(w for w in WETTEN if los_bekend(haal, w, jaar)))


def nieuwste_begroting(haal: Haal) -> int:
    """The newest year of which there are begrotingen."""
    t = haal.vooruit_paren()
    return int(t.loc[t["begroot_keur"].notna(), "jaar"].max())


@bewaard
def stappen(haal: Haal, groep: str, jaar: int) -> pd.Series:
    """Per municipality how far (%) its begroting lies above the newest jaarrekening known then; flagged amounts left out."""
    t = haal.vooruit_paren()
    t = t[t["groep"] == groep]
    b, r = t[t["jaar"] == jaar], t[t["jaar"] == jaar - Regels.van(haal).bekend]
    b = b[[helder(groep, v) and REGIO not in v.split(",") for v in b["vlaggen_begroting"]]]
    r = r[[helder(groep, v) for v in r["vlaggen_rekening"]]]
    p = b.set_index("gm_code")[["begroot_keur"]].join(r.set_index("gm_code")["besteed_keur"], how="inner")
    p = p[(p["begroot_keur"] > 0) & (p["besteed_keur"] > 0)]
    factor, verhouding = drempel(haal, "volgende_factor"), p["begroot_keur"] / p["besteed_keur"]
    return 100 * (verhouding[verhouding.between(1 / factor, factor)] - 1)


def _stap(haal: Haal, gm_code: str, groep: str, jaar: int) -> Stap | None:
    alle = stappen(haal, groep, jaar)
    b = haal.buren_alle()
    namen = b.loc[(b["gm_code"] == gm_code) & (b["wet"] == BUREN_VAN.get(groep, groep)), "buur_gm_code"]
    anderen = alle[alle.index.isin(namen)]
    if gm_code not in alle.index or len(anderen) < drempel(haal, "positie_gemeenten"):
        return None
    q1, midden, q3 = (float(anderen.quantile(q)) for q in (0.25, 0.5, 0.75))
    return Stap(float(alle[gm_code]), len(anderen), q1, midden, q3)


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


def _verschil(keur: float, anders: float) -> str:
    """'€ 3,1 mln meer', '€ 0,4 mln minder' or 'vrijwel evenveel', as the two amounts are read."""
    verschil = als_gelezen(keur) - als_gelezen(anders)
    if abs(verschil) < 1:
        return "vrijwel evenveel"
    return f"{verschil_gelezen(keur, anders)} {'meer' if verschil > 0 else 'minder'}"


def _hoger(pct: float) -> str:
    return f"{procent(abs(pct))} {'hoger' if pct >= 0 else 'lager'}"


def zinnen(haal: Haal, c: Check, beeld: Beeld) -> list[str]:
    """The check in sentences; what is not corrected is said, and nothing is called good or bad."""
    waarvoor = IN_ZIN[c.groep]
    uit = [f"{beeld.naam} begrootte voor {c.jaar} {euro_kort(c.begroot_keur)} voor {waarvoor}."]
    if c.rekening_keur is not None:
        zin = f"De nieuwste jaarrekening die toen bekend was, is die van {c.rekening_jaar}: {euro_kort(c.rekening_keur)}."
        if c.rekening_in_prijzen_keur is not None:
            zin += (
                f" In prijzen van {c.prijsjaar} is dat {euro_kort(c.rekening_in_prijzen_keur)}. Begroot is "
                f"{_verschil(c.begroot_keur, c.rekening_in_prijzen_keur)} dan dat bedrag."
            ).replace("evenveel dan", "evenveel als")
            zin += " Niet gecorrigeerd is voor meer of minder inwoners, voor lonen in de zorg en voor nieuwe taken."
            if c.prijsjaar < c.jaar:
                zin += f" Ook prijzen die na {c.prijsjaar} veranderen, zitten er niet in."
        else:
            zin += f" Begroot is {_verschil(c.begroot_keur, c.rekening_keur)} dan dat bedrag, niet gecorrigeerd voor prijzen.".replace(
                "evenveel dan", "evenveel als"
            )
        zin += breuk_zin(
            breukjaren(haal, (c.rekening_jaar, c.jaar), LEDEN.get(c.groep, (c.groep,))), " van taakvelden"
        )
        uit.append(zin)
    if c.vorige_keur is not None:
        verschil = _verschil(c.begroot_keur, c.vorige_keur)
        dan = "als" if verschil == "vrijwel evenveel" else "dan"
        uit.append(
            f"Begroot is {verschil} {dan} in de begroting {c.jaar - 1}, die {euro_kort(c.vorige_keur)} was (niet gecorrigeerd voor prijzen)."
        )
    if c.stap is not None:
        uit.append(
            f"Zonder correctie voor prijzen ligt de begroting {c.jaar} hier {_hoger(c.stap.eigen_pct)} dan de jaarrekening {c.rekening_jaar}. "
            f"Bij de middelste van {c.stap.n} vergelijkbare gemeenten is dat {_hoger(c.stap.mediaan_pct)}. "
            f"De middelste helft van hen ligt tussen {_hoger(c.stap.q1_pct)} en {_hoger(c.stap.q3_pct)}."
        )
    if c.regio:
        uit.append(f"{REGIOZIN} Daarom staan ze hier niet naast die van andere gemeenten.")
    if c.mediaan_pct is not None and c.sinds is not None:
        telling = f"alle {c.n_jaren}" if c.n_meer == c.n_jaren else f"{c.n_meer} van de {c.n_jaren}"
        zin = (
            f"In {telling} vergelijkbare jaren sinds {c.sinds} gaf {beeld.wie(c.sinds)} meer uit dan vooraf begroot. In het midden van die "
            f"jaren (mediaan) lagen de uitgaven {_hoger(c.mediaan_pct)} dan de begroting."
        )
        if c.regelingjaren:
            zin += f" In {jaren_kort(list(c.regelingjaren))} hoorde daar een tijdelijke regeling van het Rijk bij, waarvoor het Rijk apart betaalde."
        uit.append(f"{zin} Tegenover hogere uitgaven kunnen hogere inkomsten staan.")
    return uit


@bewaard
def reservezin(haal: Haal, gm_code: str) -> str:
    """The newest algemene reserve, to stand beside the check; '' when not known."""
    rijen = [r for r in als_rijen(haal.reserves(gm_code=gm_code)) if not is_leeg(r["algemene_reserve_keur"])]
    if not rijen:
        return ""
    r = max(rijen, key=lambda x: int(x["jaar"]))
    return (
        f"Eind {r['jaar']} had de gemeente {euro_kort(r['algemene_reserve_keur'])} in de algemene reserve. "
        "Die is voor tegenvallers bij alle taken van de gemeente."
    )


@bewaard
def begrotingscheck(haal: Haal, beeld: Beeld) -> dict[str, list[str]]:
    """Sentences per group for the newest begroting; nothing for Nederland, and no group whose amount is not whole."""
    code, jaar = beeld.keuze.gm_code, nieuwste_begroting(haal)
    if code is None:
        return {}
    alle = {groep: check(haal, code, groep, jaar) for groep in groepen(haal, jaar)}
    return {groep: zinnen(haal, c, beeld) for groep, c in alle.items() if c is not None}
