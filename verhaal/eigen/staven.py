"""The chart of own figures: a bar per amount, with the mark across it as a watermark."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import altair as alt

from verhaal.grafieken import STREEP, TIP, Grafiek, Records, vul
from verhaal.thema import EIGEN, NOTITIE, VERGELIJKING

_PUNTEN, _MERK = (alt.NamedData(name=n) for n in ("punten", "merk"))
# published in grey, own in the accent colour; begroot hollow and dashed, besteed filled
STIJL: dict[str, dict[str, Any]] = {
    "begroot": {"fill": "white", "stroke": VERGELIJKING, "strokeDash": STREEP, "strokeWidth": 2},
    "besteed": {"fill": VERGELIJKING},
    "eigen_begroot": {"fill": "white", "stroke": EIGEN, "strokeDash": STREEP, "strokeWidth": 2},
    "eigen_besteed": {"fill": EIGEN},
}


@lru_cache(maxsize=1)  # holds nothing of what is drawn
def _sjabloon() -> Grafiek:
    y = alt.Y("rij:O", title=None, axis=None)
    x = alt.X("waarde:Q", title=None, scale=alt.Scale(domain=[0, 1], nice=False), axis=None)
    basis = alt.Chart(_PUNTEN).encode(y=y, tooltip=TIP)
    lagen: list[Any] = [
        basis.mark_text(align="left", dy=-14).encode(x=alt.value(0), text=alt.Text("label:N")),
    ]
    for soort, stijl in STIJL.items():
        deel = basis.transform_filter(f"datum.soort == '{soort}'")
        lagen.append(deel.mark_bar(height=12, opacity=1, **stijl).encode(x=x, yOffset=alt.value(34)))
    merk = alt.Chart(_MERK).mark_text(
        fontSize=34, fontWeight="bold", color=NOTITIE, opacity=0.16, align="right",
        x=alt.expr("width - 8"), y=alt.expr("height / 2"),
    )  # fmt: skip
    lagen.append(merk.encode(text="tekst:N"))
    return alt.layer(*lagen).properties(height=alt.Step(48), width="container").to_dict()


def staven(punten: Records, *, merk: str, hoogste: float) -> Grafiek:
    """A bar per amount in the order given, name and amount above it. ``punten``: label, soort (``STIJL``), waarde, tekst."""
    laag = min([0.0, *(p["waarde"] for p in punten)])
    rijen = [{**p, "rij": nummer} for nummer, p in enumerate(punten)]
    gevuld = vul(_sjabloon(), punten=rijen, merk=[{"tekst": merk}])
    for deel in gevuld["layer"]:
        if "scale" in deel["encoding"].get("x", {}):
            x = {**deel["encoding"]["x"], "scale": {"domain": [laag, max(hoogste, 0.001)], "nice": False}}
            deel["encoding"] = {**deel["encoding"], "x": x}
    return gevuld
