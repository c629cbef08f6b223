"""CBS 85098NED and 85099NED: youths with youth care, whole years; in % of youths (85098NED) or numbers (85099NED)."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.contract import Contract
from loaders.live.manifest import Bron
from loaders.live.meting import METING, metingen
from loaders.live.stand import Levering
from loaders.live.tegenspraak import Paar, keur

CONTRACTEN = (METING,)
# the rate is of an age group whose size is not published beside it: 0 to 22, somewhere from an eighth to half of the people
_PAAR = Paar(
    "jongeren_jeugdzorg",
    "jongeren_jeugdzorg_pct",
    "jongeren",
    "procent van de jongeren",
    100,
    0.05,
    (0.12, 0.5),
)


def tabellen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """The figures of the table; raises BronFout when a number and its percentage cannot both be true."""
    if _PAAR.tarief not in bron.maten:
        return metingen(lev, bron, live)
    keur(lev, bron, live, _PAAR)
    ((contract, tabel),) = metingen(lev, bron, live)
    return [(contract, tabel[tabel["indicator_id"] != _PAAR.tarief])]
