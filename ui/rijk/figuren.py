"""The figures of the page Geld van het Rijk."""

from __future__ import annotations

from typing import Any

import pandas as pd

from ui import grafieken
from ui.beeld import Haal, Keuze
from ui.begrippen import WET_IN_ZIN, WET_NAAM, WETTEN
from ui.figuren import bron_regel
from ui.figuur import Berekening, Figuur, Kolom, Paneel
from ui.getallen import euro, euro_kort, getal, is_leeg
from ui.rijk.sommen import Aanname, WetRij, telt_mee, wetrijen
from ui.thema import WETKLEUR

ZONDER_CENTRUM = "Zonder de uitkeringen voor beschermd wonen, opvang en dakloosheid. De uitgaven daaraan zitten nog wel in de Wmo."
MINSTENS = 3  # fewer municipalities make no group


def wie(alles: pd.DataFrame, keuze: Keuze, naam: str) -> str:
    """Whose amounts these are; for Nederland how many municipalities are in the sum and how many are missing."""
    if keuze.gm_code is not None:
        return naam
    n, alle = telt_mee(alles, None)["gm_code"].nunique(), alles["gm_code"].nunique()
    return f"Nederland, som over {n} gemeenten ({alle - n} ontbreken)"


def vlagzinnen(haal: Haal, keuze: Keuze) -> list[str]:
    """What one must know about the reports of this municipality and year."""
    if keuze.gm_code is None:
        return []
    vlaggen = haal("vlaggen_gemeente", gm_code=keuze.gm_code)
    zwaar = vlaggen[
        (vlaggen["jaar"] == keuze.jaar)
        & (vlaggen["gewicht"] == "let_op")
        & (vlaggen["vlag"] != "centrumgemeente")
    ]
    return list(dict.fromkeys(zwaar["toelichting"]))


def _punten(r: WetRij) -> list[dict[str, Any]]:
    """The amounts that can be shown for a law: netto where known, else bruto, said in the name."""
    uit = []
    for soort, netto, bruto in (
        ("Begroting", r.begroot_netto, r.begroot_bruto),
        ("Jaarrekening", r.besteed_netto, r.besteed_bruto),
    ):
        waarde, woord = (netto, "netto") if netto is not None else (bruto, "bruto")
        if waarde is not None:
            uit.append(
                {
                    "naam": f"{soort}, {woord}",
                    "waarde": waarde / 1000,
                    "soort": soort,
                    "tekst": euro_kort(waarde),
                }
            )
    uit.append(
        {
            "naam": "Rekenbedrag",
            "waarde": r.rekenbedrag / 1000,
            "soort": "Rekenbedrag",
            "tekst": euro_kort(r.rekenbedrag),
        }
    )
    return uit


def drie_bedragen(
    haal: Haal, keuze: Keuze, naam: str, alles: pd.DataFrame, circulaire: pd.Series, aanname: Aanname
) -> Figuur:
    """Begroting, jaarrekening and rekenbedrag side by side, per law."""
    wetten = wetrijen(alles, keuze.gm_code)
    tabel = pd.DataFrame(
        [
            {
                "wet": WET_NAAM[r.wet],
                "begroot_netto_keur": r.begroot_netto,
                "besteed_netto_keur": r.besteed_netto,
                "begroot_bruto_keur": r.begroot_bruto,
                "besteed_bruto_keur": r.besteed_bruto,
                "rekenbedrag_keur": r.rekenbedrag,
                "verschil_begroting_keur": r.verschil("begroting"),
                "verschil_rekening_keur": r.verschil("rekening"),
            }
            for r in wetten
        ]
    ).astype(
        dict.fromkeys(
            ["begroot_netto_keur", "besteed_netto_keur", "verschil_begroting_keur", "verschil_rekening_keur"],
            "float64",
        )
    )
    hoogste = max(p["waarde"] for r in wetten for p in _punten(r))
    panelen = tuple(
        Paneel(
            WET_NAAM[r.wet],
            grafieken.bedragen_staven(_punten(r), kleur=WETKLEUR[r.wet], hoogste=hoogste),
            f"Staven voor {WET_IN_ZIN[r.wet]}: "
            + "; ".join(f"{p['naam']} {p['tekst']}" for p in _punten(r))
            + ".",
        )
        for r in wetten
    )
    return Figuur(
        sleutel=f"rijk_{(keuze.gm_code or 'nl').lower()}",
        titel=f"Begroting, jaarrekening en rekenbedrag per wet, {keuze.jaar}",
        onderkop=f"{wie(alles, keuze, naam)}, miljoen euro. {_basis(wetten)} Rekenbedrag: {circulaire['naam']}, niet geoormerkt.",
        panelen=panelen,
        tabel=tabel,
        kolommen=(
            Kolom("wet", "Wet"),
            Kolom("begroot_netto_keur", "Begroting, netto (× € 1.000)", heel),
            Kolom("besteed_netto_keur", "Jaarrekening, netto (× € 1.000)", heel),
            Kolom("begroot_bruto_keur", "Begroting, bruto (× € 1.000)", heel),
            Kolom("besteed_bruto_keur", "Jaarrekening, bruto (× € 1.000)", heel),
            Kolom("rekenbedrag_keur", "Rekenbedrag Gemeentefonds (× € 1.000)", heel),
            Kolom("verschil_begroting_keur", "Begroting min rekenbedrag (× € 1.000)", heel),
            Kolom("verschil_rekening_keur", "Jaarrekening min rekenbedrag (× € 1.000)", heel),
        ),
        bron=bron(haal, keuze, circulaire),
        berekening=_berekening(haal, keuze, circulaire),
        vlaggen=(*let_op(aanname), *vlagzinnen(haal, keuze)),
    )


