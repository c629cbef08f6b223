"""CBS 03759ned, live: inhabitants, youths 0-17 and the age groups of the snapshot on 1 January, division of that year."""

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
# from and to, both included; the first five are those of the snapshot (Kerncijfers wijken en buurten)
GROEPEN: dict[str, tuple[int, int | None]] = {
    "0_14": (0, 14),
    "15_24": (15, 24),
    "25_44": (25, 44),
    "45_64": (45, 64),
    "65_plus": (65, None),
    "0_17": (0, 17),
    "18_64": (18, 64),
    "75_plus": (75, None),
}
LEEFTIJD = Contract(
    naam="leeftijd",
    bestand="",
    sleutel=("jaar", "gm_code", "groep"),
    kolommen={
        "jaar": Kolom("jaar"),
        "gm_code": Kolom("gm_code"),
        "groep": Kolom(waarden=tuple(GROEPEN)),
        "aantal": Kolom("geheel"),
        **STATUS,
    },
)
CONTRACTEN = (INWONERS, JONGEREN, LEEFTIJD)
_ALLE_LEEFTIJDEN = "10000"
_OUDSTEN = "22000"  # 95 and older; the single years from 95 are not asked for


def tabellen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """Three tables; raises BronFout when a municipality lacks an age, or its ages are not its inhabitants."""
    k = lev.kolommen
    leeftijden = len(bron.alle["leeftijd"]) - 1
    groepen = ",\n".join(
        f'sum(aantal) filter (where levensjaar >= {van}{"" if tot is None else f" and levensjaar <= {tot}"}) as "{naam}"'
        for naam, (van, tot) in GROEPEN.items()
    )
    with duckdb.connect(config={"memory_limit": "1GB", "threads": "1"}) as con:
        tabel = con.execute(
            f"""
            select gm_code, max(aantal) filter (where levensjaar is null) as inwoners, {groepen},
                sum(aantal) filter (where levensjaar is not null) as samen,
                count(aantal) filter (where levensjaar is not null) as leeftijden
            from (
                -- 10010 is 0 years, 10100 one year, 11700 seventeen
                select trim("{k["regio"]}") as gm_code, "{k["aantal"]}" as aantal,
                    case trim("{k["leeftijd"]}") when $alle then null when $oudsten then 95
                    else (trim("{k["leeftijd"]}")::integer - 10000) // 100 end as levensjaar
                from read_parquet($paden)
            )
            where gm_code like 'GM%'
            group by 1 having max(aantal) is not null order by 1
            """,
            {"paden": lev.paden(live), "alle": _ALLE_LEEFTIJDEN, "oudsten": _OUDSTEN},
        ).df()
    onvolledig = tabel[tabel["inwoners"].isna() | (tabel["leeftijden"] != leeftijden)]
    if len(onvolledig):
        raise BronFout(
            f"Tabel {lev.tabel_id}, {lev.jaar}: van {onvolledig['gm_code'].iloc[0]} ontbreken leeftijden. "
            "Probeer het later opnieuw."
        )
    anders = tabel[tabel["samen"] != tabel["inwoners"]]
    if len(anders):
        eerste = anders.iloc[0]
        raise BronFout(
            f"Tabel {lev.tabel_id}, {lev.jaar}: de leeftijden van {eerste['gm_code']} tellen op tot {eerste['samen']:.0f} in "
            f"plaats van {eerste['inwoners']:.0f} inwoners. Controleer de lijst Leeftijd en pas loaders/live/bronnen.toml aan."
        )
    tabel = tabel.assign(jaar=lev.jaar, jongeren_0_17=tabel["0_17"])
    lang = tabel.melt(["jaar", "gm_code"], list(GROEPEN), var_name="groep", value_name="aantal")
    return [
        (INWONERS, tabel[list(INWONERS.kolommen)]),
        (JONGEREN, tabel[list(JONGEREN.kolommen)]),
        (LEEFTIJD, met_status(lang, lev)[list(LEEFTIJD.kolommen)]),
    ]
