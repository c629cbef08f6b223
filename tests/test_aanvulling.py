"""The public figures beside the taakvelden, against Iv3 and the balance by another road: pandas, no SQL of the build."""

from __future__ import annotations

import duckdb
import pandas as pd
import pytest

from loaders import versies
from queries import verbind
from tests.test_loader_fouten import DATA
from tests.tweede_weg import overgang

BRON = DATA / "bron"
SLEUTEL = ["jaar", "soort", "gm_code"]


@pytest.fixture(scope="module")
def con():
    nu = versies.huidige()
    assert nu is not None
    with verbind(nu) as con:
        yield con


def parquet(naam: str) -> pd.DataFrame:
    return pd.read_parquet(BRON / f"{naam}.parquet")


def h6() -> pd.Series:
    """Lasten of hoofdtaakveld 6 of every report, from the taakvelden."""
    t = parquet("iv3_taakveld")
    return t[t["taakveld"].str.split(".").str[0] == "6"].groupby(SLEUTEL)["lasten_keur"].sum()


def test_samenstelling_telt_op_tot_hoofdtaakveld_6() -> None:
    """All 6 373 filed reports, to the thousand."""
    s = parquet("h6_samenstelling").set_index(SLEUTEL)
    assert len(s) == 6_373
    delen = s.drop(columns=["lasten_keur", "waarvan_inhuur_keur"]).sum(axis=1)
    assert (delen - s["lasten_keur"]).abs().max() < 0.001
    assert (h6().reindex(s.index) - s["lasten_keur"]).abs().max() < 0.001
    assert (
        s["waarvan_inhuur_keur"] <= s["goederen_diensten_keur"].abs() + s["waarvan_inhuur_keur"].abs()
    ).all()


def test_salarissen_per_taakveld_tellen_op_tot_de_samenstelling() -> None:
    """L1.1 over 6.x, on the 1 361 reports of which it is known."""
    sal = parquet("iv3_salaris")
    som = sal[sal["taakveld"].str.startswith("6.")].groupby(SLEUTEL)["salarissen_keur"].sum()
    s = parquet("h6_samenstelling").set_index(SLEUTEL)["salarissen_keur"]
    verslagen = set(map(tuple, sal[["jaar", "soort"]].drop_duplicates().to_numpy()))
    s = s[[(j, v) in verslagen for j, v, _ in s.index]]
    assert len(s) == 1_361
    assert (som.reindex(s.index).fillna(0) - s).abs().max() < 0.001


def test_reserves_zijn_het_eigen_vermogen() -> None:
    """All 2 847 balances, against the table of totals."""
    r = parquet("reserves").assign(soort="rekening").set_index(SLEUTEL)
    t = parquet("iv3_gemeentetotaal").set_index(SLEUTEL).reindex(r.index)
    assert len(r) == 2_847
    som = r[["algemene_reserve_keur", "bestemmingsreserves_keur", "saldo_rekening_keur"]].sum(axis=1)
    assert (som - r["eigen_vermogen_keur"]).abs().max() < 0.001
    for kolom in ("eigen_vermogen_keur", "balanstotaal_keur"):
        assert (r[kolom] - t[kolom]).abs().max() < 0.001


def test_hoofdtaakvelden_tellen_op_tot_de_gemeente() -> None:
    h = parquet("iv3_hoofdtaakveld").set_index(SLEUTEL)
    t = parquet("iv3_gemeentetotaal").set_index(SLEUTEL).reindex(h.index)
    assert (h[[f"lasten_h{n}_keur" for n in range(9)]].sum(axis=1) - t["lasten_keur"]).abs().max() < 0.001
    personeel = h[[f"personeel_h{n}_keur" for n in range(9)]].sum(axis=1)
    assert (personeel - h["salarissen_keur"] - h["inhuur_keur"]).abs().max() < 0.001


def _nu(tabel: pd.DataFrame, waarden: list[str], erbij: list[str]) -> pd.DataFrame:
    """In the municipalities of now, with the shares of the day, by pandas."""
    o = overgang()[["jaar", "toen", "gm_code", "aandeel"]]
    samen = tabel.rename(columns={"gm_code": "toen"}).merge(o, on=["jaar", "toen"])
    for w in waarden:
        samen[w] = samen[w].astype(float) * samen["aandeel"]
    return samen.groupby(["gm_code", "jaar", *erbij])[waarden].sum()


