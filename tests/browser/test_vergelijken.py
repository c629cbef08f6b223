"""The page Vergelijken: the group in the address, an own choice, clicks on marks, the list, paper."""

from __future__ import annotations

import json
import re
from urllib.parse import parse_qs, quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_afdruk import BEDIENING
from tests.browser.test_getekend import BOTSINGEN
from tests.browser.test_nederlands import engels
from tests.browser.test_stappen import WACHT_MS, ga, keuzes, kies, klaar, kop, naar_pagina, veld, zoek
from tests.browser.test_telefoon import TE_BREED, TE_LAAG
from tests.browser.test_toegankelijkheid import overtredingen
from tests.hulp import haal

volledig = pytest.mark.volledig
ROOSENDAAL = {"g": "GM1674", "jaar": "2024", "telt": "smal", "toon": "totaal", "met": "buren"}

# Where the mouse can reach the mark of a municipality: Vega keeps its row on the element, and a mark may be covered.
PUNT = """code => {
    for (const e of document.querySelectorAll('.stVegaLiteChart g.role-mark path')) {
        if (e.__data__?.datum?.gm_code !== code) continue;
        e.scrollIntoView({block: 'center'});
        const r = e.getBoundingClientRect();
        for (let i = 1; i < 20; i++) for (let j = 1; j < 20; j++) {
            const x = r.left + r.width * i / 20, y = r.top + r.height * j / 20;
            if (document.elementFromPoint(x, y) === e) return [x, y];
        }
    }
    return null;
}"""
# The words that a region of the map shows under the mouse.
_TIPS = """Object.fromEntries([...document.querySelectorAll('g.vlakken_marks path')]
    .map(e => [e.__data__.datum.gm_code, e.__data__.datum.tip.replaceAll('\\u00a0', ' ')]))"""


def adres(app_url: str, **anders: str) -> str:
    return f"{app_url}/vergelijken?{urlencode({**ROOSENDAAL, **anders})}"


def uit_adres(page: Page) -> dict[str, str]:
    """The parameters of the address; their order differs and means nothing."""
    return {k: v[0] for k, v in parse_qs(urlsplit(page.url).query).items()}


def eigen_veld(page: Page) -> Locator:
    return page.get_by_role("combobox", name=re.compile("^Of met gemeenten die u noemt"))


def eigen(page: Page) -> list[str]:
    """The municipalities in the field of the own choice."""
    return [
        str(t.get_attribute("aria-label")) for t in page.locator(".st-key-eigen_gemeenten [data-tag]").all()
    ]


def cijfers(page: Page) -> list[str]:
    """The finding and the figures above the strips."""
    return [kop(page).inner_text(), *page.locator(".paneelkop").all_inner_texts()]


def druk(page: Page, naam: str, **wordt: str) -> None:
    """A choice of the page itself, by its button; the address must follow."""
    page.get_by_role("radio", name=naam, exact=True).click()
    page.wait_for_function(
        "w => Object.entries(w).every(([k, v]) => new URLSearchParams(location.search).get(k) === v)",
        arg=wordt,
        timeout=WACHT_MS,
    )
    klaar(page)


def test_gedeelde_link_met_oude_naam_komma_en_code(page, app_url):
    namen = "Weesp,Nuenen, Gerwen en Nederwetten,GM0599"
    ga(page, f"{app_url}/vergelijken?g=Roosendaal&met={quote(namen)}")
    assert eigen(page) == ["Amsterdam", "Nuenen, Gerwen en Nederwetten", "Rotterdam"]
    expect(veld(page, "Vergelijk met")).to_have_value("Eigen keuze (3 gemeenten)")
    expect(kop(page)).to_contain_text("niet te vergelijken")  # Roosendaal buys youth care for its region
    eerst = cijfers(page)
    kies(page, "Jaar", "2023")
    kies(page, "Jaar", "2024")
    assert cijfers(page) == eerst
    assert uit_adres(page) == {**ROOSENDAAL, "met": "GM0363,GM0820,GM0599"}
    naar_pagina(page, "Mijn gemeente")
    assert uit_adres(page)["met"] == "GM0363,GM0820,GM0599"
    expect(page.locator(".kaart").nth(1)).to_contain_text("van uw eigen keuze")


