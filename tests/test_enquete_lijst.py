"""The questionnaire as data, the files made from it, the seats of councils, and the invented answers.

Numbers of questions and columns are counted by hand from the design of the questionnaire.
"""

from __future__ import annotations

import csv
import io
import re
import shutil
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from enquete.__main__ import main
from enquete.duiden.beschrijving import Beschrijving
from enquete.duiden.keuren import roltabel
from enquete.duiden.toewijzen import stel_voor
from enquete.houden.indeling import kolommen
from enquete.houden.limesurvey import limesurvey, limesurvey_code, limesurvey_optie
from enquete.houden.sjablonen import drukbaar, xlsx_sjabloon
from enquete.houden.voorbeeld import maak_voorbeeld
from enquete.houden.vragenlijst import lees_schalen, lees_vragenlijst, raadsenquete
from enquete.houden.zetels import lees_zetels, zetels_per_gemeente
from enquete.soorten import ROLLEN, Enquete, Optie, Schaal, Vraag
from fouten import Gebruikersfout
from tests.enquete_hulp import csv_bytes, ruw_van

DATA = Path(__file__).resolve().parent.parent / "data"
REFERENTIE = DATA / "referentie"
WETTEN = {"jeugdwet", "wmo", "participatiewet"}
# item -> number of questions, scale; by hand: 3 = one per law or per type of frame
ITEMS = {
    "A1": (1, "ROL"), "A2": (1, "JAREN"), "A3": (2, "PARTIJ COALITIE"), "A4": (1, ""),
    "V1": (3, "J"), "V2": (3, "VISIE"), "V3": (1, "L5"),
    "K_I": (3, "J"), "K_P": (3, "J"), "K_F": (3, "J"), "K4": (3, "F4"), "K5": (3, "L5"), "K6": (1, "J"),
    "I1": (1, "BRONNEN"), "I2": (1, "L5"), "I3": (1, "L5"), "I4": (1, "L5"), "I5": (1, "F4"),
    "R1": (3, "L5"), "R2": (3, "C10"), "R3": (3, "C10"), "R4": (1, "F4"),
    "B_B": (3, "L5"), "B_F": (3, "L5"), "B_P": (3, "L5"), "B4": (1, "KENMERK"), "B5": (3, "L5"), "B6": (1, "L5"),
    "T1": (1, "L5"), "T2": (1, "L5"), "T3": (1, "L5"), "T4": (1, "F4"), "T5": (3, "C10"),
    "D1": (1, "L5"), "D2": (2, ""),
    "G1": (6, "J"), "G2": (3, "L5"),
}  # fmt: skip
PER_WET = {"V1", "V2", "K_I", "K_P", "K_F", "R1", "R2", "R3", "B_B", "B_F", "B_P", "B5", "T5", "G1", "G2"}
MINDER = {"K4", "K6", "B_B", "B_F", "B_P", "B5", "B6", "T4"}  # more of it is less of what the part is about


@pytest.fixture(scope="module")
def rijen() -> pd.DataFrame:
    """The file itself, read without our own code."""
    return pd.read_csv(REFERENTIE / "enquete_vragen.csv", dtype=str, keep_default_na=False)


@pytest.fixture(scope="module")
def enquete() -> Enquete:
    return raadsenquete(2026, "Enquête van de raad", "griffie Voorbeeldstad", REFERENTIE)


@pytest.fixture
def referentie(tmp_path: Path) -> Path:
    """A copy of the two files that a test may damage."""
    map_ = tmp_path / "data" / "referentie"
    map_.mkdir(parents=True)
    for naam in ("enquete_vragen.csv", "enquete_schalen.csv", "raadszetels.csv"):
        shutil.copy(REFERENTIE / naam, map_)
    return map_


# ---------------------------------------------------------------- questions and scales


def test_alle_vragen_van_het_ontwerp(rijen: pd.DataFrame) -> None:
    assert dict(Counter(rijen["item_id"])) == {item: n for item, (n, _) in ITEMS.items()}
    assert len(rijen) == 76
    for item, (_, schalen) in ITEMS.items():
        gevonden = rijen.loc[rijen["item_id"] == item, "schaal_id"]
        assert set(gevonden) == set(schalen.split()) | ({""} if not schalen else set()), item


