"""The OData v3 service of CBS on localhost, with its habits and, on request, its failures.

    with Dienst(maak_wereld()) as dienst:
        cbsodata.get_meta("45067NED", "TypedDataSet", catalog_url=dienst.adres, filters=...)

Not known of the real service, and therefore a choice: the texts of errors, status 400 for more than 10 000
rows on ODataApi, and a null that differs from every number in `ne`.
"""

from __future__ import annotations

import contextlib
import json
import re
import socket
import struct
import threading
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from types import TracebackType
from urllib.parse import parse_qsl, unquote
from xml.sax.saxutils import escape

from tests.cbs.filter import GETAL, TEKST, Filter, FilterFout
from tests.cbs.tabel import Tabel
from tests.cbs.wereld import Wereld

GRENS = 10_000  # rows that ODataApi gives at most
DATASETS = ("TypedDataSet", "UntypedDataSet")
PAD = re.compile(r"^/(ODataFeed|ODataApi)/(?i:odata)/(?P<tabel>[^/]+)(?:/(?P<naam>[^/]*))?/?$")
CATALOGUS = re.compile(r"^/ODataCatalog/(?P<naam>Tables)?/?$")
VERSCHUIF = "$verschuif"  # our own option in a nextLink: rows that the pages lag behind their $skip
# What a fault needs besides a match: a later page, a nextLink to spoil, or the table's Modified
ALLEEN_BIJ = {"leeg": "vervolg", "dubbel": "data", "nulpagina_eind": "data", "andere_host": "data"}
ALLEEN_BIJ["wijzig_onderweg"] = "TableInfos"
FOUTEN = {"400": 400, "404": 404, "500": 500, "503": 503}

Rij = Mapping[str, object]
Vraag = dict[str, str]


@dataclass
class Storing:
    """A fault. `waar` is looked for in the unquoted path?query; `na` matching requests pass first; `keer`
    requests are hit, None is for ever.

    reset            the connection is reset halfway through the body
    afgekapt         half of the JSON, with a Content-Length that fits it
    html             status 200 with a page of HTML
    400 404 500 503  that status
    traag            an answer after `seconden`
    leeg             an empty page before the one that was asked for; later pages only
    dubbel           the rows of the page come again on the next page
    nulpagina_eind   the nextLink is missing
    andere_host      the nextLink names the host in `andere`
    wijzig_onderweg  TableInfos shows a later Modified from the second read on

    With `keer` None, leeg and dubbel never come to an end.
    """

    soort: str
    waar: str = ""
    keer: int | None = 1
    na: int = 0
    seconden: float = 1.0
    andere: str = "localhost:1"
    gezien: int = field(default=0, init=False)
    geraakt: int = field(default=0, init=False)

    def raakt(self, adres: str, kenmerken: Iterable[str]) -> bool:
        """Count this request, and say whether it is hit."""
        nodig = ALLEEN_BIJ.get(self.soort)
        if self.waar not in adres or (nodig is not None and nodig not in kenmerken):
            return False
        self.gezien += 1
        vrij = max(self.na, 1) if self.soort == "wijzig_onderweg" else self.na
        if self.gezien <= vrij or (self.keer is not None and self.geraakt >= self.keer):
            return False
        self.geraakt += 1
        return True


class HttpFout(Exception):
    """An answer with another status than 200."""

    def __init__(self, status: int, tekst: str) -> None:
        super().__init__(tekst)
        self.status, self.tekst = status, tekst


@dataclass
class Antwoord:
    """A page of an entity set."""

    naam: str
    rijen: list[dict[str, object]]
    volgende: str | None = None


