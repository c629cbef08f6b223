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
from tests.hulp import html, klap_uit, open_app, tekst
from verhaal.beeld import Beeld, Keuze
from verhaal.eenheden import Eenheid
from verhaal.getallen import euro_kort
from verhaal.vooruit import begrotingscheck as bc
from verhaal.vooruit import checkzinnen, vooruitblik
from verhaal.vooruit.terugtoets import GROEPEN, terugtoets

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
    assert set(checkzinnen.begrotingscheck(haal, beelden["GM1674"])) == {"wmo_jeugd", "participatiewet"}


def test_regio_staat_naast_niemand(haal, beelden):
    """Roosendaal buys youth care for others: its gross amounts have no place among peers, nor in theirs."""
    c = bc.check(haal, "GM1674", "wmo_jeugd", 2026)
    assert c is not None
    assert c.stap is None
    assert "GM1674" not in bc.stappen(haal, "wmo_jeugd", 2026)
    tekst = " ".join(checkzinnen.begrotingscheck(haal, beelden["GM1674"])["wmo_jeugd"])
    assert "ook voor andere gemeenten in" in tekst


def test_zinnen_noemen_wat_niet_is_gecorrigeerd_en_oordelen_niet(haal, beelden):
    for beeld in beelden.values():
        for groep, zinnen in checkzinnen.begrotingscheck(haal, beeld).items():
            tekst = " ".join(zinnen)
            assert "Niet gecorrigeerd" in tekst or "niet gecorrigeerd" in tekst, (beeld.naam, groep)
            assert not re.search(r"tekort|overschot|realistisch|te laag|te hoog|nan|None", tekst), tekst


def test_een_gemeente_die_er_nog_niet_was_begrootte_niet(haal, beelden):
    tekst = " ".join(checkzinnen.begrotingscheck(haal, beelden["GM1992"])["participatiewet"])
    assert "wat nu Voorne aan Zee is," in tekst


def test_reserve_staat_ernaast(haal):
    eind = (
        tw.lees("reserves.parquet")
        .query("gm_code == 'GM1674' and jaar == 2024")["algemene_reserve_keur"]
        .item()
    )
    assert euro_kort(float(eind)) in checkzinnen.reservezin(haal, "GM1674")


def test_elke_blik_vooruit_zegt_hoe_vaak_zij_klopte(haal):
    n = dict.fromkeys(GROEPEN, 0)
    for code in tw.steekproef(60):
        for groep in GROEPEN:
            blik = vooruitblik.vooruitblik(haal, code, "X", groep)
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
        blik = vooruitblik.vooruitblik(haal, code, "X", "jeugdwet")
        assert blik is not None
        assert blik.verwacht_keur == pytest.approx(begroot[code] * keer.median())
        # quantiles of logarithms interpolate between neighbours a little differently
        assert blik.band_keur == pytest.approx(begroot[code] * keer.quantile([0.1, 0.9]), rel=1e-3)
    assert terugtoets(haal, "jeugdwet").verloren_jaren == [2022]
    blik = vooruitblik.vooruitblik(haal, "GM0363", "Amsterdam", "jeugdwet")
    assert blik is not None
    assert "In 2022 zat de begroting zelf er minder ver naast." in blik.zinnen


def _alles(haal, beeld) -> str:
    """Every word on the newest begroting of a municipality."""
    kort = checkzinnen.kort(haal, beeld)
    assert kort is not None
    voluit = [z for zinnen in checkzinnen.begrotingscheck(haal, beeld).values() for z in zinnen]
    blikken = vooruitblik.blikken(haal, str(beeld.keuze.gm_code), beeld.naam, GROEPEN)
    delen = (
        kort.kop,
        *kort.zinnen,
        kort.noot,
        *voluit,
        *checkzinnen.bij_alle(haal, beeld),
        *(z for zinnen in blikken.values() for z in zinnen),
    )
    return " ".join([checkzinnen.kop(haal, beeld), *delen])


def test_nergens_een_tekort_of_een_oordeel(haal):
    for code in tw.steekproef(40):
        beeld = Beeld.laad(haal, Keuze(code, 2024, "smal", Eenheid("totaal")))
        tekst = _alles(haal, beeld)
        assert not re.search(r"tekort|overschot|realistisch|te laag|te hoog|\bnan\b|None|inf\b", tekst), tekst


def test_wat_ontbreekt_heeft_een_reden(haal):
    """Every municipality has a text per group; where an amount is not said, a sentence says why."""
    redenen: dict[str, int] = {}
    for code in tw.nu():
        beeld = Beeld.laad(haal, Keuze(code, 2024, "smal", Eenheid("totaal")))
        kort = checkzinnen.kort(haal, beeld)
        assert kort is not None
        assert set(kort.per_groep) == {"wmo_jeugd", "participatiewet"}
        for groep, zinnen in checkzinnen.begrotingscheck(haal, beeld).items():
            c, tekst = bc.check(haal, code, groep, 2026), " ".join(zinnen)
            gemist = {
                "geen begrotingscheck": c is None,
                "niet naast de begroting": c is not None and c.rekening_keur is None,
                "niet naast die van 2026": c is not None and c.vorige_keur is None,
                "te weinig jaren": c is not None and c.mediaan_pct is None,
            }
            for woorden, weg in gemist.items():
                assert (woorden in tekst) == weg, (code, groep, woorden)
                redenen[woorden] = redenen.get(woorden, 0) + weg
    assert redenen["niet naast de begroting"] > 0
    assert redenen["niet naast die van 2026"] > 0


