"""Volume times price: the split by hand, and the whole road from CBS's tables to the page by another one."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders import versies
from loaders.live.ophalen import Wens
from loaders.live.ververs import ververs
from queries import verbind
from queries.antwoorden import Haal
from tests import tweede_weg as tw
from tests.cbs.dienst import Dienst
from tests.cbs.wereld import Wereld
from tests.hulp import haal, open_app, tekst
from tests.test_ververs_cellen import METINGEN, csv_rijen, delen_van_nu
from tests.ververs_hulp import gedeelde_map, klant, klein_met_database, kleine_wereld
from verhaal import getallen
from verhaal.tekorten import volume, volumefiguren

BRONNEN = ["jeugdzorg", "wmo", "bijstand"]
JAREN = {
    "jeugdwet": [2021, 2022, 2023, 2024],
    "wmo": [2021, 2022, 2023, 2024],
    "participatiewet": [2023, 2024],
}


# ------------------------------------------------------------------ the split by hand


def rij(gm_code: str = "GM0001", **anders) -> dict[str, object]:
    basis = {
        "gm_code": gm_code,
        "naam": gm_code,
        "jaar": 2021,
        "gebruikers": 100.0,
        "besteed_keur": 1_000.0,
        "inwoners": 10_000.0,
        "voorlopig": False,
        "anders_geboekt": False,
        "let_op": "",
        "jeugdregio": "R",
        "grootteklasse": "K",
        "provincie": "P",
    }
    return basis | anders


def test_splitsing_met_de_hand() -> None:
    """100 at € 10 000 becomes 120 at € 15 000: 20 more at € 12 500 on average, € 5 000 dearer for 110 on average."""
    t = pd.DataFrame([rij(), rij(jaar=2024, gebruikers=120.0, besteed_keur=1_800.0, let_op="Grote sprong")])
    (r,) = volume.per_gemeente(t, 2021, 2024).to_dict("records")
    assert (r["verschil_keur"], r["volume_keur"], r["prijs_keur"]) == (800, 250, 550)
    assert (r["verschil_pct"], r["volume_pct"], r["prijs_pct"]) == (80, 25, 55)
    assert (r["per_gebruiker_van_eur"], r["per_gebruiker_tot_eur"]) == (10_000, 15_000)
    assert r["let_op"] == "2024: Grote sprong"


def test_samen_is_gewogen_en_alleen_wie_in_beide_jaren_bekend_is() -> None:
    """A large and a small one: the price is all euros / all users, not the mean of two prices; a third is left out."""
    t = pd.DataFrame(
        [
            rij("GM0001", gebruikers=900.0, besteed_keur=9_000.0),  # € 10 000
            rij(
                "GM0002", gebruikers=100.0, besteed_keur=3_000.0
            ),  # € 30 000; the mean of prices would be 20 000
            rij("GM0003"),
            rij("GM0001", jaar=2024, gebruikers=900.0, besteed_keur=9_000.0),
            rij("GM0002", jaar=2024, gebruikers=300.0, besteed_keur=9_000.0),
        ]
    )
    (r,) = volume.samen(volume.per_gemeente(t, 2021, 2024)).to_dict("records")
    assert (r["n"], r["per_gebruiker_van_eur"], r["per_gebruiker_tot_eur"]) == (2, 12_000, 15_000)
    # 1 000 -> 1 200 users at € 13 500 on average; € 3 000 dearer for 1 100
    assert (r["verschil_keur"], r["volume_keur"], r["prijs_keur"]) == (6_000, 2_700, 3_300)
    assert volume.per_jaar(t).set_index("jaar").at[2021, "n"] == 3


def test_zonder_gebruikers_is_er_geen_prijs() -> None:
    t = pd.DataFrame([rij(gebruikers=0.0), rij(jaar=2024, gebruikers=5.0)])
    (r,) = volume.per_gemeente(t, 2021, 2024).to_dict("records")
    assert r["verschil_keur"] == 0
    assert pd.isna([r["volume_keur"], r["prijs_keur"], r["per_gebruiker_van_eur"]]).all()


bedrag = st.floats(1, 1e6)


@settings(max_examples=25, deadline=None)
@given(bedrag, bedrag, bedrag, bedrag)
def test_delen_tellen_op_en_terug_is_hetzelfde_met_een_min(
    v0: float, v1: float, s0: float, s1: float
) -> None:
    heen = pd.DataFrame([rij(gebruikers=v0, besteed_keur=s0), rij(jaar=2024, gebruikers=v1, besteed_keur=s1)])
    (r,) = volume.per_gemeente(heen, 2021, 2024).to_dict("records")
    grens = 1e-9 * (s0 + s1) * (v0 / v1 + v1 / v0)
    assert r["volume_keur"] + r["prijs_keur"] == pytest.approx(r["verschil_keur"], abs=grens)
    (t,) = volume.per_gemeente(heen, 2024, 2021).to_dict("records")
    assert t["volume_keur"] == pytest.approx(-r["volume_keur"], abs=grens)


# ------------------------------------------------------------------ from CBS's tables to the sums


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small country in which the tables of users were fetched from the stand-in. Never changed by a test."""

    def maak(map_: Path) -> None:
        data = Path(shutil.copytree(klein_met_database(tmp_path_factory), map_ / "data"))
        with Dienst(kleine_wereld(data, [2024])) as dienst:
            assert ververs(data, BRONNEN, Wens(), klant(dienst)) == []

    return gedeelde_map(tmp_path_factory, "gebruik", maak) / "data"


