"""A characteristic against an amount: one dot per municipality, Spearman's rho, and what it does not say."""

from __future__ import annotations

import math

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import Waarover
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_regel
from verhaal.figuur import KIES_STIP, Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import LIJST, euro, getal, is_leeg
from verhaal.grafieken_groep import KIES, spreiding
from verhaal.vergelijken.vergelijking import MATEN, cijfers_van
from verhaal.vergelijken.vergelijkwoorden import opmerkingen, sleutel_met, veel_voorkomend, vlaggen_zinnen


@bewaard
def samenhang(
    haal: Haal, keuze: Keuze, wet: str, maat: str, indicator_id: str, groep: set[str], naam: str | None
) -> Figuur | None:
    """A dot per municipality: a characteristic against an amount per inhabitant."""
    alle = haal.indicatorwaarden()
    kenmerk = alle[alle["indicator_id"] == indicator_id]
    cijfers = cijfers_van(haal, keuze, maat)
    eigen = cijfers[
        (cijfers["wet"] == wet)
        & (cijfers["maat"] == maat)
        & (cijfers["noemer"] == "inwoner")
        & cijfers["telt_in_groep"]
    ]
    samen = eigen.merge(kenmerk[["gm_code", "waarde"]], on="gm_code")
    if len(samen) < 10:
        return None
    soort = kenmerk.iloc[0]
    rho = spearman(samen["waarde"], samen["waarde_eur"])
    eenheid = f"({soort['eenheid']}, {int(soort['jaar'])})"
    x_titel = f"{soort['naam']} {eenheid}"
    punten = [
        {
            "gm_code": r["gm_code"],
            "naam": r["naam"],
            "kenmerk": r["waarde"],
            "waarde": r["waarde_eur"],
            "in_groep": r["gm_code"] in groep,
            "tekst": f"{r['naam']}: {soort['naam'].lower()} {getal(r['waarde'], 1)}, {euro(r['waarde_eur'])} per inwoner",
        }
        for r in als_rijen(samen)
    ]
    zelf = [p for p in punten if p["gm_code"] == keuze.gm_code]
    vlaggen = haal.vlaggen_jaar(jaar=keuze.jaar)
    eigen_zinnen = vlaggen_zinnen(haal, keuze.gm_code, wet, maat, keuze.jaar) if keuze.gm_code else []
    if keuze.gm_code and not zelf:
        eigen_zinnen.insert(0, f"{naam} staat er niet bij: er is geen cijfer dat te vergelijken is.")
    vooraan = f" Grote stip: {naam}; gevulde stippen: de groep waarmee u vergelijkt." if zelf else ""
    zonder = " zonder opvang en beschermd wonen" if wet == "wmo" and maat != "afwijking" else ""
    wat = f"{MATEN[maat].lower()} voor {WET_IN_ZIN[wet]}{zonder}"
    eigen_alt = f" {zelf[0]['tekst']}." if zelf else ""
    return Figuur(
        sleutel=sleutel_met(f"samenhang_{wet}_{indicator_id}", keuze.gm_code),
        over=Waarover(
            WET_NAAM[wet] + zonder, f"€ per inwoner; kenmerk in {soort['eenheid']}", str(keuze.jaar)
        ),
        titel=f"{soort['naam']} en {wat} {_woord_rho(rho, len(samen))}",
        onderkop=(
            f"{len(samen)} van de {kenmerk['gm_code'].nunique() if len(kenmerk) else 0} gemeenten met beide cijfers, {keuze.jaar}; Spearmans rho {rho_met_interval(rho, len(samen))}. "
            f"Elke stip is een gemeente.{vooraan}"
        ),
        aanwijzing=KIES_STIP,
        panelen=(
            Paneel(
                "",
                spreiding(punten, zelf, x_titel=(str(soort["naam"]), eenheid), y_titel="euro per inwoner"),
                f"{len(samen)} gemeenten, {x_titel} tegen {wat} per inwoner: Spearmans rho {rho_met_interval(rho, len(samen))}.{eigen_alt}",
                KIES,
            ),
        ),
        tabel=samen.assign(let_op=samen["gm_code"].map(opmerkingen(vlaggen, wet, maat)).fillna(""))
        .sort_values("naam")
        .reset_index(drop=True),
        kolommen=(
            Kolom("naam", "Gemeente"),
            Kolom("waarde", x_titel, lambda w: getal(w, 1)),
            Kolom("waarde_eur", f"{MATEN[maat]}, € per inwoner", LIJST.eur),
            Kolom("let_op", "Let op"),
            Kolom("gm_code", "Gemeentecode"),
        ),
        bron=f"{bron_regel(haal, keuze.jaar)} Kenmerk: {soort['brontabel']}.",
        berekening=Berekening(
            "Spearmans rho vergelijkt de volgorde van gemeenten op het kenmerk met hun volgorde op het bedrag: 1 = precies gelijk, 0 = geen "
            "verband, -1 = precies andersom. Het 95%-interval is benaderd met de formule van Bonett en Wright (2000). Elke gemeente telt even zwaar. Wat niet meetelt: paren die anders zijn geboekt, onvolledige "
            "verslagen en bedragen van nul of minder.",
            (),
            f"{bron_regel(haal, keuze.jaar)} Kenmerk: {soort['brontabel']}.",
            "indicatorwaarden",
        ),
        vlaggen=tuple(
            z
            for z in (
                *eigen_zinnen,
                "Samenhang is geen oorzaak. Wat voor gemeenten geldt, hoeft niet voor inwoners te gelden (ecologische drogreden), en wie veel verbanden bekijkt, vindt er altijd een paar bij toeval.",
                *veel_voorkomend(vlaggen, wet, maat, set(samen["gm_code"])),
                "" if is_leeg(soort["waarschuwing"]) else str(soort["waarschuwing"]),
                ""
                if int(soort["jaar"]) == keuze.jaar
                else f"Het kenmerk is van {int(soort['jaar'])}, het bedrag van {keuze.jaar}.",
            )
            if z
        ),
    )


def _woord_rho(rho: float, n: int) -> str:
    grens = spearman_interval(rho, n)
    if grens is None or grens[0] <= 0 <= grens[1]:
        return "laten geen duidelijk verband zien"
    if abs(rho) < 0.3:
        return "hangen nauwelijks samen"
    sterk = "duidelijk" if abs(rho) >= 0.5 else "enigszins"
    return f"hangen {sterk} samen: waar het ene hoger is, is het andere meestal {'ook hoger' if rho > 0 else 'juist lager'}"


def spearman(x: pd.Series, y: pd.Series) -> float:
    """Spearman's rank correlation, ties with their mean rank."""
    return float(x.rank().corr(y.rank()))


def spearman_interval(rho: float, n: int) -> tuple[float, float] | None:
    """Approximate 95 % interval of Spearman's rho over ``n`` pairs (Bonett and Wright 2000); None below ten pairs.

    Fisher's z with variance (1 + rho^2 / 2) / (n - 3), which holds for ranks where Pearson's 1 / (n - 3) is too small.
    """
    if n < 10 or not abs(rho) < 1:
        return None
    z, marge = math.atanh(rho), 1.959964 * math.sqrt((1 + rho**2 / 2) / (n - 3))
    return math.tanh(z - marge), math.tanh(z + marge)


def rho_met_interval(rho: float, n: int) -> str:
    """'0,31 (95%-interval 0,21 tot 0,40)'."""
    grens = spearman_interval(rho, n)
    return (
        getal(rho, 2)
        if grens is None
        else f"{getal(rho, 2)} (95%-interval {getal(grens[0], 2)} tot {getal(grens[1], 2)})"
    )
