"""'Wat valt op' and 'Vragen voor de raad': sentences chosen by figures, rules kept as data.

A rule in ``data/referentie`` names a measure, a threshold and a sentence. It speaks for the
laws of which the measure reaches the threshold; it never grades or ranks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from loaders.regelwoorden import MATEN
from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.beeld import Beeld, Rij
from verhaal.begrippen import WET_IN_ZIN, WETTEN
from verhaal.bewaren import bewaard
from verhaal.getallen import ONBEKEND, euro, euro_kort, is_leeg, procent, verschil_kort
from verhaal.taakveldwoorden import breukjaren
from verhaal.zinnen import meer_minder, reeks, reeks_wet

# (wet, maat) -> the known values of all municipalities
Iedereen = Mapping[tuple[str, str], np.ndarray[Any, np.dtype[np.float64]]]
Breuken = Mapping[str, Sequence[int]]  # law -> the years in which its taakvelden changed
FASEN = ("Beeldvorming", "Oordeelsvorming", "Besluitvorming")


@dataclass(frozen=True)
class Bevinding:
    """One chosen sentence: the rule and law behind it."""

    regel: str
    wet: str
    tekst: str


def begrotingsvraag(beeld: Beeld, wet: str) -> tuple[Rij, Rij] | None:
    """The newest rekening, and the newest begroting whose outcome is not known yet, where both can stand side by side.

    None for an older year: its next begroting has had its outcome. Nor where a flag or another way of counting stands
    between the two, or where the begroting is so far off that it is probably booked elsewhere.
    """
    nieuwste = beeld.nieuwste_rekening
    rekening = beeld.rij(nieuwste, wet)
    if beeld.keuze.jaar < nieuwste or rekening is None or not rekening.vergelijkbaar:
        return None
    if not rekening.besteed_keur or rekening.besteed_keur <= 0 or not beeld.helder(nieuwste, wet, "rekening"):
        return None
    for jaar in reversed(beeld.alle_jaren):
        begroting = beeld.rij(jaar, wet)
        if jaar <= nieuwste or begroting is None or not beeld.rekening_nog_niet_verschenen(jaar):
            continue
        if (
            not begroting.begroot_keur
            or begroting.begroot_keur <= 0
            or not beeld.helder(jaar, wet, "begroting")
        ):
            continue
        verhouding = begroting.begroot_keur / rekening.besteed_keur
        factor = beeld.drempel("volgende_factor")
        if beeld.zelfde_telling(nieuwste, jaar, [wet]) and 1 / factor <= verhouding <= factor:
            return rekening, begroting
    return None


def maten(beeld: Beeld, wet: str) -> dict[str, float | None]:
    """The measures a rule can ask for; None where the figures do not allow one."""
    jaar = beeld.keuze.jaar
    nu, toen = beeld.rij(jaar, wet), beeld.rij(jaar - 2, wet)
    uit: dict[str, float | None] = dict.fromkeys(MATEN)
    if nu is None:
        return uit
    los = nu.vergelijkbaar and beeld.tegenkant(jaar, wet) is None
    sterk = beeld.vlag(jaar, "sterk_verschil", wet)
    uit["sterk_verschil"] = 1.0 if sterk else 0.0
    vergelijkbaar = nu.afwijking_pct if los and not sterk else None
    uit["verschil_pct"] = vergelijkbaar
    uit["verschil_absoluut_pct"] = None if vergelijkbaar is None else abs(vergelijkbaar)
    uit["grootste_verschil"] = 1.0 if beeld.grootste_verschil(jaar) == wet else 0.0
    bruikbaar = los and bool(nu.besteed_keur) and nu.besteed_keur > 0  # type: ignore[operator]
    if (
        bruikbaar
        and toen is not None
        and toen.vergelijkbaar
        and toen.besteed_keur
        and toen.besteed_keur > 0
        and beeld.helder(jaar, wet, "rekening")
        and beeld.helder(jaar - 2, wet, "rekening")
        and beeld.zelfde_telling(jaar - 2, jaar, [wet])
    ):
        uit["groei_twee_jaar_pct"] = 100 * (nu.besteed_keur - toen.besteed_keur) / toen.besteed_keur  # type: ignore[operator]
    if paar := begrotingsvraag(beeld, wet):
        rekening, begroting = (paar[0].besteed_keur or 0, paar[1].begroot_keur or 0)
        uit["volgende_begroting_pct"] = 100 * (begroting - rekening) / rekening
    r = reeks(beeld, wet)
    if r is not None and r.n >= beeld.drempel("reeks_minstens_jaren"):
        uit["reeks_meer_pct"] = 100 * r.meer / r.n
        uit["reeks_minder_pct"] = 100 * r.minder / r.n
    positie = None if beeld.is_regiotaak(wet) else beeld.positie(jaar, wet, "besteed")
    if positie is not None and positie["plaats"] is not None and bruikbaar:
        staat = positie["plaats"] if positie["plaats"] == positie["uitspraak"] else ""
        gat = 1 + beeld.drempel("positie_gat_pct") / 100
        if positie["q1_eur"] / gat <= positie["waarde_eur"] <= positie["q3_eur"] * gat:
            staat = ""  # hardly outside is nothing remarkable
        uit["boven_middelste_helft"] = 1.0 if staat == "boven" else 0.0
        uit["onder_middelste_helft"] = 1.0 if staat == "onder" else 0.0
    return uit


def _breuk(breuken: Iterable[int], van: int, tot: int) -> str:
    geraakt = [b for b in breuken if van < b <= tot]
    return f" (In {geraakt[-1]} veranderde de indeling.)" if geraakt else ""


def velden(beeld: Beeld, wet: str, breuken: Breuken, zoals: str = "") -> dict[str, str]:
    """The words a sentence can use, already formatted; ``zoals`` says how common the finding is."""
    jaar, hier = beeld.keuze.jaar, breuken.get(wet, ())
    nu, toen = beeld.rij(jaar, wet), beeld.rij(jaar - 2, wet)
    verschil = nu.afwijking_keur if nu else None
    r = reeks(beeld, wet)
    paar = begrotingsvraag(beeld, wet)
    rekening, begroting = paar or (None, None)
    volgend = (rekening.besteed_keur or 0, begroting.begroot_keur or 0) if rekening and begroting else None
    positie = beeld.positie(jaar, wet, "besteed") or dict.fromkeys(("waarde_eur", "q1_eur", "q3_eur"))
    return {
        "gemeente": beeld.naam,
        "wie": beeld.wie(jaar),
        "wie_reeks": beeld.wie(r.van) if r else beeld.naam,
        "wet": WET_IN_ZIN[wet],
        "jaar": str(jaar),
        "jaar_volgend": str(begroting.jaar) if begroting else "",
        "rekening_jaar": str(rekening.jaar) if rekening else "",
        "verschil": euro_kort(None if verschil is None else abs(verschil)),
        "meer_minder": meer_minder(verschil or 0) if round(verschil or 0) else "verschil",
        "besteed": euro_kort(nu.besteed_keur if nu else None),
        "besteed_toen": euro_kort(toen.besteed_keur if toen else None),
        "laatste": euro_kort(rekening.besteed_keur if rekening else None),
        "begroot_volgend": euro_kort(begroting.begroot_keur if begroting else None),
        "volgend_verschil": verschil_kort(*volgend) if volgend else ONBEKEND,
        "breuk_toen": _breuk(hier, jaar - 2, jaar),
        "breuk_volgend": _breuk(hier, rekening.jaar, begroting.jaar) if rekening and begroting else "",
        "reeks_jaren": r.jaren("meer") if r else "",
        "reeks_jaren_minder": r.jaren("minder") if r else "",
        "prijzen": beeld.prijzen_in_zin,
        "zoals": zoals,
        "per_inwoner": euro(positie["waarde_eur"]) + (" (zonder opvang)" if wet == "wmo" else ""),
        "q1": euro(positie["q1_eur"]),
        "q3": euro(positie["q3_eur"]),
    }


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


def _zoals(regel: dict[str, Any], wet: str, alle: Iedereen | None, gewoon_pct: float) -> str:
    """', zoals bij 84% van de gemeenten' when most municipalities reach this threshold; else ''."""
    if alle is None or (wet, str(regel["maat"])) not in alle:
        return ""
    waarden = alle[(wet, str(regel["maat"]))]
    if not len(waarden):
        return ""
    drempel_ = float(regel["drempel"])
    haalt = waarden >= drempel_ if regel["vergelijking"] == "ten minste" else waarden <= drempel_
    pct = 100 * float(haalt.mean())
    return f", zoals bij {procent(pct)} van de gemeenten" if pct >= gewoon_pct else ""


def _alle_maten(beeld: Beeld) -> dict[str, dict[str, float | None]]:
    return {wet: maten(beeld, wet) for wet in WETTEN}


def _kies(
    beeld: Beeld,
    alle: dict[str, dict[str, float | None]],
    regels: pd.DataFrame,
    breuken: Breuken,
    hoogstens: int,
    reeks_gezegd: str | None = None,
    iedereen: Iedereen | None = None,
    wetten: Sequence[str] = WETTEN,
) -> list[Bevinding]:
    """Rules in their order; per rule the law in which it is strongest; one sentence per law and measure."""
    gekozen: list[Bevinding] = []
    gezegd: set[tuple[str, object]] = {(reeks_gezegd, "reeks")} if reeks_gezegd else set()
    for regel in als_rijen(regels):
        alleen = regel.get("wet")  # a question that fits one law only
        raak = [w for w in wetten if _voldoet(regel, alle[w]) and (is_leeg(alleen) or w == alleen)]
        if regel["vergelijking"] == "altijd":
            grootste = beeld.grootste_verschil(
                beeld.keuze.jaar
            )  # shared costs have no questions of their own
            raak = [grootste if grootste is not None and grootste in wetten else wetten[0]]
        for wet in sorted(raak, key=lambda w: -_sterkte(regel, alle[w])):
            groep = "reeks" if str(regel["maat"]).startswith("reeks") else regel["maat"]
            if (wet, groep) in gezegd:
                continue
            gezegd.add((wet, groep))
            zoals = _zoals(regel, wet, iedereen, beeld.drempel("gewoon_pct"))
            tekst = str(regel["tekst"]).format(**velden(beeld, wet, breuken, zoals))
            gekozen.append(Bevinding(str(regel["regel"]), wet, tekst))
            break  # one law per rule keeps the list varied
        if len(gekozen) >= hoogstens:
            break
    return gekozen


def opvallend(
    beeld: Beeld,
    regels: pd.DataFrame,
    breuken: Breuken,
    hoogstens: int,
    reeks_gezegd: str | None = None,
    iedereen: Iedereen | None = None,
    wetten: Sequence[str] = WETTEN,
) -> list[Bevinding]:
    """At most ``hoogstens`` findings for the chosen year; none for Nederland or without a rekening.

    ``reeks_gezegd`` is the law whose run of years is already a heading on the page; ``iedereen`` holds the measures of
    all municipalities (``_iedereen``).
    """
    nu = beeld.totaal(beeld.keuze.jaar)
    if beeld.is_nederland or nu is None or nu.besteed_keur is None:
        return []
    return _kies(beeld, _alle_maten(beeld), regels, breuken, hoogstens, reeks_gezegd, iedereen, wetten)


def vragen(
    beeld: Beeld,
    regels: pd.DataFrame,
    breuken: Breuken,
    per_fase: int,
    iedereen: Iedereen | None = None,
    wetten: Sequence[str] = WETTEN,
) -> dict[str, list[Bevinding]]:
    """Questions for the council, at most ``per_fase`` under each phase."""
    alle = _alle_maten(beeld)
    return {
        f: _kies(
            beeld, alle, regels[regels["fase"] == f], breuken, per_fase, iedereen=iedereen, wetten=wetten
        )
        for f in FASEN
    }


@bewaard
def drempel(haal: Haal, naam: str) -> float:
    """A threshold from ``data/referentie/drempels.csv``."""
    rijen = haal.drempels()
    return float(rijen.loc[rijen["drempel"] == naam, "waarde"].iloc[0])


@bewaard
def _breukjaren(haal: Haal) -> Breuken:
    return {wet: breukjaren(haal, wetten=(wet,)) for wet in WETTEN}


@bewaard
def _iedereen(haal: Haal, jaar: int, definitie: str) -> Iedereen:
    """Per law and measure the known values of all municipalities."""
    per_wet = haal.maten_jaar(jaar=jaar, definitie=definitie).groupby("wet")
    return {
        (str(wet), maat): tabel[maat].dropna().to_numpy()
        for wet, tabel in per_wet
        for maat in tabel.columns.difference(["wet", "gm_code"])
    }


@bewaard
def wat_valt_op(haal: Haal, beeld: Beeld, wetten: tuple[str, ...] = WETTEN) -> list[str]:
    """The findings of the chosen year as sentences, or one sentence that says why there are none."""
    hoogstens = int(drempel(haal, "opvallend_hoogstens"))
    punten = opvallend(
        beeld,
        haal.opvallend(),
        _breukjaren(haal),
        hoogstens,
        reeks_wet(beeld),
        _iedereen(haal, beeld.keuze.jaar, beeld.keuze.definitie),
        wetten,
    )
    return [p.tekst for p in punten] or [_waarom_niets(beeld)]


def _waarom_niets(beeld: Beeld) -> str:
    jaar, eerder = beeld.keuze.jaar, beeld.nieuwste_rekening
    nu, toen = beeld.totaal(jaar), beeld.totaal(eerder)
    if beeld.rekening_nog_niet_verschenen(jaar):
        kan = toen is not None and toen.vergelijkbaar and toen.afwijking_keur is not None
        wel = f" Over {eerder} zijn begroot en besteed wel te vergelijken." if kan else ""
        return f"De jaarrekening {jaar} is er nog niet.{wel}"
    if beeld.onmogelijk(jaar, "rekening"):
        return (
            f"In de jaarrekening {jaar} staat een bedrag dat niet kan kloppen. Daarom noemen wij hier niets."
        )
    if nu is None or nu.besteed_keur is None:
        return f"De jaarrekening {jaar} is niet aangeleverd bij het CBS. Daardoor is er voor {jaar} niets te vergelijken."
    return "Geen enkel cijfer springt er dit jaar uit."


@bewaard
def vragen_voor_de_raad(haal: Haal, beeld: Beeld, wetten: tuple[str, ...] = WETTEN) -> dict[str, list[str]]:
    """Questions per phase (see, judge, decide); a phase without a question is left out."""
    fasen = vragen(
        beeld,
        haal.vragen(),
        _breukjaren(haal),
        int(drempel(haal, "vragen_per_fase")),
        _iedereen(haal, beeld.keuze.jaar, beeld.keuze.definitie),
        wetten,
    )
    return {fase: [v.tekst for v in gekozen] for fase, gekozen in fasen.items() if gekozen}
