"""The heading of a survey file: every column has one name of its own."""

from __future__ import annotations

from fouten import Gebruikersfout
from loaders.kolomletter import letter


def keur_koppen(naam: str, kop: list[str], rijen: list[list[str]], rij: int) -> dict[str, int]:
    """Column name -> place; wholly empty columns are left out. Raises Gebruikersfout, naming the column.

    ``rij`` is the row number of the heading.
    """
    plekken: dict[str, int] = {}
    gezien: dict[str, int] = {}
    for plek, cel in enumerate(kop):
        tekst = " ".join(cel.split())
        if not tekst:
            if any(r[plek].strip() for r in rijen):
                raise Gebruikersfout(
                    f"{naam}, rij {rij}, kolom {letter(plek)}: er staan antwoorden onder en er is geen kop. "
                    "Geef elke kolom een eigen naam (ook als een kop over meer kolommen was samengevoegd)."
                )
            continue
        if tekst.casefold() in gezien:
            raise Gebruikersfout(
                f"{naam}, rij {rij}: de kop '{tekst[:60]}' staat in kolom {letter(gezien[tekst.casefold()])} en in "
                f"kolom {letter(plek)}. Geef elke kolom een eigen naam."
            )
        gezien[tekst.casefold()] = plek
        plekken[tekst] = plek
    return plekken
