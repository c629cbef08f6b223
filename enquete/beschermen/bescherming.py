"""Which outcomes are shown: small and unanimous ones are hidden, and so is what would give them away.

One rule decides what may be known of a group of people (``Regel``): enough answers, and not nearly everybody the
same. Shown are Nederland, the roles nationally, size classes, provinces and councils that pass it. Whoever adds and
subtracts shown figures gets sums over hidden councils; each such sum has to pass the rule as well, and to cover more
than one council (``nareken``). Where it does not, more is hidden: the smallest council beside it, then a province or
a size class. A hidden row does not say why: "unanimous" would be an answer in itself.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from enquete.beschermen.nareken import Regel, lek, vakken
from enquete.beschermen.speelruimte import vastgelegd
from enquete.drempels import Drempels
from enquete.soorten import ALLE_ROLLEN
from enquete.tellen.kern import Kern
from loaders.enquetetabellen import UITKOMST

Heel = NDArray[np.int64]
Vlag = NDArray[np.bool_]
VERBORGEN = (
    "Niet getoond: er zijn te weinig antwoorden, (bijna) iedereen antwoordde hetzelfde, "
    "of het aantal is met andere uitkomsten na te rekenen."
)
_LEEG = [
    "n",
    "n_geldig",
    "n_respons",
    "populatie",
    "n_eff",
    "deff",
    "pct",
    "ondergrens_pct",
    "bovengrens_pct",
]


@dataclass(frozen=True)
class Raden:
    """The councils of a survey and where they lie; the same for every question.

    van_atoom: council of every atom, -1 without municipality (taken to be known to the reader, so never a hiding place)
    klasse, provincie: number per council, into ``klassen`` and ``provincies``; rol: number per atom, -1 when unknown
    """

    codes: list[str]
    van_atoom: Heel
    klasse: Heel
    klassen: list[str]
    provincie: Heel
    provincies: list[str]
    rol: Heel
    rollen: list[str]


def _raden(k: Kern) -> Raden:
    a = k.atomen
    van, codes = pd.factorize(a["gm_code"], sort=True)
    plaats = a.dropna(subset="gm_code").drop_duplicates("gm_code").set_index("gm_code").loc[list(codes)]
    klasse, klassen = pd.factorize(plaats["grootteklasse"].astype(str), sort=True)
    provincie, provincies = pd.factorize(plaats["provincie"].astype(str), sort=True)
    rol, rollen = pd.factorize(a["rol"], sort=True)
    return Raden(
        [str(c) for c in codes], van.astype("int64"), klasse.astype("int64"), [str(c) for c in klassen],
        provincie.astype("int64"), [str(p) for p in provincies], rol.astype("int64"), [str(r) for r in rollen],
    )  # fmt: skip


def _tel_op(per: Heel, waarden: Heel, aantal: int) -> Heel:
    """Rows of ``waarden`` summed per group number; -1 belongs to none."""
    uit = np.zeros((aantal, waarden.shape[1]), "int64")
    np.add.at(uit, per[per >= 0], waarden[per >= 0])
    return uit


class Vraagronde:
    """The hiding of one question. x, n: atoms x options, who chose it and who was asked.

    ``per_raad`` False: a question about the respondent (party, years): councils are never shown.
    """

    def __init__(self, raden: Raden, x: Heel, n: Heel, d: Drempels, per_raad: bool = True) -> None:
        self.r, self.d = raden, d
        self.atoom_x, self.atoom_n = x, n
        self.x, self.n = (_tel_op(raden.van_atoom, w, len(raden.codes)) for w in (x, n))
        self.doet_mee: Vlag = self.n.max(axis=1, initial=0) > 0
        self.raad_regel = Regel(d.minimum_gemeente, 1, d)
        self.groep_regel = Regel(d.minimum_groep, 1, d)
        self.rest_regel = Regel(d.rest_minimum, 2, d)
        self.raad: Vlag = self.raad_regel.goed(self.x, self.n, self.doet_mee.astype("int64"))
        # enough answers to be shown, so few that it is hidden when nearly everybody agrees
        omvang = self.n.max(axis=1, initial=0)
        self.klein: Vlag = (omvang >= d.minimum_gemeente) & (omvang < d.unaniem_vanaf)
        self.eensgezind: Vlag = self.klein & ~self.raad & per_raad
        self.raad &= per_raad
        self.klasse = self._groepen(raden.klasse, len(raden.klassen))
        self.provincie = self._groepen(raden.provincie, len(raden.provincies))
        self.mag_raad, self.mag_klasse, self.mag_provincie = (
            self.raad.copy(),
            self.klasse.copy(),
            self.provincie.copy(),
        )
        rol_x, rol_n = (_tel_op(raden.rol, w, len(raden.rollen)) for w in (x, n))
        self.rol: Vlag = self.groep_regel.goed(
            rol_x, rol_n, (rol_n.max(axis=1, initial=0) > 0).astype("int64")
        )
        # in a small survey roles, provinces and classes together may give one answer away
        self.rol &= int(self.doet_mee.sum()) >= d.rollen_vanaf
        alles_x, alles_n = x.sum(axis=0, keepdims=True), n.sum(axis=0, keepdims=True)
        self.land = bool(self.groep_regel.goed(alles_x, alles_n, np.ones(1, "int64"))[0])

    def _groepen(self, van: Heel, aantal: int) -> Vlag:
        """Which groups pass by themselves."""
        x, n = _tel_op(van, self.x, aantal), _tel_op(van, self.n, aantal)
        raden = np.bincount(van[self.doet_mee], minlength=aantal)
        return self.groep_regel.goed(x, n, raden.astype("int64"))

    def hoogstens(self, filter_: Vraagronde) -> None:
        """Show nothing that is hidden at the question whose answers decide who is asked this one.

        How many answered here is how many gave certain answers there.
        """
        self.land &= filter_.land
        for naam in (
            "raad",
            "mag_raad",
            "eensgezind",
            "klasse",
            "mag_klasse",
            "provincie",
            "mag_provincie",
            "rol",
        ):
            open_ = "raad" if naam == "eensgezind" else naam.removeprefix("mag_")
            getattr(self, naam).__iand__(getattr(filter_, open_))

    def maak_dicht(self) -> None:
        """Hide more until no sum over hidden councils fails the rule. Ends: every step hides something."""
        if not self.land:
            self._niets()
        self._leid_af()
        while self.land and (cellen := self._lek_in_raden()) is not None:
            self._verberg_bij(*cellen)
        if self.land:
            self._toon_weer()
        while self.land and self.rol.any() and self._lek_in_rollen():
            zichtbaar = np.flatnonzero(self.rol)
            omvang = _tel_op(self.r.rol, self.atoom_n, len(self.r.rollen)).max(axis=1, initial=0)
            self.rol[zichtbaar[np.lexsort((zichtbaar, omvang[zichtbaar]))[0]]] = False

    def _leid_af(self) -> None:
        """Hide as many other councils of that size as there are that (nearly) agree: else hiding itself would tell.

        How many took part in a council is known, so a reader sees that a hidden council of five to nine did agree. The
        others are drawn by a hash of all answers: the same at every import, and nobody outside can know which.
        """
        kan = [str(i) for i in np.flatnonzero(self.klein & self.raad)]
        zaad = hashlib.blake2b(self.atoom_x.tobytes() + self.atoom_n.tobytes()).digest()
        geloot = sorted(kan, key=lambda i: hashlib.blake2b(i.encode(), key=zaad).digest())
        weg = [int(i) for i in geloot[: int(self.eensgezind.sum()) * self.d.afleiders]]
        self.raad[weg] = self.mag_raad[weg] = False

    def _toon_weer(self) -> None:
        """Show again what was hidden on the way and turns out to give nothing away: groups first, the largest first."""
        raden = (self.raad, self.mag_raad, np.arange(len(self.r.codes)))
        groepen = (
            (self.klasse, self.mag_klasse, self.r.klasse),
            (self.provincie, self.mag_provincie, self.r.provincie),
        )
        for vlag, mag, van in (*groepen, raden, *groepen):  # a council that shows again may free its group
            omvang = _tel_op(van, self.n, len(vlag)).max(axis=1, initial=0)
            kan = np.flatnonzero(mag & ~vlag)
            for i in kan[np.lexsort((kan, -omvang[kan]))]:
                vlag[i] = True
                if self._lek_in_raden() is not None:
                    vlag[i] = False

    def _niets(self) -> None:
        self.land = False
        for vlag in (self.raad, self.klasse, self.provincie, self.rol):
            vlag[:] = False

    def _vakken(self, van: Heel, zichtbaar: Vlag) -> Heel:
        """Number of the shown group of every council; groups that are not shown are one together (the last)."""
        nummer = np.where(zichtbaar, np.cumsum(zichtbaar) - 1, zichtbaar.sum())
        return nummer[van].astype("int64")

    def _lek_in_raden(self) -> tuple[Heel, Heel, Vlag] | None:
        """Class and province number of every council, and the cells of a sum that fails; None when all is well."""
        rij = self._vakken(self.r.klasse, self.klasse)
        kolom = self._vakken(self.r.provincie, self.provincie)
        vorm = (int(self.klasse.sum()) + 1, int(self.provincie.sum()) + 1)
        weg = self.doet_mee & ~self.raad
        v = vakken(rij[weg], kolom[weg], vorm, self.x[weg], self.n[weg], np.flatnonzero(weg))
        fout = lek(v, self.rest_regel)
        if fout is None:
            fout = vastgelegd(rij[weg], kolom[weg], vorm, self.x[weg], self.n[weg], self.d)
        return None if fout is None else (rij, kolom, fout)

    def _verberg_bij(self, rij: Heel, kolom: Heel, cellen: Vlag) -> None:
        """Hide the smallest shown council in these cells, else in their classes and provinces, else a group."""
        omvang = self.n.max(axis=1, initial=0)
        in_rijen, in_kolommen = np.any(cellen, axis=1), np.any(cellen, axis=0)
        for zoek in (cellen[rij, kolom], np.asarray(in_rijen)[rij] | np.asarray(in_kolommen)[kolom]):
            kan = np.flatnonzero(zoek & self.raad)
            if len(kan):
                self.raad[kan[np.lexsort((kan, omvang[kan]))[0]]] = False
                return
        for vlag, van in ((self.provincie, self.r.provincie), (self.klasse, self.r.klasse)):
            groot = _tel_op(van, self.n, len(vlag)).max(axis=1, initial=0)
            if len(kan := np.flatnonzero(vlag)):
                vlag[kan[np.lexsort((kan, groot[kan]))[0]]] = False
                return
        if len(kan := np.flatnonzero(self.raad)):
            self.raad[kan[np.lexsort((kan, omvang[kan]))[0]]] = False
            return
        self._niets()

    def _lek_in_rollen(self) -> bool:
        """Whether roles and councils together give away a sum that fails: roles against councils, hidden ones by group."""
        r = self.r
        atomen = np.flatnonzero((r.van_atoom >= 0) & (r.rol >= 0) & (self.atoom_n.max(axis=1, initial=0) > 0))
        raad = r.van_atoom[atomen]
        kolom = np.where(self.rol, np.cumsum(self.rol) - 1, self.rol.sum())[r.rol[atomen]]
        per_klasse = self._vakken(r.klasse, self.klasse)
        per_provincie = self._vakken(r.provincie, self.provincie)
        x, n = self.atoom_x[atomen], self.atoom_n[atomen]
        for rest in (np.zeros(len(r.codes), "int64"), per_klasse, per_provincie):
            # a shown council is a row of its own, hidden ones are known per group only
            los = len(r.codes)
            rij = np.where(self.raad[raad], raad, los + rest[raad])
            vorm = (int(self.rol.sum()) + 1, los + int(rest.max(initial=0)) + 1)
            rollen = kolom.astype("int64")
            if (
                lek(
                    vakken(rollen, rij.astype("int64"), vorm, x, n, raad, raad_is_kolom=True), self.rest_regel
                )
                is not None
            ):
                return True
        return False

    def verborgen(self, blokken: pd.DataFrame) -> Vlag:
        """Hidden or not for every row of ``blokken`` (geo_type, geo_code, rol)."""
        open_: dict[tuple[str, str, str], bool] = {("land", "NL", ALLE_ROLLEN): self.land}
        for soort, codes, vlag in (
            ("grootteklasse", self.r.klassen, self.klasse),
            ("provincie", self.r.provincies, self.provincie),
            ("gemeente", self.r.codes, self.raad),
        ):
            open_ |= {(soort, c, ALLE_ROLLEN): bool(v) for c, v in zip(codes, vlag, strict=True)}
        open_ |= {("land", "NL", rol): bool(v) for rol, v in zip(self.r.rollen, self.rol, strict=True)}
        sleutels = zip(blokken["geo_type"], blokken["geo_code"], blokken["rol"], strict=True)
        return np.array([not open_.get(s, False) for s in sleutels], dtype=bool)


def _rondes(k: Kern, d: Drempels, tweede: bool) -> pd.DataFrame:
    """Hidden or not per question and block: vraag_id, geo_type, geo_code, rol, verborgen."""
    raden = _raden(k)
    stukken = []
    rondes: dict[str, Vraagronde] = {}
    for vraag_id, opties in k.opties.groupby("vraag_id", sort=False):
        if k.openbaar and bool(opties["per_raad"].all()):
            open_ = k.blokken[k.blokken["rol"] == ALLE_ROLLEN][["geo_type", "geo_code", "rol"]]
            stukken.append(open_.assign(vraag_id=vraag_id, verborgen=False))
            continue
        nr = opties.index.to_numpy()
        ronde = Vraagronde(raden, k.gekozen[nr].T, k.gevraagd[nr].T, d, bool(opties["per_raad"].all()))
        rondes[str(vraag_id)] = ronde
        if tweede:
            for eerder in sorted(
                k.filters.get(str(vraag_id), set()) & set(rondes)
            ):  # a public one hides nothing
                ronde.hoogstens(rondes[eerder])
            ronde.maak_dicht()
        plek = k.blokken[["geo_type", "geo_code", "rol"]]
        stukken.append(plek.assign(vraag_id=vraag_id, verborgen=ronde.verborgen(plek)))
    return pd.concat(stukken, ignore_index=True)


def _verberg_rijen(telling: pd.DataFrame, rondes: pd.DataFrame, k: Kern, d: Drempels) -> pd.DataFrame:
    sleutel = ["vraag_id", "geo_type", "geo_code", "rol"]
    weg = telling[sleutel].merge(rondes, on=sleutel, how="left", validate="many_to_one")["verborgen"]
    verborgen = (
        weg.astype("boolean").fillna(True).to_numpy(bool)
    )  # a block that was not checked is never shown
    uit = telling.astype(dict.fromkeys(("n", "n_geldig", "n_respons", "populatie"), "Int64"))
    uit = uit.reset_index(drop=True).astype({"reden": "object", "pct_soort": "object", "pct_tekst": "object"})
    laag = (uit["n_respons"] * 100 < uit["populatie"] * d.indicatief_pct).fillna(False).to_numpy(bool)
    wie = "gemeenten" if k.eenheid == "gemeente" else "raadsleden"
    uit.loc[laag, "reden"] = [
        f"Indicatief: {n} van de {groot} {wie} deden mee, minder dan {d.indicatief_pct:g}%."
        + (f" {ook}" if isinstance(ook, str) else "")
        for n, groot, ook in uit.loc[laag, ["n_respons", "populatie", "reden"]].itertuples(index=False)
    ]
    uit.loc[verborgen, _LEEG] = pd.NA
    uit.loc[verborgen, ["pct_soort", "pct_tekst"]] = None
    uit.loc[verborgen, "onderdrukt"], uit.loc[verborgen, "reden"] = "ja", VERBORGEN
    return uit[list(UITKOMST.kolommen)]


def alleen_eerste_ronde(telling: pd.DataFrame, k: Kern, drempels: Drempels) -> pd.DataFrame:
    """Hide only what is small or unanimous itself: not safe to show, made to prove that more is needed."""
    return _verberg_rijen(telling, _rondes(k, drempels, tweede=False), k, drempels)


def bescherm(telling: pd.DataFrame, k: Kern, drempels: Drempels) -> pd.DataFrame:
    """The outcome as it may be stored and shown; layout of UITKOMST.

    telling: counts by ``tellen.tel_kern`` of the same core. Hidden rows keep question, place, role and option;
    every figure in them is missing, also how many answered. Shown rows with a low response carry ``reden`` too.
    Public answers of municipalities are all shown, without roles: who filled in the form is nobody's business.
    Questions about the respondent are protected there too.
    """
    if k.openbaar:
        telling = telling[(telling["rol"] == ALLE_ROLLEN) & (telling["n_geldig"] > 0)].reset_index(drop=True)
    return _verberg_rijen(telling, _rondes(k, drempels, tweede=True), k, drempels)
