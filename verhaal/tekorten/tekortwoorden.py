"""What the figures of the page share: the definition in words, source, calculation, flags."""

from __future__ import annotations

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.begrippen import WET_IN_ZIN, opsomming
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_regel
from verhaal.figuur import Berekening
from verhaal.getallen import euro_kort, getal, is_leeg, procent1
from verhaal.tekorten.tekortsommen import EIGEN, Instelling
from verhaal.zinnen import meer_minder


def def_kort(i: Instelling) -> str:
    """The definition with everything the reader assumed; so it is called in a file, a citation and a table."""
    delen = [i.definitie.naam]
    if i.definitie.met_rekenbedrag:
        delen.append(f"circulaire {i.circulaire or 'waar de begroting van het jaar op steunt'}")
    if i.toegang_pct:
        delen.append(f"met {i.toegang_pct}% van wijkteams en toegang")
    if i.overhead_pct:
        delen.append(f"met {i.overhead_pct}% van overhead")
    if i.zonder_opvallend:
        delen.append("zonder bedragen die niet bij elkaar passen")
    return "; ".join(delen)


def bestandsdeel(i: Instelling) -> str:
    """The same in the name of a file: 'jeugdwet_netto_rekening_rekenbedrag_m2023_toegang40'; what is not chosen is left out."""
    d = i.definitie
    delen = [i.wet, d.definitie_id, *((d.links, "min", d.rechts) if d.definitie_id == EIGEN else ())]
    delen += [i.circulaire.lower()] if d.met_rekenbedrag and i.circulaire else []
    delen += [f"toegang{i.toegang_pct}"] if i.toegang_pct else []
    delen += [f"overhead{i.overhead_pct}"] if i.overhead_pct else []
    return "_".join([*delen, *([] if i.zonder_opvallend else ["met_opvallend"])])


def def_zin(i: Instelling) -> str:
    """'Definitie: …' with everything chosen, in a sentence."""
    naam, *rest = def_kort(i).split("; ")
    return "; ".join([f"Definitie: {naam.lower()}", *rest])


def bron(haal: Haal, i: Instelling, jaar: int | None = None) -> str:
    """The source line of a figure."""
    extra = (
        " Rekenbedragen: ministerie van BZK, rekenmodel bij de circulaires, eigen berekening."
        if i.definitie.met_rekenbedrag
        else ""
    )
    return f"{bron_regel(haal, jaar)}{extra} {def_zin(i)}."


def berekening(haal: Haal, i: Instelling, jaar: int | None = None, statistiek: str = "") -> Berekening:
    """How the deficit is worked out, with the SQL of the table; ``statistiek``: what is then done with the differences."""
    return Berekening(
        f"{statistiek}{' ' if statistiek else ''}{i.definitie.formule}. Alleen gemeenten waarvan beide kanten bekend zijn (gepaard). Gemeenten waarvan de twee bedragen niet bij elkaar "
        f"passen, tellen niet mee{'' if i.zonder_opvallend else ' in aandelen, kwartielen en reeksen; wel in sommen'}. Valkuilen: {i.definitie.valkuilen}",
        (i.definitie.taakvelden,),
        bron(haal, i, jaar),
        "tekort",
        i.parameters,
    )


def let_op(i: Instelling, tabel: pd.DataFrame, jaar: int | None = None) -> list[str]:
    """The pitfalls of the definition, and which pairs do not fit."""
    zinnen = [i.definitie.valkuilen]
    if i.zonder_opvallend:
        zin = weggelaten_zin(tabel, int(tabel["jaar"].max()) if jaar is None and len(tabel) else jaar)
        return [*zinnen, zin] if zin else zinnen
    van = tabel if jaar is None else tabel[tabel["jaar"] == jaar]
    if n := int(van["anders_geboekt"].sum()):
        zinnen.append(
            f"{hoeveel_passen_niet(n)} U telt {'haar' if n == 1 else 'ze'} mee in de som, niet in aandelen, kwartielen en reeksen."
        )
    return zinnen


