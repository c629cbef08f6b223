"""Ways of writing a survey down that were once counted wrong in silence: each is now right, asked or refused with a reason."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from fouten import Gebruikersfout
from tests.enquete_hulp import sav_bytes, werkboek, xlsx_bytes
from tests.enquete_toeval import lees_hier, tel


def csv(kop: str, *cellen: str, codering: str = "utf-8") -> bytes:
    """A number and one question, a row each."""
    rijen = [f'{i};"{c}"' for i, c in enumerate(cellen)]
    return "\n".join([f"nr;{kop}", *rijen]).encode(codering)


def land(inhoud: bytes, naam: str = "a.csv", **anders: object) -> dict[str, int]:
    """Answer -> how many, of the first question."""
    _, verslag = tel(lees_hier(naam, inhoud), **anders)
    u = verslag.heel
    assert u is not None
    u = u[(u["vraag_id"] == verslag.enquete.vragen[0].vraag_id) & (u["geo_code"] == "NL") & (u["rol"] == "alle")]  # fmt: skip
    return {r.label: int(r.n) for r in u.sort_values("volgorde").itertuples() if r.n > 0}


def waarom(inhoud: bytes, naam: str = "a.csv", kolom: int = 1) -> str:
    """Why a column waits for the user: the reason in the preview, or the refusal of the file."""
    ruw = lees_hier(naam, inhoud)
    try:
        b, _ = tel(ruw)
    except Gebruikersfout as fout:
        return str(fout)
    k = b.koppelingen[kolom]
    assert k.wat == "negeren", k
    return k.waarom


# ---------------------------------------------------------------- several answers in one cell


@pytest.mark.parametrize("teken", [";", ", ", ",", "\n", "|"])
def test_meer_antwoorden_in_een_cel(teken):
    """Microsoft and Google Forms, Qualtrics, JotForm; by hand: eten 5 + 4, vervoer 4 + 3, tuin 3 + 2."""
    cellen = ["eten"] * 5 + [f"eten{teken}vervoer"] * 4 + [f"vervoer{teken}tuin"] * 3 + ["tuin"] * 2
    assert land(csv("Waarmee?", *cellen)) == {"eten": 9, "vervoer": 7, "tuin": 5}


def test_meer_codes_in_een_cel():
    """Qualtrics, with codes: 1 in 4 + 3, 2 in 4 + 3, 3 in 3 + 3, 4 in 3 + 2."""
    cellen = ["1"] * 4 + ["2"] * 4 + ["1,3,4"] * 3 + ["2,3"] * 3 + ["4"] * 2
    assert land(csv("Welke?", *cellen)) == {"1": 7, "2": 7, "3": 6, "4": 5}
    assert "getallen" in waarom(csv("Welke?", *["1"] * 4, *["1,2"] * 4, *["2"] * 4))


def test_een_eerste_antwoord_in_woorden_is_geen_kop():
    rijen = ["1;weet niet;weet niet", *(f"{i};{1 + i % 3};{1 + i % 2}" for i in range(2, 14))]
    assert land("\n".join(["nr;v1;v2", *rijen]).encode()) == {"1": 4, "2": 4, "3": 4, "weet niet": 1}


def test_een_antwoord_met_een_komma_is_een_antwoord():
    cellen = ["Ja, altijd"] * 5 + ["Ja, soms"] * 4 + ["Nee"] * 3
    google = "\n".join(
        ["Tijdstempel;Helpt u?", *(f"2026/05/01 10:00:{i:02d};{c}" for i, c in enumerate(cellen))]
    )
    for inhoud in (csv("Helpt u?", *cellen), google.encode()):
        assert land(inhoud) == {"Ja, altijd": 5, "Ja, soms": 4, "Nee": 3}


def test_een_komma_die_beide_kan_zijn_wordt_gevraagd():
    cellen = ["snel, duur"] * 5 + ["snel, goedkoop"] * 4 + ["traag, duur"] * 3
    assert "kies wat erin staat" in waarom(csv("Hoe?", *cellen))
    kop = {"Hoe?": "meer"}
    assert land(csv("Hoe?", *cellen), keuzes=kop) == {"snel": 9, "duur": 8, "goedkoop": 4, "traag": 3}
    assert land(csv("Hoe?", *cellen), keuzes={"Hoe?": "vraag"}) == {
        "snel, duur": 5,
        "snel, goedkoop": 4,
        "traag, duur": 3,
    }


# ---------------------------------------------------------------- numbers that say 'no answer'


@pytest.mark.parametrize("code", ["99", "9", "-1", "-99", "999", "88"])
def test_een_los_getal_wordt_gevraagd(code):
    """1 to 5, five each, and two of a number that stands apart."""
    inhoud = csv("stelling", *(str(1 + i % 5) for i in range(25)), code, code)
    goed = {str(c): 5 for c in range(1, 6)}
    assert "staat los van de andere getallen" in waarom(inhoud)
    assert land(inhoud, losse_tellen=False) == goed
    assert land(inhoud, losse_tellen=True) == dict(sorted({**goed, code: 2}.items(), key=lambda p: int(p[0])))
    _, verslag = tel(lees_hier("a.csv", inhoud), losse_tellen=True)
    assert verslag.enquete.vragen[0].soort == "enkel"  # no mean of answers and codes


def test_een_schaal_met_negatieve_getallen_of_een_enkele_acht_is_niet_los():
    assert "staat los" not in waarom(csv("verschil", *(str(i % 5 - 2) for i in range(25))))
    assert land(csv("cijfer", "1", *["8"] * 6, *["9"] * 5)) == {"1": 1, "8": 6, "9": 5}


def test_een_los_getal_naast_een_enkel_antwoord_wordt_gevraagd():
    assert "88 staat los" in waarom(csv("stelling", *["2"] * 9, "88", "88"))


def test_een_elf_onder_cijfers_is_geen_cijfer():
    """The Burgerpeiling writes 'weet niet' as 11 among marks."""
    inhoud = csv("Rapportcijfer", *(str(6 + i % 3) for i in range(15)), "11", "11")
    assert "11 staat los" in waarom(inhoud)
    assert land(inhoud, losse_tellen=False) == {"6": 5, "7": 5, "8": 5}


def test_een_label_van_het_bestand_gaat_voor_het_getal(tmp_path):
    """SPSS, labels only for what is no answer, and nothing declared missing."""
    tabel = pd.DataFrame({"v1": [1.0, 2, 3, 4, 5] * 4 + [88.0] * 3 + [99.0] * 2})
    sav = sav_bytes(tabel, tmp_path, variable_value_labels={"v1": {88: "weet niet", 99: "geen antwoord"}})
    assert land(sav, "a.sav") == {**{str(c): 4 for c in range(1, 6)}, "weet niet": 3}


# ---------------------------------------------------------------- nothing, written out


@pytest.mark.parametrize("niets", ["NA", "n.v.t.", "NaN", "null", ".", "-", "geen antwoord"])
def test_een_woord_voor_niets_telt_niet_mee(niets):
    inhoud = csv("Doet u mee?", *["ja"] * 7, *["nee"] * 5, *[niets] * 3)
    assert land(inhoud) == {"ja": 7, "nee": 5}
    b, _ = tel(lees_hier("a.csv", inhoud))
    assert f"telt niet mee: {niets}" in b.koppelingen[1].waarom


def test_na_is_ook_een_antwoord():
    assert land(csv("Wanneer?", *["voor"] * 6, *["na"] * 5)) == {"voor": 6, "na": 5}
    assert "‘NA’ staat naast ‘na’" in waarom(csv("Wanneer?", *["voor"] * 6, *["na"] * 5, "NA"))


def test_een_letter_van_twee_tekens_is_dezelfde_letter():
    assert land(csv("Hoe vaak?", *["één keer"] * 4, *["e\u0301e\u0301n keer"] * 3, *["twee\u200b keer"] * 2, *["twee keer"] * 2)) == {"één keer": 7, "twee keer": 4}  # fmt: skip


@pytest.mark.parametrize("datum", ["1-feb", "2026-02-01", "01-02-2026"])
def test_een_datum_tussen_antwoorden_maakte_excel(datum):
    assert "misschien maakte Excel een datum" in waarom(
        csv("Hoe vaak?", *["0"] * 4, *[datum] * 5, *["meer dan 2"] * 3)
    )


# ---------------------------------------------------------------- rows and headings that are no answers


def test_een_rij_met_totalen_is_niemand():
    inhoud = csv("Doet u mee?", *["ja"] * 7, *["nee"] * 5) + b"\nTotaal;12"
    assert land(inhoud) == {"ja": 7, "nee": 5}
    _, verslag = tel(lees_hier("a.csv", inhoud))
    assert "Rij 14 is een totaal of gemiddelde en is weggelaten." in verslag.opmerkingen


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (csv("v1;v2").replace(b'"', b"") + b"\nNummer;Vraag een;Vraag twee" + b"".join(f"\n{i};{1 + i % 2};{1 + i % 3}".encode() for i in range(12)), "rij 2 lijkt een tweede kop"),
        (b"0;ja;goed" + b"".join(f"\n{i};{'ja' if i % 2 else 'nee'};{'goed' if i % 3 else 'slecht'}".encode() for i in range(1, 12)), "rij 1 lijkt geen kop"),
        (b"antwoord;aantal" + b"".join(f"\n{a};{i}".encode() for i, a in enumerate(["eens", "oneens", "neutraal"] * 3, 20)), "lijkt aantallen te bevatten"),
        (b"wie;vraag;antwoord" + b"".join(f"\n{i // 2};v{i % 2};{'ja' if i % 3 else 'nee'}".encode() for i in range(16)), "lijkt een rij per antwoord"),
        (b"wijk;eens;oneens" + b"".join(f"\nW{i};{2 + i % 4};{1 + i % 3}".encode() for i in range(12)), "lijkt aantallen te bevatten"),
        (csv("Doet u mee?", *["ja"] * 6, "#DEEL/0!"), "cel B8: er staat een foutwaarde"),
    ],
    ids=["tweede kop", "geen kop", "aantallen", "rij per antwoord", "aantallen breed", "foutwaarde"],
)  # fmt: skip
def test_een_bestand_van_een_andere_vorm_wordt_geweigerd(inhoud, zin):
    with pytest.raises(Gebruikersfout, match=zin):
        tel(lees_hier("a.csv", inhoud))


def test_onaf_en_proef_in_spss_van_qualtrics(tmp_path):
    """As Qualtrics writes its .sav: 10 finished, 3 not, 2 previews."""
    tabel = pd.DataFrame(
        {
            "StartDate": [1.0] * 15,
            "Status": [0.0] * 13 + [1.0] * 2,
            "Finished": [1.0] * 10 + [0.0] * 3 + [1.0] * 2,
            "ResponseId": [f"R_{i}" for i in range(15)],
            "Q1": [1.0] * 5 + [2.0] * 10,
        }
    )
    labels = {"Q1": {1: "ja", 2: "nee"}, "Finished": {0: "False", 1: "True"}, "Status": {0: "IP Address", 1: "Survey Preview"}}  # fmt: skip
    sav = sav_bytes(tabel, tmp_path, variable_value_labels=labels)
    assert land(sav, "a.sav") == {"ja": 5, "nee": 5}
    _, verslag = tel(lees_hier("a.sav", sav))
    assert {"3 vragenlijsten zijn niet afgemaakt (Finished) en weggelaten.", "2 vragenlijsten zijn een proef van de maker (Status) en weggelaten."} <= set(verslag.opmerkingen)  # fmt: skip


def test_onaf_van_een_andere_maker():
    rijen = [f"{i};{'Complete' if i < 9 else 'Partial'};{'ja' if i % 3 else 'nee'}" for i in range(14)]
    assert land("\n".join(["Response ID;Status;Doet u mee?", *rijen]).encode()) == {"ja": 6, "nee": 3}


# ---------------------------------------------------------------- weights


def gewogen(*gewichten: str) -> bytes:
    rijen = [f"{i};{w};{'ja' if i % 2 else 'nee'}" for i, w in enumerate(gewichten)]
    return "\n".join(["nr;weegfactor;Doet u mee?", *rijen]).encode()


def test_een_gewicht_van_nul_telt_niet_mee_en_dat_staat_er():
    """150 people, every third weight 0: 100 are left, of whom 50 say yes; weights 1,5 for yes, 0,5 for no: 75%."""
    inhoud = gewogen(*("0" if i % 3 == 0 else "1,5" if i % 2 else "0,5" for i in range(150)))
    _, verslag = tel(lees_hier("a.csv", inhoud))
    u = verslag.heel
    assert u is not None
    ja = u[(u["label"] == "ja") & (u["geo_code"] == "NL")].iloc[0]
    assert (ja["n_geldig"], round(ja["pct"], 1)) == (100, 75.0)
    assert "50 rijen hebben weegfactor 0 en tellen niet mee." in verslag.opmerkingen


def test_een_kolom_die_geen_weegfactor_lijkt_wordt_gezegd():
    inhoud = gewogen(*(str(60 + i % 30) for i in range(20))).replace(b"weegfactor", b"gewicht")
    _, verslag = tel(lees_hier("a.csv", inhoud))
    assert [z for z in verslag.opmerkingen if "De uitkomsten zijn niet gewogen." in z]


def test_een_negatief_gewicht_is_een_fout():
    with pytest.raises(Gebruikersfout, match="een weegfactor van 0 of meer"):
        tel(lees_hier("a.csv", gewogen(*(["1,2", "0,8"] * 6), "-0,5")))


def test_spss_zegt_zelf_met_welke_kolom_het_weegt(tmp_path):
    """WEIGHT BY v9, in the header of the file; by hand: of 100 people yes 50 times 1,5 and no 50 times 0,5, so 75%."""
    tabel = pd.DataFrame({"naam": ["een lange tekst"] * 100, "v1": [1.0, 2.0] * 50, "v9": [1.5, 0.5] * 50})
    sav = bytearray(sav_bytes(tabel, tmp_path, variable_value_labels={"v1": {1: "ja", 2: "nee"}}))
    assert lees_hier("a.sav", bytes(sav)).weging == ""
    sav[76:80] = (2 + 1 + 1).to_bytes(4, "little")  # a text of 15 signs takes two places
    assert lees_hier("a.sav", bytes(sav)).weging == "v9"
    _, verslag = tel(lees_hier("a.sav", bytes(sav)))
    u = verslag.heel
    assert u is not None
    assert u[(u["label"] == "ja") & (u["geo_code"] == "NL")]["pct"].round(1).tolist() == [75.0]


# ---------------------------------------------------------------- files


@pytest.mark.parametrize("codering", ["utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("scheiding", [";", ",", "\t", "|"])
def test_scheiding_en_codering(scheiding, codering):
    rijen = [f"{i}{scheiding}{'één' if i % 3 else 'géén'}" for i in range(12)]
    assert land("\n".join([f"nr{scheiding}Hoeveel?", *rijen]).encode(codering)) == {"één": 8, "géén": 4}


def test_samengevoegde_koppen_worden_geweigerd_ook_in_ods():
    boek = werkboek([["nr", "Vraag"], *([i, "ja" if i % 2 else "nee"] for i in range(8))])
    blad = boek.active
    assert blad is not None
    blad.merge_cells("B2:B3")
    with pytest.raises(Gebruikersfout, match="de cellen B2:B3 zijn samengevoegd"):
        lees_hier("a.xlsx", xlsx_bytes(boek))


def test_een_datum_als_antwoord_in_excel_staat_er_zonder_tijd():
    boek = openpyxl.Workbook()
    blad = boek.active
    assert blad is not None
    blad.append(["nr", "Welke avond?"])
    for i in range(9):
        blad.append([i, pd.Timestamp(2026, 6, 1 + 7 * (i % 3)).to_pydatetime()])
    stroom = io.BytesIO()
    boek.save(stroom)
    assert land(stroom.getvalue(), "a.xlsx") == {"2026-06-01": 3, "2026-06-08": 3, "2026-06-15": 3}


@pytest.mark.parametrize("bereik", [[9.0, 9.0], [6.0, 9.0], [-9.0, 0.0]])
def test_door_spss_verklaard_ontbrekend(tmp_path: Path, bereik):
    """A discrete value or a range that the file declares missing is no answer, labelled or not."""
    mis = bereik[1] if bereik[1] > 0 else -3.0
    tabel = pd.DataFrame({"v1": [1.0] * 5 + [2.0] * 4 + [mis] * 3})
    sav = sav_bytes(tabel, tmp_path, variable_value_labels={"v1": {1: "ja", 2: "nee"}}, missing_ranges={"v1": [{"lo": bereik[0], "hi": bereik[1]}]})  # fmt: skip
    assert land(sav, "a.sav") == {"ja": 5, "nee": 4}
