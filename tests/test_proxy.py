"""Two replicas behind the nginx of docs/server: visitors stay, move when theirs dies, and get the headers."""

from __future__ import annotations

import asyncio
import json
import time
import urllib.error
from collections.abc import Iterator

import pytest

from tests.belasting import Bezoeker, bezoek, koekje_van
from tests.browser.server import _opener, vrije_poort
from tests.proxy import GEEN_NGINX, Opstelling, nginx, opstelling, vind_nginx

pytestmark = pytest.mark.skipif(vind_nginx() is None, reason=GEEN_NGINX)
VRAAG = "g=GM1674&jaar=2022&telt=smal&toon=totaal&met=buren"


@pytest.fixture(scope="module")
def twee() -> Iterator[Opstelling]:
    with opstelling(2) as op:
        yield op


def sessies(adres: str) -> int:
    with _opener.open(adres + "/status", timeout=10) as antwoord:
        return int(json.load(antwoord)["sessies"])


def test_koppen_en_taal(twee: Opstelling) -> None:
    with _opener.open(twee.url + "/?g=GM1674", timeout=30) as antwoord:
        koppen, html = antwoord.headers, antwoord.read().decode()
    assert 'lang="nl"' in html
    assert "object-src 'none'" in koppen["Content-Security-Policy"]
    assert koppen["X-Content-Type-Options"] == "nosniff"
    assert koppen["X-Frame-Options"] == "SAMEORIGIN"
    assert koppen["Referrer-Policy"] == "same-origin"
    assert "geolocation=()" in koppen["Permissions-Policy"]
    assert "HttpOnly" in koppen["Set-Cookie"]
    assert "nginx/" not in (koppen["Server"] or ""), "no version"
    assert "frame-ancestors 'self'" in koppen["Content-Security-Policy"]
    with _opener.open(twee.url + "/?g=GM1674&figuur=wetten&insluiten=1", timeout=30) as antwoord:
        assert "frame-ancestors *;" in antwoord.headers["Content-Security-Policy"]
        assert antwoord.headers["X-Frame-Options"] is None


@pytest.mark.parametrize("pad", ["/_stcore/agent/openapi.json", "/_stcore/metrics", "/bestaat_niet"])
def test_dicht(twee: Opstelling, pad: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as fout:
        _opener.open(twee.url + pad, timeout=10)
    assert fout.value.code == 404


def test_bezoeker_van_een_gedode_replica_gaat_verder_bij_de_andere() -> None:
    """kill -9: within five seconds the same choices are on the other one, with the same cookie."""

    async def proef(op: Opstelling) -> float:
        koekje = await asyncio.to_thread(koekje_van, op.url)
        assert "gemeenten3d_plek=" in koekje
        async with await bezoek(op.url, koekje) as verbinding:
            await Bezoeker(verbinding).kies("overzicht", VRAAG)
            nummer = [sessies(a) for a in op.adressen].index(1)
            op.replicas[nummer].kill()
            op.replicas[nummer].wait()
            begin = time.monotonic()
            while True:
                try:
                    async with await bezoek(op.url, koekje) as opnieuw:
                        await Bezoeker(opnieuw).kies("overzicht", VRAAG)
                        return time.monotonic() - begin
                except OSError:
                    await asyncio.sleep(0.2)

    with opstelling(2) as op:
        assert asyncio.run(proef(op)) < 5


def test_stoot_van_bezoekers(twee: Opstelling) -> None:
    """Three hundred connections in one go; sixty of them ask their page at the same moment, and get it."""

    async def proef() -> int:
        verbindingen = await asyncio.gather(*(bezoek(twee.url) for _ in range(300)))
        try:
            kiezers = verbindingen[::5]
            return len(await asyncio.gather(*(Bezoeker(v).kies("overzicht", VRAAG) for v in kiezers)))
        finally:
            await asyncio.gather(*(v.close() for v in verbindingen))

    assert asyncio.run(proef()) == 60


def test_geen_enkele_replica_is_een_nederlandse_bladzijde() -> None:
    with nginx([vrije_poort(), vrije_poort()]) as (url, map_):
        with pytest.raises(urllib.error.HTTPError) as fout:
            _opener.open(url + "/?g=GM1674", timeout=30)
        assert fout.value.code == 503
        tekst = fout.value.read().decode()
        assert "Het dashboard is even niet bereikbaar" in tekst
        assert 'http-equiv="refresh"' in tekst
        for _ in range(50):  # the line is written after the answer
            log = (map_ / "toegang.log").read_text(encoding="utf-8")
            if " / 503 " in log:
                break
            time.sleep(0.1)
        assert "GM1674" not in log, "choices must not be in the log"
        assert " / 503 " in log
