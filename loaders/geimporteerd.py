"""The tables of the snapshot that a user may import. A snapshot without them is complete too."""

from __future__ import annotations

from loaders import enquetetabellen as enquete
from loaders.buig.budgetten import BUIG
from loaders.contract import Contract
from loaders.eigen.importeren import EIGEN_OPGAVE
from loaders.gemeentefonds import rekenbedragen

CONTRACTEN: tuple[Contract, ...] = (*rekenbedragen.CONTRACTEN, BUIG, EIGEN_OPGAVE, *enquete.CONTRACTEN)
