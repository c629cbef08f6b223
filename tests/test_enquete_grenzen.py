"""Small files that ask for much: counts of millions, a million wrong cells, and clicks that would read the file again."""

from __future__ import annotations

import resource
import subprocess
import sys
import threading
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
        lees_proces.reken(
            ruw.bestand, opslag.verwerk, ruw, beschrijf(eenheid='"aggregaat"'), BRON, REFERENTIE
        )
    assert time.monotonic() - begin < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - voor < 50_000  # kB


def test_een_half_miljoen_foute_cellen_zijn_tweehonderd_fouten():
    regel = ";".join(["x"] * 10)
    inhoud = "\n".join([";".join(f"v{i}" for i in range(10)), *[regel] * 50_000]).encode()
    ruw = bestand.lees_inhoud("a.csv", inhoud)
    with pytest.raises(Enquetefouten) as fout:
        lees_proces.reken(ruw.bestand, opslag.verwerk, ruw, beschrijf(VRAGEN), BRON, REFERENTIE)
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


# ---------------------------------------------------------------- the largest files there are


def _vragen(aantal: int, *antwoorden: str) -> str:
    opties = ", ".join(f'{{code = "{a}", label = "{a}"}}' for a in antwoorden)
    return "".join(f'[[vragen]]\nvraag_id = "v{i}"\nkolom = "v{i}"\ntekst = "Vraag {i}?"\nopties = [{opties}]\n' for i in range(aantal))  # fmt: skip


def _vol(*cellen: str) -> bytes:
    """25 columns and 200,000 rows of these cells: as many as we read."""
    kop = ";".join(f"v{i}" for i in range(25))
    regels = [";".join(cellen[(r + k) % len(cellen)] for k in range(25)) for r in range(len(cellen))]
    return "\n".join([kop, *(regels[r % len(regels)] for r in range(200_000))]).encode()


def zwaar() -> None:
    """Run by itself, in a process that stands for the server: what it and the processes that read for it take, in MB."""
    import psutil

    from enquete.lezen.ruw import Ruw
    from ui.enquete import eigenbron, geheugen

    def reken(ruw: Ruw, extra: str, **anders: str) -> opslag.Verslag | Enquetefouten | Gebruikersfout:
        try:
            return lees_proces.reken(
                ruw.bestand, opslag.verwerk, ruw, beschrijf(extra, **anders), BRON, REFERENTIE
            )
        except Gebruikersfout as fout:
            return fout

    def kind() -> int:  # the largest that has ended
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024

    begin = psutil.Process().memory_info().rss
    groot = b"vraag;gemeente;antwoord;aantal\nV1_wmo;GM0363;4;20000000\nV1_wmo;GM0363;2;20000000\n"
    assert "meer mensen zijn er niet" in str(reken(bestand.lees_inhoud("a.csv", groot), "", eenheid='"aggregaat"'))  # fmt: skip
    fout = _vol("x")
    assert 9_900_000 < len(fout) < 10_600_000
    uit = reken(bestand.lees_inhoud("a.csv", fout), _vragen(25, "ja", "nee"))
    assert isinstance(uit, Enquetefouten)
    assert uit.aantal == 5_000_000
    del fout, uit
    goed = _vol("ja", "nee")
    assert 17_000_000 < len(goed) < 18_000_000
    sessies: list[object] = []
    for _ in range(10):
        inhoud = bytes(bytearray(goed))  # Streamlit holds what each visitor gave
        ruw = bestand.lees_inhoud("a.csv", inhoud)
        sessies += [inhoud, geheugen.berg(ruw, ruw.tabel)]
    verslag = reken(ruw, _vragen(25, "ja", "nee"))
    assert isinstance(verslag, opslag.Verslag)
    assert verslag.heel is not None
    land = verslag.heel[(verslag.heel["geo_type"] == "land") & (verslag.heel["vraag_id"] == "v0")]
    assert land["n"].tolist() == [100_000, 100_000]
    sessies += [eigenbron.uit_verslag(verslag) for _ in range(10)]
    del goed, ruw
    print(kind(), (psutil.Process().memory_info().rss - begin) // 1024**2)


@pytest.mark.volledig
@pytest.mark.timeout(1800)
def test_wat_de_grootste_bestanden_van_tien_bezoekers_kosten():
    """At most 1 GB in a process that reads or counts, and 300 MB kept in the server for ten visitors, their uploads included."""
    opdracht = "from tests.test_enquete_grenzen import zwaar; zwaar()"
    uit = subprocess.run([sys.executable, "-c", opdracht], cwd=PROJECT, capture_output=True, text=True, check=False)  # fmt: skip
    assert uit.returncode == 0, uit.stderr[-2000:]
    kind, server = map(int, uit.stdout.split())
    print(f"proces dat leest of telt: {kind} MB; server, tien bezoekers: {server} MB")
    assert kind <= 1_024
    assert server <= 300


@pytest.mark.volledig
@pytest.mark.timeout(1800)
def test_wie_kiest_merkt_weinig_van_wie_inleest():
    """While a largest file is read and counted again and again, a page opens within a second for 95 of 100 others.

    On a machine that is busy with other work: within three times what it takes there when nobody reads.
    """
    goed, klaar, gelezen = _vol("ja", "nee"), threading.Event(), []

    def kies() -> float:
        duur = []
        for code in ["GM1674", "GM0363", "GM0344", "GM0518"] * 5:
            begin = time.monotonic()
            assert not open_app(g=code).exception
            duur.append(time.monotonic() - begin)
        return sorted(duur)[int(0.95 * len(duur))]

    def lees() -> None:
        while not klaar.is_set():
            ruw = bestand.lees_inhoud("a.csv", goed)
            gelezen.append(
                lees_proces.reken(
                    ruw.bestand, opslag.verwerk, ruw, beschrijf(_vragen(25, "ja", "nee")), BRON, REFERENTIE
                )
            )

    kies()  # for the first time everything is made
    rust = kies()
    lezer = threading.Thread(target=lees)
    lezer.start()
    try:
        while True:
            druk = kies()
            if gelezen or not lezer.is_alive():
                break
    finally:
        klaar.set()
        lezer.join()
    print(f"p95 in rust {rust:.2f} s, naast wie inleest {druk:.2f} s")
    assert gelezen
    assert druk < max(1.0, 3 * rust)
