"""Public answers of municipalities beside their own money: a strip of municipalities per answer, or a dot per mark.

Only surveys with one row per municipality whose answers are public come here; every dot is then a municipality by name.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import Waarover
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM
from verhaal.bronregels import bron_regel
from verhaal.enquetes.eigen_enquete import EigenEnquete
from verhaal.enquetes.enquetefiguren import sleutel_van
from verhaal.figuur import KIES_STIP, Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import euro, getal
from verhaal.grafieken_groep import KIES, bereik, positiestrook, spreiding
from verhaal.groep import MINSTENS
from verhaal.vergelijken.samenhang import rho_met_interval, spearman
from verhaal.vergelijken.vergelijkwoorden import opmerkingen, sleutel_met, veel_voorkomend, vlaggen_zinnen

MATEN = {
    "besteed": "Besteed",
    "begroot": "Begroot",
    "afwijking": "Besteed min begroot",
    "afstand": "Afstand tussen besteed en begroot",
}
_VERSCHIL = (
    "Een verschil noemen wij pas een verschil als de 95%-intervallen van twee middens elkaar niet raken."
)
VOORZICHTIG = (
    "Samenhang is geen oorzaak: gemeenten verschillen ook in grootte, inwoners en samenwerking. Wie veel vragen bekijkt, vindt er altijd een paar verbanden bij toeval.",
)


def antwoorden(e: EigenEnquete, vraag_id: str) -> pd.DataFrame:
    """gm_code, antwoord, volgorde: what every municipality answered. Of several answers: a row for each that was chosen."""
    u = e.blok(vraag_id, "gemeente")
    gegeven = u[(u["onderdrukt"] == "nee") & (pd.to_numeric(u["n"]) > 0)]
    return gegeven[["geo_code", "label", "volgorde"]].rename(
        columns={"geo_code": "gm_code", "label": "antwoord"}
    )


def bedragen(haal: Haal, wet: str, maat: str, keuze: Keuze) -> pd.DataFrame:
    """gm_code, naam, waarde_eur (per inhabitant) of every municipality of which it can be compared."""
    cijfers = haal.per_hoofd_jaar(jaar=keuze.jaar, definitie=keuze.definitie)
    kern = cijfers[
        (cijfers["wet"] == wet)
        & (cijfers["maat"] == ("afwijking" if maat == "afstand" else maat))
        & (cijfers["noemer"] == "inwoner")
        & cijfers["telt_in_groep"]
    ]
    uit = kern[["gm_code", "naam", "waarde_eur"]]
    return uit.assign(waarde_eur=uit["waarde_eur"].abs()) if maat == "afstand" else uit


def met_geld(haal: Haal, e: EigenEnquete, vraag_id: str, wet: str, maat: str, keuze: Keuze) -> pd.DataFrame:
    """gm_code, naam, antwoord, volgorde, waarde_eur (per inhabitant) of municipalities with both."""
    samen = antwoorden(e, vraag_id).merge(bedragen(haal, wet, maat, keuze), on="gm_code")
    return samen.sort_values(["volgorde", "naam"], ignore_index=True)


def midden_met_interval(waarden: pd.Series) -> tuple[float, float, float] | None:
    """Median with its 95 % interval by order statistics; None where there are too few values for an interval."""
    if len(waarden) < MINSTENS:
        return None
    from scipy.stats import quantile_test  # a second to load: only where it is asked

    grens = quantile_test(waarden, q=0, p=0.5).confidence_interval(0.95)
    if not (
        grens.low == grens.low and grens.high == grens.high
    ):  # an end that does not exist is not a number
        return None
    return float(waarden.median()), float(grens.low), float(grens.high)


def per_antwoord(
    haal: Haal, e: EigenEnquete, vraag_id: str, wet: str, maat: str, keuze: Keuze, naam: str | None
) -> Figuur | None:
    """The figure; None with fewer than ten municipalities that have both an answer and an amount."""
    tabel = met_geld(haal, e, vraag_id, wet, maat, keuze)
    if tabel["gm_code"].nunique() < 10:
        return None
    vraag = e.vraag(vraag_id)
    maker = _cijfer if vraag["soort"] == "cijfer" else _stroken
    titel, onderkop, panelen = maker(e, vraag, tabel, wet, maat, keuze, naam)
    wat = f"{MATEN[maat].lower()} voor {WET_IN_ZIN[wet]}"
    voor = "VOORBEELD: " if e.is_voorbeeld else ""
    weg = len(set(antwoorden(e, vraag_id)["gm_code"]) - set(tabel["gm_code"]))
    vlaggen = haal.vlaggen_jaar(jaar=keuze.jaar)
    bron = f"{e.bron} {bron_regel(haal, keuze.jaar)}"
    return Figuur(
        sleutel=sleutel_met(f"{sleutel_van(e, vraag_id)}_antwoord_{wet}_{maat}", keuze.gm_code),
        over=Waarover(WET_NAAM[wet], "€ per inwoner", str(keuze.jaar)),
        titel=voor + titel,
        onderkop=f"{vraag['tekst']} n = {getal(tabel['gm_code'].nunique())} gemeenten met een antwoord en een bedrag ({wat} in {keuze.jaar}, euro per inwoner). {onderkop}",
        aanwijzing=KIES_STIP,
        panelen=tuple(replace(p, alt=f"{voor}{p.alt}") for p in panelen),
        tabel=tabel.assign(let_op=tabel["gm_code"].map(opmerkingen(vlaggen, wet, maat)).fillna("")),
        kolommen=(
            Kolom("naam", "Gemeente"),
            Kolom("antwoord", "Antwoord"),
            Kolom("waarde_eur", f"{MATEN[maat]}, € per inwoner", euro),
            Kolom("let_op", "Let op"),
            Kolom("gm_code", "Gemeentecode"),
        ),
        bron=bron,
        berekening=Berekening(
            "Midden: de mediaan van de gemeenten die dit antwoord gaven, elke gemeente telt even zwaar. Het 95%-interval van het midden volgt uit de volgorde van "
            f"de bedragen (binomiaal) en bestaat vanaf zes gemeenten; met minder dan {MINSTENS} gemeenten noemen wij geen midden. Wat niet meetelt: paren die anders zijn "
            "geboekt en onvolledige verslagen.",
            (),
            bron,
            "per_hoofd_jaar",
            {"jaar": keuze.jaar, "definitie": keuze.definitie},
        ),
        vlaggen=(
            *_eigen_zinnen(haal, keuze, naam, wet, maat, set(tabel["gm_code"])),
            *([_VERSCHIL] if vraag["soort"] == "enkel" else []),
            *VOORZICHTIG,
            *veel_voorkomend(vlaggen, wet, maat, set(tabel["gm_code"])),
            *([f"{weg} {'gemeente gaf' if weg == 1 else 'gemeenten gaven'} antwoord, maar zonder bedrag dat te vergelijken is."] if weg else []),
            *([f"De enquête is van {e.jaar}, het bedrag van {keuze.jaar}."] if e.jaar and e.jaar != keuze.jaar else []),
        ),
        gestapeld=True,
    )  # fmt: skip


def _eigen_zinnen(
    haal: Haal, keuze: Keuze, naam: str | None, wet: str, maat: str, erbij: set[str]
) -> list[str]:
    """The flags of the chosen municipality, and that it is not there when it is not."""
    if keuze.gm_code is None:
        return []
    niet = (
        [] if keuze.gm_code in erbij else [f"{naam} staat er niet bij: er is geen antwoord of geen bedrag."]
    )
    return [*niet, *vlaggen_zinnen(haal, keuze.gm_code, wet, maat, keuze.jaar)]


def _punt(r: dict[str, Any]) -> dict[str, Any]:
    return {
        "gm_code": r["gm_code"],
        "naam": r["naam"],
        "waarde": r["waarde_eur"],
        "tekst": f"{r['naam']}: ‘{r['antwoord']}’, {euro(r['waarde_eur'])} per inwoner",
    }


def _stroken(
    e: EigenEnquete, vraag: dict[str, Any], tabel: pd.DataFrame, wet: str, maat: str, keuze: Keuze, naam: str | None
) -> tuple[str, str, tuple[Paneel, ...]]:  # fmt: skip
    """A strip per answer: title, words below it, panels."""
    panelen, middens = [], {}
    domein = bereik(list(tabel["waarde_eur"]))
    eigen_antwoord = None
    for antwoord, deel in tabel.groupby("antwoord", sort=False):
        punten = [_punt(r) for r in als_rijen(deel)]
        zelf = next((p for p in punten if p["gm_code"] == keuze.gm_code), None)
        eigen_antwoord = eigen_antwoord or (antwoord if zelf else None)
        midden = midden_met_interval(deel["waarde_eur"])
        balk = None
        kop = f"{antwoord}: n = {len(deel)}"
        if len(deel) >= MINSTENS:
            kwart = deel["waarde_eur"].quantile([0.25, 0.5, 0.75])
            balk = {"waarde": kwart[0.5], "q1": kwart[0.25], "q3": kwart[0.75]}
            kop += f", midden {euro(kwart[0.5])}"
        if midden is not None:
            middens[str(antwoord)] = midden
            kop += f" (95%-interval {euro(midden[1])} tot {euro(midden[2])})"
        panelen.append(
            Paneel(
                kop,
                positiestrook(
                    [p for p in punten if p is not zelf],
                    zelf,
                    balk,
                    None,
                    domein=domein,
                    as_titel="euro per inwoner",
                ),
                f"{kop}. {f'{naam} is een van hen.' if zelf else ''}",
                KIES,
            )
        )
    onderkop = "Elke stip is een gemeente. Grijze balk: de middelste helft; streep: het midden (mediaan)." + (
        f" Grote stip: {naam}." if eigen_antwoord else ""
    )
    if (
        vraag["soort"] == "meer"
    ):  # the same municipality stands in several strips: nothing to set against each other
        titel = f"{MATEN[maat]} voor {WET_IN_ZIN[wet]}, bij elk antwoord dat gemeenten kozen"
        return titel, f"{onderkop} Een gemeente kan bij meer antwoorden staan.", tuple(panelen)
    return _titel(middens, wet, maat), onderkop, tuple(panelen)


def _titel(middens: dict[str, tuple[float, float, float]], wet: str, maat: str) -> str:
    """Only intervals that do not touch make a difference."""
    wat = f"{MATEN[maat].lower()} voor {WET_IN_ZIN[wet]}"
    if len(middens) < 2:
        return f"Te weinig gemeenten per antwoord om {wat} te vergelijken"
    hoog = max(middens, key=lambda a: middens[a][1])
    laag = min(middens, key=lambda a: middens[a][2])
    if middens[hoog][1] <= middens[laag][2]:
        return f"{wat[0].upper()}{wat[1:]}: geen duidelijk verschil tussen gemeenten met verschillende antwoorden"

    def zin(antwoord: str) -> str:
        midden, van, tot = middens[antwoord]
        return f"{euro(midden)} bij ‘{antwoord}’ (95%-interval {euro(van)} tot {euro(tot)})"

    return f"{wat[0].upper()}{wat[1:]}, per inwoner: midden {zin(hoog)} en {zin(laag)}"


def _cijfer(
    e: EigenEnquete, vraag: dict[str, Any], tabel: pd.DataFrame, wet: str, maat: str, keuze: Keuze, naam: str | None
) -> tuple[str, str, tuple[Paneel, ...]]:  # fmt: skip
    """A dot per municipality: its mark against the amount; answers that are no mark are left out."""
    cijfers = tabel.assign(cijfer=pd.to_numeric(tabel["antwoord"], errors="coerce")).dropna(subset="cijfer")
    rho = spearman(cijfers["cijfer"], cijfers["waarde_eur"])
    tekst = f"Spearmans rho {rho_met_interval(rho, len(cijfers))}"
    punten = [{**_punt(r), "kenmerk": r["cijfer"], "in_groep": False} for r in als_rijen(cijfers)]
    zelf = [p for p in punten if p["gm_code"] == keuze.gm_code]
    wat = f"{MATEN[maat].lower()} voor {WET_IN_ZIN[wet]}"
    paneel = Paneel(
        "",
        spreiding(punten, zelf, x_titel=("cijfer dat de gemeente gaf",), y_titel="euro per inwoner"),
        f"{len(punten)} gemeenten, cijfer tegen {wat} per inwoner: {tekst}."
        + (f" {zelf[0]['tekst']}." if zelf else ""),
        KIES,
    )
    return (
        f"Het cijfer en {wat}: {tekst}",
        "Elke stip is een gemeente." + (f" Grote stip: {naam}." if zelf else ""),
        (paneel,),
    )
