"""The open data as one ZIP: its bytes, made once for everybody and only when asked, sent from disk."""

from __future__ import annotations

import asyncio
import hashlib
import subprocess
import threading
import time
import urllib.error
import urllib.request
import zipfile
from pathlib import Path

import pytest
from starlette.requests import Request

from loaders.versies import huidige
from reports.open_data import inpakken
from reports.open_data.inpakken import Inpakker, Stand, als_zip
from reports.open_data.maken import maak
from tests.browser.server import server
from tests.hulp import open_app, tekst
from ui import opendata


@pytest.fixture(scope="module")
def zip_(tmp_path_factory: pytest.TempPathFactory) -> Path:
    doel = tmp_path_factory.mktemp("zip") / "a.zip"
    als_zip(huidige(), doel, "")
    return doel


def test_het_pakket_is_dat_van_de_opdracht(zip_: Path, tmp_path: Path) -> None:
    versie = maak(huidige(), tmp_path / "uit", "", lambda _: None)
    with zipfile.ZipFile(zip_) as bundel:
        assert bundel.testzip() is None
        namen = {n.split("/", 1)[1] for n in bundel.namelist()}
        assert {n.split("/", 1)[0] for n in bundel.namelist()} == {f"gemeenten3d_open_data_{versie}"}
        assert namen == {p.name for p in (tmp_path / "uit").iterdir()}
        for naam in bundel.namelist():
            assert bundel.read(naam) == (tmp_path / "uit" / naam.split("/", 1)[1]).read_bytes()


def test_twee_keer_maken_geeft_dezelfde_bytes(zip_: Path, tmp_path: Path) -> None:
    als_zip(huidige(), tmp_path / "b.zip", "")
    assert (
        hashlib.sha256((tmp_path / "b.zip").read_bytes()).digest()
        == hashlib.sha256(zip_.read_bytes()).digest()
    )


def _wacht(i: Inpakker, database: Path) -> Stand:
    eind = time.monotonic() + 240
    while i.stand(database).bezig and time.monotonic() < eind:
        time.sleep(0.05)
    return i.stand(database)


def test_het_proces_ernaast_maakt_hetzelfde(zip_: Path, tmp_path: Path) -> None:
    i = Inpakker(tmp_path)
    i.start(huidige())
    klaar = _wacht(i, huidige())
    assert klaar.bestand is not None
    assert klaar.bestand.read_bytes() == zip_.read_bytes()


class Nep:
    """In place of the process: counts, waits for a sign, and writes a file."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, code: int = 0) -> None:
        self.keren, self.mag = [], threading.Event()
        self.code = code
        monkeypatch.setattr(inpakken.subprocess, "run", self)

    def __call__(self, opdracht: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        self.keren.append(opdracht)
        self.mag.wait(10)
        if not self.code:
            Path(opdracht[opdracht.index("--zip") + 1]).write_bytes(b"pakket")
        return subprocess.CompletedProcess(opdracht, self.code, "", "kapot")


def test_tien_bezoekers_een_proces_en_van_een_nieuwe_versie_blijft_alleen_de_nieuwe(
    tmp_path, monkeypatch
) -> None:
    nep, i = Nep(monkeypatch), Inpakker(tmp_path)
    een, twee = tmp_path / "een.duckdb", tmp_path / "twee.duckdb"
    begin = time.monotonic()
    for _ in range(10):
        i.start(een)
    assert time.monotonic() - begin < 1  # nobody waits for it
    assert i.stand(een).bezig
    assert i.bestand is None
    nep.mag.set()
    klaar = _wacht(i, een)
    assert klaar.bestand is not None
    i.start(een)
    assert len(nep.keren) == 1
    assert i.stand(twee).bestand is None  # figures of another version are never called these
    i.start(twee)
    assert _wacht(i, twee).bestand == tmp_path / "twee.zip"
    assert [p.name for p in tmp_path.glob("*.zip")] == ["twee.zip"]


def test_mislukt_is_een_zin_en_wordt_niet_meteen_opnieuw_geprobeerd(tmp_path, monkeypatch) -> None:
    nep, i = Nep(monkeypatch, code=1), Inpakker(tmp_path)
    nep.mag.set()
    i.start(tmp_path / "een.duckdb")
    assert _wacht(i, tmp_path / "een.duckdb").mislukt
    i.start(tmp_path / "een.duckdb")
    assert len(nep.keren) == 1
    monkeypatch.setattr(inpakken, "OPNIEUW_NA_S", 0.0)
    i.start(tmp_path / "een.duckdb")
    assert _wacht(i, tmp_path / "een.duckdb").mislukt
    assert len(nep.keren) == 2


def test_de_pagina_maakt_het_alleen_op_een_klik_en_zegt_hoe_het_gaat(tmp_path, monkeypatch) -> None:
    nep, i = Nep(monkeypatch), Inpakker(tmp_path)
    monkeypatch.setattr(opendata, "INPAKKER", i)
    app = open_app("verantwoording")
    assert "opendata_maak" not in [b.key for b in app.button]
    app.session_state["uitklap_downloads"] = True
    app.run()
    app.run()
    assert nep.keren == []
    app.button(key="opendata_maak").click().run()
    assert not app.exception
    assert len(nep.keren) == 1
    assert "Het pakket wordt gemaakt" in tekst(app)
    andere = open_app("overzicht", g="GM1674")  # others are served meanwhile
    assert not andere.exception
    assert "Roosendaal" in tekst(andere)
    nep.mag.set()
    _wacht(i, huidige())
    app.run()
    assert "Download alle open data (ZIP" in tekst(app)
    assert huidige().stem in tekst(app)
    assert len(nep.keren) == 1


def test_het_bestand_gaat_van_schijf_in_stukken(tmp_path, monkeypatch) -> None:
    nep, i = Nep(monkeypatch), Inpakker(tmp_path)
    nep.mag.set()
    monkeypatch.setattr(opendata, "INPAKKER", i)
    verzoek = Request({"type": "http", "method": "GET", "headers": []})
    assert asyncio.run(opendata.antwoord(verzoek)).status_code == 404
    i.start(tmp_path / "een.duckdb")
    _wacht(i, tmp_path / "een.duckdb")
    uit = asyncio.run(opendata.antwoord(verzoek))
    assert uit.status_code == 200
    assert Path(uit.path) == i.bestand  # type: ignore[attr-defined]
    assert "een_open_data.zip" in uit.headers["content-disposition"]


def test_de_server_zegt_waar_het_te_maken_is() -> None:
    with server() as url, pytest.raises(urllib.error.HTTPError) as fout:
        urllib.request.urlopen(f"{url}/open-data.zip")
    assert fout.value.code == 404
    assert "op de pagina Verantwoording" in fout.value.read().decode()
