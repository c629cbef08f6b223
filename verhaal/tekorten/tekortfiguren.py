"""The figures of the page Jeugdzorgtekorten; each names the definition in title or sub-title, table and source."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal import landkaart
from verhaal.afzender import Waarover
from verhaal.begrippen import WET_NAAM, opsomming
from verhaal.bewaren import bewaard
from verhaal.duiding import drempel
from verhaal.figuur import KIES_VLAK, Figuur, Kolom, Paneel
from verhaal.getallen import LIJST, euro, euro_kort, getal, is_leeg, procent, procent1
from verhaal.grafieken_tekort import (
    banden_met_punten,
    kwartielen_per_jaar,
    liggende_staven,
    staven_met_punten,
)
from verhaal.grafieken_tekort import trechter as trechter_grafiek
from verhaal.taakveldwoorden import breuken
from verhaal.tekorten import anderen
from verhaal.tekorten.tekortsommen import (
    Instelling,
    bandbreedte,
    landelijk,
    per_groep,
    trechter,
    verdeling,
)
from verhaal.tekorten.tekortwoorden import (
    band_zin,
    berekening,
    bestandsdeel,
    bevinding,
    bron,
    def_kort,
    def_zin,
    klein,
    let_op,
    waaraan,
)

# what is done with the differences, said before how one is worked out
_SOM = "Per jaar opgeteld over de gemeenten. Per inwoner: die som gedeeld door de inwoners van dezelfde gemeenten (gewogen). Cijfers van anderen zijn overgenomen."
_BAND = "Per jaar opgeteld over de gemeenten, een keer zonder gedeelde kosten en een keer met het grootste deel dat wij mogelijk achten."
_TRECHTER = (
    "De gemeenten staan op volgorde van inwoners, in groepen van ongeveer evenveel gemeenten. Per groep: het 5e en het 95e percentiel "
    "(ongewogen; tussen twee gemeenten lineair verdeeld), dus negen van de tien gemeenten liggen ertussen."
)
_VERDELING = "Per jaar over de gemeenten, elk even zwaar: de mediaan en het 25e en 75e percentiel (tussen twee gemeenten lineair verdeeld), en welk deel boven nul ligt."
_KAART = "Per gemeente het verschil in dit jaar."
_PER_GROEP = "Per groep opgeteld over haar gemeenten en gedeeld door hun inwoners (gewogen)."


def _sleutel(naam: str, i: Instelling) -> str:
    return f"tekort_{naam}_{bestandsdeel(i)}"


def _over(i: Instelling, eenheid: str, jaar: str = "", *, landelijk: bool = False) -> Waarover:
    """What the numbers are about: the deficit has a definition of its own, whatever the frame says."""
    definitie = def_zin(i).removeprefix("Definitie: ")
    return Waarover(WET_NAAM[i.wet], eenheid, jaar, definitie, landelijk)


def _loop(tabel: pd.DataFrame) -> str:
    """The years of a series."""
    return f"{int(tabel['jaar'].min())}–{int(tabel['jaar'].max())}"


def _in_alle(n: int, van: int, wat: str) -> str:
    """'in alle 8 jaren', 'in geen van de 8 jaren' or 'in 7 van de 8 jaren'."""
    if n == van:
        return f"in alle {van} {wat}"
    return f"in geen van de {van} {wat}" if n == 0 else f"in {n} van de {van} {wat}"


def _jaren(haal: Haal) -> tuple[int, ...]:
    return tuple(int(j) for j in haal.jaren()["jaar"])


@bewaard
def landelijke_reeks(haal: Haal, i: Instelling, tabel: pd.DataFrame) -> Figuur:
    """Paired sums per year, with published figures of others as separate points."""
    reeks = landelijk(tabel)
    ander = anderen.reeksen(haal.cijfers_van_anderen()) if i.wet == "jeugdwet" else []
    punten = [
        {
            "jaar": int(r["jaar"]),
            "waarde": r["verschil_keur"] / 1000,
            "label": getal(r["verschil_keur"] / 1000),
            "tekst": f"{int(r['jaar'])}: {euro_kort(r['verschil_keur'])} ({int(r['n'])} gemeenten)",
        }
        for r in als_rijen(reeks)
    ]
    laatste = reeks.iloc[-1]
    rijen = [
        {**r, **_van_ons(haal, i), "verschil_mln": r["verschil_keur"] / 1000} for r in als_rijen(reeks)
    ] + [{"jaar": a["jaar"], "ander_mln": a["waarde"], **_van_anderen(a)} for a in ander]
    boven = int((reeks["verschil_keur"] > 0).sum())
    return Figuur(
        sleutel=_sleutel("landelijk", i),
        over=_over(i, "mln euro", _loop(reeks), landelijk=True),
        titel=(
            bevinding(
                i,
                f"{int(laatste['n'])} gemeenten",
                int(laatste["jaar"]),
                laatste["verschil_keur"],
                samen=True,
            )
            + (f"; {_in_alle(boven, len(reeks), 'jaren')} was het meer" if len(reeks) > 1 else "")
        ),
        onderkop=(
            f"Miljoen euro, som over gemeenten met beide bedragen ({int(reeks['n'].min())} tot {int(reeks['n'].max())} van de {len(haal.gemeenten())}). {def_zin(i)}. "
            + (
                f"Open punten: cijfers van anderen, die iets anders tellen ({_wie(ander)}); wat, staat in de tabel."
                if ander
                else ""
            )
        ),
        panelen=(
            Paneel(
                "",
                staven_met_punten(
                    punten, ander, _jaren(haal), breuken(haal, (i.wet,)), as_titel="miljoen euro"
                ),
                "; ".join([p["tekst"] for p in punten] + [f"{a['jaar']}, {a['tekst']}" for a in ander]) + ".",
            ),
        ),
        tabel=pd.DataFrame(rijen, columns=_LANDELIJK).astype(
            dict.fromkeys(_LANDELIJK[2:7], "float64") | {"jaar": int}
        ),
        kolommen=(
            Kolom("jaar", "Jaar", str),
            Kolom("reeks", "Wie"),
            Kolom("verschil_mln", "Onze som (mln euro)", LIJST.een),
            Kolom("ander_mln", "Cijfer van anderen (mln euro)", LIJST.heel),
            Kolom("per_inwoner_eur", "Euro per inwoner (gewogen)", LIJST.eur),
            Kolom("n", "Gemeenten", LIJST.heel),
            Kolom("opvallend", "Waarvan bedragen die niet passen", LIJST.heel),
            *_BRON_EN_DEFINITIE,
        ),
        bron=bron(haal, i),
        berekening=berekening(haal, i, statistiek=_SOM),
        vlaggen=tuple(let_op(i, tabel)),
    )


_LANDELIJK = [
    "jaar",
    "reeks",
    "verschil_mln",
    "ander_mln",
    "per_inwoner_eur",
    "n",
    "opvallend",
    "bron",
    "definitie",
]
# a row says itself whose it is: figures of others go by other definitions
_BRON_EN_DEFINITIE = (
    Kolom("bron", "Bron", lambda t: str(t).split(". Bron:")[0]),
    Kolom("definitie", "Definitie"),
)


def _van_ons(haal: Haal, i: Instelling) -> dict[str, str]:
    """Whose a row is, its source and definition: one that we worked out."""
    return {"reeks": "Onze som", "bron": f"Eigen berekening. {bron(haal, i)}", "definitie": def_kort(i)}


def _van_anderen(a: dict[str, Any]) -> dict[str, str]:
    """Whose a row is, its source and definition: one that others published."""
    return {"reeks": a["wie"], "bron": a["bron"], "definitie": a["telt"]}


def _wie(ander: list[dict[str, Any]]) -> str:
    return opsomming(list(dict.fromkeys(str(a["wie"]) for a in ander)))


def _jeugdcommissie(haal: Haal, i: Instelling) -> list[dict[str, Any]]:
    """The published figures that go by money made available and costs of all kinds, as this definition does."""
    if i.wet != "jeugdwet":
        return []
    return [a for a in anderen.reeksen(haal.cijfers_van_anderen()) if a["wie"] == "Deskundigencommissie"]


@bewaard
def landelijke_band(haal: Haal, i: Instelling, tabel: pd.DataFrame) -> Figuur:
    """Netto minus rekenbedrag per year as a range over the share of shared costs, with the commissie's figures in it."""
    laag, hoog, hoogst = bandbreedte(haal, i)
    reeks = landelijk(laag).merge(landelijk(hoog), on="jaar", suffixes=("_laag", "_hoog"))
    ander = _jeugdcommissie(haal, i)
    banden = [
        {
            "jaar": int(r["jaar"]),
            "waarde": r["verschil_keur_laag"] / 1000,
            "hoog": r["verschil_keur_hoog"] / 1000,
            "tekst": f"{int(r['jaar'])}: van {euro_kort(r['verschil_keur_laag'])} tot {euro_kort(r['verschil_keur_hoog'])} ({int(r['n_laag'])} gemeenten)",
        }
        for r in als_rijen(reeks)
    ]
    eigen = landelijk(tabel) if i.toegang_pct or i.overhead_pct else landelijk(tabel).head(0)
    zelf = [
        {
            "jaar": int(r["jaar"]),
            "waarde": r["verschil_keur"] / 1000,
            "tekst": f"Uw aanname, {int(r['jaar'])}: {euro_kort(r['verschil_keur'])}",
        }
        for r in als_rijen(eigen)
    ]
    delen = opsomming(
        [
            f"{pct}% van {wat}"
            for wat, pct in (("wijkteams en toegang", hoogst.toegang_pct), ("overhead", hoogst.overhead_pct))
            if pct
        ]
    )
    laatste = als_rijen(reeks)[-1]
    rijen = [
        {
            "jaar": b["jaar"],
            "laag_mln": b["waarde"],
            "hoog_mln": b["hoog"],
            "n": r["n_laag"],
            **_van_ons(haal, i),
        }
        for b, r in zip(banden, als_rijen(reeks), strict=True)
    ]
    rijen += [{"jaar": a["jaar"], "ander_mln": a["waarde"], **_van_anderen(a)} for a in ander]
    kolommen = ["jaar", "reeks", "laag_mln", "hoog_mln", "n", "ander_mln", "bron", "definitie"]
    return Figuur(
        sleutel=_sleutel("landelijk", i),
        over=_over(i, "mln euro", _loop(reeks), landelijk=True),
        titel=(
            f"In {int(laatste['jaar'])}, {waaraan(i)}: "
            f"{band_zin(klein(i), laatste['verschil_keur_laag'], laatste['verschil_keur_hoog'])}; het hangt af van wat er van gedeelde kosten meetelt"
        ),
        onderkop=(
            f"Miljoen euro, som over gemeenten met beide bedragen. Onderkant van de balk: geen gedeelde kosten. Bovenkant: {delen}. Het werkelijke deel is "
            f"niet bekend. {def_zin(i)}."
            + (
                " Open punten: de Deskundigencommissie Hervormingsagenda Jeugd, die meer kosten meetelt."
                if ander
                else ""
            )
            + (" Streep: uw aanname." if zelf else "")
        ),
        panelen=(
            Paneel(
                "",
                banden_met_punten(
                    banden, ander, zelf, _jaren(haal), als_rijen(haal.breuken()), as_titel="miljoen euro"
                ),
                "; ".join(str(p["tekst"]) for p in [*banden, *zelf, *ander]) + ".",
            ),
        ),
        tabel=pd.DataFrame(rijen, columns=kolommen).astype(
            dict.fromkeys(["laag_mln", "hoog_mln", "n", "ander_mln"], "float64")
        ),
        kolommen=(
            Kolom("jaar", "Jaar", lambda j: str(int(j))),
            Kolom("reeks", "Wie"),
            Kolom("laag_mln", "Zonder gedeelde kosten (mln euro)", LIJST.heel),
            Kolom("hoog_mln", f"Met {delen} (mln euro)", LIJST.heel),
            Kolom("n", "Gemeenten", LIJST.heel),
            Kolom("ander_mln", "Cijfer van anderen (mln euro)", LIJST.heel),
            *_BRON_EN_DEFINITIE,
        ),
        bron=bron(haal, i),
        berekening=berekening(haal, i, statistiek=_BAND),
        vlaggen=tuple(let_op(i, tabel)),
    )


