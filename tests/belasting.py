"""Many visitors at once, over real Streamlit sessions: ``make belasting`` and ``make duurproef``.

A visitor opens a websocket, chooses every ten seconds or so (page, part, municipality and year spread), and waits
until the script is done. No browser: what a browser draws is its own processor's business. Only loopback; every
run is bounded in visitors and in time. What the visitors themselves cost is measured too, for on one machine they
take it from the server.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from loaders.versies import DATA, PROJECT
from tests.hulp import PAGINAS, haal
from tests.proxy import GEEN_NGINX, Opstelling, opstelling, vind_nginx

DENKTIJD_S = 10.0
_GEDULD_S = 60
_HOOGSTENS = 2_000  # visitors in one run
LEEG = "import streamlit as st\nst.selectbox('Keuze', range(10), key='keuze')\n"
# What people open most comes most; the preview of a profile apart, it is measured by `make bench`.
_BEZOEK = (
    *(("overzicht", ""),) * 5,
    *(("begroot_en_besteed", ""),) * 2,
    *(("vergelijken", ""),) * 2,
    ("vergelijken", "&deel=Kaart+en+lijst"),
    ("vergelijken", "&deel=Samenhang"),
    ("rijksmiddelen", ""),
    ("jeugdzorg", ""),
    ("jeugdzorg", "&tekortdeel=Kaart"),
    ("enquete", ""),
    ("verantwoording", ""),
)


@dataclass
class Uitslag:
    """What the visitors of one run met; seconds."""

    keuzes: list[float] = field(default_factory=list)
    eerste: list[float] = field(default_factory=list)
    fouten: list[str] = field(default_factory=list)
    duur_s: float = 0.0
    server_cpu: float = 0.0  # processors in use, on average
    bezoekers_cpu: float = 0.0
    mb_per_sessie: float = 0.0
    mb: float = 0.0

    def rij(self, naam: str, leeg_p50: float) -> str:
        """One line of the table."""
        t = sorted(self.keuzes) or [float("nan")]
        p50, p95, p99 = (t[min(len(t) - 1, int(len(t) * q))] * 1000 for q in (0.5, 0.95, 0.99))
        return (
            f"| {naam} | {p50:.0f} | {p50 / leeg_p50:.1f} | {p95:.0f} | {p99:.0f} | {len(self.fouten)} | "
            f"{(len(t) + len(self.eerste)) / self.duur_s:.1f} | {self.mb:.0f} | {self.mb_per_sessie:.1f} | {self.server_cpu:.2f} | {self.bezoekers_cpu:.2f} |"
        )


KOP = (
    "| bezoekers | p50 ms | × leeg | p95 ms | p99 ms | fouten | keuzes/s | MB | MB per sessie | processors server | processors bezoekers |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|"
)


class Bezoeker:
    """One session; ``kies`` returns seconds and raises RuntimeError when the page fails."""

    def __init__(self, verbinding: websockets.ClientConnection) -> None:
        self._verbinding = verbinding

    async def kies(self, pagina: str, query: str) -> float:
        """From request to finished script."""
        bericht = BackMsg()
        bericht.rerun_script.query_string = query
        bericht.rerun_script.page_name = "" if pagina == PAGINAS[0] else pagina
        begin = time.perf_counter()
        await self._verbinding.send(bericht.SerializeToString())
        mislukt = ""
        while True:
            antwoord = ForwardMsg()
            antwoord.ParseFromString(await asyncio.wait_for(self._verbinding.recv(), _GEDULD_S))
            soort = antwoord.WhichOneof("type")
            if soort == "delta" and antwoord.delta.new_element.WhichOneof("type") == "exception":
                mislukt = antwoord.delta.new_element.exception.type
            elif (
                soort == "session_event"
                and antwoord.session_event.WhichOneof("type") == "script_compilation_exception"
            ):
                mislukt = "compilatie"
            elif soort == "script_finished":
                if mislukt:
                    raise RuntimeError(mislukt)
                return time.perf_counter() - begin


def koekje_van(url: str) -> str:
    """Ask for the HTML as a browser does first; the proxy gives the cookie that keeps a visitor at one replica."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url + "/", timeout=_GEDULD_S) as antwoord:
        antwoord.read()
        alle = antwoord.headers.get_all("Set-Cookie") or []
    return "; ".join(k.split(";")[0] for k in alle)


