"""What a survey file is about: the survey, its questions, and what every column holds.

A description comes from a TOML file or from the form on the page. A key that does not exist is
refused by name, with the keys that do: the form of a description is ``beschrijving.schema.json``.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from enquete.duiden.woorden import over_de_persoon
from enquete.soorten import ROLLEN, Enquete, Optie, OptieSoort, Schaal, Vraag
from fouten import Gebruikersfout
from loaders.jaartal import GRENZEN, voorbeeldjaar

Wat = Literal[
    "vraag", "optie", "respondent", "gemeente", "rol", "weging", "gebied", "vraagnaam", "antwoord", "aantal",
    "gevraagd", "negeren",
]  # fmt: skip
# what one column may hold at most once; the last five only in a file with counts
ENIGE: tuple[Wat, ...] = (
    "respondent", "gemeente", "rol", "weging", "gebied", "vraagnaam", "antwoord", "aantal", "gevraagd",
)  # fmt: skip
# what a user can say of a column whose questions come from the file
SOORTEN = ("vraag", "cijfer", "meer", "persoon", "respondent", "gemeente", "rol", "weging", "negeren")
_ZO = "zo beschreven"


@dataclass(frozen=True)
class Koppeling:
    """What one column of the file holds, and why we think so (``waarom``, a Dutch phrase)."""

    kolom: str
    wat: Wat
    vraag_id: str = ""
    optie: str = ""  # code of the option, when the column is one option of a question with more answers
    waarom: str = ""
    teken: str = ""  # the code that says 'ticked', where the file declares it


@dataclass(frozen=True)
class Routing:
    """A question was put only to those with one of these values in this column."""

    kolom: str
    waarden: tuple[str, ...]


@dataclass(frozen=True)
class Beschrijving:
    """A survey with its columns. ``rollen``: spelling in the file (lower case) -> role of ours ('' for unknown).

    ``keuzes``: column -> what the user said it is (a name of ``SOORTEN``), before anything is recognised. ``onze``: the
    questions are those of our questionnaire, to be recognised by the whole. ``weet_niet_telt``: None as the file says.
    """

    enquete: Enquete
    koppelingen: tuple[Koppeling, ...] = ()
    routing: Mapping[str, Routing] = field(default_factory=dict)
    rollen: Mapping[str, str] = field(default_factory=dict)
    vaste_rol: str | None = None  # every respondent has this role
    vaste_gemeente: str | None = None  # every respondent lives or works here
    vragen_uit_bestand: bool = False  # derive questions from the labels (SPSS) or words of the file
    keuzes: Mapping[str, str] = field(default_factory=dict)
    onze: bool = False
    weet_niet_telt: bool | None = None
    losse_tellen: bool | None = None  # numbers that stand apart (99) are answers; None: ask

    def kolom(self, wat: Wat) -> str | None:
        """The column that holds this; None when there is none."""
        return next((k.kolom for k in self.koppelingen if k.wat == wat), None)


# ---------------------------------------------------------------- TOML

_SCHEMA = Path(__file__).with_name("beschrijving.schema.json")
_VERWACHT = {
    "string": "verwacht wordt tekst tussen aanhalingstekens",
    "array": "verwacht wordt een lijst tussen [ en ]",
    "object": "verwacht wordt een tabel met sleutels",
    "boolean": "schrijf true of false",
}


def lees_beschrijving(pad: Path, onze: tuple[Vraag, ...] = ()) -> Beschrijving:
    """Read a description from a TOML file; ``onze``: the questions of our own questionnaire.

    Raises Gebruikersfout, naming the key, when something is missing, unknown or not possible.
    """
    try:
        tekst = pad.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError, ValueError) as fout:
        raise Gebruikersfout(
            f"De beschrijving {pad.name} ontbreekt of is geen tekst in UTF-8. Controleer de naam en sla haar zo op."
        ) from fout
    return uit_toml(tekst, pad.name, onze)


def uit_toml(tekst: str, naam: str = "beschrijving", onze: tuple[Vraag, ...] = ()) -> Beschrijving:
    """As ``lees_beschrijving``, from the text itself."""
    try:
        inhoud = tomllib.loads(tekst)
    except (tomllib.TOMLDecodeError, RecursionError) as fout:
        plek = re.search(r"line (\d+)", str(fout))
        regel = f", regel {plek[1]}" if plek else ", aan het einde" if "end of document" in str(fout) else ""
        raise Gebruikersfout(
            f"{naam}{regel}: dit is geen geldige TOML. Zet tekst tussen aanhalingstekens en schrijf sleutel = waarde."
        ) from fout
    try:
        _keur_vorm(inhoud)
        return _beschrijving(inhoud, {v.vraag_id: v for v in onze})
    except _Sleutelfout as fout:
        raise Gebruikersfout(
            f"{naam}, sleutel {fout.sleutel}: {fout.wat}. Verbeter de beschrijving."
        ) from fout


class _Sleutelfout(Exception):
    """A key that cannot be used, and why, in Dutch."""

    def __init__(self, sleutel: str, wat: str) -> None:
        self.sleutel, self.wat = sleutel, wat


def _keur_vorm(inhoud: dict[str, Any]) -> None:
    """Raise _Sleutelfout for the first key that does not follow the schema."""
    from jsonschema import Draft7Validator  # not in every process that counts

    schema = json.loads(_SCHEMA.read_text(encoding="utf-8"))
    schema["definitions"] |= {
        "rol": {"enum": list(ROLLEN)},
        "jaar": {
            "type": "integer",
            "minimum": GRENZEN[0],
            "maximum": GRENZEN[1],
            "description": f"verwacht wordt een jaartal, zoals jaar = {voorbeeldjaar() + 1}",
        },
    }
    fout = next(Draft7Validator(schema).iter_errors(inhoud), None)
    if fout is None:
        return
    pad, soort, mag = list(fout.absolute_path), str(fout.validator), fout.validator_value
    if soort == "required":
        pad.append(next(k for k in mag if k not in fout.instance))
        wat = "die ontbreekt en is nodig"
    elif soort == "additionalProperties":
        bekend = fout.schema["properties"]
        pad.append(next(k for k in fout.instance if k not in bekend))
        wat = f"die bestaat niet; u kunt kiezen uit {', '.join(sorted(bekend))}"
    elif soort == "enum":
        wat = f"kies een van {', '.join(str(m) for m in mag if m)}"
    else:
        wat = _VERWACHT.get(str(mag), _VERWACHT["string"])
    sleutel = ""
    for stap in pad:  # kolommen.rol; vragen 1, tekst
        los = ", " if re.search(r" \d+", sleutel) else "." if sleutel else ""
        sleutel += f" {stap + 1}" if isinstance(stap, int) else f"{los}{stap}"
    raise _Sleutelfout(sleutel, fout.schema.get("description", wat))


def _beschrijving(t: dict[str, Any], onze: dict[str, Vraag]) -> Beschrijving:
    """The description in tables that follow the schema. Raises _Sleutelfout for what a schema cannot see."""
    if t.get("openbaar") and t.get("eenheid") != "gemeente":
        raise _Sleutelfout("openbaar", 'dat kan alleen bij eenheid = "gemeente": antwoorden van mensen zijn nooit openbaar')  # fmt: skip
    schalen = {naam: _schaal(deel, naam, f"schalen.{naam}") for naam, deel in t.get("schalen", {}).items()}
    delen = [(f"vragen {i}", deel) for i, deel in enumerate(t.get("vragen", []), start=1)]
    eigen = {deel["vraag_id"].strip(): _vraag(deel, i, waar, schalen) for i, (waar, deel) in enumerate(delen, start=1)}  # fmt: skip
    if len(eigen) < len(delen):
        raise _Sleutelfout("vragen", "een vraag_id staat er twee keer")
    enquete = {k: _tekst(t, k) for k in ("enquete_id", "titel", "uitgever", "doelgroep", "veldwerk", "modus", "licentie", "bron_url")}  # fmt: skip
    vast = t.get("vast", {})
    return Beschrijving(
        enquete=Enquete(
            **enquete,
            jaar=t["jaar"],
            vragen=tuple((eigen or onze).values()),
            eenheid=t.get("eenheid", "respondent"),
            voorbeeld=t.get("voorbeeld", False),
            openbaar=t.get("openbaar", False),
        ),
        koppelingen=tuple(_koppelingen(t, delen, onze | eigen)),
        routing={
            deel["vraag_id"].strip(): Routing(_tekst(als, "kolom"), tuple(map(str, als["waarden"])))
            for _, deel in delen
            if (als := deel.get("gevraagd_als"))
        },
        rollen={" ".join(s.split()).casefold(): rol for s, rol in t.get("rollen", {}).items()},
        vaste_rol=vast.get("rol"),
        vaste_gemeente=str(vast["gemeente"]) if "gemeente" in vast else None,
        vragen_uit_bestand=t.get("vragen_uit_bestand", False),
        keuzes=t.get("soorten", {}),
        onze=not eigen,
        weet_niet_telt=t.get("weet_niet_telt"),
        losse_tellen=t.get("losse_tellen"),
    )


def _tekst(deel: dict[str, Any], sleutel: str, anders: str = "") -> str:
    return str(deel.get(sleutel, anders)).strip()


def _koppelingen(
    t: dict[str, Any], delen: list[tuple[str, dict[str, Any]]], vragen: dict[str, Vraag]
) -> list[Koppeling]:
    """What the description says of columns: of questions, of who answered, and of questions of ours."""
    uit = []
    for _, deel in delen:
        vraag_id, losse = _tekst(deel, "vraag_id"), deel.get("kolommen", [])
        uit += [Koppeling(_tekst(o, "kolom"), "optie", vraag_id, _tekst(o, "code"), _ZO) for o in losse]
        if "kolom" in deel and not losse:
            uit.append(Koppeling(_tekst(deel, "kolom"), "vraag", vraag_id, waarom=_ZO))
    for wat, kolommen in t.get("kolommen", {}).items():
        for kolom in kolommen if isinstance(kolommen, list) else [kolommen]:
            uit.append(Koppeling(kolom.strip(), wat, waarom=_ZO))
    for wijzer, kolom in t.get("antwoorden", {}).items():  # 'V1_jeugdwet' = 'vraag 3', 'B4.K1' = 'kolom 12'
        vraag_id, _, optie = wijzer.partition(".")
        vraag = vragen.get(vraag_id)
        if vraag is None or (optie and vraag.schaal.optie(optie) is None):
            raise _Sleutelfout(f'antwoorden."{wijzer}"', "die vraag of dat antwoord staat niet in de vragenlijst")  # fmt: skip
        uit.append(Koppeling(kolom, "optie" if optie else "vraag", vraag_id, optie, _ZO))
    return uit


def _vraag(deel: dict[str, Any], nummer: int, waar: str, schalen: dict[str, Schaal]) -> Vraag:
    tekst = _tekst(deel, "tekst")
    # as described; else by the words of the question, for who forgot to say so
    labels = [str(o["label"]) for o in deel.get("opties", [])]
    persoon = deel.get("over_persoon", not deel.get("subvraag") and over_de_persoon(tekst, labels))
    anders: dict[str, Any] = {k: _tekst(deel, k) for k in ("wet", "kadertype", "kenmerk", "toelichting")}
    return Vraag(
        vraag_id=_tekst(deel, "vraag_id"),
        volgorde=nummer,
        tekst=tekst,
        schaal=_schaal_van(deel, waar, schalen),
        soort=deel.get("soort", "enkel"),
        subvraag="context" if persoon else _tekst(deel, "subvraag"),
        richting=deel.get("richting", 1),
        **anders,
    )


def _schaal_van(deel: dict[str, Any], waar: str, schalen: dict[str, Schaal]) -> Schaal:
    """The scale of a question: named, its own, of its columns, or marks of 1 to 10."""
    soort = deel.get("soort")
    if soort == "open":
        return Schaal("", "eigen woorden", ())
    if "schaal" in deel:
        if deel["schaal"] not in schalen:
            bekend = ", ".join(schalen) or "geen enkele"
            raise _Sleutelfout(f"{waar}, schaal", f"'{deel['schaal']}' staat niet onder [schalen], wel: {bekend}")  # fmt: skip
        return schalen[deel["schaal"]]
    opties = deel.get("opties", [])
    if not opties and "kolommen" in deel:
        opties = [{"code": o["code"], "label": o.get("label", o["code"])} for o in deel["kolommen"]]
    elif not opties and soort == "cijfer":
        opties = [{"code": c, "label": c, "score": c} for c in range(1, 11)]
        opties += [{"code": c, "label": "weet niet"} for c in deel.get("weet_niet", [])]
    return _schaal({**deel, "opties": opties}, _tekst(deel, "vraag_id"), waar)


def _schaal(deel: dict[str, Any], schaal_id: str, waar: str) -> Schaal:
    soorten: dict[str, OptieSoort] = {str(c): "geen_antwoord" for c in deel.get("geen_antwoord", [])}
    soorten |= {str(c): "weet_niet" for c in deel.get("weet_niet", [])}
    opties = tuple(
        Optie(_tekst(o, "code"), _tekst(o, "label"), i, o.get("score"), soorten.get(_tekst(o, "code"), "antwoord"))
        for i, o in enumerate(deel.get("opties", []), start=1)
    )  # fmt: skip
    codes = {o.code for o in opties}
    if len(opties) < 2 or len({c.casefold() for c in codes}) < len(opties):
        raise _Sleutelfout(f"{waar}, opties", "geef minstens twee antwoorden, elk met een eigen code")
    if onbekend := {c for c, soort in soorten.items() if soort == "weet_niet"} - codes:
        raise _Sleutelfout(f"{waar}, weet_niet", f"code '{min(onbekend)}' staat niet bij opties")
    return Schaal(schaal_id, _tekst(deel, "naam", schaal_id), opties)
