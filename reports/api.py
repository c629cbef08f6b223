"""The figures as JSON, by path: the same bytes in the static edition and from the running application.

``antwoord`` is the one door. A path ends with '.json', so that any web server can serve the same file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import duckdb

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from reports.open_data.beschrijving import LICENTIES, MAKER, TITEL
from reports.open_data.maken import uitleg
from reports.open_data.tabellen import Kolom, Tabel, tabellen

BASIS = "api/v1"
VERSIE = "1"
# What is said of a municipality in one answer: what pages are told from. The rest stands in the tables.
VAN_GEMEENTE = (
    "begroot_besteed",
    "taakveld_bedrag",
    "gemeentetotaal",
    "noemer",
    "rekenbedrag",
    "positie",
    "vlag",
)
HOOGSTENS_RIJEN = 50_000  # a longer table is no answer but a file: it is in the open data as CSV and Parquet
_JSON_SOORT: dict[str, dict[str, Any]] = {
    "date": {"type": ["string", "null"], "format": "date"},
    "datetime": {"type": ["string", "null"]},
    "object": {"type": ["object", "null"]},
}
Con = duckdb.DuckDBPyConnection


def uitgave(haal: Haal) -> str:
    """What names the figures: the same for two builds of the same sources."""
    return str(haal.versie()["versie"].iloc[0]).rsplit("-", 1)[-1]


def paden(haal: Haal) -> Iterator[str]:
    """Every path there is an answer to, below BASIS."""
    yield "index.json"
    yield "openapi.json"
    yield from (f"gemeenten/{code}.json" for code in haal.gemeenten()["gm_code"])
    yield from (f"tabellen/{t.naam}.json" for t in tabellen(haal) if t.omvang <= HOOGSTENS_RIJEN)


def antwoord(haal: Haal, con: Con, pad: str) -> bytes | None:
    """The JSON at this path; None when there is nothing there."""
    vast: dict[str, Callable[[Haal], dict[str, Any]]] = {"index.json": _index, "openapi.json": openapi}
    if pad in vast:
        return (json.dumps(vast[pad](haal), ensure_ascii=False, indent=1) + "\n").encode("utf-8")
    deel = re.fullmatch(r"(gemeenten|tabellen)/([a-zA-Z0-9_.]{1,80})\.json", pad)
    if deel is None:
        return None
    return _gemeente(haal, con, deel[2]) if deel[1] == "gemeenten" else _tabel(haal, con, deel[2])


def _met(kop: dict[str, Any], delen: dict[str, str]) -> bytes:
    """An object of ``kop`` and of parts that are JSON already."""
    begin = json.dumps(kop, ensure_ascii=False, indent=1).removesuffix("\n}")
    rest = "".join(f",\n {json.dumps(naam)}: {tekst}" for naam, tekst in delen.items())
    return f"{begin}{rest}\n}}\n".encode()


def _algemeen(haal: Haal, kamer: str) -> dict[str, Any]:
    naam, _, pad = LICENTIES[kamer]
    return {
        "uitgave": uitgave(haal),
        "licentie": {"naam": naam, "url": pad},
        "bron": "CBS en ministerie van BZK, bewerkt; per bron in mart.herkomst",
        "leeg": "null betekent: niet bekend, en is nooit nul",
    }


def _gemeente(haal: Haal, con: Con, gm_code: str) -> bytes | None:
    namen = dict(haal.gemeenten()[["gm_code", "naam"]].itertuples(index=False, name=None))
    if gm_code not in namen:
        return None
    per_naam = {t.naam: t for t in tabellen(haal)}
    gemeente = per_naam["mart.gemeente"].json(con, gm_code)
    rest = {f"mart.{naam}": per_naam[f"mart.{naam}"].json(con, gm_code) for naam in VAN_GEMEENTE}
    tabellen_ = ",\n ".join(f"{json.dumps(naam)}: {tekst}" for naam, tekst in rest.items())
    kop = {"gm_code": gm_code, "naam": namen[gm_code], **_algemeen(haal, "mart")}
    return _met(kop, {"gemeente": gemeente[1:-1], "tabellen": f"{{{tabellen_}}}"})


def _tabel(haal: Haal, con: Con, naam: str) -> bytes | None:
    tabel = next((t for t in tabellen(haal) if t.naam == naam and t.omvang <= HOOGSTENS_RIJEN), None)
    if tabel is None:
        return None
    kop = {
        "tabel": tabel.naam,
        "uitleg": tabel.uitleg,
        **_algemeen(haal, tabel.kamer),
        "kolommen": [
            {"naam": k.naam, "uitleg": k.uitleg, **({"eenheid": k.eenheid} if k.eenheid else {})}
            for k in tabel.kolommen
        ],
    }
    return _met(kop, {"rijen": tabel.json(con)})


def _index(haal: Haal) -> dict[str, Any]:
    """What there is: every municipality and every table, with where to find them."""
    return {
        "titel": TITEL,
        "uitleg": uitleg(haal),
        **_algemeen(haal, "mart"),
        "beschrijving": "openapi.json",
        "gemeenten": [
            {
                "gm_code": r["gm_code"],
                "naam": r["naam"],
                "provincie": r["provincie"],
                "jeugdregio": r["jeugdregio"],
                "json": f"gemeenten/{r['gm_code']}.json",
            }
            for r in als_rijen(haal.gemeenten())
        ],
        "tabellen": [
            {
                "naam": t.naam,
                "uitleg": t.uitleg,
                # a longer one is in the open data only
                "json": f"tabellen/{t.naam}.json" if t.omvang <= HOOGSTENS_RIJEN else None,
            }
            for t in tabellen(haal)
        ],
    }


# ---------------------------------------------------------------- the description


def _veld(kolom: Kolom) -> dict[str, Any]:
    soort = _JSON_SOORT.get(kolom.soort, {"type": [kolom.soort, "null"]})
    eenheid = f" (eenheid: {kolom.eenheid})" if kolom.eenheid else ""
    return {**soort, **({"description": kolom.uitleg + eenheid} if kolom.uitleg or eenheid else {})}


def _rij(tabel: Tabel) -> dict[str, Any]:
    return {
        "type": "object",
        "description": tabel.uitleg,
        "properties": {k.naam: _veld(k) for k in tabel.kolommen},
        "required": [k.naam for k in tabel.kolommen],
        "additionalProperties": False,
    }


def _naar(schema: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{schema}"}


def _lijst(tabel: str) -> dict[str, Any]:
    return {"type": "array", "items": _naar(f"rij.{tabel}")}


def _geheel(velden: dict[str, Any], **meer: Any) -> dict[str, Any]:
    return {"type": "object", "properties": velden, "required": list(velden), **meer}


def _lezen(samenvatting: str, naam: str, schema: dict[str, Any], kan_missen: bool) -> dict[str, Any]:
    antwoorden: dict[str, Any] = {
        "200": {"description": "Gevonden", "content": {"application/json": {"schema": schema}}},
        "304": {"description": "Niet veranderd sinds de ETag die u meestuurt"},
        "503": {
            "description": "Even te druk: probeer het opnieuw na het aantal seconden in Retry-After",
            "content": {"application/json": {"schema": _naar("fout")}},
        },
    }
    if kan_missen:
        antwoorden["404"] = {
            "description": "Bestaat niet",
            "content": {"application/json": {"schema": _naar("fout")}},
        }
    return {"get": {"summary": samenvatting, "operationId": naam, "responses": antwoorden}}


def openapi(haal: Haal) -> dict[str, Any]:
    """The description of all of it: OpenAPI 3.1, made of the tables and their columns."""
    alle = tabellen(haal)
    tekst = {"type": "string"}
    algemeen: dict[str, Any] = {
        "uitgave": {"type": "string", "description": "Welke cijfers: gelijk bij dezelfde bronnen"},
        "licentie": _geheel({"naam": tekst, "url": tekst}),
        "bron": tekst,
        "leeg": tekst,
    }
    kort = [t for t in alle if t.omvang <= HOOGSTENS_RIJEN]
    per_gemeente = [t for t in alle if t.kamer == "mart" and t.tabel in VAN_GEMEENTE]
    kolom = {
        "type": "object",
        "properties": {"naam": tekst, "uitleg": tekst, "eenheid": tekst},
        "required": ["naam", "uitleg"],
    }
    verwijzing = {"type": ["string", "null"]}
    naam, titel, url = LICENTIES["mart"]
    gemeente = _lezen("Alles van één gemeente", "gemeente", _naar("gemeente"), True)
    gemeente["get"]["parameters"] = [
        {
            "name": "gm_code",
            "in": "path",
            "required": True,
            "description": "CBS-code van een gemeente van nu",
            "schema": {"type": "string", "pattern": r"^GM\d{4}$"},
        }
    ]
    return {
        "openapi": "3.1.0",
        "info": {
            "title": TITEL,
            "version": VERSIE,
            "summary": f"De cijfers van {MAKER} als JSON, om te lezen",
            "description": uitleg(haal),
            "license": {"name": f"{titel} ({naam})", "url": url},
        },
        "servers": [{"url": "."}],
        "paths": {
            "/index.json": _lezen("Wat er is", "index", _naar("index"), False),
            "/gemeenten/{gm_code}.json": gemeente,
            **{
                f"/tabellen/{t.naam}.json": _lezen(
                    t.uitleg or t.naam, t.naam.replace(".", "_"), _naar(f"tabel.{t.naam}"), False
                )
                for t in kort
            },
        },
        "components": {
            "schemas": {
                "fout": _geheel({"fout": tekst}),
                "index": _geheel(
                    {
                        "titel": tekst,
                        "uitleg": tekst,
                        **algemeen,
                        "beschrijving": tekst,
                        "gemeenten": {
                            "type": "array",
                            "items": _geheel(
                                {
                                    "gm_code": tekst,
                                    "naam": tekst,
                                    "provincie": verwijzing,
                                    "jeugdregio": verwijzing,
                                    "json": tekst,
                                }
                            ),
                        },
                        "tabellen": {
                            "type": "array",
                            "items": _geheel(
                                {
                                    "naam": tekst,
                                    "uitleg": tekst,
                                    "json": verwijzing,
                                }
                            ),
                        },
                    }
                ),
                "gemeente": _geheel(
                    {
                        "gm_code": tekst,
                        "naam": tekst,
                        **algemeen,
                        "gemeente": _naar("rij.mart.gemeente"),
                        "tabellen": _geheel({t.naam: _lijst(t.naam) for t in per_gemeente}),
                    }
                ),
                **{
                    f"tabel.{t.naam}": _geheel(
                        {
                            "tabel": {"const": t.naam},
                            "uitleg": tekst,
                            **algemeen,
                            "kolommen": {"type": "array", "items": kolom},
                            "rijen": _lijst(t.naam),
                        }
                    )
                    for t in kort
                },
                **{f"rij.{t.naam}": _rij(t) for t in {t.naam: t for t in (*kort, *per_gemeente)}.values()},
            }
        },
    }
