"""When CBS publishes Iv3, what is out and not here, and how long a refresh still takes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.live.kalender import Aanwezig, Uitgave, uitgaven, verschenen_en_niet_geladen, volgende
from loaders.live.voortgang import Voortgang, duur

# By hand: the deadline (14 November before the year, 14 July after it) plus 10 and plus 70 days, and from a
# Saturday or Sunday on to Monday.
MET_DE_HAND = {
    2017: [
        (date(2016, 11, 24), "begroting", 1),  # Thursday
        (date(2017, 1, 23), "begroting", 2),  # Monday
        (date(2018, 7, 24), "rekening", 1),  # Tuesday
        (date(2018, 9, 24), "rekening", 2),  # 22 September is a Saturday
    ],
    2019: [
        (date(2018, 11, 26), "begroting", 1),  # 24 November is a Saturday
        (date(2019, 1, 23), "begroting", 2),  # Wednesday
        (date(2020, 7, 24), "rekening", 1),  # Friday
        (date(2020, 9, 22), "rekening", 2),  # Tuesday
    ],
    2020: [
        (date(2019, 11, 25), "begroting", 1),  # 24 November is a Sunday
        (date(2020, 1, 23), "begroting", 2),  # Thursday
        (date(2021, 7, 26), "rekening", 1),  # 24 July is a Saturday
        (date(2021, 9, 22), "rekening", 2),  # Wednesday
    ],
    2025: [
        (date(2024, 11, 25), "begroting", 1),  # 24 November is a Sunday
        (date(2025, 1, 23), "begroting", 2),  # Thursday
        (date(2026, 7, 24), "rekening", 1),  # Friday
        (date(2026, 9, 22), "rekening", 2),  # Tuesday
    ],
    2027: [
        (date(2026, 11, 24), "begroting", 1),  # Tuesday
        (date(2027, 1, 25), "begroting", 2),  # 23 January is a Saturday
        (date(2028, 7, 24), "rekening", 1),  # Monday
        (date(2028, 9, 22), "rekening", 2),  # Friday
    ],
}


@pytest.mark.parametrize("jaar", MET_DE_HAND)
def test_uitgaven_met_de_hand(jaar: int) -> None:
    assert [(u.datum, u.soort, u.plaatsing) for u in uitgaven(jaar)] == MET_DE_HAND[jaar]
    assert {u.jaar for u in uitgaven(jaar)} == {jaar}


@given(st.integers(2017, 2099))
def test_uitgaven_vallen_op_werkdagen(jaar: int) -> None:
    """Never in a weekend, at most two days after the day itself, and in order."""
    dagen = {
        ("begroting", 1): date(jaar - 1, 11, 24),
        ("begroting", 2): date(jaar, 1, 23),
        ("rekening", 1): date(jaar + 1, 7, 24),
        ("rekening", 2): date(jaar + 1, 9, 22),
    }
    gevonden = uitgaven(jaar)
    assert [u.datum for u in gevonden] == sorted(u.datum for u in gevonden)
    assert {(u.soort, u.plaatsing) for u in gevonden} == dagen.keys()
    for u in gevonden:
        verschoven = (u.datum - dagen[u.soort, u.plaatsing]).days
        assert u.datum.weekday() < 5
        assert verschoven == {5: 2, 6: 1}.get(dagen[u.soort, u.plaatsing].weekday(), 0)


def test_namen() -> None:
    assert [u.naam for u in uitgaven(2026)] == [
        "begroting 2026",
        "begroting 2026, verbeterde uitgave",
        "jaarrekening 2026",
        "jaarrekening 2026, verbeterde uitgave",
    ]


@pytest.mark.parametrize(
    ("vandaag", "naam", "datum"),
    [
        (date(2026, 11, 23), "begroting 2027", date(2026, 11, 24)),
        (date(2026, 11, 24), "begroting 2027, verbeterde uitgave", date(2027, 1, 25)),
        (date(2027, 1, 25), "jaarrekening 2026, verbeterde uitgave", date(2027, 9, 22)),
        (date(2027, 9, 22), "begroting 2028", date(2027, 11, 24)),
        (date(2027, 12, 31), "begroting 2028, verbeterde uitgave", date(2028, 1, 24)),
        (date(2028, 1, 1), "begroting 2028, verbeterde uitgave", date(2028, 1, 24)),
    ],
)
def test_volgende(vandaag: date, naam: str, datum: date) -> None:
    if vandaag == date(2027, 1, 25):  # in between lies the first edition
        assert (volgende(vandaag).naam, volgende(vandaag).datum) == ("jaarrekening 2026", date(2027, 7, 26))
        vandaag = date(2027, 7, 26)
    assert (volgende(vandaag).naam, volgende(vandaag).datum) == (naam, datum)


@given(st.dates(date(2017, 1, 1), date(2090, 1, 1)))
def test_volgende_komt_nog(vandaag: date) -> None:
    """Always after today, and nothing comes out in between."""
    komt = volgende(vandaag)
    assert komt.datum > vandaag
    assert komt.datum - vandaag < timedelta(days=190)
    rest = [u for jaar in range(vandaag.year - 2, vandaag.year + 3) for u in uitgaven(jaar)]
    assert not [u for u in rest if vandaag < u.datum < komt.datum]


# ---------------------------------------------------------------- what is out and not here


def van_2017_tot(jaar: int, soort: str) -> list[Aanwezig]:
    """Reports of the snapshot, up to and including a year."""
    return [Aanwezig(j, soort, None) for j in range(2017, jaar + 1)]


MOMENTOPNAME = [*van_2017_tot(2026, "begroting"), *van_2017_tot(2024, "rekening")]


def mist(aanwezig: list[Aanwezig], vandaag: date) -> list[tuple[int, str, int]]:
    """What is missing, short."""
    return [(u.jaar, u.soort, u.plaatsing) for u in verschenen_en_niet_geladen(aanwezig, vandaag)]


@pytest.mark.parametrize(
    ("vandaag", "verwacht"),
    [
        (date(2026, 7, 23), []),
        (date(2026, 7, 24), [(2025, "rekening", 1)]),
        (date(2026, 9, 22), [(2025, "rekening", 1)]),  # one line a report
        (date(2026, 11, 23), [(2025, "rekening", 1)]),
        (date(2026, 11, 24), [(2027, "begroting", 1), (2025, "rekening", 1)]),  # the newest first
        (date(2027, 7, 26), [(2026, "rekening", 1), (2027, "begroting", 1), (2025, "rekening", 1)]),
    ],
)
def test_naast_de_momentopname(vandaag: date, verwacht: list[tuple[int, str, int]]) -> None:
    """Of the snapshot's reports it is not known of which edition they are: no improved one is asked for."""
    assert mist(MOMENTOPNAME, vandaag) == verwacht


