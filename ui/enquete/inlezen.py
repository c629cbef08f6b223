"""Reading a survey file on the page: choose, check what each column holds, count and protect. Nothing is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha1
from typing import Any

import pandas as pd
import streamlit as st

from enquete.duiden.afleiden import losse_in
from enquete.duiden.beschrijving import Beschrijving, Koppeling, uit_toml
from enquete.duiden.keuren import roltabel
from enquete.duiden.toewijzen import WAT_NAMEN, als_tabel, is_verzonnen, onbekende_rollen, stel_voor
from enquete.duiden.woorden import plat, soort_label
from enquete.enquetefouten import Enquetefouten
from enquete.houden.vragenlijst import lees_vragenlijst, raadsenquete
from enquete.importeer import kruis, verwerk
from enquete.lezen import lees_proces
from enquete.lezen.bestand import lees_inhoud
from enquete.lezen.ruw import MAX_MB, MeerBladen, Ruw
from enquete.soorten import ROLLEN, Eenheid, Vraag
from fouten import Gebruikersfout
from loaders import versies
from queries import rijen as als_rijen
from ui import beurten, delen
from ui.blokken import niets
from ui.enquete import eigenbron
from ui.enquete.geheugen import berg
from verhaal.afzender import KOPPEN
from verhaal.csvbestand import tabel_csv
from verhaal.enquetes.eigen_enquete import EigenEnquete
from verhaal.enquetes.enquetefiguren import ROLNAAM
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import KAAL, getal
from verhaal.html import maak

SOORTEN = ["sav", "zsav", "por", "xlsx", "xls", "xlsb", "ods", "csv", "txt", "tsv"]
_RUW, _ANDERS, _BLADEN = (
    "_enquete_ruw",
    "_enquete_anders",
    "_enquete_bladen",
)  # the file that is being read, and changed columns
_MEESTE_ROLLEN = 8
_MEESTE_KOLOMMEN = 40  # fields on the page at once
_LOS = {False: "geen antwoord: telt niet mee", True: "een gewoon antwoord"}
_WEET_NIET = {True: "telt mee als antwoord", False: "telt niet mee"}
_KRUIS = "_enquete_kruis"  # the last table of two questions
_REFERENTIE = versies.DATA / "referentie"
_RIJ: dict[Eenheid, str] = {
    "respondent": "Wat één persoon invulde",
    "gemeente": "Wat één gemeente invulde",
    "aggregaat": "Een aantal: al geteld",
}
_NAMEN: dict[str, str] = {
    **{str(w): naam for w, naam in WAT_NAMEN.items()},
    "cijfer": "cijfer",
    "meer": "vraag met meer antwoorden",
    "persoon": "vraag over wie antwoordde",
}
_TE_KIEZEN: dict[Eenheid, tuple[str, ...]] = {
    "respondent": (
        "negeren",
        "vraag",
        "cijfer",
        "meer",
        "persoon",
        "respondent",
        "gemeente",
        "rol",
        "weging",
    ),
    "gemeente": ("negeren", "vraag", "gemeente", "weging"),
    "aggregaat": ("negeren", "gebied", "vraagnaam", "antwoord", "aantal", "gevraagd", "rol"),
}


def _melding(tekst: str) -> None:
    niets(tekst)


def inlezen(gm_code: str | None, naam: str | None) -> EigenEnquete | None:
    """The fields of the form; the survey once it is counted. ``gm_code``, ``naam``: the chosen municipality."""
    gegeven = st.file_uploader(
        f"Bestand met antwoorden: SPSS, Excel of CSV, hoogstens {MAX_MB} MB",
        type=SOORTEN,
        max_upload_size=MAX_MB,
        key="enquete_bestand",
    )
    if gegeven is None:
        st.session_state.pop(_RUW, None)
        return None
    try:
        ruw = _lees(gegeven)
        beschrijving = _beschrijf(ruw, gm_code, naam)
    except Gebruikersfout as fout:
        _melding(str(fout))
        return None
    for zin in ruw.opmerkingen:
        st.html(maak("alinea.html", klasse="voetnoot", tekst=zin))
    _kolommen(ruw, beschrijving)
    return _tel(ruw, beschrijving)


def _lees(gegeven: Any) -> Ruw:
    """The file as text, read once; another file or sheet starts over. What went wrong is kept too: a click reads nothing."""
    bladen = st.session_state.get(_BLADEN, {}).get(gegeven.file_id, ())
    blad = None
    if len(bladen) > 1:
        blad = st.selectbox("Werkblad", bladen, index=None, key="enquete_blad", filter_mode=None, placeholder="Kies het werkblad met de antwoorden")  # fmt: skip
    vorige = st.session_state.get(_RUW)
    ander = not vorige or vorige[0] != (gegeven.file_id, blad)
    if ander:
        st.session_state.pop(_ANDERS, None)
        st.session_state.pop(_KRUIS, None)
        eigenbron.bewaar_sessie(None)
    gelezen: Ruw | Gebruikersfout | None = vorige[1].waarde if vorige and not ander else None
    if gelezen is None:  # also when the room was needed for others
        beurten.geef_door()
        try:
            gelezen = lees_inhoud(gegeven.name, gegeven.getvalue(), blad)
            nieuw = gelezen.bladen
        except Gebruikersfout as fout:
            gelezen, nieuw = fout, tuple(fout.bladen) if isinstance(fout, MeerBladen) else ()
        tabellen = [gelezen.tabel] if isinstance(gelezen, Ruw) else []
        st.session_state[_RUW] = ((gegeven.file_id, blad), berg(gelezen, *tabellen))
        if len(nieuw) > 1 and not bladen:
            st.session_state[_BLADEN] = {gegeven.file_id: nieuw}
            st.rerun()
    if isinstance(gelezen, Gebruikersfout):
        raise gelezen
    return gelezen


def _beschrijf(ruw: Ruw, gm_code: str | None, naam: str | None) -> Beschrijving:
    """What the survey is: ours, described in a file, or read from the labels of an SPSS file."""
    onze = lees_vragenlijst(_REFERENTIE)
    st.html(
        maak(
            "sectie.html",
            kop="Over deze enquête",
            tekst=f"{ruw.bestand}: {ruw.soortnaam}, {getal(len(ruw.tabel))} rijen en {getal(len(ruw.tabel.columns))} kolommen. "
            "Elke rij met minstens één antwoord telt mee; wat wij weglieten, staat hieronder.",
        )
    )
    with st.container(key="enquete_over", horizontal=True):
        titel = st.text_input("Titel", "Onze enquête", max_chars=120, key="enquete_titel")
        uitgever = st.text_input("Wie hield de enquête?", "de griffie", max_chars=120, key="enquete_uitgever")
        jaar = int(
            st.number_input("Jaar", 2000, date.today().year + 1, date.today().year, 1, key="enquete_jaar")
        )
    eenheid, openbaar = _wat_is_een_rij()
    with st.expander("Is het niet onze vragenlijst?", key="enquete_anders"):
        st.html(
            maak(
                "alinea.html",
                klasse="voetnoot",
                tekst="Bij SPSS halen wij de vragen uit de labels. Bij Excel en CSV (ook van Microsoft Forms) is de kop van een kolom de vraag. Controleer hieronder wat wij ervan maken. "
                "Wilt u meer zelf bepalen? Maak dan een beschrijving; docs/enquetes.md van dit programma legt uit hoe.",
            )
        )
        uit_bestand = st.toggle(
            "Haal de vragen uit de labels" if ruw.waardelabels else "Maak van elke kolom een vraag",
            key="enquete_labels",
        )
        toml = st.file_uploader(
            "Beschrijving (TOML), hoogstens 1 MB", type=["toml"], max_upload_size=1, key="enquete_toml"
        )
    if toml is not None:
        try:
            beschrijving = uit_toml(toml.getvalue().decode("utf-8-sig"), toml.name, onze)
        except UnicodeDecodeError as fout:
            raise Gebruikersfout(f"{toml.name} is geen tekst in UTF-8. Sla de beschrijving zo op.") from fout
    else:
        enquete = raadsenquete(jaar, titel.strip() or "Eigen enquête", uitgever.strip() or "niet opgegeven", _REFERENTIE, voorbeeld=is_verzonnen(ruw))  # fmt: skip
        if eenheid == "gemeente":
            enquete = replace(enquete, doelgroep="gemeenten")
        enquete = replace(enquete, eenheid=eenheid, openbaar=openbaar)
        beschrijving = Beschrijving(enquete, vragen_uit_bestand=uit_bestand, onze=True)
    keuzes = {**beschrijving.keuzes, **st.session_state.get(_ANDERS, {})}
    return _vraag_door(ruw, replace(beschrijving, keuzes=keuzes), gm_code, naam)


def _vraag_door(ruw: Ruw, beschrijving: Beschrijving, gm_code: str | None, naam: str | None) -> Beschrijving:
    """What only the user can say: where all answers come from, which role an unknown word is, what 'weet niet' is."""
    voorstel = stel_voor(ruw, beschrijving)
    zonder_plaats = (
        voorstel.kolom("gemeente") is None
        and voorstel.enquete.eenheid == "respondent"
        and not voorstel.vaste_gemeente
    )
    if zonder_plaats and gm_code and st.toggle(f"Alle antwoorden komen uit {naam}", key=f"enquete_uit_{gm_code}"):  # fmt: skip
        beschrijving = replace(beschrijving, vaste_gemeente=gm_code)
    woorden = onbekende_rollen(ruw, voorstel, roltabel(voorstel))
    if woorden:
        st.html(maak("alinea.html", klasse="", tekst="Deze functies kennen wij niet. Kies wat het zijn; anders telt de functie als niet bekend."))  # fmt: skip
    rollen = {}
    with st.container(key="enquete_rollen", horizontal=True):
        for nr, woord in enumerate(woorden[:_MEESTE_ROLLEN]):
            rol = st.selectbox(f"‘{woord[:40]}’ is", ROLLEN, index=None, key=f"enquete_rol_{nr}_{woord[:40]}", filter_mode=None, placeholder="niet bekend", format_func=ROLNAAM.__getitem__)  # fmt: skip
            rollen[plat(woord)] = rol or ""
    rollen |= {plat(woord): "" for woord in woorden[_MEESTE_ROLLEN:]}
    weet_niet = beschrijving.weet_niet_telt
    if any(_is_weet_niet(o.label) for v in voorstel.enquete.vragen for o in v.schaal.opties):
        weet_niet = st.segmented_control(
            "‘Weet niet’", list(_WEET_NIET), format_func=_WEET_NIET.__getitem__, default=None, key="enquete_weet_niet",
            help="Zonder keuze doen wij wat het bestand zegt: noemt het ‘weet niet’ geen antwoord, dan telt het niet mee.",
        )  # fmt: skip
    los = beschrijving.losse_tellen
    if beschrijving.vragen_uit_bestand and (codes := losse_in(ruw)):
        los = st.segmented_control(
            f"Wat betekent {' of '.join(codes)}? Dat getal staat los van de andere en heeft geen label", list(_LOS),
            format_func=_LOS.__getitem__, default=None, key="enquete_los",
            help="Zonder keuze tellen wij kolommen met zo'n getal niet: het kan ‘geen antwoord’ zijn.",
        )  # fmt: skip
    return stel_voor(
        ruw,
        replace(
            beschrijving, rollen={**beschrijving.rollen, **rollen}, weet_niet_telt=weet_niet, losse_tellen=los
        ),
    )


def _is_weet_niet(label: str) -> bool:
    return soort_label(label) == "weet_niet"


def _wat_is_een_rij() -> tuple[Eenheid, bool]:
    """What a row of the file is, and whether the answers of municipalities are public."""
    eenheid = st.segmented_control(
        "Wat is één rij van uw bestand?", list(_RIJ), format_func=_RIJ.__getitem__, default="respondent",
        required=True, key="enquete_rij",
    )  # fmt: skip
    if eenheid != "gemeente":
        return eenheid, False
    return eenheid, st.toggle(
        "De antwoorden zijn openbaar: gemeenten gaven ze als overheid. Toon ze met naam.",
        key="enquete_openbaar",
    )


def _kolommen(ruw: Ruw, beschrijving: Beschrijving) -> None:
    """What we think each column holds, with a field to say otherwise: one choice, and it is so."""
    tabel = als_tabel(ruw, beschrijving)
    gebruikt = int((tabel["wat"] != WAT_NAMEN["negeren"]).sum())
    st.html(
        maak(
            "sectie.html",
            kop=f"Zo lezen wij de kolommen: {gebruikt} van de {len(tabel)} worden gebruikt",
            tekst="Klopt er iets niet? Kies bij de kolom wat erin staat. Kolommen die niet gebruikt worden, worden ook niet gelezen.",
        )
    )
    rijen = als_rijen(tabel.assign(koppeling=pd.Series(beschrijving.koppelingen, dtype="object")))
    # folded when it is long: the button to go on stands below it
    with st.expander("Alle kolommen van uw bestand", expanded=len(rijen) <= 12, key="enquete_alle_kolommen"):
        meer = rijen[_MEESTE_KOLOMMEN:]
        if meer:
            rijen = rijen[:_MEESTE_KOLOMMEN]
            nog = st.selectbox("Een kolom die niet in de lijst staat", [r["kolom"] for r in meer], index=None, key="enquete_welke", filter_mode="contains", placeholder="Kies een kolom")  # fmt: skip
            rijen = [*(r for r in meer if r["kolom"] == nog), *rijen]
        for rij in rijen:
            _kolom(rij, beschrijving)


def _kolom(rij: dict[str, Any], beschrijving: Beschrijving) -> None:
    """One column: what it is, changed by a choice; with our own questionnaire also which question it answers."""
    kolom, koppeling, enquete = str(rij["kolom"]), rij["koppeling"], beschrijving.enquete
    eigen_vragen = bool(st.session_state.get("enquete_labels"))
    keuzes = [
        w for w in _TE_KIEZEN[enquete.eenheid] if eigen_vragen or w not in ("cijfer", "meer", "persoon")
    ]
    anders = st.session_state.get(_ANDERS, {})
    wat = "vraag" if anders.get(kolom) == "vraag" else _wat_nu(koppeling, enquete.vraag(koppeling.vraag_id))
    wat = wat if wat in keuzes else "vraag" if wat in ("cijfer", "meer", "persoon") else keuzes[0]
    sleutel = f"{sha1(kolom.encode()).hexdigest()[:12]}_{wat}"  # another meaning is another field, that starts there

    def zet(plek: str, voor: str = "") -> None:
        st.session_state[_ANDERS] = {**st.session_state.get(_ANDERS, {}), kolom: voor + str(st.session_state[plek])}  # fmt: skip

    tekst = str(rij["tekst"]) if rij["tekst"] != kolom else ""
    uitleg = [tekst, f"zoals {rij['voorbeelden']}" if rij["voorbeelden"] else "", str(rij["waarom"])]
    with st.container(key=f"enquete_kolom_{sleutel}", horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            kolom, keuzes, index=keuzes.index(wat), format_func=lambda w: _NAMEN[w].capitalize(), filter_mode=None,
            key=(plek := f"enquete_wat_{sleutel}"), on_change=zet, args=(plek,), width=300, placeholder="Maak een keuze",
        )  # fmt: skip
        if wat == "vraag" and not eigen_vragen and koppeling.wat != "optie":
            vragen = {v.vraag_id: f"{v.vraag_id}: {v.tekst}" for v in enquete.vragen if v.soort != "open"}
            st.selectbox(
                f"Welke vraag is {kolom}?", list(vragen), index=list(vragen).index(koppeling.vraag_id) if koppeling.vraag_id in vragen else None,
                format_func=vragen.__getitem__, filter_mode="contains", placeholder="Kies een vraag", width=420,
                key=(welke := f"enquete_vraag_{sleutel}"), on_change=zet, args=(welke, "vraag:"),
            )  # fmt: skip
        st.html(maak("alinea.html", klasse="voetnoot", tekst="; ".join(filter(None, uitleg))))


def _wat_nu(koppeling: Koppeling, vraag: Vraag | None) -> str:
    """The choice that fits what a column is taken for."""
    if koppeling.wat == "optie" or (vraag and vraag.soort == "meer"):
        return "meer"
    if vraag is None or koppeling.wat != "vraag":
        return koppeling.wat
    return "persoon" if vraag.subvraag == "context" else "cijfer" if vraag.soort == "cijfer" else "vraag"


def _tel(ruw: Ruw, beschrijving: Beschrijving) -> EigenEnquete | None:
    """Count and protect on a click; errors as a table. The outcome stays for this session."""
    gevraagd = st.button("Tel en bescherm", type="primary", key="enquete_tel")
    if gevraagd:
        try:
            beurten.geef_door()
            with st.spinner("De antwoorden worden geteld …"):
                verslag = lees_proces.reken(
                    ruw.bestand, verwerk, ruw, beschrijving, versies.DATA / "bron", _REFERENTIE
                )
        except Enquetefouten as fout:
            eigenbron.bewaar_sessie(None)
            _fouten(fout)
            return None
        except Gebruikersfout as fout:
            eigenbron.bewaar_sessie(None)
            _melding(str(fout))
            return None
        eigenbron.bewaar_sessie(eigenbron.uit_verslag(verslag))
        st.session_state.pop(_KRUIS, None)
    enquete = eigenbron.laad(eigenbron.SESSIE)
    if enquete:
        for zin in (z for z in enquete.opmerkingen if z not in ruw.opmerkingen):  # those stand above
            st.html(maak("alinea.html", klasse="voetnoot", tekst=zin))
        if beschrijving.enquete.eenheid == "respondent":
            _kruis(ruw, beschrijving, enquete)
    return enquete


def _kruis(ruw: Ruw, beschrijving: Beschrijving, enquete: EigenEnquete) -> None:
    """Two questions of the file beside each other, on a click."""
    vragen = als_rijen(enquete.vragen.sort_values("volgorde"))
    namen = {str(v["vraag_id"]): str(v["tekst"]) for v in vragen}
    rijen = [str(v["vraag_id"]) for v in vragen if v["soort"] != "meer"]
    if len(namen) < 2 or not rijen:
        return
    with st.expander("Twee vragen naast elkaar", key="enquete_kruis"):
        rij = st.selectbox("Wie op deze vraag …", rijen, format_func=namen.__getitem__, key="enquete_kruis_rij", filter_mode="contains")  # fmt: skip
        kolom = st.selectbox(
            "… antwoordde op die vraag", [v for v in namen if v != rij], format_func=namen.__getitem__, key="enquete_kruis_kolom",
            filter_mode="contains",
        )  # fmt: skip
        if st.button("Maak de tabel", key="enquete_kruis_maak"):
            try:
                beurten.geef_door()
                with st.spinner("De antwoorden worden geteld …"):
                    bron = versies.DATA / "bron"
                    tabel = lees_proces.reken(
                        ruw.bestand, kruis, ruw, beschrijving, str(rij), str(kolom), bron, _REFERENTIE
                    )
            except Gebruikersfout as fout:
                _melding(str(fout))
                return
            st.session_state[_KRUIS] = (rij, kolom, tabel)
        vorige = st.session_state.get(_KRUIS)
        if vorige and vorige[:2] == (rij, kolom):
            _toon_kruis(vorige[2], f"{namen[str(rij)]} naast {namen[str(kolom)]}")


def _toon_kruis(tabel: pd.DataFrame, onderschrift: str) -> None:
    tabel = tabel.assign(delen=tabel["onderdrukt"].map({"ja": "niet delen", "nee": "mag"}))
    tabel = tabel.astype({"n": "float64", "n_geldig": "float64"})
    kolommen = (
        Kolom("antwoord_rij", "Wie dit antwoordde"),
        Kolom("label", "antwoordde daar"),
        Kolom("pct", "%", KAAL.pct_kort),
        Kolom("n", "Aantal", KAAL.heel),
        Kolom("n_geldig", "van", KAAL.heel),
        Kolom("delen", "Delen"),
    )
    st.html(tabel_html(tabel, kolommen, onderschrift))
    te_delen = tabel.loc[tabel["onderdrukt"] == "nee", [k.naam for k in kolommen[:-1]]]
    te_delen = te_delen.assign(**delen.stempel())
    st.download_button(
        "Wat u mag delen (CSV)", lambda: tabel_csv(te_delen, nederlands=True, koppen=KOPPEN | {k.naam: k.kop for k in kolommen}),
        "enquete_twee_vragen.csv", "text/csv", on_click="ignore", key="dl_enquete_kruis",
    )  # fmt: skip


def _fouten(fout: Enquetefouten) -> None:
    """Every error with its place and remedy, on screen and to take along."""
    _melding(f"Er is niets geteld. {fout}")
    tabel: pd.DataFrame = fout.tabel
    st.html(
        tabel_html(
            tabel.head(100),
            (
                Kolom("rij", "Rij", KAAL.tekst),
                Kolom("kolom", "Kolom"),
                Kolom("waarde", "Wat er staat"),
                Kolom("verwacht", "Wat wij verwachten"),
                Kolom("oplossing", "Wat u kunt doen"),
            ),
            f"{fout.aantal} {'fout' if fout.aantal == 1 else 'fouten'} in uw bestand"
            + (", de eerste 100" if len(tabel) > 100 else ""),
        )
    )
    uit = pd.DataFrame(als_rijen(tabel)).assign(**delen.stempel())
    st.download_button(
        "Alle fouten (CSV)", lambda: tabel_csv(uit, nederlands=True), "fouten_in_enquete.csv", "text/csv",
        on_click="ignore", key="dl_enquete_fouten",
    )  # fmt: skip
