"""A figure as a 16:9 slide: a picture through Typst, or a PowerPoint with real text and that chart.

The finding is the title; below the chart stand the first warning, the source and the sender.
"""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any, cast

import vl_convert as vlc

from verhaal import thema
from verhaal.afzender import PRODUCT, Afzender
from verhaal.figuur import ONBEKEND, Figuur, registreer_letters

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
SJABLOON = Path(__file__).resolve().parent / "typst" / "dia.typ"
_BREED_PX = {1: 820, 2: 380, 3: 235}  # of a panel beside others: its labels keep about the size of the text
_LANG = 330  # characters of a line below the chart
_PPI = 144  # 1920 by 1080


def _kort(tekst: str) -> str:
    return tekst if len(tekst) <= _LANG else f"{tekst[: _LANG - 1].rsplit(' ', 1)[0]} …"


def voet(figuur: Figuur, van: Afzender) -> list[str]:
    """The lines below the chart. Of more warnings the first is said, and how many more the figure has."""
    regels = []
    if figuur.vlaggen:
        meer = len(figuur.vlaggen) - 1
        rest = f" (en nog {meer}; zie het adres hieronder)" if meer else ""
        regels.append(f"Let op: {_kort(figuur.vlaggen[0])}{rest}")
    return [*regels, _kort(figuur.bron), *(_kort(r) for r in van.regels(figuur.over))]


def _grafiek(figuur: Figuur, nummer: int) -> dict[str, Any]:
    """The chart of one panel in the shape of its place: beside others, or low and wide below each other."""
    grafiek, n = figuur.panelen[nummer].grafiek, len(figuur.panelen)
    if figuur.gestapeld:
        vorm = {"type": "fit", "contains": "padding"}
        return {**grafiek, "width": 860, "height": max(70, 330 // n), "autosize": vorm}
    return {**grafiek, "width": _BREED_PX.get(n, 220)}


def _svg(figuur: Figuur, nummer: int) -> str:
    registreer_letters()
    return str(vlc.vegalite_to_svg(_grafiek(figuur, nummer)))


def png(figuur: Figuur, van: Afzender = ONBEKEND) -> bytes:
    """The slide as a picture of 1920 by 1080."""
    import typst  # loaded when a slide is asked for

    gegevens = {
        "titel": figuur.titel,
        "onderkop": _kort(figuur.onderkop),
        "gestapeld": figuur.gestapeld,
        "panelen": [
            {"titel": p.titel, "alt": p.alt, "svg": _svg(figuur, nummer)}
            for nummer, p in enumerate(figuur.panelen)
        ],
        "voet": voet(figuur, van),
    }
    letters = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(thema.LETTERTYPEN)]
    )
    maker = typst.Compiler(
        str(SJABLOON),
        root=str(SJABLOON.parent),
        font_paths=letters,
        sys_inputs={"dia": json.dumps(gegevens), "kleur": json.dumps(thema.KLEUREN)},
    )
    beeld = maker.compile(format="png", ppi=_PPI)
    return cast("bytes", beeld[0] if isinstance(beeld, list) else beeld)


def pptx(figuur: Figuur, van: Afzender = ONBEKEND) -> bytes:
    """The slide for PowerPoint: title and lines as text, each panel as a picture with its text alternative."""
    from pptx import Presentation  # loaded when a slide is asked for
    from pptx.util import Emu, Mm, Pt

    registreer_letters()
    boek = Presentation()
    boek.slide_width, boek.slide_height = Emu(12192000), Emu(6858000)
    boek.core_properties.title, boek.core_properties.author = figuur.titel, PRODUCT
    boek.core_properties.language = "nl-NL"
    dia = boek.slides.add_slide(boek.slide_layouts[5])  # title only
    titel = dia.shapes.title
    titel.left, titel.top, titel.width, titel.height = Mm(14), Mm(8), Mm(310), Mm(24)
    _schrijf(titel.text_frame, [figuur.titel], Pt(24), vet=True)
    _schrijf(
        dia.shapes.add_textbox(Mm(14), Mm(32), Mm(310), Mm(14)).text_frame, [_kort(figuur.onderkop)], Pt(13)
    )
    n = len(figuur.panelen)
    kolommen = 1 if figuur.gestapeld else n
    breed, hoog = Mm(310) // kolommen, Mm(100) // (n if figuur.gestapeld else 1)
    for nummer, paneel in enumerate(figuur.panelen):
        x = Mm(14) + (0 if figuur.gestapeld else nummer * breed)
        y = Mm(48) + (nummer * hoog if figuur.gestapeld else 0)
        if paneel.titel:
            _schrijf(dia.shapes.add_textbox(x, y, breed, Mm(8)).text_frame, [paneel.titel], Pt(13), vet=True)
        boven = Mm(8) if paneel.titel else 0
        png_ = vlc.vegalite_to_png(_grafiek(figuur, nummer), scale=2)
        beeld = dia.shapes.add_picture(io.BytesIO(png_), x, y + boven)
        maat = min((breed - Mm(4)) / beeld.width, (hoog - boven) / beeld.height)
        beeld.width, beeld.height = int(beeld.width * maat), int(beeld.height * maat)
        beeld._element.nvPicPr.cNvPr.set("descr", paneel.alt)
    _schrijf(dia.shapes.add_textbox(Mm(14), Mm(152), Mm(310), Mm(32)).text_frame, voet(figuur, van), Pt(10.5))
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _schrijf(vak: Any, regels: list[str], grootte: Any, *, vet: bool = False) -> None:
    """Lines of text, left, in the house font where it is installed."""
    from pptx.enum.text import PP_ALIGN

    vak.word_wrap = True
    for nummer, regel in enumerate(regels):
        alinea = vak.paragraphs[0] if nummer == 0 else vak.add_paragraph()
        alinea.alignment = PP_ALIGN.LEFT
        stuk = alinea.add_run()
        stuk.text, stuk.font.size, stuk.font.bold, stuk.font.name = regel, grootte, vet, "Noto Sans"
