"""What was read from a survey file, before anyone says what it means; and the limits every file must keep."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from fouten import Gebruikersfout

if TYPE_CHECKING:  # lees_werker starts without pandas
    import pandas as pd

MAX_MB = 20  # the one upload limit: .streamlit/config.toml says the same (tests/test_enquete_lezen.py)
MAX_RIJEN = 200_000
MAX_KOLOMMEN = 2_000
MAX_CELLEN = 5_000_000  # rows times columns: what fits in the memory of a small server
MAX_UITGEPAKT_MB = 200  # a workbook is a zip; real ones grow five to ten times when unpacked

Soort = Literal["spss", "werkboek", "tekst"]
SOORTNAMEN: dict[Soort, str] = {"spss": "SPSS", "werkboek": "werkboek", "tekst": "csv"}
Bereiken = tuple[tuple[str, str], ...]
_ONZICHTBAAR = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))


class Meerkeus(NamedTuple):
    """A multiple-response set the file declares: its columns, and the code that says 'ticked' ('' when each holds an answer)."""

    tekst: str
    kolommen: tuple[str, ...]
    aangevinkt: str = ""


@dataclass(kw_only=True)
class Kenmerken:
    """What a file says beside its cells.

    labels: column -> question text, where the file holds it
    waardelabels: column -> code -> label
    geen_antwoord: column -> ranges (from, to) of codes that the file itself declares missing
    sets: multiple-response sets of the file, by name
    weging: the column by which the file itself is weighted; '' for none
    maker: 'Qualtrics', 'LimeSurvey', 'Google Forms' …; '' when it is not recognised
    opmerkingen: what the user must know about how it was read, as Dutch sentences
    """

    labels: dict[str, str] = field(default_factory=dict)
    waardelabels: dict[str, dict[str, str]] = field(default_factory=dict)
    geen_antwoord: dict[str, Bereiken] = field(default_factory=dict)
    sets: dict[str, Meerkeus] = field(default_factory=dict)
    weging: str = ""
    maker: str = ""
    blad: str | None = None
    bladen: tuple[str, ...] = ()
    opmerkingen: tuple[str, ...] = ()


@dataclass
class Gelezen(Kenmerken):
    """What ``lees_werker`` read: the row numbers and the values of each column, of any type."""

    nummers: list[int]
    cellen: dict[str, list[Any]]


@dataclass
class Ruw(Kenmerken):
    """A survey file as text.

    tabel: one column per column of the file, each a category of texts (missing: nothing in the cell); the index holds the
        row numbers of the file (a case number in SPSS)
    """

    bestand: str
    soort: Soort
    tabel: pd.DataFrame

    @property
    def soortnaam(self) -> str:
        """'csv van LimeSurvey'."""
        return SOORTNAMEN[self.soort] + (f" van {self.maker}" if self.maker else "")

    def is_geen_antwoord(self, kolom: str, code: str) -> bool:
        """Whether the file declares this code of this column to be no answer."""
        return any(_binnen(code, van, tot) for van, tot in self.geen_antwoord.get(kolom, ()))

    def telling(self, kolom: str) -> dict[str, int]:
        """Text -> how many cells hold it, in order of first appearance."""
        return {str(w): int(n) for w, n in self.tabel[kolom].value_counts(sort=False).items() if n}


class MeerBladen(Gebruikersfout):
    """Several sheets are filled and the user has to say which; ``bladen`` names them."""

    def __init__(self, naam: str, bladen: list[str]) -> None:
        self.naam, self.bladen = naam, bladen
        super().__init__(
            f"{naam} heeft meer gevulde werkbladen: {', '.join(bladen)}. Kies het werkblad met de antwoorden."
        )


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
    # é can be one sign or two, and signs that do not show make two answers of one
    tekst = unicodedata.normalize("NFC", str(waarde)).translate(_ONZICHTBAAR)
    return " ".join(tekst.split())


def cel_tekst(waarde: object) -> str | None:
    """A cell as text; nothing (also only spaces) is None. Lines stay lines: there may be an answer on each."""
    if isinstance(waarde, str) and "\n" in waarde:
        return "\n".join(filter(None, map(code_tekst, waarde.splitlines()))) or None
    return None if waarde is None or waarde != waarde else code_tekst(waarde) or None


def keur_aantallen(naam: str, rijen: int, kolommen: int) -> None:
    """Raise Gebruikersfout for more rows, columns or cells than we read."""
    for is_te_veel, zin in (
        (rijen > MAX_RIJEN, f"{rijen} rijen; hoogstens {MAX_RIJEN}"),
        (kolommen > MAX_KOLOMMEN, f"{kolommen} kolommen; hoogstens {MAX_KOLOMMEN}"),
        (rijen * kolommen > MAX_CELLEN, f"{rijen * kolommen} cellen; hoogstens {MAX_CELLEN}"),
    ):
        if is_te_veel:
            raise Gebruikersfout(
                f"{naam} heeft {zin} worden gelezen. Laat rijen of kolommen weg die u niet nodig heeft."
            )
