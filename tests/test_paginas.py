"""Every municipality opens on every page, and every choice does on a covering sample."""

from __future__ import annotations

import itertools
import re

import pytest

from tests.hulp import PAGINAS, haal, html, klap_uit, kop, open_app, tekst
from verhaal.begrippen import WET_NAAM

CODES = sorted(haal.namen().query("is_huidig")["gm_code"])
NAAM = dict(haal.namen().query("is_huidig")[["gm_code", "naam"]].itertuples(index=False, name=None))
DELEN = 18
BIJZONDER = {
    "GM0363": "Amsterdam, onvolledig in 2022",
    "GM0809": "Loon op Zand, geen rekening 2024",
    "GM1961": "Vijfheerenlanden, ontbreekt vaak en negatief in 2024",
    "GM0088": "Schiermonnikoog, klein",
    "GM0503": "Delft, anders geboekt in 2017",
    "GM0569": "Nieuwkoop, kapotte begroting 2024",
    "GM1979": "Eemsdelta, herindeling",
    "GM0518": "'s-Gravenhage, apostrof",
    "GM1900": "Súdwest-Fryslân, splitsing en accent",
    "GM0796": "'s-Hertogenbosch, negatieve lasten op 6.21",
}


def _is_goed(app, pagina: str, gm_code: str | None) -> None:
    """No exception, no English, no missing value written as a number or as a Python word."""
    assert not app.exception, app.exception
    woorden = tekst(app)
    assert not re.search(r"\b(nan|None|NaT|NaN|inf|<NA>)\b", woorden), woorden[:500]
    assert "{" not in re.sub(r"select.*", "", woorden.split("De vraag aan de database")[0])
    if gm_code and pagina == "overzicht":
        assert NAAM[gm_code] in kop(app)
    for grafiek in app.get("vega_lite_chart"):
        assert re.search(r"\d", grafiek.proto.alt)


@pytest.mark.parametrize("gm_code", BIJZONDER)
@pytest.mark.parametrize("pagina", PAGINAS)
def test_bijzondere_gemeente_opent(pagina, gm_code):
    _is_goed(open_app(pagina, g=gm_code, jaar="2024"), pagina, gm_code)


@pytest.mark.volledig
@pytest.mark.parametrize(
    ("pagina", "deel"),
    [("overzicht", d) for d in range(DELEN)]
    # every municipality on one of the other pages: what differs per municipality is the same figures
    + [(p, d) for d in range(DELEN) for n, p in enumerate(PAGINAS[1:]) if d % len(PAGINAS[1:]) == n],
)
def test_elke_gemeente_opent(pagina, deel):
    app = open_app(pagina, g=CODES[deel])
    for gm_code in CODES[deel::DELEN]:
        app.selectbox(key="keuze_g").set_value(gm_code).run()
        _is_goed(app, pagina, gm_code)


KEUZES = list(
    itertools.product(range(2017, 2027), ("smal", "toegang", "breed"), ("totaal", "inwoner", "jongere"))
)


@pytest.mark.parametrize("pagina", ["overzicht", "begroot_en_besteed"])
@pytest.mark.parametrize("deel", range(5))
def test_elke_keuze_opent(pagina, deel):
    """All years x definitions x units, over special municipalities and Nederland in turn."""
    wie = [*BIJZONDER, None]
    app = open_app(pagina)
    for nummer, (jaar, definitie, eenheid) in list(enumerate(KEUZES))[deel::5]:
        gm_code = wie[nummer % len(wie)]
        app.selectbox(key="keuze_g").set_value(gm_code)
        app.selectbox(key="keuze_jaar").set_value(str(jaar))
        app.run()
        app.query_params |= {
            "telt": definitie,
            "toon": eenheid,
        }  # a link may hold what the page does not offer
        app.run()
        _is_goed(app, pagina, gm_code)


@pytest.mark.parametrize("wet", WET_NAAM.values())
@pytest.mark.parametrize("gm_code", ["GM1674", "GM0503", None])
def test_elke_wet_op_begroot_en_besteed(gm_code, wet):
    app = open_app("begroot_en_besteed", **({"g": gm_code} if gm_code else {}))
    app.session_state["wet"] = wet
    app.run()
    assert not app.exception
    assert wet in tekst(app)


def test_eerste_bezoek_toont_nederland_en_drie_deuren():
    app = open_app()
    assert kop(app).startswith("De gemeenten gaven in 2024 samen € 28,3 mld uit")
    woorden = tekst(app)
    assert "van 2 van de 342 gemeenten missen wij een cijfer en bij 2 gemeenten passen" in woorden
    for deur in ("Ik ben raadslid", "Ik ben onderzoeker", "Ik ben griffier"):
        assert deur in woorden
    assert "Wat valt op" not in woorden


