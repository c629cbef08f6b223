"""``python -m reports open-data``: all files into one folder, whole or not at all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from fouten import Gebruikersfout
from loaders.referentie import TABELLEN as REFERENTIES
from loaders.wegschrijven import map_ernaast
from queries import rijen, verbind
from queries.antwoorden import Haal
from reports.bron import haal_uit
from reports.open_data import beschrijving
from reports.open_data.beschrijving import Bestand, Pakket
from reports.open_data.tabellen import Tabel, als_csv, als_parquet, kenmerk, tabellen

LIJST = "SHA256SUMS"
_SJABLONEN = Path(__file__).with_name("sjablonen")
# not a .py here: it is a program of the reader, no module of ours
_VOORBEELDEN = {"voorbeeld.py": "voorbeeld.py.txt", "voorbeeld.R": "voorbeeld.R"}
UITLEG = (
    "Wat gemeenten begroten en besteden aan de Jeugdwet, de Wmo en de Participatiewet, van {van} tot en met {tot}, in de "
    "gemeenten van nu. Lasten en baten van gemeenten (Iv3), rekenbedragen van het Gemeentefonds (niet geoormerkt), inwoners en "
    "kenmerken. Leeg betekent: niet bekend, en is nooit nul. De tabel mart.vlag zegt wat u bij een cijfer moet weten."
)


def uitleg(haal: Haal) -> str:
    """What the figures are, and of which years."""
    jaren = [int(j) for j in haal.jaren()["jaar"]]
    return UITLEG.format(van=min(jaren), tot=max(jaren))


def maak(database: Path, map_: Path, adres: str, meld: Callable[[str], None]) -> str:
    """Write every file of this database version; return the version of the contents. Raises Gebruikersfout."""
    map_ = map_.resolve()
    if map_.exists() and not map_.is_dir():
        raise Gebruikersfout(f"{map_} is een bestand en geen map: kies een andere naam.")
    eerder = _genoemd(map_)
    with map_ernaast(map_) as werk:
        versie = _vul(database, werk, adres, meld)
        nu = {b.name for b in werk.iterdir()}
    for naam in eerder - nu:  # a table that is no more: its file of last time would lie
        with suppress(OSError):
            (map_ / naam).unlink(missing_ok=True)
    return versie


def _genoemd(map_: Path) -> set[str]:
    """The files that an earlier run put here."""
    try:
        regels = (map_ / LIJST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {Path(regel.partition("  ")[2]).name for regel in regels} - {""}


def _vul(database: Path, werk: Path, adres: str, meld: Callable[[str], None]) -> str:
    haal = haal_uit(database)
    alle = tabellen(haal)
    bronnen = tuple(rijen(haal.herkomst()))
    jaren = [int(j) for j in haal.jaren()["jaar"]]
    tekst = uitleg(haal)
    with verbind(database) as con:
        # first every CSV: the version is of what they hold, and every Parquet file carries it
        sommen = []
        for tabel in alle:
            inhoud = als_csv(tabel.rijen(con))
            (werk / f"{tabel.naam}.csv").write_bytes(inhoud)
            sommen.append(f"{tabel.naam} {kenmerk(tabel, inhoud)}\n")
        kaart = "".join(str(k) for k in haal.kaart()["topojson"])
        sommen.append(f"kaart {_sha256(kaart.encode())}\n")
        versie = _sha256("".join(sommen).encode())[:12]
        meld(f"{len(alle)} tabellen als CSV; de versie van deze inhoud is {versie}.")
        for tabel in alle:
            over = algemeen(tabel, versie)
            (werk / f"{tabel.naam}.parquet").write_bytes(als_parquet(tabel.rijen(con), tabel, over))
    bestanden = tuple(_bestand(werk, t, vorm) for t in alle for vorm in beschrijving.MEDIATYPE)
    sleutels = {t.naam: t.sleutel for t in alle} | {
        f"referentie.{c.naam}": c.sleutel
        for c in REFERENTIES
        if not any(c.kolommen[k].leeg_mag for k in c.sleutel)  # an empty part names no row
    }
    pakket = Pakket(versie, tekst, (min(jaren), max(jaren)), bestanden, bronnen, sleutels, adres)
    teksten = {
        "datapackage.json": _json(beschrijving.datapackage(pakket)),
        "dcat.jsonld": _json(beschrijving.dcat(pakket)),
        **beschrijving.citaties(pakket),
        **{n: (_SJABLONEN / uit).read_text(encoding="utf-8") for n, uit in _VOORBEELDEN.items()},
        "LEESMIJ.md": (_SJABLONEN / "LEESMIJ.md")
        .read_text(encoding="utf-8")
        .format(titel=beschrijving.TITEL, uitleg=tekst, versie=versie),
    }
    if kaart:
        teksten["kaart.topojson"] = kaart
    for naam, tekst in teksten.items():
        (werk / naam).write_bytes(tekst.encode("utf-8"))
    sommen = [f"{_sha256(b.read_bytes())}  {b.name}\n" for b in sorted(werk.iterdir())]
    (werk / LIJST).write_text("".join(sommen), encoding="utf-8", newline="\n")
    return versie


def algemeen(tabel: Tabel, versie: str) -> dict[str, str]:
    """What is said inside every Parquet file of a table, whatever its columns."""
    naam, _, pad = beschrijving.LICENTIES[tabel.kamer]
    return {
        "titel": beschrijving.TITEL,
        "versie": versie,
        "licentie": f"{naam} ({pad})",
        "bron": "CBS en ministerie van BZK, bewerkt; per bron in mart.herkomst",
        "leeg": "niet bekend, en nooit nul",
    }


def _bestand(werk: Path, tabel: Tabel, vorm: str) -> Bestand:
    inhoud = (werk / f"{tabel.naam}.{vorm}").read_bytes()
    return Bestand(tabel, vorm, len(inhoud), _sha256(inhoud))


def _sha256(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()


def _json(inhoud: object) -> str:
    return json.dumps(inhoud, ensure_ascii=False, indent=1) + "\n"
