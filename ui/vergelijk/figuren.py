"""The figures of the page Vergelijken. Every peer figure names statistic, group and number in its label."""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from ui import kaart
from ui.beeld import Haal, Keuze
from ui.begrippen import WET_IN_ZIN, WET_NAAM
from ui.figuren import bron_groep, bron_regel
from ui.figuur import Berekening, Figuur, Kolom, Paneel
from ui.getallen import euro, getal, is_leeg
from ui.grafieken_groep import KIES, bereik, jaren_met_band, positiestrook, spreiding
from ui.groep import waarden_zin
from ui.vergelijk.cijfers import MATEN, NOEMER_WOORD, Plaats, Vergelijking

_MAAT_UITLEG = {
    "besteed": "Besteed: lasten in de jaarrekening.",
    "begroot": "Begroot: lasten in de primitieve begroting.",
    "afwijking": "Besteed min begroot: boven nul is meer uitgegeven dan vooraf begroot.",
}


def bedrag(waarde: Any) -> str:
    """Euro without decimals, or why there is none."""
    return "geen cijfer" if is_leeg(waarde) else euro(waarde)


def _bron(haal: Haal, v: Vergelijking, jaar: int | None) -> str:
    indeling = int(haal("gemeente", gm_code=v.keuze.gm_code)["indeling_jaar"].iloc[0])
    return f"{bron_regel(haal, jaar)} Inwoners: CBS, 03759ned. Groep: {bron_groep(v.met, indeling)}."


def _berekening(haal: Haal, v: Vergelijking, jaar: int | None) -> Berekening:
    return Berekening(
        f"{_MAAT_UITLEG[v.maat]} Gedeeld door de inwoners (of jongeren) op 1 januari van hetzelfde jaar. De groep: {v.met.wie}, zonder "
        f"{v.naam} zelf. {v.met.uitleg} Midden: de mediaan; middelste helft: tussen het eerste en het derde kwartiel, doorlopend berekend. "
        "Niet mee tellen: verslagen die ontbreken of onvolledig zijn, paren die anders zijn geboekt, en bedragen van nul of minder. "
        "Nederland: alle euro's gedeeld door alle inwoners (gewogen), over gemeenten met begroting en jaarrekening.",
        (),
        _bron(haal, v, jaar),
        "groep_kwartielen",
        {"gm_code": v.keuze.gm_code, "definitie": v.keuze.definitie, "groep": v.keuze.groep},
    )


def midden_zin(v: Vergelijking, p: Plaats) -> str:
    """'midden (mediaan) van 10 vergelijkbare gemeenten € 410', or the values of a group too small for one."""
    if p.mediaan is not None:
        return f"midden (mediaan) van {v.met.telling(p.n, len(p.leden))} {euro(p.mediaan)}"
    if not p.punten:
        return f"geen cijfers van {v.met.kort}"
    return "te weinig cijfers voor een midden: " + waarden_zin(
        [lid.naam for lid in p.punten], [lid.waarde or 0.0 for lid in p.punten], ""
    )


def _strook(v: Vergelijking, p: Plaats, domein: list[float]) -> Paneel:
    achter = NOEMER_WOORD[p.noemer]
    zelf = None
    if p.eigen is not None:
        zelf = {"gm_code": v.keuze.gm_code, "waarde": p.eigen, "tekst": f"{v.naam}: {euro(p.eigen)} {achter}"}
    land = None
    if p.nederland is not None:
        land = {"waarde": p.nederland, "tekst": f"Nederland, gewogen: {euro(p.nederland)} {achter}"}
    midden = {"waarde": p.mediaan, "q1": p.q1, "q3": p.q3} if p.mediaan is not None else None
    leden = [
        {"gm_code": lid.gm_code, "waarde": lid.waarde, "tekst": f"{lid.naam}: {bedrag(lid.waarde)} {achter}"}
        for lid in p.punten
    ]
    helft = f"; middelste helft {euro(p.q1)} tot {euro(p.q3)}" if p.q1 is not None else ""
    nl = f"; Nederland gewogen {euro(p.nederland)}" if p.nederland is not None else ""
    alt = f"{WET_NAAM[p.wet]}, euro {achter}: {v.naam} {bedrag(p.eigen)}; {midden_zin(v, p)}{helft}{nl}. {len(leden)} punten."
    return Paneel(
        f"{WET_NAAM[p.wet]}: {bedrag(p.eigen)}; {midden_zin(v, p)}",
        positiestrook(leden, zelf, midden, land, domein=domein, as_titel=f"euro {achter}"),
        alt,
        KIES,
    )


