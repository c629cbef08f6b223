"""The map: all municipalities, borders that neighbours share, classes that hold every value, a legend that is right.

``GEMEENTEN3D_GRENZEN`` may name the GeoJSON of PDOK the map was made of; then every shape is held against it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import altair as alt
import pytest
import vl_convert as vlc
from hypothesis import given
from hypothesis import strategies as st

from fouten import Gebruikersfout
from loaders import gemeentegrenzen
from loaders.__main__ import main as hoofd
from loaders.bronnen import HERKOMST
from loaders.contract import lees, sha256
from loaders.gebieden import MIDDELPUNTEN
from loaders.versies import PROJECT
from tests.hulp import haal
from tests.test_kleuren import contrast, helderheid
from tests.test_loader_fouten import keur
from verhaal import landkaart

BRON = PROJECT / "data" / "bron"
KLEIN = (
    "GM0096",
    "GM0088",
    "GM0293",
    "GM0579",
    "GM0542",
    "GM0277",
    "GM0060",
)  # Vlieland, Oegstgeest, Rozendaal, …


@cache
def topologie() -> dict:
    return json.loads((BRON / gemeentegrenzen.BESTAND).read_text(encoding="utf-8"))


def vormen() -> list[dict]:
    return topologie()["objects"]["gemeenten"]["geometries"]


def _delen(vorm: dict) -> list[list[list[int]]]:
    """Polygons of rings of arc numbers."""
    return vorm["arcs"] if vorm["type"] == "MultiPolygon" else [vorm["arcs"]]


@cache
def _bogen() -> list[list[tuple[float, float]]]:
    """The arcs in metres."""
    (sx, sy), (tx, ty) = topologie()["transform"]["scale"], topologie()["transform"]["translate"]
    uit = []
    for boog in topologie()["arcs"]:
        x = y = 0
        punten = []
        for dx, dy in boog:
            x, y = x + dx, y + dy
            punten.append((x * sx + tx, y * sy + ty))
        uit.append(punten)
    return uit


def _ring(nummers: list[int]) -> list[tuple[float, float]]:
    punten: list[tuple[float, float]] = []
    for nummer in nummers:
        boog = _bogen()[nummer] if nummer >= 0 else _bogen()[~nummer][::-1]
        punten += boog[1:] if punten else boog
    return punten


def _vlak_km2(ring: list[tuple[float, float]]) -> float:
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))) / 2e6


@cache
def oppervlak_km2() -> dict[str, float]:
    """Area of each municipality, holes taken off; the decoding is this test's own."""
    return {
        v["id"]: sum(
            _vlak_km2(_ring(buiten)) - sum(_vlak_km2(_ring(r)) for r in gaten) for buiten, *gaten in _delen(v)
        )
        for v in vormen()
    }


# ---------------------------------------------------------------- the boundaries


def test_alle_gemeenten_van_nu_en_niets_anders():
    codes = [v["id"] for v in vormen()]
    assert len(codes) == len(set(codes)) == 342
    assert set(codes) == set(haal.namen().query("is_huidig")["gm_code"])
    assert all(set(v) == {"id", "type", "arcs"} for v in vormen())


def test_past_in_150_kb():
    assert (BRON / gemeentegrenzen.BESTAND).stat().st_size <= gemeentegrenzen.HOOGSTENS_BYTES == 150_000


def test_ligt_in_nederland_en_is_even_groot():
    """Metres of RD; the generalised boundaries hold 35 088 km² of land and small waters."""
    links, onder, rechts, boven = topologie()["bbox"]
    assert (13_000, 306_000) < (links, onder) < (14_000, 307_500)
    assert (277_000, 618_000) < (rechts, boven) < (279_000, 620_000)
    assert sum(oppervlak_km2().values()) == pytest.approx(35_088, rel=0.002)


