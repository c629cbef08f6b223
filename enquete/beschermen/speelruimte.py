"""What a reader who knows how many answered in each hidden council can pin down.

How many took part in a council is often known: it stands beside every question that is shown. Then the count of a
hidden council lies between 0 and that number, and the sums that are shown (``nareken``) may leave one value only.

The hidden councils of one option are a flow: a council is an edge from its class to its province, its count the flow,
the number of answers the capacity; the shown sums fix what leaves every class and enters every province. Another set of
counts with the same sums differs by cycles along which one more fits here and one less there. So a count is certain
exactly when its edge lies on no such cycle, and no linear program is needed to see it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from enquete.drempels import Drempels

Heel = NDArray[np.int64]
Vlag = NDArray[np.bool_]


def _bereikt(pijlen: Vlag, van: int) -> Vlag:
    """The nodes that can be reached from ``van``, itself included."""
    gezien = np.zeros(len(pijlen), bool)
    nieuw = gezien.copy()
    nieuw[van] = True
    while nieuw.any():
        gezien |= nieuw
        nieuw = pijlen[nieuw].any(axis=0) & ~gezien
    return gezien


def _ruimte(rij: Heel, kolom: Heel, vorm: tuple[int, int], heen: Vlag, terug: Vlag) -> Vlag:
    """Per council: can one answer be added here when the sums stay the same? heen, terug: one more, one less fits."""
    erbij, eraf = (np.zeros(m, "int64") for m in (vorm, vorm[::-1]))
    np.add.at(erbij, (rij[heen], kolom[heen]), 1)
    np.add.at(eraf, (kolom[terug], rij[terug]), 1)
    naast = eraf[kolom, rij] - terug  # another council of the same class and province gives one up
    # or along one other class and one other province: paths of three arrows, without the direct arrow
    drie = eraf @ erbij @ eraf
    af, om_rij, om_kolom = eraf[kolom, rij], np.diag(erbij @ eraf)[rij], np.diag(eraf @ erbij)[kolom]
    drie_anders = drie[kolom, rij] - af * (om_rij + om_kolom - erbij[rij, kolom] * af)
    uit: Vlag = heen & ((naast > 0) | (drie_anders > 0))
    pijlen = np.block([[np.zeros((vorm[0],) * 2), erbij], [eraf, np.zeros((vorm[1],) * 2)]]) > 0
    for i in np.flatnonzero(heen & ~uit):  # or a longer way round
        zonder = pijlen.copy()
        zonder[vorm[0] + kolom[i], rij[i]] = False
        uit[i] = _bereikt(zonder, int(vorm[0] + kolom[i]))[rij[i]]
    return uit


def vast(rij: Heel, kolom: Heel, vorm: tuple[int, int], x: Heel, n: Heel) -> Vlag:
    """Which counts x (councils, one option) follow from the sums per row and column and from 0 <= x <= n."""
    meer = _ruimte(rij, kolom, vorm, x < n, x > 0)
    minder = _ruimte(rij, kolom, vorm, x > 0, x < n)  # the same with who did not choose the option
    uit: Vlag = ~(meer | minder)
    return uit


def vastgelegd(rij: Heel, kolom: Heel, vorm: tuple[int, int], x: Heel, n: Heel, d: Drempels) -> Vlag | None:
    """The cell (rows x columns) of a hidden council whose answers are certain and may not be; None when there is none.

    rij, kolom: class and province of the hidden councils; x, n: councils x options. A 0 names nobody. That everybody
    chose the option may be known of as many people of several councils as ``nareken.Regel`` lets be unanimous.
    """
    for o in range(x.shape[1]):
        hier = n[:, o] > 0
        zeker = np.zeros(len(x), bool)
        zeker[hier] = vast(rij[hier], kolom[hier], vorm, x[hier, o], n[hier, o])
        vol = zeker & (x[:, o] == n[:, o])
        fout = zeker & ~vol & (x[:, o] > 0)
        for r, k in set(zip(rij[vol].tolist(), kolom[vol].tolist(), strict=True)):
            samen = vol & ((rij == r) | (kolom == k))
            if samen.sum() < 2 or n[samen, o].sum() < d.unaniem_vanaf:
                fout |= vol & (rij == r) & (kolom == k)
        if fout.any():
            kleinste = int(np.flatnonzero(fout)[n[fout, o].argmin()])
            uit = np.zeros(vorm, bool)
            uit[rij[kleinste], kolom[kleinste]] = True
            return uit
    return None