def hoeveel_passen_niet(n: int) -> str:
    """'Bij 2 gemeenten passen begroting en jaarrekening niet bij elkaar.'"""
    return f"Bij {getal(n)} {'gemeente' if n == 1 else 'gemeenten'} passen de twee bedragen niet bij elkaar."


def weggelaten_zin(tabel: pd.DataFrame, jaar: int | None) -> str:
    """Which pairs of one year stay out of the sum, the largest by name, and whom the sum is about; '' = none."""
    weg = [r for r in tabel.attrs.get("weggelaten", []) if r["jaar"] == jaar]
    if not weg:
        return ""
    weg.sort(key=lambda r: -abs(r["verschil_keur"]))
    namen = opsomming([f"{r['naam']} ({euro_kort(r['verschil_keur'])})" for r in weg[:3]])
    erin = float(tabel.loc[tabel["jaar"] == jaar, "inwoners"].sum())
    eruit = sum(float(r["inwoners"]) for r in weg if not is_leeg(r["inwoners"]))
    deel = (
        f" Van de inwoners van alle gemeenten met beide bedragen telt {procent1(100 * erin / (erin + eruit))} mee."
        if erin
        else ""
    )
    return (
        f"{hoeveel_passen_niet(len(weg))} {'Zij telt' if len(weg) == 1 else 'Zij tellen'} in {jaar} niet mee; "
        f"{'dat is' if len(weg) == 1 else 'dat zijn' if len(weg) <= 3 else 'de grootste zijn'} {namen}.{deel}"
    )


@bewaard
def termnamen(haal: Haal, i: Instelling) -> tuple[str, str]:
    """What the two amounts of the definition are called: ('Jaarrekening: lasten', 'Begroting: lasten')."""
    namen = {r["term"]: str(r["naam"]) for r in als_rijen(haal.tekorttermen(wet=i.wet))}
    return namen[i.definitie.links], namen[i.definitie.rechts]


def waaraan(i: Instelling) -> str:
    """'jeugd', 'de Wmo' or 'participatie'."""
    return WET_IN_ZIN[i.wet]


def klein(i: Instelling) -> str:
    """The definition inside a sentence."""
    naam = i.definitie.naam
    return naam if naam.startswith("CBS") else naam[0].lower() + naam[1:]


def bevinding(i: Instelling, wie: str, jaar: int, keur: float, *, samen: bool = False) -> str:
    """'Roosendaal gaf in 2024 € 13,0 mln meer uit aan jeugd dan vooraf begroot'; ``samen``: more than one."""
    if not i.definitie.zin:  # a combination of the reader's own has no words but its terms
        return f"{wie}, {waaraan(i)} {jaar}: {klein(i)} is {euro_kort(keur)}"
    return i.definitie.zin.format(
        wie=wie,
        gaf="gaven" if samen else "gaf",
        begrootte="begrootten" if samen else "begrootte",
        samen=" samen" if samen else "",
        jaar=jaar,
        bedrag=euro_kort(abs(keur)),
        meer_minder=meer_minder(keur) if round(keur) else "meer of minder",
        wet=waaraan(i),
    )


def band_zin(wat: str, laag_keur: float, hoog_keur: float) -> str:
    """'netto jaarrekening ligt tussen € 698 mln onder en € 951 mln boven het rekenbedrag Gemeentefonds'."""
    links, _, rechts = wat.partition(" min ")
    if laag_keur < 0 <= hoog_keur:
        hoe = f"tussen {euro_kort(-laag_keur)} onder en {euro_kort(hoog_keur)} boven"
    elif hoog_keur < 0:
        hoe = f"{euro_kort(-hoog_keur)} tot {euro_kort(-laag_keur)} onder"
    else:
        hoe = f"{euro_kort(laag_keur)} tot {euro_kort(hoog_keur)} boven"
    return f"{links} ligt {hoe} het {rechts}"
