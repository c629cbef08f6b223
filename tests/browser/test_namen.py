"""Names, old names and nonsense in the address; and the search field."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.test_stappen import ga, keuzes, klaar, kop, meldingen, veld, zoek

volledig = pytest.mark.volledig
STANDAARD = ["", "2024"]


@pytest.mark.parametrize(
    ("gevraagd", "naam", "gm_code"),
    [
        pytest.param("Roosendaal", "Roosendaal", "GM1674", marks=volledig),
        ("roosendaal", "Roosendaal", "GM1674"),
        ("Haarlem", "Haarlem", "GM0392"),
        pytest.param("Utrecht", "Utrecht", "GM0344", marks=volledig),
        pytest.param("Beek", "Beek (L.)", "GM0888", marks=volledig),
    ],
)
def test_naam_in_het_adres_opent_die_gemeente(page, app_url, gevraagd, naam, gm_code):
    ga(page, f"{app_url}/?g={quote(gevraagd)}")
    expect(kop(page)).to_have_text(re.compile("^" + re.escape(naam) + " gaf in 2024"))
    expect(page).to_have_url(re.compile(rf"\?g={gm_code}(&|$)"))
    expect(meldingen(page)).to_have_count(0)
    assert keuzes(page) == [naam, *STANDAARD[1:]]


@pytest.mark.parametrize("gevraagd", ["Weesp", pytest.param("GM0457", marks=volledig)])
def test_oude_naam_of_code_zegt_waar_de_gemeente_nu_bij_hoort(page, app_url, gevraagd):
    ga(page, f"{app_url}/?g={gevraagd}")
    expect(meldingen(page)).to_have_text("Weesp hoort nu bij Amsterdam. U ziet de cijfers van Amsterdam.")
    expect(page).to_have_url(re.compile(r"\?g=GM0363(&|$)"))
    assert keuzes(page)[0] == "Amsterdam"


def test_roepnaam_is_dezelfde_gemeente(page, app_url):
    """Den Haag never merged into 's-Gravenhage: it is the same municipality under another name."""
    ga(page, f"{app_url}/?g=Den%20Haag")
    expect(page).to_have_url(re.compile(r"\?g=GM0518(&|$)"))
    assert keuzes(page)[0].startswith("'s-Gravenhage")
    assert "hoort nu bij" not in " ".join(meldingen(page).all_inner_texts())


FOUT = [
    ("g=Nergenshuizen", ["Wij kennen geen gemeente ‘Nergenshuizen’"]),
    ("g=GM1674&jaar=1999", ["Van het jaar ‘1999’ zijn er geen cijfers"]),
    ("g=GM1674&telt=x", ["De keuze ‘x’ bij ‘Welke kosten’ bestaat niet"]),
    ("g=GM1674&toon=x", ["De keuze ‘x’ bij ‘Bedragen’ bestaat niet"]),
    ("g=Nergenshuizen&jaar=1999", ["Wij kennen geen gemeente", "Van het jaar ‘1999’"]),
    ("g=GM1674&telt=x&toon=x", ["bij ‘Welke kosten’", "bij ‘Bedragen’"]),
]


@pytest.mark.parametrize(
    ("vraag", "zinnen"),
    [pytest.param(*f, id=f[0], marks=[volledig] if 0 < i < 4 else []) for i, f in enumerate(FOUT)],
)
def test_verkeerde_keuze_geeft_een_zin_en_een_bruikbare_pagina(page, app_url, vraag, zinnen):
    ga(page, f"{app_url}/?{vraag}")
    expect(meldingen(page)).to_have_count(len(zinnen))
    for nummer, zin in enumerate(zinnen):
        expect(meldingen(page).nth(nummer)).to_contain_text(zin)
    gemeente = "Roosendaal" if "GM1674" in vraag else ""
    assert keuzes(page) == [gemeente, *STANDAARD[1:]]
    assert not re.search("Nergenshuizen|1999|=x", page.url), "de verkeerde waarde staat nog in het adres"
    expect(page.locator(".kaart")).to_have_count(4)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_melding_wijst_naar_waar_het_veld_staat(page, app_url):
    ga(page, f"{app_url}/?g=Nergenshuizen")
    veld_y = veld(page, "Gemeente").bounding_box()["y"]
    melding_y = meldingen(page).bounding_box()["y"]
    expect(meldingen(page)).to_contain_text("hierboven" if veld_y < melding_y else "hieronder")


