"""What the print shop makes (``drukkerij``): the preview of a profile, its files, and what goes in a package.

Every function takes the path of a database version first, and gives what can be sent from one process to another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pandas as pd

from queries.antwoorden import Haal
from reports.batch import Taak, inhoud_van
from reports.bron import haal_uit
from reports.inhoud import Alinea, Blok, Opties, Profiel, Punten, Tabel
from reports.manifest import Regel
from reports.profiel import maak_profiel
from reports.uitvoer import SOORTEN
from verhaal.figuur import Kolom, tabel_html
from verhaal.html import maak


@dataclass(frozen=True)
class Voorbeeld:
    """The pages as pictures, their words as HTML, and the mark of own figures."""

    paginas: tuple[bytes, ...]
    tekst: str
    merk: str


@lru_cache(maxsize=2)
def _haal(pad: str) -> Haal:
    return haal_uit(Path(pad))


def voorbeeld(pad: str, opties: Opties, ppi: int) -> Voorbeeld:
    """The pages of a profile as PNG pictures. Raises Gebruikersfout."""
    from reports.pdf import png  # Typst is loaded when something is printed

    profiel = maak_profiel(_haal(pad), opties)
    return Voorbeeld(tuple(png(profiel, ppi)), _tekst(profiel), profiel.merk)


def bestand(pad: str, opties: Opties, soort: str) -> bytes:
    """A profile in one of ``SOORTEN``. Raises Gebruikersfout."""
    haal = _haal(pad)
    return SOORTEN[soort].maak(haal, maak_profiel(haal, opties))


def pakketdeel(pad: str, taak: Taak) -> list[tuple[Regel, bytes]]:
    """The files of one municipality, each with its line in the manifest. Raises Gebruikersfout."""
    return list(inhoud_van(_haal(pad), taak))


def _tekst(profiel: Profiel) -> str:
    """The same words and tables in the reading order of the paper."""
    secties = [{"kop": s.kop, "blokken": [_blok(b) for b in s.blokken]} for s in profiel.secties]
    return maak("profieltekst.html", titel=profiel.titel, secties=secties)


def _blok(blok: Blok) -> dict[str, object]:
    soort = type(blok).__name__
    if isinstance(blok, Alinea):
        return {"soort": soort, "tekst": blok.tekst}
    if isinstance(blok, Punten):
        return {"soort": soort, "kop": blok.kop, "zinnen": blok.zinnen}
    if isinstance(blok, Tabel):
        tabel = pd.DataFrame(blok.rijen, columns=list(blok.koppen))
        kolommen = tuple(Kolom(k, k) for k in blok.koppen)
        return {"soort": soort, "tabel": tabel_html(tabel, kolommen, blok.onderschrift)}
    alts = [p.alt for p in blok.panelen]
    return {"soort": soort, "onderkop": blok.onderkop, "alts": alts, "vlaggen": blok.vlaggen}
