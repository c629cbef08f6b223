"""Open data: complete, equal to the database by another reader, described, repeatable, and whole or not there."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from fouten import Gebruikersfout
from loaders import bouw, versies
from loaders.versies import DATA, PROJECT, huidige
from reports import __main__ as opdracht
from reports.open_data.maken import LIJST, maak

NIET = {"mart.versie", "mart.revisie", "mart.kaart"}  # of this installation; a file apart
ROOSENDAAL = "GM1674"
# a part of what names a row can be empty there: about all laws, both reports, no circulaire; a name twice
ZONDER_SLEUTEL = {"mart.vlag", "mart.tekortterm", "mart.gemeentenaam", "referentie.enquete_woorden"}


def _stil(_: str) -> None:
    """Nobody listens."""


def _maak(map_: Path, database: Path | None = None, adres: str = "") -> str:
    nu = database or huidige()
    assert nu is not None
    return maak(nu, map_, adres, _stil)


@pytest.fixture(scope="module")
def uit(tmp_path_factory) -> Path:
    map_ = tmp_path_factory.mktemp("open") / "data"
    _maak(map_)
    return map_


@pytest.fixture(scope="module")
def pakket(uit) -> dict:
    return json.loads((uit / "datapackage.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def con():
    """The database as DuckDB itself reads it, with files allowed: not the road of the code."""
    with duckdb.connect() as con:
        con.execute(f"attach '{huidige()}' as db (read_only)")
        yield con


def _tabellen(con) -> dict[str, dict[str, str]]:
    rijen = con.execute(
        "select schema_name || '.' || table_name, column_name, data_type from duckdb_columns() "
        "where database_name = 'db' and schema_name in ('mart', 'referentie') order by all"
    ).fetchall()
    uit: dict[str, dict[str, str]] = {}
    for tabel, kolom, soort in rijen:
        uit.setdefault(tabel, {})[kolom] = soort
    return {naam: kolommen for naam, kolommen in uit.items() if naam not in NIET}


def test_elke_tabel_staat_er_en_is_gelijk_aan_de_database(uit, con):
    tabellen = _tabellen(con)
    assert {p.stem for p in uit.glob("*.parquet")} == {p.stem for p in uit.glob("*.csv")} == set(tabellen)
    assert len(tabellen) > 80
    for naam, kolommen in tabellen.items():
        kop = next(csv.reader(io.StringIO((uit / f"{naam}.csv").read_text(encoding="utf-8"))))
        typen = {k: kolommen[k].replace("JSON", "VARCHAR") for k in kop}
        lees_csv = (
            f"read_csv('{uit}/{naam}.csv', columns = {typen}, header = true, delim = ',', quote = '\"', "
            "nullstr = '', allow_quoted_nulls = false, auto_detect = false, max_line_size = 10000000)"
        )
        for bron in (f"read_parquet('{uit}/{naam}.parquet')", lees_csv):
            for links, rechts in ((f"db.{naam}", bron), (bron, f"db.{naam}")):
                sql = f"select count(*) from (select * from {links} except all select * from {rechts})"
                assert con.execute(sql).fetchone() == (0,), (naam, bron[:12])


def test_parquet_draagt_eenheid_uitleg_licentie_en_versie(uit, pakket, con):
    for naam in _tabellen(con):
        schema = pq.read_schema(uit / f"{naam}.parquet")
        bij = {k.decode(): w.decode() for k, w in schema.metadata.items()}
        assert bij["versie"] == pakket["version"]
        assert bij["licentie"].startswith("CC-BY-4.0" if naam.startswith("mart.") else "EUPL-1.2")
        assert bij["omschrijving"], naam
        kolommen = json.loads(bij["kolommen"])
        assert list(kolommen) == schema.names
        for veld in schema:
            los = {k.decode(): w.decode() for k, w in (veld.metadata or {}).items()}
            assert {k: w for k, w in kolommen[veld.name].items() if w} == {
                k: w for k, w in los.items() if not k.startswith("PARQUET:")
            }
            if veld.name.endswith("_keur"):
                assert los["eenheid"] == "1000 EUR", (naam, veld.name)
            assert los["omschrijving"], (naam, veld.name)
    # any other reader finds it too
    sql = f"select decode(value) from parquet_kv_metadata('{uit}/mart.noemer.parquet') where decode(key) = 'kolommen'"
    assert "Aantal" in json.loads(con.execute(sql).fetchone()[0])["aantal"]["omschrijving"]


def test_datapackage_zegt_wat_er_staat(uit, pakket):
    van_csv = [r for r in pakket["resources"] if r["format"] == "csv"]
    assert len(van_csv) * 2 == len(pakket["resources"])
    for bron in pakket["resources"]:
        inhoud = (uit / bron["path"]).read_bytes()
        assert bron["bytes"] == len(inhoud)
        assert bron["hash"] == "sha256:" + hashlib.sha256(inhoud).hexdigest()
        assert re.fullmatch(r"[a-z0-9._-]+", bron["name"])
    assert len({r["name"] for r in pakket["resources"]}) == len(pakket["resources"])
    for bron in van_csv:
        kop = next(csv.reader(io.StringIO((uit / bron["path"]).read_text(encoding="utf-8"))))
        assert [v["name"] for v in bron["schema"]["fields"]] == kop
    wet = next(r for r in van_csv if r["name"] == "referentie.taakveld_wet")
    assert wet["schema"]["primaryKey"] == ["jaar_van", "taakveld"]
    for bron in van_csv:  # where a key is named, it names one row and is never empty
        if sleutel := bron["schema"].get("primaryKey"):
            tabel = pd.read_csv(
                uit / bron["path"], usecols=sleutel, dtype=str, keep_default_na=False, na_values=[""]
            )
            assert not tabel.duplicated().any(), bron["name"]
            assert tabel.notna().all(axis=None), bron["name"]
    zonder = {b["name"] for b in van_csv if "primaryKey" not in b["schema"]}
    assert zonder == ZONDER_SLEUTEL
    assert all(v.get("description") for b in van_csv for v in b["schema"]["fields"])
    assert {"CBS", "Ministerie van BZK"} <= {b["title"].split(":")[0] for b in pakket["sources"]}


def test_controlegetallen_noemen_elk_bestand(uit):
    regels = dict(reversed(r.split("  ")) for r in (uit / LIJST).read_text(encoding="utf-8").splitlines())
    assert set(regels) == {p.name for p in uit.iterdir()} - {LIJST}
    assert all(hashlib.sha256((uit / naam).read_bytes()).hexdigest() == som for naam, som in regels.items())


def _jeugd_uit_de_bron() -> dict[int, dict[str, float]]:
    """Lasten of Roosendaal (never merged) on the taakvelden of the Jeugdwet, from the raw table and the hand-kept mapping."""
    lasten = pd.read_parquet(PROJECT / "data" / "bron" / "iv3_taakveld.parquet").query(
        "gm_code == @ROOSENDAAL"
    )
    uit: dict[int, dict[str, float]] = {}
    with (PROJECT / "data" / "referentie" / "taakveld_wet.csv").open(encoding="utf-8") as bestand:
        regels = [r for r in csv.DictReader(bestand) if r["wet_smal"] == "jeugdwet"]
    for jaar, soort, taakveld, bedrag in lasten[["jaar", "soort", "taakveld", "lasten_keur"]].itertuples(
        False
    ):
        if any(
            r["taakveld"] == taakveld and int(r["jaar_van"]) <= jaar <= int(r["jaar_tot"]) for r in regels
        ):
            som = uit.setdefault(int(jaar), {})
            som[soort] = som.get(soort, 0) + bedrag
    return uit


def _lees_uitvoer(tekst: str) -> dict[int, dict[str, float]]:
    return {
        int(r["jaar"]): {
            soort: float(r[kolom])
            for soort, kolom in (("begroting", "begroot_keur"), ("rekening", "besteed_keur"))
            if r[kolom]
        }
        for r in csv.DictReader(io.StringIO(tekst))
    }


@pytest.mark.parametrize("taal", ["python", "R"])
def test_voorbeeld_draait_en_geeft_de_cijfers_van_de_bron(uit, tmp_path, taal):
    if taal == "R" and not shutil.which("Rscript"):
        pytest.skip("R is hier niet geïnstalleerd")
    aanroep = [sys.executable, "-I", "voorbeeld.py"] if taal == "python" else ["Rscript", "voorbeeld.R"]
    aanroep[-1] = str(uit / aanroep[-1])
    klaar = subprocess.run(
        [*aanroep, ROOSENDAAL], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert klaar.returncode == 0, klaar.stderr
    gevonden = _lees_uitvoer(klaar.stdout)
    assert gevonden == _jeugd_uit_de_bron()
    assert gevonden[2024] == {"begroting": 27989, "rekening": 41012}  # as CBS publishes them
    assert "definitiebreuk_2023" in klaar.stderr


def test_overgang_verdeelt_elke_gemeente_van_toen_helemaal(uit):
    overgang = pd.read_parquet(uit / "mart.gemeente_overgang.parquet")
    sommen = overgang.groupby(["jaar", "gm_code_toen"])["aandeel"].sum()
    assert sommen.between(1 - 1e-9, 1 + 1e-9).all()
    assert overgang.groupby("jaar")["gm_code"].nunique().eq(342).all()
    assert not overgang.isna().any().any()
    # Haaren was split in four on 1 January 2021: shares follow from the inhabitants that went along
    haaren = overgang.query("naam_toen == 'Haaren' and jaar == 2020").set_index("naam")["aandeel"]
    with (PROJECT / "data" / "referentie" / "herindelingen.csv").open(encoding="utf-8") as bestand:
        delen = {
            r["naam_nieuw"]: int(r["inwoners"]) for r in csv.DictReader(bestand) if r["naam_oud"] == "Haaren"
        }
    assert len(delen) == 4
    assert haaren.to_dict() == pytest.approx({n: i / sum(delen.values()) for n, i in delen.items()}, abs=1e-5)
    # what it is for: inhabitants of then in the municipalities of now are as many as there were
    inwoners = pd.read_csv(PROJECT / "data" / "bron" / "inwoners.csv")
    eerste = inwoners.merge(
        overgang, left_on=["gm_code", "jaar"], right_on=["gm_code_toen", "jaar"], suffixes=("_x", "")
    )
    jaar = eerste["jaar"].min()
    som = (eerste["inwoners"] * eerste["aandeel"])[eerste["jaar"] == jaar].sum()
    assert som == pytest.approx(inwoners.query("jaar == @jaar")["inwoners"].sum())


@pytest.fixture
def kopie(tmp_path) -> Path:
    nu = huidige()
    assert nu is not None
    return Path(shutil.copy(nu, tmp_path / "kopie.duckdb"))


def test_versie_is_van_de_inhoud(uit, pakket, kopie, tmp_path):
    """Another moment and name: the same files. One inhabitant more: another version."""
    with duckdb.connect(str(kopie)) as con:
        con.execute("update mart.versie set versie = 'anders', vorige = 'x', gebouwd_op = '2030-01-01'")
    assert _maak(tmp_path / "b", kopie) == pakket["version"]
    for een in uit.iterdir():
        assert een.read_bytes() == (tmp_path / "b" / een.name).read_bytes(), een.name
    with duckdb.connect(str(kopie)) as con:
        con.execute("update mart.noemer set aantal = aantal + 1 where gm_code = 'GM0363' and jaar = 2024")
    assert _maak(tmp_path / "b", kopie) != pakket["version"]


def test_enquete_die_niet_voor_iedereen_is_blijft_binnen(kopie, tmp_path):
    with duckdb.connect(str(kopie)) as con:
        for tabel, extra in (
            ("enquete", {"openbaar": "nee"}),
            ("enquete_vraag", {}),
            ("enquete_uitkomst", {}),
        ):
            waarden = {"enquete_id": "geheim-onderzoek", **extra}
            con.execute(
                f"insert into mart.{tabel} by name select {', '.join(f'? as {k}' for k in waarden)}",
                list(waarden.values()),
            )
    _maak(tmp_path / "uit", kopie)
    for pad in (tmp_path / "uit").glob("mart.*.csv"):
        assert b"geheim-onderzoek" not in pad.read_bytes(), pad.name
    assert len(pd.read_csv(tmp_path / "uit" / "mart.enquete.csv")) > 40


def test_wat_er_niet_meer_is_verdwijnt_en_ander_werk_blijft(uit, tmp_path):
    doel = tmp_path / "data"
    shutil.copytree(uit, doel)
    (doel / "mart.vervallen.csv").write_text("a\n")
    (doel / "eigen.txt").write_text("van mij")
    with (doel / LIJST).open("a", encoding="utf-8") as lijst:
        lijst.write(f"{'0' * 64}  mart.vervallen.csv\n{'0' * 64}  ../eigen.txt\n")
    (tmp_path / "eigen.txt").write_text("van mij")
    _maak(doel)
    assert not (doel / "mart.vervallen.csv").exists()
    assert (tmp_path / "eigen.txt").exists()


def test_volle_schijf_laat_staan_wat_er_was(tmp_path, monkeypatch):
    doel = tmp_path / "data"
    doel.mkdir()
    (doel / "datapackage.json").write_text("oud")
    echt, n = Path.write_bytes, iter(range(200))

    def vol(pad: Path, inhoud: bytes) -> int:
        if next(n) >= 100:
            raise OSError(errno.ENOSPC, "vol")
        return echt(pad, inhoud)

    monkeypatch.setattr(Path, "write_bytes", vol)
    with pytest.raises(Gebruikersfout, match="de schijf is vol"):
        _maak(doel)
    assert [p.name for p in tmp_path.iterdir()] == ["data"]
    assert [p.read_text() for p in doel.iterdir()] == ["oud"]


@pytest.mark.parametrize("map_", ["bestand", "bestand/dieper"])
def test_map_die_niet_kan_is_een_zin(tmp_path, capsys, map_):
    (tmp_path / "bestand").write_text("van mij")
    assert opdracht.main(["open-data", "--map", str(tmp_path / map_)]) == 1
    fout = capsys.readouterr().err
    assert re.fullmatch(r"Fout: .*(geen map|kan niet geschreven worden).*\n", fout), fout
    assert [p.name for p in tmp_path.iterdir()] == ["bestand"]


def test_adres_staat_in_de_beschrijvingen(tmp_path):
    _maak(tmp_path / "uit", adres="https://data.voorbeeld.nl/g3d")
    catalogus = json.loads((tmp_path / "uit" / "dcat.jsonld").read_text(encoding="utf-8"))
    (gegevens,) = [d for d in catalogus["@graph"] if d["@type"] == "dcat:Dataset"]
    plekken = [d["dcat:downloadURL"]["@id"] for d in gegevens["dcat:distribution"]]
    assert "https://data.voorbeeld.nl/g3d/mart.gemeente.parquet" in plekken
    for naam in ("CITATION.cff", "citaat.bib", "citaat.ris"):
        assert "https://data.voorbeeld.nl/g3d" in (tmp_path / "uit" / naam).read_text(encoding="utf-8")


@pytest.mark.volledig
def test_twee_bouwen_uit_dezelfde_bronnen_geven_dezelfde_bestanden(uit, tmp_path):
    data = tmp_path / "data"
    for kamer in ("bron", "referentie"):
        shutil.copytree(DATA / kamer, data / kamer)
    if versies.stand() is not None:
        pytest.skip("hier staan opgehaalde cijfers")
    tweede = bouw.bouw(data)
    _maak(tmp_path / "uit", tweede)
    for een in uit.iterdir():
        assert een.read_bytes() == (tmp_path / "uit" / een.name).read_bytes(), een.name


# --- by the tools of the standards themselves: make opendatatoets ---


def test_frictionless_vindt_het_goed(uit, pakket):
    frictionless = pytest.importorskip("frictionless", reason="make opendatatoets")
    assert list(frictionless.Package.metadata_validate(pakket)) == []
    kleiner = {
        **pakket,
        "resources": [r for r in pakket["resources"] if r["bytes"] < 2e6 and r["format"] == "csv"],
    }
    assert len(kleiner["resources"]) > 60
    verslag = frictionless.Package.from_descriptor(kleiner, basepath=str(uit)).validate()
    assert verslag.valid, verslag.flatten(["name", "rowNumber", "fieldName", "note"])[:5]


def test_dcat_voldoet_aan_het_nederlandse_profiel(uit):
    pyshacl = pytest.importorskip("pyshacl", reason="make opendatatoets")
    rdflib = pytest.importorskip("rdflib")
    graaf = rdflib.Graph().parse(uit / "dcat.jsonld", publicID="https://data.voorbeeld.nl/dcat.jsonld")
    regels = rdflib.Graph().parse(PROJECT / "tests" / "dcat_ap_nl.ttl")
    goed, _, verslag = pyshacl.validate(graaf, shacl_graph=regels)
    assert goed, verslag
    graaf.remove((None, rdflib.DCAT.contactPoint, None))
    assert not pyshacl.validate(graaf, shacl_graph=regels)[0]
