"""One question of a visitor, answered in a process of its own; started by ``queries.vrij``, never imported.

Whatever a question does to memory, processor or engine, it does here, where the system sets limits and the
dashboard can end it. Only the standard library and DuckDB are imported: that keeps the start short.

In: one JSON object on stdin (database, sql, grenzen). Out: JSON lines on stdout: ``kolommen``, any number of
``rijen``, and last ``klaar`` or ``fout`` (a code and its particulars; the Dutch words are in ``queries.vrij_taal``).
"""

from __future__ import annotations

import difflib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

# The forms a (part of a) question may have: all others, known or still to come, write.
LEZEN = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}
# Where figures are. information_schema describes them; the other catalogues of the engine also tell where the file is.
SCHEMAS = {"mart", "referentie", "kern", "bron"}
BESCHRIJVING = {"tables", "columns"}  # of information_schema
TABELFUNCTIES = {"range", "generate_series", "unnest", "json_each", "json_tree", "repeat", "repeat_row"}
# Functions that tell about or act on the engine instead of the figures, or run text as a question.
FUNCTIES_NIET = {
    "current_setting",
    "getvariable",
    "getenv",
    "write_log",
    "sleep_ms",
    "nextval",
    "currval",
    "setseed",
    "query",
    "query_table",
    "json_execute_serialized_sql",
    "json_serialize_plan",
    "parse_duckdb_log_message",
    "in_search_path",
    "current_query",
}
SYSTEEMSCHEMAS = {"main", "temp", "system", "pg_catalog", "information_schema"}
SYSTEEM = ("duckdb_", "pg_", "sqlite_", "pragma_")
SOMMEN = {"sum", "avg", "mean", "median", "fsum", "kahan_sum", "favg"}
_PORTIE = 500
_VERGELIJKINGEN = 12  # texts that are looked up for one question
_GEHEEL = {"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT"}
_GEHEEL |= {"U" + naam for naam in _GEHEEL}


class Geweigerd(Exception):
    """The question is not answered; the code and particulars say why."""

    def __init__(self, code: str, **velden: Any) -> None:
        super().__init__(code)
        self.fout = {"code": code, **velden}


def als_json(wat: Any) -> str:
    """Compact, and any letter as it is."""
    return json.dumps(wat, ensure_ascii=False, separators=(",", ":"), default=str)


def schrijf(regel: str) -> None:
    """One JSON line to the dashboard."""
    sys.stdout.buffer.write(regel.encode("utf-8", "replace") + b"\n")


def beperk(grenzen: dict[str, int]) -> None:
    """Limits on this process; and an end when the dashboard is gone."""
    sys.path.append(str(Path(__file__).resolve().parents[1]))
    from loaders.beperkt import begrens

    if hasattr(os, "nice"):
        os.nice(10)  # pages go before questions
    # Python and the engine take part of the memory
    begrens(grenzen["seconden"] + 2, grenzen["geheugen_mb"] + 640, RLIMIT_NOFILE=32)


def verbind(database: str, geheugen_mb: int) -> Any:
    """Reading only, and nothing else: no files, no network, no extensions, no settings, no variables of Python."""
    import duckdb

    return duckdb.connect(
        database,
        read_only=True,
        config={
            "enable_external_access": "false",
            "autoload_known_extensions": "false",
            "autoinstall_known_extensions": "false",
            "allow_community_extensions": "false",
            "python_enable_replacements": "false",
            "memory_limit": f"{geheugen_mb}MB",
            "threads": "1",
            "temp_directory": "",
            "max_temp_directory_size": "0B",
            "lock_configuration": "true",
        },
    )


def knopen(boom: Any) -> Iterator[dict[str, Any]]:
    """Every object in a syntax tree, without recursion: a question may be nested deeply."""
    stapel = [boom]
    while stapel:
        knoop = stapel.pop()
        if isinstance(knoop, dict):
            yield knoop
            stapel.extend(knoop.values())
        elif isinstance(knoop, list):
            stapel.extend(knoop)


def soort_statement(statement: Any) -> str:
    """'SELECT', 'INSERT' and so on; '' for one the Python side of DuckDB has no name for (CONNECT, UPDATE EXTENSIONS)."""
    try:
        return str(statement.type.name)
    except ValueError:
        return ""


