"""The Gemeentefonds loader: own small files in every layout, with answers worked out by hand, and BZK's real files."""

from __future__ import annotations

import csv
import os
import re
import shutil
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fouten import Gebruikersfout
from loaders.bouw import bouw
from loaders.contract import sha256
from loaders.gemeentefonds import gf_blad, gf_set
from loaders.gemeentefonds import rekenbedragen as gf
from loaders.versies import PROJECT

REFERENTIE = PROJECT / "data" / "referentie"
BRON = PROJECT / "data" / "bron"
JEUGD, WMO, OVERIG = "Individuele voorzieningen Jeugd", "Individuele voorzieningen Wmo", "Overig"

# Two maatstaven, one WOZ measure and the fixed amount; two grants and one that is absent.
#            code, name, weight per cluster
MAATSTAVEN = [
    ("jong", "jongeren", {JEUGD: 500.25, WMO: 10.0}),
    ("WOZwe80", "ozb woningen eigenaren", {"Onroerendezaakbelasting": -0.00089}),
    ("vast", "vast bedrag", {"Bestuur en ondersteuning": 100_000.0}),
]
GIFTEN = [
    ("Beschermd wonen", WMO),
    ("vergunningverlening, toezicht en handhaving", "Infrastructuur, ruimte en milieu"),
    ("Suppletie nieuwe verdeling GF", OVERIG),
]
#          number, name, jong, WOZwe80, vast, Beschermd wonen, vergunning
GEMEENTEN = [
    (14, "Groningen", 1_200.5, 2_000_000.0, 1.0, 1_500_000.0, 7_213.0),
    (518, "'s-Gravenhage", 800.0, 5_000_000.0, 1.0, 0.0, 493.0),
]
FACTOR = 1.4
# By hand, in thousands of euro, with factor 1,4:
#   Jeugd Groningen 500,25 × 1200,5 × 1,4 / 1000 = 840,770175 ; Den Haag 500,25 × 800 × 1,4 / 1000 = 560,28
#   Wmo AU Groningen 10 × 1200,5 × 1,4 / 1000 = 16,807 ; plus the grant 1500
#   OZB Groningen −0,00089 × 2 000 000 / 1000 = −1,78 (no factor) ; Den Haag −4,45
#   Bestuur 100 000 × 1 × 1,4 / 1000 = 140
HAND = {
    ("GM0014", JEUGD): (840.770175, 0.0),
    ("GM0518", JEUGD): (560.28, 0.0),
    ("GM0014", WMO): (16.807, 1_500.0),
    ("GM0518", WMO): (11.2, 0.0),
    ("GM0014", "Onroerendezaakbelasting"): (-1.78, 0.0),
    ("GM0518", "Onroerendezaakbelasting"): (-4.45, 0.0),
    ("GM0014", "Bestuur en ondersteuning"): (140.0, 0.0),
    ("GM0014", "Infrastructuur, ruimte en milieu"): (0.0, 7.213),
    ("GM0518", "Infrastructuur, ruimte en milieu"): (0.0, 0.493),
    ("GM0014", OVERIG): (0.0, 0.0),
}


def schrijf_getal(waarde: float, stijl: str) -> str:
    """A number as one of the layouts writes it."""
    if stijl == "punt":
        return f"{waarde:.6f}"
    if waarde == 0 and stijl == "streepje":
        return " - "
    heel = float(waarde).is_integer()
    if stijl in ("duizend", "streepje"):
        tekst = f"{waarde:,.0f}" if heel else f"{waarde:,.6f}"
        return tekst.replace(",", "_").replace(".", ",").replace("_", ".")
    return (f"{waarde:.0f}" if heel else f"{waarde:.6f}").replace(".", ",")


LAYOUTS: dict[str, dict[str, object]] = {
    "tab": {"sep": "\t", "stijl": "kaal"},
    "tab-duizend": {"sep": "\t", "stijl": "duizend"},
    "tab-streepje": {"sep": "\t", "stijl": "streepje"},
    "tab-bom-lf": {"sep": "\t", "stijl": "kaal", "bom": True, "einde": "\n"},
    "tab-zonder-code": {"sep": "\t", "stijl": "kaal", "zonder_code": True},
    "tab-code-dubbel": {"sep": "\t", "stijl": "kaal", "code_dubbel": True},
    "komma": {"sep": ",", "stijl": "punt", "los": True, "lange_namen": True},
}


