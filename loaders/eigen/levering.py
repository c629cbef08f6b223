"""Reads an official Iv3 delivery (JSON): is it whole, does it follow the schema, does it use the codes of its year?

Runs in a process that lives for one file (``enquete.lezen.lees_proces``), so it needs nothing but Python itself and a JSON
Schema library. What a delivery holds about persons (its contact) is looked at here and goes no further.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any, NoReturn

from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from fouten import Gebruikersfout
from loaders.eigen import definitie as regels
from loaders.eigen import schema
from loaders.eigen.controles import Cellen, controleer
from loaders.eigen.definitie import LIJSTEN, Definitie

MAX_MB = 5  # real ones are some hundreds of kB
MAX_REGELS = 40_000  # of one part; the largest matrix of a year has some 5,000 cells
MAX_BEDRAG = 1e12
MAX_DIEP = 60
HOOGSTENS = 100  # messages that are named: more are no help
_HERSTEL = "Haal het bestand opnieuw uit uw financiële pakket."
_TYPEN = {"string": "tekst", "number": "een getal", "object": "een groep velden", "array": "een lijst", "boolean": "true of false"}  # fmt: skip
Melding = dict[str, str]  # ernst ('fout' or 'let_op'), code, plaats, wat, oplossing


class _Meldingen:
    """What is wrong or strange, in the order of the file: the first ones of each are kept, all are counted."""

    def __init__(self) -> None:
        self.lijst: list[Melding] = []
        self.aantallen = {"fout": 0, "let_op": 0}

    def erbij(self, ernst: str, code: str, plaats: str, wat: str, oplossing: str) -> None:
        self.aantallen[ernst] += 1
        if self.aantallen[ernst] <= HOOGSTENS:
            self.lijst.append(
                {"ernst": ernst, "code": code, "plaats": plaats, "wat": wat, "oplossing": oplossing}
            )

    @property
    def fout(self) -> bool:
        return self.aantallen["fout"] > 0

    @property
    def vol(self) -> bool:
        return self.aantallen["fout"] >= HOOGSTENS


def lees(naam: str, inhoud: bytes, referentie: str) -> dict[str, Any]:
    """What a delivery says, with everything that is wrong or strange in it. Raises Gebruikersfout when it is no delivery.

    ``bedragen``: per taakveld lasten and baten without reserves, in the unit of the file; empty when something is wrong.
    """
    levering = _json(naam, inhoud)
    meldingen = _Meldingen()
    versie = _keur_vorm(levering, meldingen)
    uit: dict[str, Any] = {"versie": versie, "bedragen": []}
    if not meldingen.fout:
        uit |= _kop(levering["metadata"])
        _keur_inhoud(uit, levering["data"], Path(referentie), meldingen)
    return {**uit, "meldingen": meldingen.lijst, "aantallen": meldingen.aantallen}


# ---------------------------------------------------------------- the file


def _json(naam: str, inhoud: bytes) -> Any:
    """The contents as Python has them. Raises Gebruikersfout."""
    if len(inhoud) > MAX_MB * 1024 * 1024:
        raise Gebruikersfout(f"{naam} is groter dan {MAX_MB} MB; zo groot is geen Iv3-levering. {_HERSTEL}")
    if not inhoud.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        raise Gebruikersfout(f"{naam} is leeg. {_HERSTEL}")
    if inhoud.startswith(b"PK"):
        raise Gebruikersfout(f"{naam} is in werkelijkheid een zip of werkboek. Pak het uit en kies het json-bestand dat erin zit.")  # fmt: skip
    try:
        tekst = inhoud.decode("utf-8-sig")
    except UnicodeDecodeError as fout:
        raise Gebruikersfout(f"{naam} is geen tekst in UTF-8. Sla het bestand zo op, of haal het opnieuw uit uw financiële pakket.") from fout  # fmt: skip

    def geen_getal(woord: str) -> NoReturn:
        raise Gebruikersfout(f"{naam}: er staat {woord} waar een bedrag hoort. Vul het bedrag in, of laat de regel weg.")  # fmt: skip

    def heel_getal(cijfers: str) -> int | float:
        return int(cijfers) if len(cijfers) <= 18 else float(cijfers)

    def uniek(paren: list[tuple[str, Any]]) -> dict[str, Any]:
        velden = dict(paren)
        if len(velden) != len(paren):
            dubbel = next(k for i, (k, _) in enumerate(paren) if k in dict(paren[:i]))
            raise Gebruikersfout(f"{naam}: het veld '{_kort(dubbel)}' staat twee keer bij elkaar. Haal er één weg.")  # fmt: skip
        return velden

    if _diepte(tekst) > MAX_DIEP:
        raise Gebruikersfout(f"{naam} heeft meer dan {MAX_DIEP} lagen in elkaar; zo is geen Iv3-levering opgebouwd. {_HERSTEL}")  # fmt: skip
    try:
        return json.loads(tekst, parse_constant=geen_getal, parse_int=heel_getal, object_pairs_hook=uniek)
    except json.JSONDecodeError as fout:
        raise Gebruikersfout(f"{naam}, regel {fout.lineno}, teken {fout.colno}: vanaf hier is het geen geldige JSON. {_HERSTEL}") from fout  # fmt: skip


def _diepte(tekst: str) -> int:
    """How many groups lie within each other at most; brackets inside texts may count too."""
    diep = diepst = 0
    for haak in re.finditer(r"[][{}]", tekst):
        diep += 1 if haak[0] in "[{" else -1
        diepst = max(diepst, diep)
        if diepst > MAX_DIEP:
            break
    return diepst


def _kort(waarde: object) -> str:
    tekst = (
        re.sub(r"\s+", " ", str(waarde)[:1_000]).encode("utf-8", "replace").decode()
    )  # half a character cannot be shown
    return tekst if len(tekst) <= 40 else f"{tekst[:40]}…"


# ---------------------------------------------------------------- its shape


def _keur_vorm(levering: Any, meldingen: _Meldingen) -> str:
    """The version of the schema that fits best; what does not fit becomes a message."""
    if not isinstance(levering, dict):
        meldingen.erbij("fout", "SF001", "het bestand", "Dit is geen Iv3-levering: metadata, contact en data ontbreken.", _HERSTEL)  # fmt: skip
        return ""
    fouten = {v: list(Draft7Validator(schema.heel(v)).iter_errors(levering)) for v in schema.VERSIES}
    versie = min(schema.VERSIES, key=lambda v: sum(_ernst(f) == "fout" for f in fouten[v]))
    for fout in fouten[versie]:
        _schemafout(fout, "", meldingen)
    data: Any = levering.get("data")
    for deel in schema.DELEN if isinstance(data, dict) else ():
        if isinstance(data.get(deel), list):
            _keur_regels(deel, data[deel], versie, meldingen)
    return versie


def _keur_regels(deel: str, lijst: list[Any], versie: str, meldingen: _Meldingen) -> None:
    """The lines of a part. Each different shape is held against the schema once: it asks for names and kinds only."""
    if len(lijst) > MAX_REGELS:
        meldingen.erbij("fout", "SF016", deel, f"Dit onderdeel heeft {len(lijst)} regels; hoogstens {MAX_REGELS}.", _HERSTEL)  # fmt: skip
        return
    keurder = Draft7Validator(schema.regel(versie, deel))
    goed: dict[object, bool] = {}
    for nummer, regel in enumerate(lijst, start=1):
        vorm: object = type(regel)
        if isinstance(regel, dict):
            vorm = tuple(
                (k, v if k == "standper" and isinstance(v, str) else type(v)) for k, v in regel.items()
            )
        if vorm not in goed:
            goed[vorm] = keurder.is_valid(regel)
        if not goed[vorm] and not meldingen.vol:
            for fout in keurder.iter_errors(regel):
                _schemafout(fout, f"{deel}, regel {nummer}", meldingen)


def _ernst(fout: ValidationError) -> str:
    """What CBS wants to know about who sends it says nothing of the amounts: that may be accepted."""
    pad = list(fout.absolute_path)
    over_afzender = pad[:1] in (["contact"], ["opmerkingen"])
    return "let_op" if over_afzender or (not pad and fout.message.startswith("'contact'")) else "fout"


def _schemafout(fout: ValidationError, plaats: str, meldingen: _Meldingen) -> None:
    """One thing that does not fit the schema, in Dutch: where, which, what to do."""
    pad = [str(p) for p in fout.absolute_path]
    top = pad[0] if pad else ""
    ernst = _ernst(fout)
    waar = plaats or ", ".join(pad) or "het bestand"
    if plaats and pad:
        waar = f"{plaats}, {pad[-1]}"
    if fout.validator == "required":
        veld = fout.message.split("'")[1]
        code = {"metadata": "SF002", "contact": "SF006", "data": _DEELCODE.get(veld, "SF016")}.get(
            top, "SF016"
        )
        code = {"metadata": "SF001", "contact": "SF005", "data": "SF010"}.get(veld, code) if not pad and not plaats else code  # fmt: skip
        if veld == "bedrag":
            code = "SF017"
        meldingen.erbij(ernst, code, waar, f"Het verplichte veld '{veld}' ontbreekt.", f"Voeg '{veld}' toe, of haal het bestand opnieuw uit uw financiële pakket.")  # fmt: skip
    elif fout.validator == "additionalProperties":
        bekend: dict[str, Any] = fout.schema["properties"]
        te_veel = _kort(next(k for k in fout.instance if k not in bekend))
        code = {"metadata": "SF003", "contact": "SF007"}.get(top, "SF016")
        meldingen.erbij(ernst, code, waar, f"Het veld '{te_veel}' hoort hier niet.", "Haal het veld weg.")
    elif fout.validator == "enum":
        mag = ", ".join(str(w) for w in fout.validator_value)
        meldingen.erbij(ernst, "SF004", waar, f"Er staat '{_kort(fout.instance)}'; het kan zijn: {mag}.", "Kies een van die waarden.")  # fmt: skip
    elif fout.validator == "minProperties":
        meldingen.erbij(ernst, "SF010", waar, "Er staat geen enkel onderdeel in, zoals lasten of baten.", _HERSTEL)  # fmt: skip
    elif fout.validator == "type" and fout.instance is None:
        code = "SF017" if pad[-1:] == ["bedrag"] else "SF009" if top == "contact" else "SF004"
        meldingen.erbij(ernst, code, waar, "Er is niets ingevuld.", "Vul de waarde in, of laat de regel weg.")
    else:
        code = "SF008" if top == "contact" else "SF004"
        if top == "contact":
            wat = "Wat er staat, heeft niet de goede vorm."  # personal: not repeated
        elif fout.validator == "type":
            wat = f"Er staat '{_kort(fout.instance)}'; verwacht wordt {_TYPEN.get(str(fout.validator_value), 'iets anders')}."
        else:
            wat = f"'{_kort(fout.instance)}' heeft niet de goede vorm."
        meldingen.erbij(ernst, code, waar, wat, "Verbeter de waarde.")


_DEELCODE = {"baten": "SF011", "lasten": "SF012", "balans_baten": "SF013", "balans_lasten": "SF014", "balans_standen": "SF015"}  # fmt: skip


# ---------------------------------------------------------------- what it says


def _kop(metadata: dict[str, Any]) -> dict[str, Any]:
    nummer = str(metadata["overheidsnummer"]).strip()
    return {
        "laag": metadata["overheidslaag"],
        "gm_code": f"GM{int(nummer):04d}" if nummer.isdecimal() and len(nummer) <= 4 else "",
        "nummer": _kort(nummer),
        "gemeente": _kort(metadata["overheidsnaam"]),
        "jaar": _jaar(metadata["boekjaar"]),
        "periode": int(metadata["periode"]),
        "soort": "begroting" if metadata["status"] == "Begroting" else "rekening",
    }


def _jaar(waarde: object) -> int | None:
    tekst = str(int(waarde)) if isinstance(waarde, float) and waarde.is_integer() else str(waarde)
    return int(tekst) if re.fullmatch(r"\d{4}", tekst.strip()) else None


def _keur_inhoud(
    uit: dict[str, Any], data: dict[str, list[dict[str, Any]]], referentie: Path, meldingen: _Meldingen
) -> None:
    """The delivery beside the rules of its year: level of government, year, period, codes, grey cells, checks."""
    if uit["laag"] != "Gemeente":
        meldingen.erbij("fout", "SF888", "metadata, overheidslaag", f"Dit is een levering van een andere overheid ({uit['laag']}).", "Kies de levering van de gemeente.")  # fmt: skip
    if not uit["gm_code"]:
        meldingen.erbij("fout", "SF004", "metadata, overheidsnummer", f"'{uit['nummer']}' is geen gemeentenummer van vier cijfers.", "Vul het nummer van het CBS in, zoals 0363.")  # fmt: skip
    if (uit["soort"] == "begroting") != (uit["periode"] == 0):
        meldingen.erbij("fout", "SF004", "metadata, periode", f"Periode {uit['periode']} past niet bij de status: een begroting heeft periode 0, een realisatie 1 tot en met 5.", "Verbeter periode of status.")  # fmt: skip
    elif uit["periode"] in range(1, 5):
        meldingen.erbij("fout", "", "metadata, periode", f"Dit zijn de cijfers tot en met kwartaal {uit['periode']}; die zijn niet te vergelijken met een heel jaar.", "Kies een begroting (periode 0) of een jaarrekening (periode 5).")  # fmt: skip
    eerste, laatste = regels.jaren(referentie)
    jaar = uit["jaar"]
    if jaar is None or not eerste <= jaar <= laatste + 2:
        gevonden = "er staat geen jaartal" if jaar is None else f"van {jaar} zijn de regels niet bekend"
        meldingen.erbij("fout", "SF888", "metadata, boekjaar", f"Het boekjaar klopt niet: {gevonden}.", f"Kies een levering over {eerste} tot en met {laatste + 2}.")  # fmt: skip
    if meldingen.fout:
        return
    definitie = regels.laad(referentie, jaar)
    if definitie.jaar != jaar:
        meldingen.erbij("let_op", "SF888", "metadata, boekjaar", f"De regels van {jaar} zijn hier nog niet bekend; gelezen met die van {definitie.jaar}.", f"Controleer of de taakvelden van {jaar} dezelfde zijn.")  # fmt: skip
    cellen = _cellen(data, definitie, meldingen)
    for deel in ("kengetallen", "beleidsindicatoren"):
        for nummer, regel in enumerate(data.get(deel, ()), start=1):
            plaats = f"{deel}, regel {nummer}"
            for lijst in (schema.DELEN[deel], "verslagperiode"):
                _keur_code(definitie, lijst, str(regel[lijst]), plaats, "let_op", meldingen)
    if meldingen.fout:
        return
    for controle, afwijking in controleer(cellen, definitie, uit["periode"]):
        maat = " procent" if controle.eenheid == "procent" else ""
        meldingen.erbij("let_op", controle.foutcode, "de hele levering", f"{controle.naam}: de afwijking is {_getal(afwijking)}{maat}, hoogstens {_getal(controle.grens)}{maat} is gewoon.", "Controleer de levering, of aanvaard de opmerking.")  # fmt: skip
    uit["bedragen"] = _per_taakveld(cellen, definitie)


def _getal(waarde: float) -> str:
    return f"{waarde:,.1f}".replace(",", " ").replace(".", ",").replace(" ", ".").removesuffix(",0")


def _keur_code(
    definitie: Definitie, lijst: str, code: str, plaats: str, ernst: str, meldingen: _Meldingen
) -> bool:
    if code in definitie.codes[lijst]:
        return True
    foutcode, woord = LIJSTEN[lijst]
    meldingen.erbij(ernst, foutcode, plaats, f"'{_kort(code)}' is geen {woord} van {definitie.jaar}.", f"Verbeter de code; die hoort in de Iv3-definitie van {definitie.jaar} te staan.")  # fmt: skip
    return False


def _cellen(data: dict[str, list[dict[str, Any]]], definitie: Definitie, meldingen: _Meldingen) -> Cellen:
    """The amounts per part, code and category (or date), each looked up in the rules of the year."""
    uit: Cellen = {}
    for deel in schema.GELD:
        per_cel: dict[tuple[str, str], float] = {}
        over = schema.DELEN[deel]
        tweede = "standper" if deel == "balans_standen" else "categorie"
        lijst = tweede if tweede == "standper" else f"categorie_{deel.removeprefix('balans_')}"
        for nummer, regel in enumerate(data.get(deel, ()), start=1):
            plaats = f"{deel}, regel {nummer}"
            code, kant = regel[over].strip(), regel[tweede].strip()
            bekend = _keur_code(definitie, over, code, plaats, "fout", meldingen)
            bekend &= _keur_code(definitie, lijst, kant, plaats, "fout", meldingen)
            bedrag = float(regel["bedrag"])
            if not math.isfinite(bedrag) or abs(bedrag) > MAX_BEDRAG:
                meldingen.erbij("fout", "SF017", plaats, "Het bedrag is te groot om waar te zijn.", "Verbeter het bedrag.")  # fmt: skip
            elif (code, kant) in per_cel:
                meldingen.erbij("fout", "", plaats, f"{over.capitalize()} {code} met {tweede} {kant} staat er al.", "Laat één van beide regels weg, of tel ze op.")  # fmt: skip
            elif bekend:
                per_cel[code, kant] = bedrag
                if bedrag and kant in definitie.grijs.get((deel, code), ()):
                    meldingen.erbij("let_op", "grijs", plaats, f"{over.capitalize()} {code} met categorie {kant} hoort leeg te zijn (grijze cel); er staat {_getal(bedrag)}.", "Boek het bedrag op een andere categorie, of aanvaard de opmerking.")  # fmt: skip
        uit[deel] = per_cel
    return uit


def _per_taakveld(cellen: Cellen, definitie: Definitie) -> list[list[Any]]:
    """[taakveld, lasten, baten] without mutations of reserves; a side without a line is not known, not zero."""
    som: dict[str, dict[str, float]] = {}
    for kant in ("lasten", "baten"):
        for (code, categorie), bedrag in cellen[kant].items():
            if definitie.soort(f"categorie_{kant}", categorie) != "reserves":
                per = som.setdefault(code, {})
                per[kant] = per.get(kant, 0.0) + bedrag
    volgorde = list(definitie.codes["taakveld"])
    return [
        [code, som[code].get("lasten"), som[code].get("baten")] for code in sorted(som, key=volgorde.index)
    ]
