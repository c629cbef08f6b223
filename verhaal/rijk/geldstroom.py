"""The money-flow picture: Rijk -> channel -> law -> group of taakvelden.

Left is what the Rijk pays or reckons with, right what the council budgeted (lasten). The two need not be
equal: the council decides. Money that is not known per law ends in a block that says so.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import DRIE_WETTEN, Waarover
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM, WETTEN
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_regel
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import ZIN, euro_kort, procent1
from verhaal.rijk.rijkfiguren import ZONDER_CENTRUM, vlagzinnen, wie
from verhaal.rijk.rijksommen import Aanname, Eigen, eigen_inkomsten, telt_mee
from verhaal.stroomdiagram import Band, Blok, stroomdiagram
from verhaal.thema import NOTITIE, VERGELIJKING, WETKLEUR

RIJK = "Het Rijk"
AU = "Algemene uitkering"
IU_DU = "Integratie- en decentralisatie-uitkeringen"
SAMEN = "Bijstandsbudget (BUIG) en specifieke uitkeringen"
BUIG = "Bijstandsbudget (BUIG)"
SPECIFIEK = "Specifieke uitkeringen"
OVERIG = "Overige rijksbijdragen"
NIET_PER_WET = "Niet per wet bekend"
_BREED = 13  # characters on a line of a label: three columns must fit a phone


@dataclass(frozen=True)
class Stroom:
    """An amount (thousands of euro) from one place to another; ``stap`` 0 = Rijk, 1 = channel, 2 = law."""

    stap: int
    van: str
    naar: str
    keur: float


@dataclass(frozen=True)
class Buiten:
    """What is known of money outside the Gemeentefonds, in thousands of euro.

    ``samen``: all rijksbijdragen on hoofdtaakveld 6; ``per_wet``: the same from categories; ``buig``: imported, with
    the stands of its figures and for how many of the municipalities it is there.
    """

    samen: float | None
    per_wet: dict[str, float] | None
    buig: float | None
    standen: tuple[str, ...] = ()
    buig_van: int = 0
    gemeenten: int = 1


def buiten_het_fonds(b: Buiten) -> list[Stroom]:
    """The flows outside the fund, as far as they are known per law; a rest below nothing is no flow."""
    samen, per_wet, buig = b.samen, b.per_wet, b.buig
    participatie = WET_NAAM["participatiewet"]
    uit = [] if buig is None else [Stroom(1, BUIG, participatie, buig)]
    if per_wet is not None:
        rest = dict(per_wet)
        if buig is not None:
            rest["participatiewet"] = max(0.0, rest.get("participatiewet", 0.0) - buig)
        for wet, keur in rest.items():
            naam = SAMEN if wet == "participatiewet" and buig is None else SPECIFIEK
            uit.append(Stroom(1, naam, WET_NAAM.get(wet, NIET_PER_WET) if wet != "gedeeld" else NIET_PER_WET, keur))  # fmt: skip
    elif samen is not None and buig is not None:
        uit.append(Stroom(1, OVERIG, NIET_PER_WET, max(0.0, samen - buig)))
    elif samen is not None:
        uit.append(Stroom(1, SAMEN, NIET_PER_WET, samen))
    return uit


def _som(tabel: pd.DataFrame, kolom: str, codes: set[str]) -> float | None:
    """Sum over these municipalities; None when one of them has no figure."""
    eigen = tabel[tabel["gm_code"].isin(codes) & tabel[kolom].notna()]
    return float(eigen[kolom].sum()) if set(eigen["gm_code"]) == codes and codes else None


def _per_wet(tabel: pd.DataFrame, codes: set[str]) -> dict[str, float] | None:
    eigen = tabel[tabel["gm_code"].isin(codes)]
    if not codes or set(eigen["gm_code"]) != codes:
        return None
    return {str(wet): float(keur) for wet, keur in eigen.groupby("wet")["bedrag_keur"].sum().items()}


def buiten(haal: Haal, jaar: int, codes: set[str]) -> Buiten:
    """What is known outside the fund of these municipalities together."""
    h6 = haal.rijksbijdragen(jaar=jaar)
    buig = haal.buig(jaar=jaar)
    buig = buig[buig["gm_code"].isin(codes)]
    return Buiten(
        _som(h6[h6["soort"] == "begroting"], "rijk_h6_keur", codes),
        _per_wet(haal.rijksbijdragen_per_wet(jaar=jaar), codes),
        _som(buig, "totaal_keur", codes),
        tuple(sorted(set(buig["stand"]))) if len(buig) else (),
        len(buig),
        len(codes),
    )


def stromen(haal: Haal, keuze: Keuze, alles: pd.DataFrame, inkomsten: Eigen) -> list[Stroom]:
    """Every flow of a municipality, or of Nederland (paired municipalities); also zero or negative ones.

    Of the algemene uitkering only what the Rijk pays: without the share a municipality is expected to raise itself. What
    the council budgeted for a law is left out where that amount does not fit.
    """
    eigen = telt_mee(alles, keuze.gm_code)
    codes = set(eigen["gm_code"])
    uit = []
    for wet in WETTEN:
        van_wet = eigen[eigen["wet"] == wet]
        betaald = sum(inkomsten.netto(r["gm_code"], float(r["au_keur"])) for r in als_rijen(van_wet))
        uit.append(Stroom(1, AU, WET_NAAM[wet], betaald))
        uit.append(Stroom(1, IU_DU, WET_NAAM[wet], float(van_wet["iu_du_keur"].sum())))
    uit += buiten_het_fonds(buiten(haal, keuze.jaar, codes))
    kanalen = list(dict.fromkeys(s.van for s in uit))
    rijk = [Stroom(0, RIJK, k, sum(s.keur for s in uit if s.van == k)) for k in kanalen]
    groepen = haal.begroot_per_groep(jaar=keuze.jaar)
    past = set(eigen.loc[eigen["vergelijkbaar"], "wet"])
    groepen = groepen[groepen["gm_code"].isin(codes) & groepen["wet"].isin(past)]
    per_groep = groepen.groupby(["volgorde", "wet", "groep"], as_index=False).agg(
        lasten_keur=("lasten_keur", "sum")
    )
    begroot = [
        Stroom(2, WET_NAAM[str(r["wet"])], str(r["groep"]), float(r["lasten_keur"]))
        for r in als_rijen(per_groep)
    ]
    return [*rijk, *uit, *begroot]


def _blok(naam: str, bedragen: Sequence[str], kolom: int, kleur: str) -> Blok:
    # the one word that is longer than a line
    deelbaar = naam.replace("Persoonsgebonden", "Persoons-gebonden")
    regels = textwrap.wrap(deelbaar, _BREED, break_long_words=False)
    return Blok(naam, tuple(regels), tuple(bedragen), kolom, kleur)


def _blokken(getekend: Sequence[Stroom]) -> list[Blok]:
    """The blocks of the flows that are drawn, in the order in which they first appear."""
    kleur = {WET_NAAM[w]: WETKLEUR[w] for w in WETTEN}
    eruit: dict[str, float] = {}
    erin: dict[str, float] = {}
    for s in getekend:
        eruit[s.van] = eruit.get(s.van, 0.0) + s.keur
        erin[s.naar] = erin.get(s.naar, 0.0) + s.keur
    uit = [_blok(RIJK, [euro_kort(eruit[RIJK])], 0, VERGELIJKING)]
    for kanaal in dict.fromkeys(s.van for s in getekend if s.stap == 1):
        uit.append(_blok(kanaal, [euro_kort(eruit[kanaal])], 1, NOTITIE))
    wetten = [*kleur, NIET_PER_WET]
    for wet in (w for w in wetten if w in erin or w in eruit):
        rijk = [f"Rijk {euro_kort(erin[wet])}"] if wet in erin else []
        raad = [f"raad {euro_kort(eruit[wet])}"] if wet in eruit else []
        uit.append(_blok(wet, [*rijk, *raad], 2, kleur.get(wet, NOTITIE)))
    for s in getekend:
        if s.stap == 2:
            uit.append(_blok(s.naar, [euro_kort(s.keur)], 3, kleur[s.van]))
    return uit


_IN_ZIN = {
    AU: "de algemene uitkering",
    IU_DU: "de integratie- en decentralisatie-uitkeringen",
    SAMEN: "het bijstandsbudget (BUIG) en specifieke uitkeringen",
    BUIG: "het bijstandsbudget (BUIG)",
    SPECIFIEK: "specifieke uitkeringen",
    OVERIG: "overige bijdragen van het Rijk",
}


def _titel(getekend: Sequence[Stroom]) -> str:
    wegen = {s.naar: s.keur for s in getekend if s.stap == 0}
    grootste = max(wegen, key=lambda k: wegen[k])
    return f"Van het geld waarmee het Rijk voor de drie wetten rekent, loopt het meeste via {_IN_ZIN[grootste]} ({euro_kort(wegen[grootste])})"


def _alt(getekend: Sequence[Stroom]) -> str:
    koppen = ("Van het Rijk", "Naar de wetten", "Wat de raad begrootte")
    delen = []
    for stap, kop in enumerate(koppen):
        regels = [f"{s.van} naar {s.naar} {euro_kort(s.keur)}" for s in getekend if s.stap == stap]
        if regels:
            delen.append(f"{kop}: {'; '.join(regels)}.")
    return " ".join(delen)


def _opmerkingen(alle: Sequence[Stroom], b: Buiten, jaar: int, weg: Sequence[str]) -> list[str]:
    """What the picture does and does not say; ``weg``: laws whose own amount does not fit."""
    zinnen = [
        *(
            f"Wat de raad voor {WET_IN_ZIN[wet]} begrootte, staat er niet bij: dat bedrag past niet."
            for wet in weg
        ),
        "Links staat waarmee het Rijk voor de drie wetten rekent, of wat het betaalt; rechts wat de raad begrootte. Het geld uit het Gemeentefonds is niet "
        "geoormerkt; links en rechts hoeven niet gelijk te zijn. De gemeente betaalt ook uit eigen inkomsten.",
        "Van de algemene uitkering is afgetrokken wat de gemeente volgens het Rijk zelf moet betalen uit eigen inkomsten.",
        *_buiten_zinnen(b, jaar),
    ]
    if any(s.naar == NIET_PER_WET and s.keur > 0 for s in alle):
        zinnen.append(
            "In ‘niet per wet bekend’ zit ook geld voor taken die rechts niet staan: gedeelde kosten zoals wijkteams, samenkracht en opvang van vluchtelingen."
        )
    if onder := [s for s in alle if s.keur < 0]:
        zinnen.append(
            "Niet getekend, omdat het bedrag onder nul is: "
            + "; ".join(f"{s.van} naar {s.naar} {euro_kort(s.keur)}" for s in onder)
            + "."
        )
    if not any(s.stap == 2 for s in alle):
        zinnen.append("De begroting is niet aangeleverd; daarom ontbreekt de rechterkant.")
    return zinnen


def _buiten_zinnen(b: Buiten, jaar: int) -> list[str]:
    """Where the money outside the fund comes from, and what is missing of it."""
    if b.samen is None and b.per_wet is None and b.buig is None:
        return [
            "Bijdragen van het Rijk buiten het Gemeentefonds, zoals het bijstandsbudget, zijn hier niet bekend en staan er niet bij."
        ]
    uit = []
    if b.buig is not None:
        uit.append(
            f"Bijstandsbudget (BUIG): {' en '.join(b.standen)} budget {jaar} van het ministerie van SZW."
        )
        if b.samen is not None and b.buig > b.samen:
            uit.append(
                "Het bijstandsbudget is hoger dan alle rijksbijdragen die de gemeente zelf begrootte op het sociaal domein. Een rest is er dus niet."
            )
    if b.samen is not None or b.per_wet is not None:
        welke = (
            "Overige rijksbijdragen"
            if b.buig is not None
            else "Rijksbijdragen buiten het Gemeentefonds (zoals het bijstandsbudget)"
        )
        uit.append(f"{welke} zijn hier zoals de gemeente ze zelf begrootte op het sociaal domein.")
    if b.buig is None and b.buig_van:
        uit.append(
            f"Van {b.buig_van} van de {b.gemeenten} gemeenten is een bijstandsbudget ingelezen; daarom staat het hier niet apart."
        )
    return uit


@bewaard
def geldstroom(
    haal: Haal, keuze: Keuze, naam: str, alles: pd.DataFrame, circulaire: dict[str, Any], aanname: Aanname
) -> Figuur:
    """The picture with its text, table and source."""
    inkomsten = eigen_inkomsten(haal, keuze.jaar, str(circulaire["circulaire"]), keuze.gm_code)
    lijst = stromen(haal, keuze, alles, inkomsten)
    zelf = telt_mee(alles, keuze.gm_code)
    weg = [w for w in WETTEN if not zelf.loc[zelf["wet"] == w, "vergelijkbaar"].all()]
    eromheen = buiten(haal, keuze.jaar, set(zelf["gm_code"]))
    getekend = [s for s in lijst if s.keur > 0]
    bron = (
        f"{bron_regel(haal, keuze.jaar)} Rekenbedragen: ministerie van BZK, rekenmodel bij de "
        f"{circulaire['naam'].lower()}, eigen berekening."
        + (" Bijstandsbudget: ministerie van SZW, ingelezen bestand." if eromheen.buig is not None else "")
    )
    stap = ("Rijk", "naar de wetten", "wat de raad begrootte (lasten)")
    return Figuur(
        sleutel=f"geldstroom_{(keuze.gm_code or 'nl').lower()}",
        over=Waarover(DRIE_WETTEN, "× € 1.000", str(keuze.jaar)),
        titel=_titel(getekend),
        onderkop=(
            f"{wie(alles, keuze, naam)}, {keuze.jaar}. Van links naar rechts: het Rijk, het soort geld, de wet (rekenbedrag van het "
            f"cluster zonder eigen inkomsten, {circulaire['naam'].lower()}), en waar de raad geld voor begrootte (uitgaven, bruto). Hoe dikker, hoe meer euro."
        ),
        panelen=(
            Paneel(
                "",
                stroomdiagram(_blokken(getekend), [Band(s.van, s.naar, s.keur) for s in getekend]),
                _alt(getekend),
            ),
        ),
        tabel=pd.DataFrame(
            [{"stap": stap[s.stap], "van": s.van, "naar": s.naar, "bedrag_keur": s.keur} for s in lijst]
        ),
        kolommen=(
            Kolom("stap", "Stap"),
            Kolom("van", "Van"),
            Kolom("naar", "Naar"),
            Kolom("bedrag_keur", "Bedrag (× € 1.000)", ZIN.heel),
        ),
        bron=bron,
        berekening=Berekening(
            "Algemene uitkering: het rekenbedrag van het cluster naast elke wet, min het deel dat de gemeente volgens het Rijk zelf opbrengt "
            f"({procent1(inkomsten.pct)}). Integratie- en decentralisatie-uitkeringen: zoals zij naast elke wet staan. "
            "Bijstandsbudget en specifieke uitkeringen: rijksbijdragen op hoofdtaakveld 6 in de begroting (Iv3), of het ingelezen "
            "bijstandsbudget. Rechts: begrote lasten per groep taakvelden.",
            (),
            bron,
            "rijk_per_wet",
            {"jaar": keuze.jaar, "circulaire": str(circulaire["circulaire"])},
        ),
        vlaggen=(
            *_opmerkingen(lijst, eromheen, keuze.jaar, weg),
            *([ZONDER_CENTRUM] if aanname.zonder_centrum else []),
            *vlagzinnen(haal, keuze),
        ),
    )
