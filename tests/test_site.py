"""The static edition: every number is that of the sources, every link leads somewhere, and only what changed is written."""

from __future__ import annotations

import errno
import json
import re
import shutil
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import duckdb
import jsonschema
import pandas as pd
import pytest

from fouten import Gebruikersfout
from loaders.versies import huidige
from reports import __main__ as opdracht
from reports import api
from reports.site import maken
from reports.site.maken import LIJST, Wens, maak
from tests import profiel_hulp as hulp
from tests import tweede_weg as tw
from tests.nalezer.lezer import Context, Zin, lees
from tests.site_hulp import Blad, kapotte_links

# never merged; the largest; did not file 2024; tiny; an apostrophe; merged; commas; booked elsewhere
GEMEENTEN = ("GM1674", "GM0363", "GM0809", "GM0088", "GM0796", "GM1992", "GM0820", "GM0106")
ADRES = "https://cijfers.voorbeeld.nl/uitgave"
DASHBOARD = "https://gemeenten3d.voorbeeld.nl"
NAAM = {"jeugdwet": "Jeugdwet", "wmo": "Wmo", "participatiewet": "Participatiewet"}
JAAR = 2024


def _stil(_: str) -> None:
    """Nobody listens."""


def _wens(*codes: str, database: Path | None = None, adres: str = ADRES) -> Wens:
    nu = database or huidige()
    assert nu is not None
    return Wens(nu, tuple(sorted(codes or GEMEENTEN)), adres, DASHBOARD)


@pytest.fixture(scope="module")
def uit(tmp_path_factory) -> Path:
    map_ = tmp_path_factory.mktemp("site") / "uit"
    verslag = maak(_wens(), map_, 1, _stil)
    assert verslag.fouten == []
    return map_


@pytest.fixture(scope="module")
def con():
    """The database as DuckDB itself reads it: not the road of the code."""
    with duckdb.connect() as con:
        con.execute(f"attach '{huidige()}' as db (read_only)")
        con.execute("use db")
        yield con


@pytest.fixture(params=GEMEENTEN)
def blad(request, uit) -> tuple[str, Blad]:
    return request.param, Blad(uit / "gemeente" / f"{request.param}.html")


def heel(waarde: float | None) -> str:
    """A whole number in a table; '–' for nothing."""
    if waarde is None or waarde != waarde:
        return "–"
    tekst = hulp._rond(float(waarde), 0)
    return "0" if tekst == "-0" else tekst


def pct1(waarde: float | None) -> str:
    return "–" if waarde is None or waarde != waarde else hulp.pct1(float(waarde))


# ---------------------------------------------------------------- numbers, by another road


@cache
def _paren() -> pd.DataFrame:
    return tw.begroot_besteed().query("definitie == 'smal'")


def _reeks(gm_code: str, wetten: tuple[str, ...]) -> list[list[str]]:
    """The rows of a table over the years, from the source tables."""
    p = _paren().query("gm_code == @gm_code").set_index(["jaar", "wet"])
    uit = []
    for jaar in tw.JAREN:
        for wet in wetten:
            r = p.loc[(jaar, wet)].copy()
            laag = [k for k in ("begroot_keur", "besteed_keur") if r[k] < 0]  # no amount
            r[[*laag, *(("afwijking_keur", "afwijking_pct") if laag else ())]] = float("nan")
            cellen = [heel(r[k]) for k in ("begroot_keur", "besteed_keur", "afwijking_keur")]
            uit.append([str(jaar), NAAM[wet], *cellen, pct1(r["afwijking_pct"])])
    return uit


def _gelijk(gevonden: str, verwacht: str) -> bool:
    """Equal, or one apart in the last digit: two roads add doubles in another order."""
    if gevonden == verwacht:
        return True
    a, b = (re.sub(r"[.,%]", "", t) for t in (gevonden, verwacht))
    return bool(re.fullmatch(r"-?\d+", a) and re.fullmatch(r"-?\d+", b)) and abs(int(a) - int(b)) <= 1


def _vergelijk(gevonden: list[list[str]], verwacht: list[list[str]]) -> None:
    assert [r[:2] for r in gevonden] == [r[:2] for r in verwacht]
    for g, v in zip(gevonden, verwacht, strict=True):
        assert all(_gelijk(a, b) for a, b in zip(g[: len(v)], v, strict=True)), (g, v)


