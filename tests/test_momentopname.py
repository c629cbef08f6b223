"""The snapshot maker: from a folder of figure tables to data/bron, and what it refuses."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from fouten import Gebruikersfout
from loaders import aanvulling, momentopname
from loaders.bronnen import HERKOMST, TABELLEN
from loaders.contract import sha256
from loaders.momentopname import maak
from tests.test_loader_fouten import DATA, keur, lees

BRON = DATA / "bron"
CONTRACTEN = [contract for contract, _ in TABELLEN]
OORSPRONG = sorted({c.oorsprong for c in CONTRACTEN})
SOORT = {"begroting": "X000", "rekening": "X005"}
TOTAAL = {
    "lasten_keur": "lasten",
    "baten_keur": "baten",
    "reserve_lasten_keur": "reserve_lasten",
    "reserve_baten_keur": "reserve_baten",
    "rijk_07_keur": "baten_rijk_taakveld_0_7",
    "rijk_overig_keur": "baten_rijk_overige_taakvelden",
    "rijk_h6_keur": "spuk_sociaal_domein",
    "gr_keur": "lasten_gemeenschappelijke_regelingen",
    "eigen_vermogen_keur": "eigen_vermogen",
    "balanstotaal_keur": "balanstotaal",
}
LASTEN, TOTALEN = "iv3_lasten_baten.csv.gz", "iv3_gemeentetotalen.csv.gz"
BESTANDEN = {
    LASTEN: "iv3_taakveld",
    TOTALEN: "iv3_gemeentetotaal",
    "niet_aangeleverd.csv": "niet_aangeleverd",
    "inwoners_2017_2026.csv": "inwoners",
    "gemeenten_per_jaar.csv": "gemeente_jaar",
    "gebieden_2024.csv": "gebieden",
    "centrumfunctie_sociale_structuur.csv": "klassen",
    "middelpunten_2025.csv": "middelpunten",
    "context_2024.csv": "context_2024",
    "context_2023.csv": "jongeren_eerder",
    "cpi_jaar.csv": "cpi",
    "centrumgemeenten_2024.csv": "centrumgemeenten",
    "kwb_2021_sociaal.csv": "kwb_2021",
    "taakvelden_per_jaar.csv": "taakvelden",
    "gezondheidsmonitor_gemeente.csv.gz": "gezondheidsmonitor",
    "gezondheidsmonitor_referentie.csv": "gezondheidsmonitor_gebied",
    "gepubliceerde_uitkomsten.csv": "gepubliceerde_uitkomst",
    **{contract.uit: contract.naam for contract, _ in aanvulling.TABELLEN},
}
AANVULLING = {contract.naam for contract, _ in aanvulling.TABELLEN}
WET = {"jeugdwet": "JEUGD", "wmo": "WMO", "participatiewet": "PART", "": "SD"}


def _schrijf(tabel: pd.DataFrame, pad: Path) -> None:
    tabel.to_csv(pad, index=False, lineterminator="\n")


def _als_bij_de_bron(naam: str, tabel: pd.DataFrame) -> pd.DataFrame:
    """The table with the columns, codes and untidiness of the source, and its rows in another order."""
    if "soort" in tabel and naam != "buig_macro":
        tabel = tabel.assign(verslagsoort=tabel["soort"].map(SOORT)).drop(columns="soort")
    if naam == "iv3_taakveld":
        tabel = tabel.rename(columns={"lasten_keur": "lasten", "baten_keur": "baten"})
    elif naam == "iv3_gemeentetotaal":
        tabel = tabel.rename(columns=TOTAAL)
    elif naam == "middelpunten":  # beside the point inside, the centre that may lie outside
        tabel = tabel.rename(columns={"lon": "lon_inside", "lat": "lat_inside"}).assign(lon="1", lat="2")
    elif naam == "context_2024":
        heel = ["inwoners_1jan2024", "jongeren_0_17"]
        tabel = tabel.assign(naam="x", **{k: tabel[k] + ".0" for k in heel})
    elif naam == "taakvelden":
        tabel = tabel.assign(titel="  " + tabel["titel"].str.replace(" ", "  ") + " \t", wet="")
    elif naam == "gepubliceerde_uitkomst":
        tabel = tabel.assign(
            wet=tabel["wet"].map(WET),
            item_hint=tabel["item_hint"].replace("", "-"),
            vraag_letterlijk=tabel["letterlijk"].replace("nee", "nee, omschreven"),
        ).drop(columns="letterlijk")
    if naam in AANVULLING:  # amounts without their unit in the name, and columns that we do not use
        tabel = tabel.rename(columns=lambda k: k.removesuffix("_keur")).assign(naam="x")
    if naam == "landelijk_anker":
        tabel = tabel.rename(columns={"waarde": "cbs_mld"})
    if naam == "jeugdhulp_indicatoren":
        tabel = pd.concat([tabel.head(1).assign(gm_code="NL01"), tabel])
    if naam in ("gebieden", "kwb_2021", "gezondheidsmonitor"):
        tabel = tabel.assign(extra="x")[["extra", *tabel.columns[::-1]]]
    tabel = tabel.sample(frac=1, random_state=1)
    if naam == "gemeente_jaar":  # years before 2014 are left out
        tabel = pd.concat([tabel.head(1).assign(jaar="2013", naam="Garbled\ufffd"), tabel])
    return tabel


def maak_cijfers(map_: Path, hoogstens: int | None = None) -> Path:
    """A folder of figure tables that holds what data/bron holds, or the first rows of each table."""
    map_.mkdir()
    for bestand, naam in BESTANDEN.items():
        contract = next(c for c in CONTRACTEN if c.naam == naam)
        _schrijf(_als_bij_de_bron(naam, lees(BRON / contract.bestand).head(hoogstens)), map_ / bestand)
    herkomst = lees(BRON / HERKOMST.bestand).set_index("herkomst_id")
    rijen = herkomst.loc[[c.naam for c in CONTRACTEN]].assign(herkomst_id=[c.oorsprong for c in CONTRACTEN])
    rijen = rijen.drop_duplicates("herkomst_id").rename(columns={"opgehaald_op": "stand"})
    kolommen = ["herkomst_id", "titel", "tabel_id", "uitgever", "licentie", "url", "stand"]
    _schrijf(rijen[kolommen], map_ / "herkomst.csv")
    return map_


def inhoud(map_: Path) -> dict[str, str]:
    """Every file with its hash."""
    return {p.name: sha256(p) for p in sorted(map_.iterdir())}


# ---------------------------------------------------------------- a good folder


@pytest.fixture(scope="module")
def gemaakt(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, pd.DataFrame]:
    """A snapshot of all figures, and the provenance table that was returned."""
    map_ = tmp_path_factory.mktemp("momentopname")
    return map_ / "bron", maak(maak_cijfers(map_ / "cijfers"), map_ / "bron")


@pytest.mark.parametrize("contract", CONTRACTEN, ids=lambda c: c.naam)
def test_gelijk_aan_de_momentopname(gemaakt: tuple[Path, pd.DataFrame], contract) -> None:
    """Whatever the order and extra columns of the source, the table is the one in data/bron."""
    nieuw, oud = gemaakt[0] / contract.bestand, BRON / contract.bestand
    pd.testing.assert_frame_equal(lees(nieuw), lees(oud))
    if nieuw.suffix == ".csv":
        assert nieuw.read_bytes() == oud.read_bytes()
    assert list(lees(nieuw)) == list(contract.kolommen)


def test_codes_blijven_tekst(gemaakt: tuple[Path, pd.DataFrame]) -> None:
    """6.60 is not 6.6 and 0.10 is not 0.1."""
    for bestand, kolom in (("iv3_taakveld.parquet", "taakveld"), ("taakvelden.csv", "code")):
        codes = set(lees(gemaakt[0] / bestand)[kolom])
        assert {"6.60", "6.6", "0.10", "0.1"} <= codes
        assert all(isinstance(code, str) for code in codes)


def test_herkomst_is_volledig(gemaakt: tuple[Path, pd.DataFrame]) -> None:
    """A row per table, with the rows and hash of the very file, and all that was known before."""
    bron, herkomst = gemaakt
    op_schijf = lees(bron / HERKOMST.bestand)
    assert list(herkomst["herkomst_id"]) == list(op_schijf["herkomst_id"]) == [c.naam for c in CONTRACTEN]
    assert set(op_schijf["bestand"]) == set(inhoud(bron)) - {HERKOMST.bestand}
    for rij in op_schijf.itertuples():
        assert rij.sha256 == sha256(bron / rij.bestand)
        assert int(rij.rijen) == len(lees(bron / rij.bestand))
    zonder = ["sha256"]  # the bytes of a Parquet file depend on the library
    bekend = lees(BRON / HERKOMST.bestand)
    bekend = bekend[
        bekend["herkomst_id"].isin([c.naam for c in CONTRACTEN])
    ]  # without what was imported by itself
    pd.testing.assert_frame_equal(op_schijf.drop(columns=zonder), bekend.drop(columns=zonder))


# ---------------------------------------------------------------- a damaged folder


@pytest.fixture(scope="module")
def _klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few rows of each table, with a snapshot made of them."""
    map_ = tmp_path_factory.mktemp("klein")
    maak(maak_cijfers(map_ / "cijfers", 200), map_ / "bron")
    return map_


