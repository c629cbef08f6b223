"""Geld van het Rijk: every amount in its heading is one that the source tables hold, whatever the words around it are."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations

import numpy as np
import pytest

from tests import tweede_weg as tw
from tests.hulp import kop, open_app
from tests.nalezer import feiten as ft
from tests.nalezer.getal import bedrag, past

BEDRAG = re.compile(r"€ -?[\d.]+(?:,\d+)?(?: ml[nd])?(?= per inwoner)?")


@cache
def _netto() -> dict[tuple[str, str, int, str, str], float]:
    """Net amounts per law, with toegang of its own (definitie toegang) and without."""
    t = tw.paarbedrag().query("jaar >= 2023").dropna(subset=["netto_keur"])
    k = ["gm_code", "wet", "jaar", "soort", "definitie"]
    return dict(zip(t[k].itertuples(index=False, name=None), t["netto_keur"], strict=True))


def _bedragen(gm: str, wet: str, jaar: int, definitie: str) -> list[float]:
    """Begroting, jaarrekening and rekenbedrag of one law, and their differences; thousands of euro."""
    delen = [_netto().get((gm, wet, jaar, s, definitie)) for s in ("begroting", "rekening")]
    delen.append(ft.rekenbedrag().get((gm, wet, jaar)))
    bekend = [x for x in delen if x is not None]
    return [*bekend, *(b - a for a, b in combinations(bekend, 2))]


@cache
def _alle(gm: str, jaar: int) -> list[tuple[float, float]]:
    """Every amount that may be said, in thousands of euro and in euro per inhabitant."""
    uit: list[tuple[float, float]] = []
    for wet in ft.WETTEN:
        for definitie in ("smal", "toegang"):
            per_gemeente = {g: _bedragen(g, wet, jaar, definitie) for g in tw.nu()}
            vol = {g: x for g, x in per_gemeente.items() if len(x) == max(map(len, per_gemeente.values()))}
            hoofden = {g: ft.hoofden(g, jaar) or np.nan for g in vol}
            if gm == "NL":
                som = np.sum(list(vol.values()), axis=0)
                uit += [(float(x), 1000 * float(x) / sum(hoofden.values())) for x in som]
            else:
                n = ft.hoofden(gm, jaar) or np.nan
                uit += [(x, 1000 * x / n) for x in per_gemeente[gm]]
            midden = np.nanmedian([[1000 * x / hoofden[g] for x in vol[g]] for g in vol], axis=0)
            uit += [(np.nan, float(x)) for x in midden]  # the middle municipality beside it
    return uit


@pytest.mark.parametrize("jaar", [2023, 2024, 2025])
@pytest.mark.parametrize("gm", ["NL", "GM1674", "GM0363", "GM0569", "GM0796", "GM0088"])
def test_elk_bedrag_in_de_kop_is_een_bekend_bedrag(gm: str, jaar: int) -> None:
    zin = kop(open_app("rijksmiddelen", jaar=str(jaar), **({} if gm == "NL" else {"g": gm})))
    gevonden = list(BEDRAG.finditer(zin))
    assert gevonden, zin
    assert "€ -" not in zin  # an impossible amount is no heading
    for m in gevonden:
        hoofd = zin[m.end() :].startswith(" per inwoner")
        gelezen = bedrag(m[0], "inwoner" if hoofd else "totaal")
        waar = [abs(x[hoofd]) for x in _alle(gm, jaar)]
        assert any(past(gelezen, x) for x in waar if x == x), (m[0], zin)


def test_een_ander_bedrag_valt_op() -> None:
    waar = [abs(x) for x, _ in _alle("GM1674", 2024)]
    assert not any(past((99_999.0, 50.0), x) for x in waar if x == x)
