"""What is looked up for one municipality in an answer for all equals what the database says of that one."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.versies import huidige
from queries import HIER, sql_tekst, verbind, vraag
from queries.per_gemeente import ALLE, PerGemeente, voor_alle
from tests.hulp import haal

_WAARDEN = {"jaar": 2024, "definitie": "smal", "groep": "buren", "wet": "jeugdwet"}
KAN = {
    pad.stem: {k: w for k, w in _WAARDEN.items() if f"${k}" in sql_tekst(pad.stem)}
    for pad in sorted(HIER.glob("*.sql"))
    if f"'{ALLE}' = " in sql_tekst(pad.stem)
}


@pytest.fixture(scope="module")
def con():
    with verbind(huidige()) as verbinding:
        yield verbinding


@pytest.fixture(scope="module")
def codes() -> list[str]:
    return sorted(haal.namen().query("is_huidig")["gm_code"])


def test_wat_vaak_gevraagd_wordt_kan_in_een_keer():
    assert {"gemeente", "reeks_gemeente", "positie", "vergelijk_kwartielen", "aandeel_preventie"} <= set(KAN)


@pytest.mark.parametrize("naam", KAN)
def test_opgezocht_is_gelijk_aan_gevraagd(naam, con, codes):
    """Types too: a column that is empty for one municipality elsewhere may not change the figures of this one."""
    gevraagd = {"gm_code": "GM0363", **KAN[naam]}
    alle = voor_alle(naam, gevraagd)
    assert alle == {**gevraagd, "gm_code": ALLE}
    deel = PerGemeente(vraag(con, naam, **alle))
    for code in [*codes[::23], "GM1674", "GM1961", "GM0088"]:
        verwacht = vraag(con, naam, **{**gevraagd, "gm_code": code})
        pd.testing.assert_frame_equal(deel.van(code), verwacht, check_exact=True)


@pytest.mark.parametrize(
    ("naam", "parameters"),
    [
        ("wettotaal", {"gm_code": "NL", "definitie": "smal"}),  # the country is a sum, not a part
        ("wettotaal", {"gm_code": None, "definitie": "smal"}),
        ("gemeente", {"gm_code": "GM0363'; --"}),
        (
            "groepsleden",
            {"gm_code": "GM0363", "groep": "provincie"},
        ),  # for all at once only of comparable ones
        ("kaart", {}),
    ],
)
def test_de_rest_wordt_gewoon_gevraagd(naam, parameters):
    assert voor_alle(naam, parameters) is None


_WOORD = st.one_of(st.none(), st.text(max_size=3))


@given(st.dictionaries(st.sampled_from(["GM0001", "GM0002", "GM0003", "NL"]), st.lists(_WOORD, max_size=4)))
@settings(deadline=None)
def test_elke_verdeling_geeft_de_rijen_terug(per_gemeente):
    rijen = [(code, i, woord) for code in sorted(per_gemeente) for i, woord in enumerate(per_gemeente[code])]
    tabel = pd.DataFrame(rijen, columns=["gm_code", "n", "woord"]).astype({"gm_code": "str", "woord": "str"})
    deel = PerGemeente(tabel)
    for code in ("GM0001", "GM0002", "GM0003"):
        verwacht = tabel[tabel["gm_code"].isin([code, "NL"])].reset_index(drop=True)
        pd.testing.assert_frame_equal(deel.van(code), verwacht, check_index_type=False)


def test_wie_zijn_tabel_verandert_verandert_die_van_niemand_anders():
    deel = PerGemeente(pd.DataFrame({"gm_code": ["GM0001", "GM0002"], "keur": [1.0, 2.0]}))
    mijn = deel.van("GM0001")
    mijn.loc[0, "keur"] = 9.0
    assert deel.van("GM0001")["keur"].tolist() == [1.0]
    assert deel.van("GM0009").empty
