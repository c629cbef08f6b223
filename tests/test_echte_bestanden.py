"""The loaders over real CBS files, where the environment variable BRONBESTANDEN points to them.

The files are other people's and are not part of this project; without them these tests are skipped.
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from loaders.cbs import BronFout, Dienst, Tabel
from loaders.live import gebieden, ophalen
from loaders.live.manifest import bronnen
from loaders.live.voortgang import Voortgang
from loaders.versies import PROJECT
from tests.cbs import dienst as nabootsing
from tests.cbs import tabel as nagebootst
from tests.cbs.wereld import Wereld, vorm

_MAP = os.environ.get("BRONBESTANDEN", "")
pytestmark = pytest.mark.skipif(
    not (_MAP and Path(_MAP).is_dir()),
    reason="De echte bronbestanden zijn er niet: zet BRONBESTANDEN op de map waar zij staan.",
)
BRON = PROJECT / "data" / "bron"


def lees(pad: str, scheiding: str = ",") -> list[dict[str, str]]:
    """A CBS dump as dictionaries, nothing converted."""
    with (Path(_MAP) / pad).open(encoding="utf-8-sig", newline="") as bestand:
        return list(csv.DictReader(bestand, delimiter=scheiding))


def kenmerken(pad: str) -> list[dict[str, object]]:
    """DataProperties with the types the service gives."""
    return [
        {
            **{k: (v or None) for k, v in rij.items()},
            "ID": int(rij["ID"]),
            "ParentID": int(rij["ParentID"]) if rij["ParentID"] else None,
        }
        for rij in lees(pad)
    ]


def gebiedentabel(titel: str, id_: str, rijen: list[dict[str, str]]) -> nagebootst.Tabel:
    """A real dump, served by the stand-in as CBS serves it."""
    onderwerpen = kenmerken("cbs/85067NED/DataProperties.csv")
    sleutels = [str(k["Key"]) for k in onderwerpen if k["Type"] == "Topic"]
    getallen = {"Inwonertal_54", "Omgevingsadressendichtheid_55"}
    waarden = {r["RegioS"].strip(): [float(r[k]) if k in getallen else r[k] for k in sleutels] for r in rijen}
    for k in onderwerpen:
        if k["Key"] in getallen:
            k["Datatype"] = "Long"
    leden = [
        {"Key": r["RegioS"], "Title": r["Naam_2"].strip(), "Description": "", "CategoryGroupID": None}
        for r in rijen
    ]
    return nagebootst.Tabel(
        id=id_,
        titel=titel,
        catalogus="CBS",
        gewijzigd="2024-10-01T02:00:00",
        kenmerken=onderwerpen,
        dimensies={"RegioS": leden},
        waarden=lambda sleutel: waarden[sleutel[0]],
    )


@pytest.fixture(scope="module")
def adres() -> Iterator[str]:
    tabellen = [
        gebiedentabel("Gebieden in Nederland 2022", "85067NED", lees("cbs/85067NED/data.csv")),
        gebiedentabel("Gebieden in Nederland 2024", "85755NED", lees("cbs/85755NED_2024.csv", ";")),
    ]
    with nabootsing.Dienst(Wereld({t.id: t for t in tabellen}, {})) as dienst:
        yield dienst.adres


def haal(adres: str, jaar: int, live: Path) -> pd.DataFrame:
    """Fetch Gebieden of a year through cbsodata and return the checked table."""
    bron = bronnen()["gebieden"]
    dienst = Dienst(adres={"opendata": f"http://{adres}", "dataderden": f"http://{adres}"}, wacht_s=0.01)
    (plan,) = ophalen.plan(dienst, bron, ophalen.Wens(frozenset({jaar})), live, [])
    assert isinstance(plan, ophalen.Plan)
    (levering,) = ophalen.haal(plan, Voortgang(1, lambda _: None))
    return {c.naam: t for c, t in gebieden.tabellen(levering, bron, live)}["gebieden_jaar"]


def test_gebieden_2024_gelijk_aan_de_momentopname(adres: str, tmp_path: Path) -> None:
    """The snapshot's table was made from this dump by another road."""
    gehaald = (
        haal(adres, 2024, tmp_path)
        .drop(columns="jaar")
        .astype({"oad": "Int64"})
        .astype(str)
        .set_index("gm_code")
    )
    verwacht = pd.read_csv(BRON / "gebieden.csv", dtype=str).set_index("gm_code")
    pd.testing.assert_frame_equal(
        gehaald.sort_index(), verwacht[gehaald.columns].sort_index(), check_dtype=False
    )


def test_gebieden_2022_per_positie(adres: str, tmp_path: Path) -> None:
    """345 municipalities; every column as it stands at its position in the dump."""
    gehaald = haal(adres, 2022, tmp_path).set_index("gm_code")
    plaats = {
        "arbeidsmarktregio_code": "Code_4",
        "corop": "Naam_9",
        "ggd_code": "Code_14",
        "jeugdregio": "Naam_17",
        "landsdeel": "Naam_25",
        "provincie_code": "Code_26",
        "gemeentegrootte_code": "Code_50",
        "stedelijkheid": "Omschrijving_53",
    }
    rijen = lees("cbs/85067NED/data.csv")
    assert len(gehaald) == len(rijen) == 345
    for rij in rijen:
        for ons, cbs in plaats.items():
            assert gehaald.at[rij["RegioS"].strip(), ons] == rij[cbs].strip()


def _kwb(monkeypatch: pytest.MonkeyPatch) -> Tabel:
    tabel = Tabel(Dienst(), "opendata", "85318NED")
    monkeypatch.setitem(tabel.__dict__, "kenmerken", kenmerken("cbs/85318NED/DataProperties.csv"))
    return tabel


