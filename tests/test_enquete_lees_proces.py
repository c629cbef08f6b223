"""SPSS files and workbooks are read in a process of its own: the same text, and whatever goes wrong there is one sentence here."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import psutil
import pyreadstat
import pytest

from enquete.__main__ import main
from enquete.lezen import lees_proces, ruw
from enquete.lezen.ruw import Ruw
from fouten import Gebruikersfout
from loaders.versies import PROJECT
from tests.enquete_hulp import met_deel, ruw_van, sav_bytes, werkboek, xlsx_bytes
from tests.hulp import open_app, tekst

_SJABLOON = Path(os.environ.get("BRONBESTANDEN", "")) / "enquete" / "Burgerpeiling-dataformat-2022.sav"
_KOP = {
    "kolommen": ["a"], "nummers": [1, 2], "labels": {}, "waardelabels": {}, "geen_antwoord": {}, "blad": None, "bladen": [],
    "opmerkingen": [], "sets": {}, "maker": "",
}  # fmt: skip
_KOLOM = {"teksten": ["1", None], "plekken": [0, 1]}
_KLAAR = {"klaar": True}
posix = pytest.mark.skipif(os.name == "nt", reason="Windows heeft deze signalen en grenzen niet.")


@pytest.fixture
def inhoud(tmp_path: Path) -> bytes:
    return sav_bytes(pd.DataFrame({"a": [1.0, 2.0]}), tmp_path)


@pytest.fixture
def niets_blijft_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No file in the temporary folder, no process (not even a dead one), no thread, and every place given back."""
    tijdelijk = tmp_path / "tijdelijk"
    tijdelijk.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tijdelijk))
    monkeypatch.setenv("TMPDIR", str(tijdelijk))
    processen = {p.pid for p in psutil.Process().children(recursive=True)}
    draden = set(threading.enumerate())
    plaatsen = threading.Semaphore(1)
    monkeypatch.setattr(lees_proces, "_plaatsen", plaatsen)
    yield
    assert not list(tijdelijk.iterdir())
    assert {p.pid for p in psutil.Process().children(recursive=True)} <= processen
    for draad in set(threading.enumerate()) - draden:
        draad.join(10)
        assert not draad.is_alive()
    assert plaatsen.acquire(blocking=False)


def _speel(monkeypatch: pytest.MonkeyPatch, map_: Path, code: str) -> None:
    """Another program in the place of the reader, that does this."""
    pad = map_ / "speelt_werker.py"
    pad.write_text(f"import faulthandler, json, os, signal, sys, time\n{code}\n", encoding="utf-8")
    monkeypatch.setattr(lees_proces, "WERKER", pad)


def _zin(inhoud: bytes) -> str:
    with pytest.raises(Gebruikersfout) as fout:
        ruw_van("peiling.sav", inhoud)
    return str(fout.value)


# ---------------------------------------------------------------- what is read


def _kaal(kolom: pd.Series) -> list[str | None]:
    return [None if pd.isna(c) else c for c in kolom]


def _met_de_hand() -> tuple[pd.DataFrame, dict[str, object], dict[str, list[str | None]]]:
    """A table, its labels, and its cells as text by hand."""
    tabel = pd.DataFrame(
        {
            "getal": [1.0, 2.5, float("nan"), -0.0, 99.0, 1e15],
            "tekst": ["a", " b ", "", "  ", "é€", "01"],
            "dag": [date(2020, 1, 2)] * 3 + [None] * 2 + [date(1999, 12, 31)],
            "moment": [datetime(2020, 1, 2, 3, 4, 5)] * 3 + [None] * 3,
            "leeg": [float("nan")] * 6,
        }
    )
    labels: dict[str, object] = {
        "column_labels": ["een\n  getal", None, "dag", "moment", " "],
        "variable_value_labels": {"getal": {1: "een  keer", 2.5: "vaker"}, "tekst": {"a": "de eerste"}},
        "missing_ranges": {"getal": [{"lo": 97, "hi": 99}, 77], "tekst": ["01"]},
    }
    cellen: dict[str, list[str | None]] = {
        "getal": ["1", "2.5", None, "0", "99", "1000000000000000.0"],
        "tekst": ["a", "b", None, None, "é€", "01"],
        # days as SPSS counts them, in seconds: one that cannot be does not stop the rest
        "dag": ["13797302400"] * 3 + [None] * 2 + ["13165977600"],
        "moment": ["13797313445"] * 3 + [None] * 3,
        "leeg": [None] * 6,
    }
    return tabel, labels, cellen


