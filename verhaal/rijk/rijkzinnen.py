"""The sentences about Geld van het Rijk, on screen and paper alike."""

from __future__ import annotations

from verhaal.begrippen import opsomming
from verhaal.getallen import euro_kort
from verhaal.rijk.rijksommen import Aanname, WetRij

NIET_GEOORMERKT = (
    "Het rekenbedrag Gemeentefonds is niet geoormerkt: het Rijk rekent ermee om geld over gemeenten te verdelen, en de raad "
    "bepaalt zelf waaraan het geld wordt uitgegeven."
)


def kop_zin(naam: str, jaar: int, wetten: list[WetRij], aanname: Aanname) -> str:
    """The own choice for youth first, the amount the Gemeentefonds reckons with second; alone when the own one is odd."""
    jeugd = wetten[0]
    if jeugd.begroot_netto is None or jeugd.begroot_netto <= 0 or not jeugd.past:
        return f"Het Gemeentefonds rekent voor {naam} in {jaar} met {euro_kort(jeugd.rekenbedrag)} voor jeugd"
    return (
        f"{_begrootte(naam, jaar, aanname)} netto {euro_kort(jeugd.begroot_netto)} voor jeugd; het Gemeentefonds rekent met "
        f"{euro_kort(jeugd.rekenbedrag)}"
    )


def uit_circulaire(circulaire: str) -> str:
    return f"De rekenbedragen komen uit de {circulaire.lower()}."


def _begrootte(naam: str, jaar: int, aanname: Aanname) -> str:
    wie = "begrootten de gemeenten samen" if naam == "Nederland" else f"begrootte {naam}"
    if not aanname.is_nul:
        return f"Met uw aanname {wie} voor {jaar}"
    return f"{'De gemeenten samen begrootten' if naam == 'Nederland' else f'{naam} begrootte'} voor {jaar}"


def geen_bedragen_zin(jaar: int) -> str:
    return f"Voor {jaar} zijn er hier geen rekenbedragen van het Gemeentefonds"


def opsomming_of(waarden: list[int]) -> str:
    """[2023, 2024, 2025] -> '2023, 2024 of 2025'."""
    return opsomming([str(w) for w in waarden]).replace(" en ", " of ")
