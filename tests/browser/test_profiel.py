"""Profiel: what is seen is what is downloaded, on a laptop and on a phone; what is refused says why."""

import csv
import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import expect

from tests.browser.test_stappen import ROOSENDAAL, ga, klaar
from tests.browser.test_toegankelijkheid import overtredingen

NAAM = "GM1674_roosendaal_profiel_sociaal_domein_2024"
VLIELAND = "?g=GM0096&jaar=2024&telt=smal&toon=totaal&met=buren"


def _download(page, knop: str, wacht_s: int = 60):
    with page.expect_download(timeout=wacht_s * 1000) as download:
        page.get_by_role("button", name=knop, exact=True).click()
    return download.value


def _logo(page, naam: str, inhoud: bytes) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": naam, "mimeType": "image/png", "buffer": inhoud}
    )


def test_voorbeeld_is_te_zien_en_te_lezen(page, app_url):
    ga(page, app_url + "/profiel" + ROOSENDAAL)
    bladen = page.get_by_role("img", name=re.compile("Voorbeeld van bladzijde"))
    assert bladen.count() in (2, 3)
    for blad in bladen.all():
        expect(blad).to_be_visible()
        assert blad.evaluate("e => e.complete && e.naturalWidth > 800")
    page.get_by_text("Lees het profiel als tekst", exact=True).click()
    expect(page.get_by_role("heading", name="Vragen voor de raad")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Besteed (jaarrekening)").first).to_be_visible()
    assert overtredingen(page) == []


def test_pdf_heeft_bladzijden_en_een_titel(page, app_url):
    ga(page, app_url + "/profiel" + ROOSENDAAL)
    download = _download(page, "PDF")
    assert download.suggested_filename == NAAM + ".pdf"
    with pikepdf.open(download.path()) as pdf:
        assert len(pdf.pages) in (2, 3)
        assert pdf.docinfo["/Title"] == "Profiel sociaal domein Roosendaal, 2024"
        assert pdf.Root.MarkInfo.Marked


@pytest.mark.parametrize("breed", [1280, 390])
def test_webpagina_zonder_overtredingen(page, app_url, breed, tmp_path):
    ga(page, app_url + "/profiel" + ROOSENDAAL)
    download = _download(page, "Webpagina (HTML)")
    assert download.suggested_filename == NAAM + ".html"
    pad = tmp_path / "profiel.html"
    download.save_as(pad)
    los = page.context.new_page()
    los.set_viewport_size({"width": breed, "height": 900})
    verzoeken = []
    los.on("request", lambda v: verzoeken.append(v.url))
    los.goto(pad.as_uri())
    assert overtredingen(los) == []
    assert los.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [v for v in verzoeken if not v.startswith(("file:", "data:"))] == []
    los.close()


def test_verkeerd_logo_en_te_lange_tekst_worden_in_het_nederlands_geweigerd(page, app_url):
    ga(page, app_url + "/profiel" + ROOSENDAAL)
    _logo(page, "logo.png", b"dit is geen plaatje")
    melding = page.locator(".melding")
    expect(melding).to_contain_text("Het logo is geen PNG-, JPEG- of SVG-bestand")
    expect(page.get_by_role("button", name="PDF", exact=True)).to_have_count(0)
    page.get_by_role("button", name="logo.png weghalen").click()
    expect(melding).to_have_count(0)
    veld = page.get_by_role("textbox")
    veld.fill("Lang en breed. " * 60)
    veld.blur()
    expect(melding).to_contain_text("maak haar korter, hoogstens 600 tekens")
    veld.fill("Wij kiezen voor wijkteams.")
    veld.blur()
    expect(melding).to_have_count(0)
    expect(page.get_by_text("U gebruikt 26 van de 600 tekens.")).to_be_visible()
    klaar(page)
    page.get_by_text("Lees het profiel als tekst", exact=True).click()
    expect(page.get_by_role("heading", name="Toelichting van de gemeente Roosendaal")).to_be_visible()


def test_zip_van_een_jeugdregio(page, app_url):
    """Vlieland's jeugdregio is Fryslân."""
    ga(page, app_url + "/profiel" + VLIELAND)
    page.get_by_role("button", name="Maak 18 profielen").click()
    knop = page.get_by_role("button", name="Download ZIP (18 profielen")
    expect(knop).to_be_visible(timeout=180_000)
    with page.expect_download() as download:
        knop.click()
    with zipfile.ZipFile(Path(download.value.path())) as zip_:
        assert zip_.testzip() is None
        regels = list(
            csv.DictReader(io.StringIO(zip_.read("manifest.csv").decode("utf-8-sig")), delimiter=";")
        )
        assert [*sorted(r["bestand"] for r in regels), "manifest.csv"] == sorted(zip_.namelist())
        assert len(regels) == 18


@pytest.mark.volledig
def test_andere_keuze_breekt_het_maken_af(page, app_url):
    ga(page, app_url + "/profiel" + ROOSENDAAL)
    page.get_by_role("button", name="Maak 56 profielen").click()
    page.get_by_role("button", name="Stop").click()
    klaar(page)
    expect(page.get_by_role("button", name="Maak 56 profielen")).to_be_visible()
    expect(page.locator("[data-testid=stProgress]")).to_have_count(0)
    ga(page, app_url + "/profiel" + VLIELAND)
    page.get_by_role("button", name="Maak 18 profielen").click()  # the one place is free again
    expect(page.get_by_text("1 van 18")).to_be_visible()
