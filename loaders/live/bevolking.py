"""CBS 03759ned, live: inhabitants, youths 0-17 and other age groups on 1 January, division of that year."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pandas as pd

from loaders.bevolking import INWONERS
from loaders.cbs import BronFout
from loaders.contract import Contract, Kolom
from loaders.live.manifest import Bron
from loaders.live.meting import STATUS, met_status
from loaders.live.stand import Levering

JONGEREN = Contract(
    naam="jongeren",
    bestand="",
    sleutel=("jaar", "gm_code"),
    kolommen={"jaar": Kolom("jaar"), "gm_code": Kolom("gm_code"), "jongeren_0_17": Kolom("geheel")},
)
LEEFTIJD = Contract(
    naam="leeftijd",
    bestand="",
    sleutel=("jaar", "gm_code", "groep"),
    kolommen={
        "jaar": Kolom("jaar"),
        "gm_code": Kolom("gm_code"),
        "groep": Kolom(waarden=("0_17", "18_64", "65_plus", "75_plus")),
        "aantal": Kolom("geheel"),
        **STATUS,
    },
)
CONTRACTEN = (INWONERS, JONGEREN, LEEFTIJD)
_ALLE_LEEFTIJDEN = "10000"
_OUDSTEN = "22000"  # 95 and older; the single years from 95 are not asked for


def tabellen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """Three tables; raises BronFout when a municipality lacks an age, or its ages exceed its inhabitants."""
    k = lev.kolommen
    leeftijden = len(bron.alle["leeftijd"]) - 1
    with duckdb.connect(config={"memory_limit": "1GB", "threads": "1"}) as con:
        tabel = con.execute(
            f"""
            select trim("{k["regio"]}") as gm_code,
                max("{k["aantal"]}") filter (where trim("{k["leeftijd"]}") = $alle) as inwoners,
                sum("{k["aantal"]}") filter (where levensjaar between 0 and 17) as jongeren_0_17,
                sum("{k["aantal"]}") filter (where levensjaar >= 65) as "65_plus",
                sum("{k["aantal"]}") filter (where levensjaar >= 75) as "75_plus",
                count("{k["aantal"]}") filter (where trim("{k["leeftijd"]}") <> $alle) as leeftijden
            from (
                -- 10010 is 0 years, 10100 one year, 11700 seventeen
                select *, case trim("{k["leeftijd"]}") when $alle then null when $oudsten then 95
                    else (trim("{k["leeftijd"]}")::integer - 10000) // 100 end as levensjaar
                from read_parquet($paden)
            )
            where trim("{k["regio"]}") like 'GM%'
            group by 1 having max("{k["aantal"]}") is not null order by 1
            """,
            {"paden": lev.paden(live), "alle": _ALLE_LEEFTIJDEN, "oudsten": _OUDSTEN},
        ).df()
    onvolledig = tabel[tabel["inwoners"].isna() | (tabel["leeftijden"] != leeftijden)]
    if len(onvolledig):
        raise BronFout(
            f"Tabel {lev.tabel_id}, {lev.jaar}: van {onvolledig['gm_code'].iloc[0]} ontbreken leeftijden. "
            "Probeer het later opnieuw."
        )
    tabel["18_64"] = tabel["inwoners"] - tabel["jongeren_0_17"] - tabel["65_plus"]
    te_veel = tabel[tabel["18_64"] < 0]
    if len(te_veel):
        raise BronFout(
            f"Tabel {lev.tabel_id}, {lev.jaar}: de leeftijden van {te_veel['gm_code'].iloc[0]} tellen op tot meer dan haar "
            "inwoners. Controleer de lijst Leeftijd en pas loaders/live/bronnen.toml aan."
        )
    tabel = tabel.assign(jaar=lev.jaar)
    lang = tabel.rename(columns={"jongeren_0_17": "0_17"}).melt(
        ["jaar", "gm_code"], ["0_17", "18_64", "65_plus", "75_plus"], var_name="groep", value_name="aantal"
    )
    return [
        (INWONERS, tabel[list(INWONERS.kolommen)]),
        (JONGEREN, tabel[list(JONGEREN.kolommen)]),
        (LEEFTIJD, met_status(lang, lev)[list(LEEFTIJD.kolommen)]),
    ]
