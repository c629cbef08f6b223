"""Ten questions of users who gave up: each answered in words, within three clicks and one name, on a laptop and a phone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_stappen import ACHTER_MEER, MEER, ga, klaar, kop, veld
from ui.toon import DOWNLOADS

BREED, SMAL = 1280, 390
HOOGSTENS = 3


class Bezoek:
    """A visitor who counts what it took; the address is that of the own municipality, as a council member keeps it."""

    def __init__(self, page: Page, app_url: str, breed: int) -> None:
        self.page, self.smal, self.klikken, self.namen = page, breed == SMAL, 0, 0
        page.set_viewport_size({"width": breed, "height": 800})
        ga(page, f"{app_url}/?g=GM1674&jaar=2024")

    def klik(self, waarop: Locator) -> None:
        waarop.click()
        self.klikken += 1

    def tab(self, naam: str) -> None:
        """A page of the menu; on a phone the menu is opened first."""
        if self.smal:
            self.klik(self.page.get_by_role("button", name="Menu"))
        waar = self.page.locator(".st-key-nav")
        if naam in ACHTER_MEER:
            self.klik(self.page.get_by_role("button", name=MEER))
            waar = self.page.get_by_test_id("stPopoverBody")
        self.klik(waar.get_by_role("link", name=naam, exact=True))
        expect(self.page).to_have_title(re.compile(re.escape(naam)))
        klaar(self.page)

    def verder(self, tekst: str) -> None:
        """A question of the list on the start page."""
        self.klik(self.page.get_by_role("link", name=tekst))
        expect(self.page).not_to_have_title(re.compile("Mijn gemeente"))
        klaar(self.page)

    def noem(self, veldnaam: str, naam: str) -> None:
        """Type one name, and take it with the keyboard."""
        invoer = self.page.get_by_role("combobox", name=re.compile(f"^{veldnaam}"))
        invoer.scroll_into_view_if_needed()  # a list closes when the page scrolls below it
        invoer.fill(naam)
        expect(self.page.get_by_role("option").first).to_contain_text(naam)
        invoer.press("Enter")
        self.page.keyboard.press("Escape")
        self.namen += 1

    def kies_jaar(self, jaar: str) -> None:
        if self.smal:
            self.klik(self.page.locator("[data-doe=kader]"))
        self.klik(veld(self.page, "Jaar"))
        self.klik(self.page.get_by_role("option", name=jaar, exact=True))
        expect(self.page).to_have_url(re.compile(f"jaar={jaar}"))
        klaar(self.page)


def _meer_dan_bergen_op_zoom(b: Bezoek) -> None:
    b.tab("Vergelijken")
    b.noem("Of met gemeenten die u noemt", "Bergen op Zoom")
    expect(kop(b.page)).to_have_text(
        re.compile(r"^Roosendaal boekte in 2024 per jongere €\s?889 meer dan Bergen op Zoom")
    )
    expect(b.page.locator(".inleiding")).to_contain_text(
        "Daarin zit geld dat Roosendaal terugkreeg van andere gemeenten"
    )
    expect(b.page.locator("caption", has_text="en de gemeenten die u noemt")).to_be_visible()


def _begroting_2026(b: Bezoek) -> None:
    b.kies_jaar("2026")
    expect(kop(b.page)).to_contain_text("Roosendaal begrootte voor 2026")
    expect(b.page.locator(".inleiding")).to_contain_text("dan in de begroting 2025")


def _van_het_rijk_voor_de_wmo(b: Bezoek) -> None:
    b.verder("Wat kwam er van het Rijk?")
    expect(b.page.locator(".inleiding")).to_have_text(
        re.compile(r"Het Gemeentefonds rekent voor de Wmo met €\s?\d")
    )


def _profiel_voor_de_commissie(b: Bezoek) -> None:
    b.tab("Profiel")
    expect(kop(b.page)).to_contain_text("Profiel van Roosendaal over 2024")


def _onze_jeugdregio(b: Bezoek) -> None:
    b.verder("Hoe staan wij in onze jeugdregio?")
    expect(b.page.locator(".oordeel")).to_contain_text("gemeenten in jeugdregio")
    expect(b.page.locator(".oordeel")).to_have_text(
        re.compile(r"[Mm]idden van gemeenten in deze jeugdregio is €")
    )


def _wat_vinden_inwoners(b: Bezoek) -> None:
    b.verder("Wat zeggen onze inwoners?")
    expect(kop(b.page)).to_contain_text("Wat inwoners van Roosendaal zeggen")
    expect(b.page.locator(".figuurkop").first).to_be_visible()


def _kosten_per_jongere_met_hulp(b: Bezoek) -> None:
    b.verder("Kwam het door meer jongeren of door duurdere hulp?")
    tekst = b.page.locator(".stMain").inner_text()
    assert "per jongere" in tekst
    assert "python" not in tekst.lower()


def _grafiek_naar_mijn_fractie(b: Bezoek) -> None:
    b.klik(b.page.get_by_role("button", name=DOWNLOADS, exact=True).first)
    expect(b.page.get_by_role("button", name="PNG", exact=True)).to_be_visible()


def _begroot_en_besteed_afdrukken(b: Bezoek) -> None:
    b.tab("Begroot en besteed")
    b.page.emulate_media(media="print")
    expect(kop(b.page)).to_contain_text("Roosendaal")
    expect(b.page.locator(".stVegaLiteChart svg").first).to_be_visible()
    b.page.emulate_media(media="screen")


def _welk_taakveld_steeg_het_meest(b: Bezoek) -> None:
    b.tab("Begroot en besteed")
    expect(b.page.locator(".punten li", has_text="Van alle taakvelden steeg")).to_have_text(
        re.compile(r"steeg 6\.\d+ .* het meest: van €\s?[\d.,]+(\smln)? naar €\s?[\d.,]+(\smln)?")
    )


VRAGEN: tuple[Callable[[Bezoek], None], ...] = (
    _meer_dan_bergen_op_zoom,
    _begroting_2026,
    _van_het_rijk_voor_de_wmo,
    _profiel_voor_de_commissie,
    _onze_jeugdregio,
    _wat_vinden_inwoners,
    _kosten_per_jongere_met_hulp,
    _grafiek_naar_mijn_fractie,
    _begroot_en_besteed_afdrukken,
    _welk_taakveld_steeg_het_meest,
)


@pytest.mark.parametrize("breed", [BREED, SMAL])
@pytest.mark.parametrize("vraag", VRAGEN, ids=lambda v: v.__name__.strip("_"))
def test_een_vraag_is_beantwoord(
    page: Page, app_url: str, vraag: Callable[[Bezoek], None], breed: int
) -> None:
    bezoek = Bezoek(page, app_url, breed)
    vraag(bezoek)
    assert bezoek.klikken <= HOOGSTENS
    assert bezoek.namen <= 1
    expect(page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.parametrize(
    "pad",
    ["", "vergelijken", "begroot_en_besteed", "rijksmiddelen", "rijksmiddelen?rijkdeel=Waarom+dit+bedrag%3F"],
)
def test_de_eerste_grafiek_staat_boven_de_vouw(page: Page, app_url: str, pad: str) -> None:
    """At 1280 x 800 the first chart begins on the first screen, and the menu is one row."""
    page.set_viewport_size({"width": BREED, "height": 800})
    ga(page, f"{app_url}/{pad}{'&' if '?' in pad else '?'}g=GM1674&jaar=2024")
    boven = page.evaluate(
        "Math.min(...[...document.querySelectorAll('.strip, .stVegaLiteChart')].map(e => e.getBoundingClientRect().top))"
    )
    assert boven < 800, pad
    rijen = {round(a.bounding_box()["y"]) for a in page.locator(".st-key-nav a, .st-key-nav button").all()}
    assert max(rijen) - min(rijen) < 20, "de tabs staan op een rij"
