"""What changed since the year before, per law and per group of taakvelden, in the prices of the chosen year.

Two years are set beside each other only when both are of the same kind of report, no flag disturbs either, and the
scheme of taakvelden did not change between them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.beeld import Beeld
from verhaal.begrippen import ALLE_WETTEN, SOORT_NAAM, WET_IN_ZIN, WET_NAAM, WETTEN, jaren_kort, opsomming
from verhaal.bewaren import bewaard
from verhaal.figuur import Kolom
from verhaal.getallen import TABEL, euro_kort, is_leeg, procent, verschil_kort
from verhaal.taakveldwoorden import breukjaren
from verhaal.zinnen import meer_minder

_DEED = {"rekening": "gaf", "begroting": "begrootte"}


@dataclass(frozen=True)
class Tweejaar:
    """Two years of one municipality beside each other: which report, which year before, and in which prices."""

    beeld: Beeld  # in the prices of then
    soort: str
    jaar: int
    vorig: int
    inflatie: (
        float | None
    )  # what an amount of the year before is multiplied with; None without an index of both years

    @property
    def prijzen(self) -> str:
        """In which prices, or that they are not corrected."""
        return "niet gecorrigeerd voor prijzen" if self.inflatie is None else f"in prijzen van {self.jaar}"

    def past(self, haal: Haal, wet: str) -> bool:
        """Whether this law was counted alike in both years, and no flag disturbs either."""
        return not breukjaren(haal, (self.vorig, self.jaar), (wet,)) and (
            self.beeld.zelfde_telling(self.vorig, self.jaar, [wet])
            and all(self.beeld.helder(j, wet, self.soort) for j in (self.vorig, self.jaar))
        )

    def bedragen(self, wet: str) -> tuple[float, float] | None:
        """The amount of the year before and of this year; thousands of euro."""
        kant = {"rekening": "besteed_keur", "begroting": "begroot_keur"}[self.soort]
        rijen = (self.beeld.rij(j, wet) for j in (self.vorig, self.jaar))
        van, tot = (None if r is None else getattr(r, kant) for r in rijen)
        return None if van is None or tot is None else (van * (self.inflatie or 1.0), tot)


def tweejaar(haal: Haal, beeld: Beeld) -> Tweejaar | None:
    """The chosen year beside the year before: both jaarrekeningen, else both begrotingen; None without a year before."""
    jaar, vorig = beeld.keuze.jaar, beeld.keuze.jaar - 1
    if beeld.is_nederland or vorig not in beeld.alle_jaren:
        return None
    toen = Beeld.laad(haal, replace(beeld.keuze, prijzen="toen"))
    van, tot = (beeld.naar_nu(j) for j in (vorig, jaar))
    inflatie = None if van is None or tot is None else van / tot
    for soort in ("rekening", "begroting"):
        twee = Tweejaar(toen, soort, jaar, vorig, inflatie)
        if any(twee.bedragen(w) for w in WETTEN):
            return twee
    return None


def _stijging(van: float, tot: float) -> str:
    """'€ 2,0 mln meer (5,1%)'."""
    pct = f" ({procent(abs(100 * (tot - van) / van))})" if van > 0 else ""
    return f"{verschil_kort(tot, van)} {meer_minder(tot - van)}{pct}"


@bewaard
def sinds_vorig_jaar(haal: Haal, beeld: Beeld) -> list[str]:
    """A sentence per law, and the group of taakvelden that rose and fell most; empty when nothing may be said."""
    twee = tweejaar(haal, beeld)
    if twee is None:
        return []
    voor = "in" if twee.soort == "rekening" else "voor"
    gelijk, weg, zinnen = beeld.drempel("geen_verschil_pct"), [], []
    for wet in WETTEN:
        paar = twee.bedragen(wet)
        if paar is None:
            continue
        if not twee.past(haal, wet) or paar[0] <= 0:
            weg.append(WET_IN_ZIN[wet])
            continue
        van, tot = paar
        if abs(100 * (tot - van) / van) < gelijk:
            hoeveel = f"vrijwel evenveel als {voor} {twee.vorig}"
        else:
            hoeveel = f"{_stijging(van, tot)} dan {voor} {twee.vorig}"
        uit = " uit" if twee.soort == "rekening" else ""
        waaraan = f"{'aan' if uit else 'voor'} {WET_IN_ZIN[wet]}"
        zinnen.append(
            f"{beeld.naam} {_DEED[twee.soort]} {voor} {twee.jaar} {euro_kort(tot)}{uit} {waaraan}: {hoeveel}."
        )
    if not zinnen:
        return []
    genoemd = {r["groepscode"]: r for r in _uitersten(haal, twee)}
    zinnen += [_taakveldzin(haal, twee, r) for r in genoemd.values()]
    verteld = [w for w in WETTEN if WET_IN_ZIN[w] not in weg]
    zinnen += _regelingzinnen(haal, twee, verteld, list(genoemd))
    if regio := [WET_IN_ZIN[w] for w in verteld if beeld.is_regiotaak(w)]:
        zinnen.append(
            f"Bij {opsomming(regio)} koopt {beeld.naam} waarschijnlijk ook voor andere gemeenten in: een deel is dan geld van die gemeenten."
        )
    if weg:
        zinnen.append(f"Bij {opsomming(weg)} zijn {twee.vorig} en {twee.jaar} niet goed te vergelijken.")
    return [*zinnen, _prijszin(twee)]


def _prijszin(twee: Tweejaar) -> str:
    if twee.inflatie is not None:
        return f"Het bedrag van {twee.vorig} is omgerekend naar prijzen van {twee.jaar}: dat alles duurder werd, telt niet mee."
    return "Deze bedragen zijn niet gecorrigeerd voor prijzen: een deel van een stijging is dus dat alles duurder werd."


@bewaard
def taakveldgroei(haal: Haal, beeld: Beeld) -> pd.DataFrame:
    """Groups of taakvelden that may be set beside the year before, with both amounts; largest rise first."""
    twee = tweejaar(haal, beeld)
    kolommen = ["groepscode", "titel", "wet", "vorig_keur", "nu_keur", "verschil_keur"]
    if twee is None:
        return pd.DataFrame(columns=kolommen)
    kant = {"rekening": "besteed_keur", "begroting": "begroot_keur"}[twee.soort]
    vorig, nu = (
        als_rijen(
            haal.taakvelden_gemeente(gm_code=beeld.keuze.gm_code, jaar=jaar, definitie=beeld.keuze.definitie)
        )
        for jaar in (twee.vorig, twee.jaar)
    )
    maal = twee.inflatie or 1.0
    toen = {(r["groepscode"], r["wet"]): maal * r[kant] for r in vorig if not is_leeg(r[kant])}
    past = {wet: twee.past(haal, wet) for wet in {r["wet"] for r in nu}}
    samen: list[tuple[Any, ...]] = [
        (r["groepscode"], r["titel"], r["wet"], van, r[kant], r[kant] - van)
        for r in nu
        if past[r["wet"]]
        and not is_leeg(r[kant])
        and (van := toen.get((r["groepscode"], r["wet"]))) is not None
    ]
    tabel = pd.DataFrame(samen, columns=kolommen)
    return tabel.sort_values("verschil_keur", ascending=False, kind="stable", ignore_index=True)


def _uitersten(haal: Haal, twee: Tweejaar) -> list[dict[str, Any]]:
    """The group of taakvelden that rose most and the one that fell most, where there are such."""
    tabel = taakveldgroei(haal, twee.beeld)
    randen = als_rijen(pd.concat([tabel.head(1), tabel.tail(1)]))
    return [r for r, kant in zip(randen, (1, -1), strict=False) if kant * r["verschil_keur"] > 0]


def _taakveldzin(haal: Haal, twee: Tweejaar, r: dict[str, Any]) -> str:
    alle = all(twee.past(haal, w) for w in ALLE_WETTEN)
    waarvan = "Van alle taakvelden" if alle else "Van de taakvelden die goed te vergelijken zijn,"
    woord = "steeg" if r["verschil_keur"] > 0 else "daalde"
    van, tot = euro_kort(r["vorig_keur"]), euro_kort(r["nu_keur"])
    return f"{waarvan} {woord} {r['groepscode']} {r['titel']} het meest: van {van} naar {tot}."


def _regelingzinnen(haal: Haal, twee: Tweejaar, wetten: list[str], groepen: list[str]) -> list[str]:
    """The temporary schemes of the Rijk in one of the two years, behind what was told."""
    zinnen = []
    for r in als_rijen(haal.rijksregelingen()):
        tot = twee.jaar if is_leeg(r["jaar_tot"]) else r["jaar_tot"]
        jaren = [j for j in (twee.vorig, twee.jaar) if r["jaar_van"] <= j <= tot]
        if jaren and (r["wet"] in wetten or r["taakvelden"] in groepen):
            zinnen.append(f"Bij taakveld {r['taakvelden']} telt in {jaren_kort(jaren)} mee: {r['wat']}")
    return zinnen


def groeikolommen(haal: Haal, beeld: Beeld) -> tuple[Kolom, ...]:
    """The columns of ``taakveldgroei`` with years and prices in their headings."""
    twee = tweejaar(haal, beeld)
    assert twee is not None
    wat = f"× € 1.000, {twee.prijzen}"
    return (
        Kolom("groepscode", "Taakveld"),
        Kolom("titel", "Titel"),
        Kolom("wet", "Wet", WET_NAAM.__getitem__),
        Kolom("vorig_keur", f"{SOORT_NAAM[twee.soort].capitalize()} {twee.vorig} ({wat})", TABEL.heel),
        Kolom("nu_keur", f"{SOORT_NAAM[twee.soort].capitalize()} {twee.jaar} ({wat})", TABEL.heel),
        Kolom("verschil_keur", f"Verschil ({wat})", TABEL.heel),
    )
