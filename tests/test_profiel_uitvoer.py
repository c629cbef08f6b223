"""The profile as workbook and text, and many of them in a folder or ZIP: complete, resumable, harmless."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from functools import partial
from pathlib import Path

import docx
import openpyxl
import pandas as pd
import psutil
import pytest
from docx.oxml.ns import qn

from fouten import Gebruikersfout
from loaders.versies import PROJECT
from reports import __main__ as opdracht
from reports import uitvoer
from reports.batch import Taak, inhoud_van
from reports.inhoud import Opties, Tabel
from reports.pakket import maak_pakket
from reports.tekst import docx as als_docx
from reports.werkboek import werkboek
from tests.hulp import html as stukken
from tests.hulp import open_app, tekst
from tests.profiel_hulp import haal, profiel, sql
from verhaal.excel import Blad, boek

VIJANDIG = (
    "=HYPERLINK(\"http://kwaad.example\",\"klik\")", "+1+1", "-2+3", "@SUM(A1:A9)", "=cmd|'/c calc'!A1",
    "<w:p><w:r/></w:p>", "<script>alert(1)</script>", "&lt;b&gt;", "{{ 7*7 }}", "#set page(width: 1pt)",
)  # fmt: skip
WADDEN = ["--gemeente", "Vlieland", "GM0088", "Súdwest-Fryslân"]
ZEELAND = [
    "--provincie",
    "Zeeland",
]  # 13 municipalities: far more than two processes finish before a signal arrives
SNEL = ["--soort", "xlsx"]


def _boek(inhoud: bytes):
    return openpyxl.load_workbook(io.BytesIO(inhoud))


def _rijen(blad) -> list[dict]:
    kop, *rest = blad.iter_rows(values_only=True)
    return [dict(zip(kop, rij, strict=True)) for rij in rest]


def _cijfers(gm_code: str, jaar: int = 2024) -> list[dict]:
    bladen = _boek(werkboek(haal(), profiel(gm_code, jaar))).worksheets
    return [r for blad in bladen for r in _rijen(blad) if "Kenmerk" in r]


# --- workbook ---


def test_werkboek_heeft_de_bedragen_van_de_mart():
    """41 012 and 77 559 inhabitants are CBS's own figures of Roosendaal."""
    per_id = {r["Kenmerk"]: r["Waarde"] for r in _cijfers("GM1674")}
    assert (per_id["jeugdwet.begroot_keur"], per_id["jeugdwet.besteed_keur"]) == (27989, 41012)
    assert per_id["jeugdwet.per_inwoner_eur"] == pytest.approx(41_012_000 / 77_559)
    reeks = sql(
        "select jaar, wet, begroot_keur, besteed_keur from mart.begroot_besteed "
        "where gm_code = 'GM1674' and definitie = 'smal' and wet <> 'gedeeld'"
    )
    assert len(reeks) == 30
    for jaar, wet, begroot, besteed in reeks:
        assert per_id[f"reeks.{jaar}.{wet}.begroot_keur"] == begroot
        assert per_id[f"reeks.{jaar}.{wet}.besteed_keur"] == besteed


@pytest.mark.parametrize(("gm_code", "jaar"), [("GM1674", 2024), ("GM0809", 2024), ("GM1961", 2026)])
def test_elk_cijfer_staat_er_een_keer_als_getal_en_in_woorden(gm_code, jaar):
    rijen = _cijfers(gm_code, jaar)
    verwacht = {c.id: c.waarde for c in profiel(gm_code, jaar).cijfers}
    assert len(rijen) == len(verwacht)
    for r in rijen:
        assert r["Waarde"] is None or isinstance(r["Waarde"], int | float), r
        assert r["Waarde"] == (pytest.approx(w) if (w := verwacht[r["Kenmerk"]]) is not None else None)
        assert r["In het profiel"]
        assert r["Wat"] != r["Kenmerk"], "dit cijfer heeft geen woorden"


def test_wat_niet_bekend_is_blijft_leeg():
    """Loon op Zand did not file the rekening of 2024."""
    per_id = {r["Kenmerk"]: r for r in _cijfers("GM0809")}
    assert per_id["jeugdwet.besteed_keur"]["Waarde"] is None
    assert "niet" in per_id["jeugdwet.besteed_keur"]["In het profiel"]


