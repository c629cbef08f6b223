"""What a person downloads from StatLine or the Iv3 site, as a table: the same columns, members and rows as the service gives.

Three layouts. Seen: the dump of v3 (TableInfos, DataProperties, a list per dimension and the rows, as CSV), and StatLine's
"CSV zonder symbolen" (titles of members, the unit in brackets behind the title of a figure, decimal comma, "2022*" for a
provisional year). Inferred: the bulk ZIP of v4 (Properties, Dimensions, MeasureCodes, <dimension>Codes, Observations, each
with the names of the service), and a single file of rows with keys as the Iv3 site gives it.
"""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import duckdb

from loaders.bevolking import GEMEENTE_JAAR
from loaders.cbs import BronFout, Dienst, Rij, normaal
from loaders.contract import lees
from loaders.live.bestandsdelen import (
    DOEN,
    LEEG,
    METADATA,
    Onderdeel,
    TabelUitBestand,
    als_rijen,
    als_sql,
    fout_in,
    lees_rijen,
    onderdeel,
    uitgepakt,
)
from loaders.live.kalender import MAANDEN
from loaders.live.manifest import bronnen


def open_bestanden(paden: Iterable[Path], werk: Path, data: Path) -> TabelUitBestand:
    """The table that these files together are. Raises BronFout with one sentence."""
    bestanden: list[Path] = []
    for pad in paden:
        if pad.is_dir():
            bestanden += sorted(pad.glob("*.csv"))
        elif not pad.is_file():
            raise BronFout(f"Het bestand {pad} bestaat niet. Controleer de naam.")
        elif zipfile.is_zipfile(pad) and pad.suffix.lower() == ".zip":
            bestanden += uitgepakt(pad, werk)
        elif pad.suffix.lower() == ".zip":
            raise fout_in(pad.name, "het ZIP-bestand is beschadigd of afgekapt")
        else:
            bestanden.append(pad)
    delen = {d.naam: d for d in map(onderdeel, bestanden)}
    if not delen:
        raise BronFout(f"Er is geen CSV-bestand gevonden. {DOEN}")
    con = duckdb.connect(
        str(werk / "rijen.duckdb"),
        config={"memory_limit": "1GB", "threads": "1", "temp_directory": str(werk / "tijdelijk")},
    )
    dienst = Dienst()
    if "observations" in delen:
        return _v4(delen, con, dienst)
    if "dataproperties" in delen:
        return _v3(delen, con, dienst)
    over = [d for naam, d in delen.items() if naam not in METADATA]
    if len(over) != 1:
        raise BronFout(
            f"Deze {len(delen)} bestanden vormen samen geen tabel. Geef één CSV van StatLine, of alle bestanden van één bulkdownload."
        )
    (deel,) = over
    if {"taakveldbalanspost", "verslagsoort"} <= {k.lower() for k in deel.koppen}:
        return _iv3(deel, con, dienst)
    if {"taakveld/balanspost", "verslagsoort"} <= {k.lower() for k in deel.koppen}:
        raise fout_in(
            deel.pad.name,
            "in dit soort CSV van Iv3 staan namen en geen codes",
            "Download het bulkbestand (ZIP) van die tabel.",
        )
    if re.fullmatch(r"ID", deel.koppen[0]):
        raise fout_in(
            deel.pad.name,
            "dit zijn rijen met codes, zonder de uitleg van de kolommen en hun eenheden",
            "Geef de andere bestanden van de bulkdownload erbij (TableInfos.csv, DataProperties.csv), of de hele ZIP.",
        )
    return _statline(deel, con, dienst, data)


def _moment(tekst: object, pad: Path) -> str:
    past = re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", str(tekst or ""))
    return past[0] if past else f"{datetime.fromtimestamp(pad.stat().st_mtime):%Y-%m-%dT%H:%M:%S}"


def _nummer_in(naam: str) -> str:
    past = re.search(r"(?<!\d)\d{5}[A-Za-z]{3}(?![A-Za-z])", naam)
    return past[0] if past else ""


def _getal_of_niets(tekst: object) -> object:
    return int(str(tekst)) if str(tekst or "").lstrip("-").isdigit() else tekst


