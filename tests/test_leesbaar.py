"""Texts for users are plain: short sentences, and none of the words on which readers gave up."""

from __future__ import annotations

import html as htmlmodule
import re
from functools import cache

import pytest

from tests.hulp import PAGINAS, html, open_app
from tests.vingerafdruk import DELEN

HOOGSTENS = 42  # words in one sentence; amounts and years count too
LANG = 25
MET_CODE = ("zelf_vragen",)  # shows questions in SQL

# Words that readers did not understand, with what stands there now.
JARGON = {
    "paren zijn anders geboekt": "passen niet bij elkaar",
    "anders geboekte paren": "bedragen die niet bij elkaar passen",
    "gepaard": "met beide cijfers",
    "vrijwel gelijk": "vrijwel evenveel",
    "python -m": "de beheerder kan …",
    "loaders": "de beheerder",
    "staat op het scherm": "staat hier",
    "staan op het scherm": "staan hier",
    "jaarrekening min begroting (lasten) is": "gaf meer uit dan begroot",
    "niet in deze momentopname opgenomen": "weten wij niet",
    "de vergelijking valt te gunstig uit": "in het echt geeft de gemeente meer uit",
    "krantenbericht, rapport zelf niet gelezen": "de bron, in woorden",
    "n niet gezien": "aantal niet bekend",
    "er zijn geen uw": "een zin die klopt",
    "tel mee": "welke kosten",
}


@cache
def _zinnen(pagina: str, keuze: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """The sentences of a page, without tables, charts, style and script."""
    stukken = []
    for stuk in html(open_app(pagina, **dict(keuze))):
        kaal = re.sub(r"<(table|style|script|svg|dl)\b.*?</\1>", " ", stuk, flags=re.S)
        if 'class="profiel' not in kaal and "Lijngrafiek" not in kaal:
            stukken += re.split(r"</?(?:p|li|div|h\d|ul|ol|nav|footer|br|strong|option)\b[^>]*>", kaal)
    uit = []
    for stuk in stukken:
        tekst = " ".join(htmlmodule.unescape(re.sub(r"<[^>]+>", "", stuk)).split())
        uit += re.split(r"(?<=[.?!:;])\)?\s+(?=[A-Z‘(])", tekst)
    return tuple(z for z in dict.fromkeys(uit) if len(z.split()) > 3)


def _alle() -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    return [
        (p, tuple(({"g": g, "jaar": "2024"} | deel).items()))
        for p in PAGINAS
        if p not in MET_CODE
        for g in ("GM1674", "GM0363")
        for deel in ({}, *DELEN.get(p, ()))
    ]


@pytest.mark.parametrize(("pagina", "keuze"), _alle(), ids=lambda x: x if isinstance(x, str) else None)
def test_geen_te_lange_zin_en_geen_woord_dat_niemand_begreep(
    pagina: str, keuze: tuple[tuple[str, str], ...]
) -> None:
    zinnen = _zinnen(pagina, keuze)
    assert zinnen
    assert [z for z in zinnen if len(z.split()) > HOOGSTENS] == []
    woorden = " ".join(zinnen).lower()
    assert [w for w in JARGON if w in woorden] == []


def test_de_meeste_zinnen_zijn_kort() -> None:
    """B1: on average at most fifteen words, and nine in ten sentences at most twenty-five."""
    lengten = sorted(len(z.split()) for p, k in _alle() if k[0][1] == "GM1674" for z in _zinnen(p, k))
    assert sum(lengten) / len(lengten) <= 15
    assert lengten[int(0.9 * len(lengten))] <= LANG
