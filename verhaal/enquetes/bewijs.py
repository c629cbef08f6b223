"""What is known nationally: published outcomes per sub-question, in the words of the publisher where there is no number."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from verhaal.afzender import GEEN_WET, Waarover
from verhaal.enquetes.enquetewoorden import hoeveel, met_punt, wilson_pct
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import KAAL, ZIN, getal, is_leeg, procent
from verhaal.grafieken_enquete import groepen_met_marge

ALLES = "alles"
_REEKS = ["vraag", "label", "doelgroep", "geo_naam"]  # equal on all of these: asked alike


def jaren_zin(tabel: pd.DataFrame) -> str:
    """'2014–2019', '2017', or 'jaar niet bekend'."""
    jaren = sorted({int(j) for j in tabel["jaar"].dropna()})
    if not jaren:
        return "jaar niet bekend"
    return str(jaren[0]) if jaren[0] == jaren[-1] else f"{jaren[0]}–{jaren[-1]}"


def telling_zin(tabel: pd.DataFrame) -> str:
    """How much evidence there is, in one sentence."""
    uitkomsten, enquetes = len(tabel), tabel["titel"].nunique()
    wat = "uitkomst" if uitkomsten == 1 else "uitkomsten"
    return (
        f"{uitkomsten} {wat} uit {enquetes} {'enquête' if enquetes == 1 else 'enquêtes'}, {jaren_zin(tabel)}"
    )


def kaarten(tabel: pd.DataFrame) -> list[dict[str, Any]]:
    """The evidence list: a block per survey, newest first, each outcome with its question."""
    uit = []
    for _, deel in tabel.groupby("enquete_id", sort=False):
        rijen = als_rijen(deel)
        eerste = rijen[0]
        opmerkingen = dict.fromkeys(
            str(r["opmerking"]).rstrip(".") for r in rijen if not is_leeg(r["opmerking"])
        )
        uit.append(
            {
                "titel": eerste["titel"],
                "jaar": None if is_leeg(eerste["jaar"]) else int(eerste["jaar"]),
                "wie": _wie(rijen),
                "uitgever": eerste["uitgever"],
                "url": eerste["bron_url"] if str(eerste["bron_url"]).startswith("https://") else "",
                "uitkomsten": [
                    {
                        "vraag": met_punt(str(r["vraag"])),
                        "antwoord": r["label"],
                        "hoeveel": hoeveel(r),
                        "waar": "" if r["geo_naam"] == "Nederland" else r["geo_naam"],
                    }
                    for r in rijen
                ],
                "opmerkingen": list(opmerkingen),
            }
        )
    return sorted(uit, key=lambda e: -(e["jaar"] or 0))


def _wie(rijen: list[dict[str, Any]]) -> str:
    """Who answered and how many, as far as the publisher says."""
    wie = dict.fromkeys(f"{r['doelgroep']}, aantal deelnemers{_aantal(r)}" for r in rijen)
    zin = "; ".join(wie)
    return f"{zin[0].upper()}{zin[1:]}."


def _aantal(r: dict[str, Any]) -> str:
    return " niet bekend" if is_leeg(r["n_tekst"]) else f": {r['n_tekst']}"


def _n_zin(r: dict[str, Any]) -> str:
    return "n niet bekend" if is_leeg(r["n_tekst"]) else f"n = {r['n_tekst']}"


def reeksen(tabel: pd.DataFrame) -> list[pd.DataFrame]:
    """Outcomes that can stand beside each other: the same question and answer, more than once, all of them numbers."""
    cijfers = tabel[(tabel["pct_soort"] == "cijfer") & tabel["pct"].notna()]
    return [
        deel.sort_values("jaar")
        for _, deel in cijfers.groupby(_REEKS, sort=False)
        if deel["jaar"].nunique() > 1
    ]


def strook(reeks: pd.DataFrame, subvraag: str, nummer: int) -> Figuur:
    """One question over the years, a dot per survey, with an interval where n of that year is known."""
    rijen = als_rijen(reeks)
    aantallen = [_heel(r["n_tekst"]) for r in rijen]
    per_jaar = len(set(aantallen)) > 1  # one n for all years says nothing about a single year
    punten: list[dict[str, Any]] = []
    for r, n in zip(rijen, aantallen, strict=True):
        laag, hoog = wilson_pct(float(r["pct"]), n) if n and per_jaar else (None, None)
        aantal = _n_zin(r)
        punt = {
            "naam": str(int(r["jaar"])),
            "waarde": float(r["pct"]),
            "laag": laag,
            "hoog": hoog,
            "eigen": False,
        }
        punt |= {
            "label": f"{punt['naam']}: {_met_marge(punt)}, {aantal}",
            "tekst": f"{r['titel']}: {_met_marge(punt)}",
        }
        punten.append(punt)
    eerste, laatste = rijen[0], rijen[-1]
    tabel = reeks.assign(
        ondergrens=pd.Series([p["laag"] for p in punten], index=reeks.index, dtype="float64"),
        bovengrens=pd.Series([p["hoog"] for p in punten], index=reeks.index, dtype="float64"),
    )
    bronnen = dict.fromkeys(f"{r['uitgever']}, {r['titel']}" for r in rijen)
    bron = f"Bron: {'; '.join(bronnen)}."
    return Figuur(
        sleutel=f"bewijs_{subvraag.lower()}_{nummer}",
        over=Waarover(
            GEEN_WET, "% van de antwoorden", jaren_zin(reeks), "Enquête van anderen", landelijk=True
        ),
        titel=_titel(eerste, laatste, punten),
        onderkop=f"{met_punt(str(eerste['vraag']))} Antwoord: {eerste['label']}. Aandeel van de {eerste['doelgroep']}, per jaar.",
        panelen=(
            Paneel(
                "",
                groepen_met_marge(punten, as_titel=f"% van de {eerste['doelgroep']}"),
                f"{eerste['vraag']} {eerste['label']}: {'; '.join(p['label'] for p in punten)}.",
            ),
        ),
        tabel=tabel,
        kolommen=(
            Kolom("jaar", "Jaar", lambda j: str(int(j))),
            Kolom("titel", "Enquête"),
            Kolom("pct", "% van de antwoorden", procent),
            Kolom("ondergrens", "95%-interval van", KAAL.pct_kort),
            Kolom("bovengrens", "tot", KAAL.pct_kort),
            Kolom("n_tekst", "Aantal deelnemers (n)", ZIN.tekst),
        ),
        bron=bron,
        berekening=Berekening(
            "De percentages staan zo in de publicatie. Het 95%-interval is van ons (Wilson), alsof de deelnemers met loting zijn gekozen; "
            "deden vooral betrokken mensen mee, dan is de werkelijke onzekerheid groter.",
            (),
            bron,
            "enquete_bewijs",
        ),
        vlaggen=()
        if per_jaar and all(aantallen)
        else (
            "De bron noemt niet hoeveel mensen er per jaar antwoordden. Daarom staat er geen marge bij, en noemen wij geen stijging of daling.",
        ),
    )


def _titel(eerste: dict[str, Any], laatste: dict[str, Any], punten: list[dict[str, Any]]) -> str:
    """A change is only called one where the intervals do not overlap."""
    van, tot = punten[0], punten[-1]
    label, wie = str(eerste["label"]), str(eerste["doelgroep"])
    vast = f"{_met_marge(van)} van de {wie} antwoordde ‘{label}’ in {van['naam']}, en {_met_marge(tot)} in {tot['naam']}"
    if van["laag"] is None or tot["laag"] is None:
        return vast
    if tot["laag"] > van["hoog"]:
        return f"{vast}, een duidelijke stijging"
    if tot["hoog"] < van["laag"]:
        return f"{vast}, een duidelijke daling"
    return f"{vast}; binnen de marges geen duidelijk verschil"


def _met_marge(p: dict[str, Any]) -> str:
    marge = "" if p["laag"] is None else f" ({getal(p['laag'])}–{getal(p['hoog'])}%)"
    return f"{procent(p['waarde'])}{marge}"


def _heel(tekst: Any) -> int | None:
    """The number of participants when the publisher gives a plain number."""
    return int(tekst) if not is_leeg(tekst) and str(tekst).isdecimal() else None
