"""Reading the sheets of BZK's rekenmodel: text files with tabs or commas, workbooks, and the numbers in them.

The layouts differ per set. A file with tabs has decimal commas (and sometimes thousands dots); a file with
commas has decimal dots. What stands in a cell is read as text and only becomes a number when it is one.
"""

from __future__ import annotations

import csv
import math
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pandas as pd

from fouten import Gebruikersfout

_NIETS = {"-"}  # an empty cell is not "nothing": BZK writes a 0 or a dash


def normaal(naam: str) -> str:
    """A name without case, spaces and punctuation."""
    return re.sub(r"[\W_]+", "", naam.lower())


@dataclass(frozen=True)
class Blad:
    """A file as text: its name, heading and rows, and which sign is the decimal one."""

    bestand: str
    kop: list[str]
    rijen: list[list[str]]
    decimaal: str
    nummers: list[int]  # line number of each row, for messages

    def kolom(self, naam: str) -> int | None:
        """The place of a column by normalised name; the first when a file repeats it."""
        return next((i for i, k in enumerate(self.kop) if normaal(k) == normaal(naam)), None)


def lees_blad(pad: Path) -> Blad:
    """Read a file with tabs or commas. Raises Gebruikersfout when it is absent, empty or ragged."""
    if not pad.is_file():
        raise Gebruikersfout(
            f"Het bestand {pad.name} ontbreekt. Zet het bij de andere bestanden van de circulaire."
        )
    try:
        tekst = pad.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fout:
        raise Gebruikersfout(f"Het bestand {pad.name} is niet te lezen als UTF-8. Sla het zo op.") from fout
    scheiding = "\t" if "\t" in tekst.partition("\n")[0] else ","
    if scheiding == "," and ";" in tekst.partition("\n")[0]:
        raise Gebruikersfout(
            f"Het bestand {pad.name} heeft puntkomma's tussen de kolommen. Sla het op met tabs of komma's."
        )
    lezer = csv.reader(tekst.splitlines(), delimiter=scheiding)
    rijen, nummers = _gevuld([(lezer.line_num, r) for r in lezer])
    if len(rijen) < 2:
        raise Gebruikersfout(f"Het bestand {pad.name} heeft geen rijen. Haal het opnieuw op.")
    decimaal = "," if scheiding == "\t" else "."
    return _gelijk(Blad(pad.name, [k.strip() for k in rijen[0]], rijen[1:], decimaal, nummers[1:]))


def _gevuld(genummerd: list[tuple[int, list[str]]]) -> tuple[list[list[str]], list[int]]:
    """The rows that hold something, and their line numbers."""
    vol = [(nummer, rij) for nummer, rij in genummerd if any(c.strip() for c in rij)]
    return [rij for _, rij in vol], [nummer for nummer, _ in vol]


def _gelijk(blad: Blad) -> Blad:
    """The sheet when every row has as many fields as the heading, or fields one name with a bare comma in it."""
    breedten = {len(r) for r in blad.rijen}
    breedte = len(blad.kop)
    if breedten == {breedte}:
        return blad
    if breedten == {breedte - 1} and blad.decimaal == ".":
        for i, (voor, na) in enumerate(pairwise(blad.kop)):
            if normaal(voor + na) in _MET_KOMMA:
                kop = [*blad.kop[:i], f"{voor}, {na}", *blad.kop[i + 2 :]]
                return replace(blad, kop=kop)
    plek = next(i for i, r in enumerate(blad.rijen) if len(r) != breedte)
    raise Gebruikersfout(
        f"{blad.bestand}, rij {blad.nummers[plek]}: {len(blad.rijen[plek])} velden in plaats van {breedte}. "
        "Controleer de scheidingstekens in die rij en in de kop."
    )


# names of grants with a comma in them, which a file with commas may hold without quotes
_MET_KOMMA = {normaal("vergunningverlening, toezicht en handhaving")}


def getal(tekst: str, decimaal: str, waar: str) -> float:
    """'4.375,00' -> 4375.0; '315.018' -> 315018.0 in a file with decimal commas; ' - ' -> 0.0.

    Spreadsheet programs wrote some WOZ values as '1,94044E+11': read as they stand (six digits are left).

    Raises Gebruikersfout, naming ``waar``, for anything that is not a number.
    """
    kaal = tekst.strip()
    if kaal in _NIETS:
        return 0.0
    if decimaal == ",":
        if re.fullmatch(r"-?[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]+)?", kaal):  # 0.123 is no 123
            kaal = kaal.replace(".", "")
        past = re.fullmatch(r"-?[0-9]+(,[0-9]+)?(E[+-]?[0-9]+)?", kaal)
    else:
        past = re.fullmatch(r"-?[0-9]+(\.[0-9]+)?(E[+-]?[0-9]+)?", kaal)
    waarde = float(kaal.replace(",", ".")) if past else math.nan
    if not math.isfinite(waarde):
        gevonden = f"'{kaal}'" if kaal else "een lege cel"
        raise Gebruikersfout(f"{waar}: {gevonden} is geen getal. Herstel de waarde in het bestand.")
    return waarde


_NEDERLANDS = re.compile(r"-?(?:[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+,[0-9]+)")


def cel(waarde: object) -> str:
    """A cell as text with a decimal dot; whole numbers without one."""
    if waarde is None or (isinstance(waarde, float) and waarde != waarde):
        return ""
    if isinstance(waarde, float) and math.isfinite(waarde):
        return str(int(waarde)) if waarde.is_integer() else format(Decimal(repr(waarde)), "f")
    if isinstance(waarde, str) and _NEDERLANDS.fullmatch(waarde.strip()):  # a number kept as text
        return format(Decimal(waarde.strip().replace(".", "").replace(",", ".")), "f")
    return str(waarde)


def van_werkblad(tabel: pd.DataFrame, naam: str) -> Blad:
    """A sheet of a workbook; ``naam`` says which, for messages. Raises Gebruikersfout when it has no rows."""
    cellen = [[cel(w) for w in rij] for rij in tabel.itertuples(index=False, name=None)]
    rijen, nummers = _gevuld(list(enumerate(cellen, start=1)))
    if len(rijen) < 2:
        raise Gebruikersfout(f"{naam} heeft geen rijen. Vul het werkblad.")
    return Blad(naam, [k.strip() for k in rijen[0]], rijen[1:], ".", nummers[1:])


def lees_werkboek(pad: Path) -> dict[str, pd.DataFrame]:
    """Every sheet of a workbook by name, without a heading. Raises Gebruikersfout when it cannot be read."""
    try:
        bladen = pd.read_excel(pad, sheet_name=None, header=None, dtype=object, engine="calamine")
    except FileNotFoundError as fout:
        raise Gebruikersfout(f"Het bestand {pad} ontbreekt. Controleer de naam.") from fout
    except Exception as fout:  # the reader has an error class of its own for every kind of damage
        raise Gebruikersfout(
            f"Het bestand {pad.name} is geen leesbaar xlsx-bestand. Sla het opnieuw op als .xlsx."
        ) from fout
    return {str(naam): tabel for naam, tabel in bladen.items()}
