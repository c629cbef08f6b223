"""Charts of the money of the Rijk: from a group to the own amount in steps, and two yardsticks on one line."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from verhaal.grafieken import GETAL_AS, TIP, Grafiek, Records, vul
from verhaal.thema import EIGEN, INKT, KLEUREN, MEER, MINDER, NOTITIE, VERGELIJKING

_PUNTEN, _NUL = (alt.NamedData(name=n) for n in ("punten", "nul"))
_ONDER = alt.value(34)  # pixels below the top of a row: its name stands above its mark
# words stay legible where the line of zero runs behind them
_RANDEN: tuple[dict[str, Any], ...] = ({"stroke": "white", "strokeWidth": 4}, {})
_AS = alt.Axis(labelExpr=GETAL_AS, tickCount=5, domain=False)


@lru_cache(maxsize=256)
def _stappen_sjabloon(volgorde: tuple[str, ...], as_titel: str) -> Grafiek:
    y = alt.Y("naam:N", sort=list(volgorde), title=None, axis=None)
    x = alt.X(
        "van:Q",
        title=as_titel,
        scale=alt.Scale(zero=True, nice=True, padding=4),
        axis=_AS,
    )
    basis = alt.Chart(_PUNTEN).encode(y=y, tooltip=TIP)
    kleur = alt.condition("datum.tot >= datum.van", alt.value(MEER), alt.value(MINDER))
    lagen = [
        alt.Chart(_NUL).mark_rule(color=INKT, strokeWidth=1).encode(x=alt.X("van:Q")),
        *(
            basis.mark_text(align="left", dy=-13, **rand).encode(x=alt.value(0), text="label:N")
            for rand in _RANDEN
        ),
        basis.transform_filter("!datum.samen")
        .mark_bar(height=12, opacity=1)
        .encode(x=x, x2="tot:Q", yOffset=_ONDER, color=kleur),
        basis.transform_filter("datum.samen")
        .mark_bar(height=12, opacity=1, color=VERGELIJKING)
        .encode(x=x, x2="tot:Q", yOffset=_ONDER),
    ]
    return alt.layer(*lagen).properties(height=alt.Step(48), width="container").to_dict()


def stappen(punten: Records, as_titel: str = "euro per inwoner, verschil") -> Grafiek:
    """Steps from zero (the group) to the difference: each begins where the one before ends, the last is all together.

    ``punten``: naam, label, van, tot, samen (True for a total), tekst.
    """
    sjabloon = _stappen_sjabloon(tuple(p["naam"] for p in punten), as_titel)
    return vul(sjabloon, punten=punten, nul=[{"van": 0}])


@lru_cache(maxsize=256)
def _maatstaven_sjabloon(volgorde: tuple[str, ...]) -> Grafiek:
    y = alt.Y("naam:N", sort=list(volgorde), title=None, axis=None)
    basis = alt.Chart(_PUNTEN).encode(y=y, tooltip=TIP)
    x = alt.X("q1:Q", title="euro per inwoner", scale=alt.Scale(zero=False, nice=True), axis=_AS)
    midden = basis.transform_filter("isValid(datum.mediaan)")
    lagen = [
        basis.mark_text(align="left", dy=-13).encode(x=alt.value(0), text="naam:N"),
        midden.mark_bar(height=16, color=KLEUREN["rand"], opacity=1).encode(x=x, x2="q3:Q", yOffset=_ONDER),
        midden.mark_tick(color=INKT, thickness=2, size=20).encode(x="mediaan:Q", yOffset=_ONDER),
        basis.transform_filter("isValid(datum.verwacht)")
        .mark_point(shape="diamond", fill="white", stroke=NOTITIE, strokeWidth=2, size=150, opacity=1)
        .encode(x="verwacht:Q", yOffset=_ONDER),
        basis.mark_point(filled=True, color=EIGEN, size=120, opacity=1).encode(x="eigen:Q", yOffset=_ONDER),
    ]
    return alt.layer(*lagen).properties(height=alt.Step(56), width="container").to_dict()


def twee_maatstaven(punten: Records) -> Grafiek:
    """Per name what was spent (dot), the middle half of comparable municipalities (bar, tick) and what the rekenbedrag
    would come to (diamond). ``punten``: naam, eigen, q1, mediaan, q3, verwacht (each may be None), tekst."""
    return vul(_maatstaven_sjabloon(tuple(p["naam"] for p in punten)), punten=punten)