def test_een_vraag_per_wet(rijen: pd.DataFrame) -> None:
    for item, groep in rijen.groupby("item_id"):
        assert set(groep["wet"]) == (WETTEN if item in PER_WET else {""}), item
    namen = {"jeugdwet": "de Jeugdwet", "wmo": "de Wmo", "participatiewet": "de Participatiewet"}
    for _, r in rijen[rijen["wet"] != ""].iterrows():
        assert namen[r["wet"]] in r["tekst"]
        assert r["vraag_id"].endswith(f"_{r['wet']}")


def test_een_vraag_per_kadertype(rijen: pd.DataFrame) -> None:
    kader = rijen[rijen["kadertype"] != ""]
    assert dict(Counter(kader["kadertype"])) == {"inhoudelijk": 5, "procedureel": 5, "financieel": 5}
    for _, r in kader.iterrows():
        assert r["kadertype"][:8] in r["tekst"].lower().replace("ë", "e")  # inhoudelijke, financiële, …


def test_richting(rijen: pd.DataFrame, enquete: Enquete) -> None:
    assert set(rijen.loc[rijen["richting"] == "-1", "item_id"]) == MINDER
    assert set(rijen.loc[rijen["richting"] != "-1", "item_id"]) == set(ITEMS) - MINDER
    assert {v.richting for v in enquete.vragen} == {1, -1}


def test_schalen_met_de_hand() -> None:
    schalen = lees_schalen(REFERENTIE)
    scores = {
        naam: [(o.code, o.score) for o in schalen[naam].opties if o.soort == "antwoord"]
        for naam in ("L5", "F4", "J", "C10")
    }
    assert scores["L5"] == [("1", 1), ("2", 2), ("3", 3), ("4", 4), ("5", 5)]
    assert schalen["L5"].opties[0].label == "helemaal oneens"
    assert schalen["L5"].opties[4].label == "helemaal eens"
    assert [o.label for o in schalen["F4"].opties[:4]] == ["nooit", "soms", "vaak", "altijd"]
    assert scores["F4"] == [("1", 1), ("2", 2), ("3", 3), ("4", 4)]
    assert scores["J"] == [("ja", 3), ("deels", 2), ("nee", 1)]
    assert scores["C10"] == [(str(n), n) for n in range(1, 11)]
    assert [o.code for o in schalen["KENMERK"].opties if o.code.startswith("K")] == [f"K{n}" for n in range(1, 9)]  # fmt: skip


def test_weet_niet_is_een_antwoord_zonder_score() -> None:
    met = {}
    for naam, schaal in lees_schalen(REFERENTIE).items():
        los = [o for o in schaal.opties if o.soort == "weet_niet"]
        assert all(o.code == "wn" and o.score is None and o is schaal.opties[-1] for o in los)
        met[naam] = len(los)
    assert {n for n, aantal in met.items() if aantal == 1} == {"L5", "F4", "J", "C10", "VISIE", "KENMERK"}
    assert {n for n, aantal in met.items() if aantal == 0} == {"BRONNEN", "ROL", "JAREN", "PARTIJ", "COALITIE"}  # fmt: skip


def test_woorden(rijen: pd.DataFrame) -> None:
    """Dutch with 'u', one question at a time, and no word that makes the Rijk's amount a budget."""
    for tekst in [*rijen["tekst"], *rijen["toelichting"]]:
        assert not re.search(
            r"\b(je|jij|jouw|jullie|budget|overschot|etc|i\.v\.m|d\.w\.z|m\.b\.t)\b", tekst, re.I
        )
        assert "{" not in tekst
    for tekst in rijen["tekst"]:
        assert tekst[-1] in ".?"
        assert tekst.count("?") <= 1
        assert len(tekst.split()) <= 25, tekst
    b5 = rijen.loc[rijen["item_id"] == "B5", "tekst"]
    assert b5.str.contains("het rekenbedrag van het Rijk (niet geoormerkt)", case=False, regex=False).all()


def test_rollen(rijen: pd.DataFrame) -> None:
    rollen = {v.vraag_id: v.voor_rollen for v in lees_vragenlijst(REFERENTIE)}
    assert len(rollen) == 76
    assert {v for v, r in rollen.items() if set(r) == {"raadslid", "fractievoorzitter"}} == {
        "A2",
        "A3_partij",
        "A3_coalitie",
    }
    assert {len(r) for r in rollen.values()} == {2, 5}
    rol = raadsenquete(2026, "t", "u", REFERENTIE).vraag("rol")
    assert rol is not None
    assert {o.code for o in rol.schaal.opties} <= set(ROLLEN)  # what the tables of outcomes know


