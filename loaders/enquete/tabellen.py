"""The tables of surveys that are stored and shown: the survey, its questions, the protected outcomes."""

from __future__ import annotations

from loaders.contract import Contract, Kolom
from loaders.enquete.soorten import GEO_TYPEN

ENQUETE = Contract(
    naam="enquete",
    bestand="enquete.csv",
    sleutel=("enquete_id",),
    kolommen={
        "enquete_id": Kolom(),
        "titel": Kolom(),
        "uitgever": Kolom(),
        "jaar": Kolom("jaar", leeg_mag=True),
        "doelgroep": Kolom(),
        "eenheid": Kolom(waarden=("respondent", "gemeente", "aggregaat")),
        "veldwerk": Kolom(leeg_mag=True),
        "modus": Kolom(leeg_mag=True),
        "licentie": Kolom(leeg_mag=True),
        "bron_url": Kolom(leeg_mag=True),
        "soort": Kolom(waarden=("gepubliceerd", "eigen", "voorbeeld")),
        # answers of municipalities as public bodies: shown by name, nothing hidden
        "openbaar": Kolom(waarden=("ja", "nee")),
    },
)
VRAAG = Contract(
    naam="enquete_vraag",
    bestand="enquete_vraag.csv",
    sleutel=("enquete_id", "vraag_id"),
    kolommen={
        "enquete_id": Kolom(),
        "vraag_id": Kolom(),
        "volgorde": Kolom("geheel"),
        "subvraag": Kolom(leeg_mag=True),
        "wet": Kolom(leeg_mag=True, waarden=("jeugdwet", "wmo", "participatiewet")),
        "kadertype": Kolom(leeg_mag=True),
        "kenmerk": Kolom(leeg_mag=True),
        "tekst": Kolom(),
        "letterlijk": Kolom(waarden=("ja", "nee")),
        "soort": Kolom(waarden=("enkel", "meer", "cijfer")),
        "richting": Kolom("getal"),
        "schaal": Kolom(leeg_mag=True),
    },
)
# One row per answer option of a question, for one level (geo) and one role or all of them.
UITKOMST = Contract(
    naam="enquete_uitkomst",
    bestand="enquete_uitkomst.csv",
    sleutel=("enquete_id", "vraag_id", "geo_type", "geo_code", "rol", "antwoord"),
    kolommen={
        "enquete_id": Kolom(),
        "vraag_id": Kolom(),
        "geo_type": Kolom(waarden=GEO_TYPEN),
        "geo_code": Kolom(),
        "rol": Kolom(),
        "antwoord": Kolom(),  # code of the option
        "label": Kolom(),
        "volgorde": Kolom("geheel"),
        "soort": Kolom(waarden=("antwoord", "weet_niet")),
        "n": Kolom("geheel", leeg_mag=True),  # who chose this option
        "n_geldig": Kolom("geheel", leeg_mag=True),  # who answered the question, 'weet niet' included
        "n_respons": Kolom("geheel", leeg_mag=True),  # who took part
        "populatie": Kolom("geheel", leeg_mag=True),  # how many there are, where the law says so (seats)
        "n_eff": Kolom("getal", leeg_mag=True),  # n_geldig after the design effect of weights
        "deff": Kolom("getal", leeg_mag=True),
        "pct": Kolom("getal", leeg_mag=True),  # of n_geldig, weighted when weights were given
        "pct_tekst": Kolom(leeg_mag=True),
        "pct_soort": Kolom(leeg_mag=True, waarden=("cijfer", "breuk", "benadering", "zonder getal")),
        "ondergrens_pct": Kolom("getal", leeg_mag=True),
        "bovengrens_pct": Kolom("getal", leeg_mag=True),
        "onderdrukt": Kolom(waarden=("ja", "nee")),
        "reden": Kolom(leeg_mag=True),  # why hidden or indicative, as a Dutch sentence
    },
)
CONTRACTEN: tuple[Contract, ...] = (ENQUETE, VRAAG, UITKOMST)
