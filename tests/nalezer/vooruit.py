"""The sentences on the newest begroting and on what it may come to: what each claims and how that is recomputed."""

from __future__ import annotations

import math
import re
import statistics

import numpy as np

from tests import tweede_weg as tw
from tests.nalezer import feiten as ft
from tests.nalezer import patronen
from tests.nalezer import terugtoets as tt
from tests.nalezer.getal import bedrag, halve_stap, past, procent
from tests.nalezer.lezer import Bewering
from tests.nalezer.patronen import _breuk_gezegd, _kant, _p, woorden

JAAR, TOEN = 2026, 2024  # the newest begroting, and the newest jaarrekening when it was set
PRIJSJAAR = 2025
STOREND = {
    "niet_aangeleverd",
    "onvolledig_door_herindeling",
    "anders_geboekt",
    "onmogelijk_bedrag",
    "nul_of_negatief",
    "sterk_verschil",
    "ongewoon_hoog",
    "pgb_niet_gesplitst",
}
_GROEP = {
    "de Wmo en jeugd samen": "wmo_jeugd",
    "jeugd": "jeugdwet",
    "de Wmo": "wmo",
    "participatie": "participatiewet",
}


def _vlaggen(gm: str, groep: str, jaar: int, soort: str) -> set[str]:
    """The flags of this report under which an amount stands beside nothing."""
    weg = {
        v
        for v, s, w in ft._vlaggen().get((gm, jaar), set())
        if v in STOREND and s in ("", soort) and (not w or w in tt.leden(groep) or v == "onmogelijk_bedrag")
    }
    return weg - ({"pgb_niet_gesplitst"} if groep in tt.LEDEN else set())


def _bruikbaar(gm: str, groep: str, jaar: int, soort: str) -> float | None:
    keur = tt.lasten(gm, groep, jaar, soort)
    return None if keur is None or keur <= 0 or _vlaggen(gm, groep, jaar, soort) else keur


def _regio(gm: str, groep: str) -> bool:
    return any((gm, w) in tw.regiotaak() for w in tt.leden(groep))


def _in_prijzen(keur: float) -> float:
    cpi = tw.lees("cpi.csv").set_index("jaar")["cpi"].astype(float)
    return keur * cpi[PRIJSJAAR] / cpi[TOEN]


def _stap(gm: str, groep: str) -> float | None:
    """How far (%) the newest begroting lies above the jaarrekening; None where that says nothing of this municipality."""
    b, r = _bruikbaar(gm, groep, JAAR, "begroting"), _bruikbaar(gm, groep, TOEN, "rekening")
    if b is None or r is None or _regio(gm, groep) or not r / 2 <= b <= 2 * r:
        return None
    return 100 * (b / r - 1)


def _stappen_van_buren(gm: str, groep: str) -> list[float]:
    buren = ft.buren().get((gm, tt.BUREN_VAN.get(groep, groep)), [])
    return [s for b in buren if (s := _stap(b, groep)) is not None]


def _groep(b: Bewering) -> str:
    """The group that the sentence names; where it stands under one, that one."""
    genoemd = _GROEP[str(b.w["groep"])] if b.w.get("groep") else None
    b.eis(not genoemd or not b.zin.wet or genoemd == b.zin.wet, "vooruit: groep", b.zin.wet)
    return genoemd or str(b.zin.wet)


def _is(b: Bewering, naam: str, waar: float | None, wat: str) -> None:
    b.eis(past(bedrag(str(b.w[naam])), waar), f"vooruit: {wat}", waar)


def _verschil(b: Bewering, keur: float | None, anders: float | None, wat: str) -> None:
    """'€ 3,1 mln meer', or 'vrijwel evenveel' of two amounts that read alike."""
    if keur is None or anders is None:
        b.eis(False, f"vooruit: {wat}", (keur, anders))
        return
    if b.w.get("d"):
        b.eis(past(bedrag(str(b.w["d"])), abs(keur - anders)), f"vooruit: {wat}", keur - anders)
        _kant(b, keur - anders, wat)
    else:
        samen = halve_stap(keur) + halve_stap(anders)
        b.eis(abs(keur - anders) <= samen, f"vooruit: evenveel, {wat}", keur - anders)


