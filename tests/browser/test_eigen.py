"""Own figures in a browser: from choosing a file to the figure; two visitors never see each other's, and nothing is left of them."""

from __future__ import annotations

import contextlib
import gc
import http.client
import io
import json
import re
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import openpyxl
import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from loaders.versies import PROJECT
from tests.browser.test_nederlands import engels
from tests.browser.test_stappen import ga, klaar
from tests.browser.test_telefoon import TE_BREED
from tests.browser.test_toegankelijkheid import overtredingen
from tests.eigen_hulp import LASTEN, als_bytes, levering

ROOSENDAAL = "/?g=GM1674"
GEHEIM = 7_654_321  # an amount that stands nowhere else


def _levering(keer: float, extra: float = 0.0, jaar: int = 2026) -> bytes:
    cellen = tuple((t, c, b * keer) for t, c, b in LASTEN[jaar])
    return als_bytes(levering(jaar, lasten=(*cellen, *((("6.752", "3.4.1", extra),) if extra else ()))))


def _open(page: Page) -> None:
    if not page.get_by_text("Uw cijfers blijven van u").is_visible():  # open already, once given
        page.get_by_text("Eigen cijfers ernaast leggen").click()
    expect(page.get_by_text("Uw cijfers blijven van u")).to_be_visible()


def _vul(page: Page, label: str, waarde: str) -> None:
    veld = page.get_by_label(label, exact=True)
    veld.fill(waarde)
    veld.press("Tab")


def _kies(page: Page, label: str, optie: str) -> None:
    """Choose from a list, once what was given before has been drawn: that would close the list again."""
    klaar(page)
    page.get_by_label(label, exact=True).click()
    page.get_by_role("option", name=optie).click()


def _geef(page: Page, naam: str, inhoud: bytes, bestand: str = "levering.json") -> None:
    """Choose a file and lay it beside the published figures under this name."""
    _open(page)
    soort = {"name": bestand, "mimeType": "application/json", "buffer": inhoud}
    page.locator("input[type=file]").first.set_input_files(files=[soort])
    expect(page.get_by_label("Naam", exact=True)).to_be_visible(timeout=30_000)
    _vul(page, "Naam", naam)
    page.get_by_role("button", name="Leg ernaast").click()
    expect(page.locator(".figuurkop h2").filter(has_text="CONCEPT").first).to_be_visible(timeout=30_000)
    klaar(page)


def test_levering_van_kiezen_tot_figuur(page, app_url):
    """By hand: 250 × 30 = 7,5 mln for participatie; (310 + 820 + 1.200 + 90 + 60) × 30 = 74.400 for Wmo and youth together."""
    ga(page, app_url + ROOSENDAAL)
    _geef(page, "Ontwerp", _levering(30))
    kop = page.locator(".figuurkop h2").filter(has_text="CONCEPT").first
    expect(kop).to_have_text(
        re.compile(r"CONCEPT: Roosendaal begroot in 2026 €\s7,5\smln voor participatie: ")
    )
    assert "74.400" in page.content()
    page.reload()  # another visit: a session of its own
    klaar(page)
    expect(page.locator(".figuurkop h2").filter(has_text="CONCEPT")).to_have_count(0)


def test_toegankelijk_nederlands_en_smal_genoeg(page, app_url):
    page.set_viewport_size({"width": 390, "height": 844})
    ga(page, app_url + "/begroot_en_besteed?g=GM1674")
    _geef(page, "Ontwerp", _levering(30))
    _open(page)
    page.get_by_text("Zelf invullen", exact=True).click()
    expect(page.get_by_label("Jeugdwet, begroot", exact=True)).to_be_visible()
    klaar(page)
    assert overtredingen(page) == []
    assert page.evaluate(TE_BREED) == []
    assert engels(page) == []


def test_zelf_invullen_en_weghalen(page, app_url):
    """Only the numbers: 50,0 + 26,0 mln; without a name or an amount it says what is missing."""
    ga(page, app_url + ROOSENDAAL)
    _open(page)
    page.get_by_text("Zelf invullen", exact=True).click()
    leg = page.get_by_role("button", name="Leg ernaast")
    leg.click()
    expect(page.locator(".waaromniet").filter(has_text="Geef de cijfers een naam")).to_be_visible()
    _vul(page, "Naam", "Kadernota")
    leg.click()
    expect(page.locator(".waaromniet").filter(has_text="Er is geen enkel bedrag ingevuld")).to_be_visible()
    _vul(page, "Jaar van de cijfers", "2026")
    _vul(page, "Jeugdwet, begroot", "50000")
    _vul(page, "Wmo, begroot", "26000")
    leg.click()
    figuur = page.locator(".figuurkop h2").filter(has_text="CONCEPT")
    expect(figuur).to_have_text(
        re.compile(r"CONCEPT: Roosendaal begroot in 2026 €\s76,0\smln"), timeout=30_000
    )
    klaar(page)
    _open(page)
    page.get_by_role("button", name="Haal weg: nieuwe begroting 2026").click()
    expect(figuur).to_have_count(0, timeout=30_000)


