"""The hand-kept tables in ``data/referentie``: what a definition, flag, threshold or sentence is.

These files are meant to be edited by people; each has a contract so that a slip of the
pen is reported with its file and row before any figure is built on it.
"""

from __future__ import annotations

from loaders import enquetetabellen
from loaders.contract import Contract, Kolom
from loaders.regelwoorden import MATEN, WOORDEN

WETTEN = ("jeugdwet", "wmo", "participatiewet", "gedeeld")

DEFINITIES = Contract(
    naam="definitie",
    bestand="definities.csv",
    uitleg="Definities: wat bij een wet meetelt",
    sleutel=("definitie",),
    kolommen={
        "definitie": Kolom(),
        "volgorde": Kolom("geheel"),
        "naam": Kolom(),
        "gedeeld_telt_mee": Kolom(waarden=("ja", "nee")),
        "uitleg": Kolom(),
    },
)
TAAKVELD_WET = Contract(
    naam="taakveld_wet",
    bestand="taakveld_wet.csv",
    uitleg="Welk taakveld van welk tot welk jaar bij welke wet hoort, per definitie, met de reden",
    sleutel=("jaar_van", "taakveld"),
    kolommen={
        "jaar_van": Kolom("jaar"),
        "jaar_tot": Kolom("jaar"),
        "taakveld": Kolom(),
        "rol": Kolom(),
        "wet_smal": Kolom(waarden=WETTEN),
        "reden": Kolom(),
    },
    meer=("wet_", Kolom(waarden=WETTEN)),  # one per row of definities.csv
)
ROLLEN = Contract(
    naam="rol",
    bestand="rollen.csv",
    uitleg="Soorten taakvelden (toegang, pgb, overhead, …) en hoe zij heten",
    sleutel=("rol",),
    kolommen={
        "rol": Kolom(),
        "volgorde": Kolom("geheel"),
        "naam": Kolom(),
        "elk_jaar": Kolom(waarden=("ja", "nee")),
        "opmerking": Kolom(leeg_mag=True, woorden=("taakvelden",)),
    },
)
# what taakvelden outside hoofdtaakveld 6 are to us
TAAKVELDROLLEN = Contract(
    naam="taakveldrol",
    bestand="taakveldrollen.csv",
    uitleg="Wat taakvelden buiten hoofdtaakveld 6 voor ons zijn",
    sleutel=("taakveld",),
    kolommen={"taakveld": Kolom(), "rol": Kolom(), "reden": Kolom()},
)
HERINDELINGEN = Contract(
    naam="herindeling",
    bestand="herindelingen.csv",
    uitleg="Herindelingen van gemeenten: van welke code naar welke, en welk aandeel van de inwoners meeging",
    sleutel=("gm_code_oud", "gm_code_nieuw"),
    kolommen={
        "gm_code_oud": Kolom("gm_code"),
        "naam_oud": Kolom(),
        "gm_code_nieuw": Kolom("gm_code"),
        "naam_nieuw": Kolom(),
        "datum": Kolom("datum"),
        "eerste_jaar_zonder": Kolom("jaar", leeg_mag=True),
        "soort": Kolom(waarden=("samenvoeging", "hernoeming", "alleen grond")),
        "inwoners": Kolom("geheel", leeg_mag=True),
        "aandeel": Kolom("getal"),
        "toelichting": Kolom(),
    },
)
VLAGGEN = Contract(
    naam="vlagsoort",
    bestand="vlaggen.csv",
    uitleg="Vlaggen: waarschuwingen bij een cijfer, met hun tekst en regel",
    sleutel=("vlag",),
    kolommen={
        "vlag": Kolom(),
        "volgorde": Kolom("geheel"),
        "naam": Kolom(),
        "gewicht": Kolom(waarden=("let_op", "achtergrond")),
        "tekst": Kolom(),
        "regel": Kolom(),
    },
)
RIJKSREGELINGEN = Contract(
    naam="rijksregeling",
    bestand="rijksregelingen.csv",
    uitleg="Tijdelijke regelingen van het Rijk die een jaar anders maken, met bron",
    sleutel=("regeling",),
    kolommen={
        "regeling": Kolom(),
        "volgorde": Kolom("geheel"),
        "naam": Kolom(),
        "jaar_van": Kolom("jaar"),
        "jaar_tot": Kolom("jaar", leeg_mag=True),
        "taakvelden": Kolom(),
        "wet": Kolom(waarden=WETTEN),
        "wat": Kolom(),
        "bron": Kolom(),
    },
)
DREMPELS = Contract(
    naam="drempel",
    bestand="drempels.csv",
    uitleg="Drempels: vanaf wanneer iets opvalt, meetelt of een waarschuwing krijgt, met de reden",
    sleutel=("drempel",),
    kolommen={"drempel": Kolom(), "waarde": Kolom("getal"), "eenheid": Kolom(), "reden": Kolom()},
)
_VOORWAARDE = {
    "maat": Kolom(leeg_mag=True, waarden=MATEN),
    "vergelijking": Kolom(waarden=("ten minste", "hoogstens", "altijd")),
    "drempel": Kolom("getal", leeg_mag=True),
}
ENQUETE_DREMPELS = Contract(
    naam="enquete_drempel",
    bestand="enquete_drempels.csv",
    uitleg="Drempels die deelnemers aan een enquête beschermen, met de reden",
    sleutel=("drempel",),
    kolommen={
        "drempel": Kolom(),
        "volgorde": Kolom("geheel"),
        "soort": Kolom(waarden=("bescherming", "telling")),
        "waarde": Kolom("getal"),
        "eenheid": Kolom(),
        # the sentence printed under a chart; empty: part of another rule, told on the page of accounts only
        "zin": Kolom(leeg_mag=True, woorden=("waarde",)),
        "reden": Kolom(),
    },
)
OPVALLEND = Contract(
    naam="opvallend",
    bestand="opvallend.csv",
    uitleg="Zinnen onder Wat valt op, en vanaf wanneer zij verschijnen",
    sleutel=("regel",),
    kolommen={"regel": Kolom(), "volgorde": Kolom("geheel"), **_VOORWAARDE, "tekst": Kolom(woorden=WOORDEN)},
)
VRAGEN = Contract(
    naam="vraag",
    bestand="vragen.csv",
    uitleg="Vragen voor de raad, per fase, en vanaf wanneer zij verschijnen",
    sleutel=("vraag",),
    kolommen={
        "vraag": Kolom(),
        "fase": Kolom(waarden=("Beeldvorming", "Oordeelsvorming", "Besluitvorming")),
        "volgorde": Kolom("geheel"),
        "wet": Kolom(leeg_mag=True, waarden=WETTEN),  # empty: a question for every law
        **_VOORWAARDE,
        "tekst": Kolom(woorden=WOORDEN),
    },
)
INDICATOREN = Contract(
    naam="indicatorsoort",
    bestand="indicatoren.csv",
    uitleg="Kenmerken in mart.indicator: naam, eenheid, brontabel, leeftijd, methode en waarschuwing",
    sleutel=("indicator_id",),
    kolommen={
        "indicator_id": Kolom(),
        "naam": Kolom(),
        "eenheid": Kolom(),
        "brontabel": Kolom(),
        "leeftijdsgroep": Kolom(leeg_mag=True),
        # registratie: counted in registers; the other two come from what people answer in a survey
        "methode": Kolom(waarden=("registratie", "modelschatting", "enquête")),
        "thema": Kolom(),
        "volgorde": Kolom("geheel"),  # over all themes; the same name in two tables stands together
        "keuzelijst": Kolom(waarden=("ja", "nee")),  # offered where a reader picks a characteristic
        "waarschuwing": Kolom(leeg_mag=True),
        "herkomst_id": Kolom(),
    },
)
ENQUETE_SUBVRAGEN = Contract(
    naam="enquete_subvraag",
    bestand="enquete_subvragen.csv",
    uitleg="De deelvragen waaronder enquêtevragen vallen",
    sleutel=("subvraag",),
    kolommen={"subvraag": Kolom(), "volgorde": Kolom("geheel"), "kort": Kolom(), "vraag": Kolom()},
)
# what came of the study this product begins with, per sub-question
STUDIE = Contract(
    naam="studie",
    bestand="studie.csv",
    sleutel=("subvraag", "volgorde"),
    kolommen={
        "subvraag": Kolom(),
        "volgorde": Kolom("geheel"),
        "soort": Kolom(waarden=("bevinding", "vraag", "praktijk", "figuur")),
        "tekst": Kolom(),
        "pagina": Kolom(leeg_mag=True),  # of this product, and the figure on it
        "figuur": Kolom(leeg_mag=True),
        "bron": Kolom(leeg_mag=True),
        "url": Kolom(leeg_mag=True),
    },
)
AANBEVELINGEN = Contract(
    naam="aanbeveling",
    bestand="aanbevelingen.csv",
    sleutel=("volgorde",),
    kolommen={
        "volgorde": Kolom("geheel"),
        "voor_wie": Kolom(),
        "tekst": Kolom(),
        "subvragen": Kolom(),
        "bron": Kolom(),
        "url": Kolom(leeg_mag=True),
    },
)
# remarks of who gathered the published outcomes, and what a reader sees of them; empty: nothing
MAKERSNOTITIES = Contract(
    naam="makersnotitie",
    bestand="makersnotities.csv",
    sleutel=("notitie",),
    kolommen={"notitie": Kolom(), "lezer": Kolom(leeg_mag=True)},
)
ENQUETE_GELDVRAGEN = Contract(
    naam="enquete_geldvraag",
    bestand="enquete_geldvragen.csv",
    uitleg="Vragen die een enquête naast de uitgaven zetten",
    sleutel=("geldvraag",),
    kolommen={
        "geldvraag": Kolom(),
        "volgorde": Kolom("geheel"),
        "tekst": Kolom(),
        "soort": Kolom(waarden=("kenmerk", "enquete")),
        "meting": Kolom(),  # indicators, the first that has figures is used; or one question of the questionnaire
        "antwoorden": Kolom(leeg_mag=True),  # codes of the answers that count, for a question
        "wet": Kolom(waarden=WETTEN[:3]),
        "maat": Kolom(waarden=("begroot", "besteed", "afwijking", "afstand")),
    },
)
TOETSBEDRAGEN = Contract(
    naam="toetsbedrag",
    bestand="toetsbedragen.csv",
    uitleg="Gepubliceerde bedragen waarmee onze sommen worden vergeleken, met bron",
    sleutel=("toets",),
    kolommen={
        "toets": Kolom(),
        "omschrijving": Kolom(),
        "jaar": Kolom("jaar"),
        "soort": Kolom(waarden=("begroting", "rekening", "aantal")),
        "onderdeel": Kolom(),
        "verwacht": Kolom("getal"),
        "tolerantie": Kolom("getal"),
        "bron": Kolom(),
    },
)
BREUKEN = Contract(
    naam="breuk",
    bestand="breuken.csv",
    uitleg="Jaren waarin de indeling van taakvelden veranderde",
    sleutel=("jaar", "wet"),
    kolommen={
        "jaar": Kolom("jaar"),
        "wet": Kolom(waarden=(*WETTEN, "gedeeld")),  # a break touches these only
        "woord": Kolom(),
        "uitleg": Kolom(),
    },
)

