"""Which questions are about whoever answers (party, function, age): their answers never stand at one council.

A description says so with ``subvraag = "context"``; the words of a question say so as well, since a description that
forgets it would put party and municipality beside each other.
"""

from __future__ import annotations

import re

from enquete.soorten import Vraag

_WIE = re.compile(
    r"\b(uw|je|jouw|welke|politieke) (eigen )?(fractie|partij|leeftijd|leeftijdsgroep|geslacht|gender|functie|rol|opleiding|beroep|geboortejaar)\b"
    r"|\bhoe oud\b|\bhoe lang bent u\b|\bhoeveel jaar bent u\b|\bbent u (een )?(man|vrouw|raadslid|wethouder|griffier)\b"
    r"|\bcoalitie (of|en|/) ?oppositie\b",
    re.IGNORECASE,
)
_KAAL = re.compile(
    r"(fractie|partij|politieke partij|leeftijd|leeftijdsgroep|geslacht|gender|functie|rol|opleiding|geboortejaar|coalitie)[?.:]?",
    re.IGNORECASE,
)


def over_de_persoon(vraag: Vraag) -> bool:
    """Whether this is a question about the respondent."""
    tekst = " ".join(vraag.tekst.split())
    return vraag.subvraag == "context" or bool(_WIE.search(tekst) or _KAAL.fullmatch(tekst))
