"""A question of a visitor can do nothing but read: attacks, limits, other visitors, examples and downloads."""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator

import openpyxl
import psutil
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from loaders.versies import PROJECT, huidige
from queries import vrij, vrij_taal
from queries.vrij import Antwoord, Grenzen, Loop, vraag_vrij
from queries.vrij_taal import VraagFout
from tests.aanvallen import AANVALLEN, GEHEUGEN, TRAAG
from tests.hulp import haal, html, kop, open_app, tekst
from verhaal.zelf_vragen import antwoordbestand
from verhaal.zelf_vragen.antwoordtabel import schermtabel

_BESTAND = huidige()
assert _BESTAND is not None
DATABASE = _BESTAND
EINDELOOS = "select count(*) from range(1000000000000000000)"
ENGELS = re.compile(
    r"\b(error|not|found|cannot|invalid|failed|exception|traceback|syntax|does|exist|memory|allowed|the)\b",
    re.I,
)
VOORBEELDEN = haal.voorbeeldvragen()


def som() -> str:
    return hashlib.sha256(DATABASE.read_bytes()).hexdigest()


def stand() -> tuple[int, int, int]:
    """Which file it is, how large, and when it was last written: cheap enough to ask after every attack."""
    wat = DATABASE.stat()
    return wat.st_ino, wat.st_size, wat.st_mtime_ns


@pytest.fixture(scope="module")
def stand_vooraf() -> Iterator[tuple[int, int, int]]:
    """How the file was. Whatever came after: in the end every byte is as it was, and a question is answered."""
    vooraf = som()
    yield stand()
    assert som() == vooraf, "het bestand is veranderd"
    assert vraag_vrij(DATABASE, "select count(*) from mart.gemeente").tabel.column(0).to_pylist() == [342]


def werkers() -> list[psutil.Process]:
    """The processes of questions that this process started."""
    return [p for p in psutil.Process().children() if "vrij_werker.py" in " ".join(p.cmdline())]


def is_nederlands(zin: str) -> None:
    """A whole sentence, without English, without a place on this computer, without a Python error."""
    eigen_woorden = re.sub(r"‘[^’]*’", "", zin, flags=re.S)  # what the visitor typed comes back in quotes
    assert not ENGELS.search(eigen_woorden), zin
    assert str(DATABASE.parent) not in zin
    assert "Traceback" not in zin
    assert zin.endswith((".", ")", "?")), zin


@pytest.mark.parametrize(
    ("sql", "verwacht"), [(s, v) for _, s, v in AANVALLEN], ids=[n for n, _, _ in AANVALLEN]
)
def test_aanval_eindigt_in_een_nederlandse_zin(stand_vooraf, sql, verwacht):
    mag = (
        (verwacht, TRAAG) if verwacht == GEHEUGEN else (verwacht,)
    )  # on a busy machine time can run out first
    try:
        zin = antwoordbestand.grenzen_zin(
            vraag_vrij(DATABASE, sql, Grenzen(seconden=2 if verwacht == TRAAG else 10))
        )
    except VraagFout as fout:
        zin = fout.zin + fout.engels
    is_nederlands(zin)
    assert any(v in zin for v in mag), zin
    assert not werkers(), "het proces van de vraag leeft nog"
    assert stand() == stand_vooraf, "het bestand is veranderd"
    assert vrij._bezig == 0, "de plaats van de vraag is niet vrijgegeven"


def test_er_zijn_genoeg_aanvallen():
    assert len(AANVALLEN) >= 40
    assert len({n for n, _, _ in AANVALLEN}) == len(AANVALLEN)


