"""The tables of the snapshot that a user may import. A snapshot without them is complete too."""

from __future__ import annotations

from loaders import gemeentefonds
from loaders.buig import BUIG
from loaders.contract import Contract
from loaders.enquete import tabellen as enquete

CONTRACTEN: tuple[Contract, ...] = (*gemeentefonds.CONTRACTEN, BUIG, *enquete.CONTRACTEN)
