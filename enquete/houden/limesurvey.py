"""The questionnaire as a file that LimeSurvey imports (Tab Separated Values, .txt).

LimeSurvey allows letters and digits only: 20 characters for the code of a question (a letter first), 5 for
the code of an answer. The rules, for whoever reads an export of answers:

- question: the vraag_id without its underscores, ``V1_jeugdwet`` -> ``V1jeugdwet``
- answer: the first five characters of our code, ``wethouder`` -> ``wetho``; most codes are short enough already
- option of a question with several answers: ``V2jeugdwet[raad]`` or, in exports with expression codes,
  ``V2jeugdwet_raad``; LimeSurvey writes Y for ticked

No code can collide after this: ``limesurvey`` refuses a questionnaire where it would.
Rows belong together by standing below each other, so ids of LimeSurvey's own are left out.
"""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterable

from enquete.houden.vragenlijst import GEMEENTE, ROL, per_deel
from enquete.soorten import Enquete, Vraag
from fouten import Gebruikersfout

TAAL = "nl"
KOPPEN = (
    "class",
    "type/scale",
    "name",
    "relevance",
    "text",
    "help",
    "language",
    "validation",
    "mandatory",
    "other",
    "default",
    "same_default",
    "exclude_all_others",
)
_VRAAGCODE = re.compile(r"[A-Za-z][A-Za-z0-9]{0,19}")
_OPTIECODE = re.compile(r"[A-Za-z0-9]{1,5}")
_TYPEN = {"enkel": "L", "cijfer": "L", "meer": "M", "open": "T"}  # list of radio buttons, ticks, long text
_GEEN = "geen"  # the option 'none of these': it and 'weet niet' exclude the others
# no names, addresses or times beside an answer, one page per part, going back is allowed
_NIET = ("datestamp", "ipaddr", "refurl", "savetimings", "listpublic", "publicstatistics", "printanswers")
_INSTELLINGEN = {"anonymized": "Y", "format": "G", "allowprev": "Y", **dict.fromkeys(_NIET, "N")}


def limesurvey_code(vraag_id: str) -> str:
    """The LimeSurvey code of a question. Raises Gebruikersfout when the vraag_id cannot be one."""
    code = vraag_id.replace("_", "")
    if not _VRAAGCODE.fullmatch(code):
        raise Gebruikersfout(
            f"De code {vraag_id} past niet in LimeSurvey. Geef de vraag een vraag_id van letters en cijfers, "
            "te beginnen met een letter, van hoogstens 20 tekens."
        )
    return code


def limesurvey_optie(code: str) -> str:
    """The LimeSurvey code of an answer. Raises Gebruikersfout when the code cannot be one."""
    kort = code[:5]
    if not _OPTIECODE.fullmatch(kort):
        raise Gebruikersfout(
            f"De antwoordcode {code} past niet in LimeSurvey. Geef een code van alleen letters en cijfers."
        )
    return kort


def _keur_uniek(codes: Iterable[tuple[str, str]], wat: str) -> None:
    """Raise Gebruikersfout when two get the same code; LimeSurvey does not tell capitals from small letters everywhere."""
    gezien: dict[str, str] = {}
    for code, van_ons in codes:
        eerder = gezien.setdefault(code.lower(), van_ons)
        if eerder != van_ons:
            raise Gebruikersfout(
                f"{wat} {eerder} en {van_ons} krijgen in LimeSurvey dezelfde code {code}. Geef een van de twee een andere code."
            )


def _veilig(tekst: str) -> str:
    """Text as LimeSurvey's HTML on one line; a brace followed by a space is not read as an expression."""
    return html.escape(" ".join(tekst.split()), quote=False).replace("{", "{ ")


def _voorwaarde(rollen: tuple[str, ...], enquete: Enquete) -> str:
    """Whom the question is shown to. ``rollen`` none or all: everyone."""
    rol = enquete.vraag(ROL)
    if not rollen or rol is None or set(rollen) >= {o.code for o in rol.schaal.opties}:
        return "1"
    naam = limesurvey_code(ROL)
    return " or ".join(f'{naam}.NAOK == "{limesurvey_optie(r)}"' for r in rollen)


def _rijen_van(vraag: Vraag, voorwaarde: str) -> list[dict[str, str]]:
    soort = "S" if vraag.vraag_id == GEMEENTE and vraag.soort == "open" else _TYPEN[vraag.soort]
    alleen = [
        limesurvey_optie(o.code) for o in vraag.schaal.opties if o.soort == "weet_niet" or o.code == _GEEN
    ]
    kop = {
        "class": "Q",
        "type/scale": soort,
        "name": limesurvey_code(vraag.vraag_id),
        "relevance": voorwaarde,
        "text": _veilig(vraag.tekst),
        "help": _veilig(vraag.toelichting),
        "mandatory": "N",
        "other": "N",
        "exclude_all_others": ";".join(alleen) if soort == "M" else "",
    }
    klasse = "SQ" if soort == "M" else "A"
    return [
        kop,
        *(
            {"class": klasse, "type/scale": "0", "name": limesurvey_optie(o.code), "text": _veilig(o.label)}
            | ({"relevance": "1"} if klasse == "SQ" else {})
            for o in vraag.schaal.opties
        ),
    ]  # fmt: skip


def limesurvey(enquete: Enquete) -> bytes:
    """The survey as bytes: UTF-8 with BOM, tabs, one row per setting, group, question and answer.

    A question for some roles is shown to those only. Raises Gebruikersfout on codes LimeSurvey refuses.
    """
    _keur_uniek(((limesurvey_code(v.vraag_id), v.vraag_id) for v in enquete.vragen), "De vragen")
    for v in enquete.vragen:
        codes = ((limesurvey_optie(o.code), o.code) for o in v.schaal.opties)
        _keur_uniek(codes, f"De antwoorden bij vraag {v.vraag_id}:")
    rijen: list[dict[str, str]] = [
        {"class": "S", "name": naam, "text": waarde}
        for naam, waarde in {"sid": f"{enquete.jaar}15", "language": TAAL, **_INSTELLINGEN}.items()
    ]
    teksten = {
        "surveyls_title": enquete.titel,
        "surveyls_description": f"Voor {enquete.doelgroep}. Uitgever: {enquete.uitgever}.",
        "surveyls_welcometext": "U mag elke vraag overslaan. Schrijf nergens namen op.",
        "surveyls_endtext": "Dank u wel voor het invullen.",
    }
    rijen += [{"class": "SL", "name": n, "text": _veilig(t), "language": TAAL} for n, t in teksten.items()]
    for nummer, (deel, vragen) in enumerate(per_deel(enquete.vragen), start=1):
        groep = {"class": "G", "type/scale": str(nummer), "name": _veilig(deel), "relevance": "1"}
        inhoud = [r for v in vragen for r in _rijen_van(v, _voorwaarde(v.voor_rollen, enquete))]
        rijen += [{**r, "language": TAAL} for r in (groep, *inhoud)]
    uit = io.StringIO(newline="")
    schrijver = csv.DictWriter(uit, KOPPEN, restval="", delimiter="\t", lineterminator="\n")
    schrijver.writeheader()
    schrijver.writerows(rijen)
    return uit.getvalue().encode("utf-8-sig")
