"""Surveys made by chance, in the styles in which others write them, and a plain recount of what was put in.

``python -m tests.enquete_toeval 2000`` tries so many. Whatever is counted must be right to the person; what cannot be known
must be asked or refused. The recount knows only what was put into the file, nothing of how it is read.
"""

from __future__ import annotations

import io
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from unittest import mock

import numpy as np
import pandas as pd

from enquete import importeer
from enquete.drempels import Drempels, lees_drempels
from enquete.duiden.beschrijving import Beschrijving, Koppeling
from enquete.duiden.toewijzen import stel_voor
from enquete.houden.vragenlijst import raadsenquete
from enquete.lezen import lees_proces, lees_werker
from enquete.lezen.ruw import Ruw, Soort
from enquete.soorten import Enquete
from enquete.tellen.kern import Kern
from enquete.tellen.telling import tel_kern
from fouten import Gebruikersfout
from loaders.versies import PROJECT

BRON, REFERENTIE = PROJECT / "data" / "bron", PROJECT / "data" / "referentie"
DREMPELS = lees_drempels(REFERENTIE)
RAAK, FOUT, GEVRAAGD = "geteld", "fout geteld", "gevraagd of geweigerd"
GEMEENTEN = {"Roosendaal": "GM1674", "Utrecht": "GM0344", "Súdwest-Fryslân": "GM1900", "Doetinchem": "GM0222"}
WOORDEN = (
    ["helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens"],
    ["Ja", "Nee"],
    ["ja", "deels", "nee", "weet niet"],
    ["één keer", "twee keer", "vaker"],
    ["Ja, altijd", "Ja, soms", "Nee"],
    ["goed, maar duur", "goed", "slecht"],
    ["< 1 jaar", "1-2 jaar", "3-5 jaar", "6 jaar of langer"],
    ["vóór", "na", "geen van beide"],
    ["college/raad", "griffie", "regio & rijk"],
)
KEUZES = (["boodschappen", "vervoer", "tuin", "één gesprek"], ["krant", "radio", "sociale media"], ["A1", "A2", "A3"])  # fmt: skip
SCHEIDING = (";", ", ", ",", "\n", "|")
VINKJES = (
    ("1", "0"),
    ("1", ""),
    ("x", ""),
    ("Ja", "Nee"),
    ("WAAR", "ONWAAR"),
    ("Selected", ""),
    ("*label", ""),
)
ONTBREEKT = ("", "", "", "NA", "n.v.t.", "geen antwoord")
LOS = ("99", "9", "-1", "999", "-99", "88")


Telling = dict[tuple[str, str], list[dict]]  # question, place -> its rows


@dataclass
class Vraag:
    """One question of the file: its columns, and per option who chose it (None: who was not asked or gave no answer)."""

    koppen: list[str]
    kolommen: list[list[str]]
    gaf: list[set[str] | None]
    soort: str


@dataclass
class Proef:
    """A file and what was put into it."""

    naam: str
    inhoud: bytes
    vragen: list[Vraag]
    gemeente: list[str | None]
    weging: list[float] | None
    stijl: str = ""
    fouten: list[str] = field(default_factory=list)
    stand: Counter[str] = field(default_factory=Counter)


def _enkel(rng: np.random.Generator, kop: str, n: int) -> Vraag:
    opties = WOORDEN[rng.integers(len(WOORDEN))]
    soort = str(rng.choice(["woorden", "woorden", "codes", "cijfer"]))
    if soort == "codes":
        opties = [str(i) for i in range(1, int(rng.integers(2, 8)) + 1)]
    if soort == "cijfer":
        opties, kop = [str(i) for i in range(1, 11)], f"Welk rapportcijfer geeft u? ({kop})"
    leeg = str(rng.choice(ONTBREEKT))
    if soort != "woorden":
        leeg = str(rng.choice(LOS)) if rng.random() < 0.4 else ""
        leeg = "" if leeg in opties or (leeg == "9" and len(opties) > 6) else leeg
    cellen, gaf = [], []
    for _ in range(n):
        if rng.random() < 0.1:
            cellen.append(leeg)
            gaf.append(None)
        else:
            o = opties[min(int(rng.beta(1.5, 1.5) * len(opties)), len(opties) - 1)]
            schrijf = str(rng.choice([o, o, o, f" {o} ", unicodedata.normalize("NFD", o), o.upper() if soort == "woorden" and o != "na" else o]))  # fmt: skip
            cellen.append(schrijf)
            gaf.append({norm(o)})
    return Vraag([kop], [cellen], gaf, "enkel")