@pytest.mark.parametrize("hoe", [{}, {"row_compress": True}, {"zsav": True}], ids=str)
def test_cellen_en_labels_met_de_hand(tmp_path, niets_blijft_over, hoe):
    tabel, labels, cellen = _met_de_hand()
    gelezen = ruw_van(f"x.{'zsav' if 'zsav' in hoe else 'sav'}", sav_bytes(tabel, tmp_path, **hoe, **labels))
    assert {k: _kaal(gelezen.tabel[k]) for k in gelezen.tabel} == cellen
    assert gelezen.tabel.index.tolist() == [1, 2, 3, 4, 5, 6]
    assert set(map(str, gelezen.tabel.dtypes)) == {"category"}
    assert gelezen.labels == {"getal": "een getal", "dag": "dag", "moment": "moment"}
    assert gelezen.waardelabels == {"getal": {"1": "een keer", "2.5": "vaker"}, "tekst": {"a": "de eerste"}}
    assert gelezen.geen_antwoord == {"getal": (("97", "99"), ("77", "77")), "tekst": (("01", "01"),)}
    assert gelezen.is_geen_antwoord("getal", "98")
    assert gelezen.opmerkingen == ()


def test_windows_1252_wordt_gemeld(tmp_path, niets_blijft_over):
    """Letters as SPSS wrote them before Unicode, in a cell and in a label."""
    tabel = pd.DataFrame({"naam": ["Jose!", "b"], "v": [1.0, 2.0]})
    inhoud = sav_bytes(tabel, tmp_path, column_labels=["caf!", "v"])
    gelezen = ruw_van("x.sav", inhoud.replace(b"Jose!", b"Jos\xe9!").replace(b"caf!", b"caf\xe9"))
    assert gelezen.tabel["naam"].tolist() == ["José!", "b"]
    assert gelezen.labels["naam"] == "café"
    assert [("WINDOWS-1252" in o) for o in gelezen.opmerkingen] == [True]


def _rechtstreeks(pad: Path) -> tuple[list[list[str | None]], object]:
    """Another road: the file read here, as pandas, each cell as text."""
    tabel, meta = pyreadstat.read_sav(pad, user_missing=True)

    def tekst_van(cel: object) -> str | None:
        if pd.isna(cel):
            return None
        return f"{cel:.0f}" if isinstance(cel, float) and cel == int(cel) else str(cel).strip() or None

    return [[tekst_van(c) for c in rij] for rij in tabel.astype(object).to_numpy()], meta


def _klopt_met(gelezen: Ruw, pad: Path) -> None:
    cellen, meta = _rechtstreeks(pad)
    assert [_kaal(rij) for _, rij in gelezen.tabel.astype(object).iterrows()] == cellen
    assert gelezen.tabel.columns.tolist() == meta.column_names
    assert gelezen.waardelabels.keys() == meta.variable_value_labels.keys()
    assert {k: [float(c) for c in per] for k, per in gelezen.waardelabels.items()} == {
        k: [float(c) for c in per] for k, per in meta.variable_value_labels.items()
    }
    assert {k: [(float(a), float(b)) for a, b in r] for k, r in gelezen.geen_antwoord.items()} == {
        k: [(r["lo"], r["hi"]) for r in bereiken] for k, bereiken in meta.missing_ranges.items()
    }


@pytest.mark.skipif(
    not _SJABLOON.is_file(),
    reason="Het echte SPSS-bestand is er niet: zet BRONBESTANDEN op de map waar enquete/ in staat.",
)
def test_het_echte_bestand_is_gelijk_aan_rechtstreeks_lezen():
    _klopt_met(ruw_van(_SJABLOON.name, _SJABLOON.read_bytes()), _SJABLOON)


