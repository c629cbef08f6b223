"""The profile as a text document that a clerk can edit: same words, charts and tables, real headings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import vl_convert as vlc

from reports import word
from reports.inhoud import Alinea, Blok, Figuur, Profiel, Punten, Tabel
from verhaal.figuur import registreer_letters

if TYPE_CHECKING:
    from docx.document import Document as Doc

MIME = word.MIME


def docx(profiel: Profiel) -> bytes:
    """The document as bytes. Every text is written as text; nothing in it is read as markup."""
    titel = f"{profiel.titel}, afgedrukt op {profiel.datum:%d-%m-%Y}"
    doc = word.nieuw(profiel.titel, "Begroot en besteed in het sociaal domein", profiel.datum, titel)
    doc.add_heading(profiel.titel, 1)
    doc.add_paragraph(f"Gemeenten in 3D. {profiel.stand}. Gemaakt op {profiel.datum:%d-%m-%Y}.")
    for sectie in profiel.secties:
        doc.add_heading(sectie.kop, 2)
        for blok in sectie.blokken:
            _zet(doc, blok, sectie.kop)
    doc.add_paragraph(profiel.verwijzing)
    if profiel.figuren:
        doc.add_heading("Bijlage: de cijfers van de grafieken", 1)
        for figuur in profiel.figuren:
            _cijfers(doc, figuur)
    return word.als_bytes(doc)


def _zet(doc: Doc, blok: Blok, kop: str) -> None:
    if isinstance(blok, Alinea):
        doc.add_paragraph(blok.tekst)
    elif isinstance(blok, Punten):
        if blok.kop:
            doc.add_heading(blok.kop, 3)
        for zin in blok.zinnen:
            doc.add_paragraph(zin, style="List Bullet")
    elif isinstance(blok, Tabel):
        word.tabel(doc, blok.onderschrift, blok.koppen, blok.rijen)
    else:
        _figuur(doc, blok, kop)


def _figuur(doc: Doc, figuur: Figuur, kop: str) -> None:
    """Each chart as a picture with its words, then the warnings."""
    if figuur.titel != kop:
        doc.add_heading(figuur.titel, 3)
    doc.add_paragraph(figuur.onderkop).paragraph_format.keep_with_next = True
    registreer_letters()
    for paneel in figuur.panelen:
        if paneel.titel:
            doc.add_paragraph(paneel.titel).paragraph_format.keep_with_next = True
        grafiek: dict[str, Any] = {**paneel.grafiek, "width": 620}
        word.beeld(doc, vlc.vegalite_to_png(grafiek, scale=2), paneel.alt)
    if figuur.vlaggen:
        doc.add_heading("Let op", 4)
    for vlag in figuur.vlaggen:
        doc.add_paragraph(vlag, style="List Bullet")
    doc.add_paragraph(figuur.bron)


def _cijfers(doc: Doc, figuur: Figuur) -> None:
    opmaak: list[Callable[[Any], str]] = [k.opmaak for k in figuur.kolommen]
    rijen = [
        tuple(maak(waarde) for maak, waarde in zip(opmaak, rij, strict=True))
        for rij in figuur.tabel[[k.naam for k in figuur.kolommen]].itertuples(index=False, name=None)
    ]
    word.tabel(doc, f"De cijfers van de grafiek: {figuur.titel}", [k.kop for k in figuur.kolommen], rijen)
