"""Plain Dutch sentences about figures: who, what, when, how much, compared with what."""

from __future__ import annotations

from dataclasses import dataclass

from verhaal.beeld import Beeld, Rij
from verhaal.begrippen import WET_IN_ZIN, WETTEN, opsomming
from verhaal.eenheden import Eenheid
from verhaal.getallen import getal, procent

PRIMITIEF = (
    "‘Vooraf begroot’ is de primitieve begroting: de begroting die de raad vaststelde vóór het jaar begon. "
    "Wijzigingen in de loop van het jaar zitten daar niet in."
)


@dataclass(frozen=True)
class Oordeel:
    """The answer of the first screen: a finding as heading, and one or two sentences."""

    kop: str
    zinnen: tuple[str, ...]
    aanwijzing: str = ""  # what a reader can do about it; on the screen only


def meer_minder(verschil: float) -> str:
    return "meer" if verschil > 0 else "minder"


def verschil_tekst(rij: Rij, eenheid: Eenheid, gelijk_pct: float) -> str:
    """'€ 13,0 mln meer', '€ 3 per inwoner minder' or 'vrijwel evenveel'."""
    verschil = rij.afwijking_keur
    if verschil is None:
        return ""
    if is_gelijk(rij, gelijk_pct):
        return "vrijwel evenveel"
    return f"{eenheid.tekst(abs(verschil), rij.noemers)}{eenheid.achter} {meer_minder(verschil)}"


def is_gelijk(rij: Rij, gelijk_pct: float) -> bool:
    """Whether the deviation is too small to call a difference."""
    return rij.afwijking_pct is not None and abs(rij.afwijking_pct) < gelijk_pct


def _waaraan(beeld: Beeld) -> str:
    namen = [WET_IN_ZIN[w].removeprefix("de ") for w in beeld.wetten_in_totaal]
    return opsomming(namen)


def _grootste(beeld: Beeld, gelijk_pct: float) -> str | None:
    jaar = beeld.keuze.jaar
    wet = beeld.grootste_verschil(jaar)
    rij = beeld.rij(jaar, wet) if wet else None
    if wet is None or rij is None or rij.afwijking_keur is None or is_gelijk(rij, gelijk_pct):
        return None
    eenheid = beeld.keuze.eenheid.voor(wet, rij.noemers)
    return f"Het grootste verschil zit bij {WET_IN_ZIN[wet]}: {verschil_tekst(rij, eenheid, gelijk_pct)}."


def _nederland(beeld: Beeld, rij: Rij, gelijk_pct: float) -> Oordeel:
    jaar, eenheid = beeld.keuze.jaar, beeld.keuze.eenheid.voor(None, rij.noemers)
    samen = "samen " if eenheid.code == "totaal" else "gemiddeld (gewogen) "
    telling = f"Van de {getal((rij.n or 0) + (rij.n_ontbreekt or 0))} gemeenten tellen er {getal(rij.n)} mee"
    if rij.besteed_keur is None:
        return Oordeel(
            f"De gemeenten begrootten voor {jaar} {samen}{eenheid.tekst(rij.begroot_keur, rij.noemers)}"
            f"{eenheid.achter} voor {_waaraan(beeld)}",
            (f"De jaarrekeningen van {jaar} zijn er nog niet. {telling}; {ontbreekt(rij.n_ontbreekt)}.",),
        )
    zinnen = []
    if not is_gelijk(rij, gelijk_pct) and rij.afwijking_pct is not None and rij.afwijking_keur is not None:
        zinnen.append(
            f"Dat is {procent(abs(rij.afwijking_pct))} {meer_minder(rij.afwijking_keur)} dan de raden vooraf begrootten."
        )
    if grootste := _grootste(beeld, gelijk_pct):
        zinnen.append(grootste)
    zinnen.append(f"{telling}: die met begroting én jaarrekening. {ontbreekt(rij.n_ontbreekt).capitalize()}.")
    return Oordeel(
        f"De gemeenten gaven in {jaar} {samen}{eenheid.tekst(rij.besteed_keur, rij.noemers)}{eenheid.achter} uit aan "
        f"{_waaraan(beeld)}: {_dan_begroot(rij, eenheid, gelijk_pct)}",
        tuple(zinnen),
    )


def ontbreekt(n: int | None) -> str:
    """How many municipalities are missing, in words."""
    if not n:
        return "er ontbreken er geen"
    return "er ontbreekt er 1" if n == 1 else f"er ontbreken er {getal(n)}"


def _dan_begroot(rij: Rij, eenheid: Eenheid, gelijk_pct: float) -> str:
    tekst = verschil_tekst(rij, eenheid, gelijk_pct)
    return f"{tekst} als vooraf begroot" if tekst == "vrijwel evenveel" else f"{tekst} dan vooraf begroot"