def met(jaar: int, soort: str, gewijzigd: date) -> list[Aanwezig]:
    """The snapshot with one report from CBS, in the place of the snapshot's."""
    rest = [a for a in MOMENTOPNAME if (a.jaar, a.soort) != (jaar, soort)]
    return [*rest, Aanwezig(jaar, soort, gewijzigd)]


@pytest.mark.parametrize(
    ("gewijzigd", "vandaag", "verwacht"),
    [
        (date(2026, 11, 24), date(2027, 1, 24), []),  # the improved edition is not out yet
        (date(2026, 11, 24), date(2027, 1, 25), [(2027, "begroting", 2)]),
        (date(2027, 1, 22), date(2027, 1, 25), [(2027, "begroting", 2)]),
        (date(2027, 1, 25), date(2027, 1, 25), []),  # fetched on the day itself
        (date(2027, 1, 26), date(2027, 5, 1), []),
    ],
)
def test_naast_een_opgehaald_verslag(
    gewijzigd: date, vandaag: date, verwacht: list[tuple[int, str, int]]
) -> None:
    """The improved edition is missed when CBS changed the table before it came out."""
    aanwezig = [*met(2027, "begroting", gewijzigd), Aanwezig(2025, "rekening", date(2026, 9, 22))]
    assert mist(aanwezig, vandaag) == verwacht


def test_opgehaald_en_momentopname_door_elkaar() -> None:
    """A fetched report of an early edition is missed while the snapshot's of the same year is left alone."""
    aanwezig = met(2024, "rekening", date(2025, 7, 24))
    assert mist(aanwezig, date(2026, 1, 1)) == [(2024, "rekening", 2)]
    assert mist(met(2024, "rekening", date(2025, 9, 22)), date(2026, 1, 1)) == []


def test_zonder_iets() -> None:
    """Everything since 2017, each report once."""
    gevonden = mist([], date(2018, 7, 24))
    assert gevonden == [(2017, "rekening", 1), (2018, "begroting", 1), (2017, "begroting", 1)]


@given(st.dates(date(2017, 1, 1), date(2040, 1, 1)))
def test_wat_er_is_wordt_niet_gemist(vandaag: date) -> None:
    """With every report that is out, fetched today, nothing is missed; and what is missed is out."""
    uit: list[Uitgave] = verschenen_en_niet_geladen([], vandaag)
    assert all(u.datum <= vandaag for u in uit)
    assert len({(u.jaar, u.soort) for u in uit}) == len(uit)
    assert verschenen_en_niet_geladen([Aanwezig(u.jaar, u.soort, vandaag) for u in uit], vandaag) == []


# ---------------------------------------------------------------- progress


