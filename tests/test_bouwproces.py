"""A damaged or missing database never holds up a visitor: one build, in a process of its own, and nobody waits for it."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from fouten import Gebruikersfout
from loaders import bouw as bouwmodule
from loaders import bouwproces, versies
from loaders.bouw import bouw
from loaders.bouwproces import Bouwer
from queries import vraag
from tests.hulp import open_app, tekst
from tests.ververs_hulp import klein_met_database
from ui import gegevens
from ui.versie import Dienst

WACHT_S = 120


@pytest.fixture
def data(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data folder with a database, of this test alone."""
    return Path(shutil.copytree(klein_met_database(tmp_path_factory), tmp_path / "data"))


@pytest.fixture
def dienst(data: Path) -> Dienst:
    return Dienst(data, Bouwer(data, opnieuw_na_s=0.2))


def nu(data: Path) -> Path:
    pad = versies.huidige(data)
    assert pad is not None
    return pad


def tot(klaar: Callable[[], bool]) -> None:
    einde = time.monotonic() + WACHT_S
    while not klaar():
        assert time.monotonic() < einde, "duurde te lang"
        time.sleep(0.05)


def gemeenten(dienst: Dienst) -> int:
    return len(vraag(dienst.verbinding(dienst.kies()), "namen"))


def haal_weg(pad: Path) -> None:
    pad.unlink()


