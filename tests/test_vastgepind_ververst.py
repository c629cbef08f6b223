"""The pinned municipalities on refreshed figures: the years the pins are most about fetched again from the stand-in of CBS."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from loaders import versies
from loaders.live.ophalen import Wens
from loaders.live.ververs import ververs
from loaders.versies import PROJECT
from tests import tweede_weg as tw
from tests.cbs.dienst import Dienst
from tests.cbs.wereld import Wereld, maak_wereld
from tests.test_loader_fouten import DATA, kopieer
from tests.ververs_hulp import gedeelde_map, klant

pytestmark = [pytest.mark.volledig, pytest.mark.timeout(1800)]
# the years the pins are most about; PINNEN_JAREN=2017,2018,… has others refreshed (all of them take half an hour)
JAREN = tuple(int(j) for j in os.environ.get("PINNEN_JAREN", "2022,2024,2026").split(","))


def zonder_verzonnen_baten(wereld: Wereld) -> None:
    """The stand-in invents a fifth of lasten as income where the snapshot knows none; only who buys for a region keeps it."""
    gastheer = tw.regiotaak()
    for jaar, iv3 in wereld.iv3.items():
        wet = {
            r.taakveld: r.wet
            for r in tw.taakveld_wet().query("jaar == @jaar and definitie == 'smal'").itertuples()
        }
        for cel in list(iv3.cellen):
            code, taakveld, categorie, gm = cel
            bekend = (jaar, {"X000": "begroting"}.get(code, "rekening")) not in tw.ALLEEN_LASTEN
            mijn = wet.get(taakveld)
            if (
                categorie.startswith("B")
                and mijn in ("jeugdwet", "wmo")
                and not bekend
                and (gm, mijn) not in gastheer
            ):
                del iv3.cellen[cel]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All municipalities; the reports of ``JAREN`` refreshed."""

    def maak(map_: Path) -> None:
        wereld = maak_wereld("klein", JAREN)
        zonder_verzonnen_baten(wereld)
        with Dienst(wereld) as dienst:
            assert ververs(kopieer(DATA, map_ / "data"), ["iv3"], Wens(), klant(dienst)) == []

    return gedeelde_map(tmp_path_factory, "pinnen", maak) / "data"


def test_de_cijfers_zijn_ververst(data: Path) -> None:
    """The reports come from CBS and not from the snapshot; only hosts of a region book much of the others' money."""
    with duckdb.connect(str(versies.huidige(data)), read_only=True) as con:
        uit_cbs = con.execute(
            "select distinct jaar from mart.taakveld_bedrag where herkomst_id <> 'iv3_taakveld' order by all"
        ).fetchall()
        assert uit_cbs == [(j,) for j in JAREN]
        samen = con.execute(
            "select distinct jaar from mart.vlag where vlag = 'pgb_niet_gesplitst'"
        ).fetchall()
        assert not {j for (j,) in samen} & set(JAREN)  # CBS has it per law
        regio = con.execute(
            "select distinct gm_code from mart.vlag where vlag = 'regiotaak' and wet = 'jeugdwet'"
        ).fetchall()
        assert {g for (g,) in regio} == {g for g, w in tw.regiotaak() if w == "jeugdwet"}


def test_landelijk_jeugd_2024_zonder_wat_niet_past(data: Path) -> None:
    """1 158 of 1 256 mln, Nieuwkoop and 's-Hertogenbosch left out, and the other years as recomputed from the source."""
    with duckdb.connect(str(versies.huidige(data)), read_only=True) as con:
        rijen = con.execute(
            "select jaar, sum(afwijking_keur) filter (where vergelijkbaar) / 1000, sum(afwijking_keur) / 1000 "
            "from mart.begroot_besteed where wet = 'jeugdwet' and definitie = 'smal' group by jaar having sum(afwijking_keur) is not null"
        ).fetchall()
    som = {j: (past, alles) for j, past, alles in rijen}
    assert tuple(round(x) for x in som[2024]) == (1158, 1256)
    p = tw.begroot_besteed().query("definitie == 'smal' and wet == 'jeugdwet' and gepaard")
    for jaar, (past, alles) in som.items():
        t = p[p["jaar"] == jaar]
        assert alles == pytest.approx(t["afwijking_keur"].sum() / 1000, abs=0.5)
        assert past == pytest.approx(t.loc[t["vergelijkbaar"], "afwijking_keur"].sum() / 1000, abs=0.5)


def test_dezelfde_pinnen(data: Path) -> None:
    """Screen, paper and file of every pinned municipality say the same on refreshed figures."""
    uit = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n0",
            "-m",
            "",
            "-p",
            "no:cacheprovider",
            "tests/test_vastgepind.py",
        ],
        cwd=PROJECT,
        env={**os.environ, "GEMEENTEN3D_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert uit.returncode == 0, uit.stdout[-4000:]
    assert " passed" in uit.stdout
