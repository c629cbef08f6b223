"""Households with provisions of the three laws together: from CBS's cells to the mart, by another road."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from loaders.cbs import BronFout
from loaders.live import ophalen
from loaders.live.manifest import bronnen
from loaders.live.ophalen import Wens
from loaders.live.ververs import ververs
from tests.cbs.dienst import Dienst
from tests.cbs.wereld import Wereld
from tests.test_ververs_echt import haal
from tests.ververs_hulp import klant, kleine_map, kleine_wereld, vraag

TABEL = {2024: "85994NED", 2025: "86156NED"}


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Wereld:
    return kleine_wereld(kleine_map(tmp_path_factory.mktemp("samenloop") / "data"), [])


def met_de_hand(wereld: Wereld, jaar: int) -> dict[tuple[str, str], float]:
    """(municipality, indicator) -> figure: the total, and what is left of it without those of one law."""
    tabel = wereld.tabellen[TABEL[jaar]]
    soort = {x["Title"]: str(x["Key"]).strip() for x in tabel.dimensies["SoortVoorzieningSociaalDomein"]}
    alle = next(
        str(x["Key"]).strip() for x in tabel.dimensies["AantalVoorzieningen"] if x["Title"] == "Totaal"
    )
    uit = {}
    for gebied in tabel.dimensies["WijkenEnBuurten"]:
        gm = str(gebied["Key"]).strip()
        vier: list[Any] = [
            tabel.waarden((alle, soort[t], gm, f"{jaar}JJ00"))[1]
            for t in ("Totaal", "Alleen Jeugd", "Alleen P-wet", "Alleen Wmo")
        ]
        if gm.startswith("WK") or vier[0] is None:
            continue
        uit[gm, "samenloop_huishoudens"] = vier[0]
        if None not in vier:
            uit[gm, "samenloop_meer_wetten"] = 100 * (vier[0] - sum(vier[1:])) / vier[0]
    return uit


@pytest.mark.parametrize("jaar", TABEL)
def test_naar_de_cel(klein: Wereld, tmp_path: Path, jaar: int) -> None:
    (tabel,) = haal(klein.kopie(), "samenloop", {jaar}, tmp_path).values()
    gevonden = {(r.gm_code, r.indicator_id): r.waarde for r in tabel.itertuples()}
    assert gevonden == pytest.approx(met_de_hand(klein, jaar))
    assert len(gevonden) > 30
    assert set(tabel["voorlopig"]) == {"ja" if jaar == 2025 else "nee"}


def _anders(wereld: Wereld, jaar: int, soort: str, gm: str, huishoudens: int | None) -> None:
    tabel = wereld.tabellen[TABEL[jaar]]
    echt = tabel.waarden
    sleutel = next(
        str(x["Key"]).strip() for x in tabel.dimensies["SoortVoorzieningSociaalDomein"] if x["Title"] == soort
    )
    tabel.waarden = lambda s: (None, huishoudens) if s[1:3] == (sleutel, gm) else echt(s)


def test_een_verborgen_deel_is_geen_nul(klein: Wereld, tmp_path: Path) -> None:
    """A dot for one law leaves the share unknown; the total stays."""
    wereld = klein.kopie()
    _anders(wereld, 2024, "Alleen P-wet", "GM0363", None)
    (tabel,) = haal(wereld, "samenloop", {2024}, tmp_path).values()
    assert list(tabel[tabel["gm_code"] == "GM0363"]["indicator_id"]) == ["samenloop_huishoudens"]


def test_delen_die_niet_in_het_geheel_passen(klein: Wereld, tmp_path: Path) -> None:
    wereld = klein.kopie()
    _anders(wereld, 2024, "Alleen Jeugd", "GM0363", 9_999_995)
    with pytest.raises(BronFout, match=r"85994NED, 2024: van GM0363"):
        haal(wereld, "samenloop", {2024}, tmp_path)


def test_wat_niet_wordt_opgehaald(klein: Wereld, tmp_path: Path) -> None:
    """Earlier editions (even two of one year), other tables of the subject, and one that has half-years only."""
    wereld = klein.kopie()
    titels = {
        "85637NED": "Gebruik voorzieningen sociaal domein; aantal voorzieningen wijken, 2023",
        "84662NED": "Gebruik voorzieningen sociaal domein; aantal voorzieningen, wijken, 2021",
        "86195NED": "Gebruik voorzieningen sociaal domein; aantal voorzieningen, wijken, 2021",
        "85993NED": "Gebruik voorzieningen sociaal domein; wijken, 2024",
    }
    for nummer, titel in titels.items():
        ander = wereld.tabellen[nummer] = klein.kopie().tabellen["85994NED"]
        ander.id, ander.titel = nummer, titel
    tabel = wereld.tabellen["86156NED"]
    tabel.dimensies["Perioden"] = [x for x in tabel.dimensies["Perioden"] if "HJ" in str(x["Key"])]
    with Dienst(wereld) as dienst:
        plannen = list(ophalen.plan(klant(dienst), bronnen()["samenloop"], Wens(), tmp_path, []))
    assert {p.tabel.id: [g.naam for g in p.groepen] for p in plannen if not isinstance(p, BronFout)} == {
        "85994NED": ["2024"],
        "86156NED": [],
    }
    assert len(plannen) == 2


def test_tot_in_de_marts(tmp_path: Path) -> None:
    """Two editions in one series, each with its own provenance; a new year is found by its title."""
    data = kleine_map(tmp_path / "data")
    wereld = kleine_wereld(data, [])
    nieuw = wereld.tabellen["86999NED"] = wereld.kopie().tabellen["86156NED"]
    nieuw.id, nieuw.titel = "86999NED", nieuw.titel.replace("2025", "2026")
    for x in nieuw.dimensies["Perioden"]:
        x["Key"], x["Title"] = str(x["Key"]).replace("2025", "2026"), str(x["Title"]).replace("2025", "2026")
    with Dienst(wereld) as dienst:
        assert ververs(data, ["samenloop"], Wens(), klant(dienst)) == []
    rijen = vraag(
        data,
        "select gm_code, jaar, indicator_id, waarde from mart.indicator where indicator_id like 'samenloop%' and jaar < 2026",
    )
    hand = {(gm, jaar, i): w for jaar in TABEL for (gm, i), w in met_de_hand(wereld, jaar).items()}
    assert {r[:3]: r[3] for r in rijen} == pytest.approx(hand)
    assert vraag(
        data,
        "select distinct i.jaar, i.voorlopig, h.herkomst_id, h.tabel_id from mart.indicator i join mart.herkomst h using (herkomst_id) "
        "where indicator_id = 'samenloop_meer_wetten' order by 1",
    ) == [(2024, False, "cbs_samenloop_2024", "85994NED"), (2025, True, "cbs_samenloop_2025", "86156NED"),
          (2026, True, "cbs_samenloop_2026", "86999NED")]  # fmt: skip
    assert vraag(
        data, "select distinct brontabel from referentie.indicatorsoort where indicator_id like 'samenloop%'"
    ) == [("85994NED, 86156NED, 86999NED",)]
