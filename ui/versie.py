"""Which version of the database is served, and the open connections to it; never builds in this process.

The version that was opened last stays open. When its file is removed, cut off or replaced it keeps answering
from there, as far as it can, until a build in a process of its own has published the next one.
"""

from __future__ import annotations

import asyncio
import threading
from collections import OrderedDict
from pathlib import Path

import duckdb

from fouten import Gebruikersfout
from loaders import opslag, versies
from loaders.bouwproces import Bouwer
from queries import verbind

_HOOGSTENS = 2  # open versions: the served one and the one before, which a run may still hold
_EVEN_WACHTEN = "De cijfers worden nu klaargezet. Deze pagina opent vanzelf zodra zij klaar zijn, meestal binnen een minuut."
_MISLUKT = (
    "De cijfers zijn nu niet beschikbaar en worden vanzelf opnieuw klaargezet. Laat deze pagina open of kom later terug; "
    "de beheerder leest de oorzaak in het logboek van de server."
)
# What DuckDB raises when a file is not what it was: unreadable, cut off, or a block whose checksum is wrong.
BESCHADIGD = (
    duckdb.IOException,
    duckdb.FatalException,
    duckdb.InternalException,
    duckdb.SerializationException,
)


class Dienst:
    """The served version of one data folder, for all visitors of this process."""

    def __init__(self, data: Path, bouwer: Bouwer | None = None) -> None:
        self._data = data
        self._bouwer = bouwer or Bouwer(data)
        self._slot = threading.Lock()
        self._open: OrderedDict[Path, duckdb.DuckDBPyConnection] = OrderedDict()
        self._kapot: set[Path] = set()
        self._laatste: Path | None = None

    def verbinding(self, pad: Path) -> duckdb.DuckDBPyConnection:
        """The one read-only connection to a version; take a cursor of it. Raises duckdb.Error."""
        with self._slot:
            if pad not in self._open:
                self._open[pad] = verbind(pad)
                while len(self._open) > _HOOGSTENS:
                    self._open.popitem(last=False)  # closed when the last cursor lets go of it
            self._open.move_to_end(pad)
            return self._open[pad]

    def is_open(self, pad: Path) -> bool:
        """Whether this version can still answer: it is open and no answer failed on its file."""
        return pad in self._open and pad not in self._kapot

    def meld_kapot(self, pad: Path) -> Gebruikersfout:
        """An answer failed on the file itself: have it built again; the sentence for the visitor."""
        self._kapot.add(pad)
        self._bouwer.start()
        return self.wachtzin()

    async def volg_opslag(self, elke_s: float) -> None:
        """Ask the storage again and again whether there is another version; nothing to do without one."""
        while opslag.adres():
            self._bouwer.start()
            await asyncio.sleep(elke_s)

    def wachtzin(self) -> Gebruikersfout:
        """Why there is nothing to show now."""
        return Gebruikersfout(_MISLUKT if self._bouwer.mislukt else _EVEN_WACHTEN)

    def kies(self) -> Path:
        """The version to show now: the served one, else the last one that was open.

        Returns at once. Raises Gebruikersfout when there is neither; a build was started then.
        """
        nu = versies.huidige(self._data)
        if nu is not None and self._opent(nu):
            self._laatste = nu
            return nu
        self._bouwer.start()
        if self._laatste is not None and self.is_open(self._laatste):
            return self._laatste
        raise self.wachtzin()

    def _opent(self, pad: Path) -> bool:
        if pad in self._kapot:
            return False
        try:
            self.verbinding(pad)
        except duckdb.Error:
            return False
        return True


DIENST = Dienst(versies.DATA)
