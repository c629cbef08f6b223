"""What a municipality adds itself can never become code, markup or a formula, and a logo can never do anything."""

from __future__ import annotations

import io
import re
import zlib

import pytest
from PIL import Image

from fouten import Gebruikersfout
from reports.eigen import HOOGSTENS_TEKENS, toets_tekst
from reports.html import html
from reports.inhoud import Opties
from reports.logo import lees_logo
from reports.pdf import pdf
from reports.profiel import maak_profiel
from tests.profiel_hulp import haal, woorden

# printed as they are
GEWOON = (
    "#sys.inputs",
    '#read("/etc/passwd")',
    '#import "x.typ": *',
    '#eval("1+1")',
    "#panic(1)",
    "#while true {}",
    "#pagebreak()",
    "#set page(width: 1pt)",
    "$ sum_(i=0)^n $",
    "$x$",
    "@bron @ref[x]",
    "<label> <einde1>",
    "\\ \\u{1F600} \\n",
    "*vet* _schuin_ `code` ```raw```",
    "= kop == kop2",
    "- lijst + lijst / term: x",
    "// weg /* weg */",
    "[haak] ] [ { } )",
    "https://a.nl/#x ~ -- --- ...",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</p></body></html>",
    "&lt;b&gt; &amp; &#60;i&#62; &nbsp;",
    "{{ 7*7 }} {% raw %} {# x #}",
    "]]> <!-- x --> <![CDATA[",
    '=HYPERLINK("http://x.nl";"klik")',
    "=1+1 +1 -1 @SUM(A1)",
    "' OR 1=1 -- ; drop table x",
    "${jndi:ldap://x} %s %n {0}",
    "../../etc/passwd C:\\x.txt",
    "O'Neill “citaat” ’s-Hertogenbosch é ë ï ŵ ŷ €",
)
# refused, in Dutch
GEWEIGERD = (
    ("abc\u202edef", "onzichtbaar teken"),  # right-to-left override
    ("abc\u2066def\u2069", "onzichtbaar teken"),
    ("abc\u200bdef", "onzichtbaar teken"),  # zero width
    ("abc\u200d\ufeffdef", "onzichtbaar teken"),
    ("abc\u00addef", "onzichtbaar teken"),
    ("abc\x00def", "onzichtbaar teken"),
    ("abc\x1b[31mdef", "onzichtbaar teken"),
    ("abc\x07", "onzichtbaar teken"),
    ("abc\u2028def", "onzichtbaar teken"),
    ("abc\ue000", "onzichtbaar teken"),
    ("abc\ud800", "onzichtbaar teken"),
    ("a" * 10_000, "10000 tekens lang"),
    ("woord " * 101, "605 tekens lang"),
    ("Voor wie? 🙂", "niet is af te drukken"),
    ("汉字", "niet is af te drukken"),
    ("مرحبا", "niet is af te drukken"),
    ("z\u0337\u0335a", "niet is af te drukken"),
    ("a" * 61, "een woord van 61 tekens"),
)


def _stukken() -> list[str]:
    """All attempts, joined into paragraphs of allowed length."""
    uit = [""]
    for poging in GEWOON:
        if len(uit[-1]) + len(poging) + 3 > HOOGSTENS_TEKENS:
            uit.append("")
        uit[-1] = f"{uit[-1]} | {poging}".strip()
    return uit


def _zonder_spaties(tekst: str) -> str:
    return re.sub(r"\s", "", tekst)


@pytest.mark.parametrize("nummer", range(len(_stukken())))
def test_eigen_tekst_blijft_gewone_tekst(nummer):
    stuk = _stukken()[nummer]
    p = maak_profiel(haal(), Opties("GM1674", 2024, eigen_tekst=stuk))
    gedrukt = _zonder_spaties(woorden(pdf(p)))
    bladzijde = html(p).decode("utf-8")
    for poging in GEWOON:
        if poging in stuk:
            assert _zonder_spaties(poging) in gedrukt, poging
    for gevaar in ("<script", "<img src=x", "</p></body>", "<!-- x"):
        assert gevaar not in bladzijde
    terug = bladzijde.replace("&lt;", "<").replace("&gt;", ">").replace("&#34;", '"').replace("&#39;", "'")
    assert stuk in terug.replace("&amp;", "&")


def test_alle_pogingen_zijn_getoetst():
    samen = " ".join(_stukken())
    assert all(poging in samen for poging in GEWOON)
    assert len(GEWOON) + len(GEWEIGERD) >= 25


@pytest.mark.parametrize(("tekst", "woord"), GEWEIGERD, ids=lambda w: repr(w)[:24])
def test_wat_niet_kan_wordt_in_het_nederlands_geweigerd(tekst, woord):
    with pytest.raises(Gebruikersfout, match=woord):
        toets_tekst(tekst)
    with pytest.raises(Gebruikersfout, match=woord):
        maak_profiel(haal(), Opties("GM1674", 2024, eigen_tekst=tekst))


def test_regeleinden_en_tabs_worden_spaties():
    assert toets_tekst("  Een\r\ntwee\n\n drie\tvier\u00a0vijf ") == "Een twee drie vier vijf"
    assert toets_tekst("") == ""
    assert toets_tekst("e\u0301e\u0301n") == "één"


