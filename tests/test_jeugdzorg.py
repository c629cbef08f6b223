"""Jeugdzorgtekorten: every definition by another road, the sums, the script that makes the table again, the page."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.versies import PROJECT, huidige
from queries import rijen, verbind
from tests import tweede_weg as tw
from tests.hulp import haal, kop, open_app, tekst
from ui.jeugdzorg import hitte
from ui.jeugdzorg.tekortkeuzes import DELEN
from verhaal.begrippen import kenmerk_label
from verhaal.csvbestand import tabel_csv
from verhaal.excel import werkboek
from verhaal.tekorten import (
    begrotenfiguur,
    herhaal,
    nabijheid,
    regressie,
    tekortfiguren,
    tekortsommen,
    tekortwoorden,
)
from verhaal.vooruit import raden

BRON = PROJECT / "data" / "bron"


def definitie(naam: str) -> tekortsommen.Definitie:
    return next(
        tekortsommen.Definitie(**r) for r in rijen(haal.tekortdefinities()) if r["definitie_id"] == naam
    )


def instelling(naam: str = "rekening_begroting", wet: str = "jeugdwet", **anders) -> tekortsommen.Instelling:
    return tekortsommen.Instelling(wet, definitie(naam), **({"zonder_opvallend": False} | anders))


def tabel(i: tekortsommen.Instelling) -> pd.DataFrame:
    return tekortsommen.gefilterd(haal.tekort(**i.parameters), i)


# ------------------------------------------------------------------ definitions by another road


@pytest.mark.parametrize("wet", ["jeugdwet", "wmo", "participatiewet"])
def test_jaarrekening_min_begroting_is_gepaard(wet: str) -> None:
    """Every pair of 342 municipalities and eight years, from the source tables in pandas."""
    p = tw.begroot_besteed().query("definitie == 'smal' and wet == @wet and gepaard")
    verwacht = p.set_index(["gm_code", "jaar"])[
        ["besteed_keur", "begroot_keur", "afwijking_keur"]
    ].sort_index()
    t = tabel(instelling(wet=wet)).set_index(["gm_code", "jaar"]).sort_index()
    assert list(t.index) == list(verwacht.index)
    np.testing.assert_allclose(t[["links_keur", "rechts_keur", "verschil_keur"]], verwacht)
    assert list(t["anders_geboekt"]) == list(p.set_index(["gm_code", "jaar"]).sort_index()["anders_geboekt"])


def test_jeugd_2024_is_1256_mln_gepaard() -> None:
    r = tekortsommen.landelijk(tabel(instelling())).set_index("jaar").loc[2024]
    assert r["verschil_keur"] / 1000 == pytest.approx(1256, abs=0.5)
    assert r["n"] == 340
    brug = haal.aansluiting().set_index("toets").loc["brug_jeugd_2024"]
    assert brug["in_orde"]


def test_netto_kan_alleen_voor_2023() -> None:
    t = tabel(instelling("netto_rekening_begroting"))
    assert set(t["jaar"]) == {2023}
    iv3 = pd.read_parquet(BRON / "iv3_taakveld.parquet").query("gm_code == 'GM1674' and jaar == 2023")
    jeugd = iv3[iv3["taakveld"].str.match(r"^6\.(72|73|74|82)")]
    netto = (jeugd["lasten_keur"] - jeugd["baten_keur"]).groupby(jeugd["soort"]).sum()
    assert t.set_index("gm_code").at["GM1674", "verschil_keur"] == pytest.approx(
        netto["rekening"] - netto["begroting"]
    )


@pytest.mark.parametrize("circulaire", ["", "M2023", "S2024"])
def test_begroting_min_rekenbedrag_met_een_deel_van_toegang(circulaire: str) -> None:
    """2024, Roosendaal and Groningen: netto of jeugd plus 40 % of 6.2, minus the cluster of the circulaire."""
    i = instelling("netto_begroting_rekenbedrag", circulaire=circulaire, toegang_pct=40, overhead_pct=5)
    t = tabel(i).query("jaar == 2024").set_index("gm_code")
    iv3 = pd.read_parquet(BRON / "iv3_taakveld.parquet").query("jaar == 2024 and soort == 'begroting'")
    reken = pd.read_parquet(BRON / "rekenbedrag.parquet").query(
        "jaar == 2024 and cluster == 'Individuele voorzieningen Jeugd'"
    )
    for gm_code in ("GM1674", "GM0014"):
        eigen = iv3[iv3["gm_code"] == gm_code].assign(netto=lambda d: d["lasten_keur"] - d["baten_keur"])
        jeugd = eigen.loc[eigen["taakveld"].str.match(r"^6\.(72|73|74|82)"), "netto"].sum()
        toegang = eigen.loc[eigen["taakveld"] == "6.2", "netto"].sum()
        overhead = eigen.loc[eigen["taakveld"] == "0.4", "netto"].sum()
        r = reken[(reken["gm_code"] == gm_code) & (reken["circulaire"] == (circulaire or "M2023"))].iloc[0]
        verwacht = jeugd + 0.4 * toegang + 0.05 * overhead - r["au_keur"] - r["iu_du_keur"]
        assert t.at[gm_code, "verschil_keur"] == pytest.approx(verwacht)


def test_zonder_opvallend_laat_precies_de_anders_geboekte_paren_weg() -> None:
    alles, minder = tabel(instelling()), tabel(instelling(zonder_opvallend=True))
    weg = {(r["gm_code"], int(r["jaar"])) for r in rijen(alles)} - {
        (r["gm_code"], int(r["jaar"])) for r in rijen(minder)
    }
    verwacht = {(c, j) for c, j, _, w in tw.vlaggen()["anders_geboekt"] if w == "jeugdwet"}
    assert weg == {v for v in verwacht if v in {(r["gm_code"], int(r["jaar"])) for r in rijen(alles)}}
    assert len(weg) == int(alles["anders_geboekt"].sum()) > 0
    assert minder.attrs["weggelaten"] == rijen(
        alles[alles["anders_geboekt"]][["jaar", "naam", "verschil_keur", "inwoners"]]
    )


def test_cbs_eigen_tabellen_zijn_leeg_tot_een_verversing() -> None:
    assert tabel(instelling("cbs_gerealiseerd_begroot")).empty
    app = open_app("jeugdzorg", g="GM1674", definitie="CBS: gerealiseerde min begrote kosten")
    assert not app.exception
    assert "Kies een andere definitie of ververs de cijfers" in tekst(app)


# ------------------------------------------------------------------ sums


def test_aandeel_boven_nul_zoals_gepubliceerd_in_het_ontwerp() -> None:
    """Share of the municipalities of which the pair fits, worked out again from the source tables."""
    v = tekortsommen.verdeling(tabel(instelling()), "per_inwoner_eur").set_index("jaar")
    p = tw.begroot_besteed().query("definitie == 'smal' and wet == 'jeugdwet' and vergelijkbaar")
    verwacht = p.groupby("jaar")["afwijking_keur"].apply(lambda a: 100 * (a > 0).mean())
    assert v["boven_nul_pct"].to_dict() == pytest.approx(verwacht.to_dict())


def klein(**kolommen) -> pd.DataFrame:
    n = len(next(iter(kolommen.values())))
    basis = {
        "gm_code": [f"GM000{k}" for k in range(n)],
        "naam": [f"G{k}" for k in range(n)],
        "jaar": [2020] * n,
        "links_keur": [0.0] * n,
        "rechts_keur": [100.0] * n,
        "verschil_keur": [0.0] * n,
        "verschil_pct": [0.0] * n,
        "per_inwoner_eur": [0.0] * n,
        "inwoners": [1000.0] * n,
        "anders_geboekt": [False] * n,
        "let_op": [""] * n,
        "jeugdregio": ["R"] * n,
    }
    return pd.DataFrame(basis | kolommen)


def test_verdeling_met_de_hand() -> None:
    t = klein(
        verschil_keur=[1.0, -2.0, 3.0, 400.0],
        per_inwoner_eur=[1.0, -2.0, 3.0, 400.0],
        anders_geboekt=[False, False, False, True],
    )
    (r,) = rijen(tekortsommen.verdeling(t, "per_inwoner_eur"))
    assert (r["n"], r["weggelaten"], r["boven_nul"]) == (3, 1, 2)
    assert (r["q1"], r["mediaan"], r["q3"]) == (-0.5, 1.0, 2.0)


def test_twee_gemeenten_hebben_geen_mediaan() -> None:
    (r,) = rijen(tekortsommen.verdeling(klein(per_inwoner_eur=[1.0, 5.0]), "per_inwoner_eur"))
    assert r["n"] == 2
    assert np.isnan(float("nan" if r["mediaan"] is None else r["mediaan"]))


@given(st.sets(st.integers(2000, 2030)))
def test_langste_reeks(jaren: set[int]) -> None:
    """By brute force: the longest n such that n consecutive years are all in the set."""
    verwacht = max(
        (n for n in range(1, 32) for van in jaren if all(van + k in jaren for k in range(n))), default=0
    )
    (gevonden,) = tekortsommen.langste_reeks(np.array([[jaar in jaren for jaar in range(2000, 2031)]]))
    assert gevonden == verwacht


def test_volharding_met_de_hand() -> None:
    t = pd.concat(
        klein(
            jaar=[jaar],
            gm_code=["GM0001"],
            naam=["A"],
            verschil_keur=[v],
            per_inwoner_eur=[v],
            anders_geboekt=[vreemd],
        )
        for jaar, v, vreemd in [
            (2017, 5.0, False),
            (2018, 6.0, False),
            (2019, 900.0, True),
            (2020, -1.0, False),
        ]
    )
    (r,) = rijen(tekortsommen.volharding(t))
    assert (r["jaren"], r["boven_nul"], r["langste_reeks"], r["weggelaten"]) == (3, 2, 2, 1)
    assert r["samen_per_inwoner_eur"] == 10.0


def test_volharding_per_afstand_is_scipy_op_de_gedownloade_csv() -> None:
    """The lag table from the file of 'Gemeenten en jaren', as measured before: 0,3–0,5 a year later, about nothing after that."""
    from scipy.stats import spearmanr

    t = tabel(instelling(zonder_opvallend=True))
    csv = tabel_csv(hitte.breed(instelling(zonder_opvallend=True), t), nederlands=False)
    breed = pd.read_csv(io.BytesIO(csv)).filter(regex=r"^per_inwoner_\d{4}_eur$")
    breed.columns = [int(k.split("_")[2]) for k in breed]
    uit = tekortsommen.per_afstand(t).set_index("afstand")
    assert list(uit.index) == list(range(1, 8))
    for afstand in uit.index:
        rho, boven = [], []
        for jaar in breed:
            if jaar + afstand in breed:
                twee = breed[[jaar, jaar + afstand]].dropna()
                rho.append(spearmanr(twee[jaar], twee[jaar + afstand]).statistic)
                boven += list(twee.loc[twee[jaar] > 0, jaar + afstand] > 0)
        r = uit.loc[afstand]
        assert r["jaarparen"] == len(rho)
        # the file holds cents: municipalities that differ less share a rank there
        assert (r["rho"], r["laagste"], r["hoogste"]) == pytest.approx(
            (np.mean(rho), min(rho), max(rho)), abs=1e-3
        )
        assert r["na_boven_pct"] == pytest.approx(100 * np.mean(boven), abs=0.1)
    assert uit.at[1, "laagste"] + 0.02 > 0.3
    assert uit.at[1, "hoogste"] < 0.5
    assert (uit.loc[2:, "rho"].abs() < uit.loc[2:, "grens"]).all()


def test_zonder_verband_tussen_jaren_is_de_rangcorrelatie_toeval() -> None:
    toeval = np.random.default_rng(3)
    t = pd.concat(
        klein(
            jaar=[jaar] * 300,
            gm_code=[f"GM{k:04d}" for k in range(300)],
            naam=["x"] * 300,
            verschil_keur=w,
            per_inwoner_eur=w,
            **{k: [0.0] * 300 for k in ("links_keur", "rechts_keur", "verschil_pct", "inwoners")},
            anders_geboekt=[False] * 300,
            let_op=[""] * 300,
            jeugdregio=["R"] * 300,
        )
        for jaar in range(2017, 2023)
        for w in [toeval.normal(size=300)]
    )
    uit = tekortsommen.per_afstand(t)
    assert (uit["rho"].abs() < uit["grens"]).all()
    assert uit["grens"].iloc[0] == pytest.approx(1.96 / 299**0.5)


def test_pagina_toont_de_volharding_naast_toeval() -> None:
    woorden = tekst(open_app("jeugdzorg", tekortdeel="Gemeenten en jaren"))
    assert "ligt een jaar later vaker dan bij toeval opnieuw hoog: rangcorrelatie 0,39" in woorden
    assert "stond elk jaar los van de andere, dan waren het er ongeveer" in woorden


@pytest.mark.parametrize("naam", ["rekening_begroting", "netto_begroting_rekenbedrag"])
def test_de_vraag_achter_een_figuur_geeft_met_ingevulde_waarden_dezelfde_tabel(naam: str) -> None:
    from queries import ingevuld
    from queries.vrij import Grenzen, vraag_vrij

    i = instelling(naam, toegang_pct=40 if "rekenbedrag" in naam else 0, zonder_opvallend=True)
    reken = tekortwoorden.berekening(haal, i)
    antwoord = vraag_vrij(
        huidige(),
        ingevuld(reken.query, reken.parameters),
        Grenzen(seconden=60),  # a busy machine
    ).tabel.to_pandas()
    assert antwoord["verschil_keur"].sum() == pytest.approx(
        haal.tekort(**i.parameters)["verschil_keur"].sum()
    )
    assert len(antwoord) == len(haal.tekort(**i.parameters)) > 300
    uitleg = reken.html("zelf_vragen")
    assert 'href="zelf_vragen?berekening=tekort' in uitleg
    assert "href" not in reken.html()  # on paper and in the static edition there is no such page
    app = open_app("zelf_vragen", **reken.adres)
    assert app.text_area(key="vrij_sql").value == ingevuld(reken.query, reken.parameters)
    assert "Antwoord:" not in tekst(app)  # nothing runs by itself


def test_ingevulde_waarden_blijven_waarden() -> None:
    from queries import ingevuld

    vraag = ingevuld("gemeente", {"gm_code": "GM'1; drop table x"})
    assert "'GM''1; drop table x'" in vraag
    app = open_app("zelf_vragen", berekening="bestaat_niet", waarden="[")
    assert not app.exception
    app = open_app("zelf_vragen", berekening="tekort", waarden='{"wet": "wmo"}')  # not all values
    assert not app.exception


def test_elke_statistiek_zegt_wat_zij_doet() -> None:
    """Not only how a difference is worked out: what is then done with the differences."""
    i = instelling(zonder_opvallend=True)
    t = tabel(i)
    for figuur, woord in (
        (tekortfiguren.landelijke_reeks(haal, i, t), "gewogen"),
        (
            tekortfiguren.verdeling_per_jaar(haal, i, t, "per_inwoner_eur", None, None),
            "25e en 75e percentiel",
        ),
        (tekortfiguren.trechterfiguur(haal, i, t, "per_inwoner_eur", 2024, None), "95e percentiel"),
        (tekortfiguren.groepen(haal, i, t, 2024, "jeugdregio", None), "gewogen"),
    ):
        assert figuur is not None
        assert woord in figuur.berekening.formule
        assert "Lasten in de jaarrekening min lasten" in figuur.berekening.formule


def test_aannames_staan_in_naam_bestand_en_citaat() -> None:
    i = instelling(
        "netto_begroting_rekenbedrag",
        circulaire="M2023",
        toegang_pct=40,
        overhead_pct=5,
        zonder_opvallend=True,
    )
    assert tekortwoorden.bestandsdeel(i) == "jeugdwet_netto_begroting_rekenbedrag_m2023_toegang40_overhead5"
    assert tekortwoorden.bestandsdeel(instelling()) == "jeugdwet_rekening_begroting_met_opvallend"
    wat = "circulaire M2023; met 40% van wijkteams en toegang; met 5% van overhead; zonder bedragen die niet bij elkaar passen"
    assert wat in tekortwoorden.def_kort(i)
    assert wat in herhaal.citaat(i, "v", date(2026, 1, 1))
    app = open_app("jeugdzorg", tekortdeel="Citeer en herhaal", opvallend="In sommen")
    assert not app.exception


def test_groepen_tellen_op_tot_het_land() -> None:
    t = tabel(instelling())
    for kolom in ("jeugdregio", "grootteklasse", "provincie"):
        per = tekortsommen.per_groep(t, kolom, 2024)
        assert per["verschil_keur"].sum() == pytest.approx(t.query("jaar == 2024")["verschil_keur"].sum())
        assert per["n"].sum() == 340


def test_begroting_naast_de_laatste_uitgaven_zoals_gemeten() -> None:
    """As measured before, for youth: the median 99,6% of the spending of two years before in 2019, 110,2% in 2025; who budgeted less.

    Of 2026 pgb is known for youth and Wmo as a whole only: then the two stand together, pgb counted, as worked out here from the source.
    """
    figuur = begrotenfiguur.begroten(haal, "jeugdwet")
    assert figuur is not None
    t = figuur.tabel[figuur.tabel["groep"] == "jeugdwet"].set_index("jaar")
    gemeten = {2019: 99.6, 2020: 100.7, 2021: 100.2, 2022: 101.5, 2023: 99.9, 2024: 105.6, 2025: 110.2}
    assert (100 + t["mediaan"]).to_dict() == pytest.approx(gemeten, abs=0.4)
    lager = {2019: 52, 2020: 48, 2021: 49, 2022: 43, 2023: 50, 2024: 30, 2025: 19}
    assert t["lager_pct"].to_dict() == pytest.approx(lager, abs=1.5)
    samen = figuur.tabel[figuur.tabel["groep"] == "wmo_jeugd"].set_index("jaar")
    bron = tw.sociaal().query("definitie == 'smal'")
    bron = bron[bron["wet"].isin(["jeugdwet", "wmo"]) | (bron["taakveld"] == "6.79")]
    som = bron.groupby(["jaar", "soort", "gm_code"])["lasten_keur"].sum()
    pct = 100 * (som[2026, "begroting"] / som[2024, "rekening"] - 1)
    weg = {
        g
        for v in ("anders_geboekt", "onmogelijk_bedrag", "onvolledig_door_herindeling")
        for g, j, _, w in tw.vlaggen()[v]
        if j in (2024, 2026) and w in ("", "jeugdwet", "wmo")
    }
    pct = pct[~pct.index.isin(weg)].dropna()
    assert samen.loc[2026, "n"] == len(pct)
    assert samen.loc[2026, "mediaan"] == pytest.approx(pct.median())
    assert samen.loc[2026, "lager_pct"] == pytest.approx(100 * (pct < 0).mean())
    assert [p.titel for p in figuur.panelen] == ["Jeugdwet", "Wmo en jeugd samen"]
    assert "begroting 2026" not in figuur.panelen[0].alt
    assert any("ligt de begroting 2026 voor de Wmo en jeugd samen" in v for v in figuur.vlaggen)


def test_participatie_loopt_door_en_staat_alleen() -> None:
    figuur = begrotenfiguur.begroten(haal, "participatiewet")
    assert figuur is not None
    assert figuur.titel.startswith("De begroting 2026 voor participatie ligt")
    assert [p.titel for p in figuur.panelen] == [""]
    assert not any("pgb" in v for v in figuur.vlaggen)


def test_zonder_leren_geeft_de_maat_geen_trend_en_groei_na_meer_uitgeven_wel() -> None:
    """Councils that learn nothing: level and noise only. What grew after an overspend looked like learning; this does not."""
    toeval = np.random.default_rng(2015)
    jaren, gemeenten = np.arange(2015, 2027), [f"GM{k:04d}" for k in range(342)]
    ruis = toeval.normal(0, 0.12, (2, len(gemeenten), len(jaren)))
    niveau = toeval.lognormal(9, 1, (len(gemeenten), 1)) * 1.03 ** (jaren - jaren[0])
    begroot, besteed = niveau * np.exp(ruis)
    t = pd.DataFrame(
        {
            "gm_code": np.repeat(gemeenten, len(jaren)),
            "jaar": np.tile(jaren, len(gemeenten)),
            "begroot_keur": begroot.ravel(),
            "besteed_keur": besteed.ravel(),
        }
    )
    uit = raden.begroting_naast_laatste(t, 2)
    helling, _ = np.polyfit(uit["jaar"], uit["mediaan"], 1)
    assert abs(helling) < 0.3  # per cent per year; youth rose by ten between 2019 and 2025
    assert uit["mediaan"].mean() == pytest.approx(100 * (1.03**2 - 1), abs=1)
    groei = 100 * (begroot[:, 1:] / begroot[:, :-1] - 1)
    meer = besteed[:, :-1] > begroot[:, :-1]
    assert np.median(groei[meer]) - np.median(groei[~meer]) > 8


# ------------------------------------------------------------------ regression, as the library itself


def test_regressie_is_de_bibliotheek_op_de_gedownloade_csv() -> None:
    import statsmodels.api as sm

    gekozen = ["kwb_laag_inkomen", "gf_jongeren_aandeel"]
    jaren = regressie.invoer(regressie.verschillen(tabel(instelling())), haal.indicatorwaarden(), gekozen)
    cijfers = jaren[jaren["jaar"] == 2024].reset_index(drop=True)
    u = regressie.schat(cijfers, gekozen)
    assert u is not None
    csv = pd.read_csv(io.BytesIO(cijfers.to_csv(index=False).encode()))
    model = sm.OLS(csv["per_inwoner_eur"], sm.add_constant(csv[gekozen])).fit(cov_type="HC3")
    assert (u.n, u.r2) == (len(csv), pytest.approx(model.rsquared))
    np.testing.assert_allclose(u.coefficienten["b"], model.params)
    np.testing.assert_allclose(u.coefficienten["se"], model.bse)
    np.testing.assert_allclose(u.coefficienten["p"], model.pvalues)
    z = csv[["per_inwoner_eur", *gekozen]].apply(lambda k: (k - k.mean()) / k.std())
    los = np.linalg.lstsq(z[gekozen].to_numpy(), z["per_inwoner_eur"].to_numpy(), rcond=None)[0]
    np.testing.assert_allclose(u.coefficienten["b_standaard"][1:], los)
    assert u.residuen["residu"].sum() == pytest.approx(0, abs=1e-6)
    # what the second road says of overlap and of regions: an auxiliary regression, and the sandwich written out
    x = sm.add_constant(csv[gekozen]).to_numpy()
    hulp = sm.OLS(csv[gekozen[0]], sm.add_constant(csv[gekozen[1]])).fit().rsquared
    np.testing.assert_allclose(u.coefficienten["vif"][1:], 1 / (1 - hulp))
    e = csv["per_inwoner_eur"].to_numpy() - x @ u.coefficienten["b"].to_numpy()
    scores = pd.DataFrame(x * e[:, None]).groupby(csv["jeugdregio"]).sum().to_numpy()
    brood = np.linalg.inv(x.T @ x)
    n, k, g = len(csv), x.shape[1], csv["jeugdregio"].nunique()
    cov = brood @ scores.T @ scores @ brood * g / (g - 1) * (n - 1) / (n - k)
    np.testing.assert_allclose(u.coefficienten["se_regio"], np.sqrt(np.diag(cov)))
    assert u.regios == g


GEZOND = (
    "ervaren_gezondheid_goed_18plus_50150"  # of the snapshot the one that is known of three of these years
)


def test_vaste_effecten_zijn_die_met_een_dummy_per_gemeente() -> None:
    """On the downloaded file: least squares with a dummy per municipality and year, and the clustered sandwich written out."""
    bedragen = regressie.uitgaven(haal, "jeugdwet")
    mee, cijfers = regressie.jaarlijkse(haal, bedragen, [GEZOND, "kwb_laag_inkomen"])
    assert mee == [GEZOND]  # of the other one year is known
    maat = "uitgaven_per_inwoner_eur"
    u = regressie.vaste_effecten(cijfers, mee, maat)
    assert u is not None
    assert u.jaren == (2020, 2022, 2024)
    csv = pd.read_csv(io.BytesIO(tabel_csv(cijfers, nederlands=False)))
    assert u.n == len(csv) > 900
    gm, jaar = (pd.get_dummies(csv[k], dtype=float).to_numpy() for k in ("gm_code", "jaar"))
    x = np.column_stack([csv[GEZOND], jaar[:, 1:], gm])
    b, *_ = np.linalg.lstsq(x, csv[maat].to_numpy(), rcond=None)
    r = u.coefficienten.iloc[0]
    assert r["b"] == pytest.approx(b[0], rel=1e-3)  # the file holds cents
    # Frisch-Waugh: what is left of the characteristic beside all dummies
    rest = x[:, 0] - x[:, 1:] @ np.linalg.lstsq(x[:, 1:], x[:, 0], rcond=None)[0]
    e = csv[maat].to_numpy() - x @ b
    scores = pd.Series(rest * e).groupby(csv["gm_code"]).sum().to_numpy()
    n, k, g = len(csv), jaar.shape[1], csv["gm_code"].nunique()
    var = (scores**2).sum() / (rest**2).sum() ** 2 * g / (g - 1) * (n - 1) / (n - k)
    assert r["se"] == pytest.approx(var**0.5, rel=1e-3)
    assert u.gemeenten == g


def test_vaste_effecten_vinden_wat_binnen_gemeenten_gebeurt_en_niet_ertussen() -> None:
    """Between municipalities the link is turned around; within them it is 2. Fixed effects find the 2."""
    toeval = np.random.default_rng(7)
    niveau = toeval.normal(0, 10, 60)
    t = pd.DataFrame(
        {
            "gm_code": np.repeat([f"GM{k:04d}" for k in range(60)], 5),
            "jaar": np.tile(range(2018, 2023), 60),
            "x": np.repeat(niveau, 5) + toeval.normal(0, 1, 300),
        }
    )
    t["per_inwoner_eur"] = 2 * t["x"] - 5 * np.repeat(niveau, 5) + 7 * (t["jaar"] - 2018)
    u = regressie.vaste_effecten(t, ["x"], "per_inwoner_eur")
    assert u is not None
    assert u.coefficienten["b"].item() == pytest.approx(2)
    assert regressie.vaste_effecten(t.assign(x=np.repeat(niveau, 5)), ["x"], "per_inwoner_eur") is None


def test_zonder_kenmerken_per_jaar_zegt_de_pagina_dat_in_een_zin() -> None:
    woorden = tekst(open_app("jeugdzorg", tekortdeel="Verklaren"))
    assert (
        "van minstens 3 van deze jaren bekend zijn. Dat is nu bij geen van de gekozen kenmerken zo."
        in woorden
    )
    assert "Vaste effecten per gemeente" not in woorden


def test_met_een_kenmerk_per_jaar_staan_de_vaste_effecten_er() -> None:
    label = next(kenmerk_label(r) for r in rijen(haal.indicatorkeuzes()) if r["indicator_id"] == GEZOND)
    app = open_app("jeugdzorg", tekortdeel="Verklaren", kenmerken_jeugdwet=label)
    assert not app.exception
    assert "Een gemeente naast zichzelf in andere jaren" in tekst(app)


def test_coefficienten_van_elk_jaar_zijn_die_van_dat_jaar() -> None:
    gekozen = ["kwb_laag_inkomen", "kwb_65plus"]
    jaren = regressie.invoer(regressie.uitgaven(haal, "wmo"), haal.indicatorwaarden(), gekozen)
    alles = regressie.per_jaar(jaren, gekozen, "uitgaven_per_inwoner_eur")
    assert sorted(set(alles["jaar"])) == list(range(2017, 2025))
    van = jaren[jaren["jaar"] == 2019]
    x = np.column_stack([np.ones(len(van)), van[gekozen]])
    b = np.linalg.lstsq(x, van["uitgaven_per_inwoner_eur"].to_numpy(), rcond=None)[0]
    np.testing.assert_allclose(alles[alles["jaar"] == 2019]["b"], b)


def test_uitgaven_zijn_die_van_vergelijken() -> None:
    """Per inhabitant, the Wmo without shelter, by the second road; nobody who buys for the region."""
    uit = regressie.uitgaven(haal, "wmo").set_index(["gm_code", "jaar"])["uitgaven_per_inwoner_eur"]
    waar = tw.posities("bruto", "rekening").query("wet == 'wmo'").set_index(["gm_code", "jaar"])["eur"]
    samen = pd.concat({"uit": uit, "waar": waar}, axis=1, join="inner")
    assert len(samen) > 2_000
    np.testing.assert_allclose(samen["uit"], samen["waar"])
    assert not {g for g, w in tw.regiotaak() if w == "wmo"} & {g for g, j in uit.index if j == 2024}


# ------------------------------------------------------------------ near each other


def test_tussen_regios_met_de_hand() -> None:
    """Three regions of two: between 2*((1-3)^2+0+(5-3)^2) = 16, within 3*0.5 = 1.5; chance (3-1)/(6-1)."""
    t = nabijheid.tussen_regios(pd.Series([0.5, 1.5, 2.5, 3.5, 4.5, 5.5]), pd.Series(list("aabbcc")))
    assert t is not None
    assert (t.tussen_pct, t.toeval_pct) == (pytest.approx(100 * 16 / 17.5), 40)
    assert t.icc == pytest.approx((8 - 0.5) / (8 + 0.5))
    assert nabijheid.tussen_regios(pd.Series([1.0, 1.0]), pd.Series(["a", "b"])) is None


def test_toeval_tussen_regios_is_toeval() -> None:
    """Numbers without any region in them lie between regions as often as said."""
    trek = np.random.default_rng(1)
    regio = pd.Series(trek.integers(0, 42, 342))
    uit = [nabijheid.tussen_regios(pd.Series(trek.normal(size=342)), regio) for _ in range(300)]
    assert np.mean([t.tussen_pct for t in uit if t]) == pytest.approx(uit[0].toeval_pct, abs=0.4)
    assert np.mean([t.icc for t in uit if t]) == pytest.approx(0, abs=0.01)


def test_moran_met_alle_afstanden() -> None:
    """The same sum with every distance written out; a slope over the map is a pattern, noise is none."""
    trek = np.random.default_rng(2)
    lon, lat = pd.Series(trek.uniform(3.5, 7.2, 120)), pd.Series(trek.uniform(50.8, 53.5, 120))
    ruis = pd.Series(trek.normal(size=120))
    x, y = lon * np.cos(np.radians(lat.mean())), lat
    for waarden, patroon in ((lat * 10 + ruis, True), (ruis, False)):
        m = nabijheid.moran(waarden, lon, lat)
        z = waarden - waarden.mean()
        som = 0.0
        for a in range(120):
            ver = [((x[a] - x[b]) ** 2 + (y[a] - y[b]) ** 2, b) for b in range(120) if b != a]
            som += z[a] * sum(z[b] for _, b in sorted(ver)[:8]) / 8
        assert m is not None
        assert m.i == pytest.approx(som / (z**2).sum())
        assert (m.p < 0.01) == patroon


def test_regressie_weigert_wat_niet_te_schatten_is() -> None:
    cijfers = pd.DataFrame(
        {
            "gm_code": [f"GM{k:04d}" for k in range(40)],
            "naam": "x",
            "jeugdregio": [f"r{k % 5}" for k in range(40)],
            "let_op": "",
            "per_inwoner_eur": np.arange(40.0),
            "a": np.arange(40.0) ** 2,
        }
    ).assign(b=lambda d: 3 * d["a"] + 1)
    assert regressie.schat(cijfers, ["a", "b"]) is None  # one determines the other
    assert regressie.schat(cijfers.head(20), ["a"]) is None  # too few
    assert regressie.schat(cijfers, ["a"]) is not None


# ------------------------------------------------------------------ cite and repeat


@pytest.mark.parametrize("zonder", [False, True])
def test_het_programma_maakt_dezelfde_tabel(tmp_path: Path, zonder: bool) -> None:
    """The package as downloaded, run by a Python that sees neither the project nor its environment."""
    i = instelling("netto_begroting_rekenbedrag", toegang_pct=30, zonder_opvallend=zonder)
    citaat = herhaal.citaat(i, "v", date(2026, 11, 24))
    con = verbind(huidige())
    pakket = herhaal.pakket(lambda naam: con.sql(f"select * from {naam}").df(), herhaal.script(i, citaat))
    zipfile.ZipFile(io.BytesIO(pakket)).extractall(tmp_path)
    subprocess.run(
        [sys.executable, "-I", "herhaal.py"], cwd=tmp_path, check=True, capture_output=True, env={"PATH": ""}
    )
    gevonden = pd.read_csv(tmp_path / "tekort.csv", keep_default_na=False, na_values=[""])
    verwacht = pd.read_csv(io.StringIO(tabel(i).to_csv(index=False)), keep_default_na=False, na_values=[""])
    pd.testing.assert_frame_equal(gevonden, verwacht)


def test_citaat_noemt_definitie_versie_en_filter() -> None:
    i = instelling("netto_begroting_rekenbedrag", circulaire="S2024", toegang_pct=30, zonder_opvallend=True)
    zin = herhaal.citaat(i, "gemeenten3d-1", date(2026, 11, 24))
    for deel in (
        "netto begroting min rekenbedrag",
        "S2024",
        "30% van wijkteams",
        "zonder bedragen die niet bij elkaar passen",
        "gemeenten3d-1",
        "24-11-2026",
    ):
        assert deel in zin


def test_werkboek_heeft_getallen_als_getallen_en_geen_formules() -> None:
    t = pd.DataFrame(
        {"naam": ["=1+1", "@x"], "bedrag_keur": [1234.5, None], "n": [3, 4], "vlag": [True, False]}
    )
    boek = openpyxl.load_workbook(io.BytesIO(werkboek(t, [("Bron", "=cmd")])))
    blad = boek["Cijfers"]
    assert (blad["A2"].value, blad["A2"].data_type) == ("=1+1", "s")
    assert (blad["B2"].value, blad["B2"].data_type) == (1234.5, "n")
    assert blad["B3"].value is None
    assert (blad["C3"].value, blad["D2"].value) == (4, "ja")
    assert boek["Toelichting"]["B1"].data_type == "s"


# ------------------------------------------------------------------ the page


@pytest.mark.parametrize("deel", DELEN.values())
@pytest.mark.parametrize("gm_code", ["GM1674", None])
def test_elk_deel(deel: str, gm_code: str | None) -> None:
    app = open_app("jeugdzorg", jaar="2024", tekortdeel=deel, **({"g": gm_code} if gm_code else {}))
    assert not app.exception
    woorden = tekst(app)
    assert "jaarrekening min begroting (lasten)" in woorden.lower()
    assert "meer uit aan jeugd dan vooraf begroot" in woorden
    if deel not in ("Begroting en laatste uitgaven", "Meer of duurder?"):
        assert "wijzigingen in de loop van het jaar zitten er niet in" in woorden


@pytest.mark.parametrize("wet", ["Wmo", "Participatiewet"])
def test_dezelfde_pagina_voor_de_andere_wetten(wet: str) -> None:
    app = open_app("jeugdzorg", g="GM1674", jaar="2024", tekortwet=wet)
    assert not app.exception
    assert ("de Wmo" if wet == "Wmo" else "participatie") in kop(app)


def test_kop_noemt_gemeente_definitie_en_bedrag() -> None:
    assert (
        kop(open_app("jeugdzorg", g="GM1674", jaar="2024"))
        == "Roosendaal gaf in 2024 € 13,0 mln meer uit aan jeugd dan vooraf begroot"
    )
    land = kop(open_app("jeugdzorg", jaar="2024"))
    assert land == "338 gemeenten gaven in 2024 samen € 1,16 mld meer uit aan jeugd dan vooraf begroot"


def test_eigen_combinatie_staat_in_het_adres() -> None:
    app = open_app(
        "jeugdzorg",
        g="GM1674",
        jaar="2023",
        definitie="Eigen combinatie",
        tekort_links="Jaarrekening: netto",
        tekort_rechts="Begroting: lasten",
    )
    assert not app.exception
    assert "Eigen combinatie: Jaarrekening: netto min Begroting: lasten" in tekst(app)


def test_jaar_zonder_paar_zegt_welke_jaren_kunnen() -> None:
    app = open_app("jeugdzorg", jaar="2026")
    assert kop(app) == "Over 2026 is jaarrekening min begroting (lasten) niet te berekenen"
    assert "kan het voor 2017 tot en met 2024" in tekst(app)


def test_cijfers_van_anderen_staan_apart_met_bron() -> None:
    fig = tekortfiguren.landelijke_reeks(haal, instelling(), tabel(instelling()))
    alt = fig.panelen[0].alt
    assert "Deskundigencommissie" in alt
    assert "828" in alt
    eigen = fig.tabel["bron"].str.startswith("Eigen berekening")
    assert eigen.sum() == 8
    # never unlabelled in one column: ours and theirs each have their own, and every row says whose it is and what it counts
    assert (fig.tabel["verschil_mln"].notna() == eigen).all()
    assert (fig.tabel["ander_mln"].notna() == ~eigen).all()
    van = fig.tabel[~eigen].groupby("reeks")["jaar"].apply(list).to_dict()
    assert van == {
        "AEF": [2019],
        "Arbitrage": [2022, 2023, 2024],
        "CBS, Monitor Langdurige Zorg": [2017],
        "Deskundigencommissie": [2020, 2021, 2022, 2023, 2024],
    }
    assert fig.tabel["definitie"].str.len().gt(15).all()
    for wie in van:
        assert wie in fig.onderkop
    assert not haal.landelijke_cijfers().query("onderwerp == 'Jeugdzorg'").empty
    wmo = tekortfiguren.landelijke_reeks(haal, instelling(wet="wmo"), tabel(instelling(wet="wmo")))
    assert "Deskundigencommissie" not in wmo.panelen[0].alt


def test_vlaggen_reizen_mee_naar_de_tabel() -> None:
    t = tabel(instelling())
    r = t[(t["gm_code"] == "GM0503") & (t["jaar"] == 2017)].iloc[
        0
    ]  # Delft 2017: begroot 2.620, besteed 18.223
    assert r["anders_geboekt"]
    assert "Anders geboekt" in r["let_op"]
    woorden = tekst(open_app("jeugdzorg", g="GM0503", jaar="2017"))
    assert "Wat Delft in 2017 begrootte en uitgaf aan jeugd, past niet bij elkaar" in woorden


def test_vlaggen_in_de_tabel_per_gemeente_en_jaar() -> None:
    """Every flag of weight 'let_op' of a year that is shown, by another road; Delft 2017 named on the page."""
    jaren = list(range(2017, 2025))
    woorden = hitte.vlaggen_in_woorden("jeugdwet", jaren)
    verwacht = {
        gm for gm, jaar, _, wet in tw.vlaggen()["anders_geboekt"] if wet == "jeugdwet" and jaar in jaren
    }
    assert {gm for gm, tekst_ in woorden.items() if "Anders geboekt" in tekst_} == verwacht
    assert woorden["GM0503"].count("Anders geboekt: 2017") == 1
    app = open_app("jeugdzorg", g="GM0503", jaar="2017", tekortdeel="Gemeenten en jaren")
    assert "Let op bij Delft" in tekst(app)
    breed = hitte.breed(instelling(), tabel(instelling())).set_index("gm_code")
    roosendaal = tabel(instelling()).query("gm_code == 'GM1674'")
    assert breed.at["GM1674", "per_inwoner_2024_eur"] == pytest.approx(
        1000 * 13023 / roosendaal["inwoners"].iloc[-1]
    )
    assert breed.at["GM1674", "samen_per_inwoner_eur"] == pytest.approx(roosendaal["per_inwoner_eur"].sum())


def test_cijfers_van_anderen_naast_onze_som_met_bron_zonder_verschil() -> None:
    """AEF 2019: 1 700 beside 961; the commission 2024: 828 beside 1 158. The two are unlike: no difference is worked out."""
    woorden = tekst(open_app("jeugdzorg", jaar="2024"))
    assert "Hun cijfer Onze som Wat het telt Bron" in woorden
    assert "AEF 2019 1.700 961 Extra geld" in woorden
    assert "Commissie 2024 828 1.158 Verschil tussen uitgaven en beschikbaar geld" in woorden
    for wie in (
        "Commissie 2020 1.300",
        "Commissie 2021 1.100",
        "Commissie 2022 200",
        "Arbitrage 2022 1.900",
        "Arbitrage 2024 1.600 1.158",
        "CBS 2017 603 788",
        "CBS 2024 5.940 5.899",
        "Divosa 2017 18,8% 25,5%",
    ):
        assert wie in woorden
    assert "In 2024 zijn dat er 338, samen € 1.158 mln" in woorden
    assert "(341 jaarrekeningen min 341 begrotingen) is het € 1.275 mln" in woorden
    assert "De cijfers van anderen" not in tekst(open_app("jeugdzorg", jaar="2024", tekortwet="Wmo"))


def test_hele_getallen_en_ja_nee_in_de_nederlandse_csv() -> None:
    t = pd.DataFrame({"naam": ["a", "b"], "bedrag_keur": [1234.5, None], "anders_geboekt": [True, False]})
    regels = tabel_csv(t, nederlands=True).decode("utf-8-sig").splitlines()
    assert regels == ["naam;bedrag_keur;anders_geboekt", "a;1234,5;ja", "b;;nee"]


def test_trechter_met_de_hand() -> None:
    """Eight groups by size; nine in ten lie between the bounds; recomputed from the source tables."""
    t = tabel(instelling())
    leden, band = tekortsommen.trechter(t, "per_inwoner_eur", 2024, groepen=8, minstens=20)
    p = tw.begroot_besteed().query(
        "definitie == 'smal' and wet == 'jeugdwet' and jaar == 2024 and vergelijkbaar"
    )
    p = p.merge(tw._noemer("inwoners", "n").query("jaar == 2024"), on=["gm_code", "jaar"]).sort_values("n")
    assert len(leden) == len(p) == band["n"].sum()
    klein, groot = p.head(int(band["n"].iloc[0])), p.tail(int(band["n"].iloc[-1]))
    for rij, deel in ((band.iloc[0], klein), (band.iloc[-1], groot)):
        eur = 1000 * deel["afwijking_keur"] / deel["n"]
        assert rij["laag"] == pytest.approx(eur.quantile(0.05))
        assert rij["hoog"] == pytest.approx(eur.quantile(0.95))
        assert ((eur >= rij["laag"]) & (eur <= rij["hoog"])).mean() == pytest.approx(0.9, abs=0.05)
    smal, breed = (r["hoog"] - r["laag"] for r in (band.iloc[-1], band.iloc[0]))
    assert smal < breed  # a funnel: small municipalities lie further apart
    figuur = tekortfiguren.trechterfiguur(haal, instelling(), t, "per_inwoner_eur", 2024, "GM1674")
    assert figuur is not None
    assert "Eén jaar zegt weinig" in figuur.onderkop
    assert tekortsommen.trechter(t.head(30), "per_inwoner_eur", 2024, groepen=8, minstens=20)[1].empty


def _netto_2023(gemeenten: set[str], begin: tuple[str, ...]) -> float:
    """Lasten minus baten of the rekening 2023, mln, from the snapshot."""
    t = pd.read_parquet(BRON / "iv3_taakveld.parquet").query("jaar == 2023 and soort == 'rekening'")
    t = t[t["gm_code"].isin(gemeenten) & t["taakveld"].str.startswith(begin)]
    return float((t["lasten_keur"] - t["baten_keur"]).sum()) / 1000


@pytest.mark.parametrize(("zonder", "grenzen"), [(False, (-698, 952)), (True, (-698, 951))])
def test_verschil_met_het_rekenbedrag_is_een_bandbreedte(zonder: bool, grenzen: tuple[int, int]) -> None:
    """2023: from nothing shared to half of toegang and a tenth of overhead, by another road."""
    i = instelling("netto_rekening_rekenbedrag", zonder_opvallend=zonder)
    laag, hoog, _ = tekortsommen.bandbreedte(haal, i)
    onder, boven = (float(t.query("jaar == 2023")["verschil_keur"].sum()) / 1000 for t in (laag, hoog))
    assert (round(onder), round(boven)) == grenzen
    codes = set(laag.query("jaar == 2023")["gm_code"])
    r = pd.read_parquet(BRON / "rekenbedrag.parquet").query(
        "jaar == 2023 and circulaire == 'M2022' and cluster == 'Individuele voorzieningen Jeugd'"
    )
    r = r.assign(gm_code=r["gm_code"].replace(["GM0501", "GM0530", "GM0614"], "GM1992"))
    r = r[r["gm_code"].isin(codes)]
    reken = float(r["au_keur"].sum() + r["iu_du_keur"].sum()) / 1000
    netto = _netto_2023(codes, ("6.72", "6.73", "6.74", "6.82"))
    assert onder == pytest.approx(netto - reken, abs=0.01)
    gedeeld = 0.5 * _netto_2023(codes, ("6.2",))
    overhead = pd.read_parquet(BRON / "iv3_taakveld.parquet").query(
        "jaar == 2023 and soort == 'rekening' and taakveld == '0.4'"
    )
    overhead = overhead[overhead["gm_code"].isin(codes)]
    gedeeld += 0.1 * float((overhead["lasten_keur"] - overhead["baten_keur"]).sum()) / 1000
    assert boven == pytest.approx(netto - reken + gedeeld, abs=0.01)


def test_de_bandbreedte_staat_in_kop_figuur_en_tabel_met_de_commissie_erin() -> None:
    naam = {"definitie": "Netto jaarrekening min rekenbedrag Gemeentefonds", "jaar": "2023"}
    app = open_app("jeugdzorg", **naam)
    assert not app.exception
    assert "ligt tussen € 697,7 mln onder en € 950,5 mln boven het rekenbedrag" in kop(app)
    assert "Commissie 2023 628 -698 tot 951" in tekst(app)
    i = instelling("netto_rekening_rekenbedrag", zonder_opvallend=True)
    fig = tekortfiguren.landelijke_band(haal, i, tabel(i))
    van_anderen = fig.tabel.dropna(subset=["ander_mln"]).set_index("jaar")["ander_mln"].to_dict()
    assert van_anderen == {2020: 1300, 2021: 1100, 2022: 200, 2023: 628, 2024: 828}
    band = fig.tabel[fig.tabel["jaar"] == 2023].iloc[0]
    assert band["laag_mln"] < van_anderen[2023] < band["hoog_mln"]


@pytest.mark.parametrize("gm_code", ["GM0569", "GM0796"])
def test_een_bedrag_dat_niet_past_staat_niet_naast_een_rekenbedrag(gm_code: str) -> None:
    app = open_app(
        "jeugdzorg", g=gm_code, jaar="2024", definitie="Netto begroting min rekenbedrag Gemeentefonds"
    )
    assert "past niet bij elkaar" in kop(app)
    assert "€" not in kop(app)
