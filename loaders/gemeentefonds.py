"""BZK's rekenmodel of the Gemeentefonds: what the Rijk reckons with per municipality and cluster.

Amounts in thousands of euro, in the municipal division of the year. None of it is earmarked. Source: BZK,
circulaires. How a set is read and reckoned with stands in ``gf_set``; here it goes into the snapshot.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd

from loaders.bronnen import HERKOMST
from loaders.contract import Contract, Kolom, keur, lees, sha256
from loaders.fouten import LoaderFout, waarom
from loaders.gf_set import CLUSTERS, Set, rekenbedragen, uitkeringen

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
CONTRACTEN = (REKENBEDRAG, UITKERING)


def importeer(gelezen: list[Set], bron: Path) -> pd.DataFrame:
    """Put the amounts of these sets into the snapshot ``bron``; return its provenance table.

    A set replaces an earlier one of the same circulaire and year; other sets stay. Raises LoaderFout, with
    ``bron`` untouched.
    """
    herkomst = lees(bron, HERKOMST).set_index("herkomst_id", drop=False)
    nieuw = {REKENBEDRAG: rekenbedragen, UITKERING: uitkeringen}
    sleutels = {(s.circulaire, s.jaar) for s in gelezen}
    werk = bron.with_name(f".{bron.name}-gf.tmp")
    try:
        shutil.rmtree(werk, ignore_errors=True)
        werk.mkdir()
        for contract, maak in nieuw.items():
            tabel = pd.concat([maak(s) for s in gelezen], ignore_index=True)
            if contract.naam in herkomst.index:
                oud = lees(bron, contract)
                blijft = [k not in sleutels for k in zip(oud["circulaire"], oud["jaar"], strict=True)]
                tabel = pd.concat([oud[blijft], tabel], ignore_index=True)
            tabel = tabel.sort_values(list(contract.sleutel), ignore_index=True)
            tabel = keur(tabel.set_axis(range(1, len(tabel) + 1)), contract, contract.bestand)
            tabel.to_parquet(werk / contract.bestand, index=False, compression="zstd")
            circulaires = ", ".join(
                f"{c} ({j})" for c, j in sorted({*zip(tabel["circulaire"], tabel["jaar"], strict=True)})
            )
            herkomst.loc[contract.naam] = {
                "herkomst_id": contract.naam,
                "bestand": contract.bestand,
                "bron": "Gemeentefonds, rekenmodel bij de circulaires",
                "tabel_id": circulaires,
                "titel": "Rekenbedragen Gemeentefonds per cluster"
                if contract is REKENBEDRAG
                else "Uitkeringen Gemeentefonds per gemeente",
                "uitgever": "Ministerie van BZK",
                "licentie": "openbaar",
                "url": "https://www.rijksoverheid.nl/onderwerpen/financien-gemeenten-en-provincies",
                "gewijzigd_op": None,
                "opgehaald_op": "uittreksels van 2022 tot en met 2024",
                "rijen": len(tabel),
                "sha256": sha256(werk / contract.bestand),
                "opmerking": "Berekend: gewicht × volume × uitkeringsfactor, plus uitkeringen zonder factor. Niet geoormerkt.",
            }
        uit = herkomst.reset_index(drop=True)
        keur(uit.astype({"rijen": "str"}).set_axis(range(2, len(uit) + 2)), HERKOMST, "herkomst.csv")
        uit.to_csv(werk / HERKOMST.bestand, index=False, lineterminator="\n")
        for bestand in sorted(werk.iterdir()):
            bestand.replace(bron / bestand.name)
    except OSError as fout:
        raise LoaderFout(
            f"In {bron} kan niet geschreven worden ({waarom(fout)}). Maak ruimte of geef schrijfrechten."
        ) from fout
    finally:
        shutil.rmtree(werk, ignore_errors=True)
    return uit
