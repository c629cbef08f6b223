"""The door for files: the same figures as the service gives, and one Dutch sentence at everything else."""

from __future__ import annotations

import os
import re
import resource
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from fouten import Gebruikersfout
from loaders import versies
from loaders.live import bestand, invoer, ophalen
from loaders.live.importeren import herken, importeer
from loaders.live.manifest import bronnen
from loaders.live.ophalen import Wens
from loaders.live.voortgang import Voortgang
from tests.cbs import downloads
from tests.cbs.tabel import Tabel
from tests.cbs.wereld import IDS, Wereld
from tests.test_ververs_echt import haal
from tests.ververs_hulp import klein_met_database, kleine_wereld, vraag

_BRON = Path(os.environ.get("BRONBESTANDEN", "")) / "cbs"
ECHT = pytest.mark.skipif(
    not _BRON.is_dir(), reason="De echte bronbestanden zijn er niet: zet BRONBESTANDEN op hun map."
)


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data folder with a database. Never changed by a test."""
    return klein_met_database(tmp_path_factory)


@pytest.fixture(scope="module")
def wereld(klein: Path) -> Wereld:
    return kleine_wereld(klein, [2024])


@pytest.fixture
def data(klein: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(klein, tmp_path / "data"))


def lees(paden: list[Path], data: Path, werk: Path, jaren: set[int]) -> dict[str, pd.DataFrame]:
    """The checked tables of a file, without taking them in use."""
    (werk / "w").mkdir(parents=True)
    tabel = bestand.open_bestanden(paden, werk / "w", data)
    bron, jaar = herken(tabel)
    tabel.id = bron.tabel or tabel.id or bron.id
    live = werk / "live"
    p = ophalen.plan_van(bron, tabel, "", tabel.moment, Wens(frozenset(jaren)), live, {}, jaar)
    uit = {}
    for lev in ophalen.haal(p, Voortgang(1, lambda _: None)):
        if not lev.leeg:
            for contract, t in invoer.gekeurd(lev, live):
                uit[f"{contract.naam} {lev.groep}"] = t
    return uit


def gelijk(een: dict[str, pd.DataFrame], twee: dict[str, pd.DataFrame], zonder: str = "") -> None:
    """The same tables to the cell, but for a column that a layout cannot tell."""
    assert een.keys() == twee.keys()
    assert een
    for naam in een:
        a, b = (
            t[naam]
            .drop(columns=zonder, errors="ignore")
            .sort_values(list(t[naam].columns[:3]), ignore_index=True)
            for t in (een, twee)
        )
        pd.testing.assert_frame_equal(a, b)


def periode(tabel: Tabel, *jaren: str) -> dict[str, set[str]]:
    return {
        "Perioden": {str(x["Key"]) for x in tabel.dimensies["Perioden"] if str(x["Key"]).startswith(jaren)}
    }


STATLINE = {
    b.id: b.tabel for b in bronnen().values() if b.module in ("jeugdzorg", "wmo", "kosten", "bijstand")
}


@pytest.mark.parametrize("bron", STATLINE)
def test_statline_is_gelijk_aan_de_dienst(wereld: Wereld, data: Path, tmp_path: Path, bron: str) -> None:
    """Every municipality and year, with '2022*' for a provisional one."""
    tabel = wereld.kopie().tabellen[STATLINE[bron]]
    pad = downloads.statline(
        tabel, tmp_path / f"Tabel_{bron}_24062023_110530.csv", periode(tabel, "2023", "2024")
    )
    uit = lees([pad], data, tmp_path / "x", {2023, 2024})
    gelijk(uit, haal(wereld.kopie(), bron, {2023, 2024}, tmp_path / "v3"))
    jaar = "2024" if bron.startswith("kosten") else "2023"
    (t,) = (t for naam, t in uit.items() if naam.endswith(jaar))
    assert set(t["voorlopig"]) == {"ja" if bron.startswith("kosten") else "nee"}


@pytest.mark.parametrize(
    ("bron", "nummer", "jaar"), [("gezondheid", "50150NED", 2024), ("veiligheid", "85146NED", 2023)]
)
def test_statline_met_marges(
    wereld: Wereld, data: Path, tmp_path: Path, bron: str, nummer: str, jaar: int
) -> None:
    """Value and bounds stand below each other; somebody chose municipalities, not neighbourhoods."""
    tabel = wereld.kopie().tabellen[nummer]
    pins = periode(tabel, str(jaar))
    if bron == "gezondheid":
        pins |= {"WijkenEnBuurten": {str(x["Key"]) for x in tabel.dimensies["WijkenEnBuurten"] if str(x["Key"])[:2] in ("GM", "NL")}}  # fmt: skip
    pad = downloads.statline(tabel, tmp_path / f"{nummer}.csv", pins)
    uit = lees([pad], data, tmp_path / "x", {jaar})
    gelijk(uit, haal(wereld.kopie(), bron, {jaar}, tmp_path / "v3"))


def test_leeftijden_zonder_codes_vragen_om_het_bulkbestand(
    wereld: Wereld, data: Path, tmp_path: Path
) -> None:
    tabel = wereld.kopie().tabellen["03759ned"]
    pins = {
        **periode(tabel, "2023"),
        "Geslacht": {"T001038"},
        "BurgerlijkeStaat": {"T001019"},
        "Leeftijd": {"10000"},
    }
    pad = downloads.statline(tabel, tmp_path / "03759ned.csv", pins)
    with pytest.raises(Gebruikersfout, match=r"03759ned\.csv.*geen codes.*bulkbestand"):
        importeer(data, [pad])


NUMMER = {b.id: b.tabel for b in bronnen().values()} | {
    "gebieden": "86247NED",
    "samenloop": "85994NED",
    "iv3": IDS[2024],
}
JAAR = {"gebieden": 2026, "gezondheid": 2024, "samenloop": 2024, "iv3": 2024}


def _klein(tabel: Tabel, bron: str) -> None:
    """Only what a person would choose of a large cube."""
    if bron == "bevolking":
        for d in ("BurgerlijkeStaat", "Geslacht"):
            tabel.dimensies[d] = tabel.dimensies[d][:1]
    if bron == "iv3":
        tabel.dimensies["Verslagsoort"] = [
            x for x in tabel.dimensies["Verslagsoort"] if str(x["Key"]) in ("2024X000", "2024X005")
        ]


@pytest.mark.parametrize("bron", bronnen())
def test_bulkbestanden_zijn_gelijk_aan_de_dienst(
    wereld: Wereld, data: Path, tmp_path: Path, bron: str
) -> None:
    """Every source to the cell: the dump of v3, in a folder and as ZIP, and the ZIP of v4."""
    jaar = JAAR.get(bron, 2023)
    goed = haal(wereld.kopie(), bron, {jaar}, tmp_path / "v3")
    tabel = wereld.kopie().tabellen[NUMMER[bron]]
    _klein(tabel, bron)
    pins = periode(tabel, str(jaar)) if "Perioden" in tabel.dimensies else {}
    paden = downloads.v3_dump(tabel, tmp_path / "v3dump", pins)
    gelijk(lees(paden, data, tmp_path / "a", {jaar}), goed)
    zip_ = tmp_path / "alles.zip"
    with zipfile.ZipFile(zip_, "w") as bundel:
        for pad in paden:
            bundel.write(pad, f"map/{pad.name}")
    gelijk(lees([zip_], data, tmp_path / "b", {jaar}), goed)
    v4 = downloads.v4_zip(tabel, tmp_path / "v4.zip", pins.get("Perioden", set()))
    gelijk(lees([v4], data, tmp_path / "c", {jaar}), goed)


@pytest.mark.parametrize("groep", ["", "Sociaal domein cliënten/huishoudens/"], ids=["kaal", "met-groep"])
def test_samenloop_van_statline(wereld: Wereld, data: Path, tmp_path: Path, groep: str) -> None:
    """A table with a number for every year, recognised by its columns; topics with or without their group before them."""
    tabel = wereld.kopie().tabellen["86156NED"]
    pins = periode(tabel, "2025") | {
        "WijkenEnBuurten": {
            str(x["Key"]) for x in tabel.dimensies["WijkenEnBuurten"] if str(x["Key"])[:2] == "GM"
        }
    }
    for k in tabel.onderwerpen:
        k["Title"] = f"{groep}{k['Title']}"
    goed = haal(wereld.kopie(), "samenloop", {2025}, tmp_path / "v3")
    for naam in ("86156NED_12122026.csv", "Tabel.csv"):
        pad = downloads.statline(tabel, tmp_path / naam, pins)
        gelijk(lees([pad], data, tmp_path / naam[:3], {2025}), goed)


def test_prijsindex_uit_een_bestand(wereld: Wereld, data: Path, tmp_path: Path) -> None:
    """A table without regions: StatLine's CSV and the ZIP of v4 give the year of the service, to the cell."""
    tabel = wereld.kopie().tabellen["86141NED"]
    goed = haal(wereld.kopie(), "cpi", {2023, 2024}, tmp_path / "v3")
    pins = periode(tabel, "2023JJ", "2024JJ")
    pad = downloads.statline(tabel, tmp_path / "Consumentenprijzen.csv", pins)
    gelijk(lees([pad], data, tmp_path / "a", {2023, 2024}), goed)
    v4 = downloads.v4_zip(tabel, tmp_path / "v4.zip", pins["Perioden"])
    gelijk(lees([v4], data, tmp_path / "b", {2023, 2024}), goed)


