"""Questions from the words of a file without labels, as Microsoft Forms writes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from enquete.duiden.beschrijving import Beschrijving, uit_toml
from enquete.duiden.toewijzen import als_tabel, stel_voor
from enquete.duiden.woorden import over_de_persoon
from enquete.houden.vragenlijst import lees_vragenlijst
from enquete.importeer import verwerk
from tests.enquete_hulp import ruw_van, toml, werkboek, xlsx_bytes

DATA = Path(__file__).resolve().parent.parent / "data"
KOP = [
    "Id", "Starttijd", "E-mail", "Naam", "Gemeente", "Wat is uw functie?", "De raad krijgt genoeg informatie.",
    "Welk cijfer geeft u?", "Waar haalt u informatie?", "Wat mist u?", "Wie is aan zet?",
]  # fmt: skip
_EENS = ["Eens"] * 9 + ["Oneens"] * 5 + ["Helemaal eens"] * 4 + ["Weet ik niet / geen mening"] * 2
_ZET = ["De raad"] * 10 + ["Het college"] * 8 + ["Jan de Vries uit Ons Dorp", "Weet ik niet"]
_BRON = (
    ["Griffie;Krant, radio en tv;"] * 10 + ["Griffie;"] * 6 + ["Krant, radio en tv;", "De buurvrouw;", "", ""]
)
RIJEN = [
    [
        i, f"2026-01-{i + 1:02d}", f"raadslid{i}@dorp.nl", f"Raadslid {i}", "GM1674", "Raadslid" if i < 17 else "Wethouder", _EENS[i],
        1 + i % 10, _BRON[i], f"Ik mis nummer {i}", _ZET[i],
    ]
    for i in range(20)
]  # fmt: skip


@pytest.fixture(scope="module")
def formulier():
    ruw = ruw_van("formulier.xlsx", xlsx_bytes(werkboek([KOP, *RIJEN])))
    onze = lees_vragenlijst(DATA / "referentie")
    return ruw, stel_voor(ruw, uit_toml(toml(vragen_uit_bestand="true"), "eigen.toml", onze))


@pytest.fixture(scope="module")
def verslag(formulier):
    ruw, beschrijving = formulier
    return verwerk(ruw, beschrijving, DATA / "bron", DATA / "referentie")


def _land(verslag, tekst: str) -> dict[str, tuple[int, int]]:
    vraag = next(v for v in verslag.enquete.vragen if v.tekst == tekst)
    u = verslag.uitkomst
    rijen = u[(u["vraag_id"] == vraag.vraag_id) & (u["geo_type"] == "land") & (u["rol"] == "alle")]
    return {r.label: (r.n, r.n_geldig) for r in rijen.itertuples() if r.n}


def test_kolommen_over_de_invuller_en_open_vragen_blijven_buiten_beeld(formulier):
    tabel = als_tabel(*formulier).set_index("kolom")
    for kolom in ("Id", "Starttijd", "E-mail", "Naam", "Wat mist u?"):
        assert tabel.at[kolom, "wat"] in ("niet gebruikt", "nummer van de respondent"), kolom
    assert tabel.at["E-mail", "voorbeelden"] == ""
    assert "eigen woorden" in tabel.at["Wat mist u?", "waarom"]
    assert tabel.at["Gemeente", "wat"] == "gemeente"


def test_antwoorden_geteld_met_de_hand(verslag):
    assert _land(verslag, "De raad krijgt genoeg informatie.") == {
        "Eens": (9, 20), "Oneens": (5, 20), "Helemaal eens": (4, 20), "Weet ik niet / geen mening": (2, 20),
    }  # fmt: skip
    cijfers = _land(verslag, "Welk cijfer geeft u?")
    assert cijfers == {str(c): (2, 20) for c in range(1, 11)}


def test_bekende_schaal_houdt_haar_volgorde(verslag):
    """In the natural order, with only the answers that were given."""
    vraag = next(v for v in verslag.enquete.vragen if v.tekst == "De raad krijgt genoeg informatie.")
    labels = [o.label for o in vraag.schaal.opties]
    assert labels == ["Helemaal eens", "Eens", "Oneens", "Weet ik niet / geen mening"]
    assert vraag.schaal.opties[-1].soort == "weet_niet"


def test_meer_antwoorden_met_een_komma_erin(verslag):
    """18 answered; a comma is part of an answer; the neighbour is nobody's business."""
    uit = _land(verslag, "Waar haalt u informatie?")
    assert uit == {"Griffie": (16, 18), "Krant, radio en tv": (11, 18), "een ander antwoord": (1, 18)}


