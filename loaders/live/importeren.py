"""The door for files: what a person downloaded from CBS goes through the same checks and the same version swap."""

from __future__ import annotations

import re
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import duckdb

from fouten import Gebruikersfout
from loaders import versies
from loaders.cbs import BronFout, normaal
from loaders.live import bestand, ophalen
from loaders.live.bestandsdelen import TabelUitBestand
from loaders.live.manifest import Bron, bronnen
from loaders.live.ophalen import Wens
from loaders.live.ververs import LOOPT, keur_levering, neem_in_gebruik, opgehaald
from loaders.live.voortgang import Voortgang

Melder = Callable[[str], None]


def herken(tabel: TabelUitBestand) -> tuple[Bron, int | None]:
    """Which source a table is, and its year when the source has a table per year. Raises BronFout."""
    for bron in bronnen().values():
        if bron.tabel and bron.tabel.casefold() == tabel.id.casefold():
            return bron, None
        if bron.titel and (past := re.fullmatch(bron.titel, tabel.titel)):
            return bron, int(past[1])
    if not tabel.titel and (per_jaar := _tabel_per_jaar(tabel)):
        return per_jaar, None
    if ander := _andere().get(tabel.id.upper()):
        nummer = bronnen()[ander["in_plaats"]].tabel if ander["in_plaats"] else ""
        doen = (
            f"Download {nummer}: daarin staat dit per gemeente."
            if nummer
            else f"Bruikbaar zijn: {_bruikbaar()}."
        )
        raise BronFout(f"{tabel.naam}: tabel {tabel.id} ({ander['titel']}) wordt hier niet gebruikt. {doen}")
    if tabel.id.upper().endswith("ENG"):
        raise BronFout(
            f"{tabel.naam}: tabel {tabel.id} is een Engelse tabel van het CBS. Download de Nederlandse; haar nummer eindigt op NED."
        )
    if tabel.id or tabel.titel:
        wat = f"tabel {tabel.id}" + (f" ('{tabel.titel}')" if tabel.titel else "")
        raise BronFout(f"{tabel.naam}: {wat} wordt hier niet gebruikt. Bruikbaar zijn: {_bruikbaar()}.")
    beste, raak = _meest(tabel)
    if beste is None or not raak:
        koppen = ", ".join(str(k["Title"]) for k in tabel.kolomrijen[:4])
        raise BronFout(
            f"{tabel.naam}: aan de kolommen ({koppen}, …) is geen tabel te herkennen die hier wordt gebruikt "
            f"({_bruikbaar()}). Download een van die tabellen, in het Nederlands."
        )
    return beste, None


@cache
def _andere() -> dict[str, dict[str, str]]:
    """Number -> title and our source instead, of the tables that are easily taken for ours."""
    return tomllib.loads(Path(__file__).with_name("andere_tabellen.toml").read_text(encoding="utf-8"))


def _bruikbaar() -> str:
    return ", ".join(b.tabel or b.naam for b in bronnen().values())


def _titels(tabel: TabelUitBestand) -> set[str]:
    """The titles of its columns, also without what explains them."""
    titels = [str(k["Title"]) for k in tabel.kolomrijen]
    return {normaal(k(t)) for t in titels for k in tabel.kort}


def _tabel_per_jaar(tabel: TabelUitBestand) -> Bron | None:
    """The source with a table per year of which all dimensions and figures stand in the file."""
    titels = _titels(tabel)
    past = (
        b
        for b in bronnen().values()
        if b.titel
        and "periode" in b.dimensies
        and all(
            any(normaal(n) in titels for n in namen) for namen in (*b.dimensies.values(), *b.maten.values())
        )
    )
    return next(past, None)


def _meest(tabel: TabelUitBestand) -> tuple[Bron | None, int]:
    """The source of which most figures stand in the file by title, and how many."""
    titels = _titels(tabel)

    def raak(bron: Bron) -> int:
        dimensies = sum(any(normaal(n) in titels for n in namen) for namen in bron.dimensies.values())
        maten = sum(any(normaal(n) in titels for n in namen) for namen in bron.maten.values())
        return 100 * maten + dimensies if maten else 0

    punten = {b.id: raak(b) for b in bronnen().values() if b.tabel}
    beste = max(punten, key=lambda b: punten[b])
    return bronnen()[beste], punten[beste]


def _begrepen(tabel: TabelUitBestand, kolommen: dict[str, str], meld: Melder) -> None:
    """A line for every column: what we took it for, or that it is not used."""
    ons = {sleutel: naam for naam, sleutel in kolommen.items()}
    for k in tabel.kolomrijen:
        if k.get("Type") == "TopicGroup":
            continue
        sleutel = str(k["Key"])
        eenheid = f", eenheid {k['Unit']}" if k.get("Unit") else ""
        meld(
            f"  {k['Title']}: {f'gelezen als {ons[sleutel]}{eenheid}' if sleutel in ons else 'niet gebruikt'}"
        )


def importeer(data: Path, paden: list[Path], *, toch: bool = False, meld: Melder = lambda _: None) -> None:
    """Take files of one table in use; raises Gebruikersfout with the served version untouched."""
    with versies.slot(data, "ververs", 0, LOOPT), tempfile.TemporaryDirectory() as werk:
        try:
            _importeer(data, paden, Path(werk), toch, meld)
        except (duckdb.Error, OSError) as fout:
            raise Gebruikersfout(
                f"{paden[0].name} is niet in te lezen: de schijf is vol of het bestand is beschadigd. Maak ruimte of download "
                "de tabel opnieuw."
            ) from fout


def _importeer(data: Path, paden: list[Path], werk: Path, toch: bool, meld: Melder) -> None:
    tabel = bestand.open_bestanden(paden, werk, data)
    try:
        bron, jaar = herken(tabel)
        tabel.id = bron.tabel or tabel.id or bron.id  # as CBS writes it, whatever the file is called
        meld(f"{tabel.naam}: {tabel.titel or bron.naam} (tabel {tabel.id}).")
        if tabel.komma and bron.alle:
            raise BronFout(
                f"{tabel.naam}: in dit soort CSV staan geen codes, en die zijn voor {bron.tabel} nodig. Download het bulkbestand "
                "(ZIP) van die tabel."
            )
        live, oud = data / "live", opgehaald(data, meld)
        p = ophalen.plan_van(bron, tabel, tabel.titel or bron.naam, tabel.moment, Wens(), live, {}, jaar)
        _begrepen(tabel, p.kolommen, meld)
        namen = ", ".join(x.name for x in paden)
        gelezen = [replace(lev, bestand=namen) for lev in ophalen.haal(p, Voortgang(len(p.groepen), meld))]
        nieuw = [lev for lev in (keur_levering(lev, data) for lev in gelezen) if not lev.leeg]
    finally:
        tabel.con.close()
    if not nieuw:
        raise BronFout(
            f"{tabel.naam}: er staan geen cijfers in van een jaar dat hier wordt gebruikt. Download de tabel met andere perioden."
        )
    meld("Jaren met cijfers: " + ", ".join(sorted({lev.groep for lev in nieuw})) + ".")
    neem_in_gebruik(data, oud, nieuw, [], toch, meld)
