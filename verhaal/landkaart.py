"""The map of the municipalities: five classes, hatch where there is no figure, outlines for yours and its group.

As in ui/grafieken.py the shape of the chart is made and validated by Altair once and kept; boundaries, rows and
classes are filled in. Classes are computed here and not by Vega: the legend then says what the table says.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from functools import lru_cache
from itertools import pairwise
from statistics import quantiles
from typing import Any, Literal

import altair as alt

from verhaal.getallen import LIJST
from verhaal.grafieken import Grafiek, Records
from verhaal.thema import EIGEN, INKT

NIET_NAAST = "niet te vergelijken"  # in the legend: no figure, or one that stands beside no other
KEUZE = "gemeente"  # name of the selection: what Streamlit reports a click under
Palet = Literal["oplopend", "rond_nul"]

# Light to dark in one hue, told apart by lightness alone (CIE L* 95, 82, 66, 49, 30): also in grey and on paper.
OPLOPEND = ("#eef1f4", "#c3cdd6", "#94a3b1", "#667888", "#354a5c")
# Blue below zero, brown above, never red and green; all five differ in lightness too (L* 33, 70, 96, 82, 45).
ROND_NUL = ("#0b4f7d", "#7fb2d4", "#f5f3ef", "#f0c48c", "#a85a12")
_VAN_VIJF: dict[int, tuple[int, ...]] = {
    1: (2,),
    2: (1, 3),
    3: (0, 2, 4),
    4: (0, 1, 3, 4),
    5: (0, 1, 2, 3, 4),
}

RAND = "#6f7a84"  # the border around every municipality: 3:1 on white, so the lightest class has an edge
_ARCEER_LIJN, _ARCEER_GROND, _STREPEN = "#8c8c8c", "#f2f2f2", 5
_OMTREK: dict[str, tuple[str, float]] = {"groep": (INKT, 1.2), "eigen": (EIGEN, 2.8)}  # colour and width
_TIP = [alt.Tooltip("tip:N", title=" ")]
_KAART, _RIJEN = (alt.NamedData(name=n) for n in ("kaart", "rijen"))


# ---------------------------------------------------------------- classes


def klassen(waarden: Sequence[float]) -> list[float]:
    """At most four boundaries that make five classes of about as many municipalities each.

    The boundaries are the quintiles, rounded to a multiple of 1, 2 or 5 (times a power of ten) that is at most
    a tenth of the distance between the first and the last quintile: readable, and steady when a few values
    change. Boundaries that fall together, or leave nothing below or above them, are left out: few different
    values give fewer classes, and when nearly all are equal the lowest value stands apart from the rest.
    Without two different values there are no boundaries.
    """
    eindig = sorted(w for w in waarden if math.isfinite(w))
    if len(set(eindig)) < 2:
        return []
    delen = quantiles(eindig, n=5, method="inclusive")
    stap = _ronde_stap((delen[-1] - delen[0] or eindig[-1] - eindig[0]) / 10)
    rond = {_op_stap(deel, stap) for deel in delen}
    tweede = next(w for w in eindig if w > eindig[0])
    return sorted(g for g in rond if eindig[0] < g <= eindig[-1]) or [tweede]


def _ronde_stap(hoogstens: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not above ``hoogstens``."""
    macht = 10.0 ** math.floor(math.log10(hoogstens))
    return max(f * macht for f in (1, 2, 5) if f * macht <= hoogstens * (1 + 1e-9))


def _op_stap(waarde: float, stap: float) -> float:
    return round(math.floor(waarde / stap + 0.5) * stap, max(0, -math.floor(math.log10(stap))))


def rond_nul(waarden: Sequence[float]) -> list[float]:
    """Four boundaries around zero, equal on both sides, rounded to tens: at two and four fifths of the sizes.

    Needs at least two values.
    """
    grootte = sorted(abs(w) for w in waarden if math.isfinite(w))
    delen = quantiles(grootte, n=5, method="inclusive")
    klein, groot = (max(5.0, round(delen[i] / 10) * 10.0) for i in (1, 3))
    if groot <= klein:
        groot = 2 * klein
    return [-groot, -klein, klein, groot]


def klasse(waarde: float, grenzen: Sequence[float]) -> int:
    """The class of a value: 0 below the first boundary; a value on a boundary belongs to the class above it."""
    return bisect_right(grenzen, waarde)


