"""The thresholds of counting and protection: numbers and sentences of ``data/referentie/enquete_drempels.csv``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from fouten import Gebruikersfout
from loaders.contract import lees
from loaders.referentie import ENQUETE_DREMPELS


@dataclass(frozen=True)
class Drempels:
    """Every threshold by name, and ``zinnen``: what is printed under every chart, in order.

    ``telzinnen``: those about counting only, which hold for public answers too.
    """

    minimum_gemeente: int
    minimum_groep: int
    rollen_per_gemeente: int
    rollen_vanaf: int
    unaniem_vanaf: int
    buiten_de_meerderheid: int
    persoon_vanaf: int
    gewicht_hoogstens: float
    gewogen_stap_pct: float
    gewogen_vanaf: int
    indicatief_pct: float
    betrouwbaarheid_pct: float
    zinnen: tuple[str, ...] = ()
    telzinnen: tuple[str, ...] = ()


OPENBAAR = "Deze antwoorden zijn openbaar: gemeenten gaven ze als overheid, niet als persoon. Daarom is niets verborgen."
_GETALLEN = {"gewicht_hoogstens", "gewogen_stap_pct", "indicatief_pct", "betrouwbaarheid_pct"}


def lees_drempels(map_: Path) -> Drempels:
    """Thresholds from the folder ``data/referentie``.

    Raises Gebruikersfout when a threshold is missing or unknown, so that none is ever silently off.
    """
    tabel = lees(map_, ENQUETE_DREMPELS)
    waarden = dict(zip(tabel["drempel"], tabel["waarde"].astype(float), strict=True))
    namen = {veld.name for veld in fields(Drempels)} - {"zinnen", "telzinnen"}
    if verschil := namen ^ set(waarden):
        raise Gebruikersfout(
            f"data/referentie/enquete_drempels.csv: de drempel {', '.join(sorted(verschil))} ontbreekt of is onbekend. "
            "Zet het bestand terug uit het versiebeheer."
        )
    getallen = {naam: waarde if naam in _GETALLEN else int(waarde) for naam, waarde in waarden.items()}
    rijen = tabel.sort_values("volgorde")
    return Drempels(**getallen, zinnen=_zinnen(rijen), telzinnen=_zinnen(rijen[rijen["soort"] == "telling"]))


def _zinnen(rijen: pd.DataFrame) -> tuple[str, ...]:
    return tuple(
        str(zin).format(waarde=f"{waarde:g}".replace(".", ","))
        for zin, waarde in zip(rijen["zin"], rijen["waarde"].astype(float), strict=True)
        if pd.notna(zin)
    )


def drempelzinnen(drempels: Drempels, openbaar: bool = False) -> tuple[str, ...]:
    """What stands under every chart of a survey: how people are protected, and how is counted; two paragraphs.

    ``openbaar``: of public answers, where nothing is hidden.
    """
    bescherming = [z for z in drempels.zinnen if z not in drempels.telzinnen]
    eerst = OPENBAAR if openbaar else " ".join(["Zo beschermen wij wie meedeed.", *bescherming])
    return eerst, " ".join(["Zo tellen wij.", *drempels.telzinnen])
