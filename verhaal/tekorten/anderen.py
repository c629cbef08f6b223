"""What others published on youth care beside our sums: as labelled series, as a table, and as a bridge in euros. No Streamlit."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import Waarover
from verhaal.begrippen import WET_NAAM, opsomming
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_regel
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import LIJST, VAST, getal, is_leeg
from verhaal.grafieken_rijk import stappen
from verhaal.tekorten.tekortsommen import Instelling, bandbreedte, landelijk

# a series has a shape of its own beside its name: legible without colour
_VORMEN = ("diamond", "triangle-up", "square", "triangle-down", "circle")


def reeksen(anderen: pd.DataFrame) -> list[dict[str, Any]]:
    """The differences in mln euro as the chart draws them: of every series the shape, and its name at the last point only."""
    punten = anderen[(anderen["maat"] == "verschil")].sort_values(["reeks", "jaar"])
    vorm = dict(zip(punten["reeks"].drop_duplicates(), _VORMEN, strict=False))
    laatste = punten.groupby("reeks")["jaar"].transform("max")
    return [
        {
            "jaar": int(r["jaar"]),
            "waarde": float(r["waarde"]),
            "wie": str(r["reeks"]),
            "vorm": vorm[r["reeks"]],
            "etiket": kort(str(r["reeks"])) if r["jaar"] == laatste[nr] else "",
            "bron": str(r["bron"]),
            "telt": str(r["telt"]),
            "tekst": f"{r['reeks']}: {getal(r['waarde'])} mln. {r['telt']}. Bron: {r['bron']}",
        }
        for nr, r in zip(punten.index, als_rijen(punten), strict=True)
    ]


def kort(reeks: str) -> str:
    """'CBS, Monitor Langdurige Zorg' -> 'CBS'; beside a point."""
    return reeks.split(",")[0].replace("Deskundigencommissie", "Commissie")


def _in_zin(reeks: str) -> str:
    """'de commissie', 'de arbitrage', 'AEF'."""
    naam = kort(reeks)
    return f"de {naam.lower()}" if naam in ("Arbitrage", "Commissie") else naam


def naast_onze_som(haal: Haal, i: Instelling, tabel: pd.DataFrame) -> pd.DataFrame:
    """Every published figure with what it counts, its unit and our figure of that year in the same measure; no difference."""
    anderen = haal.cijfers_van_anderen()
    tabellen = bandbreedte(haal, i)[:2] if i.hangt_af else (tabel,)
    sommen = [landelijk(t).set_index("jaar")["verschil_keur"] / 1000 for t in tabellen]

    def ons(r: dict[str, Any]) -> str:
        if r["maat"] != "verschil":
            return LIJST.leeg if is_leeg(r["gevonden"]) else _met_eenheid(r["gevonden"], r["eenheid"])
        return (
            " tot ".join(LIJST.heel(som[r["jaar"]]) for som in sommen)
            if r["jaar"] in sommen[0].index
            else LIJST.leeg
        )

    regels = als_rijen(anderen)
    return anderen.assign(
        wie_en_jaar=[f"{kort(r['reeks'])} {r['jaar']}" for r in regels],
        hun=[_met_eenheid(r["waarde"], r["eenheid"]) for r in regels],
        ons=[ons(r) for r in regels],
    )


def _met_eenheid(waarde: float, eenheid: str) -> str:
    return f"{getal(waarde, 1)}%" if eenheid == "%" else getal(waarde)


def bruggen(haal: Haal) -> dict[str, str]:
    """Figure of others -> how it is called in a choice; the one of which most is known first, then the newest."""
    t = haal.brug()
    hun = t[t["soort"] == "hun"].assign(
        bekend=lambda d: d["toets"].isin(t.loc[t["soort"] == "deel", "toets"])
    )
    wat = haal.cijfers_van_anderen().set_index("toets")["maat"]
    naam = {"verschil": "", "begroot": ", begroot", "besteed": ", besteed"}
    hun = hun.sort_values(["bekend", "jaar", "reeks"], ascending=[False, False, False])
    return {
        str(r["toets"]): f"{kort(str(r['reeks']))} {r['jaar']}{naam[str(wat[r['toets']])]}"
        for r in als_rijen(hun)
    }


def _mln(waarde: float) -> str:
    return f"{getal(waarde)}{VAST}mln"


@bewaard
def brug(haal: Haal, toets: str) -> Figuur:
    """The steps from our amount to theirs in mln euro; the table has the steps to every figure of others."""
    alles = haal.brug()
    van = als_rijen(alles[alles["toets"] == toets])
    ons, hun, rest = (next(r for r in van if r["soort"] == s) for s in ("ons", "hun", "rest"))
    delen = [r for r in van if r["soort"] == "deel"]
    kan = [r for r in van if r["soort"] == "kan"]
    stand, punten = 0.0, []
    for r in [ons, *delen, rest]:
        vorige, stand = stand, stand + float(r["bedrag_mln"])
        teken = "+" if r is not ons and r["bedrag_mln"] >= 0.5 else ""
        label = f"{r['naam']}: {teken}{getal(r['bedrag_mln'])}"
        punten.append({"naam": r["naam"], "label": label, "van": vorige, "tot": stand, "samen": r is ons})
    punten.append(
        {
            "naam": hun["naam"],
            "label": f"{hun['naam']}: {getal(hun['bedrag_mln'])}",
            "van": 0.0,
            "tot": stand,
            "samen": True,
        }
    )
    punten = [{**p, "tekst": p["label"]} for p in punten]
    wie = f"{_in_zin(str(hun['reeks']))} over {hun['jaar']}"
    begin = f"Van onze € {_mln(ons['bedrag_mln'])} naar € {_mln(hun['bedrag_mln'])} van {wie}"
    verschil = float(hun["bedrag_mln"]) - float(ons["bedrag_mln"])
    if not delen:
        slot = f"van de € {_mln(abs(verschil))} ertussen is geen deel bekend"
    elif round(abs(float(rest["bedrag_mln"]))) == 0:
        slot = "er blijft niets over dat wij niet kunnen plaatsen, als wij de delen goed zien"
    else:
        bekend = sum(float(r["bedrag_mln"]) for r in delen)
        slot = f"delen met een bekend bedrag samen € {_mln(bekend)}, en € {_mln(float(rest['bedrag_mln']))} die niet bekend is"
    zinnen = [f"{r['naam']}: {r['uitleg']}" for r in [*delen, rest]]
    if kan:
        bedragen = opsomming(
            [f"{str(r['naam'])[0].lower()}{str(r['naam'])[1:]} (€ {_mln(r['bedrag_mln'])})" for r in kan]
        )
        zinnen.append(f"Een deel van wat niet bekend is, kan zitten in {bedragen}. {_waarom(kan)}")
    bron = f"{bron_regel(haal)} Hun cijfer: {_bron(haal, toets)}. De stappen zijn onze berekening, niet die van hen."
    formule = "Onze som, plus de delen waarvan wij het bedrag kennen, plus wat niet bekend is, is hun cijfer. Wat niet bekend is, is dus wat overblijft."
    return Figuur(
        sleutel=f"tekort_brug_{toets.removeprefix('anderen_')}",
        over=Waarover(WET_NAAM["jeugdwet"], "mln euro", str(hun["jaar"]), str(ons["uitleg"]), landelijk=True),
        titel=f"{begin}: {slot}",
        onderkop=(
            f"Miljoen euro, {hun['jaar']}, alle gemeenten samen. Elke balk begint waar de vorige eindigt; grijs: onze som en hun cijfer. "
            f"Onze som: {str(ons['uitleg'])[0].lower()}{str(ons['uitleg'])[1:]}. {kort(str(hun['reeks']))} telt: {str(hun['uitleg'])[0].lower()}{str(hun['uitleg'])[1:]}."
        ),
        panelen=(
            Paneel(
                "",
                stappen(punten, "miljoen euro"),
                f"{begin}. " + "; ".join(p["tekst"] for p in punten) + ".",
            ),
        ),
        tabel=alles,
        kolommen=(
            Kolom("reeks", "Wie"),
            Kolom("jaar", "Jaar", str),
            Kolom("naam", "Stap"),
            Kolom("soort", "Soort stap", SOORTEN.__getitem__),
            Kolom("bedrag_mln", "Bedrag (mln euro)", lambda w: getal(w, 1)),
            Kolom("zekerheid", "Hoe zeker is dat?"),
            Kolom("uitleg", "Wat het telt en wat wij niet weten"),
        ),
        bron=bron,
        berekening=Berekening(
            formule, ("Taakvelden van de Jeugdwet volgens de definitie smal",), bron, "brug"
        ),
        vlaggen=tuple(zinnen),
    )


SOORTEN = {
    "ons": "Onze som",
    "deel": "Bekend deel",
    "kan": "Kan een deel van de rest zijn; telt niet op",
    "rest": "Niet bekend",
    "hun": "Hun cijfer",
}


def _waarom(kan: list[dict[str, Any]]) -> str:
    """What is not known of amounts that may be part of the rest; said once."""
    return " ".join(dict.fromkeys(str(r["uitleg"]) for r in kan))


def _bron(haal: Haal, toets: str) -> str:
    return str(haal.cijfers_van_anderen().set_index("toets").at[toets, "bron"])
