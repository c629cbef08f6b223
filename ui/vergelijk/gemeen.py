"""What the figures of the page Vergelijken share: source, calculation, and the middle of a group in words."""

from __future__ import annotations

from typing import Any

from ui.beeld import Haal
from ui.figuren import bron_groep, bron_regel
from ui.figuur import Berekening
from ui.getallen import euro, is_leeg
from ui.groep import waarden_zin
from ui.vergelijk.cijfers import Plaats, Vergelijking

MAAT_UITLEG = {
    "besteed": "Besteed: lasten in de jaarrekening.",
    "begroot": "Begroot: lasten in de primitieve begroting.",
    "afwijking": "Besteed min begroot: boven nul is meer uitgegeven dan vooraf begroot.",
}
SOORT_VAN = {
    "begroot": "begroting",
    "besteed": "rekening",
}  # the report behind a measure; a difference has both


def sleutel_met(sleutel: str, gm_code: str | None) -> str:
    """A key per municipality: a chart that stays the same would not report a second click on the same dot."""
    return f"{sleutel}_{gm_code.lower()}" if gm_code else sleutel


def bedrag(waarde: Any) -> str:
    """Euro without decimals, or why there is none."""
    return "geen cijfer" if is_leeg(waarde) else euro(waarde)


def bron_met_groep(haal: Haal, v: Vergelijking, jaar: int | None) -> str:
    indeling = int(haal("gemeente", gm_code=v.keuze.gm_code)["indeling_jaar"].iloc[0])
    return f"{bron_regel(haal, jaar)} Inwoners: CBS, 03759ned. Groep: {bron_groep(v.met, indeling)}."


def berekening(haal: Haal, v: Vergelijking, jaar: int | None) -> Berekening:
    return Berekening(
        f"{MAAT_UITLEG[v.maat]} Gedeeld door de inwoners (of jongeren) op 1 januari van hetzelfde jaar. De groep: {v.met.wie}, zonder "
        f"{v.naam} zelf. {v.met.uitleg} Midden: de mediaan; middelste helft: tussen het eerste en het derde kwartiel, doorlopend berekend. "
        "Niet mee tellen: verslagen die ontbreken of onvolledig zijn, paren die anders zijn geboekt, en bedragen van nul of minder. "
        "Nederland: alle euro's gedeeld door alle inwoners (gewogen), over gemeenten met begroting en jaarrekening.",
        (),
        bron_met_groep(haal, v, jaar),
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


def vlaggen_zinnen(haal: Haal, gm_code: str, wet: str, maat: str, jaar: int | None = None) -> list[str]:
    """The flags in words that touch one law and measure of a municipality, of one year or of all."""
    vlaggen = haal("vlaggen_gemeente", gm_code=gm_code)
    raak = vlaggen[(vlaggen["gewicht"] == "let_op") & (vlaggen["wet"].isna() | (vlaggen["wet"] == wet))]
    if jaar is not None:
        raak = raak[raak["jaar"] == jaar]
    if soort := SOORT_VAN.get(maat):
        raak = raak[raak["soort"].isna() | (raak["soort"] == soort)]
    return list(dict.fromkeys(raak["toelichting"]))
