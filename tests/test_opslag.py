"""Versions on object storage, against an S3 server on this machine."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fouten import Gebruikersfout
from loaders import opslag, versies
from loaders.versies import PROJECT
from tests.browser.server import vrije_poort
from tests.ververs_hulp import klein_met_database

moto = pytest.importorskip("moto.server", reason="moto is niet geïnstalleerd (requirements-dev.txt)")
fsspec = pytest.importorskip("fsspec", reason="fsspec is niet geïnstalleerd (requirements-opslag.txt)")
pytest.importorskip("s3fs", reason="s3fs is niet geïnstalleerd (requirements-opslag.txt)")
WAAR = "s3://gemeenten3d/versies"


def moto_reset() -> None:
    """The stand-in keeps its buckets between two servers of one process."""
    from moto.core.model_instances import reset_model_data

    reset_model_data()


@pytest.fixture
def winkel(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """An S3 server with a bucket; gives the server, which a test may stop."""
    server = moto.ThreadedMotoServer("127.0.0.1", vrije_poort(), verbose=False)
    server.start()
    moto_reset()
    adres = "http://{}:{}".format(*server.get_host_and_port())
    for naam, waarde in {
        "AWS_ENDPOINT_URL": adres,
        "AWS_ACCESS_KEY_ID": "proef",
        "AWS_SECRET_ACCESS_KEY": "proef",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_MAX_ATTEMPTS": "1",
        "no_proxy": "*",
    }.items():
        monkeypatch.setenv(naam, waarde)
    fsspec.config.conf.clear()
    fs = fsspec.filesystem("s3", skip_instance_cache=True)
    type(fs).clear_instance_cache()
    with contextlib.suppress(FileExistsError):
        fs.mkdir("gemeenten3d")
    yield server
    type(fs).clear_instance_cache()
    server.stop()


@pytest.fixture
def bron(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(klein_met_database(tmp_path_factory), tmp_path / "bron"))


@pytest.fixture
def replica(tmp_path: Path) -> Path:
    (tmp_path / "replica").mkdir()
    return tmp_path / "replica"


def nieuw(bron: Path) -> Path:
    """Another version of the source."""
    nu = versies.huidige(bron)
    assert nu is not None
    klaar = bron / "gemeenten3d-29990101T000000-00000000.duckdb"
    shutil.copy(nu, klaar)
    versies.wijs_aan(klaar)
    return klaar


def test_een_replica_volgt_de_aanwijzer(winkel: object, bron: Path, replica: Path) -> None:
    naam = opslag.zet_neer(bron, WAAR)
    assert opslag.haal_op(replica, WAAR)
    assert versies.huidige(replica) == replica / naam
    assert versies.is_ongeschonden(replica)
    assert (replica / naam).read_bytes() == (bron / naam).read_bytes()
    assert not opslag.haal_op(replica, WAAR), "the same version is not fetched again"
    ander = nieuw(bron)
    opslag.zet_neer(bron, WAAR)
    assert opslag.haal_op(replica, WAAR)
    assert versies.huidige(replica) == replica / ander.name


def test_opslag_weg_laat_de_oude_versie_staan(winkel, bron: Path, replica: Path) -> None:
    opslag.zet_neer(bron, WAAR)
    opslag.haal_op(replica, WAAR)
    oud = versies.huidige(replica)
    winkel.stop()
    with pytest.raises(Gebruikersfout, match="niet te bereiken"):
        opslag.haal_op(replica, WAAR)
    assert versies.huidige(replica) == oud


def test_beschadigd_in_de_opslag_wordt_niet_gebruikt(winkel: object, bron: Path, replica: Path) -> None:
    opslag.zet_neer(bron, WAAR)
    opslag.haal_op(replica, WAAR)
    oud = versies.huidige(replica)
    ander = nieuw(bron)
    opslag.zet_neer(bron, WAAR)
    fs, pad = fsspec.core.url_to_fs(WAAR)
    fs.pipe_file(f"{pad}/{ander.name}", ander.read_bytes()[:-1] + b"x")
    with pytest.raises(Gebruikersfout, match="controlegetal klopt niet"):
        opslag.haal_op(replica, WAAR)
    assert versies.huidige(replica) == oud
    assert [p.name for p in replica.glob(".gemeenten3d-*")] == []


@pytest.mark.parametrize("inhoud", [b"", b"../../etc/passwd\ninhoud a 1\n", b"gemeenten3d-x.duckdb\n"])
def test_onleesbare_aanwijzer(winkel: object, bron: Path, replica: Path, inhoud: bytes) -> None:
    opslag.zet_neer(bron, WAAR)
    fs, pad = fsspec.core.url_to_fs(WAAR)
    fs.pipe_file(f"{pad}/current", inhoud)
    with pytest.raises(Gebruikersfout, match="aanwijzer"):
        opslag.haal_op(replica, WAAR)


def test_de_opdracht(winkel: object, bron: Path, replica: Path) -> None:
    """What a serving process runs in the background."""
    opslag.zet_neer(bron, WAAR)
    omgeving = {**os.environ, "GEMEENTEN3D_DATA": str(replica), opslag.INSTELLING: WAAR}
    for verwacht in ("Nieuwe versie opgehaald", "is al in gebruik"):
        klaar = subprocess.run(
            [sys.executable, "-m", "loaders", "uit-opslag"],
            cwd=PROJECT,
            env=omgeving,
            capture_output=True,
            text=True,
        )
        assert klaar.returncode == 0, klaar.stderr
        assert verwacht in klaar.stdout
