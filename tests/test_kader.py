"""URL parameters become choices; what is wrong gets one Dutch sentence and is dropped."""

from __future__ import annotations

import re

import pytest

from tests.hulp import kop, open_app, tekst
from ui.kader import gezocht, lees, namen


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


def test_geen_verminkte_naam_in_de_lijst():
    """The list of 2014 has 'S˙dwest-Frysl‚n'; the name itself is there."""
    labels = [n.label for n in namen().values()]
    assert not [naam for naam in labels if re.search(r"[^\w .,'’()/-]", naam)]
    assert "Súdwest-Fryslân" in labels


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
    app.switch_page("pages/rijksmiddelen.py").run()  # has no field for the unit, and remembers it
    app.selectbox(key="keuze_jaar").set_value("2024").run()
    app.switch_page("pages/overzicht.py").run()
    assert app.selectbox(key="keuze_toon").value == "inwoner"
    assert app.selectbox(key="keuze_jaar").value == "2024"
    assert app.query_params["toon"] in ("inwoner", ["inwoner"])


_VELDEN = {
    "overzicht": {"keuze_toon", "keuze_telt", "keuze_met"},
    "begroot_en_besteed": {"keuze_toon", "keuze_telt"},
    "rijksmiddelen": set(),
    "jeugdzorg": set(),
    "enquete": set(),
    "zelf_vragen": set(),
    "verantwoording": set(),
    "profiel": {"keuze_toon", "keuze_telt", "keuze_met"},
}


@pytest.mark.parametrize("pagina", _VELDEN)
def test_alleen_keuzes_die_iets_doen(pagina):
    """The choices beside municipality and year stand on the pages whose figures they change, and nowhere else."""
    app = open_app(pagina, g="GM1674", jaar="2024")
    gedeeld = {s.key for s in app.selectbox if s.key and s.key.startswith("keuze_")}
    jaar = set() if pagina in ("enquete", "zelf_vragen", "verantwoording") else {"keuze_jaar"}
    assert gedeeld == {"keuze_g"} | jaar | _VELDEN[pagina]


def test_keuzes_op_vergelijken_volgen_het_beeld():
    """Two yardsticks are about all laws; per youth is known for one year and one law."""
    for deel, weg in (
        ("Twee maatstaven", {"wet", "bedrag", "keuze_met", "bedragen"}),
        ("Samenhang", {"bedragen"}),
    ):
        app = open_app("vergelijken", g="GM1674", jaar="2024", deel=deel)
        sleutels = {e.key for e in (*app.get("button_group"), *app.selectbox)}
        assert not weg & sleutels, deel
    app = open_app("vergelijken", g="GM1674", jaar="2024")
    assert app.selectbox(key="keuze_toon").options == ["€ per inwoner", "€ per jongere"]
    assert "keuze_toon" not in {s.key for s in open_app("vergelijken", g="GM1674", jaar="2022").selectbox}


@pytest.mark.parametrize(
    ("getypt", "gm_code"), [("gemeente delft", "GM0503"), ("Den Haag", "GM0518"), ("roosen", "GM1674")]
)
def test_getypt_en_niet_uit_de_lijst(getypt, gm_code):
    assert gezocht(getypt) == (gm_code, [])


@pytest.mark.parametrize(
    ("getypt", "eerste"), [("roosendal", "GM1674"), ("alphen aan de rijn", "GM0484"), ("utr", "GM0344")]
)
def test_een_typefout_wordt_aangeboden_en_niet_gekozen(getypt, eerste):
    code, aanbod = gezocht(getypt)
    assert code is None
    assert aanbod[0] == eerste


@pytest.mark.parametrize("getypt", ["", "zzzz", "<script>", "' or 1=1 --"])
def test_wat_nergens_op_lijkt_krijgt_geen_aanbod(getypt):
    assert gezocht(getypt) == (None, [])