def maak(
    map_: Path,
    *,
    sep: str,
    stijl: str,
    bom: bool = False,
    einde: str = "\r\n",
    zonder_code: bool = False,
    code_dubbel: bool = False,
    los: bool = False,
    lange_namen: bool = False,
    **_: object,
) -> Path:
    """Write the set M2024_2025 in one layout; returns the folder."""

    def regel(cellen: list[str]) -> str:
        return sep.join(cellen)

    def zet(naam: str, regels: list[list[str]]) -> None:
        tekst = einde.join(regel(r) for r in regels) + einde
        (map_ / naam).write_bytes((b"\xef\xbb\xbf" if bom else b"") + tekst.encode())

    def gewicht(per: dict[str, float]) -> list[str]:
        waarden = [per.get(c, 0.0) for c in gf_set.CLUSTERS]
        return [schrijf_getal(w, stijl) for w in [*waarden, sum(waarden)]]

    clusters = [c.replace(",", ".") if sep == "," else c for c in gf_set.CLUSTERS]
    kop = ["Codering maatstaf", "Naam maatstaf", *clusters, "Totaal"]
    eigen = [[c, n, *gewicht(per)] for c, n, per in MAATSTAVEN]
    gift = [[n.replace(",", ".") if sep == "," else n, *gewicht({c: 1.0})] for n, c in GIFTEN]
    zet("GF_M2024_2025_Gewichten.csv", [kop, *eigen, *([] if los else [["", *g] for g in gift])])
    if los:
        zet("GF_M2024_2025_ID_gew.CSV", [kop[1:], *gift])
    volumes = (
        ["jongeren", "ozb woningen eigenaren", "vast bedrag"]
        if lange_namen
        else ["jong", "WOZwe80", "vast nieuw"]
    )
    zet(
        "GF_M2024_2025_Volumina.csv",
        [
            ["CBS", "Naam", "Prov", *volumes],
            *([str(g[0]), g[1], "1", *(schrijf_getal(v, stijl) for v in g[2:5])] for g in GEMEENTEN),
        ],
    )
    begin = ["Naam", "Prov"] if zonder_code else ["CBS", "Naam", "Prov"]
    zet(
        "GF_M2024_2025_SIUDU.csv",
        [
            [*begin, " Beschermd wonen ", *(["CBS"] if code_dubbel else []), GIFTEN[1][0]],
            *(
                [
                    *([g[1], "1"] if zonder_code else [str(g[0]), g[1], "1"]),
                    schrijf_getal(g[5], stijl),
                    *([str(g[0])] if code_dubbel else []),
                    schrijf_getal(g[6], stijl),
                ]
                for g in GEMEENTEN
            ),
        ],
    )
    (map_ / "uitkeringsfactoren.csv").write_text(
        "Circulaire,Jaar,Uitkeringsfactor\nM2024,2025,1.4\n", "utf-8"
    )
    return map_


def reken(map_: Path) -> dict[tuple[str, str], tuple[float, float]]:
    tabel = gf_set.rekenbedragen(gf_set.lees_set(map_, "M2024", 2025, REFERENTIE))
    return {(r.gm_code, r.cluster): (r.au_keur, r.iu_du_keur) for r in tabel.itertuples()}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_elke_opmaak_geeft_de_handberekening(tmp_path: Path, layout: str) -> None:
    gevonden = reken(maak(tmp_path, **LAYOUTS[layout]))
    assert len(gevonden) == 2 * 12
    for sleutel, (au, iu_du) in HAND.items():
        assert gevonden[sleutel] == (pytest.approx(au, abs=1e-9), pytest.approx(iu_du, abs=1e-9)), sleutel


