"""The figures of 'Verklaren': a characteristic against an amount, and the coefficients of every year."""

from __future__ import annotations

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import Waarover
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_regel
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import LIJST, euro, getal, is_leeg
from verhaal.grafieken_groep import KIES, spreiding
from verhaal.grafieken_tekort import banden_met_punten
from verhaal.taakveldwoorden import breuken
from verhaal.tekorten import nabijheid, regressie
from verhaal.tekorten.tekortsommen import Instelling, tabel_van
from verhaal.tekorten.tekortwoorden import berekening, bron, def_zin, waaraan
from verhaal.vergelijken.samenhang import spearman

_UITGAVEN = "uitgaven_per_inwoner_eur"


def wat(i: Instelling, maat: str) -> str:
    """What is described, inside a sentence."""
    return (
        f"de uitgaven per inwoner aan {WET_IN_ZIN[i.wet]}"
        if maat == _UITGAVEN
        else f"het verschil per inwoner voor {waaraan(i)}"
    )


def toelichting(i: Instelling, maat: str) -> str:
    """How the amounts are counted."""
    zonder = " zonder opvang en beschermd wonen" if i.wet == "wmo" else ""
    return (
        f"Uitgaven in de jaarrekening{zonder}, definitie De drie wetten. Gemeenten die voor de regio inkopen of waarvan de bedragen niet passen, zijn weggelaten."
        if maat == _UITGAVEN
        else f"{def_zin(i)}. Gemeenten waarvan de bedragen niet bij elkaar passen, zijn weggelaten."
    )


_STROOI = "Spearmans rho: de correlatie van de rangnummers van het kenmerk en het bedrag, elke gemeente even zwaar; van -1 (tegengesteld) tot 1 (gelijk)."
_REGRESSIE = (
    "Per jaar een lineaire regressie (kleinste kwadraten, elke gemeente even zwaar) van het bedrag per inwoner op alle gekozen kenmerken tegelijk. "
    "Het 95%-interval komt uit de robuuste standaardfout HC3 (statsmodels)."
)


def _herkomst(haal: Haal, i: Instelling, jaar: int, maat: str, statistiek: str) -> tuple[str, Berekening]:
    if maat != _UITGAVEN:
        return bron(haal, i, jaar), berekening(haal, i, jaar, statistiek)
    regel = bron_regel(haal)
    vraag = {"jaar": jaar, "definitie": "smal"}
    formule = f"{statistiek} Uitgaven in de jaarrekening gedeeld door de inwoners van dat jaar."
    return regel, Berekening(formule, (toelichting(i, maat),), regel, "vergelijk_jaar", vraag)


