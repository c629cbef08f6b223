"""What councils as a whole budget beside the newest spending they knew.

How a begroting grows after a year with an overspend says nothing: without any learning, noise alone gives such a growth.
"""

from __future__ import annotations

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.bewaren import bewaard
from verhaal.getallen import procent
from verhaal.groep import MINSTENS
from verhaal.vooruit.terugtoets import Regels
from verhaal.vooruit.vooruitblik import IN_ZIN, los_bekend

# A pair with one of these stays out of every sum; a strong difference alone counts.
_PAST_NIET = {"anders_geboekt", "onmogelijk_bedrag", "onvolledig_door_herindeling"}


def hoger(pct: float) -> str:
    """'4,5% hoger' or '0,4% lager'."""
    return f"{procent(abs(pct))} {'hoger' if pct >= 0 else 'lager'}"


def begroting_naast_laatste(bedragen: pd.DataFrame, bekend: int) -> pd.DataFrame:
    """Per year: how far (%) the begroting lies above the newest jaarrekening known when it was set, ``bekend`` years before.

    ``bedragen``: gm_code, jaar, begroot_keur, besteed_keur, without pairs that do not fit.
    """
    toen = bedragen[["gm_code", "jaar", "besteed_keur"]].assign(jaar=bedragen["jaar"] + bekend)
    t = bedragen[["gm_code", "jaar", "begroot_keur"]].merge(toen, on=["gm_code", "jaar"])
    t = t[(t["besteed_keur"] > 0) & (t["begroot_keur"] > 0)]
    t = t.assign(pct=100 * (t["begroot_keur"] / t["besteed_keur"] - 1))
    g = t.groupby("jaar")["pct"]
    uit = pd.DataFrame(
        {"n": g.size(), "q1": g.quantile(0.25), "mediaan": g.median(), "q3": g.quantile(0.75)}
    ).assign(lager_pct=100 * t["pct"].lt(0).groupby(t["jaar"]).mean())
    return uit[uit["n"] >= MINSTENS].reset_index()


@bewaard
def per_jaar(haal: Haal, groep: str) -> pd.DataFrame:
    """A row per year in which this group is told apart: quartiles over municipalities, and how many budgeted less."""
    t = haal.vooruit_paren()
    t = t[t["groep"] == groep]
    vlaggen = (t["vlaggen_begroting"] + "," + t["vlaggen_rekening"]).str.split(",")
    t = t[[not _PAST_NIET & set(v) for v in vlaggen]]
    uit = begroting_naast_laatste(t, Regels.van(haal).bekend)
    return uit[[los_bekend(haal, groep, int(j)) for j in uit["jaar"]]]


def zin(haal: Haal, groep: str, jaar: int) -> str:
    """The middle of all municipalities, and how many budgeted less than was spent; '' where that is not known."""
    t = per_jaar(haal, groep)
    return "".join(
        f"Bij de middelste van alle {r['n']} gemeenten met beide bedragen ligt de begroting {jaar} voor {IN_ZIN[groep]} {hoger(r['mediaan'])} dan de "
        f"uitgaven van {jaar - Regels.van(haal).bekend} (niet gecorrigeerd voor prijzen). {procent(r['lager_pct'])} van de gemeenten begrootte lager dan toen is uitgegeven."
        for r in als_rijen(t[t["jaar"] == jaar])
    )
