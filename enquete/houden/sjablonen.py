"""Files for whoever holds the survey, all from the same questions: a workbook, a LimeSurvey file, a list on paper.

In the workbook row 1 of the sheet 'Antwoorden' holds the names of the columns, and every row below it is a
respondent: that is what an importer reads. The question in words stands in a note at the column, in the help
Excel shows at a cell, and on the sheet 'Vragen'.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from enquete.houden.indeling import AANGEKRUIST, NIET_AANGEKRUIST, RESPONDENT, Kolomkop, kolommen
from enquete.houden.vragenlijst import GEMEENTE, per_deel
from enquete.soorten import Enquete, Schaal, Vraag
from loaders.enquetetabellen import SUBVRAGEN

_OPMAAK = Path(__file__).resolve().parent / "opmaak"
_LAATSTE_RIJ = 20_000  # drop-downs reach this far; more rows may be filled in
_BERICHT = 255  # the longest help text Excel accepts
_WETTEN = {"jeugdwet": "Jeugdwet", "wmo": "Wmo", "participatiewet": "Participatiewet"}


def _antwoorden(schaal: Schaal) -> str:
    """'1 = helemaal oneens; 2 = oneens; …'"""
    return "; ".join(f"{o.code} = {o.label}" if o.code != o.label else o.code for o in schaal.opties)


def _in_woorden(kop: Kolomkop) -> str:
    """The question of a column in words, with the option of a question with several answers."""
    if kop.vraag is None:
        return "Volgnummer of code van de invuller, geen naam. Gebruik elke code één keer." if kop.naam == RESPONDENT else kop.naam  # fmt: skip
    return f"{kop.vraag.tekst} Antwoord: {kop.optie.label}." if kop.optie else kop.vraag.tekst


def _invulhulp(kop: Kolomkop) -> str:
    """What may be filled in, in words."""
    if kop.optie is not None:
        return f"{AANGEKRUIST} = aangekruist; {NIET_AANGEKRUIST} = niet aangekruist; leeg = overgeslagen"
    if kop.vraag is not None and kop.vraag.schaal.opties:
        return _antwoorden(kop.vraag.schaal)
    return kop.vraag.toelichting if kop.vraag is not None else "vrij in te vullen"


def _uitleg(enquete: Enquete) -> list[tuple[str, str]]:
    voorbeeld = [
        ("VOORBEELD", "Alle antwoorden in dit bestand zijn verzonnen. Gebruik ze alleen om te oefenen.")
    ]
    return [
        ("Enquête", f"{enquete.titel}, {enquete.uitgever}, {enquete.jaar}"),
        *(voorbeeld if enquete.voorbeeld else []),
        ("Voor wie", enquete.doelgroep),
        ("Invullen", "Op het blad Antwoorden is elke rij één invuller en elke kolom één vraag. Verander de koppen in rij 1 niet."),
        ("Codes", "Vul de code van het antwoord in. Welke codes er zijn, ziet u als u een cel kiest, en op het blad Vragen."),
        ("Meer antwoorden", "Een vraag met meer antwoorden heeft een kolom per antwoord: 1 als het is aangekruist, 0 als het niet is aangekruist."),
        ("Overgeslagen", "Laat de cel leeg als een vraag niet is gesteld of is overgeslagen. Vul dan geen 0 in."),
        ("Weet niet", "‘Weet ik niet / geen mening’ is een antwoord. Vul de code daarvan in; die telt mee als eigen groep."),
        (GEMEENTE, "De code van het CBS, zoals GM0363, of de naam van de gemeente voluit."),
        (RESPONDENT, "Een nummer dat niet terug te voeren is op een persoon. Bewaar geen lijst van wie welk nummer heeft."),
        ("Weging", "Hebt u gewichten? Zet die in een extra kolom met de kop weging. Anders telt iedereen even zwaar."),
        ("Privacy", "Zet in dit bestand geen namen, e-mailadressen of fracties. Het antwoord van een raadslid is een politieke mening."),
        ("Open antwoorden", "Open vragen hebben hier geen kolom. Bewaar open antwoorden in een apart bestand, zonder gemeente en zonder rol."),
        ("Delen", "Deel dit bestand niet. Het dashboard toont alleen tellingen, en laat weg wat over te weinig mensen gaat."),
    ]  # fmt: skip


def _vragenblad(vraag: Vraag) -> list[str]:
    soorten = {
        "enkel": "één antwoord",
        "meer": "meer antwoorden",
        "cijfer": "cijfer",
        "open": "eigen woorden",
    }
    return [
        vraag.vraag_id,
        SUBVRAGEN.get(vraag.subvraag, ""),
        _WETTEN.get(vraag.wet, ""),
        vraag.tekst,
        vraag.toelichting,
        soorten[vraag.soort],
        vraag.schaal.naam,
        _antwoorden(vraag.schaal) or "vrij in te vullen",
    ]


def _keuzelijst(blad: Any, k: int, kop: Kolomkop) -> None:
    """The drop-down of a column, with the question and the meaning of the codes as help."""
    hulp = f"{_in_woorden(kop)}\n{_invulhulp(kop)}"
    if len(hulp) > _BERICHT:
        hulp = _invulhulp(kop)  # the question stands in the note at the column
    if len(hulp) > _BERICHT:
        hulp = f"{hulp[: _BERICHT - 1]}…"
    regel: dict[str, Any] = {"validate": "any"}
    if kop.codes:
        regel = {
            "validate": "list",
            "source": list(kop.codes),
            "error_title": "Onbekende code",
            "error_message": f"Kies een van: {', '.join(kop.codes)}."[:_BERICHT],
        }
    blad.data_validation(
        1, k, _LAATSTE_RIJ, k, {**regel, "input_title": kop.naam[:32], "input_message": hulp}
    )


def xlsx_sjabloon(enquete: Enquete, antwoorden: pd.DataFrame | None = None) -> bytes:
    """The workbook as bytes, empty or filled with ``antwoorden`` (text, columns as ``indeling.kolommen``).

    Every cell is text, also those still to be filled in: what is typed with '=' in front stays text.
    """
    from xlsxwriter import Workbook  # loaded when a file is asked for

    uit = io.BytesIO()
    with Workbook(uit, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}) as boek:  # fmt: skip
        boek.set_properties({"title": enquete.titel, "author": enquete.uitgever})
        kopstijl = boek.add_format({"bold": True, "text_wrap": True, "valign": "top", "num_format": "@"})
        tekst = boek.add_format({"num_format": "@"})
        lang = boek.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        blad = boek.add_worksheet("Antwoorden")
        blad.freeze_panes(1, 1)
        for k, kop in enumerate(kolommen(enquete)):
            blad.set_column(k, k, max(9, min(24, len(kop.naam) + 2)), tekst)
            blad.write_string(0, k, kop.naam, kopstijl)
            blad.write_comment(0, k, f"{_in_woorden(kop)}\n{_invulhulp(kop)}", {"width": 320, "height": 180})
            _keuzelijst(blad, k, kop)
            if antwoorden is not None:
                for r, waarde in enumerate(antwoorden[kop.naam], start=1):
                    if pd.notna(waarde):
                        blad.write_string(r, k, str(waarde), tekst)
        _tabelblad(
            boek.add_worksheet("Vragen"),
            ["vraag_id", "deel", "wet", "vraag", "toelichting", "soort", "schaal", "antwoorden"],
            [_vragenblad(v) for v in enquete.vragen],
            [22, 24, 16, 60, 50, 16, 24, 60],
            kopstijl,
            lang,
        )
        _tabelblad(
            boek.add_worksheet("Uitleg"),
            ["onderwerp", "uitleg"],
            [list(r) for r in _uitleg(enquete)],
            [20, 110],
            kopstijl,
            lang,
        )
    return uit.getvalue()


def _tabelblad(blad: Any, koppen: list[str], rijen: list[list[str]], breedten: list[int], kop: Any, cel: Any) -> None:  # fmt: skip
    blad.freeze_panes(1, 1)
    for k, (naam, breedte) in enumerate(zip(koppen, breedten, strict=True)):
        blad.set_column(k, k, breedte)
        blad.write_string(0, k, naam, kop)
    for r, rij in enumerate(rijen, start=1):
        for k, waarde in enumerate(rij):
            blad.write_string(r, k, waarde, cel)


def drukbaar(enquete: Enquete) -> bytes:
    """The survey as one HTML page for A4 paper, without anything from outside."""
    nummers = {v.vraag_id: n for n, v in enumerate(enquete.vragen, start=1)}
    delen = [(deel, [(nummers[v.vraag_id], v) for v in vragen]) for deel, vragen in per_deel(enquete.vragen)]
    omgeving = Environment(
        loader=FileSystemLoader(_OPMAAK),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pagina = omgeving.get_template("druk.html").render(enquete=enquete, delen=delen, gemeente=GEMEENTE)
    return pagina.encode("utf-8")