def test_veel_rijen_zijn_gelijk_aan_rechtstreeks_lezen(tmp_path):
    tabel = pd.DataFrame({f"v{i}": [float((i * r) % 97) / 4 for r in range(3_000)] for i in range(40)})
    tabel.loc[::7, "v3"] = float("nan")
    inhoud = sav_bytes(tabel, tmp_path, missing_ranges={"v5": [5, 6]}, variable_value_labels={"v2": {1: "x"}})
    _klopt_met(ruw_van("x.sav", inhoud), tmp_path / "zelf.sav")


# ---------------------------------------------------------------- what goes wrong


def test_een_bestand_dat_de_bibliotheek_laat_crashen(tmp_path, niets_blijft_over):
    """Value labels of a variable that is not there: with pyreadstat 1.3.7 a segmentation fault."""
    tabel = pd.DataFrame({"a": [1.0, 2.0], "b": [1.0, 2.0]})
    heel = sav_bytes(tabel, tmp_path, variable_value_labels={"a": {1: "een"}})
    record = b"\x04\0\0\0\x01\0\0\0%c\x00\0\0"  # labels for one variable: the first
    assert heel.count(record % b"\x01") == 1
    stuk = heel.replace(record % b"\x01", b"\x04\0\0\0\x01\0\0\0\x01\x36\0\0")
    zin = _zin(stuk)
    assert zin.startswith("peiling.sav is ")
    assert zin.endswith("Haal het opnieuw op of sla het opnieuw op in SPSS.")
    assert len(ruw_van("heel.sav", heel).tabel) == 2  # and the next one is read


def test_een_kolom_zonder_leesbare_naam_is_schade(tmp_path, niets_blijft_over):
    """The library calls such a column None, and says nothing."""
    heel = sav_bytes(pd.DataFrame({"naam": [1.0, 2.0], "b": [1.0, 2.0]}), tmp_path)
    assert "beschadigd" in _zin(heel.replace(b"NAAM", b"\xcdAAM", 1))


@pytest.mark.parametrize("code", ["faulthandler._sigsegv()", "os.abort()", "os._exit(3)", "sys.exit(0)"])
def test_een_crash_is_een_zin(tmp_path, monkeypatch, inhoud, niets_blijft_over, code):
    _speel(monkeypatch, tmp_path, code)
    assert _zin(inhoud).startswith("peiling.sav is niet te lezen: het lezen is plotseling gestopt")


@pytest.mark.parametrize(
    "wanneer", ["pass;", "sys.stdin.buffer.read();", 'print(\'{"kolommen": ["a"],\', flush=True);']
)
def test_wat_te_lang_duurt_wordt_gestopt(tmp_path, monkeypatch, niets_blijft_over, wanneer):
    """Also when it does not even take the file, which is larger than a pipe holds."""
    _speel(monkeypatch, tmp_path, f"{wanneer} time.sleep(600)")
    monkeypatch.setitem(lees_proces.SECONDEN, "spss", 1)
    assert _zin(b"$FL2" + bytes(1_000_000)) == (
        "peiling.sav was na 1 seconden nog niet gelezen; het lezen is gestopt. Laat kolommen weg die u niet nodig heeft "
        "(zoals open antwoorden), of sla het opnieuw op in SPSS."
    )


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS begrenst het geheugen van een proces niet.")
def test_te_veel_geheugen_wordt_geweigerd(tmp_path, monkeypatch, niets_blijft_over):
    """The reader itself, with less room than these two million cells need."""
    inhoud = sav_bytes(pd.DataFrame({f"v{i}": range(200_000) for i in range(10)}) % 7.0, tmp_path, zsav=True)
    assert len(ruw_van("peiling.zsav", inhoud).tabel) == 200_000
    monkeypatch.setitem(lees_proces.GEHEUGEN_MB, "spss", 200)
    with pytest.raises(
        Gebruikersfout, match=r"vraagt bij het lezen te veel geheugen; het lezen is gestopt\. Laat"
    ):
        ruw_van("peiling.zsav", inhoud)


@posix
def test_ook_de_grens_van_het_systeem_is_te_lang(tmp_path, monkeypatch, inhoud, niets_blijft_over):
    _speel(monkeypatch, tmp_path, "os.kill(os.getpid(), signal.SIGXCPU)")
    assert "na 60 seconden nog niet gelezen" in _zin(inhoud)


