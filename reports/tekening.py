"""Charts and the QR code as SVG, at the size of paper.

The screen's charts have labels of 14 px. They are drawn at the width they get on paper, so that the labels come out
at 9 points and nothing is shrunk afterwards.
"""

from __future__ import annotations

import io
import json
from functools import lru_cache

import segno
import vl_convert as vlc

from verhaal.figuur import Paneel, registreer_letters
from verhaal.grafieken import Grafiek

PT_PER_PX = 9.1 / 14  # 14 px on the screen are 9.1 pt on paper
_PT_PER_MM = 72 / 25.4


def px(mm: float) -> int:
    """The width in pixels of a chart that is ``mm`` wide on paper."""
    return int(mm * _PT_PER_MM / PT_PER_PX)


def lege_svg(breed_px: int, hoog_px: int) -> str:
    """Nothing, in the size of a chart: enough to see whether a page is full."""
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{breed_px}" height="{hoog_px}"></svg>'


def paneel_svg(
    paneel: Paneel,
    breed_px: int,
    hoog_px: int | None,
    *,
    gestapeld: bool,
    laatste: bool = True,
    bewaar: bool = True,
) -> str:
    """The chart of a panel at exactly this size, labels and axes included; of its own height when none is given.

    Panels below each other share the unit in their caption and the numbers below the last one. ``bewaar``: own figures of a
    visitor are drawn anew.
    """
    grafiek = _zonder_x_as(paneel.grafiek, met_getallen=laatste) if gestapeld else paneel.grafiek
    spec = {
        **grafiek,
        "width": breed_px,
        **({} if hoog_px is None else {"height": hoog_px}),
        "autosize": {"type": "fit-x" if hoog_px is None else "fit", "contains": "padding"},
        "padding": 2,
    }
    return (_svg if bewaar else _svg.__wrapped__)(json.dumps(spec))


@lru_cache(maxsize=24)
def _svg(spec: str) -> str:
    """Kept for a moment: a preview and the download after it draw the same charts."""
    registreer_letters()
    return str(vlc.vegalite_to_svg(spec))


def _zonder_x_as(grafiek: Grafiek, *, met_getallen: bool) -> Grafiek:
    lagen = []
    for laag in grafiek["layer"]:
        codering = laag["encoding"]
        if codering.get("x", {}).get("axis", True) is None:
            pass  # has none on the screen either
        elif "x" in codering:
            x = codering["x"]
            as_ = (
                x.get("axis") if met_getallen else {**(x.get("axis") or {}), "labels": False, "ticks": False}
            )
            codering = {**codering, "x": {**x, "title": None, **({"axis": as_} if as_ else {})}}
        lagen.append({**laag, "encoding": codering})
    return {**grafiek, "layer": lagen}


def qr_svg(tekst: str) -> str:
    """A QR code, black on white with the quiet zone that scanners need."""
    buffer = io.BytesIO()
    segno.make(tekst, error="m", micro=False).save(
        buffer, kind="svg", border=4, xmldecl=False, svgns=True, nl=False, omitsize=True, light="#fff"
    )
    return buffer.getvalue().decode("ascii")
