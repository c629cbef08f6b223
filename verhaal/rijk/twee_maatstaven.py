"""Two yardsticks in one figure: comparable municipalities, and the rekenbedrag as a description of need. No Streamlit.

The rekenbedrag is scaled to what all municipalities together spend: what is left is how it is divided, not how high it
is. Each yardstick speaks only outside its own band, and neither of them about an amount that does not fit.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import DRIE_WETTEN, Waarover
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM, WETTEN, jaren_kort, opsomming
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_regel
from verhaal.duiding import drempel
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import LIJST, euro, getal, is_leeg
from verhaal.grafieken_rijk import twee_maatstaven as grafiek
from verhaal.rijk.rijksommen import circulaire_van_begroting, circulaires

VERSCHILLEND = "Twee maatstaven wijzen verschillende kanten op"
_KANT = {"boven": "hoger", "onder": "lager"}
_OORDEEL = {
    "anders": "verschillende kanten op",
    "gelijk": "dezelfde kant op",
    "onduidelijk": "niet duidelijk een kant op",
}


def oordeel_zin(r: dict[str, Any], naam: str) -> str:
    """The one sentence that says whether the two agree, about one law of one municipality."""
    wat = f"{'de begroting' if r['maat'] == 'begroot' else 'wat ' + naam + ' uitgaf'} aan {WET_IN_ZIN[r['wet']]}"
    wat = wat.replace("de begroting aan", f"de begroting van {naam} voor")
    if r["oordeel"] == "onduidelijk":
        groep, rijk = r["naast_groep"], r["naast_rijk"]
        if is_leeg(groep) and is_leeg(rijk):
            return f"Twee maatstaven zeggen niets duidelijks: {wat} is niet duidelijk hoger of lager dan een van beide."
        een = "in vergelijkbare gemeenten" if is_leeg(rijk) else "het omgerekende rekenbedrag"
        kant = _KANT[str(groep if is_leeg(rijk) else rijk)]
        is_ = _wanneer(r) if is_leeg(rijk) else "is"
        return f"Eén van de twee maatstaven wijst een kant op: {wat} {is_} {kant} dan {een}; de andere zegt niets duidelijks."
    groep, rijk = f"{_wanneer(r)} {_KANT[str(r['naast_groep'])]}", _KANT[str(r["naast_rijk"])]
    rijk = rijk if _wanneer(r) == "is" else f"is {rijk}"
    if r["oordeel"] == "gelijk":
        return f"Twee maatstaven wijzen dezelfde kant op: {wat} {groep} dan in vergelijkbare gemeenten en {rijk} dan het omgerekende rekenbedrag."
    return f"{VERSCHILLEND}: {wat} {groep} dan in vergelijkbare gemeenten, maar {rijk} dan het omgerekende rekenbedrag."


def _wanneer(r: dict[str, Any]) -> str:
    """'is', or 'was in 2022 en 2023' when it held in the years before and this year lies within the middle half."""
    jaren: list[int] = r.get("jaren_zo") or []
    return "is" if not jaren or r.get("jaar") in jaren else f"was in {jaren_kort(jaren)}"


def _met_jaren(haal: Haal, keuze: Keuze, regels: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with the last years in which the amount lay on the side that is said."""
    p = haal.positie(gm_code=str(keuze.gm_code))
    p = p[(p["jaar"] <= keuze.jaar) & (p["jaar"] > keuze.jaar - drempel(haal, "positie_jaren"))]
    uit = []
    for r in regels:
        zo = p[(p["wet"] == r["wet"]) & (p["maat"] == r["maat"]) & (p["kant"] == r["kant"])]
        zo = zo[zo["plaats"] == r["naast_groep"]]
        uit.append({**r, "jaar": keuze.jaar, "jaren_zo": [int(j) for j in zo["jaar"]]})
    return uit


def _waarom_niet(tabel: pd.DataFrame, gm_code: str, jaar: int, regio: set[str]) -> list[str]:
    """Per law that is not in the figure: why."""
    uit = []
    for wet in WETTEN:
        van = tabel[tabel["wet"] == wet]
        zelf = van[van["gm_code"] == gm_code]
        if len(zelf) and bool(zelf["mag"].iloc[0]):
            continue
        if van.empty and wet == "participatiewet":
            waarom = f"de inkomsten over {jaar} zijn niet bekend, en zonder die inkomsten zit de bijstand er nog in"
        elif zelf.empty:
            waarom = f"er is geen bruikbaar bedrag over {jaar}"
        elif wet in regio and zelf["kant"].iloc[0] == "bruto":
            waarom = "de gemeente koopt ook voor haar regio in, en de inkomsten zijn nog niet bekend"
        else:
            waarom = "het bedrag past niet; het staat waarschijnlijk op een andere post"
        uit.append(f"De {WET_NAAM[wet]} staat er niet bij: {waarom}.")
    return uit


