"""Files that hold counts and no persons: question, place, role, answer, how many. Counts are added, never made into people."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pandas as pd

from enquete.duiden.antwoorden import Antwoordlezer, per_cel
from enquete.duiden.beschrijving import Beschrijving, Wat
from enquete.duiden.keuren import rollen
from enquete.duiden.plaats import Plaatsen
from enquete.duiden.toewijzen import keur_toewijzing
from enquete.duiden.woorden import plat
from enquete.enquetefouten import Enquetefouten, Fout, Fouten, Mis
from enquete.lezen.ruw import Ruw
from enquete.soorten import ALLE_ROLLEN, LAND, Enquete, Optie, Vraag
from fouten import Gebruikersfout

BLOK = ["gm_code", "rol", "vraag_id"]
_NODIG: dict[Wat, str] = {
    "vraagnaam": "de vraag",
    "antwoord": "het antwoord",
    "aantal": "het aantal",
    "gebied": "het gebied",
}
MAX_AANTAL = 20_000_000  # more people than there are, in one cell and for one question


def _keur(ruw: Ruw, beschrijving: Beschrijving, plaatsen: Plaatsen) -> pd.DataFrame:
    """Check a file with counts: gm_code (or NL), rol, vraag_id, antwoord, n, n_geldig (may be missing).

    Municipalities are those of today; what merged is added up. The index holds row numbers (the first, of rows
    added up). Raises Enquetefouten with the errors.
    """
    keur_toewijzing(ruw, beschrijving)
    gevraagd: Wat = "gevraagd"
    kolom = {wat: beschrijving.kolom(wat) or "" for wat in (*_NODIG, gevraagd)}
    for wat, woorden in _NODIG.items():
        if not kolom[wat]:
            raise Gebruikersfout(
                f"{ruw.bestand}: de kolom met {woorden} ontbreekt. Noem haar in de beschrijving onder [kolommen]."
            )
    fouten = Fouten()
    vragen = [v for v in beschrijving.enquete.vragen if v.soort != "open"]
    op_naam = {naam: i for i, v in enumerate(vragen) for naam in (plat(v.vraag_id), plat(v.tekst))}
    geen_vraag = Mis("een vraag uit de beschrijving", "Schrijf de code of de tekst van de vraag precies zo.")
    vraag_nr = per_cel(ruw, kolom["vraagnaam"], lambda w: op_naam.get(plat(w), geen_vraag), fouten, geen_vraag)  # fmt: skip
    geen_gebied = Mis("een gebied", "Vul de gemeente in.")
    getal = Mis("een geheel aantal van 0 of meer", "Schrijf het aantal zonder punten en komma's.")

    def getallen(naam: str, leeg: Mis | None) -> pd.Series:
        def lees(w: str) -> int | Mis:
            return int(w) if re.fullmatch(r"\d{1,8}", w) and int(w) <= MAX_AANTAL else getal

        cellen = per_cel(ruw, naam, lees, fouten, leeg) if naam else [None] * len(ruw.tabel)
        return pd.Series(cellen, index=ruw.tabel.index, dtype="Int64")

    tabel = pd.DataFrame(
        {
            "gm_code": per_cel(ruw, kolom["gebied"], lambda w: _gebied(w, plaatsen), fouten, geen_gebied),
            "rol": [r or ALLE_ROLLEN for r in rollen(ruw, _met_alle(beschrijving), fouten)],
            "vraag_id": [None if i is None else vragen[i].vraag_id for i in vraag_nr],
            "antwoord": _antwoorden(ruw, vragen, kolom["antwoord"], vraag_nr, fouten),
            "n": getallen(kolom["aantal"], getal),
            "n_geldig": getallen(kolom["gevraagd"], None),
            "toen": ruw.tabel[kolom["gebied"]].astype(str),
        },
        index=ruw.tabel.index,
    )
    if not fouten:
        _dubbel(tabel, kolom["gebied"], fouten)
        _geldig(tabel, beschrijving, kolom["gevraagd"] or "gevraagd", fouten)
        _som(tabel, kolom["aantal"], fouten)
    if fouten:
        raise Enquetefouten(ruw.bestand, fouten)
    som = tabel.assign(rij=tabel.index).groupby([*BLOK, "antwoord"], sort=False)
    uit = som.agg(
        n=("n", "sum"), n_geldig=("n_geldig", lambda r: r.sum(min_count=len(r))), rij=("rij", "first")
    )
    uit = uit.reset_index().set_index("rij").rename_axis(None)
    return uit.astype({"n": "Int64", "n_geldig": "Int64"})


def _met_alle(beschrijving: Beschrijving) -> Beschrijving:
    """'alle' in the column of roles: everybody together."""
    return replace(beschrijving, rollen={**beschrijving.rollen, ALLE_ROLLEN: "", "totaal": ""})


def _antwoorden(
    ruw: Ruw, vragen: list[Vraag], kolom: str, vraag_nr: np.ndarray, fouten: Fouten
) -> np.ndarray:
    """The code of the answer of every row, by the scale of its question."""
    uit = np.full(len(ruw.tabel), None, dtype=object)
    leeg = Mis("een antwoord", "Laat deze rij weg.")
    for nr in {i for i in vraag_nr if i is not None}:
        hier = np.array([i == nr for i in vraag_nr])
        deel = Ruw(ruw.bestand, ruw.soort, ruw.tabel.loc[hier, [kolom]])
        lezer, opties = Antwoordlezer(deel, kolom, vragen[nr]), vragen[nr].schaal.opties

        def lees(w: str, lezer: Antwoordlezer = lezer, opties: tuple[Optie, ...] = opties) -> str | Mis:
            optie = lezer.lees(w)
            return optie if isinstance(optie, Mis) else leeg if optie < 0 else opties[optie].code

        uit[hier] = per_cel(deel, kolom, lees, fouten, leeg)
    return uit


def _gebied(tekst: str, plaatsen: Plaatsen) -> str | Mis:
    """A municipality or NL. Counts of other levels cannot be protected: they may be sums of what we do not see."""
    if plat(tekst) in {"nl", "nederland"}:
        return LAND
    gevonden = plaatsen.zoek(tekst)
    if isinstance(gevonden, str):
        return gevonden
    anders = "Lever aantallen per gemeente, niet per provincie of grootteklasse; wij tellen ze zelf op."
    return Mis(f"{gevonden.verwacht}, of NL", f"{gevonden.oplossing} {anders}")


def _dubbel(tabel: pd.DataFrame, kolom: str, fouten: Fouten) -> None:
    for rij in tabel.index[tabel.duplicated([*BLOK, "antwoord", "toen"])]:
        verwacht = "elke vraag, plaats, rol en elk antwoord één keer"
        fouten.erbij(Fout(rij, kolom, str(tabel.at[rij, "toen"]), verwacht, "Verwijder de dubbele rij."))


def _som(tabel: pd.DataFrame, kolom: str, fouten: Fouten) -> None:
    """No question has more answers than there are people."""
    samen = tabel.groupby("vraag_id")["n"].sum()
    for vraag_id, som in samen[samen > MAX_AANTAL].items():
        rij = int(tabel.index[tabel["vraag_id"] == vraag_id][0])
        verwacht = (
            f"bij vraag {vraag_id} samen hoogstens {MAX_AANTAL} antwoorden, want meer mensen zijn er niet"
        )
        fouten.erbij(Fout(rij, kolom, str(som), verwacht, "Controleer de aantallen."))


def _geldig(tabel: pd.DataFrame, beschrijving: Beschrijving, kolom: str, fouten: Fouten) -> None:
    """How many answered: needed where people may choose several, and never less than the counts."""
    for (vraag_id, *_), blok in tabel.groupby(["vraag_id", "gm_code", "rol", "toen"], sort=False):
        vraag = beschrijving.enquete.vraag(str(vraag_id))
        meer = vraag is not None and vraag.soort == "meer"
        geldig = set(blok["n_geldig"].dropna())
        som = blok["n"].max() if meer else blok["n"].sum()
        waarde, oplossing = "", "Verbeter deze rijen."
        if len(geldig) > 1 or (geldig and blok["n_geldig"].isna().any()):
            verwacht = "bij elk antwoord op deze vraag hetzelfde aantal"
        elif not geldig and meer:
            verwacht = "hoeveel mensen deze vraag beantwoordden (meer antwoorden mogelijk)"
            oplossing = "Voeg die kolom toe."
        elif geldig and not (som <= min(geldig) if meer else som == min(geldig)):
            waarde, verwacht = str(min(geldig)), f"een aantal dat past bij de antwoorden ({som})"
        else:
            continue
        fouten.erbij(Fout(int(blok.index[0]), kolom, waarde, verwacht, oplossing))


def per_gemeente(ruw: Ruw, beschrijving: Beschrijving, plaatsen: Plaatsen) -> tuple[pd.DataFrame, Enquete]:
    """gm_code (None: of Nederland as a whole), rol, vraag_id, antwoord, n, n_geldig; and the survey of the questions in them.

    Raises Gebruikersfout.
    """
    tabel = _keur(ruw, beschrijving, plaatsen)
    land = tabel["gm_code"] == LAND
    if land.any() and not land.all():
        raise Gebruikersfout(
            f"{ruw.bestand}, rij {tabel.index[land][0]}: aantallen van Nederland staan naast die van gemeenten. "
            "Laat de rijen van Nederland weg; wij tellen zelf op."
        )
    rollen_ = tabel.groupby(["gm_code", "vraag_id"])["rol"].agg(set)
    if any(ALLE_ROLLEN in r and len(r) > 1 for r in rollen_):
        raise Gebruikersfout(
            f"{ruw.bestand}: rijen voor alle rollen samen staan naast rijen per rol. Laat de rijen voor alle rollen weg."
        )
    genoemd = set(tabel["vraag_id"])
    enquete = replace(beschrijving.enquete, vragen=tuple(v for v in beschrijving.enquete.vragen if v.vraag_id in genoemd))  # fmt: skip
    return tabel.assign(gm_code=tabel["gm_code"].where(~land)), enquete
