"""Building beside a server: ``python -m loaders bouw --als-nodig`` in a process of its own, one at a time.

A server that built the database itself would hold up its visitors for as long as that takes, and would open the
file it serves a second time with other settings, which DuckDB refuses.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from loaders import opslag, versies

OPNIEUW_NA_S = 20.0  # a build that failed is tried again by itself: a full disk may have room by then
_DUUR_S = 600
_BOUW = ("bouw", "--als-nodig")
_OPSLAG = ("uit-opslag",)  # a replica serves what the refresh published, not a build of its own
_log = logging.getLogger(__name__)


class Bouwer:
    """Starts a build when one is needed, never two at once, and says whether the last one failed."""

    def __init__(self, data: Path, opnieuw_na_s: float = OPNIEUW_NA_S) -> None:
        self._data = data
        self._opnieuw_na_s = opnieuw_na_s
        self._slot = threading.Lock()
        self._bezig = False
        self._mislukt_op: float | None = None  # on the monotonic clock: the other one may jump

    @property
    def mislukt(self) -> bool:
        """Whether the last build ended without a version."""
        return self._mislukt_op is not None

    def start(self) -> None:
        """Build in the background, unless that is going on already or failed a moment ago; returns at once."""
        with self._slot:
            net = self._mislukt_op is not None and time.monotonic() - self._mislukt_op < self._opnieuw_na_s
            if self._bezig or net:
                return
            self._bezig = True
        threading.Thread(target=self._bouw, name="bouw", daemon=True).start()

    def _bouw(self) -> None:
        gelukt = False
        try:
            klaar = subprocess.run(
                [sys.executable, "-m", "loaders", *(_OPSLAG if opslag.adres() else _BOUW)],
                cwd=versies.PROJECT,
                env={**os.environ, "GEMEENTEN3D_DATA": str(self._data.resolve())},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=_DUUR_S,
                check=False,
            )
            gelukt = klaar.returncode == 0
            _log.log(
                logging.INFO if gelukt else logging.ERROR,
                "Bouwen van de database: %s",
                (klaar.stdout if gelukt else klaar.stderr).strip()
                or f"afgelopen met code {klaar.returncode}",
            )
        except (OSError, subprocess.SubprocessError) as fout:
            _log.error("Bouwen van de database lukte niet: %s", fout)
        finally:
            with self._slot:
                self._bezig = False
                self._mislukt_op = None if gelukt else time.monotonic()
