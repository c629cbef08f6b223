"""CBS 86050NED: clients of the Wmo in a whole year; the rounded rate beside them proves that they are what we think."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from loaders import versies
from loaders.bevolking import INWONERS
from loaders.cbs import BronFout
from loaders.contract import Contract, lees
from loaders.live.manifest import Bron
from loaders.live.meting import METING, metingen, per_gemeente
from loaders.live.stand import Levering

CONTRACTEN = (METING,)
# CBS rounds clients to 5 and the rate to 1; inhabitants of another day differ a little from ours
_AFRONDING_AANTAL, _AFRONDING_PER_1000, _SPELING = 5.0, 0.5, 0.05


@cache
def _inwoners(bron: Path) -> pd.DataFrame:
    """Inhabitants of the snapshot by municipality (rows) and year (columns); an unknown year takes its neighbour's."""
    tabel = lees(bron, INWONERS).astype({"jaar": int, "inwoners": float})
    return tabel.pivot(index="gm_code", columns="jaar", values="inwoners")


def _mensen(live: Path, jaar: int) -> pd.Series:
    bron = live.parent / "bron"
    tabel = _inwoners(bron if (bron / INWONERS.bestand).is_file() else versies.DATA / "bron")
    return tabel[min((int(k) for k in tabel.columns), key=lambda bekend: abs(bekend - jaar))].rename(
        "inwoners"
    )


def tabellen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """Clients and clients per 1 000; raises BronFout when the two of one municipality cannot both be true."""
    rij = per_gemeente(lev, bron, live).set_index("gm_code").dropna()
    rij = rij.join(_mensen(live, lev.jaar), how="inner").dropna()
    per_1000 = rij["inwoners"] / 1000
    laagste = (rij["wmo_clienten_1000"] - _AFRONDING_PER_1000) * per_1000 * (1 - _SPELING) - _AFRONDING_AANTAL
    hoogste = (rij["wmo_clienten_1000"] + _AFRONDING_PER_1000) * per_1000 * (1 + _SPELING) + _AFRONDING_AANTAL
    fout = rij[~rij["wmo_clienten"].between(laagste, hoogste)]
    if len(fout):
        eerste = fout.iloc[0]
        raise BronFout(
            f"Tabel {lev.tabel_id}, {lev.jaar}: van {fout.index[0]} spreken aantal en tarief elkaar tegen "
            f"({eerste['wmo_clienten']:.0f} cliënten op {eerste['inwoners']:.0f} inwoners, en "
            f"{eerste['wmo_clienten_1000']:.0f} per 1.000). Vraag het CBS welk cijfer klopt en ververs later opnieuw."
        )
    return metingen(lev, bron, live)
