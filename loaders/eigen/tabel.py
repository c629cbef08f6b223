"""A simple table of own figures: a row per taakveld, with lasten and, where known, baten."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pandas as pd

from fouten import Gebruikersfout
from loaders.buig.buig_blad import decimaalteken
from loaders.eigen.definitie import Definitie
from loaders.eigen.levering import HOOGSTENS, MAX_BEDRAG, Melding
from loaders.eigen.opgave import Bedrag

MAX_RIJEN = 2_000
VELDEN = ("taakveld", "lasten", "baten")
_TOTAAL = re.compile(r"\s*(sub|eind|generaal\s*)?totaal|\s*saldo|\s*resultaat", re.I)
_CODE = re.compile(r"\s*(?:taakveld\s*)?(\d{1,2}[.,]\d{1,3}[a-z]?)(?![\d.,])", re.I)
_GETAL = re.compile(r"-?\d[\d.,]*")


@dataclass(frozen=True)
class Kolommen:
    """Which column of the file holds what; no baten is fine."""

    taakveld: str
    lasten: str
    baten: str | None = None


def raad_kolommen(tabel: pd.DataFrame) -> dict[str, str | None]:
    """What each of the three probably is, by its heading, else by what it holds."""
    koppen = [str(k) for k in tabel.columns]
    uit: dict[str, str | None] = {}
    for veld in VELDEN:
        uit[veld] = next((k for k in koppen if veld in k.casefold() and k not in uit.values()), None)
    if uit["taakveld"] is None:
        deel = {
            k: tabel[k].dropna().astype(str).str.match(_CODE).mean() for k in koppen if k not in uit.values()
        }
        beste = max(deel, key=lambda k: deel[k] if deel[k] == deel[k] else 0.0, default=None)
        uit["taakveld"] = beste if beste is not None and deel[beste] > 0.5 else None
    return uit


def lees_tabel(
    naam: str, tabel: pd.DataFrame, kolommen: Kolommen, definitie: Definitie
) -> tuple[list[Bedrag], list[Melding]]:
    """The amounts per taakveld in the unit of the file, and what is wrong or strange. ``tabel`` holds texts; its index the row numbers.

    Raises Gebruikersfout when the table as a whole cannot be read.
    """
    gekozen = [k for k in (kolommen.taakveld, kolommen.lasten, kolommen.baten) if k is not None]
    if len(set(gekozen)) < len(gekozen):
        raise Gebruikersfout(
            "U koos twee keer dezelfde kolom. Kies voor taakveld, lasten en baten elk een andere."
        )
    if len(tabel) > MAX_RIJEN:
        raise Gebruikersfout(
            f"{naam} heeft {len(tabel)} rijen; hoogstens {MAX_RIJEN}. Tel op tot één rij per taakveld."
        )
    cellen = {k: ["" if pd.isna(c) else str(c).strip() for c in tabel[k]] for k in gekozen}
    tekens = {k: decimaalteken(cellen[k], f"{naam}, kolom {k}") for k in gekozen[1:]}
    meldingen: list[Melding] = []
    som: dict[str, list[float | None]] = {}
    vaker: dict[str, int] = {}

    def meld(ernst: str, rij: object, wat: str, oplossing: str) -> None:
        if len(meldingen) < HOOGSTENS:
            meldingen.append({"ernst": ernst, "code": "", "plaats": f"rij {rij}", "wat": wat, "oplossing": oplossing})  # fmt: skip

    for plek, rij in enumerate(tabel.index):
        kop = cellen[kolommen.taakveld][plek]
        if _TOTAAL.match(kop) or not any(cellen[k][plek] for k in gekozen):
            continue  # a sum of rows that are there already, or nothing at all
        code = _code(kop, definitie)
        if code is None:
            meld("fout", rij, f"'{kop[:40]}' is geen taakveld van {definitie.jaar}.", "Zet de code van het taakveld vooraan, als tekst.")  # fmt: skip
            continue
        bedragen: list[float | None] = []
        for kolom in gekozen[1:]:
            waarde = _bedrag(cellen[kolom][plek], tekens[kolom])
            if isinstance(waarde, str):
                meld("fout", rij, f"Kolom {kolom}: {waarde}.", "Zet er een getal neer, of laat de cel leeg.")
                waarde = None
            bedragen.append(waarde)
        vaker[code] = vaker.get(code, 0) + 1
        bedragen = [*bedragen, None][:2]
        oud = som.get(code, [None, None])
        som[code] = [
            b if a is None else a if b is None else a + b for a, b in zip(oud, bedragen, strict=True)
        ]
    for code, keer in vaker.items():
        if keer > 1:
            meldingen.append({"ernst": "let_op", "code": "", "plaats": f"taakveld {code}", "wat": f"Dit taakveld staat er {keer} keer; de bedragen zijn opgeteld.", "oplossing": "Controleer of dat klopt."})  # fmt: skip
    if not som and not meldingen:
        raise Gebruikersfout(
            f"{naam}: in de kolom {kolommen.taakveld} staat geen enkel taakveld. Kies een andere kolom."
        )
    volgorde = list(definitie.codes["taakveld"])
    return [(c, som[c][0], som[c][1]) for c in sorted(som, key=volgorde.index)], meldingen


def _code(kop: str, definitie: Definitie) -> str | None:
    """The taakveld a cell begins with. A spreadsheet makes a number of a code and loses its last zero: taken back where only that fits."""
    gevonden = _CODE.match(kop)
    if not gevonden:
        return None
    code = gevonden[1].replace(",", ".").lower()
    bekend = definitie.codes["taakveld"]
    return code if code in bekend else f"{code}0" if f"{code}0" in bekend else None


def _bedrag(cel: str, decimaal: str) -> float | str | None:
    """The amount; None for an empty cell; a text that says what is wrong."""
    kaal = re.sub(r"[\s\u00a0\u202f€]|EUR", "", cel)
    kaal = re.sub(r",-+$|,[–—]$", "", kaal)
    if kaal in ("", "-", "–", "—"):
        return None
    if not _GETAL.fullmatch(kaal):
        return f"'{cel[:40]}' is geen getal"
    groep = "." if decimaal == "," else ","
    if groep in kaal and not re.fullmatch(
        rf"-?\d{{1,3}}(?:{re.escape(groep)}\d{{3}})+(?:{re.escape(decimaal)}\d+)?", kaal
    ):
        return f"'{cel[:40]}' is geen getal"
    kaal = kaal.replace(groep, "").replace(decimaal, ".")
    if kaal.count(".") > 1 or len(kaal) > 30:
        return f"'{cel[:40]}' is geen getal"
    waarde = float(kaal)
    return waarde if abs(waarde) <= MAX_BEDRAG else "het bedrag is te groot om waar te zijn"
