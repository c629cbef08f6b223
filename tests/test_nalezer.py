"""A sample of what ``make nalezen`` reads whole: no sentence is denied by the raw figures, and the reader can say no."""

from __future__ import annotations

import re
from collections import Counter
from unittest.mock import patch

import pytest

from tests import tweede_weg as tw
from tests.nalezer import oud
from tests.nalezer.__main__ import contexten, nalees
from tests.nalezer.lezer import NIET_BEGREPEN, Context, Zin, lees
from tests.nalezer.zinnen import alles
from verhaal import bewaren, verandering, wetfiguren, zinnen
from verhaal.beeld import Beeld
from verhaal.tekorten import tekortoordeel
from verhaal.vooruit import begrotingscheck
from verhaal.vooruit.terugtoets import Toets

# Elburg: Wmo 2022 begroot and besteed to the same thousand
LASTIG = ("GM0363", "GM0569", "GM0796", "GM0935", "GM1992", "GM0222")


@pytest.mark.parametrize(
    "c",
    [
        Context("NL", 2024, "smal"),
        Context("NL", 2026, "breed"),
        Context("GM0230", 2022, "smal"),
        *(c for gm in LASTIG for c in contexten(gm, 15, 4)),
        *(c for gm in tw.steekproef(16) for c in contexten(gm, 30)),
    ],
    ids=lambda c: f"{c.gm}-{c.jaar}-{c.definitie}",
)
def test_geen_zin_wordt_tegengesproken(c: Context) -> None:
    n, fouten = nalees(c)
    assert n > 10
    assert [(f.soort, f.plek, f.tekst, f.verwacht) for f in fouten] == []


@pytest.mark.parametrize("soort", oud.SOORTEN, ids=lambda s: s.naam)
def test_de_nalezer_vindt_wat_vroeger_fout_was(soort: oud.Soort) -> None:
    """Without one rule the product says again what it said: the auditor names each kind."""
    fouten, raak = oud.lees_oud(soort, ["GM0363", "GM0642", "GM0222", "GM0569"])
    assert raak >= 1
    assert Counter(f.soort for f in fouten)[soort.fout] >= 1


def _breuk_voor_iedereen(*_: object) -> list[dict[str, object]]:
    return [{"jaar": 2023, "woord": "breuk"}]


@pytest.mark.parametrize(
    ("waar", "regel", "anders", "c", "fout"),
    [
        # flags of the next begroting, of both years of a rise, of the begroting before
        (Beeld, "helder", lambda *_: True, Context("GM0014", 2024, "smal"), "vlag: volgende begroting"),
        (Beeld, "helder", lambda *_: True, Context("GM0158", 2024, "smal"), "vlag: groei"),
        (zinnen, "_begroting_helder", lambda *_: True, Context("GM1598", 2025, "smal"), "vlag: begroting ervoor"),
        # another way of counting, a break of another law
        (Beeld, "zelfde_telling", lambda *_: True, Context("GM0034", 2024, "toegang"), "telling: volgende begroting"),
        (wetfiguren, "breuken", _breuk_voor_iedereen, Context("GM0034", 2024, "smal"), "breuk niet gezegd"),
        # two years over a break, and prices of then, in what changed since the year before
        (verandering.Tweejaar, "past", lambda *_: True, Context("GM0034", 2023, "smal"), "vlag: sinds vorig jaar"),
        (Beeld, "naar_nu", lambda *_: 1.0, Context("GM1674", 2024, "smal"), "verschil: sinds vorig jaar"),
        # pairs that do not fit in a national deficit
        (tekortoordeel, "gefilterd", lambda t, _: t, Context("NL", 2024, "smal"), "bedrag: tekort"),
        # an amount with a flag beside the begroting, a way to look ahead that loses to the begroting itself
        (begrotingscheck, "helder", lambda *_: True, Context("GM0796", 2024, "smal"), "vooruit: rekening"),
        (Toets, "getoond", property(lambda _: "eigen"), Context("GM0034", 2024, "smal"), "vooruit: rekenwijze"),
    ],
    ids=lambda x: x if isinstance(x, str) else None,
)  # fmt: skip
def test_zonder_een_regel_zegt_de_nalezer_nee(
    waar: object, regel: str, anders: object, c: Context, fout: str
) -> None:
    """One rule of today taken away: what the pages then say is refused, and named."""
    assert not [f for z in alles(c) for f in lees(z, c)]
    bewaren._kast.clear()  # a sentence that was kept is not made again
    with patch.object(waar, regel, anders):
        fouten = [f for z in alles(c) for f in lees(z, c)]
    bewaren._kast.clear()
    assert fout in {f.soort for f in fouten}


ROOSENDAAL = Context("GM1674", 2024, "smal")
GELEZEN = [z for z in alles(ROOSENDAAL) if re.search(r"\d", z.tekst)]


def _anders(tekst: str) -> str:
    """The sentence with its first amount ten times as large."""
    return re.sub(r"€\s(-?)(\d)", r"€ \g<1>9\2", tekst, count=1)


@pytest.mark.parametrize("zin", [z for z in GELEZEN if "€" in z.tekst], ids=lambda z: z.plek)
def test_een_ander_bedrag_valt_op(zin: Zin) -> None:
    c = ROOSENDAAL
    vals = Zin(zin.plek, _anders(zin.tekst), zin.wet, zin.kant, zin.maat)
    assert vals.tekst != zin.tekst
    assert lees(vals, c), vals.tekst


@pytest.mark.parametrize(
    "zin", [z for z in GELEZEN if re.search(r" meer (?:uit|dan|\()| meer\.", z.tekst)], ids=lambda z: z.plek
)
def test_de_andere_kant_op_valt_op(zin: Zin) -> None:
    vals = Zin(zin.plek, re.sub(r" meer\b", " minder", zin.tekst, count=1), zin.wet, zin.kant, zin.maat)
    assert lees(vals, ROOSENDAAL), vals.tekst


NUENEN = Context("GM0820", 2024, "smal")


@pytest.mark.parametrize(
    "zin",
    [z for z in alles(NUENEN) if z.plek.startswith(("check", "blik"))],
    ids=lambda z: f"{z.plek}-{z.wet}",
)
def test_geen_getal_over_de_begroting_is_vrij(zin: Zin) -> None:
    """Every number on the newest begroting, changed one by one; every 'hoger' said as 'lager'."""
    assert lees(zin, NUENEN) == []
    for m in re.finditer(r"\d+(?:[.,]\d+)*", zin.tekst):
        getal = m[0]
        anders = str(int(getal) + 7) if getal.isdigit() else f"9{getal}"
        vals = f"{zin.tekst[: m.start()]}{anders}{zin.tekst[m.end() :]}"
        assert lees(Zin(zin.plek, vals, zin.wet), NUENEN), vals
    for woord, ander in (("hoger dan", "lager dan"), ("meer dan", "minder dan")):
        if woord in zin.tekst:
            vals = zin.tekst.replace(woord, ander, 1)
            assert lees(Zin(zin.plek, vals, zin.wet), NUENEN), vals


def test_een_getal_zonder_bewijs_is_een_fout() -> None:
    """A new sentence must bring its proof."""
    fouten = lees(Zin("opvallend", "Er zijn 12 wethouders."), ROOSENDAAL)
    assert [f.soort for f in fouten] == [NIET_BEGREPEN]
