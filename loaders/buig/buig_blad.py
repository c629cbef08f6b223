"""Reading a table of which the layout is not known beforehand: cells, heading, columns, amounts.

A column is pointed out by its heading or by its letter. An amount is read strictly: whether a comma or a dot
is the decimal sign is decided per column, and what can be read in two ways is refused.
"""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pandas as pd

from fouten import Gebruikersfout
from loaders.gemeentefonds.gf_blad import getal, lees_werkboek
from loaders.kolomletter import letter

Cel: TypeAlias = str | float
WERKBOEKEN = {".xlsx", ".xlsm", ".xls", ".ods"}
_TEKSTEN = {".csv", ".tsv", ".txt"}
_ZOEK_KOP_TOT = 40  # a heading stands below a few lines of title at most


@dataclass(frozen=True)
class Raster:
    """The rows of a file or sheet that hold something, each with its number there."""

    bestand: str
    rijen: list[tuple[int, list[Cel]]]
    bladen: tuple[str, ...] = ()
    blad: str | None = None

    @property
    def naam(self) -> str:
        """File and sheet, for messages."""
        return f"{self.bestand}, werkblad {self.blad}" if self.blad else self.bestand


def kaal(tekst: str) -> str:
    """A text without differences in case and spaces."""
    return " ".join(tekst.split()).casefold()


def als_tekst(cel: Cel) -> str:
    """What a cell shows: whole numbers without a decimal sign."""
    if isinstance(cel, str):
        return cel.strip()
    return str(int(cel)) if math.isfinite(cel) and float(cel).is_integer() else str(cel)


def _plek(letters: str) -> int:
    plek = 0
    for teken in letters.upper():
        plek = plek * 26 + ord(teken) - ord("A") + 1
    return plek - 1


# ---------------------------------------------------------------- the file


def lees_raster(pad: Path, blad: str | None = None) -> Raster:
    """Read a workbook (the sheet ``blad``, or else the largest) or a text file. Raises Gebruikersfout."""
    if not pad.is_file():
        raise Gebruikersfout(f"Het bestand {pad} ontbreekt. Controleer de naam.")
    if pad.suffix.lower() in WERKBOEKEN:
        raster = _werkblad(pad, blad)
    elif pad.suffix.lower() in _TEKSTEN:
        if blad:
            raise Gebruikersfout(f"{pad.name} is geen werkboek en heeft geen werkbladen. Laat --blad weg.")
        raster = Raster(pad.name, _tekstrijen(pad))
    else:
        raise Gebruikersfout(f"{pad.name} is geen xlsx of csv. Sla het bestand op als .xlsx of .csv.")
    if len(raster.rijen) < 2:
        raise Gebruikersfout(
            f"{raster.naam} heeft geen rijen. Controleer het bestand of geef een ander --blad."
        )
    return raster


def _werkblad(pad: Path, blad: str | None) -> Raster:
    bladen = lees_werkboek(pad)
    namen = tuple(bladen)
    grootste = max(namen, key=lambda n: bladen[n].size)
    gekozen = grootste if blad is None else next((n for n in namen if kaal(n) == kaal(blad)), None)
    if gekozen is None:
        raise Gebruikersfout(
            f"{pad.name} heeft geen werkblad '{blad}', wel: {', '.join(namen)}. Geef met --blad een van die namen."
        )
    cellen = bladen[gekozen].itertuples(index=False, name=None)
    rijen = [(i, [_cel(w) for w in rij]) for i, rij in enumerate(cellen, start=1)]
    return Raster(pad.name, [(i, rij) for i, rij in rijen if any(c != "" for c in rij)], namen, gekozen)


def _cel(waarde: object) -> Cel:
    if waarde is None or waarde is pd.NaT or (isinstance(waarde, float) and math.isnan(waarde)):
        return ""
    if isinstance(waarde, int | float) and not isinstance(waarde, bool):
        return waarde
    return str(waarde).strip()


