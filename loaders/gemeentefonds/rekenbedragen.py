"""BZK's rekenmodel of the Gemeentefonds: what the Rijk reckons with per municipality and cluster.

Amounts in thousands of euro, in the municipal division of the year. None of it is earmarked. Source: BZK,
circulaires. How a set is read and reckoned with stands in ``gf_set``; here it goes into the snapshot, with the
volumes and weights the algemene uitkering follows from: they say why a municipality gets more or less.
"""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from loaders.bijzetten import Bijzetting, zet_bij
from loaders.contract import Contract, Kolom
from loaders.gemeentefonds.gf_set import CLUSTERS, Set, gewichten, rekenbedragen, uitkeringen, volumes

REKENBEDRAG = Contract(
    naam="rekenbedrag",
    bestand="rekenbedrag.parquet",
    sleutel=("jaar", "circulaire", "gm_code", "cluster"),
    kolommen={
        "jaar": Kolom("jaar"),
        "circulaire": Kolom(),
        "gm_code": Kolom("gm_code"),
        "cluster": Kolom(waarden=CLUSTERS),
        "au_keur": Kolom("getal"),
        "iu_du_keur": Kolom("getal"),
    },
)
UITKERING = Contract(
    naam="gf_uitkering",
    bestand="gf_uitkering.parquet",
    sleutel=("jaar", "circulaire", "gm_code", "uitkering"),
    kolommen={
        "jaar": Kolom("jaar"),
        "circulaire": Kolom(),
        "gm_code": Kolom("gm_code"),
        "uitkering": Kolom(),
        "cluster": Kolom(waarden=CLUSTERS),
        "bedrag_keur": Kolom("getal"),
    },
)
VOLUME = Contract(
    naam="gf_volume",
    bestand="gf_volume.parquet",
    sleutel=("jaar", "circulaire", "gm_code", "maatstaf"),
    kolommen={
        "jaar": Kolom("jaar"),
        "circulaire": Kolom(),
        "gm_code": Kolom("gm_code"),
        "maatstaf": Kolom(),
        "volume": Kolom("getal"),
    },
)
GEWICHT = Contract(
    naam="gf_gewicht",
    bestand="gf_gewicht.csv",
    sleutel=("jaar", "circulaire", "cluster", "maatstaf"),
    kolommen={
        "jaar": Kolom("jaar"),
        "circulaire": Kolom(),
        "cluster": Kolom(waarden=CLUSTERS),
        "maatstaf": Kolom(),
        "gewicht": Kolom("getal"),
        "factor": Kolom("getal"),
    },
)
_MAKERS = {REKENBEDRAG: rekenbedragen, UITKERING: uitkeringen, VOLUME: volumes, GEWICHT: gewichten}
CONTRACTEN = tuple(_MAKERS)
_HERKOMST = {
    "bron": "Gemeentefonds, rekenmodel bij de circulaires",
    "uitgever": "Ministerie van BZK",
    "licentie": "openbaar",
    "url": "https://www.rijksoverheid.nl/onderwerpen/financien-gemeenten-en-provincies",
    "opgehaald_op": "uittreksels van 2022 tot en met 2024",
    "opmerking": "Berekend: gewicht × volume × uitkeringsfactor, plus uitkeringen zonder factor. Niet geoormerkt.",
}
_TITELS = {
    REKENBEDRAG.naam: "Rekenbedragen Gemeentefonds per cluster",
    UITKERING.naam: "Uitkeringen Gemeentefonds per gemeente",
    VOLUME.naam: "Volumes van de maatstaven van het Gemeentefonds per gemeente",
    GEWICHT.naam: "Gewichten van de maatstaven van het Gemeentefonds per cluster",
}


def importeer(gelezen: list[Set], bron: Path) -> pd.DataFrame:
    """Put the amounts of these sets into the snapshot ``bron``; return its provenance table.

    A set replaces an earlier one of the same circulaire and year; other sets stay. Raises Gebruikersfout, with
    ``bron`` untouched.
    """
    return zet_bij(
        bron,
        [
            Bijzetting(
                contract,
                pd.concat([maak(s) for s in gelezen], ignore_index=True),
                ("circulaire", "jaar"),
                "{circulaire} ({jaar})",
                {**_HERKOMST, "titel": _TITELS[contract.naam]},
            )
            for contract, maak in _MAKERS.items()
        ],
    )