@posix
def test_wie_het_systeem_stopt_had_te_veel_geheugen(tmp_path, monkeypatch, inhoud, niets_blijft_over):
    _speel(monkeypatch, tmp_path, "os.kill(os.getpid(), signal.SIGKILL)")
    assert "te veel geheugen" in _zin(inhoud)


def test_een_antwoord_zonder_einde_wordt_niet_gelezen(tmp_path, monkeypatch, inhoud, niets_blijft_over):
    _speel(monkeypatch, tmp_path, "while True: sys.stdout.write('1' * 100_000)")
    monkeypatch.setattr(ruw, "MAX_UITGEPAKT_MB", 2)
    assert _zin(inhoud).startswith(
        "peiling.sav wordt uitgepakt groter dan 2 MB en wordt daarom niet gelezen."
    )


@pytest.mark.parametrize(
    "regels",
    [
        [_KOP, _KLAAR],
        [_KOP, _KOLOM, _KOLOM, _KLAAR],
        [_KOP, {**_KOLOM, "plekken": [0]}, _KLAAR],
        [_KOP, {**_KOLOM, "plekken": [0, 2]}, _KLAAR],
        [_KOP, {**_KOLOM, "plekken": [0, "x"]}, _KLAAR],
        [_KOP, {"plekken": [0, 1]}, _KLAAR],
        [{**_KOP, "labels": []}, _KOLOM, _KLAAR],
        [{**_KOP, "nummers": None}, _KOLOM, _KLAAR],
        [_KLAAR],
        [{"fout": ""}],
    ],
)
def test_een_antwoord_dat_niet_klopt_wordt_niet_geloofd(
    tmp_path, monkeypatch, inhoud, niets_blijft_over, regels
):
    _speel(monkeypatch, tmp_path, f"print({chr(10).join(map(json.dumps, regels))!r})")
    assert "beschadigd" in _zin(inhoud)


def test_te_veel_rijen_in_de_kop_van_het_antwoord(tmp_path, monkeypatch, inhoud, niets_blijft_over):
    _speel(monkeypatch, tmp_path, f"print({json.dumps({**_KOP, 'nummers': [1] * (ruw.MAX_RIJEN + 1)})!r})")
    assert "200001 rijen; hoogstens 200000" in _zin(inhoud)


def test_wat_geen_json_is_wordt_overgeslagen(tmp_path, monkeypatch, inhoud, niets_blijft_over):
    """A line that was broken off when memory ran out, and after it why."""
    _speel(monkeypatch, tmp_path, """print('[' * 100_000 + '\\n12\\n{"kol\\n{"geheugen": true}')""")
    assert "te veel geheugen" in _zin(inhoud)


def test_zonder_de_bibliotheek_zegt_het_wat_te_doen(monkeypatch, inhoud, niets_blijft_over):
    monkeypatch.setattr(sys, "executable", str(PROJECT / "bestaat_niet"))
    assert "Installeer de pakketten uit requirements.txt opnieuw" in _zin(inhoud)


def test_zoveel_tegelijk_en_niet_meer(monkeypatch, inhoud):
    monkeypatch.setattr(lees_proces, "_plaatsen", threading.Semaphore(0))
    monkeypatch.setattr(lees_proces, "WACHT_SECONDEN", 0)
    assert _zin(inhoud) == (
        "peiling.sav is nog niet gelezen: er worden nu al 2 bestanden gelezen. Wacht een minuut en kies het bestand "
        "opnieuw."
    )


def test_wie_wacht_komt_aan_de_beurt(inhoud):
    """Three times as many readers as there are places."""
    gelezen: list[int] = []
    lezers = [
        threading.Thread(target=lambda: gelezen.append(len(ruw_van("x.sav", inhoud).tabel)))
        for _ in range(3 * lees_proces.TEGELIJK)
    ]
    for lezer in lezers:
        lezer.start()
    for lezer in lezers:
        lezer.join()
    assert gelezen == [2] * len(lezers)


# ---------------------------------------------------------------- workbooks

_BLAD = "xl/worksheets/sheet1.xml"


