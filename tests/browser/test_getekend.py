"""Charts are really drawn, have words for who cannot see them, and stay legible on a phone."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.test_stappen import (
    AMSTERDAM_2022,
    LOON_OP_ZAND_2024,
    ROOSENDAAL,
    ga,
    klaar,
)

volledig = pytest.mark.volledig

# Per chart: size, text alternative, drawn marks with a size, and all words on it.
_GRAFIEKEN = """() => [...document.querySelectorAll('.stVegaLiteChart')].map(g => {
    const svg = g.querySelector('svg'), maat = svg.getBoundingClientRect();
    const telt = soort => [...svg.querySelectorAll(`g.mark-${soort}.role-mark > *`)].filter(e => {
        const r = e.getBoundingClientRect();
        return r.width + r.height > 1;
    }).length;
    const drager = [g, ...g.querySelectorAll('[aria-label]')].find(e => e.getAttribute('aria-label'));
    return {
        breed: maat.width, hoog: maat.height,
        rol: drager?.getAttribute('role') ?? '', alt: drager?.getAttribute('aria-label') ?? '',
        punten: telt('symbol'), lijnen: telt('line') + telt('rule'), staven: telt('rect'),
        woorden: [...svg.querySelectorAll('text')].map(t => t.textContent),
    };
})"""

# Words on a chart that cover each other (not their own white edge), are cut off, or hang over the axis below.
BOTSINGEN = """() => [...document.querySelectorAll('.stVegaLiteChart svg')].flatMap(svg => {
    const rand = svg.getBoundingClientRect();
    const woorden = [...svg.querySelectorAll('text')].map(t => ({tekst: t.textContent, r: t.getBoundingClientRect()}))
        .filter(w => w.tekst && w.r.width);
    const fout = woorden.filter(w => w.r.right > rand.right + 2 || w.r.left < rand.left - 2)
        .map(w => `afgesneden: ${w.tekst}`);
    const bodem = Math.max(...[...svg.querySelectorAll('.role-axis-domain line')]
        .map(l => l.getBoundingClientRect().bottom));
    for (const t of svg.querySelectorAll('.role-mark text')) {
        const r = t.getBoundingClientRect();  // the box holds a few empty pixels under the letters
        if (t.textContent && r.top < bodem && r.bottom - 4 > bodem + 1) fout.push(`over de as: ${t.textContent}`);
    }
    woorden.forEach((a, i) => woorden.slice(i + 1).forEach(b => {
        const x = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
        const y = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
        if (x > 1 && y > 7 && !(a.tekst === b.tekst && x > a.r.width - 1)) fout.push(`over elkaar: ${a.tekst} en ${b.tekst}`);
    }));
    return fout;
})"""


def _keur(page: Page, aantal: int) -> list[dict]:
    grafieken = page.evaluate(_GRAFIEKEN)
    assert len(grafieken) == aantal
    for g in grafieken:
        assert g["breed"] > 200, g
        assert g["hoog"] > 150, g
        assert g["rol"] in ("img", "graphics-document", "figure"), g
        assert len(g["alt"]) > 60, g
        assert len(re.findall(r"\d", g["alt"])) > 10, g
        assert "visualization" not in g["alt"].lower(), g
        assert "nan" not in g["alt"].lower(), g
        assert g["punten"] + g["staven"] >= 5, f"lege grafiek: {g}"
        assert g["lijnen"] >= 1, f"lege grafiek: {g}"
        assert any(re.search(r"\d", w) for w in g["woorden"]), g
    return grafieken


@pytest.mark.parametrize(
    ("vraag", "rekeningen"),
    [(ROOSENDAAL, 8), pytest.param("", 8, marks=volledig), (LOON_OP_ZAND_2024, 7)],
    ids=["roosendaal", "nederland", "loon_op_zand"],
)
def test_start_tekent_drie_grafieken(page, app_url, vraag, rekeningen):
    ga(page, f"{app_url}/{vraag}")
    grafieken = _keur(page, 3)
    for g in grafieken:
        assert g["punten"] == 10 + rekeningen, "10 begrotingen en elk jaar met een jaarrekening een punt"
    breuken = [sum("breuk" in w or "indeling" in w for w in g["woorden"]) for g in grafieken]
    assert breuken == [2, 2, 0], "participatie houdt haar indeling"


@pytest.mark.parametrize(
    ("vraag", "aantal"),
    [(ROOSENDAAL, 5), pytest.param("", 4, marks=volledig), pytest.param(AMSTERDAM_2022, 5, marks=volledig)],
    ids=["roosendaal", "nederland", "amsterdam"],
)
def test_begroot_en_besteed_tekent_elke_figuur(page, app_url, vraag, aantal):
    ga(page, f"{app_url}/begroot_en_besteed{vraag}")
    grafieken = _keur(page, aantal)
    staven = grafieken[1]
    assert staven["staven"] >= 5
    for g in (grafieken[0], staven, grafieken[-1]):
        assert any(re.search(r"breuk|indeling 202[35]", w) for w in g["woorden"]), g["woorden"]
    for soort in ("begroot", "besteed"):
        assert any(re.fullmatch(rf"{soort} [\d.,]+", w) for w in grafieken[0]["woorden"]), (
            "de laatste waarde staat erbij"
        )


@pytest.mark.parametrize("pad", ["", "begroot_en_besteed"])
def test_grafiek_noemt_zijn_eenheid(page, app_url, pad):
    ga(page, f"{app_url}/{pad}{ROOSENDAAL}")
    for g in page.evaluate(_GRAFIEKEN):
        eenheden = ("duizend euro", "miljoen euro", "miljard euro", "euro per inwoner", "procent")
        assert any(w in eenheden for w in g["woorden"]), g["alt"][:60]


@pytest.mark.parametrize("breed", [pytest.param(1280, marks=volledig), 390])
@pytest.mark.parametrize(
    "vraag",
    [ROOSENDAAL, *(pytest.param(v, marks=volledig) for v in ("", AMSTERDAM_2022, LOON_OP_ZAND_2024))],
    ids=["roosendaal", "nederland", "amsterdam", "loon_op_zand"],
)
def test_woorden_op_grafieken_zijn_leesbaar(page, app_url, vraag, breed):
    page.set_viewport_size({"width": breed, "height": 900})
    botsingen = []
    for pad in ("", "begroot_en_besteed"):
        ga(page, f"{app_url}/{pad}{vraag}")
        botsingen += page.evaluate(BOTSINGEN)
    assert botsingen == []


@volledig
def test_grafiek_volgt_de_breedte_van_het_venster(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    page.set_viewport_size({"width": 390, "height": 900})
    page.wait_for_function(
        "[...document.querySelectorAll('.stVegaLiteChart svg')].every(s => s.getBoundingClientRect().width <= 390)"
    )
    klaar(page)
    _keur(page, 3)


@volledig
def test_strips_op_de_kaarten_zeggen_hun_cijfers(page, app_url):
    ga(page, app_url + "/" + ROOSENDAAL)
    strips = page.locator(".kaart .strip[role=img]")
    assert strips.count() == 4
    for strip in strips.all():
        assert re.search(
            r"begroot € \d.* besteed € \d", strip.get_attribute("aria-label").replace("\u00a0", " ")
        )
