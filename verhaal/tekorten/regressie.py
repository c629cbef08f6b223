"""A small regression: an amount per inhabitant on characteristics of municipalities. No Streamlit.

Ordinary least squares with statsmodels, robust (HC3) and clustered by jeugdregio; nothing is estimated here ourselves.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from queries.antwoorden import Haal
from verhaal.bewaren import bewaard

MINSTENS = 30  # municipalities with all figures
HOOGSTENS = 5  # characteristics at once
JAREN_MINSTENS = 3  # for fixed effects: with two, one odd year is half of what is known
MATEN = {"per_inwoner_eur": "Verschil", "uitgaven_per_inwoner_eur": "Uitgaven"}  # euro per inhabitant


@dataclass(frozen=True)
class Uitkomst:
    """What the library found.

    ``coefficienten``: kenmerk, b, b_standaard, se, p, onder, boven (95 %, HC3), se_regio, p_regio (clustered by jeugdregio),
    vif (variance inflation factor); ``residuen``: gm_code, naam, jeugdregio, echt, verwacht, residu, let_op.
    """

    n: int
    regios: int
    r2: float
    coefficienten: pd.DataFrame
    residuen: pd.DataFrame


@dataclass(frozen=True)
class Binnen:
    """Fixed effects: rows, municipalities, years, share of what changes within municipalities that is described (years included).

    ``coefficienten``: kenmerk, b, se (clustered by municipality), onder, boven (95 %), p.
    """

    n: int
    gemeenten: int
    jaren: tuple[int, ...]
    r2: float
    coefficienten: pd.DataFrame


def verschillen(tabel: pd.DataFrame) -> pd.DataFrame:
    """The difference of a definition per municipality and year; odd pairs left out."""
    van = tabel[~tabel["anders_geboekt"] & tabel["per_inwoner_eur"].notna()]
    return van[["gm_code", "naam", "jeugdregio", "jaar", "per_inwoner_eur", "let_op"]]


@bewaard
def uitgaven(haal: Haal, wet: str) -> pd.DataFrame:
    """Spending as it is compared (the Wmo without shelter, no regional buyers), per municipality and year."""
    jaren = haal.jaren()
    delen = [
        haal.vergelijk_jaar(jaar=int(j), definitie="smal").assign(jaar=int(j))
        for j in jaren.loc[jaren["n_rekening"] > 0, "jaar"]
    ]
    alle = pd.concat(delen)
    van = alle[
        (alle["wet"] == wet)
        & (alle["maat"] == "besteed")
        & (alle["noemer"] == "inwoner")
        & (alle["kant"] == "bruto")
        & alle["telt_in_groep"]
        & alle["waarde_eur"].notna()
    ]
    van = van.rename(columns={"waarde_eur": "uitgaven_per_inwoner_eur"}).merge(
        haal.gemeenten()[["gm_code", "jeugdregio"]], on="gm_code"
    )
    uit: pd.DataFrame = van[["gm_code", "naam", "jeugdregio", "jaar", "uitgaven_per_inwoner_eur"]].assign(
        let_op=""
    )
    return uit


def invoer(bedragen: pd.DataFrame, kenmerken: pd.DataFrame, gekozen: list[str]) -> pd.DataFrame:
    """``bedragen`` (of ``verschillen`` or ``uitgaven``) with every chosen characteristic; only where all are known."""
    breed = kenmerken[kenmerken["indicator_id"].isin(gekozen)].pivot(
        index="gm_code", columns="indicator_id", values="waarde"
    )
    return bedragen.merge(breed, on="gm_code").dropna(subset=gekozen).reset_index(drop=True)


def schat(cijfers: pd.DataFrame, gekozen: list[str], maat: str = "per_inwoner_eur") -> Uitkomst | None:
    """Estimate; None with too few municipalities, or when the characteristics determine each other."""
    # loaded when someone asks: statistics libraries take a second and 80 MB
    import numpy as np
    from statsmodels.regression.linear_model import OLS
    from statsmodels.stats.outliers_influence import variance_inflation_factor
    from statsmodels.tools.tools import add_constant

    x = cijfers[gekozen].astype(float)
    y = cijfers[maat].astype(float)
    if len(x) < MINSTENS or np.linalg.matrix_rank(add_constant(x).to_numpy()) < len(gekozen) + 1:
        return None
    met_constante = add_constant(x)
    model = OLS(y, met_constante).fit(cov_type="HC3")
    regio = pd.factorize(cijfers["jeugdregio"])[0]
    geclusterd = OLS(y, met_constante).fit(cov_type="cluster", cov_kwds={"groups": regio}, use_t=True)
    grens = model.conf_int()
    schaal = x.std(ddof=1) / y.std(ddof=1)
    vif = [variance_inflation_factor(met_constante.to_numpy(), k + 1) for k in range(len(gekozen))]
    coefficienten = pd.DataFrame(
        {
            "kenmerk": ["constante", *gekozen],
            "b": model.params.to_numpy(),
            "b_standaard": [float("nan"), *(model.params[gekozen] * schaal).to_numpy()],
            "se": model.bse.to_numpy(),
            "p": model.pvalues.to_numpy(),
            "onder": grens[0].to_numpy(),
            "boven": grens[1].to_numpy(),
            "se_regio": geclusterd.bse.to_numpy(),
            "p_regio": geclusterd.pvalues.to_numpy(),
            "vif": [float("nan"), *vif],
        }
    )
    residuen = cijfers[["gm_code", "naam", "jeugdregio", "let_op"]].assign(
        echt=y, verwacht=model.fittedvalues, residu=model.resid
    )
    regios = int(cijfers["jeugdregio"].nunique())
    return Uitkomst(int(model.nobs), regios, float(model.rsquared), coefficienten, residuen)


def per_jaar(jaren: pd.DataFrame, gekozen: list[str], maat: str = "per_inwoner_eur") -> pd.DataFrame:
    """The coefficients of every year of ``jaren`` (of ``invoer``) that can be estimated: what ``schat`` gives, with jaar and n."""
    delen = []
    for jaar, van in jaren.groupby("jaar"):
        uit = schat(van.reset_index(drop=True), gekozen, maat)
        if uit is not None:
            delen.append(uit.coefficienten.assign(jaar=int(str(jaar)), n=uit.n))
    return pd.concat(delen, ignore_index=True) if delen else pd.DataFrame()


def jaarlijkse(haal: Haal, bedragen: pd.DataFrame, gekozen: list[str]) -> tuple[list[str], pd.DataFrame]:
    """Which characteristics change from year to year, and ``bedragen`` with those of the same year; only where all are known."""
    uit, mee = bedragen, []
    for kenmerk in gekozen:
        reeks = haal.indicatorreeks(indicator_id=kenmerk)
        reeks = reeks[reeks["jaar"].isin(bedragen["jaar"]) & reeks["waarde"].notna()]
        if reeks["jaar"].nunique() >= JAREN_MINSTENS:
            uit = uit.merge(reeks.rename(columns={"waarde": kenmerk}), on=["gm_code", "jaar"])
            mee.append(kenmerk)
    if not mee:
        return [], bedragen.head(0)
    vaker = uit.groupby("gm_code")["jaar"].transform("size") > 1  # one year says nothing about change
    return mee, uit[vaker].sort_values(["gm_code", "jaar"], ignore_index=True)


def vaste_effecten(cijfers: pd.DataFrame, gekozen: list[str], maat: str) -> Binnen | None:
    """A municipality beside itself in other years, with what happened everywhere in a year taken off; errors clustered by municipality.

    The within transformation: less the mean of the municipality, and a dummy per year. None with too few, or when nothing changes.
    """
    import numpy as np
    from statsmodels.regression.linear_model import OLS

    if cijfers["gm_code"].nunique() < MINSTENS or cijfers["jaar"].nunique() < JAREN_MINSTENS:
        return None
    jaren = pd.get_dummies(cijfers["jaar"], prefix="jaar", drop_first=True, dtype=float)
    alles = pd.concat([cijfers[[maat, *gekozen]].astype(float), jaren], axis=1)
    binnen = alles - alles.groupby(cijfers["gm_code"]).transform("mean")
    y, x = binnen[maat], binnen.drop(columns=maat)
    if np.linalg.matrix_rank(x.to_numpy()) < x.shape[1] or not y.abs().max() > 0:
        return None
    groep = pd.factorize(cijfers["gm_code"])[0]
    model = OLS(y, x).fit(cov_type="cluster", cov_kwds={"groups": groep}, use_t=True)
    grens = model.conf_int()
    coefficienten = pd.DataFrame(
        {
            "kenmerk": gekozen,
            "b": model.params[gekozen].to_numpy(),
            "se": model.bse[gekozen].to_numpy(),
            "onder": grens.loc[gekozen, 0].to_numpy(),
            "boven": grens.loc[gekozen, 1].to_numpy(),
            "p": model.pvalues[gekozen].to_numpy(),
        }
    )
    reeks = tuple(sorted({int(j) for j in cijfers["jaar"]}))
    return Binnen(len(cijfers), int(groep.max()) + 1, reeks, float(model.rsquared), coefficienten)
