"""CBS 85994NED and its yearly successors: households with provisions of the Jeugdwet, the Wmo and the Participatiewet."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.cbs import BronFout, Tabel
from loaders.contract import Contract
from loaders.live.manifest import Bron
from loaders.live.meting import METING, als_meting
from loaders.live.ophalen import Groep, Wens, per_periode
from loaders.live.stand import Levering

CONTRACTEN = (METING,)
_AFRONDING = 10  # four numbers that are each rounded to five


def groepen(
    bron: Bron,
    tabel: Tabel,
    kolommen: dict[str, str],
    wens: Wens,
    jaar: int | None = None,
    ruim: bool = False,
) -> list[Groep]:
    """The whole year of an edition; none while it holds half-years only."""
    if not bron.jaren(tabel.leden(kolommen["periode"])):
        return []
    return per_periode(bron, tabel, kolommen, wens if jaar is None else Wens(frozenset({jaar})))


def tabellen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """Households, and the share of them with more than one law; raises BronFout when a part exceeds the whole.

    More than one law is the total less who has one: the combinations themselves are hidden where they are small.
    """
    ons = {sleutel: naam for naam, sleutel in lev.kolommen.items()}
    rijen = pd.concat(pd.read_parquet(pad, columns=list(ons)) for pad in lev.paden(live)).rename(columns=ons)
    breed = rijen.assign(
        gm_code=rijen["regio"].str.strip(), soort=rijen["soort"].map(bron.namen(lev, "soort"))
    ).pivot(index="gm_code", columns="soort", values="huishoudens")
    meer = breed["totaal"] - breed["jeugd"] - breed["participatie"] - breed["wmo"]
    te_veel = meer[meer < -_AFRONDING]
    if len(te_veel):
        raise BronFout(
            f"Tabel {lev.tabel_id}, {lev.jaar}: van {te_veel.index[0]} zijn er meer huishoudens met één wet dan huishoudens "
            "samen. Controleer de lijst van soorten en pas loaders/live/bronnen.toml aan."
        )
    totaal = breed["totaal"].where(breed["totaal"] > 0)
    uit = pd.DataFrame(
        {"samenloop_huishoudens": breed["totaal"], "samenloop_meer_wetten": 100 * meer.clip(lower=0) / totaal}
    )
    return als_meting(uit.reset_index(), lev, bron)
