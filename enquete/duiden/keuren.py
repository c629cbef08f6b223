"""A survey file and its description -> checked answers, or the errors.

Answers of persons leave this module in memory only, and nothing with them that says whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from enquete.duiden.antwoorden import decimaal_gemengd, lees_antwoorden, per_cel
from enquete.duiden.beschrijving import Beschrijving
from enquete.duiden.plaats import Plaatsen
from enquete.duiden.toewijzen import keur_toewijzing
from enquete.duiden.woorden import plat, rolnamen, schaalplaatsen, soort_label, woorden
from enquete.enquetefouten import Enquetefouten, Fout, Fouten, Mis
from enquete.lezen.koppen import kaal
from enquete.lezen.ruw import Ruw
from enquete.soorten import ROLLEN, Antwoorden
from fouten import Gebruikersfout

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
        raise Enquetefouten(ruw.bestand, fouten)
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
    antwoord = any(kaal(k) in woorden("misschien aantallen", "antwoord") for k in afgeleid)
    getallen = [k.kolom for k in beschrijving.koppelingen if k.kolom in afgeleid and k.waarom.startswith("uit de getallen")]  # fmt: skip
    if (antwoord and koppen & woorden("misschien aantallen", "aantal").keys()) or (
        len(getallen) > 1 and schaalplaatsen(getallen)
    ):
        raise Gebruikersfout(
            f"{ruw.bestand} lijkt aantallen te bevatten en geen antwoorden van personen. Kies bij één rij ‘Een aantal: al geteld’, "
            "of zeg bij de kolommen wat erin staat."
        )
    if antwoord and koppen & woorden("misschien aantallen", "vraag").keys():
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
    leeg = Mis("het nummer van de respondent", "Vul het nummer in of verwijder de rij.")
    nummers = pd.Series(per_cel(ruw, kolom, str, fouten, leeg), index=ruw.tabel.index)
    for rij, nummer, eerder in _dubbel(nummers):
        fouten.erbij(Fout(rij, kolom, nummer, "elk nummer één keer", f"Dit nummer staat ook in rij {eerder}. Verwijder een van de twee."))  # fmt: skip


def _dubbel(waarden: pd.Series) -> list[tuple[int, str, int]]:
    """Rows whose text stands in a row before: its number, the text, and the first row."""
    eerste: dict[str, int] = {}
    return [
        (int(str(rij)), w, eerder)
        for rij, w in waarden.dropna().items()
        if (eerder := eerste.setdefault(w, int(str(rij)))) != rij
    ]


def _uit_kolom(
    ruw: Ruw, kolom: str, lees: Callable[[str], str | Mis | None], fouten: Fouten, leeg: Mis | None = None
) -> list[str | None]:
    """What ``lees`` makes of the label of every cell; None where the file says that there is no answer."""
    labels = ruw.waardelabels.get(kolom, {})

    def cel(waarde: str) -> str | Mis | None:
        label = labels.get(waarde, waarde)
        gelezen = lees(label)
        niets = ruw.is_geen_antwoord(kolom, waarde) or soort_label(label) != "antwoord"
        return None if isinstance(gelezen, Mis) and niets else gelezen

    return list(per_cel(ruw, kolom, cel, fouten, leeg))


def gemeenten(ruw: Ruw, beschrijving: Beschrijving, plaatsen: Plaatsen, fouten: Fouten) -> list[str | None]:
    """The municipality of today of every row; None where the file does not say."""
    kolom, vast = beschrijving.kolom("gemeente"), beschrijving.vaste_gemeente
    if kolom is None:
        overal = plaatsen.zoek(vast) if vast else None
        if isinstance(overal, Mis):
            raise Gebruikersfout(f"De beschrijving, vast.gemeente: {overal.oplossing}")
        return [overal] * len(ruw.tabel)
    per_gemeente = beschrijving.enquete.eenheid == "gemeente"
    leeg = Mis("een gemeente", "Vul de gemeentecode in, zoals GM0363.") if per_gemeente else None
    return _uit_kolom(ruw, kolom, plaatsen.zoek, fouten, leeg)


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
    mis = Mis(f"een rol: {', '.join(ROLLEN)}", "Schrijf de rol zo, of zet de schrijfwijze onder [rollen] in de beschrijving.")  # fmt: skip
    return _uit_kolom(ruw, kolom, lambda label: bekend.get(plat(label), mis) or None, fouten)


def _wegingen(ruw: Ruw, beschrijving: Beschrijving, fouten: Fouten) -> np.ndarray:
    kolom = beschrijving.kolom("weging")
    if kolom is None:
        return np.ones(len(ruw.tabel))
    decimaal_gemengd(ruw, kolom, fouten)
    mis = Mis("een weegfactor van 0 of meer", "Vul de weegfactor in, of verwijder de rij.")

    def lees(waarde: str) -> float | Mis:
        return float(waarde.replace(",", ".")) if re.fullmatch(r"\+?\d+([.,]\d+)?", waarde.strip()) else mis

    return per_cel(ruw, kolom, lees, fouten, mis, "float64")


def _een_rij_per_gemeente(ruw: Ruw, codes: pd.Series, plaatsen: Plaatsen, kolom: str, fouten: Fouten) -> None:
    for rij, code, eerder in _dubbel(codes.set_axis(ruw.tabel.index)):
        oplossing = f"Deze gemeente staat ook in rij {eerder} (misschien onder een oude naam). Laat een van de twee weg."
        fouten.erbij(Fout(rij, kolom, plaatsen.nu[code], "één rij per gemeente van nu", oplossing))