FOUTEN = [
    ("from gemeente", "Bedoelt u mart.gemeente?"),
    ("select nam from mart.gemeente", "Wij kennen geen kolom ‘nam’ in regel 1. Bedoelt u naam"),
    ("select g.nam from mart.gemeente g", "De tabel ‘g’ heeft geen kolom ‘nam’"),
    ("select h.naam from mart.gemeente g", "staat wel voor een kolom, maar niet in FROM"),
    ("select naam, count(*) from mart.gemeente", "niet in GROUP BY"),
    ("select naam from mart.gemeente where sum(inwoners) > 1", "Gebruik HAVING"),
    ("select sum(naam) from mart.gemeente", "De functie ‘sum’ werkt niet met deze soort gegevens (tekst)"),
    ("select gm_code from mart.gemeente join mart.vlag on true", "komt in meer tabellen voor"),
    ("select naam\nfrom mart.gemeente\nwher jaar = 1", "regel 3"),
    ("select 'a'::integer", "De tekst ‘a’ past niet waar een geheel getal hoort"),
    ("select som(1)", "Wij kennen geen functie ‘som’"),
    ("select (1", "De vraag houdt te vroeg op"),
    ("select 1 union select 1, 2", "Het aantal kolommen klopt niet"),
    ("select (select gm_code from mart.gemeente)", "meer dan één rij"),
    ("pivot mart.wet_bedrag on wet using sum(lasten_keur)", "Bij PIVOT moet u de kolommen zelf noemen"),
    ("from cijfers.gemeente", "Wij kennen geen tabel ‘cijfers.gemeente’. Bedoelt u mart.gemeente?"),
    ("select naam from mart.gemeente order by 7", "hoger dan het aantal kolommen"),
    ("select 'morgen'::date", "‘morgen’ is geen datum"),
    ("from mart.gemeente g join mart.vlag v using (gm_cod)", "achter USING"),
    ("with a as (select 1), a as (select 2) from a", "staat twee keer in WITH"),
    ("select round('a', 1)", "De functie ‘round’ werkt niet"),
    ("show tables", "SHOW ALL TABLES"),
]  # fmt: skip


@pytest.mark.parametrize(("sql", "verwacht"), FOUTEN, ids=[v[:40] for _, v in FOUTEN])
def test_gewone_fout_zegt_wat_er_mis_is_en_wat_te_doen(sql, verwacht):
    with pytest.raises(VraagFout) as fout:
        vraag_vrij(DATABASE, sql)
    is_nederlands(fout.value.zin)
    assert verwacht in fout.value.zin, fout.value.zin
    assert not fout.value.engels


def test_wat_wij_niet_vertalen_zegt_duckdb_zelf():
    fout = vrij_taal.vertaal(
        {"code": "engine", "soort": "BinderException", "tekst": "Binder Error: Odd thing\nmore"}, 1
    )
    assert (fout.zin, fout.engels) == ("De vraag is niet te beantwoorden.", "Odd thing")


@pytest.mark.parametrize(
    "sql",
    [
        "select 1 as a",
        "from mart.versie",
        "table mart.versie",
        "values (1)",
        "describe mart.gemeente",
        "summarize mart.gemeente",
        "show all tables",
        "from information_schema.columns limit 3",
        "from mart.groepsleden('GM1674', 'provincie')",
        "with a as (select * from mart.gemeente) select count(*) from a",
        "select i from range(3) t(i), unnest([1, 2]) u(x)",
        "select 1; -- klaar",
    ],
)
def test_lezen_mag(sql):
    assert vraag_vrij(DATABASE, sql).tabel.num_rows > 0


def test_soorten_blijven_soorten():
    antwoord = vraag_vrij(
        DATABASE,
        "select 1 g, sum(range) h, 1.5 d, date '2024-02-29' dag, timestamp '2024-01-01 10:00' t, true w, 'a' x, [1, 2] l, "
        "sum(9223372036854775807::hugeint) * 4 groot, null leeg, 1 g from range(3)",
    )
    assert antwoord.soorten == (
        "geheel", "geheel", "getal", "datum", "tijdstip", "waar", "tekst", "tekst", "tekst", "geheel", "geheel",
    )  # fmt: skip
    assert antwoord.tabel.column_names[-1] == "g_2"
    assert antwoord.tabel["h"].to_pylist() == [3]
    assert antwoord.tabel["groot"].to_pylist() == [str(3 * 4 * 9223372036854775807)]


