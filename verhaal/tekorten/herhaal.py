"""Citation and a script with which anyone makes the same table again, and the data it needs. No Streamlit."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from datetime import date

import pandas as pd

from queries import sql_tekst
from verhaal.tekorten.tekortsommen import Instelling
from verhaal.tekorten.tekortwoorden import def_zin, waaraan

# the tables the query reads; the ZIP holds each as schema.table.parquet
TABELLEN = (
    "mart.tekortterm",
    "mart.gemeente",
    "mart.noemer",
    "mart.vlag",
    "mart.kosten_cbs",
    "mart.begroot_besteed",
    "referentie.vlagsoort",
    "referentie.circulaire",
)
MAP = "gemeenten3d_tekort"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SCRIPT = '''"""Maakt de tabel van Gemeenten in 3D opnieuw.

{citaat}

Nodig: python met duckdb en pandas, en de map {map} uit het pakket naast dit bestand.
"""
from pathlib import Path

import duckdb

SQL = """
{sql}
"""
PARAMETERS = {parameters}

con = duckdb.connect()
con.execute("create schema mart; create schema referentie")
for pad in sorted(Path(__file__).with_name("{map}").glob("*.parquet")):
    con.execute(f"create view {{pad.stem}} as select * from read_parquet('{{pad.as_posix()}}')")
tabel = con.execute(SQL, PARAMETERS).df()
{filter}tabel.to_csv("tekort.csv", index=False)
print(tabel.groupby("jaar").agg(n=("gm_code", "size"), verschil_keur=("verschil_keur", "sum")))
'''
_ZONDER = 'tabel = tabel[~tabel["anders_geboekt"]]  # gekozen: zonder bedragen die niet bij elkaar passen\n'


def citaat(i: Instelling, versie: str, vandaag: date) -> str:
    """How to cite this table."""
    return (
        f"Gemeenten in 3D, verschil voor {waaraan(i)} per gemeente en jaar. {def_zin(i)}. Dataversie {versie}. "
        f"Geraadpleegd op {vandaag.day}-{vandaag.month}-{vandaag.year}. Cijfers: CBS (CC BY 4.0) en ministerie van BZK, bewerkt."
    )


def script(i: Instelling, citaat_: str) -> str:
    """A Python program that makes the table with duckdb from the downloaded Parquet files."""
    return _SCRIPT.format(
        citaat=citaat_,
        map=MAP,
        sql=sql_tekst("tekort").strip(),
        parameters=json.dumps(i.parameters, indent=4),
        filter=_ZONDER if i.zonder_opvallend else "",
    )


def pakket(lees: Callable[[str], pd.DataFrame], script_: str) -> bytes:
    """A ZIP with the script and every table it needs as Parquet."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as bundel:
        bundel.writestr("herhaal.py", script_)
        for tabel in TABELLEN:
            bundel.writestr(f"{MAP}/{tabel}.parquet", lees(tabel).to_parquet(index=False))
    return uit.getvalue()


def toelichting(i: Instelling, bron: str) -> list[tuple[str, str]]:
    """The sheet beside every table of this page: definition, filters, sources, flags, units."""
    filters = (
        "Zonder gemeenten waarvan de bedragen niet bij elkaar passen."
        if i.zonder_opvallend
        else "Geen: alle gemeenten met beide bedragen staan erin, ook waar die niet bij elkaar passen."
    )
    return [
        ("Wet", i.wet),
        ("Definitie", def_zin(i)),
        ("Formule", i.definitie.formule),
        ("Taakvelden", i.definitie.taakvelden),
        ("Filters", filters),
        ("Bronnen", i.definitie.bronnen),
        ("Bron", bron),
        ("Valkuilen", i.definitie.valkuilen),
        (
            "Eenheid",
            "_keur = × € 1.000; _eur = euro; _pct = procent. Leeg = niet bekend, en dat is iets anders dan nul.",
        ),
        (
            "anders_geboekt",
            "Ja: begroting en rekening staan waarschijnlijk op verschillende taakvelden; telt niet mee in aandelen, middens en reeksen.",
        ),
        ("let_op", "Vlaggen bij dit cijfer; uitleg op de pagina Verantwoording."),
        ("Licentie", "Cijfers CBS: CC BY 4.0. Ministerie van BZK: openbaar. Software: EUPL-1.2."),
    ]
