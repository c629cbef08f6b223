"""What the command line does for a survey: write templates and invented answers into a folder."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from enquete.houden.limesurvey import limesurvey
from enquete.houden.sjablonen import drukbaar, xlsx_sjabloon
from enquete.houden.voorbeeld import TITEL, maak_voorbeeld
from enquete.houden.vragenlijst import lees_rollen, raadsenquete
from fouten import Gebruikersfout, waarom
from loaders import versies
from loaders.bevolking import INWONERS
from loaders.contract import lees

BESTANDEN = {
    "xlsx": "raadsenquete_antwoorden.xlsx",
    "limesurvey": "raadsenquete_limesurvey.txt",  # LimeSurvey wants .txt for this format
    "druk": "raadsenquete_vragenlijst.html",
}
VOORBEELD = "VOORBEELD_raadsenquete_antwoorden.xlsx"


def _schrijf(map_: Path, naam: str, inhoud: bytes) -> Path:
    """Write a new file; one that is there may hold answers, and is left alone."""
    pad = map_ / naam
    try:
        map_.mkdir(parents=True, exist_ok=True)
        with pad.open("xb") as bestand:
            bestand.write(inhoud)
    except FileExistsError as fout:
        wat = f"Het bestand {pad} bestaat al" if pad.exists() else f"{map_} is geen map"
        raise Gebruikersfout(f"{wat}. Geef een andere map, of verplaats eerst wat er staat.") from fout
    except OSError as fout:
        raise Gebruikersfout(
            f"Het bestand {pad} is niet te schrijven: {waarom(fout)}. Geef een andere map."
        ) from fout
    return pad


def schrijf_sjablonen(map_: Path, soort: str, titel: str | None, uitgever: str) -> list[Path]:
    """Write the template of ``soort`` ('alle': each of BESTANDEN); an existing file is never overwritten."""
    referentie = versies.DATA / "referentie"
    jaar = date.today().year
    enquete = raadsenquete(jaar, titel or f"Raadsenquête sociaal domein {jaar}", uitgever, referentie)
    makers: dict[str, Callable[[], bytes]] = {
        "xlsx": lambda: xlsx_sjabloon(enquete),
        "limesurvey": lambda: limesurvey(enquete, lees_rollen(referentie)),
        "druk": lambda: drukbaar(enquete),
    }
    gevraagd = list(BESTANDEN) if soort == "alle" else [soort]
    return [_schrijf(map_, BESTANDEN[s], makers[s]()) for s in gevraagd]


def schrijf_voorbeeld(map_: Path, zaad: int) -> tuple[Path, int]:
    """Write a workbook of invented answers of all councils; the file and the number of respondents."""
    referentie = versies.DATA / "referentie"
    inwoners = lees(versies.DATA / "bron", INWONERS)
    nieuwste = inwoners[inwoners["jaar"] == inwoners["jaar"].max()]
    enquete = raadsenquete(int(nieuwste["jaar"].iloc[0]), TITEL, "niemand", referentie, voorbeeld=True)
    antwoorden = maak_voorbeeld(enquete, nieuwste, zaad, referentie)
    return _schrijf(map_, VOORBEELD, xlsx_sjabloon(enquete, antwoorden)), len(antwoorden)
