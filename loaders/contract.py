"""What a table must look like, and reading a file that has to look like that.

Reading is strict on purpose: every cell arrives as text and is converted by the
contract, so that a code such as ``6.60`` or ``0.10`` can never turn into a number.
Validation itself is pandera's work; this module only words its findings in Dutch.
"""

from __future__ import annotations

import csv
import gzip
import hashlib
import string
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import numpy as np
import pandas as pd
import pandera.errors
import pandera.pandas as pa
import pyarrow

from fouten import Gebruikersfout
from loaders.jaartal import GRENZEN

_TERUG = "Zet het terug uit het versiebeheer."
_INT32 = 2**31 - 1  # DuckDB's integer

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
    "jaar": f"een jaartal tussen {GRENZEN[0]} en {GRENZEN[1]}",
    "geheel": "een geheel getal van 0 of meer",
    "getal": "een getal",
    "datum": "een datum zoals 2023-01-01",
}


@dataclass(frozen=True)
class Kolom:
    """One column: its kind, whether it may be empty, the values it may take, and words allowed in braces."""

    soort: Soort = "tekst"
    leeg_mag: bool = False
    waarden: tuple[str, ...] = ()
    woorden: tuple[str, ...] = ()


@dataclass(frozen=True)
class Contract:
    """A table by name: the file it is kept in, its columns in order and its key."""

    naam: str
    bestand: str
    kolommen: dict[str, Kolom] = field(hash=False)
    sleutel: tuple[str, ...]
    oorsprong: str = ""  # herkomst_id in the folder of figures; empty for hand-kept tables
    uit: str = ""  # its file in the folder of figures
    uitleg: str = ""  # what the table holds, in one Dutch line: its comment in the database
    mag_leeg: bool = False  # a table to which a host may add rows, and often has none
    # columns the table may have besides: how their names begin and what they hold
    meer: tuple[str, Kolom] | None = field(default=None, hash=False)

    def voor(self, koppen: Iterable[str]) -> Contract:
        """This contract with the further columns that a table has."""
        if self.meer is None:
            return self
        begin, kolom = self.meer
        extra = {k: kolom for k in koppen if k.startswith(begin) and k not in self.kolommen}
        return replace(self, kolommen={**self.kolommen, **extra}, meer=None)

    def sql_typen(self) -> dict[str, str]:
        """Column -> DuckDB type."""
        return {k: _SQL_TYPE[v.soort] for k, v in self.kolommen.items()}

    def sql_kolommen(self) -> str:
        """Column list with explicit casts, for ``create table as select``."""
        return ", ".join(f'"{k}"::{_SQL_TYPE[v.soort]} as "{k}"' for k, v in self.kolommen.items())


def _kent_woorden(tekst: str, woorden: tuple[str, ...]) -> bool:
    """Whether every word in braces is one that can be filled in."""
    try:
        gevraagd = {naam for _, naam, _, _ in string.Formatter().parse(tekst) if naam is not None}
    except ValueError:  # a brace without its partner
        return False
    return gevraagd <= set(woorden)


def _is_datum(reeks: Any) -> Any:
    return reeks.map(lambda tekst: bool(pd.notna(pd.to_datetime(tekst, format="%Y-%m-%d", errors="coerce"))))


def _controles(kolom: Kolom) -> list[pa.Check]:
    if kolom.waarden:
        return [pa.Check.isin(list(kolom.waarden))]
    if kolom.woorden:
        return [pa.Check(lambda reeks: reeks.map(lambda tekst: _kent_woorden(tekst, kolom.woorden)))]
    if kolom.soort == "gm_code":
        return [pa.Check.str_matches(r"^GM\d{4}$")]
    if kolom.soort == "jaar":
        return [pa.Check.in_range(*GRENZEN)]
    if kolom.soort == "geheel":
        return [pa.Check.in_range(0, _INT32)]
    if kolom.soort == "getal":
        return [pa.Check(lambda reeks: np.isfinite(reeks.astype("float64")) | reeks.isna())]
    if kolom.soort == "datum":
        return [pa.Check(lambda reeks: _is_datum(reeks))]
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


def kies(tabel: pd.DataFrame, kolommen: list[str], bestand: str) -> pd.DataFrame:
    """These columns of a table; raises Gebruikersfout naming the ones that are not there."""
    ontbreekt = [k for k in kolommen if k not in tabel.columns]
    if ontbreekt:
        raise Gebruikersfout(
            f"{bestand}: de kolom {', '.join(ontbreekt)} ontbreekt. Zet de kolomkoppen terug zoals de bron ze heeft."
        )
    return tabel[kolommen]


