"""Jeugdzorgtekorten in a real browser: every part, on a laptop and a phone; downloads, the map, the address."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import openpyxl
import pandas as pd
import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_getekend import BOTSINGEN
from tests.browser.test_nederlands import engels
from tests.browser.test_stappen import WACHT_MS, ga, haal_op, kies, klaar, kop
from tests.browser.test_telefoon import TE_BREED
from tests.browser.test_toegankelijkheid import overtredingen
from tests.browser.test_vergelijken import PUNT
from ui.jeugdzorg.tekortkeuzes import DELEN

ROOSENDAAL = {"g": "GM1674", "jaar": "2024"}
DEFINITIE = "Jaarrekening min begroting (lasten)"


def adres(app_url: str, **keuzes: str) -> str:
    return f"{app_url}/jeugdzorg?{urlencode({**ROOSENDAAL, **keuzes})}"


def download(page: Page, knop: str) -> tuple[str, bytes]:
    gekregen = haal_op(page, knop)
    return gekregen.suggested_filename, Path(gekregen.path()).read_bytes()


@pytest.mark.parametrize("deel", DELEN.values())
def test_elk_deel_op_een_laptop_en_een_telefoon(page: Page, app_url: str, deel: str) -> None:
    """No violations, nothing wider than the screen, no English, no traceback."""
    page.set_viewport_size({"width": 1280, "height": 900})
    ga(page, adres(app_url, tekortdeel=deel))
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert overtredingen(page) == []
    assert engels(page) == []
    assert page.evaluate(BOTSINGEN) == []
    page.set_viewport_size({"width": 390, "height": 900})
    page.wait_for_function("innerWidth === 390")
    klaar(page)
    assert page.evaluate(TE_BREED) == []
    assert overtredingen(page) == []


def test_vlaggen_van_de_tabel_staan_in_woorden(page: Page, app_url: str) -> None:
    """Delft 2017 is booked elsewhere; every municipality with a star or a circle names its flag on the screen."""
    ga(page, adres(app_url, tekortdeel=DELEN["gemeenten"]))
    tabel = page.get_by_role("table")
    delft = tabel.get_by_role("row", name=re.compile("^Delft ")).get_by_role("cell").all_inner_texts()
    assert delft[0].endswith("*")
    assert "Anders geboekt: 2017" in delft[-1]
    zonder_woord = page.evaluate("""[...document.querySelectorAll('.hitte tbody tr')].filter(r =>
        /[*°]/.test(r.innerText) && !r.querySelector('.vlaggen').innerText.trim()).map(r => r.innerText)""")
    assert zonder_woord == []
    naam, ruw = download(page, "CSV")
    assert naam == "gemeenten3d_tekort_gemeenten_en_jaren_jeugdwet_rekening_begroting.csv"
    csv = pd.read_csv(io.BytesIO(ruw), sep=";", decimal=",", encoding="utf-8-sig").set_index("naam")
    assert len(csv) == 342
    assert "Anders geboekt: 2017" in csv.at["Delft", "let_op"]
    assert csv["definitie"].str.contains("Jaarrekening min begroting").all()


def test_downloads_van_citeer_en_herhaal(page: Page, app_url: str) -> None:
    ga(page, adres(app_url, tekortdeel=DELEN["herhalen"]))
    naam, ruw = download(page, "CSV")
    assert naam == "gemeenten3d_tekort_jeugdwet_rekening_begroting.csv"
    assert ruw.startswith(b"\xef\xbb\xbf")
    regels = ruw.decode("utf-8-sig").splitlines()
    eigen = next(r for r in regels if r.startswith("GM1674;Roosendaal;2024;")).split(";")
    assert eigen[3:6] == ["41012", "27989", "13023"]  # × € 1.000, as CBS has them
    assert eigen[10:12] == ["nee", "Koopt in voor de regio"]  # what it books is not only for its own youth
    assert "Definitie: jaarrekening min begroting (lasten)" in regels[1]

    naam, ruw = download(page, "Excel met toelichting")
    assert naam.endswith(".xlsx")
    boek = openpyxl.load_workbook(io.BytesIO(ruw))
    kop_, *rijen = boek["Cijfers"].iter_rows()
    kolom = {c.value: k for k, c in enumerate(kop_)}
    rij = next(r for r in rijen if r[0].value == "GM1674" and r[kolom["jaar"]].value == 2024)
    for veld in ("links_keur", "rechts_keur", "verschil_keur", "per_inwoner_eur", "verschil_pct"):
        assert rij[kolom[veld]].data_type == "n", veld
    assert rij[kolom["verschil_keur"]].value == 13023
    uitleg = {r[0].value: r[1].value for r in boek["Toelichting"].iter_rows()}
    assert {"Definitie", "Formule", "Filters", "Dataversie", "Valkuilen", "let_op", "SQL", "Licentie"} <= set(
        uitleg
    )
    assert uitleg["Dataversie"].startswith("gemeenten3d-")
    assert len(rijen) == len(regels) - 1

    naam, ruw = download(page, "Parquet")
    parquet = pd.read_parquet(io.BytesIO(ruw))
    assert naam.endswith(".parquet")
    assert len(parquet) == len(rijen)
    assert {"anders_geboekt", "let_op", "definitie", "dataversie", "bron"} <= set(parquet)

    naam, ruw = download(page, "Pakket om te herhalen (ZIP)")
    with zipfile.ZipFile(io.BytesIO(ruw)) as pakket:
        assert naam.endswith(".zip")
        programma = pakket.read("herhaal.py").decode()
        assert uitleg["Wat"] in programma
        termen = pd.read_parquet(io.BytesIO(pakket.read("gemeenten3d_tekort/mart.tekortterm.parquet")))
    assert {"rekening_lasten", "begroting_lasten"} <= set(termen["term"])


def test_klik_op_de_kaart_biedt_de_gemeente_aan(page: Page, app_url: str) -> None:
    ga(page, adres(app_url, tekortdeel=DELEN["kaart"]))
    page.mouse.click(*page.evaluate(PUNT, "GM0748"))
    page.get_by_role("button", name="Toon deze pagina voor Bergen op Zoom").click()
    expect(kop(page)).to_contain_text("Bergen op Zoom gaf in 2024", timeout=WACHT_MS)
    assert parse_qs(urlsplit(page.url).query)["g"] == ["GM0748"]
    assert parse_qs(urlsplit(page.url).query)["tekortdeel"] == [DELEN["kaart"]]


def test_definitie_in_het_adres_overleeft_herladen(page: Page, app_url: str) -> None:
    """Definition, law, circulaire and share; then a combination of one's own."""
    ga(page, adres(app_url, jaar="2023"))
    kies(page, "Wet", "Wmo")
    kies(page, "Definitie", "Netto begroting min rekenbedrag Gemeentefonds")
    deel = page.get_by_role("spinbutton", name="Deel van wijkteams en toegang (%)")
    deel.fill("40")
    deel.press("Enter")
    expect(page).to_have_url(re.compile("deel_toegang=40"), timeout=WACHT_MS)
    klaar(page)
    gezien = kop(page).inner_text()
    inleiding = page.locator(".oordeel .inleiding").all_inner_texts()
    assert "met 40% van wijkteams en toegang" in " ".join(inleiding)
    page.reload()
    klaar(page)
    assert kop(page).inner_text() == gezien
    assert page.locator(".oordeel .inleiding").all_inner_texts() == inleiding

    kies(page, "Definitie", "Eigen combinatie")
    kies(page, "Dit bedrag", "Jaarrekening: netto")
    kies(page, "min dit bedrag", "Begroting: netto")
    gezien = kop(page).inner_text()
    assert "jaarrekening: netto min begroting: netto" in gezien.lower()
    page.reload()
    klaar(page)
    assert kop(page).inner_text() == gezien
