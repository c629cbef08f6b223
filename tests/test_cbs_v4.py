"""The same figures through v3 and v4, to the cell; and v4 as CBS really answered."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from loaders import cbs
from loaders.cbs import BronFout
from loaders.cbs_v4 import TabelV4
from loaders.live import invoer, ophalen
from loaders.live.manifest import Bron, bronnen
from loaders.live.ophalen import Wens
from loaders.live.voortgang import Voortgang
from tests.cbs.dienst_v4 import DienstV4, Nagemaakt, Opgenomen
from tests.cbs.wereld import Wereld
from tests.test_ververs_echt import haal as haal_v3
from tests.ververs_hulp import kleine_map, kleine_wereld

_MAP = Path(os.environ.get("BRONBESTANDEN", "")) / "cbs" / "03759ned"
JAREN = {"gezondheid": 2024, "gebieden": 2026, "samenloop": 2024, "iv3": 2024}


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Wereld:
    return kleine_wereld(kleine_map(tmp_path_factory.mktemp("v4") / "data"), [2024])


def klant(adres: str, pogingen: int = 1) -> cbs.Dienst:
    """The loader's side."""
    return cbs.Dienst(
        adres={"datasets": adres, "opendata": adres, "dataderden": adres}, pogingen=pogingen, wacht_s=0.01
    )


def haal(bron: Bron, jaar: int, adres: str, live: Path) -> dict[str, pd.DataFrame]:
    """The checked tables of a source through v4."""
    uit = {}
    for p in ophalen.plan(klant(adres), bron, Wens(frozenset({jaar})), live, []):
        if isinstance(p, BronFout):
            raise p
        assert isinstance(p.tabel, TabelV4)
        for lev in ophalen.haal(p, Voortgang(1, lambda _: None)):
            for contract, tabel in invoer.gekeurd(lev, live):
                uit[f"{contract.naam} {lev.groep}"] = tabel
    return uit


@pytest.mark.parametrize("naam", bronnen())
def test_gelijk_aan_v3(klein: Wereld, tmp_path: Path, naam: str) -> None:
    """Every source, with pages of an odd size, gives the same tables as v3."""
    bron = replace(bronnen()[naam], dienst="datasets")
    jaar = JAREN.get(naam, 2023)
    with DienstV4.van(klein.kopie(), pagina=777) as dienst:
        v4 = haal(bron, jaar, dienst.adres, tmp_path / "v4")
    v3 = haal_v3(klein.kopie(), naam, {jaar}, tmp_path / "v3")
    assert v4.keys() == v3.keys()
    assert v4
    for tabel in v3:
        pd.testing.assert_frame_equal(v4[tabel], v3[tabel])
    if naam == "iv3":  # not only lists of names: amounts, both placements, and who filed nothing
        assert {"iv3_taakveld 2024X000", "iv3_categorie 2024X005", "niet_aangeleverd 2024X005"} <= v3.keys()
        assert set(v3["plaatsing 2024X005"]["plaatsing"]) == {1, 2}


def test_iv3_staat_onder_zijn_eigen_catalogus(klein: Wereld, tmp_path: Path) -> None:
    """The address of v4 names the catalog; under another one there is no such table."""
    bron = replace(bronnen()["iv3"], dienst="datasets", catalogus="CBS")
    with DienstV4.van(klein.kopie()) as dienst, pytest.raises(BronFout, match="CBS"):
        haal(bron, 2024, dienst.adres, tmp_path)


def test_hoofdletters_tellen(klein: Wereld, tmp_path: Path) -> None:
    """'03759NED' is no table of v4."""
    bron = replace(bronnen()["bevolking"], dienst="datasets", tabel="03759NED", opvolger="")
    with DienstV4.van(klein.kopie()) as dienst, pytest.raises(BronFout, match=r"03759NED.*404"):
        haal(bron, 2024, dienst.adres, tmp_path)


def test_weg(klein: Wereld, tmp_path: Path) -> None:
    with pytest.raises(BronFout, match="geen verbinding"):
        haal(replace(bronnen()["wmo"], dienst="datasets"), 2023, "http://127.0.0.1:1", tmp_path)


@pytest.mark.skipif(
    not _MAP.is_dir(),
    reason="De echte bronbestanden zijn er niet: zet BRONBESTANDEN op de map waar cbs/ in staat.",
)
def test_zoals_het_cbs_antwoordde(tmp_path: Path) -> None:
    """The captured table: inhabitants of every municipality and year equal those of the project."""
    with DienstV4({"03759ned": Opgenomen(_MAP)}, pagina=999) as dienst:
        tabel = TabelV4(klant(dienst.adres), "datasets", "03759ned")
        assert tabel.gewijzigd() == "2026-06-23T00:00:00"
        bron = bronnen()["bevolking"]
        kolommen = bron.kolommen(tabel)
        assert kolommen["aantal"] == "M000352"
        jaren = bron.jaren(tabel.leden("Perioden"))
        assert jaren[2026].status == "Definitief"
        vast = {"Perioden": {jaren[j].sleutel for j in (2019, 2024, 2026)}, "Leeftijd": {"10000"}}
        filter_ = ophalen.Deel("x", vast).filter
        rijen = tabel.rijen("", filter_, list(kolommen.values()), vast).to_pandas()
    mensen = pd.read_csv(Path(__file__).parents[1] / "data" / "bron" / "inwoners.csv")
    mensen["Perioden"] = mensen["jaar"].astype(str) + "JJ00"
    samen = mensen.merge(rijen, left_on=["gm_code", "Perioden"], right_on=["RegioS", "Perioden"])
    assert len(samen) == 355 + 342 + 342
    assert (samen["inwoners"] == samen["M000352"]).all()


@pytest.mark.skipif(not _MAP.is_dir(), reason="De echte bronbestanden zijn er niet.")
def test_de_nagemaakte_bevolking_is_als_opgenomen(klein: Wereld) -> None:
    """Dimensions, members and figures of the stand-in are those of the capture: titles, units, order, statuses."""
    echt, na = Opgenomen(_MAP), Nagemaakt(klein.tabellen["03759ned"])

    def rijen(waar: Opgenomen | Nagemaakt, naam: str, *velden: str) -> list[tuple[object, ...]]:
        return [tuple(r.get(v) for v in velden) for r in waar.rijen(naam)]

    for naam in ("Dimensions", "LeeftijdCodes", "GeslachtCodes"):
        assert rijen(na, naam, "Identifier", "Title") == rijen(echt, naam, "Identifier", "Title")
    for naam in ("MeasureCodes",):
        velden = ("Title", "Unit", "DataType", "Decimals")
        assert rijen(na, naam, *velden) == rijen(echt, naam, *velden)
    alle = {r[0]: r for r in rijen(echt, "PeriodenCodes", "Identifier", "Title", "Status")}
    assert [alle[r[0]] for r in rijen(na, "PeriodenCodes", "Identifier")] == rijen(na, "PeriodenCodes", "Identifier", "Title", "Status")  # fmt: skip
    staten = rijen(echt, "BurgerlijkeStaatCodes", "Identifier", "Title")
    assert set(rijen(na, "BurgerlijkeStaatCodes", "Identifier", "Title")) <= set(staten)
    gemeenten = dict(rijen(echt, "RegioSCodes", "Identifier", "Title"))
    anders = {
        g: (t, gemeenten[g]) for g, t in rijen(na, "RegioSCodes", "Identifier", "Title") if gemeenten[g] != t
    }
    assert anders == {}
