"""What goes with the tables: a Data Package, DCAT-AP-NL, how to cite, checksums. All follows from tables and files."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from reports.open_data.tabellen import Tabel

NAAM = "gemeenten-in-3d"
TITEL = "Gemeenten in 3D: geld van het sociaal domein per gemeente"
MAKER = "Gemeenten in 3D"
TREFWOORDEN = ("gemeenten", "sociaal domein", "Jeugdwet", "Wmo", "Participatiewet", "Iv3", "Gemeentefonds")
LICENTIES = {  # by room: figures of others that we worked up; tables that we keep ourselves
    "mart": (
        "CC-BY-4.0",
        "Creative Commons Naamsvermelding 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
    "referentie": ("EUPL-1.2", "European Union Public Licence 1.2", "https://eupl.eu/1.2/nl/"),
}
_EU = "http://publications.europa.eu/resource/authority"
_EU_LICENTIE = {"mart": f"{_EU}/licence/CC_BY_4_0", "referentie": f"{_EU}/licence/EUPL_1_2"}
MEDIATYPE = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
_DCAT = {
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True)
class Bestand:
    """A file that was written: of which table, in which form."""

    tabel: Tabel
    vorm: str  # a key of MEDIATYPE
    omvang: int
    sha256: str

    @property
    def naam(self) -> str:
        """Its file name."""
        return f"{self.tabel.naam}.{self.vorm}"


@dataclass(frozen=True)
class Pakket:
    """All that the descriptions are made of. ``adres``: where the files will stand, '' = not known."""

    versie: str
    uitleg: str
    jaren: tuple[int, int]
    bestanden: tuple[Bestand, ...]
    bronnen: tuple[dict[str, Any], ...]
    sleutels: dict[str, tuple[str, ...]]
    adres: str = ""

    def waar(self, bestand: str) -> str:
        """The address of a file; relative to the description beside it when the place is not known."""
        return f"{self.adres}/{bestand}" if self.adres else bestand


def datapackage(pakket: Pakket) -> dict[str, Any]:
    """``datapackage.json``, version 2 of the standard: every CSV with its columns, every Parquet file as a file."""
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": NAAM,
        "title": TITEL,
        "description": pakket.uitleg,
        "version": pakket.versie,
        **({"homepage": pakket.adres} if pakket.adres else {}),
        "keywords": list(TREFWOORDEN),
        "contributors": [{"title": MAKER, "roles": ["author"]}],
        "licenses": [_licentie(kamer) for kamer in LICENTIES],
        "sources": [
            {
                "title": f"{b['uitgever']}: {b['titel']} ({b['licentie']})",
                **({"path": b["url"]} if b["url"] else {}),
            }
            for b in pakket.bronnen
        ],
        "resources": [_resource(b, pakket) for b in pakket.bestanden],
    }


def _licentie(kamer: str) -> dict[str, str]:
    naam, titel, pad = LICENTIES[kamer]
    return {"name": naam, "title": titel, "path": pad}


def _resource(bestand: Bestand, pakket: Pakket) -> dict[str, Any]:
    tabel = bestand.tabel
    uit: dict[str, Any] = {
        "name": tabel.naam if bestand.vorm == "csv" else bestand.naam,
        "path": bestand.naam,
        "description": tabel.uitleg,
        "format": bestand.vorm,
        "mediatype": MEDIATYPE[bestand.vorm],
        "bytes": bestand.omvang,
        "hash": f"sha256:{bestand.sha256}",
        "licenses": [_licentie(tabel.kamer)],
    }
    if bestand.vorm != "csv":
        return uit
    sleutel = pakket.sleutels.get(tabel.naam)
    velden = [
        {
            "name": k.naam,
            "type": k.soort,
            **({"description": k.uitleg} if k.uitleg else {}),
            **({"unit": k.eenheid} if k.eenheid else {}),
        }
        for k in tabel.kolommen
    ]
    return {
        **uit,
        "type": "table",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "doubleQuote": True},
        "schema": {
            "fields": velden,
            "missingValues": [""],
            **({"primaryKey": list(sleutel)} if sleutel else {}),
        },
    }


def dcat(pakket: Pakket) -> dict[str, Any]:
    """``dcat.jsonld``: a catalogue with this one data set, as DCAT-AP-NL 3.0 asks; every file is a distribution.

    Without an address the names are relative: they follow from where the file is read.
    """
    maker = {"@id": pakket.waar("#maker"), "@type": "foaf:Agent", "foaf:name": MAKER}
    contact = {"@id": pakket.waar("#contact"), "@type": "vcard:Kind", "vcard:fn": MAKER}
    if pakket.adres:
        contact["vcard:hasURL"] = {"@id": pakket.adres}  # type: ignore[assignment]
    begin, einde = pakket.jaren
    talig = {"@language": "nl"}
    gegevens = {
        "@id": pakket.waar("#gegevens"),
        "@type": "dcat:Dataset",
        "dct:title": {**talig, "@value": TITEL},
        "dct:description": {**talig, "@value": pakket.uitleg},
        "dct:identifier": f"{NAAM}:{pakket.versie}",
        "dcat:version": pakket.versie,
        "dct:creator": {"@id": maker["@id"]},
        "dct:publisher": {"@id": maker["@id"]},
        "dcat:contactPoint": {"@id": contact["@id"]},
        "dct:accessRights": _concept(f"{_EU}/access-right/PUBLIC", "dct:RightsStatement"),
        "dcat:theme": [{"@id": f"{_EU}/data-theme/{thema}"} for thema in ("SOCI", "GOVE")],
        "dct:language": _concept(f"{_EU}/language/NLD", "dct:LinguisticSystem"),
        "dct:spatial": _concept(f"{_EU}/country/NLD", "dct:Location"),
        "dct:temporal": {
            "@type": "dct:PeriodOfTime",
            "dcat:startDate": {"@type": "xsd:gYear", "@value": str(begin)},
            "dcat:endDate": {"@type": "xsd:gYear", "@value": str(einde)},
        },
        "dcat:keyword": [{**talig, "@value": woord} for woord in TREFWOORDEN],
        "dct:source": [{"@id": url} for url in sorted({b["url"] for b in pakket.bronnen if b["url"]})],
        "dcat:distribution": [_distributie(b, pakket) for b in pakket.bestanden],
    }
    catalogus = {
        "@id": pakket.waar("#catalogus"),
        "@type": "dcat:Catalog",
        "dct:title": {**talig, "@value": f"Open data van {MAKER}"},
        "dct:description": {**talig, "@value": f"De open data van {MAKER}: één gegevensverzameling."},
        "dct:publisher": {"@id": maker["@id"]},
        "dcat:contactPoint": {"@id": contact["@id"]},
        "dct:language": {"@id": f"{_EU}/language/NLD"},
        "dct:license": _concept(_EU_LICENTIE["mart"], "dct:LicenseDocument"),
        "dcat:dataset": {"@id": gegevens["@id"]},
    }
    return {"@context": _DCAT, "@graph": [catalogus, gegevens, maker, contact]}


def _concept(uri: str, klasse: str) -> dict[str, str]:
    return {"@id": uri, "@type": klasse}


def _distributie(bestand: Bestand, pakket: Pakket) -> dict[str, Any]:
    plek = {"@id": pakket.waar(bestand.naam)}
    return {
        "@id": pakket.waar(f"#{bestand.naam}"),
        "@type": "dcat:Distribution",
        "dct:title": {"@language": "nl", "@value": bestand.naam},
        "dct:description": {"@language": "nl", "@value": bestand.tabel.uitleg},
        "dcat:accessURL": plek,
        "dcat:downloadURL": plek,
        "dct:license": _concept(_EU_LICENTIE[bestand.tabel.kamer], "dct:LicenseDocument"),
        "dcat:mediaType": _concept(
            f"https://www.iana.org/assignments/media-types/{MEDIATYPE[bestand.vorm]}", "dct:MediaType"
        ),
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(bestand.omvang)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": bestand.sha256},
        },
    }


def citaties(pakket: Pakket) -> dict[str, str]:
    """How to cite, by file name. No date: that is the reader's, the version says which figures."""
    let_op = "Gebruikt u deze cijfers? Noem dan Gemeenten in 3D met de versie, en CBS en het ministerie van BZK als bron."
    cff = {
        "cff-version": "1.2.0",
        "message": let_op,
        "type": "dataset",
        "title": TITEL,
        "abstract": pakket.uitleg,
        "version": pakket.versie,
        "authors": [{"name": MAKER}],
        "license": [naam for naam, _, _ in LICENTIES.values()],
        "keywords": list(TREFWOORDEN),
        **({"url": pakket.adres} if pakket.adres else {}),
    }
    bibtex = {
        "author": f"{{{MAKER}}}",
        "title": f"{{{TITEL}}}",
        "version": pakket.versie,
        "note": "Cijfers van CBS (CC BY 4.0) en ministerie van BZK, bewerkt",
        **({"url": pakket.adres} if pakket.adres else {}),
    }
    ris = [
        ("TY", "DATA"),
        ("AU", MAKER),
        ("TI", TITEL),
        ("ET", pakket.versie),
        ("N1", bibtex["note"]),
        ("LA", "nl"),
        *([("UR", pakket.adres)] if pakket.adres else []),
        ("ER", ""),
    ]
    velden = ",\n".join(f"  {naam} = {{{waarde}}}" for naam, waarde in bibtex.items())
    return {
        # a JSON value is a YAML value too, and needs no quoting rules of our own
        "CITATION.cff": "".join(f"{k}: {json.dumps(w, ensure_ascii=False)}\n" for k, w in cff.items()),
        "citaat.bib": f"@misc{{gemeenten_in_3d_{pakket.versie},\n{velden}\n}}\n",
        "citaat.ris": "".join(f"{naam}  - {waarde}\r\n" for naam, waarde in ris),
    }
