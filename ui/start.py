"""The blocks of the start page, in the order in which they are read."""

from __future__ import annotations

import streamlit as st

from ui import duiding, kader, zinnen
from ui import kaarten as kaart
from ui.beeld import Beeld
from ui.begrippen import jaren_kort
from ui.figuren import berekening_groep, berekening_reeks, bron_regel
from ui.gegevens import haal
from ui.html import maak


def drempel(naam: str) -> float:
    """A threshold from ``data/referentie/drempels.csv``."""
    rijen = haal("drempels")
    return float(rijen.loc[rijen["drempel"] == naam, "waarde"].iloc[0])


def oordeel(beeld: Beeld) -> None:
    """The answer in one sentence, with how it was calculated."""
    uitspraak = zinnen.oordeel(beeld, drempel("geen_verschil_pct"))
    st.html(maak("oordeel.html", kop=uitspraak.kop, zinnen=uitspraak.zinnen))
    with (
        st.container(key="bronregel_oordeel", horizontal=True, gap=None),
        st.popover("Hoe is dit berekend?", type="tertiary", key="uitleg_oordeel"),
    ):
        st.html(berekening_reeks(haal, beeld, (beeld.keuze.jaar,)).html())


def kaarten(beeld: Beeld) -> None:
    """Three cards, what the words mean, and the shared costs."""
    st.html(kaart.kaarten_html(beeld, drempel("geen_verschil_pct")))
    if not beeld.is_nederland:
        with (
            st.container(key="bronregel_groep", horizontal=True, gap=None),
            st.popover("Hoe is de vergelijking berekend?", type="tertiary", key="uitleg_groep"),
        ):
            st.html(berekening_groep(haal, beeld).html())
    regels = [zinnen.PRIMITIEF]
    if gedeeld := kaart.gedeeld_zin(beeld):
        regels.insert(0, gedeeld)
    if beeld.keuze.eenheid.code == "jongere":
        regels.append(
            f"Per jongere kan alleen bij jeugd, en alleen voor {_jongerenjaren()}: van andere jaren is het aantal jongeren hier niet bekend. "
            "Andere bedragen staan per inwoner of als totaal; dat staat er steeds bij."
        )
    for regel in regels:
        st.html(maak("alinea.html", klasse="voetnoot", tekst=regel))


def _jongerenjaren() -> str:
    rijen = haal("noemerjaren")
    return jaren_kort([int(j) for j in rijen.loc[rijen["noemer"] == "jongeren_0_17", "jaar"]])


def deuren() -> None:
    """First visit: three ways in."""
    st.html(maak("deuren.html", zoek="Zoek uw gemeente in het veld bovenaan."))


def wat_valt_op(beeld: Beeld) -> None:
    """At most five findings, from thresholds in a data file."""
    breuken = [int(j) for j in haal("breuken")["jaar"]]
    punten = duiding.opvallend(
        beeld, haal("opvallend"), breuken, int(drempel("opvallend_hoogstens")), zinnen.reeks_wet(beeld)
    )
    zinnen_ = [p.tekst for p in punten] or [_waarom_niets(beeld)]
    st.html(maak("punten.html", kop="Wat valt op", groepen=[{"kop": "", "zinnen": zinnen_}]))


def _waarom_niets(beeld: Beeld) -> str:
    jaar = beeld.keuze.jaar
    nu = beeld.totaal(jaar)
    if beeld.rekening_nog_niet_verschenen(jaar):
        return f"De jaarrekening {jaar} is er nog niet. Kies {kader.standaardjaar()} om begroot en besteed te vergelijken."
    if nu is None or nu.besteed_keur is None:
        return f"De jaarrekening {jaar} is niet aangeleverd bij het CBS. Daardoor is er voor {jaar} niets te vergelijken."
    return "Geen enkel cijfer springt er dit jaar uit."


def vragen_voor_de_raad(beeld: Beeld) -> None:
    """Questions under see, judge, decide; chosen by the figures, never advice."""
    breuken = [int(j) for j in haal("breuken")["jaar"]]
    fasen = duiding.vragen(beeld, haal("vragen"), breuken, int(drempel("vragen_per_fase")))
    groepen = [{"kop": fase, "zinnen": [v.tekst for v in vragen]} for fase, vragen in fasen.items() if vragen]
    st.html(maak("punten.html", kop="Vragen voor de raad", groepen=groepen))


def let_op(beeld: Beeld) -> None:
    """The flags of the chosen year in words, and the source."""
    zinnen_ = beeld.vlagzinnen([beeld.keuze.jaar])
    if zinnen_:
        st.html(maak("letop.html", kop="Let op bij deze cijfers", zinnen=zinnen_, klasse="letop"))
    st.html(maak("bron.html", tekst=bron_regel(haal, beeld.keuze.jaar)))
