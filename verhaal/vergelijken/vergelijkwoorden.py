"""What the figures of the page Vergelijken share: source, calculation, and the middle of a group in words."""

from __future__ import annotations

import pandas as pd

from queries.antwoorden import Haal
from verhaal.begrippen import opsomming
from verhaal.bewaren import bewaard
from verhaal.bronregels import bron_groep, bron_regel
from verhaal.figuur import Berekening
from verhaal.getallen import euro
from verhaal.vergelijken.vergelijking import KANTEN, Plaats, Vergelijking
from verhaal.zinnen import meer_minder

MAAT_UITLEG = {
    "besteed": "Besteed: lasten in de jaarrekening.",
    "begroot": "Begroot: lasten in de primitieve begroting.",
    "afwijking": "Besteed min begroot: boven nul is meer uitgegeven dan vooraf begroot.",
}
_PAAR = "verslagen die ontbreken of onvolledig zijn, en paren die anders zijn geboekt"
NIET_MEE = {
    "besteed": f"{_PAAR}; ook bedragen van nul of minder",
    "begroot": f"{_PAAR}; ook bedragen van nul of minder",
    "afwijking": _PAAR,
}
SOORT_VAN = {
    "begroot": "begroting",
    "besteed": "rekening",
}  # the report behind a measure; a difference has both


def wet_zoals_vergeleken(v: Vergelijking, wet: str) -> str:
    """What exactly is compared: 'uitgaven min inkomsten (netto), zonder opvang en beschermd wonen'; '' = the plain lasten."""
    delen = [KANTEN["netto"]] if v.kant(wet) == "netto" else []
    if wet == "wmo" and v.maat != "afwijking":
        delen.append("zonder opvang en beschermd wonen")
    return ", ".join(delen)


def sleutel_met(sleutel: str, gm_code: str | None) -> str:
    """A key per municipality: a chart that stays the same would not report a second click on the same dot."""
    return f"{sleutel}_{gm_code.lower()}" if gm_code else sleutel


@bewaard
def bron_met_groep(haal: Haal, v: Vergelijking, jaar: int | None) -> str:
    indeling = int(haal.gemeente(gm_code=v.keuze.gm_code)["indeling_jaar"].iloc[0])
    return f"{bron_regel(haal, jaar)} Inwoners: CBS, 03759ned. Groep: {bron_groep(v.met, indeling)}."


@bewaard
def berekening(haal: Haal, v: Vergelijking, jaar: int | None) -> Berekening:
    return Berekening(
        f"{MAAT_UITLEG[v.maat]} Netto: daar gaan de inkomsten (baten) op dezelfde taakvelden af. Gedeeld door de inwoners (of jongeren) op 1 januari van hetzelfde jaar. De groep: {v.met.wie}, zonder "
        f"{v.naam} zelf. {v.met.uitleg} Midden: de mediaan; middelste helft: tussen het eerste en het derde kwartiel, doorlopend berekend. "
        f"Wat niet meetelt: {NIET_MEE[v.maat]}{'' if v.maat == 'afwijking' else '; en bij de uitgaven zonder aftrek gemeenten die een wet ook voor hun regio inkopen'}. "
        "Nederland: alle euro's gedeeld door alle inwoners (gewogen), over gemeenten met begroting en jaarrekening.",
        (),
        bron_met_groep(haal, v, jaar),
        "groep_kwartielen" if v.maat == "afwijking" else "vergelijk_kwartielen",
        {"gm_code": v.keuze.gm_code, "definitie": v.keuze.definitie, "groep": v.keuze.groep},
    )


def in_woorden(maat: str, waarde: float) -> str:
    """'€ 410'; of a difference '€ 5 meer', '€ 5 minder' or 'evenveel'."""
    if maat != "afwijking":
        return euro(waarde)
    if round(waarde) == 0:
        return "evenveel"
    return f"{euro(abs(waarde))} {meer_minder(waarde)}"


def midden_zin(v: Vergelijking, p: Plaats) -> str:
    """'midden (mediaan) van 10 vergelijkbare gemeenten € 410', or the values of a group too small for one."""
    if p.mediaan is not None:
        return f"midden (mediaan) van {v.met.telling(p.n, len(p.leden))} {in_woorden(v.maat, p.mediaan)}"
    if not p.leden:
        return f"er zijn geen {v.met.wie}"
    if not p.punten:
        namen = opsomming([lid.naam for lid in p.leden][:5])
        return f"geen bruikbare cijfers van {namen if len(p.leden) <= 5 else v.met.kort}"
    return opsomming([f"{lid.naam} {in_woorden(v.maat, lid.waarde or 0.0)}" for lid in p.punten])


def veel_voorkomend(vlaggen: pd.DataFrame, wet: str, maat: str, codes: set[str]) -> list[str]:
    """One sentence with every flag on these municipalities and how many carry it; none = nothing to say."""
    raak = vlaggen[vlaggen["gm_code"].isin(codes) & (vlaggen["wet"].isna() | (vlaggen["wet"] == wet))]
    if soort := SOORT_VAN.get(maat):
        raak = raak[raak["soort"].isna() | (raak["soort"] == soort)]
    tellingen = raak.groupby("naam", sort=False)["gm_code"].nunique()
    if tellingen.empty:
        return []
    delen = [
        f"{str(naam).lower()} ({n} {'gemeente' if n == 1 else 'gemeenten'})" for naam, n in tellingen.items()
    ]
    return [
        f"Let op bij deze cijfers: {opsomming(delen)}. Welke dat zijn, staat in de tabel; uitleg staat op de pagina Verantwoording."
    ]


def opmerkingen(vlaggen: pd.DataFrame, wet: str, maat: str) -> dict[str, str]:
    """Names of the flags per municipality that touch this law and measure."""
    raak = vlaggen[vlaggen["wet"].isna() | (vlaggen["wet"] == wet)]
    if soort := SOORT_VAN.get(maat):
        raak = raak[raak["soort"].isna() | (raak["soort"] == soort)]
    return {str(c): "; ".join(dict.fromkeys(n)) for c, n in raak.groupby("gm_code")["naam"]}


@bewaard
def vlaggen_zinnen(haal: Haal, gm_code: str, wet: str, maat: str, jaar: int | None = None) -> list[str]:
    """The flags in words that touch one law and measure of a municipality, of one year or of all (with breaks)."""
    vlaggen = haal.vlaggen_gemeente(gm_code=gm_code)
    telt = vlaggen["gewicht"] == "let_op"
    if maat != "afwijking":  # compared without shelter
        telt &= vlaggen["vlag"] != "centrumgemeente"
    if jaar is None:
        telt |= vlaggen["vlag"].str.startswith("definitiebreuk")
    raak = vlaggen[telt & (vlaggen["wet"].isna() | (vlaggen["wet"] == wet))]
    if jaar is not None:
        raak = raak[raak["jaar"] == jaar]
    if soort := SOORT_VAN.get(maat):
        raak = raak[raak["soort"].isna() | (raak["soort"] == soort)]
    return list(dict.fromkeys(raak["toelichting"]))