def test_grenzen_van_het_antwoord():
    rijen = vraag_vrij(DATABASE, "from range(12)", Grenzen(rijen=10))
    assert (rijen.tabel.num_rows, rijen.meer) == (10, "rijen")
    precies = vraag_vrij(DATABASE, "from range(10)", Grenzen(rijen=10))
    assert (precies.tabel.num_rows, precies.meer) == (10, "")
    cel = vraag_vrij(DATABASE, "select topojson from mart.kaart")
    assert (cel.geknipt, len(cel.tabel[0][0].as_py())) == (1, 32_000)
    assert "te lang en afgeknipt" in antwoordbestand.grenzen_zin(cel)
    groot = vraag_vrij(DATABASE, "select repeat('x', 1000) from range(5000)", Grenzen(megabytes=1))
    assert groot.meer == "grootte"
    assert groot.tabel.nbytes < 1_200_000


def test_grenzen_staan_bij_de_drempels():
    drempels = dict(haal.drempels()[["drempel", "waarde"]].itertuples(index=False, name=None))
    assert Grenzen.uit(drempels) == Grenzen()
    assert {n for n in drempels if n.startswith("vrij_")} == {
        f"vrij_{n}" for n in Grenzen.__dataclass_fields__
    } | {"vrij_getoond"}


# --- other visitors ---


def test_anderen_worden_bediend_terwijl_een_vraag_niet_ophoudt():
    with Loop(DATABASE, EINDELOOS, Grenzen(seconden=60)) as loop:
        assert not loop.wacht(0.5)
        assert vraag_vrij(DATABASE, "select 42").tabel.column(0).to_pylist() == [42]
        assert kop(open_app()).startswith("De gemeenten gaven in 2024")
        with Loop(DATABASE, EINDELOOS, Grenzen(seconden=60)), pytest.raises(VraagFout, match="Wacht even"):
            vraag_vrij(DATABASE, "select 1")
        assert vraag_vrij(DATABASE, "select 43").tabel.column(0).to_pylist() == [43]
        assert not loop.wacht(0.1), "de eindeloze vraag hoort nog te lopen"
    assert not werkers()


def test_stop_beeindigt_het_proces_meteen():
    loop = Loop(DATABASE, EINDELOOS, Grenzen(seconden=60))
    proces = psutil.Process(loop.pid)
    assert proces.is_running()
    begin = time.monotonic()
    loop.stop()
    loop.stop()  # twice does no harm
    assert time.monotonic() - begin < 3
    assert not psutil.pid_exists(loop.pid)
    assert vrij._bezig == 0


def test_een_proces_dat_sterft_geeft_een_nederlandse_zin():
    with Loop(DATABASE, EINDELOOS) as loop:
        psutil.Process(loop.pid).kill()
        with pytest.raises(VraagFout, match="afgebroken"):
            loop.antwoord()


@pytest.mark.skipif(sys.platform != "linux", reason="kijkt in /proc")
def test_vraag_eindigt_ook_zonder_dashboard():
    """When the dashboard is killed, the process of a question ends by itself."""
    code = (
        "import os; from pathlib import Path; from queries.vrij import *; "
        f"l = Loop(Path({str(DATABASE)!r}), {EINDELOOS!r}, Grenzen(seconden=1)); print(l.pid, flush=True); os._exit(0)"
    )
    uit = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=60, check=True
    )
    pid = int(uit.stdout)
    einde = time.monotonic() + 20
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < einde, "het proces van de vraag leeft nog"
        time.sleep(0.2)


@pytest.mark.skipif(sys.platform != "linux", reason="de grenzen van het systeem")
def test_proces_van_een_vraag_heeft_niets_bij_zich():
    """No settings of the dashboard in its environment, and limits of the system on memory, time and files."""
    os.environ["GEHEIM_VAN_HET_DASHBOARD"] = "x"
    try:
        with Loop(DATABASE, EINDELOOS) as loop:
            loop.wacht(1)
            proces = psutil.Process(loop.pid)
            assert "GEHEIM_VAN_HET_DASHBOARD" not in proces.environ()
            assert proces.rlimit(psutil.RLIMIT_FSIZE) == (0, 0)
            assert proces.rlimit(psutil.RLIMIT_AS)[1] < 1_000_000_000
            assert proces.rlimit(psutil.RLIMIT_CPU)[1] <= 12
            assert not proces.net_connections()
    finally:
        del os.environ["GEHEIM_VAN_HET_DASHBOARD"]


