"""The answers in the columns of a survey file, in the long form of ``soorten.Antwoorden``, with the row they come from."""

from __future__ import annotations

import re

import pandas as pd

from enquete.duiden.beschrijving import Beschrijving, Koppeling
from enquete.duiden.cellen import Antwoordlezer, Mis, Vinklezer, decimaal_gemengd, plat
from enquete.enquetefouten import Fout
from enquete.lezen.ruw import Ruw
from enquete.soorten import Optie, Vraag

_Rij = tuple[int, str, str, bool]
_KOLOMMEN = ["rij", "vraag_id", "antwoord", "gekozen"]


def lees_antwoorden(ruw: Ruw, beschrijving: Beschrijving, fouten: list[Fout]) -> pd.DataFrame:
    """rij, vraag_id, antwoord, gekozen; what cannot be read is added to ``fouten``."""
    rijen: list[_Rij] = []
    sets: dict[str, list[Koppeling]] = {}
    for k in beschrijving.koppelingen:
        vraag = beschrijving.enquete.vraag(k.vraag_id)
        if vraag is None:
            continue
        if k.wat == "optie":
            sets.setdefault(k.vraag_id, []).append(k)
        elif vraag.soort == "meer":
            rijen += _in_een_kolom(ruw, k.kolom, vraag, fouten)
        else:
            rijen += _enkel(ruw, beschrijving, k.kolom, vraag, fouten)
    for vraag_id, koppelingen in sets.items():
        vraag = beschrijving.enquete.vraag(vraag_id)
        assert vraag is not None  # looked up above
        rijen += _vinkjes(ruw, beschrijving, koppelingen, vraag, fouten)
    return pd.DataFrame(rijen, columns=_KOLOMMEN).astype({"gekozen": bool})


def _cellen(ruw: Ruw, kolom: str) -> list[tuple[int, str | None]]:
    return [(int(str(rij)), waarde) for rij, waarde in ruw.tabel[kolom].items()]


def _gevraagd(ruw: Ruw, beschrijving: Beschrijving, vraag: Vraag, fouten: list[Fout]) -> dict[int, bool]:
    """row -> whether the question was put there; empty when the description does not say."""
    routing = beschrijving.routing.get(vraag.vraag_id)
    if routing is None:
        return {}
    if routing.kolom not in ruw.tabel.columns:
        fouten.append(
            Fout(
                None,
                routing.kolom,
                "",
                f"de kolom die zegt aan wie {vraag.vraag_id} is gevraagd",
                "Verbeter gevraagd_als in de beschrijving: die kolom staat niet in het bestand.",
            )
        )
        return {}
    waarden = {plat(w) for w in routing.waarden}
    labels = ruw.waardelabels.get(routing.kolom, {})
    return {
        rij: waarde is not None and bool({plat(waarde), plat(labels.get(waarde, waarde))} & waarden)
        for rij, waarde in _cellen(ruw, routing.kolom)
    }


def _niet_gevraagd(rij: int, kolom: str, waarde: str) -> Fout:
    return Fout(
        rij,
        kolom,
        waarde,
        "geen antwoord: de vraag is hier volgens de beschrijving niet gesteld",
        "Verbeter gevraagd_als in de beschrijving of maak de cel leeg.",
    )


def _enkel(ruw: Ruw, beschrijving: Beschrijving, kolom: str, vraag: Vraag, fouten: list[Fout]) -> list[_Rij]:
    """One answer per respondent."""
    cellen = [(rij, w) for rij, w in _cellen(ruw, kolom) if w is not None]
    gevraagd = _gevraagd(ruw, beschrijving, vraag, fouten)
    if (gemengd := decimaal_gemengd(kolom, cellen)) is not None:
        fouten.append(gemengd)
    lezer = Antwoordlezer(ruw, kolom, vraag)
    gelezen: dict[str, Optie | Mis | None] = {w: lezer.lees(w) for w in {w for _, w in cellen}}
    uit: list[_Rij] = []
    for rij, waarde in cellen:
        antwoord = gelezen[waarde]
        if isinstance(antwoord, Mis):
            fouten.append(Fout(rij, kolom, waarde, antwoord.verwacht, antwoord.oplossing))
        elif antwoord is not None and not gevraagd.get(rij, True):
            fouten.append(_niet_gevraagd(rij, kolom, waarde))
        elif antwoord is not None:
            uit.append((rij, vraag.vraag_id, antwoord.code, True))
    return uit


