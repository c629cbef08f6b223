"""The only door to CBS: open data (OData v3) through the package ``cbsodata``.

``cbsodata`` has no default timeout and does not retry, replaces keys by titles in ``get_data``, and
resolves nothing; here ``get_meta`` fetches one entity set with its original keys, every call has a
timeout, passing faults are tried again, and columns are found by their title, never by the number at
the end of their name, which CBS renumbers.
"""

from __future__ import annotations

import math
import os
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import Any, ClassVar, Literal
from urllib.parse import urlsplit

import cbsodata
import pyarrow as pa
import pyarrow.compute as pc
import requests
import tenacity
import urllib3

from fouten import Gebruikersfout

Rij = dict[str, Any]
Melder = Callable[[str], None]
Huis = Literal["opendata", "dataderden", "datasets"]  # datasets: OData v4, see cbs_v4.py

ADRES: dict[Huis, str] = {
    "opendata": "https://opendata.cbs.nl",
    "dataderden": "https://dataderden.cbs.nl",
    "datasets": "https://datasets.cbs.nl",
}
_OMGEVING: dict[Huis, str] = {
    "opendata": "GEMEENTEN3D_CBS_OPENDATA",
    "dataderden": "GEMEENTEN3D_CBS_DATADERDEN",
    "datasets": "GEMEENTEN3D_CBS_DATASETS",
}
_TEKSTEN = {
    "string",
    "text",
    "date",
    "datetime",
}  # every other Datatype (Integer32, Long, Double, …) is a number
_HOOGSTENS_BLADEN = 1_000  # CBS gives pages of 10 000 rows; we ask for a few at a time
_LATER = "Probeer het later opnieuw; wat al is opgehaald blijft bewaard."


class BronFout(Gebruikersfout):
    """A table could not be fetched or is not what we expect; other tables can go on."""


class TabelWeg(BronFout):
    """There is no table of this number; it may have a successor under the same title."""


@dataclass(frozen=True)
class Dienst:
    """Where CBS is reached and how patiently.

    ``wacht_s`` is the first pause after a passing fault; pauses double, with some chance, to one minute.
    """

    adres: Mapping[Huis, str] = field(default_factory=lambda: dict(ADRES))
    pogingen: int = 5
    wacht_s: float = 2.0
    timeout_s: float = 120.0
    meld: Melder = lambda _: None

    @classmethod
    def uit_omgeving(cls, meld: Melder, adres: str | None = None) -> Dienst:
        """The service as the environment variables say; ``adres`` (one address for all) goes first."""
        adressen: dict[Huis, str] = {
            huis: adres if adres is not None else os.environ.get(naam) or ADRES[huis]
            for huis, naam in _OMGEVING.items()
        }
        for waar in adressen.values():
            _schema_en_host(waar)
        return cls(
            adres=adressen,
            wacht_s=_getal("GEMEENTEN3D_CBS_WACHT_S", 2.0, nul_mag=True),
            timeout_s=_getal("GEMEENTEN3D_CBS_TIMEOUT_S", 120.0, nul_mag=False),
            meld=meld,
        )


def _schema_en_host(adres: str) -> tuple[str, str]:
    """('https', 'host:port/path') of an address; raises Gebruikersfout when it is not one."""
    fout = Gebruikersfout(
        f"Het adres '{adres}' is ongeldig. Het moet met http:// of https:// beginnen, zoals {ADRES['opendata']}."
    )
    try:
        delen = urlsplit(adres.strip().rstrip("/"))
        goed = bool(delen.hostname) and (delen.port is None or delen.port > 0)
    except ValueError:
        raise fout from None
    if delen.scheme not in ("http", "https") or not goed or any(c.isspace() for c in delen.netloc):
        raise fout
    return delen.scheme, delen.netloc + delen.path


def _getal(naam: str, anders: float, *, nul_mag: bool) -> float:
    waarde = os.environ.get(naam, "").replace(",", ".")
    try:
        getal = float(waarde) if waarde else anders
    except ValueError:
        getal = -1
    if not math.isfinite(getal) or getal < 0 or (getal == 0 and not nul_mag):
        raise Gebruikersfout(
            f"De omgevingsvariabele {naam} moet een aantal seconden zijn, er staat '{waarde}'."
        )
    return getal