class Dienst:
    """The service; use it as a context manager, or call `start` and `stop`."""

    def __init__(
        self, wereld: Wereld, pagina: int = 10_000, negeer_maatfilters: bool = False, poort: int = 0
    ) -> None:
        self.wereld = wereld
        self.pagina = pagina
        self.negeer_maatfilters = negeer_maatfilters
        self.storingen: list[Storing] = []
        self.verzoeken: list[tuple[str, Vraag]] = []
        self._slot = threading.Lock()
        self._server = _Server(self, poort)
        self._draad: threading.Thread | None = None

    @property
    def adres(self) -> str:
        """Host and port, the catalog_url of cbsodata."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    def start(self) -> Dienst:
        """Answer requests in a thread of its own."""
        serveer = self._server.serve_forever
        self._draad = threading.Thread(target=serveer, kwargs={"poll_interval": 0.02}, daemon=True)
        self._draad.start()
        return self

    def stop(self) -> None:
        """Stop answering and free the port."""
        self._server.shutdown()
        self._server.server_close()
        if self._draad is not None:
            self._draad.join()

    def __enter__(self) -> Dienst:
        return self.start()

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self.stop()

    # ------------------------------------------------------------ one request

    def noteer(self, pad: str, vraag: Vraag) -> Storing | None:
        """Log the request; the first fault that hits it."""
        adres = f"{pad}?" + "&".join(f"{naam}={waarde}" for naam, waarde in vraag.items())
        kenmerken = {pad.rstrip("/").rpartition("/")[2]}
        if "DataSet" in pad:
            kenmerken |= {"data", "vervolg"} if "$skip" in vraag else {"data"}
        with self._slot:
            self.verzoeken.append((pad, vraag))
            return next((s for s in list(self.storingen) if s.raakt(adres, kenmerken)), None)

    def antwoord(self, pad: str, vraag: Vraag, tekst: str, storing: Storing | None) -> Antwoord:
        """The page that was asked for; `tekst` is the query as it was sent."""
        if treffer := CATALOGUS.match(pad):
            rijen: Iterable[Rij] = (
                self.catalogus() if treffer["naam"] else [{"name": "Tables", "url": "Tables"}]
            )
            return Antwoord("Tables", list(self.kies(filter_rijen(rijen, vraag), vraag)))
        if not (treffer := PAD.match(pad)):
            raise HttpFout(404, "Resource not found.")
        tabel = self.wereld.tabellen.get(treffer["tabel"])
        if tabel is None:
            raise HttpFout(404, f"Table '{treffer['tabel']}' not found.")
        naam = treffer["naam"]
        if not naam:
            return Antwoord("", [{"name": n, "url": f"{self.basis(pad)}/{n}"} for n in entiteiten(tabel)])
        if naam not in entiteiten(tabel):
            raise HttpFout(404, f"Resource not found for the segment '{naam}'.")
        if storing is not None and storing.soort == "wijzig_onderweg":
            tabel.raak()
        return self.blad(tabel, naam, pad, vraag, tekst, storing)

    def blad(
        self, tabel: Tabel, naam: str, pad: str, vraag: Vraag, tekst: str, storing: Storing | None
    ) -> Antwoord:
        """One page of an entity set of a table, with the link to the next one."""
        soort = storing.soort if storing is not None else ""
        skip, achter = getal(vraag, "$skip"), getal(vraag, VERSCHUIF)
        top = getal(vraag, "$top") if "$top" in vraag else None
        if soort == "leeg":
            rijen, meer = [], True
            volgend, achter = skip + self.pagina, achter + self.pagina
        else:
            alles = self.rijen(tabel, naam, vraag, max(skip - achter, 0))
            feed = pad.startswith("/ODataFeed")
            aantal = self.pagina if feed else GRENS
            if top is not None:
                aantal = min(aantal, top)
            rijen = list(islice(alles, aantal))
            meer = (top is None or top > aantal) and next(alles, None) is not None
            if meer and not feed:
                raise HttpFout(400, f"The query gives more than {GRENS} records; use the feed.")
            volgend = skip + len(rijen)
            if soort == "dubbel":
                meer, achter = True, achter + len(rijen)
            top = top - len(rijen) if top is not None else None
        link = None
        if meer and soort != "nulpagina_eind":
            host = storing.andere if storing is not None and soort == "andere_host" else self.adres
            opties = {"$top": top, VERSCHUIF: achter or None, "$skip": volgend}
            link = f"http://{host}{pad}?{vervolgvraag(tekst, opties)}"
        kolommen = tabel.kolommen if naam in DATASETS else None
        return Antwoord(naam, list(self.kies(rijen, vraag, kolommen)), link)

    def basis(self, pad: str) -> str:
        """The absolute address of a table."""
        return f"http://{self.adres}" + "/".join(pad.split("/")[:4])

    def rijen(self, tabel: Tabel, naam: str, vraag: Vraag, vanaf: int) -> Iterator[Rij]:
        """The rows of an entity set that pass the filter, from row `vanaf` on; lazy."""
        if naam not in DATASETS:
            return islice(filter_rijen(self.metadata(tabel, naam), vraag), vanaf, None)
        rijen = self.datarijen(tabel, vraag, vanaf)
        return map(ongetypeerd, rijen) if naam == "UntypedDataSet" else rijen

    def datarijen(self, tabel: Tabel, vraag: Vraag, vanaf: int) -> Iterator[Rij]:
        """Rows of the cube; only the part that the filter leaves is made."""
        if "$filter" not in vraag:
            return tabel.rijen(vanaf=vanaf)
        soorten = {k: TEKST if k in tabel.dimensies else GETAL for k in tabel.kolommen}
        maten = [str(k["Key"]) for k in tabel.onderwerpen]
        soorten |= {str(k["Key"]): TEKST for k in tabel.onderwerpen if k["Datatype"] == "String"}
        filter_ = maak_filter(vraag["$filter"], soorten, maten if self.negeer_maatfilters else ())
        sleutels = tabel.sleutels
        pins = filter_.pins(sleutels)
        if filter_.alleen_pins(sleutels):  # no row can fail, so earlier pages need not be made
            return tabel.rijen(pins, vanaf)
        return islice((rij for rij in tabel.rijen(pins) if filter_.past(rij)), vanaf, None)

    @staticmethod
    def metadata(tabel: Tabel, naam: str) -> list[dict[str, object]]:
        """The rows of an entity set that is not data."""
        if naam == "TableInfos":
            return [tabelinfo(tabel, 0)]
        if naam == "DataProperties":
            return tabel.kenmerken
        return tabel.groepen if naam == "CategoryGroups" else tabel.dimensies[naam]

    def catalogus(self) -> list[dict[str, object]]:
        """One row per table, of all catalogs."""
        uit = []
        for nummer, tabel in enumerate(self.wereld.tabellen.values()):
            adres = f"http://{self.adres}/{{}}/OData/{tabel.id}"
            extra = {
                "Updated": tabel.gewijzigd,
                "ColumnCount": len(tabel.kolommen),
                "RecordCount": tabel.aantal(),
                "SummaryAndLinks": "",
                "ApiUrl": adres.format("ODataApi"),
                "FeedUrl": adres.format("ODataFeed"),
            }
            uit.append(tabelinfo(tabel, nummer) | extra)
        return uit

    @staticmethod
    def kies(
        rijen: Iterable[Rij], vraag: Vraag, kolommen: Collection[str] | None = None
    ) -> Iterator[dict[str, object]]:
        """The rows with the columns of $select only; `kolommen` is what may be asked for."""
        rijen = list(rijen)
        namen = [naam.strip() for naam in vraag.get("$select", "*").split(",")]
        if "*" in namen:
            return (dict(rij) for rij in rijen)
        bekend = set().union(*rijen) if kolommen is None else set(kolommen)
        if bekend and (fout := [naam for naam in namen if naam not in bekend]):
            raise HttpFout(400, f"Could not find a property named '{fout[0]}'.")
        return ({naam: waarde for naam, waarde in rij.items() if naam in namen} for rij in rijen)


# ---------------------------------------------------------------- parts of an answer


def entiteiten(tabel: Tabel) -> list[str]:
    """The entity sets of a table in the order of the service."""
    return [
        "TableInfos",
        "UntypedDataSet",
        "TypedDataSet",
        "DataProperties",
        "CategoryGroups",
        *tabel.dimensies,
    ]


def maak_filter(tekst: str, soorten: Mapping[str, str], negeer: Iterable[str] = ()) -> Filter:
    """The compiled filter, or status 400."""
    try:
        return Filter(tekst, soorten, list(negeer))
    except FilterFout as fout:
        raise HttpFout(400, str(fout)) from fout


def filter_rijen(rijen: Iterable[Rij], vraag: Vraag) -> Iterator[Rij]:
    """Rows of metadata that pass the filter; a column is text unless it holds a number somewhere."""
    rijen = list(rijen)
    if "$filter" not in vraag:
        return iter(rijen)
    soorten: dict[str, str] = {}
    for rij in rijen:
        for naam, waarde in rij.items():
            soorten[naam] = GETAL if isinstance(waarde, int | float) else soorten.get(naam, TEKST)
    filter_ = maak_filter(vraag["$filter"], soorten)
    volledig = ({naam: rij.get(naam) for naam in soorten} for rij in rijen)  # topics have more columns
    return (rij for rij, heel in zip(rijen, volledig, strict=True) if filter_.past(heel))


def getal(vraag: Vraag, naam: str) -> int:
    """The value of $skip or $top; zero when it is not there."""
    waarde = vraag.get(naam, "0")
    if not waarde.isdigit():
        raise HttpFout(400, f"Incorrect value '{waarde}' for '{naam}'.")
    return int(waarde)


def vervolgvraag(tekst: str, opties: Mapping[str, int | None]) -> str:
    """The query as it was sent, with these options in the place of earlier ones."""
    delen = [deel for deel in tekst.split("&") if deel and unquote(deel.partition("=")[0]) not in opties]
    delen += [f"{naam}={waarde}" for naam, waarde in opties.items() if waarde is not None]
    return "&".join(delen)


def ongetypeerd(rij: Rij) -> dict[str, object]:
    """A row of UntypedDataSet: right-aligned text, a full stop for a missing value."""
    uit: dict[str, object] = {}
    for naam, waarde in rij.items():
        if naam != "ID" and not isinstance(waarde, str):
            is_heel = isinstance(waarde, float) and waarde.is_integer()
            waarde = "." if waarde is None else str(int(waarde) if is_heel else waarde)
            waarde = waarde.rjust(8)
        uit[naam] = waarde
    return uit


def tabelinfo(tabel: Tabel, nummer: int) -> dict[str, object]:
    """The row of TableInfos, and the beginning of a row of the catalog."""
    return {
        "ID": nummer,
        "Title": tabel.titel,
        "ShortTitle": tabel.titel,
        "Identifier": tabel.id,
        "Summary": "",
        "Modified": tabel.gewijzigd,
        "ReasonDelivery": "Actualisering",
        "ExplanatoryText": "",
        "Language": "nl",
        "Catalog": tabel.catalogus,
        "Frequency": "Perjaar",
        "Period": "",
        "ShortDescription": "",
        "Description": "",
        "DefaultPresentation": "_la=nl&_si=&_gu=",
        "DefaultSelection": "",
        "GraphTypes": "Table",
        "OutputStatus": "Regulier",
        "Source": "CBS",
        "MetaDataModified": tabel.gewijzigd,
        "SearchPriority": "2",
    }


def als_json(dienst: Dienst, pad: str, antwoord: Antwoord) -> bytes:
    """The body in the JSON of OData v3."""
    soort = f"#Cbs.OData.WebAPI.{antwoord.naam}" if antwoord.naam else ""
    inhoud: dict[str, object] = {"odata.metadata": f"{dienst.basis(pad)}/$metadata{soort}"}
    inhoud["value"] = antwoord.rijen
    if antwoord.volgende is not None:
        inhoud["odata.nextLink"] = antwoord.volgende
    return json.dumps(inhoud, ensure_ascii=False).encode()


def als_atom(antwoord: Antwoord) -> bytes:
    """The body in Atom, what the service sends when nobody asks for JSON."""
    delen = ['<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"']
    delen.append(' xmlns:d="http://schemas.microsoft.com/ado/2007/08/dataservices"')
    delen.append(' xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">')
    for rij in antwoord.rijen:
        delen.append('<entry><content type="application/xml"><m:properties>')
        for naam, waarde in rij.items():
            naam = naam.replace(".", "_")
            if waarde is None:
                delen.append(f'<d:{naam} m:null="true"/>')
            else:
                delen.append(f'<d:{naam} xml:space="preserve">{escape(str(waarde))}</d:{naam}>')
        delen.append("</m:properties></content></entry>")
    if antwoord.volgende is not None:
        delen.append(f'<link rel="next" href="{escape(antwoord.volgende, {chr(34): "&quot;"})}"/>')
    return "".join([*delen, "</feed>"]).encode()


# ---------------------------------------------------------------- HTTP


class _Server(ThreadingHTTPServer):
    """Knows its service; threads do not keep the process alive."""

    daemon_threads = True
    block_on_close = False  # a slow answer must not hold up the end of a test

    def __init__(self, dienst: Dienst, poort: int) -> None:
        self.dienst = dienst
        super().__init__(("127.0.0.1", poort), _Verzoek)

    def handle_error(self, request: object, client_address: object) -> None:
        """Clients that leave early are part of the tests."""


class _Verzoek(BaseHTTPRequestHandler):
    """GET, and nothing else."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def log_message(self, format: str, *args: object) -> None:
        """Silence: requests are kept in `Dienst.verzoeken`."""

    def do_GET(self) -> None:
        """Look up, spoil when a fault says so, send."""
        dienst = self.server.dienst
        ruw, _, tekst = self.path.partition("?")
        pad, vraag = unquote(ruw), dict(parse_qsl(tekst, keep_blank_values=True))
        storing = dienst.noteer(pad, vraag)
        soort = storing.soort if storing is not None else ""
        if storing is not None and soort == "traag":
            time.sleep(storing.seconden)
        if soort == "html":
            self.stuur(200, "text/html; charset=utf-8", b"<!DOCTYPE html><title>Onderhoud</title>")
            return
        try:
            if soort in FOUTEN:
                raise HttpFout(FOUTEN[soort], "Fault on request.")
            antwoord = dienst.antwoord(pad, vraag, tekst, storing)
        except HttpFout as fout:
            self.fout(fout)
            return
        if vraag.get("$format") == "json" or "json" in self.headers.get("Accept", ""):
            vorm = "application/json;odata=minimalmetadata;streaming=true;charset=utf-8"
            inhoud = als_json(dienst, pad, antwoord)
        else:
            vorm, inhoud = "application/atom+xml;type=feed;charset=utf-8", als_atom(antwoord)
        if soort == "reset":
            self.breek_af(vorm, inhoud)
        else:
            self.stuur(200, vorm, inhoud[: len(inhoud) // 2] if soort == "afgekapt" else inhoud)

    def fout(self, fout: HttpFout) -> None:
        """An error: JSON from the service itself, HTML from whatever stands in front of it."""
        if fout.status >= 500:
            self.stuur(fout.status, "text/html", f"<h1>{fout.status}</h1>".encode())
            return
        inhoud = {"odata.error": {"code": "", "message": {"lang": "en-US", "value": fout.tekst}}}
        self.stuur(fout.status, "application/json;charset=utf-8", json.dumps(inhoud).encode())

    def stuur(self, status: int, vorm: str, inhoud: bytes) -> None:
        """A whole answer."""
        with contextlib.suppress(ConnectionError):  # the client may have lost patience
            self.kop(status, vorm, len(inhoud))
            self.wfile.write(inhoud)

    def kop(self, status: int, vorm: str, lengte: int) -> None:
        """Status line and headers."""
        self.send_response(status)
        self.send_header("Content-Type", vorm)
        self.send_header("Content-Length", str(lengte))
        self.send_header("DataServiceVersion", "3.0;")
        self.end_headers()

    def breek_af(self, vorm: str, inhoud: bytes) -> None:
        """Half of the body, then a reset instead of a proper end."""
        self.kop(200, vorm, len(inhoud))
        self.wfile.write(inhoud[: len(inhoud) // 2])
        self.wfile.flush()
        time.sleep(0.05)  # let the half arrive before the reset throws away what is under way
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()
        self.close_connection = True
