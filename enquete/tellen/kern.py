"""The core of a survey: answers counted per municipality and role, and the blocks that are made of them.

An atom is everybody of one role in one municipality (or of unknown role or place). A block is what a
figure is about: one level, one place, one role or all. Every block is a sum of atoms, so counting and the
check that nothing can be worked out by subtraction share these numbers. The core is never stored.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy import sparse

from enquete.soorten import ALLE_ROLLEN, LAND, ROLLEN, Antwoorden
from enquete.tellen.doorvraag import filtervragen
from enquete.tellen.persoon import over_de_persoon
from fouten import Gebruikersfout

Heel = NDArray[np.int64]
Reeel = NDArray[np.float64]


@dataclass(frozen=True)
class Kern:
    """Counts per option and atom.

    opties: vraag_id, vraagsoort, antwoord, label, volgorde, soort, per_raad; its row number is the first axis below.
        per_raad False: about the respondent (party, coalition, years), never shown for one council
    atomen: gm_code, provincie, grootteklasse, rol (each may be missing), n_respons; the second axis
    gekozen, gevraagd: persons who chose the option; who answered the question (several: saw the option)
    w_gekozen, w_gevraagd, w2_gevraagd: the same as sums of weights, and the sum of their squares
    w_hoogste: the largest weight of one person
    blokken: geo_type, geo_code, rol, n_respons, populatie
    leden: blocks x atoms, 1 where the atom is part of the block
    filters: vraag_id -> earlier questions whose answers decide who is asked it
    """

    opties: pd.DataFrame
    atomen: pd.DataFrame
    gekozen: Heel
    gevraagd: Heel
    w_gekozen: Reeel
    w_gevraagd: Reeel
    w2_gevraagd: Reeel
    w_hoogste: float
    blokken: pd.DataFrame
    leden: sparse.csr_matrix
    gewogen: bool
    eenheid: str
    openbaar: bool = False  # answers of municipalities as public bodies
    filters: dict[str, set[str]] = field(default_factory=dict)


def _opties(antwoorden: Antwoorden) -> pd.DataFrame:
    rijen = [
        (v.vraag_id, v.soort, o.code, o.label, o.volgorde, o.soort, not over_de_persoon(v))
        for v in sorted(antwoorden.enquete.vragen, key=lambda v: v.volgorde)
        if v.soort != "open"
        for o in sorted(v.schaal.opties, key=lambda o: o.volgorde)
        if o.soort != "geen_antwoord"
    ]
    return pd.DataFrame(
        rijen, columns=["vraag_id", "vraagsoort", "antwoord", "label", "volgorde", "soort", "per_raad"]
    )


def gewichten(weging: pd.Series[float], hoogstens: float, minstens: int = 1) -> Reeel:
    """Weights scaled to mean 1, then cut off at ``hoogstens``: nobody counts more often than that.

    A weight that fewer than ``minstens`` people have is averaged with the ones next to it: what a handful of people
    add to a weighted sum because of their own weight is their answer.
    """
    w: Reeel = np.asarray(weging, dtype="float64")
    w = np.minimum(w / w.mean() if len(w) else w, hoogstens)
    waarden, nummer, aantal = np.unique(w.round(6), return_inverse=True, return_counts=True)
    vak, vol = np.zeros(len(waarden), "int64"), 0
    for i, n in enumerate(aantal):
        vak[i] = vak[i - 1] + (vol >= minstens) if i else 0
        vol = n if vol >= minstens else vol + n
    if len(vak) and vol < minstens:  # the largest weights are too few: with the group before
        vak[vak == vak[-1]] = max(vak[-1] - 1, 0)
    per_persoon = vak[nummer]
    uit: Reeel = (np.bincount(per_persoon, w) / np.maximum(np.bincount(per_persoon), 1))[per_persoon]
    return uit


def _met_plaats(respondenten: pd.DataFrame, gemeenten: pd.DataFrame) -> pd.DataFrame:
    """Respondents with province and size class; raises Gebruikersfout for an unknown municipality."""
    plaats = gemeenten[["gm_code", "provincie", "grootteklasse"]]
    onbekend = respondenten["gm_code"].dropna()
    onbekend = onbekend[~onbekend.isin(plaats["gm_code"])]
    if len(onbekend):
        raise Gebruikersfout(
            f"De enquête heeft antwoorden van gemeente {onbekend.iloc[0]}, die niet in de lijst van gemeenten staat. "
            "Zet de code om naar een gemeente van nu."
        )
    return respondenten.merge(plaats, on="gm_code", how="left", validate="many_to_one")


def _atomen(respondenten: pd.DataFrame) -> tuple[pd.DataFrame, Heel]:
    """The atoms, and for every respondent the number of his atom."""
    sleutels = ["gm_code", "provincie", "grootteklasse", "rol"]
    groepen = respondenten.groupby(sleutels, dropna=False, sort=True)
    return groepen.size().rename("n_respons").reset_index(), np.asarray(groepen.ngroup(), dtype="int64")


def _rollen(atomen: pd.DataFrame) -> list[str]:
    aanwezig = set(atomen["rol"].dropna())
    return [r for r in ROLLEN if r in aanwezig] + sorted(aanwezig - set(ROLLEN))


def _populatie(
    atomen: pd.DataFrame, gemeenten: pd.DataFrame, eenheid: str
) -> dict[tuple[str, str, str], int]:
    """(level, place, role) -> how many there are by law: seats of council members, or municipalities."""
    if eenheid == "aggregaat":
        return {}
    if eenheid == "gemeente":
        telt, rollen = gemeenten.assign(aantal=1), [ALLE_ROLLEN]
    else:
        telt, rollen = gemeenten.assign(aantal=gemeenten["zetels"]), ["raadslid"]
        if len(atomen) and (atomen["rol"] == "raadslid").all():
            rollen.append(ALLE_ROLLEN)
    uit: dict[tuple[str, str, str], int] = {}
    kolommen = {
        "land": None,
        "grootteklasse": "grootteklasse",
        "provincie": "provincie",
        "gemeente": "gm_code",
    }
    for geo_type, kolom in kolommen.items():
        per = {LAND: telt["aantal"]} if kolom is None else dict(iter(telt.groupby(kolom)["aantal"]))
        for geo_code, aantal in per.items():
            if aantal.notna().all():  # one unknown council makes the sum unknown
                uit.update({(geo_type, str(geo_code), rol): int(aantal.sum()) for rol in rollen})
    return uit


def _blokken(
    atomen: pd.DataFrame, bekend: dict[tuple[str, str, str], int]
) -> tuple[pd.DataFrame, sparse.csr_matrix]:
    rijen: list[tuple[str, str, str, int, int | None]] = []
    leden: list[NDArray[np.bool_]] = []
    rollen = [ALLE_ROLLEN, *_rollen(atomen)]
    n = atomen["n_respons"].to_numpy()
    for geo_type, kolom in (
        ("land", None),
        ("grootteklasse", "grootteklasse"),
        ("provincie", "provincie"),
        ("gemeente", "gm_code"),
    ):
        for geo_code in [LAND] if kolom is None else sorted(atomen[kolom].dropna().unique()):
            hier = np.ones(len(atomen), bool) if kolom is None else (atomen[kolom] == geo_code).to_numpy(bool)
            for rol in rollen:
                lid = hier if rol == ALLE_ROLLEN else hier & (atomen["rol"] == rol).to_numpy(bool)
                if lid.any():
                    populatie = bekend.get((geo_type, geo_code, rol))
                    rijen.append((geo_type, geo_code, rol, int(n[lid].sum()), populatie))
                    leden.append(lid)
    blokken = pd.DataFrame(rijen, columns=["geo_type", "geo_code", "rol", "n_respons", "populatie"])
    matrix = np.array(leden, dtype="int64").reshape(len(rijen), len(atomen))
    return blokken.astype({"populatie": "Int64"}), sparse.csr_matrix(matrix)


def _tegen_de_bevolking(blokken: pd.DataFrame, eenheid: str) -> None:
    te_veel = blokken[(blokken["n_respons"] > blokken["populatie"]).fillna(False)]
    if len(te_veel):
        rij = te_veel.iloc[-1]  # the smallest place says most precisely where it goes wrong
        wat = "gemeenten" if eenheid == "gemeente" else "raadszetels"
        raise Gebruikersfout(
            f"De enquête heeft {rij['n_respons']} antwoorden voor {rij['geo_code']}, maar er zijn {rij['populatie']} {wat}. "
            "Controleer of iemand dubbel meetelt en of de gemeente klopt."
        )


def _een_antwoord_per_persoon(
    opties: pd.DataFrame, optie_nr: Heel, persoon: Heel, rijen: pd.DataFrame
) -> None:
    """Nobody may answer a question twice; of several options each may be there once."""
    vraag_nr = pd.factorize(opties["vraag_id"])[0]
    meer = (opties["vraagsoort"] == "meer").to_numpy(bool)[optie_nr]
    vak = np.where(meer, len(opties) + optie_nr, vraag_nr[optie_nr])
    dubbel = pd.Series(persoon * (2 * len(opties) + 1) + vak).duplicated().to_numpy()
    if dubbel.any():
        rij = rijen.iloc[int(dubbel.argmax())]
        raise Gebruikersfout(
            f"Deelnemer {rij['resp_id']} heeft twee antwoorden op vraag {rij['vraag_id']}. Laat er een over."
        )


def kern(
    antwoorden: Antwoorden, gemeenten: pd.DataFrame, gewicht_hoogstens: float, gewicht_minstens: int = 1
) -> Kern:
    """Count a survey per municipality and role.

    gemeenten: gm_code, provincie, grootteklasse, zetels (may be missing), one row per municipality.
    gewicht_hoogstens, gewicht_minstens: see ``gewichten``.
    Raises Gebruikersfout for an answer outside its scale, an unknown municipality, or more answers than seats.
    """
    opties = _opties(antwoorden)
    respondenten = _met_plaats(antwoorden.respondenten.reset_index(drop=True), gemeenten)
    atomen, atoom_van = _atomen(respondenten)
    blokken, leden = _blokken(atomen, _populatie(atomen, gemeenten, antwoorden.enquete.eenheid))
    _tegen_de_bevolking(blokken, antwoorden.enquete.eenheid)

    rijen = antwoorden.antwoorden
    open_vragen = [v.vraag_id for v in antwoorden.enquete.vragen if v.soort == "open"]
    rijen = rijen[~rijen["vraag_id"].isin(open_vragen)]
    optie_nr = pd.MultiIndex.from_frame(opties[["vraag_id", "antwoord"]]).get_indexer(
        pd.MultiIndex.from_frame(rijen[["vraag_id", "antwoord"]])
    )
    persoon = pd.Index(respondenten["resp_id"]).get_indexer(pd.Index(rijen["resp_id"]))
    if (optie_nr < 0).any() or (persoon < 0).any():
        rij = rijen.iloc[int(((optie_nr < 0) | (persoon < 0)).argmax())]
        raise Gebruikersfout(
            f"De enquête heeft bij vraag {rij['vraag_id']} het antwoord '{rij['antwoord']}', dat niet bij de vraag of niet bij "
            "een deelnemer hoort. Controleer de schaal van de vraag en de nummers van de deelnemers."
        )
    _een_antwoord_per_persoon(opties, optie_nr, persoon, rijen)

    vorm = (len(opties), len(atomen))
    plek = optie_nr * max(1, vorm[1]) + atoom_van[persoon]
    gekozen = rijen["gekozen"].to_numpy(dtype="float64")
    if antwoorden.enquete.openbaar:  # nothing to protect: every weight is used as it is
        gewicht_minstens = 1
    w_persoon = gewichten(respondenten["weging"], gewicht_hoogstens, gewicht_minstens)
    w = w_persoon[persoon]

    def som(gewicht: Reeel) -> Reeel:
        return np.bincount(plek, gewicht, minlength=vorm[0] * vorm[1]).reshape(vorm).astype("float64")

    def van_de_vraag(per_optie: Reeel) -> Reeel:
        """One answer per person: who answered the question is the sum over its options."""
        uit = per_optie.copy()
        for _, groep in opties[opties["vraagsoort"] != "meer"].groupby("vraag_id"):
            uit[groep.index] = per_optie[groep.index].sum(axis=0)
        return uit

    een = np.ones(len(plek))
    return Kern(
        opties=opties,
        atomen=atomen,
        gekozen=som(gekozen).round().astype("int64"),
        gevraagd=van_de_vraag(som(een)).round().astype("int64"),
        w_gekozen=som(gekozen * w),
        w_gevraagd=van_de_vraag(som(w)),
        w2_gevraagd=van_de_vraag(som(w**2)),
        w_hoogste=float(w_persoon.max(initial=0)),
        blokken=blokken,
        leden=leden,
        gewogen=antwoorden.gewogen,
        eenheid=antwoorden.enquete.eenheid,
        openbaar=antwoorden.enquete.openbaar,
        filters=filtervragen(opties, optie_nr, persoon, rijen["gekozen"].to_numpy(dtype=bool)),
    )
