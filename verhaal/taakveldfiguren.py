"""The figures per taakveld: what a law is made of, and the share of accessible help."""

from __future__ import annotations

import itertools
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal import grafieken
from verhaal.afzender import SOCIAAL_DOMEIN, Waarover
from verhaal.beeld import Beeld
from verhaal.begrippen import SOORT_NAAM, WET_NAAM, opsomming
from verhaal.bewaren import bewaard
from verhaal.bronregels import VERSCHIL_UITLEG, bron_regel, taakveldregels
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import TABEL, euro_kort, is_leeg, jaartal, procent1
from verhaal.taakveldwoorden import (
    breuk_zin,
    breuken,
    breukjaren,
    codes_kort,
    codes_met_jaren,
    rolopmerking,
)
from verhaal.wetfiguren import samen, wie_in_sleutel
from verhaal.zinnen import meer_minder


@bewaard
def taakvelden(haal: Haal, beeld: Beeld) -> Figuur | None:
    """Dumbbells: begroot and besteed per group of taakvelden in the chosen year; None without figures."""
    keuze = beeld.keuze
    if keuze.gm_code is None:
        return None
    vast: dict[str, Any] = {"gm_code": keuze.gm_code, "jaar": keuze.jaar, "definitie": keuze.definitie}
    rijen = haal.taakvelden_gemeente(**vast)
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
        sleutel=f"taakvelden_{keuze.jaar}_{wie_in_sleutel(beeld)}",
        over=Waarover(SOCIAAL_DOMEIN, "× € 1.000", str(keuze.jaar)),
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
            Kolom("begroot_keur", "Begroot (× € 1.000)", TABEL.heel),
            Kolom("besteed_keur", "Besteed (× € 1.000)", TABEL.heel),
            Kolom("afwijking_keur", "Verschil (× € 1.000)", TABEL.heel),
            Kolom("opmerking", "Opmerking"),
        ),
        bron=bron_regel(haal, keuze.jaar),
        berekening=Berekening(
            VERSCHIL_UITLEG
            + " Een taakveld is een vaste post waarop elke gemeente haar uitgaven boekt; hier opgeteld tot twee cijfers "
            "na de punt.",
            taakveldregels(haal, keuze.jaar, keuze.definitie),
            bron_regel(haal, keuze.jaar),
            "taakvelden_gemeente",
            vast,
        ),
        vlaggen=tuple(v for v in vlaggen if v),
    )


def _samenkracht_zin(eigen: pd.DataFrame, codes: str, prijzen: str) -> str:
    """Samenkracht apart: first and last known amount of one report kind."""
    rekening = eigen[eigen["soort"] == "rekening"].dropna(subset=["samenkracht_keur"])
    reeks, woord = (
        (rekening, "besteed")
        if len(rekening) >= 2
        else (eigen.dropna(subset=["samenkracht_keur"]), "begroot")
    )
    if reeks.empty:
        return f"Voor taakveld {codes} (samenkracht en burgerparticipatie) zijn geen bedragen bekend."
    van, tot = reeks.iloc[0], reeks.iloc[-1]
    return (
        f"Apart staat taakveld {codes}, samenkracht en burgerparticipatie: in {van['jaar']} {euro_kort(van['samenkracht_keur'])} "
        f"{woord}, in {tot['jaar']} {euro_kort(tot['samenkracht_keur'])} ({prijzen})."
    )


def _breuken_zin(breuken: list[int]) -> str:
    eerste, *later = (str(j) for j in breuken)
    opnieuw = f", en in {opsomming(later)} opnieuw" if later else ""
    wanneer = "die jaren" if later else "dat jaar"
    return (
        f"In {eerste} boekten gemeenten wijkteams en toegang anders{opnieuw}. "
        f"Een sprong in {wanneer} zegt weinig over beleid."
    )


def _deel(haal: Haal, jaar: int) -> int:
    """The stretch a year lies in: how many breaks are behind it."""
    return sum(1 for b in breukjaren(haal) if b <= jaar)


def _preventietitel(haal: Haal, rekening: pd.DataFrame, laatste: Any) -> str:
    """The newest share, beside the first one of the same stretch only: across a break it was counted otherwise."""
    pct = procent1(laatste["aandeel_pct"])
    if laatste["soort"] == "begroting":
        return f"In de begroting {laatste['jaar']} gaat {pct} naar toegankelijke hulp"
    deel = _deel(haal, laatste["jaar"])
    eerste = next(r for r in als_rijen(rekening) if _deel(haal, r["jaar"]) == deel)
    toen = (
        f"; in {eerste['jaar']} was dat {procent1(eerste['aandeel_pct'])}"
        if eerste["jaar"] < laatste["jaar"]
        else ""
    )
    return f"Van het geld voor toegang, Wmo en jeugd ging in {laatste['jaar']} {pct} naar toegankelijke hulp{toen}"