def _basis(wetten: list[WetRij]) -> str:
    if all(r.besteed_netto is not None for r in wetten if r.besteed_bruto is not None):
        return "Netto: uitgaven min inkomsten op dezelfde taakvelden."
    return "Netto: uitgaven min inkomsten. Bruto: alleen uitgaven, omdat de inkomsten hier niet bekend zijn; vergelijk bruto niet met het rekenbedrag."


def heel(waarde: Any) -> str:
    return "niet bekend" if is_leeg(waarde) else getal(waarde)


def bron(haal: Haal, keuze: Keuze, circulaire: pd.Series) -> str:
    return f"{bron_regel(haal, keuze.jaar)} Rekenbedragen: ministerie van BZK, rekenmodel bij de {circulaire['naam'].lower()}, eigen berekening."


def _berekening(haal: Haal, keuze: Keuze, circulaire: pd.Series) -> Berekening:
    return Berekening(
        "Rekenbedrag van een cluster = de som van gewicht × volume × uitkeringsfactor over alle maatstaven (algemene uitkering), plus de "
        "integratie- en decentralisatie-uitkeringen die volgens hun gewicht in dat cluster horen. Netto = lasten min baten in Iv3. "
        "Verschil = netto min rekenbedrag. Een begroting steunt op de meicirculaire van het jaar ervoor; een jaarrekening niet.",
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
    delen = [
        f"{wat} {WET_IN_ZIN[wet]} {pct}%"
        for wat, deel in (("toegang", aanname.toegang), ("overhead", aanname.overhead))
        for wet, pct in deel.items()
        if pct
    ]
    zinnen = [
        "Gedeelde kosten (wijkteams, toegang en overhead) tellen hier niet mee. Daardoor lijkt de gemeente minder uit te geven dan zij "
        "doet: de vergelijking valt te gunstig uit. Kies hierboven zelf een deel."
        if not delen
        else f"Uw aanname telt een deel van de gedeelde kosten mee: {', '.join(delen)}. Het werkelijke deel is niet bekend."
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


def verschil_met_groep(
    haal: Haal, keuze: Keuze, naam: str, alles: pd.DataFrame, circulaire: pd.Series, aanname: Aanname
) -> Figuur | None:
    """Begroting minus rekenbedrag per inhabitant, beside the middle half of municipalities of the same size."""
    eigen = alles[alles["gm_code"] == keuze.gm_code]
    if eigen.empty or eigen["begroot_netto_keur"].isna().all() or eigen["inwoners"].isna().any():
        return None
    klasse = eigen["grootteklasse"].iloc[0]
    groep = alles[
        (alles["grootteklasse"] == klasse)
        & (alles["gm_code"] != keuze.gm_code)
        & alles["vergelijkbaar"]
        & alles["begroot_netto_keur"].notna()
    ]
    regels = []
    for wet in WETTEN:
        ik = eigen[eigen["wet"] == wet].iloc[0]
        leden = groep[groep["wet"] == wet]
        per = 1000 * (leden["begroot_netto_keur"] - leden["rekenbedrag_keur"]) / leden["inwoners"]
        if is_leeg(ik["begroot_netto_keur"]) or len(per) < MINSTENS:
            continue
        regels.append(
            {
                "wet": wet,
                "naam": WET_NAAM[wet],
                "eigen": 1000 * (ik["begroot_netto_keur"] - ik["rekenbedrag_keur"]) / ik["inwoners"],
                "q1": per.quantile(0.25),
                "mediaan": per.median(),
                "q3": per.quantile(0.75),
                "n": len(per),
            }
        )
    if not regels:
        return None
    for r in regels:
        r["tekst"] = (
            f"{r['naam']}: {euro(r['eigen'])} per inwoner; middelste helft van {r['n']} gemeenten {euro(r['q1'])} tot {euro(r['q3'])}, "
            f"midden {euro(r['mediaan'])}"
        )
    eerste = regels[0]
    return Figuur(
        sleutel=f"rijk_verschil_{(keuze.gm_code or 'nl').lower()}",
        titel=(
            f"Begroting min rekenbedrag voor {WET_IN_ZIN[eerste['wet']]}: {euro(eerste['eigen'])} per inwoner; in het midden van de groep "
            f"{euro(eerste['mediaan'])}"
        ),
        onderkop=(
            f"Verschil met rekenbedrag: begroting {keuze.jaar} netto min rekenbedrag ({circulaire['naam']}), euro per inwoner op 1 januari {keuze.jaar}. Punt: {naam}. "
            f"Balk: middelste helft van de andere gemeenten van deze grootte ({klasse}); streep: hun midden (mediaan)."
        ),
        panelen=(
            Paneel(
                "",
                grafieken.verschil_stroken(regels),
                "Per wet een strook. " + "; ".join(str(r["tekst"]) for r in regels) + ".",
            ),
        ),
        tabel=pd.DataFrame(regels),
        kolommen=(
            Kolom("naam", "Wet"),
            Kolom("eigen", f"{naam} (€ per inwoner)", heel),
            Kolom("q1", "Eerste kwartiel (€ per inwoner)", heel),
            Kolom("mediaan", "Mediaan (€ per inwoner)", heel),
            Kolom("q3", "Derde kwartiel (€ per inwoner)", heel),
            Kolom("n", "Gemeenten in de groep", heel),
        ),
        bron=bron(haal, keuze, circulaire),
        berekening=_berekening(haal, keuze, circulaire),
        vlaggen=(*let_op(aanname), *vlagzinnen(haal, keuze)),
    )
