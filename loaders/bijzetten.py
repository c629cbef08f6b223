"""Putting tables a user imports into the snapshot, beside what is already there."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from loaders.bronnen import HERKOMST
from loaders.contract import Contract, lees, sha256, toets_tabel
from loaders.wegschrijven import map_ernaast


@dataclass(frozen=True)
class Bijzetting:
    """New rows of a table, the columns that say which earlier rows they replace, and their provenance.

    ``tabel_id`` holds a pattern over those columns, such as ``{circulaire} ({jaar})``.
    """

    contract: Contract
    rijen: pd.DataFrame
    vervangt: tuple[str, ...]
    tabel_id: str
    herkomst: dict[str, str]


def _samen(b: Bijzetting, bron: Path, bekend: bool) -> pd.DataFrame:
    """The new rows with the earlier ones they do not replace."""
    if not bekend:
        return b.rijen
    oud = lees(bron, b.contract)
    nieuw = {*b.rijen[list(b.vervangt)].itertuples(index=False, name=None)}
    blijft = [rij not in nieuw for rij in oud[list(b.vervangt)].itertuples(index=False, name=None)]
    return pd.concat([oud[blijft], b.rijen], ignore_index=True) if any(blijft) else b.rijen


def zet_bij(bron: Path, bijzettingen: list[Bijzetting]) -> pd.DataFrame:
    """Put these tables into the snapshot ``bron``; return its provenance table.

    All of it is made and checked beside ``bron`` first. Raises Gebruikersfout, with ``bron`` untouched.
    """
    herkomst = lees(bron, HERKOMST).astype(object).set_index("herkomst_id", drop=False)
    with map_ernaast(bron) as werk:
        for b in bijzettingen:
            contract = b.contract
            tabel = _samen(b, bron, contract.naam in herkomst.index)
            tabel = tabel.sort_values(list(contract.sleutel), ignore_index=True)
            tabel = toets_tabel(tabel.set_axis(range(1, len(tabel) + 1)), contract, contract.bestand)
            _schrijf(tabel, werk / contract.bestand)
            delen = sorted({*tabel[list(b.vervangt)].itertuples(index=False, name=None)})
            herkomst.loc[contract.naam] = {
                "herkomst_id": contract.naam,
                "bestand": contract.bestand,
                "tabel_id": ", ".join(
                    b.tabel_id.format(**dict(zip(b.vervangt, deel, strict=True))) for deel in delen
                ),
                "gewijzigd_op": None,
                "rijen": len(tabel),
                "sha256": sha256(werk / contract.bestand),
                **b.herkomst,
            }
        return _schrijf_herkomst(herkomst, werk)


def haal_weg(bron: Path, contracten: list[Contract], welke: dict[str, str]) -> pd.DataFrame:
    """Take the rows with these values out of tables of the snapshot; return its provenance table.

    A table of which nothing is left goes away with its provenance. Raises Gebruikersfout, with ``bron`` untouched.
    """
    herkomst = lees(bron, HERKOMST).astype(object).set_index("herkomst_id", drop=False)
    leeg: list[Contract] = []
    with map_ernaast(bron) as werk:
        for contract in contracten:
            tabel = lees(bron, contract)
            tabel = tabel[~pd.concat([tabel[k] == w for k, w in welke.items()], axis=1).all(axis=1)]
            if tabel.empty:
                leeg.append(contract)
                herkomst = herkomst.drop(index=contract.naam)
                continue
            _schrijf(tabel, werk / contract.bestand)
            herkomst.loc[contract.naam, "rijen"] = len(tabel)
            herkomst.loc[contract.naam, "sha256"] = sha256(werk / contract.bestand)
            delen = [
                d for d in str(herkomst.loc[contract.naam, "tabel_id"]).split(", ") if d not in welke.values()
            ]
            herkomst.loc[contract.naam, "tabel_id"] = ", ".join(delen) or None
        uit = _schrijf_herkomst(herkomst, werk)
    for contract in leeg:  # after the provenance no longer names it: a file too many does no harm
        (bron / contract.bestand).unlink(missing_ok=True)
    return uit


def _schrijf(tabel: pd.DataFrame, pad: Path) -> None:
    if pad.suffix == ".parquet":
        tabel.to_parquet(pad, index=False, compression="zstd")
    else:
        tabel.to_csv(pad, index=False, lineterminator="\n")


def _schrijf_herkomst(herkomst: pd.DataFrame, werk: Path) -> pd.DataFrame:
    uit = herkomst.reset_index(drop=True)
    toets_tabel(uit.astype({"rijen": "str"}).set_axis(range(2, len(uit) + 2)), HERKOMST, HERKOMST.bestand)
    uit.to_csv(werk / HERKOMST.bestand, index=False, lineterminator="\n")
    return uit
