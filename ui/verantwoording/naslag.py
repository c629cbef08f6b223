"""To look things up: sources, reconciliation, definitions, gaps, downloads, codebook, accessibility."""

from __future__ import annotations

import re
from functools import lru_cache, partial

import pandas as pd
import streamlit as st

from ui import delen, opendata
from ui.gegevens import database, databasebytes, haal, mart_bytes
from ui.verantwoording.blokken import eerste_en_laatste, sectie, uitklaptabel
from verhaal.begrippen import SOORT_NAAM, WET_NAAM
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import KAAL, TABEL, ZIN, getal, procent1
from verhaal.html import maak
from verhaal.vooruit import terugtoets

_BRONNEN = (
    Kolom("titel", "Titel", lambda w: str(w).replace("<jaar>", "(per jaar)")),
    Kolom("herkomst_id", "Tabel hier"),
    Kolom("tabel_id", "Nummer bij de uitgever", eerste_en_laatste),
    Kolom("uitgever", "Uitgever"),
    Kolom("licentie", "Licentie"),
    Kolom("gewijzigd_op", "Gewijzigd bij de uitgever", ZIN.dag),
    Kolom("opgehaald_op", "Stand", lambda w: re.sub(r" \([^)]*\)", "", str(w))),
    Kolom("rijen", "Rijen", TABEL.heel),
    Kolom("url", "Adres"),
    Kolom("opmerking", "Opmerking", KAAL.tekst),
    Kolom("sha256", "Controlegetal", lambda w: str(w)[:12]),
)
_ANDEREN = (
    Kolom("omschrijving", "Wat"),
    Kolom("verwacht", "Zij", TABEL.een),
    Kolom("gevonden", "Wij", TABEL.een),
    Kolom("verschil", "Verschil", TABEL.een),
    Kolom("reden", "Waar het verschil door kan komen"),
    Kolom("zekerheid", "Hoe zeker is dat?"),
    Kolom("wie", "Wie zegt het"),
)


def _van_anderen() -> pd.DataFrame:
    tabel = haal.aansluiting()
    return tabel[tabel["aard"] == "anderen"]


# What is the same for every visitor is written once per version.


@lru_cache(maxsize=2)
def _bronnen(_versie: str) -> str:
    return tabel_html(haal.herkomst(), _BRONNEN, "Bronnen")


@lru_cache(maxsize=2)
def _anderen(_versie: str) -> str:
    return tabel_html(_van_anderen(), _ANDEREN, "Wat anderen zeggen")


def bronnen() -> None:
    """Every source with publisher, licence, state and rows."""
    sectie(
        "Waar komen de cijfers vandaan?",
        "Alle cijfers komen van het CBS, het ministerie van BZK en het Kadaster, en staan als momentopname in dit dashboard; wat "
        "daarna bij het CBS is opgehaald, vervangt de momentopname per verslag of jaar. "
        "De bedragen zijn onbewerkte opgaven van gemeenten; het CBS controleert ze niet inhoudelijk.",
    )
    uitklaptabel("bronnen", "Bronnen", haal.herkomst(), _BRONNEN, html=partial(_bronnen, str(database())))


def aansluiting() -> None:
    """Our sums counted again, and beside published counts: every line says in words whether it holds."""
    sectie(
        "Kloppen de sommen?",
        "Hier tellen wij dezelfde opgaven van gemeenten op een tweede manier op, en leggen wij aantallen naast wat de bron zelf "
        "publiceert. ‘Klopt’ betekent: het verschil valt binnen de afronding. Een hertelling bewijst dat er onderweg niets "
        "verloren ging, niet dat gemeenten goed hebben geboekt. Klopt er iets niet, dan wordt de nieuwe versie niet in gebruik "
        "genomen.",
    )
    tabel = haal.aansluiting()
    tabel = tabel[tabel["aard"] != "anderen"].copy()
    tabel["oordeel"] = tabel["in_orde"].map({True: "Klopt", False: "Klopt niet"})
    uitklaptabel(
        "aansluiting",
        "Aansluiting",
        tabel,
        (
            Kolom("omschrijving", "Wat met wat"),
            Kolom("aard", "Soort", str.capitalize),
            Kolom("oordeel", "Oordeel"),
            Kolom("verwacht", "Andere som", TABEL.een),
            Kolom("gevonden", "Onze som", TABEL.een),
            Kolom("verschil", "Verschil", TABEL.een),
        ),
    )


