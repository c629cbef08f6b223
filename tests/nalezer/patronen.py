"""The table: what a sentence says -> what it claims -> how that is recomputed.

In a pattern <naam:SOORT> stands for one of the kinds in ``_SOORTEN``. The order matters: longer readings come first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tests import tweede_weg as tw
from tests.nalezer import feiten as ft
from tests.nalezer.getal import bedrag, past, procent
from tests.nalezer.lezer import Bewering

_WET = {"jeugd": "jeugdwet", "de Wmo": "wmo", "Wmo": "wmo", "participatie": "participatiewet"}
_WET |= {"gedeelde kosten": "gedeeld", "Gedeelde kosten": "gedeeld"}
_WET |= {"Jeugdwet": "jeugdwet", "Participatiewet": "participatiewet"}
_SOORTEN = {
    "€": r"€ -?[\d.]+(?:,\d+)?(?: ml[nd])?",
    "%": r"-?[\d.]+(?:,\d+)?%",
    "J": r"20\d\d",
    "N": r"\d+(?:\.\d{3})*",
    "WET": "jeugd|de Wmo|participatie|gedeelde kosten",
    "KANT": "meer of minder|meer|minder|verschil",
    "PER": r"(?: per inwoner| per jongere(?: \(0 tot en met 17 jaar\))?)?",
    "PRIJZEN": r"(?: \((?:niet gecorrigeerd voor prijzen|in prijzen van 20\d\d)(?:; in [\d en]+ veranderde de indeling)?\))?",
    "ZOALS": r"(?:, zoals bij [\d,]+% van de gemeenten)?",
    "X": r"[^¦]*?",
}
GELIJK_PCT = 0.5


def _eenheid(per: str | None) -> str:
    return "inwoner" if per and "inwoner" in per else "jongere" if per and "jongere" in per else "totaal"


def _in_eenheid(b: Bewering, keur: float | None, jaar: int, per: str, wet: str) -> float | None:
    noemer = b.f.noemer(jaar, per, wet)
    return None if keur is None or noemer is None else keur / noemer


def _bedrag(b: Bewering, naam: str, keur: float | None, jaar: int, wet: str, wat: str) -> None:
    per = _eenheid(b.w.get("per") or b.w.get("per2"))
    waar = _in_eenheid(b, keur, jaar, per, wet)
    gelezen = bedrag(str(b.w[naam]), per)
    b.eis(past(gelezen, waar), f"bedrag: {wat}", waar)


def _wet(b: Bewering, naam: str = "wet") -> str:
    return _WET[str(b.w[naam])]


def _kant(b: Bewering, verschil: float | None, wat: str, kant: str = "kant") -> None:
    k = b.w[kant]
    if k in ("verschil", "meer of minder"):  # not a thousand euro
        b.eis(verschil is not None and abs(verschil) < 0.5, f"richting: {wat}", verschil)
        return
    goed = verschil is not None and (verschil > 0 if k in ("meer", "boven", "hoger") else verschil < 0)
    b.eis(goed, f"richting: {wat}", verschil)


def _verschil(b: Bewering, jaar: int, wet: str, naam: str = "d") -> None:
    """'€ 3,1 mln meer' of one pair that can be compared."""
    p = b.f.paar(jaar, wet)
    b.eis(p.past, "paar niet te vergelijken", p)
    _bedrag(b, naam, None if p.verschil is None else abs(p.verschil), jaar, wet, "verschil")
    _kant(b, p.verschil, "verschil")


def _delen(b: Bewering) -> None:
    namen = re.split(r", | en ", str(b.w["delen"]))
    b.eis({_WET[n] for n in namen} == set(b.f.delen), "waaraan", b.f.delen)


def kop(b: Bewering) -> None:
    """Besteed in total, over which parts, and the difference with the begroting."""
    jaar = b.jaar("j")
    p = b.f.paar(jaar, "samen")
    _delen(b)
    _bedrag(b, "a", p.besteed, jaar, "samen", "besteed samen")
    if b.w.get("d"):
        _verschil(b, jaar, "samen")
    if b.w.get("gelijk"):
        pct = _pct(p)
        b.eis(pct is not None and abs(pct) < GELIJK_PCT and p.past, "vrijwel evenveel", pct)
    _opgeteld(b, jaar)


def kop_zonder(b: Bewering) -> None:
    """The laws that are known, where another is below zero: every other of the definition, with its amount."""
    jaar = b.jaar("j")
    kant = "besteed" if b.w["deed"] == "gaf" else "begroot"
    bekend = {w: getattr(b.f.paar(jaar, w), kant) for w in b.f.delen}
    weg = {_WET[n] for n in re.split(r", | en ", str(b.w["weg"]))}
    b.eis(weg == {w for w, keur in bekend.items() if keur is not None and keur < 0}, "onder nul", bekend)
    gezegd = re.findall(
        rf"({_SOORTEN['€']})(?: per \w+)? (?:aan|voor) ({_SOORTEN['WET']})", str(b.w["delen"])
    )
    b.eis({_WET[n] for _, n in gezegd} == set(bekend) - weg, "welke wetten", bekend)
    for tekst, n in gezegd if b.c.eenheid == "totaal" else ():
        b.eis(past(bedrag(tekst), bekend[_WET[n]]), "bedrag: zonder een wet", bekend)


def onder_nul(b: Bewering) -> None:
    """All laws below zero in one report."""
    kant = "begroot" if b.w["soort"] == "begroting" else "besteed"
    bedragen = {w: getattr(b.f.paar(b.jaar("j"), w), kant) for w in ("jeugdwet", "wmo", "participatiewet")}
    gezegd = {_WET[n] for n in re.split(r", | en ", str(b.w["wetten"]))}
    b.eis(gezegd == {w for w, keur in bedragen.items() if (keur or 0) < 0}, "onder nul", bedragen)


def iets_onder_nul(b: Bewering) -> None:
    """A law is below zero in that jaarrekening."""
    bedragen = [b.f.paar(b.jaar("j"), w).besteed for w in ("jeugdwet", "wmo", "participatiewet")]
    b.eis(any((x or 0) < 0 for x in bedragen), "onder nul", bedragen)


def _opgeteld(b: Bewering, jaar: int) -> None:
    zegt = "wat nu" in b.zin.tekst.lower()
    b.eis(zegt == b.f.opgeteld(jaar) or not zegt, "wat nu", b.f.opgeteld(jaar))
    if b.f.opgeteld(jaar) and not zegt:
        b.fouten.append(("opgeteld verleden niet gezegd", str(jaar)))


def _pct(p: ft.Paar) -> float | None:
    return None if p.verschil is None or not p.begroot or p.begroot <= 0 else 100 * p.verschil / p.begroot


def begrootte(b: Bewering) -> None:
    """Begroot in total."""
    jaar = b.jaar("j")
    _delen(b)
    _bedrag(b, "a", b.f.paar(jaar, "samen").begroot, jaar, "samen", "begroot samen")
    _opgeteld(b, jaar)


def bekend(b: Bewering) -> None:
    """Begroot and besteed in total, of an incomplete municipality."""
    p = b.f.paar(b.c.jaar, "samen")
    _bedrag(b, "a", p.begroot, b.c.jaar, "samen", "begroot samen")
    _bedrag(b, "b", p.besteed, b.c.jaar, "samen", "besteed samen")


def begroot_was(b: Bewering) -> None:
    """Begroot in total, beside a difference that is not said."""
    _bedrag(b, "a", b.f.paar(b.c.jaar, "samen").begroot, b.c.jaar, "samen", "begroot samen")
    if b.w.get("delen"):
        weg = {_WET[n] for n in re.split(r", | en ", str(b.w["delen"]))}
        waar = {w for w in b.f.delen if not b.f.paar(b.c.jaar, w).past}
        b.eis(weg == waar, "welke wet anders geboekt is", waar)


def pct_totaal(b: Bewering) -> None:
    """The total difference in per cent; an added past had more than one council."""
    p = b.f.paar(b.c.jaar, "samen")
    pct = _pct(p)
    b.eis(past(procent(str(b.w["p"])), None if pct is None else abs(pct)), "procent", pct)
    _kant(b, p.verschil, "verschil in procent")
    if b.w.get("raad") == "raad" and b.f.opgeteld(b.c.jaar):
        b.fouten.append(("raad die nog niet bestond", str(b.c.jaar)))


def grootste(b: Bewering) -> None:
    """No part that counts has a larger difference, and this is it."""
    jaar, wet = b.c.jaar, _wet(b)
    groot = {w: abs(p.verschil) for w in b.f.delen if (p := b.f.paar(jaar, w)).verschil is not None}
    echt = max(groot, key=lambda w: groot[w])
    b.eis(echt == wet, "grootste", f"{echt}: {groot}")
    _verschil(b, jaar, wet)


def begroting_ervoor(b: Bewering) -> None:
    """The total beside the begroting of the year before: same kinds of taakvelden, pgb on both sides, no flag."""
    jaar, toen = b.c.jaar, b.jaar("j")
    nu_, ervoor = b.f.paar(jaar, "samen").begroot, b.f.paar(toen, "samen").begroot
    b.eis(b.f.zelfde_telling(toen, jaar, "samen"), "telling: begroting ervoor", (toen, jaar))
    vlag = b.f.gestoord(jaar, "begroting", "samen") | b.f.gestoord(toen, "begroting", "samen")
    b.eis(not vlag, "vlag: begroting ervoor", vlag)
    if nu_ is None or ervoor is None:
        b.eis(False, "begroting ervoor", (nu_, ervoor))
        return
    if b.w.get("a"):
        _bedrag(b, "a", ervoor, toen, "samen", "begroting ervoor")
    if b.w.get("d"):
        _bedrag(b, "d", abs(nu_ - ervoor), jaar, "samen", "begroting ervoor, verschil")
        _kant(b, nu_ - ervoor, "begroting ervoor")
    else:
        b.eis(abs(nu_ - ervoor) <= max(100, 0.005 * nu_), "vrijwel evenveel begroot", nu_ - ervoor)
    _prijzen(b)


def _prijzen(b: Bewering) -> None:
    b.eis("prijzen" in b.zin.tekst, "prijzen niet gezegd", "niet gecorrigeerd voor prijzen")


def reeks(b: Bewering) -> None:
    """How many of the years that can be compared went this way, since the first of them."""
    w = b.w
    wet = _wet(b)
    paren = b.f.paren_die_passen(wet)
    van = int(w["j"]) if w.get("j") else min(paren, default=0)
    teken = 1 if w["kant"] == "meer" else -1
    zo = sum(teken * (p.verschil or 0) > 0 for p in paren.values())
    n = int(w["n"] or w["alle"] or 1)
    k = int(w["k"]) if w.get("k") else n
    b.eis(
        (k, n, van) == (zo, len(paren), min(paren, default=0)),
        "reeks",
        (zo, len(paren), min(paren, default=0)),
    )
    if w.get("n") or w.get("alle"):
        heel = len(paren) == ft.LAATSTE_REKENING - van + 1
        b.eis(bool(w.get("verg")) or heel, "reeks: jaren overgeslagen", sorted(paren))
    if zoals := re.search(r"zoals bij ([\d,]+%)", b.zin.tekst):
        waar = ft.haalt_reeks(b.c.definitie, wet, str(w["kant"]))
        b.eis(past(procent(zoals[1]), waar, 0.5), "zoals bij", waar)
    if (
        van
        and "wat nu" not in b.zin.tekst.lower()
        and b.zin.plek in ("titel wetten", "opvallend")
        and b.f.opgeteld(van)
    ):
        b.fouten.append(("opgeteld verleden niet gezegd", str(van)))


def volgend(b: Bewering) -> None:
    """A begroting beside what was spent: amounts, direction, same way of counting, and no flag on either side."""
    j, toen, wet = b.jaar("j"), b.jaar("toen", b.c.jaar), _wet(b)
    begroot, besteed = b.f.paar(j, wet).begroot, b.f.paar(toen, wet).besteed
    b.eis(b.f.zelfde_telling(toen, j, wet), "telling: volgende begroting", (toen, j))
    pgb = b.f.gestoord(j, "begroting", wet) | b.f.gestoord(toen, "rekening", wet)
    b.eis(not pgb, "vlag: volgende begroting", pgb)
    b.eis(toen == ft.LAATSTE_REKENING < j, "uitkomst is al bekend", (toen, j))
    if begroot is None or besteed is None:
        b.eis(False, "volgende begroting", (begroot, besteed))
        return
    if b.w.get("a"):
        _bedrag(b, "a", begroot, j, wet, "volgende begroting")
    if b.w.get("c"):
        _bedrag(b, "c", besteed, toen, wet, "laatste uitgaven")
    _bedrag(b, "d", abs(begroot - besteed), j, wet, "volgende begroting, verschil")
    _kant(b, begroot - besteed, "volgende begroting")
    _prijzen(b)
    _breuk_gezegd(b, wet, toen, j)


def _breuk_gezegd(b: Bewering, wet: str, van: int, tot: int) -> None:
    """A break is named where a sentence crosses it, and only for a law of which the taakvelden changed."""
    over = wet != "participatiewet" and any(van < j <= tot for j in (2023, 2025))
    b.eis(("veranderde de indeling" in b.zin.tekst) == over, "breuk niet gezegd", (wet, van, tot))


def breuk(b: Bewering) -> None:
    """The scheme changed in that year."""
    b.eis(set(re.findall(r"20\d\d", str(b.w["jaren"]))) <= {"2023", "2025"}, "breuk", "2023, 2025")


def groei(b: Bewering) -> None:
    """Rise or fall of the spending in two years, of pairs that can be compared and are counted alike."""
    wet, toen = _wet(b), b.c.jaar - 2
    p, q = b.f.paar(toen, wet), b.f.paar(b.c.jaar, wet)
    b.eis(p.past and q.past, "groei: paar niet te vergelijken", (p, q))
    vlag = b.f.gestoord(toen, "rekening", wet) | b.f.gestoord(b.c.jaar, "rekening", wet)
    b.eis(not vlag, "vlag: groei", vlag)
    _bedrag(b, "a", p.besteed, toen, wet, "besteed toen")
    _bedrag(b, "b", q.besteed, b.c.jaar, wet, "besteed nu")
    if p.besteed is not None and q.besteed is not None:
        stijgt = str(b.w["gaat"]).startswith("st")
        b.eis((q.besteed > p.besteed) == stijgt, "richting: groei", q.besteed - p.besteed)
    _prijzen(b)
    _breuk_gezegd(b, wet, toen, b.c.jaar)


def van_naar(b: Bewering) -> None:
    """Spending in the first and the last year known."""
    wet = _wet(b)
    bekend_ = [j for j in tw.JAREN if b.f.paar(j, wet).besteed is not None]
    van, tot = b.jaar("j"), b.jaar("j2")
    for naam, jaar in (("a", van), ("b", tot)):
        _bedrag(b, naam, b.f.paar(jaar, wet).besteed, jaar, wet, f"besteed {jaar}")
        vlag = b.f.gestoord(jaar, "rekening", wet) if b.c.gm != "NL" else set()
        b.eis(not vlag - {"onvolledig_door_herindeling"}, "vlag: van naar", vlag)
    b.eis(set(bekend_) >= {van, tot}, "jaren van naar", bekend_)
    _prijzen(b)
    over = [j for j in (2023, 2025) if van < j <= tot and wet != "participatiewet"]
    gezegd = re.findall(r"20\d\d", (re.search(r"; in ([\d en]+) veranderde", b.zin.tekst) or ["", ""])[1])
    b.eis([int(j) for j in gezegd] == over, "breuk niet gezegd", over)


def grootste_jaar(b: Bewering) -> None:
    """No other year has a larger difference, in the unit in which it is said."""
    wet, jaar = _wet(b), b.jaar("j")
    per = _eenheid(b.w.get("per"))
    passen = b.f.paren_die_passen(wet)
    eigen = {j: p for j, p in passen.items() if not b.f.van_de_regio(j, wet)} or passen
    alle = {j: abs(x) for j, p in eigen.items() if (x := _in_eenheid(b, p.verschil, j, per, wet)) is not None}
    top = max(alle, key=lambda j: alle[j], default=None)
    mag = jaar in alle and round(alle[jaar]) >= round(alle[top]) if per != "totaal" and top else top == jaar
    b.eis(mag, "grootste jaar", (top, alle))
    _verschil(b, jaar, wet)


def positie(b: Bewering) -> None:
    """Per inhabitant beside the middle half of ten comparable municipalities: the amounts, and two of three years."""
    jaar, wet = b.c.jaar, _wet(b)
    eigen = ft.eur("bruto").get((b.c.gm, wet, jaar))
    n, q1, _, q3 = ft.helft(b.c.gm, wet, jaar, "bruto")
    b.eis(past(bedrag(str(b.w["a"]), "inwoner"), eigen), "per inwoner als vergeleken", eigen)
    if b.w.get("q1"):
        b.eis(past(bedrag(str(b.w["q1"]), "inwoner"), q1), "middelste helft", (q1, q3))
        b.eis(past(bedrag(str(b.w["q3"]), "inwoner"), q3), "middelste helft", (q1, q3))
    if b.w.get("n"):
        b.eis(int(str(b.w["n"])) == n, "aantal gemeenten", n)
    zegt = {"hoger": "boven", "lager": "onder"}.get(str(b.w.get("kant")))
    if zegt is None and b.w.get("q1"):  # the old words leave the reader to see it
        a, q = (bedrag(str(b.w[x]), "inwoner")[0] for x in ("a", "q1"))
        zegt = "onder" if a < q else "boven"
    waar = ft.uitspraak(b.c.gm, wet, jaar)
    b.eis(zegt == waar, "positie", waar or "geen uitspraak")


def _los(b: Bewering, wet: str, jaar: int) -> None:
    b.eis(not b.f.tegenkant(jaar, wet), "tegenkant van een andere wet", wet)


def sterk(b: Bewering) -> None:
    """A question that starts from a difference of more than a factor two, without presuming what it is."""
    wet, jaar = _wet(b), b.jaar("j")
    p = b.f.paar(jaar, wet)
    _bedrag(b, "d", None if p.verschil is None else abs(p.verschil), jaar, wet, "verschil")
    laag, hoog = sorted((p.begroot or 0, p.besteed or 0))
    b.eis(hoog > 2 * laag and p.past, "sterk verschil", p)


def dichtbij(b: Bewering) -> None:
    """The difference of the year."""
    _los(b, _wet(b), b.jaar("j", b.c.jaar))
    _verschil(b, b.jaar("j", b.c.jaar), _wet(b))


def verschil_vraag(b: Bewering) -> None:
    """A question that starts from the difference of the year."""
    wet, jaar = _wet(b), b.jaar("j", b.c.jaar)
    _los(b, wet, jaar)
    sterk_ = any(v == "sterk_verschil" and w == wet for v, _, w in ft._vlaggen().get((b.c.gm, jaar), set()))
    b.eis(not sterk_, "vlag: vraag", "sterk_verschil")
    _verschil(b, b.jaar("j", b.c.jaar), _wet(b))


def gedeeld(b: Bewering) -> None:
    """Shared costs, and whether they count."""
    p = b.f.paar(b.c.jaar, "gedeeld")
    b.eis((b.w["niet"] is None) == ("gedeeld" in b.f.delen), "telt mee", b.f.delen)
    for naam, keur in (("a", p.begroot), ("b", p.besteed)):
        if str(b.w[naam] or "").startswith("€"):
            _bedrag(b, naam, keur, b.c.jaar, "gedeeld", "gedeeld")
        else:
            b.eis(keur is None, "gedeeld niet bekend", keur)


def behalve_pgb(b: Bewering) -> None:
    """Pgb of two laws at once: in the total, though it stands with the shared costs."""
    b.eis(past(bedrag(str(b.w["a"])), b.f.pgb(b.c.jaar)), "pgb in het totaal", b.f.pgb(b.c.jaar))
    b.eis("gedeeld" not in b.f.delen, "gedeeld telt al mee", b.f.delen)


def kaart(b: Bewering) -> None:
    """Begroot and besteed of a card."""
    wet = _wet(b, "naam")
    p, jaar = b.f.paar(b.jaar("j"), wet), b.jaar("j")
    for naam, keur in (("a", p.begroot), ("b", p.besteed)):
        if b.w.get(naam):
            _bedrag(b, naam, keur, jaar, wet, naam)
        else:
            b.eis(keur is None or keur < 0, "bedrag ontbreekt op kaart", keur)


def kaart_verschil(b: Bewering) -> None:
    """The difference of a card, and in per cent."""
    assert b.zin.wet
    _verschil(b, b.c.jaar, b.zin.wet)
    _los(b, b.zin.wet, b.c.jaar)
    if b.w.get("p"):
        pct = _pct(b.f.paar(b.c.jaar, b.zin.wet))
        b.eis(past(procent(str(b.w["p"])), None if pct is None else abs(pct)), "procent op kaart", pct)


def kaart_gelijk(b: Bewering) -> None:
    """Nearly as much as budgeted."""
    assert b.zin.wet
    p = b.f.paar(b.c.jaar, b.zin.wet)
    pct = _pct(p)
    b.eis(pct is not None and abs(pct) < GELIJK_PCT, "vrijwel evenveel", pct)
    b.eis(past(procent(str(b.w["p"])), None if pct is None else abs(pct)), "procent op kaart", pct)


def kaart_tweede(b: Bewering) -> None:
    """The same amount in another unit: besteed, or begroot when that is all there is."""
    assert b.zin.wet
    p = b.f.paar(b.c.jaar, b.zin.wet)
    keur = p.begroot if b.w.get("begroot") else p.besteed
    _bedrag(b, "a", keur, b.c.jaar, b.zin.wet, "per inwoner")


def kaart_groep(b: Bewering) -> None:
    """The middle half of the ten comparable municipalities."""
    assert b.zin.wet
    if b.f.paar(b.c.jaar, b.zin.wet).besteed is None:
        return  # begrotingen beside each other: not recomputed
    n, q1, _, q3 = ft.helft(b.c.gm, b.zin.wet, b.c.jaar, "netto" if "netto" in b.zin.tekst else "bruto")
    b.eis(int(str(b.w["n"])) == n, "aantal gemeenten", n)
    b.eis(past(bedrag(str(b.w["q1"]), "inwoner"), q1), "middelste helft", (q1, q3))
    b.eis(past(bedrag(str(b.w["q3"]), "inwoner"), q3), "middelste helft", (q1, q3))


def kaart_plek(b: Bewering) -> None:
    """Own amount and middle half as compared, and what is said of the place: in this year and in two of three."""
    wet, jaar = b.zin.wet or "", b.c.jaar
    soort = "begroting" if b.f.paar(jaar, wet).besteed is None else "rekening"
    _, q1, _, q3 = ft.helft(b.c.gm, wet, jaar, "bruto", soort)
    if b.w.get("a"):
        eigen = ft.eur("bruto", soort).get((b.c.gm, wet, jaar))
        b.eis(past(bedrag(str(b.w["a"]), "inwoner"), eigen), "per inwoner als vergeleken", eigen)
    b.eis(past(bedrag(str(b.w["q1"]), "inwoner"), q1), "middelste helft", (q1, q3))
    b.eis(past(bedrag(str(b.w["q3"]), "inwoner"), q3), "middelste helft", (q1, q3))
    plek, vast = (g(b.c.gm, wet, jaar, "bruto", soort) for g in (ft.plek, ft.uitspraak))
    woord = str(b.w.get("hoe") or "").strip().lower().split(" ")[0]
    zegt = {"hoger": "boven", "lager": "onder", "als": "in"}.get(woord, "")
    if b.w.get("een"):
        b.eis(not zegt and plek != vast, "één jaar zegt weinig", (plek, vast))
    else:
        b.eis(zegt == plek == vast != "", "positie", (plek, vast))
    b.eis(b.f.zelfde_telling(min(tw.JAREN), jaar, wet), "telling: positie", jaar)


def netto(b: Bewering) -> None:
    """Net per inhabitant; above or below not on one net jaarrekening."""
    wet, jaar = b.zin.wet or "", b.jaar("j")
    eigen = ft.eur("netto").get((b.c.gm, wet, jaar))
    b.eis(past(bedrag(str(b.w["a"]), "inwoner"), eigen), "netto per inwoner", eigen)
    gastheer = (b.c.gm, wet) in tw.regiotaak()
    b.eis(bool(b.w.get("eind")) == gastheer, "netto: regiotaak", gastheer)
    if b.w.get("eind"):
        vast = ft.uitspraak(b.c.gm, wet, jaar, "netto")
        waar = {"boven": "hoger", "onder": "lager"}.get(vast, "één")
        b.eis(waar in str(b.w["eind"]), "positie netto", vast)


def samenkracht(b: Bewering) -> None:
    """Taakveld 6.1 in the first and the last year of the same report."""
    t = ft.samenkracht(b.c.gm, "rekening" if b.w["s"] == "besteed" else "begroting")
    for a, j in (("a", "j"), ("b", "j2")):
        waar = t.get(int(str(b.w[j])))
        b.eis(past(bedrag(str(b.w[a])), waar), "samenkracht", waar)
    _prijzen(b)


def onvolledig(b: Bewering) -> None:
    """A part of the municipality of now did not file."""
    los = any(
        v == "onvolledig_door_herindeling" for v, _, _ in ft._vlaggen().get((b.c.gm, b.jaar("j")), set())
    )
    b.eis(los, "onvolledig", los)


def nl_kaart(b: Bewering) -> None:
    """In how many municipalities it was more."""
    assert b.zin.wet
    r = ft.nederland_rij(b.c.definitie)[b.c.jaar, b.zin.wet]
    gelezen = tuple(int(str(b.w[x]).replace(".", "")) for x in ("k", "n"))
    b.eis(
        gelezen == (r["n_meer"], r["n_vergelijkbaar"]),
        "aantal gemeenten",
        (r["n_meer"], r["n_vergelijkbaar"]),
    )


def nl_kaart_mee(b: Bewering) -> None:
    """How many municipalities a national card counts."""
    r = ft.nederland_rij(b.c.definitie)[b.c.jaar, b.zin.wet or ""]
    b.eis(int(str(b.w["mee"]).replace(".", "")) == r["n"], "aantal gemeenten", r["n"])


def nl_ontbreekt(b: Bewering) -> None:
    """How many municipalities of how many miss a figure or do not fit."""
    wet = next((w for n, w in _WET.items() if b.zin.tekst.startswith(f"{n}:")), "jeugdwet")
    r = ft.nederland_rij(b.c.definitie)[b.c.jaar, wet]
    if b.w.get("k"):
        b.eis(int(str(b.w["k"])) == r["n_ontbreekt"], "ontbreekt", r["n_ontbreekt"])
    if b.w.get("p"):
        b.eis(int(str(b.w["p"])) == r["n_past_niet"], "past niet", r["n_past_niet"])
    if b.w.get("n"):
        b.eis(int(str(b.w["n"])) == len(tw.nu()), "alle gemeenten", len(tw.nu()))
    if b.w.get("mee"):
        b.eis(int(str(b.w["mee"])) == r["n"], "tellen mee", r["n"])


def pgb(b: Bewering) -> None:
    """Pgb known for Wmo and youth together only."""
    b.eis(past(bedrag(str(b.w["a"])), b.f.pgb(b.jaar("j"))), "pgb", b.f.pgb(b.jaar("j")))
    b.eis(b.jaar("j") == b.c.jaar, "jaar", b.c.jaar)


def rijk_h6(b: Bewering) -> None:
    """The whole of hoofdtaakveld 6 and the rijksbijdragen on it, both against the begroting."""
    if b.c.gm != "NL" and b.w.get("wie"):
        b.eis(str(b.w["wie"]).startswith("wat nu") == b.f.opgeteld(b.c.jaar), "wat nu", b.c.jaar)
    for naam, kant, wat in (("d", "kant", "h6"), ("e", "kant2", "rijk_h6")):
        waar = b.f.rijk(wat, b.c.jaar)
        b.eis(past(bedrag(str(b.w[naam])), None if waar is None else abs(waar)), f"rijk: {wat}", waar)
        _kant(b, waar, wat, kant)


def rijk_07(b: Bewering) -> None:
    """The algemene uitkering against the begroting."""
    waar = b.f.rijk("rijk_07", b.c.jaar)
    b.eis(past(bedrag(str(b.w["d"])), None if waar is None else abs(waar)), "rijk: 0.7", waar)
    _kant(b, waar, "rijk 0.7")


def taakveld(b: Bewering) -> None:
    """The group of taakvelden with the largest difference in the chosen year."""
    t = b.f.taakvelden(b.jaar("j")).copy()
    t["d"] = t["besteed_keur"] - t["begroot_keur"]
    t = t.dropna(subset=["d"])
    top = t.loc[t["d"].abs().idxmax()] if len(t) else None
    b.eis(
        top is not None and top["groepscode"] == b.w["code"],
        "grootste taakveld",
        None if top is None else top["groepscode"],
    )
    mijn = t[t["groepscode"] == b.w["code"]]
    klopt = [past(bedrag(str(b.w["d"])), abs(d)) and (d > 0) == (b.w["kant"] == "meer") for d in mijn["d"]]
    b.eis(any(klopt), "bedrag taakveld", list(mijn["d"]))


def taakveld_meeste(b: Bewering) -> None:
    """The group of taakvelden with most money, where only one report is known."""
    k = f"{b.w['soort']}_keur"
    t = b.f.taakvelden(b.jaar("j")).dropna(subset=[k])
    top = t.loc[t[k].idxmax()]
    b.eis(
        top["groepscode"] == b.w["code"] and past(bedrag(str(b.w["d"])), top[k]),
        "grootste taakveld",
        dict(top),
    )


def aandeel(b: Bewering) -> None:
    """Share of accessible help in the first and last year; what is set side by side counts alike."""
    a = ft.aandeel(b.c.gm, "rekening")
    for p, j in (("p", "j"), ("p2", "j2")):
        if b.w.get(p):
            b.eis(past(procent(str(b.w[p])), a.get(int(str(b.w[j])))), "aandeel", a.get(int(str(b.w[j]))))
    if b.w.get("j2"):
        een, ander = int(str(b.w["j2"])), int(str(b.w["j"]))
        b.eis(
            not een < 2023 <= ander or "2023" in b.zin.tekst.replace("in 2023 ", ""),
            "breuk niet gezegd",
            2023,
        )


def aandeel_begroot(b: Bewering) -> None:
    """Share of accessible help in a begroting."""
    a = ft.aandeel(b.c.gm, "begroting").get(b.jaar("j"))
    b.eis(past(procent(str(b.w["p"])), a), "aandeel", a)


def aandeel_land(b: Bewering) -> None:
    """Share of accessible help of the country in the same report."""
    a = ft.aandeel("NL", {"jaarrekening": "rekening"}.get(str(b.w["soort"]), "begroting")).get(b.jaar("j"))
    b.eis(past(procent(str(b.w["p"])), a), "aandeel Nederland", a)


def plaats_titel(b: Bewering) -> None:
    """Where a municipality mostly was against the middle half, law by law."""
    for kant, wetten in re.findall(
        r"bij ((?:jeugd|de Wmo|participatie|, | en )+?) in [0-9][0-9a-z, ]*? (?:er)?(boven|onder)",
        b.zin.tekst,
    ):
        for naam in re.split(r", | en ", kant):
            wet = _WET[naam]
            waar = {ft.uitspraak(b.c.gm, wet, b.c.jaar, k) for k in ("bruto", "netto")}
            b.eis(wetten in waar, "positie", (wet, waar))


def strook(b: Bewering) -> None:
    """Own amount and the median of the ten comparable municipalities on a strip."""
    if b.zin.maat != "besteed" or (b.c.definitie != "smal" and _WET[str(b.w["naam"])] != "participatiewet"):
        return  # recomputed for definitie smal
    kant, wet = "netto" if "netto" in (b.w["wat"] or "") else "bruto", _WET[str(b.w["naam"])]
    eigen = ft.rauw(b.c.gm, wet, b.c.jaar, kant)
    if b.w.get("a"):
        b.eis(past(bedrag(str(b.w["a"]), "inwoner"), eigen), "strook eigen", eigen)
    n, _, mediaan, _ = ft.helft(b.c.gm, wet, b.c.jaar, kant)
    gelezen = int(str(b.w["n"]))
    b.eis(gelezen == n, "aantal gemeenten", n)
    b.eis(past(bedrag(str(b.w["m"]), "inwoner"), mediaan), "mediaan", mediaan)


def wetten_kop(b: Bewering) -> None:
    """At which laws more, less or as much was spent as budgeted."""
    j = b.jaar("j")
    for stuk in b.zin.tekst.split(", aan "):
        m = re.match(rf"(?:Aan )?(.+?)(?: is in {j})? (meer|minder|vrijwel evenveel)", stuk)
        assert m
        for naam in re.split(r", | en ", m[1]):
            p = b.f.paar(j, _WET[naam])
            pct = _pct(p)
            gelijk = (pct is not None and abs(pct) < GELIJK_PCT) or p.verschil == 0
            waar = "vrijwel evenveel" if gelijk else "meer" if (p.verschil or 0) > 0 else "minder"
            b.eis(p.past and waar == m[2], "richting op papier", (naam, waar))


def alleen_jaar(b: Bewering) -> None:
    """Only the chosen year, or the newest with jaarrekeningen, is named."""
    for naam, waarde in b.w.items():
        if naam.startswith("j") and waarde:
            b.eis(int(waarde) in (b.c.jaar, ft.LAATSTE_REKENING, b.c.jaar - 1), "jaar", b.c.jaar)


def niet_geleverd(b: Bewering) -> None:
    """The report was not filed (or only part of it)."""
    soort = "rekening" if "jaarrekening" in b.w["soort"] else "begroting"
    p = b.f.paar(b.jaar("j"), "samen")
    keur = p.begroot if soort == "begroting" else p.besteed
    b.eis(keur is None, "niet aangeleverd", keur)


def nog_niet(b: Bewering) -> None:
    """No jaarrekening of this year exists yet."""
    b.eis(b.jaar("j") > ft.LAATSTE_REKENING, "nog niet verschenen", ft.LAATSTE_REKENING)


def rijksregeling(b: Bewering) -> None:
    """The text of a row of rijksregelingen.csv for this year: words, no sum."""
    b.eis(b.jaar("j", b.c.jaar) == b.c.jaar, "jaar van de regeling", b.c.jaar)


def jaren_titel(b: Bewering) -> None:
    """In how many years the own amount lay above or below the middle."""
    wet, kant = _wet(b), b.zin.kant
    if b.c.definitie != "smal":
        return
    paren = {
        j: (e, m)
        for j in tw.JAREN
        if "onmogelijk_bedrag" not in b.f.gestoord(j, "rekening", wet)
        and (e := ft.eur(kant).get((b.c.gm, wet, j)))
        and (m := ft.helft(b.c.gm, wet, j, kant))[0] >= 3
    }
    boven = sum(e > m[2] for e, m in paren.values())
    if b.w.get("alle"):
        waar = len(paren) if boven in (0, len(paren)) else -1
        b.eis(
            int(b.w["alle"]) == waar and (boven > 0) == (b.w["kant"] == "boven"), "jaren", (boven, len(paren))
        )
    else:
        b.eis((int(str(b.w["k"])), int(str(b.w["n"]))) == (boven, len(paren)), "jaren", (boven, len(paren)))


def rijk_kop(b: Bewering) -> None:
    """The own net begroting for youth beside what the Gemeentefonds reckons with; toegang of a law stands with that law."""
    j = b.jaar("j")
    t = tw.wet_bedrag().query(
        "definitie == 'toegang' and jaar == @j and soort == 'begroting' and wet == 'jeugdwet'"
    )
    t = t if b.c.gm == "NL" else t[t["gm_code"] == b.c.gm]
    if b.w.get("a") and b.c.gm != "NL":
        waar = float(t["netto_keur"].sum()) if len(t) else None
        b.eis(past(bedrag(str(b.w["a"])), waar), "netto begroot", waar)
    if b.c.gm != "NL":
        waar = rekenbedrag(b.c.gm, j)
        b.eis(past(bedrag(str(b.w["g"])), waar), "rekenbedrag", waar)


def rekenbedrag(gm: str, jaar: int) -> float | None:
    """Rekenbedrag jeugd of data/bron, thousands of euro; None where it is not recomputed."""
    t = _rekenbedragen()
    return t.get((gm, jaar))


def _rekenbedragen() -> dict[tuple[str, int], float]:
    return {}


def _tekort(b: Bewering) -> dict[tuple[str, int], ft.Paar]:
    return ft.tekorten(str(b.zin.wet), b.zin.maat)


def _tekort_jaar(b: Bewering, jaar: int) -> dict[str, ft.Paar]:
    """The pairs of a year that fit, per municipality."""
    return ft.tekort_jaar(str(b.zin.wet), b.zin.maat, jaar)


def _per(b: Bewering, gm: str, jaar: int, per: str) -> float | None:
    """The difference of a municipality in a unit: euro per head, % of the second amount."""
    p = _tekort(b)[gm, jaar]
    if per == "pct":
        return 100 * p.verschil / p.begroot if p.begroot and p.begroot > 0 else None
    n = ft.hoofden(gm, jaar, "jongeren_0_17" if per == "jongere" else "inwoners")
    return None if not n else 1000 * p.verschil / n


def tekort_kop(b: Bewering) -> None:
    """The finding of a definition: amount, direction, what is compared with what, and about whom."""
    j, w, d = b.jaar("j"), b.w, b.zin.maat
    b.eis(
        _wet(b) == b.zin.wet and j in (b.c.jaar, max(ft.tekort_jaren(str(b.zin.wet), b.zin.maat))),
        "tekort: wet of jaar",
        (b.zin.wet, j),
    )
    b.eis(bool(w.get("netto")) == ("netto" in d), "tekort: netto", d)
    b.eis(("rekenbedrag" in str(w["met"])) == ("rekenbedrag" in d), "tekort: waarmee", d)
    b.eis((w.get("wat") == "begrootte") == (d == "netto_begroting_rekenbedrag"), "tekort: verslag", d)
    if b.c.gm == "NL":
        paren = _tekort_jaar(b, j)
        waar: float | None = sum(p.verschil for p in paren.values())
        b.eis(
            str(w["wie"]) == f"{len(paren)} gemeenten" and bool(w.get("samen")),
            "tekort: aantal gemeenten",
            len(paren),
        )
    else:
        p = _tekort(b).get((b.c.gm, j))
        waar = p.verschil if p is not None and p.past else None
        b.eis(str(w["wie"]).startswith("Wat nu") == b.f.opgeteld(j), "wat nu", b.f.opgeteld(j))
    b.eis(past(bedrag(str(w["d"])), None if waar is None else abs(waar)), "bedrag: tekort", waar)
    _kant(b, waar, "tekort")


def tekort_band(b: Bewering) -> None:
    """A range beside a rekenbedrag: below without shared costs, above with as much of them as is thought possible."""
    j, w = b.jaar("j"), b.w
    b.eis(
        _wet(b) == b.zin.wet
        and f"{w['wat']} min rekenbedrag Gemeentefonds" == _NETTO_MIN_REKENBEDRAG.get(b.zin.maat),
        "tekort: wet of definitie",
        b.zin.maat,
    )
    een, twee = bedrag(str(w["a"] or w["a2"])), bedrag(str(w["z"]))
    laag, hoog = een, twee
    if w.get("tussen"):
        laag = (-een[0], *een[1:])
    elif w["kant"] == "onder":
        laag, hoog = (-twee[0], *twee[1:]), (-een[0], *een[1:])
    b.eis(laag[0] <= hoog[0], "tekort: grenzen", (laag, hoog))
    if b.c.gm == "NL":
        paren = _tekort_jaar(b, j)
        waar: float | None = sum(p.verschil for p in paren.values())
        b.eis(not w.get("n") or int(str(w["n"])) == len(paren), "tekort: aantal gemeenten", len(paren))
    else:
        p = _tekort(b).get((b.c.gm, j))
        waar = p.verschil if p is not None and p.past else None
        paren = {} if p is None else {b.c.gm: p}
    b.eis(past(laag, waar), "bedrag: tekort", waar)
    soort = "begroting" if b.zin.maat == "netto_begroting_rekenbedrag" else "rekening"
    erbij = {g: ft.gedeeld_hoogstens(g, str(b.zin.wet), j, soort) for g in paren}
    boven = (
        None if waar is None else sum(p.verschil + x for g, p in paren.items() if (x := erbij[g]) is not None)
    )
    b.eis(past(hoog, boven), "bedrag: tekort, bovengrens", boven)


# What the definitions with a rekenbedrag are called inside a sentence
_NETTO_MIN_REKENBEDRAG = {
    "netto_rekening_rekenbedrag": "netto jaarrekening min rekenbedrag Gemeentefonds",
    "netto_begroting_rekenbedrag": "netto begroting min rekenbedrag Gemeentefonds",
}


def tekort_hoofd(b: Bewering) -> None:
    """The same per inhabitant."""
    waar = _per(b, b.c.gm, b.c.jaar, "inwoner")
    b.eis(
        past(bedrag(str(b.w["a"]), "inwoner"), None if waar is None else abs(waar)),
        "tekort: per inwoner",
        waar,
    )


def tekort_bij(b: Bewering) -> None:
    """At how many municipalities the first amount is the larger."""
    n, pct = ft.tekort_boven(str(b.zin.wet), b.zin.maat, b.c.jaar)
    b.eis(int(str(b.w["n"])) == n, "tekort: aantal gemeenten", n)
    b.eis(past(procent(str(b.w["p"])), pct), "tekort: boven nul", pct)


def tekort_weg(b: Bewering) -> None:
    """Who stays out: how many, the largest by name with the amount, and whom the sum is about."""
    j = int(str(b.w["j"]))
    alle = {g: p for (g, x), p in _tekort(b).items() if x == j}
    weg = {g: p.verschil for g, p in alle.items() if not p.past}
    b.eis(int(str(b.w["n"])) == len(weg), "tekort: weggelaten", len(weg))
    top = sorted((abs(v) for v in weg.values()), reverse=True)[:3]
    gelezen = [bedrag(x) for x in re.findall(_SOORTEN["€"], str(b.w["wie"]))]
    klopt = [past((abs(g[0]), g[1]), t) for g, t in zip(gelezen, top, strict=False)]
    b.eis(all(klopt) and len(gelezen) == len(top), "tekort: grootste weggelaten", top)
    mensen = {g: ft.hoofden(g, j) or 0.0 for g in alle}
    pct = 100 * sum(n for g, n in mensen.items() if g not in weg) / sum(mensen.values())
    b.eis(past(procent(str(b.w["p"])), pct), "tekort: aandeel inwoners", pct)


def tekort_leeg(b: Bewering) -> None:
    """Not to be worked out for this year."""
    j = b.jaar("j")
    heeft = j in ft.tekort_jaren(str(b.zin.wet), b.zin.maat)
    weg = (b.c.gm, j) not in _tekort(b) if b.w.get("van") else not heeft
    b.eis(weg, "tekort: wel te berekenen", b.c.jaar)


def tekort_jaren(b: Bewering) -> None:
    """For which years it can be worked out."""
    jaren = set(ft.tekort_jaren(str(b.zin.wet), b.zin.maat))
    gezegd: set[int] = set()
    for deel in re.split(r", | en ", str(b.w["jaren"]).replace(" tot en met ", "-")):
        van, _, tot = deel.partition("-")
        gezegd |= set(range(int(van), int(tot or van) + 1))
    b.eis(gezegd == jaren, "tekort: jaren", sorted(jaren))


def tekort_past_niet(b: Bewering) -> None:
    """The two amounts do not fit."""
    p = _tekort(b).get((b.c.gm, b.jaar("j")))
    b.eis(p is not None and not p.past, "tekort: past wel", p)


def tekort_bedragen(b: Bewering) -> None:
    """Both amounts as they are booked."""
    p = _tekort(b)[b.c.gm, b.c.jaar]
    b.eis(
        past(bedrag(str(b.w["a"])), p.besteed) and past(bedrag(str(b.w["b"])), p.begroot),
        "tekort: bedragen",
        p,
    )


def tekort_reeks(b: Bewering) -> None:
    """In how many years the national sum lay above zero."""
    jaren = ft.tekort_jaren(str(b.zin.wet), b.zin.maat)
    boven = sum(sum(p.verschil for p in _tekort_jaar(b, j).values()) > 0 for j in jaren)
    gelezen = len(jaren) if b.w.get("alle") else int(b.w["k"] or 0)
    b.eis(
        (gelezen, int(str(b.w["alle"] or b.w["n"] or b.w["n2"]))) == (boven, len(jaren)),
        "tekort: reeks",
        (boven, len(jaren)),
    )


def tekort_volharding(b: Bewering) -> None:
    """How many municipalities lie above zero in all their years; by chance: the product of the yearly shares."""
    paren = {s: p for s, p in _tekort(b).items() if p.past}
    jaren = sorted({j for _, j in paren})
    deel = {j: np.mean([p.verschil > 0 for (_, x), p in paren.items() if x == j]) for j in jaren}
    altijd, toeval, n = 0, 0.0, 0
    for gm in {g for g, _ in paren}:
        eigen = {j: p.verschil > 0 for (g, j), p in paren.items() if g == gm}
        n += 1
        if b.w.get("j"):
            altijd += eigen[int(str(b.w["j"]))]
        elif len(eigen) > 1:
            altijd += all(eigen.values())
            toeval += float(np.prod([deel[j] for j in eigen]))
    b.eis((int(str(b.w["k"])), int(str(b.w["n"]))) == (altijd, n), "tekort: altijd boven nul", (altijd, n))
    if b.w.get("t"):
        b.eis(abs(int(str(b.w["t"])) - toeval) <= 0.5, "tekort: bij toeval", toeval)


def _eenheid_tekort(b: Bewering) -> str:
    plek = b.zin.plek
    return (
        "pct"
        if plek.endswith("verschil_pct")
        else "jongere"
        if plek.endswith("per_jongere_eur")
        else "inwoner"
    )


def _lees(tekst: str, per: str) -> tuple[float, float]:
    return procent(tekst) if per == "pct" else bedrag(tekst, "inwoner")


def tekort_midden(b: Bewering) -> None:
    """The median over municipalities, how many they are, and the share above zero."""
    j, per = b.jaar("j"), _eenheid_tekort(b)
    paren = _tekort_jaar(b, j)
    waarden = [x for g in paren if (x := _per(b, g, j, per)) is not None]
    b.eis(int(str(b.w["n"])) == len(waarden), "tekort: aantal gemeenten", len(waarden))
    b.eis(past(_lees(str(b.w["m"]), per), float(np.median(waarden))), "tekort: mediaan", np.median(waarden))
    if b.w.get("p"):
        pct = 100 * float(np.mean([x > 0 for x in waarden]))
        b.eis(past(procent(str(b.w["p"])), pct), "tekort: boven nul", pct)


def tekort_trechter(b: Bewering) -> None:
    """Between which bounds nine in ten of the smallest and of the largest municipalities lie."""
    j, per = b.jaar("j"), _eenheid_tekort(b)
    t = sorted(
        (ft.hoofden(g, j) or 0.0, x) for g in _tekort_jaar(b, j) if (x := _per(b, g, j, per)) is not None
    )
    delen = np.array_split(np.array([x for _, x in t]), min(8, len(t) // 20))
    for deel, n, laag, hoog in ((delen[0], "n", "a", "b"), (delen[-1], "n2", "c", "d")):
        waar = np.quantile(deel, [0.05, 0.95])
        b.eis(int(str(b.w[n])) == len(deel), "tekort: trechter n", len(deel))
        klopt = [past(_lees(str(b.w[k]), per), float(x)) for k, x in zip((laag, hoog), waar, strict=True)]
        b.eis(all(klopt), "tekort: trechter", waar)


_GROEP = {"jeugdregio's": "jeugdregio", "grootteklassen": "gemeentegrootte", "provincies": "provincie"}


def tekort_groepen(b: Bewering) -> None:
    """In how many regions or classes the sum lies above zero."""
    gebied = tw.lees("gebieden.csv").set_index("gm_code")[_GROEP[str(b.w["groep"])]]
    som: dict[str, float] = {}
    for g, p in _tekort_jaar(b, b.jaar("j")).items():
        som[gebied[g]] = som.get(gebied[g], 0.0) + (p.verschil or 0.0)
    boven = sum(x > 0 for x in som.values())
    k = len(som) if b.w.get("alle") else int(b.w["k"] or 0)
    b.eis(
        (k, int(str(b.w["alle"] or b.w["n"] or b.w["n2"]))) == (boven, len(som)),
        "tekort: groepen",
        (boven, len(som)),
    )


def tekort_breuk(b: Bewering) -> None:
    """A break is named for a law that it touches only."""
    gezegd = {int(j) for j in re.findall(r"20\d\d", str(b.w["jaren"]))}
    b.eis(b.zin.wet != "participatiewet" and gezegd <= {2023, 2025}, "breuk", b.zin.wet)


def _van_wie(b: Bewering, jaar: int, alleen: set[str] | None = None) -> ft.Gebruik | None:
    """Users and spending of the own municipality or of all together, as the words say."""
    if str(b.w.get("wie") or "Samen").strip() in ("Gemeenten samen", "Samen"):
        return ft.gebruik_samen(jaar, alleen)
    return ft.gebruik().get((b.c.gm, jaar))


def volume_kop(b: Bewering) -> None:
    """All euros divided by all users, in the last and the first year."""
    for naam, jaar in (("a", b.jaar("j")), ("b", b.jaar("j2"))):
        g = ft.gebruik_samen(jaar)
        waar = 1000 * g.keur / g.gebruikers
        b.eis(past(bedrag(str(b.w[naam]), "inwoner"), waar), "volume: per gebruiker", waar)


def volume_punt(b: Bewering) -> None:
    """Users per 1 000 inhabitants with their number, or spending per user."""
    g = _van_wie(b, b.jaar("j"))
    if g is None:
        b.eis(False, "volume: niet bekend", None)
        return
    if b.w.get("a"):
        waar = 1000 * g.keur / g.gebruikers
        b.eis(past(bedrag(str(b.w["a"]), "inwoner"), waar), "volume: per gebruiker", waar)
        return
    per = float(str(b.w["p"]).replace(",", "."))
    b.eis(abs(per - 1000 * g.gebruikers / g.inwoners) <= 0.0501, "volume: per 1.000", g)
    b.eis(abs(int(str(b.w["n"]).replace(".", "")) - g.gebruikers) <= 0.501, "volume: aantal", g)


def _splitsing(b: Bewering, van: int, tot: int) -> tuple[float, float, float, float] | None:
    """The change, the part by numbers, the part by spending per user (thousands of euro), and the spending before.

    By the other road: the mean of changing the number first and changing it last.
    """
    beide = ft.gebruik_beide(van, tot)
    x, y = _van_wie(b, van, beide), _van_wie(b, tot, beide)
    if x is None or y is None:
        return None
    eerst = (y.gebruikers - x.gebruikers) * x.keur / x.gebruikers
    laatst = y.keur - x.gebruikers * y.keur / y.gebruikers
    verschil = y.keur - x.keur
    return verschil, (eerst + laatst) / 2, verschil - (eerst + laatst) / 2, x.keur


def volume_splitsing(b: Bewering) -> None:
    """How many municipalities, the change, and what each of the two did to it."""
    van, tot = b.jaar("j"), b.jaar("j2")
    b.eis(
        int(str(b.w["n"])) == len(ft.gebruik_beide(van, tot)),
        "volume: aantal gemeenten",
        len(ft.gebruik_beide(van, tot)),
    )
    delen = _splitsing(b, van, tot)
    assert delen
    for (naam, kant), waar in zip((("d", "kant"), ("v", "kant2"), ("p", "kant3")), delen[:3], strict=True):
        b.eis(past(bedrag(str(b.w[naam])), abs(waar)), "volume: splitsing", waar)
        _kant(b, waar, "volume: splitsing", kant)


def volume_staaf(b: Bewering) -> None:
    """One bar of the split: per cent of the spending before, and euros."""
    van, tot = sorted({j for _, j in ft.gebruik()})
    delen = _splitsing(b, van, tot)
    if delen is None:
        b.eis(False, "volume: niet bekend", None)
        return
    wat = str(b.w["wat"])
    waar = delen[0 if wat == "totaal" else 2 if "uitgaven" in wat else 1]
    b.eis(past(bedrag(str(b.w["d"])), waar), "volume: staaf", waar)
    b.eis(past(procent(str(b.w["p"])), 100 * waar / delen[3]), "volume: staaf", 100 * waar / delen[3])
    if wat != "totaal":
        b.eis(("meer" in wat or "hogere" in wat) == (waar >= 0), "richting: volume", waar)


def woorden(b: Bewering) -> None:
    """A number in fixed words that claims nothing about figures."""


@dataclass(frozen=True)
class Patroon:
    """What is read, and what recomputes it; ``alleen``: only in texts of places that start so."""

    regex: re.Pattern[str]
    reken: Callable[[Bewering], None]
    alleen: str = ""


def _p(tekst: str, reken: Callable[[Bewering], None], alleen: str = "") -> Patroon:
    regex = re.sub(r"<(\w+):([^>]+)>", lambda m: f"(?P<{m[1]}>{_SOORTEN[m[2]]})", tekst)
    return Patroon(re.compile(regex), reken, alleen)


_REEKS = r"In (?:alle <alle:N>|<k:N> van de <n:N>) (?P<verg>vergelijkbare )?jaren(?: sinds <j:J>)?"
_GEVEN = r"(?P<wat>ga|begrootte)(?:f|ven|n)? (?:in|voor) <j:J>(?P<samen> samen)?(?P<netto> na aftrek van inkomsten)? <d:€> <kant:KANT> (?:uit aan|voor) <wet:WET>"
PATRONEN = (
    _p(rf"(?P<wie>Wat nu [^¦]+? is,|[^¦;:.]+?) {_GEVEN} dan (?P<met>vooraf begroot|het rekenbedrag van het Gemeentefonds \(niet geoormerkt\))", tekort_kop, "tekort"),
    _p(r"(?:Wat nu [^¦]+? is|(?P<n>\d+) gemeenten samen|[^¦;:.]+?) in <j:J>, <wet:WET>: (?P<wat>netto \w+) ligt (?:(?P<tussen>tussen )<a:€> onder en|<a2:€> tot) <z:€> (?P<kant>onder|boven) het rekenbedrag Gemeentefonds", tekort_band, "tekort"),
    _p(r"; in (?:alle <alle:N>|<k:N> van de <n:N>|(?P<geen>geen) van de (?P<n2>\d+)) jaren was het meer", tekort_reeks, "tekort titel landelijk"),
    _p(r"^Dat is <a:€> per inwoner(?: van het deel dat beide verslagen leverde)?\.$", tekort_hoofd, "tekort"),
    _p(r"^Bij <p:%> van <n:N> gemeenten is het meer\.$", tekort_bij, "tekort"),
    _p(r"Bij <n:N> gemeenten? passen de twee bedragen niet bij elkaar\. (?:Zij tellen|Zij telt) in <j:J> niet mee; (?:dat is|dat zijn|de grootste zijn) (?P<wie>[^¦]+?)\. Van de inwoners van alle gemeenten met beide bedragen telt <p:%> mee\.", tekort_weg, "tekort"),
    _p(r"^Over <j:J> is [^¦]+ niet te berekenen$", tekort_leeg, "tekort kop"),
    _p(r"^(?P<van>Van) [^¦]+? is [^¦]+ over <j:J> niet te berekenen$", tekort_leeg, "tekort kop"),
    _p(r"Met deze definitie kan het voor (?P<jaren>[\d, tomen]+)\.", tekort_jaren, "tekort"),
    _p(r"^Wat [^¦]+? in <j:J> begrootte en uitgaf aan <wet:WET>, past niet bij elkaar$", tekort_past_niet, "tekort kop"),
    _p(r"^Geboekt staat: [^¦€]+ <a:€>; [^¦€]+ <b:€>\.$", tekort_bedragen, "tekort"),
    _p(r"^<k:N> van de <n:N> gemeenten zitten in (?:al hun jaren boven nul; stond elk jaar los van de andere, dan waren het er ongeveer <t:N>|<j:J> boven nul)$", tekort_volharding, "tekort volharding"),
    _p(r"In <j:J> lag het verschil bij <p:%> van de <n:N> gemeenten boven nul; in het midden (?:(?P<m>€ -?[\d.]+|-?[\d.,]+%))", tekort_midden, "tekort titel verdeling"),
    _p(r"<j:J>: in het midden van <n:N> gemeenten <m:€> per inwoner", tekort_midden, "tekort titel kaart"),
    _p(r"Bij negen op de tien van de <n:N> kleinste gemeenten lag het verschil in <j:J> tussen (?P<a>€ -?[\d.]+|-?[\d.,]+%) en (?P<b>€ -?[\d.]+|-?[\d.,]+%)(?: per inwoner| per jongere \(0 tot en met 17 jaar\))?; bij de (?P<n2>\d+) grootste tussen (?P<c>€ -?[\d.]+|-?[\d.,]+%) en (?P<d>€ -?[\d.]+|-?[\d.,]+%)", tekort_trechter, "tekort titel trechter"),
    _p(r"<j:J>: in (?:alle <alle:N>|<k:N> van de <n:N>|(?P<geen>geen) van de (?P<n2>\d+)) (?P<groep>jeugdregio's|grootteklassen|provincies) boven nul", tekort_groepen, "tekort titel groepen"),
    _p(r"In (?P<jaren>20\d\d(?: en 20\d\d)*) veranderde de indeling van taakvelden", tekort_breuk, "tekort"),
    _p(r"Gemeenten samen gaven in <j:J> <a:€> uit per jongere met jeugdzorg in natura; in <j2:J> was dat <b:€>", volume_kop, "volume"),
    _p(r"(?P<wie>[^¦;]+?) <j:J>: (?P<p>[\d,]+) per 1\.000 inwoners \(<n:N> jongeren met jeugdzorg in natura\)[;.]", volume_punt, "volume"),
    _p(r"(?P<wie>[^¦;]+?) <j:J>: <a:€> per jongere met jeugdzorg in natura[;.]", volume_punt, "volume"),
    _p(r"Van <j:J> op <j2:J> gaven <n:N> gemeenten samen <d:€> <kant:KANT> uit aan jeugd: <v:€> (?P<kant2>meer|minder) door het aantal jongeren met jeugdzorg in natura en <p:€> (?P<kant3>meer|minder) door de uitgaven per jongere met jeugdzorg in natura", volume_splitsing, "volume"),
    _p(r"(?P<wie>[^¦;,]+(?:, [^¦;,]+ en [^¦;,]+)?), (?P<wat>door (?:meer|minder) jongeren met jeugdzorg in natura|door (?:hogere|lagere) uitgaven per jongere met jeugdzorg in natura|totaal): <p:%> \(<d:€>\)[;.]", volume_staaf, "volume"),
    _p(r"de baten van beide verslagen alleen voor <j:J> bekend", woorden, "tekort"),
    _p(r"per jongere \(0 tot en met 17 jaar\)", woorden, "tekort"),
    _p(r"(?:gaf|gaven) in <j:J> (?:samen |gemiddeld \(gewogen\) )?<a:€><per:PER> uit aan (?P<delen>[^¦:]+?)(?:: (?:<d:€><per2:PER> <kant:KANT> dan vooraf begroot|(?P<gelijk>vrijwel evenveel als vooraf begroot))|$)", kop, "oordeel"),
    _p(r"Bij (?P<wetten>[^¦.]+?) staat in de (?P<soort>begroting|jaarrekening) <j:J> een bedrag onder nul\. Dat kan niet kloppen\.", onder_nul, "oordeel"),
    _p(r"In de jaarrekening <j:J> staat een bedrag dat niet kan kloppen", iets_onder_nul, "opvallend"),
    _p(r"Telt niet mee in het totaal, behalve <a:€> aan pgb van Wmo en jeugd\.", behalve_pgb, "kaart"),
    _p(r"(?P<deed>gaf|begrootte) (?:in|voor) <j:J> (?P<delen>€ [^¦;]+?)(?: uit)?; van (?P<weg>[^¦;]+) is het bedrag niet bekend$", kop_zonder, "oordeel kop"),
    _p(r"(?:begrootte|begrootten) voor <j:J> (?:samen |gemiddeld \(gewogen\) )?<a:€><per:PER> voor (?P<delen>[^¦:.]+)$", begrootte, "oordeel"),
    _p(r"Bekend is: begroot <a:€><per:PER>, besteed <b:€><per2:PER>\.", bekend),
    _p(r"Begroot was <a:€><per:PER>\.(?: Het verschil zegt weinig: bij (?P<delen>[^¦]+?) staan begroting)?", begroot_was),
    _p(r"Dat is <p:%> <kant:KANT> dan de (?P<raad>raad|raden)", pct_totaal),
    _p(r"Het grootste verschil zit bij <wet:WET>: <d:€><per:PER> <kant:KANT>\.", grootste),
    _p(r"Begroot is (?:<d:€> <kant:KANT> dan|vrijwel evenveel als) in de begroting <j:J>(?:: die was <a:€>)?<prijs:PRIJZEN>", begroting_ervoor),
    _p(rf"{_REEKS} gaf <wie:X> aan <wet:WET> <kant:KANT> uit dan (?:vooraf )?begroot<zoals:ZOALS>", reeks),
    _p(rf"{_REEKS} (?:gaf|gaven) <wie:X> <kant:KANT> uit aan <wet:WET> dan vooraf begroot", reeks),
    _p(r"In <j:J> (?:gaf|gaven) <wie:X> <kant:KANT> uit aan <wet:WET> dan vooraf begroot(?P<n>)(?P<alle>)(?P<k>)", reeks),
    _p(r"De begroting <j:J> voor <wet:WET> is <a:€>\. Dat is <d:€> <kant:KANT> dan (?:de <c:€> die )?in <toen:J> is uitgegeven<prijs:PRIJZEN>", volgend),
    _p(r"De begroting <j:J> voor <wet:WET> is <a:€>: <d:€> <kant:KANT> dan de uitgaven van <toen:J>", volgend),
    _p(r"De begroting <j:J> voor <wet:WET> ligt <d:€> (?P<kant>onder|boven) de uitgaven van <toen:J>", volgend),
    _p(r"\(?In (?P<jaren>20\d\d(?: en 20\d\d)?) veranderde de indeling", breuk),
    _p(r"Waardoor (?P<gaat>stegen|daalden) de uitgaven aan <wet:WET> in twee jaar van <a:€> naar <b:€><prijs:PRIJZEN><zoals:ZOALS>", groei),
    _p(r"uitgaven aan <wet:WET> (?P<gaat>stegen|daalden)?(?: ?in twee jaar) van <a:€> naar <b:€><prijs:PRIJZEN><zoals:ZOALS>", groei),
    _p(r"De uitgaven aan <wet:WET> gingen van <a:€><per:PER> in <j:J> naar <b:€>(?: per inwoner)? in <j2:J><prijs:PRIJZEN>", van_naar),
    _p(r"Het grootste verschil bij <wet:WET> was in <j:J>: <d:€><per:PER> <kant:KANT> dan begroot", grootste_jaar),
    _p(r"Per inwoner gaf <wie:X> aan <wet:WET> <a:€> uit\. Bij de middelste helft van <n:N> [^¦]*? was dat <q1:€> tot <q3:€>", positie),
    _p(r"Aan <wet:WET> gaf <wie:X> <a:€>(?: \(zonder opvang\))? per inwoner uit\. Dat is (?P<kant>hoger|lager) dan bij de meeste vergelijkbare gemeenten \(<q1:€> tot <q3:€>\)", positie),
    _p(r"ligt <wet:WET> met <a:€>(?: \(zonder opvang\))? per inwoner (?P<kant>hoger|lager) dan bij de meeste [^¦?(]+(?:\(<q1:€> tot <q3:€>\))?", positie),
    _p(r"De begroting en de jaarrekening <j:J> voor <wet:WET> verschillen <d:€>: meer dan een factor twee", sterk),
    _p(r"De uitgaven aan <wet:WET> lagen in <j:J> dicht bij de begroting: <d:€> <kant:KANT>", dichtbij),
    _p(r"Welk deel van de <d:€> (?:extra|(?P<kant>meer)) voor <wet:WET>(?: in <j:J>)?", verschil_vraag),
    _p(r"Waardoor ging er (?:in <j:J> )?<d:€> <kant:KANT> naar <wet:WET> dan begroot", verschil_vraag),
    _p(r"(?P<niet>tellen niet mee)? ?(?:tellen mee )?in het totaal: begroot (?P<a>€ [-\d.,]+(?: ml[nd])?|niet aangeleverd), besteed (?P<b>€ [-\d.,]+(?: ml[nd])?|[a-z ]+)<per:PER>", gedeeld, "gedeeld"),
    _p(r"(?:[Zz]onder opvang: <a:€> per inwoner, )?(?P<hoe>(?:[Hh]oger|[Ll]ager) dan bij de meeste |[Aa]ls bij )?[Vv]ergelijkbare gemeenten \(?<q1:€> tot <q3:€>\)?(?P<een>; één jaar zegt weinig)?", kaart_plek, "kaart"),
    _p(r"Netto <j:J> \(na aftrek van inkomsten(?:, zonder opvang)?\): <a:€> per inwoner(?P<eind>; één jaar zegt weinig|; (?:hoger|lager) dan bij de meeste vergelijkbare gemeenten)?", netto, "kaart"),
    _p(r"Apart staat taakveld 6\.1, samenkracht en burgerparticipatie: in <j:J> <a:€> (?P<s>besteed|begroot), in <j2:J> <b:€><prijs:PRIJZEN>", samenkracht),
    _p(r"(?P<naam>Jeugdwet|Wmo|Participatiewet|Gedeelde kosten) <j:J>: begroot (?:<a:€>|[a-z ]+), besteed (?:<b:€>|[a-z ]+?)<per:PER>$", kaart, "kaart"),
    _p(r"<d:€><per:PER> <kant:KANT> dan begroot(?: \(<p:%>\))?", kaart_verschil, "kaart"),
    _p(r"Vrijwel evenveel als begroot \(<p:%> (?:meer|minder)\)", kaart_gelijk, "kaart"),
    _p(r"In totaal <a:€>(?P<begroot> begroot)?$", kaart_tweede, "kaart"),
    _p(r"^<a:€><per:PER>(?P<begroot> begroot)?$", kaart_tweede, "kaart"),
    _p(r"Middelste helft van <n:N> (?:van de \d+ )?vergelijkbare gemeenten[^¦:]*: <q1:€> tot <q3:€> per inwoner", kaart_groep, "kaart"),
    _p(r"In <k:N> van de <n:N> vergelijkbare gemeenten was het meer dan begroot", nl_kaart, "kaart"),
    _p(r"<k:N> van de <n:N> gemeenten gaven meer uit dan begroot", nl_kaart, "kaart"),
    _p(r"^<mee:N> gemeenten tellen mee", nl_kaart_mee, "kaart"),
    _p(r"[Vv]an <k:N> van de <n:N> gemeenten missen wij een cijfer(?: en bij <p:N> gemeenten? passen)?", nl_ontbreekt),
    _p(r"[Bb]ij <p:N> gemeenten? passen begroting en jaarrekening niet", nl_ontbreekt),
    _p(r"[Aa]lle <n:N> gemeenten tellen mee", nl_ontbreekt),
    _p(r"(?:Van de <n:N> gemeenten tellen er <mee:N> mee)?: die met begroting én jaarrekening\. Er ontbreken er <k:N>", nl_ontbreekt),
    _p(r"In de begroting <j:J> zit <a:€> aan persoonsgebonden budgetten", pgb),
    _p(r"In <j:J> (?:gaf <wie:X>|gaven de gemeenten samen) aan het hele sociaal domein <d:€> <kant:KANT> uit dan begroot\. In hetzelfde jaar (?:ontving de gemeente|ontvingen zij) daarvoor <e:€> (?P<kant2>meer|minder) van het Rijk dan begroot", rijk_h6),
    _p(r"De algemene uitkering uit het Gemeentefonds was <d:€> (?P<kant>hoger|lager) dan begroot", rijk_07),
    _p(r"De jaarrekening <j:J> is onvolledig: een deel van de huidige gemeente leverde niet aan \([^)]*\)", onvolledig),
    _p(r"Aan het hele sociaal domein (?:gaf de gemeente|gaven de gemeenten) <d:€> <kant:KANT> uit dan begroot\. Daarvoor (?:ontving de gemeente|ontvingen de gemeenten) <e:€> (?P<kant2>meer|minder) van het Rijk dan begroot", rijk_h6),
    _p(r"De algemene uitkering van het Rijk was <d:€> (?P<kant>hoger|lager) dan begroot", rijk_07),
    _p(r"Het grootste verschil in <j:J> staat op taakveld (?P<code>\d\.\d\d?) [^¦:]*?: <d:€> <kant:KANT> dan begroot", taakveld),
    _p(r"Het meeste geld in <j:J> staat op taakveld (?P<code>\d\.\d\d?) [^¦:]*?: <d:€> (?P<soort>besteed|begroot)", taakveld_meeste),
    _p(r"ging in <j:J> <p:%> naar toegankelijke hulp(?:; in <j2:J> was dat <p2:%>)?", aandeel),
    _p(r"In de begroting <j:J> gaat <p:%> naar toegankelijke hulp", aandeel_begroot),
    _p(r"In heel Nederland \(gewogen\) was dat in de (?P<soort>jaarrekening|begroting) <j:J> <p:%>", aandeel_land),
    _p(r"lag bij [^¦]* de middelste helft van [^¦]*", plaats_titel, "titel plaats"),
    _p(r"(?P<naam>Jeugdwet|Wmo|Participatiewet)(?: \((?P<wat>(?:[^()]|\([^()]*\))*)\))?: (?:<a:€>|geen cijfer)(?: \(niet te vergelijken\))?; midden \(mediaan\) van <n:N> (?:van de \d+ )?[^¦€]*<m:€>", strook, "strook"),
    _p(r"Bij <wet:WET> lag <wie:X> in (?:alle <alle:N>|<k:N> van de <n:N>) (?:vergelijkbare )?jaren (?P<kant>boven|onder) het midden", jaren_titel, "titel jaren"),
    _p(r"Aan [^¦]*? is in <j:J> (?:meer|minder|vrijwel evenveel) uitgegeven [^¦]*", wetten_kop, "titel papier"),
    _p(r"(?:begrootte|begrootten) voor <j:J> netto <a:€> voor jeugd; het Gemeentefonds rekent met <g:€>", rijk_kop, "titel rijk"),
    _p(r"Het Gemeentefonds rekent voor <wie:X> in <j:J> met <g:€> voor jeugd", rijk_kop, "titel rijk"),
    _p(r"De jaarrekening(?:en van)? <j:J> (?:is er nog niet|zijn er nog niet)", nog_niet),
    _p(r"De (?P<soort>begroting en de jaarrekening|jaarrekening|begroting) <j:J> is niet aangeleverd bij het CBS", niet_geleverd),
    _p(r"(?:Over|over|voor|Van|van|in) <j:J>(?= (?:zijn|is|niets|geen|en)| er )", alleen_jaar),
    _p(r"(?:cijfers van <wie:X> )over <j:J>", alleen_jaar),
    _p(r"Bij <j:J> hoort een tijdelijke regeling van het Rijk[^¦]*", rijksregeling, "oordeel"),
    _p(r"sinds <j:J>$", alleen_jaar),
    _p(r"(?:per wet|besteed per wet) in <j:J>", alleen_jaar),
)  # fmt: skip