def test_xlsx(tmp_path: Path) -> None:
    """A workbook with the three sheets gives the same."""
    openpyxl = pytest.importorskip("openpyxl")
    bladen = maak(tmp_path, **LAYOUTS["tab"])
    boek = openpyxl.Workbook()
    boek.remove(boek.active)
    for soort in gf_set.SOORTEN:
        blad = boek.create_sheet(soort)
        with (bladen / f"GF_M2024_2025_{soort}.csv").open(encoding="utf-8", newline="") as bestand:
            for i, rij in enumerate(csv.reader(bestand, delimiter="\t")):
                blad.append(
                    [float(c.replace(",", ".")) if i and re.fullmatch(r"-?[\d,]+", c) else c for c in rij]
                )
    boek.save(tmp_path / "model.xlsx")
    s = gf_set.lees_xlsx(tmp_path / "model.xlsx", "M2024", 2025, FACTOR, REFERENTIE)
    tabel = gf_set.rekenbedragen(s).set_index(["gm_code", "cluster"])
    for sleutel, (au, iu_du) in HAND.items():
        assert tabel.loc[sleutel, "au_keur"] == pytest.approx(au)
        assert tabel.loc[sleutel, "iu_du_keur"] == pytest.approx(iu_du)


def wijzig(naam: str, oud: str, nieuw: str):
    def doe(map_: Path) -> None:
        pad = map_ / f"GF_M2024_2025_{naam}"
        tekst = pad.read_text(encoding="utf-8")
        assert oud in tekst
        pad.write_text(tekst.replace(oud, nieuw), encoding="utf-8", newline="")

    return doe


def zonder_kolom(naam: str, kolom: str):
    def doe(map_: Path) -> None:
        pad = map_ / f"GF_M2024_2025_{naam}"
        rijen = [r.split("\t") for r in pad.read_text(encoding="utf-8").splitlines()]
        plek = [k.strip() for k in rijen[0]].index(kolom)
        pad.write_text("\n".join("\t".join(r[:plek] + r[plek + 1 :]) for r in rijen) + "\n", encoding="utf-8")

    return doe


def weg(naam: str):
    return lambda map_: (map_ / naam).unlink()


FOUTEN = {
    "vast-bedrag-weg": (zonder_kolom("Volumina.csv", "vast nieuw"), ["Volumina", "vast bedrag"]),
    "uitkering-weg": (zonder_kolom("SIUDU.csv", "Beschermd wonen"), ["SIUDU", "Beschermd wonen"]),
    "onbekende-maatstaf": (
        wijzig("Volumina.csv", "vast nieuw", "vreemd"),
        ["Volumina", "vreemd", "gf_aliassen"],
    ),
    "onbekende-uitkering": (wijzig("SIUDU.csv", "Beschermd wonen", "Nieuw potje"), ["SIUDU", "Nieuw potje"]),
    "geen-getal": (wijzig("Volumina.csv", "1200,5", "veel"), ["Volumina", "rij 2", "jong", "'veel"]),
    "gemeentenummer": (wijzig("SIUDU.csv", "518\t", "abc\t"), ["SIUDU", "rij 3", "'abc'"]),
    "gemeente-ontbreekt": (wijzig("SIUDU.csv", "518\t", "519\t"), ["GM0518", "GM0519"]),
    "gemeente-dubbel": (wijzig("SIUDU.csv", "518\t", "14\t"), ["GM0014", "twee keer"]),
    "cluster-weg": (wijzig("Gewichten.csv", "Onderwijs", "Iets anders"), ["Gewichten", "Onderwijs"]),
    "totaal": (wijzig("Gewichten.csv", "510,250000", "511,250000"), ["Gewichten", "rij 2", "Totaal"]),
    "geen-cluster": (
        wijzig("Gewichten.csv", "\tBeschermd wonen\t0\t0\t1\t", "\tBeschermd wonen\t1\t0\t1\t"),
        ["Gewichten", "Totaal"],
    ),
    "scheve-rij": (wijzig("SIUDU.csv", "493", "493\t1"), ["SIUDU", "rij 3", "velden"]),
    "bestand-weg": (weg("GF_M2024_2025_SIUDU.csv"), ["GF_M2024_2025_SIUDU.csv", "ontbreekt"]),
    "factor-weg": (weg("uitkeringsfactoren.csv"), ["uitkeringsfactoren.csv"]),
}