def keur(con: Any, sql: str) -> Any:
    """Exactly one statement that reads, from tables with figures, with functions that only calculate; its syntax tree."""
    statements = con.extract_statements(sql)
    if not statements:
        raise Geweigerd("leeg")
    soorten = [soort_statement(s) for s in statements]
    if len(statements) > 1 or soorten == ["MULTI"]:  # PIVOT without columns is several statements in one
        pivot = "pivot" in sql.lower() and ("CREATE" in soorten or "MULTI" in soorten)
        raise Geweigerd("draaitabel" if pivot else "meer")
    if soorten[0] != "SELECT":
        raise Geweigerd("schrijft")
    if statements[0].named_parameters:
        raise Geweigerd("parameter", naam=sorted(statements[0].named_parameters)[0])
    # As a literal, where only the quote has a meaning: a parameter would import pandas, three times the whole start.
    als_tekst = sql.replace("'", "''")
    boom = json.loads(con.execute(f"select json_serialize_sql('{als_tekst}')").fetchone()[0])
    if boom.get("error"):  # PRAGMA counts as a SELECT, but is not one
        raise Geweigerd("schrijft")
    _keur_boom(con, boom)
    return boom


def _keur_boom(con: Any, boom: Any) -> None:
    eigen = {  # names given in WITH
        str(paar["key"]).lower()
        for knoop in knopen(boom)
        if isinstance(knoop.get("cte_map"), dict)
        for paar in knoop["cte_map"].get("map", [])
    }
    for knoop in knopen(boom):
        soort = knoop.get("type")
        if "cte_map" in knoop and soort not in LEZEN:  # WITH may hold INSERT, UPDATE, DELETE and COPY
            raise Geweigerd("schrijft")
        if soort == "BASE_TABLE":
            _keur_tabel(con, knoop, eigen)
        elif soort == "TABLE_FUNCTION":
            functie = knoop["function"]
            naam = str(functie.get("function_name", "")).lower()
            if naam not in TABELFUNCTIES and str(functie.get("schema", "")).lower() != "mart":
                raise Geweigerd("functie", naam=naam)
        elif soort == "SHOW_REF" and not knoop.get("query"):
            if knoop.get("table_name") != "__show_tables_expanded":
                raise Geweigerd("toon")
        elif "function_name" in knoop:
            naam = str(knoop["function_name"]).lower()
            if naam in FUNCTIES_NIET or naam.startswith(SYSTEEM):
                raise Geweigerd("functie", naam=naam)


def _keur_tabel(con: Any, knoop: dict[str, Any], eigen: set[str]) -> None:
    schema, tabel = str(knoop["schema_name"]).lower(), str(knoop["table_name"]).lower()
    if knoop.get("catalog_name") or tabel.startswith(SYSTEEM):
        raise Geweigerd("systeem", naam=tabel)
    if schema in SCHEMAS or (schema == "information_schema" and tabel in BESCHRIJVING):
        return
    if schema in SYSTEEMSCHEMAS:
        raise Geweigerd("systeem", naam=f"{schema}.{tabel}")
    if schema or tabel not in eigen:
        raise onbekende_tabel(con, f"{schema}.{tabel}" if schema else tabel)


def onbekende_tabel(con: Any, naam: str) -> Geweigerd:
    """There is no such table; with the names that look like it."""
    alle = [
        f"{schema}.{tabel}"
        for schema, tabel in con.execute(
            "select schema_name, table_name from duckdb_tables() where schema_name in ('mart', 'referentie') order by all"
        ).fetchall()
    ]
    kort = naam.lower().rsplit(".", 1)[-1]
    gelijk = [n for n in alle if n.split(".")[1] == kort]
    lijkt = difflib.get_close_matches(kort[:100], [n.split(".")[1] for n in alle], 3, 0.6)
    return Geweigerd(
        "tabel", naam=naam[:100], lijkt=gelijk or [n for n in alle if n.split(".")[1] in lijkt][:3]
    )


# ---------------------------------------------------------------- what a question probably does not mean


