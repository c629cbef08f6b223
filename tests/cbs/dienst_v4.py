"""The OData v4 service of CBS on localhost: the tables of a world, or a capture of a real one.

Seen in a capture of 03759ned (July 2026): the names and shapes of Properties, Dimensions, MeasureCodes, <dimension>Codes
and Observations, keys without padding, `ValueAttribute` Impossible beside an empty Value, `@odata.nextLink`. Not seen, and
therefore a choice: MeasureGroups, the catalog, the size of a page, the texts of errors.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Collection, Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from types import TracebackType
from urllib.parse import parse_qsl, quote, unquote

from tests.cbs.filter import GETAL, TEKST, Filter
from tests.cbs.tabel import Tabel
from tests.cbs.wereld import Wereld

Rij = dict[str, object]


class Nagemaakt:
    """A table of the v3 stand-in as v4 tells it."""

    def __init__(self, tabel: Tabel) -> None:
        self.tabel = tabel
        self.maten = {str(k["Key"]): f"M{n:06}" for n, k in enumerate(tabel.onderwerpen, 300)}

    def rijen(self, naam: str, pins: Mapping[str, Collection[str]] | None = None) -> Iterator[Rij]:
        """The rows of an entity set, observations of these keys only; KeyError when there is none of that name."""
        t = self.tabel
        if naam == "Properties":
            yield {
                "Identifier": t.id,
                "Title": t.titel,
                "Modified": f"{t.gewijzigd}+02:00",
                "Catalog": t.catalogus,
            }
        elif naam == "Dimensions":
            for k in t.kenmerken:
                if "Dimension" in str(k["Type"]):
                    yield {"Identifier": k["Key"], "Title": k["Title"], "Kind": k["Type"]}
        elif naam == "MeasureGroups":
            for k in t.kenmerken:
                if k["Type"] == "TopicGroup":
                    yield {"Id": k["ID"], "Title": k["Title"], "ParentId": k["ParentID"]}
        elif naam == "MeasureCodes":
            for k in t.onderwerpen:
                yield {
                    "Identifier": self.maten[str(k["Key"])],
                    "Title": k["Title"],
                    "MeasureGroupId": k["ParentID"],
                    "DataType": k["Datatype"],
                    "Unit": k["Unit"],
                    "Decimals": k["Decimals"],
                }
        elif naam == "Observations":
            yield from self._waarnemingen(pins)
        else:
            for lid in t.dimensies[naam.removesuffix("Codes")]:
                rij = {"Identifier": str(lid["Key"]).strip(), "Title": lid["Title"]}
                yield rij | ({"Status": lid["Status"]} if "Status" in lid else {})

    def _waarnemingen(self, pins: Mapping[str, Collection[str]] | None) -> Iterator[Rij]:
        nummer = 0
        for rij in self.tabel.rijen(pins):
            for sleutel, maat in self.maten.items():
                nummer += 1
                waarde = rij[sleutel]
                tekst = isinstance(waarde, str)
                yield {
                    "Id": nummer,
                    "Measure": maat,
                    "ValueAttribute": "Impossible" if waarde is None else "None",
                    "Value": None if tekst else waarde,
                    "StringValue": waarde if tekst else None,
                    **{d: str(rij[d]).strip() for d in self.tabel.dimensies},
                }

    def pins(self, keur: Filter) -> dict[str, set[str]]:
        """What a filter leaves of every dimension, as the table has its keys: padded."""
        sleutels = self.tabel.sleutels
        kaal = keur.pins({d: [s.strip() for s in rij] for d, rij in sleutels.items()})
        return {d: {s for s in sleutels[d] if s.strip() in over} for d, over in kaal.items()}


class Opgenomen:
    """A capture of a real table: a folder with properties.json, dimensions.json, measure-codes.json, …"""

    def __init__(self, map_: Path) -> None:
        self.map_ = map_

    def rijen(self, naam: str, pins: Mapping[str, Collection[str]] | None = None) -> Iterator[Rij]:
        """The rows of an entity set as they were captured."""
        bestand = {
            "Properties": "properties",
            "Dimensions": "dimensions",
            "MeasureCodes": "measure-codes",
            "Observations": "observations-page-1",
        }.get(naam, f"codes-{naam.removesuffix('Codes')}")
        inhoud = json.loads((self.map_ / f"{bestand}.json").read_text(encoding="utf-8"))
        yield from inhoud.get("value", [inhoud])

    def pins(self, keur: Filter) -> None:
        """A capture is small enough to look at each row."""


class DienstV4:
    """The service; use it as a context manager."""

    def __init__(self, tabellen: dict[str, Nagemaakt | Opgenomen], pagina: int = 100_000) -> None:
        self.tabellen, self.pagina = tabellen, pagina
        self.verzoeken: list[tuple[str, dict[str, str]]] = []
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("_Verzoek", (_Verzoek,), {"dienst": self}))
        self._draad = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )

    @classmethod
    def van(cls, wereld: Wereld, pagina: int = 100_000) -> DienstV4:
        """The tables of a world."""
        return cls({nummer: Nagemaakt(t) for nummer, t in wereld.tabellen.items()}, pagina)

    @property
    def adres(self) -> str:
        """Scheme, host and port."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> DienstV4:
        self._draad.start()
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def antwoord(self, pad: str, vraag: dict[str, str]) -> Rij:
        """The JSON of a page; KeyError when there is nothing there (capitals in a number count)."""
        delen = pad.strip("/").split("/")[2:]
        if delen == ["Datasets"]:
            return {"value": [next(t.rijen("Properties")) for t in self.tabellen.values()]}
        catalogus, nummer, naam = delen
        tabel = self.tabellen[nummer]
        if catalogus != next(tabel.rijen("Properties"))["Catalog"]:
            raise KeyError(catalogus)
        rijen = tabel.rijen(naam)
        if naam == "Properties":
            return next(rijen)
        if filter_ := vraag.get("$filter"):
            eerste = next(rijen)
            soorten = {k: GETAL if k in ("Id", "Value") else TEKST for k in eerste}
            keur = Filter(filter_, soorten, [])
            rijen = (r for r in tabel.rijen(naam, tabel.pins(keur)) if keur.past(r))
        skip = int(vraag.get("$skip", "0"))
        blad = list(islice(rijen, skip, skip + self.pagina + 1))
        uit: Rij = {"@odata.context": f"{self.adres}{pad}", "value": blad[: self.pagina]}
        if len(blad) > self.pagina:
            over = {**vraag, "$skip": str(skip + self.pagina)}
            uit["@odata.nextLink"] = f"{self.adres}{pad}?" + "&".join(
                f"{k}={quote(v)}" for k, v in over.items()
            )
        return uit


class _Verzoek(BaseHTTPRequestHandler):
    """GET, and nothing else."""

    protocol_version = "HTTP/1.1"
    dienst: DienstV4

    def log_message(self, format: str, *args: object) -> None:
        """Silence: requests are kept."""

    def do_GET(self) -> None:
        """Look up and send."""
        pad, _, tekst = self.path.partition("?")
        vraag = dict(parse_qsl(tekst))
        self.dienst.verzoeken.append((unquote(pad), vraag))
        try:
            status, inhoud = (
                200,
                json.dumps(self.dienst.antwoord(unquote(pad), vraag), ensure_ascii=False).encode(),
            )
        except (KeyError, ValueError, FileNotFoundError):
            status, inhoud = 404, b'{"error":{"code":"404","message":"Not found"}}'
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(inhoud)))
        self.end_headers()
        self.wfile.write(inhoud)
