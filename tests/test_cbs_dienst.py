"""The local stand-in for CBS behaves as the real service does, seen through the real client cbsodata."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import cbsodata
import pandas as pd
import pytest
import requests
from cbsodata import cbsodata3

from tests.cbs.dienst import Dienst, Storing
from tests.cbs.filter import Filter, FilterFout
from tests.cbs.tabel import Tabel
from tests.cbs.wereld import Wereld, maak_wereld

PROJECT = Path(__file__).resolve().parent.parent
BRON = PROJECT / "data" / "bron"
JAAR_2024 = "45067NED"
DEEL = "Verslagsoort eq '2024X005' and TaakveldBalanspost eq '6.3   '"
PLAATSINGEN = ("k_1ePlaatsing_1", "k_2ePlaatsing_2")
Rijen = list[dict[str, object]]
Haal = Callable[..., Rijen]


@pytest.fixture(scope="module")
def gedeeld() -> Wereld:
    """One world for all tests; a test that changes it takes a copy."""
    return maak_wereld()


@pytest.fixture
def wereld(gedeeld: Wereld) -> Wereld:
    """A world of the test's own."""
    return gedeeld.kopie()


@pytest.fixture
def dienst(wereld: Wereld, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dienst]:
    """A running service with real pages; cbsodata without https, and around any proxy."""
    monkeypatch.setattr(cbsodata.options, "use_https", False)
    monkeypatch.setitem(cbsodata.options.requests, "proxies", {})
    with Dienst(wereld) as draait:
        yield draait


@pytest.fixture
def haal(dienst: Dienst) -> Haal:
    """get_meta on the service."""

    def vraag(tabel: str, naam: str, **opties: object) -> Rijen:
        return cbsodata.get_meta(tabel, naam, catalog_url=dienst.adres, timeout=10, **opties)

    return vraag


def krijg(dienst: Dienst, pad: str, **kop: str) -> requests.Response:
    """A plain request, for what cbsodata cannot ask."""
    return requests.get(f"http://{dienst.adres}{pad}", headers=kop, timeout=10)


def soorten(tabel: Tabel) -> dict[str, str]:
    """Types of the columns for a filter."""
    return {k: "tekst" if k in tabel.dimensies else "getal" for k in tabel.kolommen}


# ---------------------------------------------------------------- catalog and metadata


def test_catalogus_heeft_dubbelgangers_en_een_spatie_achter_een_titel(dienst: Dienst) -> None:
    rijen = cbsodata.get_table_list(
        filters="Catalog eq 'IV3'", select=["Identifier", "Title"], catalog_url=dienst.adres
    )
    titels = {rij["Title"]: rij["Identifier"] for rij in rijen}
    assert set(rijen[0]) == {"Identifier", "Title"}
    assert titels["Gemeenten 2022 onbewerkte Iv3-data "] == "45059NED"
    assert titels["Gemeenten 2027 onbewerkte Iv3-data"] == "45093NED"
    for wie in ("Provincies", "Waterschappen", "Gemeenschappelijke regelingen"):
        assert f"{wie} 2025 onbewerkte Iv3-data" in titels
    gebieden = cbsodata.get_table_list(
        filters="substringof('gebieden in nederland',tolower(Title))", catalog_url=dienst.adres
    )
    assert {rij["Identifier"] for rij in gebieden} == {"85067NED", "85755NED", "86059NED", "86247NED"}


def test_sleutels_zijn_aangevuld_en_tellen_zo_in_een_filter(haal: Haal) -> None:
    rijen = haal(JAAR_2024, "TypedDataSet", filters=f"{DEEL} and Gemeenten eq 'GM0363   '")
    assert len(rijen) == 12
    assert list(rijen[0]) == [
        "ID",
        "TaakveldBalanspost",
        "Categorie",
        "Gemeenten",
        "Verslagsoort",
        *PLAATSINGEN,
    ]
    breedtes = {
        len(str(rijen[0][k])) for k in ("TaakveldBalanspost", "Categorie", "Gemeenten", "Verslagsoort")
    }
    assert breedtes == {6, 8, 9}
    assert haal(JAAR_2024, "TypedDataSet", filters=f"{DEEL} and Gemeenten eq 'GM0363'") == []
    assert len(haal(JAAR_2024, "TypedDataSet", filters=f"{DEEL} and trim(Gemeenten) eq 'GM0363'")) == 12
    leden = {str(rij["Key"]): rij["Title"] for rij in haal(JAAR_2024, "Gemeenten")}
    assert leden["GM0014   "] == "Groningen (gemeente)"
    assert len(leden) == 342