def test_raadsenquete() -> None:
    gewoon = raadsenquete(2026, "Titel", "Griffie", REFERENTIE)
    assert (gewoon.enquete_id, gewoon.titel, gewoon.voorbeeld) == ("raadsenquete_2026", "Titel", False)
    assert [v.volgorde for v in gewoon.vragen] == sorted(v.volgorde for v in gewoon.vragen)
    assert gewoon.vragen[0].vraag_id == "rol"
    proef = raadsenquete(2026, "Titel", "Griffie", REFERENTIE, voorbeeld=True)
    assert proef.titel.startswith("VOORBEELD")
    assert proef.voorbeeld
    assert proef.enquete_id != gewoon.enquete_id


# ---------------------------------------------------------------- slips of the pen

FOUTEN = [
    ("schaal-onbekend", "enquete_vragen.csv", lambda t: t.replace(",J,enkel,", ",JN,enkel,", 1), ["rij 7", "JN", "V1_jeugdwet"]),
    ("dubbele-vraag", "enquete_vragen.csv", lambda t: t.replace("V1_wmo", "V1_jeugdwet"), ["V1_jeugdwet"]),
    ("dubbele-code", "enquete_schalen.csv", lambda t: t.replace("L5,Eens of oneens,2,", "L5,Eens of oneens,1,"), ["L5", "code"]),
    ("weet-niet-met-score", "enquete_schalen.csv", lambda t: t.replace("geen mening,6,,", "geen mening,6,6,"), ["rij 7", "wn", "L5"]),
    ("volgorde-dubbel", "enquete_schalen.csv", lambda t: t.replace("oneens,2,2", "oneens,1,2"), ["L5", "volgorde 1"]),
    ("scores-niet-op-volgorde", "enquete_schalen.csv", lambda t: t.replace(",eens,4,4,", ",eens,4,3,"), ["L5"]),
    ("scores-half", "enquete_schalen.csv", lambda t: t.replace(",eens,4,4,", ",eens,4,,"), ["L5"]),
    ("naam-verschilt", "enquete_schalen.csv", lambda t: t.replace("F4,Hoe vaak,2", "F4,Vaak,2"), ["F4", "naam"]),
    ("soort-optie", "enquete_schalen.csv", lambda t: t.replace("weet_niet", "weetniet", 1), ["rij 7", "soort", "weetniet"]),
    ("open-met-schaal", "enquete_vragen.csv", lambda t: t.replace(",L5,enkel,", ",L5,open,", 1), ["V3", "open"]),
    ("geen-schaal", "enquete_vragen.csv", lambda t: t.replace(",L5,enkel,", ",,enkel,", 1), ["V3", "schaal"]),
    ("meer-met-scores", "enquete_vragen.csv", lambda t: t.replace(",VISIE,meer,", ",L5,meer,", 1), ["V2_jeugdwet", "L5"]),
    ("cijfer-zonder-scores", "enquete_vragen.csv", lambda t: t.replace(",C10,cijfer,", ",ROL,cijfer,", 1), ["R2_jeugdwet", "ROL"]),
    ("richting", "enquete_vragen.csv", lambda t: t.replace(",F4,enkel,-1", ",F4,enkel,0", 1), ["richting"]),
    ("rol-onbekend", "enquete_vragen.csv", lambda t: t.replace("wethouder", "wethoudster", 1), ["rij 2", "wethoudster"]),
    ("volgorde-vraag", "enquete_vragen.csv", lambda t: t.replace("V1_wmo,V1,70,", "V1_wmo,V1,60,"), ["V1_wmo", "60"]),
    ("subvraag", "enquete_vragen.csv", lambda t: t.replace(",S1,", ",S8,", 1), ["subvraag", "S8"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("bestand", "schade", "woorden"), [f[1:] for f in FOUTEN], ids=[f[0] for f in FOUTEN]
)
def test_verschrijving_wordt_gemeld(referentie: Path, bestand, schade, woorden) -> None:
    pad = referentie / bestand
    oud = pad.read_text(encoding="utf-8")
    pad.write_text(schade(oud), encoding="utf-8")
    assert pad.read_text(encoding="utf-8") != oud
    with pytest.raises(Gebruikersfout) as fout:
        lees_vragenlijst(referentie)
    for woord in [bestand, *woorden]:
        assert woord in str(fout.value)
    assert str(fout.value).endswith(".")


# ---------------------------------------------------------------- seats

# Gemeentewet article 8: the last number of inhabitants of each class, and the seats
WETSARTIKEL = [
    (3000, 9), (6000, 11), (10_000, 13), (15_000, 15), (20_000, 17), (25_000, 19), (30_000, 21), (35_000, 23),
    (40_000, 25), (45_000, 27), (50_000, 29), (60_000, 31), (70_000, 33), (80_000, 35), (100_000, 37), (200_000, 39),
]  # fmt: skip


def test_zetels_volgens_de_wet() -> None:
    zetels = lees_zetels(REFERENTIE)
    for n, (grens, aantal) in enumerate(WETSARTIKEL):
        volgende = WETSARTIKEL[n + 1][1] if n + 1 < len(WETSARTIKEL) else 45
        assert (zetels(grens), zetels(grens + 1)) == (aantal, volgende)
    assert (zetels(0), zetels(950_000)) == (9, 45)
    with pytest.raises(ValueError, match="negative"):
        zetels(-1)


def test_zetels_van_nederland() -> None:
    """The 342 councils have 8 572 seats together with the inhabitants of 2024; the middle one has 23."""
    inwoners = pd.read_csv(DATA / "bron" / "inwoners.csv")
    uit = zetels_per_gemeente(inwoners[inwoners["jaar"] == 2024], REFERENTIE)
    assert (len(uit), uit.sum(), uit.median()) == (342, 8572, 23)
    assert (uit["GM0363"], uit["GM0088"]) == (45, 9)  # Amsterdam, Schiermonnikoog


def test_zetels_onbekend_blijft_onbekend() -> None:
    tabel = pd.DataFrame({"gm_code": ["GM0001", "GM0002"], "inwoners": [20_001, None]})
    uit = zetels_per_gemeente(tabel, REFERENTIE)
    assert uit["GM0001"] == 19
    assert pd.isna(uit["GM0002"])


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [("3001,6000,11", "3002,6000,11"), ("0,3000,9", "1,3000,9"), ("200001,,45", "200001,900000,45"), ("3001,6000,11", "3001,6000,8")],
)  # fmt: skip
def test_zetels_met_een_gat(referentie: Path, oud: str, nieuw: str) -> None:
    pad = referentie / "raadszetels.csv"
    pad.write_text(pad.read_text().replace(oud, nieuw))
    with pytest.raises(Gebruikersfout, match=r"raadszetels\.csv"):
        lees_zetels(referentie)


# ---------------------------------------------------------------- the workbook

# by hand: 3 of who and where, A2 and A3 3, V1 3, V2 3x7, V3 1, K 9+3+3+1, I 10+3+1, R 9+1, B 9+10+3+1, T 4+3, D1 1, G 9
KOLOMMEN = 3 + 3 + 3 + 21 + 1 + 16 + 14 + 10 + 23 + 7 + 1 + 9


def test_werkboek(enquete: Enquete) -> None:
    boek = openpyxl.load_workbook(io.BytesIO(xlsx_sjabloon(enquete)))
    assert boek.sheetnames == ["Antwoorden", "Vragen", "Uitleg"]
    blad = boek["Antwoorden"]
    koppen = [c.value for c in blad[1]]
    assert koppen[:7] == ["resp_id", "gm_code", "rol", "A2", "A3_partij", "A3_coalitie", "V1_jeugdwet"]
    assert len(koppen) == len(set(koppen)) == KOLOMMEN
    assert {"B4.K1", "B4.K8", "B4.geen", "B4.wn", "V2_wmo.raad", "I1.dash"} <= set(koppen)
    assert not [k for k in koppen if k.startswith("D2")]  # no open answers beside a municipality
    assert blad.max_row == 1
    assert blad.freeze_panes == "B2"
    assert "eigen visie op de Jeugdwet?" in blad["G1"].comment.text
    vragen = [[c.value for c in r] for r in boek["Vragen"].iter_rows()]
    assert len(vragen) == 77
    assert "1 = helemaal oneens; 2 = oneens;" in next(r for r in vragen if r[0] == "V3")[7]
    uitleg = " ".join(str(c.value) for r in boek["Uitleg"].iter_rows() for c in r)
    assert "geen namen" in uitleg
    assert "VOORBEELD" not in uitleg


def test_keuzelijsten(enquete: Enquete) -> None:
    blad = openpyxl.load_workbook(io.BytesIO(xlsx_sjabloon(enquete)))["Antwoorden"]
    koppen = {c.column_letter: c.value for c in blad[1]}
    lijsten, hulp = {}, {}
    for regel in blad.data_validations.dataValidation:
        for bereik in str(regel.sqref).split():
            kolom = koppen[re.match("[A-Z]+", bereik)[0]]
            lijsten[kolom], hulp[kolom] = regel.formula1, regel.prompt
            assert bereik.split(":")[0].endswith("2")
            assert len(regel.prompt) <= 255
    assert set(lijsten) == set(koppen.values())
    assert lijsten["V3"] == '"1,2,3,4,5,wn"'
    assert lijsten["V1_wmo"] == '"ja,deels,nee,wn"'
    assert lijsten["B4.K1"] == '"1,0"'
    assert lijsten["rol"] == '"raadslid,fractievoorzitter,wethouder,griffier,ambtenaar"'
    assert lijsten["gm_code"] is None
    assert "5 = helemaal eens" in hulp["V3"]


@pytest.mark.parametrize("gevaar", ["=1+1", "@SUM(A1)", '=HYPERLINK("x")', "+1", "http://x.nl"])
def test_geen_formules_in_het_werkboek(enquete: Enquete, gevaar: str) -> None:
    schaal = Schaal("S", gevaar, (Optie("a", gevaar, 1),))
    vraag = Vraag("X1", 1, gevaar, schaal, toelichting=gevaar)
    enq = replace(enquete, titel=gevaar, uitgever=gevaar, doelgroep=gevaar, vragen=(vraag,))
    antwoorden = pd.DataFrame({"resp_id": [gevaar], "gm_code": [gevaar], "rol": [gevaar], "X1": [gevaar]})
    boek = openpyxl.load_workbook(io.BytesIO(xlsx_sjabloon(enq, antwoorden)))
    cellen = [c for blad in boek for r in blad.iter_rows() for c in r if c.value is not None]
    assert sum(c.value == gevaar for c in cellen) >= 6
    assert {c.data_type for c in cellen} == {"s"}
    assert not [c for c in cellen if c.hyperlink]
    leeg = boek["Antwoorden"].column_dimensions["A"]
    assert leeg.number_format == "@"  # what is typed later is text too


# ---------------------------------------------------------------- LimeSurvey


def lime(enquete: Enquete) -> list[dict[str, str]]:
    """The file as csv reads it, by the rules of the format: tabs, quotes, a BOM in front."""
    inhoud = limesurvey(enquete)
    assert inhoud.startswith(b"\xef\xbb\xbf")
    return list(
        csv.DictReader(io.StringIO(inhoud[3:].decode("utf-8"), newline=""), delimiter="\t", strict=True)
    )


def test_limesurvey_opbouw(enquete: Enquete) -> None:
    tabel = lime(enquete)
    assert {"class", "type/scale", "name", "relevance", "text", "help", "language", "validation", "mandatory", "other", "default", "same_default"} <= set(tabel[0])  # fmt: skip
    assert None not in tabel[0]
    soorten = Counter(r["class"] for r in tabel)
    assert soorten["G"] == 9
    assert soorten["Q"] == 76
    assert soorten["SQ"] == 3 * 7 + 10 + 10  # V2 per law, I1, B4
    assert {r["language"] for r in tabel if r["class"] != "S"} == {"nl"}
    instelling = {r["name"]: r["text"] for r in tabel if r["class"] == "S"}
    assert instelling["language"] == "nl"
    assert instelling["anonymized"] == "Y"
    assert instelling["sid"].isdecimal()
    assert {"surveyls_title", "surveyls_welcometext"} <= {r["name"] for r in tabel if r["class"] == "SL"}
    assert [r["class"] for r in tabel if r["class"] in "GQ"][:2] == ["G", "Q"]


def test_limesurvey_elke_vraag_heeft_zijn_antwoorden(enquete: Enquete) -> None:
    vragen: dict[str, tuple[str, list[dict[str, str]]]] = {}
    for r in lime(enquete):
        if r["class"] == "Q":
            vragen[r["name"]] = (r["type/scale"], [])
        elif r["class"] in ("A", "SQ"):
            next(reversed(vragen.values()))[1].append(r)
    assert len(vragen) == 76  # unique
    for code, (soort, antwoorden) in vragen.items():
        assert re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,19}", code)
        codes = [a["name"] for a in antwoorden]
        assert len(codes) == len(set(codes))
        assert all(re.fullmatch(r"[A-Za-z0-9]{1,5}", c) for c in codes)
        assert {a["class"] for a in antwoorden} == {"L": {"A"}, "M": {"SQ"}, "T": set(), "S": set()}[soort]
        assert all(a["text"] for a in antwoorden)
    assert [a["name"] for a in vragen["R2wmo"][1]] == [*map(str, range(1, 11)), "wn"]
    assert vragen["B4"][0] == "M"
    assert (vragen["gmcode"][0], vragen["D2knelpunt"][0]) == ("S", "T")


