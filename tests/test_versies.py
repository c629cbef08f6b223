"""Database versions: there is always a whole version to serve, and what is served is never written to."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from loaders import bouw as bouwmodule
from loaders.bouw import bouw
from loaders.contract import sha256
from loaders.versies import AANWIJZER, huidige, ruim_op, wijs_aan
from tests.test_loader_fouten import cel, lees_een_keer
from tests.ververs_hulp import klein_met_database

NAMEN = [f"gemeenten3d-2026010{dag}T120000-0000000{dag}.duckdb" for dag in range(1, 6)]


@pytest.fixture
def map_(tmp_path: Path) -> Path:
    """Five versions, of which the newest is served."""
    for naam in NAMEN:
        (tmp_path / naam).write_bytes(naam.encode())
    (tmp_path / AANWIJZER).write_text(NAMEN[-1] + "\n", encoding="utf-8")
    return tmp_path


# ---------------------------------------------------------------- the pointer


def test_zonder_aanwijzer(tmp_path: Path) -> None:
    assert huidige(tmp_path) is None
    assert huidige(tmp_path / "bestaat niet") is None


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"\n", b"  \n", b"weg.duckdb\n", b".\n", b"..\n", b"\xff\xfe\x00", b"a\x00b"],
    ids=["leeg", "regel", "spaties", "verdwenen", "map", "map-erboven", "binair", "nul"],
)
def test_aanwijzer_wijst_nergens_naar(map_: Path, inhoud: bytes) -> None:
    """A pointer that points nowhere is as good as none: the next build makes a new one."""
    (map_ / AANWIJZER).write_bytes(inhoud)
    assert huidige(map_) is None


def test_aanwijzer_is_een_map(tmp_path: Path) -> None:
    (tmp_path / AANWIJZER).mkdir()
    assert huidige(tmp_path) is None


def test_wijs_aan(map_: Path) -> None:
    for naam in NAMEN:
        wijs_aan(map_ / naam)
        assert huidige(map_) == map_ / naam
    assert {p.name for p in map_.iterdir()} == {*NAMEN, AANWIJZER}


@pytest.mark.parametrize("stap", ["write_text", "replace"])
@pytest.mark.parametrize(
    "fout", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["vol", "onderbroken"]
)
def test_afgebroken_bij_het_aanwijzen(
    map_: Path, monkeypatch: pytest.MonkeyPatch, stap: str, fout: BaseException
) -> None:
    """Stopped while the new pointer is written, or just before it takes the place of the old one."""
    echt = Path.write_text

    def breek(pad: Path, inhoud: object, **_: object) -> None:
        if stap == "write_text":
            echt(pad, str(inhoud)[:5])
        raise fout

    with monkeypatch.context() as nep:
        nep.setattr(Path, stap, breek)
        with pytest.raises(type(fout)):
            wijs_aan(map_ / NAMEN[0])
    assert huidige(map_) == map_ / NAMEN[-1]
    wijs_aan(map_ / NAMEN[0])  # and it can be done again
    assert huidige(map_) == map_ / NAMEN[0]


def test_altijd_een_geldige_aanwijzer(map_: Path) -> None:
    """A reader that keeps looking while the pointer changes never finds none."""
    gezien: set[Path | None] = set()
    klaar = threading.Event()

    def kijk() -> None:
        while not klaar.is_set():
            gezien.add(huidige(map_))

    lezer = threading.Thread(target=kijk)
    lezer.start()
    for keer in range(600):
        wijs_aan(map_ / NAMEN[keer % 5])
    klaar.set()
    lezer.join()
    assert gezien <= {map_ / naam for naam in NAMEN}
    assert len(gezien) > 1


# ---------------------------------------------------------------- clearing up


@pytest.mark.parametrize(
    ("dient", "behoud", "blijven"),
    [(4, 2, {3, 4}), (0, 2, {0, 3, 4}), (3, 2, {3, 4}), (1, 1, {1, 4}), (4, 9, {0, 1, 2, 3, 4})],
)
def test_ruim_op(map_: Path, dient: int, behoud: int, blijven: set[int]) -> None:
    """The newest stay, and the served one whatever its age; other files are nobody's business."""
    anders = {"notities.txt", "eigen.duckdb", "gemeenten3d-export.csv"}
    for naam in anders:
        (map_ / naam).touch()
    wijs_aan(map_ / NAMEN[dient])
    ruim_op(map_, behoud)
    assert {p.name for p in map_.iterdir()} == {*anders, AANWIJZER, *(NAMEN[i] for i in blijven)}
    assert huidige(map_) == map_ / NAMEN[dient]


