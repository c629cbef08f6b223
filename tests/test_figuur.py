"""A chart without text alternative, table, unit or source cannot exist; downloads hold the same."""

from __future__ import annotations

import io
import re
from dataclasses import replace

import pandas as pd
import pytest

from tests.hulp import beeld, haal
from verhaal import taakveldfiguren, wetfiguren
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel, tabel_html

TABEL = pd.DataFrame({"jaar": [2023, 2024], "bedrag_keur": [1234.5, None], "opmerking": ["", "=1+1"]})
GOED = {
    "sleutel": "proef",
    "titel": "Een bevinding",
    "onderkop": "Lasten in miljoen euro",
    "panelen": (Paneel("", {"layer": []}, "Lijngrafiek: 2023 € 1,2 mln, 2024 niet aangeleverd"),),
    "tabel": TABEL,
    "kolommen": (
        Kolom("jaar", "Jaar"),
        Kolom("bedrag_keur", "Bedrag (× € 1.000)"),
        Kolom("opmerking", "Opmerking"),
    ),
    "bron": "Bron: CBS",
    "berekening": Berekening("som", (), "CBS", "jaren"),
}


def test_volledige_figuur_bestaat():
    assert Figuur(**GOED).titel == "Een bevinding"


@pytest.mark.parametrize(
    "fout",
    [
        {"titel": " "},
        {"onderkop": ""},
        {"bron": ""},
        {"panelen": ()},
        {"panelen": (Paneel("", {}, ""),)},
        {"panelen": (Paneel("", {}, "Een grafiek zonder enig cijfer erin"),)},
        {"tabel": TABEL.iloc[:0]},
        {"kolommen": ()},
        {"sleutel": "Met spatie"},
    ],
)
def test_onvolledige_figuur_kan_niet(fout):
    with pytest.raises(ValueError, match="figuur"):
        Figuur(**{**GOED, **fout})


def test_nederlandse_csv_opent_als_getallen():
    ruw = Figuur(**GOED).csv(nederlands=True)
    assert ruw.startswith(b"\xef\xbb\xbf")
    gelezen = pd.read_csv(io.BytesIO(ruw), sep=";", decimal=",", encoding="utf-8-sig")
    assert list(gelezen.columns) == [
        "Gemeentecode",
        "Gemeente",
        "Jaar",
        "Bedrag (× € 1.000)",
        "Opmerking",
        "bron",
        "Afzender",
    ]
    assert gelezen["Bedrag (× € 1.000)"].iloc[0] == 1234.5
    assert gelezen["Bedrag (× € 1.000)"].isna().iloc[1]


def test_machine_csv_heeft_de_kolomnamen_met_eenheid():
    gelezen = pd.read_csv(io.BytesIO(Figuur(**GOED).csv(nederlands=False)))
    assert "bedrag_keur" in gelezen.columns


def test_tabel_ontsnapt_html():
    uit = tabel_html(
        pd.DataFrame({"a": ["<script>alert(1)</script>"]}), (Kolom("a", "<b>kop</b>"),), "<i>x</i>"
    )
    assert "<script>" not in uit
    assert "<b>" not in uit
    assert 'scope="row"' in uit
    assert "<caption><span>" in uit


@pytest.fixture(scope="module")
def echte_figuren():
    b = beeld("GM0363")
    return [
        wetfiguren.wetten_over_jaren(haal, b),
        wetfiguren.wet_over_jaren(haal, b, "wmo"),
        wetfiguren.afwijking_per_jaar(haal, b, "wmo"),
        taakveldfiguren.taakvelden(haal, b),
        taakveldfiguren.preventie(haal, b),
        wetfiguren.wetten_over_jaren(haal, beeld(None)),
    ]


def test_exports_zijn_beelden_met_titel_vlag_en_bron(echte_figuren):
    for figuur in echte_figuren:
        svg = figuur.svg().decode()
        assert svg.startswith("<svg")
        assert figuur.titel.split()[0] in svg
        assert "Bron: CBS" in svg
        assert "NaN" not in svg
        if figuur.vlaggen:
            assert "Let op" in svg
    assert echte_figuren[0].png().startswith(b"\x89PNG")


def test_vlaggen_reizen_mee_in_tabel_en_download(echte_figuren):
    reeks = echte_figuren[0]
    rij = reeks.tabel[(reeks.tabel["jaar"] == 2022) & (reeks.tabel["wet"] == "Wmo")].iloc[0]
    assert "Onvolledig door herindeling" in rij["opmerking"]
    assert "Centrumgemeente" in rij["opmerking"]
    assert "Onvolledig door herindeling" in reeks.csv(nederlands=True).decode("utf-8-sig")
    assert any("Weesp" in v for v in reeks.vlaggen)


def test_grafiekdata_zijn_de_cijfers_van_de_tabel(echte_figuren):
    """What is drawn equals what the table says, point by point (thousands of euro / 1 000 = million)."""
    reeks = echte_figuren[1]
    getekend = {
        (p["jaar"], p["soort"]): p["waarde"]
        for laag in reeks.panelen[0].grafiek["layer"]
        for p in laag["data"].get("values", [])
        if p.get("waarde") is not None
    }
    for rij in reeks.tabel.to_dict("records"):
        for soort in ("begroot", "besteed"):
            bedrag = rij[f"{soort}_keur"]
            if pd.notna(bedrag):
                assert getekend.pop((rij["jaar"], soort)) == pytest.approx(bedrag / 1000)
    assert not getekend


def _overal_voluit(grafiek: dict) -> dict:
    """The chart with its rows in every layer, as if nothing were shared."""
    rijen = {d["name"]: d["values"] for laag in grafiek["layer"] if "values" in (d := laag["data"])}
    return {
        **grafiek,
        "layer": [{**g, "data": {"values": rijen[g["data"]["name"]]}} for g in grafiek["layer"]],
    }


def test_rijen_gaan_een_keer_mee_en_het_beeld_is_hetzelfde(echte_figuren):
    """Every dataset stands once in a chart, and panels with datasets of the same name keep their own rows."""
    for figuur in echte_figuren:
        for paneel in figuur.panelen:
            namen = [d["name"] for laag in paneel.grafiek["layer"] if "values" in (d := laag["data"])]
            assert namen
            assert len(namen) == len(set(namen)) < len(paneel.grafiek["layer"])
        voluit = [replace(p, grafiek=_overal_voluit(p.grafiek)) for p in figuur.panelen]
        assert replace(figuur, panelen=tuple(voluit)).svg() == figuur.svg()
    assert any(len(f.panelen) > 1 for f in echte_figuren)


def test_elk_paneel_in_een_beeld_tekent_zijn_eigen_rijen():
    """Three strips of one form in one picture: every dot of a law lies where the law's own figure is drawn alone."""

    def stippen(svg: str) -> int:
        return len(set(re.findall(r'translate\(([\d.]+),[\d.]+\)" d="M', svg)))

    from reports.tekening import paneel_svg
    from verhaal.vergelijken import plaats
    from verhaal.vergelijken.vergelijking import Vergelijking

    figuur = plaats.plaatsen(haal, Vergelijking.laad(haal, beeld("GM1674").keuze, "besteed"))
    los = [stippen(paneel_svg(p, 760, 120, gestapeld=False)) for p in figuur.panelen]
    assert min(los) >= 10
    assert stippen(figuur.svg().decode()) > max(los) + 5, "de panelen tekenen dezelfde stippen"
    for laag in figuur._vega()["vconcat"][0]["layer"]:
        assert "name" not in laag