@pytest.mark.parametrize("gm_code", KLEIN)
def test_kleine_gemeente_heeft_een_vorm(gm_code):
    assert oppervlak_km2()[gm_code] > 5
    vorm = next(v for v in vormen() if v["id"] == gm_code)
    assert max(len(_ring(buiten)) for buiten, *_ in _delen(vorm)) >= 12


def test_buren_delen_hun_grens():
    """Every arc is used once (coast, frontier) or twice, by two municipalities in opposite directions."""
    gebruik: dict[int, list[tuple[str, int]]] = {}
    for vorm in vormen():
        for nummer in (n for deel in _delen(vorm) for ring in deel for n in ring):
            gebruik.setdefault(max(nummer, ~nummer), []).append((vorm["id"], nummer))
    assert len(gebruik) == len(topologie()["arcs"])
    gedeeld = [paar for paar in gebruik.values() if len(paar) == 2]
    assert max(map(len, gebruik.values())) == 2
    assert len(gedeeld) > 800
    for (een, heen), (ander, terug) in gedeeld:
        assert een != ander
        assert heen == ~terug


def test_buren_van_roosendaal():
    """Rucphen, Halderberge, Steenbergen, Bergen op Zoom and Woensdrecht, as on any map."""
    bogen = {v["id"]: {n for deel in _delen(v) for ring in deel for n in ring} for v in vormen()}
    buren = {code for code, eigen in bogen.items() if eigen & {~n for n in bogen["GM1674"]}}
    assert {"GM0840", "GM1655", "GM0851", "GM0748", "GM0873"} <= buren
    assert len(buren) <= 8


def test_middelpunt_ligt_in_de_eigen_vorm():
    """The centre points come from another file: each lies in the shape of its own municipality."""
    shapely = pytest.importorskip("shapely")
    pyproj = pytest.importorskip("pyproj")
    naar_rd = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)
    vlak = {
        v["id"]: shapely.MultiPolygon(
            [(_ring(buiten), [_ring(r) for r in gaten]) for buiten, *gaten in _delen(v)]
        ).buffer(0)
        for v in vormen()
    }
    for punt in lees(BRON, MIDDELPUNTEN).itertuples():
        assert vlak[punt.gm_code].distance(shapely.Point(naar_rd.transform(punt.lon, punt.lat))) < 300


@pytest.mark.skipif("GEMEENTEN3D_GRENZEN" not in os.environ, reason="GEMEENTEN3D_GRENZEN noemt geen bestand")
def test_elke_vorm_is_die_van_de_bron(tmp_path):
    """Every area within 5 %; and made anew it is the same file."""
    shapely = pytest.importorskip("shapely")
    pyproj = pytest.importorskip("pyproj")
    pad = Path(os.environ["GEMEENTEN3D_GRENZEN"])
    naar_rd = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)
    for gebied in gemeentegrenzen.lees_geojson(pad):
        graden = shapely.from_geojson(json.dumps(gebied.vorm))
        echt = shapely.transform(graden, naar_rd.transform, interleaved=False)
        assert oppervlak_km2()[gebied.gm_code] == pytest.approx(echt.area / 1e6, rel=0.05)
    bron = shutil.copytree(BRON, tmp_path / "bron")
    gemeentegrenzen.maak(pad, bron, 2025)
    assert (bron / gemeentegrenzen.BESTAND).read_bytes() == (BRON / gemeentegrenzen.BESTAND).read_bytes()
    assert (bron / HERKOMST.bestand).read_bytes() == (BRON / HERKOMST.bestand).read_bytes()


def test_herkomst_noemt_de_bron():
    rij = lees(BRON, HERKOMST).set_index("herkomst_id").loc["grenzen"]
    assert rij["sha256"] == sha256(BRON / gemeentegrenzen.BESTAND)
    assert (rij["rijen"], rij["uitgever"], rij["licentie"]) == (342, "CBS, Kadaster (PDOK)", "CC BY 4.0")
    assert "ereenvoudigd" in rij["opmerking"]


