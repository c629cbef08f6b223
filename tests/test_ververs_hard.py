"""A refresh that is killed at any moment, with a dashboard serving: no request fails, no half version shows."""

from __future__ import annotations

import asyncio
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import duckdb
import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from loaders import versies
from loaders.bouw import bouw
from loaders.versies import PROJECT
from tests.browser.server import server
from tests.cbs.dienst import Dienst
from tests.cbs.wereld import Wereld
from tests.ververs_hulp import kleine_map, kleine_wereld

pytestmark = [pytest.mark.volledig, pytest.mark.timeout(900)]

KEER = 20
STAP_KEUR = 10_000  # shows in the last decimal of an amount in millions
# A cell of each of two laws of Roosendaal, which change together: a page that shows one old and one new is half
JEUGD = ("X005", "6.72", "L3.8", "GM1674")
WMO = ("X005", "6.6", "L3.8", "GM1674")


class Bezoeker(threading.Thread):
    """Keeps asking for one page and notes the two amounts on it, or what went wrong."""

    def __init__(self, url: str) -> None:
        super().__init__(daemon=True)
        self.url, self.gezien, self.fouten, self.klaar = url, [], [], threading.Event()

    def run(self) -> None:
        asyncio.run(self._loop())

    async def _loop(self) -> None:
        adres = self.url.replace("http", "ws", 1) + "/_stcore/stream"
        async with websockets.connect(
            adres, subprotocols=["streamlit"], origin=self.url, max_size=None
        ) as verbinding:
            while not self.klaar.is_set():
                try:
                    await self._vraag(verbinding)
                except Exception as fout:
                    self.fouten.append(repr(fout))
                    return
                await asyncio.sleep(
                    0.1
                )  # a visitor who reads a little leaves the refresh some processor time

    async def _vraag(self, verbinding: websockets.ClientConnection) -> None:
        bericht = BackMsg()
        bericht.rerun_script.query_string = "g=GM1674&jaar=2024"
        await verbinding.send(bericht.SerializeToString())
        tekst = ""
        while True:
            antwoord = ForwardMsg()
            antwoord.ParseFromString(await asyncio.wait_for(verbinding.recv(), 60))
            if antwoord.WhichOneof("type") == "delta":
                element = antwoord.delta.new_element
                if element.WhichOneof("type") == "exception":
                    self.fouten.append(element.exception.message)
                if element.WhichOneof("type") == "html":
                    tekst += element.html.body
            if antwoord.WhichOneof("type") == "script_finished":
                break
        kaal = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", tekst).replace("\u00a0", " "))
        bedragen = re.findall(r"Besteed € ([\d,]+) mln", kaal)
        if len(bedragen) < 2:
            self.fouten.append(kaal[:500])
        else:
            self.gezien.append(tuple(float(b.replace(",", ".")) for b in bedragen[:2]))


def ververs(data: Path, adres: str) -> subprocess.Popen[str]:
    """The refresh of Iv3 2024 in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "loaders", "ververs", "iv3", "--jaar", "2024", "--adres", f"http://{adres}"],
        cwd=PROJECT,
        env={**os.environ, "GEMEENTEN3D_DATA": str(data), "GEMEENTEN3D_CBS_WACHT_S": "0.05"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def zet(wereld: Wereld, ronde: int, begin: dict[tuple[str, str, str, str], float]) -> None:
    """Both amounts of this round."""
    for cel, bedrag in begin.items():
        wereld.wijzig(2024, cel, (bedrag + ronde * STAP_KEUR, bedrag + ronde * STAP_KEUR))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The small country with Roosendaal: a refresh has the same steps there, and is killed in as many of them."""
    kleine_map(tmp_path, JEUGD[-1])
    # amounts that grow on purpose are not suspicious here
    drempels = tmp_path / "referentie" / "drempels.csv"
    drempels.write_text(
        drempels.read_text("utf-8").replace("revisie_landelijk_pct,2,", "revisie_landelijk_pct,90,"), "utf-8"
    )
    bouw(tmp_path)
    return tmp_path


def heel(database: Path | None) -> tuple[float, float]:
    """The two amounts in the served database, which must open and be finished."""
    assert database is not None
    with duckdb.connect(str(database), read_only=True) as con:
        assert con.execute("select count(*) from mart.versie").fetchone() == (1,)
        rijen = con.execute(
            "select besteed_keur from mart.begroot_besteed where gm_code = 'GM1674' and jaar = 2024 "
            "and definitie = 'smal' and wet in ('jeugdwet', 'wmo') order by wet"
        ).fetchall()
    return rijen[0][0], rijen[1][0]


def test_kill_op_twintig_momenten(data: Path) -> None:
    wereld = kleine_wereld(data, [2024])
    cellen = wereld.iv3[2024].cellen
    begin = {cel: (cellen[cel][1] or 0.0) for cel in (JEUGD, WMO)}
    eerste = heel(versies.huidige(data))
    kans = random.Random(20261124)
    with Dienst(wereld) as dienst, server({"GEMEENTEN3D_DATA": str(data)}) as url:
        start = time.monotonic()
        proces = ververs(data, dienst.adres)
        uit, _ = proces.communicate(timeout=120)
        assert proces.returncode == 0, uit
        duur = time.monotonic() - start
        bezoeker = Bezoeker(url)
        bezoeker.start()
        for ronde in range(1, KEER + 1):
            zet(wereld, ronde, begin)
            proces = ververs(data, dienst.adres)
            time.sleep(kans.uniform(0, 1.1 * duur))
            proces.send_signal(signal.SIGKILL)
            proces.communicate()
            jeugd, wmo = heel(versies.huidige(data))
            assert jeugd - eerste[0] == pytest.approx(wmo - eerste[1]), f"ronde {ronde}: half"
        proces = ververs(data, dienst.adres)  # and the next one completes
        uit, _ = proces.communicate(timeout=120)
        assert proces.returncode == 0, uit
        bezoeker.klaar.set()
        bezoeker.join(60)
    assert heel(versies.huidige(data)) == tuple(b + KEER * STAP_KEUR for b in eerste)
    assert bezoeker.fouten == []
    assert len(bezoeker.gezien) > KEER
    verschoven = {(round(j - eerste[0] / 1000), round(w - eerste[1] / 1000)) for j, w in bezoeker.gezien}
    assert all(j == w for j, w in verschoven), verschoven
    assert len(verschoven) > 1, "de bezoeker zag nooit een nieuwe versie"
    assert not list(data.glob(".*.tmp*")), "werkbestanden van afgebroken verversingen bleven liggen"
    assert len(list(data.glob("*.duckdb"))) <= 3
