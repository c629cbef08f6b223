"""Renders what a reader gets for one set of choices: the same functions as pages and paper, without a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import Any
from unittest.mock import patch

from loaders.versies import huidige
from queries import rijen as als_rijen
from reports.bron import haal_uit
from tests.nalezer.lezer import Context, Zin
from verhaal import duiding, taakveldfiguren, verandering, wetfiguren, wetkaarten, zinnen
from verhaal.beeld import Beeld, Keuze
from verhaal.begrippen import WETTEN
from verhaal.eenheden import Eenheid
from verhaal.figuur import Figuur
from verhaal.rijksdeel import rijksdeel
from verhaal.tekorten import begrotenfiguur, tekortfiguren, tekortoordeel, tekortsommen, volumefiguren
from verhaal.tekorten.tekortsommen import Definitie, Instelling
from verhaal.tekorten.volume import EERDER, per_gemeente
from verhaal.vergelijken import door_de_jaren, plaats
from verhaal.vergelijken.vergelijking import Vergelijking
from verhaal.vooruit import checkzinnen, vooruitblik
from verhaal.vooruit.terugtoets import GROEPEN

JAAR_VAN_REEKSEN = 2024  # figures over the years say the same whatever year is chosen


@cache
def haal() -> Any:
    """Answers of the served version."""
    return haal_uit(huidige())


def beeld(c: Context) -> Beeld:
    """The figures as the pages load them."""
    gm = None if c.gm == "NL" else c.gm
    return Beeld.laad(haal(), Keuze(gm, c.jaar, c.definitie, Eenheid(c.eenheid)))


def alles(c: Context) -> Iterator[Zin]:
    """Every text of the choices."""
    b = beeld(c)
    gelijk = duiding.drempel(haal(), "geen_verschil_pct")
    o = zinnen.oordeel(b, gelijk)
    yield Zin("oordeel kop", o.kop)
    for z in (*o.zinnen, o.aanwijzing, *rijksdeel(haal(), b.keuze.gm_code, b.wie(c.jaar), c.jaar)):
        yield Zin("oordeel", z)
    yield from _kaarten(b, c, gelijk)
    if tekst := wetkaarten.gedeeld_zin(b):
        yield Zin("gedeeld", tekst)
    for z in duiding.wat_valt_op(haal(), b):
        yield Zin("opvallend", z)
    for z in verandering.sinds_vorig_jaar(haal(), b):
        yield Zin("sinds", z)
    for fase in duiding.vragen_voor_de_raad(haal(), b).values():
        for z in fase:
            yield Zin("vraag", z)
    if f := taakveldfiguren.taakvelden(haal(), b):
        yield Zin("titel taakvelden", f.titel)
    if c.jaar == JAAR_VAN_REEKSEN:
        yield from _figuren(b)
    if not b.is_nederland:
        yield from _vergelijken(b, c)
    if c.definitie == "smal":  # the page of deficits has definitions of its own
        yield from _tekorten(b, c)
        if c.jaar == JAAR_VAN_REEKSEN:
            yield from _vooruit(b, c)
            yield from _volume(b)


def _volume(b: Beeld) -> Iterator[Zin]:
    """Meer of duurder?: the numbers that come with the project."""
    g, gm = EERDER["jeugdwet"], b.keuze.gm_code
    tabel = haal().gebruik(wet="jeugdwet", indicator_id=g.indicator_id)
    van, tot = sorted({int(j) for j in tabel["jaar"]})
    delen = per_gemeente(tabel, van, tot).dropna(subset=["volume_keur"])
    for f in (
        volumefiguren.reeksen(haal(), g, "jeugdwet", tabel, gm, b.naam),
        volumefiguren.splitsing(haal(), g, "jeugdwet", delen, (van, tot), gm, b.naam, []),
    ):
        yield Zin("volume titel", f.titel, "jeugdwet")
        for p in f.panelen:
            yield Zin("volume", p.alt, "jeugdwet")


def _kaarten(b: Beeld, c: Context, gelijk: float) -> Iterator[Zin]:
    gevangen: list[Any] = []

    def vang(_: str, **velden: Any) -> str:
        gevangen.extend(velden["kaarten"])
        return ""

    with patch.object(wetkaarten, "maak", vang):
        wetkaarten.kaarten_html(b, gelijk)
    for k in gevangen:
        for regel in (k.strip_alt, f"{k.verschil} {k.toelichting}", k.per_inwoner, k.groep, k.netto):
            yield Zin("kaart", regel, k.wet)


def _figuren(b: Beeld) -> Iterator[Zin]:
    yield Zin("titel wetten", wetfiguren.wetten_over_jaren(haal(), b).titel)
    for wet in WETTEN:
        yield Zin("titel wet", wetfiguren.wet_over_jaren(haal(), b, wet).titel, wet)
        if f := wetfiguren.afwijking_per_jaar(haal(), b, wet):
            yield Zin("titel afwijking", f.titel, wet)
    if f := taakveldfiguren.preventie(haal(), b):
        yield Zin("titel aandeel", f.titel)
        yield Zin("bij aandeel", f.vlaggen[0])


def _vergelijken(b: Beeld, c: Context) -> Iterator[Zin]:
    maat = "begroot" if b.rekening_nog_niet_verschenen(b.keuze.jaar) else "besteed"
    v = Vergelijking.laad(haal(), b.keuze, maat)
    if maat == "besteed" and (f := plaats.plaatsen(haal(), v)):
        yield Zin("titel plaats", f.titel)
        for p in f.panelen:
            yield Zin("strook", p.titel)
    for wet in WETTEN if c.jaar == JAAR_VAN_REEKSEN else ():
        if maat == "besteed" and (f := door_de_jaren.door_de_jaren(haal(), v, wet)):
            yield Zin("titel jaren", f.titel, wet, kant=v.kant(wet))


def _vooruit(b: Beeld, c: Context) -> Iterator[Zin]:
    """The newest begroting: in short, in full, and what it may come to; the same whatever year is chosen."""
    for z in (checkzinnen.kop(haal(), b), *checkzinnen.bij_alle(haal(), b)):
        yield Zin("check", z)
    for groep, zinnen_ in checkzinnen.begrotingscheck(haal(), b).items():
        for z in zinnen_:
            yield Zin("check", z, groep)
    if kort := checkzinnen.kort(haal(), b):
        for z in (kort.kop, kort.noot, kort.reserve):
            yield Zin("check kort", z)
        for groep, z in kort.per_groep.items():
            yield Zin("check kort", z, groep)
        for groep, zinnen_ in vooruitblik.blikken(haal(), c.gm, b.naam, GROEPEN).items():
            yield Zin("blik", " ".join(zinnen_), groep)


def _tekorten(b: Beeld, c: Context) -> Iterator[Zin]:
    """Jeugdzorgtekorten: the finding under every definition and law; what is of the country only with it."""
    gm = b.keuze.gm_code
    for rij, wet in product(als_rijen(haal().tekortdefinities()), WETTEN):
        i = Instelling(wet, Definitie(**rij))
        alles_ = tekortsommen.alle_paren(haal(), i)
        if alles_.empty:
            continue  # CBS's own tables come with a refresh
        o = tekortoordeel.oordeel(haal(), i, alles_, c.jaar, gm, b.naam)
        yield Zin("tekort kop", o.kop, wet, maat=str(rij["definitie_id"]))
        for z in o.zinnen:
            yield Zin("tekort", z, wet, maat=str(rij["definitie_id"]))
        if b.is_nederland:
            yield from _tekortfiguren(i, c)


def _tekortfiguren(i: Instelling, c: Context) -> Iterator[Zin]:
    h, tabel = haal(), tekortsommen.tabel_van(haal(), i)
    figuren: dict[str, Figuur | None] = {"kaart": tekortfiguren.kaartfiguur(h, i, tabel, c.jaar, None, str)}
    for kolom in ("jeugdregio", "grootteklasse", "provincie"):
        figuren[f"groepen {kolom}"] = tekortfiguren.groepen(h, i, tabel, c.jaar, kolom, None)
    for maat in ("per_inwoner_eur", "verschil_pct", *(["per_jongere_eur"] if i.wet == "jeugdwet" else [])):
        figuren[f"trechter {maat}"] = tekortfiguren.trechterfiguur(h, i, tabel, maat, c.jaar, None)
        if c.jaar == JAAR_VAN_REEKSEN:
            figuren[f"verdeling {maat}"] = tekortfiguren.verdeling_per_jaar(h, i, tabel, maat, None, None)
    if c.jaar == JAAR_VAN_REEKSEN:
        figuren["landelijk"] = tekortfiguren.landelijke_reeks(h, i, tabel)
        yield Zin(
            "tekort volharding",
            tekortoordeel.volharding_kop(tekortsommen.alle_paren(h, i)),
            i.wet,
            maat=i.definitie.definitie_id,
        )
        if i.definitie.definitie_id == "rekening_begroting":
            figuren["begroten"] = begrotenfiguur.begroten(h, i.wet)
    for naam, f in figuren.items():
        if f is not None:
            yield Zin(f"tekort titel {naam}", f.titel, i.wet, maat=i.definitie.definitie_id)
            for z in f.vlaggen:
                yield Zin("tekort", z, i.wet, maat=i.definitie.definitie_id)


Maak = Callable[[Context], Iterator[Zin]]