def test_limesurvey_voorwaarden(enquete: Enquete) -> None:
    q = {r["name"]: r for r in lime(enquete) if r["class"] == "Q"}
    assert q["A2"]["relevance"] == 'rol.NAOK == "raads" or rol.NAOK == "fract"'
    assert {r["relevance"] for n, r in q.items() if not n.startswith(("A2", "A3"))} == {"1"}
    assert q["B4"]["exclude_all_others"] == "geen;wn"
    assert q["V3"]["exclude_all_others"] == ""


@pytest.mark.parametrize("teken", ["[{}]", "_{}"])
def test_limesurvey_codes_heen_en_terug(enquete: Enquete, teken: str) -> None:
    """An export of answers is read as our own layout, in both ways in which it can name an option."""
    assert limesurvey_code("V1_jeugdwet") == "V1jeugdwet"
    assert limesurvey_code("K_F_participatiewet") == "KFparticipatiewet"
    assert limesurvey_optie("wethouder") == "wetho"
    ons = [k for k in kolommen(enquete) if k.vraag]
    koppen = [
        limesurvey_code(k.vraag.vraag_id) + (teken.format(limesurvey_optie(k.optie.code)) if k.optie else "")
        for k in ons
        if k.vraag
    ]
    assert "KFwmo" in koppen
    assert "V2jeugdwet" + teken.format("raad") in koppen
    rollen = ["raads", "fract", "wetho", "griff", "ambte"]
    rijen = [[r if k == "rol" else "" for k in koppen] for r in rollen]
    ruw = ruw_van("a.csv", csv_bytes(koppen, rijen))
    b = stel_voor(ruw, Beschrijving(enquete, onze=True))
    terug = {k.kolom: (k.vraag_id, k.optie) for k in b.koppelingen if k.wat in ("vraag", "optie")}
    assert (b.kolom("rol"), b.kolom("gemeente")) == ("rol", "gmcode")
    assert terug == {kop: (k.vraag.vraag_id, k.optie.code if k.optie else "") for kop, k in zip(koppen, ons, strict=True) if k.vraag and kop not in ("rol", "gmcode")}  # fmt: skip
    als = roltabel(b)
    assert [als[r] for r in rollen] == ["raadslid", "fractievoorzitter", "wethouder", "griffier", "ambtenaar"]


