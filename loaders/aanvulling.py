"""Public figures beside Iv3's taakvelden: what spending consists of, reserves, use of youth care, prices, national sums.

Amounts in thousands of euro (``_keur``), in the municipal division of the year itself. Source and state per table:
``data/bron/herkomst.csv``. Every table is taken as the folder of figures has it; only names get their unit.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd

from loaders.contract import Contract, Kolom, Soort, kies, lees_ruw
from loaders.iv3 import SOORT, met_soort

Maker = Callable[[Path], pd.DataFrame]
_IV3_SLEUTEL = {
    "jaar": Kolom("jaar"),
    "soort": Kolom(waarden=tuple(SOORT.values())),
    "gm_code": Kolom("gm_code"),
}
_GEMEENTE_JAAR = {"jaar": Kolom("jaar"), "gm_code": Kolom("gm_code")}


def _keur(*namen: str, leeg_mag: bool = False) -> dict[str, Kolom]:
    return {f"{naam}_keur": Kolom("getal", leeg_mag=leeg_mag) for naam in namen}


def _velden(soort: Soort, *namen: str, leeg_mag: bool = False) -> dict[str, Kolom]:
    return {naam: Kolom(soort, leeg_mag=leeg_mag) for naam in namen}


SAMENSTELLING = Contract(
    naam="h6_samenstelling",
    uit="iv3_h6_samenstelling.csv.gz",
    bestand="h6_samenstelling.parquet",
    oorsprong="iv3_samenstelling",
    sleutel=tuple(_IV3_SLEUTEL),
    kolommen={
        **_IV3_SLEUTEL,
        **_keur("lasten", "salarissen", "belastingen", "goederen_diensten", "waarvan_inhuur", "overdrachten"),
        **_keur("rente", "financieel", "verrekeningen"),
    },
)
SALARIS = Contract(
    naam="iv3_salaris",
    uit="iv3_salarissen_taakveld.csv.gz",
    bestand="iv3_salaris.parquet",
    oorsprong="iv3_salarissen",
    sleutel=(*_IV3_SLEUTEL, "taakveld"),
    kolommen={**_IV3_SLEUTEL, "taakveld": Kolom(), **_keur("salarissen")},
)
HOOFDTAAKVELD = Contract(
    naam="iv3_hoofdtaakveld",
    uit="iv3_gemeentetotalen_aanvulling.csv.gz",
    bestand="iv3_hoofdtaakveld.parquet",
    oorsprong="iv3_samenstelling",
    sleutel=tuple(_IV3_SLEUTEL),
    kolommen={
        **_IV3_SLEUTEL,
        **_keur("salarissen", "inhuur", "salarissen_overhead", "inhuur_overhead", "heffingen", leeg_mag=True),
        **_keur(*(f"{wat}_h{n}" for wat in ("lasten", "personeel") for n in range(9)), leeg_mag=True),
    },
)
RESERVES = Contract(
    naam="reserves",
    uit="reserves_balans.csv.gz",
    bestand="reserves.parquet",
    oorsprong="iv3_balans",
    sleutel=("jaar", "gm_code"),
    kolommen={
        **_GEMEENTE_JAAR,
        **_keur("algemene_reserve", "bestemmingsreserves", "saldo_rekening", "eigen_vermogen"),
        **_keur("voorzieningen", "balanstotaal"),
    },
)
JEUGDZORG_NATURA = Contract(
    naam="jeugdzorg_natura",
    uit="jeugdzorg_natura_2021_2022.csv.gz",
    bestand="jeugdzorg_natura.parquet",
    oorsprong="jeugdzorg_natura",
    sleutel=("jaar", "gm_code"),
    kolommen={
        **_GEMEENTE_JAAR,
        **_velden("geheel", "jongeren", "jongeren_0_3", "jongeren_4_11", "jongeren_12_17", leeg_mag=True),
        **_velden(
            "geheel", "jongeren_18_22", "in_eenoudergezin", "bij_paar", "ander_huishouden", leeg_mag=True
        ),
        **_velden("geheel", "trajecten", "verwijzer_gemeente", "verwijzer_huisarts", leeg_mag=True),
        **_velden("geheel", "verwijzer_jeugdarts", "verwijzer_gecertificeerde_instelling", leeg_mag=True),
        **_velden("geheel", "verwijzer_medisch_specialist", "verwijzer_rechter_ovj", leeg_mag=True),
        **_velden("geheel", "geen_verwijzer", "verwijzer_onbekend", leeg_mag=True),
    },
)
JEUGDHULP = Contract(
    naam="jeugdhulp_indicatoren",
    uit="jeugdhulp_indicatoren_2022.csv",
    bestand="jeugdhulp_indicatoren.csv",
    oorsprong="jeugdhulp_indicatoren",
    sleutel=("jaar", "gm_code"),
    kolommen={
        **_GEMEENTE_JAAR,
        **_velden("getal", "pct_jeugdhulp", "pct_verblijf", "pct_jeugdbescherming", leeg_mag=True),
        **_velden("getal", "pct_jb_met_verblijf", "pct_jeugdreclassering", leeg_mag=True),
    },
)
LEEFTIJD = Contract(
    naam="leeftijd_kwb",
    uit="bevolking_leeftijd_2021_2022.csv.gz",
    bestand="leeftijd_kwb.csv",
    oorsprong="kwb_leeftijd",
    sleutel=("jaar", "gm_code"),
    kolommen={
        **_GEMEENTE_JAAR,
        **_velden("geheel", "inwoners", "inwoners_0_14", "inwoners_15_24", "inwoners_25_44", leeg_mag=True),
        **_velden("geheel", "inwoners_45_64", "inwoners_65_plus", "huishoudens", leeg_mag=True),
        **_velden("geheel", "eenpersoonshuishoudens", "huishoudens_met_kinderen", leeg_mag=True),
    },
)
UITKERINGEN = Contract(
    naam="kwb_uitkeringen",
    uit="kwb_2021_uitkeringen.csv",
    bestand="kwb_uitkeringen.csv",
    oorsprong="kwb_leeftijd",
    sleutel=("jaar", "gm_code"),
    kolommen={
        **_GEMEENTE_JAAR,
        **_velden(
            "geheel",
            "bijstand",
            "arbeidsongeschiktheid",
            "werkloosheid",
            "aow",
            "wmo_clienten",
            leeg_mag=True,
        ),
    },
)
BUIG_MACRO = Contract(
    naam="buig_macro",
    uit="buig_macro.csv",
    bestand="buig_macro.csv",
    oorsprong="buig_macro",
    sleutel=("jaar", "status", "soort"),
    kolommen={
        "jaar": Kolom("jaar"),
        "status": Kolom(),
        "bedrag_mln": Kolom("getal"),
        "soort": Kolom(),
        "bron_url": Kolom(),
    },
)
BIJSTAND = Contract(
    naam="bijstand_landelijk",
    uit="bijstand_landelijk.csv",
    bestand="bijstand_landelijk.csv",
    oorsprong="sociale_zekerheid",
    sleutel=("jaar",),
    kolommen={
        "jaar": Kolom("jaar"),
        **_velden(
            "getal",
            "bijstand_totaal",
            "bijstand_tot_aow",
            "bijstand_vanaf_aow",
            "ioaw",
            "ioaz",
            leeg_mag=True,
        ),
    },
)
OVA_PPC = Contract(
    naam="ova_ppc",
    uit="ova_ppc.csv",
    bestand="ova_ppc.csv",
    oorsprong="ova_ppc",
    sleutel=("jaar", "status"),
    kolommen={
        "jaar": Kolom("jaar"),
        "status": Kolom(),
        **_velden("getal", "ova_pct", "ppc_pct", "gewogen_90_10", leeg_mag=True),
        "bron_url": Kolom(),
        "opmerking": Kolom(leeg_mag=True),
    },
)
ZETELS = Contract(
    naam="raadszetels",
    uit="raadszetels_gemeente_2026.csv",
    bestand="raadszetels.csv",
    oorsprong="raadszetels_2026",
    sleutel=("gm_code",),
    kolommen={
        "gm_code": Kolom("gm_code"),
        **_velden("geheel", "inwoners_1jan2025", "zetels_art8", "zetels", leeg_mag=True),
        "basis": Kolom(),
        "opmerking": Kolom(leeg_mag=True),
    },
)
ANKER = Contract(
    naam="landelijk_anker",
    uit="landelijke_ankers_2024.csv",
    bestand="landelijke_ankers.csv",
    oorsprong="toets_landelijk",
    sleutel=("grootheid", "jaar"),
    kolommen={
        "grootheid": Kolom(),
        "jaar": Kolom("jaar"),
        "soort": Kolom(waarden=tuple(SOORT.values())),
        "waarde": Kolom("getal"),  # thousand million euro, or % where the name ends in _pct
        "bron_url": Kolom(),
    },
)


def _uit(contract: Contract, namen: dict[str, str] | None = None, alleen_gemeenten: bool = False) -> Maker:
    """A maker that takes the columns of the contract: ``x_keur`` is ``x`` at the source, or as ``namen`` says."""
    bron = {k: (namen or {}).get(k, k.removesuffix("_keur")) for k in contract.kolommen}

    def maak(map_: Path) -> pd.DataFrame:
        pad = map_ / contract.uit
        tabel = (
            met_soort(pad) if "soort" in contract.kolommen and "soort" not in bron_eigen else lees_ruw(pad)
        )
        tabel = kies(tabel, list(bron.values()), contract.uit).set_axis(list(bron), axis=1)
        if alleen_gemeenten:
            tabel = tabel[tabel["gm_code"].str.startswith("GM")]
        heel = [k for k, v in contract.kolommen.items() if v.soort == "geheel"]
        return tabel.assign(**{k: tabel[k].str.removesuffix(".0") for k in heel})

    bron_eigen = {"soort"} if contract is BUIG_MACRO else set()
    return maak


TABELLEN: tuple[tuple[Contract, Maker], ...] = (
    (JEUGDHULP, _uit(JEUGDHULP, alleen_gemeenten=True)),  # NL01 is no municipality
    (ANKER, _uit(ANKER, {"waarde": "cbs_mld"})),
    *(
        (c, _uit(c))
        for c in (
            SAMENSTELLING,
            SALARIS,
            HOOFDTAAKVELD,
            RESERVES,
            JEUGDZORG_NATURA,
            LEEFTIJD,
            UITKERINGEN,
            BUIG_MACRO,
            BIJSTAND,
            OVA_PPC,
            ZETELS,
        )
    ),
)
