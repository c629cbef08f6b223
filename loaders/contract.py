"""What a table must look like, and reading a file that has to look like that.

Reading is strict on purpose: every cell arrives as text and is converted by the
contract, so that a code such as ``6.60`` or ``0.10`` can never turn into a number.
Validation itself is pandera's work; this module only words its findings in Dutch.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from loaders.fouten import LoaderFout

Soort = Literal["tekst", "gm_code", "jaar", "geheel", "getal", "datum"]

_PANDAS_TYPE: dict[Soort, str] = {
    "tekst": "str",
    "gm_code": "str",
    "jaar": "Int64",
    "geheel": "Int64",
    "getal": "Float64",
    "datum": "str",
}
_SQL_TYPE: dict[Soort, str] = {
    "tekst": "varchar",
    "gm_code": "varchar",
    "jaar": "smallint",
    "geheel": "integer",
    "getal": "double",
    "datum": "date",
}
_WAT_VERWACHT: dict[Soort, str] = {
    "tekst": "tekst",
    "gm_code": "een gemeentecode zoals GM0363",
    "jaar": "een jaartal tussen 2000 en 2100",
    "geheel": "een geheel getal",
    "getal": "een getal",
    "datum": "een datum zoals 2023-01-01",
}


@dataclass(frozen=True)
class Kolom:
    """One column: its kind, whether it may be empty, and the values it may take."""

    soort: Soort = "tekst"
    leeg_mag: bool = False
    waarden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contract:
    """A table by name: the file it is kept in, its columns in order and its key."""

    naam: str
    bestand: str
    kolommen: dict[str, Kolom] = field(hash=False)
    sleutel: tuple[str, ...]
    oorsprong: str = ""  # herkomst_id in the folder of figures; empty for hand-kept tables

    def sql_kolommen(self) -> str:
        """Column list with explicit casts, for ``create table as select``."""
        return ", ".join(f'"{k}"::{_SQL_TYPE[v.soort]} as "{k}"' for k, v in self.kolommen.items())


def _controles(kolom: Kolom) -> list[pa.Check]:
    if kolom.waarden:
        return [pa.Check.isin(list(kolom.waarden))]
    if kolom.soort == "gm_code":
        return [pa.Check.str_matches(r"^GM\d{4}$")]
    if kolom.soort == "jaar":
        return [pa.Check.in_range(2000, 2100)]
    if kolom.soort == "datum":
        return [pa.Check.str_matches(r"^\d{4}-\d{2}-\d{2}$")]
    return []


def schema(contract: Contract) -> pa.DataFrameSchema:
    """The pandera schema of a contract: strict columns, converted types, unique key."""
    return pa.DataFrameSchema(
        {
            naam: pa.Column(_PANDAS_TYPE[k.soort], _controles(k), nullable=k.leeg_mag, coerce=True)
            for naam, k in contract.kolommen.items()
        },
        strict=True,
        unique=list(contract.sleutel) or None,
    )


def keur(tabel: pd.DataFrame, contract: Contract, bestand: str) -> pd.DataFrame:
    """Return ``tabel`` with the contract's types, or raise LoaderFout naming file, row and remedy."""
    ontbreekt = [k for k in contract.kolommen if k not in tabel.columns]
    te_veel = [k for k in tabel.columns if k not in contract.kolommen]
    if ontbreekt or te_veel:
        raise LoaderFout(
            f"{bestand}: de kolommen kloppen niet (ontbreekt: {', '.join(ontbreekt) or 'niets'}; "
            f"onbekend: {', '.join(te_veel) or 'niets'}). Zet de kolomkoppen terug zoals in de README."
        )
    try:
        return schema(contract).validate(tabel[list(contract.kolommen)], lazy=True)
    except pandera.errors.SchemaErrors as fout:
        raise LoaderFout(_in_woorden(fout, contract, bestand, tabel)) from fout


def _in_woorden(
    fout: pandera.errors.SchemaErrors, contract: Contract, bestand: str, tabel: pd.DataFrame
) -> str:
    gevallen = fout.failure_cases
    dubbel = gevallen[gevallen["check"].astype(str).str.contains("uniqueness")]
    if len(dubbel):
        herhaald = tabel.duplicated(list(contract.sleutel), keep="first")
        positie = int(herhaald.to_numpy().argmax())
        waarde = ", ".join(f"{s} {tabel.iloc[positie][s]}" for s in contract.sleutel)
        return (
            f"{bestand}, rij {positie + 2}: dezelfde sleutel staat er al ({waarde}). "
            "Verwijder een van de twee rijen."
        )
    eerste = gevallen.iloc[0]
    kolom = str(eerste["column"])
    rij = f", rij {int(eerste['index']) + 2}" if pd.notna(eerste["index"]) else ""
    regel = contract.kolommen[kolom]
    verwacht = (f"een van: {', '.join(regel.waarden)}" if regel.waarden else _WAT_VERWACHT[regel.soort]) + (
        " (of leeg)" if regel.leeg_mag else ", niet leeg"
    )
    gevonden = "niets" if pd.isna(eerste["failure_case"]) else f"'{eerste['failure_case']}'"
    return (
        f"{bestand}{rij}, kolom {kolom}: verwacht wordt {verwacht}, er staat {gevonden}. "
        "Herstel de waarde of zet het bestand terug."
    )


def lees_ruw(pad: Path) -> pd.DataFrame:
    """Read a CSV or Parquet file; every CSV cell as text, an empty cell as missing.

    Raises LoaderFout when the file is absent or cannot be read.
    """
    if not pad.is_file():
        raise LoaderFout(f"Het bestand {pad} ontbreekt. Zet het terug uit de versiebeheer-map.")
    try:
        if pad.suffix == ".parquet":
            return pd.read_parquet(pad)
        return pd.read_csv(pad, dtype=str, keep_default_na=False, na_values=[""], encoding="utf-8")
    except (OSError, ValueError, UnicodeError) as fout:  # pyarrow and pandas errors derive from these
        regel = str(fout).splitlines()[0] if str(fout) else type(fout).__name__
        raise LoaderFout(
            f"Het bestand {pad} is beschadigd en niet te lezen ({regel}). Zet het terug uit de versiebeheer-map."
        ) from fout


def lees(map_: Path, contract: Contract) -> pd.DataFrame:
    """Read and check the table of ``contract`` from folder ``map_``."""
    pad = map_ / contract.bestand
    return keur(lees_ruw(pad), contract, f"{map_.parent.name}/{map_.name}/{contract.bestand}")


def sha256(pad: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    return hashlib.sha256(pad.read_bytes()).hexdigest()
