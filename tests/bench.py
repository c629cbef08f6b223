"""Measure speed as ratios within one run: ``make bench``.

Machines differ and are noisy, so each figure stands beside a bare equivalent measured in the
same run. Targets (build <= 15 s, a choice <= 0.3 s, start <= 2x bare imports) are printed beside
the results, not asserted.
"""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pandas as pd
import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from loaders.versies import DATA, PROJECT
from tests import bench_profiel
from tests.belasting import LEEG
from tests.browser.server import server
from tests.hulp import PAGINAS, haal
from tests.proxy import opstelling

BIBLIOTHEKEN = (
    "streamlit, pandas, pyarrow, altair, duckdb, vl_convert, babel.numbers, jinja2, streamlit.web.server"
)


def tijd(doe: Callable[[], object]) -> float:
    """Seconds one call takes."""
    begin = time.perf_counter()
    doe()
    return time.perf_counter() - begin


def _kale_invoer() -> float:
    opdracht = [sys.executable, "-c", f"import {BIBLIOTHEKEN}"]
    return min(tijd(lambda: subprocess.run(opdracht, check=True, cwd=PROJECT)) for _ in range(3))


def _kaal_lezen() -> None:
    for pad in (p for p in (DATA / "bron").iterdir() if p.suffix in (".csv", ".parquet")):
        pd.read_parquet(pad) if pad.suffix == ".parquet" else pd.read_csv(pad, dtype=str)


def bouwtijd() -> tuple[float, float]:
    """Seconds to build the database, and to only read the same files with pandas."""
    from loaders.bouw import bouw

    with tempfile.TemporaryDirectory() as map_:
        for naam in ("bron", "referentie"):
            shutil.copytree(DATA / naam, Path(map_) / naam)
        return tijd(lambda: bouw(Path(map_))), tijd(_kaal_lezen)


class Bezoeker:
    """One visitor over the websocket, without a browser: ask for a page, wait until the script is done."""

    def __init__(self, verbinding: websockets.ClientConnection) -> None:
        self.verbinding = verbinding

    async def vraag(self, pagina: str, query: str) -> float:
        """Seconds from request to finished script, for one page and query string."""
        bericht = BackMsg()
        bericht.rerun_script.query_string = query
        bericht.rerun_script.page_name = "" if pagina == PAGINAS[0] else pagina
        begin = time.perf_counter()
        await self.verbinding.send(bericht.SerializeToString())
        while True:
            antwoord = ForwardMsg()
            antwoord.ParseFromString(await asyncio.wait_for(self.verbinding.recv(), 60))
            if antwoord.WhichOneof("type") == "script_finished":
                return time.perf_counter() - begin


# every page, and the parts of Vergelijken besides the first
_BEZOEKEN = (
    *((p, p, "") for p in PAGINAS),
    *(
        (f"vergelijken, {deel.lower()}", "vergelijken", f"&deel={deel.replace(' ', '+')}")
        for deel in ("Door de jaren", "Samenhang", "Kaart en lijst")
    ),
    *(
        (f"jeugdzorg, {deel.lower()}", "jeugdzorg", f"&tekortdeel={deel.replace(' ', '+')}")
        for deel in ("Gemeenten en jaren", "Kaart", "Verklaren")
    ),
)


async def _keuzes(url: str) -> float:
    """The median of a choice in an application of one page."""
    adres = url.replace("http", "ws", 1) + "/_stcore/stream"
    codes = sorted(haal.namen().query("is_huidig")["gm_code"])[::14]
    async with websockets.connect(adres, subprotocols=["streamlit"], origin=url, max_size=None) as verbinding:
        bezoeker = Bezoeker(verbinding)
        await bezoeker.vraag(PAGINAS[0], "")
        return statistics.median([await bezoeker.vraag(PAGINAS[0], f"g={c}&jaar=2024") for c in codes])


