"""The figures behind a profile as an Excel workbook: what it all means first, a sheet per section, a chart, the flags."""

from __future__ import annotations

import re

import pandas as pd

from queries.antwoorden import Haal
from reports.inhoud import Alinea, Cijfer, Figuur, Opties, Profiel, Punten, Sectie
from verhaal.begrippen import SOORT_NAAM, WET_NAAM, WETTEN
from verhaal.excel import Blad, Lijn, boek, toelichting
from verhaal.groep import eigen_codes, groep_van
from verhaal.thema import WETKLEUR

EENHEID_NAAM = {
    "keur": "× € 1.000",
    "eur_per_inwoner": "€ per inwoner",
    "eur_per_jongere": "€ per jongere",
    "pct": "%",
    "aantal": "aantal",
}
_WAT = {
    "begroot_keur": "Begroot (primitieve begroting)",
    "besteed_keur": "Besteed (jaarrekening)",
    "afwijking_keur": "Verschil: besteed min begroot",
    "afwijking_pct": "Verschil in procent van begroot",
    "per_inwoner_eur": "Per inwoner",
    "vergeleken_eur": "Per inwoner, zoals vergeleken (Wmo zonder opvang)",
    "groep_mediaan_eur": "Midden (mediaan) van de groep",
    "groep_q1_eur": "Middelste helft van de groep, vanaf",
    "groep_q3_eur": "Middelste helft van de groep, tot",
    "groep_n": "Gemeenten in de groep met een cijfer",
    "eigen_eur": "Eigen gemeente",
    "mediaan_eur": "Midden (mediaan) van de groep",
    "q1_eur": "Middelste helft van de groep, vanaf",
    "q3_eur": "Middelste helft van de groep, tot",
    "nederland_eur": "Nederland, gewogen",
    "n": "Gemeenten in de groep met een cijfer",
    "begroot_netto_keur": "Begroting, netto",
    "besteed_netto_keur": "Jaarrekening, netto",
    "besteed_bruto_keur": "Jaarrekening, bruto",
    "rekenbedrag_keur": "Rekenbedrag Gemeentefonds (niet geoormerkt)",
    "verschil_keur": "Begroting netto min rekenbedrag",
    "aandeel_pct": "Aandeel toegankelijke hulp",
    "nederland_pct": "Aandeel toegankelijke hulp, Nederland (gewogen)",
}
# The sheet of a number, by the first part of its name; what has none belongs to the laws.
_BLADEN = {
    "wetten": "De drie wetten",
    "reeks": "Ontwikkeling",
    "plaats": "Vergelijking",
    "rijk": "Geld van het Rijk",
    "preventie": "Toegankelijke hulp",
}
_FIGUURBLAD = {"ontwikkeling": "Ontwikkeling, tabel", "plaats": "Vergelijking, tabel"}
_LICENTIE = "Cijfers van CBS en CBS/Kadaster: CC BY 4.0, met bronvermelding. Cijfers van BZK: openbaar."


def werkboek(haal: Haal, profiel: Profiel) -> bytes:
    """The workbook as bytes. ``haal`` must answer from the version the profile was made from."""
    bladen = [
        Blad(naam, pd.DataFrame(rijen, dtype=object), eenheid="Eenheid")
        for deel, naam in _BLADEN.items()
        if (rijen := [_rij(profiel, c) for c in profiel.cijfers if _deel(c) == deel])
    ]
    for sectie in profiel.secties:
        for nummer, figuur in enumerate((b for b in sectie.blokken if isinstance(b, Figuur)), start=1):
            naam = _FIGUURBLAD.get(sectie.id, f"{sectie.id.capitalize()[:20]}, tabel")
            if figuur.merk:
                naam = f"{figuur.merk} {sectie.id.rsplit('_', 1)[-1]}"
            bladen.append(_figuurblad(naam if nummer == 1 else f"{naam} {nummer}", figuur))
    bladen += [
        Blad("Enquête", pd.DataFrame({s.kop: _zinnen(s)}))
        for s in profiel.secties
        if s.id in ("enquete", "gezegd")
    ]
    return boek(
        [toelichting(_uitleg(haal, profiel)), *bladen, Blad("Vlaggen", _vlaggen(haal, profiel))],
        profiel.titel,
        profiel.datum,
    )


def _zinnen(sectie: Sectie) -> list[str]:
    """The words of a section, as rows."""
    per_blok = [
        b.zinnen if isinstance(b, Punten) else (b.tekst,) if isinstance(b, Alinea) else ()
        for b in sectie.blokken
    ]
    return [zin for zinnen in per_blok for zin in zinnen]


def _deel(cijfer: Cijfer) -> str:
    eerste = cijfer.id.split(".")[0]
    return eerste if eerste in _BLADEN else "wetten"


