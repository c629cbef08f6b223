"""Answers from one version of the database, without a page; and where the dashboard stands."""

from __future__ import annotations

import os
import re
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd

from fouten import Gebruikersfout
from queries import Waarde, verbind, vraag
from queries.antwoorden import Haal
from queries.per_gemeente import PerGemeente, voor_alle
from verhaal.beeld import Keuze
from verhaal.begrippen import prijsnamen
from verhaal.groep import STANDAARD

INSTELLING = "GEMEENTEN3D_ADRES"
_STANDAARD = {
    "telt": "smal",
    "toon": "totaal",
    "met": STANDAARD,
    "prijzen": prijsnamen(0)["toen"],
}  # left out: a short link makes a coarse QR code
_ADRES = re.compile(r"https?://[A-Za-z0-9.\-]+(:\d{1,5})?(/[A-Za-z0-9._~/\-]*)?")


def haal_uit(database: Path) -> Haal:
    """A function that answers queries from this version only, and remembers the answers.

    Profiles of one batch share most of their queries. Every answer is a copy, so a caller may change it.
    """
    con = verbind(database)

    @lru_cache(maxsize=256)
    def _antwoord(naam: str, parameters: tuple[tuple[str, Waarde], ...]) -> pd.DataFrame:
        return vraag(con, naam, **dict(parameters))

    @lru_cache(maxsize=64)
    def _alle(naam: str, parameters: tuple[tuple[str, Waarde], ...]) -> PerGemeente:
        return PerGemeente(vraag(con, naam, **dict(parameters)))

    def antwoord(naam: str, parameters: dict[str, Waarde]) -> pd.DataFrame:
        if alle := voor_alle(naam, parameters):
            return _alle(naam, tuple(sorted(alle.items()))).van(str(parameters["gm_code"]))
        return _antwoord(naam, tuple(sorted(parameters.items()))).copy(deep=False)  # copy-on-write

    return Haal(antwoord, lambda: str(database))


def query_van(keuze: Keuze, prijsjaar: int) -> str:
    """The part of the address behind '?' that opens the same view."""
    alles = {
        "g": keuze.gm_code or "",
        "jaar": str(keuze.jaar),
        "telt": keuze.definitie,
        "toon": keuze.eenheid.code,
        "met": keuze.groep,
        "prijzen": prijsnamen(prijsjaar)[keuze.prijzen],
    }
    return urlencode({k: v for k, v in alles.items() if v != _STANDAARD.get(k)}, safe=",")


def adres(gegeven: str | None) -> str:
    """Where the dashboard stands, without '/' at the end; '' when nobody said so. Raises Gebruikersfout for nonsense."""
    waarde = (os.environ.get(INSTELLING, "") if gegeven is None else gegeven).strip()
    if waarde and (len(waarde) > 120 or not _ADRES.fullmatch(waarde)):
        raise Gebruikersfout(
            f"Het adres van het dashboard (instelling {INSTELLING}) is geen webadres: geef iets als "
            "https://gemeenten3d.voorbeeld.nl, zonder vraagteken en hoogstens 120 tekens lang."
        )
    return waarde.rstrip("/")
