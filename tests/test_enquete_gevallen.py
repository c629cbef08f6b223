"""Forty small files on which it once went wrong, each with its right value, counted by hand; and others of the same kinds."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from enquete import importeer as opslag
from enquete.duiden.beschrijving import Beschrijving, uit_toml
from enquete.duiden.toewijzen import stel_voor
from enquete.houden.vragenlijst import lees_vragenlijst, raadsenquete
from enquete.importeer import Verslag, verwerk
from enquete.lezen import bestand
from enquete.lezen.ruw import Ruw
from enquete.soorten import Eenheid
from fouten import Gebruikersfout
from loaders.versies import PROJECT
from verhaal.csvbestand import tabel_csv

HIER = Path(__file__).resolve().parent / "enquete_gevallen"
BRON, REFERENTIE = PROJECT / "data" / "bron", PROJECT / "data" / "referentie"
GETELD = ("03", "04")  # a row is a count
ONZE = (
    *GETELD,
    "24",
    "25",
    "37",
    "38",
)  # our own questionnaire; of the others the questions come from the file
BESTANDEN = {pad.name[:2]: pad for pad in sorted(HIER.iterdir()) if pad.suffix != ".toml"}

lees_plaatsen, gemeenten_nu = opslag.lees_plaatsen, opslag.gemeenten_nu


@pytest.fixture(scope="module", autouse=True)
def _snel():
    """The municipalities are read once."""
    with pytest.MonkeyPatch.context() as plek:
        plaatsen = lees_plaatsen(BRON, REFERENTIE)
        nu = gemeenten_nu(BRON, REFERENTIE, plaatsen)
        plek.setattr(opslag, "lees_plaatsen", lambda *_: plaatsen)
        plek.setattr(opslag, "gemeenten_nu", lambda *_: nu)
        yield


def _beschrijving(ruw: Ruw, nr: str) -> Beschrijving:
    toml = BESTANDEN[nr].with_suffix(".toml") if nr in BESTANDEN else None
    if toml and toml.exists():
        return uit_toml(toml.read_text("utf-8"), toml.name, lees_vragenlijst(REFERENTIE))
    eenheid: Eenheid = "aggregaat" if nr in GETELD else "respondent"
    enquete = replace(raadsenquete(2026, "Proef", "Wij", REFERENTIE), eenheid=eenheid)
    return Beschrijving(enquete, vragen_uit_bestand=nr not in ONZE, onze=True)


def lees(inhoud: bytes | None, naam: str, nr: str = "", **anders: object) -> Verslag:
    ruw = bestand.lees_inhoud(naam, inhoud if inhoud is not None else BESTANDEN[nr].read_bytes())
    return verwerk(ruw, stel_voor(ruw, replace(_beschrijving(ruw, nr), **anders)), BRON, REFERENTIE)  # type: ignore[arg-type]


@cache
def geval(nr: str) -> Verslag:
    return lees(None, BESTANDEN[nr].name, nr)


def land(verslag: Verslag, vraag: int = 0, geo_code: str = "NL") -> dict[str, int]:
    """Answer -> how many, in order, of what whoever holds the file sees; answers nobody gave are left out."""
    u = verslag.heel
    assert u is not None
    u = u[
        (u["vraag_id"] == verslag.enquete.vragen[vraag].vraag_id)
        & (u["geo_code"] == geo_code)
        & (u["rol"] == "alle")
    ]
    return {r.label: int(r.n) for r in u.sort_values("volgorde").itertuples() if r.n > 0}


def open_(verslag: Verslag, vraag: int = 0) -> set[str]:
    """The places of which others see the answers."""
    u = verslag.uitkomst
    return set(
        u[(u["vraag_id"] == verslag.enquete.vragen[vraag].vraag_id) & (u["onderdrukt"] == "nee")]["geo_code"]
    )


def test_het_zijn_er_veertig():
    assert len(BESTANDEN) == 40


GELIJK = {"ja": 6, "nee": 6}
GOED: dict[str, tuple[int, dict[str, int]]] = {
    "01": (0, {"1": 3, "2": 8, "3": 4, "4": 5, "5 of meer": 3}),
    "02": (0, {"1": 6, "2": 3, "3": 9}),
    "03": (0, {"ja": 3_000_000, "nee": 3_000_000}),
    "04": (0, {"ja": 20, "nee": 15}),
    "05": (0, {"Ja": 6, "Nee": 2}),
    "06": (0, {"Ja": 5, "Nee": 5}),
    "07": (0, {"Ja": 5, "Nee": 5}),
    "08": (0, {"boodschappen": 9, "vervoer": 9, "tuin": 5}),
    "12": (0, {"ja": 500, "nee": 500}),
    "13": (0, GELIJK),
    "14": (0, {"grote rol": 9, "kleine rol": 8, "geen rol": 8}),
    "17": (0, {str(c): 3 if c == 7 else 1 for c in range(1, 11)}),
    "18": (0, {"ja": 5, "nee": 5}),
    "19": (0, {"ja": 5, "nee": 5}),
    "21": (0, {"boodschappen": 6, "vervoer": 6}),
    "23": (0, GELIJK),
    "26": (0, GELIJK),
    "27": (0, GELIJK),
    "28": (0, GELIJK),
    "29": (0, GELIJK),
    "30": (0, {"goed": 6, "slecht": 6}),
    "32": (0, {str(c): 3 for c in range(1, 8)}),
    "33": (0, {"0": 10, "1": 10}),
    "34": (0, {f"0{c}": 4 for c in range(1, 6)}),
    "35": (0, {"ja": 13, "nee": 7}),
    "37": (0, {"ja": 9, "nee": 6}),
    "39": (0, {"zeer tevreden": 2, "tevreden": 8, "neutraal": 5, "ontevreden": 3, "zeer ontevreden": 2}),
    "40": (0, {"zeer tevreden": 2, "tevreden": 5, "neutraal": 3, "ontevreden": 2, "zeer ontevreden": 1}),
}


@pytest.mark.parametrize("nr", GOED)
def test_de_goede_telling_op_de_goede_volgorde(nr):
    vraag, verwacht = GOED[nr]
    assert list(land(geval(nr), vraag).items()) == list(verwacht.items())


ZINNEN: dict[str, str] = {
    "09": "een rangorde: iedereen noemt dezelfde antwoorden",
    "20": "met een wachtwoord beveiligd. Open het in SPSS en sla het op zonder wachtwoord",
    "25": "geen enkele kolom hoort bij een vraag",
    "31": "rij 1 lijkt een titel.*Verwijder de regels boven de kop",
    "38": "40 antwoorden van raadsleden voor GM1674, maar er zijn 35 raadszetels",
}


@pytest.mark.parametrize("nr", ZINNEN)
def test_de_goede_zin(nr):
    with pytest.raises(Gebruikersfout, match=ZINNEN[nr]):
        geval(nr)


def test_wat_is_weggelaten_wordt_gezegd():
    assert "4 vragenlijsten zijn niet afgemaakt (niet verzonden) en weggelaten." in geval("05").opmerkingen
    for nr in ("06", "07"):
        assert any("2 vragenlijsten zijn niet afgemaakt" in o for o in geval(nr).opmerkingen)
        assert any("2 vragenlijsten zijn een proef" in o for o in geval(nr).opmerkingen)
    assert any("‘Weet niet’ telt niet mee" in o for o in geval("23").opmerkingen)


def test_alleen_wat_gevraagd_of_gegeven_is_bestaat():
    """No '0' to '10' beside 1 to 7, no 'deels' beside yes and no, one question of a file of counts."""
    for nr, n in (("32", 7), ("33", 2), ("35", 2)):
        assert len(geval(nr).enquete.vragen[0].schaal.opties) == n
    assert [v.vraag_id for v in geval("04").enquete.vragen] == ["V1_jeugdwet"]
    assert len(geval("05").enquete.vragen) == 1
    assert [v.vraag_id for v in geval("18").enquete.vragen] == ["v2"]
    assert geval("17").enquete.vragen[0].soort == geval("32").enquete.vragen[0].soort == "cijfer"


@pytest.mark.parametrize(("nr", "pct"), [("10", 46.8), ("11", 45.8)])
def test_bewoners_worden_overal_hetzelfde_gewogen(nr, pct):
    """The weighted share by another road: the sums of the weights in the file, cut off at three times their mean."""
    regels = [r.split(";") for r in BESTANDEN[nr].read_text("utf-8").splitlines()[1:]]
    w = [(float(g.replace(",", ".")), a) for _, g, a in regels]
    midden = sum(g for g, _ in w) / len(w)
    top = [(min(g / midden, 3), a) for g, a in w]
    assert round(100 * sum(g for g, a in top if a == "ja") / sum(g for g, _ in top), 1) == pct
    u = geval(nr).uitkomst
    ja = u[(u["label"] == "ja") & (u["rol"] == "alle")]
    assert set(ja["geo_type"]) == {"land", "provincie", "grootteklasse", "gemeente"}
    assert set(ja["onderdrukt"]) == {"nee"}
    assert ja["pct"].round(1).tolist() == [pct] * len(ja)
    assert (ja["n_eff"] < ja["n_geldig"]).all()


def test_fractie_staat_niet_bij_een_gemeente():
    """The party is a question about the person: hidden in councils of thirteen, told for the country."""
    v = geval("15")
    assert not open_(v) & {"GM0758", "GM0855", "GM1674"}
    assert "NL" in open_(v)
    assert {"GM0758", "GM0855", "GM1674"} <= open_(v, 1)


def test_zestien_lekt_niet():
    """Doetinchem (n = 3) and the unanimous councils are hidden; with the six sizes known no positive count is certain."""
    v = geval("16")
    assert not open_(v) & {"GM0222", "GM1674"}
    assert "NL" in open_(v)
    assert _zeker(v.uitkomst, v.heel) == []


def _zeker(uit: pd.DataFrame, heel: pd.DataFrame | None) -> list[tuple[str, str]]:
    """Hidden positive counts that linear bounds over everything shown pin down, for one question."""
    import numpy as np
    from scipy.optimize import linprog

    assert heel is not None
    raden = (
        heel[heel["geo_type"] == "gemeente"]
        .pivot_table("n", "geo_code", "antwoord", aggfunc="sum")
        .astype(int)
    )
    plaats = (
        gemeenten_nu(BRON, REFERENTIE, lees_plaatsen(BRON, REFERENTIE)).set_index("gm_code").loc[raden.index]
    )
    opties = list(raden)

    def rij(soort: str, code: str, optie: str) -> np.ndarray:
        uit_ = np.zeros(raden.shape)
        lid = [
            soort == "land" or code == (g if soort == "gemeente" else plaats.at[g, soort])
            for g in raden.index
        ]
        uit_[lid, opties.index(optie)] = 1
        return uit_.ravel()

    toon, dicht = uit[(uit["onderdrukt"] == "nee")], uit[uit["onderdrukt"] == "ja"]
    gelijk = [rij(r.geo_type, r.geo_code, r.antwoord) for r in toon.itertuples()]
    gelijk += [np.repeat(np.arange(len(raden)) == i, len(opties)).astype(float) for i in range(len(raden))]
    recht = [*toon["n"].astype(int), *raden.sum(axis=1)]
    gevonden = []
    for r in dicht.itertuples():
        doel = rij(r.geo_type, r.geo_code, r.antwoord)
        laag, hoog = (t * linprog(t * doel, A_eq=np.array(gelijk), b_eq=recht).fun for t in (1, -1))
        if hoog > 1e-6 and np.floor(hoog + 1e-6) - np.ceil(laag - 1e-6) < 1:
            gevonden.append((r.geo_code, r.antwoord))
    return gevonden


def test_omgekeerde_schaal_zegt_wat_code_1_is():
    vraag = geval("22").enquete.vragen[0]
    assert "code 1 is ‘helemaal eens’" in vraag.toelichting
    assert list(land(geval("22")).values()) == [4, 5, 1, 1, 1]


def test_gemeentenamen_van_statline():
    u = geval("24").heel
    assert u is not None
    assert set(u[u["geo_type"] == "gemeente"]["geo_code"]) == {"GM0344", "GM0014", "GM0518", "GM1674"}


def test_een_formule_in_een_antwoord_is_tekst_in_de_csv():
    csv = tabel_csv(geval("36").uitkomst, nederlands=True).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in csv
    assert "'@SOM(1)" in csv
    assert ";=" not in csv


def test_fractievoorzitters_zijn_raadsleden():
    """9 of 15 of 35 seats: Wilson with n (N - 1) / (N - n) = 25.5."""
    u = geval("37").uitkomst
    r = u[(u["geo_code"] == "GM1674") & (u["antwoord"] == "ja")].iloc[0]
    assert r["populatie"] == 35
    assert (round(r["ondergrens_pct"]), round(r["bovengrens_pct"])) == (41, 76)


# ---------------------------------------------------------------- others of the same kinds


def csv(kop: str, *rijen: str) -> bytes:
    return "\n".join([kop, *rijen]).encode()


ANDERE: dict[str, tuple[bytes, dict[str, int]]] = {
    "leeftijd op volgorde": (
        csv("nr;Leeftijd", *(f"{i};{w}" for i, w in enumerate(["35-49 jaar"] * 5 + ["jonger dan 18"] * 3 + ["65 of ouder"] * 4 + ["18-34 jaar"] * 6))),
        {"jonger dan 18": 3, "18-34 jaar": 6, "35-49 jaar": 5, "65 of ouder": 4},
    ),
    "komma nul": (csv("nr;v1", *(f"{i};{1 + i % 2},0" for i in range(12))), {"1": 6, "2": 6}),
    "ander eens en oneens": (
        csv("nr;Vindt u dat ook?", *(f"{i};{w}" for i, w in enumerate(["mee oneens"] * 4 + ["mee eens"] * 7))),
        {"mee eens": 7, "mee oneens": 4},
    ),
    "google forms met puntkomma": (
        csv("Tijdstempel;Waarmee?", *(f"2026/05/01 10:00:{i:02d};{w}" for i, w in enumerate(["eten"] * 5 + ["eten, vervoer"] * 4 + ["vervoer, tuin"] * 3 + ["tuin"] * 2))),
        {"eten": 9, "vervoer": 7, "tuin": 5},
    ),
    "drie mogelijke cijfers": (csv("nr;keer", *(f"{i};{i % 4}" for i in range(20))), {"0": 5, "1": 5, "2": 5, "3": 5}),
    "gesloten vraag van weinigen": (
        csv("nr;Welke kant?", *(f"{i};{w}" for i, w in enumerate(["links"] * 5 + ["rechts"] * 6 + ["midden"]))),
        {"rechts": 6, "links": 5, "midden": 1},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("inhoud", "verwacht"), ANDERE.values(), ids=ANDERE)
def test_andere_van_dezelfde_soort(inhoud, verwacht):
    assert land(lees(inhoud, "a.csv")) == verwacht


def test_een_weegfactor_onder_een_andere_naam():
    """Named and looking like one: numbers with decimals, for everybody, about 1 on average."""
    rijen = [f"{i};{0.5 if i % 2 else 1.5};{'ja' if i % 2 else 'nee'}" for i in range(200)]
    u = lees(csv("nr;weegfactor;Doet u mee?", *rijen), "a.csv").uitkomst
    assert u[u["label"] == "ja"]["pct"].round(1).tolist() == [25.0]


def test_meer_mensen_dan_er_zijn_wordt_geweigerd():
    with pytest.raises(Gebruikersfout, match="meer mensen zijn er niet"):
        lees(csv("vraag;gemeente;antwoord;aantal", "V1_jeugdwet;Roosendaal;ja;20000000", "V1_jeugdwet;Roosendaal;nee;20000000"), "a.csv", "03")  # fmt: skip
