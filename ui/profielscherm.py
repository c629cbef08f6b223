"""The blocks of the page Profiel: own words and logo, the preview, the downloads, a ZIP of many."""

from __future__ import annotations

import math
import re
import tempfile
import threading
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import IO

import streamlit as st

from fouten import Gebruikersfout
from loaders.eigen.opgave import Opgave
from queries import rijen as als_rijen
from reports import drukwerk, eigen
from reports.batch import Taak
from reports.drukkerij import DRUKKERIJ
from reports.drukwerk import Voorbeeld
from reports.enquetedeel import HOOGSTENS_VRAGEN, eerste_vragen, gezegd
from reports.inhoud import Opties
from reports.logo import lees_logo
from reports.pakket import maak_pakket
from reports.selectie import kies
from reports.uitvoer import SOORTEN, bestandsnaam, keuzes_tekst
from ui import adres, beurten, kader
from ui.blokken import niets
from ui.eigen import opslag
from ui.enquete import eigenbron
from ui.gegevens import database, haal
from ui.keuzevelden import kies_prijzen, kies_uit
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_NAAM, WETTEN
from verhaal.eenheden import EENHEDEN
from verhaal.getallen import getal
from verhaal.html import maak

_PPI = 110  # a page is 910 pixels wide: readable when it fills a laptop
_PER_PROFIEL_S = 0.7
_VOORBEELD = "_profiel_voorbeeld"
_een_tegelijk = threading.Semaphore(1)  # packages: each takes a processor for half a minute


def kop(naam: str | None, keuze: Keuze) -> None:
    """What comes out of this page."""
    if naam is None:
        titel = "Maak een profiel van een gemeente voor de raadsstukken"
        zin = "Kies hierboven een gemeente. U ziet dan de bladzijden, en u kunt ze downloaden."
    else:
        aantal = "enkele" if opslag.te_tonen(str(keuze.gm_code)) else "twee of drie"  # own figures take room
        titel = f"Profiel van {naam} over {keuze.jaar}, op {aantal} bladzijden"
        zin = (
            "Voor bij de raadsstukken: toegankelijk en ook in zwart-wit te lezen, met dezelfde cijfers als op het scherm. "
            "De keuzes hieronder gelden voor het papier. Kijk hoe het wordt en download het."
        )
    st.html(maak("oordeel.html", kop=titel, zinnen=[zin]))


def kies_opties(keuze: Keuze, naam: str) -> Opties | None:
    """The choices of the frame with the municipality's own words and logo; None when one of those is refused."""
    assert keuze.gm_code is not None
    opties = Opties(
        keuze.gm_code,
        keuze.jaar,
        definitie=keuze.definitie,
        groep=keuze.groep,
        eenheid=keuze.eenheid.code,
        datum=date.today(),
        adres=adres.basis(),
    )
    with st.container(key="keuzes_start", horizontal=True, vertical_alignment="bottom"):
        kader.kies_eenheid(EENHEDEN)
        kader.kies_kosten(met_totaal=True)
        kader.kies_groepsoort()
    with st.container(key="profiel_eigen"):
        wet = kies_uit("Waarover gaat het profiel?", _WETKEUZES, "profiel_wet", _ALLE)
        tekst = _tekstveld(keuze.gm_code, naam)
        bestand = st.file_uploader(
            "Logo (mag leeg blijven; PNG, JPEG of SVG)",
            type=["png", "jpg", "jpeg", "svg"],
            max_upload_size=1,
            key=f"profiel_logo_{keuze.gm_code}",  # of this municipality: another one gets an empty field
        )
        prijzen = kies_prijzen(int(haal.prijspeil()["naar_jaar"].iloc[0]))
        enquete, vragen = _kies_enquete(keuze.gm_code)
        opgaven = _kies_opgaven(keuze.gm_code)
    try:
        opties = _met_enquete(
            replace(opties, prijzen=prijzen, wet="" if wet == _ALLE else wet), enquete, vragen, naam
        )
        opties = replace(opties, eigen_tekst=eigen.toets_tekst(tekst), opgaven=opgaven)
        if bestand is not None:
            opties = replace(opties, logo=lees_logo(bestand.getvalue(), naam))
    except Gebruikersfout as fout:
        st.html(maak("melding.html", tekst=str(fout)))
        return None
    return opties