def _deel(inhoud: bytes, naam: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return zip_.read(naam)


def _met_verre_cel(cel: bytes) -> bytes:
    """A workbook with this cell in the last place there is."""
    heel = xlsx_bytes(werkboek([["a", "b"], [1, 2]]))
    xml = _deel(heel, _BLAD).replace(b"</sheetData>", b'<row r="1048576">' + cel + b"</row></sheetData>")
    return met_deel(heel, "", {_BLAD: xml})


@pytest.mark.parametrize(
    ("cel", "zegt"),
    [
        (b'<c r="XFD1048576" t="str"><v> </v></c>', "ver onder of naast de antwoorden"),
        (b'<c r="XFD1048576" t="str"><v></v></c>', "ver onder of naast de antwoorden"),
        (b'<c r="XFD1048576" t="inlineStr"><is><t> </t></is></c>', "ver onder of naast de antwoorden"),
        (b'<c r="XFD1048576" t="inlineStr"><is/></c>', "ver onder of naast de antwoorden"),
        (b'<c r="XFD01048576"><v>1</v></c>', "beschadigd"),
        (b'<c r="xfd1048576"><v>1</v></c>', "beschadigd"),
    ],
)
def test_een_lege_cel_ver_weg_vraagt_geen_ruimte(niets_blijft_over, cel, zegt):
    """The reader makes room for every cell up to the last: 400 GB here, for which it ends its process."""
    with pytest.raises(Gebruikersfout, match=zegt):
        ruw_van("peiling.xlsx", _met_verre_cel(cel))


def test_cellen_met_alleen_opmaak_tellen_niet_mee(niets_blijft_over):
    assert ruw_van("peiling.xlsx", _met_verre_cel(b'<c r="XFD1048576" s="0"/>')).tabel.shape == (1, 2)


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="macOS begrenst het geheugen van een proces niet.")
def test_een_werkboek_dat_te_veel_geheugen_vraagt(niets_blijft_over):
    """A list of sheets of 180 MB, in a file of 0,4 MB: as a tree more than 2 GB."""
    heel = xlsx_bytes(werkboek([["a", "b"], [1, 2]]))
    boek = _deel(heel, "xl/workbook.xml").replace(b"<sheets>", b"<sheets>" + b"<sheetx/>" * 20_000_000)
    with pytest.raises(
        Gebruikersfout, match=r"vraagt bij het lezen te veel geheugen; het lezen is gestopt\. Laat"
    ):
        ruw_van("peiling.xlsx", met_deel(heel, "", {"xl/workbook.xml": boek}))


def test_een_werkboek_dat_laat_crashen(tmp_path, monkeypatch, niets_blijft_over):
    _speel(monkeypatch, tmp_path, "os.abort()")
    with pytest.raises(
        Gebruikersfout, match=r"plotseling gestopt.*of open het in Excel en sla het opnieuw op als \.xlsx\."
    ):
        ruw_van("peiling.xlsx", xlsx_bytes(werkboek([["a"], [1]])))


def test_cellen_van_een_werkboek_met_de_hand(niets_blijft_over):
    rijen = [
        ["getal", "tekst", "dag", "moment", "ja"],
        [1, " a ", date(2020, 1, 2), datetime(2020, 1, 2, 3, 4, 5), True],
    ]
    gelezen = ruw_van("x.xlsx", xlsx_bytes(werkboek([*rijen, [None] * 5, [2.5, "é", None, None, False]])))
    assert [_kaal(rij) for _, rij in gelezen.tabel.astype(object).iterrows()] == [
        ["1", "a", "2020-01-02", "2020-01-02 03:04:05", "1"], ["2.5", "é", None, None, "0"],
    ]  # fmt: skip
    assert gelezen.tabel.index.tolist() == [2, 4]
    assert (gelezen.soort, gelezen.blad, gelezen.bladen) == ("werkboek", "Antwoorden", ("Antwoorden",))


# ---------------------------------------------------------------- the reader by itself


def _opdracht(soort: str, seconden: int = 60) -> list[str]:
    opdracht = {"soort": soort, "naam": "x", "blad": None, "seconden": seconden, "geheugen_mb": 1_024}
    return [sys.executable, "-I", "-X", "importtime", str(lees_proces.WERKER), json.dumps(opdracht)]