def test_tabel_door_de_jaren(blad):
    gm_code, pagina = blad
    (tabel,) = pagina.secties["ontwikkeling"].tabellen
    _vergelijk(tabel.rijen, _reeks(gm_code, tuple(NAAM)))


def test_tabellen_van_het_verschil(blad):
    gm_code, pagina = blad
    gezien = 0
    for wet in NAAM:
        if sectie := pagina.secties.get(f"verschil_{wet}"):
            (tabel,) = sectie.tabellen
            _vergelijk(tabel.rijen, _reeks(gm_code, (wet,)))
            gezien += 1
    assert gezien == 3


def test_tabel_per_wet(blad):
    gm_code, pagina = blad
    (tabel,) = pagina.secties["wetten"].tabellen
    rijen = {r[0]: r[1:] for r in tabel.rijen}
    verwacht = hulp.wettenrijen(gm_code)
    assert set(rijen) == set(verwacht)
    for kop, cellen in verwacht.items():
        assert rijen[kop][: len(cellen)] == cellen, kop


def test_tabel_per_taakveld(blad):
    gm_code, pagina = blad
    t = tw.taakveld_bedrag().query(f"gm_code == '{gm_code}' and jaar == {JAAR}")
    t = t[t["taakveld"].str.startswith("6.")].merge(
        tw.taakveld_wet().query("definitie == 'smal'"), on=["jaar", "taakveld"]
    )
    sommen = t.groupby(["groepscode", "wet", "soort"])["lasten_keur"].sum().to_dict()
    (tabel,) = pagina.secties["taakvelden"].tabellen
    wet_van = {**{n: w for w, n in NAAM.items()}, "Gedeelde kosten": "gedeeld"}
    gezien = set()
    for code, _, wet, begroot, besteed, verschil, *_ in tabel.rijen:
        paar = [sommen.get((code, wet_van[wet], s)) for s in ("begroting", "rekening")]
        assert _gelijk(begroot, heel(paar[0])), (code, begroot, paar)
        assert _gelijk(besteed, heel(paar[1])), (code, besteed, paar)
        assert _gelijk(verschil, heel(None if None in paar else paar[1] - paar[0])), (code, verschil, paar)
        gezien.add((code, wet_van[wet]))
    assert gezien == {k[:2] for k in sommen}


def _aandelen(t: pd.DataFrame) -> dict[tuple[int, str], list[str]]:
    wet = tw.taakveld_wet().query("definitie == 'smal'")
    t = t[t["taakveld"].str.startswith("6.")].merge(wet, on=["jaar", "taakveld"])
    uit = {}
    for (jaar, soort), deel in t.groupby(["jaar", "soort"]):
        toegang = deel[deel["taakveld"].isin(tw.WIJKTEAMS)]["lasten_keur"].sum()
        rest = deel[deel["wet"].isin(["wmo", "jeugdwet"])]["lasten_keur"].sum()
        samenkracht = deel[deel["taakveld"] == "6.1"]["lasten_keur"].sum()
        kan = toegang >= 0 and rest > 0
        pct = 100 * toegang / (toegang + rest) if kan else None
        uit[int(jaar), str(soort)] = [pct1(pct), heel(toegang), heel(rest), heel(samenkracht)]
    return uit


def test_tabel_toegankelijke_hulp(blad):
    gm_code, pagina = blad
    alle = tw.taakveld_bedrag()
    verwacht = {False: _aandelen(alle.query(f"gm_code == '{gm_code}'")), True: _aandelen(alle)}
    (tabel,) = pagina.secties["preventie"].tabellen
    gezien = {False: set(), True: set()}
    for jaar, wie, verslag, *cellen in tabel.rijen:
        land = wie == "Nederland (gewogen)"
        sleutel = int(jaar), "rekening" if verslag == "jaarrekening" else "begroting"
        hoort = verwacht[land][sleutel]
        assert all(_gelijk(a, b) for a, b in zip(cellen, hoort, strict=False)), (sleutel, cellen, hoort)
        gezien[land].add(sleutel)
    assert gezien == {k: set(v) for k, v in verwacht.items()}