@pytest.mark.parametrize("vraag_id", ["1A", "_", "A-1", "A1 b", "V12345678901234567890", "é1"])
def test_limesurvey_weigert_een_code(vraag_id: str) -> None:
    with pytest.raises(Gebruikersfout, match="LimeSurvey"):
        limesurvey_code(vraag_id)


def test_limesurvey_weigert_botsende_codes(enquete: Enquete) -> None:
    v = enquete.vragen[6]
    dubbel = replace(enquete, vragen=(replace(v, vraag_id="V_1"), replace(v, vraag_id="v1")))
    with pytest.raises(Gebruikersfout, match="V_1 en v1"):
        limesurvey(dubbel)
    schaal = Schaal("S", "s", (Optie("raadslid", "a", 1), Optie("raadsgriffier", "b", 2)))
    with pytest.raises(Gebruikersfout, match="raadslid en raadsgriffier"):
        limesurvey(replace(enquete, vragen=(replace(v, schaal=schaal),)))


def test_limesurvey_leest_tekst_als_tekst(enquete: Enquete) -> None:
    vraag = replace(enquete.vragen[6], tekst='<b>Een\t{rol}\n"twee"</b>?')
    (q,) = [r for r in lime(replace(enquete, vragen=(vraag,))) if r["class"] == "Q"]
    assert q["text"] == '&lt;b&gt;Een { rol} "twee"&lt;/b&gt;?'


