"""Surveys made by chance: what is counted is right to the person, and what cannot be known is asked or refused."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.enquete_toeval import FOUT, RAAK, proef


def _probeer(zaden: range) -> Counter[str]:
    stand: Counter[str] = Counter()
    for zaad in zaden:
        p = proef(zaad)
        assert p.fouten == [], f"zaad {zaad}"
        stand += p.stand
    return stand


def test_veertig_enquetes_bij_toeval():
    """Most questions are counted: to refuse all would be no art."""
    stand = _probeer(range(40))
    assert stand[FOUT] == 0
    assert stand[RAAK] > 0.75 * stand.total()


@pytest.mark.volledig
@pytest.mark.timeout(3600)
def test_tweeduizend_enquetes_bij_toeval():
    stand = _probeer(range(2000))
    assert stand[RAAK] > 0.75 * stand.total()
