"""What the server answers before the script runs: the first HTML, real 404s, robots.txt, the sitemap, /status and /api/v1/.

Streamlit's own first HTML is an empty English shell with the title "Streamlit", for every path and with status 200.
Search engines, previews of a shared link and readers without JavaScript see only that; here it says what the page
is about, in Dutch, for the municipality in the address.
"""

from __future__ import annotations

import asyncio
import logging
import os
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import duckdb
import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import file_util

from fouten import Gebruikersfout
from reports.api import BASIS as API
from reports.bron import adres
from ui import jsondeur, kader, meting, navigatie, opendata, stijl
from ui.gegevens import haal
from ui.versie import DIENST
from verhaal import duiding, zinnen
from verhaal.beeld import Beeld, Keuze
from verhaal.eenheden import Eenheid
from verhaal.html import maak

NAAM = "Gemeenten in 3D"
STIJLBLAD = "stijl.css"
_BESCHRIJVING = "Wat gemeenten begroten en uitgeven aan jeugd, Wmo en participatie, met cijfers van het CBS."
_GEEN_PAGINA = "Deze pagina bestaat niet"
_FOUT = (
    "Er ging iets mis bij deze pagina. Laad haar opnieuw of maak een andere keuze; "
    "blijft het misgaan, meld het dan aan de beheerder met het adres van de pagina."
)
# Options that got another name: an address with the old one goes on to the new one.
HERNOEMD = {("tekortdeel", "Begroten zij realistischer?"): "Begroting en laatste uitgaven"}
# What Streamlit itself serves; every other path is a page of ours or does not exist.
_VAN_STREAMLIT = ("_stcore/", "static/", "media/", "component/", "app/static/", "oauth2callback", "auth/")
_log = logging.getLogger(__name__)
_gestart = time.monotonic()


