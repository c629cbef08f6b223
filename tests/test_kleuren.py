"""Contrast of the colours: text at least 4,5 to 1, lines and points at least 3 to 1 (WCAG 1.4.3 and 1.4.11)."""

from __future__ import annotations

import re
from itertools import combinations

import pytest

from loaders.versies import PROJECT
from ui import stijl
from verhaal import thema

WIT, VLAK = "#ffffff", "#f4f4ef"  # the page, and the tinted blocks
STIJLBLAD = re.sub(r"var\(--(\w+)\)", lambda m: thema.KLEUREN.get(m[1], m[0]), stijl.stijlblad())


def helderheid(kleur: str) -> float:
    """Relative luminance as WCAG defines it."""
    if len(kleur) == 4:
        kleur = "#" + "".join(2 * t for t in kleur[1:])
    delen = [int(kleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (d / 12.92 if d <= 0.04045 else ((d + 0.055) / 1.055) ** 2.4 for d in delen)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(een: str, ander: str) -> float:
    """The ratio of two colours, from 1 to 21."""
    licht, donker = sorted((helderheid(een), helderheid(ander)), reverse=True)
    return (licht + 0.05) / (donker + 0.05)


def test_de_rekenregel_klopt():
    assert contrast("#000", WIT) == pytest.approx(21)
    assert contrast("#767676", WIT) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("kleur", [thema.INKT, thema.VERGELIJKING, thema.NOTITIE, thema.EIGEN])
def test_tekst_in_grafieken_heeft_genoeg_contrast(kleur):
    assert contrast(kleur, WIT) >= 4.5


@pytest.mark.parametrize(
    "kleur",
    [thema.EIGEN, thema.VERGELIJKING, thema.NOTITIE, thema.MEER, thema.MINDER, *thema.WETKLEUR.values()],
)
def test_lijnen_punten_en_staven_hebben_genoeg_contrast(kleur):
    assert contrast(kleur, WIT) >= 3


def test_meer_en_minder_verschillen_ook_zonder_kleur():
    assert contrast(thema.MEER, thema.MINDER) >= 3


def test_elke_wet_heeft_een_eigen_vorm_en_kleur():
    assert set(thema.WETKLEUR) == set(thema.WETVORM)
    assert all(a != b for a, b in combinations(thema.WETVORM.values(), 2))
    assert all(a != b for a, b in combinations(thema.WETKLEUR.values(), 2))


@pytest.mark.parametrize("kleur", sorted(set(re.findall(r"[{;\s]color: (#[0-9a-f]{3,6})", STIJLBLAD))))
def test_tekst_in_het_stijlblad_heeft_genoeg_contrast(kleur):
    assert contrast(kleur, WIT) >= 4.5
    assert contrast(kleur, VLAK) >= 4.5


def test_wetkleuren_in_het_stijlblad_zijn_die_van_het_thema():
    css = dict(re.findall(r"\.(\w+) \{ --wet: (#[0-9a-f]{6}); \}", STIJLBLAD))
    assert css == thema.WETKLEUR


def test_kleuren_van_de_instellingen_hebben_genoeg_contrast():
    config = (PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    kleur = dict(re.findall(r'^(\w+) = "(#[0-9a-f]{6})"', config, re.M))
    for naam in ("textColor", "linkColor", "primaryColor"):
        assert contrast(kleur[naam], WIT) >= 4.5, naam
    assert contrast(kleur["borderColor"], WIT) >= 3
    assert kleur["backgroundColor"] == WIT


def test_kleuren_staan_op_een_plek():
    """The settings of Streamlit repeat what the theme says; nobody else does."""
    config = (PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    kleur = dict(re.findall(r'^(\w+) = "(#[0-9a-f]{6})"', config, re.M))
    assert kleur["primaryColor"] == kleur["linkColor"] == thema.EIGEN
    assert kleur["textColor"] == thema.INKT
    assert kleur["borderColor"] == thema.NOTITIE
    reeks = re.search(r"chartCategoricalColors = \[(.*)\]", config)
    assert reeks
    assert re.findall(r"#\w+", reeks[1]) == [thema.EIGEN, thema.VERGELIJKING, *thema.WETKLEUR.values()]
    for map_ in ("ui", "verhaal", "reports", "pages"):
        for pad in (PROJECT / map_).rglob("*"):
            if pad.suffix in {".py", ".css", ".html", ".typ", ".js"} and pad.name != "thema.py":
                tekst = pad.read_text(encoding="utf-8")
                assert not [k for k in thema.KLEUREN.values() if k in tekst.lower()], pad
