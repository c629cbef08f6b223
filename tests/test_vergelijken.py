"""Vergelijken: the members of every group, their middle by another road, and what the page says of it."""

from __future__ import annotations

import random
import re
from functools import cache

import numpy as np
import pandas as pd
import pytest

from tests import tweede_weg as tw
from tests.hulp import haal, html, kop, open_app, tekst
from ui.kader import lees
from verhaal.beeld import Keuze
from verhaal.eenheden import Eenheid
from verhaal.getallen import LIJST
from verhaal.groep import HOOGSTENS, eigen_codes, groep_van, is_eigen
from verhaal.vergelijken import kaart_en_lijst, plaats
from verhaal.vergelijken.samenhang import spearman
from verhaal.vergelijken.vergelijking import Vergelijking

SOORTEN = [
    "buren",
    "grootte",
    "provincie",
    "jeugdregio",
    "arbeidsmarktregio",
    "corop",
    "stedelijkheid",
    "centrumfunctie",
    "sociale_structuur",
    "rob",
    "GM0363,GM0599,GM0518,GM0014",
]
ROB = ["GM0200", "GM0106", "GM0899", "GM1911", "GM0080", "GM1674", "GM0599", "GM0183", "GM0632"]
DELEN = ("Plaats", "Door de jaren", "Samenhang", "Kaart en lijst")


def keuze(gm_code: str | None, jaar: int = 2024, groep: str = "buren", eenheid: str = "totaal") -> Keuze:
    return Keuze(gm_code, jaar, "smal", Eenheid(eenheid), groep)


# ------------------------------------------------------------------ members


@cache
def klassen() -> pd.DataFrame:
    """Region and class of every municipality, straight from the snapshot."""
    g = tw.lees("gebieden.csv").set_index("gm_code")
    k = tw.lees("klassen.csv").set_index("gm_code")
    uit = g[["provincie", "jeugdregio", "arbeidsmarktregio", "corop", "stedelijkheid"]]
    return uit.assign(grootte=g["gemeentegrootte"]).join(k)


def leden(gm_code: str, groep: str, wet: str) -> set[str]:
    """The members of a group without the SQL; of neighbours the mart itself, which test_buren.py proves."""
    if groep == "buren":
        t = haal.buren(gm_code=gm_code, wet=wet)
        return set(t.loc[t["rang"] <= 10, "buur_gm_code"])
    if groep == "rob":
        return set(ROB) - {gm_code}
    if is_eigen(groep):
        return set(groep.split(",")) - {gm_code}
    k = klassen()
    waarde = k.at[gm_code, groep]
    return set() if pd.isna(waarde) else set(k.index[k[groep] == waarde]) - {gm_code}


@pytest.mark.parametrize("groep", SOORTEN)
def test_leden_van_elke_groep(groep: str) -> None:
    for gm_code in [*tw.steekproef(15), "GM0363", "GM0096", "GM1674"]:
        gevonden = haal.groepsleden(gm_code=gm_code, groep=groep)
        for wet in ("jeugdwet", "wmo", "participatiewet"):
            eigen = gevonden[gevonden["wet"] == wet]
            assert set(eigen["gm_code"]) == leden(gm_code, groep, wet), (gm_code, wet)
            assert eigen["gm_code"].is_unique


def test_de_grootste_steden_hebben_geen_centrumfunctie() -> None:
    assert haal.groepsleden(gm_code="GM0363", groep="centrumfunctie").empty
    woorden = tekst(open_app("vergelijken", g="GM0363", jaar="2024", met="centrumfunctie"))
    assert "Amsterdam heeft geen klasse bij ‘centrumfunctie’" in woorden


# ------------------------------------------------------------------ the middle, by another road


