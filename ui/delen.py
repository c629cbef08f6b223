"""Take a figure along: link, page of one figure, picture, slide, table, letter to the host, text for the council."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from reports import dia, raadstuk
from ui import adres, kader
from ui.gegevens import database, haal
from verhaal.afzender import PRODUCT, Afzender, Reactie, reacties_van
from verhaal.figuur import Figuur
from verhaal.html import maak


def afzender(figuur: Figuur) -> Afzender:
    """Who and what the reader sees now; asked when files are offered, for they are made after the run."""
    keuze = kader.keuze_nu()
    namen = haal.definities().set_index("definitie")["naam"]
    return Afzender(
        gm_code=keuze.gm_code or "NL",
        naam=kader.gemeentenaam() or "Nederland",
        jaar=str(keuze.jaar),
        definitie=str(namen[keuze.definitie]),
        versie=database().stem,
        datum=date.today(),
        adres=adres.van_figuur(figuur.sleutel),
        reacties=reacties(figuur),
    )


def reacties(figuur: Figuur) -> tuple[Reactie, ...]:
    """What the chosen municipality answered to this figure."""
    return () if figuur.over.landelijk else reacties_van(haal, kader.keuze_nu().gm_code, figuur.sleutel)


def stempel() -> dict[str, Any]:
    """Columns for a table that is no figure: which version of the figures, from whom, when and where."""
    return {
        "versie": database().stem,
        "afzender": PRODUCT,
        "gemaakt_op": date.today(),
        "adres": adres.van_pagina(),
    }


def _bestanden(figuur: Figuur, van: Afzender) -> dict[str, tuple[Callable[[], bytes], str, str]]:
    """Button -> what makes the file, how its name ends, and its kind."""
    return {
        "CSV": (partial(figuur.csv, nederlands=True, van=van), ".csv", "text/csv"),
        "CSV (machine)": (partial(figuur.csv, nederlands=False, van=van), "_machine.csv", "text/csv"),
        "PNG": (partial(figuur.png, van), ".png", "image/png"),
        "SVG": (partial(figuur.svg, van), ".svg", "image/svg+xml"),
        "Dia (PNG)": (partial(dia.png, figuur, van), "_dia.png", "image/png"),
        "Dia (PowerPoint)": (partial(dia.pptx, figuur, van), "_dia.pptx", dia.MIME),
    }


def toon(figuur: Figuur, plek: Any) -> None:
    """Everything behind 'Deel of download', made when it is opened."""
    van = afzender(figuur)
    plek.html(
        maak(
            "delen.html",
            link=van.adres,
            insluiten="" if figuur.merk else _code(figuur),  # own figures are not there for who opens it
            merk=figuur.merk,
            brief=adres.brief(figuur.titel, van.adres, van.versie),
        )
    )
    naam = f"gemeenten3d_{figuur.sleutel}"
    for label, (maker, einde, soort) in _bestanden(figuur, van).items():
        _knop(plek, figuur, label, maker, naam + einde, soort)
    if figuur.over.landelijk or van.gm_code == "NL":
        return  # a council writes about its own municipality
    plek.html(maak("alinea.html", klasse="voetnoot", tekst="Als tekst voor de raad, in Word:"))
    for soort_stuk, titel in raadstuk.soorten(haal).items():
        maker = partial(raadstuk.van_figuur, haal, soort_stuk, figuur, van)
        _knop(plek, figuur, titel, maker, f"{naam}_{soort_stuk}.docx", raadstuk.MIME)


def _knop(plek: Any, figuur: Figuur, label: str, maker: Callable[[], bytes], naam: str, soort: str) -> None:
    sleutel = f"dl_{figuur.sleutel}_{label}"
    plek.download_button(label, maker, naam, soort, type="tertiary", on_click="ignore", key=sleutel)


def _code(figuur: Figuur) -> str:
    """The line of HTML that puts this figure on another site."""
    bron = adres.van_figuur(figuur.sleutel, insluiten="1").replace("&", "&amp;")
    titel = figuur.titel.replace("&", "&amp;").replace('"', "&quot;")
    return f'<iframe src="{bron}" title="{titel}" width="100%" height="620" style="border:0"></iframe>'
