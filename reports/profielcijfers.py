"""The numbers of a profile as they are printed: each with its value, unit and text."""

from __future__ import annotations

from reports.inhoud import Cijfer
from verhaal.beeld import Beeld, Rij
from verhaal.begrippen import WETTEN
from verhaal.eenheden import Eenheid
from verhaal.getallen import LIJST, ONBEKEND, euro, euro_kort, getal, procent
from verhaal.vergelijken.vergelijking import Vergelijking
from verhaal.wetkaarten import REGIO
from verhaal.zinnen import is_gelijk, meer_minder

NIET_BEREKEND = "niet te berekenen"
NIET_VERGELIJKBAAR = "niet te vergelijken"
GEEN_MIDDEN = "te weinig cijfers"


class Lijst:
    """Collects numbers; ``zet`` returns the text, so that what is printed and what is listed are one."""

    def __init__(self) -> None:
        self._per_id: dict[str, Cijfer] = {}

    def zet(self, id_: str, waarde: float | None, eenheid: str, tekst: str) -> str:
        """Remember the number and give its text."""
        self._per_id[id_] = Cijfer(id_, None if waarde is None else float(waarde), eenheid, tekst)
        return tekst

    def keur(self, id_: str, waarde: float | None, leeg: str = ONBEKEND) -> str:
        """An amount in thousands of euro."""
        return self.zet(id_, waarde, "keur", leeg if waarde is None else euro_kort(waarde))

    def eur(self, id_: str, waarde: float | None, leeg: str = ONBEKEND, per: str = "inwoner") -> str:
        """An amount in euro per head."""
        return self.zet(id_, waarde, f"eur_per_{per}", leeg if waarde is None else euro(waarde))

    def aantal(self, id_: str, waarde: float | None, leeg: str = ONBEKEND) -> str:
        """A count."""
        return self.zet(id_, waarde, "aantal", leeg if waarde is None else getal(waarde))

    def alle(self) -> tuple[Cijfer, ...]:
        """Every number, in the order of reading."""
        return tuple(self._per_id.values())


def _verschil(lijst: Lijst, id_: str, rij: Rij, beeld: Beeld, gelijk_pct: float) -> tuple[str, str]:
    """The difference in euro and in percent, with its direction in words."""
    verschil, pct = rij.afwijking_keur, rij.afwijking_pct
    if verschil is None or not rij.vergelijkbaar:
        leeg = NIET_BEREKEND if verschil is None else NIET_VERGELIJKBAAR
        return lijst.zet(f"{id_}.afwijking_keur", None, "keur", leeg), lijst.zet(
            f"{id_}.afwijking_pct", None, "pct", leeg
        )
    woord = meer_minder(verschil)
    if is_gelijk(rij, gelijk_pct):
        in_euro = "vrijwel evenveel" if verschil else "evenveel"
    else:
        in_euro = f"{euro_kort(abs(verschil))} {woord}"
    in_pct = NIET_BEREKEND if pct is None else f"{procent(abs(pct))} {woord}" if verschil else procent(0.0)
    return (
        lijst.zet(f"{id_}.afwijking_keur", verschil, "keur", in_euro),
        lijst.zet(f"{id_}.afwijking_pct", pct, "pct", in_pct),
    )


def bedragen(lijst: Lijst, id_: str, rij: Rij, beeld: Beeld, gelijk_pct: float) -> tuple[str, str, str, str]:
    """Begroot, besteed, and their difference in euro and percent, of a law ('jeugdwet') or 'samen'."""
    jaar, wet = beeld.keuze.jaar, "" if id_ == "samen" else id_
    begroot = lijst.keur(f"{id_}.begroot_keur", rij.begroot_keur, beeld.waarom_leeg(jaar, "begroting", wet))
    besteed = lijst.keur(f"{id_}.besteed_keur", rij.besteed_keur, beeld.waarom_leeg(jaar, "rekening", wet))
    return (begroot, besteed, *_verschil(lijst, id_, rij, beeld, gelijk_pct))


def per_inwoner(lijst: Lijst, id_: str, rij: Rij) -> str:
    """Besteed (or begroot, where there is no rekening) per inhabitant."""
    waarde = Eenheid("inwoner").waarde(rij.laatste_keur, rij.noemers)
    return lijst.eur(f"{id_}.per_inwoner_eur", waarde, NIET_BEREKEND)


