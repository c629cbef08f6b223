"""The figures over the years: rows of a Beeld become a Figuur with chart, words, table and source."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal import grafieken
from verhaal.afzender import DRIE_WETTEN, Waarover
from verhaal.beeld import Beeld, Rij
from verhaal.begrippen import ALLE_WETTEN, SOORT_NAAM, WET_IN_ZIN, WET_NAAM, WETTEN, opsomming
from verhaal.bewaren import bewaard
from verhaal.bronregels import berekening_reeks, bron_regel
from verhaal.eenheden import Eenheid, Schaal
from verhaal.figuur import Figuur, Kolom, Paneel
from verhaal.getallen import TABEL, getal, is_leeg, jaartal
from verhaal.taakveldwoorden import breuk_zin, breuken, breukjaren, gebroken_wetten, indelingsjaren
from verhaal.thema import WETKLEUR
from verhaal.zinnen import meer_minder, reeks_kop

LEGENDA = "Open punt en stippellijn: begroot. Dicht punt en lijn: besteed."


def _reeks_eenheid(beeld: Beeld) -> Eenheid:
    """The unit of a series over years.

    Per youth is known for a few years only: then per inhabitant. Nederland is always per inhabitant: each year other
    municipalities are missing, and a sum would dip where only filers changed.
    """
    if beeld.is_nederland or beeld.keuze.eenheid.code == "jongere":
        return Eenheid("inwoner")
    return beeld.keuze.eenheid


def _schaal(beeld: Beeld, eenheid: Eenheid) -> Schaal:
    """One scale for all series of a municipality, so that the figures on a page read alike."""
    rijen = (beeld.rij(jaar, wet) for jaar in beeld.alle_jaren for wet in ALLE_WETTEN)
    waarden = (eenheid.waarde(r.laatste_keur, r.noemers) for r in rijen if r is not None)
    return eenheid.schaal(max((w for w in waarden if w is not None), default=0.0))


def _regelingrijen(haal: Haal, wet: str, jaren: tuple[int, ...]) -> list[dict[str, Any]]:
    """The temporary schemes of the Rijk that are in the amounts of this law, within the years that are drawn."""
    return [
        {
            "woord": r["naam"],
            "van": max(r["jaar_van"], jaren[0]),
            "tot": jaren[-1] if is_leeg(r["jaar_tot"]) else min(int(r["jaar_tot"]), jaren[-1]),
        }
        for r in als_rijen(haal.rijksregelingen())
        if r["wet"] == wet and r["jaar_van"] <= jaren[-1]
    ]


def _punten(
    beeld: Beeld, wet: str, eenheid: Eenheid, breuken: list[dict[str, Any]], *, klein: bool
) -> list[dict[str, Any]]:
    schaal = _schaal(beeld, eenheid)
    punten = []
    for jaar in beeld.alle_jaren:
        rij = beeld.rij(jaar, wet)
        if rij is None:
            continue
        for soort, keur in (("begroot", rij.begroot_keur), ("besteed", rij.besteed_keur)):
            waarde = eenheid.waarde(keur, rij.noemers)  # None breaks the line: missing is not bridged
            tekst = f"{jaar}, {soort}: {eenheid.tekst(keur, rij.noemers)}{eenheid.achter}"
            getekend = None if waarde is None else waarde / schaal.deler
            wat = "" if klein else f"{soort} "
            bij = "" if getekend is None else f"{wat}{getal(getekend, schaal.decimalen)}"
            punten.append({"jaar": jaar, "soort": soort, "waarde": getekend, "tekst": tekst, "bij": bij})
    return grafieken.met_etiketten(
        grafieken.per_stuk(punten, breuken), ["soort"], "bij", breed_jaren=0 if klein else 3
    )


def _alt_reeks(beeld: Beeld, wet: str, eenheid: Eenheid, breuken: list[dict[str, Any]]) -> str:
    stukken = []
    for jaar in beeld.alle_jaren:
        rij = beeld.rij(jaar, wet)
        if rij is None:
            continue
        begroot = (
            f"begroting {beeld.waarom_leeg(jaar, 'begroting', wet)}"
            if rij.begroot_keur is None
            else f"begroot {eenheid.tekst(rij.begroot_keur, rij.noemers)}"
        )
        besteed = (
            f"jaarrekening {beeld.waarom_leeg(jaar, 'rekening', wet)}"
            if rij.besteed_keur is None
            else f"besteed {eenheid.tekst(rij.besteed_keur, rij.noemers)}"
        )
        stukken.append(f"{jaar}: {begroot}, {besteed}")
    breuk = (
        f" In {' en '.join(str(b['jaar']) for b in breuken)} veranderde de indeling (breuk)."
        if breuken
        else ""
    )
    return f"Lijngrafiek {WET_NAAM[wet]} van {beeld.naam}{eenheid.achter}{_prijzen(beeld)}. {'; '.join(stukken)}.{breuk}"


def _eenheidwoord(beeld: Beeld, eenheid: Eenheid) -> str:
    """The unit of a column, with the prices where they are not those of then."""
    woord = {"totaal": "× € 1.000", "inwoner": "€ per inwoner", "jongere": "€ per jongere"}[eenheid.code]
    return woord + _prijzen(beeld)


def _reekstabel(
    beeld: Beeld, wetten: tuple[str, ...], eenheid: Eenheid
) -> tuple[pd.DataFrame, tuple[Kolom, ...]]:
    rijen = []
    for jaar in beeld.alle_jaren:
        for wet in wetten:
            rij = beeld.rij(jaar, wet)
            if rij is None:
                continue
            rijen.append(
                {
                    "jaar": jaar,
                    "wet": WET_NAAM[wet],
                    f"begroot{eenheid.kolom}": eenheid.waarde(rij.begroot_keur, rij.noemers),
                    f"besteed{eenheid.kolom}": eenheid.waarde(rij.besteed_keur, rij.noemers),
                    f"afwijking{eenheid.kolom}": eenheid.waarde(rij.afwijking_keur, rij.noemers),
                    "afwijking_pct": rij.afwijking_pct,
                    "prijzen": f"van {beeld.prijsjaar}",
                    "opmerking": _opmerking(beeld, rij, wet),
                }
            )
    kop = _eenheidwoord(beeld, eenheid)
    prijzen = (Kolom("prijzen", "Prijzen"),) if beeld.keuze.prijzen == "nu" else ()
    return pd.DataFrame(rijen), (
        Kolom("jaar", "Jaar", jaartal),
        Kolom("wet", "Wet"),
        Kolom(f"begroot{eenheid.kolom}", f"Begroot ({kop})", TABEL.heel),
        Kolom(f"besteed{eenheid.kolom}", f"Besteed ({kop})", TABEL.heel),
        Kolom(f"afwijking{eenheid.kolom}", f"Verschil ({kop})", TABEL.heel),
        Kolom("afwijking_pct", "Verschil (%)", TABEL.pct),
        *prijzen,
        Kolom("opmerking", "Opmerking"),
    )


def _opmerking(beeld: Beeld, rij: Rij, wet: str) -> str:
    if beeld.is_nederland:
        delen = [f"{getal(rij.n)} gemeenten, {getal(rij.n_ontbreekt)} ontbreken"]
        delen += [
            f"{SOORT_NAAM[s]} voorlopig bij {getal(n)}"
            for (_, s), n in beeld.voorlopig_bij([rij.jaar]).items()
        ]
        return "; ".join(delen)
    delen = [beeld.opmerking(rij.jaar, wet)]
    if rij.besteed_keur is None and beeld.rekening_nog_niet_verschenen(rij.jaar):
        delen.append("jaarrekening nog niet verschenen")
    return "; ".join(d for d in delen if d)


_REEKSVLAGGEN = (
    "niet_aangeleverd",
    "onvolledig_door_herindeling",
    "voorlopig",
    "anders_geboekt",
    "onmogelijk_bedrag",
    "regiotaak",
    "ongewoon_hoog",
    "nul_of_negatief",
    "sterk_verschil",
    "pgb_niet_gesplitst",
)


def samen(rijen: list[dict[str, Any]]) -> str:
    """One flag on one spot as its own sentence; on more spots as its name and the spots."""
    zinnen = list(dict.fromkeys(str(r["toelichting"]) for r in rijen))
    if len(zinnen) == 1:
        return zinnen[0]
    plekken = [
        f"{SOORT_NAAM[r['soort']] if r['soort'] else WET_IN_ZIN.get(r['wet'], '')} {r['jaar']}".strip()
        for r in rijen
    ]
    return f"{rijen[0]['naam']}: {opsomming(list(dict.fromkeys(plekken)))}."


def _reeksvlaggen(
    haal: Haal, beeld: Beeld, wetten: tuple[str, ...], jaren: tuple[int, ...]
) -> tuple[str, ...]:
    """Flags that belong to a whole series: breaks always, and what is missing or booked elsewhere."""
    rijen = [r for r in beeld.vlagrijen(jaren, wetten) if r["vlag"] in _REEKSVLAGGEN]
    zinnen = [
        samen([r for r in rijen if r["vlag"] == vlag]) for vlag in dict.fromkeys(r["vlag"] for r in rijen)
    ]
    zinnen += beeld.voorlopigzinnen(jaren)
    if beeld.is_nederland and (weg := beeld.ontbrekend_per_jaar(jaren)):
        per_jaar = ", ".join(f"{jaar}: {getal(n)}" for jaar, n in weg.items())
        zinnen.append(
            f"Niet elke gemeente leverde elk jaar aan. Zoveel gemeenten tellen niet mee: {per_jaar}."
        )
    if beeld.keuze.prijzen == "nu" and (zonder := [str(j) for j in jaren if j in beeld.jaren_zonder_index]):
        zinnen.append(
            f"Van {opsomming(zonder)} is nog geen prijsindex bekend. Bedragen van dat jaar staan hier daarom niet."
        )
    if over := breukjaren(haal, jaren, wetten):
        zinnen.append(
            f"In {opsomming([str(j) for j in over])} veranderde de indeling van de taakvelden van "
            f"{gebroken_wetten(haal, wetten)} (‘breuk’ in de grafiek). "
            "Vergelijk jaren aan weerszijden van een breuk met voorzichtigheid."
        )
    return tuple(zinnen)


def _regelingen(haal: Haal, wetten: tuple[str, ...], jaren: tuple[int, ...]) -> list[str]:
    """The temporary schemes of the Rijk behind these lines, each with its years."""
    uit = []
    for r in als_rijen(haal.rijksregelingen()):
        tot = jaren[-1] if is_leeg(r["jaar_tot"]) else int(r["jaar_tot"])
        if r["wet"] in wetten and r["jaar_van"] <= jaren[-1] and tot >= jaren[0]:
            wanneer = f"vanaf {r['jaar_van']}" if is_leeg(r["jaar_tot"]) else f"{r['jaar_van']} en {tot}"
            uit.append(f"{r['naam']} ({WET_IN_ZIN[r['wet']]}, {wanneer}): {r['wat']}")
    return uit


@bewaard
def wetten_over_jaren(haal: Haal, beeld: Beeld) -> Figuur:
    """Small multiples: the three laws, begroot and besteed, every year."""
    eenheid = _reeks_eenheid(beeld)
    jaren = tuple(beeld.alle_jaren)
    panelen = tuple(
        Paneel(
            WET_NAAM[wet],
            grafieken.begroot_besteed_lijnen(
                _punten(beeld, wet, eenheid, breuken(haal, (wet,)), klein=True),
                jaren,
                breuken(haal, (wet,)),
                wet=wet,
                kleur=WETKLEUR[wet],
                as_titel=_schaal(beeld, eenheid).titel,
            ),
            _alt_reeks(beeld, wet, eenheid, breuken(haal, (wet,))),
        )
        for wet in WETTEN
    )
    tabel, kolommen = _reekstabel(beeld, WETTEN, eenheid)
    return Figuur(
        sleutel=f"wetten_{wie_in_sleutel(beeld)}",
        over=Waarover(DRIE_WETTEN, _eenheidwoord(beeld, eenheid), f"{jaren[0]}–{jaren[-1]}"),
        titel=reeks_kop(beeld, WETTEN),
        onderkop=f"Lasten in {_schaal(beeld, eenheid).titel}, {jaren[0]}–{jaren[-1]}{_statistiek(beeld)}{_prijzen(beeld)}. {LEGENDA}",
        panelen=panelen,
        tabel=tabel,
        kolommen=kolommen,
        bron=bron_regel(haal),
        berekening=berekening_reeks(haal, beeld, indelingsjaren(haal, jaren)),
        vlaggen=(*_reeksvlaggen(haal, beeld, WETTEN, jaren), *_regelingen(haal, WETTEN, jaren)),
    )


def wie_in_sleutel(beeld: Beeld) -> str:
    """The municipality in the key of a figure; 'nl' for the country."""
    return (beeld.keuze.gm_code or "nl").lower()


def _prijzen(beeld: Beeld) -> str:
    return f", in prijzen van {beeld.prijsjaar}" if beeld.keuze.prijzen == "nu" else ""


def _statistiek(beeld: Beeld) -> str:
    if not beeld.is_nederland:
        return ""
    return ", Nederland (gewogen gemiddelde over de gemeenten met begroting én jaarrekening)"


@bewaard
def wet_over_jaren(haal: Haal, beeld: Beeld, wet: str) -> Figuur:
    """One law large: begroot and besteed with labelled breaks."""
    eenheid, breuken_ = _reeks_eenheid(beeld), breuken(haal, (wet,))
    jaren = tuple(beeld.alle_jaren)
    tabel, kolommen = _reekstabel(beeld, (wet,), eenheid)
    punten = _punten(beeld, wet, eenheid, breuken_, klein=False)
    titel = _van_naar(beeld, wet, eenheid, [int(b["jaar"]) for b in breuken_])
    regelingen = _regelingrijen(haal, wet, jaren)
    return Figuur(
        sleutel=f"lijn_{wet}_{wie_in_sleutel(beeld)}",
        over=Waarover(WET_NAAM[wet], _eenheidwoord(beeld, eenheid), f"{jaren[0]}–{jaren[-1]}"),
        titel=titel,
        onderkop=f"{WET_NAAM[wet]}: lasten in {_schaal(beeld, eenheid).titel}, {jaren[0]}–{jaren[-1]}{_statistiek(beeld)}{_prijzen(beeld)}. {LEGENDA}",
        panelen=(
            Paneel(
                "",
                grafieken.begroot_besteed_lijnen(
                    punten,
                    jaren,
                    breuken_,
                    wet=wet,
                    kleur=WETKLEUR[wet],
                    as_titel=_schaal(beeld, eenheid).titel,
                    klein=False,
                    regelingen=regelingen,
                ),
                _alt_reeks(beeld, wet, eenheid, breuken_)
                + "".join(f" {r['woord']}: {r['van']} tot en met {r['tot']}." for r in regelingen),
            ),
        ),
        tabel=tabel,
        kolommen=kolommen,
        bron=bron_regel(haal),
        berekening=berekening_reeks(haal, beeld, indelingsjaren(haal, jaren)),
        vlaggen=(*_reeksvlaggen(haal, beeld, (wet,), jaren), *_regelingen(haal, (wet,), jaren)),
    )


def _van_naar(beeld: Beeld, wet: str, eenheid: Eenheid, breuken: list[int]) -> str:
    """'De uitgaven aan jeugd gingen van € 22,4 mln in 2017 naar € 41,0 mln in 2024 (niet gecorrigeerd voor prijzen; in 2023
    veranderde de indeling)'. Only of years whose level no flag disturbs.
    """
    rijen = [
        r
        for j in beeld.alle_jaren
        if (r := beeld.rij(j, wet)) is not None
        and eenheid.waarde(r.besteed_keur, r.noemers) is not None
        and beeld.helder(j, wet, "rekening")
    ]
    if len(rijen) < 2 or not beeld.zelfde_telling(rijen[0].jaar, rijen[-1].jaar, [wet]):
        return f"{WET_NAAM[wet]}: begroot en besteed van {beeld.naam} sinds {beeld.alle_jaren[0]}"
    van, tot = rijen[0], rijen[-1]
    van_tekst, tot_tekst = (eenheid.tekst(r.besteed_keur, r.noemers) for r in (van, tot))
    over = [str(j) for j in breuken if van.jaar < j <= tot.jaar]
    breuk = f"; in {opsomming(over)} veranderde de indeling" if over else ""
    return (
        f"De uitgaven aan {WET_IN_ZIN[wet]} gingen van {van_tekst}{eenheid.achter} in {van.jaar} naar {tot_tekst} in "
        f"{tot.jaar} ({beeld.prijzen_in_zin}{breuk})"
    )


@bewaard
def afwijking_per_jaar(haal: Haal, beeld: Beeld, wet: str) -> Figuur | None:
    """Bars: besteed − begroot per year; pairs booked elsewhere are left out and counted."""
    eenheid, breuken_ = _reeks_eenheid(beeld), breuken(haal, (wet,))
    alle = [
        r for j in beeld.alle_jaren if (r := beeld.rij(j, wet)) is not None and r.afwijking_keur is not None
    ]
    rijen = [r for r in alle if r.vergelijkbaar]
    if not rijen:
        return None
    verschillen = (eenheid.waarde(r.afwijking_keur, r.noemers) for r in rijen)
    schaal = eenheid.schaal(max((abs(w) for w in verschillen if w is not None), default=0.0))
    weg = [str(r.jaar) for r in alle if not r.vergelijkbaar]
    punten: list[dict[str, Any]] = []
    for r in rijen:
        waarde = eenheid.waarde(r.afwijking_keur, r.noemers)
        if waarde is None or r.afwijking_keur is None:
            continue
        label = getal(waarde / schaal.deler, schaal.decimalen)
        if not label.strip("-0,"):
            label = getal(waarde / schaal.deler, schaal.decimalen + 1)  # a bar says no 0,0
        tekst = f"{r.jaar}: {eenheid.tekst(abs(r.afwijking_keur), r.noemers)}{eenheid.achter} {meer_minder(r.afwijking_keur)} dan begroot"
        punten.append({"jaar": r.jaar, "waarde": waarde / schaal.deler, "label": label, "tekst": tekst})
    # chosen in the unit in which it is said: in euro another year may be the largest
    # nor a year in which a region's money probably stood in the books
    eigen = [r for r in rijen if not any(beeld.is_ongewoon_hoog(r.jaar, s, wet) for s in SOORT_NAAM)] or rijen
    grootste = max(eigen, key=lambda r: abs(eenheid.waarde(r.afwijking_keur, r.noemers) or 0))
    verschil = grootste.afwijking_keur or 0.0
    titel = (
        f"Het grootste verschil bij {WET_IN_ZIN[wet]} was in {grootste.jaar}: "
        f"{eenheid.tekst(abs(verschil), grootste.noemers)}{eenheid.achter} {meer_minder(verschil)} dan begroot"
    )
    loop = tuple(j for j in beeld.alle_jaren if not beeld.rekening_nog_niet_verschenen(j))
    tabel, kolommen = _reekstabel(beeld, (wet,), eenheid)
    vlaggen = _reeksvlaggen(haal, beeld, (wet,), loop)
    vlaggen = (*vlaggen, *_regelingen(haal, (wet,), loop))
    if weg:
        vlaggen = (f"Niet getekend omdat het paar niet vergelijkbaar is: {', '.join(weg)}.", *vlaggen)
    return Figuur(
        sleutel=f"afwijking_{wet}_{wie_in_sleutel(beeld)}",
        over=Waarover(WET_NAAM[wet], _eenheidwoord(beeld, eenheid), f"{loop[0]}–{loop[-1]}"),
        titel=titel,
        onderkop=(
            f"{WET_NAAM[wet]}: besteed min begroot in {schaal.titel}, {loop[0]}–{loop[-1]}{_statistiek(beeld)}{_prijzen(beeld)}. "
            "Boven de nullijn: meer uitgegeven dan begroot. Eronder: minder."
        ),
        panelen=(
            Paneel(
                "",
                grafieken.afwijking_staven(
                    punten,
                    loop,
                    [b for b in breuken_ if b["jaar"] <= loop[-1]],
                    as_titel=schaal.titel,
                ),
                f"Staafgrafiek {WET_NAAM[wet]} van {beeld.naam}, besteed min begroot{_prijzen(beeld)}. {'; '.join(p['tekst'] for p in punten)}."
                + breuk_zin(breukjaren(haal, loop, (wet,)), " (breuk)"),
            ),
        ),
        tabel=tabel,
        kolommen=kolommen,
        bron=bron_regel(haal),
        berekening=berekening_reeks(haal, beeld, indelingsjaren(haal, loop)),
        vlaggen=vlaggen,
    )