def test_werkboek_heeft_vlaggen_toelichting_en_de_tabellen_van_de_figuren():
    bladen = _boek(werkboek(haal(), profiel("GM0363")))
    ((aantal,),) = sql("select count(*) from mart.vlag where gm_code = 'GM0363'")
    assert aantal > 0
    assert len(_rijen(bladen["Vlaggen"])) == aantal
    assert len(_rijen(bladen["Ontwikkeling, tabel"])) == 30
    uitleg = dict(bladen["Toelichting"].iter_rows(values_only=True))
    assert {"Telling", "Groep", "Jaar", "Versie", "Eenheden", "Bron", "Licentie"} <= set(uitleg)
    ((versie,),) = sql("select versie from mart.versie")
    assert uitleg["Versie"].startswith(versie)
    assert "CC BY 4.0" in uitleg["Licentie"]


def test_geen_enkele_tekst_wordt_een_formule():
    tabel = pd.DataFrame({"=1+1": VIJANDIG})
    blad = _boek(boek([Blad("A", tabel)]))["A"]
    assert [c.value for c in blad["A"]] == ["=1+1", *VIJANDIG]
    assert {c.data_type for c in blad["A"]} == {"s"}
    cellen = [c for b in _boek(werkboek(haal(), profiel("GM1674"))) for rij in b for c in rij]
    assert not [c for c in cellen if c.data_type == "f" or c.hyperlink]


# --- text document ---


def test_docx_heeft_koppen_tabelkoppen_taal_en_titel():
    p = profiel("GM1674")
    doc = docx.Document(io.BytesIO(als_docx(p)))
    koppen = [(x.style.name, x.text) for x in doc.paragraphs if x.style.name.startswith("Heading")]
    assert koppen[0] == ("Heading 1", p.titel)
    assert [t for s, t in koppen if s == "Heading 2"] == [s.kop for s in p.secties]
    assert ("Heading 3", "Beeldvorming") in koppen
    for tabel in doc.tables:
        assert tabel.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    eerste = next(b for s in p.secties for b in s.blokken if isinstance(b, Tabel))
    assert [[c.text for c in r.cells] for r in doc.tables[0].rows] == [
        list(eerste.koppen),
        *map(list, eerste.rijen),
    ]
    talen = {e.get(qn("w:val")) for e in doc.styles.element.iter(qn("w:lang"))}
    assert talen == {"nl-NL"}
    kern = doc.core_properties
    assert (kern.title, kern.author, kern.language) == (p.titel, "Gemeenten in 3D", "nl-NL")


@pytest.mark.parametrize("eigen", VIJANDIG)
def test_eigen_tekst_is_in_docx_gewone_tekst(eigen):
    doc = docx.Document(io.BytesIO(als_docx(profiel("GM1674", eigen_tekst=eigen))))
    assert eigen in [x.text for x in doc.paragraphs]


# --- names of files ---


def test_bestandsnamen_zijn_ascii_en_uniek():
    rijen = haal().gemeenten()
    namen = [uitvoer.bestandsnaam(r.gm_code, r.naam, 2024, "pdf") for r in rijen.itertuples()]
    assert len(set(namen)) == 342
    for naam in namen:
        assert re.fullmatch(r"GM\d{4}_[a-z0-9]+(_[a-z0-9]+)*_profiel_sociaal_domein_2024\.pdf", naam), naam
    assert "GM0363_amsterdam_profiel_sociaal_domein_2024.pdf" in namen
    assert "GM0518_s_gravenhage_profiel_sociaal_domein_2024.pdf" in namen
    assert "GM1900_sudwest_fryslan_profiel_sociaal_domein_2024.pdf" in namen


# --- batch ---


def _manifest(map_) -> dict[str, dict[str, str]]:
    tekst_ = (map_ / "manifest.csv").read_text(encoding="utf-8-sig")
    return {r["bestand"]: r for r in csv.DictReader(io.StringIO(tekst_), delimiter=";")}


