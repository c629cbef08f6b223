"""Run the build checks: SQL files that must return no rows.

The header of a check says when it runs (``-- moment: vooraf`` or ``achteraf``) and words its
message (``-- melding: …``); names in braces are columns of the first offending row.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import duckdb

from fouten import Gebruikersfout


@dataclass(frozen=True)
class Controle:
    """One check: its name, when it runs, the Dutch message and the SQL that must return no rows."""

    naam: str
    moment: str
    melding: str
    sql: str


def lees_controle(pad: Path) -> Controle:
    """Read a check file; raises Gebruikersfout when its header is incomplete."""
    sql = pad.read_text(encoding="utf-8")
    moment = re.search(r"^-- moment: (vooraf|achteraf)$", sql, re.M)
    melding = re.search(r"^-- melding: (.+)$", sql, re.M)
    if not moment or not melding:
        raise Gebruikersfout(
            f"De controle {pad.name} mist '-- moment:' of '-- melding:' in de kop. Vul die aan."
        )
    return Controle(pad.stem, moment[1], melding[1], sql)


def woord(waarde: object) -> str:
    """A value as it stands in a Dutch sentence: decimal comma, and 'niets' for nothing."""
    if waarde is None:
        return "niets"
    if isinstance(waarde, float):
        return f"{waarde:.6f}".rstrip("0").rstrip(".").replace(".", ",")
    return str(waarde)


def controleer(con: duckdb.DuckDBPyConnection, map_: Path, moment: str) -> int:
    """Run all checks of ``moment``; return how many ran, raise Gebruikersfout at the first that finds rows."""
    gedaan = 0
    for pad in sorted(map_.glob("*.sql")):
        controle = lees_controle(pad)
        if controle.moment != moment:
            continue
        uitkomst = con.execute(controle.sql)
        kolommen = [k[0] for k in uitkomst.description or []]
        rij = uitkomst.fetchone()
        if rij is not None:
            woorden = {k: woord(w) for k, w in zip(kolommen, rij, strict=True)}
            raise Gebruikersfout(controle.melding.format(**woorden))
        gedaan += 1
    return gedaan
