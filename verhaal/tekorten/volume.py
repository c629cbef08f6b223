"""Volume times price: spending = users x spending per user, and what each of the two did to the change. No Streamlit.

Every function takes the answer of the query ``gebruik``: a row per municipality and year of which spending and the
number of users are both known (paired).
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

_BEDRAGEN = ("gebruikers_van", "gebruikers_tot", "besteed_van_keur", "besteed_tot_keur")
_SPLITSING = ("verschil_keur", "volume_keur", "prijs_keur", "per_gebruiker_van_eur", "per_gebruiker_tot_eur")


@dataclass(frozen=True)
class Gebruik:
    """Who uses a law: which figure counts them, how they are called, and what to know about the count."""

    indicator_id: str
    meervoud: str
    enkelvoud: str
    opmerking: str
    momentopname: str  # the one year of shares that comes with the project
    bijsluiter: bool = False  # whether the caution of its table has to stand at the figure


GEBRUIK = {
    "jeugdwet": Gebruik(
        "jongeren_jeugdzorg",
        "jongeren met jeugdzorg",
        "jongere met jeugdzorg",
        "Het aantal jongeren is afgerond op vijftallen; wie kort hulp had, telt even zwaar als wie het hele jaar hulp had.",
        "kwb_jongeren_jeugdzorg",
    ),
    "wmo": Gebruik(
        "wmo_clienten",
        "Wmo-cliënten",
        "Wmo-cliënt",
        "Het CBS telt cliënten met maatwerk in het hele jaar, afgerond op vijftallen; niet alle gemeenten leveren aan. In de "
        "uitgaven zitten ook opvang en beschermd wonen.",
        "kwb_wmo_clienten",
    ),
    "participatiewet": Gebruik(
        "bijstand_uitkeringen",
        "bijstandsuitkeringen",
        "bijstandsuitkering",
        "Het CBS telt uitkeringen eind december; een paar is één uitkering. In de uitgaven zitten ook beschut werk en hulp naar werk.",
        "kwb_bijstand",
    ),
}


# Numbers that come with the project, for as long as nobody refreshed those above
EERDER = {
    "jeugdwet": Gebruik(
        "jongeren_jeugdzorg_natura",
        "jongeren met jeugdzorg in natura",
        "jongere met jeugdzorg in natura",
        "Jongeren met alleen een persoonsgebonden budget tellen niet mee, maar dat geld zit wel in de uitgaven: het bedrag per jongere "
        "is daardoor te hoog. Wie kort hulp had, telt even zwaar als wie het hele jaar hulp had. Twee jaren zijn te weinig voor een "
        "trend.",
        "kwb_jongeren_jeugdzorg",
        bijsluiter=True,
    ),
}


def voorlopige_jaren(tabel: pd.DataFrame) -> list[int]:
    """The years of which CBS calls the number of users provisional."""
    return sorted({int(jaar) for jaar in tabel.loc[tabel["voorlopig"], "jaar"]})


def per_jaar(tabel: pd.DataFrame) -> pd.DataFrame:
    """Per year: n, sums of users and spending, and spending per user weighted (all euros / all users)."""
    uit = tabel.groupby("jaar", as_index=False).agg(
        n=("gm_code", "size"),
        gebruikers=("gebruikers", "sum"),
        besteed_keur=("besteed_keur", "sum"),
        inwoners=("inwoners", "sum"),
        anders_geboekt=("anders_geboekt", "sum"),
    )
    gebruikers = uit["gebruikers"].where(uit["gebruikers"] > 0)
    uit["per_gebruiker_eur"] = 1000 * uit["besteed_keur"] / gebruikers
    return uit


def per_gemeente(tabel: pd.DataFrame, van: int, tot: int) -> pd.DataFrame:
    """One row per municipality known in both years, with its change split in volume and price (see ``splits``)."""
    vast = ["gm_code", "naam", "jeugdregio", "grootteklasse", "provincie"]
    veld = ["gm_code", "gebruikers", "besteed_keur", "anders_geboekt", "let_op"]
    nieuw = {"gebruikers": "gebruikers_{}", "besteed_keur": "besteed_{}_keur"}
    eerst, laatst = (
        tabel[tabel["jaar"] == jaar][veld].rename(columns={k: v.format(wanneer) for k, v in nieuw.items()})
        for jaar, wanneer in ((van, "van"), (tot, "tot"))
    )
    namen = tabel[vast].drop_duplicates("gm_code")
    uit = namen.merge(eerst, on="gm_code").merge(laatst, on="gm_code", suffixes=("", "_tot"))
    uit["anders_geboekt"] |= uit.pop("anders_geboekt_tot")
    uit["let_op"] = [
        "; ".join(f"{jaar}: {tekst}" for jaar, tekst in ((van, a), (tot, b)) if tekst)
        for a, b in zip(uit["let_op"], uit.pop("let_op_tot"), strict=True)
    ]
    return splits(uit)


def samen(delen: pd.DataFrame, kolom: str | None = None) -> pd.DataFrame:
    """The sum over municipalities (per ``kolom``), split as one: the price is all euros / all users."""
    groepen = delen.assign(_alles="samen") if kolom is None else delen
    g = groepen.groupby(kolom or "_alles", sort=False)
    uit = g[list(_BEDRAGEN)].sum().assign(n=g.size(), anders_geboekt=g["anders_geboekt"].sum())
    return splits(uit.reset_index(names="groep"))


def splits(rijen: pd.DataFrame) -> pd.DataFrame:
    """Split the change of spending in a volume part and a price part that add up exactly.

    With v users and p = spending / users: volume = (v1 - v0) x (p0 + p1) / 2 and price = (p1 - p0) x (v0 + v1) / 2.
    Each factor is valued at the mean of the other, so there is no rest and the order of the years does not matter
    (the Shapley value of two factors). Unknown where a year has no users. In thousands of euro, ``_eur`` in euro.
    """
    v0, v1 = (rijen[k].where(rijen[k] > 0) for k in ("gebruikers_van", "gebruikers_tot"))
    p0, p1 = rijen["besteed_van_keur"] / v0, rijen["besteed_tot_keur"] / v1
    begin = rijen["besteed_van_keur"].where(rijen["besteed_van_keur"] > 0)
    volume, prijs = (v1 - v0) * (p0 + p1) / 2, (p1 - p0) * (v0 + v1) / 2
    verschil = rijen["besteed_tot_keur"] - rijen["besteed_van_keur"]
    som = (verschil, volume, prijs, 1000 * p0, 1000 * p1)
    return rijen.assign(
        **dict(zip(_SPLITSING, som, strict=True)),
        verschil_pct=100 * verschil / begin,
        volume_pct=100 * volume / begin,
        prijs_pct=100 * prijs / begin,
    )