def strooi(
    haal: Haal,
    i: Instelling,
    cijfers: pd.DataFrame,
    kenmerken: pd.DataFrame,
    kenmerk: str,
    jaar: int,
    maat: str,
    gm_code: str | None,
) -> Figuur:
    """A dot per municipality: the characteristic against the amount; ``cijfers``: what is put into the regression."""
    soort = kenmerken[kenmerken["indicator_id"] == kenmerk].iloc[0]
    rho = spearman(cijfers[kenmerk], cijfers[maat])
    eenheid = f"({soort['eenheid']}, {int(soort['jaar'])})"
    x_titel = f"{soort['naam']} {eenheid}"
    punten = [
        {
            "gm_code": r["gm_code"],
            "naam": r["naam"],
            "kenmerk": r[kenmerk],
            "waarde": r[maat],
            "in_groep": False,
            "tekst": f"{r['naam']}: {getal(r[kenmerk], 1)}, {euro(r[maat])} per inwoner",
        }
        for r in als_rijen(cijfers)
    ]
    zelf = [p for p in punten if p["gm_code"] == gm_code]
    regel, reken = _herkomst(haal, i, jaar, maat, _STROOI)
    kort = "uitgaven" if maat == _UITGAVEN else "verschil"
    return Figuur(
        sleutel=f"tekort_strooi_{kort}_{i.wet}_{kenmerk}_{(gm_code or 'nl').lower()}",
        over=Waarover(WET_NAAM[i.wet], f"€ per inwoner; kenmerk {eenheid}", str(jaar), toelichting(i, maat)),
        titel=f"{soort['naam']} tegen {wat(i, maat)} in {jaar}: Spearmans rho {getal(rho, 2)} over {len(cijfers)} gemeenten",
        onderkop=f"Elke stip is een gemeente, euro per inwoner. {toelichting(i, maat)}",
        panelen=(
            Paneel(
                "",
                spreiding(punten, zelf, x_titel=(str(soort["naam"]), eenheid), y_titel="euro per inwoner"),
                f"{len(cijfers)} gemeenten, {x_titel} tegen {wat(i, maat)}: Spearmans rho {getal(rho, 2)}.",
                KIES,
            ),
        ),
        tabel=cijfers.sort_values("naam"),
        kolommen=(
            Kolom("naam", "Gemeente"),
            Kolom(kenmerk, x_titel, lambda w: getal(w, 1)),
            Kolom(maat, f"{kort.capitalize()} (€ per inwoner)", LIJST.eur),
            Kolom("let_op", "Let op"),
            Kolom("gm_code", "Gemeentecode"),
        ),
        bron=f"{regel} Kenmerk: {soort['brontabel']}.",
        berekening=reken,
        vlaggen=(
            "Samenhang is geen oorzaak. Wat voor gemeenten geldt, hoeft niet voor inwoners te gelden (ecologische drogreden).",
            *([] if is_leeg(soort["waarschuwing"]) else [str(soort["waarschuwing"])]),
        ),
    )


@bewaard
def kenmerknamen(haal: Haal) -> dict[str, str]:
    """Every characteristic with its unit, by its id."""
    soorten = haal.indicatorwaarden().drop_duplicates("indicator_id")
    return {str(r["indicator_id"]): f"{r['naam']} ({r['eenheid']})" for r in als_rijen(soorten)}


@bewaard
def bedragen(haal: Haal, i: Instelling, maat: str) -> pd.DataFrame:
    """What is described: the difference of a definition, or spending, per inhabitant."""
    return (
        regressie.verschillen(tabel_van(haal, i))
        if maat == "per_inwoner_eur"
        else regressie.uitgaven(haal, i.wet)
    )


@bewaard
def invoer(haal: Haal, i: Instelling, maat: str, gekozen: list[str]) -> pd.DataFrame:
    """The amounts of every year with the chosen characteristics beside them."""
    return regressie.invoer(bedragen(haal, i, maat), haal.indicatorwaarden(), gekozen)


@bewaard
def uitkomst(
    haal: Haal, i: Instelling, maat: str, gekozen: list[str], jaar: int
) -> regressie.Uitkomst | None:
    """The regression of one year, worked out once."""
    jaren = invoer(haal, i, maat, gekozen)
    return regressie.schat(jaren[jaren["jaar"] == jaar].reset_index(drop=True), gekozen, maat)


@bewaard
def dichtbij(
    haal: Haal, i: Instelling, maat: str, gekozen: list[str], jaar: int
) -> tuple[nabijheid.TussenRegios | None, nabijheid.Moran | None, nabijheid.Moran | None]:
    """Whether regions, and municipalities near each other, look alike: in the amounts, and in what is not described."""
    u = uitkomst(haal, i, maat, gekozen, jaar)
    if u is None:
        return None, None, None
    r = u.residuen.merge(haal.ligging()[["gm_code", "lon", "lat"]], on="gm_code")
    regio = nabijheid.tussen_regios(u.residuen["echt"], u.residuen["jeugdregio"])
    zelf, rest = (nabijheid.moran(r[k], r["lon"], r["lat"]) for k in ("echt", "residu"))
    return regio, zelf, rest