def test_titels_hebben_de_gebreken_van_cbs(haal: Haal) -> None:
    titels = {
        jaar: {str(rij["Key"]): str(rij["Title"]) for rij in haal(tabel, "TaakveldBalanspost")}
        for jaar, tabel in ((2022, "45059NED"), (2024, JAAR_2024), (2025, "45071NED"))
    }
    assert titels[2024]["6.2   "] == "6.2 Wijkteams"
    assert titels[2024]["6.82a "] == "6.82a Jeugdbescherming "
    assert titels[2025]["6.714 "] == "6.714 Ov.  maatwerkarrangementen (WMO)"
    assert titels[2025]["0.7   "] == "0.7 Algemene uitkeringen en overige ui.."
    assert all(len(titel) <= 40 for per_jaar in titels.values() for titel in per_jaar.values())
    assert "6.71a " not in titels[2022]
    assert {"6.81  ", "6.81a ", "A1331b"} <= titels[2024].keys()
    assert "6.60  " in titels[2025]


def test_kolommen_staan_in_dataproperties(haal: Haal) -> None:
    iv3 = haal(JAAR_2024, "DataProperties")
    assert [(r["Type"], r["Title"]) for r in iv3[-3:]] == [
        ("Dimension", "Verslagsoort"),
        ("Topic", "1e plaatsing"),
        ("Topic", "2e plaatsing"),
    ]
    plaats = {}
    for tabel in ("85755NED", "86247NED"):
        rijen = haal(tabel, "DataProperties")
        groepen = {r["ID"]: r["Title"] for r in rijen if r["Type"] == "TopicGroup"}
        topics = [r for r in rijen if r["Type"] == "Topic"]
        plaats[tabel] = {(groepen[r["ParentID"]], r["Title"]): r["Key"] for r in topics}
        assert Counter(r["Title"] for r in topics)["Code"] > 20
    assert plaats["85755NED"]["Provincies", "Code"] == "Code_26"
    assert plaats["86247NED"]["Provincies", "Code"] == "Code_28"
    assert plaats["85755NED"]["Gemeentegrootte", "Code"] == "Code_50"
    assert plaats["85755NED"]["Statistische gegevens", "Inwonertal"] == "Inwonertal_54"
    assert plaats["86247NED"]["Statistische gegevens", "Inwonertal"] == "Inwonertal_56"
    rij = haal("85755NED", "TypedDataSet", filters="RegioS eq 'GM0363    '")[0]
    assert rij["Code_26"] == "PV27      "
    assert len(str(rij["Naam_27"])) == 50


# ---------------------------------------------------------------- pages, formats, limits


def test_bladen_met_nextlink_geven_elke_rij_een_keer(dienst: Dienst, haal: Haal) -> None:
    heel = haal(JAAR_2024, "TypedDataSet", filters=DEEL)
    assert len(heel) == 4104
    dienst.pagina, dienst.verzoeken[:] = 1000, []
    assert haal(JAAR_2024, "TypedDataSet", filters=DEEL) == heel
    assert [vraag.get("$skip") for _, vraag in dienst.verzoeken] == [None, "1000", "2000", "3000", "4000"]
    assert all(vraag["$filter"] == DEEL and vraag["$format"] == "json" for _, vraag in dienst.verzoeken)
    eerste = krijg(dienst, f"/ODataFeed/OData/{JAAR_2024}/TypedDataSet?$format=json&$filter={DEEL}").json()
    assert eerste["odata.nextLink"].startswith(f"http://{dienst.adres}/ODataFeed/OData/{JAAR_2024}/")
    assert eerste["odata.nextLink"].endswith("&$skip=1000")
    assert eerste["odata.metadata"].endswith("/$metadata#Cbs.OData.WebAPI.TypedDataSet")


