"""The begrotingscheck and the outlook in sentences: every amount from the raw tables, and what they may never say."""

from __future__ import annotations

import re
import statistics
from functools import cache

import numpy as np
import pandas as pd
import pytest

from loaders.versies import huidige
from queries import verbind, vraag
from queries.antwoorden import Haal
from tests import tweede_weg as tw
from verhaal.beeld import Beeld, Keuze
from verhaal.eenheden import Eenheid
from verhaal.getallen import euro_kort
from verhaal.vooruit import begrotingscheck as bc
from verhaal.vooruit.terugtoets import GROEPEN, terugtoets
from verhaal.vooruit.vooruitblik import vooruitblik

WETTEN_VAN = {
    "wmo_jeugd": ("wmo", "jeugdwet"),
    "participatiewet": ("participatiewet",),
    "jeugdwet": ("jeugdwet",),
}


@pytest.fixture(scope="module")
def haal():
    database = huidige()
    assert database is not None
    with verbind(database) as con:
        eerder: dict[tuple, pd.DataFrame] = {}

        def antwoord(naam: str, parameters: dict) -> pd.DataFrame:
            sleutel = (naam, *sorted(parameters.items()))
            if sleutel not in eerder:
                eerder[sleutel] = vraag(con, naam, **parameters)
            return eerder[sleutel]

        yield Haal(antwoord, lambda: f"toets {database.name}")


@pytest.fixture(scope="module")
def beelden(haal):
    codes = ["GM1674", "GM0363", "GM0820", "GM1992", *tw.steekproef(6)]
    return {c: Beeld.laad(haal, Keuze(c, 2024, "smal", Eenheid("totaal"))) for c in codes}


@cache
def _lasten(groep: str, soort: str) -> pd.DataFrame:
    """Lasten of a group from the raw tables, pgb of two laws at once with Wmo and youth together: gm_code × jaar."""
    t = tw.sociaal().query("definitie == 'smal' and soort == @soort")
    raak = t["wet"].isin(WETTEN_VAN[groep])
    if groep == "wmo_jeugd":
        raak |= t["taakveld"] == "6.79"
    return t[raak].pivot_table(index="gm_code", columns="jaar", values="lasten_keur", aggfunc="sum")


@pytest.mark.parametrize("groep", ["wmo_jeugd", "participatiewet"])
def test_bedragen_langs_een_andere_weg(haal, groep):
    cpi = tw.lees("cpi.csv").set_index("jaar")["cpi"].astype(float)
    begroting, rekening = _lasten(groep, "begroting"), _lasten(groep, "rekening")
    gezien = 0
    for code in tw.nu():
        c = bc.check(haal, code, groep, 2026)
        if c is None:
            continue
        gezien += 1
        assert c.begroot_keur == pytest.approx(begroting.loc[code, 2026])
        assert (c.rekening_jaar, c.prijsjaar) == (2024, 2025)
        if c.rekening_keur is not None:
            assert c.rekening_keur == pytest.approx(rekening.loc[code, 2024])
            assert c.rekening_in_prijzen_keur == pytest.approx(
                rekening.loc[code, 2024] * cpi[2025] / cpi[2024]
            )
        if c.vorige_keur is not None:
            assert c.vorige_keur == pytest.approx(begroting.loc[code, 2025])
    assert gezien > 330


def test_hoe_vaak_en_hoe_ver_langs_een_andere_weg(haal):
    p = tw.begroot_besteed().query("definitie == 'smal' and wet == 'participatiewet' and vergelijkbaar")
    verhouding = p.assign(v=p["besteed_keur"] / p["begroot_keur"]).groupby("gm_code")["v"].apply(list)
    for code in tw.nu():
        c = bc.check(haal, code, "participatiewet", 2026)
        if c is None or c.mediaan_pct is None:
            continue
        assert (c.n_jaren, c.n_meer) == (len(verhouding[code]), sum(v > 1 for v in verhouding[code]))
        assert c.mediaan_pct == pytest.approx(100 * (statistics.median(verhouding[code]) - 1))


def test_stap_naast_die_van_vergelijkbare_gemeenten(haal):
    """The step of ten peers from the raw tables, for municipalities of whom no peer carries a flag."""
    b, r = _lasten("participatiewet", "begroting")[2026], _lasten("participatiewet", "rekening")[2024]
    stap = 100 * (b / r - 1)
    buren = haal.buren_alle()
    gezien = 0
    for code in tw.nu():
        c = bc.check(haal, code, "participatiewet", 2026)
        namen = buren.loc[(buren["gm_code"] == code) & (buren["wet"] == "participatiewet"), "buur_gm_code"]
        if c is None or c.stap is None or c.stap.n < len(namen):
            continue
        gezien += 1
        q1, midden, q3 = np.quantile(stap[list(namen)], [0.25, 0.5, 0.75])
        assert (c.stap.eigen_pct, c.stap.q1_pct, c.stap.mediaan_pct, c.stap.q3_pct) == pytest.approx(
            (stap[code], q1, midden, q3)
        )
    assert gezien > 250