def _in_een_kolom(ruw: Ruw, kolom: str, vraag: Vraag, fouten: list[Fout]) -> list[_Rij]:
    """More answers in one cell, as Qualtrics writes them: '1,4,7' (codes)."""
    lezer = Antwoordlezer(ruw, kolom, vraag)
    uit: list[_Rij] = []
    for rij, waarde in _cellen(ruw, kolom):
        if waarde is None:
            continue
        heel = (
            Mis("", "") if waarde.endswith(";") else lezer.lees(waarde)
        )  # a single answer, perhaps with a comma
        delen = (
            [heel]
            if not isinstance(heel, Mis)
            else [lezer.lees(d.strip()) for d in re.split(_tussen(waarde), waarde) if d.strip()]
        )
        mis = next((d for d in delen if isinstance(d, Mis)), None)
        codes = [d.code for d in delen if isinstance(d, Optie)]
        if mis is not None:
            fouten.append(
                Fout(
                    rij, kolom, waarde, mis.verwacht, "Zet codes met een komma ertussen in de cel, zoals 1,4."
                )
            )
        elif codes:
            uit += [
                (rij, vraag.vraag_id, o.code, o.code in codes)
                for o in vraag.schaal.opties
                if o.soort != "geen_antwoord"
            ]
    return uit


def _tussen(waarde: str) -> str:
    """What stands between answers: Microsoft Forms ends every answer with ';', so that a comma is part of one."""
    return ";" if waarde.endswith(";") else "[,;]"


def _vinkjes(
    ruw: Ruw, beschrijving: Beschrijving, koppelingen: list[Koppeling], vraag: Vraag, fouten: list[Fout]
) -> list[_Rij]:
    """A column per option.

    Blank is 'not ticked' only for who ticked something else of this question, or was asked it by the routing;
    and not at all where the file writes 'not ticked' out (0): there blank is no answer.
    """
    gevraagd = _gevraagd(ruw, beschrijving, vraag, fouten)
    gelezen: dict[str, dict[int, bool | None]] = {}  # option -> row -> ticked; None is blank
    for k in koppelingen:
        optie = vraag.schaal.optie(k.optie)
        assert optie is not None  # keur_toewijzing saw to it
        gelezen[k.optie] = _kolom_vinkjes(ruw, k.kolom, Vinklezer(ruw, k.kolom, optie), gevraagd, fouten)
    schrijft_nee = any(w is False for per_rij in gelezen.values() for w in per_rij.values())
    uit: list[_Rij] = []
    for rij in (int(str(r)) for r in ruw.tabel.index):
        gezet = [per_rij[rij] for per_rij in gelezen.values() if rij in per_rij]
        kreeg_de_vraag = any(w is not None for w in gezet) or gevraagd.get(rij, False)
        if not kreeg_de_vraag or not gevraagd.get(rij, True):
            continue
        for code, per_rij in gelezen.items():
            optie = vraag.schaal.optie(code)
            waarde = per_rij.get(rij, "geen antwoord")
            if (
                waarde == "geen antwoord"
                or (waarde is None and schrijft_nee)
                or (optie and optie.soort == "geen_antwoord")
            ):
                continue
            uit.append((rij, vraag.vraag_id, code, bool(waarde)))
    return uit


def _kolom_vinkjes(
    ruw: Ruw, kolom: str, lezer: Vinklezer, gevraagd: dict[int, bool], fouten: list[Fout]
) -> dict[int, bool | None]:
    """row -> ticked, not ticked or blank; a row with a code for no answer is left out."""
    uit: dict[int, bool | None] = {}
    for rij, waarde in _cellen(ruw, kolom):
        if waarde is None:
            uit[rij] = None
            continue
        gelezen = lezer.lees(waarde)
        if isinstance(gelezen, Mis):
            fouten.append(Fout(rij, kolom, waarde, gelezen.verwacht, gelezen.oplossing))
        elif gelezen and not gevraagd.get(rij, True):
            fouten.append(_niet_gevraagd(rij, kolom, waarde))
        elif gelezen is not None:
            uit[rij] = gelezen
    return uit