def begroot(b: Bewering) -> None:
    """What was budgeted; flags would keep it silent."""
    groep, jaar = _groep(b), b.jaar("j", JAAR)
    _is(b, "a", _bruikbaar(b.c.gm, groep, jaar, "begroting"), "begroot")
    b.eis(jaar == JAAR or b.zin.plek == "blik", "vooruit: nieuwste begroting", JAAR)
    apart = groep in ("wmo", "jeugdwet") and ft.Feiten("NL", "smal").pgb(jaar) > 0
    b.eis(not apart, "vooruit: apart niet bekend", groep)


def naast_rekening(b: Bewering) -> None:
    """The jaarrekening in the prices of the last index, and the begroting beside it."""
    groep = _groep(b)
    nu, toen = _bruikbaar(b.c.gm, groep, JAAR, "begroting"), _bruikbaar(b.c.gm, groep, TOEN, "rekening")
    jaren = (b.jaar("bj", JAAR), b.jaar("j"), b.jaar("p"))
    b.eis(jaren == (JAAR, TOEN, PRIJSJAAR), "vooruit: jaren", (JAAR, TOEN, PRIJSJAAR))
    if b.w.get("a"):
        (_is(b, "a", toen, "rekening") if "begroot" not in b.w["hoe"] else _is(b, "a", nu, "begroot"))
    anders = None if toen is None else _in_prijzen(toen)
    if b.w.get("c"):
        _is(b, "c", anders, "rekening in prijzen")
    _verschil(b, nu, anders, "naast de rekening")


def rekening(b: Bewering) -> None:
    """The full sentence: amounts, difference, what is not corrected, the break."""
    naast_rekening(b)
    soms = {"participatiewet": "uitkeringen"}.get(str(b.zin.wet), "lonen in de zorg")
    b.eis(soms in str(b.w["wat"]) and "inwoners" in str(b.w["wat"]), "vooruit: niet gecorrigeerd", soms)
    b.eis(b.jaar("q") == PRIJSJAAR, "vooruit: jaren", PRIJSJAAR)
    _breuk_gezegd(b, str(b.zin.wet), TOEN, JAAR)
    b.eis(b.w.get("breuk") in (None, "2025"), "breuk", 2025)


def vorige(b: Bewering) -> None:
    """The begroting before."""
    groep = _groep(b)
    nu, eerder = (_bruikbaar(b.c.gm, groep, j, "begroting") for j in (JAAR, JAAR - 1))
    b.eis(b.jaar("j") == JAAR - 1, "vooruit: jaren", JAAR - 1)
    _is(b, "c", eerder, "vorige begroting")
    _verschil(b, nu, eerder, "naast de vorige begroting")


def _pct(b: Bewering, naam: str, kant: str, waar: float | None, wat: str) -> None:
    b.eis(past(procent(str(b.w[naam])), None if waar is None else abs(waar)), f"vooruit: {wat}", waar)
    if waar is not None and abs(waar) >= 0.05:
        b.eis((b.w[kant] == "hoger") == (waar > 0), f"richting: {wat}", waar)


def stap(b: Bewering) -> None:
    """Own step, and that of comparable municipalities."""
    groep = _groep(b)
    anderen = _stappen_van_buren(b.c.gm, groep)
    b.eis(len(anderen) >= 5, "vooruit: te weinig buren", len(anderen))
    b.eis((b.jaar("j"), b.jaar("t")) == (JAAR, TOEN), "vooruit: jaren", (JAAR, TOEN))
    b.eis(int(str(b.w["n"])) == len(anderen), "vooruit: aantal buren", len(anderen))
    q1, midden, q3 = np.quantile(anderen, [0.25, 0.5, 0.75]) if anderen else (None, None, None)
    _pct(b, "a", "k1", _stap(b.c.gm, groep), "eigen stap")
    for naam, kant, waar in (("m", "k2", midden), ("q1", "k3", q1), ("q3", "k4", q3)):
        _pct(b, naam, kant if b.w.get(kant) else "k4", waar, "stap van anderen")


