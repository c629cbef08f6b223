"""One CSV writer for every table: ja/nee, decimals that mean something, no formula, empty is empty."""

from __future__ import annotations

import csv
import datetime
import io
import re
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from loaders.versies import PROJECT
from tests.hulp import figuren_van
from verhaal.csvbestand import rijen_csv, tabel_csv

TABEL = pd.DataFrame(
    {
        "naam": ["'s-Gravenhage", "=1+1", "+x", "-", "@a", "\tb", "5"],
        "lasten_keur": [27989.000000000004, 1234.5678, None, -3.0, 0.0, -0.0, np.inf],
        "per_inwoner_eur": [12.34567, np.nan, 1.0, 2.0, 3.0, 4.0, 5.0],
        "mee": [True, False, None, True, True, True, True],
        "dag": pd.to_datetime(["2024-02-29", None, *["2024-01-01"] * 5]),
        "n": [1, 2, 3, 4, 5, 6, -7],
    }
)


def _lees(ruw: bytes, scheiding: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(ruw.decode("utf-8-sig")), delimiter=scheiding))


def test_nederlands() -> None:
    ruw = tabel_csv(TABEL, nederlands=True, koppen={"naam": "=Naam"})
    assert ruw.startswith(b"\xef\xbb\xbf")
    rijen = _lees(ruw, ";")
    assert rijen[0] == ["'=Naam", "lasten_keur", "per_inwoner_eur", "mee", "dag", "n"]
    assert rijen[1] == ["'s-Gravenhage", "27989", "12,35", "ja", "29-02-2024", "1"]
    assert rijen[2] == ["'=1+1", "1234,568", "", "nee", "", "2"]
    assert [r[0] for r in rijen[3:]] == ["'+x", "'-", "'@a", "'\tb", "5"]
    assert [r[1] for r in rijen[3:]] == ["", "-3", "0", "0", ""]
    assert rijen[7][5] == "-7", "een negatief getal is geen formule"


def test_machine() -> None:
    rijen = _lees(tabel_csv(TABEL, nederlands=False, precies={"per_inwoner_eur": 4}), ",")
    assert rijen[1] == ["'s-Gravenhage", "27989.0", "12.3457", "True", "2024-02-29", "1"]
    assert rijen[2][0] == "=1+1"
    terug = pd.read_csv(io.BytesIO(tabel_csv(TABEL, nederlands=False)))
    assert terug["lasten_keur"].iloc[1] == 1234.568
    assert terug["lasten_keur"].isna().tolist() == [False, False, True, False, False, False, True]


def test_losse_rijen_blijven_zoals_zij_zijn() -> None:
    rij = (0.1234567890123, datetime.datetime(2024, 2, 29, 1, 2, 3), None)
    assert rijen_csv(["a", "b", "c"], [rij], nederlands=True).decode("utf-8-sig").split("\r\n")[1] == (
        "0,1234567890123;29-02-2024 01:02:03;"
    )


@pytest.mark.parametrize("pagina", ["overzicht", "vergelijken", "rijksmiddelen"])
def test_geen_figuur_geeft_veertien_decimalen(pagina: str) -> None:
    figuren = figuren_van(pagina, g="GM1674", jaar="2024")
    assert figuren
    for sleutel, figuur in figuren.items():
        for nederlands in (True, False):
            tekst = figuur.csv(nederlands=nederlands).decode("utf-8-sig")
            assert not re.search(r"\d[.,]\d{7,}", tekst), sleutel


def test_niemand_schrijft_zelf_csv() -> None:
    """Outside the writer (and a script that readers run themselves) nothing that leaves the product makes CSV."""
    eigen = {Path("verhaal/csvbestand.py"), Path("verhaal/tekorten/herhaal.py")}
    schrijft = [
        pad.relative_to(PROJECT)
        for room in ("verhaal", "reports", "ui", "pages")
        for pad in (PROJECT / room).rglob("*.py")
        if re.search(r"\.to_csv\(|csv\.(?:Dict)?[Ww]riter\(", pad.read_text(encoding="utf-8"))
    ]
    assert set(schrijft) <= eigen