def _keur(map_) -> dict[str, dict[str, str]]:
    """The manifest, after a look at every file: nothing half, nothing left over."""
    regels = _manifest(map_)
    bestanden = {p.name for p in map_.iterdir() if p.suffix != ".slot"} - {"manifest.csv"}
    assert bestanden == set(regels)
    for naam, regel in regels.items():
        inhoud = (map_ / naam).read_bytes()
        assert hashlib.sha256(inhoud).hexdigest() == regel["sha256"]
        assert len(inhoud) == int(regel["bytes"])
    return regels


def test_batch_maakt_slaat_over_en_herstelt(tmp_path, capsys):
    map_ = tmp_path / "uit"
    vraag = ["alle", "--map", str(map_), *WADDEN, *SNEL]
    assert opdracht.main(vraag) == 0
    eerst = _keur(map_)
    assert {r["gm_code"] for r in eerst.values()} == {"GM0096", "GM0088", "GM1900"}
    ((versie,),) = sql("select versie from mart.versie")
    assert {r["versie"] for r in eerst.values()} == {versie}
    assert {'"jaar": 2024' in r["keuzes"] for r in eerst.values()} == {True}
    uit = capsys.readouterr()
    assert re.search(r"^3 van 3: .*\(\d+,\d s\)$", uit.out, re.M)
    assert "3 gemaakt, 0 stonden er al, 0 mislukt" in uit.out
    assert uit.err == ""

    tijden = {p.name: p.stat().st_mtime_ns for p in map_.glob("*.xlsx")}
    kapot = map_ / "GM0088_schiermonnikoog_profiel_sociaal_domein_2024.xlsx"
    kapot.write_bytes(kapot.read_bytes()[:1000])
    (map_ / ".GM0096_x.xlsx.1.tmp").write_bytes(b"half")
    assert opdracht.main(vraag) == 0
    assert "1 gemaakt, 2 stonden er al, 0 mislukt" in capsys.readouterr().out
    _keur(map_)
    assert {n for n, t in tijden.items() if (map_ / n).stat().st_mtime_ns != t} == {kapot.name}

    assert opdracht.main([*vraag, "--definitie", "breed"]) == 0
    assert "3 gemaakt, 0 stonden er al" in capsys.readouterr().out
    assert all('"definitie": "breed"' in r["keuzes"] for r in _keur(map_).values())


def test_een_die_mislukt_houdt_de_rest_niet_tegen(tmp_path, capsys, monkeypatch):
    goed = uitvoer.SOORTEN["xlsx"]

    def _stuk(haal_, p):
        if p.opties.gm_code == "GM0088":
            raise ZeroDivisionError("x")
        return goed.maak(haal_, p)

    monkeypatch.setitem(uitvoer.SOORTEN, "xlsx", replace(goed, maak=_stuk))
    assert opdracht.main(["alle", "--map", str(tmp_path), *WADDEN, *SNEL]) == 1
    assert {r["gm_code"] for r in _keur(tmp_path).values()} == {"GM0096", "GM1900"}
    fouten = capsys.readouterr().err.splitlines()
    assert len(fouten) == 1
    assert fouten[0].startswith("Fout: Bij Schiermonnikoog (GM0088) ging iets mis")


@pytest.mark.parametrize(
    ("keuze", "woorden"),
    [
        (["--provincie", "Zelland"], ["provincie ‘Zelland’", "Zeeland"]),
        (["--provincie", "xx"], ["Drenthe", "Zuid-Holland"]),
        (["--jeugdregio", "Haaglande"], ["jeugdregio ‘Haaglande’", "Haaglanden"]),
        (["--gemeente", "Nergenshuizen"], ["gemeente ‘Nergenshuizen’"]),
        (["--gemeente", "Goes", "--provincie", "Drenthe"], ["Geen enkele gemeente"]),
        (["--gemeente", "Goes", "--jaar", "2031"], ["2031", "kies een jaar"]),
        (["--gemeente", "Goes", "--definitie", "x"], ["telling ‘x’", "smal"]),
        (["--gemeente", "Goes", "--groep", "x"], ["groep ‘x’"]),
        (["--gemeente", "Goes", "--soort", "odt"], ["soort ‘odt’", "docx"]),
        (["--gemeente", "Goes", "--adres", "ftp://x"], ["geen webadres"]),
    ],
)
def test_verkeerde_keuze_is_een_nederlandse_zin(tmp_path, capsys, keuze, woorden):
    assert opdracht.main(["alle", "--map", str(tmp_path), *keuze]) == 1
    fout = capsys.readouterr().err
    assert fout.count("\n") == 1
    assert fout.startswith("Fout: ")
    assert all(w in fout for w in woorden), fout


