"""The page Enquête: words stay words, intervals beside every change, groups and money, invented answers marked."""

from __future__ import annotations

import csv
import math
import re
import shutil
from dataclasses import replace
from urllib.parse import parse_qs

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from enquete.houden.vragenlijst import lees_vragenlijst
from fouten import Gebruikersfout
from loaders.bouw import bouw
from loaders.versies import PROJECT, huidige
from tests.hulp import figuren_van, haal, kop, open_app, tekst
from tests.test_profiel_enquete import enquete
from verhaal.afzender import korte_sleutel
from verhaal.enquetes import bewijs
from verhaal.enquetes.enquetewoorden import gemiddelde, hoeveel, p_verschil, wilson_pct
from verhaal.vergelijken.samenhang import spearman_interval


def test_alle_uitkomsten_zijn_er():
    """103 outcomes of 28 surveys, counted in the published table."""
    tabel = haal.enquete_bewijs()
    assert (len(tabel), tabel["titel"].nunique()) == (103, 28)
    per = {v.subvraag: v.n_uitkomsten for v in haal.enquete_subvragen().itertuples()}
    assert per == {
        "S1": 2, "S2": 3, "S3": 4, "S4": 4, "S5": 15, "S6": 1, "S7": 38, "regio": 8, "context": 28,
    }  # fmt: skip


def test_woorden_blijven_woorden():
    """A share that was published in words has no number beside it."""
    for r in haal.enquete_bewijs().to_dict("records"):
        if r["pct_soort"] != "cijfer":
            assert hoeveel(r) == r["pct_tekst"]
            assert "%" not in hoeveel(r) or "%" in r["pct_tekst"]


def test_alleen_reeksen_met_eigen_aantal_krijgen_een_interval():
    tabel = haal.enquete_bewijs()
    wijkteams = bewijs.reeksen(tabel[tabel["subvraag"] == "S4"])
    assert [list(r["jaar"]) for r in wijkteams] == [[2014, 2015, 2017, 2019]]
    figuur = bewijs.strook(wijkteams[0], "S4", 0)
    # Wilson by hand: 69% of 224 and 83% of 212
    assert "69% (63–75%) van de gemeenten antwoordde ‘ja’ in 2014" in figuur.titel
    assert "duidelijke stijging" in figuur.titel
    vertrouwen = [r for r in bewijs.reeksen(tabel) if "vertrouwen heeft u" in str(r["vraag"].iloc[0])]
    assert vertrouwen
    for reeks in vertrouwen:  # one n for all years together
        figuur = bewijs.strook(reeks, "S7", 0)
        assert figuur.tabel["ondergrens"].isna().all()
        assert not re.search("stijging|daling", figuur.titel)


def test_wilson_met_de_hand():
    n, p, z = 224, 0.69, 1.959964
    midden = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    assert wilson_pct(69, 224) == pytest.approx((100 * (midden - half), 100 * (midden + half)), abs=1e-6)


def test_gemiddeld_cijfer_met_interval():
    """Against Student's t over the marks themselves; with a known population the margin shrinks by sqrt(1 - n / N)."""
    cijfers = [6] * 4 + [7] * 9 + [8] * 5 + [9] * 2
    rij = {"soort": "antwoord", "n_eff": 22, "n_geldig": 22, "populatie": None}
    rijen = [
        {**rij, "label": str(c), "n": cijfers.count(c), "pct": 100 * cijfers.count(c) / 22}
        for c in range(1, 11)
    ]
    rijen.append({**rij, "label": "weet niet", "soort": "weet_niet", "n": 2, "pct": 100 * 2 / 22})
    midden, laag, hoog, n = gemiddelde(rijen)
    verwacht = stats.t.interval(0.95, 19, np.mean(cijfers), stats.sem(cijfers))
    assert (n, midden) == (20, pytest.approx(np.mean(cijfers)))
    assert (laag, hoog) == pytest.approx(verwacht)
    gewogen = gemiddelde([{**r, "n": None} for r in rijen])
    assert gewogen[:3] == pytest.approx((midden, laag, hoog))
    smal = gemiddelde([{**r, "populatie": 44} for r in rijen])
    assert smal[2] - smal[1] == pytest.approx((hoog - laag) * math.sqrt(0.5))
    assert gemiddelde(rijen[:2]) is None


