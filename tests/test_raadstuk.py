"""Texts for the council: the figures, source and caveats stand in them, the rest is for the council, and nothing takes sides."""

from __future__ import annotations

import io
import re
from datetime import date

import docx
import pytest

from reports import raadstuk
from tests import profiel_hulp
from tests.hulp import beeld, figuren_van, haal, klap_uit, open_app
from verhaal.afzender import Afzender
from verhaal.duiding import vragen_voor_de_raad

VAN = Afzender(
    "GM1674",
    "Roosendaal",
    "2024",
    "De drie wetten",
    "proefversie",
    date(2026, 11, 30),
    "https://x.nl/?g=GM1674",
)
SOORTEN = tuple(raadstuk.soorten(haal))
# words that would choose for the council
PARTIJDIG = re.compile(
    r"\b(tekortgeschoten|wanbeleid|verspilling|overschrijding|schandalig|onaanvaardbaar|terecht|onterecht)\b"
)


def _lees(inhoud: bytes) -> tuple[str, docx.document.Document]:
    doc = docx.Document(io.BytesIO(inhoud))
    cellen = [c.text for t in doc.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in doc.paragraphs), *cellen]), doc


@pytest.mark.parametrize("soort", SOORTEN)
def test_van_een_vraag(soort: str) -> None:
    b = beeld("GM1674")
    vraag = next(iter(vragen_voor_de_raad(haal, b).values()))[0]
    woorden, doc = _lees(raadstuk.van_vraag(haal, soort, b, vraag, VAN))
    paren = profiel_hulp.paren("GM1674", 2024)
    for wet in profiel_hulp.WETTEN:
        for keur in paren[wet][:2]:
            assert profiel_hulp.geld(keur) in woorden.replace("\u00a0", " ")
    assert "Roosendaal" in woorden
    assert "Bron: CBS" in woorden
    assert VAN.adres in woorden
    assert "[Vul in: " in woorden
    for vlag in b.vlagzinnen([2024]):
        assert vlag in woorden
    if soort in ("technische_vraag", "vraag_aan_college"):
        assert vraag in woorden
    assert not PARTIJDIG.search(woorden.lower())
    (blad,) = doc.sections
    assert (round(blad.page_width.mm), round(blad.page_height.mm)) == (210, 297)


@pytest.mark.parametrize("soort", SOORTEN)
@pytest.mark.parametrize(
    ("pagina", "deel"), [("overzicht", {}), ("vergelijken", {}), ("vergelijken", {"deel": "Kaart en lijst"})]
)
def test_van_een_figuur(soort: str, pagina: str, deel: dict[str, str]) -> None:
    figuur = next(iter(figuren_van(pagina, g="GM1674", jaar="2024", **deel).values()))
    woorden, doc = _lees(raadstuk.van_figuur(haal, soort, figuur, VAN))
    assert f"{figuur.titel}." in woorden
    assert figuur.bron in woorden
    assert "proefversie" in woorden
    for vlag in figuur.vlaggen:
        assert vlag in woorden
    (tabel,) = doc.tables
    assert 2 <= len(tabel.rows) <= 13
    assert len(doc.inline_shapes) == 1
    assert "[Vul in: " in woorden


def test_niet_te_vergelijken_wordt_niet_afgetrokken() -> None:
    """Two reports that do not fit have no difference; what is missing is said."""
    woorden, _ = _lees(raadstuk.van_vraag(haal, "motie", beeld("GM0809"), "", VAN))
    assert "niet aangeleverd" in woorden
    assert "niet te berekenen" in woorden


def test_bij_de_vragen_op_de_startpagina() -> None:
    app = klap_uit(open_app(g="GM1674", jaar="2024"))
    assert not app.exception
    sleutels = {b.proto.id for b in app.get("download_button")}
    assert all(any(f"dl_raadstuk_{s}" in k for k in sleutels) for s in SOORTEN)
    assert app.selectbox(key="raadstuk_vraag").options
