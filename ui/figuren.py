"""The figures of the pages: rows of a Beeld become a Figuur with chart, words, table and source."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from ui import grafieken
from ui.beeld import Beeld, Haal, Rij
from ui.begrippen import ALLE_WETTEN, SOORT_NAAM, WET_IN_ZIN, WET_NAAM, WETTEN, jaren_kort, opsomming
from ui.eenheden import Eenheid, Schaal
from ui.figuur import Berekening, Figuur, Kolom, Paneel
from ui.getallen import euro_kort, getal, is_leeg, procent1
from ui.groep import Groep, is_eigen
from ui.thema import WETKLEUR
from ui.zinnen import meer_minder, reeks_kop

LEGENDA = "Open punt en stippellijn: begroot. Dicht punt en lijn: besteed."


def _jaartal(waarde: Any) -> str:
    return str(int(waarde))


def _keur(waarde: Any) -> str:
    return "–" if is_leeg(waarde) else getal(waarde)


def _eur(waarde: Any) -> str:
    return "–" if is_leeg(waarde) else getal(waarde)


def _pct(waarde: Any) -> str:
    return "–" if is_leeg(waarde) else procent1(waarde)


def bron_regel(haal: Haal, jaar: int | None = None) -> str:
    """'Bron: CBS, Gemeenten <jaar> onbewerkte Iv3-data (45067NED), stand …', with what was refreshed since."""
    verslagen = [v for v in als_rijen(haal("verslagen")) if jaar is None or v["jaar"] == jaar]
    ververst = [v for v in verslagen if v["ververst"]]
    delen = [] if verslagen and len(ververst) == len(verslagen) else [_momentopname_regel(haal, jaar)]
    if len(ververst) > 3:
        delen.append(f"{len(ververst)} verslagen zijn ververst bij het CBS; zie Verantwoording")
    elif ververst:
        delen.append("; ".join(_ververst(v) for v in reversed(ververst)))
    return f"Bron: CBS, {'. '.join(delen)}. Licentie CC BY 4.0."


def _ververst(verslag: dict[str, Any]) -> str:
    return (
        f"{SOORT_NAAM[verslag['soort']]} {verslag['jaar']} ververst ({verslag['tabel_id']}, door het CBS gewijzigd op "
        f"{verslag['gewijzigd_op']:%d-%m-%Y})"
    )


def _momentopname_regel(haal: Haal, jaar: int | None) -> str:
    rij = haal("herkomst").set_index("herkomst_id").loc["iv3_taakveld"]
    tabellen = {int(j): t for t, j in re.findall(r"(\w+NED) \((\d{4})\)", str(rij["tabel_id"]))}
    titel = str(rij["titel"])
    if jaar is not None and jaar in tabellen:
        titel, tabel = titel.replace("<jaar>", str(jaar)), tabellen[jaar]
    else:
        titel = titel.replace("<jaar>", f"{min(tabellen)}–{max(tabellen)}")
        tabel = f"{tabellen[min(tabellen)]} tot en met {tabellen[max(tabellen)]}"
    stand = re.sub(r" \([^)]*\)", "", str(rij["opgehaald_op"]))
    return f"{titel} ({tabel}), {stand}"


def _taakveldregels(haal: Haal, jaar: int, definitie: str) -> tuple[str, ...]:
    rijen = als_rijen(haal("taakvelden_van_wet", jaar=jaar, definitie=definitie))
    return tuple(f"{WET_NAAM[r['wet']]} ({jaar}): {r['taakvelden']}" for r in rijen)


_GEPAARD = (
    " Nederland is gewogen: de som over de gemeenten met begroting én jaarrekening, gedeeld door hun inwoners. "
    "Zolang er geen jaarrekening is, tellen alle gemeenten met een begroting mee."
)
_VERSCHIL = (
    "Verschil = besteed min begroot. Begroot: de lasten in de primitieve begroting (Iv3 X000). Besteed: de lasten in de "
    "jaarrekening (Iv3 X005). Lasten is wat de gemeente uitgeeft, zonder de inkomsten (baten) eraf te trekken. Mutaties in "
    "reserves tellen niet mee. Bedragen van vóór een herindeling zijn teruggerekend naar de gemeente van nu."
)


def jongeren_bron(haal: Haal) -> str:
    """Where the numbers of youths come from and for which years: 'Septembercirculaire 2024: 2024'."""
    rijen = [r for r in als_rijen(haal("noemerjaren")) if r["noemer"] == "jongeren_0_17"]
    per_bron: dict[str, list[int]] = {}
    for r in rijen:
        per_bron.setdefault(str(r["titel"]), []).append(int(r["jaar"]))
    return "; ".join(f"{titel}: {jaren_kort(jaren)}" for titel, jaren in per_bron.items())


def berekening_reeks(haal: Haal, beeld: Beeld, jaren: tuple[int, ...]) -> Berekening:
    """How begroot, besteed and their difference come about."""
    parameters: dict[str, Any] = {"definitie": beeld.keuze.definitie}
    if not beeld.is_nederland:
        parameters["gm_code"] = beeld.keuze.gm_code
    per_hoofd = (
        " Per inwoner: gedeeld door de inwoners op 1 januari van hetzelfde jaar (CBS, 03759ned)."
        if beeld.keuze.eenheid.code != "totaal"
        else ""
    )
    if beeld.keuze.eenheid.code == "jongere":
        per_hoofd += f" Per jongere: gedeeld door de jongeren van 0 tot en met 17 jaar op 1 januari van hetzelfde jaar ({jongeren_bron(haal)})."
    return Berekening(
        _VERSCHIL + per_hoofd + (_GEPAARD if beeld.is_nederland else ""),
        tuple(r for j in jaren for r in _taakveldregels(haal, j, beeld.keuze.definitie)),
        bron_regel(haal, jaren[0] if len(jaren) == 1 else None),
        "reeks_nederland" if beeld.is_nederland else "reeks_gemeente",
        parameters,
    )


def berekening_groep(haal: Haal, beeld: Beeld) -> Berekening:
    """How the middle half of the chosen group comes about."""
    assert beeld.met is not None
    gemeente = haal("gemeente", gm_code=beeld.keuze.gm_code).iloc[0]
    return Berekening(
        f"De groep: {beeld.met.wie}, zonder {beeld.naam} zelf. {beeld.met.uitleg} Van "
        "elke gemeente nemen wij de lasten per inwoner van hetzelfde jaar, op volgorde. De middelste helft ligt tussen het "
        "eerste en het derde kwartiel: een kwart van de gemeenten geeft minder uit, een kwart meer. Niet mee tellen: "
        "verslagen die ontbreken of onvolledig zijn, paren die anders zijn geboekt, en bedragen van nul of minder.",
        _taakveldregels(haal, beeld.keuze.jaar, beeld.keuze.definitie),
        bron_regel(haal, beeld.keuze.jaar)
        + f" Groepen: {bron_groep(beeld.met, int(gemeente['indeling_jaar']))}. Inwoners: CBS, 03759ned.",
        "groep_kwartielen",
        {"gm_code": beeld.keuze.gm_code, "definitie": beeld.keuze.definitie, "groep": beeld.keuze.groep},
    )


def bron_groep(met: Groep, indeling_jaar: int) -> str:
    """Where the group comes from."""
    if met.code == "buren":
        return (
            "CBS en ministerie van BZK, kenmerken per gemeente (data/referentie/buren.csv), eigen berekening"
        )
    if met.code in ("centrumfunctie", "sociale_structuur"):
        return "ministerie van BZK, indeling naar centrumfunctie en sociale structuur"
    if met.code == "rob":
        return "Raad voor het Openbaar Bestuur, Decentrale taak is politieke zaak"
    if is_eigen(met.code):
        return "eigen keuze van de lezer"
    return f"CBS, Gebieden in Nederland {indeling_jaar}"


def _reeks_eenheid(beeld: Beeld) -> Eenheid:
    """The unit of a series over years.

    Per youth is known for one year only: then per inhabitant. Nederland is always per inhabitant: each year other
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


