"""Neighbours per law: a second road in numpy, and what must not matter (threads, units) or must (weights)."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
import pytest

from fouten import Gebruikersfout
from loaders.bouw import HIER, bouw, invoer_hash
from loaders.contract import lees as lees_contract
from loaders.controle import controleer
from loaders.referentie import BUREN, BUURKENMERKEN
from loaders.versies import DATA, huidige
from queries import verbind, vraag
from tests import tweede_weg as tw
from tests.test_loader_fouten import kopieer
from verhaal.buurwoorden import Buurkenmerk, kenmerken, scores, telt_niet_mee, waarom, woord

WETTEN = ["jeugdwet", "wmo", "participatiewet"]
GROTE_STEDEN = ["GM0344", "GM0363", "GM0518", "GM0599"]
# Written out here on purpose: an accidental change of weight or transformation is a difference with the build.
KEUZE: dict[str, dict[str, tuple[float, str]]] = {
    "jeugdwet": {
        "inwoners": (0.2, "log"),
        "jongeren_aandeel": (0.2, "geen"),
        "laag_inkomen": (0.2, "geen"),
        "eenpersoonshuishoudens": (0.1, "log"),
        "migratieachtergrond": (0.1, "log"),
        "adressendichtheid": (0.1, "log"),
        "centrumfunctie": (0.1, "geen"),
    },
    "wmo": {
        "inwoners": (0.2, "log"),
        "ouderen_65plus": (0.25, "geen"),
        "laag_inkomen": (0.25, "geen"),
        "eenpersoonshuishoudens": (0.1, "log"),
        "adressendichtheid": (0.1, "log"),
        "centrumfunctie": (0.1, "geen"),
    },
    "participatiewet": {
        "inwoners": (0.2, "log"),
        "bijstand": (0.3, "log"),
        "laag_inkomen": (0.2, "geen"),
        "migratieachtergrond": (0.1, "log"),
        "adressendichtheid": (0.1, "log"),
        "centrumfunctie": (0.1, "geen"),
    },
}
Aanpassing = Callable[[duckdb.DuckDBPyConnection], object]


@pytest.fixture(scope="module")
def con(tmp_path_factory):
    """The served database; a fresh one elsewhere when there is none or its inputs have changed since."""
    database = huidige()
    if database is None or not database.stem.endswith(invoer_hash(DATA)):
        database = bouw(kopieer(DATA, tmp_path_factory.mktemp("buren")))
    with verbind(database) as verbinding:
        yield verbinding


@pytest.fixture(scope="module")
def buur(con) -> pd.DataFrame:
    return con.execute("from mart.buur").df()


def herbouw(
    con: duckdb.DuckDBPyConnection, *, threads: int = 2, anders: Aanpassing | None = None
) -> duckdb.DuckDBPyConnection:
    """The build steps of the neighbours anew, in memory, after ``anders`` changed what they start from."""
    pad = con.execute("select path from duckdb_databases() where not internal").fetchone()[0]
    nieuw = duckdb.connect(config={"threads": str(threads)})
    nieuw.execute(f"attach '{pad}' as gebouwd (read_only)")
    for schema in ("bron", "referentie", "kern", "mart"):
        nieuw.execute(f"create schema {schema}")
    for tabel in (
        "bron.gebieden",
        "bron.gebieden_stand",
        "bron.klassen",
        "mart.gemeente",
        "mart.noemer",
        "mart.indicator",
        "referentie.buur_variabele",
        "referentie.buurkenmerk",
    ):
        nieuw.execute(f"create table {tabel} as from gebouwd.{tabel}")
    nieuw.execute((HIER / "sql" / "35_mart_buurkenmerk.sql").read_text(encoding="utf-8"))
    if anders:
        anders(nieuw)
    nieuw.execute((HIER / "sql" / "36_mart_buur.sql").read_text(encoding="utf-8"))
    return nieuw


def sql(opdracht: str) -> Aanpassing:
    return lambda con: con.execute(opdracht)


@cache
def waarden() -> pd.DataFrame:
    """Every variable per municipality of today, from the source files; NaN is unknown."""
    indicator = tw.indicator().pivot(index="gm_code", columns="indicator_id", values="waarde")
    noemer = tw.noemer()
    inwoners = noemer[(noemer["jaar"] == 2024) & (noemer["noemer"] == "inwoners")].set_index("gm_code")[
        "aantal"
    ]
    gebieden = tw.lees("gebieden.csv").set_index("gm_code")["oad"].astype(float)
    klasse = tw.lees("klassen.csv").set_index("gm_code")["centrumfunctie"]
    return pd.DataFrame(
        {
            "inwoners": inwoners,
            "jongeren_aandeel": indicator["gf_jongeren_aandeel"],
            "ouderen_65plus": indicator["kwb_65plus"],
            "laag_inkomen": indicator["kwb_laag_inkomen"],
            "eenpersoonshuishoudens": indicator["gf_eenpersoonshuishoudens"],
            "migratieachtergrond": indicator["gf_migratieachtergrond"],
            "bijstand": indicator["gf_bijstand"],
            "adressendichtheid": gebieden,
            "centrumfunctie": klasse.map({"Zonder": 0.0, "Weinig": 1.0, "Redelijk": 2.0, "Sterk": 3.0}),
        }
    ).sort_index()


@cache
def delen(wet: str) -> dict[str, np.ndarray]:
    """Per variable the matrix of contributions to the squared distance, NaN where one of two is unknown."""
    ruw, gewogen, bekend = {}, {}, {}
    for naam, (gewicht, bewerking) in KEUZE[wet].items():
        w = waarden()[naam].to_numpy(dtype=float)
        w = np.log(w) if bewerking == "log" else w
        z = (w - np.nanmean(w)) / np.nanstd(w)
        ruw[naam] = gewicht * (z[:, None] - z[None, :]) ** 2
        bekend[naam] = ~np.isnan(ruw[naam])
        gewogen[naam] = gewicht * bekend[naam]
    noemer = sum(gewogen.values()) / sum(g for g, _ in KEUZE[wet].values())
    return {naam: ruw[naam] / noemer for naam in ruw}


# ---------------------------------------------------------------- the second road


@pytest.mark.parametrize("wet", WETTEN)
def test_buren_equal_second_road(buur: pd.DataFrame, wet: str) -> None:
    """All 342 municipalities: the same fifteen in the same order, distance and contributions too."""
    codes = waarden().index.to_numpy()
    assert len(codes) == 342
    per_kenmerk = delen(wet)
    afstand = np.sqrt(np.nansum(list(per_kenmerk.values()), axis=0))
    np.fill_diagonal(afstand, np.inf)
    deel = buur[buur["wet"] == wet]
    assert len(deel) == 342 * 15
    for i, (gm_code, eigen) in enumerate(deel.groupby("gm_code")):
        assert gm_code == codes[i]
        eigen = eigen.sort_values("rang")
        volgorde = np.argsort(afstand[i], kind="stable")[:15]
        assert eigen["rang"].tolist() == list(range(1, 16))
        assert eigen["buur_gm_code"].tolist() == codes[volgorde].tolist()
        assert np.allclose(eigen["afstand"], afstand[i][volgorde], rtol=0, atol=1e-7)
        for j, bijdragen in zip(volgorde, eigen["bijdragen"].map(json.loads), strict=True):
            verwacht = {k: m[i, j] for k, m in per_kenmerk.items() if not np.isnan(m[i, j])}
            assert list(bijdragen) == list(verwacht)
            assert bijdragen == pytest.approx(verwacht, abs=1e-7)


def test_buurkenmerk_equals_second_road(con) -> None:
    gevonden = con.execute(
        "select gm_code, variabele, waarde from mart.buurkenmerk where variabele <> 'inwoners' or jaar = 2024"
    ).df()
    gevonden = gevonden.pivot(index="gm_code", columns="variabele", values="waarde")
    pd.testing.assert_frame_equal(
        gevonden[waarden().columns], waarden(), check_names=False, check_dtype=False, rtol=1e-9
    )


def test_keuze_staat_in_buren_csv() -> None:
    tabel = lees_contract(DATA / "referentie", BUREN)
    for wet, keuze in KEUZE.items():
        deel = tabel[tabel["wet"] == wet].sort_values("volgorde")
        gevonden = zip(deel["variabele"], deel["gewicht"], deel["transformatie"], strict=True)
        assert [(v, (g, t)) for v, g, t in gevonden] == list(keuze.items())
        assert deel["gewicht"].sum() == pytest.approx(1)


# ---------------------------------------------------------------- properties


def test_bijdragen_tellen_op_en_afstand_is_symmetrisch(buur: pd.DataFrame) -> None:
    assert (buur["gm_code"] != buur["buur_gm_code"]).all()
    som = buur["bijdragen"].map(lambda b: sum(json.loads(b).values()))
    assert np.allclose(som, buur["afstand"] ** 2, rtol=0, atol=1e-9)
    terug = buur.rename(columns={"gm_code": "buur_gm_code", "buur_gm_code": "gm_code"})
    beide = buur.merge(terug, on=["gm_code", "buur_gm_code", "wet"])
    assert len(beide) > 5000
    assert (beide["afstand_x"] == beide["afstand_y"]).all()


def test_grootste_steden_zonder_centrumfunctie(buur: pd.DataFrame) -> None:
    """The four without a class: the variable is left out of exactly their pairs, never taken for nought."""
    zonder = buur["bijdragen"].map(lambda b: "centrumfunctie" not in json.loads(b))
    raakt = buur["gm_code"].isin(GROTE_STEDEN) | buur["buur_gm_code"].isin(GROTE_STEDEN)
    assert (zonder == raakt).all()
    assert set(waarden().index[waarden()["centrumfunctie"].isna()]) == set(GROTE_STEDEN)


def test_elk_aantal_threads_geeft_hetzelfde(con, buur: pd.DataFrame) -> None:
    """Bit for bit, also in the order of the rows."""
    for threads in (1, 4):
        with herbouw(con, threads=threads) as nieuw:
            pd.testing.assert_frame_equal(nieuw.execute("from mart.buur").df(), buur, check_exact=True)


def test_andere_eenheid_geeft_dezelfde_buren(con, buur: pd.DataFrame) -> None:
    """A variable in other units, logged or not, changes no neighbour, rank or distance."""
    anders = sql(
        "update mart.buurkenmerk set waarde = waarde * 1000 where variabele in ('inwoners', 'jongeren_aandeel', 'bijstand');"
        "update mart.buurkenmerk set waarde = waarde * 9 / 5 + 32 where variabele = 'laag_inkomen'"
    )
    with herbouw(con, anders=anders) as nieuw:
        gevonden = nieuw.execute("from mart.buur").df()
    kolommen = ["gm_code", "wet", "rang", "buur_gm_code"]
    pd.testing.assert_frame_equal(gevonden[kolommen], buur[kolommen])
    assert np.allclose(gevonden["afstand"], buur["afstand"], rtol=0, atol=1e-7)


def test_schaal_van_alle_gewichten_telt_niet(con, buur: pd.DataFrame) -> None:
    """Weights of 20 and 10 are the same choice as 0.2 and 0.1, and the threshold keeps its meaning."""
    with herbouw(con, anders=sql("update referentie.buur_variabele set gewicht = gewicht * 100")) as nieuw:
        gevonden = nieuw.execute("from mart.buur").df()
    assert (gevonden["buur_gm_code"] == buur["buur_gm_code"]).all()
    assert np.allclose(gevonden["afstand"], buur["afstand"], rtol=0, atol=1e-9)


def test_ander_gewicht_geeft_andere_buren(con, buur: pd.DataFrame) -> None:
    opdracht = "update referentie.buur_variabele set gewicht = 3 where wet = 'wmo' and variabele = 'inwoners'"
    with herbouw(con, anders=sql(opdracht)) as nieuw:
        gevonden = nieuw.execute("from mart.buur").df()
    veranderd = gevonden["buur_gm_code"] != buur["buur_gm_code"]
    assert veranderd[buur["wet"] == "wmo"].mean() > 0.5
    assert not veranderd[buur["wet"] != "wmo"].any()


def test_ander_gewicht_geeft_een_andere_versie(tmp_path: Path) -> None:
    data = kopieer(DATA, tmp_path)
    voor = invoer_hash(data)
    pad = data / "referentie" / BUREN.bestand
    pad.write_text(
        pad.read_text(encoding="utf-8").replace("inwoners,1,0.2,", "inwoners,1,0.3,", 1), encoding="utf-8"
    )
    assert invoer_hash(data) != voor


def test_ververste_gebieden_schuiven_het_jaar_op(con) -> None:
    """An empty year is the newest there is: refreshed areas do not stop the build, and say their own year."""
    with herbouw(
        con, anders=sql("update mart.buurkenmerk set jaar = 2026 where variabele = 'adressendichtheid'")
    ) as nieuw:
        jaren = nieuw.execute(
            "select distinct jaar from kern.buurscore where variabele = 'adressendichtheid'"
        ).fetchall()
    assert jaren == [(2026,)]


@pytest.mark.parametrize(
    ("schade", "woorden"),
    [
        ("update mart.buur set afstand = afstand + 1e-6 where gm_code = 'GM0363' and wet = 'wmo'", "bijdragen"),
        ("delete from mart.buur where gm_code = 'GM0363' and wet = 'wmo' and rang = 7", "14 buren"),
        ("update mart.buur set buur_gm_code = gm_code where gm_code = 'GM0363' and wet = 'wmo' and rang = 7", "eigen buur"),
        ("update referentie.buur_variabele set jaar = 2019 where wet = 'wmo' and variabele = 'laag_inkomen'", "0 van de 342"),
        ("insert into referentie.buur_variabele select * replace ('besteed' as variabele) from referentie.buur_variabele limit 1", "geen uitgaven"),
        ("update referentie.buur_variabele set transformatie = 'log' where variabele = 'centrumfunctie'", "geen log te nemen"),
    ],
)  # fmt: skip
def test_controle_vindt_schade(con, tmp_path: Path, schade: str, woorden: str) -> None:
    """The checks on neighbours are not blind."""
    for patroon in ("v5[789]", "a3[45678]"):
        for pad in (HIER / "controles").glob(f"{patroon}_*.sql"):
            (tmp_path / pad.name).write_bytes(pad.read_bytes())
    assert len(list(tmp_path.iterdir())) == 8

    def keur(nieuw: duckdb.DuckDBPyConnection) -> None:
        for moment in ("vooraf", "achteraf"):
            controleer(nieuw, tmp_path, moment)

    with herbouw(con) as nieuw:
        keur(nieuw)
        nieuw.execute(schade)
        with pytest.raises(Gebruikersfout, match=woorden):
            keur(nieuw)


# ---------------------------------------------------------------- answers for the pages


def test_elke_wet_alleen_wat_een_gemeente_is(con) -> None:
    """No variable tells what a municipality spends, chooses, or how much care is used."""
    namen = {n for (n,) in con.execute("select distinct variabele from mart.buurkenmerk").fetchall()}
    assert namen == set(lees_contract(DATA / "referentie", BUURKENMERKEN)["variabele"])
    assert namen == set(waarden().columns)


@pytest.mark.parametrize("wet", WETTEN)
def test_vragen_over_buren(con, wet: str) -> None:
    buren = vraag(con, "buren", gm_code="GM1674", wet=wet)
    assert len(buren) == 15
    assert buren["getoond"].sum() == 10
    assert buren["n_nabij"].eq((buren["nabij"] & buren["getoond"]).sum()).all()
    uitleg = vraag(con, "buurkenmerken", gm_code="GM1674", wet=wet)
    assert len(uitleg) == 16 * len(KEUZE[wet])
    assert uitleg["jaar"].notna().all()
    assert uitleg[uitleg["rang"] == 0]["gewicht"].sum() == pytest.approx(1)
    lijst = kenmerken(uitleg)
    assert [k.variabele for k in lijst] == list(KEUZE[wet])
    eigen = scores(uitleg, "GM1674")
    for code in buren["buur_gm_code"]:
        assert waarom(lijst, eigen, scores(uitleg, code)).count(",") == len(lijst) - 1
        assert telt_niet_mee(lijst, eigen, scores(uitleg, code)) == ""


def test_onbekend_kenmerk_wordt_gezegd(con) -> None:
    uitleg = vraag(con, "buurkenmerken", gm_code="GM0363", wet="wmo")
    assert uitleg[uitleg["variabele"] == "centrumfunctie"].query("gm_code == 'GM0363'")["waarde"].isna().all()
    lijst, eigen = kenmerken(uitleg), scores(uitleg, "GM0363")
    daar = scores(uitleg, "GM0518")
    assert telt_niet_mee(lijst, eigen, daar) == (
        "Centrumfunctie telt hier niet mee: dat is niet van beide gemeenten bekend."
    )
    assert "regio" not in waarom(lijst, eigen, daar)


def test_drempel_zegt_hoeveel_gemeenten_weinig_nabije_buren_hebben(con) -> None:
    """The reason in drempels.csv names these numbers."""
    codes = [c for (c,) in con.execute("select gm_code from mart.gemeente").fetchall()]
    drempel = dict(con.execute("select drempel, waarde from referentie.drempel").fetchall())
    buur = con.execute("from mart.buur").df()
    nabij = buur[(buur["rang"] <= drempel["buren_getoond"]) & (buur["afstand"] <= drempel["buur_nabij"])]
    aantal = nabij.groupby(["wet", "gm_code"]).size()
    weinig = {
        wet: {c for c in codes if aantal.get((wet, c), 0) < drempel["buren_nabij_minstens"]} for wet in WETTEN
    }
    assert {wet: len(w) for wet, w in weinig.items()} == {"jeugdwet": 19, "wmo": 20, "participatiewet": 9}
    assert {"GM0363", "GM0599", "GM0518", "GM0096", "GM0088", "GM0060", "GM0093"} <= set.intersection(
        *weinig.values()
    )
    assert vraag(con, "buren", gm_code="GM0096", wet="wmo")["weinig_nabij"].all()
    assert not vraag(con, "buren", gm_code="GM1674", wet="wmo")["weinig_nabij"].any()


# ---------------------------------------------------------------- words

JONGEREN = Buurkenmerk(
    "jongeren_aandeel", "Jongeren", 0.2, "evenveel jongeren", "meer jongeren", "minder jongeren"
)
GROOTTE = Buurkenmerk("inwoners", "Inwoners", 0.2, "even groot", "groter", "kleiner")


@pytest.mark.parametrize(
    ("verschil", "verwacht"),
    [
        (0.0, "evenveel jongeren"),
        (-0.24, "evenveel jongeren"),
        (0.25, "iets meer jongeren"),
        (-0.74, "iets minder jongeren"),
        (0.75, "meer jongeren"),
        (-1.49, "minder jongeren"),
        (1.5, "veel meer jongeren"),
    ],
)
def test_woord(verschil: float, verwacht: str) -> None:
    assert woord(JONGEREN, verschil) == verwacht


def test_waarom() -> None:
    eigen, daar = {"inwoners": 0.0, "jongeren_aandeel": 1.0}, {"inwoners": -0.1, "jongeren_aandeel": 1.3}
    assert waarom([GROOTTE, JONGEREN], eigen, daar) == "even groot, iets meer jongeren"
    assert waarom([GROOTTE, JONGEREN], eigen, daar, hoogstens=1) == "iets meer jongeren"
    assert waarom([GROOTTE, JONGEREN], eigen, {"inwoners": None}) == ""
    assert telt_niet_mee([GROOTTE, JONGEREN], eigen, {"inwoners": None}) == (
        "Inwoners en jongeren tellen hier niet mee: dat is niet van beide gemeenten bekend."
    )