@pytest.fixture
def map_(_klein: Path, tmp_path: Path) -> Path:
    """A folder with ``cijfers`` and the ``bron`` made of it, that a test may damage."""
    return Path(shutil.copytree(_klein, tmp_path / "map"))


def weiger(map_: Path, *woorden: str) -> None:
    """The maker refuses in Dutch, and the snapshot that was there is still whole."""
    voor = inhoud(map_ / "bron")
    with pytest.raises(Gebruikersfout) as gevangen:
        maak(map_ / "cijfers", map_ / "bron")
    keur(str(gevangen.value), list(woorden), (str(map_),))
    assert inhoud(map_ / "bron") == voor


def test_twee_keer_geeft_dezelfde_bytes(map_: Path) -> None:
    voor = inhoud(map_ / "bron")
    maak(map_ / "cijfers", map_ / "bron")
    assert inhoud(map_ / "bron") == voor
    maak(map_ / "cijfers", map_ / "nog" / "een")
    assert inhoud(map_ / "nog" / "een") == voor


def test_wat_apart_is_ingelezen_blijft(map_: Path) -> None:
    """Gemeentefonds and the map are not in the folder of figures: file and provenance stay as they were."""
    bron, los = map_ / "bron", ["grenzen", "rekenbedrag", "gf_uitkering"]
    bekend = lees(BRON / HERKOMST.bestand)
    bekend = bekend[bekend["herkomst_id"].isin(los)].reset_index(drop=True)
    _schrijf(pd.concat([lees(bron / HERKOMST.bestand), bekend]), bron / HERKOMST.bestand)
    for bestand in bekend["bestand"]:
        shutil.copy(BRON / bestand, bron / bestand)
    maak(map_ / "cijfers", bron)
    nieuw = lees(bron / HERKOMST.bestand)
    pd.testing.assert_frame_equal(nieuw[nieuw["herkomst_id"].isin(los)].reset_index(drop=True), bekend)
    assert all(sha256(bron / rij.bestand) == rij.sha256 for rij in bekend.itertuples())


