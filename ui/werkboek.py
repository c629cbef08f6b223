"""A table as an Excel workbook with a sheet 'Toelichting'; numbers stay numbers. No Streamlit."""

from __future__ import annotations

import io
from datetime import date, datetime

import pandas as pd


def werkboek(tabel: pd.DataFrame, toelichting: list[tuple[str, str]], blad: str = "Cijfers") -> bytes:
    """The workbook as bytes. Text is written as text: a cell that starts with '=' is no formula."""
    from xlsxwriter import Workbook  # loaded on a click

    uit = io.BytesIO()
    with Workbook(uit, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False}) as boek:  # fmt: skip
        kop = boek.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        regels = boek.add_format({"text_wrap": True, "valign": "top"})
        dag = boek.add_format({"num_format": "dd-mm-yyyy"})
        tijdstip = boek.add_format({"num_format": "dd-mm-yyyy hh:mm:ss"})
        cijfers = boek.add_worksheet(blad)
        cijfers.freeze_panes(1, 1)
        for k, naam in enumerate(tabel.columns):
            cijfers.write_string(0, k, str(naam), kop)
            cijfers.set_column(k, k, max(10, min(40, len(str(naam)) + 2)))
            for r, waarde in enumerate(tabel[naam], start=1):
                if waarde is None or pd.isna(waarde):
                    continue
                if isinstance(waarde, bool):
                    cijfers.write_string(r, k, "ja" if waarde else "nee")
                elif isinstance(waarde, int | float):
                    cijfers.write_number(r, k, waarde)
                elif isinstance(waarde, date) and waarde.year >= 1900:  # earlier years Excel does not know
                    cijfers.write_datetime(r, k, waarde, tijdstip if isinstance(waarde, datetime) else dag)
                elif hasattr(waarde, "item"):
                    los = waarde.item()
                    if isinstance(los, bool):
                        cijfers.write_string(r, k, "ja" if los else "nee")
                    else:
                        cijfers.write_number(r, k, los)
                else:
                    cijfers.write_string(r, k, str(waarde))
        uitleg = boek.add_worksheet("Toelichting")
        uitleg.set_column(0, 0, 24)
        uitleg.set_column(1, 1, 110)
        for r, (wat, tekst) in enumerate(toelichting):
            uitleg.write_string(r, 0, wat, kop)
            uitleg.write_string(r, 1, tekst, regels)
    return uit.getvalue()
