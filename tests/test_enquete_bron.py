"""Survey figures from source to mart: nothing is lost, nothing mixes, words stay words. Expected figures are read
from the source by hand or counted in plain Python."""

from __future__ import annotations

import csv
import re
import shutil
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import duckdb
import pandas as pd
import pytest

from fouten import Gebruikersfout
from loaders.bouw import HIER, bouw
from loaders.contract import Contract, toets_tabel
from loaders.controle import lees_controle, woord
from loaders.enquetetabellen import CONTRACTEN, ENQUETE, UITKOMST, VRAAG
from loaders.versies import huidige
from queries import sql_tekst, verbind
from tests.hulp import haal
from tests.test_loader_fouten import DATA, herstel_herkomst, lees, schrijf
from tests.ververs_hulp import klein_met_database, vraag
from verhaal.begrippen import kenmerk_label

BRON = DATA / "bron"


def csv_rijen(naam: str, map_: str = "bron") -> list[dict[str, str]]:
    """The rows of a table in the project, as text."""
    with (DATA / map_ / naam).open(encoding="utf-8", newline="") as bestand:
        return list(csv.DictReader(bestand))


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    database = huidige()
    assert database is not None
    with verbind(database) as verbinding:
        yield verbinding


# ---------------------------------------------------------------- indicators


@pytest.mark.parametrize(
    ("gm_code", "jaar", "indicator_id", "waarde"),
    [
        ("GM0014", 2012, "eenzaam_18plus_50090", 38.6),
        ("GM0034", 2012, "eenzaam_18plus_50090", 42.4),
        ("GM1674", 2020, "eenzaam_18plus_50090", 48.1),
        ("GM1674", 2024, "ervaren_gezondheid_goed_18plus_50150", 69.3),
    ],
)
def test_cijfer_is_dat_van_de_bron(
    con: duckdb.DuckDBPyConnection, gm_code: str, jaar: int, indicator_id: str, waarde: float
) -> None:
    """Figures read from the source by eye; to the last digit, no weighting where nothing merged."""
    rij = con.execute(
        "select waarde, ondergrens, bovengrens, herkomst_id from mart.indicator where gm_code = ? and jaar = ? and indicator_id = ?",
        [gm_code, jaar, indicator_id],
    ).fetchall()
    assert rij == [(waarde, None, None, "gezondheidsmonitor")]


def test_elk_cijfer_komt_aan(con: duckdb.DuckDBPyConnection) -> None:
    """32.518 figures: model estimates complete for all 342, young adults as far as they answered."""
    bron = pd.read_parquet(BRON / "gezondheidsmonitor.parquet")
    assert len(bron) == 32_518
    groep = {"18+": "18plus", "65+": "65plus", "16-25": "16_25"}
    verwacht = {
        (r.gm_code, r.jaar, f"{r.indicator}_{groep[r.leeftijd]}_{r.tabel.removesuffix('NED')}"): r.waarde_pct
        for r in bron.itertuples()
    }
    rijen = con.execute(
        "select gm_code, jaar, indicator_id, waarde from mart.indicator where herkomst_id = 'gezondheidsmonitor'"
    ).fetchall()
    assert {r[:3]: r[3] for r in rijen} == verwacht
    # too few young adults answered: no row, not a zero
    aantal = Counter(sleutel[2] for sleutel in verwacht)
    assert aantal["mantelzorger_16_25_50140"] == 285
    assert aantal["eenzaam_18plus_50090"] == 3 * 342


def test_referentie_is_van_de_bron_en_niet_opgeteld(con: duckdb.DuckDBPyConnection) -> None:
    rijen = con.execute(
        "select gebied, naam, jaar, indicator_id, waarde from mart.indicator_referentie"
    ).fetchall()
    assert len(rijen) == 425
    assert ("NL", "Nederland", 2012, "lichamelijke_beperking_18plus_50090", 15.0) in rijen
    ggd = {r[0]: r[1] for r in rijen if r[0] != "NL"}
    assert len(ggd) == 25
    assert ggd["GG0111"] == "GGD Groningen"
    assert None not in ggd.values()
    # a table without municipal figures for this question still has its national one, explained
    assert ("NL", 2024) in {(r[0], r[2]) for r in rijen if r[3] == "langdurige_aandoening_18plus_50150"}