@pytest.mark.parametrize(
    ("bestand", "inhoud", "zin"),
    [
        ("levering.json", b"[" * 500_000, "lagen in elkaar"),
        ("levering.json", _levering(30).replace(b'"1674"', b'"0363"'), "en niet van Roosendaal"),
        ("levering.json", _levering(30).replace(b'"6.751"', b'"6.999"'), "er is 1 fout"),
        ("tabel.csv", b"a;b\n1;2;3\n", "tabel.csv"),
        ("werk.xlsx", b"PK\x03\x04 geen werkboek", "werk.xlsx"),
    ],
)
def test_fout_bestand_geeft_een_zin(page, app_url, bestand, inhoud, zin):
    ga(page, app_url + ROOSENDAAL)
    _open(page)
    page.locator("input[type=file]").first.set_input_files(
        files=[{"name": bestand, "mimeType": "text/plain", "buffer": inhoud}]
    )
    expect(page.locator(".waaromniet").filter(has_text=zin)).to_be_visible(timeout=30_000)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def _werkboek(bladen: dict[str, list[list[object]]]) -> bytes:
    boek = openpyxl.Workbook()
    boek.remove(boek.active)
    for naam, rijen in bladen.items():
        vel = boek.create_sheet(naam)
        for rij in rijen:
            vel.append(rij)
    uit = io.BytesIO()
    boek.save(uit)
    return uit.getvalue()


def test_van_meer_werkbladen_kiest_u_het_blad(page, app_url):
    """By hand: 6.3 holds 12.000 thousand on the second sheet, and something else on the first."""
    rijen = [["Taakveld", "Lasten"], ["6.3", 12_000]]
    inhoud = _werkboek({"Toelichting": [["Taakveld", "Lasten"], ["6.3", 1]], "Cijfers": rijen})
    ga(page, app_url + ROOSENDAAL)
    _open(page)
    soort = {"name": "cijfers.xlsx", "mimeType": "application/zip", "buffer": inhoud}
    page.locator("input[type=file]").first.set_input_files(files=[soort])
    expect(page.locator(".waaromniet").filter(has_text="Kies het werkblad met de taakvelden")).to_be_visible(
        timeout=30_000
    )
    _kies(page, "Werkblad", "Cijfers")
    _vul(page, "Jaar van de cijfers", "2026")
    _kies(page, "De bedragen zijn in", "duizenden euro")
    expect(page.get_by_text("Zo lezen wij uw tabel")).to_be_visible(timeout=30_000)
    assert "12.000" in page.locator("table").filter(has_text="Zo lezen wij uw tabel").inner_text()
    _vul(page, "Naam", "Ontwerp")
    page.get_by_role("button", name="Leg ernaast").click()
    kop = page.locator(".figuurkop h2").filter(has_text="CONCEPT").first
    expect(kop).to_have_text(re.compile(r"€\s12,0\smln voor participatie"), timeout=30_000)


def _rss(proces: psutil.Process) -> int:
    return sum(p.memory_info().rss for p in (proces, *proces.children(recursive=True)))


def _server_van(url: str) -> psutil.Process:
    poort = url.rsplit(":", 1)[1].split("/")[0]
    return next(p for p, woorden in _processen() if poort in woorden)


def _processen() -> Iterator[tuple[psutil.Process, list[str]]]:
    """What this test started and still runs, with its command."""
    for proces in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # ended meanwhile
            yield proces, proces.cmdline()


