"""What people in each municipality answered beside the money of that municipality, with Spearman's rho and its interval.

Only municipalities whose answers may be shown come here; every dot is one of them.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.afzender import Waarover
from verhaal.beeld import Keuze
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM
from verhaal.bronregels import bron_regel
from verhaal.enquetes.eigen_enquete import EigenEnquete
from verhaal.enquetes.enquetefiguren import sleutel_van
from verhaal.enquetes.enquetewoorden import gemiddelde
from verhaal.enquetes.per_antwoord import MATEN, VOORZICHTIG, bedragen
from verhaal.figuur import KIES_STIP, Berekening, Figuur, Kolom, Paneel
from verhaal.getallen import euro, getal, procent
from verhaal.grafieken_groep import KIES, spreiding
from verhaal.vergelijken.samenhang import rho_met_interval, spearman, spearman_interval
from verhaal.vergelijken.vergelijkwoorden import sleutel_met

CIJFER = ""  # instead of an answer: the mean of the marks
_MINSTENS = 10


def antwoord_per_gemeente(e: EigenEnquete, vraag_id: str, antwoord: str) -> pd.DataFrame:
    """gm_code, getal (a share in percent, or the mean mark), n of the municipalities that may be shown."""
    blok = e.blok(vraag_id, "gemeente")
    blok = blok[blok["onderdrukt"] == "nee"]
    rijen: list[dict[str, Any]] = []
    if antwoord != CIJFER:
        deel = blok[blok["antwoord"] == antwoord]
        rijen = [{"gm_code": r["geo_code"], "getal": float(r["pct"]), "n": int(r["n_geldig"])} for r in als_rijen(deel) if r["pct"] == r["pct"]]  # fmt: skip
    else:
        for gm_code, deel in blok.groupby("geo_code"):
            if midden := gemiddelde(als_rijen(deel)):
                rijen.append({"gm_code": gm_code, "getal": midden[0], "n": midden[3]})
    return pd.DataFrame(rijen, columns=["gm_code", "getal", "n"])


def per_raad(
    haal: Haal, e: EigenEnquete, vraag_id: str, antwoord: str, wet: str, maat: str, keuze: Keuze, naam: str | None
) -> Figuur | None:  # fmt: skip
    """A dot per municipality; None with fewer than ten of them."""
    tabel = antwoord_per_gemeente(e, vraag_id, antwoord).merge(bedragen(haal, wet, maat, keuze), on="gm_code")
    if len(tabel) < _MINSTENS:
        return None
    vraag = e.vraag(vraag_id)
    labels = e.blok(vraag_id, "gemeente").drop_duplicates("antwoord").set_index("antwoord")["label"].to_dict()
    is_cijfer = antwoord == CIJFER
    wie = "gemiddeld cijfer" if is_cijfer else f"aandeel dat ‘{labels[antwoord]}’ antwoordde"
    rho = spearman(tabel["getal"], tabel["waarde_eur"])
    grens = spearman_interval(rho, len(tabel))
    los = grens is None or grens[0] <= 0 <= grens[1]
    wat = f"{MATEN[maat].lower()} voor {WET_IN_ZIN[wet]}"
    punten = [
        {
            "gm_code": r["gm_code"],
            "naam": r["naam"],
            "kenmerk": r["getal"],
            "waarde": r["waarde_eur"],
            "in_groep": False,
            "tekst": f"{r['naam']}: {getal(r['getal'], 1) if is_cijfer else procent(r['getal'])} (n = {getal(r['n'])}), {euro(r['waarde_eur'])} per inwoner",
        }
        for r in als_rijen(tabel)
    ]
    zelf = [p for p in punten if p["gm_code"] == keuze.gm_code]
    voor = "VOORBEELD: " if e.is_voorbeeld else ""
    verband = "geen duidelijk verband" if los else "lopen samen op" if rho > 0 else "gaan tegen elkaar in"
    bron = f"{e.bron} {bron_regel(haal, keuze.jaar)}"
    return Figuur(
        sleutel=sleutel_met(f"{sleutel_van(e, vraag_id)}_per_raad_{wet}_{maat}", keuze.gm_code),
        over=Waarover(WET_NAAM[wet], f"€ per inwoner; {wie}", str(keuze.jaar)),
        titel=f"{voor}Het {wie} en {wat}: {verband}; Spearmans rho {rho_met_interval(rho, len(tabel))}",
        onderkop=f"{vraag['tekst']} Elke stip is een gemeente met genoeg antwoorden en een bedrag (n = {len(tabel)}); langs de as het {wie}, omhoog {wat} in {keuze.jaar}, euro per inwoner."
        + (f" Grote stip: {naam}." if zelf else ""),
        aanwijzing=KIES_STIP,
        panelen=(
            Paneel(
                "",
                spreiding(punten, zelf, x_titel=(wie,), y_titel="euro per inwoner"),
                f"{voor}{len(punten)} gemeenten, {wie} tegen {wat} per inwoner: Spearmans rho {rho_met_interval(rho, len(tabel))}."
                + (f" {zelf[0]['tekst']}." if zelf else ""),
                KIES,
            ),
        ),
        tabel=tabel,
        kolommen=(
            Kolom("naam", "Gemeente"),
            Kolom("getal", wie[0].upper() + wie[1:], lambda w: getal(w, 1) if is_cijfer else procent(w)),
            Kolom("n", "Aantal antwoorden (n)", getal),
            Kolom("waarde_eur", f"{MATEN[maat]}, € per inwoner", euro),
            Kolom("gm_code", "Gemeentecode"),
        ),
        bron=bron,
        berekening=Berekening(
            f"Het {wie} van elke gemeente die wij mogen tonen, naast het bedrag van dezelfde gemeente. Spearmans rho vergelijkt de volgorde van gemeenten op beide; het interval volgt Bonett en Wright.",
            (),
            bron,
            "per_hoofd_jaar",
            {"jaar": keuze.jaar, "definitie": keuze.definitie},
        ),
        vlaggen=(
            "In één gemeente antwoordden maar enkele mensen: elk punt heeft zelf een grote marge, en dat maakt een verband zwakker dan het is.",
            *VOORZICHTIG,
            *([f"De enquête is van {e.jaar}, het bedrag van {keuze.jaar}."] if e.jaar and e.jaar != keuze.jaar else []),
        ),
    )  # fmt: skip