@pytest.mark.volledig
@pytest.mark.parametrize("bestand", ["herkomst.csv", *BESTANDEN])
def test_bestand_ontbreekt(map_: Path, bestand: str) -> None:
    (map_ / "cijfers" / bestand).unlink()
    weiger(map_, bestand)


@pytest.mark.volledig
@pytest.mark.parametrize("oorsprong", OORSPRONG)
def test_bron_ontbreekt_in_herkomst(map_: Path, oorsprong: str) -> None:
    herkomst = lees(map_ / "cijfers" / "herkomst.csv")
    _schrijf(herkomst[herkomst["herkomst_id"] != oorsprong], map_ / "cijfers" / "herkomst.csv")
    weiger(map_, "herkomst.csv", oorsprong)


Bewerking = Callable[[pd.DataFrame], pd.DataFrame]


def cel(kolom: str, waarde: str) -> Bewerking:
    """One other cell, on line 5 of the file."""
    return lambda t: t.assign(**{kolom: [*t[kolom][:3], waarde, *t[kolom][4:]]})


@pytest.mark.volledig
@pytest.mark.parametrize(
    ("bestand", "bewerk", "woorden"),
    [
        (LASTEN, cel("lasten", "veel"), ["rij 5", "veel"]),
        (LASTEN, cel("verslagsoort", "X001"), ["rij 5", "verslagsoort", "X001"]),
        (LASTEN, cel("gm_code", "363"), ["rij 5", "gm_code", "363"]),
        (LASTEN, cel("detail", "half"), ["rij 5", "detail", "half"]),
        (LASTEN, lambda t: pd.concat([t, t.head(1)]), ["rij 202"]),
        (LASTEN, lambda t: t.drop(columns="verslagsoort"), ["verslagsoort"]),
        (LASTEN, lambda t: t.drop(columns="lasten"), ["lasten"]),
        (TOTALEN, cel("jaar", "17"), ["rij 5", "jaar", "17"]),
        (TOTALEN, lambda t: t.assign(extra="x"), ["extra"]),
        ("gemeenten_per_jaar.csv", cel("jaar", "vijf"), ["rij 5", "jaar", "vijf"]),
        ("gemeenten_per_jaar.csv", cel("naam", ""), ["rij 5", "naam"]),
        ("gebieden_2024.csv", lambda t: t.drop(columns="jeugdregio"), ["jeugdregio"]),
        ("middelpunten_2025.csv", lambda t: t.drop(columns="lon_inside"), ["lon_inside"]),
        ("middelpunten_2025.csv", cel("lat_inside", "noord"), ["rij 5", "noord"]),
        ("context_2024.csv", cel("jongeren_0_17", "12.5"), ["rij 5", "jongeren_0_17", "12.5"]),
        ("taakvelden_per_jaar.csv", cel("soort_code", "eigen"), ["rij 5", "soort_code", "eigen"]),
        ("kwb_2021_sociaal.csv", lambda t: t.drop(columns="gm_code"), ["gm_code"]),
        ("gezondheidsmonitor_gemeente.csv.gz", cel("waarde_pct", "hoog"), ["rij 5", "waarde_pct", "hoog"]),
        ("gezondheidsmonitor_gemeente.csv.gz", cel("tabel", "50120NED"), ["rij 5", "tabel", "50120NED"]),
        ("gepubliceerde_uitkomsten.csv", cel("wet", "ZVW"), ["rij 5", "wet", "ZVW"]),
        ("gepubliceerde_uitkomsten.csv", cel("pct_soort", "schatting"), ["rij 5", "pct_soort", "schatting"]),
        ("gepubliceerde_uitkomsten.csv", lambda t: t.drop(columns="wet"), ["wet"]),
        ("herkomst.csv", lambda t: t.drop(columns="stand"), ["stand"]),
        ("herkomst.csv", cel("licentie", ""), ["licentie"]),
    ],
    ids=lambda deel: deel if isinstance(deel, str) else "" if callable(deel) else "-".join(deel),
)
def test_waarde_of_kolom_klopt_niet(map_: Path, bestand: str, bewerk: Bewerking, woorden: list[str]) -> None:
    """The message names the file in the folder, not just the table it would have become."""
    pad = map_ / "cijfers" / bestand
    _schrijf(bewerk(lees(pad)), pad)
    weiger(map_, bestand, *woorden)


