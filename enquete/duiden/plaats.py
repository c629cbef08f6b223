"""Which municipality of today an answer is about: by code or official name of any year we know, never by likeness."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from enquete.enquetefouten import Mis
from loaders.bronnen import TABELLEN
from loaders.contract import lees
from loaders.gemeentenamen import Namen, als_code
from loaders.referentie import HERINDELINGEN, ROEPNAMEN

# what StatLine and others write around a name: 'Utrecht (gemeente)', 'Gemeente Roosendaal'
_TOEVOEGSEL = re.compile(
    r"^\s*(?:de )?gem(?:eente|\.)\s+|\s*\(gem(?:eente|\.)?\)|,?\s+gemeente\s*$|\s*\*+\s*$", re.IGNORECASE
)
_HELEMAAL = 0.999999  # of the inhabitants: less and the municipality was split


@dataclass(frozen=True)
class Plaatsen:
    """All municipalities of the years we know.

    nu: gm_code -> name, of today; codes: every code there ever was -> its name;
    namen: every name there ever was; opvolgers: code -> (new code, share of inhabitants)
    """

    nu: dict[str, str]
    codes: dict[str, str]
    namen: Namen
    opvolgers: dict[str, tuple[tuple[str, float], ...]]
    sinds: int  # the first of those years

    def zoek(self, tekst: str) -> str | Mis:
        """The municipality of today for 'GM0363', '363' or an official name."""
        code = als_code(tekst) or ("".join(re.findall(r"\bGM\d{4}\b", tekst)[:1]) or None)
        if code is not None:
            return self._op_code(code, tekst)
        codes = self.namen.zoek(tekst) or self.namen.zoek(_TOEVOEGSEL.sub("", tekst))
        gevonden = {self._vandaag(c) for c in codes}
        if len(gevonden) == 1:
            code, delen = next(iter(gevonden))
            return code or _gesplitst(tekst, delen)
        if gevonden:
            namen = sorted({self.nu[code] for code, _ in gevonden if code})
            return Mis(
                "één gemeente",
                f"'{tekst}' kan {' of '.join(namen)} zijn. Schrijf de gemeentecode, zoals GM0363.",
            )
        return Mis("een gemeente bij haar CBS-code of officiële naam", self._bedoelt(tekst))

    def _op_code(self, code: str, tekst: str) -> str | Mis:
        if code not in self.codes:
            return Mis(
                "een gemeentecode van het CBS, zoals GM0363 of 363",
                f"Code '{tekst}' bestond sinds {self.sinds} niet. Zoek de code op bij het CBS.",
            )
        vandaag, delen = self._vandaag(code)
        return vandaag or _gesplitst(self.codes[code], delen)

    def _vandaag(self, code: str) -> tuple[str | None, tuple[str, ...]]:
        """Today's code; or None and the names of the parts when the municipality was split on the way."""
        while code not in self.nu:
            stappen = self.opvolgers.get(code, ())
            if len(stappen) != 1 or stappen[0][1] < _HELEMAAL:
                return None, tuple(sorted(self.codes.get(c, c) for c, _ in stappen))
            code = stappen[0][0]
        return code, ()

    def _bedoelt(self, tekst: str) -> str:
        if lijkt := self.namen.lijkt(tekst):
            return f"Bedoelt u '{lijkt[0]}'? Schrijf de naam dan zo, of de gemeentecode."
        return "Schrijf de naam zoals het CBS of de gemeentecode, zoals GM0363."


def _gesplitst(naam: str, delen: tuple[str, ...]) -> Mis:
    over = " en ".join(delen) or "andere gemeenten"
    return Mis(
        "een gemeente die nog bestaat of helemaal opging in een andere",
        f"'{naam}' is verdeeld over {over}. Zet bij elke respondent de gemeente van nu.",
    )


def lees_plaatsen(bron: Path, referentie: Path) -> Plaatsen:
    """The municipalities of the snapshot ``bron`` and the mergers in ``referentie``. Raises Gebruikersfout."""
    jaren = lees(bron, next(c for c, _ in TABELLEN if c.naam == "gemeente_jaar")).sort_values("jaar")
    laatste = jaren[jaren["jaar"] == jaren["jaar"].max()]
    roepnamen = lees(referentie, ROEPNAMEN)
    namen = Namen(
        [
            *zip(jaren["naam"], jaren["gm_code"], strict=True),
            *zip(roepnamen["roepnaam"], roepnamen["gm_code"], strict=True),
        ],
        {},
    )
    herindelingen = lees(referentie, HERINDELINGEN).query("aandeel > 0")  # 0: only land, nobody moved
    opvolgers = {
        str(oud): tuple(zip(deel["gm_code_nieuw"], deel["aandeel"].astype(float), strict=True))
        for oud, deel in herindelingen.groupby("gm_code_oud")
    }
    return Plaatsen(
        nu=dict(zip(laatste["gm_code"], laatste["naam"], strict=True)),
        codes=dict(zip(jaren["gm_code"], jaren["naam"], strict=True)),
        namen=namen,
        opvolgers=opvolgers,
        sinds=int(jaren["jaar"].min()),
    )