def _status(fout: BaseException) -> int | None:
    """The HTTP status; cbsodata raises anew without the response, which then hangs on the cause."""
    for kandidaat in (fout, fout.__cause__):
        antwoord = getattr(kandidaat, "response", None)
        if antwoord is not None:
            return int(antwoord.status_code)
    return None


_ADRESFOUT = (
    requests.exceptions.InvalidURL,
    requests.exceptions.MissingSchema,
    requests.exceptions.InvalidSchema,
)


def _gaat_voorbij(fout: BaseException) -> bool:
    """Whether trying again can help: no answer, half an answer, or a fault at CBS; never 'bad request'."""
    if isinstance(fout, _ADRESFOUT):
        return False
    if isinstance(fout, requests.HTTPError):
        status = _status(fout)
        return status is None or status >= 500 or status == 429
    if isinstance(fout, pa.ArrowException):  # a ValueError too, but it stays what it is
        return False
    # ValueError: no JSON; KeyError and TypeError: JSON without a list of values
    return isinstance(fout, (requests.RequestException, ValueError, KeyError, TypeError))


def _reden(fout: BaseException) -> str:
    """What went wrong, in Dutch."""
    status = _status(fout)
    if status == 404:
        return "de tabel bestaat daar niet (antwoord 404)"
    if status is not None:
        return f"de server antwoordde met foutcode {status}"
    if isinstance(fout, requests.Timeout):
        return "het antwoord bleef uit"
    if isinstance(fout, requests.exceptions.SSLError):
        return "het beveiligingscertificaat wordt niet vertrouwd"
    if isinstance(fout, _ADRESFOUT):
        return "dat adres is ongeldig"
    if isinstance(fout, requests.exceptions.ChunkedEncodingError):
        return "de verbinding werd halverwege verbroken"
    if isinstance(fout, requests.ConnectionError):
        return "er kwam geen verbinding of zij werd verbroken"
    return "het antwoord is geen volledige tabel"


class EindelozeTabel(BronFout):
    """A table whose pages keep pointing to a next one."""


class _Bladen(urllib3.util.Timeout):
    """The time one request may take, and how many pages an answer may have.

    cbsodata follows 'next' links for ever; it asks for each page with this same object, which urllib3
    copies for each request.
    """

    def __init__(self, timeout_s: float) -> None:
        super().__init__(connect=min(10.0, timeout_s), read=timeout_s)
        self._timeout_s = timeout_s
        self._kopieen = 0

    def clone(self) -> urllib3.util.Timeout:
        """A fresh clock for one request; urllib3 asks for it once a request."""
        self._kopieen += 1
        if self._kopieen > _HOOGSTENS_BLADEN:
            raise EindelozeTabel("te veel bladen")
        return urllib3.util.Timeout(connect=min(10.0, self._timeout_s), read=self._timeout_s)


def haal(dienst: Dienst, huis: Huis, wat: str, vraag: Callable[..., Any]) -> Any:
    """Ask, with timeout and patience; raises BronFout with one Dutch sentence."""
    schema, host = _schema_en_host(dienst.adres[huis])
    cbsodata.options.use_https = schema == "https"
    # cbsodata prepares its requests itself, so the usual environment settings are passed here
    omgeving = {
        "proxies": requests.utils.get_environ_proxies(f"{schema}://{host}"),
        "verify": os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True,
    }

    def _opnieuw(stand: tenacity.RetryCallState) -> None:
        uitkomst = stand.outcome
        fout = uitkomst.exception() if uitkomst else None
        pauze = stand.next_action.sleep if stand.next_action else 0
        if fout is not None:
            dienst.meld(
                f"{wat}: {_reden(fout)}; poging {stand.attempt_number + 1} van {dienst.pogingen} over {pauze:.0f} s"
            )

    poging = tenacity.Retrying(
        stop=tenacity.stop_after_attempt(dienst.pogingen),
        wait=tenacity.wait_exponential_jitter(
            multiplier=dienst.wacht_s, max=max(60.0, dienst.wacht_s), jitter=dienst.wacht_s
        ),
        retry=tenacity.retry_if_exception(_gaat_voorbij),
        before_sleep=_opnieuw,
        reraise=True,
    )
    try:
        return poging(lambda: vraag(catalog_url=host, timeout=_Bladen(dienst.timeout_s), **omgeving))
    except EindelozeTabel:
        raise BronFout(
            f"{wat}: het antwoord van {host} heeft geen einde (meer dan {_HOOGSTENS_BLADEN} bladen). {_LATER}"
        ) from None
    except pa.ArrowException:
        raise
    except (requests.RequestException, ValueError, KeyError, TypeError) as fout:
        status = _status(fout)
        doen = (
            "Controleer het adres en het nummer van de tabel."
            if isinstance(fout, _ADRESFOUT) or (status is not None and 400 <= status < 500 and status != 429)
            else _LATER
        )
        soort = TabelWeg if status == 404 else BronFout
        raise soort(f"{wat} is niet op te halen bij {host}: {_reden(fout)}. {doen}") from fout


