"""CBS and RIVM tables of estimates with their 95 % margins, per municipality and for Nederland."""

from __future__ import annotations

from loaders.contract import Contract, Kolom

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
    },
)
CONTRACTEN = (METING_MARGE,)
