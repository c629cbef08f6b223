"""Build a new database version: read and check the sources, make the marts, check, compare, publish.

The new file is only pointed to when every check holds; until then, and after any error,
the previous version stays in use.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import duckdb
import pandas as pd

from fouten import Gebruikersfout, waarom
from loaders import geimporteerd, gemeentegrenzen, versies
from loaders.bronnen import HERKOMST, TABELLEN
from loaders.contract import Contract, lees, sha256
from loaders.controle import controleer
from loaders.live import invoer
from loaders.live import stand as standen
from loaders.live.stand import Levering
from loaders.referentie import TABELLEN as REFERENTIES
from loaders.wegschrijven import ernaast

HIER = Path(__file__).resolve().parent
Melder = Callable[[str], None]
Vergelijking = Callable[[duckdb.DuckDBPyConnection], str | None]
# Sums in one order give the same file each time; a file in the form of 1.2 opens for researchers with an older DuckDB.
_BOUW: dict[str, str | bool | int | float | list[str]] = {
    "threads": "1",
    "storage_compatibility_version": "v1.2.0",
}
_BEZET = "Er wordt al een database gebouwd. Wacht tot dat klaar is en probeer het dan opnieuw."


def invoer_hash(data: Path, leveringen: list[Levering] | None = None) -> str:
    """Eight hexadecimal characters that change when a source, reference table or build step changes."""
    som = hashlib.sha256()
    bestanden = [
        *sorted((data / "bron").glob("*")),
        *sorted((data / "referentie").glob("*")),
        *sorted((HIER / "sql").glob("*.sql")),
        *sorted((HIER / "controles").glob("*.sql")),
        *sorted(HIER.rglob("*.py")),  # a corrected loader makes other tables of the same files
        *sorted((HIER / "live").rglob("*.*")),
    ]
    som.update(versies.PROGRAMMA.encode())
    som.update(standen.kenmerk(leveringen or []).encode())
    for bestand in (b for b in bestanden if b.is_file() and b.suffix != ".pyc"):
        som.update(bestand.name.encode())
        try:
            som.update(bestand.read_bytes())
        except OSError as fout:
            raise Gebruikersfout(
                f"Het bestand {bestand} is niet te lezen (foutcode {fout.errno}). "
                "Geef leesrechten of sluit het programma dat het vasthoudt."
            ) from fout
    return som.hexdigest()[:8]


def _zet(con: duckdb.DuckDBPyConnection, schema: str, contract: Contract, tabel: pd.DataFrame) -> None:
    contract = contract.voor(tabel.columns)
    con.register("invoer", tabel)
    con.execute(f"create table {schema}.{contract.naam} as select {contract.sql_kolommen()} from invoer")
    con.unregister("invoer")
    if contract.uitleg:
        con.execute(f"comment on table {schema}.{contract.naam} is '{contract.uitleg}'")


_UITLEG = """
    select c.table_name, c.column_name, u.uitleg
    from duckdb_columns() c
    join referentie.kolomuitleg u on c.column_name glob u.kolom and u.tabel in ('*', c.table_name)
    where c.schema_name = 'referentie'
    qualify row_number() over (partition by c.table_name, c.column_name order by u.tabel = '*', length(u.kolom) desc) = 1
