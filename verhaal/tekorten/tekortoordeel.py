"""The finding above the page Jeugdzorgtekorten: who, when, how much more or less, compared with what."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.begrippen import jaren_kort
from verhaal.getallen import euro, euro_kort, getal, is_leeg, procent
from verhaal.rijksdeel import rijksdeel
from verhaal.tekorten.tekortsommen import Instelling, altijd_bij_toeval, bandbreedte, gefilterd, volharding
from verhaal.tekorten.tekortwoorden import (
    band_zin,
    bevinding,
    def_zin,
    klein,
    termnamen,
    waaraan,
    weggelaten_zin,
)
from verhaal.zinnen import Oordeel


def oordeel(
    haal: Haal, i: Instelling, tabel: pd.DataFrame, jaar: int, gm_code: str | None, naam: str | None
) -> Oordeel:
    """One finding for the municipality or the country, and what belongs to it; ``tabel`` has every pair."""
    van = tabel[tabel["jaar"] == jaar]
    slot = (f"{i.definitie.formule}.", f"{def_zin(i)}.")
    if van.empty:
        jaren = sorted({int(j) for j in tabel["jaar"]})
        kan = f"Met deze definitie kan het voor {jaren_kort(jaren)}."
        return Oordeel(f"Over {jaar} is {klein(i)} niet te berekenen", (kan, *slot))
    if gm_code is None or naam is None:
        return _samen(haal, i, van, jaar, slot)
    eigen = als_rijen(van[van["gm_code"] == gm_code])
    if not eigen:
        waarom = "Een van de twee bedragen is niet bekend."
        return Oordeel(f"Van {naam} is {klein(i)} over {jaar} niet te berekenen", (waarom, *slot))
    return _gemeente(haal, i, eigen[0], van, naam, slot)


def _naast_het_rijk(haal: Haal, i: Instelling, jaar: int, gm_code: str | None, naam: str) -> list[str]:
    """What the Rijk paid along, beside a difference with the own begroting."""
    begroting = i.definitie.rechts.startswith("begroting") and i.definitie.links.startswith("rekening")
    return rijksdeel(haal, gm_code, naam, jaar) if begroting else []


def _gemeente(
    haal: Haal, i: Instelling, r: dict[str, Any], van: pd.DataFrame, naam: str, slot: tuple[str, ...]
) -> Oordeel:
    jaar = int(r["jaar"])
    vlag = f"Let op: {str(r['let_op'])[0].lower()}{str(r['let_op'])[1:]}." if r["let_op"] else ""
    if r["anders_geboekt"]:
        links, rechts = (naam_.replace(": ", ", ").lower() for naam_ in termnamen(haal, i))
        bedragen = (
            f"Geboekt staat: {links} {euro_kort(r['links_keur'])}; {rechts} {euro_kort(r['rechts_keur'])}."
        )
        return Oordeel(
            f"Wat {naam} in {jaar} begrootte en uitgaf aan {waaraan(i)}, past niet bij elkaar",
            (
                "Waarschijnlijk is een van de bedragen op een ander taakveld geboekt. Zij tellen niet mee in sommen en reeksen.",
                bedragen,
                *slot,
            ),
        )
    toen = {x["jaar"]: x["n"] for x in als_rijen(haal.delen_van_toen(gm_code=r["gm_code"]))}
    heel = "onvolledig" not in str(r["let_op"]).lower()
    wie = f"Wat nu {naam} is," if toen.get(jaar, 1) > 1 and heel else naam
    hoofd = (
        ""
        if is_leeg(r["per_inwoner_eur"])
        else f"Dat is {euro(abs(r['per_inwoner_eur']))} per inwoner{'' if heel else ' van het deel dat beide verslagen leverde'}."
    )
    zinnen = (
        hoofd,
        vlag,
        *_bij_hoeveel(i, van),
        *_naast_het_rijk(
            haal, i, jaar, str(r["gm_code"]), f"{wie[0].lower()}{wie[1:]}" if wie != naam else naam
        ),
        *slot,
    )
    if met_band(i):
        zinnen = (vlag, *slot)
        return Oordeel(_bandkop(haal, i, jaar, str(r["gm_code"]), wie), tuple(z for z in zinnen if z))
    return Oordeel(bevinding(i, wie, jaar, r["verschil_keur"]), tuple(z for z in zinnen if z))


def met_band(i: Instelling) -> bool:
    """Beside a rekenbedrag stands no single figure unless the reader says what counts of shared costs."""
    return i.hangt_af and not (i.toegang_pct or i.overhead_pct)


def _bandkop(haal: Haal, i: Instelling, jaar: int, gm_code: str | None, wie: str) -> str:
    """Between which bounds, over what counts of shared costs."""
    grenzen = []
    for tabel in bandbreedte(haal, i)[:2]:
        van = tabel[(tabel["jaar"] == jaar) & ~tabel["anders_geboekt"]]
        grenzen.append(
            float((van if gm_code is None else van[van["gm_code"] == gm_code])["verschil_keur"].sum())
        )
    return f"{wie.rstrip(',')} in {jaar}, {waaraan(i)}: {band_zin(klein(i), *grenzen)}"


def _bij_hoeveel(i: Instelling, van: pd.DataFrame) -> tuple[str, str]:
    """How common the finding is, and what a rekenbedrag may hold besides; '' where there is nothing to say."""
    goed = van[~van["anders_geboekt"]]
    meer = f"Bij {procent(100 * float((goed['verschil_keur'] > 0).mean()))} van {len(goed)} gemeenten is het meer."
    met_toegang = i.definitie.met_rekenbedrag and i.wet != "participatiewet" and not i.toegang_pct
    toegang = "Kosten van wijkteams en toegang tellen hier niet mee; een deel van het rekenbedrag kan daarvoor zijn."
    return meer if len(goed) else "", toegang if met_toegang else ""


def _samen(haal: Haal, i: Instelling, van: pd.DataFrame, jaar: int, slot: tuple[str, ...]) -> Oordeel:
    som = gefilterd(van, i)
    zinnen = (
        "Dat is de som over de gemeenten met beide bedragen.",
        *_bij_hoeveel(i, van),
        weggelaten_zin(som, jaar),
        *_naast_het_rijk(haal, i, jaar, None, "Nederland"),
        *slot,
    )
    if met_band(i):
        zinnen = ("Dat is de som over de gemeenten met beide bedragen.", weggelaten_zin(som, jaar), *slot)
        kop = _bandkop(haal, i, jaar, None, f"{len(som)} gemeenten samen")
        return Oordeel(kop, tuple(z for z in zinnen if z))
    keur = float(som["verschil_keur"].sum())
    kop = bevinding(i, f"{len(som)} gemeenten", jaar, keur, samen=True)
    return Oordeel(kop, tuple(z for z in zinnen if z))


def volharding_kop(tabel: pd.DataFrame) -> str:
    """How many municipalities lie above zero in all their years, and how many would by chance."""
    v = volharding(tabel)
    v = v[v["jaren"] > 0]
    jaren = sorted({int(j) for j in tabel["jaar"]})
    if len(jaren) == 1:
        return f"{int(v['boven_nul'].sum())} van de {len(v)} gemeenten zitten in {jaren[0]} boven nul"
    altijd = int(((v["jaren"] == v["boven_nul"]) & (v["jaren"] > 1)).sum())
    return (
        f"{altijd} van de {len(v)} gemeenten zitten in al hun jaren boven nul; stond elk jaar los van de andere, dan waren het er "
        f"ongeveer {getal(altijd_bij_toeval(tabel))}"
    )


def afstand_kop(t: pd.DataFrame) -> str:
    """What is left of a difference a year later, and after that; ``t``: of ``per_afstand``."""
    eerst, rest = t.iloc[0], t.iloc[1:]
    zin = f"Wie in een jaar hoog ligt, ligt een jaar later {_sterk(eerst)} hoog: rangcorrelatie {getal(eerst['rho'], 2)}"
    if rest.empty:
        return f"{zin} (bij toeval 0)"
    tweede = rest.iloc[0]
    return f"{zin}; twee jaar later {getal(tweede['rho'], 2)} (bij toeval 0)"


def _sterk(r: pd.Series) -> str:
    if r["rho"] > r["grens"]:
        return "vaak opnieuw" if r["rho"] >= _VAAK else "vaker dan bij toeval opnieuw"
    return "niet vaker dan bij toeval opnieuw"


_VAAK = 0.5  # a rank correlation of a half or more
