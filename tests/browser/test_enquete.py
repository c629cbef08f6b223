"""The page Enquête in a browser: a survey file from choosing it to the outcome, its errors, and every part on a phone."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_nederlands import engels
from tests.browser.test_stappen import ga, kop
from tests.browser.test_telefoon import TE_BREED
from tests.browser.test_toegankelijkheid import overtredingen
from tests.hulp import haal

INLEZEN = "/enquete?g=GM1674&enquetedeel=Eigen+enqu%C3%AAte&enquete=Een+bestand+inlezen"
DELEN = ("Wat is bekend", "Uw inwoners", "Eigen enquête", "Naast het geld")


def geef(page: Page, naam: str, inhoud: str) -> None:
    """Choose a file with this text in it."""
    veld = page.locator("input[type=file]").first
    veld.set_input_files(files=[{"name": naam, "mimeType": "text/csv", "buffer": inhoud.encode()}])


def raad(antwoorden: str) -> str:
    """Twelve council members of Roosendaal, with their answers to I2 ('1' to '5', w = weet niet)."""
    regels = [f"R{i};GM1674;raadslid;{'wn' if a == 'w' else a}" for i, a in enumerate(antwoorden)]
    return "\n".join(["resp_id;gm_code;rol;I2", *regels]) + "\n"


def test_bestand_van_kiezen_tot_uitkomst(page, app_url):
    """By hand: of 12 members 6 said 4, that is 50%, and 1 'weet niet'."""
    ga(page, app_url + INLEZEN)
    geef(page, "onze_raad.csv", raad("44444422355w"))
    expect(
        page.get_by_role("heading", name="Zo lezen wij de kolommen: 4 van de 4 worden gebruikt")
    ).to_be_visible()
    page.get_by_role("button", name="Tel en bescherm").click()
    expect(page.locator(".figuurkop h2").first).to_contain_text(
        "‘eens’ is het meest gegeven antwoord: 50%", timeout=60_000
    )
    expect(page.get_by_role("heading", name="Roosendaal, in aantallen")).to_be_visible()
    expect(page.get_by_text("6 van de 12: eens.")).to_be_visible()
    expect(page.get_by_text("1 van de 12: weet ik niet / geen mening.")).to_be_visible()
    assert overtredingen(page) == []
    assert engels(page) == []


def test_fouten_staan_in_een_tabel_met_plaats_en_oplossing(page, app_url):
    ga(page, app_url + INLEZEN)
    geef(page, "onze_raad.csv", raad("4444442235w") + "R99;GM9999;raadslid;7\n")
    page.get_by_role("button", name="Tel en bescherm").click()
    expect(page.locator(".waaromniet")).to_contain_text(
        "Er is niets geteld. onze_raad.csv, rij 13", timeout=60_000
    )
    tabel = page.get_by_role("table", name="2 fouten in uw bestand")
    expect(tabel).to_contain_text("GM9999")
    expect(page.locator(".figuurkop")).to_have_count(0)
    assert overtredingen(page) == []


def test_geen_enquete_geeft_een_zin(page, app_url):
    ga(page, app_url + INLEZEN)
    geef(page, "stuk.csv", "a;b\n1;2;3\n")
    expect(page.locator(".waaromniet")).to_contain_text("stuk.csv")
    expect(page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.volledig
@pytest.mark.parametrize("deel", DELEN)
def test_elk_deel_toegankelijk_en_smal_genoeg(page, app_url, deel):
    page.set_viewport_size({"width": 390, "height": 844})
    ga(page, f"{app_url}/enquete?g=GM1674&enquetedeel={quote(deel)}")
    expect(kop(page)).to_be_visible()
    assert overtredingen(page) == []
    assert page.evaluate(TE_BREED) == []
    assert engels(page) == []


def test_formulier_zonder_labels_wordt_een_enquete(page, app_url):
    """As Microsoft Forms writes it: the heading is the question. By hand: 12 of 20 said yes; nobody's name is shown."""
    page.set_viewport_size({"width": 390, "height": 844})
    ga(page, app_url + INLEZEN)
    woorden = ["Ja"] * 12 + ["Nee"] * 7 + ["Vraag dat aan Piet Jansen"]
    regels = [f"{i};raadslid{i}@dorp.nl;GM1674;{w}" for i, w in enumerate(woorden)]
    geef(page, "formulier.csv", "\n".join(["Id;E-mail;Gemeente;Is de raad op tijd aan zet?", *regels]))
    page.get_by_text("Is het niet onze vragenlijst?").click()
    page.get_by_text("Maak van elke kolom een vraag").click()
    expect(
        page.get_by_role("heading", name="Zo lezen wij de kolommen: 3 van de 4 worden gebruikt")
    ).to_be_visible()
    assert overtredingen(page) == []
    assert engels(page) == []
    assert page.evaluate(TE_BREED) == []
    page.get_by_role("button", name="Tel en bescherm").click()
    expect(page.locator(".figuurkop h2").first).to_contain_text(
        "‘Ja’ is het meest gegeven antwoord: 60%", timeout=60_000
    )
    expect(page.get_by_text("1 van de 20: een ander antwoord.")).to_be_visible()
    assert "Jansen" not in page.locator("body").inner_text()