def test_verschil_tussen_groepen_tegen_chi_kwadraat():
    """Against the chi-square test of scipy on the counts themselves."""
    tellingen = [(30, 70), (45, 55), (20, 30)]
    groepen = [{"pct": 100 * ja / (ja + nee), "n_eff": ja + nee} for ja, nee in tellingen]
    assert p_verschil(groepen) == pytest.approx(
        stats.chi2_contingency(np.array(tellingen), correction=False).pvalue
    )
    assert p_verschil([{"pct": 50, "n_eff": 1}, {"pct": 40, "n_eff": 100}]) is None
    assert p_verschil([{"pct": 0, "n_eff": 50}, {"pct": 0, "n_eff": 100}]) is None


def test_interval_van_spearman():
    """0,49 over 336: atanh 0,5361; se sqrt(1,12005 / 333) = 0,05800; tanh(0,4224) and tanh(0,6498)."""
    laag, hoog = spearman_interval(0.49, 336)
    assert (round(laag, 3), round(hoog, 3)) == (0.399, 0.571)
    assert spearman_interval(0.9, 9) is None


@pytest.mark.parametrize(("gm_code", "groep"), [("GM1674", "buren"), ("GM0363", "provincie")])
def test_kwartielen_van_inwonercijfers(gm_code, groep):
    """Median and quartiles of the group, from the members themselves."""
    tabel = haal.indicator_gemeente(gm_code=gm_code, groep=groep, wet="wmo").set_index("indicator_id")
    leden = haal.indicator_leden(gm_code=gm_code, groep=groep, wet="wmo")
    assert gm_code not in set(leden["gm_code"])
    for indicator, deel in leden.groupby("indicator_id"):
        r = tabel.loc[indicator]
        verwacht = deel["waarde"].quantile([0.25, 0.5, 0.75])
        assert [r["q1"], r["mediaan"], r["q3"]] == pytest.approx(list(verwacht))
        assert r["n"] == len(deel)


def test_inwoners_naast_groep_en_nederland():
    woorden = tekst(open_app("enquete", g="GM1674", enquetedeel="Uw inwoners"))
    assert "Volwassenen die zich eenzaam voelen, 2020: 48%" in woorden
    assert "De marges van deze cijfers zijn hier niet bekend" in woorden


def test_naast_het_geld_noemt_n_rho_interval_en_voorbehoud():
    woorden = tekst(open_app("enquete", g="GM1674", enquetedeel="Naast het geld"))
    assert re.search(
        r"336 van de 342 gemeenten met beide cijfers, 2024; Spearmans rho 0,33 \(95%-interval 0,22 tot 0,42\)",
        woorden,
    )
    assert "Samenhang is geen oorzaak" in woorden
    assert "ecologische drogreden" in woorden
    assert "Modelschatting" in woorden


def test_zonder_gemeente_een_zin():
    app = open_app("enquete", enquetedeel="Uw inwoners")
    assert not app.exception
    assert "Kies bovenaan uw gemeente" in tekst(app)


@pytest.mark.volledig
def test_voorbeeld_is_overal_gemerkt():
    app = open_app(
        "enquete", g="GM1674", enquetedeel="Eigen enquête", enquete="VOORBEELD (verzonnen antwoorden)"
    )
    assert not app.exception
    assert kop(app).startswith("VOORBEELD")
    koppen = re.findall(r"<h2[^>]*>(.*?)</h2>", " ".join(e.proto.body for e in app.get("html")), re.S)
    assert len(koppen) >= 3
    assert all("VOORBEELD" in k for k in koppen)
    from ui.enquete import eigenbron

    voorbeeld = eigenbron._voorbeeld()
    assert "VOORBEELD" in voorbeeld.bron
    context = [v.vraag_id for v in voorbeeld.vragen.itertuples() if v.subvraag == "context"]
    gemeenten = voorbeeld.uitkomsten[voorbeeld.uitkomsten["geo_type"] == "gemeente"]
    over_wie = gemeenten[gemeenten["vraag_id"].isin(context)]
    assert (over_wie["onderdrukt"] == "ja").all()
    assert isinstance(voorbeeld.uitkomsten, pd.DataFrame)
    assert voorbeeld.niet_delen is None
    assert set(gemeenten["rol"]) == {"alle"}


def test_een_fout_in_de_drempels_is_een_zin_op_de_pagina(monkeypatch):
    """What a page finds out on the way ends in its sentence, never in a traceback."""
    from ui.enquete import eigen, eigenbron

    monkeypatch.setattr(eigenbron, "_voorbeeld", lambda: replace(enquete(), is_voorbeeld=True))

    def kapot(openbaar: bool) -> tuple[str, ...]:
        raise Gebruikersfout("De drempels ontbreken: zet het bestand terug.")

    monkeypatch.setattr(eigen, "_regels", kapot)
    app = open_app(
        "enquete", g="GM1674", enquetedeel="Eigen enquête", enquete="VOORBEELD (verzonnen antwoorden)"
    )
    assert not app.exception
    assert "De drempels ontbreken: zet het bestand terug." in tekst(app)


