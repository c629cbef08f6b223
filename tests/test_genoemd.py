"""Municipalities that a reader names: sentences, table and lines, recomputed from the source tables."""

from __future__ import annotations

import re

import pytest

from tests import tweede_weg as tw
from tests.hulp import figuren_van, haal, html, kop, open_app, tekst
from tests.test_betekenis_vergelijken import per_inwoner
from verhaal.beeld import Keuze
from verhaal.eenheden import Eenheid
from verhaal.vergelijken import genoemd
from verhaal.vergelijken.vergelijking import Vergelijking

ROOSENDAAL, BERGEN, DEVENTER, HELMOND = "GM1674", "GM0748", "GM0150", "GM0794"


def laad(gm_code: str, met: str, maat: str = "besteed", jaar: int = 2024) -> Vergelijking:
    return Vergelijking.laad(haal, Keuze(gm_code, jaar, "smal", Eenheid("totaal"), met), maat)


def per_jongere(gm_code: str, jaar: int = 2024) -> float:
    """Lasten of the Jeugdwet per youth, from the source tables."""
    t = tw.wet_bedrag().query(
        f"gm_code == '{gm_code}' and wet == 'jeugdwet' and jaar == {jaar} and soort == 'rekening' and definitie == 'smal'"
    )
    n = tw._noemer("jongeren_0_17", "n").query(f"gm_code == '{gm_code}' and jaar == {jaar}")["n"].iloc[0]
    return 1000 * float(t["lasten_keur"].iloc[0]) / float(n)


def euro(bedrag: float) -> str:
    return f"€ {bedrag:,.0f}".replace(",", ".")


def gewoon(zin: str) -> str:
    return zin.replace("\u00a0", " ")


def test_twee_gemeenten_die_te_vergelijken_zijn() -> None:
    zin = gewoon(genoemd.zin(haal, laad(DEVENTER, HELMOND), "jeugdwet", HELMOND))
    a, b = per_jongere(DEVENTER), per_jongere(HELMOND)
    woord = "meer" if a > b else "minder"
    verschil = euro(abs(round(a) - round(b)))
    assert zin.startswith(
        f"Deventer gaf in 2024 aan jeugd per jongere {verschil} {woord} dan Helmond ({euro(a)} tegen {euro(b)})"
    )


def test_een_regiotaak_zegt_wat_er_wel_te_zeggen_is() -> None:
    """Roosendaal buys for its region: what it booked is no more than that, and net 2023 is known of both."""
    zin = gewoon(genoemd.zin(haal, laad(ROOSENDAAL, BERGEN), "jeugdwet", BERGEN))
    verschil = euro(round(per_jongere(ROOSENDAAL)) - round(per_jongere(BERGEN)))
    assert zin.startswith(f"Roosendaal boekte in 2024 per jongere {verschil} meer dan Bergen op Zoom")
    assert (
        "daarin zit geld dat Roosendaal terugkreeg van andere gemeenten; over 2024 is niet bekend hoeveel"
        in zin
    )
    netto = per_inwoner(2023, "netto")["jeugdwet"]
    assert (
        f"gaf Roosendaal in 2023 per inwoner {euro(netto[ROOSENDAAL])} uit en Bergen op Zoom {euro(netto[BERGEN])}"
        in zin
    )


def test_wmo_zonder_opvang_en_door_de_jaren() -> None:
    zin = gewoon(genoemd.zin(haal, laad(DEVENTER, HELMOND), "wmo", HELMOND))
    wmo = per_inwoner(2024, "bruto")["wmo"]
    assert f"({euro(wmo[DEVENTER])} tegen {euro(wmo[HELMOND])})" in zin
    assert "zonder opvang en beschermd wonen" in zin
    assert re.search(r"in (alle \d|\d van de \d) jaren sinds 20\d\d zo", zin)


@pytest.mark.parametrize("met", [BERGEN, f"{BERGEN},{HELMOND}"])
def test_een_of_twee_namen_zijn_nooit_een_weigering(met: str) -> None:
    app = open_app("vergelijken", g=ROOSENDAAL, jaar="2024", met=met)
    assert kop(app).startswith("Roosendaal boekte in 2024 per jongere")
    woorden = tekst(app)
    assert "weinig cijfers" not in woorden
    assert "weinig cijfers" not in tekst(open_app(g=ROOSENDAAL, jaar="2024", met=met))


def test_de_tabel_heeft_een_kolom_per_gemeente() -> None:
    app = open_app("vergelijken", g=DEVENTER, jaar="2024", met=f"{HELMOND},{BERGEN}")
    (tabel,) = [h for h in html(app) if "en de gemeenten die u noemt" in h]
    koppen = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', tabel)
    assert [re.sub(r"<[^>]+>", "", k).strip() for k in koppen] == [
        "Wat",
        "Deventer",
        "Helmond",
        "Bergen op Zoom",
    ]
    for wat in (
        "begroot 2024",
        "besteed 2024",
        "verschil 2024",
        "besteed per inwoner",
        "netto 2023 per inwoner",
    ):
        assert f"Jeugdwet, {wat}" in tabel
    assert euro(per_jongere(DEVENTER)) in gewoon(tabel)
    assert euro(per_inwoner(2023, "netto")["jeugdwet"][HELMOND]) in gewoon(tabel)


def test_lijnen_van_wie_u_noemt() -> None:
    figuren = figuren_van(
        "vergelijken", g=DEVENTER, jaar="2024", met=f"{HELMOND},{BERGEN}", deel="Door de jaren", wet="Wmo"
    )
    (figuur,) = [f for s, f in figuren.items() if s.startswith("jaren_")]
    wmo = per_inwoner(2024, "bruto")["wmo"]
    rij = figuur.tabel.set_index("jaar").loc["2024"]
    assert rij[HELMOND] == pytest.approx(wmo[HELMOND])
    assert rij[BERGEN] == pytest.approx(wmo[BERGEN])
    assert "Helmond" in figuur.panelen[0].alt
    punten = {
        r["naam"]
        for laag in figuur.panelen[0].grafiek["layer"]
        for r in laag["data"].get("values", [])
        if "naam" in r
    }
    assert punten == {"Helmond", "Bergen op Zoom"}


def test_namen_bij_de_stippen() -> None:
    """The own, the named, and the lowest and highest; with a group of a kind only the own and the extremes."""
    for met in (f"{HELMOND},{BERGEN},GM0014", "provincie"):
        figuren = figuren_van("vergelijken", g=DEVENTER, jaar="2024", met=met)
        (figuur,) = [f for s, f in figuren.items() if s.startswith("plaats_")]
        wmo = figuur.panelen[1]
        rijen = {
            laag["data"]["name"]: laag["data"].get("values")
            for laag in wmo.grafiek["layer"]
            if "values" in laag["data"]
        }
        namen = {r["naam"] for r in rijen["namen"]}
        leden = sorted(rijen["leden"], key=lambda r: r["waarde"])
        assert "Deventer" in namen
        assert leden[0]["tekst"].split(":")[0] in namen
        assert len(namen) <= 8


def test_per_jongere_heeft_een_eigen_schaal() -> None:
    figuren = figuren_van("vergelijken", g=DEVENTER, jaar="2024", met="provincie", toon="jongere")
    (figuur,) = [f for s, f in figuren.items() if s.startswith("plaats_")]
    domeinen = [p.grafiek["layer"][1]["encoding"]["x"]["scale"]["domain"] for p in figuur.panelen]
    assert domeinen[1] == domeinen[2] != domeinen[0]