_MATEN = {
    "per_inwoner_eur": "euro per inwoner",
    "per_jongere_eur": "euro per jongere (0 tot en met 17 jaar)",
    "verschil_pct": "procent",
}


@bewaard
def trechterfiguur(
    haal: Haal, i: Instelling, tabel: pd.DataFrame, maat: str, jaar: int, gm_code: str | None
) -> Figuur | None:
    """The differences of one year by size: how far small municipalities lie apart by chance of a year alone."""
    groepen, minstens = (int(drempel(haal, f"trechter_{n}")) for n in ("groepen", "minstens"))
    leden, band = trechter(tabel, maat, jaar, groepen=groepen, minstens=minstens)
    if band.empty:
        return None
    schrijf, per = LIJST.pct if maat == "verschil_pct" else LIJST.eur, _MATEN[maat]
    achter = "" if maat == "verschil_pct" else f" {per.removeprefix('euro ')}"
    punten = [
        {
            "inwoners": r["inwoners"],
            "waarde": r[maat],
            "tekst": f"{r['naam']}: {schrijf(r[maat])}, {getal(r['inwoners'])} inwoners",
            "eigen": r["gm_code"] == gm_code,
        }
        for r in als_rijen(leden)
    ]
    rand = als_rijen(band.rename(columns={"laag": "waarde"}))
    klein, groot = rand[0], rand[-1]
    # the band runs to the smallest and the largest municipality
    heel = [{**klein, "inwoners": klein["inwoners_van"]}, *rand, {**groot, "inwoners": groot["inwoners_tot"]}]

    def tussen(r: dict[str, Any]) -> str:
        return f"tussen {schrijf(r['waarde'])} en {schrijf(r['hoog'])}"

    regels = [
        f"{getal(r['inwoners_van'])} tot {getal(r['inwoners_tot'])} inwoners ({r['n']} gemeenten): {tussen(r)}"
        for r in rand
    ]
    zelf = [p for p in punten if p["eigen"]]
    return Figuur(
        sleutel=_sleutel(f"trechter_{maat.removesuffix('_eur').removesuffix('_pct')}_{jaar}", i),
        over=_over(i, per, str(jaar), landelijk=True),
        titel=(
            f"Bij negen op de tien van de {klein['n']} kleinste gemeenten lag het verschil in {jaar} {tussen(klein)}{achter}; "
            f"bij de {groot['n']} grootste {tussen(groot)}"
        ),
        onderkop=(
            f"Verschil in {per}, {jaar}, naar aantal inwoners (de as telt in veelvouden). Grijze band: daartussen liggen negen van de "
            f"tien gemeenten van die grootte, in {len(rand)} groepen. Open stippen: gemeenten."
            + (f" Dichte stip: {zelf[0]['tekst'].split(':')[0]}." if zelf else "")
            + " Eén jaar zegt weinig, vooral bij een kleine gemeente: daar kan één dure zorgvraag het beeld bepalen. "
            + f"Gemeenten waarvan de bedragen niet bij elkaar passen, tellen niet mee. {def_zin(i)}."
        ),
        panelen=(
            Paneel(
                "",
                trechter_grafiek([p for p in punten if not p["eigen"]], heel, zelf, as_titel=per),
                f"Puntenwolk van {len(punten)} gemeenten. Negen van de tien liggen per grootte zo. {'; '.join(regels)}.",
            ),
        ),
        tabel=band,
        kolommen=(
            Kolom("inwoners_van", "Inwoners, van", getal),
            Kolom("inwoners_tot", "Inwoners, tot en met", getal),
            Kolom("n", "Gemeenten", str),
            Kolom("laag", f"5% ligt lager dan ({per})", schrijf),
            Kolom("mediaan", f"Mediaan ({per})", schrijf),
            Kolom("hoog", f"5% ligt hoger dan ({per})", schrijf),
        ),
        bron=bron(haal, i),
        berekening=berekening(haal, i, statistiek=_TRECHTER),
        vlaggen=tuple(let_op(i, tabel)),
    )