def telling_zin(tabel: pd.DataFrame) -> str:
    """How often the two point in opposite directions, and how often without the bands: a reader must know."""
    delen, kaal = [], []
    for wet in WETTEN:
        van = tabel[(tabel["wet"] == wet) & tabel["mag"]]
        if len(van):
            beide = van[van["oordeel"] != "onduidelijk"]
            n = int((beide["oordeel"] == "anders").sum())
            if len(beide):
                delen.append(f"bij {WET_IN_ZIN[wet]} {n} van de {len(beide)}")
            anders = van["tekens_anders"].dropna()
            kaal.append(f"bij {WET_IN_ZIN[wet]} {int(anders.sum())} van {len(anders)}")
    begin = (
        "Bij een deel van de gemeenten wijzen beide maatstaven duidelijk een kant op. Zo vaak is dat niet dezelfde kant: "
        f"{opsomming(delen)}. "
        if delen
        else "Van netto bedragen zijn nog te weinig jaren bekend om te zeggen of een gemeente hoger of lager ligt dan vergelijkbare gemeenten. "
    )
    return f"{begin}Telt ook elk klein verschil, dan wijzen zij vaak verschillend: {opsomming(kaal)}."


def _punt(r: dict[str, Any]) -> dict[str, Any]:
    groep = (
        f"vergelijkbare gemeenten {euro(r['q1_eur'])} tot {euro(r['q3_eur'])}, midden {euro(r['mediaan_eur'])}"
        if not is_leeg(r["mediaan_eur"])
        else "te weinig vergelijkbare gemeenten"
    )
    hoe = f"{'begroot' if r['maat'] == 'begroot' else 'besteed'}, {r['kant']}"
    tekst = f"{WET_NAAM[r['wet']]}: {euro(r['waarde_eur'])} per inwoner ({hoe}); {groep}; omgerekend rekenbedrag {euro(r['verwacht_eur'])}"
    leeg = {k: None if is_leeg(r[f"{k}_eur"]) else r[f"{k}_eur"] for k in ("q1", "mediaan", "q3", "verwacht")}
    naam = f"{WET_NAAM[r['wet']]}{', zonder opvang' if r['wet'] == 'wmo' else ''} ({hoe}): {euro(r['waarde_eur'])}"
    return {"naam": naam, "eigen": r["waarde_eur"], **leeg, "tekst": tekst}


def _rijen(
    haal: Haal, keuze: Keuze, circulaire: dict[str, Any] | None
) -> tuple[pd.DataFrame, dict[str, Any] | None]:
    """All municipalities, and the circulaire they were taken of: the chosen one, else that of the begroting."""
    if circulaire is None:
        lijst = circulaires(haal, keuze.jaar)
        if lijst.empty:
            return pd.DataFrame(), None
        code = circulaire_van_begroting(lijst)
        circulaire = als_rijen(lijst[lijst["circulaire"] == code])[0]
    return haal.twee_maatstaven(jaar=keuze.jaar, circulaire=str(circulaire["circulaire"])), circulaire


def _regiotaken(haal: Haal, gm_code: str, jaar: int) -> set[str]:
    v = haal.vlaggen_gemeente(gm_code=gm_code)
    return set(v.loc[(v["vlag"] == "regiotaak") & (v["jaar"] == jaar), "wet"])


@bewaard
def waarom_geen(haal: Haal, keuze: Keuze, naam: str, circulaire: dict[str, Any] | None = None) -> str:
    """Why there is no figure with two yardsticks."""
    tabel, _ = _rijen(haal, keuze, circulaire)
    if tabel.empty:
        return f"Over {keuze.jaar} zijn er geen rekenbedragen om naast de uitgaven te zetten. Kies bovenaan een ander jaar."
    gm = str(keuze.gm_code)
    waarom = " ".join(_waarom_niet(tabel, gm, keuze.jaar, _regiotaken(haal, gm, keuze.jaar)))
    return f"Van {naam} is over {keuze.jaar} bij geen enkele wet te zeggen hoe de uitgaven naast beide maatstaven liggen. {waarom}"