@pytest.mark.parametrize(
    ("code", "groep", "jaar", "reden"),
    [
        ("GM1961", "participatiewet", 2025, "is niet aangeleverd bij het CBS"),
        (
            "GM0569",
            "wmo_jeugd",
            2024,
            "heeft de waarschuwing ‘anders geboekt’ en is daarom niet te vergelijken",
        ),
    ],
)
def test_een_check_die_er_niet_is_heeft_een_reden(haal, code, groep, jaar, reden):
    """Of the newest begroting every municipality has one; Vijfheerenlanden filed none for 2025, Nieuwkoop an amount below nought."""
    assert bc.check(haal, code, groep, jaar) is None
    assert f"de begroting {jaar} {reden}" in checkzinnen.waarom_niet(haal, code, groep, jaar)


def test_loon_op_zand_zegt_waarom(haal):
    """It filed no jaarrekening of 2024."""
    beeld = Beeld.laad(haal, Keuze("GM0809", 2024, "smal", Eenheid("totaal")))
    zin = (
        "De jaarrekening 2024 is niet aangeleverd bij het CBS. Daarom staat zij hier niet naast de begroting."
    )
    assert zin in checkzinnen.begrotingscheck(haal, beeld)["participatiewet"]
    kort = checkzinnen.kort(haal, beeld)
    assert kort is not None
    assert zin in kort.per_groep["participatiewet"]


def test_participatie_noemt_uitkeringen_en_geen_lonen_in_de_zorg(haal, beelden):
    zinnen = checkzinnen.begrotingscheck(haal, beelden["GM0820"])
    assert "de hoogte van uitkeringen" in " ".join(zinnen["participatiewet"])
    assert "lonen in de zorg" not in " ".join(zinnen["participatiewet"])
    assert "lonen in de zorg" in " ".join(zinnen["wmo_jeugd"])


def test_geen_blik_zonder_dat_hij_wint(haal):
    blikken = vooruitblik.blikken(haal, "GM0820", "Nuenen", GROEPEN)
    assert blikken["wmo"] == [vooruitblik.waarom_niet(haal, "wmo")]
    assert "staat hier geen rekenvoorbeeld" in blikken["wmo_jeugd"][0]
    assert vooruitblik.waarom_niet(haal, "jeugdwet") == ""
    assert "Daarom gaat dit over 2025." in " ".join(blikken["jeugdwet"])
    assert "Daarom gaat dit over" not in " ".join(blikken["participatiewet"])


# ------------------------------------------------------------------ the pages


def test_mijn_gemeente_toont_de_check_in_een_blok(haal, beelden):
    app = open_app(g="GM0820", jaar="2022")
    woorden = tekst(app)
    kort = checkzinnen.kort(haal, beelden["GM0820"])
    assert kort is not None
    for zin in (kort.kop, *kort.zinnen):
        assert zin.replace("\u00a0", " ") in woorden
    assert sum(kort.kop in deel for deel in html(app)) == 1
    assert 'href="begroot_en_besteed?g=GM0820' in " ".join(html(app))
    assert "naast wat eerder is uitgegeven" not in tekst(open_app())  # Nederland


def test_begroot_en_besteed_toont_alles_en_het_rekenvoorbeeld_pas_op_verzoek(haal, beelden):
    app = open_app("begroot_en_besteed", g="GM0820", jaar="2024")
    woorden = tekst(app)
    for zinnen in checkzinnen.begrotingscheck(haal, beelden["GM0820"]).values():
        for zin in zinnen:
            assert zin.replace("\u00a0", " ") in woorden
    assert "Wijken de uitgaven" not in woorden
    open_ = tekst(klap_uit(app))
    assert (
        "Wijken de uitgaven van de begroting af zoals bij de middelste gemeente in 2021 tot en met 2023"
        in open_
    )
    assert "Voor de Wmo staat hier geen rekenvoorbeeld." in open_
    assert "primitieve begroting 2026" in open_  # how it was calculated


def test_andere_telling_wordt_gezegd(haal):
    assert "telt alleen de drie wetten zelf" in tekst(open_app(g="GM0820", jaar="2024", telt="breed"))
    assert "telt alleen de drie wetten zelf" not in tekst(open_app(g="GM0820", jaar="2024"))


def test_verantwoording_maakt_de_terugtoets_pas_op_verzoek():
    app = open_app("verantwoording")
    assert "Wat is een blik vooruit waard?" in tekst(app)
    assert "gekozen en getoond" not in tekst(app)
    woorden = tekst(klap_uit(app))
    assert "gekozen en getoond" in woorden
    assert "Fout bij toets (%) 2021 (%) 2022 (%) 2023 (%) 2024 (%)" in woorden
    assert not re.search(
        r"\bnan\b|python -m", woorden.split("Wat is een blik vooruit waard?")[1].split("Wat telt mee?")[0]
    )
