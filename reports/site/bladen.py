"""Pages from templates: what stands around every page, a figure on it, and a figure alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from reports.html import omgeving, panelen
from reports.inhoud import Figuur
from reports.open_data.beschrijving import LICENTIES, MAKER
from reports.site.uitgave import Uitgave
from verhaal import thema

BREED_PX = 480  # of a chart: readable on a telephone too, where it is shown a little smaller
_KENMERKEN = re.compile(r' (?:d|transform|x|y|x1|x2|y1|y2|width|height|cx|cy)="[^"]*"')
_CIJFERS = re.compile(r"(\.\d{2})\d+")


@dataclass(frozen=True)
class Blad:
    """A page: its place, its title, and the one sentence that a search engine or a shared link shows."""

    pad: str
    titel: str
    beschrijving: str
    feed: str = ""
    plaatje: str = ""
    vindbaar: bool = True

    @property
    def op(self) -> str:
        """From this page up to where the edition begins."""
        return "../" * self.pad.count("/")


def korter(svg: str) -> str:
    """The drawing to a hundredth of a pixel: a third of its size, and nothing that an eye sees."""
    return _KENMERKEN.sub(lambda m: _CIJFERS.sub(r"\1", m[0]), svg)


def getekend(figuur: Figuur) -> list[dict[str, Any]]:
    """The panels of a figure for a screen."""
    return [{**p, "svg": Markup(korter(p["svg"]))} for p in panelen(figuur, BREED_PX)]


def _omgeving() -> Environment:
    basis = omgeving()
    basis.filters.setdefault("getekend", getekend)
    basis.filters.setdefault("berekening", lambda figuur: Markup(figuur.berekening.html()))
    return basis


def maak(sjabloon: str, uitgave: Uitgave, blad: Blad, **velden: Any) -> bytes:
    """The page as a file."""
    alles = {"uitgave": uitgave, "blad": blad, "maker": MAKER, "licentie": LICENTIES["mart"], **velden}
    return _omgeving().get_template(f"site/{sjabloon}").render(**alles).encode("utf-8")


def stijl() -> bytes:
    """The style sheet, in the colours of charts and screen."""
    return _omgeving().get_template("site/stijl.css").render(kleur=thema.KLEUREN).encode("utf-8")