def normaal(tekst: str) -> str:
    """A title or key without case, accents, punctuation and the number CBS puts at the end of a key."""
    zonder = "".join(c for c in unicodedata.normalize("NFKD", tekst) if not unicodedata.combining(c))
    return re.sub(r"[\W_]", "", re.sub(r"(?<=[^\W\d])_\d+$", "", zonder.strip())).lower()


def zonder_opmerking(titel: str) -> str:
    """A title without what explains it: "Jongeren (relatief)", "Maatwerkvoorzieningen: type", "Perioden*"."""
    eerder = None
    while titel != eerder:
        eerder, titel = titel, re.sub(r"\s*(?:\([^()]*\)\s*|:[^:]*|\*+)$", "", titel.strip())
    return titel or (eerder or "")


def _status_van(lid: Rij) -> str:
    """What CBS says of a period; without that, the star behind its title: '2025*' is provisional."""
    sterren = re.search(r"\*+$", str(lid.get("Title") or "").strip())
    return str(lid.get("Status") or "").strip() or (
        "" if sterren is None else "Voorlopig" if len(sterren[0]) == 1 else "NaderVoorlopig"
    )


@dataclass(frozen=True)
class Lid:
    """A member of a dimension: the key exactly as CBS has it (padded), its title, and for a period its status."""

    sleutel: str
    titel: str
    status: str = ""

    @property
    def code(self) -> str:
        """The key without padding."""
        return self.sleutel.strip()


