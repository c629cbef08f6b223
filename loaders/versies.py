"""Database versions: one immutable file each, and a pointer to the one that is served.

A served file is never written to. A new version is a new file; the pointer (a one-line text
file, because symbolic links need special rights on Windows) is replaced atomically.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("GEMEENTEN3D_DATA", PROJECT / "data"))
AANWIJZER = "current"


def huidige(data: Path = DATA) -> Path | None:
    """The served database file, or None when nothing has been built yet."""
    aanwijzer = data / AANWIJZER
    if not aanwijzer.is_file():
        return None
    naam = aanwijzer.read_text(encoding="utf-8", errors="replace").strip().replace("\0", "")
    bestand = data / naam
    return bestand if naam and bestand.is_file() else None


def wijs_aan(bestand: Path) -> None:
    """Make ``bestand`` the served version, atomically; nothing is left behind when that fails (OSError)."""
    aanwijzer = bestand.parent / AANWIJZER
    tijdelijk = aanwijzer.with_suffix(".tmp")
    try:
        tijdelijk.write_text(bestand.name + "\n", encoding="utf-8")
        tijdelijk.replace(aanwijzer)
    finally:
        tijdelijk.unlink(missing_ok=True)


def ruim_op(data: Path = DATA, behoud: int = 2) -> None:
    """Delete all but the ``behoud`` newest versions; the served one always stays."""
    nu = huidige(data)
    versies = sorted(data.glob("gemeenten3d-*.duckdb"), key=lambda p: p.name, reverse=True)
    for oud in versies[behoud:]:
        if oud != nu:
            with suppress(OSError):  # Windows keeps a file that a reader has open: next time
                oud.unlink(missing_ok=True)