def test_mart_samenstelling(con: duckdb.DuckDBPyConnection) -> None:
    """Every part of every municipality of now; no money is lost on the way."""
    s = parquet("h6_samenstelling")
    s["goederen_diensten"] = s["goederen_diensten_keur"] - s["waarvan_inhuur_keur"]
    s["overig"] = s["belastingen_keur"] + s["rente_keur"] + s["financieel_keur"]
    s = s.rename(columns={"salarissen_keur": "eigen_personeel", "waarvan_inhuur_keur": "inhuur",
                          "overdrachten_keur": "overdrachten", "verrekeningen_keur": "verrekeningen"})  # fmt: skip
    delen = ["eigen_personeel", "inhuur", "goederen_diensten", "overdrachten", "verrekeningen", "overig"]
    verwacht = _nu(s, delen, ["soort"]).stack()
    m = con.execute("select gm_code, jaar, soort, onderdeel, bedrag_keur from mart.samenstelling").df()
    gevonden = m.set_index(["gm_code", "jaar", "soort", "onderdeel"])["bedrag_keur"]
    assert len(gevonden) == len(verwacht)
    assert (gevonden - verwacht.reindex(gevonden.index)).abs().max() < 1e-6
    assert m["bedrag_keur"].sum() == pytest.approx(s["lasten_keur"].sum())


def test_mart_reserve(con: duckdb.DuckDBPyConnection) -> None:
    """A municipality of which a part filed no balance has none."""
    r = parquet("reserves")
    o = overgang()
    compleet = o.merge(
        r[["jaar", "gm_code"]].rename(columns={"gm_code": "toen"}),
        on=["jaar", "toen"],
        how="left",
        indicator=True,
    )
    half = {(x.gm_code, x.jaar) for x in compleet[compleet["_merge"] == "left_only"].itertuples()}
    verwacht = _nu(r, ["algemene_reserve_keur", "bestemmingsreserves_keur", "eigen_vermogen_keur"], [])
    verwacht = verwacht[[sleutel not in half for sleutel in verwacht.index]]
    m = con.execute("select * from mart.reserve").df().set_index(["gm_code", "jaar"])
    assert set(m.index) == set(verwacht.index)
    for kolom in verwacht:
        assert (m[kolom] - verwacht[kolom].reindex(m.index)).abs().max() < 1e-6


def test_mart_jeugdzorg_natura(con: duckdb.DuckDBPyConnection) -> None:
    """Roosendaal, as its row of CBS; the newest year is provisional."""
    rij = parquet("jeugdzorg_natura").set_index(["gm_code", "jaar"]).loc[("GM1674", 2022)]
    gevonden = dict(
        con.execute(
            "select onderdeel, aantal from mart.jeugdzorg_natura where gm_code = 'GM1674' and jaar = 2022"
        ).fetchall()
    )
    assert gevonden == {k: float(v) for k, v in rij.items() if pd.notna(v)}
    assert con.execute("select distinct jaar from mart.jeugdzorg_natura where voorlopig").fetchall() == [
        (2022,)
    ]


def test_jeugdhulp_van_de_momentopname_is_voorlopig(con: duckdb.DuckDBPyConnection) -> None:
    """The snapshot's year of 85098NED, as an indicator that says so."""
    rij = pd.read_csv(BRON / "jeugdhulp_indicatoren.csv").set_index("gm_code").loc["GM1674"]
    gevonden = con.execute(
        "select jaar, waarde, voorlopig, herkomst_id from mart.indicator where gm_code = 'GM1674' and indicator_id = 'jeugdhulp_natura'"
    ).fetchall()
    assert gevonden == [(2022, pytest.approx(float(rij["pct_jeugdhulp"])), True, "jeugdhulp_indicatoren")]


def test_wat_het_cbs_zei_is_een_vergelijking(con: duckdb.DuckDBPyConnection) -> None:
    """The news of CBS beside our sums: never a check, and the one gap is shown."""
    rijen = con.execute(
        "select toets, verwacht, gevonden, in_orde from mart.aansluiting where toets like 'cbs_nieuws_%'"
    ).fetchall()
    assert len(rijen) == 8
    assert {r[3] for r in rijen} == {None}
    t = (
        parquet("iv3_gemeentetotaal")
        .query("soort == 'rekening'")
        .groupby("jaar")[["lasten_keur", "baten_keur"]]
        .sum()
        / 1e6
    )
    bekend = {r[0].removeprefix("cbs_nieuws_2024_"): r[1:3] for r in rijen}
    assert bekend["lasten_excl_reserves"] == (80.9, pytest.approx(t.at[2024, "lasten_keur"]))
    assert bekend["stijging_baten_pct"] == (
        6.2,
        pytest.approx(100 * (t.at[2024, "baten_keur"] / t.at[2023, "baten_keur"] - 1)),
    )
    assert bekend["stijging_baten_pct"][1] == pytest.approx(7.8, abs=0.05)


def test_elke_nieuwe_mart_is_uitgelegd(con: duckdb.DuckDBPyConnection) -> None:
    marts = (
        "samenstelling",
        "salaris_taakveld",
        "hoofdtaakveld",
        "personeel",
        "reserve",
        "jeugdzorg_natura",
        "leeftijd",
        "landelijk",
        "raadszetels",
    )
    zonder = con.execute(
        "select table_name, column_name from duckdb_columns() where schema_name = 'mart' and comment is null and list_contains(?, table_name)",
        [list(marts)],
    ).fetchall()
    assert zonder == []
    for mart in marts:
        assert (con.execute(f"select count(*) from mart.{mart}").fetchone() or (0,))[0] > 90
