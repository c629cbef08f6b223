"""'Wat valt op' and 'Vragen voor de raad': sentences chosen by figures, rules kept as data.

A rule in ``data/referentie`` names a measure, a threshold and a sentence. It speaks for the
laws of which the measure reaches the threshold; it never grades or ranks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from loaders.regelwoorden import MATEN
from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.beeld import Beeld, Rij, standaardjaar
from verhaal.begrippen import WET_IN_ZIN, WETTEN
from verhaal.bewaren import bewaard
from verhaal.getallen import euro, euro_kort, is_leeg
from verhaal.zinnen import meer_minder, reeks_wet

FASEN = ("Beeldvorming", "Oordeelsvorming", "Besluitvorming")
_MINSTENS_JAREN = 4  # a run of fewer comparable years says little


@dataclass(frozen=True)
class Bevinding:
    """One chosen sentence: the rule and law behind it."""

    regel: str
    wet: str
    tekst: str


def maten(beeld: Beeld, wet: str) -> dict[str, float | None]:
    """The measures a rule can ask for; None where the figures do not allow one."""
    jaar = beeld.keuze.jaar
    nu, toen, volgend = beeld.rij(jaar, wet), beeld.rij(jaar - 2, wet), beeld.rij(jaar + 1, wet)
    uit: dict[str, float | None] = dict.fromkeys(MATEN)
    if nu is None:
        return uit
    vergelijkbaar = nu.afwijking_pct if nu.vergelijkbaar else None
    uit["verschil_pct"] = vergelijkbaar
    uit["verschil_absoluut_pct"] = None if vergelijkbaar is None else abs(vergelijkbaar)
    uit["grootste_verschil"] = 1.0 if beeld.grootste_verschil(jaar) == wet else 0.0
    bruikbaar = nu.vergelijkbaar and nu.besteed_keur is not None and nu.besteed_keur > 0
    if bruikbaar and toen is not None and toen.vergelijkbaar and toen.besteed_keur and toen.besteed_keur > 0:
        uit["groei_twee_jaar_pct"] = 100 * (nu.besteed_keur - toen.besteed_keur) / toen.besteed_keur  # type: ignore[operator]
    if (
        bruikbaar
        and volgend is not None
        and volgend.begroot_keur
        and not _pgb_ontbreekt(beeld, jaar + 1, wet)
    ):
        uit["volgende_begroting_pct"] = 100 * (volgend.begroot_keur - nu.besteed_keur) / nu.besteed_keur  # type: ignore[operator]
    rijen = [r for r in beeld.vergelijkbare_jaren(wet) if r.jaar <= jaar]
    if len(rijen) >= _MINSTENS_JAREN:
        meer = sum(1 for r in rijen if (r.afwijking_keur or 0) > 0)
        minder = sum(1 for r in rijen if (r.afwijking_keur or 0) < 0)
        uit["reeks_meer_pct"] = 100 * meer / len(rijen)
        uit["reeks_minder_pct"] = 100 * minder / len(rijen)
    groep = beeld.groepsrij(jaar, "rekening", wet)
    if bruikbaar and groep is not None and nu.noemers.inwoners:
        eigen = 1_000 * nu.besteed_keur / nu.noemers.inwoners  # type: ignore[operator]
        uit["boven_middelste_helft"] = 1.0 if eigen > groep["q3_eur"] else 0.0
        uit["onder_middelste_helft"] = 1.0 if eigen < groep["q1_eur"] else 0.0
    return uit


def _pgb_ontbreekt(beeld: Beeld, jaar: int, wet: str) -> bool:
    return beeld.vlag(jaar, "pgb_niet_gesplitst", wet)


def _breuk(beeld: Beeld, breuken: Iterable[int], van: int, tot: int) -> str:
    geraakt = [b for b in breuken if van < b <= tot]
    return f" (In {geraakt[-1]} veranderde de indeling.)" if geraakt else ""


def velden(beeld: Beeld, wet: str, breuken: Iterable[int]) -> dict[str, str]:
    """The words a sentence can use, already formatted."""
    jaar = beeld.keuze.jaar
    nu, toen, volgend = beeld.rij(jaar, wet), beeld.rij(jaar - 2, wet), beeld.rij(jaar + 1, wet)
    verschil = nu.afwijking_keur if nu else None
    rijen = [r for r in beeld.vergelijkbare_jaren(wet) if r.jaar <= jaar]
    groep = beeld.groepsrij(jaar, "rekening", wet) or {}
    volgend_verschil = None
    if nu and volgend and nu.besteed_keur is not None and volgend.begroot_keur is not None:
        volgend_verschil = abs(volgend.begroot_keur - nu.besteed_keur)
    per_inwoner = None
    if nu and nu.besteed_keur is not None and nu.noemers.inwoners:
        per_inwoner = 1_000 * nu.besteed_keur / nu.noemers.inwoners
    return {
        "gemeente": beeld.naam,
        "wet": WET_IN_ZIN[wet],
        "jaar": str(jaar),
        "jaar_volgend": str(jaar + 1),
        "verschil": euro_kort(None if verschil is None else abs(verschil)),
        "meer_minder": meer_minder(verschil or 0),
        "besteed": euro_kort(nu.besteed_keur if nu else None),
        "besteed_toen": euro_kort(toen.besteed_keur if toen else None),
        "begroot_volgend": euro_kort(volgend.begroot_keur if volgend else None),
        "volgend_verschil": euro_kort(volgend_verschil),
        "breuk_toen": _breuk(beeld, breuken, jaar - 2, jaar),
        "breuk_volgend": _breuk(beeld, breuken, jaar, jaar + 1),
        "reeks_n": str(len(rijen)),
        "reeks_van": str(rijen[0].jaar) if rijen else "",
        "reeks_telling": _telling(rijen, 1),
        "reeks_telling_minder": _telling(rijen, -1),
        "reeks_meer": str(sum(1 for r in rijen if (r.afwijking_keur or 0) > 0)),
        "reeks_minder": str(sum(1 for r in rijen if (r.afwijking_keur or 0) < 0)),
        "per_inwoner": euro(per_inwoner),
        "groep_n": str(groep.get("n", "")),
        "groep": beeld.met.wie if beeld.met else "",
        "q1": euro(groep.get("q1_eur")),
        "q3": euro(groep.get("q3_eur")),
    }


def _telling(rijen: list[Rij], teken: int) -> str:
    """'alle 8' or '7 van de 8': years with more (1) or less (-1) spent than budgeted."""
    aantal = sum(1 for r in rijen if teken * (r.afwijking_keur or 0) > 0)
    return f"alle {len(rijen)}" if aantal == len(rijen) else f"{aantal} van de {len(rijen)}"


def _voldoet(regel: dict[str, Any], waarden: dict[str, float | None]) -> bool:
    if regel["vergelijking"] == "altijd":
        return True
    waarde = waarden[regel["maat"]]
    if waarde is None or is_leeg(waarde):
        return False
    drempel = float(regel["drempel"])
    return waarde >= drempel if regel["vergelijking"] == "ten minste" else waarde <= drempel


def _sterkte(regel: dict[str, Any], waarden: dict[str, float | None]) -> float:
    return abs(waarden.get(regel["maat"]) or 0) if isinstance(regel["maat"], str) else 0


def _kies(
    beeld: Beeld,
    regels: pd.DataFrame,
    breuken: Iterable[int],
    hoogstens: int,
    reeks_gezegd: str | None = None,
) -> list[Bevinding]:
    """Rules in their order; per rule the law in which it is strongest; one sentence per law and measure."""
    alle = {wet: maten(beeld, wet) for wet in WETTEN}
    gekozen: list[Bevinding] = []
    gezegd: set[tuple[str, object]] = {(reeks_gezegd, "reeks")} if reeks_gezegd else set()
    for regel in als_rijen(regels):
        raak = [w for w in WETTEN if _voldoet(regel, alle[w])]
        if regel["vergelijking"] == "altijd":
            raak = [beeld.grootste_verschil(beeld.keuze.jaar) or "jeugdwet"]
        for wet in sorted(raak, key=lambda w: -_sterkte(regel, alle[w])):
            groep = "reeks" if str(regel["maat"]).startswith("reeks") else regel["maat"]
            if (wet, groep) in gezegd:
                continue
            gezegd.add((wet, groep))
            tekst = str(regel["tekst"]).format(**velden(beeld, wet, breuken))
            gekozen.append(Bevinding(str(regel["regel"]), wet, tekst))
            break  # one law per rule keeps the list varied
        if len(gekozen) >= hoogstens:
            break
    return gekozen


def opvallend(
    beeld: Beeld,
    regels: pd.DataFrame,
    breuken: Iterable[int],
    hoogstens: int,
    reeks_gezegd: str | None = None,
) -> list[Bevinding]:
    """At most ``hoogstens`` findings for the chosen year; none for Nederland or without a rekening.

    ``reeks_gezegd`` is the law whose run of years is already a heading on the page.
    """
    nu = beeld.totaal(beeld.keuze.jaar)
    if beeld.is_nederland or nu is None or nu.besteed_keur is None:
        return []
    return _kies(beeld, regels, list(breuken), hoogstens, reeks_gezegd)


def vragen(
    beeld: Beeld, regels: pd.DataFrame, breuken: Iterable[int], per_fase: int
) -> dict[str, list[Bevinding]]:
    """Questions for the council, at most ``per_fase`` under each phase."""
    return {f: _kies(beeld, regels[regels["fase"] == f], list(breuken), per_fase) for f in FASEN}


@bewaard
def drempel(haal: Haal, naam: str) -> float:
    """A threshold from ``data/referentie/drempels.csv``."""
    rijen = haal.drempels()
    return float(rijen.loc[rijen["drempel"] == naam, "waarde"].iloc[0])


@bewaard
def _breukjaren(haal: Haal) -> list[int]:
    return [int(j) for j in haal.breuken()["jaar"]]


@bewaard
def wat_valt_op(haal: Haal, beeld: Beeld) -> list[str]:
    """The findings of the chosen year as sentences, or one sentence that says why there are none."""
    hoogstens = int(drempel(haal, "opvallend_hoogstens"))
    punten = opvallend(beeld, haal.opvallend(), _breukjaren(haal), hoogstens, reeks_wet(beeld))
    return [p.tekst for p in punten] or [_waarom_niets(beeld)]


def _waarom_niets(beeld: Beeld) -> str:
    jaar = beeld.keuze.jaar
    nu = beeld.totaal(jaar)
    if beeld.rekening_nog_niet_verschenen(jaar):
        return f"De jaarrekening {jaar} is er nog niet. Over {standaardjaar(beeld.jaren)} zijn begroot en besteed wel te vergelijken."
    if nu is None or nu.besteed_keur is None:
        return f"De jaarrekening {jaar} is niet aangeleverd bij het CBS. Daardoor is er voor {jaar} niets te vergelijken."
    return "Geen enkel cijfer springt er dit jaar uit."


@bewaard
def vragen_voor_de_raad(haal: Haal, beeld: Beeld) -> dict[str, list[str]]:
    """Questions per phase (see, judge, decide); a phase without a question is left out."""
    fasen = vragen(beeld, haal.vragen(), _breukjaren(haal), int(drempel(haal, "vragen_per_fase")))
    return {fase: [v.tekst for v in gekozen] for fase, gekozen in fasen.items() if gekozen}