@cache
def per_hoofd() -> pd.DataFrame:
    """Euro per head of everything that may stand in a group, in pandas from the source tables."""
    p = tw.begroot_besteed()
    onvolledig = tw.levering().query("status == 'onvolledig'")
    delen = []
    for maat, soort in (("begroot", "begroting"), ("besteed", "rekening")):
        deels = tw._in(p.assign(soort=soort), ["gm_code", "jaar", "soort"], onvolledig)
        odd = p["anders_geboekt"].eq(True) | p["onmogelijk"].eq(True)
        goed = (p[f"{maat}_keur"] > 0) & ~odd & ~deels
        delen.append(p[goed].assign(maat=maat, keur=p[f"{maat}_keur"]))
    half = tw._in(p, ["gm_code", "jaar"], onvolledig)
    delen.append(p[p["vergelijkbaar"] & ~half].assign(maat="afwijking", keur=p["afwijking_keur"]))
    t = pd.concat(delen)[["gm_code", "jaar", "definitie", "wet", "maat", "keur"]]
    regio = pd.Series(list(zip(t["gm_code"], t["wet"], strict=True)), index=t.index).isin(tw.regiotaak())
    t = t[~regio]
    n = tw.noemer().replace({"noemer": {"inwoners": "inwoner", "jongeren_0_17": "jongere"}})
    t = t.merge(n, on=["gm_code", "jaar"])
    t = t[(t["noemer"] == "inwoner") | (t["wet"] == "jeugdwet")]
    return t.assign(eur=1000 * t["keur"] / t["aantal"])


def gevallen() -> list[tuple[str, str, int, str, str, str]]:
    """Fifty combinations, the same on every run."""
    dobbel = random.Random(342)
    uit = []
    for _ in range(50):
        maat = dobbel.choice(["begroot", "besteed", "afwijking"])
        jaar = dobbel.choice(range(2017, 2027 if maat == "begroot" else 2025))
        wet = dobbel.choice(["jeugdwet", "wmo", "participatiewet"])
        definitie = dobbel.choice(["smal", "smal", "toegang", "breed"])
        uit.append((dobbel.choice(tw.nu()), dobbel.choice(SOORTEN), jaar, definitie, wet, maat))
    return uit


@pytest.mark.parametrize(("gm_code", "groep", "jaar", "definitie", "wet", "maat"), gevallen())
def test_mediaan_en_kwartielen(
    gm_code: str, groep: str, jaar: int, definitie: str, wet: str, maat: str
) -> None:
    """Own municipality excluded, continuous quantiles, missing members left out and counted."""
    wie = leden(gm_code, groep, wet)
    t = per_hoofd()
    t = t[(t["jaar"] == jaar) & (t["definitie"] == definitie) & (t["wet"] == wet) & (t["maat"] == maat)]
    t = t[t["gm_code"].isin(wie)]
    gevonden = haal.groep_kwartielen(gm_code=gm_code, definitie=definitie, groep=groep)
    gevonden = gevonden[(gevonden["jaar"] == jaar) & (gevonden["wet"] == wet) & (gevonden["maat"] == maat)]
    assert set(gevonden["noemer"]) == set(t["noemer"])
    for r in gevonden.to_dict("records"):
        eur = t.loc[t["noemer"] == r["noemer"], "eur"]
        assert (r["n"], r["leden"]) == (len(eur), len(wie))
        verwacht = np.quantile(eur, [0.25, 0.5, 0.75])
        assert [r["q1_eur"], r["mediaan_eur"], r["q3_eur"]] == pytest.approx(verwacht)
        if len(eur) < 3:
            assert sorted(r["waarden"]) == pytest.approx(sorted(eur))


def test_de_mart_is_het_tweede_spoor() -> None:
    """Every value that may stand in a group, all 342 municipalities, years, laws and definitions."""
    verwacht = per_hoofd().set_index(["gm_code", "jaar", "definitie", "wet", "maat", "noemer"])["eur"]
    gevonden = pd.concat(
        haal.per_hoofd_jaar(jaar=j, definitie=d).assign(jaar=j, definitie=d)
        for j in tw.JAREN
        for d in tw.DEFINITIES
    )
    gevonden = gevonden[gevonden["telt_in_groep"]]
    gevonden = gevonden.set_index(["gm_code", "jaar", "definitie", "wet", "maat", "noemer"])["waarde_eur"]
    pd.testing.assert_series_equal(gevonden.sort_index(), verwacht.sort_index(), check_names=False)