@pytest.mark.eigen_tab
@pytest.mark.parametrize(
    "tekst",
    [
        "<script>window.proef=1</script>",
        pytest.param("<img src=x onerror=window.proef=1>", marks=volledig),
        pytest.param("'\"><svg onload=proef=1>", marks=volledig),
    ],
)
def test_code_in_het_adres_blijft_tekst(page, app_url, tekst):
    vensters = []
    page.on("dialog", lambda d: (vensters.append(d.message), d.dismiss()))
    ga(page, f"{app_url}/?g={quote(tekst)}&jaar={quote(tekst)}&toon={quote(tekst)}")
    expect(meldingen(page)).to_have_count(3)
    for nummer in range(3):
        expect(meldingen(page).nth(nummer)).to_contain_text(tekst)
    assert page.evaluate("window.proef") is None
    assert vensters == []
    expect(page.locator(".melding *")).to_have_count(0)
    assert keuzes(page) == STANDAARD


@volledig
def test_heel_lange_tekst_wordt_ingekort(page, app_url):
    page.set_viewport_size({"width": 390, "height": 844})
    ga(page, f"{app_url}/?g={'a' * 4000}&jaar={'9' * 1000}")
    expect(meldingen(page)).to_have_count(2)
    assert all(len(t) < 150 for t in meldingen(page).all_inner_texts())
    assert page.evaluate("document.querySelector('.stMain').scrollWidth <= innerWidth")
    assert len(page.url) < 200
    expect(page.locator(".kaart")).to_have_count(4)


def test_zoeken_op_de_eerste_letters(page, app_url):
    ga(page, app_url + "/")
    zoek(page, "roos")
    expect(page.get_by_role("option", name="Roosendaal", exact=True)).to_be_visible()
    veld(page, "Gemeente").press("Enter")
    expect(page).to_have_url(re.compile("g=GM1674"))
    klaar(page)
    assert keuzes(page)[0] == "Roosendaal"
    expect(kop(page)).to_contain_text("Roosendaal gaf in 2024")


@pytest.mark.parametrize(
    ("letters", "naam"),
    [
        ("sudwest", "Súdwest-Fryslân"),
        pytest.param("haarlem", "Haarlem", marks=volledig),
        pytest.param("bosch", "'s-Hertogenbosch", marks=volledig),
    ],
)
def test_zoeken_zonder_accenten_en_leestekens(page, app_url, letters, naam):
    ga(page, app_url + "/")
    zoek(page, letters)
    expect(page.get_by_role("option").filter(has_text=naam).first).to_be_visible()


def test_zoeken_op_een_oude_naam(page, app_url):
    ga(page, app_url + "/")
    zoek(page, "weesp")
    page.get_by_role("option", name="Weesp (nu Amsterdam)", exact=True).click()
    expect(page).to_have_url(re.compile("g=GM0363"))
    klaar(page)
    assert keuzes(page)[0] == "Amsterdam"
    expect(meldingen(page)).to_have_text("Weesp hoort nu bij Amsterdam. U ziet de cijfers van Amsterdam.")
    veld(page, "Jaar").click()
    page.get_by_role("option", name="2023", exact=True).click()
    expect(meldingen(page)).to_have_count(0)


@volledig
def test_zoeken_zonder_resultaat_zegt_dat(page, app_url):
    ga(page, app_url + "/")
    zoek(page, "zzzz")
    expect(page.get_by_role("option", name="Zoek ‘zzzz’")).to_be_visible()
    veld(page, "Gemeente").press("Enter")
    expect(meldingen(page)).to_contain_text("Wij kennen geen gemeente ‘zzzz’.")
    assert keuzes(page) == STANDAARD


@pytest.mark.parametrize(
    ("getypt", "naam"),
    [
        ("gemeente delft", "Delft"),
        ("den haag", "'s-Gravenhage"),
        ("roosen", "Roosendaal"),
        ("weesp", "Amsterdam"),
    ],
)
def test_getypte_naam_opent_die_gemeente(page, app_url, getypt, naam):
    ga(page, app_url + "/")
    zoek(page, getypt)
    veld(page, "Gemeente").press("Enter")
    expect(kop(page)).to_contain_text(f"{naam} gaf in 2024")
    klaar(page)
    assert keuzes(page)[0].startswith(naam)


