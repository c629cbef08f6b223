"""Colours, type and the Altair theme: one look on screen, in exports and on paper.

The dash means one thing only: begroot is hollow and dashed, besteed filled and solid.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import altair as alt

EIGEN = "#01689b"
VERGELIJKING = "#535353"
INKT = "#1a1a1a"
NOTITIE = "#6b6b6b"
RASTER = "#e6e6e6"
WETKLEUR = {"jeugdwet": "#a90061", "wmo": "#39870c", "participatiewet": "#c25e00", "gedeeld": "#5e4700"}
WETVORM = {"jeugdwet": "circle", "wmo": "square", "participatiewet": "diamond", "gedeeld": "triangle-up"}
MEER, MINDER = "#014a6e", "#4d9dc4"  # darker and lighter tone of the accent: more and less than budgeted

# By name, for style sheet, HTML and Typst; .streamlit/config.toml cannot read them and is compared by a test.
KLEUREN = {
    "eigen": EIGEN,
    "vergelijking": VERGELIJKING,
    "inkt": INKT,
    "notitie": NOTITIE,
    "raster": RASTER,
    "meer": MEER,
    "minder": MINDER,
    "lijn": "#b5b5b5",  # between the rows of a table
    "rand": "#d9d9d9",  # around a block
    "vlak": "#f4f4ef",  # a tinted block
    **WETKLEUR,
}

LETTER = "Noto Sans"
LETTERTYPEN = Path(__file__).resolve().parent.parent / "static"


@alt.theme.register("gemeenten3d", enable=True)
def _thema() -> alt.theme.ThemeConfig:
    tekst: dict[str, Any] = {
        "labelFont": LETTER,
        "titleFont": LETTER,
        "labelColor": INKT,
        "titleColor": INKT,
        "labelFontSize": 14,
        "titleFontSize": 14,
        "titleFontWeight": "normal",
    }
    # aria off on marks and axes: the text alternative and the table say it better than 40 unlabelled points
    config: Any = {
        "config": {
            "font": LETTER,
            "background": "white",
            "mark": {"aria": False},
            "axis": {
                **tekst,
                "aria": False,
                "gridColor": RASTER,
                "domainColor": NOTITIE,
                "tickColor": NOTITIE,
            },
            "legend": {**tekst, "aria": False},
            "header": tekst,
            "title": {"font": LETTER, "anchor": "start", "color": INKT},
            "text": {"font": LETTER, "fontSize": 14, "color": INKT},
            "view": {"stroke": None},
            "locale": {"number": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]}},
        }
    }
    return cast("alt.theme.ThemeConfig", config)