# ------------------------------------------------------------------ the address


@pytest.mark.parametrize(
    ("gevraagd", "met"),
    [
        ("provincie", "provincie"),
        ("GM0599,GM0363", "GM0599,GM0363"),
        ("rotterdam, Weesp", "GM0599,GM0363"),
        ("Weesp,Amsterdam", "GM0363"),
        ("Nuenen, Gerwen en Nederwetten,Súdwest-Fryslân", "GM0820,GM1900"),
        ("'s-Gravenhage", "GM0518"),
        ("eigen", "eigen"),
    ],
)
def test_groep_in_het_adres(gevraagd: str, met: str) -> None:
    """Codes, names, old names and names with a comma; a municipality stands in it once."""
    assert lees({"met": gevraagd}.get)[0]["met"] == met
    assert lees({"met": gevraagd}.get)[1] == []


@pytest.mark.parametrize(
    "gevraagd", ["Utr", "GM9999", "' or 1=1 --", "<script>alert(1)</script>", ",,,", "x" * 100_000]
)
def test_onbekende_groep_geeft_een_melding(gevraagd: str) -> None:
    keuze_, meldingen = lees({"met": gevraagd}.get)
    assert keuze_["met"] == "buren"
    assert len(meldingen) == 1
    assert len(meldingen[0]) < 200
    assert "‘Vergelijkbare gemeenten’" in meldingen[0]


def test_te_veel_gemeenten_worden_er_veertig() -> None:
    codes = tw.nu()[:60]
    keuze_, meldingen = lees({"met": ",".join(codes)}.get)
    assert eigen_codes(str(keuze_["met"])) == codes[:HOOGSTENS]
    assert meldingen == [f"U kunt hoogstens {HOOGSTENS} gemeenten kiezen. U ziet de eerste {HOOGSTENS}."]


def test_een_onbekende_naam_laat_de_andere_staan() -> None:
    keuze_, meldingen = lees({"met": "Rotterdam,Atlantis,Assen"}.get)
    assert keuze_["met"] == "GM0599,GM0106"
    assert meldingen == [
        "Wij kennen geen gemeente of groep ‘Atlantis’ om mee te vergelijken. De andere gemeenten tellen wel mee."
    ]


# ------------------------------------------------------------------ the page


def test_roosendaal_naast_de_grootteklasse() -> None:
    """Roosendaal 2024: € 529 gross, which it spends for its region too; the group leaves out others that do."""
    app = open_app("vergelijken", g="GM1674", jaar="2024", met="grootte")
    assert kop(app).startswith(
        "Roosendaal gaf in 2024 € 529 per inwoner uit aan jeugd, maar dat cijfer is niet te vergelijken"
    )
    woorden = tekst(app)
    assert "62 andere gemeenten van deze grootte (50.000 tot 100.000 inwoners)" in woorden
    assert "‘Koopt in voor de regio’" in woorden  # gross: no place among peers


def test_elk_groepscijfer_noemt_maat_groep_en_aantal() -> None:
    v = Vergelijking.laad(haal, keuze("GM1674", groep="provincie"), "besteed")
    fig = plaats.plaatsen(haal, v)
    assert fig is not None
    for paneel in fig.panelen:
        assert re.search(
            r"midden \(mediaan\) van (\d+ van )?\d+ andere gemeenten in Noord-Brabant", paneel.titel
        )
    assert "gewogen" in fig.onderkop


def test_ontbrekende_leden_worden_geteld() -> None:
    """Loon op Zand filed no jaarrekening 2024: in Noord-Brabant one is missing, and named."""
    fig = plaats.plaatsen(haal, Vergelijking.laad(haal, keuze("GM1674", groep="provincie"), "besteed"))
    assert fig is not None
    assert any("Loon op Zand" in zin and "tellen 54 van de 55 gemeenten mee" in zin for zin in fig.vlaggen)


