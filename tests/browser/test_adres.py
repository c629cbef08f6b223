"""The address is the view: a link opens it, a choice writes it, back and forward walk through it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_stappen import (
    PAGINAS,
    ROOSENDAAL,
    ga,
    keuzes,
    kies,
    klaar,
    kop,
    naar_pagina,
    op_pagina,
    pad_en_vraag,
    veld,
    zoek,
)


def test_diepe_link_als_eerste_verzoek_aan_een_verse_server(page, verse_server):
    ga(page, verse_server() + "/begroot_en_besteed?g=GM1674&jaar=2024&telt=smal&toon=inwoner&met=provincie")
    expect(kop(page)).to_contain_text("Roosendaal")
    op_pagina(page, "Begroot en besteed")
    assert keuzes(page) == ["Roosendaal", "2024"]
    expect(veld(page, "Bedragen")).to_have_value("€ per inwoner")
    expect(veld(page, "Welke kosten")).to_have_value("De drie wetten")
    expect(veld(page, "Vergelijk met")).to_have_count(0)  # nothing on this page is about others
    assert pad_en_vraag(page) == "/begroot_en_besteed?g=GM1674&jaar=2024&telt=smal&toon=inwoner&met=provincie"
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(page).to_have_title("Begroot en besteed · Roosendaal · Gemeenten in 3D")


@pytest.mark.parametrize("pad", PAGINAS)
def test_elke_pagina_heeft_titel_taal_en_een_kop(page, app_url, pad):
    ga(page, f"{app_url}/{pad}{ROOSENDAAL}")
    expect(page).to_have_title(f"{PAGINAS[pad]} · Roosendaal · Gemeenten in 3D")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    expect(kop(page)).to_have_count(1)
    op_pagina(page, PAGINAS[pad])
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_onbekend_pad_zegt_dat_in_het_nederlands(page, app_url):
    ga(page, app_url + "/bestaat_niet" + ROOSENDAAL)
    dialoog = page.get_by_role("dialog")
    expect(dialoog).to_contain_text("Deze pagina bestaat niet")
    dialoog.get_by_role("button", name="Sluiten").click()
    expect(dialoog).to_have_count(0)
    assert keuzes(page)[0] == "Roosendaal"


def test_kiezen_schrijft_het_adres(page, app_url):
    ga(page, app_url + "/")
    assert pad_en_vraag(page) == "/"
    zoek(page, "roosendaal")
    veld(page, "Gemeente").press("Enter")
    expect(page).to_have_url(f"{app_url}/{ROOSENDAAL}")
    klaar(page)
    kies(page, "Jaar", "2023")
    kies(page, "Welke kosten", "Met gedeelde kosten")
    kies(page, "Bedragen", "€ per inwoner")
    kies(page, "Vergelijk met", "Zelfde jeugdregio")
    assert pad_en_vraag(page) == "/?g=GM1674&jaar=2023&telt=breed&toon=inwoner&met=jeugdregio"
    expect(kop(page)).to_contain_text("Roosendaal gaf in 2023")
    expect(kop(page)).to_contain_text("per inwoner")


def test_herladen_en_een_andere_browser_geven_hetzelfde_beeld(page, app_url, new_context):
    ga(page, app_url + "/" + ROOSENDAAL)
    kies(page, "Jaar", "2022")
    kies(page, "Bedragen", "€ per inwoner")
    kop_, keuzes_, adres = kop(page).inner_text(), keuzes(page), page.url
    assert "2022" in kop_
    page.reload()
    klaar(page)
    assert (kop(page).inner_text(), keuzes(page), page.url) == (kop_, keuzes_, adres)
    ander = new_context().new_page()
    ga(ander, adres)
    assert (kop(ander).inner_text(), keuzes(ander), ander.url) == (kop_, keuzes_, adres)


def test_kopieer_link_zet_het_adres_op_het_klembord(page, app_url):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ga(page, app_url + "/" + ROOSENDAAL)
    knop = page.locator("[data-doe=kopieer]")
    knop.click()
    expect(knop).to_have_text("Link gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_links_tussen_paginas_houden_de_keuzes_vast(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    kies(page, "Jaar", "2023")
    kies(page, "Vergelijk met", "Zelfde grootte")
    for pad, naam in [*PAGINAS.items(), ("", "Mijn gemeente")][1:]:
        naar_pagina(page, naam)
        assert pad_en_vraag(page) == f"/{pad}?g=GM1674&jaar=2023&telt=smal&toon=totaal&met=grootte"
        assert keuzes(page)[0] == "Roosendaal"
        op_pagina(page, naam)
    expect(veld(page, "Vergelijk met")).to_have_value(
        "Zelfde grootte"
    )  # remembered on pages that do not draw it


@pytest.mark.volledig
def test_gekozen_wet_staat_in_het_adres_en_in_de_grafiek(page, app_url):
    ga(page, app_url + "/begroot_en_besteed" + ROOSENDAAL)
    page.get_by_role("radio", name="Wmo").or_(page.get_by_role("button", name="Wmo")).first.click()
    expect(page).to_have_url(re.compile("wet=Wmo"))
    expect(page.locator(".stVegaLiteChart").first).to_have_attribute("aria-label", re.compile("Wmo"))
    page.reload()
    klaar(page)
    expect(page.locator(".stVegaLiteChart").first).to_have_attribute("aria-label", re.compile("Wmo"))


def test_terug_en_vooruit_herstellen_keuzes_en_pagina(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    kies(page, "Jaar", "2022")
    naar_pagina(page, "Begroot en besteed")
    kies(page, "Jaar", "2021")

    def staat(pad: str, jaar: str) -> None:
        expect(page).to_have_url(f"{app_url}/{pad}?g=GM1674&jaar={jaar}&telt=smal&toon=totaal&met=buren")
        expect(veld(page, "Jaar")).to_have_value(jaar)
        op_pagina(page, PAGINAS[pad])
        klaar(page)

    staat("begroot_en_besteed", "2021")
    for beweging, pad, jaar in (
        (page.go_back, "begroot_en_besteed", "2022"),
        (page.go_back, "", "2022"),
        (page.go_back, "", "2024"),
        (page.go_forward, "", "2022"),
        (page.go_forward, "begroot_en_besteed", "2022"),
        (page.go_forward, "begroot_en_besteed", "2021"),
    ):
        beweging()
        staat(pad, jaar)


@pytest.mark.volledig
def test_snel_achter_elkaar_kiezen_verliest_niets(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    for label, optie in (
        ("Jaar", "2021"),
        ("Bedragen", "€ per inwoner"),
        ("Welke kosten", "Met toegang per wet"),
    ):
        veld(page, label).click()
        page.get_by_role("option", name=optie, exact=True).click()
    expect(page).to_have_url(f"{app_url}/?g=GM1674&jaar=2021&telt=toegang&toon=inwoner&met=buren")
    klaar(page)
    assert keuzes(page) == ["Roosendaal", "2021"]
    for label, optie in (("Bedragen", "€ per inwoner"), ("Welke kosten", "Met toegang per wet")):
        expect(veld(page, label)).to_have_value(optie)