_WOORDEN = (
    "select from where mart.gemeente mart.vlag naam jaar * , ( ) ' \" ; -- /* */ = 1 2024 'a' sum( count(*) group by order join on "
    "with as union all limit ? $1 :: [ ] { } \\ % | \0 é ’ … 😀 null not in drop set pragma describe unnest( range( lambda x:"
)
BROKKEN = st.sampled_from([*_WOORDEN.split(), "\n"])


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(BROKKEN, max_size=12).map(" ".join)))
def test_elke_tekst_geeft_een_antwoord_of_een_nederlandse_zin(sql):
    try:
        antwoord = vraag_vrij(DATABASE, sql, Grenzen(seconden=5, rijen=50))
    except VraagFout as fout:
        is_nederlands(fout.zin)
    else:
        assert isinstance(antwoord, Antwoord)
        schermtabel(antwoord, 50)
    assert not werkers()


# --- examples ---


@pytest.mark.parametrize("rij", list(VOORBEELDEN.itertuples(index=False)), ids=lambda r: str(r.volgorde))
def test_voorbeeld_geeft_snel_rijen(rij):
    antwoord = vraag_vrij(DATABASE, rij.sql)
    assert antwoord.tabel.num_rows > 0
    assert antwoord.meer == ""
    assert antwoord.seconden < 2 or os.getloadavg()[0] > 4
    assert len(rij.sql) <= 2_000, "een link moet de vraag kunnen bevatten"
    assert rij.vraag
    assert rij.uitleg.endswith((".", "?"))


def test_er_zijn_tien_voorbeelden():
    assert VOORBEELDEN["volgorde"].tolist() == list(range(1, 11))
    assert VOORBEELDEN["vraag"].is_unique


def test_voorbeeld_nederland_zegt_hetzelfde_als_de_startpagina():
    antwoord = vraag_vrij(DATABASE, VOORBEELDEN["sql"][2]).tabel.to_pandas().set_index(["jaar", "wet"])
    pagina = (
        haal.reeks_nederland(definitie="smal").query("vergelijkbaar and telt_mee").set_index(["jaar", "wet"])
    )
    assert len(antwoord) == len(pagina) == 24
    assert (antwoord["besteed_mln"] - pagina["besteed_keur"] / 1000).abs().max() < 1e-6
    assert (antwoord["begroot_mln"] - pagina["begroot_keur"] / 1000).abs().max() < 1e-6
    assert (antwoord["gemeenten"] == pagina["n"]).all()
    assert (antwoord["tellen_niet_mee"] == pagina["n_ontbreekt"] + pagina["n_past_niet"]).all()


def test_eerste_voorbeeld_draagt_de_waarschuwingen():
    antwoord = vraag_vrij(DATABASE, VOORBEELDEN["sql"][0]).tabel.to_pandas().set_index("naam")
    assert len(antwoord) == 342
    assert "niet aangeleverd" in antwoord.at["Loon op Zand", "let_op"]
    assert "op andere taakvelden" in antwoord.at["'s-Hertogenbosch", "let_op"]


# --- downloads ---

_PROEF = (
    "select * from (values (1, 1234.5, 0.1, '=1+1', '6.10', date '2024-02-29', true, null::double), "
    "(-2, 1000000.0, -1e-7, '+x', 'a;\"b\"', date '1850-01-01', false, 3.0), "
    "(2024, 0.0, 1e20, '-1', 'é', null, null, 1/0), (4, 5.25, 2.0, '@s', chr(9) || 't', null, null, null)) "
    't(geheel, getal, klein, "=formule", tekst, dag, waar, leeg)'
)


@functools.cache
def _proef() -> Antwoord:
    return vraag_vrij(DATABASE, _PROEF)


