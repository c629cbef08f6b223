"""Iv3 of municipalities, live: X000 (begroting) and X005 (rekening), per taakveld and category.

Amounts in thousands of euro, in the municipal division of the year. The 2e plaatsing is chosen per
municipality and report, else the 1e; never per cell, because a second delivery may move an amount.
Source: CBS, "Gemeenten <jaar> onbewerkte Iv3-data".
"""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pandas as pd

from loaders.cbs import BronFout, Lid, Tabel
from loaders.contract import Contract, Kolom
from loaders.iv3 import NIET_AANGELEVERD, SOORT, TAAKVELD, TOTAAL
from loaders.live.manifest import Bron
from loaders.live.ophalen import Deel, Groep, Wens
from loaders.live.stand import Levering

_SQL = Path(__file__).with_name("sql")
_SOORTEN = tuple(SOORT.values())
ALLES, SOCIAAL = "alle taakvelden", "sociaal domein"

CATEGORIE = Contract(
    naam="iv3_categorie",
    bestand="",
    sleutel=("jaar", "soort", "gm_code", "taakveld", "categorie"),
    kolommen={
        "jaar": Kolom("jaar"),
        "soort": Kolom(waarden=_SOORTEN),
        "gm_code": Kolom("gm_code"),
        "taakveld": Kolom(),
        "categorie": Kolom(),
        "bedrag_keur": Kolom("getal"),
    },
)
PLAATSING = Contract(
    naam="plaatsing",
    bestand="",
    sleutel=("jaar", "soort", "gm_code"),
    kolommen={
        "jaar": Kolom("jaar"),
        "soort": Kolom(waarden=_SOORTEN),
        "gm_code": Kolom("gm_code"),
        "plaatsing": Kolom("geheel"),
    },
)
VERSLAG = Contract(
    naam="verslag",
    bestand="",
    sleutel=("jaar", "soort"),
    kolommen={
        "jaar": Kolom("jaar"),
        "soort": Kolom(waarden=_SOORTEN),
        "herkomst_id": Kolom(),
        "omvang": Kolom(waarden=(ALLES, SOCIAAL)),
        "gewijzigd_op": Kolom("datum", leeg_mag=True),
        "opgehaald_op": Kolom(),
        "lasten_cellen_keur": Kolom("getal", leeg_mag=True),
        "genegeerde_reserves": Kolom("geheel", leeg_mag=True),
    },
)
GEMEENTE = Contract(
    naam="iv3_gemeente",
    bestand="",
    sleutel=("jaar", "soort", "gm_code"),
    kolommen={"jaar": Kolom("jaar"), "soort": Kolom(), "gm_code": Kolom("gm_code"), "naam": Kolom()},
)
CODE = Contract(
    naam="iv3_code",
    bestand="",
    sleutel=("jaar", "soort", "code"),
    kolommen={"jaar": Kolom("jaar"), "soort": Kolom(), "code": Kolom(), "titel": Kolom()},
)
CONTRACTEN = (TAAKVELD, TOTAAL, NIET_AANGELEVERD, CATEGORIE, PLAATSING, VERSLAG, GEMEENTE, CODE)


def is_taakveld(code: str) -> bool:
    """Whether a code is a taakveld; codes that start with A or P are balance sheet items."""
    return re.fullmatch(r"\d+\.\S+", code) is not None


def _in_sociaal_domein(code: str) -> bool:
    return code.startswith("6.") or code in ("0.7", "7.1")


def groepen(
    bron: Bron, tabel: Tabel, kolommen: dict[str, str], wens: Wens, jaar: int, ruim: bool
) -> list[Groep]:
    """Begroting and rekening of a year, one part per taakveld; 6.3 first, because every filer has it."""
    verslagen = [
        lid for lid in tabel.leden(kolommen["verslagsoort"]) if lid.code in {f"{jaar}{v}" for v in SOORT}
    ]
    if not verslagen:
        raise BronFout(
            f"Tabel {tabel.id} kent geen begroting of jaarrekening van {jaar} ({jaar}X000, {jaar}X005). "
            "Controleer de tabel bij het CBS."
        )
    taakvelden = [
        lid
        for lid in tabel.leden(kolommen["taakveld"])
        if is_taakveld(lid.code) and (ruim or _in_sociaal_domein(lid.code))
    ]
    verplicht = {"0.7", "6.1", "6.3", "7.1"}
    if ontbreekt := sorted(verplicht - {lid.code for lid in taakvelden}):
        raise BronFout(
            f"Tabel {tabel.id} heeft geen taakveld {ontbreekt[0]}. Controleer de tabel bij het CBS."
        )
    taakvelden.sort(key=lambda lid: lid.code != "6.3")
    rijen = len(tabel.leden(kolommen["categorie"])) * len(tabel.leden(kolommen["gemeente"]))

    def deel(verslag: Lid, taakveld: Lid) -> Deel:
        vast = {kolommen["verslagsoort"]: {verslag.sleutel}, kolommen["taakveld"]: {taakveld.sleutel}}
        return Deel(f"{verslag.code}_{taakveld.code}", vast, rijen if bron.dicht else None)

    return [
        Groep(v.code, jaar, tuple(deel(v, t) for t in taakvelden), ALLES if ruim else SOCIAAL)
        for v in verslagen
    ]


