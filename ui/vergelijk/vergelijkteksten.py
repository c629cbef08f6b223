"""The words of the page Vergelijken: the finding, the group, and why these municipalities."""

from __future__ import annotations

import json

import pandas as pd
import streamlit as st

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from ui.begrippen import met_uitleg
from ui.gegevens import haal
from verhaal import buurwoorden
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM
from verhaal.bewaren import bewaard
from verhaal.figuur import Kolom, tabel_html
from verhaal.getallen import ONBEKEND, euro, getal, is_leeg, procent1
from verhaal.html import maak
from verhaal.vergelijken import genoemd
from verhaal.vergelijken.vergelijking import NOEMER_WOORD, Plaats, Vergelijking
from verhaal.vergelijken.vergelijkwoorden import in_woorden, midden_zin, wet_zoals_vergeleken
from verhaal.zinnen import PRIMITIEF, meer_minder


def plek_voor_kop() -> st.delta_generator.DeltaGenerator:
    """A place above the choices of this page, filled once they are known."""
    return st.container()


def _eigen_zin(v: Vergelijking, p: Plaats) -> str:
    jaar, waaraan, achter = v.keuze.jaar, WET_IN_ZIN[p.wet], NOEMER_WOORD[p.noemer].split(" (")[0]
    if p.eigen is None:
        return f"Van {v.naam} is er geen cijfer over {jaar} voor {waaraan}"
    if v.maat == "begroot":
        return f"{v.naam} begrootte voor {jaar} {euro(p.eigen)} {achter} voor {waaraan}"
    if v.maat == "besteed":
        return f"{v.naam} gaf in {jaar} {euro(p.eigen)} {achter} uit aan {waaraan}"
    if round(p.eigen) == 0:
        return f"{v.naam} gaf in {jaar} {achter} ongeveer evenveel uit aan {waaraan} als begroot"
    return f"{v.naam} gaf in {jaar} {euro(abs(p.eigen))} {achter} {meer_minder(p.eigen)} uit aan {waaraan} dan begroot"


def kop(v: Vergelijking, wet: str) -> None:
    """The own figure beside the middle of the group, in one sentence, and what the group is."""
    if genoemd.zonder_midden(v):
        eerste, *rest = [genoemd.zin(haal, v, wet, code) for code in genoemd.codes(v)]
        kop_, _, meer = eerste.removesuffix(".").partition("); ")
        if meer:
            kop_, rest = f"{kop_})", [f"{meer[0].upper()}{meer[1:]}.", *rest]
        st.html(maak("oordeel.html", kop=kop_, zinnen=met_uitleg(rest)))
        return
    p = v.plaats(wet)
    zin = _eigen_zin(v, p)
    if wat := wet_zoals_vergeleken(v, wet):
        zin += f" ({wat})"
    zinnen = []
    if p.eigen is not None and not p.eigen_telt:
        zin += ", maar dat cijfer is niet te vergelijken"
        if p.eigen_opmerking:
            zinnen.append(
                f"Bij dit cijfer staat: ‘{p.eigen_opmerking}’. Wat dat betekent, leest u bij ‘Let op’."
            )
        else:  # nothing about this law itself
            zinnen.append("In hetzelfde verslag staat een andere wet onder nul: geld daarvan kan hier staan.")
    if p.mediaan is None or p.q1 is None or p.q3 is None:
        zinnen.append(v.met.ontbreekt_op_scherm or f"{midden_zin(v, p)[0].upper()}{midden_zin(v, p)[1:]}.")
    else:
        midden = in_woorden(v.maat, p.mediaan)
        if p.eigen is not None and p.eigen_telt:
            zin += f"; het midden van {v.met.kort} is {midden}"
        else:
            zinnen.append(f"Het midden van {v.met.kort} is {midden}.")
        zinnen.append(
            f"U vergelijkt met {v.met.telling(p.n, len(p.leden))}. {v.met.uitleg} "
            f"De middelste helft ligt tussen {in_woorden(v.maat, p.q1)} en {in_woorden(v.maat, p.q3)}."
        )
    if v.keuze.definitie == "breed":
        zinnen.append("Gedeelde kosten horen niet bij één wet en tellen op deze pagina niet mee.")
    st.html(maak("oordeel.html", kop=zin, zinnen=met_uitleg(zinnen)))
    if v.maat != "besteed":  # the word begroot is on the screen
        st.html(maak("alinea.html", klasse="voetnoot", tekst=PRIMITIEF))


