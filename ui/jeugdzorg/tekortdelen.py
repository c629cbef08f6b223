"""The part 'Verklaren': a scatter, a small regression with its residuals, and the outliers."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from queries import rijen as als_rijen
from ui.blokken import niets, sectie
from ui.gegevens import haal
from ui.toon import toon
from verhaal.csvbestand import tabel_csv
from verhaal.figuur import Figuur, Kolom, Paneel, tabel_html
from verhaal.getallen import LIJST, euro, getal, is_leeg, procent
from verhaal.grafieken_groep import KIES, spreiding
from verhaal.tekorten import herhaal, regressie
from verhaal.tekorten.tekortsommen import Instelling, uitschieters
from verhaal.tekorten.tekortwoorden import berekening, bron, def_zin, termnamen, waaraan
from verhaal.vergelijken.samenhang import spearman


def verklaren(
    i: Instelling, tabel: pd.DataFrame, jaar: int, gekozen: list[str], gm_code: str | None, bij_keuze: Any
) -> None:
    """A scatter for the first characteristic, the regression, its residuals."""
    kenmerken = haal.indicatorwaarden()
    cijfers = regressie.invoer(tabel, kenmerken, gekozen, jaar)
    if len(cijfers) < regressie.MINSTENS:
        niets(
            f"Over {jaar} zijn er te weinig gemeenten met al deze cijfers ({len(cijfers)}; nodig zijn er {regressie.MINSTENS}). Kies bovenaan een ander jaar of minder kenmerken."
        )
        return
    toon(_strooi(i, cijfers, kenmerken, gekozen[0], jaar, gm_code), bij_keuze)
    uitkomst = regressie.schat(cijfers, gekozen)
    if uitkomst is None:
        niets("Deze kenmerken zijn niet samen te schatten: zij zeggen (bijna) hetzelfde. Laat er een weg.")
    else:
        _regressie(i, uitkomst, kenmerken, jaar)
        st.download_button(
            "Cijfers van de regressie (CSV)",
            lambda: tabel_csv(cijfers.assign(jaar=jaar, definitie=def_zin(i)), nederlands=False),
            f"{herhaal.MAP}_regressie_{i.wet}_{jaar}.csv",
            "text/csv",
            on_click="ignore",
            key="dl_regressie",
        )
    _uitschieters(i, tabel, jaar)


def _strooi(
    i: Instelling,
    cijfers: pd.DataFrame,
    kenmerken: pd.DataFrame,
    kenmerk: str,
    jaar: int,
    gm_code: str | None,
) -> Figuur:
    soort = kenmerken[kenmerken["indicator_id"] == kenmerk].iloc[0]
    rho = spearman(cijfers[kenmerk], cijfers["per_inwoner_eur"])
    eenheid = f"({soort['eenheid']}, {int(soort['jaar'])})"
    x_titel = f"{soort['naam']} {eenheid}"
    punten = [
        {
            "gm_code": r["gm_code"],
            "naam": r["naam"],
            "kenmerk": r[kenmerk],
            "waarde": r["per_inwoner_eur"],
            "in_groep": False,
            "tekst": f"{r['naam']}: {getal(r[kenmerk], 1)}, {euro(r['per_inwoner_eur'])} per inwoner",
        }
        for r in als_rijen(cijfers)
    ]
    zelf = [p for p in punten if p["gm_code"] == gm_code]
    return Figuur(
        sleutel=f"tekort_strooi_{i.wet}_{kenmerk}_{(gm_code or 'nl').lower()}",
        titel=f"{soort['naam']} tegen het verschil voor {waaraan(i)} in {jaar}: Spearmans rho {getal(rho, 2)} over {len(cijfers)} gemeenten",
        onderkop=f"Elke stip is een gemeente, euro per inwoner. {def_zin(i)}. Gemeenten waarvan de bedragen niet bij elkaar passen, zijn weggelaten.",
        panelen=(
            Paneel(
                "",
                spreiding(punten, zelf, x_titel=(str(soort["naam"]), eenheid), y_titel="euro per inwoner"),
                f"{len(cijfers)} gemeenten, {x_titel} tegen het verschil per inwoner: Spearmans rho {getal(rho, 2)}.",
                KIES,
            ),
        ),
        tabel=cijfers.sort_values("naam"),
        kolommen=(
            Kolom("naam", "Gemeente"),
            Kolom(kenmerk, x_titel, lambda w: getal(w, 1)),
            Kolom("per_inwoner_eur", "Verschil (€ per inwoner)", LIJST.eur),
            Kolom("let_op", "Let op"),
            Kolom("gm_code", "Gemeentecode"),
        ),
        bron=f"{bron(haal, i, jaar)} Kenmerk: {soort['brontabel']}.",
        berekening=berekening(haal, i, jaar),
        vlaggen=(
            "Samenhang is geen oorzaak. Wat voor gemeenten geldt, hoeft niet voor inwoners te gelden (ecologische drogreden).",
            "Wie veel kenmerken probeert, vindt er altijd een paar bij toeval: van twintig toetsen is er gemiddeld één ‘significant’ zonder dat er iets is.",
            *([] if is_leeg(soort["waarschuwing"]) else [str(soort["waarschuwing"])]),
        ),
    )


def _regressie(i: Instelling, u: regressie.Uitkomst, kenmerken: pd.DataFrame, jaar: int) -> None:
    namen = {r["indicator_id"]: f"{r['naam']} ({r['eenheid']})" for r in als_rijen(kenmerken)}
    tabel = u.coefficienten.assign(naam=[namen.get(k, "Constante") for k in u.coefficienten["kenmerk"]])
    sectie(
        f"Deze kenmerken samen beschrijven {procent(100 * u.r2)} van de verschillen tussen {u.n} gemeenten",
        f"Lineaire regressie (kleinste kwadraten) van het verschil in euro per inwoner, {jaar}, met robuuste standaardfouten (HC3, statsmodels). {def_zin(i)}. Beschrijven is niet verklaren: "
        "er kan iets anders achter zitten.",
    )

    def cijfer(decimalen: int) -> Any:
        return lambda w: "" if is_leeg(w) else getal(w, decimalen)

    st.html(
        tabel_html(
            tabel,
            (
                Kolom("naam", "Kenmerk"),
                Kolom("b", "Coëfficiënt (€ per inwoner per eenheid)", cijfer(2)),
                Kolom("b_standaard", "Gestandaardiseerd", cijfer(2)),
                Kolom("se", "Robuuste standaardfout", cijfer(2)),
                Kolom("onder", "95%-interval van", cijfer(2)),
                Kolom("boven", "tot", cijfer(2)),
                Kolom("p", "p-waarde", lambda w: "< 0,001" if w < 0.001 else getal(w, 3)),
            ),
            f"Regressie over {u.n} gemeenten, R² {getal(u.r2, 2)}",
        )
    )
    with st.expander(
        "Residuen: het verschil per gemeente met wat het model verwacht", key="uitklap_residuen"
    ):
        st.html(
            tabel_html(
                u.residuen.sort_values("naam"),
                (
                    Kolom("naam", "Gemeente"),
                    Kolom("echt", "Verschil (€ per inwoner)", LIJST.eur),
                    Kolom("verwacht", "Verwacht", LIJST.eur),
                    Kolom("residu", "Residu", LIJST.eur),
                    Kolom("let_op", "Let op"),
                ),
                f"Residuen, {i.definitie.naam.lower()}, {jaar}",
            )
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
