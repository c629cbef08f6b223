"""Charts that set one municipality beside a group: position strip, band over the years, scatter.

Own municipality in the accent colour and large; the others grey and small. A click on a mark selects its
municipality through the parameter ``KIES``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Literal

import altair as alt

from verhaal.grafieken import (
    GETAL_AS,
    STREEP,
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
from verhaal.thema import EIGEN, INKT, KLEUREN, NOTITIE, VERGELIJKING

KIES = "gemeente"  # the selection parameter; its field is gm_code
_BAND = KLEUREN["rand"]
_LEDEN, _ZELF, _MIDDEN, _LAND, _PUNTEN, _KWART, _BREUKRIJEN, _NUL, _NAMEN, _ANDEREN = (
    alt.NamedData(name=n)
    for n in ("leden", "zelf", "midden", "land", "punten", "kwart", "breuken", "nul", "namen", "anderen")
)


_KANTEN: tuple[tuple[str, Literal["left", "right"], int], ...] = (
    ("links", "left", -6),
    ("rechts", "right", 6),
)


def _klik() -> alt.Parameter:
    return alt.selection_point(name=KIES, fields=["gm_code"], on="click", clear=False, toggle=False)


def _x(as_titel: str) -> alt.X:
    as_ = alt.Axis(labelExpr=GETAL_AS, tickCount=6, domain=False, grid=True)
    return alt.X("waarde:Q", title=as_titel, scale=alt.Scale(domain=[0, 1], nice=False), axis=as_)


@lru_cache(maxsize=256)
def _strook_sjabloon(as_titel: str) -> Grafiek:
    x = _x(as_titel)
    y = alt.Y("hoogte:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
    stip, klik = alt.Chart(_LEDEN).encode(x=x, y=y, tooltip=TIP), _klik()
    lagen = [
        alt.Chart(_NUL).mark_rule(color=NOTITIE, strokeWidth=1).encode(x=x),
        alt.Chart(_MIDDEN)
        .mark_bar(color=_BAND, height=alt.ExprRef("0.36 * height"), opacity=1)
        .encode(x=alt.X("q1:Q", scale=alt.Scale(domain=[0, 1], nice=False)), x2="q3:Q", y=y),
        alt.Chart(_MIDDEN)
        .mark_tick(color=INKT, thickness=3, size=alt.ExprRef("0.42 * height"))
        .encode(x=x, y=y),
        stip.mark_point(opacity=0.65, strokeWidth=1)
        .encode(  # open: stands apart; large: the one that was clicked
            fill=alt.condition("datum.open", alt.value("white"), alt.value(VERGELIJKING)),
            stroke=alt.condition("datum.open", alt.value(VERGELIJKING), alt.value("white")),
            size=alt.condition(klik, alt.value(200), alt.value(70), empty=False),
        )
        .add_params(klik),
        alt.Chart(_LAND)
        .mark_point(shape="square", fill="white", stroke=INKT, strokeWidth=2, size=80, opacity=1)
        .encode(x=x, y=y, tooltip=TIP),
        alt.Chart(_ZELF)
        .mark_point(filled=True, color=EIGEN, size=190, opacity=1, stroke="white", strokeWidth=1.5)
        .encode(x=x, y=y, tooltip=TIP),
        *(
            alt.Chart(_NAMEN)
            .transform_filter(f"datum.kant == '{kant}'")
            .mark_text(align=lijn, dx=dx, baseline="middle")
            .encode(x=x, y=y, text="naam:N")
            for kant, lijn, dx in _KANTEN
        ),
    ]
    return alt.layer(*lagen).properties(height=152, width="container").to_dict()


def _met_x_domein(sjabloon: Grafiek, domein: Sequence[float], **rijen: Records) -> Grafiek:
    """The template with its rows and one range for the horizontal axis, so that panels share it."""
    gevuld = vul(sjabloon, None, **rijen)
    for laag in gevuld["layer"]:
        x = laag["encoding"].get("x", {})
        if "scale" in x:
            laag["encoding"] = {
                **laag["encoding"],
                "x": {**x, "scale": {**x["scale"], "domain": list(domein)}},
            }
    return gevuld


def bereik(waarden: Sequence[float]) -> list[float]:
    """The range of an axis with a little room on both sides; with zero when the values come near it."""
    laag, hoog = min(waarden), max(waarden)
    if 0 < laag < 0.4 * hoog:
        laag = 0.0
    ruimte = 0.04 * ((hoog - laag) or abs(hoog) or 1.0)
    return [laag if laag == 0 else laag - ruimte, hoog + ruimte]


Genoemd = tuple[str, float]  # the name at a dot, and where it lies
_BOVEN, _ONDER = (0.77, 0.93), 0.14  # where names stand: the dots lie in the middle of a strip from 0 to 1
_LETTER = 0.027  # width of a letter as a share of the strip on a phone
_LUCHT = _LETTER  # between two names at one height


def namen_bij(
    zelf: Genoemd | None, anderen: Sequence[Genoemd], domein: Sequence[float]
) -> list[dict[str, Any]]:
    """The names at the dots of a strip: the own one below, the others above in their order, each where it lies over no other.

    A name for which there is no room is left out. The rows are those of ``positiestrook``.
    """
    uit: list[dict[str, Any]] = []
    bezet: dict[float, list[tuple[float, float]]] = {_ONDER: [], **{h: [] for h in _BOVEN}}
    te_zetten = [(zelf, (_ONDER,))] if zelf else []
    for (naam, waarde), hoogten in [*te_zetten, *((ander, (*_BOVEN, _ONDER)) for ander in anderen)]:
        plek, lang = (waarde - domein[0]) / ((domein[1] - domein[0]) or 1.0), _LETTER * len(naam)
        links = plek < 0.5
        van, tot = (plek, plek + lang) if links else (plek - lang, plek)
        for hoogte in hoogten:
            if all(tot + _LUCHT < a or van > b + _LUCHT for a, b in bezet[hoogte]):
                bezet[hoogte].append((van, tot))
                kant = "links" if links else "rechts"
                uit.append({"naam": naam, "waarde": waarde, "kant": kant, "hoogte": hoogte})
                break
    return uit


def positiestrook(
    leden: list[dict[str, Any]],
    zelf: dict[str, Any] | None,
    midden: dict[str, Any] | None,
    land: dict[str, Any] | None,
    namen: Sequence[dict[str, Any]] = (),
    *,
    domein: Sequence[float],
    as_titel: str,
) -> Grafiek:
    """Dots of a group with their middle half (bar) and median (tick), Nederland (square) and the own dot.

    ``leden``/``zelf``/``land``: gm_code, waarde, tekst; ``midden``: waarde (median), q1, q3; ``namen``: naam, waarde,
    hoogte (0 to 1) and kant, the side on which the text begins.
    """

    def rij(r: dict[str, Any] | None) -> list[dict[str, Any]]:
        return [] if r is None else [{**r, "hoogte": 0.5}]

    return _met_x_domein(
        _strook_sjabloon(as_titel),
        domein,
        leden=[{**r, "hoogte": 0.5} for r in leden],
        zelf=rij(zelf),
        midden=rij(midden),
        land=rij(land),
        namen=list(namen),
        nul=[{"waarde": 0}] if domein[0] < 0 < domein[1] else [],
    )


@lru_cache(maxsize=256)
def _jaren_sjabloon(jaren: Jaren, as_titel: str, is_begroot: bool) -> Grafiek:
    x = jaar_as(jaren, stap=1)
    anderen = alt.Chart(_ANDEREN).encode(x=x)
    y_etiket = alt.Y("etiket_waarde:Q", scale=alt.Scale(domain=[0, 1], nice=False))
    y = waarde_as(as_titel)
    kwart = alt.Chart(_KWART).encode(x=x)
    eigen = alt.Chart(_PUNTEN).encode(x=x, y=y)
    lijn: dict[str, Any] = {"strokeDash": STREEP} if is_begroot else {}
    stip: dict[str, Any] = (
        {"fill": "white", "stroke": EIGEN} if is_begroot else {"filled": True, "color": EIGEN}
    )
    etiket: dict[str, Any] = {"align": "right", "dx": 6, "fontWeight": "bold"}
    halo: dict[str, Any] = {"stroke": "white", "strokeWidth": 4}
    randen: tuple[dict[str, Any], ...] = (halo, {})  # a name stays legible where a line runs behind it
    lagen = [
        *breuklijnen(x),
        kwart.mark_area(color=_BAND, opacity=0.9, line=False).encode(y=y, y2="q3:Q", detail="deel:N"),
        kwart.mark_line(color=VERGELIJKING, strokeWidth=2).encode(
            y=alt.Y("mediaan:Q", scale=alt.Scale(domain=[0, 1], nice=False)), detail="deel:N"
        ),
        kwart.mark_point(shape="square", color=VERGELIJKING, filled=True, size=55, opacity=1).encode(
            y=alt.Y("mediaan:Q", scale=alt.Scale(domain=[0, 1], nice=False)), tooltip=TIP
        ),
        anderen.mark_line(color=INKT, strokeWidth=1.5, opacity=0.8, **lijn).encode(
            y=y, detail=["naam:N", "deel:N"]
        ),
        anderen.mark_point(color=INKT, size=50, opacity=1, fill="white" if is_begroot else INKT).encode(
            y=y, shape=alt.Shape("naam:N", legend=None), tooltip=TIP
        ),
        eigen.mark_line(color=EIGEN, strokeWidth=2.5, **lijn).encode(detail="deel:N"),
        eigen.mark_point(size=80, opacity=1, strokeWidth=2, **stip).encode(tooltip=TIP),
        *(
            bron.mark_text(baseline="bottom", dy=-6, **etiket, **rand).encode(y=y_etiket, text="etiket:N")
            for bron in (eigen, kwart, anderen)
            for rand in randen
        ),
    ]
    return alt.layer(*lagen).properties(height=320, width="container").to_dict()


def jaren_met_band(
    punten: list[dict[str, Any]],
    kwart: list[dict[str, Any]],
    jaren: Jaren,
    breuken: Records,
    anderen: Sequence[dict[str, Any]] = (),
    *,
    as_titel: str,
    is_begroot: bool,
) -> Grafiek:
    """The own line over the middle half (band) and median (grey line) of the group, with lines of named others.

    ``punten``: jaar, waarde (None interrupts the line), tekst, etiket; ``kwart``: jaar, waarde (q1), q3, mediaan,
    tekst, etiket; ``anderen``: as ``punten``, with naam; all with ``deel`` (``per_stuk``). A last value stands at its label.
    """
    alle = [
        *punten,
        *anderen,
        *({"waarde": k["q3"]} for k in kwart),
        *({"waarde": k["waarde"]} for k in kwart),
    ]
    bereik_ = met_ruimte(alle)
    _spreid_etiketten([*punten, *kwart, *anderen], (bereik_[1] - bereik_[0]) * 22 / 320)
    return vul(
        _jaren_sjabloon(jaren, as_titel, is_begroot),
        bereik_,
        punten=punten,
        kwart=kwart,
        anderen=list(anderen),
        breuken=breukrijen(breuken),
    )


def _spreid_etiketten(rijen: Records, afstand: float) -> None:
    """Give every label a height of its own: from the lowest up, at least a line of text apart."""
    met = sorted(
        (r for r in rijen if r.get("etiket")), key=lambda r: r["mediaan"] if "mediaan" in r else r["waarde"]
    )
    vorige = None
    for rij in met:
        hoogte = rij["mediaan"] if "mediaan" in rij else rij["waarde"]
        vorige = hoogte if vorige is None else max(hoogte, vorige + afstand)
        rij["etiket_waarde"] = vorige


@lru_cache(maxsize=256)
def _spreiding_sjabloon(x_titel: tuple[str, ...], y_titel: str) -> Grafiek:
    x = alt.X(
        "kenmerk:Q",
        title=list(x_titel),
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(labelExpr=GETAL_AS, tickCount=6, domain=False),
    )
    y = alt.Y(
        "waarde:Q",
        title=y_titel,
        scale=alt.Scale(zero=False, nice=True),
        axis=alt.Axis(
            labelExpr=GETAL_AS,
            tickCount=6,
            domain=False,
            titleAngle=0,
            titleAlign="left",
            titleAnchor="start",
            titleX=-30,
            titleY=-14,
        ),
    )
    basis = alt.Chart(_LEDEN).encode(x=x, y=y, tooltip=TIP)
    zelf = alt.Chart(_ZELF).encode(x=x, y=y, tooltip=TIP)
    lagen = [
        basis.mark_point(size=40, strokeWidth=1.2, opacity=0.9)
        .encode(
            fill=alt.condition("datum.in_groep", alt.value(VERGELIJKING), alt.value("white")),
            stroke=alt.value(VERGELIJKING),
            size=alt.condition("datum.in_groep", alt.value(90), alt.value(38)),
        )
        .add_params(_klik()),
        zelf.mark_point(filled=True, color=EIGEN, size=190, opacity=1, stroke="white", strokeWidth=1.5),
        zelf.mark_text(align="left", dx=12, fontWeight="bold", stroke="white", strokeWidth=4).encode(
            text="naam:N"
        ),
        zelf.mark_text(align="left", dx=12, fontWeight="bold").encode(text="naam:N"),
    ]
    return alt.layer(*lagen).properties(height=420, width="container").to_dict()


def spreiding(
    punten: list[dict[str, Any]], zelf: list[dict[str, Any]], *, x_titel: tuple[str, ...], y_titel: str
) -> Grafiek:
    """A dot per municipality: open = all, filled = the group, large = the own one.

    ``punten``: gm_code, kenmerk, waarde, in_groep, tekst; ``zelf`` the same with naam, at most one row.
    """
    return vul(_spreiding_sjabloon(x_titel, y_titel), leden=punten, zelf=zelf)
