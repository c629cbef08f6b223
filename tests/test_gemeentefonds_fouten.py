"""What must never pass in silence when a rekenmodel of the Gemeentefonds is read."""

from __future__ import annotations

import importlib.util
import os
import re
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest

from fouten import Gebruikersfout
from loaders.gemeentefonds import gf_blad, gf_set
from loaders.versies import PROJECT

REFERENTIE = PROJECT / "data" / "referentie"
_spec = importlib.util.spec_from_file_location("gf_hulp", Path(__file__).with_name("test_gemeentefonds.py"))
assert _spec
assert _spec.loader
hulp = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(hulp)


@pytest.mark.parametrize("tekst", ["1,457", "1.457", " 1.457 "])
def test_factor_met_punt_of_komma(tekst: str) -> None:
    """BZK's own list writes 1.457: read as a thousands dot it would make every amount a thousand times larger."""
    assert gf_set.lees_factor(tekst, "--factor") == 1.457


@pytest.mark.parametrize("tekst", ["1457", "0", "", "-1,4", "14,57", "veel"])
def test_onmogelijke_factor(tekst: str) -> None:
    with pytest.raises(Gebruikersfout, match="--factor"):
        gf_set.lees_factor(tekst, "--factor")


def regels(naam: str, wijzig):
    def doe(map_: Path) -> None:
        pad = map_ / f"GF_M2024_2025_{naam}"
        pad.write_text("\n".join(wijzig(pad.read_text("utf-8").splitlines())) + "\n", encoding="utf-8")

    return doe


def factoren(tekst: str):
    return lambda map_: (map_ / "uitkeringsfactoren.csv").write_text(tekst, encoding="utf-8")


def met_cluster(rijen: list[str]) -> list[str]:
    """A thirteenth cluster, before Totaal."""
    cellen = [r.split("\t") for r in rijen]
    return ["\t".join([*r[:-1], "0" if i else "Wonen", r[-1]]) for i, r in enumerate(cellen)]


NUL = "\t0" * 11
STIL = {
    "maatstaf-dubbel": ("tab", regels("Gewichten.csv", lambda r: [*r, r[1]]), ["rij 8", "jong", "twee keer"]),
    "uitkering-dubbel": (
        "tab",
        regels("Gewichten.csv", lambda r: [*r, f"\tBeschermd wonen\t1{NUL}\t1"]),
        ["Beschermd wonen", "twee keer"],
    ),
    "volume-leeg": ("tab", hulp.wijzig("Volumina.csv", "1200,500000", ""), ["rij 2", "jong", "lege cel"]),
    "bedrag-leeg": ("tab", hulp.wijzig("SIUDU.csv", "1500000", ""), ["rij 2", "Beschermd wonen", "lege cel"]),
    "code-ongelijk": (
        "tab-code-dubbel",
        hulp.wijzig("SIUDU.csv", "\t518\t", "\t599\t"),
        ["rij 3", "verschillen"],
    ),
    "extra-cluster": ("tab", regels("Gewichten.csv", met_cluster), ["Wonen", "geen bekend cluster"]),
    "totaal-twee-cent": (
        "tab",
        hulp.wijzig("Gewichten.csv", "510,250000", "510,270000"),
        ["rij 2", "Totaal"],
    ),
    "gewicht-geen-getal": (
        "tab",
        hulp.wijzig("Gewichten.csv", "500,250000", "x"),
        ["rij 2", "kolom Individuele voorzieningen Jeugd", "'x'"],
    ),
    "puntkomma": (
        "tab",
        regels("Gewichten.csv", lambda r: [x.replace("\t", ";") for x in r]),
        ["Gewichten", "puntkomma"],
    ),
    "rijnummer-na-lege-regel": (
        "tab",
        regels("Volumina.csv", lambda r: [r[0], "", r[1], r[2].replace("800", "xx")]),
        ["rij 4", "'xx'"],
    ),
    "factor-dubbel": (
        "tab",
        factoren("Circulaire,Jaar,Uitkeringsfactor\nM2024,2025,1.4\nM2024,2025,1.5\n"),
        ["twee factoren"],
    ),
    "factor-leeg": (
        "tab",
        factoren("Circulaire,Jaar,Uitkeringsfactor\nM2024,2025,\n"),
        ["uitkeringsfactoren.csv, rij 2"],
    ),
}


@pytest.mark.parametrize("geval", STIL)
def test_niets_gaat_stil_verloren(tmp_path: Path, geval: str) -> None:
    layout, doe, woorden = STIL[geval]
    hulp.maak(tmp_path, **hulp.LAYOUTS[layout])
    doe(tmp_path)
    with pytest.raises(Gebruikersfout) as fout:
        hulp.reken(tmp_path)
    for woord in woorden:
        assert woord in str(fout.value)