def geen_stap(b: Bewering) -> None:
    """Too few comparable municipalities, or no step of its own."""
    groep = _groep(b)
    weinig = len(_stappen_van_buren(b.c.gm, groep)) < 5 or _stap(b.c.gm, groep) is None
    b.eis(weinig, "vooruit: stap kan wel", groep)


def regio(b: Bewering) -> None:
    """Probably buys for other municipalities too, in one of the groups where the note stands below all of them."""
    groepen = [b.zin.wet] if b.zin.wet else ["wmo_jeugd", "participatiewet"]
    b.eis(any(_regio(b.c.gm, str(g)) for g in groepen), "vooruit: geen regiotaak", groepen)


def hoe_vaak(b: Bewering) -> None:
    """In how many of the pairs that fit more was spent than budgeted."""
    v = tt.verhoudingen(_groep(b))[b.c.gm]
    meer = sum(x > 1 for x in v.values())
    n = int(str(b.w["n"] or b.w["alle"]))
    k = n if b.w.get("alle") else int(str(b.w["k"]))
    waar = (meer, len(v), min(v, default=0))
    b.eis((k, n, b.jaar("j")) == waar and len(v) >= 4, "vooruit: hoe vaak", waar)
    b.eis(str(b.w["wie"]).startswith("wat nu") == b.f.opgeteld(b.jaar("j")), "wat nu", b.w["wie"])


def hoe_ver(b: Bewering) -> None:
    """The median of besteed / begroot over those years."""
    v = tt.verhoudingen(_groep(b))[b.c.gm]
    _pct(b, "p", "k1", 100 * (statistics.median(v.values()) - 1), "hoe ver")


def te_weinig_jaren(b: Bewering) -> None:
    """Fewer than four pairs that fit."""
    n = len(tt.verhoudingen(_groep(b))[b.c.gm])
    b.eis(n < 4, "vooruit: genoeg jaren", n)


def _jaren(tekst: str) -> list[int]:
    """'2020 tot en met 2022 en 2024' -> [2020, 2021, 2022, 2024]."""
    uit: list[int] = []
    for deel in re.split(r", | en (?!met)", tekst):
        j = [int(x) for x in re.findall(r"20\d\d", deel)]
        uit += range(j[0], j[-1] + 1)
    return uit


def regeling(b: Bewering) -> None:
    """A temporary scheme of the Rijk ran in these of the years that are told of."""
    groep, jaren = _groep(b), _jaren(str(b.w["jaren"]))
    gaat_over = (
        tt.verhoudingen(groep)[b.c.gm]
        if b.zin.plek != "blik"
        else range(_blikjaar(b.c.gm, groep) - 4, _blikjaar(b.c.gm, groep) - 1)
    )
    met = [j for j in gaat_over if groep == "participatiewet" and 2020 <= j <= 2023]
    b.eis(jaren == sorted(met), "vooruit: rijksregeling", met)


def reserve(b: Bewering) -> None:
    """The algemene reserve at the end of the newest year."""
    t = tw.naar_nu(tw.lees("reserves.parquet"), ["algemene_reserve_keur"], [])
    t = t[(t["gm_code"] == b.c.gm)].dropna(subset=["algemene_reserve_keur"]).sort_values("jaar")
    b.eis(len(t) and b.jaar("j") == t["jaar"].iloc[-1], "vooruit: jaar van de reserve", list(t["jaar"]))
    _is(b, "a", float(t["algemene_reserve_keur"].iloc[-1]), "algemene reserve")