@pytest.mark.parametrize(
    ("seconden", "tekst"),
    [
        (0, "minder dan een minuut"),
        (29, "minder dan een minuut"),
        (31, "ongeveer een minuut"),
        (89, "ongeveer een minuut"),
        (91, "ongeveer 2 minuten"),
        (240, "ongeveer 4 minuten"),
        (89 * 60, "ongeveer 89 minuten"),
        (90 * 60, "ongeveer 2 uur"),
        (2 * 3600, "ongeveer 2 uur"),
        (5 * 3600 + 60, "ongeveer 5 uur"),
    ],
)
def test_duur(seconden: float, tekst: str) -> None:
    assert duur(seconden) == tekst


class Klok:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.nu = 1000.0

    def __call__(self) -> float:
        return self.nu


@pytest.fixture
def klok() -> Klok:
    return Klok()


def loop(v: Voortgang, klok: Klok, seconden: float, *, opgehaald: bool = True) -> None:
    """One part that took so long."""
    klok.nu += seconden
    v.stap("Iv3", "2025X000", opgehaald=opgehaald)


def test_schatting_pas_na_drie_opgehaalde_delen(klok: Klok) -> None:
    regels: list[str] = []
    v = Voortgang(100, regels.append, elke_s=0, klok=klok)
    for _ in range(5):
        loop(v, klok, 60)
    assert regels == [
        "Iv3, 2025X000: 1 van 100 delen",
        "Iv3, 2025X000: 2 van 100 delen",
        "Iv3, 2025X000: 3 van 100 delen; nog ongeveer 2 uur",  # 97 minutes
        "Iv3, 2025X000: 4 van 100 delen; nog ongeveer 2 uur",
        "Iv3, 2025X000: 5 van 100 delen; nog ongeveer 2 uur",
    ]


def test_delen_van_schijf_zeggen_niets_over_de_snelheid(klok: Klok) -> None:
    """Forty parts found on disk in no time, and then three of a minute: the rest takes a minute each."""
    regels: list[str] = []
    v = Voortgang(53, regels.append, elke_s=0, klok=klok)
    for _ in range(40):
        loop(v, klok, 0.001, opgehaald=False)
    assert not [r for r in regels if "nog" in r]
    for _ in range(3):
        loop(v, klok, 60)
    assert regels[-1] == "Iv3, 2025X000: 43 van 53 delen; nog ongeveer 10 minuten"
    assert (v.gedaan, v.opgehaald) == (43, 3)


def test_de_laatste_twintig_tellen(klok: Klok) -> None:
    """CBS became ten times as slow: the estimate follows."""
    regels: list[str] = []
    v = Voortgang(100, regels.append, elke_s=0, klok=klok)
    for _ in range(40):
        loop(v, klok, 6)
    assert regels[-1].endswith("nog ongeveer 6 minuten")
    for _ in range(20):
        loop(v, klok, 60)
    assert regels[-1].endswith("60 van 100 delen; nog ongeveer 40 minuten")


def test_niet_vaker_dan_elke_tien_seconden(klok: Klok) -> None:
    regels: list[str] = []
    v = Voortgang(1000, regels.append, klok=klok)
    for _ in range(100):
        loop(v, klok, 1)
    assert len(regels) == 10
    assert regels[0].startswith("Iv3, 2025X000: 10 van 1000")


def test_het_einde_en_daarna(klok: Klok) -> None:
    """No estimate at the last part; nothing goes below nought when a report turned out to be empty."""
    regels: list[str] = []
    v = Voortgang(6, regels.append, elke_s=0, klok=klok)
    for _ in range(4):
        loop(v, klok, 120)
    assert regels[-1].endswith("4 van 6 delen; nog ongeveer 4 minuten")
    v.vervalt(2)
    loop(v, klok, 120)
    loop(v, klok, 120)
    assert not [r for r in regels[4:] if "nog" in r]
    assert not [r for r in regels if "-" in r.partition(":")[2]]


@given(
    st.integers(0, 60),
    st.lists(st.tuples(st.floats(0, 5000), st.booleans(), st.integers(0, 5)), max_size=80),
)
def test_nooit_een_negatieve_schatting(totaal: int, stappen: list[tuple[float, bool, int]]) -> None:
    """Whatever the order, the pace and what drops out."""
    regels: list[str] = []
    klok = Klok()
    v = Voortgang(totaal, regels.append, elke_s=0, klok=klok)
    for seconden, opgehaald, minder in stappen:
        v.vervalt(minder)
        loop(v, klok, seconden, opgehaald=opgehaald)
        assert ("nog" in regels[-1]) == (v.totaal > v.gedaan and v.opgehaald >= 3)
        assert "-" not in regels[-1].partition("nog")[2]
    assert len(regels) == len(stappen)