"""


def _leg_kolommen_uit(con: duckdb.DuckDBPyConnection) -> None:
    """What a column of a hand-kept table means, as a comment on it: a line of its own, else the one for every table."""
    for tabel, kolom, uitleg in con.execute(_UITLEG).fetchall():
        tekst = uitleg.replace("'", "''")
        con.execute(f"comment on column referentie.{tabel}.\"{kolom}\" is '{tekst}'")


def _bron(data: Path) -> Iterator[tuple[Contract, pd.DataFrame]]:
    """Every source table, after comparing file, rows and contents with herkomst.csv."""
    map_ = data / "bron"
    herkomst = lees(map_, HERKOMST)
    yield HERKOMST, herkomst
    bekend = herkomst.set_index("herkomst_id")
    for contract in (*(c for c, _ in TABELLEN), *geimporteerd.CONTRACTEN):
        if contract.naam not in bekend.index and contract in geimporteerd.CONTRACTEN:
            continue  # a snapshot without them is complete too: their table is empty then
        if contract.naam not in bekend.index:
            raise Gebruikersfout(
                f"data/bron/herkomst.csv heeft geen rij voor {contract.naam}. "
                "Maak de momentopname opnieuw met `python -m loaders momentopname`."
            )
        pad = map_ / contract.bestand
        tabel = lees(map_, contract)
        if sha256(pad) != bekend.at[contract.naam, "sha256"]:
            raise Gebruikersfout(
                f"data/bron/{contract.bestand} is veranderd sinds de momentopname (controlegetal klopt niet). "
                "Zet het bestand terug of maak de momentopname opnieuw."
            )
        rijen = int(str(bekend.at[contract.naam, "rijen"]))
        if len(tabel) != rijen:
            raise Gebruikersfout(
                f"data/bron/{contract.bestand} heeft {len(tabel)} rijen in plaats van "
                f"{rijen}. Zet het bestand terug."
            )
        yield contract, tabel


def vul(con: duckdb.DuckDBPyConnection, data: Path, leveringen: list[Levering] | None = None) -> None:
    """Fill an empty database: source tables (with the fetched ones in their place), reference tables, marts."""
    for schema in ("bron", "referentie", "kern", "mart"):
        con.execute(f"create schema if not exists {schema}")
    for contract, tabel in _bron(data):
        _zet(con, "bron", contract, tabel)
    for contract in geimporteerd.CONTRACTEN:
        con.execute(
            f"create table if not exists bron.{contract.naam} "
            f"({', '.join(f'{k} {t}' for k, t in contract.sql_typen().items())})"
        )
    for contract in REFERENTIES:
        _zet(con, "referentie", contract, lees(data / "referentie", contract))
    _leg_kolommen_uit(con)
    invoer.voeg_samen(con, leveringen or [], data / "live")
    controleer(con, HIER / "controles", "vooraf")
    kaart = gemeentegrenzen.lees_kaart(data / "bron", lees(data / "bron", HERKOMST))
    for stap in sorted((HIER / "sql").glob("*.sql")):
        con.execute(stap.read_text(encoding="utf-8"))
    if kaart is not None:
        con.execute("insert into mart.kaart values (?)", [kaart])
    controleer(con, HIER / "controles", "achteraf")


def _is_heel(database: Path) -> bool:
    """Whether the file opens and was finished."""
    try:
        with duckdb.connect(str(database), read_only=True) as con:
            return con.execute("select count(*) from mart.versie").fetchone() == (1,)
    except duckdb.Error:
        return False


def _nieuwe_naam(data: Path, kenmerk: str) -> str:
    """A name that no version has: a served file is never written to, even within one second."""
    moment = datetime.now()
    while True:
        naam = f"gemeenten3d-{moment:%Y%m%dT%H%M%S}-{kenmerk}"
        if not (data / f"{naam}.duckdb").exists():
            return naam
        moment += timedelta(seconds=1)


def _vergelijkbaar(con: duckdb.DuckDBPyConnection, vorige: Path | None) -> bool:
    """Attach the served version as ``vorige``; False when there is none that can be compared."""
    if vorige is None:
        return False
    try:
        pad = str(vorige).replace("'", "''")
        con.execute(f"attach '{pad}' as vorige (read_only)")
        con.execute("select stand from vorige.mart.versie")  # versions from before revisions do not have it
    except duckdb.Error:
        return False
    return True


def _maak(
    con: duckdb.DuckDBPyConnection,
    data: Path,
    naam: str,
    leveringen: list[Levering],
    stand: str | None,
    vergelijk: Vergelijking | None,
) -> None:
    """Fill the database, note what changed, and let ``vergelijk`` refuse (Gebruikersfout) or accept."""
    vul(con, data, leveringen)
    vorige = versies.huidige(data)
    aanvaard = None
    gebouwd = datetime.now().replace(microsecond=0)
    if _vergelijkbaar(con, vorige):
        con.execute("insert into mart.revisie by name select * from vorige.mart.revisie")
        con.execute(
            (HIER / "live" / "sql" / "revisie.sql").read_text(encoding="utf-8"),
            {"versie": naam, "gebouwd_op": gebouwd},
        )
        aanvaard = vergelijk(con) if vergelijk else None
        con.execute("detach vorige")
    else:
        vorige = None
    con.execute(
        "insert into mart.versie values (?, ?, ?, ?, ?, ?)",
        [naam, gebouwd, vorige.stem if vorige else None, stand, aanvaard, versies.PROGRAMMA],
    )


def _geen_ruimte(data: Path) -> bool:
    try:
        return shutil.disk_usage(data).free < 30_000_000
    except OSError:
        return False


def _schrijffout(data: Path, reden: str) -> Gebruikersfout:
    return Gebruikersfout(
        f"In de map {data} kan niet geschreven worden ({reden}); de vorige versie blijft in gebruik. "
        "Maak ruimte of geef schrijfrechten en bouw opnieuw."
    )


def bouw(
    data: Path = versies.DATA,
    *,
    als_nodig: bool = False,
    stand: str | None = "",
    vergelijk: Vergelijking | None = None,
    meld: Melder = lambda _: None,
) -> Path:
    """Build and publish a new version; return its path.

    ``stand`` names the fetched figures: '' = those of the served version, None = only the snapshot.
    With ``als_nodig`` an up-to-date version (same inputs, same build steps) is kept. ``vergelijk`` sees
    the new version beside the served one (attached as ``vorige``) and may refuse it.
    Raises Gebruikersfout, with the previous version untouched and still served.
    """
    if not data.is_dir():
        raise Gebruikersfout(
            f"De map {data} bestaat niet. Maak haar aan of wijs met GEMEENTEN3D_DATA een andere aan."
        )
    if als_nodig and (nu := _bijgewerkt(data, stand)):  # before the lock: a folder may be read-only
        meld(f"De database is al bijgewerkt ({nu.name}).")
        return nu
    with versies.slot(data, "bouw", 120, _BEZET):
        if als_nodig and (nu := _bijgewerkt(data, stand)):  # another process may have built it meanwhile
            return nu
        return _bouw(data, versies.stand(data) if stand == "" else stand, vergelijk, meld)


def _bijgewerkt(data: Path, stand: str | None) -> Path | None:
    """The served version when it was made of the same inputs by the same steps, and is whole."""
    nu = versies.huidige(data)
    leveringen = standen.lees(data / "live", versies.stand(data) if stand == "" else stand)
    bijgewerkt = nu is not None and nu.stem.endswith(invoer_hash(data, leveringen))
    return nu if nu and bijgewerkt and versies.is_ongeschonden(data) and _is_heel(nu) else None


def _bouw(data: Path, stand: str | None, vergelijk: Vergelijking | None, meld: Melder) -> Path:
    leveringen = standen.lees(data / "live", stand)
    kenmerk = invoer_hash(data, leveringen)
    naam = _nieuwe_naam(data, kenmerk)
    meld(
        "De database wordt gemaakt uit de momentopname"
        + (" en de opgehaalde cijfers …" if leveringen else " …")
    )
    klaar = data / f"{naam}.duckdb"
    try:
        # one thread: sums in one order, the same file each time
        with ernaast(klaar) as werk, duckdb.connect(str(werk), config=_BOUW) as con:
            _maak(con, data, naam, leveringen, stand, vergelijk)
            con.execute("checkpoint")  # closing does that too, but says nothing when the disk is full
        versies.wijs_aan(klaar, stand)
    except duckdb.Error as fout:
        if _geen_ruimte(data) or "No space left" in str(fout):  # what was half made is gone: room again
            raise _schrijffout(data, "de schijf is vol") from fout
        raise Gebruikersfout(
            "Het bouwen van de database is mislukt en de vorige versie blijft in gebruik. "
            "Draai `python -m loaders bouw --debug` voor de oorzaak."
        ) from fout
    except OSError as fout:
        klaar.unlink(missing_ok=True)
        raise _schrijffout(data, waarom(fout)) from fout
    versies.ruim_op(data, ook=vorige_van(klaar))
    meld(f"Klaar: {klaar.name}.")
    return klaar


def versie_van(database: Path) -> tuple[str | None, str | None]:
    """(previous version, stand) of a database file; (None, None) when it cannot say."""
    try:
        with duckdb.connect(str(database), read_only=True) as con:
            rij = con.execute("select vorige, stand from mart.versie").fetchone()
    except duckdb.Error:
        return None, None
    return (rij[0], rij[1]) if rij else (None, None)


def vorige_van(database: Path) -> str | None:
    """The version that was served before this one, when it is known."""
    return versie_van(database)[0]


def terug(data: Path = versies.DATA) -> Path:
    """Serve the version from before the served one again. Raises Gebruikersfout when it is not there."""
    with versies.slot(data, "bouw", 120, _BEZET):
        nu = versies.huidige(data)
        vorige = vorige_van(nu) if nu else None
        doel = data / f"{vorige}.duckdb" if vorige else None
        if doel is None or not _is_heel(doel):
            raise Gebruikersfout(
                "Er is geen vorige versie om naar terug te gaan. De huidige blijft in gebruik; "
                "maak zo nodig een nieuwe met `python -m loaders bouw`."
            )
        try:
            versies.wijs_aan(doel, versie_van(doel)[1])
        except OSError as fout:
            raise _schrijffout(data, waarom(fout)) from fout
        return doel
