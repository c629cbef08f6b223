"""The blocks of the page Verantwoording: sources, definitions, reconciliation, downloads, accessibility."""

from __future__ import annotations

import re
from datetime import date
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from loaders.live import kalender
from queries import rijen as als_rijen
from ui.begrippen import SOORT_NAAM, WET_NAAM, opsomming
from ui.figuur import Kolom, excel_tabel, tabel_html
from ui.gegevens import database, haal, mart_bytes
from ui.getallen import getal, is_leeg, procent1
from ui.html import maak


def _sectie(kop: str, tekst: str) -> None:
    st.html(maak("sectie.html", kop=kop, tekst=tekst))


def _tabel(
    naam: str, kop: str, tabel: pd.DataFrame, kolommen: tuple[Kolom, ...], *, open_: bool = False
) -> None:
    """A table behind a line to open, with its download."""
    with st.expander(f"{kop} ({getal(len(tabel))} rijen)", expanded=open_, key=f"uitklap_{naam}"):
        st.html(tabel_html(tabel, kolommen, kop))
        st.download_button(
            f"Download {kop[0].lower()}{kop[1:]} (CSV)",
            lambda: excel_tabel(tabel[[k.naam for k in kolommen]]),
            f"gemeenten3d_{naam}.csv",
            "text/csv",
            on_click="ignore",
            key=f"dl_{naam}",
        )


def _tekst(waarde: Any) -> str:
    return "" if is_leeg(waarde) else str(waarde)


def _eerste_en_laatste(waarde: Any) -> str:
    """'45038NED (2017), …, 45078NED (2026)' -> first and last only."""
    delen = _tekst(waarde).split(", ")
    return ", ".join(delen) if len(delen) <= 5 else f"{delen[0]} tot en met {delen[-1]}"


def _heel(waarde: Any) -> str:
    return "–" if is_leeg(waarde) else getal(waarde)


def _decimaal(waarde: Any) -> str:
    return "–" if is_leeg(waarde) else getal(waarde, 1)


def kop() -> None:
    """Whether the figures reconcile, as a finding, and the version."""
    toetsen = haal("aansluiting")
    goed, alle = int(toetsen["in_orde"].sum()), len(toetsen)
    finding = (
        f"Alle {alle} controles op deze cijfers kloppen"
        if goed == alle
        else f"{goed} van de {alle} controles op deze cijfers kloppen"
    )
    versie = haal("versie").iloc[0]
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
    r = haal("revisies")
    nu = r[r["versie"] == versie["versie"]]
    if nu.empty:
        return "Geen bedrag verschilt van de vorige versie."
    verslagen = len(nu[["jaar", "soort"]].drop_duplicates())
    woord = "verslag" if verslagen == 1 else "verslagen"
    return f"Sinds de vorige versie veranderden bedragen in {verslagen} {woord}; zie ‘Wat is er veranderd?’."


def _datum(waarde: Any) -> str:
    return "niet bekend" if is_leeg(waarde) else f"{waarde:%d-%m-%Y}"


def nieuws(vandaag: date) -> None:
    """Whether CBS has published reports that are not in the data yet, and the state of each report."""
    verslagen = haal("verslagen")
    aanwezig = [
        kalender.Aanwezig(
            v["jaar"], v["soort"], None if is_leeg(v["gewijzigd_op"]) else v["gewijzigd_op"].date()
        )
        for v in als_rijen(verslagen)
    ]
    mist = kalender.verschenen_en_niet_geladen(aanwezig, vandaag)
    volgende = kalender.volgende(vandaag)
    zinnen = [
        f"Volgens de kalender van het CBS verschenen en hier nog niet geladen: {_opsomming(mist)}. "
        "De beheerder haalt ze op met ‘python -m loaders ververs’."
        if mist
        else "Alles wat het CBS volgens zijn kalender heeft uitgegeven, zit in deze cijfers."
    ]
    zinnen.append(f"De volgende uitgave: {volgende.naam}, omstreeks {volgende.datum:%d-%m-%Y}.")
    _sectie("Zijn de cijfers actueel?", " ".join(zinnen))
    verslagen["soort"] = verslagen["soort"].map(SOORT_NAAM)
    verslagen["bron"] = ["ververst bij het CBS" if v else "momentopname" for v in verslagen["ververst"]]
    _tabel(
        "verslagen",
        "Verslagen in deze cijfers",
        verslagen,
        (
            Kolom("jaar", "Jaar", str),
            Kolom("soort", "Verslag"),
            Kolom("gemeenten", "Gemeenten", _heel),
            Kolom("ontbreekt", "Ontbreekt", _heel),
            Kolom("eerste_plaatsing", "Waarvan voorlopig", _heel),
            Kolom("omvang", "Taakvelden"),
            Kolom("bron", "Herkomst"),
            Kolom("gewijzigd_op", "Door het CBS gewijzigd op", _datum),
        ),
    )