def toets_tabel(tabel: pd.DataFrame, contract: Contract, bestand: str) -> pd.DataFrame:
    """Return ``tabel`` with the contract's types, or raise Gebruikersfout naming file, row and remedy.

    The index of ``tabel`` holds the line numbers, as ``lees_ruw`` gives them.
    """
    contract = contract.voor(tabel.columns)
    ontbreekt = [k for k in contract.kolommen if k not in tabel.columns]
    te_veel = [k for k in tabel.columns if k not in contract.kolommen]
    if ontbreekt or te_veel:
        raise Gebruikersfout(
            f"{bestand}: de kolommen kloppen niet (ontbreekt: {', '.join(ontbreekt) or 'niets'}; "
            f"onbekend: {', '.join(te_veel) or 'niets'}). Zet de kolomkoppen terug zoals zij waren."
        )
    if tabel.empty and not contract.mag_leeg:
        raise Gebruikersfout(f"{bestand} heeft geen rijen. {_TERUG}")
    try:
        return schema(contract).validate(tabel[list(contract.kolommen)], lazy=True)
    except pandera.errors.SchemaErrors as fout:
        raise Gebruikersfout(_in_woorden(fout, contract, bestand, tabel)) from fout


def _in_woorden(
    fout: pandera.errors.SchemaErrors, contract: Contract, bestand: str, tabel: pd.DataFrame
) -> str:
    gevallen = fout.failure_cases
    dubbel = gevallen[gevallen["check"].astype(str).str.contains("uniqueness")]
    if len(dubbel):
        herhaald = tabel.duplicated(list(contract.sleutel), keep="first")
        positie = int(herhaald.to_numpy().argmax())
        cellen = ((s, tabel.iloc[positie][s]) for s in contract.sleutel)
        waarde = ", ".join(f"{s} {'leeg' if pd.isna(cel) else cel}" for s, cel in cellen)
        return (
            f"{bestand}, rij {tabel.index[positie]}: dezelfde sleutel staat er al ({waarde}). "
            "Verwijder een van de twee rijen."
        )
    eerste = gevallen.iloc[0]
    kolom = str(eerste["column"])
    rij = f", rij {int(eerste['index'])}" if pd.notna(eerste["index"]) else ""
    regel = contract.kolommen[kolom]
    verwacht = f"een van: {', '.join(regel.waarden)}" if regel.waarden else _WAT_VERWACHT[regel.soort]
    if regel.woorden:
        verwacht += f" met tussen accolades alleen {', '.join(regel.woorden)}"
    verwacht += " (of leeg)" if regel.leeg_mag else ", niet leeg"
    gevonden = "niets" if pd.isna(eerste["failure_case"]) else f"'{eerste['failure_case']}'"
    return (
        f"{bestand}{rij}, kolom {kolom}: verwacht wordt {verwacht}, er staat {gevonden}. "
        "Herstel de waarde of zet het bestand terug."
    )


def _lees_csv(pad: Path) -> pd.DataFrame:
    """A CSV file (also .gz) as text; the index is the line number, so that messages can name it."""
    openen: Any = gzip.open if pad.suffix == ".gz" else open
    with openen(pad, "rt", encoding="utf-8-sig", newline="") as bestand:
        lezer = csv.reader(bestand, strict=True)
        koppen = next(lezer, None)
        if not koppen:
            raise Gebruikersfout(f"Het bestand {pad} is leeg. {_TERUG}")
        dubbel = [k for k in koppen if koppen.count(k) > 1]
        if dubbel:
            raise Gebruikersfout(
                f"{pad}: de kolom {dubbel[0]} staat er twee keer. Verwijder een van de twee."
            )
        nummers, rijen = [], []
        for rij in lezer:
            if not rij:  # an empty line between the rows
                continue
            if len(rij) != len(koppen):
                raise Gebruikersfout(
                    f"{pad}, rij {lezer.line_num}: {len(rij)} velden in plaats van {len(koppen)}. "
                    "Controleer de komma's en aanhalingstekens in die rij."
                )
            nummers.append(lezer.line_num)
            rijen.append([cel or None for cel in rij])
    return pd.DataFrame(rijen, columns=koppen, index=nummers, dtype="str")


def lees_ruw(pad: Path) -> pd.DataFrame:
    """Read a CSV or Parquet file; every CSV cell as text, an empty cell as missing.

    Raises Gebruikersfout when the file is absent or cannot be read.
    """
    if not pad.is_file():
        raise Gebruikersfout(f"Het bestand {pad} ontbreekt. {_TERUG}")
    try:
        if pad.suffix != ".parquet":
            return _lees_csv(pad)
        tabel = pd.read_parquet(pad)
        return tabel.set_axis(range(2, len(tabel) + 2))
    except UnicodeDecodeError as fout:
        raise Gebruikersfout(
            f"Het bestand {pad} is niet als UTF-8 opgeslagen. Sla het zo op of zet het terug."
        ) from fout
    except (OSError, EOFError, ValueError, csv.Error, zlib.error, pyarrow.ArrowException) as fout:
        raise Gebruikersfout(f"Het bestand {pad} is beschadigd en niet te lezen. {_TERUG}") from fout


def lees(map_: Path, contract: Contract) -> pd.DataFrame:
    """Read and check the table of ``contract`` from folder ``map_``."""
    pad = map_ / contract.bestand
    return toets_tabel(lees_ruw(pad), contract, f"{map_.parent.name}/{map_.name}/{contract.bestand}")


def sha256(pad: Path) -> str:
    """Hexadecimal SHA-256 of a file."""
    return hashlib.sha256(pad.read_bytes()).hexdigest()
