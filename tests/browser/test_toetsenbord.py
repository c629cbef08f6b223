"""Everything works with the keyboard alone, and the focus is always visible."""

import re

from playwright.sync_api import Page, expect

from tests.browser.test_stappen import ROOSENDAAL, ga, klaar, kop, veld

# Name of the focused element, and whether it (or the field around it) has a visible outline.
_FOCUS = """() => {
    const e = document.activeElement;
    const lijn = x => x && getComputedStyle(x).outlineStyle !== 'none'
        && parseFloat(getComputedStyle(x).outlineWidth) >= 2;
    const naam = e.getAttribute('aria-label') || (e.matches('body, main, section') ? '' : e.innerText.trim());
    return {naam: naam.split('\\n').pop(), soort: e.tagName.toLowerCase(),
            omlijnd: Boolean(lijn(e) || lijn(e.closest('[role=group]')))};
}"""


def tab_naar(page: Page, naam: str, *, hoogstens: int = 40) -> None:
    """Press Tab until the element with this name has the focus, and see that the focus shows."""
    gezien = []
    for _ in range(hoogstens):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        gezien.append(focus["naam"])
        if focus["naam"] == naam:
            assert focus["omlijnd"], f"aan ‘{naam}’ is niet te zien dat het de focus heeft"
            return
    raise AssertionError(f"‘{naam}’ is niet te bereiken met Tab; wel: {gezien}")


def test_van_begin_tot_eind_met_alleen_het_toetsenbord(page, app_url):
    ga(page, app_url + "/")
    expect(veld(page, "Gemeente")).to_be_focused()
    page.keyboard.type("roos")
    expect(page.get_by_role("option", name="Roosendaal", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("g=GM1674"))
    klaar(page)

    tab_naar(page, "Jaar")
    page.keyboard.press("ArrowDown")
    jaar = page.get_by_role("option", name="2023", exact=True)
    expect(jaar).to_be_visible()
    for _ in range(12):
        if page.evaluate(
            "document.activeElement.getAttribute('aria-activedescendant')"
        ) == jaar.get_attribute("id"):
            break
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("jaar=2023"))
    expect(kop(page)).to_contain_text("2023")
    klaar(page)
    expect(veld(page, "Jaar")).to_be_focused()

    tab_naar(page, "Hoe is dit berekend?")
    page.keyboard.press("Enter")
    uitleg = page.get_by_test_id("stPopoverBody")
    expect(uitleg).to_contain_text("Verschil = besteed min begroot")
    page.keyboard.press("Escape")
    expect(uitleg).to_have_count(0)
    expect(page.get_by_role("button", name="Hoe is dit berekend?").first).to_be_focused()

    tab_naar(page, "Deel of download")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="CSV", exact=True)).to_be_visible()
    tab_naar(page, "CSV")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename.endswith(".csv")
    page.keyboard.press("Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)

    tab_naar(page, "Tabel met alle cijfers van deze figuur")
    page.keyboard.press("Enter")
    expect(page.get_by_role("table").first).to_be_visible()

    tab_naar(page, "Begroot en besteed")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/begroot_en_besteed\?g=GM1674&jaar=2023"))
    klaar(page)


def test_elke_halte_van_tab_is_te_zien(page, app_url):
    ga(page, app_url + "/begroot_en_besteed" + ROOSENDAAL)
    page.get_by_text("Tabel met alle cijfers van deze figuur").first.click()
    expect(page.get_by_role("table").first).to_be_visible()
    page.get_by_role("link", name="Naar de inhoud").focus()
    haltes = []
    for _ in range(80):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        if focus["soort"] == "body":
            break
        haltes.append(focus)
    assert len(haltes) >= 20
    onzichtbaar = list(dict.fromkeys(f"{h['soort']} {h['naam']!r}" for h in haltes if not h["omlijnd"]))
    assert onzichtbaar == [], f"geen zichtbare focus op: {onzichtbaar}"


def test_focus_blijft_op_het_zoekveld_na_kiezen_en_wissen(page, app_url):
    ga(page, app_url + "/")
    page.keyboard.type("roos")
    expect(page.get_by_role("option", name="Roosendaal", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("g=GM1674"))
    klaar(page)
    expect(veld(page, "Gemeente")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Keuze wissen")).to_be_focused()
    page.keyboard.press("Enter")
    expect(kop(page)).to_contain_text("De gemeenten gaven")
    klaar(page)
    assert page.evaluate("document.activeElement.closest('.st-key-kader_velden') !== null"), (
        "na wissen staat de focus niet meer in het kader"
    )


def test_naar_de_inhoud_is_de_eerste_halte(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
