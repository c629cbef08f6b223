"""A small survey of our own, and files of every kind to read it from."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pyreadstat

from enquete.drempels import Drempels
from enquete.duiden.beschrijving import Beschrijving, uit_toml
from enquete.duiden.keuren import Gekeurd, keur
from enquete.duiden.plaats import Plaatsen
from enquete.duiden.toewijzen import stel_voor
from enquete.importeer import Verslag, bewaar, maak, verwerk
from enquete.lezen import bestand
from enquete.lezen.ruw import Ruw
from enquete.soorten import Antwoorden, Enquete, Optie, Schaal, Vraag
from enquete.tellen.kern import kern

EENS = Schaal(
    "L5",
    "Eens of oneens",
    (
        Optie("1", "helemaal oneens", 1, 1),
        Optie("2", "oneens", 2, 2),
        Optie("3", "niet eens, niet oneens", 3, 3),
        Optie("4", "eens", 4, 4),
        Optie("5", "helemaal eens", 5, 5),
        Optie("wn", "weet ik niet", 6, None, "weet_niet"),
        Optie("gz", "zeg ik liever niet", 7, None, "geen_antwoord"),
    ),
)
CIJFER = Schaal("C10", "Cijfer", tuple(Optie(str(c), str(c), c, c) for c in range(1, 11)))
BRONNEN = Schaal(
    "B",
    "Bronnen",
    tuple(
        Optie(c, t, i)
        for i, (c, t) in enumerate([("coll", "college"), ("grif", "griffie"), ("med", "media")], 1)
    ),
)
VRAGEN = (
    Vraag("V1_wmo", 1, "Heeft de raad invloed?", EENS),
    Vraag("T5", 2, "Welk cijfer geeft u?", CIJFER, "cijfer"),
    Vraag("I1", 3, "Welke bronnen gebruikt u?", BRONNEN, "meer"),
    Vraag("D2", 4, "Wat wilt u kwijt?", Schaal("", "eigen woorden", ()), "open"),
)
ENQUETE = Enquete("raad_2026", "Raadsenquête 2026", "De griffie", 2026, "raadsleden", VRAGEN)
KOP = ["respondent", "gm_code", "rol", "weging", "V1_wmo", "T5", "I1.coll", "I1.grif", "I1.med"]
RIJEN = [
    ["r1", "GM0363", "raadslid", "1", "4", "7", "1", "", ""],
    ["r2", "363", "Raadslid", "0,5", "eens", "8", "", "1", ""],
    ["r3", "Amsterdam", "raadslid", "1", "wn", "8", "1", "1", ""],
    ["r4", "GM0014", "wethouder", "2", "1", "", "", "", ""],
    ["r5", "Haren", "griffier", "1", "", "10", "", "", "1"],
    ["r6", "", "raadslid", "1", "helemaal EENS", "6", "", "", ""],
]


def csv_bytes(
    kop: list[str] = KOP, rijen: list[list[str]] = RIJEN, scheiding: str = ";", codering: str = "utf-8"
) -> bytes:
    """A csv file; cells are not quoted."""
    return "".join(scheiding.join(r) + "\n" for r in [kop, *rijen]).encode(codering)


def met(rij: int, kolom: str, waarde: str) -> list[list[str]]:
    """The rows with one cell changed; ``rij`` is the number in the file (the heading is 1)."""
    rijen = [list(r) for r in RIJEN]
    rijen[rij - 2][KOP.index(kolom)] = waarde
    return rijen


def werkboek(rijen: list[list[object]], titel: str = "Antwoorden") -> openpyxl.Workbook:
    """A workbook with one sheet."""
    boek = openpyxl.Workbook()
    blad = boek.active
    assert blad is not None
    blad.title = titel
    for rij in rijen:
        blad.append(rij)
    return boek


def xlsx_bytes(boek: openpyxl.Workbook) -> bytes:
    """A workbook as a file."""
    stroom = io.BytesIO()
    boek.save(stroom)
    return stroom.getvalue()


def met_deel(
    inhoud: bytes, naam: str, vervang: Mapping[str, bytes] | None = None, deel: bytes = b"x"
) -> bytes:
    """A zip with a part added (or parts replaced)."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as nieuw:
        for lid in oud.namelist():
            nieuw.writestr(lid, (vervang or {}).get(lid, oud.read(lid)))
        if naam:
            nieuw.writestr(naam, deel)
    return uit.getvalue()


