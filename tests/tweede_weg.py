"""A second road to every figure: plain pandas on the snapshot, without the build steps and queries.

Of the hand-kept tables only the shares in herindelingen.csv are read. The mapping of taakvelden to laws, the
thresholds and the reports that exist are written out here, so that a slip there is a difference here.
Amounts are thousands of euro (``_keur``); NaN is unknown and never counts as nought.
"""

from __future__ import annotations

import random
from functools import cache
from itertools import product

import numpy as np
import pandas as pd

from loaders.versies import DATA

JAREN = range(2017, 2027)
VERSLAGEN = [(j, "begroting") for j in JAREN] + [(j, "rekening") for j in range(2017, 2025)]
ALLEEN_LASTEN = {v for v in VERSLAGEN if v[0] <= 2022} | {(2024, "rekening"), (2026, "begroting")}
WETTEN = ["jeugdwet", "wmo", "participatiewet"]
DEFINITIES = ["smal", "toegang", "breed"]
# Years, law, taakvelden. The lines of one year are codes this extract holds merged: 6.79 is the PGB of two laws.
KAART = """
2017-2026 participatiewet  6.3 6.4 6.5
2017-2026 gedeeld          6.1
2017-2024 gedeeld          6.2
2017-2022 jeugdwet         6.72 6.82
2017-2022 wmo              6.6 6.71 6.81
2023-2024 jeugdwet         6.72 6.72a 6.72b 6.72c 6.72d 6.73a 6.73b 6.73c 6.74a 6.74b 6.74c 6.82 6.82a 6.82b
2023-2024 wmo              6.6 6.71 6.71a 6.71b 6.71c 6.71d 6.81 6.81a 6.81b
2024-2024 jeugdwet         6.73 6.74
2025-2026 gedeeld          6.21 6.22 6.23
2025-2026 jeugdwet         6.751 6.752 6.753 6.761 6.762 6.763 6.792 6.821 6.822 6.92
2025-2026 wmo              6.60 6.711 6.712 6.713 6.714 6.791 6.811 6.812 6.91
2026-2026 jeugdwet         6.75 6.76 6.82
2026-2026 wmo              6.71 6.81
2026-2026 gedeeld          6.79
"""
TOEGANG = {"6.21": "wmo", "6.22": "jeugdwet"}
OUDERS = {"6.71": "wmo", "6.72": "jeugdwet", "6.81": "wmo", "6.82": "jeugdwet"}
WIJKTEAMS = ["6.2", "6.21", "6.22", "6.23"]
KWB = {
    "pct_jongeren_jeugdzorg": "kwb_jongeren_jeugdzorg",
    "wmo_per_1000": "kwb_wmo_clienten",
    "bijstand_per_1000": "kwb_bijstand",
    "pct_huish_laag_inkomen": "kwb_laag_inkomen",
    "pct_65plus": "kwb_65plus",
    "pct_0_14": "kwb_0_14",
}
GEMEENTEFONDS = {
    "jongeren_0_17": ("gf_jongeren_aandeel", 100),
    "bijstandsontvangers": ("gf_bijstand", 1000),
    "eenpersoonshuishoudens": ("gf_eenpersoonshuishoudens", 1000),
    "migratieachtergrond": ("gf_migratieachtergrond", 1000),
}


@cache
def lees(bestand: str, map_: str = "bron") -> pd.DataFrame:
    """A table of data/; codes stay text, ``jaar`` is a whole number, other Parquet columns are as stored."""
    pad = DATA / map_ / bestand
    if pad.suffix == ".parquet":
        t = pd.read_parquet(pad)
        t = t.astype({k: float for k in t.columns if k.endswith("_keur")})
    else:
        t = pd.read_csv(pad, dtype=str, keep_default_na=False, na_values=[""])
    return t.astype({"jaar": int}) if "jaar" in t else t


def som(tabel: pd.DataFrame, per: list[str], waarden: list[str]) -> pd.DataFrame:
    """Sums per key; one unknown part makes the sum unknown."""
    return tabel.groupby(per, as_index=False)[waarden].sum(skipna=False)


def _in(tabel: pd.DataFrame, kolommen: list[str], lijst: pd.DataFrame) -> np.ndarray:
    """Which rows of ``tabel`` have a key that ``lijst`` has too?"""
    return pd.MultiIndex.from_frame(tabel[kolommen]).isin(pd.MultiIndex.from_frame(lijst[kolommen]))