def kort_in(pad: Path) -> None:
    os.truncate(pad, pad.stat().st_size // 2)


def kort_iets_in(pad: Path) -> None:
    """Cut off at the very end: the file still opens."""
    os.truncate(pad, pad.stat().st_size - 262_144)


def vervang(pad: Path) -> None:
    pad.unlink()
    pad.write_text("geen database", encoding="utf-8")


def test_verdwenen_bestand_wordt_vanzelf_opnieuw_gemaakt(data, dienst) -> None:
    """Thirty visitors choose on: each gets the version in memory or a sentence at once, and one version is built."""
    oud = dienst.kies()
    aantal = gemeenten(dienst)
    haal_weg(oud)
    duur: list[float] = []

    def bezoek() -> None:
        begin = time.perf_counter()
        with contextlib.suppress(Gebruikersfout):
            dienst.kies()
        duur.append(time.perf_counter() - begin)

    bezoekers = [threading.Thread(target=bezoek) for _ in range(30)]
    for bezoeker in bezoekers:
        bezoeker.start()
    for bezoeker in bezoekers:
        bezoeker.join()
    assert len(duur) == 30
    assert max(duur) < 5, "a visitor waited for the build"
    tot(lambda: (pad := versies.huidige(data)) is not None and pad != oud)
    tot(lambda: dienst.kies() == nu(data))
    assert gemeenten(dienst) == aantal
    nieuw = [p for p in data.glob("gemeenten3d-*.duckdb") if p != oud]
    assert len(nieuw) == 1, "two versions were built"


@pytest.mark.parametrize("schade", [haal_weg, kort_in, kort_iets_in, vervang])
@pytest.mark.parametrize("open_", [True, False], ids=["open", "koud"])
def test_beschadigd_bestand_wordt_niet_gebruikt(data, schade, open_) -> None:
    """A build starts; who has the version open goes on with it, a process that starts cold says one sentence."""
    gestart: list[int] = []

    class Nep(Bouwer):
        def start(self) -> None:
            gestart.append(1)

    dienst = Dienst(data, Nep(data))
    oud = nu(data)
    if open_:
        dienst.kies()
    schade(oud)
    assert versies.huidige(data) is None
    assert not versies.is_ongeschonden(data)
    if open_:
        assert dienst.kies() == oud
    else:
        with pytest.raises(Gebruikersfout, match="worden nu klaargezet"):
            dienst.kies()
    assert gestart


@pytest.mark.volledig
def test_als_nodig_ziet_een_ander_bestand_van_dezelfde_lengte(data) -> None:
    oud = nu(data)
    assert bouw(data, als_nodig=True) == oud
    inhoud = bytearray(oud.read_bytes())
    inhoud[-1000:] = os.urandom(1000)
    oud.write_bytes(inhoud)
    assert versies.huidige(data) == oud
    assert not versies.is_ongeschonden(data)
    assert bouw(data, als_nodig=True) != oud
    assert versies.is_ongeschonden(data)


class _Nep:
    """Stands in for the process; counts, waits until it may end, and gives a code."""

    def __init__(self, code: int = 0) -> None:
        self.code, self.keren, self.mag = code, 0, threading.Event()

    def __call__(self, *_: object, **__: object) -> subprocess.CompletedProcess[str]:
        self.keren += 1
        self.mag.wait(WACHT_S)
        return subprocess.CompletedProcess([], self.code, "klaar", "Fout: de schijf is vol.")


def test_nooit_twee_tegelijk(data, monkeypatch) -> None:
    nep = _Nep()
    monkeypatch.setattr(bouwproces.subprocess, "run", nep)
    bouwer = Bouwer(data)
    for _ in range(50):
        bouwer.start()
    tot(lambda: nep.keren == 1)
    nep.mag.set()
    tot(lambda: not bouwer._bezig)
    assert nep.keren == 1
    assert not bouwer.mislukt
    bouwer.start()
    tot(lambda: nep.keren == 2)


def test_volle_schijf_is_een_zin_en_wordt_later_opnieuw_geprobeerd(data, monkeypatch, caplog) -> None:
    """The cause goes to the log; the visitor reads that it will be tried again, and it is."""
    nep = _Nep(code=1)
    nep.mag.set()
    monkeypatch.setattr(bouwproces.subprocess, "run", nep)
    nu(data).unlink()
    bouwer = Bouwer(data, opnieuw_na_s=0.3)
    dienst = Dienst(data, bouwer)
    with pytest.raises(Gebruikersfout, match="klaargezet"):
        dienst.kies()
    tot(lambda: bouwer.mislukt)
    with pytest.raises(Gebruikersfout, match="worden vanzelf opnieuw klaargezet"):
        dienst.kies()
    assert nep.keren == 1, "tried again at once"
    assert "de schijf is vol" in caplog.text
    time.sleep(0.35)
    nep.code = 0
    with pytest.raises(Gebruikersfout):
        dienst.kies()
    tot(lambda: not bouwer.mislukt)
    assert nep.keren == 2


@pytest.mark.volledig
@pytest.mark.parametrize("sprong", [timedelta(days=-4000), timedelta(days=4000)], ids=["terug", "vooruit"])
def test_klok_verspringt(data, monkeypatch, sprong) -> None:
    """Names hold a date: a version made 'earlier' than the one before it is still served, and stays."""

    class Klok(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + sprong

    dienst = Dienst(data)
    oud = dienst.kies()
    monkeypatch.setattr(bouwmodule, "datetime", Klok)
    nieuw = bouw(data)
    assert dienst.kies() == nieuw != oud
    monkeypatch.undo()
    later = bouw(data)
    assert dienst.kies() == later
    assert later.is_file()


def test_blok_dat_later_kapot_blijkt_is_een_zin(data, monkeypatch) -> None:
    """A block that cannot be read ends in the sentence, never in DuckDB's own words."""
    dienst = Dienst(data, Bouwer(data, opnieuw_na_s=0.2))
    monkeypatch.setattr(gegevens, "DIENST", dienst)
    gestart = []
    monkeypatch.setattr(dienst._bouwer, "start", lambda: gestart.append(1))
    pad = dienst.kies()
    with pytest.raises(Gebruikersfout, match="klaargezet"), gegevens._cursor(pad):
        raise gegevens.BESCHADIGD[0]("Corrupt database file: computed checksum 1 does not match 2")
    assert gestart
    with pytest.raises(Gebruikersfout):
        dienst.kies()


def test_pagina_zonder_database_is_een_zin_en_opent_daarna(data, monkeypatch) -> None:
    nep = _Nep()
    monkeypatch.setattr(bouwproces.subprocess, "run", nep)
    dienst = Dienst(data)
    monkeypatch.setattr(gegevens, "DIENST", dienst)
    naam = nu(data).name
    verstopt = nu(data).rename(data / "verstopt")
    app = open_app()
    assert not app.exception
    assert "De cijfers worden nu klaargezet. Deze pagina opent vanzelf" in tekst(app)
    verstopt.rename(data / naam)
    app.run()
    assert "De gemeenten gaven in" in tekst(app)
    assert "klaargezet" not in tekst(app)
    nep.mag.set()
