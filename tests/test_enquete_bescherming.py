"""Nobody can work out a hidden count: an attacker of another make tries on everything that is shown.

The attacker knows only the outcome table and which municipality lies where. For every question he writes down
all equations (sums of municipalities, roles and options) with exact fractions and solves them, and asks a
linear program between which bounds each hidden count must lie.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from enquete.beschermen.bescherming import VERBORGEN
from enquete.drempels import drempelzinnen, lees_drempels
from enquete.soorten import Antwoorden, Enquete, Optie, Schaal, Vraag
from enquete.tellen.kern import kern
from enquete.tellen.telling import tel_kern
from loaders.contract import toets_tabel
from loaders.enquetetabellen import UITKOMST
from tests.enquete_hulp import antwoorden as antwoorden_van
from tests.enquete_hulp import beschermd

REFERENTIE = Path(__file__).resolve().parent.parent / "data" / "referentie"
DREMPELS = lees_drempels(REFERENTIE)
JA_NEE = Schaal(
    "jn",
    "ja of nee",
    (Optie("ja", "Ja", 1), Optie("nee", "Nee", 2), Optie("wn", "Weet niet", 3, soort="weet_niet")),
)
CODES = ("ja", "nee", "wn")


def wereld(plaatsen: dict[str, tuple[str, str]]) -> pd.DataFrame:
    """Municipality -> (province, class), as the table of municipalities."""
    return pd.DataFrame(
        [(g, p, k, 45) for g, (p, k) in plaatsen.items()],
        columns=["gm_code", "provincie", "grootteklasse", "zetels"],
    )


def enquete(rijen: list[tuple[str | None, str | None, str]], soort: str = "enkel") -> Antwoorden:
    """(municipality, role, answer) per person; 'ja+nee' ticks two options of a question with several."""
    vraag = Vraag("v", 1, "Vraag?", JA_NEE, soort)  # type: ignore[arg-type]

    def gaf(antwoord: str) -> str | dict[str, bool]:
        return {c: c in antwoord.split("+") for c in CODES} if soort == "meer" else antwoord

    e = Enquete("e", "Proef", "Wij", 2026, "raad", (vraag,))
    return antwoorden_van(e, [(g, r, 1.0, {"v": gaf(a)}) for g, r, a in rijen])


def mensen(gm: str, ja: int = 0, nee: int = 0, wn: int = 0, rol: str = "raadslid") -> list:
    return [(gm, rol, "ja")] * ja + [(gm, rol, "nee")] * nee + [(gm, rol, "wn")] * wn


def getoond(uit: pd.DataFrame) -> set[tuple[str, str, str]]:
    """(level, place, role) of the blocks that are shown."""
    zicht = uit[uit["onderdrukt"] == "nee"]
    return set(zip(zicht["geo_type"], zicht["geo_code"], zicht["rol"], strict=True))


# ---------------------------------------------------------------- the attacker


def los_op(regels: list[list[Fraction]]) -> dict[int, Fraction]:
    """Unknowns with one solution, by Gauss-Jordan in fractions; the last number of a rule is its outcome."""
    breedte = len(regels[0]) - 1 if regels else 0
    rij = 0
    for kolom in range(breedte):
        spil = next((r for r in range(rij, len(regels)) if regels[r][kolom]), None)
        if spil is None:
            continue
        regels[rij], regels[spil] = regels[spil], regels[rij]
        deler = regels[rij][kolom]
        regels[rij] = [w / deler for w in regels[rij]]
        for r in range(len(regels)):
            if r != rij and (f := regels[r][kolom]):
                regels[r] = [a - f * b for a, b in zip(regels[r], regels[rij], strict=True)]
        rij += 1
    uit = {}
    for regel in regels:
        vol = [k for k in range(breedte) if regel[k]]
        if len(vol) == 1:
            uit[vol[0]] = regel[-1]
    return uit


def aanval(uit: pd.DataFrame, antwoorden: Antwoorden, gemeenten: pd.DataFrame) -> list[str]:
    """Hidden counts that the attacker finds, each as a line of text; empty when he finds none."""
    plaats = gemeenten.set_index("gm_code")
    resp = antwoorden.respondenten
    # he knows where somebody took part (at most), not what they said
    atomen = sorted(set(zip(resp["gm_code"].dropna(), resp.loc[resp["gm_code"].notna(), "rol"], strict=True)))

    def lid(geo_type: str, geo_code: str, rol: str) -> list[int]:
        return [
            i
            for i, (g, r) in enumerate(atomen)
            if rol in ("alle", r)
            and (geo_type == "land" or geo_code == (g if geo_type == "gemeente" else plaats.at[g, geo_type]))
        ]

    n_var = len(atomen) * len(CODES)
    gelijk, waarde = [], []
    nullen: set[tuple[int, str]] = set()
    toon = uit[uit["onderdrukt"] == "nee"]
    for r in toon.itertuples():
        n = round(r.pct * r.n_geldig / 100) if pd.isna(r.n) else int(r.n)
        assert pd.isna(r.n) or abs(r.pct - 100 * r.n / r.n_geldig) < 1e-9
        rij = [0] * n_var
        for i in lid(r.geo_type, r.geo_code, r.rol):
            rij[i * len(CODES) + CODES.index(r.antwoord)] = 1
            if n == 0:
                nullen.add((i, r.antwoord))
        gelijk.append(rij)
        waarde.append(n)
    if not gelijk:
        return []
    zeker = los_op([[*map(Fraction, rij), Fraction(w)] for rij, w in zip(gelijk, waarde, strict=True)])
    vondsten = [
        f"{atomen[v // 3]} {CODES[v % 3]} = {w}"
        for v, w in zeker.items()
        if _geheim(atomen[v // 3], w, uit, resp)
    ]

    doelen = [
        (r.geo_type, r.geo_code, r.rol, r.antwoord) for r in uit[uit["onderdrukt"] == "ja"].itertuples()
    ]
    gaf = [CODES[k] if k >= 0 else "" for k in antwoorden.keuzes["v"]]
    telling = Counter(zip(resp["gm_code"], resp["rol"], gaf, strict=True))
    echt = np.array([telling[(*atoom, code)] for atoom in atomen for code in CODES])
    anders: list[np.ndarray] = []  # other counts that fit all that is shown: they clear more than one target
    for geo_type, geo_code, rol, code in doelen:
        leden = lid(geo_type, geo_code, rol)
        raden = {atomen[i][0] for i in leden}
        van_de_rol = int((resp["rol"] == rol).sum())
        if geo_type != "gemeente" and len(raden) > 1 and (rol == "alle" or van_de_rol >= 5):
            continue  # many people of several councils are no secret in themselves; those councils are tried above
        if not leden or all((i, code) in nullen for i in leden):
            continue  # a shown figure says outright that nobody at all chose it
        doel = np.zeros(n_var)
        doel[[i * len(CODES) + CODES.index(code) for i in leden]] = 1
        if doel @ echt == 0 or any(abs(doel @ (x - echt)) >= 1 - 1e-6 for x in anders):
            continue  # a 0 names nobody; or it can be one more or less
        grens = [linprog(t * doel, A_eq=gelijk, b_eq=waarde, bounds=(0, None)) for t in (1, -1)]
        anders += [g.x for g in grens if g.x is not None]
        if any(g.status == 3 for g in grens):  # unbounded
            continue  # no upper bound at all
        laag, hoog = grens[0].fun, -grens[1].fun
        if hoog < 1e-6:
            continue  # nobody chose it, among enough people of several councils: a 0 names nobody
        if hoog - laag < 1 - 1e-6:
            vondsten.append(f"{geo_type} {geo_code} {rol} {code} tussen {laag} en {hoog}")
    return vondsten


def _geheim(atoom: tuple[str, str], w: Fraction, uit: pd.DataFrame, resp: pd.DataFrame) -> bool:
    """Whether a solved count of role x municipality is something that was hidden (a 0 names nobody)."""
    g, rol = atoom
    enige_rol = set(resp.loc[resp["gm_code"] == g, "rol"]) == {rol}
    return w > 0 and not (enige_rol and ("gemeente", g, "alle") in getoond(uit))


def aanval_aangekruist(uit: pd.DataFrame, antwoorden: Antwoorden, gemeenten: pd.DataFrame) -> list[str]:
    """Several options: hidden counts found by who also knows how many in each council were asked each option."""
    plaats = gemeenten.set_index("gm_code")
    keuze, gm = antwoorden.keuzes["v"], antwoorden.respondenten["gm_code"]
    toon, dicht = (
        uit[uit["onderdrukt"] == "nee"],
        uit[(uit["onderdrukt"] == "ja") & (uit["geo_type"] == "gemeente")],
    )
    vondsten = []
    for code in CODES:
        n = gm[keuze[:, CODES.index(code)] >= 0].groupby(gm).size()
        raden = list(n.index)
        regels = [
            ([float(r.geo_type == "land" or r.geo_code in (g, *plaats.loc[g])) for g in raden], r.n)
            for r in toon[toon["antwoord"] == code].itertuples()
        ]
        if not regels or not raden:
            continue
        gelijk, waarde = [r for r, _ in regels], [w for _, w in regels]
        vol, gemengd = [], []
        echt = np.array([int((keuze[(gm == r).to_numpy(), CODES.index(code)] == 1).sum()) for r in raden])
        anders: list[np.ndarray] = []
        for i, g in enumerate(raden):
            if g not in set(dicht["geo_code"]) or any(abs(x[i] - echt[i]) >= 1 - 1e-6 for x in anders):
                continue
            grens = [linprog(t * np.eye(len(raden))[i], A_eq=gelijk, b_eq=waarde, bounds=[(0, n[r]) for r in raden]) for t in (1, -1)]  # fmt: skip
            anders += [h.x for h in grens]
            laag, hoog = grens[0].fun, -grens[1].fun
            if hoog - laag < 1 - 1e-6 and hoog > 1e-6:  # a 0 names nobody
                (vol if laag > n[g] - 1e-6 else gemengd).append(g)
        vondsten += [f"{g} {code}: precies bekend" for g in gemengd]
        # ten people of several councils may all have said the same, when they are one shown group or rest
        zichtbaar = set(toon["geo_code"])
        for g in vol:
            groepen = [
                {
                    h
                    for h in vol
                    if (p := plaats.at[h, s]) == plaats.at[g, s] or not zichtbaar & {p, plaats.at[g, s]}
                }
                for s in ("provincie", "grootteklasse")
            ]
            if not any(len(s) > 1 and sum(n[h] for h in s) >= DREMPELS.unaniem_vanaf for s in groepen):
                vondsten.append(f"{g} {code}: iedereen")
    return vondsten


def doorvraag(raden: dict[str, list[str]]) -> Antwoorden:
    """Municipality -> answers to question a; question b is only put to who did not say 'nee' there."""
    a, b = Vraag("a", 1, "Eerst?", JA_NEE), Vraag("b", 2, "En dan?", JA_NEE)
    wie = [(g, w) for g, alle in raden.items() for w in alle]
    gaf = [{"a": w} | ({} if w == "nee" else {"b": CODES[i % 3]}) for i, (_, w) in enumerate(wie)]
    e = Enquete("e", "Proef", "Wij", 2026, "raad", (a, b))
    return antwoorden_van(e, [(g, "raadslid", 1.0, wat) for (g, _), wat in zip(wie, gaf, strict=True)])


def aanval_doorvraag(uit: pd.DataFrame, antwoorden: Antwoorden, gemeenten: pd.DataFrame) -> list[str]:
    """Hidden councils where the number of 'nee' to a, or of the others, follows with what b shows: n_geldig and n_respons."""
    plaats = gemeenten.set_index("gm_code")
    toon = uit[(uit["onderdrukt"] == "nee") & (uit["antwoord"] == "nee")]
    raden = sorted(set(antwoorden.respondenten["gm_code"]))
    dicht = set(raden) - set(toon[(toon["vraag_id"] == "a") & (toon["geo_type"] == "gemeente")]["geo_code"])
    regels: dict[tuple[str, str], list[tuple[list[float], int]]] = {}
    for r in toon.itertuples():
        lid = [float(r.geo_type == "land" or r.geo_code in (g, *plaats.loc[g])) for g in raden]
        zonder = r.n_geldig - r.n if r.vraag_id == "a" else r.n_geldig
        for wat, n in (
            ("nee", (r.n_geldig if r.vraag_id == "a" else r.n_respons) - zonder),
            ("niet nee", zonder),
        ):
            regels.setdefault((r.vraag_id, wat), []).append((lid, n))

    def zeker(vragen: str) -> dict[tuple[str, str], int]:
        uit_: dict[tuple[str, str], int] = {}
        for wat in ("nee", "niet nee"):
            deel = [r for v in vragen for r in regels.get((v, wat), [])]
            nee = antwoorden.keuzes["a"] == CODES.index("nee")
            gaf = nee if wat == "nee" else ~nee
            echt = np.array([gaf[(antwoorden.respondenten["gm_code"] == g).to_numpy()].sum() for g in raden])
            anders: list[np.ndarray] = []
            for i, g in enumerate(raden):
                if not deel or g not in dicht or any(abs(x[i] - echt[i]) >= 1 - 1e-6 for x in anders):
                    continue
                e = np.eye(len(raden))[i]
                grens = [linprog(t * e, A_eq=[r for r, _ in deel], b_eq=[w for _, w in deel]) for t in (1, -1)]  # fmt: skip
                anders += [h.x for h in grens if h.x is not None]
                if not any(h.status == 3 for h in grens) and -grens[1].fun - grens[0].fun < 1 - 1e-6:
                    uit_[g, wat] = round(grens[0].fun)
        return uit_

    alleen_a = zeker("a")
    return [
        f"{g} {wat} = {n}"
        for (g, wat), n in zeker("ab").items()
        if g in dicht and n > 0 and (g, wat) not in alleen_a
    ]


# ---------------------------------------------------------------- made by hand

TWEE = {
    "GM0001": ("PV1", "klein"),
    "GM0002": ("PV1", "groot"),
    "GM0003": ("PV2", "klein"),
    "GM0004": ("PV2", "groot"),
}


def proef(rijen: list, plaatsen: dict[str, tuple[str, str]] = TWEE, soort: str = "enkel") -> pd.DataFrame:
    """Protect, check the layout, and let the attacker try."""
    g, a = wereld(plaatsen), enquete(rijen, soort)
    uit = beschermd(a, g, DREMPELS)
    toets_tabel(uit, UITKOMST, "uitkomst")
    assert (aanval if soort == "enkel" else aanval_aangekruist)(uit, a, g) == []
    return uit


def test_een_kleine_gemeente_alleen_in_haar_provincie():
    uit = proef(
        mensen("GM0001", ja=2, nee=1) + mensen("GM0003", ja=6, nee=5) + mensen("GM0004", ja=7, nee=4, wn=1),
    )
    assert ("gemeente", "GM0001", "alle") not in getoond(uit)
    assert ("provincie", "PV1", "alle") not in getoond(uit)
    assert ("land", "NL", "alle") in getoond(uit)
    weg = uit[uit["onderdrukt"] == "ja"]
    assert (
        weg[["n", "n_geldig", "n_respons", "pct", "n_eff", "ondergrens_pct", "populatie"]]
        .isna()
        .all(axis=None)
    )
    assert set(weg["reden"]) == {VERBORGEN}


def test_alleen_klein_verbergen_is_te_kraken():
    """With only the small council hidden she is the country minus the others: the attacker of this test works."""
    rijen = (
        mensen("GM0001", ja=2, nee=1) + mensen("GM0003", ja=6, nee=5) + mensen("GM0004", ja=7, nee=4, wn=1)
    )
    g, a = wereld(TWEE), enquete(rijen)
    telling = tel_kern(kern(a, g, 3), a.enquete, DREMPELS)
    klein = telling["n_geldig"] < DREMPELS.minimum_gemeente
    assert aanval(telling.assign(onderdrukt=np.where(klein, "ja", "nee")), a, g)
    assert aanval(beschermd(a, g, DREMPELS), a, g) == []


def test_twee_kleine_gemeenten_met_samen_te_weinig():
    """Two hidden councils of one person each leave a rest of two: a third has to go as well."""
    uit = proef(
        mensen("GM0001", ja=1)
        + mensen("GM0002", nee=1)
        + mensen("GM0003", ja=6, nee=5, wn=3)
        + mensen("GM0004", ja=7, nee=5, wn=2)
    )
    # both provinces and all councils: two persons would be left; the classes hold 15 and 15 people
    assert {geo_type for geo_type, _, _ in getoond(uit)} == {"land", "grootteklasse"}


@pytest.mark.parametrize(
    ("ja", "nee", "zichtbaar"), [(9, 0, False), (8, 1, False), (7, 2, True), (10, 0, True)]
)
def test_unaniem_pas_vanaf_tien(ja, nee, zichtbaar):
    anderen = [r for g in ("GM0002", "GM0003", "GM0004") for r in mensen(g, ja=8, nee=8, wn=4)]
    uit = proef(mensen("GM0001", ja=ja, nee=nee) + anderen)
    assert (("gemeente", "GM0001", "alle") in getoond(uit)) == zichtbaar


def test_de_ene_griffier_is_niet_te_vinden():
    """One griffier in the country: the role is hidden, and so is what gives him away by subtraction."""
    raad = [r for g in TWEE for r in mensen(g, ja=8, nee=6, wn=3)]
    uit = proef([*raad, *mensen("GM0001", ja=1, rol="griffier")])
    assert not [b for b in getoond(uit) if b[2] == "griffier"]
    assert not uit[(uit["geo_type"] == "gemeente") & (uit["rol"] != "alle")].shape[0]


def test_gemeente_is_haar_hele_grootteklasse():
    """The class and its only council are one figure under two names: both go."""
    plaatsen = {**TWEE, "GM0005": ("PV1", "reus")}
    anderen = [r for g in TWEE for r in mensen(g, ja=8, nee=8, wn=4)]
    uit = proef([*anderen, *mensen("GM0005", ja=3, nee=1)], plaatsen)
    assert ("grootteklasse", "reus", "alle") not in getoond(uit)
    assert ("gemeente", "GM0005", "alle") not in getoond(uit)
    assert ("land", "NL", "alle") in getoond(uit)


def test_antwoorden_zonder_gemeente_beschermen_niet():
    """Somebody of unknown place blurs the sum of councils; the hidden council is protected as if he did not."""
    rijen = (
        mensen("GM0001", ja=2, nee=1) + mensen("GM0002", ja=6, nee=5, wn=2) + [(None, "raadslid", "ja")] * 3
    )
    g = wereld({"GM0001": ("PV1", "klein"), "GM0002": ("PV1", "klein")})
    uit = beschermd(enquete(rijen), g, DREMPELS)
    assert ("gemeente", "GM0002", "alle") not in getoond(uit)


def test_iedereen_kruiste_hetzelfde_aan():
    """Several options: when (nearly) everybody in a small council ticked one, the whole question is hidden."""
    anderen = [
        (g, "raadslid", a) for g in ("GM0002", "GM0003", "GM0004") for a in ["ja", "nee", "ja+nee", "wn"] * 4
    ]
    uit = proef(
        [*[("GM0001", "raadslid", "ja+nee")] * 3, *[("GM0001", "raadslid", "ja")] * 3, *anderen], soort="meer"
    )
    assert ("gemeente", "GM0001", "alle") not in getoond(uit)
    assert ("land", "NL", "alle") in getoond(uit)


def vinkjes(raden: dict[str, list[str]], niet_gevraagd: set[tuple[str, str]] = frozenset()) -> Antwoorden:  # type: ignore[assignment]
    """Municipality -> what each person ticked; (municipality, option) that were not put to anybody there."""
    a = enquete([(g, "raadslid", w) for g, alle in raden.items() for w in alle], "meer")
    for g, c in niet_gevraagd:
        a.keuzes["v"][(a.respondenten["gm_code"] == g).to_numpy(), CODES.index(c)] = -1
    return a


def test_een_optie_die_maar_in_een_verborgen_raad_is_gevraagd():
    """Two councils are hidden together, but only one of them got option 'nee': the rest of 'nee' is hers alone."""
    genoeg = ["ja", "nee", "ja+nee", "wn"] * 4
    raden = {
        "GM0001": ["nee"] * 2 + ["ja"] * 2,
        "GM0002": ["ja"] * 3 + ["wn"],
        "GM0003": genoeg,
        "GM0004": genoeg,
    }
    a, g = vinkjes(raden, {("GM0002", "nee")}), wereld(TWEE)
    uit = beschermd(a, g, DREMPELS)
    assert aanval_aangekruist(uit, a, g) == []
    assert ("gemeente", "GM0001", "alle") not in getoond(uit)


def test_wie_weet_hoeveel_er_meededen_houdt_geen_enkele_mogelijkheid_over():
    """PV1 minus class K1 leaves as many ticks as there are people in the small council: all of them ticked."""
    raden = {
        "GM0001": ["ja"] * 14 + ["nee"], "GM0002": ["nee"], "GM0003": ["ja"] * 2, "GM0004": ["ja"] * 5 + ["nee"] * 5,
        "GM0005": ["ja", "nee", "wn"] * 5,
    }  # fmt: skip
    plaatsen = {
        "GM0001": ("PV1", "K1"), "GM0002": ("PV2", "K1"), "GM0003": ("PV1", "K2"), "GM0004": ("PV2", "K2"),
        "GM0005": ("PV2", "K3"),
    }  # fmt: skip
    a, g = vinkjes(raden), wereld(plaatsen)
    assert aanval_aangekruist(beschermd(a, g, DREMPELS), a, g) == []


def test_wie_de_doorvraag_kreeg_verraadt_het_antwoord_niet():
    """All three of a hidden council said 'nee', so none of them got question b: the country minus the others is 0."""
    rest = ["ja"] * 4 + ["nee"] * 3 + ["wn"] * 2
    g = wereld(TWEE)
    a = doorvraag(
        {
            "GM0001": ["nee"] * 3,
            "GM0002": ["ja", "ja", "ja", "nee", "nee", "wn"],
            "GM0003": rest,
            "GM0004": rest,
        }
    )
    assert kern(a, g, 3).filters == {"b": {"a"}}
    uit = beschermd(a, g, DREMPELS)
    assert aanval_doorvraag(uit, a, g) == []
    blokken = {v: getoond(deel) for v, deel in uit.groupby("vraag_id")}
    assert ("land", "NL", "alle") in blokken["b"]
    assert blokken["b"] <= blokken["a"]


def test_overslaan_door_toeval_is_geen_doorvraag():
    """One in twelve skips b whatever was said at a: how many answered b tells nothing."""
    a = doorvraag({g: ["ja", "wn"] * 6 for g in TWEE})
    a.keuzes["a"][::5] = CODES.index("nee")
    a.keuzes["b"][::12] = -1
    assert kern(a, wereld(TWEE), 3).filters == {}


def test_zonder_eensgezinde_raad_wordt_niets_verborgen():
    plaatsen = {f"GM{i:04d}": (f"PV{i % 2}", f"klasse {i % 3}") for i in range(12)}
    uit = proef([r for gm in plaatsen for r in mensen(gm, ja=4, nee=3)], plaatsen)
    assert set(uit["onderdrukt"]) == {"nee"}


def test_weinig_deelname_heet_indicatief():
    """20 of 180 seats took part: shown, and said."""
    uit = proef([r for g in TWEE for r in mensen(g, ja=3, nee=2)])
    land = uit[(uit["geo_type"] == "land") & (uit["rol"] == "alle")]
    assert set(land["reden"]) == {"Indicatief: 20 van de 180 raadsleden deden mee, minder dan 30%."}


def test_zinnen_noemen_de_drempels():
    bescherming, telling = drempelzinnen(DREMPELS)
    assert "Een gemeente laten wij pas zien vanaf 5 antwoorden op een vraag." in bescherming
    assert "hoogstens 3 keer mee" in telling
    tabel = pd.read_csv(REFERENTIE / "enquete_drempels.csv")
    for zin in tabel["zin"].dropna():  # none is left out
        assert zin.split("{waarde}")[0] in f"{bescherming} {telling}"
    assert "{" not in bescherming + telling
    openbaar, ook = drempelzinnen(DREMPELS, openbaar=True)
    assert "openbaar" in openbaar
    assert ook == telling


# ---------------------------------------------------------------- random small worlds


@st.composite
def werelden(draw: st.DrawFn) -> tuple[pd.DataFrame, list]:
    provincies, klassen = draw(st.integers(2, 4)), draw(st.integers(2, 3))
    plaatsen, rijen = {}, []
    rollen = draw(
        st.sampled_from([("raadslid",), ("raadslid", "griffier"), ("raadslid", "wethouder", "griffier")])
    )
    for i in range(draw(st.integers(3, 12))):
        gm = f"GM{i:04d}"
        plaatsen[gm] = (f"PV{draw(st.integers(1, provincies))}", f"K{draw(st.integers(1, klassen))}")
        for _ in range(draw(st.sampled_from([1, 2, 4, 6, 7, 8, 9, 15]))):
            rol = draw(st.sampled_from([rollen[0], rollen[0], *rollen]))
            rijen.append((gm, rol, draw(st.sampled_from(CODES))))
    return wereld(plaatsen), rijen


def _val_aan(geval: tuple[pd.DataFrame, list]) -> None:
    gemeenten, rijen = geval
    a = enquete(rijen)
    uit = beschermd(a, gemeenten, DREMPELS)
    assert aanval(uit, a, gemeenten) == []
    pd.testing.assert_frame_equal(uit, beschermd(a, gemeenten, DREMPELS))


@settings(max_examples=12, deadline=None, derandomize=True)
@given(werelden())
def test_de_aanvaller_vindt_niets(geval):
    _val_aan(geval)


@pytest.mark.volledig
@settings(max_examples=60, deadline=None)
@given(werelden())
def test_de_aanvaller_vindt_niets_lang(geval):
    _val_aan(geval)


@st.composite
def vinkwerelden(draw: st.DrawFn) -> tuple[pd.DataFrame, Antwoorden]:
    """Several options, some of them only put to some of the councils."""
    provincies, klassen, kans = (
        draw(st.integers(2, 4)),
        draw(st.integers(2, 3)),
        draw(st.sampled_from([0, 0, 30])),
    )
    vol = st.sampled_from(["ja", "ja", "ja+nee", "nee", "wn", "ja+nee+wn", ""])
    plaatsen, raden, niet = {}, {}, set()
    for i in range(draw(st.integers(3, 12))):
        gm = f"GM{i:04d}"
        plaatsen[gm] = (f"PV{draw(st.integers(1, provincies))}", f"K{draw(st.integers(1, klassen))}")
        aantal = draw(st.sampled_from([1, 2, 4, 6, 7, 8, 9, 15]))
        raden[gm] = draw(st.lists(vol, min_size=aantal, max_size=aantal))
        niet |= {(gm, c) for c in CODES if draw(st.integers(0, 99)) < kans}
    return wereld(plaatsen), vinkjes(raden, niet)


def _kruis_aan(geval: tuple[pd.DataFrame, Antwoorden]) -> None:
    gemeenten, a = geval
    assert aanval_aangekruist(beschermd(a, gemeenten, DREMPELS), a, gemeenten) == []


@settings(max_examples=40, deadline=None, derandomize=True)
@given(vinkwerelden())
def test_meer_antwoorden_verraden_geen_raad(geval):
    _kruis_aan(geval)


@pytest.mark.volledig
@settings(max_examples=150, deadline=None)
@given(vinkwerelden())
def test_meer_antwoorden_verraden_geen_raad_lang(geval):
    _kruis_aan(geval)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(werelden())
def test_een_doorvraag_verraadt_geen_raad(geval):
    gemeenten, rijen = geval
    raden: dict[str, list[str]] = {}
    for g, _, antwoord in rijen:
        raden.setdefault(g, []).append(antwoord)
    a = doorvraag(raden)
    assert aanval_doorvraag(beschermd(a, gemeenten, DREMPELS), a, gemeenten) == []


# ---------------------------------------------------------------- weights


def aanval_gewogen(uit: pd.DataFrame, antwoorden: Antwoorden, gemeenten: pd.DataFrame) -> list[str]:
    """Who knows every weight and the size of every municipality bounds what each hidden one answered, within the rounding."""
    plaats = gemeenten.set_index("gm_code")
    resp = antwoorden.respondenten
    w = np.minimum(resp["weging"] / resp["weging"].mean(), DREMPELS.gewicht_hoogstens)
    per = w.groupby(resp["gm_code"]).agg(["size", "first"])
    toon = uit[uit["onderdrukt"] == "nee"]
    dicht = set(per.index) - set(toon[toon["geo_type"] == "gemeente"]["geo_code"])
    vondsten = []
    for code in CODES:
        som, laag, hoog = [], [], []
        for r in toon[toon["antwoord"] == code].itertuples():
            lid = np.array([r.geo_type == "land" or r.geo_code in (g, *plaats.loc[g]) for g in per.index])
            gewicht, stap = (
                (per["first"] * lid, 0.5 * DREMPELS.gewogen_stap_pct) if pd.isna(r.n) else (lid * 1.0, 1e-7)
            )
            van = float((gewicht * per["size"]).sum()) / 100
            som.append(np.asarray(gewicht, float))
            laag.append(van * (r.pct - stap) - 1e-7)
            hoog.append(van * (r.pct + stap) + 1e-7)
        if not som:
            continue
        regels, grens = np.concatenate([som, -np.array(som)]), np.concatenate([hoog, -np.array(laag)])
        for i, g in enumerate(per.index):
            if g in dicht:
                doel = np.eye(len(per))[i]
                van, tot = (
                    t * linprog(t * doel, A_ub=regels, b_ub=grens, bounds=[(0, n) for n in per["size"]]).fun
                    for t in (1, -1)
                )
                if tot > 1e-6 and np.floor(tot + 1e-6) - np.ceil(van - 1e-6) < 1:
                    vondsten.append(f"{g} {code} tussen {van} en {tot}")
    return vondsten


@pytest.mark.parametrize("zaad", range(8))
def test_gewichten_verraden_niemand(zaad):
    """Residents weighted by size class; municipalities of three, of forty and of more than a hundred answers."""
    rng = np.random.default_rng(zaad)
    plaatsen = {f"GM{i:04d}": (f"PV{rng.integers(2)}", f"K{rng.integers(2)}") for i in range(7)}
    per_klasse = {"K0": 0.4, "K1": float(rng.choice([1.5, 2.2, 3.0]))}
    wie = [g for g in plaatsen for _ in range(rng.choice([3, 8, 40, 120, 150]))]
    g = wereld(plaatsen)
    e = Enquete("e", "Proef", "Wij", 2026, "inwoners", (Vraag("v", 1, "Vraag?", JA_NEE),))
    mensen_ = [
        (gm, "inwoner", per_klasse[plaatsen[gm][1]], {"v": str(rng.choice(CODES, p=[0.6, 0.3, 0.1]))})
        for gm in wie
    ]
    a = antwoorden_van(e, mensen_, gewogen=True)
    assert aanval_gewogen(beschermd(a, g, DREMPELS), a, g) == []


@pytest.mark.volledig
@pytest.mark.parametrize("zaad", range(6))
def test_functies_landelijk_verraden_geen_raad(zaad):
    """Thirty and more councils: roles are shown for the country, and still nothing hidden can be worked out."""
    rng = np.random.default_rng(zaad)
    plaatsen = {f"GM{i:04d}": (f"PV{rng.integers(4)}", f"K{rng.integers(3)}") for i in range(32)}
    rollen = ["raadslid"] * 5 + ["wethouder", "griffier"]
    rijen = [
        (gm, str(rng.choice(rollen)), str(rng.choice(CODES)))
        for gm in plaatsen
        for _ in range(rng.choice([1, 2, 4, 6, 7, 8, 9, 15]))
    ]
    gemeenten, a = wereld(plaatsen), enquete(rijen)
    uit = beschermd(a, gemeenten, DREMPELS)
    assert {rol for _, _, rol in getoond(uit)} == {"alle", "raadslid", "wethouder", "griffier"}
    assert aanval(uit, a, gemeenten) == []


def test_een_kleine_enquete_toont_geen_functies():
    uit = proef([r for g in TWEE for r in mensen(g, ja=8, nee=8, wn=4)])
    assert {rol for _, _, rol in getoond(uit)} == {"alle"}
