"""A flow picture: blocks in columns, joined by bands whose thickness is the amount.

Readable without colour: every block carries its name and amount in words. A block may be thicker on the
right than on the left (what comes in need not be what goes out).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import altair as alt

from verhaal.grafieken import vul
from verhaal.thema import INKT, NOTITIE

Rijen = list[dict[str, Any]]

_REGEL_PX = 18  # height of a line of text
_HOOGSTE_PX = 320  # the thickest column
_DUNSTE_PX = 2.0
_STAPPEN = 12  # points along a band


@dataclass(frozen=True)
class Blok:
    """A block: its key, the lines of its name and of its amounts, its column (0 = left) and its colour."""

    sleutel: str
    naam: tuple[str, ...]
    bedragen: tuple[str, ...]
    kolom: int
    kleur: str

    @property
    def tekst(self) -> tuple[str, ...]:
        """All lines of the label."""
        return (*self.naam, *self.bedragen)


@dataclass(frozen=True)
class Band:
    """An amount (> 0) from one block to another."""

    van: str
    naar: str
    bedrag: float


@dataclass(frozen=True)
class Plek:
    """Where a block stands, in pixels from the top; left and right side may differ in height."""

    x: float
    breed: float
    boven: float
    links: float
    rechts: float


# left side and width of each column, as a share of the width of the picture
_KOLOMMEN = ((0.0, 0.02), (0.09, 0.035), (0.52, 0.06), (0.965, 0.035))
_UITLIJNING = ("left", "left", "center", "right")


def plekken(blokken: Sequence[Blok], banden: Sequence[Band]) -> tuple[dict[str, Plek], float]:
    """The place of every block and the height of the picture."""
    erin = {b.sleutel: sum(d.bedrag for d in banden if d.naar == b.sleutel) for b in blokken}
    eruit = {b.sleutel: sum(d.bedrag for d in banden if d.van == b.sleutel) for b in blokken}
    per_kolom = {k: [b for b in blokken if b.kolom == k] for k in range(len(_KOLOMMEN))}
    grootste = max(sum(max(erin[b.sleutel], eruit[b.sleutel]) for b in kolom) for kolom in per_kolom.values())
    px = _HOOGSTE_PX / grootste
    uit: dict[str, Plek] = {}
    hoogte = 0.0
    for nummer, kolom in per_kolom.items():
        # the label of the first column would meet those of the second at the top
        y = 0.0 if nummer == 0 else 2.5 * _REGEL_PX
        for blok in kolom:
            y += _REGEL_PX * len(blok.tekst) + 6
            links = max(_DUNSTE_PX, px * erin[blok.sleutel]) if erin[blok.sleutel] else 0.0
            rechts = max(_DUNSTE_PX, px * eruit[blok.sleutel]) if eruit[blok.sleutel] else 0.0
            x, breed = _KOLOMMEN[nummer]
            # a block with one side known is as thick on the other
            uit[blok.sleutel] = Plek(x, breed, y, links or rechts, rechts or links)
            y += max(links, rechts) + 14
        hoogte = max(hoogte, y)
    return uit, hoogte


def _bandrijen(banden: Sequence[Band], plek: dict[str, Plek], kleur: dict[str, str]) -> Rijen:
    """Points of every band; bands leave and enter a block in the order given."""
    px_uit, px_in = dict.fromkeys(plek, 0.0), dict.fromkeys(plek, 0.0)
    som_uit = {k: sum(b.bedrag for b in banden if b.van == k) for k in plek}
    som_in = {k: sum(b.bedrag for b in banden if b.naar == k) for k in plek}
    uit: Rijen = []
    for nummer, band in enumerate(banden):
        van, naar = plek[band.van], plek[band.naar]
        dik_van = van.rechts * band.bedrag / som_uit[band.van]
        dik_naar = naar.links * band.bedrag / som_in[band.naar]
        y_van, y_naar = van.boven + px_uit[band.van], naar.boven + px_in[band.naar]
        px_uit[band.van] += dik_van
        px_in[band.naar] += dik_naar
        x_van = van.x + van.breed
        for stap in range(_STAPPEN + 1):
            t = stap / _STAPPEN
            glad = t * t * (3 - 2 * t)
            boven = y_van + (y_naar - y_van) * glad
            uit.append(
                {
                    "band": nummer,
                    "x": x_van + (naar.x - x_van) * t,
                    "y": boven,
                    "y2": boven + dik_van + (dik_naar - dik_van) * glad,
                    "kleur": kleur[band.naar] if kleur[band.naar] != NOTITIE else kleur[band.van],
                }
            )
    return uit


def _blokrijen(blokken: Sequence[Blok], plek: dict[str, Plek]) -> Rijen:
    uit: Rijen = []
    for blok in blokken:
        p = plek[blok.sleutel]
        for x, dik in ((p.x, p.links), (p.x + p.breed, p.rechts)):
            uit.append({"band": blok.sleutel, "x": x, "y": p.boven, "y2": p.boven + dik, "kleur": blok.kleur})
    return uit


def _tekstrijen(blokken: Sequence[Blok], plek: dict[str, Plek]) -> Rijen:
    uit: Rijen = []
    for blok in blokken:
        p = plek[blok.sleutel]
        kant = _UITLIJNING[blok.kolom]
        x = {"left": p.x, "center": p.x + p.breed / 2, "right": p.x + p.breed}[kant]
        for nummer, regel in enumerate(blok.tekst):
            y = p.boven - 6 - _REGEL_PX * (len(blok.tekst) - 1 - nummer)
            uit.append({"x": x, "y": y, "tekst": regel, "kant": kant, "vet": nummer < len(blok.naam)})
    return uit


@lru_cache(maxsize=1)
def _sjabloon() -> dict[str, Any]:
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False, reverse=True))
    kleur = alt.Color("kleur:N", scale=None, legend=None)

    def vlak(naam: str, dekking: float) -> alt.Chart:
        gevuld: alt.Chart = (
            alt.Chart(alt.NamedData(name=naam))
            .mark_area(opacity=dekking, line=False)
            .encode(x=x, y=y, y2="y2:Q", detail="band:N", color=kleur)
        )
        return gevuld

    teksten = [
        alt.Chart(alt.NamedData(name="teksten"))
        .mark_text(align=kant, baseline="bottom", color=INKT, fontWeight="bold" if vet else "normal")
        .encode(x=x, y=y, text="tekst:N")
        .transform_filter(f"datum.kant == '{kant}' && datum.vet == {str(vet).lower()}")
        for kant in ("left", "center", "right")
        for vet in (True, False)
    ]
    lagen = [vlak("banden", 0.3), vlak("blokken", 1.0), *teksten]
    return alt.layer(*lagen).properties(width="container").to_dict()


def stroomdiagram(blokken: Sequence[Blok], banden: Sequence[Band]) -> dict[str, Any]:
    """The picture as a Vega-Lite specification; bands with an amount of zero or less must be left out."""
    plek, hoogte = plekken(blokken, banden)
    kleur = {b.sleutel: b.kleur for b in blokken}
    rijen = {
        "banden": _bandrijen(banden, plek, kleur),
        "blokken": _blokrijen(blokken, plek),
        "teksten": _tekstrijen(blokken, plek),
    }
    return {**vul(_sjabloon(), [0, hoogte], **rijen), "height": round(hoogte)}