def anderen() -> None:
    """What others found for the same thing, with the gap and the reason: no check, and not always the same thing."""
    tabel = _van_anderen()
    fout = tabel[tabel["gevonden"].isna()].iloc[0]
    sectie(
        "Wat anderen zeggen",
        "Onze sommen naast wat anderen over hetzelfde vonden. Dit zijn vergelijkingen en geen controles: vaak telt een ander net iets "
        "anders. Bij elk verschil staat waar het door kan komen, en hoe zeker dat is: bekend, afgeleid (wij denken het) of niet bekend. Bij een verschil tellen bij ons alle gemeenten met beide "
        "verslagen mee, ook als die niet bij elkaar passen. De enige gepubliceerde fout van de bron zelf "
        f"is van {fout['wie'].split(' (')[0]}: "
        f"bij twee derde van ongeveer dertig gemeenten stond ongeveer {getal(fout['verwacht'])}% van het geld op het juiste taakveld.",
    )
    uitklaptabel("anderen", "Wat anderen zeggen", tabel, _ANDEREN, html=partial(_anderen, str(database())))


def niet_vergeleken() -> None:
    """Which pairs stay out of sums, and which municipalities also buy for their region."""
    sectie(
        "Wat telt niet mee, en waarom",
        "Bij deze gemeenten passen begroting en jaarrekening niet bij elkaar: bedragen staan waarschijnlijk op andere taakvelden, of "
        "zijn onmogelijk. Zij tellen niet mee in sommen, aantallen en percentages. Gemeenten die waarschijnlijk ook voor hun regio "
        "inkopen, vergelijken wij niet op wat zij uitgeven voordat de inkomsten eraf zijn.",
    )
    wet = WET_NAAM.__getitem__
    uitklaptabel(
        "past_niet",
        "Begroting en jaarrekening passen niet bij elkaar",
        haal.past_niet(),
        (
            Kolom("jaar", "Jaar", str),
            Kolom("naam", "Gemeente"),
            Kolom("wet", "Wet", wet),
            Kolom("begroot_keur", "Begroot (× € 1.000)", TABEL.heel),
            Kolom("besteed_keur", "Besteed (× € 1.000)", TABEL.heel),
            Kolom("reden", "Waarom"),
        ),
    )
    uitklaptabel(
        "regiotaken",
        "Gemeenten die waarschijnlijk ook voor hun regio inkopen",
        haal.regiotaken(),
        (
            Kolom("naam", "Gemeente"),
            Kolom("wet", "Wet", wet),
            Kolom("aandeel_pct", "Deel dat terugkomt als inkomsten (% van de uitgaven)", TABEL.pct),
            Kolom("soort", "Verslag", lambda s: SOORT_NAAM[s]),
            Kolom("jaar", "Jaar", str),
        ),
    )


def vooruitkijken() -> None:
    """What the ways to look ahead were worth: a table that takes a moment, made when it is opened."""
    sectie(
        "Wat is een blik vooruit waard?",
        "Bij ‘Begroot en besteed’ kan een rekenvoorbeeld staan: waar komen de uitgaven op uit als het gaat als in eerdere jaren? "
        "Wij zochten voor elk jaar uit wat zo’n rekenwijze gezegd zou hebben met alleen de jaarrekeningen die in november bekend waren, "
        "en hoever zij er bij de middelste gemeente naast zat. Een rekenwijze is gekozen op eerdere jaren dan waarop zij is getoetst, "
        "en staat er alleen als zij in de getoetste jaren minder ver naast de uitkomst zat dan de begroting zelf. De jaren in de tabel zijn de getoetste jaren.",
    )
    uitklaptabel(
        "terugtoets", "Hoever elke rekenwijze ernaast zat", lambda: terugtoets.tabel(haal), _toetskolommen
    )
    uitklaptabel(
        "rekenwijzen",
        "De rekenwijzen",
        haal.rekenwijzen(),
        (Kolom("naam", "Rekenwijze"), Kolom("uitleg", "Hoe"), Kolom("bron", "Bron")),
    )


def _toetskolommen(tabel: pd.DataFrame) -> tuple[Kolom, ...]:
    jaren = [k for k in tabel.columns if k.isdigit()]
    return (
        Kolom("groep", "Wet", lambda g: terugtoets.GROEP_NAAM[g]),
        Kolom("naam", "Rekenwijze"),
        Kolom("oordeel", "Wat wij ermee doen"),
        Kolom("keuze_fout_pct", "Fout bij keuze (%)", TABEL.een),
        Kolom("fout_pct", "Fout bij toets (%)", TABEL.een),
        *(Kolom(j, f"{j} (%)", TABEL.een) for j in jaren),
        Kolom("binnen_pct", "Binnen de marge (%)", TABEL.een),
    )


