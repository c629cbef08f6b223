"""Reading a survey file of any kind: what it is, whether it is safe to open, and which reader it goes to.

Nothing of the file is kept: it is read from memory, no copy is made on disk, in a process of its own.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePath

from enquete.lezen import lees_proces, ruw
from enquete.lezen.ruw import Ruw
from fouten import Gebruikersfout

TEKSTEN = (".csv", ".tsv", ".txt")
WERKBOEKEN = (".xlsx", ".xls", ".xlsb", ".ods")
SOORTEN = (".sav", ".zsav", ".por", *WERKBOEKEN, *TEKSTEN)  # what the page offers to choose
_OUDE_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGIN: dict[bytes | tuple[bytes, ...], tuple[str, str]] = {
    b"$FL2": (".sav", "een SPSS-bestand"),
    b"$FL3": (".zsav", "een SPSS-bestand"),
    _OUDE_EXCEL: (".xls", "een oud Excel-bestand"),
    (b"PK\x03\x04", b"PK\x05\x06"): (".xlsx", "een zip of werkboek"),
    b"%PDF": (".pdf", "een pdf"),
    (b"<!doctype html", b"<html", b"<table", b"<head", b"<meta"): (".html", "een webpagina"),
    b"<?xml": (".xml", "een xml-bestand"),
}
_HERSTEL: dict[str, str] = {
    ".xlsm": "Een bestand met macro's lezen wij niet. Sla het in Excel op als .xlsx.",
    ".zip": "Pak het uit en kies het bestand dat erin zit.",
    ".pdf": "Vraag de cijfers op als .xlsx, .csv of .sav.",
}


def lees(pad: Path, blad: str | None = None) -> Ruw:
    """Read a survey file from disk. Raises Gebruikersfout when it is absent, too large or not readable."""
    naam = veilige_naam(pad.name)
    try:
        if not pad.is_file():
            raise Gebruikersfout(f"Het bestand {naam} ontbreekt. Controleer de naam en de map.")
        _keur_grootte(naam, pad.stat().st_size)
        inhoud = pad.read_bytes()
    except (OSError, ValueError) as fout:  # ValueError: a NUL byte in the path
        raise Gebruikersfout(
            f"Het bestand {naam} is niet te lezen. Controleer de naam en de leesrechten."
        ) from fout
    return lees_inhoud(naam, inhoud, blad)


def lees_inhoud(naam: str, inhoud: bytes, blad: str | None = None) -> Ruw:
    """Read an upload: its file name and its bytes. Raises Gebruikersfout when it is not a survey file we can read."""
    if re.search(r"[/\\\x00-\x1f]", naam) or PurePath(naam).name != naam:
        raise Gebruikersfout(
            f"De naam van het bestand ({veilige_naam(naam)}) bevat een map of een onzichtbaar teken. "
            "Geef het bestand een gewone naam."
        )
    _keur_grootte(veilige_naam(naam), len(inhoud))
    uitgang = PurePath(naam).suffix.lower()
    naam = veilige_naam(naam)
    if not inhoud.strip(b" \t\r\n\x00"):
        raise Gebruikersfout(f"{naam} is leeg. Sla het bestand opnieuw op en probeer het nog eens.")
    _keur_soort(naam, uitgang, inhoud)
    if blad and uitgang not in WERKBOEKEN:
        raise Gebruikersfout(f"{naam} is geen werkboek en heeft geen werkbladen. Laat het werkblad weg.")
    soort: ruw.Soort = "tekst" if uitgang in TEKSTEN else "werkboek" if uitgang in WERKBOEKEN else "spss"
    gelezen = lees_proces.lees(naam, inhoud, soort, blad)
    if not gelezen.tabel.size:
        raise Gebruikersfout(
            f"{naam} heeft wel kolomkoppen en geen rijen met antwoorden. Controleer of u het goede bestand "
            "of werkblad heeft."
        )
    return gelezen


def veilige_naam(naam: str) -> str:
    """A file name fit for a message: without folders and control characters, and not endless."""
    kaal = re.sub(r"[\x00-\x1f\x7f]", "", re.split(r"[/\\]", naam)[-1]).strip()
    return (kaal if len(kaal) <= 80 else f"{kaal[:60]}…{kaal[-15:]}") or "zonder naam"


def _keur_grootte(naam: str, aantal_bytes: int) -> None:
    if aantal_bytes > ruw.MAX_MB * 1024 * 1024:
        raise Gebruikersfout(
            f"{naam} is groter dan {ruw.MAX_MB} MB. Laat kolommen weg die u niet nodig heeft (zoals open antwoorden) "
            "of verdeel het over meer bestanden."
        )


def _ware_soort(inhoud: bytes) -> tuple[str, str] | None:
    """(extension, words) of a file by its first bytes; None for text or what we do not know."""
    if b"ENCRYPTEDSAV" in inhoud[:64]:
        return ".sav", "een SPSS-bestand"  # the reader says that it has a password
    if inhoud.startswith(_OUDE_EXCEL) and "EncryptedPackage".encode("utf-16-le") in inhoud:
        return ".slot", "met een wachtwoord beveiligd"
    tekst = inhoud[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    past = (wat for begin, wat in _BEGIN.items() if inhoud.startswith(begin) or tekst.startswith(begin))
    return next(past, None)


def _keur_soort(naam: str, uitgang: str, inhoud: bytes) -> None:
    """Raise Gebruikersfout unless the contents are what the extension says."""
    waar, in_woorden = _ware_soort(inhoud) or ("", "")
    echt = f"is in werkelijkheid {in_woorden}"
    past = {".sav": (".sav", ".zsav"), ".zsav": (".sav", ".zsav"), ".por": ("",), ".xls": (".xls",)}
    mag = past.get(uitgang, ("",) if uitgang in TEKSTEN else (".xlsx",))
    keuren = (
        (waar == ".slot", f" is {in_woorden}. Haal in Excel het wachtwoord eraf (Bestand, Info, Werkmap beveiligen) en sla het op als .xlsx."),
        (waar in (".html", ".xml"), f" {echt}. Open het in Excel en sla het op als .xlsx, of haal het opnieuw op."),
        (waar == ".pdf", f" {echt}. {_HERSTEL['.pdf']}"),
        (uitgang in _HERSTEL, f": een bestand op {uitgang} wordt niet gelezen. {_HERSTEL.get(uitgang)}"),
        (uitgang not in SOORTEN, " is geen .sav, .zsav, .xlsx of .csv. Sla het bestand op als een van die soorten."),
        (waar not in mag, f" heeft de uitgang {uitgang} en {echt if waar else 'is dat niet of is beschadigd'}. Haal het bestand opnieuw op of geef het de goede uitgang."),
    )  # fmt: skip
    if zin := next((zin for mis, zin in keuren if mis), None):
        raise Gebruikersfout(naam + zin)
