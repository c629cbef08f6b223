"""Reading surveys: every kind of file, and counts worked out by hand. What must be refused: test_enquete_fouten.py."""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from enquete.duiden.aantallen import per_gemeente
from enquete.duiden.beschrijving import Beschrijving, uit_toml
from enquete.duiden.plaats import Plaatsen, lees_plaatsen
from enquete.duiden.toewijzen import als_tabel, stel_voor
from enquete.duiden.woorden import soort_label
from enquete.enquetefouten import Mis
from enquete.lezen import bestand, ruw
from loaders.versies import PROJECT
from tests.enquete_hulp import (
    ENQUETE,
    KOP,
    RIJEN,
    beschrijf,
    csv_bytes,
    gekeurd,
    met_deel,
    ruw_van,
    sav_bytes,
    telling,
    werkboek,
    xlsx_bytes,
)  # fmt: skip

_MAP = os.environ.get("BRONBESTANDEN", "")
_SJABLOON = Path(_MAP) / "enquete" / "Burgerpeiling-dataformat-2022.sav"
nodig = pytest.mark.skipif(
    not _MAP or not _SJABLOON.is_file(),
    reason="Het echte SPSS-bestand is er niet: zet BRONBESTANDEN op de map waar enquete/ in staat.",
)
# RIJEN by hand. V1_wmo: r1 4, r2 'eens' = 4, r3 wn, r4 1, r6 'helemaal EENS' = 5; T5: r1 7, r2 8, r3 8, r5 10, r6 6.
# I1: r1, r2, r3 and r5 ticked something; r4 and r6 left all of it blank.
V1 = {"4": (2, 2), "wn": (1, 1), "1": (1, 1), "5": (1, 1)}
T5 = {"7": (1, 1), "8": (2, 2), "10": (1, 1), "6": (1, 1)}
I1 = {"coll": (2, 4), "grif": (2, 4), "med": (1, 4)}


@pytest.fixture(scope="module")
def plaatsen() -> Plaatsen:
    return lees_plaatsen(PROJECT / "data" / "bron", PROJECT / "data" / "referentie")


def _klopt(g) -> None:
    assert telling(g, "V1_wmo") == V1
    assert telling(g, "T5") == T5
    assert telling(g, "I1") == I1
    wie = g.antwoorden.respondenten
    assert len(wie) == 6
    # 363 and Amsterdam are GM0363; Haren went to Groningen in 2019; r6 does not say
    assert wie["gm_code"].value_counts().to_dict() == {"GM0363": 3, "GM0014": 2}
    assert wie["rol"].value_counts().to_dict() == {"raadslid": 4, "wethouder": 1, "griffier": 1}
    assert wie["weging"].sum() == pytest.approx(6.5)
    assert g.antwoorden.gewogen


# ---------------------------------------------------------------- csv