def _punten(beeld: Beeld, wet: str, eenheid: Eenheid) -> list[dict[str, Any]]:
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
            punten.append({"jaar": jaar, "soort": soort, "waarde": getekend, "tekst": tekst})
    return grafieken.met_etiketten(punten, ["soort"], "soort")


def _alt_reeks(beeld: Beeld, wet: str, eenheid: Eenheid, breuken: list[dict[str, Any]]) -> str:
    stukken = []
    for jaar in beeld.alle_jaren:
        rij = beeld.rij(jaar, wet)
        if rij is None:
            continue
        begroot = (
            "begroting niet aangeleverd"
            if rij.begroot_keur is None
            else f"begroot {eenheid.tekst(rij.begroot_keur, rij.noemers)}"
        )
        besteed = (
            f"jaarrekening {beeld.waarom_leeg(jaar, 'rekening')}"
            if rij.besteed_keur is None
            else f"besteed {eenheid.tekst(rij.besteed_keur, rij.noemers)}"
        )
        stukken.append(f"{jaar}: {begroot}, {besteed}")
    breuk = (
        f" In {' en '.join(str(b['jaar']) for b in breuken)} veranderde de indeling (breuk)."
        if breuken
        else ""
    )
    return f"Lijngrafiek {WET_NAAM[wet]} van {beeld.naam}{eenheid.achter}. {'; '.join(stukken)}.{breuk}"


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
                    "opmerking": _opmerking(beeld, rij, wet),
                }
            )
    kop = {"totaal": "× € 1.000", "inwoner": "€ per inwoner", "jongere": "€ per jongere"}[eenheid.code]
    opmaak = _keur if eenheid.code == "totaal" else _eur
    return pd.DataFrame(rijen), (
        Kolom("jaar", "Jaar", _jaartal),
        Kolom("wet", "Wet"),
        Kolom(f"begroot{eenheid.kolom}", f"Begroot ({kop})", opmaak),
        Kolom(f"besteed{eenheid.kolom}", f"Besteed ({kop})", opmaak),
        Kolom(f"afwijking{eenheid.kolom}", f"Verschil ({kop})", opmaak),
        Kolom("afwijking_pct", "Verschil (%)", _pct),
        Kolom("opmerking", "Opmerking"),
    )


