"""From a core of counts to outcomes: whole, and as others may see them."""

from __future__ import annotations

import pandas as pd

from enquete.beschermen.bescherming import bescherm, met_indicatief
from enquete.drempels import Drempels
from enquete.soorten import ALLE_ROLLEN, Enquete
from enquete.tellen.kern import Kern
from enquete.tellen.telling import tel_kern
from loaders.enquetetabellen import UITKOMST


def maak(k: Kern, enquete: Enquete, drempels: Drempels) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The outcome of a survey as others may see it, and whole for who holds the file; both in the layout of UITKOMST."""
    telling = tel_kern(k, enquete, drempels)
    heel = met_indicatief(telling, k, drempels)
    heel = heel[(heel["n_geldig"] > 0) & (heel["rol"].eq(ALLE_ROLLEN) | ~k.openbaar)]
    return bescherm(telling, k, drempels), heel[list(UITKOMST.kolommen)].reset_index(drop=True)
