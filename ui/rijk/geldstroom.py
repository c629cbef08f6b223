"""The money-flow picture: Rijk -> channel -> law -> group of taakvelden.

Left is what the Rijk pays or reckons with, right what the council budgeted (lasten). The two need not be
equal: the council decides. Money that is not known per law ends in a block that says so.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from queries import rijen as als_rijen
from ui.beeld import Haal, Keuze
from ui.begrippen import WET_NAAM, WETTEN
from ui.figuren import bron_regel
from ui.figuur import Berekening, Figuur, Kolom, Paneel
from ui.getallen import euro_kort
from ui.rijk.figuren import ZONDER_CENTRUM, heel, vlagzinnen, wie
from ui.rijk.sommen import Aanname, telt_mee
from ui.stroom import Band, Blok, stroomdiagram
from ui.thema import NOTITIE, VERGELIJKING, WETKLEUR

RIJK = "Het Rijk"
AU = "Algemene uitkering"
IU_DU = "Integratie- en decentralisatie-uitkeringen"
SAMEN = "Bijstandsbudget (BUIG) en specifieke uitkeringen"
BUIG = "Bijstandsbudget (BUIG)"
SPECIFIEK = "Specifieke uitkeringen"
OVERIG = "Overige rijksbijdragen"
NIET_PER_WET = "Niet per wet bekend"
_BREED = 15  # characters on a line of a label: three columns must fit a phone


@dataclass(frozen=True)
class Stroom:
    """An amount (thousands of euro) from one place to another; ``stap`` 0 = Rijk, 1 = channel, 2 = law."""

    stap: int
    van: str
    naar: str
    keur: float


def buiten_het_fonds(
    samen: float | None, per_wet: dict[str, float] | None, buig: float | None
) -> list[Stroom]:
    """What comes outside the Gemeentefonds, as far as it is known per law.

    ``samen``: all rijksbijdragen on hoofdtaakveld 6; ``per_wet``: the same from categories; ``buig``: imported.
    """
    participatie = WET_NAAM["participatiewet"]
    uit = [] if buig is None else [Stroom(1, BUIG, participatie, buig)]
    if per_wet is not None:
        rest = dict(per_wet)
        if buig is not None:
            rest["participatiewet"] = rest.get("participatiewet", 0.0) - buig
        for wet, keur in rest.items():
            naam = SAMEN if wet == "participatiewet" and buig is None else SPECIFIEK
            uit.append(Stroom(1, naam, WET_NAAM.get(wet, NIET_PER_WET) if wet != "gedeeld" else NIET_PER_WET, keur))  # fmt: skip
    elif samen is not None and buig is not None:
        uit.append(Stroom(1, OVERIG, NIET_PER_WET, samen - buig))
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


def stromen(haal: Haal, keuze: Keuze, alles: pd.DataFrame) -> list[Stroom]:
    """Every flow of a municipality, or of Nederland (paired municipalities); also zero or negative ones."""
    eigen = telt_mee(alles, keuze.gm_code)
    codes = set(eigen["gm_code"])
    uit = []
    for wet in WETTEN:
        van_wet = eigen[eigen["wet"] == wet]
        uit.append(Stroom(1, AU, WET_NAAM[wet], float(van_wet["au_keur"].sum())))
        uit.append(Stroom(1, IU_DU, WET_NAAM[wet], float(van_wet["iu_du_keur"].sum())))
    h6 = haal("rijksbijdragen", jaar=keuze.jaar)
    uit += buiten_het_fonds(
        _som(h6[h6["soort"] == "begroting"], "rijk_h6_keur", codes),
        _per_wet(haal("rijksbijdragen_per_wet", jaar=keuze.jaar), codes),
        _som(haal("buig", jaar=keuze.jaar), "totaal_keur", codes),
    )
    kanalen = list(dict.fromkeys(s.van for s in uit))
    rijk = [Stroom(0, RIJK, k, sum(s.keur for s in uit if s.van == k)) for k in kanalen]
    groepen = haal("begroot_per_groep", jaar=keuze.jaar)
    groepen = groepen[groepen["gm_code"].isin(codes)]
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


def _titel(getekend: Sequence[Stroom]) -> str:
    wegen = {s.naar: s.keur for s in getekend if s.stap == 0}
    grootste = max(wegen, key=lambda k: wegen[k])
    aantal = {1: "één weg", 2: "twee wegen", 3: "drie wegen"}.get(len(wegen), f"{len(wegen)} wegen")
    return (
        f"Het geld van het Rijk komt langs {aantal}; de grootste is: {grootste.lower() if grootste in (AU, IU_DU) else grootste} "
        f"({euro_kort(wegen[grootste])})"
    )


def _alt(getekend: Sequence[Stroom]) -> str:
    koppen = ("Van het Rijk", "Van weg naar wet", "Wat de raad begrootte")
    delen = []
    for stap, kop in enumerate(koppen):
        regels = [f"{s.van} naar {s.naar} {euro_kort(s.keur)}" for s in getekend if s.stap == stap]
        if regels:
            delen.append(f"{kop}: {'; '.join(regels)}.")
    return " ".join(delen)


def _opmerkingen(alles_: Sequence[Stroom], zonder_begroting: bool) -> list[str]:
    zinnen = [
        "Links staat wat het Rijk betaalt of waarmee het rekent, rechts wat de raad begrootte. Het geld uit het Gemeentefonds is niet "
        "geoormerkt; links en rechts hoeven niet gelijk te zijn. De gemeente betaalt ook uit eigen inkomsten."
    ]
    if any(s.naar == NIET_PER_WET for s in alles_):
        zinnen.append(
            "Rijksbijdragen buiten het Gemeentefonds (zoals het bijstandsbudget) zijn hier zoals de gemeente ze zelf begrootte op het "
            "sociaal domein; een deel is niet per wet bekend."
        )
    if onder := [s for s in alles_ if s.keur < 0]:
        zinnen.append(
            "Niet getekend, omdat het bedrag onder nul is: "
            + "; ".join(f"{s.van} naar {s.naar} {euro_kort(s.keur)}" for s in onder)
            + "."
        )
    if zonder_begroting:
        zinnen.append("De begroting is niet aangeleverd; daarom ontbreekt de rechterkant.")
    return zinnen


def geldstroom(
    haal: Haal, keuze: Keuze, naam: str, alles: pd.DataFrame, circulaire: pd.Series, aanname: Aanname
) -> Figuur:
    """The picture with its text, table and source."""
    lijst = stromen(haal, keuze, alles)
    getekend = [s for s in lijst if s.keur > 0]
    bron = (
        f"{bron_regel(haal, keuze.jaar)} Rekenbedragen: ministerie van BZK, rekenmodel bij de "
        f"{circulaire['naam'].lower()}, eigen berekening."
    )
    stap = ("Rijk naar weg", "weg naar wet", "raad: wet naar taakvelden (begrote lasten)")
    return Figuur(
        sleutel=f"geldstroom_{(keuze.gm_code or 'nl').lower()}",
        titel=_titel(getekend),
        onderkop=(
            f"{wie(alles, keuze, naam)}, {keuze.jaar}. Van links naar rechts: het Rijk, de weg, de wet, en waar de raad geld voor "
            "begrootte (uitgaven, bruto). Hoe dikker, hoe meer euro."
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
            Kolom("bedrag_keur", "Bedrag (× € 1.000)", heel),
        ),
        bron=bron,
        berekening=Berekening(
            "Algemene uitkering, integratie- en decentralisatie-uitkeringen: het rekenbedrag van het cluster naast elke wet. "
            "Bijstandsbudget en specifieke uitkeringen: rijksbijdragen op hoofdtaakveld 6 in de begroting (Iv3), of het ingelezen "
            "bijstandsbudget. Rechts: begrote lasten per groep taakvelden, definitie smal.",
            (),
            bron,
            "rijk_per_wet",
            {"jaar": keuze.jaar, "circulaire": str(circulaire["circulaire"])},
        ),
        vlaggen=(
            *_opmerkingen(lijst, not any(s.stap == 2 for s in lijst)),
            *([ZONDER_CENTRUM] if aanname.zonder_centrum else []),
            *vlagzinnen(haal, keuze),
        ),
    )