MEETJAREN = Contract(
    naam="meetjaar",
    bestand="meetjaren.csv",
    uitleg="Meetjaren van enquêtes met bijzondere omstandigheden",
    sleutel=("jaar",),
    kolommen={"jaar": Kolom("jaar"), "omstandigheid": Kolom()},
)
ROEPNAMEN = Contract(
    naam="roepnaam",
    bestand="roepnamen.csv",
    uitleg="Gewone namen van gemeenten die officieel anders heten",
    sleutel=("roepnaam",),
    kolommen={"roepnaam": Kolom(), "gm_code": Kolom("gm_code"), "reden": Kolom()},
)

CLUSTER_WET = Contract(
    naam="cluster_wet",
    bestand="cluster_wet.csv",
    uitleg="Welk cluster van het Gemeentefonds naast welke wet staat, met de reden",
    sleutel=("cluster",),
    kolommen={
        "cluster": Kolom(),
        "wet": Kolom(leeg_mag=True, waarden=WETTEN),
        "rol": Kolom(waarden=("uitgaven", "eigen inkomsten")),
        # which taakvelden stand beside it: those of its law in this definitie
        "definitie": Kolom(leeg_mag=True),
        # of what is shared, at most this share is counted to the law before the rest comes from overhead
        "toegang_hoogstens_pct": Kolom("getal", leeg_mag=True),
        "omvat": Kolom(leeg_mag=True),  # what the cluster pays for and those taakvelden do not hold
        "reden": Kolom(),
    },
)
MAATSTAVEN = Contract(
    naam="maatstaf",
    bestand="maatstaven.csv",
    uitleg="Maatstaven van het Gemeentefonds in gewone woorden",
    sleutel=("maatstaf",),
    kolommen={
        "maatstaf": Kolom(),
        "volgorde": Kolom("geheel"),
        "naam": Kolom(),
        "in_zin": Kolom(),  # follows 'meer' or 'minder'
        "meet": Kolom(),
        "bron": Kolom(),
    },
)
CIRCULAIRES = Contract(
    naam="circulaire",
    bestand="circulaires.csv",
    uitleg="Circulaires van het Gemeentefonds: naam, maand en voor welke begroting",
    sleutel=("circulaire",),
    kolommen={
        "circulaire": Kolom(),
        "naam": Kolom(),
        "maand": Kolom("datum"),  # the last day of the month it came out in
        "voor_begroting_van": Kolom("jaar", leeg_mag=True),
    },
)

