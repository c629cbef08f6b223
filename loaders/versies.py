"""Database versions: one immutable file each, and a pointer to the one that is served.

A served file is never written to. A new version is a new file; the pointer (a small text file,
because symbolic links need special rights on Windows) is replaced atomically. Its first line names
the database, its second the fetched figures the database was made of, so that they never part.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from loaders.wegschrijven import ernaast

PROJECT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("GEMEENTEN3D_DATA", PROJECT / "data"))
AANWIJZER = "current"
# The version of the program, as pyproject.toml says it.
PROGRAMMA = str(tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def _regels(data: Path) -> list[str]:
    aanwijzer = data / AANWIJZER
    if not aanwijzer.is_file():
        return []
    tekst = aanwijzer.read_text(encoding="utf-8", errors="replace").replace("\0", "")
    return [regel.strip() for regel in tekst.splitlines()]


def huidige(data: Path = DATA) -> Path | None:
    """The served database file, or None when nothing has been built yet."""
    naam = next(iter(_regels(data)), "")
    bestand = data / naam
    return bestand if naam and bestand.is_file() else None


def stand(data: Path = DATA) -> str | None:
    """The name of the fetched figures that the served database holds; None = only the snapshot."""
    return next((r.removeprefix("stand ") for r in _regels(data)[1:] if r.startswith("stand ")), None)


def wijs_aan(bestand: Path, stand: str | None = None) -> None:
    """Make ``bestand`` the served version, atomically; nothing is left behind when that fails (OSError)."""
    aanwijzer = bestand.parent / AANWIJZER
    with ernaast(aanwijzer) as werk:
        werk.write_text(f"{bestand.name}\n" + (f"stand {stand}\n" if stand else ""), encoding="utf-8")


@contextmanager
def slot(data: Path, naam: str, wacht_s: float, melding: str) -> Iterator[None]:
    """Hold a lock that the operating system releases when the process ends, however it ends.

    Raises Gebruikersfout with ``melding`` when another process holds it for longer than ``wacht_s``.
    """
    import filelock

    from fouten import Gebruikersfout, waarom

    try:
        with filelock.FileLock(str(data / f".{naam}.slot"), timeout=wacht_s):
            yield
    except filelock.Timeout as fout:
        raise Gebruikersfout(melding) from fout
    except OSError as fout:
        raise Gebruikersfout(
            f"In de map {data} kan niet geschreven worden ({waarom(fout)}); de huidige cijfers blijven in gebruik. "
            "Maak ruimte of geef schrijfrechten."
        ) from fout


def ruim_op(data: Path = DATA, behoud: int = 2, ook: str | None = None) -> None:
    """Delete all but the ``behoud`` newest versions; the served one and ``ook`` always stay.

    Work files of a build that was killed go too.
    """
    nu = huidige(data)
    versies = sorted(data.glob("gemeenten3d-*.duckdb"), key=lambda p: p.name, reverse=True)
    resten = [*data.glob(".gemeenten3d-*.tmp"), *data.glob(".gemeenten3d-*.tmp.wal")]
    for oud in [*(v for v in versies[behoud:] if v != nu and v.stem != ook), *resten]:
        with suppress(OSError):  # Windows keeps a file that a reader has open: next time
            oud.unlink(missing_ok=True)
