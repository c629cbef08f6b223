"""Everything fetched, as checked tables in a database that is being built."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pandas as pd

from loaders.bevolking import GEMEENTE_JAAR, INWONERS
from loaders.contract import Contract, toets_tabel
from loaders.iv3 import NIET_AANGELEVERD, TAAKVELD, TOTAAL
from loaders.live import bevolking, gebieden, iv3, kosten, marges, meting
from loaders.live.manifest import bronnen
from loaders.live.ophalen import module
from loaders.live.stand import Levering
from loaders.prijzen import CPI

_SQL = Path(__file__).with_name("sql")
NIEUW = (
    iv3.CATEGORIE,
    iv3.PLAATSING,
    iv3.VERSLAG,
    bevolking.JONGEREN,
    bevolking.LEEFTIJD,
    meting.METING,
    marges.METING_MARGE,
    kosten.KOSTEN,
)
CONTRACTEN = (
    *NIEUW,
    TAAKVELD,
    TOTAAL,
    NIET_AANGELEVERD,
    INWONERS,
    GEMEENTE_JAAR,
    CPI,
    gebieden.GEBIEDEN_JAAR,
    iv3.GEMEENTE,
    iv3.CODE,
)


def gekeurd(lev: Levering, live: Path) -> Iterator[tuple[Contract, pd.DataFrame]]:
    """The tables of a delivery after their contract; raises Gebruikersfout. Empty tables are left out."""
    bron = bronnen()[lev.bron]
    if set(lev.kolommen) != {*bron.dimensies, *bron.maten}:
        return  # fetched before we used other figures of this table: the next refresh fetches it anew
    for contract, tabel in module(bron).tabellen(lev, bron, live):
        if len(tabel):
            waar = f"{lev.tabel_id} ({lev.titel}), {lev.groep}"
            yield contract, toets_tabel(tabel.set_axis(range(1, len(tabel) + 1)), contract, waar)


def _opmerking(groep: list[Levering], jaren: list[int]) -> str:
    bestanden = sorted({lev.bestand for lev in groep if lev.bestand})
    hoe = f"Ingelezen uit {', '.join(bestanden)}" if bestanden else "Ververst bij het CBS"
    return f"{hoe}; jaren {jaren[0]} tot en met {jaren[-1]}." if len(jaren) > 1 else f"{hoe}."


def herkomst(leveringen: list[Levering]) -> pd.DataFrame:
    """A provenance row for each table that was fetched: Iv3 per year, the others per source."""
    rijen: dict[str, list[Levering]] = {}
    for lev in leveringen:
        if not lev.leeg:
            rijen.setdefault(bronnen()[lev.bron].herkomst_id(lev.jaar), []).append(lev)
    uit = []
    for herkomst_id, groep in sorted(rijen.items()):
        bron = bronnen()[groep[0].bron]
        jaren = sorted({lev.jaar for lev in groep})
        uit.append(
            {
                "herkomst_id": herkomst_id,
                "bestand": f"live/ruw/{groep[0].tabel_id}",
                "bron": bron.naam,
                "tabel_id": ", ".join(sorted({lev.tabel_id for lev in groep})),
                "titel": groep[0].titel,
                "uitgever": bron.uitgever,
                "licentie": bron.licentie,
                "url": bron.url,
                "gewijzigd_op": max(lev.gewijzigd for lev in groep)[:10],
                "opgehaald_op": f"opgehaald op {datetime.fromisoformat(max(lev.opgehaald for lev in groep)):%d-%m-%Y}",
                "rijen": sum(lev.rijen for lev in groep),
                "sha256": hashlib.sha256("".join(lev.kenmerk for lev in groep).encode()).hexdigest(),
                "opmerking": _opmerking(groep, jaren),
            }
        )
    return pd.DataFrame(uit)


def _leeg(con: duckdb.DuckDBPyConnection, wat: str, contract: Contract) -> None:
    kolommen = ", ".join(f'"{k}" {t}' for k, t in contract.sql_typen().items())
    con.execute(f"create {wat} ({kolommen})")


def voeg_samen(con: duckdb.DuckDBPyConnection, leveringen: list[Levering], live: Path) -> None:
    """Add the fetched figures to the schema ``bron``, in the place of the snapshot's.

    Raises Gebruikersfout when a raw file has gone or a table breaks its contract.
    """
    for contract in NIEUW:
        _leeg(con, f"table bron.{contract.naam}", contract)
    con.execute("create table bron.gebieden_stand (jaar smallint)")
    con.execute(
        "create table bron.ophaalbaar as select unnest($ids) as herkomst_id",
        {"ids": [b.herkomst for b in bronnen().values()]},
    )
    for contract in CONTRACTEN:
        _leeg(con, f"temp table live_{contract.naam}", contract)
    for lev in leveringen:
        if lev.leeg:
            continue
        for contract, tabel in gekeurd(lev, live):
            con.register("invoer", tabel)
            con.execute(f"insert into live_{contract.naam} select {contract.sql_kolommen()} from invoer")
            con.unregister("invoer")
    for naam in ("samenvoegen", "cpi"):
        con.execute((_SQL / f"{naam}.sql").read_text(encoding="utf-8"))
    for contract in CONTRACTEN:
        con.execute(f"drop table live_{contract.naam}")
    rijen = herkomst(leveringen)
    if len(rijen):
        con.register("invoer", rijen)
        con.execute(
            "insert into bron.herkomst by name select * replace (gewijzigd_op::date as gewijzigd_op) from invoer"
        )
        con.unregister("invoer")
