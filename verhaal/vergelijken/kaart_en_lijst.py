"""The map of all municipalities and the list with the same values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal import landkaart
from verhaal.afzender import Waarover
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_regel
from verhaal.figuur import KIES_VLAK, Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import LIJST, euro, is_leeg
from verhaal.groep import MINSTENS
from verhaal.vergelijken.vergelijking import MATEN, NOEMER_WOORD, cijfers_van
from verhaal.vergelijken.vergelijkwoorden import (
    MAAT_UITLEG,
    NIET_MEE,
    SOORT_VAN,
    sleutel_met,
    veel_voorkomend,
    vlaggen_zinnen,
)


def _jaar_grenzen(haal: Haal) -> str:
    """The edition of the borders; '' when this version has no map."""
    rijen = haal.herkomst()
    return " ".join(rijen.loc[rijen["herkomst_id"] == "grenzen", "tabel_id"].astype(str))


def _bij_wijzen(rij: dict[str, Any], achter: str, niet_naast: set[str]) -> str:
    """What a municipality says when it is pointed at; ``niet_naast``: there is an amount, which stands beside no other."""
    if not is_leeg(rij["waarde_eur"]):
        return f"{LIJST.eur(rij['waarde_eur'])} {achter}"
    if rij["gm_code"] not in niet_naast:
        return LIJST.leeg
    return f"niet te vergelijken ({rij['let_op'].lower()})" if rij["let_op"] else "niet te vergelijken"


@bewaard
def kaartfiguur(
    haal: Haal,
    keuze: Keuze,
    wet: str,
    maat: str,
    volgorde: str,
    groep: set[str],
    groepsnaam: str,
    link: Callable[[str], str],
) -> Figuur | None:
    """The map of all municipalities, with the same values as the list below it."""
    eigen = keuze.gm_code
    grenzen_tekst = haal.kaart()
    cijfers = cijfers_van(haal, keuze, maat)
    noemer = "jongere" if keuze.eenheid.code == "jongere" and wet == "jeugdwet" else "inwoner"
    if not (cijfers["noemer"] == noemer).any():
        noemer = "inwoner"
    van = cijfers[(cijfers["wet"] == wet) & (cijfers["maat"] == maat) & (cijfers["noemer"] == noemer)]
    if van.empty or grenzen_tekst.empty:
        return None
    vlaggen = haal.vlaggen_jaar(jaar=keuze.jaar)
    soort = SOORT_VAN.get(maat)
    raak = vlaggen[(vlaggen["wet"].isna()) | (vlaggen["wet"] == wet)]
    if soort:
        raak = raak[raak["soort"].isna() | (raak["soort"] == soort)]
    opmerking = raak.groupby("gm_code")["naam"].agg(lambda n: "; ".join(dict.fromkeys(n)))
    alle = haal.gemeenten().merge(van[["gm_code", "waarde_eur", "telt_in_groep"]], on="gm_code", how="left")
    niet_naast = set(alle.loc[alle["waarde_eur"].notna(), "gm_code"])
    # what may not stand in a group may not colour the map either: a booking elsewhere is not low spending
    alle["waarde_eur"] = alle["waarde_eur"].where(alle["telt_in_groep"].fillna(False).astype(bool))
    niet_naast -= set(alle.loc[alle["waarde_eur"].notna(), "gm_code"])
    alle["let_op"] = alle["gm_code"].map(opmerking).fillna("")
    alle["groep"] = [
        "eigen gemeente" if c == eigen else "in de groep" if c in groep else "" for c in alle["gm_code"]
    ]
    waarden = [float(w) for w in alle["waarde_eur"].dropna()]
    if len(waarden) < MINSTENS:
        return None
    achter = NOEMER_WOORD[noemer]
    palet: landkaart.Palet = "oplopend"
    grenzen = landkaart.klassen(waarden)
    if maat == "afwijking":
        palet, grenzen = "rond_nul", landkaart.rond_nul(waarden)
    rijen = [
        {
            "gm_code": r["gm_code"],
            "naam": r["naam"],
            "waarde": None if is_leeg(r["waarde_eur"]) else r["waarde_eur"],
            "tekst": _bij_wijzen(r, achter, niet_naast),
        }
        for r in als_rijen(alle)
    ]
    sorteer = {"naam": ("sorteernaam", True), "hoog": ("waarde_eur", False), "laag": ("waarde_eur", True)}
    kolom, oplopend = sorteer[volgorde]
    lijst = alle.sort_values(kolom, ascending=oplopend, na_position="last", kind="stable")
    n, mist = len(waarden), len(alle) - len(waarden)
    reeks = pd.Series(waarden)
    zonder = " zonder opvang en beschermd wonen" if wet == "wmo" and maat != "afwijking" else ""
    wat = f"{MATEN[maat]} voor {WET_IN_ZIN[wet]}{zonder}"
    eigen_rij = alle[alle["gm_code"] == eigen]
    eigen_zin = (
        f" {eigen_rij['naam'].iloc[0]}: {LIJST.eur(eigen_rij['waarde_eur'].iloc[0])}."
        if len(eigen_rij)
        else ""
    )
    return Figuur(
        sleutel=sleutel_met(f"kaart_{wet}_{maat}", eigen),
        over=Waarover(WET_NAAM[wet] + zonder, f"€ {achter}", str(keuze.jaar)),
        titel=f"{wat}: in het midden van {n} gemeenten {euro(reeks.median())} {achter}",
        onderkop=(
            f"{wat} in {keuze.jaar}, euro {achter}, in vijf klassen; {mist} gemeenten zonder cijfer dat te vergelijken is zijn gearceerd, ook wie een wet voor haar regio inkoopt."
        ),
        aanwijzing=f"{KIES_VLAK} Dezelfde cijfers staan in de lijst.",
        panelen=(
            Paneel(
                "",
                landkaart.landkaart(
                    rijen,
                    str(grenzen_tekst["topojson"].iloc[0]),
                    grenzen=grenzen,
                    labels=landkaart.klasse_labels(grenzen, euro),
                    titel=f"euro {achter}",
                    eigen=eigen,
                    groep=groep,
                    groepsnaam=groepsnaam,
                    palet=palet,
                    hoogte=700,
                ),
                f"Kaart van {len(alle)} gemeenten, {wat.lower()} in {keuze.jaar}, euro {achter}: een kwart zit onder {euro(float(reeks.quantile(0.25)))}, de helft onder "
                f"{euro(reeks.median())}, driekwart onder {euro(float(reeks.quantile(0.75)))}; {mist} zonder cijfer.{eigen_zin} Alle waarden staan in de lijst bij de kaart.",
                landkaart.KEUZE,
            ),
        ),
        tabel=lijst.reset_index(drop=True),
        lijst=f"Alle gemeenten: {wat.lower()} in {keuze.jaar}, euro {achter}",
        links=tuple(link(c) for c in lijst["gm_code"]),
        kolommen=(
            Kolom("naam", "Gemeente"),
            Kolom("waarde_eur", f"{MATEN[maat]} (€ {achter})", LIJST.eur),
            Kolom("let_op", "Let op"),
            *([Kolom("groep", "Groep")] if alle["groep"].any() else []),
            Kolom("provincie", "Provincie"),
            Kolom("gm_code", "Gemeentecode"),
        ),
        bron=f"{bron_regel(haal, keuze.jaar)} Inwoners: CBS, 03759ned. Grenzen: CBS, Kadaster (PDOK), gebiedsindelingen {_jaar_grenzen(haal)}, vereenvoudigd.",
        berekening=Berekening(
            f"{MAAT_UITLEG[maat]} Gedeeld door de inwoners (of jongeren) op 1 januari van hetzelfde jaar. Klassen: "
            + (
                "rond nul, naar beide kanten even groot."
                if maat == "afwijking"
                else "vijf groepen van ongeveer evenveel gemeenten, met afgeronde grenzen."
            )
            + f" Zonder kleur: {NIET_MEE[maat]}.",
            (),
            bron_regel(haal, keuze.jaar),
            "per_hoofd_jaar" if maat == "afwijking" else "vergelijk_jaar",
            {"jaar": keuze.jaar, "definitie": keuze.definitie},
        ),
        vlaggen=(
            *(vlaggen_zinnen(haal, eigen, wet, maat, keuze.jaar) if eigen else []),
            *veel_voorkomend(vlaggen, wet, maat, set(alle["gm_code"])),
        ),
    )
