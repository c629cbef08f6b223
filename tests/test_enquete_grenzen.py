"""Small files that ask for much: counts of millions, a million wrong cells, and clicks that would read the file again."""

from __future__ import annotations

import resource
import time

import pytest

from enquete import importeer as opslag
from enquete.enquetefouten import HOOGSTENS, Enquetefouten
from enquete.lezen import bestand, lees_proces
from fouten import Gebruikersfout
from loaders.versies import PROJECT
from tests.enquete_hulp import beschrijf
from tests.hulp import open_app, tekst

BRON, REFERENTIE = PROJECT / "data" / "bron", PROJECT / "data" / "referentie"
VRAGEN = "".join(
    f'[[vragen]]\nvraag_id = "v{i}"\nkolom = "v{i}"\ntekst = "Vraag {i}?"\nopties = [{{code = "1", label = "ja"}}, {{code = "2", label = "nee"}}]\n'
    for i in range(10)
)


def test_alles_wat_leest_of_telt_heeft_een_grens():
    soorten = {"spss", "werkboek", "tekst", "tellen", "levering"}
    assert set(lees_proces.GEHEUGEN_MB) == set(lees_proces.SECONDEN) == soorten
    assert all(mb <= 1_024 for soort, mb in lees_proces.GEHEUGEN_MB.items() if soort != "tellen")
    assert (
        lees_proces.GEHEUGEN_MB["tellen"] <= 2 * 1_024
    )  # of addresses: the libraries that count take half of it unused


def test_honderd_bytes_met_miljoenen_mensen():
    """Refused in the process that counts, at once, and nothing grows here."""
    ruw = bestand.lees_inhoud(
        "a.csv", b"vraag;gemeente;antwoord;aantal\nV1_wmo;GM0363;4;20000000\nV1_wmo;GM0363;2;20000000\n"
    )
    voor, begin = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    with pytest.raises(Gebruikersfout, match="meer mensen zijn er niet"):
        opslag.verwerk_apart(ruw, beschrijf(eenheid='"aggregaat"'), BRON, REFERENTIE)
    assert time.monotonic() - begin < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 50_000  # kB


def test_een_half_miljoen_foute_cellen_zijn_tweehonderd_fouten():
    regel = ";".join(["x"] * 10)
    inhoud = "\n".join([";".join(f"v{i}" for i in range(10)), *[regel] * 50_000]).encode()
    ruw = bestand.lees_inhoud("a.csv", inhoud)
    with pytest.raises(Enquetefouten) as fout:
        opslag.verwerk_apart(ruw, beschrijf(VRAGEN), BRON, REFERENTIE)
    assert len(fout.value.tabel) == HOOGSTENS
    assert fout.value.aantal == 500_000
    assert f"De lijst noemt er {HOOGSTENS}." in str(fout.value)


def test_wat_gelezen_is_blijft_klein():
    """A million valid cells are numbers of answers: a byte each, and not a text."""
    regel = ";".join(["1", "2"] * 5)
    inhoud = "\n".join([";".join(f"v{i}" for i in range(10)), *[regel] * 100_000]).encode()
    ruw = bestand.lees_inhoud("a.csv", inhoud)
    assert ruw.tabel.shape == (100_000, 10)
    assert ruw.tabel.memory_usage(deep=True).sum() < 3_000_000


def test_een_klik_leest_het_bestand_niet_opnieuw(monkeypatch):
    from ui.enquete import inlezen

    keer: list[str] = []

    def lees(naam, inhoud, blad=None):
        keer.append(naam)
        return bestand.lees_inhoud(naam, inhoud, blad)

    monkeypatch.setattr(inlezen, "lees_inhoud", lees)
    app = open_app("enquete", enquetedeel="Eigen enquête", enquete="Een bestand inlezen")
    inhoud = (
        "resp_id;gm_code;rol;I2\n" + "".join(f"R{i};GM1674;raadslid;{1 + i % 5}\n" for i in range(12))
    ).encode()
    app.file_uploader(key="enquete_bestand").set_value(("raad.csv", inhoud, "text/csv")).run()
    app.text_input(key="enquete_titel").set_value("Anders").run()
    app.text_input(key="enquete_uitgever").set_value("Wij").run()
    assert not app.exception
    assert "Zo lezen wij de kolommen: 4 van de 4 worden gebruikt" in tekst(app)
    assert keer == ["raad.csv"]
