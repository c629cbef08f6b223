"""What a refresh brings in, cell by cell, against the figures of the stand-in by another road.

Expected values are made with dicts and loops from the cells of the world and from data/bron; nothing here
uses the SQL of the build or the code of the loaders.
"""

from __future__ import annotations

import csv
import json
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from loaders import versies
from loaders.bouw import bouw
from loaders.live.ophalen import Wens
from loaders.live.ververs import ververs
from queries import vraag
from tests import tweede_weg
from tests.cbs.dienst import Dienst
from tests.cbs.tabel import Waarde
from tests.cbs.wereld import IDS, Iv3Jaar, Wereld, maak_wereld
from tests.test_loader_fouten import DATA, kopieer
from tests.ververs_hulp import (
    dataverzoeken,
    gedeelde_map,
    klant,
    klein_met_database,
    kleine_wereld,
    soort,
    tabel,
)
from tests.ververs_hulp import vraag as uit_map

pytestmark = pytest.mark.timeout(1800)  # the first test waits for a whole refresh
BRON = DATA / "bron"
VERSLAG = {"X000": "begroting", "X005": "rekening"}
OPGEHAALD = [(2022, "X000"), (2022, "X005"), (2024, "X000"), (2024, "X005"), (2025, "X000"), (2027, "X000")]
NAMEN = [f"{jaar}-{code}" for jaar, code in OPGEHAALD]
ALLE_BRONNEN = [
    "iv3",
    "bevolking",
    "gebieden",
    "jeugdhulp",
    "jeugdzorg",
    "wmo",
    "bijstand",
    "kosten_jeugd",
    "kosten_wmo",
    "gezondheid",
    "veiligheid",
    "cpi",
    "samenloop",
]
GEEN_CIJFER = -99998.0
Sleutel = tuple[str, str, str]  # municipality, taakveld, category


# ---------------------------------------------------------------- the other road


@dataclass
class Telling:
    """What one report amounts to."""

    taakvelden: list[str]
    leden: set[str]  # every municipality in CBS's list
    cellen: dict[Sleutel, float]  # amounts that are not zero
    plaatsing: dict[str, int]  # of who filed
    genegeerd: int = 0  # movements of reserves within hoofdtaakveld 6

    @property
    def som(self) -> dict[tuple[str, str], tuple[float, float]]:
        """Lasten and baten of everybody who filed, for each taakveld of the year."""
        uit = {(gm, t): [0.0, 0.0] for gm in self.plaatsing for t in self.taakvelden}
        for (gm, taakveld, categorie), bedrag in self.cellen.items():
            uit[gm, taakveld]["LB".index(categorie[0])] += bedrag
        return {k: (lasten, baten) for k, (lasten, baten) in uit.items()}


def tel(jaar: Iv3Jaar, code: str, *, alles: bool = False) -> Telling:
    """The 2e plaatsing of a municipality with any figure in it, else its 1e; -99998 is no figure."""
    lijst = [str(lid["Key"]).strip() for lid in jaar.tabel.dimensies["TaakveldBalanspost"]]
    lijst = [t for t in lijst if t[0].isdigit() and (alles or t[:2] == "6." or t in ("0.7", "7.1"))]
    leden = {str(lid["Key"]).strip() for lid in jaar.tabel.dimensies["Gemeenten"]}
    rijen = []
    for (verslag, taakveld, categorie, gm), bedragen in jaar.cellen.items():
        if verslag == code and taakveld in lijst and categorie[0] in "LB" and categorie[1].isdigit():
            een, twee = (None if b == GEEN_CIJFER else b for b in bedragen)
            rijen.append((gm, taakveld, categorie, een, twee))
    verbeterd = {gm for gm, *_, twee in rijen if twee is not None}
    uit = Telling(sorted(lijst), leden, {}, {})
    for gm, taakveld, categorie, een, twee in rijen:
        bedrag = (twee if gm in verbeterd else een) or 0.0
        if bedrag and categorie[0] == "L":
            uit.plaatsing[gm] = 2 if gm in verbeterd else 1
        if bedrag and taakveld[:2] == "6." and categorie in ("L7.1", "B7.1"):
            uit.genegeerd += 1
        elif bedrag:
            uit.cellen[gm, taakveld, categorie] = bedrag
    uit.cellen = {sleutel: b for sleutel, b in uit.cellen.items() if sleutel[0] in uit.plaatsing}
    return uit


def delen_van_nu(jaar: int) -> dict[str, list[tuple[str, float]]]:
    """Municipality of now -> its parts (municipality of that year, share); nothing merged after 2026."""
    uit: dict[str, list[tuple[str, float]]] = defaultdict(list)
    overgang = tweede_weg.overgang()
    for r in overgang[overgang["jaar"] == min(jaar, 2026)].itertuples():
        uit[r.gm_code].append((r.toen, r.aandeel))
    return uit


def wet_van(jaar: int) -> dict[str, str]:
    """Taakveld -> law, definition smal; 2027 has the codes of 2026."""
    t = tweede_weg.taakveld_wet()
    t = t[(t["jaar"] == min(jaar, 2026)) & (t["definitie"] == "smal")]
    return dict(zip(t["taakveld"], t["wet"], strict=True))