def eigen_vragen(page: Page, app_url: str, naam: str, inhoud: str) -> None:
    """Give a file of which every column is a question."""
    ga(page, app_url + INLEZEN)
    geef(page, naam, inhoud)
    page.get_by_text("Is het niet onze vragenlijst?").click()
    page.get_by_text("Maak van elke kolom een vraag").click()


def kies(page: Page, veld: str, keuze: str) -> None:
    """Choose from a list; a click that also scrolls may close it again."""
    lijst = page.get_by_role("combobox", name=veld, exact=True)
    lijst.click()
    lijst.press("ArrowDown")
    page.get_by_role("option", name=keuze, exact=True).click()


def test_wat_een_kolom_is_verandert_met_een_keuze(page, app_url):
    """A code that stands apart is asked, and each column has its own field. By hand: of 24 three say 99, 7 of the others 1."""
    tevreden = ["99"] * 3 + ["1"] * 7 + ["2"] * 6 + ["5"] * 8
    regels = [f"{i};GM1674;{'ja' if i % 3 else 'nee'};{t}" for i, t in enumerate(tevreden)]
    eigen_vragen(
        page, app_url, "eigen.csv", "\n".join(["nr;gemeente;Wilt u meer horen?;Bent u tevreden?", *regels])
    )
    gelezen = "Zo lezen wij de kolommen: {} van de 4 worden gebruikt"
    expect(page.get_by_role("heading", name=gelezen.format(3))).to_be_visible()
    page.get_by_text("geen antwoord: telt niet mee").click()
    expect(page.get_by_role("heading", name=gelezen.format(4))).to_be_visible()
    kies(page, "Wilt u meer horen?", "Niet gebruikt")
    expect(page.get_by_role("heading", name=gelezen.format(3))).to_be_visible()
    assert overtredingen(page) == []
    assert engels(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate(TE_BREED) == []
    page.get_by_role("button", name="Tel en bescherm").click()
    expect(page.get_by_text("7 van de 21: 1.")).to_be_visible(timeout=60_000)


def test_een_onbekende_functie_kiezen_en_tellen(page, app_url):
    """By hand: three of twelve call themselves 'Schaduwlid'; chosen as fractievoorzitter they hold a seat: 12 of 35."""
    regels = [f"R{i};GM1674;{'Schaduwlid' if i < 3 else 'raadslid'};{4 if i < 5 else 2}" for i in range(12)]
    ga(page, app_url + INLEZEN)
    geef(page, "raad.csv", "\n".join(["resp_id;gm_code;rol;I2", *regels]))
    expect(page.get_by_role("heading", name="Zo lezen wij de kolommen")).to_be_visible()
    kies(page, "‘Schaduwlid’ is", "fractievoorzitters")
    page.get_by_role("button", name="Tel en bescherm").click()
    expect(page.get_by_text("5 van de 12: eens.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("12 deelnemers van 35 (34%)").first).to_be_visible()


def test_antwoorden_van_mensen_naast_het_geld(page, app_url):
    """Twenty municipalities of ten answers each: a dot with its share beside its money, rho with its interval."""
    codes = ["GM1674", *[c for c in sorted(haal.gemeenten()["gm_code"]) if c != "GM1674"][:19]]
    regels = [
        f"{gm};{'ja' if i < 3 + (g + 3) % 5 else 'nee'}" for g, gm in enumerate(codes) for i in range(10)
    ]
    eigen_vragen(page, app_url, "mensen.csv", "\n".join(["gemeente;Krijgt u genoeg hulp?", *regels]))
    page.get_by_role("button", name="Tel en bescherm").click()
    expect(page.get_by_text("6 van de 10: ja.")).to_be_visible(timeout=60_000)
    page.get_by_role("radio", name="Naast het geld", exact=True).click()
    expect(page.get_by_role("button", name="Tel en bescherm")).to_have_count(0)  # the part before is gone
    kies(page, "Vraag", "Een vraag naar keuze uit een enquête onder mensen, per gemeente")
    kop_ = page.locator(".figuurkop").first
    expect(kop_).to_contain_text(
        re.compile(r"aandeel dat ‘ja’ antwoordde.*Spearmans rho -?0,\d\d \(95%-interval"), timeout=30_000
    )
    expect(
        page.get_by_text("Elke stip is een gemeente met genoeg antwoorden en een bedrag").first
    ).to_be_visible()
    assert overtredingen(page) == []
    assert engels(page) == []


BESCHRIJVING = """
enquete_id = "onderzoek_2024"
titel = "Onderzoek begrotingen"
uitgever = "de provincie"
jaar = 2024
doelgroep = "gemeenten"
eenheid = "gemeente"
openbaar = true
[[vragen]]
vraag_id = "raming"
tekst = "Waarop is de raming gebaseerd?"
kolom = "raming"
opties = [{ code = "v", label = "Vorig jaar" }, { code = "r", label = "Het Rijk" }]
"""


def test_openbare_antwoorden_van_gemeenten_naast_het_geld(page, app_url):
    """A described file with a row per municipality: by name, and beside the money of the same municipalities."""
    codes = sorted(haal.gemeenten()["gm_code"])[:60]
    regels = [f"{gm};{'v' if i % 3 else 'r'}" for i, gm in enumerate(codes)]
    ga(page, app_url + INLEZEN.replace("GM1674", codes[1]))
    geef(page, "gemeenten.csv", "\n".join(["gemeente;raming", *regels]))
    page.get_by_text("Is het niet onze vragenlijst?").click()
    page.locator("input[type=file]").nth(1).set_input_files(
        files=[{"name": "b.toml", "mimeType": "application/toml", "buffer": BESCHRIJVING.encode()}]
    )
    expect(
        page.get_by_role("heading", name="Zo lezen wij de kolommen: 2 van de 2 worden gebruikt")
    ).to_be_visible()
    page.get_by_role("button", name="Tel en bescherm").click()
    naam = str(haal.gemeente(gm_code=codes[1])["naam"].iloc[0])
    expect(page.get_by_text(f"{naam} antwoordde: ‘Vorig jaar’.")).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Deze antwoorden zijn openbaar").first).to_be_visible()
    page.get_by_role("radio", name="Naast het geld", exact=True).click()
    expect(page.get_by_text("Deze antwoorden zijn openbaar")).to_have_count(0)  # the part before is gone
    vraag = page.get_by_role("combobox", name="Vraag", exact=True)
    expect(vraag).to_have_value(re.compile("eenzaamheid"))
    vraag.click()
    page.get_by_role("option", name="Een vraag naar keuze uit een enquête die gemeenten invulden").click()
    expect(page.locator(".figuurkop").first).to_contain_text("gemeenten met een antwoord en een bedrag")
    expect(page.get_by_text("Het Rijk: n = ")).to_be_visible()
    assert overtredingen(page) == []
    assert engels(page) == []


def test_griffier_van_forms_tot_profiel(page, app_url):
    """Our questionnaire, held in Microsoft Forms: six clicks from the chosen file to the words on the profile.

    By hand: of 12 members of Roosendaal 8 said yes and 4 no; the three named the council and the college.
    """
    kop_ = ["Id", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", "Wat is uw rol in de gemeente?"]
    kop_ += ["Heeft uw gemeente een eigen visie op de Jeugdwet?", "Wie werkten mee aan de visie van uw gemeente op de Jeugdwet? U kunt meer antwoorden kiezen."]  # fmt: skip
    regels = [
        f'{i};2026-05-01;2026-05-01;anoniem;;{"Fractievoorzitter" if i % 3 == 0 else "Raadslid"};{"ja" if i < 8 else "nee"};"de raad;{"het college;" if i % 2 else ""}"'
        for i in range(12)
    ]
    ga(page, app_url + INLEZEN)
    geef(page, "forms.csv", "\n".join([";".join(kop_), *regels]))
    page.get_by_text("Alle antwoorden komen uit Roosendaal").click()
    page.get_by_role("button", name="Tel en bescherm").click()
    expect(page.locator(".figuurkop h2").first).to_be_visible(timeout=60_000)
    page.get_by_role("link", name="Profiel", exact=False).first.click()
    keuze = page.get_by_role("combobox", name="Enquête op het papier")
    keuze.click()
    page.get_by_role("option", name=re.compile("Uw bestand")).click()
    expect(page.get_by_text("8 van de 12: ja.").first).to_be_attached(
        timeout=60_000
    )  # folded, below the sheets
    page.get_by_text("Lees het profiel als tekst").click()
    expect(page.get_by_text("8 van de 12: ja.").first).to_be_visible()
    expect(page.get_by_text("12 van de 12: de raad.").first).to_be_visible()
