"""The page Geld van het Rijk: amounts by another road, the assumption, the group, and the words."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from loaders.versies import PROJECT
from tests.hulp import haal, kop, open_app, tekst
from verhaal.rijk import rijksommen as rijk

BRON = PROJECT / "data" / "bron"
JEUGD_2024 = ["6.72", "6.72a", "6.72b", "6.72c", "6.72d", "6.73a", "6.73b", "6.73c", "6.74a", "6.74b", "6.74c", "6.82", "6.82a", "6.82b"]  # fmt: skip
NUL = rijk.Aanname({}, {}, False)


def netto(gm_code: str, jaar: int, soort: str, taakvelden: list[str]) -> float:
    """Lasten minus baten straight from the snapshot; only for municipalities that never merged since."""
    t = pd.read_parquet(BRON / "iv3_taakveld.parquet")
    t = t[
        (t["gm_code"] == gm_code)
        & (t["jaar"] == jaar)
        & (t["soort"] == soort)
        & t["taakveld"].isin(taakvelden)
    ]
    assert t["baten_keur"].notna().all()
    return t["lasten_keur"].sum() - t["baten_keur"].sum()


def rekenbedrag(gm_code: str, jaar: int, circulaire: str, cluster: str) -> float:
    t = pd.read_parquet(BRON / "rekenbedrag.parquet").set_index(["jaar", "circulaire", "gm_code", "cluster"])
    rij = t.loc[(jaar, circulaire, gm_code, cluster)]
    return float(rij["au_keur"] + rij["iu_du_keur"])


def wetten(
    gm_code: str | None, jaar: int, circulaire: str, aanname: rijk.Aanname = NUL
) -> dict[str, rijk.WetRij]:
    tabel = haal.rijk_per_wet(jaar=jaar, circulaire=circulaire)
    return {r.wet: r for r in rijk.wetrijen(rijk.rijen(tabel, aanname), gm_code)}


@pytest.mark.parametrize("gm_code", ["GM1674", "GM0363", "GM0014", "GM0088"])
def test_jeugd_2024(gm_code: str) -> None:
    r = wetten(gm_code, 2024, "M2023")["jeugdwet"]
    assert r.begroot_netto == pytest.approx(netto(gm_code, 2024, "begroting", JEUGD_2024))
    assert r.rekenbedrag == pytest.approx(
        rekenbedrag(gm_code, 2024, "M2023", "Individuele voorzieningen Jeugd")
    )
    assert r.verschil("begroting") == pytest.approx(r.begroot_netto - r.rekenbedrag)
    assert r.besteed_netto is None  # income of the rekening 2024 is not known
    assert r.verschil("rekening") is None


def test_rekening_2023_is_netto_bekend() -> None:
    r = wetten("GM1674", 2023, "M2022")["jeugdwet"]
    assert r.besteed_netto == pytest.approx(netto("GM1674", 2023, "rekening", JEUGD_2024))


def test_aanname_telt_een_deel_van_toegang_en_overhead() -> None:
    zonder = wetten("GM1674", 2024, "M2023")["jeugdwet"].begroot_netto
    met = wetten("GM1674", 2024, "M2023", rijk.Aanname({"jeugdwet": 50}, {"jeugdwet": 10}, False))["jeugdwet"]
    toegang = netto("GM1674", 2024, "begroting", ["6.2"])
    overhead = netto("GM1674", 2024, "begroting", ["0.4"])
    assert zonder is not None
    assert met.begroot_netto == pytest.approx(zonder + 0.5 * toegang + 0.1 * overhead)


def test_zonder_centrumtaken_gaan_precies_die_uitkeringen_eraf() -> None:
    """Groningen is a centrumgemeente; Roosendaal in 2024 not."""
    u = pd.read_parquet(BRON / "gf_uitkering.parquet").query(
        "gm_code == 'GM0014' and jaar == 2024 and circulaire == 'M2023'"
    )
    af = u.loc[
        u["uitkering"].isin(["beschermd wonen", "maatschappelijke opvang", "vrouwenopvang"]), "bedrag_keur"
    ].sum()
    assert af > 50_000
    met, zonder = (wetten("GM0014", 2024, "M2023", rijk.Aanname({}, {}, z)) for z in (False, True))
    assert met["wmo"].rekenbedrag - zonder["wmo"].rekenbedrag == pytest.approx(af)
    assert met["participatiewet"].rekenbedrag == zonder["participatiewet"].rekenbedrag


def test_nederland_is_gepaard_en_zegt_wie_ontbreekt() -> None:
    tabel = rijk.rijen(haal.rijk_per_wet(jaar=2024, circulaire="M2023"), NUL)
    n = rijk.telt_mee(tabel, None)["gm_code"].nunique()
    beide = haal.reeks_nederland(definitie="smal").query("jaar == 2024 and wet == 'jeugdwet'")["n"].iloc[0]
    assert (n, beide) == (336, 338)  # four with an amount that does not fit stay out
    assert "som over 336 gemeenten (6 tellen niet mee" in tekst(open_app("rijksmiddelen", jaar="2024"))


def test_niet_aangeleverd_heeft_geen_begroting_en_geen_verschil() -> None:
    """De Bilt did not file the begroting 2025."""
    r = wetten("GM0310", 2025, "M2024")["jeugdwet"]
    assert (r.begroot_netto, r.begroot_bruto, r.verschil("begroting")) == (None, None, None)
    app = open_app("rijksmiddelen", g="GM0310", jaar="2025")
    assert not app.exception
    assert kop(app).startswith("Het Gemeentefonds rekent voor De Bilt in 2025 met")
    assert "is niet aangeleverd bij het CBS" in tekst(app)


def test_pagina() -> None:
    app = open_app("rijksmiddelen", g="GM1674", jaar="2024")
    assert (
        kop(app)
        == "Roosendaal begrootte voor 2024 netto € 20,5 mln voor jeugd; het Gemeentefonds rekent met € 35,6 mln"
    )
    woorden = tekst(app)
    assert "Het rekenbedrag Gemeentefonds is niet geoormerkt" in woorden
    assert "valt te gunstig uit" in woorden
    assert "uit de meicirculaire 2023" in woorden  # the one the begroting of 2024 was built on


def test_jaar_zonder_rekenbedragen() -> None:
    app = open_app("rijksmiddelen", g="GM1674", jaar="2019")
    assert kop(app) == "Voor 2019 zijn er hier geen rekenbedragen van het Gemeentefonds"
    assert "Kies bovenaan 2023, 2024 of 2025." in tekst(app)


def test_te_grote_delen_tellen_niet_mee() -> None:
    app = open_app("rijksmiddelen", g="GM1674", jaar="2024")
    app.number_input(key="toegang_jeugdwet").set_value(80).run()
    assert kop(app).startswith("Met uw aanname begrootte Roosendaal voor 2024")
    app.number_input(key="toegang_wmo").set_value(80).run()
    assert "samen meer dan 100%" in tekst(app)
    assert "netto € 20,5 mln" in kop(app)


@pytest.mark.parametrize("jaar", ["2022", "2023", "2024", "2025"])
@pytest.mark.parametrize("gm_code", ["GM1674", "GM0363", None])
def test_woorden(jaar: str, gm_code: str | None) -> None:
    """The rekenbedrag is no budget, norm, surplus or shortage; BUIG is a budget, and flags speak of personal budgets."""
    app = open_app("rijksmiddelen", jaar=jaar, **({"g": gm_code} if gm_code else {}))
    woorden = re.sub(r"bijstandsbudget|persoonsgebonden budget", "", tekst(app).lower())
    for verboden in ("overschot", "tekort", "budget", "norm ", "normbedrag"):
        assert verboden not in woorden, verboden


def test_waarschuwingen_staan_bij_elke_figuur() -> None:
    """Nieuwkoop's begroting 2024 is booked elsewhere: every figure that shows it says so."""
    app = open_app("rijksmiddelen", g="GM0569", jaar="2024")
    zinnen = haal.vlaggen_gemeente(gm_code="GM0569").query("jaar == 2024 and vlag == 'anders_geboekt'")[
        "toelichting"
    ]
    assert len(zinnen)
    assert all(tekst(app).count(zin) == 3 for zin in zinnen)
