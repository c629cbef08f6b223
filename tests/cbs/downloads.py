"""Files as a person downloads them at CBS, made from a table of the stand-in.

Seen: StatLine's CSV without symbols (recorded for 85098NED, June 2023) and the dump of v3 (85067NED). Inferred: the bulk ZIP
of v4, with the names and fields of the service; the rows of the Iv3 site.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from tests.cbs.dienst_v4 import Nagemaakt
from tests.cbs.tabel import Tabel

Pins = Mapping[str, Collection[str]]


def _schrijf(pad: Path, koppen: list[str], rijen: Iterable[Iterable[object]], scheiding: str) -> Path:
    with pad.open("w", encoding="utf-8", newline="") as bestand:
        schrijver = csv.writer(
            bestand, delimiter=scheiding, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n"
        )
        schrijver.writerow(koppen)
        schrijver.writerows(rijen)
    return pad


def _ster(lid: Mapping[str, object]) -> str:
    status = str(lid.get("Status") or "")
    return f"{lid['Title']}{'*' if status == 'Voorlopig' else '**' if status == 'NaderVoorlopig' else ''}"


def statline(tabel: Tabel, pad: Path, pins: Pins) -> Path:
    """CSV without symbols: titles of members, a unit in brackets behind the title of a figure, decimal comma."""
    titels = {
        d: {str(lid["Key"]): _ster(lid) if d == "Perioden" else str(lid["Title"]) for lid in leden}
        for d, leden in tabel.dimensies.items()
    }
    namen = {str(k["Key"]): str(k["Title"]) for k in tabel.kenmerken}
    eenheden = {str(k["Key"]): k["Unit"] for k in tabel.onderwerpen}
    regels = [
        ";".join(
            f'"{n}"'
            for n in (*(namen[d] for d in titels), *(f"{namen[m]} ({e})" for m, e in eenheden.items()))
        )
    ]
    for rij in tabel.rijen(pins):
        cellen = [f'"{titels[d][str(rij[d])]}"' for d in titels]
        cellen += [
            "" if rij[m] is None else str(rij[m]).removesuffix(".0").replace(".", ",") for m in eenheden
        ]
        regels.append(";".join(cellen))
    pad.write_text("\n".join(regels) + "\n", encoding="utf-8")
    return pad


def v3_dump(tabel: Tabel, map_: Path, pins: Pins) -> list[Path]:
    """TableInfos, DataProperties, a list per dimension, and the rows."""
    map_.mkdir(parents=True)
    info = [0, tabel.titel, tabel.id, tabel.gewijzigd]
    uit = [_schrijf(map_ / "TableInfos.csv", ["ID", "Title", "Identifier", "Modified"], [info], ",")]
    velden = ["ID", "Position", "ParentID", "Type", "Key", "Title", "Datatype", "Unit"]
    uit.append(
        _schrijf(
            map_ / "DataProperties.csv", velden, ([k.get(v) for v in velden] for k in tabel.kenmerken), ","
        )
    )
    for d, leden in tabel.dimensies.items():
        velden = ["Key", "Title", "Status"]
        uit.append(_schrijf(map_ / f"{d}.csv", velden, ([lid.get(v) for v in velden] for lid in leden), ","))
    uit.append(_schrijf(map_ / "data.csv", tabel.kolommen, (r.values() for r in tabel.rijen(pins)), ","))
    return uit


def v4_zip(tabel: Tabel, pad: Path, hoogstens: Collection[str]) -> Path:
    """Every entity set of v4 as CSV in one ZIP; observations of these periods only."""
    nep = Nagemaakt(tabel)
    namen = [
        "Properties",
        "Dimensions",
        "MeasureCodes",
        "MeasureGroups",
        *(f"{d}Codes" for d in tabel.dimensies),
        "Observations",
    ]
    with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam in namen:
            rijen = list(nep.rijen(naam))
            if naam == "Observations" and "Perioden" in tabel.dimensies:
                rijen = [r for r in rijen if r["Perioden"] in hoogstens]
            if not rijen:
                continue
            tekst = io.StringIO()
            schrijver = csv.DictWriter(
                tekst, list(rijen[0]), delimiter=";", quoting=csv.QUOTE_NONNUMERIC, restval=""
            )
            schrijver.writeheader()
            schrijver.writerows(rijen)
            zip_.writestr(f"{naam}.csv", tekst.getvalue())
    return pad
