"""Pages are made a few at a time: never more, and a turn always comes back."""

from __future__ import annotations

import threading
import time

import pytest

from ui import beurten


def _bezet(los: threading.Event) -> list[threading.Thread]:
    """As many pages that are being made as there are turns; they end with ``los``."""
    klaar = threading.Barrier(beurten.TEGELIJK + 1)

    def maak() -> None:
        with beurten.beurt():
            klaar.wait(5)
            los.wait(10)

    draden = [threading.Thread(target=maak) for _ in range(beurten.TEGELIJK)]
    for draad in draden:
        draad.start()
    klaar.wait(5)
    return draden


def _aan_de_beurt(geduld: float) -> bool:
    """Whether somebody else gets a turn within ``geduld`` seconds."""
    if gekregen := beurten._beurten.acquire(timeout=geduld):
        beurten._beurten.release()
    return gekregen


def test_wie_te_veel_is_wacht_tot_er_een_klaar_is() -> None:
    los = threading.Event()
    draden = _bezet(los)
    assert not _aan_de_beurt(0.05)
    los.set()
    assert _aan_de_beurt(5)
    for draad in draden:
        draad.join()


def test_een_fout_geeft_de_beurt_terug() -> None:
    for _ in range(beurten.TEGELIJK + 1):
        with pytest.raises(ZeroDivisionError), beurten.beurt():
            raise ZeroDivisionError
    assert _aan_de_beurt(0)


def test_wie_lang_bezig_is_laat_een_ander_voor_en_geeft_niets_dubbel_terug() -> None:
    with beurten.beurt():
        beurten.geef_door()
        beurten.geef_door()
        los = threading.Event()
        draden = _bezet(los)
        assert not _aan_de_beurt(0.05)
        los.set()
        for draad in draden:
            draad.join()
    assert _aan_de_beurt(0)


def test_achter_lange_pagina_s_wacht_niemand_eeuwig(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beurten, "GEDULD_S", 0.1)
    los = threading.Event()
    draden = _bezet(los)
    begin = time.monotonic()
    with beurten.beurt():
        assert time.monotonic() - begin < 5
    assert not _aan_de_beurt(0), "wie zonder beurt ging, geeft er ook geen terug"
    los.set()
    for draad in draden:
        draad.join()
