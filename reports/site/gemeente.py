"""One municipality: its page, its figures alone and as files, its JSON and its feed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC

import duckdb

from loaders import feed
from queries.antwoorden import Haal
from reports import api, profieldelen, rijkdeel
from reports.inhoud import Alinea, Figuur, Opties, Sectie
from reports.open_data.beschrijving import MAKER
from reports.profiel import stof_van
from reports.site import bladen, plaatje
from reports.site.bladen import Blad
from reports.site.uitgave import Gemeente, Uitgave
from reports.stof import Stof, op_papier
from verhaal import taakveldfiguren, wetfiguren
from verhaal.begrippen import WET_NAAM, WETTEN

# What a heading is called in the list on top of the page: the heading itself is a finding
KORT = {
    "wetten": "Per wet",
    "opvallend": "Wat valt op",
    "vragen": "Vragen voor de raad",
    "let_op": "Let op",
    "ontwikkeling": "Door de jaren",
    **{f"verschil_{wet}": f"Verschil per jaar: {WET_NAAM[wet]}" for wet in WETTEN},
    "taakvelden": "Per taakveld",
    "preventie": "Toegankelijke hulp",
    "plaats": "Naast andere gemeenten",
    "rijk": "Geld van het Rijk",
    "bronnen": "Bronnen",
    "woorden": "Woorden",
}


@dataclass(frozen=True)
class Los:
    """A figure with a name of its own: the same address, whatever year it is about."""

    naam: str
    figuur: Figuur


def secties(stof: Stof, uitgave: Uitgave) -> tuple[Sectie, ...]:
    """Everything on the page, in the order of the start page; the first is the verdict."""
    rijk = rijkdeel.rijk(stof)
    slot = f"Uitgave {uitgave.kenmerk}. {uitgave.stand}"
    alle = [
        profieldelen.oordeel(stof),
        profieldelen.wetten(stof, f"het deel ‘{KORT['plaats']}’"),
        profieldelen.opvallend(stof),
        profieldelen.vragen(stof),
        profieldelen.let_op(stof),
        profieldelen.ontwikkeling(stof),
        *(_verschil(stof, wet) for wet in WETTEN),
        _los("taakvelden", stof, taakveldfiguren.taakvelden(stof.haal, stof.beeld)),
        _preventie(stof),
        profieldelen.plaatsen(stof),
        rijk,
        profieldelen.leeswijzer(stof, len(rijk.blokken) > 1, slot),
    ]
    gevuld = tuple(s for s in alle if s is not None and s.blokken)
    return (*gevuld, profieldelen.woorden(stof, gevuld))


def _los(naam: str, stof: Stof, figuur: Figuur | None) -> Sectie | None:
    return None if figuur is None else Sectie(naam, figuur.titel, (op_papier(stof, figuur),), 1)


def _verschil(stof: Stof, wet: str) -> Sectie | None:
    return _los(f"verschil_{wet}", stof, wetfiguren.afwijking_per_jaar(stof.haal, stof.beeld, wet))


def _preventie(stof: Stof) -> Sectie:
    """The words of the paper, and under them the chart that paper has no room for."""
    sectie, figuur = profieldelen.preventie(stof), taakveldfiguren.preventie(stof.haal, stof.beeld)
    if figuur is None:
        return sectie
    return replace(sectie, blokken=(sectie.blokken[0], op_papier(stof, figuur)))


def figuren(alle: tuple[Sectie, ...]) -> tuple[Los, ...]:
    """The figures of these sections, by the name of their section."""
    return tuple(Los(s.id, b) for s in alle for b in s.blokken if isinstance(b, Figuur))


def losse_bestanden(
    uitgave: Uitgave, wie: str, naam: str, pad: str, alle: tuple[Los, ...]
) -> Iterator[tuple[str, bytes]]:
    """A page to embed and a CSV per figure; ``wie`` is a code, or NL."""
    for los in alle:
        blad = Blad(
            f"insluiten/{wie}/{los.naam}.html",
            f"{los.figuur.titel} · {naam}",
            los.figuur.onderkop,
            vindbaar=False,
        )
        yield blad.pad, bladen.maak("insluiten.html", uitgave, blad, los=los, naam=naam, pad=pad)
        yield f"bestanden/{wie}/{los.naam}.csv", los.figuur.csv(nederlands=True)


def bestanden(
    haal: Haal, con: duckdb.DuckDBPyConnection, uitgave: Uitgave, gemeente: Gemeente
) -> Iterator[tuple[str, bytes]]:
    """Every file of this municipality: path and contents."""
    code = gemeente.gm_code
    stof = replace(stof_van(haal, Opties(code, uitgave.jaar, adres="")), los=True)
    alle = secties(stof, uitgave)
    oordeel, *rest = alle
    los = figuren(alle)
    json = api.antwoord(haal, con, f"gemeenten/{code}.json")
    assert json is not None  # it is a municipality of now
    yield f"{api.BASIS}/gemeenten/{code}.json", json
    beeld = (
        f"beeld/{code}.png" if uitgave.adres else ""
    )  # who shares a link needs the whole address of a picture
    if beeld:
        yield beeld, plaatje.png(gemeente.naam, f"{oordeel.kop}.")
    blad = Blad(
        gemeente.pad,
        f"{gemeente.naam}: jeugd, Wmo en participatie in {uitgave.jaar}",
        f"{oordeel.kop}.",
        feed=f"feeds/{code}.xml",
        plaatje=beeld,
    )
    regio = str(haal.gemeente(gm_code=code)["arbeidsmarktregio"].iloc[0])
    yield (
        blad.pad,
        bladen.maak(
            "gemeente.html",
            uitgave,
            blad,
            gemeente=gemeente,
            arbeidsmarktregio=regio,
            oordeel=oordeel,
            secties=rest,
            kort=KORT,
            json=f"{api.BASIS}/gemeenten/{code}.json",
        ),
    )
    yield from losse_bestanden(uitgave, code, gemeente.naam, gemeente.pad, los)
    zinnen = tuple(b.tekst for b in oordeel.blokken if isinstance(b, Alinea))
    yield blad.feed, feed_van(con, uitgave, gemeente.naam, code, (oordeel.kop, zinnen), json)


def feed_van(
    con: duckdb.DuckDBPyConnection,
    uitgave: Uitgave,
    naam: str,
    gm_code: str | None,
    zegt: tuple[str, tuple[str, ...]],
    inhoud: bytes,
) -> bytes:
    """What versions changed, and the newest figures as an entry that is new whenever they are (``inhoud``, whatever the edition is called)."""
    sleutel = gm_code or "alle"
    kenmerk = hashlib.sha256(inhoud.replace(uitgave.kenmerk.encode(), b"")).hexdigest()[:16]
    nu = feed.Bericht(uitgave.moment, kenmerk, f"{zegt[0]}.", zegt[1])
    eerder = [replace(b, moment=b.moment.astimezone(UTC)) for b in feed.berichten(con, gm_code)]
    lijst = sorted([nu, *eerder], key=lambda b: b.moment, reverse=True)
    pad = f"gemeente/{gm_code}.html" if gm_code else "index.html"
    return feed.atom(f"{MAKER}: {naam}", f"uitgave {sleutel}", lijst, uitgave.moment, uitgave.waar(pad))
