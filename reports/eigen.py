"""What a municipality adds to its profile: one paragraph of text and a logo; both checked, both harmless."""

from __future__ import annotations

import unicodedata

from fouten import Gebruikersfout

HOOGSTENS_TEKENS = 600
_LANGSTE_WOORD = 60  # a longer one does not fit a line on paper
# What the shipped font can draw: Latin letters with accents, punctuation, € and the usual quotes and dashes.
_BEREIKEN = ((0x20, 0x7E), (0xA1, 0xAC), (0xAE, 0x17F))
_TEKENS = frozenset("‘’‚“”„–—…•€‹›")


def toets_tekst(tekst: str) -> str:
    """The text as one paragraph of plain words. Raises Gebruikersfout for what cannot be printed.

    Line ends and tabs become spaces. Nothing is ever read as markup.
    """
    schoon = unicodedata.normalize("NFC", tekst.replace("\r\n", "\n").replace("\u00a0", " "))
    schoon = " ".join(schoon.replace("\t", " ").split("\n"))
    for teken in schoon:
        if unicodedata.category(teken) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}:
            raise Gebruikersfout(
                f"In uw toelichting staat een onzichtbaar teken (U+{ord(teken):04X}): typ de tekst over of plak haar zonder opmaak."
            )
        if not _afdrukbaar(teken):
            raise Gebruikersfout(
                f"In uw toelichting staat een teken dat niet is af te drukken (‘{teken}’): gebruik gewone letters, cijfers en leestekens."
            )
    schoon = " ".join(schoon.split())
    if len(schoon) > HOOGSTENS_TEKENS:
        raise Gebruikersfout(
            f"Uw toelichting is {len(schoon)} tekens lang: maak haar korter, hoogstens {HOOGSTENS_TEKENS} tekens."
        )
    lang = next((w for w in schoon.split(" ") if len(w) > _LANGSTE_WOORD), None)
    if lang:
        raise Gebruikersfout(
            f"In uw toelichting staat een woord van {len(lang)} tekens (‘{lang[:20]}…’): een woord mag hoogstens {_LANGSTE_WOORD} tekens lang zijn."
        )
    return schoon


def alleen_afdrukbaar(tekst: str, hoogstens: int) -> str:
    """Words of others on one line: what the fonts cannot draw becomes '?', what is longer ends in '…'."""
    schoon = " ".join(unicodedata.normalize("NFC", tekst).replace("\u00a0", " ").split())
    schoon = "".join(t if _afdrukbaar(t) else "?" for t in schoon)
    return schoon if len(schoon) <= hoogstens else f"{schoon[: hoogstens - 1].rstrip()}…"


def _afdrukbaar(teken: str) -> bool:
    return teken in _TEKENS or any(van <= ord(teken) <= tot for van, tot in _BEREIKEN)
