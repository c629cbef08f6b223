"""Waaruit bestaan de uitgaven, and the reserves beside the difference: the figure against the source files, in pandas."""

from __future__ import annotations

import io

import pandas as pd
import pytest

from tests.hulp import beeld as beeld_van
from tests.hulp import haal, html, klap_uit, open_app, tekst
from tests.test_loader_fouten import DATA
from tests.tweede_weg import overgang
from verhaal.samenstelling import NAAM, reservezin, waaruit

BRON = DATA / "bron"
VAST = {"eigen_personeel": "salarissen_keur", "inhuur": "waarvan_inhuur_keur", "overdrachten": "overdrachten_keur",
        "verrekeningen": "verrekeningen_keur"}  # fmt: skip


def bron(jaar: int, soort: str) -> pd.DataFrame:
    """The parts of every filed report, with its total; municipalities of 2024 and later are those of now."""
    s = pd.read_parquet(BRON / "h6_samenstelling.parquet").query("jaar == @jaar and soort == @soort")
    s = s.set_index("gm_code")
    uit = pd.DataFrame({k: s[v] for k, v in VAST.items()})
    uit["goederen_diensten"] = s["goederen_diensten_keur"] - s["waarvan_inhuur_keur"]
    uit["overig"] = s["belastingen_keur"] + s["rente_keur"] + s["financieel_keur"]
    assert set(uit) == set(NAAM)
    return uit.assign(totaal=s["lasten_keur"])


def test_roosendaal_2024() -> None:
    """As filed: 79.953 of 171.412 (× € 1.000) to others."""
    figuur = waaruit(haal, beeld_van("GM1674", 2024))
    assert figuur is not None
    assert figuur.titel.startswith(
        "Van elke € 100 voor het sociaal domein ging in 2024 € 47 naar overdrachten"
    )
    csv = pd.read_csv(io.BytesIO(figuur.csv(nederlands=False))).set_index("naam")
    for soort, kolom in (("begroting", "begroot_keur"), ("rekening", "besteed_keur")):
        filed = bron(2024, soort).loc["GM1674"]
        for onderdeel, naam in NAAM.items():
            assert csv.loc[naam, kolom] == filed[onderdeel], (soort, onderdeel)
    assert csv["aandeel_pct"].sum() == pytest.approx(100, abs=0.1)
    assert pytest.approx(csv.loc[NAAM["overdrachten"], "aandeel_pct"], abs=0.1) == 100 * 79_953 / 171_412


def test_zestien_gemeenten_krijgen_de_waarschuwing() -> None:
    """More than 5 % internal settlements in rekening 2024: sixteen, and none of them counts in the median."""
    b = bron(2024, "rekening")
    groot = set(b.index[(b["verrekeningen"] / b["totaal"]).abs() > 0.05])
    assert len(groot) == 16
    enkele = {*sorted(groot)[:3], "GM1674", "GM0363"}
    gewaarschuwd = {
        gm
        for gm in enkele
        if (f := waaruit(haal, beeld_van(gm, 2024))) is not None
        and any("Vergelijk de delen daarom niet" in v for v in f.vlaggen)
    }
    assert gewaarschuwd == groot & enkele
    beide = bron(2024, "begroting").index.intersection(b.index).difference(list(groot))
    deel = b.loc[beide].drop(columns="totaal").div(b.loc[beide, "totaal"], axis=0) * 100
    rijen = haal.samenstelling(gm_code="GM1674", jaar=2024).set_index("onderdeel")
    assert set(rijen["n_mediaan"]) == {len(beide)}
    for onderdeel in NAAM:
        assert rijen.loc[onderdeel, "mediaan_pct"] == pytest.approx(deel[onderdeel].median())


@pytest.mark.parametrize("jaar", [2017, 2024])
def test_nederland_telt_alleen_paren(jaar: int) -> None:
    """Only municipalities of now with both reports, whole; in pandas."""
    o = overgang().query("jaar == @jaar")
    delen = {}
    for soort in ("begroting", "rekening"):
        b = bron(jaar, soort).rename_axis("toen").reset_index()
        samen = b.merge(o, on="toen")
        for k in NAAM:
            samen[k] = samen[k] * samen["aandeel"]
        delen[soort] = samen.groupby("gm_code")[list(NAAM)].sum()
    beide = delen["begroting"].index.intersection(delen["rekening"].index)
    rijen = haal.samenstelling(gm_code="NL", jaar=jaar).set_index("onderdeel")
    assert set(rijen["n"]) == {len(beide)}
    for onderdeel in NAAM:
        assert rijen.loc[onderdeel, "begroot_keur"] == pytest.approx(
            delen["begroting"].loc[beide, onderdeel].sum()
        )
        assert rijen.loc[onderdeel, "besteed_keur"] == pytest.approx(
            delen["rekening"].loc[beide, onderdeel].sum()
        )
    figuur = waaruit(haal, beeld_van(None, jaar))
    assert figuur is not None
    assert f"{len(beide)} gemeenten samen" in figuur.onderkop


def test_zonder_rekening_de_begroting() -> None:
    """2026 has begrotingen only; every one of them counts."""
    figuur = waaruit(haal, beeld_van("GM1674", 2026))
    assert figuur is not None
    assert "gaat in de begroting 2026" in figuur.titel
    assert figuur.tabel["besteed_keur"].isna().all()
    b = bron(2026, "begroting").loc["GM1674"]
    assert figuur.tabel.set_index("onderdeel")["aandeel_pct"]["overdrachten"] == pytest.approx(
        100 * b["overdrachten"] / b["totaal"]
    )


def test_zonder_verslag_een_zin() -> None:
    """De Bilt filed no begroting 2025, and there is no rekening yet."""
    assert waaruit(haal, beeld_van("GM0310", 2025)) is None
    assert "is niet bekend: er is geen verslag" in tekst(
        open_app("begroot_en_besteed", g="GM0310", jaar="2025")
    )


def test_reserves_naast_het_verschil() -> None:
    """Roosendaal 2024, from the balance and the filed reports."""
    r = pd.read_parquet(BRON / "reserves.parquet").set_index(["gm_code", "jaar"]).loc[("GM1674", 2024)]
    assert (r["algemene_reserve_keur"], r["bestemmingsreserves_keur"]) == (20_637, 70_850)
    meer = bron(2024, "rekening").loc["GM1674", "totaal"] - bron(2024, "begroting").loc["GM1674", "totaal"]
    assert meer == 29_929
    zin = reservezin(haal, beeld_van("GM1674", 2024)).replace("\u00a0", " ")
    assert (
        "Eind 2024 had Roosendaal € 20,6 mln in de algemene reserve en € 70,8 mln in bestemmingsreserves."
        in zin
    )
    assert "€ 29,9 mln meer uit dan begroot" in zin
    assert reservezin(haal, beeld_van("GM1674", 2026)) == ""


def test_op_de_bladzijde() -> None:
    """Figure, sentence and table stand on Begroot en besteed; the country has no reserves of its own."""
    app = open_app("begroot_en_besteed", g="GM1674", jaar="2024")
    assert not app.exception
    woorden = tekst(app)
    for stuk in ("Waaruit bestaan de uitgaven?", "Interne verrekeningen", "Eind 2024 had Roosendaal"):
        assert stuk in woorden, stuk
    assert any("Reserves en verschil per jaar" in h for h in html(klap_uit(app)))
    land = tekst(open_app("begroot_en_besteed", jaar="2024"))
    assert "Waaruit bestaan de uitgaven?" in land
    assert "algemene reserve" not in land