def _v3(delen: dict[str, Onderdeel], con: duckdb.DuckDBPyConnection, dienst: Dienst) -> TabelUitBestand:
    kolommen = [
        {**r, "ID": _getal_of_niets(r.get("ID")), "ParentID": _getal_of_niets(r.get("ParentID"))}
        for r in als_rijen(delen["dataproperties"])
    ]
    dimensies = [str(k["Key"]) for k in kolommen if "Dimension" in str(k.get("Type"))]
    lijsten = {d: delen[d.lower()] for d in dimensies if d.lower() in delen}
    rest = [d for n, d in delen.items() if n not in METADATA and d not in lijsten.values()]
    # the list of a dimension may hold the rows too (neighbourhood tables); then there is no other file
    data = rest or [d for d in lijsten.values() if "ID" in d.koppen]
    if len(data) != 1:
        raise fout_in(
            delen["dataproperties"].pad.name,
            "bij de uitleg van de kolommen hoort één bestand met cijfers, en dat is er niet",
        )
    info = als_rijen(delen["tableinfos"])[0] if "tableinfos" in delen else {}
    lees_rijen(con, data[0], "rij")
    leden = {d: als_rijen(lijst) for d, lijst in lijsten.items()}
    for d in dimensies:  # without its list, the keys that occur are the members
        leden.setdefault(
            d,
            [
                {"Key": k, "Title": k}
                for (k,) in con.execute(f'select distinct "{d}" from rij order by 1').fetchall()
            ],
        )
    return TabelUitBestand(
        dienst,
        "opendata",
        str(info.get("Identifier") or _nummer_in(data[0].naam)),
        con=con,
        naam=data[0].pad.name,
        titel=str(info.get("Title") or "").strip(),
        moment=_moment(info.get("Modified"), data[0].pad),
        kolomrijen=kolommen,
        ledenlijst=leden,
    )


def _v4(delen: dict[str, Onderdeel], con: duckdb.DuckDBPyConnection, dienst: Dienst) -> TabelUitBestand:
    for nodig in ("dimensions", "measurecodes"):
        if nodig not in delen:
            raise fout_in(
                delen["observations"].pad.name, f"het bestand {nodig} van de bulkdownload ontbreekt"
            )
    info = als_rijen(delen["properties"])[0] if "properties" in delen else {}
    dimensies = [str(r["Identifier"]) for r in als_rijen(delen["dimensions"])]
    groepen = als_rijen(delen["measuregroups"]) if "measuregroups" in delen else []
    maten = als_rijen(delen["measurecodes"])
    kolommen: list[Rij] = [
        {
            "Type": "TopicGroup",
            "ID": g.get("Id"),
            "Title": g.get("Title"),
            "ParentID": g.get("ParentId"),
            "Key": "",
        }
        for g in groepen
    ]
    kolommen += [
        {
            "ID": f"#{r['Identifier']}",
            "Type": str(r.get("Kind") or "Dimension"),
            "Key": r["Identifier"],
            "Title": r.get("Title"),
        }
        for r in als_rijen(delen["dimensions"])
    ]
    kolommen += [
        {
            "ID": f"#{r['Identifier']}",
            "Type": "Topic",
            "Key": r["Identifier"],
            "Title": r.get("Title"),
            "Unit": r.get("Unit"),
            "Datatype": r.get("DataType"),
            "ParentID": r.get("MeasureGroupId"),
        }
        for r in maten
    ]
    lees_rijen(con, delen["observations"], "waarneming")
    waarde = (
        'coalesce(nullif("StringValue", \'\'), "Value")'
        if "StringValue" in delen["observations"].koppen
        else '"Value"'
    )
    per_maat = ", ".join(
        f'max({waarde}) filter (where "Measure" = {als_sql(str(r["Identifier"]))}) as "{r["Identifier"]}"'
        for r in maten
    )
    sleutel = ", ".join(f'"{d}"' for d in dimensies)
    dubbel = con.execute(
        f'select 1 from waarneming group by {sleutel}, "Measure" having count(*) > 1 limit 1'
    ).fetchone()
    if dubbel:
        raise fout_in(delen["observations"].pad.name, "hetzelfde cijfer staat er meer dan eens")
    con.execute(
        f"create table rij as select min(_regel) as _regel, {sleutel}, {per_maat} from waarneming group by {sleutel}"
    )
    con.execute("drop table waarneming")
    leden = {
        d: [
            {"Key": r["Identifier"], "Title": r.get("Title"), "Status": r.get("Status")}
            for r in als_rijen(delen[f"{d.lower()}codes"])
        ]
        for d in dimensies
        if f"{d.lower()}codes" in delen
    }
    return TabelUitBestand(
        dienst,
        "datasets",
        str(info.get("Identifier") or _nummer_in(delen["observations"].naam)),
        con=con,
        naam=delen["observations"].pad.name,
        titel=str(info.get("Title") or "").strip(),
        moment=_moment(info.get("Modified"), delen["observations"].pad),
        kolomrijen=kolommen,
        ledenlijst=leden,
    )


