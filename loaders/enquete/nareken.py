"""What a reader could work out: how much room the shown figures leave for every hidden count.

The reader is given more than the page shows: how many answers every municipality and role gave, the exact
answers of people without municipality or role, and the sum of every cell. A cell is all atoms that are part
of exactly the same shown blocks; every shown figure is a sum of cells, so nobody can know more than this.
The room that is left is proved by other whole-number answers that give the same shown figures:

1. within a cell, answers change places (``ruimte_in_cellen``: the exact range when all cell sums are known);
2. between four cells, two answers change places so that no shown block changes (``ruimte_door_ruil``).

Both are lower bounds of the real room, so a block that passes cannot be found by any arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Heel = NDArray[np.int64]

HOOGSTENS = 80  # cells that are tried as corners of an exchange


@dataclass(frozen=True)
class Vraagstuk:
    """One question while it is being checked.

    leden: blocks x atoms; x, n: atoms x options, who chose it and who was asked
    zaad: a random number per block, to recognise equal sets of blocks by their sum
    een_van: whether a person chose exactly one option (else every option stands by itself)
    """

    leden: sparse.csr_matrix
    x: Heel
    n: Heel
    zaad: Heel
    een_van: bool


class Cellen:
    """The cells that the shown blocks leave, with their sums."""

    def __init__(self, v: Vraagstuk, getoond: Heel) -> None:
        self.v = v
        self.blokken = v.leden[getoond]
        self.kenmerk, eerste, self.van_atoom = np.unique(
            self.blokken.T @ v.zaad[getoond], return_index=True, return_inverse=True
        )
        self.aantal = len(self.kenmerk)
        self.t = _per_vak(self.van_atoom, v.x, self.aantal)
        self.n = _per_vak(self.van_atoom, v.n, self.aantal)
        self._eerste = eerste

    @cached_property
    def deelt(self) -> NDArray[np.bool_]:
        """Cells x blocks, without the blocks that every cell is part of."""
        per_cel = self.blokken[:, self._eerste].toarray().astype(bool)
        uit: NDArray[np.bool_] = per_cel[~per_cel.all(axis=1)].T
        return uit

    def delen(self, doel: Heel) -> tuple[Heel, Heel, Heel, Heel]:
        """Which part of which cell belongs to the blocks in ``doel``: number in doel, cell, x, n."""
        rij, atoom = self.v.leden[doel].nonzero()
        vak, plek = np.unique(rij.astype("int64") * self.aantal + self.van_atoom[atoom], return_inverse=True)
        x = _per_vak(plek, self.v.x[atoom], len(vak))
        n = _per_vak(plek, self.v.n[atoom], len(vak))
        return vak // self.aantal, vak % self.aantal, x, n


def _per_vak(vak: Heel, waarden: Heel, aantal: int) -> Heel:
    uit = np.zeros((aantal, waarden.shape[1]), dtype="int64")
    np.add.at(uit, vak, waarden)
    return uit


def bereik(n_deel: Heel, t: Heel, n: Heel) -> Heel:
    """How far the count of a part of ``n_deel`` persons can vary in a whole of n persons, t of whom chose it."""
    uit: Heel = np.minimum(n_deel, t) - np.maximum(0, n_deel - (n - t))
    return uit


def ruimte_in_cellen(cellen: Cellen, doel: Heel) -> Heel:
    """Room per block in ``doel`` and option, when the sum of every cell is known."""
    rij, cel, _, n = cellen.delen(doel)
    return _per_vak(rij, bereik(n, cellen.t[cel], cellen.n[cel]), len(doel))


def ruimte_door_ruil(cellen: Cellen, doel: int) -> Heel:
    """Room per option for one block by the best exchange between four cells a, b, c, d.

    In a (inside the block) an answer changes from o to o', in b back, in c again, in d back, where the shown
    blocks of a and c together are those of b and d together: no shown figure changes.
    """
    _, eigen, x, n = cellen.delen(np.array([doel]))
    uit = np.zeros(cellen.v.x.shape[1], dtype="int64")
    kenmerk = cellen.kenmerk
    for a, x_a, n_a in zip(eigen, x, n, strict=True):
        buren = np.flatnonzero(cellen.deelt[:, cellen.deelt[a]].any(axis=1))
        buren = np.setdiff1d(buren, eigen)
        if not len(buren):
            continue
        if len(buren) > HOOGSTENS:  # the closest are the likeliest corners; leaving some out only costs figures
            gedeeld = (cellen.deelt[buren] & cellen.deelt[a]).sum(axis=1)
            buren = buren[np.argsort(-gedeeld, kind="stable")[:HOOGSTENS]]
        gezocht = kenmerk[buren][:, None] + kenmerk[buren][None, :] - kenmerk[a]
        c = np.minimum(np.searchsorted(kenmerk, gezocht), len(kenmerk) - 1)
        i, j = np.nonzero((kenmerk[c] == gezocht) & ~np.eye(len(buren), dtype=bool))
        if not len(i):
            continue
        b, d, c = buren[i], buren[j], c[i, j]
        omlaag, omhoog = _ruilen(cellen, x_a, n_a, b, c, d)
        uit = np.maximum(uit, omlaag + omhoog)
    return uit


def _ruilen(cellen: Cellen, x_a: Heel, n_a: Heel, b: Heel, c: Heel, d: Heel) -> tuple[Heel, Heel]:
    """How many answers can leave (and reach) option o of cell a by the best exchange, per option."""
    t, n = cellen.t, cellen.n
    if not cellen.v.een_van:  # chosen or not: the other answer is not choosing
        anders = n - t
        weg = np.minimum.reduce([np.broadcast_to(x_a, t[b].shape), anders[b], t[c], anders[d]])
        bij = np.minimum.reduce([np.broadcast_to(n_a - x_a, t[b].shape), t[b], anders[c], t[d]])
        return weg.max(axis=0), bij.max(axis=0)
    naar = np.minimum(t[b], t[d])  # these two take o' out and put o in, or the other way round
    weg = np.minimum(np.minimum(x_a, t[c])[:, :, None], naar[:, None, :])  # exchange, o, o'
    zelf = np.arange(t.shape[1])
    weg[:, zelf, zelf] = 0
    return weg.max(axis=(0, 2)), weg.max(axis=(0, 1))

