"""The house: imports run downwards, pages stay tables of contents, every query explains itself."""

from __future__ import annotations

import ast
import re
import subprocess
import sys

import duckdb
import pytest

from loaders.versies import PROJECT, huidige
from queries import maak_antwoorden, verbind
from tests.hulp import PAGINAS

# from the ground up: a room imports only from rooms below it
KAMERS = ("fouten", "loaders", "enquete", "queries", "verhaal", "reports", "ui", "pages", "dashboard")
VERDIEPING = {kamer: hoogte for hoogte, kamer in enumerate(KAMERS)}
# inside the surveys too: reading knows nothing of meaning, counting nothing of hiding
ENQUETE = ("lezen", "houden", "duiden", "tellen", "beschermen")
MODULES = [p for kamer in KAMERS for p in (PROJECT / kamer).glob("**/*.py")]
MODULES += [PROJECT / "dashboard.py", PROJECT / "fouten.py"]
QUERIES = sorted((PROJECT / "queries").glob("*.sql"))
CONTROLES = sorted((PROJECT / "loaders" / "controles").glob("*.sql"))


def _kamer(pad) -> str:
    return pad.relative_to(PROJECT).parts[0].removesuffix(".py")


def _invoer(pad) -> set[str]:
    boom = ast.parse(pad.read_text(encoding="utf-8"))
    namen: set[str] = set()
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Import):
            namen |= {a.name for a in knoop.names}
        elif isinstance(knoop, ast.ImportFrom) and knoop.module:
            namen.add(knoop.module)
    return namen


@pytest.mark.parametrize("pad", MODULES, ids=lambda p: str(p.relative_to(PROJECT)))
def test_invoer_loopt_naar_beneden(pad):
    hier = VERDIEPING[_kamer(pad)]
    for naam in _invoer(pad):
        kamer = naam.split(".")[0]
        if kamer in VERDIEPING:
            assert VERDIEPING[kamer] <= hier, f"{pad.name} gebruikt {naam}"
        if kamer == "streamlit":
            assert hier >= VERDIEPING["ui"], f"{pad.name} kent Streamlit"


def test_enquete_loopt_van_lezen_naar_beschermen():
    for hoogte, kamer in enumerate(ENQUETE):
        for pad in (PROJECT / "enquete" / kamer).glob("*.py"):
            hoger = {f"enquete.{naam}" for naam in ENQUETE[hoogte + 1 :]}
            assert not {n for n in _invoer(pad) if n.startswith(tuple(hoger))}, pad


@pytest.mark.parametrize("kamer", ["verhaal", "reports"])
def test_wat_verteld_wordt_kent_geen_scherm(kamer):
    """Every module loads where Streamlit cannot be imported."""
    modules = [
        ".".join(p.relative_to(PROJECT).with_suffix("").parts)
        for p in (PROJECT / kamer).rglob("*.py")
        if p.name != "__main__.py"
    ]
    programma = (
        "import sys, importlib\n"
        "sys.modules['streamlit'] = None\n"
        f"for naam in {modules!r}: importlib.import_module(naam)\n"
        "assert not [m for m in sys.modules if m.startswith(('streamlit.', 'ui'))]"
    )
    klaar = subprocess.run([sys.executable, "-c", programma], cwd=PROJECT, capture_output=True, text=True)
    assert klaar.returncode == 0, klaar.stderr


def test_elke_vraag_is_een_methode_en_wordt_gesteld():
    """``antwoorden.py`` is made of the queries as they are now, and every query is asked somewhere."""
    database = huidige()
    assert database is not None
    assert (PROJECT / "queries" / "antwoorden.py").read_text(encoding="utf-8") == maak_antwoorden.bron(
        database
    ), "draai: python -m queries.maak_antwoorden"
    code = "\n".join(p.read_text(encoding="utf-8") for p in MODULES if p.name != "antwoorden.py")
    ongebruikt = [q.stem for q in QUERIES if not re.search(rf"\.{q.stem}\(", code)]
    assert not ongebruikt


def test_elke_pagina_wordt_door_een_test_geopend():
    assert sorted(PAGINAS) == sorted(p.stem for p in (PROJECT / "pages").glob("*.py"))


