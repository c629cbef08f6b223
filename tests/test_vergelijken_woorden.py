"""The sentences of Vergelijken and Geld van het Rijk where figures are odd: signs, flags, empty groups."""

from __future__ import annotations

import re

import pytest

from tests.hulp import haal, kop, open_app, tekst
from verhaal.beeld import Keuze
from verhaal.eenheden import Eenheid
from verhaal.vergelijken import door_de_jaren, kaart_en_lijst, plaats, samenhang
from verhaal.vergelijken.vergelijking import Vergelijking


def vergelijking(gm_code: str, maat: str, jaar: int = 2024, groep: str = "buren") -> Vergelijking:
    return Vergelijking.laad(haal, Keuze(gm_code, jaar, "smal", Eenheid("totaal"), groep), maat)


def test_een_verschil_zegt_van_beide_of_het_meer_of_minder_is() -> None:
    """Aalten spent less on the Wmo than budgeted, its group more: both words are there."""
    woorden = kop(open_app("vergelijken", g="GM0197", jaar="2024", wet="Wmo", bedrag="Besteed min begroot"))
    assert re.fullmatch(
        r"Aalten gaf in 2024 € \d+ per inwoner minder uit aan de Wmo dan begroot; het midden van vergelijkbare "
        r"gemeenten is € \d+ meer",
        woorden,
    )


def test_een_verschil_van_niets_heet_evenveel() -> None:
    v = vergelijking("GM1674", "afwijking")
    from verhaal.vergelijken.vergelijkwoorden import in_woorden

    assert [in_woorden(v.maat, w).replace("\xa0", " ") for w in (0.4, -0.4, 5.0, -5.0)] == [
        "evenveel",
        "evenveel",
        "€ 5 meer",
        "€ 5 minder",
    ]


def test_wat_niet_te_vergelijken_is_krijgt_geen_plaats() -> None:
    """Nieuwkoop 2024 is booked elsewhere at jeugd and Wmo: no place in the title, and the heading says so."""
    app = open_app("vergelijken", g="GM0569", jaar="2024", bedrag="Besteed min begroot")
    assert kop(app).endswith("maar dat cijfer is niet te vergelijken")
    fig = plaats.plaatsen(haal, vergelijking("GM0569", "afwijking"))
    assert fig is not None
    assert "jeugd" not in fig.titel
    assert "(niet te vergelijken)" in fig.panelen[0].titel
    assert "Jeugdwet: het eigen bedrag past niet" in tekst(open_app("rijksmiddelen", g="GM0569", jaar="2024"))


def test_jaren_die_niet_te_vergelijken_zijn_tellen_niet_in_de_titel() -> None:
    """Assen jeugd: only the years whose pair can be compared count."""
    v = vergelijking("GM0106", "afwijking")
    fig = door_de_jaren.door_de_jaren(haal, v, "jeugdwet")
    assert fig is not None
    goed = [
        r for r in fig.tabel.to_dict("records") if r["telt"] == "ja" and r["mediaan_eur"] == r["mediaan_eur"]
    ]
    assert len(goed) < int(fig.tabel["eigen_eur"].notna().sum())
    assert f"van de {len(goed)} vergelijkbare jaren" in fig.titel


def test_de_breuken_staan_in_woorden_bij_de_jaren() -> None:
    fig = door_de_jaren.door_de_jaren(haal, vergelijking("GM0034", "begroot"), "jeugdwet")
    assert fig is not None
    assert any("2023 veranderde de indeling" in zin for zin in fig.vlaggen)
    assert any("2025 veranderde de indeling" in zin for zin in fig.vlaggen)


def test_kaart_en_samenhang_van_nederland_noemen_de_vlaggen() -> None:
    """Begroting 2026: personal budgets are not split; the map says of how many municipalities."""
    n = (
        haal.vlaggen_jaar(jaar=2026)
        .query("vlag == 'pgb_niet_gesplitst' and wet == 'jeugdwet'")["gm_code"]
        .nunique()
    )
    k = Keuze(None, 2026, "smal", Eenheid("totaal"))
    fig = kaart_en_lijst.kaartfiguur(haal, k, "jeugdwet", "begroot", "naam", set(), "", lambda c: c)
    assert fig is not None
    assert any(f"pgb niet gesplitst ({n} gemeenten)" in zin for zin in fig.vlaggen)
    fig = samenhang.samenhang(haal, k, "jeugdwet", "begroot", "kwb_laag_inkomen", set(), None)
    assert fig is not None
    assert any("pgb niet gesplitst" in zin for zin in fig.vlaggen)
    assert (fig.tabel["let_op"] != "").any()


def test_wie_niet_in_de_samenhang_staat_krijgt_een_zin() -> None:
    fig = samenhang.samenhang(
        haal,
        Keuze("GM0569", 2024, "smal", Eenheid("totaal")),
        "jeugdwet",
        "afwijking",
        "kwb_laag_inkomen",
        set(),
        "Nieuwkoop",
    )
    assert fig is not None
    assert any(zin.startswith("Nieuwkoop staat er niet bij") for zin in fig.vlaggen)