def klasse_labels(grenzen: Sequence[float], opmaak: Callable[[float], str]) -> list[str]:
    """The classes in words: 'minder dan 340', '340 tot 380', …, '480 of meer'."""
    if not grenzen:
        return ["alle gemeenten met een cijfer"]
    tekst = [opmaak(g) for g in grenzen]
    midden = [f"{van} tot {tot}" for van, tot in pairwise(tekst)]
    return [f"minder dan {tekst[0]}", *midden, f"{tekst[-1]} of meer"]


def kleuren(aantal: int, palet: Palet) -> list[str]:
    """Colours for so many classes (one to five), from the first class to the last."""
    reeks = OPLOPEND if palet == "oplopend" else ROND_NUL
    return [reeks[i] for i in _VAN_VIJF[aantal]]


# ---------------------------------------------------------------- the chart


def _arcering() -> str:
    """Vega has no patterns; a gradient with hard stops across each shape is a hatch, on screen and in exports."""
    stops = []
    for i in range(2 * _STREPEN):
        kleur = _ARCEER_LIJN if i % 2 else _ARCEER_GROND
        stops += [f"{{offset: {i / (2 * _STREPEN):g}, color: '{kleur}'}}"]
        stops += [f"{{offset: {(i + 1) / (2 * _STREPEN):g}, color: '{kleur}'}}"]
    return f"{{gradient: 'linear', x1: 0, y1: 0, x2: 1, y2: 1, stops: [{', '.join(stops)}]}}"


_ARCERING = {"expr": _arcering()}


def _omtrek(rol: str, **lijn_van: Any) -> list[alt.Chart]:
    """A line around the municipalities with this role, on a white line that parts it from any colour."""
    lijn: dict[str, Any] = {"filled": False, "strokeJoin": "round", "strokeOpacity": 1}
    halo, rand = (
        alt.Chart(name=f"omtrek_{rol}_{n}").transform_filter(f"datum.rol == '{rol}'") for n in ("wit", "lijn")
    )  # the names become classes: the style sheet lets the pointer through to the municipality below
    return [
        halo.mark_geoshape(stroke="white", strokeWidth=2.2 * _OMTREK[rol][1], **lijn),
        rand.mark_geoshape(**lijn).encode(**lijn_van),
    ]


@lru_cache(maxsize=16)
def _sjabloon(rollen: tuple[str, ...]) -> Grafiek:
    """The map without figures and words; ``rollen`` are the outlines to draw."""
    keuze = alt.selection_point(name=KEUZE, fields=["gm_code"], on="click", clear="dblclick")
    kleur = alt.Color(
        "klasse:N",
        scale=alt.Scale(domain=["?"], range=["?"]),
        legend=alt.Legend(
            title="?",
            orient="top",
            direction="vertical",
            columns=2,
            symbolType="square",
            symbolSize=260,
            symbolStrokeColor=RAND,
            symbolStrokeWidth=0.8,
            titleLimit=340,
            labelLimit=200,
        ),
    )
    vlakken = (
        alt.Chart(name="vlakken")
        .mark_geoshape(stroke=RAND, strokeWidth=0.5)
        .encode(color=kleur, tooltip=_TIP)
        .add_params(keuze)
    )
    legenda = alt.Legend(
        title=None,
        orient="bottom",
        direction="vertical",
        columns=1,
        symbolType="square",
        symbolSize=200,
        symbolFillColor="white",
        labelLimit=320,
    )
    kleuren_, diktes = ([_OMTREK[rol][i] for rol in rollen] for i in (0, 1))
    lijn_van = {
        "stroke": alt.Stroke("rolnaam:O", scale=alt.Scale(domain=rollen, range=kleuren_), legend=legenda),
        "strokeWidth": alt.StrokeWidth(
            "rolnaam:O",
            scale=alt.Scale(
                type="ordinal", domain=rollen, range=diktes
            ),  # by itself it would be a point scale
            legend=legenda,
        ),
    }
    lagen = [laag for rol in rollen for laag in _omtrek(rol, **lijn_van)]
    velden = ["gm_code", "tip", "klasse", "rol", "rolnaam"]
    kaart = (
        alt.layer(vlakken, *lagen, data=_KAART)
        .transform_lookup(lookup="id", from_=alt.LookupData(data=_RIJEN, key="gm_code", fields=velden))
        .project(type="identity", reflectY=True)  # metres on a plane, north up
        .properties(width="container")
    )
    return kaart.to_dict()


