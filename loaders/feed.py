"""What every version changed, as Atom feeds: one of all municipalities and one per municipality.

A file per feed in a folder that a web server may serve as it is; made anew after a refresh. Amounts are lasten of the
definition De drie wetten, as in ``mart.revisie``.
"""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from loaders.wegschrijven import schrijf_heel

_ATOM = "http://www.w3.org/2005/Atom"
_NAAM = {"rekening": "jaarrekening", "begroting": "begroting"}
_WET = {"jeugdwet": "jeugd", "wmo": "Wmo", "participatiewet": "participatie", "gedeeld": "gedeelde kosten"}


@dataclass(frozen=True)
class Bericht:
    """One entry: when, of which version, its title and its sentences."""

    moment: datetime
    versie: str
    titel: str
    zinnen: tuple[str, ...]


def _euro(keur: float) -> str:
    """'€ 1.234.000', '€ -12.000': whole thousands, as Dutch readers write it."""
    return f"€ {round(keur) * 1000:,}".replace(",", ".")


def _wat(oud: float | None, nieuw: float | None) -> str:
    if oud is None:
        return f"nieuw, {_euro(nieuw or 0)}"
    if nieuw is None:
        return f"niet meer bekend (was {_euro(oud)})"
    return f"van {_euro(oud)} naar {_euro(nieuw)}"


def berichten(con: duckdb.DuckDBPyConnection, gm_code: str | None = None) -> list[Bericht]:
    """What each version changed, newest first: nationally, or of one municipality."""
    if gm_code is None:
        rijen = con.execute(
            "select versie, gebouwd_op, jaar, soort, wet, count(distinct gm_code), sum(coalesce(nieuw_keur, 0) - coalesce(oud_keur, 0)) "
            "from mart.revisie group by all order by gebouwd_op desc, versie, jaar desc, soort, wet"
        ).fetchall()
        zinnen = [
            f"{_NAAM[soort].capitalize()} {jaar}, {_WET[wet]}: {n} {'gemeente' if n == 1 else 'gemeenten'}, samen {_euro(verschil)} verschil."
            for _, _, jaar, soort, wet, n, verschil in rijen
        ]
    else:
        rijen = con.execute(
            "select versie, gebouwd_op, jaar, soort, wet, oud_keur, nieuw_keur from mart.revisie where gm_code = ? "
            "order by gebouwd_op desc, versie, jaar desc, soort, wet",
            [gm_code],
        ).fetchall()
        zinnen = [
            f"{_NAAM[soort].capitalize()} {jaar}, {_WET[wet]}: {_wat(oud, nieuw)}."
            for _, _, jaar, soort, wet, oud, nieuw in rijen
        ]
    per_versie: dict[tuple[datetime, str], list[int]] = {}
    for i, rij in enumerate(rijen):
        per_versie.setdefault((rij[1], rij[0]), []).append(i)
    uit = []
    for (moment, versie), nummers in per_versie.items():
        verslagen = sorted({(rijen[i][2], _NAAM[rijen[i][3]]) for i in nummers}, reverse=True)
        titel = "Bedragen veranderd: " + ", ".join(f"{soort} {jaar}" for jaar, soort in verslagen)
        uit.append(Bericht(moment, versie, titel, tuple(zinnen[i] for i in nummers)))
    return uit


def atom(titel: str, sleutel: str, lijst: list[Bericht], moment: datetime, adres: str = "") -> bytes:
    """The feed as XML; ``sleutel`` names it for ever, ``adres`` is where a reader finds the figures."""
    ET.register_namespace("", _ATOM)
    feed = ET.Element(f"{{{_ATOM}}}feed", {"xml:lang": "nl"})

    def voeg(ouder: ET.Element, naam: str, tekst: str = "", **kenmerken: str) -> ET.Element:
        deel = ET.SubElement(ouder, f"{{{_ATOM}}}{naam}", kenmerken)
        deel.text = tekst or None
        return deel

    def id_(wat: str) -> str:
        return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_OID, f'gemeenten-in-3d {wat}')}"

    voeg(feed, "title", titel)
    voeg(feed, "id", id_(sleutel))
    voeg(feed, "updated", _tijd(max((b.moment for b in lijst), default=moment)))
    voeg(voeg(feed, "author"), "name", "Gemeenten in 3D")
    if adres:
        voeg(feed, "link", href=adres)
    for b in lijst:
        item = voeg(feed, "entry")
        voeg(item, "title", b.titel)
        voeg(item, "id", id_(f"{sleutel} {b.versie}"))
        voeg(item, "updated", _tijd(b.moment))
        if adres:
            voeg(item, "link", href=adres)
        voeg(item, "content", "\n".join(b.zinnen), type="text")
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def _tijd(moment: datetime) -> str:
    """A moment of this machine's clock as Atom wants it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def schrijf(con: duckdb.DuckDBPyConnection, map_: Path, adres: str = "") -> int:
    """Write ``alle.xml`` and a file per municipality; return how many (OSError)."""
    map_.mkdir(parents=True, exist_ok=True)
    (gebouwd,) = con.execute("select gebouwd_op from mart.versie").fetchone() or (datetime.now(),)
    adres = adres.rstrip("/")
    feeds = {"alle": ("Gemeenten in 3D: wat er veranderde", None)}
    for gm_code, naam in con.execute("select gm_code, naam from mart.gemeente order by gm_code").fetchall():
        feeds[gm_code] = (f"Gemeenten in 3D: wat er veranderde bij {naam}", gm_code)
    for bestand, (titel, gm_code) in feeds.items():
        waar = f"{adres}/?g={gm_code}" if adres and gm_code else adres
        schrijf_heel(map_ / f"{bestand}.xml", atom(titel, bestand, berichten(con, gm_code), gebouwd, waar))
    return len(feeds)
