"""The cards of the start page, three laws and the shared costs of the start page: begroot, besteed, the difference, per head and the group."""

from __future__ import annotations

from dataclasses import dataclass

from verhaal.beeld import Beeld, Rij
from verhaal.begrippen import ALLE_WETTEN, WET_IN_ZIN, WET_NAAM, WET_UITLEG
from verhaal.eenheden import Eenheid
from verhaal.getallen import als_gelezen, euro, euro_kort, getal, is_leeg, procent
from verhaal.groep import STANDAARD, waarden_zin
from verhaal.html import maak
from verhaal.zinnen import is_gelijk, meer_minder

ONBEKEND_PER_INWONER = "Per inwoner niet te berekenen"


@dataclass(frozen=True)
class Kaart:
    """Everything one card says, already in words; positions in % of the strip's width."""

    wet: str
    naam: str
    uitleg: str
    eenheid: str
    begroot: str
    besteed: str
    verschil: str
    toelichting: str
    per_inwoner: str
    groep: str
    netto: str
    strip_alt: str
    begroot_pct: float | None
    besteed_pct: float | None
    vlaggen: tuple[str, ...]


def _positie(waarde: float | None, laag: float, hoog: float) -> float | None:
    if waarde is None or hoog <= laag:
        return None
    return round(100 * (waarde - laag) / (hoog - laag), 1)


def _verschil(beeld: Beeld, rij: Rij, wet: str, eenheid: Eenheid, gelijk_pct: float) -> tuple[str, str]:
    """The bold part and the rest of the line about the difference."""
    verschil = rij.afwijking_keur
    if verschil is None:
        return "", ""
    if not rij.vergelijkbaar and not beeld.is_nederland:
        return "Verschil niet te vergelijken.", "Zie ‘Let op bij deze cijfers’."
    if ander := beeld.tegenkant(rij.jaar, wet):
        return "Verschil niet te vergelijken.", f"Hier staat waarschijnlijk geld van {WET_IN_ZIN[ander]}."
    if is_gelijk(rij, gelijk_pct):
        return "Vrijwel evenveel", f"als begroot ({_teken_pct(rij)})"
    bedrag = eenheid.tekst(abs(verschil), rij.noemers)
    achter = (
        f"dan begroot ({procent(abs(rij.afwijking_pct))})" if rij.afwijking_pct is not None else "dan begroot"
    )
    return f"{bedrag}{eenheid.kort} {meer_minder(verschil)}", achter


def _teken_pct(rij: Rij) -> str:
    pct = rij.afwijking_pct or 0
    return f"{procent(abs(pct))} {meer_minder(pct)}"


def groep_zin(beeld: Beeld, jaar: int, wet: str, rij: Rij) -> str:
    """What may be said of the place among others in one line, or why nothing is."""
    soort = "rekening" if rij.besteed_keur is not None else "begroting"
    if wet == "gedeeld":
        if "gedeeld" in beeld.wetten_in_totaal:
            return "Telt mee in het totaal."
        pgb = beeld.pgb_ongesplitst(jaar, soort)
        behalve = f", behalve {euro_kort(pgb)} aan pgb van Wmo en jeugd" if pgb else ""
        return f"Telt niet mee in het totaal{behalve}."
    if beeld.is_nederland:
        if not rij.n_vergelijkbaar:
            return f"{getal(rij.n)} gemeenten tellen mee."
        return (
            f"{getal(rij.n_meer)} van de {getal(rij.n_vergelijkbaar)} gemeenten gaven meer uit dan begroot."
        )
    assert beeld.met is not None
    if beeld.is_regiotaak(wet):
        return f"Koopt waarschijnlijk ook in voor de regio: {REGIO}."
    if beeld.pgb_samen(jaar, soort, wet):
        return "Niet te vergelijken met andere gemeenten: het pgb is niet per wet bekend."
    if is_leeg(rij.noemers.inwoners) and beeld.groepsrij(jaar, soort, wet) is None:
        return f"Het aantal inwoners van {jaar} is nog niet bekend."
    if beeld.met.ontbreekt:
        return beeld.met.ontbreekt_op_scherm
    zonder = "Zonder opvang: " if wet == "wmo" else ""
    if beeld.keuze.groep == STANDAARD:
        return zonder + _positie_zin(beeld, jaar, wet, soort, begin=not zonder)
    if klein := beeld.kleine_groep(jaar, soort, wet):
        return f"{zonder}{waarden_zin(list(klein['namen']), list(klein['waarden']), ' per inwoner')}."
    groep = beeld.groepsrij(jaar, soort, wet)
    if groep is None:
        return f"Geen bruikbare cijfers van {beeld.met.wie} om mee te vergelijken."
    return (
        f"{zonder}Middelste helft van {beeld.met.telling(int(groep['n']), int(groep['leden']))}: "
        f"{euro(groep['q1_eur'])} tot {euro(groep['q3_eur'])} per inwoner"
    )