def _tekstrijen(pad: Path) -> list[tuple[int, list[Cel]]]:
    try:
        tekst = pad.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fout:
        raise Gebruikersfout(
            f"Het bestand {pad.name} is niet als UTF-8 opgeslagen. Sla het op als 'CSV UTF-8' of als .xlsx."
        ) from fout
    except OSError as fout:
        raise Gebruikersfout(f"Het bestand {pad.name} is niet te lezen. Geef leesrechten.") from fout
    lezer = csv.reader(io.StringIO(tekst, newline=""), delimiter=_scheiding(tekst), strict=True)
    rijen: list[tuple[int, list[Cel]]] = []
    try:
        for rij in lezer:
            if any(c.strip() for c in rij):
                rijen.append((lezer.line_num, [c.strip() for c in rij]))
    except csv.Error as fout:
        raise Gebruikersfout(
            f"{pad.name}, rij {lezer.line_num}: de aanhalingstekens kloppen niet. Herstel die rij."
        ) from fout
    return rijen


def _scheiding(tekst: str) -> str:
    """The sign between the columns: the first of ; tab , that most lines have (a comma may be in amounts)."""
    regels = [r for r in tekst.splitlines() if r.strip()]
    for teken in (";", "\t"):
        if 2 * sum(teken in r for r in regels) >= max(1, len(regels)):
            return teken
    return ","


# ---------------------------------------------------------------- heading and columns


def is_getal(cel: Cel) -> bool:
    """Whether a cell holds a number other than a year, as a heading may; also as money or with spaces in it."""
    tekst = re.sub(r"\s", "", _zonder_euro(als_tekst(cel)))
    return bool(re.fullmatch(r"-?[\d.,]*\d", tekst)) and not re.fullmatch(r"20\d\d", tekst)


def _is_gegeven(cel: Cel) -> bool:
    """Whether a cell cannot stand in a heading: a number, or the code of a municipality."""
    return is_getal(cel) or bool(re.fullmatch(r"GM\d{4}", als_tekst(cel), re.I))


def kopregel(raster: Raster, gevraagd: int | None = None) -> int:
    """The number of the heading row: as asked, or the last row of only words before the first row with numbers."""
    nummers = [nummer for nummer, _ in raster.rijen]
    if gevraagd is not None:
        if gevraagd not in nummers[:-1]:
            raise Gebruikersfout(
                f"{raster.naam}: onder rij {gevraagd} staan geen cijfers of de rij is leeg. "
                "Geef met --kop het rijnummer van de kolomkoppen."
            )
        return gevraagd
    kop = nummers[0]
    for nummer, rij in raster.rijen[:_ZOEK_KOP_TOT]:
        gevuld = [c for c in rij if c != ""]
        if len(gevuld) < 2:
            continue
        if any(_is_gegeven(c) for c in gevuld):
            break
        kop = nummer
    return kop


def koppen(raster: Raster, kop: int) -> list[str]:
    """The headings in that row."""
    return [als_tekst(c) for c in next(rij for nummer, rij in raster.rijen if nummer == kop)]


def onder_kop(raster: Raster, kop: int) -> list[tuple[int, list[Cel]]]:
    """The rows below the heading, each as wide as the heading. Raises Gebruikersfout for a row that is not.

    A number with a comma in it, in a file with commas, would else shift the columns.
    """
    breedte = len(koppen(raster, kop))
    uit = []
    for nummer, rij in raster.rijen:
        if nummer <= kop:
            continue
        if len(rij) != breedte and sum(c != "" for c in rij) > 1:
            raise Gebruikersfout(
                f"{raster.naam}, rij {nummer}: {len(rij)} velden in plaats van {breedte}. "
                "Controleer de scheidingstekens en aanhalingstekens in die rij."
            )
        uit.append((nummer, [*rij, *[""] * breedte][:breedte]))
    return uit