@bewaard
def verdeling_per_jaar(
    haal: Haal, i: Instelling, tabel: pd.DataFrame, maat: str, gm_code: str | None, naam: str | None
) -> Figuur | None:
    """Quartiles over municipalities per year, the share above zero, and the own municipality."""
    v = verdeling(tabel, maat)
    v = v[v["mediaan"].notna()] if len(v) else v
    if v.empty:
        return None
    schrijf = LIJST.pct if maat == "verschil_pct" else LIJST.eur
    per = _MATEN[maat]
    kwart = [
        {
            "jaar": int(r["jaar"]),
            "waarde": r["q1"],
            "mediaan": r["mediaan"],
            "q3": r["q3"],
            "tekst": f"{int(r['jaar'])}: midden van {int(r['n'])} gemeenten {schrijf(r['mediaan'])}, middelste helft {schrijf(r['q1'])} tot {schrijf(r['q3'])}; "
            f"{procent(r['boven_nul_pct'])} boven nul",
        }
        for r in als_rijen(v)
    ]
    eigen = tabel[(tabel["gm_code"] == gm_code) & tabel[maat].notna()]
    zelf = [
        {"jaar": int(r["jaar"]), "waarde": r[maat], "tekst": f"{naam} {int(r['jaar'])}: {schrijf(r[maat])}"}
        for r in als_rijen(eigen)
    ]
    v = v.assign(eigen=v["jaar"].map(dict(zip(eigen["jaar"], eigen[maat], strict=True))).astype("float64"))
    laatste = v.iloc[-1]
    return Figuur(
        sleutel=_sleutel(f"verdeling_{maat.removesuffix('_eur').removesuffix('_pct')}", i),
        over=_over(i, per, _loop(v)),
        titel=(
            f"In {int(laatste['jaar'])} lag het verschil bij {procent(laatste['boven_nul_pct'])} van de {int(laatste['n'])} gemeenten boven nul; "
            f"in het midden {schrijf(laatste['mediaan'])}{'' if maat == 'verschil_pct' else ' ' + per.removeprefix('euro ')}"
        ),
        onderkop=(
            f"{per[0].upper()}{per[1:]}. Balk: middelste helft van de gemeenten; streep: midden (mediaan)."
            + (f" Stip: {naam}." if zelf else "")
            + f" Gemeenten waarvan de bedragen niet bij elkaar passen, tellen niet mee. {def_zin(i)}."
        ),
        panelen=(
            Paneel(
                "",
                kwartielen_per_jaar(kwart, zelf, _jaren(haal), breuken(haal, (i.wet,)), as_titel=per),
                "; ".join([k["tekst"] for k in kwart] + [z["tekst"] for z in zelf]) + ".",
            ),
        ),
        tabel=v.astype({"q1": "float64", "mediaan": "float64", "q3": "float64"}),
        kolommen=(
            Kolom("jaar", "Jaar", str),
            Kolom("n", "Gemeenten", str),
            Kolom("weggelaten", "Weggelaten (bedragen passen niet)", str),
            Kolom("boven_nul", "Boven nul", str),
            Kolom("boven_nul_pct", "Boven nul (%)", procent1),
            Kolom("q1", f"Eerste kwartiel ({per})", schrijf),
            Kolom("mediaan", f"Mediaan ({per})", schrijf),
            Kolom("q3", f"Derde kwartiel ({per})", schrijf),
            Kolom("eigen", f"{naam or 'Eigen gemeente'} ({per})", schrijf),
        ),
        bron=bron(haal, i),
        berekening=berekening(haal, i, statistiek=_VERDELING),
        vlaggen=tuple(let_op(i, tabel)),
    )


