"""Files that hold counts and no persons: question, place, role, answer, how many. Counts are added, never made into people."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pandas as pd

from enquete.duiden.antwoorden import Antwoordlezer, Mis, fout_in, per_cel
from enquete.duiden.beschrijving import Beschrijving, Wat
from enquete.duiden.keuren import rollen
from enquete.duiden.plaats import Plaatsen
from enquete.duiden.toewijzen import keur_toewijzing
from enquete.duiden.woorden import plat
from enquete.enquetefouten import Enquetefouten, Fout, Fouten
from enquete.lezen.ruw import Ruw
from enquete.soorten import ALLE_ROLLEN, LAND, Enquete
from fouten import Gebruikersfout

BLOK = ["geo_type", "geo_code", "rol", "vraag_id"]
_NODIG: dict[Wat, str] = {
    "vraagnaam": "de vraag",
    "antwoord": "het antwoord",
    "aantal": "het aantal",
    "gebied": "het gebied",
}
MAX_AANTAL = 20_000_000  # more people than there are, in one cell and for one question


def keur_aantallen(ruw: Ruw, beschrijving: Beschrijving, plaatsen: Plaatsen) -> pd.DataFrame:
    """Check a file with counts: geo_type, geo_code, rol, vraag_id, antwoord, n, n_geldig (may be missing).

    Places are those of today; municipalities that merged are added up. The index holds row numbers (the first,
    of rows added up). Raises Enquetefouten with the errors.
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
    vraag_nr = per_cel(ruw, kolom["vraagnaam"], lambda w: op_naam.get(plat(w), geen_vraag), fouten)
    fout_in(ruw, kolom["vraagnaam"], vraag_nr == -2, "", geen_vraag, fouten)
    plekken: list[tuple[str, str]] = []

    def gebied(tekst: str) -> int | Mis:
        gevonden = _gebied(tekst, plaatsen)
        if isinstance(gevonden, Mis):
            return gevonden
        plekken.append(gevonden)
        return len(plekken) - 1

    plek = per_cel(ruw, kolom["gebied"], gebied, fouten)
    fout_in(ruw, kolom["gebied"], plek == -2, "", Mis("een gebied", "Vul de gemeente in."), fouten)
    tabel = pd.DataFrame(
        {
            "geo_type": [plekken[i][0] if i >= 0 else None for i in plek],
            "geo_code": [plekken[i][1] if i >= 0 else None for i in plek],
            "rol": [r or ALLE_ROLLEN for r in rollen(ruw, _met_alle(beschrijving), fouten)],
            "vraag_id": [vragen[i].vraag_id if i >= 0 else None for i in vraag_nr],
            "antwoord": _antwoorden(ruw, beschrijving, kolom["antwoord"], vraag_nr, fouten),
            "n": _getallen(ruw, kolom["aantal"], fouten, leeg_mag=False),
            "n_geldig": _getallen(ruw, kolom["gevraagd"], fouten, leeg_mag=True) if kolom["gevraagd"] else pd.NA,
            "toen": ruw.tabel[kolom["gebied"]].astype(str),
        },
        index=[int(str(i)) for i in ruw.tabel.index],
    )  # fmt: skip
    if not fouten:
        _dubbel(tabel, kolom["gebied"], fouten)
        _geldig(tabel, beschrijving, kolom["gevraagd"] or "gevraagd", fouten)
        _som(tabel, kolom["aantal"], fouten)
    if fouten:
        raise Enquetefouten(ruw.bestand, fouten, fouten.aantal)
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
    ruw: Ruw, beschrijving: Beschrijving, kolom: str, vraag_nr: np.ndarray, fouten: Fouten
) -> list[str | None]:
    """The code of the answer of every row, by the scale of its question."""
    uit: list[str | None] = [None] * len(ruw.tabel)
    vragen = [v for v in beschrijving.enquete.vragen if v.soort != "open"]
    for nr in np.unique(vraag_nr[vraag_nr >= 0]):
        hier = np.flatnonzero(vraag_nr == nr)
        deel = Ruw(ruw.bestand, ruw.soort, ruw.tabel[[kolom]].iloc[hier])
        keuze = per_cel(deel, kolom, Antwoordlezer(deel, kolom, vragen[nr]).lees, fouten)
        leeg = Mis("een antwoord", "Laat deze rij weg.")
        fout_in(deel, kolom, (keuze == -1) | (keuze == -2), "", leeg, fouten)
        for rij, optie in zip(hier, keuze, strict=True):
            uit[rij] = vragen[nr].schaal.opties[optie].code if optie >= 0 else None
    return uit