def test_een_tabel_die_erop_lijkt_noemt_de_goede(wereld: Wereld, data: Path, tmp_path: Path) -> None:
    """The neighbourhood edition of 2025 leads to the table by municipality; none of those numbers is one of ours."""
    andere = tomllib.loads(
        Path(bestand.__file__).with_name("andere_tabellen.toml").read_text(encoding="utf-8")
    )
    assert not {b.tabel.upper() for b in bronnen().values()} & andere.keys()
    assert {a["in_plaats"] for a in andere.values()} <= {"", *bronnen()}
    tabel = wereld.kopie().tabellen["86050NED"]
    tabel.id = "86158NED"
    paden = downloads.v3_dump(tabel, tmp_path / "dump", periode(tabel, "2023"))
    with pytest.raises(Gebruikersfout, match=r"86158NED \(Wmo-cliënten per wijk, 2025\).*Download 86050NED"):
        lees(paden, data, tmp_path / "x", {2023})


def test_iv3_van_de_site(wereld: Wereld, data: Path, tmp_path: Path) -> None:
    """Rows with keys and without units, of the taakvelden that we need: every amount of the service, to the cell."""
    tabel = wereld.kopie().tabellen[IDS[2024]]
    _klein(tabel, "iv3")
    pad = downloads._schrijf(
        tmp_path / "45067NED.csv", tabel.kolommen, (r.values() for r in tabel.rijen({})), ";"
    )
    uit, goed = (
        lees([pad], data, tmp_path / "x", {2024}),
        haal(wereld.kopie(), "iv3", {2024}, tmp_path / "v3"),
    )
    assert uit.keys() == goed.keys()
    zonder_titels = {n for n in goed if not n.startswith(("iv3_gemeente ", "iv3_code "))}
    assert len(zonder_titels) >= 10
    for naam in zonder_titels:  # these rows hold codes only: names and titles come from elsewhere
        kolom = "naam" if naam.startswith("niet_aan") else "gewijzigd_op"
        gelijk({naam: uit[naam]}, {naam: goed[naam]}, kolom)


