"""How the figures stand: version, news of the sources, what changed, and a second opinion."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from loaders.live import kalender
from ui.gegevens import haal
from ui.verantwoording.blokken import sectie, uitklaptabel
from verhaal import actueel
from verhaal.begrippen import SOORT_NAAM, WET_NAAM, opsomming
from verhaal.figuur import Kolom
from verhaal.getallen import TABEL, ZIN, is_leeg, procent1
from verhaal.html import maak


def kop() -> None:
    """Whether the figures reconcile, as a finding, and the version."""
    toetsen = haal.aansluiting().dropna(subset="in_orde")  # the others are comparisons with what others say
    goed, alle = int(toetsen["in_orde"].sum()), len(toetsen)
    finding = (
        f"Alle {alle} controles op deze cijfers kloppen"
        if goed == alle
        else f"{goed} van de {alle} controles op deze cijfers kloppen"
    )
    versie = haal.versie().iloc[0]
    st.html(
        maak(
            "oordeel.html",
            kop=finding,
            zinnen=[
                f"U kijkt naar versie {versie['versie']}, gebouwd op {versie['gebouwd_op']:%d-%m-%Y}.",
                _tegen_vorige(versie),
            ],
        )
    )


def _tegen_vorige(versie: pd.Series) -> str:
    """What this version changed against the one before it, in one sentence."""
    if is_leeg(versie["vorige"]):
        return "Dit is de eerste uitgave; er is nog geen eerdere versie om mee te vergelijken."
    r = haal.revisies()
    nu = r[r["versie"] == versie["versie"]]
    if nu.empty:
        return "Geen bedrag verschilt van de vorige versie."
    verslagen = len(nu[["jaar", "soort"]].drop_duplicates())
    woord = "verslag" if verslagen == 1 else "verslagen"
    return f"Sinds de vorige versie veranderden bedragen in {verslagen} {woord}; zie ‘Wat is er veranderd?’."


def nieuws(vandaag: date) -> None:
    """Whether CBS has published reports that are not in the data yet, and the state of each report."""
    verslagen = haal.verslagen()
    mist = actueel.gemist(verslagen, vandaag)
    volgende = kalender.volgende(vandaag)
    zinnen = [
        f"Volgens de kalender van het CBS verschenen en hier nog niet geladen: {_opsomming(mist)}. "
        "De beheerder van dit dashboard kan ze bij het CBS ophalen."
        if mist
        else "Alles wat het CBS volgens zijn kalender heeft uitgegeven, zit in deze cijfers."
    ]
    zinnen.append(f"De volgende uitgave: {volgende.naam}, omstreeks {volgende.datum:%d-%m-%Y}.")
    sectie("Zijn de cijfers actueel?", " ".join(zinnen))
    verslagen["soort"] = verslagen["soort"].map(SOORT_NAAM)
    verslagen["bron"] = ["ververst bij het CBS" if v else "momentopname" for v in verslagen["ververst"]]
    uitklaptabel(
        "verslagen",
        "Verslagen in deze cijfers",
        verslagen,
        (
            Kolom("jaar", "Jaar", str),
            Kolom("soort", "Verslag"),
            Kolom("gemeenten", "Gemeenten", TABEL.heel),
            Kolom("ontbreekt", "Ontbreekt", TABEL.heel),
            Kolom("eerste_plaatsing", "Waarvan voorlopig", TABEL.heel),
            Kolom("omvang", "Taakvelden"),
            Kolom("bron", "Herkomst"),
            Kolom("gewijzigd_op", "Door het CBS gewijzigd op", ZIN.dag),
        ),
    )


def _opsomming(uitgaven: list[kalender.Uitgave]) -> str:
    return opsomming([f"{u.naam} (omstreeks {u.datum:%d-%m-%Y})" for u in uitgaven])


def veranderd(gm_code: str | None, naam: str | None) -> None:
    """The revision log: what each new version changed, for the country and for the chosen municipality."""
    versie = haal.versie().iloc[0]
    landelijk = haal.revisies()
    sectie("Wat is er veranderd?", _veranderd_zin(versie, landelijk))
    if landelijk.empty:
        return
    landelijk["soort"] = landelijk["soort"].map(SOORT_NAAM)
    landelijk["wet"] = landelijk["wet"].map(WET_NAAM)
    uitklaptabel(
        "revisies",
        "Veranderingen per verslag en wet",
        landelijk,
        (
            Kolom("gebouwd_op", "Versie van", ZIN.dag),
            Kolom("jaar", "Jaar", str),
            Kolom("soort", "Verslag"),
            Kolom("wet", "Wet"),
            Kolom("n_nieuw", "Nieuw", TABEL.heel),
            Kolom("n_gewijzigd", "Gewijzigd", TABEL.heel),
            Kolom("n_vervallen", "Vervallen", TABEL.heel),
            Kolom("verschil_keur", "Verschil (× € 1.000)", TABEL.heel),
        ),
    )
    rijen = haal.revisies_gemeente(gm_code=gm_code)
    wie = naam or "grootste 200, nieuwste versie"
    if rijen.empty:
        st.html(maak("alinea.html", klasse="voetnoot", tekst=_niets_veranderd(naam)))
        return
    rijen["soort"] = rijen["soort"].map(SOORT_NAAM)
    rijen["wet"] = rijen["wet"].map(WET_NAAM)
    uitklaptabel(
        "revisies_gemeente",
        f"Veranderde bedragen: {wie}",
        rijen,
        (
            Kolom("gebouwd_op", "Versie van", ZIN.dag),
            Kolom("naam", "Gemeente"),
            Kolom("jaar", "Jaar", str),
            Kolom("soort", "Verslag"),
            Kolom("wet", "Wet"),
            Kolom("wat", "Wat"),
            Kolom("oud_keur", "Was (× € 1.000)", TABEL.heel),
            Kolom("nieuw_keur", "Werd (× € 1.000)", TABEL.heel),
            Kolom("verschil_keur", "Verschil (× € 1.000)", TABEL.heel),
        ),
    )


def _niets_veranderd(naam: str | None) -> str:
    if naam is None:
        return "Er kwamen alleen nieuwe bedragen bij; geen eerder bedrag veranderde. Kies een gemeente voor haar nieuwe bedragen."
    return f"Van {naam} veranderde geen bedrag."


def _veranderd_zin(versie: pd.Series, landelijk: pd.DataFrame) -> str:
    zin = (
        "Bij elke nieuwe versie leggen wij vast welke bedragen veranderden (lasten per wet, De drie wetten). "
        if not landelijk.empty
        else "Nog geen enkel bedrag is veranderd sinds de eerste versie. "
    )
    if not is_leeg(versie["aanvaard"]):
        zin += f"Bij deze versie heeft de beheerder grote verschillen uitdrukkelijk aanvaard: {versie['aanvaard']}"
    return zin


def tweede_mening() -> None:
    """Our national sums beside CBS's own cost tables, once they have been fetched."""
    tabel = haal.tweede_mening()
    if tabel.empty:
        return
    sectie(
        "Zegt het CBS hetzelfde?",
        "Het CBS vraagt gemeenten ook apart naar kosten van jeugdzorg en Wmo-maatwerk, en bewerkt die. Hier staan die bedragen naast "
        "onze bedragen uit Iv3, over de gemeenten die in beide staan. Ze meten niet precies hetzelfde: bij de Wmo telt het CBS alleen "
        "maatwerk, zonder uitvoeringskosten.",
    )
    tabel["soort"] = tabel["soort"].map(SOORT_NAAM)
    tabel["wet"] = tabel["wet"].map(WET_NAAM)
    uitklaptabel(
        "tweede_mening",
        "Bedragen van het CBS naast Iv3",
        tabel,
        (
            Kolom("jaar", "Jaar", str),
            Kolom("wet", "Wet"),
            Kolom("soort", "Verslag"),
            Kolom("n", "Gemeenten", TABEL.heel),
            Kolom("iv3_keur", "Iv3 (× € 1.000)", TABEL.heel),
            Kolom("cbs_keur", "CBS-tabel (× € 1.000)", TABEL.heel),
            Kolom("verschil_pct", "CBS-tabel ten opzichte van Iv3", procent1),
            Kolom("let_op", "Let op"),
        ),
    )