def sleutels(tabel: pd.DataFrame, **vast: str) -> set[tuple]:
    """The rows as (gm_code, jaar, soort, wet)."""
    return set(tabel.assign(**vast)[["gm_code", "jaar", "soort", "wet"]].itertuples(index=False, name=None))


def keten(codes: dict[int, list[str]], regels: pd.DataFrame) -> pd.DataFrame:
    """Shares jaar, toen -> gm_code, walking back one year at a time from the newest municipal division."""
    over = {
        sleutel: dict(zip(g["gm_code_nieuw"], g["aandeel"], strict=True))
        for sleutel, g in regels[regels["aandeel"] > 0].groupby(["gm_code_oud", "eerste_jaar_zonder"])
    }
    later: dict[str, dict[str, float]] = {}
    rijen = []
    for jaar in sorted(codes, reverse=True):
        nu: dict[str, dict[str, float]] = {}
        for toen in codes[jaar]:
            delen = over.get((toen, jaar + 1), {toen: 1.0}) if later else {}
            nu[toen] = {} if later else {toen: 1.0}
            for deel, aandeel in delen.items():
                for code, rest in later[deel].items():
                    nu[toen][code] = nu[toen].get(code, 0.0) + aandeel * rest
        rijen += [(jaar, toen, code, a) for toen, delen in nu.items() for code, a in delen.items()]
        later = nu
    return pd.DataFrame(rijen, columns=["jaar", "toen", "gm_code", "aandeel"])


@cache
def regels() -> pd.DataFrame:
    """The hand-kept mergers, with numbers as numbers."""
    return lees("herindelingen.csv", "referentie").astype({"eerste_jaar_zonder": int, "aandeel": float})


@cache
def overgang() -> pd.DataFrame:
    """Shares of every municipality with inhabitants in a year in those of now."""
    return keten(lees("inwoners.csv").groupby("jaar")["gm_code"].apply(list).to_dict(), regels())


@cache
def nu() -> list[str]:
    """The codes of today."""
    return sorted(lees("inwoners.csv").query("jaar == 2026")["gm_code"])


def steekproef(n: int) -> list[str]:
    """Some municipalities, the same on every run."""
    return random.Random(2015).sample(nu(), n)


def naar_nu(tabel: pd.DataFrame, waarden: list[str], per: list[str]) -> pd.DataFrame:
    """``tabel`` of municipalities of then as one of municipalities of now."""
    t = tabel.rename(columns={"gm_code": "toen"}).merge(overgang(), on=["jaar", "toen"], how="left")
    assert t["gm_code"].notna().all()
    t[waarden] = t[waarden].mul(t["aandeel"], axis=0)
    return som(t, ["gm_code", "jaar", *per], waarden)


@cache
def iv3() -> pd.DataFrame:
    """The source rows of everybody who filed: some amount differs from nought."""
    t = lees("iv3_taakveld.parquet")
    is_iets = (t["lasten_keur"].abs() + t["baten_keur"].abs().fillna(0)) > 0
    return t[is_iets.groupby([t["jaar"], t["soort"], t["gm_code"]]).transform("any")]


@cache
def levering() -> pd.DataFrame:
    """Per municipality of now and report: volledig, onvolledig or niet_aangeleverd, and the parts missing."""
    t = overgang().merge(pd.DataFrame(VERSLAGEN, columns=["jaar", "soort"]), on="jaar")
    er = iv3()[["jaar", "soort", "gm_code"]].drop_duplicates().rename(columns={"gm_code": "toen"})
    t["er"] = _in(t, ["jaar", "soort", "toen"], er)
    g = t.groupby(["gm_code", "jaar", "soort"])["er"].agg(["any", "all"]).reset_index()
    g["status"] = np.where(g["all"], "volledig", np.where(g["any"], "onvolledig", "niet_aangeleverd"))
    return g[["gm_code", "jaar", "soort", "status"]]


@cache
def taakveld_bedrag() -> pd.DataFrame:
    """Lasten and baten per taakveld of the municipalities of now."""
    t = naar_nu(iv3(), ["lasten_keur", "baten_keur"], ["soort", "taakveld"])
    return t.assign(groepscode=t["taakveld"].str.extract(r"^(\d\.\d\d?)")[0])


