"""From answers to the outcome that may be stored and shown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from statsmodels.stats.weightstats import DescrStatsW

from enquete.beschermen.bescherming import bescherm
from enquete.drempels import Drempels
from enquete.soorten import Antwoorden, Vraag
from enquete.tellen.kern import kern
from enquete.tellen.marges import n_met_correctie
from enquete.tellen.telling import tel_kern


def maak(antwoorden: Antwoorden, gemeenten: pd.DataFrame, drempels: Drempels) -> pd.DataFrame:
    """The protected outcome of a survey, layout of UITKOMST.

    gemeenten: gm_code, provincie, grootteklasse, zetels, one row per municipality of today.
    Raises Gebruikersfout as ``kern.kern`` does.
    """
    k = kern(antwoorden, gemeenten, drempels.gewicht_hoogstens, drempels.unaniem_vanaf)
    return bescherm(tel_kern(k, antwoorden.enquete, drempels), k, drempels)


@dataclass(frozen=True)
class Gemiddelde:
    """A mean score with its 95 % interval; ``n``: answers it rests on; ``weet_niet``: answers left out."""

    score: float
    ondergrens: float
    bovengrens: float
    n: float
    weet_niet_pct: float


def gemiddelde(blok: pd.DataFrame, vraag: Vraag) -> Gemiddelde | None:
    """Mean of the options that have a score, from the shown rows of one block of the outcome table.

    It is made of shown percentages only, so it tells nothing that they do not. Options without a score
    ('weet niet') are left out. t-interval on the effective number, with the finite-population correction.
    None when the block is hidden, the scale has no scores, or fewer than two answers have one.
    """
    scores = {o.code: o.score for o in vraag.schaal.opties if o.soort == "antwoord" and o.score is not None}
    rijen = blok[blok["antwoord"].isin(scores)]
    if rijen.empty or rijen["pct"].isna().any():
        return None
    deel = rijen["pct"].to_numpy(dtype="float64") / 100
    eerste = rijen.iloc[0]
    n = float(deel.sum() * eerste["n_eff"])
    if n < 2:
        return None
    waarden = np.array([scores[a] for a in rijen["antwoord"]])
    beschrijving = DescrStatsW(waarden, weights=deel / deel.sum() * n)
    laag, hoog = beschrijving.tconfint_mean()
    populatie = np.nan if pd.isna(eerste["populatie"]) else float(eerste["populatie"])
    n_eff, geldig = float(eerste["n_eff"]), float(eerste["n_geldig"])
    krimp = float(np.sqrt(n_eff / n_met_correctie(n_eff, geldig, populatie)))  # 0 for a census
    midden = float(beschrijving.mean)
    buiten = blok[blok["soort"] == "weet_niet"]["pct"].sum()
    return Gemiddelde(
        midden, midden - krimp * (midden - laag), midden + krimp * (hoog - midden), n, float(buiten)
    )


def gunstig_pct(blok: pd.DataFrame, vraag: Vraag) -> float | None:
    """Share of answers on the favourable half of the scale, turned round where ``richting`` is -1.

    Of all answers, 'weet niet' included. The middle of a scale with an odd number of steps is not favourable.
    None when the block is hidden or the scale has no scores.
    """
    scores = {o.code: o.score for o in vraag.schaal.opties if o.soort == "antwoord" and o.score is not None}
    rijen = blok[blok["antwoord"].isin(scores)]
    if rijen.empty or rijen["pct"].isna().any():
        return None
    midden = (max(scores.values()) + min(scores.values())) / 2
    goed = [(scores[a] - midden) * vraag.richting > 0 for a in rijen["antwoord"]]
    return float(rijen.loc[goed, "pct"].sum())