@pytest.mark.parametrize(
    ("gm_code", "groep", "zin"),
    [
        ("GM0344", "jeugdregio", "Er zijn geen andere gemeenten in jeugdregio Utrecht Stad."),
        ("GM0363", "centrumfunctie", "Amsterdam heeft geen klasse bij ‘centrumfunctie’."),
        ("GM1674", "GM0809", "Van Loon op Zand is er geen cijfer over 2024 voor jeugd"),
    ],
)
def test_lege_groep_zegt_waarom(gm_code: str, groep: str, zin: str) -> None:
    woorden = tekst(open_app("vergelijken", g=gm_code, jaar="2024", met=groep))
    assert zin in woorden
    assert "()" not in woorden
    assert "Grijze balk" not in woorden
    assert not open_app("rijksmiddelen", g=gm_code, jaar="2024", met=groep).exception


def test_lege_groep_bij_geld_van_het_rijk() -> None:
    woorden = tekst(
        open_app("rijksmiddelen", g="GM0344", jaar="2024", met="jeugdregio", rijkdeel="Waarom dit bedrag?")
    )
    assert "Er zijn geen andere gemeenten in jeugdregio Utrecht Stad." in woorden


def test_een_centrumgemeente_in_de_groep_is_enkelvoud() -> None:
    groep = "GM1674,GM0034,GM0141,GM0183"
    zonder_opvang = plaats.plaatsen(haal, vergelijking("GM0183", "besteed", groep=groep))
    assert zonder_opvang is not None
    assert not [z for z in zonder_opvang.vlaggen if "centrumgemeente" in z]  # shelter is not in those amounts
    fig = plaats.plaatsen(haal, vergelijking("GM0183", "afwijking", groep=groep))
    assert fig is not None
    zinnen = [z for z in fig.vlaggen if "centrumgemeente" in z]
    assert zinnen
    assert not any("zijn 1 van" in z for z in zinnen)


def test_de_reden_staat_bij_wie_niet_meetelt() -> None:
    fig = plaats.plaatsen(haal, vergelijking("GM1674", "afwijking", groep="GM0569,GM0809,GM0363,GM0599"))
    assert fig is not None
    assert any(
        "Nieuwkoop (anders geboekt" in z and "Loon op Zand (niet aangeleverd" in z for z in fig.vlaggen
    )


def test_de_gemeente_zelf_valt_uit_de_eigen_keuze() -> None:
    app = open_app(g="GM0363", jaar="2024", met="GM0363,GM0599,GM0344")
    assert "Amsterdam zelf telt niet mee in de groep." in tekst(app)
    assert app.query_params["met"] == "GM0599,GM0344"


def test_gedeelde_kosten_tellen_bij_vergelijken_niet_mee_en_dat_staat_er() -> None:
    assert "tellen op deze pagina niet mee" in tekst(open_app("vergelijken", g="GM1674", telt="breed"))


def test_geen_cijfer_van_de_eigen_gemeente() -> None:
    """De Bilt filed no begroting 2025."""
    app = open_app("vergelijken", g="GM0310", jaar="2025")
    assert kop(app) == "Van De Bilt is er geen cijfer over 2025 voor jeugd"
    assert "Het midden van vergelijkbare gemeenten is €" in tekst(app)


def test_geld_buiten_het_fonds_dat_niet_bekend_is_wordt_genoemd() -> None:
    woorden = tekst(open_app("rijksmiddelen", g="GM0310", jaar="2025", rijkdeel="Geldstroom"))
    assert (
        "Bijdragen van het Rijk buiten het Gemeentefonds, zoals het bijstandsbudget, zijn hier niet bekend"
        in woorden
    )


@pytest.mark.parametrize(
    ("gm_code", "jaar", "maat", "wetten"),
    [("GM1961", 2024, "besteed", ("jeugdwet", "participatiewet")), ("GM1674", 2026, "begroot", ("wmo",))],
)
def test_een_verslag_dat_een_wet_niet_heel_bevat_staat_naast_niemand(
    gm_code: str, jaar: int, maat: str, wetten: tuple[str, ...]
) -> None:
    """A law below zero in that report, or pgb known for two laws together: shown, but no place, and no false reason."""
    v = vergelijking(gm_code, maat, jaar=jaar)
    for wet in wetten:
        assert v.plaats(wet).eigen is not None
        assert not v.plaats(wet).eigen_telt
        assert v.uitspraak(wet) == "geen"
    fig = plaats.plaatsen(haal, v)
    assert fig is not None
    assert not [z for z in fig.vlaggen if "maar van één jaar bekend" in z]
    assert sum("niet te vergelijken" in p.titel for p in fig.panelen) >= len(wetten)