def let_op(con: Any, boom: Any) -> list[dict[str, Any]]:
    """A sum over every definition at once, and a text that no row has: both give an answer, and a wrong one."""
    kolommen: dict[tuple[str, str], dict[str, str]] = {}
    for schema, tabel, kolom, soort in con.execute(
        "select schema_name, table_name, column_name, data_type from duckdb_columns() where schema_name in ('mart', 'referentie')"
    ).fetchall():
        kolommen.setdefault((schema, tabel), {})[kolom] = soort
    alle = list(knopen(boom))
    tabellen = [
        (
            str(k.get("alias") or k["table_name"]).lower(),
            (str(k["schema_name"]).lower(), str(k["table_name"]).lower()),
        )
        for k in alle
        if k.get("type") == "BASE_TABLE"
    ]
    tabellen = [(naam, t) for naam, t in tabellen if t in kolommen]
    return [*_zonder_definitie(alle, tabellen, kolommen), *_zonder_rij(con, alle, tabellen, kolommen)]


def _zonder_definitie(alle: list[Any], tabellen: list[Any], kolommen: dict[Any, Any]) -> list[dict[str, Any]]:
    sommen = any(str(k.get("function_name", "")).lower() in SOMMEN for k in alle)
    genoemd = {
        str(n).lower() for k in alle if k.get("type") == "COLUMN_REF" for n in k.get("column_names", [])[-1:]
    }
    if not sommen or "definitie" in genoemd:
        return []
    raak = [t for _, t in tabellen if "definitie" in kolommen[t]]
    return [{"code": "definitie", "naam": ".".join(raak[0])}] if raak else []


def _zonder_rij(
    con: Any, alle: list[Any], tabellen: list[Any], kolommen: dict[Any, Any]
) -> Iterator[dict[str, Any]]:
    for kolom, waarde in list(dict.fromkeys(_vergelijkingen(alle)))[:_VERGELIJKINGEN]:
        *voor, naam = [str(n).lower() for n in kolom]
        waar = [
            t
            for alias, t in tabellen
            if str(kolommen[t].get(naam)) == "VARCHAR" and (not voor or voor[-1] in (alias, t[1]))
        ]
        tekst = waarde.replace("'", "''")
        if not waar or any(
            con.execute(f"select 1 from {s}.{t} where \"{naam}\" = '{tekst}' limit 1").fetchall()
            for s, t in waar
        ):
            continue
        s, t = waar[0]
        sql = f'select distinct "{naam}" from {s}.{t} where "{naam}" is not null order by 1 limit 2000'
        bekend = [str(w) for (w,) in con.execute(sql).fetchall()]
        klein = {w.lower(): w for w in bekend}
        lijkt = [klein[w] for w in difflib.get_close_matches(waarde.lower()[:100], list(klein), 3, 0.6)]
        yield {
            "code": "waarde",
            "kolom": naam,
            "waarde": waarde[:100],
            "lijkt": lijkt,
            "bekend": bekend if len(bekend) <= 8 else [],
        }