@pytest.mark.parametrize("scheiding", [";", "\t"])
@pytest.mark.parametrize("codering", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_met_elk_scheidingsteken_en_elke_codering(plaatsen, scheiding, codering):
    _klopt(gekeurd(ruw_van("a.csv", csv_bytes(scheiding=scheiding, codering=codering)), plaatsen))


def test_csv_met_kommas_en_een_decimale_komma_tussen_aanhalingstekens(plaatsen):
    inhoud = csv_bytes(scheiding=",").replace(b"0,5", b'"0,5"')
    _klopt(gekeurd(ruw_van("a.csv", inhoud), plaatsen))


def test_csv_van_excel_met_een_regel_over_het_scheidingsteken(plaatsen):
    gelezen = ruw_van("a.csv", b"sep=;\n" + csv_bytes())
    _klopt(gekeurd(gelezen, plaatsen))
    assert gelezen.tabel.index[0] == 3  # the first answer stands on line 3


def test_tekst_met_een_regeleinde_telt_de_rijen_van_het_bestand():
    gelezen = ruw_van("a.csv", b'a;b\n1;"twee\nregels"\n3;4\n')
    assert gelezen.tabel.index.tolist() == [2, 4]


def test_windows_1252_wordt_gemeld():
    gelezen = ruw_van("a.csv", "naam;b\nJosé;2\n".encode("cp1252"))
    assert gelezen.tabel["naam"].tolist() == ["José"]
    assert any("Windows-1252" in o for o in gelezen.opmerkingen)


def test_qualtrics_heeft_drie_kopregels_en_proeven_vallen_weg(plaatsen):
    regels = [
        "ResponseId,Finished,Status,Q1,Q2,Q3",
        'Response ID,Finished,Response Type,Heeft de raad invloed?,Welk cijfer geeft u?,"Welke bronnen gebruikt u?"',
        ",".join(f'"{{""ImportId"":""QID{i}""}}"' for i in range(6)),
        "R_1,1,0,4,7,coll",
        'R_2,1,0,5,8,"coll,med"',
        "R_3,True,IP Address,wn,8,",
        "R_4,1,0,4,1,grif",
        "R_5,1,0,4,2,grif",
        "R_6,0,0,4,7,coll",  # not finished
        "R_7,1,Survey Preview,4,7,coll",
    ]
    gelezen = ruw_van("q.csv", "\n".join(regels).encode())
    assert gelezen.maker == "Qualtrics"
    assert gelezen.labels["Q1"] == "Heeft de raad invloed?"
    assert gelezen.tabel.index.tolist() == [4, 5, 6, 7, 8]
    assert any("1 vragenlijst is niet afgemaakt" in o for o in gelezen.opmerkingen)
    g = gekeurd(gelezen, plaatsen)
    assert telling(g, "V1_wmo") == {"4": (3, 3), "5": (1, 1), "wn": (1, 1)}
    assert telling(g, "I1") == {"coll": (2, 4), "grif": (2, 4), "med": (1, 4)}


def test_limesurvey_codes_en_niet_afgemaakte_vragenlijsten(plaatsen):
    regels = [
        '"id","submitdate","V1wmo","T5","I1[coll]","I1[grif]","I1[med]"',
        '"1","2026-02-01 10:00:00","A4","A7","Y","",""',
        '"2","2026-02-01 11:00:00","A5","A8","Y","","Y"',
        '"3","","A4","A8","Y","",""',  # never sent in
        '"4","2026-02-02 10:00:00","wn","A10","","",""',
        '"5","2026-02-03 10:00:00","A1","","N/A","N/A","N/A"',
        '"6","2026-02-03 10:00:00","A1","A1","","Y",""',
    ]
    gelezen = ruw_van("ls.csv", "\n".join(regels).encode())
    assert gelezen.maker == "LimeSurvey"
    assert any("1 vragenlijst is niet afgemaakt" in o for o in gelezen.opmerkingen)
    g = gekeurd(gelezen, plaatsen)
    assert telling(g, "V1_wmo") == {"4": (1, 1), "5": (1, 1), "wn": (1, 1), "1": (2, 2)}
    assert telling(g, "T5") == {"7": (1, 1), "8": (1, 1), "10": (1, 1), "1": (1, 1)}
    assert telling(g, "I1") == {"coll": (2, 3), "grif": (1, 3), "med": (1, 3)}


# ---------------------------------------------------------------- workbooks


def test_werkboek_met_getallen_als_getal(plaatsen):
    def cel(tekst: str) -> object:
        return float(tekst.replace(",", ".")) if re.fullmatch(r"[\d,]+", tekst) else tekst or None

    boek = werkboek([list(KOP), *[[cel(c) for c in r] for r in RIJEN]])
    boek.create_sheet("Uitleg").append(["Alles over deze enquête"])
    gelezen = ruw_van("a.xlsx", xlsx_bytes(boek))
    assert gelezen.blad == "Antwoorden"
    assert gelezen.bladen == ("Antwoorden", "Uitleg")
    _klopt(gekeurd(gelezen, plaatsen))


def test_formule_met_bewaarde_uitkomst_wordt_gelezen():
    inhoud = xlsx_bytes(werkboek([["a", "b"], [1, 2], [3, 4]]))
    blad = "xl/worksheets/sheet1.xml"
    xml = ruw_zip(inhoud, blad).replace(b'<c r="B3" t="n"><v>4</v></c>', b'<c r="B3"><f>2+2</f><v>4</v></c>')
    gelezen = ruw_van("a.xlsx", met_deel(inhoud, "", {blad: xml}))
    assert gelezen.tabel["b"].tolist() == ["2", "4"]
    assert any("Cellen met een formule: 1" in o for o in gelezen.opmerkingen)


def ruw_zip(inhoud: bytes, naam: str) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(inhoud)) as zip_:
        return zip_.read(naam)


