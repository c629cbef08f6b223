"""Charts of the page Jeugdzorgtekorten: bars per year with others' points, quartiles per year, bars per group."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from verhaal.grafieken import (
    GETAL_AS,
    TIP,
    Grafiek,
    Jaren,
    Records,
    breuklijnen,
    breukrijen,
    jaar_as,
    met_ruimte,
    vul,
    waarde_as,
)
from verhaal.thema import EIGEN, INKT, MEER, MINDER, VERGELIJKING

_PUNTEN, _ANDEREN, _KWART, _NUL, _ZELF = (
    alt.NamedData(name=n) for n in ("punten", "anderen", "kwart", "nul", "zelf")
)


def _ruiten(x: alt.X, y: alt.Y, *, dx: int) -> list[alt.Chart]:
    """Hollow points for figures of others: per series a shape, a line and its name once; the name is legible over a line."""
    ander = alt.Chart(_ANDEREN).encode(x=x, y=y)
    punt = ander.mark_point(fill="white", stroke=INKT, strokeWidth=2, size=110, opacity=1)
    return [
        ander.mark_line(color=VERGELIJKING, strokeWidth=1.5).encode(detail="wie:N"),
        punt.encode(tooltip=TIP, shape=alt.Shape("vorm:N", scale=None)),
        ander.mark_text(align="left", dx=dx, stroke="white", strokeWidth=4).encode(text="etiket:N"),
        ander.mark_text(align="left", dx=dx).encode(text="etiket:N"),
    ]


@lru_cache(maxsize=256)
def _landelijk_sjabloon(jaren: Jaren, as_titel: str) -> Grafiek:
    x = jaar_as(jaren, stap=1)
    y = waarde_as(as_titel)
    basis = alt.Chart(_PUNTEN).encode(x=x, y=y)
    kleur = alt.condition("datum.waarde >= 0", alt.value(MEER), alt.value(MINDER))
    lagen = [
        *breuklijnen(x),
        alt.Chart(_NUL).mark_rule(color=INKT, strokeWidth=1).encode(y=y),
        basis.mark_bar(width=26).encode(color=kleur, tooltip=TIP),
        basis.transform_filter("datum.waarde >= 0").mark_text(dy=-9).encode(text="label:N"),
        basis.transform_filter("datum.waarde < 0").mark_text(dy=11).encode(text="label:N"),
        *_ruiten(x, y, dx=10),
    ]
    return alt.layer(*lagen).properties(height=340, width="container").to_dict()


def staven_met_punten(
    punten: Records, anderen: Records, jaren: Jaren, breuken: Records, *, as_titel: str
) -> Grafiek:
    """A bar per year and a series of hollow points per publication of others.

    ``punten``: jaar, waarde, label, tekst; ``anderen``: jaar, waarde, wie, vorm, etiket, tekst.
    """
    return vul(
        _landelijk_sjabloon(jaren, as_titel),
        met_ruimte([*punten, *anderen]),
        punten=punten,
        anderen=anderen,
        breuken=breukrijen(breuken),
        nul=[{"waarde": 0}],
    )


@lru_cache(maxsize=256)
def _banden_sjabloon(jaren: Jaren, as_titel: str) -> Grafiek:
    x = jaar_as(jaren, stap=1)
    y = waarde_as(as_titel)
    band = alt.Chart(_PUNTEN).encode(x=x, y=y)
    lagen = [
        *breuklijnen(x),
        alt.Chart(_NUL).mark_rule(color=INKT, strokeWidth=1).encode(y=y),
        band.mark_bar(width=26, color=EIGEN, opacity=0.45).encode(y2="hoog:Q", tooltip=TIP),
        alt.Chart(_ZELF)
        .mark_tick(orient="horizontal", color=INKT, thickness=3, size=34)
        .encode(x=x, y=y, tooltip=TIP),
        *_ruiten(x, y, dx=18),
    ]
    return alt.layer(*lagen).properties(height=340, width="container").to_dict()


def banden_met_punten(
    banden: Records, anderen: Records, zelf: Records, jaren: Jaren, breuken: Records, *, as_titel: str
) -> Grafiek:
    """From the lowest to the highest outcome per year, figures of others as series, the reader's own choice as a line.

    ``banden``: jaar, waarde (lowest), hoog, tekst; ``anderen``: jaar, waarde, wie, vorm, etiket, tekst; ``zelf``: jaar, waarde, tekst.
    """
    return vul(
        _banden_sjabloon(jaren, as_titel),
        met_ruimte([*banden, *({"waarde": b["hoog"]} for b in banden), *anderen, *zelf]),
        punten=banden,
        anderen=anderen,
        zelf=zelf,
        breuken=breukrijen(breuken),
        nul=[{"waarde": 0}],
    )


@lru_cache(maxsize=256)
def _kwartielen_sjabloon(jaren: Jaren, as_titel: str) -> Grafiek:
    x = jaar_as(jaren, stap=1)
    y = waarde_as(as_titel)
    kwart = alt.Chart(_KWART).encode(x=x, y=y)
    lagen = [
        *breuklijnen(x),
        alt.Chart(_NUL).mark_rule(color=INKT, strokeWidth=1).encode(y=y),
        kwart.mark_bar(width=26, color="#cfcfcf").encode(y2="q3:Q", tooltip=TIP),
        kwart.mark_tick(orient="horizontal", color=INKT, thickness=3, size=34).encode(
            y=alt.Y("mediaan:Q", scale=alt.Scale(domain=[0, 1], nice=False))
        ),
        alt.Chart(_ZELF)
        .mark_point(filled=True, color=EIGEN, size=110, opacity=1)
        .encode(x=x, y=y, tooltip=TIP),
    ]
    return alt.layer(*lagen).properties(height=320, width="container").to_dict()


def kwartielen_per_jaar(
    kwart: Records, zelf: Records, jaren: Jaren, breuken: Records, *, as_titel: str
) -> Grafiek:
    """The middle half (bar) and median (tick) per year, with the own municipality as a dot.

    ``kwart``: jaar, waarde (q1), mediaan, q3, tekst; ``zelf``: jaar, waarde, tekst.
    """
    alle = [*zelf, *kwart, *({"waarde": k["q3"]} for k in kwart)]
    return vul(
        _kwartielen_sjabloon(jaren, as_titel),
        met_ruimte(alle),
        kwart=kwart,
        zelf=zelf,
        breuken=breukrijen(breuken),
        nul=[{"waarde": 0}],
    )


@lru_cache(maxsize=256)
def _trechter_sjabloon(as_titel: str) -> Grafiek:
    as_ = alt.Axis(
        values=[1_000, 5_000, 20_000, 50_000, 100_000, 300_000, 900_000], labelExpr=GETAL_AS, grid=False
    )
    x = alt.X("inwoners:Q", title="inwoners", scale=alt.Scale(type="log", nice=False, padding=12), axis=as_)
    y = waarde_as(as_titel)
    band = alt.Chart(_KWART).encode(x=x)
    leden = alt.Chart(_PUNTEN).encode(x=x, y=y)
    lagen = [
        band.mark_area(color="#e4e4e4").encode(y=y, y2="hoog:Q"),
        alt.Chart(_NUL).mark_rule(color=INKT, strokeWidth=1).encode(y=y),
        leden.mark_point(color=VERGELIJKING, size=28, opacity=0.8, strokeWidth=1).encode(tooltip=TIP),
        alt.Chart(_ZELF)
        .mark_point(filled=True, color=EIGEN, size=130, opacity=1)
        .encode(x=x, y=y, tooltip=TIP),
    ]
    return alt.layer(*lagen).properties(height=360, width="container").to_dict()


def trechter(punten: Records, band: Records, zelf: Records, *, as_titel: str) -> Grafiek:
    """A dot per municipality by size, over the band in which nine in ten of that size lie.

    ``punten`` and ``zelf``: inwoners, waarde, tekst; ``band``: inwoners, waarde (lower bound), hoog.
    """
    alle = [*punten, *zelf, *band, *({"waarde": b["hoog"]} for b in band)]
    return vul(
        _trechter_sjabloon(as_titel),
        met_ruimte(alle),
        punten=punten,
        kwart=band,
        zelf=zelf,
        nul=[{"waarde": 0}],
    )


@lru_cache(maxsize=256)
def _liggend_sjabloon(volgorde: tuple[str, ...], as_titel: str) -> Grafiek:
    y = alt.Y("naam:N", sort=list(volgorde), title=None, axis=None)
    basis = alt.Chart(_PUNTEN).encode(y=y, tooltip=TIP)
    x = alt.X(
        "waarde:Q",
        title=as_titel,
        scale=alt.Scale(zero=True, nice=True),
        axis=alt.Axis(labelExpr=GETAL_AS, tickCount=5, domain=False),
    )
    onder = alt.value(28)
    kleur = alt.condition("datum.eigen", alt.value(EIGEN), alt.value(VERGELIJKING))
    lagen = [
        alt.Chart(_NUL).mark_rule(color=INKT, strokeWidth=1).encode(x=x),
        basis.mark_text(align="left", dy=-10).encode(x=alt.value(0), text="label:N"),
        basis.mark_bar(height=10, opacity=1).encode(x=x, yOffset=onder, color=kleur),
    ]
    return alt.layer(*lagen).properties(height=alt.Step(42), width="container").to_dict()


def liggende_staven(punten: list[dict[str, Any]], *, as_titel: str) -> Grafiek:
    """A bar per name with the name and figure above it. ``punten``: naam, waarde, label, eigen, tekst."""
    sjabloon = _liggend_sjabloon(tuple(p["naam"] for p in punten), as_titel)
    return vul(sjabloon, None, punten=punten, nul=[{"waarde": 0}])


@lru_cache(maxsize=256)
def _eigen_en_land_sjabloon(jaren: Jaren, as_titel: str) -> Grafiek:
    x = jaar_as(jaren, stap=1)
    basis = alt.Chart(_PUNTEN).encode(x=x, y=waarde_as(as_titel))
    lagen = list(breuklijnen(x))
    for wie, kleur, vorm in (("land", VERGELIJKING, "square"), ("eigen", EIGEN, "circle")):
        deel = basis.transform_filter(f"datum.wie == '{wie}'")
        lagen += [
            deel.mark_line(color=kleur, strokeWidth=2.5),
            deel.mark_point(color=kleur, shape=vorm, filled=True, size=80, opacity=1).encode(tooltip=TIP),
        ]
        for plek, dy in (("boven", -13), ("onder", 20)):
            met = deel.transform_filter(f"datum.plek == '{plek}'")
            stijl: dict[str, Any] = {"align": "right", "dy": dy, "dx": 6, "fontWeight": "bold"}
            halo = met.mark_text(**stijl, stroke="white", strokeWidth=4)
            lagen += [halo.encode(text="etiket:N"), met.mark_text(**stijl).encode(text="etiket:N")]
    return alt.layer(*lagen).properties(height=280, width="container").to_dict()


def eigen_en_land(punten: Records, jaren: Jaren, breuken: Records, *, as_titel: str) -> Grafiek:
    """Own municipality and all together over the years. ``punten``: jaar, wie ('eigen'/'land'), waarde, tekst, etiket, plek."""
    return vul(
        _eigen_en_land_sjabloon(jaren, as_titel),
        met_ruimte(punten),
        punten=punten,
        breuken=breukrijen(breuken),
    )
