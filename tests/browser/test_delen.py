"""A figure goes along: its link opens it, it stands alone on another site, and on paper it can be read."""

import io
import re

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.browser.test_stappen import ROOSENDAAL, ga, kies, klaar
from tests.browser.test_toegankelijkheid import overtredingen

_GETEKEND = "document.querySelectorAll('.st-key-insluiten svg').length > 0"
_KLEINSTE_PT = """() => Math.min(...[...document.querySelectorAll('.stVegaLiteChart svg')].flatMap(svg => {
    const schaal = svg.getBoundingClientRect().width / (svg.viewBox.baseVal.width || svg.width.baseVal.value);
    return [...svg.querySelectorAll('text')].filter(t => t.textContent.trim())
        .map(t => parseFloat(getComputedStyle(t).fontSize) * schaal * 0.75);
}))"""


@pytest.mark.eigen_tab
def test_link_naar_een_figuur_springt_daarheen(page, app_url):
    ga(page, f"{app_url}/begroot_en_besteed{ROOSENDAAL}&figuur=preventie")
    kop = page.locator("#figuur-preventie")
    expect(kop).to_be_in_viewport()
    assert page.evaluate("document.activeElement.closest('#figuur-preventie') !== null")


def test_deelvak_geeft_de_link_en_de_code(page, app_url):
    ga(page, app_url + "/begroot_en_besteed" + ROOSENDAAL)
    page.get_by_role("button", name="Deel of download", exact=True).first.click()
    vak = page.locator(".delen")
    expect(vak).to_be_visible()
    link = vak.locator(".adresregel").first.inner_text()
    assert link.startswith(app_url + "/begroot_en_besteed?")
    assert link.endswith("figuur=lijn_jeugdwet")
    assert overtredingen(page) == []


@pytest.mark.parametrize("breed", [1280, 390])
@pytest.mark.parametrize(
    ("pad", "figuur"), [("", "wetten"), ("begroot_en_besteed", "lijn_jeugdwet"), ("vergelijken", "plaats")]
)
def test_een_figuur_alleen(page, app_url, pad, figuur, breed):
    page.set_viewport_size({"width": breed, "height": 900})
    page.goto(f"{app_url}/{pad}{ROOSENDAAL}&figuur={figuur}&insluiten=1")
    page.wait_for_function(_GETEKEND)
    expect(page.locator("h1")).to_have_count(1)
    for weg in (".st-key-kop", ".st-key-kader", "footer", "select, input, [role=combobox]"):
        expect(page.locator(weg).filter(visible=True)).to_have_count(0)
    expect(page.get_by_text("Bron: CBS").first).to_be_visible()
    verder = page.get_by_role("link", name=re.compile("Bekijk deze figuur"))
    assert "insluiten" not in verder.get_attribute("href")
    assert f"figuur={figuur}" in verder.get_attribute("href")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert overtredingen(page) == []


@pytest.mark.parametrize("pad", ["", "begroot_en_besteed", "vergelijken", "rijksmiddelen", "jeugdzorg"])
def test_letters_in_grafieken_op_papier_zijn_te_lezen(page, app_url, pad):
    """The page is drawn at 1280 and printed on A4: the sheet is narrower, the words stay 7 points."""
    ga(page, f"{app_url}/{pad}{ROOSENDAAL}")
    breed = page.locator(".stVegaLiteChart svg").first.bounding_box()["width"]
    assert breed > 200
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 900})
    assert page.evaluate(_KLEINSTE_PT) >= 7


@pytest.mark.parametrize("pad", ["", "vergelijken", "jeugdzorg", "enquete", "verantwoording"])
def test_afdruk_heeft_geen_leeg_blad_en_zegt_wat_het_is(page, app_url, pad):
    ga(page, f"{app_url}/{pad}{ROOSENDAAL}")
    document = pypdfium2.PdfDocument(io.BytesIO(page.pdf(format="A4")))
    for nummer, blad in enumerate(document, start=1):
        woorden = " ".join(blad.get_textpage().get_text_bounded().split())
        assert "Roosendaal" in woorden
        assert "2024" in woorden
        assert f"{nummer} van {len(document)}" in woorden
        assert "g=GM1674" in woorden
        assert len(woorden) > 300, f"blad {nummer} van {len(document)} is leeg"


def test_profiel_van_een_wet_kiezen(page, app_url):
    ga(page, app_url + "/profiel" + ROOSENDAAL)
    kies(page, "Waarover gaat het profiel?", "Alleen de Jeugdwet")
    klaar(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF", exact=True).click()
    assert download.value.suggested_filename == "GM1674_roosendaal_profiel_jeugdwet_2024.pdf"