# ---------------------------------------------------------------- on paper


class _Lezer(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.eigenschappen: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.eigenschappen += attrs


def test_drukbaar(enquete: Enquete) -> None:
    tekst = drukbaar(enquete).decode("utf-8")
    lezer = _Lezer()
    lezer.feed(tekst)
    telling = Counter(lezer.tags)
    assert (telling["h1"], telling["h2"], telling["h3"], telling["title"], telling["main"]) == (
        1,
        9,
        76,
        1,
        1,
    )
    assert ("lang", "nl") in lezer.eigenschappen
    assert not {"script", "img", "link", "iframe"} & set(lezer.tags)
    assert not {"src", "href"} & {naam for naam, _ in lezer.eigenschappen}
    assert not re.search(r"https?:|url\(|@import", tekst)
    koppen = [int(t[1]) for t in lezer.tags if re.fullmatch(r"h\d", t)]
    assert all(b - a <= 1 for a, b in pairwise(koppen))
    assert telling["li"] == sum(len(v.schaal.opties) for v in enquete.vragen)
    assert "@page { size: A4" in tekst
    assert "VOORBEELD" not in tekst


def test_drukbaar_is_veilig_en_noemt_een_voorbeeld(enquete: Enquete) -> None:
    tekst = drukbaar(replace(enquete, titel="VOORBEELD <script>x</script>", voorbeeld=True)).decode()
    assert "<script" not in tekst
    assert "verzonnen antwoorden" in tekst


# ---------------------------------------------------------------- invented answers

GEMEENTEN = pd.DataFrame(
    {
        "gm_code": ["GM0363", "GM0088", "GM1674", "GM0003", "GM0014"],
        "inwoners": [931_000, 970, 78_000, 11_700, 240_000],
    }
)


@pytest.fixture(scope="module")
def proef() -> Enquete:
    return raadsenquete(2026, "Proef", "niemand", REFERENTIE, voorbeeld=True)


@pytest.fixture(scope="module")
def antwoorden(proef: Enquete) -> pd.DataFrame:
    return maak_voorbeeld(proef, GEMEENTEN, 7)


def test_voorbeeld_is_herhaalbaar(proef: Enquete, antwoorden: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(antwoorden, maak_voorbeeld(proef, GEMEENTEN, 7))
    pd.testing.assert_frame_equal(antwoorden, maak_voorbeeld(proef, GEMEENTEN.iloc[::-1], 7))
    assert not antwoorden.equals(maak_voorbeeld(proef, GEMEENTEN, 8))


def test_voorbeeld_respons(proef: Enquete) -> None:
    """Every council answers with 10 to 60 % of its seats: 1 to 5 of 9, 2 to 9 of 15, 5 to 27 of 45."""
    kort = replace(proef, vragen=proef.vragen[:5])  # for speed: who takes part comes before the answers
    for inwoners, minst, meest in [(970, 1, 5), (11_700, 2, 9), (240_000, 5, 27)]:
        codes = [f"GM{n:04d}" for n in range(1, 121)]
        tabel = maak_voorbeeld(kort, pd.DataFrame({"gm_code": codes, "inwoners": inwoners}), 3)
        raad = tabel[tabel["rol"].isin(["raadslid", "fractievoorzitter"])].groupby("gm_code").size()
        assert list(raad.index) == codes
        assert (raad.min(), raad.max()) == (minst, meest)


def test_voorbeeld_is_gewoon_een_bestand_met_antwoorden(proef: Enquete, antwoorden: pd.DataFrame) -> None:
    koppen = kolommen(proef)
    assert list(antwoorden.columns) == [k.naam for k in koppen]
    assert antwoorden["resp_id"].is_unique
    assert antwoorden["resp_id"].str.startswith("VOORBEELD").all()
    for kop in koppen[2:]:
        assert set(antwoorden[kop.naam].dropna()) <= set(kop.codes), kop.naam
    assert set(antwoorden["rol"]) == {"raadslid", "fractievoorzitter", "wethouder", "griffier", "ambtenaar"}
    ander = ~antwoorden["rol"].isin(["raadslid", "fractievoorzitter"])
    assert antwoorden.loc[ander, ["A2", "A3_partij", "A3_coalitie"]].isna().all(axis=None)
    stellingen = antwoorden[["V3", "T1", "D1", "R2_wmo", "I2"]]
    assert (stellingen == "wn").any(axis=None)
    assert stellingen.isna().any(axis=None)


def test_voorbeeld_meer_antwoorden(antwoorden: pd.DataFrame) -> None:
    """'None of these' and 'do not know' stand alone; all options of a question are filled or none."""
    for vraag, los in {"B4": ["geen", "wn"], "I1": ["geen"], "V2_wmo": ["wn"]}.items():
        deel = antwoorden[[k for k in antwoorden if k.startswith(f"{vraag}.")]].dropna(how="all")
        assert deel.notna().all(axis=None)
        for code in los:
            alleen = deel[deel[f"{vraag}.{code}"] == "1"]
            assert ((alleen == "1").sum(axis=1) == 1).all()
    geen_visie = antwoorden["V1_wmo"] == "nee"
    assert geen_visie.any()
    assert antwoorden.loc[geen_visie, "V2_wmo.raad"].isna().all()


def test_voorbeeld_van_heel_nederland(proef: Enquete) -> None:
    inwoners = pd.read_csv(DATA / "bron" / "inwoners.csv")
    kort = replace(proef, vragen=proef.vragen[:5])
    tabel = maak_voorbeeld(kort, inwoners[inwoners["jaar"] == 2024], 1)
    raad = tabel[tabel["rol"].isin(["raadslid", "fractievoorzitter"])].groupby("gm_code").size()
    assert len(raad) == 342
    assert (raad < 5).sum() >= 30  # councils of which nothing may be shown
    assert 0.2 < raad.sum() / 8572 < 0.45


# ---------------------------------------------------------------- command line


def test_opdracht_schrijft_sjablonen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sjabloon", str(tmp_path / "nieuw"), "--titel", "Onze enquête"]) == 0
    namen = {p.name for p in (tmp_path / "nieuw").iterdir()}
    assert namen == {"raadsenquete_antwoorden.xlsx", "raadsenquete_limesurvey.txt", "raadsenquete_vragenlijst.html"}  # fmt: skip
    assert "Onze enquête" in (tmp_path / "nieuw" / "raadsenquete_vragenlijst.html").read_text(encoding="utf-8")  # fmt: skip
    assert main(["sjabloon", str(tmp_path), "--soort", "druk"]) == 0
    assert [p.name for p in tmp_path.iterdir() if p.is_file()] == ["raadsenquete_vragenlijst.html"]


def test_opdracht_overschrijft_niets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook that is there may be filled with answers."""
    vol = tmp_path / "raadsenquete_antwoorden.xlsx"
    vol.write_bytes(b"antwoorden")
    assert main(["sjabloon", str(tmp_path), "--soort", "xlsx"]) == 1
    assert vol.read_bytes() == b"antwoorden"
    assert "bestaat al" in capsys.readouterr().err
    assert main(["sjabloon", str(vol), "--soort", "druk"]) == 1
    assert "is geen map" in capsys.readouterr().err


def test_opdracht_voorbeeld(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    from enquete import opdrachten

    monkeypatch.setattr(
        opdrachten, "maak_voorbeeld", lambda e, g, z, r: maak_voorbeeld(e, g.head(3), z, r)
    )  # the whole country takes ten seconds
    assert main(["voorbeeld", str(tmp_path)]) == 0
    (pad,) = tmp_path.iterdir()
    assert pad.name.startswith("VOORBEELD")
    boek = openpyxl.load_workbook(pad)
    assert boek.properties.title.startswith("VOORBEELD")
    assert "verzonnen" in boek["Uitleg"]["B3"].value
    assert str(boek["Antwoorden"]["A2"].value).startswith("VOORBEELD")
    assert "VOORBEELD" in capsys.readouterr().out


def test_voorbeeld_staat_nergens_standaard() -> None:
    assert not [p for p in DATA.rglob("*") if "voorbeeld_" in p.name.lower() and p.suffix != ".duckdb"]
    bronnen = (DATA / "bron" / "herkomst.csv").read_text(encoding="utf-8")
    assert "VOORBEELD" not in bronnen
