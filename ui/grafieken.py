"""Chart functions: from rows to an Altair chart, nothing else.

Data go in as inline records with explicit types; words in tooltips are already Dutch.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

from ui.thema import EIGEN, INKT, MEER, MINDER, NOTITIE, VERGELIJKING, WETVORM

Records = Sequence[dict[str, Any]]
_STREEP = [5, 4]
_EURO_AS = "(datum.value < 0 ? '-' : '') + format(abs(datum.value), ',~f')"


def _data(records: Records) -> alt.InlineData:
    return alt.InlineData(values=list(records))


def _jaar_as(jaren: Sequence[int], *, stap: int) -> alt.X:
    waarden = [j for j in jaren if (j - jaren[0]) % stap == 0]
    return alt.X(
        "jaar:Q",
        title=None,
        scale=alt.Scale(domain=[jaren[0] - 0.4, jaren[-1] + 0.5], nice=False),
        axis=alt.Axis(values=waarden, format="d", grid=False, labelFlush=False, tickSize=4, labelOverlap=False),
    )


def _met_ruimte(punten: Records) -> alt.Scale:
    """From zero (or below) to a fifth above the largest value: room for the words of the breaks."""
    waarden = [p["waarde"] for p in punten] or [0.0]
    laag, hoog = min(0.0, *waarden), max(0.0, *waarden)
    ruimte = 0.2 * ((hoog - laag) or 1.0)
    return alt.Scale(domain=[laag - (ruimte if laag < 0 else 0), hoog + ruimte], zero=True, nice=False)


def _breuken(breuken: Sequence[dict[str, Any]], x: alt.X, *, kort: bool) -> list[alt.Chart]:
    """Thin vertical lines between the years, each with a word; ``x`` is the axis of the chart itself."""
    if not breuken:
        return []
    rijen = [{"jaar": b["jaar"] - 0.5, "woord": "breuk" if kort else b["woord"]} for b in breuken]
    basis = alt.Chart(_data(rijen)).encode(x=x)
    lijn = basis.mark_rule(color=NOTITIE, strokeWidth=1)
    woord = basis.mark_text(align="left", baseline="top", dx=3, color=NOTITIE, fontSize=14).encode(
        y=alt.value(0), text="woord:N"
    )
    return [lijn, woord]


def begroot_besteed_lijnen(
    punten: Records, jaren: Sequence[int], breuken: Sequence[dict[str, Any]], *, wet: str, kleur: str, as_titel: str,
    hoogte: int = 240, klein: bool = True,
) -> alt.LayerChart:
    """Two lines over the years. ``punten``: jaar, soort ('begroot'/'besteed'), waarde, tekst."""
    y = alt.Y(
        "waarde:Q",
        title=as_titel,
        scale=_met_ruimte(punten),
        axis=alt.Axis(tickCount=5, labelExpr=_EURO_AS, titleAngle=0, titleAlign="left", titleAnchor="start",
                      titleX=-30, titleY=-14, domain=False, ticks=False),
    )  # fmt: skip
    x = _jaar_as(jaren, stap=3 if klein else 1)
    basis = alt.Chart(_data(punten)).encode(x=x, y=y)
    begroot = basis.transform_filter("datum.soort == 'begroot'")
    besteed = basis.transform_filter("datum.soort == 'besteed'")
    vorm: Any = WETVORM[wet]
    tip = [alt.Tooltip("tekst:N", title=" ")]
    lagen = [
        *_breuken(breuken, x, kort=klein),
        begroot.mark_line(color=kleur, strokeDash=_STREEP, strokeWidth=2),
        besteed.mark_line(color=kleur, strokeWidth=2.5),
        begroot.mark_point(stroke=kleur, shape=vorm, fill="white", size=70, strokeWidth=2, opacity=1).encode(tooltip=tip),
        besteed.mark_point(color=kleur, shape=vorm, filled=True, size=75, opacity=1).encode(tooltip=tip),
    ]
    if not klein:
        for laag, dy in ((begroot, 16), (besteed, -12)):
            lagen.append(
                laag.transform_window(volgnummer="row_number()", sort=[alt.SortField("jaar", order="descending")])
                .transform_filter("datum.volgnummer == 1")
                .mark_text(align="right", dy=dy, dx=6, color=INKT, fontWeight="bold")
                .encode(text="soort:N")
            )
    return alt.layer(*lagen).properties(height=hoogte, width="container")


def afwijking_staven(
    punten: Records, jaren: Sequence[int], breuken: Sequence[dict[str, Any]], *, as_titel: str, hoogte: int = 220
) -> alt.LayerChart:
    """A bar per year above (more) or below (less) zero. ``punten``: jaar, waarde, label, tekst."""
    x = _jaar_as(jaren, stap=1)
    basis = alt.Chart(_data(punten)).encode(
        x=x,
        y=alt.Y("waarde:Q", title=as_titel, scale=_met_ruimte(punten),
                axis=alt.Axis(tickCount=4, labelExpr=_EURO_AS, titleAngle=0, titleAlign="left", titleAnchor="start",
                              titleX=-30, titleY=-14, domain=False, ticks=False)),
    )  # fmt: skip
    staven = basis.mark_bar(width=22).encode(
        color=alt.condition("datum.waarde >= 0", alt.value(MEER), alt.value(MINDER)),
        tooltip=[alt.Tooltip("tekst:N", title=" ")],
    )
    boven = basis.transform_filter("datum.waarde >= 0").mark_text(dy=-9).encode(text="label:N")
    onder = basis.transform_filter("datum.waarde < 0").mark_text(dy=11).encode(text="label:N")
    nul = alt.Chart(_data([{"y": 0}])).mark_rule(color=INKT, strokeWidth=1).encode(y=alt.Y("y:Q", title=None))
    return alt.layer(*_breuken(breuken, x, kort=True), nul, staven, boven, onder).properties(
        height=hoogte, width="container"
    )


def halters(punten: Records, volgorde: Sequence[str], *, as_titel: str, kleur: str = EIGEN) -> alt.LayerChart:
    """Begroot and besteed per name, the name above its line (so that it fits a phone).

    ``punten``: naam, begroot, besteed (either may be None), tekst.
    """
    basis = alt.Chart(_data(punten)).encode(
        y=alt.Y("naam:N", sort=list(volgorde), title=None, axis=None), tooltip=[alt.Tooltip("tekst:N", title=" ")]
    )
    as_ = alt.Axis(labelExpr=_EURO_AS, tickCount=5, domain=False)
    x = alt.X("begroot:Q", title=as_titel, scale=alt.Scale(zero=True, nice=True), axis=as_)
    naam = basis.mark_text(align="left", dy=-13).encode(x=alt.value(0), text="naam:N")
    lijn = basis.transform_filter("isValid(datum.begroot) && isValid(datum.besteed)").mark_rule(
        color=kleur, strokeWidth=3
    )
    begroot = basis.transform_filter("isValid(datum.begroot)").mark_point(
        fill="white", stroke=kleur, size=90, strokeWidth=2, opacity=1
    )
    besteed = basis.transform_filter("isValid(datum.besteed)").mark_point(filled=True, color=kleur, size=95, opacity=1)
    lagen = [
        naam,
        lijn.encode(x=x, x2="besteed:Q", yOffset=alt.value(32)),
        begroot.encode(x=x, yOffset=alt.value(32)),
        besteed.encode(x=alt.X("besteed:Q"), yOffset=alt.value(32)),
    ]
    return alt.layer(*lagen).properties(height=alt.Step(46), width="container")


def aandeel_lijnen(punten: Records, jaren: Sequence[int], breuken: Sequence[dict[str, Any]]) -> alt.LayerChart:
    """Shares over the years: own municipality in the accent colour, Nederland in grey; same dash rule.

    ``punten``: jaar, wie ('eigen'/'Nederland'), soort ('begroot'/'besteed'), waarde (%), tekst, naam.
    """
    x = _jaar_as(jaren, stap=1)
    basis = alt.Chart(_data(punten)).encode(
        x=x,
        y=alt.Y("waarde:Q", title="procent", scale=_met_ruimte(punten),
                axis=alt.Axis(tickCount=5, labelExpr=_EURO_AS, titleAngle=0, titleAlign="left", titleAnchor="start",
                              titleX=-30, titleY=-14, domain=False, ticks=False)),
    )  # fmt: skip
    lagen: list[Any] = _breuken(breuken, x, kort=False)
    tip = [alt.Tooltip("tekst:N", title=" ")]
    for wie, kleur, vorm in (("Nederland", VERGELIJKING, "square"), ("eigen", EIGEN, "circle")):
        begroot = basis.transform_filter(f"datum.wie == '{wie}' && datum.soort == 'begroot'")
        besteed = basis.transform_filter(f"datum.wie == '{wie}' && datum.soort == 'besteed'")
        lagen += [
            begroot.mark_line(color=kleur, strokeDash=_STREEP, strokeWidth=2),
            besteed.mark_line(color=kleur, strokeWidth=2.5),
            begroot.mark_point(stroke=kleur, shape=vorm, fill="white", size=60, strokeWidth=2, opacity=1).encode(
                tooltip=tip
            ),
            besteed.mark_point(color=kleur, shape=vorm, filled=True, size=65, opacity=1).encode(tooltip=tip),
        ]
    laatste = (
        basis.transform_window(
            volgnummer="row_number()", sort=[alt.SortField("jaar", order="descending")], groupby=["wie", "soort"]
        )
        .transform_filter("datum.volgnummer == 1 && datum.soort == 'begroot'")
        .mark_text(align="right", dy=-14, dx=6, color=INKT, fontWeight="bold")
        .encode(text="naam:N")
    )
    return alt.layer(*lagen, laatste).properties(height=280, width="container")