async def bezoek(url: str, koekje: str = "") -> websockets.ClientConnection:
    """Open the page: the HTML, then the websocket; with ``koekje`` only that, as a browser that lost its connection."""
    koekje = koekje or await asyncio.to_thread(koekje_van, url)
    return await websockets.connect(
        url.replace("http", "ws", 1) + "/_stcore/stream",
        subprotocols=[websockets.Subprotocol("streamlit")],
        origin=websockets.Origin(url),
        additional_headers={"Cookie": koekje} if koekje else None,
        max_size=None,
        open_timeout=_GEDULD_S,
        ping_interval=None,  # on a full machine a late answer is what is measured, not a lost connection
        proxy=None,
    )


def _willekeurig(kies: random.Random, codes: list[str]) -> tuple[str, str]:
    pagina, deel = kies.choice(_BEZOEK)
    jaar = kies.choice((2024, 2024, 2024, 2023, 2022, 2019))
    return pagina, f"g={kies.choice(codes)}&jaar={jaar}&telt=smal&toon=totaal&met=buren{deel}"


async def _een(url: str, nummer: int, einde: float, codes: list[str], leeg: bool, uit: Uitslag) -> None:
    kies, begin = random.Random(nummer), time.monotonic()
    await asyncio.sleep(kies.uniform(0, DENKTIJD_S))
    eerste = True
    while time.monotonic() < einde:
        try:
            async with await bezoek(url) as verbinding:
                bezoeker = Bezoeker(verbinding)
                while time.monotonic() < einde:
                    pagina, query = (
                        ("overzicht", f"keuze={kies.random()}") if leeg else _willekeurig(kies, codes)
                    )
                    duur = await bezoeker.kies(pagina, query)
                    ramp = time.monotonic() < begin + DENKTIJD_S  # not everybody is there yet
                    (uit.eerste if eerste or ramp else uit.keuzes).append(duur)
                    eerste = False
                    await asyncio.sleep(kies.uniform(0.5, 1.5) * DENKTIJD_S)
        except (OSError, RuntimeError, TimeoutError, websockets.WebSocketException) as fout:
            uit.fouten.append(f"{type(fout).__name__}: {fout}"[:100])
            await asyncio.sleep(1)


def _geheugen(op: Opstelling) -> float:
    return sum(psutil.Process(p.pid).memory_info().rss for p in op.replicas if p.poll() is None) / 1e6


def _cpu(processen: list[psutil.Process]) -> float:
    return sum(t.user + t.system for t in (p.cpu_times() for p in processen))


async def meet(
    op: Opstelling,
    aantal: int,
    duur_s: float,
    leeg: bool = False,
    erbij: Callable[[], Awaitable[None]] | None = None,
    gemeenten: int = 0,
) -> Uitslag:
    """Let ``aantal`` visitors choose for ``duur_s`` seconds; ``erbij`` is what happens meanwhile.

    They choose among all municipalities, or among ``gemeenten`` of them: an evening of a region.
    """
    if not 0 < aantal <= _HOOGSTENS:
        raise ValueError(f"1 tot {_HOOGSTENS} bezoekers")
    codes = sorted(haal.namen().query("is_huidig")["gm_code"])
    codes = random.Random(0).sample(codes, min(gemeenten, len(codes))) if gemeenten > 0 else codes
    uit = Uitslag()
    servers = [psutil.Process(p.pid) for p in op.replicas]
    vooraf, begin = _geheugen(op), time.monotonic()
    cpu, eigen = _cpu(servers), _cpu([psutil.Process()])
    taken = [_een(op.url, n, begin + duur_s, codes, leeg, uit) for n in range(aantal)]
    await asyncio.gather(*taken, *([erbij()] if erbij else []))
    uit.duur_s = time.monotonic() - begin
    uit.server_cpu = (_cpu(servers) - cpu) / uit.duur_s
    uit.bezoekers_cpu = (_cpu([psutil.Process()]) - eigen) / uit.duur_s
    uit.mb = _geheugen(op)
    uit.mb_per_sessie = (uit.mb - vooraf) / aantal
    return uit