def _opsomming(uitgaven: list[kalender.Uitgave]) -> str:
    return opsomming([f"{u.naam} (omstreeks {u.datum:%d-%m-%Y})" for u in uitgaven])


def veranderd(gm_code: str | None, naam: str | None) -> None:
    """The revision log: what each new version changed, for the country and for the chosen municipality."""
    versie = haal("versie").iloc[0]
    landelijk = haal("revisies")
    _sectie("Wat is er veranderd?", _veranderd_zin(versie, landelijk))
    if landelijk.empty:
        return
    landelijk["soort"] = landelijk["soort"].map(SOORT_NAAM)
    landelijk["wet"] = landelijk["wet"].map(WET_NAAM)
    _tabel(
        "revisies",
        "Veranderingen per verslag en wet",
        landelijk,
        (
            Kolom("gebouwd_op", "Versie van", _datum),
            Kolom("jaar", "Jaar", str),
            Kolom("soort", "Verslag"),
            Kolom("wet", "Wet"),
            Kolom("n_nieuw", "Nieuw", _heel),
            Kolom("n_gewijzigd", "Gewijzigd", _heel),
            Kolom("n_vervallen", "Vervallen", _heel),
            Kolom("verschil_keur", "Verschil (× € 1.000)", _heel),
        ),
    )
    rijen = haal("revisies_gemeente", gm_code=gm_code)
    wie = naam or "grootste 200, nieuwste versie"
    if rijen.empty:
        st.html(maak("alinea.html", klasse="voetnoot", tekst=_niets_veranderd(naam)))
        return
    rijen["soort"] = rijen["soort"].map(SOORT_NAAM)
    rijen["wet"] = rijen["wet"].map(WET_NAAM)
    _tabel(
        "revisies_gemeente",
        f"Veranderde bedragen: {wie}",
        rijen,
        (
            Kolom("gebouwd_op", "Versie van", _datum),
            Kolom("naam", "Gemeente"),
            Kolom("jaar", "Jaar", str),
            Kolom("soort", "Verslag"),
            Kolom("wet", "Wet"),
            Kolom("wat", "Wat"),
            Kolom("oud_keur", "Was (× € 1.000)", _heel),
            Kolom("nieuw_keur", "Werd (× € 1.000)", _heel),
            Kolom("verschil_keur", "Verschil (× € 1.000)", _heel),
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
    tabel = haal("tweede_mening")
    if tabel.empty:
        return
    _sectie(
        "Zegt het CBS hetzelfde?",
        "Het CBS vraagt gemeenten ook apart naar kosten van jeugdzorg en Wmo-maatwerk, en bewerkt die. Hier staan die bedragen naast "
        "onze bedragen uit Iv3, over de gemeenten die in beide staan. Ze meten niet precies hetzelfde: bij de Wmo telt het CBS alleen "
        "maatwerk, zonder uitvoeringskosten.",
    )
    tabel["soort"] = tabel["soort"].map(SOORT_NAAM)
    tabel["wet"] = tabel["wet"].map(WET_NAAM)
    _tabel(
        "tweede_mening",
        "Bedragen van het CBS naast Iv3",
        tabel,
        (
            Kolom("jaar", "Jaar", str),
            Kolom("wet", "Wet"),
            Kolom("soort", "Verslag"),
            Kolom("n", "Gemeenten", _heel),
            Kolom("iv3_keur", "Iv3 (× € 1.000)", _heel),
            Kolom("cbs_keur", "CBS-tabel (× € 1.000)", _heel),
            Kolom("verschil_pct", "CBS-tabel ten opzichte van Iv3", procent1),
        ),
    )


def bronnen() -> None:
    """Every source with publisher, licence, state and rows."""
    _sectie(
        "Waar komen de cijfers vandaan?",
        "Alle cijfers komen van het CBS, het ministerie van BZK en het Kadaster, en staan als momentopname in dit dashboard; wat "
        "daarna bij het CBS is opgehaald, vervangt de momentopname per verslag of jaar. "
        "De bedragen zijn onbewerkte opgaven van gemeenten; het CBS controleert ze niet inhoudelijk.",
    )
    _tabel(
        "bronnen",
        "Bronnen",
        haal("herkomst"),
        (
            Kolom("titel", "Titel", lambda w: str(w).replace("<jaar>", "(per jaar)")),
            Kolom("herkomst_id", "Tabel hier"),
            Kolom("tabel_id", "Nummer bij de uitgever", _eerste_en_laatste),
            Kolom("uitgever", "Uitgever"),
            Kolom("licentie", "Licentie"),
            Kolom("gewijzigd_op", "Gewijzigd bij de uitgever", _datum),
            Kolom("opgehaald_op", "Stand", lambda w: re.sub(r" \([^)]*\)", "", str(w))),
            Kolom("rijen", "Rijen", _heel),
            Kolom("url", "Adres"),
            Kolom("opmerking", "Opmerking", _tekst),
            Kolom("sha256", "Controlegetal", lambda w: str(w)[:12]),
        ),
        open_=True,
    )


def aansluiting() -> None:
    """Our sums beside independent ones: every line says in words whether it holds."""
    _sectie(
        "Kloppen de sommen?",
        "Hier staan onze sommen naast onafhankelijke sommen. ‘Klopt’ betekent: het verschil valt binnen de afronding. "
        "Klopt er iets niet, dan wordt de nieuwe versie niet in gebruik genomen.",
    )
    tabel = haal("aansluiting")
    tabel["oordeel"] = ["Klopt" if goed else "Klopt niet" for goed in tabel["in_orde"]]
    _tabel(
        "aansluiting",
        "Aansluiting",
        tabel,
        (
            Kolom("omschrijving", "Wat met wat"),
            Kolom("oordeel", "Oordeel"),
            Kolom("verwacht", "Verwacht", _decimaal),
            Kolom("gevonden", "Gevonden", _decimaal),
            Kolom("verschil", "Verschil", _decimaal),
        ),
    )


def definities() -> None:
    """The three definitions and the table behind them."""
    _sectie(
        "Wat telt mee?",
        "Wat het sociaal domein is, verschilt per bron en per gemeente. Daarom kiest u zelf, en staat de indeling hier als tabel.",
    )
    d = haal("definities")
    st.html(
        tabel_html(
            d,
            (
                Kolom("naam", "Tel mee"),
                Kolom("gedeeld_telt_mee", "Gedeelde kosten tellen mee"),
                Kolom("uitleg", "Uitleg"),
            ),
            "De drie definities",
        )
    )
    _tabel(
        "taakvelden",
        "Taakvelden per wet",
        haal("taakveld_wet"),
        (
            Kolom("taakveld", "Taakveld"),
            Kolom("titel", "Titel"),
            Kolom("jaar_van", "Vanaf", str),
            Kolom("jaar_tot", "Tot en met", str),
            Kolom("wet_smal", "De drie wetten", WET_NAAM.__getitem__),
            Kolom("wet_toegang", "Met toegang per wet", WET_NAAM.__getitem__),
            Kolom("wet_breed", "Met gedeelde kosten", WET_NAAM.__getitem__),
            Kolom("reden", "Reden"),
        ),
    )
    st.html(
        tabel_html(
            haal("breuken"),
            (Kolom("jaar", "Jaar", str), Kolom("uitleg", "Wat veranderde er")),
            "Breuken in de reeksen",
        )
    )


def ontbreekt() -> None:
    """Who did not file, and pairs that do not count."""
    _sectie(
        "Wat ontbreekt?",
        "Een verslag dat niet is aangeleverd, is leeg en niet nul. Landelijke bedragen tellen alleen gemeenten met beide verslagen en "
        "zeggen hoeveel er ontbreken. Een verslag dat nog niet is verschenen, staat hier niet bij.",
    )
    tabel = haal("niet_aangeleverd")
    tabel["soort"] = tabel["soort"].map(SOORT_NAAM)
    _tabel(
        "niet_aangeleverd",
        "Niet of niet volledig aangeleverd",
        tabel,
        (
            Kolom("naam", "Gemeente"),
            Kolom("jaar", "Jaar", str),
            Kolom("soort", "Verslag"),
            Kolom("wat", "Wat"),
            Kolom("toelichting", "Toelichting"),
        ),
    )
    paren = haal("anders_geboekt")
    paren["wet"] = paren["wet"].map(WET_NAAM)
    _tabel(
        "anders_geboekt",
        "Anders geboekt: telt niet mee in aantallen en percentages",
        paren,
        (
            Kolom("naam", "Gemeente"),
            Kolom("jaar", "Jaar", str),
            Kolom("wet", "Wet"),
            Kolom("begroot_keur", "Begroot (× € 1.000)", _heel),
            Kolom("besteed_keur", "Besteed (× € 1.000)", _heel),
        ),
    )


def herindelingen() -> None:
    """Mergers with the share that goes to each municipality of today."""
    _sectie(
        "Hoe gaan wij om met herindelingen?",
        "Alle bedragen staan in de gemeenten van nu. Bedragen van opgeheven gemeenten zijn opgeteld bij de gemeente waarin zij opgingen; "
        "bij een splitsing verdeeld naar inwoners. Daarbij raakt geen euro zoek: dat is een van de controles.",
    )
    tabel = haal("herindelingen")
    tabel["datum"] = [f"{d:%d-%m-%Y}" for d in tabel["datum"]]
    tabel["aandeel"] = 100 * tabel["aandeel"]
    _tabel(
        "herindelingen",
        "Herindelingen sinds 2017",
        tabel,
        (
            Kolom("naam_oud", "Was"),
            Kolom("naam_nieuw", "Werd"),
            Kolom("datum", "Datum"),
            Kolom("aandeel", "Aandeel (%)", procent1),
            Kolom("inwoners", "Inwoners", _heel),
            Kolom("toelichting", "Toelichting"),
        ),
    )


def vlaggen() -> None:
    """Each kind of flag, its rule and how often it occurs."""
    _sectie(
        "Welke waarschuwingen geven wij?",
        "Bij een bedrag staat een waarschuwing zodra een van deze regels geldt. De waarschuwing gaat mee in tabellen en downloads.",
    )
    _tabel(
        "vlaggen",
        "Waarschuwingen",
        haal("vlagsoorten"),
        (Kolom("naam", "Waarschuwing"), Kolom("regel", "Regel"), Kolom("aantal", "Hoe vaak", _heel)),
    )
    _tabel(
        "drempels",
        "Drempels",
        haal("drempels"),
        (
            Kolom("drempel", "Drempel"),
            Kolom("waarde", "Waarde", _decimaal),
            Kolom("eenheid", "Eenheid"),
            Kolom("reden", "Reden"),
        ),
    )


def downloads() -> None:
    """Every mart as Parquet, and the whole database file."""
    _sectie(
        "Alles downloaden",
        "Elke tabel waar cijfers in staan als Parquet-bestand, of de hele database als DuckDB-bestand. Bron vermelden: CBS (CC BY 4.0) en BZK.",
    )
    marts = haal("codeboek").query("gevuld")[["mart", "uitleg_tabel"]].drop_duplicates()
    with st.container(key="downloads", horizontal=True):
        for mart in marts["mart"]:
            st.download_button(
                f"{mart}.parquet",
                partial(mart_bytes, mart),
                f"gemeenten3d_{mart}.parquet",
                "application/vnd.apache.parquet",
                on_click="ignore",
                key=f"dl_mart_{mart}",
            )
        st.download_button(
            "Hele database (DuckDB)",
            lambda: database().read_bytes(),
            database().name,
            "application/octet-stream",
            on_click="ignore",
            key="dl_database",
        )


def codeboek() -> None:
    """Every column of every mart."""
    _sectie(
        "Codeboek",
        "Wat elke tabel en kolom betekent. Bedragen staan in duizenden euro (_keur); leeg betekent: niet bekend.",
    )
    _tabel(
        "codeboek",
        "Codeboek",
        haal("codeboek"),
        (Kolom("mart", "Tabel"), Kolom("kolom", "Kolom"), Kolom("type", "Soort"), Kolom("uitleg", "Uitleg")),
    )


def indicatoren() -> None:
    """The context indicators in the data set, with their cautions."""
    _sectie(
        "Welke kenmerken van gemeenten zitten erbij?",
        "Naast het geld bevat de dataset kenmerken van gemeenten, om te downloaden en mee te vergelijken. Een registratie is geteld; een enquête of "
        "modelschatting berust op wat een deel van de inwoners antwoordde.",
    )
    _tabel(
        "indicatoren",
        "Kenmerken",
        haal("indicatoren"),
        (
            Kolom("thema", "Onderwerp"),
            Kolom("naam", "Kenmerk"),
            Kolom("eenheid", "Eenheid"),
            Kolom("methode", "Hoe gemeten"),
            Kolom("jaar", "Nieuwste jaar", str),
            Kolom("n", "Gemeenten met cijfer", _heel),
            Kolom("brontabel", "Bron"),
            Kolom("waarschuwing", "Let op", _tekst),
        ),
    )


def toegankelijkheid() -> None:
    """The accessibility statement, with the limits we know."""
    st.html(maak("toegankelijkheid.html"))
