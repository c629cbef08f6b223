"""A text for the council in Word: figures, source and caveats filled in, blanks for what only the council knows.

Which kinds there are and what stands in them are rows of ``data/referentie/raadstukken.csv``; nothing in it takes sides.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from reports import word
from verhaal import bronregels, duiding, zinnen
from verhaal.afzender import Afzender, Waarover
from verhaal.beeld import Beeld
from verhaal.begrippen import WET_NAAM, WETTEN
from verhaal.figuur import Figuur
from verhaal.getallen import euro_kort, is_leeg

MIME = word.MIME
_HOOGSTENS_RIJEN = 12
INVULLEN = "[Vul in: {}]"
_EIGEN_VRAAG = "Welke vraag heeft u hierbij?"


@dataclass(frozen=True)
class Stof:
    """What is known before the council writes a word."""

    gemeente: str
    onderwerp: str
    bevinding: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]
    onderschrift: str
    let_op: tuple[str, ...]
    bron: tuple[str, ...]
    datum: date
    vraag: str = ""
    beelden: tuple[tuple[bytes, str], ...] = field(default=(), repr=False)


def soorten(haal: Haal) -> dict[str, str]:
    """Kind -> what a button calls it."""
    return {str(r["soort"]): str(r["titel"]) for r in als_rijen(haal.raadstukken())}


def maak(haal: Haal, soort: str, stof: Stof) -> bytes:
    """The document of one kind."""
    delen = [r for r in als_rijen(haal.raadstukken()) if r["soort"] == soort]
    titel = f"{delen[0]['titel']}: {stof.onderwerp}"
    doc = word.nieuw(titel, "Sociaal domein", stof.datum, f"Cijfers: Gemeenten in 3D, {stof.datum:%d-%m-%Y}")
    doc.add_heading(titel, 1)
    for deel in delen:
        if deel["inhoud"] == "let_op" and not stof.let_op:
            continue
        if not is_leeg(deel["kop"]):
            doc.add_heading(str(deel["kop"]), 2)
        _zet(doc, str(deel["inhoud"]), "" if is_leeg(deel["tekst"]) else str(deel["tekst"]), stof)
    return word.als_bytes(doc)


def _zet(doc: Any, inhoud: str, tekst: str, stof: Stof) -> None:
    if inhoud == "cijfers":
        word.tabel(doc, stof.onderschrift, stof.koppen, stof.rijen)
        for png, alt in stof.beelden:
            word.beeld(doc, png, alt)
    elif inhoud in ("let_op", "bron"):
        for zin in stof.let_op if inhoud == "let_op" else stof.bron:
            doc.add_paragraph(zin, style="List Bullet")
    elif inhoud == "vraag":
        doc.add_paragraph(stof.vraag or INVULLEN.format(_EIGEN_VRAAG))
    elif inhoud == "invullen":
        doc.add_paragraph(INVULLEN.format(tekst))
    elif inhoud == "tekst":
        doc.add_paragraph(tekst.format(gemeente=stof.gemeente))
    else:
        doc.add_paragraph(stof.onderwerp if inhoud == "onderwerp" else stof.bevinding)


def van_figuur(haal: Haal, soort: str, figuur: Figuur, van: Afzender) -> bytes:
    """From a figure: its finding, the rows that matter most, the picture, its warnings and its source."""
    koppen, rijen, rest = _rijen(figuur, van)
    stof = Stof(
        van.naam,
        f"{figuur.over.wet or 'Sociaal domein'} in {van.naam}, {figuur.over.jaar or van.jaar}",
        f"{figuur.titel}.",
        koppen,
        rijen,
        f"{figuur.onderkop}{rest}",
        (*figuur.vlaggen, *(r.zin for r in van.reacties)),
        (figuur.bron, *van.regels(figuur.over)[-1:]),
        van.datum or date.today(),
        beelden=((figuur.png(van), " ".join(p.alt for p in figuur.panelen)),),
    )
    return maak(haal, soort, stof)


def _rijen(figuur: Figuur, van: Afzender) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], str]:
    """The table of a figure, as far as it fits a text: of this year, else of this municipality, else its beginning."""
    tabel = figuur.tabel
    for kolom, waarde in (("jaar", van.jaar), ("gm_code", van.gm_code)):
        if figuur.merk:  # own figures may be of another year than the reader chose
            break
        if len(tabel) > _HOOGSTENS_RIJEN and kolom in tabel and (tabel[kolom].astype(str) == waarde).any():
            tabel = tabel[tabel[kolom].astype(str) == waarde]
    kort = tabel.head(_HOOGSTENS_RIJEN)
    rest = (
        ""
        if len(kort) == len(figuur.tabel)
        else f" Hier staan {len(kort)} van de {len(figuur.tabel)} regels; alle regels staan op het adres bij de bron."
    )
    rijen = tuple(
        tuple(k.opmaak(w) for k, w in zip(figuur.kolommen, rij, strict=True))
        for rij in kort[[k.naam for k in figuur.kolommen]].itertuples(index=False, name=None)
    )
    return tuple(k.kop for k in figuur.kolommen), rijen, rest


def van_vraag(haal: Haal, soort: str, beeld: Beeld, vraag: str, van: Afzender) -> bytes:
    """From a question of the start page: the verdict, begroot beside besteed per law, and the flags of that year."""
    jaar = beeld.keuze.jaar
    uitspraak = zinnen.oordeel(beeld, duiding.drempel(haal, "geen_verschil_pct"))
    stof = Stof(
        beeld.naam,
        f"Sociaal domein in {beeld.naam}, {jaar}",
        " ".join((f"{uitspraak.kop}.", *uitspraak.zinnen)),
        ("Wet", "Begroot", "Besteed", "Verschil"),
        tuple(_wetrij(beeld, w) for w in WETTEN),
        f"Lasten per wet in {jaar}. Begroot: de begroting die de raad vooraf vaststelde.",
        tuple(beeld.vlagzinnen([jaar])),
        (bronregels.bron_regel(haal, jaar), *van.regels(Waarover())[-1:]),
        van.datum or date.today(),
        vraag,
    )
    return maak(haal, soort, stof)


def _wetrij(beeld: Beeld, wet: str) -> tuple[str, ...]:
    rij, jaar = beeld.rij(beeld.keuze.jaar, wet), beeld.keuze.jaar
    if rij is None:
        return (WET_NAAM[wet], "niet bekend", "niet bekend", "niet te berekenen")
    begroot = (
        beeld.waarom_leeg(jaar, "begroting", wet) if rij.begroot_keur is None else euro_kort(rij.begroot_keur)
    )
    besteed = (
        beeld.waarom_leeg(jaar, "rekening", wet) if rij.besteed_keur is None else euro_kort(rij.besteed_keur)
    )
    if rij.afwijking_keur is None:
        verschil = "niet te berekenen"
    elif not rij.vergelijkbaar:
        verschil = "niet te vergelijken"
    else:
        verschil = f"{euro_kort(abs(rij.afwijking_keur))} {zinnen.meer_minder(rij.afwijking_keur)}"
    return WET_NAAM[wet], begroot, besteed, verschil
