"""Boundaries of the municipalities for the map: made once a year, kept as a small TopoJSON.

Source: CBS gebiedsindelingen (CBS, Kadaster, through PDOK), generalised. The map is simplified as one
coverage, so that neighbours keep sharing the very same border: no gaps, no overlaps. The libraries for that
are only needed to renew the map; reading it needs nothing but JSON.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from fouten import Gebruikersfout
from loaders.bronnen import HERKOMST
from loaders.contract import lees, sha256, toets_tabel
from loaders.wegschrijven import map_ernaast

NAAM = "grenzen"
BESTAND = "grenzen.topojson"
LAAG = "gemeenten"
HOOGSTENS_BYTES = 150_000
_VEREENVOUDIGING_M = 300  # side of the smallest bend that stays; a screen pixel is some 500 m
_STAPPEN = 10_000  # grid of the coordinates: steps of about 30 m
_TERUG = (
    "Zet het bestand terug uit het versiebeheer of maak de kaart opnieuw met `python -m loaders grenzen`."
)


@dataclass(frozen=True)
class Gebied:
    """One municipality of the source: its code and its GeoJSON geometry in degrees."""

    gm_code: str
    vorm: dict[str, Any]


# ---------------------------------------------------------------- making


def lees_geojson(pad: Path) -> list[Gebied]:
    """The municipalities of a GeoJSON file of PDOK, by code. Raises Gebruikersfout."""
    if not pad.is_file():
        raise Gebruikersfout(f"Het bestand {pad} ontbreekt. Geef de gemeentegrenzen van PDOK als GeoJSON.")
    try:
        kenmerken = json.loads(pad.read_text(encoding="utf-8"))["features"]
        gebieden = [Gebied(k["properties"]["statcode"], k["geometry"]) for k in kenmerken]
    except (OSError, ValueError, KeyError, TypeError) as fout:
        raise Gebruikersfout(
            f"Het bestand {pad.name} heeft niet de gemeenten van PDOK met hun code (statcode). Haal het opnieuw op."
        ) from fout
    _keur_codes([g.gm_code for g in gebieden], pad.name)
    return sorted(gebieden, key=lambda g: g.gm_code)


def _keur_codes(codes: list[Any], bestand: str) -> None:
    if not codes:
        raise Gebruikersfout(f"{bestand} heeft geen gemeenten. {_TERUG}")
    vreemd = [c for c in codes if not (isinstance(c, str) and re.fullmatch(r"GM\d{4}", c))]
    if vreemd:
        gevonden = f"er staat '{vreemd[0]}'" if vreemd[0] else "er staat niets"
        raise Gebruikersfout(f"{bestand}: {gevonden} waar een gemeentecode zoals GM0363 hoort. {_TERUG}")
    if dubbel := [c for c in codes if codes.count(c) > 1]:
        raise Gebruikersfout(f"{bestand}: gemeente {dubbel[0]} staat er twee keer. {_TERUG}")


def vereenvoudig(gebieden: list[Gebied]) -> dict[str, Any]:
    """A TopoJSON in metres (RD, EPSG:28992) of these municipalities. Raises Gebruikersfout.

    Small municipalities and islands keep a shape: simplifying a coverage never removes a part.
    """
    try:
        import numpy as np
        import shapely
        from pyproj import Transformer
        from shapely.geometry import mapping, shape
        from topojson.core.topology import Topology
    except ImportError as fout:
        raise Gebruikersfout(
            "Om de kaart te vernieuwen zijn topojson, shapely en pyproj nodig. "
            "Draai eerst `python -m pip install -r requirements-dev.txt`."
        ) from fout

    naar_rd = Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)
    try:
        graden = [shape(g.vorm) for g in gebieden]
    except (AttributeError, KeyError, TypeError, ValueError) as fout:
        raise Gebruikersfout(
            "Een van de gemeenten heeft geen leesbare grens. Haal het bestand opnieuw op."
        ) from fout
    rd = np.array(
        [shapely.transform(v, lambda p: np.column_stack(naar_rd.transform(p[:, 0], p[:, 1]))) for v in graden]
    )
    for gebied, vorm in zip(gebieden, rd, strict=True):
        if vorm.is_empty or not vorm.is_valid or vorm.geom_type not in ("Polygon", "MultiPolygon"):
            raise Gebruikersfout(
                f"Gemeente {gebied.gm_code} heeft geen geldig vlak als grens. Haal het bestand opnieuw op."
            )
    if not shapely.coverage_is_valid(rd):
        raise Gebruikersfout(
            "De grenzen van buurgemeenten sluiten niet aan. Haal de grenzen van één jaar opnieuw op."
        )
    eenvoudig = shapely.orient_polygons(shapely.coverage_simplify(rd, _VEREENVOUDIGING_M))
    kenmerken = [
        {"type": "Feature", "id": g.gm_code, "properties": {}, "geometry": mapping(v)}
        for g, v in zip(gebieden, eenvoudig, strict=True)
    ]
    verzameling = {"type": "FeatureCollection", "features": kenmerken}
    topologie: dict[str, Any] = Topology(verzameling, prequantize=_STAPPEN, object_name=LAAG).to_dict()
    for vorm in topologie["objects"][LAAG]["geometries"]:
        vorm.pop("properties", None)  # the id says it all; names are in the database
        for buiten, *gaten in vorm["arcs"] if vorm["type"] == "MultiPolygon" else [vorm["arcs"]]:
            _keer_om(buiten, topologie["arcs"], linksom=True)
            for gat in gaten:
                _keer_om(gat, topologie["arcs"], linksom=False)
    return topologie


def _keer_om(ring: list[int], bogen: list[list[list[int]]], *, linksom: bool) -> None:
    """Give a ring of one closed border its direction back: the library loses it where an enclave fills a hole.

    A hole that runs the same way as the outside would be drawn as no hole, over the enclave in it.
    """
    if len(ring) != 1:
        return
    x = y = som = 0
    for dx, dy in bogen[max(ring[0], ~ring[0])]:  # steps, the first one from zero
        som += x * dy - y * dx
        x, y = x + dx, y + dy
    if ((som > 0) == (ring[0] >= 0)) != linksom:
        ring[0] = ~ring[0]


def maak(pad: Path, bron: Path, jaar: int) -> int:
    """Make the map from a GeoJSON file and put it in the snapshot ``bron``; return its size in bytes.

    Raises Gebruikersfout, with ``bron`` untouched.
    """
    topologie = vereenvoudig(lees_geojson(pad))
    tekst = json.dumps(topologie, separators=(",", ":")) + "\n"
    if len(tekst) > HOOGSTENS_BYTES:
        raise Gebruikersfout(
            f"De kaart wordt {len(tekst) // 1000} kB en mag {HOOGSTENS_BYTES // 1000} kB zijn. "
            "Geef de gegeneraliseerde grenzen van PDOK, niet de volledige."
        )
    herkomst = lees(bron, HERKOMST)
    with map_ernaast(bron) as werk:
        (werk / BESTAND).write_text(tekst, encoding="utf-8", newline="\n")
        rij = _herkomst(jaar, len(topologie["objects"][LAAG]["geometries"]), werk / BESTAND)
        uit = pd.DataFrame([*herkomst[herkomst["herkomst_id"] != NAAM].to_dict("records"), rij])
        toets_tabel(uit.astype({"rijen": "str"}).set_axis(range(2, len(uit) + 2)), HERKOMST, "herkomst.csv")
        uit.to_csv(werk / HERKOMST.bestand, index=False, lineterminator="\n")
    return len(tekst)


def _herkomst(jaar: int, rijen: int, pad: Path) -> dict[str, object]:
    return {
        "herkomst_id": NAAM,
        "bestand": BESTAND,
        "bron": "CBS gebiedsindelingen, gemeenten gegeneraliseerd",
        "tabel_id": str(jaar),
        "titel": f"Gemeentegrenzen {jaar}, vereenvoudigd voor de kaart",
        "uitgever": "CBS, Kadaster (PDOK)",
        "licentie": "CC BY 4.0",
        "url": f"https://service.pdok.nl/cbs/gebiedsindelingen/{jaar}/wfs/v1_0",
        "gewijzigd_op": None,
        "opgehaald_op": str(jaar),
        "rijen": rijen,
        "sha256": sha256(pad),
        "opmerking": "Vereenvoudigd, in Rijksdriehoekscoördinaten. Zonder de grote wateren.",
    }


# ---------------------------------------------------------------- reading


def lees_kaart(bron: Path, herkomst: pd.DataFrame) -> str | None:
    """The text of the map in the snapshot; None when the snapshot has none, and herkomst.csv agrees.

    Raises Gebruikersfout when the file is absent, damaged, or another than herkomst.csv says.
    """
    eigen = herkomst.loc[herkomst["herkomst_id"] == NAAM]
    if eigen.empty:
        return None  # a snapshot without a map is complete too
    pad, waar = bron / BESTAND, f"data/bron/{BESTAND}"
    if not pad.is_file():
        raise Gebruikersfout(f"Het bestand {pad} ontbreekt. {_TERUG}")
    try:
        tekst = pad.read_text(encoding="utf-8")
        if sha256(pad) != eigen["sha256"].iloc[0]:
            raise Gebruikersfout(
                f"{waar} is veranderd sinds de kaart is gemaakt (controlegetal klopt niet). {_TERUG}"
            )
        codes = [vorm.get("id") for vorm in json.loads(tekst)["objects"][LAAG]["geometries"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fout:
        raise Gebruikersfout(f"{waar} is beschadigd en niet te lezen. {_TERUG}") from fout
    _keur_codes(codes, waar)
    rijen = int(eigen["rijen"].iloc[0])
    if len(codes) != rijen:
        raise Gebruikersfout(f"{waar} heeft {len(codes)} gemeenten in plaats van {rijen}. {_TERUG}")
    return tekst
