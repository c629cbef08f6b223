"""Importing BUIG: own small files with answers worked out by hand, and everything that must be refused."""

from __future__ import annotations

import math
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fouten import Gebruikersfout
from loaders import versies
from loaders.__main__ import main
from loaders.bouw import bouw
from loaders.buig import budgetten
from loaders.buig.buig_blad import bedrag, decimaalteken
from loaders.kolomletter import letter
from loaders.versies import PROJECT
from queries import vraag

KOP = ["CBS-code", "Gemeente", "Uitkeringen", "Loonkosten-  subsidie", "Totaal budget 2025"]
RIJEN: list[list[object]] = [
    [363, "Amsterdam", 500_000_000, 100_000_000.5, 600_000_000.5],
    ["0014", "Groningen", "€ 200.000.000", "10.000.000,25", 210_000_000.25],
    ["GM0518", "'s-Gravenhage", 400_000_000, 1_000_000, "401.000.000"],
]
# by hand, in thousands of euro: uitkeringen, loonkosten, totaal
HAND = {
    "GM0363": (500_000.0, 100_000.0005, 600_000.0005),
    "GM0014": (200_000.0, 10_000.00025, 210_000.00025),
    "GM0518": (400_000.0, 1_000.0, 401_000.0),
}
ALLES = ["--kolommen", "gemeentecode=A", "uitkeringen=C", "loonkostensubsidie=D", "totaal=E"]
WAT = ["--jaar", "2025", "--stand", "voorlopig"]