def test_inlezen_neemt_in_gebruik_en_zegt_wat_het_begreep(wereld: Wereld, data: Path, tmp_path: Path) -> None:
    tabel = wereld.kopie().tabellen["86050NED"]
    pad = downloads.statline(tabel, tmp_path / "Wmo.csv", periode(tabel, "2023", "2025"))
    zinnen: list[str] = []
    importeer(data, [pad], meld=zinnen.append)
    tekst = "\n".join(zinnen)
    assert "86050NED" in tekst
    assert "Wmo-cliënten: gelezen als wmo_clienten, eenheid aantal" in tekst
    assert "Jaren met cijfers: 2023, 2025." in tekst
    jaren = vraag(
        data,
        "select jaar, voorlopig, count(*) > 5 from mart.indicator where indicator_id = 'wmo_clienten' group by all order by 1",
    )
    assert jaren == [(2023, False, True), (2025, True, True)]
    (opmerking,) = vraag(data, "select opmerking from mart.herkomst where herkomst_id = 'cbs_wmo'")[0]
    assert opmerking == "Ingelezen uit Wmo.csv; jaren 2023 tot en met 2025."


# ---------------------------------------------------------------- odd files

Maak = Callable[[str], bytes]
RAAR: list[tuple[str, Maak, list[str]]] = [
    ("leeg", lambda t: b"", ["leeg"]),
    ("afgekapt", lambda t: t[:-40].encode(), ["afgekapt"]),
    ("afgekapt-op-een-regel", lambda t: t[: t.rindex(";")].encode() + b"\n", ["velden", "regel"]),
    ("duizendtallen", lambda t: t.replace(";93\n", ";1.093\n", 1).replace(";", ";", 1).encode(), ["1.093", "regel", "komma"]),
    ("engelse-duizendtallen", lambda t: re.sub(r";(\d+)(\d{3})(;\d+\n)", r";\1,\2\3", t).encode(), ["regel", "Engels", "decimalen"]),
    ("engelse-miljoenen", lambda t: t.replace(";93\n", ";1,093,000\n", 1).encode(), ["1,093,000", "regel"]),
    ("duizendtallen-met-spatie", lambda t: re.sub(r";(\d+)(\d{3})(;\d+\n)", r";\1 \2\3", t).encode(), ["regel", "geen getal"]),
    ("duizendtallen-met-harde-spatie", lambda t: re.sub(r";(\d+)(\d{3})(;\d+\n)", ";\\1\u00a0\\2\\3", t).encode(), ["regel", "geen getal"]),
    ("duizendtallen-met-apostrof", lambda t: re.sub(r";(\d+)(\d{3})(;\d+\n)", r";\1'\2\3", t).encode(), ["regel", "geen getal"]),
    ("utf16", lambda t: t.encode("utf-16"), ["geen CSV"]),
    ("iv3-met-namen", lambda t: b'"Taakveld/balanspost";"Categorie";"Gemeenten";"Verslagsoort";"1e plaatsing (1 000 euro)"\n"6.3 Inkomensregelingen";"L1.1 Salarissen";"Amsterdam";"Begroting";5\n', ["Iv3", "codes", "ZIP"]),
    ("onbekende-wijk", lambda t: t.replace('"Groningen (gemeente)"', '"Wijk 01 Centrum"').encode(), ["Wijk 01 Centrum"]),
    ("tekst", lambda t: t.replace(";93\n", ";veel\n", 1).encode(), ["veel", "getal"]),
    ("engels", lambda t: t.replace("Regio's", "Regions").replace("Perioden", "Periods").replace("Wmo-cliënten", "Wmo clients").encode(), ["Regions", "Nederlands"]),
    ("latin1", lambda t: t.encode("latin-1"), ["UTF-8"]),
    ("webpagina", lambda t: b"<!DOCTYPE html><html></html>\n", ["webpagina"]),
    ("excel", lambda t: b"PK\x03\x04" + b"0" * 200 + b"\n", ["geen CSV"]),
    ("andere-tabel", lambda t: b'"Regio\'s";"Perioden";"Leerlingen (aantal)"\n"Amsterdam";"2023";5\n', ["Leerlingen", "86050NED"]),
    ("oud-jaar", lambda t: t.replace("2023", "1999").encode(), ["geen"]),
    ("eenheid", lambda t: t.replace("(aantal)", "(‰)", 1).encode(), ["‰", "aantal"]),
    ("zonder-kolom", lambda t: "\n".join(r.rsplit(";", 1)[0] for r in t.splitlines()).encode() + b"\n", ["Wmo-cliënten per 1 000"]),
    ("naast-elkaar", lambda t: b'"Regio\'s";"2022";"2022"\n"Amsterdam";5;6\n', ["2022", "één regel per gemeente"]),
    ("onbekende-gemeente", lambda t: t.replace('"Groningen (gemeente)"', '"Atlantis"').encode(), ["Atlantis"]),
    ("dubbel", lambda t: (t + next(r for r in t.splitlines() if ";\"2023\";" in r) + "\n").encode(), ["meer dan eens"]),
    ("geen-tabel", lambda t: b"hallo\n", ["geen kolommen"]),
]  # fmt: skip


