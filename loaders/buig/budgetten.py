"""BUIG: the Rijk's budget per municipality for bijstand and loonkostensubsidie (Ministerie van SZW).

SZW publishes it three times for a year: voorlopig, nader voorlopig and definitief. The layout of the file
changes per year, so the user says which column holds what. Amounts go into the snapshot in thousands of euro.

Municipalities are found by code, or by the official name of that year: never by likeness. A file may still
use the division of the year before, as a whole. A municipality that is not in the file stays missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pandas as pd

from fouten import Gebruikersfout
from loaders.bijzetten import Bijzetting, zet_bij
from loaders.bronnen import TABELLEN
from loaders.buig.buig_blad import (
    Cel,
    Raster,
    als_tekst,
    bedrag,
    decimaalteken,
    is_getal,
    kaal,
    koppen,
    kopregel,
    lees_raster,
    onder_kop,
    plaats,
)
from loaders.contract import Contract, Kolom, lees
from loaders.gemeentenamen import indelingen, koppel, sleutel
from loaders.jaartal import voorbeeldjaar
from loaders.kolomletter import letter

STANDEN = ("voorlopig", "nader voorlopig", "definitief")
EENHEDEN = {"euro": 1, "duizend": 1000}
VELDEN = ("gemeentecode", "gemeente", "totaal", "uitkeringen", "loonkostensubsidie")
_GELD = VELDEN[2:]
_GEEN_GEMEENTE = {
    "totaal",
    "nederland",
    "totaalnederland",
    "nederlandtotaal",
    "eindtotaal",
    "landelijktotaal",
}
_PER_INWONER_EUR = 1, 10_000  # some 400 in practice: a factor of a thousand never fits
_LANDELIJK_MLD, _VANAF_GEMEENTEN = (3, 15), 300

BUIG = Contract(
    naam="buig",
    bestand="buig.parquet",
    sleutel=("jaar", "stand", "gm_code"),
    kolommen={
        "jaar": Kolom("jaar"),
        "stand": Kolom(waarden=STANDEN),
        "gm_code": Kolom("gm_code"),
        "uitkeringen_keur": Kolom("getal", leeg_mag=True),
        "loonkosten_keur": Kolom("getal", leeg_mag=True),
        "totaal_keur": Kolom("getal"),
    },
)
_BRON = {c.naam: c for c, _ in TABELLEN}


@dataclass(frozen=True)
class Wens:
    """What the user says about the file: where the figures stand, and what they are."""

    pad: Path
    kolommen: dict[str, str]
    jaar: int
    stand: str
    eenheid: str = "euro"
    blad: str | None = None
    kop: int | None = None


@dataclass(frozen=True)
class Budgetten:
    """The budgets of one file, and what a reader of it should know."""

    wens: Wens
    tabel: pd.DataFrame  # as BUIG
    namen: dict[str, str]  # gm_code -> name, of every municipality of the division
    indeling_jaar: int
    overgeslagen: list[int] = field(default_factory=list)  # row numbers

    @property
    def ontbreken(self) -> list[str]:
        """Names of the municipalities that are not in the file."""
        return sorted(n for c, n in self.namen.items() if c not in set(self.tabel["gm_code"]))


# ---------------------------------------------------------------- what the user asks


def lees_kolommen(delen: list[str]) -> dict[str, str]:
    """['gemeentecode=A', 'totaal=Budget 2025'] -> field -> heading or letter. Raises Gebruikersfout."""
    kolommen: dict[str, str] = {}
    for deel in delen:
        veld, is_, wijzer = deel.partition("=")
        veld = kaal(veld)
        if not is_ or not wijzer.strip() or veld not in VELDEN:
            raise Gebruikersfout(
                f"--kolommen: '{deel}' is geen veld met een kolom. Geef bijvoorbeeld gemeentecode=A totaal=\"Budget {voorbeeldjaar()}\"; "
                f"de velden zijn {', '.join(VELDEN)}."
            )
        if veld in kolommen:
            raise Gebruikersfout(f"--kolommen: {veld} staat er twee keer. Laat een van de twee weg.")
        kolommen[veld] = wijzer.strip()
    if not {"gemeentecode", "gemeente"} & set(kolommen):
        raise Gebruikersfout("--kolommen: geef de kolom met de gemeentecode of die met de naam (gemeente).")
    if "totaal" not in kolommen and not {"uitkeringen", "loonkostensubsidie"} <= set(kolommen):
        raise Gebruikersfout(
            "--kolommen: geef de kolom met het totaal, of uitkeringen en loonkostensubsidie allebei."
        )
    return kolommen


def _een_van(tekst: str | None, waarden: tuple[str, ...], vlag: str) -> str:
    if tekst is None or kaal(tekst) not in waarden:
        raise Gebruikersfout(f"Geef met {vlag} een van deze: {', '.join(waarden)}.")
    return kaal(tekst)


def lees_rijnummer(tekst: str | None) -> int | None:
    """The value of --kop. Raises Gebruikersfout when it is no row number."""
    if tekst is None:
        return None
    if not re.fullmatch(r"[1-9][0-9]{0,6}", tekst):
        raise Gebruikersfout(f"--kop: '{tekst}' is geen rijnummer. Geef de rij van de kolomkoppen, zoals 3.")
    return int(tekst)


def lees_wens(
    pad: Path,
    kolommen: list[str],
    jaar: int | None,
    stand: str | None,
    eenheid: str,
    blad: str | None,
    kop: int | None,
) -> Wens:
    """The request in order, or Gebruikersfout saying what is missing from it."""
    velden = lees_kolommen(kolommen)
    if jaar is None:
        raise Gebruikersfout(f"Geef met --jaar het jaar van de budgetten, zoals {voorbeeldjaar()}.")
    stand = _een_van(stand, STANDEN, "--stand")
    return Wens(pad, velden, jaar, stand, _een_van(eenheid, tuple(EENHEDEN), "--eenheid"), blad, kop)


# ---------------------------------------------------------------- the figures


@dataclass(frozen=True)
class _Rij:
    """One row of the file that is about a municipality."""

    nummer: int
    code: str
    naam: str
    geld: dict[str, float]  # field -> euro


def _is_leeg(cel: Cel) -> bool:
    return isinstance(cel, str) and not re.search(r"\d", cel)


def _geen_gemeente_boven(raster: Raster, kop: int, plekken: dict[str, int]) -> None:
    """Raise Gebruikersfout when a row at or above the heading is about a municipality: it would be lost."""
    for nummer, cellen in raster.rijen:
        if nummer > kop:
            return
        rij = [*cellen, *[""] * (max(plekken.values()) + 1)]
        wie = [als_tekst(rij[plekken[v]]) for v in VELDEN[:2] if v in plekken]
        if any(wie) and any(is_getal(rij[plekken[v]]) for v in _GELD if v in plekken):
            raise Gebruikersfout(
                f"{raster.naam}: rij {nummer} is een gemeente ({', '.join(w for w in wie if w)}) en staat niet onder de kolomkoppen "
                f"(rij {kop}). Geef met --kop de rij van de kolomkoppen; zonder koppen zet u er een rij boven."
            )


def _is_niets(cellen: list[Cel], code: str, naam: str, bedragen: list[Cel], bekend: set[str]) -> bool:
    """Whether a row clearly is no municipality: a total, or a note without code and figures."""
    if not (code and naam) and any(
        isinstance(c, str) and sleutel(c) in _GEEN_GEMEENTE for c in (cellen if not code else [code])
    ):
        return True
    return not code and sleutel(naam) not in bekend and all(_is_leeg(c) for c in bedragen)


def _rijen(raster: Raster, wens: Wens, bekend: set[str]) -> tuple[list[_Rij], list[int]]:
    """The rows about municipalities, and the numbers of those that clearly are not. ``bekend``: keys of names."""
    kop = kopregel(raster, wens.kop)
    plekken = {veld: plaats(raster, kop, wijzer) for veld, wijzer in wens.kolommen.items()}
    dubbel = [v for v, p in plekken.items() if list(plekken.values()).count(p) > 1]
    if dubbel:
        raise Gebruikersfout(
            f"--kolommen: {' en '.join(dubbel)} wijzen dezelfde kolom aan. Geef elk een eigen kolom."
        )
    _geen_gemeente_boven(raster, kop, plekken)
    namen = koppen(raster, kop)
    geldig: list[tuple[int, str, str, list[Cel]]] = []
    overgeslagen = []
    for nummer, cellen in onder_kop(raster, kop):
        code, naam = (als_tekst(cellen[plekken[v]]) if v in plekken else "" for v in VELDEN[:2])
        bedragen = [cellen[plekken[v]] for v in _GELD if v in plekken]
        if _is_niets(cellen, code, naam, bedragen, bekend):
            overgeslagen.append(nummer)
        elif not code and not naam:
            raise Gebruikersfout(
                f"{raster.naam}, rij {nummer}: er staat een bedrag en geen gemeente. Vul de gemeente in of maak de rij leeg."
            )
        else:
            geldig.append((nummer, code, naam, cellen))
    keer = EENHEDEN[wens.eenheid]
    tekens = {
        veld: decimaalteken(
            (c[plek] for *_, c in geldig), f"{raster.naam}, kolom {namen[plek] or letter(plek)}"
        )
        for veld, plek in plekken.items()
        if veld in _GELD
    }
    rijen = [
        _Rij(
            nummer,
            code,
            naam,
            {
                veld: keer
                * bedrag(
                    cellen[plekken[veld]],
                    teken,
                    f"{raster.naam}, rij {nummer}, kolom {namen[plekken[veld]] or letter(plekken[veld])}",
                )
                for veld, teken in tekens.items()
            },
        )
        for nummer, code, naam, cellen in geldig
    ]
    if not rijen:
        raise Gebruikersfout(
            f"{raster.naam}: onder rij {kop} staat geen gemeente. Controleer --kop en --kolommen."
        )
    return rijen, overgeslagen


def _totaal(rij: _Rij, waar: str) -> float:
    """The total of a row; when the parts are there too they must agree to the euro."""
    delen = [rij.geld[v] for v in _GELD[1:] if v in rij.geld]
    if "totaal" not in rij.geld:
        return sum(delen)
    totaal = rij.geld["totaal"]
    if len(delen) == 2 and abs(sum(delen) - totaal) > 1:
        raise Gebruikersfout(
            f"{waar}: uitkeringen en loonkostensubsidie tellen op tot {_heel(sum(delen))} euro en het totaal is "
            f"{_heel(totaal)} euro. Herstel de rij of laat een van de drie kolommen weg."
        )
    if delen and max(delen) > totaal + 1:
        raise Gebruikersfout(
            f"{waar}: een deel ({_heel(max(delen))} euro) is groter dan het totaal ({_heel(totaal)} euro). Herstel de rij."
        )
    return totaal


def _heel(bedrag_eur: float) -> str:
    return f"{bedrag_eur:,.0f}".replace(",", ".")


def _keur_grootte(totalen: dict[str, float], namen: dict[str, str], jaar: int, bron: Path) -> None:
    """Raise Gebruikersfout when the amounts, in euro, are a thousand times too large or too small."""
    hulp = "Controleer --eenheid (euro of duizend) en de kolom."
    van, tot = _LANDELIJK_MLD
    mld = sum(totalen.values()) / 1e9
    if len(totalen) >= _VANAF_GEMEENTEN and not van <= mld <= tot:
        raise Gebruikersfout(
            f"De budgetten tellen op tot {_heel(mld * 1000)} mln euro; verwacht wordt {van} tot {tot} miljard. {hulp}"
        )
    inwoners = lees(bron, _BRON["inwoners"])
    inwoners = inwoners[inwoners["jaar"] <= jaar].sort_values("jaar").drop_duplicates("gm_code", keep="last")
    aantal = dict(zip(inwoners["gm_code"], inwoners["inwoners"], strict=True))
    laagste, hoogste = _PER_INWONER_EUR
    for code, totaal in totalen.items():
        if aantal.get(code) and not laagste <= totaal / aantal[code] <= hoogste:
            raise Gebruikersfout(
                f"{namen[code]}: {_heel(totaal)} euro kan geen budget zijn bij {_heel(aantal[code])} inwoners. {hulp}"
            )


def lees_budgetten(wens: Wens, bron: Path) -> Budgetten:
    """Read and check a file of budgets; ``bron`` tells which municipalities there were. Raises Gebruikersfout."""
    raster = lees_raster(wens.pad, wens.blad)
    if len(raster.bladen) > 1 and wens.blad is None:
        raise Gebruikersfout(
            f"{raster.bestand} heeft meer werkbladen: {', '.join(raster.bladen)}. Geef met --blad het goede."
        )
    mogelijk = indelingen(wens.jaar, bron)
    bekend = {sleutel(re.sub(r"\s*\([^)]*\)$", "", n)) for _, namen_ in mogelijk for n in namen_.values()}
    bekend |= {sleutel(n) for _, namen_ in mogelijk for n in namen_.values()}
    rijen, overgeslagen = _rijen(raster, wens, bekend)
    jaar, namen, codes = koppel([(f"{raster.naam}, rij {r.nummer}", r.code, r.naam) for r in rijen], mogelijk)
    for i, code in enumerate(codes):
        if code in codes[:i]:
            raise Gebruikersfout(
                f"{raster.naam}, rij {rijen[i].nummer}: {namen[code]} staat ook in rij {rijen[codes.index(code)].nummer}. "
                "Verwijder een van de twee."
            )
    totalen = {
        code: _totaal(rij, f"{raster.naam}, rij {rij.nummer}") for code, rij in zip(codes, rijen, strict=True)
    }
    _keur_grootte(totalen, namen, wens.jaar, bron)
    tabel = pd.DataFrame(
        [
            (
                wens.jaar,
                wens.stand,
                code,
                *(rij.geld[v] / 1000 if v in rij.geld else None for v in _GELD[1:]),
                totalen[code] / 1000,
            )
            for code, rij in zip(codes, rijen, strict=True)
        ],
        columns=list(BUIG.kolommen),
    ).astype({k: "Float64" for k in BUIG.kolommen if k.endswith("_keur")})
    return Budgetten(wens, tabel, namen, jaar, overgeslagen)


def importeer(budgetten: Budgetten, bron: Path) -> pd.DataFrame:
    """Put the budgets into the snapshot ``bron``; return its provenance table.

    They replace those of the same year and stand; others stay. Raises Gebruikersfout, with ``bron`` untouched.
    """
    wens = budgetten.wens
    return zet_bij(
        bron,
        [
            Bijzetting(
                BUIG,
                budgetten.tabel,
                ("jaar", "stand"),
                "{jaar} {stand}",
                {
                    "bron": "Budgetten gebundelde uitkering Participatiewet (BUIG)",
                    "titel": "Rijksbudget voor bijstand en loonkostensubsidie (BUIG) per gemeente",
                    "uitgever": "Ministerie van SZW",
                    "licentie": "openbaar",
                    "url": "https://www.rijksoverheid.nl/onderwerpen/participatiewet",
                    "opgehaald_op": f"ingelezen op {date.today():%d-%m-%Y}",
                    "opmerking": f"Door de gebruiker ingelezen; het laatst {wens.jaar} {wens.stand} uit {wens.pad.name}.",
                },
            )
        ],
    )
