"""The core of a survey: answers counted per municipality and role, and the blocks that are made of them.

An atom is everybody of one role in one municipality (or of unknown role or place). A block is what a figure is about: one
level and place, and for the country also one role. Every block is a sum of atoms, so counting and the check that nothing
can be worked out by subtraction share these numbers. The core is never stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from enquete.soorten import ALLE_ROLLEN, LAND, RAAD, ROLLEN, Antwoorden, Enquete
from fouten import Gebruikersfout

Vlag = NDArray[np.bool_]
Heel = NDArray[np.int64]
Reeel = NDArray[np.float64]
# chance that all of them skipped a later question by themselves, below which it was not put to them
_TOEVAL = 1e-4
_TOCH = 0.1  # share of them that may have answered all the same: on paper not everybody follows the arrows
_NIVEAUS = {"land": None, "grootteklasse": "grootteklasse", "provincie": "provincie", "gemeente": "gm_code"}


@dataclass(frozen=True)
class Kern:
    """Counts per option and atom.

    opties: vraag_id, vraagsoort, antwoord, label, volgorde, soort, persoon; its row number is an axis below.
        persoon: about who answers (party, age)
    atomen: gm_code, provincie, grootteklasse, rol (each may be missing), n_respons; another axis
    som: who chose the option, and who answered the question (several: saw the option); of each how many persons, the sum of
        their weights and of the squares of those; option; atom
    blokken: geo_type, geo_code, rol, n_respons, populatie; roles for the country only
    lid: blocks x atoms, whether the atom is part of the block
    filters: vraag_id -> earlier questions whose answers decide who is asked it
    afgekapt: how many weights were cut off
    """

    opties: pd.DataFrame
    atomen: pd.DataFrame
    som: Reeel
    blokken: pd.DataFrame
    lid: Vlag
    gewogen: bool
    eenheid: str
    openbaar: bool = False  # answers of municipalities as public bodies
    filters: dict[str, set[str]] = field(default_factory=dict)
    afgekapt: int = 0

    @cached_property
    def gekozen(self) -> Heel:
        """Options x atoms: persons who chose the option."""
        return np.asarray(self.som[0, 0], "int64")

    @cached_property
    def gevraagd(self) -> Heel:
        """Options x atoms: persons who answered the question (several: saw the option)."""
        return np.asarray(self.som[1, 0], "int64")

    @cached_property
    def lid_raad(self) -> Vlag:
        """Blocks x municipalities (in the order of their blocks): which of them are in it, wholly or one role."""
        raad = self.lid[(self.blokken["geo_type"] == "gemeente").to_numpy()]
        return np.asarray(self.lid.astype("float32") @ raad.T.astype("float32") > 0)

    @property
    def inwoners(self) -> bool:
        """Whether residents or clients answered (also when nobody says who did), and not only councils and officials."""
        rollen = self.atomen["rol"]
        return bool(rollen.isna().all() or rollen.isin(("inwoner", "client")).any())


def opties_van(enquete: Enquete) -> pd.DataFrame:
    """The options that are counted, in the order of asking; layout of ``Kern.opties``."""
    rijen = [
        (v.vraag_id, v.soort, o.code, o.label, o.volgorde, o.soort, v.subvraag == "context")
        for v in sorted(enquete.vragen, key=lambda v: v.volgorde)
        if v.soort != "open"
        for o in sorted(v.schaal.opties, key=lambda o: o.volgorde)
        if o.soort != "geen_antwoord"
    ]
    return pd.DataFrame(
        rijen, columns=["vraag_id", "vraagsoort", "antwoord", "label", "volgorde", "soort", "persoon"]
    )


def gewichten(weging: pd.Series[float], hoogstens: float) -> Reeel:
    """Weights scaled to mean 1, then cut off at ``hoogstens``: nobody counts more often than that."""
    w: Reeel = np.asarray(weging, dtype="float64")
    uit: Reeel = np.minimum(w / w.mean() if len(w) else w, hoogstens)
    return uit


def _met_plaats(tabel: pd.DataFrame, gemeenten: pd.DataFrame) -> pd.DataFrame:
    """Rows with province and size class; raises Gebruikersfout for an unknown municipality."""
    onbekend = tabel["gm_code"].dropna()
    onbekend = onbekend[~onbekend.isin(gemeenten["gm_code"])]
    if len(onbekend):
        raise Gebruikersfout(
            f"De enquête heeft antwoorden van gemeente {onbekend.iloc[0]}, die niet in de lijst van gemeenten staat. "
            "Zet de code om naar een gemeente van nu."
        )
    plaats = gemeenten[["gm_code", "provincie", "grootteklasse"]]
    return tabel.merge(plaats, on="gm_code", how="left", validate="many_to_one")


def _populatie(
    atomen: pd.DataFrame, gemeenten: pd.DataFrame, eenheid: str
) -> dict[tuple[str, str, str], int]:
    """(level, place, role) -> how many there are by law: seats of council members, or municipalities."""
    if eenheid == "aggregaat":
        return {}
    aanwezig = set(atomen["rol"].fillna(""))
    codes = set(atomen["gm_code"].fillna(""))
    if len(codes) == 1 and codes != {""}:  # a survey of one municipality is about that one, on every level
        gemeenten = gemeenten[gemeenten["gm_code"].isin(codes)]
    telt = gemeenten.assign(aantal=1 if eenheid == "gemeente" else gemeenten["zetels"])
    rollen = [ALLE_ROLLEN] if eenheid == "gemeente" or (aanwezig and aanwezig <= set(RAAD)) else []
    if eenheid != "gemeente" and "fractievoorzitter" not in aanwezig:
        rollen.append("raadslid")
    uit: dict[tuple[str, str, str], int] = {}
    for geo_type, kolom in _NIVEAUS.items():
        per = {LAND: telt["aantal"]} if kolom is None else dict(iter(telt.groupby(kolom)["aantal"]))
        for geo_code, aantal in per.items():
            if aantal.notna().all():  # one unknown council makes the sum unknown
                uit.update({(geo_type, str(geo_code), rol): int(aantal.sum()) for rol in rollen})
    return uit


def _blokken(atomen: pd.DataFrame, bekend: dict[tuple[str, str, str], int]) -> tuple[pd.DataFrame, Vlag]:
    """The blocks and their atoms. With one role (or none) a role is the whole, and no block of its own."""
    n = atomen["n_respons"].to_numpy()
    aanwezig = [r for r in ROLLEN if r in set(atomen["rol"].dropna())]
    stukken: list[tuple[str, str, str, Vlag]] = [("land", LAND, ALLE_ROLLEN, np.ones(len(n), bool))]  # fmt: skip
    if len(aanwezig) + atomen["rol"].isna().any() > 1:
        stukken += [("land", LAND, r, (atomen["rol"] == r).to_numpy(bool)) for r in aanwezig]
    for geo_type, kolom in _NIVEAUS.items():
        if kolom is not None:
            nummer, codes = pd.factorize(atomen[kolom], sort=True)
            stukken += [(geo_type, str(c), ALLE_ROLLEN, nummer == i) for i, c in enumerate(codes)]
    rijen = [(t, c, r, int(n[lid].sum()), bekend.get((t, c, r))) for t, c, r, lid in stukken]
    blokken = pd.DataFrame(rijen, columns=["geo_type", "geo_code", "rol", "n_respons", "populatie"])
    return blokken.astype({"populatie": "Int64"}), np.array([lid for *_, lid in stukken])


def _tegen_de_bevolking(atomen: pd.DataFrame, gemeenten: pd.DataFrame, eenheid: str) -> None:
    """Raise Gebruikersfout for more council members than seats: somebody counts twice, or the place is wrong."""
    if eenheid != "respondent":
        return
    raad = atomen[atomen["rol"].isin(RAAD)].groupby("gm_code")["n_respons"].sum()
    zetels = gemeenten.set_index("gm_code")["zetels"].reindex(raad.index)
    te_veel = raad[(raad > zetels).fillna(False).to_numpy(bool)]
    if len(te_veel):
        code = te_veel.index[-1]
        raise Gebruikersfout(
            f"De enquête heeft {te_veel.iloc[-1]} antwoorden van raadsleden voor {code}, maar er zijn {zetels[code]} raadszetels. "
            "Controleer of iemand dubbel meetelt en of de gemeente klopt."
        )


def kern(antwoorden: Antwoorden, gemeenten: pd.DataFrame, gewicht_hoogstens: float) -> Kern:
    """Count a survey per municipality and role.

    gemeenten: gm_code, provincie, grootteklasse, zetels (may be missing), one row per municipality.
    Raises Gebruikersfout for an unknown municipality, or more answers than seats.
    """
    e = antwoorden.enquete
    opties = opties_van(e)
    respondenten = _met_plaats(antwoorden.respondenten.reset_index(drop=True), gemeenten)
    groepen = respondenten.groupby(["gm_code", "provincie", "grootteklasse", "rol"], dropna=False, sort=True)
    atomen = groepen.size().rename("n_respons").reset_index()
    atoom = np.asarray(groepen.ngroup(), dtype="int64")
    _tegen_de_bevolking(atomen, gemeenten, e.eenheid)
    w = gewichten(respondenten["weging"], gewicht_hoogstens)
    som = np.zeros((2, 3, len(opties), len(atomen)))
    for vraag_id, deel in opties.groupby("vraag_id", sort=False):
        vraag, keuze = e.vraag(str(vraag_id)), antwoorden.keuzes[str(vraag_id)]
        assert vraag is not None
        plek = {o.code: i for i, o in enumerate(vraag.schaal.opties)}
        heeft = antwoorden.heeft(str(vraag_id))
        for rij, code in zip(deel.index, deel["antwoord"], strict=True):
            gaf = keuze[:, plek[code]] == 1 if keuze.ndim == 2 else keuze == plek[code]
            kreeg = keuze[:, plek[code]] >= 0 if keuze.ndim == 2 else heeft
            for nr, wie in enumerate((gaf, kreeg)):
                for macht in range(3):
                    som[nr, macht, rij] = np.bincount(atoom[wie], w[wie] ** macht, minlength=len(atomen))
    blokken, lid = _blokken(atomen, _populatie(atomen, gemeenten, e.eenheid))
    afgekapt = int((w >= gewicht_hoogstens).sum()) if antwoorden.gewogen else 0
    wat = (e.eenheid, e.openbaar, _filtervragen(antwoorden), afgekapt)
    return Kern(opties, atomen, som, blokken, lid, antwoorden.gewogen, *wat)


def kern_van_aantallen(tabel: pd.DataFrame, enquete: Enquete, gemeenten: pd.DataFrame) -> Kern:
    """The core of counts: gm_code, rol ('alle': not given), vraag_id, antwoord, n, n_geldig (of several answers)."""
    opties = opties_van(enquete)
    tabel = _met_plaats(tabel.assign(rol=tabel["rol"].where(tabel["rol"] != ALLE_ROLLEN)), gemeenten)
    groepen = tabel.groupby(["gm_code", "provincie", "grootteklasse", "rol"], dropna=False, sort=True)
    atomen = groepen.size().reset_index()[["gm_code", "provincie", "grootteklasse", "rol"]]
    atoom = np.asarray(groepen.ngroup(), dtype="int64")
    vorm = (len(opties), len(atomen))
    gekozen, gevraagd = np.zeros(vorm, "int64"), np.zeros(vorm, "int64")
    nr = pd.MultiIndex.from_frame(opties[["vraag_id", "antwoord"]]).get_indexer(
        pd.MultiIndex.from_frame(tabel[["vraag_id", "antwoord"]])
    )
    np.add.at(gekozen, (nr, atoom), tabel["n"].to_numpy("int64"))
    for vraag_id, deel in opties.groupby("vraag_id", sort=False):
        if deel["vraagsoort"].iloc[0] == "meer":
            hier = (tabel["vraag_id"] == vraag_id).to_numpy(bool)
            geldig = tabel["n_geldig"][hier].to_numpy("int64")
            gevraagd[np.ix_(deel.index.to_numpy("int64"), atoom[hier])] = geldig
        else:
            gevraagd[deel.index] = gekozen[deel.index].sum(axis=0)
    atomen["n_respons"] = gevraagd.max(axis=0, initial=0)
    blokken, lid = _blokken(atomen, {})
    som = np.array([[gekozen] * 3, [gevraagd] * 3], dtype="float64")
    return Kern(opties, atomen, som, blokken, lid, False, "aggregaat")


def _filtervragen(antwoorden: Antwoorden) -> dict[str, set[str]]:
    """Later questions that are only put to who gave a certain answer: how many answered them is an answer itself.

    Read from the answers: (nearly) nobody who chose an option answered the later question, while those who answered the
    same question otherwise did.
    """
    vragen = [v for v in sorted(antwoorden.enquete.vragen, key=lambda v: v.volgorde) if v.soort != "open"]
    if not vragen:
        return {}
    heeft = np.array([antwoorden.heeft(v.vraag_id) for v in vragen]).T.astype("float32")
    samen = heeft.T @ heeft
    uit: dict[str, set[str]] = {}
    for a, vraag in enumerate(vragen[:-1]):
        keuze = antwoorden.keuzes[vraag.vraag_id]
        for o in range(len(vraag.schaal.opties)):
            gaf = (keuze[:, o] == 1 if keuze.ndim == 2 else keuze == o).astype("float32")
            for n, ook in (
                (gaf.sum(), gaf @ heeft),
                (samen[a, a] - gaf.sum(), samen[a] - gaf @ heeft),
            ):
                m, anders = samen[a, a] - n, samen[a] - ook
                with np.errstate(divide="ignore", invalid="ignore"):
                    raak = (n > 0) & (m > 0) & (ook <= _TOCH * n) & ((1 - anders / m) ** n < _TOEVAL)
                for b in np.flatnonzero(raak[a + 1 :]) + a + 1:
                    uit.setdefault(vragen[b].vraag_id, set()).add(vraag.vraag_id)
    return uit