def _opmerking(beeld: Beeld, rij: Rij, wet: str) -> str:
    if beeld.is_nederland:
        return f"{getal(rij.n)} gemeenten, {getal(rij.n_ontbreekt)} ontbreken"
    delen = [beeld.opmerking(rij.jaar, wet)]
    if rij.besteed_keur is None and beeld.rekening_nog_niet_verschenen(rij.jaar):
        delen.append("jaarrekening nog niet verschenen")
    return "; ".join(d for d in delen if d)


def _breuken(haal: Haal) -> list[dict[str, Any]]:
    return als_rijen(haal("breuken"))


_REEKSVLAGGEN = (
    "niet_aangeleverd",
    "onvolledig_door_herindeling",
    "anders_geboekt",
    "nul_of_negatief",
    "sterk_verschil",
    "pgb_niet_gesplitst",
)


def _samen(rijen: list[dict[str, Any]]) -> str:
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
    beeld: Beeld, wetten: tuple[str, ...], breuken: list[dict[str, Any]], jaren: tuple[int, ...]
) -> tuple[str, ...]:
    """Flags that belong to a whole series: breaks always, and what is missing or booked elsewhere."""
    rijen = [r for r in beeld.vlagrijen(jaren, wetten) if r["vlag"] in _REEKSVLAGGEN]
    zinnen = [
        _samen([r for r in rijen if r["vlag"] == vlag]) for vlag in dict.fromkeys(r["vlag"] for r in rijen)
    ]
    if beeld.is_nederland and (weg := beeld.ontbrekend_per_jaar(jaren)):
        per_jaar = ", ".join(f"{jaar}: {getal(n)}" for jaar, n in weg.items())
        zinnen.append(
            f"Niet elke gemeente leverde elk jaar aan. Zoveel gemeenten tellen niet mee: {per_jaar}."
        )
    zinnen.append(
        f"In {' en '.join(str(b['jaar']) for b in breuken)} veranderde de indeling van de taakvelden (‘breuk’ in de grafiek). "
        "Vergelijk jaren aan weerszijden van een breuk met voorzichtigheid."
    )
    return tuple(zinnen)


