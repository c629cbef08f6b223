"""Files that hold counts and no persons: question, place, role, answer, how many.

Counts per municipality are turned into answers of people who do not exist, one for every count, so that they
are counted and protected exactly as a survey of persons is.
"""

from __future__ import annotations

import re

import pandas as pd

from enquete.duiden.beschrijving import Beschrijving
from enquete.duiden.cellen import Antwoordlezer, Mis, plat
from enquete.duiden.keuren import rollen
from enquete.duiden.plaats import Plaatsen
from enquete.duiden.toewijzen import keur_toewijzing
from enquete.enquetefouten import Enquetefouten, Fout
from enquete.lezen.ruw import Ruw
from enquete.soorten import ALLE_ROLLEN, LAND, Antwoorden, Enquete, Optie, Vraag
from fouten import Gebruikersfout

BLOK = ["geo_type", "geo_code", "rol", "vraag_id"]
_NODIG = {"vraagnaam": "de vraag", "antwoord": "het antwoord", "aantal": "het aantal", "gebied": "het gebied"}
_MAX_AANTAL = 20_000_000  # more people than there are


def keur_aantallen(ruw: Ruw, beschrijving: Beschrijving, plaatsen: Plaatsen) -> pd.DataFrame:
    """Check a file with counts: geo_type, geo_code, rol, vraag_id, antwoord, n, n_geldig (may be missing).

    Places are those of today; municipalities that merged are added up. The index holds row numbers (the first,
    of rows added up). Raises Enquetefouten with all errors.
    """
    keur_toewijzing(ruw, beschrijving)
    kolommen = {
        wat: beschrijving.kolom(wat) for wat in ("vraagnaam", "antwoord", "aantal", "gebied", "gevraagd")
    }
    for wat, woorden in _NODIG.items():
        if kolommen[wat] is None:
            raise Gebruikersfout(
                f"{ruw.bestand}: de kolom met {woorden} ontbreekt. Noem haar in de beschrijving onder [kolommen]."
            )
    fouten: list[Fout] = []
    rol = rollen(_zonder_alle(ruw, beschrijving), beschrijving, fouten)
    tabel = pd.DataFrame(
        {
            "geo_type": None, "geo_code": None, "rol": [r or ALLE_ROLLEN for r in rol],
            "vraag_id": None, "antwoord": None, "n": 0, "n_geldig": pd.NA,
            "toen": ruw.tabel[kolommen["gebied"]].fillna(""),
        },
        index=[int(str(i)) for i in ruw.tabel.index], dtype=object,
    )  # fmt: skip
    for rij in tabel.index:
        _lees_rij(ruw, beschrijving, plaatsen, kolommen, rij, tabel, fouten)
    if not fouten:
        _dubbel(tabel, kolommen["gebied"] or "", fouten)
        _geldig(tabel, beschrijving, kolommen, fouten)
    if fouten:
        raise Enquetefouten(ruw.bestand, fouten)
    som = tabel.assign(rij=tabel.index).groupby([*BLOK, "antwoord"], sort=False)
    uit = som.agg(
        n=("n", "sum"), n_geldig=("n_geldig", lambda r: r.sum(min_count=len(r))), rij=("rij", "first")
    )
    uit = uit.reset_index().set_index("rij").rename_axis(None)
    return uit.astype({"n": "Int64", "n_geldig": "Int64"})


def _zonder_alle(ruw: Ruw, beschrijving: Beschrijving) -> Ruw:
    """The file with 'alle' in the column of roles made empty: everybody together."""
    kolom = beschrijving.kolom("rol")
    if kolom is None:
        return ruw
    cellen = [None if w is None or plat(w) in {ALLE_ROLLEN, "totaal"} else w for w in ruw.tabel[kolom]]
    return Ruw(
        ruw.bestand, ruw.soort, ruw.tabel.assign(**{kolom: pd.Series(cellen, ruw.tabel.index, dtype=object)})
    )


def _lees_rij(
    ruw: Ruw, beschrijving: Beschrijving, plaatsen: Plaatsen, kolommen: dict[str, str | None], rij: int,
    tabel: pd.DataFrame, fouten: list[Fout],
) -> None:  # fmt: skip
    cel = {wat: str(ruw.tabel.at[rij, kolom] or "") for wat, kolom in kolommen.items() if kolom}

    def mis(wat: str, verwacht: str, oplossing: str) -> None:
        fouten.append(Fout(rij, kolommen[wat] or "", cel[wat], verwacht, oplossing))

    gebied = _gebied(cel["gebied"], plaatsen)
    if isinstance(gebied, Mis):
        mis("gebied", gebied.verwacht, gebied.oplossing)
    else:
        tabel.at[rij, "geo_type"], tabel.at[rij, "geo_code"] = gebied
    vraag = next(
        (
            v
            for v in beschrijving.enquete.vragen
            if plat(cel["vraagnaam"]) in {plat(v.vraag_id), plat(v.tekst)}
        ),
        None,
    )
    if vraag is None or vraag.soort == "open":
        mis(
            "vraagnaam",
            "een vraag uit de beschrijving",
            "Schrijf de code of de tekst van de vraag precies zo.",
        )
    else:
        _antwoord(ruw, vraag, kolommen["antwoord"] or "", rij, cel["antwoord"], tabel, fouten)
    for wat, naam in (("aantal", "n"), ("gevraagd", "n_geldig")):
        if wat in cel and (cel[wat] or wat == "aantal"):
            if re.fullmatch(r"\d{1,8}", cel[wat]) and int(cel[wat]) <= _MAX_AANTAL:
                tabel.at[rij, naam] = int(cel[wat])
            else:
                mis(wat, "een geheel aantal van 0 of meer", "Schrijf het aantal zonder punten en komma's.")