def _plaats_titel(v: Vergelijking, plaatsen: list[Plaats]) -> str:
    """Where the own value lies against the middle half, law by law, without a rank."""
    woorden: dict[str, list[str]] = {}
    for p in plaatsen:
        if p.eigen is None or p.q1 is None or p.q3 is None:
            continue
        plek = "boven" if p.eigen > p.q3 else "onder" if p.eigen < p.q1 else "in"
        woorden.setdefault(plek, []).append(WET_IN_ZIN[p.wet])
    if not woorden:
        return f"{v.naam} naast {v.met.kort}"
    delen = [f"bij {' en '.join(wetten)} {plek}" for plek, wetten in woorden.items()]
    return f"{v.naam} ligt {', '.join(delen)} de middelste helft van {v.met.kort}"


def plaatsen(haal: Haal, v: Vergelijking) -> Figuur | None:
    """A strip per law; None when there is no figure at all."""
    alle = v.plaatsen()
    waarden = [
        w for p in alle for w in (p.eigen, p.nederland, *(lid.waarde for lid in p.punten)) if w is not None
    ]
    if not any(p.punten or p.eigen is not None for p in alle):
        return None
    domein = bereik(waarden)
    rijen: list[dict[str, Any]] = []
    for p in alle:
        vast = {"wet": WET_NAAM[p.wet], "per": NOEMER_WOORD[p.noemer]}
        rijen.append(
            {
                **vast,
                "gemeente": v.naam,
                "waarde_eur": p.eigen,
                "telt": "eigen gemeente",
                "let_op": p.eigen_opmerking,
            }
        )
        for naam, waarde in (
            (f"Mediaan van {p.n} gemeenten", p.mediaan),
            ("Eerste kwartiel", p.q1),
            ("Derde kwartiel", p.q3),
            ("Nederland, gewogen", p.nederland),
        ):
            rijen.append({**vast, "gemeente": naam, "waarde_eur": waarde, "telt": "", "let_op": ""})
        for lid in sorted(p.leden, key=lambda lid: lid.naam):
            telt = "ja" if lid.telt and lid.waarde is not None else "nee"
            rijen.append(
                {
                    **vast,
                    "gemeente": lid.naam,
                    "waarde_eur": lid.waarde,
                    "telt": telt,
                    "let_op": lid.opmerking,
                }
            )
    return Figuur(
        sleutel=f"plaats_{str(v.keuze.gm_code).lower()}",
        titel=_plaats_titel(v, alle),
        onderkop=(
            f"{MATEN[v.maat]} in {v.keuze.jaar}, euro per inwoner van hetzelfde jaar"
            + (" (jeugd: per jongere)" if any(p.noemer == "jongere" for p in alle) else "")
            + f". Grote stip: {v.naam}. Kleine stippen: {v.met.wie}. Grijze balk: hun middelste helft; streep: hun midden (mediaan). "
            "Vierkant: Nederland, gewogen. Klik op een stip om die gemeente te kiezen."
        ),
        panelen=tuple(_strook(v, p, domein) for p in alle),
        tabel=pd.DataFrame(rijen).astype({"waarde_eur": "float64"}),
        kolommen=(
            Kolom("wet", "Wet"),
            Kolom("gemeente", "Gemeente of maat"),
            Kolom("waarde_eur", "Euro per hoofd", bedrag),
            Kolom("per", "Per"),
            Kolom("telt", "Telt mee in het midden"),
            Kolom("let_op", "Let op"),
        ),
        bron=_bron(haal, v, v.keuze.jaar),
        berekening=_berekening(haal, v, v.keuze.jaar),
        vlaggen=tuple(_let_op(v, alle)),
        gestapeld=True,
    )


def _let_op(v: Vergelijking, alle: list[Plaats]) -> list[str]:
    """Who is missing or left out, and the flags on the own figures."""
    zinnen = []
    for p in alle:
        if p.eigen_opmerking:
            zinnen.append(f"{v.naam}, {WET_IN_ZIN[p.wet]}: {p.eigen_opmerking.lower()}.")
        weg = [lid.naam for lid in p.leden if lid.waarde is None or not lid.telt]
        if weg:
            namen = ", ".join(weg[:5]) + (f" en {len(weg) - 5} andere" if len(weg) > 5 else "")
            zinnen.append(
                f"Bij {WET_IN_ZIN[p.wet]} tellen {len(p.leden) - len(weg)} van de {len(p.leden)} gemeenten mee; niet: {namen}."
            )
    return list(dict.fromkeys(zinnen))