@cache
def gemeentetotaal() -> pd.DataFrame:
    """Totals of the whole municipality."""
    namen = ["lasten", "baten", "rijk_07", "rijk_h6", "gr", "eigen_vermogen", "balanstotaal"]
    return naar_nu(lees("iv3_gemeentetotaal.parquet"), [f"{n}_keur" for n in namen], ["soort"])


@cache
def taakveld_wet() -> pd.DataFrame:
    """One row per jaar, taakveld and definitie with its wet."""
    rijen = [
        (jaar, code, definitie, TOEGANG.get(code, wet) if definitie == "toegang" else wet)
        for jaren, wet, *codes in map(str.split, KAART.strip().splitlines())
        for jaar, code, definitie in product(JAREN, codes, DEFINITIES)
        if int(jaren[:4]) <= jaar <= int(jaren[-4:])
    ]
    t = pd.DataFrame(rijen, columns=["jaar", "taakveld", "definitie", "wet"])
    return t.assign(telt_mee=(t["wet"] != "gedeeld") | (t["definitie"] == "breed"))


@cache
def sociaal() -> pd.DataFrame:
    """Hoofdtaakveld 6 of the municipalities of now, per definitie with its wet."""
    t = taakveld_bedrag()
    t = t[t["taakveld"].str[:2] == "6."].merge(taakveld_wet(), on=["jaar", "taakveld"], how="left")
    assert t["wet"].notna().all(), t[t["wet"].isna()]["taakveld"].unique()
    return t


@cache
def wet_bedrag() -> pd.DataFrame:
    """Lasten, baten and netto per law and definitie."""
    t = som(
        sociaal(), ["gm_code", "jaar", "soort", "definitie", "wet", "telt_mee"], ["lasten_keur", "baten_keur"]
    )
    return t.assign(netto_keur=t["lasten_keur"] - t["baten_keur"])


@cache
def paarbedrag() -> pd.DataFrame:
    """As ``wet_bedrag``, with Amsterdam 2022 without Weesp, which filed a begroting and no jaarrekening."""
    t = wet_bedrag()
    weg = (t["gm_code"] == "GM0363") & (t["jaar"] == 2022)
    los = iv3().query("gm_code == 'GM0363' and jaar == 2022").merge(taakveld_wet(), on=["jaar", "taakveld"])
    k = ["gm_code", "jaar", "soort", "definitie", "wet", "telt_mee"]
    return pd.concat([t[~weg], som(los, k, ["lasten_keur", "baten_keur"])], ignore_index=True)


@cache
def begroot_besteed() -> pd.DataFrame:
    """Begroot beside besteed for every municipality, year, definitie and law, with what is odd about the pair."""
    k = ["gm_code", "jaar", "definitie", "wet"]
    alles = pd.DataFrame(product(nu(), JAREN, DEFINITIES, [*WETTEN, "gedeeld"]), columns=k)
    p = alles.merge(
        paarbedrag().pivot(index=k, columns="soort", values="lasten_keur").reset_index(), on=k, how="left"
    ).rename(columns={"begroting": "begroot_keur", "rekening": "besteed_keur"})
    h = som(paarbedrag().query("definitie == 'smal'"), ["gm_code", "jaar", "soort"], ["lasten_keur"])
    h = h.pivot(index=["gm_code", "jaar"], columns="soort", values="lasten_keur").reset_index()
    p = p.merge(h, on=["gm_code", "jaar"], how="left")
    oordeel = _oordeel(p[p["definitie"] == "smal"])
    p = p.merge(oordeel, on=["gm_code", "jaar", "wet"], how="left")
    beide = p["begroot_keur"].notna() & p["besteed_keur"].notna()
    p["gepaard"] = beide
    p["vergelijkbaar"] = beide & ~p["anders_geboekt"] & ~p["onmogelijk"]
    p["dekking_pct"] = np.where(beide, 100.0, np.nan)
    amsterdam = beide & (p["gm_code"] == "GM0363") & (p["jaar"] == 2022)
    mensen = lees("inwoners.csv").query("jaar == 2022").set_index("gm_code")["inwoners"].astype(float)
    p.loc[amsterdam, "dekking_pct"] = 100 * mensen["GM0363"] / (mensen["GM0363"] + mensen["GM0457"])
    p["afwijking_keur"] = p["besteed_keur"] - p["begroot_keur"]
    pct = 100 * (p["besteed_keur"] / p["begroot_keur"] - 1)
    p["afwijking_pct"] = pct.where(p["vergelijkbaar"] & (p["begroot_keur"] > 0))
    p["telt_mee"] = (p["wet"] != "gedeeld") | (p["definitie"] == "breed")
    return p


