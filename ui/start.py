"""The blocks of the start page, in the order in which they are read."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from ui import kader, raadstukken
from ui.begrippen import met_uitleg
from ui.gegevens import haal
from ui.toon import VRAGEN, uitleg
from verhaal import actueel, duiding, verandering, zinnen
from verhaal import wetkaarten as kaart
from verhaal.beeld import Beeld
from verhaal.begrippen import jaren_kort
from verhaal.bronregels import berekening_groep, berekening_reeks, bron_regel
from verhaal.getallen import is_leeg
from verhaal.html import maak
from verhaal.rijksdeel import rijksdeel


def oordeel(beeld: Beeld) -> None:
    """The answer in one sentence, with how it was calculated."""
    uitspraak = zinnen.oordeel(beeld, duiding.drempel(haal, "geen_verschil_pct"))
    zinnen_ = [
        *_met_aanwijzing(uitspraak),
        *rijksdeel(haal, beeld.keuze.gm_code, beeld.wie(beeld.keuze.jaar), beeld.keuze.jaar),
    ]
    st.html(maak("oordeel.html", kop=uitspraak.kop, zinnen=met_uitleg(zinnen_)))
    uitleg("oordeel", lambda: berekening_reeks(haal, beeld, (beeld.keuze.jaar,)).html(VRAGEN))


def _met_aanwijzing(uitspraak: zinnen.Oordeel) -> list[str]:
    """The sentences, the last one followed by what the reader can do."""
    *rest, laatste = uitspraak.zinnen or ("",)
    return [z for z in (*rest, f"{laatste} {uitspraak.aanwijzing}".strip()) if z]


def kaarten(beeld: Beeld) -> None:
    """The cards, and what the words mean."""
    st.html(kaart.kaarten_html(beeld, duiding.drempel(haal, "geen_verschil_pct")))
    if not beeld.is_nederland:
        uitleg(
            "groep", lambda: berekening_groep(haal, beeld).html(VRAGEN), "Hoe is de vergelijking berekend?"
        )
    regels = [zinnen.PRIMITIEF]
    if afronding := kaart.afronding_zin(beeld):
        regels.append(afronding)
    if beeld.keuze.eenheid.code == "jongere":
        regels.append(
            f"Per jongere kan alleen bij jeugd, en alleen voor {_jongerenjaren()}: van andere jaren is het aantal jongeren hier niet bekend. "
            "Andere bedragen staan per inwoner of als totaal; dat staat er steeds bij."
        )
    for regel in met_uitleg(regels):
        st.html(maak("alinea.html", klasse="voetnoot", tekst=regel))


def _jongerenjaren() -> str:
    rijen = haal.noemerjaren()
    return jaren_kort([int(j) for j in rijen.loc[rijen["noemer"] == "jongeren_0_17", "jaar"]])


def welkom() -> None:
    """First visit: what this is, how new it is, and three ways in; the search field stands above it, in the frame."""
    st.html(maak("deuren.html", nieuwste=actueel.nieuwste(haal.verslagen())))


def keuzes(beeld: Beeld) -> None:
    """What changes the sentence and the cards: the unit, which costs count, and with whom to compare."""
    eenheden = {"totaal", "inwoner"}
    jeugd = beeld.rij(beeld.keuze.jaar, "jeugdwet")
    if jeugd is not None and not is_leeg(jeugd.noemers.jongeren):
        eenheden.add("jongere")
    with st.container(key="keuzes_start", horizontal=True, vertical_alignment="bottom"):
        kader.kies_eenheid(eenheden)
        kader.kies_kosten(met_totaal=True)
        if not beeld.is_nederland:
            kader.kies_groepsoort()


def sinds_vorig_jaar(beeld: Beeld) -> None:
    """What rose and fell since the year before; nothing where the two years cannot be set beside each other."""
    if zinnen_ := verandering.sinds_vorig_jaar(haal, beeld):
        kop = f"Sinds {beeld.keuze.jaar - 1}"
        st.html(maak("punten.html", kop=kop, groepen=[{"kop": "", "zinnen": zinnen_}]))


# what readers ask next: the words of the link, the page, and the choices that open its answer
_VERDER: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Welk taakveld steeg het meest?", "begroot_en_besteed", {}),
    ("Hoe staan wij in onze jeugdregio?", "vergelijken", {"met": "jeugdregio"}),
    ("Wat kwam er van het Rijk?", "rijksmiddelen", {}),
    ("Kwam het door meer jongeren of door duurdere hulp?", "jeugdzorg", {"tekortdeel": "Meer of duurder?"}),
    ("Wat zeggen onze inwoners?", "enquete", {"enquetedeel": "Uw inwoners"}),
    ("Papier voor de commissie", "profiel", {}),
)


def verder_vragen() -> None:
    """What readers ask next, one click away."""
    vast = kader.query()
    links = [(tekst, f"{pagina}?{urlencode(vast | extra)}") for tekst, pagina, extra in _VERDER]
    st.html(maak("verder.html", links=links))


def wat_valt_op(beeld: Beeld) -> None:
    """At most five findings, from thresholds in a data file."""
    zinnen_ = duiding.wat_valt_op(haal, beeld)
    st.html(maak("punten.html", kop="Wat valt op", groepen=[{"kop": "", "zinnen": zinnen_}]))


def vragen_voor_de_raad(beeld: Beeld) -> None:
    """Questions under see, judge, decide; chosen by the figures, never advice."""
    fasen = duiding.vragen_voor_de_raad(haal, beeld)
    groepen = [{"kop": fase, "zinnen": vragen} for fase, vragen in fasen.items()]
    st.html(maak("punten.html", kop="Vragen voor de raad", groepen=groepen))
    if vragen := [v for groep in fasen.values() for v in groep]:
        raadstukken.bij_vragen(beeld, vragen)


def let_op(beeld: Beeld) -> None:
    """The flags of the chosen year in words, and the source."""
    zinnen_ = beeld.vlagzinnen([beeld.keuze.jaar])
    if zinnen_:
        st.html(maak("letop.html", kop="Let op bij deze cijfers", zinnen=zinnen_, klasse="letop"))
    st.html(maak("bron.html", tekst=bron_regel(haal, beeld.keuze.jaar)))
