"""Own figures beside published ones: what is compared, what is said, and that nobody else ever sees them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from fouten import Gebruikersfout
from loaders.contract import lees
from loaders.eigen.definitie import laad
from loaders.eigen.opgave import Opgave, lees_datum
from loaders.eigen.tabel import Kolommen, lees_tabel, raad_kolommen
from loaders.iv3 import TABELLEN as IV3
from loaders.versies import DATA
from tests.eigen_hulp import LASTEN, REFERENTIE
from tests.hulp import beeld, haal, html, klap_uit, open_app, tekst
from ui.eigen import opslag
from verhaal import bewaren
from verhaal.eigen import eigenfiguren, naast

DAG = date(2026, 11, 3)
ROOSENDAAL, EDE = "GM1674", "GM0228"


def _opgave(jaar: int = 2026, gm: str = ROOSENDAAL, aard: str = "begroting", **meer) -> Opgave:
    taakvelden = tuple((t, b * 50.0, None) for t, _, b in LASTEN[jaar]) if jaar in LASTEN else ()
    return Opgave(gm, jaar, aard, "Ontwerpbegroting", DAG, False, **({"taakvelden": taakvelden} | meer))


def _bron(jaar: int, soort: str, gm: str, codes: set[str]) -> float:
    """Straight from the source table of CBS's figures."""
    contract = next(c for c, _ in IV3 if c.naam == "iv3_taakveld")
    t = lees(DATA / "bron", contract)
    rij = t[(t["jaar"] == jaar) & (t["soort"] == soort) & (t["gm_code"] == gm) & t["taakveld"].isin(codes)]
    return float(rij["lasten_keur"].sum())


# ---------------------------------------------------------------- what is compared


def test_wmo_en_jeugd_samen_waar_pgb_niet_gesplitst_is():
    """2026 as published holds pgb of both laws as a whole; by hand from the source, pgb on both sides."""
    b = beeld(ROOSENDAAL)
    rijen = naast.posten(haal, b, [_opgave()], 2026)
    assert [r[0].groep for r in rijen] == [naast.SAMEN, ("participatiewet",)]
    eigen = next(p for p in rijen[0] if p.opgave)
    assert eigen.keur == 50 * (310 + 820 + 1200 + 90 + 60)
    codes = {"6.60", "6.71", "6.75", "6.76", "6.79", "6.81", "6.82", "6.91", "6.92"}
    assert naast.ijkpunt(rijen[0], eigen).keur == pytest.approx(_bron(2026, "begroting", ROOSENDAAL, codes))


def test_een_later_jaar_staat_naast_de_begroting_ervoor():
    """2027 is not published: beside it the begroting 2026 and the newest jaarrekening."""
    rijen = naast.posten(haal, beeld(ROOSENDAAL), [_opgave(2027)], 2027)
    gepubliceerd = {(p.jaar, p.soort) for r in rijen for p in r if p.opgave is None}
    assert gepubliceerd == {(2026, "begroting"), (2024, "rekening")}
    figuur = eigenfiguren.naast_gepubliceerd(haal, beeld(ROOSENDAAL), [_opgave(2027)], 2027)
    assert "niet gecorrigeerd voor prijzen" in figuur.titel
    assert "in de begroting 2026" in figuur.titel


def test_deel_dat_de_raad_zelf_besloot():
    """Published elsewhere of Ede 2022: 84,3 → 101,5 → 108,7 mln, of which the council decided 70% itself (17,2 of 24,4)."""
    jeugd = ("jeugdwet",)
    o = _opgave(2022, EDE, "gewijzigd")
    rij = [
        naast.Post(jeugd, 2022, "begroting", 84_300, True),
        naast.Post(jeugd, 2022, "begroting", 101_500, True, o),
        naast.Post(jeugd, 2022, "rekening", 108_700, True),
    ]
    zin = naast.besloten("Ede", rij)
    assert "€\u00a024,4\u00a0mln" in zin
    assert "€\u00a017,2\u00a0mln (70%)" in zin
    assert zin.startswith("CONCEPT: ")
    assert "tekort" not in zin
    terug = [rij[0], replace(rij[1], keur=80_000), rij[2]]
    assert "%" not in naast.besloten("Ede", terug)  # the council went the other way: no share of anything
    assert naast.besloten("Ede", rij[:2]) is None
    assert naast.besloten("Ede", [replace(rij[0], helder=False), *rij[1:]]) is None


