"""Two replicas behind the nginx of docs/server, all on loopback: for the load measurement and the tests."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from loaders.versies import PROJECT
from tests.browser.server import _opener, _wacht_tot_gezond, vrije_poort

GEEN_NGINX = "nginx is niet gevonden (Debian: apt-get install nginx-light)."


def vind_nginx() -> str | None:
    """Path of nginx; Debian keeps it where ordinary users do not look."""
    return shutil.which(
        "nginx", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
    )


@dataclass
class Opstelling:
    """Where the visitors go, and the processes behind it."""

    url: str
    replicas: list[subprocess.Popen[bytes]]
    adressen: list[str]


def start_replica(
    poort: int, omgeving: dict[str, str], script: str = "dashboard.py"
) -> subprocess.Popen[bytes]:
    """A serving process on this port; its output goes nowhere."""
    opdracht = [sys.executable, "-m", "streamlit", "run", script, "--server.address", "127.0.0.1"]
    opdracht += ["--server.port", str(poort), "--server.headless", "true", "--server.fileWatcherType", "none"]
    opdracht += ["--browser.gatherUsageStats", "false", "--runner.postScriptGC", "false"]
    proces = subprocess.Popen(
        opdracht,
        cwd=PROJECT,
        env={**os.environ, **omgeving},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    if reden := _wacht_tot_gezond(f"http://127.0.0.1:{poort}", proces):
        proces.kill()
        raise RuntimeError(f"de server startte niet: {reden}")
    return proces


def _stop(proces: subprocess.Popen[bytes]) -> None:
    proces.terminate()
    try:
        proces.wait(10)
    except subprocess.TimeoutExpired:
        proces.kill()
        proces.wait()


def instelling(poort: int, replicas: list[int], map_: Path) -> str:
    """The nginx configuration of docs/server with other ports and folders."""
    tekst = (PROJECT / "docs" / "server" / "nginx.conf").read_text(encoding="utf-8")
    tekst = tekst.replace("listen 8080;", f"listen 127.0.0.1:{poort};")
    for nummer, replica in enumerate(replicas, 1):
        tekst = tekst.replace(f"dashboard-{nummer}:8501", f"127.0.0.1:{replica}")
    tekst = tekst.replace("include mime.types;", "")
    tekst = re.sub(r"/tmp/nginx", str(map_ / "nginx"), tekst)
    return tekst.replace("/dev/stdout", str(map_ / "toegang.log")).replace(
        "error_log stderr", f"error_log {map_ / 'fout.log'}"
    )


@contextmanager
def nginx(replicas: list[int]) -> Iterator[tuple[str, Path]]:
    """Address of an nginx before these ports, and the folder with its logs."""
    programma = vind_nginx()
    assert programma, GEEN_NGINX
    with TemporaryDirectory() as naam:
        map_, poort = Path(naam), vrije_poort()
        map_.chmod(0o777)  # its workers run as another user when root starts it
        bestand = map_ / "nginx.conf"
        bestand.write_text(instelling(poort, replicas, map_), encoding="utf-8")
        proces = subprocess.Popen(
            [programma, "-p", naam, "-c", str(bestand), "-g", "daemon off;"], stderr=subprocess.PIPE
        )
        try:
            url = f"http://127.0.0.1:{poort}"
            for _ in range(200):
                try:
                    _opener.open(url + "/_stcore/health", timeout=2)
                    break
                except OSError:
                    if proces.poll() is not None:
                        assert proces.stderr is not None
                        raise RuntimeError(proces.stderr.read().decode()) from None
                    time.sleep(0.05)
            yield url, map_
        finally:
            _stop(proces)


@contextmanager
def opstelling(
    aantal: int = 1, omgeving: dict[str, str] | None = None, script: str = "dashboard.py"
) -> Iterator[Opstelling]:
    """One serving process as it is, or more behind nginx."""
    with ExitStack() as stapel:
        poorten = [vrije_poort() for _ in range(aantal)]
        replicas = []
        for poort in poorten:
            replicas.append(start_replica(poort, omgeving or {}, script))
            stapel.callback(_stop, replicas[-1])
        adressen = [f"http://127.0.0.1:{p}" for p in poorten]
        url = adressen[0] if aantal == 1 else stapel.enter_context(nginx(poorten))[0]
        yield Opstelling(url, replicas, adressen)
