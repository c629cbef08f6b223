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
_KANDIDATEN = 8  # neighbours that are tried before a figure above is hidden


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

    def __init__(self, h: Hierarchie, x: Heel, n: Heel, een_van: bool, d: Drempels, eigenlijk: Heel) -> None:
        """x, n: atoms x options; ``eigenlijk``: option numbers that are answers to protect."""
        self.h, self.d = h, d
        actief = np.flatnonzero(n.max(axis=1, initial=0) > 0)
        leden = sparse.csr_matrix(h.leden[:, actief])
        self.v = Vraagstuk(leden, x[actief], n[actief], h.zaad, een_van)
        self.eigenlijk = eigenlijk
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
        aantal, rest = h.som @ weg.astype("int64"), h.som @ (n * weg)
        lek = ~self.verborgen[h.geheel] & (aantal > 0) & ((aantal == 1) | (rest < self.d.rest_minimum))
        for s in np.flatnonzero(lek):
            delen = h.som[s].indices
            buren = delen[~self.verborgen[delen]]
            if not (self.verborgen & self.vol)[delen].any() or self.verborgen[h.geheel[s]]:
                continue  # settled by an earlier one of this pass
            self.verberg(np.array([self._kleinste(buren, delen) if len(buren) else h.geheel[s]]))
        return bool(lek.any())

    def _kleinste(self, buren: Heel, delen: Heel) -> int:
        """The smallest of the neighbours, one that shares another group with a hidden part first."""
        weg = delen[(self.verborgen & self.vol)[delen]]
        samen = np.zeros(len(buren), dtype="int64")
        if self.h.gemeente[buren[0]]:
            in_sommen = self.h.som.T.tocsr()
            gedeeld = np.asarray((in_sommen[buren] @ in_sommen[weg].T).max(axis=1).todense()).ravel()
            samen = -gedeeld.astype("int64")
        return int(buren[np.lexsort((buren, self.omvang[buren], samen))[0]])

    def tekort(self, doel: Heel, getoond: Heel) -> Heel:
        """How much room each block in ``doel`` lacks (largest over its options); 0 is safe."""
        if not len(doel):
            return np.zeros(0, dtype="int64")
        cellen = Cellen(self.v, getoond)
        nodig = self._nodig(doel, getoond)
        over = (nodig - ruimte_in_cellen(cellen, doel))[:, self.eigenlijk]
        uit: Heel = over.max(axis=1, initial=0)
        for i in np.flatnonzero(uit > 0):
            ruil = ruimte_door_ruil(cellen, int(doel[i]))[self.eigenlijk]
            uit[i] = max(0, int(np.where(over[i] > 0, nodig[i, self.eigenlijk] - ruil, 0).max()))
        return uit

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

    def _herstel(self, b: int) -> None:
        """Hide what gives block ``b`` its room: a neighbour when that is enough, else the smallest figure above."""
        h, leden = self.h, self.v.leden
        open_ = np.flatnonzero(~self.verborgen & ~self.land)
        gedeeld = np.asarray((leden[open_] @ leden[b].T).todense()).ravel()
        boven = open_[gedeeld == np.diff(leden[b].indptr)[0]]
        naast = open_[(gedeeld == 0) & (h.soort[open_] == h.soort[b]) & (h.rol[open_] == h.rol[b])]
        in_sommen = h.som.T.tocsr()
        samen = np.asarray((in_sommen[naast] @ in_sommen[b].T).todense()).ravel()
        naast = naast[np.lexsort((naast, self.omvang[naast], -samen))][:_KANDIDATEN]
        boven = boven[np.lexsort((boven, self.omvang[boven]))]
        nu = self.verborgen.copy()
        for kandidaat in [*naast, *boven]:
            self.verberg(np.array([kandidaat]))
            if self.tekort(np.array([b]), self.getoond)[0] == 0:
                return
            self.verborgen = nu.copy()
        self.verberg(boven[:1] if len(boven) else naast[:1] if len(naast) else np.flatnonzero(h.land))

    def tweede_ronde(self) -> None:
        """Hide more until nothing hidden can be worked out. Ends: every pass hides at least one block."""
        while True:
            while self._sommen_dicht():
                pass
            doel = np.flatnonzero(self.verborgen & self.vol)
            doel = doel[np.unique(self.eenheid[doel], return_index=True)[1]]
            tekort = self.tekort(doel, self.getoond)
            if not tekort.any() or self.verborgen.all():
                return
            fout = doel[tekort > 0]
            self._herstel(int(fout[np.lexsort((fout, self.omvang[fout]))[0]]))


def _rondes(k: Kern, d: Drempels, tweede: bool) -> pd.DataFrame:
    """Hidden or not per question and block: vraag_id, geo_type, geo_code, rol, verborgen."""
    h = Hierarchie(k)
    stukken = []
    for vraag_id, opties in k.opties.groupby("vraag_id", sort=False):
        nr = opties.index.to_numpy()
        een_van = bool((opties["vraagsoort"] != "meer").all())
        ronde = Vraagronde(h, k.gekozen[nr].T, k.gevraagd[nr].T, een_van, d, np.arange(len(nr)))
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