def test_roosendaal_2024_zoals_in_het_schermontwerp():
    app = open_app(g="GM1674", jaar="2024", met="grootte")
    assert kop(app) == (
        "Roosendaal gaf in 2024 € 136,6 mln uit aan jeugd, Wmo en participatie: € 19,9 mln meer dan vooraf begroot"
    )
    woorden = tekst(app)
    for zin in (
        "Dat is 17% meer dan de raad vooraf begrootte.",
        "Het grootste verschil zit bij jeugd: € 13,0 mln meer.",
        "€ 13,0 mln meer dan begroot (47%)",
        "€ 2,1 mln meer dan begroot (9,7%)",
        "€ 4,8 mln meer dan begroot (7,1%)",
        "€ 529 per inwoner",
        "Koopt waarschijnlijk ook in voor de regio: bruto niet te vergelijken.",
        "Netto 2023 (na aftrek van inkomsten): € 317 per inwoner; één jaar zegt weinig",
        "Middelste helft van 62 andere gemeenten van deze grootte (50.000 tot 100.000 inwoners): € 489 tot € 852 per inwoner",
        "De begroting 2025 voor jeugd is € 37,2 mln.",
    ):
        assert zin in woorden, zin


def test_niet_aangeleverd_is_geen_nul():
    woorden = tekst(open_app(g="GM0809", jaar="2024"))
    assert "De jaarrekening 2024 is niet aangeleverd bij het CBS" in woorden
    assert "niet aangeleverd" in woorden
    assert "€ 0 " not in woorden


def test_onvolledig_wordt_gezegd_en_niet_gedeeld():
    app = open_app(g="GM0363", jaar="2022", toon="inwoner")
    assert kop(app).startswith("Amsterdam gaf in 2022")
    woorden = tekst(app)
    assert "Weesp" in woorden
    assert "Per inwoner niet te berekenen" in woorden


def test_rekening_die_nog_niet_bestaat():
    woorden = tekst(open_app(g="GM1674", jaar="2025"))
    assert "De jaarrekening 2025 is er nog niet" in woorden
    assert "nog niet verschenen" in woorden


def test_pgb_2026_wordt_gezegd():
    assert "persoonsgebonden budgetten van Wmo en jeugd alleen samen bekend" in tekst(
        open_app(g="GM1674", jaar="2026")
    )


def test_anders_geboekt_telt_niet_mee():
    app = open_app(g="GM0503", jaar="2017")
    woorden = tekst(app)
    assert "Delft gaf in 2017" in kop(app)
    assert "dan vooraf begroot" not in kop(app)
    assert "waarschijnlijk op verschillende taakvelden" in woorden
    assert "596%" not in woorden


def test_breuken_in_elke_reeks_en_in_de_tekst_ervan():
    for pagina in ("overzicht", "begroot_en_besteed"):
        for grafiek in open_app(pagina, g="GM1674").get("vega_lite_chart"):
            alt = grafiek.proto.alt
            if "per taakveld" in alt or alt.startswith("Puntgrafiek"):  # one year
                continue
            if re.match(r"\w+grafiek Participatiewet", alt):  # its taakvelden never changed
                assert "breuk" not in alt
                continue
            assert "2023" in alt.split("breuk")[0]
            assert "breuk" in alt
            assert '"woord"' in grafiek.proto.spec


def test_verantwoording_sluit_aan():
    woorden = tekst(klap_uit(open_app("verantwoording")))
    toetsen = haal.aansluiting().dropna(subset="in_orde")
    assert f"Alle {len(toetsen)} controles op deze cijfers kloppen" in woorden
    for kopje in ("Waar komen de cijfers vandaan?", "Wat ontbreekt?", "Codeboek", "Toegankelijkheid"):
        assert kopje in woorden
    assert "Weesp" in woorden


def test_elk_cijferblok_zegt_hoe_het_is_berekend():
    for pagina in ("overzicht", "begroot_en_besteed"):
        delen = html(klap_uit(open_app(pagina, g="GM1674")))
        figuren = sum("figuurkop" in d for d in delen)
        uitleg = [d for d in delen if 'class="berekening"' in d]
        assert len(uitleg) >= figuren
        for blok in uitleg:
            assert "Bron" in blok
            assert "select" in blok
            assert "CBS" in blok


@pytest.mark.parametrize(
    ("toon", "jeugd", "wmo"),
    [
        ("totaal", "Begroot € 28,0 mln", "Begroot € 21,2 mln"),
        ("inwoner", "Begroot per inwoner € 361", "Begroot per inwoner € 274"),
        ("jongere", "Begroot per jongere € 2.070", "Begroot per inwoner € 274"),
    ],
)
def test_kaart_noemt_de_eenheid_bij_het_bedrag(toon, jeugd, wmo):
    """27 989 and 21 239 thousand euro; 77 559 inhabitants, 13 524 youths on 1-1-2024."""
    woorden = tekst(open_app(g="GM1674", jaar="2024", toon=toon))
    assert jeugd in woorden
    assert wmo in woorden


@pytest.mark.parametrize("pagina", PAGINAS)
def test_elke_bladzijde_zegt_hoe_nieuw_de_cijfers_zijn(pagina):
    """The last line of every page, by hand from the reports in the file; without a command line."""
    laatste = html(open_app(pagina, g="GM1674"))[-1]
    rijen = haal.verslagen()
    rekening = max(rijen.loc[rijen["soort"] == "rekening", "jaar"])
    begroting = max(rijen.loc[rijen["soort"] == "begroting", "jaar"])
    assert f"Nieuwste cijfers hier: jaarrekening {rekening} en begroting {begroting}." in laatste
    assert 'href="verantwoording?g=GM1674' in laatste
    assert "python" not in laatste