def test_een_indicator_heeft_een_tabel(con: duckdb.DuckDBPyConnection) -> None:
    soorten = {r["indicator_id"]: r for r in csv_rijen("indicatoren.csv", "referentie")}
    for id_, soort in soorten.items():
        if soort["methode"] == "registratie":
            continue
        assert id_.endswith("_" + soort["brontabel"].removesuffix("NED"))
        if soort["eenheid"].startswith("%"):
            assert soort["leeftijdsgroep"] in soort["eenheid"]
        woorden = soort["waarschuwing"]
        assert "marges" in woorden.lower()
        if soort["methode"] == "modelschatting":
            assert "registers, zoals inkomen" in woorden
            assert "coronaja" in woorden
    methode = {"50090NED": "modelschatting", "50150NED": "modelschatting", "50140NED": "enquête"}
    assert all(methode.get(s["brontabel"], s["methode"]) == s["methode"] for s in soorten.values())


def test_keuzelijst_is_kort_en_geordend() -> None:
    """Registrations first, then what was asked; of one question the newest table only, and its method is said."""
    keuzes = haal.indicatorkeuzes().to_dict("records")
    methoden = [k["methode"] for k in keuzes]
    assert methoden == sorted(methoden, key=lambda m: m != "registratie")
    assert len(keuzes) <= 36
    assert len({(k["naam"], k["eenheid"]) for k in keuzes}) == len(keuzes)
    bij_naam = {k["naam"]: k for k in keuzes}
    assert bij_naam["Volwassenen die hun gezondheid goed vinden"]["brontabel"] == "50150NED"
    assert (
        kenmerk_label(bij_naam["Volwassenen die zich eenzaam voelen"])
        == "Volwassenen die zich eenzaam voelen (% van de inwoners van 18 jaar en ouder, 2020, modelschatting)"
    )
    assert (
        kenmerk_label(bij_naam["Jongeren met jeugdzorg"])
        == "Jongeren met jeugdzorg (% van de jongeren, 2021)"
    )
    assert {k["indicator_id"] for k in keuzes} <= set(haal.indicatorwaarden()["indicator_id"])


def test_aantal_gemeenten_is_van_het_nieuwste_jaar() -> None:
    rijen = {r["indicator_id"]: r for r in haal.indicatoren().to_dict("records")}
    assert (rijen["eenzaam_18plus_50090"]["n"], rijen["eenzaam_18plus_50090"]["jaar"]) == (342, 2020)
    assert rijen["heeft_schulden_16_25_50140"]["n"] == 306


def test_gemeente_naast_haar_provincie() -> None:
    """Median and count of the other Groningen municipalities by hand, from the source."""
    leden = {r["gm_code"] for r in csv_rijen("gebieden.csv") if r["provincie"] == "Groningen"} - {"GM0014"}
    bron = pd.read_parquet(BRON / "gezondheidsmonitor.parquet")
    bron = bron[(bron["indicator"] == "moeite_met_rondkomen") & bron["gm_code"].isin(leden)]
    oud = bron[(bron["leeftijd"] == "18+") & (bron["jaar"] == 2020)]["waarde_pct"]
    jong = bron[bron["leeftijd"] == "16-25"]["waarde_pct"]
    rijen = {
        r["indicator_id"]: r
        for r in haal.indicator_gemeente(gm_code="GM0014", groep="provincie", wet="wmo").to_dict("records")
    }
    volwassen, jongvolwassen = (
        rijen["moeite_met_rondkomen_18plus_50090"],
        rijen["moeite_met_rondkomen_16_25_50140"],
    )
    assert (volwassen["n"], volwassen["leden"]) == (len(leden), len(leden))
    assert volwassen["mediaan"] == pytest.approx(median(oud))
    assert jongvolwassen["mediaan"] == pytest.approx(median(jong))
    assert jongvolwassen["n"] == len(jong)
    assert volwassen["jaar"] == 2020
    assert jongvolwassen["ggd_naam"] == "GGD Groningen"
    assert pd.isna(volwassen["ondergrens"])
    assert pd.isna(volwassen["ggd"])
    nederland = next(
        r
        for r in csv_rijen("gezondheidsmonitor_gebied.csv")
        if (r["gebied"], r["jaar"], r["indicator"], r["leeftijd"])
        == ("NL01", "2020", "moeite_met_rondkomen", "18+")
    )
    assert volwassen["nederland"] == float(nederland["waarde_pct"])


