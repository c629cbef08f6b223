"""The profile as one HTML file that needs nothing else: no script, and its letters and pictures in the file itself.

The blocks and figures are drawn here for every page of paper's kin; ``reports/site`` has pages of its own around them.
"""

from __future__ import annotations

import base64
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from reports.inhoud import Alinea, Figuur, Profiel, Punten, Tabel
from reports.tekening import paneel_svg, px, qr_svg
from verhaal import thema
from verhaal.figuur import tabel_html

SJABLONEN = Path(__file__).resolve().parent / "sjablonen"
_BREED_MM = 176.0
_HOOG_PX = {True: 58, False: 215}  # stacked or side by side
_AS_PX = 22


@lru_cache(maxsize=1)
def omgeving() -> Environment:
    """The templates, with what they can ask of a block."""
    omgeving = Environment(
        loader=FileSystemLoader(SJABLONEN),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for naam, soort in (("alinea", Alinea), ("punten", Punten), ("tabel", Tabel), ("figuur", Figuur)):
        omgeving.tests[naam] = lambda blok, soort=soort: isinstance(blok, soort)
    omgeving.filters["panelen"] = panelen
    omgeving.filters["cijfertabel"] = _cijfertabel
    return omgeving


def panelen(figuur: Figuur, breed_px: int | None = None) -> list[dict[str, Any]]:
    """Title, text alternative and drawing per panel. The drawing comes from Vega, which escapes its texts.

    ``breed_px`` is the room on a screen, where a chart that stands alone keeps its own height; without it the paper's.
    """
    naast = 1 if figuur.gestapeld else len(figuur.panelen)
    breed = px((_BREED_MM - 5.0 * (naast - 1)) / naast)
    if breed_px is not None:
        breed = min(breed, breed_px)
    uit = []
    for nummer, paneel in enumerate(figuur.panelen):
        laatste = nummer == len(figuur.panelen) - 1
        hoog: int | None = paneel.hoog_px or _HOOG_PX[figuur.gestapeld] + (
            _AS_PX if figuur.gestapeld and laatste else 0
        )
        if breed_px is not None and len(figuur.panelen) == 1:
            hoog = None
        tekening = paneel_svg(
            paneel, breed, hoog, gestapeld=figuur.gestapeld, laatste=laatste, bewaar=not figuur.merk
        )
        uit.append({"titel": paneel.titel, "alt": paneel.alt, "svg": _ingebed(tekening)})
    return uit


def _ingebed(svg: str) -> Markup:
    """The drawing as decoration: the element around it has the role and the text alternative."""
    return Markup(svg.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1))


def _cijfertabel(figuur: Figuur) -> Markup:
    return Markup(tabel_html(figuur.tabel, figuur.kolommen, figuur.titel))


@lru_cache(maxsize=1)
def _lettertypen() -> list[tuple[int, str]]:
    """The house font by weight: without it the words in the charts get any letter a computer has."""
    namen = {400: "NotoSans-Regular.ttf", 700: "NotoSans-Bold.ttf"}
    return [
        (w, base64.b64encode((thema.LETTERTYPEN / n).read_bytes()).decode("ascii")) for w, n in namen.items()
    ]


def html(profiel: Profiel) -> bytes:
    """The whole document (UTF-8), in the order of the paper."""
    logo = None
    if profiel.logo is not None:
        inhoud = base64.b64encode(profiel.logo.png).decode("ascii")
        logo = {"bron": f"data:image/png;base64,{inhoud}", "alt": profiel.logo.alt}
    qr = _ingebed(qr_svg(profiel.link)) if profiel.link else None
    return (
        omgeving()
        .get_template("profiel.html")
        .render(profiel=profiel, logo=logo, qr=qr, kleur=thema.KLEUREN, lettertypen=_lettertypen())
        .encode("utf-8")
    )