@bewaard
def preventie(haal: Haal, beeld: Beeld) -> Figuur | None:
    """Share of accessible help in accessible help, Wmo and youth together; None without a share."""
    wie = beeld.keuze.gm_code or "NL"
    rijen = haal.aandeel_preventie(gm_code=wie)
    eigen = rijen[(rijen["gm_code"] == wie) & rijen["aandeel_pct"].notna()]
    if eigen.empty:
        return None
    breuken_ = breuken(haal)
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
        sorted({(p["naam"], p["wie"]) for p in punten}), naam_soort.values(), beeld.alle_jaren
    ):
        if (naam[1], soort, jaar) not in bekend:  # a missing report interrupts the line
            punten.append(
                {"jaar": jaar, "wie": naam[1], "naam": naam[0], "soort": soort, "waarde": None, "tekst": ""}
            )
    punten.sort(key=lambda p: p["jaar"])
    rekening = eigen[eigen["soort"] == "rekening"]
    laatste = (rekening if len(rekening) else eigen).iloc[-1]
    titel = _preventietitel(haal, rekening, laatste)
    tabel = rijen.assign(
        naam=[("Nederland (gewogen)" if g == "NL" else beeld.naam) for g in rijen["gm_code"]]
    )
    tabel["soort"] = tabel["soort"].map(SOORT_NAAM)
    voorlopig = [r for r in beeld.vlagrijen(beeld.alle_jaren, ()) if r["vlag"] == "voorlopig"]
    eerste_uitgave = {(r["jaar"], SOORT_NAAM[r["soort"]]) for r in voorlopig}
    eerste_in_land = {(jaar, SOORT_NAAM[soort]) for jaar, soort in beeld.voorlopig_bij(beeld.alle_jaren)}
    tabel["opmerking"] = [
        "; ".join(
            deel
            for deel, geldt in (
                (
                    "aandeel niet te berekenen: niets of iets onder nul geboekt",
                    is_leeg(r["aandeel_pct"]),
                ),
                (
                    "voorlopig",
                    (r["jaar"], r["soort"]) in (eerste_uitgave if r["gm_code"] != "NL" else eerste_in_land),
                ),
            )
            if geldt
        )
        for r in als_rijen(tabel)
    ]
    kernpunten = "; ".join(
        p["tekst"]
        for p in punten
        if p["tekst"] and p["wie"] == ("Nederland" if wie == "NL" else "eigen")  # a gap has no words
    )
    toegang, samenkracht = codes_kort(haal, "toegang"), codes_kort(haal, "samenkracht")
    vlaggen = [
        *([samen(voorlopig)] if voorlopig else []),
        *beeld.voorlopigzinnen(beeld.alle_jaren),
        _samenkracht_zin(eigen, samenkracht, beeld.prijzen_in_zin),
        rolopmerking(haal, "samenkracht"),
        _breuken_zin(breukjaren(haal)),
        *(
            f"In de {SOORT_NAAM[r['soort']]} {r['jaar']} ontbreken de persoonsgebonden budgetten in Wmo en jeugd; het aandeel is daardoor iets te hoog."
            for r in als_rijen(haal.pgb_niet_gesplitst())
        ),
    ]
    if (rijen.loc[rijen["gm_code"] == wie, "toegankelijk_keur"] == 0).any():
        vlaggen.append(
            "In een of meer jaren staat er niets op wijkteams en toegang: de gemeente boekt die kosten dan elders. Het aandeel is dan niet bekend."
        )
    return Figuur(
        sleutel=f"preventie_{wie_in_sleutel(beeld)}",
        over=Waarover(
            "Jeugdwet, Wmo en wijkteams en toegang",
            "% van de lasten",
            f"{beeld.alle_jaren[0]}–{beeld.alle_jaren[-1]}",
            definitie="De drie wetten, met wijkteams en toegang",
        ),
        titel=titel,
        onderkop=(
            f"Aandeel van wijkteams en toegang (taakvelden {toegang}) in wijkteams, toegang, Wmo en jeugd samen, in procent "
            "van de lasten. Nederland is gewogen. Stippellijn: begroot. Lijn: besteed."
        ),
        panelen=(
            Paneel(
                "",
                grafieken.aandeel_lijnen(
                    grafieken.met_etiketten(grafieken.per_stuk(punten, breuken_), ["wie", "soort"], "naam"),
                    tuple(beeld.alle_jaren),
                    breuken_,
                ),
                f"Lijngrafiek van het aandeel toegankelijke hulp. {kernpunten}.{breuk_zin(breukjaren(haal), ' (breuk)')}",
            ),
        ),
        tabel=tabel,
        kolommen=(
            Kolom("jaar", "Jaar", jaartal),
            Kolom("naam", "Gemeente"),
            Kolom("soort", "Verslag"),
            Kolom("aandeel_pct", "Aandeel toegankelijke hulp (%)", TABEL.pct),
            Kolom("toegankelijk_keur", "Wijkteams en toegang (× € 1.000)", TABEL.heel),
            Kolom("gespecialiseerd_keur", "Wmo en jeugd (× € 1.000)", TABEL.heel),
            Kolom("samenkracht_keur", f"Samenkracht, {samenkracht} (× € 1.000)", TABEL.heel),
            Kolom("opmerking", "Opmerking"),
        ),
        bron=bron_regel(haal),
        berekening=Berekening(
            f"Aandeel = lasten op {toegang}, gedeeld door die lasten plus de lasten van Wmo en Jeugdwet volgens ‘De drie "
            "wetten’. Altijd op die definitie, ook als u een andere kiest.",
            (f"Toegankelijke hulp: {codes_met_jaren(haal, 'toegang')}",),
            bron_regel(haal),
            "aandeel_preventie",
            {"gm_code": wie},
        ),
        vlaggen=tuple(v for v in vlaggen if v),
    )
