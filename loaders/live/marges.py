"""CBS and RIVM tables of estimates with their 95 % margins, per municipality and for Nederland."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from fouten import Gebruikersfout
from loaders.contract import Contract, Kolom
from loaders.live.manifest import Bron
from loaders.live.meting import STATUS, met_status
from loaders.live.stand import Levering

METING_MARGE = Contract(
    naam="meting_marge",
    bestand="",
    sleutel=("tabel", "jaar", "gebied", "indicator_id"),
    kolommen={
        "tabel": Kolom(),
        "jaar": Kolom("jaar"),
        "gebied": Kolom(),  # 'NL01' or a municipality
        "indicator_id": Kolom(),
        "waarde": Kolom("getal"),
        "ondergrens": Kolom("getal", leeg_mag=True),
        "bovengrens": Kolom("getal", leeg_mag=True),
        "herkomst_id": Kolom(),
        **STATUS,
    },
)
CONTRACTEN = (METING_MARGE,)


def tabellen(lev: Levering, bron: Bron, live: Path) -> list[tuple[Contract, pd.DataFrame]]:
    """Value and margins of every figure, age group and area; without a value there is no row.

    Raises Gebruikersfout when a value lies outside its own margins: then the members are not what we think.
    """
    ons = {sleutel: naam for naam, sleutel in lev.kolommen.items()}
    rijen = pd.concat(pd.read_parquet(pad, columns=list(ons)) for pad in lev.paden(live)).rename(columns=ons)
    gebied = rijen["regio"].str.strip()
    groep = (
        "_" + rijen["leeftijd"].map(bron.namen(lev, "leeftijd"))
        if "leeftijd" in rijen
        else pd.Series("", index=rijen.index)
    )
    lang = (
        rijen[list(bron.maten)]
        .assign(
            gebied=gebied.mask(gebied.str.startswith("NL"), "NL01"),
            groep=groep,
            marge=rijen["marge"].map(bron.namen(lev, "marge")),
        )
        .melt(["gebied", "groep", "marge"], var_name="maat", value_name="getal")
    )
    breed = lang.pivot(index=["gebied", "groep", "maat"], columns="marge", values="getal").reset_index()
    breed = breed.dropna(subset="waarde")
    buiten = breed[(breed["ondergrens"] > breed["waarde"]) | (breed["bovengrens"] < breed["waarde"])]
    if len(buiten):
        eerste = buiten.iloc[0]
        raise Gebruikersfout(
            f"Tabel {lev.tabel_id}, {lev.jaar}, {eerste['gebied']}: de waarde van '{eerste['maat']}' ligt buiten haar eigen "
            "marges. Controleer de lijst Marges van de tabel en pas loaders/live/bronnen.toml aan."
        )
    breed = breed.assign(
        tabel=lev.tabel_id,
        jaar=lev.jaar,
        indicator_id=breed["maat"] + breed["groep"] + "_" + lev.tabel_id[:5],
        herkomst_id=bron.herkomst_id(lev.jaar),
    )
    return [(METING_MARGE, met_status(breed, lev)[list(METING_MARGE.kolommen)])]
