"""Taakvelden and breaks in words: codes and years as they stand in the data, never in a sentence of our own."""

from __future__ import annotations

from typing import Any

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.begrippen import ALLE_WETTEN, WET_IN_ZIN, opsomming
from verhaal.bewaren import bewaard
from verhaal.getallen import is_leeg


def _rijen(haal: Haal, rol: str) -> list[dict[str, Any]]:
    return [r for r in als_rijen(haal.rolcodes()) if r["rol"] == rol]


def _reeksen(haal: Haal, rol: str) -> list[tuple[str, str, list[str]]]:
    """(first year, last year, codes) per run of codes that came and went together; '' = always, or still."""
    uit: list[tuple[str, str, list[str]]] = []
    for r in _rijen(haal, rol):
        van, tot = ("" if is_leeg(r[k]) else str(int(r[k])) for k in ("van", "tot"))
        if uit and uit[-1][:2] == (van, tot):
            uit[-1][2].append(str(r["taakveld"]))
        else:
            uit.append((van, tot, [str(r["taakveld"])]))
    return uit


def _van_tot(codes: list[str], streep: str) -> str:
    return f"{codes[0]}{streep}{codes[-1]}" if len(codes) > 2 else ", ".join(codes)


def codes_kort(haal: Haal, rol: str) -> str:
    """'6.2 en 6.21–6.23': every code that ever had this role."""
    return opsomming([_van_tot(codes, "–") for _, _, codes in _reeksen(haal, rol)])


def codes_in_zin(haal: Haal, rol: str) -> str:
    """'6.2, vanaf 2025 6.21 tot en met 6.23'."""
    return ", ".join(
        (f"vanaf {van} " if van else "") + _van_tot(codes, " tot en met ")
        for van, _, codes in _reeksen(haal, rol)
    )


def codes_met_jaren(haal: Haal, rol: str) -> str:
    """'6.2 (tot en met 2024), 6.21, 6.22, 6.23 (vanaf 2025)'."""
    delen = []
    for van, tot, codes in _reeksen(haal, rol):
        jaren = " ".join(d for d in (f"vanaf {van}" if van else "", f"tot en met {tot}" if tot else "") if d)
        delen.append(", ".join(codes) + (f" ({jaren})" if jaren else ""))
    return ", ".join(delen)


def rolopmerking(haal: Haal, rol: str) -> str:
    """What ``rollen.csv`` remarks on a role, with its codes; '' when it says nothing."""
    tekst = _rijen(haal, rol)[0]["opmerking"]
    return "" if is_leeg(tekst) else str(tekst).format(taakvelden=codes_kort(haal, rol))


@bewaard
def breuken(haal: Haal, wetten: tuple[str, ...] = ALLE_WETTEN) -> list[dict[str, Any]]:
    """The years in which the scheme of taakvelden of one of these laws changed, with the word in a chart."""
    t = haal.breuken()
    return als_rijen(t[t["wet"].isin(wetten)].drop_duplicates("jaar")[["jaar", "woord"]])


def breukjaren(
    haal: Haal, jaren: tuple[int, ...] | None = None, wetten: tuple[str, ...] = ALLE_WETTEN
) -> list[int]:
    """As ``breuken``, the years alone, or those that fall within ``jaren``."""
    alle = [int(b["jaar"]) for b in breuken(haal, wetten)]
    return alle if jaren is None else [j for j in alle if jaren[0] < j <= jaren[-1]]


def gebroken_wetten(haal: Haal, wetten: tuple[str, ...]) -> str:
    """'jeugd en de Wmo': which of these laws a break touches."""
    geraakt = set(haal.breuken()["wet"])
    return opsomming([WET_IN_ZIN[w] for w in wetten if w in geraakt])


def breuk_zin(breuken: list[int], achter: str) -> str:
    """' In 2023 en 2025 veranderde de indeling' + ``achter``, with a space before it; '' without a break."""
    return f" In {opsomming([str(j) for j in breuken])} veranderde de indeling{achter}." if breuken else ""


def indelingsjaren(haal: Haal, jaren: tuple[int, ...]) -> tuple[int, ...]:
    """One year per scheme of taakvelden within ``jaren``: the last before each break, and the last of all."""
    return (*(j - 1 for j in breukjaren(haal, jaren)), jaren[-1])
