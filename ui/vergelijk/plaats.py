"""The position strips: one municipality between the members of its group, per law. No rank numbers."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ui.beeld import Haal
from ui.begrippen import WET_IN_ZIN, WET_NAAM, opsomming
from ui.figuur import Figuur, Kolom, Paneel
from ui.getallen import euro
from ui.grafieken_groep import KIES, bereik, positiestrook
from ui.vergelijk.cijfers import MATEN, NOEMER_WOORD, Plaats, Vergelijking
from ui.vergelijk.gemeen import bedrag, berekening, bron_met_groep, midden_zin, vlaggen_zinnen

_CENTRUM = "Centrumgemeente"  # name of the flag


def plaatsen(haal: Haal, v: Vergelijking) -> Figuur | None:
    """A strip per law; None when there is no figure at all."""
    alle = v.plaatsen()
    waarden = [
        w for p in alle for w in (p.eigen, p.nederland, *(lid.waarde for lid in p.punten)) if w is not None
    ]
    if not any(p.punten or p.eigen is not None for p in alle):
        return None
    domein = bereik(waarden)
    rijen: list[dict[str, Any]] = []
    for p in alle:
        vast = {"wet": WET_NAAM[p.wet], "per": NOEMER_WOORD[p.noemer]}
        rijen.append(
            {
                **vast,
                "gemeente": v.naam,
                "waarde_eur": p.eigen,
                "telt": "eigen gemeente",
                "let_op": p.eigen_opmerking,
            }
        )
        for naam, waarde in (
            (f"Mediaan van {p.n} gemeenten", p.mediaan),
            ("Eerste kwartiel", p.q1),
            ("Derde kwartiel", p.q3),
            ("Nederland, gewogen", p.nederland),
        ):
            rijen.append({**vast, "gemeente": naam, "waarde_eur": waarde, "telt": "", "let_op": ""})
        for lid in sorted(p.leden, key=lambda lid: lid.naam):
            telt = "ja" if lid.telt and lid.waarde is not None else "nee"
            rijen.append(
                {
                    **vast,
                    "gemeente": lid.naam,
                    "waarde_eur": lid.waarde,
                    "telt": telt,
                    "let_op": lid.opmerking,
                }
            )
    return Figuur(
        sleutel=f"plaats_{str(v.keuze.gm_code).lower()}",
        titel=_plaats_titel(v, alle),
        onderkop=(
            f"{MATEN[v.maat]} in {v.keuze.jaar}, euro per inwoner van hetzelfde jaar"
            + (" (jeugd: per jongere)" if any(p.noemer == "jongere" for p in alle) else "")
            + f". Grote stip: {v.naam}. Kleine stippen: {v.met.wie}. Grijze balk: hun middelste helft; streep: hun midden (mediaan). "
            "Vierkant: Nederland, gewogen. Klik op een stip om die gemeente te kiezen."
        ),
        panelen=tuple(_strook(v, p, domein) for p in alle),
        tabel=pd.DataFrame(rijen).astype({"waarde_eur": "float64"}),
        kolommen=(
            Kolom("wet", "Wet"),
            Kolom("gemeente", "Gemeente of maat"),
            Kolom("waarde_eur", "Euro per hoofd", bedrag),
            Kolom("per", "Per"),
            Kolom("telt", "Telt mee in het midden"),
            Kolom("let_op", "Let op"),
        ),
        bron=bron_met_groep(haal, v, v.keuze.jaar),
        berekening=berekening(haal, v, v.keuze.jaar),
        vlaggen=tuple(_let_op(haal, v, alle)),
        gestapeld=True,
    )


def _strook(v: Vergelijking, p: Plaats, domein: list[float]) -> Paneel:
    achter = NOEMER_WOORD[p.noemer]
    zelf = None
    if p.eigen is not None:
        zelf = {"gm_code": v.keuze.gm_code, "waarde": p.eigen, "tekst": f"{v.naam}: {euro(p.eigen)} {achter}"}
    land = None
    if p.nederland is not None:
        land = {"waarde": p.nederland, "tekst": f"Nederland, gewogen: {euro(p.nederland)} {achter}"}
    midden = {"waarde": p.mediaan, "q1": p.q1, "q3": p.q3} if p.mediaan is not None else None
    leden = [
        {"gm_code": lid.gm_code, "waarde": lid.waarde, "tekst": f"{lid.naam}: {bedrag(lid.waarde)} {achter}"}
        for lid in p.punten
    ]
    helft = f"; middelste helft {euro(p.q1)} tot {euro(p.q3)}" if p.q1 is not None else ""
    nl = f"; Nederland gewogen {euro(p.nederland)}" if p.nederland is not None else ""
    alt = f"{WET_NAAM[p.wet]}, euro {achter}: {v.naam} {bedrag(p.eigen)}; {midden_zin(v, p)}{helft}{nl}. {len(leden)} punten."
    return Paneel(
        f"{WET_NAAM[p.wet]}: {bedrag(p.eigen)}; {midden_zin(v, p)}",
        positiestrook(leden, zelf, midden, land, domein=domein, as_titel=f"euro {achter}"),
        alt,
        KIES,
    )


def _plaats_titel(v: Vergelijking, plaatsen: list[Plaats]) -> str:
    """Where the own value lies against the middle half, law by law, without a rank."""
    woorden: dict[str, list[str]] = {}
    for p in plaatsen:
        if p.eigen is None or p.q1 is None or p.q3 is None:
            continue
        plek = "boven" if p.eigen > p.q3 else "onder" if p.eigen < p.q1 else "in"
        woorden.setdefault(plek, []).append(WET_IN_ZIN[p.wet])
    if not woorden:
        return f"{v.naam} naast {v.met.kort}"
    delen = [f"bij {opsomming(wetten)} {plek}" for plek, wetten in woorden.items()]
    return f"{v.naam} ligt {', '.join(delen)} de middelste helft van {v.met.kort}"


def _let_op(haal: Haal, v: Vergelijking, alle: list[Plaats]) -> list[str]:
    """Who is missing or left out, and the flags on the own figures."""
    zinnen = []
    for p in alle:
        zinnen += vlaggen_zinnen(haal, str(v.keuze.gm_code), p.wet, v.maat, v.keuze.jaar)
        if centrum := [lid.naam for lid in p.punten if _CENTRUM in lid.opmerking]:
            zinnen.append(
                f"Bij {WET_IN_ZIN[p.wet]} zijn {len(centrum)} van deze gemeenten centrumgemeente: zij betalen ook beschermd wonen en opvang voor "
                f"hun regio ({', '.join(centrum[:5])}{f' en {len(centrum) - 5} andere' if len(centrum) > 5 else ''})."
            )
        weg = [lid.naam for lid in p.leden if lid.waarde is None or not lid.telt]
        if weg:
            namen = ", ".join(weg[:5]) + (f" en {len(weg) - 5} andere" if len(weg) > 5 else "")
            zinnen.append(
                f"Bij {WET_IN_ZIN[p.wet]} tellen {len(p.leden) - len(weg)} van de {len(p.leden)} gemeenten mee; niet: {namen}."
            )
    return list(dict.fromkeys(zinnen))
