"""Why the Rijk reckons with more or less: from a group, or Nederland, to the own amount in steps. No Streamlit.

Only the algemene uitkering follows from maatstaven; grants stand beside it. A step is the own amount of a maatstaf per
inhabitant minus that of the group, so that the steps add up to the whole difference.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import Waarover
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM
from verhaal.bewaren import bewaard
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import LIJST, VAST, getal
from verhaal.grafieken_rijk import stappen as stappen_grafiek
from verhaal.groep import groep_van

STAPPEN = 6  # bars a reader can take in; what is smaller goes together in a rest
_KLEIN = 0.05  # euro per inhabitant: below it a difference reads as 0,0


@dataclass(frozen=True)
class Stap:
    """What one maatstaf adds to the difference, euro per inhabitant; ``woorden`` say it with 'meer' or 'minder'."""

    maatstaf: str
    woorden: str
    eur: float


def euro1(waarde: float) -> str:
    """A small amount in tenths: '€ 478,7'."""
    return f"€{VAST}{getal(waarde, 1)}"


def met_teken(waarde: float) -> str:
    """'+3,9' or '-8,6'; '0,0' without a sign."""
    tekst = getal(waarde, 1)
    return f"+{tekst}" if waarde > 0 and tekst != "0,0" else tekst


def stappen(regels: pd.DataFrame, tegen: str) -> list[Stap]:
    """The steps of one law against 'groep' or 'land', the largest first, at most ``STAPPEN`` and a rest."""
    alle = []
    for r in als_rijen(regels):
        eur = float(r["eigen_eur"] - r[f"{tegen}_eur"])
        kant = "meer" if r["eigen_volume"] >= r[f"{tegen}_volume"] else "minder"
        alle.append(Stap(str(r["maatstaf"]), f"{kant} {r['in_zin']}", eur))
    alle.sort(key=lambda s: -abs(s.eur))
    over = alle[STAPPEN:]
    rest = [Stap("rest", "overige maatstaven", sum(s.eur for s in over))] if over else []
    return [*alle[:STAPPEN], *rest]


def oorzaken(lijst: list[Stap], verschil: float) -> str:
    """The steps that pull the same way as the difference, at most two: 'minder regionale centrumfunctie (-8,6)'."""
    mee = [s for s in lijst if s.eur * verschil > 0 and abs(s.eur) >= _KLEIN and s.maatstaf != "rest"]
    return ", ".join(f"{s.woorden} ({met_teken(s.eur)})" for s in mee[:2])


def _punten(lijst: list[Stap]) -> list[dict[str, Any]]:
    uit: list[dict[str, Any]] = []
    tot = 0.0
    for s in lijst:
        van, tot = tot, tot + s.eur
        label = f"{s.woorden}: {met_teken(s.eur)}"
        uit.append({"naam": s.maatstaf, "label": label, "van": van, "tot": tot, "samen": False})
    label = f"samen: {met_teken(tot)}"
    uit.append({"naam": "samen", "label": label, "van": 0.0, "tot": tot, "samen": True})
    return [{**p, "tekst": p["label"]} for p in uit]


def _titel(wet: str, verschil: float, lijst: list[Stap], dan: str) -> str:
    begin = f"In de algemene uitkering rekent het Rijk voor {WET_IN_ZIN[wet]} met"
    if round(abs(verschil)) == 0:
        return f"{begin} ongeveer evenveel per inwoner als {dan}"
    waarom = oorzaken(lijst, verschil)
    meer = "meer" if verschil > 0 else "minder"
    return f"{begin} €{VAST}{getal(abs(verschil))} per inwoner {meer} dan {dan}" + (
        f": {waarom}" if waarom else ""
    )


@bewaard
def waterval(haal: Haal, keuze: Keuze, naam: str, wet: str, circulaire: dict[str, Any]) -> Figuur | None:
    """The steps from the chosen group and from Nederland to the own amount, of one law; None without amounts."""
    parameters: dict[str, Any] = {
        "gm_code": str(keuze.gm_code),
        "groep": keuze.groep,
        "jaar": keuze.jaar,
        "circulaire": str(circulaire["circulaire"]),
    }
    regels = haal.maatstaven_naast_groep(**parameters)
    regels = regels[regels["wet"] == wet].reset_index(drop=True)
    if regels.empty:
        return None
    met = groep_van(haal.groepsoorten(), keuze.groep, haal.gemeente(gm_code=str(keuze.gm_code)))
    kanten = {"land": "in heel Nederland"}
    if regels["n"].notna().all():
        kanten = {"groep": f"gemiddeld in {met.kort}", **kanten}
    eigen = float(regels["eigen_eur"].sum())
    panelen, gezegd = [], {}
    for kant, dan in kanten.items():
        ander = float(regels[f"{kant}_eur"].sum())
        lijst = stappen(regels, kant)
        gezegd[kant] = _titel(wet, eigen - ander, lijst, dan)
        punten = _punten(lijst)
        panelen.append(
            Paneel(
                f"Van {euro1(ander)} {dan} naar {euro1(eigen)} in {naam}",
                stappen_grafiek(punten),
                f"Van {euro1(ander)} per inwoner {dan} naar {euro1(eigen)} in {naam}. "
                + "; ".join(str(p["tekst"]) for p in punten)
                + ".",
            )
        )
    n = int(regels["n"].iloc[0]) if "groep" in kanten else 0
    uitleg = [f"{r['naam']}: {str(r['meet'])[0].lower()}{str(r['meet'])[1:]}." for r in als_rijen(regels)]
    bron = (
        f"Bron: ministerie van BZK, rekenmodel bij de {str(circulaire['naam']).lower()}, eigen berekening. "
        "Wat een maatstaf meet staat in gewone woorden; de precieze omschrijving staat in het Besluit financiële verhouding."
    )
    verschillen = {f"verschil_{k}": regels["eigen_eur"] - regels[f"{k}_eur"] for k in ("groep", "land")}
    return Figuur(
        sleutel=f"rijk_waarom_{wet}_{str(keuze.gm_code).lower()}",
        over=Waarover(
            WET_NAAM[wet],
            "€ per inwoner",
            str(keuze.jaar),
            f"Algemene uitkering, {circulaire['naam'].lower()}",
        ),
        titel=next(iter(gezegd.values())),
        onderkop=(
            f"Algemene uitkering {keuze.jaar}, {circulaire['naam']}, euro per inwoner waar de circulaire mee rekent. Elke balk begint waar de "
            "vorige eindigt. "
            + (
                f"De groep: gemiddelde van {met.telling(n, n)}, elk even zwaar. "
                if n
                else f"{met.ontbreekt_op_scherm or f'Er zijn geen {met.wie}.'} "
            )
            + "Nederland: gewogen."
        ),
        panelen=tuple(panelen),
        tabel=regels.assign(**verschillen),
        kolommen=(
            Kolom("naam", "Maatstaf"),
            Kolom("meet", "Wat zij meet"),
            Kolom("eigen_eur", f"{naam} (€ per inwoner)", LIJST.een),
            Kolom("groep_eur", "Groep, gemiddeld (€ per inwoner)", LIJST.een),
            Kolom("verschil_groep", "Verschil met de groep (€ per inwoner)", LIJST.een, 1),
            Kolom("land_eur", "Nederland, gewogen (€ per inwoner)", LIJST.een),
            Kolom("verschil_land", "Verschil met Nederland (€ per inwoner)", LIJST.een, 1),
        ),
        bron=bron,
        berekening=Berekening(
            "Per maatstaf: volume × gewicht × uitkeringsfactor, gedeeld door de inwoners waar de circulaire mee rekent. Verschil = eigen "
            "bedrag min dat van de groep of van Nederland; samen is dat het verschil van het hele cluster in de algemene uitkering.",
            tuple(uitleg),
            bron,
            "maatstaven_naast_groep",
            parameters,
        ),
        vlaggen=(
            "Een maatstaf met een gewicht onder nul verlaagt het bedrag. Minder van zo’n maatstaf geeft dus een hoger bedrag.",
            "Uitkeringen buiten de algemene uitkering, zoals voor beschermd wonen of sociale werkvoorziening, staan hier niet bij.",
            "De maatstaven beschrijven waar kosten vaak mee samenhangen. Zij zeggen niet wat de gemeente moet uitgeven.",
        ),
        gestapeld=False,
    )
