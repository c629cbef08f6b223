"""The HTML profile in a real browser: accessible, nothing fetched, no line wider than the window."""

from __future__ import annotations

from pathlib import Path

import pytest

from reports.html import html
from reports.inhoud import Opties
from reports.profiel import maak_profiel
from tests.browser.test_toegankelijkheid import overtredingen
from tests.profiel_hulp import ADRES, haal

volledig = pytest.mark.volledig


@pytest.mark.eigen_tab
@pytest.mark.parametrize(
    ("gm_code", "jaar"),
    [
        ("GM0820", 2024),
        pytest.param("GM0363", 2022, marks=volledig),
        pytest.param("GM1674", 2026, marks=volledig),
    ],
)
def test_html_profiel_heeft_geen_overtredingen(page, tmp_path: Path, gm_code: str, jaar: int):
    eigen = "<script>document.title = 'gelukt'</script> & eigen tekst"
    p = maak_profiel(haal(), Opties(gm_code, jaar, adres=ADRES, eigen_tekst=eigen))
    bestand = tmp_path / "profiel.html"
    bestand.write_bytes(html(p))
    verzoeken: list[str] = []
    page.on("request", lambda verzoek: verzoeken.append(verzoek.url))
    for breed in (1280, 390):
        page.set_viewport_size({"width": breed, "height": 900})
        page.goto(bestand.as_uri())
        assert page.title() == p.titel
        gevonden = overtredingen(page)
        assert not gevonden, "\n".join(gevonden)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator("summary").first.click()
        assert page.locator("details table").first.is_visible()
        assert not overtredingen(page)
    assert set(verzoeken) == {bestand.as_uri()}
