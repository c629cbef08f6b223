"""An answer as a file: CSV for Dutch spreadsheets, CSV for programs, Parquet, and an Excel workbook."""

from __future__ import annotations

import csv
import io
import math
from datetime import date, datetime
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from queries.vrij import Antwoord
from verhaal.excel import werkboek

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
    kolommen = {
        naam: pd.Series(
            [None if isinstance(w, float) and not math.isfinite(w) else w for w in kolom.to_pylist()],
            dtype="object",
        )
        for naam, kolom in zip(antwoord.tabel.column_names, antwoord.tabel.columns, strict=True)
    }
    return werkboek(pd.DataFrame(kolommen), toelichting(antwoord), "Antwoord")


def _rijen(tabel: pa.Table) -> Any:
    return zip(*(kolom.to_pylist() for kolom in tabel.columns), strict=True)
