"""What leaves the dashboard holds what was on the screen, in a form a Dutch reader can open."""

import csv
import io
import re
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from playwright.sync_api import Download, Page, expect

from tests.browser.test_stappen import ROOSENDAAL, ga, haal_op, klap_uit

PER_INWONER = "?g=GM1674&jaar=2024&telt=smal&toon=inwoner"


def _bytes(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def _titel(page: Page) -> str:
    return page.locator(".figuurkop h2").first.inner_text()


def test_csv_opent_in_een_nederlandse_spreadsheet(page, app_url):
    ga(page, app_url + "/" + PER_INWONER)
    download = haal_op(page, "CSV")
    assert re.fullmatch(r"gemeenten3d_\w+\.csv", download.suggested_filename)
    ruw = _bytes(download)
    assert ruw.startswith(b"\xef\xbb\xbf"), "zonder BOM leest Excel de letters verkeerd"
    rijen = list(csv.DictReader(io.StringIO(ruw.decode("utf-8-sig")), delimiter=";"))
    assert len(rijen) == 30  # 10 years, 3 laws
    assert {"Jaar", "Wet", "Begroot (€ per inwoner)", "Besteed (€ per inwoner)", "bron"} <= set(rijen[0])
    assert all(r["bron"].startswith("Bron: CBS") for r in rijen)
    bedragen = [r["Begroot (€ per inwoner)"] for r in rijen]
    assert all(re.fullmatch(r"\d+,\d+", b) for b in bedragen), bedragen[:3]
    nog_niet = [r for r in rijen if r["Jaar"] == "2026"]
    assert all(r["Besteed (€ per inwoner)"] == "" for r in nog_niet), "wat er niet is, is leeg en niet nul"


def test_beide_csv_bestanden_en_het_scherm_zeggen_hetzelfde(page, app_url):
    ga(page, app_url + "/begroot_en_besteed" + ROOSENDAAL)
    mens = pd.read_csv(io.BytesIO(_bytes(haal_op(page, "CSV"))), sep=";", decimal=",", encoding="utf-8-sig")
    machine = pd.read_csv(io.BytesIO(_bytes(haal_op(page, "CSV (machine)"))))
    assert mens.shape == machine.shape
    assert "begroot_keur" in machine.columns
    assert machine["bron"].nunique() == 1
    assert mens["Begroot (× € 1.000)"].tolist() == machine["begroot_keur"].tolist()
    page.keyboard.press("Escape")
    page.get_by_text("Tabel met alle cijfers van deze figuur").first.click()
    tabel = page.get_by_role("table").first
    tabel.wait_for()
    cellen = (
        tabel.get_by_role("row", name=re.compile(r"^2024 Jeugdwet")).get_by_role("cell").all_inner_texts()
    )
    jeugd = machine[(machine["jaar"] == 2024) & (machine["wet"] == "Jeugdwet")].iloc[0]
    assert f"{jeugd['besteed_keur']:,.0f}".replace(",", ".") in cellen
    assert f"{jeugd['begroot_keur']:,.0f}".replace(",", ".") in cellen


def test_png_is_een_png(page, app_url):
    ga(page, app_url + "/begroot_en_besteed" + ROOSENDAAL)
    download = haal_op(page, "PNG")
    ruw = _bytes(download)
    assert download.suggested_filename.endswith(".png")
    assert ruw.startswith(b"\x89PNG\r\n\x1a\n")
    breed, hoog = (int.from_bytes(ruw[i : i + 4], "big") for i in (16, 20))
    assert breed > 1_000
    assert hoog > 500


def test_svg_draagt_titel_bron_en_waarschuwing(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    download = haal_op(page, "SVG")
    assert download.suggested_filename.endswith(".svg")
    svg = _bytes(download).decode("utf-8")
    assert svg.lstrip().startswith("<svg")
    tekst = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", svg).replace("\u00a0", " "))
    assert re.sub(r"\s+", " ", _titel(page).replace("\u00a0", " ")) in tekst
    assert "Bron: CBS" in tekst
    assert "Let op" in tekst


def test_parquet_opent_met_pandas(page, app_url):
    ga(page, app_url + "/verantwoording")
    klap_uit(page)
    download = haal_op(page, "begroot_besteed.parquet")
    assert download.suggested_filename == "gemeenten3d_begroot_besteed.parquet"
    tabel = pd.read_parquet(io.BytesIO(_bytes(download)))
    assert tabel["gm_code"].nunique() >= 342
    assert {"jaar", "begroot_keur", "besteed_keur"} <= set(tabel.columns)


@pytest.mark.volledig
def test_hele_database_opent_met_duckdb(page, app_url):
    ga(page, app_url + "/verantwoording")
    klap_uit(page)
    download = haal_op(page, "Hele database (DuckDB)")
    assert download.suggested_filename.endswith(".duckdb")
    with duckdb.connect(str(download.path()), read_only=True) as con:
        aantal = con.execute("select count(distinct gm_code) from mart.gemeente").fetchone()
    assert aantal is not None
    assert aantal[0] >= 342


@pytest.mark.volledig
def test_elke_tabel_van_verantwoording_is_te_downloaden(page, app_url):
    ga(page, app_url + "/verantwoording")
    klap_uit(page)
    knoppen = page.get_by_role("button", name=re.compile(r"\.parquet$"))
    expect(knoppen.nth(9)).to_be_visible()
    parquet = knoppen.all_inner_texts()
    for naam in parquet:
        assert len(pd.read_parquet(io.BytesIO(_bytes(haal_op(page, naam))))) > 0, naam
    knoppen = page.get_by_role("button", name=re.compile(r"^Download .* \(CSV\)$"))
    assert knoppen.count() == page.locator("details").count() - 1  # one holds the files themselves
    for naam in knoppen.all_inner_texts():
        ruw = _bytes(haal_op(page, naam))
        assert ruw.startswith(b"\xef\xbb\xbf"), naam
        assert len(list(csv.reader(io.StringIO(ruw.decode("utf-8-sig")), delimiter=";"))) > 1, naam
