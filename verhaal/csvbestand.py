"""Every table that leaves the product as CSV: for Dutch spreadsheets, or for programs.

Dutch: ';', decimal comma, BOM, days as 29-02-2024, 'ja' and 'nee', and no text that a spreadsheet would run as a
formula. Machine: ',', decimal point, ISO days, texts as they are. What is not known is empty in both, never zero.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import pandas as pd

# A text that starts like this is a formula for a spreadsheet: it could do something when the file is opened.
_FORMULE = ("=", "+", "-", "@", "\t", "\r")
# What a column means by its unit: thousands of euro to the euro, euro to the cent, shares to a hundredth.
_DECIMALEN = {"_keur": 3, "_eur": 2, "_pct": 2}
_ANDERS = 6  # no unit in the name: far below what any figure here can tell, and no noise of adding up


def decimalen(naam: str) -> int:
    """How many decimals mean something in a column of this name."""
    return next((n for einde, n in _DECIMALEN.items() if naam.endswith(einde)), _ANDERS)


def _veilig(tekst: str) -> str:
    return "'" + tekst if tekst.startswith(_FORMULE) else tekst


def _kaal(waarde: Any) -> Any:
    """The value as a Python object; None for what is not known."""
    if waarde is None or waarde is pd.NaT or waarde is pd.NA:
        return None
    if isinstance(waarde, pd.Timestamp):
        waarde = waarde.to_pydatetime()
    elif hasattr(waarde, "item"):  # of numpy
        waarde = waarde.item()
    return None if isinstance(waarde, float) and not math.isfinite(waarde) else waarde


def _nederlands(waarde: Any) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, float):
        if waarde.is_integer() and abs(waarde) < 1e15:
            return str(int(waarde))
        return repr(waarde).replace(".", ",")
    if isinstance(waarde, datetime):
        return f"{waarde:%d-%m-%Y %H:%M:%S}"
    if isinstance(waarde, date):
        return f"{waarde:%d-%m-%Y}"
    return _veilig(waarde) if isinstance(waarde, str) else str(waarde)


def _machine(waarde: Any) -> Any:
    return waarde.isoformat() if isinstance(waarde, date) else waarde


def rijen_csv(koppen: Sequence[str], rijen: Iterable[Sequence[Any]], *, nederlands: bool) -> bytes:
    """Rows of values as a CSV file, the numbers as they are."""
    buffer = io.StringIO()
    if nederlands:
        schrijver = csv.writer(buffer, delimiter=";", lineterminator="\r\n")
        schrijver.writerow([_veilig(k) for k in koppen])
        schrijver.writerows([_nederlands(_kaal(w)) for w in rij] for rij in rijen)
        return buffer.getvalue().encode("utf-8-sig")
    schrijver = csv.writer(buffer, lineterminator="\n")
    schrijver.writerow(koppen)
    schrijver.writerows(
        [_machine(w if isinstance(w, float) and math.isinf(w) else _kaal(w)) for w in rij] for rij in rijen
    )
    return buffer.getvalue().encode("utf-8")


def tabel_csv(
    tabel: pd.DataFrame,
    *,
    nederlands: bool,
    koppen: Mapping[str, str] | None = None,
    precies: Mapping[str, int] | None = None,
) -> bytes:
    """A table as a CSV file, numbers rounded to what their column means.

    ``koppen``: column -> heading, else its name; ``precies``: column -> decimals where the unit in its name does not say.
    """
    namen = [str(k) for k in tabel.columns]
    kolommen = [
        _kolom(tabel.iloc[:, nummer], (precies or {}).get(naam, decimalen(naam)))
        for nummer, naam in enumerate(namen)
    ]
    return rijen_csv(
        [(koppen or {}).get(n, n) for n in namen], zip(*kolommen, strict=True), nederlands=nederlands
    )


def _kolom(reeks: pd.Series, n: int) -> list[Any]:
    waarden = [_kaal(w) for w in reeks]
    if pd.api.types.is_datetime64_any_dtype(reeks) and all(w is None or w.time() == time() for w in waarden):
        return [w and w.date() for w in waarden]
    return [round(w, n) if isinstance(w, float) else w for w in waarden]