def _p50_leeg(aantal: int, duur_s: float) -> float:
    """Milliseconds of a choice of the empty application, with as many visitors as the first row."""
    with tempfile.TemporaryDirectory() as map_:
        script = Path(map_) / "leeg.py"
        script.write_text(LEEG, encoding="utf-8")
        with opstelling(1, script=str(script)) as op:
            uit = asyncio.run(meet(op, aantal, duur_s, leeg=True))
    return statistics.median(uit.keuzes) * 1000


def belasting(aantallen: list[int], duur_s: float, opstellingen: list[int], gemeenten: int) -> None:
    """Print the table of docs/snelheid.md."""
    leeg = _p50_leeg(aantallen[0], duur_s)
    print(
        f"Een keuze in de lege toepassing, {aantallen[0]} bezoekers: p50 {leeg:.0f} ms; {os.cpu_count()} processors\n"
    )
    for replicas in opstellingen:
        if replicas > 1 and not vind_nginx():
            print(GEEN_NGINX)
            continue
        print(f"{'een proces' if replicas == 1 else f'{replicas} processen achter nginx'}\n\n{KOP}")
        for aantal in aantallen:
            with opstelling(replicas) as op:
                # warm: the first visitors of a day are not what is measured
                asyncio.run(meet(op, 20, 20, gemeenten=gemeenten))
                uit = asyncio.run(meet(op, aantal, duur_s, gemeenten=gemeenten))
            print(uit.rij(str(aantal), leeg), flush=True)
            for soort in sorted(set(uit.fouten))[:3]:
                print(f"  {soort}")
        print()


def duurproef(aantal: int, minuten: float, elke_s: float) -> int:
    """Visitors for half an hour while a new version is published every two minutes; 1 when a page failed."""
    with tempfile.TemporaryDirectory() as map_:
        for naam in ("bron", "referentie"):
            shutil.copytree(DATA / naam, Path(map_) / naam)
        omgeving = {"GEMEENTEN3D_DATA": map_}
        bouw = [sys.executable, "-m", "loaders", "bouw"]
        subprocess.run(
            bouw, cwd=PROJECT, env={**os.environ, **omgeving}, check=True, stdout=subprocess.DEVNULL
        )
        einde = time.monotonic() + minuten * 60
        with opstelling(1, omgeving) as op:

            async def ververs() -> None:
                keer = 0
                while time.monotonic() + elke_s < einde:
                    await asyncio.sleep(elke_s)
                    proces = await asyncio.create_subprocess_exec(
                        *bouw, cwd=PROJECT, env={**os.environ, **omgeving}, stdout=subprocess.DEVNULL
                    )
                    keer += 1
                    code = await proces.wait()
                    print(f"versie {keer + 1}: code {code}, geheugen {_geheugen(op):.0f} MB", flush=True)

            uit = asyncio.run(meet(op, aantal, minuten * 60, erbij=ververs))
    print(f"{KOP}\n{uit.rij(str(aantal), float('nan'))}")
    for soort in sorted(set(uit.fouten)):
        print(f"  {uit.fouten.count(soort)} × {soort}")
    return 1 if uit.fouten else 0


