"""Bad input stops the build with one or two Dutch sentences, and the previous database stays in use.

Most tests damage a copy of a small data folder (a few municipalities with a merger, a split and a
missing report), so that a build takes well under a second; a few use all of data/bron.
"""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from fouten import Gebruikersfout
from loaders import bouw as bouwmodule
from loaders import versies
from loaders.__main__ import main as hoofd
from loaders.bouw import bouw
from loaders.bronnen import HERKOMST, TABELLEN
from loaders.contract import Contract, sha256
from loaders.contract import lees as lees_contract
from loaders.gemeentefonds import rekenbedragen
from loaders.referentie import TABELLEN as REFERENTIES

PROJECT = Path(__file__).resolve().parent.parent
DATA = PROJECT / "data"
BRON = [f"bron/{c.bestand}" for c in (HERKOMST, *(c for c, _ in TABELLEN), *rekenbedragen.CONTRACTEN)]
REFERENTIE = [f"referentie/{c.bestand}" for c in REFERENTIES]
SLEUTELS = {f"referentie/{c.bestand}": c.sleutel for c in REFERENTIES}
IV3, TOTAAL = "bron/iv3_taakveld.parquet", "bron/iv3_gemeentetotaal.parquet"
BUREN = "referentie/buren.csv"
REACTIES = "referentie/reacties.csv"  # comes without rows: a host adds them
REACTIE = {
    "gm_code": "GM1674",
    "figuur": "wetten",
    "datum": "2026-05-04",
    "ondertekenaar": "het college",
    "tekst": "Zo.",
}
WET, HERINDELING = "referentie/taakveld_wet.csv", "referentie/herindelingen.csv"
# Het Hogeland, Altena (merged), Haaren (split), Amsterdam with Weesp (not filed in 2022), Koggenland (idem 2017)
BEGIN = {"GM1966", "GM1959", "GM0788", "GM0363", "GM1598", "GM0518", "GM0796", "GM1970"}

Tabel = pd.DataFrame
Schade = Callable[[Path], object]

# ---------------------------------------------------------------- data folders, good and damaged


def lees(pad: Path) -> Tabel:
    """A table as it is on disk; every CSV cell as text."""
    if pad.suffix == ".parquet":
        return pd.read_parquet(pad)
    return pd.read_csv(pad, dtype=str, keep_default_na=False)


def schrijf(tabel: Tabel, pad: Path) -> None:
    """Write a table in the format of its file name."""
    if pad.suffix == ".parquet":
        tabel.to_parquet(pad, index=False)
    else:
        tabel.to_csv(pad, index=False, lineterminator="\n")


def herstel_herkomst(pad: Path) -> None:
    """Make herkomst.csv agree with a changed source table, so that later checks have to find the damage."""
    lijst = pad.with_name("herkomst.csv")
    herkomst = lees(lijst)
    herkomst.loc[herkomst["bestand"] == pad.name, ["rijen", "sha256"]] = [str(len(lees(pad))), sha256(pad)]
    schrijf(herkomst, lijst)


def kopieer(bron: Path, doel: Path) -> Path:
    """Copy the two input folders."""
    for map_ in ("bron", "referentie"):
        shutil.copytree(bron / map_, doel / map_)
    return doel


def deel(data: Path) -> None:
    """Keep only the municipalities of BEGIN, with everything they ever merged with."""
    herindeling = lees(data / HERINDELING)
    codes: set[str] = set()
    nieuw = BEGIN
    while nieuw != codes:
        codes = set(nieuw)
        raakt = herindeling["gm_code_oud"].isin(codes) | herindeling["gm_code_nieuw"].isin(codes)
        nieuw = codes.union(herindeling.loc[raakt, "gm_code_oud"], herindeling.loc[raakt, "gm_code_nieuw"])
    for naam in [*BRON[1:], "referentie/roepnamen.csv", HERINDELING]:
        tabel = lees(data / naam)
        sleutel = next((k for k in ("gm_code", "gm_code_oud") if k in tabel), None)
        if sleutel:
            schrijf(tabel[tabel[sleutel].isin(codes)], data / naam)
            if naam in BRON:
                herstel_herkomst(data / naam)
    inwoners = lees(data / "bron/inwoners.csv").astype({"inwoners": int}).groupby("jaar")["inwoners"].sum()
    toetsen = lees(data / "referentie/toetsbedragen.csv")
    toetsen = toetsen[toetsen["onderdeel"] == "inwoners"]
    schrijf(toetsen.assign(verwacht=toetsen["jaar"].map(inwoners)), data / "referentie/toetsbedragen.csv")


