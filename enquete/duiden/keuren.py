"""A survey file and its description -> checked answers, or every error at once.

Answers of persons leave this module in memory only; whoever filled in what is cut off by a hash with a salt
that is thrown away.
"""

from __future__ import annotations

import hashlib
import math
import secrets
from dataclasses import dataclass, replace

import pandas as pd

from enquete.duiden.antwoorden import lees_antwoorden
from enquete.duiden.beschrijving import Beschrijving
from enquete.duiden.cellen import decimaal_gemengd, lees_getal, plat
from enquete.duiden.plaats import Plaatsen
from enquete.duiden.toewijzen import keur_toewijzing
from enquete.enquetefouten import Enquetefouten, Fout
from enquete.lezen.ruw import Ruw
from enquete.soorten import ROLLEN, Antwoorden, Enquete
from fouten import Gebruikersfout

MIN_RESPONDENTEN = 5  # with fewer everything would be hidden: nothing to show


@dataclass(frozen=True)
class Gekeurd:
    """Checked answers, and what the user must know about them, as Dutch sentences."""

    antwoorden: Antwoorden
    opmerkingen: tuple[str, ...] = ()


def keur(ruw: Ruw, beschrijving: Beschrijving, plaatsen: Plaatsen) -> Gekeurd:
    """Check a file with one row per respondent or municipality.

    Raises Enquetefouten (a Gebruikersfout) with the table of all errors.
    """
    if beschrijving.enquete.eenheid == "aggregaat":
        raise Gebruikersfout(f"{ruw.bestand} bevat aantallen en geen antwoorden. Lees het in als aggregaat.")
    keur_toewijzing(ruw, beschrijving)
    if not any(k.wat in ("vraag", "optie") for k in beschrijving.koppelingen):
        raise Gebruikersfout(
            f"{ruw.bestand}: geen enkele kolom hoort bij een vraag. Gebruik de vragenlijst van deze website, of "
            "beschrijf de kolommen (--beschrijving)."
        )
    fouten: list[Fout] = []
    respondenten = pd.DataFrame(
        {
            "nummer": _nummers(ruw, beschrijving, fouten),
            "gm_code": gemeenten(ruw, beschrijving, plaatsen, fouten),
            "rol": rollen(ruw, beschrijving, fouten),
            "weging": _wegingen(ruw, beschrijving, fouten),
        },
        index=ruw.tabel.index,
    ).astype({"gm_code": "str", "rol": "str"})  # also when all of it is missing
    if beschrijving.enquete.eenheid == "gemeente":
        _een_rij_per_gemeente(
            respondenten["gm_code"], plaatsen, beschrijving.kolom("gemeente") or "gemeente", fouten
        )
    antwoorden = lees_antwoorden(ruw, beschrijving, fouten)
    met_antwoord = respondenten.index.isin(antwoorden["rij"])
    aantal, minstens = int(met_antwoord.sum()), _minstens(beschrijving.enquete)
    if not fouten and aantal < minstens:
        fouten.append(
            Fout(
                None,
                "",
                str(aantal),
                f"minstens {minstens} ingevulde vragenlijsten",
                "Met minder is niemand meer anoniem. Wacht tot er meer zijn.",
            )
        )
    if fouten:
        raise Enquetefouten(ruw.bestand, fouten)
    return _anoniem(ruw, beschrijving, respondenten[met_antwoord], antwoorden, int((~met_antwoord).sum()))


def _minstens(enquete: Enquete) -> int:
    return MIN_RESPONDENTEN if enquete.eenheid == "respondent" else 1


def _anoniem(
    ruw: Ruw, beschrijving: Beschrijving, respondenten: pd.DataFrame, antwoorden: pd.DataFrame, leeg: int
) -> Gekeurd:
    zout = secrets.token_bytes(32)  # known to nobody after this import
    resp_id = {
        rij: hashlib.blake2b(str(nummer).encode(), key=zout, digest_size=12).hexdigest()
        for rij, nummer in respondenten["nummer"].items()
    }
    gebruikt = {k.vraag_id for k in beschrijving.koppelingen if k.vraag_id}
    enquete = replace(
        beschrijving.enquete, vragen=tuple(v for v in beschrijving.enquete.vragen if v.vraag_id in gebruikt)
    )
    wie = respondenten.drop(columns="nummer").assign(resp_id=respondenten.index.map(resp_id))
    volgorde = wie.sort_values("resp_id", ignore_index=True)  # not the order of the file
    wat = antwoorden.assign(resp_id=antwoorden["rij"].map(resp_id)).sort_values(
        ["resp_id", "vraag_id"], ignore_index=True
    )
    zinnen = list(ruw.opmerkingen)
    if leeg:
        zinnen.append(
            "1 rij zonder één antwoord is weggelaten."
            if leeg == 1
            else f"{leeg} rijen zonder één antwoord zijn weggelaten."
        )
    return Gekeurd(
        Antwoorden(
            enquete,
            volgorde[["resp_id", "gm_code", "rol", "weging"]],
            wat[["resp_id", "vraag_id", "antwoord", "gekozen"]],
            gewogen=beschrijving.kolom("weging") is not None,
        ),
        tuple(zinnen),
    )


# ---------------------------------------------------------------- who