def test_bouw_weigert_een_drempel_die_ontbreekt(tmp_path):
    """The one file of thresholds is checked when the database is made, not by a visitor."""
    data = tmp_path / "data"
    shutil.copytree(PROJECT / "data", data, ignore=shutil.ignore_patterns("*.duckdb", "current", "live"))
    pad = data / "referentie" / "enquete_drempels.csv"
    regels = pad.read_text(encoding="utf-8").splitlines(keepends=True)
    pad.write_text("".join(r for r in regels if not r.startswith("persoon_vanaf,")), encoding="utf-8")
    with pytest.raises(Gebruikersfout, match=r"De drempel persoon_vanaf .* ontbreekt"):
        bouw(data)
    assert huidige(data) is None


def test_de_pagina_vraagt_wat_zij_niet_weet():
    """Unknown roles, where everybody comes from, and whether 'weet niet' counts: asked, with nothing chosen beforehand."""
    vraag = next(v.tekst for v in lees_vragenlijst(PROJECT / "data" / "referentie") if v.vraag_id == "I2")
    app = open_app("enquete", g="GM1674", enquetedeel="Eigen enquête", enquete="Een bestand inlezen")
    rijen = [f"R{i};{'Schaduwlid' if i < 3 else 'raadslid'};{4 if i < 5 else 2}" for i in range(12)]
    inhoud = "\n".join([f"resp_id;rol;{vraag}", *rijen])
    app.file_uploader(key="enquete_bestand").set_value(("raad.csv", inhoud.encode(), "text/csv")).run()
    assert not app.exception
    assert "Deze functies kennen wij niet" in tekst(app)
    assert "Zo lezen wij de kolommen: 3 van de 3 worden gebruikt" in tekst(app)
    (rol,) = [s for s in app.selectbox if "Schaduwlid" in s.label]
    assert rol.value is None
    assert app.toggle(key="enquete_uit_GM1674").value is False


_WERKNOTITIE = re.compile(
    r"niet gelezen|wij (?:vonden|zagen|lazen)|hebben wij afgeleid|\(afgeleid\)|volgens (?:nji|politieksterk)|niet gezien|krantenbericht"
)


@pytest.mark.parametrize("subvraag", list(haal.enquete_subvragen()["subvraag"]))
def test_per_deelvraag_staat_er_wat_een_raadslid_ermee_kan(subvraag: str) -> None:
    """Finding, question, who can do what, example and figure of the study; and no notes of who gathered the outcomes."""
    with (PROJECT / "data" / "referentie" / "studie.csv").open(encoding="utf-8") as bestand:
        rijen = [r for r in csv.DictReader(bestand) if r["subvraag"] == subvraag]
    kort = haal.enquete_subvragen().set_index("subvraag")
    naam = f"{kort.loc[subvraag, 'kort']} ({kort.loc[subvraag, 'n_uitkomsten']})"
    app = open_app("enquete", g="GM1674", jaar="2024", onderwerp=naam)
    assert not app.exception
    woorden = tekst(app).replace("&#39;", "'")
    for r in rijen:
        assert re.sub(r"\s+", " ", r["tekst"]) in woorden
    assert {"bevinding", "vraag", "figuur"} <= {r["soort"] for r in rijen}
    assert "Een enquête van dat onderzoek zelf is niet gepubliceerd" in woorden
    assert (
        "Apeldoorn, Assen, Brunssum, Hollands Kroon, Leeuwarden, Roosendaal, Rotterdam, Tubbergen en Woerden"
        in woorden
    )
    assert not _WERKNOTITIE.search(woorden)
    if subvraag.startswith("S"):
        assert "Wie wat kan doen" in woorden


def test_elk_cijfer_dat_bij_een_deelvraag_hoort_bestaat() -> None:
    """The link of every sub-question opens a page that has that figure."""
    with (PROJECT / "data" / "referentie" / "studie.csv").open(encoding="utf-8") as bestand:
        naar = {(r["pagina"], r["figuur"]) for r in csv.DictReader(bestand) if r["soort"] == "figuur"}
    for pagina, figuur in naar:
        pad, _, vraag = pagina.partition("?")
        keuzes = {k: w[0] for k, w in parse_qs(vraag).items()}
        gemaakt = {korte_sleutel(s) for s in figuren_van(pad, g="GM1674", jaar="2024", **keuzes)}
        assert not figuur or figuur in gemaakt, (pagina, figuur, gemaakt)