def plaats(raster: Raster, kop: int, wijzer: str) -> int:
    """The column with this heading, or with this letter. Raises Gebruikersfout when there is none or more than one."""
    namen = koppen(raster, kop)
    plekken = [i for i, n in enumerate(namen) if kaal(n) == kaal(wijzer)]
    if re.fullmatch(r"[A-Za-z]{1,2}", wijzer) and _plek(wijzer) < len(namen):
        plekken = sorted({*plekken, _plek(wijzer)})
    if not plekken:
        raise Gebruikersfout(
            f"{raster.naam}, rij {kop}: er is geen kolom '{wijzer}', wel: "
            f"{'; '.join(f'{letter(i)} {n}' for i, n in enumerate(namen) if n)}. "
            "Geef een van die koppen of letters, of met --kop de rij van de kolomkoppen."
        )
    if len(plekken) > 1:
        raise Gebruikersfout(
            f"{raster.naam}, rij {kop}: '{wijzer}' past op de kolommen "
            f"{' en '.join(letter(i) for i in plekken)}. Geef de letter van de goede kolom of maak de koppen verschillend."
        )
    return plekken[0]


# ---------------------------------------------------------------- amounts

_PUNTEN = r"[1-9]\d{0,2}(?:\.\d{3})+"
_GROEP = re.compile(r"[1-9]\d{0,2}\.\d{3}")  # 1.234: a thousand, unless its column says otherwise
_TWEEDUIDIG = re.compile(r"[1-9]\d{0,2},\d{3}")  # 1,234: a thousand in English, a bit over one in Dutch


def _zonder_euro(tekst: str) -> str:
    """'€ 1.234,-' -> '1.234'."""
    kaal_ = re.sub(r",(-|--|–|—)$", "", re.sub(r"^(€|EUR)\s*", "", tekst.strip())).strip()
    # a space (also a hard or thin one) between groups of three digits
    return re.sub(r"(?<=\d)[\s\u00a0\u202f](?=\d{3}(?!\d))", "", kaal_)


def decimaalteken(cellen: Iterable[Cel], waar: str) -> str:
    """The decimal sign of a column of texts; a comma when nothing speaks against it.

    Raises Gebruikersfout, naming ``waar``, when 1,234 or 1.234 may mean a thousand as well as a bit over one.
    """
    teksten = [_zonder_euro(c) for c in cellen if isinstance(c, str)]
    komma = [t for t in teksten if re.fullmatch(rf"(?:{_PUNTEN}|\d+),\d+", t)]
    zeker = [t for t in komma if not _TWEEDUIDIG.fullmatch(t)]
    punt = [t for t in teksten if re.fullmatch(r"\d+\.\d+", t) and not _GROEP.fullmatch(t)]
    groep = [t for t in teksten if _GROEP.fullmatch(t)]
    gemengd = groep if punt and max(len(t.partition(".")[2]) for t in punt) < 3 else []  # 1.234 beside 12.5
    if twijfel := gemengd or (not zeker and komma):
        raise Gebruikersfout(
            f"{waar}: '{twijfel[0]}' kan duizenden of een breuk zijn. Zet hele bedragen zonder punten en komma's in het bestand."
        )
    return "." if punt and not zeker else ","


def bedrag(cel: Cel, decimaal: str, waar: str) -> float:
    """The amount in a cell. Raises Gebruikersfout, naming ``waar``, when it is empty, negative or no number."""
    if isinstance(cel, str):
        tekst = _zonder_euro(cel)
        if not re.fullmatch(
            r"-?[0-9][0-9.,]*", tekst
        ):  # a dash is no zero here, and 1E+09 has lost its digits
            gevonden = f"'{cel}'" if cel else "een lege cel"
            raise Gebruikersfout(f"{waar}: {gevonden} is geen getal. Herstel de waarde in het bestand.")
        waarde = getal(tekst, decimaal, waar)
    else:
        waarde = float(cel)
    if not math.isfinite(waarde) or waarde < 0:
        raise Gebruikersfout(
            f"{waar}: {als_tekst(cel)} kan geen budget zijn. Herstel de waarde in het bestand."
        )
    return waarde