def _vergelijkingen(alle: list[Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """(column, text) of every column = 'text' and column in ('text', …)."""
    for knoop in alle:
        if knoop.get("type") not in (
            "COMPARE_EQUAL",
            "COMPARE_IN",
        ):  # a type can be an object, which no set takes
            continue
        delen = [knoop.get("left"), knoop.get("right"), *knoop.get("children", [])]
        namen_ = [d["column_names"] for d in delen if d and d.get("column_names")]
        if len(namen_) != 1:
            continue
        for deel in delen:
            letterlijk = deel.get("literal") if deel else None
            if letterlijk and letterlijk.get("kind") == "STRING":
                yield tuple(map(str, namen_[0])), str(letterlijk["text"])


def soort_van(type_: str) -> str:
    """What a DuckDB type is for the reader: geheel, getal, datum, tijdstip, waar or tekst."""
    if type_ in _GEHEEL or type_.strip('"') == "NULL":
        return "geheel"
    if type_ in {"FLOAT", "DOUBLE"} or type_.startswith("DECIMAL"):
        return "getal"
    if type_.startswith("TIMESTAMP") and "ZONE" not in type_:
        return "tijdstip"
    return {"DATE": "datum", "BOOLEAN": "waar"}.get(type_, "tekst")


def cel(waarde: Any, soort: str, hoogstens: int) -> tuple[Any, bool]:
    """A value as JSON knows it, and whether it had to be cut."""
    if waarde is None or (isinstance(waarde, (bool, int)) and soort in {"waar", "geheel"}):
        return waarde, False
    if soort == "getal":
        return float(waarde), False
    if soort in {"datum", "tijdstip"}:
        return waarde.isoformat() if hasattr(waarde, "isoformat") else str(waarde), False
    if isinstance(waarde, (list, dict, tuple)):
        waarde = json.dumps(waarde, ensure_ascii=False, default=str)
    tekst = waarde if isinstance(waarde, str) else str(waarde)
    return tekst[:hoogstens], len(tekst) > hoogstens


def namen(kolommen: list[str]) -> list[str]:
    """Column names, each once and not endless."""
    uit: list[str] = []
    for naam in kolommen:
        kort, nummer = naam[:120] or "kolom", 2
        uniek = kort
        while uniek in uit:
            uniek, nummer = f"{kort}_{nummer}", nummer + 1
        uit.append(uniek)
    return uit


def antwoord(con: Any, sql: str, grenzen: dict[str, int]) -> None:
    """Send the rows in portions, up to the limits; never fetch them all first."""
    con.execute(sql)  # a stream: a relation would fetch all rows at once
    if not con.description:
        raise Geweigerd("schrijft")
    soorten = [soort_van(str(kolom[1])) for kolom in con.description]
    if len(soorten) > grenzen["kolommen"]:
        raise Geweigerd("kolommen", aantal=len(soorten))
    schrijf(als_json({"kolommen": list(zip(namen([k[0] for k in con.description]), soorten, strict=True))}))
    rijen = bytes_ = geknipt = 0
    meer = ""
    while not meer:
        portie = con.fetchmany(min(_PORTIE, grenzen["rijen"] + 1 - rijen))
        if not portie:
            break
        if rijen + len(portie) > grenzen["rijen"]:
            meer, portie = "rijen", portie[: grenzen["rijen"] - rijen]
        uit = []
        for rij in portie:
            cellen = [cel(w, s, grenzen["cel"]) for w, s in zip(rij, soorten, strict=True)]
            geknipt += sum(g for _, g in cellen)
            uit.append(als_json([w for w, _ in cellen]))
            bytes_ += len(uit[-1])
            if bytes_ > grenzen["megabytes"] * 1_000_000:
                meer = "grootte"
                break
        schrijf(f'{{"rijen":[{",".join(uit)}]}}')
        rijen += len(uit)
    schrijf(als_json({"klaar": {"meer": meer, "geknipt": geknipt}}))


def main() -> None:
    """Read the question, answer it or say why not, and be gone."""
    opdracht = json.loads(sys.stdin.buffer.read())
    grenzen = opdracht["grenzen"]
    beperk(grenzen)
    try:
        con = verbind(opdracht["database"], grenzen["geheugen_mb"])
        boom = keur(con, opdracht["sql"])
        try:
            schrijf(als_json({"let_op": let_op(con, boom)}))
        except Exception:  # a remark is never worth an answer
            schrijf(als_json({"let_op": []}))
        try:
            antwoord(con, opdracht["sql"], grenzen)
        except Exception as fout:
            if type(fout).__name__ == "CatalogException" and str(fout).startswith(
                "Catalog Error: Table with name "
            ):
                raise onbekende_tabel(con, str(fout).split("name ", 1)[1].split(" does not")[0]) from fout
            raise
    except Geweigerd as fout:
        schrijf(als_json({"fout": fout.fout}))
    except (MemoryError, RecursionError) as fout:
        schrijf(als_json({"fout": {"code": "geheugen" if isinstance(fout, MemoryError) else "diep"}}))
    except Exception as fout:
        schrijf(
            als_json({"fout": {"code": "engine", "soort": type(fout).__name__, "tekst": str(fout)[:4_000]}})
        )
    sys.stdout.flush()
    os._exit(0)  # without waiting for the engine to tidy up


if __name__ == "__main__":
    main()