def landkaart(
    rijen: Records,
    topojson: str,
    *,
    grenzen: Sequence[float],
    labels: Sequence[str],
    titel: str,
    eigen: str | None = None,
    groep: Collection[str] = (),
    groepsnaam: str = "vergelijkbare gemeenten",
    palet: Palet = "oplopend",
    hoogte: int = 620,
) -> Grafiek:
    """The municipalities coloured by class; a click selects one (selection 'gemeente', field gm_code).

    ``topojson`` is the answer of the query ``kaart``.
    ``rijen``: gm_code, naam, waarde (None = no figure), tekst (the value as readers write it). ``grenzen`` are the
    boundaries between the classes, ``labels`` their words, ``titel`` says what is coloured, with its unit.
    Raises ValueError when boundaries and labels do not fit, or 'rond_nul' has no class around zero.
    """
    passen = len(set(labels)) == len(labels) == len(grenzen) + 1 <= 5
    if list(grenzen) != sorted(set(grenzen)) or not passen:
        raise ValueError(f"klassengrenzen en labels passen niet: {list(grenzen)}, {list(labels)}")
    if palet == "rond_nul" and not (len(grenzen) == 4 and grenzen[1] <= 0 < grenzen[2]):
        raise ValueError(f"de middelste van vijf klassen hoort om nul te liggen: {list(grenzen)}")
    gegeven = {r["gm_code"]: r for r in rijen}
    leeg = {"naam": "Gemeente zonder cijfers", "waarde": None, "tekst": LIJST.leeg}
    namen = {"groep": groepsnaam, "eigen": gegeven.get(eigen or "", leeg)["naam"]}
    punten = []
    for code in _codes(topojson):
        rij = gegeven.get(code, leeg)
        waarde = rij["waarde"]
        weg = waarde is None or not math.isfinite(waarde)
        punt = {
            "gm_code": code,
            "tip": f"{rij['naam']}: {rij['tekst']}",
            "klasse": NIET_NAAST if weg else labels[klasse(waarde, grenzen)],
        }
        rol = "eigen" if code == eigen else "groep" if code in groep else ""
        punten.append(punt | ({"rol": rol, "rolnaam": namen[rol]} if rol else {}))
    rollen = tuple(rol for rol in ("groep", "eigen") if any(p.get("rol") == rol for p in punten))
    mist = any(p["klasse"] == NIET_NAAST for p in punten)
    sjabloon = {**_sjabloon(rollen), "height": hoogte}
    return _vul(
        sjabloon, topojson, punten, titel, _legenda(labels, palet, mist), [namen[rol] for rol in rollen]
    )


@lru_cache(maxsize=2)
def _codes(topojson: str) -> tuple[str, ...]:
    """The municipalities that the map has."""
    return tuple(vorm["id"] for vorm in json.loads(topojson)["objects"]["gemeenten"]["geometries"])


Legenda = list[tuple[str, Any]]


def _legenda(labels: Sequence[str], palet: Palet, mist: bool) -> Legenda:
    """(words, fill) of every class, and of the municipalities without a figure when there are any."""
    regels: Legenda = list(zip(labels, kleuren(len(labels), palet), strict=True))
    if mist:
        regels.append((NIET_NAAST, _ARCERING))
    return regels


def _vul(
    sjabloon: Grafiek, topojson: str, punten: Records, titel: str, legenda: Legenda, rolnamen: list[str]
) -> Grafiek:
    """The template with boundaries, rows, classes and the words of the legends in place.

    The boundaries go along as text, one layer down: as an object they would be parsed and written anew several
    times for every drawing, and Streamlit takes data at the top for a table.
    """
    (opzoeken,) = sjabloon["transform"]
    vlakken, *rest = sjabloon["layer"]
    schaal = {"domain": [woorden for woorden, _ in legenda], "range": [vulling for _, vulling in legenda]}
    kleur = vlakken["encoding"]["color"]
    kleur = {**kleur, "scale": schaal, "legend": {**kleur["legend"], "title": titel}}
    lagen = {
        "data": {"values": topojson, "format": {"type": "topojson", "feature": "gemeenten"}},
        "transform": [{**opzoeken, "from": {**opzoeken["from"], "data": {"values": list(punten)}}}],
        "layer": [
            {**vlakken, "encoding": {**vlakken["encoding"], "color": kleur}},
            *(_met_namen(laag, rolnamen) for laag in rest),
        ],
    }
    return {**{k: v for k, v in sjabloon.items() if k not in lagen}, "layer": [lagen]}


def _met_namen(laag: Grafiek, rolnamen: list[str]) -> Grafiek:
    """An outline with the names of the roles in its legend; the white line below it has none."""
    lijnen = {
        kanaal: {**codering, "scale": {**codering["scale"], "domain": rolnamen}}
        for kanaal, codering in laag.get("encoding", {}).items()
    }
    return {**laag, "encoding": lijnen} if lijnen else laag
