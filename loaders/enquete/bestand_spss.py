"""Reading SPSS files (.sav, .zsav) with their question texts, answer labels and codes for no answer.

The bytes are read in a process of its own (``spss_proces``), and only text comes back; here it is put in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from loaders.enquete import ruw
from loaders.enquete.ruw import Ruw, code_tekst
from loaders.enquete.spss_proces import beschadigd, lees_regels
from loaders.fouten import LoaderFout


def lees_spss(naam: str, inhoud: bytes) -> Ruw:
    """Read the bytes of an SPSS file. Raises LoaderFout when it is damaged, too large, or cannot be read safely."""
    with lees_regels(naam, inhoud) as regels:
        try:
            return _ruw(naam, regels)
        except LoaderFout:
            raise
        except (
            Exception
        ) as fout:  # that process was led by the file: what it says need not be of the agreed form
            raise beschadigd(naam) from fout


def _ruw(naam: str, regels: Iterator[dict[str, Any]]) -> Ruw:
    kop = next(regels)
    kolommen: list[str] = kop["kolommen"]
    rijen: int = kop["rijen"]
    ruw.keur_aantallen(naam, rijen, len(kolommen))
    tabel = {kolom: _cellen(deel, rijen) for kolom, deel in zip(kolommen, regels, strict=True)}
    codering = kop["codering"]
    return Ruw(
        bestand=naam,
        soort="spss",
        tabel=pd.DataFrame(tabel, index=range(1, rijen + 1), columns=kolommen, dtype=object),
        labels={k: _een_regel(t) for k, t in kop["labels"].items() if t and t.strip()},
        waardelabels={
            k: {code_tekst(c): _een_regel(t) for c, t in per_code}
            for k, per_code in kop["waardelabels"].items()
        },
        geen_antwoord={
            k: tuple((code_tekst(van), code_tekst(tot)) for van, tot in bereiken)
            for k, bereiken in kop["geen_antwoord"].items()
        },
        opmerkingen=(f"Gelezen met de tekencodering {codering}; controleer letters met een accent.",)
        if codering
        else (),
    )


def _cellen(deel: dict[str, Any], rijen: int) -> list[str | None]:
    """The cells of a column as text; nothing (also only spaces) is None. Each different text is held once."""
    teksten = [None if w is None or w != w else code_tekst(w) or None for w in deel["waarden"]]
    cellen = [teksten[plek] for plek in deel["plekken"]]
    if len(cellen) != rijen:
        raise ValueError(f"{len(cellen)} cells in {rijen} rows")
    return cellen


def _een_regel(tekst: str) -> str:
    return " ".join(tekst.split())
