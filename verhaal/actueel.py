"""How new the figures are, in words for a visitor: what is newest here, and what CBS has published since."""

from __future__ import annotations

from datetime import date

import pandas as pd

from loaders.live import kalender
from queries import rijen as als_rijen
from verhaal.getallen import is_leeg

_NAAM = {"rekening": "jaarrekening", "begroting": "begroting"}


def _wanneer(dag: date, vandaag: date) -> str:
    """'juli', or 'november 2025' in another year."""
    return kalender.MAANDEN[dag.month - 1] + ("" if dag.year == vandaag.year else f" {dag.year}")


def nieuwste(verslagen: pd.DataFrame) -> str:
    """'jaarrekening 2024 en begroting 2026': the newest of each, of the query ``verslagen``."""
    laatste = verslagen.groupby("soort")["jaar"].max()
    return " en ".join(f"{naam} {laatste[soort]}" for soort, naam in _NAAM.items() if soort in laatste.index)


def gemist(verslagen: pd.DataFrame, vandaag: date) -> list[kalender.Uitgave]:
    """What CBS should have published by its own calendar and is not here, longest ago first."""
    aanwezig = [
        kalender.Aanwezig(
            int(v["jaar"]), str(v["soort"]), None if is_leeg(v["gewijzigd_op"]) else v["gewijzigd_op"].date()
        )
        for v in als_rijen(verslagen)
    ]
    return sorted(kalender.verschenen_en_niet_geladen(aanwezig, vandaag))


def stand_van_zaken(verslagen: pd.DataFrame, vandaag: date) -> str:
    """What is newest here and what CBS has since; no command, a visitor cannot do anything with one."""
    zin = f"Nieuwste cijfers hier: {nieuwste(verslagen)}."
    delen: list[str] = []
    for uitgave in gemist(verslagen, vandaag):
        sinds = _wanneer(uitgave.datum, vandaag)
        naam = f"de {uitgave.naam}{',' if ',' in uitgave.naam else ''}"
        delen.append(
            f"{naam} sinds {sinds}" if delen else f"{naam} staat sinds {sinds} bij het CBS en nog niet hier"
        )
    if not delen:
        return zin
    return f"{zin} D{'; '.join(delen)[1:]}. Dat volgt uit de kalender van het CBS."