_GEEN, _ELDERS, _ALLE = "geen", "elders", "alle"
_WETKEUZES = {_ALLE: "De drie wetten samen", **{w: f"Alleen de {WET_NAAM[w]}" for w in WETTEN}}


def _kies_enquete(gm_code: str) -> tuple[str, tuple[str, ...]]:
    """Which survey is printed, and which of its questions. Invented answers are never offered: paper loses its warning."""
    namen = {
        _GEEN: "Geen enquête",
        _ELDERS: "Wat raden elders zeiden (landelijke enquêtes)",
        **eigenbron.echte(),
    }
    gekozen = kies_uit("Enquête op het papier", namen, "profiel_enquete", _GEEN)
    if gekozen in (_GEEN, _ELDERS) or (enquete := eigenbron.laad(gekozen)) is None:
        return gekozen, ()
    teksten = {str(v["vraag_id"]): str(v["tekst"]) for v in als_rijen(enquete.vragen.sort_values("volgorde"))}
    vragen = st.multiselect(
        f"Vragen (hoogstens {HOOGSTENS_VRAGEN})",
        list(teksten),
        default=list(eerste_vragen(enquete, gm_code)),
        format_func=teksten.__getitem__,
        key=f"profiel_vragen_{gm_code}_{gekozen}",
        max_selections=HOOGSTENS_VRAGEN,
        placeholder="Kies vragen",
        filter_mode="contains",
        select_all=False,
        wrap=True,
    )
    return gekozen, tuple(vragen)


def _kies_opgaven(gm_code: str) -> tuple[Opgave, ...]:
    """The own figures that this visitor sees, unless they should stay off the paper."""
    opgaven = tuple(opslag.te_tonen(gm_code))
    if not opgaven:
        return ()
    wat = "; ".join(o.voluit for o in opgaven)
    return opgaven if st.toggle(f"Met eigen cijfers ({wat})", value=True, key="profiel_opgaven") else ()


def _met_enquete(opties: Opties, enquete_id: str, vragen: tuple[str, ...], naam: str) -> Opties:
    """The choices with the survey that was chosen. Raises Gebruikersfout."""
    if enquete_id == _ELDERS:
        return replace(opties, met_enquete=True)
    enquete = None if enquete_id == _GEEN else eigenbron.laad(enquete_id)
    if enquete is None:
        return opties
    return replace(opties, gezegd=gezegd(enquete, opties.gm_code, naam, vragen))


def _tekstveld(gm_code: str, naam: str) -> str:
    """The paragraph of this municipality; it outlives a visit to another page, and never moves to another municipality."""
    sleutel, bewaard = f"profiel_tekst_{gm_code}", f"_profiel_tekst_{gm_code}"
    if sleutel not in st.session_state:
        st.session_state[sleutel] = st.session_state.get(bewaard, "")
    tekst = st.text_area(
        f"Toelichting van de gemeente {naam} (mag leeg blijven; één alinea, hoogstens {eigen.HOOGSTENS_TEKENS} tekens)",
        key=sleutel,
        height=120,
        max_chars=10 * eigen.HOOGSTENS_TEKENS,  # what is too long is said, not cut off
    )
    st.session_state[bewaard] = tekst
    gebruikt = f"U gebruikt {len(tekst)} van de {eigen.HOOGSTENS_TEKENS} tekens." if tekst else ""
    st.html(
        maak(
            "alinea.html",
            klasse="voetnoot",
            tekst=f"{gebruikt} Op het papier staat erbij dat deze woorden van de gemeente zijn. Klik buiten het veld om ze te zien.".strip(),
        )
    )
    return tekst


def _maak_voorbeeld(pad: str, opties: Opties) -> Voorbeeld:
    return DRUKKERIJ.doe(drukwerk.voorbeeld, pad, opties, _PPI)


@st.cache_data(max_entries=16, show_spinner="Het voorbeeld wordt gemaakt …")
def _voorbeeld(pad: str, gm_code: str, datum: date, keuzes: str, _opties: Opties) -> Voorbeeld:
    """Kept by version, municipality, day and choices (of text and logo their checksum), never by the logo itself."""
    return _maak_voorbeeld(pad, _opties)


