"""The shape of an Iv3 delivery (JSON), per version of CBS's data schema, as a JSON Schema of our own.

Written down from what CBS's schemas demand (versions 1.0, 1.1, 2.0 and 2.1.1); its files are not part of this project.
A test lays both beside each other where those files are at hand. The parts of a delivery are looked at one line at a
time, so the schema of the whole says of each part only that it is a list.
"""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]
VERSIES = ("2.1", "2.0", "1.1", "1.0")  # tried in this order; a delivery does not say which it follows
# part of a delivery -> what its lines are about
DELEN = {
    "lasten": "taakveld",
    "baten": "taakveld",
    "balans_lasten": "balanscode",
    "balans_baten": "balanscode",
    "balans_standen": "balanscode",
    "kengetallen": "kengetal",
    "beleidsindicatoren": "beleidsindicator",
}
GELD = tuple(DELEN)[:5]
STANDEN = ("1 januari", "ultimo")
_TEKST: Schema = {"type": "string"}
_EMAIL: Schema = {"type": "string", "pattern": r"^[\w.-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,}$"}
# The schema asks for a time at the end; a fraction of a second it means to allow (its own pattern has a slip there).
_MOMENT: Schema = {
    "type": "string",
    "pattern": r"(2[0-3]|[01][0-9]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?(Z|[+-](2[0-3]|[01][0-9]):[0-5][0-9])?$",
}


def _voorwerp(velden: Schema, verplicht: tuple[str, ...], meer: bool) -> Schema:
    return {"type": "object", "properties": velden, "required": list(verplicht), "additionalProperties": meer}


def _is_oud(versie: str) -> bool:
    return versie.startswith("1.")


def _metadata(versie: str) -> Schema:
    getal = "string" if _is_oud(versie) else "number"
    perioden = [str(p) if _is_oud(versie) else p for p in range(6)]
    velden: Schema = {
        "overheidslaag": {"type": "string", "enum": ["Gemeente", "Provincie", "GR"]},
        "overheidsnummer": _TEKST,
        "overheidsnaam": _TEKST,
        "boekjaar": {"type": getal},
        "periode": {"type": getal, "enum": perioden},
        "status": {"type": "string", "enum": ["Begroting", "Realisatie"]},
        "datum": _TEKST if _is_oud(versie) else _MOMENT,
    }
    verplicht = tuple(velden)
    if versie == "1.1":
        velden |= {"software": _TEKST, "publiceren": {"type": "string", "enum": ["ja", "nee"]}}
    if not _is_oud(versie):
        nieuw = {
            "details_openbaar": {"type": "boolean"},
            "financieel_pakket": _TEKST,
            "export_software": _TEKST,
        }
        velden |= nieuw
        verplicht += tuple(nieuw)
    return _voorwerp(velden, verplicht, versie == "1.1")


def _contact(versie: str) -> Schema:
    mail = "e-mail" if _is_oud(versie) else "email"
    naam: Schema = {"type": "string", "pattern": r"\S"} if versie == "2.1" else _TEKST
    velden: Schema = {"naam": naam, mail: _EMAIL, "telefoon": _TEKST}
    return _voorwerp(velden, tuple(velden), _is_oud(versie))


def _data(versie: str) -> Schema:
    delen = GELD if _is_oud(versie) else tuple(DELEN)
    verplicht = {"2.0": ("lasten", "baten"), "2.1": GELD}.get(versie, ())
    return {**_voorwerp({d: {"type": "array"} for d in delen}, verplicht, False), "minProperties": 1}


def heel(versie: str) -> Schema:
    """The schema of a delivery without what stands in the lines of its parts."""
    velden: Schema = {"metadata": _metadata(versie), "contact": _contact(versie), "data": _data(versie)}
    verplicht = tuple(velden)
    if versie == "2.0":
        velden["opmerkingen"] = {"type": "array"}
    elif versie == "2.1":
        opmerking = _voorwerp({"tekst": _TEKST, "auteur": _TEKST}, ("tekst",), False)
        velden["opmerkingen"] = {"type": "array", "items": opmerking}
    return _voorwerp(velden, verplicht, False)


def regel(versie: str, deel: str) -> Schema:
    """The schema of one line of a part."""
    over = DELEN[deel]
    if deel not in GELD:
        velden: Schema = dict.fromkeys(("verslagperiode", over, "waarde"), _TEKST)
        return _voorwerp(velden, tuple(velden), False)
    tweede: Schema = _TEKST
    if deel == "balans_standen" and _is_oud(versie):
        tweede = {"type": "string", "enum": list(STANDEN)}
    sleutel = "standper" if deel == "balans_standen" else "categorie"
    velden = {over: _TEKST, sleutel: tweede, "bedrag": {"type": "number"}}
    verplicht = tuple(velden)
    if not _is_oud(versie):
        # version 2.0 names the details of a balance line otherwise, and nowhere those of income on the balance
        naam = (
            {"balans_lasten": "detail", "balans_baten": ""}.get(deel, "details")
            if versie == "2.0"
            else "details"
        )
        if naam:
            velden[naam] = {"type": "object"}
    return _voorwerp(velden, verplicht, versie != "2.0")