def _oordeel(p: pd.DataFrame) -> pd.DataFrame:
    """Booked elsewhere, strongly different or impossible? Definition smal: more than 2 times apart, a third offset in
    the rest of H6, 40% of the country's median and of the median of the municipality's own newest five reports."""
    p = p.merge(_noemer("inwoners", "mensen"), on=["gm_code", "jaar"], how="left")
    paar = p[["begroot_keur", "besteed_keur"]]
    beide = paar.notna().all(axis=1)
    ver = beide & ((paar <= 0).any(axis=1) | (paar.max(axis=1) / paar.min(axis=1) > 2))
    verschil = p["besteed_keur"] - p["begroot_keur"]
    rest = (p["rekening"] - p["begroting"]) - verschil
    verrekend = -rest / verschil.where(verschil != 0) >= 1 / 3
    elders = beide & p["wet"].isin(WETTEN)
    hoog = {}
    for kolom in ("begroot_keur", "besteed_keur"):
        hoofd = p[kolom] / p["mensen"]
        t = p[["gm_code", "wet", "jaar"]].assign(hoofd=hoofd).dropna().sort_values("jaar")
        eigen = t.groupby(["gm_code", "wet"])["hoofd"].apply(lambda x: x.tail(5).median())
        eigen = eigen.reindex(pd.MultiIndex.from_frame(p[["gm_code", "wet"]])).to_numpy()
        land = hoofd.groupby([p["jaar"], p["wet"]]).transform("median")
        elders &= (hoofd < 0.4 * eigen) & (hoofd < 0.4 * land)
        hoog[kolom] = beide & p["wet"].isin(WETTEN) & (hoofd > 2 * eigen) & (hoofd > 2 * land)
    negatief = beide & (paar < 0).any(axis=1)
    return p[["gm_code", "jaar", "wet"]].assign(
        anders_geboekt=(ver & verrekend) | elders,
        sterk_verschil=ver & ~verrekend & ~negatief & ~elders & (paar.max(axis=1) > 0),
        onmogelijk=negatief,
        begroot_hoog=hoog["begroot_keur"],
        besteed_hoog=hoog["besteed_keur"],
    )


@cache
def vergelijkbedrag() -> pd.DataFrame:
    """Lasten and baten with shelter (every code that starts with 6.81) beside the Wmo."""
    t = sociaal()
    t = t.assign(onderdeel=t["wet"].where(~t["taakveld"].str.startswith("6.81"), "opvang"))
    t = som(t, ["gm_code", "jaar", "soort", "definitie", "onderdeel"], ["lasten_keur", "baten_keur"])
    return t.assign(netto_keur=t["lasten_keur"] - t["baten_keur"])


@cache
def regiotaak() -> set[tuple[str, str]]:
    """(gm_code, wet) of whom baten are 10% (jeugd) or 20% (Wmo) of lasten in jaarrekening 2023 or two known reports."""
    t = vergelijkbedrag().query("definitie == 'smal' and lasten_keur > 0 and baten_keur == baten_keur")
    t = t[t["onderdeel"].isin(["jeugdwet", "wmo"])]
    veel = t[t["baten_keur"] / t["lasten_keur"] >= t["onderdeel"].map({"jeugdwet": 0.1, "wmo": 0.2})]
    k = ["gm_code", "onderdeel"]
    nieuw = veel.query("jaar == 2023 and soort == 'rekening'")
    vaak = veel.groupby(k).filter(lambda g: len(g) >= 2)
    return set(pd.concat([nieuw, vaak])[k].itertuples(index=False, name=None))