def wetten_over_jaren(haal: Haal, beeld: Beeld) -> Figuur:
    """Small multiples: the three laws, begroot and besteed, every year."""
    eenheid, breuken = _reeks_eenheid(beeld), _breuken(haal)
    jaren = tuple(beeld.alle_jaren)
    panelen = tuple(
        Paneel(
            WET_NAAM[wet],
            grafieken.begroot_besteed_lijnen(
                _punten(beeld, wet, eenheid),
                jaren,
                breuken,
                wet=wet,
                kleur=WETKLEUR[wet],
                as_titel=_schaal(beeld, eenheid).titel,
            ),
            _alt_reeks(beeld, wet, eenheid, breuken),
        )
        for wet in WETTEN
    )
    tabel, kolommen = _reekstabel(beeld, WETTEN, eenheid)
    return Figuur(
        sleutel=f"wetten_{_wie(beeld)}",
        titel=reeks_kop(beeld, WETTEN),
        onderkop=f"Lasten in {_schaal(beeld, eenheid).titel}, {jaren[0]}–{jaren[-1]}{_statistiek(beeld)}. {LEGENDA}",
        panelen=panelen,
        tabel=tabel,
        kolommen=kolommen,
        bron=bron_regel(haal),
        berekening=berekening_reeks(haal, beeld, (2022, 2024, 2026)),
        vlaggen=_reeksvlaggen(beeld, WETTEN, breuken, jaren),
    )


def _wie(beeld: Beeld) -> str:
    return (beeld.keuze.gm_code or "nl").lower()


def _statistiek(beeld: Beeld) -> str:
    if not beeld.is_nederland:
        return ""
    return ", Nederland (gewogen gemiddelde over de gemeenten met begroting én jaarrekening)"


def wet_over_jaren(haal: Haal, beeld: Beeld, wet: str) -> Figuur:
    """One law large: begroot and besteed with labelled breaks."""
    eenheid, breuken = _reeks_eenheid(beeld), _breuken(haal)
    jaren = tuple(beeld.alle_jaren)
    tabel, kolommen = _reekstabel(beeld, (wet,), eenheid)
    punten = _punten(beeld, wet, eenheid)
    titel = _van_naar(beeld, wet, eenheid)
    return Figuur(
        sleutel=f"lijn_{wet}_{_wie(beeld)}",
        titel=titel,
        onderkop=f"{WET_NAAM[wet]}: lasten in {_schaal(beeld, eenheid).titel}, {jaren[0]}–{jaren[-1]}{_statistiek(beeld)}. {LEGENDA}",
        panelen=(
            Paneel(
                "",
                grafieken.begroot_besteed_lijnen(
                    punten,
                    jaren,
                    breuken,
                    wet=wet,
                    kleur=WETKLEUR[wet],
                    as_titel=_schaal(beeld, eenheid).titel,
                    klein=False,
                ),
                _alt_reeks(beeld, wet, eenheid, breuken),
            ),
        ),
        tabel=tabel,
        kolommen=kolommen,
        bron=bron_regel(haal),
        berekening=berekening_reeks(haal, beeld, (2022, 2024, 2026)),
        vlaggen=_reeksvlaggen(beeld, (wet,), breuken, jaren),
    )


