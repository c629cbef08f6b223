"""A number and a rate in one row of CBS: whether both can be true, given the inhabitants of the municipality."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pandas as pd

from loaders import versies
from loaders.bevolking import INWONERS
from loaders.cbs import BronFout
from loaders.contract import lees
from loaders.live.manifest import Bron
from loaders.live.meting import per_gemeente
from loaders.live.stand import Levering

_AFRONDING_AANTAL = 5.0  # CBS rounds numbers of people to 5


@dataclass(frozen=True)
class Paar:
    """Two figures of the manifest: a number of ``wie`` and its rate (``woord``) per ``per`` of a part of the inhabitants.

    ``deel`` is between which shares of the inhabitants that part lies; the rate is rounded by ``afronding``.
    """

    aantal: str
    tarief: str
    wie: str
    woord: str
    per: int
    afronding: float
    deel: tuple[float, float]


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


def keur(lev: Levering, bron: Bron, live: Path, paar: Paar) -> None:
    """Raises BronFout, naming the first municipality whose number and rate cannot both be true."""
    rij = per_gemeente(lev, bron, live).set_index("gm_code")[[paar.aantal, paar.tarief]].dropna()
    rij = rij.join(_mensen(live, lev.jaar), how="inner").dropna()
    per = rij["inwoners"] / paar.per
    laagste = (rij[paar.tarief] - paar.afronding) * per * paar.deel[0] - _AFRONDING_AANTAL
    hoogste = (rij[paar.tarief] + paar.afronding) * per * paar.deel[1] + _AFRONDING_AANTAL
    fout = rij[~rij[paar.aantal].between(laagste, hoogste)]
    if len(fout):
        eerste = fout.iloc[0]
        tarief = f"{eerste[paar.tarief]:.1f}".removesuffix(".0").replace(".", ",")
        raise BronFout(
            f"Tabel {lev.tabel_id}, {lev.jaar}: van {fout.index[0]} spreken aantal en tarief elkaar tegen "
            f"({eerste[paar.aantal]:.0f} {paar.wie} op {eerste['inwoners']:.0f} inwoners, en {tarief} {paar.woord}). "
            "Vraag het CBS welk cijfer klopt en ververs later opnieuw."
        )