def test_gewijzigd_staat_tussen_begroting_en_rekening():
    o = _opgave(2022, EDE, "gewijzigd", taakvelden=(), wetten=(("jeugdwet", 50_000.0),), definitie="smal")
    rijen = naast.posten(haal, beeld(EDE, 2022), [o], 2022)
    assert [[p.label for p in r] for r in rijen] == [
        ["Begroting vooraf 2022 (CBS)", "CONCEPT: gewijzigde begroting 2022", "Jaarrekening 2022 (CBS)"]
    ]


def test_ingevuld_voor_een_andere_definitie_wordt_gezegd():
    o = _opgave(2026, taakvelden=(), wetten=(("jeugdwet", 50_000.0),), definitie="breed")
    assert eigenfiguren.naast_gepubliceerd(haal, beeld(ROOSENDAAL), [o], 2026) is None
    assert "Kies die definitie" in eigenfiguren.waarom_niet(haal, beeld(ROOSENDAAL), o)


def test_taakveld_dat_het_meest_verschoof():
    """By hand: the own group 6.75 beside the source's 6.75 of begroting 2026."""
    figuur = eigenfiguren.verschoven(haal, beeld(ROOSENDAAL), _opgave())
    t = figuur.tabel.set_index("groepscode")
    assert t.at["6.75", "eigen_keur"] == 1200 * 50
    assert t.at["6.75", "toen_keur"] == pytest.approx(_bron(2026, "begroting", ROOSENDAAL, {"6.75"}))
    verschil = t["verschil_keur"].abs()
    assert list(verschil) == sorted(verschil, reverse=True)
    assert str(t.index[0]) in figuur.titel
    # across a break of the taakvelden nothing is laid beside each other
    zonder_2025 = replace(beeld(ROOSENDAAL), jaren=beeld(ROOSENDAAL).jaren.query("jaar <= 2024"))
    o = Opgave(ROOSENDAAL, 2025, "begroting", "X", DAG, True, (("6.751", 1.0, None),))
    assert eigenfiguren.verschoven(haal, zonder_2025, o) is None


def test_het_merk_staat_overal():
    """In title, chart (as watermark), text alternative, table, source, file name and downloads."""
    for vast, merk in ((True, "EIGEN OPGAVE"), (False, "CONCEPT")):
        o = replace(_opgave(), vastgesteld=vast)
        for figuur in (
            eigenfiguren.naast_gepubliceerd(haal, beeld(ROOSENDAAL), [o], 2026),
            eigenfiguren.verschoven(haal, beeld(ROOSENDAAL), o),
        ):
            assert figuur.titel.startswith(merk)
            assert figuur.sleutel.startswith(merk.lower().replace(" ", "_"))
            assert figuur.bron.startswith(merk)
            for paneel in figuur.panelen:
                assert merk in paneel.alt
                woorden = [r for laag in paneel.grafiek["layer"] for r in laag["data"].get("values", [])]
                assert merk in [r.get("tekst") for r in woorden]
            assert merk in figuur.tabel_html
            assert merk in figuur.csv(nederlands=True).decode("utf-8-sig")
            svg = figuur.svg().decode()
            assert len(re.findall(rf">{merk}</text>", svg)) >= len(figuur.panelen)
            assert "niet gepubliceerd of gecontroleerd door het CBS" in figuur.bron


def test_niets_ervan_wordt_bewaard_voor_anderen():
    """Also when somebody would ever keep a function that takes own figures."""
    bewaren._kast.clear()
    b = beeld(ROOSENDAAL)
    o = _opgave(taakvelden=(("6.751", 7_777_777.0, None),))
    keer = []

    @bewaren.bewaard
    def proef(haal, opgave):
        keer.append(1)
        return opgave.naam

    proef(haal_met_versie := _versie(), o)
    proef(haal_met_versie, o)
    assert len(keer) == 2
    eigenfiguren.naast_gepubliceerd(_versie(), b, [o], 2026)
    eigenfiguren.verschoven(_versie(), b, o)
    assert "7777777" not in re.sub(r"\D", "", json.dumps(list(bewaren._kast.values()), default=str))


def _versie():
    from queries.antwoorden import Haal

    return Haal(haal._antwoord, lambda: "proef")


# ---------------------------------------------------------------- a simple table


def _t(**kolommen: list[str | None]) -> pd.DataFrame:
    t = pd.DataFrame(kolommen)
    return t.set_axis(range(2, len(t) + 2))


def test_tabel_met_taakveld_lasten_en_baten():
    t = _t(Taakveld=["6.751 Jeugdhulp", "6.6", "6.711", "6.711", "Totaal"], Lasten=["1.250,5", "€ 300", "10", "5", "9.999"], Baten=["", "20", None, "", "1"])  # fmt: skip
    assert raad_kolommen(t) == {"taakveld": "Taakveld", "lasten": "Lasten", "baten": "Baten"}
    bedragen, meldingen = lees_tabel(
        "x.csv", t, Kolommen("Taakveld", "Lasten", "Baten"), laad(REFERENTIE, 2026)
    )
    # 6.6 can only be 6.60: a spreadsheet took the zero
    assert bedragen == [("6.60", 300.0, 20.0), ("6.711", 15.0, None), ("6.751", 1250.5, None)]
    assert [m["plaats"] for m in meldingen] == ["taakveld 6.711"]