def _van_naar(beeld: Beeld, wet: str, eenheid: Eenheid) -> str:
    """'De uitgaven aan jeugd gingen van € 22,4 mln in 2017 naar € 41,0 mln in 2024'."""
    rijen = [
        r for j in beeld.alle_jaren if (r := beeld.rij(j, wet)) is not None and r.besteed_keur is not None
    ]
    if len(rijen) < 2:
        return f"{WET_NAAM[wet]}: begroot en besteed van {beeld.naam} sinds {beeld.alle_jaren[0]}"
    van, tot = rijen[0], rijen[-1]
    van_tekst, tot_tekst = (eenheid.tekst(r.besteed_keur, r.noemers) for r in (van, tot))
    return f"De uitgaven aan {WET_IN_ZIN[wet]} gingen van {van_tekst}{eenheid.achter} in {van.jaar} naar {tot_tekst} in {tot.jaar}"


def afwijking_per_jaar(haal: Haal, beeld: Beeld, wet: str) -> Figuur | None:
    """Bars: besteed − begroot per year; pairs booked elsewhere are left out and counted."""
    eenheid, breuken = _reeks_eenheid(beeld), _breuken(haal)
    alle = [
        r for j in beeld.alle_jaren if (r := beeld.rij(j, wet)) is not None and r.afwijking_keur is not None
    ]
    rijen = [r for r in alle if r.vergelijkbaar]
    if not rijen:
        return None
    schaal = _schaal(beeld, eenheid)
    weg = [str(r.jaar) for r in alle if not r.vergelijkbaar]
    punten: list[dict[str, Any]] = []
    for r in rijen:
        waarde = eenheid.waarde(r.afwijking_keur, r.noemers)
        if waarde is None or r.afwijking_keur is None:
            continue
        label = getal(waarde / schaal.deler, schaal.decimalen)
        tekst = f"{r.jaar}: {eenheid.tekst(abs(r.afwijking_keur), r.noemers)}{eenheid.achter} {meer_minder(r.afwijking_keur)} dan begroot"
        punten.append({"jaar": r.jaar, "waarde": waarde / schaal.deler, "label": label, "tekst": tekst})
    grootste = max(rijen, key=lambda r: abs(r.afwijking_keur or 0))
    verschil = grootste.afwijking_keur or 0.0
    titel = (
        f"Het grootste verschil bij {WET_IN_ZIN[wet]} was in {grootste.jaar}: "
        f"{eenheid.tekst(abs(verschil), grootste.noemers)}{eenheid.achter} {meer_minder(verschil)} dan begroot"
    )
    loop = tuple(j for j in beeld.alle_jaren if not beeld.rekening_nog_niet_verschenen(j))
    tabel, kolommen = _reekstabel(beeld, (wet,), eenheid)
    vlaggen = _reeksvlaggen(beeld, (wet,), [b for b in breuken if b["jaar"] <= loop[-1]], loop)
    if weg:
        vlaggen = (f"Niet getekend omdat het paar niet vergelijkbaar is: {', '.join(weg)}.", *vlaggen)
    return Figuur(
        sleutel=f"afwijking_{wet}_{_wie(beeld)}",
        titel=titel,
        onderkop=(
            f"{WET_NAAM[wet]}: besteed min begroot in {_schaal(beeld, eenheid).titel}, {loop[0]}–{loop[-1]}{_statistiek(beeld)}. "
            "Boven de nullijn: meer uitgegeven dan begroot. Eronder: minder."
        ),
        panelen=(
            Paneel(
                "",
                grafieken.afwijking_staven(
                    punten,
                    loop,
                    [b for b in breuken if b["jaar"] <= loop[-1]],
                    as_titel=_schaal(beeld, eenheid).titel,
                ),
                f"Staafgrafiek {WET_NAAM[wet]} van {beeld.naam}, besteed min begroot. {'; '.join(p['tekst'] for p in punten)}."
                " In 2023 veranderde de indeling (breuk).",
            ),
        ),
        tabel=tabel,
        kolommen=kolommen,
        bron=bron_regel(haal),
        berekening=berekening_reeks(haal, beeld, (2022, 2024)),
        vlaggen=vlaggen,
    )