def _reden(b: Bewering, groep: str, jaar: int, soort: str) -> None:
    """'is niet aangeleverd bij het CBS' or 'heeft de waarschuwing …': each only where it is so."""
    weg = _vlaggen(b.c.gm, groep, jaar, soort)
    leeg = tt.lasten(b.c.gm, groep, jaar, soort) is None
    b.eis(
        leeg if "aangeleverd" in str(b.w["reden"]) else bool(weg) and not leeg, "vooruit: reden", (leeg, weg)
    )


def geen_rekening(b: Bewering) -> None:
    """Why the jaarrekening does not stand beside it."""
    b.eis(b.jaar("j") == TOEN, "vooruit: jaren", TOEN)
    _reden(b, _groep(b), TOEN, "rekening")


def geen_vorige(b: Bewering) -> None:
    """Why the begroting before does not stand beside it."""
    b.eis((b.jaar("j"), b.jaar("j2")) == (JAAR - 1, JAAR), "vooruit: jaren", JAAR - 1)
    _reden(b, _groep(b), JAAR - 1, "begroting")


def geen_check(b: Bewering) -> None:
    """Why there is no check: no amount, a flag, or an amount far from what was spent."""
    groep = _groep(b)
    b.eis(b.jaar("bj") == JAAR, "vooruit: nieuwste begroting", JAAR)
    if not b.w.get("ver"):
        _reden(b, groep, JAAR, "begroting")
        return
    nu, toen = tt.lasten(b.c.gm, groep, JAAR, "begroting"), tt.lasten(b.c.gm, groep, TOEN, "rekening")
    ver = nu is not None and toen is not None and not toen / 2 <= nu <= 2 * toen
    b.eis(ver and b.jaar("t") == TOEN, "vooruit: niet ver", (nu, toen))


def samen(b: Bewering) -> None:
    """Pgb of two laws at once stands in this begroting of all municipalities."""
    b.eis(ft.Feiten("NL", "smal").pgb(b.jaar("j")) > 0, "vooruit: pgb is per wet bekend", b.w["j"])
    if b.w.get("j2"):
        b.eis(
            b.jaar("j2") == _blikjaar(b.c.gm, _groep(b)),
            "vooruit: jaar van de blik",
            _blikjaar(b.c.gm, _groep(b)),
        )


def alleen_jaar(b: Bewering) -> None:
    """A heading that names the newest begroting."""
    b.eis(b.jaar("j") == JAAR, "vooruit: nieuwste begroting", JAAR)


_WIJZE = {
    "bij de middelste gemeente": "landelijk",
    "bij deze gemeente zelf": "eigen",
    "bij deze gemeente zelf en bij andere gemeenten": "eigen_landelijk",
    "bij vergelijkbare gemeenten": "buren",
}


def _blikjaar(gm: str, groep: str) -> int:
    """The newest begroting without a jaarrekening in which the group is told apart and can be compared; 0 when there is none."""
    for jaar in (JAAR, JAAR - 1):
        apart = groep not in ("wmo", "jeugdwet") or not ft.Feiten("NL", "smal").pgb(jaar)
        keur, toen = _bruikbaar(gm, groep, jaar, "begroting"), tt.lasten(gm, groep, jaar - 2, "rekening")
        if apart and keur and (not toen or toen <= 0 or toen / 2 <= keur <= 2 * toen):
            return jaar
    return 0


def _wijze(b: Bewering) -> str:
    """The way the outlook names; it must be the one that was chosen on earlier years and then beat the begroting."""
    m = re.search(r"zoals (bij [^¦]+?) in 20", b.zin.tekst)
    wijze = _WIJZE[m[1]] if m else ""
    b.eis(wijze == tt.getoond(str(b.zin.wet)), "vooruit: rekenwijze", tt.getoond(str(b.zin.wet)))
    return wijze


