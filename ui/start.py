"""The blocks of the start page, in the order in which they are read."""

from __future__ import annotations

import streamlit as st

from ui.gegevens import haal
from ui.toon import uitleg
from verhaal import duiding, zinnen
from verhaal import wetkaarten as kaart
from verhaal.beeld import Beeld
from verhaal.begrippen import jaren_kort
from verhaal.bronregels import berekening_groep, berekening_reeks, bron_regel
from verhaal.html import maak
from verhaal.rijksdeel import rijksdeel


def oordeel(beeld: Beeld) -> None:
    """The answer in one sentence, with how it was calculated."""
    uitspraak = zinnen.oordeel(beeld, duiding.drempel(haal, "geen_verschil_pct"))
    zinnen_ = [
        *_met_aanwijzing(uitspraak),
        *rijksdeel(haal, beeld.keuze.gm_code, beeld.wie(beeld.keuze.jaar), beeld.keuze.jaar),
    ]
    st.html(maak("oordeel.html", kop=uitspraak.kop, zinnen=zinnen_))
    uitleg("oordeel", lambda: berekening_reeks(haal, beeld, (beeld.keuze.jaar,)).html())


def _met_aanwijzing(uitspraak: zinnen.Oordeel) -> list[str]:
    """The sentences, the last one followed by what the reader can do."""
    *rest, laatste = uitspraak.zinnen or ("",)
    return [z for z in (*rest, f"{laatste} {uitspraak.aanwijzing}".strip()) if z]


def kaarten(beeld: Beeld) -> None:
    """The cards, and what the words mean."""
    st.html(kaart.kaarten_html(beeld, duiding.drempel(haal, "geen_verschil_pct")))
    if not beeld.is_nederland:
        uitleg("groep", lambda: berekening_groep(haal, beeld).html(), "Hoe is de vergelijking berekend?")
    regels = [zinnen.PRIMITIEF]
    if afronding := kaart.afronding_zin(beeld):
        regels.append(afronding)
    if beeld.keuze.eenheid.code == "jongere":
        regels.append(
            f"Per jongere kan alleen bij jeugd, en alleen voor {_jongerenjaren()}: van andere jaren is het aantal jongeren hier niet bekend. "
            "Andere bedragen staan per inwoner of als totaal; dat staat er steeds bij."
        )
    for regel in regels:
        st.html(maak("alinea.html", klasse="voetnoot", tekst=regel))


def _jongerenjaren() -> str:
    rijen = haal.noemerjaren()
    return jaren_kort([int(j) for j in rijen.loc[rijen["noemer"] == "jongeren_0_17", "jaar"]])


def deuren() -> None:
    """First visit: three ways in."""
    st.html(maak("deuren.html", zoek="Zoek uw gemeente in het veld bovenaan."))


def wat_valt_op(beeld: Beeld) -> None:
    """At most five findings, from thresholds in a data file."""
    zinnen_ = duiding.wat_valt_op(haal, beeld)
    st.html(maak("punten.html", kop="Wat valt op", groepen=[{"kop": "", "zinnen": zinnen_}]))


def vragen_voor_de_raad(beeld: Beeld) -> None:
    """Questions under see, judge, decide; chosen by the figures, never advice."""
    fasen = duiding.vragen_voor_de_raad(haal, beeld)
    groepen = [{"kop": fase, "zinnen": vragen} for fase, vragen in fasen.items()]
    st.html(maak("punten.html", kop="Vragen voor de raad", groepen=groepen))


def let_op(beeld: Beeld) -> None:
    """The flags of the chosen year in words, and the source."""
    zinnen_ = beeld.vlagzinnen([beeld.keuze.jaar])
    if zinnen_:
        st.html(maak("letop.html", kop="Let op bij deze cijfers", zinnen=zinnen_, klasse="letop"))
    st.html(maak("bron.html", tekst=bron_regel(haal, beeld.keuze.jaar)))