def taakvelden(haal: Haal, beeld: Beeld) -> Figuur | None:
    """Dumbbells: begroot and besteed per group of taakvelden in the chosen year; None without figures."""
    keuze = beeld.keuze
    if keuze.gm_code is None:
        return None
    vast = {"gm_code": keuze.gm_code, "jaar": keuze.jaar, "definitie": keuze.definitie}
    rijen = haal("taakvelden_gemeente", **vast)
    if rijen.empty:
        return None
    rijen["naam"] = [
        f"{r['groepscode']} {r['titel']}" + (f" ({WET_NAAM[r['wet']]})" if dubbel else "")
        for r, dubbel in zip(als_rijen(rijen), rijen.duplicated("groepscode", keep=False), strict=True)
    ]
    rijen["afwijking_keur"] = rijen["besteed_keur"] - rijen["begroot_keur"]
    wetnamen = rijen["wet"].map(WET_NAAM)
    punten = []
    for r in als_rijen(rijen):
        begroot = None if is_leeg(r["begroot_keur"]) else r["begroot_keur"] / 1_000
        besteed = None if is_leeg(r["besteed_keur"]) else r["besteed_keur"] / 1_000
        tekst = f"{r['naam']}: begroot {euro_kort(r['begroot_keur'])}, besteed {euro_kort(r['besteed_keur'])}"
        punten.append({"naam": r["naam"], "begroot": begroot, "besteed": besteed, "tekst": tekst})
    beide = rijen.dropna(subset=["afwijking_keur"])
    if len(beide):
        top = max(als_rijen(beide), key=lambda r: abs(r["afwijking_keur"]))
        titel = (
            f"Het grootste verschil in {keuze.jaar} staat op taakveld {top['groepscode']} {top['titel']}: "
            f"{euro_kort(abs(top['afwijking_keur']))} {meer_minder(top['afwijking_keur'])} dan begroot"
        )
    else:
        soort = "besteed" if rijen["begroot_keur"].isna().all() else "begroot"
        top = max(als_rijen(rijen.dropna(subset=[f"{soort}_keur"])), key=lambda r: r[f"{soort}_keur"])
        titel = (
            f"Het meeste geld in {keuze.jaar} staat op taakveld {top['groepscode']} {top['titel']}: "
            f"{euro_kort(top[f'{soort}_keur'])} {soort}"
        )
    vlaggen = beeld.vlagzinnen([keuze.jaar])
    opm = [beeld.opmerking(keuze.jaar, w) for w in rijen["wet"]]
    return Figuur(
        sleutel=f"taakvelden_{keuze.jaar}_{_wie(beeld)}",
        titel=titel,
        onderkop=(
            f"Lasten per groep taakvelden in miljoen euro, {keuze.jaar}. Open punt: begroot. Dicht punt: besteed. "
            + ("Op dit niveau zijn begroting en jaarrekening te vergelijken." if len(beide) else "")
        ),
        panelen=(
            Paneel(
                "",
                grafieken.halters(punten, as_titel="miljoen euro"),
                f"Puntgrafiek per taakveld van {beeld.naam}, {keuze.jaar}. {'; '.join(p['tekst'] for p in punten)}.",
            ),
        ),
        tabel=rijen.assign(wet=wetnamen, opmerking=opm),
        kolommen=(
            Kolom("groepscode", "Taakveld"),
            Kolom("titel", "Titel"),
            Kolom("wet", "Wet"),
            Kolom("begroot_keur", "Begroot (× € 1.000)", _keur),
            Kolom("besteed_keur", "Besteed (× € 1.000)", _keur),
            Kolom("afwijking_keur", "Verschil (× € 1.000)", _keur),
            Kolom("opmerking", "Opmerking"),
        ),
        bron=bron_regel(haal, keuze.jaar),
        berekening=Berekening(
            _VERSCHIL
            + " Een taakveld is een vaste post waarop elke gemeente haar uitgaven boekt; hier opgeteld tot twee cijfers "
            "na de punt.",
            _taakveldregels(haal, keuze.jaar, keuze.definitie),
            bron_regel(haal, keuze.jaar),
            "taakvelden_gemeente",
            vast,
        ),
        vlaggen=tuple(vlaggen),
    )


