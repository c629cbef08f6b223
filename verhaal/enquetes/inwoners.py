"""What residents say: survey-based indicators of one municipality beside its group and Nederland, with margins where known."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import GEEN_WET, Waarover
from verhaal.beeld import Keuze
from verhaal.begrippen import opsomming
from verhaal.enquetes.enquetewoorden import marge_zin
from verhaal.figuur import KIES_STIP, Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import KAAL, LIJST, is_leeg, procent
from verhaal.grafieken_groep import bereik, jaren_met_band, namen_bij, positiestrook
from verhaal.groep import MINSTENS

LEEFTIJDEN = {
    "18 jaar en ouder": "Volwassenen",
    "65 jaar en ouder": "65-plussers",
    "16 tot en met 25 jaar": "Jongvolwassenen",
}
MARGES_ONBEKEND = "De marges van deze cijfers zijn hier niet bekend. Kleine verschillen kunnen toeval zijn; daarom noemen wij ze geen verschil."


def keuzetabel(haal: Haal, keuze: Keuze, wet: str) -> pd.DataFrame:
    """The newest figure per question: own value, group, Nederland."""
    tabel = haal.indicator_gemeente(gm_code=keuze.gm_code, groep=keuze.groep, wet=wet)
    return tabel[tabel["nieuwste_tabel"] & (tabel["waarde"].notna() | (tabel["n"] > 0))]


def stroken(
    tabel: pd.DataFrame, leden: pd.DataFrame, keuze: Keuze, naam: str, groepsnaam: str
) -> Figuur | None:
    """A strip per question; None when there is nothing to show. ``leden``: indicator_id, gm_code, naam, waarde."""
    if tabel.empty:
        return None
    panelen, rijen = [], []
    for r in als_rijen(tabel):
        eigen = leden[leden["indicator_id"] == r["indicator_id"]]
        panelen.append(_paneel(r, als_rijen(eigen), str(keuze.gm_code), naam, groepsnaam))
        rijen.append({**r, "jaar_tekst": str(r["jaar"])})
    alle_marges = bool(tabel["ondergrens"].notna().all())
    bronnen = ", ".join(sorted({str(b) for b in tabel["brontabel"]}))
    bron = f"Bron: Gezondheidsmonitor, GGD'en, CBS en RIVM, tabel {bronnen}."
    eerste = als_rijen(tabel)[0]
    return Figuur(
        sleutel=f"inwoners_{str(keuze.gm_code).lower()}",
        over=Waarover(
            GEEN_WET, "% van de inwoners", "nieuwste meetjaar, zie de kolom Jaar", "Gezondheidsmonitor"
        ),
        titel=_titel(eerste, naam, groepsnaam),
        onderkop=f"Aandeel van de inwoners in procenten, nieuwste jaar per vraag. Grote stip: {naam}. Kleine stippen: {groepsnaam}. "
        "Grijze balk: hun middelste helft; streep: hun midden (mediaan). Vierkant: Nederland. Elke strook heeft een eigen schaal: kijk naar de getallen op de as.",
        aanwijzing=KIES_STIP,
        panelen=tuple(panelen),
        tabel=pd.DataFrame(rijen),
        kolommen=(
            Kolom("naam", "Wie"),
            Kolom("jaar_tekst", "Jaar"),
            Kolom("waarde", naam, procent),
            Kolom("ondergrens", "95%-interval van", KAAL.pct_kort),
            Kolom("bovengrens", "tot", KAAL.pct_kort),
            Kolom("mediaan", f"Mediaan van {groepsnaam}", KAAL.pct_kort),
            Kolom("q1", "Eerste kwartiel", KAAL.pct_kort),
            Kolom("q3", "Derde kwartiel", KAAL.pct_kort),
            Kolom("n", "Gemeenten in de groep met een cijfer", str),
            Kolom("nederland", "Nederland", KAAL.pct_kort),
            Kolom("methode", "Soort cijfer"),
            Kolom("brontabel", "Tabel"),
        ),
        bron=bron,
        berekening=Berekening(
            "De percentages staan zo in de tabel. Midden en middelste helft zijn berekend over de gemeenten van de groep die een cijfer hebben, "
            "zonder de gemeente zelf. Een modelschatting komt uit een enquête én uit registers, en is geen telling.",
            (),
            bron,
            "indicator_gemeente",
        ),
        vlaggen=tuple(
            dict.fromkeys(
                [
                    *([] if alle_marges else [MARGES_ONBEKEND]),
                    *(str(w) for w in tabel["waarschuwing"].dropna()),
                ]
            )
        ),
        gestapeld=True,
    )


def _titel(r: dict[str, Any], naam: str, groepsnaam: str) -> str:
    """The first question in numbers; no word that says more or less, since margins are seldom known."""
    if is_leeg(r["waarde"]):
        return f"Van {naam} is er geen cijfer over: {str(r['naam']).lower()}"
    midden = f"; het midden van {groepsnaam} is {procent(r['mediaan'])}" if r["n"] >= MINSTENS else ""
    return f"{r['naam']} in {naam}: {procent(r['waarde'])} ({r['jaar']}){midden}"


def _paneel(r: dict[str, Any], leden: list[dict[str, Any]], code: str, naam: str, groepsnaam: str) -> Paneel:
    groot_genoeg = r["n"] >= MINSTENS
    zelf = None
    if not is_leeg(r["waarde"]):
        zelf = {
            "gm_code": code,
            "waarde": r["waarde"],
            "tekst": f"{naam}: {procent(r['waarde'])}{marge_zin(r['ondergrens'], r['bovengrens'])}",
        }
    land = None
    if not is_leeg(r["nederland"]):
        land = {"waarde": r["nederland"], "tekst": f"Nederland: {procent(r['nederland'])}"}
    midden = {"waarde": r["mediaan"], "q1": r["q1"], "q3": r["q3"]} if groot_genoeg else None
    stippen = [
        {
            "gm_code": lid["gm_code"],
            "waarde": lid["waarde"],
            "tekst": f"{lid['naam']}: {procent(lid['waarde'])}",
        }
        for lid in leden
    ]
    domein = bereik([p["waarde"] for p in (zelf, land, *stippen) if p is not None])
    op_rij = sorted((float(lid["waarde"]), str(lid["naam"])) for lid in leden)
    uitersten = [(wie, waarde) for waarde, wie in dict.fromkeys((*op_rij[:1], *op_rij[-1:]))]
    eigen = f"{procent(r['waarde'])}{marge_zin(r['ondergrens'], r['bovengrens'])}" if zelf else LIJST.leeg
    groep = (
        f"midden van {r['n']} van de {r['leden']} gemeenten {procent(r['mediaan'])}"
        if groot_genoeg
        else f"te weinig gemeenten in de groep voor een midden ({r['n']} van de {r['leden']})"
    )
    nl = f"; Nederland {procent(r['nederland'])}" if land else ""
    kop = f"{r['naam']}, {r['jaar']}: {eigen}; {groep}{nl}"
    helft = f" Middelste helft {procent(r['q1'])} tot {procent(r['q3'])}." if midden else ""
    return Paneel(
        kop,
        positiestrook(
            stippen,
            zelf,
            midden,
            land,
            namen_bij((naam, r["waarde"]) if zelf else None, uitersten, domein),
            domein=domein,
            as_titel="% van de inwoners",
        ),
        f"{naam}, {kop}. {len(stippen)} punten.{helft}",
        "gemeente",
    )


def _bijzonder(haal: Haal, jaren: tuple[int, ...]) -> list[str]:
    """'2020 en 2022: gemeten in coronatijd; vergelijk die jaren met zorg.', per circumstance in ``meetjaren.csv``."""
    per_reden: dict[str, list[str]] = {}
    for r in als_rijen(haal.meetjaren()):
        if r["jaar"] in jaren:
            per_reden.setdefault(str(r["omstandigheid"]), []).append(str(r["jaar"]))
    return [
        f"{opsomming(wanneer)}: {reden}; vergelijk {'die jaren' if len(wanneer) > 1 else 'dat jaar'} met zorg."
        for reden, wanneer in per_reden.items()
    ]


def door_de_jaren(haal: Haal, r: dict[str, Any], gm_code: str, naam: str) -> Figuur | None:
    """One question over the years of its own table; None when the table has one year only."""
    reeks = haal.indicator_reeks_gemeente(gm_code=gm_code, indicator_id=r["indicator_id"])
    if len(reeks) < 2 or reeks["waarde"].isna().all():
        return None
    rijen = als_rijen(reeks)
    laatste = [x for x in rijen if not is_leeg(x["waarde"])][-1]
    punten = [
        {
            "jaar": x["jaar"],
            "waarde": None if is_leeg(x["waarde"]) else x["waarde"],
            "tekst": f"{naam} {x['jaar']}: {procent(x['waarde'])}{marge_zin(x['ondergrens'], x['bovengrens'])}",
            "etiket": naam if x is laatste else "",
        }
        for x in rijen
    ]
    kwart = [
        {
            "jaar": x["jaar"],
            "waarde": x["q1"],
            "q3": x["q3"],
            "mediaan": x["mediaan"],
            "tekst": f"Midden van {x['n']} gemeenten {x['jaar']}: {procent(x['mediaan'])}",
            "etiket": "alle gemeenten" if x is rijen[-1] else "",
        }
        for x in rijen
    ]
    jaren = tuple(int(x["jaar"]) for x in rijen)
    eerste = next(x for x in rijen if not is_leeg(x["waarde"]))
    bron = f"Bron: Gezondheidsmonitor, GGD'en, CBS en RIVM, tabel {r['brontabel']}."
    bijzonder = _bijzonder(haal, jaren)
    return Figuur(
        sleutel=f"inwoners_jaren_{gm_code.lower()}_{r['indicator_id']}",
        over=Waarover(
            GEEN_WET, "% van de inwoners", f"{jaren[0]}–{jaren[-1]}", f"Gezondheidsmonitor: {r['naam']}"
        ),
        titel=f"{r['naam']} in {naam}: {procent(eerste['waarde'])} in {eerste['jaar']} en {procent(laatste['waarde'])} in {laatste['jaar']}",
        onderkop=f"Aandeel in procenten, meetjaren {', '.join(map(str, jaren))}. Lijn met stippen: {naam}. Grijs: middelste helft en midden van alle gemeenten. Tussen de meetjaren is niets gemeten.",
        panelen=(
            Paneel(
                "",
                jaren_met_band(punten, kwart, jaren, (), as_titel="% van de inwoners", is_begroot=False),
                f"{r['naam']}: " + "; ".join(p["tekst"] for p in punten) + ".",
            ),
        ),
        tabel=reeks.assign(jaar_tekst=reeks["jaar"].astype(str)),
        kolommen=(
            Kolom("jaar_tekst", "Jaar"),
            Kolom("waarde", naam, procent),
            Kolom("ondergrens", "95%-interval van", KAAL.pct_kort),
            Kolom("bovengrens", "tot", KAAL.pct_kort),
            Kolom("mediaan", "Mediaan van alle gemeenten", procent),
            Kolom("q1", "Eerste kwartiel", procent),
            Kolom("q3", "Derde kwartiel", procent),
            Kolom("n", "Gemeenten met een cijfer", str),
            Kolom("nederland", "Nederland", KAAL.pct_kort),
        ),
        bron=bron,
        berekening=Berekening(
            "De percentages staan zo in de tabel; alle jaren komen uit dezelfde tabel. Midden en middelste helft zijn berekend over alle gemeenten met een cijfer.",
            (),
            bron,
            "indicator_reeks_gemeente",
        ),
        vlaggen=tuple(
            z
            for z in (
                "" if reeks["ondergrens"].notna().all() else MARGES_ONBEKEND,
                *bijzonder,
            )
            if z
        ),
    )
