"""The figures of the page Geld van het Rijk."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal import grafieken
from verhaal.afzender import DRIE_WETTEN, Waarover
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM, WETTEN, opsomming
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_regel
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import ZIN, euro_kort, procent
from verhaal.rijk.rijksommen import Aanname, WetRij, telt_mee, wetten_van
from verhaal.rijk.rijkzinnen import aanname_zin
from verhaal.thema import WETKLEUR

ZONDER_CENTRUM = "Zonder de uitkeringen voor beschermd wonen, opvang en dakloosheid. De uitgaven daaraan zitten nog wel in de Wmo."


def wie(alles: pd.DataFrame, keuze: Keuze, naam: str) -> str:
    """Whose amounts these are; for Nederland how many municipalities are in the sum and how many are missing."""
    if keuze.gm_code is not None:
        return naam
    n, alle = telt_mee(alles, None)["gm_code"].nunique(), alles["gm_code"].nunique()
    return (
        f"Nederland, som over {n} gemeenten ({alle - n} tellen niet mee: een cijfer ontbreekt of past niet)"
    )


def vlagzinnen(haal: Haal, keuze: Keuze) -> list[str]:
    """What one must know about the reports of this municipality and year."""
    if keuze.gm_code is None:
        return []
    vlaggen = haal.vlaggen_gemeente(gm_code=keuze.gm_code)
    zwaar = vlaggen[
        (vlaggen["jaar"] == keuze.jaar)
        & (vlaggen["gewicht"] == "let_op")
        & (vlaggen["vlag"] != "centrumgemeente")
    ]
    return list(dict.fromkeys(zwaar["toelichting"]))


@bewaard
def telling_zin(haal: Haal, jaar: int, circulaire: str) -> str:
    """Which taakvelden stand beside a cluster and elsewhere count as shared; '' in years without such a thing."""
    (definitie,) = haal.rijk_per_wet(jaar=jaar, circulaire=circulaire)["definitie"].unique()
    hier, elders = (
        {
            r["wet"]: set(str(r["taakvelden"]).split(", "))
            for r in als_rijen(haal.taakvelden_van_wet(jaar=jaar, definitie=d))
        }
        for d in (str(definitie), "smal")
    )
    meer = {wet: opsomming(sorted(hier[wet] - elders[wet])) for wet in WETTEN if hier[wet] - elders[wet]}
    if not meer:
        return ""
    delen = opsomming([f"{codes} bij {WET_IN_ZIN[wet]}" for wet, codes in meer.items()])
    return f"Naast het rekenbedrag telt de toegang van een wet mee bij die wet (taakveld {delen}); elders is dat gedeeld. Het bedrag is daardoor hoger dan op andere pagina’s."


def _punten(r: WetRij) -> list[dict[str, Any]]:
    """The amounts of a law: a bar where net is known, words alone where it is not, and nothing beside an amount that does not fit."""
    uit = []
    for soort, netto, bruto in (
        ("Begroting", r.begroot_netto, r.begroot_bruto),
        ("Jaarrekening", r.besteed_netto, r.besteed_bruto),
    ):
        waarde = netto if netto is not None else bruto
        if waarde is None or not r.past:
            continue
        naam = f"{soort}, {'netto' if netto is not None else 'bruto'}"
        vorm = soort if netto is not None else "Zonder staaf"
        staaf = waarde / 1000 if netto is not None else 0.0
        uit.append({"naam": naam, "waarde": staaf, "soort": vorm, "tekst": euro_kort(waarde)})
    uit.append(
        {
            "naam": "Rekenbedrag",
            "waarde": r.rekenbedrag / 1000,
            "soort": "Rekenbedrag",
            "tekst": euro_kort(r.rekenbedrag),
        }
    )
    return uit


def _deel(r: WetRij, land: WetRij) -> str:
    """'58% (Nederland 81%)'; why not, where it cannot be said."""
    eigen, nl = r.aandeel(), land.aandeel()
    if not r.past:
        return "het eigen bedrag past niet"
    if eigen is None or nl is None:
        return "begroting niet bekend"
    return procent(eigen) + ("" if r is land else f" (Nederland {procent(nl)})")


@bewaard
def drie_bedragen(
    haal: Haal, keuze: Keuze, naam: str, alles: pd.DataFrame, circulaire: dict[str, Any], aanname: Aanname
) -> Figuur:
    """Begroting, jaarrekening and rekenbedrag per law, with the share of the rekenbedrag beside that of all municipalities."""
    wetten, land = (wetten_van(haal, alles, wie) for wie in (keuze.gm_code, None))
    if keuze.gm_code is None:
        wetten = land
    tabel = pd.DataFrame(
        [
            {
                "wet": WET_NAAM[r.wet],
                "begroot_netto_keur": r.begroot_netto,
                "besteed_netto_keur": r.besteed_netto,
                "begroot_bruto_keur": r.begroot_bruto,
                "besteed_bruto_keur": r.besteed_bruto,
                "rekenbedrag_keur": r.rekenbedrag,
                "aandeel_pct": r.aandeel(),
                "nederland_pct": nl.aandeel(),
                "past": "ja" if r.past else "nee: het bedrag past niet",
            }
            for r, nl in zip(wetten, land, strict=True)
        ]
    ).astype(
        dict.fromkeys(
            ["begroot_netto_keur", "besteed_netto_keur", "aandeel_pct", "nederland_pct"],
            "float64",
        )
    )
    hoogste = max(p["waarde"] for r in wetten for p in _punten(r))
    panelen = tuple(
        Paneel(
            f"{WET_NAAM[r.wet]}: {_deel(r, nl)}",
            grafieken.bedragen_staven(_punten(r), kleur=WETKLEUR[r.wet], hoogste=hoogste),
            f"Staven voor {WET_IN_ZIN[r.wet]}: "
            + "; ".join(f"{p['naam']} {p['tekst']}" for p in _punten(r))
            + f". Begroting in procent van het rekenbedrag: {_deel(r, nl)}.",
        )
        for r, nl in zip(wetten, land, strict=True)
    )
    return Figuur(
        sleutel=f"rijk_{(keuze.gm_code or 'nl').lower()}",
        over=Waarover(DRIE_WETTEN, "× € 1.000", str(keuze.jaar)),
        titel=f"Wat de raad begrootte en waar het Rijk mee rekent, {keuze.jaar}",
        onderkop=f"{wie(alles, keuze, naam)}, miljoen euro. Rekenbedrag: {circulaire['naam'].lower()}. Procent: begroting van het rekenbedrag. {netto_uitleg(wetten)}",
        panelen=panelen,
        tabel=tabel,
        kolommen=(
            Kolom("wet", "Wet"),
            Kolom("begroot_netto_keur", "Begroting, netto (× € 1.000)", ZIN.heel),
            Kolom("besteed_netto_keur", "Jaarrekening, netto (× € 1.000)", ZIN.heel),
            Kolom("begroot_bruto_keur", "Begroting, bruto (× € 1.000)", ZIN.heel),
            Kolom("besteed_bruto_keur", "Jaarrekening, bruto (× € 1.000)", ZIN.heel),
            Kolom("rekenbedrag_keur", "Rekenbedrag Gemeentefonds (× € 1.000)", ZIN.heel),
            Kolom("aandeel_pct", "Begroting netto in % van het rekenbedrag", ZIN.pct),
            Kolom("nederland_pct", "Idem, alle gemeenten samen", ZIN.pct),
            Kolom("past", "Te vergelijken"),
        ),
        bron=bron(haal, keuze, circulaire),
        berekening=_berekening(haal, keuze, circulaire),
        vlaggen=tuple(
            filter(
                None,
                (
                    telling_zin(haal, keuze.jaar, str(circulaire["circulaire"])),
                    *let_op(aanname),
                    *vlagzinnen(haal, keuze),
                ),
            )
        ),
    )


def netto_uitleg(wetten: list[WetRij]) -> str:
    """What netto (and bruto, where that is shown) means."""
    if all(r.besteed_netto is not None for r in wetten if r.besteed_bruto is not None):
        return "Netto: uitgaven min inkomsten op dezelfde taakvelden."
    return "Netto: uitgaven min inkomsten. Bruto: alleen uitgaven; vergelijk dat niet met het rekenbedrag."


def bron(haal: Haal, keuze: Keuze, circulaire: dict[str, Any]) -> str:
    return f"{bron_regel(haal, keuze.jaar)} Rekenbedragen: ministerie van BZK, rekenmodel bij de {circulaire['naam'].lower()}, eigen berekening."


def _berekening(haal: Haal, keuze: Keuze, circulaire: dict[str, Any]) -> Berekening:
    return Berekening(
        "Rekenbedrag van een cluster = de som van gewicht × volume × uitkeringsfactor over alle maatstaven (algemene uitkering), plus de "
        "integratie- en decentralisatie-uitkeringen die volgens hun gewicht in dat cluster horen. Netto = lasten min baten in Iv3. "
        "Aandeel = netto begroting : rekenbedrag; Nederland = alle netto begrotingen : alle rekenbedragen. Een begroting steunt op de meicirculaire van het jaar ervoor; een jaarrekening niet.",
        (
            "Jeugd: cluster Individuele voorzieningen Jeugd naast de Jeugdwet",
            "Wmo: cluster Individuele voorzieningen Wmo naast de Wmo",
            "Participatie: cluster Participatie naast de Participatiewet; het bijstandsbudget (BUIG) is al van de uitgaven afgetrokken",
        ),
        bron(haal, keuze, circulaire),
        "rijk_per_wet",
        {"jaar": keuze.jaar, "circulaire": str(circulaire["circulaire"])},
    )


def let_op(aanname: Aanname) -> tuple[str, ...]:
    """What one must know beside every share of a rekenbedrag."""
    zinnen = [
        "Gedeelde kosten (wijkteams, toegang en overhead) tellen hier niet mee, en het rekenbedrag gaat er wel deels over. Kijk daarom "
        "naar het verschil met heel Nederland, niet naar 100%."
        if aanname.is_nul
        else aanname_zin(aanname)
    ]
    if aanname.zonder_centrum:
        zinnen.append(ZONDER_CENTRUM)
    else:
        zinnen.append(
            "Bij centrumgemeenten zit in het rekenbedrag voor de Wmo ook geld voor beschermd wonen en opvang in hun regio."
        )
    zinnen.append(
        "Participatie: in het rekenbedrag zit ook geld voor plaatsen van de oude sociale werkvoorziening; enkele gemeenten hebben daar "
        "veel van."
    )
    return tuple(zinnen)
