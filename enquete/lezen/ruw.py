"""What was read from a survey file, before anyone says what it means; and the limits every file must keep."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from fouten import Gebruikersfout

if TYPE_CHECKING:  # lees_werker starts without pandas
    import pandas as pd

MAX_MB = 20  # the one upload limit: .streamlit/config.toml says the same (tests/test_enquete_lezen.py)
MAX_RIJEN = 200_000
MAX_KOLOMMEN = 2_000
MAX_CELLEN = 5_000_000  # rows times columns: what fits in the memory of a small server
MAX_UITGEPAKT_MB = 200  # a workbook is a zip; real ones grow five to ten times when unpacked

Soort = Literal["spss", "werkboek", "tekst", "qualtrics", "limesurvey"]
SOORTNAMEN: dict[Soort, str] = {
    "spss": "SPSS",
    "werkboek": "Excel",
    "tekst": "csv",
    "qualtrics": "csv van Qualtrics",
    "limesurvey": "csv van LimeSurvey",
}


@dataclass(frozen=True)
class Ruw:
    """A survey file as text.

    tabel: one column per column of the file, every cell a str or None; the index holds the row numbers of the file
        (a case number in SPSS)
    labels: column -> question text, where the file holds it
    waardelabels: column -> code -> label
    geen_antwoord: column -> ranges (from, to) of codes that the file itself declares missing
    opmerkingen: what the user must know about how it was read, as Dutch sentences
    """

    bestand: str
    soort: Soort
    tabel: pd.DataFrame
    labels: dict[str, str] = field(default_factory=dict)
    waardelabels: dict[str, dict[str, str]] = field(default_factory=dict)
    geen_antwoord: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    blad: str | None = None
    bladen: tuple[str, ...] = ()
    opmerkingen: tuple[str, ...] = ()

    def is_geen_antwoord(self, kolom: str, code: str) -> bool:
        """Whether the file declares this code of this column to be no answer."""
        return any(_binnen(code, van, tot) for van, tot in self.geen_antwoord.get(kolom, ()))


@dataclass(frozen=True)
class Gelezen:
    """What ``lees_werker`` read: as Ruw, and the table as the row numbers and the values of each column, of any type."""

    nummers: list[int]
    cellen: dict[str, list[Any]]
    labels: dict[str, str] = field(default_factory=dict)
    waardelabels: dict[str, dict[str, str]] = field(default_factory=dict)
    geen_antwoord: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    blad: str | None = None
    bladen: tuple[str, ...] = ()
    opmerkingen: tuple[str, ...] = ()


def _binnen(code: str, van: str, tot: str) -> bool:
    try:
        return float(van) <= float(code) <= float(tot)
    except ValueError:
        return van == code == tot


def code_tekst(waarde: object) -> str:
    """A value or code as text: 6.0 -> '6', 0.95 -> '0.95', True -> '1'."""
    if isinstance(waarde, bool):
        return str(int(waarde))
    if isinstance(waarde, float) and math.isfinite(waarde) and waarde.is_integer() and abs(waarde) < 1e15:
        return str(int(waarde))
    return str(waarde).strip()


def cel_tekst(waarde: object) -> str | None:
    """A cell as text; nothing (also only spaces) is None."""
    return None if waarde is None or waarde != waarde else code_tekst(waarde) or None


def keur_aantallen(naam: str, rijen: int, kolommen: int) -> None:
    """Raise Gebruikersfout for more rows, columns or cells than we read."""
    te_veel = (
        (rijen > MAX_RIJEN, f"{rijen} rijen; hoogstens {MAX_RIJEN}"),
        (kolommen > MAX_KOLOMMEN, f"{kolommen} kolommen; hoogstens {MAX_KOLOMMEN}"),
        (rijen * kolommen > MAX_CELLEN, f"{rijen * kolommen} cellen; hoogstens {MAX_CELLEN}"),
    )
    for is_te_veel, zin in te_veel:
        if is_te_veel:
            raise Gebruikersfout(
                f"{naam} heeft {zin} worden gelezen. Laat rijen of kolommen weg die u niet nodig heeft."
            )
