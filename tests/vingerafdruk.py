"""A fingerprint of everything a reader can see: pages, figures, CSV, SVG and profiles of all municipalities.

``python -m tests.vingerafdruk UIT.json`` writes one hash per thing; ``--naast OUD.json`` names what differs.
Used before and after a change that should change nothing. A day on paper is fixed, a version id is left out.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from pathlib import Path
from typing import Any

from tests.hulp import haal, klap_uit, open_app

# page -> the choices that give its other parts; those are taken for a few municipalities only
DELEN: dict[str, tuple[dict[str, str], ...]] = {
    "overzicht": ({"telt": "breed"}, {"toon": "per_inwoner"}),
    "begroot_en_besteed": ({"telt": "toegang"}, {"wet": "Wmo"}),
    "vergelijken": tuple(
        {"deel": d} for d in ("Twee maatstaven", "Door de jaren", "Samenhang", "Kaart en lijst")
    ),
    "rijksmiddelen": (
        {"jaar": "2025"},
        *({"jaar": "2025", "rijkdeel": d} for d in ("Waarom dit bedrag?", "Twee maatstaven", "Geldstroom")),
    ),
    "jeugdzorg": tuple(
        {"tekortdeel": d}
        for d in (
            "Verdeling",
            "Gemeenten en jaren",
            "Kaart",
            "Regio en grootte",
            "Begroting en laatste uitgaven",
            "Meer of duurder?",
            "Verklaren",
            "Citeer en herhaal",
        )
    ),
    "enquete": tuple({"enquetedeel": d} for d in ("Uw inwoners", "Eigen enquête", "Naast het geld")),
    "verantwoording": (),
    "zelf_vragen": (),
}
VOOR_IEDEREEN = ("overzicht", "begroot_en_besteed", "vergelijken", "rijksmiddelen")
MONSTER = ("GM0363", "GM1674", "GM0088", "GM0796", "GM1900", "GM0569", "GM0202", "GM1992")
_VERSIE = re.compile(r"gemeenten3d-\d{8}T\d{6}-[0-9a-f]{8}|\b\d{2}-\d{2}-\d{4}\b|\d{1,2}:\d{2}")


def _hash(inhoud: str | bytes) -> str:
    tekst = inhoud.decode("utf-8", "replace") if isinstance(inhoud, bytes) else inhoud
    return hashlib.sha256(_VERSIE.sub("", tekst).encode()).hexdigest()[:16]


def _figuurklasse() -> Any:
    from verhaal import figuur

    return figuur.Figuur


def _boom(app: Any) -> Iterator[tuple[str, str]]:
    """(kind, content) of every element a page sends."""
    for element in app.main:
        yield from _takken(element)


def _takken(knoop: Any) -> Iterator[tuple[str, str]]:
    kinderen = getattr(knoop, "children", None)
    if kinderen:
        for kind in kinderen.values():
            yield from _takken(kind)
        return
    proto = getattr(knoop, "proto", None)
    if proto is None:
        return
    tekst = getattr(proto, "body", "") or getattr(proto, "spec", "") or getattr(proto, "label", "")
    opties = list(getattr(proto, "options", []) or [])
    if "<script" in tekst:
        return
    yield type(proto).__name__, tekst + "".join(map(str, opties))


def _pagina(pagina: str, **keuzes: str) -> dict[str, str]:
    """Hashes of one page: its words, its charts, and the files of every figure that was made for it."""
    gemaakt: dict[str, Any] = {}
    klasse = _figuurklasse()
    was = klasse.__post_init__

    def onthoud(self: Any) -> None:
        was(self)
        gemaakt[self.sleutel] = self

    klasse.__post_init__ = onthoud
    try:
        app = klap_uit(open_app(pagina, **keuzes))
        if app.exception:
            raise RuntimeError(f"{pagina} {keuzes}: {app.exception}")
    finally:
        klasse.__post_init__ = was
    naam = f"{pagina}?" + "&".join(f"{k}={v}" for k, v in keuzes.items())
    uit = {}
    for soort in ("Html", "ArrowVegaLiteChart", "overig"):
        delen = [
            t for s, t in _boom(app) if (s if s in ("Html", "ArrowVegaLiteChart") else "overig") == soort
        ]
        uit[f"{naam} {soort}"] = _hash("\n".join(delen))
    for sleutel, figuur in gemaakt.items():
        uit[f"{naam} {sleutel}.csv"] = _hash(figuur.csv(nederlands=True) + figuur.csv(nederlands=False))
        uit[f"{naam} {sleutel}.svg"] = _hash(figuur.svg())
        uit[f"{naam} {sleutel}.uitleg"] = _hash(figuur.berekening.html())
    return uit


def _profiel(gm_code: str, jaar: int) -> dict[str, str]:
    from reports.html import html
    from reports.inhoud import Opties
    from reports.profiel import maak_profiel
    from reports.tekst import docx

    profiel = maak_profiel(haal, Opties(gm_code, jaar, adres="", datum=date(2026, 1, 1)))
    woorden = json.dumps([repr(s) for s in profiel.secties])
    return {
        f"profiel {gm_code} woorden": _hash(re.sub(r" at 0x[0-9a-f]+", "", woorden)),
        f"profiel {gm_code} html": _hash(html(profiel)),
        f"profiel {gm_code} cijfers": _hash(repr(profiel.cijfers)),
        f"profiel {gm_code} docx": str(len(docx(profiel)) > 0),
    }


def van_gemeente(gm_code: str, jaar: int) -> dict[str, str]:
    """Everything about one municipality ('' is Nederland)."""
    keuze = {"g": gm_code, "jaar": str(jaar)} if gm_code else {"jaar": str(jaar)}
    uit: dict[str, str] = {}
    vol = gm_code in (*MONSTER, "")
    for pagina, anders in DELEN.items():
        if vol or pagina in VOOR_IEDEREEN:
            uit |= _pagina(pagina, **keuze)
        if vol:
            for extra in anders:
                uit |= _pagina(pagina, **(keuze | extra))
    if gm_code:
        uit |= _profiel(gm_code, jaar)
    return uit


def maak(codes: list[str], jaar: int, werkers: int) -> dict[str, str]:
    """The fingerprint of these municipalities."""
    from tests import (
        vingerafdruk,  # a page run takes the place of __main__: the workers must find the function by name
    )

    uit: dict[str, str] = {}
    with ProcessPoolExecutor(werkers) as pool:
        for nummer, deel in enumerate(pool.map(vingerafdruk.van_gemeente, codes, [jaar] * len(codes)), 1):
            uit |= deel
            print(f"\r{nummer}/{len(codes)}", end="", file=sys.stderr, flush=True)
    return dict(sorted(uit.items()))


def verschillen(oud: dict[str, str], nieuw: dict[str, str]) -> list[str]:
    """What is gone, new or different, a line each."""
    return [
        f"{'verdwenen' if k not in nieuw else 'nieuw' if k not in oud else 'anders'}: {k}"
        for k in sorted({*oud, *nieuw})
        if oud.get(k) != nieuw.get(k)
    ]


def main() -> int:
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("uit", type=Path)
    lezer.add_argument("--naast", type=Path)
    lezer.add_argument("--jaar", type=int, default=2024)
    lezer.add_argument("--monster", action="store_true", help="only a few municipalities")
    lezer.add_argument("--werkers", type=int, default=2)
    keuze = lezer.parse_args()
    alle = [str(c) for c in haal.gemeenten()["gm_code"]]
    codes = ["", *(c for c in alle if c in MONSTER or not keuze.monster)]
    codes = sorted(dict.fromkeys(codes), key=lambda c: c not in (*MONSTER, ""))  # the long ones first
    nieuw = maak(codes, keuze.jaar, keuze.werkers)
    keuze.uit.write_text(json.dumps(nieuw, indent=0, ensure_ascii=False), encoding="utf-8")
    if keuze.naast is None:
        return 0
    anders = verschillen(json.loads(keuze.naast.read_text(encoding="utf-8")), nieuw)
    print("\n".join(anders) or "gelijk")
    return 1 if anders else 0


if __name__ == "__main__":
    raise SystemExit(main())