def _soort(pagina: Blad) -> str:
    """Which report is placed beside others: the begroting where no jaarrekening was filed."""
    return "rekening" if f"Besteed in {JAAR}" in " ".join(pagina.secties["plaats"].alineas) else "begroting"


def test_tabel_naast_andere_gemeenten(blad, con):
    """Every member's amount from its own lasten, baten and inhabitants; the middle from those amounts."""
    gm_code, pagina = blad
    sectie = pagina.secties["plaats"]
    if not sectie.tabellen:
        assert gm_code == "GM0809" or "geen" in " ".join(sectie.alineas)
        return
    soort = _soort(pagina)
    ruw = tw.vergelijkbedrag().query(f"definitie == 'smal' and soort == '{soort}' and jaar == {JAAR}")
    mensen = {
        n: tw._noemer(n, "n").query("jaar == @JAAR").set_index("gm_code")["n"].to_dict()
        for n in ("inwoners", "jongeren_0_17")
    }
    namen = dict(con.execute("select naam, gm_code from mart.gemeente").fetchall())
    per_wet: dict[str, list[float]] = {}
    waarden = 0
    for wet_tekst, wie, bedrag, per, telt, _ in sectie.tabellen[0].rijen:
        wet = next(w for w, n in NAAM.items() if wet_tekst.startswith(n))
        if wie not in namen or bedrag == "geen cijfer":
            continue
        noemer = mensen["jongeren_0_17" if "jongere" in per else "inwoners"]
        kolom = "netto_keur" if "netto" in wet_tekst else "lasten_keur"
        keur = ruw[(ruw["gm_code"] == namen[wie]) & (ruw["onderdeel"] == wet)][kolom]
        waar = 1000 * float(keur.iloc[0]) / noemer[namen[wie]]
        assert _gelijk(bedrag.removeprefix("€ "), heel(waar)), (wet_tekst, wie, bedrag, waar)
        waarden += 1
        if telt == "ja":
            per_wet.setdefault(wet_tekst, []).append(waar)
    assert waarden > 20
    for wet_tekst, wie, bedrag, *_ in sectie.tabellen[0].rijen:
        plek = {"Eerste kwartiel": 0, "Derde kwartiel": 2}.get(
            wie, 1 if wie.startswith("Mediaan van") else None
        )
        if plek is not None and bedrag != "geen cijfer":
            leden = per_wet[wet_tekst]
            assert _gelijk(bedrag.removeprefix("€ "), heel(hulp.kwartielen(leden)[plek])), (wet_tekst, wie)
            assert not wie.startswith("Mediaan") or f" {len(leden)} " in wie


def test_geld_van_het_rijk(blad):
    gm_code, pagina = blad
    (tabel,) = pagina.secties["rijk"].tabellen
    clusters = {
        "jeugdwet": "Individuele voorzieningen Jeugd",
        "wmo": "Individuele voorzieningen Wmo",
        "participatiewet": "Participatie",
    }
    assert [r[0] for r in tabel.rijen] == list(NAAM.values())
    for wet, rij in zip(NAAM, tabel.rijen, strict=True):
        ((reken,),) = hulp.sql(
            "select totaal_keur from mart.rekenbedrag where gm_code = ? and jaar = 2024 and circulaire = 'M2023' and cluster = ?",
            gm_code,
            clusters[wet],
        )
        begroot = hulp.sql(
            "select netto_keur from mart.wet_bedrag where gm_code = ? and jaar = 2024 and soort = 'begroting'"
            " and definitie = 'smal' and wet = ?",
            gm_code,
            wet,
        )
        assert rij[3] == hulp.geld(reken)
        assert rij[1] == (hulp.geld(begroot[0][0]) if begroot else "niet bekend")
        besteed = hulp.paren(gm_code, JAAR)[wet][1]
        assert rij[2] == ("niet aangeleverd" if besteed is None else f"{hulp.geld(besteed)} bruto")