def test_elk_toegestaan_teken_is_te_drukken():
    """A letter without a shape in the shipped font would make Typst refuse the whole file."""
    tekens = [chr(n) for n in range(0x20, 0x180)] + list("‘’‚“”„–—…•€‹›")
    goed = []
    for teken in tekens:
        try:
            goed.append(toets_tekst(f"a{teken}b").replace(" ", ""))
        except Gebruikersfout:
            assert not teken.isalnum()
    for begin in range(0, len(goed), 140):
        tekst = " ".join(goed[begin : begin + 140])
        gedrukt = _zonder_spaties(
            woorden(pdf(maak_profiel(haal(), Opties("GM1674", 2026, eigen_tekst=tekst))))
        )
        assert _zonder_spaties(tekst) in gedrukt


def _svg(binnen: str, extra: str = "") -> bytes:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 100 40" {extra}>'
        f'<rect width="100" height="40" fill="#01689b"/>{binnen}</svg>'
    ).encode()


def _raster(soort: str, breed: int = 200, hoog: int = 80) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (breed, hoog), "#01689b").save(buffer, soort)
    return buffer.getvalue()


@pytest.mark.parametrize("inhoud", [_raster("PNG"), _raster("JPEG"), _svg("")], ids=["png", "jpeg", "svg"])
def test_logo_wordt_opnieuw_getekend(inhoud):
    logo = lees_logo(inhoud, "Roosendaal")
    assert logo.alt == "Logo van de gemeente Roosendaal"
    assert logo.png != inhoud
    with Image.open(io.BytesIO(logo.png)) as beeld:
        assert beeld.format == "PNG"
        assert beeld.size == (logo.breed_px, logo.hoog_px)
        assert abs(logo.breed_px / logo.hoog_px - 2.5) < 0.02
        assert beeld.convert("RGB").getpixel((5, 5)) == pytest.approx((1, 104, 155), abs=3)


def test_logo_staat_met_tekst_in_pdf_en_html():
    logo = lees_logo(_raster("PNG"), "Roosendaal")
    p = maak_profiel(haal(), Opties("GM1674", 2024, logo=logo))
    import pikepdf

    with pikepdf.open(io.BytesIO(pdf(p))) as bestand:
        assert len(bestand.pages) <= 3
        teksten = [str(o.Alt) for o in bestand.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
    assert logo.alt in teksten
    assert f'alt="{logo.alt}"' in html(p).decode("utf-8")


def test_wat_in_het_bestand_verstopt_zit_gaat_niet_mee():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("Comment", "geheim <script>")
    buffer = io.BytesIO()
    Image.new("RGB", (50, 50), "red").save(buffer, "PNG", pnginfo=info)
    logo = lees_logo(buffer.getvalue() + b"<script>alert(1)</script>", "Roosendaal")
    assert b"geheim" not in logo.png
    assert b"script" not in logo.png


def _bom_png() -> bytes:
    """A PNG whose header asks for 60 000 by 60 000 pixels."""
    ihdr = (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\x00\x00\x00"

    def stuk(naam: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + naam + data + zlib.crc32(naam + data).to_bytes(4, "big")

    return (
        b"\x89PNG\r\n\x1a\n"
        + stuk(b"IHDR", ihdr)
        + stuk(b"IDAT", zlib.compress(b"\0" * 100))
        + stuk(b"IEND", b"")
    )


_VERMENIGVULDIGER = "".join(
    f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>"
    if n
    else '<g id="g0"><rect width="1" height="1"/></g>'
    for n in range(12)
)


@pytest.mark.parametrize(
    ("inhoud", "woord"),
    [
        (b"", "geen PNG-"),
        (b"GIF89a" + b"\0" * 50, "geen PNG-"),
        (b"%PDF-1.7", "geen PNG-"),
        (b"MZ\x90\x00", "geen PNG-"),
        (b"<html><script>alert(1)</script></html>", "geen PNG-"),
        (b"\x89PNG\r\n\x1a\nonzin", "beschadigd"),
        (_raster("PNG")[:60], "beschadigd"),
        (_raster("JPEG")[:40], "beschadigd"),
        (b"<svg", "beschadigd"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 1_000_000, "hoogstens 1 MB"),
        (_raster("PNG", 6_100, 600), "6100 bij 600"),
        (_raster("PNG", 2_000, 20), "2000 bij 20"),
        (_raster("PNG", 10, 10), "10 bij 10"),
        (_bom_png(), "60000|beschadigd"),
        (_svg("<script>alert(1)</script>"), "script"),
        (_svg("<foreignObject><p>x</p></foreignObject>"), "foreignobject"),
        (_svg("", 'onload="alert(1)"'), "onload"),
        (_svg('<rect onclick="x()" width="1" height="1"/>'), "onclick"),
        (_svg('<image href="https://x.nl/a.png" width="9" height="9"/>'), "ander bestand"),
        (_svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>'), "ander bestand"),
        (_svg('<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>'), "ander bestand"),
        (_svg('<a href="javascript:alert(1)"><rect width="9" height="9"/></a>'), "ander bestand"),
        (_svg("<style>@import 'https://x.nl/a.css';</style>"), "ander bestand"),
        (_svg('<rect style="fill:url(https://x.nl/a)" width="9" height="9"/>'), "ander bestand"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + _svg("<text>&a;</text>"), "DOCTYPE"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 100000"/>', "leeg"),
        (_svg(_VERMENIGVULDIGER), "te ingewikkeld|beschadigd"),
    ],
)
def test_verkeerd_logo_wordt_in_het_nederlands_geweigerd(inhoud, woord):
    with pytest.raises(Gebruikersfout, match=woord):
        lees_logo(inhoud, "Roosendaal")
