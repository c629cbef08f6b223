"""Which municipality of today an answer is about: by code or official name of any year since 2014, never by likeness."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from loaders.bronnen import TABELLEN
from loaders.contract import lees
from loaders.gemeentenamen import sleutel
from loaders.referentie import HERINDELINGEN, ROEPNAMEN

# what StatLine and others write around a name: 'Utrecht (gemeente)', 'Gemeente Roosendaal'
_TOEVOEGSEL = re.compile(
    r"^\s*(?:de )?gem(?:eente|\.)\s+|\s*\(gem(?:eente|\.)?\)|,?\s+gemeente\s*$|\s*\*+\s*$", re.IGNORECASE
)
_HELEMAAL = 0.999999  # of the inhabitants: less and the municipality was split


@dataclass(frozen=True)
class Gevonden:
    """The municipality of today, or why there is none and what to do about it, in Dutch."""

    gm_code: str | None
    verwacht: str = ""
    oplossing: str = ""


@dataclass(frozen=True)
class Plaatsen:
    """All municipalities since 2014.

    nu: gm_code -> name, of today; codes: every code there ever was -> its name;
    namen: normalised name -> codes; opvolgers: code -> (new code, share of inhabitants)
    """

    nu: dict[str, str]
    codes: dict[str, str]
    namen: dict[str, frozenset[str]]
    opvolgers: dict[str, tuple[tuple[str, float], ...]]
    grootteklassen: frozenset[str]
    provincies: frozenset[str]

    def zoek(self, tekst: str) -> Gevonden:
        """Look up 'GM0363', '363' or an official name."""
        past = re.fullmatch(r"(?:GM)?0*([0-9]{1,4})", tekst.strip(), re.IGNORECASE) or re.search(
            r"\bGM(\d{4})\b", tekst
        )
        if past:
            return self._op_code(f"GM{int(past[1]):04d}", tekst)
        codes = self.namen.get(sleutel(tekst)) or self.namen.get(
            sleutel(_TOEVOEGSEL.sub("", tekst)), frozenset()
        )
        gevonden = {self._vandaag(code) for code in codes}
        if len(gevonden) == 1:
            code, delen = next(iter(gevonden))
            return Gevonden(code) if code else _gesplitst(tekst, delen)
        if gevonden:
            namen = sorted({self.nu[code] for code, _ in gevonden if code})
            return Gevonden(
                None,
                "één gemeente",
                f"'{tekst}' kan {' of '.join(namen)} zijn. Schrijf de gemeentecode, zoals GM0363.",
            )
        return Gevonden(None, "een gemeente bij haar CBS-code of officiële naam", self._bedoelt(tekst))

    def _op_code(self, code: str, tekst: str) -> Gevonden:
        if code not in self.codes:
            return Gevonden(
                None,
                "een gemeentecode van het CBS, zoals GM0363 of 363",
                f"Code '{tekst}' bestond sinds 2014 niet. Zoek de code op bij het CBS.",
            )
        vandaag, delen = self._vandaag(code)
        return Gevonden(vandaag) if vandaag else _gesplitst(self.codes[code], delen)

    def _vandaag(self, code: str) -> tuple[str | None, tuple[str, ...]]:
        """Today's code; or None and the names of the parts when the municipality was split on the way."""
        while code not in self.nu:
            stappen = self.opvolgers.get(code, ())
            if len(stappen) != 1 or stappen[0][1] < _HELEMAAL:
                return None, tuple(sorted(self.codes.get(c, c) for c, _ in stappen))
            code = stappen[0][0]
        return code, ()

    def _bedoelt(self, tekst: str) -> str:
        lijkt = get_close_matches(sleutel(tekst), list(self.namen), n=1, cutoff=0.75)
        if lijkt:
            code = sorted(self.namen[lijkt[0]])[-1]
            return f"Bedoelt u '{self.codes[code]}'? Schrijf de naam dan zo, of de gemeentecode."
        return "Schrijf de naam zoals het CBS of de gemeentecode, zoals GM0363."


def _gesplitst(naam: str, delen: tuple[str, ...]) -> Gevonden:
    over = " en ".join(delen) or "andere gemeenten"
    return Gevonden(
        None,
        "een gemeente die nog bestaat of helemaal opging in een andere",
        f"'{naam}' is verdeeld over {over}. Zet bij elke respondent de gemeente van nu.",
    )


def lees_plaatsen(bron: Path, referentie: Path) -> Plaatsen:
    """The municipalities of the snapshot ``bron`` and the mergers in ``referentie``. Raises Gebruikersfout."""
    contracten = {c.naam: c for c, _ in TABELLEN}
    jaren = lees(bron, contracten["gemeente_jaar"]).sort_values("jaar")
    laatste = jaren[jaren["jaar"] == jaren["jaar"].max()]
    gebieden = lees(bron, contracten["gebieden"])
    namen: dict[str, set[str]] = {}
    for code, naam in zip(jaren["gm_code"], jaren["naam"], strict=True):
        for vorm in {sleutel(naam), sleutel(re.sub(r"\s*\([^)]*\)$", "", naam))}:
            namen.setdefault(vorm, set()).add(code)
    roepnamen = lees(referentie, ROEPNAMEN)
    for roepnaam, code in zip(roepnamen["roepnaam"], roepnamen["gm_code"], strict=True):
        namen.setdefault(sleutel(roepnaam), set()).add(code)
    opvolgers: dict[str, list[tuple[str, float]]] = {}
    herindelingen = lees(referentie, HERINDELINGEN)
    for oud, nieuw, aandeel in herindelingen[["gm_code_oud", "gm_code_nieuw", "aandeel"]].itertuples(
        index=False, name=None
    ):
        if aandeel > 0:  # only land: nobody moved
            opvolgers.setdefault(oud, []).append((nieuw, float(aandeel)))
    return Plaatsen(
        nu=dict(zip(laatste["gm_code"], laatste["naam"], strict=True)),
        codes=dict(zip(jaren["gm_code"], jaren["naam"], strict=True)),
        namen={k: frozenset(v) for k, v in namen.items()},
        opvolgers={k: tuple(v) for k, v in opvolgers.items()},
        grootteklassen=frozenset(gebieden["gemeentegrootte"].dropna()),
        provincies=frozenset(gebieden["provincie_code"].dropna()),
    )