def test_de_versie_in_gebruik_heeft_haar_eigen_kaart():
    assert haal.kaart()["topojson"].tolist() == [(BRON / gemeentegrenzen.BESTAND).read_text(encoding="utf-8")]
    assert "kaart" not in set(haal.codeboek()["mart"])  # no table of figures to download


# ---------------------------------------------------------------- making and reading it


def _vierkant(x: float, breed: float = 0.2) -> dict:
    ring = [[x, 52], [x + breed, 52], [x + breed, 52.1], [x, 52.1], [x, 52]]
    return {"type": "Polygon", "coordinates": [ring]}


def _geojson(pad: Path, *gebieden: tuple[str, dict]) -> Path:
    kenmerken = [{"type": "Feature", "properties": {"statcode": c}, "geometry": v} for c, v in gebieden]
    pad.write_text(json.dumps({"type": "FeatureCollection", "features": kenmerken}), encoding="utf-8")
    return pad


@pytest.fixture
def bron(tmp_path: Path) -> Path:
    """A snapshot of which only the provenance matters."""
    (tmp_path / "bron").mkdir()
    for naam in (HERKOMST.bestand, gemeentegrenzen.BESTAND):
        shutil.copy(BRON / naam, tmp_path / "bron" / naam)
    return tmp_path / "bron"


def test_maken_en_lezen(bron: Path, tmp_path: Path):
    pad = _geojson(tmp_path / "in.geojson", ("GM0002", _vierkant(5.2)), ("GM0001", _vierkant(5.0)))
    assert gemeentegrenzen.maak(pad, bron, 2027) == (bron / gemeentegrenzen.BESTAND).stat().st_size
    herkomst = lees(bron, HERKOMST)
    tekst = gemeentegrenzen.lees_kaart(bron, herkomst)
    assert tekst is not None
    gelezen = json.loads(tekst)["objects"]["gemeenten"]["geometries"]
    assert [v["id"] for v in gelezen] == ["GM0001", "GM0002"]
    rij = herkomst.set_index("herkomst_id").loc["grenzen"]
    assert (rij["rijen"], rij["tabel_id"], rij["opgehaald_op"]) == (2, "2027", "2027")
    assert len(herkomst) == len(lees(BRON, HERKOMST))
    assert sorted(p.name for p in bron.parent.iterdir()) == ["bron", "in.geojson"]


_ANDERS = {
    "geen-json": (lambda p: p.write_text("{", encoding="utf-8"), ["in.geojson"]),
    "leeg": (lambda p: _geojson(p), ["in.geojson"]),
    "code": (lambda p: _geojson(p, ("0363", _vierkant(5))), ["0363"]),
    "dubbel": (lambda p: _geojson(p, *[("GM0363", _vierkant(5))] * 2), ["GM0363", "twee keer"]),
    "overlap": (lambda p: _geojson(p, ("GM0001", _vierkant(5)), ("GM0002", _vierkant(5.1))), ["sluiten niet aan"]),
    "lijn": (lambda p: _geojson(p, ("GM0001", {"type": "LineString", "coordinates": [[5, 52], [6, 52]]})), ["GM0001"]),
    "zonder-vorm": (lambda p: _geojson(p, ("GM0001", {})), ["grens"]),
    "weg": (lambda p: None, ["in.geojson"]),
}  # fmt: skip


@pytest.mark.parametrize("geval", _ANDERS)
def test_bestand_dat_niet_klopt(bron: Path, tmp_path: Path, geval: str):
    maak, woorden = _ANDERS[geval]
    pad = tmp_path / "in.geojson"
    maak(pad)
    voor = {p.name: sha256(p) for p in bron.iterdir()}
    with pytest.raises(Gebruikersfout) as gevangen:
        gemeentegrenzen.maak(pad, bron, 2025)
    keur(str(gevangen.value), woorden, (str(pad), "in.geojson", "`python -m loaders grenzen`"))
    assert {p.name: sha256(p) for p in bron.iterdir()} == voor