def test_gemeente_zonder_cijfer_blijft_leeg() -> None:
    """Vlieland: too few young adults answered. The row is there, the figure is not."""
    rijen = {
        r["indicator_id"]: r
        for r in haal.indicator_gemeente(gm_code="GM0096", groep="provincie", wet="wmo").to_dict("records")
    }
    assert pd.isna(rijen["heeft_schulden_16_25_50140"]["waarde"])
    assert not pd.isna(rijen["eenzaam_18plus_50090"]["waarde"])


def test_reeks_is_uit_een_tabel() -> None:
    reeks = haal.indicator_reeks_gemeente(gm_code="GM1674", indicator_id="eenzaam_18plus_50090")
    assert list(reeks["jaar"]) == [2012, 2016, 2020]
    assert list(reeks["waarde"]) == [42.8, 46.7, 48.1]
    assert list(reeks["nederland"]) == [39.6, 43.4, 47.0]


# ---------------------------------------------------------------- published outcomes


def voor_lezers(tekst: str) -> str:
    """What a reader sees of the words of a source: working notes are left out or said plainly."""
    notities = {r["notitie"]: r["lezer"] for r in csv_rijen("makersnotities.csv", "referentie")}
    return "; ".join(
        d for deel in ([tekst] if tekst in notities else tekst.split("; ")) if (d := notities.get(deel, deel))
    )


def test_alle_103_uitkomsten_komen_aan() -> None:
    bron = csv_rijen("gepubliceerde_uitkomsten.csv")
    bewijs = haal.enquete_bewijs().set_index("rij_id")
    assert len(bron) == len(bewijs) == 103
    for r in bron:
        uit = bewijs.loc[r["rij_id"]]
        assert (
            uit["titel"],
            uit["vraag"],
            uit["label"],
            uit["pct_tekst"],
            uit["pct_soort"],
            uit["bron_url"],
        ) == (r["enquete"], r["vraag"], r["antwoord"], r["pct_tekst"], r["pct_soort"], r["bron_url"])
        assert (uit["subvraag"], uit["doelgroep"], uit["letterlijk"]) == (
            r["subvraag"],
            voor_lezers(r["doelgroep"]),
            r["letterlijk"],
        )
        for ons, bij_bron in (
            ("n_tekst", "n"),
            ("wet", "wet"),
            ("opmerking", "opmerking"),
            ("pct", "pct"),
            ("jaar", "jaar"),
        ):
            waarde = voor_lezers(r[bij_bron]) if ons in ("n_tekst", "opmerking") else r[bij_bron]
            if waarde == "":
                assert pd.isna(uit[ons]), (r["rij_id"], ons)
            elif ons in ("pct", "jaar"):
                assert float(uit[ons]) == float(waarde)
            else:
                assert uit[ons] == waarde


def test_uitkomsten_per_deelvraag() -> None:
    """As counted in the source: thin for S1, S2 and S6."""
    rijen = haal.enquete_subvragen()
    assert dict(zip(rijen["subvraag"], rijen["n_uitkomsten"], strict=True)) == {
        "S1": 2,
        "S2": 3,
        "S3": 4,
        "S4": 4,
        "S5": 15,
        "S6": 1,
        "S7": 38,
        "regio": 8,
        "context": 28,
    }
    assert all(v.endswith("?") for v in rijen["vraag"])


def test_wet_en_soort_van_het_percentage(con: duckdb.DuckDBPyConnection) -> None:
    bewijs = haal.enquete_bewijs()
    assert Counter(bewijs["pct_soort"]) == {"cijfer": 69, "breuk": 22, "benadering": 11, "zonder getal": 1}
    assert Counter(bewijs["wet"].dropna()) == {"jeugdwet": 18, "wmo": 13, "participatiewet": 1}
    assert Counter(bewijs["geo_type"]) == {"land": 94, "provincie": 5, "grootteklasse": 3, "stedelijkheid": 1}
    rij = bewijs.set_index("rij_id").loc["P024"]
    assert (rij["geo_code"], rij["geo_naam"]) == ("PV25", "Gelderland")
    assert bewijs.set_index("rij_id").loc["P057", "soort"] == "weet_niet"
    # without microdata nothing is known of counts and intervals, and nothing is made up
    leeg = con.execute(
        "select count(n), count(n_geldig), count(ondergrens_pct), count(n_eff) from mart.enquete_uitkomst"
    ).fetchone()
    assert leeg == (0, 0, 0, 0)


