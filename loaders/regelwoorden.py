"""What a rule in opvallend.csv and vragen.csv can measure, and the words its sentence can use.

Kept apart from the contracts so that pages can know them without the validation library.
"""

MATEN = (
    "verschil_pct",
    "verschil_absoluut_pct",
    "groei_twee_jaar_pct",
    "volgende_begroting_pct",
    "reeks_meer_pct",
    "reeks_minder_pct",
    "boven_middelste_helft",
    "onder_middelste_helft",
    "grootste_verschil",
    "sterk_verschil",
)
WOORDEN = (
    "gemeente",
    "wet",
    "jaar",
    "jaar_volgend",
    "verschil",
    "meer_minder",
    "besteed",
    "besteed_toen",
    "begroot_volgend",
    "volgend_verschil",
    "breuk_toen",
    "breuk_volgend",
    "per_inwoner",
    "zoals",
    "prijzen",
    "reeks_jaren",
    "reeks_jaren_minder",
    "wie",
    "wie_reeks",
    "rekening_jaar",
    "laatste",
    "q1",
    "q3",
)
