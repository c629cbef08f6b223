"""Counting a survey: intervals against known tables, weights and percentages against sums made by hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from enquete.drempels import Drempels, lees_drempels
from enquete.soorten import Antwoorden, Enquete, Optie, Schaal, Vraag
from enquete.tellen.kern import gewichten, kern
from enquete.tellen.marges import n_met_correctie, wilson
from enquete.tellen.telling import tel_kern
from fouten import Gebruikersfout
from tests.enquete_hulp import antwoorden

DREMPELS = lees_drempels(Path(__file__).resolve().parent.parent / "data" / "referentie")
L5 = Schaal(
    "L5",
    "eens",
    (
        *(Optie(str(i), f"stap {i}", i, float(i)) for i in range(1, 6)),
        Optie("wn", "weet niet", 6, soort="weet_niet"),
    ),
)
GEMEENTEN = pd.DataFrame(
    [("GM0001", "PV1", "klein", 21), ("GM0002", "PV1", "groot", 29), ("GM0003", "PV2", "groot", 45)],
    columns=["gm_code", "provincie", "grootteklasse", "zetels"],
)


def enquete(rijen: list[tuple], vraag: Vraag, gewogen: bool = False) -> Antwoorden:
    """(municipality, role, weight, answer) per person; answer None: no answer; a dict: option -> ticked."""
    mensen = [(*wie, {vraag.vraag_id: a}) for *wie, a in rijen]
    return antwoorden(Enquete("e", "Proef", "Wij", 2026, "raad", (vraag,)), mensen, gewogen)


def tel(a: Antwoorden, gemeenten: pd.DataFrame, drempels: Drempels) -> pd.DataFrame:
    return tel_kern(kern(a, gemeenten, drempels.gewicht_hoogstens), a.enquete, drempels)


def rij(tabel: pd.DataFrame, geo_code: str, antwoord: str, rol: str = "alle") -> pd.Series:
    uit = tabel[(tabel["geo_code"] == geo_code) & (tabel["antwoord"] == antwoord) & (tabel["rol"] == rol)]
    assert len(uit) == 1
    return uit.iloc[0]


@pytest.mark.parametrize(
    ("zetels", "n", "eens", "verwacht"),
    [
        (21, 5, 3, (60, 26, 87)),
        (29, 10, 6, (60, 36, 80)),
        (39, 13, 8, (62, 40, 80)),
        (45, 20, 12, (60, 44, 74)),
    ],
)
def test_marge_van_een_raad(zetels, n, eens, verwacht):
    """The table of the design: seats, answers, agreeing -> per cent (from-to)."""
    gemeenten = GEMEENTEN.head(1).assign(zetels=zetels)
    vraag = Vraag("v", 1, "?", L5)
    a = enquete([("GM0001", "raadslid", 1.0, "5" if i < eens else "1") for i in range(n)], vraag)
    r = rij(tel(a, gemeenten, DREMPELS), "GM0001", "5")
    assert tuple(round(r[k]) for k in ("pct", "ondergrens_pct", "bovengrens_pct")) == verwacht
    assert (r["n"], r["n_geldig"], r["populatie"]) == (eens, n, zetels)


@pytest.mark.parametrize(("n", "pp"), [(370, 5.1), (475, 4.5), (1000, 3.1)])
def test_marge_zonder_bekende_bevolking(n, pp):
    laag, hoog = wilson(0.5, n)
    assert (round(50 - 100 * float(laag), 1), round(100 * float(hoog) - 50, 1)) == (pp, pp)
    assert (laag, hoog) == pytest.approx(proportion_confint(n / 2, n, method="wilson"))


def test_iedereen_deed_mee_dan_is_er_geen_marge():
    assert np.isposinf(n_met_correctie(9, 9, 9))
    assert tuple(map(float, wilson(2 / 9, np.inf))) == (2 / 9, 2 / 9)
    assert float(n_met_correctie(5, 5, 21)) == pytest.approx(5 * 20 / 16)
    assert float(n_met_correctie(5, 5, np.nan)) == 5


VIER = [("GM0001", "inwoner", w, a) for w, a in [(1.0, "5"), (1.0, "1"), (2.0, "1"), (4.0, "5")]]


def test_gewogen_tegen_de_hand():
    """250 times weights 0.5, 0.5, 1, 2 (mean 1): 2.5 of 4 agree = 62.5%, in the country and in its one municipality.

    Linearised variance: n / (n - 1) * sum(w² (y - p)²) / (sum w)². Per four people: 0.25 * 0.375² + 0.25 * 0.625² + 0.625² +
    4 * 0.375² = 1.08594; deff = 250 * 1.08594 / 1000² * 1000 / (0.625 * 0.375) = 1.15833.
    """
    t = tel(enquete(VIER * 250, Vraag("v", 1, "?", L5), gewogen=True), GEMEENTEN, DREMPELS)
    for plek in ("NL", "GM0001", "PV1"):
        r = rij(t, plek, "5")
        assert r["pct"] == pytest.approx(62.5)
        assert pd.isna(r["n"])
        assert r["deff"] == pytest.approx(1.15833, abs=1e-4)
        assert r["n_eff"] == pytest.approx(1000 / 1.15833, abs=0.1)
        assert r["reden"] is None


@pytest.mark.parametrize(("keer", "gewogen"), [(24, False), (25, True)])
def test_een_kleine_groep_wordt_niet_gewogen(keer, gewogen):
    land = rij(
        tel(enquete(VIER * keer, Vraag("v", 1, "?", L5), gewogen=True), GEMEENTEN, DREMPELS), "NL", "5"
    )
    assert pd.isna(land["n"]) == gewogen
    assert land["pct"] == pytest.approx(62.5 if gewogen else 50)
    assert (land["reden"] is None) == gewogen


def test_gewicht_telt_hoogstens_drie_keer():
    """90% weight 1, 10% weight 41 (mean 5): 0.2 and 8.2 -> 3; share 120 / 192 = 62.5%."""
    rijen = [("GM0002", "inwoner", 1.0, "1")] * 360 + [("GM0002", "inwoner", 41.0, "5")] * 40
    t = tel(enquete(rijen, Vraag("v", 1, "?", L5), gewogen=True), GEMEENTEN, DREMPELS)
    assert rij(t, "NL", "5")["pct"] == pytest.approx(62.5)


def test_gewichten_zijn_gemiddeld_een():
    w = np.array([1.0, 2, 2, 4, 6, 6, 6, 9])
    assert gewichten(pd.Series(w), 99) == pytest.approx(w / w.mean())
    assert gewichten(pd.Series(w), 1.5).max() == 1.5
    assert len(gewichten(pd.Series([], dtype=float), 3)) == 0


def test_fractievoorzitters_zijn_raadsleden():
    """Three leaders and five members: 8 of 21 seats, in the population of everybody and in the finite-population margin."""
    rijen = [("GM0001", r, 1.0, "5") for r in ["fractievoorzitter"] * 3 + ["raadslid"] * 5]
    t = tel(enquete(rijen, Vraag("v", 1, "?", L5)), GEMEENTEN, DREMPELS)
    r = rij(t, "GM0001", "5")
    assert (r["n"], r["populatie"]) == (8, 21)
    n, z = 8 * 20 / 13, 1.959963984540054  # everybody agrees: the lower end of Wilson is n / (n + z²)
    assert r["ondergrens_pct"] == pytest.approx(100 * n / (n + z * z))


def test_weet_niet_telt_mee_en_niet_geantwoord_niet():
    vraag = Vraag("v", 1, "?", L5)
    rijen = [("GM0001", "raadslid", 1.0, a) for a in ("5", "5", "wn", "1", None)]
    t = tel(enquete(rijen, vraag), GEMEENTEN, DREMPELS)
    r = rij(t, "GM0001", "wn")
    assert (r["n"], r["n_geldig"], r["n_respons"], r["pct"], r["soort"]) == (1, 4, 5, 25, "weet_niet")
    assert rij(t, "GM0001", "3")["n"] == 0


def test_meer_antwoorden_delen_door_wie_de_vraag_kreeg():
    """Four persons; one never saw option 3."""
    vraag = Vraag("v", 1, "?", L5, "meer")
    alles = dict.fromkeys([o.code for o in L5.opties], False)
    zonder = {k: v for k, v in alles.items() if k != "3"}
    rijen = [
        ("GM0001", "raadslid", 1.0, a)
        for a in ({**alles, "1": True, "3": True}, {**alles, "1": True}, alles, zonder)
    ]
    t = tel(enquete(rijen, vraag), GEMEENTEN, DREMPELS)
    een, drie = rij(t, "GM0001", "1"), rij(t, "GM0001", "3")
    assert (een["n"], een["n_geldig"], een["pct"]) == (2, 4, 50)
    assert (drie["n"], drie["n_geldig"]) == (1, 3)


def test_zetels_tellen_alleen_voor_raadsleden():
    vraag = Vraag("v", 1, "?", L5)
    rijen = [("GM0001", "raadslid", 1.0, "5"), ("GM0002", "griffier", 1.0, "1"), (None, None, 1.0, "1")]
    t = tel(enquete(rijen, vraag), GEMEENTEN, DREMPELS)
    assert rij(t, "NL", "5", "raadslid")["populatie"] == 95
    assert pd.isna(rij(t, "NL", "5")["populatie"])
    assert pd.isna(rij(t, "NL", "5", "griffier")["populatie"])
    assert rij(t, "NL", "5")["n_geldig"] == 3
    assert not len(t[(t["geo_type"] == "gemeente") & (t["rol"] != "alle")])


def test_meer_antwoorden_dan_zetels_is_een_fout():
    rijen = [("GM0001", "raadslid", 1.0, "5")] * 22
    with pytest.raises(
        Gebruikersfout, match="22 antwoorden van raadsleden voor GM0001, maar er zijn 21 raadszetels"
    ):
        tel(enquete(rijen, Vraag("v", 1, "?", L5)), GEMEENTEN, DREMPELS)


def test_een_onbekende_gemeente_is_een_fout():
    with pytest.raises(Gebruikersfout, match="GM0009"):
        tel(enquete([("GM0009", "raadslid", 1.0, "5")], Vraag("v", 1, "?", L5)), GEMEENTEN, DREMPELS)


PERSOON = st.tuples(
    st.sampled_from(["GM0001", "GM0002", "GM0003", None]),
    st.sampled_from(["raadslid", "griffier", None]),
    st.just(1.0),
    st.sampled_from(["1", "2", "5", "wn", None]),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.lists(PERSOON, min_size=1, max_size=20))
def test_tellen_tegen_een_andere_telling(rijen):
    """Every count against a plain count in Python."""
    t = tel(enquete(rijen, Vraag("v", 1, "?", L5)), GEMEENTEN, DREMPELS)
    plaats = GEMEENTEN.set_index("gm_code").to_dict("index")
    telling: Counter = Counter()
    for gm, rol, _, a in rijen:
        if a is None:
            continue
        waar = [("land", "NL")]
        if gm:
            waar += [
                ("gemeente", gm),
                ("provincie", plaats[gm]["provincie"]),
                ("grootteklasse", plaats[gm]["grootteklasse"]),
            ]
        for plek in waar:
            for r in {"alle", rol} - {None}:
                telling[(*plek, r, a)] += 1
    for r in t.itertuples():
        assert r.n == telling[(r.geo_type, r.geo_code, r.rol, r.antwoord)]
        assert r.n_geldig == sum(telling[(r.geo_type, r.geo_code, r.rol, o.code)] for o in L5.opties)
        assert r.n_geldig == 0 or r.ondergrens_pct <= r.pct <= r.bovengrens_pct
