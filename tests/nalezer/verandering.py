"""The sentences on what changed since the year before: what each claims and how that is recomputed."""

from __future__ import annotations

import re
from functools import cache

import pandas as pd

from tests import tweede_weg as tw
from tests.nalezer import feiten as ft
from tests.nalezer.getal import bedrag, past, procent
from tests.nalezer.lezer import Bewering
from tests.nalezer.patronen import _WET, GELIJK_PCT, _p, _wet

_VERSLAG = {"gaf": "rekening", "begrootte": "begroting"}
_ALLE = (*ft.WETTEN, "gedeeld")


@cache
def _inflatie(van: int, tot: int) -> float:
    cpi = tw.lees("cpi.csv").set_index("jaar")["cpi"].astype(float)
    return float(cpi[tot] / cpi[van]) if {van, tot} <= set(cpi.index) else 1.0


@cache
def _breuken() -> set[tuple[str, int]]:
    t = tw.lees("breuken.csv", "referentie")
    return set(zip(t["wet"], t["jaar"].astype(int), strict=True))


def _telt(b: Bewering, wet: str, soort: str) -> bool:
    """Whether this law is counted alike in the chosen year and the one before, with no flag on either."""
    van, tot = b.c.jaar - 1, b.c.jaar
    return (
        (wet, tot) not in _breuken()
        and b.f.zelfde_telling(van, tot, wet)
        and not any(b.f.gestoord(j, soort, wet) or b.f.tegenkant(j, wet) for j in (van, tot))
    )


def _soort(b: Bewering) -> str:
    """Which report the sentences are about: jaarrekeningen when a law has both, else begrotingen."""
    bekend = [b.f.paar(j, w).besteed for w in ft.WETTEN for j in (b.c.jaar - 1, b.c.jaar)]
    paren = zip(bekend[::2], bekend[1::2], strict=True)
    return "rekening" if any(a is not None and z is not None for a, z in paren) else "begroting"


def per_wet(b: Bewering) -> None:
    """The amount, and how much more or less than the year before, in prices of this year."""
    wet, soort, jaar = _wet(b), _VERSLAG[str(b.w["deed"])], b.jaar("j")
    b.eis((jaar, b.jaar("v")) == (b.c.jaar, b.c.jaar - 1), "jaren: sinds vorig jaar", b.c.jaar)
    kant = "besteed" if soort == "rekening" else "begroot"
    nu, toen = getattr(b.f.paar(jaar, wet), kant), getattr(b.f.paar(jaar - 1, wet), kant)
    b.eis(past(bedrag(str(b.w["a"])), nu), "bedrag: sinds vorig jaar", nu)
    b.eis(_telt(b, wet, soort), "vlag: sinds vorig jaar", wet)
    if nu is None or toen is None:
        b.eis(False, "geen paar: sinds vorig jaar", (nu, toen))
        return
    toen *= _inflatie(jaar - 1, jaar)
    pct = 100 * (nu - toen) / toen
    if b.w["d"] is None:
        b.eis(abs(pct) < GELIJK_PCT + 0.01, "gelijk: sinds vorig jaar", pct)
        return
    b.eis((nu > toen) == (b.w["kant"] == "meer"), "richting: sinds vorig jaar", nu - toen)
    b.eis(past(bedrag(str(b.w["d"])), abs(nu - toen)), "verschil: sinds vorig jaar", nu - toen)
    if b.w["p"]:
        b.eis(past(procent(str(b.w["p"])), abs(pct)), "procent: sinds vorig jaar", pct)


def uiterste(b: Bewering) -> None:
    """The group of taakvelden that rose or fell most of those that are counted alike."""
    soort = _soort(b)
    kolom = "besteed_keur" if soort == "rekening" else "begroot_keur"
    van, tot = (b.f.taakvelden(j).set_index(["groepscode", "wet"])[kolom] for j in (b.c.jaar - 1, b.c.jaar))
    t = pd.DataFrame({"van": van * _inflatie(b.c.jaar - 1, b.c.jaar), "tot": tot}).dropna().reset_index()
    mee = {w for w in _ALLE if _telt(b, w, soort)}
    t = t[t["wet"].isin(mee)]
    d = t["tot"] - t["van"]
    top = t.loc[d.idxmax() if b.w["k"] == "steeg" else d.idxmin()]
    b.eis(top["groepscode"] == b.w["code"], "uiterste taakveld", top["groepscode"])
    for naam, kant in (("a", "van"), ("b", "tot")):
        b.eis(past(bedrag(str(b.w[naam])), top[kant]), "bedrag: uiterste taakveld", top[kant])
    b.eis((b.w["alle"] == "alle taakvelden") == (mee == set(_ALLE)), "alle taakvelden", mee)


def regeling(b: Bewering) -> None:
    """A row of rijksregelingen.csv for this taakveld and these years."""
    t = tw.lees("rijksregelingen.csv", "referentie")
    jaren = [int(j) for j in re.findall(r"20\d\d", str(b.w["jaren"]))]
    klopt = [
        int(r.jaar_van) <= min(jaren) and (pd.isna(r.jaar_tot) or max(jaren) <= float(r.jaar_tot))
        for r in t[t["taakvelden"].astype(str) == b.w["code"]].itertuples()
        if str(r.wat).rstrip(".") in b.zin.tekst
    ]
    b.eis(any(klopt), "tijdelijke regeling", jaren)


def niet_te_vergelijken(b: Bewering) -> None:
    """Every law that is named is not counted alike in the two years, or holds a flag."""
    b.eis((b.jaar("j"), b.jaar("j2")) == (b.c.jaar - 1, b.c.jaar), "jaren: niet te vergelijken", b.c.jaar)
    for naam in re.findall("jeugd|Wmo|participatie", str(b.w["wat"])):
        wet, soort = _WET[naam], _soort(b)
        toen = getattr(b.f.paar(b.c.jaar - 1, wet), "besteed" if soort == "rekening" else "begroot")
        b.eis(not _telt(b, wet, soort) or (toen or 0) <= 0, "toch te vergelijken", wet)


def prijzen(b: Bewering) -> None:
    """The year before in the prices of this year."""
    b.eis((b.jaar("j"), b.jaar("j2")) == (b.c.jaar - 1, b.c.jaar), "prijzen: sinds vorig jaar", b.c.jaar)
    b.eis(_inflatie(b.jaar("j"), b.jaar("j2")) != 1.0, "geen index", b.c.jaar)


PATRONEN = tuple(
    _p(tekst, reken, "sinds")
    for tekst, reken in (
        (r"(?P<deed>gaf|begrootte) (?:in|voor) <j:J> <a:€>(?: uit)? (?:aan|voor) <wet:WET>: (?:<d:€> <kant:KANT>(?: \(<p:%>\))? dan|vrijwel evenveel als) (?:in|voor) <v:J>", per_wet),
        (r"Van (?P<alle>alle taakvelden|de taakvelden die goed te vergelijken zijn,) (?P<k>steeg|daalde) (?P<code>\d\.\d+) [^¦]*? het meest: van <a:€> naar <b:€>", uiterste),
        (r"Bij taakveld (?P<code>\d\.\d+) telt in (?P<jaren>20\d\d(?: en 20\d\d)?) mee: [^¦]*", regeling),
        (r"Bij (?P<wat>[^¦\d]*) zijn <j:J> en <j2:J> niet goed te vergelijken", niet_te_vergelijken),
        (r"Het bedrag van <j:J> is omgerekend naar prijzen van <j2:J>", prijzen),
    )
)  # fmt: skip