def test_map_van_een_ander_blijft_heel(tmp_path, capsys):
    (tmp_path / "manifest.csv").write_text("a,b\n1,2\n")
    assert opdracht.main(["alle", "--map", str(tmp_path), *WADDEN, *SNEL]) == 1
    assert "haal het weg of kies een andere map" in capsys.readouterr().err
    assert (tmp_path / "manifest.csv").read_text() == "a,b\n1,2\n"


def test_een_profiel_met_logo_en_toelichting(tmp_path, capsys):
    (tmp_path / "t.txt").write_text("Wij kiezen voor wijkteams.", encoding="utf-8")
    (tmp_path / "l.png").write_text("geen plaatje")
    vraag = ["profiel", "roosendaal", "--map", str(tmp_path / "uit"), "--soort", "docx", "--toelichting", str(tmp_path / "t.txt")]  # fmt: skip
    assert opdracht.main(vraag) == 0
    (bestand,) = (tmp_path / "uit").glob("*.docx")
    assert "Wij kiezen voor wijkteams." in [x.text for x in docx.Document(str(bestand)).paragraphs]
    capsys.readouterr()
    assert opdracht.main([*vraag, "--logo", str(tmp_path / "l.png")]) == 1
    assert capsys.readouterr().err.startswith("Fout: Het logo is geen PNG")
    assert opdracht.main([*vraag[:-1], str(tmp_path / "weg.txt")]) == 1
    assert "bestaat niet" in capsys.readouterr().err


def _begin(*vraag: str) -> subprocess.Popen[str]:
    """A batch of its own process, of which the first file stands there."""
    opdracht_ = [sys.executable, "-m", "reports", "alle", *vraag]
    # Ctrl-C works in the process also when the tests run in the background, where a shell switches it off
    ctrl_c = (lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)) if os.name == "posix" else None
    proces = subprocess.Popen(
        opdracht_, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=ctrl_c
    )
    assert proces.stdout is not None
    proces.stdout.readline()
    return proces


@pytest.mark.parametrize(
    "signaal",
    [signal.SIGKILL, *(pytest.param(s, marks=pytest.mark.volledig) for s in (signal.SIGTERM, signal.SIGINT))],
)
def test_afgebroken_batch_gaat_verder_waar_hij_was(tmp_path, capsys, signaal):
    vraag = ["--map", str(tmp_path), *ZEELAND, "--soort", "xlsx", "docx"]
    proces = _begin(*vraag, "--processen", "1" if signaal == signal.SIGKILL else "2")
    proces.send_signal(signaal)
    _, fouten = proces.communicate(timeout=60)
    af = _manifest(tmp_path)
    assert 0 < len(af) < 26
    for naam, regel in af.items():
        assert hashlib.sha256((tmp_path / naam).read_bytes()).hexdigest() == regel["sha256"]
    if signaal != signal.SIGKILL:
        assert proces.returncode == 130
        assert fouten == (
            "Afgebroken. Wat klaar is, staat er heel. Draai dezelfde opdracht opnieuw om verder te gaan.\n"
        )
        assert not list(tmp_path.glob(".*.tmp"))
    assert opdracht.main(["alle", *vraag]) == 0
    assert f"{26 - len(af)} gemaakt, {len(af)} stonden er al" in capsys.readouterr().out
    assert len(_keur(tmp_path)) == 26


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="kijkt in /proc")
@pytest.mark.volledig
def test_werkprocessen_eindigen_met_hun_ouder(tmp_path):
    proces = _begin("--map", str(tmp_path), "--provincie", "Gelderland", "--processen", "2")
    kinderen = [Path(f"/proc/{p.pid}") for p in psutil.Process(proces.pid).children(recursive=True)]
    assert kinderen
    proces.kill()
    proces.communicate()
    einde = time.monotonic() + 15
    while any(k.exists() for k in kinderen) and time.monotonic() < einde:
        time.sleep(0.1)
    assert not [k for k in kinderen if k.exists()]