def test_eigen_keuze_verandert_cijfers_en_adres(page, app_url):
    ga(page, adres(app_url, wet="Wmo"))  # jeugd of a regional host has no middle of peers to count
    gezien = [cijfers(page)]
    for naam, codes in (
        ("Rotterdam", "GM0599"),
        ("Nuenen", "GM0599,GM0820"),
        ("Breda", "GM0599,GM0820,GM0758"),
    ):
        eigen_veld(page).fill(naam)
        expect(page.get_by_role("option").first).to_contain_text(naam)  # the list follows what was typed
        eigen_veld(page).press("Enter")
        page.keyboard.press(
            "Escape"
        )  # the list stays open, and hides the rest of the page from a screen reader
        expect(page).to_have_url(re.compile("met=" + re.escape(quote(codes)) + "(&|$)"))
        klaar(page)
        gezien.append(cijfers(page))
    assert len({str(g) for g in gezien}) == 4, "elke gekozen gemeente verandert de cijfers"
    expect(page.locator(".oordeel .inleiding")).to_contain_text("U vergelijkt met 3 gemeenten")
    eigen_veld(page).fill("zzzz")
    expect(page.get_by_text("Geen resultaten")).to_be_visible()
    assert engels(page) == []
    assert overtredingen(page) == []
    for _ in range(2):  # the letters, then the list
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Alles wissen").click()
    expect(page).to_have_url(re.compile("met=buren(&|$)"))
    klaar(page)
    assert cijfers(page) == gezien[0]
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_meer_dan_veertig_kan_niet_en_dat_staat_er(page, app_url):
    codes = haal.gemeenten()["gm_code"].tolist()
    ga(page, adres(app_url, met=",".join(c for c in codes[:42] if c != "GM1674")))
    expect(page.locator(".melding")).to_contain_text("U kunt hoogstens 40 gemeenten kiezen")
    assert len(eigen(page)) == 40
    eigen_veld(page).press("ArrowDown")
    expect(page.get_by_text("U kunt hoogstens 40 kiezen. Haal er eerst een weg.")).to_be_visible()
    assert engels(page) == []


@pytest.mark.eigen_tab
@pytest.mark.parametrize(
    ("deel", "ander"),
    [("Plaats", "GM0748"), ("Samenhang", "GM0599"), ("Kaart en lijst", "GM0344")],
)
def test_klik_wijst_aan_en_kiest_niet(page, app_url, deel, ander):
    """A click points, in one run of the page, and offers to change; also after a choice in the frame."""
    verzonden: list[bytes | str] = []
    page.on("websocket", lambda w: w.on("framesent", lambda bericht: verzonden.append(bericht)))
    ga(page, adres(app_url, deel=deel, wet="Wmo"))
    namen = haal.gemeenten().set_index("gm_code")["naam"]

    def klik(gm_code: str) -> None:
        verzonden.clear()
        punt = page.evaluate(PUNT, gm_code)
        assert punt, f"{gm_code} is met de muis niet te bereiken"
        vorige = page.url
        page.mouse.click(*punt)
        knop = page.get_by_role("button", name=f"Toon deze pagina voor {namen[gm_code]}")
        expect(knop).to_be_visible()
        klaar(page)
        page.wait_for_timeout(400)  # a loop would start by now
        assert len(verzonden) == 1, "een klik is een keer tekenen"
        assert page.url == vorige, "een klik kiest niet"
        knop.click()
        expect(page).to_have_url(re.compile(rf"g={gm_code}(&|$)"))
        klaar(page)
        expect(kop(page)).to_contain_text(f"{namen[gm_code]} gaf in 2024")
        assert keuzes(page)[0] == namen[gm_code]
        standaard = {} if deel == "Plaats" else {"deel": deel}
        assert uit_adres(page) == {**ROOSENDAAL, **standaard, "g": gm_code, "wet": "Wmo"}

    klik(ander)
    klik("GM1674")
    if deel == "Plaats":
        return
    zoek(page, "roosendaal")
    veld(page, "Gemeente").press("Enter")
    expect(page).to_have_url(re.compile("g=GM1674"))
    klaar(page)
    klik(ander)


