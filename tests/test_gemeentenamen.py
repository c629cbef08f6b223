"""One resolver of municipality names: the address, files of others and commands answer alike, and none guesses."""

from __future__ import annotations

import functools

import pytest

from enquete.duiden.plaats import Plaatsen, lees_plaatsen
from enquete.enquetefouten import Mis
from fouten import Gebruikersfout
from loaders.gemeentenamen import Namen, als_code, sleutel, van_rijen
from loaders.versies import PROJECT
from queries import rijen
from reports.selectie import kies
from tests.hulp import haal
from ui.kader import lees

VORMEN = [
    ("GM0014", "GM0014"),
    ("gm14", "GM0014"),
    ("14", "GM0014"),
    ("Groningen (gemeente)", "GM0014"),
    ("Utrecht (gemeente)", "GM0344"),
    ("Gemeente Delft", "GM0503"),
    ("gemeente delft", "GM0503"),
    ("Den Haag", "GM0518"),
    ("'s-Gravenhage (gemeente)", "GM0518"),
    ("’s-Hertogenbosch", "GM0796"),
    ("hertogenbosch", "GM0796"),
    ("SUDWEST FRYSLAN", "GM1900"),
    ("Súdwest-Fryslân", "GM1900"),
    ("Bergen (L.)", "GM0893"),
    ("Weesp", "GM0363"),
    ("Nuenen, Gerwen en Nederwetten", "GM0820"),
]
NIET = ["Amsterdm", "Haarl", "Bergen", "Utrecht (PV)", "Groningen (provincie)", "gemeente", "GM9999", "", "0"]


@functools.cache
def _alle() -> Namen:
    return van_rijen(rijen(haal.namen()))


@functools.cache
def _plaatsen() -> Plaatsen:
    return lees_plaatsen(PROJECT / "data" / "bron", PROJECT / "data" / "referentie")


@pytest.mark.parametrize(("tekst", "code"), VORMEN)
def test_overal_hetzelfde_antwoord(tekst: str, code: str) -> None:
    assert lees({"g": tekst}.get)[0]["g"] == code
    assert list(kies(haal, [tekst])) == [code]
    assert _plaatsen().zoek(tekst) == code


@pytest.mark.parametrize("tekst", NIET)
def test_nergens_geraden(tekst: str) -> None:
    assert lees({"g": tekst}.get)[0]["g"] is None
    with pytest.raises(Gebruikersfout):
        kies(haal, [tekst])
    assert isinstance(_plaatsen().zoek(tekst), Mis)


def test_elke_naam_van_nu_is_haar_eigen_gemeente() -> None:
    for r in rijen(haal.namen()):
        if r["is_huidig"]:
            for vorm in (r["naam"], r["naam"].upper(), f"Gemeente {r['naam']}", f"{r['naam']} (gemeente)"):
                assert _alle().een(vorm) == r["gm_code"], vorm


def test_een_tikfout_krijgt_een_aanbod() -> None:
    keuze, (zin,) = lees({"g": "Amsterdm"}.get)
    assert keuze["g"] is None
    assert zin == "Wij kennen geen gemeente ‘Amsterdm’. Bedoelt u Amsterdam? Kies hierboven uw gemeente."
    with pytest.raises(Gebruikersfout, match="bedoelt u Amsterdam"):
        kies(haal, ["Amsterdm"])


def test_sleutel_en_code() -> None:
    assert sleutel("Gemeente Súdwest-Fryslân") == "sudwestfryslan"
    assert sleutel("gemeente") == "gemeente"
    assert als_code("gm 363") is None
