"""Words of the subject explained at the word: a button in the sentence that opens what it means, without a rerun."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup

from queries import rijen as als_rijen
from ui.gegevens import haal
from verhaal.html import maak
from verhaal.woordenlijst import termen


def met_uitleg(zinnen: Iterable[str]) -> list[Markup]:
    """The sentences, in which the first mention of a term opens its explanation; everything else is escaped."""
    patroon, per_woord = termen(haal)
    gehad: set[str] = set()
    uit = []
    for zin in zinnen:
        delen, tot, staart = [], 0, []
        for raak in patroon.finditer(zin):
            term, uitleg = per_woord[raak[0].lower()]
            if term in gehad:
                continue
            gehad.add(term)
            anker = f"begrip-{zlib.crc32(f'{term}|{zin}'.encode()):x}"
            delen += [Markup.escape(zin[tot : raak.start()]), _knop(anker, raak[0])]
            staart.append(Markup(maak("begrip.html", anker=anker, term=term, uitleg=uitleg)))
            tot = raak.end()
        uit.append(Markup("").join([*delen, Markup.escape(zin[tot:]), *staart]))
    return uit


def _knop(anker: str, woord: str) -> Markup:
    return Markup('<button type="button" class="begrip" popovertarget="{}">{}</button>').format(anker, woord)


def lijst() -> None:
    """All terms with their explanation."""
    st.html(maak("begrippen.html", begrippen=als_rijen(haal.begrippen())))
