"""Versions on object storage: the refresh puts one there and moves a pointer; every replica fetches what it points to.

``GEMEENTEN3D_OPSLAG=s3://bucket/pad`` (or any other address that fsspec knows). The file is written first, the
pointer last; a replica checks size and SHA-256 before it serves a file, locally and read-only as always, and keeps
what it has when the storage is away. Needs requirements-opslag.txt; keys come from the environment (AWS_…).
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from fouten import Gebruikersfout, waarom
from loaders import versies

INSTELLING = "GEMEENTEN3D_OPSLAG"


def adres() -> str:
    """Where versions are kept; '' when they are not on object storage."""
    return os.environ.get(INSTELLING, "").rstrip("/")


def _winkel(waar: str) -> tuple[Any, str]:
    """File system and path. Raises Gebruikersfout when fsspec or the kind of storage is not installed or unknown."""
    try:
        import fsspec

        return fsspec.core.url_to_fs(waar)  # type: ignore[no-any-return]
    except (ImportError, ValueError) as fout:
        raise Gebruikersfout(
            f"De opslag {waar} ({INSTELLING}) is niet te gebruiken: installeer requirements-opslag.txt "
            "en geef een adres als s3://bucket/pad."
        ) from fout


def _weg(waar: str, fout: Exception) -> Gebruikersfout:
    return Gebruikersfout(
        f"De opslag {waar} is niet te bereiken of weigert ({type(fout).__name__}); de huidige cijfers blijven in gebruik. "
        "Controleer het adres, de sleutels en het netwerk."
    )


def zet_neer(data: Path = versies.DATA, waar: str | None = None) -> str:
    """Put the served version on the storage and point to it; its name. Raises Gebruikersfout."""
    waar = adres() if waar is None else waar
    nu = versies.huidige(data)
    if not waar or nu is None or not versies.is_ongeschonden(data):
        raise Gebruikersfout(
            f"Er is geen hele database om op te slaan, of {INSTELLING} is niet gezet. Bouw eerst: `python -m loaders bouw`."
        )
    winkel, pad = _winkel(waar)
    inhoud = f"{nu.name}\ninhoud {versies.controlegetal(nu)} {nu.stat().st_size}\n"
    try:
        winkel.makedirs(pad, exist_ok=True)
        winkel.put_file(str(nu), f"{pad}/{nu.name}")
        winkel.pipe_file(
            f"{pad}/{versies.AANWIJZER}", inhoud.encode()
        )  # last: it never points to half a file
    except Exception as fout:  # every kind of storage has errors of its own
        raise _weg(waar, fout) from fout
    return nu.name


def haal_op(data: Path = versies.DATA, waar: str | None = None) -> bool:
    """Serve the version that the storage points to; False when that is the one already served. Raises Gebruikersfout."""
    waar = adres() if waar is None else waar
    winkel, pad = _winkel(waar)
    try:
        regels = winkel.cat_file(f"{pad}/{versies.AANWIJZER}").decode("utf-8", "replace").splitlines()
    except Exception as fout:
        raise _weg(waar, fout) from fout
    inhoud = versies.inhoud_van(regels)
    naam = regels[0].strip() if regels else ""
    if inhoud is None or not naam.startswith("gemeenten3d-") or Path(naam).name != naam:
        raise Gebruikersfout(
            f"De aanwijzer in {waar} is niet te lezen; de huidige cijfers blijven in gebruik. Zet de versie er opnieuw neer."
        )
    klaar = data / naam
    if versies.huidige(data) == klaar:
        return False
    with versies.slot(data, "bouw", 120, "Er wordt al een versie klaargezet. Wacht tot dat klaar is."):
        werk = data / f".{naam}.{os.getpid()}.tmp"
        try:
            try:
                winkel.get_file(f"{pad}/{naam}", str(werk))
            except OSError as fout:
                raise Gebruikersfout(
                    f"De versie {naam} kon niet worden opgehaald ({waarom(fout)}); de huidige cijfers blijven in gebruik. "
                    "Dit wordt vanzelf opnieuw geprobeerd."
                ) from fout
            except Exception as fout:
                raise _weg(waar, fout) from fout
            if (versies.controlegetal(werk), werk.stat().st_size) != inhoud:
                raise Gebruikersfout(
                    f"De versie {naam} in {waar} is beschadigd (controlegetal klopt niet); de huidige cijfers blijven in gebruik. "
                    "Zet de versie er opnieuw neer."
                )
            werk.replace(klaar)
            versies.wijs_aan(klaar)
        finally:
            with suppress(OSError):
                werk.unlink(missing_ok=True)
    versies.ruim_op(data)
    return True
