"""What a profile is made of: plain blocks in reading order, and every number that is printed.

PDF, HTML, text document and workbook walk the same sections; none of them asks a query.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeAlias

from loaders.eigen.opgave import Opgave
from verhaal.figuur import Figuur as Figuur


@dataclass(frozen=True)
class Logo:
    """A picture that was checked and drawn anew (see ``reports.eigen``), with its text alternative."""

    png: bytes
    breed_px: int
    hoog_px: int
    alt: str


@dataclass(frozen=True)
class Gezegd:
    """What one municipality answered in a survey: ``zinnen`` holds a question with its answers each."""

    kop: str
    bron: str
    zinnen: tuple[str, ...]


@dataclass(frozen=True)
class Opties:
    """What the reader of a profile can choose.

    ``eenheid`` is a code of ``verhaal.eenheden.EENHEDEN``. ``adres`` is where the dashboard stands ('https://…'); None means
    the setting GEMEENTEN3D_ADRES, and '' that there is none. ``datum`` is the day on the paper (None: today).
    ``wet``: a profile of one law; else of all three.
    ``prijzen``: of the lines over years, 'toen' or 'nu' (the last year with an index). ``met_enquete``: what councils elsewhere said, from published surveys; ``gezegd``: what this municipality said in one.
    ``opgaven``: its own figures, of the visitor who asks for this profile; never in a batch.
    """

    gm_code: str
    jaar: int
    definitie: str = "smal"
    groep: str = "buren"
    eenheid: str = "totaal"
    met_enquete: bool = False
    gezegd: Gezegd | None = None
    logo: Logo | None = None
    eigen_tekst: str = ""
    adres: str | None = None
    datum: date | None = None
    prijzen: str = "toen"
    wet: str = ""
    opgaven: tuple[Opgave, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Cijfer:
    """One printed number: ``waarde`` in ``eenheid`` ('keur', 'eur_per_inwoner', 'eur_per_jongere', 'pct', 'aantal').

    ``waarde`` is None where there is none; ``tekst`` then says why.
    """

    id: str
    waarde: float | None
    eenheid: str
    tekst: str


@dataclass(frozen=True)
class Alinea:
    """A paragraph; ``klein`` for notes."""

    tekst: str
    klein: bool = False


@dataclass(frozen=True)
class Punten:
    """Sentences under each other, with a heading of their own where ``kop`` is filled."""

    zinnen: tuple[str, ...]
    kop: str = ""
    klein: bool = False


@dataclass(frozen=True)
class Tabel:
    """A table as printed. The first cell of every row is its header."""

    onderschrift: str
    koppen: tuple[str, ...]
    rijen: tuple[tuple[str, ...], ...]


WOORDEN = "woorden"  # the section that explains the words in the others
Blok: TypeAlias = Alinea | Punten | Tabel | Figuur


@dataclass(frozen=True)
class Sectie:
    """A heading (a finding where the figures allow one) with its blocks; ``pagina`` is the sheet it stands on."""

    id: str
    kop: str
    blokken: tuple[Blok, ...]
    pagina: int


@dataclass(frozen=True)
class Profiel:
    """Everything on the paper, in reading order.

    ``link`` is None when the dashboard's address is not known; ``query`` is the way to the same view all the same.
    ``verwijzing`` is the sentence about it, the last line of the paper. ``stand`` says how new the figures are at their source.
    """

    opties: Opties
    naam: str
    titel: str
    datum: date
    versie: str
    gebouwd_op: datetime
    stand: str
    link: str | None
    verwijzing: str
    query: str
    secties: tuple[Sectie, ...]
    cijfers: tuple[Cijfer, ...] = field(repr=False)
    logo: Logo | None = None
    merk: str = ""  # of own figures on it: stands in the title, on every sheet and in the name of the file

    def sectie(self, id_: str) -> Sectie | None:
        """The section of that name; None when this profile has none."""
        return next((s for s in self.secties if s.id == id_), None)

    @property
    def figuren(self) -> tuple[Figuur, ...]:
        """The figures in reading order."""
        return tuple(b for s in self.secties for b in s.blokken if isinstance(b, Figuur))
