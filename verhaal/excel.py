"""Tables as an Excel workbook: one writer for every workbook, numbers stay numbers, text stays text. No Streamlit."""

from __future__ import annotations

import io
import math
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
class Lijn:
    """A line of a chart beside a table: which rows (from the first below the heads) of which column."""

    naam: str
    kolom: str
    van: int
    tot: int
    kleur: str
    gestippeld: bool = False


@dataclass(frozen=True)
class Blad:
    """A sheet with one table. ``tekst`` is for sheets to read: two wide columns without headings.

    ``naam`` has at most 31 characters and none of []:*?/\\ (Excel refuses others). ``eenheid``: the column that names the
    unit of the number below 'Waarde' in each row. ``lijnen``: drawn as a chart beside the table, over the column ``as_kolom``.
    """

    naam: str
    tabel: pd.DataFrame
    tekst: bool = False
    eenheid: str = ""
    lijnen: tuple[Lijn, ...] = ()
    as_kolom: str = ""


def toelichting(regels: list[tuple[str, str]]) -> Blad:
    """The sheet that says what the figures are, and which version of the program wrote them."""
    regels = [*regels, ("Programma", f"Gemeenten in 3D {PROGRAMMA}")]
    return Blad("Toelichting", pd.DataFrame(regels, columns=["wat", "tekst"], dtype=object), tekst=True)


def werkboek(tabel: pd.DataFrame, uitleg: list[tuple[str, str]], blad: str = "Cijfers") -> bytes:
    """A workbook of a sheet 'Toelichting' and one table."""
    return boek([toelichting(uitleg), Blad(blad, tabel)])


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
            **{naam: werk.add_format({"num_format": code}) for naam, code in _GETALLEN.items()},
        }
        for blad in bladen:
            vel = werk.add_worksheet(blad.naam)
            _op_papier(vel, titel or blad.naam, koppen=not blad.tekst)
            if blad.tekst:
                _schrijf_tekst(vel, blad.tabel, opmaak)
            else:
                _schrijf_tabel(vel, blad, opmaak)
            if blad.lijnen:
                vel.insert_chart(1, len(blad.tabel.columns) + 1, _grafiek(werk, blad))
    return uit.getvalue()


# How a number is shown; its value stays whole.
_GETALLEN = {"geld": "#,##0", "pct": "0.0", "jaar": "0", "anders": "#,##0.0"}


def _getalsoort(kop: str) -> str:
    """What the numbers below a heading (or of a unit) are."""
    klein = kop.lower()
    if klein in ("jaar", "begroting van"):
        return "jaar"
    if "%" in klein or klein.endswith("_pct"):
        return "pct"
    return "geld" if "€" in klein or klein.endswith(("_keur", "_eur")) else "anders"


def _op_papier(vel: Any, titel: str, *, koppen: bool) -> None:
    """A4 on its side, all columns on one sheet, heads on every sheet, page numbers."""
    vel.set_landscape()
    vel.set_paper(9)
    vel.fit_to_pages(1, 0)
    vel.set_margins(left=0.5, right=0.5)
    vel.set_header("&L" + titel.replace("&", "&&")[:200])
    vel.set_footer("&LGemeenten in 3D&RBladzijde &P van &N")
    if koppen:
        vel.repeat_rows(0)


def _grafiek(werk: Any, blad: Blad) -> Any:
    """The lines of a sheet as a chart that keeps reading the cells."""
    grafiek = werk.add_chart({"type": "line"})
    kolommen = list(blad.tabel.columns)
    x = kolommen.index(blad.as_kolom)
    for lijn in blad.lijnen:
        k = kolommen.index(lijn.kolom)
        streep = {"color": lijn.kleur, "width": 2, **({"dash_type": "dash"} if lijn.gestippeld else {})}
        grafiek.add_series(
            {
                "name": lijn.naam,
                "categories": [blad.naam, lijn.van, x, lijn.tot, x],
                "values": [blad.naam, lijn.van, k, lijn.tot, k],
                "line": streep,
                "marker": {
                    "type": "circle",
                    "size": 5,
                    "fill": {"color": "white" if lijn.gestippeld else lijn.kleur},
                },
            }
        )
    grafiek.set_title({"name": blad.naam})
    grafiek.set_y_axis({"num_format": "#,##0", "name": blad.lijnen[0].kolom.partition("(")[2].rstrip(")")})
    grafiek.set_legend({"position": "bottom"})
    grafiek.set_size({"width": 760, "height": 420})
    return grafiek


def _schrijf_tabel(vel: Any, blad: Blad, opmaak: dict[str, Any]) -> None:
    tabel = blad.tabel
    vel.freeze_panes(1, 1)
    for k, naam in enumerate(tabel.columns):
        vel.write_string(0, k, str(naam), opmaak["kop"])
        vel.set_column(k, k, _breedte(naam, tabel[naam]))
        for r, waarde in enumerate(tabel[naam], start=1):
            per_rij = blad.eenheid and naam == "Waarde"
            eenheid = str(tabel[blad.eenheid].iloc[r - 1]) if per_rij else str(naam)
            _schrijf_cel(vel, r, k, waarde, opmaak, _getalsoort(eenheid))


def _breedte(naam: object, kolom: pd.Series) -> int:
    """Wide enough for the heading and the texts, within reason."""
    teksten = [len(w) for w in kolom if isinstance(w, str)]
    return max(10, min(40, len(str(naam)) + 2), min(60, max(teksten, default=0) + 2))


_TEKST_BREED = 110  # characters


def _schrijf_tekst(vel: Any, tabel: pd.DataFrame, opmaak: dict[str, Any]) -> None:
    vel.set_column(0, 0, 24)
    vel.set_column(1, 1, _TEKST_BREED)
    for r, (wat, tekst) in enumerate(tabel.itertuples(index=False, name=None)):
        # some programs do not fit a row to its wrapped text
        vel.set_row(r, 15 * max(1, math.ceil(len(str(tekst)) / (0.9 * _TEKST_BREED))))
        vel.write_string(r, 0, wat, opmaak["kop"])
        vel.write_string(r, 1, tekst, opmaak["regels"])


def _schrijf_cel(vel: Any, r: int, k: int, waarde: Any, opmaak: dict[str, Any], soort: str = "") -> None:
    """One cell by the kind of its value; what is not known stays empty."""
    if waarde is None or pd.isna(waarde):
        return
    if hasattr(waarde, "item"):  # of numpy
        waarde = waarde.item()
    if isinstance(waarde, bool):
        vel.write_string(r, k, "ja" if waarde else "nee")
    elif isinstance(waarde, int | float):
        heel = soort == "anders" and float(waarde).is_integer()
        vel.write_number(r, k, waarde, None if heel else opmaak.get(soort))
    elif isinstance(waarde, date) and waarde.year >= 1900:  # earlier years Excel does not know
        vel.write_datetime(
            r, k, waarde, opmaak["tijdstip"] if isinstance(waarde, datetime) else opmaak["dag"]
        )
    else:
        vel.write_string(r, k, str(waarde))