def _iv3(deel: Onderdeel, con: duckdb.DuckDBPyConnection, dienst: Dienst) -> TabelUitBestand:
    """The rows of the Iv3 site: keys, two placements, and no unit (every table of the site is in thousands of euro)."""
    lees_rijen(con, deel, "rij")
    dimensies = [
        k for k in deel.koppen if k in ("TaakveldBalanspost", "Categorie", "Gemeenten", "Verslagsoort")
    ]
    kolommen: list[Rij] = [{"ID": d, "Type": "Dimension", "Key": d, "Title": d} for d in dimensies]
    kolommen += [
        {"ID": k, "Type": "Topic", "Key": k, "Title": k, "Unit": "1 000 euro", "Datatype": "Double"}
        for k in deel.koppen
        if k not in dimensies and k != "ID"
    ]
    leden = {
        d: [
            {"Key": k, "Title": k.strip()}
            for (k,) in con.execute(f'select distinct "{d}" from rij order by 1').fetchall()
            if k
        ]
        for d in dimensies
    }
    jaren = {str(r["Key"])[:4] for r in leden.get("Verslagsoort", [])}
    if len(jaren) != 1:
        raise fout_in(
            deel.pad.name,
            "er staan verslagen van meer dan één jaar in het bestand",
            "Geef per jaar één bestand.",
        )
    (jaar,) = jaren
    return TabelUitBestand(
        dienst,
        "dataderden",
        _nummer_in(deel.naam) or f"Iv3{jaar}",
        con=con,
        naam=deel.pad.name,
        titel=f"Gemeenten {jaar} onbewerkte Iv3-data",
        moment=_moment(None, deel.pad),
        kolomrijen=kolommen,
        ledenlijst=leden,
    )


def _splits_eenheid(kop: str) -> tuple[str, str | None]:
    """'Jongeren met jeugdhulp (% (zie toelichting))' -> title and unit; None when there are no brackets at the end."""
    if not kop.endswith(")"):
        return kop, None
    diepte = 0
    for n in range(len(kop) - 1, -1, -1):
        diepte += {")": 1, "(": -1}.get(kop[n], 0)
        if not diepte:
            return kop[:n].strip(), kop[n + 1 : -1].strip()
    return kop, None


def _periode(titel: str) -> Rij | None:
    """A period by its title as StatLine writes it: '2022*', '1e halfjaar 2023', '2024 december**'."""
    kaal = titel.rstrip("*").strip()
    status = {0: "Definitief", 1: "Voorlopig"}.get(len(titel) - len(titel.rstrip("*")), "NaderVoorlopig")
    if re.fullmatch(r"\d{4}", kaal):
        sleutel = f"{kaal}JJ00"
    elif past := re.fullmatch(r"([12])e halfjaar (\d{4})", kaal):
        sleutel = f"{past[2]}HJ0{past[1]}"
    elif (past := re.fullmatch(r"(\d{4}) (\w+)", kaal)) and past[2] in MAANDEN:
        sleutel = f"{past[1]}MM{MAANDEN.index(past[2]) + 1:02}"
    else:
        return None
    return {"Key": sleutel, "Title": titel, "Status": status}


def _naam(titel: object) -> str:
    """A name or title of CBS without capitals, in one way to write accents and apostrophes, and without '(gemeente)'."""
    naam = unicodedata.normalize("NFC", str(titel)).replace("’", "'").replace(".)", ")")
    return " ".join(naam.split()).casefold().removesuffix(" (gemeente)")


def _gemeentecodes(data: Path) -> dict[str, str]:
    """Name or title of CBS -> code, of every municipality since 2014; a name of two municipalities is none."""
    codes: dict[str, set[str]] = {}
    for rij in lees(data / "bron", GEMEENTE_JAAR).to_dict("records"):
        codes.setdefault(_naam(rij["naam"]), set()).add(str(rij["gm_code"]))
    uit = {naam: next(iter(c)) for naam, c in codes.items() if len(c) == 1}
    return {"nederland": "NL01", **uit}