def definities() -> None:
    """The definitions and the table behind them."""
    sectie(
        "Wat telt mee?",
        "Wat het sociaal domein is, verschilt per bron en per gemeente. Daarom kiest u zelf, en staat de indeling hier als tabel.",
    )
    uitleg, breuken, namen, taakvelden = _definities(str(database()))
    st.html(uitleg)
    uitklaptabel(
        "taakvelden",
        "Taakvelden per wet",
        taakvelden,
        (
            Kolom("taakveld", "Taakveld"),
            Kolom("titel", "Titel"),
            Kolom("jaar_van", "Vanaf", str),
            Kolom("jaar_tot", "Tot en met", str),
            Kolom("rol", "Rol"),
            *(Kolom(naam, naam, WET_NAAM.__getitem__) for naam in namen),
            Kolom("reden", "Reden"),
        ),
    )
    st.html(breuken)


@lru_cache(maxsize=2)
def _definities(_versie: str) -> tuple[str, str, tuple[str, ...], pd.DataFrame]:
    """The definitions and the breaks as written, the names, and which taakveld belongs to which law in each."""
    d, lang = haal.definities(), haal.taakveld_wet()
    sleutels = ["jaar_van", "taakveld"]
    vast = lang.drop(columns=["definitie", "wet"]).drop_duplicates(sleutels)
    per_definitie = lang.pivot(index=sleutels, columns="definitie", values="wet")
    uitleg = tabel_html(
        d,
        (
            Kolom("naam", "Tel mee"),
            Kolom("gedeeld_telt_mee", "Gedeelde kosten tellen mee"),
            Kolom("uitleg", "Uitleg"),
        ),
        "De definities",
    )
    breuken = tabel_html(
        haal.breuken(),
        (
            Kolom("jaar", "Jaar", str),
            Kolom("wet", "Wet", WET_NAAM.__getitem__),
            Kolom("uitleg", "Wat veranderde er"),
        ),
        "Breuken in de reeksen",
    )
    return uitleg, breuken, tuple(d["naam"]), vast.merge(per_definitie, on=sleutels)


