"""The words by which columns, labels and answers are recognised: rows of ``data/referentie/enquete_woorden.csv``.

What is recognised is a proposal: the user sees it per column and can say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from enquete.lezen.koppen import kaal
from enquete.soorten import OptieSoort
from loaders.contract import lees
from loaders.enquetetabellen import WOORDEN
from loaders.versies import PROJECT

_GETAL = re.compile(r"\d+(?:[.,]\d+)?")
_MINDER = re.compile(r"(minder|jonger|korter|lager|onder|tot|<|t/m|hoogstens|maximaal)\b|<", re.IGNORECASE)
_MEER = re.compile(r"(meer|ouder|langer|hoger|boven|vanaf|>|\+)", re.IGNORECASE)


def plat(tekst: str) -> str:
    """A text without differences in case and spaces."""
    return " ".join(tekst.split()).casefold()


@cache
def _lijst() -> dict[tuple[str, str], dict[str, int]]:
    """(kind, group) -> word -> place."""
    uit: dict[tuple[str, str], dict[str, int]] = {}
    tabel = lees(PROJECT / "data" / "referentie", WOORDEN)
    for soort, groep, plaats, woord in tabel.itertuples(index=False, name=None):
        uit.setdefault((soort, groep if isinstance(groep, str) else ""), {})[plat(woord)] = int(plaats)
    return uit


def woorden(soort: str, groep: str = "") -> dict[str, int]:
    """Word -> place of one kind and group."""
    return _lijst()[soort, groep]


def soort_label(label: str) -> OptieSoort:
    """'weet niet / geen mening' -> weet_niet; 'zeg ik liever niet' -> geen_antwoord; all else antwoord.

    The whole label must say so: 'weet niet hoe ik aan werk kan komen' is an answer.
    """
    # R writes NA for nothing; 'na' and 'Na' are Dutch for after
    if label.strip() == "NA" or plat(label).strip(" ()") in woorden("geen_antwoord"):
        return "geen_antwoord"
    delen = {plat(d).strip(" ()") for d in re.split(r"\s*[/,]\s*| of ", label) if d.strip()}
    if not delen or not delen <= woorden("weet_niet").keys() | woorden("geen_antwoord").keys():
        return "antwoord"
    return "weet_niet" if delen & woorden("weet_niet").keys() else "geen_antwoord"


def aangevinkt(tekst: str) -> bool | None:
    """Whether a word says ticked (True) or not ticked (False); None when it says neither."""
    plaats = woorden("aangevinkt").get(plat(tekst))
    return None if plaats is None else bool(plaats)


def schaalplaatsen(antwoorden: Iterable[str]) -> dict[str, float] | None:
    """Answer -> place on the scale that has all of them, most first; None when no scale has."""
    plattend = {a: plat(a).strip(" .") for a in antwoorden}
    for (soort, _), plaatsen in _lijst().items():
        if soort == "schaal" and set(plattend.values()) <= plaatsen.keys():
            uit = {a: float(plaatsen[p]) for a, p in plattend.items()}
            if len(set(uit.values())) == len(uit):
                return uit
    return None


def getalplaatsen(antwoorden: Iterable[str]) -> dict[str, float] | None:
    """Answer -> the number it begins with ('5 of meer', '18-34 jaar', 'jonger dan 18'); None when one has no number."""
    uit: dict[str, float] = {}
    for antwoord in antwoorden:
        getal = _GETAL.search(antwoord)
        if getal is None or len(antwoord) > 40 or (getal.start() > 0 and not (_MINDER.match(antwoord) or re.match(r"\D{0,20}$", antwoord[: getal.start()]))):  # fmt: skip
            return None
        schuif = -0.5 if _MINDER.match(antwoord.strip()) else 0.25 if _MEER.search(antwoord) else 0.0
        uit[antwoord] = float(getal[0].replace(",", ".")) + schuif
    return uit if len(set(uit.values())) == len(uit) else None


def op_volgorde(antwoorden: list[str]) -> list[str]:
    """Answers in their natural order where they have one; else as given. 'weet niet' last."""
    echt = [a for a in antwoorden if soort_label(a) == "antwoord"]
    plaats = getalplaatsen(echt) or schaalplaatsen(echt) or {a: float(i) for i, a in enumerate(echt)}
    los = [a for a in antwoorden if a not in plaats]
    return [*sorted(echt, key=plaats.__getitem__), *los]


def is_kolom(naam: str, groep: str) -> bool:
    """Whether a heading names this: 'respondent', 'gemeente', 'rol', 'weging', 'invuller' …"""
    return bool({kaal(naam), kaal(re.sub(r"\s*\(.*?\)\s*", " ", naam))} & _koppen(groep))


@cache
def _koppen(groep: str) -> frozenset[str]:
    return frozenset(kaal(w) for w in woorden("kolom", groep))


def over_de_persoon(tekst: str, antwoorden: Iterable[str] = ()) -> bool:
    """Whether a question looks to be about who answers (party, age): from its heading or from its answers."""
    kop = plat(re.sub(r"\(.*?\)", " ", tekst)).strip(" ?.:*!")
    if kop in woorden("persoon", "kop") or any(z in kop for z in woorden("persoon", "zin")):
        return True
    gegeven = {plat(a) for a in antwoorden}
    bekend = gegeven & woorden("persoon", "antwoord").keys()
    return len(bekend) >= 2 and len(bekend) >= 0.6 * len(gegeven)


@cache
def rolnamen() -> dict[str, str]:
    """Spelling -> role."""
    return {w: groep for (soort, groep), namen in _lijst().items() if soort == "rol" for w in namen}