@cache
def posities(kant: str = "bruto", soort: str = "rekening") -> pd.DataFrame:
    """Euro per inhabitant of every jaarrekening (or begroting) that may be placed among others, per law."""
    t = (
        vergelijkbedrag()
        .query("definitie == 'smal' and soort == @soort")
        .rename(columns={"onderdeel": "wet"})
    )
    t = t[
        t["wet"].isin(WETTEN)
        & ~_in(t, ["gm_code", "jaar", "soort"], levering().query("status == 'onvolledig'"))
    ]
    hoog = "begroot_hoog" if soort == "begroting" else "besteed_hoog"
    elders = begroot_besteed().query(f"definitie == 'smal' and (anders_geboekt or onmogelijk or {hoog})")
    t = t[(t["lasten_keur"] > 0) & ~_in(t, ["gm_code", "jaar", "wet"], elders)]
    if kant == "bruto":
        t = t[[x not in regiotaak() for x in zip(t["gm_code"], t["wet"], strict=True)]]
    t = t.merge(_noemer("inwoners", "mensen"), on=["gm_code", "jaar"])
    keur = t["lasten_keur"] if kant == "bruto" else t["netto_keur"]
    return t.assign(eur=1000 * keur / t["mensen"]).dropna(subset=["eur"])[["gm_code", "jaar", "wet", "eur"]]


@cache
def noemer() -> pd.DataFrame:
    """Inhabitants of every year and children of 2023 and 2024."""
    t = lees("inwoners.csv").astype({"inwoners": float})
    inwoners = naar_nu(t, ["inwoners"], []).rename(columns={"inwoners": "aantal"}).assign(noemer="inwoners")
    c = lees("context_2024.csv")
    jong = pd.DataFrame({"gm_code": c["gm_code"], "jaar": 2024, "aantal": c["jongeren_0_17"].astype(float)})
    e = lees("jongeren_eerder.csv")
    eerder = pd.DataFrame({"gm_code": e["gm_code"], "jaar": 2023, "aantal": e["jongeren_0_17"].astype(float)})
    jong = pd.concat([jong, eerder]).assign(noemer="jongeren_0_17")
    return pd.concat([inwoners, jong], ignore_index=True)


def _noemer(naam: str, als: str) -> pd.DataFrame:
    t = noemer()
    return t[t["noemer"] == naam][["gm_code", "jaar", "aantal"]].rename(columns={"aantal": als})


@cache
def indicator() -> pd.DataFrame:
    """Neighbourhood statistics of 2021, weighted by inhabitants, and ratios from the Gemeentefonds volumes."""
    k = lees("kwb_2021.csv").set_index("gm_code").astype(float).reset_index().assign(jaar=2021)
    delen = []
    for maat, naam in KWB.items():
        t = k.assign(teller=k[maat] * k["inwoners_2021"])
        t = naar_nu(t, ["teller", "inwoners_2021"], [])
        delen.append(t.assign(waarde=t["teller"] / t["inwoners_2021"], indicator_id=naam))
    c = lees("context_2024.csv").set_index("gm_code").astype(float).reset_index().assign(jaar=2024)
    for maat, (naam, maal) in GEMEENTEFONDS.items():
        delen.append(c.assign(waarde=maal * c[maat] / c["inwoners_1jan2024"], indicator_id=naam))
    return pd.concat(delen)[["gm_code", "jaar", "indicator_id", "waarde"]].dropna()


# --- flags: exact sets of (gm_code, jaar, soort, wet); '' = about the pair or year, or about all laws


@cache
def ouder_taakveld() -> pd.DataFrame:
    """Lasten on a bare parent while its children exist; nobody merged after 2022, so then is now."""
    t = iv3()
    t = t[t["jaar"].isin([2023, 2024]) & (t["detail"] == "volledig") & t["taakveld"].isin(OUDERS)]
    t = t[t["lasten_keur"] != 0].assign(wet=t["taakveld"].map(OUDERS))
    return som(t, ["gm_code", "jaar", "soort", "wet"], ["lasten_keur"])


def _sprong() -> pd.DataFrame:
    t = wet_bedrag().query("definitie == 'smal' and wet != 'gedeeld'")
    eerder = t.assign(jaar=t["jaar"] + 1, eerder=t["lasten_keur"])[
        ["gm_code", "jaar", "soort", "wet", "eerder"]
    ]
    t = t.merge(eerder, on=["gm_code", "jaar", "soort", "wet"]).merge(
        _noemer("inwoners", "inwoners"), on=["gm_code", "jaar"]
    )
    verandering = (t["lasten_keur"] / t["eerder"] - 1).abs()
    return t[(t["inwoners"] >= 10_000) & (t["eerder"] != 0) & (verandering > 0.30)]


