"""Which municipality a name or code means, for the address, files of others and commands alike; never by likeness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from fouten import Gebruikersfout
from loaders.bronnen import TABELLEN
from loaders.contract import lees
from loaders.gemeentefonds.gf_blad import normaal
from loaders.jaartal import eerste_jaar


class OnbekendeGemeente(Gebruikersfout):
    """A municipality that is not in the division it was sought in."""


_HAAKJES = re.compile(r"\s*\([^)]*\)\s*$")
_GEMEENTE = re.compile(r"^\s*gemeente\s+(?=\S)|\s*\(\s*gemeente\s*\)\s*$", re.IGNORECASE)
_LIDWOORD = re.compile(r"^['’`]?[st][ -]+", re.IGNORECASE)  # 's-Hertogenbosch is also Hertogenbosch


def sleutel(naam: str) -> str:
    """A name without case, accents, spaces and punctuation, and without the word 'gemeente' around it."""
    kaal = _GEMEENTE.sub("", naam.replace("’", "'"))
    return normaal("".join(t for t in unicodedata.normalize("NFKD", kaal) if not unicodedata.combining(t)))


def sorteersleutel(naam: str) -> str:
    """What a list of names is ordered by: without accents and capitals, and without 's- and 't in front."""
    kaal = naam.removeprefix("'s-").removeprefix("'t ")
    ontleed = unicodedata.normalize("NFKD", kaal)
    return "".join(t for t in ontleed if not unicodedata.combining(t)).casefold().strip()


def als_code(tekst: str) -> str | None:
    """'GM0363', 'gm363' or '363' -> 'GM0363'; None for what is no code."""
    past = re.fullmatch(r"\s*(?:GM)?0*([0-9]{1,4})\s*", tekst, re.IGNORECASE)
    return f"GM{int(past[1]):04d}" if past else None


class Namen:
    """Which municipality a text means: by code, or by a name as it is or was, never by likeness.

    A name may come with or without accents, capitals, 's- or the addition behind it ('Bergen (L.)' answers to 'Bergen',
    which then is two municipalities), and as 'Gemeente Delft' or 'Groningen (gemeente)'. Made once; asking is cheap.
    """

    def __init__(
        self, paren: Iterable[tuple[str, str]], codes: Mapping[str, str], nu: Iterable[tuple[str, str]] = ()
    ) -> None:
        """``paren``: name -> code; ``codes``: every code that may be asked -> code; ``nu``: names that win from older ones."""
        self._codes = dict(codes)
        self._op_naam: dict[str, set[str]] = {}
        self._geschreven: dict[str, str] = {}
        paren, nu = list(paren), list(nu)
        for naam, code in (*nu, *paren):
            kort = _HAAKJES.sub("", naam)
            for vorm in {naam, kort, _LIDWOORD.sub("", kort)}:
                self._op_naam.setdefault(sleutel(vorm), set()).add(code)
                self._geschreven.setdefault(sleutel(vorm), naam)
        for naam, code in nu:
            self._op_naam[sleutel(naam)] = {code}

    def zoek(self, tekst: str) -> frozenset[str]:
        """The codes that this code or name stands for: none, one, or more when the name does not decide."""
        if (code := als_code(tekst)) is not None:
            return frozenset({self._codes[code]} if code in self._codes else ())
        return frozenset(self._op_naam.get(sleutel(tekst), ()))

    def een(self, tekst: str) -> str | None:
        """The one code that this code or name stands for."""
        gevonden = self.zoek(tekst)
        return next(iter(gevonden)) if len(gevonden) == 1 else None

    def lijkt(self, tekst: str, hoogstens: int = 1) -> list[str]:
        """The nearest names, to offer and never to choose."""
        vormen = get_close_matches(sleutel(tekst[:80]), list(self._op_naam), n=hoogstens, cutoff=0.75)
        return list(dict.fromkeys(self._geschreven[v] for v in vormen))


def van_rijen(rijen: Iterable[Mapping[str, Any]]) -> Namen:
    """Of rows gm_code, gm_code_toen, naam, is_huidig (every name there ever was); names of today win."""
    alle = list(rijen)
    return Namen(
        [(r["naam"], r["gm_code"]) for r in alle],
        {r["gm_code_toen"]: r["gm_code"] for r in alle} | {r["gm_code"]: r["gm_code"] for r in alle},
        [(r["naam"], r["gm_code"]) for r in alle if r["is_huidig"]],
    )


def _zoeker(namen: dict[str, str]) -> Callable[[str, str, str], str]:
    """(code, name, where) -> gm_code within one division; raises OnbekendeGemeente or Gebruikersfout."""
    op_naam = Namen(((naam, code) for code, naam in namen.items()), {})

    def zoek(code: str, naam: str, waar: str) -> str:
        gevonden = op_naam.zoek(naam) if naam else frozenset()
        if code:
            gm_code = als_code(code) or ""
            if gm_code not in namen:
                raise OnbekendeGemeente(
                    f"{waar}: '{code}' is geen code van een gemeente van dat jaar. Herstel de code of controleer --jaar."
                )
            if gevonden and gm_code not in gevonden:
                raise Gebruikersfout(
                    f"{waar}: code {code} hoort bij {namen[gm_code]} en er staat '{naam}'. Herstel de code of de naam."
                )
            return gm_code
        if len(gevonden) == 1:
            return next(iter(gevonden))
        if gevonden:
            raise Gebruikersfout(
                f"{waar}: '{naam}' kan {' of '.join(sorted(namen[c] for c in gevonden))} zijn. "
                "Zet de gemeentecode in het bestand of schrijf de naam zoals hier."
            )
        raise OnbekendeGemeente(
            f"{waar}: '{naam}' is geen gemeente van dat jaar. Schrijf de naam zoals het CBS, geef de kolom met de "
            "gemeentecode of controleer --jaar."
        )

    return zoek


def indelingen(jaar: int, bron: Path) -> list[tuple[int, dict[str, str]]]:
    """(year, gm_code -> name) of the division of that year and of the year before."""
    tabel = lees(bron, next(c for c, _ in TABELLEN if c.naam == "gemeente_jaar"))
    nieuwste = int(tabel["jaar"].max())
    eerste = eerste_jaar()  # from there figures are reckoned back to today's division
    if not eerste <= jaar <= nieuwste + 1:
        raise Gebruikersfout(
            f"De gemeenten van {jaar} zijn hier niet bekend, wel die van {eerste} tot en met {nieuwste}. Controleer --jaar."
        )
    return [
        (j, dict(zip(deel["gm_code"], deel["naam"], strict=True)))
        for j in (jaar, jaar - 1)
        if len(deel := tabel[tabel["jaar"] == j])
    ]


def koppel(
    rijen: list[tuple[str, str, str]], mogelijk: list[tuple[int, dict[str, str]]]
) -> tuple[int, dict[str, str], list[str]]:
    """(year, names, gm_code per row) of the first division that every row (where, code, name) fits in."""
    eerste: OnbekendeGemeente | None = None
    for jaar, namen in mogelijk:
        zoek = _zoeker(namen)
        try:
            return jaar, namen, [zoek(code, naam, waar) for waar, code, naam in rijen]
        except OnbekendeGemeente as fout:
            eerste = eerste or fout
    assert eerste is not None  # there always is a division
    raise eerste