@pytest.mark.parametrize(
    ("taakveld", "lasten", "zin"),
    [
        ("6.999", "1", "'6.999' is geen taakveld van 2026."),
        ("jeugd", "1", "'jeugd' is geen taakveld van 2026."),
        ("6.751", "veel", "Kolom Lasten: 'veel' is geen getal."),
        ("6.751", "=A1*2", "Kolom Lasten: '=A1*2' is geen getal."),
        ("6.751", "1e400", "Kolom Lasten: '1e400' is geen getal."),
        ("6.751", "NaN", "Kolom Lasten: 'NaN' is geen getal."),
        ("6.751", "9" * 25, "Kolom Lasten: het bedrag is te groot om waar te zijn."),
        ("6.751", "1.2.3", "Kolom Lasten: '1.2.3' is geen getal."),
    ],
)
def test_tabel_met_een_fout_noemt_de_rij(taakveld, lasten, zin):
    t = _t(Taakveld=["6.5", taakveld], Lasten=["12", lasten])
    _, meldingen = lees_tabel("x.csv", t, Kolommen("Taakveld", "Lasten"), laad(REFERENTIE, 2026))
    assert [(m["ernst"], m["plaats"], m["wat"]) for m in meldingen] == [("fout", "rij 3", zin)]


def test_datum_als_nederlander():
    assert lees_datum("3-11-2026") == DAG
    for fout in ("2026-11-03", "31-02-2026", "morgen"):
        with pytest.raises(Gebruikersfout, match="is geen datum"):
            lees_datum(fout)


# ---------------------------------------------------------------- on the page


def _met(app, *opgaven: Opgave):
    """The page as who gave these sees it (giving them by hand: tests/browser/test_eigen.py)."""
    app.session_state[opslag._STAAT] = list(opgaven)
    return app.run()


INGEVULD = Opgave(
    ROOSENDAAL, 2026, "begroting", "Kadernota", DAG, False, wetten=(("jeugdwet", 50_000.0), ("wmo", 26_000.0)), definitie="smal"
)  # fmt: skip


@pytest.mark.parametrize("pagina", ["overzicht", "begroot_en_besteed"])
def test_staat_op_de_pagina_en_alleen_bij_wie_het_gaf(pagina):
    app = _met(open_app(pagina, g=ROOSENDAAL), INGEVULD, _opgave(2027))
    assert not app.exception
    assert "CONCEPT: Roosendaal begroot in 2026 € 76,0 mln voor jeugd en de Wmo samen" in tekst(app)
    assert ("het meest verschoof taakveld" in tekst(app)) == (pagina == "begroot_en_besteed")
    assert "Kadernota" in tekst(app)
    ander = open_app(pagina, g=ROOSENDAAL)
    assert "CONCEPT:" not in tekst(ander)
    assert "Kadernota" not in tekst(klap_uit(ander))
    assert "Uw cijfers blijven van u" in tekst(ander)
    assert "Kadernota" not in str(app.query_params)
    andere_gemeente = _met(open_app(pagina, g=EDE), INGEVULD)
    assert "Kadernota" not in tekst(andere_gemeente)


def test_zelfde_soort_en_jaar_vervangt_en_er_zijn_er_nooit_veel(monkeypatch):
    monkeypatch.setattr(opslag.st, "session_state", {})
    opslag.bewaar([INGEVULD, _opgave(2027)])
    opslag.bewaar([replace(INGEVULD, naam="Nieuwer")])
    assert [o.naam for o in opslag.van_bezoeker(ROOSENDAAL)] == ["Ontwerpbegroting", "Nieuwer"]
    opslag.bewaar([replace(INGEVULD, jaar=j) for j in range(2000, 2040)])
    assert len(opslag.van_bezoeker(ROOSENDAAL)) == opslag.HOOGSTENS
    opslag.vergeet(opslag.van_bezoeker(ROOSENDAAL)[0])
    assert len(opslag.van_bezoeker(ROOSENDAAL)) == opslag.HOOGSTENS - 1


def test_nederland_heeft_geen_eigen_cijfers():
    app = klap_uit(open_app("overzicht"))
    assert "Uw cijfers blijven van u" not in tekst(app)
    assert not [h for h in html(app) if "CONCEPT" in h]