def _in_een_cel(rng: np.random.Generator, kop: str, n: int) -> Vraag:
    opties, teken = KEUZES[rng.integers(len(KEUZES))], str(rng.choice(SCHEIDING))
    cellen, gaf = [], []
    for _ in range(n):
        gekozen = [o for o in opties if rng.random() < 0.45]
        cellen.append(teken.join(gekozen) + (";" if teken == ";" and gekozen else ""))
        gaf.append({norm(o) for o in gekozen} or None)
    return Vraag([kop], [cellen], gaf, "meer")


def _in_kolommen(rng: np.random.Generator, kop: str, n: int) -> Vraag:
    opties = KEUZES[rng.integers(len(KEUZES))]
    aan, uit = VINKJES[rng.integers(len(VINKJES))]
    stijl = rng.choice(["haak", "streep", "code"])
    koppen = [{"haak": f"{kop} [{o}]", "streep": f"{kop} - {o}", "code": f"q{n % 7}_{i + 1}"}[str(stijl)] for i, o in enumerate(opties)]  # fmt: skip
    if aan == "*label" and stijl == "code":
        aan = "1"
    kolommen: list[list[str]] = [[] for _ in opties]
    gaf: list[set[str] | None] = []
    for _ in range(n):
        gekozen = {o for o in opties if rng.random() < 0.45} if rng.random() < 0.9 else None
        for kolom, o in zip(kolommen, opties, strict=True):
            kolom.append("" if gekozen is None else (o if aan == "*label" else aan) if o in gekozen else uit)
        niets = gekozen is None or (not uit and not gekozen)  # all blank: not asked, or nothing ticked
        gaf.append(None if niets else {norm(k) for k, o in zip(koppen, opties, strict=True) if o in gekozen})
    return Vraag(koppen, kolommen, gaf, "kolommen")


def norm(tekst: str) -> str:
    """A text as a reader sees it."""
    return " ".join(unicodedata.normalize("NFC", tekst).split()).casefold()


def maak(zaad: int) -> Proef:
    """A survey file by chance."""
    rng = np.random.default_rng(zaad)
    n = int(rng.choice([8, 15, 25, 40, 60, 130]))
    vragen, kolommen = [], {}
    for i in range(int(rng.integers(1, 9))):
        kop = f"{rng.choice(['Wat vindt u van', 'Hoe vaak doet u', 'Krijgt u', 'Bent u vóór'])!s} onderwerp {i + 1}?"
        maker = [_enkel, _enkel, _in_een_cel, _in_kolommen][rng.integers(4)]
        vraag = maker(rng, kop, n)
        if not set(vraag.koppen) & set(kolommen):
            if vragen and rng.random() < 0.25:  # a follow-up: only who answered the first in a certain way
                wie = [g is not None and len(g) > 0 and min(g) <= "m" for g in vragen[0].gaf]
                vraag.kolommen = [
                    [c if w else "" for c, w in zip(k, wie, strict=True)] for k in vraag.kolommen
                ]
                vraag.gaf = [g if w else None for g, w in zip(vraag.gaf, wie, strict=True)]
            vragen.append(vraag)
            kolommen |= dict(zip(vraag.koppen, vraag.kolommen, strict=True))
    extra: dict[str, list[str]] = {}
    if rng.random() < 0.7:
        extra[str(rng.choice(["id", "nr", "respondentnummer"]))] = [str(1000 + i) for i in range(n)]
    gemeente: list[str | None] = [None] * n
    if rng.random() < 0.6:
        wie = [str(g) for g in rng.choice(list(GEMEENTEN), n)]
        gemeente = [GEMEENTEN[g] for g in wie]
        met_code = rng.random() < 0.5
        extra["Gemeente"] = [GEMEENTEN[g] if met_code else g for g in wie]
    weging = None
    if rng.random() < 0.3:
        weging = [round(float(w), 3) for w in rng.uniform(0.4, 1.6, n)]
        if rng.random() < 0.3:
            weging[0] = 0.0
        teken = str(rng.choice([".", ","]))
        extra["weegfactor"] = [str(w).replace(".", teken) for w in weging]
    if rng.random() < 0.3:
        kolommen["Wat wilt u nog kwijt?"] = [f"Opmerking {zaad} {i}, en verder niets" if rng.random() < 0.3 else "" for i in range(n)]  # fmt: skip
    tabel = pd.DataFrame({**extra, **kolommen})
    if rng.random() < 0.25:
        stroom = io.BytesIO()
        tabel.replace("", None).to_excel(stroom, index=False)
        return Proef("a.xlsx", stroom.getvalue(), vragen, gemeente, weging, "xlsx")
    scheiding, codering = str(rng.choice([";", ",", "\t", "|"])), str(rng.choice(["utf-8", "utf-8-sig", "cp1252", "utf-16"]))  # fmt: skip
    if codering == "cp1252":  # it has no signs put together of two
        tabel = tabel.map(lambda c: unicodedata.normalize("NFC", c))
    csv = tabel.to_csv(index=False, sep=scheiding, lineterminator="\n")
    return Proef("a.csv", csv.encode(codering), vragen, gemeente, weging, f"{scheiding!r} {codering}")


