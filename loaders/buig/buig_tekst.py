"""What a user reads about a BUIG file: a first look at an unknown layout, and what was read from it."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from loaders.buig.budgetten import Budgetten
from loaders.buig.buig_blad import Raster, als_tekst, koppen, kopregel, lees_raster, onder_kop
from loaders.jaartal import voorbeeldjaar
from loaders.kolomletter import letter

_VOORBEELDEN = 3
_RIJEN = 5


def voorproef(pad: Path, blad: str | None, kop: int | None) -> list[str]:
    """The sheets, the heading row and the columns of a file, and a command to go on with. Raises Gebruikersfout."""
    raster = lees_raster(pad, blad)
    kop = kopregel(raster, kop)
    namen = koppen(raster, kop)
    rijen = [cellen for _, cellen in onder_kop(raster, kop)]
    regels = [f"Werkbladen in {raster.bestand}: {', '.join(raster.bladen)}."] if raster.bladen else []
    regels.append(f"{raster.naam}: de kolomkoppen lijken in rij {kop} te staan. Anders: geef --kop.")
    for i, naam in enumerate(namen):
        waarden = [als_tekst(r[i]) for r in rijen if r[i] != ""][:_VOORBEELDEN]
        if naam or waarden:
            regels.append(
                f"  {letter(i)}  {' '.join(naam.split()) or '(geen kop)'}: {' | '.join(waarden) or '(leeg)'}"
            )
    return [
        *regels,
        "Ga hiermee verder, met de goede kolommen, het jaar en de stand:",
        _opdracht(pad, raster, kop),
    ]


def _opdracht(pad: Path, raster: Raster, kop: int) -> str:
    """A command to copy, with the columns as far as their headings tell."""
    namen = koppen(raster, kop)

    def zoek(patroon: str, anders: int | None = None) -> str | None:
        plek = next((i for i, n in enumerate(namen) if re.search(patroon, n, re.IGNORECASE)), anders)
        return None if plek is None else letter(plek)

    code = zoek(r"code|nummer|cbs")
    gemeente = zoek(r"gemeente(?!.*(code|nummer))|naam", None if code else 0)
    totaal = zoek(r"totaal|budget", len(namen) - 1)
    velden = [
        *([f"gemeentecode={code}"] if code else []),
        *([f"gemeente={gemeente}"] if gemeente and gemeente != code else []),
        f"totaal={totaal}",
    ]
    blad = f" --blad {shlex.quote(raster.blad)}" if raster.blad else ""
    return (
        f"  python -m loaders importeer-buig {shlex.quote(str(pad))}{blad} --kop {kop} "
        f"--kolommen {' '.join(velden)} --jaar {voorbeeldjaar()} --stand voorlopig --voorbeeld"
    )


def _bedrag(waarde: float, cijfers: int = 0) -> str:
    """1234567.8 -> '1.234.568'."""
    return f"{waarde:,.{cijfers}f}".translate(str.maketrans(",.", ".,"))


def verslag(budgetten: Budgetten) -> list[str]:
    """What was read: how many municipalities, how much, who is missing, and the first rows."""
    tabel, wens = budgetten.tabel, budgetten.wens
    aantal = len(tabel)
    regels = [
        f"BUIG {wens.jaar} {wens.stand}: {aantal} gemeente{'n' if aantal != 1 else ''} in de indeling van "
        f"{budgetten.indeling_jaar}, samen {_bedrag(tabel['totaal_keur'].sum() / 1000, 1)} mln euro."
    ]
    if over := budgetten.overgeslagen:
        regels.append(
            f"Overgeslagen: {len(over)} {'rij' if len(over) == 1 else 'rijen'} met een totaal of zonder gemeente en bedrag "
            f"({', '.join(map(str, over))})."
        )
    if mist := budgetten.ontbreken:
        regels.append(
            f"Er {'ontbreekt 1 gemeente; die blijft' if len(mist) == 1 else f'ontbreken {len(mist)} gemeenten; die blijven'} leeg: {', '.join(mist)}."
        )
    regels += [
        f"  {code} {budgetten.namen[code]}: € {_bedrag(float(keur) * 1000)}"
        for code, keur in zip(tabel["gm_code"].head(_RIJEN), tabel["totaal_keur"].head(_RIJEN), strict=True)
    ]
    return regels