def door_de_jaren(haal: Haal, v: Vergelijking, wet: str) -> Figuur | None:
    """The own line against the band of the group, for one law; always per inhabitant."""
    noemer = "inwoner"
    jaren = v.jaren
    punten, kwart, rijen = [], [], []
    for jaar in jaren:
        waarde = v.eigen_waarde(jaar, wet, noemer)
        k = v.kwartiel(jaar, wet, noemer)
        genoeg = k is not None and int(k["n"]) >= 3
        punten.append(
            {
                "jaar": jaar,
                "waarde": waarde,
                "tekst": f"{v.naam} {jaar}: {bedrag(waarde)} per inwoner",
                "etiket": "",
            }
        )
        if genoeg and k is not None:
            telling = v.met.telling(int(k["n"]), int(k["leden"]))
            kwart.append(
                {
                    "jaar": jaar,
                    "waarde": k["q1_eur"],
                    "q3": k["q3_eur"],
                    "mediaan": k["mediaan_eur"],
                    "tekst": f"{jaar}: midden van {telling} {euro(k['mediaan_eur'])}, middelste helft {euro(k['q1_eur'])} tot {euro(k['q3_eur'])}",
                    "etiket": "",
                }
            )
        rijen.append(
            {
                "jaar": str(jaar),
                "eigen_eur": waarde,
                "q1_eur": k["q1_eur"] if genoeg and k else None,
                "mediaan_eur": k["mediaan_eur"] if genoeg and k else None,
                "q3_eur": k["q3_eur"] if genoeg and k else None,
                "n": float(k["n"]) if k else 0.0,
            }
        )
    bekend = [p for p in punten if p["waarde"] is not None]
    if not bekend:
        return None
    bekend[-1]["etiket"] = v.naam
    if kwart:
        kwart[-1]["etiket"] = "midden van de groep"
    tabel = pd.DataFrame(rijen).astype(
        dict.fromkeys(["eigen_eur", "q1_eur", "mediaan_eur", "q3_eur", "n"], "float64")
    )
    alt = "; ".join(
        f"{r['jaar']}: {v.naam} {bedrag(r['eigen_eur'])}, midden {bedrag(r['mediaan_eur'])}" for r in rijen
    )
    grafiek = jaren_met_band(
        punten,
        kwart,
        tuple(jaren),
        als_rijen(haal("breuken")),
        as_titel="euro per inwoner",
        is_begroot=v.maat == "begroot",
    )
    return Figuur(
        sleutel=f"jaren_{wet}_{str(v.keuze.gm_code).lower()}",
        titel=_jaren_titel(v, wet, rijen),
        onderkop=(
            f"{MATEN[v.maat]} voor {WET_IN_ZIN[wet]}, euro per inwoner van hetzelfde jaar. Lijn met stippen: {v.naam}. Grijze band: middelste "
            f"helft van {v.met.kort}; grijze lijn: hun midden (mediaan). In een jaar tellen alleen gemeenten met een cijfer mee."
        ),
        panelen=(Paneel("", grafiek, f"{WET_NAAM[wet]} per inwoner. {alt}."),),
        tabel=tabel,
        kolommen=(
            Kolom("jaar", "Jaar"),
            Kolom("eigen_eur", f"{v.naam} (€ per inwoner)", bedrag),
            Kolom("q1_eur", "Eerste kwartiel groep (€ per inwoner)", bedrag),
            Kolom("mediaan_eur", "Mediaan groep (€ per inwoner)", bedrag),
            Kolom("q3_eur", "Derde kwartiel groep (€ per inwoner)", bedrag),
            Kolom("n", "Gemeenten in de groep met een cijfer", getal),
        ),
        bron=_bron(haal, v, None),
        berekening=_berekening(haal, v, None),
        vlaggen=tuple(_jarenvlaggen(haal, v, wet)),
    )


