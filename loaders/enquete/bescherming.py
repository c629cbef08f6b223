"""Which outcomes are shown: small, unanimous and recomputable ones are hidden, for one question at a time.

First round: blocks that are too small, (nearly) unanimous while small, or role x municipality.
Then more is hidden until nothing hidden can be worked out from what is left (``nareken``): neighbours in
the same sum first, then the smallest figure above; the national figure only when there is no other way.
A hidden row does not say which rule hid it: "unanimous" would be an answer in itself.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from loaders.enquete.drempels import Drempels
from loaders.enquete.kern import Kern
from loaders.enquete.nareken import Cellen, Heel, Vraagstuk, bereik, ruimte_door_ruil, ruimte_in_cellen
from loaders.enquete.soorten import ALLE_ROLLEN, LAND
from loaders.enquete.tabellen import UITKOMST

Vlag = NDArray[np.bool_]
VERBORGEN = (
    "Niet getoond: er zijn te weinig antwoorden, (bijna) iedereen antwoordde hetzelfde, "
    "of het aantal is met andere uitkomsten na te rekenen."
)
_LEEG = ["n", "n_geldig", "n_respons", "populatie", "n_eff", "deff", "pct", "ondergrens_pct", "bovengrens_pct"]


class Hierarchie:
    """The blocks of a survey and the sums that tie them together; the same for every question."""

    def __init__(self, k: Kern) -> None:
        self.kern = k
        b = k.blokken
        self.soort = b["geo_type"].to_numpy(str)
        self.rol = b["rol"].to_numpy(str)
        self.gemeente = self.soort == "gemeente"
        self.nooit: Vlag = self.gemeente & (self.rol != ALLE_ROLLEN)
        self.land: Vlag = (self.soort == "land") & (self.rol == ALLE_ROLLEN)
        # people without municipality or role blur the sums; the reader is taken to know their answers
        los = k.atomen["gm_code"].isna() | k.atomen["rol"].isna()
        if k.atomen["rol"].isna().all():
            los = k.atomen["gm_code"].isna()
        los_nr = np.flatnonzero(los.to_numpy(bool))
        eigen = sparse.csr_matrix(
            (np.ones(len(los_nr), "int64"), (np.arange(len(los_nr)), los_nr)), shape=(len(los_nr), len(los))
        )
        self.leden = sparse.csr_matrix(sparse.vstack([k.leden, eigen]))
        self.aantal = len(b)
        dobbel = np.random.default_rng(20200213)  # fixed: the same survey is always hidden the same way
        self.zaad = dobbel.integers(1, 2**62, self.leden.shape[0], dtype="int64")
        self.atoomzaad = dobbel.integers(1, 2**62, len(los), dtype="int64")
        self.som, self.geheel = self._sommen(b)
        self.in_sommen = self.som.T.tocsr()

    def _sommen(self, b: pd.DataFrame) -> tuple[sparse.csr_matrix, Heel]:
        """Sums (rows) x blocks that are their parts, and the block that is the whole of each sum."""
        nummer = {s: i for i, s in enumerate(zip(b["geo_type"], b["geo_code"], b["rol"], strict=True))}
        plaats = self.kern.atomen.dropna(subset="gm_code").drop_duplicates("gm_code").set_index("gm_code")
        delen: dict[tuple[int, str], list[int]] = {}
        for (geo_type, geo_code, rol), i in nummer.items():
            boven: list[tuple[str, object]] = []
            if geo_type in ("provincie", "grootteklasse"):
                boven = [("land", LAND)]
            elif geo_type == "gemeente":
                boven = [(t, plaats.at[geo_code, t]) for t in ("provincie", "grootteklasse")]
            for soort, code in boven:
                if (geheel := nummer.get((soort, str(code), rol))) is not None:
                    delen.setdefault((geheel, geo_type), []).append(i)
            if rol != ALLE_ROLLEN:
                delen.setdefault((nummer[(geo_type, geo_code, ALLE_ROLLEN)], "rol"), []).append(i)
        rij = [r for r, d in enumerate(delen.values()) for _ in d]
        kolom = [i for d in delen.values() for i in d]
        vorm = (len(delen), len(b))
        som = sparse.csr_matrix((np.ones(len(rij), "int64"), (rij, kolom)), shape=vorm)
        return som, np.array([g for g, _ in delen], dtype="int64")


class Vraagronde:
    """The hiding of one question."""

    def __init__(self, h: Hierarchie, x: Heel, n: Heel, een_van: bool, d: Drempels) -> None:
        """x, n: atoms x options, who chose it and who was asked."""
        self.h, self.d = h, d
        actief = np.flatnonzero(n.max(axis=1, initial=0) > 0)
        leden = sparse.csr_matrix(h.leden[:, actief])
        self.v = Vraagstuk(leden, x[actief], n[actief], h.zaad, een_van)
        self.x, self.n = np.asarray(leden @ x[actief]), np.asarray(leden @ n[actief])
        self.omvang = self.n.max(axis=1, initial=0)
        # blocks of exactly the same people are one figure under two names: shown or hidden together
        _, self.eenheid = np.unique(leden[: h.aantal] @ h.atoomzaad[actief], return_inverse=True)
        self.land: Vlag = np.isin(self.eenheid, self.eenheid[h.land])
        self.vol: Vlag = self.omvang[: h.aantal] > 0
        self.verborgen: Vlag = ~self.vol
        self.klein = self._te_klein()

    def _te_klein(self) -> Vlag:
        """Blocks whose own answers may not be known: too few people, or few who nearly all say the same."""
        h, d = self.h, self.d
        x, n = self.x[: h.aantal], self.n[: h.aantal]
        minst = np.where(n > 0, n, np.iinfo("int64").max).min(axis=1, initial=np.iinfo("int64").max)
        weinig = minst < np.where(h.gemeente, d.minimum_gemeente, d.minimum_groep)
        # an option that is not ticked is no answer, so of several options only ticking counts as agreeing
        eens = ((n - x < d.buiten_de_meerderheid) & (n > 0)).any(axis=1) & (minst < d.unaniem_vanaf)
        # from there on a block is only unanimous, which may be shown
        uit: Vlag = self.vol & (weinig | eens)
        return uit

    def verberg(self, blokken: Heel | Vlag) -> None:
        """Hide these blocks and every other name of the same people."""
        self.verborgen |= np.isin(self.eenheid, self.eenheid[blokken]) & self.vol

    def eerste_ronde(self) -> None:
        """Hide what may not be shown for its own sake."""
        zelf = np.isin(self.eenheid, self.eenheid[self.h.gemeente & ~self.h.nooit & self.vol])
        self.verberg(self.klein | (self.h.nooit & self.vol & ~zelf))

    @property
    def getoond(self) -> Heel:
        """Numbers of the blocks the reader knows, those without municipality or role included."""
        return np.concatenate([np.flatnonzero(~self.verborgen), np.arange(self.h.aantal, self.v.leden.shape[0])])

    def _sommen_dicht(self) -> bool:
        """Hide a neighbour where a sum leaves one block, or too few people; True when something was hidden."""
        h = self.h
        weg = self.verborgen & self.vol
        n = self.omvang[: h.aantal]
        aantal, resten = h.som @ weg.astype("int64"), h.som @ (n * weg)
        lek = ~self.verborgen[h.geheel] & (aantal > 0) & ((aantal == 1) | (resten < self.d.rest_minimum))
        for s in np.flatnonzero(lek):
            delen = h.som[s].indices
            buren = delen[~self.verborgen[delen]]
            weg = delen[(self.verborgen & self.vol)[delen]]
            rest = n[weg].sum()
            if self.verborgen[h.geheel[s]] or (len(weg) > 1 and rest >= self.d.rest_minimum):
                continue  # settled by an earlier one of this pass
            self.verberg(np.array([self._kleinste(buren, delen) if len(buren) else h.geheel[s]]))
        return bool(lek.any())

    def _kleinste(self, buren: Heel, delen: Heel) -> int:
        """The smallest of the neighbours, one that shares another group with a hidden part first."""
        weg = delen[(self.verborgen & self.vol)[delen]]
        samen = np.zeros(len(buren), dtype="int64")
        if self.h.gemeente[buren[0]]:
            in_sommen = self.h.in_sommen
            gedeeld = np.asarray((in_sommen[buren] @ in_sommen[weg].T).max(axis=1).todense()).ravel()
            samen = -gedeeld.astype("int64")
        return int(buren[np.lexsort((buren, self.omvang[buren], samen))[0]])

    def tekort(self, doel: Heel, getoond: Heel) -> Heel:
        """How much room each block in ``doel`` lacks per option; 0 is safe."""
        cellen = Cellen(self.v, getoond)
        nodig = self._nodig(doel, getoond)
        over = nodig - ruimte_in_cellen(cellen, doel)
        for i in np.flatnonzero((over > 0).any(axis=1)):
            over[i] = np.minimum(over[i], nodig[i] - ruimte_door_ruil(cellen, int(doel[i])))
        return np.maximum(over, 0)

    def _nodig(self, doel: Heel, getoond: Heel) -> Heel:
        """Room that a hidden block must keep: as much as the shown figures above it leave one by one."""
        x, leden = self.x[doel], self.v.leden
        klein, nooit = self.klein[doel][:, None], self.h.nooit[doel][:, None]
        nodig = np.where(klein, np.clip(x, 1, self.d.speling), 1)
        nodig = np.where(nooit, np.where(x > 0, 1, 0), nodig)
        omvat = sparse.csr_matrix(leden[doel] @ leden[getoond].T)
        groot = np.diff(leden[doel].indptr)
        i, j = omvat.nonzero()
        heel = np.asarray(omvat[i, j]).ravel() == groot[i]
        i, boven = i[heel], getoond[j[heel]]
        laat_over = bereik(self.n[doel[i]], self.x[boven], self.n[boven])
        ruim = self.omvang[boven] - self.omvang[doel[i]] >= self.d.rest_minimum
        eigen_land = np.isin(boven, np.flatnonzero(self.land))
        grens = np.where(ruim[:, None], laat_over, np.where(eigen_land[:, None], np.maximum(laat_over, 1), nodig[i]))
        grens = np.where(self.x[boven] == 0, 0, grens)  # nobody at all chose it: that is shown outright
        np.minimum.at(nodig, i, grens)
        return nodig

    def _naast(self, b: int, mist: Vlag, aantal: int) -> bool:
        """Hide shown neighbours of ``b`` under the same figure, to give room in the options ``mist``; False without any.

        Those where these options were chosen first, then those that share most sums with b, then the smallest.
        """
        h, open_ = self.h, np.flatnonzero(~self.verborgen & ~self.land)
        open_ = open_[(h.soort[open_] == h.soort[b]) & (h.rol[open_] == h.rol[b])]
        open_ = open_[np.asarray(self.v.leden[open_] @ self._rij(b)).ravel() == 0]
        samen = h.in_sommen[open_] @ np.asarray(h.in_sommen[b].todense()).ravel()
        buren, samen = open_[samen > 0], samen[samen > 0]
        kent = (self.x[buren][:, mist] > 0).sum(axis=1)
        buren = buren[np.lexsort((buren, self.omvang[buren], -samen, -kent))][:aantal]
        self.verberg(buren)
        return bool(len(buren))

    def _een_meer(self, b: int, mist: Vlag) -> None:
        """Hide one figure that pins ``b``: a neighbour, one that holds it, one that overlaps, any; the nation last."""
        if self._naast(b, mist, 1):
            return
        open_ = np.flatnonzero(~self.verborgen & ~self.land)
        samen = np.asarray(self.v.leden[open_] @ self._rij(b)).ravel()
        if not len(open_):
            self.verberg(self.land)
            return
        soort = np.where(samen == self._rij(b).sum(), 1, np.where(samen > 0, 0 if not self.h.gemeente[b] else 2, 3))
        # provinces before size classes: one crossing fewer is what helps, and size says more about a council
        rang = {"gemeente": 0, "provincie": 1, "grootteklasse": 2, "land": 3}
        niveau = np.array([rang[s] for s in self.h.soort[open_]])
        self.verberg(open_[np.lexsort((open_, self.omvang[open_], niveau, soort))][:1])

    def _rollen_weg(self, b: Heel) -> bool:
        """Hide what gives roles within a council away: roles per province, then per class, then these councils."""
        h, open_ = self.h, ~self.verborgen & ~self.land
        for niveau in ("provincie", "grootteklasse"):
            per_rol = open_ & (h.soort == niveau) & (h.rol != ALLE_ROLLEN)
            if per_rol.any():
                self.verberg(np.flatnonzero(per_rol))
                return True
        raad = np.flatnonzero(open_ & h.gemeente)
        eigen = raad[np.asarray((self.v.leden[raad] @ self.v.leden[b].T).sum(axis=1)).ravel() > 0]
        self.verberg(eigen)
        return bool(len(eigen))

    def _rij(self, b: int) -> Heel:
        return np.asarray(self.v.leden[b].todense()).ravel()

    def tweede_ronde(self) -> None:
        """Hide more until nothing hidden can be worked out. Ends: every pass hides at least one block."""
        aantal = 1
        while True:
            while self._sommen_dicht():
                pass
            if self.verborgen[self.land].any():
                self.verborgen[:] = True  # without the nation nothing else is worth the risk: a very small survey
                return
            doel = np.flatnonzero(self.verborgen & self.vol)
            doel = doel[np.unique(self.eenheid[doel], return_index=True)[1]]
            tekort = self.tekort(doel, self.getoond)
            fout = np.flatnonzero(tekort.any(axis=1))
            if not len(fout):
                return
            # a council says little, a group much: first hide more councils, only then a figure of a group
            fout = fout[np.lexsort((doel[fout], self.omvang[doel[fout]]))]
            gemeenten = fout[self.h.gemeente[doel[fout]] & ~self.h.nooit[doel[fout]]]
            rollen = doel[fout[self.h.nooit[doel[fout]]]]
            if len(rollen) and self._rollen_weg(rollen):
                continue
            geholpen = [self._naast(int(doel[i]), tekort[i] > 0, aantal) for i in gemeenten]
            if not any(geholpen):
                self._een_meer(int(doel[fout[0]]), tekort[fout[0]] > 0)
            aantal *= 2


def _rondes(k: Kern, d: Drempels, tweede: bool) -> pd.DataFrame:
    """Hidden or not per question and block: vraag_id, geo_type, geo_code, rol, verborgen."""
    h = Hierarchie(k)
    stukken = []
    for vraag_id, opties in k.opties.groupby("vraag_id", sort=False):
        nr = opties.index.to_numpy()
        een_van = bool((opties["vraagsoort"] != "meer").all())
        ronde = Vraagronde(h, k.gekozen[nr].T, k.gevraagd[nr].T, een_van, d)
        ronde.eerste_ronde()
        if tweede:
            ronde.tweede_ronde()
        stukken.append(k.blokken[["geo_type", "geo_code", "rol"]].assign(vraag_id=vraag_id, verborgen=ronde.verborgen))
    return pd.concat(stukken, ignore_index=True)


def _verberg_rijen(telling: pd.DataFrame, rondes: pd.DataFrame, k: Kern, d: Drempels) -> pd.DataFrame:
    sleutel = ["vraag_id", "geo_type", "geo_code", "rol"]
    weg = telling[sleutel].merge(rondes, on=sleutel, how="left", validate="many_to_one")["verborgen"]
    weg = weg.astype("boolean").fillna(True).to_numpy(bool)  # a block that was not checked is never shown
    uit = telling.astype(dict.fromkeys(("n", "n_geldig", "n_respons", "populatie"), "Int64"))
    uit = uit.reset_index(drop=True).astype({"reden": "object", "pct_soort": "object", "pct_tekst": "object"})
    laag = (uit["n_respons"] * 100 < uit["populatie"] * d.indicatief_pct).fillna(False).to_numpy(bool)
    wie = "gemeenten" if k.eenheid == "gemeente" else "raadsleden"
    uit.loc[laag, "reden"] = [
        f"Indicatief: {n} van de {groot} {wie} deden mee, minder dan {d.indicatief_pct:g}%."
        for n, groot in zip(uit.loc[laag, "n_respons"], uit.loc[laag, "populatie"], strict=True)
    ]
    uit.loc[weg, _LEEG] = pd.NA
    uit.loc[weg, ["pct_soort", "pct_tekst"]] = None
    uit.loc[weg, "onderdrukt"], uit.loc[weg, "reden"] = "ja", VERBORGEN
    return uit[list(UITKOMST.kolommen)]


def alleen_eerste_ronde(telling: pd.DataFrame, k: Kern, drempels: Drempels) -> pd.DataFrame:
    """Hide only what is small or unanimous itself: not safe to show, made to prove that more is needed."""
    return _verberg_rijen(telling, _rondes(k, drempels, tweede=False), k, drempels)


def bescherm(telling: pd.DataFrame, k: Kern, drempels: Drempels) -> pd.DataFrame:
    """The outcome as it may be stored and shown; layout of UITKOMST.

    telling: counts by ``tellen.tel_kern`` of the same core. Hidden rows keep question, place, role and option;
    every figure in them is missing, also how many answered. Shown rows with a low response carry ``reden`` too.
    """
    return _verberg_rijen(telling, _rondes(k, drempels, tweede=True), k, drempels)
