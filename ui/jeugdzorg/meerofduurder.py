"""The part 'Meer of duurder?': volume times price, as far as the numbers of users are known."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from queries import rijen as als_rijen
from ui.blokken import alinea, niets, sectie
from ui.gegevens import haal
from ui.jeugdzorg import tekortkeuzes
from ui.toon import toon
from verhaal.figuur import tabel_html
from verhaal.getallen import getal
from verhaal.tekorten import tekortsommen, volumefiguren
from verhaal.tekorten.tekortsommen import Instelling
from verhaal.tekorten.volume import EERDER, GEBRUIK, Gebruik, per_gemeente, voorlopige_jaren


def meer_of_duurder(i: Instelling, gm_code: str | None, naam: str | None) -> None:
    """Users and spending per user over the years, and what each did to the change between two years."""
    g = GEBRUIK[i.wet]
    tabel = _gebruik(i, g)
    if tabel["jaar"].nunique() < 2 and i.wet in EERDER:
        g = EERDER[i.wet]
        tabel = _gebruik(i, g)
    jaren = sorted({int(j) for j in tabel["jaar"]})
    if len(jaren) < 2:
        _alleen_de_momentopname(g, gm_code, naam)
        return
    alinea(
        "Deze uitsplitsing gaat over de uitgaven in de jaarrekening, los van de definitie die u hierboven koos."
    )
    toon(volumefiguren.reeksen(haal, g, i.wet, tabel, gm_code, naam))
    van, tot = tekortkeuzes.kies_twee_jaren(jaren)
    if van == tot:
        niets("Kies twee verschillende jaren om de verandering te splitsen.")
        return
    delen = per_gemeente(tabel, van, tot).dropna(subset=["volume_keur"])
    if delen.empty:
        niets(f"Geen gemeente heeft aantallen én uitgaven over {van} en {tot}. Kies andere jaren.")
        return
    voorlopig = [j for j in voorlopige_jaren(tabel) if j in (van, tot)]
    toon(volumefiguren.splitsing(haal, g, i.wet, delen, (van, tot), gm_code, naam, voorlopig))
    kolom = tekortkeuzes.kies_groep()
    rijen, kolommen = volumefiguren.groepen(g, delen, kolom)
    with st.container(key="lijst_volume"):
        st.html(
            tabel_html(
                rijen, kolommen, f"Per {kolom}, van {van} op {tot}, gewogen: eerst opgeteld, dan gesplitst"
            )
        )


def _gebruik(i: Instelling, g: Gebruik) -> pd.DataFrame:
    return tekortsommen.gefilterd(haal.gebruik(wet=i.wet, indicator_id=g.indicator_id), i)


def _alleen_de_momentopname(g: Gebruik, gm_code: str | None, naam: str | None) -> None:
    """The share of one year that comes with the project, and what is needed for more."""
    reeks = haal.indicatorreeks(indicator_id=g.momentopname)
    soort = next(r for r in als_rijen(haal.indicatoren()) if r["indicator_id"] == g.momentopname)
    eigen = reeks.loc[reeks["gm_code"] == gm_code, "waarde"]
    zelf = f"; {naam}: {getal(float(eigen.iloc[0]), 1)}" if len(eigen) else ""
    sectie(
        f"Meer {g.meervoud}, of hogere uitgaven per {g.enkelvoud}?",
        f"Daarvoor zijn aantallen over minstens twee jaren nodig. In de meegeleverde cijfers staat alleen één jaar: {soort['naam']}, "
        f"{soort['eenheid']}, {soort['jaar']}: in het midden van {len(reeks)} gemeenten {getal(float(reeks['waarde'].median()), 1)}{zelf}. "
        f"Na een verversing door de beheerder staan de aantallen, de uitgaven per {g.enkelvoud} en de splitsing hier.",
    )
    alinea(str(soort["waarschuwing"]))
    alinea(f"Bron: CBS, {soort['brontabel']}. Licentie CC BY 4.0.", "bron")