def test_tweehonderd_mb_geeft_een_zin_en_blijft_niet_in_het_geheugen(page, verse_server, tmp_path: Path):
    groot = tmp_path / "levering.json"
    with groot.open("wb") as f:
        f.truncate(200 * 1024 * 1024)
    url = verse_server()
    ga(page, url + ROOSENDAAL)
    _open(page)
    server = _server_van(url)
    eerst = _rss(server)
    page.locator("input[type=file]").first.set_input_files(groot)
    expect(
        page.get_by_text("Dit bestand is te groot: hoogstens 5 MB. Kies een kleiner bestand.")
    ).to_be_visible(timeout=30_000)
    page.locator("input[type=file]").first.set_input_files(
        files=[{"name": "foto.exe", "mimeType": "application/zip", "buffer": b"x"}]
    )
    expect(page.get_by_text("Dit soort bestand kunnen wij niet lezen.")).to_be_visible(timeout=30_000)
    # who passes by the field: the server itself takes no more than its bound
    for hoeveel in (200, 200):
        with contextlib.suppress(OSError, http.client.HTTPException):
            verzoek = urllib.request.Request(
                f"{url}/_stcore/upload_file/geen/geen", data=b"0" * (hoeveel << 20), method="PUT"
            )
            urllib.request.urlopen(verzoek, timeout=60)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    gc.collect()
    for _ in range(40):  # what it took goes back
        if _rss(server) - eerst < 60 << 20:
            break
        time.sleep(0.5)
    assert _rss(server) - eerst < 60 << 20


def test_anderen_worden_bediend_terwijl_een_bestand_wordt_gelezen(browser: Browser, verse_server):
    """One visitor gives a workbook that takes long; another opens two pages and makes a choice before it is read."""
    rijen = [["Taakveld", "Lasten", *"abcdef"], *([n, n + 0.5, *range(6)] for n in range(60_000))]
    zwaar = _werkboek({"Blad": rijen})
    assert len(zwaar) < 5 << 20
    url = verse_server()
    lezer, ander = (browser.new_context(locale="nl-NL").new_page() for _ in range(2))
    ga(lezer, url + ROOSENDAAL)
    ga(ander, url + ROOSENDAAL)
    _open(lezer)
    soort = {"name": "zwaar.xlsx", "mimeType": "application/zip", "buffer": zwaar}
    lezer.locator("input[type=file]").first.set_input_files(files=[soort])
    server = _server_van(url)
    for _ in range(100):  # the process that reads has started
        if any("lees_werker.py" in " ".join(p.cmdline()) for p in server.children()):
            break
        time.sleep(0.1)
    ander.get_by_role("link", name="Begroot en besteed").first.click()
    klaar(ander)
    ander.get_by_role("link", name="Vergelijken").first.click()
    klaar(ander)
    expect(ander.locator("h1").first).to_contain_text("Roosendaal")
    assert any("lees_werker.py" in " ".join(p.cmdline()) for p in server.children()), (
        "the file was read already"
    )
    assert not lezer.get_by_label("Kolom met taakveld").is_visible()
    expect(lezer.get_by_label("Kolom met taakveld").first).to_be_visible(timeout=180_000)


def test_twee_bezoekers_zien_elkaars_cijfers_nooit(browser: Browser, verse_server, tmp_path: Path):
    """Two windows at once, the same municipality; afterwards nothing on disk, in the log or in what is kept for all."""
    begin = time.time() - 1
    url = verse_server(omgeving={"TMPDIR": str(tmp_path)})
    een, twee = (browser.new_context(locale="nl-NL").new_page() for _ in range(2))
    for pagina in (een, twee):
        ga(pagina, url + ROOSENDAAL)
    _geef(een, "KENMERKEEN", _levering(30, GEHEIM / 1_000))
    _geef(twee, "KENMERKTWEE", _levering(40))
    for pagina, wel, niet in ((een, "KENMERKEEN", "KENMERKTWEE"), (twee, "KENMERKTWEE", "KENMERKEEN")):
        for waar in ("Begroot en besteed", "Vergelijken", "Profiel", "Mijn gemeente"):
            pagina.get_by_role("link", name=waar).first.click()
            klaar(pagina)
            inhoud = pagina.content()
            assert ("CONCEPT: eigen cijfers" if waar == "Vergelijken" else wel) in inhoud
            assert niet not in inhoud
            assert niet not in pagina.url
            assert wel not in pagina.url
    derde = browser.new_context(locale="nl-NL").new_page()
    ga(derde, een.url)
    assert "KENMERK" not in derde.content()
    assert "CONCEPT:" not in derde.content()
    merken = (b"KENMERKEEN", b"KENMERKTWEE", b"7654.321", b"Geheime Naam", b"geheim.adres")
    for map_ in (tmp_path, PROJECT / "data", Path.home() / ".streamlit"):
        for pad in map_.rglob("*") if map_.is_dir() else ():
            if pad.is_file() and pad.stat().st_mtime >= begin:
                assert not [m for m in merken if m in pad.read_bytes()], pad
    for proces, woorden in _processen():
        log = Path(f"/proc/{proces.pid}/fd/1")
        if "streamlit" in " ".join(woorden) and log.exists():
            assert not [m for m in merken if m in log.read_bytes()]
    assert json.loads(_levering(30))["contact"]["naam"] == "Geheime Naam"  # it was in the file