REGIO = "bruto niet te vergelijken"


def _positie_zin(beeld: Beeld, jaar: int, wet: str, soort: str, *, begin: bool) -> str:
    """Higher or lower than most, only when it held in enough years; one year says little."""
    p = beeld.positie(jaar, wet, "besteed" if soort == "rekening" else "begroot")
    if p is None or p["plaats"] is None:
        zin = "niet te vergelijken met andere gemeenten"
    else:
        tussen = f"{euro(p['q1_eur'])} tot {euro(p['q3_eur'])}"
        eigen = f"{euro(p['waarde_eur'])} per inwoner, " if wet == "wmo" else ""
        if p["plaats"] != p["uitspraak"]:
            zin = f"{eigen}vergelijkbare gemeenten {tussen}; één jaar zegt weinig"
        elif p["plaats"] == "in":
            zin = f"{eigen}als bij vergelijkbare gemeenten ({tussen})"
        else:
            woord = "hoger" if p["plaats"] == "boven" else "lager"
            zin = f"{eigen}{woord} dan bij de meeste vergelijkbare gemeenten ({tussen})"
    return zin[0].upper() + zin[1:] if begin else zin


def netto_zin(beeld: Beeld, wet: str) -> str:
    """'Netto 2023: € 317 per inwoner; één jaar zegt weinig'; '' where income is not known or not asked for."""
    if beeld.is_nederland or wet not in ("jeugdwet", "wmo"):
        return ""
    p = beeld.netto(wet)
    if p is None or (p["jaar"] != beeld.keuze.jaar and not beeld.is_regiotaak(wet)):
        return ""
    zonder = ", zonder opvang" if wet == "wmo" else ""
    zin = f"Netto {p['jaar']} (na aftrek van inkomsten{zonder}): {euro(p['waarde_eur'])} per inwoner"
    if beeld.is_regiotaak(wet):
        vast = p["plaats"] in ("boven", "onder") and p["plaats"] == p["uitspraak"]
        woord = "hoger" if p["plaats"] == "boven" else "lager"
        zin += f"; {woord} dan bij de meeste vergelijkbare gemeenten" if vast else "; één jaar zegt weinig"
    return zin


def _kaart(beeld: Beeld, wet: str, laag: float, hoog: float, gelijk_pct: float) -> Kaart:
    jaar = beeld.keuze.jaar
    rij = beeld.rij(jaar, wet)
    assert rij is not None  # the build checks that every year has a row per law
    eenheid = beeld.keuze.eenheid.voor(wet, rij.noemers)
    begroot_w, besteed_w = (
        eenheid.waarde(rij.begroot_keur, rij.noemers),
        eenheid.waarde(rij.besteed_keur, rij.noemers),
    )
    leeg = {s: beeld.waarom_leeg(jaar, s, wet) for s in ("begroting", "rekening")}
    begroot = leeg["begroting"] if begroot_w is None else eenheid.tekst(rij.begroot_keur, rij.noemers)
    besteed = leeg["rekening"] if besteed_w is None else eenheid.tekst(rij.besteed_keur, rij.noemers)
    verschil, toelichting = _verschil(beeld, rij, wet, eenheid, gelijk_pct)
    per_hoofd = Eenheid("inwoner")
    wat = "" if rij.besteed_keur is not None else " begroot"
    tweede = (
        ONBEKEND_PER_INWONER
        if is_leeg(rij.noemers.inwoners)
        else (
            f"In totaal {Eenheid('totaal').tekst(rij.laatste_keur, rij.noemers)}{wat}"
            if eenheid.code == "inwoner"
            else f"{per_hoofd.tekst(rij.laatste_keur, rij.noemers)} per inwoner{wat}"
        )
    )
    return Kaart(
        wet=wet,
        naam=WET_NAAM[wet],
        uitleg=WET_UITLEG[wet],
        eenheid=eenheid.kort,
        begroot=begroot,
        besteed=besteed,
        verschil=verschil,
        toelichting=toelichting,
        per_inwoner="" if rij.laatste_keur is None else tweede,
        groep=groep_zin(beeld, jaar, wet, rij),
        netto=netto_zin(beeld, wet),
        strip_alt=f"{WET_NAAM[wet]} {jaar}: begroot {begroot}, besteed {besteed}{eenheid.achter}",
        begroot_pct=_positie(begroot_w, laag, hoog),
        besteed_pct=_positie(besteed_w, laag, hoog),
        vlaggen=tuple(_kaartvlaggen(beeld, jaar, wet)),
    )


