"""CBS 03759ned, live: inhabitants and youths 0-17 on 1 January, division of that year."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from loaders.bevolking import INWONERS
from loaders.cbs import BronFout
from loaders.contract import Contract, Kolom
from loaders.live.manifest import Bron
from loaders.live.stand import Levering

JONGEREN = Contract(
    naam="jongeren",
    bestand="",
    sleutel=("jaar", "gm_code"),
    kolommen={"jaar": Kolom("jaar"), "gm_code": Kolom("gm_code"), "jongeren_0_17": Kolom("geheel")},
)
CONTRACTEN = (INWONERS, JONGEREN)
_ALLE_LEEFTIJDEN = "10000"


def tabellen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """Two tables; raises BronFout when a municipality lacks one of the ages 0 to 17."""
    k = lev.kolommen
    leeftijden = len(bron.alle["leeftijd"]) - 1
    with duckdb.connect(config={"memory_limit": "1GB", "threads": "1"}) as con:
        tabel = con.execute(
            f"""
            select trim("{k["regio"]}") as gm_code,
                max("{k["aantal"]}") filter (where trim("{k["leeftijd"]}") = $alle) as inwoners,
                sum("{k["aantal"]}") filter (where trim("{k["leeftijd"]}") <> $alle) as jongeren_0_17,
                count("{k["aantal"]}") filter (where trim("{k["leeftijd"]}") <> $alle) as leeftijden
            from read_parquet($paden)
            where trim("{k["regio"]}") like 'GM%'
            group by 1 having max("{k["aantal"]}") is not null order by 1
            """,
            {"paden": lev.paden(live), "alle": _ALLE_LEEFTIJDEN},
        ).df()
    onvolledig = tabel[tabel["inwoners"].isna() | (tabel["leeftijden"] != leeftijden)]
    if len(onvolledig):
        raise BronFout(
            f"Tabel {lev.tabel_id}, {lev.jaar}: van {onvolledig['gm_code'].iloc[0]} ontbreken leeftijden. "
            "Probeer het later opnieuw."
        )
    tabel = tabel.assign(jaar=lev.jaar)
    return [(c, tabel[list(c.kolommen)]) for c in CONTRACTEN]
