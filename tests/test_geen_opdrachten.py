"""What leaves the product tells; it never asks a reader to click or choose something on a screen."""

from __future__ import annotations

import html as htmlmodule
import io
import json
import re
import zipfile

import pytest

from reports.uitvoer import SOORTEN
from tests.hulp import figuren_van, haal
from tests.profiel_hulp import plat, profiel, woorden
from tests.vingerafdruk import DELEN

_OPDRACHT = re.compile(r"\b(?:[Kk]lik|Kies|hierboven|bovenaan)\b|\bhieronder bij\b")
_VIEWS = [("GM1674", "2024"), ("GM0363", "2025"), ("", "2024")]


def _zoek(tekst: str) -> list[str]:
    return [tekst[max(0, m.start() - 60) : m.end() + 40] for m in _OPDRACHT.finditer(tekst)]


def _van_zip(inhoud: bytes) -> str:
    """All words in the parts of a DOCX or XLSX."""
    with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
        return " ".join(
            re.sub(r"<[^>]+>", " ", pak.read(n).decode("utf-8", "replace")) for n in pak.namelist()
        )


def _van_html(inhoud: bytes) -> str:
    kaal = re.sub(r"<(style|script).*?</\1>", " ", inhoud.decode(), flags=re.S)
    return htmlmodule.unescape(re.sub(r"<[^>]+>", " ", kaal))


_LEES = {"pdf": woorden, "html": _van_html, "docx": _van_zip, "xlsx": _van_zip}


@pytest.mark.parametrize(("gm_code", "jaar"), _VIEWS)
@pytest.mark.parametrize("pagina", [p for p in DELEN if p not in ("verantwoording", "zelf_vragen")])
def test_beeld_en_csv_van_elke_figuur(pagina: str, gm_code: str, jaar: str) -> None:
    """Title, panels, flags and source as they go into PNG and SVG, and both CSV files."""
    keuze = {"jaar": jaar} | ({"g": gm_code} if gm_code else {})
    figuren = {}
    for deel in ({}, *DELEN[pagina]):
        figuren |= figuren_van(pagina, **(keuze | deel))
    assert figuren or pagina in ("enquete", "vergelijken")
    for sleutel, figuur in figuren.items():
        beeld = json.dumps(figuur._vega(), ensure_ascii=False)
        for inhoud in (beeld, figuur.csv(nederlands=True).decode(), figuur.csv(nederlands=False).decode()):
            assert not _zoek(inhoud), sleutel


def test_ook_op_het_getekende_beeld() -> None:
    """The strips and the map, the figures in which a click chooses, drawn."""
    for deel in ({}, {"deel": "Kaart en lijst"}):
        klikbaar = [
            f
            for f in figuren_van("vergelijken", g="GM1674", jaar="2024", **deel).values()
            if any(p.kiest for p in f.panelen)
        ]
        assert klikbaar
        for figuur in klikbaar:
            assert "wijzen" in figuur.aanwijzing
            svg = htmlmodule.unescape(re.sub(r"<[^>]+>", " ", figuur.svg().decode()))
            assert figuur.titel.split()[0] in svg
            assert not _zoek(svg)


@pytest.mark.parametrize("soort", list(SOORTEN))
@pytest.mark.parametrize(("gm_code", "jaar"), [("GM1674", 2024), ("GM1674", 2026), ("GM0363", 2022)])
def test_papier_en_bestanden(soort: str, gm_code: str, jaar: int) -> None:
    p = profiel(gm_code, jaar, groep="eigen" if jaar == 2022 else "buren")
    tekst = plat(_LEES[soort](SOORTEN[soort].maak(haal, p)))
    assert p.naam in tekst
    assert not _zoek(tekst)


def test_de_toets_zelf_vindt_ze() -> None:
    """The pattern sees the sentences that once stood in exports."""
    for zin in ("Klik op een stip.", "Kies bovenaan een andere groep.", "zie hierboven"):
        assert _zoek(f"Iets. {zin} Meer.")