def test_zinnen_worden_niet_tegengesproken(blad):
    """The reader of all sentences (tests.nalezer) proves what the page says from the source tables."""
    gm_code, pagina = blad
    c = Context(gm_code, JAAR, "smal")
    s = pagina.secties
    zinnen = [Zin("oordeel kop", pagina.h1)]
    zinnen += [Zin("oordeel", a) for a in s[""].alineas[1:2]]
    zinnen += [Zin("opvallend", z) for z in s["opvallend"].punten]
    zinnen += [Zin("vraag", z) for z in s["vragen"].punten]
    zinnen += [Zin("titel wetten", s["ontwikkeling"].kop)]
    zinnen += [Zin("titel afwijking", s[f"verschil_{w}"].kop, w) for w in NAAM if f"verschil_{w}" in s]
    zinnen += [Zin("titel taakvelden", s["taakvelden"].kop), Zin("titel aandeel", s["preventie"].kop)]
    if s["plaats"].tabellen and _soort(pagina) == "rekening":  # the reader knows places of what was spent
        zinnen += [Zin("titel plaats", s["plaats"].kop)]
        zinnen += [Zin("strook", k) for k in s["plaats"].koppen]
    assert len(zinnen) > 8
    assert [(f.soort, f.tekst, f.verwacht) for z in zinnen for f in lees(z, c)] == []


def test_geen_bedrag_zonder_herkomst(blad):
    """The other way round: every amount in the words of the page can be made from the marts."""
    gm_code, pagina = blad
    mag = hulp.bedragen_uit_marts(gm_code)
    for jaar in tw.JAREN:  # the differences of every year, also of pairs that are told in a flag
        for begroot, besteed, _ in hulp.paren(gm_code, jaar).values():
            if begroot is not None and besteed is not None:
                mag.add(hulp.geld(abs(besteed - begroot)))
    for begroot, besteed in hulp.sql(
        "select sum(lasten_keur) filter (soort = 'begroting'), sum(lasten_keur) filter (soort = 'rekening')"
        " from mart.taakveld_bedrag b join mart.taakveld_wet w using (jaar, taakveld)"
        " where gm_code = ? and jaar = 2024 and definitie = 'smal' group by groepscode, wet",
        gm_code,
    ):
        mag |= {hulp.geld(x) for x in (begroot, besteed) if x is not None}
        if begroot is not None and besteed is not None:
            mag.add(hulp.geld(abs(besteed - begroot)))
    for (tekst,) in hulp.sql("select toelichting from mart.vlag where gm_code = ?", gm_code):
        mag |= set(re.findall(r"€ -?[\d.,]*\d(?: mln| mld)?", hulp.plat(tekst)))
    woorden = [pagina.h1]
    for sectie in pagina.secties.values():
        woorden += [sectie.kop, *sectie.punten, *sectie.alineas]
    gezegd = set(re.findall(r"€ -?[\d.,]*\d(?: mln| mld)?", " ".join(woorden)))
    assert len(gezegd) > 8
    assert gezegd <= mag, gezegd - mag


def test_het_land_op_het_voorblad(uit):
    voorblad = Blad(uit / "index.html")
    c = Context("NL", JAAR, "smal")
    # a sentence per law on who is missing
    stukken = re.split(r" (?=(?:Jeugdwet|Wmo|Participatiewet): )", voorblad.secties[""].alineas[0])
    zinnen = [Zin("oordeel kop", voorblad.h1), *(Zin("oordeel", s) for s in stukken)]
    zinnen.append(Zin("titel wetten", voorblad.secties["nederland"].kop))
    assert [(f.soort, f.tekst, f.verwacht) for z in zinnen for f in lees(z, c)] == []
    p = tw.nederland("smal")
    p = p[(p["jaar"] > LAATSTE) | p["vergelijkbaar"]]
    for jaar, wet, begroot, besteed, *_ in voorblad.secties["nederland"].tabellen[0].rijen:
        w = next(w for w, n in NAAM.items() if n == wet)
        deel = p[(p["jaar"] == int(jaar)) & (p["wet"] == w)]
        deel = deel[deel["begroot_keur"].notna()]
        mensen = deel["inwoners"].sum()
        hoort = [
            1000 * deel[k].sum(min_count=1) / mensen if mensen else None
            for k in ("begroot_keur", "besteed_keur")
        ]
        assert _gelijk(begroot.removeprefix("€ "), heel(hoort[0])), (jaar, wet, begroot, hoort)
        assert _gelijk(besteed.removeprefix("€ "), heel(hoort[1])), (jaar, wet, besteed, hoort)


