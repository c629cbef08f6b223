"""Printing the page gives the answer, the charts and the tables, without the controls."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_stappen import PAGINAS, ROOSENDAAL, ga, kop

BEDIENING = """[...document.querySelectorAll('button, input, [role=combobox]')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().height > 1)
    .map(e => e.innerText || e.getAttribute('aria-label'))"""
# What the style sheet draws between the links of the source line; alone it is a row of dots.
_LOSSE_PUNTEN = """[...document.querySelectorAll('[class*="st-key-bronregel_"] > *')]
    .filter(e => e.checkVisibility() && !['none', 'normal'].includes(getComputedStyle(e, '::before').content))
    .length"""


@pytest.fixture
def papier(page):
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("pad", PAGINAS)
def test_afdruk_toont_cijfers_en_geen_bediening(papier, app_url, pad):
    ga(papier, f"{app_url}/{pad}{ROOSENDAAL}")
    for weg in (".st-key-kop", ".st-key-kader", ".kader-regel", "[data-doe=kopieer]"):
        expect(papier.locator(weg).filter(visible=True)).to_have_count(0)
    assert papier.evaluate(BEDIENING) == []
    expect(kop(papier)).to_be_visible()
    for grafiek in papier.locator(".stVegaLiteChart svg").all():
        expect(grafiek).to_be_visible()
    if pad not in ("zelf_vragen", "profiel", "verantwoording"):  # no figures of their own
        expect(papier.get_by_text("Bron: CBS").first).to_be_visible()
    if not pad:
        expect(papier.locator(".kaart").filter(visible=True)).to_have_count(3)


def test_afdruk_laat_geen_losse_punten_staan(papier, app_url):
    ga(papier, app_url + "/" + ROOSENDAAL)
    assert papier.evaluate(_LOSSE_PUNTEN) == 0


def test_afdruk_van_verantwoording_toont_tabellen(papier, app_url):
    ga(papier, app_url + "/verantwoording")
    assert papier.locator(".tabel").filter(visible=True).count() >= 2


def test_knop_afdrukken_opent_het_afdrukvenster(page, app_url):
    page.add_init_script("window.print = () => { window.afgedrukt = true; }")
    ga(page, app_url + "/" + ROOSENDAAL)
    page.get_by_role("button", name="Afdrukken").click()
    assert page.evaluate("window.afgedrukt") is True


def test_afdruk_wordt_een_pdf(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF-")
    assert len(pdf) > 20_000
