"""A small regression: the difference per inhabitant on characteristics of municipalities. No Streamlit.

Ordinary least squares with robust standard errors (HC3) from statsmodels; nothing is estimated here ourselves.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

MINSTENS = 30  # municipalities with all figures
HOOGSTENS = 5  # characteristics at once


@dataclass(frozen=True)
class Uitkomst:
    """What the library found.

    ``coefficienten``: kenmerk, b, b_standaard, se, p, onder, boven (95 %); ``residuen``: gm_code, naam, echt,
    verwacht, residu, let_op.
    """

    n: int
    r2: float
    coefficienten: pd.DataFrame
    residuen: pd.DataFrame


def invoer(tabel: pd.DataFrame, kenmerken: pd.DataFrame, gekozen: list[str], jaar: int) -> pd.DataFrame:
    """One row per municipality with a difference per inhabitant and every chosen characteristic; odd pairs left out."""
    van = tabel[(tabel["jaar"] == jaar) & ~tabel["anders_geboekt"] & tabel["per_inwoner_eur"].notna()]
    breed = kenmerken[kenmerken["indicator_id"].isin(gekozen)].pivot(
        index="gm_code", columns="indicator_id", values="waarde"
    )
    uit = van.merge(breed, on="gm_code")
    return uit.dropna(subset=gekozen)[["gm_code", "naam", "per_inwoner_eur", "let_op", *gekozen]].reset_index(
        drop=True
    )


def schat(cijfers: pd.DataFrame, gekozen: list[str]) -> Uitkomst | None:
    """Estimate; None with too few municipalities, or when the characteristics determine each other."""
    # loaded when someone asks: statistics libraries take a second and 80 MB
    import numpy as np
    from statsmodels.regression.linear_model import OLS
    from statsmodels.tools.tools import add_constant

    x = cijfers[gekozen].astype(float)
    y = cijfers["per_inwoner_eur"].astype(float)
    if len(x) < MINSTENS or np.linalg.matrix_rank(add_constant(x).to_numpy()) < len(gekozen) + 1:
        return None
    model = OLS(y, add_constant(x)).fit(cov_type="HC3")
    grens = model.conf_int()
    schaal = x.std(ddof=1) / y.std(ddof=1)
    coefficienten = pd.DataFrame(
        {
            "kenmerk": ["constante", *gekozen],
            "b": model.params.to_numpy(),
            "b_standaard": [float("nan"), *(model.params[gekozen] * schaal).to_numpy()],
            "se": model.bse.to_numpy(),
            "p": model.pvalues.to_numpy(),
            "onder": grens[0].to_numpy(),
            "boven": grens[1].to_numpy(),
        }
    )
    residuen = cijfers[["gm_code", "naam", "let_op"]].assign(
        echt=y, verwacht=model.fittedvalues, residu=model.resid
    )
    return Uitkomst(int(model.nobs), float(model.rsquared), coefficienten, residuen)
