"""From what a cell says to the answer it means: by code or by label, strictly."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from enquete.duiden.afleiden import soort_label
from enquete.enquetefouten import Fout
from enquete.lezen.ruw import Ruw
from enquete.soorten import Optie, Vraag

_JA = {
    "1",
    "ja",
    "j",
    "yes",
    "y",
    "x",
    "waar",
    "true",
    "aangevinkt",
    "aangekruist",
    "gekozen",
    "selected",
    "checked",
}
_NEE = {
    "0", "nee", "n", "no", "onwaar", "false", "niet aangevinkt", "niet aangekruist", "niet gekozen", "not selected",
    "unchecked",
}  # fmt: skip
NIET_GESTELD = "N/A"  # LimeSurvey: the question was not put


@dataclass(frozen=True)
class Mis:
    """A value that is no answer: what is expected, and what to do."""

    verwacht: str
    oplossing: str


def plat(tekst: str) -> str:
    """A text without differences in case and spaces."""
    return " ".join(tekst.split()).casefold()


def heel(tekst: str) -> str:
    """'6,0' and '6.0' -> '6'; all else as it is."""
    return re.sub(r"^(-?\d+)[.,]0+$", r"\1", tekst)


def decimaal_gemengd(kolom: str, cellen: Sequence[tuple[int, str | None]]) -> Fout | None:
    """What is wrong with the first cell (row, value) whose decimal sign is not that of the cells before it."""
    tekens: set[str] = set()
    for rij, waarde in cellen:
        past = re.fullmatch(r"[-+]?\d+([.,])\d+", (waarde or "").strip())
        tekens |= {past[1]} if past else set()
        if len(tekens) > 1:
            return Fout(
                rij,
                kolom,
                str(waarde),
                "in de hele kolom hetzelfde decimaalteken",
                "Schrijf overal een komma of overal een punt.",
            )
    return None


def lees_getal(tekst: str) -> float:
    """'0,95' or '0.95' -> 0.95; NaN when it is no plain number."""
    if not re.fullmatch(r"[-+]?\d+([.,]\d+)?", tekst.strip()):
        return math.nan
    return float(tekst.strip().replace(",", "."))


class Antwoordlezer:
    """Reads the cells of one column as answers to a question."""

    def __init__(self, ruw: Ruw, kolom: str, vraag: Vraag) -> None:
        self.ruw, self.kolom, self.vraag = ruw, kolom, vraag
        self.op_code = {plat(o.code): o for o in vraag.schaal.opties}
        labels = [plat(o.label) for o in vraag.schaal.opties]
        self.op_label = {plat(o.label): o for o in vraag.schaal.opties if labels.count(plat(o.label)) == 1}

    def lees(self, waarde: str) -> Optie | Mis | None:
        """The option this cell means; None for no answer; Mis when it is none of the options."""
        if self.ruw.soort == "limesurvey" and waarde == NIET_GESTELD:
            return None
        optie = self._optie(waarde)
        if optie is not None:
            return None if optie.soort == "geen_antwoord" else optie
        if self.ruw.is_geen_antwoord(self.kolom, waarde):
            return None
        return self.vraag.schaal.optie(self.vraag.schaal.rest) or self._mis(waarde)

    def _optie(self, waarde: str) -> Optie | None:
        eigen_label = self.ruw.waardelabels.get(self.kolom, {}).get(waarde)
        code = plat(heel(waarde))
        if eigen_label is not None:  # what the file says a code means goes before what the code is with us
            zelfde = self.op_code.get(code)
            if zelfde and plat(zelfde.label) == plat(eigen_label):
                return zelfde
            if self.vraag.soort != "cijfer" or soort_label(eigen_label) != "antwoord":
                return self.op_label.get(plat(eigen_label))
        if code in self.op_code:
            return self.op_code[code]
        if self.ruw.soort == "limesurvey" and re.fullmatch(r"a\d+", code):
            return self.op_code.get(str(int(code[1:])))
        return self.op_label.get(plat(waarde))

    def _mis(self, waarde: str) -> Mis:
        label = self.ruw.waardelabels.get(self.kolom, {}).get(waarde)
        opties = [o for o in self.vraag.schaal.opties if o.soort != "geen_antwoord"]
        if self.vraag.soort == "cijfer":
            cijfers = [o.code for o in opties if o.soort == "antwoord"]
            verwacht = f"een heel cijfer van {cijfers[0]} tot en met {cijfers[-1]}"
        else:
            keuzes = "; ".join(f"{o.code} ({o.label})" if o.code != o.label else o.code for o in opties)
            verwacht = f"een van deze antwoorden: {keuzes if len(keuzes) < 300 else keuzes[:299] + '…'}"
        lijkt = get_close_matches(plat(label or waarde), list(self.op_label), n=1, cutoff=0.75)
        if lijkt:
            return Mis(
                verwacht,
                f"Bedoelt u '{self.op_label[lijkt[0]].label}'? Schrijf het dan precies zo of gebruik de code.",
            )
        if label is not None:
            return Mis(
                verwacht,
                f"Code {waarde} heet in het bestand '{label}'. Verbeter het label of de beschrijving.",
            )
        return Mis(verwacht, "Verbeter het antwoord, of maak de cel leeg als er geen antwoord is.")


class Vinklezer:
    """Reads the cells of one column as ticked or not ticked."""

    def __init__(self, ruw: Ruw, kolom: str, optie: Optie) -> None:
        self.ruw, self.kolom = ruw, kolom
        labels = ruw.waardelabels.get(kolom, {})
        enige = list(labels) if len(labels) == 1 else []
        self.ja = _JA | {plat(optie.label)} | {plat(c) for c in enige if labels[c] and plat(c) == "1"}

    def lees(self, waarde: str) -> bool | Mis | None:
        """Whether it was ticked; None for a code that means no answer."""
        if self.ruw.soort == "limesurvey" and waarde == NIET_GESTELD:
            return None
        if self.ruw.is_geen_antwoord(self.kolom, waarde):
            return None
        label = self.ruw.waardelabels.get(self.kolom, {}).get(waarde)
        for tekst in (
            (label, heel(waarde))
            if label is None or len(self.ruw.waardelabels[self.kolom]) == 1
            else (label,)
        ):
            if tekst is not None and plat(tekst) in self.ja:
                return True
            if tekst is not None and plat(tekst) in _NEE:
                return False
        return Mis("1 (aangevinkt), 0 (niet aangevinkt) of leeg", "Verbeter de cel of maak haar leeg.")
