"""The money-flow picture: every amount by another road, the layout, and what is said when something is missing."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.versies import PROJECT
from queries.antwoorden import Haal
from tests.hulp import haal, open_app, tekst
from verhaal.beeld import Keuze
from verhaal.eenheden import Eenheid
from verhaal.rijk import geldstroom as g
from verhaal.rijk import rijksommen
from verhaal.stroomdiagram import Band, Blok, plekken, stroomdiagram

BRON = PROJECT / "data" / "bron"
NUL = rijksommen.Aanname({}, {}, False)


def keuze(gm_code: str | None, jaar: int) -> Keuze:
    return Keuze(gm_code, jaar, "smal", Eenheid("totaal"))


def stromen(gm_code: str | None, jaar: int, circulaire: str, haal_=haal) -> list[g.Stroom]:
    alles = rijksommen.rijen(haal.rijk_per_wet(jaar=jaar, circulaire=circulaire), NUL)
    inkomsten = rijksommen.eigen_inkomsten(haal, jaar, circulaire, gm_code)
    return g.stromen(haal_, keuze(gm_code, jaar), alles, inkomsten)


def keur(lijst: list[g.Stroom], van: str, naar: str) -> float:
    (stroom,) = [s for s in lijst if (s.van, s.naar) == (van, naar)]
    return stroom.keur


def test_roosendaal_2024() -> None:
    """Straight from the snapshot; Roosendaal never merged."""
    lijst = stromen("GM1674", 2024, "M2023")
    r = pd.read_parquet(BRON / "rekenbedrag.parquet").query(
        "gm_code == 'GM1674' and jaar == 2024 and circulaire == 'M2023'"
    )
    r = r.set_index("cluster")
    eigen = r.loc[["Onroerendezaakbelasting", "Overige eigen middelen"], "au_keur"].sum()
    deel = -eigen / (r["au_keur"].sum() - eigen)  # what the municipality is expected to raise itself
    assert round(100 * deel, 1) == 15.4
    jeugd = r.loc["Individuele voorzieningen Jeugd", "au_keur"]
    assert keur(lijst, g.AU, "Jeugdwet") == pytest.approx(jeugd * (1 - deel))
    assert keur(lijst, g.IU_DU, "Participatiewet") == pytest.approx(r.loc["Participatie", "iu_du_keur"])
    t = pd.read_parquet(BRON / "iv3_gemeentetotaal.parquet").query(
        "gm_code == 'GM1674' and jaar == 2024 and soort == 'begroting'"
    )
    assert keur(lijst, g.SAMEN, g.NIET_PER_WET) == t["rijk_h6_keur"].iloc[0]
    iv3 = pd.read_parquet(BRON / "iv3_taakveld.parquet").query(
        "gm_code == 'GM1674' and jaar == 2024 and soort == 'begroting'"
    )
    hulp = iv3[iv3["taakveld"].str.match(r"^6\.7[234]")]["lasten_keur"].sum()
    assert keur(lijst, "Jeugdwet", "Jeugdhulp") == hulp
    assert keur(lijst, g.RIJK, g.AU) == pytest.approx(sum(s.keur for s in lijst if s.van == g.AU))


@pytest.mark.parametrize(("jaar", "circulaire"), [(2023, "M2022"), (2024, "M2023"), (2025, "M2024")])
def test_rechts_is_wat_de_drie_wetten_begroten(jaar: int, circulaire: str) -> None:
    """Σ groups = Σ lasten of the three laws of the counted municipalities, which the page says elsewhere."""
    alles = rijksommen.rijen(haal.rijk_per_wet(jaar=jaar, circulaire=circulaire), NUL)
    mee = rijksommen.telt_mee(alles, None)
    rechts = sum(s.keur for s in stromen(None, jaar, circulaire) if s.stap == 2)
    assert rechts == pytest.approx(mee["begroot_keur"].sum())
    assert mee["gm_code"].nunique() >= 335  # without those whose amounts do not fit


@pytest.mark.parametrize(("jaar", "circulaire"), [(2023, "M2022"), (2024, "M2023"), (2025, "M2024")])
def test_het_rijk_betaalt_niet_wat_gemeenten_zelf_opbrengen(jaar: int, circulaire: str) -> None:
    """Σ of the flow of the algemene uitkering = Σ over municipalities of the clusters less own income, from the snapshot."""
    r = pd.read_parquet(BRON / "rekenbedrag.parquet").query("jaar == @jaar and circulaire == @circulaire")
    alles = rijksommen.rijen(haal.rijk_per_wet(jaar=jaar, circulaire=circulaire), NUL)
    r = r[r["gm_code"].isin(set(rijksommen.telt_mee(alles, None)["gm_code"]))]
    r = r[~r["gm_code"].isin(["GM0501", "GM0530", "GM0614"])]
    eigen = r["cluster"].isin(["Onroerendezaakbelasting", "Overige eigen middelen"])
    deel = 1 + r[eigen].groupby("gm_code")["au_keur"].sum() / r[~eigen].groupby("gm_code")["au_keur"].sum()
    drie = r[
        r["cluster"].isin(
            ["Individuele voorzieningen Jeugd", "Individuele voorzieningen Wmo", "Participatie"]
        )
    ]
    waar = (drie.groupby("gm_code")["au_keur"].sum() * deel).sum()
    ons = sum(s.keur for s in stromen(None, jaar, circulaire) if s.van == g.AU)
    # Voorne aan Zee is in the amounts of M2022 as three municipalities
    assert ons == pytest.approx(waar, rel=0.01 if circulaire == "M2022" else 1e-9)


def test_niet_aangeleverd_heeft_geen_rechterkant() -> None:
    """De Bilt did not file the begroting 2025."""
    assert {s.stap for s in stromen("GM0310", 2025, "M2024")} == {0, 1}
    app = open_app("rijksmiddelen", g="GM0310", jaar="2025", rijkdeel="Geldstroom")
    assert not app.exception
    assert "daarom ontbreekt de rechterkant" in tekst(app)


@pytest.mark.parametrize("gm_code", ["GM0569", "GM0796"])
def test_een_bedrag_dat_niet_past_staat_niet_naast_het_rijk(gm_code: str) -> None:
    """Nieuwkoop's begroting 2024 has jeugd below zero; that of 's-Hertogenbosch is booked elsewhere."""
    lijst = stromen(gm_code, 2024, "M2023")
    assert not [s for s in lijst if s.stap == 2 and s.van == "Jeugdwet"]
    assert keur(lijst, g.AU, "Jeugdwet") > 0
    app = open_app("rijksmiddelen", g=gm_code, jaar="2024", rijkdeel="Geldstroom")
    assert "Wat de raad voor jeugd begrootte, staat er niet bij: dat bedrag past niet." in tekst(app)


PW = "Participatiewet"


@pytest.mark.parametrize(
    ("samen", "per_wet", "buig", "verwacht"),
    [
        (None, None, None, []),
        (100.0, None, None, [(g.SAMEN, g.NIET_PER_WET, 100.0)]),
        (100.0, None, 70.0, [(g.BUIG, PW, 70.0), (g.OVERIG, g.NIET_PER_WET, 30.0)]),
        (None, None, 70.0, [(g.BUIG, PW, 70.0)]),
        (
            100.0,
            {"participatiewet": 80.0, "jeugdwet": 5.0, "gedeeld": 15.0},
            None,
            [
                (g.SAMEN, PW, 80.0),
                (g.SPECIFIEK, "Jeugdwet", 5.0),
                (g.SPECIFIEK, g.NIET_PER_WET, 15.0),
            ],
        ),
        (
            100.0,
            {"participatiewet": 80.0},
            70.0,
            [(g.BUIG, PW, 70.0), (g.SPECIFIEK, PW, 10.0)],
        ),
    ],
)
def test_buiten_het_fonds(samen, per_wet, buig, verwacht) -> None:
    """BUIG and grants per law once imported or refreshed; else one amount, not split."""
    assert [(s.van, s.naar, s.keur) for s in g.buiten_het_fonds(g.Buiten(samen, per_wet, buig))] == verwacht


def test_ingelezen_en_ververst_komen_op_de_pagina_terecht() -> None:
    """With categories and an imported BUIG for a municipality the unsplit block goes."""

    def met(naam: str, parameters):
        if naam == "buig":
            return pd.DataFrame({"gm_code": ["GM1674"], "stand": ["definitief"], "totaal_keur": [30_000.0]})
        if naam == "rijksbijdragen_per_wet":
            return pd.DataFrame(
                {"gm_code": "GM1674", "wet": ["participatiewet", "wmo"], "bedrag_keur": [32_000.0, 500.0]}
            )
        return getattr(haal, naam)(**parameters)

    lijst = stromen("GM1674", 2024, "M2023", Haal(met))
    assert keur(lijst, g.BUIG, PW) == 30_000
    assert keur(lijst, g.SPECIFIEK, PW) == 2_000
    assert keur(lijst, g.SPECIFIEK, "Wmo") == 500
    assert not [s for s in lijst if s.naar == g.NIET_PER_WET]
    # for Nederland one municipality is not enough: the total stays unsplit
    assert [s.van for s in stromen(None, 2024, "M2023", Haal(met)) if s.naar == g.NIET_PER_WET] == [g.SAMEN]


def _blok(sleutel: str, kolom: int) -> Blok:
    return Blok(sleutel, (sleutel,), (), kolom, "#000000")


@given(
    st.lists(st.floats(0.01, 1e6), min_size=1, max_size=5),
    st.lists(st.floats(0.01, 1e6), min_size=1, max_size=5),
)
def test_dikte_is_evenredig_en_niets_overlapt(erin: list[float], eruit: list[float]) -> None:
    """Blocks of a column never overlap; thickness follows the amount, apart from a smallest visible one."""
    blokken = [_blok(f"i{n}", 1) for n in range(len(erin))] + [_blok("m", 2)]
    blokken += [_blok(f"u{n}", 3) for n in range(len(eruit))]
    banden = [Band(f"i{n}", "m", b) for n, b in enumerate(erin)]
    banden += [Band("m", f"u{n}", b) for n, b in enumerate(eruit)]
    plek, hoogte = plekken(blokken, banden)
    px = 320 / max(sum(erin), sum(eruit))
    assert plek["m"].links == pytest.approx(max(2, px * sum(erin)))
    assert plek["m"].rechts == pytest.approx(max(2, px * sum(eruit)))
    for kolom in (1, 3):
        op_rij = [plek[b.sleutel] for b in blokken if b.kolom == kolom]
        for boven, onder in pairwise(op_rij):
            assert boven.boven + max(boven.links, boven.rechts) < onder.boven - 18
        assert op_rij[-1].boven + op_rij[-1].links <= hoogte


def test_tekening_heeft_elke_naam_en_elk_bedrag() -> None:
    """Readable without colour: all names and amounts stand in the picture as text."""
    lijst = [s for s in stromen("GM1674", 2024, "M2023") if s.keur > 0]
    spec = stroomdiagram(g._blokken(lijst), [Band(s.van, s.naar, s.keur) for s in lijst])
    woorden = " ".join(r["tekst"] for laag in spec["layer"][2:3] for r in laag["data"]["values"])
    for s in lijst:
        assert all(deel in woorden for deel in re.split(r"[ -]", s.naar.replace("Persoons", "Persoons ")))
    assert "Rijk € 30,1 mln raad € 28,0 mln" in woorden.replace("\xa0", " ")


@pytest.mark.parametrize("gm_code", ["GM1674", "GM0363", "GM0014", "GM0599", None])
@pytest.mark.parametrize(("jaar", "circulaire"), [(2023, "M2022"), (2024, "M2023"), (2025, "M2024")])
def test_woorden_overlappen_niet_op_een_telefoon(gm_code: str | None, jaar: int, circulaire: str) -> None:
    """Every line of text as a box of 6,9 px a character on a picture of 358 px wide."""
    lijst = [s for s in stromen(gm_code, jaar, circulaire) if s.keur > 0]
    spec = stroomdiagram(g._blokken(lijst), [Band(s.van, s.naar, s.keur) for s in lijst])
    regels = next(laag["data"]["values"] for laag in spec["layer"] if laag["data"]["name"] == "teksten")
    dozen = []
    for r in regels:
        breed, x = 6.9 * len(r["tekst"]), 358 * r["x"]
        links = {"left": x, "center": x - breed / 2, "right": x - breed}[r["kant"]]
        dozen.append((links, links + breed, r["y"] - 13, r["y"], r["tekst"]))
    for a, b in combinations(dozen, 2):
        naast = a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2]
        assert naast, (a[4], b[4])
