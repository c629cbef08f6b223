"""The one form of a chart: Figuur. It cannot exist without text alternative and table; drawing it is for others.

A Figuur carries everything that travels with a chart: the finding as title, unit and n, flags
in words, source, how it was calculated, and downloads that hold the same.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import vl_convert as vlc

from queries import sql_tekst
from queries.antwoorden import Naam
from verhaal import thema
from verhaal.afzender import KOPPEN, Afzender, Waarover
from verhaal.csvbestand import tabel_csv
from verhaal.grafieken import Grafiek, met_eigen_namen
from verhaal.html import maak, tabelrijen

Opmaak = Callable[[Any], str]
NIETS = Waarover()
ONBEKEND = Afzender()  # where no reader asked: a test, a figure on paper that has its own head
_WIE = ("Gemeente", "Gemeente of maat")  # headings of a column that names a municipality per row
_FIGUURKOPPEN = {"let_op_figuur": "Let op bij deze figuur"}
_ACHTERAAN = (
    "wet",
    "jaar",
    "eenheid",
    "definitie",
    "bron",
    "let_op_figuur",
    "reactie",
    "versie",
    "afzender",
    "gemaakt_op",
    "adres",
)


KIES_STIP = "Klik op een stip om die gemeente aan te wijzen."
KIES_VLAK = "Klik op een gemeente om haar aan te wijzen."


@dataclass(frozen=True)
class Kolom:
    """One table column: its name in the data, its heading (with unit), and how to write a value.

    ``decimalen``: how many mean something in a file, where the unit in the name does not say so.
    """

    naam: str
    kop: str
    opmaak: Opmaak = str
    decimalen: int | None = None


@dataclass(frozen=True)
class Paneel:
    """One chart with its own heading and text alternative holding the key numbers.

    ``kiest`` names the selection parameter of a chart in which a click selects a municipality. ``hoog_px``: of a chart that
    is as high as it has rows, on paper too.
    """

    titel: str
    grafiek: Grafiek
    alt: str
    kiest: str = ""
    hoog_px: int | None = None


@dataclass(frozen=True)
class Berekening:
    """The answer to "Hoe is dit berekend?"."""

    formule: str
    taakvelden: tuple[str, ...]
    bron: str
    query: Naam
    parameters: dict[str, Any] = field(default_factory=dict)

    def html(self, vragen: str = "") -> str:
        """The explanation with the SQL that was run; ``vragen``: where the page is that answers it with these values, if anywhere."""
        link = f"{vragen}?{urlencode(self.adres)}" if vragen else ""
        return maak(
            "berekening.html",
            formule=self.formule,
            taakvelden=self.taakvelden,
            bron=self.bron,
            parameters=self.parameters,
            sql=sql_tekst(self.query),
            link=link,
        )

    @property
    def adres(self) -> dict[str, str]:
        """What an address says to open this question: its name and values, short however long the question is."""
        return {"berekening": self.query, "waarden": json.dumps(self.parameters, ensure_ascii=False)}


@dataclass(frozen=True)
class Figuur:
    """A finding with its chart(s), text alternative, table, source, flags and calculation.

    Raises ValueError when the title, a text alternative with numbers, the table, the unit line
    or the source is missing.
    """

    sleutel: str
    titel: str
    onderkop: str
    panelen: tuple[Paneel, ...]
    tabel: pd.DataFrame
    kolommen: tuple[Kolom, ...]
    bron: str
    berekening: Berekening
    vlaggen: tuple[str, ...] = ()
    niveau: int = 2
    gestapeld: bool = False  # panels below instead of beside each other
    lijst: str = ""  # when the table is an equal alternative: its heading; it then stands open
    links: tuple[str, ...] = ()  # an address per row of the table, behind its first cell
    aanwijzing: str = ""  # what a reader can do with the chart; on the screen only
    over: Waarover = NIETS  # said in every file of the figure
    merk: str = ""  # of figures that nobody published: 'CONCEPT'. Everything made of it says so, and none of it is kept

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[a-z0-9_]+", self.sleutel):
            raise ValueError(f"sleutel van figuur is geen bestandsnaam: {self.sleutel!r}")
        for wat, tekst in (("titel", self.titel), ("onderkop", self.onderkop), ("bron", self.bron)):
            if not tekst.strip():
                raise ValueError(f"figuur {self.sleutel} heeft geen {wat}")
        if not self.panelen:
            raise ValueError(f"figuur {self.sleutel} heeft geen grafiek")
        for paneel in self.panelen:
            if len(paneel.alt) < 20 or not re.search(r"\d", paneel.alt):
                raise ValueError(f"figuur {self.sleutel}: de tekst bij '{paneel.titel}' noemt geen cijfers")
        if self.tabel.empty or not self.kolommen:
            raise ValueError(f"figuur {self.sleutel} heeft geen tabel")

    @cached_property
    def tabel_html(self) -> str:
        """The same figures as an accessible table; written once, a figure is kept for all visitors."""
        onderschrift = self.lijst or f"{self.titel}. {self.onderkop}"
        return tabel_html(self.tabel, self.kolommen, onderschrift, self.links)

    def csv(self, *, nederlands: bool, van: Afzender = ONBEKEND) -> bytes:
        """The table as CSV. Dutch: ';', decimal comma and readable headings; else machine-readable.

        A row begins with whose it is and carries what it is about, source, flags and sender: copied out, it keeps them.
        A table with a municipality per row names that one; a column of its own is never replaced.
        """
        per_rij = (
            next((k.naam for k in self.kolommen if k.kop in _WIE), None) if "gm_code" in self.tabel else None
        )
        kolommen = [k for k in self.kolommen if k.naam not in ("gm_code", per_rij)]
        uit = self.tabel[[k.naam for k in kolommen]].copy()
        velden = van.velden(self.over) | {"bron": self.bron, "let_op_figuur": " ".join(self.vlaggen)}
        uit.insert(0, "gm_code", self.tabel["gm_code"] if per_rij else velden["gm_code"])
        uit.insert(1, "gemeente", self.tabel[per_rij] if per_rij else velden["gemeente"])
        for naam in _ACHTERAAN:
            if naam not in uit and velden[naam] not in ("", None):
                uit[naam] = velden[naam]
        koppen = KOPPEN | _FIGUURKOPPEN | {k.naam: k.kop for k in kolommen}
        precies = {k.naam: k.decimalen for k in kolommen if k.decimalen is not None}
        return tabel_csv(uit, nederlands=nederlands, koppen=koppen if nederlands else None, precies=precies)

    def _vega(self, van: Afzender = ONBEKEND) -> dict[str, Any]:
        """All panels side by side, with the title above; flags, source and sender below."""
        breed = len(self.panelen) > 1 and not self.gestapeld
        top = ("$schema", "config")
        grafieken = [
            {
                **{k: v for k, v in met_eigen_namen(_als_beeld(p.grafiek), nummer).items() if k not in top},
                "width": 340 if breed else 760,
                "title": p.titel,
            }
            for nummer, p in enumerate(self.panelen)
        ]
        tekens = 130 if breed else 95
        onder = (*(f"Let op: {v}" for v in self.vlaggen), self.bron, *van.regels(self.over))
        regels = [r for t in onder for r in textwrap.wrap(t, tekens)]
        voet = {
            "data": {"values": [{"y": nummer, "tekst": regel} for nummer, regel in enumerate(regels)]},
            "mark": {"type": "text", "align": "left", "baseline": "top", "color": thema.VERGELIJKING},
            "encoding": {
                "x": {"value": 0},
                "y": {"field": "y", "type": "ordinal", "axis": None},
                "text": {"field": "tekst", "type": "nominal"},
            },
            "height": {"step": 19},
            "width": 760,
        }
        kop = {
            "text": textwrap.wrap(self.titel, 80),
            "subtitle": textwrap.wrap(self.onderkop, tekens),
            "fontSize": 20,
            "subtitleFontSize": 14,
            "offset": 24,
        }
        eerste = self.panelen[0].grafiek
        return {
            "$schema": eerste["$schema"],
            "config": eerste["config"],
            "vconcat": [*grafieken, voet]
            if self.gestapeld
            else [{"hconcat": grafieken, "spacing": 32, "resolve": _EIGEN_SCHAAL}, voet],
            "resolve": _EIGEN_SCHAAL,
            "spacing": 16,
            "padding": 16,
            "title": kop,
        }

    def svg(self, van: Afzender = ONBEKEND) -> bytes:
        """All panels as one SVG, with title, flags, source and sender."""
        registreer_letters()
        return vlc.vegalite_to_svg(self._vega(van)).encode("utf-8")

    def png(self, van: Afzender = ONBEKEND) -> bytes:
        """All panels as one PNG at double resolution."""
        registreer_letters()
        return vlc.vegalite_to_png(self._vega(van), scale=2)


def _als_beeld(grafiek: Grafiek) -> Grafiek:
    """The chart without what a click would choose: panels of one form share those names, and one would draw the rows of the other."""
    blijft = [p for p in grafiek.get("params", []) if "select" not in p]
    lagen = []
    for laag in grafiek["layer"]:
        los = {k: v for k, v in laag.items() if k not in ("name", "params")}
        if "encoding" in los:
            los["encoding"] = {kanaal: _zonder_klik(codering) for kanaal, codering in los["encoding"].items()}
        lagen.append(los)
    return {**grafiek, "params": blijft, "layer": lagen}


def _zonder_klik(codering: Any) -> Any:
    """How a mark looks when nothing was clicked; a tooltip is a list of codings."""
    if isinstance(codering, dict) and "param" in codering.get("condition", {}):
        return {k: v for k, v in codering.items() if k != "condition"}
    return codering


# A legend stays with its chart: shared by all of them it would end up below the source line.
_EIGEN_SCHAAL = {"scale": dict.fromkeys(("color", "stroke", "strokeWidth"), "independent")}
_letters_geregistreerd = False


def registreer_letters() -> None:
    """Make the shipped fonts known to vl-convert, once per process."""
    global _letters_geregistreerd
    if not _letters_geregistreerd:
        vlc.register_font_directory(str(thema.LETTERTYPEN))
        _letters_geregistreerd = True


def tabel_html(
    tabel: pd.DataFrame, kolommen: tuple[Kolom, ...], onderschrift: str, links: tuple[str, ...] = ()
) -> str:
    """A table with caption, column headers and row headers; every cell formatted and escaped.

    ``links`` puts an address behind the row header of every row.
    """
    reeksen = [tabel[k.naam] for k in kolommen]
    rijen = [
        [kolom.opmaak(waarde) for kolom, waarde in zip(kolommen, rij, strict=True)]
        for rij in zip(*reeksen, strict=True)
    ]
    klassen = ["g" if pd.api.types.is_float_dtype(reeks.dtype) else "" for reeks in reeksen]
    return maak(
        "tabel.html",
        koppen=[k.kop for k in kolommen],
        rijen=tabelrijen(rijen, klassen, links or [""] * len(rijen)),
        klassen=klassen,
        onderschrift=onderschrift,
    )