def per_wet(jaar: int, lasten: dict[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """Lasten per municipality of now and law, from lasten per municipality of then and taakveld."""
    wet = wet_van(jaar)
    toen: Counter[tuple[str, str]] = Counter()
    for (gm, taakveld), bedrag in lasten.items():
        if taakveld[:2] == "6.":
            toen[gm, wet[taakveld]] += bedrag  # type: ignore[assignment]
    uit: Counter[tuple[str, str]] = Counter()
    for gm_nu, delen in delen_van_nu(jaar).items():
        for gm, aandeel in delen:
            for w in set(wet.values()):
                if (gm, w) in toen:
                    uit[gm_nu, w] += aandeel * toen[gm, w]  # type: ignore[assignment]
    return dict(uit)


def csv_rijen(naam: str) -> list[dict[str, str]]:
    """A table of data/bron as text."""
    with (BRON / naam).open(encoding="utf-8", newline="") as stroom:
        return list(csv.DictReader(stroom))


def niet_geleverd(jaar: int, code: str) -> dict[str, str]:
    """Code -> name of the municipalities that data/bron says did not file a report."""
    rijen = csv_rijen("niet_aangeleverd.csv")
    return {r["gm_code"]: r["naam"] for r in rijen if (r["jaar"], r["soort"]) == (str(jaar), VERSLAG[code])}


# ---------------------------------------------------------------- a world with more that can go wrong


def anders(wereld: Wereld, tabel: str, bij: dict[tuple[str, ...], Callable[[list[Waarde]], None]]) -> None:
    """Other values for the keys in ``bij``; each gets the row as a list to change."""
    echt = wereld.tabellen[tabel].waarden

    def waarden(sleutel: tuple[str, ...]) -> Sequence[Waarde]:
        rij = list(echt(sleutel))
        if sleutel in bij:
            bij[sleutel](rij)
        return rij

    wereld.tabellen[tabel].waarden = waarden


def plaats(wereld: Wereld, tabel: str, groep: str, titel: str) -> int:
    """Where a topic stands among the values of a row."""
    kenmerken = wereld.tabellen[tabel].kenmerken
    groepen = {k["ID"]: k["Title"] for k in kenmerken if k["Type"] == "TopicGroup"}
    titels = [(groepen.get(k["ParentID"]), k["Title"]) for k in wereld.tabellen[tabel].onderwerpen]
    return titels.index((groep, titel))


def verander(wereld: Wereld) -> None:
    """Differences from the snapshot and traps, so that nothing here is right by accident."""
    c = {jaar: w.cellen for jaar, w in wereld.iv3.items()}
    # reserves within hoofdtaakveld 6: left out, in both placements and on both sides
    c[2024]["X005", "6.3", "L7.1", "GM0363"] = (500.0, 500.0)
    c[2024]["X005", "6.71a", "B7.1", "GM0599"] = (70.0, 80.0)
    c[2024]["X000", "7.1", "L7.1", "GM0363"] = (33.0, 44.0)  # but not elsewhere
    # the code for 'no figure' decides nothing: Groningen keeps its 1e plaatsing, Utrecht its 2e with a zero
    eerste = c[2024]["X005", "6.3", "L3.8", "GM0014"][0]
    c[2024]["X005", "6.3", "L3.8", "GM0014"] = (eerste, GEEN_CIJFER)
    c[2024]["X005", "6.3", "B3.8", "GM0344"] = (12.0, GEEN_CIJFER)
    # real amounts go below it
    c[2024]["X005", "6.3", "B4.3.1", "GM0344"] = (-446_327.0, -446_327.0)
    # only in the 1e of a municipality that has a 2e: moved away
    c[2022]["X005", "6.1", "B3.8", "GM0344"] = (9_999.0, None)
    # changes: Brielle merged into Voorne aan Zee, Amsterdam has Weesp in it
    een, twee = c[2022]["X005", "6.3", "L1.1", "GM0501"]
    c[2022]["X005", "6.3", "L1.1", "GM0501"] = (een, (twee or 0) + 4_000)
    een, twee = c[2025]["X000", "6.751", "L3.8", "GM0363"]
    c[2025]["X000", "6.751", "L3.8", "GM0363"] = (een, (twee or 0) - 1_500)
    # the newest regions are those of 2026
    for gebieden, jaar in (("86059NED", 2025), ("86247NED", 2026)):
        i = plaats(wereld, gebieden, "Jeugdregio's", "Naam")
        anders(
            wereld, gebieden, {("GM0363",): lambda rij, i=i, jaar=jaar: rij.__setitem__(i, f"Regio {jaar}")}
        )
    # a hundred children of five more than in data/bron

    def honderd(rij: list[Waarde]) -> None:
        rij[0] = int(rij[0] or 0) + 100

    vast = ("T001019", "T001038")
    anders(
        wereld,
        "03759ned",
        {(*vast, leeftijd, "GM0363", "2025JJ00"): honderd for leeftijd in ("10000", "10500")},
    )


@pytest.fixture(scope="module")
def wereld() -> Wereld:
    """CBS in this file; never changed by a test."""
    uit = maak_wereld()
    verander(uit)
    return uit


@pytest.fixture(scope="module")
def dienst(wereld: Wereld) -> Iterator[Dienst]:
    """The stand-in."""
    with Dienst(wereld) as draait:
        yield draait


@dataclass
class Ververst:
    """A data folder after one refresh of everything."""

    data: Path
    eerste: str  # the version from before
    uitkomst: list[str]
    meldingen: list[str] = field(repr=False)


@pytest.fixture(scope="module")
def ververst(dienst: Dienst, tmp_path_factory: pytest.TempPathFactory) -> Ververst:
    """Built from data/bron, and then refreshed; never changed by a test."""

    def maak(map_: Path) -> None:
        data = kopieer(DATA, map_ / "data")
        eerste = bouw(data).stem
        meldingen: list[str] = []
        uitkomst = ververs(data, ALLE_BRONNEN, Wens(), klant(dienst), meld=meldingen.append)
        inhoud = {"eerste": eerste, "uitkomst": uitkomst, "meldingen": meldingen}
        (map_ / "verloop.json").write_text(json.dumps(inhoud), encoding="utf-8")

    map_ = gedeelde_map(tmp_path_factory, "ververst", maak)
    return Ververst(map_ / "data", **json.loads((map_ / "verloop.json").read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def con(ververst: Ververst) -> Iterator[duckdb.DuckDBPyConnection]:
    """The new version, read-only."""
    nu = versies.huidige(ververst.data)
    assert nu is not None
    with duckdb.connect(str(nu), read_only=True) as open_:
        yield open_


@pytest.fixture(scope="module")
def geteld(wereld: Wereld) -> dict[tuple[int, str], Telling]:
    """Every published report by the other road."""
    return {(jaar, code): tel(wereld.iv3[jaar], code) for jaar, code in OPGEHAALD}


def per_verslag(con: duckdb.DuckDBPyConnection, kolommen: str, jaar: int, code: str) -> list[tuple[Any, ...]]:
    """Columns of a table for one report: 'a, b from schema.table'."""
    sql = f"select {kolommen} where jaar = ? and soort = ?"
    return con.execute(sql, [jaar, VERSLAG[code]]).fetchall()


# ---------------------------------------------------------------- the refresh as a whole


def test_de_verversing_lukte(ververst: Ververst) -> None:
    """All sources without an error; what has no figure yet is said, and a new version is served."""
    assert ververst.uitkomst == []
    leeg = [m for m in ververst.meldingen if "nog geen cijfers" in m]
    assert [m.partition(",")[2].partition(":")[0].strip() for m in leeg] == ["2025X005", "2027X005"]
    nu = versies.huidige(ververst.data)
    assert nu is not None
    assert nu.stem != ververst.eerste
    assert (ververst.data / f"{ververst.eerste}.duckdb").is_file()  # to go back to
    assert versies.stand(ververst.data) in {p.stem for p in (ververst.data / "live/stand").glob("*.json")}
    assert not [p.name for p in ververst.data.rglob("*.tmp*")]
    assert ververst.meldingen[-1].startswith("Veranderd: begroting 2027, 342 gemeenten")


def test_de_tellingen_zien_de_valkuilen(geteld: dict[tuple[int, str], Telling]) -> None:
    """The other road itself: a trap that it does not see tests nothing."""
    t = geteld[2024, "X005"]
    assert t.genegeerd == 2
    assert [gm for gm, p in t.plaatsing.items() if p == 1] == ["GM0014"]
    assert t.cellen["GM0344", "6.3", "B4.3.1"] == -446_327
    assert ("GM0344", "6.3", "B3.8") not in t.cellen
    assert ("GM0344", "6.1", "B3.8") not in geteld[2022, "X005"].cellen
    assert geteld[2024, "X000"].cellen["GM0363", "7.1", "L7.1"] == 44
    assert set(geteld[2027, "X000"].plaatsing.values()) == {1}
    assert min(len(x.plaatsing) for x in geteld.values()) > 330


# ---------------------------------------------------------------- Iv3


@pytest.mark.parametrize(("jaar", "code"), OPGEHAALD, ids=NAMEN)
def test_elke_cel(
    con: duckdb.DuckDBPyConnection, geteld: dict[tuple[int, str], Telling], jaar: int, code: str
) -> None:
    rijen = per_verslag(con, "gm_code, taakveld, categorie, bedrag_keur from bron.iv3_categorie", jaar, code)
    assert {(gm, t, c): b for gm, t, c, b in rijen} == geteld[jaar, code].cellen
    assert len(rijen) == len(geteld[jaar, code].cellen)


@pytest.mark.parametrize(("jaar", "code"), OPGEHAALD, ids=NAMEN)
def test_taakvelden_zijn_de_som_van_hun_cellen(
    con: duckdb.DuckDBPyConnection, geteld: dict[tuple[int, str], Telling], jaar: int, code: str
) -> None:
    """Every taakveld of the year has a row for everybody who filed, also when nothing was booked on it."""
    rijen = per_verslag(
        con, "gm_code, taakveld, lasten_keur, baten_keur, detail from bron.iv3_taakveld", jaar, code
    )
    assert {(gm, t): (lasten, baten) for gm, t, lasten, baten, _ in rijen} == geteld[jaar, code].som
    assert len(rijen) == len(geteld[jaar, code].som)
    assert {r[-1] for r in rijen} == {"volledig"}


@pytest.mark.parametrize(("jaar", "code"), OPGEHAALD, ids=NAMEN)
def test_plaatsing_en_wie_niet_leverde(
    con: duckdb.DuckDBPyConnection, geteld: dict[tuple[int, str], Telling], jaar: int, code: str
) -> None:
    t = geteld[jaar, code]
    assert dict(per_verslag(con, "gm_code, plaatsing from bron.plaatsing", jaar, code)) == t.plaatsing
    stil = dict(per_verslag(con, "gm_code, naam from bron.niet_aangeleverd", jaar, code))
    assert set(stil) == t.leden - set(t.plaatsing)
    assert stil == niet_geleverd(jaar, code)
    for bron in ("bron.iv3_taakveld", "bron.iv3_categorie", "bron.iv3_gemeentetotaal", "bron.plaatsing"):
        er_is = {gm for (gm,) in per_verslag(con, f"distinct gm_code from {bron}", jaar, code)}
        assert er_is == set(t.plaatsing), bron


def test_groningen_deventer_en_tilburg(con: duckdb.DuckDBPyConnection) -> None:
    """The three that differ between the placements, by hand."""
    plaatsing = dict(per_verslag(con, "gm_code, plaatsing from bron.plaatsing", 2024, "X005"))
    assert plaatsing.pop("GM0014") == 1
    assert set(plaatsing.values()) == {2}
    assert {p for (p,) in per_verslag(con, "plaatsing from bron.plaatsing", 2027, "X000")} == {1}
    laat = per_verslag(con, "gm_code, lasten_keur from bron.iv3_taakveld", 2024, "X000")
    assert sum(lasten for gm, lasten in laat if gm == "GM0150") > 100_000  # Deventer, only in the 2e
    tilburg = per_verslag(
        con, "gm_code, taakveld, categorie, bedrag_keur from bron.iv3_categorie", 2024, "X005"
    )
    cellen = {(t, c): b for gm, t, c, b in tilburg if gm == "GM0855"}
    assert ("6.72a", "L3.8") not in cellen  # moved away: not resurrected from the 1e
    assert cellen["6.72b", "L3.8"] > 0
    assert cellen["6.72a", "L1.1"] > 0  # stayed


def test_wat_nog_leeg_is_bestaat_niet(con: duckdb.DuckDBPyConnection) -> None:
    """CBS has the jaarrekeningen of 2025 and 2027 in its tables, without a figure."""
    tabellen = con.execute(
        "select c1.schema_name, c1.table_name from duckdb_columns() c1 "
        "join duckdb_columns() c2 on c2.table_oid = c1.table_oid and c2.column_name = 'soort' "
        "where c1.column_name = 'jaar' and c1.database_name = current_database()"
    ).fetchall()
    assert len(tabellen) > 12
    for schema, naam in tabellen:
        gevonden = con.execute(
            f"select count(*) from {schema}.{naam} where soort = 'rekening' and jaar in (2025, 2027)"
        ).fetchone()
        assert gevonden == (0,), naam


def test_andere_verslagen_zijn_die_van_de_momentopname(con: duckdb.DuckDBPyConnection) -> None:
    """A refresh of some years leaves every row of the other years as it was."""
    opgehaald = pd.MultiIndex.from_tuples([(jaar, VERSLAG[code]) for jaar, code in OPGEHAALD])
    for naam in ("iv3_taakveld.parquet", "iv3_gemeentetotaal.parquet", "niet_aangeleverd.csv"):
        pad = BRON / naam
        was = pd.read_parquet(pad) if pad.suffix == ".parquet" else pd.read_csv(pad)
        was = was[~pd.MultiIndex.from_frame(was[["jaar", "soort"]]).isin(opgehaald)]
        nu = con.execute(f"select * from bron.{pad.stem}").df()
        nu = nu[~pd.MultiIndex.from_frame(nu[["jaar", "soort"]]).isin(opgehaald)]
        sleutel = [k for k in was.columns if k in ("jaar", "soort", "gm_code", "taakveld")]

        def net(t: pd.DataFrame, sleutel: list[str] = sleutel) -> pd.DataFrame:
            maten = {k: float for k in t.columns if k.endswith("_keur")}
            t = t.astype({**maten, **{k: object for k in t.columns if k not in maten and k != "jaar"}})
            return t.astype({"jaar": int}).sort_values(sleutel).reset_index(drop=True)

        assert len(was) > 0
        pd.testing.assert_frame_equal(net(was), net(nu[was.columns]))


def test_gemeentetotaal_is_onbekend_zonder_alle_taakvelden(
    con: duckdb.DuckDBPyConnection, geteld: dict[tuple[int, str], Telling]
) -> None:
    """What needs all taakvelden is empty, never a part of the truth; what the rijk pays is known."""
    for (jaar, code), t in geteld.items():
        rijen = per_verslag(
            con,
            "gm_code, rijk_07_keur, rijk_h6_keur, lasten_keur, baten_keur, reserve_lasten_keur, "
            "reserve_baten_keur, rijk_overig_keur, gr_keur from bron.iv3_gemeentetotaal",
            jaar,
            code,
        )
        rijk: Counter[tuple[str, bool]] = Counter()
        for (gm, taakveld, categorie), bedrag in t.cellen.items():
            if categorie == "B4.3.1" and (taakveld == "0.7" or taakveld[:2] == "6."):
                rijk[gm, taakveld == "0.7"] += bedrag  # type: ignore[assignment]
        assert {r[0]: (r[1], r[2]) for r in rijen} == {
            gm: (rijk[gm, True], rijk[gm, False]) for gm in t.plaatsing
        }
        assert {r[3:] for r in rijen} == {(None,) * 6}


@pytest.mark.parametrize(("jaar", "code"), OPGEHAALD, ids=NAMEN)
def test_gemeenten_van_nu(
    con: duckdb.DuckDBPyConnection, geteld: dict[tuple[int, str], Telling], jaar: int, code: str
) -> None:
    """mart.taakveld_bedrag: Brielle is in Voorne aan Zee, Weesp in Amsterdam; a part that is missing adds nothing."""
    som = geteld[jaar, code].som
    verwacht = {}
    for nu, delen in delen_van_nu(jaar).items():
        for taakveld in geteld[jaar, code].taakvelden:
            parten = [(som[gm, taakveld], a) for gm, a in delen if (gm, taakveld) in som]
            if parten:
                verwacht[nu, taakveld] = tuple(sum(p[i] * a for p, a in parten) for i in (0, 1))
    rijen = per_verslag(
        con, "gm_code, taakveld, lasten_keur, baten_keur, herkomst_id from mart.taakveld_bedrag", jaar, code
    )
    gevonden = {(gm, t): (lasten, baten) for gm, t, lasten, baten, _ in rijen}
    assert gevonden.keys() == verwacht.keys()
    anders_ = {k: (v, gevonden[k]) for k, v in verwacht.items() if gevonden[k] != pytest.approx(v, abs=1e-6)}
    assert anders_ == {}
    assert {r[-1] for r in rijen} == {f"cbs_iv3_{jaar}"}


def test_herkomst(con: duckdb.DuckDBPyConnection, wereld: Wereld) -> None:
    """Every report says where it comes from, and every source that is named is explained."""
    rijen = con.execute("select distinct jaar, soort, herkomst_id from mart.taakveld_bedrag").fetchall()
    opgehaald = {(jaar, VERSLAG[code]): f"cbs_iv3_{jaar}" for jaar, code in OPGEHAALD}
    assert {(j, s): h for j, s, h in rijen} == {
        **{verslag: opgehaald.get(verslag, "iv3_taakveld") for verslag in tweede_weg.VERSLAGEN},
        **opgehaald,
    }
    bekend = {
        h: (t, d, o)
        for h, t, d, o in con.execute(
            "select herkomst_id, tabel_id, strftime(gewijzigd_op, '%Y-%m-%d'), opgehaald_op from mart.herkomst"
        ).fetchall()
    }
    vandaag = f"opgehaald op {datetime.now():%d-%m-%Y}"
    for jaar in (2022, 2024, 2025, 2027):
        assert bekend[f"cbs_iv3_{jaar}"] == (IDS[jaar], wereld.tabellen[IDS[jaar]].gewijzigd[:10], vandaag)
    for naam, tabel_ in (
        ("cbs_bevolking", "03759ned"),
        ("cbs_bijstand", "82015NED"),
        ("cbs_gebieden_2026", "86247NED"),
    ):
        assert bekend[naam] == (tabel_, wereld.tabellen[tabel_].gewijzigd[:10], vandaag)
    for mart in (
        "taakveld_bedrag",
        "noemer",
        "kosten_cbs",
        "verslag",
        "indicator",
        "indicator_referentie",
        "prijspeil",
    ):
        namen = {h for (h,) in con.execute(f"select distinct herkomst_id from mart.{mart}").fetchall()}
        assert namen <= bekend.keys(), mart
    momentopname = {r["herkomst_id"] for r in csv_rijen("herkomst.csv")}
    assert momentopname < bekend.keys()
    assert (
        len(bekend) == len(momentopname) + 4 + 1 + 1 + 9 + 2
    )  # Iv3 and the three laws together per year, only the newest Gebieden


def test_prijspeil(con: duckdb.DuckDBPyConnection) -> None:
    """The refreshed index: 2024 in prices of 2025, as published 100 against 96,90; no index for what is to come."""
    rijen = con.execute("select jaar, factor, herkomst_id from mart.prijspeil order by jaar").fetchall()
    factor = {jaar: f for jaar, f, _ in rijen}
    assert factor[2024] == pytest.approx(100 / 96.9)
    assert factor[2027] is None
    assert {h for _, _, h in rijen} == {"cbs_cpi"}


def test_voorlopig(con: duckdb.DuckDBPyConnection) -> None:
    """Exactly where only the 1e plaatsing is there."""
    rijen = con.execute("select gm_code, jaar, soort, wet from mart.vlag where vlag = 'voorlopig'").fetchall()
    verwacht = {(gm, 2027, "begroting", None) for gm in tweede_weg.nu()} | {
        ("GM0014", 2024, "rekening", None)
    }
    assert len(rijen) == len(verwacht) == 343
    assert set(rijen) == verwacht


def test_verslag(
    con: duckdb.DuckDBPyConnection, geteld: dict[tuple[int, str], Telling], wereld: Wereld
) -> None:
    verwacht = {}
    status = tweede_weg.levering()
    geleverd = status[status["status"] != "niet_aangeleverd"].groupby(["jaar", "soort"]).size()
    for verslag in tweede_weg.VERSLAGEN:
        verwacht[verslag] = ("iv3_taakveld", "alle taakvelden", None, int(geleverd[verslag]), 0)
    for (jaar, code), t in geteld.items():
        delen = delen_van_nu(jaar).values()
        verwacht[jaar, VERSLAG[code]] = (
            f"cbs_iv3_{jaar}",
            "sociaal domein",
            wereld.tabellen[IDS[jaar]].gewijzigd[:10],
            sum(any(gm in t.plaatsing for gm, _ in d) for d in delen),
            sum(any(t.plaatsing.get(gm) == 1 for gm, _ in d) for d in delen),
        )
    rijen = con.execute(
        "select jaar, soort, herkomst_id, omvang, strftime(gewijzigd_op, '%Y-%m-%d'), gemeenten, eerste_plaatsing "
        "from mart.verslag"
    ).fetchall()
    assert {(r[0], r[1]): r[2:] for r in rijen} == verwacht
    genegeerd = con.execute(
        "select jaar, soort, genegeerde_reserves from bron.verslag where genegeerde_reserves > 0"
    ).fetchall()
    assert genegeerd == [(2024, "rekening", 2)]


def test_categorieen_tellen_op_tot_het_taakveld(con: duckdb.DuckDBPyConnection) -> None:
    som: dict[tuple[Any, ...], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for *sleutel, zijde, categorie, bedrag in con.execute(
        "select gm_code, jaar, soort, taakveld, zijde, categorie, bedrag_keur from mart.categorie_bedrag"
    ).fetchall():
        assert zijde == {"L": "lasten", "B": "baten"}[categorie[0]]
        som[tuple(sleutel)][zijde == "baten"] += bedrag
    rijen = con.execute(
        "select gm_code, jaar, soort, taakveld, lasten_keur, baten_keur from mart.taakveld_bedrag "
        "where herkomst_id <> 'iv3_taakveld'"
    ).fetchall()
    assert som.keys() <= {r[:4] for r in rijen}
    scheef = []
    for *sleutel, lasten, baten in rijen:
        zijden = som.get(tuple(sleutel), [0.0, 0.0])
        if max(abs(zijden[0] - lasten), abs(zijden[1] - baten)) > 1e-6:
            scheef.append((sleutel, zijden, lasten, baten))
    assert scheef == []
    assert len(rijen) > 45_000


def test_aansluiting(con: duckdb.DuckDBPyConnection, geteld: dict[tuple[int, str], Telling]) -> None:
    rijen = con.execute("select toets, verwacht, gevonden, in_orde from mart.aansluiting").fetchall()
    assert [r for r in rijen if r[3] is False] == []
    bekend = {r[0]: r[1:3] for r in rijen}
    for (jaar, code), t in geteld.items():
        lasten = sum(b for (_, _, categorie), b in t.cellen.items() if categorie[0] == "L")
        verwacht, gevonden = bekend[f"opgehaald_{jaar}_{VERSLAG[code]}"]
        assert (verwacht, gevonden) == pytest.approx((lasten, lasten), abs=1e-3)
        assert f"terugrekening_{jaar}_{VERSLAG[code]}" in bekend
        assert f"taakvelden_{jaar}_{VERSLAG[code]}" not in bekend  # there is no total to compare with


def test_revisie(
    con: duckdb.DuckDBPyConnection, geteld: dict[tuple[int, str], Telling], ververst: Ververst
) -> None:
    """The new begroting, and of the others just the two municipalities whose lasten are not those of the snapshot."""
    was: dict[tuple[int, str], dict[tuple[str, str], float]] = defaultdict(dict)
    for r in pd.read_parquet(BRON / "iv3_taakveld.parquet").itertuples():
        was[int(r.jaar), r.soort][r.gm_code, r.taakveld] = float(r.lasten_keur)
    verwacht: dict[tuple[Any, ...], tuple[float | None, float, float | None, str]] = {}
    for (jaar, code), t in geteld.items():
        verslag = (jaar, VERSLAG[code])
        oud = per_wet(jaar, {k: b for k, b in was[verslag].items() if k[0] in t.plaatsing})
        nieuw = per_wet(jaar, {k: lasten for k, (lasten, _) in t.som.items()})
        for (gm, wet), bedrag in nieuw.items():
            eerder = oud.get((gm, wet))
            if eerder is None:
                verwacht[gm, *verslag, wet] = (None, bedrag, None, "nieuw")
            elif abs(bedrag - eerder) >= 0.5:
                verwacht[gm, *verslag, wet] = (eerder, bedrag, bedrag - eerder, "gewijzigd")
    gewijzigd = {k: v[2] for k, v in verwacht.items() if v[3] == "gewijzigd"}
    assert gewijzigd == {
        ("GM1992", 2022, "rekening", "participatiewet"): 4_000,
        ("GM0363", 2025, "begroting", "jeugdwet"): -1_500,
    }
    rijen = con.execute(
        "select gm_code, jaar, soort, wet, oud_keur, nieuw_keur, verschil_keur, wat, versie from mart.revisie"
    ).fetchall()
    assert len(rijen) == len(verwacht) == 342 * 4 + 2
    for gm, jaar, soort_, wet, oud_, nieuw_, verschil, wat, versie in rijen:
        assert verwacht[gm, jaar, soort_, wet] == pytest.approx((oud_, nieuw_, verschil, wat), abs=1e-6)
        assert versie == versies.huidige(ververst.data).stem  # type: ignore[union-attr]
    assert con.execute("select vorige, stand, aanvaard from mart.versie").fetchall() == [
        (ververst.eerste, versies.stand(ververst.data), None)
    ]


# ---------------------------------------------------------------- inhabitants, regions, use of care


def test_inwoners_en_jongeren(con: duckdb.DuckDBPyConnection, wereld: Wereld) -> None:
    """Every year of CBS, both counts, in the municipalities of now."""
    waarden = wereld.tabellen["03759ned"].waarden
    leeftijden = ["10010", *(str(10_000 + 100 * n) for n in range(1, 18))]
    verwacht: dict[tuple[str, int, str], float] = {}
    for jaar in range(2017, 2027):
        for nu, delen in delen_van_nu(jaar).items():
            for noemer, codes in (("inwoners", ["10000"]), ("jongeren_0_17", leeftijden)):
                som = 0.0
                for gm, aandeel in delen:
                    for leeftijd in codes:
                        aantal = waarden(("T001019", "T001038", leeftijd, gm, f"{jaar}JJ00"))[0]
                        som += aandeel * float(aantal)  # type: ignore[arg-type]
                verwacht[nu, jaar, noemer] = som
    rijen = con.execute("select gm_code, jaar, noemer, aantal, herkomst_id from mart.noemer").fetchall()
    assert {r[:3]: r[3] for r in rijen} == pytest.approx(verwacht, abs=1e-6)
    assert {r[4] for r in rijen} == {"cbs_bevolking"}
    # as in data/bron, but for the hundred children that were added
    mensen = {(int(r["jaar"]), r["gm_code"]): int(r["inwoners"]) for r in csv_rijen("inwoners.csv")}
    assert verwacht["GM0363", 2025, "inwoners"] == mensen[2025, "GM0363"] + 100
    assert verwacht["GM0014", 2024, "jongeren_0_17"] == next(
        int(r["jongeren_0_17"]) for r in csv_rijen("context_2024.csv") if r["gm_code"] == "GM0014"
    )


# Our name -> table, place among its values, and the key of a municipality and year
METINGEN: dict[str, tuple[str, int, range, Callable[[str, int], tuple[str, ...]]]] = {
    "jeugdhulp_natura": ("85098NED", 0, range(2021, 2026), lambda gm, jaar: (gm, f"{jaar}JJ00")),
    "jeugdbescherming": ("85098NED", 2, range(2021, 2026), lambda gm, jaar: (gm, f"{jaar}JJ00")),
    "jeugdreclassering": ("85098NED", 4, range(2021, 2026), lambda gm, jaar: (gm, f"{jaar}JJ00")),
    "jongeren_jeugdzorg": ("85099NED", 0, range(2021, 2026), lambda gm, jaar: ("A045561", gm, f"{jaar}JJ00")),
    "wmo_clienten": ("86050NED", 0, range(2021, 2026), lambda gm, jaar: ("T001024", gm, f"{jaar}JJ00")),
    "wmo_clienten_1000": ("86050NED", 1, range(2021, 2026), lambda gm, jaar: ("T001024", gm, f"{jaar}JJ00")),
    "bijstand_uitkeringen": (
        "82015NED",
        0,
        range(2023, 2026),
        lambda gm, jaar: ("T001139", f"{jaar}MM12", gm),
    ),
}
AANTALLEN = {
    "jongeren_jeugdzorg",
    "wmo_clienten",
    "bijstand_uitkeringen",
}  # numbers add up, shares are weighted


@pytest.mark.parametrize("indicator", METINGEN)
def test_indicator(con: duckdb.DuckDBPyConnection, wereld: Wereld, indicator: str) -> None:
    """CBS's own figure; after a merger a sum or a weighted mean, and nothing when a part has nothing."""
    tabel_, i, jaren, sleutel = METINGEN[indicator]
    waarden = wereld.tabellen[tabel_].waarden
    mensen = {(int(r["jaar"]), r["gm_code"]): int(r["inwoners"]) for r in csv_rijen("inwoners.csv")}
    verwacht, samengevoegd, zonder = {}, 0, 0
    for jaar in jaren:
        for nu, delen in delen_van_nu(jaar).items():
            getallen = [(waarden(sleutel(gm, jaar))[i], a, mensen[jaar, gm]) for gm, a in delen]
            if any(w is None for w, _, _ in getallen):
                zonder += 1
            elif delen == [(nu, 1.0)]:
                verwacht[nu, jaar] = float(getallen[0][0])  # type: ignore[arg-type]
            else:
                samengevoegd += 1
                som = sum(float(w) * a * (1 if indicator in AANTALLEN else n) for w, a, n in getallen)  # type: ignore[arg-type]
                gewicht = 1 if indicator in AANTALLEN else sum(a * n for _, a, n in getallen)
                verwacht[nu, jaar] = som / gewicht
    rijen = con.execute(
        "select gm_code, jaar, waarde from mart.indicator where indicator_id = ?", [indicator]
    ).fetchall()
    assert {r[:2]: r[2] for r in rijen} == pytest.approx(verwacht, rel=1e-12)
    assert samengevoegd >= (0 if indicator == "bijstand_uitkeringen" else 5)
    # many do not deliver to the Wmo; youth probation is too rare to publish in most small municipalities
    assert (zonder > 50) == (indicator.startswith("wmo_") or indicator == "jeugdreclassering")


@pytest.mark.parametrize(
    ("wet", "tabel_", "soort_", "plaatsen", "jaren"),
    [
        ("jeugdwet", "83454NED", "A045561", (0, 1), range(2021, 2025)),
        ("wmo", "84580NED", "T001024", (0, 2), range(2017, 2025)),
    ],
    ids=["jeugdwet", "wmo"],
)
def test_kosten_van_het_cbs(
    con: duckdb.DuckDBPyConnection,
    wereld: Wereld,
    wet: str,
    tabel_: str,
    soort_: str,
    plaatsen: tuple[int, int],
    jaren: range,
) -> None:
    waarden = wereld.tabellen[tabel_].waarden
    verwacht = {}
    for jaar in jaren:
        for nu, delen in delen_van_nu(jaar).items():
            per_deel = [(waarden((soort_, gm, f"{jaar}JJ00")), a) for gm, a in delen]
            paar: list[float | None] = []
            for i in plaatsen:
                is_heel = all(w[i] is not None for w, _ in per_deel)
                paar.append(sum(float(w[i]) * a for w, a in per_deel) if is_heel else None)  # type: ignore[arg-type]
            # one that merged may have a row without a figure, when only one of its parts had one
            if paar != [None, None] or any(w[i] is not None for w, _ in per_deel for i in plaatsen):
                verwacht[nu, jaar] = tuple(paar)
    rijen = con.execute(
        "select gm_code, jaar, begroot_keur, gerealiseerd_keur, herkomst_id from mart.kosten_cbs where wet = ?",
        [wet],
    ).fetchall()
    assert {r[:2] for r in rijen} == verwacht.keys()
    for naam, i in (("begroot", 0), ("gerealiseerd", 1)):
        gevonden = {r[:2]: r[2 + i] for r in rijen if r[2 + i] is not None}
        bekend = {k: v[i] for k, v in verwacht.items() if v[i] is not None}
        assert gevonden == pytest.approx(bekend, rel=1e-12), naam
    assert any(b is None and g is not None for b, g in verwacht.values())
    assert {r[4] for r in rijen} == {"cbs_kosten_jeugd" if wet == "jeugdwet" else "cbs_kosten_wmo"}


@pytest.mark.parametrize("wet", ["jeugdwet", "wmo"])
def test_het_tekort_volgens_het_cbs(con: duckdb.DuckDBPyConnection, wet: str) -> None:
    """Definition (d): realised minus budgeted costs of CBS's own tables, for every pair with both."""
    parameters = {
        "wet": wet,
        "links": "cbs_gerealiseerd",
        "rechts": "cbs_begroot",
        "circulaire": "",
        "toegang_pct": 0,
        "overhead_pct": 0,
    }
    tabel = vraag(con, "tekort", **parameters)
    verwacht = {
        (gm_code, jaar): gerealiseerd - begroot
        for gm_code, jaar, begroot, gerealiseerd in con.execute(
            "select gm_code, jaar, begroot_keur, gerealiseerd_keur from mart.kosten_cbs where wet = ?", [wet]
        ).fetchall()
        if begroot is not None and gerealiseerd is not None
    }
    assert verwacht
    gevonden = {(r.gm_code, r.jaar): r.verschil_keur for r in tabel.itertuples()}
    assert gevonden == pytest.approx(verwacht)


def test_rijksbijdragen_per_wet_uit_de_categorieen(con: duckdb.DuckDBPyConnection) -> None:
    """B4.3.1 on the taakvelden of each law, against the categories themselves."""
    tabel = vraag(con, "rijksbijdragen_per_wet", jaar=2024)
    assert set(tabel["wet"]) >= {"jeugdwet", "wmo", "participatiewet"}
    som = con.execute(
        "select sum(bedrag_keur) from mart.categorie_bedrag "
        "where jaar = 2024 and soort = 'begroting' and categorie = 'B4.3.1' and taakveld like '6.%'"
    ).fetchone()
    assert som is not None
    assert tabel["bedrag_keur"].sum() == pytest.approx(som[0] or 0)


def test_gemeenten_volgens_de_nieuwste_indeling(con: duckdb.DuckDBPyConnection, wereld: Wereld) -> None:
    titels = {
        "provincie": ("Provincies", "Naam"),
        "jeugdregio": ("Jeugdregio's", "Naam"),
        "arbeidsmarktregio": ("Arbeidsmarktregio's", "Naam"),
        "corop": ("COROP-gebieden", "Naam"),
        "ggd": ("GGD-regio's", "Naam"),
        "grootteklasse": ("Gemeentegrootte", "Omschrijving"),
        "grootteklasse_code": ("Gemeentegrootte", "Code"),
        "stedelijkheid": ("Stedelijkheid", "Omschrijving"),
    }
    namen = {r["gm_code"]: r["naam"] for r in csv_rijen("gemeente_jaar.csv") if r["jaar"] == "2026"}
    mensen = {r["gm_code"]: int(r["inwoners"]) for r in csv_rijen("inwoners.csv") if r["jaar"] == "2026"}
    waarden = wereld.tabellen["86247NED"].waarden
    verwacht = {}
    for gm in namen:
        rij = waarden((gm,))
        regios = [str(rij[plaats(wereld, "86247NED", *t)]).strip() for t in titels.values()]
        verwacht[gm] = (*regios, mensen[gm])
    rijen = con.execute(f"select gm_code, {', '.join(titels)}, inwoners, naam from mart.gemeente").fetchall()
    assert {r[0]: r[1:-1] for r in rijen} == verwacht
    assert (
        dict(con.execute("select gm_code, jeugdregio from mart.gemeente").fetchall())["GM0363"]
        == "Regio 2026"
    )
    afwijkend = {r[0]: (r[-1], namen[r[0]]) for r in rijen if r[-1] != namen[r[0]]}
    assert all(nieuw.startswith(was) for nieuw, was in afwijkend.values()), afwijkend


# ---------------------------------------------------------------- raw rows


@pytest.mark.parametrize(
    ("tabel_", "deel", "vast", "aantal"),
    [
        (IDS[2024], "2024X005_6.72a", {"TaakveldBalanspost": "6.72a ", "Verslagsoort": "2024X005"}, 12 * 342),
        (IDS[2027], "2027X005_6.3", {"TaakveldBalanspost": "6.3   ", "Verslagsoort": "2027X005"}, 12 * 342),
        ("86247NED", "2026", {}, 342),
        ("82015NED", "2024", {"UitkeringenInRelatieMetDeAOW": "T001139", "Perioden": "2024MM12"}, None),
    ],
    ids=["rekening", "lege-rekening", "gebieden", "bijstand"],
)
def test_ruwe_rijen_zijn_die_van_het_cbs(
    ververst: Ververst, wereld: Wereld, tabel_: str, deel: str, vast: dict[str, str], aantal: int | None
) -> None:
    """Every row that was asked for, keys with their padding and figures as they were, -99998 too."""
    bron = wereld.tabellen[tabel_]
    gewijzigd = "".join(c for c in bron.gewijzigd if c.isdigit())
    bewaard = pq.read_table(ververst.data / "live/ruw" / tabel_ / gewijzigd / f"{deel}.parquet")
    rijen = [
        {k: float(v) if isinstance(v, int) else v for k, v in rij.items() if k in bewaard.column_names}
        for rij in bron.rijen({k: [v] for k, v in vast.items()})
    ]
    assert set(bron.dimensies) <= set(bewaard.column_names)
    if tabel_ in IDS.values():
        assert set(bewaard.column_names) == set(bron.kolommen) - {"ID"}
        assert {len(rij["Gemeenten"]) for rij in bewaard.to_pylist()} == {9}
    assert bewaard.to_pylist() == rijen
    assert aantal is None or len(rijen) == aantal
    if deel == "2027X005_6.3":
        assert {rij["k_1ePlaatsing_1"] for rij in rijen} == {None}


def test_van_een_leeg_verslag_is_een_deel_genoeg(ververst: Ververst) -> None:
    """6.3 comes first; when nobody has a figure there, the other taakvelden are not asked for."""
    for jaar in (2025, 2027):
        bestanden = [p.name for p in (ververst.data / "live/ruw" / IDS[jaar]).rglob(f"{jaar}X005_*.parquet")]
        assert bestanden == [f"{jaar}X005_6.3.parquet"]


# ---------------------------------------------------------------- again


def test_nog_eens_zonder_verandering(ververst: Ververst, wereld: Wereld, dienst: Dienst) -> None:
    """One small request a table and a catalog per source that is found by title; no rows, no new version, nothing written."""
    voor = {p: p.stat().st_mtime_ns for p in ververst.data.rglob("*") if p.suffix != ".slot"}
    aanwijzer = (ververst.data / versies.AANWIJZER).read_bytes()
    dienst.verzoeken.clear()
    meldingen: list[str] = []
    assert ververs(ververst.data, ALLE_BRONNEN, Wens(), klant(dienst), meld=meldingen.append) == []
    gevraagd = Counter((tabel(pad), soort(pad)) for pad, _ in dienst.verzoeken)
    tabellen = {t.id for t in wereld.tabellen.values() if "onbewerkte" not in t.titel} | {
        IDS[j] for j in wereld.iv3
    }
    tabellen -= {"85067NED", "85755NED", "86059NED"}  # older classifications are not used
    assert gevraagd == {**{(t, "TableInfos"): 1 for t in tabellen}, ("", "Tables"): 3}
    assert {p: p.stat().st_mtime_ns for p in ververst.data.rglob("*") if p.suffix != ".slot"} == voor
    assert (ververst.data / versies.AANWIJZER).read_bytes() == aanwijzer
    assert meldingen[-1] == "De cijfers zijn al bijgewerkt; er is geen nieuwe versie gemaakt."


# The stories below need several versions; they play in a small country.


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data folder with a database. Never changed by a test."""
    return klein_met_database(tmp_path_factory)


@pytest.fixture
def data(klein: Path, tmp_path: Path) -> Path:
    """A small data folder of the test's own."""
    return shutil.copytree(klein, tmp_path / "data")


def test_alleen_wat_veranderde_wordt_opgehaald(data: Path) -> None:
    """One amount changes: only its table is fetched, and the revision names that municipality and law."""
    kleine = kleine_wereld(data, [2022, 2024])
    with Dienst(kleine) as dienst:
        assert ververs(data, ["iv3", "gebieden"], Wens(), klant(dienst)) == []
        eerste = versies.huidige(data)
        cel = ("X005", "6.72", "L3.8", "GM0363")
        een, twee = kleine.iv3[2024].cellen[cel]
        kleine.wijzig(2024, cel, (een, (twee or 0) + 250))
        dienst.verzoeken.clear()
        assert ververs(data, ["iv3", "gebieden"], Wens(), klant(dienst)) == []
        met_rijen = dataverzoeken(dienst.verzoeken)
        assert {t for t, _ in met_rijen} == {IDS[2024]}
        verslagen = {v for _, v in met_rijen if "'6.72  '" in v}
        assert len(verslagen) == 2  # each report once
        assert len(met_rijen) == len(set(met_rijen))
        per_tabel = Counter(tabel(p) for p, _ in dienst.verzoeken if soort(p) == "TableInfos")
        assert per_tabel[IDS[2024]] == 2  # before and after
        assert per_tabel[IDS[2022]] == per_tabel["86247NED"] == 1
    nu = versies.huidige(data)
    assert nu is not None
    assert nu != eerste
    was = sum(
        b
        for (gm, t), (b, _) in tel(kleine.iv3[2024], "X005").som.items()
        if gm == "GM0363" and wet_van(2024).get(t) == "jeugdwet"
    )
    rijen = uit_map(
        data,
        "select gm_code, jaar, soort, wet, oud_keur, nieuw_keur, verschil_keur, wat from mart.revisie where versie = ?",
        nu.stem,
    )
    assert rijen == [("GM0363", 2024, "rekening", "jeugdwet", was - 250, was, 250.0, "gewijzigd")]


def test_alle_taakvelden_en_daarna_gewoon(data: Path) -> None:
    """Totals of the municipality come with all taakvelden, and they stay when a later run does not ask for them."""
    kleine = kleine_wereld(data, [2023])
    jaar, tabel_ = kleine.iv3[2023], IDS[2023]
    kleine.verwijder_lid(tabel_, "Verslagsoort", "2023X000")  # one report is enough
    met = Wens(frozenset({2023}), alle_taakvelden=True)
    zonder = Wens(frozenset({2023}))

    def totalen() -> dict[str, tuple[float | None, ...]]:
        rijen = uit_map(
            data,
            "select gm_code, lasten_keur, baten_keur, rijk_07_keur, rijk_h6_keur, gr_keur "
            "from mart.gemeentetotaal where jaar = 2023 and soort = 'rekening'",
        )
        return {r[0]: r[1:] for r in rijen}

    momentopname = totalen()
    with Dienst(kleine) as dienst:
        assert ververs(data, ["iv3"], zonder, klant(dienst)) == []
        eerst = dataverzoeken(dienst.verzoeken)
        assert {t[:2] for t in totalen().values()} == {(None, None)}  # unknown, not zero
        dienst.verzoeken.clear()
        assert ververs(data, ["iv3"], met, klant(dienst)) == []
        rest = dataverzoeken(dienst.verzoeken)
        assert len(rest) + len(eerst) == len({*rest, *eerst})  # the social domain was there already
        codes = [str(lid["Key"]) for lid in kleine.tabellen[tabel_].dimensies["TaakveldBalanspost"]]
        taakvelden = [k for k in codes if k[0].isdigit()]
        gevraagd = {f.split("TaakveldBalanspost eq ")[1] for _, f in [*rest, *eerst]}
        assert gevraagd == {f"'{k}'" for k in taakvelden}
        t = tel(jaar, "X005", alles=True)
        som: dict[str, Counter[str]] = {gm: Counter() for gm in t.plaatsing}
        for (gm, taakveld, categorie), bedrag in t.cellen.items():
            if taakveld in ("0.10", "0.11"):
                continue
            som[gm]["lasten" if categorie[0] == "L" else "baten"] += int(bedrag)
            if categorie == "L4.3.3":
                som[gm]["gr"] += int(bedrag)
            if categorie == "B4.3.1" and (taakveld == "0.7" or taakveld[0] == "6"):
                som[gm]["rijk" + taakveld[0]] += int(bedrag)
        verwacht = {
            gm: tuple(s[k] for k in ("lasten", "baten", "rijk0", "rijk6", "gr")) for gm, s in som.items()
        }
        assert totalen() == verwacht
        assert {gm: b[:3] for gm, b in verwacht.items()} == {gm: b[:3] for gm, b in momentopname.items()}
        # another edition, without the flag
        een, twee = jaar.cellen["X005", "0.4", "L1.1", "GM0363"]
        kleine.wijzig(2023, ("X005", "0.4", "L1.1", "GM0363"), (een, (twee or 0) + 10))
        dienst.verzoeken.clear()
        assert ververs(data, ["iv3"], zonder, klant(dienst)) == []
        assert len(dataverzoeken(dienst.verzoeken)) == len(taakvelden)
    lasten, *overig = verwacht["GM0363"]
    assert totalen() == {**verwacht, "GM0363": (lasten + 10, *overig)}
    omvang = uit_map(data, "select omvang from mart.verslag where jaar = 2023 and soort = 'rekening'")
    assert omvang == [("alle taakvelden",)]
    assert uit_map(data, "select count(*) from mart.aansluiting where not in_orde") == [(0,)]