def _samenkracht_zin(eigen: pd.DataFrame) -> str:
    """Taakveld 6.1 apart: first and last known amount of one report kind."""
    rekening = eigen[eigen["soort"] == "rekening"].dropna(subset=["samenkracht_keur"])
    reeks, woord = (
        (rekening, "besteed")
        if len(rekening) >= 2
        else (eigen.dropna(subset=["samenkracht_keur"]), "begroot")
    )
    if reeks.empty:
        return "Voor taakveld 6.1 (samenkracht en burgerparticipatie) zijn geen bedragen bekend."
    van, tot = reeks.iloc[0], reeks.iloc[-1]
    return (
        f"Apart staat taakveld 6.1, samenkracht en burgerparticipatie: in {van['jaar']} {euro_kort(van['samenkracht_keur'])} "
        f"{woord}, in {tot['jaar']} {euro_kort(tot['samenkracht_keur'])}."
    )


def preventie(haal: Haal, beeld: Beeld) -> Figuur | None:
    """Share of accessible help (6.2x) in accessible help, Wmo and youth together; None without a share."""
    wie = beeld.keuze.gm_code or "NL"
    rijen = haal("aandeel_preventie", gm_code=wie)
    eigen = rijen[(rijen["gm_code"] == wie) & rijen["aandeel_pct"].notna()]
    if eigen.empty:
        return None
    breuken = _breuken(haal)
    naam_soort = {"begroting": "begroot", "rekening": "besteed"}
    punten = []
    for r in als_rijen(rijen):
        is_nl = r["gm_code"] == "NL"
        naam = "Nederland" if is_nl else beeld.naam
        punten.append(
            {
                "jaar": r["jaar"],
                "wie": "Nederland" if is_nl else "eigen",
                "naam": naam,
                "soort": naam_soort[r["soort"]],
                "waarde": None if is_leeg(r["aandeel_pct"]) else r["aandeel_pct"],
                "tekst": f"{naam}, {r['jaar']}, {naam_soort[r['soort']]}: {procent1(r['aandeel_pct'])}",
            }
        )
    bekend = {(p["wie"], p["soort"], p["jaar"]) for p in punten}
    for naam, soort, jaar in itertools.product(
        {(p["naam"], p["wie"]) for p in punten}, naam_soort.values(), beeld.alle_jaren
    ):
        if (naam[1], soort, jaar) not in bekend:  # a missing report interrupts the line
            punten.append(
                {"jaar": jaar, "wie": naam[1], "naam": naam[0], "soort": soort, "waarde": None, "tekst": ""}
            )
    punten.sort(key=lambda p: p["jaar"])
    rekening = eigen[eigen["soort"] == "rekening"]
    basis = rekening if len(rekening) >= 2 else eigen
    eerste, laatste = basis.iloc[0], basis.iloc[-1]
    soort = naam_soort[laatste["soort"]]
    titel = (
        f"Van het geld voor toegang, Wmo en jeugd ging in {laatste['jaar']} {procent1(laatste['aandeel_pct'])} naar "
        f"toegankelijke hulp; in {eerste['jaar']} was dat {procent1(eerste['aandeel_pct'])}"
        if soort == "besteed"
        else f"In de begroting {laatste['jaar']} gaat {procent1(laatste['aandeel_pct'])} naar toegankelijke hulp"
    )
    tabel = rijen.assign(
        naam=[("Nederland (gewogen)" if g == "NL" else beeld.naam) for g in rijen["gm_code"]]
    )
    tabel["soort"] = tabel["soort"].map(SOORT_NAAM)
    tabel["opmerking"] = [
        "aandeel niet te berekenen: bedragen onder nul of anders geboekt" if is_leeg(a) else ""
        for a in tabel["aandeel_pct"]
    ]
    kernpunten = "; ".join(
        p["tekst"] for p in punten if p["wie"] == ("Nederland" if wie == "NL" else "eigen")
    )
    vlaggen = [
        _samenkracht_zin(eigen),
        "Taakveld 6.1 telt niet mee in het aandeel: door de opvang van vluchtelingen verdubbelde het landelijk vanaf 2021.",
        "In 2023 boekten gemeenten wijkteams en toegang anders, en in 2025 opnieuw. Een sprong in die jaren zegt weinig over beleid.",
        *(
            f"In de {SOORT_NAAM[r['soort']]} {r['jaar']} ontbreken de persoonsgebonden budgetten in Wmo en jeugd; het aandeel is daardoor iets te hoog."
            for r in als_rijen(haal("pgb_niet_gesplitst"))
        ),
    ]
    if (eigen["toegankelijk_keur"] == 0).any():
        vlaggen.append(
            "In een of meer jaren staat er niets op wijkteams en toegang: de gemeente boekt die kosten dan elders."
        )
    return Figuur(
        sleutel=f"preventie_{_wie(beeld)}",
        titel=titel,
        onderkop=(
            "Aandeel van wijkteams en toegang (taakvelden 6.2 en 6.21–6.23) in wijkteams, toegang, Wmo en jeugd samen, in procent "
            "van de lasten. Nederland is gewogen. Stippellijn: begroot. Lijn: besteed."
        ),
        panelen=(
            Paneel(
                "",
                grafieken.aandeel_lijnen(
                    grafieken.met_etiketten(punten, ["wie", "soort"], "naam"),
                    tuple(beeld.alle_jaren),
                    breuken,
                ),
                f"Lijngrafiek van het aandeel toegankelijke hulp. {kernpunten}. In 2023 en 2025 veranderde de indeling (breuk).",
            ),
        ),
        tabel=tabel,
        kolommen=(
            Kolom("jaar", "Jaar", _jaartal),
            Kolom("naam", "Gemeente"),
            Kolom("soort", "Verslag"),
            Kolom("aandeel_pct", "Aandeel toegankelijke hulp (%)", _pct),
            Kolom("toegankelijk_keur", "Wijkteams en toegang (× € 1.000)", _keur),
            Kolom("gespecialiseerd_keur", "Wmo en jeugd (× € 1.000)", _keur),
            Kolom("samenkracht_keur", "Samenkracht, 6.1 (× € 1.000)", _keur),
            Kolom("opmerking", "Opmerking"),
        ),
        bron=bron_regel(haal),
        berekening=Berekening(
            "Aandeel = lasten op 6.2 en 6.21–6.23, gedeeld door die lasten plus de lasten van Wmo en Jeugdwet volgens ‘De drie "
            "wetten’. Altijd op die definitie, ook als u een andere kiest.",
            ("Toegankelijke hulp: 6.2 (tot en met 2024), 6.21, 6.22, 6.23 (vanaf 2025)",),
            bron_regel(haal),
            "aandeel_preventie",
            {"gm_code": wie},
        ),
        vlaggen=tuple(vlaggen),
    )