@dataclass
class Tabel:
    """One CBS table: what it says of itself, and its rows on demand."""

    dienst: Dienst
    huis: Huis
    id: str
    catalogus: str = "CBS"  # part of an address of v4; v3 finds a table by its number alone

    # ways to shorten a title before it is compared, in this order
    kort: ClassVar[tuple[Callable[[str], str], ...]] = (str, zonder_opmerking)

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[0-9A-Za-z]{4,20}", self.id):
            raise BronFout(
                f"'{self.id[:30]}' is geen nummer van een CBS-tabel. Controleer de catalogus van het adres."
            )

    def lees(self, naam: str, wat: str, **keuze: Any) -> list[Rij]:
        """An entity set of the table as CBS gives it; raises BronFout."""
        rijen = haal(
            self.dienst,
            self.huis,
            f"Tabel {self.id}{wat}",
            lambda **verzoek: _rijen(cbsodata.get_meta(self.id, naam, **keuze, **verzoek)),
        )
        return list(rijen)

    def gewijzigd(self) -> str:
        """When CBS last changed the table, 'YYYY-MM-DDThh:mm:ss'; read anew at every call."""
        rijen = self.lees("TableInfos", " (gegevens over de tabel)")
        moment = str(rijen[0].get("Modified") or "") if rijen else ""
        if not re.match(r"\d{4}-\d\d-\d\d", moment):
            raise BronFout(f"Tabel {self.id} zegt niet wanneer zij is gewijzigd. {_LATER}")
        return moment

    @cached_property
    def kenmerken(self) -> list[Rij]:
        """DataProperties: dimensions, topic groups and topics."""
        return self.lees("DataProperties", " (kolommen)")

    def leden(self, dimensie: str) -> list[Lid]:
        """The members of a dimension, in CBS's order."""
        rijen = self.lees(dimensie, f" (lijst {dimensie})")
        leden = [
            Lid(str(r["Key"]), str(r.get("Title") or "").strip(), _status_van(r))
            for r in rijen
            if r.get("Key")
        ]
        if not leden:
            raise BronFout(f"Tabel {self.id} heeft geen lijst {dimensie}. {_LATER}")
        return leden

    def kolom(self, namen: Iterable[str]) -> Rij:
        """The one column whose title (or key without its number) is one of ``namen``.

        'Group > Title' asks for a title within a topic group. Raises BronFout when there is none, or more.
        """
        gevraagd = list(namen)
        for kort in self.kort:
            for naam in gevraagd:  # in order of preference
                gevonden = self._kolommen(naam, kort)
                if len(gevonden) == 1:
                    return gevonden[0]
                if len(gevonden) > 1:
                    titels = " en ".join(f"'{r.get('Title')}' ({r['Key']})" for r in gevonden[:2])
                    raise BronFout(
                        f"Tabel {self.id} heeft de kolom '{naam}' {len(gevonden)} keer: {titels}. "
                        "Pas de kolomnaam aan in loaders/live/bronnen.toml."
                    )
        raise BronFout(
            f"Tabel {self.id} heeft geen kolom '{gevraagd[0]}'; het CBS heeft de tabel veranderd. "
            "Pas de kolomnaam aan in loaders/live/bronnen.toml."
        )

    def _kolommen(self, naam: str, kort: Callable[[str], str]) -> list[Rij]:
        groepen = {
            r["ID"]: str(r.get("Title") or "") for r in self.kenmerken if r.get("Type") == "TopicGroup"
        }
        groep, _, titel = naam.rpartition(" > ")
        return [
            r
            for r in self.kenmerken
            if r.get("Key")
            and r.get("Type") != "TopicGroup"
            and normaal(titel) in (normaal(kort(str(r.get("Title") or ""))), normaal(str(r["Key"])))
            and (not groep or normaal(groepen.get(r.get("ParentID"), "")) == normaal(groep))
        ]

    def rijen(
        self,
        wat: str,
        filter_: str | None,
        kolommen: list[str],
        vast: Mapping[str, set[str]],
        verwacht: int | None = None,
    ) -> pa.Table:
        """Data rows with original keys; only those that satisfy ``vast`` (column -> allowed keys).

        CBS may ignore what it does not understand, so what comes back is compared with what was asked.
        Raises BronFout when a key combination keeps coming twice, rows keep missing, or text stands
        where a number belongs.
        """
        schema = self._schema(kolommen)
        vrij = [k for k in kolommen if k in self.dimensies and len(vast.get(k, ())) != 1]

        def vraag(**verzoek: Any) -> pa.Table:
            antwoord = _rijen(
                cbsodata.get_meta(
                    self.id, "TypedDataSet", filters=filter_, select=",".join(kolommen), **verzoek
                )
            )
            tabel = passend(_als_tabel(antwoord, schema), vast)
            if tabel.group_by(vrij, use_threads=False).aggregate([]).num_rows != tabel.num_rows:
                raise ValueError("dubbele rijen")  # a page came twice: ask again
            if verwacht is not None and tabel.num_rows != verwacht:
                raise ValueError("onvolledig")
            return tabel

        try:
            return haal(self.dienst, self.huis, f"Tabel {self.id}{wat}", vraag)
        except pa.ArrowException as fout:
            raise BronFout(
                f"Tabel {self.id}{wat}: er staat tekst waar een getal hoort, of andersom. "
                "Controleer de tabel bij het CBS en pas zo nodig loaders/live/bronnen.toml aan."
            ) from fout

    def _schema(self, kolommen: list[str]) -> pa.Schema:
        tekst = {str(k.get("Key")) for k in self.kenmerken if str(k.get("Datatype")).lower() in _TEKSTEN}
        tekst |= self.dimensies
        return pa.schema([(k, pa.string() if k in tekst else pa.float64()) for k in kolommen])

    @cached_property
    def dimensies(self) -> set[str]:
        """The keys of its dimensions."""
        return {str(r["Key"]) for r in self.kenmerken if "Dimension" in str(r.get("Type"))}


def _als_tabel(rijen: list[Rij], schema: pa.Schema) -> pa.Table:
    """Rows as columns; much quicker than looking at each row in Python."""
    return pa.table([pa.array(list(map(itemgetter(v.name), rijen)), v.type) for v in schema], schema=schema)


def passend(tabel: pa.Table, vast: Mapping[str, set[str]]) -> pa.Table:
    """The rows whose keys are among the allowed ones."""
    for kolom, toegestaan in vast.items():
        masker = pc.is_in(tabel.column(kolom), value_set=pa.array(sorted(toegestaan), pa.string()))
        if not pc.all(masker, min_count=0).as_py():
            tabel = tabel.filter(masker)
    return tabel


