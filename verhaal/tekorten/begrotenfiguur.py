"""What councils as a whole budget beside the newest spending they knew, as a figure."""

from __future__ import annotations

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import Waarover
from verhaal.begrippen import WET_NAAM
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_regel, taakveldregels
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import LIJST, procent, procent1
from verhaal.grafieken_tekort import kwartielen_per_jaar
from verhaal.taakveldwoorden import breuk_zin, breuken, breukjaren
from verhaal.vooruit.raden import hoger, per_jaar, zin
from verhaal.vooruit.terugtoets import GROEP_NAAM, LEDEN, TELLING, Regels
from verhaal.vooruit.vooruitblik import IN_ZIN


def _titel(rij: dict[str, float], groep: str, bekend: int) -> str:
    """'De begroting … voor jeugd ligt bij de middelste gemeente 4,5% hoger dan de uitgaven van …; 19% van de gemeenten begrootte lager'."""
    jaar = int(rij["jaar"])
    return (
        f"De begroting {jaar} voor {IN_ZIN[groep]} ligt bij de middelste gemeente {hoger(rij['mediaan'])} dan de uitgaven van "
        f"{jaar - bekend}; {procent(rij['lager_pct'])} van de gemeenten begrootte lager"
    )


def _paneel(haal: Haal, groep: str, t: pd.DataFrame, titel: str, bekend: int) -> Paneel:
    kwart = [
        {
            "jaar": int(r["jaar"]),
            "waarde": r["q1"],
            "mediaan": r["mediaan"],
            "q3": r["q3"],
            "tekst": f"begroting {int(r['jaar'])} naast de uitgaven van {int(r['jaar']) - bekend}: in het midden van {int(r['n'])} gemeenten "
            f"{hoger(r['mediaan'])}, middelste helft {procent1(r['q1'])} tot {procent1(r['q3'])}; {procent(r['lager_pct'])} begrootte lager",
        }
        for r in als_rijen(t)
    ]
    jaren, wetten = tuple(int(j) for j in haal.jaren()["jaar"]), LEDEN.get(groep, (groep,))
    return Paneel(
        titel,
        kwartielen_per_jaar(kwart, [], jaren, breuken(haal, wetten), as_titel="procent"),
        "; ".join(k["tekst"] for k in kwart) + ".",
    )


@bewaard
def begroten(haal: Haal, wet: str) -> Figuur | None:
    """One law over the years; with Wmo and youth together beside it where a newer begroting knows them as a whole only."""
    bekend, eigen = Regels.van(haal).bekend, per_jaar(haal, wet)
    if eigen.empty:
        return None
    delen = {wet: eigen}
    samen = next((g for g, leden in LEDEN.items() if wet in leden), None)
    if samen and (t := per_jaar(haal, samen))["jaar"].max() > eigen["jaar"].max():
        delen[samen] = t
    naast = [
        f"Hoeveel er in de begroting {t['jaar'].max()} voor {IN_ZIN[wet]} apart is, is niet bekend: persoonsgebonden budgetten (pgb) van de Wmo en "
        f"jeugd staan er alleen samen in. {zin(haal, g, int(t['jaar'].max()))}"
        for g, t in delen.items()
        if g != wet
    ]
    tabel = pd.concat([t.assign(groep=g) for g, t in delen.items()])
    formule = (
        "Begroting van het jaar gedeeld door de uitgaven in de jaarrekening van twee jaar eerder, min 1, in procent. "
        "Gemeenten waarvan de bedragen niet bij elkaar passen, tellen niet mee."
    )
    return Figuur(
        sleutel=f"tekort_begroten_{wet}",
        over=Waarover(
            WET_NAAM[wet],
            "%",
            f"{int(tabel['jaar'].min())} tot en met {int(tabel['jaar'].max())}",
            "Begroting naast de uitgaven van twee jaar eerder",
            landelijk=True,
        ),
        titel=_titel(als_rijen(eigen)[-1], wet, bekend),
        onderkop=(
            "Hoeveel procent de primitieve begroting ligt boven de uitgaven van twee jaar eerder: de nieuwste jaarrekening die de raad kende toen hij "
            "begrootte. Balk: middelste helft van de gemeenten; streep: midden (mediaan). Niet gecorrigeerd voor prijzen."
        ),
        panelen=tuple(
            _paneel(haal, g, t, GROEP_NAAM[g] if len(delen) > 1 else "", bekend) for g, t in delen.items()
        ),
        tabel=tabel.astype({"n": "float64"}),
        kolommen=(
            Kolom("groep", "Wet", lambda g: GROEP_NAAM[g]),
            Kolom("jaar", "Begroting van", str),
            Kolom("n", "Gemeenten", LIJST.heel),
            Kolom("q1", "Eerste kwartiel (% boven de uitgaven twee jaar eerder)", LIJST.pct),
            Kolom("mediaan", "Mediaan (%)", LIJST.pct),
            Kolom("q3", "Derde kwartiel (%)", LIJST.pct),
            Kolom("lager_pct", "Begrootte lager dan toen uitgegeven (% van de gemeenten)", LIJST.pct),
        ),
        bron=bron_regel(haal),
        berekening=Berekening(
            formule,
            taakveldregels(haal, int(eigen["jaar"].max()), TELLING),
            bron_regel(haal),
            "vooruit_paren",
        ),
        vlaggen=(
            "Een begroting onder de laatste uitgaven kan een keuze zijn, zoals een besparing of een taak die verviel. Dit cijfer zegt niet of een begroting goed is.",
            *naast,
            "Gemeenten waarvan de bedragen niet bij elkaar passen, tellen niet mee."
            + breuk_zin(breukjaren(haal, wetten=(wet,)), " van taakvelden"),
        ),
    )
