"""Make the screenshots of the README from the real app: ``make screenshots``."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from loaders.versies import PROJECT
from tests.browser.server import server
from tests.conftest import vind_chromium

MAP = PROJECT / "docs"
BEELDEN = (
    ("mijn_gemeente", "/?g=GM1674&jaar=2024&telt=smal&toon=totaal&met=buren", 1280, 1500),
    (
        "begroot_en_besteed",
        "/begroot_en_besteed?g=GM1674&jaar=2024&telt=smal&toon=totaal&met=buren",
        1280,
        1500,
    ),
    ("vergelijken", "/vergelijken?g=GM1674&jaar=2024&telt=smal&toon=totaal&met=buren", 1280, 1500),
    ("geld_van_het_rijk", "/rijksmiddelen?g=GM1674&jaar=2024&telt=smal&toon=totaal&met=buren", 1280, 1500),
    ("jeugdzorgtekorten", "/jeugdzorg?g=GM1674&jaar=2024&telt=smal&toon=totaal&met=buren", 1280, 1500),
    ("enquete", "/enquete?g=GM1674&enquetedeel=Uw+inwoners", 1280, 1500),
    ("profiel", "/profiel?g=GM1674&jaar=2024&telt=smal&toon=totaal&met=buren", 1280, 1500),
    ("verantwoording", "/verantwoording", 1280, 1000),
    ("telefoon", "/?g=GM1674&jaar=2024&telt=smal&toon=totaal&met=buren", 390, 1200),
)
# what must be there before the picture is taken, on a page without charts
WACHT_OP = {"profiel": "img[alt^='Voorbeeld van bladzijde 2']", "verantwoording": "h1"}


def main() -> None:
    """Write one PNG per page into docs/."""
    MAP.mkdir(exist_ok=True)
    with server() as url, sync_playwright() as spel:
        browser = spel.chromium.launch(executable_path=vind_chromium())
        for naam, pad, breed, hoog in BEELDEN:
            bladzijde = browser.new_page(viewport={"width": breed, "height": hoog}, locale="nl-NL")
            bladzijde.goto(url + pad)
            bladzijde.get_by_role("heading", level=1).wait_for()
            bladzijde.locator(
                WACHT_OP.get(naam, ".stVegaLiteChart svg, .stVegaLiteChart canvas")
            ).first.wait_for()
            bladzijde.wait_for_timeout(1_500)  # fonts and charts settle
            doel = Path(MAP / f"{naam}.png")
            bladzijde.screenshot(path=doel)
            print(f"{doel.relative_to(PROJECT)}: {doel.stat().st_size // 1024} kB")
            bladzijde.close()
        browser.close()


if __name__ == "__main__":
    main()
