"""Around the pages: keys, the way back, a lost connection, and choices in the address that do not exist."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_stappen import ROOSENDAAL, ga, keuzes, klaar, meldingen, pad_en_vraag

# Cuts what the page has open and refuses what it opens, until it is mended.
KNIP = """(() => { const W = window.WebSocket; window.__s = []; window.__dicht = false;
window.WebSocket = class extends W { constructor(...a) { super(...(window.__dicht ? ['ws://127.0.0.1:9/x'] : a)); window.__s.push(this); } };
const F = window.fetch; window.fetch = (...a) => window.__dicht ? Promise.reject(new TypeError('net')) : F(...a); })()"""


@pytest.mark.eigen_tab
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_verbinding_weg_spreekt_nederlands_en_de_keuzes_komen_terug(page, app_url, host):
    """On localhost Streamlit tells a programmer to restart it in the terminal."""
    page.add_init_script(KNIP)
    ga(page, app_url.replace("127.0.0.1", host) + "/vergelijken?g=GM1674&jaar=2022&wet=Wmo")
    page.evaluate("window.__dicht = true; window.__s.forEach(s => s.close())")
    dialoog = page.get_by_role("dialog")
    expect(dialoog).to_contain_text("De verbinding met het dashboard is even weg", timeout=40_000)
    page.wait_for_timeout(4_000)  # the next tries
    tekst = dialoog.inner_text()
    assert not re.search(r"Connection|Streamlit|connected|terminal|timed", tekst), tekst
    page.evaluate("window.__dicht = false")
    expect(dialoog).to_have_count(0, timeout=60_000)
    klaar(page)
    assert "jaar=2022" in page.url
    assert "wet=Wmo" in page.url
    assert keuzes(page)[:2] == ["Roosendaal", "2022"]
    expect(page.get_by_role("radio", name="Wmo")).to_be_checked()


@pytest.mark.eigen_tab
def test_losse_toetsen_doen_niets_buiten_velden(page, app_url):
    """WCAG 2.1.4: r would run the page again, c would ask to clear the cache."""
    verzonden: list[int] = []
    page.on("websocket", lambda ws: ws.on("framesent", lambda _: verzonden.append(1)))
    ga(page, f"{app_url}/{ROOSENDAAL}")
    page.locator("h1").click()
    page.wait_for_timeout(500)
    vooraf = len(verzonden)
    for toets in ("r", "c", "R", "C"):
        page.keyboard.press(toets)
    page.wait_for_timeout(1_500)
    assert len(verzonden) == vooraf
    expect(page.get_by_role("dialog")).to_have_count(0)
    veld = page.get_by_role("combobox", name="Gemeente", exact=True)
    veld.click()
    veld.press_sequentially("rc")
    expect(veld).to_have_value("rc")


def test_elke_keuze_in_de_pagina_is_een_stap_terug(page, app_url):
    ga(page, app_url + "/vergelijken" + ROOSENDAAL)
    begin = pad_en_vraag(page)

    def knop(naam: str):
        return page.get_by_role("radio", name=naam, exact=True)

    stappen = page.evaluate("history.length")
    knop("Wmo").click()
    expect(page).to_have_url(re.compile("wet=Wmo"))
    klaar(page)
    knop("Door de jaren").click()
    expect(page).to_have_url(re.compile("deel=Door"))
    klaar(page)
    assert page.evaluate("history.length") == stappen + 2
    page.go_back()
    expect(page).not_to_have_url(re.compile("deel="))
    expect(page).to_have_url(re.compile("wet=Wmo"))
    expect(knop("Wmo")).to_be_checked()
    expect(knop("Door de jaren")).not_to_be_checked()
    klaar(page)
    page.go_back()
    expect(knop("Jeugdwet")).to_be_checked()
    klaar(page)
    assert pad_en_vraag(page) == begin
    page.go_forward()
    expect(knop("Wmo")).to_be_checked()
    klaar(page)
    assert "wet=Wmo" in page.url


@pytest.mark.parametrize(
    ("pad", "zin"),
    [
        ("/vergelijken?g=GM1674&wet=wmo", "Wij kennen de keuze ‘wmo’ bij ‘Wet’ niet. U ziet nu ‘Jeugdwet’."),
        ("/vergelijken?g=GM1674&deel=Onzin", "Wij kennen de keuze ‘Onzin’ bij ‘Wat wilt u zien?’ niet."),
        ("/vergelijken?g=GM1674&jaar=1999", "Van het jaar ‘1999’ zijn er geen cijfers."),
        ("/jeugdzorg?tekortdeel=x", "Wij kennen de keuze ‘x’ bij ‘Wat wilt u zien?’ niet."),
    ],
)
def test_verkeerde_keuze_in_het_adres_krijgt_een_zin(page, app_url, pad, zin):
    ga(page, app_url + pad)
    expect(meldingen(page)).to_have_count(1)
    expect(meldingen(page)).to_contain_text(zin)


def test_naam_zoals_het_cbs_hem_schrijft(page, app_url):
    ga(page, app_url + "/?g=Groningen%20(gemeente)")
    assert keuzes(page)[0] == "Groningen"
    expect(meldingen(page)).to_have_count(0)