def _jaren_titel(v: Vergelijking, wet: str, rijen: list[dict[str, Any]]) -> str:
    samen = [r for r in rijen if not is_leeg(r["eigen_eur"]) and not is_leeg(r["mediaan_eur"])]
    if not samen:
        return f"{v.naam} door de jaren bij {WET_IN_ZIN[wet]}"
    boven = sum(1 for r in samen if r["eigen_eur"] > r["mediaan_eur"])
    if boven == len(samen):
        hoe = f"in alle {boven} jaren boven"
    elif boven == 0:
        hoe = f"in alle {len(samen)} jaren onder"
    else:
        hoe = f"in {boven} van de {len(samen)} jaren boven"
    return f"Bij {WET_IN_ZIN[wet]} lag {v.naam} {hoe} het midden van {v.met.kort}"


def _jarenvlaggen(haal: Haal, v: Vergelijking, wet: str) -> list[str]:
    vlaggen = haal("vlaggen_gemeente", gm_code=v.keuze.gm_code)
    raak = vlaggen[(vlaggen["gewicht"] == "let_op") & (vlaggen["wet"].isna() | (vlaggen["wet"] == wet))]
    soort = {"begroot": "begroting", "besteed": "rekening"}.get(v.maat)
    if soort:
        raak = raak[raak["soort"].isna() | (raak["soort"] == soort)]
    return list(dict.fromkeys(raak["toelichting"]))


def _woord_rho(rho: float) -> str:
    if abs(rho) < 0.3:
        return "hangen nauwelijks samen"
    sterk = "duidelijk" if abs(rho) >= 0.5 else "enigszins"
    return f"hangen {sterk} samen: waar het ene hoger is, is het andere meestal {'ook hoger' if rho > 0 else 'juist lager'}"


def spearman(x: pd.Series, y: pd.Series) -> float:
    """Spearman's rank correlation, ties with their mean rank."""
    return float(x.rank().corr(y.rank()))


def samenhang(
    haal: Haal, keuze: Keuze, wet: str, maat: str, indicator_id: str, groep: set[str], naam: str | None
) -> Figuur | None:
    """A dot per municipality: a characteristic against an amount per inhabitant."""
    alle = haal("indicatorwaarden")
    kenmerk = alle[alle["indicator_id"] == indicator_id]
    cijfers = haal("per_hoofd_jaar", jaar=keuze.jaar, definitie=keuze.definitie)
    eigen = cijfers[
        (cijfers["wet"] == wet)
        & (cijfers["maat"] == maat)
        & (cijfers["noemer"] == "inwoner")
        & cijfers["telt_in_groep"]
    ]
    samen = eigen.merge(kenmerk[["gm_code", "waarde"]], on="gm_code")
    if len(samen) < 10:
        return None
    soort = kenmerk.iloc[0]
    rho = spearman(samen["waarde"], samen["waarde_eur"])
    x_titel = f"{soort['naam']} ({soort['eenheid']}, {int(soort['jaar'])})"
    punten = [
        {
            "gm_code": r["gm_code"],
            "naam": r["naam"],
            "kenmerk": r["waarde"],
            "waarde": r["waarde_eur"],
            "in_groep": r["gm_code"] in groep,
            "tekst": f"{r['naam']}: {soort['naam'].lower()} {getal(r['waarde'], 1)}, {euro(r['waarde_eur'])} per inwoner",
        }
        for r in als_rijen(samen)
    ]
    zelf = [p for p in punten if p["gm_code"] == keuze.gm_code]
    vooraan = f" Grote stip: {naam}; gevulde stippen: de groep waarmee u vergelijkt." if zelf else ""
    wat = f"{MATEN[maat].lower()} voor {WET_IN_ZIN[wet]}"
    eigen_alt = f" {zelf[0]['tekst']}." if zelf else ""
    return Figuur(
        sleutel=f"samenhang_{wet}_{indicator_id}",
        titel=f"{soort['naam']} en {wat} {_woord_rho(rho)}",
        onderkop=(
            f"{len(samen)} van de {kenmerk['gm_code'].nunique() if len(kenmerk) else 0} gemeenten met beide cijfers, {keuze.jaar}; Spearmans rho {getal(rho, 2)}. "
            f"Elke stip is een gemeente.{vooraan} Klik op een stip om die gemeente te kiezen."
        ),
        panelen=(
            Paneel(
                "",
                spreiding(punten, zelf, x_titel=x_titel, y_titel="euro per inwoner"),
                f"{len(samen)} gemeenten, {x_titel} tegen {wat} per inwoner: Spearmans rho {getal(rho, 2)}.{eigen_alt}",
                KIES,
            ),
        ),
        tabel=samen[["gm_code", "naam", "waarde", "waarde_eur"]].sort_values("naam").reset_index(drop=True),
        kolommen=(
            Kolom("naam", "Gemeente"),
            Kolom("waarde", x_titel, lambda w: getal(w, 1)),
            Kolom("waarde_eur", f"{MATEN[maat]}, € per inwoner", bedrag),
            Kolom("gm_code", "Gemeentecode"),
        ),
        bron=f"{bron_regel(haal, keuze.jaar)} Kenmerk: {soort['brontabel']}.",
        berekening=Berekening(
            "Spearmans rho vergelijkt de volgorde van gemeenten op het kenmerk met hun volgorde op het bedrag: 1 = precies gelijk, 0 = geen "
            "verband, -1 = precies andersom. Elke gemeente telt even zwaar. Niet mee tellen: paren die anders zijn geboekt, onvolledige "
            "verslagen en bedragen van nul of minder.",
            (),
            f"{bron_regel(haal, keuze.jaar)} Kenmerk: {soort['brontabel']}.",
            "indicatorwaarden",
        ),
        vlaggen=tuple(
            z
            for z in (
                "Samenhang is geen oorzaak. Wat voor gemeenten geldt, hoeft niet voor inwoners te gelden, en wie veel verbanden bekijkt, vindt er altijd een paar bij toeval.",
                "" if is_leeg(soort["waarschuwing"]) else str(soort["waarschuwing"]),
                ""
                if int(soort["jaar"]) == keuze.jaar
                else f"Het kenmerk is van {int(soort['jaar'])}, het bedrag van {keuze.jaar}.",
            )
            if z
        ),
    )