def meetlatten() -> dict[str, float]:
    """Seconds of a choice in an empty application, and on an ordinary page that reads CSV files."""
    uit = {}
    with tempfile.TemporaryDirectory() as map_:
        pd.read_parquet(DATA / "bron" / "iv3_taakveld.parquet").to_csv(
            Path(map_) / "taakveld.csv", index=False
        )
        shutil.copy(DATA / "referentie" / "taakveld_wet.csv", Path(map_) / "wet.csv")
        shutil.copy(DATA / "bron" / "inwoners.csv", Path(map_) / "inwoners.csv")
        leeg = Path(map_) / "leeg.py"
        leeg.write_text(LEEG, encoding="utf-8")
        gewoon = str(PROJECT / "tests" / "gewone_pagina.py")
        for naam, script, omgeving in (
            ("lege toepassing", str(leeg), {}),
            ("gewone pagina uit CSV", gewoon, {"CSV_MAP": map_}),
            ("gewone pagina uit CSV, bestanden bewaard", gewoon, {"CSV_MAP": map_, "CSV_KEEP": "1"}),
        ):
            with opstelling(1, omgeving, script) as op:
                uit[naam] = asyncio.run(_keuzes(op.url))
    return uit


async def _bezoek(url: str) -> dict[str, list[float]]:
    adres = url.replace("http", "ws", 1) + "/_stcore/stream"
    codes = sorted(haal.namen().query("is_huidig")["gm_code"])[::14]
    tijden: dict[str, list[float]] = {}
    for naam, pagina, deel in _BEZOEKEN:
        # a session each: the part that a session shows goes before what an address says
        async with websockets.connect(
            adres, subprotocols=["streamlit"], origin=url, max_size=None
        ) as verbinding:
            bezoeker = Bezoeker(verbinding)
            if not tijden:
                tijden["eerste"] = [await bezoeker.vraag(PAGINAS[0], "")]
            await bezoeker.vraag(PAGINAS[0], "")  # the first page of a fresh session
            await bezoeker.vraag(pagina, f"g=GM1674{deel}")
            for soort in ("", " nog eens"):  # what nobody asked before, and what somebody did
                tijden[naam + soort] = [
                    await bezoeker.vraag(pagina, f"g={c}&jaar=2024&telt=smal&toon=totaal&met=buren{deel}")
                    for c in codes
                ]
    return tijden


def _geheugen() -> tuple[float, float]:
    """MB of the process that serves (the oldest), and of the processes it started."""
    alle = sorted(psutil.Process().children(recursive=True), key=lambda p: p.create_time())
    eerste, *rest = [p.memory_info().rss / 1e6 for p in alle]
    return eerste, sum(rest)


def pagina_tijden() -> tuple[float, dict[str, list[float]], list[tuple[float, float]]]:
    """Seconds from start command to first finished page, server times per page, and memory at rest and after all choices."""
    begin = time.perf_counter()
    with server() as url:
        gestart = time.perf_counter() - begin
        geheugen = [_geheugen()]
        tijden = asyncio.run(_bezoek(url))
        geheugen.append(_geheugen())
        return gestart + tijden["eerste"][0], tijden, geheugen


# What is compared: the same 30 parts of one report, bare and by the loader (asked, checked, stored).
_KAAL = """
import cbsodata, time
cbsodata.options.use_https = False
begin = time.process_time()
for taakveld in {taakvelden!r}:
    cbsodata.get_meta("45071NED", "TypedDataSet", catalog_url={adres!r}, timeout=60,
        filters=f"Verslagsoort eq '2025X000' and TaakveldBalanspost eq '{{taakveld}}'",
        select="TaakveldBalanspost,Categorie,Gemeenten,Verslagsoort,k_1ePlaatsing_1,k_2ePlaatsing_2")
print(time.process_time() - begin)
"""
_LOADER = """
import time
from pathlib import Path
from loaders.cbs import Dienst
from loaders.live import ophalen
from loaders.live.manifest import bronnen
from loaders.live.voortgang import Voortgang
adres = {{"opendata": "http://{adres}", "dataderden": "http://{adres}"}}
(plan,) = ophalen.plan(Dienst(adres=adres), bronnen()["iv3"], ophalen.Wens(frozenset({{2025}})), Path({map_!r}), [])
plan.groepen = [g for g in plan.groepen if g.naam == "2025X000"]
begin = time.process_time()
ophalen.haal(plan, Voortgang(30, lambda _: None))
print(time.process_time() - begin)
"""


def _cpu(code: str) -> float:
    """CPU seconds the fetching in this code took, without the imports."""
    klaar = subprocess.run(
        [sys.executable, "-c", code], check=True, cwd=PROJECT, stdout=subprocess.PIPE, text=True
    )
    return float(klaar.stdout)


