"""The municipality's logo: recognised by its content, checked, and drawn anew, so that nothing of the file itself is kept."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from xml.etree import ElementTree

from PIL import Image, ImageChops

from fouten import Gebruikersfout
from loaders.versies import PROJECT
from reports.inhoud import Logo

HOOGSTENS_BYTES = 1_000_000
_HOOGSTENS_PX = 6_000
_UIT_PX = 700  # enough for 45 mm on paper
_SECONDEN = 20
_KLEINST_PX, _SCHEEFST = 16, 12  # a line or a dot is no logo
_SOORTEN = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG"}
_VERBODEN = {"script", "foreignobject", "iframe", "object", "embed", "audio", "video", "handler", "listener"}
_GEEN_LOGO = (
    "Het logo is geen PNG-, JPEG- of SVG-bestand: sla het op als een van die drie en kies het opnieuw."
)
_STUK = "Het logo is niet te lezen, het bestand is beschadigd: sla het opnieuw op en kies het opnieuw."


def lees_logo(inhoud: bytes, gemeente: str) -> Logo:
    """The logo as a new PNG of at most 700 px. ``gemeente`` is the name for its text alternative.

    Raises Gebruikersfout, in one Dutch sentence, for what is no PNG, JPEG or SVG, larger than 1 MB, too large or too thin to
    draw, damaged, or an SVG that could do or fetch something.
    """
    if len(inhoud) > HOOGSTENS_BYTES:
        raise Gebruikersfout(
            f"Het logo is {len(inhoud) / 1_000_000:.1f} MB: maak het kleiner, hoogstens 1 MB.".replace(
                ".", ",", 1
            )
        )
    soort = next((s for begin, s in _SOORTEN.items() if inhoud.startswith(begin)), None)
    if soort is None:
        inhoud, soort = _svg_als_png(inhoud), "PNG"
    try:
        with Image.open(io.BytesIO(inhoud), formats=[soort]) as beeld:
            _toets_maten(*beeld.size)  # known from the header, before anything is unpacked
            beeld.load()
            nieuw = beeld.convert("RGBA")
    except Gebruikersfout:
        raise
    except Exception as fout:  # Pillow raises many kinds for a damaged file
        raise Gebruikersfout(_STUK) from fout
    wit = Image.new("RGBA", nieuw.size, "white")  # a transparent picture is drawn on white paper
    wit.alpha_composite(nieuw)
    klaar = wit.convert("RGB")
    klaar.thumbnail((_UIT_PX, _UIT_PX))
    buffer = io.BytesIO()
    klaar.save(buffer, "PNG", optimize=True)
    return Logo(buffer.getvalue(), *klaar.size, alt=f"Logo van de gemeente {gemeente}")


def _toets_maten(breed: float, hoog: float) -> None:
    if max(breed, hoog) > _HOOGSTENS_PX:
        raise Gebruikersfout(
            f"Het logo is {breed:.0f} bij {hoog:.0f} beeldpunten: maak het kleiner, hoogstens {_HOOGSTENS_PX} in elke richting."
        )
    if min(breed, hoog) < _KLEINST_PX or max(breed, hoog) > _SCHEEFST * min(breed, hoog):
        raise Gebruikersfout(
            f"Het logo is {breed:.0f} bij {hoog:.0f} beeldpunten: kies een logo van ten minste {_KLEINST_PX} beeldpunten dat hoogstens "
            f"{_SCHEEFST} keer zo breed als hoog is, of andersom."
        )


def _svg_als_png(inhoud: bytes) -> bytes:
    """Draw an SVG to pixels, after refusing what could do or fetch something. Raises Gebruikersfout."""
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise Gebruikersfout(_GEEN_LOGO) from fout
    if "<svg" not in tekst[:5_000].lower():
        raise Gebruikersfout(_GEEN_LOGO)
    if re.search(r"<!\s*(doctype|entity)", tekst, re.IGNORECASE):
        raise Gebruikersfout(
            "Het logo bevat een DOCTYPE of ENTITY: sla de SVG op als ‘gewone SVG’ zonder die regels."
        )
    try:
        wortel = ElementTree.fromstring(tekst)
    except ElementTree.ParseError as fout:
        raise Gebruikersfout(_STUK) from fout
    if _naam(wortel.tag) != "svg":
        raise Gebruikersfout(_GEEN_LOGO)
    for element in wortel.iter():
        _toets_element(element)
    return _teken_svg(tekst)


def _naam(tag: object) -> str:
    return str(tag).rsplit("}", 1)[-1].lower()


def _toets_element(element: ElementTree.Element) -> None:
    if _naam(element.tag) in _VERBODEN:
        raise Gebruikersfout(
            f"Het logo bevat een onderdeel dat niet mag (‘{_naam(element.tag)}’): sla de SVG op zonder scripts en ingesloten pagina's."
        )
    for sleutel, waarde in element.attrib.items():
        if _naam(sleutel).startswith("on"):
            raise Gebruikersfout(
                f"Het logo bevat een opdracht (‘{_naam(sleutel)}’): sla de SVG op zonder scripts."
            )
        if _naam(sleutel) in {"href", "src"} and not _eigen_verwijzing(waarde):
            raise Gebruikersfout(
                "Het logo verwijst naar een ander bestand of adres: sla de SVG op met alles erin."
            )
        _toets_stijl(waarde)
    if _naam(element.tag) == "style":
        _toets_stijl("".join(element.itertext()))


def _eigen_verwijzing(waarde: str) -> bool:
    return waarde.startswith("#") or re.match(r"data:image/(png|jpeg);base64,", waarde) is not None


def _toets_stijl(tekst: str) -> None:
    los = re.sub(r"\\|/\*.*?\*/", "", tekst, flags=re.DOTALL).lower()
    if "@import" in los or "javascript:" in los or re.search(r"url\(\s*['\"]?(?!#)", los):
        raise Gebruikersfout(
            "Het logo verwijst naar een ander bestand of adres: sla de SVG op met alles erin."
        )


def _teken_svg(tekst: str) -> bytes:
    """The SVG as pixels, without the empty space around it; drawn in another process, where a bomb does no harm."""
    try:
        klaar = subprocess.run(
            [sys.executable, "-m", "reports.logotekenaar"],
            input=tekst.encode(),
            capture_output=True,
            timeout=_SECONDEN,
            cwd=PROJECT,
            check=True,
        )
    except (subprocess.SubprocessError, OSError) as fout:
        raise Gebruikersfout(
            "Het logo is niet te tekenen, het is beschadigd of te ingewikkeld: sla het op als PNG en kies dat bestand."
        ) from fout
    with Image.open(io.BytesIO(klaar.stdout), formats=["PNG"]) as beeld:
        vlak = beeld.convert("RGB")
    inkt = ImageChops.difference(vlak, Image.new("RGB", vlak.size, "white")).getbbox()
    if inkt is None:
        raise Gebruikersfout("Het logo is leeg of helemaal wit: kies een ander bestand.")
    uit = io.BytesIO()
    vlak.crop(inkt).save(uit, "PNG")
    return uit.getvalue()
