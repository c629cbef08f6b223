"""Starts the dashboard as a visitor meets it: a separate process on a free port of this machine."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]
OPSTARTTIJD_S = 60
# Straight to the server: a proxy in the environment must not come between.
_opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class ServerStartFout(RuntimeError):
    """The dashboard did not come up; the message holds what it printed."""


def vrije_poort() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@contextmanager
def server(
    omgeving: Mapping[str, str] | None = None, opties: tuple[str, ...] = (), basis: str = ""
) -> Iterator[str]:
    """Address of a running dashboard without closing slash; it is stopped when the block ends.

    `omgeving` adds environment variables, `opties` adds streamlit options ("--theme.base", "dark"), and with `basis`
    ("/map") the dashboard stands below its host, which is part of the address then.
    """
    poort = vrije_poort()
    url = f"http://127.0.0.1:{poort}{basis}"
    opdracht = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    opdracht += ["--server.address", "127.0.0.1", "--server.port", str(poort), "--server.headless", "true"]
    opdracht += ["--server.fileWatcherType", "none", "--browser.gatherUsageStats", "false", *opties]
    opdracht += ["--server.baseUrlPath", basis.strip("/")] if basis else []
    with tempfile.TemporaryFile() as uitvoer:  # a file, since a full pipe would stop the server
        proces = subprocess.Popen(
            opdracht,
            cwd=WORTEL,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **(omgeving or {})},
            stdin=subprocess.DEVNULL,
            stdout=uitvoer,
            stderr=subprocess.STDOUT,
        )
        try:
            if reden := _wacht_tot_gezond(url, proces):
                uitvoer.seek(0)
                tekst = uitvoer.read().decode(errors="replace").strip()
                raise ServerStartFout(f"Het dashboard startte niet ({reden}). Dit meldde de server:\n{tekst}")
            yield url
        finally:
            proces.terminate()
            try:
                proces.wait(10)
            except subprocess.TimeoutExpired:
                proces.kill()
                proces.wait()


def _wacht_tot_gezond(url: str, proces: subprocess.Popen[bytes]) -> str:
    """Empty as soon as the server is up, otherwise the reason why it is not.

    Asks /_stcore/health and nothing else: the script health check runs dashboard.py once, and that hides a
    missing page guard from the tests of a first visit by deep link.
    """
    einde = time.monotonic() + OPSTARTTIJD_S
    while time.monotonic() < einde:
        if proces.poll() is not None:
            return f"gestopt met code {proces.returncode}"
        try:
            with _opener.open(url + "/_stcore/health", timeout=2) as antwoord:
                if antwoord.status == 200:
                    return ""
        except OSError:
            time.sleep(0.05)
    return f"geen antwoord binnen {OPSTARTTIJD_S} seconden"
