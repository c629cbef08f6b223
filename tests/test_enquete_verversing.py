"""Survey tables with their 95 % margins: refreshed figures are those of the stand-in, a doubt stops the source."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders.cbs import Tabel
from loaders.live.manifest import bronnen
from loaders.live.ophalen import Wens
from loaders.live.ververs import ververs
from tests.cbs.dienst import Dienst
from tests.cbs.regiotabellen import GEZONDHEID
from tests.cbs.tabel import lid
from tests.cbs.wereld import Wereld
from tests.ververs_hulp import dataverzoeken, gedeelde_map, klant, klein_met_database, kleine_wereld, vraag

RIVM, CBS = "50150NED", "85146NED"
LEEFTIJD = {"18plus": "20300", "65plus": "80200"}
# our name -> stem of the column, in the order of the table
ONS = dict(
    zip(
        [
            "ervaren_gezondheid_goed",
            "langdurige_aandoening",
            "langdurig_beperkt",
            "hoog_risico_angst_depressie",
            "heel_veel_stress",
            "lage_veerkracht",
            "regie_over_eigen_leven",
            "eenzaam",
            "ernstig_eenzaam",
            "emotioneel_eenzaam",
            "sociaal_eenzaam",
            "krijgt_steun",
            "mantelzorger",
            "vrijwilligerswerk",
            "moeite_met_rondkomen",
            "tevreden_met_woning",
            "tevreden_met_woonomgeving",
        ],
        GEZONDHEID,
        strict=True,
    )
)


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data folder with a database. Never changed by a test."""
    return klein_met_database(tmp_path_factory)


@pytest.fixture(scope="module")
def wereld(klein: Path) -> Wereld:
    """CBS with only those municipalities. Never changed by a test."""
    return kleine_wereld(klein, [])


