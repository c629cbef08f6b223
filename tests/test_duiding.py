"""Sentences are chosen by thresholds in data files, use only known words, and never grade or rank."""

from __future__ import annotations

import re
import string

import pytest

from loaders.regelwoorden import WOORDEN
from loaders.versies import PROJECT
from tests.hulp import beeld, haal
from verhaal import duiding, zinnen
from verhaal.begrippen import WETTEN

REGELS = haal.opvallend()
VRAGEN = haal.vragen()
BREUKEN = {"jeugdwet": [2023, 2025], "wmo": [2023, 2025]}  # participatie was never divided otherwise
VERBODEN = re.compile(
    r"\b(beste|slechtste|goed|slecht|te veel|ranglijst|plaats \d|nummer \d|overschrijding|tekort|score|rapportcijfer|"
    r"moet|zou moeten|verspil\w*)\b"
)


@pytest.mark.parametrize("regel", [*REGELS["regel"], *VRAGEN["regel"]])
def test_regel_gebruikt_bekende_maat_en_woorden(regel):
    rij = next(r for t in (REGELS, VRAGEN) for r in t.to_dict("records") if r["regel"] == regel)
    bekend = duiding.velden(beeld("GM1674"), "jeugdwet", BREUKEN)
    gevraagd = {naam for _, naam, _, _ in string.Formatter().parse(rij["tekst"]) if naam}
    assert gevraagd <= set(bekend)
    if rij["vergelijking"] != "altijd":
        assert rij["maat"] in duiding.MATEN
        assert rij["drempel"] == rij["drempel"]


def test_elke_maat_wordt_gevraagd_en_elke_fase_heeft_een_vraag_die_altijd_kan():
    assert set(duiding.FASEN) == set(VRAGEN["fase"])
    for fase in duiding.FASEN:
        assert "altijd" in set(VRAGEN.loc[VRAGEN["fase"] == fase, "vergelijking"])


@pytest.mark.parametrize("gm_code", ["GM1674", "GM0363", "GM0088", "GM0503", "GM0569", "GM0809", "GM1961"])
@pytest.mark.parametrize("jaar", [2018, 2022, 2024, 2025])
def test_zinnen_zijn_af_en_oordelen_niet(gm_code, jaar):
    b = beeld(gm_code, jaar)
    bevindingen = duiding.opvallend(b, REGELS, BREUKEN, 5)
    vragen = duiding.vragen(b, VRAGEN, BREUKEN, 2)
    assert len(bevindingen) <= 5
    assert all(1 <= len(v) <= 2 for v in vragen.values())
    teksten = [x.tekst for x in bevindingen] + [x.tekst for v in vragen.values() for x in v]
    assert len(teksten) == len(set(teksten))
    for tekst in teksten:
        assert not VERBODEN.search(tekst.lower()) or "gaat" in tekst, tekst
        assert "niet bekend" not in tekst, tekst
        assert "{" not in tekst
        assert len(re.findall(r"\d%", tekst)) <= 1, tekst


def test_drempel_beslist():
    """Roosendaal jeugd rose 37% in two years: a threshold of 20 speaks, one of 40 is silent."""
    b = beeld("GM1674")
    groei = duiding.maten(b, "jeugdwet")["groei_twee_jaar_pct"]
    assert groei == pytest.approx(100 * (41012 - 29911) / 29911, abs=0.5)
    alleen = REGELS[REGELS["regel"] == "groei"]
    assert [x.wet for x in duiding.opvallend(b, alleen, BREUKEN, 5)] == ["jeugdwet"]
    assert duiding.opvallend(b, alleen.assign(drempel=40.0), BREUKEN, 5) == []


def test_breuk_wordt_genoemd_als_een_zin_haar_kruist():
    (zin,) = duiding.opvallend(beeld("GM1674"), REGELS[REGELS["regel"] == "groei"], BREUKEN, 5)
    assert "In 2023 veranderde de indeling" in zin.tekst


def test_begroting_2026_zonder_pgb_wordt_niet_vergeleken():
    """Per law the newest begroting whose pgb is known: 2025 for youth, 2026 for participatie; none for an old year."""
    b = beeld("GM1674", 2025)
    paren = {w: duiding.begrotingsvraag(b, w) for w in WETTEN}
    assert {w: (p[0].jaar, p[1].jaar) for w, p in paren.items() if p} == {
        "jeugdwet": (2024, 2025),
        "wmo": (2024, 2025),
        "participatiewet": (2024, 2026),
    }
    assert duiding.begrotingsvraag(beeld("GM1674", 2023), "jeugdwet") is None


