"""The static edition in a real browser, from the file system: accessible, readable without JavaScript, and a name is found."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from loaders.versies import huidige
from reports.site.maken import Wens, maak
from tests.browser.test_toegankelijkheid import overtredingen

# twenty pages with the front page, what the figures are, and a figure alone: large, tiny, merged, not filed, booked elsewhere, …
GEMEENTEN = (
    "GM0363", "GM0599", "GM0518", "GM0344", "GM1674", "GM0809", "GM0088", "GM0096", "GM0796", "GM1900", "GM0820", "GM1992",
    "GM1980", "GM0106", "GM0744", "GM1982", "GM0569",
)  # fmt: skip
BLADEN = (
    "index.html",
    "over.html",
    "insluiten/GM1674/plaats.html",
    *(f"gemeente/{c}.html" for c in GEMEENTEN),
)
volledig = pytest.mark.volledig


@pytest.fixture(scope="module")
def uit(tmp_path_factory) -> Path:
    map_ = tmp_path_factory.mktemp("site") / "uit"
    nu = huidige()
    assert nu is not None
    verslag = maak(
        Wens(nu, tuple(sorted(GEMEENTEN)), "https://cijfers.voorbeeld.nl"), map_, 1, lambda _: None
    )
    assert verslag.fouten == []
    return map_


@pytest.fixture
def zonder_script(browser, browser_context_args) -> Iterator[Page]:
    context = browser.new_context(**{**browser_context_args, "java_script_enabled": False})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "pad", [pytest.param(b, marks=[] if n < 6 else [volledig], id=b) for n, b in enumerate(BLADEN)]
)
def test_blad_zonder_overtredingen(page: Page, uit: Path, pad: str):
    for breed in (1280, 390):
        page.set_viewport_size({"width": breed, "height": 900})
        page.goto((uit / pad).as_uri())
        gevonden = overtredingen(page)
        assert not gevonden, "\n".join(gevonden)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), breed
        page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
        gevonden = overtredingen(page)
        assert not gevonden, "\n".join(gevonden)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), breed
        niveaus = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map(k => +k.tagName[1])")
        assert niveaus[0] == 1
        assert all(b <= a + 1 for a, b in pairwise(niveaus)), niveaus


@pytest.mark.eigen_tab
def test_alleen_eigen_bestanden(page: Page, uit: Path):
    verzoeken: list[str] = []
    fouten: list[str] = []
    page.on("request", lambda v: verzoeken.append(v.url))
    page.on("requestfailed", lambda v: fouten.append(v.url))
    for pad in BLADEN[:4]:
        page.goto((uit / pad).as_uri())
    assert all(v.startswith(uit.as_uri()) for v in verzoeken), verzoeken
    assert fouten == []
    assert any(v.endswith("NotoSans-Regular.ttf") for v in verzoeken)


def test_zonder_script_staat_alles_er(zonder_script: Page, uit: Path):
    zonder_script.goto((uit / "index.html").as_uri())
    expect(zonder_script.get_by_role("heading", level=1)).to_contain_text("De gemeenten gaven in 2024")
    expect(zonder_script.get_by_role("searchbox")).to_have_count(0)  # a field that does nothing is not shown
    zonder_script.get_by_role("link", name="Roosendaal", exact=True).click()
    expect(zonder_script.get_by_role("heading", level=1)).to_contain_text("Roosendaal gaf in 2024 € 136,6")
    expect(zonder_script.get_by_text("Begroot (primitief)")).to_be_visible()
    zonder_script.get_by_text("Tabel met deze cijfers").first.click()
    expect(zonder_script.get_by_role("cell", name="41.012").first).to_be_visible()


@pytest.mark.parametrize(
    ("getikt", "kop"),
    [
        ("roosen", "Roosendaal"),
        ("sudwest frys", "Súdwest-Fryslân"),
        ("Gemeente 's hertogen", "'s-Hertogenbosch"),
        ("Westvoorne", "Voorne aan Zee"),
    ],
)
def test_zoeken_en_openen(page: Page, uit: Path, getikt: str, kop: str):
    page.goto((uit / "index.html").as_uri())
    veld = page.get_by_role("searchbox", name="Zoek uw gemeente")
    veld.fill(getikt)
    expect(page.get_by_role("status")).to_contain_text("1 gemeente gevonden")
    veld.press("Enter")
    expect(page.get_by_text(f"Gemeente {kop} ·")).to_be_visible()


def test_zoeken_zonder_uitkomst_en_weer_leeg(page: Page, uit: Path):
    page.goto((uit / "index.html").as_uri())
    veld = page.get_by_role("searchbox", name="Zoek uw gemeente")
    veld.fill("zzzz")
    expect(page.get_by_role("status")).to_contain_text("Geen gemeente met deze naam")
    veld.fill("")
    expect(page.locator("ul.gemeenten").first.locator("li:visible")).to_have_count(len(GEMEENTEN))
