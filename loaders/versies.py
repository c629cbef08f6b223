"""Database versions: one immutable file each, and a pointer to the one that is served.

A served file is never written to. A new version is a new file; the pointer (a small text file,
because symbolic links need special rights on Windows) is replaced atomically. Its first line names
the database; a line ``stand …`` names the fetched figures it was made of, so that they never part, and a line
``inhoud SHA256 BYTES`` says what the file must hold: one that was cut off or replaced is not served.
"""

from __future__ import annotations

import hashlib
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
    """The served database file; None when nothing was built yet, or the file is gone or not as long as it was."""
    regels = _regels(data)
    naam = next(iter(regels), "")
    bestand = data / naam
    if not naam or not bestand.is_file():
        return None
    inhoud = inhoud_van(regels)
    try:
        return bestand if inhoud is None or bestand.stat().st_size == inhoud[1] else None
    except OSError:
        return None


def aangewezen(data: Path = DATA) -> str:
    """The name of the file that should be served; empty when nothing was built yet."""
    naam = next(iter(_regels(data)), "")
    return naam if naam.startswith("gemeenten3d-") else ""


def inhoud_van(regels: list[str]) -> tuple[str, int] | None:
    """Checksum and size of the served file; None for a pointer of before they were written down."""
    for regel in regels[1:]:
        match regel.split():
            case ["inhoud", som, grootte] if grootte.isdecimal():
                return som, int(grootte)
    return None


def is_ongeschonden(data: Path = DATA) -> bool:
    """Whether the served file holds what was published: every byte is read (a tenth of a second)."""
    nu, inhoud = huidige(data), inhoud_van(_regels(data))
    try:
        return nu is not None and (inhoud is None or controlegetal(nu) == inhoud[0])
    except OSError:
        return False


def controlegetal(bestand: Path) -> str:
    """SHA-256 of a file, in hexadecimals."""
    with bestand.open("rb") as open_:
        return hashlib.file_digest(open_, "sha256").hexdigest()


def stand(data: Path = DATA) -> str | None:
    """The name of the fetched figures that the served database holds; None = only the snapshot."""
    return next((r.removeprefix("stand ") for r in _regels(data)[1:] if r.startswith("stand ")), None)


def wijs_aan(bestand: Path, stand: str | None = None) -> None:
    """Make ``bestand`` the served version, atomically; nothing is left behind when that fails (OSError)."""
    aanwijzer = bestand.parent / AANWIJZER
    with ernaast(aanwijzer) as werk:
        inhoud = f"inhoud {controlegetal(bestand)} {bestand.stat().st_size}\n"
        werk.write_text(
            f"{bestand.name}\n" + (f"stand {stand}\n" if stand else "") + inhoud, encoding="utf-8"
        )


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
