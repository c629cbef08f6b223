"""The fields with which a visitor gives own figures: a delivery, a table, or a few amounts per law."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from enquete.lezen import lees_proces
from enquete.lezen.bestand import lees_inhoud, veilige_naam
from enquete.lezen.ruw import MeerBladen, Ruw
from fouten import Gebruikersfout
from loaders import versies
from loaders.eigen import definitie as regels
from loaders.eigen.levering import MAX_MB, Melding
from loaders.eigen.opgave import (
    AARD_NAAM,
    AARDEN,
    MAX_NAAM,
    Aard,
    Bedrag,
    Opgave,
    in_keur,
    keur_levering,
    keur_omvang,
    lees_datum,
    lees_naam,
    van_wetten,
)
from loaders.eigen.tabel import VELDEN, Kolommen, lees_tabel, raad_kolommen
from queries import rijen as als_rijen
from ui import beurten
from ui.blokken import alinea, niets
from ui.eigen import opslag
from ui.enquete.geheugen import berg
from ui.gegevens import haal
from verhaal.begrippen import WET_NAAM, WETTEN
from verhaal.duiding import drempel
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import KAAL, getal

PRIVACY = (
    "Uw cijfers blijven van u: zij staan alleen in het geheugen zolang dit venster open is. Niemand anders ziet ze, zij worden "
    "niet bewaard en tellen nergens in mee. Sluit u het venster, dan zijn ze weg."
)
BESTAND, INVULLEN = "Een bestand", "Zelf invullen"
_INVULBAAR: tuple[Aard, ...] = ("begroting", "gewijzigd", "bestuursrapportage")
_KOP = {"begroting": "begroot", "gewijzigd": "gewijzigd begroot", "bestuursrapportage": "verwacht"}
_EENHEID = {1.0: "duizenden euro", 1_000.0: "hele euro"}
_GELEZEN, _KEER = "_eigen_gelezen", "_eigen_keer"
_REFERENTIE = versies.DATA / "referentie"
_VOORPROEF = 6


def geven(gm_code: str, naam: str, definitie: str, rekeningjaar: int) -> None:
    """All fields; what was given already stands above them, with a button to take it away."""
    alinea(PRIVACY, "")
    for nummer, opgave in enumerate(opslag.van_bezoeker(gm_code)):
        with st.container(key=f"eigen_staat_{nummer}", horizontal=True, vertical_alignment="center"):
            alinea(opgave.voluit, "")
            if st.button(f"Haal weg: {opgave.over}", key=f"eigen_weg_{nummer}", type="tertiary"):
                opslag.vergeet(opgave)
                st.rerun(scope="app")
    hoe = st.segmented_control("Hoe geeft u de cijfers?", [BESTAND, INVULLEN], default=BESTAND, required=True, key="eigen_hoe")  # fmt: skip
    try:
        if hoe == INVULLEN:
            _invullen(gm_code, naam, definitie, rekeningjaar)
        else:
            _bestand(gm_code, naam, rekeningjaar)
    except Gebruikersfout as fout:
        niets(str(fout))


def _klaar(nieuw: list[Opgave]) -> None:
    """Keep them, forget the file, and draw the page with them."""
    opslag.bewaar(nieuw)
    st.session_state.pop(_GELEZEN, None)
    st.session_state[_KEER] = st.session_state.get(_KEER, 0) + 1  # a new field: the file itself goes too
    st.rerun(scope="app")


def _wat_het_is(soort: str) -> tuple[str, str, bool]:
    """Name, date and whether the council settled it; as they were typed."""
    with st.container(key=f"eigen_wat_{soort}", horizontal=True, vertical_alignment="bottom"):
        naam = st.text_input(
            "Naam", placeholder="Ontwerpbegroting", max_chars=MAX_NAAM, key=f"eigen_naam_{soort}"
        )
        datum = st.text_input(
            "Datum (dd-mm-jjjj)", f"{date.today():%d-%m-%Y}", max_chars=10, key=f"eigen_datum_{soort}"
        )
        vast = st.toggle("De raad heeft deze cijfers vastgesteld", key=f"eigen_vast_{soort}")
    return naam, datum, vast


def _jaarveld(soort: str, rekeningjaar: int) -> int:
    eerste, laatste = regels.jaren(_REFERENTIE)
    hoogste = max(laatste, date.today().year) + 1
    standaard = min(max(date.today().year + 1, rekeningjaar), hoogste)
    return int(
        st.number_input("Jaar van de cijfers", eerste, hoogste, standaard, 1, key=f"eigen_jaar_{soort}")
    )


# ---------------------------------------------------------------- a few amounts


def _invullen(gm_code: str, naam: str, definitie: str, rekeningjaar: int) -> None:
    namen = {str(r["definitie"]): str(r["naam"]) for r in als_rijen(haal.definities())}
    jaar = _jaarveld("invullen", rekeningjaar)
    gegeven = _wat_het_is("invullen")
    alinea(
        f"Lasten van {naam} in duizenden euro, definitie ‘{namen.get(definitie, definitie)}’. Laat leeg wat u niet weet."
    )
    bedragen: dict[Aard, dict[str, float | None]] = {aard: {} for aard in _INVULBAAR}
    for wet in WETTEN:
        with st.container(key=f"eigen_wet_{wet}", horizontal=True):
            for aard in _INVULBAAR:
                bedragen[aard][wet] = st.number_input(
                    f"{WET_NAAM[wet]}, {_KOP[aard]}", value=None, min_value=0, max_value=10_000_000, step=1,
                    key=f"eigen_bedrag_{wet}_{aard}",
                )  # fmt: skip
    if not st.button("Leg ernaast", type="primary", key="eigen_leg_zelf"):
        return
    wat, dag = lees_naam(gegeven[0]), lees_datum(gegeven[1])
    nieuw = [
        o
        for aard in _INVULBAAR
        if (o := van_wetten(gm_code, jaar, aard, wat, dag, gegeven[2], bedragen[aard], definitie)) is not None
    ]
    if not nieuw:
        raise Gebruikersfout("Er is geen enkel bedrag ingevuld. Vul minstens één bedrag in.")
    _klaar(nieuw)


# ---------------------------------------------------------------- a file


def _bestand(gm_code: str, naam: str, rekeningjaar: int) -> None:
    gegeven = st.file_uploader(
        f"Een Iv3-levering (JSON), of een tabel met taakvelden (Excel of CSV), hoogstens {MAX_MB} MB",
        type=["json", "csv", "tsv", "txt", "xlsx"],
        max_upload_size=MAX_MB,
        key=f"eigen_bestand_{st.session_state.get(_KEER, 0)}",
    )
    if gegeven is None:
        st.session_state.pop(_GELEZEN, None)
        return
    gelezen = _lees(gegeven)
    aard = st.selectbox("Wat zijn het?", AARDEN, format_func=lambda a: AARD_NAAM[a].capitalize(), key="eigen_aard", filter_mode=None)  # fmt: skip
    wat = _wat_het_is("bestand")
    if isinstance(gelezen, Ruw):
        _tabel(gelezen, gm_code, rekeningjaar, aard, wat)
    else:
        _levering(gelezen, gm_code, naam, aard, wat)


def _lees(gegeven: Any) -> Ruw | dict[str, Any]:
    """The file, read once in a process of its own; a click on another field reads nothing. Of several sheets one is asked for."""
    uit = _lees_blad(gegeven, None)
    if isinstance(uit, MeerBladen):
        blad = st.selectbox("Werkblad", uit.bladen, index=None, key=f"eigen_blad_{gegeven.file_id}", filter_mode=None, placeholder="Kies het werkblad met de taakvelden")  # fmt: skip
        if blad is None:
            raise Gebruikersfout("Het werkboek heeft meer werkbladen. Kies het werkblad met de taakvelden.")
        uit = _lees_blad(gegeven, blad)
    if isinstance(uit, Gebruikersfout):
        raise uit
    return uit


def _lees_blad(gegeven: Any, blad: str | None) -> Ruw | dict[str, Any] | Gebruikersfout:
    """What the file (or this sheet of it) holds, or why it cannot be read; kept as long as this file is the chosen one."""
    bestand, dozen = st.session_state.get(_GELEZEN, ("", {}))
    if bestand != gegeven.file_id:
        dozen = {}
        st.session_state[_GELEZEN] = (gegeven.file_id, dozen)
    doos = dozen.get(blad)
    uit: Any = None if doos is None else doos.waarde
    if uit is None:  # also when the room was needed for others
        beurten.geef_door()
        try:
            uit = _lees_inhoud(gegeven.name, gegeven.getvalue(), blad)
        except Gebruikersfout as fout:
            uit = fout
        dozen[blad] = berg(uit, *([uit.tabel] if isinstance(uit, Ruw) else []))
    return uit  # type: ignore[no-any-return]


def _lees_inhoud(naam: str, inhoud: bytes, blad: str | None = None) -> Ruw | dict[str, Any]:
    if len(inhoud) > MAX_MB * 1024 * 1024:
        raise Gebruikersfout(
            f"{veilige_naam(naam)} is groter dan {MAX_MB} MB. Kies een bestand met alleen de cijfers."
        )
    if naam.lower().endswith(".json"):
        return lees_proces.lees_levering(veilige_naam(naam), inhoud, _REFERENTIE)
    return lees_inhoud(naam, inhoud, blad)


def _meldingen(lijst: list[Melding], aantallen: dict[str, int]) -> bool:
    """What is wrong or strange, as a table; whether the figures may be shown."""
    if not lijst:
        return True
    fout = aantallen["fout"]
    if fout:
        niets(f"De cijfers zijn niet gelezen: er {'is 1 fout' if fout == 1 else f'zijn {fout} fouten'}. Verbeter het bestand en kies het opnieuw.")  # fmt: skip
    getoond = sorted(lijst, key=lambda m: m["ernst"] != "fout")[:100]
    tabel = pd.DataFrame(getoond).replace({"ernst": {"fout": "Fout", "let_op": "Let op"}})
    som = sum(aantallen.values())
    st.html(
        tabel_html(
            tabel,
            (
                Kolom("plaats", "Waar"),
                Kolom("ernst", "Wat"),
                Kolom("code", "Code van het CBS", KAAL.tekst),
                Kolom("wat", "Wat er is"),
                Kolom("oplossing", "Wat u kunt doen"),
            ),
            f"{som} {'opmerking' if som == 1 else 'opmerkingen'} bij uw bestand"
            + (f", de eerste {len(getoond)}" if som > len(getoond) else ""),
        )
    )
    return not fout and st.checkbox("Ik heb de opmerkingen gelezen; toon de cijfers toch", key="eigen_toch")


def _inwoners(gm_code: str) -> float:
    return float(haal.gemeente(gm_code=gm_code)["inwoners"].iloc[0])


def _levering(
    gelezen: dict[str, Any], gm_code: str, naam: str, aard: Aard, wat: tuple[str, str, bool]
) -> None:
    mag = _meldingen(gelezen["meldingen"], gelezen["aantallen"])
    if gelezen["aantallen"]["fout"]:
        return
    keur_levering(gelezen, gm_code, naam, aard)
    bedragen, in_euro = in_keur([(b[0], b[1], b[2]) for b in gelezen["bedragen"]], _inwoners(gm_code), drempel(haal, "eigen_eenheid_keur"))  # fmt: skip
    alinea(
        f"Gelezen: {len(bedragen)} taakvelden van {gelezen['jaar']}, volgens versie {gelezen['versie']} van het Iv3-schema."
        + (" De bedragen lijken hele euro's te zijn en zijn door 1.000 gedeeld." if in_euro else "")
    )
    _leg_ernaast(Opgave(gm_code, int(gelezen["jaar"]), aard, "?", date.today(), wat[2], bedragen), wat, mag)


def _leg_ernaast(opgave: Opgave, wat: tuple[str, str, bool], mag: bool) -> None:
    if st.button("Leg ernaast", type="primary", key="eigen_leg", disabled=not mag):
        naam, datum = lees_naam(wat[0]), lees_datum(wat[1])
        _klaar([Opgave(opgave.gm_code, opgave.jaar, opgave.aard, naam, datum, wat[2], opgave.taakvelden)])


# ---------------------------------------------------------------- a table


def _tabel(ruw: Ruw, gm_code: str, rekeningjaar: int, aard: Aard, wat: tuple[str, str, bool]) -> None:
    """Which column is what, an example of what we read, and on."""
    koppen = [str(k) for k in ruw.tabel.columns]
    geraden = raad_kolommen(ruw.tabel)
    with st.container(key="eigen_kolommen", horizontal=True, vertical_alignment="bottom"):
        jaar = _jaarveld("tabel", rekeningjaar)
        gekozen = {
            veld: st.selectbox(
                f"Kolom met {veld}" + (" (mag leeg)" if veld == "baten" else ""), koppen,
                index=koppen.index(str(geraden[veld])) if geraden[veld] is not None else None,
                key=f"eigen_kolom_{veld}", filter_mode=None, placeholder="Kies een kolom",
            )
            for veld in VELDEN
        }  # fmt: skip
        deler = st.selectbox("De bedragen zijn in", list(_EENHEID), format_func=_EENHEID.__getitem__, index=None, key="eigen_eenheid", filter_mode=None, placeholder="Maak een keuze")  # fmt: skip
    if not gekozen["taakveld"] or not gekozen["lasten"] or deler is None:
        alinea("Kies de kolommen met taakveld en lasten, en de eenheid. Dan ziet u hier wat wij lezen.")
        return
    regels_van = regels.laad(_REFERENTIE, jaar)
    kolommen = Kolommen(str(gekozen["taakveld"]), str(gekozen["lasten"]), gekozen["baten"])
    bedragen, meldingen = lees_tabel(ruw.bestand, ruw.tabel, kolommen, regels_van)
    if regels_van.jaar != jaar:
        meldingen.append({"ernst": "let_op", "code": "", "plaats": "jaar", "wat": f"De taakvelden van {jaar} zijn hier nog niet bekend; gelezen met die van {regels_van.jaar}.", "oplossing": "Controleer de codes."})  # fmt: skip
    keur: tuple[Bedrag, ...] = tuple(
        (c, None if lasten is None else lasten / deler, None if baten is None else baten / deler)
        for c, lasten, baten in bedragen
    )
    aantallen = {e: sum(1 for m in meldingen if m["ernst"] == e) for e in ("fout", "let_op")}
    mag = _meldingen(meldingen, aantallen)
    if aantallen["fout"]:
        return
    keur_omvang(keur, _inwoners(gm_code), drempel(haal, "eigen_eenheid_keur"))
    st.html(
        tabel_html(
            pd.DataFrame(keur[:_VOORPROEF], columns=list(VELDEN)).astype(
                {"lasten": "float64", "baten": "float64"}
            ),
            (
                Kolom("taakveld", "Taakveld"),
                Kolom("lasten", "Lasten (× € 1.000)", KAAL.heel),
                Kolom("baten", "Baten (× € 1.000)", KAAL.heel),
            ),
            f"Zo lezen wij uw tabel: {getal(len(keur))} taakvelden"
            + (f", de eerste {_VOORPROEF}" if len(keur) > _VOORPROEF else ""),
        )
    )
    _leg_ernaast(Opgave(gm_code, jaar, aard, "?", date.today(), wat[2], keur), wat, mag)