def test_lijst_kiest_een_gemeente_met_het_toetsenbord(page, app_url):
    keus = {"deel": "Kaart en lijst", "wet": "Wmo", "bedrag": "Begroot", "volgorde": "Hoogste bedrag eerst"}
    ga(page, adres(app_url, jaar="2023", met="provincie", **keus))
    eerste = page.locator(".tabel tbody th a").first
    naam = eerste.inner_text()
    page.get_by_role(
        "radio", name="Hoogste bedrag eerst"
    ).focus()  # the last choice above the map and its list
    for _ in range(6):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText") == naam:
            break
    expect(eerste).to_be_focused()
    assert page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)") >= 2
    page.keyboard.press("Enter")
    expect(kop(page)).to_contain_text(f"{naam} begrootte voor 2023")
    klaar(page)
    (code,) = haal.gemeenten().query("naam == @naam")["gm_code"]
    assert uit_adres(page) == {**ROOSENDAAL, **keus, "g": code, "jaar": "2023", "met": "provincie"}


def test_terug_en_vooruit_door_de_keuzes(page, app_url):
    """Every choice is one step in the history, of the frame and of the page alike, and each way back shows it."""
    ga(page, adres(app_url))
    kies(page, "Vergelijk met", "Zelfde provincie")
    druk(page, "Door de jaren", deel="Door de jaren")
    druk(page, "Wmo", wet="Wmo")
    druk(page, "Begroot", bedrag="Begroot")
    gekozen = {"deel": "Door de jaren", "wet": "Wmo", "bedrag": "Begroot"}
    kies(page, "Vergelijk met", "Zelfde grootte")

    def staat(waar: dict[str, str], aan: set[str], groep: str) -> None:
        page.wait_for_function(
            "waar => JSON.stringify(Object.fromEntries([...new URLSearchParams(location.search)].sort())) === waar",
            arg=json.dumps(dict(sorted(waar.items())), separators=(",", ":")),
            timeout=WACHT_MS,
        )
        expect(veld(page, "Vergelijk met")).to_have_value(groep)
        klaar(page)
        assert uit_adres(page) == waar
        gekozen_knoppen = {k.inner_text() for k in page.get_by_role("radio", checked=True).all()}
        assert gekozen_knoppen == aan

    stappen = [
        ({**ROOSENDAAL}, {"Plaats", "Jeugdwet", "Besteed"}, "Vergelijkbare gemeenten"),
        ({**ROOSENDAAL, "met": "provincie"}, {"Plaats", "Jeugdwet", "Besteed"}, "Zelfde provincie"),
        (
            {**ROOSENDAAL, "met": "provincie", "deel": "Door de jaren"},
            {"Door de jaren", "Jeugdwet", "Besteed"},
            "Zelfde provincie",
        ),
        (
            {**ROOSENDAAL, "met": "provincie", "deel": "Door de jaren", "wet": "Wmo"},
            {"Door de jaren", "Wmo", "Besteed"},
            "Zelfde provincie",
        ),
        ({**ROOSENDAAL, **gekozen, "met": "provincie"}, set(gekozen.values()), "Zelfde provincie"),
        ({**ROOSENDAAL, **gekozen, "met": "grootte"}, set(gekozen.values()), "Zelfde grootte"),
    ]
    for stap in reversed(stappen[:-1]):
        page.go_back()
        staat(*stap)
    for stap in stappen[1:]:
        page.go_forward()
        staat(*stap)