@pytest.mark.parametrize("met", ["GM0363", "GM0363,GM0599"])
def test_een_kleine_groep_toont_de_waarden_zelf(met: str) -> None:
    """Fewer than three figures: values, no median and no band."""
    v = Vergelijking.laad(haal, keuze("GM1674", groep=met), "besteed")
    p = v.plaats("jeugdwet")
    assert (p.n, p.mediaan, p.q1, p.q3) == (len(met.split(",")), None, None, None)
    woorden = tekst(open_app("vergelijken", g="GM1674", jaar="2024", met=met))
    assert "; Amsterdam € 410" in woorden
    start = tekst(open_app(g="GM1674", jaar="2024", met=met))
    assert "Amsterdam € 308" in start  # Wmo; jeugd is bought for the region too


def test_lege_eigen_keuze_zegt_wat_te_doen() -> None:
    for pagina in ("overzicht", "vergelijken", "rijksmiddelen"):
        app = open_app(pagina, g="GM1674", jaar="2024", met="eigen")
        assert not app.exception
    assert "U hebt nog geen gemeenten gekozen." in tekst(open_app("vergelijken", g="GM1674", met="eigen"))


def test_eigen_keuze_komt_in_het_adres_en_terug() -> None:
    app = open_app("vergelijken", g="GM1674", jaar="2024", met="GM0363,GM0599,GM0106")
    veld = app.multiselect(key="eigen_gemeenten")
    assert veld.value == ["GM0363", "GM0599", "GM0106"]
    veld.set_value(["GM0363", "GM0599", "GM0106", "GM0014"]).run()
    assert app.query_params["met"] == "GM0363,GM0599,GM0106,GM0014"
    assert "van 4 gemeenten van uw eigen keuze" in tekst(app)


@pytest.mark.parametrize("deel", DELEN)
@pytest.mark.parametrize("gm_code", ["GM0096", "GM0518", "GM1961", None])
@pytest.mark.parametrize("jaar", ["2024", "2026"])
def test_elk_deel_van_de_pagina(deel: str, gm_code: str | None, jaar: str) -> None:
    """No exception, no stray Python value, no ranking, whatever the municipality and year."""
    gemeente = {"g": gm_code, "deel": deel} if gm_code else {"deel_nl": deel}
    if gm_code is None and deel in ("Plaats", "Door de jaren"):
        pytest.skip("zonder gemeente is er geen plaats en geen ontwikkeling")
    app = open_app("vergelijken", jaar=jaar, **gemeente)
    assert not app.exception
    assert not app.markdown  # a bare expression on a page is printed by Streamlit
    woorden = tekst(app)
    for verboden in (
        r"\bnan\b",
        r"\bNone\b",
        r"\branglijst",
        r"\bplaats \d",
        r"nummer \d",
        r"\bbeste\b",
        r"\bslechtste\b",
    ):
        assert not re.search(verboden, woorden, re.I), verboden


def test_per_jongere_alleen_bij_jeugd_en_als_het_aantal_bekend_is() -> None:
    v = Vergelijking.laad(haal, keuze("GM0363", 2024, "grootte", "jongere"), "besteed")
    assert [v.noemer(w) for w in ("jeugdwet", "wmo")] == ["jongere", "inwoner"]
    t = per_hoofd()
    eigen = t[(t["gm_code"] == "GM0363") & (t["jaar"] == 2024) & (t["definitie"] == "smal")]
    eigen = eigen[
        (eigen["wet"] == "jeugdwet") & (eigen["maat"] == "besteed") & (eigen["noemer"] == "jongere")
    ]
    assert v.plaats("jeugdwet").eigen == pytest.approx(eigen["eur"].item())
    assert (
        Vergelijking.laad(haal, keuze("GM1674", 2020, "grootte", "jongere"), "besteed").noemer("jeugdwet")
        == "inwoner"
    )


