"""Whatever CBS, the network or the disk does: the refresh ends right, or nothing changed and one sentence says why.

The tests play in a small country (some twenty municipalities) with short pages, and run the command line in this
process; only signals need a process of their own.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import duckdb
import pytest

from loaders import bouw as bouwmodule
from loaders import versies
from loaders.__main__ import main as hoofd
from tests.cbs.dienst import Dienst, Storing
from tests.cbs.tabel import lid
from tests.cbs.wereld import IDS, Bedragen, Cel, Wereld
from tests.test_loader_fouten import ENGELS, PROJECT, cel, lees_een_keer, staat
from tests.ververs_hulp import (
    adres,
    dataverzoeken,
    gedeelde_map,
    klein_met_database,
    kleine_wereld,
    soort,
    vraag,
)

IV3_2022, IV3_2025, IV3_2027 = IDS[2022], IDS[2025], IDS[2027]
KOSTEN = "83454NED"
IV3 = ("iv3", "--jaar", "2025")
BEVOLKING = ("bevolking", "--jaar", "2025")
KERN = [
    "bron.iv3_taakveld",
    "bron.iv3_categorie",
    "bron.iv3_gemeentetotaal",
    "bron.plaatsing",
    "bron.niet_aangeleverd",
    "bron.inwoners",
    "bron.jongeren",
    "bron.gebieden",
    "bron.meting",
    "bron.kosten_cbs",
    "mart.wet_bedrag",
    "mart.noemer",
    "mart.gemeente",
]
REMEDIE = re.compile(
    r"\b(probeer|controleer|draai|pas|maak|voeg|verbeter|kies|wacht|kijk|haal|zet|verwijder|moet|wijs)\b",
    re.I,
)

# a guard against a hang, not a measure of speed: DuckDB says RuntimeError when the guard stops it on a busy machine
pytestmark = pytest.mark.timeout(400)


# ---------------------------------------------------------------- the small country


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small data folder with a database. Never changed by a test."""
    return klein_met_database(tmp_path_factory)


@pytest.fixture
def data(klein: Path, tmp_path: Path) -> Iterator[Path]:
    """A small data folder of the test's own; gone afterwards, the databases are large."""
    yield Path(shutil.copytree(klein, tmp_path / "data"))
    shutil.rmtree(tmp_path / "data", ignore_errors=True)


