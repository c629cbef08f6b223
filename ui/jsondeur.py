"""The figures as JSON under /api/v1/: the same bytes as in the static edition.

An answer is made in a thread, a few at a time, so that the loop that serves the pages never waits for it; who comes when
too many wait is asked to come back. What was made is kept, compressed, in a bounded memory.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from cachetools import LRUCache
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from fouten import Gebruikersfout
from reports import api
from ui import meting
from ui.gegevens import haal_van
from ui.versie import BESCHADIGD, DIENST

TEGELIJK = 2  # a table of fifty thousand rows takes a processor for half a second
WACHTEN = 20
RUIMTE = 16_000_000  # bytes, compressed
_OPEN = {"Access-Control-Allow-Origin": "*"}  # figures for everybody: pages of others may read them too
_BEWAAR = "public, max-age=300"


@dataclass(frozen=True)
class Gemaakt:
    """An answer as it is kept."""

    gz: bytes
    etag: str


_kast: LRUCache[tuple[str, str], Gemaakt] = LRUCache(RUIMTE, getsizeof=lambda g: len(g.gz))
_slot = threading.Lock()
_draden = ThreadPoolExecutor(TEGELIJK, "json")
_bezig = 0  # asked and not answered yet; only the loop counts


def _gemaakt(pad: str) -> Gemaakt | None:
    """The answer of the served version; None when there is nothing at this path. Raises Gebruikersfout."""
    database = DIENST.kies()
    sleutel = str(database), pad
    with _slot:
        klaar = _kast.get(sleutel)
    if klaar is not None:
        return klaar
    try:
        with meting.meet("json"), DIENST.verbinding(database).cursor() as con:
            inhoud = api.antwoord(haal_van(database), con, pad)
    except BESCHADIGD as fout:
        raise DIENST.meld_kapot(database) from fout
    if inhoud is None:
        return None
    klaar = Gemaakt(gzip.compress(inhoud, 6, mtime=0), f'W/"{hashlib.sha256(inhoud).hexdigest()[:20]}"')
    if len(klaar.gz) <= RUIMTE // 4:
        with _slot:
            _kast[sleutel] = klaar
    return klaar


def _lees(pad: str, ingepakt: bool, bekend: frozenset[str]) -> tuple[str, bytes] | None:
    """ETag and body; no body for who has it already."""
    klaar = _gemaakt(pad)
    if klaar is None:
        return None
    if klaar.etag in bekend:
        return klaar.etag, b""
    return klaar.etag, klaar.gz if ingepakt else gzip.decompress(klaar.gz)


def _fout(status: int, zin: str, **koppen: str) -> Response:
    return JSONResponse({"fout": zin}, status, {**_OPEN, "Cache-Control": "no-store", **koppen})


async def antwoord(verzoek: Request) -> Response:
    """The JSON at this path, with ETag; 304, 404 and 503 as the description says."""
    global _bezig
    if _bezig >= TEGELIJK + WACHTEN:
        return _fout(
            503, "Het is even te druk. Probeer het over een paar seconden opnieuw.", **{"Retry-After": "5"}
        )
    ingepakt = "gzip" in verzoek.headers.get("accept-encoding", "")
    bekend = frozenset(e.strip() for e in verzoek.headers.get("if-none-match", "").split(","))
    _bezig += 1
    try:
        lus = asyncio.get_running_loop()
        uit = await lus.run_in_executor(_draden, _lees, verzoek.path_params["pad"], ingepakt, bekend)
    except Gebruikersfout as fout:
        return _fout(503, str(fout), **{"Retry-After": "30"})
    finally:
        _bezig -= 1
    if uit is None:
        return _fout(404, "Dit bestaat niet. Wat er is, staat in index.json.")
    etag, inhoud = uit
    koppen = {**_OPEN, "ETag": etag, "Cache-Control": _BEWAAR, "Vary": "Accept-Encoding"}
    if not inhoud:
        return Response(status_code=304, headers=koppen)
    if ingepakt:
        koppen["Content-Encoding"] = "gzip"
    return Response(inhoud, headers=koppen, media_type="application/json")
