"""Which municipality a row of somebody's file is about: by code, or by the official name of a year, never by likeness."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from pathlib import Path

from fouten import Gebruikersfout
from loaders.bronnen import TABELLEN
from loaders.contract import lees
from loaders.gemeentefonds.gf_blad import normaal
from loaders.jaartal import eerste_jaar


class OnbekendeGemeente(Gebruikersfout):
    """A municipality that is not in the division it was sought in."""


def sleutel(naam: str) -> str:
    """A name without case, spaces and punctuation; accents count."""
    return normaal(unicodedata.normalize("NFC", naam))


def _op_naam(namen: dict[str, str]) -> dict[str, set[str]]:
    """Normalised name -> codes; 'Bergen (L.)' also answers to 'Bergen', which then is two municipalities."""
    uit: dict[str, set[str]] = {}
    for code, naam in namen.items():
        for vorm in {sleutel(naam), sleutel(re.sub(r"\s*\([^)]*\)$", "", naam))}:
            uit.setdefault(vorm, set()).add(code)
    return uit


def _zoeker(namen: dict[str, str]) -> Callable[[str, str, str], str]:
    """(code, name, where) -> gm_code within one division; raises OnbekendeGemeente or Gebruikersfout."""
    op_naam = _op_naam(namen)

    def zoek(code: str, naam: str, waar: str) -> str:
        gevonden = op_naam.get(sleutel(naam), set()) if naam else set()
        if code:
            past = re.fullmatch(r"(?:GM)?([0-9]{1,4})", code, re.IGNORECASE)
            gm_code = f"GM{int(past[1]):04d}" if past else ""
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
