"""A year that has not come yet, played on a copy of the data: what ``docs/nieuw-jaar.md`` asks for, as rows.

2027: a begroting equal to that of 2026, in which taakveld 6.23 was split in 6.23 and 6.24 (three fifths and two
fifths), a third break, and Wijdemeren that went into Hilversum on 1 January 2027.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from tests.test_loader_fouten import anders, lees

JAAR, VORIG = 2027, 2026
WEG, NAAR = "GM1696", "GM0402"
OUD, NIEUW, DEEL = "6.23", "6.24", 0.4
HERINDELING = {
    "gm_code_oud": WEG,
    "naam_oud": "Wijdemeren",
    "gm_code_nieuw": NAAR,
    "naam_nieuw": "Hilversum",
    "datum": "2027-01-01",
    "eerste_jaar_zonder": "2027",
    "soort": "samenvoeging",
    "inwoners": "24672",
    "aandeel": "1.000000",
    "toelichting": "Helemaal opgegaan",
}

Tabel = pd.DataFrame


def _nog_een_jaar(tabel: Tabel) -> Tabel:
    """The rows of the year before once more, as those of the new year."""
    jaar = tabel["jaar"].astype(int)
    return pd.concat([tabel, tabel[jaar == VORIG].assign(jaar=JAAR)]).astype(tabel.dtypes)


def _samen(tabel: Tabel, sleutel: list[str]) -> Tabel:
    """The merged municipality's amounts of the new year under its new code; one empty cell makes the sum empty."""
    nieuw = tabel["jaar"].astype(int) == JAAR
    over = tabel[nieuw].assign(gm_code=lambda t: t["gm_code"].replace(WEG, NAAR))
    geld = [k for k in tabel if k.endswith("_keur") or k == "inwoners"]
    som = over.groupby(sleutel, as_index=False, sort=False).agg(
        {
            k: (lambda s: s.sum(skipna=False)) if k in geld else "first"
            for k in tabel.columns
            if k not in sleutel
        }
    )
    return pd.concat([tabel[~nieuw], som[list(tabel.columns)]]).astype(tabel.dtypes)


def _splits(tabel: Tabel) -> Tabel:
    """The old taakveld's amounts of the new year over the old and the new code."""
    raak = (tabel["jaar"].astype(int) == JAAR) & (tabel["taakveld"] == OUD)
    geld = ["lasten_keur", "baten_keur"]
    rest, nieuw = tabel.copy(), tabel[raak].assign(taakveld=NIEUW)
    for k in geld:
        nieuw[k] = nieuw[k] * DEEL
        rest.loc[raak, k] = rest.loc[raak, k] * (1 - DEEL)
    return pd.concat([rest, nieuw]).astype(tabel.dtypes)


def _iv3(tabel: Tabel) -> Tabel:
    return _splits(_samen(_nog_een_jaar(tabel), ["jaar", "soort", "gm_code", "taakveld"]))


def _taakvelden(tabel: Tabel) -> Tabel:
    """CBS's list of the new year, with the new code after the old one."""
    tabel = _nog_een_jaar(tabel)
    erbij = tabel[(tabel["jaar"].astype(int) == JAAR) & (tabel["code"] == OUD)]
    return pd.concat(
        [tabel, erbij.assign(code=NIEUW, groepscode=NIEUW, titel="Toegang en eerstelijns Integraal nieuw")]
    )


def _wetten(tabel: Tabel) -> Tabel:
    """taakveld_wet.csv: merged codes of this extract last a year longer, and the new code has a row."""
    langer = tabel["jaar_tot"].mask(tabel["jaar_van"] == str(VORIG), str(JAAR))
    erbij = tabel[tabel["taakveld"] == OUD].assign(jaar_van=str(JAAR), taakveld=NIEUW)
    return pd.concat([tabel.assign(jaar_tot=langer), erbij])


def _rij(**waarden: str) -> Callable[[Tabel], Tabel]:
    return lambda tabel: pd.concat([tabel, pd.DataFrame([waarden], columns=tabel.columns)]).fillna("")


def voeg_bron_toe(data: Path) -> None:
    """What the sources would bring: the begroting of the new year and CBS's lists."""
    anders("bron/iv3_taakveld.parquet", _iv3)(data)
    anders(
        "bron/iv3_gemeentetotaal.parquet", lambda t: _samen(_nog_een_jaar(t), ["jaar", "soort", "gm_code"])
    )(data)
    anders("bron/taakvelden.csv", _taakvelden)(data)
    for naam in ("gemeente_jaar", "niet_aangeleverd"):
        anders(
            f"bron/{naam}.csv",
            lambda t: _nog_een_jaar(t).query(
                f"not (jaar.astype('int') == {JAAR} and gm_code == @WEG)", local_dict={"WEG": WEG}
            ),
        )(data)


def voeg_breuk_toe(data: Path) -> None:
    """A third break, with its flag."""
    anders(
        "referentie/breuken.csv",
        _rij(jaar=str(JAAR), wet="gedeeld", woord="breuk", uitleg="In 2027 is taakveld 6.23 gesplitst."),
    )(data)
    anders(
        "referentie/vlaggen.csv",
        _rij(
            vlag=f"definitiebreuk_{JAAR}",
            volgorde="12",
            naam=f"Nieuwe indeling {JAAR}",
            gewicht="achtergrond",
            tekst=f"In {JAAR} veranderde de indeling van de taakvelden opnieuw.",
            regel=f"Staat bij alle cijfers van {JAAR} en bij reeksen die {JAAR} kruisen.",
        ),
    )(data)


def voeg_wetten_toe(data: Path) -> None:
    """The new code's law and role."""
    anders("referentie/taakveld_wet.csv", _wetten)(data)


def voeg_herindeling_toe(data: Path) -> None:
    """The merger."""
    anders("referentie/herindelingen.csv", _rij(**HERINDELING))(data)


def jaarlijks_werk(data: Path) -> None:
    """All steps of docs/nieuw-jaar.md."""
    voeg_bron_toe(data)
    voeg_wetten_toe(data)
    voeg_breuk_toe(data)
    voeg_herindeling_toe(data)


__all__ = ["jaarlijks_werk", "lees"]
