"""Weighted shares and their margins against statsmodels, on three designs, and against figures of a survey package.

A weighted share with its linearised variance is a regression on a constant with those weights and robust errors (HC1). The
pinned figures were computed once with samplics 0.6.1 on the same rows; that package is archived, so it is no dependency.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from statsmodels.regression.linear_model import WLS
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from enquete.drempels import lees_drempels
from enquete.soorten import Enquete, Optie, Schaal, Vraag
from enquete.tellen.kern import kern
from enquete.tellen.telling import tel_kern
from tests.enquete_hulp import antwoorden

DREMPELS = lees_drempels(Path(__file__).resolve().parent.parent / "data" / "referentie")
VRAAG = Vraag("v", 1, "?", Schaal("jn", "ja of nee", (Optie("ja", "Ja", 1), Optie("nee", "Nee", 2))))
GEMEENTEN = pd.DataFrame([("GM0001", "PV1", "klein", 21), ("GM0002", "PV2", "groot", 45)], columns=["gm_code", "provincie", "grootteklasse", "zetels"])  # fmt: skip


def ontwerp(naam: str) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Municipality, weight and answer of everybody, by a fixed rule: figures anybody can make again."""
    i = np.arange(240)
    ja = ((i * 7919) % 101 < 40 + 20 * (i % 3)).astype(int)
    gm = np.where(i % 4 == 0, "GM0001", "GM0002")
    w = {
        "gelijk": np.ones(240),
        "ongelijk": 0.4 + ((i * 37) % 60) / 50,
        "nagestratificeerd": np.where(gm == "GM0001", 2.0, 2 / 3),  # half of the people live in the small one
    }[naam]
    return list(gm), w, ja


# share in percent and standard error in percent points, by samplics.TaylorEstimator
SAMPLICS = {
    "gelijk": (59.1666667, 3.1794135),
    "ongelijk": (59.2760943, 3.3624592),
    "nagestratificeerd": (57.7777778, 3.7054079),
}


@pytest.mark.parametrize("naam", ["gelijk", "ongelijk", "nagestratificeerd"])
def test_gewogen_aandeel_tegen_statsmodels(naam):
    gm, w, ja = ontwerp(naam)
    e = Enquete("e", "Proef", "Wij", 2026, "inwoners", (VRAAG,))
    mensen = [(g, "inwoner", a, {"v": "ja" if y else "nee"}) for g, a, y in zip(gm, w, ja, strict=True)]
    k = kern(antwoorden(e, mensen, gewogen=True), GEMEENTEN, DREMPELS.gewicht_hoogstens)
    t = tel_kern(k, e, DREMPELS)
    for plek, lid in (("NL", np.ones(240, bool)), ("PV2", np.array(gm) == "GM0002")):
        uit = t[(t["geo_code"] == plek) & (t["antwoord"] == "ja")].iloc[0]
        y, v = ja[lid], w[lid]
        fit = WLS(y, np.ones(len(y)), weights=v).fit(cov_type="HC1")
        p, fout = float(fit.params[0]), float(fit.bse[0])
        assert p == pytest.approx(DescrStatsW(y, weights=v).mean)
        assert abs(uit["pct"] - 100 * p) <= DREMPELS.gewogen_stap_pct / 2 + 1e-9
        n_eff = p * (1 - p) / fout**2 * len(y) / (len(y) - 1)
        assert uit["n_eff"] == pytest.approx(n_eff, abs=0.051)
        assert uit["deff"] == pytest.approx(len(y) / n_eff, abs=0.001)
        deel = uit["pct"] / 100
        laag, hoog = proportion_confint(deel * n_eff, n_eff, method="wilson")
        assert (uit["ondergrens_pct"], uit["bovengrens_pct"]) == pytest.approx(
            (100 * laag, 100 * hoog), abs=0.02
        )
        if plek == "NL":
            assert (100 * p, 100 * fout) == pytest.approx(SAMPLICS[naam], abs=1e-6)
