"""``python -m loaders importeer-iv3``: a marked source of its own, in no sum; bad input is one Dutch sentence and exit code 1."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb
import pytest

from loaders import versies
from loaders.__main__ import main
from loaders.bouw import bouw
from loaders.contract import lees
from loaders.eigen.importeren import EIGEN_OPGAVE, uit_tabel
from loaders.eigen.levering import MAX_MB
from loaders.versies import PROJECT
from queries import verbind, vraag
from tests.eigen_hulp import LASTEN, als_bytes, levering, met

WAT = ["--naam", "Ontwerpbegroting", "--datum", "03-11-2026"]


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sources, without a database."""
    for naam in ("bron", "referentie"):
        shutil.copytree(PROJECT / "data" / naam, tmp_path / "data" / naam)
    monkeypatch.setattr(versies, "DATA", tmp_path / "data")
    return tmp_path / "data"


def _groot(keer: float = 1.0, jaar: int = 2026) -> dict:
    """Roosendaal has some 78,000 inhabitants: amounts as of a whole municipality, times ``keer``."""
    return levering(jaar, lasten=tuple((t, c, b * 50 * keer) for t, c, b in LASTEN[jaar]))


def _zet(map_: Path, inhoud: object, naam: str = "levering.json") -> str:
    (map_ / naam).write_bytes(inhoud if isinstance(inhoud, bytes) else als_bytes(inhoud))
    return str(map_ / naam)


def test_komt_in_de_database_als_bron_apart(data, tmp_path, capsys):
    """By hand: what stands in the delivery, and every other mart as it was without it."""
    zonder = bouw(data)
    pad = _zet(tmp_path, _groot())
    assert main(["importeer-iv3", pad, *WAT, "--concept", "--voorbeeld"]) == 0
    assert "CONCEPT: nieuwe begroting 2026 (Ontwerpbegroting, 03-11-2026), GM1674" in capsys.readouterr().out
    assert not (data / "bron" / EIGEN_OPGAVE.bestand).exists()
    assert main(["importeer-iv3", pad, *WAT, "--concept"]) == 0
    tabel = lees(data / "bron", EIGEN_OPGAVE)
    verwacht = {(t, b * 50.0) for t, _, b in LASTEN[2026]}
    assert {
        (t, x) for t, x in zip(tabel["taakveld"], tabel["lasten_keur"], strict=True) if t != "0.7"
    } == verwacht
    for_nieuw = bouw(data)
    with verbind(for_nieuw) as con:
        opgave = uit_tabel(vraag(con, "eigen_opgaven", gm_code="GM1674"))[0]
        assert {(t, lasten) for t, lasten, _ in opgave.taakvelden if lasten is not None} == verwacht
        assert (opgave.merk, opgave.over) == ("CONCEPT", "nieuwe begroting 2026")
        assert vraag(con, "eigen_opgaven", gm_code="GM0363").empty
    with duckdb.connect() as con:
        con.execute(f"attach '{zonder}' as oud (read_only)")
        con.execute(f"attach '{for_nieuw}' as nieuw (read_only)")
        marts = [r[0] for r in con.execute("select table_name from duckdb_tables() where database_name = 'oud' and schema_name = 'mart'").fetchall()]  # fmt: skip
        anders = [
            m
            for m in marts
            if con.execute(f"select count(*) from (from oud.mart.{m} except from nieuw.mart.{m})").fetchone()
            != (0,)
        ]
    assert set(anders) <= {"versie", "herkomst"}


def test_een_nieuwe_opgave_vervangt_de_vorige_van_dezelfde_soort(data, tmp_path):
    assert main(["importeer-iv3", _zet(tmp_path, _groot()), *WAT]) == 0
    assert main(["importeer-iv3", _zet(tmp_path, _groot(2)), *WAT]) == 0
    assert main(["importeer-iv3", _zet(tmp_path, _groot(3)), *WAT, "--soort", "gewijzigd"]) == 0
    som = lees(data / "bron", EIGEN_OPGAVE).groupby("aard")["lasten_keur"].sum()
    een = sum(b for _, _, b in LASTEN[2026]) * 50
    assert dict(som) == {"begroting": 2 * een, "gewijzigd": 3 * een}


def test_hele_euro_wordt_duizenden(data, tmp_path, capsys):
    assert main(["importeer-iv3", _zet(tmp_path, _groot(1000)), *WAT]) == 0
    assert "door 1.000 gedeeld" in capsys.readouterr().out
    som = lees(data / "bron", EIGEN_OPGAVE)["lasten_keur"].sum()
    assert som == sum(b for _, _, b in LASTEN[2026]) * 50


def test_opmerkingen_aanvaard_je(data, tmp_path, capsys):
    pad = _zet(tmp_path, _groot(jaar=2026) | {"opmerkingen": [{}]})
    assert main(["importeer-iv3", pad, *WAT]) == 1
    assert "Aanvaard ze met --toch" in capsys.readouterr().err
    assert not (data / "bron" / EIGEN_OPGAVE.bestand).exists()
    assert main(["importeer-iv3", pad, *WAT, "--toch"]) == 0


@pytest.mark.parametrize(
    ("inhoud", "opties", "zin"),
    [
        (b"{", [], "vanaf hier is het geen geldige JSON"),
        (b"", [], "is leeg"),
        (bytes(MAX_MB * 1024 * 1024 + 1), [], f"groter dan {MAX_MB} MB"),
        (met(_groot(), "data.lasten.0.taakveld", "9.9"), [], "is geen taakveld van 2026"),
        (met(_groot(), "metadata.overheidsnummer", "9999"), [], "GM9999 is hier niet bekend"),
        (_groot(), ["--soort", "rekening"], "De levering zegt dat zij een begroting is"),
        (_groot(), ["--datum", "3 november"], "is geen datum"),
        (_groot(), ["--naam", "  "], "Geef de cijfers een naam"),
        (levering(lasten=()), [], "geen enkel bedrag aan lasten"),
        (_groot(1e6), [], "dat kan niet"),
    ],
)  # fmt: skip
def test_foute_invoer_is_een_zin_en_verandert_niets(data, tmp_path, capsys, inhoud, opties, zin):
    voor = sorted(p.name for p in (data / "bron").iterdir())
    assert main(["importeer-iv3", _zet(tmp_path, inhoud), *WAT, *opties]) == 1
    uit = capsys.readouterr()
    assert zin in uit.err
    assert uit.err.startswith("Fout: ")
    assert len(uit.err.splitlines()) == 1
    assert sorted(p.name for p in (data / "bron").iterdir()) == voor


def test_bestand_dat_er_niet_is(data, tmp_path, capsys):
    assert main(["importeer-iv3", str(tmp_path / "weg.json"), *WAT]) == 1
    assert "weg.json ontbreekt" in capsys.readouterr().err


def test_map_zonder_definities(data, tmp_path, capsys):
    assert main(["iv3-definities", str(tmp_path)]) == 1
    (tmp_path / "iv3_definities_Gemeente_2030.json").write_text("[]", encoding="utf-8")
    assert main(["iv3-definities", str(tmp_path)]) == 1
    assert "is geen Iv3-definitiebestand" in capsys.readouterr().err