@pytest.fixture(scope="module")
def ververst(data: Path):
    """Queries on the refreshed small country."""
    nu = versies.huidige(data)
    assert nu is not None
    with verbind(nu) as con:
        yield Haal.uit(con)


@pytest.fixture(scope="module")
def wereld(data: Path) -> Wereld:
    return kleine_wereld(data, [2024])


def met_de_hand(wereld: Wereld, wet: str, gemeenten: set[str]) -> dict[tuple[str, int], tuple[float, float]]:
    """(municipality, year) -> users and spending, from CBS's cells and from data/bron in pandas; both known."""
    tabel, plaats, jaren, sleutel = METINGEN[volume.GEBRUIK[wet].indicator_id]
    waarden = wereld.tabellen[tabel].waarden
    mensen = {(int(r["jaar"]), r["gm_code"]): int(r["inwoners"]) for r in csv_rijen("inwoners.csv")}
    p = tw.begroot_besteed().query("definitie == 'smal' and wet == @wet")
    besteed = p.set_index(["gm_code", "jaar"])["besteed_keur"].dropna()
    half = {(c, j) for c, j, s, _ in tw.vlaggen()["onvolledig_door_herindeling"] if s == "rekening"}
    uit = {}
    for jaar in jaren:
        for gm, delen in delen_van_nu(jaar).items():
            getallen = [(waarden(sleutel(deel, jaar))[plaats], a, mensen[jaar, deel]) for deel, a in delen]
            if (
                gm not in gemeenten
                or (gm, jaar) not in besteed
                or (gm, jaar) in half
                or any(w is None for w, _, _ in getallen)
            ):
                continue
            gebruikers = sum(float(w) * a for w, a, _ in getallen)  # type: ignore[arg-type]
            uit[gm, jaar] = (gebruikers, float(besteed[gm, jaar]))
    return uit


@pytest.mark.parametrize("wet", volume.GEBRUIK)
def test_gebruikers_en_uitgaven_uit_de_bronnen(ververst, wereld: Wereld, wet: str) -> None:
    t = ververst.gebruik(wet=wet, indicator_id=volume.GEBRUIK[wet].indicator_id)
    verwacht = met_de_hand(wereld, wet, set(ververst.gemeenten()["gm_code"]))
    gevonden = {(r.gm_code, r.jaar): (r.gebruikers, r.besteed_keur) for r in t.itertuples()}
    assert gevonden.keys() == verwacht.keys()
    assert sorted({jaar for _, jaar in verwacht}) == JAREN[wet]
    for paar, (gebruikers, besteed) in verwacht.items():
        assert gevonden[paar] == (pytest.approx(gebruikers, rel=1e-6), pytest.approx(besteed)), paar


