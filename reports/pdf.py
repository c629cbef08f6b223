"""The profile as a tagged PDF of exactly two A4 pages, through Typst; and as pictures of those pages."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

import pikepdf
import typst

from fouten import Gebruikersfout
from reports.inhoud import Alinea, Figuur, Profiel, Punten, Sectie, Tabel
from reports.tekening import PT_PER_PX, lege_svg, paneel_svg, px, qr_svg
from verhaal import thema

SJABLOON = Path(__file__).resolve().parent / "typst" / "profiel.typ"
BREED_MM = 176.0  # A4 without its margins
_TUSSEN_MM = 5.0
_AS_PX = 22  # the numbers below the last of stacked panels
_LOGO_BREED_MM, _LOGO_HOOG_MM = 45.0, 14.0


# Shares of the columns; 0 is as wide as its text.
_BREEDTES = {"wetten": [1.0, 0.0, 0.0, 0.0, 0.0], "rijk": [1.0, 1.0, 0.0, 2.0, 1.15]}


@dataclass(frozen=True)
class Stap:
    """How much stands on a sheet: at most so many sentences per section, and the height of its charts in pixels.

    Sections are tried with the first step; where a sheet does not fit, the next one, until it does.
    """

    hoogte_px: int
    ruimte_mm: float  # above a heading
    zinnen: dict[str, int]


STAPPEN = (
    (  # sheet 1: the flags of this year are the last to go
        Stap(225, 5.5, {"opvallend": 5, "let_op": 9, "ontwikkeling": 4, "preventie": 3}),
        Stap(205, 4.5, {"opvallend": 5, "let_op": 9, "ontwikkeling": 4, "preventie": 2}),
        Stap(185, 4.0, {"opvallend": 4, "let_op": 9, "ontwikkeling": 4, "preventie": 1}),
        Stap(175, 4.0, {"opvallend": 3, "let_op": 9, "ontwikkeling": 3, "preventie": 1}),
        Stap(165, 3.5, {"opvallend": 3, "let_op": 9, "ontwikkeling": 3, "preventie": 0}),
        Stap(155, 3.0, {"opvallend": 2, "let_op": 9, "ontwikkeling": 2, "preventie": 0}),
        Stap(145, 3.0, {"opvallend": 1, "let_op": 6, "ontwikkeling": 1, "preventie": 0}),
        Stap(130, 2.5, {"opvallend": 1, "let_op": 4, "ontwikkeling": 0, "preventie": 0}),
        Stap(115, 2.0, {"opvallend": 0, "let_op": 4, "ontwikkeling": 0, "preventie": 0}),
        Stap(110, 2.0, {"opvallend": 0, "let_op": 2, "ontwikkeling": 0, "preventie": 0}),
        Stap(105, 1.5, {"opvallend": 0, "let_op": 1, "ontwikkeling": 0, "preventie": 0}),
        Stap(85, 1.0, {"opvallend": 0, "let_op": 1, "ontwikkeling": 0, "preventie": 0}),
    ),
    (  # sheet 2: answers the reader asked for stay longest
        Stap(58, 5.0, {"plaats": 6, "rijk": 6, "enquete": 3, "gezegd": 3}),
        Stap(56, 4.5, {"plaats": 4, "rijk": 6, "enquete": 3, "gezegd": 3}),
        Stap(54, 4.0, {"plaats": 3, "rijk": 5, "enquete": 2, "gezegd": 3}),
        Stap(52, 3.5, {"plaats": 2, "rijk": 4, "enquete": 2, "gezegd": 3}),
        Stap(50, 3.0, {"plaats": 1, "rijk": 3, "enquete": 1, "gezegd": 3}),
        Stap(48, 3.0, {"plaats": 0, "rijk": 2, "enquete": 1, "gezegd": 3}),
        Stap(46, 2.5, {"plaats": 0, "rijk": 1, "enquete": 1, "gezegd": 3, "vragen": 1}),
        Stap(42, 2.0, {"plaats": 0, "rijk": 0, "enquete": 1, "gezegd": 2, "vragen": 1}),
        Stap(42, 2.0, {"plaats": 0, "rijk": 0, "enquete": 1, "gezegd": 1, "vragen": 1}),
        Stap(36, 1.0, {"plaats": 0, "rijk": 0, "enquete": 1, "gezegd": 1, "vragen": 1}),
    ),
)


def _kort(zinnen: tuple[str, ...], hoogstens: int) -> list[str]:
    """The first sentences, and how many more there are on the screen."""
    if len(zinnen) <= hoogstens:
        return list(zinnen)
    rest = len(zinnen) - hoogstens
    return [
        *zinnen[:hoogstens],
        f"Nog {rest} {'punt' if rest == 1 else 'punten'} staan op het scherm.".replace(
            "1 punt staan", "1 punt staat"
        ),
    ]


def _figuur(figuur: Figuur, stap: Stap, hoogstens: int, *, getekend: bool) -> dict[str, Any]:
    naast = 1 if figuur.gestapeld else len(figuur.panelen)
    breed_px = px((BREED_MM - _TUSSEN_MM * (naast - 1)) / naast)
    panelen = []
    for nummer, p in enumerate(figuur.panelen):
        laatste = nummer == len(figuur.panelen) - 1
        hoog_px = stap.hoogte_px + (_AS_PX if figuur.gestapeld and laatste else 0)
        svg = (
            paneel_svg(p, breed_px, hoog_px, gestapeld=figuur.gestapeld, laatste=laatste)
            if getekend
            else lege_svg(breed_px, hoog_px)
        )
        panelen.append({"titel": p.titel, "alt": p.alt, "svg": svg})
    return {
        "soort": "figuur",
        "onderkop": figuur.onderkop,
        "gestapeld": figuur.gestapeld,
        "breed_pt": breed_px * PT_PER_PX,
        "panelen": panelen,
        "vlaggen": _kort(figuur.vlaggen, hoogstens),
    }


def _sectie(sectie: Sectie, stap: Stap, *, getekend: bool) -> dict[str, Any]:
    hoogstens = stap.zinnen.get(sectie.id, 99)
    blokken: list[dict[str, Any]] = []
    for blok in sectie.blokken:
        if isinstance(blok, Figuur):
            blokken.append(_figuur(blok, stap, hoogstens, getekend=getekend))
        elif isinstance(blok, Alinea):
            blokken.append({"soort": "alinea", "tekst": blok.tekst, "klein": blok.klein})
        elif isinstance(blok, Punten):
            zinnen = _kort(blok.zinnen, hoogstens)
            blokken.append({"soort": "punten", "kop": blok.kop, "zinnen": zinnen, "klein": blok.klein})
        elif isinstance(blok, Tabel):
            blokken.append(
                {
                    "soort": "tabel",
                    "onderschrift": blok.onderschrift,
                    "koppen": blok.koppen,
                    "rijen": blok.rijen,
                    "breedtes": _BREEDTES[sectie.id],
                }
            )
    return {"id": sectie.id, "kop": sectie.kop, "blokken": blokken}


def _gegevens(profiel: Profiel, stappen: tuple[Stap, ...], *, getekend: bool) -> dict[str, Any]:
    logo = None
    if profiel.logo is not None:
        hoog = min(_LOGO_HOOG_MM, _LOGO_BREED_MM * profiel.logo.hoog_px / profiel.logo.breed_px)
        logo = {"png": list(profiel.logo.png), "alt": profiel.logo.alt, "hoog_mm": hoog}
    return {
        "titel": profiel.titel,
        "datum": [profiel.datum.year, profiel.datum.month, profiel.datum.day],
        "kopregel": {
            "links": f"{profiel.naam}, {profiel.opties.jaar}",
            "rechts": f"Versie van de cijfers: {profiel.gebouwd_op:%d-%m-%Y}. Afgedrukt op {profiel.datum:%d-%m-%Y}",
        },
        "voettekst": profiel.link or f"Gemeenten in 3D ?{profiel.query}",
        "link": profiel.link,
        "verwijzing": profiel.verwijzing,
        "qr": qr_svg(profiel.link) if profiel.link else None,
        "qr_alt": f"QR-code met de link naar {profiel.naam} {profiel.opties.jaar} op het dashboard",
        "logo": logo,
        "ruimtes_mm": [stap.ruimte_mm for stap in stappen],
        "bladen": [
            [_sectie(s, stap, getekend=getekend) for s in profiel.secties if s.pagina == nummer + 1]
            for nummer, stap in enumerate(stappen)
        ],
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


def _bladzijde(vertaler: typst.Compiler, einde: str) -> int:
    return int(json.loads(vertaler.query(f"<{einde}>", field="value", one=True)))


def kies_stappen(profiel: Profiel) -> tuple[Stap, ...]:
    """Per sheet the first step with which it fits; measured with empty charts, which take no time to draw.

    Raises Gebruikersfout when even the last step does not fit.
    """
    nummers = [0, 0]
    while True:
        stappen = tuple(STAPPEN[blad][n] for blad, n in enumerate(nummers))
        vertaler = _vertaler(_gegevens(profiel, stappen, getekend=False))
        eerste, tweede = (_bladzijde(vertaler, f"einde{nummer}") for nummer in (1, 2))
        te_vol = (eerste > 1, tweede > eerste + 1)
        if not any(te_vol):
            return stappen
        nummers = [n + vol for n, vol in zip(nummers, te_vol, strict=True)]
        if any(n >= len(STAPPEN[blad]) for blad, n in enumerate(nummers)):
            raise Gebruikersfout(
                f"Het profiel van {profiel.naam} past niet op twee bladzijden: maak de eigen toelichting korter."
            )


def _zet(profiel: Profiel) -> typst.Compiler:
    return _vertaler(_gegevens(profiel, kies_stappen(profiel), getekend=True))


def pdf(profiel: Profiel) -> bytes:
    """The profile as PDF/UA-1 of two pages; Typst refuses a missing title, heading or text alternative."""
    return _met_rijkoppen(cast("bytes", _zet(profiel).compile(format="pdf", pdf_standards=["ua-1"])))


def png(profiel: Profiel, ppi: float = 80.0) -> list[bytes]:
    """The two pages as pictures, for a preview."""
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