def _eigen_voorbeeld(pad: str, opties: Opties) -> Voorbeeld:
    """With own figures: kept in the session of who gave them, and nowhere else."""
    sleutel = (pad, opties.gm_code, opties.datum, keuzes_tekst(opties))
    vorige: tuple[object, Voorbeeld] | None = st.session_state.get(_VOORBEELD)
    if vorige is None or vorige[0] != sleutel:
        vorige = st.session_state[_VOORBEELD] = (sleutel, _maak_voorbeeld(pad, opties))
    return vorige[1]


def voorbeeld(opties: Opties, naam: str) -> str | None:
    """Show what will be printed: the mark of own figures on it, '' without; None, with the reason, when it cannot be."""
    beurten.geef_door()
    try:
        pad, datum = str(database()), opties.datum or date.today()
        if opties.opgaven:
            beeld = _eigen_voorbeeld(pad, opties)
        else:
            beeld = _voorbeeld(pad, opties.gm_code, datum, keuzes_tekst(opties), opties)
    except Gebruikersfout as fout:
        st.html(maak("melding.html", tekst=str(fout)))
        return None
    st.html(maak("sectie.html", kop="Zo komt het op papier", tekst="Dit is precies wat u downloadt."))
    if opties.opgaven and not beeld.merk:
        niets("Bij deze keuzes kunnen uw eigen cijfers niet op het papier. Op Mijn gemeente staat waarom.")
    aantal = len(beeld.paginas)
    with st.container(key="profiel_bladzijden"):
        for nummer, (plek, pagina) in enumerate(zip(st.columns(aantal), beeld.paginas, strict=True), start=1):
            plek.image(
                pagina,
                caption=f"Bladzijde {nummer} van {aantal}",
                alt=f"Voorbeeld van bladzijde {nummer} van {aantal} van het profiel van {naam}, {opties.jaar}. "
                "Alle woorden en cijfers staan hieronder bij ‘Lees het profiel als tekst’.",
                width="stretch",
            )
    with st.expander("Lees het profiel als tekst", key="uitklap_profieltekst"):
        st.html(beeld.tekst)
    return beeld.merk


def _bestand(pad: Path, opties: Opties, soort: str) -> bytes:
    return DRUKKERIJ.doe(drukwerk.bestand, str(pad), opties, soort)


def downloads(opties: Opties, naam: str, merk: str) -> None:
    """Four forms of the same; each is made when someone asks for it. ``merk``: of own figures on it."""
    uitleg = (
        "De pdf is toegankelijk (PDF/UA) en bedoeld voor de raadsstukken. De webpagina heeft dezelfde inhoud in één bestand. "
        "Excel bevat de cijfers en de waarschuwingen, Word de tekst en de tabellen om zelf te bewerken."
    )
    with st.container(key="profiel_downloads", horizontal=True):
        st.html(maak("sectie.html", kop="Download", tekst=uitleg))
        for nummer, (code, soort) in enumerate(SOORTEN.items()):
            st.download_button(
                soort.naam,
                partial(_bestand, database(), opties, code),
                bestandsnaam(opties.gm_code, naam, opties.jaar, code, opties.wet, merk),
                soort.mime,
                type="secondary" if nummer else "primary",
                on_click="ignore",
                key=f"dl_profiel_{code}",
            )


@dataclass(frozen=True)
class _Pakket:
    """A ZIP that was made for this visitor; the file goes with the session."""

    sleutel: str
    bestand: IO[bytes]
    aantal: int
    omvang: int
    fouten: tuple[str, ...]

    def inhoud(self) -> bytes:
        self.bestand.seek(0)
        return self.bestand.read()


_PAKKET = "_profiel_pakket"


