"""Writing whole or not at all: beside the place first, flushed to disk, then renamed.

A file that is there is whole, also after kill -9 or a power cut; whoever looks finds the old one or the new one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from fouten import Gebruikersfout, waarom


def _vast_op_schijf(pad: Path) -> None:
    """Wait until a file (or, where that can be, a folder) is really on disk."""
    try:
        nummer = os.open(pad, os.O_RDONLY)
    except (PermissionError, IsADirectoryError):  # Windows: a folder cannot be opened
        return
    try:
        os.fsync(nummer)
    except OSError:
        if not pad.is_dir():
            raise
    finally:
        os.close(nummer)


@contextmanager
def ernaast(doel: Path) -> Iterator[Path]:
    """A path beside ``doel`` to write to; it becomes ``doel`` when all went well, else nothing is left of it (OSError)."""
    werk = doel.with_name(f".{doel.name}.{os.getpid()}.tmp")
    try:
        yield werk
        _vast_op_schijf(werk)
        werk.replace(doel)
        _vast_op_schijf(doel.parent)
    finally:
        for rest in (werk, werk.with_name(werk.name + ".wal")):  # DuckDB writes the second
            with suppress(OSError):
                rest.unlink(missing_ok=True)


def maak_map(map_: Path) -> None:
    """The folder a user chose; raises Gebruikersfout when it cannot be made."""
    try:
        map_.mkdir(parents=True, exist_ok=True)
    except OSError as fout:
        raise Gebruikersfout(
            f"De map {map_} kan niet gemaakt worden ({waarom(fout)}): kies een andere."
        ) from fout


def schrijf_heel(doel: Path, inhoud: bytes) -> None:
    """Put ``inhoud`` in the file ``doel``, whole or not at all (OSError)."""
    with ernaast(doel) as werk:
        werk.write_bytes(inhoud)


@contextmanager
def map_ernaast(doel: Path) -> Iterator[Path]:
    """An empty folder beside ``doel``; its files come in place of those of ``doel`` when all went well.

    Raises Gebruikersfout, with ``doel`` untouched, when the files cannot be written.
    """
    werk = doel.with_name(f".{doel.name}.tmp")
    try:
        shutil.rmtree(werk, ignore_errors=True)
        werk.mkdir(parents=True)
        yield werk
        doel.mkdir(exist_ok=True)
        for bestand in sorted(werk.iterdir()):
            bestand.replace(doel / bestand.name)
    except OSError as fout:
        raise Gebruikersfout(
            f"In {doel} kan niet geschreven worden ({waarom(fout)}). Maak ruimte of geef schrijfrechten."
        ) from fout
    finally:
        shutil.rmtree(werk, ignore_errors=True)
