"""Geld van het Rijk in a browser: the first figure stands high, the page is short, every part is one choice away."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_stappen import ROOSENDAAL, WACHT_MS, ga, klaar, kop

_WAS_HOOG = 5456  # the page before its parts were put behind a choice, at 1280 wide
DELEN = {
    "Waarom dit bedrag?": "In de algemene uitkering rekent het Rijk",
    "Twee maatstaven": "maatstaven",
    "Geldstroom": "Van het geld waarmee het Rijk",
}


def test_eerste_grafiek_staat_boven_de_vouw_en_de_pagina_is_half_zo_lang(page, app_url):
    page.set_viewport_size({"width": 1280, "height": 800})
    ga(page, f"{app_url}/rijksmiddelen{ROOSENDAAL}")
    boven = page.locator('[data-testid="stVegaLiteChart"]').first.bounding_box()["y"]
    assert boven < 800 - 50  # with room for its first bar
    hoog = page.evaluate("document.querySelector('[data-testid=stMainBlockContainer]').scrollHeight")
    assert hoog <= _WAS_HOOG / 2


@pytest.mark.parametrize("deel", DELEN)
def test_elk_deel_is_een_keuze_en_staat_in_het_adres(page, app_url, deel):
    ga(page, f"{app_url}/rijksmiddelen{ROOSENDAAL}")
    page.get_by_role("button", name=deel, exact=True).or_(
        page.get_by_role("radio", name=deel, exact=True)
    ).first.click()
    expect(page).to_have_url(re.compile("rijkdeel="), timeout=WACHT_MS)
    klaar(page)
    expect(page.locator(".figuurkop h2").first).to_contain_text(DELEN[deel], timeout=WACHT_MS)
    gezien = kop(page).inner_text()
    page.reload()
    klaar(page)
    assert kop(page).inner_text() == gezien
    expect(page.locator(".figuurkop h2").first).to_contain_text(DELEN[deel], timeout=WACHT_MS)