def kop_nederland(keuze: Keuze) -> None:
    """Without a municipality there is nothing to compare with; the map and the scatter remain."""
    st.html(
        maak(
            "oordeel.html",
            kop=f"Alle gemeenten naast elkaar in {keuze.jaar}",
            zinnen=["Kies bovenaan uw gemeente om haar met andere te vergelijken."],
        )
    )


def kop_maatstaven(v: Vergelijking) -> None:
    """What the two yardsticks are."""
    zin = "De eerste maatstaf is wat vergelijkbare gemeenten doen. De tweede is het rekenbedrag van het Rijk, omgerekend naar wat alle gemeenten samen uitgeven."
    st.html(maak("oordeel.html", kop=f"{v.naam} naast twee maatstaven in {v.keuze.jaar}", zinnen=[zin]))


def naast_elkaar(v: Vergelijking, wet: str) -> None:
    """The named municipalities side by side, when there are any; the heading has said the sentences of one or two."""
    if codes := genoemd.codes(v):
        zinnen = "Alle bedragen van de gemeenten die u noemt."
        if not genoemd.zonder_midden(v):
            zinnen = " ".join(genoemd.zin(haal, v, wet, code) for code in codes)
        st.html(maak("sectie.html", kop="Naast elkaar", tekst=zinnen))
        st.html(genoemd.naast_elkaar(haal, v))


def waarom_deze_gemeenten(v: Vergelijking, wet: str) -> None:
    """The neighbours of one law in words, how far they are, and what each variable adds."""
    zichtbaar, uitgeklapt = _waarom(haal, v, wet)
    for deel in zichtbaar:
        st.html(deel)
    with st.expander("Waar zit het verschil in? Kenmerken, jaren en bijdragen", key="uitklap_buren"):
        for deel in uitgeklapt:
            st.html(deel)


@bewaard
def _waarom(haal: Haal, v: Vergelijking, wet: str) -> tuple[list[str], list[str]]:
    """What is shown of the neighbours, and what behind it; written once."""
    buren = haal.buren(gm_code=v.keuze.gm_code, wet=wet)
    buren = buren[buren["getoond"]]
    tabel = haal.buurkenmerken(gm_code=v.keuze.gm_code, wet=wet)
    lijst = buurwoorden.kenmerken(tabel)
    eigen = buurwoorden.scores(tabel, str(v.keuze.gm_code))
    kop = maak(
        "sectie.html",
        kop=f"Waarom deze gemeenten bij {WET_IN_ZIN[wet]}?",
        tekst="Wij zoeken gemeenten met ongeveer dezelfde inwoners en plaats. Uitgaven en beleid tellen nooit mee. Hoe kleiner de afstand, hoe "
        "meer een gemeente op de uwe lijkt; 0 is precies gelijk." + _nabijheid(v.naam, buren),
    )
    rijen = []
    zonder: list[str] = []
    for b in als_rijen(buren):
        hunne = buurwoorden.scores(tabel, b["buur_gm_code"])
        rijen.append(
            {
                "naam": b["naam"],
                "afstand": float(b["afstand"]),
                "waarom": _in_woorden(lijst, eigen, hunne),
            }
        )
        if zin := buurwoorden.telt_niet_mee(lijst, eigen, hunne):
            zonder.append(zin)
    waarom = tabel_html(
        pd.DataFrame(rijen),
        (
            Kolom("naam", "Gemeente"),
            Kolom("afstand", "Afstand", lambda w: getal(w, 2)),
            Kolom("waarom", f"Vergeleken met {v.naam}"),
        ),
        f"De vergelijkbare gemeenten van {v.naam} voor de {WET_NAAM[wet]}",
    )
    noten = [maak("alinea.html", klasse="voetnoot", tekst=zin) for zin in dict.fromkeys(zonder)]
    return [kop, waarom, *noten], [_kenmerken_html(v, wet, tabel), _bijdragen_html(v, wet, buren, lijst)]


