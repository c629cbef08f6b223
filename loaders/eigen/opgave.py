"""A municipality's own figures, once they are read and checked: amounts per taakveld, or per law when only those are known."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal, get_args

from fouten import Gebruikersfout

Aard = Literal["begroting", "gewijzigd", "bestuursrapportage", "rekening"]
AARDEN: tuple[Aard, ...] = get_args(Aard)
AARD_NAAM: dict[Aard, str] = {
    "begroting": "nieuwe begroting",
    "gewijzigd": "gewijzigde begroting",
    "bestuursrapportage": "verwachting uit de bestuursrapportage",
    "rekening": "nog niet gepubliceerde jaarrekening",
}
MAX_NAAM = 60
VASTGESTELD, CONCEPT = "EIGEN OPGAVE", "CONCEPT"  # the marks
Bedrag = tuple[str, float | None, float | None]  # taakveld, lasten, baten


@dataclass(frozen=True)
class Opgave:
    """Figures that the municipality itself gave; nobody published them. Amounts in thousands of euro.

    ``wetten`` and ``definitie`` only when no taakvelden are known: lasten per law, under the definition they were filled in for.
    The date keeps it out of what is kept for all visitors: that only knows figures that follow from choices.
    """

    gm_code: str
    jaar: int
    aard: Aard
    naam: str
    datum: date
    vastgesteld: bool
    taakvelden: tuple[Bedrag, ...] = ()
    wetten: tuple[tuple[str, float], ...] = ()
    definitie: str = ""
    van_beheerder: bool = False

    @property
    def merk(self) -> str:
        """The mark that goes with it everywhere."""
        return VASTGESTELD if self.vastgesteld else CONCEPT

    @property
    def over(self) -> str:
        """'gewijzigde begroting 2026'."""
        return f"{AARD_NAAM[self.aard]} {self.jaar}"

    @property
    def voluit(self) -> str:
        """Mark, kind, year, name and date: 'CONCEPT: nieuwe begroting 2027 (Ontwerpbegroting, 03-11-2026)'."""
        return f"{self.merk}: {self.over} ({self.naam}, {self.datum:%d-%m-%Y})"


def lees_datum(tekst: str) -> date:
    """'3-11-2026' -> the day. Raises Gebruikersfout."""
    try:
        return datetime.strptime(tekst.strip(), "%d-%m-%Y").date()
    except ValueError as fout:
        raise Gebruikersfout(
            f"'{tekst[:20]}' is geen datum. Schrijf de dag, de maand en het jaar, zoals {date.today():%d-%m-%Y}."
        ) from fout


def lees_naam(tekst: str) -> str:
    """The name of the figures on one line. Raises Gebruikersfout when there is none."""
    naam = " ".join(tekst.split())[:MAX_NAAM]
    if not naam:
        raise Gebruikersfout("Geef de cijfers een naam, zoals Ontwerpbegroting of Tweede bestuursrapportage.")
    return naam


def keur_omvang(bedragen: Iterable[Bedrag], inwoners: float, grens: float) -> None:
    """Raise Gebruikersfout when there is no amount, or more than ``grens`` (thousand euro) per inhabitant."""
    som = sum(abs(b[1] or 0.0) for b in bedragen)
    if not som:
        raise Gebruikersfout("Er staat geen enkel bedrag aan lasten in. Controleer het bestand.")
    if som / inwoners > grens:
        raise Gebruikersfout(
            f"De lasten samen zijn meer dan € {grens:.0f}.000 per inwoner; dat kan niet. Controleer de eenheid van de bedragen."
        )


def in_keur(bedragen: list[Bedrag], inwoners: float, grens: float) -> tuple[tuple[Bedrag, ...], bool]:
    """The amounts of a whole delivery in thousands of euro, and whether it held whole euros; it does not say so itself.

    More than ``grens`` (thousand) per inhabitant together can only be euros. Raises Gebruikersfout when neither fits.
    """
    in_euro = sum(abs(b[1] or 0.0) for b in bedragen) / inwoners > grens
    deler = 1_000.0 if in_euro else 1.0

    def maal(waarde: float | None) -> float | None:
        return None if waarde is None else waarde / deler

    uit = tuple((code, maal(lasten), maal(baten)) for code, lasten, baten in bedragen)
    keur_omvang(uit, inwoners, grens)
    return uit, in_euro


def keur_levering(levering: dict[str, Any], gm_code: str, gemeente: str, aard: Aard) -> None:
    """Raise Gebruikersfout when a delivery is of another municipality, or of another kind than was said."""
    if levering["gm_code"] != gm_code:
        raise Gebruikersfout(
            f"Deze levering is van {levering['gemeente']} ({levering['gm_code']}) en niet van {gemeente}. "
            "Kies bovenaan die gemeente, of kies een ander bestand."
        )
    if (levering["soort"] == "rekening") != (aard == "rekening"):
        wat = "een jaarrekening" if levering["soort"] == "rekening" else "een begroting"
        raise Gebruikersfout(
            f"De levering zegt dat zij {wat} is; u koos {AARD_NAAM[aard]}. Kies de soort die erbij past."
        )


def van_wetten(
    gm_code: str, jaar: int, aard: Aard, naam: str, datum: date, vastgesteld: bool, bedragen: dict[str, float | None], definitie: str
) -> Opgave | None:  # fmt: skip
    """Of what was filled in per law; None when nothing was."""
    gevuld = tuple((w, float(b)) for w, b in bedragen.items() if b is not None and math.isfinite(b))
    if not gevuld:
        return None
    return Opgave(gm_code, jaar, aard, naam, datum, vastgesteld, wetten=gevuld, definitie=definitie)
