"""What a reader can work out: sums over hidden councils that follow from shown figures, and whether those may be known.

Hidden councils lie in a table of rows (say size classes) and columns (provinces). The shown totals give the sum of
every row and of every column, no more. Adding and subtracting them gives sums over sets of cells; a set of cells can be
had in this way only when it is made of pieces of two kinds, for some set R of rows:

- the cells of R, without the columns that lie wholly in R;
- the columns that touch R, without the cells of R.

(The matrix of rows and columns is totally unimodular, so nothing more follows with fractions; a set with more levels
falls apart into such pieces.) There are few rows, so every R is tried: the check is complete, not a sample. What bounds
alone tell (counts are not negative) is covered by the rule that a sum may be known only when people differ in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from loaders.enquete.drempels import Drempels

Heel = NDArray[np.int64]
Vlag = NDArray[np.bool_]
_MAX_RIJEN = 14  # 2^14 sets of rows; there are 8 size classes and 7 roles


@dataclass(frozen=True)
class Regel:
    """When the answers of a group of people may be known."""

    minstens: int  # answers
    raden: int  # councils
    drempels: Drempels

    def goed(self, x: Heel, n: Heel, raden: Heel) -> Vlag:
        """For every row of x and n (groups x options: who chose it, who was asked): may it be known?

        Too few answers may not, nor may a small group in which (nearly) everybody chose the same. Of several
        options only ticking counts as agreeing: a box that was left empty says little.
        """
        gevraagd = np.where(n > 0, n, np.iinfo("int64").max).min(axis=1, initial=np.iinfo("int64").max)
        iemand = n.max(axis=1, initial=0) > 0
        eens = ((n - x < self.drempels.buiten_de_meerderheid) & (n > 0)).any(axis=1)
        klein = gevraagd < self.drempels.unaniem_vanaf
        uit: Vlag = iemand & (gevraagd >= self.minstens) & (raden >= self.raden) & ~(klein & eens)
        return uit


def _som(items: NDArray[np.float32], waarden: Heel) -> Heel:
    """Sums of small counts by matrix product, back in whole numbers."""
    uit: Heel = np.rint(items @ waarden.astype("float32")).astype("int64")
    return uit


def _verzamelingen(aantal: int) -> Vlag:
    """Every set of rows, as flags."""
    nummers = np.arange(1, 2**aantal)
    uit: Vlag = (nummers[:, None] >> np.arange(aantal)) & 1 == 1
    return uit


def lek(
    rij: Heel,
    kolom: Heel,
    vorm: tuple[int, int],
    x: Heel,
    n: Heel,
    raad: Heel,
    regel: Regel,
    zijden: Literal["beide", "rijen"] = "beide",
) -> Vlag | None:
    """The cells (rows x columns) of a sum that can be worked out and may not be known; None when there is none.

    rij, kolom, raad: per item (council, or role within a council) where it lies and which council it is; x, n: items x
    options. ``zijden`` 'rijen': only sums that use rows are checked, the columns alone are known already.
    """
    rijen, kolommen = vorm
    if not len(rij):
        return None
    if rijen > _MAX_RIJEN:
        raise ValueError(f"te veel rijen om na te rekenen: {rijen}")
    plek = rij * kolommen + kolom
    vol, in_vol = np.unique(plek, return_inverse=True)  # only cells that hold somebody
    cel_rij, cel_kolom = vol // kolommen, vol % kolommen
    raden, in_raden = np.unique(raad, return_inverse=True)
    in_cel = np.zeros((len(vol), len(rij)), bool)
    in_cel[in_vol, np.arange(len(rij))] = True

    r = _verzamelingen(rijen)
    heeft = np.zeros((rijen, kolommen), bool)
    heeft[cel_rij, cel_kolom] = True
    raakt = (r.astype("int64") @ heeft.astype("int64")) > 0  # sets x columns: the column has a cell in R
    buiten = ((~r).astype("int64") @ heeft.astype("int64")) > 0
    binnen_r = r[:, cel_rij]
    eerste = binnen_r & buiten[:, cel_kolom]
    tweede = ~binnen_r & raakt[:, cel_kolom]
    hele_rij = np.eye(rijen, dtype=bool)[:, cel_rij]
    stukken = [eerste, tweede, hele_rij]
    if zijden == "beide":
        stukken.append(np.eye(kolommen, dtype=bool)[:, cel_kolom])
    sets = np.concatenate(stukken)
    sets = sets[sets.any(axis=1)]
    # sums per set, in floats of a size that holds every count exactly; a council with several items counts once
    items = (sets @ in_cel).astype("float32")
    van_raad = np.zeros((len(rij), len(raden)), "float32")
    van_raad[np.arange(len(rij)), in_raden] = 1
    aantal = ((items @ van_raad) > 0).sum(axis=1)
    goed = regel.goed(_som(items, x), _som(items, n), aantal)
    fout = np.flatnonzero(~goed)
    if not len(fout):
        return None
    kleinste = fout[np.lexsort((fout, sets[fout].sum(axis=1)))[0]]
    uit = np.zeros(vorm, bool)
    uit[cel_rij[sets[kleinste]], cel_kolom[sets[kleinste]]] = True
    return uit