def lees_v4(
    pad: str,
    *,
    catalog_url: str,
    timeout: urllib3.util.Timeout,
    params: dict[str, str] | None = None,
    **verzoek: Any,
) -> list[Rij]:
    """All pages of a v4 answer: rows, or the answer itself as one row. Raises what ``haal`` understands."""
    schema = "https" if cbsodata.options.use_https else "http"
    adres, rijen = f"{schema}://{catalog_url}/odata/v1/{pad}", []
    while adres:
        antwoord = requests.get(
            adres,
            params=params,
            timeout=timeout,  # type: ignore[arg-type]  # requests takes a urllib3 Timeout too
            headers={"Accept": "application/json"},
            **verzoek,
        )
        antwoord.raise_for_status()
        inhoud = antwoord.json()
        if "value" not in inhoud and "@odata.nextLink" not in inhoud:
            return [inhoud]
        rijen.extend(_rijen(inhoud["value"]))
        adres, params = inhoud.get("@odata.nextLink") or "", None  # a next link is whole by itself
    return rijen


def _rijen(antwoord: Any) -> list[Rij]:
    """The answer when it is a list of rows, else ValueError: half an answer, to be asked again."""
    if not isinstance(antwoord, list) or set(map(type, antwoord)) - {dict}:
        raise ValueError("geen lijst van rijen")
    return antwoord


def _catalogus(dienst: Dienst, huis: Huis, catalogus: str) -> list[Rij]:
    """The tables of a catalog: Identifier, Title, Modified, Catalog. Raises BronFout."""

    def vraag(**verzoek: Any) -> list[Rij]:
        if huis == "datasets":
            return _rijen(lees_v4(f"Datasets?$filter=Catalog eq '{catalogus}'", **verzoek))
        velden = ["Identifier", "Title", "Modified", "Catalog"]
        return _rijen(cbsodata.get_table_list(select=velden, filters=f"Catalog eq '{catalogus}'", **verzoek))

    rijen = haal(dienst, huis, f"De catalogus {catalogus}", vraag)
    return [r for r in rijen if str(r.get("Catalog") or catalogus) == catalogus]


def zoek_titel(dienst: Dienst, huis: Huis, catalogus: str, patroon: str) -> str | None:
    """The number of the one table whose whole title fits; None when there is none. Raises BronFout at two."""
    gevonden = [
        r
        for r in _catalogus(dienst, huis, catalogus)
        if re.fullmatch(patroon, str(r.get("Title") or "").strip())
    ]
    if len(gevonden) > 1:
        raise BronFout(
            f"De catalogus {catalogus} heeft twee tabellen met de titel '{gevonden[0]['Title']}': "
            f"{gevonden[0]['Identifier']} en {gevonden[1]['Identifier']}. Kies er een in loaders/live/bronnen.toml."
        )
    return str(gevonden[0]["Identifier"]) if gevonden else None


def zoek(
    dienst: Dienst, huis: Huis, catalogus: str, patroon: str, wil: Callable[[int], bool]
) -> dict[int, Rij]:
    """Tables of a catalog by year: those whose whole title fits ``patroon`` with one group, the year.

    Years that ``wil`` does not want are left out.

    Identifiers are never computed: CBS numbers them irregularly. Raises BronFout when none fits.
    """
    rijen = _catalogus(dienst, huis, catalogus)
    gevonden: dict[int, Rij] = {}
    past_iets = False
    for rij in rijen:
        past = re.fullmatch(patroon, str(rij.get("Title") or "").strip())
        if past:
            jaar, past_iets = int(past[1]), True
            if not wil(jaar):
                continue
            if jaar in gevonden and gevonden[jaar]["Identifier"] != rij["Identifier"]:
                raise BronFout(
                    f"De catalogus {catalogus} heeft twee tabellen voor {jaar}: {gevonden[jaar]['Identifier']} en "
                    f"{rij['Identifier']}. Maak het patroon in loaders/live/bronnen.toml preciezer."
                )
            gevonden[jaar] = rij
    if not past_iets:
        raise BronFout(
            f"De catalogus {catalogus} heeft geen tabel met een titel als '{patroon}'. "
            "Pas het patroon aan in loaders/live/bronnen.toml."
        )
    return gevonden


def citeer(tekst: str) -> str:
    """A text as a literal in a filter: within quotes, quotes in it doubled, padding kept."""
    return "'" + tekst.replace("'", "''") + "'"
