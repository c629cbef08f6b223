"""One municipality through the years, against the middle half of its group."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.antwoorden import Haal
from verhaal.afzender import Waarover
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM
from verhaal.bewaren import bewaard
from verhaal.figuur import Figuur, Kolom, Paneel
from verhaal.getallen import LIJST, euro, getal, is_leeg
from verhaal.grafieken import per_stuk
from verhaal.grafieken_groep import jaren_met_band
from verhaal.taakveldwoorden import breuken
from verhaal.vergelijken import genoemd
from verhaal.vergelijken.vergelijking import MATEN, Vergelijking
from verhaal.vergelijken.vergelijkwoorden import (
    berekening,
    bron_met_groep,
    vlaggen_zinnen,
    wet_zoals_vergeleken,
)


@bewaard
def door_de_jaren(haal: Haal, v: Vergelijking, wet: str) -> Figuur | None:
    """The own line against the band of the group, for one law; always per inhabitant."""
    noemer = "inwoner"
    wat = wet_zoals_vergeleken(v, wet)
    jaren = v.jaren
    punten, kwart, rijen = [], [], []
    for jaar in jaren:
        waarde, telt = v.eigen_waarde(jaar, wet, noemer)
        niet = "" if telt or waarde is None else " (niet te vergelijken)"
        k = v.kwartiel(jaar, wet, noemer)
        genoeg = k is not None and int(k["n"]) >= 3
        punten.append(
            {
                "jaar": jaar,
                "waarde": waarde,
                "tekst": f"{v.naam} {jaar}: {LIJST.eur(waarde)} per inwoner{niet}",
                "etiket": "",
            }
        )
        if genoeg and k is not None:
            telling = v.met.telling(int(k["n"]), int(k["leden"]))
            kwart.append(
                {
                    "jaar": jaar,
                    "waarde": k["q1_eur"],
                    "q3": k["q3_eur"],
                    "mediaan": k["mediaan_eur"],
                    "tekst": f"{jaar}: midden van {telling} {euro(k['mediaan_eur'])}, middelste helft {euro(k['q1_eur'])} tot {euro(k['q3_eur'])}",
                    "etiket": "",
                }
            )
        rijen.append(
            {
                "jaar": str(jaar),
                "eigen_eur": waarde,
                "q1_eur": k["q1_eur"] if genoeg and k else None,
                "mediaan_eur": k["mediaan_eur"] if genoeg and k else None,
                "q3_eur": k["q3_eur"] if genoeg and k else None,
                "n": float(k["n"]) if k else 0.0,
                "telt": "" if waarde is None else "ja" if telt else "nee",
            }
        )
    bekend = [p for p in punten if p["waarde"] is not None]
    if not bekend:
        return None
    bekend[-1]["etiket"] = f"{v.naam} {LIJST.eur(bekend[-1]['waarde'])}"
    if kwart:
        kwart[-1]["etiket"] = f"midden {euro(kwart[-1]['mediaan'])}"
    namen = {code: genoemd.naam_van(haal, code) for code in genoemd.codes(v)}
    anderen: list[dict[str, Any]] = []
    for code, naam in namen.items():
        lijn = _lijn_van(haal, v, wet, code, naam, jaren)
        anderen += lijn
        for rij, punt in zip(rijen, lijn, strict=True):
            rij[code] = punt["waarde"]
    tabel = pd.DataFrame(rijen).astype(
        dict.fromkeys(["eigen_eur", "q1_eur", "mediaan_eur", "q3_eur", "n", *namen], "float64")
    )
    alt = "; ".join(
        f"{r['jaar']}: {v.naam} {LIJST.eur(r['eigen_eur'])}, midden {LIJST.eur(r['mediaan_eur'])}"
        + "".join(f", {naam} {LIJST.eur(r[code])}" for code, naam in namen.items())
        for r in rijen
    )
    breuken_ = breuken(haal, (wet,))
    grafiek = jaren_met_band(
        per_stuk(punten, breuken_),
        per_stuk(kwart, breuken_),
        tuple(jaren),
        breuken_,
        per_stuk(anderen, breuken_),
        as_titel="euro per inwoner",
        is_begroot=v.maat == "begroot",
    )
    return Figuur(
        sleutel=f"jaren_{wet}_{str(v.keuze.gm_code).lower()}",
        over=Waarover(
            WET_NAAM[wet] + (f" ({wat})" if wat else ""), "€ per inwoner", f"{jaren[0]}–{jaren[-1]}"
        ),
        titel=_jaren_titel(v, wet, rijen),
        onderkop=(
            f"{MATEN[v.maat]} voor {WET_IN_ZIN[wet]}{f' ({wat})' if wat else ''}, euro per inwoner van hetzelfde jaar. Lijn met stippen: {v.naam}."
            + (
                f" Grijze band: middelste helft van {v.met.kort}; grijze lijn: hun midden (mediaan). In een jaar tellen alleen gemeenten met een "
                "cijfer mee."
                if kwart
                else ""
            )
            + (" Dunne lijnen: de gemeenten die u noemt." if namen else "")
        ),
        panelen=(Paneel("", grafiek, f"{WET_NAAM[wet]} per inwoner. {alt}."),),
        tabel=tabel,
        kolommen=(
            Kolom("jaar", "Jaar"),
            Kolom("eigen_eur", f"{v.naam} (€ per inwoner)", LIJST.eur),
            *(Kolom(code, f"{naam} (€ per inwoner)", LIJST.eur) for code, naam in namen.items()),
            Kolom("q1_eur", "Eerste kwartiel groep (€ per inwoner)", LIJST.eur),
            Kolom("mediaan_eur", "Mediaan groep (€ per inwoner)", LIJST.eur),
            Kolom("q3_eur", "Derde kwartiel groep (€ per inwoner)", LIJST.eur),
            Kolom("n", "Gemeenten in de groep met een cijfer", getal),
            Kolom("telt", f"{v.naam} is te vergelijken"),
        ),
        bron=bron_met_groep(haal, v, None),
        berekening=berekening(haal, v, None),
        vlaggen=tuple(vlaggen_zinnen(haal, str(v.keuze.gm_code), wet, v.maat)),
    )


def _lijn_van(
    haal: Haal, v: Vergelijking, wet: str, code: str, naam: str, jaren: list[int]
) -> list[dict[str, Any]]:
    """The points of a named municipality; what cannot be compared is drawn and says so."""
    reeks = genoemd.reeks(haal, code, v.keuze.definitie)
    uit: list[dict[str, Any]] = []
    for jaar in jaren:
        waarde, telt = reeks.get((jaar, wet, v.maat, v.kant(wet), "inwoner"), (None, False))
        niet = "" if telt or waarde is None else " (niet te vergelijken)"
        tekst = f"{naam} {jaar}: {LIJST.eur(waarde)} per inwoner{niet}"
        uit.append({"jaar": jaar, "naam": naam, "waarde": waarde, "tekst": tekst, "etiket": ""})
    if bekend := [p for p in uit if p["waarde"] is not None]:
        bekend[-1]["etiket"] = f"{naam} {euro(bekend[-1]['waarde'])}"
    return uit


def _jaren_titel(v: Vergelijking, wet: str, rijen: list[dict[str, Any]]) -> str:
    samen = [r for r in rijen if r["telt"] == "ja" and not is_leeg(r["mediaan_eur"])]
    if len(samen) < 2:  # one year says little
        return f"{v.naam} door de jaren bij {WET_IN_ZIN[wet]}"
    soort = "" if len(samen) == sum(not is_leeg(r["eigen_eur"]) for r in rijen) else "vergelijkbare "
    boven = sum(1 for r in samen if r["eigen_eur"] > r["mediaan_eur"])
    if boven == len(samen):
        hoe = f"in alle {boven} {soort}jaren boven"
    elif boven == 0:
        hoe = f"in alle {len(samen)} {soort}jaren onder"
    else:
        hoe = f"in {boven} van de {len(samen)} {soort}jaren boven"
    return f"Bij {WET_IN_ZIN[wet]} lag {v.naam} {hoe} het midden van {v.met.kort}"