def test_csv_voor_nederlands_excel():
    ruw = antwoordbestand.csv_nederlands(_proef())
    assert ruw.startswith(b"\xef\xbb\xbf")
    regels = ruw.decode("utf-8-sig").split("\r\n")
    assert regels[0] == "geheel;getal;klein;'=formule;tekst;dag;waar;leeg"
    assert regels[1] == "1;1234,5;0,1;'=1+1;6.10;29-02-2024;ja;"
    assert regels[2].startswith("-2;1000000;-1e-07;'+x;")
    rijen = list(csv.reader(io.StringIO(ruw.decode("utf-8-sig")), delimiter=";"))
    assert rijen[2][4] == 'a;"b"'
    assert [r[3] for r in rijen[1:]] == ["'=1+1", "'+x", "'-1", "'@s"]
    assert rijen[4][4] == "'\tt"
    for rij in rijen[1:]:
        for cel in rij[:3]:
            assert re.fullmatch(r"-?\d+(,\d+)?(e[+-]\d+)?", cel), (
                "een getal zonder aanhalingstekens, met komma"
            )


def test_csv_machine_is_onbewerkt():
    rijen = list(csv.reader(io.StringIO(antwoordbestand.csv_machine(_proef()).decode())))
    assert rijen[1] == ["1", "1234.5", "0.1", "=1+1", "6.10", "2024-02-29", "True", ""]


def test_excel_heeft_getallen_als_getallen_en_een_toelichting():
    boek = openpyxl.load_workbook(io.BytesIO(antwoordbestand.excel(_proef())))
    assert boek.sheetnames == ["Toelichting", "Antwoord"]
    rijen = list(boek["Antwoord"].iter_rows())
    assert [c.value for c in rijen[1]][:3] == [1, 1234.5, 0.1]
    for rij in rijen[1:]:
        assert {c.data_type for c in rij[:3]} == {"n"}
        assert {c.data_type for c in rij[3:5]} == {"s"}, (
            "tekst blijft tekst, ook als zij op een formule lijkt"
        )
    assert rijen[1][4].value == "6.10"
    assert f"{rijen[1][5].value:%Y-%m-%d}" == "2024-02-29"
    assert rijen[2][5].value == "1850-01-01", "Excel kent geen jaren voor 1900"
    assert rijen[1][6].value == "ja"
    assert rijen[1][7].value is None
    uitleg = {r[0].value: r[1].value for r in boek["Toelichting"].iter_rows()}
    assert uitleg["Vraag"] == _PROEF
    assert uitleg["Versie"] == DATABASE.stem
    assert uitleg["Bron"].startswith("Bron: CBS")
    assert "CC BY 4.0" in uitleg["Licentie"]
    assert "mart.vlag" in uitleg["Let op"]
    assert uitleg["Grenzen"] == "Dit zijn alle 4 rijen."
    assert re.fullmatch(r"\d\d-\d\d-\d{4} \d\d:\d\d", uitleg["Datum"])


def test_parquet_houdt_de_soorten_en_de_vraag():
    tabel = pq.read_table(io.BytesIO(antwoordbestand.parquet(_proef())))
    assert tabel.schema.field("geheel").type == pa.int64()
    assert tabel.schema.field("dag").type == pa.date32()
    assert tabel.schema.metadata[b"gemeenten3d.vraag"].decode() == _PROEF
    assert tabel.num_rows == 4


def test_scherm_schrijft_nederlandse_getallen_en_gewone_jaren():
    antwoord = vraag_vrij(
        DATABASE,
        "select 2024 jaar, 12345 n, 1234.56 b, 0.1234 aandeel, null::double leeg, date '2024-02-01' d, true w, 1/0 o",
    )
    rijen, kolommen = schermtabel(antwoord, 10)
    cellen = [k.opmaak(w) for k, w in zip(kolommen, rijen.iloc[0], strict=True)]
    assert cellen == ["2024", "12.345", "1.234,6", "0,1234", "–", "01-02-2024", "ja", "oneindig"]


def test_scherm_zegt_de_eenheid_bij_de_kolom():
    antwoord = vraag_vrij(
        DATABASE, "select 1.5 lasten_keur, 2.0 per_inwoner_eur, 3 aandeel_pct, 'x' naam_pct, 4 n"
    )
    _, kolommen = schermtabel(antwoord, 10)
    assert [k.kop for k in kolommen] == [
        "lasten_keur (× € 1.000)",
        "per_inwoner_eur (€)",
        "aandeel_pct (%)",
        "naam_pct",
        "n",
    ]


# --- what a question probably does not mean ---


