"""What leaves the product says whose it is, about what, when and from where: every file of every figure, opened and read."""

from __future__ import annotations

import csv
import html as htmlmodule
import io
import re
from collections.abc import Iterator
from datetime import date

import duckdb
import pandas as pd
import pytest
from PIL import Image

from loaders.referentie import REACTIES
from queries import vraag
from queries.antwoorden import Haal
from reports import dia
from tests.hulp import figuren_van, haal, html, klap_uit, open_app, tekst
from tests.vingerafdruk import DELEN
from ui import delen
from verhaal import bewaren
from verhaal.afzender import Afzender, Reactie, korte_sleutel, reacties_van

ROOSENDAAL = {"g": "GM1674", "jaar": "2024"}
VAN = Afzender(
    gm_code="GM1674",
    naam="Roosendaal",
    jaar="2024",
    definitie="De drie wetten",
    versie="gemeenten3d-proef",
    datum=date(2026, 11, 30),
    adres="https://gemeenten3d.voorbeeld.nl/vergelijken?g=GM1674&jaar=2024",
    reacties=(Reactie("Dit bedrag is in 2025 gecorrigeerd.", "wethouder A. Bee", date(2026, 5, 4)),),
)
ELKE_RIJ = ("wet", "jaar", "eenheid", "definitie", "bron", "versie", "afzender", "gemaakt_op", "adres")
KEUZES = [
    pytest.param(pagina, {**wie, **deel}, id="-".join((pagina, *wie.values(), *deel.values())))
    for wie in (ROOSENDAAL, {"jaar": "2024"})
    for pagina, anders in DELEN.items()
    for deel in ({}, *anders)
]


def _rijen(ruw: bytes, scheiding: str) -> tuple[list[str], list[list[str]]]:
    kop, *rest = csv.reader(io.StringIO(ruw.decode("utf-8-sig")), delimiter=scheiding)
    return kop, rest


def _woorden(svg: bytes) -> str:
    kaal = htmlmodule.unescape(re.sub(r"<[^>]+>", " ", svg.decode()))
    return re.sub(r"\s+", " ", kaal.replace("\u00a0", " "))


@pytest.mark.parametrize(("pagina", "keuzes"), KEUZES)
def test_elk_bestand_van_elke_figuur_zegt_van_wie_wat_en_wanneer(pagina: str, keuzes: dict[str, str]) -> None:
    for sleutel, figuur in figuren_van(pagina, **keuzes).items():
        assert figuur.over.wet, sleutel
        assert figuur.over.eenheid, sleutel
        kop, rijen = _rijen(figuur.csv(nederlands=False, van=VAN), ",")
        assert kop[:2] == ["gm_code", "gemeente"], sleutel
        assert len(kop) == len(set(kop)), sleutel
        assert set(ELKE_RIJ) <= set(kop), (sleutel, set(ELKE_RIJ) - set(kop))
        for rij in rijen:
            van = dict(zip(kop, rij, strict=True))
            assert re.fullmatch(r"GM\d{4}|NL|", van["gm_code"]), (sleutel, rij)
            assert van["gemeente"], (sleutel, rij)
            leeg = [k for k in ELKE_RIJ if not van[k]]
            assert leeg in ([], ["jaar"]) or not leeg, (sleutel, leeg, rij)
        assert any(rij[0] for rij in rijen), sleutel
        mens, regels = _rijen(figuur.csv(nederlands=True, van=VAN), ";")
        assert mens[:2] == ["Gemeentecode", "Gemeente"], sleutel
        assert len(mens) == len(kop)
        assert len(regels) == len(rijen)
        wie = "Nederland (NL)" if figuur.over.landelijk else "Roosendaal (GM1674)"
        woorden = _woorden(figuur.svg(VAN))
        for wat in (wie, figuur.over.wet, "Gemeenten in 3D, gemaakt op 30-11-2026", VAN.versie, VAN.adres):
            assert wat in woorden, (sleutel, wat)
        assert "Klik op" not in woorden, sleutel


def test_png_en_dia_zijn_beelden_van_hetzelfde() -> None:
    figuren = list(figuren_van("overzicht", **ROOSENDAAL).values())
    figuur = next(f for f in figuren if f.sleutel.startswith("wetten_"))
    with Image.open(io.BytesIO(figuur.png(VAN))) as beeld:
        hoog = beeld.height
    with Image.open(io.BytesIO(figuur.png())) as beeld:
        assert hoog > beeld.height, "de regels van de afzender staan eronder"
    with Image.open(io.BytesIO(dia.png(figuur, VAN))) as beeld:
        assert beeld.size == (1920, 1080)