def test_blad_wordt_gekozen():
    boek = werkboek([["a", "b"], [1, 2]], "Een")
    boek.create_sheet("Twee").append(["c", "d"])
    boek["Twee"].append([5, 6])
    assert ruw_van("a.xlsx", xlsx_bytes(boek), "twee").tabel.columns.tolist() == ["c", "d"]


# ---------------------------------------------------------------- SPSS


def _eigen_spss() -> tuple[pd.DataFrame, dict[str, object]]:
    """Ten people. zw: 1 = helemaal eens … 3 = oneens, 6 = weet niet, 99 user-missing; doet_0..2 ticks."""
    tabel = pd.DataFrame(
        {
            "respnr": range(1, 11),
            "gemnr": [363.0] * 5 + [14.0] * 5,
            "stelling": [1, 1, 2, 3, 6, 99, None, 1, 2, 6],
            "cijfer": [7, 8, 11, 77, 10, 1, 8, 8, 99, None],
            "werkt": [1, 1, 1, 2, 2, 2, 1, 1, 2, 1],
            "doet_0": [1, None, None, None, None, None, 1, 99, None, None],
            "doet_1": [None, 1, None, None, None, None, 1, 1, None, None],
            "doet_2": [None, None, None, None, None, None, None, None, None, 1],
        },
    ).astype("float64")
    labels: dict[str, object] = {
        "column_labels": [
            "nummer", "gemeente", "[q1] De raad stuurt", "[q2] Welk cijfer?", "[q3] Werkt u?",
            "[q4] Wat doet u? [sport]", "[q4] Wat doet u? [lezen]", "[q4] Wat doet u? [weet niet]",
        ],
        "variable_value_labels": {
            "stelling": {1: "helemaal eens", 2: "eens", 3: "helemaal oneens", 6: "weet niet / geen mening", 99: "geen antwoord"},
            "cijfer": {**{i: str(i) for i in range(1, 11)}, 11: "weet niet / geen mening"},
            "werkt": {1: "ja", 2: "nee"},
            **{f"doet_{i}": {1: "aangevinkt"} for i in range(3)},
        },
        "missing_ranges": {k: [77, 88, 99] for k in ("stelling", "cijfer", "doet_0", "doet_1", "doet_2")},
    }  # fmt: skip
    return tabel, labels


@pytest.mark.parametrize("zsav", [False, True])
def test_spss_met_labels_en_eigen_codes_voor_geen_antwoord(plaatsen, tmp_path, zsav):
    tabel, labels = _eigen_spss()
    gelezen = ruw_van(f"x.{'zsav' if zsav else 'sav'}", sav_bytes(tabel, tmp_path, zsav=zsav, **labels))
    beschrijving = beschrijf('[vast]\nrol = "inwoner"', vragen_uit_bestand="true")
    g = gekeurd(gelezen, plaatsen, beschrijving)
    # by hand: 99 and blank are no answer; 6 is 'weet niet' here, 11 there
    assert telling(g, "stelling") == {"1": (3, 3), "2": (2, 2), "3": (1, 1), "6": (2, 2)}
    assert telling(g, "cijfer") == {"7": (1, 1), "8": (3, 3), "11": (1, 1), "10": (1, 1), "1": (1, 1)}
    # who ticked something: 1, 2, 7, 8 (whose doet_0 is 99: no answer) and 10
    assert telling(g, "doet") == {"0": (2, 4), "1": (3, 5), "2": (1, 5)}
    vragen = {v.vraag_id: v for v in g.antwoorden.enquete.vragen}
    assert set(vragen) == {"stelling", "cijfer", "werkt", "doet"}
    assert "code 1 is ‘helemaal eens’" in vragen["stelling"].toelichting
    assert (vragen["cijfer"].soort, vragen["doet"].soort, vragen["doet"].tekst) == (
        "cijfer",
        "meer",
        "Wat doet u?",
    )
    assert [(o.code, o.label, o.soort) for o in vragen["doet"].schaal.opties] == [
        ("0", "sport", "antwoord"), ("1", "lezen", "antwoord"), ("2", "weet niet", "weet_niet"),
    ]  # fmt: skip
    assert {o.code: o.soort for o in vragen["stelling"].schaal.opties}["6"] == "weet_niet"
    assert {o.code: o.soort for o in vragen["stelling"].schaal.opties}["99"] == "geen_antwoord"
    assert set(g.antwoorden.respondenten["rol"]) == {"inwoner"}