def test_anders_geboekt_jaar_telt_niet_mee_in_de_reeks():
    """Delft jeugd 2017 (2 620 against 18 223) is left out: the run starts in 2018."""
    rijen = beeld("GM0503").vergelijkbare_jaren("jeugdwet")
    assert [r.jaar for r in rijen] == list(range(2018, 2025))
    assert "sinds 2018" in (zinnen.reeks_zin(beeld("GM0503"), "jeugdwet") or "")


def test_oordeel_kent_alle_toestanden():
    koppen = {
        "gewoon": zinnen.oordeel(beeld("GM1674"), 0.5),
        "geen rekening": zinnen.oordeel(beeld("GM0809"), 0.5),
        "geen begroting": zinnen.oordeel(beeld("GM1731", 2022), 0.5),
        "onder nul": zinnen.oordeel(beeld("GM1961"), 0.5),
        "onder nul begroot": zinnen.oordeel(beeld("GM0569"), 0.5),
        "niets": zinnen.oordeel(beeld("GM1961", 2025), 0.5),
        "onvolledig": zinnen.oordeel(beeld("GM0363", 2022), 0.5),
        "anders": zinnen.oordeel(beeld("GM0503", 2017), 0.5),
        "nog niet": zinnen.oordeel(beeld("GM1674", 2026), 0.5),
        "nederland": zinnen.oordeel(beeld(None), 0.5),
        "nederland 2026": zinnen.oordeel(beeld(None, 2026), 0.5),
    }
    assert "dan vooraf begroot" in koppen["gewoon"].kop
    assert "begrootte voor 2024" in koppen["geen rekening"].kop
    assert "de begroting 2022 is niet" in koppen["geen begroting"].zinnen[0].lower()
    assert "van de Wmo is het bedrag niet bekend" in koppen["onder nul"].kop
    assert "onder nul" in koppen["onder nul"].zinnen[0]
    assert "Wmo en participatie" in koppen["onder nul begroot"].kop
    assert "jeugd en de Wmo" in koppen["onder nul begroot"].zinnen[0]
    assert "geen cijfers bekend" in koppen["niets"].kop
    assert "onvolledig" in koppen["onvolledig"].zinnen[0]
    assert "dan vooraf begroot" in koppen["onvolledig"].kop
    assert "verschillende taakvelden" in koppen["anders"].zinnen[0]
    assert "er nog niet" in koppen["nog niet"].zinnen[0]
    assert "samen" in koppen["nederland"].kop
    assert "Alle 342 gemeenten tellen mee" in koppen["nederland 2026"].zinnen[0]


def test_vrijwel_gelijk_heet_geen_verschil():
    b = beeld("GM1674")
    rij = b.rij(2024, "wmo")
    assert rij is not None
    assert zinnen.verschil_tekst(rij, b.keuze.eenheid, gelijk_pct=99) == "vrijwel evenveel"


def test_geen_ranglijst_in_de_code():
    """No word of grading in texts of pages, ui or reference tables."""
    bestanden = [
        *PROJECT.glob("pages/*.py"),
        *PROJECT.glob("ui/*.py"),
        *PROJECT.glob("data/referentie/*.csv"),
    ]
    for bestand in bestanden:
        for woord in ("ranglijst", "slechtste", "best presterende", "overschrijding", "rapportcijfer"):
            assert woord not in bestand.read_text(encoding="utf-8").lower(), (bestand.name, woord)


def test_wetten_zijn_er_drie():
    assert WETTEN == ("jeugdwet", "wmo", "participatiewet")


def test_woorden_in_de_loader_zijn_die_van_de_zinnen():
    """The build refuses a word that the sentences cannot fill in; so both must know the same words."""
    assert set(WOORDEN) == set(duiding.velden(beeld("GM1674"), "jeugdwet", BREUKEN))


@pytest.mark.parametrize("gm_code", ["GM0363", "GM0392", "GM0518", None])
def test_ook_als_gedeelde_kosten_het_grootst_zijn_is_er_een_vraag(gm_code):
    """Amsterdam, Haarlem, 's-Gravenhage and Nederland in definition breed: the largest part has no questions of its own."""
    b = beeld(gm_code, 2024, "breed")
    assert any(beeld(gm_code, j, "breed").grootste_verschil(j) == "gedeeld" for j in range(2019, 2025))
    assert all(duiding.vragen_voor_de_raad(haal, b).get(f) for f in ("Oordeelsvorming", "Besluitvorming"))
    for jaar in range(2019, 2025):
        assert duiding.vragen_voor_de_raad(haal, beeld(gm_code, jaar, "breed"))