def _basis() -> str:
    """'' or '/map': where the dashboard stands below its host (server.baseUrlPath)."""
    pad = str(st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{pad}" if pad else ""


def _webadres(verzoek: Request) -> str:
    """The address of the dashboard without '/' at the end; the setting wins from what the request says."""
    try:
        gezet = adres(None)
    except Gebruikersfout:
        gezet = ""
    return gezet or f"{verzoek.url.scheme}://{verzoek.url.netloc}{_basis()}"


# ---------------------------------------------------------------- the first HTML


@lru_cache(maxsize=1)
def _huls() -> tuple[str, str, str]:
    """Streamlit's own first HTML, cut at its title and at what it says without JavaScript.

    Raises ValueError when this Streamlit writes it in another way.
    """
    tekst = (Path(file_util.get_static_dir()) / "index.html").read_text(encoding="utf-8")
    begin = tekst.index('<html lang="en">')
    kop, rest = tekst[begin:].split("<title>Streamlit</title>")
    midden, einde = rest.split("<noscript>")
    einde = einde.split("</noscript>", 1)[1]
    # last in the page: of two rules that weigh the same, ours holds
    einde = einde.replace(
        "</body>", f'<link rel="stylesheet" href="./{STIJLBLAD}?v={stijl.kenmerk()}" />\n  </body>'
    )
    midden = "\n".join(r for r in midden.splitlines() if 'rel="service-desc"' not in r)  # that door is closed
    return "<!DOCTYPE html>\n" + kop.replace('lang="en"', 'lang="nl"'), midden, einde


@lru_cache(maxsize=4_000)
def _zin(versie: str, keuze: Keuze) -> str:
    """The verdict of Mijn gemeente, from one version of the database."""
    beeld = Beeld.laad(haal, keuze)
    return zinnen.oordeel(beeld, duiding.drempel(haal, "geen_verschil_pct")).kop


def voorproef(titel: str, parameters: Mapping[str, str]) -> tuple[str, str]:
    """Title and description of a page for the choices in its address; general ones when the figures are away."""
    try:
        keuze, _ = kader.lees(parameters.get)
        gekozen = Keuze(
            keuze["g"],
            int(str(keuze["jaar"])),
            str(keuze["telt"]),
            Eenheid(str(keuze["toon"])),
            str(keuze["met"]),
        )
        naam = kader.namen()[gekozen.gm_code].naam if gekozen.gm_code else None
        zin = _zin(str(DIENST.kies()), gekozen) + "."
    except (Gebruikersfout, duckdb.Error):
        naam, zin = None, _BESCHRIJVING
    return " · ".join(deel for deel in (titel, naam, NAAM) if deel), zin


def _eerste_html(verzoek: Request, titel: str, beschrijving: str, status: int = 200) -> Response:
    kop, midden, einde = _huls()
    vraag = urlencode([(k, v) for k, v in verzoek.query_params.items() if k in kader.PARAMETERS])
    pad = verzoek.url.path.removeprefix(_basis())
    velden = {
        "titel": titel,
        "beschrijving": beschrijving,
        "adres": _webadres(verzoek) + pad + (f"?{vraag}" if vraag else "") if status == 200 else None,
    }
    tekst = "".join(
        (
            kop,
            maak("eerstekop.html", **velden),
            midden,
            maak("zonderscript.html", **velden, start=_basis() or "/"),
            einde,
        )
    )
    if status != 200:  # such a path may be deep; what the page needs stands at the root
        tekst = tekst.replace('="./', f'="{_basis()}/')
    return HTMLResponse(tekst, status, {"Cache-Control": "no-cache"})


def _pagina(titel: str) -> Any:
    def antwoord(verzoek: Request) -> Response:  # not async: it asks the database, so it runs in a thread
        gevraagd = list(verzoek.query_params.items())
        nu = [(k, HERNOEMD.get((k, v), v)) for k, v in gevraagd]
        if nu != gevraagd:
            return RedirectResponse(f"{verzoek.url.path}?{urlencode(nu)}", 301)
        return _eerste_html(verzoek, *voorproef(titel, verzoek.query_params))

    return antwoord


class EchteNietGevonden:
    """Answers an unknown path with status 404; Streamlit would give its first HTML with status 200."""

    def __init__(self, app: ASGIApp, paden: frozenset[str]) -> None:
        self._app, self._paden = app, paden
        self._bestanden = frozenset(p.name for p in Path(file_util.get_static_dir()).iterdir() if p.is_file())

    def _bestaat(self, pad: str) -> bool:
        basis = _basis()
        if basis and pad != basis and not pad.startswith(basis + "/"):
            return False
        kaal = pad.removeprefix(basis).lstrip("/")
        return (
            kaal.rstrip("/") in self._paden
            or kaal.startswith((*_VAN_STREAMLIT, f"{API}/"))
            or "/_stcore/" in pad
            or (kaal in self._bestanden and kaal != "index.html")
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD") or self._bestaat(scope["path"]):
            await self._app(scope, receive, send)
            return
        weg = _eerste_html(Request(scope), f"{_GEEN_PAGINA} · {NAAM}", f"{_GEEN_PAGINA}.", 404)
        await weg(scope, receive, send)


# ---------------------------------------------------------------- for search engines and hosts


def _robots(verzoek: Request) -> Response:
    regels = (
        "User-agent: *",
        "Allow: /",
        f"Disallow: {_basis()}/_stcore/",
        f"Sitemap: {_webadres(verzoek)}/sitemap.xml",
    )
    return PlainTextResponse("\n".join(regels) + "\n")


def _sitemap(verzoek: Request) -> Response:
    """Every page, and Mijn gemeente of every municipality."""
    waar = _webadres(verzoek)
    paden = [f"{waar}/{p.url_path}" for p in navigatie.lijst()]
    with suppress(Gebruikersfout, duckdb.Error):  # without figures there are the pages only
        paden += [f"{waar}/?g={n.gm_code}" for n in kader.namen().values() if n.is_huidig]
    return Response(maak("sitemap.xml", paden=paden), media_type="application/xml")


def _stijlblad(verzoek: Request) -> Response:
    """The style sheet: in the first HTML once, instead of with every choice."""
    bewaar = "max-age=31536000, immutable" if verzoek.query_params.get("v") == stijl.kenmerk() else "no-cache"
    return Response(stijl.stijlblad(), media_type="text/css", headers={"Cache-Control": f"public, {bewaar}"})


def _geheugen_mb() -> float | None:
    try:
        paginas = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError):
        return None  # no Linux
    return round(paginas * os.sysconf("SC_PAGE_SIZE") / 1e6, 1)


def _sessies() -> int | None:
    from streamlit import runtime

    return runtime.get_instance()._session_mgr.num_active_sessions() if runtime.exists() else None


def _status(_: Request) -> Response:
    """For whoever runs it: is there something to serve, which version, and how long do things take; no visitor data."""
    try:
        versie: str | None = DIENST.kies().stem
    except Gebruikersfout:
        versie = None
    stand = {
        "in_orde": versie is not None,
        "versie": versie,
        "sessies": _sessies(),
        "geheugen_mb": _geheugen_mb(),
        "draait_s": round(time.monotonic() - _gestart),
        "tijd": datetime.now().astimezone().isoformat(timespec="seconds"),
        "duur": meting.overzicht(),
    }
    return JSONResponse(stand, 200 if versie else 503, {"Cache-Control": "no-store"})


# ---------------------------------------------------------------- the application


def _bij_fout(fout: Exception) -> bool:
    """Last resort for an error nobody foresaw: its trace goes to the log, the visitor reads one sentence."""
    _log.error("Fout op een pagina: %s", type(fout).__name__, exc_info=fout)
    stijl.storing(_FOUT)
    return True


@asynccontextmanager
async def _leven(_: Any) -> AsyncIterator[None]:
    try:
        DIENST.kies()  # open it before the first visitor comes; without one a build starts
    except Gebruikersfout as fout:
        _log.warning("%s", fout)
    volger = asyncio.create_task(
        DIENST.volg_opslag(float(os.environ.get("GEMEENTEN3D_OPSLAG_WACHT_S", "60")))
    )
    yield
    volger.cancel()


def instellingen() -> dict[str, Any]:
    """The arguments of ``st.App`` beside the script."""
    basis = _basis()
    paginas = {p.url_path: p.titel for p in navigatie.lijst()}
    vast = {
        "robots.txt": _robots,
        "sitemap.xml": _sitemap,
        STIJLBLAD: _stijlblad,
        "status": _status,
        opendata.BESTAND: opendata.antwoord,
    }
    routes = [Route(f"{basis}/{pad}", _pagina(titel)) for pad, titel in paginas.items()]
    routes += [Route(f"{basis}/{pad}", doe) for pad, doe in vast.items()]
    routes.append(Route(f"{basis}/{API}/{{pad:path}}", jsondeur.antwoord))
    return {
        "routes": routes,
        "middleware": [Middleware(EchteNietGevonden, paden=frozenset({*paginas, *vast}))],
        "on_script_error": _bij_fout,
        "lifespan": _leven,
    }