def lees_hier(naam: str, inhoud: bytes) -> Ruw:
    """As ``bestand.lees_inhoud``, without a process for every file."""
    soort: Soort = {".csv": "tekst", ".sav": "spss"}.get(Path(naam).suffix, "werkboek")  # type: ignore[assignment]
    regels: list[dict] = []
    with mock.patch.object(lees_werker, "schrijf", regels.append):
        lees_werker.stuur(lees_werker.haal(lees_werker.LEZERS[soort])(naam, inhoud))
    return lees_proces._ruw(naam, soort, iter(regels[:-1]))  # the last says that it is all


def _alleen_geteld(k: Kern, enquete: Enquete, drempels: Drempels) -> tuple[pd.DataFrame, pd.DataFrame]:
    telling = tel_kern(k, enquete, drempels)
    return telling, telling[telling["n_geldig"] > 0]


@cache
def _plaatsen() -> tuple:
    plaatsen = importeer.lees_plaatsen(BRON, REFERENTIE)
    return (
        plaatsen,
        importeer.gemeenten_nu(BRON, REFERENTIE, plaatsen).query("gm_code in @GEMEENTEN.values()"),
        raadsenquete(2026, "Proef", "Wij", REFERENTIE),
    )


def tel(ruw: Ruw, **anders: object) -> tuple[Beschrijving, importeer.Verslag]:
    """The description the engine proposes, and what it counts."""
    plaatsen, nu, lijst = _plaatsen()
    b = stel_voor(ruw, replace(Beschrijving(lijst, vragen_uit_bestand=True, onze=True), **anders))  # type: ignore[arg-type]
    with (
        mock.patch.object(importeer, "lees_plaatsen", return_value=plaatsen),
        mock.patch.object(importeer, "gemeenten_nu", return_value=nu),
        mock.patch.object(importeer, "lees_drempels", return_value=DREMPELS),
        mock.patch.object(importeer, "maak", _alleen_geteld),  # what is hidden is tried by other tests
    ):
        return b, importeer.verwerk(ruw, b, BRON, REFERENTIE)


