"""What the server answers before the script runs, over plain HTTP."""

from __future__ import annotations

import asyncio
import gzip
import json
import random
import re
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest
from cachetools import LRUCache
from starlette.requests import Request

from loaders.versies import huidige
from queries import verbind
from reports import api
from tests.browser.server import server
from tests.hulp import PAGINAS, haal
from ui import jsondeur, navigatie, stijl, voordeur
from ui.jeugdzorg import tekortkeuzes

ADRES = "https://gemeenten3d.voorbeeld.nl/geld"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with server({"GEMEENTEN3D_ADRES": ADRES}, basis="/geld") as adres:
        yield adres


def vraag(adres: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(adres, timeout=30) as antwoord:
            return antwoord.status, antwoord.read().decode(errors="replace").replace("\u00a0", " ")
    except urllib.error.HTTPError as fout:
        return fout.code, fout.read().decode(errors="replace")


def test_de_server_kent_elke_pagina():
    assert tuple(p.bestand for p in navigatie.lijst()) == PAGINAS


@pytest.mark.parametrize("pagina", navigatie.lijst(), ids=lambda p: p.bestand)
def test_eerste_html_van_elke_pagina(url, pagina):
    code, html = vraag(f"{url}/{pagina.url_path}?g=GM1674&jaar=2024&onzin=1")
    assert code == 200
    assert '<html lang="nl">' in html
    assert f"<title>{pagina.titel} · Roosendaal · Gemeenten in 3D</title>" in html
    beschrijving = re.findall(r'<meta (?:name|property)="(?:og:)?description" content="(.*?)"', html)
    assert (
        beschrijving
        == [
            "Roosendaal gaf in 2024 € 136,6 mln uit aan jeugd, Wmo en participatie: € 19,9 mln meer dan vooraf begroot."
        ]
        * 2
    )
    assert f'<link rel="canonical" href="{ADRES}/{pagina.url_path}?g=GM1674&amp;jaar=2024"' in html
    assert "Zet JavaScript aan" in html
    for engels in ("Streamlit</title>", 'lang="en"', "You need to enable", "service-desc"):
        assert engels not in html
    assert '<script type="module"' in html, "the page itself must still start"


def test_een_oude_naam_van_een_keuze_gaat_door_naar_die_van_nu(url):
    """What was once linked opens the part that was renamed, with the other choices; another value stays as it is."""
    oud = f"{url}/jeugdzorg?g=GM1674&tekortdeel=Begroten+zij+realistischer%3F&jaar=2024"
    with urllib.request.urlopen(oud, timeout=30) as antwoord:
        assert (
            antwoord.geturl()
            == f"{url}/jeugdzorg?g=GM1674&tekortdeel=Begroting+en+laatste+uitgaven&jaar=2024"
        )
    with urllib.request.urlopen(f"{url}/jeugdzorg?tekortdeel=Onzin", timeout=30) as antwoord:
        assert antwoord.geturl().endswith("?tekortdeel=Onzin")
    for (sleutel, _), nu in voordeur.HERNOEMD.items():
        assert (sleutel, nu) == ("tekortdeel", tekortkeuzes.DELEN["begroten"])


def test_nederland_en_een_verkeerde_gemeente(url):
    for vraagdeel in ("", "?g=%3Cscript%3E&jaar=%22onmouseover"):
        code, html = vraag(url + "/" + vraagdeel)
        assert code == 200
        assert 'content="De gemeenten gaven in 2024 samen € 28,3 mld uit' in html
        assert "onmouseover" not in re.sub(r'href="[^"]*"|content="[^"]*"', "", html)


@pytest.mark.parametrize(
    "pad",
    ["bestaat_niet", "vergelijken/dieper", "pages/overzicht.py", "index.html", "data/current", "static"],
)
def test_onbekend_pad_is_een_echte_404(url, pad):
    code, html = vraag(f"{url}/{pad}")
    assert code == 404
    assert "Deze pagina bestaat niet" in html
    assert 'src="/geld/static/js/' in html, "a deep path must find the files of the page"


def test_wat_streamlit_zelf_nodig_heeft_blijft_bereikbaar(url):
    _, html = vraag(url + "/")
    script = re.findall(r'src="\./(static/js/[^"]+)"', html)[0]
    for pad in (script, "favicon.png", "_stcore/health", "_stcore/host-config", "app/static/OFL.txt"):
        assert vraag(f"{url}/{pad}")[0] == 200, pad


@pytest.mark.parametrize("pad", ["", "vergelijken?g=GM0344", "vergelijken/dieper"])
def test_het_stijlblad_staat_in_de_eerste_html_en_mag_bewaard_worden(url, pad):
    """Last in the page, so that of two rules that weigh the same ours holds; a 404 on a deep path finds it too."""
    html = vraag(f"{url}/{pad}")[1]
    link = re.findall(r'<link rel="stylesheet" href="([^"]+)" />\s*</body>', html)[0]
    waar = urljoin(f"{url}/{pad}", link)
    with urllib.request.urlopen(waar) as antwoord:
        assert antwoord.headers["Content-Type"].startswith("text/css")
        assert "immutable" in antwoord.headers["Cache-Control"]
        assert antwoord.read().decode() == stijl.stijlblad()
    with urllib.request.urlopen(waar.split("?")[0]) as antwoord:
        assert "no-cache" in antwoord.headers["Cache-Control"]


def test_robots_en_sitemap(url):
    assert f"Sitemap: {ADRES}/sitemap.xml" in vraag(url + "/robots.txt")[1]
    kaart = ElementTree.fromstring(vraag(url + "/sitemap.xml")[1].encode())
    paden = [e.text for e in kaart.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(paden) == len(PAGINAS) + int(haal.namen()["is_huidig"].sum())
    assert f"{ADRES}/?g=GM0363" in paden
    assert f"{ADRES}/vergelijken" in paden


def test_status_zegt_alleen_wat_de_beheerder_nodig_heeft(url):
    vraag(url + "/?g=GM0344")
    code, tekst = vraag(url + "/status")
    stand = json.loads(tekst)
    assert code == 200
    assert stand["in_orde"] is True
    assert stand["versie"].startswith("gemeenten3d-")
    assert stand["sessies"] == 0
    assert stand["duur"]["vraag namen"]["p95_ms"] > 0
    assert "GM0344" not in tekst


# ---------------------------------------------------------------- /api/v1/


def json_van(adres: str, **koppen: str) -> tuple[int, dict[str, str], bytes]:
    verzoek = urllib.request.Request(adres, headers={k.replace("_", "-"): w for k, w in koppen.items()})
    try:
        with urllib.request.urlopen(verzoek, timeout=30) as antwoord:
            return antwoord.status, {k.lower(): w for k, w in antwoord.headers.items()}, antwoord.read()
    except urllib.error.HTTPError as fout:
        return fout.code, {k.lower(): w for k, w in fout.headers.items()}, fout.read()


@pytest.mark.parametrize(
    "pad", ["index.json", "openapi.json", "gemeenten/GM1674.json", "tabellen/mart.begroot_besteed.json"]
)
def test_json_is_dat_van_de_uitgave_en_zegt_of_het_veranderde(url, pad):
    """The same bytes as a file of the static edition; compressed, and nothing when it is known already."""
    with verbind(huidige()) as con:
        hoort = api.antwoord(haal, con, pad)
    code, koppen, inhoud = json_van(f"{url}/api/v1/{pad}")
    assert (code, inhoud) == (200, hoort)
    assert koppen["content-type"] == "application/json"
    assert koppen["access-control-allow-origin"] == "*"
    assert "max-age" in koppen["cache-control"]
    _, ingepakt, gz = json_van(f"{url}/api/v1/{pad}", Accept_Encoding="gzip")
    assert ingepakt["content-encoding"] == "gzip"
    assert gzip.decompress(gz) == hoort
    assert len(gz) < len(inhoud) / 3
    for bekend in (koppen["etag"], f'"anders", {koppen["etag"]}'):
        code, _, niets = json_van(f"{url}/api/v1/{pad}", If_None_Match=bekend)
        assert (code, niets) == (304, b"")
    assert json_van(f"{url}/api/v1/{pad}", If_None_Match='"anders"')[0] == 200


@pytest.mark.parametrize(
    "pad",
    ["", "gemeenten/GM9999.json", "tabellen/mart.versie.json", "tabellen/bron.cpi.json", "../status", "%00"],
)
def test_json_dat_er_niet_is_zegt_wat_er_wel_is(url, pad):
    code, koppen, inhoud = json_van(f"{url}/api/v1/{pad}")
    assert code in (400, 404)  # 400: the server itself refuses such a path
    if koppen.get("content-type") == "application/json":
        assert json.loads(inhoud) == {"fout": "Dit bestaat niet. Wat er is, staat in index.json."}


def test_te_veel_tegelijk_wordt_gezegd_en_de_lus_wacht_niet(monkeypatch):
    """While answers are made the loop goes on; who comes when too many wait gets 503 and when to come back."""
    klaar, gelijk = threading.Event(), []

    def langzaam(*_: object) -> tuple[str, bytes]:
        gelijk.append(1)
        klaar.wait(20)
        return '"x"', b"{}"

    monkeypatch.setattr(jsondeur, "_lees", langzaam)
    monkeypatch.setattr(jsondeur, "_draden", ThreadPoolExecutor(jsondeur.TEGELIJK))

    def verzoek() -> Request:
        return Request({"type": "http", "method": "GET", "headers": [], "path_params": {"pad": "index.json"}})

    async def druk() -> tuple[list[int], list[int], float]:
        eerst = [
            asyncio.create_task(jsondeur.antwoord(verzoek()))
            for _ in range(jsondeur.TEGELIJK + jsondeur.WACHTEN)
        ]
        begin = time.perf_counter()
        await asyncio.sleep(0.3)
        duur = time.perf_counter() - begin
        te_laat = [await jsondeur.antwoord(verzoek()) for _ in range(3)]
        bezig = len(gelijk)
        klaar.set()
        later = [(await t).status_code for t in eerst]
        assert te_laat[0].headers["retry-after"] == "5"
        assert bezig == jsondeur.TEGELIJK
        return later, [t.status_code for t in te_laat], duur

    later, te_laat, duur = asyncio.run(druk())
    assert set(later) == {200}
    assert te_laat == [503] * 3
    assert duur < 1
    assert jsondeur._bezig == 0


def test_bewaarde_antwoorden_hebben_een_grens(monkeypatch):
    kast = LRUCache(4_000, getsizeof=lambda g: len(g.gz))
    monkeypatch.setattr(jsondeur, "_kast", kast)
    monkeypatch.setattr(jsondeur, "RUIMTE", 16_000)
    for nummer in range(50):
        monkeypatch.setattr(api, "antwoord", lambda *_, n=nummer: random.Random(n).randbytes(1_000))
        assert jsondeur._gemaakt(f"gemeenten/{nummer}.json") is not None
    assert 0 < kast.currsize <= 4_000
