"""Page language, the style sheet that the first HTML links to, and the one message for when there is nothing to show."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import streamlit as st

from verhaal.html import maak
from verhaal.thema import KLEUREN

HIER = Path(__file__).resolve().parent


@lru_cache(maxsize=1)
def _script() -> str:
    # An element before the script: a string with only a script does not always run.
    return f"<p hidden></p><script>{(HIER / 'huisstijl.js').read_text(encoding='utf-8')}</script>"


@lru_cache(maxsize=1)
def stijlblad() -> str:
    """The style sheet, with the colours of ``verhaal.thema`` as its custom properties."""
    kleuren = "; ".join(f"--{naam}: {kleur}" for naam, kleur in KLEUREN.items())
    return f":root {{ {kleuren}; }}\n{(HIER / 'stijl.css').read_text(encoding='utf-8')}"


@lru_cache(maxsize=1)
def kenmerk() -> str:
    """What an address of the style sheet ends with: another sheet is another address, so a browser may keep it."""
    return sha256(stijlblad().encode()).hexdigest()[:12]


def zet() -> None:
    """Set lang="nl" and the Dutch words of Streamlit's own controls."""
    st.html(_script(), unsafe_allow_javascript=True)


def storing(tekst: str) -> None:
    """Show why the figures are not available."""
    st.html(maak("storing.html", tekst=tekst))
