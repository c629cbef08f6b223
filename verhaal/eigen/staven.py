"""The charts of own figures, with the mark across them as a watermark: a bar per amount, a line through the strip of a group."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from verhaal.grafieken import STREEP, TIP, Grafiek, Records, vul
from verhaal.grafieken_groep import positiestrook
from verhaal.thema import EIGEN, NOTITIE, VERGELIJKING

_PUNTEN = alt.NamedData(name="punten")
# published in grey, own in the accent colour; begroot hollow and dashed, besteed filled
STIJL: dict[str, dict[str, Any]] = {
    "begroot": {"fill": "white", "stroke": VERGELIJKING, "strokeDash": STREEP, "strokeWidth": 2},
    "besteed": {"fill": VERGELIJKING},
    "eigen_begroot": {"fill": "white", "stroke": EIGEN, "strokeDash": STREEP, "strokeWidth": 2},
    "eigen_besteed": {"fill": EIGEN},
}


def _watermerk(merk: str, x: dict[str, Any], y: dict[str, Any], rij: int = 0) -> dict[str, Any]:
    """The mark at the right end, halfway up: placed by the scales, so that it stays there at any size."""
    vorm = {"type": "text", "fontSize": 34, "fontWeight": "bold", "color": NOTITIE, "opacity": 0.16, "align": "right", "baseline": "middle", "dx": -8}  # fmt: skip
    return {
        "data": {"values": [{"tekst": merk, "rij": rij}]},
        "mark": vorm,
        "encoding": {"x": x, "y": y, "text": {"field": "tekst", "type": "nominal"}},
    }


RIJ_PX = 38  # of a bar with its words: low, for on paper there is little room


@lru_cache(maxsize=1)  # holds nothing of what is drawn
def _sjabloon() -> Grafiek:
    y = alt.Y("rij:O", title=None, axis=None)
    x = alt.X("waarde:Q", title=None, scale=alt.Scale(domain=[0, 1], nice=False), axis=None)
    basis = alt.Chart(_PUNTEN).encode(y=y, tooltip=TIP)
    lagen: list[Any] = [
        basis.mark_text(align="left", dy=-10).encode(x=alt.value(0), text=alt.Text("label:N")),
    ]
    for soort, stijl in STIJL.items():
        deel = basis.transform_filter(f"datum.soort == '{soort}'")
        lagen.append(deel.mark_bar(height=12, opacity=1, **stijl).encode(x=x, yOffset=alt.value(25)))
    return alt.layer(*lagen).properties(height=alt.Step(RIJ_PX), width="container").to_dict()


def staven(punten: Records, *, merk: str, hoogste: float) -> Grafiek:
    """A bar per amount in the order given, name and amount above it. ``punten``: label, soort (``STIJL``), waarde, tekst."""
    laag = min([0.0, *(p["waarde"] for p in punten)])
    rijen = [{**p, "rij": nummer} for nummer, p in enumerate(punten)]
    gevuld = vul(_sjabloon(), punten=rijen)
    hoog = max(hoogste, 0.001)
    schaal = {"domain": [laag, hoog], "nice": False}
    for deel in gevuld["layer"]:
        if "scale" in deel["encoding"].get("x", {}):
            deel["encoding"] = {**deel["encoding"], "x": {**deel["encoding"]["x"], "scale": schaal}}
    x = {"datum": hoog, "type": "quantitative", "axis": None, "scale": schaal}
    y = {"field": "rij", "type": "ordinal", "axis": None}
    gevuld["layer"].append(_watermerk(merk, x, y, (len(rijen) - 1) // 2))
    return gevuld


def strook(
    leden: Records, zelf: dict[str, Any] | None, midden: dict[str, Any] | None, eigen: dict[str, Any], *,
    begroot: bool, merk: str, domein: list[float], as_titel: str,
) -> Grafiek:  # fmt: skip
    """The strip of a group with an own amount as a line through it, dashed when it is begroot. ``eigen``: waarde, tekst."""
    uit = positiestrook(list(leden), zelf, midden, None, domein=domein, as_titel=as_titel)
    x = next(laag["encoding"]["x"] for laag in uit["layer"] if "axis" in laag["encoding"].get("x", {}))
    y = next(laag["encoding"]["y"] for laag in uit["layer"] if "y" in laag["encoding"])
    links = eigen["waarde"] < sum(domein) / 2
    lijn = {"type": "rule", "color": EIGEN, "strokeWidth": 3, **({"strokeDash": STREEP} if begroot else {})}
    woord = {"type": "text", "align": "left" if links else "right", "dx": 8 if links else -8, "baseline": "middle", "fontWeight": "bold"}  # fmt: skip
    tekst = {"field": "tekst", "type": "nominal"}
    hoog = {k: v for k, v in y.items() if k != "field"} | {"datum": 0.92}
    midden_hoog, rechts = (
        hoog | {"datum": 0.5},
        {k: v for k, v in x.items() if k != "field"} | {"datum": domein[1]},
    )
    uit["layer"] = [
        *uit["layer"],
        {
            "data": {"values": [eigen]},
            "mark": lijn,
            "encoding": {"x": x, "tooltip": [{**tekst, "title": " "}]},
        },
        {"data": {"values": [eigen]}, "mark": woord, "encoding": {"x": x, "y": hoog, "text": tekst}},
        _watermerk(merk, rechts, midden_hoog),
    ]
    return uit
