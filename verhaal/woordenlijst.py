"""Words of the subject and what they mean: found in a text, to be explained at the word or in a list below it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.bewaren import bewaard


@bewaard
def termen(haal: Haal) -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    """A pattern for every word that has an explanation, longest first, and per word its term and explanation."""
    per_woord = {
        woord.lower(): (str(r["term"]), str(r["uitleg"]))
        for r in als_rijen(haal.begrippen())
        for woord in str(r["woorden"]).split("|")
    }
    woorden = "|".join(re.escape(w) for w in sorted(per_woord, key=len, reverse=True))
    return re.compile(rf"(?<![\w-])({woorden})(?![\w-])", re.IGNORECASE), per_woord


def op_papier(haal: Haal, teksten: Iterable[str]) -> list[tuple[str, str]]:
    """The terms in these texts that paper does not explain where it uses them, each with its explanation, alphabetically."""
    patroon, per_woord = termen(haal)
    los = {str(r["term"]) for r in als_rijen(haal.begrippen()) if r["op_papier"]}
    gevonden = {per_woord[raak.lower()] for tekst in teksten for raak in patroon.findall(tekst)}
    return sorted((paar for paar in gevonden if paar[0] in los), key=lambda paar: paar[0].lower())
