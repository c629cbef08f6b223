"""Own figures on Vergelijken: where they would lie, by hand from the source tables; never in the middle, never at another visitor."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pandas as pd
import pytest

from loaders.eigen.opgave import Opgave
from loaders.versies import DATA
from reports import dia, raadstuk
from tests import profiel_hulp
from tests.eigen_hulp import LASTEN
from tests.hulp import beeld, haal, html, klap_uit, open_app, tekst
from ui.eigen import opslag
from verhaal import bewaren
from verhaal.afzender import Afzender
from verhaal.beeld import Keuze
from verhaal.eenheden import Eenheid
from verhaal.eigen import eigenfiguren
from verhaal.eigen.naast_groep import naast_groep
from verhaal.vergelijken.vergelijking import Vergelijking

DAG = date(2026, 11, 3)
WAALWIJK, ROOSENDAAL = "GM0867", "GM1674"
PER_WET = (("jeugdwet", 30_000.0), ("wmo", 20_000.0))


def _opgave(jaar: int = 2026, gm: str = WAALWIJK, aard: str = "begroting", **meer) -> Opgave:
    taakvelden = tuple((t, b * 20.0, None) for t, _, b in LASTEN[2026])
    return Opgave(gm, jaar, aard, "Ontwerpbegroting", DAG, False, **({"taakvelden": taakvelden} | meer))


def _v(jaar: int = 2026, maat: str = "begroot", gm: str = WAALWIJK, eenheid: str = "totaal") -> Vergelijking:
    return Vergelijking.laad(haal, Keuze(gm, jaar, "smal", Eenheid(eenheid), "buren"), maat)


def _inwoners(gm: str, jaar: int) -> int:
    t = pd.read_csv(DATA / "bron" / "inwoners.csv")
    return int(t.loc[(t["gm_code"] == gm) & (t["jaar"] == jaar), "inwoners"].iloc[0])


def _waarden(figuur_of_ernaast) -> dict[str, float]:
    return dict(zip(figuur_of_ernaast.tabel["wat"], figuur_of_ernaast.tabel["waarde_eur"], strict=True))


@pytest.mark.parametrize(("wet", "keur"), [("jeugdwet", 20 * 1200), ("wmo", 20 * (310 + 820))])
def test_bedrag_per_inwoner_zoals_gemeenten_te_vergelijken_zijn(wet: str, keur: float) -> None:
    """2026: without pgb (6.791, 6.792), that is known of nobody per law; the middle is that of the group without it."""
    e = naast_groep(haal, _v(), wet, [_opgave()])
    waarden = _waarden(e.figuur)
    assert waarden["CONCEPT: nieuwe begroting 2026"] == pytest.approx(1000 * keur / _inwoners(WAALWIJK, 2026))
    groep = profiel_hulp.groep(WAALWIJK, 2026, wet, "begroot_keur")
    q1, midden, q3 = profiel_hulp.kwartielen(groep)
    assert waarden[f"Midden (mediaan) van {len(groep)} gemeenten"] == pytest.approx(midden)
    assert waarden["Middelste helft, vanaf"] == pytest.approx(q1)
    assert waarden["Middelste helft, tot"] == pytest.approx(q3)
    assert waarden["Begroting vooraf van Waalwijk"] == pytest.approx(
        profiel_hulp.vergeleken(WAALWIJK, 2026, wet, "begroot_keur")
    )
    assert "zonder pgb" in e.figuur.onderkop or "en zonder pgb" in e.figuur.onderkop
    assert ("zonder opvang en beschermd wonen" in e.figuur.onderkop) == (wet == "wmo")
    (lijn,) = [laag for laag in e.figuur.panelen[0].grafiek["layer"] if laag["mark"].get("strokeDash")]
    (punt,) = lijn["data"]["values"]
    assert punt["waarde"] == waarden["CONCEPT: nieuwe begroting 2026"]


def test_opvang_van_de_wmo_telt_niet_mee_in_de_vergelijking() -> None:
    o = _opgave(taakvelden=(("6.60", 9_000.0, None), ("6.811", 70_000.0, None)))
    waarden = _waarden(naast_groep(haal, _v(), "wmo", [o]))
    assert waarden["CONCEPT: nieuwe begroting 2026"] == pytest.approx(
        1000 * 9_000 / _inwoners(WAALWIJK, 2026)
    )


def test_een_jaar_dat_niemand_heeft_krijgt_een_rij_en_een_zin_en_geen_lijn() -> None:
    e = naast_groep(haal, _v(), "wmo", [_opgave(2027)])
    assert e.figuur is None
    keur = 20 * (310 + 820)
    assert _waarden(e)["CONCEPT: nieuwe begroting 2027"] == pytest.approx(
        1000 * keur / _inwoners(WAALWIJK, 2026)
    )
    assert e.tabel["per"].iloc[0] == "inwoner (2026)"
    assert e.kop.startswith("CONCEPT: Waalwijk begroot in 2027 €")
    assert "vergelijkbare gemeenten in 2026" in e.kop
    assert e.zinnen == (
        "Nieuwe begroting 2027: van andere gemeenten zijn er nog geen begrotingen 2027. Ernaast staan die van 2026, niet "
        "gecorrigeerd voor prijzen.",
    )


@pytest.mark.parametrize("aard", ["gewijzigd", "bestuursrapportage"])
def test_wat_van_anderen_niet_bestaat_krijgt_geen_lijn(aard: str) -> None:
    e = naast_groep(haal, _v(), "jeugdwet", [_opgave(aard=aard)])
    assert e.figuur is None
    assert len(e.tabel) > 1
    assert "alleen de begroting vooraf en de jaarrekening" in e.zinnen[0]


@pytest.mark.parametrize(
    ("wet", "zin"), [("wmo", "zonder opvang en beschermd wonen"), ("jeugdwet", "het pgb van deze wet in 2026 niet bekend")]
)  # fmt: skip
def test_per_wet_ingevuld_is_niet_altijd_te_vergelijken(wet: str, zin: str) -> None:
    o = _opgave(taakvelden=(), wetten=PER_WET, definitie="smal")
    e = naast_groep(haal, _v(), wet, [o])
    assert e.figuur is None
    assert e.tabel.empty
    assert zin in e.zinnen[0]
    jeugd = naast_groep(haal, _v(2024), "jeugdwet", [replace(o, jaar=2024)])  # pgb is in it at everybody
    assert _waarden(jeugd.figuur)["CONCEPT: nieuwe begroting 2024"] == pytest.approx(
        30_000_000 / _inwoners(WAALWIJK, 2024)
    )


def test_wie_voor_de_regio_inkoopt_staat_niet_tussen_anderen() -> None:
    e = naast_groep(haal, _v(gm=ROOSENDAAL), "jeugdwet", [_opgave(gm=ROOSENDAAL)])
    assert e.figuur is None
    assert not [w for w in e.tabel["wat"] if "Midden" in w or "Middelste" in w]
    assert "het midden" not in e.kop
    assert "koopt deze gemeente ook voor andere gemeenten in" in e.zinnen[0]


def test_bij_een_ander_jaar_of_bedrag_staat_wat_u_kunt_kiezen() -> None:
    (zin,) = naast_groep(haal, _v(2024, "besteed"), "jeugdwet", [_opgave(2027)]).zinnen
    assert "kies bij ‘Bedrag’ begroot en bovenaan het jaar 2026" in zin
    assert naast_groep(haal, _v(2024, "afwijking"), "jeugdwet", [_opgave()]).figuur is None
    assert naast_groep(haal, _v(), "jeugdwet", []) is None
    # what is chosen is no content: it is said on the screen and in no file
    figuur = naast_groep(haal, _v(), "jeugdwet", [_opgave(), _opgave(2024)]).figuur
    assert "kies bovenaan het jaar 2024" in figuur.aanwijzing
    assert "kies" not in " ".join((*figuur.vlaggen, figuur.onderkop)).lower()


VAN = Afzender(
    "GM0867",
    "Waalwijk",
    "2024",
    "De drie wetten",
    "versie-proef",
    date(2026, 11, 30),
    "https://x.nl/vergelijken",
)


@pytest.mark.parametrize(("vast", "merk"), [(True, "EIGEN OPGAVE"), (False, "CONCEPT")])
def test_het_merk_staat_in_elk_bestand(vast: bool, merk: str) -> None:
    """Figure, table, file name, CSV, picture, slide, PowerPoint and text for the council; with law, unit, year and definition."""
    o = replace(_opgave(), vastgesteld=vast)
    b = beeld(WAALWIJK)
    pptx = pytest.importorskip("pptx")
    for figuur in (
        naast_groep(haal, _v(), "jeugdwet", [o]).figuur,
        eigenfiguren.naast_gepubliceerd(haal, b, [o], 2026),
        eigenfiguren.verschoven(haal, b, o),
    ):
        assert figuur.merk == merk
        assert figuur.titel.startswith(merk)
        assert figuur.sleutel.startswith(merk.lower().replace(" ", "_"))
        assert merk in figuur.tabel_html
        for paneel in figuur.panelen:
            assert merk in paneel.alt
        over = figuur.over
        assert over.wet.startswith(f"{merk}: ")
        assert over.eenheid
        assert "2026" in over.jaar  # of the own figures, whatever year was chosen
        assert over.definitie == "De drie wetten"
        kop, *rijen = figuur.csv(nederlands=False, van=VAN).decode("utf-8-sig").strip().split("\n")
        assert {"wet", "jaar", "eenheid", "definitie", "bron"} <= set(kop.strip().split(","))
        assert all(merk in rij for rij in rijen)
        woorden = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", figuur.svg(VAN).decode()))
        for wat in (merk, over.wet, "Waalwijk (GM0867)"):
            assert wat in woorden
        assert dia.png(figuur, VAN)[:4] == b"\x89PNG"
        (blad,) = pptx.Presentation(io.BytesIO(dia.pptx(figuur, VAN))).slides
        dia_tekst = " ".join(vorm.text_frame.text for vorm in blad.shapes if vorm.has_text_frame)
        assert figuur.titel in dia_tekst
        assert over.wet in dia_tekst
        stuk = docx.Document(io.BytesIO(raadstuk.van_figuur(haal, "technische_vraag", figuur, VAN)))
        alineas = [p.text for p in stuk.paragraphs]
        assert merk in alineas[0]
        assert "2024 " not in alineas[0]
        assert any(merk in cel.text for t in stuk.tables for rij in t.rows for cel in rij.cells)
        assert any("niet gepubliceerd of gecontroleerd door het CBS" in a for a in alineas)


def _met(app, *opgaven: Opgave):
    app.session_state[opslag._STAAT] = list(opgaven)
    return app.run()


def test_op_de_pagina_en_alleen_bij_wie_het_gaf() -> None:
    """The strips of the page itself, the map and what is kept for all stay as they are."""
    adres = {"g": WAALWIJK, "jaar": "2026"}
    zonder = html(open_app("vergelijken", **adres))
    app = _met(open_app("vergelijken", **adres), _opgave())
    assert not app.exception
    assert "CONCEPT: Waalwijk begroot in 2026" in tekst(app)
    met = html(app)
    # all that stood there stands there still (the announcement of a message apart)
    assert [s for s in zonder if s not in met and "<h1" not in s] == []
    assert "Ontwerpbegroting" not in str(app.query_params)
    assert "Ontwerpbegroting" not in tekst(klap_uit(open_app("vergelijken", **adres)))
    assert "CONCEPT" not in tekst(_met(open_app("vergelijken", g=ROOSENDAAL, jaar="2026"), _opgave()))
    assert "Ontwerpbegroting" not in str(list(bewaren._kast.values()))
    ander = _met(open_app("vergelijken", **adres), _opgave(2027))
    assert "van andere gemeenten zijn er nog geen begrotingen 2027" in tekst(ander)
    assert not ander.exception