@pytest.fixture(autouse=True)
def lees_goede_tabel_een_keer(klein: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables of the good folder, once."""
    lees_een_keer(klein, monkeypatch)


@pytest.fixture(scope="module")
def gedeeld(klein: Path) -> Wereld:
    """CBS with only those municipalities; a test that changes it takes a copy."""
    return kleine_wereld(klein, [2022, 2025, 2027])


@pytest.fixture
def wereld(gedeeld: Wereld) -> Wereld:
    """A world of the test's own."""
    return gedeeld.kopie()


@pytest.fixture
def dienst(wereld: Wereld) -> Iterator[Dienst]:
    """A running service; with ``pagina = 100`` an answer about Iv3 has three pages."""
    with Dienst(wereld) as draait:
        yield draait


@dataclass
class Uitkomst:
    """What a run of the command line gave."""

    code: int
    uit: str
    fout: str


Opdracht = Callable[..., Uitkomst]


@pytest.fixture
def cli(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Opdracht]:
    """``cli('bouw')`` runs the command line on the test's folder, in this process."""
    monkeypatch.setenv("GEMEENTEN3D_CBS_WACHT_S", "0.01")
    monkeypatch.setenv("GEMEENTEN3D_CBS_TIMEOUT_S", "10")
    monkeypatch.setenv("NO_PROXY", "*")
    gebruik_map(data, monkeypatch)
    eerder = signal.getsignal(signal.SIGTERM)

    def draai(*argumenten: str) -> Uitkomst:
        capsys.readouterr()
        code = hoofd(list(argumenten))
        vast = capsys.readouterr()
        return Uitkomst(code, vast.out, vast.err)

    yield draai
    signal.signal(signal.SIGTERM, eerder)


def gebruik_map(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As the environment variable GEMEENTEN3D_DATA does in a new process."""
    monkeypatch.setattr(versies, "DATA", data)
    for functie in (bouwmodule.bouw, bouwmodule.terug, versies.huidige, versies.stand):
        monkeypatch.setattr(functie, "__defaults__", (data,))


@pytest.fixture
def opdracht(dienst: Dienst, cli: Opdracht) -> Opdracht:
    """``opdracht('iv3', '--jaar', '2025')`` refreshes the test's folder from the test's service."""

    def ververs(*argumenten: str, waar: str | None = None) -> Uitkomst:
        return cli("ververs", *argumenten, "--adres", waar or adres(dienst))

    return ververs


def cijfers(data: Path) -> dict[str, Counter[tuple[Any, ...]]]:
    """The figures that matter, without when and from where."""
    nu = versies.huidige(data)
    assert nu is not None
    with duckdb.connect(str(nu), read_only=True) as con:
        return {t: Counter(con.execute(f"select * from {t}").fetchall()) for t in KERN}


@pytest.fixture(scope="module")
def goed(
    klein: Path, gedeeld: Wereld, tmp_path_factory: pytest.TempPathFactory
) -> Callable[..., dict[str, Counter[tuple[Any, ...]]]]:
    """The figures of a faultless run of a selection, made once."""

    @cache
    def van(*argumenten: str) -> dict[str, Counter[tuple[Any, ...]]]:
        def maak(map_: Path) -> None:
            shutil.copytree(klein, map_ / "data")
            with Dienst(gedeeld.kopie()) as dienst, pytest.MonkeyPatch.context() as tijdelijk:
                gebruik_map(map_ / "data", tijdelijk)
                eerder = signal.getsignal(signal.SIGTERM)
                assert hoofd(["ververs", *argumenten, "--adres", adres(dienst)]) == 0
                signal.signal(signal.SIGTERM, eerder)

        naam = "goed-" + "-".join(re.sub(r"\W", "", a) for a in argumenten)
        return cijfers(gedeelde_map(tmp_path_factory, naam, maak) / "data")

    return van


def een_zin(fout: str, *woorden: str) -> str:
    """Standard error holds one line: what, why and what to do, in Dutch and without a trace."""
    assert fout.count("\n") == 1, fout
    assert fout.endswith("\n")
    zin = fout.strip()
    assert zin.startswith(("Fout: ", "Afgebroken. ")), zin
    assert zin.endswith("."), zin
    for woord in woorden:
        assert woord in zin, zin
    kaal = re.sub(
        r"[\w./<>-]*\.(csv|toml|json|parquet|duckdb)\b|\b\w+_\w*|`[^`]*`|'[^']*'|--\w+|/\S+", "x", zin
    )
    assert not ENGELS.findall(kaal), zin
    assert "Traceback" not in zin
    assert "niet was voorzien" not in zin, zin
    assert REMEDIE.search(kaal), zin
    return zin


def niets_veranderd(data: Path, voor: dict[str, str]) -> None:
    """The pointer and every database are byte for byte what they were, and nothing half-written lies about."""
    assert staat(data) == voor
    resten = [p.name for p in data.rglob("*") if ".tmp" in p.name or p.name.endswith(".wal")]
    assert resten == []


def mislukt(data: Path, opdracht: Opdracht, argumenten: tuple[str, ...], *woorden: str) -> Uitkomst:
    """The run ends with code 1 and a sentence with these words; what is served is untouched."""
    voor = staat(data)
    uit = opdracht(*argumenten)
    assert uit.code == 1, (uit.uit, uit.fout)
    een_zin(uit.fout, *woorden)
    niets_veranderd(data, voor)
    return uit


# ---------------------------------------------------------------- faults that pass


BLADEN = ("leeg", "dubbel", "nulpagina_eind", "andere_host")  # these need more than one page


def in_deel(soort_: str, taakveld: str, **opties: Any) -> Storing:
    """A fault in the answer about one taakveld."""
    return Storing(soort_, f"2025X000' and TaakveldBalanspost eq '{taakveld:<6}'", **opties)


VOORBIJ: dict[str, list[Storing]] = {
    "rijen": [
        in_deel("reset", "6.1"),
        in_deel("afgekapt", "6.4"),
        in_deel("html", "6.5"),
        in_deel("500", "6.21"),
        in_deel("503", "6.22", keer=4),  # and the fifth time it works
        in_deel("reset", "6.751", keer=2),
    ],
    "bladen": [
        in_deel("leeg", "6.1", keer=5),
        in_deel("dubbel", "6.4"),
        in_deel("dubbel", "6.5", na=1),
        in_deel("nulpagina_eind", "6.21"),
        in_deel("nulpagina_eind", "6.22", na=1),
        in_deel("500", "6.3", na=2),  # a later page
    ],
    "lijsten": [
        Storing("reset", "Tables", keer=2),
        Storing("afgekapt", "Gemeenten"),
        Storing("html", "DataProperties"),
        Storing("500", "Categorie?"),
        Storing("503", "TableInfos"),
        Storing("html", "TableInfos", na=1),  # when it looks whether the table changed in the meantime
    ],
}


@pytest.mark.parametrize("naam", VOORBIJ)
def test_gaat_voorbij(
    data: Path, dienst: Dienst, opdracht: Opdracht, goed: Callable[..., Any], naam: str
) -> None:
    """Once or a few times: asked again, and the figures are those of a run without it."""
    dienst.pagina = 100 if naam == "bladen" else dienst.pagina
    dienst.storingen[:] = [replace(s) for s in VOORBIJ[naam]]
    uit = opdracht(*IV3)
    assert (uit.code, uit.fout) == (0, "")
    assert [s.geraakt for s in dienst.storingen] == [s.keer for s in VOORBIJ[naam]]
    assert cijfers(data) == goed(*IV3)
    gemeld = [regel for regel in uit.uit.splitlines() if "poging" in regel]
    assert all(
        re.match(r"(Tabel 45071NED|De catalogus IV3).*; poging [2-5] van 5 over 0 s$", r) for r in gemeld
    )
    fouten = [s for s in VOORBIJ[naam] if s.soort != "leeg"]  # an empty page is no fault
    assert len(gemeld) == sum(s.keer or 0 for s in fouten)


def test_traag_een_keer(
    data: Path, dienst: Dienst, opdracht: Opdracht, goed: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEMEENTEN3D_CBS_TIMEOUT_S", "0,5")
    dienst.storingen.append(Storing("traag", "TypedDataSet", seconden=2))
    uit = opdracht(*BEVOLKING)
    assert (uit.code, uit.fout) == (0, "")
    assert "het antwoord bleef uit; poging 2 van 5" in uit.uit
    assert cijfers(data) == goed(*BEVOLKING)


def test_vervolg_op_een_andere_server(
    data: Path, dienst: Dienst, wereld: Wereld, opdracht: Opdracht, goed: Callable[..., Any]
) -> None:
    """The link to the next page names another host with the same tables."""
    dienst.pagina = 100
    with Dienst(wereld, pagina=100) as tweede:
        dienst.storingen.append(Storing("andere_host", "TypedDataSet", keer=None, andere=tweede.adres))
        uit = opdracht(*IV3)
        assert (uit.code, uit.fout) == (0, "")
        assert len(dataverzoeken(tweede.verzoeken)) > 20
    assert cijfers(data) == goed(*IV3)


def test_een_blad_dubbel_in_een_tabel_zonder_vast_aantal_rijen(
    data: Path, dienst: Dienst, opdracht: Opdracht, goed: Callable[..., Any]
) -> None:
    """Not the number of rows tells, but that a key came twice; once it is asked again, for ever it is refused."""
    dienst.pagina = 500
    dienst.storingen.append(Storing("dubbel", "$skip=500", keer=None))
    mislukt(data, opdracht, BEVOLKING, "03759ned", "geen volledige tabel", "later opnieuw")
    dienst.storingen[0].keer = dienst.storingen[0].geraakt + 1
    uit = opdracht(*BEVOLKING)
    assert (uit.code, uit.fout) == (0, "")
    assert "poging 2 van 5" in uit.uit
    assert cijfers(data) == goed(*BEVOLKING)


def test_honderden_lege_bladen(
    data: Path, dienst: Dienst, opdracht: Opdracht, goed: Callable[..., Any]
) -> None:
    dienst.pagina = 100
    dienst.storingen.append(Storing("leeg", "'6.3   '", keer=400))
    assert opdracht(*IV3).code == 0
    assert cijfers(data) == goed(*IV3)


def _naam_of_nummer(w: Wereld) -> None:
    """Of one column the key, of another the title, and the numbers of the dimensions."""
    w.hernoem_kolom(IV3_2025, "k_1ePlaatsing_1", "EersteUitgave_9")
    w.verschuif_suffix(IV3_2025, "k_2ePlaatsing_2", "k_2ePlaatsing_14")
    w.hernoem_titel(IV3_2025, "k_2ePlaatsing_14", "Verbeterde uitgave")
    w.hernoem_kolom(IV3_2025, "Gemeenten", "Gemeente_3")


def _omgewisseld(w: Wereld) -> None:
    """The columns change places, and with them the numbers in their keys."""
    echt = w.tabellen[IV3_2025].waarden
    w.tabellen[IV3_2025].waarden = lambda sleutel: list(echt(sleutel))[::-1]
    w.hernoem_kolom(IV3_2025, "k_1ePlaatsing_1", "x")
    w.hernoem_kolom(IV3_2025, "k_2ePlaatsing_2", "k_2ePlaatsing_1")
    w.hernoem_kolom(IV3_2025, "x", "k_1ePlaatsing_2")
    onderwerpen = w.tabellen[IV3_2025].onderwerpen
    i = w.tabellen[IV3_2025].kenmerken.index(onderwerpen[0])
    w.tabellen[IV3_2025].kenmerken[i : i + 2] = onderwerpen[::-1]


def _kolom_ervoor(w: Wereld) -> None:
    """A new topic with a title that looks like it."""
    t = w.tabellen["03759ned"]
    echt = t.waarden
    t.waarden = lambda sleutel: [77, *echt(sleutel)]
    w.verschuif_suffix("03759ned", "BevolkingOp1Januari_1", "BevolkingOp1Januari_2")
    w.verschuif_suffix("03759ned", "GemiddeldeBevolking_2", "GemiddeldeBevolking_3")
    i = t.kenmerken.index(t.onderwerpen[0])
    t.kenmerken.insert(
        i, {**t.onderwerpen[0], "Key": "Bevolking_1", "Title": "Bevolking op 1 januari, voorlopig"}
    )


HERNUMMERD: list[tuple[str, tuple[str, ...], Callable[[Wereld], None]]] = [
    ("naam-of-nummer", IV3, _naam_of_nummer),
    ("omgewisseld", IV3, _omgewisseld),
    ("kolom-ervoor", BEVOLKING, _kolom_ervoor),
]


@pytest.mark.parametrize(
    ("argumenten", "verander"), [h[1:] for h in HERNUMMERD], ids=[h[0] for h in HERNUMMERD]
)
def test_hernummerde_kolommen(
    data: Path,
    wereld: Wereld,
    opdracht: Opdracht,
    goed: Callable[..., Any],
    argumenten: tuple[str, ...],
    verander: Callable[[Wereld], None],
) -> None:
    """Another number, key or title: the column is still found, and never another one."""
    verander(wereld)
    uit = opdracht(*argumenten)
    assert (uit.code, uit.fout) == (0, "")
    assert cijfers(data) == goed(*argumenten)


def test_cbs_negeert_het_filter(
    data: Path, wereld: Wereld, opdracht: Opdracht, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All rows come back for every question: only those that were asked for count."""
    echt = Dienst.datarijen

    def zonder_filter(zelf: Dienst, tabel_: Any, vraag_: dict[str, str], vanaf: int) -> Any:
        return echt(zelf, tabel_, {k: v for k, v in vraag_.items() if k != "$filter"}, vanaf)

    monkeypatch.setattr(Dienst, "datarijen", zonder_filter)
    assert opdracht("kosten_jeugd", "--jaar", "2023").code == 0
    waarden = wereld.tabellen[KOSTEN].waarden
    gevonden = vraag(data, "select gm_code, jaar, begroot_keur, gerealiseerd_keur from bron.kosten_cbs")
    gemeenten = [str(rij["Key"]).strip() for rij in wereld.tabellen[KOSTEN].dimensies["Regio"]]
    verwacht = [(gm, 2023, *waarden(("A045561", gm, "2023JJ00"))) for gm in sorted(gemeenten)]
    assert sorted(gevonden) == [rij for rij in verwacht if rij[2:] != (None, None)]
    assert len(gevonden) > 10


# ---------------------------------------------------------------- faults that stay


BLIJFT: list[tuple[Storing, list[str]]] = [
    (Storing("500", "TypedDataSet", keer=None), ["foutcode 500", "later opnieuw"]),
    (Storing("503", "DataProperties", keer=None), ["foutcode 503", "later opnieuw"]),
    (Storing("html", "TypedDataSet", keer=None), ["geen volledige tabel", "later opnieuw"]),
    (Storing("afgekapt", "$skip=100", keer=None), ["geen volledige tabel", "later opnieuw"]),
    (Storing("reset", "TypedDataSet", keer=None), ["verbroken", "later opnieuw"]),
    (Storing("dubbel", "$skip=100", keer=None), ["geen volledige tabel", "later opnieuw"]),
    (Storing("nulpagina_eind", "TypedDataSet", keer=None), ["geen volledige tabel", "later opnieuw"]),
    (
        Storing("andere_host", "TypedDataSet", keer=None, andere="localhost:1"),
        ["geen verbinding", "later opnieuw"],
    ),
    (Storing("wijzig_onderweg", "45071NED"), ["veranderd tijdens het ophalen", "opnieuw"]),
]


@pytest.mark.parametrize(
    ("storing", "woorden"), BLIJFT, ids=[f"{s.soort}-{s.waar.strip('$=&')}" for s, _ in BLIJFT]
)
def test_blijft(
    data: Path,
    dienst: Dienst,
    opdracht: Opdracht,
    goed: Callable[..., Any],
    storing: Storing,
    woorden: list[str],
) -> None:
    """For ever: one sentence. When it is over, the same command ends right."""
    if storing.soort in BLADEN or "$skip" in storing.waar:
        dienst.pagina = 100
    dienst.storingen.append(replace(storing))
    mislukt(data, opdracht, IV3, "Iv3 van gemeenten", IV3_2025, *woorden)
    if storing.soort in ("500", "nulpagina_eind", "wijzig_onderweg"):
        dienst.storingen.clear()
        assert opdracht(*IV3).code == 0
        assert cijfers(data) == goed(*IV3)


def test_traag_voor_altijd(
    data: Path, dienst: Dienst, opdracht: Opdracht, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GEMEENTEN3D_CBS_TIMEOUT_S", "0.2")
    dienst.storingen.append(Storing("traag", "TypedDataSet", keer=None, seconden=3))
    begin = time.monotonic()
    uit = mislukt(data, opdracht, IV3, IV3_2025, "het antwoord bleef uit", "later opnieuw")
    assert time.monotonic() - begin < 10
    assert uit.uit.count("over 0 s") == 4  # five tries


@pytest.mark.parametrize("status", ["400", "404"])
def test_een_vraag_die_het_cbs_weigert_wordt_niet_herhaald(
    data: Path, dienst: Dienst, opdracht: Opdracht, status: str
) -> None:
    dienst.storingen.append(Storing(status, IV3_2025, keer=None))
    mislukt(data, opdracht, IV3, "Iv3 van gemeenten", IV3_2025, status, "Controleer")
    assert [soort(p) for p, _ in dienst.verzoeken] == ["Tables", "TableInfos"]


# ---------------------------------------------------------------- a table that is not what we expect


def _eenheid(w: Wereld) -> None:
    w._kenmerk(IV3_2025, "k_2ePlaatsing_2")["Unit"] = "euro"


def _beide_namen(w: Wereld) -> None:
    w.hernoem_titel(IV3_2025, "k_1ePlaatsing_1", "Bedrag")
    w.hernoem_kolom(IV3_2025, "k_1ePlaatsing_1", "Bedrag_1")


def _nieuwe_code(w: Wereld) -> None:
    lijst = w.tabellen[IV3_2025].dimensies["TaakveldBalanspost"]
    lijst.insert(len(lijst) // 2, lid("6.99  ", "6.99 Nieuw taakveld"))


def _twee_tabellen(w: Wereld) -> None:
    w.tabellen["45099NED"] = replace(w.tabellen[IV3_2025], id="45099NED")


def _geen_titel(w: Wereld) -> None:
    for jaar in (2022, 2025, 2027):
        w.tabellen[IDS[jaar]].titel = f"Gemeenten {jaar}; Iv3"


def _stout_nummer(nummer: str) -> Callable[[Wereld], None]:
    def doe(w: Wereld) -> None:
        w.tabellen[nummer] = replace(w.tabellen.pop(IV3_2025), id=nummer)

    return doe


def _waarde(waarde: object) -> Callable[[Wereld], None]:
    """Something else than a number in one cell."""

    def doe(w: Wereld) -> None:
        echt = w.tabellen[IV3_2025].waarden

        def waarden(sleutel: tuple[str, ...]) -> Any:
            rij: list[Any] = list(echt(sleutel))
            if sleutel == ("6.1", "L1.1", "GM0363", "2025X000"):
                rij[1] = waarde
            return rij

        w.tabellen[IV3_2025].waarden = waarden

    return doe


def _geen_verslag(w: Wereld) -> None:
    for code in ("2025X000", "2025X005"):
        w.verwijder_lid(IV3_2025, "Verslagsoort", code)


def _lege_lijst(w: Wereld) -> None:
    w.tabellen[IV3_2025].dimensies["Gemeenten"] = []


def _zonder_datum(w: Wereld) -> None:
    w.tabellen[IV3_2025].gewijzigd = ""


Verander = Callable[[Wereld], object]
ANDERS: list[tuple[str, tuple[str, ...], Verander, list[str]]] = [
    ("kolom-hernoemd", IV3, _beide_namen, [IV3_2025, "1e plaatsing", "bronnen.toml"]),
    ("dimensie-hernoemd", ("bijstand",), lambda w: (
        w.hernoem_titel("82015NED", "RegioS", "Gebied"), w.hernoem_kolom("82015NED", "RegioS", "Gebied")),
        ["82015NED", "Regio's", "bronnen.toml"]),
    ("eenheid", IV3, _eenheid, [IV3_2025, "2e plaatsing", "'euro'", "1 000 euro", "bronnen.toml"]),
    ("taakveld-6.3-weg", IV3, lambda w: w.verwijder_lid(IV3_2025, "TaakveldBalanspost", "6.3"), [IV3_2025, "6.3"]),
    ("taakveld-6.751-weg", IV3, lambda w: w.verwijder_lid(IV3_2025, "TaakveldBalanspost", "6.751"),
        [IV3_2025, "6.751", "taakveld_wet.csv"]),
    ("taakveld-onbekend", IV3, _nieuwe_code, [IV3_2025, "6.99", "taakveld_wet.csv"]),
    ("jeugdzorg-totaal-weg", ("kosten_jeugd",), lambda w: w.verwijder_lid(KOSTEN, "VormenVanJeugdzorg", "A045561"),
        [KOSTEN, "A045561", "bronnen.toml"]),
    ("leeftijd-weg", BEVOLKING, lambda w: w.verwijder_lid("03759ned", "Leeftijd", "10500"), ["03759ned", "10500"]),
    ("wmo-totaal-hernoemd", ("wmo",), lambda w: w.hernoem_lid("86050NED", "TypeMaatwerkvoorziening", "T001024", "Alles"),
        ["86050NED", "Totaal", "bronnen.toml"]),
    ("twee-tabellen", IV3, _twee_tabellen, ["IV3", "2025", IV3_2025, "45099NED", "bronnen.toml"]),
    ("geen-titel", IV3, _geen_titel, ["IV3", "bronnen.toml"]),
    ("nummer-is-een-pad", IV3, _stout_nummer("../../x"), ["../../x", "geen nummer"]),
    ("nummer-met-spatie", IV3, _stout_nummer("45071 NED"), ["45071 NED", "geen nummer"]),
    ("tekst-als-getal", IV3, _waarde("abc"), [IV3_2025, "getal"]),
    ("lijst-als-getal", IV3, _waarde([1]), [IV3_2025, "getal"]),
    ("oneindig", IV3, _waarde(float("inf")), [IV3_2025, "getal"]),
    ("geen-getal", IV3, _waarde(float("nan")), [IV3_2025, "getal"]),
    ("geen-verslag", IV3, _geen_verslag, [IV3_2025, "2025X000"]),
    ("lege-lijst", IV3, _lege_lijst, [IV3_2025, "Gemeenten"]),
    ("zonder-datum", IV3, _zonder_datum, [IV3_2025, "gewijzigd"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("argumenten", "verander", "woorden"), [a[1:] for a in ANDERS], ids=[a[0] for a in ANDERS]
)
def test_tabel_is_anders(
    data: Path,
    wereld: Wereld,
    opdracht: Opdracht,
    argumenten: tuple[str, ...],
    verander: Verander,
    woorden: list[str],
) -> None:
    """What cannot be read for certain is refused, by its name."""
    verander(wereld)
    mislukt(data, opdracht, argumenten, *woorden)
    buiten = {p.name for p in data.parent.iterdir()} | {p.name for p in data.iterdir()}
    assert not {"x", "45071 NED"} & buiten


def test_geen_getal_geeft_geen_half_resultaat(data: Path, wereld: Wereld, opdracht: Opdracht) -> None:
    """One unreadable cell puts its table aside; another source comes in."""
    _waarde("abc")(wereld)
    eerst = versies.huidige(data)
    uit = opdracht("gebieden", "iv3", "--jaar", "2025")
    assert uit.code == 1
    een_zin(uit.fout, IV3_2025)
    assert versies.huidige(data) != eerst
    assert vraag(data, "select jaar from bron.gebieden_stand") == [(2025,)]


# ---------------------------------------------------------------- the address


def _vrije_poort() -> int:
    with socket.socket() as stop:
        stop.bind(("127.0.0.1", 0))
        return int(stop.getsockname()[1])


@pytest.mark.parametrize(
    ("waar", "woorden"),
    [
        ("http://127.0.0.1:{poort}", ["geen verbinding", "127.0.0.1:{poort}", "later opnieuw"]),
        ("http://cbs.bestaat-niet.test", ["geen verbinding", "cbs.bestaat-niet.test"]),
        ("ftp://127.0.0.1:{poort}", ["ftp://", "http://"]),
        ("http://127.0.0.1:999999", ["127.0.0.1:999999"]),
        ("http://[::1", ["[::1"]),
        ("http://met spatie", ["met spatie"]),
        ("http://", ["http:"]),
    ],
    ids=["geweigerd", "onbekend", "ftp", "poort", "haak", "spatie", "leeg"],
)
def test_verkeerd_adres(data: Path, opdracht: Opdracht, waar: str, woorden: list[str]) -> None:
    poort = _vrije_poort()
    voor = staat(data)
    uit = opdracht("bevolking", waar=waar.format(poort=poort))
    assert uit.code == 1
    een_zin(uit.fout, *(w.format(poort=poort) for w in woorden))
    niets_veranderd(data, voor)


# ---------------------------------------------------------------- one of several


def test_een_bron_mislukt_en_de_rest_komt_binnen(
    data: Path, dienst: Dienst, opdracht: Opdracht, goed: Callable[..., Any]
) -> None:
    dienst.storingen.append(Storing("500", "86059NED", keer=None))
    uit = opdracht("iv3", "gebieden", "bevolking", "--jaar", "2025")
    assert uit.code == 1
    een_zin(uit.fout, "Gebieden", "86059NED", "foutcode 500")
    assert "bevolking" not in uit.fout.lower()
    assert cijfers(data) == goed("iv3", "bevolking", "--jaar", "2025")
    dienst.storingen.clear()
    dienst.verzoeken.clear()
    assert opdracht("iv3", "gebieden", "bevolking", "--jaar", "2025").code == 0
    assert {t for t, _ in dataverzoeken(dienst.verzoeken)} == {"86059NED"}  # the others were in


def test_twee_bronnen_mislukken(data: Path, dienst: Dienst, opdracht: Opdracht) -> None:
    """Still one sentence; the other one stands in the report of the run."""
    dienst.storingen.append(Storing("404", "86059NED", keer=None))
    dienst.storingen.append(Storing("404", "03759ned", keer=None))
    uit = mislukt(data, opdracht, ("gebieden", "bevolking", "--jaar", "2025"), "2 keer", "404")
    assert "86059NED" in uit.uit
    assert "03759ned" in uit.uit


def test_een_jaar_van_iv3_mislukt_en_de_andere_komen_binnen(
    data: Path, wereld: Wereld, opdracht: Opdracht
) -> None:
    """A table that is not what we expect must not keep the other years out."""
    _beide_namen(wereld)
    uit = opdracht("iv3", "--jaar", "2022", "2025")
    assert uit.code == 1
    een_zin(uit.fout, IV3_2025, "1e plaatsing")
    assert vraag(data, "select distinct jaar from bron.iv3_categorie order by 1") == [(2022,)]


def test_een_jaar_van_iv3_stokt_en_de_andere_komen_binnen(
    data: Path, dienst: Dienst, opdracht: Opdracht
) -> None:
    dienst.storingen.append(Storing("500", f"{IV3_2025}/TypedDataSet", keer=None))
    uit = opdracht("iv3", "--jaar", "2022", "2025")
    assert uit.code == 1
    een_zin(uit.fout, IV3_2025, "foutcode 500")
    assert vraag(data, "select distinct jaar from bron.iv3_categorie order by 1") == [(2022,)]


# ---------------------------------------------------------------- figures that changed too much


def _alle(w: Wereld, jaar: int, verslag: str, doe: Callable[[Cel, Bedragen], Bedragen | None]) -> None:
    """Other amounts in every cell of a report; None empties the cell."""
    cellen = w.iv3[jaar].cellen
    for plek, bedragen in list(cellen.items()):
        if plek[0] == verslag:
            nieuw = doe(plek, bedragen)
            if nieuw is None:
                del cellen[plek]
            else:
                cellen[plek] = nieuw
    w.raak(IDS[jaar])


def _maal(plek: Cel, bedragen: Bedragen) -> Bedragen:
    een, twee = bedragen
    factor = 1.05 if plek[1] == "6.3" else 1
    return een, None if twee is None else round(twee * factor)


def test_een_sprong_in_het_landelijke_bedrag(data: Path, wereld: Wereld, opdracht: Opdracht) -> None:
    """More than two percent on a law: refused, accepted with --toch, and written down."""
    _alle(wereld, 2025, "X000", _maal)
    oud = dict(
        vraag(
            data,
            "select wet, sum(lasten_keur) from mart.wet_bedrag where jaar = 2025 and definitie = 'smal' group by 1",
        )
    )
    mislukt(data, opdracht, IV3, "Participatie", "begroting 2025", "--toch")
    uit = opdracht(*IV3, "--toch")
    assert (uit.code, uit.fout) == (0, "")
    ((aanvaard, vorige),) = vraag(data, "select aanvaard, vorige from mart.versie")
    assert "Participatie, begroting 2025" in aanvaard
    assert aanvaard in uit.uit
    assert (data / f"{vorige}.duckdb").is_file()
    nieuw = dict(
        vraag(
            data,
            "select wet, sum(lasten_keur) from mart.wet_bedrag where jaar = 2025 and definitie = 'smal' group by 1",
        )
    )
    stijging = 100 * (nieuw["participatiewet"] / oud["participatiewet"] - 1)
    assert stijging > 2
    assert f"{stijging:.1f}".replace(".", ",") in aanvaard
    for wet in ("jeugdwet", "wmo"):
        assert nieuw[wet] == pytest.approx(oud[wet])
    # the next one is measured against what was accepted
    een, twee = wereld.iv3[2025].cellen["X000", "6.3", "L1.1", "GM0363"]
    wereld.wijzig(2025, ("X000", "6.3", "L1.1", "GM0363"), (een, (twee or 0) + 1))
    assert opdracht(*IV3).code == 0
    assert vraag(data, "select aanvaard from mart.versie") == [(None,)]


def test_een_gemeente_verdwijnt(data: Path, wereld: Wereld, opdracht: Opdracht) -> None:
    _alle(wereld, 2025, "X000", lambda plek, b: None if plek[3] == "GM1959" else b)
    mislukt(data, opdracht, IV3, "Altena", "begroting 2025", "--toch")
    assert opdracht(*IV3, "--toch").code == 0
    ((aanvaard,),) = vraag(data, "select aanvaard from mart.versie")
    assert "Altena" in aanvaard
    assert vraag(
        data, "select count(*) from mart.taakveld_bedrag where gm_code = 'GM1959' and jaar = 2025"
    ) == [(0,)]
    assert vraag(
        data, "select soort, wat, count(*) from mart.revisie where gm_code = 'GM1959' group by all"
    ) == [("begroting", "vervallen", 4)]


def test_een_categorie_verdwijnt(data: Path, wereld: Wereld, opdracht: Opdracht) -> None:
    """The list of categories is not in the manifest: the sums tell."""
    wereld.verwijder_lid(IV3_2025, "Categorie", "L3.8")
    mislukt(data, opdracht, IV3, "begroting 2025", "--toch")


def test_inwoners_verspringen(data: Path, wereld: Wereld, opdracht: Opdracht) -> None:
    """As when a column is read that holds both sexes twice."""
    echt = wereld.tabellen["03759ned"].waarden
    wereld.tabellen["03759ned"].waarden = lambda sleutel: [2 * w if w else w for w in echt(sleutel)]  # type: ignore[operator]
    mislukt(data, opdracht, BEVOLKING, "inwoners", "2025", "--toch")


def test_een_nieuwe_gemeente_zonder_herindeling(data: Path, wereld: Wereld, opdracht: Opdracht) -> None:
    """A merger that data/referentie does not know yet: refused, because a municipality must not vanish."""
    for rij in wereld.tabellen[IV3_2027].dimensies["Gemeenten"]:
        if str(rij["Key"]).strip() == "GM1959":
            rij.update(Key="GM1999   ", Title="Nieuw-Altena")
    cellen = wereld.iv3[2027].cellen
    for plek in [p for p in cellen if p[3] == "GM1959"]:
        cellen[(*plek[:3], "GM1999")] = cellen.pop(plek)
    mislukt(data, opdracht, ("iv3", "--jaar", "2027"), "Altena (GM1959)", "herindelingen.csv")


def test_een_nieuw_verslag_wordt_weer_leeg(data: Path, wereld: Wereld, opdracht: Opdracht) -> None:
    """A begroting that was in use has no figures any more, while another table has news."""
    assert opdracht("iv3", "--jaar", "2025", "2027").code == 0
    _alle(wereld, 2027, "X000", lambda plek, b: None)
    een, twee = wereld.iv3[2025].cellen["X000", "6.3", "L1.1", "GM0363"]
    wereld.wijzig(2025, ("X000", "6.3", "L1.1", "GM0363"), (een, (twee or 0) + 1))
    mislukt(data, opdracht, ("iv3", "--jaar", "2025", "2027"), "begroting 2027", "--toch")
    assert opdracht("iv3", "--jaar", "2025", "2027", "--toch").code == 0
    ((aanvaard,),) = vraag(data, "select aanvaard from mart.versie")
    assert "begroting 2027" in aanvaard
    assert vraag(data, "select count(*) from mart.verslag where jaar = 2027") == [(0,)]


def test_een_opgehaald_verslag_wordt_leeg_en_de_momentopname_komt_niet_terug(
    data: Path, wereld: Wereld, opdracht: Opdracht
) -> None:
    """Figures of CBS never make way for older ones of the snapshot without a word."""
    een, twee = wereld.iv3[2022].cellen["X000", "6.3", "L1.1", "GM0363"]
    wereld.wijzig(2022, ("X000", "6.3", "L1.1", "GM0363"), (een, (twee or 0) + 77))
    assert opdracht("iv3", "--jaar", "2022").code == 0
    sql = "select sum(lasten_keur) from mart.taakveld_bedrag where jaar = 2022 and soort = 'begroting' and taakveld = '6.3'"
    opgehaald = vraag(data, sql)
    _alle(wereld, 2022, "X000", lambda plek, b: None)
    uit = opdracht("iv3", "--jaar", "2022")
    assert vraag(data, sql) == opgehaald
    assert vraag(data, "select herkomst_id from mart.verslag where jaar = 2022 and soort = 'begroting'") == [
        ("cbs_iv3_2022",)
    ]
    assert uit.code == 1 or "2022X000" in uit.uit


NULLEN: list[tuple[str, dict[Cel, Bedragen]]] = [
    (
        "geen-cijfer",
        {
            ("X005", "6.3", "B3.8", "GM0363"): (0.0, None),
            ("X005", "6.3", "L1.1", "GM0363"): (-99998.0, -99998.0),
        },
    ),
    ("alleen-baten", {("X005", "6.3", "B3.8", "GM0363"): (12.0, None)}),
]


@pytest.mark.parametrize("cellen", [n[1] for n in NULLEN], ids=[n[0] for n in NULLEN])
def test_een_verslag_zonder_lasten_bestaat_nog_niet(
    data: Path, wereld: Wereld, opdracht: Opdracht, cellen: dict[Cel, Bedragen]
) -> None:
    """A nought, or the code for 'no figure', in a report that nobody filed: no report, and the begroting comes in."""
    for plek, bedragen in cellen.items():
        wereld.wijzig(2027, plek, bedragen)
    uit = opdracht("iv3", "--jaar", "2027")
    assert (uit.code, uit.fout) == (0, "")
    assert vraag(data, "select soort from mart.verslag where jaar = 2027") == [("begroting",)]


# ---------------------------------------------------------------- back


def test_terug(data: Path, wereld: Wereld, dienst: Dienst, opdracht: Opdracht, cli: Opdracht) -> None:
    """To the version from before, with the figures that belong to it; and no further than there is."""
    geen = cli("terug")
    assert geen.code == 1
    een_zin(geen.fout, "geen vorige versie")
    assert opdracht(*IV3).code == 0
    aanwijzer = (data / versies.AANWIJZER).read_bytes()
    assert b"stand " in aanwijzer
    oude_cijfers = cijfers(data)
    een, twee = wereld.iv3[2025].cellen["X000", "6.3", "L1.1", "GM0363"]
    wereld.wijzig(2025, ("X000", "6.3", "L1.1", "GM0363"), (een, (twee or 0) + 5))
    assert opdracht(*IV3).code == 0
    nieuwe_cijfers = cijfers(data)
    assert nieuwe_cijfers != oude_cijfers
    uit = cli("terug")
    assert (uit.code, uit.fout) == (0, "")
    assert (data / versies.AANWIJZER).read_bytes() == aanwijzer
    assert cijfers(data) == oude_cijfers
    # a build keeps to the figures of the served version
    cel("referentie/drempels.csv", "reden", "Andere reden")(data)
    assert cli("bouw").code == 0
    assert versies.stand(data) == aanwijzer.decode().splitlines()[1].removeprefix("stand ")
    assert cijfers(data) == oude_cijfers
    # and the refresh brings the new ones again, without fetching rows
    dienst.verzoeken.clear()
    assert opdracht(*IV3).code == 0
    assert cijfers(data) == nieuwe_cijfers
    assert dataverzoeken(dienst.verzoeken) == []
    # with another edition, the raw rows that no kept version uses go
    wereld.wijzig(2025, ("X000", "6.3", "L1.1", "GM0363"), (een, (twee or 0) + 9))
    assert opdracht(*IV3).code == 0
    staten = sorted(p.name for p in (data / "live/ruw" / IV3_2025).iterdir())
    assert len(staten) == 2
    assert staten[-1] == "".join(c for c in wereld.tabellen[IV3_2025].gewijzigd if c.isdigit())
    assert len(list((data / "live/stand").iterdir())) == 2
    assert cli("terug").code == 0
    assert cijfers(data) == nieuwe_cijfers


# ---------------------------------------------------------------- two at once, stopped, damaged


def _wacht(op: Callable[[], bool]) -> None:
    eind = time.monotonic() + 30
    while not op():
        assert time.monotonic() < eind
        time.sleep(0.02)


@pytest.mark.parametrize("signaal", [signal.SIGTERM, signal.SIGKILL], ids=lambda s: s.name)
def test_gestopt_en_hervat(
    data: Path, dienst: Dienst, opdracht: Opdracht, goed: Callable[..., Any], signaal: signal.Signals
) -> None:
    """A second run waits for nobody; a run that was stopped goes on where it was, and asks for nothing twice."""
    dienst.storingen.append(Storing("traag", "TypedDataSet", na=8, keer=None, seconden=60))
    voor = staat(data)
    omgeving = {**os.environ, "GEMEENTEN3D_DATA": str(data), "PYTHONIOENCODING": "utf-8"}
    bevel = [sys.executable, "-m", "loaders", "ververs", *IV3, "--adres", adres(dienst)]
    pijp = subprocess.PIPE
    with subprocess.Popen(bevel, cwd=PROJECT, env=omgeving, stdout=pijp, stderr=pijp, text=True) as proces:
        try:
            _wacht(lambda: len(dataverzoeken(dienst.verzoeken)) > 8)
            if signaal == signal.SIGTERM:
                tweede = opdracht(*IV3)
                assert tweede.code == 1
                een_zin(tweede.fout, "loopt al een verversing", "Wacht")
            proces.send_signal(signaal)
            _, fout = proces.communicate(timeout=20)
        finally:
            proces.kill()
    if signaal == signal.SIGKILL:
        assert proces.returncode == -signal.SIGKILL
    else:
        assert proces.returncode == 130
        een_zin(fout, "Afgebroken", "opnieuw")
    assert staat(data) == voor
    eerst = dataverzoeken(dienst.verzoeken)
    assert len(eerst) == 9
    dienst.storingen.clear()
    dienst.verzoeken.clear()
    uit = opdracht(*IV3)
    assert (uit.code, uit.fout) == (0, "")
    later = dataverzoeken(dienst.verzoeken)
    assert later[0] == eerst[-1]  # the one that was under way
    assert not set(eerst[:-1]) & set(later)
    assert len(later) == len(set(later))
    assert [soort(p) for p, _ in dienst.verzoeken if soort(p) != "TypedDataSet"] == ["Tables"] + [
        "TableInfos"
    ] * 2
    assert cijfers(data) == goed(*IV3)
    assert not [p.name for p in data.rglob("*.tmp*")]


def _onderbreek_na(dienst: Dienst, opdracht: Opdracht, delen: int) -> list[Path]:
    """A first run that fails after some parts; the files of those parts."""
    dienst.storingen.append(Storing("400", "TypedDataSet", na=delen, keer=None))
    assert opdracht(*IV3).code == 1
    dienst.storingen.clear()
    dienst.verzoeken.clear()
    return sorted((versies.DATA / "live/ruw" / IV3_2025).rglob("*.parquet"))


def test_beschadigde_delen_worden_opnieuw_opgehaald(
    data: Path, dienst: Dienst, opdracht: Opdracht, goed: Callable[..., Any]
) -> None:
    """Half a file, an empty one, and the rows of another question under this name."""
    delen = _onderbreek_na(dienst, opdracht, 6)
    assert len(delen) == 6
    inhoud = [p.read_bytes() for p in delen]
    delen[1].write_bytes(inhoud[1][: len(inhoud[1]) // 2])
    delen[2].write_bytes(b"")
    delen[3].write_bytes(inhoud[4])
    lijst = delen[0].parent / "Gemeenten.json"
    lijst.write_text(lijst.read_text(encoding="utf-8")[:100], encoding="utf-8")
    assert opdracht(*IV3).code == 0
    opnieuw = [f for _, f in dataverzoeken(dienst.verzoeken)]
    for pad in delen:
        code = pad.stem.partition("_")[2].ljust(6)
        geraakt = pad in delen[1:4]
        assert any(f"'{code}'" in f and "2025X000" in f for f in opnieuw) == geraakt, pad.name
    assert [soort(p) for p, _ in dienst.verzoeken].count("Gemeenten") == 1
    assert cijfers(data) == goed(*IV3)


def _kapot_na_gebruik(data: Path) -> Path:
    """Damage a raw part of the served figures."""
    pad = next((data / "live/ruw" / IV3_2025).rglob("2025X000_6.3.parquet"))
    pad.write_bytes(pad.read_bytes()[:-50])
    return pad


def test_een_deel_van_de_cijfers_in_gebruik_raakt_beschadigd(
    data: Path, opdracht: Opdracht, cli: Opdracht, goed: Callable[..., Any]
) -> None:
    """The build says which command repairs it, and that command does."""
    assert opdracht(*IV3).code == 0
    pad = _kapot_na_gebruik(data)
    voor = staat(data)
    uit = cli("bouw")
    assert uit.code == 1
    een_zin(uit.fout, pad.name, "python -m loaders ververs iv3 --jaar 2025")
    niets_veranderd(data, voor)
    assert opdracht(*IV3).code == 0
    assert cli("bouw").code == 0
    assert cijfers(data) == goed(*IV3)


def test_de_lijst_van_opgehaalde_cijfers_raakt_beschadigd(
    data: Path, opdracht: Opdracht, cli: Opdracht, goed: Callable[..., Any]
) -> None:
    """One sentence; what it says to do works."""
    assert opdracht(*IV3).code == 0
    pad = next((data / "live/stand").glob("*.json"))
    pad.write_bytes(pad.read_bytes()[:200])
    voor = staat(data)
    bouw = cli("bouw")
    assert bouw.code == 1
    zin = een_zin(bouw.fout, pad.name)
    niets_veranderd(data, voor)
    for bevel in re.findall(r"`python -m loaders ([^`]+)`", zin):
        if bevel.startswith("ververs"):
            uit = opdracht(*IV3)
            assert (uit.code, uit.fout) == (0, "")
            assert cijfers(data) == goed(*IV3)
        else:
            herstel = cli(*bevel.split())
            assert (herstel.code, herstel.fout) == (0, "")


@pytest.mark.parametrize(
    "inhoud",
    [b"", b"[1]", b'[{"bron": "iv3"}]', b"null"],
    ids=["leeg", "getal", "half", "niets"],
)
def test_onleesbare_lijst_is_een_zin(data: Path, cli: Opdracht, inhoud: bytes) -> None:
    naam = "20260101T000000-00000000"
    (data / "live/stand").mkdir(parents=True)
    (data / "live/stand" / f"{naam}.json").write_bytes(inhoud)
    aanwijzer = data / versies.AANWIJZER
    aanwijzer.write_text(aanwijzer.read_text(encoding="utf-8") + f"stand {naam}\n", encoding="utf-8")
    voor = staat(data)
    uit = cli("bouw")
    assert uit.code == 1
    een_zin(uit.fout, naam)
    niets_veranderd(data, voor)


def test_een_oude_lijst_is_beschadigd_en_de_verversing_lukt(
    data: Path, wereld: Wereld, opdracht: Opdracht
) -> None:
    """The list of another version that is kept is damaged; that does not make the new version fail."""
    assert opdracht(*IV3).code == 0
    een, twee = wereld.iv3[2025].cellen["X000", "6.3", "L1.1", "GM0363"]
    wereld.wijzig(2025, ("X000", "6.3", "L1.1", "GM0363"), (een, (twee or 0) + 5))
    assert opdracht(*IV3).code == 0
    weg = versies.stand(data)
    bouwmodule.terug(data)
    (data / "live/stand" / f"{weg}.json").write_bytes(b"[")
    wereld.wijzig(2025, ("X000", "6.3", "L1.1", "GM0363"), (een, (twee or 0) + 9))
    voor = versies.huidige(data)
    uit = opdracht(*IV3)
    assert versies.huidige(data) != voor
    assert (uit.code, uit.fout) == (0, "")


def test_een_half_antwoord_blijft_niet_liggen(
    data: Path, dienst: Dienst, opdracht: Opdracht, goed: Callable[..., Any]
) -> None:
    """Not every table says how many rows it has: what is refused afterwards is asked again the next time."""
    dienst.pagina = 500
    dienst.storingen.append(Storing("nulpagina_eind", "TypedDataSet"))
    uit = opdracht(*BEVOLKING)
    if uit.code:
        een_zin(uit.fout, "03759ned", "2025")
        assert opdracht(*BEVOLKING).code == 0
    assert cijfers(data) == goed(*BEVOLKING)


# ---------------------------------------------------------------- the disk


@pytest.fixture
def eigen_schijf(data: Path, tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """A small disk with the data folder on it, and so much free space (KB); no space = read-only."""
    punt = tmp_path / "schijf"
    punt.mkdir()
    opdracht_ = ["mount", "-t", "tmpfs", "-o", "size=256m", "tmpfs", str(punt)]
    try:
        lukt = subprocess.run(opdracht_, capture_output=True, check=False).returncode == 0
    except OSError:
        lukt = False
    if not lukt:
        pytest.skip("Een eigen schijfje koppelen mag hier niet; voor deze test zijn beheerdersrechten nodig.")

    def maak(vrij_kb: int) -> Path:
        shutil.copytree(data, punt / "data")
        if vrij_kb < 0:
            subprocess.run(["mount", "-o", "remount,ro", str(punt)], check=True)
        else:
            over = os.statvfs(punt)
            vulling = over.f_bavail * over.f_bsize - vrij_kb * 1024
            with (punt / "vulling").open("wb") as bestand:
                bestand.write(b"\0" * vulling)
        return punt / "data"

    try:
        yield maak
    finally:
        subprocess.run(["umount", "-l", str(punt)], check=False)


@pytest.mark.parametrize(
    "vrij_kb",
    [0, 60, 700, 6_000, 30_000],
    ids=["niets", "lijsten", "delen", "halve-database", "bijna-een-database"],
)
def test_schijf_vol(
    eigen_schijf: Callable[[int], Path],
    opdracht: Opdracht,
    goed: Callable[..., Any],
    monkeypatch: pytest.MonkeyPatch,
    vrij_kb: int,
) -> None:
    """Full at the first list, between the parts, or while the database is made; with room again it goes on."""
    data = eigen_schijf(vrij_kb)
    gebruik_map(data, monkeypatch)
    voor = staat(data)
    uit = opdracht(*IV3)
    assert uit.code == 1
    een_zin(uit.fout, str(data), "schijf is vol", "Maak ruimte")
    niets_veranderd(data, voor)
    if vrij_kb not in (0, 700):  # two is enough
        return
    (data.parent / "vulling").unlink()
    uit = opdracht(*IV3)
    assert (uit.code, uit.fout) == (0, "")
    assert cijfers(data) == goed(*IV3)


def test_schijf_alleen_lezen(
    eigen_schijf: Callable[[int], Path], opdracht: Opdracht, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = eigen_schijf(-1)
    gebruik_map(data, monkeypatch)
    voor = staat(data)
    uit = opdracht(*IV3)
    assert uit.code == 1
    een_zin(uit.fout, str(data), "schrijfrechten")
    assert staat(data) == voor


def test_map_met_een_aanhalingsteken(
    data: Path, opdracht: Opdracht, goed: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder may be called what its owner likes."""
    raar = data.parent / 'cijfers van \'s-Gravenhage "nieuw"'
    data.rename(raar)
    gebruik_map(raar, monkeypatch)
    uit = opdracht("iv3", "bevolking", "--jaar", "2025")
    assert (uit.code, uit.fout) == (0, "")
    assert cijfers(raar) == goed("iv3", "bevolking", "--jaar", "2025")
    raar.rename(data)


# ---------------------------------------------------------------- what people type


def test_onbekende_bron(data: Path, dienst: Dienst, opdracht: Opdracht) -> None:
    mislukt(data, opdracht, ("iv4",), "'iv4'", "iv3, bevolking")
    assert dienst.verzoeken == []


@pytest.mark.parametrize("jaar", ["20x5", "1999", "2101", "-1", "²⁰²⁵", "2025.0"])
def test_geen_jaartal(data: Path, opdracht: Opdracht, capsys: pytest.CaptureFixture[str], jaar: str) -> None:
    voor = staat(data)
    for optie in ("--jaar", "--vanaf"):
        with pytest.raises(SystemExit) as einde:
            opdracht("iv3", f"{optie}={jaar}")
        assert einde.value.code == 2
        assert f"'{jaar}' is geen jaartal" in capsys.readouterr().err
    niets_veranderd(data, voor)


@pytest.mark.parametrize(
    ("naam", "waarde"),
    [
        *((f"GEMEENTEN3D_CBS_{n}_S", w) for n in ("WACHT", "TIMEOUT") for w in ("abc", "-1", "nan", "inf")),
        ("GEMEENTEN3D_CBS_TIMEOUT_S", "0"),
    ],
)
def test_geen_aantal_seconden(
    data: Path, dienst: Dienst, opdracht: Opdracht, monkeypatch: pytest.MonkeyPatch, naam: str, waarde: str
) -> None:
    dienst.storingen.append(Storing("500", keer=2))
    monkeypatch.setenv(naam, waarde)
    mislukt(data, opdracht, ("bevolking", "--jaar", "2025"), naam, f"'{waarde}'")
    assert dienst.verzoeken == []


def test_datamap_ontbreekt(tmp_path: Path, opdracht: Opdracht, monkeypatch: pytest.MonkeyPatch) -> None:
    gebruik_map(tmp_path / "nergens", monkeypatch)
    uit = opdracht(*IV3)
    assert uit.code == 1
    een_zin(uit.fout, "nergens", "GEMEENTEN3D_DATA")
    assert not (tmp_path / "nergens").exists()


# ---------------------------------------------------------------- titles that mean harm


def test_titels_met_html_en_aanhalingstekens(data: Path, wereld: Wereld, opdracht: Opdracht) -> None:
    """Text of CBS is text: it is kept as it is and never run."""
    naam = "<script>alert(1)</script>'; drop table x; --\" (gemeente)"
    wereld.hernoem_lid(IV3_2027, "Gemeenten", "GM0363", naam)
    wereld.hernoem_lid(IV3_2027, "TaakveldBalanspost", "6.3", "6.3 <b>'Inkomens\"regelingen</b>")
    provincies = wereld.tabellen["45070NED"]
    provincies.titel = "Gemeenten 2027 onbewerkte Iv3-data'; <b> \" %s {jaar}"
    uit = opdracht("iv3", "--jaar", "2027")
    assert (uit.code, uit.fout) == (0, "")
    assert vraag(data, "select naam from mart.gemeente where gm_code = 'GM0363'") == [
        (naam.removesuffix(" (gemeente)"),)
    ]


def test_een_onmogelijk_jaar_in_een_titel(data: Path, wereld: Wereld, opdracht: Opdracht) -> None:
    """Such a table is left alone, or refused by name; the real years come in."""
    for nummer, jaar in (("45997NED", "9999"), ("45998NED", "0000"), ("45999NED", "9" * 20)):
        titel = f"Gemeenten {jaar} onbewerkte Iv3-data"
        wereld.tabellen[nummer] = replace(wereld.tabellen[IV3_2022], id=nummer, titel=titel)
    uit = opdracht("iv3", "--vanaf", "2027")
    if uit.code:
        een_zin(uit.fout, "9999")
    assert vraag(data, "select jaar, soort from mart.verslag where jaar > 2026") == [(2027, "begroting")]


@pytest.mark.parametrize("soort", ["leeg", "dubbel"])
def test_bladen_zonder_einde(
    data: Path, dienst: Dienst, opdracht: Opdracht, monkeypatch: pytest.MonkeyPatch, soort: str
) -> None:
    """An answer whose pages keep pointing to a next one ends, in a sentence."""
    monkeypatch.setattr("loaders.cbs._HOOGSTENS_BLADEN", 60)
    dienst.pagina = 50
    dienst.storingen.append(Storing(soort, "TypedDataSet", keer=None))
    mislukt(data, opdracht, ("bevolking", "--jaar", "2025"), "03759ned", "geen einde")
    assert len(dienst.verzoeken) < 100
