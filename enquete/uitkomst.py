"""From answers to the outcome that may be stored and shown."""

from __future__ import annotations

import pandas as pd

from enquete.beschermen.bescherming import bescherm
from enquete.drempels import Drempels
from enquete.soorten import Antwoorden
from enquete.tellen.kern import kern
from enquete.tellen.telling import tel_kern


def maak(antwoorden: Antwoorden, gemeenten: pd.DataFrame, drempels: Drempels) -> pd.DataFrame:
    """The protected outcome of a survey, layout of UITKOMST.

    gemeenten: gm_code, provincie, grootteklasse, zetels, one row per municipality of today.
    Raises Gebruikersfout as ``kern.kern`` does.
    """
    k = kern(antwoorden, gemeenten, drempels.gewicht_hoogstens, drempels.unaniem_vanaf)
    return bescherm(tel_kern(k, antwoorden.enquete, drempels), k, drempels)