@pytest.mark.parametrize("geval", FOUTEN)
def test_fout_in_een_zin(tmp_path: Path, geval: str) -> None:
    doe, woorden = FOUTEN[geval]
    maak(tmp_path, **LAYOUTS["tab"])
    doe(tmp_path)
    with pytest.raises(Gebruikersfout) as fout:
        reken(tmp_path)
    for woord in woorden:
        assert woord in str(fout.value)


def test_alle_onbekende_namen_in_een_keer(tmp_path: Path) -> None:
    maak(tmp_path, **LAYOUTS["tab"])
    wijzig("SIUDU.csv", "Beschermd wonen", "Nieuw potje")(tmp_path)
    wijzig("SIUDU.csv", "vergunningverlening, toezicht en handhaving", "Ander potje")(tmp_path)
    with pytest.raises(Gebruikersfout, match=r"Nieuw potje ?; Ander potje"):
        reken(tmp_path)


@pytest.mark.parametrize("maker", [lambda p: None, lambda p: p.mkdir()], ids=["geen-map", "lege-map"])
def test_geen_bestanden(tmp_path: Path, maker) -> None:
    maker(tmp_path / "x")
    with pytest.raises(Gebruikersfout):
        gf_set.sets(tmp_path / "x")


def test_xlsx_die_dat_niet_is(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_text("geen werkboek")
    with pytest.raises(Gebruikersfout, match=r"a\.xlsx is geen leesbaar"):
        gf_set.lees_xlsx(tmp_path / "a.xlsx", "M2024", 2025, FACTOR, REFERENTIE)


@given(st.integers(-(10**12), 10**12), st.integers(0, 10**6 - 1))
def test_getallen_heen_en_terug(heel: int, deel: int) -> None:
    """Any amount, written with or without thousands dots, is read as it was."""
    teken = "-" if heel < 0 else ""
    kaal, met_punten = f"{abs(heel)},{deel:06d}", f"{abs(heel):,}".replace(",", ".") + f",{deel:06d}"
    verwacht = float(f"{teken}{abs(heel)}.{deel:06d}")
    assert gf_blad.getal(teken + kaal, ",", "x") == verwacht
    assert gf_blad.getal(teken + met_punten, ",", "x") == verwacht
    assert gf_blad.getal(f"{teken}{abs(heel)}.{deel:06d}", ".", "x") == verwacht


@pytest.mark.parametrize(
    "tekst", ["4.237.41", "1.23,4", "1,2,3", "12.34.567", "n.v.t.", "1 000", "0x10", "--", "1e"]
)
def test_geen_getal(tekst: str) -> None:
    with pytest.raises(Gebruikersfout, match="geen getal"):
        gf_blad.getal(tekst, ",", "bestand, rij 3")


def test_importeer_laat_andere_sets_staan(tmp_path: Path) -> None:
    """A newer import of one circulaire replaces it and leaves the others; herkomst tells the same."""
    bron = tmp_path / "bron"
    shutil.copytree(BRON, bron)
    voor = pd.read_parquet(bron / "rekenbedrag.parquet")
    map_ = tmp_path / "gf"
    map_.mkdir()
    s = gf_set.lees_set(maak(map_, **LAYOUTS["tab"]), "M2024", 2025, REFERENTIE)
    herkomst = gf.importeer([s], bron).set_index("herkomst_id")
    na = pd.read_parquet(bron / "rekenbedrag.parquet")
    zelfde = (na["circulaire"] == "M2024") & (na["jaar"] == 2025)
    assert zelfde.sum() == 24
    rest = voor[~((voor["circulaire"] == "M2024") & (voor["jaar"] == 2025))].reset_index(drop=True)
    pd.testing.assert_frame_equal(na[~zelfde].reset_index(drop=True), rest)
    assert int(herkomst.at["rekenbedrag", "rijen"]) == len(na)


def test_een_uitkering_heeft_een_naam(tmp_path: Path) -> None:
    """A file with commas writes a dot in the name; in the snapshot no grant has two spellings."""
    s = gf_set.lees_set(maak(tmp_path, **LAYOUTS["komma"]), "M2024", 2025, REFERENTIE)
    assert "vergunningverlening, toezicht en handhaving" in set(gf_set.uitkeringen(s)["uitkering"])
    namen = set(pd.read_parquet(BRON / "gf_uitkering.parquet")["uitkering"])
    assert len({gf_blad.normaal(n) for n in namen}) == len(namen)
    assert "Art. 12" in namen


def test_bouw_weigert_een_uitkering_met_twee_namen(tmp_path: Path) -> None:
    data = tmp_path / "data"
    for naam in ("bron", "referentie"):
        shutil.copytree(PROJECT / "data" / naam, data / naam)
    pad = data / "bron" / "gf_uitkering.parquet"
    tabel = pd.read_parquet(pad)
    anders = tabel["uitkering"].mask((tabel["uitkering"] == "jeugd") & (tabel["jaar"] == 2023), "Jeugd")
    assert "Jeugd" in set(anders)
    tabel.assign(uitkering=anders).to_parquet(pad, index=False)
    herkomst = pd.read_csv(data / "bron" / "herkomst.csv", dtype=str)
    herkomst.loc[herkomst["bestand"] == pad.name, "sha256"] = sha256(pad)
    herkomst.to_csv(data / "bron" / "herkomst.csv", index=False)
    with pytest.raises(Gebruikersfout, match=r"'Jeugd' als 'jeugd'.*gf_namen\.csv"):
        bouw(data)


@pytest.fixture(scope="module")
def con(tmp_path_factory: pytest.TempPathFactory):
    data = tmp_path_factory.mktemp("gf")
    for naam in ("bron", "referentie"):
        shutil.copytree(PROJECT / "data" / naam, data / naam)
    with duckdb.connect(str(bouw(data)), read_only=True) as verbinding:
        yield verbinding


def test_344_gemeenten_worden_342_zonder_een_euro_te_verliezen(con) -> None:
    """The set for 2023 still has Brielle, Hellevoetsluis and Westvoorne: together Voorne aan Zee."""
    ruw = pd.read_parquet(BRON / "rekenbedrag.parquet").query("circulaire == 'M2022'")
    assert ruw["gm_code"].nunique() == 344
    nu = con.execute("from mart.rekenbedrag where circulaire = 'M2022'").df()
    assert nu["gm_code"].nunique() == 342
    som = ruw["au_keur"].sum() + ruw["iu_du_keur"].sum()
    assert nu["totaal_keur"].sum() == pytest.approx(som, abs=0.01)
    delen = ruw[ruw["gm_code"].isin(["GM0501", "GM0530", "GM0614"])]
    voorne = nu[nu["gm_code"] == "GM1992"]
    assert voorne["totaal_keur"].sum() == pytest.approx(
        delen["au_keur"].sum() + delen["iu_du_keur"].sum(), abs=0.01
    )


def test_zonder_import_is_de_mart_leeg_en_de_bouw_heel(tmp_path: Path) -> None:
    for naam in ("bron", "referentie"):
        shutil.copytree(PROJECT / "data" / naam, tmp_path / naam)
    herkomst = pd.read_csv(tmp_path / "bron" / "herkomst.csv", dtype=str)
    herkomst[
        ~herkomst["herkomst_id"].isin(["rekenbedrag", "gf_uitkering", "gf_volume", "gf_gewicht"])
    ].to_csv(tmp_path / "bron" / "herkomst.csv", index=False)
    with duckdb.connect(str(bouw(tmp_path)), read_only=True) as verbinding:
        assert verbinding.execute("select count(*) from mart.rekenbedrag").fetchone() == (0,)


# ---------------------------------------------------------------- BZK's own files

_MAP = os.environ.get("BRONBESTANDEN", "")
ECHT = Path(_MAP) / "gemeentefonds"
echt = pytest.mark.skipif(
    not (_MAP and ECHT.is_dir()),
    reason="De bestanden van BZK zijn er niet: zet BRONBESTANDEN op de map waar gemeentefonds/ in staat.",
)
SETS = [
    ("M2022", 2023), ("M2023", 2024), ("S2023", 2024), ("M2024", 2024), ("S2024", 2024), ("M2024", 2025), ("S2024", 2025),
]  # fmt: skip


def _kaal(tekst: str, tab: bool) -> float:
    """Another road: dots out and comma to dot in files with tabs."""
    t = tekst.strip()
    if t in ("", "-"):
        return 0.0
    if tab:
        t = t.replace(".", "").replace(",", ".") if "," in t or re.fullmatch(r"-?\d{1,3}(\.\d{3})+", t) else t
    return float(t)


def _lees(naam: str) -> tuple[list[str], list[list[str]], bool]:
    tekst = (ECHT / naam).read_text(encoding="utf-8-sig")
    tab = "\t" in tekst.splitlines()[0]
    rijen = list(csv.reader(tekst.splitlines(), delimiter="\t" if tab else ","))
    return rijen[0], [r for r in rijen[1:] if any(r)], tab


@echt
@pytest.mark.parametrize(("circulaire", "jaar"), SETS)
def test_som_van_clusters_is_kolom_totaal(circulaire: str, jaar: int) -> None:
    """Σ clusters = Σ volume × weight Totaal × factor + grants, per municipality, by position in the files.

    BZK rounds weights and totals to a cent apart, so the two may differ by a few tens of euro per thousand
    units of one measure.
    """
    s = gf_set.lees_set(ECHT, circulaire, jaar, REFERENTIE)
    onze = gf_set.rekenbedragen(s).groupby("gm_code")[["au_keur", "iu_du_keur"]].sum().sum(axis=1) * 1000
    stam = f"GF_{circulaire}_{jaar}"
    _, gewichten, tab = _lees(f"{stam}_Gewichten.csv")
    totaal = [_kaal(r[14], tab) for r in gewichten if r[0].strip()]
    codes = [r[0].strip() for r in gewichten if r[0].strip()]
    assert len(totaal) == 49
    _, volumes, tab = _lees(f"{stam}_Volumina.csv")  # both files list the measures in the same order
    siudukop, siudu, tab_s = _lees(f"{stam}_SIUDU.csv")
    begin = 2 if siudukop[0] == "Naam" else 3
    giften = {}
    for i, r in enumerate(siudu):
        code = volumes[i][0] if begin == 2 else r[0]
        giften[code] = sum(
            _kaal(c, tab_s) for k, c in zip(siudukop[begin:], r[begin:], strict=False) if k.strip() != "CBS"
        )
    for r in volumes:
        verwacht = sum(
            _kaal(v, tab) * t * (1.0 if c.startswith("WOZ") else s.factor)
            for v, t, c in zip(r[3:], totaal, codes, strict=True)
        )
        gevonden = onze[f"GM{int(r[0]):04d}"]
        assert gevonden == pytest.approx(verwacht + giften[r[0]], rel=2e-5, abs=100), r[1]


@echt
@pytest.mark.parametrize(("circulaire", "jaar"), SETS)
def test_elke_uitkering_in_een_cluster(circulaire: str, jaar: int) -> None:
    s = gf_set.lees_set(ECHT, circulaire, jaar, REFERENTIE)
    for g in s.uitkeringen.values():
        assert sorted(g.per_cluster)[-2:] == [0.0, 1.0]
    per_naam = gf_set.uitkeringen(s).groupby("uitkering")["cluster"].nunique()
    assert (per_naam == 1).all()


@echt
@pytest.mark.parametrize(("circulaire", "jaar"), SETS)
def test_som_van_maatstaven_is_het_cluster_op_de_cent(con, circulaire: str, jaar: int) -> None:
    """Σ volume × weight × factor by position in BZK's files = the kept explanation = the amount, for every cluster."""
    stam = f"GF_{circulaire}_{jaar}"
    _, factoren, _ = _lees("uitkeringsfactoren.csv")
    (factor,) = [float(r[2]) for r in factoren if r[:2] == [circulaire, str(jaar)]]
    _, gewichten, tab = _lees(f"{stam}_Gewichten.csv")
    eigen = [r for r in gewichten if r[0].strip()]
    _, volumes, tab_v = _lees(f"{stam}_Volumina.csv")
    nu = {501: 1992, 530: 1992, 614: 1992}  # Brielle, Hellevoetsluis and Westvoorne became Voorne aan Zee
    waar: dict[tuple[str, str], float] = {}
    for r in volumes:
        gm = f"GM{nu.get(int(r[0]), int(r[0])):04d}"
        for i, cluster in enumerate(gf_set.CLUSTERS):
            waar[gm, cluster] = waar.get((gm, cluster), 0.0) + sum(
                _kaal(v, tab_v) * _kaal(g[2 + i], tab) * (1.0 if g[0].startswith("WOZ") else factor)
                for v, g in zip(r[3:], eigen, strict=True)
            )
    vraag = "select gm_code, cluster, 1000 * sum(au_keur) from mart.{} where circulaire = ? and jaar = ? group by all"
    for tabel in ("rekenbedrag_maatstaf", "rekenbedrag"):
        onze = {(g, c): eur for g, c, eur in con.execute(vraag.format(tabel), [circulaire, jaar]).fetchall()}
        assert len(waar) == len({g for g, _ in waar}) * 12 == 342 * 12
        fout = {k: (onze.get(k, 0.0), eur) for k, eur in waar.items() if abs(onze.get(k, 0.0) - eur) > 0.005}
        assert not fout, (tabel, list(fout.items())[:3])


@echt
def test_de_volumes_zijn_die_van_bzk(con) -> None:
    """A volume and a weight as they stand in the file, found by their own heading."""
    kop, volumes, _ = _lees("GF_M2024_2025_Volumina.csv")
    (roosendaal,) = [r for r in volumes if r[0] == "1674"]
    kop_g, gewichten, _ = _lees("GF_M2024_2025_Gewichten.csv")
    for naam, code in (("cf.regionaal", "cfregionaal"), ("jong", "jong"), ("oadw", "oadw")):
        (g,) = [r for r in gewichten if r[0] == naam]
        rij = con.execute(
            "select volume, gewicht, factor from mart.rekenbedrag_maatstaf where gm_code = 'GM1674' and jaar = 2025"
            " and circulaire = 'M2024' and cluster = ? and maatstaf = ?",
            [JEUGD, code],
        ).fetchone()
        verwacht = (_kaal(roosendaal[kop.index(naam)], True), _kaal(g[kop_g.index(JEUGD)], True), 1.457)
        assert rij == pytest.approx(verwacht)


def test_eigen_inkomsten_zoals_gemeten(con) -> None:
    """OZB and overige eigen middelen over the other clusters (AU), set M2023 for 2024, from the amounts themselves."""
    t = pd.read_parquet(BRON / "rekenbedrag.parquet").query("circulaire == 'M2023' and jaar == 2024")
    eigen = t["cluster"].isin(["Overige eigen middelen", "Onroerendezaakbelasting"])

    def pct(deel: pd.Series) -> float:
        return float(-100 * t.loc[deel & eigen, "au_keur"].sum() / t.loc[deel & ~eigen, "au_keur"].sum())

    for gm, gemeten in (("GM1674", 15.4), ("GM0377", 31.0)):  # Roosendaal, Bloemendaal
        ons = con.execute(
            "select eigen_pct from mart.eigen_inkomsten where gm_code = ? and circulaire = 'M2023' and jaar = 2024",
            [gm],
        ).fetchone()[0]
        assert ons == pytest.approx(pct(t["gm_code"] == gm))
        assert round(ons, 1) == gemeten
    land = con.execute(
        "select 100 * sum(eigen_keur) / sum(clusters_keur) from mart.eigen_inkomsten where circulaire = 'M2023' and jaar = 2024"
    ).fetchone()[0]
    assert land == pytest.approx(pct(t["gm_code"].notna()))
    assert round(land, 1) == 16.5


def test_elke_maatstaf_heeft_een_naam_in_gewone_woorden() -> None:
    t = pd.read_csv(REFERENTIE / "maatstaven.csv", dtype=str)
    assert set(t["maatstaf"]) == set(pd.read_csv(BRON / "gf_gewicht.csv", dtype=str)["maatstaf"])
    assert t[["naam", "in_zin", "meet", "bron"]].notna().all(axis=None)


def test_naast_een_cluster_staat_wat_de_indeling_zegt(con) -> None:
    """From 2025 6.21 stands with the Wmo and 6.22 with the Jeugdwet; before it toegang is shared."""

    def codes(wet: str, jaar: int) -> set[str]:
        rijen = con.execute(
            "select w.taakveld from mart.taakveld_wet w join referentie.cluster_wet c using (definitie, wet)"
            " where wet = ? and jaar = ?",
            [wet, jaar],
        ).fetchall()
        return {".".join((r[0].split(".")[0], re.sub(r"[a-z]$", "", r[0].split(".")[1]))) for r in rijen}

    assert {"6.72", "6.73", "6.74", "6.82"} == codes("jeugdwet", 2024)
    assert {"6.6", "6.71", "6.81"} == codes("wmo", 2024)
    assert "6.22" in codes("jeugdwet", 2025)
    assert "6.21" in codes("wmo", 2025)
    assert "6.2" in codes("gedeeld", 2024)
    assert not {"6.21", "6.22"} & codes("gedeeld", 2025)


@echt
def test_de_momentopname_is_uit_deze_bestanden() -> None:
    vers = pd.concat(
        [gf_set.rekenbedragen(gf_set.lees_set(ECHT, c, j, REFERENTIE)) for c, j in gf_set.sets(ECHT)]
    )
    sleutel = list(gf.REKENBEDRAG.sleutel)
    ons = pd.read_parquet(BRON / "rekenbedrag.parquet").set_index(sleutel).sort_index()
    pd.testing.assert_frame_equal(
        ons, vers.set_index(sleutel).sort_index(), check_dtype=False, check_index_type=False
    )


# ---------------------------------------------------------------- figures published elsewhere


def landelijk(circulaire: str, jaar: int) -> float:
    t = pd.read_parquet(BRON / "rekenbedrag.parquet").query("circulaire == @circulaire and jaar == @jaar")
    return (t["au_keur"].sum() + t["iu_du_keur"].sum()) / 1000


def test_tegen_de_rijksbegroting() -> None:
    """Whole fund 2024 in the ontwerpbegroting: 42 873,7 mln."""
    assert landelijk("S2023", 2024) == pytest.approx(42_873.7, rel=0.005)


@pytest.mark.parametrize(("circulaire", "jaar"), [("M2022", 2023), ("M2023", 2024), ("M2024", 2025)])
def test_tegen_iv3_taakveld_07(circulaire: str, jaar: int) -> None:
    """A begroting is built on the May circular of the year before."""
    iv3 = pd.read_parquet(BRON / "iv3_taakveld.parquet")
    baten = iv3[(iv3["jaar"] == jaar) & (iv3["soort"] == "begroting") & (iv3["taakveld"] == "0.7")][
        "baten_keur"
    ].sum()
    assert landelijk(circulaire, jaar) == pytest.approx(baten / 1000, rel=0.005)


RIJKSBEGROTING_2024 = {
    "maatschappelijke opvang": 385_057,
    "armoedebestrijding kinderen": 85_000,
    "jeugd": 21_700,
    "jeugdhulp aan kinderen in een AZC": 5_100,
    "extra capaciteit BOA's": 13_000,
    "beeldende kunst en vormgeving": 13_500,
    "Regionale Energie Strategieën": 8_781,
    "begeleiding jongeren naar werk": 14_895,
}


@pytest.mark.parametrize("uitkering", RIJKSBEGROTING_2024)
def test_decentralisatie_uitkeringen_in_de_rijksbegroting(uitkering: str) -> None:
    t = pd.read_parquet(BRON / "gf_uitkering.parquet").query("circulaire == 'S2023' and jaar == 2024")
    assert t.loc[t["uitkering"] == uitkering, "bedrag_keur"].sum() == pytest.approx(
        RIJKSBEGROTING_2024[uitkering], abs=10
    )
