"""The open data as one ZIP: the same bytes for the same figures; for a running dashboard made in a process of its own.

One package at a time and one on disk: whoever asks while it is being made waits for the same file.
"""

from __future__ import annotations

import atexit
import logging
import shutil
import subprocess
import sys
import threading
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from loaders.versies import PROJECT
from loaders.wegschrijven import ernaast
from reports.open_data.maken import maak

NAAM = "open-data.zip"
_DUUR_S = 900
OPNIEUW_NA_S = 20.0
_OOIT = (1980, 1, 1, 0, 0, 0)  # no moment of making: two builds give the same bytes
_log = logging.getLogger(__name__)


def als_zip(database: Path, doel: Path, adres: str) -> str:
    """Write the package of this database version to ``doel``; return the version of the contents. Raises Gebruikersfout, OSError."""
    with TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk) / "open-data"
        versie = maak(database, map_, adres, lambda _: None)
        with ernaast(doel) as werk, zipfile.ZipFile(werk, "w") as bundel:
            for bestand in sorted(map_.iterdir()):
                lid = zipfile.ZipInfo(f"gemeenten3d_open_data_{versie}/{bestand.name}", _OOIT)
                lid.external_attr = 0o644 << 16
                # Parquet is compressed already
                lid.compress_type = (
                    zipfile.ZIP_STORED if bestand.suffix == ".parquet" else zipfile.ZIP_DEFLATED
                )
                bundel.writestr(lid, bestand.read_bytes())
    return versie


@dataclass(frozen=True)
class Stand:
    """How it goes with the package of a version: being made, there (``bestand``), failed, or nobody asked."""

    bezig: bool = False
    bestand: Path | None = None
    mislukt: bool = False


class Inpakker:
    """Makes the package of the served version when someone asks, never two at once; the one before goes."""

    def __init__(self, map_: Path | None = None) -> None:
        self._map = map_
        self._slot = threading.Lock()
        self._bezig: Path | None = None
        self._klaar: tuple[Path, Path] | None = None  # version, file
        self._mislukt_op: float | None = None

    def stand(self, database: Path) -> Stand:
        """How it goes; a package of an older version does not count."""
        with self._slot:
            klaar = self._klaar[1] if self._klaar and self._klaar[0] == database else None
            return Stand(self._bezig is not None, klaar, self._mislukt_op is not None)

    @property
    def bestand(self) -> Path | None:
        """The last package that was made, of whichever version."""
        with self._slot:
            return self._klaar[1] if self._klaar else None

    def start(self, database: Path, adres: str = "") -> None:
        """Make it in the background, unless that is going on, is done, or failed a moment ago; returns at once."""
        with self._slot:
            net = self._mislukt_op is not None and time.monotonic() - self._mislukt_op < OPNIEUW_NA_S
            if self._bezig or net or (self._klaar and self._klaar[0] == database):
                return
            self._bezig = database
        threading.Thread(target=self._maak, args=(database, adres), name="open data", daemon=True).start()

    def _maak(self, database: Path, adres: str) -> None:
        klaar = None
        try:
            if self._map is None:
                self._map = Path(mkdtemp(prefix="gemeenten3d-"))
                atexit.register(shutil.rmtree, self._map, ignore_errors=True)
            doel = self._map / f"{database.stem}.zip"
            opdracht = [
                sys.executable,
                "-m",
                "reports",
                "open-data",
                "--zip",
                str(doel),
                "--database",
                str(database),
            ]
            uit = subprocess.run(
                [*opdracht, *(("--adres", adres) if adres else ())],
                cwd=PROJECT,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=_DUUR_S,
                check=False,
            )
            if uit.returncode == 0 and doel.is_file():
                klaar = doel
            else:
                _log.error(
                    "Open data inpakken lukte niet: %s", uit.stderr.strip() or f"code {uit.returncode}"
                )
        except (OSError, subprocess.SubprocessError) as fout:
            _log.error("Open data inpakken lukte niet: %s", fout)
        finally:
            with self._slot:
                vorige, self._bezig = self._klaar, None
                self._mislukt_op = None if klaar else time.monotonic()
                if klaar:
                    self._klaar = database, klaar
            if klaar and vorige and vorige[1] != klaar:
                vorige[1].unlink(missing_ok=True)  # who is downloading it keeps reading