def proef(zaad: int) -> Proef:
    """Make one, count it, and compare; ``fouten`` names every count that is wrong."""
    p = maak(zaad)
    try:
        b, verslag = tel(lees_hier(p.naam, p.inhoud))
    except Gebruikersfout:
        p.stand[GEVRAAGD] += len(p.vragen)
        p.stand["bestand geweigerd"] += 1
        return p
    assert verslag.heel is not None
    heel = verslag.heel[verslag.heel["rol"] == "alle"]
    telling: Telling = {}
    for rij in heel[["vraag_id", "geo_code", "label", "n", "n_geldig", "pct"]].to_dict("records"):
        telling.setdefault((rij["vraag_id"], rij["geo_code"]), []).append(rij)
    per_kolom = {k.kolom: k for k in b.koppelingen}
    geteld: list[tuple[Vraag, list[Koppeling]]] = []
    for v in p.vragen:
        deel = [per_kolom[" ".join(k.split())] for k in v.koppen]
        if any(k.wat == "negeren" for k in deel):
            assert all(k.waarom for k in deel)
            p.stand[GEVRAAGD] += 1
        else:
            geteld.append((v, deel))
    w = p.weging or [1.0] * len(p.gemeente)
    # who gave no answer to anything that is counted is no respondent; weights are scaled over those who are
    mee = [w[i] > 0 and any(v.gaf[i] is not None for v, _ in geteld) for i in range(len(w))]
    gemiddeld = float(np.mean([a for a, m in zip(w, mee, strict=True) if m]))
    gewicht = [min(a / gemiddeld, DREMPELS.gewicht_hoogstens) if m else 0.0 for a, m in zip(w, mee, strict=True)]  # fmt: skip
    for v, deel in geteld:
        voor = len(p.fouten)
        if v.soort == "kolommen" and deel[0].wat == "vraag":  # each column a question of its own
            for kop, kolom, k in zip(v.koppen, v.kolommen, deel, strict=True):
                los = Vraag([kop], [kolom], [{norm(c)} if c.strip() else None for c in kolom], "enkel")
                _vergelijk(p, los, k.vraag_id, telling, gewicht, {})
        else:
            labels = {norm(o.label): norm(k.kolom) for k in deel if k.optie and (x := verslag.enquete.vraag(k.vraag_id)) and (o := x.schaal.optie(k.optie))}  # fmt: skip
            _vergelijk(p, v, deel[0].vraag_id, telling, gewicht, labels)
        p.stand[FOUT if len(p.fouten) > voor else RAAK] += 1
    return p


def _vergelijk(
    p: Proef, v: Vraag, vraag_id: str, telling: Telling, gewicht: list[float], labels: dict[str, str]
) -> None:
    """Every count of one question against a plain recount, for the country and for each municipality."""
    for plek in ("NL", *GEMEENTEN.values()):
        wie = [(g, a) for g, a, gm in zip(v.gaf, gewicht, p.gemeente, strict=True) if g is not None and a and plek in ("NL", gm)]  # fmt: skip
        n: Counter[str] = Counter(o for g, _ in wie for o in g)
        rijen, over, alles = telling.get((vraag_id, plek), []), dict(n), sum(a for _, a in wie)
        if len(wie) and not rijen:
            p.fouten.append(f"{p.stijl}, {v.koppen[0]!r}, {plek}: niets geteld")
        for r in rijen:
            naam = labels.get(norm(r["label"]), norm(r["label"]))
            if naam == "een ander antwoord":
                continue
            over.pop(naam, None)
            waar = f"{p.stijl}, {v.koppen[0]!r}, {plek}, {r['label']!r}"
            if r["n_geldig"] != len(wie):
                p.fouten.append(f"{waar}: van {r['n_geldig']}, goed is {len(wie)}")
            elif pd.isna(r["n"]):
                goed = 100 * sum(a for g, a in wie if naam in g) / alles
                if abs(r["pct"] - goed) > DREMPELS.gewogen_stap_pct / 2 + 1e-9:
                    p.fouten.append(f"{waar}: {r['pct']}%, goed is {goed}%")
            elif r["n"] != n[naam]:
                p.fouten.append(f"{waar}: {r['n']}, goed is {n[naam]}")
        rest = [r["n"] for r in rijen if r["label"] == "een ander antwoord"]
        if rijen and v.soort == "enkel" and not pd.isna(rest).any() and sum(rest) != sum(over.values()):
            p.fouten.append(f"{p.stijl}, {v.koppen[0]!r}, {plek}: rest {rest}, goed is {over}")


def main(aantal: int, vanaf: int = 0) -> int:
    """Try so many; the number of surveys with a wrong count."""
    stand: Counter[str] = Counter()
    mis = 0
    for zaad in range(vanaf, vanaf + aantal):
        p = proef(zaad)
        stand += p.stand
        if p.fouten:
            mis += 1
            print(f"zaad {zaad}:", *p.fouten[:3], sep="\n  ", flush=True)
    print(f"{aantal} enquêtes, {mis} met een fout: {dict(stand)}")
    return mis


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:]))))
