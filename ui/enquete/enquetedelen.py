"""The parts 'Wat is bekend' and 'Uw inwoners'."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from queries import rijen as als_rijen
from ui import delen, kader
from ui.blokken import niets
from ui.enquete import studie
from ui.gegevens import haal
from ui.keuzevelden import kies_knop, kies_uit
from ui.toon import toon
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_IN_ZIN
from verhaal.csvbestand import tabel_csv
from verhaal.enquetes import bewijs, inwoners
from verhaal.groep import groep_van
from verhaal.html import maak


def kop(plek: Any, zin: str, *zinnen: str) -> None:
    """The finding of the page, above the choices."""
    with plek:
        st.html(maak("oordeel.html", kop=zin, zinnen=list(zinnen)))


# ------------------------------------------------------------------ what is known


def bekend(plek: Any) -> None:
    """Published outcomes of one sub-question: series asked alike, then every outcome with its source."""
    alles = haal.enquete_bewijs()
    vragen = als_rijen(haal.enquete_subvragen())
    namen = {v["subvraag"]: f"{v['kort']} ({v['n_uitkomsten']})" for v in vragen}
    with st.container(key="keuzes_figuur"):
        gekozen = kies_uit("Onderwerp", namen, "onderwerp", "S3")
    vraag = next(v for v in vragen if v["subvraag"] == gekozen)
    deel = alles[alles["subvraag"] == gekozen]
    kop(plek, "Wat raden en inwoners zeggen over het sociaal domein, en wat u daarmee kunt", *studie.zinnen())
    st.html(maak("sectie.html", kop=str(vraag["vraag"]), tekst=""))
    studie.toon(str(gekozen))
    st.html(maak("sectie.html", kop="Wat zeiden enquêtes hierover?", tekst=_hoeveel_bewijs(deel)))
    for nummer, reeks in enumerate(bewijs.reeksen(deel)):
        toon(bewijs.strook(reeks, str(gekozen), nummer))
    st.html(maak("bewijs.html", enquetes=bewijs.kaarten(deel)))
    kolommen = [
        "subvraag_kort", "titel", "uitgever", "jaar", "doelgroep", "n_tekst", "geo_naam", "vraag", "letterlijk",
        "label", "pct", "pct_tekst", "pct_soort", "bron_url", "opmerking",
    ]  # fmt: skip
    st.download_button(
        "Alle uitkomsten (CSV)",
        partial(tabel_csv, alles[kolommen].assign(**delen.stempel()), nederlands=True),
        "gemeenten3d_gepubliceerde_uitkomsten.csv",
        "text/csv",
        on_click="ignore",
        key="dl_bewijs",
    )


def _hoeveel_bewijs(deel: Any) -> str:
    if deel.empty:
        return "Hierover vonden wij geen gepubliceerde uitkomsten."
    return f"{bewijs.telling_zin(deel)}. De vragen zijn meestal omschreven en niet letterlijk overgenomen; wie meedeed, staat erbij. Waar de bron alleen woorden geeft (‘ruim de helft’), staan hier ook woorden."


# ------------------------------------------------------------------ residents


def _wet_van(leeftijd: str, thema: str) -> str:
    """Neighbours differ per law: which law these questions are nearest to."""
    if thema == "Rondkomen":
        return "participatiewet"
    return "jeugdwet" if leeftijd.startswith("16") else "wmo"


def inwoners_deel(plek: Any, keuze: Keuze, naam: str | None, bij_keuze: Callable[[str], None]) -> None:
    """Survey-based indicators of the municipality, by age group and theme."""
    if keuze.gm_code is None or naam is None:
        kop(
            plek,
            "Wat zeggen inwoners over gezondheid, eenzaamheid en rondkomen?",
            "Kies bovenaan uw gemeente. U ziet dan haar cijfers naast vergelijkbare gemeenten en Nederland.",
        )
        return
    bekend_ = haal.enquete_indicatoren()
    with st.container(key="keuzes_figuur", horizontal=True):
        leeftijd = kies_knop(
            "Wie",
            {k: v for k, v in inwoners.LEEFTIJDEN.items() if k in set(bekend_["leeftijdsgroep"])},
            "leeftijd",
            "18 jaar en ouder",
        )
        themas = list(dict.fromkeys(bekend_.loc[bekend_["leeftijdsgroep"] == leeftijd, "thema"]))
        eerste = "Eenzaamheid en meedoen" if "Eenzaamheid en meedoen" in themas else themas[0]
        thema = kies_knop("Onderwerp", {t: t for t in themas}, f"thema_{leeftijd[:2]}", eerste)
        kader.kies_groepsoort()
    wet = _wet_van(leeftijd, thema)
    tabel = inwoners.keuzetabel(haal, keuze, wet)
    tabel = tabel[(tabel["leeftijdsgroep"] == leeftijd) & (tabel["thema"] == thema)]
    met = groep_van(haal.groepsoorten(), keuze.groep, haal.gemeente(gm_code=keuze.gm_code))
    leden = haal.indicator_leden(gm_code=keuze.gm_code, groep=keuze.groep, wet=wet)
    voor = f" (voor {WET_IN_ZIN[wet]})" if keuze.groep == "buren" else ""
    kop(
        plek,
        f"Wat inwoners van {naam} zeggen, naast {met.kort}",
        "Deze cijfers komen uit de Gezondheidsmonitor: een enquête onder inwoners. De meeste zijn een modelschatting, geen telling.",
        f"U vergelijkt met {met.wie}{voor}." if not met.ontbreekt else met.ontbreekt_op_scherm,
    )
    figuur = inwoners.stroken(tabel, leden, keuze, naam, met.kort)
    if figuur is None:
        niets(f"Van {naam} zijn hierover geen cijfers. Kies een andere groep mensen of een ander onderwerp.")
        return
    toon(figuur, bij_keuze)
    _jaren(tabel, str(keuze.gm_code), naam)


def _jaren(tabel: Any, gm_code: str, naam: str) -> None:
    """One of these questions over the years, where its table has more than one."""
    jaren = haal.enquete_indicatoren().set_index("indicator_id")["jaren"]
    meer = [r for r in als_rijen(tabel) if len(jaren[r["indicator_id"]]) > 1]
    if not meer:
        return
    st.html(
        maak(
            "sectie.html", kop="Door de jaren", tekst="Alleen meetjaren uit dezelfde tabel staan in een lijn."
        )
    )
    namen = {r["indicator_id"]: str(r["naam"]) for r in meer}
    with st.container(key="keuzes_vraag"):
        gekozen = kies_uit("Vraag", namen, f"jarenvraag_{meer[0]['indicator_id']}", next(iter(namen)))
    rij = next(r for r in meer if r["indicator_id"] == gekozen)
    if figuur := inwoners.door_de_jaren(haal, rij, gm_code, naam):
        toon(figuur)