def _kaartvlaggen(beeld: Beeld, jaar: int, wet: str) -> list[str]:
    """Short names of the flags that change how this card must be read."""
    rijen = beeld.vlagrijen([jaar], [wet])
    return list(dict.fromkeys(str(r["naam"]) for r in rijen if r["gewicht"] == "let_op"))


def kaarten_html(beeld: Beeld, gelijk_pct: float) -> str:
    """The four cards as HTML; strips in the same unit share one scale, so that the laws can be compared."""
    jaar = beeld.keuze.jaar
    bereik: dict[str, tuple[float, float]] = {}
    eenheden: dict[str, str] = {}
    for wet in ALLE_WETTEN:
        rij = beeld.rij(jaar, wet)
        if rij is None:
            continue
        eenheid = beeld.keuze.eenheid.voor(wet, rij.noemers)
        eenheden[wet] = eenheid.code
        waarden = (eenheid.waarde(keur, rij.noemers) for keur in (rij.begroot_keur, rij.besteed_keur))
        bekend = [0.0, *bereik.get(eenheid.code, ()), *(w for w in waarden if w is not None)]
        bereik[eenheid.code] = (min(bekend), max(bekend))
    kaarten = [_kaart(beeld, wet, *bereik[eenheden[wet]], gelijk_pct) for wet in ALLE_WETTEN]
    return maak("kaarten.html", kaarten=kaarten)


def gedeeld_zin(beeld: Beeld) -> str | None:
    """One sentence on the shared costs, which stay visible whatever the definition."""
    jaar = beeld.keuze.jaar
    rij = beeld.rij(jaar, "gedeeld")
    if rij is None or rij.laatste_keur is None:
        return None
    telt = "tellen mee" if "gedeeld" in beeld.wetten_in_totaal else "tellen niet mee"
    eenheid = beeld.keuze.eenheid.voor("gedeeld", rij.noemers)
    begroot = (
        eenheid.tekst(rij.begroot_keur, rij.noemers)
        if rij.begroot_keur is not None
        else beeld.waarom_leeg(jaar, "begroting", "gedeeld")
    )
    besteed = (
        eenheid.tekst(rij.besteed_keur, rij.noemers)
        if rij.besteed_keur is not None
        else beeld.waarom_leeg(jaar, "rekening", "gedeeld")
    )
    return (
        f"Gedeelde kosten ({WET_UITLEG['gedeeld']}) {telt} in het totaal: begroot {begroot}, "
        f"besteed {besteed}{eenheid.achter if rij.besteed_keur is not None else ''}."
    )


def afronding_zin(beeld: Beeld) -> str | None:
    """That the cards do not add up to the headline by rounding; None where they do, or where the unit is per head."""
    jaar = beeld.keuze.jaar
    samen = beeld.totaal(jaar)
    rijen = [beeld.rij(jaar, w) for w in beeld.wetten_in_totaal]
    if samen is None or beeld.keuze.eenheid.code == "inwoner":
        return None
    for kant in ("begroot_keur", "besteed_keur", "afwijking_keur"):
        geheel, delen = getattr(samen, kant), [getattr(r, kant) for r in rijen if r is not None]
        if geheel is None or any(d is None for d in delen):
            continue
        if beeld.pgb_ongesplitst(jaar, "begroting") and kant == "begroot_keur":
            continue  # what is missing is said: it is no rounding
        if abs(sum(als_gelezen(d) for d in delen) - als_gelezen(geheel)) >= 1:
            return "Door afronding tellen de bedragen op de kaarten niet precies op."
    return None
