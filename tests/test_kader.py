"""URL parameters become choices; what is wrong gets one Dutch sentence and is dropped."""

from __future__ import annotations

import pytest

from tests.hulp import kop, open_app, tekst
from ui.kader import lees


def _lees(**parameters: str):
    return lees(parameters.get)


@pytest.mark.parametrize(
    ("gevraagd", "gm_code"),
    [
        ("GM1674", "GM1674"),
        ("gm1674", "GM1674"),
        ("Roosendaal", "GM1674"),
        ("roosendaal", "GM1674"),
        ("Haarlem", "GM0392"),
        ("Haarlemmermeer", "GM0394"),
        ("Utrecht", "GM0344"),
        ("Beek", "GM0888"),
        ("Beekdaelen", "GM1954"),
        ("sudwest-fryslan", "GM1900"),
        ("'s-Gravenhage", "GM0518"),
        ("Den Haag", "GM0518"),
        ("Weesp", "GM0363"),
        ("GM0457", "GM0363"),
        ("Haaren", "GM0824"),
    ],
)
def test_naam_of_code_wordt_een_gemeente(gevraagd, gm_code):
    assert _lees(g=gevraagd)[0]["g"] == gm_code


def test_oude_naam_geeft_een_melding():
    assert _lees(g="Weesp")[1] == ["Weesp hoort nu bij Amsterdam. U ziet de cijfers van Amsterdam."]
    assert _lees(g="GM1674")[1] == []


@pytest.mark.parametrize(
    "gevraagd", ["Haarl", "Utr", "GM9999", "' or 1=1 --", "<script>", "x" * 5000, " ", "NL"]
)
def test_onbekende_gemeente_geeft_een_melding_en_nederland(gevraagd):
    keuze, meldingen = _lees(g=gevraagd)
    assert keuze["g"] is None
    assert len(meldingen) == 1
    assert meldingen[0].startswith("Wij kennen geen gemeente")
    assert len(meldingen[0]) < 120


@pytest.mark.parametrize(
    ("parameter", "waarde", "terug"),
    [
        ("jaar", "1999", "2024"),
        ("jaar", "2024.5", "2024"),
        ("telt", "alles", "smal"),
        ("toon", "EURO", "totaal"),
    ],
)
def test_verkeerde_waarde_geeft_een_melding_en_de_standaard(parameter, waarde, terug):
    keuze, meldingen = _lees(**{parameter: waarde})
    assert keuze[parameter] == terug
    assert len(meldingen) == 1
    assert waarde in meldingen[0]


def test_standaardjaar_is_het_nieuwste_met_de_meeste_rekeningen():
    assert _lees()[0] == {
        "g": None,
        "jaar": "2024",
        "telt": "smal",
        "toon": "totaal",
        "met": "buren",
    }


def test_verkeerde_link_geeft_een_bruikbare_pagina():
    app = open_app(g="Haarl<b>em", jaar="1999", telt="x")
    assert not app.exception
    assert kop(app).startswith("De gemeenten gaven")
    woorden = tekst(app)
    assert "Wij kennen geen gemeente ‘Haarl&lt;b&gt;em’" in woorden
    assert "Van het jaar ‘1999’ zijn er geen cijfers" in woorden
    assert "bestaat niet" in woorden


def test_keuze_blijft_bij_wisselen_van_pagina():
    app = open_app(g="GM1674", jaar="2023", toon="inwoner")
    app.switch_page("pages/begroot_en_besteed.py").run()
    assert app.selectbox(key="keuze_g").value == "GM1674"
    assert app.selectbox(key="keuze_jaar").value == "2023"
    assert app.selectbox(key="keuze_toon").value == "inwoner"


def test_kiezen_schrijft_de_url():
    app = open_app()
    app.selectbox(key="keuze_g").set_value("GM0363").run()
    assert app.query_params["g"] in ("GM0363", ["GM0363"])
    app.selectbox(key="keuze_g").set_value("GM0457|Weesp").run()
    assert app.selectbox(key="keuze_g").value == "GM0363"
    assert "Weesp hoort nu bij Amsterdam" in tekst(app)


@pytest.mark.parametrize(
    ("pagina", "eigen"),
    [
        ("vergelijken", {"deel": "Samenhang", "wet": "Wmo"}),
        ("begroot_en_besteed", {"wet": "Wmo"}),
    ],
)
def test_keuze_in_het_kader_naast_een_keuze_van_de_pagina_in_het_adres(pagina, eigen):
    """Streamlit forbids to set a parameter that is bound to a widget of the page."""
    app = open_app(pagina, g="GM1674", **eigen)
    app.selectbox(key="keuze_jaar").set_value("2023").run()
    assert not app.exception
    assert app.query_params["jaar"] in ("2023", ["2023"])
