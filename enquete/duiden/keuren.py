"""A survey file and its description -> checked answers, or the errors.

Answers of persons leave this module in memory only, and nothing with them that says whose they are.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from enquete.duiden.antwoorden import Mis, decimaal_gemengd, fout_in, lees_antwoorden, lees_getal, per_cel
from enquete.duiden.beschrijving import Beschrijving
from enquete.duiden.plaats import Plaatsen
from enquete.duiden.toewijzen import keur_toewijzing
from enquete.duiden.woorden import plat, rolnamen, schaalplaatsen, soort_label
from enquete.enquetefouten import Enquetefouten, Fout, Fouten
from enquete.lezen.koppen import kaal
from enquete.lezen.ruw import Ruw
from enquete.soorten import ROLLEN, Antwoorden
from fouten import Gebruikersfout

_TELLINGEN = {"aantal", "aantallen", "n", "frequentie", "freq", "count", "aantalantwoorden"}
_VRAAGKOPPEN = {"vraag", "vraagid", "vraagnummer", "vraagtekst", "question", "item", "stelling"}
MIN_RESPONDENTEN = 5  # with fewer everything would be hidden: nothing to show


@dataclass(frozen=True)
class Gekeurd:
    """Checked answers, and what the user must know about them, as Dutch sentences."""

    antwoorden: Antwoorden
    opmerkingen: tuple[str, ...] = ()


def keur(ruw: Ruw, beschrijving: Beschrijving, plaatsen: Plaatsen) -> Gekeurd:
    """Check a file with one row per respondent or municipality.

    Raises Enquetefouten (a Gebruikersfout) with a table of errors.
    """
    enquete = beschrijving.enquete
    if enquete.eenheid == "aggregaat":
        raise Gebruikersfout(f"{ruw.bestand} bevat aantallen en geen antwoorden. Lees het in als aggregaat.")
    keur_toewijzing(ruw, beschrijving)
    if not any(k.wat in ("vraag", "optie") for k in beschrijving.koppelingen):
        redenen = "; ".join(f"{k.kolom[:40]}: {k.waarom}" for k in beschrijving.koppelingen[:12] if k.waarom.split()[0] not in ("niet", "aan"))  # fmt: skip
        raise Gebruikersfout(
            f"{ruw.bestand}: geen enkele kolom hoort bij een vraag. {f'({redenen}.) ' if redenen else ''}Gebruik de vragenlijst van deze website, laat de vragen "
            "uit het bestand halen, of beschrijf de kolommen (--beschrijving)."
        )
    _keur_vorm(ruw, beschrijving)
    fouten = Fouten()
    _nummers(ruw, beschrijving, fouten)
    respondenten = pd.DataFrame(
        {
            "gm_code": pd.Series(gemeenten(ruw, beschrijving, plaatsen, fouten), dtype="str"),
            "rol": pd.Series(rollen(ruw, beschrijving, fouten), dtype="str"),
            "weging": _wegingen(ruw, beschrijving, fouten),
        }
    )
    if enquete.eenheid == "gemeente":
        kolom = beschrijving.kolom("gemeente") or "gemeente"
        _een_rij_per_gemeente(ruw, respondenten["gm_code"], plaatsen, kolom, fouten)
    keuzes = lees_antwoorden(ruw, beschrijving, fouten)
    gebruikt = tuple(v for v in enquete.vragen if v.vraag_id in keuzes)
    alles = Antwoorden(replace(enquete, vragen=gebruikt), respondenten, keuzes, beschrijving.kolom("weging") is not None)  # fmt: skip
    met = np.any([alles.heeft(v) for v in keuzes], axis=0)
    gewogen_weg = int((met & (respondenten["weging"] == 0)).sum())
    leeg = int((~met).sum())
    met &= respondenten["weging"].to_numpy() > 0
    minstens = MIN_RESPONDENTEN if enquete.eenheid == "respondent" else 1
    if not fouten and met.sum() < minstens:
        oplossing = "Met minder is niemand meer anoniem. Wacht tot er meer zijn."
        fouten.erbij(Fout(None, "", str(int(met.sum())), f"minstens {minstens} ingevulde vragenlijsten", oplossing))  # fmt: skip
    if fouten:
        raise Enquetefouten(ruw.bestand, fouten, fouten.aantal)
    zinnen = [*ruw.opmerkingen, *_verklaard(beschrijving)]
    if gewogen_weg:
        zinnen.append(f"{'1 rij heeft' if gewogen_weg == 1 else f'{gewogen_weg} rijen hebben'} weegfactor 0 en {'telt' if gewogen_weg == 1 else 'tellen'} niet mee.")  # fmt: skip
    if leeg:
        zinnen.append("1 rij zonder één antwoord is weggelaten." if leeg == 1 else f"{leeg} rijen zonder één antwoord zijn weggelaten.")  # fmt: skip
    anoniem = replace(
        alles,
        respondenten=respondenten[met].reset_index(drop=True),
        keuzes={v: k[met] for v, k in keuzes.items()},
    )
    return Gekeurd(anoniem, tuple(zinnen))


def _keur_vorm(ruw: Ruw, beschrijving: Beschrijving) -> None:
    """Raise Gebruikersfout for a file that looks like counts, or like a row per answer, and not like a row per person."""
    if beschrijving.enquete.eenheid != "respondent":
        return
    koppen = {kaal(k) for k in ruw.tabel.columns}
    afgeleid = {
        k.kolom for k in beschrijving.koppelingen if k.wat == "vraag" and k.waarom.startswith("uit de ")
    }
    antwoord = any(kaal(k) in ("antwoord", "antwoorden", "optie", "answer") for k in afgeleid)
    getallen = [k.kolom for k in beschrijving.koppelingen if k.kolom in afgeleid and k.waarom.startswith("uit de getallen")]  # fmt: skip
    if (antwoord and koppen & _TELLINGEN) or (len(getallen) > 1 and schaalplaatsen(getallen)):
        raise Gebruikersfout(
            f"{ruw.bestand} lijkt aantallen te bevatten en geen antwoorden van personen. Kies bij één rij ‘Een aantal: al geteld’, "
            "of zeg bij de kolommen wat erin staat."
        )
    if antwoord and koppen & _VRAAGKOPPEN:
        raise Gebruikersfout(
            f"{ruw.bestand} lijkt een rij per antwoord te hebben. Maak er een rij per persoon van, met een kolom per vraag."
        )


def _verklaard(beschrijving: Beschrijving) -> list[str]:
    """Which column is no weight though it is called one, and which questions leave out 'weet niet'."""
    zinnen = [f"Kolom {k.kolom} {k.waarom}. De uitkomsten zijn niet gewogen." for k in beschrijving.koppelingen if k.waarom.startswith("lijkt geen weegfactor")]  # fmt: skip
    namen = [
        v.vraag_id
        for v in beschrijving.enquete.vragen
        if any(o.soort == "geen_antwoord" and soort_label(o.label) == "weet_niet" for o in v.schaal.opties)
    ]
    if not namen:
        return zinnen
    bij = ", ".join(namen[:6]) + (" …" if len(namen) > 6 else "")
    return [
        *zinnen,
        f"‘Weet niet’ telt niet mee bij {bij}: het bestand noemt dat geen antwoord, of u koos daarvoor.",
    ]


# ---------------------------------------------------------------- who


def _nummers(ruw: Ruw, beschrijving: Beschrijving, fouten: Fouten) -> None:
    """Every respondent has a number, and none twice."""
    kolom = beschrijving.kolom("respondent")
    if kolom is None:
        return
    fout_in(ruw, kolom, ruw.tabel[kolom].isna().to_numpy(), "", Mis("het nummer van de respondent", "Vul het nummer in of verwijder de rij."), fouten)  # fmt: skip
    nummers = ruw.tabel[kolom].dropna().astype(str)
    eerste: dict[str, int] = {}
    for rij, nummer in nummers[nummers.duplicated(keep=False)].items():
        if nummer in eerste:
            fouten.erbij(Fout(int(str(rij)), kolom, nummer, "elk nummer één keer", f"Dit nummer staat ook in rij {eerste[nummer]}. Verwijder een van de twee."))  # fmt: skip
        eerste.setdefault(nummer, int(str(rij)))


def gemeenten(ruw: Ruw, beschrijving: Beschrijving, plaatsen: Plaatsen, fouten: Fouten) -> list[str | None]:
    """The municipality of today of every row; None where the file does not say."""
    kolom = beschrijving.kolom("gemeente")
    if kolom is None:
        vast = beschrijving.vaste_gemeente
        gevonden = plaatsen.zoek(vast) if vast else None
        if gevonden and gevonden.gm_code is None:
            raise Gebruikersfout(f"De beschrijving, vast.gemeente: {gevonden.oplossing}")
        return [gevonden.gm_code if gevonden else None] * len(ruw.tabel)
    labels = ruw.waardelabels.get(kolom, {})
    codes: list[str] = []

    def lees(waarde: str) -> int | Mis:
        label = labels.get(waarde, waarde)
        if ruw.is_geen_antwoord(kolom, waarde) or soort_label(label) != "antwoord":
            return -1
        gevonden = plaatsen.zoek(label)
        if gevonden.gm_code is None:
            return Mis(gevonden.verwacht, gevonden.oplossing)
        codes.append(gevonden.gm_code)
        return len(codes) - 1

    nr = per_cel(ruw, kolom, lees, fouten)
    if beschrijving.enquete.eenheid == "gemeente":
        fout_in(ruw, kolom, nr == -2, "", Mis("een gemeente", "Vul de gemeentecode in, zoals GM0363."), fouten)  # fmt: skip
    return [codes[i] if i >= 0 else None for i in nr]


def roltabel(beschrijving: Beschrijving) -> dict[str, str]:
    """Spelling -> role ('' for unknown): our words, the labels of our question, and what the user said."""
    vraag = beschrijving.enquete.vraag("rol")
    opties = vraag.schaal.opties if vraag else ()
    eigen = {plat(o.label): o.code for o in opties if o.code in ROLLEN}
    return {rol: rol for rol in ROLLEN} | rolnamen() | eigen | dict(beschrijving.rollen)


def rollen(ruw: Ruw, beschrijving: Beschrijving, fouten: Fouten) -> list[str | None]:
    """The role of every row; None where the file does not say."""
    kolom = beschrijving.kolom("rol")
    if kolom is None:
        return [beschrijving.vaste_rol] * len(ruw.tabel)
    bekend = roltabel(beschrijving)
    labels = ruw.waardelabels.get(kolom, {})

    def lees(waarde: str) -> int | Mis:
        label = labels.get(waarde, waarde)
        rol = bekend.get(plat(label))
        if rol:
            return ROLLEN.index(rol)
        if rol == "" or ruw.is_geen_antwoord(kolom, waarde) or soort_label(label) != "antwoord":
            return -1
        return Mis(f"een rol: {', '.join(ROLLEN)}", "Schrijf de rol zo, of zet de schrijfwijze onder [rollen] in de beschrijving.")  # fmt: skip

    return [ROLLEN[i] if i >= 0 else None for i in per_cel(ruw, kolom, lees, fouten)]


def _wegingen(ruw: Ruw, beschrijving: Beschrijving, fouten: Fouten) -> np.ndarray:
    kolom = beschrijving.kolom("weging")
    if kolom is None:
        return np.ones(len(ruw.tabel))
    decimaal_gemengd(ruw, kolom, fouten)
    getallen: list[float] = []
    mis = Mis("een weegfactor van 0 of meer", "Vul de weegfactor in, of verwijder de rij.")

    def lees(waarde: str) -> int | Mis:
        getal = lees_getal(waarde)
        if not math.isfinite(getal) or getal < 0:
            return mis
        getallen.append(getal)
        return len(getallen) - 1

    nr = per_cel(ruw, kolom, lees, fouten)
    fout_in(ruw, kolom, nr == -2, "", mis, fouten)
    return np.array([*getallen, 1.0])[np.where(nr >= 0, nr, -1)]


def _een_rij_per_gemeente(ruw: Ruw, codes: pd.Series, plaatsen: Plaatsen, kolom: str, fouten: Fouten) -> None:
    gezien: dict[str, int] = {}
    for rij, code in zip(ruw.tabel.index, codes, strict=True):
        if isinstance(code, str) and code in gezien:
            oplossing = f"Deze gemeente staat ook in rij {gezien[code]} (misschien onder een oude naam). Laat een van de twee weg."
            fouten.erbij(Fout(int(rij), kolom, plaatsen.nu[code], "één rij per gemeente van nu", oplossing))
        elif isinstance(code, str):
            gezien[code] = int(rij)