def _antwoord(
    ruw: Ruw, vraag: Vraag, kolom: str, rij: int, waarde: str, tabel: pd.DataFrame, fouten: list[Fout]
) -> None:
    gelezen = Antwoordlezer(Ruw(ruw.bestand, ruw.soort, ruw.tabel), kolom, vraag).lees(waarde)
    if isinstance(gelezen, Optie):
        tabel.at[rij, "vraag_id"], tabel.at[rij, "antwoord"] = vraag.vraag_id, gelezen.code
    else:
        verwacht, oplossing = (
            (gelezen.verwacht, gelezen.oplossing) if gelezen else ("een antwoord", "Laat deze rij weg.")
        )
        fouten.append(Fout(rij, kolom, waarde, verwacht, oplossing))


def _gebied(tekst: str, plaatsen: Plaatsen) -> tuple[str, str] | Mis:
    """(geo_type, geo_code): NL, a province ('PV26'), a size class by name, or a municipality."""
    if plat(tekst) in {"nl", "nederland"}:
        return "land", LAND
    if tekst.upper() in plaatsen.provincies:
        return "provincie", tekst.upper()
    klasse = next((k for k in plaatsen.grootteklassen if plat(k) == plat(tekst)), None)
    if klasse:
        return "grootteklasse", klasse
    gevonden = plaatsen.zoek(tekst)
    if gevonden.gm_code:
        return "gemeente", gevonden.gm_code
    return Mis(f"{gevonden.verwacht}, een provincie (PV20), een grootteklasse of NL", gevonden.oplossing)


def _dubbel(tabel: pd.DataFrame, kolom: str, fouten: list[Fout]) -> None:
    dubbel = tabel.duplicated([*BLOK, "antwoord", "toen"])
    for rij in tabel.index[dubbel]:
        fouten.append(
            Fout(
                rij,
                kolom,
                str(tabel.at[rij, "toen"]),
                "elke vraag, plaats, rol en elk antwoord één keer",
                "Verwijder de dubbele rij.",
            )
        )


def _geldig(
    tabel: pd.DataFrame, beschrijving: Beschrijving, kolommen: dict[str, str | None], fouten: list[Fout]
) -> None:
    """How many answered: needed where people may choose several, and never less than the counts."""
    for (vraag_id, *_), blok in tabel.groupby(["vraag_id", *BLOK[:3], "toen"], sort=False):
        vraag = beschrijving.enquete.vraag(str(vraag_id))
        geldig = set(blok["n_geldig"].dropna())
        kolom, rij = kolommen["gevraagd"] or "gevraagd", int(blok.index[0])
        if len(geldig) > 1 or (geldig and blok["n_geldig"].isna().any()):
            fouten.append(
                Fout(
                    rij, kolom, "", "bij elk antwoord op deze vraag hetzelfde aantal", "Verbeter deze rijen."
                )
            )
        elif not geldig and vraag and vraag.soort == "meer":
            fouten.append(
                Fout(
                    rij,
                    kolom,
                    "",
                    "hoeveel mensen deze vraag beantwoordden (meer antwoorden mogelijk)",
                    "Voeg die kolom toe.",
                )
            )
        elif geldig:
            som = blok["n"].max() if vraag and vraag.soort == "meer" else blok["n"].sum()
            klopt = (
                som <= next(iter(geldig)) if vraag and vraag.soort == "meer" else som == next(iter(geldig))
            )
            if not klopt:
                fouten.append(
                    Fout(
                        rij,
                        kolom,
                        str(next(iter(geldig))),
                        f"een aantal dat past bij de antwoorden ({som})",
                        "Verbeter deze rijen.",
                    )
                )


def naar_antwoorden(tabel: pd.DataFrame, enquete: Enquete) -> Antwoorden:
    """Counts per municipality as answers of invented people: the same counts, to be protected in the same way.

    Person i of a municipality and role gives the i-th answer to every question; nothing follows from that.
    """
    mensen: list[tuple[str, str | None, str | None, float]] = []
    rijen: list[tuple[str, str, str, bool]] = []
    for (gm_code, rol), deel in tabel.groupby(["geo_code", "rol"], sort=True, dropna=False):
        plaats = str(gm_code) if isinstance(gm_code, str) else None
        hoogste = 0
        for vraag_id, blok in deel.groupby("vraag_id", sort=False):
            vraag = enquete.vraag(str(vraag_id))
            per_antwoord = dict(zip(blok["antwoord"], blok["n"].astype(int), strict=True))
            if vraag and vraag.soort == "meer":
                aantal = int(blok["n_geldig"].iloc[0])
                for optie in vraag.schaal.opties:
                    n = per_antwoord.get(optie.code, 0)
                    rijen += [
                        (f"{gm_code}-{rol}-{i}", vraag.vraag_id, optie.code, i < n) for i in range(aantal)
                    ]
            else:
                codes = [code for code, n in per_antwoord.items() for _ in range(n)]
                aantal = len(codes)
                rijen += [(f"{gm_code}-{rol}-{i}", str(vraag_id), code, True) for i, code in enumerate(codes)]
            hoogste = max(hoogste, aantal)
        mensen += [
            (f"{gm_code}-{rol}-{i}", plaats, None if rol == ALLE_ROLLEN else str(rol), 1.0)
            for i in range(hoogste)
        ]
    return Antwoorden(
        enquete,
        pd.DataFrame(mensen, columns=["resp_id", "gm_code", "rol", "weging"]),
        pd.DataFrame(rijen, columns=["resp_id", "vraag_id", "antwoord", "gekozen"]),
    )