def test_enclave_houdt_haar_gat(bron: Path, tmp_path: Path):
    """A municipality inside another: the hole runs against the outside, or the enclave would be painted over."""
    gat = [[5.05, 52.04], [5.05, 52.06], [5.1, 52.06], [5.1, 52.04], [5.05, 52.04]]
    om = {"type": "Polygon", "coordinates": [_vierkant(5)["coordinates"][0], gat]}
    pad = _geojson(
        tmp_path / "in.geojson", ("GM0002", om), ("GM0001", {"type": "Polygon", "coordinates": [gat]})
    )
    topo = gemeentegrenzen.vereenvoudig(gemeentegrenzen.lees_geojson(pad))
    binnen, buiten = topo["objects"]["gemeenten"]["geometries"]
    (ring,), (_, gatring) = _delen(binnen)[0], _delen(buiten)[0]
    assert ring == [~gatring[0]]


def test_te_grote_kaart(bron: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(gemeentegrenzen, "HOOGSTENS_BYTES", 100)
    with pytest.raises(Gebruikersfout, match="kB"):
        gemeentegrenzen.maak(_geojson(tmp_path / "in.geojson", ("GM0001", _vierkant(5))), bron, 2025)


@pytest.mark.parametrize("bibliotheek", ["topojson", "shapely", "pyproj"])
def test_zonder_bibliotheek_een_zin(
    bron: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bibliotheek: str
):
    for naam in [n for n in sys.modules if n == bibliotheek or n.startswith(f"{bibliotheek}.")]:
        monkeypatch.delitem(sys.modules, naam)  # another test may have loaded a part of it
    monkeypatch.setitem(sys.modules, bibliotheek, None)
    pad = _geojson(tmp_path / "in.geojson", ("GM0001", _vierkant(5)))
    with pytest.raises(Gebruikersfout) as gevangen:
        gemeentegrenzen.maak(pad, bron, 2025)
    keur(str(gevangen.value), ["requirements-dev.txt"], ("requirements-dev.txt",))
    assert gemeentegrenzen.lees_kaart(bron, lees(bron, HERKOMST)) is not None  # reading needs none of them


def test_opdracht_vraagt_het_jaar(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert hoofd(["grenzen", str(tmp_path / "gemeenten.geojson")]) == 1
    assert "--jaar" in capsys.readouterr().err


def _met(bron: Path, tekst: str, rijen: int = 342) -> None:
    """Another map, of which herkomst.csv says the same."""
    pad = bron / gemeentegrenzen.BESTAND
    oud = sha256(pad)
    pad.write_text(tekst, encoding="utf-8")
    lijst = bron / HERKOMST.bestand
    regels = (
        lijst.read_text(encoding="utf-8")
        .replace(oud, sha256(pad))
        .replace(f",342,{sha256(pad)}", f",{rijen},{sha256(pad)}")
    )
    lijst.write_text(regels, encoding="utf-8")


_SCHADE = {
    "weg": lambda b: (b / gemeentegrenzen.BESTAND).unlink(),
    "veranderd": lambda b: (b / gemeentegrenzen.BESTAND).write_text("{}", encoding="utf-8"),
    "afgekapt": lambda b: (b / gemeentegrenzen.BESTAND).write_bytes(
        (b / gemeentegrenzen.BESTAND).read_bytes()[:5000]
    ),
    "binair": lambda b: (b / gemeentegrenzen.BESTAND).write_bytes(bytes(range(256))),
    "geen-topojson": lambda b: _met(b, "[1, 2]"),
    "geen-laag": lambda b: _met(b, '{"objects": {"wijken": {}}}'),
    "een-te-weinig": lambda b: _met(b, json.dumps(topologie()), 343),
    "zonder-code": lambda b: _met(b, '{"objects": {"gemeenten": {"geometries": [{"type": "Polygon"}]}}}', 1),
}


@pytest.mark.parametrize("geval", _SCHADE)
def test_beschadigde_kaart_houdt_de_bouw_tegen(bron: Path, geval: str):
    _SCHADE[geval](bron)
    with pytest.raises(Gebruikersfout) as gevangen:
        gemeentegrenzen.lees_kaart(bron, lees(bron, HERKOMST))
    keur(
        str(gevangen.value),
        [gemeentegrenzen.BESTAND],
        (str(bron), gemeentegrenzen.BESTAND, "`python -m loaders grenzen`"),
    )


def test_momentopname_zonder_kaart_mag(bron: Path):
    herkomst = lees(bron, HERKOMST)
    assert gemeentegrenzen.lees_kaart(bron, herkomst[herkomst["herkomst_id"] != "grenzen"]) is None


# ---------------------------------------------------------------- classes


@pytest.mark.parametrize(
    ("waarden", "verwacht"),
    [
        ([], []),
        ([5.0], []),
        ([7.0] * 40, []),
        ([0.0, 1.0], [0.2, 0.4, 0.6, 0.8]),
        ([float(i) for i in range(101)], [20.0, 40.0, 60.0, 80.0]),
        ([i * 1000.0 for i in range(101)], [20_000.0, 40_000.0, 60_000.0, 80_000.0]),
        ([0.0] * 90 + [10.0] * 10, [10.0]),
        ([-50.0, -20.0, -1.0, 3.0, 8.0, 21.0], [-20.0, 0.0, 4.0, 8.0]),
    ],
)  # fmt: skip
def test_klassen(waarden, verwacht):
    assert landkaart.klassen(waarden) == verwacht


@given(st.lists(st.floats(-1e7, 1e7, allow_nan=False).map(lambda w: round(w, 4)), min_size=1, max_size=400))
def test_elke_waarde_valt_in_een_klasse(waarden):
    grenzen_ = landkaart.klassen(waarden)
    assert len(grenzen_) <= 4
    assert all(a < b for a, b in pairwise(grenzen_))
    randen = [-float("inf"), *grenzen_, float("inf")]
    for waarde in waarden:
        assert sum(van <= waarde < tot for van, tot in pairwise(randen)) == 1
        nummer = landkaart.klasse(waarde, grenzen_)
        assert randen[nummer] <= waarde < randen[nummer + 1]
    if grenzen_:  # neither end is empty
        assert {0, len(grenzen_)} <= {landkaart.klasse(w, grenzen_) for w in waarden}
    assert landkaart.klassen(waarden[::-1]) == grenzen_


@given(st.lists(st.integers(100, 900).map(float), min_size=50, max_size=342))
def test_klassen_zijn_ronde_getallen(waarden):
    for grens in landkaart.klassen(waarden):
        assert len(f"{grens:g}".replace(".", "").strip("0")) <= 4


def test_labels():
    assert landkaart.klasse_labels([280, 330], lambda w: f"€ {w:.0f}") == [
        "minder dan € 280",
        "€ 280 tot € 330",
        "€ 330 of meer",
    ]
    assert len(landkaart.klasse_labels([], str)) == 1


# ---------------------------------------------------------------- colours


def licht(kleur: str) -> float:
    """CIE L*, 0 to 100."""
    y = helderheid(kleur)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def test_kleuren_verschillen_in_helderheid():
    """Told apart without colour: on paper, in grey, and by readers who see no difference in hue."""
    assert all(licht(a) - licht(b) >= 12 for a, b in pairwise(landkaart.OPLOPEND))
    assert all(abs(licht(a) - licht(b)) >= 8 for a, b in combinations(landkaart.ROND_NUL, 2))
    assert max(landkaart.ROND_NUL, key=licht) == landkaart.ROND_NUL[2]


def test_geen_rood_tegenover_groen():
    for kleur in (*landkaart.ROND_NUL, *landkaart.OPLOPEND):
        r, g, b = (int(kleur[i : i + 2], 16) for i in (1, 3, 5))
        assert not (g > r and g > b)  # no green


def test_rand_is_te_zien_op_wit():
    assert contrast(landkaart.RAND, "#ffffff") >= 3


@pytest.mark.parametrize("aantal", range(1, 6))
@pytest.mark.parametrize("palet", ["oplopend", "rond_nul"])
def test_zoveel_kleuren_als_klassen(aantal, palet):
    assert len(set(landkaart.kleuren(aantal, palet))) == aantal


# ---------------------------------------------------------------- the chart

GRENZEN, LABELS = (
    [200.0, 300.0, 400.0, 500.0],
    ["minder dan 200", "200 tot 300", "300 tot 400", "400 tot 500", "500 of meer"],
)


def teken(mist: tuple[str, ...] = (), **opties) -> dict:
    """A map of made-up values, with its options."""
    rijen = [
        {
            "gm_code": v["id"],
            "naam": f"Gemeente {i}",
            "waarde": None if v["id"] in mist else 150.0 + i,
            "tekst": f"€ {150 + i}",
        }
        for i, v in enumerate(vormen())
    ]
    tekst = (BRON / gemeentegrenzen.BESTAND).read_text(encoding="utf-8")
    return landkaart.landkaart(
        rijen, tekst, **{"grenzen": GRENZEN, "labels": LABELS, "titel": "Euro per inwoner", **opties}
    )


def punten(spec: dict) -> list[dict]:
    return spec["layer"][0]["transform"][0]["from"]["data"]["values"]


@pytest.mark.parametrize(
    "opties",
    [{}, {"mist": ("GM0363",)}, {"eigen": "GM1674", "groep": {"GM0363", "GM0344"}}, {"palet": "rond_nul", "grenzen": [-9, -2, 2, 9]}],
    ids=["gewoon", "mist", "omtrek", "rond_nul"],
)  # fmt: skip
def test_past_bij_het_schema_van_vega_lite(opties):
    alt.Chart.from_dict(teken(**opties), validate=True)
    alt.LayerChart.from_dict(teken(**opties), validate=True)


def test_elke_gemeente_in_haar_klasse():
    spec = teken(mist=("GM0363",))
    klassen = {p["gm_code"]: p["klasse"] for p in punten(spec)}
    assert len(klassen) == 342
    assert klassen["GM0363"] == landkaart.NIET_NAAST
    for i, vorm in enumerate(vormen()):  # the values are 150, 151, …
        if vorm["id"] != "GM0363":
            assert klassen[vorm["id"]] == LABELS[(150 + i) // 100 - 1]
    schaal = spec["layer"][0]["layer"][0]["encoding"]["color"]["scale"]
    assert schaal["domain"] == [*LABELS, landkaart.NIET_NAAST]
    assert schaal["range"][:5] == list(landkaart.OPLOPEND)
    assert landkaart.NIET_NAAST not in teken()["layer"][0]["layer"][0]["encoding"]["color"]["scale"]["domain"]


def test_gemeente_die_de_cijfers_niet_kennen_is_zonder_cijfer():
    tekst = (BRON / gemeentegrenzen.BESTAND).read_text(encoding="utf-8")
    spec = landkaart.landkaart([], tekst, grenzen=[], labels=["alle"], titel="x")
    assert {p["klasse"] for p in punten(spec)} == {landkaart.NIET_NAAST}


def test_omtrek_van_eigen_gemeente_ligt_boven():
    spec = teken(eigen="GM1674", groep={"GM0363", "GM1674"})
    assert [laag["name"] for laag in spec["layer"][0]["layer"]] == [
        "vlakken", "omtrek_groep_wit", "omtrek_groep_lijn", "omtrek_eigen_wit", "omtrek_eigen_lijn",
    ]  # fmt: skip
    assert {p["gm_code"]: p["rol"] for p in punten(spec) if "rol" in p} == {
        "GM1674": "eigen",
        "GM0363": "groep",
    }
    assert [laag["name"] for laag in teken()["layer"][0]["layer"]] == ["vlakken"]


@pytest.mark.parametrize("groep", [(), ("GM0363",)])
def test_legenda_van_de_omtrek_is_zo_dik_als_de_omtrek(groep):
    svg = vlc.vegalite_to_svg({**teken(eigen="GM1674", groep=groep), "width": 500})
    assert "NaN" not in svg
    dik = re.findall(r'role-legend-symbol".*?</g>', svg, re.S)[-1]
    assert 'stroke="#01689b" stroke-width="2.8"' in dik


def test_klik_kiest_een_gemeente():
    (keuze,) = teken(eigen="GM1674")["params"]
    assert (keuze["name"], keuze["select"]["type"], keuze["select"]["fields"]) == (
        landkaart.KEUZE,
        "point",
        ["gm_code"],
    )
    assert keuze["views"] == ["vlakken"]


@pytest.mark.parametrize(
    "fout",
    [{"labels": LABELS[1:]}, {"labels": ["x"] * 5}, {"grenzen": GRENZEN[::-1]}, {"palet": "rond_nul"}, {"grenzen": [1.0] * 4}],
)  # fmt: skip
def test_klassen_die_niet_passen(fout):
    with pytest.raises(ValueError, match="klasse"):
        teken(**fout)


def test_zonder_cijfer_is_gearceerd():
    """A hatch that is really drawn, also in an export; nothing of it without missing figures."""
    zonder, met = (vlc.vegalite_to_svg({**teken(mist=m), "width": 500}) for m in ((), ("GM0363", "GM0344")))
    assert "<linearGradient" in met
    assert len(re.findall(r'fill="url\(#gradient', met)) == 3  # two municipalities and the legend
    assert "<linearGradient" not in zonder
    assert landkaart.NIET_NAAST in met
    assert landkaart.NIET_NAAST not in zonder


@pytest.mark.parametrize("breed", [358, 760])
def test_elke_gemeente_wordt_getekend(breed):
    spec = {**teken(eigen="GM1674"), "width": breed, "autosize": {"type": "fit", "contains": "padding"}}
    svg = vlc.vegalite_to_svg(spec)
    vlakken = re.search(r'vlakken_marks".*?</g>', svg, re.S)
    assert vlakken is not None
    paden = re.findall(r' d="([^"]+)"', vlakken[0])
    assert len(paden) == 342
    for pad in paden:
        getallen = [float(g) for g in re.findall(r"-?\d+\.?\d*", pad)]
        xs, ys = getallen[::2], getallen[1::2]
        assert max(xs) - min(xs) > 1.5
        assert max(ys) - min(ys) > 1.5
        assert -1 <= min(xs) <= max(xs) <= breed + 1
    png = vlc.vegalite_to_png(spec)
    assert png.startswith(b"\x89PNG")
    assert png != vlc.vegalite_to_png(
        {**teken(mist=("GM0363",)), "width": breed, "autosize": spec["autosize"]}
    )


def test_wat_naar_de_browser_gaat_is_klein():
    assert len(json.dumps(teken(eigen="GM1674", groep={v["id"] for v in vormen()[:60]}))) < 250_000


@given(st.lists(st.floats(-1e6, 1e6), min_size=2, max_size=400))
def test_grenzen_rond_nul(waarden: list[float]) -> None:
    """Increasing and equal on both sides; zero is always in the middle class."""
    grenzen = landkaart.rond_nul(waarden)
    assert grenzen == sorted(set(grenzen))
    assert grenzen == [-g for g in reversed(grenzen)]
    assert landkaart.klasse(0.0, grenzen) == 2
