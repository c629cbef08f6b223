"""The picture of a shared link: the name and the verdict, large enough to read in a list of messages."""

from __future__ import annotations

import textwrap

import vl_convert as vlc

from reports.html import omgeving
from reports.open_data.beschrijving import MAKER
from verhaal import thema
from verhaal.figuur import registreer_letters

_TEKENS, _REGELS = 42, 6


def png(naam: str, zin: str) -> bytes:
    """1200 × 630 pixels, as networks ask for."""
    registreer_letters()
    regels = textwrap.wrap(zin, _TEKENS, max_lines=_REGELS, placeholder=" …")
    svg = (
        omgeving()
        .get_template("site/plaatje.svg")
        .render(naam=naam, regels=regels, maker=MAKER, kleur=thema.KLEUREN, letter=thema.LETTER)
    )
    return bytes(vlc.svg_to_png(svg))
