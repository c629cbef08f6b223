"""What is missing is said in words; it is never a zero."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_stappen import AMSTERDAM_2022, LOON_OP_ZAND_2024, ga, kop

# "€ 0" as an amount of its own, not the start of "€ 0,4 mln".
_NUL_EURO = re.compile(r"€\s0(?![\d.,]\d?\d)(?!\d)")


def _alle_tekst(page: Page) -> str:
    """Visible words and text alternatives."""
    return page.evaluate("""document.querySelector('.stMain').innerText + ' '
        + [...document.querySelectorAll('.stMain [aria-label]')].map(e => e.getAttribute('aria-label')).join(' ')""")


def test_niet_aangeleverd_staat_er_en_is_geen_nul(page, app_url):
    ga(page, app_url + "/" + LOON_OP_ZAND_2024)
    expect(kop(page)).to_have_text(re.compile(r"Loon op Zand begrootte voor 2024 €"))
    expect(page.locator(".inleiding")).to_contain_text("De jaarrekening 2024 is niet aangeleverd bij het CBS")
    for kaart in page.locator(".kaart").all():
        expect(kaart.locator("dd").nth(1)).to_have_text("niet aangeleverd")
        expect(kaart.locator(".dicht")).to_have_count(0)
        expect(kaart.locator(".verschil")).to_have_count(0)
    tekst = _alle_tekst(page)
    assert "2024: begroot" in tekst
    assert "jaarrekening niet aangeleverd" in tekst
    assert not _NUL_EURO.search(tekst)


@pytest.mark.volledig
def test_niet_aangeleverd_in_tabel_en_reeks(page, app_url):
    ga(page, app_url + "/begroot_en_besteed" + LOON_OP_ZAND_2024)
    assert not _NUL_EURO.search(
        _alle_tekst(page).split("Waaruit bestaan")[0]
    )  # a kind of spending may really be zero
    page.get_by_text("Tabel met alle cijfers van deze figuur").first.click()
    rij = page.get_by_role("table").first.get_by_role("row", name=re.compile("^2024"))
    expect(rij).to_contain_text("–")
    expect(rij).to_contain_text(re.compile("niet aangeleverd", re.I))


def test_onvolledig_staat_meteen_onder_de_kop(page, app_url):
    """Its own two reports stand beside each other without the part that did not file, and that is said first."""
    ga(page, app_url + "/" + AMSTERDAM_2022)
    expect(kop(page)).to_have_text(re.compile(r"^Amsterdam gaf in 2022 .* dan vooraf begroot$"))
    expect(page.locator(".inleiding")).to_have_text(
        re.compile(r"^De jaarrekening 2022 is onvolledig: .*\(Weesp\).* zonder dat deel naast elkaar\.", re.S)
    )
    for kaart in page.locator(".kaart").all():
        expect(kaart).not_to_contain_text(
            re.compile(r"€\s\d[\d.]* per inwoner")
        )  # with Weesp's inhabitants it would be too low


def test_jaar_zonder_jaarrekening_zegt_nog_niet_verschenen(page, app_url):
    ga(page, app_url + "/?g=GM1674&jaar=2025&telt=smal&toon=totaal")
    expect(kop(page)).to_have_text(re.compile(r"^Roosendaal begrootte voor 2025"))
    for kaart in page.locator(".kaart").all():
        expect(kaart.locator("dd").nth(1)).to_have_text("nog niet verschenen")
    assert not _NUL_EURO.search(_alle_tekst(page))


def test_nederland_zegt_hoeveel_gemeenten_ontbreken(page, app_url):
    ga(page, app_url + "/?jaar=2022")
    expect(page.locator(".inleiding")).to_have_text(
        re.compile(
            r"Jeugdwet: van \d+ van de 342 gemeenten missen wij een cijfer .*Wmo: van \d+ van de 342", re.S
        )
    )


@pytest.mark.volledig
def test_per_jongere_zegt_waar_het_niet_kan(page, app_url):
    ga(page, app_url + "/?g=GM1674&jaar=2024&telt=smal&toon=jongere")
    expect(page.get_by_text(re.compile("Per jongere kan alleen bij jeugd"))).to_be_visible()
    assert not re.search(r"\b(nan|None|null|NaT)\b", _alle_tekst(page))
