"""Tables as an Excel workbook: one writer for every workbook, numbers stay numbers, text stays text. No Streamlit."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import pandas as pd

from loaders.versies import PROGRAMMA

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Text is written as text: a cell that starts with '=' is no formula, an address no link.
_OPTIES = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "nan_inf_to_errors": False,
}


@dataclass(frozen=True)
class Blad:
    """A sheet with one table. ``tekst`` is for sheets to read: two wide columns without headings.

    ``naam`` has at most 31 characters and none of []:*?/\\ (Excel refuses others).
    """

    naam: str
    tabel: pd.DataFrame
    tekst: bool = False


def toelichting(regels: list[tuple[str, str]]) -> Blad:
    """The sheet that says what the figures are, and which version of the program wrote them."""
    regels = [*regels, ("Programma", f"Gemeenten in 3D {PROGRAMMA}")]
    return Blad("Toelichting", pd.DataFrame(regels, columns=["wat", "tekst"], dtype=object), tekst=True)


def werkboek(tabel: pd.DataFrame, uitleg: list[tuple[str, str]], blad: str = "Cijfers") -> bytes:
    """A workbook of one table and a sheet 'Toelichting'."""
    return boek([Blad(blad, tabel), toelichting(uitleg)])


def boek(bladen: Iterable[Blad], titel: str = "", datum: date | None = None) -> bytes:
    """The workbook with these sheets, in this order, as bytes; the same for the same sheets, title and ``datum``."""
    from xlsxwriter import Workbook  # loaded on a click

    uit = io.BytesIO()
    with Workbook(uit, _OPTIES) as werk:
        eigenschappen: dict[str, Any] = {"title": titel, "author": "Gemeenten in 3D"}
        if datum:
            eigenschappen["created"] = datetime.combine(datum, time())
        werk.set_properties(eigenschappen)
        opmaak = {
            "kop": werk.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
            "regels": werk.add_format({"text_wrap": True, "valign": "top"}),
            "dag": werk.add_format({"num_format": "dd-mm-yyyy"}),
            "tijdstip": werk.add_format({"num_format": "dd-mm-yyyy hh:mm:ss"}),
        }
        for blad in bladen:
            vel = werk.add_worksheet(blad.naam)
            (_schrijf_tekst if blad.tekst else _schrijf_tabel)(vel, blad.tabel, opmaak)
    return uit.getvalue()


def _schrijf_tabel(vel: Any, tabel: pd.DataFrame, opmaak: dict[str, Any]) -> None:
    vel.freeze_panes(1, 1)
    for k, naam in enumerate(tabel.columns):
        vel.write_string(0, k, str(naam), opmaak["kop"])
        vel.set_column(k, k, _breedte(naam, tabel[naam]))
        for r, waarde in enumerate(tabel[naam], start=1):
            _schrijf_cel(vel, r, k, waarde, opmaak)


def _breedte(naam: object, kolom: pd.Series) -> int:
    """Wide enough for the heading and the texts, within reason."""
    teksten = [len(w) for w in kolom if isinstance(w, str)]
    return max(10, min(40, len(str(naam)) + 2), min(60, max(teksten, default=0) + 2))


def _schrijf_tekst(vel: Any, tabel: pd.DataFrame, opmaak: dict[str, Any]) -> None:
    vel.set_column(0, 0, 24)
    vel.set_column(1, 1, 110)
    for r, (wat, tekst) in enumerate(tabel.itertuples(index=False, name=None)):
        vel.write_string(r, 0, wat, opmaak["kop"])
        vel.write_string(r, 1, tekst, opmaak["regels"])


def _schrijf_cel(vel: Any, r: int, k: int, waarde: Any, opmaak: dict[str, Any]) -> None:
    """One cell by the kind of its value; what is not known stays empty."""
    if waarde is None or pd.isna(waarde):
        return
    if hasattr(waarde, "item"):  # of numpy
        waarde = waarde.item()
    if isinstance(waarde, bool):
        vel.write_string(r, k, "ja" if waarde else "nee")
    elif isinstance(waarde, int | float):
        vel.write_number(r, k, waarde)
    elif isinstance(waarde, date) and waarde.year >= 1900:  # earlier years Excel does not know
        vel.write_datetime(
            r, k, waarde, opmaak["tijdstip"] if isinstance(waarde, datetime) else opmaak["dag"]
        )
    else:
        vel.write_string(r, k, str(waarde))
