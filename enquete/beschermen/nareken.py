"""What a reader can work out: sums over hidden councils that follow from shown figures, and whether those may be known.

Hidden councils lie in a table of rows (say size classes) and columns (provinces). The shown totals give the sum of
every row and of every column, no more. Adding and subtracting them gives sums over sets of cells; a set of cells can be
had in this way only when it is made of pieces of two kinds, for some set R of rows:

- the cells of R, without the columns that lie wholly in R;
- the columns that touch R, without the cells of R.

(The matrix of rows and columns is totally unimodular, so nothing more follows with fractions; a set with more levels
falls apart into such pieces.) There are few rows, so every R is tried: the check is complete, not a sample. That counts
are not negative tells more only where such a sum is 0 (by duality of linear programs): those cells are then left out and
the rest is checked once more.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from enquete.drempels import Drempels

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


def _som(sets: Vlag, waarden: Heel) -> Heel:
    """Sums per set by matrix product of floats, which processors do fast; exact, as long as a float holds all ones."""
    soort = "float32" if waarden.sum(axis=0).max(initial=0) < 2**24 else "float64"
    uit: Heel = np.rint(sets.astype(soort) @ waarden.astype(soort)).astype("int64")
    return uit


def _verzamelingen(aantal: int) -> Vlag:
    """Every set of rows, as flags."""
    nummers = np.arange(1, 2**aantal)
    uit: Vlag = (nummers[:, None] >> np.arange(aantal)) & 1 == 1
    return uit


@dataclass(frozen=True)
class Vakken:
    """Hidden people in the cells of a table of rows and columns; only cells that hold somebody.

    rij, kolom: per cell; x, n: cells x options; raden: councils per cell (each council in one cell), or, with
    ``raad_is_kolom``, councils per column.
    """

    rij: Heel
    kolom: Heel
    vorm: tuple[int, int]
    x: Heel
    n: Heel
    raden: Heel
    raad_is_kolom: bool

    def stukken(self, cellen: Vlag) -> Vlag:
        """The sets of cells (sets x cells) whose sums follow from the totals, when only ``cellen`` hold somebody."""
        rijen = self.vorm[0]
        heeft = np.zeros(self.vorm, bool)
        heeft[self.rij[cellen], self.kolom[cellen]] = True
        r = _verzamelingen(rijen)
        raakt = (
            r.astype("float32") @ heeft.astype("float32")
        ) > 0  # sets x columns: the column has a cell in R
        buiten = ((~r).astype("float32") @ heeft.astype("float32")) > 0
        binnen_r = r[:, self.rij]
        delen = [
            binnen_r & buiten[:, self.kolom],
            ~binnen_r & raakt[:, self.kolom],
            np.eye(rijen, dtype=bool)[:, self.rij],
        ]
        if not self.raad_is_kolom:  # else a column is a shown council: its sum may be known
            delen.append(self.kolommen())
        sets = np.concatenate(delen) & cellen
        uit: Vlag = sets[sets.any(axis=1)]
        return uit

    def kolommen(self) -> Vlag:
        """Every column as a set of cells."""
        uit: Vlag = np.eye(self.vorm[1], dtype=bool)[:, self.kolom]
        return uit

    def aantal_raden(self, sets: Vlag) -> Heel:
        """How many councils each set is about."""
        if not self.raad_is_kolom:
            return _som(sets, self.raden)
        volgorde = np.argsort(self.kolom, kind="stable")
        kolommen, begin = np.unique(self.kolom[volgorde], return_index=True)
        raakt = np.logical_or.reduceat(sets[:, volgorde], begin, axis=1)  # sets x columns that hold somebody
        return _som(raakt, self.raden[kolommen])


def vakken(
    rij: Heel,
    kolom: Heel,
    vorm: tuple[int, int],
    x: Heel,
    n: Heel,
    raad: Heel,
    *,
    raad_is_kolom: bool = False,
) -> Vakken:
    """Items (a council, or a role within a council) put together per cell; x, n: items x options."""
    plek = rij * vorm[1] + kolom
    vol, waar = np.unique(plek, return_inverse=True)
    som_x, som_n = (np.zeros((len(vol), x.shape[1]), "int64") for _ in range(2))
    np.add.at(som_x, waar, x)
    np.add.at(som_n, waar, n)
    per = kolom if raad_is_kolom else waar
    paren = np.unique(np.stack([per, raad]), axis=1)
    raden = np.bincount(paren[0], minlength=vorm[1] if raad_is_kolom else len(vol))
    return Vakken(vol // vorm[1], vol % vorm[1], vorm, som_x, som_n, raden.astype("int64"), raad_is_kolom)


def lek(v: Vakken, regel: Regel) -> Vlag | None:
    """The cells (rows x columns) of a sum that can be worked out and may not be known; None when there is none.

    A sum of 0 says that nobody in its cells chose the option. That may be known of enough people, but those cells
    fall away for that option, and the sums that are left may not come down to one council.
    """
    if not len(v.rij):
        return None
    if v.vorm[0] > _MAX_RIJEN:
        raise ValueError(f"te veel rijen om na te rekenen: {v.vorm[0]}")
    alle = np.ones(len(v.rij), bool)
    sets = v.stukken(alle)
    som_x = _som(sets, v.x)
    goed = regel.goed(som_x, _som(sets, v.n), v.aantal_raden(sets))
    if not goed.all():
        return _als_tabel(v, sets[~goed])
    kolommen = v.kolommen()
    nul = (som_x == 0).any(axis=0) | (_som(kolommen[kolommen.any(axis=1)], v.x) == 0).any(axis=0)
    for o in np.flatnonzero(nul):
        if (fout := _na_nullen(v, v.x[:, int(o) : int(o) + 1])) is not None:
            return fout
    return None


def _na_nullen(v: Vakken, x: Heel) -> Vlag | None:
    """For one option (x: cells x 1): what the sums tell once the cells of sums that are 0 are left out."""
    over = np.ones(len(v.rij), bool)
    while True:
        bekend = np.concatenate([v.stukken(over), v.kolommen() & over])
        nul = bekend[(_som(bekend, x)[:, 0] == 0) & bekend.any(axis=1)]
        if not len(nul):
            break
        over = over & ~nul.any(axis=0)
    if not over.any():
        return None
    sets = v.stukken(over)
    een = v.aantal_raden(sets) == 1
    if een.any():
        return _als_tabel(v, sets[een])
    if v.raad_is_kolom:  # a shown council of which one role is left: its total is the answer of that role
        nu = np.bincount(v.kolom[over], minlength=v.vorm[1])
        eerst = np.bincount(v.kolom, minlength=v.vorm[1])
        kaal = over & ((nu == 1) & (eerst > 1))[v.kolom]
        if kaal.any():
            return _als_tabel(v, np.eye(len(kaal), dtype=bool)[kaal])
    return None


def _als_tabel(v: Vakken, fout: Vlag) -> Vlag:
    """The smallest of the failing sets as cells of the table."""
    kleinste = fout[int(fout.sum(axis=1).argmin())]
    uit = np.zeros(v.vorm, bool)
    uit[v.rij[kleinste], v.kolom[kleinste]] = True
    return uit