def test_ruim_op_bestand_in_gebruik(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to delete a file that a reader has open: it stays until next time, without an error."""
    echt = Path.unlink

    def weiger(pad: Path, missing_ok: bool = False) -> None:
        if pad.name == NAMEN[2]:
            raise PermissionError(13, "Access is denied")
        echt(pad, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", weiger)
    ruim_op(map_)
    assert {p.name for p in map_.iterdir()} == {AANWIJZER, *NAMEN[2:]}


# ---------------------------------------------------------------- builds


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data folder with a database. Never changed by a test."""
    return klein_met_database(tmp_path_factory)


@pytest.fixture
def data(klein: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A small data folder with one version."""
    lees_een_keer(klein, monkeypatch)
    yield Path(shutil.copytree(klein, tmp_path / "data"))
    shutil.rmtree(tmp_path / "data")


def bouw_anders(data: Path, reden: str) -> Path:
    """Another version, with another reason in a reference table."""
    cel("referentie/drempels.csv", "reden", reden)(data)
    return bouw(data)


def vraag(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    """Something to ask that reads all of a large table."""
    return con.execute(
        "select count(*), sum(lasten_keur), max(taakveld) from mart.taakveld_bedrag"
    ).fetchall()


def test_lezer_houdt_zijn_versie(data: Path) -> None:
    """A reader of the old file keeps reading it while two newer versions are published."""
    oud = huidige(data)
    assert oud is not None
    som = sha256(oud)
    with duckdb.connect(str(oud), read_only=True) as lezer:
        antwoord = vraag(lezer)
        tweede = bouw_anders(data, "een")
        assert huidige(data) == tweede != oud
        assert sha256(oud) == som
        assert vraag(lezer) == antwoord
        with duckdb.connect(str(tweede), read_only=True) as nieuw:
            assert vraag(nieuw) == antwoord
        derde = bouw_anders(data, "twee")
        assert huidige(data) == derde
        assert vraag(lezer) == antwoord
        assert vraag(lezer.cursor()) == antwoord
    assert {p.name for p in data.glob("*.duckdb")} == {tweede.name, derde.name}
    assert not [p.name for p in data.iterdir() if ".tmp" in p.name or ".wal" in p.name]


def test_versie_staat_in_de_database(data: Path) -> None:
    nieuw = bouw_anders(data, "een")
    with duckdb.connect(str(nieuw), read_only=True) as con:
        assert con.execute("select versie from mart.versie").fetchall() == [(nieuw.stem,)]


def _stilstaande_klok(moment: datetime) -> type[datetime]:
    class Klok(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
            return moment

    return Klok


def test_twee_keer_in_dezelfde_seconde(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is served is never written to, not even by a build of the same second and inputs."""
    monkeypatch.setattr(bouwmodule, "datetime", _stilstaande_klok(datetime(2030, 1, 1)))
    eerste = bouw(data)
    som, nummer = sha256(eerste), eerste.stat().st_ino
    bouw(data)
    assert (sha256(eerste), eerste.stat().st_ino) == (som, nummer)


def test_klok_loopt_terug(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A version that was built later but is named earlier is the one that is served, and it stays."""
    bouw_anders(data, "een")
    monkeypatch.setattr(bouwmodule, "datetime", _stilstaande_klok(datetime(2000, 1, 1)))
    laatste = bouw_anders(data, "twee")
    assert huidige(data) == laatste
    ruim_op(data)
    assert laatste.is_file()


@pytest.mark.parametrize("inhoud", [b"", b"weg.duckdb\n", b"\xff\xfe"], ids=["leeg", "verdwenen", "binair"])
@pytest.mark.parametrize("als_nodig", [False, True])
def test_bouw_herstelt_de_aanwijzer(data: Path, als_nodig: bool, inhoud: bytes) -> None:
    """Whatever happened to the pointer, a build makes a good one."""
    (data / AANWIJZER).write_bytes(inhoud)
    nieuw = bouw(data, als_nodig=als_nodig)
    assert huidige(data) == nieuw


@pytest.mark.parametrize(
    "schade", [lambda b: b"", lambda b: b[:5000], lambda b: bytes(256) * 20], ids=["leeg", "half", "nullen"]
)
def test_als_nodig_vervangt_een_kapotte_database(data: Path, schade: Callable[[bytes], bytes]) -> None:
    """The served file is damaged: up to date by name is not enough."""
    oud = huidige(data)
    assert oud is not None
    oud.write_bytes(schade(oud.read_bytes()))
    nieuw = bouw(data, als_nodig=True)
    with duckdb.connect(str(nieuw), read_only=True) as con:
        assert vraag(con)[0][0]