@pytest.mark.parametrize(
    ("sql", "zegt"),
    [
        ("select sum(begroot_keur) from mart.begroot_besteed where jaar = 2024", "In ‘mart.begroot_besteed’ staat elk bedrag één keer per definitie."),
        ("select avg(p.waarde_eur) from mart.per_hoofd p join mart.gemeente g using (gm_code)", "In ‘mart.per_hoofd’"),
        ("with w as (select * from mart.wet_bedrag) select sum(lasten_keur) from w", "In ‘mart.wet_bedrag’"),
        ("select * from mart.wet_bedrag where wet = 'Jeugdwet' and definitie = 'smal'", "Geen enkele rij heeft ‘Jeugdwet’ in de kolom wet. Bedoelt u ‘jeugdwet’?"),
        ("select * from mart.wet_bedrag b where 'jeugd wet' = b.wet", "Bedoelt u ‘jeugdwet’?"),
        ("select * from mart.wet_bedrag where soort in ('begroting', 'jaarrekening')", "heeft ‘jaarrekening’ in de kolom soort. Bedoelt u ‘rekening’?"),
        ("select * from mart.gemeente where naam = 'Rozendaal''s'", "Bedoelt u"),
        ("select * from mart.wet_bedrag where definitie = 'qqq'", "Daar staat ‘breed’, ‘smal’ of ‘toegang’."),
    ],
)  # fmt: skip
def test_wat_een_vraag_waarschijnlijk_niet_bedoelt(sql, zegt):
    assert zegt in " ".join(vraag_vrij(DATABASE, sql).let_op)


@pytest.mark.parametrize(
    "sql",
    [
        "select definitie, sum(begroot_keur) from mart.begroot_besteed group by definitie",
        "select sum(begroot_keur) from mart.begroot_besteed where definitie = 'smal' and wet = 'jeugdwet'",
        "select sum(lasten_keur) from mart.taakveld_bedrag",
        "select count(*) from mart.begroot_besteed",
        "with w as (select 'A' as letter) select * from w where letter = 'Z'",
        "select * from mart.gemeente where naam = 'Roosendaal'",
        "select * from mart.begroot_besteed b join mart.gemeente g using (gm_code) where g.naam = 'Goes' limit 1",
        "select 1 where 'a' = 'b'",
        *VOORBEELDEN["sql"],
    ],
)
def test_geen_opmerking_bij_een_goede_vraag(sql):
    assert vraag_vrij(DATABASE, sql).let_op == ()


# --- the page ---

# Without the folder pages/ beside it: AppTest would run the page twice and lose the click on a button.
_PAGINA = """
import runpy
import streamlit as st
from loaders.versies import PROJECT
from ui import gegevens, kader

gegevens.kies_versie()
kader.begin("zelf_vragen")
st.session_state["_kader"] = True
runpy.run_path(str(PROJECT / "pages" / "zelf_vragen.py"))
"""


def _pagina(**parameters: str) -> AppTest:
    app = AppTest.from_string(_PAGINA, default_timeout=60)
    for naam, waarde in parameters.items():
        app.query_params[naam] = waarde
    return app.run()


def _voer_uit(app: AppTest, sql: str | None = None) -> str:
    if sql is not None:
        app.text_area(key="vrij_sql").set_value(sql)
    app.button(key="vrij_voer_uit").click().run()
    assert not app.exception
    return tekst(app)


def test_pagina_begint_met_het_eerste_voorbeeld_en_vraagt_niets_vanzelf():
    app = open_app("zelf_vragen")
    assert not app.exception
    assert kop(app) == "Stel zelf een vraag aan de cijfers"
    assert app.text_area(key="vrij_sql").value == VOORBEELDEN["sql"][0]
    assert "Antwoord:" not in tekst(app)
    assert DATABASE.stem in tekst(app)
    assert "mart.vlag" in tekst(app)


def test_link_met_een_vraag_vult_alleen_het_veld():
    sql = "select naam from mart.gemeente order by naam limit 3"
    app = _pagina(sql=sql)
    assert app.text_area(key="vrij_sql").value == sql
    assert app.selectbox(key="vrij_voorbeeld").value is None
    assert "Antwoord:" not in tekst(app)
    assert "Antwoord: 3 rijen" in _voer_uit(app)