def test_eigen_woorden_komen_nergens_terug(verslag):
    alles = verslag.uitkomst.to_csv() + str(verslag.enquete)
    for woorden in ("Jan de Vries", "buurvrouw", "Ik mis nummer", "raadslid3@", "Raadslid 3"):
        assert woorden not in alles
    zet = next(v for v in verslag.enquete.vragen if v.tekst == "Wie is aan zet?")
    assert [(o.label, o.soort) for o in zet.schaal.opties] == [
        ("De raad", "antwoord"),
        ("Het college", "antwoord"),
        ("Weet ik niet", "weet_niet"),
        ("een ander antwoord", "antwoord"),
    ]


def test_functie_is_de_rol_en_staat_nooit_bij_een_gemeente(verslag):
    assert "Wat is uw functie?" not in [v.tekst for v in verslag.enquete.vragen]
    u = verslag.heel
    assert set(u.loc[u["geo_type"] == "gemeente", "rol"]) == {"alle"}
    rollen = u[(u["geo_type"] == "land") & (u["rol"] != "alle")].groupby("rol")["n_respons"].first()
    assert rollen.to_dict() == {"raadslid": 17, "wethouder": 3}


@pytest.mark.parametrize(
    ("woorden", "n", "is_antwoord"),
    [
        ("eigenlijk niet", 1, True),
        ("vraag het Jan de Vries", 1, False),
        ("alleen als het moet", 2, True),
        ("dat hangt er helemaal van af wie er dan wethouder is in onze gemeente", 2, False),
        ("dat hangt er helemaal van af wie er dan wethouder is in onze gemeente", 3, True),
    ],
)
def test_grens_van_eigen_woorden(woorden, n, is_antwoord):
    rijen = [["GM1674", "ja"]] * 10 + [["GM1674", "nee"]] * 5 + [["GM1674", woorden]] * n
    ruw = ruw_van("f.xlsx", xlsx_bytes(werkboek([["Gemeente", "Wilt u dit?"], *rijen])))
    b = stel_voor(ruw, uit_toml(toml(vragen_uit_bestand="true"), "eigen.toml", ()))
    labels = [o.label for o in b.enquete.vragen[0].schaal.opties]
    assert (woorden in labels) == is_antwoord


def test_zonder_die_wens_wordt_niets_afgeleid():
    ruw = ruw_van("formulier.xlsx", xlsx_bytes(werkboek([KOP, *RIJEN])))
    b: Beschrijving = stel_voor(ruw, uit_toml(toml(), "eigen.toml", ()))
    assert not [k for k in b.koppelingen if k.wat == "vraag"]


@pytest.mark.parametrize(
    "tekst",
    ["Van welke partij bent u lid?", "Wat is uw leeftijd?", "Fractie", "Bent u man of vrouw?", "Wat is uw functie?",
     "Hoort u bij coalitie of oppositie?", "Hoe oud bent u?"],
)  # fmt: skip
def test_vragen_over_de_persoon(tekst):
    assert over_de_persoon(tekst)


def test_geen_enkele_inhoudelijke_vraag_van_onze_lijst_gaat_over_de_persoon():
    for vraag in lees_vragenlijst(DATA / "referentie"):
        labels = [o.label for o in vraag.schaal.opties]
        assert over_de_persoon(vraag.tekst, labels) <= (vraag.subvraag == "context"), vraag.vraag_id
