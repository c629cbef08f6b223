"""Questions that are only put to who gave a certain answer before: how many answered them is an answer itself.

Nothing in a survey file says so for sure, so it is read from the answers: (nearly) nobody who chose an option
answered the later question, while those who answered the same question otherwise did.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

Heel = NDArray[np.int64]
Vlag = NDArray[np.bool_]
_TOEVAL = 1e-4  # chance that all of them skipped the later question by themselves, below which it was not put to them
_TOCH = 0.1  # share of them that may have answered all the same: on paper not everybody follows the arrows


def _matrix(rij: Heel, kolom: Heel, vorm: tuple[int, int]) -> sparse.csr_matrix:
    """Persons x options, 1 where the pair is listed."""
    return sparse.csr_matrix((np.ones(len(rij)), (rij, kolom)), shape=vorm).sign().tocsr()


def filtervragen(opties: pd.DataFrame, optie_nr: Heel, persoon: Heel, gekozen: Vlag) -> dict[str, set[str]]:
    """vraag_id -> earlier questions of which an answer decides who is asked it.

    opties: vraag_id, vraagsoort, in the order of asking; optie_nr, persoon, gekozen: per answer, option is a row of ``opties``.
    """
    if not len(opties) or not len(persoon):
        return {}
    vraag_nr, vragen = pd.factorize(opties["vraag_id"])
    vorm = (int(persoon.max()) + 1, len(opties))
    heeft = _matrix(
        persoon, optie_nr, vorm
    )  # a row for this option: chosen, or of several put to this person
    koos = _matrix(persoon[gekozen], optie_nr[gekozen], vorm)
    van_vraag = sparse.csr_matrix(np.eye(len(vragen))[vraag_nr])  # options x questions
    beantwoord = (heeft @ van_vraag).sign()
    meer = (opties["vraagsoort"] == "meer").to_numpy(bool)
    gevraagd = heeft.multiply(meer) + (beantwoord @ van_vraag.T).multiply(~meer)
    koos_niet = gevraagd - koos
    wel, niet = (np.asarray((deel.T @ gevraagd).todense()) for deel in (koos, koos_niet))
    aantal_wel, aantal_niet = (np.asarray(deel.sum(axis=0)).ravel()[:, None] for deel in (koos, koos_niet))
    uit: dict[str, set[str]] = {}
    for hier, n_hier, anders, n_anders in (
        (wel, aantal_wel, niet, aantal_niet),
        (niet, aantal_niet, wel, aantal_wel),
    ):
        with np.errstate(divide="ignore", invalid="ignore"):
            overgeslagen = 1 - anders / n_anders
            raak = (n_hier > 0) & (hier <= _TOCH * n_hier) & (overgeslagen**n_hier < _TOEVAL)
        for o, b in np.argwhere(raak & (vraag_nr[:, None] < vraag_nr)):
            uit.setdefault(str(vragen[vraag_nr[b]]), set()).add(str(vragen[vraag_nr[o]]))
    return uit