def test_kolommen_van_de_kerncijfers_op_titel(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a table of over a hundred columns a title finds its column whatever the number behind the key."""
    tabel = _kwb(monkeypatch)
    assert tabel.kolom(["Aantal inwoners"])["Key"] == "AantalInwoners_5"
    assert tabel.kolom(["Percentage jongeren met jeugdzorg"])["Key"] == "PercentageJongerenMetJeugdzorg_88"
    assert tabel.kolom(["Wmo-cliënten"])["Key"] == "WmoClienten_89"
    assert tabel.kolom(["PersonenPerSoortUitkeringBijstand"])["Key"] == "PersonenPerSoortUitkeringBijstand_83"
    with pytest.raises(BronFout, match="geen kolom 'Percentage jongeren met jeugdhulp'"):
        tabel.kolom(["Percentage jongeren met jeugdhulp"])


def codes(lijst: list[dict[str, object]]) -> Iterator[tuple[str, str]]:
    """Every code and title in an official list, headings included."""
    for rij in lijst:
        yield str(rij["code"]), str(rij.get("omschrijving", ""))
        yield from codes(rij.get("subcodes", []))  # type: ignore[arg-type]


def definities(jaar: int, lijst: str) -> dict[str, str]:
    pad = Path(_MAP) / "iv3_definities" / f"iv3_definities_Gemeente_{jaar}.json"
    inhoud = json.loads(pad.read_text(encoding="utf-8-sig"))
    return dict(codes(inhoud["codelijsten"][lijst]["codelijst"]))


@pytest.mark.parametrize("jaar", range(2017, 2027))
def test_elke_officiele_code_hoort_bij_een_wet(jaar: int) -> None:
    """The mapping has exactly the official 6.x codes, and the codes the snapshot merged."""
    officieel = {c for c in definities(jaar, "taakveld") if re.fullmatch(r"6\.\d\S*", c)}
    wet = pd.read_csv(PROJECT / "data" / "referentie" / "taakveld_wet.csv", dtype=str)
    van_jaar = wet[(wet["jaar_van"].astype(int) <= jaar) & (wet["jaar_tot"].astype(int) >= jaar)]
    samengevoegd = set(
        van_jaar.loc[van_jaar["reden"].str.startswith(("Samengevoegde", "Pgb van beide")), "taakveld"]
    )
    assert set(van_jaar["taakveld"]) - samengevoegd == officieel
    assert officieel & samengevoegd <= {"6.71", "6.72", "6.81", "6.82"}


@pytest.mark.parametrize("jaar", range(2017, 2027))
def test_de_nabootsing_heeft_de_officiele_codes(jaar: int) -> None:
    """The stand-in of the tests cannot drift away from CBS's lists."""
    lasten, baten = definities(jaar, "categorie_lasten"), definities(jaar, "categorie_baten")
    officieel = {f"L{c}" for c in lasten if re.match(r"\d", c)} | {
        f"B{c}" for c in baten if re.match(r"\d", c)
    }
    onze = {sleutel.strip() for sleutel, _ in vorm("categorieen.csv", jaar)} - {"Primo", "Ultimo"}
    assert onze == officieel
    taakvelden = {c for c in definities(jaar, "taakveld") if re.fullmatch(r"\d\.\d\S*", c)}
    assert {
        sleutel.strip() for sleutel, _ in vorm("taakvelden.csv", jaar) if sleutel[0].isdigit()
    } == taakvelden


def _v4(naam: str) -> list[dict[str, object]]:
    pad = Path(_MAP) / "cbs" / "03759ned" / naam
    return json.loads(pad.read_text(encoding="utf-8"))["value"]


def test_sleutels_van_de_bevolkingstabel() -> None:
    """The ages in the manifest are all together, every year up to 94 and the oldest, by the titles in the real list."""
    titels = {str(r["Identifier"]): str(r["Title"]) for r in _v4("codes-Leeftijd.json")}
    bron = bronnen()["bevolking"]
    jaren = [f"{j} jaar" for j in range(95)]
    assert [titels[c] for c in bron.alle["leeftijd"]] == ["Totaal", *jaren, "95 jaar of ouder"]
    geslacht = {str(r["Identifier"]): str(r["Title"]) for r in _v4("codes-Geslacht.json")}
    assert geslacht[bron.vast["geslacht"][0]].startswith("Totaal")
    staat = {str(r["Identifier"]): str(r["Title"]) for r in _v4("codes-BurgerlijkeStaat.json")}
    assert staat[bron.vast["staat"][0]].startswith("Totaal")
    maten = {str(r["Title"]) for r in _v4("measure-codes.json")}
    assert set(bron.maten["aantal"]) <= maten


def test_inwoners_van_de_momentopname_zijn_die_van_het_cbs() -> None:
    """Every real observation of inhabitants equals the row of the snapshot."""
    onze = pd.read_csv(BRON / "inwoners.csv", dtype={"gm_code": str}).set_index(["jaar", "gm_code"])[
        "inwoners"
    ]
    vergeleken = 0
    for r in _v4("observations-page-1.json"):
        sleutel = (int(str(r["Perioden"])[:4]), str(r["RegioS"]).strip())
        if (
            r["Measure"] == "M000352"
            and r["Leeftijd"] == "10000"
            and sleutel in onze.index
            and r["Value"] is not None
        ):
            assert onze[sleutel] == r["Value"], sleutel
            vergeleken += 1
    assert vergeleken > 300
