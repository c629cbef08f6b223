"""Raw rows as CBS gave them, one Parquet file a part, in the git-ignored folder ``data/live/ruw``.

``ruw/<table>/<when CBS changed it>/<part>.parquet``: a file that is there is whole, which
makes a broken refresh resumable, also after kill -9 or a power cut.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from fouten import Gebruikersfout, waarom
from loaders.wegschrijven import ernaast, schrijf_heel


@dataclass(frozen=True)
class DeelBestand:
    """A stored part: its name within its folder, rows, and the checksum of its file."""

    naam: str
    rijen: int
    sha256: str
    gevuld: bool  # whether any figure in it is not empty


def map_van(live: Path, tabel_id: str, gewijzigd: str) -> Path:
    """The folder of a table as it was after CBS changed it at ``gewijzigd``."""
    return live / "ruw" / tabel_id / re.sub(r"\D", "", gewijzigd)[:14]


def bestandsnaam(deel: str) -> str:
    """A part's name as a file name on any disk."""
    return re.sub(r"[^0-9A-Za-z.-]", "_", deel) + ".parquet"


def controlegetal(pad: Path) -> str:
    """Hexadecimal SHA-256 of a file, read in pieces."""
    with pad.open("rb") as bestand:
        return hashlib.file_digest(bestand, "sha256").hexdigest()


def _gevuld(tabel: pa.Table, maten: list[str]) -> bool:
    return any(tabel.column(m).null_count < tabel.num_rows for m in maten)


def schrijf(map_: Path, deel: str, tabel: pa.Table, maten: list[str], vraag: str) -> DeelBestand:
    """Store the rows of a part, with the request they answer. Raises Gebruikersfout when the disk refuses."""
    tabel = tabel.replace_schema_metadata({"vraag": vraag})
    pad = map_ / bestandsnaam(deel)
    try:
        map_.mkdir(parents=True, exist_ok=True)
        with ernaast(pad) as werk:
            pq.write_table(tabel, werk, compression="zstd")
    except OSError as fout:
        raise Gebruikersfout(
            f"In de map {map_} kan niet geschreven worden ({waarom(fout)}); de huidige cijfers blijven in gebruik. "
            "Maak ruimte of geef schrijfrechten en draai dezelfde opdracht opnieuw."
        ) from fout
    return DeelBestand(pad.name, tabel.num_rows, controlegetal(pad), _gevuld(tabel, maten))


def bekend(map_: Path, deel: str, maten: list[str], vraag: str) -> DeelBestand | None:
    """The part as stored earlier for the same request, or None (also when its file is damaged)."""
    pad = map_ / bestandsnaam(deel)
    if not pad.is_file():
        return None
    try:
        tabel = pq.read_table(pad)
        if (tabel.schema.metadata or {}).get(b"vraag") != vraag.encode():
            return None
        return DeelBestand(pad.name, tabel.num_rows, controlegetal(pad), _gevuld(tabel, maten))
    except (OSError, pa.ArrowException, KeyError):
        return None


def schrijf_json(pad: Path, inhoud: Any) -> None:
    """Store metadata or a list as JSON, whole or not at all. Raises Gebruikersfout."""
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        schrijf_heel(pad, json.dumps(inhoud, ensure_ascii=False, indent=1).encode())
    except OSError as fout:
        raise Gebruikersfout(
            f"In de map {pad.parent} kan niet geschreven worden ({waarom(fout)}); de huidige cijfers blijven in gebruik. "
            "Maak ruimte of geef schrijfrechten en draai dezelfde opdracht opnieuw."
        ) from fout