CENTRUMTAKEN = Contract(
    naam="centrumtaak",
    bestand="centrumtaken.csv",
    uitleg="Uitkeringen uit het Gemeentefonds die alleen centrumgemeenten krijgen",
    sleutel=("uitkering",),
    kolommen={"uitkering": Kolom(), "reden": Kolom()},
)
TIJDLIJN = Contract(
    naam="tijdlijn",
    bestand="tijdlijn.csv",
    uitleg="Gebeurtenissen in het sociaal domein sinds de decentralisaties, met bron",
    sleutel=("jaar", "volgorde"),
    kolommen={
        "jaar": Kolom("jaar"),
        "volgorde": Kolom("geheel"),
        "wat": Kolom(),
        "uitleg": Kolom(),
        "bron": Kolom(),
    },
)
LANDELIJK = Contract(
    naam="landelijk_cijfer",
    bestand="landelijke_cijfers.csv",
    uitleg="Landelijke bedragen die anderen noemden, met bron en wat zij tellen",
    sleutel=("volgorde",),
    kolommen={
        "volgorde": Kolom("geheel"),
        "onderwerp": Kolom(),
        "jaar": Kolom("jaar"),
        "bedrag_mln": Kolom("getal"),
        "wat": Kolom(),
        "bron": Kolom(),
        "let_op": Kolom(leeg_mag=True),
    },
)
ANDEREN = Contract(
    naam="anderen",
    bestand="anderen.csv",
    uitleg="Wat andere onderzoekers vonden, naast wat wij vinden, met bron",
    sleutel=("toets",),
    kolommen={
        "toets": Kolom(),
        "volgorde": Kolom("geheel"),
        "wie": Kolom(),
        "wat": Kolom(),
        "jaar": Kolom("jaar"),
        "onderdeel": Kolom(leeg_mag=True, waarden=(*WETTEN, "hoofdtaakveld 6")),
        "maat": Kolom(leeg_mag=True, waarden=("begroot", "besteed", "verschil", "verschil_pct")),
        "waarde": Kolom("getal"),
        "eenheid": Kolom(waarden=("mln euro", "%")),
        "reeks": Kolom(leeg_mag=True),  # the figures of one publication, drawn as one series
        "telt": Kolom(leeg_mag=True),
        "reden": Kolom(),
        "zekerheid": Kolom(waarden=("bekend", "afgeleid", "niet bekend")),  # of the reason
        "bron": Kolom(),
    },
)
BRUGDELEN = Contract(
    naam="brugdeel",
    bestand="brugdelen.csv",
    uitleg="Uit welke delen het verschil tussen onze som en die van een ander bestaat, voor zover bekend",
    sleutel=("toets", "volgorde"),
    kolommen={
        "toets": Kolom(),
        "volgorde": Kolom("geheel"),
        "soort": Kolom(waarden=("deel", "kan", "rest")),
        "deel": Kolom(
            waarden=(
                "inkomsten",
                "rekenbedrag",
                "onder_nul",
                "toegang",
                "overhead",
                "zonder_begroting",
                "rest",
            )
        ),
        "naam": Kolom(),
        "uitleg": Kolom(),
        "zekerheid": Kolom(waarden=("bekend", "afgeleid", "niet bekend")),
    },
)
BUURKENMERKEN = Contract(
    naam="buurkenmerk",
    bestand="buurkenmerken.csv",
    uitleg="Kenmerken waarop gemeenten op elkaar lijken, in gewone woorden",
    sleutel=("variabele",),
    kolommen={
        "variabele": Kolom(),
        "volgorde": Kolom("geheel"),
        "naam": Kolom(),
        "eenheid": Kolom(),
        # how a neighbour differs, after "deze gemeente is / heeft": the words of the explanation
        "gelijk": Kolom(),
        "meer": Kolom(),
        "minder": Kolom(),
        "let_op": Kolom(leeg_mag=True),
    },
)
BUREN = Contract(
    naam="buur_variabele",
    bestand="buren.csv",
    uitleg="Welk kenmerk hoe zwaar telt bij het zoeken van vergelijkbare gemeenten, per wet",
    sleutel=("wet", "variabele"),
    kolommen={
        "wet": Kolom(waarden=WETTEN[:3]),  # shared costs belong to no law, so they have no neighbours
        "variabele": Kolom(),
        "volgorde": Kolom("geheel"),
        "gewicht": Kolom("getal"),
        "transformatie": Kolom(waarden=("geen", "log", "wortel")),
        "jaar": Kolom("jaar", leeg_mag=True),  # empty: the newest year there is, also after a refresh
        "bron": Kolom(),
        "reden": Kolom(),
    },
)

