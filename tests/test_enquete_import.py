"""Importing a survey into a snapshot: what is stored, side by side, replaced, taken out; and the command line."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from enquete import importeer as opslag
from enquete.__main__ import main
from enquete.duiden.beschrijving import Beschrijving
from enquete.importeer import verwijder
from enquete.lezen import lees_proces
from fouten import Gebruikersfout
from loaders import versies
from loaders.bronnen import HERKOMST
from loaders.contract import lees, sha256
from loaders.enquetetabellen import CONTRACTEN, ENQUETE, UITKOMST, VRAAG
from loaders.versies import PROJECT
from tests.enquete_hulp import ENQUETE as ONZE
from tests.enquete_hulp import (
    KOP,
    RIJEN,
    beschrijf,
    csv_bytes,
    importeer,
    ruw_van,
    toml,
    werkboek,
    xlsx_bytes,
)

lees_plaatsen = cache(opslag.lees_plaatsen)
# 12 council members of Amsterdam and 12 of Utrecht: enough to be shown. By hand: V1_wmo 8 x 4 and 4 x 2 in each.
GROOT = [
    [f"{g}{i}", g, "raadslid", "1", "4" if i < 8 else "2", "7" if i < 6 else "8", "1" if i < 5 else "0", "1" if i > 3 else "0", "0"]
    for g in ("GM0363", "GM0344")
    for i in range(12)
]  # fmt: skip


@pytest.fixture
def bron(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the snapshot that may be changed; the command line uses it too."""
    data = tmp_path / "data"
    for naam in ("bron", "referentie"):
        shutil.copytree(PROJECT / "data" / naam, data / naam)
    monkeypatch.setattr(versies, "DATA", data)
    monkeypatch.setattr(opslag, "lees_plaatsen", lambda b, r: lees_plaatsen(PROJECT / "data" / "bron", r))
    monkeypatch.setattr(
        lees_proces, "reken", lambda _, doe, *wat: doe(*wat)
    )  # here, and not in a process of its own
    return data / "bron"


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    pad = tmp_path / "antwoorden.csv"
    pad.write_bytes(csv_bytes(rijen=GROOT))
    return pad


def _uitkomst(bron: Path) -> pd.DataFrame:
    return lees(bron, UITKOMST)


def test_uitkomst_klopt_met_de_hand(bron, bestand):
    verslag = importeer(bestand, Beschrijving(ONZE), bron)
    assert (verslag.respondenten, verslag.gemeenten) == (24, 2)
    land = _uitkomst(bron).query("geo_type == 'land' and rol == 'alle'").set_index(["vraag_id", "antwoord"])
    assert land.loc[("V1_wmo", "4"), ["n", "n_geldig"]].tolist() == [16, 24]
    assert land.loc[("V1_wmo", "2"), "pct"] == pytest.approx(100 * 8 / 24)
    assert land.loc[("T5", "7"), "n"] == 12
    assert land.loc[("I1", "coll"), ["n", "n_geldig"]].tolist() == [10, 24]
    assert lees(bron, ENQUETE)["soort"].tolist() == ["eigen"]
    assert set(lees(bron, VRAAG)["vraag_id"]) == {"V1_wmo", "T5", "I1"}


def test_alleen_beschermde_uitkomsten_worden_bewaard(bron, bestand):
    """Nothing of a person: no number of a respondent, no municipality x role, in any file of the snapshot."""
    voor = {p.name for p in bron.iterdir()}
    importeer(bestand, Beschrijving(ONZE), bron)
    assert {p.name for p in bron.iterdir()} - voor == {c.bestand for c in CONTRACTEN}
    tekst = "".join(p.read_text(encoding="utf-8") for p in bron.glob("enquete*.csv"))
    assert not any(r[0] in tekst for r in GROOT)
    gemeente = _uitkomst(bron).query("geo_type == 'gemeente'")
    assert set(gemeente["rol"]) == {"alle"}


def test_herkomst_past_bij_de_bestanden(bron, bestand):
    importeer(bestand, Beschrijving(ONZE), bron)
    herkomst = lees(bron, HERKOMST).set_index("herkomst_id")
    for contract in CONTRACTEN:
        assert herkomst.loc[contract.naam, "sha256"] == sha256(bron / contract.bestand)
        assert herkomst.loc[contract.naam, "rijen"] == len(lees(bron, contract))
        assert herkomst.loc[contract.naam, "tabel_id"] == "raad_2026"
    assert "antwoorden.csv" in herkomst.loc["enquete", "opmerking"]


