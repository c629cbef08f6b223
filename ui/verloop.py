"""The blocks of the page Begroot en besteed that are not figures."""

from __future__ import annotations

from typing import Any

import streamlit as st

from queries.antwoorden import Haal
from ui import kader
from ui.begrippen import met_uitleg
from ui.blokken import alinea, niets
from ui.gegevens import haal
from ui.keuzevelden import kies_knop
from ui.toon import toon
from ui.verantwoording.blokken import uitklaptabel
from verhaal import figuur, samenstelling, verandering, zinnen
from verhaal.beeld import Beeld
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM, WETTEN, jaren_kort, opsomming
from verhaal.bewaren import bewaard
from verhaal.html import maak


def kop(beeld: Beeld) -> None:
    """The runs of the three laws: one as heading, the others as sentences."""
    uitspraken = [u for w in WETTEN if (u := zinnen.reeks_zin(beeld, w))]
    kop_ = zinnen.reeks_kop(beeld, WETTEN)
    overige = [f"{u}." for u in uitspraken if u != kop_]
    st.html(maak("oordeel.html", kop=kop_, zinnen=overige))
    st.html(
        maak(
            "alinea.html",
            klasse="voetnoot",
            tekst=met_uitleg([zinnen.PRIMITIEF + _niet_vergelijkbaar(beeld)])[0],
        )
    )


def _niet_vergelijkbaar(beeld: Beeld) -> str:
    if beeld.is_nederland:
        return ""
    delen = []
    for wet in WETTEN:
        jaren = [
            str(j)
            for j in beeld.alle_jaren
            if (r := beeld.rij(j, wet)) is not None
            and not r.vergelijkbaar
            and not beeld.rekening_nog_niet_verschenen(j)
        ]
        if jaren:
            delen.append(f"{WET_IN_ZIN[wet]} {opsomming(jaren)}")
    return (
        f" Niet meegeteld, omdat begroting en jaarrekening niet te vergelijken zijn: {'; '.join(delen)}."
        if delen
        else ""
    )


def vak() -> Any:
    """The row of choices; not on paper."""
    return st.container(key="keuzes_verloop", horizontal=True, vertical_alignment="bottom")


def kies_meer(beeld: Beeld) -> None:
    """Unit and costs; Nederland is always per inhabitant, and per youth is known for too few years."""
    if not beeld.is_nederland:
        kader.kies_eenheid({"totaal", "inwoner"})
    kader.kies_kosten(met_totaal=False)


def groei(beeld: Beeld) -> None:
    """What rose and fell since the year before, with the table of all taakvelden."""
    zinnen_ = verandering.sinds_vorig_jaar(haal, beeld)
    if not zinnen_:
        return
    kop_ = f"Wat steeg en daalde sinds {beeld.keuze.jaar - 1}"
    st.html(maak("punten.html", kop=kop_, groepen=[{"kop": "", "zinnen": zinnen_}]))
    tabel = verandering.taakveldgroei(haal, beeld)
    if len(tabel):
        uitklaptabel("groei", "Verandering per taakveld", tabel, verandering.groeikolommen(haal, beeld))


def kies_wet() -> str:
    """The law of the large charts; kept in the URL as ``wet``."""
    return kies_knop("Wet", {w: WET_NAAM[w] for w in (*WETTEN, "gedeeld")}, "wet", "jeugdwet")


def toon_of_zeg(fig: figuur.Figuur | None, zin: str) -> None:
    """Draw the figure, or say in one sentence why there is none."""
    if fig is None:
        niets(zin)
    else:
        toon(fig)


def geen_paren(beeld: Beeld, wet: str) -> str:
    return f"Van {beeld.naam} is er geen jaar waarin begroting en jaarrekening bij {WET_IN_ZIN[wet]} te vergelijken zijn."


def geen_taakvelden(beeld: Beeld) -> str:
    return f"Van {beeld.naam} zijn over {beeld.keuze.jaar} geen cijfers aangeleverd bij het CBS. Kies een ander jaar."


def geen_aandeel(beeld: Beeld) -> str:
    return f"Het aandeel toegankelijke hulp is voor {beeld.naam} niet te berekenen."


def geen_samenstelling(beeld: Beeld) -> str:
    return f"Waaruit de uitgaven van {beeld.naam} in {beeld.keuze.jaar} bestaan, is niet bekend: er is geen verslag. Kies een ander jaar."


def reserves(beeld: Beeld) -> None:
    """The reserves beside the differences: a sentence on the chosen year, and a table of all years."""
    if beeld.is_nederland:
        return
    tabel = haal.reserves(gm_code=beeld.keuze.gm_code)
    if tabel.empty:
        return
    if zin := samenstelling.reservezin(haal, beeld):
        alinea(zin)
    uitklaptabel("reserves", "Reserves en verschil per jaar", tabel, samenstelling.KOLOMMEN_RESERVES)


@bewaard
def _baten_bekend(haal: Haal) -> str:
    """'de begrotingen van 2023 tot en met 2025 en de jaarrekeningen van 2023'."""
    bekend = (alle := haal.verslagen())[alle["baten_bekend"]]
    delen = [
        f"de {woord} van {jaren_kort([int(j) for j in bekend.loc[bekend['soort'] == soort, 'jaar']])}"
        for soort, woord in (("begroting", "begrotingen"), ("rekening", "jaarrekeningen"))
        if (bekend["soort"] == soort).any()
    ]
    return opsomming(delen) if delen else "geen enkel verslag"


def baten(beeld: Beeld) -> None:
    """What the snapshot does not know: income per taakveld."""
    st.html(
        maak(
            "alinea.html",
            klasse="voetnoot",
            tekst="Alle bedragen op deze pagina zijn lasten: wat de gemeente uitgeeft. Inkomsten per taakveld (baten) zijn in deze "
            f"gegevens alleen bekend voor {_baten_bekend(haal)}. Daarom staat hier geen saldo.",
        )
    )