def ontbreekt() -> None:
    """Who did not file, and pairs that do not count."""
    sectie(
        "Wat ontbreekt?",
        "Een verslag dat niet is aangeleverd, is leeg en niet nul. Landelijke bedragen tellen alleen gemeenten met beide verslagen en "
        "zeggen hoeveel er ontbreken. Een verslag dat nog niet is verschenen, staat hier niet bij.",
        anker="wat-ontbreekt",
    )
    tabel = haal.niet_aangeleverd()
    tabel["soort"] = tabel["soort"].map(SOORT_NAAM)
    uitklaptabel(
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
    paren = haal.anders_geboekt()
    paren["wet"] = paren["wet"].map(WET_NAAM)
    uitklaptabel(
        "anders_geboekt",
        "Anders geboekt: telt niet mee in aantallen en percentages",
        paren,
        (
            Kolom("naam", "Gemeente"),
            Kolom("jaar", "Jaar", str),
            Kolom("wet", "Wet"),
            Kolom("begroot_keur", "Begroot (× € 1.000)", TABEL.heel),
            Kolom("besteed_keur", "Besteed (× € 1.000)", TABEL.heel),
        ),
    )


def herindelingen() -> None:
    """Mergers with the share that goes to each municipality of today."""
    sectie(
        "Hoe gaan wij om met herindelingen?",
        "Alle bedragen staan in de gemeenten van nu. Bedragen van opgeheven gemeenten zijn opgeteld bij de gemeente waarin zij opgingen; "
        "bij een splitsing verdeeld naar inwoners. Daarbij raakt geen euro zoek: dat is een van de controles.",
    )
    tabel = haal.herindelingen()
    tabel["datum"] = [f"{d:%d-%m-%Y}" for d in tabel["datum"]]
    tabel["aandeel"] = 100 * tabel["aandeel"]
    uitklaptabel(
        "herindelingen",
        f"Herindelingen sinds {haal.jaren()['jaar'].min()}",
        tabel,
        (
            Kolom("naam_oud", "Was"),
            Kolom("naam_nieuw", "Werd"),
            Kolom("datum", "Datum"),
            Kolom("aandeel", "Aandeel (%)", procent1),
            Kolom("inwoners", "Inwoners", TABEL.heel),
            Kolom("toelichting", "Toelichting"),
        ),
    )


def vlaggen() -> None:
    """Each kind of flag, its rule and how often it occurs."""
    sectie(
        "Welke waarschuwingen geven wij?",
        "Bij een bedrag staat een waarschuwing zodra een van deze regels geldt. De waarschuwing gaat mee in tabellen en downloads.",
    )
    uitklaptabel(
        "vlaggen",
        "Waarschuwingen",
        haal.vlagsoorten(),
        (Kolom("naam", "Waarschuwing"), Kolom("regel", "Regel"), Kolom("aantal", "Hoe vaak", TABEL.heel)),
    )
    uitklaptabel(
        "drempels",
        "Drempels",
        haal.drempels(),
        (
            Kolom("drempel", "Drempel"),
            Kolom("waarde", "Waarde", TABEL.een),
            Kolom("eenheid", "Eenheid"),
            Kolom("reden", "Reden"),
        ),
    )


def downloads() -> None:
    """Every mart as Parquet, and the whole database file."""
    sectie(
        "Alles downloaden",
        "Elke tabel waar cijfers in staan als Parquet-bestand, of de hele database als DuckDB-bestand. Bron vermelden: CBS (CC BY 4.0) en BZK. "
        f"Gemaakt met programma {haal.versie()['programma'].iloc[0]}.",
    )
    _bestanden()


@st.fragment
def _bestanden() -> None:
    """The buttons: made when the line is opened."""
    marts = haal.codeboek()
    marts = marts.loc[marts["gevuld"], ["mart", "uitleg_tabel"]].drop_duplicates()
    regel = st.expander(
        f"Alle bestanden ({getal(len(marts) + 1)})", key="uitklap_downloads", on_change="rerun"
    )
    if not regel.open:
        return
    with regel:
        opendata.pakket()
    regel.html(maak("opendata.html"))
    van = delen.stempel()
    with regel, st.container(key="downloads", horizontal=True):
        for mart in marts["mart"]:
            st.download_button(
                f"{mart}.parquet",
                partial(mart_bytes, mart, van),
                f"gemeenten3d_{mart}.parquet",
                "application/vnd.apache.parquet",
                on_click="ignore",
                key=f"dl_mart_{mart}",
            )
        st.download_button(
            "Hele database (DuckDB)",
            databasebytes,
            database().name,
            "application/octet-stream",
            on_click="ignore",
            key="dl_database",
        )


def codeboek() -> None:
    """Every column of every mart."""
    sectie(
        "Codeboek",
        "Wat elke tabel en kolom betekent. Bedragen staan in duizenden euro (_keur); leeg betekent: niet bekend.",
    )
    uitklaptabel(
        "codeboek",
        "Codeboek",
        haal.codeboek(),
        (Kolom("mart", "Tabel"), Kolom("kolom", "Kolom"), Kolom("type", "Soort"), Kolom("uitleg", "Uitleg")),
    )


def indicatoren() -> None:
    """The context indicators in the data set, with their cautions."""
    sectie(
        "Welke kenmerken van gemeenten zitten erbij?",
        "Naast het geld bevat de dataset kenmerken van gemeenten, om te downloaden en mee te vergelijken. Een registratie is geteld; een enquête of "
        "modelschatting berust op wat een deel van de inwoners antwoordde.",
    )
    uitklaptabel(
        "indicatoren",
        "Kenmerken",
        haal.indicatoren(),
        (
            Kolom("thema", "Onderwerp"),
            Kolom("naam", "Kenmerk"),
            Kolom("eenheid", "Eenheid"),
            Kolom("methode", "Hoe gemeten"),
            Kolom("jaar", "Nieuwste jaar", str),
            Kolom("n", "Gemeenten met cijfer", TABEL.heel),
            Kolom("brontabel", "Bron"),
            Kolom("waarschuwing", "Let op", KAAL.tekst),
        ),
    )


def toegankelijkheid() -> None:
    """The accessibility statement, with the limits we know."""
    st.html(maak("toegankelijkheid.html"))


def privacy() -> None:
    """What is kept of a visitor."""
    st.html(maak("privacy.html"))