def verwacht(b: Bewering) -> None:
    """The begroting times what the way says, from the three years known then."""
    groep, jaar = str(b.zin.wet), b.jaar("j")
    wijze = _WIJZE[str(b.w["wijze"])]
    b.eis(
        wijze == tt.getoond(groep) and jaar == _blikjaar(b.c.gm, groep),
        "vooruit: rekenwijze",
        tt.getoond(groep),
    )
    b.eis(_jaren(str(b.w["jaren"])) == list(range(jaar - 4, jaar - 1)), "vooruit: bekende jaren", jaar)
    keur = _bruikbaar(b.c.gm, groep, jaar, "begroting")
    waar = None if keur is None else keur * math.exp(tt.zegt(groep, wijze, jaar)[b.c.gm])
    _is(b, "a", waar, "verwacht")


def marge(b: Bewering) -> None:
    """The margin of this municipality, and how many outcomes such margins held."""
    groep, wijze = str(b.zin.wet), tt.getoond(str(b.zin.wet))
    jaar = _blikjaar(b.c.gm, groep)
    keur = _bruikbaar(b.c.gm, groep, jaar, "begroting")
    if wijze is None or keur is None:
        b.eis(False, "vooruit: marge", (wijze, keur))
        return
    mu = tt.zegt(groep, wijze, jaar)[b.c.gm]
    for naam, rand in zip(("a", "b"), tt.marge(groep, wijze, jaar), strict=True):
        _is(b, naam, keur * math.exp(mu + rand), "marge")
    binnen = tt.gemiddeld(groep, wijze, tt.GETOETST, 1)
    b.eis(past(procent(str(b.w["p"])), binnen) and 75 <= binnen <= 85, "vooruit: binnen de marge", binnen)
    b.eis(_jaren(str(b.w["jaren"])) == list(tt.GETOETST), "vooruit: getoetste jaren", list(tt.GETOETST))


def trefzeker(b: Bewering) -> None:
    """How far off the way and the begroting itself were; the way must have been nearer."""
    groep = str(b.zin.wet)
    zelf, kaal = (tt.gemiddeld(groep, w, tt.GETOETST) for w in (_wijze(b) or "begroting", "begroting"))
    b.eis(past(procent(str(b.w["p"])), zelf), "vooruit: fout van de rekenwijze", zelf)
    b.eis(past(procent(str(b.w["q"])), kaal), "vooruit: fout van de begroting", kaal)
    b.eis(zelf < kaal, "vooruit: niet beter dan de begroting", (zelf, kaal))
    b.eis(_jaren(str(b.w["jaren"])) == list(tt.GETOETST), "vooruit: getoetste jaren", list(tt.GETOETST))
    verloren = [
        j for j in tt.GETOETST if tt.uitslag(groep, "begroting", j)[0] <= tt.uitslag(groep, _wijze(b), j)[0]
    ]
    m = re.search(r"naast\b[^¦]*? In ([\d, a-z]+?) zat de begroting zelf er minder ver naast", b.zin.tekst)
    b.eis((_jaren(m[1]) if m else []) == verloren, "vooruit: verloren jaren", verloren)


def geen_blik(b: Bewering) -> None:
    """The way that was nearest in earlier years did not beat the begroting, or was the begroting itself."""
    groep = _groep(b)
    b.eis(tt.getoond(groep) is None, "vooruit: blik kan wel", tt.getoond(groep))
    b.eis((tt.gekozen(groep) == "begroting") == (not b.w.get("jaren")), "vooruit: keuze", tt.gekozen(groep))
    if b.w.get("jaren"):
        b.eis(_jaren(str(b.w["jaren"])) == list(tt.GETOETST), "vooruit: getoetste jaren", list(tt.GETOETST))