@pytest.mark.parametrize(
    ("pagina", "keuzes"),
    [
        ("overzicht", {}),
        ("vergelijken", {}),
        ("vergelijken", {"deel": "Kaart en lijst"}),
        ("rijksmiddelen", {"jaar": "2025", "rijkdeel": "Geldstroom"}),
    ],
)
def test_dia_voor_powerpoint_heeft_tekst_en_tekstalternatief(pagina: str, keuzes: dict[str, str]) -> None:
    pptx = pytest.importorskip("pptx")
    for figuur in figuren_van(pagina, **{**ROOSENDAAL, **keuzes}).values():
        boek = pptx.Presentation(io.BytesIO(dia.pptx(figuur, VAN)))
        assert round(boek.slide_width / boek.slide_height, 2) == 1.78
        (blad,) = boek.slides
        teksten = " ".join(v.text_frame.text for v in blad.shapes if v.has_text_frame)
        assert figuur.titel in teksten
        for wat in ("GM1674", VAN.versie, VAN.adres, "Reactie van wethouder A. Bee, 04-05-2026"):
            assert wat in teksten
        beelden = [v for v in blad.shapes if v.shape_type == 13]
        alts = [b._element.nvPicPr.cNvPr.get("descr") for b in beelden]
        assert alts == [p.alt for p in figuur.panelen]
        for vorm in blad.shapes:
            assert vorm.left >= 0
            assert vorm.top >= 0
            assert vorm.left + vorm.width <= boek.slide_width
            assert vorm.top + vorm.height <= boek.slide_height


def test_landelijke_tabel_zegt_per_rij_van_wie_zij_is() -> None:
    """AEF, the arbitrage and the commissie published other figures than the sums of CBS: never under that source."""
    figuren = figuren_van("jeugdzorg", **ROOSENDAAL)
    figuur = next(f for sleutel, f in figuren.items() if sleutel.startswith("tekort_landelijk"))
    kop, rijen = _rijen(figuur.csv(nederlands=False, van=VAN), ",")
    bron, definitie = kop.index("bron"), kop.index("definitie")
    gepubliceerd = haal.landelijke_cijfers()
    van_anderen = set(gepubliceerd.loc[gepubliceerd["onderwerp"] == "Jeugdzorg", "bron"])
    assert van_anderen
    gevonden = {r[bron] for r in rijen}
    assert van_anderen <= gevonden
    for rij in rijen:
        assert rij[0] == "NL"
        assert (rij[bron] in van_anderen) != ("CBS" in rij[bron] and "Eigen berekening" in rij[bron])
        assert rij[definitie]
    assert not any(rij[bron].startswith("Bron: CBS") for rij in rijen)


def test_sleutel_in_een_adres_is_zonder_gemeente() -> None:
    assert korte_sleutel("lijn_wmo_gm1674") == "lijn_wmo"
    assert korte_sleutel("wetten_nl") == "wetten"
    assert korte_sleutel("inwoners_jaren_gm0363_ervaren") == "inwoners_jaren_ervaren"
    assert korte_sleutel("tekort_kaart_nl_jeugdwet_cbs") == "tekort_kaart_jeugdwet_cbs"


def test_deelvak_heeft_link_code_en_alle_bestanden() -> None:
    app = klap_uit(open_app("begroot_en_besteed", **ROOSENDAAL))
    woorden = htmlmodule.unescape(tekst(app))
    assert (
        "begroot_en_besteed?g=GM1674&jaar=2024&telt=smal&toon=totaal&met=buren&figuur=lijn_jeugdwet"
        in woorden
    )
    assert '<iframe src="' in htmlmodule.unescape(woorden)
    labels = [b.proto.label for b in app.get("download_button")]
    eerste = ["CSV", "CSV (machine)", "PNG", "SVG", "Dia (PNG)", "Dia (PowerPoint)"]
    assert labels[: len(eerste)] == eerste
    assert {"Technische vraag", "Vraag aan het college", "Motie", "Zienswijze"} <= set(labels)


