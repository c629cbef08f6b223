"""Every table that leaves Verantwoording, Zelf vragen and an own survey says from whom, which version, when and where."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any

import openpyxl
import pyarrow.parquet as pq
import pytest
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from loaders.versies import huidige
from queries.vrij import vraag_vrij
from tests.hulp import klap_uit, open_app
from tests.test_vrij import _pagina, _voer_uit
from ui.enquete import eigenbron
from verhaal.zelf_vragen import antwoordbestand

Bestanden = dict[str, Callable[[], bytes] | bytes]
VERSIE = huidige().stem
STEMPEL = {
    "versie": VERSIE,
    "afzender": "Gemeenten in 3D",
    "gemaakt_op": date(2026, 5, 4),
    "adres": "https://x.nl/vragen?sql=1",
}


@pytest.fixture
def knoppen(monkeypatch: pytest.MonkeyPatch) -> Bestanden:
    """File name -> what makes it, of every download that a page offers."""
    uit: Bestanden = {}
    echt = DeltaGenerator.download_button

    def onthoud(zelf: Any, label: str, data: Any, file_name: str, *a: Any, **k: Any) -> Any:
        uit[file_name] = data
        return echt(zelf, label, data, file_name, *a, **k)

    monkeypatch.setattr(DeltaGenerator, "download_button", onthoud)
    monkeypatch.setattr(st, "download_button", onthoud.__get__(st._main))
    return uit


def _rijen(inhoud: Callable[[], bytes] | bytes) -> list[dict[str, str]]:
    tekst = (inhoud if isinstance(inhoud, bytes) else inhoud()).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(tekst), delimiter=";"))


def _veilig(rijen: list[dict[str, str]]) -> bool:
    """No text that a spreadsheet would run: a cell that starts like a formula is a number."""
    cellen = [c for r in rijen for c in r.values() if c and c[0] in "=+@-\t\r"]
    return all(c.lstrip("-").replace(",", "").replace("e-", "").isdigit() for c in cellen)


def test_elke_tabel_van_verantwoording(knoppen: Bestanden) -> None:
    app = klap_uit(open_app("verantwoording", g="GM1674"))
    assert not app.exception
    csvs = {n: m for n, m in knoppen.items() if n.endswith(".csv")}
    assert len(csvs) >= 12
    for naam, maak in csvs.items():
        rijen = _rijen(maak)
        assert rijen, naam
        for rij in rijen:
            assert rij["afzender"] == "Gemeenten in 3D", naam
            assert rij["versie"] == VERSIE, naam
            assert rij["gemaakt_op"] == f"{date.today():%d-%m-%Y}", naam
            assert "verantwoording" in rij["adres"], naam
        assert _veilig(rijen), naam
    marts = {n: m for n, m in knoppen.items() if n.endswith(".parquet")}
    assert len(marts) >= 30
    maak = marts["gemeenten3d_wet_bedrag.parquet"]
    tabel = pq.read_table(io.BytesIO(maak()))  # type: ignore[operator]
    over = {k.decode(): w.decode() for k, w in tabel.schema.metadata.items()}
    assert over["afzender"] == "Gemeenten in 3D"
    assert over["versie"] == VERSIE
    assert "verantwoording" in over["adres"]
    assert over["licentie"].startswith("CC-BY-4.0")
    assert tabel.schema.field("lasten_keur").metadata[b"eenheid"] == b"1000 EUR"


@pytest.mark.volledig
def test_een_eigen_enquete(knoppen: Bestanden) -> None:
    eigenbron._voorbeeld()  # takes a minute; a page waits no longer than that
    app = open_app("enquete", enquetedeel="Eigen enquête", enquete="VOORBEELD (verzonnen antwoorden)")
    assert not app.exception
    (maak,) = (m for n, m in knoppen.items() if n.endswith("enquete_uitkomsten.csv"))
    rijen = _rijen(maak)
    assert rijen
    assert {(r["afzender"], r["versie"]) for r in rijen} == {("Gemeenten in 3D", VERSIE)}
    assert all("enquete" in r["adres"] for r in rijen)
    assert _veilig(rijen)


def test_een_eigen_vraag_houdt_haar_kolommen_en_zegt_waar_zij_vandaan_komt() -> None:
    antwoord = vraag_vrij(huidige(), "select 7 as versie, '=1+1' as tekst from range(2)")
    (rij, _) = _rijen(antwoordbestand.csv_nederlands(antwoord, STEMPEL))
    assert rij == {
        "versie": "7",
        "tekst": "'=1+1",
        "versie_van_dit_bestand": VERSIE,
        "afzender": "Gemeenten in 3D",
        "gemaakt_op": "04-05-2026",
        "adres": "https://x.nl/vragen?sql=1",
    }
    kop, regel, *_ = antwoordbestand.csv_machine(antwoord, STEMPEL).decode().splitlines()
    assert kop == "versie,tekst,versie_van_dit_bestand,afzender,gemaakt_op,adres"
    assert regel == f"7,=1+1,{VERSIE},Gemeenten in 3D,2026-05-04,https://x.nl/vragen?sql=1"
    boek = openpyxl.load_workbook(io.BytesIO(antwoordbestand.excel(antwoord, STEMPEL)))
    uitleg = {r[0].value: r[1].value for r in boek["Toelichting"].iter_rows()}
    assert (uitleg["Afzender"], uitleg["Adres"]) == ("Gemeenten in 3D", STEMPEL["adres"])
    over = pq.read_schema(io.BytesIO(antwoordbestand.parquet(antwoord, STEMPEL))).metadata
    assert over[b"gemeenten3d.adres"].decode() == STEMPEL["adres"]


def test_de_vraag_op_de_pagina(knoppen: Bestanden) -> None:
    _voer_uit(_pagina(), "select 1 as een")
    (maak,) = (m for n, m in knoppen.items() if n.endswith(".csv") and not n.endswith("_machine.csv"))
    (rij,) = _rijen(maak)
    assert rij["een"] == "1"
    assert rij["versie"] == VERSIE
    assert "sql=select" in rij["adres"]
