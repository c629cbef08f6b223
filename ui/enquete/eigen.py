"""The part 'Eigen enquête': hold one, read a file, look at the outcomes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from loaders import versies
from queries import rijen as als_rijen
from ui import delen
from ui.blokken import niets
from ui.enquete import eigenbron
from ui.enquete.enquetedelen import kop
from ui.gegevens import haal
from ui.keuzevelden import kies_knop, kies_uit
from ui.toon import toon
from verhaal.beeld import Keuze
from verhaal.csvbestand import tabel_csv
from verhaal.enquetes import enquetefiguren
from verhaal.enquetes.eigen_enquete import EigenEnquete
from verhaal.html import maak

HOUDEN, INLEZEN = "houden", "inlezen"


def eigen_enquete(plek: Any, keuze: Keuze, naam: str | None) -> None:
    """Hold a survey, read a file for this session, or the outcomes of a survey that is there."""
    namen = eigenbron.namen()
    opgeslagen = [n for n in namen if n not in (eigenbron.SESSIE, eigenbron.VOORBEELD)]
    opties = {**namen, HOUDEN: "Zelf een enquête houden", INLEZEN: "Een bestand inlezen"}
    with st.container(key="keuzes_figuur"):
        gekozen = kies_uit("Enquête", opties, "enquete", opgeslagen[0] if opgeslagen else HOUDEN)
    if gekozen == HOUDEN:
        _houden(plek)
    elif gekozen == INLEZEN:
        kop(
            plek,
            "Lees de antwoorden van uw enquête in",
            "Uw bestand wordt niet bewaard: het staat alleen in het geheugen zolang dit venster open is, en niemand anders ziet het. Wij tellen de antwoorden. U ziet alles; wat u niet mag delen, staat erbij en gaat niet mee in downloads en op papier.",
        )
        from ui.enquete import inlezen  # readers and statistics: loaded when someone has a file

        if enquete := inlezen.inlezen(keuze.gm_code, naam):
            uitkomsten(enquete, keuze, naam)
    elif enquete := eigenbron.laad(gekozen):
        kop(plek, enquete.kop, *_over(enquete))
        uitkomsten(enquete, keuze, naam)
    else:
        kop(plek, "Deze enquête is er niet meer", "Lees uw bestand opnieuw in, of kies een andere enquête.")


def _over(e: EigenEnquete) -> list[str]:
    if e.is_voorbeeld:
        return [
            "De antwoorden zijn verzonnen, om uit te proberen wat dit dashboard van een enquête maakt. Neem hier geen cijfers uit over.",
        ]
    return [f"{e.uitgever}{f', {e.jaar}' if e.jaar else ''}. Gevraagd: {e.doelgroep}.", *e.opmerkingen]


# ------------------------------------------------------------------ holding one


def _houden(plek: Any) -> None:
    from enquete.houden.limesurvey import limesurvey
    from enquete.houden.sjablonen import drukbaar, xlsx_sjabloon
    from enquete.houden.vragenlijst import raadsenquete

    referentie = versies.DATA / "referentie"
    jaar = date.today().year
    lijst = raadsenquete(jaar, f"Raadsenquête sociaal domein {jaar}", "de griffie", referentie)
    kop(
        plek,
        "Houd zelf een enquête onder uw raad",
        f"De vragenlijst telt {len(lijst.vragen)} vragen over de zeven deelvragen van de studie. U kunt vragen weglaten.",
        "Bewaar geen namen. Vanaf 5 antwoorden op een vraag tonen wij hier de uitkomst van een gemeente, altijd in aantallen.",
    )
    with st.container(key="downloads", horizontal=True):
        for label, maker, naam, soort in (
            ("Invulbestand (Excel)", lambda: xlsx_sjabloon(lijst), "raadsenquete_antwoorden.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            ("Vragenlijst voor LimeSurvey", lambda: limesurvey(lijst), "raadsenquete_limesurvey.txt", "text/tab-separated-values"),
            ("Vragenlijst om te printen (HTML)", lambda: drukbaar(lijst), "raadsenquete_vragenlijst.html", "text/html"),
        ):  # fmt: skip
            st.download_button(label, maker, naam, soort, on_click="ignore", key=f"dl_{naam}")
    st.html(
        maak(
            "punten.html",
            kop="Zo werkt het",
            groepen=[
                {
                    "kop": "",
                    "zinnen": [
                        "Zet de vragenlijst in LimeSurvey, of deel haar op papier uit en typ de antwoorden over in het invulbestand.",
                        "Kies daarna bij ‘Enquête’ voor ‘Een bestand inlezen’. SPSS, Excel en CSV (ook van LimeSurvey en Qualtrics) kunnen.",
                        "Wilt u de uitkomsten voor iedereen laten zien? Dan leest de beheerder van deze website het bestand in.",
                    ],
                }
            ],
        )
    )


# ------------------------------------------------------------------ outcomes


def _regels(openbaar: bool) -> tuple[str, ...]:
    """The thresholds in words, as printed under every chart."""
    from enquete.drempels import drempelzinnen, lees_drempels

    return drempelzinnen(lees_drempels(versies.DATA / "referentie"), openbaar)


def uitkomsten(e: EigenEnquete, keuze: Keuze, naam: str | None) -> None:
    """One question: everyone, by group, and the own municipality in counts."""
    vragen = {str(v["vraag_id"]): str(v["tekst"]) for v in als_rijen(e.vragen.sort_values("volgorde"))}
    soort = "voorbeeld" if e.is_voorbeeld else "eigen"
    with st.container(key="keuzes_vraag"):
        gekozen = st.selectbox(
            "Vraag", list(vragen), format_func=vragen.__getitem__, key=f"enquetevraag_{soort}", filter_mode="contains",
            placeholder="Maak een keuze", bind="query-params",
        )  # fmt: skip
    vraag_id = gekozen or next(iter(vragen))
    regels = _regels(e.openbaar)
    if figuur := enquetefiguren.verdeling(e, vraag_id, regels):
        toon(figuur)
    elif e.eigen_blok(vraag_id, "land").empty:
        niets("De antwoorden op deze vraag tonen wij niet: er zijn er te weinig om niemand herkenbaar te maken. Kies een andere vraag.")  # fmt: skip
    if zelf := enquetefiguren.niet_delen(e, vraag_id):
        st.html(maak("sectie.html", kop="Alleen voor u: niet delen", tekst=enquetefiguren.NIET_DELEN))
        with st.expander("Wat alleen u ziet bij deze vraag", key="enquete_niet_delen"):
            st.html(zelf)
    if naam and keuze.gm_code:
        st.html(
            maak(
                "punten.html",
                kop=f"{'VOORBEELD: ' if e.is_voorbeeld else ''}{naam}{'' if e.per_gemeente else ', in aantallen'}",
                groepen=[
                    {
                        "kop": "",
                        "zinnen": enquetefiguren.eigen_zinnen(e, vraag_id, keuze.gm_code, naam)
                        or enquetefiguren.gemeentezinnen(e, vraag_id, keuze.gm_code, naam),
                    }
                ],
            )
        )
    _groepen(e, vraag_id, keuze, regels)
    voor = "VOORBEELD_" if e.is_voorbeeld else ""

    van = delen.stempel()  # asked now: the file is made after the run

    def csv(tabel: pd.DataFrame) -> bytes:
        uit = tabel.assign(vraag=tabel["vraag_id"].map(vragen), bron=e.bron, **van)
        return tabel_csv(uit, nederlands=True)

    def heel() -> bytes:
        assert e.niet_delen is not None
        te_delen = e.uitkomsten[e.uitkomsten["onderdrukt"] == "nee"]
        return csv(pd.concat([te_delen.assign(delen="ja"), e.niet_delen.assign(delen="niet delen")]))

    with st.container(key="downloads_enquete", horizontal=True):
        st.download_button(
            "Alle uitkomsten van deze enquête (CSV)", lambda: csv(e.uitkomsten), f"{voor}enquete_uitkomsten.csv", "text/csv",
            on_click="ignore", key="dl_enquete_alles",
        )  # fmt: skip
        if e.niet_delen is not None and len(e.niet_delen):
            st.download_button(
                "Ook wat u niet mag delen (CSV)", heel, f"{voor}enquete_NIET_DELEN.csv", "text/csv",
                on_click="ignore", key="dl_enquete_heel",
            )  # fmt: skip


def _groepen(e: EigenEnquete, vraag_id: str, keuze: Keuze, regels: tuple[str, ...]) -> None:
    blok = e.blok(vraag_id, "land").sort_values("volgorde")
    if blok.empty or (blok["onderdrukt"] == "ja").any():
        return
    antwoorden = {str(r["antwoord"]): str(r["label"]) for r in als_rijen(blok)}
    with st.container(key="keuzes_groep", horizontal=True):
        niveau = kies_knop("Vergelijk per", enquetefiguren.NIVEAUS, "enquetegroep", "grootteklasse")
        meest = str(blok.sort_values("pct", ascending=False)["antwoord"].iloc[0])
        antwoord = kies_uit("Antwoord", antwoorden, f"enqueteantwoord_{vraag_id}", meest)
    volgorde = {
        "grootteklasse": [str(g) for g in haal.grootteklassen()["groep"]],
        "provincie": sorted({str(p) for p in haal.gemeenten()["provincie"]}),
        "rol": list(enquetefiguren.ROLNAAM.values()),
    }[niveau]
    eigen = None
    if keuze.gm_code and niveau != "rol":
        eigen = str(haal.gemeente(gm_code=keuze.gm_code)[niveau].iloc[0])
    figuur = enquetefiguren.per_groep(e, vraag_id, niveau, antwoord, volgorde, eigen, regels)
    if figuur:
        toon(figuur)
    else:
        niets(
            f"Per {enquetefiguren.NIVEAUS[niveau].lower()} zijn er minder dan twee groepen die wij mogen tonen. Kies een andere verdeling."
        )
