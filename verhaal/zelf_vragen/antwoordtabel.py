"""Values of an answer as a Dutch reader writes them on the screen."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from queries.vrij import Antwoord
from verhaal.figuur import Kolom
from verhaal.getallen import TABEL, getal, is_leeg

LEEG = TABEL.leeg
_TEKENS = 200
# The unit that the name of a column says, as the house names columns
_EENHEID = {"keur": "× € 1.000", "eur": "€", "pct": "%", "mln": "miljoen €"}
_WOORD = {True: "ja", False: "nee"}


def _is_jaar(naam: str) -> bool:
    return bool(re.search(r"(^|_)jaar(_|$)", naam))


def _decimalen(waarden: pd.Series) -> int:
    """None for whole numbers; fewer for large ones."""
    eindig = [abs(w) for w in waarden if w is not None and not is_leeg(w) and math.isfinite(w)]
    if not eindig or all(w == round(w) for w in eindig):
        return 0
    hoogste = max(eindig)
    return 1 if hoogste >= 100 else 2 if hoogste >= 10 else 4


def _getal(decimalen: int) -> Callable[[Any], str]:
    def schrijf(waarde: Any) -> str:
        if is_leeg(waarde):
            return LEEG
        return getal(waarde, decimalen) if math.isfinite(waarde) else "oneindig"

    return schrijf


def _tekst(waarde: Any) -> str:
    if waarde is None or waarde != waarde:
        return LEEG
    tekst = str(waarde)
    return tekst if len(tekst) <= _TEKENS else tekst[:_TEKENS] + "…"


def _moment(patroon: str) -> Callable[[Any], str]:
    return lambda waarde: LEEG if waarde is None else f"{waarde:{patroon}}"


def schermtabel(antwoord: Antwoord, hoogstens: int) -> tuple[pd.DataFrame, tuple[Kolom, ...]]:
    """The first rows, and how to write each column. Numbers stand on the right; years do not."""
    bovenste = antwoord.tabel.slice(0, hoogstens)
    kolommen, reeksen = [], {}
    for naam, soort in zip(antwoord.tabel.column_names, antwoord.soorten, strict=True):
        reeks = pd.Series(bovenste[naam].to_pylist(), dtype="object")
        opmaak: Callable[[Any], str]
        if soort == "geheel" and _is_jaar(naam):
            opmaak = _moment("d")
        elif soort in {"geheel", "getal"}:
            reeks = reeks.astype("float64")
            opmaak = _getal(_decimalen(reeks))
        elif soort == "datum":
            opmaak = _moment("%d-%m-%Y")
        elif soort == "tijdstip":
            opmaak = _moment("%d-%m-%Y %H:%M:%S")
        elif soort == "waar":
            opmaak = lambda waarde: _WOORD.get(waarde, LEEG)  # noqa: E731
        else:
            opmaak = _tekst
        reeksen[naam] = reeks
        eenheid = _EENHEID.get(naam.rsplit("_", 1)[-1]) if soort in {"geheel", "getal"} else None
        kolommen.append(Kolom(naam, f"{naam} ({eenheid})" if eenheid else naam, opmaak))
    return pd.DataFrame(reeksen), tuple(kolommen)