@pytest.mark.parametrize(("maak", "woorden"), [r[1:] for r in RAAR], ids=[r[0] for r in RAAR])
def test_een_raar_bestand_is_een_zin(
    wereld: Wereld, data: Path, tmp_path: Path, maak: Maak, woorden: list[str]
) -> None:
    """What is wrong, where, and what to do; the figures in use stay."""
    tabel = wereld.tabellen["86050NED"]
    pins = {**periode(tabel, "2023"), "TypeMaatwerkvoorziening": {"T001024"}}
    goed = downloads.statline(tabel, tmp_path / "goed.csv", pins).read_text(encoding="utf-8")
    pad = tmp_path / "raar.csv"
    pad.write_bytes(maak(goed))
    voor = versies.huidige(data)
    with pytest.raises(Gebruikersfout) as fout:
        importeer(data, [pad])
    zin = str(fout.value)
    assert not [
        w for w in ["raar.csv", *woorden] if w not in zin and not (w == "raar.csv" and "86050NED" in zin)
    ], zin
    assert "\n" not in zin
    assert versies.huidige(data) == voor


@pytest.mark.parametrize("naam", ["Wmo.xlsx", "Wmo.csv", "Wmo.zip"])
def test_een_echte_werkmap(data: Path, tmp_path: Path, naam: str) -> None:
    """A workbook, under its own name or another one: a ZIP inside, but no table of CBS."""
    werkmap = openpyxl.Workbook()
    werkmap.active.append(["Regio's", "Perioden", "Wmo-cliënten"])
    werkmap.active.append(["Amsterdam", "2023", 5])
    pad = tmp_path / naam
    werkmap.save(tmp_path / "m.xlsx")
    pad.write_bytes((tmp_path / "m.xlsx").read_bytes())
    with pytest.raises(Gebruikersfout, match=rf"{naam}.*CSV") as fout:
        importeer(data, [pad])
    assert "\n" not in str(fout.value)