def _geen_plaats(beeld: Beeld, wet: str, soort: str) -> str:
    """Why a gross amount does not stand beside the group; '' when it does."""
    if beeld.is_regiotaak(wet):
        return REGIO
    jaar = beeld.keuze.jaar
    los = beeld.is_ongewoon_hoog(jaar, soort, wet) or beeld.pgb_samen(jaar, soort, wet)
    return NIET_VERGELIJKBAAR if los or beeld.onmogelijk(jaar, soort) else ""


def zoals_vergeleken(lijst: Lijst, beeld: Beeld, wet: str, soort: str) -> str:
    """The amount that stands beside the group: Wmo without opvang; per inhabitant."""
    if waarom := _geen_plaats(beeld, wet, soort):
        return lijst.eur(f"{wet}.vergeleken_eur", None, waarom)
    return lijst.eur(f"{wet}.vergeleken_eur", beeld.per_hoofd(beeld.keuze.jaar, soort, wet), NIET_BEREKEND)


def groep(lijst: Lijst, beeld: Beeld, wet: str, soort: str) -> tuple[str, str, str]:
    """Median, middle half and number of municipalities of the group, per inhabitant."""
    rij = beeld.groepsrij(beeld.keuze.jaar, soort, wet)
    if waarom := _geen_plaats(beeld, wet, soort):
        for naam in ("mediaan_eur", "q1_eur", "q3_eur"):
            lijst.eur(f"{wet}.groep_{naam}", None, waarom)
        return waarom, waarom, lijst.zet(f"{wet}.groep_n", None, "aantal", LIJST.leeg)
    if rij is None:
        for naam in ("mediaan_eur", "q1_eur", "q3_eur"):
            lijst.eur(f"{wet}.groep_{naam}", None, GEEN_MIDDEN)
        klein = beeld.kleine_groep(beeld.keuze.jaar, soort, wet)
        weinig = lijst.aantal(f"{wet}.groep_n", 0 if klein is None else int(klein["n"]))
        return GEEN_MIDDEN, GEEN_MIDDEN, weinig
    mediaan = lijst.eur(f"{wet}.groep_mediaan_eur", rij["mediaan_eur"])
    q1, q3 = (lijst.eur(f"{wet}.groep_{q}_eur", rij[f"{q}_eur"]) for q in ("q1", "q3"))
    aantal, leden = int(rij["n"]), int(rij["leden"])
    n = lijst.aantal(f"{wet}.groep_n", aantal)
    return mediaan, f"{q1} tot {q3}", n if aantal == leden else f"{n} van {leden}"


def reeks(lijst: Lijst, beeld: Beeld, wetten: tuple[str, ...] = WETTEN) -> None:
    """The points of the lines since 2017; in other prices they carry those in their names."""
    prijzen = f"_prijzen_{beeld.prijsjaar}" if beeld.keuze.prijzen == "nu" else ""
    for jaar in beeld.alle_jaren:
        for wet in wetten:
            rij = beeld.rij(jaar, wet)
            if rij is None:
                continue
            for soort, keur in (("begroot", rij.begroot_keur), ("besteed", rij.besteed_keur)):
                woord = "begroting" if soort == "begroot" else "rekening"
                lijst.keur(f"reeks.{jaar}.{wet}.{soort}{prijzen}_keur", keur, _leeg(beeld, jaar, woord, wet))


def _leeg(beeld: Beeld, jaar: int, soort: str, wet: str) -> str:
    return "geen prijsindex" if beeld.factor(jaar) is None else beeld.waarom_leeg(jaar, soort, wet)


def plaatsen(lijst: Lijst, v: Vergelijking, wetten: tuple[str, ...] = WETTEN) -> None:
    """The marks of the position strips."""
    for p in v.plaatsen(wetten):
        for naam, waarde in (
            ("eigen", p.eigen),
            ("q1", p.q1),
            ("mediaan", p.mediaan),
            ("q3", p.q3),
            ("nederland", p.nederland),
        ):
            lijst.eur(f"plaats.{p.wet}.{naam}_eur", waarde, LIJST.leeg, p.noemer)
        lijst.aantal(f"plaats.{p.wet}.n", p.n)