@pytest.fixture(scope="module")
def basis(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the snapshot that nobody changes."""
    data = tmp_path_factory.mktemp("buig") / "data"
    for naam in ("bron", "referentie"):
        shutil.copytree(PROJECT / "data" / naam, data / naam)
    return data


@pytest.fixture
def data(basis: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that a test may import into."""
    kopie = Path(shutil.copytree(basis, tmp_path / "data"))
    monkeypatch.setattr(versies, "DATA", kopie)
    return kopie


@pytest.fixture
def vast(basis: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shared copy, for commands that must not change a byte."""
    monkeypatch.setattr(versies, "DATA", basis)
    return basis


def staat(data: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (data / "bron").iterdir()} | {p.name: b"" for p in data.iterdir()}


def werkboek(pad: Path, rijen: list[list[object]], *, boven: int = 0, bladen: tuple[str, ...] = ()) -> Path:
    """A workbook with a title above the heading, and other sheets before it."""
    boek = openpyxl.Workbook()
    boek.remove(boek.active)
    for naam in bladen:
        boek.create_sheet(naam).append(["Zie het andere werkblad"])
    blad = boek.create_sheet("Budgetten")
    for _ in range(boven):
        blad.append(["Budgetten Participatiewet"])
    for rij in rijen:
        blad.append(rij)
    boek.save(pad)
    return pad


def tekst(pad: Path, regels: list[str], *, codering: str = "utf-8", einde: str = "\r\n") -> Path:
    pad.write_bytes(einde.join([*regels, ""]).encode(codering))
    return pad


def lees(pad: Path, bron: Path, *kolommen: str, **anders: object) -> budgetten.Budgetten:
    vragen = {"jaar": 2025, "stand": "voorlopig", "eenheid": "euro", "blad": None, "kop": None} | anders
    return budgetten.lees_budgetten(budgetten.lees_wens(pad, list(kolommen), **vragen), bron)  # type: ignore[arg-type]


def bedragen(budgetten: budgetten.Budgetten) -> dict[str, tuple[object, ...]]:
    return {r[2]: tuple(r[3:]) for r in budgetten.tabel.itertuples(index=False, name=None)}


def opgeslagen(data: Path) -> pd.DataFrame:
    return pd.read_parquet(data / "bron" / "buig.parquet")


# ---------------------------------------------------------------- good files


@pytest.mark.parametrize(
    "kolommen",
    [
        ["gemeentecode=A", "uitkeringen=C", "loonkostensubsidie=D", "totaal=E"],
        ["gemeentecode=a", "uitkeringen=c", "loonkostensubsidie=d"],  # the total is the sum
        [
            "gemeentecode=cbs-code",
            "gemeente=GEMEENTE",
            "uitkeringen= uitkeringen",
            "loonkostensubsidie=Loonkosten- subsidie",
            "totaal=Totaal  Budget 2025",
        ],
        ["gemeente=B", "totaal=E", "uitkeringen=C", "loonkostensubsidie=Loonkosten- Subsidie"],
    ],
    ids=["letters", "delen", "koppen", "namen"],
)
@pytest.mark.parametrize("boven", [0, 3])
def test_xlsx_geeft_de_handberekening(tmp_path: Path, basis: Path, kolommen: list[str], boven: int) -> None:
    pad = werkboek(tmp_path / "a.xlsx", [KOP, *RIJEN], boven=boven)
    assert bedragen(lees(pad, basis / "bron", *kolommen)) == {
        code: pytest.approx(waarden, abs=1e-9) for code, waarden in HAND.items()
    }


CSV = {
    "puntkomma": ["code;budget", "363;600.000.000,50", "14;€ 210.000.000", "518;401000000"],
    "puntkomma-titel": ["Budgetten 2025", "", "code;budget", "363;600000000,5", "14;210000000", "518;401.000.000,-"],
    "tab": ["code\tbudget", "363\t600000000,5", "14\t210.000.000", "518\t401.000.000"],
    "komma-en-punt": ["code,budget", "363,600000000.5", "14,210000000", "518,401000000.0"],
    "komma-aanhaling": ["code,budget", '363,"600.000.000,50"', '14,"210.000.000"', "518,401000000"],
    "gm": ["code;budget", "GM0363;600000000,5", "gm0014;210000000", "0518;401000000"],
}  # fmt: skip


@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig"])
@pytest.mark.parametrize("opmaak", CSV)
def test_csv(tmp_path: Path, basis: Path, opmaak: str, codering: str) -> None:
    pad = tekst(tmp_path / "a.csv", CSV[opmaak], codering=codering)
    tabel = lees(pad, basis / "bron", "gemeentecode=code", "totaal=budget").tabel.set_index("gm_code")
    assert tabel["totaal_keur"].to_dict() == {"GM0363": 600_000.0005, "GM0014": 210_000, "GM0518": 401_000}
    assert tabel[["uitkeringen_keur", "loonkosten_keur"]].isna().all(axis=None)  # not known is not zero


def test_duizenden(tmp_path: Path, basis: Path) -> None:
    pad = tekst(tmp_path / "a.csv", ["code;budget", "363;600.000", "14;210000,25"])
    assert bedragen(lees(pad, basis / "bron", "gemeentecode=A", "totaal=B", eenheid="duizend")) == {
        "GM0363": (pd.NA, pd.NA, 600_000.0),
        "GM0014": (pd.NA, pd.NA, 210_000.25),
    }


def test_namen_zoals_het_cbs_en_zonder_toevoeging(tmp_path: Path, basis: Path) -> None:
    regels = [
        "naam;budget",
        "Bergen (L.);4000000",
        "bergen nh;9000000",
        "Hengelo;40000000",
        "GRONINGEN;210000000",
    ]
    gevonden = bedragen(
        lees(tekst(tmp_path / "a.csv", regels), basis / "bron", "gemeente=naam", "totaal=budget")
    )
    assert list(gevonden) == ["GM0893", "GM0373", "GM0164", "GM0014"]


def test_totaalregel_en_noot_worden_genoemd(
    tmp_path: Path, vast: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rijen = [
        KOP, [None, None, "euro", "euro", "euro"], *RIJEN,
        [None, "Totaal", 1, 1, 2], ["Nederland", None, 1, 1, 2], [None, None, "bron: SZW"],
    ]  # fmt: skip
    pad = werkboek(tmp_path / "a.xlsx", rijen)
    voor = staat(vast)
    assert main(["importeer-buig", str(pad), "--kop", "1", *ALLES, "gemeente=B", *WAT, "--voorbeeld"]) == 0
    uit = capsys.readouterr().out
    assert "BUIG 2025 voorlopig: 3 gemeenten in de indeling van 2025, samen 1.211,0 mln euro." in uit
    assert "Overgeslagen: 4 rijen" in uit
    assert "(2, 6, 7, 8)" in uit
    assert "Er ontbreken 339 gemeenten; die blijven leeg: 's-Hertogenbosch" in uit
    assert "GM0363 Amsterdam: € 600.000.000" in uit
    assert staat(vast) == voor


@pytest.mark.parametrize("soort", ["xlsx", "csv"])
def test_zonder_kolommen_laat_het_bestand_zien(
    tmp_path: Path, data: Path, soort: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Sheets, heading, columns with three values; nothing written; the command it offers works."""
    pad = (
        werkboek(tmp_path / "bu dget.xlsx", [KOP, *RIJEN], boven=2, bladen=("Toelichting",))
        if soort == "xlsx"
        else tekst(
            tmp_path / "bu dget.csv", ["Titel", "", ";".join(KOP), *(";".join(map(_nl, r)) for r in RIJEN)]
        )
    )
    voor = staat(data)
    assert main(["importeer-buig", str(pad)]) == 0
    uit = capsys.readouterr().out
    assert ("Werkbladen in bu dget.xlsx: Toelichting, Budgetten." in uit) == (soort == "xlsx")
    assert "in rij 3" in uit
    assert "A  CBS-code: 363 | 0014 | GM0518" in uit
    assert "E  Totaal budget 2025: 600000000" in uit
    opdracht = shlex.split(uit.strip().splitlines()[-1])
    assert opdracht[:3] == ["python", "-m", "loaders"]
    assert main(opdracht[3:]) == 0
    assert "3 gemeenten" in capsys.readouterr().out
    assert staat(data) == voor


def _nl(waarde: object) -> str:
    return str(waarde).replace(".", ",") if isinstance(waarde, float) else str(waarde)


# ---------------------------------------------------------------- the snapshot and the mart


def test_nieuwe_import_vervangt_alleen_dezelfde_stand(tmp_path: Path, data: Path) -> None:
    def doe(jaar: str, stand: str, *regels: str) -> None:
        pad = tekst(tmp_path / "mijn budget.csv", ["code;budget", *regels])
        assert main(
            ["importeer-buig", str(pad), "--kolommen", "gemeentecode=A", "totaal=B", "--jaar", jaar, "--stand", stand]
        ) == 0  # fmt: skip

    voor = staat(data)
    doe("2025", "voorlopig", "363;600000000", "14;210000000")
    doe("2025", "Definitief", "363;620000000")
    doe("2025", "voorlopig", "363;601000000")
    tabel = opgeslagen(data)
    assert [tuple(r) for r in tabel[["jaar", "stand", "gm_code", "totaal_keur"]].to_numpy()] == [
        (2025, "definitief", "GM0363", 620_000.0),
        (2025, "voorlopig", "GM0363", 601_000.0),
    ]
    na = staat(data)
    assert {n for n in na if na[n] != voor.get(n)} == {"buig.parquet", "herkomst.csv"}
    herkomst = pd.read_csv(data / "bron" / "herkomst.csv", dtype=str).set_index("herkomst_id").loc["buig"]
    assert (herkomst["uitgever"], herkomst["rijen"]) == ("Ministerie van SZW", "2")
    assert herkomst["tabel_id"] == "2025 definitief, 2025 voorlopig"
    assert "uit mijn budget.csv." in herkomst["opmerking"]
    assert str(tmp_path) not in na["herkomst.csv"].decode()


def _per_inwoner(codes: list[str], euro: int) -> dict[str, int]:
    inwoners = pd.read_csv(PROJECT / "data" / "bron" / "inwoners.csv").query("jaar == 2022")
    aantal = dict(zip(inwoners["gm_code"], inwoners["inwoners"], strict=True))
    return {c: euro * int(aantal[c]) for c in codes}


@pytest.fixture(scope="module")
def gebouwd(basis: Path, tmp_path_factory: pytest.TempPathFactory):
    """2023 in the 344 municipalities that SZW had in October 2022; the same without Brielle."""
    map_ = tmp_path_factory.mktemp("gebouwd")
    data = Path(shutil.copytree(basis, map_ / "data"))
    m2022 = pd.read_parquet(data / "bron" / "rekenbedrag.parquet").query("circulaire == 'M2022'")
    euro = _per_inwoner(sorted(set(m2022["gm_code"])), 400)
    for stand, weg in {"voorlopig": set(), "nader voorlopig": {"GM0501"}}.items():
        regels = [f"{c};{v - 100};100;{v}" for c, v in euro.items() if c not in weg]
        pad = tekst(map_ / "x.csv", ["code;uitk;lks;tot", *regels])
        gelezen = lees(
            pad, data / "bron", "gemeentecode=code", "uitkeringen=uitk", "loonkostensubsidie=lks", "totaal=tot", jaar=2023, stand=stand
        )  # fmt: skip
        assert gelezen.indeling_jaar == 2022
        budgetten.importeer(gelezen, data / "bron")
    with duckdb.connect(str(bouw(data)), read_only=True) as con:
        yield con, euro


def test_344_worden_342_zonder_een_euro_te_verliezen(gebouwd) -> None:
    con, euro = gebouwd
    assert len(euro) == 344
    tabel = con.execute("from mart.buig where stand = 'voorlopig'").df().set_index("gm_code")
    assert len(tabel) == 342
    assert set(tabel["jaar"]) == {2023}
    assert set(tabel["herkomst_id"]) == {"buig"}
    assert tabel["totaal_keur"].sum() == pytest.approx(sum(euro.values()) / 1000, abs=0.001)
    delen = [euro[c] / 1000 for c in ("GM0501", "GM0530", "GM0614")]
    assert tabel.at["GM1992", "totaal_keur"] == pytest.approx(sum(delen))
    assert tabel.at["GM1992", "uitkeringen_keur"] == pytest.approx(sum(delen) - 0.3)
    assert tabel.at["GM1992", "loonkosten_keur"] == pytest.approx(0.3)
    assert tabel.at["GM0363", "totaal_keur"] == pytest.approx(
        euro["GM0363"] / 1000
    )  # Weesp had merged in March


def test_gemeente_met_een_ontbrekend_deel_heeft_geen_cijfer(gebouwd) -> None:
    con, euro = gebouwd
    tabel = con.execute("from mart.buig where stand = 'nader voorlopig'").df().set_index("gm_code")
    assert len(tabel) == 341
    assert "GM1992" not in tabel.index
    rest = sum(v for c, v in euro.items() if c not in {"GM0501", "GM0530", "GM0614"})
    assert tabel["totaal_keur"].sum() == pytest.approx(rest / 1000, abs=0.001)


def test_query_geeft_de_meest_definitieve_stand(gebouwd) -> None:
    con, _ = gebouwd
    tabel = vraag(con, "buig", jaar=2023)
    assert list(tabel.columns) == ["gm_code", "stand", "totaal_keur"]
    # per municipality: one that is only in the earlier file keeps that figure
    assert tabel["gm_code"].is_unique
    assert (tabel["stand"] == "nader voorlopig").any()
    assert len(vraag(con, "buig", jaar=2024)) == 0


def test_delen_van_een_gemeente_van_nu(tmp_path: Path, data: Path) -> None:
    """Landerd and Uden (2021) became Maashorst; a municipality without all its parts is left out and the build holds."""
    regels = ["c;t", "GM0856;16000000", "GM1685;6000000", "GM0363;600000000", "GM0788;3000000"]
    pad = tekst(tmp_path / "x.csv", regels)
    gelezen = lees(pad, data / "bron", "gemeentecode=c", "totaal=t", jaar=2020, stand="definitief")
    budgetten.importeer(gelezen, data / "bron")
    with duckdb.connect(str(bouw(data)), read_only=True) as con:
        gevonden = dict(con.execute("select gm_code, totaal_keur from mart.buig").fetchall())
    assert gevonden["GM1991"] == pytest.approx(22_000.0)
    assert "GM0363" not in gevonden  # Weesp is missing
    assert "GM0824" not in gevonden  # Oisterwijk itself is missing, only its part of Haaren is there


# ---------------------------------------------------------------- bad input


def _rij(i: int, kolom: int, waarde: object) -> Callable[[Path], Path]:
    rijen = [[*r] for r in RIJEN]
    rijen[i][kolom] = waarde
    return lambda map_: werkboek(map_ / "b.xlsx", [KOP, *rijen])


def _goed(map_: Path) -> Path:
    return werkboek(map_ / "b.xlsx", [KOP, *RIJEN])


def _csv(*regels: str, codering: str = "utf-8") -> Callable[[Path], Path]:
    return lambda map_: tekst(map_ / "b.csv", list(regels), codering=codering)


CT = ["--kolommen", "gemeentecode=A", "totaal=B", *WAT]
NT = ["--kolommen", "gemeente=A", "totaal=B", *WAT]
FOUT: dict[str, tuple[Callable[[Path], Path], list[str], list[str]]] = {
    # the command
    "bestand-weg": (lambda map_: map_ / "weg.xlsx", [], ["weg.xlsx", "ontbreekt"]),
    "geen-werkboek": (lambda map_: tekst(map_ / "b.xlsx", ["x"]), [], ["b.xlsx", "geen leesbaar"]),
    "pdf": (lambda map_: tekst(map_ / "b.pdf", ["x"]), [], ["b.pdf", ".xlsx of .csv"]),
    "latin-1": (_csv("naam;budget", "Súdwest-Fryslân;1", codering="latin-1"), NT, ["UTF-8"]),
    "leeg": (_csv(""), CT, ["b.csv", "geen rijen"]),
    "alleen-kop": (_csv("a;b"), CT, ["b.csv", "geen rijen"]),
    "jaar-weg": (_goed, [*ALLES, "--stand", "voorlopig"], ["--jaar"]),
    "jaar-onbekend": (_goed, [*ALLES, "--jaar", "2040", "--stand", "voorlopig"], ["2040", "2026", "--jaar"]),
    "stand-weg": (_goed, [*ALLES, "--jaar", "2025"], ["--stand", "nader voorlopig"]),
    "stand-fout": (_goed, [*ALLES, "--jaar", "2025", "--stand", "concept"], ["--stand", "definitief"]),
    "eenheid-fout": (_goed, [*ALLES, *WAT, "--eenheid", "miljoen"], ["--eenheid", "duizend"]),
    "kop-fout": (_goed, [*ALLES, *WAT, "--kop", "drie"], ["--kop", "'drie'"]),
    "kop-te-laag": (_goed, [*ALLES, *WAT, "--kop", "4"], ["rij 4", "--kop"]),
    "kolom-onbekend": (_goed, ["--kolommen", "gemeentecode=A", "totaal=Budget", *WAT], ["'Budget'", "E Totaal budget 2025", "--kop"]),
    "letter-te-ver": (_goed, ["--kolommen", "gemeentecode=A", "totaal=Z", *WAT], ["kolom 'Z'"]),
    "veld-onbekend": (_goed, ["--kolommen", "code=A", *WAT], ["'code=A'", "gemeentecode"]),
    "veld-dubbel": (_goed, ["--kolommen", "totaal=A", "totaal=B", *WAT], ["totaal", "twee keer"]),
    "veld-zonder-kolom": (_goed, ["--kolommen", "totaal=", *WAT], ["'totaal='"]),
    "geen-gemeente": (_goed, ["--kolommen", "totaal=E", *WAT], ["gemeentecode"]),
    "geen-bedrag": (_goed, ["--kolommen", "gemeentecode=A", "uitkeringen=C", *WAT], ["totaal", "loonkostensubsidie"]),
    "zelfde-kolom": (_goed, ["--kolommen", "gemeentecode=A", "gemeente=A", "totaal=E", *WAT], ["dezelfde kolom"]),
    "kop-dubbel": (_csv("code;budget;Budget", "363;600000000;1"), ["--kolommen", "gemeentecode=A", "totaal=budget", *WAT], ["B en C", "letter"]),
    "blad-onbekend": (_goed, [*ALLES, *WAT, "--blad", "x"], ["'x'", "Budgetten"]),
    "blad-bij-csv": (_csv("a;b", "363;1"), [*CT, "--blad", "x"], ["--blad"]),
    "blad-niet-gekozen": (lambda m: werkboek(m / "b.xlsx", [KOP, *RIJEN], bladen=("Toelichting",)), [*ALLES, *WAT], ["Toelichting, Budgetten", "--blad"]),
    # cells
    "negatief": (_rij(1, 4, -5), [*ALLES, *WAT], ["rij 3", "Totaal budget 2025", "-5"]),
    "negatief-tekst": (_csv("c;b", "363;-600.000.000"), CT, ["rij 2", "kolom b", "-600.000.000"]),
    "leeg-bedrag": (_rij(1, 2, None), [*ALLES, *WAT], ["rij 3", "Uitkeringen", "lege cel"]),
    "streepje": (_rij(1, 3, "-"), [*ALLES, *WAT], ["rij 3", "Loonkosten", "'-'"]),
    "geen-getal": (_rij(1, 4, "n.n.b."), [*ALLES, *WAT], ["rij 3", "'n.n.b.'"]),
    "oneindig": (_rij(1, 4, "inf"), [*ALLES, *WAT], ["rij 3", "'inf'"]),
    "oneindig-groot": (_csv("c;b", f"363;{'9' * 400}"), CT, ["rij 2", "kolom b"]),
    "waar": (_rij(1, 4, True), [*ALLES, *WAT], ["rij 3", "'True'"]),
    "tel-niet-op": (_rij(1, 4, 210_000_002), [*ALLES, *WAT], ["rij 3", "210.000.000", "210.000.002"]),
    "deel-groter": (_rij(1, 4, 1_000_000), ["--kolommen", "gemeentecode=A", "totaal=E", "uitkeringen=C", *WAT], ["rij 3", "groter"]),
    "engelse-duizend": (_csv("c;b", "363;600,000", "14;210,000"), [*CT, "--eenheid", "duizend"], ["kolom b", "'600,000'"]),
    "punt-en-komma": (_csv("c;b", "363;600000000.5", "14;210000000,5"), CT, ["'600000000.5'", "rij 2"]),
    "punt-twijfel": (_csv("c;b", "363;600.000", "14;12.5"), CT, ["kolom b", "'600.000'"]),
    "komma-verschuift": (_csv("c,b", "363,600,000,000"), CT, ["rij 2", "4 velden"]),
    "aanhaling": (_csv("c;b", '363;"600000000'), CT, ["aanhalingstekens"]),
    # municipalities
    "code-onbekend": (_rij(1, 0, 9999), [*ALLES, *WAT], ["rij 3", "'9999'", "--jaar"]),
    "code-vervallen": (_rij(1, 0, 501), [*ALLES, *WAT], ["rij 3", "'501'"]),
    "code-geen-code": (_rij(1, 0, "A14"), [*ALLES, *WAT], ["rij 3", "'A14'"]),
    "oud-en-nieuw": (_csv("c;b", "501;7000000", "1992;30000000"), ["--kolommen", "gemeentecode=A", "totaal=B", "--jaar", "2023", "--stand", "voorlopig"], ["rij 2", "'501'"]),
    "code-dubbel": (_rij(1, 0, "GM0363"), [*ALLES, *WAT], ["rij 3", "Amsterdam", "rij 2"]),
    "code-en-naam": (_rij(1, 1, "Utrecht"), [*ALLES, "gemeente=B", *WAT], ["rij 3", "0014", "'Utrecht'"]),
    "naam-onbekend": (_csv("n;b", "Amsterdm;600000000"), NT, ["rij 2", "'Amsterdm'"]),
    "naam-dubbelzinnig": (_csv("n;b", "Bergen;4000000"), NT, ["rij 2", "Bergen (L.) of Bergen (NH.)"]),
    "bedrag-zonder-gemeente": (_rij(1, 0, None), [*ALLES, *WAT], ["rij 3", "geen gemeente"]),
    "alleen-totaal": (_csv("n;b", "Totaal;600000000"), NT, ["geen gemeente"]),
    # a factor of a thousand
    "eenheid-te-groot": (_goed, [*ALLES, *WAT, "--eenheid", "duizend"], ["Amsterdam", "--eenheid"]),
    "eenheid-te-klein": (_csv("c;b", "363;600000", "14;210000"), CT, ["Amsterdam", "600.000 euro", "--eenheid"]),
    "nul": (_csv("c;b", "363;0"), CT, ["Amsterdam", "0 euro"]),
}  # fmt: skip
HERSTEL = re.compile(r"\b(zet|herstel|verwijder|vul|controleer|maak|laat|geef|sla|schrijf)\b", re.IGNORECASE)


@pytest.mark.parametrize("geval", FOUT)
def test_fout_is_een_zin_en_verandert_niets(
    tmp_path: Path, vast: Path, geval: str, capsys: pytest.CaptureFixture[str]
) -> None:
    maker, opdracht, woorden = FOUT[geval]
    voor = staat(vast)
    assert main(["importeer-buig", str(maker(tmp_path)), *opdracht]) == 1
    uit, fout = capsys.readouterr()
    assert uit == ""
    assert fout.startswith("Fout: ")
    assert fout.count("\n") == 1
    assert fout.endswith(".\n")
    assert HERSTEL.search(fout), fout
    assert "niet was voorzien" not in fout
    for woord in woorden:
        assert woord in fout
    assert staat(vast) == voor


def test_landelijk_totaal_buiten_het_redelijke(tmp_path: Path, vast: Path) -> None:
    """Amounts that are possible for each municipality, and not for all of them together."""
    codes = pd.read_csv(PROJECT / "data" / "bron" / "gemeente_jaar.csv").query("jaar == 2022")["gm_code"]
    regels = [f"{c};{v}" for c, v in _per_inwoner(list(codes), 100).items()]
    pad = tekst(tmp_path / "x.csv", ["c;b", *regels])
    with pytest.raises(Gebruikersfout, match=r"mln euro.*--eenheid"):
        lees(pad, vast / "bron", "gemeentecode=c", "totaal=b", jaar=2022)


def test_volle_schijf_laat_alles_staan(tmp_path: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def weiger(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    voor = staat(data)
    monkeypatch.setattr(pd.DataFrame, "to_parquet", weiger)
    assert main(["importeer-buig", str(_goed(tmp_path)), *ALLES, *WAT]) == 1
    assert staat(data) == voor


# ---------------------------------------------------------------- numbers


@given(st.lists(st.integers(0, 10**12), min_size=1, max_size=5), st.integers(0, 99))
def test_bedragen_heen_en_terug(hele: list[int], cent: int) -> None:
    """Any column of amounts, Dutch with cents, Dutch in whole euros, plain, or with a decimal dot, reads as it was."""
    punten = [f"{h:,}".replace(",", ".") for h in hele]
    for teksten, erbij in (
        ([f"€ {p},{cent:02d}" for p in punten], cent / 100),
        ([f"{h},{cent:02d}" for h in hele], cent / 100),
        (punten, 0),
        ([str(h) for h in hele], 0),
        ([f"{h}.{cent:02d}" for h in hele], cent / 100),
    ):
        teken = decimaalteken(teksten, "x")
        for t, h in zip(teksten, hele, strict=True):
            assert bedrag(t, teken, "x") == pytest.approx(h + erbij, rel=1e-12)


@given(st.one_of(st.text(max_size=12), st.floats()))
def test_een_cel_is_een_budget_of_een_fout(cel: str | float) -> None:
    """Whatever stands in a cell: a finite amount of 0 or more, or one refusal."""
    try:
        waarde = bedrag(cel, ",", "x")
    except Gebruikersfout:
        return
    assert math.isfinite(waarde)
    assert waarde >= 0


@pytest.mark.parametrize(
    ("plek", "naam"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ")]
)
def test_letters(plek: int, naam: str) -> None:
    assert letter(plek) == naam