def test_routing_zegt_dat_leeg_niet_aangevinkt_is(plaatsen, tmp_path):
    """Only who works was asked 'doet': people 1, 2, 3, 7, 8 and 10; 3 ticked nothing and was asked."""
    tabel, labels = _eigen_spss()
    gelezen = ruw_van("x.sav", sav_bytes(tabel, tmp_path, **labels))
    vraag = """
[[vragen]]
vraag_id = "doet"
tekst = "Wat doet u?"
soort = "meer"
kolommen = [{kolom = "doet_0", code = "s", label = "sport"}, {kolom = "doet_1", code = "l", label = "lezen"}]
gevraagd_als = {kolom = "werkt", waarden = ["ja"]}
"""
    g = gekeurd(gelezen, plaatsen, beschrijf(vraag))
    assert telling(g, "doet") == {"s": (2, 5), "l": (3, 6)}  # 8 has no answer (99) on sport


def test_label_van_het_bestand_gaat_voor_de_code(plaatsen, tmp_path):
    """A file that numbers our scale the other way round: 1 = helemaal eens. Its labels decide."""
    tabel = pd.DataFrame({"respondent": range(1, 6), "V1_wmo": [1, 1, 5, 2, 6]}).astype("float64")
    labels = {
        1: "helemaal eens",
        2: "eens",
        3: "niet eens, niet oneens",
        4: "oneens",
        5: "helemaal oneens",
        6: "weet ik niet",
    }
    inhoud = sav_bytes(tabel, tmp_path, variable_value_labels={"V1_wmo": labels})
    g = gekeurd(ruw_van("x.sav", inhoud), plaatsen)
    assert telling(g, "V1_wmo") == {"5": (2, 2), "1": (1, 1), "4": (1, 1), "wn": (1, 1)}


