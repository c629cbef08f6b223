"""The profile as a tagged PDF of A4 pages, through Typst: two when it fits, three when needed; and as pictures of them."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import pikepdf
import typst

from reports.inhoud import WOORDEN, Alinea, Figuur, Profiel, Punten, Sectie, Tabel
from reports.tekening import PT_PER_PX, lege_svg, paneel_svg, px, qr_svg
from verhaal import thema

SJABLOON = Path(__file__).resolve().parent / "typst" / "profiel.typ"
BREED_MM = 176.0  # A4 without its margins
_TUSSEN_MM = 5.0
_AS_PX = 22  # the numbers below the last of stacked panels
_LOGO_BREED_MM, _LOGO_HOOG_MM = 45.0, 14.0
_WOORDEN_ELDERS = (
    "Wat woorden als ‘rekenbedrag’ en ‘midden’ betekenen, staat in het dashboard onder Verantwoording."
)


def _breedtes(sectie: str, kolommen: int) -> list[float]:
    """Shares of the columns; 0 is as wide as its text."""
    return [1.0, 1.0, 0.0, 2.0, 1.15] if sectie == "rijk" else [1.0] + [0.0] * (kolommen - 1)


@dataclass(frozen=True)
class Stap:
    """How airy a profile is: the height of its charts in pixels, and the room above a heading. What it tells is always all there.

    ``los``: what fits a sheet goes before what does not: the check before the lines, and strips may go on to the next sheet.
    ``woorden``: with the list of what words mean; it never costs a sheet, and says where it stands when it is left out.
    """

    grafiek_px: int
    strook_px: int
    ruimte_mm: float
    los: bool = False
    woorden: bool = False


# From airy to tight; the last ones, for who has most warnings, still have room between their parts.
STAPPEN = (
    Stap(225, 62, 6.0),
    Stap(190, 56, 5.0),
    Stap(160, 50, 4.0),
    Stap(130, 44, 3.0),
    Stap(130, 44, 3.0, los=True),
)


def _figuur(figuur: Figuur, stap: Stap, *, getekend: bool) -> dict[str, Any]:
    naast = 1 if figuur.gestapeld else len(figuur.panelen)
    breed_px = px((BREED_MM - _TUSSEN_MM * (naast - 1)) / naast)
    panelen = []
    for nummer, p in enumerate(figuur.panelen):
        laatste = nummer == len(figuur.panelen) - 1
        hoog_px = p.hoog_px or (stap.strook_px if figuur.gestapeld else stap.grafiek_px) + (
            _AS_PX if figuur.gestapeld and laatste else 0
        )
        svg = (
            paneel_svg(
                p, breed_px, hoog_px, gestapeld=figuur.gestapeld, laatste=laatste, bewaar=not figuur.merk
            )
            if getekend
            else lege_svg(breed_px, hoog_px)
        )
        panelen.append({"titel": p.titel, "alt": p.alt, "svg": svg})
    return {
        "soort": "figuur",
        "onderkop": figuur.onderkop,
        "gestapeld": figuur.gestapeld,
        "los": stap.los or bool(figuur.merk),  # bars have no axis that they share
        "breed_pt": breed_px * PT_PER_PX,
        "panelen": panelen,
        "vlaggen": figuur.vlaggen,
    }


def _sectie(sectie: Sectie, stap: Stap, *, getekend: bool) -> dict[str, Any]:
    blokken: list[dict[str, Any]] = []
    for blok in sectie.blokken:
        if isinstance(blok, Figuur):
            blokken.append(_figuur(blok, stap, getekend=getekend))
        elif isinstance(blok, Alinea):
            blokken.append({"soort": "alinea", "tekst": blok.tekst, "klein": blok.klein})
        elif isinstance(blok, Punten) and sectie.id == WOORDEN:  # in one go: half the lines of a list
            paren = [zin.split(": ", 1) for zin in blok.zinnen] if stap.woorden else [["", _WOORDEN_ELDERS]]
            blokken.append({"soort": "woorden", "paren": paren})
        elif isinstance(blok, Punten):
            blokken.append({"soort": "punten", "kop": blok.kop, "zinnen": blok.zinnen, "klein": blok.klein})
        elif isinstance(blok, Tabel):
            blokken.append(
                {
                    "soort": "tabel",
                    "onderschrift": blok.onderschrift,
                    "koppen": blok.koppen,
                    "rijen": blok.rijen,
                    "breedtes": _breedtes(sectie.id, len(blok.koppen)),
                }
            )
    return {"id": sectie.id, "kop": sectie.kop, "blokken": blokken}


def _volgorde(secties: tuple[Sectie, ...], stap: Stap) -> list[Sectie]:
    """The sections as they are printed."""
    check = [s for s in secties if s.id == "begroting"] if stap.los else []
    rest = [s for s in secties if s not in check]
    plek = next((n for n, s in enumerate(rest) if s.id == "ontwikkeling"), len(rest))
    return [*rest[:plek], *check, *rest[plek:]]


def _gegevens(profiel: Profiel, stap: Stap, *, getekend: bool) -> dict[str, Any]:
    logo = None
    if profiel.logo is not None:
        hoog = min(_LOGO_HOOG_MM, _LOGO_BREED_MM * profiel.logo.hoog_px / profiel.logo.breed_px)
        logo = {"png": list(profiel.logo.png), "alt": profiel.logo.alt, "hoog_mm": hoog}
    return {
        "titel": profiel.titel,
        "datum": [profiel.datum.year, profiel.datum.month, profiel.datum.day],
        "kopregel": {
            "links": f"{profiel.naam}, {profiel.opties.jaar}" + (f". {profiel.merk}" if profiel.merk else ""),
            "rechts": f"{profiel.stand}. Afgedrukt op {profiel.datum:%d-%m-%Y}",
        },
        "voettekst": profiel.link or "Gemeenten in 3D",
        "link": profiel.link,
        "verwijzing": profiel.verwijzing,
        "qr": qr_svg(profiel.link) if profiel.link else None,
        "qr_alt": f"QR-code met de link naar {profiel.naam} {profiel.opties.jaar} op het dashboard",
        "logo": logo,
        "ruimte_mm": stap.ruimte_mm,
        "secties": [_sectie(s, stap, getekend=getekend) for s in _volgorde(profiel.secties, stap)],
    }


@lru_cache(maxsize=1)
def _letters() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(thema.LETTERTYPEN)]
    )


def _vertaler(gegevens: dict[str, Any]) -> typst.Compiler:
    return typst.Compiler(
        str(SJABLOON),
        root=str(SJABLOON.parent),
        font_paths=_letters(),
        sys_inputs={"profiel": json.dumps(gegevens), "kleur": json.dumps(thema.KLEUREN)},
    )


def _aantal(vertaler: typst.Compiler) -> int:
    return int(json.loads(vertaler.query("<einde>", field="value", one=True)))


def kies_stap(profiel: Profiel) -> Stap:
    """The most airy step of the fewest pages, two or more; measured with empty charts, which take no time to draw.

    With the list of words where the same pages have room for it beside charts that are not at their smallest.
    """

    def bladen(stap: Stap) -> int:
        return max(2, _aantal(_vertaler(_gegevens(profiel, stap, getekend=False))))

    aantallen: dict[Stap, int] = {}
    for stap in STAPPEN:
        aantallen[stap] = bladen(stap)
        if aantallen[stap] == 2:
            break
    keuze = min(aantallen, key=lambda stap: aantallen[stap])
    met_woorden = (
        replace(stap, woorden=True) for stap in STAPPEN if stap.grafiek_px > STAPPEN[-1].grafiek_px
    )
    return next((stap for stap in met_woorden if bladen(stap) == aantallen[keuze]), keuze)


def _zet(profiel: Profiel) -> typst.Compiler:
    return _vertaler(_gegevens(profiel, kies_stap(profiel), getekend=True))


def pdf(profiel: Profiel) -> bytes:
    """The profile as PDF/UA-1; Typst refuses a missing title, heading or text alternative."""
    return _met_rijkoppen(cast("bytes", _zet(profiel).compile(format="pdf", pdf_standards=["ua-1"])))


def png(profiel: Profiel, ppi: float = 80.0) -> list[bytes]:
    """The pages as pictures, for a preview."""
    return cast("list[bytes]", _zet(profiel).compile(format="png", ppi=ppi))


def _met_rijkoppen(inhoud: bytes) -> bytes:
    """The first cell of every table row marked as its header: Typst marks the headers of columns only."""
    uit = io.BytesIO()
    with pikepdf.open(io.BytesIO(inhoud)) as bestand:
        _loop(bestand.Root.StructTreeRoot)
        bestand.save(uit, deterministic_id=True)
    return uit.getvalue()


def _loop(element: Any) -> None:
    """Walk the structure tree and turn the first TD of every row into a TH with scope Row."""
    kinderen = element.get("/K")
    if kinderen is None:
        return
    lijst = list(kinderen) if isinstance(kinderen, pikepdf.Array) else [kinderen]
    elementen = [k for k in lijst if isinstance(k, pikepdf.Dictionary) and "/S" in k]
    if element.get("/S") == "/TR" and elementen and elementen[0].S == "/TD":
        elementen[0].S = pikepdf.Name.TH
        elementen[0].A = pikepdf.Array([pikepdf.Dictionary(O=pikepdf.Name.Table, Scope=pikepdf.Name.Row)])
    for kind in elementen:
        _loop(kind)
