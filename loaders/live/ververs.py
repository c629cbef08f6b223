"""The refresh: fetch what changed, check it, compare with what is served, and only then swap."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb

from fouten import Gebruikersfout
from loaders import bouw as bouwen
from loaders import versies
from loaders.cbs import BronFout, Dienst
from loaders.contract import lees
from loaders.controle import woord
from loaders.iv3 import SOORT, TAAKVELD
from loaders.live import invoer, iv3, ophalen, ruw
from loaders.live import stand as standen
from loaders.live.manifest import Bron, bronnen
from loaders.live.ophalen import Plan, Wens
from loaders.live.stand import Levering
from loaders.live.voortgang import Voortgang
from loaders.referentie import TAAKVELD_WET

Melder = Callable[[str], None]
VERGELIJKINGEN = Path(__file__).resolve().parent.parent / "vergelijkingen"
LOOPT = "Er loopt al een verversing. Wacht tot die klaar is; twee tegelijk kan niet."


def kies(namen: list[str]) -> list[Bron]:
    """The sources of these names, all when there are none. Raises Gebruikersfout at an unknown name."""
    alle = bronnen()
    onbekend = [n for n in namen if n not in alle]
    if onbekend:
        raise Gebruikersfout(f"De bron '{onbekend[0]}' bestaat niet. Kies uit: {', '.join(alle)}.")
    return [alle[n] for n in alle if not namen or n in namen]


def verschillen(con: duckdb.DuckDBPyConnection) -> list[str]:
    """What in the new version differs too much from ``vorige``, a sentence each; empty = nothing."""
    zinnen = []
    for pad in sorted(VERGELIJKINGEN.glob("*.sql")):
        sql = pad.read_text(encoding="utf-8")
        melding = re.search(r"^-- melding: (.+)$", sql, re.M)
        if melding is None:
            raise Gebruikersfout(f"De vergelijking {pad.name} mist '-- melding:' in de kop. Vul die aan.")
        uitkomst = con.execute(sql)
        kolommen = [k[0] for k in uitkomst.description or []]
        for rij in uitkomst.fetchall():
            zinnen.append(melding[1].format(**{k: woord(w) for k, w in zip(kolommen, rij, strict=True)}))
    return zinnen


def _keurmeester(geleegd: list[str], toch: bool, meld: Melder) -> bouwen.Vergelijking:
    def vergelijk(con: duckdb.DuckDBPyConnection) -> str | None:
        zinnen = [*geleegd, *verschillen(con)]
        for zin in zinnen:
            meld(f"Verschil met de vorige versie: {zin}")
        if zinnen and not toch:
            rest = f" (en {len(zinnen) - 1} andere, zie hierboven)" if len(zinnen) > 1 else ""
            raise Gebruikersfout(
                f"De nieuwe cijfers wijken te veel af en zijn niet in gebruik genomen: {zinnen[0]}{rest} "
                "Kijk of het CBS dit toelicht; klopt het, draai dan dezelfde opdracht met --toch."
            )
        return " ".join(zinnen) or None

    return vergelijk


def keur_levering(lev: Levering, data: Path) -> Levering:
    """Make and check the tables of a delivery once; a fault puts this delivery aside. Raises BronFout.

    A report in which nobody has an amount is not published yet, whatever zeros stand in it.
    """
    if lev.leeg:
        return lev
    live = data / "live"
    try:
        tabellen = {contract.naam: tabel for contract, tabel in invoer.gekeurd(lev, live)}
        if lev.bron == "iv3" and TAAKVELD.naam not in tabellen:
            return replace(lev, leeg=True)
    except Gebruikersfout as fout:
        lev.weg(live)
        raise BronFout(str(fout)) from fout
    except duckdb.Error as fout:
        lev.weg(live)
        raise BronFout(
            f"Tabel {lev.tabel_id}, {lev.groep}: de opgehaalde rijen zijn niet te lezen. "
            "Probeer het later opnieuw."
        ) from fout
    if lev.bron == "iv3":  # the rows are right; it is our table of laws that has to follow
        iv3.past_bij(lev, tabellen, lees(data / "referentie", TAAKVELD_WET))
    return lev


def _plannen(
    dienst: Dienst,
    gekozen: list[Bron],
    wens: Wens,
    live: Path,
    oud: list[Levering],
    meld: Melder,
    fouten: list[str],
) -> list[Plan]:
    plannen = []
    for bron in gekozen:
        try:
            van_bron = list(ophalen.plan(dienst, bron, wens, live, oud))
        except BronFout as fout:
            van_bron = [fout]
        for mis in (p for p in van_bron if isinstance(p, BronFout)):
            fouten.append(f"{bron.naam}: {mis}")
            meld(f"{bron.naam}: overgeslagen. {mis}")
        goed = [p for p in van_bron if isinstance(p, Plan)]
        nieuw = [p for p in goed if p.groepen]
        if nieuw:
            meld(f"{bron.naam}: {sum(len(p.groepen) for p in nieuw)} onderdelen op te halen.")
        elif goed:
            meld(f"{bron.naam}: niets nieuws bij het CBS.")
        elif not van_bron:
            meld(f"{bron.naam}: het CBS heeft geen tabel voor de gevraagde jaren.")
        plannen.extend(nieuw)
    return plannen


def _haal(plannen: list[Plan], data: Path, meld: Melder, fouten: list[str]) -> list[Levering]:
    """Fetch and check every plan; what fails is reported and left out."""
    voortgang = Voortgang(sum(len(g.delen) for p in plannen for g in p.groepen), meld)
    nieuw = []
    for p in plannen:
        try:
            leveringen = ophalen.haal(p, voortgang)
        except BronFout as fout:
            fouten.append(f"{p.bron.naam}: {fout}")
            meld(f"{p.titel}: overgeslagen. {fout}")
            continue
        for lev in leveringen:
            try:
                lev = keur_levering(lev, data)
            except BronFout as fout:
                fouten.append(f"{p.bron.naam}: {fout}")
                meld(f"{p.titel}, {lev.groep}: overgeslagen. {fout}")
                continue
            if lev.leeg:
                meld(f"{p.titel}, {lev.groep}: nog geen cijfers bij het CBS.")
            nieuw.append(lev)
    return nieuw


def _samenvatting(database: Path, meld: Melder) -> None:
    with duckdb.connect(str(database), read_only=True) as con:
        rijen = con.execute(
            """
            select jaar, soort, count(distinct gm_code), sum(coalesce(verschil_keur, nieuw_keur, 0)) / 1000
            from mart.revisie where versie = (select versie from mart.versie) group by jaar, soort order by jaar, soort
            """
        ).fetchall()
    for jaar, soort, gemeenten, mln in rijen:
        verslag = "jaarrekening" if soort == "rekening" else soort
        meld(f"Veranderd: {verslag} {jaar}, {gemeenten} gemeenten, samen {woord(round(mln, 1))} mln euro.")
    if not rijen:
        meld("Geen bedrag van een gemeente veranderde.")


def _verslag(lev: Levering) -> str:
    """'begroting 2025', or the name of another source with its year."""
    soort = SOORT.get(lev.groep[4:])
    return (
        f"{'jaarrekening' if soort == 'rekening' else soort} {lev.jaar}"
        if soort
        else f"{lev.titel} {lev.jaar}"
    )


def opgehaald(data: Path, meld: Melder) -> list[Levering]:
    """What the served version was made of; a damaged list is made anew from what is on disk."""
    try:
        return standen.lees(data / "live", versies.stand(data))
    except Gebruikersfout:
        meld("De lijst van opgehaalde cijfers is beschadigd en wordt opnieuw gemaakt.")
        return []


def ruim_ruw_op(data: Path) -> None:
    """Delete stands and raw folders that no kept version uses and that are not the newest of their table."""
    live = data / "live"
    try:
        _ruim_ruw_op(data, live)
    except (Gebruikersfout, OSError):  # a damaged list, or a file in use: another time; nothing depends on it
        return


def _ruim_ruw_op(data: Path, live: Path) -> None:
    namen = {bouwen.versie_van(v)[1] for v in data.glob("gemeenten3d-*.duckdb")} | {versies.stand(data)}
    in_gebruik = set()
    for pad in (live / "stand").glob("*.json"):
        if pad.stem not in namen:
            pad.unlink(missing_ok=True)
            continue
        in_gebruik |= {ruw.map_van(live, lev.tabel_id, lev.gewijzigd) for lev in standen.lees(live, pad.stem)}
    for tabel in (live / "ruw").glob("*"):
        staten = sorted(m for m in tabel.iterdir() if m.is_dir())
        for oud in staten[:-1]:
            if oud not in in_gebruik:
                shutil.rmtree(oud, ignore_errors=True)


def neem_in_gebruik(
    data: Path, oud: list[Levering], nieuw: list[Levering], geleegd: list[str], toch: bool, meld: Melder
) -> None:
    """Build a version with the new deliveries in their place, compare it with the served one, and swap.

    Raises Gebruikersfout, with the served version untouched.
    """
    naam = standen.schrijf(data / "live", standen.samen(oud, nieuw))
    database = bouwen.bouw(data, stand=naam, vergelijk=_keurmeester(geleegd, toch, meld), meld=meld)
    _samenvatting(database, meld)
    ruim_ruw_op(data)


def ververs(
    data: Path,
    namen: list[str],
    wens: Wens,
    dienst: Dienst,
    *,
    toch: bool = False,
    meld: Melder = lambda _: None,
) -> list[str]:
    """Bring in the newest figures; return a sentence for every source that failed (the others are in use).

    Raises Gebruikersfout when nothing may be published; the served version is then untouched.
    """
    gekozen = kies(namen)
    if not data.is_dir():
        raise Gebruikersfout(f"De map {data} bestaat niet. Wijs met GEMEENTEN3D_DATA een andere aan.")
    with versies.slot(data, "ververs", 0, LOOPT):
        fouten: list[str] = []
        oud = opgehaald(data, meld)
        plannen = _plannen(dienst, gekozen, wens, data / "live", oud, meld, fouten)
        nieuw = _haal(plannen, data, meld, fouten)
        gevuld = {lev.sleutel for lev in oud if not lev.leeg}
        geleegd = [
            f"De {_verslag(lev)} heeft bij het CBS geen cijfers meer."
            for lev in nieuw
            if lev.leeg and lev.sleutel in gevuld
        ]
        if all(lev.leeg for lev in nieuw) and not geleegd:
            meld(
                "De cijfers zijn al bijgewerkt; er is geen nieuwe versie gemaakt."
                if not fouten
                else "Er is niets veranderd."
            )
            return fouten
        neem_in_gebruik(data, oud, nieuw, geleegd, toch, meld)
        return fouten