def test_een_vraag_is_een_bevolking_en_een_wet(con: duckdb.DuckDBPyConnection) -> None:
    """Answers in one question have one denominator: they may be set side by side."""
    groepen: dict[str, list[str]] = defaultdict(list)
    for vraag_id, rij_id in con.execute(
        "select vraag_id, rij_id from mart.enquete_uitkomst order by rij_id"
    ).fetchall():
        groepen[vraag_id].append(rij_id)
    assert groepen["P025"] == ["P025", "P026", "P027", "P028", "P029"]  # five loyalties
    assert groepen["P044"] == ["P044"]
    assert groepen["P045"] == ["P045"]
    assert groepen["P055"] == ["P055", "P056", "P057"]  # everybody; those involved and outsiders apart
    assert groepen["P058"] == ["P058"]
    assert groepen["P059"] == ["P059"]
    assert groepen["P060"] == ["P060"]  # a year earlier
    assert "P061" in groepen
    assert groepen["P061"] == ["P061", "P062"]


def test_enquete_ids_zijn_leesbaar(con: duckdb.DuckDBPyConnection) -> None:
    """28 titles; one that was held in several years is one survey a year."""
    rijen = con.execute("select enquete_id, titel, jaar, soort from mart.enquete").fetchall()
    assert len({r[1] for r in rijen}) == 28
    assert len(rijen) == len({(r["enquete"], r["jaar"]) for r in csv_rijen("gepubliceerde_uitkomsten.csv")})
    ids = {r[0]: r[2] for r in rijen}
    assert [ids[f"peiling-sociale-wijk-teams-{j}"] for j in (2014, 2015, 2017, 2019)] == [
        2014,
        2015,
        2017,
        2019,
    ]
    assert ids["lokaal-kiezersonderzoek-2016"] == 2016
    assert ids["enquete-gemeentefinancien-ravijn-zonder-jaar"] is None
    assert {r[3] for r in rijen} == {"gepubliceerd"}


# ---------------------------------------------------------------- own surveys, stored by the host

EIGEN: dict[str, list[dict[str, object]]] = {
    "enquete": [
        {"enquete_id": "raad-2026", "titel": "Raadsenquête 2026", "uitgever": "Griffie", "jaar": 2026, "doelgroep": "raadsleden",
         "eenheid": "respondent", "soort": "eigen", "openbaar": "nee"},
    ],
    "enquete_vraag": [
        {"enquete_id": "raad-2026", "vraag_id": "I2", "volgorde": 1, "subvraag": "S3", "tekst": "De informatie is voldoende",
         "letterlijk": "ja", "soort": "enkel", "richting": 1},
    ],
    "enquete_uitkomst": [
        {"enquete_id": "raad-2026", "vraag_id": "I2", "geo_type": "provincie", "geo_code": "PV20", "rol": "alle", "antwoord": a,
         "label": label, "volgorde": i, "soort": "antwoord", "n": n, "n_geldig": 10, "n_respons": 12, "pct": 10.0 * n,
         "ondergrens_pct": laag, "bovengrens_pct": hoog, "onderdrukt": "nee"}
        for i, (a, label, n, laag, hoog) in enumerate([("1", "oneens", 4, 17.0, 69.0), ("2", "eens", 6, 31.0, 83.0)])
    ],
}  # fmt: skip


