"""The part 'Verklaren': a scatter, a small regression with its residuals, and the outliers."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from ui import delen
from ui.blokken import alinea, niets, sectie
from ui.gegevens import haal
from ui.toon import toon
from verhaal.begrippen import opsomming
from verhaal.csvbestand import tabel_csv
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import LIJST, getal, is_leeg, procent
from verhaal.tekorten import herhaal, nabijheid, regressie, verklaarfiguren
from verhaal.tekorten.tekortsommen import Instelling, uitschieters
from verhaal.tekorten.tekortwoorden import def_zin, termnamen


def verklaren(
    i: Instelling,
    tabel: pd.DataFrame,
    jaar: int,
    gekozen: list[str],
    maat: str,
    gm_code: str | None,
    bij_keuze: Any,
) -> None:
    """A scatter for the first characteristic, the regression of this year and of every year, and who lies far off."""
    kenmerken = haal.indicatorwaarden()
    bedragen = verklaarfiguren.bedragen(haal, i, maat)
    jaren = verklaarfiguren.invoer(haal, i, maat, gekozen)
    cijfers = jaren[jaren["jaar"] == jaar].reset_index(drop=True)
    if len(cijfers) < regressie.MINSTENS:
        niets(
            f"Over {jaar} zijn er te weinig gemeenten met al deze cijfers ({len(cijfers)}; nodig zijn er {regressie.MINSTENS}). Kies bovenaan een ander jaar of minder kenmerken."
        )
        return
    toon(verklaarfiguren.strooi(haal, i, cijfers, kenmerken, gekozen[0], jaar, maat, gm_code), bij_keuze)
    uitkomst = verklaarfiguren.uitkomst(haal, i, maat, gekozen, jaar)
    namen = verklaarfiguren.kenmerknamen(haal)
    if uitkomst is None:
        niets("Deze kenmerken zijn niet samen te schatten: zij zeggen (bijna) hetzelfde. Laat er een weg.")
    else:
        _regressie(i, uitkomst, namen, jaar, maat)
        _nabijheid(*verklaarfiguren.dichtbij(haal, i, maat, gekozen, jaar))
        st.download_button(
            "Cijfers van de regressie (CSV)",
            partial(
                tabel_csv,
                cijfers.assign(wet=i.wet, definitie=verklaarfiguren.toelichting(i, maat), **delen.stempel()),
                nederlands=False,
            ),
            f"{herhaal.MAP}_regressie_{i.wet}_{jaar}.csv",
            "text/csv",
            on_click="ignore",
            key="dl_regressie",
        )
        if fig := verklaarfiguren.coefficienten(
            haal, i, jaren, gekozen, maat, {k: namen[k] for k in gekozen}
        ):
            toon(fig)
    _binnen(i, bedragen, gekozen, namen, maat)
    _uitschieters(i, tabel, jaar)


def _regressie(i: Instelling, u: regressie.Uitkomst, namen: dict[str, str], jaar: int, maat: str) -> None:
    tabel = u.coefficienten.assign(naam=[namen.get(k, "Constante") for k in u.coefficienten["kenmerk"]])
    k = len(tabel) - 1
    samen = (
        f" U toetst {k} kenmerken tegelijk: ook zonder enig verband is de kans op minstens één p-waarde onder 0,05 dan "
        f"{procent(100 * (1 - 0.95**k))}. Vergelijk p daarom met {getal(0.05 / k, 3)}."
        if k > 1
        else ""
    )
    sectie(
        f"{'Deze kenmerken beschrijven samen' if k > 1 else 'Dit kenmerk beschrijft'} {procent(100 * u.r2)} van de verschillen tussen {u.n} gemeenten",
        f"Lineaire regressie (kleinste kwadraten) van {verklaarfiguren.wat(i, maat)}, {jaar}. {verklaarfiguren.toelichting(i, maat)} "
        f"Beschrijven is niet verklaren: er kan iets anders achter zitten.{samen}",
    )

    def cijfer(decimalen: int) -> Any:
        return lambda w: "" if is_leeg(w) else getal(w, decimalen)

    def kans(w: float) -> str:
        return "< 0,001" if w < 0.001 else getal(w, 3)

    st.html(
        tabel_html(
            tabel,
            (
                Kolom("naam", "Kenmerk"),
                Kolom("b", "Coëfficiënt", cijfer(2)),
                Kolom("b_standaard", "Per standaardafwijking", cijfer(2)),
                Kolom("se", "Fout (HC3)", cijfer(2)),
                Kolom("onder", "95% van", cijfer(2)),
                Kolom("boven", "tot", cijfer(2)),
                Kolom("p", "p", kans),
                Kolom("se_regio", "Fout per regio", cijfer(2)),
                Kolom("p_regio", "p per regio", kans),
                Kolom("vif", "VIF", cijfer(1)),
            ),
            f"Regressie over {u.n} gemeenten in {u.regios} jeugdregio's, R² {getal(u.r2, 2)}",
        )
    )
    alinea(
        "Coëfficiënt: euro per inwoner per eenheid van het kenmerk. Fout: standaardfout, robuust (HC3) en geclusterd per jeugdregio. "
        "VIF: overlap met de andere kenmerken; boven 5 zijn zij moeilijk uit elkaar te houden."
    )
    with st.expander(
        "Residuen: het verschil per gemeente met wat het model verwacht", key="uitklap_residuen"
    ):
        st.html(
            tabel_html(
                u.residuen.sort_values("naam"),
                (
                    Kolom("naam", "Gemeente"),
                    Kolom("echt", "Echt (€ per inwoner)", LIJST.eur),
                    Kolom("verwacht", "Verwacht", LIJST.eur),
                    Kolom("residu", "Residu", LIJST.eur),
                    Kolom("let_op", "Let op"),
                ),
                f"Residuen, {verklaarfiguren.wat(i, maat)}, {jaar}",
            )
        )


def _nabijheid(
    regio: nabijheid.TussenRegios | None, zelf: nabijheid.Moran | None, rest: nabijheid.Moran | None
) -> None:
    """Whether municipalities of one region, or near each other, look alike: then they are not that many observations."""
    if regio is None or zelf is None or rest is None:
        return
    sectie(
        f"Van de verschillen tussen gemeenten ligt {procent(regio.tussen_pct)} tussen de {regio.regios} jeugdregio's en de rest daarbinnen; bij toeval ligt ongeveer {procent(regio.toeval_pct)} ertussen",
        f"Intraclass-correlatie {getal(regio.icc, 2)}. Gemeenten naast de {nabijheid.BUREN} dichtstbijzijnde (Moran's I): {getal(zelf.i, 2)}, p = {getal(zelf.p, 3)}; "
        f"van wat de kenmerken niet beschrijven {getal(rest.i, 2)}, p = {getal(rest.p, 3)} ({nabijheid.TREKKINGEN} keer gehusseld). "
        "Lijken gemeenten in een regio op elkaar, dan is de gewone standaardfout te klein: kijk dan naar die per regio.",
    )


def _binnen(
    i: Instelling, bedragen: pd.DataFrame, gekozen: list[str], namen: dict[str, str], maat: str
) -> None:
    """Fixed effects, where a chosen characteristic is known of several years; else one sentence."""
    mee, cijfers = regressie.jaarlijkse(haal, bedragen, gekozen)
    u = regressie.vaste_effecten(cijfers, mee, maat) if mee else None
    if u is None:
        alinea(
            f"Een gemeente vergelijken met zichzelf in andere jaren (vaste effecten) kan alleen met kenmerken die van minstens {regressie.JAREN_MINSTENS} "
            "van deze jaren bekend zijn. Dat is nu bij geen van de gekozen kenmerken zo."
        )
        return
    sectie(
        f"Een gemeente naast zichzelf in andere jaren: {u.gemeenten} gemeenten, {opsomming([str(j) for j in u.jaren])}",
        f"Vaste effecten per gemeente en per jaar: wat in een gemeente niet verandert en wat in een jaar overal gebeurde, telt niet mee. {verklaarfiguren.toelichting(i, maat)} "
        f"Zo blijft {procent(100 * u.r2)} van de veranderingen beschreven, de jaren zelf meegeteld. Beschrijven is niet verklaren.",
    )
    st.html(
        tabel_html(
            u.coefficienten.assign(naam=[namen[k] for k in u.coefficienten["kenmerk"]]),
            (
                Kolom("naam", "Kenmerk"),
                Kolom("b", "Coëfficiënt (€ per inwoner per eenheid)", lambda w: getal(w, 2)),
                Kolom("se", "Fout per gemeente", lambda w: getal(w, 2)),
                Kolom("onder", "95% van", lambda w: getal(w, 2)),
                Kolom("boven", "tot", lambda w: getal(w, 2)),
                Kolom("p", "p", lambda w: "< 0,001" if w < 0.001 else getal(w, 3)),
            ),
            f"Vaste effecten over {u.n} waarnemingen, fouten geclusterd per gemeente",
        )
    )
    st.download_button(
        "Cijfers van de vaste effecten (CSV)",
        partial(
            tabel_csv,
            cijfers.assign(wet=i.wet, definitie=verklaarfiguren.toelichting(i, maat), **delen.stempel()),
            nederlands=False,
        ),
        f"{herhaal.MAP}_vaste_effecten_{i.wet}.csv",
        "text/csv",
        on_click="ignore",
        key="dl_vaste_effecten",
    )


def _uitschieters(i: Instelling, tabel: pd.DataFrame, jaar: int) -> None:
    rijen = pd.DataFrame(uitschieters(tabel, jaar, "per_inwoner_eur"))
    if rijen.empty:
        return
    links, rechts = termnamen(haal, i)
    sectie(
        "Gemeenten die het verst van het midden liggen",
        f"Uitschieters worden hier genoemd en nergens stilzwijgend weggelaten. Kijk eerst naar de vlag. {def_zin(i)}, {jaar}.",
    )
    st.html(
        tabel_html(
            rijen,
            (
                Kolom("naam", "Gemeente"),
                Kolom("per_inwoner_eur", "Verschil (€ per inwoner)", LIJST.eur),
                Kolom("links_keur", links, LIJST.keur),
                Kolom("rechts_keur", rechts, LIJST.keur),
                Kolom("inwoners", "Inwoners", LIJST.heel),
                Kolom("let_op", "Let op"),
            ),
            f"Uitschieters {jaar}",
        )
    )
