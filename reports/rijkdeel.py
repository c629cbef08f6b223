"""The section on the Gemeentefonds: the council's own choice first, the amount the Rijk reckons with second."""

from __future__ import annotations

import pandas as pd

from reports import profielcijfers
from reports.inhoud import Alinea, Blok, Punten, Sectie, Tabel
from reports.stof import Stof
from verhaal.beeld import KAN_NIET
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM, opsomming
from verhaal.getallen import euro_kort
from verhaal.rijk import rijkfiguren, rijksommen, rijkzinnen

_RIJK_KOPPEN = (
    "Wet",
    "Begroting, netto",
    "Jaarrekening",
    "Rekenbedrag Gemeentefonds (niet\u00a0geoormerkt)",
    "Begroting min rekenbedrag",
)


def rijk(stof: Stof) -> Sectie:
    """The council's own choice first, beside it the amount the Gemeentefonds reckons with."""
    beeld, keuze, aanname = stof.beeld, stof.beeld.keuze, rijksommen.NUL
    lijst = rijksommen.circulaires(stof.haal, stof.jaar)
    alles = pd.DataFrame()
    if not lijst.empty:
        code = rijksommen.circulaire_van_begroting(lijst)
        alles = rijksommen.bedragen(stof.haal, stof.jaar, code, aanname)
    if alles.empty:
        kop = rijkzinnen.geen_bedragen_zin(stof.jaar)
        return Sectie("rijk", kop, (Alinea(rijkzinnen.NIET_GEOORMERKT),), 2)
    circulaire = lijst[lijst["circulaire"] == code].iloc[0]
    alle = rijksommen.wetrijen(alles, keuze.gm_code)
    rijen = [r for r in alle if r.wet in stof.wetten]
    kop = rijkzinnen.kop_zin(beeld.naam, stof.jaar, alle, aanname)
    deel = rijkzinnen.aandeel_zin(alle[0], rijksommen.wetrijen(alles, None)[0])
    if "jeugdwet" not in stof.wetten:  # that sentence is about youth
        reken = euro_kort(rijen[0].rekenbedrag)
        kop = f"Het Gemeentefonds rekent voor {beeld.naam} in {stof.jaar} met {reken} voor {WET_IN_ZIN[rijen[0].wet]}"
        deel = ""
    blok = Tabel(
        f"Per wet in {stof.jaar}. Rekenbedrag: {circulaire['naam'].lower()}.",
        _RIJK_KOPPEN,
        tuple(_rijkrij(stof, r) for r in rijen),
    )
    is_centrum = beeld.vlag(stof.jaar, "centrumgemeente")
    algemeen = [
        z for z in rijkfiguren.let_op(aanname) if is_centrum or not z.startswith("Bij centrumgemeenten")
    ]
    telling = rijkfiguren.telling_zin(stof.haal, stof.jaar, code)
    vlaggen = (*_eigen_rijkvlaggen(stof), *filter(None, [telling]), *algemeen)
    eigen = rijksommen.eigen_inkomsten(stof.haal, stof.jaar, code, keuze.gm_code)
    blokken: tuple[Blok, ...] = (
        Alinea(f"{deel} {rijkzinnen.eigen_zin(beeld.naam, eigen)} {rijkzinnen.NIET_GEOORMERKT}".strip()),
        blok,
        Punten((rijkfiguren.netto_uitleg(rijen), *dict.fromkeys(vlaggen)), klein=True),
    )
    return Sectie("rijk", kop, blokken, 2)


def _eigen_rijkvlaggen(stof: Stof) -> tuple[str, ...]:
    """Laws of which the pair cannot be compared: their netto says little either."""
    weg = [
        WET_IN_ZIN[w]
        for w in stof.wetten
        if (r := stof.beeld.rij(stof.jaar, w)) and r.afwijking_keur is not None and not r.vergelijkbaar
    ]
    if not weg:
        return ()
    return (
        f"Bij {opsomming(weg)} zijn begroting en jaarrekening niet te vergelijken; zie ‘Let op bij deze cijfers’.",
    )


def _rijkrij(stof: Stof, r: rijksommen.WetRij) -> tuple[str, ...]:
    id_, lijst = f"rijk.{r.wet}", stof.lijst
    laag = {s: r.wet in stof.beeld.onmogelijk(stof.jaar, s) for s in ("begroting", "rekening")}
    if laag["begroting"]:
        begroot = lijst.keur(f"{id_}.begroot_netto_keur", None, KAN_NIET)
    else:
        begroot = lijst.keur(f"{id_}.begroot_netto_keur", r.begroot_netto)
    if laag["rekening"]:
        besteed = lijst.keur(f"{id_}.besteed_netto_keur", None, KAN_NIET)
    elif r.besteed_netto is not None:
        besteed = f"{lijst.keur(f'{id_}.besteed_netto_keur', r.besteed_netto)} netto"
    elif r.besteed_bruto is not None:
        besteed = f"{lijst.keur(f'{id_}.besteed_bruto_keur', r.besteed_bruto)} bruto"
    else:
        besteed = lijst.keur(
            f"{id_}.besteed_netto_keur", None, stof.beeld.waarom_leeg(stof.jaar, "rekening", r.wet)
        )
    reken = lijst.keur(f"{id_}.rekenbedrag_keur", r.rekenbedrag)
    verschil = r.verschil("begroting")
    tekst = (
        profielcijfers.NIET_BEREKEND
        if verschil is None
        else f"{euro_kort(abs(verschil))} {'hoger' if verschil > 0 else 'lager'}"
        if round(verschil)
        else "gelijk"
    )
    return (
        WET_NAAM[r.wet],
        begroot,
        besteed,
        reken,
        lijst.zet(f"{id_}.verschil_keur", verschil, "keur", tekst),
    )
