"""What CBS really publishes, and odd variants of it: each loads, or is refused by the name of what is wrong.

The cases are in tests/cbs/gevallen.json: what changes in the stand-in, and what must come of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from fouten import Gebruikersfout
from loaders.bouw import bouw
from loaders.cbs import BronFout, zonder_opmerking
from loaders.jaartal import eerste_jaar
from loaders.live import eenheid, invoer, ophalen
from loaders.live.manifest import bronnen
from loaders.live.ophalen import Wens
from loaders.live.ververs import ververs
from loaders.live.voortgang import Voortgang
from loaders.versies import PROJECT
from tests.cbs.dienst import Dienst
from tests.cbs.tabel import Tabel, Woord
from tests.cbs.wereld import IDS, Celwaarden, Wereld
from tests.ververs_hulp import dataverzoeken, klant, kleine_map, kleine_wereld
from tests.ververs_hulp import vraag as uit_map

GEVALLEN = json.loads((Path(__file__).parent / "cbs" / "gevallen.json").read_text(encoding="utf-8"))
JAAR = 2023
Tabellen = dict[str, pd.DataFrame]


@pytest.fixture(scope="module")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Wereld:
    """CBS with some twenty municipalities."""
    return kleine_wereld(kleine_map(tmp_path_factory.mktemp("echt") / "data"), [2024, 2026])


def haal(wereld: Wereld, bron: str, jaren: set[int], live: Path) -> Tabellen:
    """The checked tables of a source, by 'contract group'; raises Gebruikersfout when anything is refused."""
    uit: Tabellen = {}
    with Dienst(wereld) as dienst:
        for p in ophalen.plan(klant(dienst, pogingen=1), bronnen()[bron], Wens(frozenset(jaren)), live, []):
            if isinstance(p, BronFout):
                raise p
            for lev in ophalen.haal(p, Voortgang(1, lambda _: None)):
                assert not lev.leeg or bron == "iv3"
                for contract, tabel in invoer.gekeurd(lev, live):
                    uit[f"{contract.naam} {lev.groep}"] = tabel
    return uit


def verander(tabel: Tabel, zaak: dict[str, Any]) -> None:
    """Make the table of the stand-in as the case says; keys of columns by how they begin."""
    for oud, nieuw in zaak.get("sleutel", {}).items():
        next(k for k in tabel.kenmerken if k["Key"] == oud)["Key"] = nieuw
    for soort, veld in (("eenheid", "Unit"), ("titel", "Title")):
        for begin, nieuw in zaak.get(soort, {}).items():
            geraakt = [k for k in tabel.onderwerpen if str(k["Key"]).startswith(begin)]
            assert geraakt, begin
            for k in geraakt:
                k[veld] = nieuw
    for oud, (sleutel, titel) in zaak.get("dimensie", {}).items():
        tabel.dimensies = {(sleutel if d == oud else d): leden for d, leden in tabel.dimensies.items()}
        kenmerk = next(k for k in tabel.kenmerken if k["Key"] == oud)
        kenmerk["Key"], kenmerk["Title"] = sleutel, titel
    for naam in zaak.get("draai", []):
        tabel.dimensies[naam].reverse()
    namen = {sleutel: nieuw for sleutel, (nieuw, _) in zaak.get("lid", {}).items()}
    for leden in tabel.dimensies.values():
        for lid in leden:
            if (oud := str(lid["Key"]).strip()) in namen:
                lid["Key"], lid["Title"] = zaak["lid"][oud]
    if "datatype" in zaak:
        for k in tabel.onderwerpen:
            k["Datatype"] = zaak["datatype"]
    if "status" in zaak:
        for lid in tabel.dimensies["Perioden"]:
            lid.pop("Status")
            if zaak["status"] is not None:
                lid["Status"] = zaak["status"]
    if "extra" in zaak:
        sleutel, titel = zaak["extra"]
        tabel.kenmerken.insert(0, {**tabel.kenmerken[0], "Key": sleutel, "Title": titel})
    vast = {gm: tuple(w) for gm, w in zaak.get("waarden", {}).items()}
    terug = {nieuw: oud for oud, nieuw in namen.items()}
    echt = tabel.waarden
    tabel.waarden = lambda s: next(
        (w for gm, w in vast.items() if gm in s), echt(tuple(terug.get(deel, deel) for deel in s))
    )


@pytest.mark.parametrize("zaak", GEVALLEN, ids=[z["naam"] for z in GEVALLEN])
def test_geval(klein: Wereld, tmp_path: Path, zaak: dict[str, Any]) -> None:
    """Loads what can be read for certain, refuses the rest and names it."""
    wereld = klein.kopie()
    bron = bronnen()[zaak["bron"]]
    verander(wereld.tabellen[bron.tabel], zaak)
    if "weigert" in zaak:
        with pytest.raises(Gebruikersfout) as fout:
            haal(wereld, bron.id, {JAAR}, tmp_path)
        assert not [w for w in [bron.tabel, *zaak["weigert"]] if w not in str(fout.value)], str(fout.value)
        assert "Traceback" not in str(fout.value)
        return
    tabellen = haal(wereld, bron.id, {JAAR}, tmp_path)
    (tabel,) = tabellen.values()
    assert len(tabel) > 5
    if "voorlopig" in zaak:
        assert set(tabel["voorlopig"]) == {zaak["voorlopig"]}
        assert set(tabel["status"].fillna("")) == {zaak.get("status_gelezen", zaak["status"]) or ""}
    if zaak.get("gelijk"):
        (gewoon,) = haal(klein.kopie(), bron.id, {JAAR}, tmp_path / "gewoon").values()
        pd.testing.assert_frame_equal(tabel, gewoon)


@pytest.mark.parametrize("bron", [b for b in bronnen() if b not in ("iv3", "gebieden", "bevolking", "cpi")])
def test_elke_bron_laadt_zoals_het_cbs_haar_publiceert(klein: Wereld, tmp_path: Path, bron: str) -> None:
    """The recorded titles, units, members and statuses, without any change."""
    jaar = 2024 if bron in ("gezondheid", "samenloop") else JAAR
    (tabel,) = haal(klein.kopie(), bron, {jaar}, tmp_path).values()
    assert len(tabel) > 5
    assert set(tabel["voorlopig"]) == {"nee"}


@pytest.mark.parametrize(("ster", "status"), [("*", "Voorlopig"), ("**", "NaderVoorlopig"), ("", "")])
def test_een_ster_achter_het_jaar_is_voorlopig(klein: Wereld, tmp_path: Path, ster: str, status: str) -> None:
    """As StatLine writes it, for a list of periods without a column Status."""
    wereld = klein.kopie()
    for lid in wereld.tabellen["86050NED"].dimensies["Perioden"]:
        del lid["Status"]
        lid["Title"] = f"{lid['Title']}{ster}"
    (tabel,) = haal(wereld, "wmo", {JAAR}, tmp_path).values()
    assert set(tabel["voorlopig"]) == {"ja" if ster else "nee"}
    assert set(tabel["status"].fillna("")) == {status}


def test_het_nieuwste_jaar_is_voorlopig(klein: Wereld, tmp_path: Path) -> None:
    """Seen on StatLine: the newest year of these tables is provisional."""
    for bron, jaar in (("wmo", 2025), ("jeugdzorg", 2025), ("kosten_wmo", 2024), ("bijstand", 2025)):
        (tabel,) = haal(klein.kopie(), bron, {jaar}, tmp_path / bron).values()
        assert set(tabel["voorlopig"]) == {"ja"}, bron


# ---------------------------------------------------------------- units


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("%", "%"),
        ("In % bepaalde leeftijdsklasse", "%"),
        ("% van de huishoudens", "%"),
        ("procent", "%"),
        ("‰", "‰"),
        ("promille", "‰"),
        ("0/00", "‰"),
        ("per mille", "‰"),
        ("% verandering t.o.v. een jaar eerder", "% verandering"),
        ("%/jaar", "% verandering"),
        ("percentage", "%"),
        ("", ""),
        ("   ", ""),
        ("per 1 000 inwoners", "per 1 000"),
        ("aantal per 1 000 inwoners", "per 1 000"),
        ("Per 1.000 inwoners", "per 1 000"),
        ("per 10 000 inwoners", "per 10 000 inwoners"),
        ("per 1 000 000 inwoners", "per 1 000 000 inwoners"),
        ("1 000 euro", "1 000 euro"),
        ("x 1 000 euro", "1 000 euro"),
        ("euro (x 1 000)", "1 000 euro"),
        ("1 000 €", "1 000 euro"),
        ("× 1 000 euro", "1 000 euro"),
        ("x1 000 euro", "1 000 euro"),
        ("euro x 1 000", "1 000 euro"),
        ("x € 1 000", "1 000 euro"),
        ("1 mln euro", "mln euro"),
        ("euro's", "euro"),
        ("euro", "euro"),
        ("euro (x 1 000 000)", "mln euro"),
        ("euro per inwoner", "euro per inwoner"),
        ("aantal", "aantal"),
        ("x 1 000", "1 000"),
        ("aantal x 1 000", "aantal x 1 000"),
        ("Index 2025=100", "index"),
        ("per km²", "per km2"),
        ("schaalscore (0 - 10)", "score"),
        ("schaalscore (0 - 100)", "score 0-100"),
        ("gemiddeld cijfer", "cijfer"),
        ("per km2", "per km2"),
        ("2025=100", "index"),
        ("2025 = 100", "index"),
    ],
)
def test_eenheid(tekst: str, soort: str) -> None:
    assert eenheid.soort(tekst) == soort


def test_elk_getal_heeft_een_eenheid() -> None:
    """A figure whose unit is not looked at could be anything; what is text has none."""
    tekst = {m for m in bronnen()["gebieden"].maten if m != "oad"}
    for bron in bronnen().values():
        assert set(bron.maten) - set(bron.eenheid) - tekst == set(), bron.id


# ---------------------------------------------------------------- Iv3 as it was recorded


def _opgenomen(jaar: Any, *, tweede: Callable[[float | None, float | None], float]) -> None:
    """Empty cells of who filed are 0, as in the recorded table; three decimals; titles end in one ellipsis."""
    echt = dict(jaar.cellen)
    leverde = {(v, gm) for (v, _, _, gm), ab in echt.items() if any(x is not None for x in ab)}

    def waarden(sleutel: tuple[str, ...]) -> tuple[float | None, float | None]:
        taakveld, categorie, gm, verslag = sleutel
        if (verslag[4:], gm) not in leverde:
            return None, None
        a, b = echt.get((verslag[4:], taakveld, categorie, gm), (None, None))
        a, b = (None if x == -99998 else x for x in (a, b))
        return float(a if a is not None else b or 0), tweede(a, b)

    jaar.tabel.waarden = waarden
    for naam in ("TaakveldBalanspost", "Categorie"):
        for lid in jaar.tabel.dimensies[naam]:
            lid["Title"] = str(lid["Title"]).replace("..", "…")


def _gelijk(een: Tabellen, twee: Tabellen, tabel: str) -> None:
    pd.testing.assert_frame_equal(een[tabel], twee[tabel])


@pytest.mark.parametrize("code", ["X000", "X005"])
def test_een_tweede_plaatsing_van_nullen_wint_nooit(klein: Wereld, tmp_path: Path, code: str) -> None:
    """CBS fills empty cells with 0, perhaps also before the 2e plaatsing appears: then the 1e counts, for everybody."""
    wereld = klein.kopie()
    _opgenomen(wereld.iv3[2024], tweede=lambda a, b: 0.0)
    uit = haal(wereld, "iv3", {2024}, tmp_path)
    assert set(uit[f"plaatsing 2024{code}"]["plaatsing"]) == {1}
    stil = {r["gm_code"] for n, t in uit.items() if n.startswith("niet_aan") for r in t.to_dict("records")}
    assert stil == {"GM1961", "GM0809"} & {
        str(x["Key"]).strip() for x in wereld.iv3[2024].tabel.dimensies["Gemeenten"]
    }
    verwacht: dict[tuple[str, str], float] = {}
    for (verslag, taakveld, categorie, gm), (a, b) in klein.iv3[2024].cellen.items():
        a, b = (None if x == -99998 else x for x in (a, b))
        bedrag = a if a is not None else b
        if (
            verslag == code
            and categorie[0] == "L"
            and bedrag is not None
            and not (taakveld[:2] == "6." and categorie == "L7.1")
        ):
            verwacht[gm, taakveld] = verwacht.get((gm, taakveld), 0) + bedrag
    tabel = uit[f"iv3_taakveld 2024{code}"]
    gevonden = {(r.gm_code, r.taakveld): r.lasten_keur for r in tabel.itertuples()}
    assert {s: gevonden[s] for s in gevonden if s in verwacht} == pytest.approx(
        {s: verwacht[s] for s in gevonden if s in verwacht}
    )
    assert sum(gevonden.values()) > 0


def test_iv3_zoals_opgenomen(klein: Wereld, tmp_path: Path) -> None:
    """Zeros in empty cells change no amount; Groningen, whose 2e plaatsing is all zero, keeps its 1e."""
    wereld = klein.kopie()
    _opgenomen(wereld.iv3[2024], tweede=lambda a, b: float(b or 0))
    nullen, gewoon = (
        haal(wereld, "iv3", {2024}, tmp_path / "n"),
        haal(klein.kopie(), "iv3", {2024}, tmp_path / "g"),
    )
    for tabel in (
        "plaatsing 2024X000",
        "plaatsing 2024X005",
        "iv3_taakveld 2024X000",
        "iv3_taakveld 2024X005",
    ):
        _gelijk(nullen, gewoon, tabel)
    eerste = nullen["plaatsing 2024X005"]
    assert list(eerste[eerste["plaatsing"] == 1]["gm_code"]) == ["GM0014"]


def test_drie_decimalen_blijven(klein: Wereld, tmp_path: Path) -> None:
    wereld = klein.kopie()
    jaar = wereld.iv3[2024]
    jaar.cellen = {
        cel: tuple(None if x is None else x + 0.004 for x in ab) for cel, ab in jaar.cellen.items()
    }  # type: ignore[misc]
    jaar.tabel.waarden = Celwaarden(jaar.cellen)
    met, zonder = (haal(w, "iv3", {2024}, tmp_path / n) for n, w in (("m", wereld), ("z", klein.kopie())))
    verschil = met["iv3_taakveld 2024X000"]["lasten_keur"] - zonder["iv3_taakveld 2024X000"]["lasten_keur"]
    assert 0 < verschil.max() < 0.1


# ---------------------------------------------------------------- what is fetched


def test_een_jaargang_die_niet_meetelt_wordt_niet_opgehaald(klein: Wereld, tmp_path: Path) -> None:
    """Only the newest classification is used: older ones cost no request, and a changed title in one harms nobody."""
    wereld = klein.kopie()
    wereld.tabellen["85067NED"].kenmerken[:] = []
    with Dienst(wereld) as dienst:
        plannen = list(ophalen.plan(klant(dienst), bronnen()["gebieden"], Wens(), tmp_path, []))
        gevraagd = {pad.split("/")[3] for pad, _ in dienst.verzoeken if "/odata/" in pad.lower()}
    assert [p.tabel.id for p in plannen if not isinstance(p, BronFout)] == ["86247NED"] == sorted(gevraagd)


def test_een_veranderde_jaargang_houdt_de_rest_niet_tegen(klein: Wereld, tmp_path: Path) -> None:
    """One year of Iv3 that cannot be read is reported; the other comes in."""
    wereld = klein.kopie()
    wereld.hernoem_titel(IDS[2026], "k_1ePlaatsing_1", "Bedrag")
    wereld.hernoem_kolom(IDS[2026], "k_1ePlaatsing_1", "Bedrag_1")
    with Dienst(wereld) as dienst:
        plannen = list(ophalen.plan(klant(dienst), bronnen()["iv3"], Wens(), tmp_path, []))
    assert [type(p).__name__ for p in plannen] == ["Plan", "BronFout"]


def test_een_tabel_met_een_nieuw_nummer(klein: Wereld, tmp_path: Path) -> None:
    """A number that is gone is found again under its title in the catalog; two of that title are refused."""
    wereld = klein.kopie()
    wereld.tabellen["86999NED"] = wereld.tabellen.pop("86050NED")
    wereld.tabellen["86999NED"].id = "86999NED"
    (tabel,) = haal(wereld, "wmo", {JAAR}, tmp_path / "een").values()
    (gewoon,) = haal(klein.kopie(), "wmo", {JAAR}, tmp_path / "twee").values()
    pd.testing.assert_frame_equal(tabel, gewoon)
    dubbel = wereld.kopie()
    dubbel.tabellen["86998NED"] = wereld.kopie().tabellen["86999NED"]
    dubbel.tabellen["86998NED"].id = "86998NED"
    with pytest.raises(BronFout, match="86998NED"):
        haal(dubbel, "wmo", {JAAR}, tmp_path / "drie")
    del wereld.tabellen["86999NED"]
    with pytest.raises(BronFout, match=r"86050NED.*404"):
        haal(wereld, "wmo", {JAAR}, tmp_path / "vier")


def test_een_tabel_met_een_nieuw_nummer_komt_in_gebruik(tmp_path: Path) -> None:
    """All the way to the marts, and readers see the number that the table has now."""
    data = kleine_map(tmp_path / "data")
    wereld = kleine_wereld(data, [])
    tabel = wereld.tabellen["86999NED"] = wereld.tabellen.pop("86050NED")
    tabel.id = "86999NED"
    with Dienst(wereld) as dienst:
        assert ververs(data, ["wmo"], Wens(frozenset({JAAR})), klant(dienst)) == []
    vraag = "select distinct brontabel, i.herkomst_id, h.tabel_id from mart.indicator i join mart.herkomst h using (herkomst_id) join referentie.indicatorsoort using (indicator_id) where indicator_id = 'wmo_clienten'"
    assert uit_map(data, vraag) == [("86999NED", "cbs_wmo", "86999NED")]


def test_het_adres_van_een_vraag_blijft_kort(klein: Wereld, tmp_path: Path) -> None:
    """Nearly a hundred ages are asked for in parts of twenty."""
    with Dienst(klein.kopie()) as dienst:
        (p,) = ophalen.plan(klant(dienst), bronnen()["bevolking"], Wens(frozenset({2024})), tmp_path, [])
        assert not isinstance(p, BronFout)
        ophalen.haal(p, Voortgang(1, lambda _: None))
        filters = [f for _, f in dataverzoeken(dienst.verzoeken)]
    assert len(filters) == 5
    assert max(map(len, filters)) < 800


GROEPEN = {"0_14": (0, 14), "15_24": (15, 24), "25_44": (25, 44), "45_64": (45, 64), "65_plus": (65, 94),
           "0_17": (0, 17), "18_64": (18, 64), "75_plus": (75, 94)}  # fmt: skip


def _inwoners(wereld: Wereld, gm: str, jaar: int, leeftijd: str) -> int:
    return int(
        wereld.tabellen["03759ned"].waarden(("T001019", "T001038", leeftijd, gm, f"{jaar}JJ00"))[0] or 0
    )  # type: ignore[call-overload]


@pytest.mark.parametrize("jaar", [2022, 2024])
def test_leeftijden(klein: Wereld, tmp_path: Path, jaar: int) -> None:
    """Age groups by counting single years of CBS, to the inhabitant; the first five are all inhabitants."""
    uit = haal(klein.kopie(), "bevolking", {jaar}, tmp_path)
    tabel = uit[f"leeftijd {jaar}"].pivot(index="gm_code", columns="groep", values="aantal")
    assert set(tabel) == set(GROEPEN)
    for gm, rij in tabel.iterrows():
        for groep, (van, tot) in GROEPEN.items():
            codes = ["10010" if n == 0 else str(10_000 + 100 * n) for n in range(van, tot + 1)]
            codes += ["22000"] if groep.endswith("plus") else []
            assert rij[groep] == sum(_inwoners(klein, str(gm), jaar, c) for c in codes), (gm, groep)
        assert rij[list(GROEPEN)[:5]].sum() == _inwoners(klein, str(gm), jaar, "10000")


def test_leeftijden_die_niet_optellen(klein: Wereld, tmp_path: Path) -> None:
    """One inhabitant too few in one age: refused, with the municipality and both sums."""
    wereld = klein.kopie()
    tabel = wereld.tabellen["03759ned"]
    echt = tabel.waarden

    def waarden(sleutel: tuple[str, ...]) -> Any:
        a, b = echt(sleutel)
        return (a - 1, b) if sleutel[2:4] == ("13000", "GM0363") and a is not None else (a, b)  # type: ignore[operator]

    tabel.waarden = waarden
    alle = _inwoners(klein, "GM0363", 2024, "10000")
    with pytest.raises(BronFout, match=rf"GM0363 tellen op tot {alle - 1} in plaats van {alle}"):
        haal(wereld, "bevolking", {2024}, tmp_path)


def test_leeftijden_zetten_de_momentopname_voort(tmp_path: Path) -> None:
    """The five groups of the snapshot stay as they were for its years, and go on for every year of CBS."""
    data = kleine_map(tmp_path / "data")
    bouw(data)
    vraag = "select gm_code, jaar, groep, aantal from mart.leeftijd where jaar in (2021, 2022)"
    voor = {r[:3]: r[3] for r in uit_map(data, vraag)}
    wereld = kleine_wereld(data, [])
    next(r for r in wereld.tabellen["03759ned"].dimensies["Perioden"] if r["Key"] == "2026JJ00")["Status"] = (
        "Voorlopig"
    )
    with Dienst(wereld) as dienst:
        assert ververs(data, ["bevolking"], Wens(), klant(dienst)) == []
    na = {r[:3]: r[3] for r in uit_map(data, vraag)}
    assert {r[2] for r in voor} == set(list(GROEPEN)[:5])
    # Kerncijfers wijken en buurten differ by at most ten from the population statistics, here among the oldest
    assert [s for s in voor if abs(na[s] - voor[s]) > (10 if s[2] == "65_plus" else 1e-6)] == []
    jaren = uit_map(
        data,
        "select jaar, count(distinct groep), bool_or(voorlopig), any_value(herkomst_id) from mart.leeftijd group by 1 order by 1",
    )
    assert jaren == [(j, 8, j == 2026, "cbs_bevolking") for j in range(2017, 2027)]
    mensen = uit_map(
        data,
        """
        select gm_code, jaar, sum(l.aantal) - any_value(n.aantal) from mart.leeftijd l join mart.noemer n using (gm_code, jaar)
        where n.noemer = 'inwoners' and groep in ('0_14', '15_24', '25_44', '45_64', '65_plus') group by all
        """,
    )
    assert max(abs(v) for *_, v in mensen) < 1e-6


def test_prijsindex(klein: Wereld, tmp_path: Path) -> None:
    """All spending only, whole years that are final; another unit or member is refused by name."""
    alles = haal(klein.kopie(), "cpi", set(), tmp_path / "cpi")
    index = {int(t["jaar"].iloc[0]): float(t["cpi"].iloc[0]) for t in alles.values()}
    bekend = pd.read_csv(PROJECT / "data" / "bron" / "cpi.csv").query(f"jaar >= {eerste_jaar()}")
    assert index == dict(bekend.itertuples(index=False))
    assert index[2024] == 96.9  # as published
    wereld = klein.kopie()
    tabel = wereld.tabellen["86141NED"]
    next(r for r in tabel.dimensies["Perioden"] if r["Key"] == "2025JJ00")["Status"] = "Voorlopig"
    assert "cpi 2025" not in haal(wereld, "cpi", {2024, 2025}, tmp_path / "voorlopig")
    for veld, waarde, naam in (("Unit", "%", "'%'"), ("Unit", "", "leeg")):
        wereld = klein.kopie()
        next(k for k in wereld.tabellen["86141NED"].kenmerken if k["Title"] == "CPI")[veld] = waarde
        with pytest.raises(Gebruikersfout, match=naam):
            haal(wereld, "cpi", {2024}, tmp_path / f"fout{naam}")
    wereld = klein.kopie()
    wereld.tabellen["86141NED"].dimensies["Bestedingscategorieen"][0]["Title"] = "000000 Alle energie"
    with pytest.raises(Gebruikersfout, match="Alle energie"):
        haal(wereld, "cpi", {2024}, tmp_path / "lid")


@pytest.mark.parametrize(
    ("opgehaald", "verwacht", "van"),
    [
        ({}, {2023: 90.0, 2024: 100.0}, {"cpi"}),
        # one base year, agreed on 2024: the new year is added
        ({2024: 100.0, 2025: 103.0}, {2023: 90.0, 2024: 100.0, 2025: 103.0}, {"cpi", "cbs_cpi"}),
        # another base year, all years: everything is replaced
        ({2023: 45.0, 2024: 50.0, 2025: 51.5}, {2023: 45.0, 2024: 50.0, 2025: 51.5}, {"cbs_cpi"}),
        # another base year and not all years, or no year in common: two bases are never mixed
        ({2024: 50.0, 2025: 51.5}, {2023: 90.0, 2024: 100.0}, {"cpi"}),
        ({2025: 103.0}, {2023: 90.0, 2024: 100.0}, {"cpi"}),
    ],
)
def test_twee_basisjaren_mengen_nooit(
    opgehaald: dict[int, float], verwacht: dict[int, float], van: set[str]
) -> None:
    with duckdb.connect() as con:
        con.execute("create schema bron; create table bron.cpi (jaar smallint, cpi double)")
        con.execute("create temp table live_cpi (jaar smallint, cpi double)")
        con.execute("create table bron.verslag as select unnest([2023, 2024]) as jaar")
        con.execute("insert into bron.cpi values (2023, 90), (2024, 100)")
        if opgehaald:
            con.executemany("insert into live_cpi values (?, ?)", list(opgehaald.items()))
        con.execute((Path(invoer.__file__).parent / "sql" / "cpi.sql").read_text(encoding="utf-8"))
        assert dict(con.execute("select jaar, cpi from bron.cpi").fetchall()) == verwacht
        assert {h for (h,) in con.execute("select herkomst_id from bron.cpi_herkomst").fetchall()} == van


def test_oude_cijfers_zonder_de_nieuwe_kolommen_worden_opnieuw_opgehaald(
    klein: Wereld, tmp_path: Path
) -> None:
    """What was fetched before another figure of the table was used is left out, and fetched anew."""
    with Dienst(klein.kopie()) as dienst:
        bron = bronnen()["wmo"]
        (p,) = ophalen.plan(klant(dienst), bron, Wens(frozenset({JAAR})), tmp_path, [])
        assert not isinstance(p, BronFout)
        (lev,) = ophalen.haal(p, Voortgang(1, lambda _: None))
        oud = replace(lev, kolommen={k: v for k, v in lev.kolommen.items() if k != "wmo_clienten"})
        assert list(invoer.gekeurd(oud, tmp_path)) == []
        (opnieuw,) = ophalen.plan(klant(dienst), bron, Wens(frozenset({JAAR})), tmp_path, [oud])
        assert not isinstance(opnieuw, BronFout)
        assert [g.naam for g in opnieuw.groepen] == [str(JAAR)]


# ---------------------------------------------------------------- the stand-in itself


def test_de_dienst_zegt_wat_gezien_is(klein: Wereld) -> None:
    """Every title and unit of a figure, title of a dimension, and key and title of a member that a source asks for,
    says whether somebody has read it."""
    for bron in (b for b in bronnen().values() if b.tabel):
        tabel = klein.tabellen[bron.tabel]
        for ons in {*bron.vast, *bron.alle, *bron.keuze}:
            (dimensie,) = {str(k["Key"]) for k in tabel.kenmerken if k["Title"] in bron.dimensies[ons] or k["Key"] in bron.dimensies[ons] or zonder_opmerking(str(k["Title"])) in bron.dimensies[ons]}  # fmt: skip
            for lid in tabel.dimensies[dimensie]:
                assert isinstance(lid["Key"], Woord), (bron.id, lid)
                assert isinstance(lid["Title"], Woord), (bron.id, lid)
    namen = [b.tabel for b in bronnen().values() if b.tabel]
    for naam in namen:
        for kenmerk in klein.tabellen[naam].kenmerken:
            if kenmerk["Type"] == "TopicGroup":
                continue
            assert isinstance(kenmerk["Title"], Woord), (naam, kenmerk["Title"])
            assert isinstance(kenmerk.get("Unit", kenmerk["Title"]), Woord), (naam, kenmerk["Unit"])


def test_voorlopig_reist_mee(tmp_path: Path) -> None:
    """A provisional year says so in the marts, and in what stands at the figures."""
    data = kleine_map(tmp_path / "data")
    with Dienst(kleine_wereld(data, [])) as dienst:
        assert ververs(data, ["wmo", "jeugdzorg", "kosten_wmo"], Wens(), klant(dienst)) == []
    jaren = uit_map(
        data,
        "select distinct jaar, voorlopig from mart.indicator where indicator_id = 'wmo_clienten' order by 1",
    )
    assert jaren == [(2021, False), (2022, False), (2023, False), (2024, False), (2025, True)]
    assert uit_map(data, "select distinct jaar from mart.kosten_cbs where voorlopig") == [(2024,)]
    (tekst,) = uit_map(data, "select mart.waarschuwing('Let op.', 2025, true)")[0]
    assert tekst == "De cijfers over 2025 zijn voorlopig. Let op."
