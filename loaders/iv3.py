"""CBS Iv3: what municipalities budgeted (X000) and booked (X005), per taakveld.

Amounts in thousands of euro, in the municipal division of the year itself. ``baten_keur``
is empty where the extract holds lasten only (detail 'samengevoegd'): unknown, not zero.
Source: CBS, "Gemeenten <jaar> onbewerkte Iv3-data", 2e plaatsing where published, else 1e.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from fouten import Gebruikersfout
from loaders.contract import Contract, Kolom, kies, lees_ruw

SOORT = {"X000": "begroting", "X005": "rekening"}
_SOORTEN = tuple(SOORT.values())

TAAKVELD = Contract(
    naam="iv3_taakveld",
    uit="iv3_lasten_baten.csv.gz",
    bestand="iv3_taakveld.parquet",
    oorsprong="iv3",
    sleutel=("jaar", "soort", "gm_code", "taakveld"),
    kolommen={
        "jaar": Kolom("jaar"),
        "soort": Kolom(waarden=_SOORTEN),
        "gm_code": Kolom("gm_code"),
        "taakveld": Kolom(),
        "lasten_keur": Kolom("getal"),
        "baten_keur": Kolom("getal", leeg_mag=True),
        "detail": Kolom(waarden=("volledig", "samengevoegd")),
    },
)
_TOTAAL_NAMEN = {
    "lasten": "lasten_keur",
    "baten": "baten_keur",
    "reserve_lasten": "reserve_lasten_keur",
    "reserve_baten": "reserve_baten_keur",
    "baten_rijk_taakveld_0_7": "rijk_07_keur",
    "baten_rijk_overige_taakvelden": "rijk_overig_keur",
    "spuk_sociaal_domein": "rijk_h6_keur",
    "lasten_gemeenschappelijke_regelingen": "gr_keur",
    "eigen_vermogen": "eigen_vermogen_keur",
    "balanstotaal": "balanstotaal_keur",
}
TOTAAL = Contract(
    naam="iv3_gemeentetotaal",
    uit="iv3_gemeentetotalen.csv.gz",
    bestand="iv3_gemeentetotaal.parquet",
    oorsprong="iv3",
    sleutel=("jaar", "soort", "gm_code"),
    kolommen={
        "jaar": Kolom("jaar"),
        "soort": Kolom(waarden=_SOORTEN),
        "gm_code": Kolom("gm_code"),
        **{naam: Kolom("getal", leeg_mag=True) for naam in _TOTAAL_NAMEN.values()},
    },
)
NIET_AANGELEVERD = Contract(
    naam="niet_aangeleverd",
    uit="niet_aangeleverd.csv",
    bestand="niet_aangeleverd.csv",
    oorsprong="iv3",
    sleutel=("jaar", "soort", "gm_code"),
    kolommen={
        "jaar": Kolom("jaar"),
        "soort": Kolom(waarden=_SOORTEN),
        "gm_code": Kolom("gm_code"),
        "naam": Kolom(),
    },
)


def met_soort(pad: Path) -> pd.DataFrame:
    """A table of figures with our word for its report; raises Gebruikersfout at a report we do not know."""
    tabel = lees_ruw(pad)
    kies(tabel, ["verslagsoort"], pad.name)
    onbekend = tabel[~tabel["verslagsoort"].isin(list(SOORT))]
    if len(onbekend):
        raise Gebruikersfout(
            f"{pad.name}, rij {onbekend.index[0]}, kolom verslagsoort: verwacht wordt X000 of X005, "
            f"er staat '{onbekend['verslagsoort'].iloc[0]}'. Herstel de waarde of zet het bestand terug."
        )
    return tabel.assign(soort=tabel["verslagsoort"].map(SOORT)).drop(columns="verslagsoort")


def taakveld(map_: Path) -> pd.DataFrame:
    """Lasten and baten per jaar, soort, municipality of that year and taakveld."""
    return met_soort(map_ / TAAKVELD.uit).rename(columns={"lasten": "lasten_keur", "baten": "baten_keur"})


def totaal(map_: Path) -> pd.DataFrame:
    """Totals of the municipality: all taakvelden without reserves, transfers from the Rijk, balance."""
    return met_soort(map_ / TOTAAL.uit).rename(columns=_TOTAAL_NAMEN)


def niet_aangeleverd(map_: Path) -> pd.DataFrame:
    """Municipalities without figures for a report (absent or all zero at the source)."""
    return met_soort(map_ / NIET_AANGELEVERD.uit)


TABELLEN = ((TAAKVELD, taakveld), (TOTAAL, totaal), (NIET_AANGELEVERD, niet_aangeleverd))