@pytest.fixture
def db(klein: Path, tmp_path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A small database of the test's own, to change source rows in and take the steps about surveys again."""
    database = huidige(klein)
    assert database is not None
    kopie = Path(shutil.copy(database, tmp_path / "proef.duckdb"))
    with duckdb.connect(str(kopie)) as verbinding:
        yield verbinding
    kopie.unlink()


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data folder with a database. Never changed by a test."""
    return klein_met_database(tmp_path_factory)


STAPPEN = ("33_kern_enquetewaarde.sql", "34_mart_indicator.sql", "45_mart_enquete.sql")
CONTROLES = [p for p in sorted((HIER / "controles").glob("*.sql")) if re.match(r"a5\d|v61|a2[28]", p.name)]


def reken(db: duckdb.DuckDBPyConnection) -> None:
    """The build steps and build checks about surveys, as a build takes them."""
    for stap in STAPPEN:
        sql = (HIER / "sql" / stap).read_text(encoding="utf-8")
        for tabel in re.findall(r"^create table (\S+)", sql, re.M):
            db.execute(f"drop table {tabel}")
    for pad in CONTROLES:
        _keur(db, pad, "vooraf")
    for stap in STAPPEN:
        db.execute((HIER / "sql" / stap).read_text(encoding="utf-8"))
    for pad in CONTROLES:
        _keur(db, pad, "achteraf")


def _keur(db: duckdb.DuckDBPyConnection, pad: Path, moment: str) -> None:
    controle = lees_controle(pad)
    if controle.moment == moment:
        uitkomst = db.execute(controle.sql)
        kolommen = [k[0] for k in uitkomst.description or []]
        if rij := uitkomst.fetchone():
            raise Gebruikersfout(controle.melding.format(**dict(zip(kolommen, map(woord, rij), strict=True))))


def _zet_eigen(db: duckdb.DuckDBPyConnection, eigen: dict[str, list[dict[str, object]]]) -> None:
    """Store a survey as a build does: checked by its contract."""
    for contract in CONTRACTEN:
        tabel = pd.DataFrame(eigen[contract.naam]).reindex(columns=list(contract.kolommen))
        db.register("invoer", toets_tabel(tabel, contract, contract.bestand))
        db.execute(f"insert into bron.{contract.naam} select {contract.sql_kolommen()} from invoer")
        db.unregister("invoer")


def test_eigen_enquete_staat_naast_de_gepubliceerde(db: duckdb.DuckDBPyConnection) -> None:
    _zet_eigen(db, EIGEN)
    reken(db)
    soorten = db.execute("select soort, count(*) from mart.enquete group by 1 order by 1").fetchall()
    assert soorten == [("eigen", 1), ("gepubliceerd", 43)]
    rijen = db.execute(
        "select label, n, n_geldig, pct, ondergrens_pct, geo_naam, n_tekst, rij_id from mart.enquete_uitkomst "
        "where enquete_id = 'raad-2026'"
    ).fetchall()
    assert rijen == [
        ("oneens", 4, 10, 40.0, 17.0, "Groningen", None, None),
        ("eens", 6, 10, 60.0, 31.0, "Groningen", None, None),
    ]
    sql = "select subvraag, doelgroep from mart.enquete_vraag where enquete_id = 'raad-2026'"
    assert db.execute(sql).fetchall() == [("S3", "raadsleden")]
    assert len(db.execute(sql_tekst("enquetes_eigen")).fetchall()) == 1
    assert len(db.execute(sql_tekst("enquete_uitkomsten"), {"enquete_id": "raad-2026"}).fetchall()) == 2
    assert (
        len(db.execute(sql_tekst("enquete_bewijs")).fetchall()) == 103
    )  # one's own survey is no published outcome


def _andere(tabel: str, rij: int, **waarden: object) -> dict[str, list[dict[str, object]]]:
    """The survey with other values in one row."""
    return {
        k: [{**r, **waarden} if (k, i) == (tabel, rij) else r for i, r in enumerate(v)]
        for k, v in EIGEN.items()
    }


@pytest.mark.parametrize(
    ("eigen", "woorden"),
    [
        (_andere("enquete_uitkomst", 1, n=5), ["tellen op tot 9", "10", "I2"]),
        (_andere("enquete_uitkomst", 1, n_geldig=11), ["tellen op tot 10", "I2"]),
        (_andere("enquete_uitkomst", 1, pct=101.0, bovengrens_pct=101.0), ["101", "eens"]),
        (_andere("enquete_uitkomst", 1, ondergrens_pct=61.0), ["61", "60"]),
        (_andere("enquete_uitkomst", 1, pct=None), ["eens", "niets"]),
        (_andere("enquete_uitkomst", 1, vraag_id="I9"), ["I9", "vraag"]),
        (_andere("enquete_vraag", 0, enquete_id="raad-2025"), ["raad-202", "bestaat niet"]),
        (_andere("enquete_vraag", 0, subvraag="S8"), ["S8", "enquete_subvragen.csv"]),
    ],
    ids=[
        "telt-niet-op",
        "twee-noemers",
        "boven-100",
        "grens",
        "zonder-pct",
        "vraag-weg",
        "enquete-weg",
        "subvraag",
    ],
)
def test_eigen_enquete_die_niet_klopt(
    db: duckdb.DuckDBPyConnection, eigen: dict[str, list[dict[str, object]]], woorden: list[str]
) -> None:
    """Build checks stop it with a sentence."""
    _zet_eigen(db, eigen)
    with pytest.raises(Gebruikersfout) as gevangen:
        reken(db)
    assert all(w in str(gevangen.value) for w in woorden), gevangen.value


def test_verborgen_cel_wordt_niet_opgeteld(db: duckdb.DuckDBPyConnection) -> None:
    leeg = dict.fromkeys(("n", "pct", "ondergrens_pct", "bovengrens_pct"))
    _zet_eigen(db, _andere("enquete_uitkomst", 1, **leeg, onderdrukt="ja", reden="Te weinig antwoorden."))
    reken(db)


def test_een_map_met_een_eigen_enquete_bouwt_en_blijft(klein: Path, tmp_path: Path) -> None:
    """The whole road once: stored beside the snapshot, built, and stopped with what was served in place."""
    data = Path(shutil.copytree(klein, tmp_path / "data"))
    herkomst = lees(data / "bron/herkomst.csv")
    nieuw = []
    for contract in CONTRACTEN:
        tabel = pd.DataFrame(_andere("enquete_uitkomst", 1, n=5)[contract.naam])
        tabel = tabel.reindex(columns=list(contract.kolommen))
        schrijf(toets_tabel(tabel, contract, contract.bestand), data / "bron" / contract.bestand)
        nieuw.append({**herkomst.iloc[0], "herkomst_id": contract.naam, "bestand": contract.bestand})
    schrijf(pd.concat([herkomst, pd.DataFrame(nieuw)]), data / "bron/herkomst.csv")
    for contract in CONTRACTEN:
        herstel_herkomst(data / "bron" / contract.bestand)
    voor = vraag(data, "select versie from mart.versie")
    with pytest.raises(Gebruikersfout, match="tellen op tot 9"):
        bouw(data)
    assert vraag(data, "select versie from mart.versie") == voor
    shutil.rmtree(data)


# ---------------------------------------------------------------- what stops a build


@pytest.mark.parametrize(
    ("sql", "woorden"),
    [
        (
            "update referentie.indicatorsoort set brontabel = '50150NED' where indicator_id = 'eenzaam_18plus_50090'",
            ["eenzaam_18plus_50090", "50090NED", "50150NED"],
        ),
        (
            "insert into bron.gezondheidsmonitor by name select * replace ('GM9999' as gm_code) from bron.gezondheidsmonitor limit 1",
            ["GM9999"],
        ),
        ("update bron.gezondheidsmonitor set waarde_pct = 100.5 where indicator = 'eenzaam'", ["100,5"]),
        ("update bron.gezondheidsmonitor_gebied set waarde_pct = -1 where indicator = 'eenzaam'", ["-1", "NL01"]),
        ("update bron.gezondheidsmonitor set indicator = 'nieuw' where indicator = 'eenzaam'", ["nieuw_"]),
        ("delete from referentie.indicatorsoort where indicator_id = 'langdurige_aandoening_18plus_50150'",
            ["langdurige_aandoening_18plus_50150", "Nederland"]),
        ("insert into bron.gepubliceerde_uitkomst by name select * replace ('iets' as vraag, null as pct) from bron.gepubliceerde_uitkomst where rij_id = 'P001'",
            ["P001"]),
        ("update bron.gepubliceerde_uitkomst set pct = null where rij_id = 'P002'", ["meer tijd nodig"]),
        ("update bron.gepubliceerde_uitkomst set subvraag = 'S9' where rij_id = 'P002'", ["S9", "P002"]),
        ("insert into bron.meting_marge values ('50150NED', 2024, 'GM0363', 'eenzaam_18plus_50150', 40, 41, 45, 'cbs_gezondheid', null, null)",
            ["eenzaam_18plus_50150", "GM0363", "41"]),
    ],
    ids=["twee-tabellen", "gemeente-onbekend", "boven-100", "onder-0", "zonder-uitleg", "nederland-zonder-uitleg",
         "dubbel", "zonder-getal", "deelvraag", "buiten-marge"],
)  # fmt: skip
def test_wat_de_bouw_stopt(db: duckdb.DuckDBPyConnection, sql: str, woorden: list[str]) -> None:
    db.execute(sql)
    with pytest.raises(Gebruikersfout) as gevangen:
        reken(db)
    assert all(w in str(gevangen.value) for w in woorden), gevangen.value


def test_oude_gemeenten_gaan_naar_die_van_nu(db: duckdb.DuckDBPyConnection) -> None:
    """A table in the division of 2018: Bedum, De Marne, Eemsmond and part of Winsum became Het Hogeland on 1-1-2019,
    weighted with inhabitants; without the figure of one part there is none, and margins of parts say nothing of the whole."""
    overgang = db.execute(
        "select gm_code_toen, gm_code, aandeel from kern.overgang where jaar = 2018"
    ).fetchall()
    delen = {toen: aandeel for toen, nu, aandeel in overgang if nu == "GM1966"}
    assert {"GM0005", "GM1663", "GM1651", "GM0053"} <= set(delen)
    waarden = {toen: 20.0 + i for i, toen in enumerate(sorted({toen for toen, _, _ in overgang}))}
    for id_, weg in (("eenzaam_18plus_50150", ""), ("mantelzorger_18plus_50150", "GM0005")):
        db.executemany(
            "insert into bron.meting_marge values ('50150NED', 2018, ?, ?, ?, ?, ?, 'cbs_gezondheid', null, null)",
            [[toen, id_, w, w - 1, w + 2] for toen, w in waarden.items() if toen != weg],
        )
    reken(db)
    mensen = {r["gm_code"]: int(r["inwoners"]) for r in csv_rijen("inwoners.csv") if r["jaar"] == "2018"}
    gewicht = {toen: mensen[toen] * aandeel for toen, aandeel in delen.items()}
    verwacht = sum(waarden[toen] * g for toen, g in gewicht.items()) / sum(gewicht.values())
    sql = "select indicator_id, waarde, ondergrens, bovengrens from mart.indicator where gm_code = ? and jaar = 2018 order by 1"
    assert db.execute(sql, ["GM1966"]).fetchall() == [
        ("eenzaam_18plus_50150", pytest.approx(verwacht), None, None)
    ]
    # one that did not merge keeps its figure to the last digit, with its margins
    assert [toen for toen, nu, _ in overgang if nu == "GM1598"] == ["GM1598"]
    w = waarden["GM1598"]
    assert db.execute(sql, ["GM1598"]).fetchall() == [
        ("eenzaam_18plus_50150", w, w - 1, w + 2),
        ("mantelzorger_18plus_50150", w, w - 1, w + 2),
    ]


def test_contracten_dragen_beide_soorten() -> None:
    """The three stored tables keep one shape; the mart adds what only a publisher can say."""
    namen = {c.naam for c in CONTRACTEN}
    assert namen == {"enquete", "enquete_vraag", "enquete_uitkomst"}
    con_ = huidige()
    assert con_ is not None
    with verbind(con_) as db:
        for contract, extra in (
            (ENQUETE, {"herkomst_id"}),
            (VRAAG, {"doelgroep", "lijkt_op"}),
            (UITKOMST, {"geo_naam", "n_tekst", "bron_url", "opmerking", "rij_id"}),
        ):
            kolommen = _kolommen(db, contract)
            assert kolommen == set(contract.kolommen) | extra


def _kolommen(db: duckdb.DuckDBPyConnection, contract: Contract) -> set[str]:
    return {
        r[0]
        for r in db.execute(
            "select column_name from duckdb_columns() where schema_name = 'mart' and table_name = ?",
            [contract.naam],
        ).fetchall()
    }


def test_momentopname_zonder_eigen_enquetes_is_compleet() -> None:
    assert not any((BRON / c.bestand).exists() for c in CONTRACTEN)