@pytest.mark.parametrize("maat", ["besteed", "afwijking"])  # begroot stands net where baten are known
def test_nederland_is_gewogen(maat: str) -> None:
    """Sum of euros by sum of inhabitants, over municipalities with both reports."""
    v = Vergelijking.laad(haal, keuze("GM1674"), maat)
    p = tw.begroot_besteed().query(
        "jaar == 2024 and definitie == 'smal' and wet == 'jeugdwet' and vergelijkbaar"
    )
    n = tw._noemer("inwoners", "n").query("jaar == 2024").set_index("gm_code")["n"]
    verwacht = 1000 * p[f"{maat}_keur"].sum() / n[p["gm_code"]].sum()
    assert v.plaats("jeugdwet").nederland == pytest.approx(verwacht)


def _kaart(maat: str = "besteed", wet: str = "jeugdwet", volgorde: str = "naam", jaar: int = 2024):
    fig = kaart_en_lijst.kaartfiguur(
        haal,
        keuze("GM1674", jaar),
        wet,
        maat,
        volgorde,
        {"GM0363"},
        "vergelijkbare gemeenten",
        lambda c: f"?g={c}",
    )
    assert fig is not None
    return fig


def test_kaart_en_lijst_tonen_dezelfde_waarden() -> None:
    """All 342 municipalities, once in the list and once on the map, with the same words."""
    fig = _kaart()
    (lagen,) = fig.panelen[0].grafiek["layer"]
    punten = {r["gm_code"]: r for r in lagen["transform"][0]["from"]["data"]["values"]}
    assert set(punten) == set(fig.tabel["gm_code"]) == set(tw.nu())
    t = per_hoofd()
    t = t[
        (t["jaar"] == 2024) & (t["definitie"] == "smal") & (t["wet"] == "jeugdwet") & (t["maat"] == "besteed")
    ]
    verwacht = t[t["noemer"] == "inwoner"].set_index("gm_code")["eur"]
    verwacht = verwacht[~verwacht.index.isin([c for c, w in tw.regiotaak() if w == "jeugdwet"])]
    bedrag = tw.vergelijkbedrag().query(
        "jaar == 2024 and soort == 'rekening' and definitie == 'smal' and onderdeel == 'jeugdwet'"
    )
    # an amount that stands beside no other: Roosendaal buys for its region, Nieuwkoop books elsewhere
    weg = set(bedrag["gm_code"]) - set(verwacht.index)
    assert {"GM1674", "GM0569"} <= weg
    for r in fig.tabel.to_dict("records"):
        woord = "niet te vergelijken (" if r["gm_code"] in weg else LIJST.eur(r["waarde_eur"])
        assert punten[r["gm_code"]]["tip"].startswith(f"{r['naam']}: {woord}")
        assert r["waarde_eur"] == pytest.approx(verwacht.get(r["gm_code"], np.nan), nan_ok=True)
    assert (punten["GM0809"]["klasse"], fig.tabel.set_index("gm_code")["waarde_eur"]["GM0809"]) == (
        "niet te vergelijken",
        pytest.approx(np.nan, nan_ok=True),
    )
    assert fig.links[list(fig.tabel["gm_code"]).index("GM0809")] == "?g=GM0809"


def test_lijst_is_te_sorteren_en_zonder_cijfer_staat_achteraan() -> None:
    hoog, laag = _kaart(volgorde="hoog").tabel["waarde_eur"], _kaart(volgorde="laag").tabel["waarde_eur"]
    assert hoog.dropna().is_monotonic_decreasing
    assert laag.dropna().is_monotonic_increasing
    assert hoog.isna().to_numpy()[-3:].all()
    assert laag.isna().to_numpy()[-3:].all()


def test_kaart_heeft_een_tekst_met_cijfers_en_een_klasse_per_gemeente() -> None:
    fig = _kaart("afwijking", "wmo")  # Roosendaal buys youth care for its region: no figure on that map
    assert "Kaart van 342 gemeenten" in fig.panelen[0].alt
    assert pytest.approx(26.66, abs=0.01) == 1000 * (23307 - 21239) / 77559
    assert "Roosendaal: € 27" in fig.panelen[0].alt.replace("\xa0", " ")