@bewaard
def twee_maatstaven(
    haal: Haal, keuze: Keuze, naam: str, circulaire: dict[str, Any] | None = None
) -> Figuur | None:
    """What was spent per law, the middle half of comparable municipalities and the scaled rekenbedrag; None when nothing may be shown."""
    tabel, van = _rijen(haal, keuze, circulaire)
    gm = str(keuze.gm_code)
    zelf = tabel[(tabel["gm_code"] == gm) & tabel["mag"]] if len(tabel) else tabel
    if zelf.empty or van is None:
        return None
    regels = sorted(als_rijen(zelf), key=lambda r: WETTEN.index(str(r["wet"])))
    zinnen = [oordeel_zin(r, naam) for r in _met_jaren(haal, keuze, regels)]
    eerste = next((n for n, r in enumerate(regels) if r["oordeel"] == "anders"), 0)
    punten = [_punt(r) for r in regels]
    band = getal(drempel(haal, "aansluit_band_pct"))
    schaal = "; ".join(f"{WET_IN_ZIN[r['wet']]} × {getal(r['schaal_pct'] / 100, 2)}" for r in regels)
    bron = (
        f"{bron_regel(haal, keuze.jaar)} Rekenbedragen: ministerie van BZK, rekenmodel bij de {str(van['naam']).lower()}, "
        "eigen berekening."
    )
    uit = pd.DataFrame(regels).assign(
        wetnaam=[WET_NAAM[r["wet"]] for r in regels],
        hoe=[f"{'begroot' if r['maat'] == 'begroot' else 'besteed'}, {r['kant']}" for r in regels],
        wijst=[_OORDEEL[str(r["oordeel"])] for r in regels],
    )
    return Figuur(
        sleutel=f"twee_maatstaven_{gm.lower()}",
        over=Waarover(
            DRIE_WETTEN,
            "€ per inwoner",
            str(keuze.jaar),
            "De drie wetten, Wmo zonder beschermd wonen en opvang",
        ),
        titel=zinnen[eerste].rstrip("."),
        onderkop=(
            f"{naam}, {keuze.jaar}, euro per inwoner. Stip: {naam}. Balk en streep: middelste helft en midden (mediaan) van tien vergelijkbare "
            "gemeenten. Ruit: het rekenbedrag, omgerekend naar wat alle gemeenten samen "
            f"{'begrootten' if regels[0]['maat'] == 'begroot' else 'uitgaven'}. De ruit beschrijft hoe groot de behoefte naar schatting is. "
            "Zij zegt niet wat de gemeente moet uitgeven."
        ),
        panelen=(
            Paneel(
                "", grafiek(punten), "Per wet een regel. " + "; ".join(str(p["tekst"]) for p in punten) + "."
            ),
        ),
        tabel=uit,
        kolommen=(
            Kolom("wetnaam", "Wet"),
            Kolom("hoe", "Bedrag"),
            Kolom("waarde_eur", f"{naam} (€ per inwoner)", LIJST.eur),
            Kolom("q1_eur", "Vergelijkbare gemeenten, eerste kwartiel", LIJST.eur),
            Kolom("mediaan_eur", "Mediaan", LIJST.eur),
            Kolom("q3_eur", "Derde kwartiel", LIJST.eur),
            Kolom("verwacht_eur", "Omgerekend rekenbedrag (€ per inwoner)", LIJST.eur),
            Kolom("reken_eur", "Rekenbedrag zoals in de circulaire (€ per inwoner)", LIJST.eur),
            Kolom("wijst", "De twee maatstaven wijzen"),
        ),
        bron=bron,
        berekening=Berekening(
            f"Omgerekend rekenbedrag = rekenbedrag × (uitgaven van alle gemeenten samen : hun rekenbedragen samen): {schaal}. Het verschil daarmee "
            "noemt het ministerie van BZK het aansluitverschil. Hoger of lager dan vergelijkbare gemeenten: pas als dat in ten minste twee van de laatste "
            f"drie jaren zo was. Hoger of lager dan het omgerekende rekenbedrag: pas boven {band}% verschil.",
            (
                "De drie wetten (definitie smal); de Wmo zonder beschermd wonen en opvang, ook in het rekenbedrag",
            ),
            bron,
            "twee_maatstaven",
            {"jaar": keuze.jaar, "circulaire": str(van["circulaire"])},
        ),
        vlaggen=(
            *(z for n, z in enumerate(zinnen) if n != eerste),
            *_waarom_niet(tabel, gm, keuze.jaar, _regiotaken(haal, gm, keuze.jaar)),
            telling_zin(tabel),
        ),
    )
