"""From CBS's definition files (one per year) to the rows of ``data/referentie`` that say what a delivery may hold.

A year's chore: CBS publishes the files in statistiekcbs/iv3_definities. Only facts are taken: codes and grey cells.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fouten import Gebruikersfout
from loaders.eigen.definitie import CODES, GRIJS, LIJSTEN
from loaders.wegschrijven import schrijf_heel

_NAAM = re.compile(r"iv3_definities_Gemeente_(\d{4})\.json")
_DELEN = {
    "lasten": "taakveld",
    "baten": "taakveld",
    "balans_lasten": "balanscode",
    "balans_baten": "balanscode",
}
_GROEPEN = {"lr": "lopend", "lopende rekening": "lopend", "fr": "financieel", "financiële rekening": "financieel", "iv": "intern", "interne verrekeningen": "intern"}  # fmt: skip
_HEET = {"kengetal": "kengetallen", "beleidsindicator": "beleidsindicatoren"}  # as CBS names some lists
_STANDEN = {"begindatum": "begin", "einddatum": "eind"}


def _bladeren(codes: list[dict[str, Any]], groep: str = "") -> Iterator[tuple[str, str, str]]:
    """(code, description, group) of every code that is not itself a heading."""
    for code in codes:
        onder = code.get("subcodes")
        hier = _GROEPEN.get(str(code["code"]).lower(), groep)
        if onder:
            yield from _bladeren(onder, hier)
        else:
            yield str(code["code"]).strip(), str(code.get("omschrijving", "")).lower(), hier


def _financieel(definitie: dict[str, Any]) -> set[str]:
    """The balance codes that check 2 is about."""
    uit: set[str] = set()
    for controle in definitie.get("controles", []):
        if controle.get("foutcode") == "PF002":
            for deel in controle["calculaties"]:
                uit |= set(deel["balanscode"])
    return uit


def _soort(lijst: str, code: str, omschrijving: str, groep: str, financieel: set[str]) -> str:
    if lijst.startswith("categorie"):
        if groep == "intern" and "reserve" in omschrijving:
            return "reserves"
        return "onverdeeld" if groep == "lopend" and omschrijving.endswith("onverdeeld") else groep
    if lijst == "balanscode":
        return "financieel" if code in financieel else ""
    return _STANDEN.get(omschrijving, "") if lijst == "standper" else ""


def _samen(per_jaar: dict[int, dict[tuple[str, ...], str]], koppen: tuple[str, ...]) -> bytes:
    """One row per key and run of years in which it says the same."""
    rijen: list[list[str]] = []
    open_: dict[tuple[str, ...], list[str]] = {}
    for jaar in sorted(per_jaar):
        for sleutel, waarde in per_jaar[jaar].items():
            vorige = open_.get(sleutel)
            if vorige and vorige[-1] == waarde and int(vorige[1]) == jaar - 1:
                vorige[1] = str(jaar)
                continue
            open_[sleutel] = [str(jaar), str(jaar), *sleutel, waarde]
            rijen.append(open_[sleutel])
    uit = io.StringIO(newline="")
    csv.writer(uit, lineterminator="\n").writerows([koppen, *rijen])
    return uit.getvalue().encode("utf-8")


def maak(map_: Path, referentie: Path) -> list[int]:
    """Make both tables of the definition files in a folder; return the years. Raises Gebruikersfout."""
    bestanden = {int(m[1]): p for p in sorted(map_.glob("*.json")) if (m := _NAAM.fullmatch(p.name))}
    if not bestanden:
        raise Gebruikersfout(
            f"In {map_} staat geen bestand iv3_definities_Gemeente_JAAR.json. Haal ze op bij het CBS en wijs die map aan."
        )
    codes: dict[int, dict[tuple[str, ...], str]] = {}
    grijs: dict[int, dict[tuple[str, ...], str]] = {}
    for jaar, pad in bestanden.items():
        try:
            definitie = json.loads(pad.read_text(encoding="utf-8-sig"))
            lijsten = definitie["codelijsten"]
            financieel = _financieel(definitie)
            codes[jaar] = {
                (lijst, code): _soort(lijst, code, omschrijving, groep, financieel)
                for lijst in LIJSTEN
                if (heet := _HEET.get(lijst, lijst)) in lijsten
                for code, omschrijving, groep in _bladeren(lijsten[heet]["codelijst"])
            }
            grijs[jaar] = {}
            for deel, over in _DELEN.items():
                per: dict[str, set[str]] = {}
                for cel in definitie["grijze_cellen"].get(deel, []):
                    per.setdefault(cel[over], set()).add(cel["categorie"])
                grijs[jaar] |= {(deel, code): " ".join(sorted(c)) for code, c in per.items()}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as fout:
            raise Gebruikersfout(
                f"{pad.name} is geen Iv3-definitiebestand zoals het CBS dat maakt. Haal het opnieuw op."
            ) from fout
    schrijf_heel(referentie / CODES, _samen(codes, ("jaar_van", "jaar_tot", "lijst", "code", "soort")))
    schrijf_heel(referentie / GRIJS, _samen(grijs, ("jaar_van", "jaar_tot", "deel", "code", "categorieen")))
    return sorted(bestanden)