def _groep(code: str) -> str:
    """'6.711' and '6.71a' -> '6.71': the group that a code belongs to."""
    past = re.match(r"\d+\.\d{1,2}", code)
    return past[0] if past else code


def past_bij(lev: Levering, tabellen: dict[str, pd.DataFrame], taakveld_wet: pd.DataFrame) -> None:
    """Whether every 6.x code of the report has a law in its year, and the other way round.

    A renumbering must never make youth care vanish: a report that does not fit is put aside.
    Raises BronFout, naming the code.
    """
    codes = {c for c in tabellen[TAAKVELD.naam]["taakveld"] if str(c).startswith("6.")}
    geldig = taakveld_wet[(taakveld_wet["jaar_van"] <= lev.jaar) & (taakveld_wet["jaar_tot"] >= lev.jaar)]
    if zonder := sorted(codes - set(geldig["taakveld"])):
        raise BronFout(
            f"Tabel {lev.tabel_id}: taakveld {zonder[0]} hoort in {lev.jaar} nog bij geen wet. "
            "Voeg een regel voor dit jaar toe aan data/referentie/taakveld_wet.csv en ververs opnieuw."
        )
    # the parent of other codes: merged in the snapshot's own extract, or empty at CBS
    ouders = {_groep(c) for c in geldig["taakveld"] if c != _groep(c)}
    if weg := sorted(set(geldig["taakveld"]) - codes - ouders):
        raise BronFout(
            f"Tabel {lev.tabel_id}: taakveld {weg[0]} komt in {lev.jaar} niet meer voor. "
            "Verbeter de jaren in data/referentie/taakveld_wet.csv en ververs opnieuw."
        )


def _naam(titel: str) -> str:
    """'Groningen (gemeente)' is called Groningen everywhere else."""
    return titel.removesuffix(" (gemeente)")


def _taakveldtitel(code: str, titel: str) -> str:
    """The title without the code that CBS puts before it, and without doubled spaces."""
    return " ".join(titel.removeprefix(code).split()) or code


def _sql(naam: str) -> str:
    return (_SQL / f"{naam}.sql").read_text(encoding="utf-8")


def tabellen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """The checked tables of one report."""
    soort = SOORT[lev.groep[4:]]
    k = lev.kolommen
    with duckdb.connect(config={"memory_limit": "1GB", "threads": "1"}) as con:
        con.read_parquet(lev.paden(live)).create_view("onbewerkt")
        kolommen = ", ".join(f'"{k[ons]}" as {ons}' for ons in (*bron.dimensies, *bron.maten))
        con.execute(f"create view ruw as select {kolommen} from onbewerkt")
        con.execute(_sql("iv3_cel"))
        met = {"jaar": lev.jaar, "soort": soort}
        uit = {c.naam: con.execute(_sql(c.naam), met).df() for c in (TAAKVELD, CATEGORIE, PLAATSING)}
        uit[TOTAAL.naam] = con.execute(_sql(TOTAAL.naam), {**met, "alles": lev.omvang == ALLES}).df()
        stil = con.execute("select gm_code from stil order by gm_code").df()["gm_code"].tolist()
        lasten, reserves = con.execute(_sql("iv3_controle")).fetchone() or (0, 0)
    namen = {s.strip(): _naam(t) for s, t in lev.leden["gemeente"]}
    codes = [
        (s.strip(), _taakveldtitel(s.strip(), t)) for s, t in lev.leden["taakveld"] if is_taakveld(s.strip())
    ]
    uit["verslag"] = pd.DataFrame(
        [
            {
                **met,
                "herkomst_id": bron.herkomst_id(lev.jaar),
                "omvang": lev.omvang,
                "gewijzigd_op": lev.gewijzigd[:10],
                "opgehaald_op": lev.opgehaald[:10],
                "lasten_cellen_keur": lasten,
                "genegeerde_reserves": reserves,
            }
        ]
    )
    uit["niet_aangeleverd"] = pd.DataFrame([{**met, "gm_code": c, "naam": namen.get(c, c)} for c in stil])
    uit["iv3_gemeente"] = pd.DataFrame([{**met, "gm_code": c, "naam": n} for c, n in namen.items()])
    uit["iv3_code"] = pd.DataFrame([{**met, "code": c, "titel": t} for c, t in codes])
    return [(c, uit[c.naam]) for c in CONTRACTEN]
