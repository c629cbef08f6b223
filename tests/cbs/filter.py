"""The filter language of OData v3, as far as clients of CBS use it.

A filter is compiled once to a function on a row. Its top-level `and` terms are kept apart: a term that speaks
of one dimension only can be answered per member, so that a dense cube makes just the rows that can pass.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

Rij = Mapping[str, object]
TEKST, GETAL, LOGISCH, NIETS = "tekst", "getal", "logisch", "niets"

TEKENS = re.compile(
    r"\s*(?:(?P<tekst>'(?:[^']|'')*')|(?P<getal>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?[dDfFmMlL]?(?![\w.]))"
    r"|(?P<naam>[A-Za-z_]\w*)|(?P<teken>[(),]))"
)
VERGELIJKING = ("eq", "ne", "gt", "ge", "lt", "le")
SLEUTELWOORDEN = {"and", "or", "not", *VERGELIJKING}


class FilterFout(ValueError):
    """A filter that the service answers with status 400."""


@dataclass(frozen=True)
class Knoop:
    """A compiled part of a filter: its function, the columns it reads, its type and its `and` terms."""

    waarde: Callable[[Rij], object]
    kolommen: frozenset[str]
    soort: str
    termen: tuple[Knoop, ...] = ()


def _substring(args: Sequence[object]) -> object:
    """substring(text, start) or substring(text, start, length), counted from zero."""
    tekst, begin = str(args[0]), int(float(str(args[1])))
    return tekst[begin:] if len(args) == 2 else tekst[begin : begin + int(float(str(args[2])))]


# name -> (types of the arguments, type of the result, function); substringof has the order of v3
FUNCTIES: dict[str, tuple[tuple[tuple[str, ...], ...], str, Callable[[Sequence[object]], object]]] = {
    "startswith": (((TEKST, TEKST),), LOGISCH, lambda a: str(a[0]).startswith(str(a[1]))),
    "endswith": (((TEKST, TEKST),), LOGISCH, lambda a: str(a[0]).endswith(str(a[1]))),
    "substringof": (((TEKST, TEKST),), LOGISCH, lambda a: str(a[0]) in str(a[1])),
    "substring": (((TEKST, GETAL), (TEKST, GETAL, GETAL)), TEKST, _substring),
    "trim": (((TEKST,),), TEKST, lambda a: str(a[0]).strip()),
    "tolower": (((TEKST,),), TEKST, lambda a: str(a[0]).lower()),
    "toupper": (((TEKST,),), TEKST, lambda a: str(a[0]).upper()),
}


def _tekens(tekst: str) -> list[tuple[str, str]]:
    """The filter cut in (kind, text)."""
    uit, plaats = [], 0
    tekst = tekst.rstrip()
    while plaats < len(tekst):
        treffer = TEKENS.match(tekst, plaats)
        if treffer is None or treffer.lastgroup is None:
            raise FilterFout(f"Syntax error at position {plaats} in '{tekst}'.")
        uit.append((treffer.lastgroup, treffer.group(treffer.lastgroup)))
        plaats = treffer.end()
    return uit


def _vergelijk(operator: str, links: object, rechts: object) -> bool:
    """One comparison; null is equal to null only, and never smaller or greater."""
    if operator == "eq":
        return links == rechts
    if operator == "ne":
        return links != rechts
    if links is None or rechts is None:
        return False
    a, b = (links, rechts) if isinstance(links, str) else (float(str(links)), float(str(rechts)))
    return {"gt": a > b, "ge": a >= b, "lt": a < b, "le": a <= b}[operator]


class _Lezer:
    """Recursive descent over the tokens; every method returns a compiled node."""

    def __init__(self, tekst: str, kolommen: Mapping[str, str], negeer: Collection[str]) -> None:
        self.tekens = _tekens(tekst)
        self.plaats = 0
        self.kolommen = kolommen
        self.negeer = frozenset(negeer)

    def kijk(self) -> tuple[str, str]:
        """The next token, without taking it."""
        return self.tekens[self.plaats] if self.plaats < len(self.tekens) else ("eind", "")

    def neem(self, verwacht: str | None = None) -> tuple[str, str]:
        """Take the next token, which must be `verwacht` when that is given."""
        teken = self.kijk()
        if teken[0] == "eind" or (verwacht is not None and teken[1] != verwacht):
            raise FilterFout(f"'{verwacht or 'expression'}' expected, found '{teken[1] or 'end'}'.")
        self.plaats += 1
        return teken

    def alles(self) -> Knoop:
        """The whole filter: one boolean expression and nothing after it."""
        knoop = self.logisch(self.of())
        if self.kijk()[0] != "eind":
            raise FilterFout(f"Unexpected '{self.kijk()[1]}'.")
        return knoop

    @staticmethod
    def logisch(knoop: Knoop) -> Knoop:
        """The node, which must be a boolean."""
        if knoop.soort != LOGISCH:
            raise FilterFout("A boolean expression is expected.")
        return knoop

    def of(self) -> Knoop:
        """A row of `or` alternatives."""
        delen = [self.en()]
        while self.kijk() == ("naam", "or"):
            self.neem()
            delen.append(self.en())
        if len(delen) == 1:
            return delen[0]
        functies = [self.logisch(d).waarde for d in delen]
        return Knoop(lambda rij: any(f(rij) for f in functies), _samen(delen), LOGISCH)

    def en(self) -> Knoop:
        """A row of `and` terms; parentheses around terms make no difference."""
        delen = [self.niet()]
        while self.kijk() == ("naam", "and"):
            self.neem()
            delen.append(self.niet())
        if len(delen) == 1:
            return delen[0]
        termen = tuple(term for d in delen for term in (self.logisch(d).termen or (d,)))
        functies = [t.waarde for t in termen]
        return Knoop(lambda rij: all(f(rij) for f in functies), _samen(delen), LOGISCH, termen)

    def niet(self) -> Knoop:
        """`not` binds to the comparison or the parentheses after it."""
        if self.kijk() != ("naam", "not"):
            return self.vergelijking()
        self.neem()
        deel = self.logisch(self.niet())
        return Knoop(lambda rij: not deel.waarde(rij), deel.kolommen, LOGISCH)

    def vergelijking(self) -> Knoop:
        """An operand, or two with a comparison between them."""
        links = self.operand()
        soort, operator = self.kijk()
        if soort != "naam" or operator not in VERGELIJKING:
            return links
        self.neem()
        rechts = self.operand()
        if NIETS not in (links.soort, rechts.soort) and links.soort != rechts.soort:
            raise FilterFout(f"Incompatible types for '{operator}': {links.soort} and {rechts.soort}.")
        kolommen = links.kolommen | rechts.kolommen
        if kolommen & self.negeer:  # one account says that CBS ignores a filter on an amount
            return Knoop(lambda _: True, kolommen, LOGISCH)
        f, g = links.waarde, rechts.waarde
        if operator == "eq":
            return Knoop(lambda rij: f(rij) == g(rij), kolommen, LOGISCH)
        return Knoop(lambda rij: _vergelijk(operator, f(rij), g(rij)), kolommen, LOGISCH)

    def operand(self) -> Knoop:
        """Parentheses, a literal, a function call or a column."""
        soort, tekst = self.neem()
        if tekst == "(" and soort == "teken":
            binnen = self.of()
            self.neem(")")
            return binnen
        if soort == "tekst":
            return _vast(tekst[1:-1].replace("''", "'"), TEKST)
        if soort == "getal":
            return _vast(float(tekst.rstrip("dDfFmMlL")), GETAL)
        if soort == "naam" and tekst not in SLEUTELWOORDEN:
            return self.naam(tekst)
        raise FilterFout(f"Unexpected '{tekst}'.")

    def naam(self, naam: str) -> Knoop:
        """A function, null, true, false or a column; anything else is unknown to the table."""
        if self.kijk() == ("teken", "("):
            return self.functie(naam)
        if naam == "null":
            return _vast(None, NIETS)
        if naam in ("true", "false"):
            return _vast(naam == "true", LOGISCH)
        if naam not in self.kolommen:
            raise FilterFout(f"Could not find a property named '{naam}'.")
        return Knoop(lambda rij: rij[naam], frozenset({naam}), self.kolommen[naam])

    def functie(self, naam: str) -> Knoop:
        """A call; a null argument makes the result null."""
        if naam not in FUNCTIES:
            raise FilterFout(f"Unknown function '{naam}'.")
        self.neem("(")
        delen = [self.of()]
        while self.kijk() == ("teken", ","):
            self.neem()
            delen.append(self.of())
        self.neem(")")
        vormen, soort, bereken = FUNCTIES[naam]
        if tuple(d.soort for d in delen) not in vormen:
            raise FilterFout(f"No function signature for '{naam}' matches its arguments.")
        functies = [d.waarde for d in delen]

        def waarde(rij: Rij) -> object:
            args = [f(rij) for f in functies]
            return None if None in args else bereken(args)

        return Knoop(waarde, _samen(delen), soort)


def _samen(delen: Iterable[Knoop]) -> frozenset[str]:
    """All columns that the parts read."""
    return frozenset().union(*(d.kolommen for d in delen))


def _vast(waarde: object, soort: str) -> Knoop:
    """A literal."""
    return Knoop(lambda _: waarde, frozenset(), soort)


class Filter:
    """A compiled $filter.

    `kolommen` gives the type of every column ("tekst" or "getal"); comparisons on a column in `negeer` are
    true for every row.
    """

    def __init__(self, tekst: str, kolommen: Mapping[str, str], negeer: Collection[str] = ()) -> None:
        self._knoop = _Lezer(tekst, kolommen, negeer).alles()
        self._termen = self._knoop.termen or (self._knoop,)

    def past(self, rij: Rij) -> bool:
        """True when the row passes."""
        return bool(self._knoop.waarde(rij))

    def pins(self, sleutels: Mapping[str, Sequence[str]]) -> dict[str, set[str]]:
        """Per dimension that the filter narrows down by itself: the keys that are left."""
        uit: dict[str, set[str]] = {}
        for term in self._termen:
            if len(term.kolommen) != 1:
                continue
            (naam,) = term.kolommen
            if naam in sleutels:
                over = {s for s in sleutels[naam] if term.waarde({naam: s})}
                uit[naam] = uit.get(naam, over) & over
        return uit

    def alleen_pins(self, sleutels: Mapping[str, Sequence[str]]) -> bool:
        """True when the pins say all: each row of the pinned cube passes."""
        return all(len(t.kolommen) == 1 and t.kolommen <= sleutels.keys() for t in self._termen)
