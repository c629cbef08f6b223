"""The feeds of what each version changed, and the sentence on how new the figures are, against the rows by hand."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date, datetime
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from loaders import feed
from verhaal import actueel

_A = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def con() -> duckdb.DuckDBPyConnection:
    """Two versions: the newer one brought a report and changed an amount."""
    con = duckdb.connect()
    con.execute("create schema mart")
    con.execute(
        "create table mart.versie as select 'v2' as versie, timestamp '2026-11-20 08:00:00' as gebouwd_op"
    )
    con.execute(
        "create table mart.gemeente as select 'GM0363' as gm_code, 'Amsterdam' as naam union all select 'GM0014', 'Groningen & Ommelanden'"
    )
    con.execute(
        """create table mart.revisie as select * from (values
        ('v1', timestamp '2026-10-01 08:00:00', 'GM0363', 2024, 'rekening', 'wmo', 100.0, 90.5, -9.5, 'gewijzigd'),
        ('v2', timestamp '2026-11-20 08:00:00', 'GM0363', 2025, 'rekening', 'jeugdwet', null, 1234.4, null, 'nieuw'),
        ('v2', timestamp '2026-11-20 08:00:00', 'GM0014', 2025, 'rekening', 'jeugdwet', null, 1000.0, null, 'nieuw'),
        ('v2', timestamp '2026-11-20 08:00:00', 'GM0014', 2023, 'begroting', 'wmo', 50.0, null, null, 'vervallen')
        ) t(versie, gebouwd_op, gm_code, jaar, soort, wet, oud_keur, nieuw_keur, verschil_keur, wat)"""
    )
    return con


def berichten(pad: Path) -> list[tuple[str, str]]:
    """(title, content) of the entries of a feed; ids are unique and moments in order."""
    feed_ = ET.parse(pad).getroot()
    items = feed_.findall(f"{_A}entry")
    assert len({i.findtext(f"{_A}id") for i in items} | {feed_.findtext(f"{_A}id")}) == len(items) + 1
    momenten = [str(i.findtext(f"{_A}updated")) for i in items]
    assert momenten == sorted(momenten, reverse=True)
    assert all(m.endswith("Z") for m in momenten)
    return [(str(i.findtext(f"{_A}title")), str(i.findtext(f"{_A}content"))) for i in items]


def test_feeds(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    assert feed.schrijf(con, tmp_path / "feeds", "https://voorbeeld.nl/") == 3
    alle = berichten(tmp_path / "feeds" / "alle.xml")
    assert [t for t, _ in alle] == [
        "Bedragen veranderd: jaarrekening 2025, begroting 2023",
        "Bedragen veranderd: jaarrekening 2024",
    ]
    assert "Jaarrekening 2025, jeugd: 2 gemeenten, samen € 2.234.000 verschil." in alle[0][1]
    assert "Begroting 2023, Wmo: 1 gemeente, samen € -50.000 verschil." in alle[0][1]
    amsterdam = berichten(tmp_path / "feeds" / "GM0363.xml")
    assert [z for _, z in amsterdam] == [
        "Jaarrekening 2025, jeugd: nieuw, € 1.234.000.",
        "Jaarrekening 2024, Wmo: van € 100.000 naar € 90.000.",
    ]
    groningen = ET.parse(tmp_path / "feeds" / "GM0014.xml").getroot()
    assert groningen.findtext(f"{_A}title") == "Gemeenten in 3D: wat er veranderde bij Groningen & Ommelanden"
    assert groningen.find(f"{_A}link").attrib["href"] == "https://voorbeeld.nl/?g=GM0014"  # type: ignore[union-attr]


def test_twee_keer_is_hetzelfde_bestand(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    feed.schrijf(con, tmp_path)
    eerst = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    feed.schrijf(con, tmp_path)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == eerst


def test_zonder_veranderingen(con: duckdb.DuckDBPyConnection, tmp_path: Path) -> None:
    con.execute("delete from mart.revisie")
    feed.schrijf(con, tmp_path)
    assert berichten(tmp_path / "alle.xml") == []


def verslagen(*rijen: tuple[int, str, str | None]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"jaar": j, "soort": s, "gewijzigd_op": pd.NaT if d is None else datetime.fromisoformat(d)}
            for j, s, d in rijen
        ]
    )


def test_voor_de_bezoeker() -> None:
    """What is newest here and what CBS has since, without a command line."""
    alles = [(j, s, None) for j in range(2017, 2025) for s in ("begroting", "rekening")]
    hier = verslagen(*alles, (2025, "begroting", None), (2026, "begroting", None))
    zin = actueel.stand_van_zaken(hier, date(2026, 9, 1))
    assert (
        zin
        == "Nieuwste cijfers hier: jaarrekening 2024 en begroting 2026. De jaarrekening 2025 staat sinds juli bij het CBS en nog "
        "niet hier. Dat volgt uit de kalender van het CBS."
    )
    assert "python" not in zin
    later = actueel.stand_van_zaken(hier, date(2026, 11, 30))
    assert (
        "De jaarrekening 2025 staat sinds juli bij het CBS en nog niet hier; de begroting 2027 sinds november."
        in later
    )
    assert actueel.stand_van_zaken(hier, date(2026, 7, 1)).endswith(
        "begroting 2026."
    )  # nothing is missing yet
    met = verslagen(
        *alles, (2025, "begroting", None), (2026, "begroting", None), (2025, "rekening", "2026-07-24")
    )
    assert (
        "De jaarrekening 2025, verbeterde uitgave, staat sinds september bij het CBS"
        in actueel.stand_van_zaken(met, date(2026, 10, 30))
    )
    assert "Nieuwste cijfers hier: jaarrekening 2025 en begroting 2026." in actueel.stand_van_zaken(
        met, date(2026, 8, 1)
    )
