"""What the server answers before the script runs, over plain HTTP."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

from tests.browser.server import server
from tests.hulp import PAGINAS, haal
from ui import navigatie

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