LAATSTE = 2024


# ---------------------------------------------------------------- pages


def test_bladen_zeggen_zonder_script_wat_er_staat(blad, uit):
    gm_code, pagina = blad
    ruw = (uit / "gemeente" / f"{gm_code}.html").read_text(encoding="utf-8")
    assert ruw.startswith('<!DOCTYPE html>\n<html lang="nl">')
    assert "<script" not in ruw
    assert "None" not in pagina.tekst
    assert "bladzijde 2" not in pagina.tekst
    assert pagina.meta["og:description"] == pagina.meta["description"]
    assert hulp.plat(pagina.meta["description"]) == pagina.h1 + "."
    assert pagina.meta["og:url"] == f"{ADRES}/gemeente/{gm_code}.html"
    ((provincie, jeugdregio, arbeidsmarktregio),) = hulp.sql(
        "select provincie, jeugdregio, arbeidsmarktregio from mart.gemeente where gm_code = ?", gm_code
    )
    for regio in (provincie, jeugdregio, arbeidsmarktregio):
        assert regio in pagina.tekst
    for sectie in pagina.secties.values():
        for tekst in sectie.alternatieven:
            assert len(tekst) > 20


def test_waarschuwingen_van_het_jaar_staan_erbij(blad):
    gm_code, pagina = blad
    zwaar = hulp.sql(
        "select distinct toelichting from mart.vlag join referentie.vlagsoort using (vlag)"
        " where gm_code = ? and jaar = 2024 and gewicht = 'let_op'",
        gm_code,
    )
    for (zin,) in zwaar:
        assert hulp.plat(zin) in pagina.tekst