def test_alles_wat_niet_past_in_een_keer(tmp_path: Path) -> None:
    """Measures and grants, unknown and missing, of both files."""
    hulp.maak(tmp_path, **hulp.LAYOUTS["tab"])
    hulp.wijzig("Volumina.csv", "\tjong\t", "\tjeugdigen\t")(tmp_path)
    hulp.wijzig("SIUDU.csv", "Beschermd wonen", "Nieuw potje")(tmp_path)
    with pytest.raises(Gebruikersfout) as fout:
        hulp.reken(tmp_path)
    for woord in ("jeugdigen", "jongeren", "Nieuw potje", "Beschermd wonen"):
        assert woord in str(fout.value)


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (-0.00005, "-0.00005"),
        (1.5e-7, "0.00000015"),
        (14.0, "14"),
        ("36.821", "36821"),
        ("4.375,50", "4375.50"),
    ],
)
def test_cel_van_een_werkblad(waarde: object, tekst: str) -> None:
    """Small numbers without an exponent; a number kept as text is written the Dutch way."""
    assert gf_blad.cel(waarde) == tekst


@pytest.mark.parametrize("tekst", ["0.123", "0.123.456", "1E400", "١٢", ""])
def test_geen_getal_in_een_bestand_met_tabs(tekst: str) -> None:
    with pytest.raises(Gebruikersfout, match="geen getal"):
        gf_blad.getal(tekst, ",", "bestand, rij 3")


_MAP = os.environ.get("BRONBESTANDEN", "")
ECHT = Path(_MAP) / "gemeentefonds"
SETS = hulp.SETS


def _exact(tekst: str, tab: bool) -> Decimal:
    kaal = tekst.strip()
    if kaal == "-":
        return Decimal(0)
    return Decimal(kaal.replace(".", "").replace(",", ".") if tab else kaal)


@pytest.mark.skipif(
    not (_MAP and ECHT.is_dir()),
    reason="De bestanden van BZK zijn er niet: zet BRONBESTANDEN op de map waar gemeentefonds/ in staat.",
)
@pytest.mark.parametrize(("circulaire", "jaar"), SETS)
def test_tot_op_de_cent_met_de_kolom_totaal(circulaire: str, jaar: int) -> None:
    """In exact decimals; the only weight whose clusters are not its Totaal is lidr_w_nw, by exactly one cent."""
    s = gf_set.lees_set(ECHT, circulaire, jaar, REFERENTIE)
    onze = gf_set.rekenbedragen(s).groupby("gm_code")[["au_keur", "iu_du_keur"]].sum().sum(axis=1) * 1000
    stam = f"GF_{circulaire}_{jaar}"
    _, gewichten, tab = hulp._lees(f"{stam}_Gewichten.csv")
    maten = [
        (r[0].strip(), _exact(r[14], tab), sum((_exact(x, tab) for x in r[2:14]), Decimal(0)))
        for r in gewichten
        if r[0].strip()
    ]
    afwijkend = {code: som - totaal for code, totaal, som in maten if som != totaal}
    assert set(afwijkend) <= {"lidr_w_nw"}
    assert {abs(v) for v in afwijkend.values()} <= {Decimal("0.01")}
    _, volumes, tab = hulp._lees(f"{stam}_Volumina.csv")  # both files list the measures in the same order
    kop, siudu, tab_s = hulp._lees(f"{stam}_SIUDU.csv")
    begin = 2 if kop[0] == "Naam" else 3
    factor = Decimal(str(s.factor))
    for r, gift in zip(volumes, siudu, strict=True):
        assert begin == 2 or gift[0] == r[0]
        verwacht = sum(
            _exact(v, tab) * (totaal + afwijkend.get(code, 0)) * (1 if code.startswith("WOZ") else factor)
            for v, (code, totaal, _) in zip(r[3:], maten, strict=True)
        )
        koppen = kop[begin:] if len(kop) == len(gift) else gift[begin:]  # a bare comma in the heading
        verwacht += sum(
            _exact(c, tab_s) for k, c in zip(koppen, gift[begin:], strict=True) if not re.fullmatch("CBS", k)
        )
        assert onze[f"GM{int(r[0]):04d}"] == pytest.approx(float(verwacht), rel=0, abs=0.01), r[1]


def test_centrumtaken_staan_in_de_uitkeringen() -> None:
    """A name in centrumtaken.csv that no circulaire has would take nothing out, in silence."""
    taken = pd.read_csv(REFERENTIE / "centrumtaken.csv")["uitkering"].str.lower()
    namen = set(pd.read_parquet(PROJECT / "data" / "bron" / "gf_uitkering.parquet")["uitkering"].str.lower())
    assert set(taken) <= namen
