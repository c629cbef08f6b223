"""What others found stands beside our sums with the gap and the reason; counting the same reports again proves less."""

from __future__ import annotations

import pytest

from tests import tweede_weg as tw
from tests.hulp import haal, open_app, tekst

ANDEREN = haal.aansluiting().query("aard == 'anderen'").set_index("toets")


def _jeugd(jaar: int) -> float:
    """Besteed − begroot of everybody with both reports, in mln euro, from the source tables."""
    t = tw.begroot_besteed().query("definitie == 'smal' and wet == 'jeugdwet' and jaar == @jaar and gepaard")
    return float(t["afwijking_keur"].sum()) / 1000


@pytest.mark.parametrize(("toets", "jaar"), [("cbs_jeugd_verschil", 2017), ("commissie_jeugd", 2024)])
def test_onze_som_is_die_van_de_bron(toets: str, jaar: int) -> None:
    rij = ANDEREN.loc[f"anderen_{toets}_{jaar}"]
    assert rij["gevonden"] == pytest.approx(_jeugd(jaar))
    assert rij["verschil"] == pytest.approx(_jeugd(jaar) - rij["verwacht"])


def test_bekende_verschillen() -> None:
    """As measured: 844 beside 603, 5 478 beside 5 557, 25,5 beside 18,8%, 6,9 beside 4,4%, 24 163 beside 24 mld."""
    gevonden = ANDEREN["gevonden"].round(1)
    assert gevonden["anderen_cbs_jeugd_verschil_2017"] == 844.0
    assert gevonden["anderen_cbs_jeugd_begroot_2023"] == 5477.7
    assert gevonden["anderen_divosa_jeugd_2017"] == 25.5
    assert gevonden["anderen_divosa_h6_2017"] == 6.9
    assert gevonden["anderen_bdo_h6_2017"] == 24162.8


def test_wat_niet_bekend_is_heet_niet_bekend() -> None:
    """No reason is a guess: what nobody says is called unknown in the text, and marked in the row."""
    assert ANDEREN["zekerheid"].isin(["bekend", "afgeleid", "niet bekend"]).all()
    onbekend = ANDEREN.query("zekerheid == 'niet bekend'")["reden"]
    assert len(onbekend) >= 5
    assert onbekend.str.contains("is niet bekend").all()
    afgeleid = ANDEREN.query("zekerheid == 'afgeleid'")["reden"]
    assert afgeleid.str.contains("niet bekend|weten wij niet").all()
    zeker = ANDEREN.query("zekerheid == 'bekend'")
    assert set(zeker.index) >= {"anderen_cebeon_2017", "anderen_bdo_h6_2017"}
    assert not ANDEREN["reden"].str.contains("Waarschijnlijk schat").any()


def test_zonder_wat_niet_past_is_het_verschil_van_2017_kleiner() -> None:
    """The reason beside CBS's 603 mln, from the source tables: 844 of everybody, less without pairs that do not fit."""
    t = tw.begroot_besteed().query(
        "definitie == 'smal' and wet == 'jeugdwet' and jaar == 2017 and vergelijkbaar"
    )
    assert float(t["afwijking_keur"].sum()) / 1000 < _jeugd(2017)


def test_een_vergelijking_is_geen_controle() -> None:
    assert ANDEREN["in_orde"].isna().all()
    assert ANDEREN["reden"].str.len().gt(15).all()
    rest = haal.aansluiting().query("aard != 'anderen'")
    assert rest["in_orde"].notna().all()
    assert rest["wie"].isna().all()


def test_pagina_noemt_hertellingen_hertellingen_en_de_fout_van_de_bron() -> None:
    woorden = tekst(open_app("verantwoording"))
    assert "Wat anderen zeggen" in woorden
    assert "Cebeon" in woorden
    assert "ongeveer 85% van het geld op het juiste taakveld" in woorden
    assert "onafhankelijke sommen" not in woorden
    assert "Een hertelling bewijst dat er onderweg niets verloren ging" in woorden
