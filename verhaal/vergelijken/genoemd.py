"""One municipality beside those the reader names: a sentence per law, a table side by side, the series of each.

Compared is what is alike: the same year, denominator and side, and no flag that makes one of the two amounts say
something else. Where gross amounts cannot be set beside each other the newest net amounts of both are, with their year.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM, WETTEN
from verhaal.bewaren import bewaard
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import TABEL, euro, euro_kort, is_leeg
from verhaal.groep import eigen_codes
from verhaal.vergelijken.vergelijking import REGIOTAAK, Vergelijking
from verhaal.zinnen import meer_minder

HOOGSTENS = 5  # municipalities that are named one by one; more of them are a group
_ZIJ = 2  # so many have no middle: their values are said
Reeks = dict[tuple[int, str, str, str, str], tuple[float, bool]]


def codes(v: Vergelijking) -> list[str]:
    """The municipalities that the reader named, when they are few enough to say one by one."""
    gekozen = [c for c in eigen_codes(v.keuze.groep) if c != v.keuze.gm_code]
    return gekozen if len(gekozen) <= HOOGSTENS else []


def zonder_midden(v: Vergelijking) -> bool:
    """Whether so few are named that there is no middle to stand beside."""
    return 0 < len(codes(v)) <= _ZIJ


@bewaard
def naam_van(haal: Haal, gm_code: str) -> str:
    """The name of a municipality of today."""
    return str(haal.gemeente(gm_code=gm_code)["naam"].iloc[0])


@bewaard
def reeks(haal: Haal, gm_code: str, definitie: str) -> Reeks:
    """(year, law, measure, side, denominator) -> (euro per head as it is compared, whether it can be)."""
    gewoon = haal.vergelijk_gemeente(gm_code=gm_code, definitie=definitie)
    verschil = haal.per_hoofd_gemeente(gm_code=gm_code, definitie=definitie).assign(kant="bruto")
    uit = {}
    for r in als_rijen(pd.concat([gewoon, verschil[verschil["maat"] == "afwijking"]])):
        if not is_leeg(r["waarde_eur"]):
            sleutel = (int(r["jaar"]), r["wet"], r["maat"], r["kant"], r["noemer"])
            uit[sleutel] = (float(r["waarde_eur"]), bool(r["telt_in_groep"]))
    return uit


def _noemer(zelf: Reeks, ander: Reeks, jaar: int, wet: str, maat: str) -> str:
    """Per youth for the Jeugdwet where both are known, else per inhabitant."""
    jongere = (jaar, wet, maat, "bruto", "jongere")
    return "jongere" if wet == "jeugdwet" and jongere in zelf and jongere in ander else "inwoner"


def _dan(verschil: int) -> str:
    return "evenveel als" if verschil == 0 else f"{meer_minder(verschil)} dan"


@bewaard
def zin(haal: Haal, v: Vergelijking, wet: str, gm_code: str) -> str:
    """'Deventer gaf in 2024 € 120 per jongere meer uit aan jeugd dan Helmond (€ 2.100 tegen € 1.980)', or what can be said."""
    naam, jaar = naam_van(haal, gm_code), v.keuze.jaar
    zelf, ander = (reeks(haal, c, v.keuze.definitie) for c in (str(v.keuze.gm_code), gm_code))
    per = _noemer(zelf, ander, jaar, wet, v.maat)
    sleutel = (jaar, wet, v.maat, "bruto", per)
    wat = WET_IN_ZIN[wet] + (" zonder opvang en beschermd wonen" if _zonder_opvang(v, wet) else "")
    mist = [n for n, r in ((v.naam, zelf), (naam, ander)) if sleutel not in r]
    if mist:
        return f"Van {' en '.join(mist)} is er geen cijfer over {jaar} voor {wat}."
    (a, telt_a), (b, telt_b) = zelf[sleutel], ander[sleutel]
    if v.maat == "afwijking":
        return (
            f"{v.naam} gaf in {jaar} per {per} {_naast_begroot(a)} uit aan {wat}, {naam} {_naast_begroot(b)}."
        )
    verschil = round(a) - round(b)
    bedragen = f"{euro(a)} tegen {euro(b)}"
    if telt_a and telt_b:
        hoeveel = f"per {per} {euro(abs(verschil)) + ' ' if verschil else ''}{_dan(verschil)} {naam}"
        begin = (
            f"{v.naam} gaf in {jaar} aan {wat}"
            if v.maat == "besteed"
            else f"{v.naam} begrootte voor {jaar} voor {wat}"
        )
        return f"{begin} {hoeveel} ({bedragen}){_al_jaren(zelf, ander, v, wet, verschil)}."
    return _met_voorbehoud(haal, v, wet, gm_code, naam, f"per {per}", verschil, bedragen)


def _zonder_opvang(v: Vergelijking, wet: str) -> bool:
    return wet == "wmo" and v.maat != "afwijking"


def _naast_begroot(waarde: float) -> str:
    rond = round(waarde)
    return "evenveel als begroot" if rond == 0 else f"{euro(abs(rond))} {meer_minder(rond)} dan begroot"


def _al_jaren(zelf: Reeks, ander: Reeks, v: Vergelijking, wet: str, nu: int) -> str:
    """'; in 6 van de 8 jaren was dat zo': over the years in which both can be compared, per inhabitant."""
    verschillen = {
        jaar: waarde - ander[sleutel][0]
        for sleutel, (waarde, telt) in zelf.items()
        if (jaar := sleutel[0]) <= v.keuze.jaar
        and sleutel[1:] == (wet, v.maat, "bruto", "inwoner")
        and telt
        and ander.get(sleutel, (0.0, False))[1]
    }
    if nu == 0 or len(verschillen) < 2:
        return ""
    zo = sum(1 for d in verschillen.values() if (d > 0) == (nu > 0))
    jaren = len(verschillen)
    if zo == jaren:
        return f"; dat was in alle {jaren} jaren sinds {min(verschillen)} zo"
    return f"; dat was in {zo} van de {jaren} jaren sinds {min(verschillen)} zo"


def _met_voorbehoud(
    haal: Haal, v: Vergelijking, wet: str, gm_code: str, naam: str, per: str, verschil: int, bedragen: str
) -> str:
    """What can be said when one of the two amounts holds something that is not its own, or is booked elsewhere."""
    regio = [
        n
        for n, c in ((v.naam, str(v.keuze.gm_code)), (naam, gm_code))
        if REGIOTAAK in v.opmerking(c, wet).split("; ")
    ]
    boekte = f"{v.naam} boekte in {v.keuze.jaar} {per} {euro(abs(verschil)) + ' ' if verschil else ''}{_dan(verschil)} {naam}"
    if not regio:
        anders = {
            n: v.opmerking(c, wet).lower() or "het bedrag telt niet mee in vergelijkingen"
            for n, c in ((v.naam, str(v.keuze.gm_code)), (naam, gm_code))
            if not reeks(haal, c, v.keuze.definitie).get(
                (v.keuze.jaar, wet, v.maat, "bruto", "inwoner"), (0, False)
            )[1]
        }
        waarom = "; ".join(f"bij {n}: {reden}" for n, reden in anders.items())
        return f"{boekte} ({bedragen}), maar dat is niet te vergelijken ({waarom})."
    wie = " en ".join(regio)
    terug = f"daarin zit geld dat {wie} terugkreeg van andere gemeenten"
    netto = _netto(haal, v, wet, gm_code)
    if netto is None:
        return f"{boekte} ({bedragen}); {terug}. Hoeveel, is niet bekend."
    jaar, a, b = netto
    zonder = ", zonder opvang en beschermd wonen" if wet == "wmo" else ""
    onbekend = "" if jaar == v.keuze.jaar else f"; over {v.keuze.jaar} is niet bekend hoeveel"
    return (
        f"{boekte} ({bedragen}); {terug}{onbekend}. Zonder dat geld (netto{zonder}) gaf {v.naam} in {jaar} per inwoner "
        f"{euro(a)} uit en {naam} {euro(b)}."
    )


def _netto(haal: Haal, v: Vergelijking, wet: str, gm_code: str) -> tuple[int, float, float] | None:
    """The newest year up to the chosen one of which both net amounts are known and comparable."""
    zelf, ander = (reeks(haal, c, v.keuze.definitie) for c in (str(v.keuze.gm_code), gm_code))
    gedeeld = [
        (sleutel[0], waarde, ander[sleutel][0])
        for sleutel, (waarde, telt) in zelf.items()
        if sleutel[0] <= v.keuze.jaar
        and sleutel[1:] == (wet, "besteed", "netto", "inwoner")
        and telt
        and ander.get(sleutel, (0.0, False))[1]
    ]
    return max(gedeeld, default=None)


@bewaard
def naast_elkaar(haal: Haal, v: Vergelijking) -> str:
    """The table of the own municipality and the named ones: a column each, rows per law."""
    allen = {str(v.keuze.gm_code): v.naam} | {c: naam_van(haal, c) for c in codes(v)}
    rijen: list[dict[str, Any]] = []
    bedragen = {
        c: {
            (int(r["jaar"]), r["wet"]): r
            for r in als_rijen(haal.reeks_gemeente(gm_code=c, definitie=v.keuze.definitie))
        }
        for c in allen
    }
    jaar = v.keuze.jaar
    for wet in WETTEN:
        for wat, kolom in (
            ("begroot", "begroot_keur"),
            ("besteed", "besteed_keur"),
            ("verschil", "afwijking_keur"),
        ):
            rij = {"wat": f"{WET_NAAM[wet]}, {wat} {jaar}"}
            for c in allen:
                r = bedragen[c].get((jaar, wet))
                rij[c] = TABEL.leeg if r is None or is_leeg(r[kolom]) else euro_kort(r[kolom])
                if (
                    kolom == "afwijking_keur"
                    and r is not None
                    and not r["vergelijkbaar"]
                    and rij[c] != TABEL.leeg
                ):
                    rij[c] += " (niet te vergelijken)"
            rijen.append(rij)
        rijen += _per_hoofd_rijen(haal, v, wet, list(allen))
        opmerkingen = {c: v.opmerking(c, wet) for c in allen}
        if any(opmerkingen.values()):
            rijen.append({"wat": f"{WET_NAAM[wet]}, let op", **opmerkingen})
    kolommen = (Kolom("wat", "Wat"), *(Kolom(c, naam) for c, naam in allen.items()))
    titel = f"{v.naam} en de gemeenten die u noemt, {jaar}. Lasten; netto is na aftrek van inkomsten."
    return tabel_html(pd.DataFrame(rijen), kolommen, titel)


def _per_hoofd_rijen(haal: Haal, v: Vergelijking, wet: str, allen: list[str]) -> list[dict[str, Any]]:
    """Per head as it is compared: of this year, and net of the newest year of which anybody's is known."""
    reeksen = {c: reeks(haal, c, v.keuze.definitie) for c in allen}
    zonder = ", zonder opvang" if wet == "wmo" else ""
    maat = "begroot" if v.maat == "begroot" else "besteed"
    rijen = []
    for noemer in ("inwoner", "jongere"):
        sleutel = (v.keuze.jaar, wet, maat, "bruto", noemer)
        waarden = {c: r.get(sleutel) for c, r in reeksen.items()}
        if any(w is not None for w in waarden.values()):
            naam = f"{WET_NAAM[wet]}, {maat} per {noemer}{zonder}"
            rijen.append({"wat": naam} | {c: _cel(w) for c, w in waarden.items()})
    jaren = [s[0] for r in reeksen.values() for s in r if s[1:] == (wet, "besteed", "netto", "inwoner")]
    if jaar := max((j for j in jaren if j <= v.keuze.jaar), default=0):
        sleutel = (jaar, wet, "besteed", "netto", "inwoner")
        naam = f"{WET_NAAM[wet]}, netto {jaar} per inwoner{zonder}"
        rijen.append({"wat": naam} | {c: _cel(r.get(sleutel)) for c, r in reeksen.items()})
    return rijen


def _cel(waarde: tuple[float, bool] | None) -> str:
    if waarde is None:
        return TABEL.leeg
    return euro(waarde[0]) + ("" if waarde[1] else " (niet te vergelijken)")