def _nummers(ruw: Ruw, beschrijving: Beschrijving, fouten: list[Fout]) -> list[str]:
    """What tells respondents apart: their number in the file, or else the row."""
    kolom = beschrijving.kolom("respondent")
    if kolom is None:
        return [str(rij) for rij in ruw.tabel.index]
    gezien: dict[str, int] = {}
    for rij, waarde in ruw.tabel[kolom].items():
        nummer = int(str(rij))
        if waarde is None:
            fouten.append(
                Fout(
                    nummer,
                    kolom,
                    "",
                    "het nummer van de respondent",
                    "Vul het nummer in of verwijder de rij.",
                )
            )
        elif waarde in gezien:
            fouten.append(
                Fout(
                    nummer,
                    kolom,
                    waarde,
                    "elk nummer één keer",
                    f"Dit nummer staat ook in rij {gezien[waarde]}. Verwijder een van de twee.",
                )
            )
        else:
            gezien[waarde] = nummer
    return [str(w) for w in ruw.tabel[kolom]]


def gemeenten(
    ruw: Ruw, beschrijving: Beschrijving, plaatsen: Plaatsen, fouten: list[Fout]
) -> list[str | None]:
    """The municipality of today of every row; None where the file does not say."""
    kolom = beschrijving.kolom("gemeente")
    if kolom is None:
        vast = beschrijving.vaste_gemeente
        gevonden = plaatsen.zoek(vast) if vast else None
        if gevonden and gevonden.gm_code is None:
            raise Gebruikersfout(f"De beschrijving, vast.gemeente: {gevonden.oplossing}")
        return [gevonden.gm_code if gevonden else None] * len(ruw.tabel)
    labels = ruw.waardelabels.get(kolom, {})
    uit = {w: plaatsen.zoek(labels.get(w, w)) for w in ruw.tabel[kolom].dropna().unique()}
    for rij, waarde in ruw.tabel[kolom].items():
        if waarde is None:
            if beschrijving.enquete.eenheid == "gemeente":
                fouten.append(
                    Fout(int(str(rij)), kolom, "", "een gemeente", "Vul de gemeentecode in, zoals GM0363.")
                )
        elif uit[waarde].gm_code is None:
            fouten.append(Fout(int(str(rij)), kolom, waarde, uit[waarde].verwacht, uit[waarde].oplossing))
    return [uit[w].gm_code if w is not None else None for w in ruw.tabel[kolom]]


def rollen(ruw: Ruw, beschrijving: Beschrijving, fouten: list[Fout]) -> list[str | None]:
    """The role of every row; None where the file does not say."""
    kolom = beschrijving.kolom("rol")
    if kolom is None:
        return [beschrijving.vaste_rol] * len(ruw.tabel)
    bekend = {rol: rol for rol in ROLLEN} | {"cliënt": "client"}
    vraag = beschrijving.enquete.vraag("rol")
    for optie in vraag.schaal.opties if vraag else ():
        if plat(optie.code) in bekend:
            bekend[plat(optie.label)] = bekend[plat(optie.code)]
    bekend |= beschrijving.rollen
    labels = ruw.waardelabels.get(kolom, {})
    uit = {w: bekend.get(plat(labels.get(w, w))) for w in ruw.tabel[kolom].dropna().unique()}
    for rij, waarde in ruw.tabel[kolom].items():
        if waarde is not None and uit[waarde] is None and not ruw.is_geen_antwoord(kolom, waarde):
            fouten.append(
                Fout(
                    int(str(rij)),
                    kolom,
                    waarde,
                    f"een rol: {', '.join(ROLLEN)}",
                    "Schrijf de rol zo, of zet de schrijfwijze onder [rollen] in de beschrijving.",
                )
            )
    return [uit[w] if w is not None else None for w in ruw.tabel[kolom]]


def _wegingen(ruw: Ruw, beschrijving: Beschrijving, fouten: list[Fout]) -> list[float]:
    kolom = beschrijving.kolom("weging")
    if kolom is None:
        return [1.0] * len(ruw.tabel)
    cellen = [(int(str(rij)), w) for rij, w in ruw.tabel[kolom].items()]
    if (gemengd := decimaal_gemengd(kolom, cellen)) is not None:
        fouten.append(gemengd)
    getallen = [lees_getal(w) if w is not None else math.nan for _, w in cellen]
    for (rij, waarde), getal in zip(cellen, getallen, strict=True):
        if not math.isfinite(getal) or getal <= 0:
            fouten.append(
                Fout(
                    rij,
                    kolom,
                    waarde or "",
                    "een weegfactor groter dan 0",
                    "Vul de weegfactor in, of verwijder de rij.",
                )
            )
    return getallen


def _een_rij_per_gemeente(codes: pd.Series, plaatsen: Plaatsen, kolom: str, fouten: list[Fout]) -> None:
    gezien: dict[str, int] = {}
    for rij, code in codes.dropna().items():
        nummer = int(str(rij))
        if code in gezien:
            fouten.append(
                Fout(
                    nummer,
                    kolom,
                    plaatsen.nu[code],
                    "één rij per gemeente van nu",
                    f"Deze gemeente staat ook in rij {gezien[code]} (misschien onder een oude naam). Laat een van de twee weg.",
                )
            )
        gezien.setdefault(code, nummer)