def pakket(opties: Opties) -> None:
    """All profiles of the province, jeugdregio or own group in one ZIP; made on a click, with progress."""
    gemeente = haal.gemeente(gm_code=opties.gm_code).iloc[0]
    gebieden: dict[str, tuple[str, str]] = {
        f"{woord} {gemeente[soort]}": (soort, str(gemeente[soort]))
        for soort, woord in (("provincie", "Provincie"), ("jeugdregio", "Jeugdregio"))
        if isinstance(gemeente[soort], str)
    }
    if groep := _groep(opties):
        gebieden[f"Waarmee u vergelijkt ({len(groep)})"] = ("groep", "")
    uitleg = (
        "U krijgt één ZIP-bestand met een pdf per gemeente en een lijst van de bestanden. Uw eigen toelichting, cijfers, "
        "logo en enquête staan er niet in."
    )
    with st.container(key="profiel_pakket"):
        st.html(maak("sectie.html", kop="Meer gemeenten tegelijk", tekst=uitleg))
        gekozen = st.segmented_control(
            "Welke gemeenten?",
            list(gebieden),
            default=next(iter(gebieden)),
            required=True,
            key="profiel_gebied",
        )
        kaal = replace(opties, eigen_tekst="", logo=None, gezegd=None, opgaven=())
        soort, waarde = gebieden[gekozen]
        if soort == "groep":
            gemeenten = groep
        else:
            gemeenten = kies(haal, None, *((waarde, None) if soort == "provincie" else (None, waarde)))
        taken = [Taak(replace(kaal, gm_code=c), naam, ("pdf",)) for c, naam in gemeenten.items()]
        duur = f"Het maken duurt {_duur(len(taken))}. Blijf zolang op deze pagina en verander niets."
        st.html(maak("alinea.html", klasse="voetnoot", tekst=duur))
        sleutel = "|".join((str(database()), gekozen, keuzes_tekst(kaal)))
        if st.button(f"Maak {len(taken)} profielen", key="profiel_maak_pakket"):
            _maak_pakket(sleutel, taken)
        klaar = st.session_state.get(_PAKKET)
        if isinstance(klaar, _Pakket) and klaar.sleutel == sleutel:
            _toon_pakket(klaar, gekozen, opties.jaar)


def _groep(opties: Opties) -> dict[str, str]:
    """The municipality and everyone it is compared with, for any law: code -> name; empty without a group."""
    leden = haal.groepsleden(gm_code=opties.gm_code, groep=opties.groep)
    if opties.wet:
        leden = leden[leden["wet"] == opties.wet]
    codes = {opties.gm_code, *leden["gm_code"]}
    namen = {r["gm_code"]: str(r["naam"]) for r in als_rijen(haal.gemeenten()) if r["gm_code"] in codes}
    return namen if len(namen) > 1 else {}


def _duur(aantal: int) -> str:
    """About how long a package takes, rounded up to half a minute."""
    halven = math.ceil(aantal * _PER_PROFIEL_S / 30)
    woorden = {1: "hoogstens een halve minuut", 2: "ongeveer een minuut", 3: "ongeveer anderhalve minuut"}
    return woorden.get(halven, f"ongeveer {math.ceil(halven / 2)} minuten")


def _maak_pakket(sleutel: str, taken: list[Taak]) -> None:
    """Every sign of progress is a moment at which Streamlit can break off: another choice or leaving ends the work."""
    if not _een_tegelijk.acquire(blocking=False):
        st.html(
            maak(
                "melding.html",
                tekst="Er wordt al een pakket gemaakt voor een andere bezoeker: probeer het over een minuut opnieuw.",
            )
        )
        return
    try:
        balk = st.progress(0.0)
        st.button("Stop", key="profiel_stop")
        bestand = tempfile.TemporaryFile()  # noqa: SIM115  (kept for the download; gone when the session is)

        def _meld(klaar: int, taak: Taak) -> None:
            balk.progress(klaar / len(taken), f"{klaar + 1} van {len(taken)}: {taak.naam}")

        pad = str(database())
        fouten = maak_pakket(
            lambda taak: DRUKKERIJ.doe(drukwerk.pakketdeel, pad, taak), taken, bestand, _meld
        )
        gelukt = len(taken) - len(fouten)
        st.session_state[_PAKKET] = _Pakket(sleutel, bestand, gelukt, bestand.tell(), tuple(fouten))
    finally:
        _een_tegelijk.release()
    st.rerun()


def _toon_pakket(klaar: _Pakket, gebied: str, jaar: int) -> None:
    woorden = re.sub(r"[^a-z0-9]+", "_", gebied.lower()).strip("_")
    st.download_button(
        f"Download ZIP ({klaar.aantal} profielen, {getal(klaar.omvang / 1e6, 1)} MB)",
        klaar.inhoud,
        f"profielen_sociaal_domein_{woorden}_{jaar}.zip",
        "application/zip",
        type="primary",
        on_click="ignore",
        key="dl_profiel_zip",
    )
    if klaar.fouten:
        st.html(maak("letop.html", kop="Niet gelukt", zinnen=klaar.fouten, klasse="letop"))