def raden(b: Bewering) -> None:
    """The begroting beside the spending of two years before: the middle municipality, and how many budgeted less."""
    groep, j, toen = _GROEP[str(b.w["groep"])], b.jaar("j"), b.jaar("toen")
    apart = groep not in ("wmo", "jeugdwet") or not ft.Feiten("NL", "smal").pgb(j)
    b.eis(apart and toen == j - 2, "raden: apart bekend, twee jaar eerder", (apart, j - 2))
    weg = {
        (g, x)
        for v in ("anders_geboekt", "onmogelijk_bedrag")
        for g, x, _, w in tw.vlaggen()[v]
        if w in tt.leden(groep) or v == "onmogelijk_bedrag"
    }
    weg |= {(g, x) for g, x, _, _ in tw.vlaggen()["onvolledig_door_herindeling"]}
    pct = []
    for gm in tw.nu():
        nu_, eerder = tt.lasten(gm, groep, j, "begroting"), tt.lasten(gm, groep, toen, "rekening")
        if not {(gm, j), (gm, toen)} & weg and nu_ and eerder and nu_ > 0 and eerder > 0:
            pct.append(100 * (nu_ / eerder - 1))
    if not pct:
        b.eis(False, "raden: niemand", j)
        return
    mediaan, lager = float(np.median(pct)), 100 * float(np.mean([x < 0 for x in pct]))
    _pct(b, "m", "kant", mediaan, "raden begroten")
    b.eis(past(procent(str(b.w["p"])), lager), "raden: lager begroot", lager)
    if b.w.get("n"):
        b.eis(int(str(b.w["n"])) == len(pct), "raden: aantal", len(pct))


def geen_bedrag(b: Bewering) -> None:
    """A way may be shown, but no begroting can be compared."""
    groep = _groep(b)
    b.eis(not _blikjaar(b.c.gm, groep) and tt.getoond(groep) is not None, "vooruit: blik kan wel", groep)