@bewaard
def kaartfiguur(
    haal: Haal, i: Instelling, tabel: pd.DataFrame, jaar: int, gm_code: str | None, link: Any
) -> Figuur | None:
    """The difference per inhabitant on the map, with the list of all municipalities beside it."""
    topo = haal.kaart()
    van = tabel[(tabel["jaar"] == jaar) & ~tabel["anders_geboekt"] & tabel["per_inwoner_eur"].notna()]
    if topo.empty or len(van) < 10:
        return None
    alle = haal.gemeenten().merge(
        van[["gm_code", "per_inwoner_eur", "verschil_keur"]], on="gm_code", how="left"
    )
    vlag = tabel[tabel["jaar"] == jaar].set_index("gm_code")["let_op"]
    alle["let_op"] = alle["gm_code"].map(vlag).fillna("")
    grenzen = landkaart.rond_nul(list(van["per_inwoner_eur"]))
    rijen = [
        {
            "gm_code": r["gm_code"],
            "naam": r["naam"],
            "waarde": None if is_leeg(r["per_inwoner_eur"]) else r["per_inwoner_eur"],
            "tekst": f"{LIJST.eur(r['per_inwoner_eur'])}{'' if is_leeg(r['per_inwoner_eur']) else ' per inwoner'}",
        }
        for r in als_rijen(alle)
    ]
    q = van["per_inwoner_eur"].quantile([0.25, 0.5, 0.75])
    return Figuur(
        sleutel=_sleutel(f"kaart_{(gm_code or 'nl').lower()}", i),
        over=_over(i, "€ per inwoner", str(jaar)),
        titel=f"{i.definitie.naam}, {waaraan(i)} {jaar}: in het midden van {len(van)} gemeenten {euro(q[0.5])} per inwoner",
        onderkop=(
            f"Euro per inwoner; boven nul is het eerste bedrag van de definitie hoger dan het tweede. {len(alle) - len(van)} gemeenten zonder bruikbaar paar "
            f"zijn gearceerd. {def_zin(i)}."
        ),
        aanwijzing=KIES_VLAK,
        panelen=(
            Paneel(
                "",
                landkaart.landkaart(
                    rijen,
                    str(topo["topojson"].iloc[0]),
                    grenzen=grenzen,
                    labels=landkaart.klasse_labels(grenzen, euro),
                    titel="euro per inwoner",
                    eigen=gm_code,
                    palet="rond_nul",
                    hoogte=700,
                ),
                f"Kaart van {len(alle)} gemeenten: een kwart onder {euro(q[0.25])}, de helft onder {euro(q[0.5])}, driekwart onder {euro(q[0.75])} per inwoner; "
                f"{len(alle) - len(van)} zonder cijfer. Alle waarden staan in de lijst bij de kaart.",
                landkaart.KEUZE,
            ),
        ),
        tabel=alle,
        kolommen=(
            Kolom("naam", "Gemeente"),
            Kolom("per_inwoner_eur", "€ per inwoner", LIJST.eur),
            Kolom("verschil_keur", "Totaal (× € 1.000)", LIJST.heel),
            Kolom("let_op", "Let op"),
            Kolom("gm_code", "Gemeentecode"),
        ),
        bron=f"{bron(haal, i, jaar)} Grenzen: CBS, Kadaster (PDOK), vereenvoudigd.",
        berekening=berekening(haal, i, jaar, statistiek=_KAART),
        vlaggen=tuple(let_op(i, tabel, jaar)),
        lijst=f"Alle gemeenten: {i.definitie.naam.lower()}, {waaraan(i)} {jaar}",
        links=tuple(link(c) for c in alle["gm_code"]),
    )