def test_twee_enquetes_naast_elkaar_vervangen_en_verwijderen(bron, bestand, tmp_path):
    importeer(bestand, Beschrijving(ONZE), bron)
    importeer(bestand, beschrijf(), bron)
    assert lees(bron, ENQUETE)["enquete_id"].tolist() == ["eigen_2026", "raad_2026"]
    assert (
        lees(bron, HERKOMST).set_index("herkomst_id").loc["enquete", "uitgever"] == "De griffie; De gemeente"
    )
    # again, now with one question: the other questions of that survey go away, the other survey stays as it was
    ander = tmp_path / "een_vraag.csv"
    ander.write_bytes(csv_bytes(KOP[:5], [r[:5] for r in GROOT]))
    eerst = _uitkomst(bron).query("enquete_id == 'eigen_2026'").reset_index(drop=True)
    importeer(ander, Beschrijving(ONZE), bron)
    assert set(_uitkomst(bron).query("enquete_id == 'raad_2026'")["vraag_id"]) == {"V1_wmo"}
    pd.testing.assert_frame_equal(
        _uitkomst(bron).query("enquete_id == 'eigen_2026'").reset_index(drop=True), eerst
    )
    verwijder("raad_2026", bron)
    assert lees(bron, ENQUETE)["enquete_id"].tolist() == ["eigen_2026"]
    assert set(_uitkomst(bron)["enquete_id"]) == {"eigen_2026"}
    with pytest.raises(Gebruikersfout, match="wel: eigen_2026"):
        verwijder("raad_2026", bron)
    verwijder("eigen_2026", bron)
    assert not list(bron.glob("enquete*.csv"))
    assert not set(lees(bron, HERKOMST)["herkomst_id"]) & {c.naam for c in CONTRACTEN}


def test_een_fout_laat_alles_zoals_het_was(bron, bestand, tmp_path):
    importeer(bestand, Beschrijving(ONZE), bron)
    voor = {p.name: sha256(p) for p in bron.iterdir()}
    slecht = tmp_path / "slecht.csv"
    slecht.write_bytes(csv_bytes(rijen=[*GROOT, ["x", "GM0363", "raadslid", "1", "99", "", "", "", ""]]))
    with pytest.raises(Gebruikersfout, match="rij 26, kolom V1_wmo"):
        importeer(slecht, Beschrijving(ONZE), bron)
    assert {p.name: sha256(p) for p in bron.iterdir()} == voor


def test_aantallen_geven_dezelfde_uitkomst_als_personen(bron, bestand, tmp_path):
    importeer(bestand, Beschrijving(ONZE), bron)
    rijen = [
        ["V1_wmo", g, "raadslid", a, n] for g in ("GM0363", "GM0344") for a, n in (("4", "8"), ("2", "4"))
    ]
    pad = tmp_path / "aantallen.csv"
    pad.write_bytes(csv_bytes(["vraag", "gebied", "rol", "antwoord", "aantal"], rijen))
    importeer(pad, beschrijf(eenheid='"aggregaat"'), bron)
    tabel = _uitkomst(bron).query("vraag_id == 'V1_wmo' and geo_type == 'land' and rol == 'alle'")
    per = {i: d.set_index("antwoord")[["n", "n_geldig", "pct"]] for i, d in tabel.groupby("enquete_id")}
    pd.testing.assert_frame_equal(per["eigen_2026"], per["raad_2026"])


def test_opnieuw_inlezen_zegt_wat_het_verschil_verraadt(bron, bestand, tmp_path):
    """Two more members of Utrecht: the sum of both versions tells what they said. Six more: no warning."""
    importeer(bestand, Beschrijving(ONZE), bron)
    vorige = ruw_van("antwoorden.csv", bestand.read_bytes())
    for erbij, verwacht in ((0, False), (2, True), (6, False)):
        meer = [[f"x{i}", "GM0344", "raadslid", "1", "5", "9", "1", "0", "0"] for i in range(erbij)]
        ruw = ruw_van("antwoorden.csv", csv_bytes(rijen=[*GROOT, *meer])) if erbij else vorige
        verslag = opslag.verwerk(ruw, Beschrijving(ONZE), bron, bron.parent / "referentie")
        zinnen = opslag.wat_het_verschil_verraadt(verslag, bron, bron.parent / "referentie")
        assert bool(zinnen) == verwacht
        assert not zinnen or "met minder dan 5" in zinnen[0]