_G = "(?P<groep>de Wmo en jeugd samen|jeugd|de Wmo|participatie)"
_NAAST = "(?:<d:€> <kant:KANT> dan|vrijwel evenveel als)"
_REDEN = (
    "(?P<reden>is er nog niet|is niet aangeleverd bij het CBS|heeft [^¦.]+ en is daarom niet te vergelijken)"
)
_HL = "hoger|lager"
_J = r"(?P<jaren>20\d\d(?:[\d, ]| en | tot en met )*)"
_MIDDEN = rf"Bij de middelste van alle <n:N> gemeenten met beide bedragen ligt de begroting <j:J> voor {_G} <m:%> (?P<kant>{_HL}) dan de uitgaven van <toen:J> \(niet gecorrigeerd voor prijzen\)\. <p:%> van de gemeenten begrootte lager dan toen is uitgegeven\."
_EIGEN = (
    (_MIDDEN, raden),
    (rf"^[^¦]+? begrootte voor <j:J> <a:€> voor {_G}\.", begroot),
    (rf"Toen de raad dit begrootte, was de jaarrekening <j:J> de nieuwste die er was(?P<hoe>): <a:€>\. In prijzen van <p:J> is dat <c:€>\. Begroot is {_NAAST} dat bedrag\. Niet gecorrigeerd is voor (?P<wat>[^¦.]+)\. Ook prijzen die na <q:J> veranderen, zitten er niet in\.(?: In <breuk:J> veranderde de indeling van taakvelden\.)?", rekening),
    (rf"Begroot is {_NAAST} in de begroting <j:J>, die <c:€> was \(niet gecorrigeerd voor prijzen\)\.", vorige),
    (rf"Zonder correctie voor prijzen ligt de begroting <j:J> hier <a:%> (?P<k1>{_HL}) dan de jaarrekening <t:J>\. Bij de middelste van <n:N> vergelijkbare gemeenten is dat <m:%> (?P<k2>{_HL})\. De middelste helft van hen ligt tussen <q1:%>(?: (?P<k3>{_HL}))? en <q3:%> (?P<k4>{_HL})\.", stap),
    (r"Van te weinig vergelijkbare gemeenten zijn beide bedragen bekend\.", geen_stap),
    (r"Waarschijnlijk koopt deze gemeente ook voor andere gemeenten in", regio),
    (r"In (?:alle <alle:N>|<k:N> van de <n:N>) vergelijkbare jaren sinds <j:J> gaf <wie:X> meer uit dan vooraf begroot\.", hoe_vaak),
    (rf"In het middelste van die jaren \(mediaan\) lagen de uitgaven <p:%> (?P<k1>{_HL}) dan de begroting\.", hoe_ver),
    (r"In te weinig jaren zijn begroting en jaarrekening te vergelijken", te_weinig_jaren),
    (rf"In {_J} (?:hoorde daar|liep) een tijdelijke regeling van het Rijk", regeling),
    (r"Eind <j:J> had de gemeente <a:€> in de algemene reserve\.", reserve),
    (rf"De jaarrekening <j:J> {_REDEN}\. Daarom staat zij hier niet naast de begroting\.", geen_rekening),
    (rf"De begroting <j:J> {_REDEN}\. Daarom staat zij hier niet naast die van <j2:J>\.", geen_vorige),
    (rf"Voor {_G} is er geen begrotingscheck: de begroting <bj:J> (?:{_REDEN}|(?P<ver>ligt heel ver van de uitgaven van <t:J>))\.", geen_check),
    (r"De Wmo en jeugd staan samen: in de begroting <j:J> is niet bekend welk deel van het persoonsgebonden budget", samen),
    (r"Hoeveel er in de begroting <j:J> voor jeugd apart is en hoeveel voor de Wmo, is niet bekend", samen),
    (rf"Hoeveel er in de begroting <j:J> voor {_G} apart is, is niet bekend\. Daarom gaat dit over <j2:J>\.", samen),
    (rf"Voor {_G} is <a:€> (?P<hoe>begroot), {_NAAST} de <c:€> die in <j:J> is uitgegeven \(in prijzen van <p:J>\)\.", naast_rekening),
    (rf"Voor {_G} is <a:€> begroot\.", begroot),
    (rf"In de begroting <bj:J> van [^¦]+? staat voor {_G}(?P<hoe>) {_NAAST} in <j:J> is uitgegeven \(in prijzen van <p:J>\)$", naast_rekening),
    (r"^De begroting <j:J> (?:van [^¦]+|naast wat eerder is uitgegeven)$", alleen_jaar),
    (rf"Wijken de uitgaven van de begroting af zoals (?P<wijze>bij [^¦]+?) in {_J}, dan komen zij in <j:J> uit op ongeveer <a:€>\.", verwacht),
    (rf"Daarbij hoort een marge van <a:€> tot <b:€>: in {_J} viel <p:%> van de uitkomsten van gemeenten binnen zo’n marge\.", marge),
    (rf"Gemiddeld over {_J} zat deze rekenwijze er bij de helft van de gemeenten ongeveer <p:%> of meer naast\. Bij de begroting zelf was dat ongeveer <q:%> of meer\.", trefzeker),
    (rf"In {_J} zat de begroting zelf er minder ver naast\.", woorden),  # proven with the sentence before
    (rf"Voor {_G} staat hier geen rekenvoorbeeld: de begroting ontbreekt of is niet te vergelijken\.", geen_bedrag),
    (rf"Voor {_G} staat hier geen rekenvoorbeeld\. (?:De rekenwijze die in eerdere jaren het dichtst bij de uitkomst lag, zat er in {_J} niet minder ver naast|In de jaren waarop wij een rekenwijze kiezen, zat de begroting zelf er het minst ver naast)", geen_blik),
)  # fmt: skip
_RADEN = (
    (_MIDDEN, raden),
    (rf"De begroting <j:J> voor {_G} ligt bij de middelste gemeente <m:%> (?P<kant>{_HL}) dan de uitgaven van <toen:J>; <p:%> van de gemeenten begrootte lager", raden),
    (rf"Hoeveel er in de begroting <j:J> voor {_G} apart is, is niet bekend: persoonsgebonden budgetten", samen),
)  # fmt: skip
PATRONEN = (
    *(_p(tekst, reken, "tekort") for tekst, reken in _RADEN),
    *(_p(tekst, reken, plek) for plek in ("check", "blik") for tekst, reken in _EIGEN),
    *patronen.PATRONEN,
)
