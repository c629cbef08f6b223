"""Geld van het Rijk: every amount in its heading is one that the source tables hold, whatever the words around it are."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

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


@cache
def _paren(wet: str, jaar: int, soort: str, definitie: str) -> dict[str, tuple[float, float, float]]:
    """Per municipality the own net amount, the rekenbedrag and the difference; thousands of euro."""
    uit = {}
    for gm in tw.nu():
        eigen, rijk = _netto().get((gm, wet, jaar, soort, definitie)), ft.rekenbedrag().get((gm, wet, jaar))
        if eigen is not None and rijk is not None:
            uit[gm] = (eigen, rijk, eigen - rijk)
    return uit


@cache
def _alle(gm: str, jaar: int) -> list[tuple[float, float]]:
    """Every amount that may be said, in thousands of euro and in euro per inhabitant."""
    uit: list[tuple[float, float]] = []
    for wet, soort, definitie in product(ft.WETTEN, ("begroting", "rekening"), ("smal", "toegang")):
        alle = _paren(wet, jaar, soort, definitie)
        # of the country: who has both reports, and in whom all three laws fit
        passen = {
            g: x for g, x in alle.items() if all(ft.Feiten(g, "smal").paar(jaar, w).past for w in ft.WETTEN)
        }
        for paren in (alle, passen):
            if not paren:
                continue
            n = {g: ft.hoofden(g, jaar) or np.nan for g in paren}
            som = np.sum(list(paren.values()), axis=0)
            midden = np.nanmedian([[1000 * x / n[g] for x in paren[g]] for g in paren], axis=0)
            uit += [(np.nan, float(x)) for x in midden]  # the middle municipality may stand beside it
            if gm == "NL":
                uit += [(float(x), 1000 * float(x) / sum(n.values())) for x in som]
            elif gm in paren:
                uit += [(x, 1000 * x / n[gm]) for x in paren[gm]]
    reken = [
        ft.rekenbedrag().get((gm, wet, jaar)) for wet in ft.WETTEN
    ]  # also where the own amount is not known
    return [*uit, *((x, 1000 * x / (ft.hoofden(gm, jaar) or np.nan)) for x in reken if x is not None)]


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
