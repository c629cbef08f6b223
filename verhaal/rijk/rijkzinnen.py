"""The sentences about Geld van het Rijk, on screen and paper alike."""

from __future__ import annotations

from verhaal.begrippen import WET_IN_ZIN, WETTEN, opsomming
from verhaal.getallen import euro_kort, procent, procent1
from verhaal.rijk.rijksommen import Aanname, Eigen, WetRij

NIET_GEOORMERKT = "Het rekenbedrag Gemeentefonds is niet geoormerkt: de raad bepaalt zelf waaraan het geld wordt uitgegeven."


def kop_zin(naam: str, jaar: int, wetten: list[WetRij], aanname: Aanname) -> str:
    """The own choice for youth first, the amount the Gemeentefonds reckons with second; alone when the own one is odd."""
    jeugd = wetten[0]
    if jeugd.begroot_netto is None or jeugd.begroot_netto <= 0 or not jeugd.past:
        return f"Het Gemeentefonds rekent voor {naam} in {jaar} met {euro_kort(jeugd.rekenbedrag)} voor jeugd"
    return (
        f"{_begrootte(naam, jaar, aanname)} netto {euro_kort(jeugd.begroot_netto)} voor jeugd; het Gemeentefonds rekent met "
        f"{euro_kort(jeugd.rekenbedrag)}"
    )


def aandeel_zin(eigen: WetRij, land: WetRij) -> str:
    """'Dat is 58% van waar het Rijk mee rekent; in heel Nederland is dat 81%.'; '' where it cannot be said."""
    deel, nl = eigen.aandeel(), land.aandeel()
    if deel is None or nl is None or deel <= 0:
        return ""
    if eigen is land:
        return f"Dat is {procent(deel)} van waar het Rijk mee rekent."
    return f"Dat is {procent(deel)} van waar het Rijk mee rekent; in heel Nederland is dat {procent(nl)}."


def andere_wetten_zin(wetten: list[WetRij]) -> str:
    """What the Gemeentefonds reckons with for the laws that the heading does not name."""
    delen = [
        f"voor {WET_IN_ZIN[r.wet]} met {euro_kort(r.rekenbedrag)}"
        for r in wetten[1:]
        if r.rekenbedrag is not None
    ]
    return f"Het Gemeentefonds rekent {opsomming(delen)}." if delen else ""


def _delen(aanname: Aanname) -> str:
    """'bij jeugd 50% van wijkteams en toegang en 5,2% van overhead; bij de Wmo …', as far as more than nothing counts."""
    uit = []
    for wet in WETTEN:
        stuk = [
            f"{procent(pct)} van {wat}"
            for wat, deel in (("wijkteams en toegang", aanname.toegang), ("overhead", aanname.overhead))
            if (pct := deel.get(wet, 0)) >= 0.05
        ]
        if stuk:
            uit.append(f"bij {WET_IN_ZIN[wet]} {opsomming(stuk)}")
    return "; ".join(uit)


def aanname_zin(aanname: Aanname) -> str:
    """Which share of which costs counts, and whose assumption that is."""
    delen = _delen(aanname)
    af = [
        f"Bij {WET_IN_ZIN[wet]} begrootten alle gemeenten samen zonder gedeelde kosten al meer dan waar het Rijk mee rekent; daarom gaat er {procent(pct)} af."
        for wet, pct in aanname.aftrek.items()
        if pct
    ]
    if aanname.is_landelijk:
        begin = "Landelijke aanname: de begrotingen van alle gemeenten samen zijn 100% van de rekenbedragen"
        midden = f", als dit deel van de gedeelde kosten meetelt: {delen}." if delen else "."
        return " ".join([begin + midden, *af, "Hoe het in uw gemeente verdeeld is, is niet bekend."])
    return (
        f"Uw aanname telt een deel van de gedeelde kosten mee: {delen}. Het werkelijke deel is niet bekend."
    )


def landelijk_zin(naam: str, zonder: WetRij, land: WetRij, met: WetRij, aanname: Aanname) -> str:
    """The share of youth without shared costs, and with so much of them that all municipalities together are at 100 %."""
    nl, deel = land.aandeel(), met.aandeel()
    if nl is None:
        return ""
    toegang, overhead = ({"jeugdwet": d.get("jeugdwet", 0.0)} for d in (aanname.toegang, aanname.overhead))
    kosten = _delen(Aanname(toegang, overhead, zonder_centrum=False)).removeprefix("bij jeugd ")
    begin = f"Zonder gedeelde kosten is de begroting voor jeugd in heel Nederland {procent(nl)} van het rekenbedrag."
    if not kosten:
        return begin
    einde = (
        ""
        if naam == "Nederland" or deel is None or zonder.aandeel() is None
        else f" {naam} komt dan op {procent(deel)}."
    )
    return f"{begin} Telt {kosten} mee, dan is dat 100%.{einde} Hoe het in een gemeente verdeeld is, is niet bekend."


def eigen_zin(naam: str, eigen: Eigen) -> str:
    """The part of the amounts that the Rijk does not pay."""
    ander = "" if naam == "Nederland" else f" In heel Nederland is dat {procent1(eigen.pct_nederland)}."
    wie = "moeten de gemeenten samen" if naam == "Nederland" else f"moet {naam}"
    return (
        f"Van de algemene uitkering {wie} volgens het Rijk {procent1(eigen.pct)} zelf betalen uit eigen inkomsten, zoals de "
        f"onroerendezaakbelasting. Dat deel betaalt het Rijk niet.{ander}"
    )


def reikwijdte(naam: str, eigen: Eigen, omvat: dict[str, str], landelijk: str) -> list[str]:
    """What the amounts are about and what not: costs booked elsewhere, own income, suppletie. ``omvat``: per law."""
    per_deel: dict[str, list[str]] = {}  # laws with the same costs are told together
    for wet in WETTEN:
        per_deel.setdefault(omvat[wet], []).append(WET_IN_ZIN[wet])
    waar = "; ".join(f"bij {opsomming(wetten)} {deel}" for deel, wetten in per_deel.items())
    zinnen = [
        f"Het rekenbedrag gaat ook over kosten die de begroting elders heeft: {waar}. {landelijk}".strip(),
        eigen_zin(naam, eigen),
    ]
    if eigen.suppletie is None:
        zinnen.append("Suppletie: deze circulaire noemt geen suppletie per gemeente.")
    elif round(eigen.suppletie):
        wat = "minder" if eigen.suppletie < 0 else "meer"
        zinnen.append(
            f"Suppletie: door de overgang naar de nieuwe verdeling krijgt {naam} {euro_kort(abs(eigen.suppletie))} {wat}. Dat zit niet in deze bedragen."
        )
    else:
        zinnen.append(f"Suppletie: {naam} krijgt geen suppletie bij de nieuwe verdeling.")
    return zinnen


def _begrootte(naam: str, jaar: int, aanname: Aanname) -> str:
    wie = "begrootten de gemeenten samen" if naam == "Nederland" else f"begrootte {naam}"
    if not aanname.is_nul:
        return f"Met {'de landelijke' if aanname.is_landelijk else 'uw'} aanname {wie} voor {jaar}"
    return f"{'De gemeenten samen begrootten' if naam == 'Nederland' else f'{naam} begrootte'} voor {jaar}"


def geen_bedragen_zin(jaar: int) -> str:
    return f"Voor {jaar} zijn er hier geen rekenbedragen van het Gemeentefonds"


def opsomming_of(waarden: list[int]) -> str:
    """[2023, 2024, 2025] -> '2023, 2024 of 2025'."""
    return opsomming([str(w) for w in waarden]).replace(" en ", " of ")