_DELEN = {
    "plaats": adres("", met="GM0599,GM0820,GM0363"),
    "jaren": adres("", deel="Door de jaren"),
    "samenhang": adres("", deel="Samenhang"),
    "kaart": adres("", deel="Kaart en lijst"),
    "kaart_nederland": "/vergelijken",
    "samenhang_nederland": "/vergelijken?deel_nl=Samenhang",
}


@pytest.mark.parametrize("deel", [pytest.param(d, marks=[volledig] if "_" in d else []) for d in _DELEN])
def test_deel_op_laptop_en_telefoon(page, app_url, deel):
    """WCAG, Dutch words, legible charts; on a phone nothing sideways and targets for a thumb."""
    ga(page, app_url + _DELEN[deel])
    assert engels(page) == []
    for breed in (1280, 390):
        page.set_viewport_size({"width": breed, "height": 900})
        page.wait_for_function(
            "b => [...document.querySelectorAll('.stVegaLiteChart svg')].every(s => s.getBoundingClientRect().width <= b)",
            arg=breed,
        )
        klaar(page)
        assert overtredingen(page) == [], f"{breed} px"
        assert page.evaluate(BOTSINGEN) == [], f"{breed} px"
    assert page.evaluate(TE_BREED) == []
    assert page.evaluate(TE_LAAG, ".stMain") == []


def test_kaart_en_lijst_zeggen_hetzelfde_als_de_database(page, app_url):
    ga(page, adres(app_url, deel="Kaart en lijst", wet="Participatiewet"))
    tips = page.evaluate(_TIPS)
    alle = haal.per_hoofd_jaar(jaar=2024, definitie="smal")
    van = alle[
        (alle["wet"] == "participatiewet") & (alle["maat"] == "besteed") & (alle["noemer"] == "inwoner")
    ]
    namen = haal.gemeenten().set_index("gm_code")["naam"]
    for code in ("GM1674", "GM0363", "GM0599", "GM0014", "GM1954"):
        waarde = float(van.loc[van["gm_code"] == code, "waarde_eur"].iloc[0])
        bedrag = f"€ {waarde:,.0f}".replace(",", ".")
        assert tips[code] == f"{namen[code]}: {bedrag} per inwoner"
        rij = page.locator(".tabel tbody tr", has=page.get_by_role("cell", name=code, exact=True))
        assert rij.locator("td").first.inner_text().replace("\u00a0", " ") == bedrag
    assert tips["GM0809"] == "Loon op Zand: geen cijfer"


@pytest.mark.parametrize(
    "deel",
    [*(pytest.param(d, marks=volledig) for d in ("plaats", "jaren", "samenhang")), "kaart"],
)
def test_afdruk_van_een_deel(page, app_url, deel):
    """On A4 the figure and its list stand whole; choices and buttons do not."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 672, "height": 1000})  # A4 between margins of 16 mm
    ga(page, app_url + _DELEN[deel])
    assert page.evaluate(BEDIENING) == []
    expect(
        page.locator(".st-key-keuzes_vergelijk, .st-key-keuzes_figuur").filter(visible=True)
    ).to_have_count(0)
    for grafiek in page.locator(".stVegaLiteChart svg").all():
        expect(grafiek).to_be_visible()
        assert grafiek.bounding_box()["width"] <= 672
    assert (
        page.evaluate(
            """[...document.querySelectorAll('.tabel')].filter(t => t.checkVisibility())
            .filter(t => t.getBoundingClientRect().left + t.scrollWidth > innerWidth).length"""
        )
        == 0
    )
    regels = page.locator(".tabel tbody tr").filter(visible=True)
    if deel == "kaart":
        expect(regels).to_have_count(len(haal.gemeenten()))
        assert (
            page.evaluate("getComputedStyle(document.querySelector('.tabel tbody tr')).breakInside")
            == "avoid"
        )
    expect(page.get_by_text("Bron: CBS").first).to_be_visible()
