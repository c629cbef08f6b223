"""Published outcomes of surveys among councils, municipalities and residents: a percentage with its source."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.contract import Contract, Kolom, lees_ruw

UITKOMSTEN = Contract(
    naam="gepubliceerde_uitkomst",
    uit="gepubliceerde_uitkomsten.csv",
    bestand="gepubliceerde_uitkomsten.csv",
    oorsprong="uitkomsten",
    sleutel=("rij_id",),
    kolommen={
        "rij_id": Kolom(),
        "enquete": Kolom(),
        "uitgever": Kolom(),
        "jaar": Kolom("jaar", leeg_mag=True),
        "veldwerk": Kolom(leeg_mag=True),
        "doelgroep": Kolom(),
        "n": Kolom(leeg_mag=True),  # as the publisher words it: '158 van 403', 'ruim 9.000'
        "niveau": Kolom(waarden=("land", "provincie", "grootteklasse", "stedelijkheid")),
        "gebied": Kolom(),
        "vraag": Kolom(),
        "antwoord": Kolom(),
        "pct": Kolom("getal", leeg_mag=True),
        "bron_url": Kolom(),
        "opmerking": Kolom(leeg_mag=True),
        "pct_tekst": Kolom(),
        "pct_soort": Kolom(waarden=("cijfer", "breuk", "benadering", "zonder getal")),
        "subvraag": Kolom(),
        "item_hint": Kolom(leeg_mag=True),
        "wet": Kolom(leeg_mag=True, waarden=("jeugdwet", "wmo", "participatiewet")),
        "letterlijk": Kolom(waarden=("ja", "nee")),
    },
)
_WET: dict[str, str | None] = {
    "JEUGD": "jeugdwet",
    "WMO": "wmo",
    "PART": "participatiewet",
    "SD": None,
    "-": None,
}
_LETTERLIJK: dict[str, str | None] = {"ja": "ja", "nee, omschreven": "nee"}


def uitkomsten(map_: Path) -> pd.DataFrame:
    """One row per published answer. Codes become the words of this project; an unknown code stays, and is refused."""
    tabel = lees_ruw(map_ / UITKOMSTEN.uit).rename(columns={"vraag_letterlijk": "letterlijk"})
    vertaling: dict[str, dict[str, str | None]] = {
        "wet": _WET,
        "letterlijk": _LETTERLIJK,
        "item_hint": {"-": None},
    }
    for kolom, woorden in vertaling.items():
        if kolom in tabel:
            tabel[kolom] = [woorden.get(str(w), w) for w in tabel[kolom]]
    return tabel


TABELLEN = ((UITKOMSTEN, uitkomsten),)
