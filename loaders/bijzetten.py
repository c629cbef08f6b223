"""Putting tables a user imports into the snapshot, beside what is already there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from loaders.bronnen import HERKOMST
from loaders.contract import Contract, keur, lees, sha256
from loaders.fouten import LoaderFout, waarom


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


@contextmanager
def opzij(bron: Path, naam: str) -> Iterator[Path]:
    """A folder beside ``bron``; its files come in place of those of ``bron`` when all went well.

    Raises LoaderFout, with ``bron`` untouched, when the files cannot be written.
    """
    werk = bron.with_name(f".{bron.name}-{naam}.tmp")
    try:
        shutil.rmtree(werk, ignore_errors=True)
        werk.mkdir()
        yield werk
        for bestand in sorted(werk.iterdir()):
            bestand.replace(bron / bestand.name)
    except OSError as fout:
        raise LoaderFout(
            f"In {bron} kan niet geschreven worden ({waarom(fout)}). Maak ruimte of geef schrijfrechten."
        ) from fout
    finally:
        shutil.rmtree(werk, ignore_errors=True)


def zet_bij(bron: Path, bijzettingen: list[Bijzetting]) -> pd.DataFrame:
    """Put these tables into the snapshot ``bron``; return its provenance table.

    All of it is made and checked beside ``bron`` first. Raises LoaderFout, with ``bron`` untouched.
    """
    herkomst = lees(bron, HERKOMST).astype(object).set_index("herkomst_id", drop=False)
    with opzij(bron, "bij") as werk:
        for b in bijzettingen:
            contract = b.contract
            tabel = _samen(b, bron, contract.naam in herkomst.index)
            tabel = tabel.sort_values(list(contract.sleutel), ignore_index=True)
            tabel = keur(tabel.set_axis(range(1, len(tabel) + 1)), contract, contract.bestand)
            tabel.to_parquet(werk / contract.bestand, index=False, compression="zstd")
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
        uit = herkomst.reset_index(drop=True)
        keur(uit.astype({"rijen": "str"}).set_axis(range(2, len(uit) + 2)), HERKOMST, HERKOMST.bestand)
        uit.to_csv(werk / HERKOMST.bestand, index=False, lineterminator="\n")
    return uit