TAAKVELDGROEPNAAM = Contract(
    naam="taakveldgroepnaam",
    bestand="taakveldgroepnamen.csv",
    uitleg="Namen van groepen taakvelden, per wet",
    sleutel=("wet", "groepscode"),
    kolommen={
        "wet": Kolom(waarden=WETTEN[:3]),
        "groepscode": Kolom(),
        "volgorde": Kolom("geheel"),
        "naam": Kolom(),
    },
)

GROEPSOORTEN = Contract(
    naam="groepsoort",
    bestand="groepsoorten.csv",
    uitleg="Soorten groepen waarmee een gemeente te vergelijken is",
    sleutel=("groep",),
    kolommen={
        "groep": Kolom(),
        "volgorde": Kolom("geheel"),
        "naam": Kolom(),
        "kort": Kolom(),
        "wie": Kolom(woorden=("waarde",)),
        "uitleg": Kolom(),
    },
)
GROEPSLEDEN = Contract(
    naam="groepslid",
    bestand="groepsleden.csv",
    uitleg="Vaste leden van groepen, met de reden",
    sleutel=("groep", "gm_code"),
    kolommen={"groep": Kolom(), "gm_code": Kolom("gm_code"), "naam": Kolom(), "reden": Kolom()},
)
# what a municipality answers to a figure, signed; "alle" is at every figure. A host adds the rows.
REACTIES = Contract(
    naam="reactie",
    bestand="reacties.csv",
    sleutel=("gm_code", "figuur", "datum"),
    kolommen={
        "gm_code": Kolom("gm_code"),
        "figuur": Kolom(),
        "datum": Kolom("datum"),
        "ondertekenaar": Kolom(),
        "tekst": Kolom(),
    },
    mag_leeg=True,
)
BEGRIPPEN = Contract(
    naam="begrip",
    bestand="begrippen.csv",
    sleutel=("term",),
    # op_papier: nee when a profile says what it means where it uses the word
    kolommen={
        "volgorde": Kolom("geheel"),
        "term": Kolom(),
        "woorden": Kolom(),
        "op_papier": Kolom(waarden=("ja", "nee")),
        "uitleg": Kolom(),
    },
)
RAADSTUKKEN = Contract(
    naam="raadstuk",
    bestand="raadstukken.csv",
    sleutel=("soort", "volgorde"),
    kolommen={
        "soort": Kolom(),
        "volgorde": Kolom("geheel"),
        "titel": Kolom(),
        "kop": Kolom(leeg_mag=True),
        "inhoud": Kolom(
            waarden=("onderwerp", "bevinding", "cijfers", "let_op", "bron", "vraag", "invullen", "tekst")
        ),
        "tekst": Kolom(leeg_mag=True, woorden=("gemeente",)),
    },
)
VOORBEELDVRAGEN = Contract(
    naam="voorbeeldvraag",
    bestand="voorbeeldvragen.csv",
    uitleg="Voorbeelden van vragen in SQL",
    sleutel=("volgorde",),
    kolommen={"volgorde": Kolom("geheel"), "vraag": Kolom(), "uitleg": Kolom(), "sql": Kolom()},
)

