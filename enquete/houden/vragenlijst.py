"""The questionnaire as data: ``enquete_vragen.csv`` and ``enquete_schalen.csv`` in ``data/referentie``.

Both are kept by hand. What a contract cannot see (a scale that does not exist, scores that go up and
down again) is checked when the questionnaire is read.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path
from typing import cast

import pandas as pd

from enquete.soorten import ROLLEN, Enquete, Optie, OptieSoort, Schaal, Vraag, VraagSoort
from fouten import Gebruikersfout
from loaders.contract import Contract, lees
from loaders.enquetetabellen import SCHALEN, SUBVRAGEN, VRAGEN

DOELGROEP = "raadsleden, fractievoorzitters, wethouders, griffiers en ambtenaren sociaal domein"
# These two questions say who answers, and where; their answers become rol and gm_code of a respondent.
ROL, GEMEENTE = "rol", "gm_code"

OPEN = Schaal("", "eigen woorden", ())


def _tekst(waarde: str | float | None) -> str:
    return "" if pd.isna(waarde) else str(waarde)


def _fout(contract: Contract, rij: object, zin: str) -> Gebruikersfout:
    return Gebruikersfout(f"data/referentie/{contract.bestand}, rij {rij}: {zin}")


def _schaal(schaal_id: str, rijen: pd.DataFrame) -> Schaal:
    """One scale from its rows; raises Gebruikersfout when it cannot be used to order answers."""
    eerste = rijen.index[0]
    if rijen["naam"].nunique() > 1:
        raise _fout(
            SCHALEN, eerste, f"schaal {schaal_id} heeft meer dan één naam. Geef alle rijen dezelfde naam."
        )
    opties: list[Optie] = []
    for rij, r in rijen.sort_values("volgorde", kind="stable").iterrows():
        score = None if pd.isna(r["score"]) else float(r["score"])
        if r["soort"] != "antwoord" and score is not None:
            raise _fout(
                SCHALEN,
                rij,
                f"code {r['code']} van schaal {schaal_id} is {r['soort']} en heeft toch een score. Laat de score leeg.",
            )
        if opties and opties[-1].volgorde == r["volgorde"]:
            raise _fout(
                SCHALEN,
                rij,
                f"volgorde {r['volgorde']} komt twee keer voor in schaal {schaal_id}. Geef elke code een eigen volgorde.",
            )
        soort = cast(OptieSoort, str(r["soort"]))
        opties.append(Optie(str(r["code"]), str(r["label"]), int(r["volgorde"]), score, soort))
    scores = [o.score for o in opties if o.soort == "antwoord"]
    gevuld = [s for s in scores if s is not None]
    if gevuld and len(gevuld) < len(scores):
        raise _fout(
            SCHALEN,
            eerste,
            f"in schaal {schaal_id} hebben sommige antwoorden een score en andere niet. Vul alle scores in of geen.",
        )
    op, neer = (all(a < b for a, b in pairwise(gevuld)), all(a > b for a, b in pairwise(gevuld)))
    if not op and not neer:
        raise _fout(
            SCHALEN,
            eerste,
            f"de scores van schaal {schaal_id} lopen niet steeds op of steeds af. Zet scores en volgorde gelijk.",
        )
    return Schaal(schaal_id, str(rijen["naam"].iloc[0]), tuple(opties))


def lees_schalen(referentie: Path) -> dict[str, Schaal]:
    """The scales by schaal_id. Raises Gebruikersfout."""
    return {str(naam): _schaal(str(naam), rijen) for naam, rijen in lees(referentie, SCHALEN).groupby("schaal_id", sort=False)}  # fmt: skip


def _passend(rij: object, r: pd.Series, schalen: dict[str, Schaal]) -> Schaal:
    """The scale of a question; raises Gebruikersfout when kind, direction and scale do not go together."""
    vraag_id, schaal_id, soort = str(r["vraag_id"]), _tekst(r["schaal_id"]), str(r["soort"])
    if (soort == "open") != (schaal_id == ""):
        raise _fout(
            VRAGEN,
            rij,
            f"vraag {vraag_id} is van soort {soort}; alleen een open vraag heeft geen schaal. Verbeter soort of schaal_id.",
        )
    if soort == "open":
        return OPEN
    if schaal_id not in schalen:
        raise _fout(
            VRAGEN,
            rij,
            f"schaal {schaal_id} van vraag {vraag_id} staat niet in {SCHALEN.bestand}. Voeg de schaal toe of verbeter de naam.",
        )
    schaal = schalen[schaal_id]
    heeft_score = any(o.score is not None for o in schaal.opties)
    if soort == "meer" and heeft_score:
        raise _fout(
            VRAGEN,
            rij,
            f"bij vraag {vraag_id} zijn meer antwoorden mogelijk, maar schaal {schaal_id} heeft scores. Geef een andere schaal op.",
        )
    if not heeft_score and (soort == "cijfer" or str(r["richting"]) == "-1"):
        raise _fout(
            VRAGEN,
            rij,
            f"vraag {vraag_id} heeft een schaal met scores nodig, en {schaal_id} heeft die niet. Geef een andere schaal op.",
        )
    return schaal


def _rollen(rij: object, vraag_id: str, tekst: str) -> tuple[str, ...]:
    rollen = tuple(r.strip() for r in tekst.split(","))
    for rol in rollen:
        if rol not in ROLLEN:
            raise _fout(
                VRAGEN,
                rij,
                f"rol {rol} bij vraag {vraag_id} bestaat niet. Geef een of meer van: {', '.join(ROLLEN)}.",
            )
    return rollen


def _lees(referentie: Path) -> tuple[tuple[Vraag, ...], dict[str, tuple[str, ...]]]:
    schalen = lees_schalen(referentie)
    vragen: list[Vraag] = []
    rollen: dict[str, tuple[str, ...]] = {}
    for rij, r in lees(referentie, VRAGEN).sort_values("volgorde", kind="stable").iterrows():
        vraag = Vraag(
            vraag_id=str(r["vraag_id"]),
            volgorde=int(r["volgorde"]),
            tekst=str(r["tekst"]),
            schaal=_passend(rij, r, schalen),
            soort=cast(VraagSoort, str(r["soort"])),
            subvraag=_tekst(r["subvraag"]),
            wet=_tekst(r["wet"]),
            kadertype=_tekst(r["kadertype"]),
            kenmerk=_tekst(r["kenmerk"]),
            richting=int(r["richting"]),
            toelichting=_tekst(r["toelichting"]),
        )
        if vragen and vragen[-1].volgorde == vraag.volgorde:
            raise _fout(
                VRAGEN,
                rij,
                f"volgorde {vraag.volgorde} van vraag {vraag.vraag_id} is al gebruikt. Geef elke vraag een eigen volgorde.",
            )
        vragen.append(vraag)
        rollen[vraag.vraag_id] = _rollen(rij, vraag.vraag_id, str(r["voor_rollen"]))
    return tuple(vragen), rollen


def lees_vragenlijst(referentie: Path) -> tuple[Vraag, ...]:
    """The questions in the order of asking, from the folder ``data/referentie``.

    Raises Gebruikersfout, naming file and row, when questions and scales do not go together.
    """
    return _lees(referentie)[0]


def lees_rollen(referentie: Path) -> dict[str, tuple[str, ...]]:
    """vraag_id -> the roles the question is put to. Raises Gebruikersfout as ``lees_vragenlijst``."""
    return _lees(referentie)[1]


def raadsenquete(
    jaar: int, titel: str, uitgever: str, referentie: Path, *, voorbeeld: bool = False
) -> Enquete:
    """The survey of council members as the questionnaire has it. ``voorbeeld``: invented answers, named so."""
    return Enquete(
        enquete_id=f"{'voorbeeld_' if voorbeeld else ''}raadsenquete_{jaar}",
        titel=f"VOORBEELD: {titel}" if voorbeeld else titel,
        uitgever=uitgever,
        jaar=jaar,
        doelgroep=DOELGROEP,
        vragen=lees_vragenlijst(referentie),
        voorbeeld=voorbeeld,
    )


def per_deel(vragen: Iterable[Vraag]) -> list[tuple[str, list[Vraag]]]:
    """The questions under the heading of their part, in order; without a part under 'Vragen'."""
    delen: dict[str, list[Vraag]] = {}
    for vraag in vragen:
        delen.setdefault(SUBVRAGEN.get(vraag.subvraag, "Vragen"), []).append(vraag)
    return list(delen.items())
