"""Invented answers, for trying out and for tests. Nothing in them is measured; never loaded by default.

Every municipality and every person leans a little one way, so that answers hang together as in a real survey;
people skip questions, stop halfway, and say that they do not know. Nothing is taken from figures about money.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pandas as pd

from enquete.houden.indeling import AANGEKRUIST, NIET_AANGEKRUIST, RESPONDENT, kolommen, kolomnaam
from enquete.houden.vragenlijst import GEMEENTE, ROL
from enquete.houden.zetels import zetels_per_gemeente
from enquete.soorten import Enquete, Vraag
from loaders import versies

TITEL = "Raadsenquête sociaal domein (verzonnen antwoorden)"
RESPONS = (0.1, 0.6)  # smallest and largest share of a council that takes part
_KLEIN = 0.15  # of the councils only the very smallest number takes part
_OVERGESLAGEN, _STOPT, _WEET_NIET, _GEEN_ANTWOORD = 0.03, 0.06, 0.08, 0.05
_AANGEKRUIST = 0.35
_ANDEREN = {"wethouder": (0.5, 2), "griffier": (0.4, 1), "ambtenaar": (0.4, 2)}  # chance, at most

Rng = np.random.Generator


def _rollen(zetels: int, rng: Rng) -> list[str]:
    """The roles of those who take part in one municipality; council members within the bounds of RESPONS."""
    minst, meest = math.ceil(zetels * RESPONS[0]), math.floor(zetels * RESPONS[1])
    raad = minst if rng.random() < _KLEIN else int(rng.integers(minst, meest + 1))
    voorzitters = int(rng.binomial(raad, 0.2))
    rollen = ["fractievoorzitter"] * voorzitters + ["raadslid"] * (raad - voorzitters)
    for rol, (kans, hoogstens) in _ANDEREN.items():
        rollen += [rol] * int(rng.binomial(hoogstens, kans))
    return rollen


def _enkel(vraag: Vraag, neiging: float, rng: Rng) -> str:
    """The code of one answer; ``neiging`` 0 is the middle of the scale, positive is more of what it is about."""
    opties = vraag.schaal.opties
    weet_niet = [o.code for o in opties if o.soort == "weet_niet"]
    liever_niet = [o.code for o in opties if o.soort == "geen_antwoord"]
    if weet_niet and rng.random() < _WEET_NIET:
        return weet_niet[0]
    if liever_niet and rng.random() < _GEEN_ANTWOORD:
        return liever_niet[0]
    gewoon = [o for o in opties if o.soort == "antwoord"]
    if any(o.score is None for o in gewoon):
        return gewoon[rng.integers(len(gewoon))].code
    oplopend = sorted(gewoon, key=lambda o: o.score or 0.0)
    midden = (len(oplopend) - 1) / 2
    plaats = midden * (1 + vraag.richting * neiging) + rng.normal(0, midden * 0.45)
    return oplopend[min(max(round(plaats), 0), len(oplopend) - 1)].code


def _meer(vraag: Vraag, rng: Rng) -> dict[str, str]:
    """Column -> ticked or not, for one question with several answers."""
    los = [o for o in vraag.schaal.opties if o.soort == "weet_niet" or o.code == "geen"]
    gekozen = {o.code for o in vraag.schaal.opties if o not in los and rng.random() < _AANGEKRUIST}
    if los and (not gekozen or rng.random() < _WEET_NIET / 2):
        gekozen = {los[rng.integers(len(los))].code}  # 'none' and 'do not know' stand alone
    return {
        kolomnaam(vraag, o): AANGEKRUIST if o.code in gekozen else NIET_AANGEKRUIST
        for o in vraag.schaal.opties
    }


def _invuller(enquete: Enquete, rol: str, neiging: float, rng: Rng) -> dict[str, str]:
    gesteld = [v for v in enquete.vragen if v.soort != "open" and rol in (v.voor_rollen or (rol,))]
    vragen = [v for v in gesteld if v.vraag_id != ROL]
    tot = len(vragen)
    if rng.random() < _STOPT:
        tot = int(rng.integers(tot // 3, tot, endpoint=True))
    antwoord: dict[str, str] = {ROL: rol}
    for vraag in vragen[:tot]:
        geen_visie = vraag.vraag_id.startswith("V2_") and antwoord.get(f"V1_{vraag.wet}") == "nee"
        if geen_visie or rng.random() < _OVERGESLAGEN:
            continue
        if vraag.soort == "meer":
            antwoord |= _meer(vraag, rng)
        else:
            antwoord[vraag.vraag_id] = _enkel(vraag, neiging, rng)
    return antwoord


def maak_voorbeeld(
    enquete: Enquete, gemeenten: pd.DataFrame, zaad: int, referentie: Path | None = None
) -> pd.DataFrame:
    """Invented answers of some members of every council, the same for the same ``zaad``.

    gemeenten: gm_code, inwoners (known). Returns one row per respondent with the columns of
    ``indeling.kolommen``, all text; empty where a question was not asked or skipped.
    """
    referentie = referentie or versies.DATA / "referentie"
    rng = np.random.default_rng(zaad)
    rijen: list[dict[str, str]] = []
    for gm_code, zetels in zetels_per_gemeente(gemeenten, referentie).dropna().sort_index().items():
        van_hier = rng.normal(0, 0.2)
        for rol in _rollen(int(zetels), rng):
            antwoord = _invuller(enquete, rol, float(van_hier + rng.normal(0, 0.25)), rng)
            rijen.append({**antwoord, GEMEENTE: str(gm_code)})
    nummers = rng.permutation(len(rijen)) + 1  # the order of the file tells nothing about who it was
    tabel = pd.DataFrame(rijen, columns=[k.naam for k in kolommen(enquete)], dtype="str")
    tabel[RESPONDENT] = [f"VOORBEELD{n:05d}" for n in nummers]
    return tabel.sort_values(RESPONDENT, ignore_index=True)
