"""Zelf vragen in a real browser: ask, stop, leave, download; with the mouse, the keyboard and on a phone."""

import io
import time
from pathlib import Path
from urllib.parse import quote, urlsplit

import openpyxl
import psutil
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.test_stappen import ga, klaar

EINDELOOS = "select count(*) from range(1000000000000000000)"
KORT = "select naam, inwoners, inwoners / 1000.0 as duizend from mart.gemeente order by naam limit 5"
_NORMEN = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}


def _met(app_url: str, sql: str) -> str:
    return f"{app_url}/zelf_vragen?sql={quote(sql)}"


def _antwoord(page: Page) -> None:
    expect(page.get_by_role("heading", name="Antwoord:")).to_be_visible()
    klaar(page)


def _werkers(app_url: str) -> list[psutil.Process]:
    """The processes of questions of this server."""
    poort = str(urlsplit(app_url).port)
    servers = [p for p in psutil.process_iter(["cmdline"]) if poort in (p.info["cmdline"] or [])]
    return [k for s in servers for k in s.children() if "vrij_werker.py" in " ".join(k.cmdline())]


def _wacht_tot_weg(app_url: str) -> None:
    einde = time.monotonic() + 5  # the question itself would go on for ten seconds
    while _werkers(app_url):
        assert time.monotonic() < einde, "het proces van de vraag leeft nog"
        time.sleep(0.1)


def test_vragen_lezen_en_downloaden(page: Page, app_url: str) -> None:
    ga(page, _met(app_url, KORT))
    expect(page.get_by_label("Uw vraag in SQL")).to_have_value(KORT)
    expect(page.get_by_role("heading", name="Antwoord:")).to_have_count(0)
    page.get_by_role("button", name="Voer uit").click()
    _antwoord(page)
    tabel = page.get_by_role("table", name="Antwoord op uw vraag")
    expect(tabel.get_by_role("row")).to_have_count(6)
    with page.expect_download() as download:
        page.get_by_role("button", name="Excel", exact=True).click()
    assert download.value.suggested_filename.endswith(".xlsx")
    boek = openpyxl.load_workbook(io.BytesIO(Path(download.value.path()).read_bytes()))
    assert {c.data_type for c in boek["Antwoord"]["C"][1:]} == {"n"}
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    regels = Path(download.value.path()).read_bytes().decode("utf-8-sig").splitlines()
    assert regels[0].startswith("naam;inwoners;duizend;versie;afzender;")
    assert "," in regels[1].split(";")[2]
    for breed in (1280, 390):
        page.set_viewport_size({"width": breed, "height": 900})
        page.wait_for_function("breed => innerWidth === breed", arg=breed)
        klaar(page)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= breed
        overtredingen = Axe().run(page, options=_NORMEN).response["violations"]
        assert not overtredingen, [(r["id"], k["html"][:150]) for r in overtredingen for k in r["nodes"]]
    page.set_viewport_size({"width": 1280, "height": 900})


def test_stoppen_en_weggaan_beeindigen_de_vraag(page: Page, app_url: str) -> None:
    ga(page, _met(app_url, EINDELOOS))
    page.get_by_role("button", name="Voer uit").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    assert len(_werkers(app_url)) == 1
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("De vraag is gestopt voordat zij klaar was")).to_be_visible()
    _wacht_tot_weg(app_url)
    expect(page.get_by_label("Uw vraag in SQL")).to_have_value(EINDELOOS)

    page.get_by_role("button", name="Voer uit").click()
    expect(page.get_by_role("button", name="Stop")).to_be_visible()
    assert len(_werkers(app_url)) == 1
    page.goto("about:blank")
    _wacht_tot_weg(app_url)


def test_met_alleen_het_toetsenbord(page: Page, app_url: str) -> None:
    ga(page, app_url + "/zelf_vragen")
    veld = page.get_by_label("Uw vraag in SQL")
    page.get_by_role("combobox", name="Voorbeeldvragen").focus()
    for _ in range(4):
        page.keyboard.press("Tab")
        if veld.evaluate("e => e === document.activeElement"):
            break
    expect(veld).to_be_focused()
    assert veld.evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)") >= 2
    page.keyboard.press("Control+A")
    page.keyboard.type("select 7 as zeven")
    page.keyboard.press("Control+Enter")
    _antwoord(page)
    assert "sql=select+7+as+zeven" in page.url
    expect(page.get_by_text("Press ").filter(visible=True)).to_have_count(0)
    page.reload()
    klaar(page)
    expect(page.get_by_label("Uw vraag in SQL")).to_have_value("select 7 as zeven")
    expect(page.get_by_role("heading", name="Antwoord:")).to_have_count(0)