def _halve_zip(goed: bytes) -> bytes:
    return goed[: len(goed) // 2]


def _een_byte_anders(goed: bytes) -> bytes:
    """Within the packed contents of the largest file, so that its list of files is still whole."""
    return goed[:2000] + bytes(b ^ 0xFF for b in goed[2000:2400]) + goed[2400:]


@pytest.mark.parametrize(
    "maak",
    [lambda b: b"PK\x03\x04kapot", lambda b: b"", _halve_zip, lambda b: b[:-30], _een_byte_anders],
    ids=["kapot", "leeg", "half", "staart-weg", "beschadigd"],
)
def test_een_kapotte_zip(wereld: Wereld, data: Path, tmp_path: Path, maak: Callable[[bytes], bytes]) -> None:
    """Cut off anywhere, or with other bytes inside: one sentence, nothing lost."""
    tabel = wereld.tabellen["86050NED"]
    goed = downloads.v4_zip(tabel, tmp_path / "goed.zip", {"2023JJ00"}).read_bytes()
    pad = tmp_path / "tabel.zip"
    pad.write_bytes(maak(goed))
    voor = versies.huidige(data)
    with pytest.raises(Gebruikersfout, match=r"tabel\.zip.*ZIP-bestand is beschadigd") as fout:
        importeer(data, [pad])
    assert "\n" not in str(fout.value)
    assert versies.huidige(data) == voor


def test_een_zip_met_een_afgekapt_bestand(wereld: Wereld, data: Path, tmp_path: Path) -> None:
    """The ZIP is whole, the table in it is not."""
    paden = downloads.v3_dump(
        wereld.tabellen["86050NED"], tmp_path / "d", periode(wereld.tabellen["86050NED"], "2023")
    )
    paden[-1].write_bytes(paden[-1].read_bytes()[:-3])
    with zipfile.ZipFile(tmp_path / "d.zip", "w") as bundel:
        for pad in paden:
            bundel.write(pad, pad.name)
    with pytest.raises(Gebruikersfout, match=r"data\.csv.*afgekapt"):
        importeer(data, [tmp_path / "d.zip"])


def test_een_engelse_tabel(wereld: Wereld, data: Path, tmp_path: Path) -> None:
    """CBS publishes some tables in English under a number of their own."""
    tabel = wereld.kopie().tabellen["86050NED"]
    tabel.id, tabel.titel = "86050ENG", "Social Support Act clients; type of provision, region"
    paden = downloads.v3_dump(tabel, tmp_path / "d", periode(tabel, "2023"))
    with pytest.raises(Gebruikersfout, match=r"86050ENG is een Engelse tabel.*Nederlandse"):
        importeer(data, paden)


@pytest.mark.parametrize(
    ("van", "naar"),
    [
        ("Groningen (gemeente)", "Groningen"),
        ("'s-Gravenhage (gemeente)", "’s-Gravenhage (gemeente)"),
        ("'s-Gravenhage (gemeente)", "'s-Gravenhage  (gemeente)"),
        ("Utrecht (gemeente)", "UTRECHT (gemeente)"),
        ("Bergen (NH.)", "Bergen (NH)"),
        ("Beek (L.)", "Beek"),
        ("Súdwest-Fryslân", "Su\u0301dwest-Frysla\u0302n"),
        ("Nuenen, Gerwen en Nederwetten", "Nuenen,  Gerwen en Nederwetten"),
    ],
)
def test_titels_van_gemeenten(van: str, naar: str) -> None:
    """CBS's own titles, and how else they are written, give one code; without a code the file is refused."""
    codes = bestand._gemeentecodes(versies.DATA)
    assert codes[bestand._naam(van)] == codes[bestand._naam(naar)]


def test_rijen_met_codes_zonder_uitleg(wereld: Wereld, data: Path, tmp_path: Path) -> None:
    """A single file of codes says nothing of units: refused, with what to add."""
    tabel = wereld.tabellen["86050NED"]
    paden = downloads.v3_dump(tabel, tmp_path / "dump", periode(tabel, "2023"))
    with pytest.raises(Gebruikersfout, match=r"DataProperties\.csv"):
        importeer(data, paden[-1:])
    with pytest.raises(Gebruikersfout, match="bestaat niet"):
        importeer(data, [tmp_path / "weg.csv"])


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Het geheugen wordt met Linux gemeten.")
def test_een_groot_bestand_past_in_het_geheugen(wereld: Wereld, data: Path, tmp_path: Path) -> None:
    """200 MB of rows that are not used: read in bounded memory, in a process of its own."""
    tabel = wereld.tabellen["86050NED"]
    paden = downloads.v3_dump(tabel, tmp_path / "dump", periode(tabel, "2023"))
    with paden[-1].open("a", encoding="utf-8") as groot:
        regel = '0,"A050399","GM9999","1901JJ00",5,6\n'
        for _ in range(60):
            groot.write(regel * 100_000)
    assert paden[-1].stat().st_size > 200_000_000
    code = "import sys, resource; from loaders.__main__ import main; c = main(sys.argv[1:]); print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss); sys.exit(c)"
    uit = subprocess.run(
        [sys.executable, "-c", code, "importeer-cbs", *map(str, paden)],
        capture_output=True, text=True, env={**os.environ, "GEMEENTEN3D_DATA": str(data)}, check=False,
    )  # fmt: skip
    assert uit.returncode == 0, uit.stderr
    assert int(uit.stdout.splitlines()[-1]) < 2_000_000, resource.__name__


# ---------------------------------------------------------------- real files


@ECHT
def test_een_echte_dump(data: Path, tmp_path: Path) -> None:
    """85067NED as CBS gave it: every municipality of 2022 with its regions."""
    uit = lees([_BRON / "85067NED"], data, tmp_path, {2022})
    assert len(uit["gebieden_jaar 2022"]) == 345
    rij = uit["gebieden_jaar 2022"].set_index("gm_code").loc["GM1680"]
    assert (rij["arbeidsmarktregio_code"], rij["corop"]) == ("AM01", "Noord-Drenthe")


@ECHT
def test_een_echt_bestand_zonder_uitleg(data: Path) -> None:
    with pytest.raises(Gebruikersfout, match="zonder de uitleg"):
        importeer(data, [_BRON / "85755NED_2024.csv"])


@ECHT
def test_een_echte_tabel_die_hier_niet_wordt_gebruikt(data: Path) -> None:
    with pytest.raises(Gebruikersfout, match=r"85318NED.*niet gebruikt"):
        importeer(data, [_BRON / "85318NED"])