KOLOMUITLEG = Contract(
    naam="kolomuitleg",
    bestand="kolomuitleg.csv",
    uitleg="Wat de kolommen van deze tabellen betekenen",
    sleutel=("tabel", "kolom"),
    # tabel *: in every table that has no line of its own; kolom may end with * (a column per definition)
    kolommen={"tabel": Kolom(), "kolom": Kolom(), "uitleg": Kolom()},
)
MARTSLEUTELS = Contract(
    naam="martsleutel",
    bestand="sleutels.csv",
    uitleg="Welke kolommen van een tabel met cijfers samen één rij aanwijzen",
    sleutel=("mart",),
    kolommen={"mart": Kolom(), "kolommen": Kolom()},
)

_TERMEN = (
    "rekening_lasten",
    "begroting_lasten",
    "rekening_netto",
    "begroting_netto",
    "rekenbedrag",
    "cbs_gerealiseerd",
    "cbs_begroot",
)
TEKORTDEFINITIES = Contract(
    naam="tekortdefinitie",
    bestand="tekortdefinities.csv",
    uitleg="Definities van een tekort: welke twee bedragen, met formule, bronnen en valkuilen",
    sleutel=("definitie_id",),
    kolommen={
        "definitie_id": Kolom(),
        "volgorde": Kolom("geheel"),
        "naam": Kolom(),
        "zin": Kolom(),  # the finding in words: {wie} {gaf} in {jaar}{samen} {bedrag} {meer_minder} …
        "formule": Kolom(),
        "links": Kolom(waarden=_TERMEN),
        "rechts": Kolom(waarden=_TERMEN),
        "taakvelden": Kolom(),
        "bronnen": Kolom(),
        "valkuilen": Kolom(),
        "bron": Kolom(),
    },
)
TEKORTTERMEN = Contract(
    naam="tekortterm",
    bestand="tekorttermen.csv",
    uitleg="De bedragen waaruit een tekort bestaat",
    sleutel=("term",),
    kolommen={
        "term": Kolom(waarden=_TERMEN),
        "volgorde": Kolom("geheel"),
        "naam": Kolom(),
        "kort": Kolom(),
        "uitleg": Kolom(),
    },
)

