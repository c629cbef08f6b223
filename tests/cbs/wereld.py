"""What the stand-in publishes: Iv3 tables made from the project's own figures, and the tables next to them.

The amounts of a municipality and taakveld are split over categories so that they add up to the amount in
data/bron; a load of all taakvelden therefore gives the totals that the project already has.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from itertools import repeat
from pathlib import Path

import numpy as np
import pandas as pd

from tests.cbs.regiotabellen import Bron, gemeentelijst, maak_regiotabellen
from tests.cbs.tabel import Kenmerken, Lid, Tabel, gezien, leden, lid

__all__ = ["Iv3Jaar", "Tabel", "Wereld", "maak_wereld"]

BRON = Path(__file__).resolve().parents[2] / "data" / "bron"
VORMEN = Path(__file__).resolve().parent / "vormen"

Cel = tuple[str, str, str, str]  # X000..X005, taakveld, category, municipality; without padding
Bedragen = tuple[float | None, float | None]  # 1e and 2e plaatsing, thousands of euro
LEEG: Bedragen = (None, None)
GEEN_CIJFER = -99998.0

IDS = {2017: "45038NED", 2018: "45042NED", 2019: "45046NED", 2020: "45050NED", 2021: "45054NED"}
IDS |= {2022: "45059NED", 2023: "45063NED", 2024: "45067NED", 2025: "45071NED", 2026: "45078NED"}
IDS |= {2027: "45093NED"}  # invented, and not in step with the others: it has to be discovered
LAATSTE_BRONJAAR = 2026
SOORTEN = {"X000": "begroting", "X005": "rekening"}
VERSLAGSOORTEN = {
    "X000": "Begroting",
    "X001": "1e kwartaal",
    "X002": "2e kwartaal",
    "X003": "3e kwartaal",
    "X004": "4e kwartaal",
    "X005": "Jaarrekening",
}
KLEIN = (
    "L1.1",
    "L3.8",
    "L4.3.3",
    "L7.1",
    "L7.5",
    "B3.4.2",
    "B3.8",
    "B4.1.2",
    "B4.3.1",
    "B7.1",
    "Primo",
    "Ultimo",
)
BALANSPOSTEN = (
    ("A1331b", "A1331b Financiële vaste activa: Overig.."),
    ("A23", "A23 Liquide middelen (kas- en banksal.."),
    ("P111", "P111 Eigen vermogen: Algemene reserve"),
    ("P112", "P112 Eigen vermogen: Bestemmingsreser.."),
    ("P12", "P12 Voorzieningen"),
    ("P211b", "P211b Vlottende schuld: Kasgeldlening.."),
)
# Codes that the snapshot has merged -> the official code that gets the whole amount
HERLEID = {
    2024: {"6.73": "6.73a", "6.74": "6.74a"},
    2026: {
        "6.71": "6.711",
        "6.75": "6.751",
        "6.76": "6.761",
        "6.79": "6.792",
        "6.81": "6.811",
        "6.82": "6.821",
    },
}
HERLEID[2027] = HERLEID[2026]
RESERVES = ("0.10", "0.11")  # reserve movements and result: category 7.1 is the only white cell there
WETTEN = {"6.72": "jeugdwet", "6.73": "jeugdwet", "6.74": "jeugdwet", "6.82": "jeugdwet"}
WETTEN |= {"6.6": "wmo", "6.71": "wmo", "6.81": "wmo"}
LIJKT_OP = {
    "45070NED": ("Provincies 2025 onbewerkte Iv3-data", "Provincies"),
    "45072NED": ("Gemeenschappelijke regelingen 2025 onbewerkte Iv3-data", "GemeenschappelijkeRegelingen"),
    "45073NED": ("Waterschappen 2025 onbewerkte Iv3-data", "Waterschappen"),
}
SPATIE_ACHTER = 2022  # CBS published a title with a space at the end


@dataclass
class Iv3Jaar:
    """One year of Iv3; `cellen` holds what is not null in its table."""

    jaar: int
    tabel: Tabel
    cellen: dict[Cel, Bedragen]


@dataclass
class Wereld:
    """All tables by id, and the cells of each Iv3 year. Each change makes the table look published again."""

    tabellen: dict[str, Tabel] = field(default_factory=dict)
    iv3: dict[int, Iv3Jaar] = field(default_factory=dict)

    def kopie(self) -> Wereld:
        """An independent world that a test may change, in much less time than it takes to make one."""
        tabellen = {
            sleutel: replace(
                t,
                kenmerken=deepcopy(t.kenmerken),
                dimensies=deepcopy(t.dimensies),
                groepen=deepcopy(t.groepen),
            )
            for sleutel, t in self.tabellen.items()
        }
        iv3 = {}
        for jaar, oud in self.iv3.items():
            nieuw = Iv3Jaar(jaar, tabellen[oud.tabel.id], dict(oud.cellen))
            nieuw.tabel.waarden = Celwaarden(nieuw.cellen)
            iv3[jaar] = nieuw
        return Wereld(tabellen, iv3)

    def _kenmerk(self, tabel: str, sleutel: str) -> dict[str, object]:
        return next(k for k in self.tabellen[tabel].kenmerken if k["Key"] == sleutel)

    def raak(self, tabel: str) -> None:
        """A later Modified, and nothing else."""
        self.tabellen[tabel].raak()

    def hernoem_kolom(self, tabel: str, oud: str, nieuw: str) -> None:
        """Another key for a topic or a dimension."""
        self._kenmerk(tabel, oud)["Key"] = nieuw
        dimensies = self.tabellen[tabel].dimensies
        self.tabellen[tabel].dimensies = {nieuw if n == oud else n: rijen for n, rijen in dimensies.items()}
        self.raak(tabel)

    def verschuif_suffix(self, tabel: str, oud_key: str, nieuw_key: str) -> None:
        """Another running number in the key of a topic, as CBS does when it adds a column."""
        if oud_key.rpartition("_")[0] != nieuw_key.rpartition("_")[0]:
            raise ValueError(f"{oud_key} en {nieuw_key} verschillen in meer dan het nummer")
        self.hernoem_kolom(tabel, oud_key, nieuw_key)

    def hernoem_titel(self, tabel: str, key: str, titel: str) -> None:
        """Another title for a topic or a dimension."""
        self._kenmerk(tabel, key)["Title"] = titel
        self.raak(tabel)

    def hernoem_lid(self, tabel: str, dimensie: str, key: str, titel: str) -> None:
        """Another title for a member; the padding of the key does not matter."""
        self._lid(tabel, dimensie, key)["Title"] = titel
        self.raak(tabel)

    def verwijder_lid(self, tabel: str, dimensie: str, key: str) -> None:
        """A member less, and with it all its rows; the padding of the key does not matter."""
        self.tabellen[tabel].dimensies[dimensie].remove(self._lid(tabel, dimensie, key))
        self.raak(tabel)

    def _lid(self, tabel: str, dimensie: str, key: str) -> Lid:
        rijen = self.tabellen[tabel].dimensies[dimensie]
        return next(rij for rij in rijen if str(rij["Key"]).strip() == key.strip())

    def wijzig(self, jaar: int, cel: Cel, waarde: Bedragen | None) -> None:
        """Other amounts in one Iv3 cell; None empties it."""
        if waarde is None:
            self.iv3[jaar].cellen.pop(cel, None)
        else:
            self.iv3[jaar].cellen[cel] = waarde
        self.raak(IDS[jaar])


@dataclass
class Celwaarden:
    """The topics of an Iv3 row, looked up in the cells."""

    cellen: dict[Cel, Bedragen]

    def __call__(self, sleutel: tuple[str, ...]) -> Bedragen:
        """Amounts for taakveld, category, municipality and report."""
        taakveld, categorie, gemeente, verslag = sleutel
        return self.cellen.get((verslag[4:], taakveld, categorie, gemeente), LEEG)


# ---------------------------------------------------------------- dimensions of Iv3


def vorm(bestand: str, jaar: int) -> list[tuple[str, str]]:
    """The codes and titles of one year from tests/cbs/vormen."""
    with (VORMEN / bestand).open(encoding="utf-8", newline="") as stroom:
        rijen = list(csv.reader(stroom))[1:]
    return [(code, titel) for van, tot, code, titel in rijen if int(van) <= jaar <= int(tot)]


def taakvelden(jaar: int) -> list[Lid]:
    """Taakvelden and after them the balance items, which share the dimension."""
    codes = sorted(vorm("taakvelden.csv", jaar))
    return leden([*codes, *BALANSPOSTEN], 6)


def categorieen(jaar: int, grootte: str) -> list[Lid]:
    """Lasten, baten and the two balance standings; `klein` has only the categories that carry amounts."""
    alle = vorm("categorieen.csv", jaar)
    if grootte == "klein":
        alle = [(sleutel, titel) for sleutel, titel in alle if sleutel.strip() in KLEIN]
    return leden(sorted(alle, key=lambda paar: ("LBPU".index(paar[0][0]), paar[0])), 8)


def iv3_kenmerken(wie: str, titel: str) -> Kenmerken:
    """DataProperties of an Iv3 table: four dimensions, two placements."""
    kenmerken = Kenmerken().dimensie("TaakveldBalanspost", "Taakveld/balanspost")
    kenmerken.dimensie(gezien("Categorie"), gezien("Categorie")).dimensie(wie, titel, "GeoDimension")
    kenmerken.dimensie(gezien("Verslagsoort"), gezien("Verslagsoort"))
    kenmerken.onderwerp(("k_1ePlaatsing", gezien("1e plaatsing"), gezien("1 000 euro"), "Double", 3))
    return kenmerken.onderwerp(("k_2ePlaatsing", gezien("2e plaatsing"), gezien("1 000 euro"), "Double", 3))


def iv3_tabel(bron: Bron, jaar: int, grootte: str, cellen: dict[Cel, Bedragen]) -> Tabel:
    """The table "Gemeenten <jaar> onbewerkte Iv3-data"."""
    titel = f"Gemeenten {jaar} onbewerkte Iv3-data" + (" " if jaar == SPATIE_ACHTER else "")
    return Tabel(
        IDS[jaar],
        titel,
        "IV3",
        f"{min(jaar + 1, 2026)}-{'11-24' if jaar >= 2026 else '09-22'}T02:00:00",
        iv3_kenmerken("Gemeenten", "Gemeenten").rijen,
        {
            "TaakveldBalanspost": taakvelden(jaar),
            "Categorie": categorieen(jaar, grootte),
            "Gemeenten": gemeentelijst(bron, [min(jaar, LAATSTE_BRONJAAR)], 9),
            "Verslagsoort": [lid(f"{jaar}{code}", naam) for code, naam in VERSLAGSOORTEN.items()],
        },
        Celwaarden(cellen),
    )


def lijkt_op_iv3(sleutel: str) -> Tabel:
    """A table of another layer of government with nearly the same title; all its cells are null."""
    titel, wie = LIJKT_OP[sleutel]
    return Tabel(
        sleutel,
        titel,
        "IV3",
        "2026-07-24T02:00:00",
        iv3_kenmerken(wie, wie).rijen,
        {
            "TaakveldBalanspost": taakvelden(2025),
            "Categorie": categorieen(2025, "klein"),
            wie: [lid(f"XX{n:04}".ljust(9), f"{wie} {n}") for n in range(1, 4)],
            "Verslagsoort": [lid(f"2025{code}", naam) for code, naam in VERSLAGSOORTEN.items()],
        },
        Celwaarden({}),
    )


# ---------------------------------------------------------------- cells of Iv3


def cellen_van(rijen: pd.DataFrame, jaar: int, code: str) -> Iterator[tuple[Cel, Bedragen]]:
    """The cells of one report: every amount of the snapshot split over a few categories."""
    gemeente, taakveld = rijen["gm_code"].to_numpy(object), rijen["taakveld"].to_numpy(object)
    lasten = rijen["lasten_keur"].to_numpy(float).astype(np.int64)
    baten = rijen["baten_keur"].fillna((0.2 * rijen["lasten_keur"]).round()).to_numpy(float).astype(np.int64)
    nummer = rijen["gm_code"].str[2:].astype(int).to_numpy()
    hekje = (nummer * 7919 + pd.factorize(taakveld)[0] * 104_729 + jaar * 31) % 10_007
    reserve = np.isin(taakveld.astype(str), RESERVES)
    rijk = taakveld == "0.7"  # only what the rijk pays is white there

    def deel(bedrag: np.ndarray, procent: np.ndarray | int) -> np.ndarray:
        return np.sign(bedrag) * (np.abs(bedrag) * procent // 100)

    nul = np.zeros_like(lasten)
    gewoon = np.where(reserve, 0, lasten)
    salaris, diensten = deel(gewoon, 15 + hekje % 26), deel(gewoon, 30 + hekje % 17)
    verrekend = np.where((hekje % 19 == 0) & (np.abs(gewoon) >= 500), -(np.abs(gewoon) // 40), 0)
    inkomsten = np.where(reserve | rijk, 0, baten)
    eigen, verhaal, van_rijk = (
        deel(inkomsten, 10 + hekje % 11),
        deel(inkomsten, 5),
        deel(inkomsten, 25 + hekje % 20),
    )
    delen: list[tuple[str, np.ndarray, np.ndarray | None]] = [
        # the second array: where a zero is written as a zero, so that no row of the snapshot vanishes
        ("L1.1", salaris, (lasten == 0) & ~reserve),
        ("L3.8", diensten, None),
        ("L7.5", verrekend, None),
        ("L4.3.3", gewoon - salaris - diensten - verrekend, None),
        ("L7.1", np.where(reserve, lasten, nul), (lasten == 0) & reserve),
        ("B3.4.2", eigen, None),
        ("B4.1.2", verhaal, None),
        ("B4.3.1", np.where(rijk, baten, van_rijk), None),
        ("B3.8", inkomsten - eigen - verhaal - van_rijk, None),
        ("B7.1", np.where(reserve, baten, nul), None),
    ]
    for categorie, bedrag, ook_nul in delen:
        keuze = (bedrag != 0) if ook_nul is None else (bedrag != 0) | ook_nul
        getallen = bedrag[keuze].astype(float).tolist()
        tweede = repeat(None) if jaar > LAATSTE_BRONJAAR else getallen
        sleutels = zip(repeat(code), taakveld[keuze], repeat(categorie), gemeente[keuze], strict=False)
        yield from zip(sleutels, zip(getallen, tweede, strict=False), strict=True)


def balans(gemeenten: Sequence[str], code: str) -> Iterator[tuple[Cel, Bedragen]]:
    """Balance standings: amounts that belong in no sum of taakvelden."""
    for plaats, (post, _) in enumerate(BALANSPOSTEN, 1):
        for gm in gemeenten:
            begin = float(plaats * 1000 + int(gm[2:]))
            yield (code, post, "Primo", gm), (begin, begin)
            yield (code, post, "Ultimo", gm), (begin + 50, begin + 50)


def bijzondere_gevallen(cellen: dict[Cel, Bedragen]) -> None:
    """What goes wrong between the two placements, in the tables of 2024."""
    # Tilburg delivered again and moved an amount from 6.72a to 6.72b
    for categorie in ("L1.1", "L3.8"):
        kaal = ("X005", "6.72", categorie, "GM0855")
        bedrag = cellen[kaal][0] or 0.0
        verplaatst = float(bedrag // 2)
        cellen[kaal] = (bedrag - verplaatst,) * 2
        if categorie == "L1.1":  # stays where it was
            cellen["X005", "6.72a", categorie, "GM0855"] = (verplaatst, verplaatst)
        else:
            cellen["X005", "6.72a", categorie, "GM0855"] = (verplaatst, None)
            cellen["X005", "6.72b", categorie, "GM0855"] = (None, verplaatst)
    for cel, (eerste, tweede) in list(cellen.items()):
        if cel[3] == "GM0150" and cel[0] == "X000":  # Deventer was late
            cellen[cel] = (None, tweede)
        elif cel[3] == "GM0014" and cel[0] == "X005":  # Groningen did not deliver again
            cellen[cel] = (eerste, None)
    # A code for "no figure" among the amounts, once where the 2e plaatsing counts and once where the 1e does
    cellen["X005", "6.74b", "L3.8", "GM0363"] = (GEEN_CIJFER, None)
    cellen["X005", "6.74b", "B3.4.2", "GM0014"] = (GEEN_CIJFER, None)


def iv3_rijen(snapshot: pd.DataFrame, jaar: int, soort: str) -> pd.DataFrame:
    """The rows of one report with the official codes of its year; 2027 is 2026 plus two percent."""
    bronjaar = min(jaar, LAATSTE_BRONJAAR)
    rijen = snapshot[(snapshot["jaar"] == bronjaar) & (snapshot["soort"] == soort)].copy()
    rijen["taakveld"] = rijen["taakveld"].replace(HERLEID.get(jaar, {}))
    if jaar > LAATSTE_BRONJAAR:
        for kolom in ("lasten_keur", "baten_keur"):
            rijen[kolom] = (1.02 * rijen[kolom]).round()
    return rijen


def iv3_cellen(snapshot: pd.DataFrame, jaar: int) -> dict[Cel, Bedragen]:
    """All cells of one year that are not null."""
    cellen: dict[Cel, Bedragen] = {}
    for code, soort in SOORTEN.items():
        rijen = iv3_rijen(snapshot, jaar, soort)
        if rijen.empty:  # not published yet
            continue
        cellen.update(cellen_van(rijen, jaar, code))
        if code == "X005" or 2025 <= jaar <= LAATSTE_BRONJAAR:
            cellen.update(balans(sorted(set(rijen["gm_code"])), code))
    if jaar == 2024:
        bijzondere_gevallen(cellen)
    return cellen


# ---------------------------------------------------------------- reading the project's figures


def lees_snapshot() -> pd.DataFrame:
    """Amounts per taakveld without the reports that were not filed; 0.7 has the payment of the rijk as baten."""
    rijen = pd.read_parquet(BRON / "iv3_taakveld.parquet").drop(columns="detail")
    sleutel = ["jaar", "soort", "gm_code"]
    totaal = pd.read_parquet(BRON / "iv3_gemeentetotaal.parquet", columns=[*sleutel, "rijk_07_keur"])
    rijen = rijen.merge(totaal, on=sleutel, how="left")
    fonds = rijen["taakveld"] == "0.7"
    rijen.loc[fonds, "baten_keur"] = rijen["baten_keur"].fillna(rijen["rijk_07_keur"])[fonds]
    niet = pd.read_csv(BRON / "niet_aangeleverd.csv", usecols=sleutel)
    rijen = rijen.merge(niet, on=sleutel, how="left", indicator="gevonden")
    return rijen[rijen["gevonden"] == "left_only"].drop(columns=["gevonden", "rijk_07_keur"])


def lees_bron(snapshot: pd.DataFrame) -> Bron:
    """The figures for the tables next to Iv3, as plain dicts."""
    gemeenten: dict[int, dict[str, tuple[str, str]]] = {}
    for rij in pd.read_csv(BRON / "gemeente_jaar.csv", dtype=str, keep_default_na=False).itertuples():
        provincie = f"PV{rij.provincie_code}" if rij.provincie_code else ""
        gemeenten.setdefault(int(rij.jaar), {})[rij.gm_code] = (rij.naam, provincie)
    inwoners = pd.read_csv(BRON / "inwoners.csv")
    context = pd.read_csv(BRON / "context_2024.csv", usecols=["gm_code", "jongeren_0_17"]).assign(jaar=2024)
    context = pd.concat([context, pd.read_csv(BRON / "jongeren_eerder.csv")])
    hulp = pd.read_csv(BRON / "jeugdhulp_indicatoren.csv").astype(object)
    hulp = hulp.where(hulp.notna(), None)
    vijf = [
        "pct_jeugdhulp",
        "pct_verblijf",
        "pct_jeugdbescherming",
        "pct_jb_met_verblijf",
        "pct_jeugdreclassering",
    ]
    leeftijd = pd.read_csv(BRON / "leeftijd_kwb.csv")
    leeftijd = leeftijd[["jaar", "gm_code", *(k for k in leeftijd if k.startswith("inwoners_"))]]
    gebieden = pd.read_csv(BRON / "gebieden.csv", dtype=str, keep_default_na=False)
    wet = snapshot["taakveld"].str.rstrip("abcd").map(WETTEN)
    som = snapshot[wet.notna() & (snapshot["jaar"] <= 2024)]
    som = som.groupby(["jaar", "soort", "gm_code", wet.rename("wet")])["lasten_keur"].sum()
    return Bron(
        gemeenten,
        {(int(r.jaar), r.gm_code): int(r.inwoners) for r in inwoners.itertuples()},
        {(int(r.jaar), r.gm_code): int(r.jongeren_0_17) for r in context.itertuples()},
        {r["gm_code"]: r for r in gebieden.to_dict("records")},
        {(int(j), s, gm, w): int(bedrag) for (j, s, gm, w), bedrag in som.items()},
        dict(zip(gebieden["provincie_code"], gebieden["provincie"], strict=True)),
        {(int(r["jaar"]), str(r["gm_code"])): tuple(r[k] for k in vijf) for r in hulp.to_dict("records")},
        {int(r.jaar): float(r.cpi) for r in pd.read_csv(BRON / "cpi.csv").itertuples()},
        {(r[0], r[1]): tuple(r[2:]) for r in leeftijd.itertuples(index=False)},
    )


def maak_wereld(grootte: str = "klein", iv3_jaren: Sequence[int] = (2022, 2024, 2025, 2027)) -> Wereld:
    """The whole world; `vol` has all official categories, which makes the cubes six times as large."""
    if grootte not in ("klein", "vol"):
        raise ValueError(f"grootte is klein of vol, niet {grootte}")
    snapshot = lees_snapshot()
    bron = lees_bron(snapshot)
    wereld = Wereld()
    for jaar in iv3_jaren:
        cellen = iv3_cellen(snapshot, jaar)
        wereld.iv3[jaar] = Iv3Jaar(jaar, iv3_tabel(bron, jaar, grootte, cellen), cellen)
    tabellen = [*(i.tabel for i in wereld.iv3.values()), *(lijkt_op_iv3(sleutel) for sleutel in LIJKT_OP)]
    wereld.tabellen = {t.id: t for t in (*tabellen, *maak_regiotabellen(bron))}
    return wereld