@bewaard
def coefficienten(
    haal: Haal, i: Instelling, jaren: pd.DataFrame, gekozen: list[str], maat: str, namen: dict[str, str]
) -> Figuur | None:
    """Each coefficient over the years with its 95 % interval; ``jaren``: what goes into the regression, of every year."""
    alles = regressie.per_jaar(jaren, gekozen, maat)
    if alles.empty or alles["jaar"].nunique() < 2:
        return None
    alles = alles[alles["kenmerk"] != "constante"].assign(naam=lambda t: t["kenmerk"].map(namen))
    reeks = tuple(sorted({int(j) for j in alles["jaar"]}))
    panelen, vast = [], []
    for k in gekozen:
        deel = als_rijen(alles[alles["kenmerk"] == k])
        tekst = {
            r[
                "jaar"
            ]: f"{int(r['jaar'])}: {getal(r['b'], 2)} ({getal(r['onder'], 2)} tot {getal(r['boven'], 2)})"
            for r in deel
        }
        banden = [
            {"jaar": int(r["jaar"]), "waarde": r["onder"], "hoog": r["boven"], "tekst": tekst[r["jaar"]]}
            for r in deel
        ]
        midden = [{"jaar": int(r["jaar"]), "waarde": r["b"], "tekst": tekst[r["jaar"]]} for r in deel]
        breuken_ = [b for b in breuken(haal, (i.wet,)) if reeks[0] < b["jaar"] <= reeks[-1]]
        grafiek = banden_met_punten(banden, [], midden, reeks, breuken_, as_titel="€ per inwoner per eenheid")
        panelen.append(Paneel(namen[k], grafiek, "; ".join(tekst.values()) + "."))
        buiten = [int(r["jaar"]) for r in deel if r["onder"] > 0 or r["boven"] < 0]
        kanten = {r["b"] > 0 for r in deel if int(r["jaar"]) in buiten}
        if len(buiten) == len(deel) and len(kanten) == 1:
            vast.append(k)
    regel, reken = _herkomst(haal, i, reeks[-1], maat, _REGRESSIE)
    van = f"{len(vast)} van de {len(gekozen)} kenmerken" if len(gekozen) > 1 else "dit kenmerk"
    titel = (
        f"Bij {van} wijst het verband in alle {len(reeks)} jaren duidelijk dezelfde kant op"
        if vast
        else f"Bij geen van de gekozen kenmerken wijst het verband in alle {len(reeks)} jaren duidelijk dezelfde kant op"
    )
    return Figuur(
        sleutel=f"tekort_coefficienten_{i.wet}_{'uitgaven' if maat == _UITGAVEN else 'verschil'}",
        over=Waarover(
            WET_NAAM[i.wet],
            "€ per inwoner per eenheid van het kenmerk",
            f"{reeks[0]} tot en met {reeks[-1]}",
            toelichting(i, maat),
            landelijk=True,
        ),
        titel=titel,
        onderkop=f"Coëfficiënt per jaar met 95%-interval (HC3): {wat(i, maat)}, met de kenmerken van nu voor elk jaar. {toelichting(i, maat)}",
        panelen=tuple(panelen),
        tabel=alles,
        kolommen=(
            Kolom("naam", "Kenmerk"),
            Kolom("jaar", "Jaar", str),
            Kolom("n", "Gemeenten", LIJST.heel),
            Kolom("b", "Coëfficiënt", lambda w: getal(w, 3)),
            Kolom("onder", "95%-interval van", lambda w: getal(w, 3)),
            Kolom("boven", "tot", lambda w: getal(w, 3)),
        ),
        bron=regel,
        berekening=reken,
        vlaggen=(
            "De jaren zijn niet los van elkaar: het zijn dezelfde gemeenten, en de kenmerken zijn steeds die van het nieuwste jaar.",
        ),
    )
