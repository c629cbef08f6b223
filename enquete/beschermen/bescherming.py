"""Which outcomes others may see: one rule.

First what is small or (nearly) unanimous is hidden. Then one exact check over everything that is shown: between which
bounds must each hidden count lie, for a reader who adds and subtracts all shown counts and knows how many answered in every
hidden council? Linear programs give those bounds. What can be pinned down and is not 0 (a 0 names nobody) is protected by
hiding the smallest council or group beside it, and the check is done again. A hidden row does not say why it is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, milp

from enquete.drempels import Drempels
from enquete.soorten import ALLE_ROLLEN
from enquete.tellen.kern import Heel, Kern, Vlag
from enquete.tellen.telling import SLEUTEL, gewogen_blokken
from loaders.enquetetabellen import UITKOMST

Hoe = Literal["precies", "een", "grof"]
VERBORGEN = (
    "Niet getoond: er zijn te weinig antwoorden, (bijna) iedereen antwoordde hetzelfde, "
    "of het aantal is met andere uitkomsten na te rekenen."
)
_LEEG = ["n", "n_geldig", "n_respons", "populatie", "n_eff", "deff", "pct", "ondergrens_pct", "bovengrens_pct"]  # fmt: skip
_RUIM = 1 - 1e-6  # a count that can be one more or one less is not certain
_GELIJK = 1e-6
_MEEBEWEGEN = 25  # shown councils whose roles may change places in the first, small program
_KEER = 4  # times that bounds are drawn closer
_WEER = 24  # times that blocks are tried to be shown again, of each kind


def _som(sets: Vlag, aantal: Heel) -> Heel:
    """Sums of counts over sets of columns; as real numbers, for which there are fast routines, and exact all the same."""
    uit: Heel = np.rint(sets.astype("float64") @ aantal.astype("float64")).astype("int64")
    return uit


def _soorten(rijen: Vlag) -> Heel:
    """A number per row, the same for equal rows."""
    merk = np.random.default_rng(0).integers(2**62, size=rijen.shape[1])  # sums of these differ where rows do
    return np.unique(rijen.astype("int64") @ merk, return_inverse=True)[1].astype("int64")


def _paden(meer: Vlag, minder: Vlag, ver: bool) -> NDArray[np.float32]:
    """Per kind of change, row of the table, and two of its columns: whether one more in the first can end as one more in the second.

    meer, minder: rows x columns x kinds, where there is somebody to answer so. Each step takes one less and one more in some
    other row; a way to the same column is none. ver: more steps than one.
    """
    weg, erbij = (t.astype("float32").transpose(2, 0, 1) for t in (minder, meer))
    pad = (weg.transpose(0, 2, 1) @ erbij)[:, None] - weg[..., None] * erbij[:, :, None, :]
    for _ in range(int(np.ceil(np.log2(meer.shape[1] + 1))) if ver else 0):
        pad = ((pad + pad @ pad) > 0).astype("float32")
    uit: NDArray[np.float32] = pad * ~np.eye(meer.shape[1], dtype=bool)
    return uit


@dataclass(frozen=True)
class Kolommen:
    """What the reader does not know of one question: people per council (or role in a council) and option.

    lid: blocks x columns; x, n: columns x options, who chose it and who was asked; een: one answer per person;
    assen: two kinds of blocks (province and class, or council and role), each of which no column is in twice
    """

    lid: Vlag
    x: Heel
    n: Heel
    een: bool
    assen: tuple[Vlag, Vlag]

    def vast(
        self, toon: Vlag, bekend: Vlag, vormen: Vlag, los: Vlag | None = None, hoe: Hoe = "precies"
    ) -> Vlag:
        """Which sums (``vormen``: sets x columns; per option) have one value only, and a positive one.

        toon: blocks whose counts are shown; bekend: columns whose counts are shown as they are; los: sums x options
        that are not certain for a reason found before; hoe: 'een' stops at the first that are certain and not unanimous,
        'grof' too, and may call a sum certain that is not.
        """
        vrij = np.flatnonzero(~bekend & (self.n.max(axis=1, initial=0) > 0))
        som_x, onbekend = _som(vormen, self.x), vormen[:, vrij]
        uit: Vlag = som_x > 0
        if los is not None:
            uit &= ~los
        kan: Vlag = uit & np.asarray(onbekend.any(axis=1))[:, None]  # a sum of shown counts only is certain
        if not kan.any():
            return uit
        regels = self.lid[toon][:, vrij]
        regels = regels[np.unique(_soorten(regels), return_index=True)[1]]
        if hoe != "precies":
            zeker = kan & self._ligt_vast(regels, vrij, onbekend)
            if (echt := zeker & (som_x < _som(vormen, self.n))).any():
                return echt
            kan &= ~zeker
        ruilt = kan & self._ruilt(toon, vrij, onbekend)
        if hoe != "grof" and (kan & ~ruilt).any():
            ruilt |= kan & self._ruilt(toon, vrij, onbekend, ver=True)
        plek = np.argwhere(kan & ~ruilt)
        if len(plek) and hoe != "grof":
            ruilt[tuple(plek[self._beweegt(regels, vrij, onbekend, plek)].T)] = True
        return uit & ~ruilt

    def _ligt_vast(self, regels: Vlag, vrij: Heel, onbekend: Vlag) -> Vlag:
        """Sums (sets x options) that are certain by bounds alone: what is left of a shown block when the rest has most, or least."""
        x, n = self.x[vrij].astype("float64"), self.n[vrij].astype("float64")
        laag, hoog = np.zeros_like(n), n.copy()
        som = regels.astype("float64")
        erin, totaal, wie = regels.T[:, :, None], som @ x, x.sum(axis=1, keepdims=True)
        for _ in range(_KEER):
            over, te_veel = totaal - som @ laag, som @ hoog - totaal  # blocks x options
            hoog = np.minimum(hoog, laag + np.where(erin, over[None], np.inf).min(axis=1, initial=np.inf))
            laag = np.maximum(laag, hoog - np.where(erin, te_veel[None], np.inf).min(axis=1, initial=np.inf))
            if self.een:
                hoog = np.minimum(hoog, laag + wie - laag.sum(axis=1, keepdims=True))
                laag = np.maximum(laag, hoog + wie - hoog.sum(axis=1, keepdims=True))
        uit: Vlag = onbekend @ (hoog - laag) < _GELIJK
        return uit

    def _ruilt(self, toon: Vlag, vrij: Heel, onbekend: Vlag, ver: bool = False) -> Vlag:
        """Sums (sets x options) that can be another since people change answers in a round and all that is shown stays.

        The kinds of shown blocks a column is in give it a place in a table (what is in no shown block of a kind is known
        together too). In a round each row and each column of that table gets one more and one less of an answer. This
        proves most that is not certain, without a linear program.
        """
        x, n = self.x[vrij], self.n[vrij]
        opties = x.shape[1]
        if self.een:  # who chose j chooses i
            i, j = np.argwhere(~np.eye(opties, dtype=bool)).T
            meer, minder = x[:, j] > 0, x[:, i] > 0
        else:
            i, meer, minder = np.arange(opties), x < n, x > 0
        plek = np.array([_soorten(self.lid[toon & soort][:, vrij].T) for soort in self.assen])
        uit = np.zeros((len(onbekend), len(i)), bool)
        enkel = onbekend.sum(axis=1) == 1
        for a, b in (plek, plek[::-1]) if not enkel.all() else (plek,):
            vorm = (a.max() + 1, b.max() + 1, len(i))

            def tabel(kan: Vlag, a: Heel = a, b: Heel = b, vorm: tuple[int, ...] = vorm) -> Heel:
                som: Heel = np.zeros(vorm, "int64")
                np.add.at(som, (a, b), kan)
                return som

            aantal = tabel(meer), tabel(minder)
            for zelf, ander, t_zelf, t_ander in ((meer, minder, *aantal), (minder, meer, *aantal[::-1])):
                pad = _paden(t_ander > 0, t_zelf > 0, ver)
                rond = np.einsum("abk,kabc->ack", (t_ander > 0).astype("float32"), pad) > 0
                kan = zelf & ((t_ander[a, b] > ander) | rond[a, b])
                uit[enkel] |= kan[onbekend[enkel].argmax(axis=1)]
                for nr in np.flatnonzero(~enkel):
                    rij = a[onbekend[nr]]
                    if len(rij) and (rij == rij[0]).all():
                        lid = onbekend[nr][:, None]
                        binnen = tabel(zelf & lid)[rij[0]] > 0
                        buiten = (t_ander - tabel(ander & lid))[rij[0]] > 0
                        uit[nr] |= (binnen & buiten).any(axis=0)
                        uit[nr] |= np.einsum("bk,kbc,ck->k", buiten * 1.0, pad[:, rij[0]], binnen * 1.0) > 0
        per_optie: Vlag = uit @ (i[:, None] == np.arange(opties))
        return per_optie

    def _beweegt(self, regels: Vlag, vrij: Heel, onbekend: Vlag, plek: Heel) -> Vlag:
        """Which of the sums at ``plek`` (set, option) can be one more or less, by linear programs."""
        x, n = self.x[vrij].astype("float64"), self.n[vrij].astype("float64")
        gelijk = sparse.kron(sparse.csr_array(regels.astype("float64")), sparse.eye_array(x.shape[1]))
        if self.een:
            gelijk = sparse.vstack([gelijk, sparse.kron(sparse.eye_array(len(x)), np.ones((1, x.shape[1])))])
        nu = x.ravel()
        regel = LinearConstraint(sparse.csc_array(gelijk), gelijk @ nu, gelijk @ nu)
        grenzen = Bounds(np.zeros(n.size), n.ravel())
        som = np.zeros((len(plek), *x.shape))
        som[np.arange(len(plek)), :, plek[:, 1]] = onbekend[plek[:, 0]]
        som = som.reshape(len(plek), -1)
        over = np.ones(len(plek), bool)

        def beweegt(richting: NDArray[np.float64]) -> bool:
            """Whether other counts show the same figures, as far as they go in this direction."""
            # without whole numbers asked for this is a linear program, with less work around it than linprog
            antwoord = milp(-richting, constraints=regel, bounds=grenzen, options={"presolve": False})
            verschil = np.abs(som @ (nu if antwoord.x is None else antwoord.x) - som @ nu)
            iets = bool((verschil[over] > _GELIJK).any())
            over[verschil >= _RUIM] = False
            return iets

        rng = np.random.default_rng(len(plek))
        while over.any():
            vorige, richting = int(over.sum()), som.T @ (rng.normal(size=len(plek)) * over)
            if not (beweegt(richting) | beweegt(-richting)):
                break  # a sum with weights by chance that has one value: each of its parts has
            if over.sum() == vorige:
                for rij in som[over]:
                    beweegt(rij)
                    beweegt(-rij)
                break
        return ~over


class Vraagronde:
    """The hiding of one question. ``toon``: per block of the core whether it is shown; starts as what may be shown at most."""

    def __init__(self, k: Kern, vraag_id: str, d: Drempels) -> None:
        self.k, self.d = k, d
        nr = np.flatnonzero(k.opties["vraag_id"] == vraag_id)
        self.x, self.n = k.gekozen[nr].T, k.gevraagd[nr].T  # atoms x options
        self.een = k.opties["vraagsoort"].iloc[nr[0]] != "meer"
        b = k.blokken
        self.soort = np.where(b["rol"] != ALLE_ROLLEN, "rol", b["geo_type"])
        self.lid = k.lid  # blocks x atoms
        self.omvang: Heel = _som(self.lid, self.n).max(axis=1, initial=0)
        self.toon = self._eerst(bool(k.opties["persoon"].iloc[nr[0]]))
        # blocks of the same people (a council alone in its class) are shown or hidden together
        wie = _soorten(self.lid[:, self.n.max(axis=1, initial=0) > 0])
        self.zelfde = np.where(self.soort == "rol", -1 - np.arange(len(b)), wie)
        self.laat_alleen(self.toon)
        # councils: the columns of the check; answers of unknown place are taken to be known, and are no hiding place
        self.raad = np.flatnonzero(self.soort == "gemeente")
        self.per_raad: Vlag = k.lid_raad & (self.soort != "rol")[:, None]
        self.groep = np.flatnonzero((self.soort == "grootteklasse") | (self.soort == "provincie"))

    def _eerst(self, persoon: bool) -> Vlag:
        """Which blocks have enough answers that are not (nearly) the same."""
        x, n = _som(self.lid, self.x), _som(self.lid, self.n)
        gevraagd = np.where(n > 0, n, np.iinfo("int64").max).min(axis=1)
        land = self.soort == "land"
        buiten = np.where(land, 1, self.d.buiten_de_meerderheid)[:, None]
        eens = ((n - x < buiten) & (n > 0)).any(axis=1) & (gevraagd < self.d.unaniem_vanaf)
        genoeg = gevraagd >= np.where(self.soort == "gemeente", self.d.minimum_gemeente, self.d.minimum_groep)
        if self.k.gewogen and self.k.inwoners:
            weeg: Vlag = np.asarray(gewogen_blokken(self.k, n.T.astype("float64"), self.d).all(axis=0))
            genoeg &= weeg | ~weeg[land].any()  # never the same people weighted here and not weighted there
        uit: Vlag = (n.max(axis=1, initial=0) > 0) & genoeg & ~eens
        if persoon:
            uit &= (self.soort != "gemeente") | (self.omvang >= self.d.persoon_vanaf)
        raden = int((self.omvang[self.soort == "gemeente"] > 0).sum())
        uit &= (self.soort != "rol") | (raden >= self.d.rollen_vanaf)
        return uit

    def laat_alleen(self, mag: Vlag) -> None:
        """Show no more than these, and no block of which another of the same people is hidden."""
        self.toon = self.toon & mag
        self.toon &= ~np.isin(self.zelfde, self.zelfde[~self.toon])
        self.mag = self.toon.copy()

    # ------------------------------------------------------------ the check

    def _lek(self, kolommen: Kolommen, hoe: Hoe = "een") -> Heel:
        """Blocks that are hidden and whose count of some option is certain; ``hoe`` as in ``Kolommen.vast``."""
        dicht = np.flatnonzero(~self.toon & (self.soort != "rol") & (self.soort != "land"))
        vormen = self.per_raad[dicht]
        vast = kolommen.vast(self.toon, self.toon[self.raad], vormen, hoe=hoe)
        heel = vast & (_som(vormen, kolommen.n) == _som(vormen, kolommen.x))
        # that everybody in the country said the same may be known, when they are ten and more of several councils
        erin = heel & (self.soort[dicht] == "gemeente")[:, None] & ((self.n - self.x).sum(axis=0) == 0)
        vast &= ~(erin & (erin.sum(axis=0) > 1) & (erin.T @ self.omvang[dicht] >= self.d.unaniem_vanaf))
        return dicht[vast.any(axis=1)]

    def maak_dicht(self) -> None:
        """Hide more until nothing hidden is certain. Ends: every step hides something."""
        if not self.toon[self.soort == "land"].all():
            self.toon[:] = False
            return
        # columns are councils; every hidden council, class and province is a secret
        lid = self.lid[self.raad]
        kolommen = Kolommen(
            self.per_raad,
            _som(lid, self.x),
            _som(lid, self.n),
            self.een,
            (self.soort == "provincie", self.soort == "grootteklasse"),
        )
        while len(lek := self._lek(kolommen, "grof")) or len(lek := self._lek(kolommen)):
            # of the same people one is enough
            eerste = lek[np.unique(self.zelfde[lek], return_index=True)[1]]
            erbij = sum(self._verberg_bij(kolommen, int(blok)) for blok in eerste)
            if not erbij:
                self.toon &= np.isin(self.zelfde, self.zelfde[self.soort == "land"])  # more is tried below
                if len(self._lek(kolommen)):
                    self.toon[:] = False
                    return
                break
        self._toon_weer(kolommen)
        self._rollen()

    def _kleinste(self, kan: Vlag) -> bool:
        """Hide the smallest of the shown blocks in ``kan``; False when there is none."""
        plek = np.flatnonzero(kan & self.toon & ~np.isin(self.zelfde, self.zelfde[self.soort == "land"]))
        if not len(plek):
            return False
        kleinste = plek[np.lexsort((plek, self.omvang[plek]))[0]]
        self.toon[self.zelfde == self.zelfde[kleinste]] = False
        return True

    def _verberg_bij(self, kolommen: Kolommen, blok: int) -> bool:
        """Hide one more beside a hidden block that is certain: within it, then beside it, then a group, then anything."""
        raad, soort = self.soort == "gemeente", self.soort
        zelf = kolommen.lid[blok]
        binnen = np.zeros(len(raad), bool)
        binnen[self.raad[zelf]] = True
        om = kolommen.lid[self.groep][(kolommen.lid[self.groep] & zelf).any(axis=1)]  # its class and province
        samen, naast = np.zeros(len(raad), bool), np.zeros(len(raad), bool)
        samen[self.raad[om.all(axis=0)]], naast[self.raad[om.any(axis=0)]] = True, True
        keuzes: tuple[Vlag, ...]
        if raad[blok]:
            keuzes = (samen, naast, soort == "provincie", soort == "grootteklasse", raad)
        else:
            keuzes = (binnen, soort == soort[blok], raad, self.soort != "land")
        return any(self._kleinste(kan & (soort != "rol")) for kan in keuzes)

    def _toon_weer(self, kolommen: Kolommen) -> None:
        """Show again what was hidden on the way and turns out to give nothing away, the largest first; groups before councils."""
        for soorten in (("grootteklasse", "provincie"), ("gemeente",)):
            kan = np.flatnonzero(self.mag & ~self.toon & np.isin(self.soort, soorten))
            stapel, over = [kan[np.lexsort((kan, -self.omvang[kan]))]], _WEER
            while stapel and over:
                blokken = stapel.pop()
                if self.toon[blokken].all():
                    continue
                voor, over = self.toon.copy(), over - 1
                self.toon |= np.isin(self.zelfde, self.zelfde[blokken])
                if len(self._lek(kolommen)):  # not all of these: half of them, and then the other half
                    self.toon = voor
                    if len(blokken) > 1:
                        stapel += [blokken[len(blokken) // 2 :], blokken[: len(blokken) // 2]]

    def _rollen(self) -> None:
        """Show roles for the country as far as they, with the councils, make no role in a council certain."""
        rol = self.soort == "rol"
        mag = self.toon & rol
        if not mag.any():
            return
        lid = self.lid[self.raad]
        atoom = np.flatnonzero(lid.any(axis=0) & (self.n.max(axis=1, initial=0) > 0))
        raad = lid[:, atoom].argmax(axis=0)
        kolommen = Kolommen(self.lid[:, atoom], self.x[atoom], self.n[atoom], self.een, (~rol, rol))
        open_ = self.toon[self.raad][raad]
        n_raad, x_raad = (np.array([np.bincount(raad, w, len(lid)) for w in t.T]).T[raad].astype("int64") for t in (kolommen.n, kolommen.x))  # fmt: skip
        rest = n_raad - kolommen.n  # others in the same council
        bekend = open_ & (rest.max(axis=1, initial=0) == 0)
        # what a shown council makes certain of one of its roles by itself, without any figure of roles
        zelf = open_[:, None] & (np.maximum(0, x_raad - rest) == np.minimum(x_raad, kolommen.n))
        vormen = np.eye(len(atoom), dtype=bool)[~bekend]
        vrij = np.flatnonzero(~bekend)
        los = zelf[vrij] | kolommen._ruilt(self.toon, vrij, vormen[:, vrij], ver=True)
        # first with most of the shown councils held still, which leaves fewer ways out; then what is left with all of them
        nodig = np.zeros(len(atoom), bool)
        nodig[~bekend] = ~(los | (kolommen.x[~bekend] == 0)).all(axis=1)
        beweegt = np.isin(raad, [*np.unique(raad[nodig]), *np.unique(raad[~bekend & open_])[:_MEEBEWEGEN]])
        los = ~kolommen.vast(self.toon, bekend | (open_ & ~beweegt), vormen, los)
        # without figures of roles a shown council says nothing of a hidden one; what is certain so was judged above
        dicht = ~open_[~bekend][:, None]
        los |= dicht & kolommen.vast(self.toon & ~rol, bekend | open_, vormen, los | ~dicht)
        # with fewer roles shown no other count becomes certain
        los = ~kolommen.vast(self.toon, bekend, vormen, los)
        while (self.toon & rol).any() and not los.all():
            self._kleinste(rol)
            los = ~kolommen.vast(self.toon, bekend, vormen, los)


def zichtbaar(k: Kern, d: Drempels) -> pd.DataFrame:
    """Hidden or not per question and block: vraag_id, geo_type, geo_code, rol, verborgen."""
    plek = k.blokken[["geo_type", "geo_code", "rol"]]
    rondes: dict[str, Vraagronde] = {}
    stukken = []
    for vraag_id, opties in k.opties.groupby("vraag_id", sort=False):
        if k.openbaar and not bool(opties["persoon"].any()):
            stukken.append(plek.assign(vraag_id=vraag_id, verborgen=plek["rol"] != ALLE_ROLLEN))
            continue
        ronde = rondes[str(vraag_id)] = Vraagronde(k, str(vraag_id), d)
        for eerder in k.filters.get(str(vraag_id), set()) & set(rondes):
            # how many answered here is how many gave certain answers there
            ronde.laat_alleen(rondes[eerder].toon)
        ronde.maak_dicht()
        stukken.append(plek.assign(vraag_id=vraag_id, verborgen=~ronde.toon))
    return pd.concat(stukken, ignore_index=True) if stukken else plek.assign(vraag_id="", verborgen=True)


def bescherm(telling: pd.DataFrame, k: Kern, drempels: Drempels) -> pd.DataFrame:
    """The outcome as others may see it; layout of UITKOMST.

    telling: counts by ``telling.tel_kern`` of the same core. Hidden rows keep question, place, role and option;
    every figure in them is missing, also how many answered. Shown rows with a low response carry ``reden`` too.
    Public answers of municipalities are all shown, without roles: who filled in the form is nobody's business.
    Questions about the respondent are protected there too.
    """
    if k.openbaar:
        telling = telling[(telling["rol"] == ALLE_ROLLEN) & (telling["n_geldig"] > 0)].reset_index(drop=True)
    weg = telling[SLEUTEL].merge(zichtbaar(k, drempels), on=SLEUTEL, how="left", validate="many_to_one")
    verborgen = weg["verborgen"].astype("boolean").fillna(True).to_numpy(bool)  # not checked: never shown
    uit = met_indicatief(telling, k, drempels)
    uit.loc[verborgen, _LEEG] = pd.NA
    uit.loc[verborgen, ["pct_soort", "pct_tekst"]] = None
    uit.loc[verborgen, "onderdrukt"], uit.loc[verborgen, "reden"] = "ja", VERBORGEN
    return uit[list(UITKOMST.kolommen)]


def met_indicatief(telling: pd.DataFrame, k: Kern, d: Drempels) -> pd.DataFrame:
    """The counts, with a sentence where few of those who could took part."""
    uit = telling.astype(dict.fromkeys(("n", "n_geldig", "n_respons", "populatie"), "Int64"))
    uit = uit.reset_index(drop=True).astype({"reden": "object", "pct_soort": "object", "pct_tekst": "object"})
    laag = (uit["n_respons"] * 100 < uit["populatie"] * d.indicatief_pct).fillna(False).to_numpy(bool)
    wie = "gemeenten" if k.eenheid == "gemeente" else "raadsleden"
    uit.loc[laag, "reden"] = [
        f"Indicatief: {n} van de {groot} {wie} deden mee, minder dan {d.indicatief_pct:g}%."
        + (f" {ook}" if isinstance(ook, str) else "")
        for n, groot, ook in uit.loc[laag, ["n_respons", "populatie", "reden"]].itertuples(index=False)
    ]
    return uit
