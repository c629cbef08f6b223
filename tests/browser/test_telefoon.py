"""On a phone: the frame folds into one line, nothing scrolls sideways, targets are large enough for a thumb."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.test_stappen import (
    ACHTER_MEER,
    AMSTERDAM_2022,
    IN_VOET,
    PAGINAS,
    ROOSENDAAL,
    ga,
    klaar,
    klap_uit,
    veld,
)

# Visible controls less than 44 px high. A field of the frame counts with its border; a link in a
# sentence is exempt, and so is the unseen input behind the button that chooses a file.
TE_LAAG = """binnen => [...document.querySelectorAll(binnen)].flatMap(deel =>
        [...deel.querySelectorAll('button, a, summary, input:not([type=file])')])
    .filter(e => e.checkVisibility({visibilityProperty: true}) && !e.closest('p:not([data-testid] p)')
        && !e.matches('.begrip'))  // a word in a sentence: its place to tap is larger than the word
    .map(e => e.closest('[role=group]:has(input)') || e)
    .filter(e => e.getBoundingClientRect().height < 43.5)
    .map(e => `${e.innerText || e.getAttribute('aria-label') || e.tagName}: `
        + `${Math.round(e.getBoundingClientRect().height)} px`)"""

# What reaches past the right edge of the window, apart from tables that scroll inside their own frame.
TE_BREED = """() => {
    const breed = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth,
                           document.querySelector('.stMain').scrollWidth);
    if (breed <= innerWidth) return [];
    const daders = [...document.querySelectorAll('.stMain *')].filter(e =>
        !e.closest('.tabel') && e.getBoundingClientRect().right > innerWidth + 1);
    return [`${breed} px breed`, ...daders.slice(-3).map(e => e.outerHTML.slice(0, 120))];
}"""


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """A phone of 390 px, with touch."""
    toestel = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    return {**browser_context_args, **toestel}


def _past_in(page: Page, breed: int) -> None:
    """Give the window this width; once charts have followed, nothing may reach past it."""
    page.set_viewport_size({"width": breed, "height": 844})
    page.wait_for_function("breed => innerWidth === breed", arg=breed)
    with suppress(PlaywrightTimeout):
        page.wait_for_function(f"({TE_BREED})().length === 0", timeout=5_000)
    assert page.evaluate(TE_BREED) == [], f"bij {breed} px"


def test_kader_vouwt_tot_een_regel_en_weer_open(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    regel = page.locator("[data-doe=kader]")
    expect(regel).to_be_visible()
    expect(regel).to_have_text(re.compile(r"Roosendaal · 2024\s+Wijzig"))
    expect(regel).to_have_attribute("aria-expanded", "false")
    expect(veld(page, "Gemeente")).to_have_count(0)
    assert regel.bounding_box()["height"] < 60
    regel.tap()
    expect(regel).to_have_attribute("aria-expanded", "true")
    expect(regel).to_contain_text("Sluit")
    for label in ("Gemeente", "Jaar"):
        expect(veld(page, label)).to_be_visible()
    veld(page, "Jaar").tap(position={"x": 40, "y": 18})
    page.get_by_role("option", name="2023").tap()
    expect(page).to_have_url(re.compile("jaar=2023"))
    klaar(page)
    expect(regel).to_contain_text("Roosendaal · 2023")
    regel.tap()
    expect(regel).to_have_attribute("aria-expanded", "false")
    expect(veld(page, "Jaar")).to_have_count(0)


def test_eerste_bezoek_toont_het_zoekveld(page, app_url):
    ga(page, app_url + "/")
    expect(veld(page, "Gemeente")).to_be_visible()
    expect(veld(page, "Jaar")).to_have_count(0)
    page.locator("[data-doe=kader]").tap()
    expect(veld(page, "Jaar")).to_be_visible()


def test_menu_opent_en_sluit_na_een_keuze(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    menu = page.get_by_role("button", name="Menu")
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_have_count(0)
    menu.tap()
    expect(menu).to_have_attribute("aria-expanded", "true")
    for naam in set(PAGINAS.values()) - {*ACHTER_MEER, *IN_VOET}:
        expect(
            page.get_by_role("navigation", name="Hoofdmenu").get_by_role("link", name=naam)
        ).to_be_visible()
    page.get_by_role("link", name="Begroot en besteed").tap()
    expect(page).to_have_url(re.compile(r"/begroot_en_besteed\?g=GM1674"))
    klaar(page)
    expect(menu).to_have_attribute("aria-expanded", "false")
    expect(page.get_by_role("navigation", name="Hoofdmenu")).to_have_count(0)


@pytest.mark.parametrize(
    "vraag", [ROOSENDAAL, *(pytest.param(v, marks=pytest.mark.volledig) for v in (AMSTERDAM_2022, ""))]
)
@pytest.mark.parametrize("pad", PAGINAS)
def test_niets_schuift_opzij(page, app_url, pad, vraag):
    ga(page, f"{app_url}/{pad}{vraag}")
    for breed in (390, 320):
        _past_in(page, breed)


def test_niets_schuift_opzij_met_alles_open(page, app_url):
    ga(page, app_url + "/begroot_en_besteed" + ROOSENDAAL)
    page.get_by_role("button", name="Menu").tap()
    page.locator("[data-doe=kader]").tap()
    klap_uit(page)
    expect(page.get_by_role("table")).to_have_count(7)
    page.get_by_role("button", name="Hoe is dit berekend?").first.tap()
    uitleg = page.get_by_test_id("stPopoverBody")
    expect(uitleg).to_be_visible()
    for breed in (390, 320):
        _past_in(page, breed)
        doos = uitleg.bounding_box()
        assert doos["x"] >= 0
        assert doos["x"] + doos["width"] <= breed


@pytest.mark.parametrize("pad", PAGINAS)
def test_kop_kader_en_bronregel_zijn_hoog_genoeg_voor_een_duim(page, app_url, pad):
    ga(page, f"{app_url}/{pad}{ROOSENDAAL}")
    page.get_by_role("button", name="Menu").tap()
    page.locator("[data-doe=kader]").tap()
    expect(veld(page, "Gemeente")).to_be_visible()
    assert page.evaluate(TE_LAAG, ".st-key-kop, .st-key-kader, [class*='st-key-bronregel_']") == []


@pytest.mark.parametrize("pad", PAGINAS)
def test_elke_knop_is_hoog_genoeg_voor_een_duim(page, app_url, pad):
    ga(page, f"{app_url}/{pad}{ROOSENDAAL}")
    assert page.evaluate(TE_LAAG, ".stMain") == []