def test_vraag_antwoord_en_adres():
    app = _pagina()
    woorden = _voer_uit(app, "select jaar, count(*) as n from mart.vlag group by jaar order by jaar")
    assert re.search(r"Antwoord: 10 rijen in \d+,\d seconden", woorden)
    assert app.query_params["sql"] == "select jaar, count(*) as n from mart.vlag group by jaar order by jaar"
    assert "Antwoord: 10 rijen" in tekst(app.run()), "het antwoord blijft staan bij een andere keuze"
    lang = "select 1 as a -- " + "x" * 2_000
    assert "Antwoord: 1 rij in" in _voer_uit(app, lang)
    assert "sql" not in app.query_params


def test_voorbeeld_kiezen_vult_het_veld_en_wist_het_antwoord():
    app = _pagina()
    _voer_uit(app, "select 1 as a")
    app.selectbox(key="vrij_voorbeeld").set_value(VOORBEELDEN["vraag"][8]).run()
    assert app.text_area(key="vrij_sql").value == VOORBEELDEN["sql"][8]
    assert "Antwoord:" not in tekst(app)
    assert VOORBEELDEN["uitleg"][8] in tekst(app)
    assert "Antwoord: 4 rijen" in _voer_uit(app)


def test_fout_staat_op_de_pagina_en_de_vraag_blijft():
    app = _pagina()
    assert "U kunt hier alleen lezen" in _voer_uit(app, "drop table mart.gemeente")
    assert app.text_area(key="vrij_sql").value == "drop table mart.gemeente"
    assert "er zijn geen rijen die eraan voldoen" in _voer_uit(
        app, "from mart.gemeente where naam = 'Nergens'"
    )


def test_antwoord_kan_geen_opmaak_worden():
    app = _pagina()
    _voer_uit(app, "select '<img src=x onerror=alert(1)>' as \"<b>kop</b>\"")
    bron = " ".join(html(app))
    assert "&lt;img src=x" in bron
    assert "<img" not in bron
    assert "<b>kop" not in bron


def test_meer_dan_getoond_staat_erbij():
    woorden = _voer_uit(_pagina(), "from mart.wet_bedrag")
    assert "Antwoord: meer dan 10.000 rijen" in woorden
    assert "Dit zijn de eerste 10.000 rijen; er zijn er meer." in woorden
    assert "Op het scherm staan de eerste 200" in woorden


def test_eerdere_vragen_van_dit_bezoek_zijn_terug_te_halen():
    app = _pagina()
    assert not [s for s in app.selectbox if s.key == "vrij_eerder"]
    for sql in ("select 1 as een", "select 2 as twee", "select 1 as een"):
        _voer_uit(app, sql)
    app.run()
    veld = app.selectbox(key="vrij_eerder")
    assert veld.options == ["select 1 as een", "select 2 as twee"]
    veld.set_value("select 2 as twee").run()
    assert app.text_area(key="vrij_sql").value == "select 2 as twee"
    assert app.query_params["sql"] == "select 2 as twee"
    assert "Antwoord:" not in tekst(app), "nothing runs by itself"


def test_tabel_kiezen_geeft_kolommen_met_hun_waarden():
    app = _pagina()
    app.session_state["uitklap_vrij_tabellen"] = True
    app.run()
    assert "mart.begroot_besteed" in tekst(app)
    app.selectbox(key="vrij_tabel").set_value("mart.begroot_besteed").run()
    woorden = tekst(app)
    assert "gedeeld, jeugdwet, participatiewet, wmo" in woorden
    assert "breed, smal, toegang" in woorden
    assert "2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026" in woorden
    assert "GM0014 tot en met GM1992" in woorden
    assert "gm_code, jaar, definitie, wet" in woorden


def test_opmerking_bij_een_vraag_staat_boven_het_antwoord():
    app = _pagina()
    woorden = _voer_uit(app, "select * from mart.wet_bedrag where wet = 'Jeugdwet'")
    assert "Let op bij deze vraag" in woorden
    assert "Bedoelt u ‘jeugdwet’?" in woorden
