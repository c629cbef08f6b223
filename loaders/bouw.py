"""Build a new database version: read and check the sources, make the marts, check, publish.

The new file is only pointed to when every check holds; until then, and after any error,
the previous version stays in use.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pandas as pd

from loaders import versies
from loaders.bronnen import HERKOMST, TABELLEN
from loaders.contract import Contract, lees, sha256
from loaders.controle import controleer
from loaders.fouten import LoaderFout, waarom
from loaders.referentie import TABELLEN as REFERENTIES

HIER = Path(__file__).resolve().parent
Melder = Callable[[str], None]


def invoer_hash(data: Path) -> str:
    """Eight hexadecimal characters that change when a source, reference table or build step changes."""
    som = hashlib.sha256()
    bestanden = [
        *sorted((data / "bron").glob("*")),
        *sorted((data / "referentie").glob("*")),
        *sorted((HIER / "sql").glob("*.sql")),
        *sorted((HIER / "controles").glob("*.sql")),
    ]
    for bestand in filter(Path.is_file, bestanden):
        som.update(bestand.name.encode())
        try:
            som.update(bestand.read_bytes())
        except OSError as fout:
            raise LoaderFout(
                f"Het bestand {bestand} is niet te lezen (foutcode {fout.errno}). "
                "Geef leesrechten of sluit het programma dat het vasthoudt."
            ) from fout
    return som.hexdigest()[:8]


def _zet(con: duckdb.DuckDBPyConnection, schema: str, contract: Contract, tabel: pd.DataFrame) -> None:
    con.register("invoer", tabel)
    con.execute(f"create table {schema}.{contract.naam} as select {contract.sql_kolommen()} from invoer")
    con.unregister("invoer")


def _bron(data: Path) -> Iterator[tuple[Contract, pd.DataFrame]]:
    """Every source table, after comparing file, rows and contents with herkomst.csv."""
    map_ = data / "bron"
    herkomst = lees(map_, HERKOMST)
    yield HERKOMST, herkomst
    bekend = herkomst.set_index("herkomst_id")
    for contract, _ in TABELLEN:
        if contract.naam not in bekend.index:
            raise LoaderFout(
                f"data/bron/herkomst.csv heeft geen rij voor {contract.naam}. "
                "Maak de momentopname opnieuw met `python -m loaders momentopname`."
            )
        pad = map_ / contract.bestand
        tabel = lees(map_, contract)
        if sha256(pad) != bekend.at[contract.naam, "sha256"]:
            raise LoaderFout(
                f"data/bron/{contract.bestand} is veranderd sinds de momentopname (controlegetal klopt niet). "
                "Zet het bestand terug of maak de momentopname opnieuw."
            )
        rijen = int(str(bekend.at[contract.naam, "rijen"]))
        if len(tabel) != rijen:
            raise LoaderFout(
                f"data/bron/{contract.bestand} heeft {len(tabel)} rijen in plaats van "
                f"{rijen}. Zet het bestand terug."
            )
        yield contract, tabel


def vul(con: duckdb.DuckDBPyConnection, data: Path) -> None:
    """Fill an empty database with the source tables, reference tables, kern tables and marts."""
    for schema in ("bron", "referentie", "kern", "mart"):
        con.execute(f"create schema if not exists {schema}")
    for contract, tabel in _bron(data):
        _zet(con, "bron", contract, tabel)
    for contract in REFERENTIES:
        _zet(con, "referentie", contract, lees(data / "referentie", contract))
    controleer(con, HIER / "controles", "vooraf")
    for stap in sorted((HIER / "sql").glob("*.sql")):
        con.execute(stap.read_text(encoding="utf-8"))
    controleer(con, HIER / "controles", "achteraf")


def _is_heel(database: Path) -> bool:
    """Whether the file opens and was finished."""
    try:
        with duckdb.connect(str(database), read_only=True) as con:
            return con.execute("select count(*) from mart.versie").fetchone() == (1,)
    except duckdb.Error:
        return False


def _nieuwe_naam(data: Path, kenmerk: str) -> str:
    """A name that no version has: a served file is never written to, even within one second."""
    moment = datetime.now()
    while True:
        naam = f"gemeenten3d-{moment:%Y%m%dT%H%M%S}-{kenmerk}"
        if not (data / f"{naam}.duckdb").exists():
            return naam
        moment += timedelta(seconds=1)


def bouw(data: Path = versies.DATA, *, als_nodig: bool = False, meld: Melder = lambda _: None) -> Path:
    """Build and publish a new version; return its path.

    With ``als_nodig`` an up-to-date version (same inputs, same build steps) is kept.
    Raises LoaderFout, with the previous version untouched and still served.
    """
    if not data.is_dir():
        raise LoaderFout(
            f"De map {data} bestaat niet. Maak haar aan of wijs met GEMEENTEN3D_DATA een andere aan."
        )
    kenmerk = invoer_hash(data)
    nu = versies.huidige(data)
    if als_nodig and nu is not None and nu.stem.endswith(kenmerk) and _is_heel(nu):
        meld(f"De database is al bijgewerkt ({nu.name}).")
        return nu
    naam = _nieuwe_naam(data, kenmerk)
    werk = data / f".{naam}.{os.getpid()}.tmp"
    meld("De database wordt gemaakt uit de momentopname …")
    klaar = data / f"{naam}.duckdb"
    try:
        with duckdb.connect(str(werk)) as con:
            vul(con, data)
            con.execute(
                "create table mart.versie as select ? as versie, current_timestamp::timestamp as gebouwd_op",
                [naam],
            )
            con.execute(
                "comment on table mart.versie is 'Versie van deze database en wanneer zij is gebouwd'"
            )
        werk.replace(klaar)
        versies.wijs_aan(klaar)
    except duckdb.Error as fout:
        raise LoaderFout(
            "Het bouwen van de database is mislukt en de vorige versie blijft in gebruik. "
            "Draai `python -m loaders bouw --debug` voor de oorzaak."
        ) from fout
    except OSError as fout:
        klaar.unlink(missing_ok=True)
        raise LoaderFout(
            f"In de map {data} kan niet geschreven worden ({waarom(fout)}); de vorige versie blijft in gebruik. "
            "Maak ruimte of geef schrijfrechten en bouw opnieuw."
        ) from fout
    finally:
        werk.unlink(missing_ok=True)
        werk.with_name(werk.name + ".wal").unlink(missing_ok=True)
    versies.ruim_op(data)
    meld(f"Klaar: {klaar.name}.")
    return klaar