@pytest.mark.parametrize("pad", sorted((PROJECT / "pages").glob("*.py")), ids=lambda p: p.name)
def test_pagina_is_een_inhoudsopgave(pad):
    bron = pad.read_text(encoding="utf-8")
    assert len(bron.splitlines()) <= 120
    code = [
        regel for regel in bron.splitlines() if regel and not regel.startswith(('"""', "import", "from", "#"))
    ]
    assert code[0] == "vereis_kader()"
    assert not re.search(r"\bselect\b.*\bfrom\b", bron), "een pagina schrijft geen SQL"
    assert not re.search(r"st\.(altair_chart|vega_lite_chart|line_chart|bar_chart|dataframe|plotly)", bron)


def test_alleen_figuur_tekent_grafieken():
    for pad in MODULES:
        if pad.name != "toon.py":
            assert not re.search(
                r"\bst\.(altair_chart|vega_lite_chart|line_chart|bar_chart|area_chart|map)\(", pad.read_text()
            )


def test_geen_losse_module_in_pages():
    assert not list((PROJECT / "pages").glob("__init__.py"))


def test_maten_van_bestanden():
    assert len((PROJECT / "dashboard.py").read_text().splitlines()) <= 60
    for pad in QUERIES:
        assert len(pad.read_text().splitlines()) <= 60, pad.name


# Without a refresh nothing has changed and CBS's own cost tables are not there; tests/browser/test_ververst.py sees them filled
LEEG_TOT_VERVERSING = {"revisies", "revisies_gemeente", "rijksbijdragen_per_wet", "tweede_mening"}
# No file of SZW, no survey, no figures and no answer of anyone's own come with the project; test_buig.py, test_enquete_bron.py,
# test_eigen_import.py and test_delen.py see them filled
LEEG_TOT_IMPORT = {"buig", "eigen_opgaven", "enquetes_eigen", "reacties"}


@pytest.mark.parametrize("pad", QUERIES, ids=lambda p: p.stem)
def test_query_heeft_een_kop_en_klopt_met_de_database(pad):
    sql = pad.read_text(encoding="utf-8")
    assert sql.startswith("-- Doel:")
    parameterregel = re.search(r"^-- Parameters: (.*)$", sql, re.M)
    assert parameterregel
    assert "Eenheid:" in sql
    genoemd = set(re.findall(r"\$(\w+)", parameterregel[1]))
    gebruikt = set(duckdb.extract_statements(sql)[0].named_parameters)
    assert genoemd == gebruikt
    database = huidige()
    assert database is not None
    proef = {
        "gm_code": "GM0363",
        "jaar": 2024,
        "definitie": "smal",
        "circulaire": "M2023",
        "wet": "jeugdwet",
        "groep": "provincie",
        "links": "rekening_lasten",
        "rechts": "begroting_lasten",
        "toegang_pct": 0,
        "overhead_pct": 0,
        "indicator_id": "gf_bijstand",
        "enquete_id": "peiling-sociale-wijk-teams-2014",
        "subvraag": "S3",
    }
    with verbind(database) as con:
        rij = con.execute(sql, {k: proef[k] for k in gebruikt}).fetchone()
    assert rij is not None or pad.stem in LEEG_TOT_VERVERSING | LEEG_TOT_IMPORT


@pytest.mark.parametrize("pad", CONTROLES, ids=lambda p: p.stem)
def test_controle_noemt_alleen_kolommen_die_zij_geeft(pad):
    """The message of a check can always be filled in, and names a remedy."""
    from loaders.controle import lees_controle

    controle = lees_controle(pad)
    database = huidige()
    assert database is not None
    with verbind(database) as con:
        uitkomst = con.execute(controle.sql)
        kolommen = {k[0] for k in uitkomst.description}
        assert uitkomst.fetchone() is None
    assert set(re.findall(r"\{(\w+)\}", controle.melding)) <= kolommen
    assert re.search(
        r"(Controleer|Verbeter|Vul|Voeg|Zet|Werk|Maak|Laat|Verwijder|controleer|verwijder)", controle.melding
    )


