"""Where the figures of the pages come from, and how they were made: source lines and calculations."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from queries import rijen as als_rijen
from queries.antwoorden import Haal
from verhaal.beeld import Beeld
from verhaal.begrippen import SOORT_NAAM, WET_NAAM, jaren_kort
from verhaal.bewaren import bewaard
from verhaal.figuur import Berekening
from verhaal.groep import Groep, is_eigen


@bewaard
def bron_regel(haal: Haal, jaar: int | None = None) -> str:
    """'Bron: CBS, Gemeenten <jaar> onbewerkte Iv3-data (45067NED), stand …', with what was refreshed since."""
    verslagen = [v for v in als_rijen(haal.verslagen()) if jaar is None or v["jaar"] == jaar]
    ververst = [v for v in verslagen if v["ververst"]]
    delen = [] if verslagen and len(ververst) == len(verslagen) else [_momentopname_regel(haal, jaar)]
    if len(ververst) > 3:
        delen.append(f"{len(ververst)} verslagen zijn ververst bij het CBS; zie Verantwoording")
    elif ververst:
        delen.append("; ".join(_ververst(v) for v in reversed(ververst)))
    return f"Bron: CBS, {'. '.join(delen)}. Licentie CC BY 4.0."


@bewaard
def bron_prijzen(haal: Haal) -> str:
    """Which index turns amounts into those of another year: 'Prijzen: CBS, consumentenprijsindex (NED-nummer).'"""
    herkomst = haal.herkomst().set_index("herkomst_id").loc[haal.prijspeil()["herkomst_id"].iloc[0]]
    return f"Prijzen: {herkomst['uitgever']}, consumentenprijsindex ({herkomst['tabel_id']})."


def _ververst(verslag: dict[str, Any]) -> str:
    return (
        f"{SOORT_NAAM[verslag['soort']]} {verslag['jaar']} ververst ({verslag['tabel_id']}, door het CBS gewijzigd op "
        f"{verslag['gewijzigd_op']:%d-%m-%Y})"
    )


def _momentopname_regel(haal: Haal, jaar: int | None) -> str:
    herkomst = haal.herkomst()
    rij = herkomst[herkomst["herkomst_id"] == "iv3_taakveld"].iloc[0]
    return _momentopname_tekst(str(rij["tabel_id"]), str(rij["titel"]), str(rij["opgehaald_op"]), jaar)


@lru_cache(maxsize=64)  # asked by every figure on a page
def _momentopname_tekst(tabel_id: str, titel: str, opgehaald_op: str, jaar: int | None) -> str:
    tabellen = {int(j): t for t, j in re.findall(r"(\w+NED) \((\d{4})\)", tabel_id)}
    if jaar is not None and jaar in tabellen:
        titel, tabel = titel.replace("<jaar>", str(jaar)), tabellen[jaar]
    else:
        titel = titel.replace("<jaar>", f"{min(tabellen)}–{max(tabellen)}")
        tabel = f"{tabellen[min(tabellen)]} tot en met {tabellen[max(tabellen)]}"
    stand = re.sub(r" \([^)]*\)", "", opgehaald_op)
    return f"{titel} ({tabel}), {stand}"


@bewaard
def stand(haal: Haal, jaar: int) -> str:
    """How new the figures of a year are at their source: 'Cijfers van het CBS, stand juli 2026'; not the day we built them."""
    dagen = [v["gewijzigd_op"] for v in als_rijen(haal.verslagen()) if v["jaar"] == jaar and v["ververst"]]
    if dagen:
        return f"Cijfers van het CBS, stand {max(dagen):%d-%m-%Y}"
    herkomst = haal.herkomst()
    opgehaald = str(herkomst.loc[herkomst["herkomst_id"] == "iv3_taakveld", "opgehaald_op"].iloc[0])
    return "Cijfers van het CBS, " + re.sub(r" \([^)]*\)", "", opgehaald)


@bewaard
def taakveldregels(haal: Haal, jaar: int, definitie: str) -> tuple[str, ...]:
    """'Jeugdwet (2024): 6.72a, 6.72b, …': the taakvelden of each law in that year."""
    rijen = als_rijen(haal.taakvelden_van_wet(jaar=jaar, definitie=definitie))
    return tuple(f"{WET_NAAM[r['wet']]} ({jaar}): {r['taakvelden']}" for r in rijen)


_GEPAARD = (
    " Nederland is gewogen: de som over de gemeenten met begroting én jaarrekening, gedeeld door hun inwoners. "
    "Zolang er geen jaarrekening is, tellen alle gemeenten met een begroting mee."
)


VERSCHIL_UITLEG = (
    "Verschil = besteed min begroot. Begroot: de lasten in de primitieve begroting (Iv3 X000). Besteed: de lasten in de "
    "jaarrekening (Iv3 X005). Lasten is wat de gemeente uitgeeft, zonder de inkomsten (baten) eraf te trekken. Mutaties in "
    "reserves tellen niet mee. Bedragen van vóór een herindeling zijn teruggerekend naar de gemeente van nu."
)


@bewaard
def jongeren_bron(haal: Haal) -> str:
    """Where the numbers of youths come from and for which years: 'Septembercirculaire 2024: 2024'."""
    rijen = [r for r in als_rijen(haal.noemerjaren()) if r["noemer"] == "jongeren_0_17"]
    per_bron: dict[str, list[int]] = {}
    for r in rijen:
        per_bron.setdefault(str(r["titel"]), []).append(int(r["jaar"]))
    return "; ".join(f"{titel}: {jaren_kort(jaren)}" for titel, jaren in per_bron.items())


def berekening_reeks(haal: Haal, beeld: Beeld, jaren: tuple[int, ...]) -> Berekening:
    """How begroot, besteed and their difference come about."""
    parameters: dict[str, Any] = {"definitie": beeld.keuze.definitie}
    if not beeld.is_nederland:
        parameters["gm_code"] = beeld.keuze.gm_code
    per_hoofd = (
        " Per inwoner: gedeeld door de inwoners op 1 januari van hetzelfde jaar (CBS, 03759ned)."
        if beeld.keuze.eenheid.code != "totaal"
        else ""
    )
    if beeld.keuze.eenheid.code == "jongere":
        per_hoofd += f" Per jongere: gedeeld door de jongeren van 0 tot en met 17 jaar op 1 januari van hetzelfde jaar ({jongeren_bron(haal)})."
    return Berekening(
        VERSCHIL_UITLEG + per_hoofd + (_GEPAARD if beeld.is_nederland else ""),
        tuple(r for j in jaren for r in taakveldregels(haal, j, beeld.keuze.definitie)),
        bron_regel(haal, jaren[0] if len(jaren) == 1 else None),
        "reeks_nederland" if beeld.is_nederland else "reeks_gemeente",
        parameters,
    )


def berekening_groep(haal: Haal, beeld: Beeld) -> Berekening:
    """How the middle half of the chosen group comes about."""
    assert beeld.met is not None
    gemeente = haal.gemeente(gm_code=beeld.keuze.gm_code).iloc[0]
    return Berekening(
        f"De groep: {beeld.met.wie}, zonder {beeld.naam} zelf. {beeld.met.uitleg} Van "
        "elke gemeente nemen wij de lasten per inwoner van hetzelfde jaar, op volgorde. De middelste helft ligt tussen het "
        "eerste en het derde kwartiel: een kwart van de gemeenten geeft minder uit, een kwart meer. Wat niet meetelt: "
        "verslagen die ontbreken of onvolledig zijn, paren die anders zijn geboekt, en bedragen van nul of minder.",
        taakveldregels(haal, beeld.keuze.jaar, beeld.keuze.definitie),
        bron_regel(haal, beeld.keuze.jaar)
        + f" Groepen: {bron_groep(beeld.met, int(gemeente['indeling_jaar']))}. Inwoners: CBS, 03759ned.",
        "groep_kwartielen",
        {"gm_code": beeld.keuze.gm_code, "definitie": beeld.keuze.definitie, "groep": beeld.keuze.groep},
    )


def bron_groep(met: Groep, indeling_jaar: int) -> str:
    """Where the group comes from."""
    if met.code == "buren":
        return "CBS en ministerie van BZK, kenmerken per gemeente, eigen berekening"
    if met.code in ("centrumfunctie", "sociale_structuur"):
        return "ministerie van BZK, indeling naar centrumfunctie en sociale structuur"
    if met.code == "rob":
        return "Raad voor het Openbaar Bestuur, Decentrale taak is politieke zaak"
    if is_eigen(met.code):
        return "eigen keuze van de lezer"
    return f"CBS, Gebieden in Nederland {indeling_jaar}"
