"""An outlook of one municipality in sentences, never without how often the way it is made was right."""

from __future__ import annotations

import math
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.beeld import VERSTOREND
from verhaal.begrippen import WET_IN_ZIN, jaren_kort
from verhaal.bewaren import bewaard
from verhaal.duiding import drempel
from verhaal.getallen import euro_kort, is_leeg, procent
from verhaal.vooruit.terugtoets import BASIS, GROEPEN, LEDEN, Toets, terugtoets

IN_ZIN = {w: WET_IN_ZIN.get(w, "de Wmo en jeugd samen") for w in GROEPEN}
SAMEN = "pgb_niet_gesplitst"  # the amount of a law is too low; that of Wmo and youth together is whole

REGIO = "regiotaak"  # books the money of other municipalities: its gross amounts stand beside nobody's
REGIOZIN = "Waarschijnlijk koopt deze gemeente ook voor andere gemeenten in: een deel van deze bedragen is dan geld van die gemeenten."


@dataclass(frozen=True)
class Vooruitblik:
    """What the outcome of a begroting may be, and what that is worth; the band is None when it did not hold."""

    groep: str
    jaar: int
    begroot_keur: float
    verwacht_keur: float
    band_keur: tuple[float, float] | None
    zinnen: tuple[str, ...]


def helder(groep: str, vlaggen: str) -> bool:
    """Whether no flag of a report (with commas between them) disturbs the amount of this group."""
    storend = set(VERSTOREND) - ({SAMEN} if groep == "wmo_jeugd" else set())
    return not storend & set(vlaggen.split(","))


def los_bekend(haal: Haal, groep: str, jaar: int) -> bool:
    """Whether begrotingen of this year tell this group apart; one rule for all, also for who filed no pgb of two laws at once."""
    samen = haal.pgb_niet_gesplitst()
    is_samen = bool(((samen["jaar"] == jaar) & (samen["soort"] == "begroting")).any())
    return not (is_samen and groep in LEDEN["wmo_jeugd"])


@bewaard
def _plekken(haal: Haal) -> dict[Hashable, Any]:
    """Where the rows of each municipality and group stand: looking through all of them takes longer than the rest."""
    return haal.vooruit_paren().groupby(["gm_code", "groep"]).indices


def van_gemeente(haal: Haal, gm_code: str, groep: str) -> dict[int, dict[str, object]]:
    """The rows of the query vooruit_paren of one municipality and group, by year."""
    eigen = haal.vooruit_paren().take(_plekken(haal).get((gm_code, groep), np.array([], dtype=int)))
    return {int(r["jaar"]): dict(r) for r in als_rijen(pd.DataFrame(eigen))}


def bedrag(rij: dict[str, object] | None, kolom: str) -> float | None:
    """An amount of such a row; None when it is not known or not above nought."""
    waarde = None if rij is None else rij[kolom]
    if not isinstance(waarde, (int, float)) or is_leeg(waarde) or waarde <= 0:
        return None
    return float(waarde)


def is_regio(rij: dict[str, object]) -> bool:
    """Whether the municipality probably buys for its region too."""
    return REGIO in str(rij["vlaggen_begroting"]).split(",")


def regelingjaren(rijen: dict[int, dict[str, object]], jaren: list[int]) -> tuple[int, ...]:
    """The years among these in which a temporary scheme of the Rijk is in the amounts."""
    return tuple(
        j for j in jaren if j in rijen and "rijksregeling" in str(rijen[j]["vlaggen_rekening"]).split(",")
    )


def geloofwaardig(haal: Haal, begroot: float, laatste: float | None) -> bool:
    """Whether a begroting is not so far from the last known spending that it is probably booked elsewhere."""
    factor = drempel(haal, "volgende_factor")
    return laatste is None or laatste / factor <= begroot <= laatste * factor


def trefzekerheid(toets: Toets) -> tuple[str, ...]:
    """How far off the way that is shown was, beside the begroting itself, and when the begroting was closer."""
    wijze = toets.getoond
    if wijze is None:
        return ()
    fout, jaren = toets.samen["fout_pct"], jaren_kort(toets.getoetst)
    zinnen = [
        f"Gemiddeld over {jaren} zat deze rekenwijze er bij de helft van de gemeenten ongeveer {procent(fout[wijze])} of meer naast.",
        f"Bij de begroting zelf was dat ongeveer {procent(fout[BASIS])} of meer.",
    ]
    if toets.verloren_jaren:
        zinnen.append(f"In {jaren_kort(toets.verloren_jaren)} zat de begroting zelf er minder ver naast.")
    return tuple(zinnen)