def _rij(profiel: Profiel, cijfer: Cijfer) -> dict[str, object]:
    """A number with its year, law and meaning; the name the code knows it by stays beside it."""
    delen = cijfer.id.split(".")
    wet = next((WET_NAAM.get(d, "Samen") for d in delen if d in WET_NAAM or d == "samen"), None)
    jaar = next((int(d) for d in delen if re.fullmatch(r"\d{4}", d)), profiel.opties.jaar)
    return {
        "Wat": _WAT.get(delen[-1], cijfer.id),
        "Wet": wet,
        "Jaar": jaar,
        "Waarde": cijfer.waarde,
        "Eenheid": EENHEID_NAAM[cijfer.eenheid],
        "In het profiel": cijfer.tekst,
        "Kenmerk": cijfer.id,
    }


def _figuurblad(naam: str, figuur: Figuur) -> Blad:
    """The table of a figure; of lines over years law by law, with a chart beside it."""
    tabel = _tabel(figuur)
    kolommen = [k for k in tabel.columns if str(k).startswith(("Begroot (", "Besteed ("))]
    if not {"Jaar", "Wet"} <= set(tabel.columns) or len(kolommen) != 2:
        return Blad(naam, tabel)
    namen = [WET_NAAM[w] for w in WETTEN if WET_NAAM[w] in set(tabel["Wet"])]
    tabel = pd.concat([tabel[tabel["Wet"] == n] for n in namen], ignore_index=True)
    lijnen = []
    for wet in WETTEN:
        rijen = tabel.index[tabel["Wet"] == WET_NAAM[wet]]
        for kolom in kolommen if len(rijen) else ():
            wat = str(kolom).split(" ")[0]
            lijnen.append(
                Lijn(
                    f"{WET_NAAM[wet]}, {wat.lower()}",
                    str(kolom),
                    int(rijen[0]) + 1,
                    int(rijen[-1]) + 1,
                    WETKLEUR[wet],
                    wat == "Begroot",
                )
            )
    return Blad(naam, tabel, lijnen=tuple(lijnen), as_kolom="Jaar")


def _tabel(figuur: Figuur) -> pd.DataFrame:
    return figuur.tabel[[k.naam for k in figuur.kolommen]].rename(
        columns={k.naam: k.kop for k in figuur.kolommen}
    )


def _vlaggen(haal: Haal, profiel: Profiel) -> pd.DataFrame:
    """Every flag of the municipality, of all years; a line that says so when there is none."""
    rijen = haal.vlaggen_gemeente(gm_code=profiel.opties.gm_code)
    uit = pd.DataFrame(
        {
            "Vlag": rijen["naam"],
            "Jaar": rijen["jaar"],
            "Verslag": rijen["soort"].map(SOORT_NAAM),
            "Wet": rijen["wet"].map(WET_NAAM),
            "Uitleg": rijen["toelichting"],
        },
        dtype=object,
    )
    if uit.empty:
        uit.loc[0, "Vlag"] = "Geen vlaggen bij deze gemeente."
    return uit


def _uitleg(haal: Haal, profiel: Profiel) -> list[tuple[str, str]]:
    o = profiel.opties
    definitie = haal.definities().set_index("definitie").loc[o.definitie]
    leeswijzer = profiel.sectie("bronnen")
    zinnen = [z for b in leeswijzer.blokken if isinstance(b, Punten) for z in b.zinnen] if leeswijzer else []
    bronnen = [z for z in zinnen if z.startswith(("Bron:", "Rekenbedragen:"))]
    return [
        ("Titel", profiel.titel),
        ("Gemeente", f"{profiel.naam} ({o.gm_code})"),
        ("Jaar", str(o.jaar)),
        *(
            (
                "Eigen cijfers",
                f"{x.voluit}. Niet gepubliceerd of gecontroleerd door het CBS; zij tellen nergens in mee.",
            )
            for x in o.opgaven
            if profiel.merk
        ),
        ("Telling", f"{definitie['naam']}. {definitie['uitleg']}"),
        ("Groep", _groep(haal, o)),
        (
            "Eenheden",
            "Bedragen in × € 1.000, tenzij er ‘per inwoner’ of ‘per jongere’ bij staat (dan in euro).",
        ),
        (
            "Leeg",
            "Een lege cel betekent: niet bekend. Dat is nooit nul. De kolom ‘In het profiel’ zegt waarom.",
        ),
        ("Vlaggen", "Het blad Vlaggen noemt alles wat u bij deze cijfers moet weten. Lees het mee."),
        *(("Leeswijzer", z) for z in zinnen if z not in bronnen and not z.startswith("Telling:")),
        *(("Bron", z) for z in bronnen),
        ("Stand", profiel.stand),
        ("Versie", f"{profiel.versie}, gemaakt op {profiel.gebouwd_op:%d-%m-%Y}"),
        ("Datum", f"{profiel.datum:%d-%m-%Y}"),
        ("Zelfde beeld", profiel.link or f"Open het dashboard en zet achter het adres ?{profiel.query}"),
        ("Licentie", _LICENTIE),
    ]


def _groep(haal: Haal, opties: Opties) -> str:
    groep = groep_van(haal.groepsoorten(), opties.groep, haal.gemeente(gm_code=opties.gm_code))
    codes = eigen_codes(opties.groep)
    return f"{groep.naam}. {groep.uitleg}" + (f" Gekozen: {', '.join(codes)}." if codes else "")
