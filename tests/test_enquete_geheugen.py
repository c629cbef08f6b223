"""Ten visitors, each with a large survey: what the server keeps for them has a bound, and comes back when they leave."""

from __future__ import annotations

import gc

import numpy as np
import pandas as pd
import pytest

from enquete import importeer
from enquete.duiden.beschrijving import Beschrijving
from enquete.duiden.toewijzen import stel_voor
from enquete.houden.vragenlijst import raadsenquete
from enquete.lezen.ruw import MAX_CELLEN, Ruw
from tests.enquete_toeval import BRON, REFERENTIE, lees_hier
from ui.enquete import eigenbron, geheugen
from verhaal.enquetes import enquetefiguren

MB = 1024 * 1024


def groot(rng: np.random.Generator, kolommen: int, rijen: int) -> pd.DataFrame:
    """Valid answers: every cell one of five texts."""
    return pd.DataFrame(
        {
            f"v{i}": pd.Categorical.from_codes(rng.integers(0, 5, rijen), list("12345"))
            for i in range(kolommen)
        }
    )


@pytest.fixture(autouse=True)
def _leeg():
    geheugen._dozen.clear()
    yield
    geheugen._dozen.clear()


def _in_gebruik() -> int:
    gc.collect()
    return sum(d.bytes for r in geheugen._dozen if (d := r()) is not None and d.waarde is not None)


def test_tien_bezoekers_met_vijf_miljoen_cellen_passen():
    """The largest file we read, ten times: a byte a cell, 50 MB in all, and nobody loses anything."""
    rng = np.random.default_rng(1)
    tabel = groot(rng, 50, MAX_CELLEN // 50)
    dozen = [geheugen.berg(Ruw("a.csv", "tekst", t := tabel.copy()), t) for _ in range(10)]
    assert all(d.waarde is not None for d in dozen)
    assert 10 * MAX_CELLEN <= _in_gebruik() <= 60 * MB
    del dozen
    assert _in_gebruik() == 0  # sessions that end give back what they held


def test_wie_meer_vraagt_dan_er_is_verdringt_de_oudste():
    tabel = pd.DataFrame({"nr": np.arange(5 * MB)})  # 40 MB
    dozen = [geheugen.berg(i, tabel) for i in range(10)]
    assert _in_gebruik() <= geheugen.MAX_BYTES
    over = [d.waarde for d in dozen if d.waarde is not None]
    assert over == list(range(10 - len(over), 10))  # the newest stay
    assert over


def test_uitkomsten_van_alle_raden_worden_klein():
    """As the invented example: 437 options, 368 places. Texts are held once."""
    n = 437 * 368
    tabel = pd.DataFrame(
        {
            **{k: np.resize(["een", "twee", "drie"], n) for k in ("vraag_id", "label", "reden", "geo_naam")},
            **{k: np.arange(n, dtype="float64") for k in ("n", "pct", "n_eff")},
        }
    )
    klein = geheugen.zuinig(tabel)
    assert klein.memory_usage(deep=True).sum() < 30 * n
    pd.testing.assert_frame_equal(klein.astype(tabel.dtypes.to_dict()), tabel)


def test_wat_klein_gehouden_wordt_is_te_tekenen():
    """What a visitor's file gave, held small, still becomes the table of what only the visitor sees."""
    regels = [
        f"R{i};GM1674;{'raadslid' if i > 2 else 'fractievoorzitter'};{4 if i < 5 else 2}" for i in range(12)
    ]
    ruw = lees_hier("a.csv", "\n".join(["resp_id;gm_code;rol;I2", *regels]).encode())
    b = stel_voor(ruw, Beschrijving(raadsenquete(2026, "Proef", "Wij", REFERENTIE), onze=True))
    e = eigenbron.uit_verslag(importeer.verwerk(ruw, b, BRON, REFERENTIE))
    assert isinstance(e.uitkomsten["label"].dtype, pd.CategoricalDtype)
    assert not any(isinstance(d, pd.CategoricalDtype) for d in e.blok("I2", "gemeente").dtypes)
    assert "eens" in enquetefiguren.niet_delen(e, "I2")
    assert enquetefiguren.eigen_zinnen(e, "I2", "GM1674", "Roosendaal") or enquetefiguren.gemeentezinnen(e, "I2", "GM1674", "Roosendaal")  # fmt: skip