def test_spss_laat_geen_bestand_achter(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tijdelijk"))
    (tmp_path / "tijdelijk").mkdir()
    tabel, labels = _eigen_spss()
    inhoud = sav_bytes(tabel, tmp_path, **labels)
    ruw_van("x.sav", inhoud)
    with pytest.raises(bestand.Gebruikersfout):
        ruw_van("x.sav", inhoud[: len(inhoud) // 2])
    assert not list((tmp_path / "tijdelijk").iterdir())


@nodig
def test_het_echte_sjabloon_van_de_burgerpeiling():
    gelezen = bestand.lees(_SJABLOON)
    assert gelezen.tabel.shape == (1, 178)
    b = stel_voor(gelezen, beschrijf('[vast]\nrol = "inwoner"', vragen_uit_bestand="true"))
    assert len(b.koppelingen) == 178
    vragen = {v.vraag_id: v for v in b.enquete.vragen}
    # by hand from the labels: 8 columns about the field work, 66 ticks in 10 questions, the rest one question each
    assert sum(v.soort == "meer" for v in vragen.values()) == 10
    assert len(vragen) == 178 - 8 - 66 + 10
    weet_niet = {i: [o.code for o in vragen[i].schaal.opties if o.soort == "weet_niet"] for i in vragen}
    hand = {
        "wl01": ["11"], "wl02_0": ["6"], "wl06": ["5"], "wl13": [], "wl14": ["4"], "vz03_5": ["6"], "zw03": ["4"],
        "zw02": ["11"], "zw01_0": [], "ch06": ["8"], "ch01": [], "wl19": ["4"], "zw17": ["8"], "zw08": [], "zw10_1": ["4"],
    }  # fmt: skip
    assert {i: weet_niet[i] for i in hand} == hand
    assert vragen["wl01"].soort == "cijfer"
    assert all(o.score is None for o in vragen["ch04"].schaal.opties)
    wat = {k.kolom: k.wat for k in b.koppelingen}
    assert [wat[k] for k in ("respondent", "gemnr", "weging", "org")] == [
        "respondent",
        "gemeente",
        "weging",
        "negeren",
    ]


@pytest.mark.parametrize(
    ("label", "soort"),
    [
        ("weet niet /  geen mening", "weet_niet"),
        ("n.v.t. / weet niet", "weet_niet"),
        ("wil ik niet zeggen / weet niet", "weet_niet"),
        ("zeg ik liever niet", "geen_antwoord"),
        ("weet niet wat voor vrijwilligerswerk ik kan doen", "antwoord"),
        ("niet eens / niet oneens", "antwoord"),
        ("nee, (bijna) nooit", "antwoord"),
    ],
)
def test_weet_niet_volgt_uit_het_hele_label(label, soort):
    assert soort_label(label) == soort


# ---------------------------------------------------------------- meaning of cells, and who


def test_nul_en_een_geschreven_dan_is_leeg_geen_antwoord(plaatsen):
    """Our template: 1 ticked, 0 not ticked, blank skipped."""
    kop = ["respondent", "I1.coll", "I1.grif"]
    rijen = [
        ["1", "1", "0"],
        ["2", "0", "0"],
        ["3", "1", ""],
        ["4", "", ""],
        ["5", "0", "1"],
        ["6", "0", "1"],
    ]
    g = gekeurd(ruw_van("a.csv", csv_bytes(kop, rijen)), plaatsen)
    assert telling(g, "I1") == {"coll": (2, 5), "grif": (2, 4)}
    assert any("1 rij zonder één antwoord" in o for o in g.opmerkingen)


def test_geen_antwoord_heeft_geen_rij_en_open_antwoorden_komen_niet_mee(plaatsen):
    kop = ["respondent", "V1_wmo", "D2"]
    rijen = [[str(i), c, "een verhaal"] for i, c in enumerate(["4", "gz", "1", "2", "3", "5"])]
    g = gekeurd(ruw_van("a.csv", csv_bytes(kop, rijen)), plaatsen)
    assert {v: int(g.antwoorden.heeft(v).sum()) for v in g.antwoorden.keuzes} == {"V1_wmo": 5}
    assert "verhaal" not in str(g.antwoorden)


def test_niemand_is_terug_te_vinden(plaatsen):
    """Numbers of respondents end where the file is checked."""
    wie = gekeurd(ruw_van("a.csv", csv_bytes()), plaatsen).antwoorden.respondenten
    assert list(wie.columns) == ["gm_code", "rol", "weging"]
    assert list(wie.index) == list(range(len(wie)))


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("GM0363", "GM0363"), ("gm363", "GM0363"), ("14", "GM0014"), ("Den Haag", "GM0518"), ("'s-gravenhage", "GM0518"),
        ("Bussum", "GM1942"), ("0381", "GM1942"), ("De Friese Meren", "GM1940"), ("Bergen (L.)", "GM0893"),
        ("Spijkenisse", "GM1930"),
    ],
)  # fmt: skip
def test_gemeente_bij_code_en_elke_officiele_naam(plaatsen, tekst, code):
    assert plaatsen.zoek(tekst) == code


@pytest.mark.parametrize(
    ("tekst", "woord"),
    [
        ("Littenseradiel", "verdeeld"),
        ("GM1671", "verdeeld"),
        ("Bergen", "Bergen \\(NH"),
        ("Amsterdm", "Bedoelt u 'Amsterdam'"),
    ],
)
def test_gemeente_die_niet_zeker_is_wordt_niet_gekozen(plaatsen, tekst, woord):
    gevonden = plaatsen.zoek(tekst)
    assert isinstance(gevonden, Mis)
    assert re.search(woord, gevonden.oplossing)


def test_voorstel_is_een_tabel_die_te_wijzigen_is():
    gelezen = ruw_van(
        "a.csv", csv_bytes(["nr", "V1wmo", "Welk cijfer geeft u?", "x"], [["1", "4", "7", "open tekst"]])
    )
    b = stel_voor(gelezen, Beschrijving(ENQUETE))
    tabel = als_tabel(gelezen, b).set_index("kolom")
    assert tabel.loc["V1wmo", "vraag_id"] == "V1_wmo"
    assert tabel.loc["Welk cijfer geeft u?", "vraag_id"] == "T5"
    assert tabel.loc["x", "wat"] == "niet gebruikt"
    assert "open tekst" not in tabel.to_csv()
    anders = stel_voor(gelezen, Beschrijving(ENQUETE, keuzes={"x": "respondent", "nr": "negeren"}))
    assert (anders.kolom("respondent"), b.kolom("respondent")) == ("x", "nr")


def test_eigen_vragen_in_toml(plaatsen):
    extra = """
[kolommen]
respondent = "nr"
rol = "functie"
[rollen]
"Lid van de raad" = "raadslid"
[schalen.janee]
opties = [{code = 1, label = "ja", score = 1}, {code = 2, label = "nee", score = 0}, {code = 9, label = "weet niet"}]
weet_niet = ["9"]
[[vragen]]
vraag_id = "kader"
kolom = "vraag 1"
tekst = "Stelde de raad kaders?"
schaal = "janee"
subvraag = "S2"
"""
    rijen = [[str(i), "lid van de  raad", c] for i, c in enumerate(["1", "2", "9", "ja", "Nee"])]
    g = gekeurd(ruw_van("a.csv", csv_bytes(["nr", "functie", "vraag 1"], rijen)), plaatsen, beschrijf(extra))
    assert telling(g, "kader") == {"1": (2, 2), "2": (2, 2), "9": (1, 1)}
    assert set(g.antwoorden.respondenten["rol"]) == {"raadslid"}


def test_aantallen_per_gemeente_worden_opgeteld_na_een_herindeling(plaatsen):
    """Haren and Groningen are one municipality now: 3 + 4 and 1 + 2."""
    kop = ["vraag", "gebied", "antwoord", "aantal"]
    rijen = [
        ["V1_wmo", g, a, n]
        for g, a, n in [
            ("Haren", "eens", "3"),
            ("Haren", "oneens", "1"),
            ("GM0014", "4", "4"),
            ("GM0014", "2", "2"),
        ]
    ]
    gelezen = ruw_van("a.csv", csv_bytes(kop, rijen))
    b = stel_voor(gelezen, beschrijf(eenheid='"aggregaat"'))
    tabel, _ = per_gemeente(gelezen, b, plaatsen)
    assert tabel[["gm_code", "rol", "antwoord", "n"]].values.tolist() == [
        ["GM0014", "alle", "4", 7], ["GM0014", "alle", "2", 3],
    ]  # fmt: skip


def test_een_grens_voor_uploads():
    instelling = tomllib.loads((PROJECT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert instelling["server"]["maxUploadSize"] == ruw.MAX_MB


def test_voorbeeld_in_de_uitleg_klopt(plaatsen):
    """By hand: 3 eens, 1 oneens, 1 weet niet; only who agreed was asked about help, and one of them ticked nothing."""
    uitleg = (PROJECT / "docs" / "enquetes.md").read_text(encoding="utf-8")
    b = uit_toml(uitleg.partition("```toml\n")[2].partition("```")[0], "peiling.toml")
    kop = ["nr", "gemnr", "gewicht", "v1", "v2_1", "v2_2", "opmerkingen"]
    wat = [("1", "1", ""), ("1", "", "1"), ("1", "", ""), ("2", "", ""), ("6", "", "")]
    rijen = [[str(i), "1674", "0.8", *w, "een verhaal"] for i, w in enumerate(wat)]
    g = gekeurd(ruw_van("a.csv", csv_bytes(kop, rijen)), plaatsen, b)
    assert telling(g, "buurt") == {"1": (3, 3), "2": (1, 1), "6": (1, 1)}
    assert telling(g, "hulp") == {"boodschappen": (1, 3), "vervoer": (1, 3)}