def test_landelijk_is_alle_euros_gedeeld_door_alle_jongeren(ververst, wereld: Wereld) -> None:
    """And its change between two years: sums of who is known in both, split by hand."""
    t = ververst.gebruik(wet="jeugdwet", indicator_id="jongeren_jeugdzorg")
    alles = met_de_hand(wereld, "jeugdwet", set(ververst.gemeenten()["gm_code"]))
    r = volume.per_jaar(t).set_index("jaar").loc[2024]
    van_2024 = [paar for (_, jaar), paar in alles.items() if jaar == 2024]
    assert r["n"] == len(van_2024)
    jongeren, keur = (sum(k) for k in zip(*van_2024, strict=True))
    assert r["per_gebruiker_eur"] == pytest.approx(1000 * keur / jongeren)

    beide = {gm for gm, jaar in alles if jaar == 2021} & {gm for gm, jaar in alles if jaar == 2024}
    (v0, s0), (v1, s1) = (
        (sum(alles[gm, jaar][0] for gm in beide), sum(alles[gm, jaar][1] for gm in beide))
        for jaar in (2021, 2024)
    )
    (s,) = volume.samen(volume.per_gemeente(t, 2021, 2024)).to_dict("records")
    assert s["n"] == len(beide)
    assert s["verschil_keur"] == pytest.approx(s1 - s0)
    assert s["volume_keur"] == pytest.approx((v1 - v0) * (s0 / v0 + s1 / v1) / 2)
    assert s["prijs_keur"] == pytest.approx((s1 / v1 - s0 / v0) * (v0 + v1) / 2)
    per = volume.samen(volume.per_gemeente(t, 2021, 2024), "provincie")
    assert per["besteed_tot_keur"].sum() == pytest.approx(s1)
    assert per["n"].sum() == len(beide)


def test_vlaggen_bij_gebruik(ververst) -> None:
    """Fewer than 1 000 users is a small number; 'anders geboekt' is that of the pair."""
    t = ververst.gebruik(wet="jeugdwet", indicator_id="jongeren_jeugdzorg")
    klein = t["let_op"].str.contains("Kleine aantallen")
    assert klein[t["gebruikers"] < 1000].all()
    assert not klein[(t["gebruikers"] >= 1000) & (t["inwoners"] >= 60_000)].any()
    verwacht = {(c, j) for c, j, _, w in tw.vlaggen()["anders_geboekt"] if w == "jeugdwet"}
    assert {(r.gm_code, r.jaar) for r in t[t["anders_geboekt"]].itertuples()} == {
        (r.gm_code, r.jaar) for r in t.itertuples() if (r.gm_code, r.jaar) in verwacht
    }


# ------------------------------------------------------------------ what the reader sees


@pytest.mark.parametrize("wet", volume.GEBRUIK)
def test_figuren_noemen_de_cijfers(ververst, wet: str) -> None:
    g = volume.GEBRUIK[wet]
    t = ververst.gebruik(wet=wet, indicator_id=g.indicator_id)
    van, tot = JAREN[wet][0], JAREN[wet][-1]
    delen = volume.per_gemeente(t, van, tot).dropna(subset=["volume_keur"])
    gm_code, naam = delen[["gm_code", "naam"]].iloc[0]
    fig = volumefiguren.splitsing(ververst, g, wet, delen, (van, tot), gm_code, naam, [tot])
    assert fig.vlaggen.count(f"Het aantal {g.meervoud} over {tot} is voorlopig.") == 1
    som = volume.samen(delen).iloc[0]
    for deel in (som["volume_keur"], som["prijs_keur"]):
        assert f"{getallen.euro_kort(abs(deel))} {'meer' if deel >= 0 else 'minder'} door" in fig.titel
    assert f"{len(delen)} van de {len(ververst.gemeenten())}" in fig.onderkop
    assert naam in fig.panelen[0].alt
    csv = pd.read_csv(io.BytesIO(fig.csv(nederlands=False)))
    assert csv["verschil_keur"].sum() == pytest.approx(som["verschil_keur"])
    assert {"let_op", "bron", "volume_keur", "prijs_keur"} <= set(csv)
    reeks = volumefiguren.reeksen(ververst, g, wet, t, gm_code, naam)
    assert naam in reeks.panelen[1].alt
    assert METINGEN[g.indicator_id][0] in reeks.bron