def test_database_is_niet_te_schrijven_en_niet_naar_buiten():
    database = huidige()
    assert database is not None
    with verbind(database) as con:
        for aanval in (
            "create table x (a int)",
            "copy mart.gemeente to 'x.csv'",
            "select * from read_csv('/etc/passwd')",
            "attach 'x.duckdb'",
            "set enable_external_access = true",
            "delete from mart.gemeente",
        ):
            with pytest.raises(duckdb.Error):
                con.execute(aanval)


def test_configuratie_toont_geen_fouten_en_stuurt_niets_naar_buiten():
    config = (PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert 'showErrorDetails = "none"' in config
    assert "gatherUsageStats = false" in config
    assert "maxUploadSize" in config


TEKSTEN = [PROJECT / "README.md", PROJECT / "CONTRIBUTING.md", PROJECT / "CHANGELOG.md"]
TEKSTEN += sorted((PROJECT / "docs").glob("*.md"))


def _ankers(tekst: str) -> set[str]:
    """The anchors of a text's headings, as they are made of them where the text is shown."""
    koppen = re.findall(r"^#+ (.+)$", re.sub(r"```.*?```", "", tekst, flags=re.S), re.M)
    return {re.sub(r"[^\w\- ]", "", kop.lower()).replace(" ", "-") for kop in koppen}


@pytest.mark.parametrize("pad", TEKSTEN, ids=lambda p: p.name)
def test_elke_verwijzing_in_de_teksten_bestaat(pad):
    """Files and headings that a text links to are there; pictures too. What lies elsewhere is not asked."""
    tekst = re.sub(r"```.*?```", "", pad.read_text(encoding="utf-8"), flags=re.S)
    for doel in re.findall(r"\]\(([^)\s]+)\)", tekst):
        if doel.startswith(("https://", "http://", "mailto:")):
            continue
        bestand, _, anker = doel.partition("#")
        naar = (pad.parent / bestand).resolve() if bestand else pad
        assert naar.is_file(), f"{pad.name} verwijst naar {doel}"
        assert not anker or anker in _ankers(naar.read_text(encoding="utf-8")), f"{pad.name}: {doel}"


def test_readme_is_kort_en_noemt_elke_tekst():
    """What it is, pictures, the two commands, the map of the house, where to read on: at most 130 lines."""
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    assert len(readme.splitlines()) <= 130
    assert {"make dashboard", "make test"} <= set(re.findall(r"^(make \w+)", readme, re.M))
    ongenoemd = [p.name for p in TEKSTEN[1:] if f"({p.relative_to(PROJECT).as_posix()})" not in readme]
    assert not ongenoemd


def test_teksten_noemen_alleen_bestanden_die_er_zijn():
    """A path between backticks that starts in a room or folder of ours exists (moves are noticed)."""
    kamers = "|".join([*KAMERS[1:-1], "data/bron", "data/referentie", "docs", "tests"])
    for pad in TEKSTEN:
        if pad.name == "CHANGELOG.md":
            continue  # tells of what was
        tekst = re.sub(r"```.*?```", "", pad.read_text(encoding="utf-8"), flags=re.S)
        for genoemd in re.findall(rf"`((?:{kamers})/[\w./-]+)`", tekst):
            assert (PROJECT / genoemd).exists(), f"{pad.name} noemt {genoemd}"


# A year or a taakveld in a sentence, a list or a condition is a fact, and facts are rows of data/.
_JAAR = re.compile(r"(?<![\w/.])20(?!00)\d\d(?![\w/.]*\d|\w)")
_TAAKVELD = re.compile(r"(?<![\w.,])6\.\d{1,3}[a-d]?(?!\w)|(?<![\w.,])(?:0\.(?:4|7|10|11)|7\.1)(?![\w.%])")
# file -> (what may stand there, why it cannot be a row of data)
TOEGESTAAN = {
    "loaders/contract.py": (r"2023", "an example of how a date is written"),
    "loaders/bevolking.py": (
        r"201[0-3]",
        "years of CBS's list whose names are garbled: the shape of that file",
    ),
    "loaders/momentopname.py": (r"20\d\d", "what the files of the snapshot are: it becomes herkomst.csv"),
    "loaders/gemeentefonds/rekenbedragen.py": (r"20\d\d", "idem, of the files of BZK"),
    "loaders/live/iv3.py": (
        r"0\.7|6\.1|6\.3|7\.1",
        "what CBS's own table must hold, before a table of ours is read",
    ),
    "loaders/live/sql/iv3_gemeentetotaal.sql": (r"0\.(7|10|11)", "idem"),
    "loaders/live/sql/samenvoegen.sql": (r"2024", "the year in the name of the source table context_2024"),
    "loaders/sql/34_mart_indicator.sql": (r"2021|2024", "idem, kwb_2021 and context_2024"),
    "loaders/controles/v20_gemeente_onbekend.sql": (r"2021|2024", "idem"),
    "loaders/sql/35_mart_buurkenmerk.sql": (
        r"2025",
        "the edition of a list of BZK that names no year itself",
    ),
    "ui/enquete/eigenbron.py": (r"2024", "a seed, not a year"),
    "ui/vraag/blokken.py": (r"6\.10", "a code that does not exist, to show what a spreadsheet spoils"),
}


def _feiten(pad) -> set[str]:
    """The years and taakvelden in the code of a file, without comments and docstrings."""
    if pad.suffix == ".py":
        boom = ast.parse(pad.read_text(encoding="utf-8"))
        uitleg = {
            id(k.body[0].value)
            for k in ast.walk(boom)
            if isinstance(k, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
            and k.body
            and isinstance(k.body[0], ast.Expr)
        }
        stukken = [
            str(k.value)
            for k in ast.walk(boom)
            if isinstance(k, ast.Constant) and isinstance(k.value, (str, int)) and id(k) not in uitleg
        ]
    else:
        stukken = [r.split("--")[0] for r in pad.read_text(encoding="utf-8").splitlines()]
    return {m[0] for stuk in stukken for patroon in (_JAAR, _TAAKVELD) for m in patroon.finditer(stuk)}


CODE = sorted(
    {*MODULES, *(p for k in KAMERS for e in ("sql", "html", "typ") for p in (PROJECT / k).rglob(f"*.{e}"))}
)


@pytest.mark.parametrize("pad", CODE, ids=lambda p: str(p.relative_to(PROJECT)))
def test_geen_jaar_of_taakveld_in_code(pad):
    mag, _ = TOEGESTAAN.get(pad.relative_to(PROJECT).as_posix(), ("(?!)", ""))
    fout = sorted(f for f in _feiten(pad) if not re.fullmatch(mag, f))
    assert not fout, f"{', '.join(fout)}: zet dit als rij in data/referentie (docs/nieuw-jaar.md)"


def test_wat_hier_mag_staat_er_nog():
    for naam, (mag, reden) in TOEGESTAAN.items():
        assert reden
        assert [f for f in _feiten(PROJECT / naam) if re.fullmatch(mag, f)], naam


@pytest.mark.parametrize(
    "regel",
    [
        "where taakveld in ('6.2', '6.21')",
        "where taakveld <> '0.10'",
        "where jaar >= 2025",
        "In 2023 veranderde",
    ],
)
def test_een_feit_in_code_valt_op(regel, tmp_path):
    for naam, inhoud in (("a.sql", regel), ("b.py", f'X = "{regel}"')):
        (tmp_path / naam).write_text(inhoud, encoding="utf-8")
        assert _feiten(tmp_path / naam), naam


def test_geen_omgeving_of_adres_in_het_project():
    verboden = re.compile(
        r"(?<![\w.])/(work|root|tmp/bash_jobs)/|files\.pythonhosted|registry\.npmjs|deb\.debian"
    )
    for pad in PROJECT.glob("**/*"):
        if (
            pad.suffix in {".py", ".md", ".sql", ".toml", ".css", ".js", ".csv", ".html", ".txt", ".lock"}
            and ".venv" not in pad.parts
        ):
            if pad.name == "test_huis.py" or "node_modules" in pad.parts:
                continue
            assert not verboden.search(pad.read_text(encoding="utf-8", errors="ignore")), pad
