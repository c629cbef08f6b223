"""CBS 86050NED: clients of the Wmo in a whole year; the rounded rate beside them proves that they are what we think."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.contract import Contract
from loaders.live.manifest import Bron
from loaders.live.meting import METING, metingen
from loaders.live.stand import Levering
from loaders.live.tegenspraak import Paar, keur

CONTRACTEN = (METING,)
# CBS rounds the rate to 1; inhabitants of another day differ a little from ours
_PAAR = Paar("wmo_clienten", "wmo_clienten_1000", "cliënten", "per 1.000", 1000, 0.5, (0.95, 1.05))


def tabellen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """Clients and clients per 1 000; raises BronFout when the two of one municipality cannot both be true."""
    keur(lev, bron, live, _PAAR)
    return metingen(lev, bron, live)
