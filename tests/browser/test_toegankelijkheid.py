"""WCAG 2.1 A and AA as far as axe can test it: no violations, on a laptop and on a phone, in every state."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_stappen import (
    AMSTERDAM_2022,
    LOON_OP_ZAND_2024,
    PAGINAS,
    ROOSENDAAL,
    ga,
    klaar,
    klap_uit,
    veld,
    zoek,
)

volledig = pytest.mark.volledig
_NORMEN = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
STANDEN = {
    "roosendaal": ROOSENDAAL,
    "nederland": "",
    "vlaggen": AMSTERDAM_2022,
    "niet_aangeleverd": LOON_OP_ZAND_2024,
    "alleen_begroot": "?g=GM1674&jaar=2026&telt=smal&toon=totaal",
    "melding": "?g=Nergenshuizen&jaar=1999",
}


def overtredingen(page: Page) -> list[str]:
    """Each violation as a line: rule, where, and why."""
    uitslag = Axe().run(page, options=_NORMEN).response["violations"]
    return [
        f"{regel['id']} ({regel['impact']}): {regel['help']}\n    {knoop['html'][:200]}\n    {knoop['failureSummary']}"
        for regel in uitslag
        for knoop in regel["nodes"]
    ]


def _keur(page: Page, waar: str) -> None:
    gevonden = overtredingen(page)
    assert not gevonden, f"{len(gevonden)} overtredingen bij {waar}:\n" + "\n".join(gevonden)


def _keur_breed_en_smal(page: Page, waar: str) -> None:
    for breed in (1280, 390):
        page.set_viewport_size({"width": breed, "height": 900})
        page.wait_for_function("breed => innerWidth === breed", arg=breed)
        klaar(page)
        _keur(page, f"{waar}, {breed} px")


_GEVALLEN = [
    pytest.param(
        pad, stand, marks=[] if stand == "roosendaal" else [volledig], id=f"{pad or 'start'}-{stand}"
    )
    for pad in PAGINAS
    for stand in STANDEN
    if pad != "verantwoording" or stand in ("roosendaal", "nederland")
]


@pytest.mark.parametrize(("pad", "stand"), _GEVALLEN)
def test_pagina_zonder_overtredingen(page, app_url, pad, stand):
    ga(page, f"{app_url}/{pad}{STANDEN[stand]}")
    _keur_breed_en_smal(page, f"/{pad} {stand}")


@volledig
@pytest.mark.parametrize("pad", PAGINAS)
def test_uitgeklapte_tabellen_zonder_overtredingen(page, app_url, pad):
    ga(page, f"{app_url}/{pad}{ROOSENDAAL}")
    klap_uit(page)
    _keur_breed_en_smal(page, f"/{pad} uitgeklapt")


@pytest.mark.parametrize("breed", [1280, pytest.param(390, marks=volledig)])
def test_uitleg_van_de_berekening_zonder_overtredingen(page, app_url, breed):
    page.set_viewport_size({"width": breed, "height": 900})
    ga(page, app_url + "/begroot_en_besteed" + ROOSENDAAL)
    page.get_by_role("button", name="Hoe is dit berekend?").first.click()
    expect(page.get_by_role("region", name="SQL van deze berekening")).to_be_visible()
    _keur(page, f"uitleg open, {breed} px")


@volledig
@pytest.mark.parametrize("label", ["Gemeente", "Jaar"])
def test_open_lijst_zonder_overtredingen(page, app_url, label):
    ga(page, app_url + "/" + ROOSENDAAL)
    veld(page, label).click()
    expect(page.get_by_role("option").first).to_be_visible()
    _keur(page, f"lijst {label} open")


@volledig
def test_lege_lijst_zonder_overtredingen(page, app_url):
    ga(page, app_url + "/")
    zoek(page, "zzzz")
    expect(page.get_by_role("option", name="Zoek ‘zzzz’")).to_be_visible()
    _keur(page, "lijst zonder resultaten")


@volledig
def test_open_kader_en_menu_op_de_telefoon_zonder_overtredingen(page, app_url):
    page.set_viewport_size({"width": 390, "height": 900})
    ga(page, app_url + "/" + ROOSENDAAL)
    page.get_by_role("button", name="Menu").click()
    page.locator("[data-doe=kader]").click()
    expect(veld(page, "Jaar")).to_be_visible()
    _keur(page, "kader en menu open, 390 px")


@volledig
def test_dialoog_onbekende_pagina_zonder_overtredingen(page, app_url):
    ga(page, app_url + "/bestaat_niet")
    expect(page.get_by_role("dialog")).to_be_visible()
    _keur(page, "dialoog")


@volledig
@pytest.mark.parametrize("pad", PAGINAS)
def test_koppen_slaan_geen_niveau_over(page, app_url, pad):
    ga(page, f"{app_url}/{pad}{ROOSENDAAL}")
    niveaus = page.evaluate("""[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
        .filter(k => k.checkVisibility()).map(k => +k.tagName[1])""")
    assert niveaus[0] == 1
    assert niveaus.count(1) == 1
    assert all(volgende <= deze + 1 for deze, volgende in pairwise(niveaus)), niveaus


@pytest.mark.eigen_tab
@pytest.mark.parametrize("pad", ["", "begroot_en_besteed"])
def test_tekst_volgt_de_lettergrootte_van_de_lezer(page, app_url, pad):
    """The preference for larger text of the browser itself, not zoom: a half larger, and nothing lies outside the page."""
    meet = """() => ['h1', '.stHtml p', '.tabel td', '[data-testid=stSelectbox] input']
        .map(s => document.querySelector(s)).filter(Boolean).map(e => parseFloat(getComputedStyle(e).fontSize))"""
    ga(page, f"{app_url}/{pad}{ROOSENDAAL}")
    gewoon = page.evaluate(meet)
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 24, "fixed": 20}})
    ga(page, f"{app_url}/{pad}{ROOSENDAAL}")
    groter = page.evaluate(meet)
    assert len(gewoon) == len(groter) >= 3
    for was, is_ in zip(gewoon, groter, strict=True):
        assert is_ == pytest.approx(1.5 * was, rel=0.02)
    assert page.evaluate("document.querySelector('.stMain').scrollWidth <= innerWidth")
