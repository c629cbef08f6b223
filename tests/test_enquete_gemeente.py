"""Surveys that municipalities filled in: hidden per municipality, unless their answers are public."""

from __future__ import annotations

from dataclasses import replace
from math import comb
from pathlib import Path
from statistics import median

import pandas as pd
import pytest

from enquete.duiden.beschrijving import Beschrijving, uit_toml
from enquete.duiden.toewijzen import stel_voor
from enquete.importeer import Verslag, verwerk
from fouten import Gebruikersfout
from tests.enquete_hulp import csv_bytes, ruw_van, toml
from tests.hulp import haal
from ui.enquete import eigenbron
from verhaal.beeld import Keuze
from verhaal.eenheden import Eenheid
from verhaal.enquetes import enquetefiguren, per_antwoord

DATA = Path(__file__).resolve().parent.parent / "data"
VRAGEN = """
[kolommen]
gemeente = "gemeente"
rol = "functie"

[[vragen]]
vraag_id = "raming"
tekst = "Waarop is de raming gebaseerd?"
wet = "jeugdwet"
kolom = "raming"
opties = [{code = "vorig", label = "Vorig jaar"}, {code = "rijk", label = "Het Rijk"}, {code = "wn", label = "Weet niet"}]
weet_niet = ["wn"]

[[vragen]]
vraag_id = "cijfer"
tekst = "Welk cijfer geeft u?"
soort = "cijfer"
kolom = "cijfer"

[[vragen]]
vraag_id = "partij"
tekst = "Van welke partij is de wethouder?"
subvraag = "context"
kolom = "partij"
opties = [{code = "a", label = "A"}, {code = "b", label = "B"}]
"""
CODES = sorted(haal.gemeenten()["gm_code"])
# 300 municipalities: every third says the Rijk, every tenth does not know, the last has no answer
RIJEN = [
    [gm, "griffier" if i % 2 else "wethouder", "wn" if i % 10 == 0 else "rijk" if i % 3 == 0 else "vorig", str(1 + i % 10), "a"]
    for i, gm in enumerate(CODES[:300])
]  # fmt: skip
RIJEN[299][2] = ""


def beschreven(**anders: str) -> Beschrijving:
    sleutels = {"eenheid": '"gemeente"', "doelgroep": '"gemeenten"', "openbaar": "true"} | anders
    return uit_toml(toml(VRAGEN, **sleutels), "eigen.toml")


@pytest.fixture(scope="module")
def verslagen() -> dict[str, Verslag]:
    ruw = ruw_van("antwoorden.csv", csv_bytes(["gemeente", "functie", "raming", "cijfer", "partij"], RIJEN))
    return {
        naam: verwerk(ruw, stel_voor(ruw, beschreven(openbaar=waarde)), DATA / "bron", DATA / "referentie")
        for naam, waarde in (("open", "true"), ("dicht", "false"))
    }


def test_openbaar_kan_alleen_bij_gemeenten():
    for eenheid in ("respondent", "aggregaat"):
        with pytest.raises(Gebruikersfout, match=r"openbaar: dat kan alleen bij eenheid = \"gemeente\""):
            beschreven(eenheid=f'"{eenheid}"')


def test_openbare_antwoorden_staan_er_allemaal_met_naam(verslagen):
    u = verslagen["open"].uitkomst
    eigen = u[(u["vraag_id"] == "raming") & (u["geo_type"] == "gemeente")]
    gekozen = eigen[eigen["n"] == 1].set_index("geo_code")["antwoord"].to_dict()
    assert gekozen == {r[0]: r[2] for r in RIJEN if r[2]}
    assert RIJEN[299][0] not in set(eigen["geo_code"])  # no answer: no row, and nothing invented
    assert (eigen["pct"].isin([0, 100])).all()
    assert (u[u["vraag_id"] != "partij"]["onderdrukt"] == "nee").all()


def test_telling_van_openbare_antwoorden_met_de_hand(verslagen):
    """Of 0…298: 30 tens are 'wn'; 100 thirds minus the 10 that are also tens are 'rijk'; the rest 'vorig'."""
    u = verslagen["open"].uitkomst
    land = u[(u["vraag_id"] == "raming") & (u["geo_type"] == "land")].set_index("antwoord")
    assert land["n"].to_dict() == {"vorig": 179, "rijk": 90, "wn": 30}
    assert set(land["n_geldig"]) == {299}
    assert set(land["populatie"]) == {342}
    assert set(land["n_respons"]) == {300}
    # Wilson over n' = n (N - 1) / (N - n) = 299 * 341 / 43, share 90 / 299
    n, p, z = 299 * 341 / 43, 90 / 299, 1.959963984540054
    midden = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)) ** 0.5
    rijk = land.loc["rijk"]
    assert (rijk["ondergrens_pct"], rijk["bovengrens_pct"]) == pytest.approx(
        (100 * (midden - half), 100 * (midden + half))
    )