def test_een_figuur_alleen_heeft_geen_menu_en_wel_bron_en_weg_terug() -> None:
    app = open_app("begroot_en_besteed", **ROOSENDAAL, figuur="lijn_jeugdwet", insluiten="1")
    assert not app.exception
    stukken = " ".join(html(app))
    assert stukken.count("<h1>") == 1
    assert "<h2>" not in stukken
    assert "Bron: CBS" in stukken
    assert "figuur=lijn_jeugdwet" in stukken
    assert "insluiten" not in stukken
    assert not app.selectbox
    assert not app.get("download_button")
    assert len(app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart")) == 1


def test_een_figuur_die_er_niet_is_wordt_gezegd() -> None:
    app = open_app("overzicht", **ROOSENDAAL, figuur="bestaat_niet", insluiten="1")
    assert not app.exception
    assert "Deze figuur is er niet bij deze keuze" in tekst(app)


def test_brief_aan_de_beheerder_noemt_figuur_keuzes_en_versie(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "mailto:" not in " ".join(html(klap_uit(open_app(**ROOSENDAAL))))
    monkeypatch.setenv("GEMEENTEN3D_CONTACT", "beheer@voorbeeld.nl")
    stukken = htmlmodule.unescape(" ".join(html(klap_uit(open_app(**ROOSENDAAL)))))
    (brief,) = set(re.findall(r'href="(mailto:[^"]+\?[^"]+)"', stukken))
    assert brief.startswith("mailto:beheer@voorbeeld.nl?subject=Klopt%20dit%20niet%3F")
    assert "GM1674" in brief
    assert "Versie%20van%20de%20cijfers" in brief
    monkeypatch.setenv("GEMEENTEN3D_CONTACT", "geen adres")
    assert "mailto:" not in " ".join(html(klap_uit(open_app(**ROOSENDAAL))))


@pytest.fixture
def met_reactie(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Roosendaal answered to one figure, and to all of them."""
    rijen = pd.DataFrame(
        {
            "gm_code": "GM1674",
            "figuur": ["wetten", "alle"],
            "datum": pd.to_datetime(["2026-05-04", "2026-06-01"]),
            "ondertekenaar": ["wethouder A. Bee", "het college"],
            "tekst": ["Wij boekten anders.", "Zie ook onze <b>jaarstukken</b>."],
        }
    )
    monkeypatch.setattr(Haal, "reacties", lambda _: rijen)
    bewaren._kast.clear()  # what was told of the same version without them
    yield
    bewaren._kast.clear()


@pytest.mark.usefixtures("met_reactie")
def test_antwoord_van_een_gemeente_staat_bij_de_figuur_als_het_hare() -> None:
    stukken = [s for s in html(open_app(**ROOSENDAAL)) if "Reactie van de gemeente" in s]
    assert len(stukken) == 1
    assert "Reactie van wethouder A. Bee, 04-05-2026: Wij boekten anders." in stukken[0]
    assert "Reactie van het college, 01-06-2026: Zie ook onze &lt;b&gt;jaarstukken&lt;/b&gt;." in stukken[0]
    assert not [s for s in html(open_app(g="GM0363")) if "Reactie van" in s]
    elders = [s for s in html(open_app("begroot_en_besteed", **ROOSENDAAL)) if "Reactie van" in s]
    assert elders
    assert not any("Wij boekten anders" in s for s in elders)


@pytest.mark.usefixtures("met_reactie")
def test_antwoord_van_een_gemeente_staat_op_papier() -> None:
    from reports.inhoud import Opties, Punten
    from reports.profiel import maak_profiel

    zinnen = [
        b.zinnen
        for s in maak_profiel(haal, Opties("GM1674", 2024, adres="")).secties
        for b in s.blokken
        if isinstance(b, Punten) and b.kop == "Reactie van de gemeente"
    ]
    assert zinnen == [
        (
            "Reactie van wethouder A. Bee, 04-05-2026: Wij boekten anders.",
            "Reactie van het college, 01-06-2026: Zie ook onze <b>jaarstukken</b>.",
        )
    ]


def test_antwoord_van_een_gemeente_gaat_mee_in_elk_bestand() -> None:
    figuur = next(iter(figuren_van("overzicht", **ROOSENDAAL).values()))
    assert VAN.reacties[0].zin in figuur.csv(nederlands=True, van=VAN).decode("utf-8-sig")
    assert VAN.reacties[0].zin in _woorden(figuur.svg(VAN))
    assert VAN.reacties[0].zin in " ".join(dia.voet(figuur, VAN))


def test_afzender_van_het_scherm_is_wat_gekozen_is() -> None:
    gezien: list[Afzender] = []
    echt = delen.afzender

    def onthoud(figuur: object) -> Afzender:
        gezien.append(echt(figuur))  # type: ignore[arg-type]
        return gezien[-1]

    with pytest.MonkeyPatch.context() as proef:
        proef.setattr(delen, "afzender", onthoud)
        klap_uit(open_app(g="GM1674", jaar="2022", telt="breed"))
    assert {(v.gm_code, v.naam, v.jaar) for v in gezien} == {("GM1674", "Roosendaal", "2022")}
    assert all(v.definitie == haal.definities().set_index("definitie")["naam"]["breed"] for v in gezien)
    assert all("figuur=" in v.adres and "telt=breed" in v.adres for v in gezien)


def test_een_rij_die_de_beheerder_toevoegt_komt_eruit() -> None:
    """The query on a table as the contract makes it."""
    with duckdb.connect() as con:
        con.execute("create schema referentie")
        kolommen = ", ".join(f"{naam} {soort}" for naam, soort in REACTIES.sql_typen().items())
        con.execute(f"create table referentie.reactie ({kolommen})")
        con.execute(
            "insert into referentie.reactie values ('GM1674', 'wetten', date '2026-05-04', 'het college', 'Anders geboekt.'), "
            "('GM0363', 'alle', date '2026-05-05', 'het college', 'Van een ander.')"
        )
        h = Haal(lambda naam, parameters: vraag(con, naam, **parameters))
        (eerste,) = reacties_van(h, "GM1674", "wetten_gm1674")
        assert eerste.zin == "Reactie van het college, 04-05-2026: Anders geboekt."
        assert reacties_van(h, "GM1674", "lijn_wmo_gm1674") == ()
        assert len(reacties_van(h, "GM0363", "lijn_wmo_gm0363")) == 1
        assert reacties_van(h, None, "wetten_nl") == ()
