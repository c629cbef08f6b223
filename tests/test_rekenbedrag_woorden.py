"""No text for users calls the rekenbedrag a budget, a norm, a surplus or a shortage: pages, paper, exports and data alike."""

from __future__ import annotations

import ast
import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from loaders.versies import PROJECT

KAMERS = ("verhaal", "ui", "reports", "pages", "loaders/sql")
VERBODEN = re.compile(
    r"\b(budget\w*|norm|normen|normbedrag\w*|overschot\w*|tekort\w*|te veel|te weinig)\b", re.IGNORECASE
)
# saying what it is not, and words that are about something else
ONTKEND = re.compile(
    r"(?:geen|niet de|nooit een) (?:norm|tekort|budget)|bijstandsbudget\w*|te weinig (?:cijfers|vergelijkbare|jaren)"
)
GAAT_OVER = re.compile(
    r"rekenbedrag|rekent het rijk|rijk (?:mee )?rekent|gemeentefonds rekent", re.IGNORECASE
)


def roept_verkeerd(tekst: str) -> list[str]:
    """Sentences about the rekenbedrag with a word it must not be called."""
    zinnen = re.split(r"(?<=[.;:!?])\s+|\n", tekst)
    return [z for z in zinnen if GAAT_OVER.search(z) and VERBODEN.search(ONTKEND.sub("", z))]


def _letterlijk(pad: Path) -> Iterator[str]:
    """The texts in a module: literals and f-strings (what is filled in becomes …), without docstrings and comments."""
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    docs = {
        id(k.body[0].value)
        for k in ast.walk(boom)
        if isinstance(k, (ast.Module, ast.FunctionDef, ast.ClassDef))
        and k.body
        and isinstance(k.body[0], ast.Expr)
    }
    for k in ast.walk(boom):
        if isinstance(k, ast.JoinedStr):
            yield "".join(d.value if isinstance(d, ast.Constant) else "…" for d in k.values)
        elif (
            isinstance(k, ast.Constant) and isinstance(k.value, str) and id(k) not in docs and " " in k.value
        ):
            yield k.value


def _teksten() -> Iterator[tuple[str, str]]:
    for kamer in KAMERS:
        for pad in sorted((PROJECT / kamer).rglob("*")):
            naam = str(pad.relative_to(PROJECT))
            if pad.suffix == ".py":
                yield from ((naam, t) for t in _letterlijk(pad))
            elif pad.suffix == ".html":
                yield naam, pad.read_text(encoding="utf-8")
            elif pad.suffix == ".sql":  # the codebook prints what is said of tables and columns
                yield from (
                    (naam, t) for t in re.findall(r" is '((?:[^']|'')*)';", pad.read_text(encoding="utf-8"))
                )
    for pad in sorted((PROJECT / "data" / "referentie").glob("*.csv")):
        if pad.name in ("enquete_vragen.csv", "enquete_geldvragen.csv"):
            continue  # the survey asks whether a council sees it as one: the question is not our word
        with pad.open(encoding="utf-8", newline="") as f:
            yield from ((pad.name, cel) for rij in csv.DictReader(f) for cel in rij.values() if cel)


def test_nergens_heet_het_rekenbedrag_budget_norm_overschot_of_tekort() -> None:
    alle = list(_teksten())
    assert sum(bool(GAAT_OVER.search(t)) for _, t in alle) > 50
    assert [(waar, z) for waar, t in alle for z in roept_verkeerd(t)] == []


@pytest.mark.parametrize(
    "zin",
    [
        "Het rekenbedrag is het budget van de gemeente.",
        "Er is een tekort van € 5 mln op het rekenbedrag.",
        "De gemeente houdt een overschot over van waar het Rijk mee rekent.",
    ],
)
def test_de_toets_ziet_het(zin: str) -> None:
    assert roept_verkeerd(zin)
    assert not roept_verkeerd("Het rekenbedrag is niet geoormerkt en geen norm.")
