"""The unit a reader chose, and amounts and labels in that unit.

A denominator is always of the same year as the amount and is named in the label.
"""

from __future__ import annotations

from dataclasses import dataclass

from verhaal.getallen import ONBEKEND, euro, euro_kort, is_leeg

EENHEDEN = {"totaal": "Totaal", "inwoner": "€ per inwoner", "jongere": "€ per jongere"}


@dataclass(frozen=True)
class Noemers:
    """The denominators of one municipality and year; None where not known."""

    inwoners: float | None
    jongeren: float | None


@dataclass(frozen=True)
class Eenheid:
    """A unit: its code ('totaal', 'inwoner', 'jongere'), and how to write amounts in it."""

    code: str

    def voor(self, wet: str | None, noemers: Noemers) -> Eenheid:
        """The unit that can be shown: per head only where the denominator is known, per youth only for the Jeugdwet."""
        if self.code != "totaal" and is_leeg(noemers.inwoners):
            return Eenheid("totaal")
        if self.code != "jongere":
            return self
        if wet is None:
            return Eenheid("totaal")
        return self if wet == "jeugdwet" and not is_leeg(noemers.jongeren) else Eenheid("inwoner")

    def waarde(self, keur: float | None, noemers: Noemers) -> float | None:
        """The amount in this unit: thousands of euro for 'totaal', euro per head otherwise."""
        if self.code == "totaal":
            return None if is_leeg(keur) else keur
        aantal = noemers.inwoners if self.code == "inwoner" else noemers.jongeren
        if keur is None or is_leeg(keur) or aantal is None or is_leeg(aantal) or aantal == 0:
            return None
        return 1_000 * keur / aantal

    def tekst(self, keur: float | None, noemers: Noemers) -> str:
        """The amount as text, without the words of the unit: '€ 28,0 mln' or '€ 529'."""
        waarde = self.waarde(keur, noemers)
        if waarde is None:
            return ONBEKEND
        return euro_kort(waarde) if self.code == "totaal" else euro(waarde)

    @property
    def achter(self) -> str:
        """Words behind an amount: '' or ' per inwoner'."""
        return {"totaal": "", "inwoner": " per inwoner", "jongere": " per jongere (0 tot en met 17 jaar)"}[
            self.code
        ]

    @property
    def kort(self) -> str:
        """The unit behind a label or amount where space is short."""
        return {"totaal": "", "inwoner": " per inwoner", "jongere": " per jongere"}[self.code]

    @property
    def kolom(self) -> str:
        """Column suffix with the unit, for tables that leave the dashboard."""
        return {"totaal": "_keur", "inwoner": "_per_inwoner_eur", "jongere": "_per_jongere_eur"}[self.code]

    def schaal(self, grootste: float) -> Schaal:
        """The scale of a chart's axis, given the largest value it must show (in this unit)."""
        if self.code != "totaal":
            return Schaal({"inwoner": "euro per inwoner", "jongere": "euro per jongere"}[self.code], 1.0, 0)
        if grootste >= 2_000_000:
            return Schaal("miljard euro", 1_000_000.0, 2)
        if grootste < 2_000:  # tenths of a million would leave one digit
            return Schaal("duizend euro", 1.0, 0)
        return Schaal("miljoen euro", 1_000.0, 1)


@dataclass(frozen=True)
class Schaal:
    """Axis title, what a value is divided by to fit that title, and decimals for labels on the chart."""

    titel: str
    deler: float
    decimalen: int