def test_twee_vragen_naast_elkaar_tegen_pandas(bron):
    """Against a cross-table of the file; a group that is too small, and what would give it away, is marked."""
    rijen = [
        [
            f"r{i}",
            "GM0363",
            "raadslid",
            "1",
            "4" if i < 12 else "2" if i < 22 else "1",
            str(7 + i % 2),
            "",
            "",
            "",
        ]
        for i in range(25)
    ]
    verwacht = pd.crosstab([r[4] for r in rijen], [r[5] for r in rijen])
    ruw = ruw_van("a.csv", csv_bytes(rijen=rijen))
    tabel = opslag.kruis(ruw, Beschrijving(ONZE), "V1_wmo", "T5", bron, bron.parent / "referentie")
    for r in tabel[tabel["n"] > 0].itertuples():
        assert r.n == verwacht.at[r.geo_code, r.antwoord]
        assert r.n_geldig == verwacht.loc[r.geo_code].sum()
    dicht = set(tabel.loc[tabel["onderdrukt"] == "ja", "geo_code"])
    assert "1" in dicht  # three people
    assert len(dicht) > 1  # who adds up the others would know them
    assert list(dict.fromkeys(tabel["antwoord_rij"])) == ["helemaal oneens", "oneens", "eens"]
    with pytest.raises(Gebruikersfout, match="één antwoord"):
        opslag.kruis(
            ruw_van("b.csv", csv_bytes(rijen=GROOT)),
            Beschrijving(ONZE),
            "I1",
            "T5",
            bron,
            bron.parent / "referentie",
        )


# ---------------------------------------------------------------- command line


def test_opdracht_zonder_beschrijving_laat_de_kolommen_zien(bron, tmp_path, capsys):
    pad = tmp_path / "antwoorden.xlsx"
    pad.write_bytes(
        xlsx_bytes(
            werkboek(
                [
                    ["resp_id", "gm_code", "rol", "V1_wmo", "B4.K1", "hobby"],
                    ["1", "GM0363", "raadslid", "ja", "1", "x"],
                ]
            )
        )
    )
    assert main(["importeer", str(pad)]) == 0
    uit = capsys.readouterr().out
    assert "V1_wmo: antwoord op een vraag V1_wmo" in uit
    assert "B4.K1: een van meer antwoorden B4.K1" in uit
    assert "Niet gebruikt: hobby." in uit
    assert "Er is niets bewaard" in uit
    assert not (bron / "enquete.csv").exists()


def test_opdracht_met_beschrijving_en_voorbeeld(bron, bestand, tmp_path, capsys):
    (tmp_path / "b.toml").write_text(
        toml(
            '[[vragen]]\nvraag_id = "V"\nkolom = "V1_wmo"\ntekst = "Eens?"\nopties = [{code = 2, label = "nee", score = 1}, {code = 4, label = "ja", score = 2}]'
        )
    )
    opdracht = ["importeer", str(bestand), "--beschrijving", str(tmp_path / "b.toml")]
    assert main([*opdracht, "--voorbeeld"]) == 0
    assert "er is niets bewaard" in capsys.readouterr().out
    assert not (bron / "enquete.csv").exists()
    assert main(opdracht) == 0
    assert "python -m loaders bouw" in capsys.readouterr().out
    assert lees(bron, ENQUETE)["titel"].tolist() == ["Eigen enquête"]
    assert main(["verwijder", "eigen_2026"]) == 0
    assert not (bron / "enquete.csv").exists()


def test_opdracht_toont_alle_fouten_zonder_traceback(bron, tmp_path, capsys):
    pad = tmp_path / "a.csv"
    pad.write_bytes(csv_bytes(rijen=[[*r[:5], "11", *r[6:]] for r in RIJEN]))
    (tmp_path / "b.toml").write_text(
        toml('[[vragen]]\nvraag_id = "T"\nkolom = "T5"\ntekst = "Cijfer?"\nsoort = "cijfer"')
    )
    assert main(["importeer", str(pad), "--beschrijving", str(tmp_path / "b.toml")]) == 1
    fout = capsys.readouterr().err
    assert fout.startswith("Fout: a.csv, rij 2, kolom T5")
    assert fout.count("kolom T5") == 6
    assert "Traceback" not in fout


def test_verzonnen_antwoorden_heten_voorbeeld(bron, tmp_path, capsys):
    pad = tmp_path / "VOORBEELD_x.csv"
    pad.write_bytes(
        csv_bytes(
            ["resp_id", "gm_code", "rol", "I2"],
            [[f"VOORBEELD{i}", "GM0363", "raadslid", str(1 + i % 5)] for i in range(12)],
        )
    )
    assert main(["importeer", str(pad), "--jaar", "2026"]) == 0
    rij = lees(bron, ENQUETE).iloc[0]
    assert rij["soort"] == "voorbeeld"
    assert rij["titel"].startswith("VOORBEELD")
    assert rij["enquete_id"] == "voorbeeld_raadsenquete_2026"
