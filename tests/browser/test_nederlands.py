"""Every word a visitor sees or hears is Dutch, also the words of the software underneath."""

import re
import shutil

import duckdb
import pytest
from playwright.sync_api import Page, expect

from loaders.versies import PROJECT, huidige, wijs_aan
from tests.browser.test_stappen import PAGINAS, ROOSENDAAL, ga, klap_uit, veld, zoek

# Words that are English wherever they stand.
_ENGELS = re.compile(
    r"\b(choose|select(ed)?|download as|fullscreen|full screen|loading|search|results?|no options|options? available"
    r"|close|clear|page not found|deploy|rerun|settings|running|skip to|made with|show|hide|visualization|chart"
    r"|view|copy|expand|collapse|more|previous|next|toggle|dropdown|value|help|error|press|the|this|and|with|of)\b",
    re.IGNORECASE,
)
# Words that are Dutch inside a sentence but English when they stand alone in an attribute.
_ALLEEN = {"open", "menu open", "reset", "sort", "filter", "help"}
# Names in the data and of the software, which stay as they are.
_EIGENNAMEN = re.compile(r"open punt|of\b|\bhelp\b", re.IGNORECASE)

# Visible text outside code, and what a screen reader says: labels, roles, live regions.
_WOORDEN = """() => {
    const zichtbaar = e => e.checkVisibility({visibilityProperty: true});
    const uit = [];
    const loper = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (loper.nextNode()) {
        const t = loper.currentNode, e = t.parentElement;
        if (!t.data.trim() || !zichtbaar(e)) continue;
        if (e.closest('pre, code, textarea, script, style, noscript, [data-testid="stIconMaterial"]')) continue;
        if (e.closest('.tabel td, .tabel tbody th')) continue;
        uit.push('tekst: ' + t.data.trim());
    }
    const velden = ['aria-label', 'aria-roledescription', 'aria-description', 'placeholder', 'title', 'alt'];
    for (const e of document.querySelectorAll('body *'))
        if (zichtbaar(e))
            for (const veld of velden)
                if (e.getAttribute(veld)?.trim()) uit.push(veld + ': ' + e.getAttribute(veld));
    return [...new Set(uit)];
}"""


def engels(page: Page) -> list[str]:
    gevonden = []
    for regel in page.evaluate(_WOORDEN):
        woord = regel.split(": ", 1)[1]
        zonder = _EIGENNAMEN.sub("", woord)
        if woord.lower() in _ALLEEN or _ENGELS.search(zonder):
            gevonden.append(regel[:160])
    return gevonden


@pytest.mark.parametrize("vraag", [ROOSENDAAL, pytest.param("", marks=pytest.mark.volledig)])
@pytest.mark.parametrize("pad", PAGINAS)
def test_geen_engelse_woorden(page, app_url, pad, vraag):
    ga(page, f"{app_url}/{pad}{vraag}")
    assert engels(page) == []


def test_geen_engelse_woorden_in_lijsten_uitleg_en_tabellen(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    veld(page, "Jaar").click()
    expect(page.get_by_role("option").first).to_be_visible()
    assert engels(page) == []
    page.keyboard.press("Escape")
    zoek(page, "zzzz")
    expect(page.get_by_role("option", name="Zoek ‘zzzz’")).to_be_visible()
    assert engels(page) == []
    page.keyboard.press("Escape")
    klap_uit(page)
    page.get_by_role("button", name="Hoe is dit berekend?").first.click()
    expect(page.get_by_test_id("stPopoverBody")).to_be_visible()
    assert engels(page) == []


def test_geen_engelse_woorden_op_een_onbekend_pad(page, app_url):
    ga(page, app_url + "/bestaat_niet")
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_role("dialog")).to_contain_text("Deze pagina bestaat niet")
    assert engels(page) == []


def test_geen_knoppen_van_de_ontwikkelaar(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    for naam in ("stHeader", "stToolbar", "stMainMenu", "stAppDeployButton", "stStatusWidget"):
        expect(page.get_by_test_id(naam).filter(visible=True)).to_have_count(0)


def test_onvoorziene_fout_is_een_nederlandse_zin(verse_server, page, tmp_path):
    """Data that no code foresaw: one Dutch sentence, and none of Streamlit's buttons."""
    data = tmp_path / "data"
    shutil.copytree(PROJECT / "data", data)
    database = huidige(data)
    assert database is not None
    with duckdb.connect(str(database)) as con:
        con.execute("update referentie.indicatorsoort set eenheid = 'x', methode = null")
    wijs_aan(database)  # as published: a file that is not what it was is built again by itself
    page.goto(verse_server({"GEMEENTEN3D_DATA": str(data)}) + "/enquete?g=GM1674&enquetedeel=Uw+inwoners")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "De cijfers zijn nu niet te tonen", timeout=30_000
    )
    expect(page.get_by_role("alert")).to_contain_text("Er ging iets mis bij deze pagina")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert engels(page) == []
