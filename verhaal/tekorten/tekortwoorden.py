"""What the figures of the page share: the definition in words, source, calculation, flags."""

from __future__ import annotations

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.begrippen import WET_IN_ZIN
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_regel
from verhaal.figuur import Berekening
from verhaal.tekorten.tekortsommen import Instelling

# how a source is called beside its point; in full in the text, the table and on Geld van het Rijk
_KORT = {"AEF": "AEF", "Commissie": "arbitrage", "Deskundigencommissie": "commissie"}


def bron_kort(bron_: str) -> str:
    """'AEF, Stelsel in groei (…)' -> 'AEF'."""
    return _KORT.get(bron_.split(" ")[0].rstrip(","), bron_.split(",")[0])


def def_zin(i: Instelling) -> str:
    """'Definitie: …' with everything chosen."""
    delen = [f"Definitie: {i.definitie.naam.lower()}"]
    if i.definitie.met_rekenbedrag:
        delen.append(f"circulaire {i.circulaire or 'waar de begroting van het jaar op steunt'}")
    if i.toegang_pct:
        delen.append(f"met {i.toegang_pct}% van wijkteams en toegang")
    if i.overhead_pct:
        delen.append(f"met {i.overhead_pct}% van overhead")
    if i.zonder_opvallend:
        delen.append("zonder anders geboekte paren")
    return "; ".join(delen)


def bron(haal: Haal, i: Instelling, jaar: int | None = None) -> str:
    """The source line of a figure."""
    extra = (
        " Rekenbedragen: ministerie van BZK, rekenmodel bij de circulaires, eigen berekening."
        if i.definitie.met_rekenbedrag
        else ""
    )
    return f"{bron_regel(haal, jaar)}{extra} {def_zin(i)}."


def berekening(haal: Haal, i: Instelling, jaar: int | None = None) -> Berekening:
    """How the deficit is worked out, with the SQL of the table."""
    return Berekening(
        f"{i.definitie.formule}. Alleen gemeenten waarvan beide kanten bekend zijn (gepaard). Paren die anders zijn geboekt, tellen wel mee in "
        f"sommen en niet in aandelen, kwartielen en reeksen. Valkuilen: {i.definitie.valkuilen}",
        (i.definitie.taakvelden,),
        bron(haal, i, jaar),
        "tekort",
        i.parameters,
    )


def let_op(i: Instelling, tabel: pd.DataFrame, jaar: int | None = None) -> list[str]:
    """The pitfalls of the definition, and how many odd pairs are in or out."""
    zinnen = [i.definitie.valkuilen]
    van = tabel if jaar is None else tabel[tabel["jaar"] == jaar]
    n = int(van["anders_geboekt"].sum())
    if i.zonder_opvallend:
        zinnen.append(
            f"U liet {tabel.attrs.get('weggelaten', 0)} anders geboekte paren (alle jaren samen) weg; zij zijn nergens meegeteld."
        )
    elif n:
        zinnen.append(
            f"{n} {'paar is' if n == 1 else 'paren zijn'} anders geboekt: wel in de som, niet in aandelen, kwartielen en reeksen."
        )
    return zinnen


@bewaard
def termnamen(haal: Haal, i: Instelling) -> tuple[str, str]:
    """What the two amounts of the definition are called: ('Jaarrekening: lasten', 'Begroting: lasten')."""
    namen = {r["term"]: str(r["naam"]) for r in als_rijen(haal.tekorttermen(wet=i.wet))}
    return namen[i.definitie.links], namen[i.definitie.rechts]


def waaraan(i: Instelling) -> str:
    """'jeugd', 'de Wmo' or 'participatie'."""
    return WET_IN_ZIN[i.wet]