def test_zonder_splitsing_alleen_samen(haal, beelden):
    """The begroting of 2026 knows pgb of Wmo and youth as a whole: no amount of one of them is said."""
    assert bc.nieuwste_begroting(haal) == 2026
    assert bc.groepen(haal, 2026) == ("wmo_jeugd", "participatiewet")
    assert bc.groepen(haal, 2025) == ("jeugdwet", "wmo", "participatiewet")
    for code in tw.nu():
        assert bc.check(haal, code, "jeugdwet", 2026) is None
        assert bc.check(haal, code, "wmo", 2026) is None
    assert set(bc.begrotingscheck(haal, beelden["GM1674"])) == {"wmo_jeugd", "participatiewet"}


def test_regio_staat_naast_niemand(haal, beelden):
    """Roosendaal buys youth care for others: its gross amounts have no place among peers, nor in theirs."""
    c = bc.check(haal, "GM1674", "wmo_jeugd", 2026)
    assert c is not None
    assert c.stap is None
    assert "GM1674" not in bc.stappen(haal, "wmo_jeugd", 2026).index
    tekst = " ".join(bc.begrotingscheck(haal, beelden["GM1674"])["wmo_jeugd"])
    assert "ook voor andere gemeenten in" in tekst


def test_zinnen_noemen_wat_niet_is_gecorrigeerd_en_oordelen_niet(haal, beelden):
    for beeld in beelden.values():
        for groep, zinnen in bc.begrotingscheck(haal, beeld).items():
            tekst = " ".join(zinnen)
            assert "Niet gecorrigeerd" in tekst or "niet gecorrigeerd" in tekst, (beeld.naam, groep)
            assert not re.search(r"tekort|overschot|realistisch|te laag|te hoog|nan|None", tekst), tekst


def test_een_gemeente_die_er_nog_niet_was_begrootte_niet(haal, beelden):
    tekst = " ".join(bc.begrotingscheck(haal, beelden["GM1992"])["participatiewet"])
    assert "wat nu Voorne aan Zee is," in tekst


def test_reserve_staat_ernaast(haal):
    eind = (
        tw.lees("reserves.parquet")
        .query("gm_code == 'GM1674' and jaar == 2024")["algemene_reserve_keur"]
        .item()
    )
    assert euro_kort(float(eind)) in bc.reservezin(haal, "GM1674")


def test_elke_blik_vooruit_zegt_hoe_vaak_zij_klopte(haal):
    n = dict.fromkeys(GROEPEN, 0)
    for code in tw.steekproef(60):
        for groep in GROEPEN:
            blik = vooruitblik(haal, code, "X", groep)
            if blik is None:
                continue
            n[groep] += 1
            tekst = " ".join(blik.zinnen)
            assert "van de gemeenten ongeveer" in tekst
            assert "Bij de begroting zelf was dat ongeveer" in tekst
            assert "van de uitkomsten van gemeenten binnen" in tekst
            assert "tekort" not in tekst
            assert blik.jaar == (2025 if groep == "jeugdwet" else 2026)
            assert blik.band_keur is not None
            assert blik.band_keur[0] < blik.verwacht_keur < blik.band_keur[1]
    assert n["wmo"] == n["wmo_jeugd"] == 0  # there nothing beat the begroting itself
    assert n["jeugdwet"] > 50
    assert n["participatiewet"] > 50


def test_blik_op_jeugd_langs_een_andere_weg(haal):
    """The begroting of 2025 times the median of besteed / begroot over 2021-2023; the band is where eight in ten of those lay."""
    p = tw.begroot_besteed().query(
        "definitie == 'smal' and wet == 'jeugdwet' and vergelijkbaar and begroot_keur > 0"
    )
    v = p[p["jaar"].isin([2021, 2022, 2023]) & (p["besteed_keur"] > 0)]
    keer = v["besteed_keur"] / v["begroot_keur"]
    begroot = _lasten("jeugdwet", "begroting")[2025]
    for code in ("GM0363", "GM0820"):
        blik = vooruitblik(haal, code, "X", "jeugdwet")
        assert blik is not None
        assert blik.verwacht_keur == pytest.approx(begroot[code] * keer.median())
        # quantiles of logarithms interpolate between neighbours a little differently
        assert blik.band_keur == pytest.approx(begroot[code] * keer.quantile([0.1, 0.9]), rel=1e-3)
    assert terugtoets(haal, "jeugdwet").verloren_jaren == [2022]
    blik = vooruitblik(haal, "GM0363", "Amsterdam", "jeugdwet")
    assert blik is not None
    assert "In 2022 zat de begroting zelf er minder ver naast." in blik.zinnen
