"""The files of a download as they are: out of their ZIP, with their heads, and their lines as a table of text."""

from __future__ import annotations

import csv
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, ClassVar

import duckdb
import pyarrow as pa

from loaders.cbs import BronFout, Rij, Tabel, passend

_HOOGSTENS_UITGEPAKT = 6_000_000_000  # bytes; more is no table of CBS
LEEG = ("", ".", "x", "X")  # StatLine's signs for no figure
METADATA = {
    "tableinfos",
    "dataproperties",
    "categorygroups",
    "properties",
    "dimensions",
    "measurecodes",
    "measuregroups",
}
DOEN = "Download de tabel opnieuw bij het CBS, in het Nederlands, als CSV zonder symbolen of als bulkbestand (ZIP)."


@dataclass(frozen=True)
class Onderdeel:
    """One CSV file of a table: where it is, how its fields are divided, its heads and how many lines stand above them."""

    pad: Path
    naam: str
    scheiding: str
    koppen: tuple[str, ...]
    vooraf: int = 0


def fout_in(naam: str, wat: str, doen: str = DOEN) -> BronFout:
    return BronFout(f"{naam}: {wat}. {doen}")


def uitgepakt(pad: Path, werk: Path) -> list[Path]:
    """The CSV files of a ZIP in a working folder. Raises BronFout."""
    try:
        with zipfile.ZipFile(pad) as zip_:
            leden = [i for i in zip_.infolist() if i.filename.lower().endswith(".csv")]
            if not leden:
                raise fout_in(pad.name, "in het ZIP-bestand staat geen CSV")
            if sum(i.file_size for i in leden) > _HOOGSTENS_UITGEPAKT:
                raise fout_in(pad.name, "het ZIP-bestand is te groot om uit te pakken")
            uit = []
            for n, lid in enumerate(leden):
                doel = werk / f"{n}" / Path(lid.filename).name
                doel.parent.mkdir(parents=True)
                with zip_.open(lid) as bron, doel.open("wb") as bestand:
                    while blok := bron.read(1_000_000):
                        bestand.write(blok)
                uit.append(doel)
            return uit
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as fout:
        raise fout_in(pad.name, "het ZIP-bestand is beschadigd of afgekapt") from fout


