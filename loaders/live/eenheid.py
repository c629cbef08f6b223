"""What a unit of CBS says, so that a unit is compared as a unit and not as a string of letters.

Seen on StatLine: "%", "% (zie toelichting)", "In % bepaalde leeftijdsklasse", "% (heel) tevreden", "aantal",
"per 1 000 inwoners", "1 000 euro", "x 1 000 euro", "schaalscore (0 - 10)", "2025=100", and nothing at all. Other spellings are inferred.
"""

from __future__ import annotations

import re

_DUIZEND = r"(?:1[ .]?000|duizend)"
_MILJOEN = r"(?:1[ .]?000[ .]?000|(?:1 )?(?:mln\.?|miljoen))"
_EURO = r"(?:euro(?:'?s)?|eur|€)"
_GEWOON_BEREIK = {("0", "10"), ("1", "10")}


def _opmerkingen(tekst: str) -> tuple[str, list[str]]:
    """The text without what stands in brackets, and what stood there; brackets within brackets too."""
    buiten, binnen, diepte = "", [""], 0
    for teken in tekst:
        if teken == "(":
            diepte += 1
        elif teken == ")" and diepte:
            diepte -= 1
            if not diepte:
                binnen.append("")
        elif diepte:
            binnen[-1] += teken
        else:
            buiten += teken
    return " ".join(buiten.split()), [" ".join(b.split()) for b in binnen if b.strip()]


def soort(eenheid: str) -> str:
    """The unit in one spelling: '%', '‰', 'aantal', 'per 1 000', 'euro', '1 000 euro', 'mln euro', 'score', 'cijfer', 'index', …

    '' is no unit. A remark in brackets does not change a unit, unless it multiplies it or names another scale.
    What is not known comes back as it is, so that it equals nothing.
    """
    gewoon = eenheid.translate(
        {0xA0: " ", 0x202F: " ", 0x2009: " ", ord("×"): "x", ord("²"): "2", ord("’"): "'"}
    )
    tekst, opmerkingen = _opmerkingen(gewoon.casefold())
    tekst = re.sub(r"^(?:in |x ?(?=[\dm€d]))+", "", tekst).strip()
    maal = next((o for o in opmerkingen if re.fullmatch(rf"(?:x |in )?(?:{_DUIZEND}|{_MILJOEN}).*", o)), "")
    if maal:
        tekst = f"{maal.removeprefix('x ').removeprefix('in ')} {tekst}"
    bereik = next(
        (p.groups() for o in opmerkingen if (p := re.fullmatch(r"(\d+) ?(?:-|–|tot|t/m) ?(\d+)", o))), None
    )
    if re.search(r"‰|\bp(?:ro|er) ?mille\b|\b[0o]/[0o]{2}\b", tekst):
        return "‰"
    if re.search(r"%-?punt|procentpunt", tekst):
        return "procentpunt"
    if re.search(r"%|\bprocent\b|\bpercentage\b", tekst) and not maal:
        anders = re.search(
            r"verander|mutatie|groei|stijging|daling|t\.o\.v\.|ten opzichte|%\s*/|per jaar", tekst
        )
        return "% verandering" if anders else "%"  # a change is no share
    if re.fullmatch(rf"{_MILJOEN} {_EURO}|{_EURO} x? ?{_MILJOEN}", tekst):
        return "mln euro"
    if re.fullmatch(rf"{_DUIZEND} {_EURO}|{_EURO} x? ?{_DUIZEND}", tekst):
        return "1 000 euro"
    if re.fullmatch(_EURO, tekst):
        return "euro"
    if re.fullmatch(rf"(?:aantal )?per {_DUIZEND}(?![ .]?000)(?: \D*)?", tekst):
        return "per 1 000"
    if re.fullmatch(r"(?:gemiddelde? )?(?:schaal)?score", tekst):
        return "score" if bereik is None or bereik in _GEWOON_BEREIK else f"score {bereik[0]}-{bereik[1]}"
    if re.fullmatch(r"(?:gemiddelde? )?(?:rapport)?cijfer", tekst):
        return "cijfer" if bereik is None or bereik in _GEWOON_BEREIK else f"cijfer {bereik[0]}-{bereik[1]}"
    if re.fullmatch(r"(?:index,? ?)?\d{4} ?= ?100", tekst):
        return "index"  # of whichever year: the table says it for all its rows
    if re.fullmatch(r"aantal(?: (?!per\b)\D+)?", tekst):
        return "aantal"
    return tekst