def test_spearman_telt_gelijke_waarden_gemiddeld() -> None:
    """By hand: ranks 1, 2.5, 2.5, 4 against 1, 3, 2, 4."""
    x, y = pd.Series([1.0, 2.0, 2.0, 9.0]), pd.Series([10.0, 30.0, 20.0, 40.0])
    a, b = np.array([1, 2.5, 2.5, 4]), np.array([1, 3, 2, 4])
    verwacht = ((a - 2.5) * (b - 2.5)).sum() / np.sqrt(((a - 2.5) ** 2).sum() * ((b - 2.5) ** 2).sum())
    assert spearman(x, y) == pytest.approx(verwacht)
    assert spearman(x, -x) == pytest.approx(-1)


def test_samenhang_noemt_n_rho_en_dat_het_geen_oorzaak_is() -> None:
    woorden = tekst(open_app("vergelijken", g="GM1674", jaar="2024", deel="Samenhang", wet="Participatiewet"))
    assert re.search(r"\d{3} van de 342 gemeenten met beide cijfers, 2024; Spearmans rho 0,\d\d", woorden)
    assert "Samenhang is geen oorzaak" in woorden


def test_waarom_deze_gemeenten_en_een_waarschuwing_als_niets_lijkt() -> None:
    gewoon = tekst(open_app("vergelijken", g="GM1674", jaar="2024"))
    assert "Het dichtst bij Roosendaal ligt Bergen op Zoom (afstand 0,20)." in gewoon
    assert "Let op: maar" not in gewoon
    vlieland = tekst(open_app("vergelijken", g="GM0096", jaar="2024"))
    assert "Let op: maar 1 van deze gemeenten lijkt echt op Vlieland." in vlieland
    amsterdam = tekst(open_app("vergelijken", g="GM0363", jaar="2024"))
    assert "Centrumfunctie telt hier niet mee" in amsterdam


def test_tekst_van_de_groep_is_nederlands() -> None:
    """Every kind of group reads well after a count, for municipalities with odd names."""
    for gm_code in ("GM1674", "GM0518", "GM0373", "GM0096"):
        gemeente = haal.gemeente(gm_code=gm_code)
        for groep in SOORTEN:
            g = groep_van(haal.groepsoorten(), groep, gemeente)
            assert g.ontbreekt or "{" not in g.telling(3, 4)
            assert "nan" not in g.wie
            assert re.match(r"^3 van 4 [a-z]", g.telling(3, 4))


def test_vlaggen_reizen_mee() -> None:
    """Nieuwkoop 2024 is booked elsewhere: its place says so, and the map leaves it white."""
    woorden = tekst(open_app("vergelijken", g="GM0569", jaar="2024"))
    zin = (
        haal.vlaggen_gemeente(gm_code="GM0569")
        .query("jaar == 2024 and vlag == 'anders_geboekt' and wet == 'jeugdwet'")["toelichting"]
        .iloc[0]
    )
    assert zin in woorden
    rij = _kaart("afwijking").tabel.set_index("gm_code").loc["GM0569"]
    assert np.isnan(rij["waarde_eur"])
    assert "Anders geboekt" in rij["let_op"]


def test_geen_rangnummer_in_de_tabellen() -> None:
    for deel in DELEN:
        app = open_app("vergelijken", g="GM1674", jaar="2024", deel=deel)
        assert not re.search(r"<th[^>]*>\s*(Rang|Nr\.?|Nummer|Positie)\s*</th>", " ".join(html(app)), re.I)


def test_de_negen_van_de_rob_staan_erin() -> None:
    """Nine municipalities, by the names the council report gives them, all of today."""
    t = tw.lees("groepsleden.csv", "referentie")
    assert sorted(t["gm_code"]) == sorted(ROB)
    namen = haal.gemeenten().set_index("gm_code")["naam"]
    assert list(t["naam"]) == list(namen[t["gm_code"]])