def _getallen(ruw: Ruw, kolom: str, fouten: Fouten, *, leeg_mag: bool) -> pd.Series:
    mis = Mis("een geheel aantal van 0 of meer", "Schrijf het aantal zonder punten en komma's.")

    def lees(waarde: str) -> int | Mis:
        return int(waarde) if re.fullmatch(r"\d{1,8}", waarde) and int(waarde) <= MAX_AANTAL else mis

    n = per_cel(ruw, kolom, lees, fouten)
    if not leeg_mag:
        fout_in(ruw, kolom, n == -2, "", mis, fouten)
    return pd.Series(n, index=[int(str(i)) for i in ruw.tabel.index], dtype="Int64").where(n >= 0)


def _gebied(tekst: str, plaatsen: Plaatsen) -> tuple[str, str] | Mis:
    """(geo_type, geo_code): NL, a province ('PV26'), a size class by name, or a municipality."""
    if plat(tekst) in {"nl", "nederland"}:
        return "land", LAND
    if tekst.upper() in plaatsen.provincies:
        return "provincie", tekst.upper()
    klasse = next((k for k in plaatsen.grootteklassen if plat(k) == plat(tekst)), None)
    if klasse:
        return "grootteklasse", klasse
    gevonden = plaatsen.zoek(tekst)
    if gevonden.gm_code:
        return "gemeente", gevonden.gm_code
    return Mis(f"{gevonden.verwacht}, een provincie (PV20), een grootteklasse of NL", gevonden.oplossing)


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
    for (vraag_id, *_), blok in tabel.groupby(["vraag_id", *BLOK[:3], "toen"], sort=False):
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
    """Counts per municipality and role (geo_code None: of Nederland as a whole), and the survey of the questions in them.

    Only counts per municipality can be protected: other levels may be sums of what we do not see. Raises Gebruikersfout.
    """
    tabel = keur_aantallen(ruw, beschrijving, plaatsen)
    anders = tabel[tabel["geo_type"] != "gemeente"]
    if len(anders) and set(anders["geo_code"]) != {LAND}:
        raise Gebruikersfout(
            f"{ruw.bestand}, rij {anders.index[0]}: aantallen per provincie of grootteklasse kunnen wij niet beschermen. "
            "Lever aantallen per gemeente; wij tellen ze zelf op."
        )
    if len(anders) and len(anders) < len(tabel):
        raise Gebruikersfout(
            f"{ruw.bestand}, rij {anders.index[0]}: aantallen van Nederland staan naast die van gemeenten. "
            "Laat de rijen van Nederland weg; wij tellen zelf op."
        )
    rollen_ = tabel.groupby(["geo_code", "vraag_id"])["rol"].agg(set)
    if any(ALLE_ROLLEN in r and len(r) > 1 for r in rollen_):
        raise Gebruikersfout(
            f"{ruw.bestand}: rijen voor alle rollen samen staan naast rijen per rol. Laat de rijen voor alle rollen weg."
        )
    genoemd = set(tabel["vraag_id"])
    enquete = replace(beschrijving.enquete, vragen=tuple(v for v in beschrijving.enquete.vragen if v.vraag_id in genoemd))  # fmt: skip
    return tabel.assign(geo_code=tabel["geo_code"].where(tabel["geo_type"] == "gemeente")), enquete