async def _vraag_pagina(adres: str, poort: int) -> str:
    """Open a connection of its own and ask for the front page: '200', '429' or '503' with Dutch words, else what went wrong."""
    try:
        lezer, schrijver = await asyncio.wait_for(asyncio.open_connection(adres, poort), _GEDULD_S)
        try:
            schrijver.write(f"GET / HTTP/1.1\r\nHost: {adres}:{poort}\r\nConnection: close\r\n\r\n".encode())
            antwoord = (await asyncio.wait_for(lezer.read(-1), _GEDULD_S)).decode(errors="replace")
        finally:
            schrijver.close()
    except (OSError, TimeoutError) as fout:
        return f"geen antwoord: {type(fout).__name__}"
    code = antwoord.split(" ", 2)[1] if antwoord.startswith("HTTP/") else "geen HTTP"
    return code if code in ("200", "429", "503") and 'lang="nl"' in antwoord else f"{code} zonder Nederlands"


async def _stoot(op: Opstelling, aantal: int) -> tuple[dict[str, int], float, int, float]:
    """Answers to ``aantal`` pages asked at once, seconds it took, websockets that opened of as many, and the choice afterwards."""
    adres, poort = op.url.removeprefix("http://").split(":")
    begin = time.monotonic()
    antwoorden = await asyncio.gather(*(_vraag_pagina(adres, int(poort)) for _ in range(aantal)))
    duur = time.monotonic() - begin

    async def open_() -> websockets.ClientConnection | None:
        try:
            return await bezoek(op.url, "gemeenten3d_plek=stoot")
        except (OSError, TimeoutError, websockets.WebSocketException):
            return None

    kanalen = await asyncio.gather(*(open_() for _ in range(aantal)))
    openen = [k for k in kanalen if k is not None]
    await asyncio.gather(*(k.close() for k in openen))
    while True:  # recovers by itself: a new visitor gets a page
        try:
            async with await bezoek(op.url) as verbinding:
                keuze = await Bezoeker(verbinding).kies("overzicht", "g=GM1674&jaar=2024")
            return dict(Counter(antwoorden)), duur, len(openen), keuze
        except (OSError, TimeoutError, websockets.WebSocketException):
            await asyncio.sleep(0.5)


def stoot(aantal: int) -> int:
    """So many connections at once before two replicas behind nginx; 1 when somebody got no Dutch answer."""
    with opstelling(2) as op:
        asyncio.run(meet(op, 5, 5))
        antwoorden, duur, kanalen, keuze = asyncio.run(_stoot(op, min(aantal, _HOOGSTENS)))
    print(f"{aantal} pagina's tegelijk gevraagd, in {duur:.1f} s: {antwoorden}")
    print(
        f"{aantal} websockets tegelijk: {kanalen} open; daarna een keuze van een nieuwe bezoeker in {1000 * keuze:.0f} ms"
    )
    return int(any(a not in ("200", "429", "503") for a in antwoorden))


def main() -> int:
    """The command line of all three."""
    lezer = argparse.ArgumentParser(
        prog="python -m tests.belasting", description="Meet met veel bezoekers tegelijk."
    )
    lezer.add_argument("--bezoekers", type=int, nargs="+", default=[20, 60, 100, 200, 400])
    lezer.add_argument("--duur", type=float, default=60, help="seconden per rij")
    lezer.add_argument(
        "--processen", type=int, nargs="+", default=[1, 2], help="opstellingen: 1, en 2 achter nginx"
    )
    lezer.add_argument(
        "--gemeenten",
        type=int,
        default=0,
        help="kies uit zoveel gemeenten, zoals op een avond in een regio (anders: alle)",
    )
    lezer.add_argument(
        "--duurproef",
        type=float,
        metavar="MINUTEN",
        help="een lange proef met elke twee minuten een nieuwe versie",
    )
    lezer.add_argument("--elke", type=float, default=120, help="seconden tussen twee versies in de duurproef")
    lezer.add_argument("--stoot", type=int, metavar="AANTAL", help="zoveel verbindingen in een keer")
    args = lezer.parse_args()
    if args.stoot:
        return stoot(args.stoot)
    if args.duurproef:
        return duurproef(args.bezoekers[0], min(args.duurproef, 120), args.elke)
    belasting(args.bezoekers, min(args.duur, 600), args.processen, args.gemeenten)
    return 0


if __name__ == "__main__":
    sys.exit(main())