def test_geen_kapotte_links(uit):
    assert kapotte_links(uit, ADRES) == []
    kaart = ET.parse(uit / "sitemap.xml").getroot()
    paden = [e.text or "" for e in kaart.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert len(paden) == len(GEMEENTEN) + 2
    assert all((uit / p.removeprefix(ADRES + "/")).is_file() for p in paden)


def test_elke_figuur_is_los_te_nemen(blad, uit):
    gm_code, pagina = blad
    for sleutel, sectie in pagina.secties.items():
        if not sectie.alternatieven:
            continue
        los = Blad(uit / "insluiten" / gm_code / f"{sleutel}.html")
        assert los.h1 == sectie.kop
        assert los.secties[""].alternatieven == sectie.alternatieven
        # alone it carries every warning that it has on the page
        assert set(los.secties[""].punten) <= set(sectie.punten)
        assert los.secties[""].punten or sleutel not in ("ontwikkeling", "verschil_jeugdwet")
        assert los.meta["robots"] == "noindex"
        csv = (uit / "bestanden" / gm_code / f"{sleutel}.csv").read_text(encoding="utf-8-sig").splitlines()
        assert len(csv) == 1 + len(sectie.tabellen[0].rijen)


def test_op_een_telefoon_staat_het_zoekveld_boven_de_zin(uit):
    """First in the page itself: so it is for who reads by keyboard or by ear as well."""
    voorblad = (uit / "index.html").read_text(encoding="utf-8")
    assert voorblad.index('<form id="zoek"') < voorblad.index("<h1>") < voorblad.index('id="gemeenten"')


def test_zoeken_kent_namen_van_vroeger(uit):
    tekst = Blad(uit / "index.html").tekst
    assert "Weesp: nu Amsterdam" in tekst
    assert "Westvoorne: nu Voorne aan Zee" in tekst


def test_beeld_van_een_gedeelde_link(uit):
    from PIL import Image

    with Image.open(uit / "beeld" / "GM0820.png") as beeld:
        assert beeld.size == (1200, 630)
        assert len(beeld.convert("L").getcolors() or []) > 20  # there are letters on it


def test_feed_zegt_het_nieuwste(uit):
    atom = "{http://www.w3.org/2005/Atom}"
    for code in (*GEMEENTEN, "alle"):
        feed = ET.parse(uit / "feeds" / f"{code}.xml").getroot()
        assert feed.findtext(f"{atom}entry/{atom}title")
        assert str(feed.findtext(f"{atom}updated")).endswith("Z")
    roosendaal = ET.parse(uit / "feeds" / "GM1674.xml").getroot()
    assert "€ 136,6 mln" in hulp.plat(str(roosendaal.findtext(f"{atom}entry/{atom}title")))


def test_zonder_adres_geen_halve_adressen(tmp_path):
    maak(_wens("GM0088", adres=""), tmp_path / "uit", 1, _stil)
    for pad in (tmp_path / "uit").rglob("*.html"):
        tekst = pad.read_text(encoding="utf-8")
        assert "og:url" not in tekst
        assert "<iframe" not in tekst
    assert not (tmp_path / "uit" / "sitemap.xml").exists()
    assert kapotte_links(tmp_path / "uit") == []


# ---------------------------------------------------------------- JSON


def _json(pad: Path) -> dict:
    def nee(woord: str) -> None:
        raise AssertionError(f"{pad.name}: {woord} is geen JSON")

    return json.loads(pad.read_text(encoding="utf-8"), parse_constant=nee)


def _voldoet(inhoud: object, schema: str, beschrijving: dict) -> None:
    geheel = {"$ref": f"#/components/schemas/{schema}", "components": beschrijving["components"]}
    jsonschema.Draft202012Validator(geheel).validate(inhoud)


def test_json_voldoet_aan_zijn_beschrijving(uit):
    v1 = uit / "api" / "v1"
    beschrijving = _json(v1 / "openapi.json")
    assert beschrijving["openapi"] == "3.1.0"
    verwijzingen = set(re.findall(r'"#/components/schemas/([^"]+)"', json.dumps(beschrijving)))
    assert verwijzingen <= set(beschrijving["components"]["schemas"])
    _voldoet(_json(v1 / "index.json"), "index", beschrijving)
    for code in GEMEENTEN[:3]:
        _voldoet(_json(v1 / "gemeenten" / f"{code}.json"), "gemeente", beschrijving)
    genoemd = {p.removeprefix("/tabellen/") for p in beschrijving["paths"] if p.startswith("/tabellen/")}
    assert genoemd == {p.name for p in (v1 / "tabellen").iterdir()}
    for pad in sorted((v1 / "tabellen").iterdir()):
        inhoud = _json(pad)
        inhoud["rijen"] = inhoud["rijen"][:50]
        _voldoet(inhoud, f"tabel.{inhoud['tabel']}", beschrijving)
    with pytest.raises(jsonschema.ValidationError):
        _voldoet({"gm_code": 363}, "gemeente", beschrijving)


def test_json_van_een_tabel_is_de_tabel(uit, con):
    index = _json(uit / "api" / "v1" / "index.json")
    met, zonder = [], []
    for t in index["tabellen"]:
        (met if t["json"] else zonder).append(t["naam"])
    assert {"mart.begroot_besteed", "mart.noemer", "referentie.taakveld_wet"} <= set(met)
    assert "mart.taakveld_bedrag" in zonder  # too long for an answer; in the open data
    for naam in met:
        rijen = _json(uit / "api" / "v1" / "tabellen" / f"{naam}.json")["rijen"]
        vraag = con.execute(f"select * from {naam}")
        kolommen = [k[0] for k in vraag.description]
        assert len(rijen) == len(vraag.fetchall()), naam
        assert all(list(r) == kolommen for r in rijen), naam
        getallen = [
            k[0] for k in vraag.description if str(k[1]) in ("DOUBLE", "INTEGER", "SMALLINT", "BIGINT")
        ]
        for kolom in getallen:
            hoort = con.execute(f'select count("{kolom}"), sum("{kolom}"::double) from {naam}').fetchone()
            bekend = [r[kolom] for r in rijen if r[kolom] is not None]
            assert len(bekend) == hoort[0], (naam, kolom)
            assert sum(bekend) == pytest.approx(hoort[1] or 0, abs=1e-6), (naam, kolom)


def test_json_van_een_gemeente_is_van_de_bron(uit):
    inhoud = _json(uit / "api" / "v1" / "gemeenten" / "GM1674.json")
    jeugd = {
        r["jaar"]: (r["begroot_keur"], r["besteed_keur"])
        for r in inhoud["tabellen"]["mart.begroot_besteed"]
        if (r["definitie"], r["wet"]) == ("smal", "jeugdwet")
    }
    assert jeugd[2024] == (27989, 41012)  # as CBS publishes them
    assert jeugd[2026][1] is None
    ruw = pd.read_parquet(tw.DATA / "bron" / "iv3_taakveld.parquet").query("gm_code == 'GM1674'")
    taakvelden = inhoud["tabellen"]["mart.taakveld_bedrag"]
    assert sum(r["lasten_keur"] for r in taakvelden) == pytest.approx(ruw["lasten_keur"].sum())
    assert {r["gm_code"] for t in inhoud["tabellen"].values() for r in t} == {"GM1674"}
    assert inhoud["gemeente"]["naam"] == "Roosendaal"


@pytest.mark.parametrize(
    "pad", ["", "index", "gemeenten/GM9999.json", "gemeenten/NL.json", "tabellen/mart.versie.json", "tabellen/kern.paar.json",
            "tabellen/mart.noemer;drop.json", "../index.json"]
)  # fmt: skip
def test_json_dat_er_niet_is(con, pad):
    assert api.antwoord(hulp.haal(), con, pad) is None


# ---------------------------------------------------------------- made again


def _stand(map_: Path) -> dict[str, tuple[int, bytes]]:
    return {
        str(p.relative_to(map_)): (p.stat().st_mtime_ns, p.read_bytes())
        for p in map_.rglob("*")
        if p.is_file() and p.name != LIJST and not p.name.endswith(".slot")
    }


@pytest.fixture
def licht(monkeypatch) -> None:
    """Without the open data and the long tables: those are the same whatever municipalities are asked for."""
    monkeypatch.setattr(maken._Werk, "_open_data", lambda _: iter([]))
    monkeypatch.setattr(api, "HOOGSTENS_RIJEN", 1_000)


@pytest.fixture
def kopie(tmp_path) -> Path:
    """The same figures, built at another moment."""
    nu = huidige()
    assert nu is not None
    kopie = tmp_path / f"gemeenten3d-20300101T000000-{nu.stem.rsplit('-', 1)[-1]}.duckdb"
    shutil.copy(nu, kopie)
    with duckdb.connect(str(kopie)) as con:
        con.execute("update mart.versie set versie = ?, gebouwd_op = '2030-01-01'", [kopie.stem])
    return kopie


def test_twee_keer_bouwen_geeft_dezelfde_bytes(uit, kopie, tmp_path):
    maak(_wens(database=kopie), tmp_path / "twee", 2, _stil)
    een, twee = _stand(uit), _stand(tmp_path / "twee")
    assert set(een) == set(twee)
    assert [p for p in een if een[p][1] != twee[p][1]] == []


@pytest.mark.usefixtures("licht")
def test_zonder_verandering_wordt_niets_geschreven(tmp_path, kopie, monkeypatch):
    codes, doel = ("GM0088", "GM0809"), tmp_path / "uit"
    eerste = maak(_wens(*codes), doel, 1, _stil)
    assert eerste.geschreven == len(eerste.bestanden) > 40
    was = _stand(doel)
    assert maak(_wens(*codes), doel, 1, _stil, opnieuw=True).geschreven == 0
    with monkeypatch.context() as m:  # the same figures, program and choices: nothing is worked out
        m.setattr(maken, "_uitkomsten", None)
        zelfde = maak(_wens(*codes), doel, 1, _stil)
    assert (zelfde.geschreven, zelfde.bestanden) == (0, eerste.bestanden)
    assert _stand(doel) == was
    # one amount of one municipality changed: its own files follow, and what adds up over all
    with duckdb.connect(str(kopie)) as con:
        con.execute(
            "update mart.begroot_besteed set begroot_keur = begroot_keur + 1 where gm_code = 'GM0088' and jaar = 2019"
            " and wet = 'jeugdwet'"
        )
    anders = maak(_wens(*codes, database=kopie), doel, 1, _stil)
    nieuw = {p for p, (_, inhoud) in _stand(doel).items() if was.get(p, (0, b""))[1] != inhoud}
    assert 0 < anders.geschreven == len(nieuw) < len(eerste.bestanden) / 2
    assert "gemeente/GM0088.html" in nieuw
    assert "gemeente/GM0809.html" not in nieuw
    (doel / "gemeente" / "GM0088.html").unlink()  # what is gone comes back
    assert maak(_wens(*codes, database=kopie), doel, 1, _stil).geschreven == 1


@pytest.mark.usefixtures("licht")
def test_wat_er_niet_meer_is_verdwijnt_en_ander_werk_blijft(tmp_path):
    doel = tmp_path / "uit"
    maak(_wens("GM0088", "GM0809"), doel, 1, _stil)
    (doel / "eigen.html").write_text("van mij")
    (tmp_path / "buiten.txt").write_text("van mij")
    lijst = json.loads((doel / LIJST).read_text())
    lijst["bestanden"]["../buiten.txt"] = 7
    (doel / LIJST).write_text(json.dumps(lijst))
    verslag = maak(_wens("GM0088"), doel, 1, _stil)
    assert verslag.weg > 10
    assert not list(doel.rglob("*GM0809*.html"))
    assert (doel / "eigen.html").exists()
    assert (tmp_path / "buiten.txt").exists()


@pytest.mark.usefixtures("licht")
def test_volle_schijf_en_een_fout_in_een_gemeente_zijn_zinnen(tmp_path, monkeypatch, capsys):
    echt, n = Path.write_bytes, iter(range(10_000))

    def vol(pad: Path, inhoud: bytes) -> int:
        if next(n) >= 60:
            raise OSError(errno.ENOSPC, "vol")
        return echt(pad, inhoud)

    with monkeypatch.context() as m:
        m.setattr(Path, "write_bytes", vol)
        with pytest.raises(Gebruikersfout, match="de schijf is vol"):
            maak(_wens("GM0088", "GM0809"), tmp_path / "vol", 1, _stil)
    assert not list((tmp_path / "vol").rglob("*.uitgave-tmp"))
    was = maken.gemeente.bestanden

    def mis(*delen: object) -> object:
        if delen[-1].gm_code == "GM0809":  # type: ignore[attr-defined]
            raise ZeroDivisionError
        return was(*delen)  # type: ignore[arg-type]

    monkeypatch.setattr(maken.gemeente, "bestanden", mis)
    uit = tmp_path / "mis"
    vast = ["site", "--map", str(uit), "--processen", "1", "--gemeente", "GM0088", "Loon op Zand"]
    assert opdracht.main(vast) == 1
    assert "Fout: Bij GM0809 ging iets mis" in capsys.readouterr().err
    assert (uit / "gemeente" / "GM0088.html").exists()
    monkeypatch.setattr(maken.gemeente, "bestanden", was)
    assert opdracht.main(vast) == 0  # what failed is tried again
    assert "Klaar in" in capsys.readouterr().out
    assert (uit / "gemeente" / "GM0809.html").exists()


@pytest.mark.parametrize("map_", ["bestand", "bestand/dieper"])
def test_map_die_niet_kan_is_een_zin(tmp_path, capsys, map_):
    (tmp_path / "bestand").write_text("van mij")
    assert opdracht.main(["site", "--map", str(tmp_path / map_), "--gemeente", "GM0088"]) == 1
    assert re.fullmatch(r"Fout: De map .* kan niet gemaakt worden .*\n", capsys.readouterr().err)


@pytest.mark.volledig
@pytest.mark.timeout(1200)
def test_het_hele_land(tmp_path):
    doel = tmp_path / "uit"
    codes = tuple(c for (c,) in hulp.sql("select gm_code from mart.gemeente"))
    verslag = maak(_wens(*codes), doel, 2, _stil)
    assert verslag.fouten == []
    assert len(list((doel / "gemeente").iterdir())) == len(codes) == 342
    assert kapotte_links(doel, ADRES) == []
    for code in codes:
        pagina = Blad(doel / "gemeente" / f"{code}.html")
        (tabel,) = pagina.secties["ontwikkeling"].tabellen
        _vergelijk(tabel.rijen, _reeks(code, tuple(NAAM)))