def test_leeg_dubbel_en_afgebroken_vervolg(dienst: Dienst, haal: Haal) -> None:
    dienst.pagina = 1000
    heel = haal(JAAR_2024, "TypedDataSet", filters=DEEL)
    dienst.storingen.append(Storing("leeg", "TypedDataSet", keer=3))
    dienst.verzoeken.clear()
    assert haal(JAAR_2024, "TypedDataSet", filters=DEEL) == heel
    assert len(dienst.verzoeken) == 5 + 3
    dienst.storingen[:] = [Storing("dubbel", "TypedDataSet", na=1)]
    ids = Counter(rij["ID"] for rij in haal(JAAR_2024, "TypedDataSet", filters=DEEL))
    assert Counter(ids.values()) == {1: 3104, 2: 1000}
    dienst.storingen[:] = [Storing("nulpagina_eind", "TypedDataSet")]
    assert len(haal(JAAR_2024, "TypedDataSet", filters=DEEL)) == 1000
    dienst.storingen[:] = [Storing("andere_host", "TypedDataSet", andere="localhost:9")]
    with pytest.raises(requests.ConnectionError):
        haal(JAAR_2024, "TypedDataSet", filters=DEEL)


def test_zonder_json_komt_atom(dienst: Dienst) -> None:
    pad = f"/ODataFeed/odata/{JAAR_2024}/Verslagsoort"
    atom = krijg(dienst, pad)
    assert atom.headers["Content-Type"].startswith("application/atom+xml")
    assert '<d:Key xml:space="preserve">2024X000</d:Key>' in atom.text
    assert len(krijg(dienst, pad, Accept="application/json").json()["value"]) == 6
    assert len(krijg(dienst, f"{pad}?$format=json").json()["value"]) == 6


def test_de_wortel_noemt_alle_entiteiten(dienst: Dienst) -> None:
    for eind in ("", "/"):
        lijst = krijg(dienst, f"/ODataApi/OData/{JAAR_2024}{eind}?$format=json").json()["value"]
        assert [rij["name"] for rij in lijst[:5]] == [
            "TableInfos",
            "UntypedDataSet",
            "TypedDataSet",
            "DataProperties",
            "CategoryGroups",
        ]
        assert [rij["name"] for rij in lijst[5:]] == [
            "TaakveldBalanspost",
            "Categorie",
            "Gemeenten",
            "Verslagsoort",
        ]


def test_odataapi_weigert_meer_dan_tienduizend_rijen(dienst: Dienst) -> None:
    pad = f"/ODataApi/odata/{JAAR_2024}/TypedDataSet?$format=json&$filter="
    antwoord = krijg(dienst, f"{pad}startswith(TaakveldBalanspost,'6.7') and Verslagsoort eq '2024X005'")
    assert antwoord.status_code == 400
    assert set(antwoord.json()["odata.error"]) == {"code", "message"}
    goed = krijg(dienst, pad + DEEL).json()
    assert len(goed["value"]) == 4104
    assert "odata.nextLink" not in goed


def test_onbekend_en_onleesbaar_geeft_een_status(dienst: Dienst, haal: Haal) -> None:
    for tabel, naam in (("00000AAA", "TypedDataSet"), (JAAR_2024, "RegioS")):
        with pytest.raises(requests.HTTPError, match="404"):
            haal(tabel, naam)
    for filters in ("Gemeenten eq", "Onbekend eq 'x'", "Gemeenten eq 1", "Gemeenten in ('a')", "Gemeenten"):
        with pytest.raises(requests.HTTPError, match="400"):
            haal(JAAR_2024, "TypedDataSet", filters=filters)
    with pytest.raises(requests.HTTPError, match="400"):
        haal(JAAR_2024, "TypedDataSet", filters=DEEL, select="Bestaatniet")