def onderdeel(pad: Path) -> Onderdeel:
    """How a file is made up. Raises BronFout at what is no CSV of CBS, or is cut off."""
    with pad.open("rb") as bestand:
        begin = bestand.read(8)
        bestand.seek(0, 2)
        if not bestand.tell():
            raise fout_in(pad.name, "het bestand is leeg")
        bestand.seek(-1, 2)
        einde = bestand.read(1)
    if begin[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0") or begin[:5] == b"%PDF-" or b"\0" in begin:
        raise fout_in(pad.name, "dit is geen CSV-bestand")
    if begin.lstrip()[:1] == b"<":
        raise fout_in(pad.name, "dit is een webpagina en geen CSV-bestand")
    if einde not in (b"\n", b"\r"):
        raise fout_in(pad.name, "het bestand is afgekapt: de laatste regel is niet af")
    try:
        with pad.open(encoding="utf-8-sig", newline="") as bestand:
            regels = list(islice(bestand, 12))
    except UnicodeDecodeError as fout:
        raise fout_in(pad.name, "het bestand is niet als UTF-8 opgeslagen") from fout
    scheiding = max(";,\t", key=lambda s: max((r.count(s) for r in regels), default=0))
    velden = [next(csv.reader([r.rstrip("\r\n")], delimiter=scheiding), []) for r in regels]
    breedte = max(map(len, velden), default=0)
    if breedte < 2:
        raise fout_in(pad.name, "er staan geen kolommen in het bestand")
    vooraf = next(n for n, v in enumerate(velden) if len(v) == breedte)
    koppen = tuple(k.strip() for k in velden[vooraf])
    dubbel = next((k for k in koppen if koppen.count(k) > 1), None)
    if dubbel is not None:
        raise fout_in(
            pad.name,
            f"de kolomkop '{dubbel}' staat er meer dan eens; perioden of onderwerpen staan naast elkaar",
            "Download de tabel als CSV zonder symbolen, met één regel per gemeente en periode.",
        )
    return Onderdeel(pad, pad.stem.lower(), scheiding, koppen, vooraf)


def zonder_groep(titel: str) -> str:
    """'Bevolking naar geslacht/Mannen' -> 'Mannen': how StatLine may write a topic within its group (inferred)."""
    return titel.rpartition("/")[2]


@dataclass
class TabelUitBestand(Tabel):
    """A table of which everything was read from files; ``con`` holds its rows as text in ``rij``."""

    con: duckdb.DuckDBPyConnection = field(default_factory=duckdb.connect)
    naam: str = ""
    titel: str = ""
    moment: str = ""
    kolomrijen: list[Rij] = field(default_factory=list)
    ledenlijst: dict[str, list[Rij]] = field(default_factory=dict)
    komma: bool = False  # decimals behind a comma
    kort: ClassVar[tuple[Callable[[str], str], ...]] = (*Tabel.kort, zonder_groep)

    def __post_init__(self) -> None:
        """A file may say no number; then the source it was recognised as gives it."""

    def lees(self, naam: str, wat: str, **keuze: Any) -> list[Rij]:
        """An entity set, from the files."""
        if naam == "TableInfos":
            return [{"Modified": self.moment}]
        return self.kolomrijen if naam == "DataProperties" else self.ledenlijst.get(naam, [])

    def rijen(
        self,
        wat: str,
        filter_: str | None,
        kolommen: list[str],
        vast: Mapping[str, set[str]],
        verwacht: int | None = None,
    ) -> pa.Table:
        """The rows that satisfy ``vast``. Raises BronFout at text for a number, a double row, or missing rows."""
        aanwezig = {d[0] for d in self.con.execute("select * from rij limit 0").description or []}
        if mist := [k for k in kolommen if k not in aanwezig]:
            raise fout_in(self.naam, f"de kolom '{self._titel(mist[0])}' ontbreekt")
        schema = self._schema(kolommen)
        getallen = [k for k in kolommen if schema.field(k).type == pa.float64()]
        waar = " and ".join(
            f'trim("{k}") in ({", ".join(als_sql(s.strip()) for s in sorted(sleutels))})'
            for k, sleutels in vast.items()
        )
        where = f"where {waar}" if waar else ""
        leeg = ", ".join(map(als_sql, LEEG))
        ruwe = {k: f'case when trim("{k}") in ({leeg}) then null else trim("{k}") end' for k in getallen}
        if self.komma:
            fout = " or ".join(f"not regexp_full_match({r}, '-?[0-9]+(,[0-9]+)?')" for r in ruwe.values())
        else:
            fout = " or ".join(f"try_cast({r} as double) is null and {r} is not null" for r in ruwe.values())
        if getallen:
            eerste = self.con.execute(
                f"select * from rij {where} {'and' if where else 'where'} ({fout}) limit 1"
            ).fetchone()
            if eerste is not None:
                kop = [d[0] for d in self.con.description or []]
                rij = dict(zip(kop, eerste, strict=True))
                kolom, waarde = next(
                    (k, rij[k]) for k in getallen if not self._is_getal(str(rij[k] or "").strip())
                )
                raise fout_in(
                    self.naam,
                    f"regel {rij['_regel']}, kolom '{self._titel(kolom)}': '{str(waarde).strip()}' is geen getal zoals het CBS "
                    "het schrijft (decimalen achter een komma, zonder punten tussen duizendtallen)"
                    if self.komma
                    else f"regel {rij['_regel']}, kolom '{self._titel(kolom)}': '{str(waarde).strip()}' is geen getal",
                )
        for k in getallen if self.komma else ():
            self._keur_komma(k, ruwe[k], where)
        delen = [
            f"replace({ruwe[k]}, ',', '.')::double as \"{k}\"" if k in ruwe else f'"{k}"' for k in kolommen
        ]
        antwoord: pa.Table = self.con.execute(
            f"select {', '.join(delen)} from rij {where} order by _regel"
        ).to_arrow_table()
        ruim = {k: {s.strip() for s in v} | set(v) for k, v in vast.items()}
        tabel = passend(antwoord.cast(schema), ruim)
        vrij = [k for k in kolommen if k in self.dimensies]
        if tabel.group_by(vrij, use_threads=False).aggregate([]).num_rows != tabel.num_rows:
            raise fout_in(
                self.naam,
                f"dezelfde combinatie van {', '.join(map(self._titel, vrij))} staat er meer dan eens",
            )
        if verwacht is not None and tabel.num_rows != verwacht:
            raise fout_in(
                self.naam,
                f"{wat.strip(', ')}: er staan {tabel.num_rows} regels in plaats van {verwacht}; het bestand is niet volledig",
            )
        return tabel

    def _keur_komma(self, kolom: str, ruw: str, where: str) -> None:
        """Raises BronFout when every comma of a column has three digits behind it: 1,093 is 1 093 in an English file."""
        duizend = self.con.execute(
            f"""
            select arg_min(getal, _regel), min(_regel), bool_and(regexp_full_match(getal, '-?[1-9][0-9]{{0,2}},[0-9]{{3}}'))
            from (select _regel, {ruw} as getal from rij {where}) where contains(getal, ',')
            """
        ).fetchone()
        if duizend is not None and duizend[2]:
            raise fout_in(
                self.naam,
                f"regel {duizend[1]}, kolom '{self._titel(kolom)}': '{duizend[0]}' kan {duizend[0].replace(',', '')} zijn of een getal "
                "met drie decimalen; zo schrijft een Engels bestand duizendtallen",
            )

    def _is_getal(self, tekst: str) -> bool:
        if tekst in LEEG:
            return True
        patroon = r"-?\d+(,\d+)?" if self.komma else r"-?\d+(\.\d+)?([eE][+-]?\d+)?"
        return re.fullmatch(patroon, tekst) is not None

    def _titel(self, sleutel: str) -> str:
        return next((str(k["Title"]) for k in self.kolomrijen if k["Key"] == sleutel), sleutel)


def als_sql(waarde: str) -> str:
    return "'" + waarde.replace("'", "''") + "'"


def lees_rijen(con: duckdb.DuckDBPyConnection, deel: Onderdeel, tabel: str) -> None:
    """A CSV as a table of text, every field as it is, with its line number. Raises BronFout, naming the line."""
    typen = "{" + ", ".join(f"{als_sql(f'k{n}')}: 'varchar'" for n in range(len(deel.koppen))) + "}"
    try:
        con.execute(
            f"create table {tabel} as select row_number() over () + {deel.vooraf + 1} as _regel, * from read_csv($pad, "
            f"delim={als_sql(deel.scheiding)}, quote='\"', escape='\"', header=false, skip={deel.vooraf + 1}, columns={typen}, "
            "auto_detect=false, strict_mode=true, null_padding=false, max_line_size=10000000)",
            {"pad": str(deel.pad)},
        )
    except duckdb.Error as fout:
        regel = re.search(r"Line: (\d+)", str(fout))
        waar = (
            f"regel {regel[1]} heeft een ander aantal velden dan de kop"
            if regel
            else "het bestand is geen volledige CSV"
        )
        raise fout_in(deel.pad.name, f"{waar}; het bestand is beschadigd of afgekapt") from fout
    for n, kop in enumerate(deel.koppen):
        con.execute(f'alter table {tabel} rename column k{n} to "{kop.replace(chr(34), chr(34) * 2)}"')


def als_rijen(deel: Onderdeel) -> list[Rij]:
    """A small file of metadata as rows. Raises BronFout."""
    with duckdb.connect() as con:
        lees_rijen(con, deel, "meta")
        uit = con.execute("select * exclude (_regel) from meta").df()
    return [
        {str(k): (None if w is None or w != w else w) for k, w in rij.items()}
        for rij in uit.to_dict("records")
    ]