def sav_bytes(tabel: pd.DataFrame, map_: Path, *, zsav: bool = False, **labels: object) -> bytes:
    """An SPSS file; ``labels`` as pyreadstat.write_sav takes them."""
    pad = map_ / f"zelf.{'zsav' if zsav else 'sav'}"
    pyreadstat.write_sav(tabel, str(pad), compress=zsav, **labels)
    return pad.read_bytes()


def ruw_van(naam: str, inhoud: bytes, blad: str | None = None) -> Ruw:
    """What was read of an upload."""
    return bestand.lees_inhoud(naam, inhoud, blad)


def importeer(pad: Path, beschrijving: Beschrijving, bron: Path) -> Verslag:
    """Read, count, protect and store a file, as the command does."""
    ruw = bestand.lees(pad)
    verslag = verwerk(ruw, beschrijving, bron, bron.parent / "referentie")
    bewaar(verslag, ruw.bestand, bron)
    return verslag


def gekeurd(ruw: Ruw, plaatsen: Plaatsen, beschrijving: Beschrijving | None = None) -> Gekeurd:
    """Checked answers, with our small survey unless another is described."""
    return keur(ruw, stel_voor(ruw, beschrijving or Beschrijving(ENQUETE)), plaatsen)


def toml(extra: str = "", **anders: str) -> str:
    """A description; keys of the first level may be changed or left out (empty)."""
    velden = {
        "enquete_id": '"eigen_2026"',
        "titel": '"Eigen enquête"',
        "uitgever": '"De gemeente"',
        "jaar": "2026",
        "doelgroep": '"inwoners"',
    } | anders
    return "\n".join(f"{k} = {w}" for k, w in velden.items() if w) + "\n" + extra


def beschrijf(extra: str = "", **anders: str) -> Beschrijving:
    """A description from TOML."""
    return uit_toml(toml(extra, **anders), "eigen.toml", VRAGEN)


def telling(g: Gekeurd, vraag_id: str) -> dict[str, tuple[int, int]]:
    """option -> (ticked, put to) of a question."""
    vraag, keuze = g.antwoorden.enquete.vraag(vraag_id), g.antwoorden.keuzes[vraag_id]
    assert vraag is not None
    codes = [o.code for o in vraag.schaal.opties]
    if keuze.ndim == 2:
        paren = {c: (int((k == 1).sum()), int((k >= 0).sum())) for c, k in zip(codes, keuze.T, strict=True)}
        return {c: p for c, p in paren.items() if p[1]}
    return {c: (n, n) for i, c in enumerate(codes) if (n := int((keuze == i).sum()))}


def antwoorden(enquete: Enquete, mensen: list[tuple], gewogen: bool = False) -> Antwoorden:
    """(municipality, role, weight, {question: answer}) per person; an answer is a code, or option -> ticked of several."""
    keuzes = {}
    for vraag in enquete.vragen:
        nr = {o.code: i for i, o in enumerate(vraag.schaal.opties)}
        gaf = [wat.get(vraag.vraag_id) for *_, wat in mensen]
        if vraag.soort == "meer":
            keuze = np.full((len(mensen), len(nr)), -1, "int16")
            for i, per_optie in enumerate(gaf):
                for code, aan in (per_optie or {}).items():
                    keuze[i, nr[code]] = aan
        else:
            keuze = np.array([-1 if a is None else nr[a] for a in gaf], "int16")
        keuzes[vraag.vraag_id] = keuze
    wie = pd.DataFrame([m[:3] for m in mensen], columns=["gm_code", "rol", "weging"])
    wie = wie.astype({"gm_code": "str", "rol": "str", "weging": "float64"})
    return Antwoorden(enquete, wie, keuzes, gewogen)


def beschermd(a: Antwoorden, gemeenten: pd.DataFrame, drempels: Drempels) -> pd.DataFrame:
    """The outcome as others may see it."""
    return maak(kern(a, gemeenten, drempels.gewicht_hoogstens), a.enquete, drempels)[0]
