"""Figures of an own survey: the answers to a question, and one answer across groups. Always n, interval and thresholds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from verhaal.afzender import GEEN_WET, Waarover
from verhaal.enquetes.eigen_enquete import EigenEnquete
from verhaal.enquetes.enquetewoorden import gemiddelde, marge_zin, p_verschil
from verhaal.figuur import Berekening, Figuur, Kolom, Paneel, tabel_html
from verhaal.getallen import GEHEIM, KAAL, ZIN, getal, is_leeg, procent
from verhaal.grafieken_enquete import groepen_met_marge, opties_met_marge

NIVEAUS = {"grootteklasse": "Grootteklasse", "provincie": "Provincie", "rol": "Functie"}
ROLNAAM = {
    "alle": "alle functies",
    "raadslid": "raadsleden",
    "fractievoorzitter": "fractievoorzitters",
    "wethouder": "wethouders",
    "griffier": "griffiers",
    "ambtenaar": "ambtenaren",
    "inwoner": "inwoners",
    "client": "cliënten",
}


NIET_DELEN = (
    "Deze aantallen ziet alleen u, want u heeft het bestand. Een ander kan er een persoon in herkennen, of met een aftreksom een "
    "groep uitrekenen die te klein is. Daarom staan zij niet in figuren, downloads en profielen."
)


def _kolommen(e: EigenEnquete) -> tuple[Kolom, ...]:
    return (
        Kolom("label", "Antwoord"),
        Kolom("n", "Aantal antwoorden", GEHEIM.heel),
        Kolom("n_geldig", "Beantwoord door", GEHEIM.heel),
        Kolom("n_respons", "Deelnemende gemeenten" if e.per_gemeente else "Deelnemers", GEHEIM.heel),
        Kolom(
            "populatie",
            f"Van hoeveel {'gemeenten' if e.per_gemeente else 'mensen'}",
            ZIN.heel,
        ),
        Kolom("pct", "% van wie antwoordde", GEHEIM.pct_kort),
        Kolom("ondergrens_pct", "95%-interval van", GEHEIM.pct_kort),
        Kolom("bovengrens_pct", "tot", GEHEIM.pct_kort),
        Kolom("n_eff", "n na weging", KAAL.heel),
        Kolom("reden", "Let op", KAAL.tekst),
    )


def _berekening(e: EigenEnquete) -> Berekening:
    if e.per_gemeente:
        wie = "hoeveel gemeenten dit antwoord gaven, van alle gemeenten die de vraag beantwoordden"
        smaller = "Het interval is smaller naarmate meer gemeenten meededen, en valt weg als zij allemaal antwoordden."
    else:
        wie = "hoeveel mensen dit antwoord gaven, van iedereen die de vraag beantwoordde"
        smaller = "Is bekend hoeveel mensen er zijn (raadszetels volgens de Gemeentewet), dan is het interval smaller naarmate meer van hen meededen."
    verborgen = (
        "" if e.openbaar else " Kleine groepen zijn verborgen voordat dit dashboard ze te zien krijgt."
    )
    return Berekening(
        f"Percentage: {wie}; ‘weet ik niet’ telt als antwoord mee. Het 95%-interval is een Wilson-interval. {smaller} "
        f"Bij gewogen antwoorden rekenen wij met het aantal na weging.{verborgen}",
        (),
        e.bron,
        "enquete_uitkomsten",
        {"enquete_id": e.enquete_id},
    )


def _hele_tabel(rijen: pd.DataFrame) -> pd.DataFrame:
    getallen = ["n", "n_geldig", "n_respons", "populatie", "pct", "ondergrens_pct", "bovengrens_pct", "n_eff"]
    return rijen.assign(**{k: pd.to_numeric(rijen[k]).astype("float64") for k in getallen})


def _schaalnoot(vraag: Mapping[str, Any]) -> str:
    return (
        "Let op de richting van deze vraag: eens zijn betekent hier minder sturing of meer belemmering."
        if vraag["richting"] == -1 and vraag["subvraag"] == vraag["subvraag"] and vraag["subvraag"]
        else ""
    )


def verdeling(e: EigenEnquete, vraag_id: str, regels: tuple[str, ...]) -> Figuur | None:
    """All answers to one question, for everyone who took part; None when they are hidden or absent."""
    blok = _hele_tabel(e.blok(vraag_id, "land").sort_values("volgorde"))
    if blok.empty or (blok["onderdrukt"] == "ja").any():
        return None
    vraag = e.vraag(vraag_id)
    rijen = als_rijen(blok)
    n = int(rijen[0]["n_geldig"])
    punten = [
        {
            "naam": str(r["label"]),
            "waarde": r["pct"],
            "laag": None if is_leeg(r["ondergrens_pct"]) else r["ondergrens_pct"],
            "hoog": None if is_leeg(r["bovengrens_pct"]) else r["bovengrens_pct"],
            "hol": r["soort"] == "weet_niet",
            "label": f"{r['label']}: {procent(r['pct'])}",
            "tekst": f"{r['label']}: {procent(r['pct'])}{marge_zin(r['ondergrens_pct'], r['bovengrens_pct'])}, {GEHEIM.heel(r['n'])} van {n}",
        }
        for r in rijen
    ]
    meest = max(rijen, key=lambda r: r["pct"])
    meer = " Wie meer antwoorden koos, telt bij elk mee." if vraag["soort"] == "meer" else ""
    voor = "VOORBEELD: " if e.is_voorbeeld else ""
    reden = [str(r) for r in blok["reden"].dropna().unique()]
    titel = f"‘{meest['label']}’ is het meest gegeven antwoord: {procent(meest['pct'])}{marge_zin(meest['ondergrens_pct'], meest['bovengrens_pct'])}"
    midden = gemiddelde(rijen) if vraag["soort"] == "cijfer" else None
    if midden:
        titel = f"Gemiddeld een {getal(midden[0], 1)} (95%-interval {getal(midden[1], 1)} tot {getal(midden[2], 1)})"
        meer += " Het gemiddelde is zonder ‘weet niet’."
    return Figuur(
        sleutel=f"enquete_{sleutel_van(e, vraag_id)}",
        over=_over(e),
        titel=voor + titel,
        onderkop=f"{vraag['tekst']} n = {getal(n)} antwoorden, {_deelname(rijen[0], e.per_gemeente)}. Streep: 95%-interval. Open staaf: weet niet.{meer}",
        panelen=(
            Paneel(
                "",
                opties_met_marge(punten, as_titel="% van wie de vraag beantwoordde"),
                f"{voor}{vraag['tekst']} n = {n}. " + "; ".join(p["tekst"] for p in punten) + ".",
            ),
        ),
        tabel=blok,
        kolommen=_kolommen(e),
        bron=e.bron,
        berekening=_berekening(e),
        vlaggen=tuple(z for z in (_schaalnoot(vraag), *reden, *regels) if z),
    )


def _over(e: EigenEnquete) -> Waarover:
    """A survey has its own year, and no law."""
    return Waarover(
        GEEN_WET,
        "% van wie de vraag beantwoordde",
        str(e.jaar or "jaar niet bekend"),
        f"Enquête: {e.titel}",
        landelijk=True,
    )


def _deelname(r: Mapping[str, Any], per_gemeente: bool) -> str:
    deel = f"{GEHEIM.heel(r['n_respons'])} {'deelnemende gemeenten' if per_gemeente else 'deelnemers'}"
    if is_leeg(r["populatie"]) or is_leeg(r["n_respons"]):
        return deel
    return f"{deel} van {getal(r['populatie'])} ({procent(100 * r['n_respons'] / r['populatie'])})"


def sleutel_van(e: EigenEnquete, vraag_id: str) -> str:
    """A question in the key of a figure, and so in the name of its file; an example says so."""
    kaal = "".join(t if t.isalnum() and t.isascii() else "_" for t in f"{vraag_id}".lower())
    return f"voorbeeld_{kaal}" if e.is_voorbeeld else kaal


def groepen_tabel(e: EigenEnquete, vraag_id: str, niveau: str, antwoord: str) -> pd.DataFrame:
    """One answer per class, province or role; column ``groep`` names it, hidden groups have no percentage."""
    u = e.uitkomsten
    kies = (u["vraag_id"] == vraag_id) & (u["antwoord"] == antwoord)
    if niveau == "rol":
        deel = u[kies & (u["geo_type"] == "land") & (u["rol"] != "alle")]
        return _hele_tabel(deel.assign(groep=deel["rol"].map(ROLNAAM).fillna(deel["rol"])))
    deel = u[kies & (u["geo_type"] == niveau) & (u["rol"] == "alle")]
    return _hele_tabel(deel.assign(groep=deel["geo_naam"]))


def per_groep(
    e: EigenEnquete, vraag_id: str, niveau: str, antwoord: str, volgorde: list[str], eigen: str | None, regels: tuple[str, ...]
) -> Figuur | None:  # fmt: skip
    """One answer across groups with intervals; None when fewer than two groups can be shown."""
    tabel = groepen_tabel(e, vraag_id, niveau, antwoord)
    plek = {naam: i for i, naam in enumerate(volgorde)}
    tabel = tabel.sort_values("groep", key=lambda s: s.map(lambda g: (plek.get(g, 99), g)))
    te_zien = tabel[(tabel["onderdrukt"] == "nee") & tabel["pct"].notna()]
    if len(te_zien) < 2:
        return None
    vraag = e.vraag(vraag_id)
    label = str(tabel["label"].iloc[0])
    punten = [
        {
            "naam": str(r["groep"]),
            "waarde": r["pct"],
            "laag": r["ondergrens_pct"],
            "hoog": r["bovengrens_pct"],
            "eigen": r["groep"] == eigen,
            "pct": r["pct"],
            "n_eff": r["n_eff"],
            "label": f"{r['groep']}: {procent(r['pct'])}, n = {GEHEIM.heel(r['n_geldig'])}",
            "tekst": f"{r['groep']}: {procent(r['pct'])}{marge_zin(r['ondergrens_pct'], r['bovengrens_pct'])}, n = {GEHEIM.heel(r['n_geldig'])}",
        }
        for r in als_rijen(te_zien)
    ]
    weg = len(tabel) - len(te_zien)
    voor = "VOORBEELD: " if e.is_voorbeeld else ""
    return Figuur(
        sleutel=f"enquete_{sleutel_van(e, vraag_id)}_{niveau}",
        over=_over(e),
        titel=voor + _groepstitel(punten, label, niveau),
        onderkop=f"{vraag['tekst']} Aandeel dat ‘{label}’ antwoordde, per {NIVEAUS[niveau].lower()}; n is het aantal antwoorden. Streep: 95%-interval."
        + (
            f" Gekleurde stip: de groep van uw gemeente ({eigen})." if any(p["eigen"] for p in punten) else ""
        ),
        panelen=(
            Paneel(
                "",
                groepen_met_marge(punten, as_titel="% van wie de vraag beantwoordde"),
                f"{voor}{vraag['tekst']} {label}: " + "; ".join(p["tekst"] for p in punten) + ".",
            ),
        ),
        tabel=tabel,
        kolommen=(Kolom("groep", NIVEAUS[niveau]), *_kolommen(e)),
        bron=e.bron,
        berekening=_berekening(e),
        vlaggen=tuple(
            z
            for z in (
                f"{weg} {'groep is' if weg == 1 else 'groepen zijn'} verborgen om niemand herkenbaar te maken."
                if weg
                else "",
                "Of groepen verschillen, toetsen wij met alle groepen tegelijk (chi-kwadraat). Onder p = 0,05 noemen wij het een verschil. Wie veel vragen bekijkt, vindt er altijd een paar bij toeval.",
                *regels,
            )
            if z
        ),
    )


def _groepstitel(punten: list[dict[str, Any]], label: str, niveau: str) -> str:
    """Only what a test over all groups calls a difference is one."""
    per, p = NIVEAUS[niveau].lower(), p_verschil(punten)
    if p is None:
        return f"Te weinig antwoorden om te toetsen of ‘{label}’ per {per} verschilt"
    kans = "p < 0,001" if p < 0.001 else f"p = {getal(p, 3 if p < 0.1 else 2)}"
    if p >= 0.05:
        return f"Geen duidelijk verschil per {per} bij ‘{label}’ ({kans})"
    hoog, laag = max(punten, key=lambda g: g["pct"]), min(punten, key=lambda g: g["pct"])
    return (
        f"‘{label}’ verschilt per {per} ({kans}): {procent(hoog['pct'])} bij {hoog['naam']}{marge_zin(hoog['laag'], hoog['hoog'])}, "
        f"{procent(laag['pct'])} bij {laag['naam']}{marge_zin(laag['laag'], laag['hoog'])}"
    )


def niet_delen(e: EigenEnquete, vraag_id: str) -> str:
    """A table of what others do not see of a question, for the country and its groups; '' when there is nothing."""
    delen = [e.eigen_blok(vraag_id, soort) for soort in ("land", "grootteklasse", "provincie")]
    blok = pd.concat(delen)
    if blok.empty:
        return ""
    groep = blok["geo_naam"].where(blok["geo_type"] != "land", "Iedereen")
    groep = groep.where(blok["rol"] == "alle", blok["rol"].map(ROLNAAM))
    tabel = _hele_tabel(blok.assign(groep=groep).sort_values(["geo_type", "geo_code", "rol", "volgorde"]))
    kolommen = (
        Kolom("groep", "Groep"),
        Kolom("label", "Antwoord"),
        Kolom("n", "Aantal", KAAL.heel),
        Kolom("n_geldig", "Beantwoord door", KAAL.heel),
        Kolom("pct", "%", KAAL.pct_kort),
    )
    return tabel_html(tabel[tabel["n"] != 0], kolommen, f"Niet delen: {e.vraag(vraag_id)['tekst']}")


def eigen_zinnen(e: EigenEnquete, vraag_id: str, gm_code: str, naam: str) -> list[str]:
    """What only who holds the file sees of one municipality, marked; never on paper or in a file. Empty for all others."""
    rijen = als_rijen(e.eigen_blok(vraag_id, "gemeente", gm_code).sort_values("volgorde"))
    gekozen = [r for r in rijen if r["n"] == r["n"] and r["n"] > 0]
    if not gekozen:
        return []
    if e.per_gemeente:
        wat = f"{naam} antwoordde " + ", ".join(f"‘{r['label']}’" for r in gekozen) + "."
    else:
        wat = " ".join(f"{int(r['n'])} van de {int(r['n_geldig'])}: {r['label']}." for r in gekozen)
    return [f"Niet delen, dit ziet alleen u: {wat}"]


def gemeentezinnen(e: EigenEnquete, vraag_id: str, gm_code: str, naam: str) -> list[str]:
    """What one council (or municipality) answered, in counts; or why that is not shown."""
    blok = e.blok(vraag_id, "gemeente")
    blok = blok[blok["geo_code"] == gm_code].sort_values("volgorde")
    if blok.empty and e.per_gemeente:
        return [f"{naam} heeft deze vraag niet beantwoord, of deed niet mee."]
    if blok.empty:
        return [f"Uit {naam} heeft niemand deze vraag beantwoord, of de enquête was er niet."]
    if (blok["onderdrukt"] == "ja").any() and e.per_gemeente:
        return [
            f"Het antwoord van {naam} tonen wij niet: wie deze enquête inlas, gaf niet aan dat de antwoorden van gemeenten openbaar zijn."
        ]
    if (blok["onderdrukt"] == "ja").any():
        reden = (
            str(blok["reden"].dropna().iloc[0]) if blok["reden"].notna().any() else "De groep is te klein."
        )
        return [f"De antwoorden uit {naam} tonen wij niet. {reden}"]
    if e.per_gemeente:
        gekozen = [f"‘{r['label']}’" for r in als_rijen(blok) if r["n"] == r["n"] and r["n"] > 0]
        return [
            f"{naam} antwoordde: {', '.join(gekozen)}." if gekozen else f"{naam} koos geen enkel antwoord."
        ]
    n = int(blok["n_geldig"].iloc[0])
    if blok["n"].isna().all():  # weighted: a share, and no count beside it
        return [
            f"{r['label']}: {procent(r['pct'])}{marge_zin(r['ondergrens_pct'], r['bovengrens_pct'])}."
            for r in als_rijen(blok)
        ] + [f"Gewogen, van {getal(n)} antwoorden."]
    zinnen = [
        f"{int(r['n'])} van de {n}: {r['label']}." for r in als_rijen(blok) if r["n"] == r["n"] and r["n"] > 0
    ]
    redenen = [str(r) for r in blok["reden"].dropna().unique()]
    return [*zinnen, *redenen]