def _nul_of_negatief() -> pd.DataFrame:
    t = wet_bedrag().query("definitie == 'smal' and wet != 'gedeeld'")
    alleen = t.groupby(["gm_code", "jaar", "wet"])["soort"].transform("count") == 1
    return t[alleen & (t["lasten_keur"] == 0)]


@cache
def vlaggen() -> dict[str, set[tuple]]:
    """Every flag with all its rows."""
    p = begroot_besteed().query("definitie == 'smal'")
    mensen, jong = _noemer("inwoners", "n"), _noemer("jongeren_0_17", "n")
    pgb = iv3().query("jaar == 2026 and taakveld == '6.79'")
    onbekend = pd.DataFrame(sorted(ALLEEN_LASTEN), columns=["jaar", "soort"])
    allen = pd.DataFrame({"gm_code": nu()})
    return {
        "niet_aangeleverd": sleutels(levering().query("status == 'niet_aangeleverd'"), wet=""),
        "onvolledig_door_herindeling": sleutels(levering().query("status == 'onvolledig'"), wet=""),
        "anders_geboekt": sleutels(p[p["anders_geboekt"]], soort=""),
        "sterk_verschil": sleutels(p[p["sterk_verschil"]], soort=""),
        "onmogelijk_bedrag": sleutels(wet_bedrag().query("definitie == 'smal' and lasten_keur < 0")),
        "ongewoon_hoog": sleutels(p[p["begroot_hoog"]], soort="begroting")
        | sleutels(p[p["besteed_hoog"]], soort="rekening"),
        "regiotaak": {(c, j, "", w) for (c, w), j in product(regiotaak(), JAREN)},
        "rijksregeling": {
            (c, j, "", w)
            for c in nu()
            for j, w in [(j, "participatiewet") for j in range(2020, 2024)]
            + [(j, "gedeeld") for j in range(2022, 2027)]
        },
        "nul_of_negatief": sleutels(_nul_of_negatief()),
        "sprong": sleutels(_sprong()),
        "klein": sleutels(mensen[mensen["n"] < 5_000], soort="", wet="")
        | sleutels(jong[jong["n"] < 1_000], soort="", wet="jeugdwet"),
        "ouder_taakveld": sleutels(ouder_taakveld()),
        "pgb_niet_gesplitst": set().union(*(sleutels(pgb, wet=w) for w in ("jeugdwet", "wmo", "gedeeld"))),
        "centrumgemeente": {
            (c, j, "", "wmo") for c, j in product(lees("centrumgemeenten.csv")["gm_code"], JAREN)
        },
        **{
            f"definitiebreuk_{j}": {(c, j, "", w) for c, w in product(nu(), ["jeugdwet", "wmo", "gedeeld"])}
            for j in (2023, 2025)
        },
        "baten_onbekend": sleutels(allen.merge(onbekend, how="cross"), wet=""),
    }


def nederland(definitie: str) -> pd.DataFrame:
    """The weighted national series: pairs where there are jaarrekeningen, else everybody with a begroting."""
    p = begroot_besteed().query("definitie == @definitie")
    for naam, als in [("inwoners", "inwoners"), ("jongeren_0_17", "jongeren")]:
        p = p.merge(_noemer(naam, als), on=["gm_code", "jaar"], how="left")
    deel = p["dekking_pct"].fillna(100) / 100
    p = p.assign(inwoners=p["inwoners"] * deel, jongeren=p["jongeren"] * deel)
    heeft_rekening = p["jaar"] <= 2024
    past_niet = p[p["gepaard"] & ~p["vergelijkbaar"]].groupby(["jaar", "wet"])
    p = p[(heeft_rekening & p["vergelijkbaar"]) | (~heeft_rekening & p["begroot_keur"].notna())]
    p = p.assign(meer=p["vergelijkbaar"] & (p["afwijking_keur"] > 0))
    g = p.groupby(["jaar", "wet"])
    waarden = ["begroot_keur", "besteed_keur", "afwijking_keur", "inwoners", "jongeren"]
    t = g[waarden].sum(min_count=1)
    t["afwijking_pct"] = 100 * (t["besteed_keur"] / t["begroot_keur"] - 1)
    t["n"] = g.size()
    t["n_past_niet"] = past_niet.size().reindex(t.index, fill_value=0)
    t["past_niet_keur"] = past_niet["afwijking_keur"].sum().reindex(t.index)
    t["n_ontbreekt"] = len(nu()) - t["n"] - t["n_past_niet"]
    t["n_vergelijkbaar"], t["n_meer"] = g["vergelijkbaar"].sum(), g["meer"].sum()
    t["vergelijkbaar"], t["telt_mee"] = g["gepaard"].any(), g["telt_mee"].first()
    return t.reset_index()