def test_typed_is_omgekeerd(dienst: Dienst) -> None:
    vraag = {"filters": f"{DEEL} and Gemeenten eq 'GM0363   '", "catalog_url": dienst.adres}
    getypeerd = cbsodata.download_data(JAAR_2024, typed=False, **vraag)["TypedDataSet"]
    tekst = cbsodata.download_data(JAAR_2024, typed=True, **vraag)["UntypedDataSet"]
    assert isinstance(getypeerd[0]["k_1ePlaatsing_1"], float)
    assert tekst[0]["k_1ePlaatsing_1"] == str(int(getypeerd[0]["k_1ePlaatsing_1"])).rjust(8)
    leeg = [i for i, rij in enumerate(getypeerd) if rij["k_1ePlaatsing_1"] is None]
    assert {tekst[i]["k_1ePlaatsing_1"] for i in leeg} == {"       ."}


# ---------------------------------------------------------------- filters


def test_filtertaal() -> None:
    rij = {"Titel": "Bergen (L.)", "Naam": "'s-Gravenhage", "Sleutel": "GM0363   ", "Maat": 3.0, "Leeg": None}
    kolommen = dict.fromkeys(("Titel", "Naam", "Sleutel"), "tekst") | dict.fromkeys(("Maat", "Leeg"), "getal")
    waar = (
        "Sleutel eq 'GM0363   '",
        "Naam eq '''s-Gravenhage'",
        "trim(Sleutel) eq 'GM0363' and substring(Sleutel,0,2) eq 'GM'",
        "substringof('bergen',tolower(Titel))",
        "not startswith(Titel,'x') and (Maat eq 3 or Maat eq 4)",
        "Leeg eq null and Maat ne null and Leeg ne 0",
        "Maat eq 4 or Maat eq 3 and Leeg eq null",
        "Maat ge 3 and not (Maat lt 3)",
    )
    onwaar = ("Sleutel eq 'GM0363'", "substringof(Titel,'Bergen')", "Leeg ne null", "Titel ne 'Bergen (L.)'")
    assert [f for f in waar if not Filter(f, kolommen).past(rij)] == []
    assert [f for f in onwaar if Filter(f, kolommen).past(rij)] == []
    for fout in (
        "",
        "(Maat eq 3",
        "Maat eq 3)",
        "Maat = 3",
        "Titel eq 'x",
        "foo(Titel) eq 'x'",
        "Maat eq 3 4",
    ):
        with pytest.raises(FilterFout):
            Filter(fout, kolommen)


def test_een_filter_maakt_alleen_de_rijen_die_het_vraagt(gedeeld: Wereld) -> None:
    tabel = gedeeld.tabellen["03759ned"]
    jeugd = " or ".join(f"Leeftijd eq '{s}'" for s in ("10010", "10100"))
    filter_ = Filter(
        f"Geslacht eq 'T001038' and ({jeugd}) and Perioden eq '2024JJ00' and BevolkingOp1Januari_1 ne null",
        soorten(tabel),
    )
    pins = filter_.pins(tabel.sleutels)
    assert {naam: len(over) for naam, over in pins.items()} == {"Geslacht": 1, "Leeftijd": 2, "Perioden": 1}
    assert not filter_.alleen_pins(tabel.sleutels)
    assert sum(1 for _ in tabel.rijen(pins)) == 5 * 2 * len(tabel.dimensies["RegioS"])
    iv3 = gedeeld.tabellen[JAAR_2024]
    begin = time.perf_counter()
    los = Filter(DEEL, soorten(iv3))
    assert los.alleen_pins(iv3.sleutels)
    assert len(list(iv3.rijen(los.pins(iv3.sleutels)))) == 4104
    assert time.perf_counter() - begin < 1


def test_filter_op_een_bedrag_wordt_desgewenst_genegeerd(dienst: Dienst, haal: Haal) -> None:
    filters = f"{DEEL} and (k_1ePlaatsing_1 ne null and k_1ePlaatsing_1 ne 0)"
    assert 0 < len(haal(JAAR_2024, "TypedDataSet", filters=filters)) < 4104
    dienst.negeer_maatfilters = True
    assert len(haal(JAAR_2024, "TypedDataSet", filters=filters)) == 4104


# ---------------------------------------------------------------- faults


