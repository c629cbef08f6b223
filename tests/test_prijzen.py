"""Prices of then or of the last year with an index: the same choice on screen, in tables and files, and on paper."""

from __future__ import annotations

import io
from dataclasses import replace

import pandas as pd
import pytest

from fouten import Gebruikersfout
from loaders.versies import PROJECT
from reports.inhoud import Figuur, Opties
from reports.profiel import maak_profiel
from reports.uitvoer import keuzes_tekst
from tests.hulp import beeld, haal, html, open_app, tekst
from verhaal import wetfiguren
from verhaal.beeld import Beeld

BRON = PROJECT / "data" / "bron"
CPI = pd.read_csv(BRON / "cpi.csv").set_index("jaar")["cpi"].astype(float)


def jeugd_2017(gm_code: str) -> float:
    """Besteed on 6.72 and 6.82 in 2017, in the prices of 2025; thousands of euro, straight from the source."""
    t = pd.read_parquet(BRON / "iv3_taakveld.parquet")
    t = t[(t["gm_code"] == gm_code) & (t["jaar"] == 2017) & (t["soort"] == "rekening")]
    keur = float(t.loc[t["taakveld"].isin(["6.72", "6.82"]), "lasten_keur"].sum())
    return keur * CPI.loc[2025] / CPI.loc[2017]


@pytest.mark.parametrize("pagina", ["overzicht", "begroot_en_besteed"])
def test_de_keuze_staat_op_het_scherm_en_in_het_adres(pagina: str) -> None:
    toen, nu = (tekst(open_app(pagina, g="GM1674", **k)) for k in ({}, {"prijzen": "Van 2025"}))
    zegt = "in prijzen van 2025"  # the begrotingscheck says it whatever was chosen
    assert nu.count(zegt) > toen.count(zegt)
    assert "Van 2026 is nog geen prijsindex bekend" in nu
    assert "Van 2026 is nog geen prijsindex bekend" not in toen


def test_een_keuze_die_niet_bestaat_krijgt_een_zin() -> None:
    assert "Wij kennen de keuze ‘Van 1990’ bij ‘Prijzen’ niet" in " ".join(
        html(open_app("overzicht", g="GM1674", prijzen="Van 1990"))
    )


def test_elke_rij_van_het_bestand_noemt_de_prijzen() -> None:
    b = beeld("GM1674")
    nu = Beeld.laad(haal, replace(b.keuze, prijzen="nu"))
    t = pd.read_csv(io.BytesIO(wetfiguren.wet_over_jaren(haal, nu, "jeugdwet").csv(nederlands=False)))
    assert set(t["prijzen"]) == {"van 2025"}
    rij = t.set_index("jaar").loc[2017]
    assert rij["besteed_keur"] == pytest.approx(jeugd_2017("GM1674"), abs=0.001)
    assert t.set_index("jaar")["begroot_keur"].isna().to_dict()[2026]
    toen = wetfiguren.wet_over_jaren(haal, b, "jeugdwet").csv(nederlands=False).decode()
    assert "van 2025" not in toen


def test_op_papier_en_in_zijn_cijfers() -> None:
    p = maak_profiel(haal, Opties("GM1674", 2024, prijzen="nu"))
    deel = p.sectie("ontwikkeling")
    assert deel is not None
    (figuur,) = (b for b in deel.blokken if isinstance(b, Figuur))
    assert "in prijzen van 2025" in figuur.onderkop
    (c,) = (c for c in p.cijfers if c.id == "reeks.2017.jeugdwet.besteed_prijzen_2025_keur")
    assert c.waarde == pytest.approx(jeugd_2017("GM1674"))
    leeg = next(c for c in p.cijfers if c.id == "reeks.2026.wmo.begroot_prijzen_2025_keur")
    assert (leeg.waarde, leeg.tekst) == (None, "geen prijsindex")
    assert "prijzen=Van+2025" in p.query
    # one year stands in money of that year: the verdict is the same on both papers
    toen = maak_profiel(haal, Opties("GM1674", 2024))
    assert toen.secties[0] == p.secties[0]
    assert "prijzen" not in toen.query
    assert keuzes_tekst(p.opties) != keuzes_tekst(toen.opties)


def test_andere_prijzen_zijn_er_niet() -> None:
    with pytest.raises(Gebruikersfout, match="kies uit toen, nu"):
        maak_profiel(haal, Opties("GM1674", 2024, prijzen="1990"))