@cache
def klasse() -> pd.Series:
    """Size class per municipality of now."""
    return lees("gebieden.csv").set_index("gm_code")["gemeentegrootte"]


@cache
def per_inwoner(definitie: str) -> pd.DataFrame:
    """Euro per inhabitant of every amount that may be part of a group."""
    t = wet_bedrag().query("definitie == @definitie and lasten_keur > 0")
    t = t.merge(_noemer("inwoners", "inwoners"), on=["gm_code", "jaar"])
    elders = _in(t, ["gm_code", "jaar", "wet"], begroot_besteed().query("anders_geboekt or onmogelijk"))
    elders |= np.array([x in regiotaak() for x in zip(t["gm_code"], t["wet"], strict=True)])
    deels = _in(t, ["gm_code", "jaar", "soort"], levering().query("status == 'onvolledig'"))
    t = t[~elders & ~deels]
    return t.assign(eur=1000 * t["lasten_keur"] / t["inwoners"], klasse=t["gm_code"].map(klasse()))


def groep(gm_code: str, definitie: str) -> pd.DataFrame:
    """Quartiles per inhabitant over the other municipalities of the same size class."""
    eigen = klasse()[gm_code]
    t = per_inwoner(definitie)
    t = t[(t["klasse"] == eigen) & (t["gm_code"] != gm_code)]
    rijen = [
        (*sleutel, len(eur), *np.quantile(eur, [0.25, 0.5, 0.75]))
        for sleutel, eur in t.groupby(["jaar", "soort", "wet"])["eur"]
    ]
    uit = pd.DataFrame(rijen, columns=["jaar", "soort", "wet", "n", "q1_eur", "mediaan_eur", "q3_eur"])
    return uit.assign(leden=int((klasse() == eigen).sum()) - 1)


@cache
def preventie() -> pd.DataFrame:
    """Share of accessible help, per municipality and for the country ('NL')."""
    t = sociaal().query("definitie == 'smal'")
    kolom = {"toegankelijk_keur": t["taakveld"].isin(WIJKTEAMS), "samenkracht_keur": t["taakveld"] == "6.1"}
    kolom["gespecialiseerd_keur"] = t["wet"].isin(["wmo", "jeugdwet"])
    t = t.assign(**{naam: t["lasten_keur"].where(is_deel) for naam, is_deel in kolom.items()})
    t = pd.concat([t, t.assign(gm_code="NL")])
    t = t.groupby(["gm_code", "jaar", "soort"])[list(kolom)].sum(min_count=1).reset_index()
    aandeel = 100 * t["toegankelijk_keur"] / (t["toegankelijk_keur"] + t["gespecialiseerd_keur"])
    gewoon = (t["toegankelijk_keur"] > 0) & (t["gespecialiseerd_keur"] > 0)
    negatief = wet_bedrag().query("definitie == 'smal' and lasten_keur < 0 and wet in @WETTEN")
    gewoon &= ~_in(t, ["gm_code", "jaar", "soort"], negatief)
    return t.assign(aandeel_pct=aandeel.where(gewoon))


@cache
def taakvelden() -> pd.DataFrame:
    """Begroot and besteed per group of taakvelden."""
    k = ["gm_code", "jaar", "definitie", "groepscode", "wet"]
    t = som(sociaal(), [*k, "soort"], ["lasten_keur"]).pivot(index=k, columns="soort", values="lasten_keur")
    return t.rename(columns={"begroting": "begroot_keur", "rekening": "besteed_keur"}).reset_index()