@pytest.mark.parametrize(
    ("getypt", "naam"),
    [("roosendal", "Roosendaal"), ("alphen aan de rijn", "Alphen aan den Rijn"), ("Utr", "Utrecht")],
)
def test_een_typefout_biedt_aan_en_kiest_niet(page, app_url, getypt, naam):
    ga(page, app_url + "/?g=GM0014&jaar=2024")
    zoek(page, getypt)
    veld(page, "Gemeente").press("Enter")
    expect(meldingen(page)).to_contain_text(naam)
    klaar(page)
    assert keuzes(page)[0] == "Groningen"
    assert "g=GM0014" in page.url
    meldingen(page).get_by_role("link", name=naam, exact=True).click()
    expect(kop(page)).to_contain_text(f"{naam} gaf in 2024")


@pytest.mark.parametrize("breed", [1280, 390])
def test_geen_naam_is_afgesneden(page, app_url, breed):
    """The longest names there are, in the field and in its list."""
    page.set_viewport_size({"width": breed, "height": 900})
    ga(page, app_url + "/?g=GM0820&jaar=2024")
    if breed == 390:
        page.locator("[data-doe=kader]").click()
    invoer = veld(page, "Gemeente")
    assert invoer.input_value() == "Nuenen, Gerwen en Nederwetten"
    assert invoer.evaluate("e => e.scrollWidth <= e.clientWidth")
    invoer.click()
    for letters in ("nieuwe", "gerwen", "goeree", "alphen", "noordwijkerhout", "sint"):
        invoer.fill(letters)
        expect(page.get_by_role("option").nth(1)).to_be_visible()
        assert (
            page.evaluate(
                """[...document.querySelectorAll('[role=option] *')]
                .filter(e => !e.childElementCount && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).display !== 'inline')
                .map(e => e.textContent)"""
            )
            == []
        )


@pytest.mark.parametrize(
    "pad",
    [
        "vergelijken?g=GM1674&deel=Samenhang",
        "rijksmiddelen?g=GM1674&jaar=2025",
        "enquete?g=GM1674&enquetedeel=Uw+inwoners",
        "enquete?g=GM1674&enquetedeel=Naast+het+geld",
        "jeugdzorg?g=GM1674&tekortdeel=Verklaren",
        "zelf_vragen",
    ],
)
def test_geen_keuze_is_afgesneden(page, app_url, pad):
    """What is chosen can be read whole; on a phone the longest questions stand whole in the heading below."""
    ga(page, f"{app_url}/{pad}")
    invoer = page.locator("[data-testid=stMain] [data-testid=stSelectbox] input:visible")
    assert invoer.count()
    afgesneden = "alle => alle.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.value)"
    assert invoer.evaluate_all(afgesneden) == []


def test_eerste_bezoek(page, app_url):
    ga(page, app_url + "/")
    expect(kop(page)).to_have_text(re.compile(r"^De gemeenten gaven in 2024 samen"))
    expect(page.locator(".inleiding")).to_have_text(
        re.compile(r"van \d+ van de 342 gemeenten missen wij een cijfer")
    )
    expect(veld(page, "Gemeente")).to_be_focused()
    expect(veld(page, "Gemeente")).to_have_attribute("placeholder", "Zoek uw gemeente")
    expect(page.locator(".kaart")).to_have_count(4)
    expect(page.locator(".welkom")).to_contain_text("Nieuwste cijfers: jaarrekening 2024 en begroting 2026")
    for deur, rol in (
        ("Ik ben raadslid", "button"),
        ("Ik ben onderzoeker", "link"),
        ("Ik ben griffier", "link"),
    ):
        expect(page.get_by_role(rol, name=deur)).to_be_visible()
    expect(page.get_by_text("Wat valt op", exact=True)).to_have_count(0)
    expect(page.get_by_text("Vragen voor de raad", exact=True)).to_have_count(0)


def test_gemeente_wissen_brengt_het_landelijke_beeld_terug(page, app_url):
    ga(page, app_url + "/?g=GM1674&jaar=2023&telt=smal&toon=totaal")
    page.get_by_role("button", name="Keuze wissen").click()
    expect(kop(page)).to_have_text(re.compile(r"^De gemeenten gaven in 2023 samen"))
    klaar(page)
    assert keuzes(page) == ["", "2023"]
    assert "g=" not in page.url
