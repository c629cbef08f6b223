"""The backtest: what every way to look ahead would have said, knowing only what a council knew, and how far off it was.

A deviation is log(besteed / begroot). In November the newest jaarrekening is that of two years before the year that is
budgeted, so a prediction for year t stands on deviations up to t-2. A way is chosen on years before those it is scored on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from queries.antwoorden import Haal
from verhaal.begrippen import WET_NAAM
from verhaal.bewaren import bewaard
from verhaal.duiding import drempel

GROEPEN = ("jeugdwet", "wmo", "participatiewet", "wmo_jeugd")
GROEP_NAAM = {g: WET_NAAM.get(g, "Wmo en jeugd samen") for g in GROEPEN}
LEDEN = {"wmo_jeugd": ("wmo", "jeugdwet")}  # the laws of a group, where that is not the group itself
TELLING = "smal"  # the definitie of every amount here, as in the query vooruit_paren
BASIS = "begroting"  # what every other way must do better than
# whose peers a group has: shelter weighs in those of the Wmo, which are then few; youth is the larger part of the two
BUREN_VAN = {"wmo_jeugd": "jeugdwet"}


@dataclass(frozen=True)
class Regels:
    """The agreements of ``drempels.csv`` that the backtest obeys."""

    bekend: int
    venster: int
    eigen_minstens: int
    getoetst: int
    band: float
    band_minstens: float
    band_hoogstens: float

    @classmethod
    def van(cls, haal: Haal) -> Regels:
        d = {
            n: drempel(haal, f"vooruit_{n}") for n in ("bekend", "venster", "eigen_minstens", "getoetst")
        } | {n: drempel(haal, f"vooruit_{n}_pct") for n in ("band", "band_minstens", "band_hoogstens")}
        return cls(
            int(d["bekend"]),
            int(d["venster"]),
            int(d["eigen_minstens"]),
            int(d["getoetst"]),
            d["band"] / 100,
            d["band_minstens"],
            d["band_hoogstens"],
        )

    def jaren(self, jaar: int) -> range:
        """The years whose deviations a prediction for ``jaar`` stands on."""
        return range(jaar - self.bekend - self.venster + 1, jaar - self.bekend + 1)


@dataclass(frozen=True)
class Voorspelling:
    """Per municipality the expected deviation, and how far below and above it the outcomes lay."""

    verwacht: pd.Series  # index gm_code, log(besteed / begroot)
    onder: float
    boven: float


def afwijkingen(paren: pd.DataFrame, groep: str) -> pd.DataFrame:
    """log(besteed / begroot) of the pairs that fit: a row per municipality, a column per year.

    ``paren`` answers the query vooruit_paren, or has its columns gm_code, jaar, groep, begroot_keur, besteed_keur, past.
    """
    alle = paren[paren["groep"] == groep]
    p = alle[alle["past"]]
    p = p.assign(log=np.log(p["besteed_keur"].astype(float) / p["begroot_keur"].astype(float)))
    return p.pivot(index="gm_code", columns="jaar", values="log").reindex(sorted(set(alle["gm_code"])))


def _deel_eigen(bekend: pd.DataFrame, minstens: int) -> pd.Series:
    """How much of the own mean counts: the variance between municipalities beside that of a mean of a few noisy years."""
    n, gemiddeld = bekend.count(axis=1), bekend.mean(axis=1)
    genoeg = n >= minstens
    if genoeg.sum() < 2:
        return pd.Series(0.0, index=bekend.index)
    binnen = float((bekend.sub(gemiddeld, axis=0) ** 2).to_numpy()[~bekend.isna().to_numpy()].sum())
    ruis = binnen / float((n[n > 0] - 1).sum())
    tussen = max(float(gemiddeld[genoeg].var()) - ruis / float(n[genoeg].mean()), 0.0)
    return (tussen / (tussen + ruis / n.where(n > 0))).fillna(0.0)


def verwacht(wijze: str, bekend: pd.DataFrame, buren: pd.DataFrame, minstens: int) -> pd.Series:
    """What a way says the deviation will be, from the known deviations; ``buren``: gm_code, buur_gm_code."""
    landelijk = float(np.nanmedian(bekend.to_numpy()))
    overal = pd.Series(landelijk, index=bekend.index)
    eigen = bekend.mean(axis=1).where(bekend.count(axis=1) >= minstens)
    if wijze == BASIS:
        return overal * 0
    if wijze == "landelijk":
        return overal
    if wijze == "eigen":
        return eigen.fillna(landelijk)
    if wijze == "eigen_landelijk":
        deel = _deel_eigen(bekend, minstens)
        return (deel * eigen + (1 - deel) * landelijk).fillna(landelijk)
    if wijze == "buren":
        lang = bekend.reset_index().melt("gm_code", value_name="log").dropna()[["gm_code", "log"]]
        naast = buren.merge(lang, left_on="buur_gm_code", right_on="gm_code", suffixes=("", "_buur"))
        return naast.groupby("gm_code")["log"].median().reindex(bekend.index).fillna(landelijk)
    raise ValueError(wijze)


@dataclass(frozen=True)
class Toets:
    """One group over all years: what each way would have said and how it went."""

    groep: str
    afwijking: pd.DataFrame
    buren: pd.DataFrame
    regels: Regels
    wijzen: tuple[str, ...]

    def voorspel(self, wijze: str, jaar: int) -> Voorspelling | None:
        """The prediction for ``jaar`` with what was known in November before it; None when nothing was."""
        jaren = [j for j in self.regels.jaren(jaar) if j in self.afwijking]
        bekend = self.afwijking[jaren]
        if not jaren or not bekend.notna().to_numpy().any():
            return None
        mu = verwacht(wijze, bekend, self.buren, self.regels.eigen_minstens)
        # the way laid over the known years themselves: how far those outcomes were from it
        rest = bekend.sub(mu, axis=0).to_numpy().ravel()
        staart = (1 - self.regels.band) / 2
        onder, boven = np.nanquantile(rest, [staart, 1 - staart])
        return Voorspelling(mu, float(onder), float(boven))

    @cached_property
    def per_jaar(self) -> pd.DataFrame:
        """A row per way and year with an outcome: how many municipalities, the median error (%), how many in the band (%)."""
        rijen = []
        for wijze in self.wijzen:
            for jaar in self.afwijking.columns:
                v = self.voorspel(wijze, int(jaar))
                uitkomst = self.afwijking[jaar].dropna()
                if v is None or uitkomst.empty:
                    continue
                mu = v.verwacht.reindex(uitkomst.index)
                fout = 100 * ((mu - uitkomst).map(np.expm1)).abs()
                binnen = uitkomst.between(mu + v.onder, mu + v.boven)
                rijen.append(
                    {
                        "groep": self.groep,
                        "rekenwijze": wijze,
                        "jaar": int(jaar),
                        "n": len(uitkomst),
                        "fout_pct": float(fout.median()),
                        "binnen_pct": 100 * float(binnen.mean()),
                    }
                )
        return pd.DataFrame(rijen)

    @property
    def getoetst(self) -> list[int]:
        """The newest years with an outcome, on which a way is scored."""
        return sorted({int(j) for j in self.per_jaar["jaar"]})[-self.regels.getoetst :]

    @cached_property
    def samen(self) -> pd.DataFrame:
        """A row per way: mean of the yearly medians over the years it is scored on, and over those it is chosen on."""
        t = self.per_jaar
        toets = t["jaar"].isin(self.getoetst)
        g = t[toets].groupby("rekenwijze")
        uit = pd.DataFrame({"fout_pct": g["fout_pct"].mean(), "binnen_pct": g["binnen_pct"].mean()})
        uit["keuze_fout_pct"] = t[~toets].groupby("rekenwijze")["fout_pct"].mean()
        return uit.reindex(list(self.wijzen))

    @property
    def beste_vooraf(self) -> str:
        """The way with the smallest error in the years before those it is scored on; a tie goes to the simplest."""
        keuze = self.samen["keuze_fout_pct"]
        return BASIS if keuze.isna().all() else str(keuze.idxmin())

    @property
    def getoond(self) -> str | None:
        """The way that may be shown: chosen beforehand, and then better than the budget itself. None: show nothing."""
        wijze, fout = self.beste_vooraf, self.samen["fout_pct"]
        if len(self.getoetst) < self.regels.getoetst or not fout[wijze] < fout[BASIS]:
            return None
        return wijze

    @property
    def band_houdt(self) -> bool:
        """Whether the band of the way that is shown held about as many outcomes as it says."""
        wijze = self.getoond
        if wijze is None:
            return False
        binnen = float(self.samen["binnen_pct"][wijze])
        return self.regels.band_minstens <= binnen <= self.regels.band_hoogstens

    @property
    def verloren_jaren(self) -> list[int]:
        """The scored years in which the budget itself was closer than the way that is shown."""
        if self.getoond is None:
            return []
        fout = self.per_jaar.pivot(index="jaar", columns="rekenwijze", values="fout_pct").loc[self.getoetst]
        return [int(j) for j in fout.index[fout[BASIS] <= fout[self.getoond]]]


def toets_van(
    paren: pd.DataFrame, buren: pd.DataFrame, regels: Regels, wijzen: tuple[str, ...], groep: str
) -> Toets:
    """The backtest of one group over these pairs; ``buren``: gm_code, wet, buur_gm_code."""
    eigen = buren[buren["wet"] == BUREN_VAN.get(groep, groep)]
    return Toets(groep, afwijkingen(paren, groep), eigen, regels, wijzen)


@bewaard
def terugtoets(haal: Haal, groep: str) -> Toets:
    """The backtest of one group on the served figures."""
    wijzen = tuple(haal.rekenwijzen()["rekenwijze"])
    return toets_van(haal.vooruit_paren(), haal.buren_alle(), Regels.van(haal), wijzen, groep)


def _oordeel(wijze: str, toets: Toets) -> str:
    """What came of a way, in a few words."""
    if wijze != toets.beste_vooraf:
        return ""
    if wijze == toets.getoond:
        return "gekozen en getoond"
    return (
        "gekozen: vooraf was geen rekenwijze beter"
        if wijze == BASIS
        else "gekozen, niet beter dan de begroting"
    )


@bewaard
def tabel(haal: Haal) -> pd.DataFrame:
    """Every group and way: what it was off in the years before and in the scored years, and whether it is shown."""
    namen = haal.rekenwijzen().set_index("rekenwijze")["naam"]
    delen = []
    for groep in GROEPEN:
        toets = terugtoets(haal, groep)
        per_jaar = toets.per_jaar.pivot(index="rekenwijze", columns="jaar", values="fout_pct")
        deel = toets.samen.join(per_jaar[toets.getoetst].rename(columns=str)).reset_index()
        deel.insert(0, "groep", groep)
        deel.insert(2, "naam", deel["rekenwijze"].map(namen))
        deel["gekozen"] = deel["rekenwijze"] == toets.beste_vooraf
        deel["getoond"] = deel["rekenwijze"] == toets.getoond
        deel["oordeel"] = [_oordeel(w, toets) for w in deel["rekenwijze"]]
        delen.append(deel)
    return pd.concat(delen, ignore_index=True)