def test_de_lezer_eindigt_zonder_wie_hem_begon():
    """Five seconds after the time limit: here at once, while it waits for a file that does not come."""
    with subprocess.Popen(
        _opdracht("spss", -4), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as werker:
        assert werker.wait(timeout=120) != 0


@pytest.mark.parametrize("soort", ["spss", "werkboek"])
def test_de_lezer_heeft_niet_meer_nodig_dan_dit(inhoud, soort):
    """Pandas in the reader doubles its start; so does anything that imports it."""
    if soort == "werkboek":
        inhoud = xlsx_bytes(werkboek([["a"], [1]]))
    uit = subprocess.run(_opdracht(soort), input=inhoud, capture_output=True, check=True)
    modules = {regel.rpartition("|")[2].strip() for regel in uit.stderr.decode().splitlines()}
    assert ("pyreadstat" if soort == "spss" else "python_calamine") in modules
    assert not modules & {"pandas", "polars", "pyarrow", "duckdb", "streamlit"}
    assert json.loads(uit.stdout.splitlines()[-1]) == {"klaar": True}


# ---------------------------------------------------------------- command line and page


def test_opdrachtregel_leest_en_weigert(tmp_path, monkeypatch, capsys, inhoud):
    pad = tmp_path / "peiling.sav"
    pad.write_bytes(inhoud)
    assert main(["importeer", str(pad)]) == 0
    assert "peiling.sav: SPSS, 2 rijen." in capsys.readouterr().out
    _speel(monkeypatch, tmp_path, "os.abort()")
    assert main(["importeer", str(pad)]) == 1
    assert "plotseling gestopt" in capsys.readouterr().err


@posix
def test_ctrl_c_op_de_opdrachtregel_stopt_ook_de_lezer(tmp_path, inhoud):
    """Only the command gets the signal; a terminal would send it to both."""
    (tmp_path / "peiling.sav").write_bytes(inhoud)
    hangt, nummer = tmp_path / "hangt.py", tmp_path / "nummer"
    hangt.write_text(
        "import os, signal, sys, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\n"
        f"open({str(nummer) + '_'!r}, 'w').write(str(os.getpid()))\nos.rename({str(nummer) + '_'!r}, {str(nummer)!r})\n"
        "time.sleep(600)\n",
        encoding="utf-8",
    )
    code = (
        # Ctrl-C works also when the tests run in the background, where a shell switches it off
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); "
        "import sys; from pathlib import Path; from enquete.__main__ import main; from enquete.lezen import lees_proces; "
        f"lees_proces.WERKER = Path({str(hangt)!r}); sys.exit(main(['importeer', {str(tmp_path / 'peiling.sav')!r}]))"
    )
    with subprocess.Popen([sys.executable, "-c", code], cwd=PROJECT, stderr=subprocess.PIPE) as opdracht:
        while not nummer.is_file():
            assert opdracht.poll() is None
            time.sleep(0.05)
        opdracht.send_signal(signal.SIGINT)
        _, fouten = opdracht.communicate(timeout=120)
    assert opdracht.returncode == 130
    assert fouten.decode().startswith("Afgebroken.")
    assert not psutil.pid_exists(int(nummer.read_text()))


def test_pagina_leest_een_spss_bestand_en_overleeft_een_crash(tmp_path, monkeypatch):
    app = open_app("enquete", enquetedeel="Eigen enquête", enquete="Een bestand inlezen")
    tabel = pd.DataFrame({"respondent": range(1, 13), "V1_wmo": [4.0] * 12})
    inhoud = sav_bytes(tabel, tmp_path)
    app.file_uploader(key="enquete_bestand").set_value(("raad.sav", inhoud, "application/x-spss-sav")).run()
    assert not app.exception
    assert "raad.sav: SPSS, 12 rijen en 2 kolommen." in tekst(app)
    _speel(monkeypatch, tmp_path, "os.abort()")
    app.file_uploader(key="enquete_bestand").set_value(("stuk.sav", inhoud, "application/x-spss-sav")).run()
    assert not app.exception
    assert "stuk.sav is niet te lezen: het lezen is plotseling gestopt" in tekst(app)
    assert "raad.sav" not in tekst(app)
