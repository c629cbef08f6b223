"""From counts to percentages with margins, before protection: what others see went through ``beschermen`` first."""

from __future__ import annotations

import numpy as np
import pandas as pd

from enquete.drempels import Drempels
from enquete.soorten import Enquete
from enquete.tellen.kern import Kern, Reeel
from enquete.tellen.marges import n_met_correctie, wilson
from loaders.enquetetabellen import UITKOMST

SLEUTEL = ["vraag_id", "geo_type", "geo_code", "rol"]


def gewogen_blokken(k: Kern, n_geldig: Reeel, drempels: Drempels) -> np.ndarray:
    """Which options x blocks are weighted: those with enough answers, when weights were given."""
    uit: np.ndarray = (n_geldig >= drempels.gewogen_vanaf) & k.gewogen
    return uit


def n_effectief(n: Reeel, w_k: Reeel, w_g: Reeel, w2_k: Reeel, w2_g: Reeel) -> Reeel:
    """n divided by the design effect of a weighted share, by linearisation; where the share is 0 or 1: (Σw)²/Σw²."""
    with np.errstate(divide="ignore", invalid="ignore"):
        p = w_k / w_g
        variantie = n / (n - 1) * ((1 - p) ** 2 * w2_k + p**2 * (w2_g - w2_k)) / w_g**2
        deff = variantie / (p * (1 - p) / (n - 1))
        uit: Reeel = np.where((p > 1e-12) & (p < 1 - 1e-12) & (n > 1), n / deff, w_g**2 / w2_g)
    return uit


def tel_kern(k: Kern, enquete: Enquete, drempels: Drempels) -> pd.DataFrame:
    """Counts of every place, and of roles for the country only; layout of UITKOMST, nothing hidden yet.

    n_geldig includes 'weet niet', unless the file says that is no answer. Of several options: who saw the option. Marks are
    counted as options. Weights are scaled to mean 1 and capped; in a block of enough answers pct is weighted at every
    level, rounded, n is missing and n_eff is n after the design effect. Smaller blocks are not weighted and say so. Where
    the number of seats (or of municipalities) is known the interval has the finite-population correction. Blocks nobody
    answered keep n = n_geldig = 0 and no percentage.
    """
    (n, w_k, w2_k), (n_geldig, w_g, w2_g) = k.som @ k.lid.T.astype("float64")  # each options x blocks
    weeg = gewogen_blokken(k, n_geldig, drempels)
    n_eff = n_effectief(n_geldig, w_k, w_g, w2_k, w2_g)
    stap = drempels.gewogen_stap_pct / 100
    with np.errstate(divide="ignore", invalid="ignore"):
        deel = np.where(weeg, np.round(w_k / w_g / stap) * stap, n / n_geldig)
        n_eff = np.where(weeg, np.round(n_eff, 1), n_geldig)
        deff = n_geldig / n_eff
    b, aantal = k.blokken, len(k.opties)
    populatie = np.tile(b["populatie"].astype("Float64").to_numpy(dtype="float64", na_value=np.nan), aantal)
    laag, hoog = wilson(
        deel.ravel(),
        n_met_correctie(n_eff.ravel(), n_geldig.ravel(), populatie),
        drempels.betrouwbaarheid_pct,
    )
    niet = f"Niet gewogen: er zijn minder dan {drempels.gewogen_vanaf} antwoorden."
    uit = pd.DataFrame(
        {
            "enquete_id": enquete.enquete_id,
            **{c: np.tile(b[c].to_numpy(), aantal) for c in ("geo_type", "geo_code", "rol", "n_respons")},
            **{c: np.repeat(k.opties[c].to_numpy(), len(b)) for c in ("vraag_id", "antwoord", "label", "volgorde", "soort")},
            "n": pd.array(np.where(weeg, np.nan, n).ravel(), dtype="Float64").astype("Int64"),
            "n_geldig": n_geldig.ravel().astype("int64"),
            "populatie": pd.array(populatie, dtype="Float64").astype("Int64"),
            "n_eff": n_eff.ravel(),
            "deff": deff.ravel(),
            "pct": 100 * deel.ravel(),
            "ondergrens_pct": 100 * laag,
            "bovengrens_pct": 100 * hoog,
            "pct_tekst": None,
            "pct_soort": "cijfer",
            "onderdrukt": "nee",
            "reden": [niet if zo else None for zo in (k.gewogen & ~weeg).ravel()],
        }
    )  # fmt: skip
    return uit[list(UITKOMST.kolommen)]