def _statline(deel: Onderdeel, con: duckdb.DuckDBPyConnection, dienst: Dienst, data: Path) -> TabelUitBestand:
    """StatLine's CSV without symbols: titles for members become keys, the unit behind a title becomes its unit."""
    lees_rijen(con, deel, "rij")
    con.execute(f"delete from rij where lower(trim(\"{deel.koppen[0]}\")) in ('bron: cbs', '© cbs')")
    kolommen: list[Rij] = []
    leden: dict[str, list[Rij]] = {}
    for kop in deel.koppen:
        titel, eenheid = _splits_eenheid(kop)
        waarden = [
            str(w or "").strip()
            for (w,) in con.execute(f'select distinct "{kop}" from rij limit 20000').fetchall()
        ]
        perioden = [_periode(w) for w in waarden]
        if waarden and all(perioden) and (titel.startswith("Period") or eenheid is None):
            kolommen.append({"ID": kop, "Type": "TimeDimension", "Key": kop, "Title": titel})
            leden[kop] = [p for p in perioden if p]
        elif eenheid is not None:
            kolommen.append(
                {
                    "ID": kop,
                    "Type": "Topic",
                    "Key": kop,
                    "Title": titel,
                    "Unit": eenheid,
                    "Datatype": "Double",
                }
            )
        elif titel.startswith(("Regio", "Gemeenten", "Wijken")):
            kolommen.append({"ID": kop, "Type": "GeoDimension", "Key": kop, "Title": titel})
            leden[kop] = []
        else:
            kolommen.append({"ID": kop, "Type": "Dimension", "Key": kop, "Title": titel})
            leden[kop] = [{"Key": w, "Title": w} for w in waarden]
    geo = [k["Key"] for k in kolommen if k["Type"] == "GeoDimension"]
    tijd = [k["Key"] for k in kolommen if k["Type"] == "TimeDimension"]
    maten = [k["Key"] for k in kolommen if k["Type"] == "Topic"]
    if len(geo) != (0 if _zonder_regio(kolommen) else 1) or len(tijd) != 1 or not maten:
        raise fout_in(deel.pad.name, f"de kolomkoppen zijn niet herkend ({', '.join(deel.koppen[:3])}, …)")
    _vervang(con, tijd[0], {str(r["Title"]): str(r["Key"]) for r in leden[tijd[0]]})
    for kolom in geo:
        leden[kolom] = _regios(deel, con, kolom, maten, data)
    return TabelUitBestand(
        dienst,
        "opendata",
        _nummer_in(deel.naam),
        con=con,
        naam=deel.pad.name,
        moment=_moment(None, deel.pad),
        kolomrijen=kolommen,
        ledenlijst=leden,
        komma=True,
    )


def _zonder_regio(kolommen: list[Rij]) -> bool:
    """Whether these are the dimensions of a source that has no regions."""
    titels = {normaal(str(k["Title"])) for k in kolommen}
    return any(
        not {"regio", "gemeente"} & bron.dimensies.keys()
        and all(any(normaal(n) in titels for n in namen) for namen in bron.dimensies.values())
        for bron in bronnen().values()
    )


def _regios(
    deel: Onderdeel, con: duckdb.DuckDBPyConnection, kolom: str, maten: list[str], data: Path
) -> list[Rij]:
    """The titles of regions in a column become codes; raises BronFout at a municipality with figures that nobody knows."""
    codes = _gemeentecodes(data)
    namen = [str(w or "").strip() for (w,) in con.execute(f'select distinct "{kolom}" from rij').fetchall()]
    bekend = {naam: codes[_naam(naam)] for naam in namen if _naam(naam) in codes}
    andere = {naam: f"XX {naam}" for naam in namen if re.search(r" \((PV|CR|LD|JZ|GG|AM|VR|ZK)\)$", naam)}
    leeg = " and ".join(f'trim("{m}") in ({", ".join(map(als_sql, LEEG))})' for m in maten)
    for naam in [n for n in namen if n not in bekend and n not in andere]:
        if con.execute(
            f'select 1 from rij where trim("{kolom}") = ? and not ({leeg}) limit 1', [naam]
        ).fetchone():
            raise fout_in(
                deel.pad.name,
                f"de gemeente '{naam[:60]}' is niet bekend",
                "Gebruik het bulkbestand (ZIP), daarin staan codes; of verbeter de naam.",
            )
        andere[naam] = f"XX {naam}"  # abolished before our first year: CBS keeps it without figures
    _vervang(con, kolom, {**bekend, **andere})
    return [{"Key": code, "Title": naam} for naam, code in {**bekend, **andere}.items()]


def _vervang(con: duckdb.DuckDBPyConnection, kolom: str, waardoor: dict[str, str]) -> None:
    """Other values in a column."""
    con.execute("create temp table naar (oud varchar, nieuw varchar)")
    con.executemany("insert into naar values (?, ?)", [list(paar) for paar in waardoor.items()] or [["", ""]])
    con.execute(f'update rij set "{kolom}" = n.nieuw from naar n where trim("{kolom}") = n.oud')
    con.execute("drop table naar")
