"""The yearly chore of docs/nieuw-jaar.md, played for 2027, and a definition of one's own: only data change, nothing else.

Other road: the shares are the ones of the year before, because 2027 is that year with one code split; the sums of a
definition are those of hoofdtaakveld 6 in the source file.
"""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from fouten import Gebruikersfout
from loaders.bouw import bouw
from loaders.controle import lees_controle
from loaders.versies import DATA, PROJECT, huidige
from queries import verbind
from queries.antwoorden import Haal
from tests import nieuw_jaar
from tests.test_loader_fouten import anders, deel, kopieer
from verhaal.beeld import Beeld, Keuze
from verhaal.eenheden import Eenheid
from verhaal.taakveldwoorden import (
    breuk_zin,
    breukjaren,
    codes_in_zin,
    codes_kort,
    codes_met_jaren,
    indelingsjaren,
)
from verhaal.vooruit import checkzinnen


@pytest.fixture(scope="module")
def data_2027(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All municipalities, with the year that has not come yet."""
    data = kopieer(DATA, tmp_path_factory.mktemp("nieuw") / "data")
    nieuw_jaar.jaarlijks_werk(data)
    return data


@pytest.fixture(scope="module")
def haal(data_2027: Path):
    with verbind(bouw(data_2027)) as con:
        yield Haal.uit(con)


def test_een_gemeente_minder(haal):
    gemeenten = haal.gemeenten()
    assert len(gemeenten) == 341
    assert nieuw_jaar.WEG not in set(gemeenten["gm_code"])


@pytest.mark.usefixtures("haal")  # the database is built
def test_geen_cijfer_van_de_opgeheven_gemeente(data_2027):
    """Figures of an older division are reckoned to today's: the share of bijstand of both, weighted by inhabitants."""
    with verbind(huidige(data_2027)) as con:
        marts = con.execute(
            "select table_name from duckdb_columns() where schema_name = 'mart' and column_name = 'gm_code'"
        ).fetchall()
        over = [
            m for (m,) in marts if con.execute(f"select 1 from mart.{m} where gm_code = 'GM1696'").fetchone()
        ]
        (bijstand,) = con.execute(
            "select waarde from mart.indicator where gm_code = 'GM0402' and indicator_id = 'gf_bijstand'"
        ).fetchone()
    assert over == []
    bron = pd.read_csv(DATA / "bron" / "context_2024.csv").set_index("gm_code").loc[["GM0402", "GM1696"]]
    assert bijstand == pytest.approx(
        1000 * bron["bijstandsontvangers"].sum() / bron["inwoners_1jan2024"].sum()
    )


def test_aandeel_toegankelijke_hulp_blijft(haal):
    """The country's share of the new year is that of the year before: the new code has the role of the old one."""
    nl = haal.aandeel_preventie(gm_code="NL").set_index(["jaar", "soort"])["aandeel_pct"]
    assert nl[2027, "begroting"] == pytest.approx(nl[2026, "begroting"], abs=1e-9)
    eigen = haal.aandeel_preventie(gm_code="GM0363")
    eigen = eigen[eigen["gm_code"] == "GM0363"].set_index(["jaar", "soort"])["aandeel_pct"]
    assert eigen[2027, "begroting"] == pytest.approx(eigen[2026, "begroting"], abs=1e-9)


def test_teksten_noemen_drie_breuken_en_de_nieuwe_code(haal):
    assert breuk_zin(breukjaren(haal), "") == " In 2023, 2025 en 2027 veranderde de indeling."
    assert indelingsjaren(haal, tuple(range(2017, 2028))) == (2022, 2024, 2026, 2027)
    assert codes_kort(haal, "toegang") == "6.2, 6.21–6.23 en 6.24"
    assert codes_in_zin(haal, "toegang") == "6.2, vanaf 2025 6.21 tot en met 6.23, vanaf 2027 6.24"
    assert (
        codes_met_jaren(haal, "toegang")
        == "6.2 (tot en met 2024), 6.21, 6.22, 6.23 (vanaf 2025), 6.24 (vanaf 2027)"
    )


def test_de_nieuwste_begroting_is_die_van_het_nieuwe_jaar(haal):
    """The begroting of 2027 comes before the jaarrekening of 2025: said, and nothing else stands in its place."""
    beeld = Beeld.laad(haal, Keuze("GM0363", 2024, "smal", Eenheid("totaal")))
    kort = checkzinnen.kort(haal, beeld)
    assert kort is not None
    assert kort.kop == "De begroting 2027 naast wat eerder is uitgegeven"
    zin = "De jaarrekening 2025 is er nog niet. Daarom staat zij hier niet naast de begroting."
    for groep, tekst in kort.per_groep.items():
        assert zin in tekst
        assert any(
            "vrijwel evenveel als in de begroting 2026" in z
            for z in checkzinnen.begrotingscheck(haal, beeld)[groep]
        )


@pytest.mark.parametrize(
    ("laat_weg", "woorden"),
    [
        ("voeg_wetten_toe", ["6.24", "taakveld_wet.csv"]),
        ("voeg_breuk_toe", ["2027", "breuken.csv"]),
        ("voeg_herindeling_toe", ["GM1696", "herindelingen.csv"]),
    ],
)
def test_een_vergeten_stap_stopt_de_bouw(laat_weg, woorden, tmp_path, monkeypatch):
    data = kopieer(DATA, tmp_path / "data")
    monkeypatch.setattr(nieuw_jaar, laat_weg, lambda _: None)
    nieuw_jaar.jaarlijks_werk(data)
    with pytest.raises(Gebruikersfout) as fout:
        bouw(data)
    assert [w for w in woorden if w not in str(fout.value)] == []


# ---------------------------------------------------------------- a definition of one's own


def _ruim(data: Path, *, met_kolom: bool = True) -> None:
    """Definition 'ruim', as the docs say: shared access counts with the Wmo."""
    rij = {
        "definitie": "ruim",
        "volgorde": "4",
        "naam": "Ruim",
        "gedeeld_telt_mee": "nee",
        "uitleg": "Een proef.",
    }
    anders("referentie/definities.csv", lambda t: pd.concat([t, pd.DataFrame([rij])]))(data)
    if met_kolom:
        anders(
            "referentie/taakveld_wet.csv",
            lambda t: t.assign(wet_ruim=t["wet_smal"].mask(t["rol"] == "toegang", "wmo")),
        )(data)


def test_nieuwe_definitie_telt_op_tot_hoofdtaakveld_6(tmp_path):
    data = kopieer(DATA, tmp_path / "data")
    deel(data)
    _ruim(data)
    bron = pd.read_parquet(data / "bron" / "iv3_taakveld.parquet")
    verwacht = bron[bron["taakveld"].str.startswith("6.")].groupby(["jaar", "soort"])["lasten_keur"].sum()
    with duckdb.connect(str(bouw(data)), read_only=True) as con:
        som = con.sql(
            "select jaar, soort, wet, sum(lasten_keur) as keur from mart.wet_bedrag where definitie = 'ruim' group by all"
        ).df()
    assert set(som["wet"]) == {"jeugdwet", "wmo", "participatiewet", "gedeeld"}
    gevonden = som.groupby(["jaar", "soort"])["keur"].sum()
    assert len(gevonden) == len(verwacht)
    for sleutel, bedrag in verwacht.items():
        assert gevonden[sleutel] == pytest.approx(bedrag, abs=0.01)


def test_definitie_zonder_kolom_stopt_de_bouw(tmp_path):
    data = kopieer(DATA, tmp_path / "data")
    deel(data)
    _ruim(data, met_kolom=False)
    with pytest.raises(
        Gebruikersfout, match=r"definities\.csv.*taakveld_wet\.csv.*'ruim'.*Vul de andere aan"
    ):
        bouw(data)


def test_controle_vindt_een_definitie_zonder_bedragen():
    """What the old build did in silence: a definition that no amount came of."""
    controle = lees_controle(PROJECT / "loaders" / "controles" / "a15_definitie_zonder_bedragen.sql")
    with duckdb.connect() as con:
        con.execute("create schema referentie; create schema mart")
        con.execute("create table referentie.definitie as select unnest(['smal', 'ruim']) as definitie")
        con.execute("create table mart.taakveld_bedrag as select 2026 as jaar, 'begroting' as soort")
        con.execute(
            "create table mart.wet_bedrag as select 'smal' as definitie, 2026 as jaar, 'begroting' as soort, 1.0 as lasten_keur"
        )
        assert con.execute(controle.sql).fetchall() == [("ruim", 2026, "begroting")]