@pytest.fixture(scope="session")
def vol(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All of data/bron and data/referentie, with a database. Never changed by a test."""
    data = kopieer(DATA, tmp_path_factory.mktemp("vol") / "data")
    bouw(data)
    return data


@pytest.fixture(scope="session")
def klein(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A few municipalities, with a database. Never changed by a test."""
    data = kopieer(DATA, tmp_path_factory.mktemp("klein") / "data")
    deel(data)
    bouw(data)
    return data


@pytest.fixture
def data(klein: Path, tmp_path: Path) -> Iterator[Path]:
    """A copy of the small data folder that a test may damage; gone afterwards, the databases are large."""
    yield Path(shutil.copytree(klein, tmp_path / "data"))
    shutil.rmtree(tmp_path / "data")


_goed = functools.cache(lees_contract)


def lees_een_keer(goed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For speed: a table with the very bytes of the one in `goed` is not read and checked anew in every test."""

    def lees_(map_: Path, contract: Contract) -> Tabel:
        pad, voorbeeld = map_ / contract.bestand, goed / map_.name / contract.bestand
        is_gelijk = pad.is_file() and voorbeeld.is_file() and pad.read_bytes() == voorbeeld.read_bytes()
        return _goed(voorbeeld.parent, contract) if is_gelijk else lees_contract(map_, contract)

    monkeypatch.setattr(bouwmodule, "lees", lees_)


@pytest.fixture(autouse=True)
def lees_goede_tabel_een_keer(klein: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The tables of the good folder, once."""
    lees_een_keer(klein, monkeypatch)


# ---------------------------------------------------------------- kinds of damage


def weg(naam: str) -> Schade:
    """The file is gone."""
    return lambda data: (data / naam).unlink()


def ruw(naam: str, doe: Callable[[bytes], bytes]) -> Schade:
    """Other bytes in the file."""
    return lambda data: (data / naam).write_bytes(doe((data / naam).read_bytes()))


def anders(naam: str, doe: Callable[[Tabel], Tabel], *, herkomst: bool = True) -> Schade:
    """Another table in the file; herkomst.csv follows unless told otherwise."""

    def schade(data: Path) -> None:
        schrijf(doe(lees(data / naam)), data / naam)
        if herkomst and naam in BRON[1:]:
            herstel_herkomst(data / naam)

    return schade


def cel(naam: str, kolom: str, waarde: object, rij: int = 3) -> Schade:
    """One other cell, on line ``rij`` of the file (the header is line 1)."""

    def doe(tabel: Tabel) -> Tabel:
        kolommen = tabel[kolom].astype(str if isinstance(waarde, str) else object)
        kolommen.iloc[rij - 2] = waarde
        return tabel.assign(**{kolom: kolommen})

    return anders(naam, doe)


def dubbel(naam: str) -> Schade:
    """The first row once more, at the end."""
    return anders(naam, lambda t: pd.concat([t, t.head(1)]))


def zonder(naam: str, voorwaarde: str) -> Schade:
    """Without the rows of a pandas query."""

    def doe(tabel: Tabel) -> Tabel:
        te_gaan = tabel.query(voorwaarde).index
        assert len(te_gaan), f"niets te verwijderen: {voorwaarde}"
        return tabel.drop(te_gaan)

    return anders(naam, doe)


def erbij(naam: str, **waarden: object) -> Schade:
    """A copy of the first row with other values, at the end."""
    return anders(naam, lambda t: pd.concat([t, t.head(1).assign(**waarden)]).astype(t.dtypes))


def aandeel(oud: str, waarde: str) -> Schade:
    """Another share of a municipality that went into one other."""
    return anders(HERINDELING, lambda t: t.assign(aandeel=t["aandeel"].mask(t["gm_code_oud"] == oud, waarde)))


def hernoem(naam: str, oud: str, nieuw: str) -> Schade:
    """A column with another name."""
    return anders(naam, lambda t: t.rename(columns={oud: nieuw}))


def nullen(tabel: Tabel) -> Tabel:
    """Municipality GM1598 filed only zeros for the rekening 2020."""
    rijen = tabel.eval("gm_code == 'GM1598' and jaar == 2020 and soort == 'rekening'")
    geld = [k for k in tabel if k.endswith("_keur")]
    assert rijen.any()
    return tabel.assign(**{k: tabel[k].mask(rijen & tabel[k].notna(), 0) for k in geld})


def latin1(inhoud: bytes) -> bytes:
    """The file as an old program would save it, with an accent after the header."""
    kop, rest = inhoud.decode().split("\n", 1)
    return f"{kop}\n{rest.replace('e', 'ë', 1)}".encode("latin-1", errors="replace")


INDICATOREN = "referentie/indicatoren.csv"


def herkomst(indicator_id: str, herkomst_id: str) -> Callable[[Tabel], Tabel]:
    """Another provenance for one indicator."""
    return lambda t: t.assign(
        herkomst_id=t["herkomst_id"].mask(t["indicator_id"] == indicator_id, herkomst_id)
    )


BINAIR = bytes(range(256)) * 20

# name, damage, words the message must hold
GEVALLEN: list[tuple[str, Schade, list[str]]] = [
    *((f"bestand-weg-{naam}", weg(naam), [Path(naam).name]) for naam in BRON + REFERENTIE),
    *(
        (f"{soort}-{naam}", ruw(naam, doe), [Path(naam).name])
        for naam in ("bron/gebieden.csv", "bron/herkomst.csv", "referentie/vlaggen.csv", WET)
        for soort, doe in {
            "latin1": latin1,
            "leeg": lambda _: b"",
            "alleen-kop": lambda inhoud: inhoud.split(b"\n")[0] + b"\n",
            "binair": lambda _: BINAIR,
            "afgekapt": lambda inhoud: inhoud[: len(inhoud) // 2],
            "puntkomma": lambda inhoud: inhoud.replace(b",", b";"),
            "veld-te-veel": lambda inhoud: inhoud.replace(b"\n", b",\n").replace(b",\n", b"\n", 1),
        }.items()
    ),
    *(
        (f"extra-kolom-{naam}", anders(naam, lambda t: t.assign(extra="x")), [naam, "extra"])
        for naam in (IV3, "bron/inwoners.csv", "bron/herkomst.csv", "referentie/drempels.csv")
    ),
    *(
        (f"kolom-weg-{naam}", anders(naam, lambda t, k=kolom: t.drop(columns=k)), [naam, kolom])
        for naam, kolom in {
            TOTAAL: "gr_keur",
            "bron/klassen.csv": "centrumfunctie",
            "referentie/definities.csv": "uitleg",
        }.items()
    ),
    # Parquet
    ("parquet-afgekapt", ruw(IV3, lambda b: b[: len(b) // 2]), ["iv3_taakveld.parquet"]),
    ("parquet-leeg", ruw(IV3, lambda _: b""), ["iv3_taakveld.parquet"]),
    ("parquet-binair", ruw(TOTAAL, lambda _: BINAIR), ["iv3_gemeentetotaal.parquet"]),
    ("parquet-een-byte", ruw(IV3, lambda b: b[:5000] + bytes([b[5000] ^ 255]) + b[5001:]), ["iv3_taakveld.parquet"]),
    ("parquet-kolom-hernoemd", hernoem(IV3, "lasten_keur", "lasten"), [IV3, "lasten_keur"]),
    ("parquet-tekst-in-getal", cel(TOTAAL, "lasten_keur", "12,5 mln"), [TOTAAL, "lasten_keur", "rij 3", "12,5 mln"]),
    ("parquet-jaar", cel(TOTAAL, "jaar", 1999), [TOTAAL, "jaar", "rij 3", "1999"]),
    ("parquet-gm-code", cel(TOTAAL, "gm_code", "GM363"), [TOTAAL, "gm_code", "rij 3", "GM363"]),
    ("parquet-gm-code-leeg", cel(TOTAAL, "gm_code", None), [TOTAAL, "gm_code", "rij 3"]),
    ("parquet-soort", cel(TOTAAL, "soort", "X005"), [TOTAAL, "soort", "rij 3", "X005"]),
    ("parquet-codes-als-getal", anders(IV3, lambda t: t.assign(taakveld=t["taakveld"].str[:3].astype(float))), ["iv3_taakveld"]),
    ("parquet-dubbel", dubbel(IV3), [IV3, "rij"]),
    ("parquet-dubbel-totaal", dubbel(TOTAAL), [TOTAAL, "rij"]),
    # herkomst.csv
    ("herkomst-zonder-rij", zonder("bron/herkomst.csv", "herkomst_id == 'kwb_2021'"), ["herkomst.csv", "kwb_2021"]),
    ("herkomst-sha", cel("bron/herkomst.csv", "sha256", "0" * 64, 2), ["iv3_taakveld.parquet", "momentopname"]),
    ("herkomst-sha-leeg", cel("bron/herkomst.csv", "sha256", ""), ["bron/herkomst.csv", "sha256", "rij 3"]),
    ("herkomst-rijen", cel("bron/herkomst.csv", "rijen", "7", 4), ["niet_aangeleverd.csv", "7"]),
    ("herkomst-rijen-tekst", cel("bron/herkomst.csv", "rijen", "veel"), ["bron/herkomst.csv", "rijen", "rij 3", "veel"]),
    ("herkomst-dubbel", dubbel("bron/herkomst.csv"), ["bron/herkomst.csv", "iv3_taakveld"]),
    ("bron-gewijzigd", anders("bron/kwb_2021.csv", lambda t: t.assign(pct_0_14="1.0"), herkomst=False), ["bron/kwb_2021.csv"]),
    # Keys of the hand-kept tables
    *((f"dubbel-{naam}", dubbel(naam), [naam, "rij", *SLEUTELS[naam]]) for naam in REFERENTIE if naam != REACTIES),
    ("reactie-dubbel", anders(REACTIES, lambda t: pd.DataFrame([REACTIE] * 2)), [REACTIES, "rij 3", "GM1674", "wetten"]),
    ("reactie-datum", anders(REACTIES, lambda t: pd.DataFrame([{**REACTIE, "datum": "4 mei 2026"}])), ["reacties.csv", "rij 2", "datum", "4 mei 2026"]),
    ("reactie-zonder-naam", anders(REACTIES, lambda t: pd.DataFrame([{**REACTIE, "ondertekenaar": ""}])), ["reacties.csv", "rij 2", "ondertekenaar"]),
    ("dubbel-inwoners", dubbel("bron/inwoners.csv"), ["bron/inwoners.csv", "rij"]),
    # Values
    ("gm-code", cel("bron/inwoners.csv", "gm_code", "0363"), ["bron/inwoners.csv", "rij 3", "gm_code", "0363"]),
    ("gm-code-naam", cel("referentie/roepnamen.csv", "gm_code", "Den Haag"), ["roepnamen.csv", "rij 3", "gm_code"]),
    ("jaar", cel(WET, "jaar_tot", "20222"), [WET, "rij 3", "jaar_tot", "20222"]),
    ("jaar-tekst", cel(WET, "jaar_van", "vanaf 2017"), [WET, "rij 3", "jaar_van", "vanaf 2017"]),
    ("getal-tekst", cel("referentie/drempels.csv", "waarde", "dertig"), ["drempels.csv", "rij 3", "waarde", "dertig"]),
    ("getal-komma", cel("referentie/drempels.csv", "waarde", "0,5"), ["drempels.csv", "rij 3", "waarde", "0,5"]),
    ("getal-leeg", cel("referentie/drempels.csv", "waarde", ""), ["drempels.csv", "rij 3", "waarde"]),
    ("geheel-breuk", cel("bron/inwoners.csv", "inwoners", "10479.5"), ["inwoners.csv", "rij 3", "10479.5"]),
    ("geheel-te-groot", cel("bron/inwoners.csv", "inwoners", "99999999999"), ["inwoners.csv", "99999999999"]),
    ("datum", cel(HERINDELING, "datum", "1 januari 2019"), [HERINDELING, "rij 3", "datum"]),
    ("datum-bestaat-niet", cel(HERINDELING, "datum", "2019-13-45"), [HERINDELING, "datum", "2019-13-45"]),
    ("wet-onbekend", cel(WET, "wet_smal", "wmoo"), [WET, "rij 3", "wet_smal", "wmoo", "jeugdwet"]),
    ("ja-of-nee", cel("referentie/definities.csv", "gedeeld_telt_mee", "true"), ["definities.csv", "rij 3", "ja, nee"]),
    ("vergelijking", cel("referentie/vragen.csv", "vergelijking", ">="), ["vragen.csv", "rij 3", "vergelijking"]),
    ("tekst-leeg", cel("referentie/vlaggen.csv", "tekst", ""), ["vlaggen.csv", "rij 3", "tekst"]),
    ("geheel-negatief", cel("bron/inwoners.csv", "inwoners", "-5"), ["inwoners.csv", "rij 3", "-5"]),
    ("getal-oneindig", cel("referentie/drempels.csv", "waarde", "inf"), ["drempels.csv", "rij 3", "inf"]),
    ("getal-na-lege-regel", ruw("referentie/drempels.csv", lambda b: b.replace(b"\n", b"\n\n", 1).replace(b",30,", b",x,")), ["drempels.csv", "rij 3"]),
    ("regel-te-lang", ruw("referentie/breuken.csv", lambda b: b.replace(b"\n2025,", b"\n2025,x,")), ["breuken.csv", "5"]),
    ("spatie-in-code", cel(WET, "taakveld", " 6.2"), ["taakveld_wet.csv"]),
    ("woord-onbekend", cel("referentie/opvallend.csv", "tekst", "In {nergens} niets."), ["opvallend.csv", "rij 3", "tekst"]),
    ("accolade-los", cel("referentie/vragen.csv", "tekst", "Waarom {wet"), ["vragen.csv", "rij 3", "tekst"]),
    ("maat-onbekend", cel("referentie/opvallend.csv", "maat", "nergens_pct"), ["opvallend.csv", "rij 3", "maat"]),
    ("maat-weg", cel("referentie/opvallend.csv", "maat", ""), ["opvallend.csv", "maat"]),
    # Taakvelden and laws
    ("taakveld-onbekend", erbij(IV3, jaar=2024, soort="rekening", taakveld="6.99"), ["6.99", "2024", "iv3_taakveld.parquet", "taakveld_wet.csv"]),
    ("taakveld-onbekend-cbs", erbij(IV3, jaar=2024, soort="rekening", taakveld="9.99"), ["9.99", "2024", "taakvelden.csv"]),
    ("taakveld-als-getal", anders(IV3, lambda t: t.assign(taakveld=t["taakveld"].replace("6.60", "6.6"))), ["6.6", "taakveld"]),
    ("indeling-weg", zonder(WET, "taakveld == '6.72' and jaar_van == '2017'"), ["6.72", "2017", "taakveld_wet.csv"]),
    ("indeling-overlapt", erbij(WET, jaar_van="2020", jaar_tot="2022"), ["6.1", "2017", "2020", "taakveld_wet.csv"]),
    ("indeling-vervallen", erbij(WET, taakveld="6.99"), ["6.99", "2017", "taakveld_wet.csv"]),
    ("indeling-reserves", erbij(WET, taakveld="0.10"), ["0.10", "taakveld_wet.csv"]),
    ("indeling-omgekeerd", cel(WET, "jaar_tot", "2016", 2), ["6.1", "taakveld_wet.csv"]),
    # Missing rows in the hand-kept tables
    ("definitie-weg", zonder("referentie/definities.csv", "definitie == 'breed'"), ["breed", "definities.csv"]),
    ("drempel-weg", zonder("referentie/drempels.csv", "drempel == 'sprong_pct'"), ["sprong_pct", "drempels.csv"]),
    ("vlag-weg", zonder("referentie/vlaggen.csv", "vlag == 'niet_aangeleverd'"), ["niet_aangeleverd", "vlaggen.csv"]),
    ("indicator-weg", zonder("referentie/indicatoren.csv", "indicator_id == 'kwb_bijstand'"), ["kwb_bijstand", "indicatoren.csv"]),
    ("indicator-herkomst-onbekend", anders(INDICATOREN, herkomst("wmo_clienten", "cbs_wno")), ["wmo_clienten", "cbs_wno", "indicatoren.csv"]),
    ("indicator-herkomst-leeg", anders(INDICATOREN, herkomst("wmo_clienten", "")), ["indicatoren.csv", "herkomst_id"]),
    ("indicator-herkomst-van-een-ander", anders(INDICATOREN, herkomst("kwb_bijstand", "context_2024")), ["kwb_bijstand", "kwb_2021", "context_2024", "indicatoren.csv"]),
    ("breuk-weg", zonder("referentie/breuken.csv", "jaar == '2023'"), ["2023", "breuken.csv"]),
    ("breuk-zonder-vlag", erbij("referentie/breuken.csv", jaar="2024"), ["definitiebreuk_2024", "vlaggen.csv"]),
    ("toetsbedragen-leeg", anders("referentie/toetsbedragen.csv", lambda t: t.head(0)), ["toetsbedragen.csv"]),
    ("vlag-onbekend-woord", cel("referentie/vlaggen.csv", "tekst", "In {jaren} niets.", 2), ["niet_aangeleverd", "vlaggen.csv"]),
    ("roepnaam-onbekend", cel("referentie/roepnamen.csv", "gm_code", "GM9999"), ["GM9999", "roepnamen.csv"]),
    ("toets-onderdeel-onbekend", cel("referentie/toetsbedragen.csv", "onderdeel", "inwoner"), ["2025"]),
    ("toetsbedrag", cel("referentie/toetsbedragen.csv", "verwacht", "1", 2), ["toetsbedrag", "2024"]),
    # Municipalities
    ("herindeling-aandeel", aandeel("GM0738", "0.5"), ["herindelingen.csv", "GM0738", "aandeel"]),
    ("herindeling-weg", zonder(HERINDELING, "gm_code_oud == 'GM0738'"), ["GM0738", "2018", "herindelingen.csv"]),
    ("herindeling-deel-weg", zonder(HERINDELING, "gm_code_oud == 'GM0788' and gm_code_nieuw == 'GM0855'"), ["GM0788", "herindelingen.csv"]),
    ("herindeling-naar-onbekend", anders(HERINDELING, lambda t: t.replace("GM1959", "GM9959")), ["GM9959", "herindelingen.csv"]),
    ("herindeling-in-een-kring", erbij(HERINDELING, gm_code_oud="GM1959", gm_code_nieuw="GM0738", eerste_jaar_zonder="2030", aandeel="1"), ["herindelingen.csv", "GM1959"]),
    ("gemeente-onbekend", anders(IV3, lambda t: t.assign(gm_code=t["gm_code"].replace("GM0518", "GM9998"))), ["GM9998", "iv3_taakveld.parquet", "gemeente_jaar.csv"]),
    ("inwoners-weg", zonder("bron/inwoners.csv", "gm_code == 'GM0738' and jaar == '2017'"), ["GM0738", "2017", "inwoners.csv"]),
    ("middelpunt-weg", zonder("bron/middelpunten.csv", "gm_code == 'GM0363'"), ["GM0363", "middelpunten.csv"]),
    ("gebied-weg", zonder("bron/gebieden.csv", "gm_code == 'GM0363'"), ["GM0363", "gebieden.csv"]),
    ("klasse-onbekende-gemeente", anders("bron/klassen.csv", lambda t: t.replace("GM0363", "GM9999")), ["GM9999", "klassen.csv"]),
    ("gebieden-leeg", anders("bron/gebieden.csv", lambda t: t.head(0)), ["gebieden.csv"]),
    ("gemeenten-leeg", anders("bron/gemeente_jaar.csv", lambda t: t.head(0)), ["gemeente_jaar.csv"]),
    # Sums
    ("taakvelden-zonder-rijen", anders(IV3, lambda t: t.head(0)), ["iv3_taakveld.parquet"]),
    ("bedrag-leeg", cel(IV3, "lasten_keur", None), ["iv3_taakveld.parquet"]),
    ("totaal-verschilt", anders(TOTAAL, lambda t: t.assign(lasten_keur=t["lasten_keur"] + (t.index == 5))), ["GM", "data/bron"]),
    ("baten-verschillen", anders(TOTAAL, lambda t: t.assign(baten_keur=t["baten_keur"] + 1)), ["GM", "baten", "data/bron"]),
    ("taakveld-bedrag-weg", zonder(IV3, "gm_code == 'GM0363' and jaar == 2020 and taakveld == '6.3'"), ["GM0363", "2020"]),
    ("alleen-nullen", lambda data: [anders(naam, nullen)(data) for naam in (IV3, TOTAAL)], ["GM1598", "2020", "niet_aangeleverd.csv"]),
    # The map
    ("kaart-weg", weg("bron/grenzen.topojson"), ["grenzen.topojson"]),
    ("kaart-gewijzigd", ruw("bron/grenzen.topojson", lambda b: b.replace(b"GM0363", b"GM0364")), ["grenzen.topojson", "controlegetal"]),
    ("kaart-afgekapt", ruw("bron/grenzen.topojson", lambda b: b[: len(b) // 2]), ["grenzen.topojson"]),
    ("niet-aangeleverd-te-veel", erbij("bron/niet_aangeleverd.csv", jaar="2019", gm_code="GM0363"), ["GM0363", "2019", "niet_aangeleverd.csv"]),
    # Neighbours
    ("buur-kenmerk-onbekend", cel(BUREN, "variabele", "inwonertal"), ["inwonertal", "jeugdwet", "buren.csv"]),
    ("buur-uitgaven", erbij(BUREN, variabele="kwb_jongeren_jeugdzorg"), ["kwb_jongeren_jeugdzorg", "buren.csv", "geen uitgaven"]),
    ("buur-kenmerk-zonder-waarden", lambda data: [anders(n, lambda t: t.replace("bijstand", "besteed"))(data) for n in (BUREN, "referentie/buurkenmerken.csv")], ["besteed", "participatiewet", "buren.csv"]),
    ("buur-gewicht-nul", cel(BUREN, "gewicht", "0"), ["jongeren_aandeel", "jeugdwet", "buren.csv", "is 0;"]),
    ("buur-gewicht-negatief", cel(BUREN, "gewicht", "-0.2"), ["jongeren_aandeel", "buren.csv", "-0,2"]),
    ("buur-gewicht-tekst", cel(BUREN, "gewicht", "zwaar"), [BUREN, "rij 3", "gewicht", "zwaar"]),
    ("buur-transformatie", cel(BUREN, "transformatie", "kwadraat"), [BUREN, "rij 3", "kwadraat", "geen, log, wortel"]),
    ("buur-log-van-nul", anders(BUREN, lambda t: t.assign(transformatie=t["transformatie"].mask(t["variabele"] == "centrumfunctie", "log"))), ["centrumfunctie", "buren.csv"]),
    ("buur-jaar", cel(BUREN, "jaar", "2019"), ["jongeren_aandeel", "2019", "buren.csv"]),
    ("buur-wet-gedeeld", cel(BUREN, "wet", "gedeeld"), [BUREN, "rij 3", "wet", "gedeeld"]),
    ("buur-wet-zonder-kenmerk", zonder(BUREN, "wet == 'wmo'"), ["wmo", "buren.csv"]),
]  # fmt: skip

# ---------------------------------------------------------------- what every refusal has in common

ENGELS = re.compile(
    r"\b(the|not|no|cannot|can't|could|invalid|error|failed|expected|unexpected|found|columns?|rows?|files?"
    r"|from|with|must|codec|bytes?|parse|tokenizing|parquet magic|null|none|nan|dtype|u?int\d+|float\d*|exception"
    r"|device|space left|denied|permission)\b",
    re.I,
)
HERSTEL = re.compile(
    r"\b(zet|herstel|verwijder|voeg|vul|verbeter|controleer|maak|werk|laat|geef|draai|sluit|haal)\b", re.I
)


def keur(melding: str, woorden: list[str], vast: tuple[str, ...] = ()) -> None:
    """One or two Dutch sentences that hold ``woorden`` and say what to do. ``vast`` is left out of the English check."""
    for woord in woorden:
        assert woord in melding
    kaal = melding
    for stuk in vast:
        kaal = kaal.replace(stuk, "x")
    # names of files and columns, commands, and what stands in the cell are as they are
    kaal = re.sub(
        r"[\w./-]*\.(csv|parquet|duckdb|topojson)\b|\b\w+_\w*|`[^`]*`|staat '[^']*'|--\w+", "x", kaal
    )
    assert not ENGELS.findall(kaal), melding
    assert "\n" not in melding
    assert "Traceback" not in melding
    assert not re.search(r"\d{4}\.\d|\b\d\.\d{4}", kaal), f"punt in plaats van komma: {melding}"
    zinnen = re.split(r"(?<=[.!?…])\s+(?=[A-Z…])", kaal)
    assert 1 <= len(zinnen) <= 2, melding
    assert melding.endswith(".")
    assert HERSTEL.search(kaal), melding


def staat(data: Path) -> dict[str, str]:
    """The database files, the pointer and anything half-written, each with its hash."""
    return {p.name: sha256(p) for p in sorted(data.iterdir()) if p.is_file() and p.suffix != ".slot"}


def weiger(data: Path, woorden: list[str], vast: tuple[str, ...] = ()) -> None:
    """The build refuses with a proper message, and the previous database is served as before."""
    voor, oud = staat(data), versies.huidige(data)
    assert oud is not None
    with pytest.raises(Gebruikersfout) as gevangen:
        bouw(data)
    assert versies.huidige(data) == oud
    assert staat(data) == voor  # byte for byte, and nothing half-written beside it
    keur(str(gevangen.value), woorden, (str(data), *vast))


# ---------------------------------------------------------------- the build


def test_kleine_map_is_goed(klein: Path, vol: Path) -> None:
    """Without damage both folders build, so that a refusal below is due to the damage."""
    for map_ in (klein, vol):
        with duckdb.connect(str(versies.huidige(map_)), read_only=True) as con:
            assert con.execute("select count(*) from mart.aansluiting where not in_orde").fetchone() == (0,)
            assert con.execute(
                "select count(*) from mart.vlag where vlag = 'niet_aangeleverd'"
            ).fetchone() != (0,)


def _merken(nummer: int) -> list[pytest.MarkDecorator]:
    """Every sixth damage is in the fast suite, all of them in the full one."""
    return [pytest.mark.timeout(60)] + ([pytest.mark.volledig] if nummer % 6 else [])


@pytest.mark.parametrize(
    ("schade", "woorden"),
    [pytest.param(s, w, id=n, marks=_merken(i)) for i, (n, s, w) in enumerate(GEVALLEN)],
)
def test_schade(data: Path, schade: Schade, woorden: list[str]) -> None:
    schade(data)
    weiger(data, woorden)


@pytest.mark.parametrize("naam", ["referentie/drempels.csv", IV3])
def test_rij_van_de_dubbele_sleutel(data: Path, naam: str) -> None:
    """The message names the second of the two rows."""
    dubbel(naam)(data)
    weiger(data, [f"{naam}, rij {len(lees(data / naam)) + 1}:"])


def test_toetsbedrag_op_alle_gemeenten(vol: Path, tmp_path: Path) -> None:
    """The published sums guard the full figures: one million off is refused."""
    data = Path(shutil.copytree(vol, tmp_path / "data"))
    cel("referentie/toetsbedragen.csv", "verwacht", "24164", 2)(data)
    weiger(data, ["hoofdtaakveld 6", "2017", "24164"])


def test_excel_bewaart_met_bom_en_crlf(data: Path) -> None:
    """Not every difference is damage: a reference table saved by a spreadsheet still builds."""
    oud = versies.huidige(data)
    ruw("referentie/drempels.csv", lambda b: b"\xef\xbb\xbf" + b.replace(b"\n", b"\r\n"))(data)
    assert bouw(data) == versies.huidige(data) != oud


@pytest.mark.parametrize("map_", ["bron/.ipynb_checkpoints", "referentie/oud"])
def test_map_tussen_de_bestanden(data: Path, map_: str) -> None:
    """A folder between the files is no reason to stop."""
    (data / map_).mkdir()
    assert bouw(data) == versies.huidige(data)


@pytest.mark.parametrize(
    "fout", [OSError(28, "No space left on device"), PermissionError(13, "Permission denied")]
)
@pytest.mark.parametrize("stap", ["verbinden", "plaatsen", "aanwijzen"])
def test_schijf_weigert(data: Path, monkeypatch: pytest.MonkeyPatch, stap: str, fout: OSError) -> None:
    """A full or read-only disk, at each of the three moments that something is written."""

    def weiger_(*_: object, **__: object) -> None:
        raise fout

    echt = Path.replace
    if stap == "verbinden":
        monkeypatch.setattr(bouwmodule.duckdb, "connect", weiger_)
    else:
        naam = versies.AANWIJZER if stap == "aanwijzen" else ".duckdb"
        monkeypatch.setattr(
            Path, "replace", lambda van, naar: weiger_() if str(naar).endswith(naam) else echt(van, naar)
        )
    oud, inhoud = versies.huidige(data), staat(data)
    with pytest.raises(Gebruikersfout) as gevangen:
        bouw(data)
    keur(str(gevangen.value), [str(data)], (str(data),))
    assert versies.huidige(data) == oud
    assert staat(data) == inhoud


def test_duckdb_weigert(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the database itself; one of a full disk is called that, also when there is room again."""

    def faal(tekst: str) -> None:
        monkeypatch.setattr(
            bouwmodule, "controleer", lambda *_: (_ for _ in ()).throw(duckdb.IOException(tekst))
        )

    faal("IO Error: Could not read file: Input/output error")
    weiger(data, ["--debug"])
    faal('IO Error: Could not write file "x": No space left on device')
    weiger(data, ["schijf is vol", "Maak ruimte"])


def test_geen_leesrechten(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is there but may not be read, or that another program has locked."""
    echt = Path.read_bytes

    def lees_bytes(pad: Path) -> bytes:
        if pad.name == "kwb_2021.csv":
            raise PermissionError(13, "Permission denied")
        return echt(pad)

    voor = staat(data)
    with monkeypatch.context() as nep:
        nep.setattr(Path, "read_bytes", lees_bytes)
        nep.setattr(bouwmodule, "lees", lees_contract)
        with pytest.raises(Gebruikersfout) as gevangen:
            bouw(data)
    keur(str(gevangen.value), ["kwb_2021.csv"], (str(data),))
    assert staat(data) == voor


def test_kolom_dubbel(data: Path) -> None:
    ruw("referentie/breuken.csv", lambda b: b"".join(r + b",uitleg\n" for r in b.splitlines()))(data)
    weiger(data, ["breuken.csv", "uitleg"])


def test_onderbroken(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Ctrl+C halfway: one Dutch sentence, its own exit code, and nothing has changed."""

    def onderbreek(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(bouwmodule, "controleer", onderbreek)
    monkeypatch.setattr("loaders.bouw.bouw", functools.partial(bouw, data))
    voor = staat(data)
    assert hoofd(["bouw"]) == 130
    assert staat(data) == voor
    assert "Afgebroken" in capsys.readouterr().err


def test_datamap_ontbreekt(tmp_path: Path) -> None:
    with pytest.raises(Gebruikersfout) as gevangen:
        bouw(tmp_path / "bestaat" / "niet")
    keur(str(gevangen.value), [str(tmp_path)], (str(tmp_path),))


def test_eerste_bouw_mislukt(data: Path) -> None:
    """Without a previous version a failed build leaves nothing to serve, and says the same."""
    for pad in list(data.iterdir()):
        if pad.is_file():
            pad.unlink()
    weg("bron/kwb_2021.csv")(data)
    with pytest.raises(Gebruikersfout, match=r"kwb_2021\.csv"):
        bouw(data)
    assert versies.huidige(data) is None
    assert staat(data) == {}


# ---------------------------------------------------------------- the command line


def draai(data: Path, *argumenten: str) -> subprocess.CompletedProcess[str]:
    """``python -m loaders …`` on another data folder."""
    return subprocess.run(
        [sys.executable, "-m", "loaders", *argumenten],
        cwd=PROJECT,
        env={**os.environ, "GEMEENTEN3D_DATA": str(data), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def faalt(uit: subprocess.CompletedProcess[str], data: Path, *woorden: str) -> None:
    """Exit code 1 and one line on stderr."""
    assert uit.returncode == 1, uit.stderr
    regels = uit.stderr.splitlines()
    assert len(regels) == 1, uit.stderr
    assert regels[0].startswith("Fout: ")
    keur(regels[0].removeprefix("Fout: "), list(woorden), (str(data),))


def test_cli_bouw_op_beschadigde_map(data: Path) -> None:
    cel(WET, "wet_smal", "wmoo")(data)
    voor = staat(data)
    faalt(draai(data, "bouw"), data, WET, "wmoo")
    assert staat(data) == voor
    technisch = draai(data, "bouw", "--debug")
    assert technisch.returncode == 1
    assert "Traceback" in technisch.stderr
    assert staat(data) == voor


@pytest.mark.parametrize("opdracht", ["status", "controleer"])
def test_cli_zonder_database(tmp_path: Path, opdracht: str) -> None:
    faalt(draai(tmp_path, opdracht), tmp_path, "python -m loaders bouw")


@pytest.mark.parametrize("opdracht", ["status", "controleer"])
def test_cli_met_kapotte_database(data: Path, opdracht: str) -> None:
    """The served file is damaged after it was built."""
    nu = versies.huidige(data)
    assert nu is not None
    nu.write_bytes(BINAIR)
    faalt(draai(data, opdracht), data, nu.name)


def test_cli_met_kapotte_aanwijzer(data: Path) -> None:
    (data / versies.AANWIJZER).write_bytes(b"\xff\xfe\x00kapot")
    faalt(draai(data, "status"), data, "python -m loaders bouw")


@pytest.mark.parametrize("opdracht", ["status", "controleer"])
def test_cli_op_goede_database(vol: Path, opdracht: str) -> None:
    voor = staat(vol)
    uit = draai(vol, opdracht)
    assert (uit.returncode, uit.stderr) == (0, "")
    assert (
        "in orde" if opdracht == "controleer" else "inwoners"
    ) in uit.stdout.lower() or "rijen" in uit.stdout
    assert staat(vol) == voor


def test_cli_bouw_als_nodig(data: Path) -> None:
    """Up to date: kept. Something changed: built once, and then kept."""
    voor = staat(data)
    assert draai(data, "bouw", "--als-nodig").returncode == 0
    assert staat(data) == voor
    cel("referentie/drempels.csv", "reden", "Nieuwe reden")(data)
    assert draai(data, "bouw", "--als-nodig").returncode == 0
    nieuw = staat(data)
    assert nieuw != voor
    uit = draai(data, "bouw", "--als-nodig")
    assert (uit.returncode, uit.stderr) == (0, "")
    assert staat(data) == nieuw


def test_cli_zonder_opdracht(tmp_path: Path) -> None:
    uit = draai(tmp_path)
    assert uit.returncode == 2
    assert "python -m loaders" in uit.stderr
    assert "Traceback" not in uit.stderr


def test_cli_momentopname_zonder_map(tmp_path: Path) -> None:
    """A folder that is not there is named, and data/bron is not touched."""
    faalt(draai(tmp_path, "momentopname", str(tmp_path / "nergens")), tmp_path, "herkomst.csv")
    assert not list(tmp_path.iterdir())