@bewaard
def vooruitblik(haal: Haal, gm_code: str, naam: str, groep: str) -> Vooruitblik | None:
    """The outlook for the newest begroting without a jaarrekening; None when no way may be shown or its amount is not whole."""
    toets = terugtoets(haal, groep)
    wijze = toets.getoond
    if wijze is None:
        return None
    eigen = van_gemeente(haal, gm_code, groep)
    nieuwste = max(int(j) for j in toets.afwijking.columns)
    for jaar in sorted((j for j in eigen if j > nieuwste), reverse=True):
        begroot = bedrag(eigen[jaar], "begroot_keur")
        voorspeld = toets.voorspel(wijze, jaar)
        toen = eigen.get(jaar - toets.regels.bekend)
        if begroot is None or voorspeld is None or not helder(groep, str(eigen[jaar]["vlaggen_begroting"])):
            continue
        if not los_bekend(haal, groep, jaar) or not geloofwaardig(
            haal, begroot, bedrag(toen, "besteed_keur")
        ):
            continue
        mu = float(voorspeld.verwacht[gm_code])
        verwacht = begroot * math.exp(mu)
        band = (begroot * math.exp(mu + voorspeld.onder), begroot * math.exp(mu + voorspeld.boven))
        als = str(haal.rekenwijzen().set_index("rekenwijze")["zin"][wijze])
        zinnen = [
            f"{naam} begrootte voor {jaar} {euro_kort(begroot)} voor {IN_ZIN[groep]}.",
            f"{als} in {jaren_kort(list(toets.regels.jaren(jaar)))}, dan komen zij in {jaar} uit op ongeveer "
            f"{euro_kort(verwacht)}. Nieuwere jaren waren niet bekend toen de raad begrootte.",
        ]
        if toets.band_houdt:
            zinnen.append(
                f"Daarbij hoort een marge van {euro_kort(band[0])} tot {euro_kort(band[1])}: in {jaren_kort(toets.getoetst)} viel "
                f"{procent(float(toets.samen['binnen_pct'][wijze]))} van de uitkomsten van gemeenten binnen zo’n marge."
            )
        if samen := [j for j in eigen if j > jaar and not los_bekend(haal, groep, j)]:
            zinnen.insert(
                1,
                f"Hoeveel er in de begroting {max(samen)} voor {IN_ZIN[groep]} apart is, is niet bekend. Daarom gaat dit over {jaar}.",
            )
        if is_regio(eigen[jaar]):
            zinnen.append(REGIOZIN)
        if regeling := regelingjaren(eigen, list(toets.regels.jaren(jaar))):
            zinnen.append(
                f"In {jaren_kort(list(regeling))} liep een tijdelijke regeling van het Rijk mee. Zonder zo’n regeling kan de afwijking kleiner zijn."
            )
        zinnen += trefzekerheid(toets)
        zinnen.append(
            "Het is een rekenvoorbeeld. Het zegt niet wat de gemeente gaat uitgeven, en niet of de begroting goed is."
        )
        return Vooruitblik(groep, jaar, begroot, verwacht, band if toets.band_houdt else None, tuple(zinnen))
    return None


def waarom_niet(haal: Haal, groep: str) -> str:
    """Why no outlook stands here for this group; '' where it can."""
    toets = terugtoets(haal, groep)
    if toets.getoond is not None:
        return ""
    begin = f"Voor {IN_ZIN[groep]} staat hier geen rekenvoorbeeld."
    if toets.beste_vooraf == BASIS:
        return f"{begin} In de jaren waarop wij een rekenwijze kiezen, zat de begroting zelf er het minst ver naast."
    return (
        f"{begin} De rekenwijze die in eerdere jaren het dichtst bij de uitkomst lag, zat er in {jaren_kort(toets.getoetst)} niet minder ver "
        "naast dan de begroting zelf."
    )


@bewaard
def blikken(haal: Haal, gm_code: str, naam: str, groepen: tuple[str, ...]) -> dict[str, list[str]]:
    """Per group the outlook in sentences, or the one that says why there is none."""
    uit = {}
    for groep in groepen:
        blik = vooruitblik(haal, gm_code, naam, groep)
        if blik is not None:
            uit[groep] = list(blik.zinnen)
        else:
            geen = f"Voor {IN_ZIN[groep]} staat hier geen rekenvoorbeeld: de begroting ontbreekt of is niet te vergelijken."
            uit[groep] = [waarom_niet(haal, groep) or geen]
    return uit
