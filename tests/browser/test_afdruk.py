"""Printing the page gives the answer, the charts and the tables, without the controls."""

import re

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.test_stappen import PAGINAS, ROOSENDAAL, ga, klaar, kop
from tests.hulp import haal

BEDIENING = """[...document.querySelectorAll('button, input, [role=combobox]')]
    .filter(e => e.checkVisibility({visibilityProperty: true}) && e.getBoundingClientRect().height > 1)
    .filter(e => !e.matches('.begrip'))  // a word of the sentence
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
    if pad not in ("enquete", "zelf_vragen", "profiel", "verantwoording"):  # no figures of their own
        expect(papier.get_by_text("Bron: CBS").first).to_be_visible()
    if not pad:
        expect(papier.locator(".kaart").filter(visible=True)).to_have_count(4)


def test_afdruk_laat_geen_losse_punten_staan(papier, app_url):
    ga(papier, app_url + "/" + ROOSENDAAL)
    assert papier.evaluate(_LOSSE_PUNTEN) == 0


def test_afdruk_van_verantwoording_toont_tabellen(papier, app_url):
    ga(papier, app_url + "/verantwoording")
    assert papier.locator(".tabel").filter(visible=True).count() >= 2


@pytest.mark.eigen_tab
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


# Page width on A4 without its margins, in CSS pixels; a table or chart past it would be cut off.
_PAPIER_PX = 673
_TE_BREED = """() => [...document.querySelectorAll('.stMain .tabel table, .stMain .stVegaLiteChart svg')]
    .filter(e => e.checkVisibility() && e.getBoundingClientRect().right > innerWidth + 1)
    .map(e => e.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize("pad", ["begroot_en_besteed", "rijksmiddelen"])
def test_ingeklapte_tabellen_komen_mee_en_niets_wordt_afgesneden(page, app_url, pad):
    ga(page, f"{app_url}/{pad}{ROOSENDAAL}")
    figuren = page.locator(".figuurkop").count()
    page.set_viewport_size({"width": _PAPIER_PX, "height": 900})
    klaar(page)
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator('[class*="st-key-tabel_"] .tabel').filter(visible=True)).to_have_count(figuren)
    assert page.evaluate(_TE_BREED) == []
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.evaluate("document.querySelectorAll('[class*=st-key-tabel_] details[open]').length") == 0


def test_lange_lijst_staat_helemaal_op_papier(page, app_url):
    """All 342 names are in the text of the PDF, and the heading of the list returns on every sheet of it."""
    ga(page, f"{app_url}/vergelijken{ROOSENDAAL}&deel=Kaart+en+lijst")
    document = pypdfium2.PdfDocument(page.pdf(format="A4", prefer_css_page_size=True))
    bladen = [blad.get_textpage().get_text_bounded() for blad in document]
    codes = set(re.findall(r"GM\d{4}", " ".join(bladen)))
    assert codes == set(haal.gemeenten()["gm_code"])
    for tekst in (b for b in bladen if len(set(re.findall(r"GM\d{4}", b))) > 2):  # one is in the address
        assert "Gemeentecode" in tekst
