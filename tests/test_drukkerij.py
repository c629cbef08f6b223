"""Paper made in a process of its own: the same bytes, one sentence when it fails, and memory that comes back."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import psutil
import pytest

from fouten import Gebruikersfout
from loaders.versies import PROJECT, huidige
from reports import drukkerij, drukwerk
from reports.batch import Taak
from reports.drukkerij import Drukkerij
from reports.inhoud import Opties

ROOSENDAAL = Opties("GM1674", 2024, datum=date(2026, 12, 1), adres="")


@pytest.fixture
def winkel():
    winkel = Drukkerij()
    yield winkel
    winkel._sluit()


def _pad() -> str:
    return str(huidige())


def test_hetzelfde_als_in_dit_proces(winkel):
    assert winkel.doe(drukwerk.bestand, _pad(), ROOSENDAAL, "html") == drukwerk.bestand(
        _pad(), ROOSENDAAL, "html"
    )
    hier, daar = (
        drukwerk.voorbeeld(_pad(), ROOSENDAAL, 40),
        winkel.doe(drukwerk.voorbeeld, _pad(), ROOSENDAAL, 40),
    )
    assert (hier.paginas, hier.tekst, hier.merk) == (daar.paginas, daar.tekst, daar.merk)
    ((regel, inhoud),) = winkel.doe(drukwerk.pakketdeel, _pad(), Taak(ROOSENDAAL, "Roosendaal", ("pdf",)))
    assert regel.bytes == len(inhoud)
    assert inhoud.startswith(b"%PDF")


def test_een_fout_van_de_gebruiker_blijft_zijn_zin_en_het_proces_leeft(winkel):
    with pytest.raises(Gebruikersfout, match="GM9999"):
        winkel.doe(drukwerk.bestand, _pad(), Opties("GM9999", 2024, adres=""), "html")
    proces = winkel._proces
    assert winkel.doe(drukwerk.bestand, _pad(), ROOSENDAAL, "html")
    assert winkel._proces is proces


def test_een_gestopt_proces_is_een_zin_en_daarna_een_nieuw(winkel):
    winkel.doe(os.getpid)
    winkel._proces.kill()
    winkel._proces.wait()
    assert winkel.doe(os.getpid) == winkel._proces.pid  # found gone before the task: nobody notices
    with pytest.raises(Gebruikersfout, match="Probeer het opnieuw"):
        winkel.doe(os._exit, 3)
    assert winkel.doe(os.getpid) == winkel._proces.pid


def test_te_lang_en_te_druk_zijn_een_zin(winkel, monkeypatch):
    monkeypatch.setattr(drukkerij, "GEDULD_S", 0.5)
    begin = time.monotonic()
    with pytest.raises(Gebruikersfout, match="Probeer het opnieuw"):
        winkel.doe(time.sleep, 60)
    assert time.monotonic() - begin < 20
    monkeypatch.setattr(drukkerij, "WACHT_S", 0.1)
    with winkel._beurt, pytest.raises(Gebruikersfout, match="Wacht een minuut"):
        winkel.doe(os.getpid)


def test_na_zoveel_taken_een_ander_proces_en_zonder_werk_geen(winkel, monkeypatch):
    monkeypatch.setattr(drukkerij, "TAKEN", 3)
    nummers = [winkel.doe(os.getpid) for _ in range(7)]
    assert [nummers.count(n) for n in dict.fromkeys(nummers)] == [3, 3, 1]
    assert not psutil.pid_exists(nummers[0])
    monkeypatch.setattr(drukkerij, "STIL_S", 0.2)
    laatste = winkel.doe(os.getpid)
    for _ in range(100):
        if winkel._proces is None:
            break
        time.sleep(0.1)
    assert not psutil.pid_exists(laatste)
    assert winkel.doe(os.getpid) != laatste


_ZELF = """
import sys
from reports import drukkerij, drukwerk
from tests.test_drukkerij import ROOSENDAAL, _pad
winkel = drukkerij.DRUKKERIJ
assert len(winkel.doe(drukwerk.voorbeeld, _pad(), ROOSENDAAL, 40).paginas) > 1
assert "typst" not in sys.modules
print(winkel._proces.pid, flush=True)
sys.stdin.read()
"""


def test_wie_vraagt_laadt_niets_en_het_proces_eindigt_met_hem(tmp_path: Path):
    ouder = subprocess.Popen(
        [sys.executable, "-c", _ZELF], cwd=PROJECT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert ouder.stdout is not None
    nummer = int(ouder.stdout.readline())
    assert psutil.pid_exists(nummer)
    ouder.kill()
    ouder.wait()
    for pijp in (ouder.stdin, ouder.stdout):
        pijp.close()
    for _ in range(100):
        if not psutil.pid_exists(nummer) or psutil.Process(nummer).status() == psutil.STATUS_ZOMBIE:
            return
        time.sleep(0.1)
    pytest.fail("the process outlived who started it")
