"""What Vergelijken, Jeugdzorgtekorten and Geld van het Rijk may say: pinned against the source tables, not our marts."""

from __future__ import annotations

from functools import cache

import pandas as pd
import pytest

from tests import tweede_weg as tw
from tests.hulp import haal
from verhaal.beeld import Keuze
from verhaal.eenheden import Eenheid
from verhaal.rijk.rijksommen import Aanname, WetRij
from verhaal.rijk.rijkzinnen import kop_zin
from verhaal.tekorten import tekortsommen
from verhaal.tekorten.tekortwoorden import weggelaten_zin
from verhaal.vergelijken import plaats
from verhaal.vergelijken.vergelijking import Vergelijking


def vergelijking(gm_code: str, jaar: int, maat: str = "besteed", bedragen: str = "") -> Vergelijking:
    return Vergelijking.laad(haal, Keuze(gm_code, jaar, "smal", Eenheid("totaal"), "buren"), maat, bedragen)


@cache
def per_inwoner(jaar: int, kant: str) -> pd.DataFrame:
    """Euro per inhabitant of the rekening from the source tables: a row per municipality, a column per law."""
    t = tw.vergelijkbedrag().query(f"jaar == {jaar} and soort == 'rekening' and definitie == 'smal'")
    keur = t["lasten_keur"] if kant == "bruto" else t["lasten_keur"] - t["baten_keur"]
    n = tw._noemer("inwoners", "n").query(f"jaar == {jaar}").set_index("gm_code")["n"]
    kolom = "onderdeel" if "onderdeel" in t else "wet"
    return t.assign(eur=1000 * keur / t["gm_code"].map(n)).pivot(index="gm_code", columns=kolom, values="eur")


@pytest.mark.parametrize(
    ("gm_code", "netto", "q1", "q3"), [("GM0758", 262, 338, 387), ("GM1674", 317, 343, 451)]
)
def test_jeugd_2023_staat_netto_naast_netto(gm_code: str, netto: int, q1: int, q3: int) -> None:
    """Breda 519 gross is 262 net, Roosendaal 438 is 317: both under the middle half of net peers."""
    p = vergelijking(gm_code, 2023).plaats("jeugdwet")
    assert p.eigen == pytest.approx(per_inwoner(2023, "netto").at[gm_code, "jeugdwet"])
    assert [round(w) for w in (p.eigen or 0, p.q1 or 0, p.q3 or 0)] == [netto, q1, q3]


@pytest.mark.parametrize(("gm_code", "bruto"), [("GM0758", 519), ("GM0307", 526), ("GM1674", 438)])
def test_bruto_krijgt_een_regiogemeente_geen_plaats(gm_code: str, bruto: int) -> None:
    v = vergelijking(gm_code, 2023, bedragen="bruto")
    p = v.plaats("jeugdwet")
    assert round(p.eigen or 0) == bruto == round(per_inwoner(2023, "bruto").at[gm_code, "jeugdwet"])
    assert (p.eigen_telt, v.uitspraak("jeugdwet")) == (False, "geen")
    assert "Koopt in voor de regio" in p.eigen_opmerking


def test_een_netto_jaar_zegt_weinig() -> None:
    """Only the rekening 2023 has baten: no above or below on it."""
    v = vergelijking("GM0758", 2023)
    fig = plaats.plaatsen(haal, v)
    assert fig is not None
    assert "jeugd" not in fig.titel
    assert v.uitspraak("jeugdwet") == "geen"
    assert any("Eén jaar zegt weinig" in z for z in fig.vlaggen)


def test_wmo_zonder_opvang() -> None:
    """Roosendaal 2024: 294 without 6.81, in [291-342]."""
    p = vergelijking("GM1674", 2024).plaats("wmo")
    assert [round(w) for w in (p.eigen or 0, p.q1 or 0, p.q3 or 0)] == [294, 291, 342]
    assert p.eigen == pytest.approx(per_inwoner(2024, "bruto").at["GM1674", "wmo"])


@cache
def jeugd_2024() -> pd.DataFrame:
    """Pairs of 2024 from the source tables, with whether they fit."""
    return tw.begroot_besteed().query(
        "jaar == 2024 and definitie == 'smal' and wet == 'jeugdwet' and gepaard"
    )


def _tabel() -> tuple[tekortsommen.Instelling, pd.DataFrame]:
    (r,) = haal.tekortdefinities().query("definitie_id == 'rekening_begroting'").to_dict("records")
    i = tekortsommen.Instelling("jeugdwet", tekortsommen.Definitie(**r))
    return i, tekortsommen.gefilterd(haal.tekort(**i.parameters), i)


def test_landelijk_telt_alleen_wat_past() -> None:
    """2024: 1 158 of 1 256 mln, Nieuwkoop and 's-Hertogenbosch named."""
    _, t = _tabel()
    goed = jeugd_2024()[jeugd_2024()["vergelijkbaar"]]
    som = tekortsommen.landelijk(t).set_index("jaar").at[2024, "verschil_keur"]
    assert som == pytest.approx(goed["afwijking_keur"].sum())
    assert (round(som / 1000), round(jeugd_2024()["afwijking_keur"].sum() / 1000)) == (1158, 1256)
    zin = weggelaten_zin(t, 2024)
    assert "Nieuwkoop" in zin
    assert "'s-Hertogenbosch" in zin
    assert zin.startswith("Bij 2 gemeenten passen")


@pytest.mark.parametrize(("regio", "eur"), [("Holland Rijnland", 41), ("Noordoost Brabant", 68)])
def test_regiosommen_tellen_alleen_wat_past(regio: str, eur: int) -> None:
    _, t = _tabel()
    per = tekortsommen.per_groep(t, "jeugdregio", 2024).set_index("groep")["per_inwoner_eur"]
    (gevonden,) = [
        w for naam, w in per.items() if regio.replace(" ", "") in str(naam).replace(" ", "").replace("-", "")
    ]
    assert round(gevonden) == eur


@pytest.mark.parametrize(("netto", "past"), [(0.0, True), (-41000.0, False), (6689.0, False)])
def test_de_kop_staat_nooit_op_een_vreemd_bedrag(netto: float, past: bool) -> None:
    rij = WetRij("jeugdwet", netto, None, netto, None, 50000.0, 1000.0, past)
    assert "begrootte" not in kop_zin("Nieuwkoop", 2024, [rij], Aanname({}, {}, False))
