"""What every Word document of this product is made of: A4, house styles, page numbers, tables and charts that fit."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from verhaal.afzender import PRODUCT

if TYPE_CHECKING:
    from docx.document import Document as Doc

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TAAL = "nl-NL"
_INKT = "1A1A1A"  # the headings of the template are too light to read
_LETTER = (
    "Arial"  # is there on every computer of a council; a letter that is not there would change every line
)
_PUNTEN = {
    "Normal": 10,
    "List Bullet": 10,
    "Title": 18,
    "Heading 1": 17,
    "Heading 2": 13,
    "Heading 3": 11,
    "Caption": 9,
}
BREED_MM = 170  # A4 without its margins
_TEKEN_MM = 1.95  # of a table's letters, on the wide side
_CEL_MM = 4.0  # what a cell has beside its text


def nieuw(titel: str, onderwerp: str, datum: date, voet: str) -> Doc:
    """An empty A4 document with the house styles, its properties, and a footer with page numbers."""
    from docx import Document  # loaded on a click
    from docx.shared import Mm

    doc = Document()
    blad = doc.sections[0]
    blad.page_width, blad.page_height = Mm(210), Mm(297)
    blad.left_margin = blad.right_margin = Mm(20)
    blad.top_margin, blad.bottom_margin = Mm(20), Mm(20)
    kern = doc.core_properties
    kern.title, kern.author, kern.language = titel, PRODUCT, _TAAL
    kern.subject, kern.comments, kern.keywords = onderwerp, "", ""
    kern.created = kern.modified = datetime.combine(datum, time())
    kern.last_modified_by, kern.revision = PRODUCT, 1
    _stijlen(doc)
    _voet(blad, voet)
    return doc


def _stijlen(doc: Doc) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for naam, punten in _PUNTEN.items():
        stijl: Any = doc.styles[naam]
        stijl.font.size, stijl.font.name = Pt(punten), _LETTER
        stijl.font.color.rgb = RGBColor.from_string(_INKT)
        eigenschappen = stijl.element.get_or_add_rPr()
        letters = eigenschappen.find(qn("w:rFonts"))
        for sleutel in [k for k in letters.attrib if k.endswith("Theme")]:
            del letters.attrib[sleutel]  # a theme font would win
        for soort in ("ascii", "hAnsi", "cs", "eastAsia"):
            letters.set(qn(f"w:{soort}"), _LETTER)
        if eigenschappen.find(qn("w:lang")) is None:
            eigenschappen.append(OxmlElement("w:lang"))
    doc.styles["Normal"].paragraph_format.space_before = Pt(4)
    doc.styles["Normal"].paragraph_format.space_after = Pt(4)
    for taal in doc.styles.element.iter(qn("w:lang")):
        for sleutel in list(taal.attrib):
            del taal.attrib[sleutel]
        taal.set(qn("w:val"), _TAAL)


def _voet(blad: Any, tekst: str) -> None:
    from docx.shared import Pt

    alinea = blad.footer.paragraphs[0]
    alinea.add_run(f"{tekst}. Bladzijde ")
    _veld(alinea, "PAGE")
    alinea.add_run(" van ")
    _veld(alinea, "NUMPAGES")
    for stuk in alinea.runs:
        stuk.font.size = Pt(9)


def _veld(alinea: Any, naam: str) -> None:
    """A field that Word fills in itself, such as the number of the page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    stuk = alinea.add_run()
    for soort in ("begin", None, "end"):
        if soort:
            deel = OxmlElement("w:fldChar")
            deel.set(qn("w:fldCharType"), soort)
        else:
            deel = OxmlElement("w:instrText")
            deel.text = naam
        stuk._r.append(deel)


def tabel(doc: Doc, onderschrift: str, koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> None:
    """A table with its caption above; columns as wide as their longest word, the first row returns on every page."""
    from docx.shared import Mm, Pt

    doc.add_paragraph(onderschrift, style="Caption").paragraph_format.keep_with_next = True
    uit = doc.add_table(rows=1 + len(rijen), cols=len(koppen), style="Table Grid")
    uit.autofit = False
    breedtes = [Mm(b) for b in kolombreedtes(koppen, rijen)]
    for kolom, breed in zip(uit.columns, breedtes, strict=True):
        kolom.width = breed  # the grid, which some programs read instead of the cells
    for nummer, teksten in enumerate([koppen, *rijen]):
        rij = uit.rows[nummer]
        for cel, tekst, breed in zip(rij.cells, teksten, breedtes, strict=True):
            cel.width = breed
            alinea = cel.paragraphs[0]
            alinea.paragraph_format.space_before = alinea.paragraph_format.space_after = Pt(1)
            stuk = alinea.add_run(tekst)
            stuk.font.size, stuk.bold = Pt(8.5), nummer == 0 or None
        _merk(rij, "w:tblHeader" if nummer == 0 else "w:cantSplit")


def kolombreedtes(koppen: Sequence[str], rijen: Sequence[Sequence[str]]) -> list[float]:
    """Millimetres per column: room for the longest word of each, and the rest to the columns with long texts."""
    kolommen = list(zip(koppen, *rijen, strict=True))
    woord = [
        max(len(w) for t in kolom for w in t.split() or [""]) * _TEKEN_MM + _CEL_MM for kolom in kolommen
    ]
    over = BREED_MM - sum(woord)
    if over <= 0:
        return [BREED_MM * w / sum(woord) for w in woord]
    wil = [
        max(0.0, min(80.0, max(map(len, kolom)) * _TEKEN_MM) - w)
        for kolom, w in zip(kolommen, woord, strict=True)
    ]
    som = sum(wil) or 1.0
    return [
        w + over * k / som if sum(wil) else w + over / len(woord) for w, k in zip(woord, wil, strict=True)
    ]


def beeld(doc: Doc, png: bytes, alt: str, breed_mm: float = BREED_MM) -> None:
    """A picture with its text alternative."""
    from docx.shared import Mm

    doc.add_picture(io.BytesIO(png), width=Mm(breed_mm))
    doc.inline_shapes[-1]._inline.docPr.set("descr", alt)


def als_bytes(doc: Doc) -> bytes:
    """The file."""
    uit = io.BytesIO()
    doc.save(uit)
    return uit.getvalue()


def _merk(rij: Any, wat: str) -> None:
    from docx.oxml import OxmlElement

    rij._tr.get_or_add_trPr().append(OxmlElement(wat))
