"""The questionnaire as data: ``enquete_vragen.csv`` and ``enquete_schalen.csv`` in ``data/referentie``.

Both are kept by hand. What a contract cannot see (a scale that does not exist, scores that go up and
down again) is checked when the questionnaire is read.
"""

from __future__ import annotations

from collections.abc import Iterable
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


def _keur(contract: Contract, rij: object, *keuren: tuple[bool, str]) -> None:
    """Raise Gebruikersfout with the sentence of the first check that is not met."""
    zin = next((zin for goed, zin in keuren if not goed), None)
    if zin is not None:
        raise Gebruikersfout(f"data/referentie/{contract.bestand}, rij {rij}: {zin}")


def _schaal(schaal_id: str, rijen: pd.DataFrame) -> Schaal:
    """One scale from its rows; raises Gebruikersfout when it cannot be used to order answers."""
    opties: list[Optie] = []
    for rij, r in rijen.sort_values("volgorde", kind="stable").iterrows():
        score = None if pd.isna(r["score"]) else float(r["score"])
        soort = cast(OptieSoort, str(r["soort"]))
        uniek = not opties or opties[-1].volgorde != r["volgorde"]
        _keur(
            SCHALEN,
            rij,
            (soort == "antwoord" or score is None, f"code {r['code']} van schaal {schaal_id} is {soort} en heeft toch een score. Laat de score leeg."),
            (uniek, f"volgorde {r['volgorde']} komt twee keer voor in schaal {schaal_id}. Geef elke code een eigen volgorde."),
        )  # fmt: skip
        opties.append(Optie(str(r["code"]), str(r["label"]), int(r["volgorde"]), score, soort))
    scores = [o.score for o in opties if o.soort == "antwoord"]
    gevuld = [s for s in scores if s is not None]
    oplopend = gevuld in (sorted(set(gevuld)), sorted(set(gevuld), reverse=True))
    _keur(
        SCHALEN,
        rijen.index[0],
        (rijen["naam"].nunique() == 1, f"schaal {schaal_id} heeft meer dan één naam. Geef alle rijen dezelfde naam."),
        (len(gevuld) in (0, len(scores)), f"in schaal {schaal_id} hebben sommige antwoorden een score en andere niet. Vul alle scores in of geen."),
        (oplopend, f"de scores van schaal {schaal_id} lopen niet steeds op of steeds af. Zet scores en volgorde gelijk."),
    )  # fmt: skip
    return Schaal(schaal_id, str(rijen["naam"].iloc[0]), tuple(opties))


def lees_schalen(referentie: Path) -> dict[str, Schaal]:
    """The scales by schaal_id. Raises Gebruikersfout."""
    return {str(naam): _schaal(str(naam), rijen) for naam, rijen in lees(referentie, SCHALEN).groupby("schaal_id", sort=False)}  # fmt: skip


def lees_vragenlijst(referentie: Path) -> tuple[Vraag, ...]:
    """The questions in the order of asking, from the folder ``data/referentie``.

    Raises Gebruikersfout, naming file and row, when questions and scales do not go together.
    """
    schalen = {"": OPEN, **lees_schalen(referentie)}
    vragen: list[Vraag] = []
    for rij, r in lees(referentie, VRAGEN).sort_values("volgorde", kind="stable").iterrows():
        wat = f"vraag {r['vraag_id']}"
        soort, schaal_id = str(r["soort"]), _tekst(r["schaal_id"])
        schaal = schalen.get(schaal_id, OPEN)
        score = any(o.score is not None for o in schaal.opties)
        voor = tuple(rol.strip() for rol in str(r["voor_rollen"]).split(","))
        vreemd = next((rol for rol in voor if rol not in ROLLEN), "")
        uniek = not vragen or vragen[-1].volgorde != r["volgorde"]
        _keur(
            VRAGEN,
            rij,
            ((soort == "open") == (schaal_id == ""), f"{wat} is van soort {soort}; alleen een open vraag heeft geen schaal. Verbeter soort of schaal_id."),
            (schaal_id in schalen, f"schaal {schaal_id} van {wat} staat niet in {SCHALEN.bestand}. Voeg de schaal toe of verbeter de naam."),
            (soort != "meer" or not score, f"bij {wat} zijn meer antwoorden mogelijk, maar schaal {schaal_id} heeft scores. Geef een andere schaal op."),
            (score or soort == "open" or not (soort == "cijfer" or str(r["richting"]) == "-1"), f"{wat} heeft een schaal met scores nodig, en {schaal_id} heeft die niet. Geef een andere schaal op."),
            (uniek, f"volgorde {r['volgorde']} van {wat} is al gebruikt. Geef elke vraag een eigen volgorde."),
            (not vreemd, f"rol {vreemd} bij {wat} bestaat niet. Geef een of meer van: {', '.join(ROLLEN)}."),
        )  # fmt: skip
        vragen.append(Vraag(
            **{k: _tekst(r[k]) for k in ("vraag_id", "tekst", "subvraag", "wet", "kadertype", "kenmerk", "toelichting")},
            volgorde=int(r["volgorde"]),
            schaal=schaal,
            soort=cast(VraagSoort, soort),
            richting=int(r["richting"]),
            voor_rollen=voor,
        ))  # fmt: skip
    return tuple(vragen)


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