def oordeel(beeld: Beeld, gelijk_pct: float) -> Oordeel:
    """The verdict on the chosen year; what cannot be known is said, never shown as zero."""
    jaar = beeld.keuze.jaar
    rij = beeld.totaal(jaar)
    if rij is None:
        return Oordeel(f"Van {beeld.naam} zijn over {jaar} geen cijfers bekend", ())
    if beeld.is_nederland:
        return _nederland(beeld, rij, gelijk_pct)
    naam, eenheid = beeld.naam, beeld.keuze.eenheid.voor(None, rij.noemers)
    waaraan = _waaraan(beeld)

    def bedrag(keur: float | None) -> str:
        return eenheid.tekst(keur, rij.noemers) + eenheid.achter

    if rij.begroot_keur is None and rij.besteed_keur is None:
        wat = "begroting" if beeld.rekening_nog_niet_verschenen(jaar) else "begroting en de jaarrekening"
        return Oordeel(
            f"Van {naam} zijn over {jaar} geen cijfers bekend",
            (f"De {wat} {jaar} is niet aangeleverd bij het CBS.",),
            "Kies een ander jaar.",
        )
    if rij.besteed_keur is None:
        if beeld.rekening_nog_niet_verschenen(jaar):
            waarom = (
                f"De jaarrekening {jaar} is er nog niet. Begroot en besteed zijn dus nog niet te vergelijken."
            )
        else:
            waarom = f"De jaarrekening {jaar} is niet aangeleverd bij het CBS. Besteed is dus niet bekend."
        zinnen = [waarom]
        vorige = beeld.totaal(jaar - 1)
        if vorige is not None and vorige.begroot_keur is not None and rij.begroot_keur is not None:
            verschil = rij.begroot_keur - vorige.begroot_keur
            richting = eenheid.tekst(abs(verschil), rij.noemers)
            if eenheid.code == "totaal":
                zinnen.append(
                    f"Begroot is {richting} {meer_minder(verschil)} dan in de begroting {jaar - 1}."
                )
        return Oordeel(
            f"{naam} begrootte voor {jaar} {bedrag(rij.begroot_keur)} voor {waaraan}", tuple(zinnen)
        )
    if rij.begroot_keur is None:
        return Oordeel(
            f"{naam} gaf in {jaar} {bedrag(rij.besteed_keur)} uit aan {waaraan}",
            (f"De begroting {jaar} is niet aangeleverd bij het CBS. Een verschil is dus niet te berekenen.",),
        )
    if beeld.vlag(jaar, "onvolledig_door_herindeling"):
        return Oordeel(
            f"De cijfers van {naam} over {jaar} zijn onvolledig",
            (
                f"Bekend is: begroot {bedrag(rij.begroot_keur)}, besteed {bedrag(rij.besteed_keur)}. "
                "Vergelijken kan niet, want van een deel van de huidige gemeente ontbreekt een verslag.",
            ),
        )
    anders = [w for w in beeld.wetten_in_totaal if beeld.vlag(jaar, "anders_geboekt", w)]
    kop = f"{naam} gaf in {jaar} {bedrag(rij.besteed_keur)} uit aan {waaraan}"
    if anders:
        return Oordeel(
            kop,
            (
                f"Begroot was {bedrag(rij.begroot_keur)}. Het verschil zegt weinig: bij "
                f"{opsomming([WET_IN_ZIN[w] for w in anders])} staan begroting en jaarrekening waarschijnlijk op "
                "verschillende taakvelden.",
            ),
        )
    zinnen = []
    afwijking = rij.afwijking_keur
    if afwijking is not None and rij.afwijking_pct is not None and not is_gelijk(rij, gelijk_pct):
        zinnen.append(
            f"Dat is {procent(abs(rij.afwijking_pct))} {meer_minder(afwijking)} dan de raad vooraf begrootte."
        )
    if grootste := _grootste(beeld, gelijk_pct):
        zinnen.append(grootste)
    return Oordeel(f"{kop}: {_dan_begroot(rij, eenheid, gelijk_pct)}", tuple(zinnen))


def reeks_zin(beeld: Beeld, wet: str) -> str | None:
    """'In 7 van de 8 jaren sinds 2017 gaf X meer uit aan jeugd dan vooraf begroot'; None without pairs."""
    rijen = beeld.vergelijkbare_jaren(wet)
    if not rijen:
        return None
    meer = sum(1 for r in rijen if (r.afwijking_keur or 0) > 0)
    minder = sum(1 for r in rijen if (r.afwijking_keur or 0) < 0)
    richting, aantal = ("minder", minder) if minder > meer else ("meer", meer)
    n, sinds = len(rijen), rijen[0].jaar
    wie, werkwoord = ("de gemeenten samen", "gaven") if beeld.is_nederland else (beeld.naam, "gaf")
    if n == 1:
        return f"In {sinds} {werkwoord} {wie} {richting} uit aan {WET_IN_ZIN[wet]} dan vooraf begroot"
    telling = f"alle {n}" if aantal == n else f"{aantal} van de {n}"
    volledig = n == len(
        [j for j in beeld.alle_jaren if j >= sinds and not beeld.rekening_nog_niet_verschenen(j)]
    )
    jaren = f"jaren sinds {sinds}" if volledig else f"vergelijkbare jaren sinds {sinds}"
    return f"In {telling} {jaren} {werkwoord} {wie} {richting} uit aan {WET_IN_ZIN[wet]} dan vooraf begroot"


def reeks_wet(beeld: Beeld, wetten: tuple[str, ...] = WETTEN) -> str:
    """The law with the most one-sided run of years."""

    def eenzijdig(wet: str) -> float:
        rijen = beeld.vergelijkbare_jaren(wet)
        if not rijen:
            return 0.0
        meer = sum(1 for r in rijen if (r.afwijking_keur or 0) > 0)
        return max(meer, len(rijen) - meer) / len(rijen) + len(rijen) / 1_000

    return max(wetten, key=eenzijdig)


def reeks_kop(beeld: Beeld, wetten: tuple[str, ...] = WETTEN) -> str:
    """The most telling run of the laws shown, as a heading."""
    return (
        reeks_zin(beeld, reeks_wet(beeld, wetten))
        or f"Begroot en besteed van {beeld.naam} sinds {beeld.alle_jaren[0]}"
    )