def test_wie_het_invulde_blijft_buiten_beeld(verslagen):
    """The role of whoever filled in the form, and questions about that person, are never shown per municipality."""
    u = verslagen["open"].uitkomst
    assert set(u["rol"]) == {"alle"}
    partij = u[(u["vraag_id"] == "partij") & (u["geo_type"] == "gemeente")]
    assert len(partij)
    assert set(partij["onderdrukt"]) == {"ja"}


def test_zonder_openbaar_is_elke_gemeente_verborgen(verslagen):
    u = verslagen["dicht"].uitkomst
    eigen = u[u["geo_type"] == "gemeente"]
    assert set(eigen["onderdrukt"]) == {"ja"}
    assert eigen[["n", "n_geldig", "pct"]].isna().all(axis=None)
    land = u[(u["vraag_id"] == "raming") & (u["geo_type"] == "land") & (u["rol"] == "alle")]
    assert land.set_index("antwoord")["n"].to_dict() == {"vorig": 179, "rijk": 90, "wn": 30}


# ---------------------------------------------------------------- on the page


def _keuze(gm_code: str | None) -> Keuze:
    return Keuze(gm_code, 2024, "smal", Eenheid("totaal"))


def _plat(tekst: str) -> str:
    return tekst.replace("\u00a0", " ")


@pytest.fixture
def open_enquete(verslagen):
    return eigenbron.uit_verslag(verslagen["open"])


def test_woorden_over_een_gemeente(verslagen, open_enquete):
    assert enquetefiguren.gemeentezinnen(open_enquete, "raming", CODES[0], "Daar") == [
        "Daar antwoordde: ‘Weet niet’."
    ]
    assert enquetefiguren.gemeentezinnen(open_enquete, "raming", CODES[341], "Daar") == [
        "Daar heeft deze vraag niet beantwoord, of deed niet mee."
    ]
    dicht = eigenbron.uit_verslag(verslagen["dicht"])
    (zin,) = enquetefiguren.eigen_zinnen(dicht, "raming", CODES[0], "Daar")
    assert zin == "Niet delen, dit ziet alleen u: Daar antwoordde ‘Weet niet’."
    assert enquetefiguren.eigen_zinnen(open_enquete, "raming", CODES[0], "Daar") == []
    (zin,) = enquetefiguren.gemeentezinnen(dicht, "raming", CODES[0], "Daar")
    assert "openbaar" in zin
    assert "Weet niet" not in zin


def test_figuur_zegt_dat_het_openbaar_is_en_niet_dat_er_iets_verborgen_is(open_enquete):
    from ui.enquete.eigen import _regels

    figuur = enquetefiguren.verdeling(open_enquete, "raming", _regels(open_enquete.openbaar))
    assert figuur is not None
    assert "300 deelnemende gemeenten van 342 (88%)" in figuur.onderkop
    assert "openbaar" in figuur.vlaggen[0]
    assert not [z for z in figuur.vlaggen if "verbergen" in z]
    assert "verborgen" not in figuur.berekening.formule
    assert "raadszetels" not in figuur.berekening.formule


def test_midden_per_antwoord_naast_het_geld(open_enquete):
    """Median, n and interval of each strip, with the standard library."""
    keuze = _keuze(CODES[1])
    figuur = per_antwoord.per_antwoord(haal, open_enquete, "raming", "jeugdwet", "besteed", keuze, "Daar")
    assert figuur is not None
    c = haal.per_hoofd_jaar(jaar=2024, definitie=keuze.definitie)
    c = c[
        (c["wet"] == "jeugdwet") & (c["maat"] == "besteed") & (c["noemer"] == "inwoner") & c["telt_in_groep"]
    ]
    bedrag = dict(zip(c["gm_code"], c["waarde_eur"], strict=True))
    per: dict[str, list[float]] = {}
    for gm, _, antwoord, *_ in RIJEN:
        if antwoord and gm in bedrag:
            per.setdefault(antwoord, []).append(bedrag[gm])
    assert len(figuur.tabel) == sum(map(len, per.values()))
    for paneel, code in zip(figuur.panelen, ("vorig", "rijk", "wn"), strict=True):
        waarden = sorted(per[code])
        laag, hoog = _rangen(len(waarden))
        assert f"n = {len(waarden)}," in _plat(paneel.titel)
        assert f"midden € {median(waarden):.0f}" in _plat(paneel.titel)
        assert f"€ {waarden[laag]:.0f} tot € {waarden[hoog]:.0f}" in _plat(paneel.titel)


