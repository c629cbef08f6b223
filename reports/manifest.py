"""``manifest.csv``: which files stand in a folder (or ZIP), of which figures and choices they were made."""

from __future__ import annotations

import csv
import hashlib
import io
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from fouten import Gebruikersfout
from loaders.wegschrijven import schrijf_heel
from verhaal.csvbestand import rijen_csv

NAAM = "manifest.csv"


@dataclass(frozen=True)
class Regel:
    """One file. ``versie`` is that of the figures, ``keuzes`` the choices as JSON, ``gemaakt_op`` local time."""

    bestand: str
    gm_code: str
    gemeente: str
    sha256: str
    bytes: int
    versie: str
    keuzes: str
    gemaakt_op: str


_KOLOMMEN = [f.name for f in fields(Regel)]


def sha256(inhoud: bytes) -> str:
    """The checksum as it stands in a manifest."""
    return hashlib.sha256(inhoud).hexdigest()


def als_csv(regels: list[Regel]) -> bytes:
    """The manifest, for Dutch spreadsheet programs too (';' and BOM), sorted by file."""
    op_naam = sorted(regels, key=lambda r: r.bestand)
    return rijen_csv(_KOLOMMEN, (list(asdict(r).values()) for r in op_naam), nederlands=True)


def schrijf(map_: Path, regels: list[Regel]) -> None:
    """Replace the manifest of this folder in one go."""
    schrijf_heel(map_ / NAAM, als_csv(regels))


def lees(map_: Path) -> dict[str, Regel]:
    """File name -> line, of the files that still stand there. Raises Gebruikersfout when it is another program's file."""
    pad = map_ / NAAM
    if not pad.is_file():
        return {}
    try:
        lezer = csv.DictReader(io.StringIO(pad.read_text(encoding="utf-8-sig")), delimiter=";")
        if lezer.fieldnames != _KOLOMMEN:
            raise ValueError("andere kolommen")
        regels = [_regel(rij) for rij in lezer]
    except (ValueError, TypeError, KeyError) as fout:
        raise Gebruikersfout(
            f"Het bestand {NAAM} in {map_} is niet te lezen als lijst van profielen: haal het weg of kies een andere map."
        ) from fout
    return {r.bestand: r for r in regels if (map_ / r.bestand).is_file()}


def _regel(rij: dict[str, str]) -> Regel:
    omvang = int(rij["bytes"])
    return Regel(**{k: v for k, v in rij.items() if k != "bytes"}, bytes=omvang)
