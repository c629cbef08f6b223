"""Self-written Iv3 deliveries in the form of each version of the schema; small, and in balance."""

from __future__ import annotations

import copy
import csv
import json
from pathlib import Path
from typing import Any

from loaders.versies import DATA

REFERENTIE = DATA / "referentie"
Cel = tuple[str, str, float]  # taakveld, categorie, bedrag
# Lasten of the social domain per year, in thousands of euro: round numbers that sum by hand
LASTEN: dict[int, tuple[Cel, ...]] = {
    2022: (("6.1", "3.8", 900), ("6.3", "4.1.1", 2000), ("6.71", "3.4.1", 1500), ("6.72", "3.4.1", 2500), ("6.72", "4.3.3", 100), ("6.82", "3.4.1", 400)),
    2024: (("6.1", "3.8", 950), ("6.3", "4.1.1", 2100), ("6.6", "3.8", 300), ("6.71a", "3.4.1", 800), ("6.72a", "3.4.1", 1100), ("6.74b", "3.4.1", 700.5)),
    2026: (("6.23", "3.8", 500), ("6.5", "1.1", 250), ("6.60", "3.8", 310), ("6.711", "3.4.1", 820), ("6.751", "3.4.1", 1200), ("6.791", "3.4.1", 90), ("6.792", "3.4.1", 60)),
}  # fmt: skip
LASTEN[2027] = (*LASTEN[2026], ("6.92", "1.1", 40))


def levering(
    jaar: int = 2026,
    nummer: str = "1674",
    versie: str = "2.1",
    soort: str = "Begroting",
    lasten: tuple[Cel, ...] | None = None,
) -> dict[str, Any]:
    """A delivery in balance: what is spent on the social domain comes in on the algemene uitkering."""
    cellen = LASTEN[jaar] if lasten is None else lasten
    oud = versie.startswith("1.")
    periode = 0 if soort == "Begroting" else 5
    metadata: dict[str, Any] = {
        "overheidslaag": "Gemeente", "overheidsnummer": nummer, "overheidsnaam": "Testgemeente",
        "boekjaar": str(jaar) if oud else jaar, "periode": str(periode) if oud else periode, "status": soort,
        "datum": "2026-11-03T12:00:00",
    }  # fmt: skip
    if not oud:
        metadata |= {
            "details_openbaar": False,
            "financieel_pakket": "pakket",
            "export_software": "export 1.0",
        }
    contact = {
        "naam": "Geheime Naam",
        ("e-mail" if oud else "email"): "geheim.adres@voorbeeld.nl",
        "telefoon": "0612345678",
    }
    regel = [{"taakveld": t, "categorie": c, "bedrag": b} for t, c, b in cellen]
    som = sum(b for _, _, b in cellen)
    data: dict[str, Any] = {
        "lasten": regel,
        "baten": [{"taakveld": "0.7", "categorie": "4.3.1", "bedrag": som}],
    }
    if versie != "2.0":  # the one version that allows to leave the balance out
        data |= {"balans_lasten": [], "balans_baten": [], "balans_standen": []}
    return {"metadata": metadata, "contact": contact, "data": data}


def met(basis: dict[str, Any], pad: str, waarde: Any) -> dict[str, Any]:
    """The delivery with another value at 'data.lasten.0.bedrag'; ``...`` takes it away."""
    uit = copy.deepcopy(basis)
    plek: Any = uit
    *weg, laatste = pad.split(".")
    for stap in weg:
        plek = plek[int(stap)] if isinstance(plek, list) else plek[stap]
    sleutel: Any = int(laatste) if isinstance(plek, list) else laatste
    if waarde is ...:
        del plek[sleutel]
    else:
        plek[sleutel] = waarde
    return uit


def als_bytes(inhoud: Any) -> bytes:
    return json.dumps(inhoud, ensure_ascii=False).encode("utf-8")


def met_2027(map_: Path) -> Path:
    """The rules with a definition of 2027 that nobody has published: those of 2026, and one taakveld more. Inferred."""
    for bestand in ("iv3_codes.csv", "iv3_grijs.csv", "iv3_controles.csv"):
        with (REFERENTIE / bestand).open(encoding="utf-8", newline="") as f:
            rijen = list(csv.reader(f))
        nieuw = [["2027", "2027", *rij[2:]] for rij in rijen[1:] if int(rij[0]) <= 2026 <= int(rij[1])]
        if bestand == "iv3_codes.csv":
            nieuw.append(["2027", "2027", "taakveld", "6.24", ""])
        with (map_ / bestand).open("w", encoding="utf-8", newline="") as f:
            csv.writer(f, lineterminator="\n").writerows([*rijen, *nieuw])
    return map_