@contextmanager
def nagebootst_cbs() -> Iterator[str]:
    """Address of the stand-in for CBS with all categories, in a process of its own."""
    opdracht = [sys.executable, "-m", "tests.cbs", "--grootte", "vol", "--jaren", "2024,2025"]
    with subprocess.Popen(opdracht, cwd=PROJECT, stdout=subprocess.PIPE, text=True) as proces:
        assert proces.stdout is not None
        try:
            yield proces.stdout.readline().strip()
        finally:
            proces.terminate()


def verversing() -> tuple[float, float, float, str]:
    """CPU seconds bare and by the loader for the same parts; seconds and peak memory of a whole refresh of Iv3 2024 and 2025."""
    from loaders.bouw import bouw
    from loaders.live.iv3 import is_taakveld
    from tests.cbs.wereld import vorm

    codes = [s.strip() for s, _ in vorm("taakvelden.csv", 2025) if is_taakveld(s.strip())]
    sociaal = [f"{c:<6}" for c in codes if c.startswith("6.") or c in ("0.7", "7.1")]
    with nagebootst_cbs() as adres, tempfile.TemporaryDirectory() as map_:
        kaal = min(_cpu(_KAAL.format(taakvelden=sociaal, adres=adres)) for _ in range(3))
        loader = min(_cpu(_LOADER.format(adres=adres, map_=f"{map_}/live{i}")) for i in range(3))
        data = Path(map_) / "data"
        for naam in ("bron", "referentie"):
            shutil.copytree(DATA / naam, data / naam)
        bouw(data)
        opdracht = [sys.executable, "-m", "loaders", "ververs", "iv3", "--adres", f"http://{adres}"]
        omgeving = {**os.environ, "GEMEENTEN3D_DATA": str(data)}
        begin = time.perf_counter()
        uit = subprocess.run(
            opdracht, check=True, cwd=PROJECT, env=omgeving, capture_output=True, text=True
        ).stdout
        duur = time.perf_counter() - begin
    return kaal, loader, duur, re.findall(r"geheugengebruik: (\d+ MB)", uit)[0]


def main() -> None:
    """Print the table that stands in docs/snelheid.md."""
    bouw, lezen = bouwtijd()
    kaal = _kale_invoer()
    eerste, tijden, mb = pagina_tijden()
    lat = meetlatten()
    leeg, gewoon = lat["lege toepassing"], lat["gewone pagina uit CSV, bestanden bewaard"]
    print("| wat | tijd | verhouding | doel |\n|---|---|---|---|")
    print(f"| database bouwen | {bouw:.1f} s | {bouw / lezen:.1f}x alleen lezen | 15 s |")
    print(
        f"| startopdracht tot eerste pagina klaar | {eerste:.1f} s | {eerste / kaal:.2f}x kale imports | 2x |"
    )
    for naam, duur in lat.items():
        print(f"| keuze in een {naam} (p50) | {duur:.3f} s | {duur / leeg:.1f}x lege toepassing | |")
    for pagina, _, _ in _BEZOEKEN:
        eerst, weer = (statistics.median(tijden[pagina + soort]) for soort in ("", " nog eens"))
        doel = {"overzicht": "2,0x", "profiel": "6x"}.get(pagina, "2,5x")
        print(
            f"| keuze op {pagina} (p50, eerste keer / daarna) | {eerst:.3f} / {weer:.3f} s | "
            f"{eerst / leeg:.1f}x / {weer / leeg:.1f}x lege toepassing; {gewoon / eerst:.1f}x / {gewoon / weer:.1f}x zo snel als de gewone pagina | {doel} |"
        )
    keuzes = sum(map(len, tijden.values()))
    for wanneer, (zelf, ernaast) in zip(("in rust", f"na {keuzes} keuzes"), mb, strict=True):
        print(
            f"| geheugen {wanneer}: het proces dat bedient; wat het startte | {zelf:.0f} MB; {ernaast:.0f} MB | | 300 MB in rust |"
        )
    kaal_cpu, loader_cpu, duur, piek = verversing()
    print(
        f"| verversen: een verslag ophalen, keuren en bewaren (processortijd) | {loader_cpu:.1f} s | "
        f"{loader_cpu / kaal_cpu:.2f}x kale cbsodata | 1,5x |"
    )
    print(f"| verversen: Iv3 2024 en 2025 van een server hiernaast, met bouwen | {duur:.0f} s | | |")
    print(f"| verversen: hoogste geheugengebruik | {piek} | | |")
    print(
        "\n".join(bench_profiel.regels(int(sys.argv[1]) if len(sys.argv) > 1 else bench_profiel.STEEKPROEF))
    )


if __name__ == "__main__":
    main()
