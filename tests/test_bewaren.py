"""What is kept in memory: the same for the same choices, another for another version, and never more than the bound."""

from __future__ import annotations

import pandas as pd
import pytest

from queries.antwoorden import Haal
from verhaal import bewaren
from verhaal.beeld import Beeld, Keuze
from verhaal.bewaren import bewaard, omvang
from verhaal.eenheden import Eenheid


def haal_van(versie: str) -> Haal:
    return Haal(lambda naam, parameters: pd.DataFrame({"naam": [naam]}), lambda: versie)


@pytest.fixture
def geteld(monkeypatch):
    """A kept function that counts how often it was really worked out."""
    monkeypatch.setattr(bewaren, "_kast", type(bewaren._kast)(100_000, getsizeof=lambda paar: paar[1]))
    monkeypatch.setattr(bewaren, "RUIMTE", 100_000)
    keren = []

    @bewaard
    def som(haal: Haal, *delen: object, **anders: object) -> object:
        keren.append(delen)
        return delen[-1] if delen else "niets"

    return som, keren


def test_zelfde_keuzes_een_keer_en_een_andere_versie_opnieuw(geteld):
    som, keren = geteld
    keuze = Keuze("GM0363", 2024, "smal", Eenheid("totaal"))
    for _ in range(3):
        som(haal_van("v1"), keuze, ("wmo",), wet="wmo")
    assert len(keren) == 1
    som(haal_van("v2"), keuze, ("wmo",), wet="wmo")
    som(haal_van("v2"), Keuze("GM0363", 2023, "smal", Eenheid("totaal")), ("wmo",), wet="wmo")
    assert len(keren) == 3


def test_zonder_versie_wordt_niets_bewaard(geteld):
    som, keren = geteld
    som(haal_van(""), 1)
    som(haal_van(""), 1)
    assert len(keren) == 2


def test_een_tabel_telt_als_sleutel_alleen_als_zij_zelf_bewaard_is(geteld):
    som, keren = geteld

    @bewaard
    def tabel(haal: Haal, jaar: int) -> pd.DataFrame:
        return pd.DataFrame({"jaar": [jaar]})

    haal = haal_van("v1")
    bewaard_ = tabel(haal, 2024)
    assert tabel(haal, 2024) is bewaard_
    som(haal, bewaard_)
    som(haal, bewaard_)
    assert len(keren) == 1
    som(haal, bewaard_[bewaard_["jaar"] == 2024])  # another table, though it has the same rows
    som(haal, pd.DataFrame({"jaar": [2024]}))
    assert len(keren) == 3


def test_niet_meer_dan_de_ruimte(geteld):
    som, _ = geteld
    for nummer in range(200):
        som(haal_van("v1"), nummer, "x" * 2_000)
    assert bewaren._kast.currsize <= 100_000
    som(haal_van("v1"), "groot", "x" * 50_000)
    assert not any("groot" in str(k) for k in bewaren._kast)


def test_omvang_telt_wat_erin_zit():
    assert omvang(("a" * 1_000, [{"b": letter * 500} for letter in "cdef"])) > 3_000
    assert omvang(pd.DataFrame({"x": range(10_000)})) > 80_000
    assert omvang(lambda: None) > 10_000, "what cannot be measured counts for much"


def test_niet_alles_wordt_gewogen_maar_samen_telt_het(monkeypatch):
    """A few are weighed; what counts for all of them together is what they weigh."""
    gewogen = []
    monkeypatch.setattr(bewaren, "omvang", lambda waarde: gewogen.append(waarde) or waarde[0])
    weegschaal = bewaren._Weegschaal()
    maten = [(1_000 + 10 * (nummer % 7),) for nummer in range(400)]
    telt = sum(weegschaal.weeg(maat) for maat in maten)
    assert len(gewogen) < 80
    assert telt == pytest.approx(sum(m for (m,) in maten), rel=0.01)


def test_figuren_van_twee_bezoekers_zijn_dezelfde():
    from tests.hulp import haal
    from verhaal.wetfiguren import wetten_over_jaren

    met = Haal(haal._antwoord, lambda: "proef")
    keuze = Keuze("GM1674", 2024, "smal", Eenheid("totaal"))
    een, twee = (wetten_over_jaren(met, Beeld.laad(met, keuze)) for _ in range(2))
    assert een is twee
    los = wetten_over_jaren(haal, Beeld.laad(haal, keuze))
    assert los is not een
    assert los.csv(nederlands=True) == een.csv(nederlands=True)
