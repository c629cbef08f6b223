"""The figures of the page Geld van het Rijk."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries.antwoorden import Haal
from verhaal import grafieken
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM, WETTEN, opsomming
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_regel
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import ZIN, euro, euro_kort, is_leeg
from verhaal.groep import ANDERE_GROEP, MINSTENS, Groep, groep_van, waarden_zin
from verhaal.rijk.rijksommen import Aanname, WetRij, telt_mee, wetrijen
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


@bewaard
def drie_bedragen(
    haal: Haal, keuze: Keuze, naam: str, alles: pd.DataFrame, circulaire: dict[str, Any], aanname: Aanname
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
        onderkop=f"{wie(alles, keuze, naam)}, miljoen euro. {netto_uitleg(wetten)} Rekenbedrag: {circulaire['naam']}, niet geoormerkt.",
        panelen=panelen,
        tabel=tabel,
        kolommen=(
            Kolom("wet", "Wet"),
            Kolom("begroot_netto_keur", "Begroting, netto (× € 1.000)", ZIN.heel),
            Kolom("besteed_netto_keur", "Jaarrekening, netto (× € 1.000)", ZIN.heel),
            Kolom("begroot_bruto_keur", "Begroting, bruto (× € 1.000)", ZIN.heel),
            Kolom("besteed_bruto_keur", "Jaarrekening, bruto (× € 1.000)", ZIN.heel),
            Kolom("rekenbedrag_keur", "Rekenbedrag Gemeentefonds (× € 1.000)", ZIN.heel),
            Kolom("verschil_begroting_keur", "Begroting min rekenbedrag (× € 1.000)", ZIN.heel),
            Kolom("verschil_rekening_keur", "Jaarrekening min rekenbedrag (× € 1.000)", ZIN.heel),
        ),
        bron=bron(haal, keuze, circulaire),
        berekening=_berekening(haal, keuze, circulaire),
        vlaggen=(*let_op(aanname), *vlagzinnen(haal, keuze)),
        aanwijzing="Kies hierboven zelf welk deel van de gedeelde kosten meetelt." if aanname.is_nul else "",
    )


def netto_uitleg(wetten: list[WetRij]) -> str:
    """What netto (and bruto, where that is shown) means."""
    if all(r.besteed_netto is not None for r in wetten if r.besteed_bruto is not None):
        return "Netto: uitgaven min inkomsten op dezelfde taakvelden."
    return "Netto: uitgaven min inkomsten. Bruto: alleen uitgaven, omdat de inkomsten hier niet bekend zijn; vergelijk bruto niet met het rekenbedrag."


def bron(haal: Haal, keuze: Keuze, circulaire: dict[str, Any]) -> str:
    return f"{bron_regel(haal, keuze.jaar)} Rekenbedragen: ministerie van BZK, rekenmodel bij de {circulaire['naam'].lower()}, eigen berekening."


def _berekening(haal: Haal, keuze: Keuze, circulaire: dict[str, Any]) -> Berekening:
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
        "doet: de vergelijking valt te gunstig uit."
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


def _verschilregels(
    alles: pd.DataFrame, leden: pd.DataFrame, met: Groep, gm_code: str
) -> list[dict[str, Any]]:
    """Per law the own difference per inhabitant and the quartiles of the group; values when it is too small."""
    bruikbaar = alles[alles["vergelijkbaar"] & alles["begroot_netto_keur"].notna()]
    uit = []
    for wet in WETTEN:
        ik = alles[(alles["gm_code"] == gm_code) & (alles["wet"] == wet)].iloc[0]
        van_wet = leden[leden["wet"] == wet]
        groep = bruikbaar[bruikbaar["wet"] == wet].merge(van_wet[["gm_code", "naam"]], on="gm_code")
        if is_leeg(ik["begroot_netto_keur"]) or groep.empty:
            continue
        per = 1000 * (groep["begroot_netto_keur"] - groep["rekenbedrag_keur"]) / groep["inwoners"]
        eigen = 1000 * (ik["begroot_netto_keur"] - ik["rekenbedrag_keur"]) / ik["inwoners"]
        genoeg = len(per) >= MINSTENS
        q1, mediaan, q3 = (float(per.quantile(q)) if genoeg else None for q in (0.25, 0.5, 0.75))
        hoe = (
            f"middelste helft van {met.telling(len(per), len(van_wet))} {euro(q1)} tot {euro(q3)}, midden (mediaan) {euro(mediaan)}"
            if genoeg
            else "te weinig cijfers voor een midden: " + waarden_zin(list(groep["naam"]), list(per), "")
        )
        uit.append(
            {
                "wet": wet,
                "naam": WET_NAAM[wet],
                "eigen": eigen,
                "q1": q1,
                "mediaan": mediaan,
                "q3": q3,
                "n": len(per),
                "leden": len(van_wet),
                "telt": bool(ik["vergelijkbaar"]),
                "tekst": f"{WET_NAAM[wet]}: {euro(eigen)} per inwoner{'' if ik['vergelijkbaar'] else ' (niet te vergelijken)'}; {hoe}",
            }
        )
    return uit


def _wie_niet(alles: pd.DataFrame, leden: pd.DataFrame, met: Groep) -> list[str]:
    """Members without a figure that can be compared, by name, per law."""
    goed = alles[alles["vergelijkbaar"] & alles["begroot_netto_keur"].notna()]
    uit = []
    for wet in WETTEN:
        van_wet = leden[leden["wet"] == wet]
        weg = list(van_wet.loc[~van_wet["gm_code"].isin(goed.loc[goed["wet"] == wet, "gm_code"]), "naam"])
        if weg:
            rest = f" en {len(weg) - 5} andere" if len(weg) > 5 else ""
            uit.append(
                f"Bij {WET_IN_ZIN[wet]} niet in de groep, zonder bruikbaar cijfer: {', '.join(weg[:5])}{rest}."
            )
    return uit


@bewaard
def waarom_geen_verschil(haal: Haal, keuze: Keuze, naam: str) -> str:
    """Why there is no difference beside a group: no figure of the own municipality, or nobody in the group."""
    gm_code = str(keuze.gm_code)
    met = groep_van(haal.groepsoorten(), keuze.groep, haal.gemeente(gm_code=gm_code))
    if met.ontbreekt:
        return met.ontbreekt_op_scherm
    if haal.groepsleden(gm_code=gm_code, groep=keuze.groep).empty:
        return f"Er zijn geen {met.wie}. {ANDERE_GROEP}"
    return f"Van {naam} of van de groep zijn er over {keuze.jaar} geen cijfers om het verschil met het rekenbedrag te vergelijken."


@bewaard
def verschil_met_groep(
    haal: Haal, keuze: Keuze, naam: str, alles: pd.DataFrame, circulaire: dict[str, Any], aanname: Aanname
) -> Figuur | None:
    """Begroting minus rekenbedrag per inhabitant, beside the middle half of the chosen group."""
    eigen = alles[alles["gm_code"] == keuze.gm_code]
    if eigen.empty or eigen["begroot_netto_keur"].isna().all() or eigen["inwoners"].isna().any():
        return None
    gm_code = str(keuze.gm_code)
    met = groep_van(haal.groepsoorten(), keuze.groep, haal.gemeente(gm_code=gm_code))
    leden = haal.groepsleden(gm_code=gm_code, groep=keuze.groep)
    regels = _verschilregels(alles, leden, met, gm_code)
    if not regels:
        return None
    eerste = next((r for r in regels if r["telt"]), regels[0])
    midden = "" if eerste["mediaan"] is None else f"; het midden van {met.kort} is {euro(eerste['mediaan'])}"
    niet = "" if eerste["telt"] else ", maar dat is niet te vergelijken"
    per_telling: dict[str, list[str]] = {}
    for r in regels:
        per_telling.setdefault(met.telling(r["n"], r["leden"]), []).append(WET_IN_ZIN[r["wet"]])
    tellingen = "; ".join(
        telling if len(per_telling) == 1 else f"bij {opsomming(wetten)} {telling}"
        for telling, wetten in per_telling.items()
    )
    klein = [r["tekst"] + "." for r in regels if r["mediaan"] is None]
    klein += [
        f"Bij {WET_IN_ZIN[r['wet']]} is het cijfer van {naam} niet te vergelijken."
        for r in regels
        if not r["telt"]
    ]
    return Figuur(
        sleutel=f"rijk_verschil_{gm_code.lower()}",
        titel=f"Begroting min rekenbedrag voor {WET_IN_ZIN[eerste['wet']]}: {euro(eerste['eigen'])} per inwoner{niet or midden}",
        onderkop=(
            f"Verschil met rekenbedrag: begroting {keuze.jaar} netto min rekenbedrag ({circulaire['naam']}), euro per inwoner op 1 januari {keuze.jaar}. Punt: {naam}. "
            f"Balk: middelste helft van de groep; streep: midden (mediaan). De groep: {tellingen}."
        ),
        panelen=(
            Paneel(
                "",
                grafieken.verschil_stroken(regels),
                "Per wet een strook. " + "; ".join(str(r["tekst"]) for r in regels) + ".",
            ),
        ),
        tabel=pd.DataFrame(regels).astype(
            dict.fromkeys(["eigen", "q1", "mediaan", "q3", "n", "leden"], "float64")
        ),
        kolommen=(
            Kolom("naam", "Wet"),
            Kolom("eigen", f"{naam} (€ per inwoner)", ZIN.heel),
            Kolom("q1", "Eerste kwartiel (€ per inwoner)", ZIN.heel),
            Kolom("mediaan", "Mediaan (€ per inwoner)", ZIN.heel),
            Kolom("q3", "Derde kwartiel (€ per inwoner)", ZIN.heel),
            Kolom("n", "Gemeenten met een cijfer", ZIN.heel),
            Kolom("leden", "Gemeenten in de groep", ZIN.heel),
        ),
        bron=bron(haal, keuze, circulaire),
        berekening=_berekening(haal, keuze, circulaire),
        vlaggen=(*klein, *_wie_niet(alles, leden, met), *let_op(aanname), *vlagzinnen(haal, keuze)),
    )