def kaartfiguur(
    haal: Haal,
    keuze: Keuze,
    wet: str,
    maat: str,
    volgorde: str,
    eigen: str | None,
    groep: set[str],
    groepsnaam: str,
) -> Figuur | None:
    """The map of all municipalities, with the same values as the list below it."""
    grenzen_tekst = haal("kaart")
    cijfers = haal("per_hoofd_jaar", jaar=keuze.jaar, definitie=keuze.definitie)
    noemer = "jongere" if keuze.eenheid.code == "jongere" and wet == "jeugdwet" else "inwoner"
    if not (cijfers["noemer"] == noemer).any():
        noemer = "inwoner"
    van = cijfers[(cijfers["wet"] == wet) & (cijfers["maat"] == maat) & (cijfers["noemer"] == noemer)]
    if van.empty or grenzen_tekst.empty:
        return None
    vlaggen = haal("vlaggen_jaar", jaar=keuze.jaar)
    soort = {"begroot": "begroting", "besteed": "rekening"}.get(maat)
    raak = vlaggen[(vlaggen["wet"].isna()) | (vlaggen["wet"] == wet)]
    if soort:
        raak = raak[raak["soort"].isna() | (raak["soort"] == soort)]
    opmerking = raak.groupby("gm_code")["naam"].agg(lambda n: "; ".join(dict.fromkeys(n)))
    alle = haal("gemeenten").merge(van[["gm_code", "waarde_eur", "telt_in_groep"]], on="gm_code", how="left")
    # what may not stand in a group may not colour the map either: a booking elsewhere is not low spending
    alle["waarde_eur"] = alle["waarde_eur"].where(alle["telt_in_groep"].fillna(False).astype(bool))
    alle["let_op"] = alle["gm_code"].map(opmerking).fillna("")
    alle["groep"] = [
        "eigen gemeente" if c == eigen else "in de groep" if c in groep else "" for c in alle["gm_code"]
    ]
    waarden = [float(w) for w in alle["waarde_eur"].dropna()]
    achter = NOEMER_WOORD[noemer]
    palet: kaart.Palet = "oplopend"
    grenzen = kaart.klassen(waarden)
    if maat == "afwijking":
        palet, grenzen = "rond_nul", _rond_nul(waarden)
    rijen = [
        {
            "gm_code": r["gm_code"],
            "naam": r["naam"],
            "waarde": None if is_leeg(r["waarde_eur"]) else r["waarde_eur"],
            "tekst": f"{bedrag(r['waarde_eur'])}{'' if is_leeg(r['waarde_eur']) else ' ' + achter}",
        }
        for r in als_rijen(alle)
    ]
    sorteer = {"naam": ("sorteernaam", True), "hoog": ("waarde_eur", False), "laag": ("waarde_eur", True)}
    kolom, oplopend = sorteer[volgorde]
    lijst = alle.sort_values(kolom, ascending=oplopend, na_position="last", kind="stable")
    n, mist = len(waarden), len(alle) - len(waarden)
    reeks = pd.Series(waarden)
    wat = f"{MATEN[maat]} voor {WET_IN_ZIN[wet]}"
    eigen_rij = alle[alle["gm_code"] == eigen]
    eigen_zin = (
        f" {eigen_rij['naam'].iloc[0]}: {bedrag(eigen_rij['waarde_eur'].iloc[0])}." if len(eigen_rij) else ""
    )
    return Figuur(
        sleutel=f"kaart_{wet}_{maat}",
        titel=f"{wat}: in het midden van {n} gemeenten {euro(reeks.median())} {achter}",
        onderkop=(
            f"{wat} in {keuze.jaar}, euro {achter}, in vijf klassen; {mist} gemeenten zonder bruikbaar cijfer zijn gearceerd. Klik op een gemeente om haar "
            "te kiezen. Onder de kaart staat dezelfde informatie als lijst."
        ),
        panelen=(
            Paneel(
                "",
                kaart.landkaart(
                    rijen,
                    str(grenzen_tekst["topojson"].iloc[0]),
                    grenzen=grenzen,
                    labels=kaart.klasse_labels(grenzen, euro),
                    titel=f"euro {achter}",
                    eigen=eigen,
                    groep=groep,
                    groepsnaam=groepsnaam,
                    palet=palet,
                ),
                f"Kaart van {len(alle)} gemeenten, {wat.lower()} in {keuze.jaar}, euro {achter}: een kwart zit onder {euro(float(reeks.quantile(0.25)))}, de helft onder "
                f"{euro(reeks.median())}, driekwart onder {euro(float(reeks.quantile(0.75)))}; {mist} zonder cijfer.{eigen_zin} Alle waarden staan in de lijst onder de kaart.",
                kaart.KEUZE,
            ),
        ),
        tabel=lijst.reset_index(drop=True),
        kolommen=(
            Kolom("naam", "Gemeente"),
            Kolom("waarde_eur", f"{MATEN[maat]} (€ {achter})", bedrag),
            Kolom("provincie", "Provincie"),
            Kolom("groep", "Groep"),
            Kolom("let_op", "Let op"),
            Kolom("gm_code", "Gemeentecode"),
        ),
        bron=f"{bron_regel(haal, keuze.jaar)} Inwoners: CBS, 03759ned. Grenzen: CBS, Kadaster (PDOK), gebiedsindelingen 2025, vereenvoudigd.",
        berekening=Berekening(
            f"{_MAAT_UITLEG[maat]} Gedeeld door de inwoners (of jongeren) op 1 januari van hetzelfde jaar. Klassen: "
            + (
                "rond nul, naar beide kanten even groot."
                if maat == "afwijking"
                else "vijf groepen van ongeveer evenveel gemeenten, met afgeronde grenzen."
            )
            + " Zonder kleur: geen verslag, een onvolledig verslag, een anders geboekt paar, of een bedrag van nul of minder.",
            (),
            bron_regel(haal, keuze.jaar),
            "per_hoofd_jaar",
            {"jaar": keuze.jaar, "definitie": keuze.definitie},
        ),
        vlaggen=_kaartvlaggen(haal, keuze, eigen, wet, maat),
    )


def _kaartvlaggen(haal: Haal, keuze: Keuze, eigen: str | None, wet: str, maat: str) -> tuple[str, ...]:
    if eigen is None:
        return ()
    vlaggen = haal("vlaggen_gemeente", gm_code=eigen)
    raak = vlaggen[
        (vlaggen["jaar"] == keuze.jaar)
        & (vlaggen["gewicht"] == "let_op")
        & (vlaggen["wet"].isna() | (vlaggen["wet"] == wet))
    ]
    if soort := {"begroot": "begroting", "besteed": "rekening"}.get(maat):
        raak = raak[raak["soort"].isna() | (raak["soort"] == soort)]
    return tuple(dict.fromkeys(raak["toelichting"]))


def _rond_nul(waarden: list[float]) -> list[float]:
    """Four boundaries around zero, equal on both sides: about a third and two thirds of the usual size."""
    grootte = pd.Series(waarden).abs()
    klein, groot = (max(5.0, round(float(grootte.quantile(q)) / 10) * 10.0) for q in (0.4, 0.8))
    if groot <= klein:
        groot = 2 * klein
    return [-groot, -klein, klein, groot]
