"""Speed of the printed profile, against the same charts and the same typesetting without anything around them.

``python -m tests.bench_profiel [number]``: the batch is measured on so many municipalities (40; 342 is all of them).
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from unittest import mock

import psutil

from loaders.versies import PROJECT, huidige
from reports import pdf as pdf_module
from reports import tekening
from reports.bron import haal_uit
from reports.inhoud import Opties, Profiel
from reports.profiel import maak_profiel

ALLE, STEEKPROEF = 342, 40


def _tijd(doe: Callable[[], object]) -> float:
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def _kaal(profiel: Profiel) -> Callable[[], object]:
    """Only vl-convert on the same charts and only Typst on the same source."""
    specs: list[Any] = []
    echt = tekening.vlc.vegalite_to_svg

    def _onthoud(spec: Any, **rest: Any) -> str:
        specs.append(spec)
        return echt(spec, **rest)

    stap = pdf_module.kies_stap(profiel)
    tekening._svg.cache_clear()
    with mock.patch.object(tekening.vlc, "vegalite_to_svg", _onthoud):
        gegevens = pdf_module._gegevens(profiel, stap, getekend=True)
    assert specs

    def _werk() -> None:
        for spec in specs:
            echt(spec)
        pdf_module._vertaler(gegevens).compile(format="pdf", pdf_standards=["ua-1"])

    return _werk


def een_profiel() -> tuple[float, float]:
    """Median seconds of one profile as PDF in a warm process, and of the bare work in turn."""
    database = huidige()
    assert database is not None
    haal = haal_uit(database)
    codes = sorted(haal.gemeenten()["gm_code"])[::35]
    heel, kaal = [], []
    for nummer, code in enumerate(codes):
        opties = Opties(code, 2024)
        duur = _tijd(lambda opties=opties: pdf_module.pdf(maak_profiel(haal, opties)))
        werk = _kaal(maak_profiel(haal, opties))
        if nummer > 1:  # the first ones load libraries and national figures
            heel.append(duur)
            kaal.append(_tijd(werk))
    return statistics.median(heel), statistics.median(kaal)


def batch(codes: list[str], processen: int) -> tuple[float, float]:
    """Seconds of the whole command and the peak memory of all its processes in MB."""
    with tempfile.TemporaryDirectory() as map_:
        opdracht = [sys.executable, "-m", "reports", "alle", "--map", map_, "--jaar", "2024"]
        opdracht += ["--processen", str(processen), "--gemeente", *codes]
        begin, piek = time.perf_counter(), 0.0
        with subprocess.Popen(opdracht, cwd=PROJECT, stdout=subprocess.DEVNULL) as proces:
            ouder = psutil.Process(proces.pid)
            while proces.poll() is None:
                with suppress(psutil.Error):
                    allen = [ouder, *ouder.children(recursive=True)]
                    piek = max(piek, sum(p.memory_info().rss for p in allen) / 1e6)
                time.sleep(0.1)
        assert proces.returncode == 0
        return time.perf_counter() - begin, piek


def regels(aantal: int = STEEKPROEF) -> list[str]:
    """The lines of the table in docs/snelheid.md."""
    heel, kaal = een_profiel()
    uit = [
        f"| een profiel als pdf, in een lopend programma | {heel:.2f} s | {heel / kaal:.2f}x kaal Typst en vl-convert | 0,5 s |"
    ]
    database = huidige()
    assert database is not None
    alle = sorted(haal_uit(database).gemeenten()["gm_code"])
    codes = [alle[n * len(alle) // aantal] for n in range(aantal)]
    for processen in (1, 2):
        duur, piek = batch(codes, processen)
        per = duur / aantal
        geschat = "" if aantal == ALLE else f"; {ALLE} duren zo hoogstens {ALLE * per:.0f} s"
        woord = "1 proces" if processen == 1 else f"{processen} processen"
        uit.append(
            f"| {aantal} profielen in {woord}, per profiel | {per:.2f} s{geschat} | {per / kaal:.2f}x kaal Typst en vl-convert | |"
        )
        uit.append(f"| {aantal} profielen in {woord}, hoogste geheugengebruik | {piek:.0f} MB | | |")
    return uit


if __name__ == "__main__":
    print("\n".join(regels(int(sys.argv[1]) if len(sys.argv) > 1 else STEEKPROEF)))
