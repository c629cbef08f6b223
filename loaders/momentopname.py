"""Turn a folder of figure tables into the embedded snapshot ``data/bron``.

Kept so that the snapshot can be renewed; not needed to run the dashboard. The folder must
hold ``herkomst.csv`` (one row per source: title, table id, publisher, licence, url, state); sources
that came later may stand in ``herkomst_aanvulling.csv``.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from fouten import Gebruikersfout
from loaders import geimporteerd, gemeentegrenzen
from loaders.bronnen import HERKOMST, TABELLEN
from loaders.contract import Contract, kies, lees, lees_ruw, sha256, toets_tabel
from loaders.wegschrijven import map_ernaast

_HERKOMST_KOLOMMEN = ["herkomst_id", "titel", "tabel_id", "uitgever", "licentie", "url", "stand"]
_OPMERKINGEN = {
    "iv3_taakveld": "2e plaatsing waar gepubliceerd, anders 1e. Bedragen in duizenden euro, gemeentelijke indeling "
    "van het jaar zelf. Waar baten leeg zijn, zitten ze niet in dit uittreksel.",
    "iv3_gemeentetotaal": "Zonder mutaties in reserves; eigen vermogen en balanstotaal alleen bij de jaarrekening.",
    "niet_aangeleverd": "Afgeleid: gemeenten zonder cijfers, of met alleen nullen, voor dat verslag.",
    "context_2024": "Volumes van het Gemeentefonds; kolommen 'boven drempel' zijn geen gewone aantallen.",
    "jongeren_eerder": "Jongeren van 0 tot en met 17 jaar op 1 januari 2023, uit de maatstaven van het Gemeentefonds.",
    "cpi": "Jaargemiddelde, alle huishoudens en alle bestedingen; alleen definitieve jaren.",
    "kwb_2021": "Indeling 2021; 18 gemeenten zonder Wmo-cijfer.",
    "gezondheidsmonitor": "50090NED en 50150NED zijn modelschattingen die ook registers zoals inkomen gebruiken; 50140NED is een "
    "directe enquête onder 16- tot en met 25-jarigen. Zonder marges. 2020 en 2022 waren coronajaren. Vijf later samengevoegde "
    "gemeenten zijn gewogen naar inwoners.",
    "gezondheidsmonitor_gebied": "Cijfers van Nederland, en van GGD-regio's voor jongvolwassenen. Zonder marges.",
    "gepubliceerde_uitkomst": "Antwoorden zoals uitgevers ze publiceerden, vragen meest omschreven. Een percentage dat uit woorden "
    "is afgeleid, staat er met die woorden bij.",
    "h6_samenstelling": "Lasten van hoofdtaakveld 6 naar soort: L1 tot en met L7; inhuur (L3.5.1) zit in goederen en diensten.",
    "iv3_salaris": "Categorie L1.1 per taakveld; een taakveld zonder rij is nul voor wie het verslag inleverde.",
    "reserves": "Balans ultimo jaar; eigen vermogen = algemene reserve + bestemmingsreserves + saldo van de rekening.",
    "jeugdzorg_natura": "Zonder persoonsgebonden budget; 2022 voorlopig, en in oktober 2024 herzien. Verwijzers tellen trajecten, niet jongeren.",
    "jeugdhulp_indicatoren": "Percentage van de jongeren tot 18 jaar; voorlopig.",
    "landelijk_anker": "Wat het CBS in een nieuwsbericht zei, in miljarden euro; een vergelijking, geen toets.",
    "raadszetels": "Berekend met artikel 8 Gemeentewet; afwijkingen staan erbij.",
    "gemeente_jaar": "Namen verschillen per jaar; er wordt nooit op naam gekoppeld.",
}


def _schrijf(tabel: pd.DataFrame, pad: Path) -> None:
    if pad.suffix == ".parquet":
        tabel.to_parquet(pad, index=False, compression="zstd")
    else:
        tabel.to_csv(pad, index=False, lineterminator="\n")


def _herkomst(contract: Contract, tabel: pd.DataFrame, bronnen: pd.DataFrame, pad: Path) -> dict[str, object]:
    rij = bronnen.loc[bronnen["herkomst_id"] == contract.oorsprong]
    if rij.empty:
        raise Gebruikersfout(
            f"herkomst.csv noemt de bron '{contract.oorsprong}' niet. Voeg een rij toe met titel, uitgever en licentie."
        )
    bron = rij.iloc[0]
    return {
        "herkomst_id": contract.naam,
        "bestand": contract.bestand,
        "bron": bron["titel"],
        "tabel_id": bron["tabel_id"],
        "titel": bron["titel"],
        "uitgever": bron["uitgever"],
        "licentie": bron["licentie"],
        "url": bron["url"],
        "gewijzigd_op": None,  # not in the figures: CBS's own Modified date comes with a refresh
        "opgehaald_op": bron["stand"],
        "rijen": len(tabel),
        "sha256": sha256(pad),
        "opmerking": _OPMERKINGEN.get(contract.naam),
    }


def _geimporteerd(bron: Path) -> list[dict[str, object]]:
    """Provenance of tables that were imported by themselves (Gemeentefonds, BUIG, the map): they stay as they are."""
    if not (bron / HERKOMST.bestand).is_file():
        return []
    oud = lees(bron, HERKOMST)
    los = [*(c.naam for c in geimporteerd.CONTRACTEN), gemeentegrenzen.NAAM]
    eigen = oud[oud["herkomst_id"].isin(los)]
    return [{str(k): v for k, v in rij.items()} for rij in eigen.to_dict("records")]


def maak(cijfers: Path, bron: Path) -> pd.DataFrame:
    """Write every source table and herkomst.csv into ``bron``; return the provenance table.

    All tables are made and checked beside ``bron`` first: after an error nothing has changed.
    Raises Gebruikersfout when the folder lacks a file, a table breaks its contract, or nothing can be written.
    """
    bronnen = pd.concat(
        kies(lees_ruw(pad), _HERKOMST_KOLOMMEN, pad.name)
        for pad in (cijfers / "herkomst.csv", cijfers / "herkomst_aanvulling.csv")
        if pad.name == "herkomst.csv" or pad.is_file()
    )
    with map_ernaast(bron) as werk:
        rijen = []
        for contract, maker in TABELLEN:
            tabel = toets_tabel(maker(cijfers), contract, contract.uit)
            tabel = tabel.sort_values(list(contract.sleutel), ignore_index=True)
            _schrijf(tabel, werk / contract.bestand)
            rijen.append(_herkomst(contract, tabel, bronnen, werk / contract.bestand))
        herkomst = toets_tabel(
            pd.DataFrame([*rijen, *_geimporteerd(bron)]).astype({"rijen": "str"}), HERKOMST, "herkomst.csv"
        )
        _schrijf(herkomst, werk / HERKOMST.bestand)
    return herkomst
