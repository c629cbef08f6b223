"""The begrotingscheck in sentences: what is not corrected or not there is said, and nothing is called good or bad."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.beeld import VERSTOREND, Beeld
from verhaal.begrippen import WETTEN, jaren_kort, opsomming
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_prijzen, bron_regel, taakveldregels
from verhaal.figuur import Berekening
from verhaal.getallen import euro_kort, is_leeg, procent, verschil_kort
from verhaal.taakveldwoorden import breuk_zin, breukjaren
from verhaal.vooruit import raden
from verhaal.vooruit.begrotingscheck import Check, check, groepen, nieuwste_begroting
from verhaal.vooruit.raden import hoger
from verhaal.vooruit.terugtoets import LEDEN, TELLING, Regels
from verhaal.vooruit.vooruitblik import IN_ZIN, REGIOZIN, bedrag, helder, van_gemeente
from verhaal.zinnen import meer_minder

_KOLOM = {"begroting": "begroot_keur", "rekening": "besteed_keur"}


def _naast(keur: float, anders: float, wat: str) -> str:
    """'€ 3,1 mln meer dan …', or 'vrijwel evenveel als …' where the two amounts read alike."""
    if euro_kort(keur) == euro_kort(anders):
        return f"vrijwel evenveel als {wat}"
    return f"{verschil_kort(keur, anders)} {meer_minder(keur - anders)} dan {wat}"


@bewaard
def _is_er(haal: Haal, jaar: int, soort: str) -> bool:
    """Whether any municipality has this report."""
    t = haal.vooruit_paren()
    return bool(t.loc[t["jaar"] == jaar, _KOLOM[soort]].notna().any())


def _waarom(haal: Haal, gm_code: str, groep: str, jaar: int, soort: str) -> str:
    """Why a report has no amount that can stand beside another: 'is niet aangeleverd bij het CBS'."""
    if not _is_er(haal, jaar, soort):
        return "is er nog niet"
    rij = van_gemeente(haal, gm_code, groep).get(jaar)
    if rij is None or is_leeg(rij[_KOLOM[soort]]):  # type: ignore[arg-type]
        return "is niet aangeleverd bij het CBS"
    vlaggen = [v for v in VERSTOREND if v in str(rij[f"vlaggen_{soort}"]).split(",") and not helder(groep, v)]
    namen = {r["vlag"]: str(r["naam"]).lower() for r in als_rijen(haal.vlagsoorten())}
    met = f"de waarschuwing ‘{namen[vlaggen[0]]}’" if vlaggen else "een bedrag dat niet kan kloppen"
    return f"heeft {met} en is daarom niet te vergelijken"


def waarom_niet(haal: Haal, gm_code: str, groep: str, jaar: int) -> str:
    """Why there is no check of this begroting."""
    rij = van_gemeente(haal, gm_code, groep).get(jaar)
    begin = f"Voor {IN_ZIN[groep]} is er geen begrotingscheck: de begroting {jaar}"
    if bedrag(rij, "begroot_keur") is None or not helder(groep, str((rij or {})["vlaggen_begroting"])):
        return f"{begin} {_waarom(haal, gm_code, groep, jaar, 'begroting')}."
    return (
        f"{begin} ligt heel ver van de uitgaven van {jaar - Regels.van(haal).bekend}. Waarschijnlijk staat een deel van het geld op "
        "andere taakvelden."
    )


def samen_zin(haal: Haal, jaar: int) -> str:
    """Why Wmo and youth are told together; '' where they are told apart."""
    if groepen(haal, jaar) == WETTEN:
        return ""
    return (
        f"Hoeveel er in de begroting {jaar} voor jeugd apart is en hoeveel voor de Wmo, is niet bekend: persoonsgebonden budgetten (pgb) staan "
        "er alleen samen in. Daarom staan de Wmo en jeugd hier samen, met dit pgb erbij."
    )


def _samen_kort(groepen_: Collection[str], jaar: int) -> str:
    """The same in one line."""
    if not set(groepen_) & set(LEDEN):
        return ""
    return (
        f"De Wmo en jeugd staan samen: in de begroting {jaar} is niet bekend welk deel van het persoonsgebonden budget (pgb) bij welke "
        "wet hoort."
    )


def _niet_gecorrigeerd(groepen_: Collection[str]) -> str:
    """What makes amounts of two years differ besides prices."""
    wat = ["meer of minder inwoners"]
    if set(groepen_) - {"participatiewet"}:
        wat.append("lonen in de zorg")
    if "participatiewet" in groepen_:
        wat.append("de hoogte van uitkeringen")
    return f"Niet gecorrigeerd is voor {opsomming([*wat, 'nieuwe taken'])}."


def _naast_rekening(haal: Haal, c: Check, gm_code: str) -> str:
    if c.rekening_keur is None:
        waarom = _waarom(haal, gm_code, c.groep, c.rekening_jaar, "rekening")
        return f"De jaarrekening {c.rekening_jaar} {waarom}. Daarom staat zij hier niet naast de begroting."
    zin = f"Toen de raad dit begrootte, was de jaarrekening {c.rekening_jaar} de nieuwste die er was: {euro_kort(c.rekening_keur)}."
    if c.rekening_in_prijzen_keur is None:
        zin += f" Begroot is {_naast(c.begroot_keur, c.rekening_keur, 'dat bedrag')}, niet gecorrigeerd voor prijzen."
    else:
        zin += (
            f" In prijzen van {c.prijsjaar} is dat {euro_kort(c.rekening_in_prijzen_keur)}. Begroot is "
            f"{_naast(c.begroot_keur, c.rekening_in_prijzen_keur, 'dat bedrag')}. {_niet_gecorrigeerd([c.groep])}"
        )
        if c.prijsjaar < c.jaar:
            zin += f" Ook prijzen die na {c.prijsjaar} veranderen, zitten er niet in."
    leden = LEDEN.get(c.groep, (c.groep,))
    return zin + breuk_zin(breukjaren(haal, (c.rekening_jaar, c.jaar), leden), " van taakvelden")


def _naast_vorige(haal: Haal, c: Check, gm_code: str) -> str:
    if c.vorige_keur is None:
        waarom = _waarom(haal, gm_code, c.groep, c.jaar - 1, "begroting")
        return f"De begroting {c.jaar - 1} {waarom}. Daarom staat zij hier niet naast die van {c.jaar}."
    naast = _naast(c.begroot_keur, c.vorige_keur, f"in de begroting {c.jaar - 1}")
    return f"Begroot is {naast}, die {euro_kort(c.vorige_keur)} was (niet gecorrigeerd voor prijzen)."


def _van_tot(laag: float, hoog: float) -> str:
    """'2,1% en 9,0% hoger', or '1,2% lager en 9,0% hoger' on both sides of nothing."""
    return f"{procent(abs(laag)) if laag * hoog >= 0 else hoger(laag)} en {hoger(hoog)}"


def _naast_anderen(c: Check) -> str:
    """The step of comparable municipalities; '' where the own step is not known, which was said already."""
    if c.regio:
        return f"{REGIOZIN} Daarom staan ze hier niet naast die van andere gemeenten."
    if c.rekening_keur is None:
        return ""
    if c.stap is None:
        return "Van te weinig vergelijkbare gemeenten zijn beide bedragen bekend. Daarom staan zij er hier niet naast."
    return (
        f"Zonder correctie voor prijzen ligt de begroting {c.jaar} hier {hoger(c.stap.eigen_pct)} dan de jaarrekening {c.rekening_jaar}. "
        f"Bij de middelste van {c.stap.n} vergelijkbare gemeenten is dat {hoger(c.stap.mediaan_pct)}. "
        f"De middelste helft van hen ligt tussen {_van_tot(c.stap.q1_pct, c.stap.q3_pct)}."
    )


def _hoe_vaak(c: Check, beeld: Beeld) -> str:
    """How often more was spent than budgeted; '' with too few years."""
    if c.sinds is None:
        return ""
    telling = f"alle {c.n_jaren}" if c.n_meer == c.n_jaren else f"{c.n_meer} van de {c.n_jaren}"
    return f"In {telling} vergelijkbare jaren sinds {c.sinds} gaf {beeld.wie(c.sinds)} meer uit dan vooraf begroot."


def _regeling(c: Check) -> str:
    if not c.regelingjaren:
        return ""
    return f"In {jaren_kort(list(c.regelingjaren))} hoorde daar een tijdelijke regeling van het Rijk bij, waarvoor het Rijk geld gaf."


def _hoe_vaak_en_ver(c: Check, beeld: Beeld) -> str:
    if c.mediaan_pct is None:
        return "In te weinig jaren zijn begroting en jaarrekening te vergelijken om te zeggen hoe vaak er meer is uitgegeven dan begroot."
    ver = (
        f"In het middelste van die jaren (mediaan) lagen de uitgaven {hoger(c.mediaan_pct)} dan de begroting."
    )
    inkomsten = "Tegenover hogere uitgaven kunnen hogere inkomsten staan."
    return " ".join(filter(None, (_hoe_vaak(c, beeld), ver, _regeling(c), inkomsten)))


def zinnen(haal: Haal, c: Check, beeld: Beeld) -> list[str]:
    """The check in sentences; what is not corrected or not there is said, and nothing is called good or bad."""
    code = str(beeld.keuze.gm_code)
    alle = (
        f"{beeld.naam} begrootte voor {c.jaar} {euro_kort(c.begroot_keur)} voor {IN_ZIN[c.groep]}.",
        _naast_rekening(haal, c, code),
        _naast_vorige(haal, c, code),
        _naast_anderen(c),
        raden.zin(haal, c.groep, c.jaar),
        _hoe_vaak_en_ver(c, beeld),
    )
    return [z for z in alle if z]


@bewaard
def reservezin(haal: Haal, gm_code: str) -> str:
    """The newest algemene reserve, to stand beside the check; '' when not known."""
    rijen = [r for r in als_rijen(haal.reserves(gm_code=gm_code)) if not is_leeg(r["algemene_reserve_keur"])]
    if not rijen:
        return ""
    r = max(rijen, key=lambda x: int(x["jaar"]))
    return (
        f"Eind {r['jaar']} had de gemeente {euro_kort(r['algemene_reserve_keur'])} in de algemene reserve. "
        "Die is voor tegenvallers bij alle taken van de gemeente."
    )


def _checks(haal: Haal, gm_code: str) -> dict[str, Check | None]:
    jaar = nieuwste_begroting(haal)
    return {groep: check(haal, gm_code, groep, jaar) for groep in groepen(haal, jaar)}


@bewaard
def begrotingscheck(haal: Haal, beeld: Beeld) -> dict[str, list[str]]:
    """Sentences per group for the newest begroting, or the one that says why there are none; of Nederland the middle."""
    code, jaar = beeld.keuze.gm_code, nieuwste_begroting(haal)
    if code is None:
        return {g: [z] for g in groepen(haal, jaar) if (z := raden.zin(haal, g, jaar))}
    return {
        groep: [waarom_niet(haal, code, groep, jaar)] if c is None else zinnen(haal, c, beeld)
        for groep, c in _checks(haal, code).items()
    }


def kop(haal: Haal, beeld: Beeld) -> str:
    """The first thing that can be said of the newest begroting, as a heading."""
    jaar, code = nieuwste_begroting(haal), beeld.keuze.gm_code
    if code is None:
        return f"De begroting {jaar} van alle gemeenten naast wat eerder is uitgegeven"
    for groep, c in _checks(haal, code).items():
        if c is not None and c.rekening_keur is not None:
            toen = c.rekening_in_prijzen_keur or c.rekening_keur
            prijzen = (
                f"in prijzen van {c.prijsjaar}"
                if c.rekening_in_prijzen_keur
                else "niet gecorrigeerd voor prijzen"
            )
            naast = _naast(c.begroot_keur, toen, f"in {c.rekening_jaar} is uitgegeven ({prijzen})")
            return f"In de begroting {jaar} van {beeld.naam} staat voor {IN_ZIN[groep]} {naast}"
    return f"De begroting {jaar} van {beeld.naam}"


def _telling_zin(beeld: Beeld) -> str:
    """That the check counts the three laws themselves, whatever was chosen; '' when that is what was chosen."""
    return "" if beeld.keuze.definitie == TELLING else "Deze vergelijking telt alleen de drie wetten zelf."


def bij_alle(haal: Haal, beeld: Beeld) -> list[str]:
    """What is about all groups at once."""
    alle = (
        samen_zin(haal, nieuwste_begroting(haal)),
        _telling_zin(beeld),
        reservezin(haal, beeld.keuze.gm_code) if beeld.keuze.gm_code else "",
    )
    return [z for z in alle if z]


@dataclass(frozen=True)
class Kort:
    """The check in short: a text per group and one on the reserve, and what to know when reading them."""

    kop: str
    per_groep: dict[str, str]
    reserve: str
    noot: str

    @property
    def zinnen(self) -> list[str]:
        """The texts in reading order."""
        return [z for z in (*self.per_groep.values(), self.reserve) if z]


def _kort(haal: Haal, c: Check, beeld: Beeld, regelingen: bool) -> str:
    begroot = f"Voor {IN_ZIN[c.groep]} is {euro_kort(c.begroot_keur)} begroot"
    if c.rekening_keur is None:
        eerste = f"{begroot}. {_naast_rekening(haal, c, str(beeld.keuze.gm_code))}"
    else:
        toen, prijzen = c.rekening_keur, "niet gecorrigeerd voor prijzen"
        if c.rekening_in_prijzen_keur is not None:
            toen, prijzen = c.rekening_in_prijzen_keur, f"in prijzen van {c.prijsjaar}"
        wat = f"de {euro_kort(toen)} die in {c.rekening_jaar} is uitgegeven ({prijzen})"
        eerste = f"{begroot}, {_naast(c.begroot_keur, toen, wat)}."
    return " ".join(
        filter(None, (eerste, _hoe_vaak(c, beeld), _regeling(c) if c.sinds and regelingen else ""))
    )


@bewaard
def kort(haal: Haal, beeld: Beeld, wet: str = "", *, regelingen: bool = True) -> Kort | None:
    """The check for the start page and paper; None for Nederland.

    ``wet``: only the group that holds this law. ``regelingen``: whether temporary schemes are named; paper does so elsewhere.
    """
    code, jaar = beeld.keuze.gm_code, nieuwste_begroting(haal)
    if code is None:
        return None
    alle = {g: c for g, c in _checks(haal, code).items() if not wet or wet in LEDEN.get(g, (g,))}
    naast = [g for g, c in alle.items() if c and c.rekening_keur]
    noten = (
        _samen_kort(alle, jaar),
        _niet_gecorrigeerd(naast) if naast else "",
        REGIOZIN if any(c and c.regio for c in alle.values()) else "",
        _telling_zin(beeld),
    )
    return Kort(
        f"De begroting {jaar} naast wat eerder is uitgegeven",
        {
            g: waarom_niet(haal, code, g, jaar) if c is None else _kort(haal, c, beeld, regelingen)
            for g, c in alle.items()
        },
        reservezin(haal, code),
        " ".join(filter(None, noten)),
    )


def berekening(haal: Haal) -> Berekening:
    """How the amounts, the step and the count of the check come about."""
    jaar, regels = nieuwste_begroting(haal), Regels.van(haal)
    toen = jaar - regels.bekend
    return Berekening(
        f"Begroot: de lasten in de primitieve begroting {jaar}, geteld als ‘De drie wetten’, wat u bovenaan ook kiest. Daarnaast staat de jaarrekening {toen}: de "
        "nieuwste die bekend was toen de begroting werd vastgesteld. Prijzen: de uitgaven van toen maal de consumentenprijsindex van het CBS van het laatste "
        "bekende jaar, gedeeld door die van toen. Vergelijkbare gemeenten: van elk de begroting gedeeld door de jaarrekening van twee jaar eerder, min 1, "
        "in procent; daarvan het midden (mediaan) en de middelste helft. Voor de Wmo en jeugd samen zijn dat de gemeenten die voor jeugd vergelijkbaar zijn. "
        "Niet mee tellen bedragen met een waarschuwing, gemeenten die voor hun regio inkopen, en begrotingen die zo ver van de uitgaven liggen dat het geld "
        "waarschijnlijk op andere taakvelden staat. Hoe vaak: de jaren waarin begroting en jaarrekening bij elkaar passen.",
        taakveldregels(haal, jaar, TELLING),
        f"{bron_regel(haal)} {bron_prijzen(haal)}",
        "vooruit_paren",
    )
