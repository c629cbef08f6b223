"""Own figures on the profile: marked on every sheet and in every file, in no other part of it, and never at anybody else's."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import docx
import openpyxl
import pypdfium2
import pytest

from loaders.eigen.opgave import Opgave
from reports import tekening
from reports.batch import Taak
from reports.html import html
from reports.inhoud import Figuur, Opties, Profiel, Punten
from reports.pdf import pdf
from reports.profiel import maak_profiel
from reports.tekst import docx as als_docx
from reports.uitvoer import bestandsnaam, keuzes_tekst
from reports.werkboek import werkboek
from tests import profiel_hulp as hulp
from tests.eigen_hulp import LASTEN
from tests.hulp import open_app, tekst
from ui import profielscherm
from ui.eigen import opslag
from verhaal import bewaren

ROOSENDAAL = "GM1674"
GEHEIM = 7_654_321.0


def _opgave(jaar: int = 2027, aard: str = "begroting", **meer) -> Opgave:
    taakvelden = tuple((t, b * 30.0, None) for t, _, b in LASTEN[2026])
    return Opgave(
        meer.pop("gm_code", ROOSENDAAL), jaar, aard, "Kadernota", date(2026, 11, 3), meer.pop("vastgesteld", False), taakvelden, **meer
    )  # fmt: skip


def _profiel(*opgaven: Opgave, **meer) -> Profiel:
    gm = opgaven[0].gm_code if opgaven else ROOSENDAAL
    return maak_profiel(
        hulp.haal(), Opties(gm, meer.pop("jaar", 2024), adres=hulp.ADRES, opgaven=opgaven, **meer)
    )


def _woorden(p: Profiel, *, zonder: str = "eigen_") -> list[str]:
    return [
        f"{s.kop} {b.tabel.to_csv() if isinstance(b, Figuur) else b}"
        for s in p.secties
        if not s.id.startswith(zonder)
        for b in s.blokken
    ]


def test_staat_naast_wat_gepubliceerd_is_en_in_geen_ander_deel() -> None:
    """By hand: (310 + 820 + 1.200 + 90 + 60) × 30 = 74.400 for Wmo and youth, 250 × 30 = 7.500 for participatie."""
    p, q = _profiel(_opgave()), _profiel()
    assert _woorden(p) == _woorden(q)
    assert p.cijfers == q.cijfers
    figuur = next(b for b in p.sectie("eigen_2027").blokken if isinstance(b, Figuur))
    eigen = figuur.tabel[figuur.tabel["herkomst"] == "CONCEPT"]
    assert list(eigen["lasten_keur"]) == [74_400.0, 7_500.0]
    gewijzigd = _profiel(_opgave(2024, "gewijzigd"))
    zinnen = [z for b in gewijzigd.sectie("eigen_2024").blokken if isinstance(b, Punten) for z in b.zinnen]
    assert zinnen
    assert all(z.startswith("CONCEPT: ") for z in zinnen)


def test_van_een_wet_alleen_de_groep_van_die_wet() -> None:
    figuur = next(
        b
        for b in _profiel(_opgave(), wet="participatiewet").sectie("eigen_2027").blokken
        if isinstance(b, Figuur)
    )
    assert set(figuur.tabel["wet"]) == {"Participatiewet"}
    samen = next(
        b for b in _profiel(_opgave(), wet="wmo").sectie("eigen_2027").blokken if isinstance(b, Figuur)
    )
    assert set(samen.tabel["wet"]) == {"Jeugdwet en Wmo samen"}


@pytest.mark.parametrize(("vast", "merk"), [(False, "CONCEPT"), (True, "EIGEN OPGAVE")])
def test_het_merk_staat_op_elk_blad_en_in_elke_vorm(vast: bool, merk: str) -> None:
    p = _profiel(_opgave(vastgesteld=vast))
    assert p.titel.endswith(f"met eigen cijfers ({merk})")
    assert p.merk == merk
    document = pypdfium2.PdfDocument(io.BytesIO(pdf(p)))
    assert len(document) <= 4
    for blad in document:
        assert f"Roosendaal, 2024. {merk}" in hulp.plat(blad.get_textpage().get_text_bounded())
    gedrukt = hulp.woorden(pdf(p))
    assert f"{merk}: nieuwe begroting 2027 (Kadernota, 03-11-2026)" in gedrukt
    assert "zonder de eigen cijfers" in gedrukt
    webpagina = html(p).decode()
    assert f"<title>{p.titel}</title>" in webpagina
    assert len(re.findall(rf">{merk}</text>", webpagina)) == 2  # the watermark of both charts
    assert "niet gepubliceerd of gecontroleerd door het CBS" in webpagina
    doc = docx.Document(io.BytesIO(als_docx(p)))
    assert merk in doc.core_properties.title
    assert any(a.text.startswith(f"{merk}: Roosendaal begroot in 2027") for a in doc.paragraphs)
    assert any(cel.text == merk for t in doc.tables for rij in t.rows for cel in rij.cells)
    boek = openpyxl.load_workbook(io.BytesIO(werkboek(hulp.haal(), p)))
    assert f"{merk} 2027" in boek.sheetnames
    uitleg = list(boek["Toelichting"].iter_rows(values_only=True))
    assert any(
        r[0] == "Eigen cijfers" and str(r[1]).startswith(f"{merk}: nieuwe begroting 2027") for r in uitleg
    )
    for vel in boek.worksheets:
        if not vel.title.startswith((merk, "Toelichting")):
            assert merk not in str(list(vel.iter_rows(values_only=True))), vel.title
    naam = bestandsnaam(ROOSENDAAL, "Roosendaal", 2024, "pdf", "", merk)
    assert naam == f"GM1674_roosendaal_profiel_sociaal_domein_2024_{merk.lower().replace(' ', '_')}.pdf"


def test_zonder_eigen_cijfers_is_alles_zoals_het_was() -> None:
    p = _profiel()
    assert p.merk == ""
    assert "eigen cijfers" not in p.titel
    assert (
        bestandsnaam(ROOSENDAAL, "Roosendaal", 2024, "pdf")
        == "GM1674_roosendaal_profiel_sociaal_domein_2024.pdf"
    )
    assert "eigen_cijfers" not in keuzes_tekst(p.opties)
    een, ander = (keuzes_tekst(replace(p.opties, opgaven=(_opgave(j),))) for j in (2026, 2027))
    assert een != ander
    assert "Kadernota" not in een


def test_andere_definitie_geeft_geen_deel_en_geen_merk() -> None:
    o = _opgave(2027, wetten=(("jeugdwet", 1.0),), definitie="breed")
    p = _profiel(replace(o, taakvelden=()))
    assert p.merk == ""
    assert not [s for s in p.secties if s.id.startswith("eigen_")]


def test_tekeningen_van_eigen_cijfers_worden_niet_bewaard() -> None:
    tekening._svg.cache_clear()
    bewaren._kast.clear()
    geheim = replace(_opgave(), taakvelden=(("6.751", GEHEIM, None), ("6.60", 1.0, None), ("6.3", 1.0, None)))
    p = _profiel(geheim)
    html(p)
    assert tekening._svg.cache_info().currsize == sum(len(f.panelen) for f in p.figuren if not f.merk)
    assert "7654321" not in re.sub(r"\D", "", str(list(bewaren._kast.values())))


# the page


def _pagina(*opgaven: Opgave):
    app = open_app("profiel", g=ROOSENDAAL, jaar="2024")
    if opgaven:
        app.session_state[opslag._STAAT] = list(opgaven)
        app.run()
    assert not app.exception
    return app


def test_op_de_pagina_alleen_bij_wie_het_gaf(monkeypatch: pytest.MonkeyPatch) -> None:
    """The preview that is kept for all visitors is never asked with own figures; nor are those in the ZIP of many."""
    gezien: list[Opties] = []
    bewaard = profielscherm._voorbeeld

    def kijk(pad: str, gm_code: str, datum: date, keuzes: str, _opties: Opties):
        gezien.append(_opties)
        return bewaard(pad, gm_code, datum, keuzes, _opties)

    in_pakket: list[Opties] = []
    monkeypatch.setattr(profielscherm, "_voorbeeld", kijk)
    monkeypatch.setattr(
        profielscherm, "Taak", lambda opties, *rest: in_pakket.append(opties) or Taak(opties, *rest)
    )
    app = _pagina(_opgave())
    assert "CONCEPT: Roosendaal begroot in 2027" in tekst(app)
    assert "Kadernota" not in str(app.query_params)
    assert [k for k in gezien if k.opgaven] == []
    assert in_pakket
    assert not [o for o in in_pakket if o.opgaven]
    (knop,) = [t for t in app.toggle if t.key == "profiel_opgaven"]
    assert "Kadernota" in knop.label
    knop.set_value(False).run()
    assert "CONCEPT: Roosendaal begroot" not in tekst(app)
    ander = _pagina()
    assert "CONCEPT" not in tekst(ander)
    assert not [t for t in ander.toggle if t.key == "profiel_opgaven"]
