"""The dashboard talks to its own server only, and the browser has nothing to complain about."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.test_stappen import PAGINAS, ROOSENDAAL, ga, haal_op, kies, naar_pagina

# Streamlit first looks for its server below the page's own path.
_BEKEND = re.compile(
    r"/(begroot_en_besteed|vergelijken|rijksmiddelen|jeugdzorg|enquete|zelf_vragen|profiel|verantwoording)/_stcore/(health|host-config)$"
)


@pytest.mark.eigen_tab
def test_geen_verkeer_naar_buiten_en_geen_fouten(page, app_url):
    adressen, fouten = [], []
    page.on("request", lambda verzoek: adressen.append(verzoek.url))
    page.on("websocket", lambda verbinding: adressen.append(verbinding.url))
    page.on("pageerror", lambda fout: fouten.append(str(fout)))
    page.on(
        "console",
        lambda regel: (
            fouten.append(f"{regel.text} {regel.location['url']}")
            if regel.type == "error" and not _BEKEND.search(regel.location["url"])
            else None
        ),
    )
    for pad in PAGINAS:
        ga(page, f"{app_url}/{pad}{ROOSENDAAL}")
    naar_pagina(page, "Begroot en besteed")
    kies(page, "Jaar", "2022")
    page.get_by_role("button", name="Hoe is dit berekend?").first.click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    page.keyboard.press("Escape")
    haal_op(page, "PNG")

    thuis = urlsplit(app_url).netloc
    delen = [urlsplit(a) for a in adressen]
    assert any(d.scheme == "ws" for d in delen), "de verbinding met de server is niet gezien"
    assert {d.netloc for d in delen if d.scheme not in ("data", "blob")} == {thuis}
    assert fouten == []


def test_letters_komen_van_de_eigen_server(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    assert page.evaluate("document.fonts.check('16px \"Noto Sans\"')")
    assert page.evaluate("document.fonts.check('700 16px \"Noto Sans\"')")
    for kiezer in ("h1", ".kaart dd", ".stVegaLiteChart svg text", ".st-key-nav a p"):
        letter = page.locator(kiezer).first.evaluate("e => getComputedStyle(e).fontFamily")
        assert "Noto Sans" in letter.split(",")[0], kiezer


@pytest.mark.volledig
def test_geen_cookies_van_derden_en_geen_volgers(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    assert {koekje["domain"] for koekje in page.context.cookies()} <= {urlsplit(app_url).hostname}
