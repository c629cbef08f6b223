"""Packages: what the code imports is declared, and what is declared is locked with hashes."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import distributions, metadata, packages_distributions

import pytest

from loaders.versies import PROGRAMMA, PROJECT
from tests.test_huis import KAMERS, MODULES

EIGEN = {*KAMERS, "tests"}
# Only for renewing the map, which says itself what to install
VERNIEUWEN = {"topojson", "shapely", "pyproj"}
# Only for versions on object storage (requirements-opslag.txt), and the stand-in of its tests (make opslagtoets)
OPSLAG = {"fsspec", "s3fs", "moto"}
# Tools that are run and never imported, types, and plug-ins of pytest
NIET_INGEVOERD = {"ruff", "mypy", "uv", "pandas-stubs", "types-cachetools", "types-requests"}


def _genormaliseerd(naam: str) -> str:
    return re.sub(r"[-_.]+", "-", naam).lower()


def _genoemd(bestand: str) -> dict[str, str]:
    """name -> pinned version of one requirements file, without what it includes."""
    regels = (PROJECT / bestand).read_text(encoding="utf-8").splitlines()
    gevonden = [re.match(r"([\w.-]+)==([\w.]+)", regel) for regel in regels]
    return {_genormaliseerd(m[1]): m[2] for m in gevonden if m}


def _ingevoerd(bestanden) -> set[str]:
    """The packages of other people that these files import, by the name they are installed under."""
    verdeling = packages_distributions()
    uit: set[str] = set()
    for pad in bestanden:
        for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
            namen: list[str] = []
            if isinstance(knoop, ast.Import):
                namen = [a.name for a in knoop.names]
            elif isinstance(knoop, ast.ImportFrom) and knoop.module and not knoop.level:
                namen = [knoop.module]
            for naam in (n.split(".")[0] for n in namen):
                if naam not in sys.stdlib_module_names and naam not in EIGEN | OPSLAG:
                    assert naam in verdeling, f"{pad}: {naam} is niet geïnstalleerd"
                    uit.add(_genormaliseerd(verdeling[naam][0]))
    return uit


VANZELF = {"uvloop"}  # uvicorn takes it when it is there
RUNTIME, ONTWIKKEL = _genoemd("requirements.txt"), _genoemd("requirements-dev.txt")


def test_elk_ingevoerd_pakket_staat_in_requirements():
    assert _ingevoerd(MODULES) - VERNIEUWEN <= set(RUNTIME), _ingevoerd(MODULES) - VERNIEUWEN - set(RUNTIME)
    ontbreekt = _ingevoerd((PROJECT / "tests").rglob("*.py")) - set(RUNTIME) - set(ONTWIKKEL)
    assert not ontbreekt
    assert set(ONTWIKKEL) >= VERNIEUWEN


# What may be used in and with a program under the EUPL-1.2; MPL stays with its own files.
VRIJ = {
    "0BSD", "Apache-2.0", "Apache License 2.0", "Apache Software License", "BSD-2-Clause", "BSD-3-Clause", "3-Clause BSD License",
    "BSD License", "CC0-1.0", "MIT", "MIT License", "MIT-CMU", "MPL-2.0", "Mozilla Public License 2.0 (MPL 2.0)", "PSF-2.0", "Zlib",
}  # fmt: skip


def _licenties(naam: str) -> set[str]:
    """What a package says of itself: an expression, or the last words of its classifiers."""
    gegevens = metadata(naam)
    soorten = [
        c.split(" :: ")[-1] for c in gegevens.get_all("Classifier") or [] if c.startswith("License ::")
    ]
    uitdrukking = gegevens["License-Expression"] or " AND ".join(soorten) or gegevens["License"]
    return set(re.split(r" (?:AND|OR) ", uitdrukking))


def test_elk_vergrendeld_pakket_heeft_een_vrije_licentie():
    vergrendeld = re.findall(r"^([a-z0-9][a-z0-9._-]*)==", (PROJECT / "requirements.lock").read_text(), re.M)
    aanwezig = {_genormaliseerd(d.name) for d in distributions()}
    anders = {n: ls for n in vergrendeld if n in aanwezig and not (ls := _licenties(n)) <= VRIJ}
    assert not anders
    assert len(aanwezig.intersection(vergrendeld)) > 40


def test_geen_pakket_voor_niets():
    ongebruikt = set(RUNTIME) - _ingevoerd(MODULES) - VANZELF
    assert not ongebruikt
    gebruikt = _ingevoerd([*MODULES, *(PROJECT / "tests").rglob("*.py")])
    ongebruikt = {n for n in ONTWIKKEL if n not in gebruikt | NIET_INGEVOERD and not n.startswith("pytest-")}
    assert not ongebruikt


@pytest.mark.parametrize(
    ("bestand", "genoemd"),
    [("requirements.lock", RUNTIME), ("requirements-dev.lock", RUNTIME | ONTWIKKEL)],
    ids=["runtime", "ontwikkelen"],
)
def test_lock_is_bij(bestand, genoemd):
    """Every declared version stands in the lock, and every package there has a hash; if not: make lock."""
    tekst = (PROJECT / bestand).read_text(encoding="utf-8")
    blokken = re.split(r"\n(?=[\w.-]+==)", tekst)[1:]
    vast = {}
    for blok in blokken:
        assert "--hash=sha256:" in blok, blok.splitlines()[0]
        naam, versie = re.match(r"([\w.-]+)==([\w.]+)", blok).groups()
        vast.setdefault(_genormaliseerd(naam), set()).add(versie)
    anders = {n: (v, vast.get(n)) for n, v in genoemd.items() if v not in vast.get(n, ())}
    assert not anders, f"draai: make lock ({anders})"
    assert not re.search(r"https?://|--(index|find|extra)", tekst), "een lockbestand noemt geen adres"


def test_ontwikkelen_gebruikt_wat_ook_draait():
    """No package has one version when it runs and another one when it is tested."""

    def vast(bestand):
        tekst = (PROJECT / bestand).read_text(encoding="utf-8")
        return set(re.findall(r"^([\w.-]+==[\w.]+)", tekst, re.M))

    assert vast("requirements.lock") <= vast("requirements-dev.lock")


def test_een_versie():
    """The newest heading of the changelog is the version that pyproject.toml says and every export names."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    koppen = re.findall(r"^## \[([^\]]+)\]", (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8"), re.M)
    assert project["version"] == PROGRAMMA
    assert next(k for k in koppen if k != "Unreleased") == PROGRAMMA