_GROEPEN = {"jeugdregio": "jeugdregio's", "grootteklasse": "grootteklassen", "provincie": "provincies"}


@bewaard
def groepen(
    haal: Haal, i: Instelling, tabel: pd.DataFrame, jaar: int, kolom: str, eigen: str | None
) -> Figuur | None:
    """A bar per region or class, weighted per inhabitant; in the order of their names or sizes, no ranking."""
    per = per_groep(tabel, kolom, jaar)
    if per.empty:
        return None
    if kolom == "grootteklasse":
        volgorde = [r["groep"] for r in als_rijen(haal.grootteklassen())]
        per["_plek"] = per["groep"].map({g: n for n, g in enumerate(volgorde)})
        per = per.sort_values("_plek")
    punten = [
        {
            "naam": str(r["groep"]),
            "waarde": r["per_inwoner_eur"],
            "label": f"{r['groep']}: {euro(r['per_inwoner_eur'])} ({int(r['n'])})",
            "eigen": r["groep"] == eigen,
            "tekst": f"{r['groep']}: {euro(r['per_inwoner_eur'])} per inwoner, {euro_kort(r['verschil_keur'])} in totaal, {int(r['n'])} gemeenten",
        }
        for r in als_rijen(per)
    ]
    boven = int((per["per_inwoner_eur"] > 0).sum())
    return Figuur(
        sleutel=_sleutel(f"groepen_{kolom}", i),
        over=_over(i, "€ per inwoner (gewogen), × € 1.000 en %", str(jaar), landelijk=True),
        titel=f"{i.definitie.naam}, {waaraan(i)} {jaar}: {_in_alle(boven, len(per), _GROEPEN[kolom])} boven nul",
        onderkop=(
            f"Per {kolom}, euro per inwoner (gewogen: alle euro's gedeeld door alle inwoners van gemeenten met beide bedragen). Tussen haakjes: het aantal gemeenten. Op naam, niet op hoogte. {def_zin(i)}."
        ),
        panelen=(
            Paneel(
                "",
                liggende_staven(punten, as_titel="euro per inwoner"),
                "; ".join(p["tekst"] for p in punten) + ".",
            ),
        ),
        tabel=per.astype({"n": "float64", "opvallend": "float64"}),
        kolommen=(
            Kolom("groep", kolom.capitalize()),
            Kolom("n", "Gemeenten", LIJST.heel),
            Kolom("opvallend", "Waarvan bedragen die niet passen", LIJST.heel),
            Kolom("verschil_keur", "Verschil (× € 1.000)", LIJST.heel),
            Kolom("verschil_pct", "Verschil (%)", LIJST.pct),
            Kolom("per_inwoner_eur", "€ per inwoner (gewogen)", LIJST.eur),
        ),
        bron=bron(haal, i, jaar),
        berekening=berekening(haal, i, jaar, statistiek=_PER_GROEP),
        vlaggen=tuple(let_op(i, tabel, jaar)),
    )
