"""What the tests of the refresh share: small data folders and worlds, addresses, and what was asked of CBS."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import duckdb
import filelock
import pytest

from loaders import cbs, versies
from loaders.bouw import bouw
from tests import test_loader_fouten
from tests.cbs import wereld as wereldmodule
from tests.cbs.dienst import Dienst
from tests.cbs.wereld import Wereld, maak_wereld

# Tilburg moved an amount, Deventer was late, Groningen did not deliver again, Loon op Zand not at all
BIJZONDER = {"GM0855", "GM0150", "GM0014", "GM0344", "GM0809", "GM1992"}


def gedeelde_map(tmp_path_factory: pytest.TempPathFactory, naam: str, maak: Callable[[Path], None]) -> Path:
    """A folder that is made once for all workers of a test run; a test that changes it takes a copy."""
    basis = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        basis = basis.parent
    map_ = basis / naam
    with filelock.FileLock(str(basis / f"{naam}.slot")):
        if not (map_ / "klaar").exists():
            shutil.rmtree(map_, ignore_errors=True)
            map_.mkdir()
            maak(map_)
            (map_ / "klaar").touch()
    return map_


def kleine_map(doel: Path, *erbij: str) -> Path:
    """Data of some twenty municipalities, with mergers, a split and missing reports, and of those asked for;
    no database yet."""
    with pytest.MonkeyPatch.context() as tijdelijk:
        tijdelijk.setattr(test_loader_fouten, "BEGIN", test_loader_fouten.BEGIN | BIJZONDER | set(erbij))
        test_loader_fouten.kopieer(test_loader_fouten.DATA, doel)
        test_loader_fouten.deel(doel)
    return doel


def kleine_wereld(data: Path, jaren: Sequence[int]) -> Wereld:
    """The world of a data folder: CBS with only those municipalities."""
    with pytest.MonkeyPatch.context() as tijdelijk:
        tijdelijk.setattr(wereldmodule, "BRON", data / "bron")
        return maak_wereld("klein", jaren)


def adres(dienst: Dienst) -> str:
    """What ``--adres`` takes."""
    return f"http://{dienst.adres}"


def klant(dienst: Dienst, timeout_s: float = 10.0, **opties: Any) -> cbs.Dienst:
    """The loader's side of the stand-in, with short pauses."""
    huizen: dict[cbs.Huis, str] = {"opendata": adres(dienst), "dataderden": adres(dienst)}
    return cbs.Dienst(adres=huizen, wacht_s=0.01, timeout_s=timeout_s, **opties)


def vraag(data: Path, sql: str, *waarden: object) -> list[tuple[Any, ...]]:
    """Rows from the served database."""
    nu = versies.huidige(data)
    assert nu is not None
    with duckdb.connect(str(nu), read_only=True) as con:
        return con.execute(sql, list(waarden)).fetchall()


def soort(pad: str) -> str:
    """Which entity set a request is about; 'Tables' for the catalog."""
    return pad.rstrip("/").rpartition("/")[2]


def tabel(pad: str) -> str:
    """Which table a request is about; '' for the catalog."""
    return "" if soort(pad) == "Tables" else pad.rstrip("/").split("/")[-2]


def dataverzoeken(verzoeken: Iterable[tuple[str, dict[str, str]]]) -> list[tuple[str, str]]:
    """(table, filter) of every request for rows; later pages of an answer count too."""
    return [(tabel(pad), v.get("$filter", "")) for pad, v in verzoeken if soort(pad) == "TypedDataSet"]


def klein_met_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small data folder with a database of the snapshot, made once; a test that changes it takes a copy."""

    def maak(map_: Path) -> None:
        bouw(kleine_map(map_ / "data"))

    return gedeelde_map(tmp_path_factory, "klein", maak) / "data"
