"""What a figure says when it leaves the product: whose it is, about what, when it was made and where it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.begrippen import WET_NAAM, WETTEN, opsomming
from verhaal.bewaren import bewaard

PRODUCT = "Gemeenten in 3D"
DRIE_WETTEN = opsomming([WET_NAAM[w] for w in WETTEN])
SOCIAAL_DOMEIN = "Het hele sociaal domein (hoofdtaakveld 6)"
GEEN_WET = "Niet per wet"
ALLE_FIGUREN = "alle"  # an answer that stands at every figure


@dataclass(frozen=True)
class Waarover:
    """What the numbers of a figure are about; what is empty follows from the choices of the reader.

    ``landelijk``: about Nederland, whichever municipality is chosen.
    """

    wet: str = ""
    eenheid: str = ""
    jaar: str = ""
    definitie: str = ""
    landelijk: bool = False


@dataclass(frozen=True)
class Reactie:
    """What a municipality answered to a figure: its own words, signed and dated."""

    tekst: str
    ondertekenaar: str
    datum: date

    @property
    def zin(self) -> str:
        """The answer as theirs."""
        return f"Reactie van {self.ondertekenaar}, {self.datum:%d-%m-%Y}: {self.tekst}"


@dataclass(frozen=True)
class Afzender:
    """Who made a file for whom: the choices of the reader, the version of the figures, the day and the address."""

    gm_code: str = ""
    naam: str = ""
    jaar: str = ""
    definitie: str = ""
    versie: str = ""
    datum: date | None = None
    adres: str = ""
    reacties: tuple[Reactie, ...] = ()

    def velden(self, over: Waarover) -> dict[str, Any]:
        """Column -> value, the same for every row; the first two say who."""
        return {
            "gm_code": "NL" if over.landelijk or not self.gm_code else self.gm_code,
            "gemeente": "Nederland" if over.landelijk or not self.gm_code else self.naam,
            "wet": over.wet,
            "jaar": over.jaar or self.jaar,
            "eenheid": over.eenheid,
            "definitie": over.definitie or self.definitie,
            "reactie": " ".join(r.zin for r in self.reacties),
            "versie": self.versie,
            "afzender": PRODUCT,
            "gemaakt_op": self.datum,
            "adres": self.adres,
        }

    def regels(self, over: Waarover) -> tuple[str, ...]:
        """The same in two lines, for below a picture; its unit stands above it, on the scale of the chart."""
        v = self.velden(over)
        wie = (
            f"{v['gemeente']} ({v['gm_code']}), {v['jaar']}"
            if v["jaar"]
            else f"{v['gemeente']} ({v['gm_code']})"
        )
        wat = [f"{wie}. {v['wet']}" if v["wet"] else wie]
        wat += [f"Definitie: {v['definitie']}"] if v["definitie"] else []
        dag = f", gemaakt op {self.datum:%d-%m-%Y}" if self.datum else ""
        wanneer = [f"{PRODUCT}{dag}"]
        wanneer += [f"Versie van de cijfers: {self.versie}"] if self.versie else []
        wanneer += [self.adres] if self.adres else []
        return (". ".join(wat) + ".", *(r.zin for r in self.reacties), ". ".join(wanneer))


KOPPEN = {
    "gm_code": "Gemeentecode",
    "gemeente": "Gemeente",
    "wet": "Wet",
    "jaar": "Jaar",
    "eenheid": "Eenheid",
    "definitie": "Definitie",
    "reactie": "Reactie van de gemeente",
    "versie": "Versie van de cijfers",
    "afzender": "Afzender",
    "gemaakt_op": "Gemaakt op",
    "adres": "Adres",
}


def korte_sleutel(sleutel: str) -> str:
    """The key of a figure without the municipality: 'lijn_wmo_gm1674' -> 'lijn_wmo'. So it is called in an address."""
    return re.sub(r"_(gm\d{4}|nl)(?=_|$)", "", sleutel)


@bewaard
def reacties_van(haal: Haal, gm_code: str | None, sleutel: str) -> tuple[Reactie, ...]:
    """What this municipality answered to a figure, or to all of them; the host adds it as a row of data."""
    if gm_code is None:
        return ()
    return tuple(
        Reactie(str(r["tekst"]), str(r["ondertekenaar"]), pd.Timestamp(r["datum"]).date())
        for r in als_rijen(haal.reacties())
        if r["gm_code"] == gm_code and r["figuur"] in (ALLE_FIGUREN, korte_sleutel(sleutel))
    )
