"""An answer as a file: CSV for Dutch spreadsheets, CSV for programs, Parquet, and an Excel workbook."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from queries.vrij import Antwoord
from verhaal.afzender import KOPPEN
from verhaal.csvbestand import rijen_csv
from verhaal.excel import werkboek

BRON = "Bron: CBS (Iv3 en andere tabellen, CC BY 4.0) en ministerie van BZK; eigen vraag aan Gemeenten in 3D"
LET_OP = "Waarschuwingen bij cijfers (mart.vlag) staan er alleen in als de vraag ze noemt. Leeg betekent: niet bekend, en is nooit nul."


Stempel = Mapping[str, Any]  # column -> value: sender, version of the figures, day and address


def csv_nederlands(antwoord: Antwoord, van: Stempel = MappingProxyType({})) -> bytes:
    """For Dutch spreadsheets; the numbers as they are, and at the end of each row where it comes from."""
    return _csv(antwoord, van, nederlands=True)


def csv_machine(antwoord: Antwoord, van: Stempel = MappingProxyType({})) -> bytes:
    """For programs; the values as they are, and at the end of each row where it comes from."""
    return _csv(antwoord, van, nederlands=False)


def _csv(antwoord: Antwoord, van: Stempel, *, nederlands: bool) -> bytes:
    """A column of the question keeps its name: what it hides of the origin gets another."""
    eigen = antwoord.tabel.column_names
    koppen = [f"{k}_van_dit_bestand" if k in eigen else k for k in van]
    vast = tuple(van.values())
    rijen = ((*rij, *vast) for rij in _rijen(antwoord.tabel))
    return rijen_csv([*eigen, *koppen], rijen, nederlands=nederlands)


def parquet(antwoord: Antwoord, van: Stempel = MappingProxyType({})) -> bytes:
    """With the types of the columns; the question and its origin travel in the metadata."""
    buffer = io.BytesIO()
    uitleg = {f"gemeenten3d.{naam.lower()}": waarde for naam, waarde in toelichting(antwoord, van)}
    tabel = antwoord.tabel.replace_schema_metadata({k: str(v) for k, v in uitleg.items()})
    pq.write_table(tabel, buffer, compression="zstd")
    return buffer.getvalue()


def toelichting(antwoord: Antwoord, van: Stempel = MappingProxyType({})) -> list[tuple[str, str]]:
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
        ("Let op", " ".join((*antwoord.let_op, LET_OP))),
        *((KOPPEN[k], str(van[k])) for k in ("afzender", "adres") if k in van),
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


def excel(antwoord: Antwoord, van: Stempel = MappingProxyType({})) -> bytes:
    """A workbook: the sheet Antwoord with numbers as numbers and text as text, and the sheet Toelichting."""
    kolommen = {
        naam: pd.Series(
            [None if isinstance(w, float) and not math.isfinite(w) else w for w in kolom.to_pylist()],
            dtype="object",
        )
        for naam, kolom in zip(antwoord.tabel.column_names, antwoord.tabel.columns, strict=True)
    }
    return werkboek(pd.DataFrame(kolommen), toelichting(antwoord, van), "Antwoord")


def _rijen(tabel: pa.Table) -> Any:
    return zip(*(kolom.to_pylist() for kolom in tabel.columns), strict=True)
