"""Chart functions: from rows to a Vega-Lite chart, nothing else.

The shape of a chart is made (and validated) by Altair once per combination of options and kept;
only the rows and the range of the value axis are filled in for each figure. That keeps a choice
on screen fast: building and validating the same layers again costs more than all queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any, Literal

import altair as alt

from verhaal.thema import EIGEN, INKT, MEER, MINDER, NOTITIE, VERGELIJKING, WETVORM

Records = Sequence[dict[str, Any]]
Grafiek = dict[str, Any]  # a complete Vega-Lite specification
Jaren = tuple[int, ...]

STREEP = [5, 4]
GETAL_AS = "(datum.value < 0 ? '-' : '') + format(abs(datum.value), ',~f')"
TIP = [alt.Tooltip("tekst:N", title=" ")]
_KANTEN: tuple[tuple[str, Literal["left", "right"], int], ...] = (
    ("links", "right", -3),
    ("rechts", "left", 3),
)
_PUNTEN, _BREUKEN, _NUL, _REGELINGEN = (
    alt.NamedData(name=n) for n in ("punten", "breuken", "nul", "regelingen")
)


def vul(sjabloon: Grafiek, y_domein: list[float] | None = None, **rijen: Records) -> Grafiek:
    """The template with its rows, and the range of the value axis.

    Every dataset is sent once, with the first layer that draws it; later layers name it. (Rows at the top of a
    chart Streamlit would take out and turn into a table.)
    """
    lagen, gezien = [], set()
    for laag in sjabloon["layer"]:
        naam = laag.get("data", sjabloon.get("data"))["name"]  # Altair lifts data that all layers share
        eerste = naam not in gezien
        gezien.add(naam)
        nieuw = {**laag, "data": {"name": naam, "values": list(rijen[naam])} if eerste else {"name": naam}}
        schaal = laag["encoding"].get("y", {}).get("scale")
        if y_domein is not None and schaal is not None:
            y = {**laag["encoding"]["y"], "scale": {**schaal, "domain": y_domein}}
            nieuw["encoding"] = {**laag["encoding"], "y": y}
        lagen.append(nieuw)
    return {**{k: v for k, v in sjabloon.items() if k != "data"}, "layer": lagen}


def met_eigen_namen(grafiek: Grafiek, nummer: int) -> Grafiek:
    """The chart with ``nummer`` in the names of its datasets, so that charts in one picture keep their own rows."""
    return {
        **grafiek,
        "layer": [
            {**laag, "data": {**laag["data"], "name": f"{laag['data']['name']}_{nummer}"}}
            if "name" in laag.get("data", {})
            else laag
            for laag in grafiek["layer"]
        ],
    }


def met_ruimte(punten: Records) -> list[float]:
    """From zero (or below) to well above the largest value: room for the words of the breaks and of the last values."""
    waarden = [p["waarde"] for p in punten if p["waarde"] is not None]
    laag, hoog = min([0.0, *waarden]), max([0.0, *waarden])
    ruimte = 0.3 * ((hoog - laag) or 1.0)
    return [laag - (ruimte if laag < 0 else 0), hoog + ruimte]


def breukrijen(breuken: Records) -> list[dict[str, Any]]:
    """The breaks with the side of their line on which the word stands: left when the next line is too near."""
    jaren = sorted(b["jaar"] for b in breuken)
    return [
        {
            "jaar": b["jaar"] - 0.5,
            "woord": b["woord"],
            "kant": "links" if any(0 < j - b["jaar"] < 4 for j in jaren) else "rechts",
        }
        for b in breuken
    ]


def per_stuk(punten: list[dict[str, Any]], breuken: Records) -> list[dict[str, Any]]:
    """The rows with ``deel``: the stretch between two breaks, each a line of its own, so that a break is never drawn as a
    rise or a fall."""
    for punt in punten:
        punt["deel"] = sum(1 for b in breuken if b["jaar"] <= punt["jaar"])
    return punten


def jaar_as(jaren: Jaren, *, stap: int) -> alt.X:
    waarden = [j for j in jaren if (j - jaren[0]) % stap == 0]
    return alt.X(
        "jaar:Q",
        title=None,
        scale=alt.Scale(domain=[jaren[0] - 0.4, jaren[-1] + 0.5], nice=False),
        axis=alt.Axis(
            values=waarden,
            format="d",
            grid=False,
            labelFlush=False,
            tickSize=4,
            labelOverlap="greedy",
            labelSeparation=8,
        ),
    )


def waarde_as(titel: str) -> alt.Y:
    as_ = alt.Axis(
        tickCount=5,
        labelExpr=GETAL_AS,
        titleAngle=0,
        titleAlign="left",
        titleAnchor="start",
        titleX=-30,
        titleY=-14,
        domain=False,
        ticks=False,
    )
    return alt.Y("waarde:Q", title=titel, scale=alt.Scale(domain=[0, 1], nice=False), axis=as_)


def breuklijnen(x: alt.X) -> list[alt.Chart]:
    """Thin vertical lines between the years, each with a word."""
    basis = alt.Chart(_BREUKEN).encode(x=x)
    woorden = [
        basis.transform_filter(f"datum.kant == '{kant}'")
        .mark_text(align=lijn, baseline="top", dx=dx, color=NOTITIE, fontSize=14)
        .encode(y=alt.value(0), text="woord:N")
        for kant, lijn, dx in _KANTEN
    ]
    return [basis.mark_rule(color=NOTITIE, strokeWidth=1), *woorden]


def _lijn_en_punten(basis: alt.Chart, filter_: str, kleur: str, vorm: Any, soort: str) -> list[alt.Chart]:
    """Begroot is dashed and hollow, besteed solid and filled."""
    # what has another ``deel`` is another line: a break is not drawn as a rise or a fall
    deel = basis.transform_filter(f"{filter_}datum.soort == '{soort}'").encode(detail="deel:N")
    if soort == "begroot":
        punt = deel.mark_point(stroke=kleur, shape=vorm, fill="white", size=70, strokeWidth=2, opacity=1)
        return [deel.mark_line(color=kleur, strokeDash=STREEP, strokeWidth=2), punt.encode(tooltip=TIP)]
    punt = deel.mark_point(color=kleur, shape=vorm, filled=True, size=75, opacity=1)
    return [deel.mark_line(color=kleur, strokeWidth=2.5), punt.encode(tooltip=TIP)]


_RANDEN: tuple[dict[str, Any], ...] = (
    {"stroke": "white", "strokeWidth": 4},
    {},
)  # legible where it lies over a line


def _etiketten(basis: alt.Chart) -> list[alt.Chart]:
    """Labels beside the last point of a series instead of a legend: on the side where the other line is not."""
    return [
        basis.transform_filter(f"datum.plek == '{plek}'")
        .mark_text(align="right", dy=dy, dx=6, fontWeight="bold", **rand)
        .encode(text="etiket:N")
        for plek, dy in (("boven", -14), ("hoger", -32), ("onder", 18))
        for rand in _RANDEN
    ]


def met_etiketten(
    punten: list[dict[str, Any]], reeks: Sequence[str], naam: str, *, breed_jaren: int = 0
) -> list[dict[str, Any]]:
    """Mark the last point of every series (rows equal on ``reeks``) with the text of column ``naam``.

    A label takes ``breed_jaren`` years of the axis on a phone: of two that would lie over each other the later stands higher.
    """
    per_reeks: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    laatste: list[dict[str, Any]] = []
    hoogste = max((p["waarde"] for p in punten if p["waarde"] is not None), default=0.0)
    for punt in punten:
        per_reeks.setdefault(tuple(punt[k] for k in reeks), []).append(punt)
    for alles in per_reeks.values():
        rij = [p for p in alles if p["waarde"] is not None]
        if not rij:
            continue
        op_de_as = rij[-1]["waarde"] < 0.2 * hoogste  # below it the label would cross the axis
        ernaast = [
            p["waarde"]
            for p in punten
            if p["jaar"] == rij[-1]["jaar"] and p["waarde"] is not None and p is not rij[-1]
        ]
        if ernaast:  # away from the other line
            laag = rij[-1]["waarde"] < min(ernaast)
        else:
            laag = len(rij) > 1 and rij[-1]["waarde"] < rij[-2]["waarde"]
        rij[-1] |= {"etiket": rij[-1][naam], "plek": "onder" if laag and not op_de_as else "boven"}
        laatste.append(rij[-1])
    boven = [p for p in laatste if p["plek"] == "boven"]
    for eerder, later in pairwise(sorted(boven, key=lambda p: p["jaar"])):
        naast = later["jaar"] - eerder["jaar"] <= breed_jaren
        if naast and eerder["plek"] == "boven" and abs(later["waarde"] - eerder["waarde"]) < 0.15 * hoogste:
            later["plek"] = "hoger"  # else the two lie over each other on a phone
    return punten


def _regelingen(jaren: Jaren) -> list[alt.Chart]:
    """What happened in some years: a word with a line over those years, just above the axis."""

    def boven_de_as(px: int) -> Any:
        return alt.value({"expr": f"height - {px}"})

    schaal = alt.Scale(domain=[jaren[0] - 0.4, jaren[-1] + 0.5], nice=False)
    basis = alt.Chart(_REGELINGEN)
    return [
        basis.mark_rule(color=NOTITIE, strokeWidth=3).encode(
            x=alt.X("van:Q", scale=schaal), x2="tot:Q", y=boven_de_as(6)
        ),
        basis.mark_text(color=NOTITIE, fontSize=14, baseline="bottom").encode(
            x=alt.X("midden:Q", scale=schaal), y=boven_de_as(11), text="woord:N"
        ),
    ]


@lru_cache(maxsize=256)
def _lijnen_sjabloon(jaren: Jaren, wet: str, kleur: str, as_titel: str, hoogte: int, klein: bool) -> Grafiek:
    x = jaar_as(jaren, stap=3 if klein else 1)
    basis = alt.Chart(_PUNTEN).encode(x=x, y=waarde_as(as_titel))
    lagen = breuklijnen(x)
    for soort in ("begroot", "besteed"):
        lagen += _lijn_en_punten(basis, "", kleur, WETVORM[wet], soort)
    lagen += _etiketten(basis)
    if not klein:
        lagen += _regelingen(jaren)
    return alt.layer(*lagen).properties(height=hoogte, width="container").to_dict()


def begroot_besteed_lijnen(
    punten: Records,
    jaren: Jaren,
    breuken: Records,
    *,
    wet: str,
    kleur: str,
    as_titel: str,
    klein: bool = True,
    regelingen: Records = (),
) -> Grafiek:
    """Two lines over the years, interrupted where ``waarde`` is None.

    ``punten``: jaar, soort ('begroot'/'besteed'), waarde, tekst, and ``deel`` (``per_stuk``); ``regelingen``: woord,
    van and tot (years), drawn when the chart is not small.
    """
    sjabloon = _lijnen_sjabloon(jaren, wet, kleur, as_titel, 240 if klein else 300, klein)
    stukken = [
        {
            "woord": r["woord"],
            "van": r["van"] - 0.4,
            "tot": r["tot"] + 0.4,
            "midden": (r["van"] + r["tot"]) / 2,
        }
        for r in regelingen
    ]
    return vul(sjabloon, met_ruimte(punten), punten=punten, breuken=breukrijen(breuken), regelingen=stukken)


@lru_cache(maxsize=256)
def _staven_sjabloon(jaren: Jaren, as_titel: str) -> Grafiek:
    x = jaar_as(jaren, stap=1)
    basis = alt.Chart(_PUNTEN).encode(x=x, y=waarde_as(as_titel))
    kleur = alt.condition("datum.waarde >= 0", alt.value(MEER), alt.value(MINDER))
    boven = basis.transform_filter("datum.waarde >= 0").mark_text(dy=-9).encode(text="label:N")
    onder = basis.transform_filter("datum.waarde < 0").mark_text(dy=11).encode(text="label:N")
    nul = alt.Chart(_NUL).mark_rule(color=INKT, strokeWidth=1).encode(y=waarde_as(as_titel))
    staven = basis.mark_bar(width=22).encode(color=kleur, tooltip=TIP)
    return (
        alt.layer(*breuklijnen(x), nul, staven, boven, onder)
        .properties(height=240, width="container")
        .to_dict()
    )


def afwijking_staven(punten: Records, jaren: Jaren, breuken: Records, *, as_titel: str) -> Grafiek:
    """A bar per year above (more) or below (less) zero. ``punten``: jaar, waarde, label, tekst."""
    return vul(
        _staven_sjabloon(jaren, as_titel),
        met_ruimte(punten),
        punten=punten,
        breuken=breukrijen(breuken),
        nul=[{"waarde": 0}],
    )


@lru_cache(maxsize=256)
def _halters_sjabloon(volgorde: tuple[str, ...], as_titel: str) -> Grafiek:
    y = alt.Y("naam:N", sort=list(volgorde), title=None, axis=None)
    basis = alt.Chart(_PUNTEN).encode(y=y, tooltip=TIP)
    as_ = alt.Axis(labelExpr=GETAL_AS, tickCount=5, domain=False)
    x = alt.X("begroot:Q", title=as_titel, scale=alt.Scale(zero=True, nice=True), axis=as_)
    onder = alt.value(32)  # pixels below the top of the row: the name stands above its line
    naam = basis.mark_text(align="left", dy=-13).encode(x=alt.value(0), text="naam:N")
    lijn = basis.transform_filter("isValid(datum.begroot) && isValid(datum.besteed)")
    begroot = basis.transform_filter("isValid(datum.begroot)")
    besteed = basis.transform_filter("isValid(datum.besteed)")
    lagen = [
        naam,
        lijn.mark_rule(color=EIGEN, strokeWidth=3).encode(x=x, x2="besteed:Q", yOffset=onder),
        begroot.mark_point(fill="white", stroke=EIGEN, size=90, strokeWidth=2, opacity=1).encode(
            x=x, yOffset=onder
        ),
        besteed.mark_point(filled=True, color=EIGEN, size=95, opacity=1).encode(
            x=alt.X("besteed:Q"), yOffset=onder
        ),
    ]
    return alt.layer(*lagen).properties(height=alt.Step(46), width="container").to_dict()


def halters(punten: Records, *, as_titel: str) -> Grafiek:
    """Begroot and besteed per name, the name above its line (so that it fits a phone).

    ``punten``: naam, begroot, besteed (either may be None), tekst; drawn in the order given.
    """
    return vul(_halters_sjabloon(tuple(p["naam"] for p in punten), as_titel), punten=punten)


@lru_cache(maxsize=256)
def _aandeel_sjabloon(jaren: Jaren) -> Grafiek:
    x = jaar_as(jaren, stap=1)
    basis = alt.Chart(_PUNTEN).encode(x=x, y=waarde_as("procent"))
    lagen = breuklijnen(x)
    for wie, kleur, vorm in (("Nederland", VERGELIJKING, "square"), ("eigen", EIGEN, "circle")):
        for soort in ("begroot", "besteed"):
            lagen += _lijn_en_punten(basis, f"datum.wie == '{wie}' && ", kleur, vorm, soort)
    lagen += _etiketten(basis.transform_filter("datum.soort == 'begroot'"))
    return alt.layer(*lagen).properties(height=280, width="container").to_dict()


def aandeel_lijnen(punten: Records, jaren: Jaren, breuken: Records) -> Grafiek:
    """Shares over the years: own municipality in the accent colour, Nederland in grey.

    ``punten``: jaar, wie ('eigen'/'Nederland'), soort ('begroot'/'besteed'), waarde (%), tekst, naam, and ``deel``
    (``per_stuk``).
    """
    return vul(_aandeel_sjabloon(jaren), met_ruimte(punten), punten=punten, breuken=breukrijen(breuken))


@lru_cache(maxsize=256)
def _bedragen_sjabloon(volgorde: tuple[str, ...], kleur: str) -> Grafiek:
    y = alt.Y("naam:N", sort=list(volgorde), title=None, axis=None)
    x = alt.X("waarde:Q", title=None, scale=alt.Scale(domain=[0, 1], nice=False), axis=None)
    basis = alt.Chart(_PUNTEN).encode(y=y, tooltip=TIP)
    lagen = [
        basis.mark_text(align="left", dy=-14).encode(x=alt.value(0), text=alt.Text("label:N")),
    ]
    vorm: dict[str, dict[str, Any]] = {
        "Begroting": {"fill": "white", "stroke": kleur, "strokeDash": STREEP, "strokeWidth": 2},
        "Jaarrekening": {"fill": kleur},
        "Rekenbedrag": {"fill": VERGELIJKING},
    }
    for soort, stijl in vorm.items():
        deel = basis.transform_filter(f"datum.soort == '{soort}'")
        lagen.append(deel.mark_bar(height=12, opacity=1, **stijl).encode(x=x, yOffset=alt.value(34)))
    return alt.layer(*lagen).properties(height=alt.Step(48), width="container").to_dict()


def bedragen_staven(punten: Records, *, kleur: str, hoogste: float) -> Grafiek:
    """A bar per amount with name and amount above it, from zero; begroting hollow, jaarrekening filled, rekenbedrag grey.

    ``punten``: naam, soort ('Begroting'/'Jaarrekening'/'Rekenbedrag'), waarde, tekst; ``hoogste`` is shared by panels.
    """
    sjabloon = _bedragen_sjabloon(tuple(p["naam"] for p in punten), kleur)
    laag = min([0.0, *(p["waarde"] for p in punten)])
    rijen = [{**p, "label": f"{p['naam']}: {p['tekst']}"} for p in punten]
    gevuld = vul(sjabloon, punten=rijen)
    for deel in gevuld["layer"]:
        if "scale" in deel["encoding"].get("x", {}):
            x = {**deel["encoding"]["x"], "scale": {"domain": [laag, max(hoogste, 0.001)], "nice": False}}
            deel["encoding"] = {**deel["encoding"], "x": x}
    return gevuld
