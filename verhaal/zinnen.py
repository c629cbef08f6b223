"""Plain Dutch sentences about figures: who, what, when, how much, compared with what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from verhaal.beeld import VERSTOREND, Beeld, Rij
from verhaal.begrippen import SOORT_NAAM, WET_IN_ZIN, WET_NAAM, WETTEN, opsomming
from verhaal.eenheden import Eenheid
from verhaal.getallen import euro_kort, getal, procent, verschil_kort

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


def _grootste(beeld: Beeld, gelijk_pct: float) -> list[str]:
    """Where the largest difference is, and the temporary scheme of the Rijk behind it; nothing when it is not clear."""
    jaar = beeld.keuze.jaar
    wet = beeld.grootste_verschil(jaar)
    rij = beeld.rij(jaar, wet) if wet else None
    if wet is None or rij is None or rij.afwijking_keur is None or is_gelijk(rij, gelijk_pct):
        return []
    # chosen in euro, so said in a unit in which all laws can stand beside each other
    eenheid = beeld.keuze.eenheid.voor(None, rij.noemers)
    zinnen = [f"Het grootste verschil zit bij {WET_IN_ZIN[wet]}: {verschil_tekst(rij, eenheid, gelijk_pct)}."]
    if beeld.vlag(jaar, "sterk_verschil", wet):
        zinnen.append("Begroot en besteed liggen daar ver uiteen. Vraag na waarom.")
    return [
        *zinnen,
        *(r["toelichting"] for r in beeld.vlagrijen([jaar], [wet]) if r["vlag"] == "rijksregeling"),
    ]


def _tellen_niet_mee(rij: Rij) -> str:
    """'Van 2 van de 342 gemeenten missen wij een cijfer; die tellen niet mee.', with the pairs that do not fit."""
    weg, past_niet = rij.n_ontbreekt or 0, rij.n_past_niet or 0
    alle = (rij.n or 0) + weg + past_niet
    delen = []
    if weg:
        delen.append(f"Van {getal(weg)} van de {getal(alle)} gemeenten missen wij een cijfer")
    if past_niet:
        waar = "Bij" if not weg else "bij"
        passen = f"{getal(past_niet)} {'gemeente' if past_niet == 1 else 'gemeenten'}"
        delen.append(f"{waar} {passen} passen begroting en jaarrekening niet bij elkaar")
    if not delen:
        return f"Alle {getal(alle)} gemeenten tellen mee."
    tellen = "die telt" if weg + past_niet == 1 else "die tellen"
    return f"{' en '.join(delen)}; {tellen} niet mee."


def _nederland(beeld: Beeld, rij: Rij, gelijk_pct: float) -> Oordeel:
    jaar, eenheid = beeld.keuze.jaar, beeld.keuze.eenheid.voor(None, rij.noemers)
    samen = "samen " if eenheid.code == "totaal" else "gemiddeld (gewogen) "
    if rij.besteed_keur is None:
        return Oordeel(
            f"De gemeenten begrootten voor {jaar} {samen}{eenheid.tekst(rij.begroot_keur, rij.noemers)}"
            f"{eenheid.achter} voor {_waaraan(beeld)}",
            (f"De jaarrekeningen van {jaar} zijn er nog niet. {_tellen_niet_mee(rij)}", *_pgb_zin(beeld)),
        )
    zinnen = []
    if not is_gelijk(rij, gelijk_pct) and rij.afwijking_pct is not None and rij.afwijking_keur is not None:
        zinnen.append(
            f"Dat is {procent(abs(rij.afwijking_pct))} {meer_minder(rij.afwijking_keur)} dan de raden vooraf begrootten."
        )
    zinnen += _grootste(beeld, gelijk_pct)
    tellingen = {w: _tellen_niet_mee(r) for w, r in _per_wet(beeld)}
    if len(set(tellingen.values())) == 1:
        zinnen.append(next(iter(tellingen.values())))
    else:
        zinnen += [f"{WET_NAAM[w]}: {_klein(zin)}" for w, zin in tellingen.items()]
    return Oordeel(
        f"De gemeenten gaven in {jaar} {samen}{eenheid.tekst(rij.besteed_keur, rij.noemers)}{eenheid.achter} uit aan "
        f"{_waaraan(beeld)}: {_dan_begroot(rij, eenheid, gelijk_pct)}",
        tuple(zinnen),
    )


def _per_wet(beeld: Beeld) -> list[tuple[str, Rij]]:
    """The laws of the total with their own count of municipalities, for Nederland."""
    return [(w, r) for w in beeld.wetten_in_totaal if (r := beeld.rij(beeld.keuze.jaar, w)) is not None]


def _klein(zin: str) -> str:
    return zin[0].lower() + zin[1:]


def _pgb_zin(beeld: Beeld) -> tuple[str, ...]:
    """That pgb of two laws at once is in the total and in neither law."""
    pgb = beeld.pgb_ongesplitst(beeld.keuze.jaar, "begroting")
    if pgb is None:
        return ()
    return (
        f"In de begroting {beeld.keuze.jaar} zit {euro_kort(pgb)} aan persoonsgebonden budgetten (pgb) van Wmo en jeugd, die niet per wet bekend zijn.",
    )


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
    wie, eenheid = beeld.wie(jaar), beeld.keuze.eenheid.voor(None, rij.noemers)
    naam = wie[0].upper() + wie[1:] if beeld.is_opgeteld(jaar) else wie
    waaraan = _waaraan(beeld)

    def bedrag(keur: float | None) -> str:
        return eenheid.tekst(keur, rij.noemers) + eenheid.achter

    kan_niet = {s: [w for w in beeld.onmogelijk(jaar, s) if w in beeld.wetten_in_totaal] for s in SOORT_NAAM}
    if kan_niet["rekening"] or (rij.besteed_keur is None and kan_niet["begroting"]):
        return _geen_totaal(beeld, naam, "rekening" if kan_niet["rekening"] else "begroting", bedrag)
    if rij.begroot_keur is None and rij.besteed_keur is None:
        wat = "begroting" if beeld.rekening_nog_niet_verschenen(jaar) else "begroting en de jaarrekening"
        return Oordeel(
            f"Van {beeld.naam} zijn over {jaar} geen cijfers bekend",
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
        zinnen = (waarom, *_begroting_ervoor(beeld, rij), *_pgb_zin(beeld))
        return Oordeel(f"{naam} begrootte voor {jaar} {bedrag(rij.begroot_keur)} voor {waaraan}", zinnen)
    if kan_niet["begroting"]:
        return Oordeel(
            f"{naam} gaf in {jaar} {bedrag(rij.besteed_keur)} uit aan {waaraan}",
            (
                _kan_niet_zin(beeld, "begroting"),
                "Daarom zetten wij begroot en besteed niet naast elkaar.",
            ),
        )
    if rij.begroot_keur is None:
        return Oordeel(
            f"{naam} gaf in {jaar} {bedrag(rij.besteed_keur)} uit aan {waaraan}",
            (f"De begroting {jaar} is niet aangeleverd bij het CBS. Een verschil is dus niet te berekenen.",),
        )
    kop = f"{naam} gaf in {jaar} {bedrag(rij.besteed_keur)} uit aan {waaraan}"
    anders = [
        w for w in beeld.wetten_in_totaal if (r := beeld.rij(jaar, w)) is not None and not r.vergelijkbaar
    ]
    if anders and not beeld.vlag(jaar, "onvolledig_door_herindeling"):
        return Oordeel(
            kop,
            (
                f"Begroot was {bedrag(rij.begroot_keur)}. Het verschil zegt weinig: bij "
                f"{opsomming([WET_IN_ZIN[w] for w in anders])} staan begroting en jaarrekening waarschijnlijk op "
                "verschillende taakvelden.",
            ),
        )
    if anders:
        return Oordeel(
            f"De cijfers van {beeld.naam} over {jaar} zijn onvolledig",
            (
                f"Bekend is: begroot {bedrag(rij.begroot_keur)}, besteed {bedrag(rij.besteed_keur)}. "
                "Vergelijken kan niet, want van een deel van de huidige gemeente ontbreekt een verslag.",
            ),
        )
    zinnen_ = [
        r["toelichting"] for r in beeld.vlagrijen([jaar]) if r["vlag"] == "onvolledig_door_herindeling"
    ]
    afwijking = rij.afwijking_keur
    if afwijking is not None and rij.afwijking_pct is not None and not is_gelijk(rij, gelijk_pct):
        raad = (
            "de raden van toen vooraf begrootten" if beeld.is_opgeteld(jaar) else "de raad vooraf begrootte"
        )
        zinnen_.append(f"Dat is {procent(abs(rij.afwijking_pct))} {meer_minder(afwijking)} dan {raad}.")
    zinnen_ += _grootste(beeld, gelijk_pct)
    return Oordeel(f"{kop}: {_dan_begroot(rij, eenheid, gelijk_pct)}", tuple(dict.fromkeys(zinnen_)))


def _kan_niet_zin(beeld: Beeld, soort: str) -> str:
    jaar = beeld.keuze.jaar
    waar = opsomming([WET_IN_ZIN[w] for w in beeld.onmogelijk(jaar, soort)])
    return f"Bij {waar} staat in de {SOORT_NAAM[soort]} {jaar} een bedrag onder nul. Dat kan niet kloppen."


def _geen_totaal(beeld: Beeld, naam: str, soort: str, bedrag: Callable[[float | None], str]) -> Oordeel:
    """The laws that are known, where another has an amount that cannot be right; no sum."""
    jaar, weg = beeld.keuze.jaar, beeld.onmogelijk(beeld.keuze.jaar, soort)
    kant = "besteed_keur" if soort == "rekening" else "begroot_keur"
    bekend = [
        f"{bedrag(getattr(r, kant))} {'aan' if soort == 'rekening' else 'voor'} {WET_IN_ZIN[w]}"
        for w in beeld.wetten_in_totaal
        if (r := beeld.rij(jaar, w)) is not None and getattr(r, kant) is not None
    ]
    deed = (
        f"gaf in {jaar} {opsomming(bekend)} uit"
        if soort == "rekening"
        else f"begrootte voor {jaar} {opsomming(bekend)}"
    )
    kop = f"{naam} {deed}; van {opsomming([WET_IN_ZIN[w] for w in weg])} is het bedrag niet bekend"
    zinnen = (
        _kan_niet_zin(beeld, soort),
        "Waarschijnlijk staat een deel van het geld op een andere post, misschien van een andere wet. Daarom noemen wij geen "
        "totaal, en vergelijken wij dit verslag niet met andere gemeenten.",
    )
    return Oordeel(kop, zinnen)


def _begroting_ervoor(beeld: Beeld, rij: Rij) -> tuple[str, ...]:
    """The total beside that of the begroting before; nothing where one side counts otherwise or carries a flag."""
    jaar, eerder = rij.jaar, rij.jaar - 1
    vorige, wetten = beeld.totaal(eerder), beeld.wetten_in_totaal
    if vorige is None or vorige.begroot_keur is None or rij.begroot_keur is None:
        return ()
    if beeld.keuze.eenheid.voor(None, rij.noemers).code != "totaal":
        return ()
    if not beeld.zelfde_telling(eerder, jaar, wetten) or not all(
        _begroting_helder(beeld, j, w) for j in (eerder, jaar) for w in wetten
    ):
        return ()
    if euro_kort(rij.begroot_keur) == euro_kort(vorige.begroot_keur):
        return (f"Begroot is vrijwel evenveel als in de begroting {eerder} ({beeld.prijzen_in_zin}).",)
    return (
        f"Begroot is {verschil_kort(rij.begroot_keur, vorige.begroot_keur)} {meer_minder(rij.begroot_keur - vorige.begroot_keur)} dan in de begroting {eerder}: "
        f"die was {euro_kort(vorige.begroot_keur)} ({beeld.prijzen_in_zin}).",
    )


def _begroting_helder(beeld: Beeld, jaar: int, wet: str) -> bool:
    """As ``Beeld.helder``; unsplit pgb does not disturb a total, in which it counts on both sides."""
    return not any(
        r["vlag"] in VERSTOREND and r["vlag"] != "pgb_niet_gesplitst" and r["soort"] in (None, "begroting")
        for r in beeld.vlagrijen([jaar], [wet])
    )


@dataclass(frozen=True)
class Reeks:
    """The run of years in which begroot and besteed of a law can be compared: how many, and how many above and below."""

    van: int
    n: int
    meer: int
    minder: int
    volledig: bool

    def jaren(self, richting: str) -> str:
        """'alle 8 jaren sinds 2017', '5 van de 6 vergelijkbare jaren sinds 2018', or 'in 2024' for a single year."""
        aantal = self.minder if richting == "minder" else self.meer
        soort = "jaren" if self.volledig else "vergelijkbare jaren"
        telling = f"alle {self.n}" if aantal == self.n else f"{aantal} van de {self.n}"
        return f"{telling} {soort} sinds {self.van}"


def reeks(beeld: Beeld, wet: str) -> Reeks | None:
    """One count for one fact: every sentence about a run takes it from here. None without comparable years."""
    rijen = beeld.vergelijkbare_jaren(wet)
    if not rijen:
        return None
    sinds = rijen[0].jaar
    verwacht = [j for j in beeld.alle_jaren if j >= sinds and not beeld.rekening_nog_niet_verschenen(j)]
    return Reeks(
        sinds,
        len(rijen),
        sum(1 for r in rijen if (r.afwijking_keur or 0) > 0),
        sum(1 for r in rijen if (r.afwijking_keur or 0) < 0),
        len(rijen) == len(verwacht),
    )


def reeks_zin(beeld: Beeld, wet: str) -> str | None:
    """'In 7 van de 8 jaren sinds 2017 gaf X meer uit aan jeugd dan vooraf begroot'; None without pairs."""
    r = reeks(beeld, wet)
    if r is None:
        return None
    richting = "minder" if r.minder > r.meer else "meer"
    wie, werkwoord = ("de gemeenten samen", "gaven") if beeld.is_nederland else (beeld.wie(r.van), "gaf")
    wanneer = str(r.van) if r.n == 1 else r.jaren(richting)
    return f"In {wanneer} {werkwoord} {wie} {richting} uit aan {WET_IN_ZIN[wet]} dan vooraf begroot"


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
