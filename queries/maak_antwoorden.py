"""Makes ``antwoorden.py`` of the headers of the .sql files and the columns that the database gives.

``python -m queries.maak_antwoorden`` writes it, after a query was added or changed; a test says when it is old.
"""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import duckdb

from queries import HIER, Waarde, verbind

DOEL = HIER / "antwoorden.py"
# parameters that are not text
_TYPEN = {"jaar": "int", "toegang_pct": "float", "overhead_pct": "float"}
_KOP = '''"""What every query takes and gives: made by ``python -m queries.maak_antwoorden``, not by hand.

A method of ``Haal`` is a .sql file of this folder; a ``...Rij`` holds the columns of its answer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypedDict, cast

import duckdb
import pandas as pd

from queries import Waarde, vraag

if TYPE_CHECKING:
    from queries import Antwoord
'''


def _klasse(naam: str) -> str:
    return "".join(deel.capitalize() for deel in naam.split("_")) + "Rij"


def _hoofd(sql: str) -> tuple[str, str]:
    """(purpose, parameters and units) of the header."""
    regels = []
    for regel in sql.splitlines():
        if not regel.startswith("--"):
            break
        regels.append(regel.removeprefix("--").strip())
    tekst = " ".join(regels)
    doel, _, rest = tekst.removeprefix("Doel:").partition("Parameters:")
    return doel.strip(), f"Parameters: {rest.strip()}"


def _parameters(sql: str) -> list[str]:
    return sorted(duckdb.extract_statements(sql)[0].named_parameters)


def _proef(con: duckdb.DuckDBPyConnection, namen: list[str]) -> dict[str, Waarde]:
    """A value per parameter, of the right type: only the columns matter here."""
    (jaar,) = con.execute("select max(jaar) from mart.begroot_besteed").fetchone() or (0,)
    return {naam: jaar if naam == "jaar" else 0 if naam in _TYPEN else "" for naam in namen}


def _wikkel(tekst: str, inspringing: str) -> str:
    return textwrap.fill(tekst, 110, initial_indent=inspringing, subsequent_indent=inspringing)


def bron(database: Path) -> str:
    """The text of ``antwoorden.py`` for this database version, as ruff writes it."""
    klassen, methoden, namen = [], [], []
    with verbind(database) as con:
        for pad in sorted(HIER.glob("*.sql")):
            sql = pad.read_text(encoding="utf-8")
            naam, parameters = pad.stem, _parameters(sql)
            doel, uitleg = _hoofd(sql)
            kolommen = con.execute(sql, _proef(con, parameters)).description
            velden = "\n".join(f"    {k[0]}: Any  # {str(k[1]).lower()}" for k in kolommen)
            klassen.append(f'class {_klasse(naam)}(TypedDict):\n    """A row of {naam}.sql."""\n\n{velden}\n')
            kop = "".join(f", {p}: {_TYPEN.get(p, 'str | None')}" for p in parameters)
            kop = f", *{kop}" if kop else ""
            waarden = ", ".join(f'"{p}": {p}' for p in parameters)
            methoden.append(
                f"    def {naam}(self{kop}) -> Antwoord[{_klasse(naam)}]:\n"
                f'        """{_wikkel(doel, " " * 8).strip()}\n\n{_wikkel(uitleg + f" Bestand: queries/{naam}.sql.", " " * 8)}\n        """\n'
                f'        return cast("Antwoord[{_klasse(naam)}]", self._antwoord("{naam}", {{{waarden}}}))\n'
            )
            namen.append(naam)
    literal = "Naam = Literal[\n" + "".join(f'    "{n}",\n' for n in namen) + "]\n"
    haal = (
        'class Haal:\n    """The answers of one database version: a method per query."""\n\n'
        "    def __init__(\n"
        "        self,\n"
        "        antwoord: Callable[[str, dict[str, Waarde]], pd.DataFrame],\n"
        '        database_id: Callable[[], str] = lambda: "",\n'
        "    ) -> None:\n"
        "        self._antwoord = antwoord\n"
        "        self._database_id = database_id\n\n"
        "    @property\n"
        "    def database_id(self) -> str:\n"
        '        """Which database version answers; empty when nobody may remember its answers."""\n'
        "        return self._database_id()\n\n"
        "    @classmethod\n"
        "    def uit(cls, con: duckdb.DuckDBPyConnection) -> Haal:\n"
        '        """Straight from this connection, without remembering anything."""\n'
        "        return cls(lambda naam, parameters: vraag(con, naam, **parameters))\n\n"
    )
    tekst = "\n\n".join([_KOP, literal, *klassen, haal + "\n".join(methoden)])
    return subprocess.run(
        [sys.executable, "-m", "ruff", "format", "--stdin-filename", str(DOEL), "-"],
        input=tekst,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
    ).stdout


def main() -> int:
    """Write the file for the served database."""
    from loaders.versies import huidige

    database = huidige()
    if database is None:
        print("Bouw eerst de database: python -m loaders bouw", file=sys.stderr)
        return 1
    DOEL.write_text(bron(database), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
