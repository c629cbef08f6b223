"""A dashboard whose figures were refreshed: the pages say so, stay accessible, and follow a new version by themselves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from loaders.bouw import bouw
from loaders.cbs import Dienst
from loaders.live.ophalen import Wens
from loaders.live.ververs import ververs
from loaders.versies import PROJECT
from tests.browser.server import server
from tests.browser.test_nederlands import engels
from tests.cbs import dienst as nabootsing
from tests.cbs.wereld import Wereld, maak_wereld

ROOSENDAAL = ("X005", "6.72", "L3.8", "GM1674")


def haal(data: Path, dienst: nabootsing.Dienst, *bronnen: str, jaar: int | None = None) -> None:
    adres = f"http://{dienst.adres}"
    wens = Wens(frozenset({jaar}) if jaar else frozenset())
    fouten = ververs(
        data, list(bronnen), wens, Dienst(adres={"opendata": adres, "dataderden": adres}, wacht_s=0.01)
    )
    assert fouten == []


@pytest.fixture(scope="module")
def ververst(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, Path, Wereld, nabootsing.Dienst]]:
    """Address, data folder, world and stand-in; refreshed once: Iv3 2024 and 2027, youths, costs, youths with care."""
    data = tmp_path_factory.mktemp("data")
    for naam in ("bron", "referentie"):
        shutil.copytree(PROJECT / "data" / naam, data / naam)
    bouw(data)
    wereld = maak_wereld("klein", iv3_jaren=(2024, 2027)).kopie()
    with nabootsing.Dienst(wereld) as dienst, server({"GEMEENTEN3D_DATA": str(data)}) as url:
        haal(data, dienst, "iv3", "bevolking", "kosten_jeugd", "jeugdzorg")
        yield url, data, wereld, dienst


def ga(page: Page, adres: str) -> None:
    page.goto(adres)
    expect(page.locator("h1")).to_be_visible(timeout=30_000)
    expect(page.get_by_test_id("stStatusWidget")).to_be_hidden(timeout=30_000)


def test_verantwoording_zegt_wat_er_nieuw_is(page: Page, ververst: tuple) -> None:
    ga(page, f"{ververst[0]}/verantwoording?g=GM1674")
    inhoud = page.locator("[data-testid=stMain]")
    expect(inhoud).to_contain_text("Zijn de cijfers actueel?")
    expect(inhoud).to_contain_text("jaarrekening 2025 (omstreeks 24-07-2026)")
    expect(inhoud).to_contain_text("Sinds de vorige versie veranderden bedragen in 1 verslag")
    page.get_by_text("Veranderde bedragen: Roosendaal (4 rijen)").click()
    expect(inhoud.get_by_role("cell", name="nieuw", exact=True).first).to_be_visible()
    page.get_by_text("Bedragen van het CBS naast Iv3 (8 rijen)").click()
    expect(inhoud.get_by_role("columnheader", name="CBS-tabel (× € 1.000)")).to_be_visible()


@pytest.mark.parametrize("breedte", [1280, 390])
@pytest.mark.parametrize(
    "adres",
    [
        "verantwoording?g=GM1674",
        "?g=GM1674&jaar=2027&toon=inwoner",
        "jeugdzorg?g=GM1674&jaar=2024&tekortdeel=Meer+of+duurder%3F",
    ],
)
def test_toegankelijk(page: Page, ververst: tuple, adres: str, breedte: int) -> None:
    page.set_viewport_size({"width": breedte, "height": 900})
    ga(page, f"{ververst[0]}/{adres}")
    uitslag = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]})
    assert uitslag.response["violations"] == []


def test_meer_of_duurder_na_een_verversing(page: Page, ververst: tuple) -> None:
    """The split is there, its years are a choice in the address, and no word is English."""
    ga(page, f"{ververst[0]}/jeugdzorg?g=GM1674&jaar=2024&tekortdeel=Meer+of+duurder%3F&volume_van=2022")
    inhoud = page.locator("[data-testid=stMain]")
    expect(inhoud).to_contain_text("Gemeenten samen gaven in 2024")
    expect(inhoud).to_contain_text("Van 2022 op 2024 gaven")
    expect(inhoud.locator(".st-key-lijst_volume")).to_contain_text("Zuidoost-Brabant")
    assert engels(page) == []


def test_nieuw_begrotingsjaar_zonder_inwoners(page: Page, ververst: tuple) -> None:
    """The count of 2027 does not exist yet: no amount per inhabitant, and the reason in words."""
    ga(page, f"{ververst[0]}/?g=GM1674&jaar=2027&toon=inwoner")
    inhoud = page.locator("[data-testid=stMain]")
    expect(inhoud.locator("h1")).to_contain_text("Roosendaal begrootte voor 2027")
    expect(inhoud).to_contain_text("Het aantal inwoners van 2027 is nog niet bekend.")
    expect(inhoud).to_contain_text("eerste, voorlopige uitgave van het CBS")


def test_nieuwe_versie_zonder_herstart(page: Page, ververst: tuple) -> None:
    """A page that is open shows the new figures at the next interaction."""
    url, data, wereld, dienst = ververst
    ga(page, f"{url}/?g=GM1674&jaar=2024")
    kop = page.locator("h1")
    expect(kop).to_contain_text("Roosendaal gaf in 2024 € 136,6 mln uit")
    oud = wereld.iv3[2024].cellen[ROOSENDAAL][1]
    wereld.wijzig(2024, ROOSENDAAL, (oud + 5_000, oud + 5_000))
    haal(data, dienst, "iv3", jaar=2024)
    page.get_by_role("link", name="Begroot en besteed").click()
    page.get_by_role("link", name="Mijn gemeente").click()
    expect(kop).to_contain_text("Roosendaal gaf in 2024 € 141,6 mln uit", timeout=20_000)
