"""Own figures beside the group on Vergelijken: where the amount of one law would lie. It never counts in the middle.

Per head and gross, as municipalities are compared: the Wmo without shelter, and without pgb where nobody's pgb is known per
law. A mark stands between the dots of others only beside the same kind of report of the same year; else a row and a sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from loaders.eigen.opgave import Opgave
from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import Waarover
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM
from verhaal.eigen.eigenfiguren import GEEN_SOM, definitienaam, merk_van, sleutel_van
from verhaal.eigen.naast import SAMEN, WERKWOORD
from verhaal.eigen.staven import strook
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import LIJST, euro, is_leeg, jaartal
from verhaal.grafieken_groep import bereik
from verhaal.taakveldwoorden import breuk_zin, breukjaren
from verhaal.vergelijken.vergelijking import REGIOTAAK, Plaats, Vergelijking
from verhaal.vergelijken.vergelijkwoorden import berekening, bron_met_groep, midden_zin
from verhaal.vooruit.vooruitblik import REGIOZIN

_SOORT = {"begroot": "begroting", "besteed": "rekening"}
_BESTEED = "rekening"  # the kind that stands beside jaarrekeningen; all others beside begrotingen
_ALS_BIJ_ANDEREN = (
    "begroting",
    _BESTEED,
)  # of other municipalities no amended begroting or forecast is known
_KOLOMMEN = (
    Kolom("wat", "Wat"),
    Kolom("jaar", "Jaar", jaartal),
    Kolom("waarde_eur", "Euro per hoofd", LIJST.eur),
    Kolom("per", "Per"),
    Kolom("herkomst", "Herkomst"),
)


@dataclass(frozen=True)
class Plek:
    """Where own figures of one law lie, in euro per head; why they have no mark between the others, and what a reader can do."""

    opgave: Opgave
    waarde: float | None
    noemerjaar: int
    waarom: str = ""
    raad: str = ""

    @property
    def begin(self) -> str:
        return f"{self.opgave.over[0].upper()}{self.opgave.over[1:]}"


@dataclass(frozen=True)
class Ernaast:
    """What the page shows: a figure, or where a mark would mislead a heading, a table and the reasons."""

    kop: str
    zinnen: tuple[str, ...]
    tabel: pd.DataFrame
    kolommen: tuple[Kolom, ...]
    figuur: Figuur | None


def naast_groep(haal: Haal, v: Vergelijking, wet: str, opgaven: Sequence[Opgave]) -> Ernaast | None:
    """Own figures of one law beside the group of ``v``; None when there are none."""
    if not opgaven:
        return None
    if v.maat not in _SOORT:
        zin = "Een verschil is van uw eigen cijfers niet te berekenen. Kies bij ‘Bedrag’ begroot of besteed."
        return Ernaast(_kop(v, opgaven), (zin,), pd.DataFrame(), _KOLOMMEN, None)
    v = Vergelijking.laad(haal, v.keuze, v.maat, "bruto")
    p = v.plaats(wet)
    plekken = [_plek(haal, v, p, o) for o in opgaven]
    zinnen = tuple(
        f"{pl.begin}: {' '.join(filter(None, (pl.waarom, pl.raad)))}"
        for pl in plekken
        if pl.waarom or pl.raad
    )
    met_lijn = next((pl for pl in plekken if pl.waarde is not None and not pl.waarom), None)
    figuur = None if met_lijn is None else _figuur(haal, v, p, plekken, met_lijn)
    kop = next((_zin(v, p, pl) for pl in plekken if pl.waarde is not None), _kop(v, opgaven))
    return Ernaast(kop, zinnen, _tabel(v, p, plekken), _KOLOMMEN, figuur)


def _kop(v: Vergelijking, opgaven: Sequence[Opgave]) -> str:
    return f"{merk_van(opgaven)}: eigen cijfers van {v.naam} naast {v.met.kort}"


# ---------------------------------------------------------------- the amount


def _zonder_pgb(haal: Haal, v: Vergelijking, wet: str) -> bool:
    """Whether pgb of this law is known of nobody in the report of the others."""
    bekend = {(int(r["jaar"]), r["soort"]) for r in als_rijen(haal.pgb_niet_gesplitst())}
    return wet in SAMEN and (v.keuze.jaar, _SOORT[v.maat]) in bekend


def _keur(haal: Haal, v: Vergelijking, wet: str, opgave: Opgave) -> float | None:
    """Lasten as municipalities are compared, from the taakvelden that were given; thousands of euro."""
    weg = {"opvang"} | ({"pgb"} if _zonder_pgb(haal, v, wet) else set())
    regels = als_rijen(haal.opgave_wetten(jaar=opgave.jaar, definitie=v.keuze.definitie))
    codes = {r["taakveld"] for r in regels if r["wet"] == wet and r["rol"] not in weg}
    bedragen = [lasten for code, lasten, _ in opgave.taakvelden if code in codes and lasten is not None]
    return sum(bedragen) if bedragen else None


def _noemer(haal: Haal, v: Vergelijking, p: Plaats, jaar: int) -> tuple[float, int] | None:
    """Inhabitants or youths of that year, else of the last year before it of which they are known; and that year."""
    kolom = "inwoners" if p.noemer == "inwoner" else "jongeren"
    rijen = als_rijen(haal.reeks_gemeente(gm_code=v.keuze.gm_code, definitie=v.keuze.definitie))
    bekend = {int(r["jaar"]): float(r[kolom]) for r in rijen if r["jaar"] <= jaar and not is_leeg(r[kolom])}
    return (bekend[max(bekend)], max(bekend)) if bekend else None


def _plek(haal: Haal, v: Vergelijking, p: Plaats, opgave: Opgave) -> Plek:
    waarom, raad = _geen_bedrag(haal, v, p.wet, opgave)
    noemer = _noemer(haal, v, p, opgave.jaar)
    keur = dict(opgave.wetten).get(p.wet) if opgave.wetten else _keur(haal, v, p.wet, opgave)
    if waarom or raad or keur is None or noemer is None:
        return Plek(opgave, None, opgave.jaar, waarom, raad)
    return Plek(opgave, 1_000 * keur / noemer[0], noemer[1], _geen_lijn(haal, v, p, opgave))


_PER_TAAKVELD = "Geef de cijfers per taakveld om ze te vergelijken."


def _geen_bedrag(haal: Haal, v: Vergelijking, wet: str, opgave: Opgave) -> tuple[str, str]:
    """Why there is no amount that is like those of the others, and what to do; '' and '' when there is one."""
    maat, past = "besteed" if opgave.aard == _BESTEED else "begroot", _past(haal, opgave)
    kies = [f"bij ‘Bedrag’ {maat}"] if maat != v.maat else []
    kies += [f"bovenaan het jaar {past}"] if past != v.keuze.jaar else []
    if kies:
        return "", f"kies {' en '.join(kies)} om dit bedrag naast dat van andere gemeenten te zien."
    if opgave.wetten and opgave.definitie != v.keuze.definitie:
        naam = definitienaam(haal, opgave.definitie)
        return f"u vulde deze bedragen in voor de definitie ‘{naam}’.", "Kies die definitie om ze te zien."
    if not opgave.wetten:
        leeg = _keur(haal, v, wet, opgave) is None
    elif not (leeg := wet not in dict(opgave.wetten)):
        if wet == "wmo":
            return (
                "wij vergelijken de Wmo zonder opvang en beschermd wonen. Hoeveel daarvan in dit bedrag zit, is niet bekend."
            ), _PER_TAAKVELD
        if _zonder_pgb(haal, v, wet):
            return (
                f"van andere gemeenten is het pgb van deze wet in {v.keuze.jaar} niet bekend. In dit bedrag zit het waarschijnlijk wel."
            ), _PER_TAAKVELD
    return (f"er staat geen bedrag in voor {WET_IN_ZIN[wet]}." if leeg else ""), ""


def _past(haal: Haal, opgave: Opgave) -> int:
    """The year of others that stands nearest: of the own figures, else the last one."""
    soort = "rekening" if opgave.aard == _BESTEED else "begroting"
    bekend = [int(r["jaar"]) for r in als_rijen(haal.jaren()) if r[f"n_{soort}"] > 0]
    return opgave.jaar if opgave.jaar in bekend else max(bekend)


def _regio(v: Vergelijking, wet: str) -> bool:
    """Whether gross amounts of this municipality hold money of others: then they have no place between those of others."""
    return REGIOTAAK in v.opmerking(str(v.keuze.gm_code), wet).split("; ")


def _geen_lijn(haal: Haal, v: Vergelijking, p: Plaats, opgave: Opgave) -> str:
    """Why a mark between the dots of other municipalities would mislead; '' when it would not."""
    if _regio(v, p.wet):
        return f"{REGIOZIN[0].lower()}{REGIOZIN[1:]} Daarom staat het niet naast dat van andere gemeenten."
    if opgave.aard not in _ALS_BIJ_ANDEREN:
        return (
            "van andere gemeenten kennen wij alleen de begroting vooraf en de jaarrekening. Dit bedrag is daar niet precies mee te "
            "vergelijken."
        )
    if (past := _past(haal, opgave)) != opgave.jaar:
        wat = {"begroting": "begrotingen", "rekening": "jaarrekeningen"}[_SOORT[v.maat]]
        breuk = breuk_zin(breukjaren(haal, (past, opgave.jaar), (p.wet,)), " van taakvelden")
        return (
            f"van andere gemeenten zijn er nog geen {wat} {opgave.jaar}. Ernaast staan die van {past}, niet gecorrigeerd voor "
            f"prijzen.{breuk}"
        )
    return ""


# ---------------------------------------------------------------- what is shown


def _per(p: Plaats, jaar: int, noemerjaar: int) -> str:
    return p.noemer if jaar == noemerjaar else f"{p.noemer} ({noemerjaar})"


def _zonder(haal: Haal, v: Vergelijking, wet: str) -> str:
    """What is left out on both sides: ', zonder opvang en beschermd wonen'."""
    delen = ["opvang en beschermd wonen"] if wet == "wmo" else []
    delen += ["pgb"] if _zonder_pgb(haal, v, wet) else []
    return f", zonder {' en zonder '.join(delen)}" if delen else ""


def _zin(v: Vergelijking, p: Plaats, plek: Plek) -> str:
    """'CONCEPT: Roosendaal begroot in 2027 € 512 per inwoner voor jeugd; het midden van …'."""
    o = plek.opgave
    eigen = f"{o.merk}: {v.naam} {WERKWOORD[o.aard]} in {o.jaar} {euro(plek.waarde)} per {_per(p, o.jaar, plek.noemerjaar)} voor {WET_IN_ZIN[p.wet]}"
    if p.mediaan is None or _regio(v, p.wet):
        return eigen
    jaar = "" if o.jaar == v.keuze.jaar else f" in {v.keuze.jaar}"
    return f"{eigen}; het midden van {v.met.kort}{jaar} is {euro(p.mediaan)}"


def _tabel(v: Vergelijking, p: Plaats, plekken: Sequence[Plek]) -> pd.DataFrame:
    soort = "Begroting vooraf" if v.maat == "begroot" else "Jaarrekening"
    eigen = [
        (f"{pl.opgave.merk}: {pl.opgave.over}", pl.opgave.jaar, pl.waarde, _per(p, pl.opgave.jaar, pl.noemerjaar), pl.opgave.voluit)
        for pl in plekken
        if pl.waarde is not None
    ]  # fmt: skip
    jaar = v.keuze.jaar
    groep = [
        (f"Midden (mediaan) van {p.n} gemeenten", p.mediaan),
        ("Middelste helft, vanaf", p.q1),
        ("Middelste helft, tot", p.q3),
    ]
    ander = [(f"{soort} van {v.naam}", p.eigen), *([] if _regio(v, p.wet) else groep)]
    rijen = [*eigen, *((wat, jaar, w, p.noemer, "CBS") for wat, w in ander)] if eigen else []
    tabel = pd.DataFrame(rijen, columns=[k.naam for k in _KOLOMMEN])
    return tabel.astype({"waarde_eur": "float64"})


def _figuur(haal: Haal, v: Vergelijking, p: Plaats, plekken: Sequence[Plek], plek: Plek) -> Figuur:
    """The strip of the group with the own amount as a line through it."""
    o, jaar = plek.opgave, v.keuze.jaar
    opgaven = [pl.opgave for pl in plekken]
    per, zonder = f"euro per {p.noemer}", _zonder(haal, v, p.wet)
    zelf = None if p.eigen is None else {"gm_code": v.keuze.gm_code, "waarde": p.eigen, "tekst": f"{v.naam}, CBS: {euro(p.eigen)}"}  # fmt: skip
    leden = [
        {"gm_code": lid.gm_code, "waarde": lid.waarde, "open": not lid.telt, "tekst": f"{lid.naam}: {LIJST.eur(lid.waarde)}"}
        for lid in (*p.punten, *p.open_punten)
    ]  # fmt: skip
    waarden = [w for w in (plek.waarde, p.eigen, p.q1, p.q3, *(lid["waarde"] for lid in leden)) if isinstance(w, float)]  # fmt: skip
    midden = None if p.mediaan is None else {"waarde": p.mediaan, "q1": p.q1, "q3": p.q3}
    bron = f"{'; '.join(x.voluit for x in opgaven)}; niet gepubliceerd of gecontroleerd door het CBS. {bron_met_groep(haal, v, jaar)}"
    gepubliceerd = "" if p.eigen is None else f" Gepubliceerd door het CBS: {euro(p.eigen)}."
    helft = "" if p.q1 is None else f"; middelste helft {euro(p.q1)} tot {euro(p.q3)}"
    basis = berekening(haal, v, jaar)
    return Figuur(
        sleutel=sleutel_van(opgaven, f"naast_groep_{p.wet}", str(v.keuze.gm_code)),
        titel=_zin(v, p, plek),
        onderkop=(
            f"{per[0].upper()}{per[1:]}, lasten{zonder}. Blauwe lijn: {o.merk}, {o.over}; zij telt niet mee in het midden. "
            f"Grote stip: {v.naam} bij het CBS. Kleine stippen: {v.met.wie}. Grijze balk: hun middelste helft; streep: hun midden (mediaan)."
        ),
        panelen=(
            Paneel(
                f"{WET_NAAM[p.wet]} {jaar}{zonder}",
                strook(
                    leden, zelf, midden,
                    {"waarde": plek.waarde, "tekst": f"{o.merk}: {euro(plek.waarde)}"},
                    begroot=o.aard != _BESTEED,
                    merk=o.merk, domein=bereik(waarden), as_titel=per,
                ),
                f"{WET_NAAM[p.wet]}, {per}{zonder}. {o.merk}: {o.over} van {v.naam} {euro(plek.waarde)}.{gepubliceerd} "
                f"{midden_zin(v, p)[0].upper()}{midden_zin(v, p)[1:]}{helft}.",
            ),
        ),
        tabel=_tabel(v, p, plekken),
        kolommen=_KOLOMMEN,
        bron=bron,
        berekening=Berekening(
            "Eigen cijfers: de lasten die de gemeente zelf opgaf, per taakveld opgeteld tot de wet zoals gemeenten te vergelijken "
            f"zijn{zonder}, gedeeld door de inwoners (of jongeren) van het jaar dat in de tabel staat. {basis.formule}",
            basis.taakvelden, bron, basis.query, basis.parameters,
        ),
        vlaggen=(GEEN_SOM, *(f"{pl.begin}: {pl.waarom}" for pl in plekken if pl.waarom)),
        gestapeld=True,
        aanwijzing=" ".join(f"{pl.begin}: {pl.raad}" for pl in plekken if pl.raad and not pl.waarom),
        over=Waarover(f"{merk_van(opgaven)}: {WET_NAAM[p.wet]}", f"€ per {p.noemer}", str(jaar), definitienaam(haal, v.keuze.definitie)),
        merk=merk_van(opgaven),
    )  # fmt: skip
