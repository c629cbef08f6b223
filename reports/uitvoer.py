"""The forms a profile comes in, what its files are called, and which choices made them."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from fouten import Gebruikersfout
from queries.antwoorden import Haal
from reports.bron import adres
from reports.inhoud import Opties, Profiel
from verhaal import excel


@dataclass(frozen=True)
class Soort:
    """One form: what a button calls it, its MIME type, and how it is made."""

    naam: str
    mime: str
    maak: Callable[[Haal, Profiel], bytes]


def _pdf(_: Haal, profiel: Profiel) -> bytes:
    from reports.pdf import pdf  # Typst is loaded when something is printed

    return pdf(profiel)


def _html(_: Haal, profiel: Profiel) -> bytes:
    from reports.html import html

    return html(profiel)


def _xlsx(haal: Haal, profiel: Profiel) -> bytes:
    from reports.werkboek import werkboek

    return werkboek(haal, profiel)


def _docx(_: Haal, profiel: Profiel) -> bytes:
    from reports.tekst import docx

    return docx(profiel)


SOORTEN = {
    "pdf": Soort("PDF", "application/pdf", _pdf),
    "html": Soort("Webpagina (HTML)", "text/html", _html),
    "xlsx": Soort("Excel", excel.MIME, _xlsx),
    "docx": Soort("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx),
}


def toets_soorten(soorten: list[str]) -> tuple[str, ...]:
    """The forms asked for, each once. Raises Gebruikersfout for one that does not exist."""
    for soort in soorten:
        if soort not in SOORTEN:
            raise Gebruikersfout(f"De soort ‘{soort[:20]}’ bestaat niet: kies uit {', '.join(SOORTEN)}.")
    return tuple(dict.fromkeys(soorten))


def bestandsnaam(gm_code: str, naam: str, jaar: int, soort: str, wet: str = "", merk: str = "") -> str:
    """'GM0363_amsterdam_profiel_sociaal_domein_2024.pdf', or of one law, or with the mark of own figures: letters a–z, digits and '_' only, and never twice the same."""
    kaal = "".join(t for t in unicodedata.normalize("NFKD", naam) if not unicodedata.combining(t))
    woorden = re.sub(r"[^a-z0-9]+", "_", kaal.lower()).strip("_")
    einde = f"_{merk.lower().replace(' ', '_')}" if merk else ""
    return f"{gm_code}_{woorden}_profiel_{wet or 'sociaal_domein'}_{jaar}{einde}.{soort}"


def keuzes_tekst(opties: Opties) -> str:
    """Every choice that changes a file, as one line of JSON; the day on the paper is none of them."""
    keuzes = {
        "jaar": opties.jaar,
        **({"wet": opties.wet} if opties.wet else {}),
        "definitie": opties.definitie,
        "groep": opties.groep,
        "eenheid": opties.eenheid,
        "prijzen": opties.prijzen,
        "enquete": opties.met_enquete,
        "gezegd": _kenmerk(repr(opties.gezegd).encode() if opties.gezegd else b""),
        "adres": adres(opties.adres),
        "toelichting": _kenmerk(opties.eigen_tekst.encode()),
        **({"eigen_cijfers": _kenmerk(repr(opties.opgaven).encode())} if opties.opgaven else {}),
        "logo": _kenmerk(opties.logo.png + opties.logo.alt.encode() if opties.logo else b""),
    }
    return json.dumps(keuzes, ensure_ascii=False)


def _kenmerk(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()[:16] if inhoud else ""