def test_storingen_zijn_die_van_de_echte_dienst(dienst: Dienst, haal: Haal) -> None:
    verwacht = (
        ("afgekapt", json.JSONDecodeError, None),
        ("html", json.JSONDecodeError, None),
        ("reset", (requests.ConnectionError, requests.exceptions.ChunkedEncodingError), None),
        ("500", requests.HTTPError, "500"),
        ("503", requests.HTTPError, "503"),
        ("404", requests.HTTPError, "404"),
        ("400", requests.HTTPError, "400"),
    )
    for soort, fout, tekst in verwacht:
        dienst.storingen[:] = [Storing(soort, "TaakveldBalanspost eq '6.3   '", na=1)]
        assert len(haal(JAAR_2024, "TypedDataSet", filters=DEEL)) == 4104
        with pytest.raises(fout, match=tekst):
            haal(JAAR_2024, "TypedDataSet", filters=DEEL)
        assert len(haal(JAAR_2024, "TypedDataSet", filters=DEEL)) == 4104
    dienst.storingen[:] = [Storing("traag", "TableInfos", seconden=0.5)]
    with pytest.raises(requests.Timeout):
        cbsodata3.get_info(JAAR_2024, catalog_url=dienst.adres, timeout=0.1)
    dienst.storingen[:] = [Storing("wijzig_onderweg", JAAR_2024)]
    standen = [cbsodata.get_info(JAAR_2024, catalog_url=dienst.adres)["Modified"] for _ in range(3)]
    assert standen[0] < standen[1] == standen[2]


# ---------------------------------------------------------------- figures


def test_te_laat_opnieuw_geleverd_en_een_keer_geleverd(gedeeld: Wereld) -> None:
    cellen = gedeeld.iv3[2024].cellen
    per_gm: dict[tuple[str, str], list[tuple[float | None, float | None]]] = defaultdict(list)
    for (verslag, _, _, gm), bedragen in cellen.items():
        per_gm[verslag, gm].append(bedragen)
    assert all(eerste is None and tweede is not None for eerste, tweede in per_gm["X000", "GM0150"])
    assert all(eerste is not None and tweede is None for eerste, tweede in per_gm["X005", "GM0014"])
    assert ("X005", "GM0809") not in per_gm  # did not file
    oud = cellen["X005", "6.72a", "L3.8", "GM0855"]
    nieuw = cellen["X005", "6.72b", "L3.8", "GM0855"]
    assert oud[0] is not None
    assert oud == (nieuw[1], None)
    assert nieuw[0] is None
    assert sum(w == -99998 for bedragen in cellen.values() for w in bedragen) == 2
    assert any((eerste or 0) < 0 for (_, _, c, _), (eerste, _) in cellen.items() if c == "L7.5")
    assert {v for v, *_ in gedeeld.iv3[2025].cellen} == {"X000"}
    assert all(tweede is None for _, tweede in gedeeld.iv3[2027].cellen.values())


@pytest.mark.parametrize(
    ("jaar", "verslag", "soort"), [(2022, "X005", "rekening"), (2024, "X005", "rekening")]
)
def test_lasten_tellen_op_tot_het_gemeentetotaal(
    gedeeld: Wereld, jaar: int, verslag: str, soort: str
) -> None:
    som: Counter[str] = Counter()
    tweede_gm = {
        g for (v, *_, g), (_, b) in gedeeld.iv3[jaar].cellen.items() if v == verslag and b is not None
    }
    for (v, taakveld, categorie, gm), (eerste, tweede) in gedeeld.iv3[jaar].cellen.items():
        bedrag = tweede if gm in tweede_gm else eerste
        if v == verslag and categorie[0] == "L" and taakveld not in ("0.10", "0.11") and bedrag != -99998:
            som[gm] += int(bedrag or 0)
    totaal = pd.read_parquet(BRON / "iv3_gemeentetotaal.parquet")
    totaal = totaal[(totaal["jaar"] == jaar) & (totaal["soort"] == soort)]
    assert dict(som) == dict(zip(totaal["gm_code"], totaal["lasten_keur"].astype(int), strict=True))