def test_zonder_verversing_staat_er_wat_er_wel_is() -> None:
    app = open_app("jeugdzorg", g="GM1674", jaar="2024", tekortdeel="Meer of duurder?", tekortwet="Wmo")
    assert not app.exception
    reeks = haal.indicatorreeks(indicator_id="kwb_wmo_clienten")
    assert set(reeks["jaar"]) == {2021}
    midden = getallen.getal(reeks["waarde"].median(), 1)
    assert (
        f"per 1.000 inwoners, 2021: in het midden van {len(reeks)} gemeenten {midden}; Roosendaal"
        in tekst(app)
    )
    assert "Na een verversing" in tekst(app)


def test_jeugdzorg_in_natura_zonder_verversing() -> None:
    """The two years that come with the project, from the files themselves, and what has to be said of them."""
    g = volume.EERDER["jeugdwet"]
    t = haal.gebruik(wet="jeugdwet", indicator_id=g.indicator_id)
    bron = pd.read_parquet(versies.DATA / "bron" / "jeugdzorg_natura.parquet").set_index(["jaar", "gm_code"])[
        "jongeren"
    ]
    besteed = tw.begroot_besteed().query("definitie == 'smal' and wet == 'jeugdwet'")
    besteed = besteed.set_index(["gm_code", "jaar"])["besteed_keur"].dropna()
    half = {(c, j) for c, j, s, _ in tw.vlaggen()["onvolledig_door_herindeling"] if s == "rekening"}
    verwacht = {
        (gm, jaar): (sum(bron[jaar, deel] * a for deel, a in delen), besteed[gm, jaar])
        for jaar in (2021, 2022)
        for gm, delen in delen_van_nu(jaar).items()
        if (gm, jaar) in besteed and (gm, jaar) not in half
    }
    gevonden = {(r.gm_code, r.jaar): (r.gebruikers, r.besteed_keur) for r in t.itertuples()}
    assert gevonden.keys() == verwacht.keys()
    assert all(gevonden[k] == pytest.approx(verwacht[k], rel=1e-9) for k in verwacht)
    assert volume.voorlopige_jaren(t) == [2022]
    # Roosendaal: 2 130 youths and € 28,090 mln, then 2 070 and € 29,860 mln
    r = volume.per_gemeente(t, 2021, 2022).set_index("gm_code").loc["GM1674"]
    p0, p1 = 28_090 / 2_130, 29_860 / 2_070
    assert r["volume_keur"] == pytest.approx(-60 * (p0 + p1) / 2)
    assert r["prijs_keur"] == pytest.approx((p1 - p0) * 2_100)

    app = open_app("jeugdzorg", g="GM1674", jaar="2024", tekortdeel="Meer of duurder?", tekortwet="Jeugdwet")
    assert not app.exception
    zinnen = tekst(app)
    for woorden in (
        "jongeren met jeugdzorg in natura",
        "De cijfers over 2022 zijn voorlopig.",
        "oktober 2024",
        "persoonsgebonden budget",
        "85075NED, 85335NED",
    ):
        assert woorden in zinnen, woorden
    assert "Na een verversing" not in zinnen
