"""Charts of surveys: the answers to a question, and one answer across groups, always with their 95 % interval."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from verhaal.grafieken import GETAL_AS, TIP, Grafiek, vul
from verhaal.thema import EIGEN, INKT, VERGELIJKING

_PUNTEN, _NUL = (alt.NamedData(name=n) for n in ("punten", "nul"))
_ONDER = 28  # pixels between a name and its mark: the name stands above, so that it fits on a phone
_STAAF = "#8c8c8c"  # light enough for the interval to show on it, dark enough on white


def _assen(volgorde: tuple[str, ...], as_titel: str) -> tuple[alt.Y, alt.X]:
    y = alt.Y("naam:N", sort=list(volgorde), title=None, axis=None)
    x = alt.X(
        "waarde:Q",
        title=as_titel,
        scale=alt.Scale(domain=[0, 100], nice=False),
        axis=alt.Axis(labelExpr=GETAL_AS + " + '%'", tickCount=5, domain=False),
    )
    return y, x


def _marge(basis: alt.Chart, dikte: float, kleur: str) -> list[alt.Chart]:
    """The interval as a line with an end on both sides; rows without one have none."""
    met = basis.transform_filter("isValid(datum.laag) && isValid(datum.hoog)")
    onder = alt.value(_ONDER)
    grens = alt.Scale(domain=[0, 100], nice=False)
    lijn = met.mark_rule(color=kleur, strokeWidth=dikte).encode(
        x=alt.X("laag:Q", scale=grens), x2="hoog:Q", yOffset=onder
    )
    eind = [
        met.mark_tick(color=kleur, thickness=2, size=12).encode(x=alt.X(f"{k}:Q", scale=grens), yOffset=onder)
        for k in ("laag", "hoog")
    ]
    return [lijn, *eind]


@lru_cache(maxsize=256)
def _opties_sjabloon(volgorde: tuple[str, ...], as_titel: str) -> Grafiek:
    y, x = _assen(volgorde, as_titel)
    basis = alt.Chart(_PUNTEN).encode(y=y, tooltip=TIP)
    vulling = alt.condition("datum.hol", alt.value("white"), alt.value(_STAAF))
    lagen = [
        alt.Chart(_NUL).mark_rule(color=INKT, strokeWidth=1).encode(x=x),
        basis.mark_text(align="left", dy=-10).encode(x=alt.value(0), text="label:N"),
        basis.mark_bar(height=12, opacity=1, stroke=VERGELIJKING, strokeWidth=1.5).encode(
            x=x, yOffset=alt.value(_ONDER), fill=vulling
        ),
        *_marge(basis, 1.5, INKT),
    ]
    return alt.layer(*lagen).properties(height=alt.Step(46), width="container").to_dict()


def opties_met_marge(punten: list[dict[str, Any]], *, as_titel: str) -> Grafiek:
    """A bar per answer with its interval. ``punten``: naam, waarde, laag, hoog, label, hol ('weet niet'), tekst."""
    return vul(
        _opties_sjabloon(tuple(p["naam"] for p in punten), as_titel), None, punten=punten, nul=[{"waarde": 0}]
    )


@lru_cache(maxsize=256)
def _groepen_sjabloon(volgorde: tuple[str, ...], as_titel: str) -> Grafiek:
    y, x = _assen(volgorde, as_titel)
    basis = alt.Chart(_PUNTEN).encode(y=y, tooltip=TIP)
    kleur = alt.condition("datum.eigen", alt.value(EIGEN), alt.value(VERGELIJKING))
    lagen = [
        alt.Chart(_NUL).mark_rule(color=INKT, strokeWidth=1).encode(x=x),
        basis.mark_text(align="left", dy=-10).encode(x=alt.value(0), text="label:N"),
        *_marge(basis, 2, VERGELIJKING),
        basis.mark_point(filled=True, size=110, opacity=1, stroke="white", strokeWidth=1).encode(
            x=x, yOffset=alt.value(_ONDER), color=kleur
        ),
    ]
    return alt.layer(*lagen).properties(height=alt.Step(46), width="container").to_dict()


def groepen_met_marge(punten: list[dict[str, Any]], *, as_titel: str) -> Grafiek:
    """A dot per group with its interval. ``punten``: naam, waarde, laag, hoog, label, eigen, tekst."""
    return vul(
        _groepen_sjabloon(tuple(p["naam"] for p in punten), as_titel),
        None,
        punten=punten,
        nul=[{"waarde": 0}],
    )