def test_jongeren_en_inwoners_zijn_die_van_het_project(haal: Haal) -> None:
    vast = "Geslacht eq 'T001038' and BurgerlijkeStaat eq 'T001019' and Perioden eq '2024JJ00'"
    jeugd = " or ".join(
        f"Leeftijd eq '{s}'" for s in ["10010", *(str(10_000 + 100 * n) for n in range(1, 18))]
    )
    rijen = haal("03759ned", "TypedDataSet", filters=f"{vast} and ({jeugd})")
    som: Counter[str] = Counter()
    for rij in rijen:
        som[str(rij["RegioS"]).strip()] += rij["BevolkingOp1Januari_1"] or 0
    context = pd.read_csv(BRON / "context_2024.csv", index_col="gm_code")["jongeren_0_17"]
    assert {gm: som[gm] for gm in context.index} == context.to_dict()
    assert som["NL01"] == context.sum() == sum(som[f"PV{n}"] for n in range(20, 32))
    totaal = haal("03759ned", "TypedDataSet", filters=f"{vast} and Leeftijd eq '10000'")
    assert {rij["RegioS"]: rij["BevolkingOp1Januari_1"] for rij in totaal}["NL01  "] == 17_942_942
    assert any(rij["BevolkingOp1Januari_1"] is None for rij in totaal)  # abolished municipalities


def test_elke_tabel_is_te_lezen(gedeeld: Wereld, haal: Haal) -> None:
    for tabel in gedeeld.tabellen.values():
        if tabel.aantal() < 20_000:
            assert len(haal(tabel.id, "TypedDataSet")) == tabel.aantal()
        else:
            assert next(tabel.rijen(vanaf=tabel.aantal() - 1))["ID"] == tabel.aantal() - 1
        for naam in ("TableInfos", "DataProperties", "CategoryGroups", *tabel.dimensies):
            assert isinstance(haal(tabel.id, naam), list)
    jeugd = haal(
        "83454NED",
        "TypedDataSet",
        filters="Regio eq 'GM0917' and VormenVanJeugdzorg eq 'A045561' and Perioden eq '2021JJ00'",
    )
    assert (jeugd[0]["BegroteKosten_1"], jeugd[0]["GerealiseerdeKosten_2"]) == (40812, 41276)


def test_een_test_kan_de_wereld_veranderen(wereld: Wereld, gedeeld: Wereld, haal: Haal) -> None:
    cel = ("X005", "6.3", "L1.1", "GM0363")
    wereld.wijzig(2024, cel, (1.0, 2.0))
    wereld.hernoem_kolom(JAAR_2024, "Gemeenten", "Gemeente")
    wereld.verschuif_suffix(JAAR_2024, "k_2ePlaatsing_2", "k_2ePlaatsing_7")
    wereld.hernoem_titel(JAAR_2024, "k_1ePlaatsing_1", "Eerste plaatsing")
    wereld.verwijder_lid(JAAR_2024, "Categorie", "L7.5")
    rijen = haal(JAAR_2024, "TypedDataSet", filters=f"{DEEL} and Gemeente eq 'GM0363   '")
    assert len(rijen) == 11
    assert (rijen[0]["k_1ePlaatsing_1"], rijen[0]["k_2ePlaatsing_7"]) == (1.0, 2.0)
    assert haal(JAAR_2024, "DataProperties")[-2]["Title"] == "Eerste plaatsing"
    assert haal(JAAR_2024, "TableInfos")[0]["Modified"] > gedeeld.tabellen[JAAR_2024].gewijzigd
    assert gedeeld.iv3[2024].cellen[cel] != (1.0, 2.0)
    assert "Gemeenten" in gedeeld.tabellen[JAAR_2024].dimensies


def test_de_dienst_draait_ook_als_eigen_proces() -> None:
    opdracht = [sys.executable, "-m", "tests.cbs", "--poort", "0", "--jaren", "2027"]
    omgeving = {**os.environ, "PYTHONPATH": str(PROJECT)}
    with subprocess.Popen(opdracht, cwd=PROJECT, env=omgeving, stdout=subprocess.PIPE, text=True) as proces:
        assert proces.stdout is not None
        try:
            adres = proces.stdout.readline().strip()
            lijst = requests.get(f"http://{adres}/ODataCatalog/Tables?$format=json", timeout=10).json()
            assert "45093NED" in {rij["Identifier"] for rij in lijst["value"]}
        finally:
            proces.terminate()