def _rangen(n: int) -> tuple[int, int]:
    """Places (from 0) of the widest pair of order statistics that leave at most 2,5 % of the binomial on each side."""
    som, k = 0.0, 0
    while (som + comb(n, k) / 2**n) <= 0.025:
        som += comb(n, k) / 2**n
        k += 1
    return k - 1, n - k


def test_geen_verschil_zonder_interval():
    """Two answers whose medians differ but whose intervals touch are not called different; and the other way round."""
    assert "geen duidelijk verschil" in per_antwoord._titel(
        {"a": (10, 8, 12), "b": (13, 11, 15)}, "wmo", "besteed"
    )
    titel = per_antwoord._titel({"a": (10, 8, 12), "b": (20, 18, 22)}, "wmo", "besteed")
    assert "€ 20 bij ‘b’ (95%-interval € 18 tot € 22)" in _plat(titel)
    assert "€ 10 bij ‘a’ (95%-interval € 8 tot € 12)" in _plat(titel)
    assert "voor de Wmo" in titel
    assert "Te weinig" in per_antwoord._titel({"a": (10, 8, 12)}, "wmo", "besteed")
    assert per_antwoord.midden_met_interval(pd.Series([1.0, 2, 3, 4, 5])) is None  # five values give no 95 %


def test_cijfer_naast_het_geld_met_rho(open_enquete):
    keuze = _keuze(CODES[1])
    figuur = per_antwoord.per_antwoord(haal, open_enquete, "cijfer", "wmo", "afstand", keuze, "Daar")
    assert figuur is not None
    assert "95%-interval" in figuur.titel
    assert (figuur.tabel["waarde_eur"] >= 0).all()
    c = haal.per_hoofd_jaar(jaar=2024, definitie=keuze.definitie)
    c = c[(c["wet"] == "wmo") & (c["maat"] == "afwijking") & (c["noemer"] == "inwoner") & c["telt_in_groep"]]
    cijfer = {r[0]: float(r[3]) for r in RIJEN}
    c = c[c["gm_code"].isin(cijfer)]
    rho = c["gm_code"].map(cijfer).corr(c["waarde_eur"].abs(), method="spearman")
    assert f"Spearmans rho {rho:.2f}".replace(".", ",") in figuur.titel


def test_voorbeeld_staat_in_titel_woorden_sleutel_en_bron(open_enquete):
    voorbeeld = replace(open_enquete, is_voorbeeld=True)
    figuur = per_antwoord.per_antwoord(haal, voorbeeld, "raming", "wmo", "begroot", _keuze(CODES[1]), "Daar")
    assert figuur is not None
    assert figuur.titel.startswith("VOORBEELD: ")
    assert all(p.alt.startswith("VOORBEELD: ") for p in figuur.panelen)
    assert figuur.sleutel.startswith("voorbeeld_")
    assert figuur.bron.startswith("Bron: VOORBEELD")


def test_te_weinig_gemeenten_geeft_geen_figuur(open_enquete):
    weinig = replace(
        open_enquete,
        uitkomsten=open_enquete.uitkomsten[open_enquete.uitkomsten["geo_code"].isin(CODES[:9])],
    )
    keuze = _keuze(None)
    assert per_antwoord.per_antwoord(haal, weinig, "raming", "wmo", "besteed", keuze, None) is None


def test_vlaggen_en_wat_ontbreekt_staan_erbij(open_enquete):
    """Who answered without an amount is counted, a chosen municipality that is not there is named, flags are shown."""
    wie, kleiner = CODES[341], _keuze(CODES[341])
    figuur = per_antwoord.per_antwoord(haal, open_enquete, "raming", "jeugdwet", "besteed", kleiner, "Daar")
    assert figuur is not None
    assert wie not in set(figuur.tabel["gm_code"])
    assert figuur.vlaggen[0].startswith("Daar staat er niet bij")
    weg = sum(1 for r in RIJEN if r[2]) - figuur.tabel["gm_code"].nunique()
    assert [v for v in figuur.vlaggen if v.startswith(f"{weg} gemeente")] or weg == 0
    vlaggen = haal.vlaggen_jaar(jaar=2024)
    raak = vlaggen[
        (vlaggen["wet"].isna() | (vlaggen["wet"] == "jeugdwet"))
        & (vlaggen["soort"].isna() | (vlaggen["soort"] == "rekening"))
        & vlaggen["gm_code"].isin(figuur.tabel["gm_code"])
    ]
    met_vlag = set(figuur.tabel.loc[figuur.tabel["let_op"] != "", "gm_code"])
    assert met_vlag == set(raak["gm_code"])
    assert met_vlag
