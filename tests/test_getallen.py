"""Numbers as Dutch readers write them."""

from __future__ import annotations

import math

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from verhaal.getallen import euro, euro_kort, getal, procent, procent1, verschil_kort


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [
        (1_234_567, "€ 1.234.567"),
        (-12, "€ -12"),
        (0, "€ 0"),
        (None, "niet bekend"),
        (math.nan, "niet bekend"),
    ],
)
def test_euro(waarde, tekst):
    assert euro(waarde).replace("\u00a0", " ") == tekst


@pytest.mark.parametrize(
    ("keur", "tekst"),
    [
        (28_000, "€ 28,0 mln"),
        (5_949, "€ 5,9 mln"),
        (450, "€ 450.000"),
        (999.4, "€ 999.000"),
        (999.6, "€ 1,0 mln"),
        (7_174_100, "€ 7,17 mld"),
        (999_949, "€ 999,9 mln"),
        (999_950, "€ 1,00 mld"),
        (-2_388, "€ -2,4 mln"),
        (0, "€ 0"),
        (None, "niet bekend"),
    ],
)
def test_euro_kort(keur, tekst):
    assert euro_kort(keur).replace("\u00a0", " ") == tekst


@pytest.mark.parametrize(
    ("een", "ander", "tekst"),
    [
        (1_301_462, 1_149_312, "€ 152,2 mln"),  # read as 1,30 and 1,15 mld: not the 150 between those
        (1_301_462, 199_000, "€ 1,10 mld"),
        (28_049, 24_951, "€ 3,1 mln"),  # read as 28,0 and 25,0
        (192.4, 199.3, "€ 7.000"),
        (100.2, 100.4, "€ 0"),
        (1_077, 890, "€ 187.000"),
    ],
)
def test_een_verschil_is_precies(een, ander, tekst):
    assert verschil_kort(een, ander).replace("\u00a0", " ") == tekst
    assert verschil_kort(ander, een).replace("\u00a0", " ") == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"),
    [(17.04, "17%"), (9.74, "9,7%"), (9.96, "10%"), (-3.2, "-3,2%"), (-0.04, "0,0%"), (None, "niet bekend")],
)
def test_procent(waarde, tekst):
    assert procent(waarde) == tekst


def test_procent_in_tabellen_heeft_altijd_een_decimaal():
    assert procent1(17) == "17,0%"


@given(st.floats(min_value=-1e12, max_value=1e12, allow_nan=False), st.integers(0, 3))
def test_getal_is_terug_te_lezen(waarde, decimalen):
    """Whatever is written can be read back to within rounding: no lost thousands, no wrong comma."""
    gelezen = float(getal(waarde, decimalen).replace(".", "").replace(",", "."))
    assert abs(gelezen - waarde) <= 0.5 * 10**-decimalen + 1e-9 * abs(waarde)


@given(
    st.floats(-1e12, 1e12, allow_nan=False)
    | st.integers(-(10**9), 10**9)
    | st.integers(-999, 999).map(lambda n: n + 0.5)
)
def test_hele_getallen_zoals_babel_ze_schrijft(waarde: float) -> None:
    tekst = format_decimal(waarde, "#,##0", locale="nl_NL")
    assert getal(waarde) == (tekst.removeprefix("-") if tekst == "-0" else tekst)