@pytest.mark.volledig
def test_twee_processen_maken_dezelfde_bestanden(tmp_path):
    hashes = []
    for n in ("1", "2"):
        # as on the command line: a worker starts the main program of its parent anew, and here that is the test runner
        opdracht_ = [
            sys.executable,
            "-m",
            "reports",
            "alle",
            "--map",
            str(tmp_path / n),
            *WADDEN,
            "--processen",
            n,
        ]
        subprocess.run(opdracht_, cwd=PROJECT, check=True, capture_output=True)
        hashes.append({k: r["sha256"] for k, r in _keur(tmp_path / n).items()})
    assert hashes[0] == hashes[1]
    assert all(k.endswith(".pdf") for k in hashes[0])


# --- ZIP and page ---


def test_pakket_heeft_alle_bestanden_en_een_manifest():
    goed = Taak(Opties("GM0096", 2024), "Vlieland", ("xlsx",))
    fout = Taak(Opties("GM0060", 2024, definitie="x"), "Ameland", ("xlsx",))
    uit, gehoord = io.BytesIO(), []
    fouten = maak_pakket(
        partial(inhoud_van, haal()), [goed, fout], uit, lambda n, t: gehoord.append((n, t.naam))
    )
    assert gehoord == [(0, "Vlieland"), (1, "Ameland")]
    assert len(fouten) == 1
    assert "telling" in fouten[0]
    with zipfile.ZipFile(uit) as zip_:
        assert zip_.testzip() is None
        naam = "GM0096_vlieland_profiel_sociaal_domein_2024.xlsx"
        assert zip_.namelist() == [naam, "manifest.csv"]
        (regel,) = csv.DictReader(io.StringIO(zip_.read("manifest.csv").decode("utf-8-sig")), delimiter=";")
        assert regel["sha256"] == hashlib.sha256(zip_.read(naam)).hexdigest()


def test_pagina_zonder_gemeente_zegt_wat_te_doen():
    app = open_app("profiel")
    assert "Kies hierboven een gemeente." in tekst(app)
    assert not app.get("download_button")


def test_pagina_toont_voorbeeld_en_downloads():
    app = open_app("profiel", g="GM1674", jaar="2024", telt="breed")
    assert [b.proto.label for b in app.get("download_button")] == ["PDF", "Webpagina (HTML)", "Excel", "Word"]
    assert len(app.get("image")) in (2, 3)
    woorden = tekst(app)
    for sectie in profiel("GM1674", definitie="breed").secties:
        assert sectie.kop.replace("\u00a0", " ") in woorden.replace("&#39;", "'"), sectie.id


def test_te_lange_toelichting_wordt_gezegd_en_de_pagina_blijft_bruikbaar():
    app = open_app("profiel", g="GM1674")
    app.text_area(key="profiel_tekst_GM1674").set_value("lang " * 200).run()
    assert "Uw toelichting is 999 tekens lang" in tekst(app)
    assert not app.get("download_button")
    app.text_area(key="profiel_tekst_GM1674").set_value("Kort & <b>goed</b>.").run()
    assert "U gebruikt 19 van de 600 tekens." in tekst(app)
    assert len(app.get("download_button")) == 4
    assert "Kort &amp; &lt;b&gt;goed&lt;/b&gt;." in " ".join(stukken(app))
    app.selectbox(key="keuze_g").set_value("GM0363").run()
    assert app.text_area(key="profiel_tekst_GM0363").value == "", (
        "woorden van Roosendaal horen niet bij Amsterdam"
    )
    assert "Toelichting van de gemeente Roosendaal" not in tekst(app)


def test_soort_die_niet_bestaat():
    with pytest.raises(Gebruikersfout, match="odt"):
        uitvoer.toets_soorten(["pdf", "odt"])
