"""The part 'Gemeenten en jaren': every municipality and year in one table, with its flags in words, and how persistent."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from ui import delen
from ui.blokken import alinea, sectie
from ui.gegevens import haal
from ui.toon import VRAGEN, uitleg
from verhaal.begrippen import jaren_kort
from verhaal.bewaren import bewaard
from verhaal.csvbestand import tabel_csv
from verhaal.excel import werkboek
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import LIJST, euro, getal
from verhaal.html import maak
from verhaal.tekorten import herhaal
from verhaal.tekorten.tekortoordeel import afstand_kop, volharding_kop
from verhaal.tekorten.tekortsommen import Instelling, alle_paren, houdt_aan, volharding
from verhaal.tekorten.tekortwoorden import berekening, bestandsdeel, bron, def_kort, def_zin, let_op, waaraan

UITLEG = (
    "Hoe donkerder, hoe verder van nul; het getal staat er altijd bij. Een ster: anders geboekt, telt niet mee in de reeks en "
    "in ‘Samen’. Een rondje: er is een andere vlag. Welke vlag in welk jaar, staat in de laatste kolom. Leeg: geen paar. "
    "‘Samen’ is de som over de jaren, in euro per inwoner."
)


def vlaggen_in_woorden(wet: str, jaren: list[int]) -> dict[str, str]:
    """gm_code -> 'Grote sprong: 2019 en 2021; Kleine aantallen: 2017 tot en met 2024', for the years shown."""
    uit: dict[str, list[str]] = {}
    for gm_code, naam, van in haal.tekort_vlaggen(wet=wet).itertuples(index=False, name=None):
        if zichtbaar := [int(j) for j in van if j in jaren]:
            uit.setdefault(gm_code, []).append(f"{naam}: {jaren_kort(zichtbaar)}")
    return {gm_code: "; ".join(delen) for gm_code, delen in uit.items()}


def breed(i: Instelling, tabel: pd.DataFrame) -> pd.DataFrame:
    """One row per municipality: euro per inhabitant per year, persistence, and the flags in words; as downloaded."""
    jaren = sorted({int(j) for j in tabel["jaar"]})
    v = volharding(tabel)
    per_jaar = tabel.pivot(index="gm_code", columns="jaar", values="per_inwoner_eur").reindex(columns=jaren)
    per_jaar.columns = pd.Index([f"per_inwoner_{jaar}_eur" for jaar in jaren])
    uit = v.merge(per_jaar, left_on="gm_code", right_index=True)
    uit["let_op"] = uit["gm_code"].map(vlaggen_in_woorden(i.wet, jaren)).fillna("")
    return uit.merge(haal.gemeenten()[["gm_code", "sorteernaam"]], on="gm_code").sort_values(
        "sorteernaam", ignore_index=True
    )


def _cel(waarde: float, teken: str, schaal: float) -> dict[str, str]:
    if waarde != waarde:
        return {"tekst": "", "klasse": ""}
    trap = min(3, int(3 * abs(waarde) / schaal + 0.5))
    return {
        "tekst": f"{euro(waarde)}{teken}",
        "klasse": f"h{'p' if waarde > 0 else 'm'}{trap}" if trap else "",
    }


def _rijen(tabel: pd.DataFrame, regels: pd.DataFrame, gm_code: str | None, link: Any) -> list[dict[str, Any]]:
    """The rows of the table on the screen, the own municipality on top."""
    tekens = {
        (gm, jaar): "*" if anders else "°"
        for gm, jaar, anders, vlag in tabel[["gm_code", "jaar", "anders_geboekt", "let_op"]].itertuples(
            index=False, name=None
        )
        if anders or vlag
    }
    schaal = float(tabel["per_inwoner_eur"].abs().quantile(0.9)) or 1.0
    jaren = sorted({int(j) for j in tabel["jaar"]})
    kolommen = [f"per_inwoner_{jaar}_eur" for jaar in jaren]
    rijen = [
        {
            "naam": r["naam"],
            "link": link(r["gm_code"]),
            "eigen": r["gm_code"] == gm_code,
            "cellen": [
                _cel(r[k], tekens.get((r["gm_code"], jaar), ""), schaal)
                for jaar, k in zip(jaren, kolommen, strict=True)
            ],
            "boven": f"{r['boven_nul']} van {r['jaren']}",
            "reeks": str(r["langste_reeks"]),
            "samen": LIJST.eur(r["samen_per_inwoner_eur"]),
            "let_op": r["let_op"],
        }
        for r in als_rijen(regels)
    ]
    return sorted(rijen, key=lambda r: not r["eigen"])


@bewaard
def _breed(_: Haal, i: Instelling) -> tuple[str, pd.DataFrame]:
    """What the table says, and its rows; worked out once."""
    tabel = alle_paren(haal, i)
    return volharding_kop(tabel), breed(i, tabel)


@bewaard
def _tabel(_: Haal, i: Instelling, gm_code: str | None, link: Any) -> str:
    """The table as it is shown for this municipality."""
    tabel = alle_paren(haal, i)
    return maak(
        "hittetabel.html",
        jaren=sorted({int(j) for j in tabel["jaar"]}),
        rijen=_rijen(tabel, _breed(haal, i)[1], gm_code, link),
        onderschrift=f"{i.definitie.naam}, {waaraan(i)}, euro per inwoner",
    )


def gemeenten_en_jaren(i: Instelling, tabel: pd.DataFrame, gm_code: str | None, link: Any) -> None:
    """The heat table with flags in words, and its downloads."""
    _houdt_aan(i)
    kop, regels = _breed(haal, i)
    sectie(
        kop,
        f"Verschil voor {waaraan(i)} in euro per inwoner, per gemeente en jaar. {def_zin(i)}. {UITLEG}",
    )
    for r in als_rijen(regels[(regels["gm_code"] == gm_code) & (regels["let_op"] != "")]):
        # on a phone the last column lies outside the screen
        st.html(
            maak(
                "letop.html",
                kop=f"Let op bij {r['naam']}",
                zinnen=r["let_op"].split("; "),
                klasse="letop klein",
            )
        )
    st.html(_tabel(haal, i, gm_code, link))
    for zin in let_op(i, tabel):
        alinea(zin)
    st.html(maak("bron.html", tekst=bron(haal, i)))
    _downloads(i, regels.drop(columns="sorteernaam"))


def _houdt_aan(i: Instelling) -> None:
    """The lag table: what is left of a difference after one, two, … years, beside what chance gives."""
    t = houdt_aan(haal, i)
    if t.empty:
        return
    sectie(
        afstand_kop(t),
        f"Rangcorrelatie (Spearman) tussen het verschil in euro per inwoner in een jaar en dat een aantal jaren later, gemiddeld over de paren van jaren. {def_zin(i)}.",
    )
    st.html(
        tabel_html(
            t.astype({"na_boven_pct": float, "na_onder_pct": float}), AFSTAND, "Houdt een verschil aan?"
        )
    )
    uitleg("houdt_aan", lambda: berekening(haal, i, statistiek=_AFSTAND_UITLEG).html(VRAGEN))


AFSTAND = (
    Kolom("afstand", "Jaren ertussen", str),
    Kolom("jaarparen", "Paren van jaren", str),
    Kolom("n", "Gemeenten, minstens", str),
    Kolom("rho", "Rangcorrelatie", lambda w: getal(w, 2)),
    Kolom("laagste", "Laagste", lambda w: getal(w, 2)),
    Kolom("hoogste", "Hoogste", lambda w: getal(w, 2)),
    Kolom("grens", "Toeval, tot", lambda w: f"± {getal(w, 2)}"),
    Kolom("na_boven_pct", "Boven nul: van wie dat toen ook was", LIJST.pct),
    Kolom("na_onder_pct", "en van wie niet", LIJST.pct),
)
_AFSTAND_UITLEG = (
    "Per twee jaren krijgt elke gemeente met een bruikbaar verschil in beide jaren een rangnummer; de correlatie daarvan is 1 als de volgorde "
    "gelijk blijft en 0 als het ene jaar niets zegt over het andere. Toeval: daarbuiten ligt de correlatie van twee jaren in één op de twintig gevallen "
    "als de jaren los van elkaar staan (1,96 gedeeld door de wortel van n - 1). Hoeveel gemeenten altijd boven nul lagen bij toeval: per gemeente het product "
    "van het deel boven nul in elk van haar jaren, opgeteld."
)


def _downloads(i: Instelling, regels: pd.DataFrame) -> None:
    uit = regels.assign(
        eenheid="euro per inwoner", definitie=def_kort(i), wet=i.wet, bron=bron(haal, i), **delen.stempel()
    )
    uitleg = [
        *herhaal.toelichting(i, bron(haal, i)),
        ("jaren", "Aantal jaren met een bruikbaar paar; boven_nul: waarvan boven nul."),
        ("samen_per_inwoner_eur", "Som over de bruikbare jaren, in euro per inwoner."),
        ("weggelaten", "Aantal anders geboekte paren; zij tellen niet mee in de kolommen hiervoor."),
    ]
    naam = f"{herhaal.MAP}_gemeenten_en_jaren_{bestandsdeel(i)}"
    with st.container(key="bronregel_hitte", horizontal=True, gap=None):
        for label, maker, einde, soort in (
            ("CSV", partial(tabel_csv, uit, nederlands=True), ".csv", "text/csv"),
            ("CSV (machine)", partial(tabel_csv, uit, nederlands=False), "_machine.csv", "text/csv"),
            ("Excel met toelichting", partial(werkboek, uit, uitleg), ".xlsx", herhaal.XLSX),
        ):
            st.download_button(
                label, maker, naam + einde, soort, type="tertiary", on_click="ignore", key=f"dl_hitte_{einde}"
            )