# ways to look ahead, tried on the past before any is shown
REKENWIJZEN = Contract(
    naam="rekenwijze",
    bestand="rekenwijzen.csv",
    sleutel=("rekenwijze",),
    kolommen={
        "rekenwijze": Kolom(waarden=("begroting", "landelijk", "eigen", "eigen_landelijk", "buren")),
        "volgorde": Kolom("geheel"),
        "naam": Kolom(),
        "zin": Kolom(),
        "uitleg": Kolom(),
        "bron": Kolom(),
    },
)

TABELLEN: tuple[Contract, ...] = (
    DEFINITIES,
    TAAKVELD_WET,
    ROLLEN,
    TAAKVELDROLLEN,
    HERINDELINGEN,
    VLAGGEN,
    RIJKSREGELINGEN,
    DREMPELS,
    ENQUETE_DREMPELS,
    OPVALLEND,
    VRAGEN,
    INDICATOREN,
    ENQUETE_SUBVRAGEN,
    ENQUETE_GELDVRAGEN,
    TOETSBEDRAGEN,
    BREUKEN,
    MEETJAREN,
    ROEPNAMEN,
    CLUSTER_WET,
    MAATSTAVEN,
    CIRCULAIRES,
    CENTRUMTAKEN,
    TIJDLIJN,
    LANDELIJK,
    ANDEREN,
    BRUGDELEN,
    TAAKVELDGROEPNAAM,
    GROEPSOORTEN,
    GROEPSLEDEN,
    BUURKENMERKEN,
    BUREN,
    TEKORTDEFINITIES,
    TEKORTTERMEN,
    REKENWIJZEN,
    BEGRIPPEN,
    VOORBEELDVRAGEN,
    KOLOMUITLEG,
    MARTSLEUTELS,
    STUDIE,
    AANBEVELINGEN,
    MAKERSNOTITIES,
    REACTIES,
    RAADSTUKKEN,
    enquetetabellen.VRAGEN,
    enquetetabellen.SCHALEN,
    enquetetabellen.WOORDEN,
    enquetetabellen.ZETELS,
)