@pytest.mark.parametrize(
    "inhoud_", [b"", b"\x1f\x8b\x08kapot", bytes(range(256)) * 9], ids=["leeg", "gz", "binair"]
)
@pytest.mark.parametrize("bestand", [LASTEN, "kwb_2021_sociaal.csv", "herkomst.csv"])
def test_beschadigd_bestand(map_: Path, bestand: str, inhoud_: bytes) -> None:
    (map_ / "cijfers" / bestand).write_bytes(inhoud_)
    weiger(map_, bestand)


def test_afgekapt_gz(map_: Path) -> None:
    """A download that stopped halfway."""
    pad = map_ / "cijfers" / LASTEN
    pad.write_bytes(pad.read_bytes()[:-500])
    weiger(map_, LASTEN)


def test_beschadigd_midden_in_gz(map_: Path) -> None:
    """A disk that lost a block: the header of the file is right, the contents are not."""
    pad = map_ / "cijfers" / LASTEN
    bytes_ = pad.read_bytes()
    midden = len(bytes_) // 2
    pad.write_bytes(bytes_[:midden] + b"\xff" * 40 + bytes_[midden + 40 :])
    weiger(map_, LASTEN)


def test_fout_na_een_goede_tabel(map_: Path) -> None:
    """One table is new and the next is wrong: no snapshot that is half new and half old."""
    for bestand, bewerk in {
        LASTEN: cel("lasten", "123456"),
        "kwb_2021_sociaal.csv": cel("pct_0_14", "x"),
    }.items():
        pad = map_ / "cijfers" / bestand
        _schrijf(bewerk(lees(pad)), pad)
    weiger(map_, "kwb_2021", "x")


def test_schijf_vol(map_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full at the third table."""
    echt, geschreven = momentopname._schrijf, []

    def schrijf(tabel: pd.DataFrame, pad: Path) -> None:
        if len(geschreven) == 2:
            raise OSError(28, "No space left on device")
        geschreven.append(pad)
        echt(tabel.head(1), pad)

    monkeypatch.setattr(momentopname, "_schrijf", schrijf)
    weiger(map_)
