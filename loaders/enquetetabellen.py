"""The tables of surveys: what is stored and shown, and the questionnaire kept by hand (``data/referentie``).

Only their contracts: what a survey means, and how it is counted and protected, is for the room ``enquete``.
"""

from __future__ import annotations

from typing import Literal, get_args

from loaders.contract import Contract, Kolom

OptieSoort = Literal["antwoord", "weet_niet", "geen_antwoord"]
VraagSoort = Literal["enkel", "meer", "cijfer", "open"]  # one option, several, a mark, own words
Eenheid = Literal["respondent", "gemeente", "aggregaat"]  # what one row of the delivered file is
GEO_TYPEN = ("land", "grootteklasse", "provincie", "gemeente")
# Headings of the parts of the questionnaire, in the order of asking.
SUBVRAGEN = {
    "context": "Over u",
    "S1": "Een eigen visie",
    "S2": "Kaders van de raad",
    "S3": "Informatie",
    "S4": "Ruimte om te kiezen",
    "S5": "Belemmeringen",
    "S6": "Sturen",
    "S7": "Wat het betekent voor de lokale democratie",
    "regio": "Samenwerken in de regio",
}
KADERTYPEN = ("inhoudelijk", "procedureel", "financieel")
KENMERKEN = tuple(f"K{n}" for n in range(1, 9))  # the eight characteristics of the seed research

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

VRAGEN = Contract(
    naam="enquete_vragen",
    bestand="enquete_vragen.csv",
    uitleg="Vragen van de eigen vragenlijst voor raden",
    sleutel=("vraag_id",),
    kolommen={
        "vraag_id": Kolom(),
        "item_id": Kolom(),
        "volgorde": Kolom("geheel"),
        "subvraag": Kolom(waarden=tuple(SUBVRAGEN)),
        "wet": Kolom(leeg_mag=True, waarden=("jeugdwet", "wmo", "participatiewet")),
        "kadertype": Kolom(leeg_mag=True, waarden=KADERTYPEN),
        "kenmerk": Kolom(leeg_mag=True, waarden=KENMERKEN),
        "tekst": Kolom(),
        "toelichting": Kolom(leeg_mag=True),
        "schaal_id": Kolom(leeg_mag=True),  # empty: own words
        "soort": Kolom(waarden=get_args(VraagSoort)),
        "richting": Kolom(waarden=("1", "-1")),  # -1: a higher score is less of what the part is about
        "voor_rollen": Kolom(),
    },
)
SCHALEN = Contract(
    naam="enquete_schalen",
    bestand="enquete_schalen.csv",
    uitleg="Antwoordschalen van enquêtevragen",
    sleutel=("schaal_id", "code"),
    kolommen={
        "schaal_id": Kolom(),
        "naam": Kolom(),
        "code": Kolom(),
        "label": Kolom(),
        "volgorde": Kolom("geheel"),
        "score": Kolom("getal", leeg_mag=True),
        "soort": Kolom(waarden=get_args(OptieSoort)),
    },
)
# words by which a column, a label or an answer is recognised; plaats orders the answers of a scale
WOORDEN = Contract(
    naam="enquete_woorden",
    bestand="enquete_woorden.csv",
    uitleg="Woorden waaraan een ingelezen enquête wordt herkend",
    sleutel=("soort", "groep", "woord"),
    kolommen={
        "soort": Kolom(
            waarden=(
                "weet_niet",
                "geen_antwoord",
                "schaal",
                "aangevinkt",
                "kolom",
                "persoon",
                "rol",
                "aantallen",
                "misschien aantallen",
            )
        ),
        "groep": Kolom(leeg_mag=True),
        "plaats": Kolom("geheel"),
        "woord": Kolom(),
    },
)
ZETELS = Contract(
    naam="raadszetels",
    bestand="raadszetels.csv",
    uitleg="Aantal raadszetels naar aantal inwoners (Gemeentewet, artikel 8)",
    sleutel=("inwoners_van",),
    kolommen={
        "inwoners_van": Kolom("geheel"),
        "inwoners_tot": Kolom("geheel", leeg_mag=True),  # empty: no upper bound
        "zetels": Kolom("geheel"),
    },
)
