"""What an edition has once: the front page with the country, what the figures are, style, search, feed, sitemap, JSON of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

import duckdb

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from reports import api
from reports.html import SJABLONEN
from reports.open_data.maken import uitleg
from reports.open_data.tabellen import tabellen
from reports.site import bladen
from reports.site.bladen import Blad
from reports.site.gemeente import Los, feed_van, losse_bestanden
from reports.site.uitgave import Gemeente, Uitgave
from verhaal import duiding, thema, wetfiguren, zinnen
from verhaal.beeld import Beeld, Keuze
from verhaal.eenheden import Eenheid
from verhaal.html import maak
from verhaal.rijksdeel import rijksdeel

_LETTERS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "OFL.txt")


def bestanden(haal: Haal, con: duckdb.DuckDBPyConnection, uitgave: Uitgave) -> Iterator[tuple[str, bytes]]:
    """Every file that is of no single municipality, without the open data: path and contents."""
    yield from _voorblad(haal, con, uitgave)
    yield _over(haal, uitgave)
    yield "stijl.css", bladen.stijl()
    yield "zoek.js", (SJABLONEN / "site" / "zoek.js").read_bytes()
    for naam in _LETTERS:
        yield f"letters/{naam}", (thema.LETTERTYPEN / naam).read_bytes()
    if uitgave.adres:
        paden = ["index.html", "over.html", *(g.pad for g in uitgave.gemeenten)]
        sitemap = maak("sitemap.xml", paden=[uitgave.waar(p) for p in paden])
        yield "sitemap.xml", sitemap.encode("utf-8")
        yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {uitgave.waar('sitemap.xml')}\n".encode()
    for pad in api.paden(haal):
        if not pad.startswith("gemeenten/"):
            inhoud = api.antwoord(haal, con, pad)
            assert inhoud is not None
            yield f"{api.BASIS}/{pad}", inhoud


def _voorblad(haal: Haal, con: duckdb.DuckDBPyConnection, uitgave: Uitgave) -> Iterator[tuple[str, bytes]]:
    """The country, and the way to every municipality."""
    beeld = Beeld.laad(haal, Keuze(None, uitgave.jaar, "smal", Eenheid("totaal")))
    oordeel = zinnen.oordeel(beeld, duiding.drempel(haal, "geen_verschil_pct"))
    alinea = " ".join((*oordeel.zinnen, *rijksdeel(haal, None, beeld.naam, uitgave.jaar)))
    figuur = wetfiguren.wetten_over_jaren(haal, beeld)
    blad = Blad(
        "index.html",
        f"Jeugd, Wmo en participatie per gemeente, {uitgave.jaar}",
        f"{oordeel.kop}.",
        feed="feeds/alle.xml",
    )
    inhoud = bladen.maak(
        "voorblad.html",
        uitgave,
        blad,
        oordeel=oordeel,
        alinea=alinea,
        figuur=figuur,
        vroeger=_vroeger(haal, uitgave),
    )
    yield blad.pad, inhoud
    yield from losse_bestanden(uitgave, "NL", "Nederland", blad.pad, (Los("ontwikkeling", figuur),))
    tekst = repr((oordeel.kop, alinea, figuur.csv(nederlands=False)))
    yield (
        blad.feed,
        feed_van(con, uitgave, "wat er veranderde", None, (oordeel.kop, (alinea,)), tekst.encode()),
    )


def _vroeger(haal: Haal, uitgave: Uitgave) -> list[tuple[str, Gemeente]]:
    """Every other name of a municipality in this edition, with the municipality of now."""
    per_code = {g.gm_code: g for g in uitgave.gemeenten}
    nu = {g.naam for g in uitgave.gemeenten}
    paren = {
        (str(r["naam"]), str(r["gm_code"]))
        for r in als_rijen(haal.namen())
        if not r["is_huidig"] and r["gm_code"] in per_code and r["naam"] not in nu
    }
    return [(naam, per_code[code]) for naam, code in sorted(paren)]


def _over(haal: Haal, uitgave: Uitgave) -> tuple[str, bytes]:
    alle = tabellen(haal)
    regels = [
        f"{r['uitgever']}: {str(r['titel']).replace('<jaar>', '(per jaar)')} "
        f"({re.sub(r' [(][^)]*[)]', '', str(r['opgehaald_op']))}; {r['licentie']})"
        for r in als_rijen(haal.herkomst())
    ]
    blad = Blad(
        "over.html", "Over deze cijfers", "Wat de cijfers zijn, waar zij vandaan komen, en alle open data."
    )
    velden = {
        "uitleg": uitleg(haal),
        "tabellen": alle,
        "kort": {t.naam for t in alle if t.omvang <= api.HOOGSTENS_RIJEN},
        "api": api.BASIS,
        "bronnen": list(dict.fromkeys(regels)),
    }
    return blad.pad, bladen.maak("over.html", uitgave, blad, **velden)
