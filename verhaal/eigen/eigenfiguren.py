"""The figures of a municipality's own figures: beside what is published, and the taakvelden that moved most.

Never kept for others (``verhaal.bewaren``): they live as long as the visit of who gave them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from loaders.eigen.opgave import AARDEN, Opgave
from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import SOCIAAL_DOMEIN, Waarover
from verhaal.beeld import Beeld
from verhaal.begrippen import WETTEN, opsomming
from verhaal.bronregels import bron_regel, taakveldregels
from verhaal.duiding import drempel
from verhaal.eigen.naast import (
    Post,
    groepnaam,
    ijkpunt,
    in_zin,
    meer_minder,
    per_wet,
    posten,
    vergelijking,
    zonder_wet,
)
from verhaal.eigen.staven import RIJ_PX, staven
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import TABEL, euro_kort, is_leeg, jaartal, verschil_kort
from verhaal.taakveldwoorden import breukjaren

GEEN_SOM = "Deze eigen cijfers tellen niet mee in andere figuren, in gemiddelden of bij andere gemeenten."


def merk_van(opgaven: Sequence[Opgave]) -> str:
    """The mark of a picture: CONCEPT as soon as one of them is not settled."""
    return next((o.merk for o in opgaven if not o.vastgesteld), opgaven[0].merk)


def sleutel_van(opgaven: Sequence[Opgave], wat: str, gm_code: str) -> str:
    """The key of a figure, and with it the names of its files: the mark first."""
    return f"{merk_van(opgaven).lower().replace(' ', '_')}_{wat}_{gm_code.lower()}"


def _bron(haal: Haal, opgaven: Sequence[Opgave], jaar: int | None) -> str:
    wie = f"{'de beheerder' if opgaven[0].van_beheerder else 'een gebruiker'} van dit dashboard"
    eigen = "; ".join(o.voluit for o in opgaven)
    return f"{eigen}; ingelezen door {wie}, niet gepubliceerd of gecontroleerd door het CBS. {bron_regel(haal, jaar)}"


def definitienaam(haal: Haal, definitie: str) -> str:
    """The name of a definition, as a reader chooses it."""
    return next(
        (str(r["naam"]) for r in als_rijen(haal.definities()) if r["definitie"] == definitie), definitie
    )


def _over(haal: Haal, beeld: Beeld, opgaven: Sequence[Opgave], wet: str, jaren: Collection[int]) -> Waarover:
    """What the files say: of the own figures the mark and the years, whatever year the reader chose."""
    laag, hoog = min(jaren), max(jaren)
    return Waarover(
        f"{merk_van(opgaven)}: {wet}",
        "× € 1.000",
        str(hoog) if laag == hoog else f"{laag}–{hoog}",
        definitienaam(haal, beeld.keuze.definitie),
    )


def _punt(post: Post) -> dict[str, Any]:
    soort = "begroot" if post.soort == "begroting" else "besteed"
    tekst = f"{post.label}: {euro_kort(post.keur)}"
    return {
        "label": tekst,
        "tekst": f"{groepnaam(post.groep)}, {tekst}",
        "soort": soort if post.opgave is None else f"eigen_{soort}",
        "waarde": post.keur / 1_000,
    }


def _titel(beeld: Beeld, rijen: list[list[Post]], merk: str) -> str:
    """The law that differs most, of the newest kind of own figures."""
    paren = [
        (eigen, ijk)
        for rij in rijen
        if (ijk := ijkpunt(rij, eigen := next(p for p in reversed(rij) if p.opgave is not None))) is not None
    ]
    if paren:
        eigen, ijk = max(paren, key=lambda paar: abs(paar[0].keur - paar[1].keur))
        return f"{merk}: {vergelijking(beeld.naam, eigen, ijk)}"
    eigen = next(p for p in rijen[0] if p.opgave is not None)
    assert eigen.opgave is not None
    return f"{merk}: in de {eigen.opgave.over} van {beeld.naam} staat {euro_kort(eigen.keur)} voor {in_zin(eigen.groep)}"


def naast_gepubliceerd(
    haal: Haal, beeld: Beeld, opgaven: Sequence[Opgave], jaar: int, wetten: Collection[str] = WETTEN
) -> Figuur | None:
    """Own figures of one year beside the published ones, per law; None when nothing can be said under this definition.

    ``wetten``: only the groups that hold one of these.
    """
    van_jaar = sorted((o for o in opgaven if o.jaar == jaar), key=lambda o: AARDEN.index(o.aard))
    rijen = posten(haal, beeld, van_jaar, jaar, wetten)
    if not rijen:
        return None
    merk = merk_van(van_jaar)
    alle = [p for rij in rijen for p in rij]
    hoogste = max(p.keur for p in alle) / 1_000
    panelen = tuple(
        Paneel(
            groepnaam(rij[0].groep),
            staven([_punt(p) for p in rij], merk=merk, hoogste=hoogste),
            f"Staafgrafiek van {beeld.naam}, {groepnaam(rij[0].groep)}. {'; '.join(str(_punt(p)['label']) for p in rij)}.",
            hoog_px=RIJ_PX * len(rij),
        )
        for rij in rijen
    )
    tabel = pd.DataFrame(
        [
            {
                "wet": groepnaam(p.groep),
                "wat": p.label if p.opgave is None else p.opgave.voluit,
                "jaar": p.jaar,
                "lasten_keur": float(p.keur),
                "herkomst": p.opgave.merk if p.opgave is not None else "CBS",
            }
            for p in alle
        ]
    )
    samen = any(len(p.groep) > 1 for p in alle)
    gepubliceerd = sorted({p.jaar for p in alle if p.opgave is None})
    vlaggen = [GEEN_SOM]
    if samen:
        vlaggen.append(
            "Wmo en jeugd staan samen, omdat persoonsgebonden budgetten in een gepubliceerd verslag niet per wet bekend zijn."
        )
    if breuk := breukjaren(haal, (min([*gepubliceerd, jaar]), jaar), WETTEN):
        vlaggen.append(
            f"In {opsomming([str(b) for b in breuk])} veranderden de taakvelden: bedragen van ervoor en erna zijn niet precies te vergelijken."
        )
    for o in van_jaar:
        if onbekend := zonder_wet(haal, o, beeld.keuze.definitie):
            vlaggen.append(
                f"Van {opsomming(onbekend)} weten wij niet bij welke wet het hoort; het telt hier niet mee."
            )
    vlaggen += [
        r["toelichting"]
        for r in beeld.vlagrijen(gepubliceerd, {w for p in alle for w in p.groep})
        if not (samen and r["vlag"] == "pgb_niet_gesplitst")  # told together their pgb is in it
    ]
    bron = _bron(haal, van_jaar, gepubliceerd[-1] if gepubliceerd else None)
    return Figuur(
        sleutel=sleutel_van(van_jaar, f"naast_cbs_{jaar}", str(beeld.keuze.gm_code)),
        titel=_titel(beeld, rijen, merk),
        onderkop="Lasten in miljoen euro. Blauw: eigen cijfers van de gemeente. Grijs: gepubliceerd door het CBS. Open: begroot of verwacht. Dicht: besteed.",
        panelen=panelen,
        tabel=tabel,
        kolommen=(
            Kolom("wet", "Wet"),
            Kolom("wat", "Wat"),
            Kolom("jaar", "Jaar", jaartal),
            Kolom("lasten_keur", "Lasten (× € 1.000)", TABEL.heel),
            Kolom("herkomst", "Herkomst"),
        ),
        bron=bron,
        berekening=Berekening(
            "Eigen cijfers: de lasten die de gemeente zelf opgaf, per taakveld opgeteld tot een wet zoals bij de gepubliceerde cijfers "
            "(of per wet ingevuld). Mutaties in reserves tellen niet mee. Begroting vooraf: de primitieve begroting bij het CBS. "
            "Bedragen van verschillende jaren zijn niet gecorrigeerd voor prijzen.",
            taakveldregels(haal, gepubliceerd[-1] if gepubliceerd else jaar, beeld.keuze.definitie),
            bron,
            "opgave_wetten",
            {"jaar": jaar, "definitie": beeld.keuze.definitie},
        ),
        vlaggen=tuple(dict.fromkeys(v for v in vlaggen if v)),
        gestapeld=True,
        over=_over(
            haal,
            beeld,
            van_jaar,
            opsomming([groepnaam(rij[0].groep) for rij in rijen]),
            [p.jaar for p in alle],
        ),
        merk=merk,
    )


# ---------------------------------------------------------------- taakvelden


def _per_groep(haal: Haal, opgave: Opgave, definitie: str) -> tuple[dict[str, float], dict[str, str]]:
    """Own lasten per group of taakvelden of the three laws and what is shared, and the titles."""
    regels = {r["taakveld"]: r for r in als_rijen(haal.opgave_wetten(jaar=opgave.jaar, definitie=definitie))}
    som: dict[str, float] = {}
    titels: dict[str, str] = {}
    for code, lasten, _ in opgave.taakvelden:
        if lasten is not None and (regel := regels.get(code)) is not None:
            groep = str(regel["groepscode"])
            som[groep] = som.get(groep, 0.0) + lasten
            titels[groep] = str(regel["titel"] or "")
    return som, titels


def verschoven(haal: Haal, beeld: Beeld, opgave: Opgave) -> Figuur | None:
    """The taakvelden that differ most from the published begroting of that year or the year before; None when the codes differ."""
    jaren = [j for j in (opgave.jaar, opgave.jaar - 1) if j in beeld.alle_jaren]
    if not opgave.taakvelden or not jaren or beeld.keuze.gm_code is None:
        return None
    jaar = jaren[0]
    if breukjaren(haal, (jaar, opgave.jaar)):
        return None
    rijen = haal.taakvelden_gemeente(gm_code=beeld.keuze.gm_code, jaar=jaar, definitie=beeld.keuze.definitie)
    toen = {
        str(g): float(b)
        for g, b in rijen.groupby("groepscode")["begroot_keur"].sum(min_count=1).items()
        if not is_leeg(b)
    }
    eigen, titels = _per_groep(haal, opgave, beeld.keuze.definitie)
    paren: list[dict[str, Any]] = [
        {
            "groepscode": g,
            "titel": titels[g],
            "toen_keur": toen[g],
            "eigen_keur": eigen[g],
            "verschil_keur": eigen[g] - toen[g],
        }
        for g in eigen
        if g in toen
    ]
    if not paren:
        return None
    paren.sort(key=lambda r: -abs(r["verschil_keur"]))
    top = paren[0]
    getoond = paren[: int(drempel(haal, "eigen_taakvelden"))]
    bij = f"begroting {jaar}"
    punten: list[dict[str, Any]] = [
        {
            "label": (tekst := f"{r['groepscode']} {r['titel']}, {wie}: {euro_kort(r[kolom])}"),
            "tekst": tekst,
            "soort": soort,
            "waarde": float(r[kolom]) / 1_000,
        }
        for r in getoond
        for wie, kolom, soort in (
            (f"{bij} (CBS)", "toen_keur", "begroot"),
            (opgave.merk, "eigen_keur", "eigen_besteed" if opgave.aard == "rekening" else "eigen_begroot"),
        )
    ]
    bron = _bron(haal, [opgave], jaar)
    return Figuur(
        sleutel=sleutel_van([opgave], f"taakvelden_{opgave.jaar}_{opgave.aard}", beeld.keuze.gm_code),
        titel=f"{opgave.merk}: het meest verschoof taakveld {top['groepscode']} {top['titel']}: {verschil_kort(top['eigen_keur'], top['toen_keur'])} "
        f"{meer_minder(top['verschil_keur'])} dan in de {bij}",
        onderkop=f"De {len(getoond)} taakvelden met het grootste verschil tussen {opgave.over} en de {bij}, lasten in miljoen euro, niet gecorrigeerd voor prijzen.",
        panelen=(
            Paneel(
                "",
                staven(punten, merk=opgave.merk, hoogste=max(p["waarde"] for p in punten)),
                f"Staafgrafiek per taakveld van {beeld.naam}. {'; '.join(str(p['label']) for p in punten)}.",
            ),
        ),
        tabel=pd.DataFrame(paren).assign(herkomst=opgave.voluit),
        kolommen=(
            Kolom("groepscode", "Taakveld"),
            Kolom("titel", "Titel"),
            Kolom("toen_keur", f"Begroting {jaar}, CBS (× € 1.000)", TABEL.heel),
            Kolom("eigen_keur", f"{opgave.merk} {opgave.jaar} (× € 1.000)", TABEL.heel),
            Kolom("verschil_keur", "Verschil (× € 1.000)", TABEL.heel),
            Kolom("herkomst", "Herkomst"),
        ),
        bron=bron,
        berekening=Berekening(
            f"Verschil = eigen cijfers min de lasten in de {bij} bij het CBS, per groep taakvelden (twee cijfers na de punt). "
            "Alleen groepen die in beide staan.",
            taakveldregels(haal, jaar, beeld.keuze.definitie),
            bron,
            "opgave_wetten",
            {"jaar": opgave.jaar, "definitie": beeld.keuze.definitie},
        ),
        vlaggen=(GEEN_SOM, *beeld.vlagzinnen([jaar])),
        over=_over(haal, beeld, [opgave], SOCIAAL_DOMEIN, [jaar, opgave.jaar]),
        merk=opgave.merk,
    )


def waarom_niet(haal: Haal, beeld: Beeld, opgave: Opgave) -> str:
    """Why own figures are not drawn under the chosen definition."""
    if opgave.wetten and opgave.definitie != beeld.keuze.definitie:
        return (
            f"{opgave.voluit}: u vulde deze bedragen in voor de definitie ‘{definitienaam(haal, opgave.definitie)}’. "
            "Kies die definitie om ze te zien."
        )
    if not per_wet(haal, opgave, beeld.keuze.definitie):
        return f"{opgave.voluit}: er staat geen enkel bedrag in voor jeugd, de Wmo of participatie."
    return f"{opgave.voluit}: wij weten niet van elke wet het bedrag; vul aan wat ontbreekt om de cijfers te zien."
