"""An answer as a file: CSV for Dutch spreadsheets, CSV for programs, Parquet, and an Excel workbook."""

from __future__ import annotations

import csv
import io
import math
from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from queries.vrij import Antwoord

BRON = "Bron: CBS (Iv3 en andere tabellen, CC BY 4.0) en ministerie van BZK; eigen vraag aan Gemeenten in 3D"
LET_OP = "Waarschuwingen bij cijfers (mart.vlag) staan er alleen in als de vraag ze noemt. Leeg betekent: niet bekend, en is nooit nul."
# A text that starts like this is a formula for a spreadsheet: it could do something when the file is opened.
_FORMULE = ("=", "+", "-", "@", "\t", "\r")


def _veilig(tekst: str) -> str:
    return "'" + tekst if tekst.startswith(_FORMULE) else tekst


def _nederlands(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "WAAR" if waarde else "ONWAAR"
    if isinstance(waarde, float):
        if not math.isfinite(waarde):
            return ""
        return (f"{waarde:.0f}" if waarde.is_integer() and abs(waarde) < 1e15 else repr(waarde)).replace(
            ".", ","
        )
    if isinstance(waarde, datetime):
        return f"{waarde:%d-%m-%Y %H:%M:%S}"
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    return _veilig(waarde) if isinstance(waarde, str) else str(waarde)


def csv_nederlands(antwoord: Antwoord) -> bytes:
    """With ';', decimal comma and BOM: Dutch Excel then shows numbers as numbers."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
    schrijver.writerow([_veilig(naam) for naam in antwoord.tabel.column_names])
    for rij in _rijen(antwoord.tabel):
        schrijver.writerow([_nederlands(w) for w in rij])
    return buffer.getvalue().encode("utf-8-sig")


def csv_machine(antwoord: Antwoord) -> bytes:
    """With ',' and decimal point; the values as they are."""
    buffer = io.StringIO()
    schrijver = csv.writer(buffer, lineterminator="\n")
    schrijver.writerow(antwoord.tabel.column_names)
    for rij in _rijen(antwoord.tabel):
        schrijver.writerow([w.isoformat() if isinstance(w, (date, datetime)) else w for w in rij])
    return buffer.getvalue().encode("utf-8")


def parquet(antwoord: Antwoord) -> bytes:
    """With the types of the columns; the question and its origin travel in the metadata."""
    buffer = io.BytesIO()
    uitleg = {f"gemeenten3d.{naam.lower()}": waarde for naam, waarde in toelichting(antwoord)}
    tabel = antwoord.tabel.replace_schema_metadata({k: str(v) for k, v in uitleg.items()})
    pq.write_table(tabel, buffer, compression="zstd")
    return buffer.getvalue()


def toelichting(antwoord: Antwoord) -> list[tuple[str, str]]:
    """What a reader must know about the rows: the sheet beside them."""
    return [
        ("Vraag", antwoord.sql),
        ("Versie", antwoord.database),
        ("Datum", f"{antwoord.wanneer:%d-%m-%Y %H:%M}"),
        ("Bron", BRON),
        (
            "Licentie",
            "Cijfers van CBS en CBS/Kadaster: CC BY 4.0, met bronvermelding. Cijfers van BZK: openbaar.",
        ),
        ("Grenzen", grenzen_zin(antwoord)),
        ("Let op", LET_OP),
    ]


def grenzen_zin(antwoord: Antwoord) -> str:
    """Whether these are all rows, and whether texts were cut."""
    n = f"{antwoord.tabel.num_rows:,}".replace(",", ".")
    zin = f"Dit zijn alle {n} rijen."
    if antwoord.tabel.num_rows == 1:
        zin = "Dit is de enige rij."
    if antwoord.meer == "rijen":
        zin = f"Dit zijn de eerste {n} rijen; er zijn er meer."
    elif antwoord.meer == "grootte":
        zin = f"Dit zijn de eerste {n} rijen; er zijn er meer, maar het antwoord werd te groot."
    if antwoord.geknipt:
        cellen = (
            "In 1 cel is de tekst" if antwoord.geknipt == 1 else f"In {antwoord.geknipt} cellen is de tekst"
        )
        zin += f" {cellen} te lang en afgeknipt."
    return zin


def excel(antwoord: Antwoord) -> bytes:
    """A workbook: the sheet Antwoord with numbers as numbers and text as text, and the sheet Toelichting."""
    buffer = io.BytesIO()
    opties = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, opties) as boek:
        boek.set_properties({"title": "Gemeenten in 3D: eigen vraag", "language": "nl-NL"})
        vet = boek.add_format({"bold": True})
        dag = boek.add_format({"num_format": "dd-mm-yyyy"})
        tijdstip = boek.add_format({"num_format": "dd-mm-yyyy hh:mm:ss"})
        loop = boek.add_format({"text_wrap": True, "valign": "top"})
        blad = boek.add_worksheet("Antwoord")
        for k, naam in enumerate(antwoord.tabel.column_names):
            blad.write_string(0, k, naam, vet)
            blad.set_column(k, k, min(40, max(10, len(naam) + 2)))
        blad.freeze_panes(1, 0)
        for r, rij in enumerate(_rijen(antwoord.tabel), 1):
            for k, waarde in enumerate(rij):
                _schrijf(blad, r, k, waarde, dag, tijdstip)
        uitleg = boek.add_worksheet("Toelichting")
        uitleg.set_column(0, 0, 14)
        uitleg.set_column(1, 1, 100)
        for r, (kop, tekst) in enumerate(toelichting(antwoord)):
            uitleg.write_string(r, 0, kop, vet)
            uitleg.write_string(r, 1, tekst, loop)
    return buffer.getvalue()


def _schrijf(blad: Any, rij: int, kolom: int, waarde: Any, dag: Any, tijdstip: Any) -> None:
    if isinstance(waarde, bool):
        blad.write_boolean(rij, kolom, waarde)
    elif isinstance(waarde, datetime):
        _schrijf_datum(blad, rij, kolom, waarde, tijdstip)
    elif isinstance(waarde, date):
        _schrijf_datum(blad, rij, kolom, waarde, dag)
    elif isinstance(waarde, (int, float)):
        if math.isfinite(waarde):
            blad.write_number(rij, kolom, waarde)
    elif isinstance(waarde, str):
        blad.write_string(rij, kolom, waarde)


def _schrijf_datum(blad: Any, rij: int, kolom: int, waarde: Any, vorm: Any) -> None:
    """As a date where Excel knows the year, as text otherwise."""
    if waarde.year >= 1900:
        blad.write_datetime(rij, kolom, waarde, vorm)
    else:
        blad.write_string(rij, kolom, waarde.isoformat())


def _rijen(tabel: pa.Table) -> Any:
    return zip(*(kolom.to_pylist() for kolom in tabel.columns), strict=True)