@pytest.fixture(scope="module")
def ververst(klein: Path, wereld: Wereld, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small folder after one refresh of both tables; what was asked stands in verzoeken.txt."""

    def maak(map_: Path) -> None:
        data = Path(shutil.copytree(klein, map_ / "data"))
        with Dienst(wereld) as dienst:
            assert ververs(data, ["gezondheid", "veiligheid"], Wens(), klant(dienst)) == []
            filters = [f for _, f in dataverzoeken(dienst.verzoeken)]
        (data / "verzoeken.txt").write_text("\n".join(filters), encoding="utf-8")

    return gedeelde_map(tmp_path_factory, "enquete_ververst", maak) / "data"


def gemeenten(data: Path) -> list[str]:
    """Municipalities of now in the small country."""
    return [r[0] for r in vraag(data, "select gm_code from mart.gemeente order by 1")]


def test_waarden_en_marges_zijn_die_van_de_bron(ververst: Path, wereld: Wereld) -> None:
    """Every figure of both age groups with its own two bounds, per year, for municipalities and for Nederland."""
    cel = wereld.tabellen[RIVM].waarden
    verwacht = {}
    for gebied in (*gemeenten(ververst), "NL00"):
        for jaar in (2020, 2022, 2024):
            for groep, sleutel in LEEFTIJD.items():
                waarde, onder, boven = (
                    cel((gebied, sleutel, marge, f"{jaar}JJ00"))
                    for marge in ("MW00000", "MOG0095", "MBG0095")
                )
                for i, naam in enumerate(ONS):
                    if waarde[i] is not None:
                        id_ = f"{naam}_{groep}_50150"
                        verwacht[gebied[:2] if gebied == "NL00" else gebied, jaar, id_] = (
                            waarde[i], onder[i], boven[i], "cbs_gezondheid")  # fmt: skip
    rijen = vraag(
        ververst,
        "select gm_code as gebied, jaar, indicator_id, waarde, ondergrens, bovengrens, herkomst_id from mart.indicator "
        "where indicator_id like '%_50150' and jaar >= 2017 union all "
        "select gebied, jaar, indicator_id, waarde, ondergrens, bovengrens, herkomst_id from mart.indicator_referentie "
        "where indicator_id like '%_50150' and jaar >= 2017",
    )
    assert len(rijen) == len(verwacht) > 1_500
    assert {r[:3]: r[3:] for r in rijen} == verwacht
    assert not [k for k in verwacht if k[1] == 2020 and "veerkracht" in k[2]]  # empty at the source is no row
    assert all(w[1] <= w[0] <= w[2] for w in verwacht.values())  # type: ignore[operator]


def test_een_ververst_jaar_vervangt_het_hele_jaar_van_die_tabel(ververst: Path, klein: Path) -> None:
    """2012 and 2016 were not fetched and stay as they were, without margins; other tables are not touched."""
    sql = (
        "select gm_code, jaar, waarde, ondergrens from mart.indicator where indicator_id = 'ervaren_gezondheid_goed_18plus_50150' "
        "and jaar < 2017 order by all"
    )
    oud = vraag(klein, sql)
    assert len(oud) == 2 * len(gemeenten(klein))
    assert vraag(ververst, sql) == oud
    assert {r[3] for r in oud} == {None}
    van_momentopname = (
        "select count(*) from bron.gezondheidsmonitor where tabel = '50150NED' and jaar >= 2017"
    )
    assert vraag(ververst, van_momentopname) == [(0,)]
    andere = "select * from mart.indicator where indicator_id like '%_50090' or indicator_id like '%_50140' order by all"
    assert vraag(ververst, andere) == vraag(klein, andere)


def test_veiligheid_heeft_alleen_grote_gemeenten(ververst: Path, wereld: Wereld) -> None:
    """A municipality with too few respondents has no row, not a zero."""
    cel = wereld.tabellen[CBS].waarden
    rijen = vraag(
        ververst,
        "select gm_code, jaar, waarde, ondergrens, bovengrens from mart.indicator where indicator_id = 'oordeel_gemeente_85146'",
    )
    verwacht = {}
    for gm in gemeenten(ververst):
        for jaar in (2021, 2023):
            drie = [cel((gm, marge, f"{jaar}JJ00"))[4] for marge in ("MW00000", "MOG0095", "MBG0095")]
            if drie[0] is not None:
                verwacht[gm, jaar] = tuple(drie)
    assert {r[:2]: r[2:] for r in rijen} == verwacht
    assert 0 < len({gm for gm, _ in verwacht}) < len(gemeenten(ververst))


def test_er_wordt_nooit_om_buurten_gevraagd(ververst: Path) -> None:
    """One request a year, on how keys begin; whatever comes back, no neighbourhood or province is stored."""
    filters = (ververst / "verzoeken.txt").read_text(encoding="utf-8").splitlines()
    assert len(filters) == 5
    for filter_ in filters:
        assert "'GM')" in filter_
        assert "'NL')" in filter_
        assert "WK" not in filter_
        assert "BU" not in filter_
    assert {r[0][:2] for r in vraag(ververst, "select distinct gebied from bron.meting_marge")} == {
        "GM",
        "NL",
    }
    assert vraag(ververst, "select count(*) from mart.indicator where gm_code not like 'GM____'") == [(0,)]


def test_herkomst_noemt_de_uitgever(ververst: Path) -> None:
    rijen = dict(
        vraag(ververst, "select herkomst_id, uitgever from mart.herkomst where herkomst_id like 'cbs_%'")
    )
    assert rijen == {"cbs_gezondheid": "GGD'en, CBS en RIVM", "cbs_veiligheid": "CBS"}


def test_elke_maat_is_uitgelegd(ververst: Path) -> None:
    """Whatever is declared to be fetched is declared in words too."""
    uitgelegd = dict(vraag(ververst, "select indicator_id, brontabel from referentie.indicatorsoort"))
    for bron in bronnen().values():
        if bron.module == "marges":
            groepen = [f"_{g}" for g in bron.keuze.get("leeftijd", {})] or [""]
            for maat in bron.maten:
                for groep in groepen:
                    assert uitgelegd[f"{maat}{groep}_{bron.tabel[:5]}"] == bron.tabel


# ---------------------------------------------------------------- what stops


def _omgedraaid(w: Wereld) -> None:
    w.hernoem_lid(RIVM, "Marges", "MOG0095", "Bovengrens 95%-interval")
    w.hernoem_lid(RIVM, "Marges", "MBG0095", "Ondergrens 95%-interval")


def _twee(w: Wereld) -> None:
    w.tabellen[RIVM].dimensies["Marges"].append(lid("MOG0099", "Ondergrens 95%-interval, robuust"))
    w.raak(RIVM)


def _eenheid(w: Wereld) -> None:
    w._kenmerk(CBS, "SocialeCohesieSchaalscore_3")["Unit"] = "%"
    w.raak(CBS)


Verander = Callable[[Wereld], object]
ANDERS: list[tuple[str, str, Verander, list[str]]] = [
    ("ondergrens-weg", "gezondheid", lambda w: w.verwijder_lid(RIVM, "Marges", "MOG0095"), [RIVM, "Marges", "Ondergrens 95"]),
    ("bovengrens-hernoemd", "veiligheid", lambda w: w.hernoem_lid(CBS, "Marges", "MBG0095", "Boven"), [CBS, "Bovengrens 95"]),
    ("waarde-hernoemd", "gezondheid", lambda w: w.hernoem_lid(RIVM, "Marges", "MW00000", "Schatting"), [RIVM, "Waarde"]),
    ("twee-ondergrenzen", "gezondheid", _twee, [RIVM, "Marges", "Ondergrens 95%-interval, robuust"]),
    ("grenzen-omgedraaid", "gezondheid", _omgedraaid, [RIVM, "buiten haar eigen marges"]),
    ("leeftijd-weg", "gezondheid", lambda w: w.verwijder_lid(RIVM, "Leeftijd", "80200"), [RIVM, "Leeftijd", "65 jaar"]),
    ("kolom-weg", "gezondheid", lambda w: (w.hernoem_kolom(RIVM, "Eenzaam_8", "Alleen_8"), w.hernoem_titel(RIVM, "Alleen_8", "Alleen")),
        [RIVM, "Eenzaam"]),
    ("score-wordt-percentage", "veiligheid", _eenheid, [CBS, "SocialeCohesieSchaalscore", "'score'"]),
]  # fmt: skip


@pytest.mark.parametrize(("bron", "verander", "woorden"), [a[1:] for a in ANDERS], ids=[a[0] for a in ANDERS])
def test_wat_niet_zeker_is_stopt_de_bron(
    tmp_path: Path, wereld: Wereld, bron: str, verander: Verander, woorden: list[str]
) -> None:
    """One Dutch sentence with table and remedy; no new version."""
    anders = wereld.kopie()
    verander(anders)
    data = tmp_path / "data"
    data.mkdir()
    with Dienst(anders) as dienst:
        fouten = ververs(data, [bron], Wens(jaren=frozenset({2022, 2023})), klant(dienst))
    assert len(fouten) == 1
    assert all(w in fouten[0] for w in [*woorden, "bronnen.toml"]), fouten
    assert not list(data.glob("*.duckdb"))


def test_hernummerde_kolom_wordt_gevonden(wereld: Wereld) -> None:
    """CBS renumbers its columns: the stem of the key decides, and 'Eenzaam' is never 'EmotioneelEenzaam'."""
    anders = wereld.kopie()
    anders.verschuif_suffix(RIVM, "Eenzaam_8", "Eenzaam_27")
    with Dienst(anders) as dienst:
        tabel = Tabel(klant(dienst), "dataderden", RIVM)
        kolommen = bronnen()["gezondheid"].kolommen(tabel)
    assert kolommen["eenzaam"] == "Eenzaam_27"
    assert kolommen["emotioneel_eenzaam"] == "EmotioneelEenzaam_10"
