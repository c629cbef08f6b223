"""Steps of a visitor that the tests in this folder share: open a page, wait until it is drawn, make a choice."""

import re
from urllib.parse import urlsplit

from playwright.sync_api import Download, Locator, Page, expect

PAGINAS = {
    "": "Mijn gemeente",
    "vergelijken": "Vergelijken",
    "begroot_en_besteed": "Begroot en besteed",
    "rijksmiddelen": "Geld van het Rijk",
    "profiel": "Profiel",
    "jeugdzorg": "Jeugdzorgtekorten",
    "enquete": "Enquête",
    "zelf_vragen": "Zelf vragen",
    "verantwoording": "Verantwoording",
}
MEER = "Voor onderzoekers"
ACHTER_MEER = ("Jeugdzorgtekorten", "Enquête", "Zelf vragen")
IN_VOET = ("Verantwoording",)
ROOSENDAAL = "?g=GM1674&jaar=2024&telt=smal&toon=totaal&met=buren"
AMSTERDAM_2022 = "?g=GM0363&jaar=2022&telt=smal&toon=totaal&met=buren"
LOON_OP_ZAND_2024 = "?g=GM0809&jaar=2024&telt=smal&toon=totaal&met=buren"

WACHT_MS = 30_000
_STIL_MS = 200
# Streamlit's own mark of a finished run, nothing left of an earlier run, the house script at work, charts drawn,
# and no element added or removed for a moment: the last elements can follow the mark.
_KLAAR = """stil => {
    const app = document.querySelector('[data-testid="stApp"]');
    const compleet = app?.dataset.testScriptState === 'notRunning'
        && document.querySelectorAll('h1').length === 1
        && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')
        && document.documentElement.dataset.gi3d === '1'
        && [...document.querySelectorAll('[class*="st-key-grafiek_"]')].every(g => g.querySelector('svg, canvas'));
    const aantal = compleet ? document.querySelectorAll('*').length : 0;
    if (window.proefStand?.aantal !== aantal) window.proefStand = {aantal, sinds: performance.now()};
    return compleet && performance.now() - window.proefStand.sinds >= stil;
}"""

expect.set_options(timeout=15_000)


def klaar(page: Page) -> None:
    """Wait until the page is complete."""
    page.evaluate("delete window.proefStand")
    page.wait_for_function(_KLAAR, arg=_STIL_MS, timeout=WACHT_MS, polling=50)


def ga(page: Page, url: str) -> None:
    """Open an address and wait until the page is complete."""
    page.goto(url, timeout=WACHT_MS)
    klaar(page)


def kop(page: Page) -> Locator:
    """The one h1: the finding of the page."""
    return page.get_by_role("heading", level=1)


def veld(page: Page, label: str) -> Locator:
    """A field of the frame."""
    return page.get_by_role("combobox", name=label, exact=True)


def keuzes(page: Page) -> list[str]:
    """What the fields of the frame show: the municipality, and the year where the page has one."""
    velden = page.locator(".st-key-kader").get_by_role("combobox")
    return [v.input_value() for v in velden.all()]


def kies(page: Page, label: str, optie: str) -> None:
    """Choose from a list with the mouse; the choice must reach the address."""
    vorige = page.url
    veld(page, label).click()
    page.get_by_role("option", name=optie, exact=True).click()
    page.wait_for_function("vorige => location.href !== vorige", arg=vorige, timeout=WACHT_MS)
    klaar(page)


def zoek(page: Page, letters: str) -> None:
    """Type in the search field; the list of names follows."""
    veld(page, "Gemeente").click()
    veld(page, "Gemeente").fill(letters)


def klap_uit(page: Page) -> None:
    """Open every table that is folded."""
    for blok in page.locator("details").all():
        if blok.get_attribute("open") is None:
            blok.locator("summary").click()
            expect(blok).to_have_attribute("open", "")
    klaar(page)


def haal_op(page: Page, knop: str) -> Download:
    """What a button gives; those of a figure stand behind 'Deel of download', those of all tables behind a line to open."""
    waar = page.get_by_role("button", name=knop, exact=True).first
    if not waar.is_visible() and knop in ("CSV", "CSV (machine)", "PNG", "SVG"):
        page.get_by_role("button", name="Deel of download", exact=True).first.click()
    with page.expect_download() as download:
        waar.click()
    return download.value


def meldingen(page: Page) -> Locator:
    """The messages under the frame."""
    return page.locator(".melding[role=status]")


def naar_pagina(page: Page, naam: str) -> None:
    """Follow a link of the header row, of the menu behind it, or of the last line."""
    waar = page.locator(".voet" if naam in IN_VOET else ".st-key-nav")
    if naam in ACHTER_MEER:
        page.get_by_role("button", name=MEER).click()
        waar = page.get_by_test_id("stPopoverBody")
    waar.get_by_role("link", name=naam, exact=True).click()
    expect(page).to_have_title(re.compile(re.escape(naam)))
    klaar(page)


def op_pagina(page: Page, naam: str) -> None:
    """The menu marks this page: its own link, or the button it stands behind; a page of the last line has no mark."""
    tekst = [] if naam in IN_VOET else [re.compile(f"^{MEER}") if naam in ACHTER_MEER else naam]
    expect(page.locator(".st-key-nav [aria-current]")).to_have_text(tekst)


def pad_en_vraag(page: Page) -> str:
    """The address without the server."""
    delen = urlsplit(page.url)
    return f"{delen.path}?{delen.query}" if delen.query else delen.path
