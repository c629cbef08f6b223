"""The profile as a text document that a clerk can edit: same words and tables, real headings, no pictures."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import TYPE_CHECKING, Any

from reports.inhoud import Alinea, Blok, Figuur, Profiel, Punten, Tabel

if TYPE_CHECKING:
    from docx.document import Document as Doc

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TAAL = "nl-NL"
_INKT = "1A1A1A"  # the headings of the template are too light to read


def docx(profiel: Profiel) -> bytes:
    """The document as bytes. Every text is written as text; nothing in it is read as markup."""
    from docx import Document  # loaded on a click

    doc = Document()
    _eigenschappen(doc, profiel)
    doc.add_heading(profiel.titel, 1)
    doc.add_paragraph(
        f"Gemeenten in 3D. Gemaakt op {profiel.datum:%d-%m-%Y}. Versie van de cijfers: {profiel.versie}."
    )
    for sectie in profiel.secties:
        doc.add_heading(sectie.kop, 2)
        for blok in sectie.blokken:
            _zet(doc, blok, sectie.kop)
    uit = io.BytesIO()
    doc.save(uit)
    return uit.getvalue()


def _zet(doc: Doc, blok: Blok, kop: str) -> None:
    if isinstance(blok, Alinea):
        doc.add_paragraph(blok.tekst)
    elif isinstance(blok, Punten):
        if blok.kop:
            doc.add_heading(blok.kop, 3)
        for zin in blok.zinnen:
            doc.add_paragraph(zin, style="List Bullet")
    elif isinstance(blok, Tabel):
        _tabel(doc, blok.onderschrift, blok.koppen, blok.rijen)
    else:
        _figuur(doc, blok, kop)


def _figuur(doc: Doc, figuur: Figuur, kop: str) -> None:
    """A chart in words, and its figures as a table."""
    if figuur.titel != kop:
        doc.add_heading(figuur.titel, 3)
    doc.add_paragraph(f"De grafiek staat in de pdf van dit profiel. {figuur.onderkop}")
    for paneel in figuur.panelen:
        doc.add_paragraph(paneel.alt)
    opmaak: list[Callable[[Any], str]] = [k.opmaak for k in figuur.kolommen]
    rijen = [
        tuple(maak(waarde) for maak, waarde in zip(opmaak, rij, strict=True))
        for rij in figuur.tabel[[k.naam for k in figuur.kolommen]].itertuples(index=False, name=None)
    ]
    _tabel(doc, f"De cijfers van de grafiek: {figuur.titel}", [k.kop for k in figuur.kolommen], rijen)
    for vlag in figuur.vlaggen:
        doc.add_paragraph(f"Let op: {vlag}", style="List Bullet")
    doc.add_paragraph(figuur.bron)


def _tabel(doc: Doc, onderschrift: str, koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> None:
    """A table with its caption above; the first row is the header and returns on every page."""
    doc.add_paragraph(onderschrift, style="Caption").paragraph_format.keep_with_next = True
    tabel = doc.add_table(rows=1, cols=len(koppen), style="Table Grid")
    for cel, tekst in zip(tabel.rows[0].cells, koppen, strict=True):
        cel.paragraphs[0].add_run(tekst).bold = True
    _merk(tabel.rows[0], "w:tblHeader")
    for rij in rijen:
        nieuw = tabel.add_row()
        for cel, tekst in zip(nieuw.cells, rij, strict=True):
            cel.text = tekst
        _merk(nieuw, "w:cantSplit")


def _merk(rij: Any, wat: str) -> None:
    from docx.oxml import OxmlElement

    rij._tr.get_or_add_trPr().append(OxmlElement(wat))


def _eigenschappen(doc: Doc, profiel: Profiel) -> None:
    """Title, author and language of the document; dark headings."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    kern = doc.core_properties
    kern.title, kern.author, kern.language = profiel.titel, "Gemeenten in 3D", _TAAL
    kern.subject, kern.comments, kern.keywords = "Begroot en besteed in het sociaal domein", "", ""
    kern.created = kern.modified = datetime.combine(profiel.datum, time())
    kern.last_modified_by, kern.revision = "Gemeenten in 3D", 1
    for naam in ("Normal", "Heading 1", "Heading 2", "Heading 3", "Caption"):
        stijl: Any = doc.styles[naam]
        stijl.font.color.rgb = RGBColor.from_string(_INKT)
        eigenschappen = stijl.element.get_or_add_rPr()
        taal = eigenschappen.find(qn("w:lang"))
        if taal is None:
            taal = OxmlElement("w:lang")
            eigenschappen.append(taal)
        taal.set(qn("w:val"), _TAAL)
    doc.styles["Normal"].paragraph_format.space_before = Pt(6)
    for taal in doc.styles.element.iter(qn("w:lang")):
        taal.set(qn("w:val"), _TAAL)