def _in_woorden(
    lijst: list[buurwoorden.Buurkenmerk], eigen: buurwoorden.Score, hunne: buurwoorden.Score
) -> str:
    """The size, and in what else the neighbour differs; what is about equal is said once."""
    verschillen = [(k, dz) for k in lijst if (dz := buurwoorden.verschil(k, eigen, hunne)) is not None]
    woorden = [
        buurwoorden.woord(k, dz)
        for nummer, (k, dz) in enumerate(verschillen)
        if nummer == 0 or abs(dz) >= buurwoorden.IETS
    ]
    verder = "; verder vrijwel gelijk" if len(woorden) < len(verschillen) else ""
    return ", ".join(woorden) + verder


def _nabijheid(naam: str, buren: pd.DataFrame) -> str:
    """How far the nearest is, and a warning when few are near."""
    dichtste = buren.iloc[0]
    zin = f" Het dichtst bij {naam} ligt {dichtste['naam']} (afstand {getal(dichtste['afstand'], 2)})."
    if not bool(buren["weinig_nabij"].iloc[0]):
        return zin
    n = int(buren["n_nabij"].iloc[0])
    hoeveel = (
        "Geen enkele gemeente lijkt"
        if n == 0
        else f"Maar {n} van deze gemeenten {'lijkt' if n == 1 else 'lijken'}"
    )
    return f"{zin} Let op: {hoeveel[0].lower()}{hoeveel[1:]} echt op {naam}. Gebruik deze vergelijking met voorzichtigheid."


def _kenmerken_html(v: Vergelijking, wet: str, tabel: pd.DataFrame) -> str:
    eigen = tabel[tabel["gm_code"] == v.keuze.gm_code].copy()
    leden = tabel[(tabel["rang"] > 0) & (tabel["rang"] <= 10)]
    eigen["laag"] = eigen["variabele"].map(leden.groupby("variabele")["waarde"].min())
    eigen["hoog"] = eigen["variabele"].map(leden.groupby("variabele")["waarde"].max())
    eigen["kenmerk"] = [f"{r['naam']} ({r['eenheid']}, {r['jaar']})" for r in als_rijen(eigen)]
    eigen["gewicht_pct"] = 100 * eigen["gewicht"]

    def cijfer(waarde: float) -> str:
        return ONBEKEND if is_leeg(waarde) else getal(waarde, 0 if abs(waarde) >= 100 else 1)

    return tabel_html(
        eigen,
        (
            Kolom("kenmerk", "Kenmerk"),
            Kolom("waarde", v.naam, cijfer),
            Kolom("laag", "Laagste van de groep", cijfer),
            Kolom("hoog", "Hoogste van de groep", cijfer),
            Kolom("gewicht_pct", "Gewicht", procent1),
            Kolom("bron", "Bron"),
            Kolom("reden", "Waarom dit kenmerk"),
        ),
        f"Kenmerken waarop wij zoeken bij de {WET_NAAM[wet]}",
    )


def _bijdragen_html(
    v: Vergelijking, wet: str, buren: pd.DataFrame, lijst: list[buurwoorden.Buurkenmerk]
) -> str:
    rijen = []
    for b in als_rijen(buren):
        bijdragen = json.loads(b["bijdragen"])
        rijen.append(
            {"naam": b["naam"], "kwadraat": float(b["afstand"]) ** 2}
            | {k.variabele: bijdragen.get(k.variabele) for k in lijst}
        )
    tabel = pd.DataFrame(rijen).astype({k.variabele: "float64" for k in lijst})

    def deel(waarde: float) -> str:
        return "telt niet mee" if is_leeg(waarde) else getal(waarde, 3)

    return tabel_html(
        tabel,
        (
            Kolom("naam", "Gemeente"),
            *(Kolom(k.variabele, k.naam, deel) for k in lijst),
            Kolom("kwadraat", "Samen (afstand in het kwadraat)", deel),
        ),
        f"Wat elk kenmerk bijdraagt aan de afstand tot {v.naam}, {WET_NAAM[wet]}",
    )
