"""What every query takes and gives: made by ``python -m queries.maak_antwoorden``, not by hand.

A method of ``Haal`` is a .sql file of this folder; a ``...Rij`` holds the columns of its answer.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Literal, TypedDict, cast

import duckdb
import pandas as pd

from queries import Waarde, vraag

if TYPE_CHECKING:
    from queries import Antwoord


Naam = Literal[
    "aanbevelingen",
    "aandeel_preventie",
    "aansluiting",
    "anders_geboekt",
    "begrippen",
    "begroot_per_groep",
    "breuken",
    "brug",
    "buig",
    "buren",
    "buren_alle",
    "buurkenmerken",
    "cijfers_van_anderen",
    "circulaires",
    "codeboek",
    "definities",
    "definitiewissels",
    "delen_van_toen",
    "drempels",
    "eigen_inkomsten",
    "eigen_opgaven",
    "enquete_bewijs",
    "enquete_geldvragen",
    "enquete_indicatoren",
    "enquete_subvragen",
    "enquete_uitkomsten",
    "enquetes_eigen",
    "gebruik",
    "gemeente",
    "gemeenten",
    "groep_kwartielen",
    "groepsleden",
    "groepsoorten",
    "grootteklassen",
    "herindelingen",
    "herkomst",
    "indicator_gemeente",
    "indicator_leden",
    "indicator_reeks_gemeente",
    "indicatoren",
    "indicatorkeuzes",
    "indicatorreeks",
    "indicatorwaarden",
    "jaren",
    "kaart",
    "landelijke_cijfers",
    "ligging",
    "maatstaven_naast_groep",
    "maten_jaar",
    "meetjaren",
    "namen",
    "niet_aangeleverd",
    "noemerjaren",
    "open_tabellen",
    "opgave_wetten",
    "opvallend",
    "past_niet",
    "per_hoofd_gemeente",
    "per_hoofd_jaar",
    "per_hoofd_klasse",
    "pgb_niet_gesplitst",
    "positie",
    "prijspeil",
    "provincies",
    "raadstukken",
    "reacties",
    "reeks_gemeente",
    "reeks_nederland",
    "regiotaken",
    "rekenwijzen",
    "reserves",
    "revisies",
    "revisies_gemeente",
    "rijk_per_wet",
    "rijksbijdragen",
    "rijksbijdragen_per_wet",
    "rijksdeel",
    "rijksregelingen",
    "rolcodes",
    "samenstelling",
    "studie",
    "studiegemeenten",
    "taakveld_wet",
    "taakvelden_gemeente",
    "taakvelden_van_wet",
    "tekort",
    "tekort_ongepaard",
    "tekort_vlaggen",
    "tekortdefinities",
    "tekorttermen",
    "tijdlijn",
    "twee_maatstaven",
    "tweede_mening",
    "vergelijk_gemeente",
    "vergelijk_jaar",
    "vergelijk_kwartielen",
    "versie",
    "verslagen",
    "vlaggen_gemeente",
    "vlaggen_jaar",
    "vlagsoorten",
    "voorbeeldvragen",
    "vooruit_paren",
    "vragen",
    "wettotaal",
]


class AanbevelingenRij(TypedDict):
    """A row of aanbevelingen.sql."""

    voor_wie: Any  # varchar
    tekst: Any  # varchar
    bron: Any  # varchar
    url: Any  # varchar


class AandeelPreventieRij(TypedDict):
    """A row of aandeel_preventie.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    soort: Any  # varchar
    toegankelijk_keur: Any  # double
    gespecialiseerd_keur: Any  # double
    samenkracht_keur: Any  # double
    aandeel_pct: Any  # double


class AansluitingRij(TypedDict):
    """A row of aansluiting.sql."""

    toets: Any  # varchar
    omschrijving: Any  # varchar
    verwacht: Any  # double
    gevonden: Any  # double
    verschil: Any  # double
    tolerantie: Any  # double
    in_orde: Any  # boolean
    aard: Any  # varchar
    wie: Any  # varchar
    reden: Any  # varchar
    zekerheid: Any  # varchar


class AndersGeboektRij(TypedDict):
    """A row of anders_geboekt.sql."""

    jaar: Any  # integer
    naam: Any  # varchar
    wet: Any  # varchar
    begroot_keur: Any  # double
    besteed_keur: Any  # double


class BegrippenRij(TypedDict):
    """A row of begrippen.sql."""

    term: Any  # varchar
    woorden: Any  # varchar
    op_papier: Any  # boolean
    uitleg: Any  # varchar


class BegrootPerGroepRij(TypedDict):
    """A row of begroot_per_groep.sql."""

    gm_code: Any  # varchar
    wet: Any  # varchar
    groep: Any  # varchar
    volgorde: Any  # integer
    lasten_keur: Any  # double


class BreukenRij(TypedDict):
    """A row of breuken.sql."""

    jaar: Any  # integer
    wet: Any  # varchar
    woord: Any  # varchar
    uitleg: Any  # varchar


class BrugRij(TypedDict):
    """A row of brug.sql."""

    toets: Any  # varchar
    volgorde: Any  # integer
    soort: Any  # varchar
    jaar: Any  # integer
    reeks: Any  # varchar
    naam: Any  # varchar
    bedrag_mln: Any  # double
    zekerheid: Any  # varchar
    uitleg: Any  # varchar


class BuigRij(TypedDict):
    """A row of buig.sql."""

    gm_code: Any  # varchar
    stand: Any  # varchar
    totaal_keur: Any  # double


class BurenRij(TypedDict):
    """A row of buren.sql."""

    gm_code: Any  # varchar
    rang: Any  # integer
    buur_gm_code: Any  # varchar
    naam: Any  # varchar
    inwoners: Any  # integer
    afstand: Any  # double
    bijdragen: Any  # json
    getoond: Any  # boolean
    nabij: Any  # boolean
    n_nabij: Any  # integer
    weinig_nabij: Any  # boolean


class BurenAlleRij(TypedDict):
    """A row of buren_alle.sql."""

    gm_code: Any  # varchar
    wet: Any  # varchar
    buur_gm_code: Any  # varchar


class BuurkenmerkenRij(TypedDict):
    """A row of buurkenmerken.sql."""

    van_gm_code: Any  # varchar
    rang: Any  # integer
    gm_code: Any  # varchar
    gemeente: Any  # varchar
    volgorde: Any  # integer
    variabele: Any  # varchar
    naam: Any  # varchar
    eenheid: Any  # varchar
    jaar: Any  # integer
    waarde: Any  # double
    z: Any  # double
    gewicht: Any  # double
    gelijk: Any  # varchar
    meer: Any  # varchar
    minder: Any  # varchar
    transformatie: Any  # varchar
    bron: Any  # varchar
    reden: Any  # varchar
    let_op: Any  # varchar


class CijfersVanAnderenRij(TypedDict):
    """A row of cijfers_van_anderen.sql."""

    toets: Any  # varchar
    reeks: Any  # varchar
    jaar: Any  # integer
    maat: Any  # varchar
    waarde: Any  # double
    eenheid: Any  # varchar
    telt: Any  # varchar
    bron: Any  # varchar
    reden: Any  # varchar
    gevonden: Any  # double


class CirculairesRij(TypedDict):
    """A row of circulaires.sql."""

    jaar: Any  # integer
    circulaire: Any  # varchar
    naam: Any  # varchar
    maand: Any  # date
    voor_begroting_van: Any  # integer


class CodeboekRij(TypedDict):
    """A row of codeboek.sql."""

    mart: Any  # varchar
    uitleg_tabel: Any  # varchar
    kolom: Any  # varchar
    type: Any  # varchar
    uitleg: Any  # varchar
    gevuld: Any  # boolean


class DefinitiesRij(TypedDict):
    """A row of definities.sql."""

    definitie: Any  # varchar
    naam: Any  # varchar
    gedeeld_telt_mee: Any  # varchar
    uitleg: Any  # varchar


class DefinitiewisselsRij(TypedDict):
    """A row of definitiewissels.sql."""

    definitie: Any  # varchar
    wet: Any  # varchar
    jaar: Any  # integer


class DelenVanToenRij(TypedDict):
    """A row of delen_van_toen.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    n: Any  # integer


class DrempelsRij(TypedDict):
    """A row of drempels.sql."""

    drempel: Any  # varchar
    waarde: Any  # double
    eenheid: Any  # varchar
    reden: Any  # varchar


class EigenInkomstenRij(TypedDict):
    """A row of eigen_inkomsten.sql."""

    gm_code: Any  # varchar
    eigen_keur: Any  # double
    clusters_keur: Any  # double
    eigen_pct: Any  # double
    suppletie_keur: Any  # double


class EigenOpgavenRij(TypedDict):
    """A row of eigen_opgaven.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    aard: Any  # varchar
    naam: Any  # varchar
    datum: Any  # date
    vastgesteld: Any  # varchar
    taakveld: Any  # varchar
    lasten_keur: Any  # double
    baten_keur: Any  # double


class EnqueteBewijsRij(TypedDict):
    """A row of enquete_bewijs.sql."""

    subvraag_volgorde: Any  # integer
    subvraag: Any  # varchar
    subvraag_kort: Any  # varchar
    enquete_id: Any  # varchar
    titel: Any  # varchar
    uitgever: Any  # varchar
    jaar: Any  # integer
    veldwerk: Any  # varchar
    vraag_id: Any  # varchar
    vraag: Any  # varchar
    letterlijk: Any  # varchar
    wet: Any  # varchar
    doelgroep: Any  # varchar
    lijkt_op: Any  # varchar
    geo_type: Any  # varchar
    geo_code: Any  # varchar
    geo_naam: Any  # varchar
    antwoord: Any  # varchar
    label: Any  # varchar
    soort: Any  # varchar
    volgorde: Any  # integer
    pct: Any  # double
    pct_tekst: Any  # varchar
    pct_soort: Any  # varchar
    n_tekst: Any  # varchar
    bron_url: Any  # varchar
    opmerking: Any  # varchar
    rij_id: Any  # varchar


class EnqueteGeldvragenRij(TypedDict):
    """A row of enquete_geldvragen.sql."""

    geldvraag: Any  # varchar
    volgorde: Any  # integer
    tekst: Any  # varchar
    soort: Any  # varchar
    meting: Any  # varchar
    antwoorden: Any  # varchar
    wet: Any  # varchar
    maat: Any  # varchar


class EnqueteIndicatorenRij(TypedDict):
    """A row of enquete_indicatoren.sql."""

    indicator_id: Any  # varchar
    naam: Any  # varchar
    eenheid: Any  # varchar
    leeftijdsgroep: Any  # varchar
    thema: Any  # varchar
    volgorde: Any  # integer
    methode: Any  # varchar
    brontabel: Any  # varchar
    keuzelijst: Any  # varchar
    waarschuwing: Any  # varchar
    jaren: Any  # integer[]
    jaar: Any  # integer
    n: Any  # integer
    marges_bekend: Any  # boolean
    nieuwste_tabel: Any  # boolean


class EnqueteSubvragenRij(TypedDict):
    """A row of enquete_subvragen.sql."""

    subvraag: Any  # varchar
    volgorde: Any  # integer
    kort: Any  # varchar
    vraag: Any  # varchar
    n_uitkomsten: Any  # integer
    n_enquetes: Any  # integer


class EnqueteUitkomstenRij(TypedDict):
    """A row of enquete_uitkomsten.sql."""

    enquete_id: Any  # varchar
    titel: Any  # varchar
    jaar: Any  # integer
    enquete_soort: Any  # varchar
    vraag_id: Any  # varchar
    vraag_volgorde: Any  # integer
    vraag: Any  # varchar
    subvraag: Any  # varchar
    wet: Any  # varchar
    kadertype: Any  # varchar
    kenmerk: Any  # varchar
    letterlijk: Any  # varchar
    vraag_soort: Any  # varchar
    richting: Any  # double
    schaal: Any  # varchar
    doelgroep: Any  # varchar
    geo_type: Any  # varchar
    geo_code: Any  # varchar
    geo_naam: Any  # varchar
    rol: Any  # varchar
    antwoord: Any  # varchar
    label: Any  # varchar
    volgorde: Any  # integer
    soort: Any  # varchar
    n: Any  # integer
    n_geldig: Any  # integer
    n_respons: Any  # integer
    populatie: Any  # integer
    n_eff: Any  # double
    deff: Any  # double
    n_tekst: Any  # varchar
    pct: Any  # double
    pct_tekst: Any  # varchar
    pct_soort: Any  # varchar
    ondergrens_pct: Any  # double
    bovengrens_pct: Any  # double
    onderdrukt: Any  # varchar
    reden: Any  # varchar
    bron_url: Any  # varchar
    opmerking: Any  # varchar
    rij_id: Any  # varchar


class EnquetesEigenRij(TypedDict):
    """A row of enquetes_eigen.sql."""

    enquete_id: Any  # varchar
    titel: Any  # varchar
    uitgever: Any  # varchar
    jaar: Any  # integer
    doelgroep: Any  # varchar
    eenheid: Any  # varchar
    veldwerk: Any  # varchar
    modus: Any  # varchar
    licentie: Any  # varchar
    bron_url: Any  # varchar
    soort: Any  # varchar
    openbaar: Any  # varchar
    n_vragen: Any  # integer
    n_respons: Any  # integer


class GebruikRij(TypedDict):
    """A row of gebruik.sql."""

    gm_code: Any  # varchar
    naam: Any  # varchar
    jaar: Any  # integer
    gebruikers: Any  # double
    besteed_keur: Any  # double
    per_gebruiker_eur: Any  # double
    inwoners: Any  # double
    voorlopig: Any  # boolean
    anders_geboekt: Any  # boolean
    let_op: Any  # varchar
    jeugdregio: Any  # varchar
    grootteklasse: Any  # varchar
    provincie: Any  # varchar


class GemeenteRij(TypedDict):
    """A row of gemeente.sql."""

    gm_code: Any  # varchar
    naam: Any  # varchar
    provincie: Any  # varchar
    jeugdregio: Any  # varchar
    arbeidsmarktregio: Any  # varchar
    corop: Any  # varchar
    grootteklasse: Any  # varchar
    stedelijkheid: Any  # varchar
    centrumfunctie: Any  # varchar
    sociale_structuur: Any  # varchar
    inwoners: Any  # integer
    indeling_jaar: Any  # integer


class GemeentenRij(TypedDict):
    """A row of gemeenten.sql."""

    gm_code: Any  # varchar
    naam: Any  # varchar
    provincie: Any  # varchar
    jeugdregio: Any  # varchar
    sorteernaam: Any  # varchar


class GroepKwartielenRij(TypedDict):
    """A row of groep_kwartielen.sql."""

    jaar: Any  # integer
    wet: Any  # varchar
    maat: Any  # varchar
    noemer: Any  # varchar
    n: Any  # integer
    leden: Any  # integer
    q1_eur: Any  # double
    mediaan_eur: Any  # double
    q3_eur: Any  # double
    namen: Any  # varchar[]
    waarden: Any  # double[]


class GroepsledenRij(TypedDict):
    """A row of groepsleden.sql."""

    van_gm_code: Any  # varchar
    wet: Any  # varchar
    gm_code: Any  # varchar
    naam: Any  # varchar
    rang: Any  # integer
    afstand: Any  # double


class GroepsoortenRij(TypedDict):
    """A row of groepsoorten.sql."""

    groep: Any  # varchar
    naam: Any  # varchar
    kort: Any  # varchar
    wie: Any  # varchar
    uitleg: Any  # varchar


class GrootteklassenRij(TypedDict):
    """A row of grootteklassen.sql."""

    groep: Any  # varchar
    n: Any  # integer


class HerindelingenRij(TypedDict):
    """A row of herindelingen.sql."""

    datum: Any  # date
    naam_oud: Any  # varchar
    gm_code_oud: Any  # varchar
    naam_nieuw: Any  # varchar
    gm_code_nieuw: Any  # varchar
    aandeel: Any  # double
    inwoners: Any  # integer
    toelichting: Any  # varchar


class HerkomstRij(TypedDict):
    """A row of herkomst.sql."""

    herkomst_id: Any  # varchar
    titel: Any  # varchar
    tabel_id: Any  # varchar
    uitgever: Any  # varchar
    licentie: Any  # varchar
    url: Any  # varchar
    gewijzigd_op: Any  # date
    opgehaald_op: Any  # varchar
    rijen: Any  # integer
    sha256: Any  # varchar
    opmerking: Any  # varchar


class IndicatorGemeenteRij(TypedDict):
    """A row of indicator_gemeente.sql."""

    indicator_id: Any  # varchar
    naam: Any  # varchar
    eenheid: Any  # varchar
    leeftijdsgroep: Any  # varchar
    thema: Any  # varchar
    volgorde: Any  # integer
    methode: Any  # varchar
    brontabel: Any  # varchar
    waarschuwing: Any  # varchar
    keuzelijst: Any  # varchar
    jaar: Any  # integer
    nieuwste_tabel: Any  # boolean
    waarde: Any  # double
    ondergrens: Any  # double
    bovengrens: Any  # double
    n: Any  # integer
    leden: Any  # integer
    q1: Any  # double
    mediaan: Any  # double
    q3: Any  # double
    namen: Any  # varchar[]
    waarden: Any  # double[]
    nederland: Any  # double
    nederland_ondergrens: Any  # double
    nederland_bovengrens: Any  # double
    ggd: Any  # double
    ggd_naam: Any  # varchar


class IndicatorLedenRij(TypedDict):
    """A row of indicator_leden.sql."""

    indicator_id: Any  # varchar
    gm_code: Any  # varchar
    naam: Any  # varchar
    waarde: Any  # double


class IndicatorReeksGemeenteRij(TypedDict):
    """A row of indicator_reeks_gemeente.sql."""

    jaar: Any  # integer
    waarde: Any  # double
    ondergrens: Any  # double
    bovengrens: Any  # double
    n: Any  # integer
    q1: Any  # double
    mediaan: Any  # double
    q3: Any  # double
    nederland: Any  # double
    nederland_ondergrens: Any  # double
    nederland_bovengrens: Any  # double
    herkomst_id: Any  # varchar


class IndicatorenRij(TypedDict):
    """A row of indicatoren.sql."""

    indicator_id: Any  # varchar
    naam: Any  # varchar
    eenheid: Any  # varchar
    brontabel: Any  # varchar
    methode: Any  # varchar
    thema: Any  # varchar
    leeftijdsgroep: Any  # varchar
    waarschuwing: Any  # varchar
    n: Any  # integer
    jaar: Any  # integer


class IndicatorkeuzesRij(TypedDict):
    """A row of indicatorkeuzes.sql."""

    indicator_id: Any  # varchar
    naam: Any  # varchar
    eenheid: Any  # varchar
    thema: Any  # varchar
    volgorde: Any  # integer
    methode: Any  # varchar
    waarschuwing: Any  # varchar
    brontabel: Any  # varchar
    leeftijdsgroep: Any  # varchar
    jaar: Any  # integer
    n: Any  # integer


class IndicatorreeksRij(TypedDict):
    """A row of indicatorreeks.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    waarde: Any  # double


class IndicatorwaardenRij(TypedDict):
    """A row of indicatorwaarden.sql."""

    gm_code: Any  # varchar
    indicator_id: Any  # varchar
    jaar: Any  # integer
    waarde: Any  # double
    naam: Any  # varchar
    eenheid: Any  # varchar
    methode: Any  # varchar
    waarschuwing: Any  # varchar
    leeftijdsgroep: Any  # varchar
    brontabel: Any  # varchar


class JarenRij(TypedDict):
    """A row of jaren.sql."""

    jaar: Any  # integer
    n_begroting: Any  # integer
    n_rekening: Any  # integer
    n_voorlopige_begroting: Any  # integer
    n_voorlopige_rekening: Any  # integer


class KaartRij(TypedDict):
    """A row of kaart.sql."""

    topojson: Any  # varchar


class LandelijkeCijfersRij(TypedDict):
    """A row of landelijke_cijfers.sql."""

    onderwerp: Any  # varchar
    jaar: Any  # integer
    bedrag_mln: Any  # double
    wat: Any  # varchar
    bron: Any  # varchar
    let_op: Any  # varchar


class LiggingRij(TypedDict):
    """A row of ligging.sql."""

    gm_code: Any  # varchar
    jeugdregio: Any  # varchar
    lon: Any  # double
    lat: Any  # double


class MaatstavenNaastGroepRij(TypedDict):
    """A row of maatstaven_naast_groep.sql."""

    wet: Any  # varchar
    maatstaf: Any  # varchar
    naam: Any  # varchar
    in_zin: Any  # varchar
    meet: Any  # varchar
    bron: Any  # varchar
    eigen_eur: Any  # double
    eigen_volume: Any  # double
    n: Any  # integer
    groep_eur: Any  # double
    groep_volume: Any  # double
    land_eur: Any  # double
    land_volume: Any  # double


class MatenJaarRij(TypedDict):
    """A row of maten_jaar.sql."""

    gm_code: Any  # varchar
    wet: Any  # varchar
    verschil_pct: Any  # double
    verschil_absoluut_pct: Any  # double
    groei_twee_jaar_pct: Any  # double
    volgende_begroting_pct: Any  # double
    reeks_meer_pct: Any  # double
    reeks_minder_pct: Any  # double


class MeetjarenRij(TypedDict):
    """A row of meetjaren.sql."""

    jaar: Any  # integer
    omstandigheid: Any  # varchar


class NamenRij(TypedDict):
    """A row of namen.sql."""

    gm_code: Any  # varchar
    gm_code_toen: Any  # varchar
    naam: Any  # varchar
    naam_nu: Any  # varchar
    is_huidig: Any  # boolean


class NietAangeleverdRij(TypedDict):
    """A row of niet_aangeleverd.sql."""

    jaar: Any  # integer
    soort: Any  # varchar
    naam: Any  # varchar
    wat: Any  # varchar
    toelichting: Any  # varchar


class NoemerjarenRij(TypedDict):
    """A row of noemerjaren.sql."""

    noemer: Any  # varchar
    jaar: Any  # integer
    titel: Any  # varchar
    tabel_id: Any  # varchar


class OpenTabellenRij(TypedDict):
    """A row of open_tabellen.sql."""

    kamer: Any  # varchar
    tabel: Any  # varchar
    uitleg_tabel: Any  # varchar
    rijen: Any  # integer
    sleutel: Any  # varchar
    kolom: Any  # varchar
    type: Any  # varchar
    uitleg: Any  # varchar
    van_enquete: Any  # boolean


class OpgaveWettenRij(TypedDict):
    """A row of opgave_wetten.sql."""

    taakveld: Any  # varchar
    rol: Any  # varchar
    wet: Any  # varchar
    groepscode: Any  # varchar
    titel: Any  # varchar


class OpvallendRij(TypedDict):
    """A row of opvallend.sql."""

    regel: Any  # varchar
    volgorde: Any  # integer
    maat: Any  # varchar
    vergelijking: Any  # varchar
    drempel: Any  # double
    tekst: Any  # varchar


class PastNietRij(TypedDict):
    """A row of past_niet.sql."""

    jaar: Any  # integer
    gm_code: Any  # varchar
    naam: Any  # varchar
    wet: Any  # varchar
    begroot_keur: Any  # double
    besteed_keur: Any  # double
    afwijking_keur: Any  # double
    reden: Any  # varchar
    inwoners: Any  # double


class PerHoofdGemeenteRij(TypedDict):
    """A row of per_hoofd_gemeente.sql."""

    jaar: Any  # integer
    wet: Any  # varchar
    maat: Any  # varchar
    noemer: Any  # varchar
    waarde_eur: Any  # double
    telt_in_groep: Any  # boolean


class PerHoofdJaarRij(TypedDict):
    """A row of per_hoofd_jaar.sql."""

    gm_code: Any  # varchar
    naam: Any  # varchar
    wet: Any  # varchar
    maat: Any  # varchar
    noemer: Any  # varchar
    waarde_eur: Any  # double
    telt_in_groep: Any  # boolean


class PerHoofdKlasseRij(TypedDict):
    """A row of per_hoofd_klasse.sql."""

    geo_type: Any  # varchar
    geo_code: Any  # varchar
    wet: Any  # varchar
    maat: Any  # varchar
    n: Any  # integer
    mediaan_eur: Any  # double
    mediaan_abs_eur: Any  # double


class PgbNietGesplitstRij(TypedDict):
    """A row of pgb_niet_gesplitst.sql."""

    jaar: Any  # integer
    soort: Any  # varchar


class PositieRij(TypedDict):
    """A row of positie.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    wet: Any  # varchar
    maat: Any  # varchar
    kant: Any  # varchar
    waarde_eur: Any  # double
    n: Any  # integer
    q1_eur: Any  # double
    mediaan_eur: Any  # double
    q3_eur: Any  # double
    plaats: Any  # varchar
    jaren: Any  # integer
    jaren_zo: Any  # integer
    uitspraak: Any  # varchar


class PrijspeilRij(TypedDict):
    """A row of prijspeil.sql."""

    jaar: Any  # integer
    index: Any  # double
    factor: Any  # double
    naar_jaar: Any  # integer
    herkomst_id: Any  # varchar


class ProvinciesRij(TypedDict):
    """A row of provincies.sql."""

    code: Any  # varchar
    naam: Any  # varchar


class RaadstukkenRij(TypedDict):
    """A row of raadstukken.sql."""

    soort: Any  # varchar
    volgorde: Any  # integer
    titel: Any  # varchar
    kop: Any  # varchar
    inhoud: Any  # varchar
    tekst: Any  # varchar


class ReactiesRij(TypedDict):
    """A row of reacties.sql."""

    gm_code: Any  # varchar
    figuur: Any  # varchar
    datum: Any  # date
    ondertekenaar: Any  # varchar
    tekst: Any  # varchar


class ReeksGemeenteRij(TypedDict):
    """A row of reeks_gemeente.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    wet: Any  # varchar
    begroot_keur: Any  # double
    besteed_keur: Any  # double
    afwijking_keur: Any  # double
    afwijking_pct: Any  # double
    vergelijkbaar: Any  # boolean
    telt_mee: Any  # boolean
    inwoners: Any  # double
    jongeren: Any  # double


class ReeksNederlandRij(TypedDict):
    """A row of reeks_nederland.sql."""

    jaar: Any  # integer
    wet: Any  # varchar
    begroot_keur: Any  # double
    besteed_keur: Any  # double
    afwijking_keur: Any  # double
    afwijking_pct: Any  # double
    vergelijkbaar: Any  # boolean
    telt_mee: Any  # boolean
    inwoners: Any  # double
    jongeren: Any  # double
    n: Any  # integer
    n_ontbreekt: Any  # integer
    n_vergelijkbaar: Any  # integer
    n_meer: Any  # integer
    n_past_niet: Any  # integer
    past_niet_keur: Any  # double
    dekking_pct: Any  # double


class RegiotakenRij(TypedDict):
    """A row of regiotaken.sql."""

    gm_code: Any  # varchar
    naam: Any  # varchar
    wet: Any  # varchar
    jaar: Any  # integer
    soort: Any  # varchar
    aandeel_pct: Any  # double


class RekenwijzenRij(TypedDict):
    """A row of rekenwijzen.sql."""

    rekenwijze: Any  # varchar
    volgorde: Any  # integer
    naam: Any  # varchar
    zin: Any  # varchar
    uitleg: Any  # varchar
    bron: Any  # varchar


class ReservesRij(TypedDict):
    """A row of reserves.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    h6_meer_keur: Any  # double
    algemene_reserve_keur: Any  # double
    bestemmingsreserves_keur: Any  # double
    saldo_rekening_keur: Any  # double
    eigen_vermogen_keur: Any  # double


class RevisiesRij(TypedDict):
    """A row of revisies.sql."""

    versie: Any  # varchar
    gebouwd_op: Any  # timestamp
    jaar: Any  # integer
    soort: Any  # varchar
    wet: Any  # varchar
    n_gewijzigd: Any  # integer
    n_nieuw: Any  # integer
    n_vervallen: Any  # integer
    oud_keur: Any  # double
    nieuw_keur: Any  # double
    verschil_keur: Any  # double


class RevisiesGemeenteRij(TypedDict):
    """A row of revisies_gemeente.sql."""

    versie: Any  # varchar
    gebouwd_op: Any  # timestamp
    naam: Any  # varchar
    jaar: Any  # integer
    soort: Any  # varchar
    wet: Any  # varchar
    oud_keur: Any  # double
    nieuw_keur: Any  # double
    verschil_keur: Any  # double
    wat: Any  # varchar


class RijkPerWetRij(TypedDict):
    """A row of rijk_per_wet.sql."""

    gm_code: Any  # varchar
    naam: Any  # varchar
    wet: Any  # varchar
    cluster: Any  # varchar
    toegang_hoogstens_pct: Any  # double
    omvat: Any  # varchar
    definitie: Any  # varchar
    au_keur: Any  # double
    iu_du_keur: Any  # double
    centrum_keur: Any  # double
    begroot_keur: Any  # double
    begroot_netto_keur: Any  # double
    besteed_keur: Any  # double
    besteed_netto_keur: Any  # double
    toegang_begroot_keur: Any  # double
    toegang_besteed_keur: Any  # double
    overhead_begroot_keur: Any  # double
    overhead_besteed_keur: Any  # double
    inwoners: Any  # double
    vergelijkbaar: Any  # boolean


class RijksbijdragenRij(TypedDict):
    """A row of rijksbijdragen.sql."""

    gm_code: Any  # varchar
    soort: Any  # varchar
    rijk_h6_keur: Any  # double


class RijksbijdragenPerWetRij(TypedDict):
    """A row of rijksbijdragen_per_wet.sql."""

    gm_code: Any  # varchar
    wet: Any  # varchar
    bedrag_keur: Any  # double


class RijksdeelRij(TypedDict):
    """A row of rijksdeel.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    n: Any  # integer
    h6_begroot_keur: Any  # double
    h6_besteed_keur: Any  # double
    h6_meer_keur: Any  # double
    rijk_h6_begroot_keur: Any  # double
    rijk_h6_ontvangen_keur: Any  # double
    rijk_h6_meer_keur: Any  # double
    rijk_07_begroot_keur: Any  # double
    rijk_07_ontvangen_keur: Any  # double
    rijk_07_meer_keur: Any  # double
    rijk_h6_van_belang: Any  # boolean
    rijk_07_van_belang: Any  # boolean


class RijksregelingenRij(TypedDict):
    """A row of rijksregelingen.sql."""

    regeling: Any  # varchar
    naam: Any  # varchar
    jaar_van: Any  # integer
    jaar_tot: Any  # integer
    taakvelden: Any  # varchar
    wet: Any  # varchar
    wat: Any  # varchar
    bron: Any  # varchar


class RolcodesRij(TypedDict):
    """A row of rolcodes.sql."""

    rol: Any  # varchar
    taakveld: Any  # varchar
    van: Any  # integer
    tot: Any  # integer
    opmerking: Any  # varchar


class SamenstellingRij(TypedDict):
    """A row of samenstelling.sql."""

    gm_code: Any  # varchar
    onderdeel: Any  # varchar
    begroot_keur: Any  # double
    besteed_keur: Any  # double
    aandeel_pct: Any  # double
    mediaan_pct: Any  # double
    n_mediaan: Any  # integer
    n: Any  # integer


class StudieRij(TypedDict):
    """A row of studie.sql."""

    volgorde: Any  # integer
    soort: Any  # varchar
    tekst: Any  # varchar
    pagina: Any  # varchar
    figuur: Any  # varchar
    bron: Any  # varchar
    url: Any  # varchar


class StudiegemeentenRij(TypedDict):
    """A row of studiegemeenten.sql."""

    gm_code: Any  # varchar
    naam: Any  # varchar


class TaakveldWetRij(TypedDict):
    """A row of taakveld_wet.sql."""

    jaar_van: Any  # integer
    jaar_tot: Any  # integer
    taakveld: Any  # varchar
    titel: Any  # varchar
    rol: Any  # varchar
    definitie: Any  # varchar
    wet: Any  # varchar
    reden: Any  # varchar


class TaakveldenGemeenteRij(TypedDict):
    """A row of taakvelden_gemeente.sql."""

    gm_code: Any  # varchar
    groepscode: Any  # varchar
    titel: Any  # varchar
    wet: Any  # varchar
    begroot_keur: Any  # double
    besteed_keur: Any  # double


class TaakveldenVanWetRij(TypedDict):
    """A row of taakvelden_van_wet.sql."""

    wet: Any  # varchar
    taakvelden: Any  # varchar


class TekortRij(TypedDict):
    """A row of tekort.sql."""

    gm_code: Any  # varchar
    naam: Any  # varchar
    jaar: Any  # integer
    links_keur: Any  # double
    rechts_keur: Any  # double
    verschil_keur: Any  # double
    verschil_pct: Any  # double
    per_inwoner_eur: Any  # double
    per_jongere_eur: Any  # double
    inwoners: Any  # double
    anders_geboekt: Any  # boolean
    let_op: Any  # varchar
    jeugdregio: Any  # varchar
    grootteklasse: Any  # varchar
    provincie: Any  # varchar


class TekortOngepaardRij(TypedDict):
    """A row of tekort_ongepaard.sql."""

    jaar: Any  # integer
    verschil_keur: Any  # double
    n_begroting: Any  # integer
    n_rekening: Any  # integer


class TekortVlaggenRij(TypedDict):
    """A row of tekort_vlaggen.sql."""

    gm_code: Any  # varchar
    naam: Any  # varchar
    jaren: Any  # integer[]


class TekortdefinitiesRij(TypedDict):
    """A row of tekortdefinities.sql."""

    definitie_id: Any  # varchar
    naam: Any  # varchar
    zin: Any  # varchar
    formule: Any  # varchar
    links: Any  # varchar
    rechts: Any  # varchar
    taakvelden: Any  # varchar
    bronnen: Any  # varchar
    valkuilen: Any  # varchar
    bron: Any  # varchar


class TekorttermenRij(TypedDict):
    """A row of tekorttermen.sql."""

    term: Any  # varchar
    naam: Any  # varchar
    kort: Any  # varchar
    uitleg: Any  # varchar
    jaren: Any  # integer[]


class TijdlijnRij(TypedDict):
    """A row of tijdlijn.sql."""

    jaar: Any  # integer
    wat: Any  # varchar
    uitleg: Any  # varchar
    bron: Any  # varchar


class TweeMaatstavenRij(TypedDict):
    """A row of twee_maatstaven.sql."""

    gm_code: Any  # varchar
    wet: Any  # varchar
    maat: Any  # varchar
    kant: Any  # varchar
    waarde_eur: Any  # double
    n: Any  # integer
    q1_eur: Any  # double
    mediaan_eur: Any  # double
    q3_eur: Any  # double
    uitspraak: Any  # varchar
    mag: Any  # boolean
    reken_eur: Any  # double
    schaal_pct: Any  # double
    verwacht_eur: Any  # double
    naast_groep: Any  # varchar
    naast_rijk: Any  # varchar
    oordeel: Any  # varchar
    tekens_anders: Any  # boolean


class TweedeMeningRij(TypedDict):
    """A row of tweede_mening.sql."""

    jaar: Any  # integer
    wet: Any  # varchar
    soort: Any  # varchar
    n: Any  # integer
    iv3_keur: Any  # double
    cbs_keur: Any  # double
    verschil_pct: Any  # double
    let_op: Any  # varchar


class VergelijkGemeenteRij(TypedDict):
    """A row of vergelijk_gemeente.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    wet: Any  # varchar
    maat: Any  # varchar
    kant: Any  # varchar
    noemer: Any  # varchar
    waarde_eur: Any  # double
    telt_in_groep: Any  # boolean


class VergelijkJaarRij(TypedDict):
    """A row of vergelijk_jaar.sql."""

    gm_code: Any  # varchar
    naam: Any  # varchar
    wet: Any  # varchar
    maat: Any  # varchar
    kant: Any  # varchar
    noemer: Any  # varchar
    waarde_eur: Any  # double
    telt_in_groep: Any  # boolean
    is_centrumgemeente: Any  # boolean


class VergelijkKwartielenRij(TypedDict):
    """A row of vergelijk_kwartielen.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    wet: Any  # varchar
    maat: Any  # varchar
    kant: Any  # varchar
    noemer: Any  # varchar
    n: Any  # integer
    leden: Any  # integer
    q1_eur: Any  # double
    mediaan_eur: Any  # double
    q3_eur: Any  # double
    namen: Any  # varchar[]
    waarden: Any  # double[]


class VersieRij(TypedDict):
    """A row of versie.sql."""

    versie: Any  # varchar
    gebouwd_op: Any  # timestamp
    vorige: Any  # varchar
    aanvaard: Any  # varchar
    programma: Any  # varchar


class VerslagenRij(TypedDict):
    """A row of verslagen.sql."""

    jaar: Any  # integer
    soort: Any  # varchar
    ververst: Any  # boolean
    tabel_id: Any  # varchar
    titel: Any  # varchar
    gewijzigd_op: Any  # date
    opgehaald_op: Any  # varchar
    omvang: Any  # varchar
    gemeenten: Any  # integer
    ontbreekt: Any  # integer
    eerste_plaatsing: Any  # integer
    baten_bekend: Any  # boolean


class VlaggenGemeenteRij(TypedDict):
    """A row of vlaggen_gemeente.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    soort: Any  # varchar
    wet: Any  # varchar
    vlag: Any  # varchar
    naam: Any  # varchar
    gewicht: Any  # varchar
    volgorde: Any  # integer
    toelichting: Any  # varchar


class VlaggenJaarRij(TypedDict):
    """A row of vlaggen_jaar.sql."""

    gm_code: Any  # varchar
    wet: Any  # varchar
    soort: Any  # varchar
    vlag: Any  # varchar
    naam: Any  # varchar


class VlagsoortenRij(TypedDict):
    """A row of vlagsoorten.sql."""

    vlag: Any  # varchar
    naam: Any  # varchar
    regel: Any  # varchar
    aantal: Any  # integer


class VoorbeeldvragenRij(TypedDict):
    """A row of voorbeeldvragen.sql."""

    volgorde: Any  # integer
    vraag: Any  # varchar
    uitleg: Any  # varchar
    sql: Any  # varchar


class VooruitParenRij(TypedDict):
    """A row of vooruit_paren.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    groep: Any  # varchar
    begroot_keur: Any  # double
    besteed_keur: Any  # double
    past: Any  # boolean
    vlaggen_begroting: Any  # varchar
    vlaggen_rekening: Any  # varchar


class VragenRij(TypedDict):
    """A row of vragen.sql."""

    regel: Any  # varchar
    fase: Any  # varchar
    volgorde: Any  # integer
    wet: Any  # varchar
    maat: Any  # varchar
    vergelijking: Any  # varchar
    drempel: Any  # double
    tekst: Any  # varchar


class WettotaalRij(TypedDict):
    """A row of wettotaal.sql."""

    gm_code: Any  # varchar
    jaar: Any  # integer
    soort: Any  # varchar
    lasten_keur: Any  # double
    baten_keur: Any  # double
    netto_keur: Any  # double
    pgb_ongesplitst_keur: Any  # double


class Haal:
    """The answers of one database version: a method per query."""

    def __init__(
        self,
        antwoord: Callable[[str, dict[str, Waarde]], pd.DataFrame],
        database_id: Callable[[], str] = lambda: "",
    ) -> None:
        self._antwoord = antwoord
        self._database_id = database_id

    @property
    def database_id(self) -> str:
        """Which database version answers; empty when nobody may remember its answers."""
        return self._database_id()

    @classmethod
    def uit(cls, con: duckdb.DuckDBPyConnection) -> Haal:
        """Straight from this connection, without remembering anything."""
        return cls(lambda naam, parameters: vraag(con, naam, **parameters))

    def aanbevelingen(self, *, subvraag: str | None) -> Antwoord[AanbevelingenRij]:
        """wat de studie aanbeveelt, per deelvraag: wie wat kan doen.

        Parameters: $subvraag. Eenheid: geen. Bestand: queries/aanbevelingen.sql.
        """
        return cast("Antwoord[AanbevelingenRij]", self._antwoord("aanbevelingen", {"subvraag": subvraag}))

    def aandeel_preventie(self, *, gm_code: str | None) -> Antwoord[AandeelPreventieRij]:
        """welk deel van het geld voor wijkteams, Wmo en jeugd naar toegankelijke hulp gaat (rol toegang),
        definitie 'De drie wetten', naast Nederland (gewogen). Staat er niets op toegankelijke hulp, of iets
        onder nul, dan is het aandeel leeg: dan is anders geboekt. Samenkracht staat apart: dat telt niet mee
        in het aandeel.

        Parameters: $gm_code ('NL' = alleen Nederland, '*' = alle gemeenten). Eenheid: procent, en lasten × €
        1.000. Bestand: queries/aandeel_preventie.sql.
        """
        return cast(
            "Antwoord[AandeelPreventieRij]", self._antwoord("aandeel_preventie", {"gm_code": gm_code})
        )

    def aansluiting(self) -> Antwoord[AansluitingRij]:
        """onze sommen naast hertellingen, gepubliceerde aantallen en wat anderen vonden (aard).

        Parameters: geen. Eenheid: staat in de omschrijving. Bestand: queries/aansluiting.sql.
        """
        return cast("Antwoord[AansluitingRij]", self._antwoord("aansluiting", {}))

    def anders_geboekt(self) -> Antwoord[AndersGeboektRij]:
        """de paren die niet meetellen omdat begroting en rekening op verschillende taakvelden staan.

        Parameters: geen. Eenheid: lasten × € 1.000. Bestand: queries/anders_geboekt.sql.
        """
        return cast("Antwoord[AndersGeboektRij]", self._antwoord("anders_geboekt", {}))

    def begrippen(self) -> Antwoord[BegrippenRij]:
        """de begrippen met hun uitleg, voor bij het woord en als lijst; woorden zijn de vormen in een zin, met |
        ertussen. op_papier: nee als een profiel het woord uitlegt waar het staat.

        Parameters: geen. Eenheid: geen. Bestand: queries/begrippen.sql.
        """
        return cast("Antwoord[BegrippenRij]", self._antwoord("begrippen", {}))

    def begroot_per_groep(self, *, jaar: int) -> Antwoord[BegrootPerGroepRij]:
        """begrote lasten per gemeente, wet en groep taakvelden met een gewone naam, zoals zij naast de clusters
        van het Gemeentefonds staan (cluster_wet), de drie wetten.

        Parameters: $jaar. Eenheid: × € 1.000. Bestand: queries/begroot_per_groep.sql.
        """
        return cast("Antwoord[BegrootPerGroepRij]", self._antwoord("begroot_per_groep", {"jaar": jaar}))

    def breuken(self) -> Antwoord[BreukenRij]:
        """de jaren waarin de indeling van taakvelden veranderde, en welke wetten dat raakte.

        Parameters: geen. Eenheid: geen. Bestand: queries/breuken.sql.
        """
        return cast("Antwoord[BreukenRij]", self._antwoord("breuken", {}))

    def brug(self) -> Antwoord[BrugRij]:
        """van onze som naar elk cijfer dat anderen over jeugd publiceerden: bekende delen, en de rest die niet
        bekend is.

        Parameters: geen. Eenheid: miljoen euro. Bestand: queries/brug.sql.
        """
        return cast("Antwoord[BrugRij]", self._antwoord("brug", {}))

    def buig(self, *, jaar: int) -> Antwoord[BuigRij]:
        """het rijksbudget voor bijstand en loonkostensubsidie (BUIG) per gemeente, steeds in de meest
        definitieve stand die van die gemeente is ingelezen.

        Parameters: $jaar. Eenheid: × € 1.000. Bestand: queries/buig.sql.
        """
        return cast("Antwoord[BuigRij]", self._antwoord("buig", {"jaar": jaar}))

    def buren(self, *, gm_code: str | None, wet: str | None) -> Antwoord[BurenRij]:
        """de gemeenten die voor een wet het meest op een gemeente lijken, de dichtste 15 op volgorde.

        Parameters: $gm_code ('*' = alle gemeenten), $wet. Eenheid: afstand in standaardafwijkingen (gewogen);
        bijdragen als JSON, zij tellen op tot de afstand in het kwadraat; getoond = hoort bij de buren die wij
        laten zien; nabij = binnen de drempel buur_nabij; n_nabij = hoeveel van de getoonde nabij zijn;
        weinig_nabij = minder dan de drempel buren_nabij_minstens. Bestand: queries/buren.sql.
        """
        return cast("Antwoord[BurenRij]", self._antwoord("buren", {"gm_code": gm_code, "wet": wet}))

    def buren_alle(self) -> Antwoord[BurenAlleRij]:
        """van elke gemeente de vergelijkbare gemeenten die wij laten zien, per wet.

        Parameters: geen. Eenheid: geen. Bestand: queries/buren_alle.sql.
        """
        return cast("Antwoord[BurenAlleRij]", self._antwoord("buren_alle", {}))

    def buurkenmerken(self, *, gm_code: str | None, wet: str | None) -> Antwoord[BuurkenmerkenRij]:
        """de kenmerken waarop een gemeente voor een wet met haar buren vergeleken is: haar eigen waarden (rang
        0) en die van haar 15 buren. Een kenmerk dat niet bekend is, staat er met een lege waarde en telt voor
        dat paar niet mee.

        Parameters: $gm_code ('*' = alle gemeenten), $wet. Eenheid: waarde in de kolom eenheid; z in
        standaardafwijkingen van het gemiddelde van alle gemeenten, na de transformatie; jaar = jaar van het
        cijfer; gewicht als aandeel van alle gewichten van de wet. Bestand: queries/buurkenmerken.sql.
        """
        return cast(
            "Antwoord[BuurkenmerkenRij]", self._antwoord("buurkenmerken", {"gm_code": gm_code, "wet": wet})
        )

    def cijfers_van_anderen(self) -> Antwoord[CijfersVanAnderenRij]:
        """wat anderen over jeugd publiceerden, met wat het telt, naast onze som over alle gemeenten.

        Parameters: geen. Eenheid: miljoen euro, of procent waar dat er staat. Bestand:
        queries/cijfers_van_anderen.sql.
        """
        return cast("Antwoord[CijfersVanAnderenRij]", self._antwoord("cijfers_van_anderen", {}))

    def circulaires(self) -> Antwoord[CirculairesRij]:
        """van welke circulaires er rekenbedragen zijn, per uitkeringsjaar, met hun naam en maand.

        Parameters: geen. Eenheid: geen. Bestand: queries/circulaires.sql.
        """
        return cast("Antwoord[CirculairesRij]", self._antwoord("circulaires", {}))

    def codeboek(self) -> Antwoord[CodeboekRij]:
        """elke tabel en kolom die u kunt downloaden, met uitleg.

        Parameters: geen. Eenheid: geen. Bestand: queries/codeboek.sql.
        """
        return cast("Antwoord[CodeboekRij]", self._antwoord("codeboek", {}))

    def definities(self) -> Antwoord[DefinitiesRij]:
        """de definities waaruit u kunt kiezen.

        Parameters: geen. Eenheid: geen. Bestand: queries/definities.sql.
        """
        return cast("Antwoord[DefinitiesRij]", self._antwoord("definities", {}))

    def definitiewissels(self) -> Antwoord[DefinitiewisselsRij]:
        """de jaren waarin een telling bij een wet andere soorten taakvelden gaat omvatten (toegang,
        samenkracht), zodat bedragen van daarvoor en daarna niet naast elkaar passen.

        Parameters: geen. Eenheid: geen; jaar = het eerste jaar van de nieuwe telling. Bestand:
        queries/definitiewissels.sql.
        """
        return cast("Antwoord[DefinitiewisselsRij]", self._antwoord("definitiewissels", {}))

    def delen_van_toen(self, *, gm_code: str | None) -> Antwoord[DelenVanToenRij]:
        """uit hoeveel gemeenten van dat jaar een gemeente van nu bestond: een opgeteld verleden heeft geen eigen
        raad gehad.

        Parameters: $gm_code ('*' = alle gemeenten). Eenheid: aantal gemeenten. Bestand:
        queries/delen_van_toen.sql.
        """
        return cast("Antwoord[DelenVanToenRij]", self._antwoord("delen_van_toen", {"gm_code": gm_code}))

    def drempels(self) -> Antwoord[DrempelsRij]:
        """alle drempels, met eenheid en reden.

        Parameters: geen. Eenheid: zie kolom eenheid. Bestand: queries/drempels.sql.
        """
        return cast("Antwoord[DrempelsRij]", self._antwoord("drempels", {}))

    def eigen_inkomsten(self, *, circulaire: str | None, jaar: int) -> Antwoord[EigenInkomstenRij]:
        """welk deel van de bedragen waar het Rijk mee rekent een gemeente zelf moet opbrengen, en de suppletie
        die daar los van staat.

        Parameters: $jaar, $circulaire. Eenheid: × € 1.000; procent. suppletie_keur leeg = deze circulaire
        noemt haar niet. Bestand: queries/eigen_inkomsten.sql.
        """
        return cast(
            "Antwoord[EigenInkomstenRij]",
            self._antwoord("eigen_inkomsten", {"circulaire": circulaire, "jaar": jaar}),
        )

    def eigen_opgaven(self, *, gm_code: str | None) -> Antwoord[EigenOpgavenRij]:
        """wat een gemeente zelf opgaf en de beheerder heeft ingelezen; een bron apart, die in geen som meetelt.

        Parameters: $gm_code ('*' = alle gemeenten). Eenheid: × € 1.000. Bestand: queries/eigen_opgaven.sql.
        """
        return cast("Antwoord[EigenOpgavenRij]", self._antwoord("eigen_opgaven", {"gm_code": gm_code}))

    def enquete_bewijs(self) -> Antwoord[EnqueteBewijsRij]:
        """alle gepubliceerde uitkomsten, per deelvraag, met bron, jaar, doelgroep en aantal in de woorden van de
        bron; zonder de werknotities van wie de uitkomsten verzamelde.

        Parameters: geen. Eenheid: pct in procenten; is pct_soort geen 'cijfer', toon dan pct_tekst en niet
        het getal. Bestand: queries/enquete_bewijs.sql.
        """
        return cast("Antwoord[EnqueteBewijsRij]", self._antwoord("enquete_bewijs", {}))

    def enquete_geldvragen(self) -> Antwoord[EnqueteGeldvragenRij]:
        """de kant-en-klare vragen die enquêtes naast het geld zetten, met het kenmerk dat er nu is (of de vraag
        die nodig is).

        Parameters: geen. Eenheid: geen; bij soort 'kenmerk' is meting het eerste genoemde kenmerk met
        cijfers. Bestand: queries/enquete_geldvragen.sql.
        """
        return cast("Antwoord[EnqueteGeldvragenRij]", self._antwoord("enquete_geldvragen", {}))

    def enquete_indicatoren(self) -> Antwoord[EnqueteIndicatorenRij]:
        """de kenmerken die uit een enquête komen (ook modelschattingen), met de jaren en hoeveel gemeenten een
        cijfer hebben. nieuwste_tabel zegt of er van dezelfde vraag geen nieuwere tabel is; jaren uit twee
        tabellen horen nooit in een reeks.

        Parameters: geen. Eenheid: zie kolom eenheid; jaren als lijst; n in gemeenten, van het nieuwste jaar.
        Bestand: queries/enquete_indicatoren.sql.
        """
        return cast("Antwoord[EnqueteIndicatorenRij]", self._antwoord("enquete_indicatoren", {}))

    def enquete_subvragen(self) -> Antwoord[EnqueteSubvragenRij]:
        """de deelvragen van de studie (S1 tot en met S7, regio en context), in gewone woorden, en hoeveel
        uitkomsten er zijn.

        Parameters: geen. Eenheid: n_uitkomsten en n_enquetes zijn aantallen, alleen gepubliceerde. Bestand:
        queries/enquete_subvragen.sql.
        """
        return cast("Antwoord[EnqueteSubvragenRij]", self._antwoord("enquete_subvragen", {}))

    def enquete_uitkomsten(self, *, enquete_id: str | None) -> Antwoord[EnqueteUitkomstenRij]:
        """alle uitkomsten van een enquête, met de vragen; kleine groepen zijn al beschermd.

        Parameters: $enquete_id. Eenheid: pct en grenzen in procenten; n in antwoorden; leeg = niet bekend of
        niet getoond. Bestand: queries/enquete_uitkomsten.sql.
        """
        return cast(
            "Antwoord[EnqueteUitkomstenRij]", self._antwoord("enquete_uitkomsten", {"enquete_id": enquete_id})
        )

    def enquetes_eigen(self) -> Antwoord[EnquetesEigenRij]:
        """de eigen enquêtes (en voorbeelden) die de beheerder heeft ingelezen.

        Parameters: geen. Eenheid: n_vragen en n_respons in aantallen; leeg = niet bekend. Bestand:
        queries/enquetes_eigen.sql.
        """
        return cast("Antwoord[EnquetesEigenRij]", self._antwoord("enquetes_eigen", {}))

    def gebruik(self, *, indicator_id: str | None, wet: str | None) -> Antwoord[GebruikRij]:
        """uitgaven en gebruikers van een wet, per gemeente en jaar, alleen waar beide bekend zijn (gepaard); met
        de vlaggen van de jaarrekening, 'Kleine aantallen' als er minder gebruikers zijn dan de drempel voor
        een noemer, en 'Voorlopig' als het CBS het aantal gebruikers van dat jaar voorlopig noemt.

        Parameters: $wet, $indicator_id. Eenheid: uitgaven × € 1.000 (lasten in de jaarrekening, definitie
        smal); gebruikers in aantallen (een indicator per 1.000 inwoners maal de inwoners van dat jaar); per
        gebruiker in euro. Bestand: queries/gebruik.sql.
        """
        return cast(
            "Antwoord[GebruikRij]", self._antwoord("gebruik", {"indicator_id": indicator_id, "wet": wet})
        )

    def gemeente(self, *, gm_code: str | None) -> Antwoord[GemeenteRij]:
        """naam, regio's en klassen van één gemeente.

        Parameters: $gm_code ('*' = alle gemeenten). Eenheid: inwoners in aantallen. Bestand:
        queries/gemeente.sql.
        """
        return cast("Antwoord[GemeenteRij]", self._antwoord("gemeente", {"gm_code": gm_code}))

    def gemeenten(self) -> Antwoord[GemeentenRij]:
        """alle gemeenten van nu met hun provincie en jeugdregio, op naam; sorteernaam zonder 's-, 't en
        accenten.

        Parameters: geen. Eenheid: geen. Bestand: queries/gemeenten.sql.
        """
        return cast("Antwoord[GemeentenRij]", self._antwoord("gemeenten", {}))

    def groep_kwartielen(
        self, *, definitie: str | None, gm_code: str | None, groep: str | None
    ) -> Antwoord[GroepKwartielenRij]:
        """verdeling per hoofd over een groep gemeenten, zonder de gemeente zelf, zonder onvolledige verslagen,
        anders geboekte paren en bedragen van nul of minder. Kwartielen zijn doorlopend (met tussenwaarden);
        bij minder dan drie gemeenten staan in namen en waarden de cijfers zelf.

        Parameters: $gm_code, $definitie, $groep. Eenheid: euro per inwoner of jongere van hetzelfde jaar; n
        en leden in aantallen. Bestand: queries/groep_kwartielen.sql.
        """
        return cast(
            "Antwoord[GroepKwartielenRij]",
            self._antwoord("groep_kwartielen", {"definitie": definitie, "gm_code": gm_code, "groep": groep}),
        )

    def groepsleden(self, *, gm_code: str | None, groep: str | None) -> Antwoord[GroepsledenRij]:
        """welke gemeenten er in een groep zitten, per wet; bij vergelijkbare gemeenten op volgorde van afstand.

        Parameters: $gm_code ('*' = alle gemeenten, alleen bij groep buren), $groep. Eenheid: rang 1 = het
        meest gelijk; afstand zonder eenheid. Bestand: queries/groepsleden.sql.
        """
        return cast(
            "Antwoord[GroepsledenRij]", self._antwoord("groepsleden", {"gm_code": gm_code, "groep": groep})
        )

    def groepsoorten(self) -> Antwoord[GroepsoortenRij]:
        """welke groepen gemeenten men kan kiezen om mee te vergelijken, met uitleg.

        Parameters: geen. Eenheid: geen. Bestand: queries/groepsoorten.sql.
        """
        return cast("Antwoord[GroepsoortenRij]", self._antwoord("groepsoorten", {}))

    def grootteklassen(self) -> Antwoord[GrootteklassenRij]:
        """de grootteklassen van klein naar groot, voor de volgorde in een figuur.

        Parameters: geen. Eenheid: n in gemeenten. Bestand: queries/grootteklassen.sql.
        """
        return cast("Antwoord[GrootteklassenRij]", self._antwoord("grootteklassen", {}))

    def herindelingen(self) -> Antwoord[HerindelingenRij]:
        """de herindelingen sinds het eerste jaar met cijfers, zoals zij in de referentietabel staan.

        Parameters: geen. Eenheid: aandeel als deel van 1. Bestand: queries/herindelingen.sql.
        """
        return cast("Antwoord[HerindelingenRij]", self._antwoord("herindelingen", {}))

    def herkomst(self) -> Antwoord[HerkomstRij]:
        """waar elke brontabel vandaan komt.

        Parameters: geen. Eenheid: rijen in aantallen. Bestand: queries/herkomst.sql.
        """
        return cast("Antwoord[HerkomstRij]", self._antwoord("herkomst", {}))

    def indicator_gemeente(
        self, *, gm_code: str | None, groep: str | None, wet: str | None
    ) -> Antwoord[IndicatorGemeenteRij]:
        """alle enquêtecijfers van een gemeente (nieuwste jaar per kenmerk) naast haar groep en Nederland.
        Kwartielen zijn van de groep zonder de gemeente zelf, doorlopend; bij minder dan drie cijfers staan in
        namen en waarden de cijfers zelf.

        Parameters: $gm_code, $groep, $wet (vergelijkbare gemeenten verschillen per wet). Eenheid: die van het
        kenmerk (kolom eenheid); n en leden in gemeenten; grenzen van het 95%-interval, leeg = niet bekend.
        Bestand: queries/indicator_gemeente.sql.
        """
        return cast(
            "Antwoord[IndicatorGemeenteRij]",
            self._antwoord("indicator_gemeente", {"gm_code": gm_code, "groep": groep, "wet": wet}),
        )

    def indicator_leden(
        self, *, gm_code: str | None, groep: str | None, wet: str | None
    ) -> Antwoord[IndicatorLedenRij]:
        """de enquêtecijfers van de leden van een groep, steeds het nieuwste jaar van het kenmerk, zonder de
        gemeente zelf.

        Parameters: $gm_code, $groep, $wet (vergelijkbare gemeenten verschillen per wet). Eenheid: die van het
        kenmerk. Bestand: queries/indicator_leden.sql.
        """
        return cast(
            "Antwoord[IndicatorLedenRij]",
            self._antwoord("indicator_leden", {"gm_code": gm_code, "groep": groep, "wet": wet}),
        )

    def indicator_reeks_gemeente(
        self, *, gm_code: str | None, indicator_id: str | None
    ) -> Antwoord[IndicatorReeksGemeenteRij]:
        """een kenmerk van een gemeente door de jaren, naast alle gemeenten en Nederland; altijd uit dezelfde
        tabel.

        Parameters: $gm_code, $indicator_id. Eenheid: die van het kenmerk; n in gemeenten; grenzen leeg = niet
        bekend. Bestand: queries/indicator_reeks_gemeente.sql.
        """
        return cast(
            "Antwoord[IndicatorReeksGemeenteRij]",
            self._antwoord("indicator_reeks_gemeente", {"gm_code": gm_code, "indicator_id": indicator_id}),
        )

    def indicatoren(self) -> Antwoord[IndicatorenRij]:
        """de indicatoren met hun uitleg, en voor hoeveel gemeenten zij bekend zijn.

        Parameters: geen. Eenheid: zie kolom eenheid; n in gemeenten, van het nieuwste jaar (kolom jaar).
        Bestand: queries/indicatoren.sql.
        """
        return cast("Antwoord[IndicatorenRij]", self._antwoord("indicatoren", {}))

    def indicatorkeuzes(self) -> Antwoord[IndicatorkeuzesRij]:
        """de kenmerken waaruit een lezer kan kiezen, per thema: registraties eerst, dan wat inwoners in enquêtes
        zeggen. Van dezelfde vraag uit twee tabellen staat alleen de nieuwste erin.

        Parameters: geen. Eenheid: zie kolom eenheid; jaar = het nieuwste jaar; n in gemeenten. Bestand:
        queries/indicatorkeuzes.sql.
        """
        return cast("Antwoord[IndicatorkeuzesRij]", self._antwoord("indicatorkeuzes", {}))

    def indicatorreeks(self, *, indicator_id: str | None) -> Antwoord[IndicatorreeksRij]:
        """een kenmerk van alle gemeenten over alle jaren.

        Parameters: $indicator_id. Eenheid: die van de indicator. Bestand: queries/indicatorreeks.sql.
        """
        return cast(
            "Antwoord[IndicatorreeksRij]", self._antwoord("indicatorreeks", {"indicator_id": indicator_id})
        )

    def indicatorwaarden(self) -> Antwoord[IndicatorwaardenRij]:
        """de kenmerken van gemeenten waaruit een lezer kan kiezen, steeds het nieuwste jaar, met naam, eenheid
        en waarschuwing.

        Parameters: geen. Eenheid: die van de indicator (kolom eenheid). Bestand:
        queries/indicatorwaarden.sql.
        """
        return cast("Antwoord[IndicatorwaardenRij]", self._antwoord("indicatorwaarden", {}))

    def jaren(self) -> Antwoord[JarenRij]:
        """de jaren met cijfers, van hoeveel gemeenten er een begroting en een rekening is, en van hoeveel
        daarvan alleen de eerste, voorlopige uitgave.

        Parameters: geen. Eenheid: aantallen gemeenten. Bestand: queries/jaren.sql.
        """
        return cast("Antwoord[JarenRij]", self._antwoord("jaren", {}))

    def kaart(self) -> Antwoord[KaartRij]:
        """de grenzen van de gemeenten als TopoJSON (laag gemeenten, id = gm_code); geen rij = geen kaart in deze
        versie.

        Parameters: geen. Eenheid: meters in het Rijksdriehoekstelsel (RD). Bestand: queries/kaart.sql.
        """
        return cast("Antwoord[KaartRij]", self._antwoord("kaart", {}))

    def landelijke_cijfers(self) -> Antwoord[LandelijkeCijfersRij]:
        """landelijke cijfers die anderen publiceerden; overgenomen met bron, niet door ons berekend.

        Parameters: geen. Eenheid: miljoen euro. Bestand: queries/landelijke_cijfers.sql.
        """
        return cast("Antwoord[LandelijkeCijfersRij]", self._antwoord("landelijke_cijfers", {}))

    def ligging(self) -> Antwoord[LiggingRij]:
        """waar het midden van elke gemeente van nu ligt, en haar jeugdregio.

        Parameters: geen. Eenheid: graden. Bestand: queries/ligging.sql.
        """
        return cast("Antwoord[LiggingRij]", self._antwoord("ligging", {}))

    def maatstaven_naast_groep(
        self, *, circulaire: str | None, gm_code: str | None, groep: str | None, jaar: int
    ) -> Antwoord[MaatstavenNaastGroepRij]:
        """waarom het Rijk voor een gemeente met meer of minder rekent: per wet en maatstaf de algemene uitkering
        en het volume per inwoner, naast het gemiddelde van een groep (elke gemeente telt even zwaar) en
        Nederland (gewogen).

        Parameters: $gm_code, $groep, $jaar, $circulaire. Eenheid: euro en volume per inwoner waar de
        circulaire mee rekent; n in gemeenten. Bestand: queries/maatstaven_naast_groep.sql.
        """
        return cast(
            "Antwoord[MaatstavenNaastGroepRij]",
            self._antwoord(
                "maatstaven_naast_groep",
                {"circulaire": circulaire, "gm_code": gm_code, "groep": groep, "jaar": jaar},
            ),
        )

    def maten_jaar(self, *, definitie: str | None, jaar: int) -> Antwoord[MatenJaarRij]:
        """de maten van 'Wat valt op' van alle gemeenten in één jaar, om te zeggen of een drempel bij de meeste
        wordt gehaald.

        Parameters: $jaar, $definitie. Eenheid: procent; leeg = niet te vergelijken. Bestand:
        queries/maten_jaar.sql.
        """
        return cast(
            "Antwoord[MatenJaarRij]", self._antwoord("maten_jaar", {"definitie": definitie, "jaar": jaar})
        )

    def meetjaren(self) -> Antwoord[MeetjarenRij]:
        """jaren waarin onder bijzondere omstandigheden is gemeten; de zin bij een reeks van enquêtecijfers.

        Parameters: geen. Eenheid: geen. Bestand: queries/meetjaren.sql.
        """
        return cast("Antwoord[MeetjarenRij]", self._antwoord("meetjaren", {}))

    def namen(self) -> Antwoord[NamenRij]:
        """alle gemeentenamen van nu en vroeger, voor het zoekveld en voor namen in de URL.

        Parameters: geen. Eenheid: geen. Bestand: queries/namen.sql.
        """
        return cast("Antwoord[NamenRij]", self._antwoord("namen", {}))

    def niet_aangeleverd(self) -> Antwoord[NietAangeleverdRij]:
        """wie een verslag niet of niet volledig aanleverde, in de gemeenten van nu.

        Parameters: geen. Eenheid: geen. Bestand: queries/niet_aangeleverd.sql.
        """
        return cast("Antwoord[NietAangeleverdRij]", self._antwoord("niet_aangeleverd", {}))

    def noemerjaren(self) -> Antwoord[NoemerjarenRij]:
        """van welke jaren een noemer bekend is, en waar die vandaan komt.

        Parameters: geen. Eenheid: jaren. Bestand: queries/noemerjaren.sql.
        """
        return cast("Antwoord[NoemerjarenRij]", self._antwoord("noemerjaren", {}))

    def open_tabellen(self) -> Antwoord[OpenTabellenRij]:
        """elke tabel en kolom die open data is, met uitleg, aantal rijen, de kolommen die samen één rij
        aanwijzen (met een spatie ertussen; bij referentie leeg) en of de tabel eigen enquêtes kan hebben.
        Zonder de kaart (een bestand apart) en zonder wat over deze installatie gaat en niet over de cijfers:
        namen en momenten van versies.

        Parameters: geen. Eenheid: rijen in aantallen. Bestand: queries/open_tabellen.sql.
        """
        return cast("Antwoord[OpenTabellenRij]", self._antwoord("open_tabellen", {}))

    def opgave_wetten(self, *, definitie: str | None, jaar: int) -> Antwoord[OpgaveWettenRij]:
        """bij welke wet en groep elk taakveld hoort, ook in een jaar zonder gepubliceerde cijfers (voor een
        eigen opgave); na het laatste jaar van de indeling geldt de laatste.

        Parameters: $jaar, $definitie. Eenheid: geen. Bestand: queries/opgave_wetten.sql.
        """
        return cast(
            "Antwoord[OpgaveWettenRij]",
            self._antwoord("opgave_wetten", {"definitie": definitie, "jaar": jaar}),
        )

    def opvallend(self) -> Antwoord[OpvallendRij]:
        """de regels voor "Wat valt op".

        Parameters: geen. Eenheid: drempel in de eenheid van de maat. Bestand: queries/opvallend.sql.
        """
        return cast("Antwoord[OpvallendRij]", self._antwoord("opvallend", {}))

    def past_niet(self) -> Antwoord[PastNietRij]:
        """de paren die niet meetellen in sommen (anders geboekt of een onmogelijk bedrag), het grootste verschil
        eerst per jaar en wet.

        Parameters: geen. Eenheid: lasten × € 1.000; inwoners in aantallen. Bestand: queries/past_niet.sql.
        """
        return cast("Antwoord[PastNietRij]", self._antwoord("past_niet", {}))

    def per_hoofd_gemeente(
        self, *, definitie: str | None, gm_code: str | None
    ) -> Antwoord[PerHoofdGemeenteRij]:
        """begroot, besteed en afwijking per inwoner of jongere van één gemeente, alle jaren.

        Parameters: $gm_code, $definitie. Eenheid: euro per inwoner of jongere. Bestand:
        queries/per_hoofd_gemeente.sql.
        """
        return cast(
            "Antwoord[PerHoofdGemeenteRij]",
            self._antwoord("per_hoofd_gemeente", {"definitie": definitie, "gm_code": gm_code}),
        )

    def per_hoofd_jaar(self, *, definitie: str | None, jaar: int) -> Antwoord[PerHoofdJaarRij]:
        """van elke gemeente begroot, besteed en afwijking per inwoner of jongere in één jaar, voor stroken,
        kaart, lijst en samenhang. Een gemeente zonder cijfer heeft geen rij.

        Parameters: $jaar, $definitie. Eenheid: euro per inwoner of jongere. Bestand:
        queries/per_hoofd_jaar.sql.
        """
        return cast(
            "Antwoord[PerHoofdJaarRij]",
            self._antwoord("per_hoofd_jaar", {"definitie": definitie, "jaar": jaar}),
        )

    def per_hoofd_klasse(self, *, definitie: str | None, jaar: int) -> Antwoord[PerHoofdKlasseRij]:
        """het midden van begroot, besteed of afwijking per inwoner per grootteklasse en per provincie, voor één
        jaar.

        Parameters: $jaar, $definitie. Eenheid: euro per inwoner (mediaan over gemeenten); n in gemeenten die
        meetellen. Bestand: queries/per_hoofd_klasse.sql.
        """
        return cast(
            "Antwoord[PerHoofdKlasseRij]",
            self._antwoord("per_hoofd_klasse", {"definitie": definitie, "jaar": jaar}),
        )

    def pgb_niet_gesplitst(self) -> Antwoord[PgbNietGesplitstRij]:
        """de verslagen waarin persoonsgebonden budgetten van Wmo en jeugd alleen samen bekend zijn.

        Parameters: geen. Eenheid: geen. Bestand: queries/pgb_niet_gesplitst.sql.
        """
        return cast("Antwoord[PgbNietGesplitstRij]", self._antwoord("pgb_niet_gesplitst", {}))

    def positie(self, *, gm_code: str | None) -> Antwoord[PositieRij]:
        """de plaats van één gemeente ten opzichte van haar vergelijkbare gemeenten, en wat daarover te zeggen is
        (uitspraak).

        Parameters: $gm_code ('*' = alle gemeenten). Eenheid: euro per inwoner; n in gemeenten, jaren in
        aantallen. Definitie smal, Wmo zonder opvang. Bestand: queries/positie.sql.
        """
        return cast("Antwoord[PositieRij]", self._antwoord("positie", {"gm_code": gm_code}))

    def prijspeil(self) -> Antwoord[PrijspeilRij]:
        """hoe bedragen van elk jaar in prijzen van het laatste jaar met een index te zeggen zijn; leeg = nog
        geen index.

        Parameters: geen. Eenheid: index van het CBS; factor zonder eenheid. Bestand: queries/prijspeil.sql.
        """
        return cast("Antwoord[PrijspeilRij]", self._antwoord("prijspeil", {}))

    def provincies(self) -> Antwoord[ProvinciesRij]:
        """de namen van de provincies bij hun code.

        Parameters: geen. Eenheid: geen. Bestand: queries/provincies.sql.
        """
        return cast("Antwoord[ProvinciesRij]", self._antwoord("provincies", {}))

    def raadstukken(self) -> Antwoord[RaadstukkenRij]:
        """waaruit een stuk voor de raad bestaat: per soort de delen in hun volgorde.

        Parameters: geen. Eenheid: geen. Bestand: queries/raadstukken.sql.
        """
        return cast("Antwoord[RaadstukkenRij]", self._antwoord("raadstukken", {}))

    def reacties(self) -> Antwoord[ReactiesRij]:
        """wat gemeenten zelf antwoordden bij een figuur; de beheerder voegt die regels toe. Het zijn er weinig:
        alle tegelijk.

        Parameters: geen. Eenheid: geen. Bestand: queries/reacties.sql.
        """
        return cast("Antwoord[ReactiesRij]", self._antwoord("reacties", {}))

    def reeks_gemeente(self, *, definitie: str | None, gm_code: str | None) -> Antwoord[ReeksGemeenteRij]:
        """begroot en besteed per jaar en wet van één gemeente, met de noemers van hetzelfde jaar. Is een verslag
        onvolledig door een herindeling, dan is de noemer leeg: delen zou een te laag bedrag geven.

        Parameters: $gm_code ('*' = alle gemeenten), $definitie. Eenheid: lasten × € 1.000; noemers in
        aantallen. Bestand: queries/reeks_gemeente.sql.
        """
        return cast(
            "Antwoord[ReeksGemeenteRij]",
            self._antwoord("reeks_gemeente", {"definitie": definitie, "gm_code": gm_code}),
        )

    def reeks_nederland(self, *, definitie: str | None) -> Antwoord[ReeksNederlandRij]:
        """hetzelfde voor Nederland, gewogen: sommen over de gemeenten met twee verslagen die bij elkaar passen
        (vergelijkbaar); zolang er nog geen jaarrekening is, over de gemeenten met een begroting. Met hoeveel
        gemeenten ontbreken (n_ontbreekt) of niet passen (n_past_niet), welk deel van de inwoners meetelt, en
        het verschil van de paren die niet passen.

        Parameters: $definitie. Eenheid: lasten × € 1.000; noemers en n in aantallen; dekking in procent.
        Bestand: queries/reeks_nederland.sql.
        """
        return cast(
            "Antwoord[ReeksNederlandRij]", self._antwoord("reeks_nederland", {"definitie": definitie})
        )

    def regiotaken(self) -> Antwoord[RegiotakenRij]:
        """de gemeenten die een wet waarschijnlijk ook voor hun regio inkopen, met het nieuwste bekende deel dat
        terugkomt als baten.

        Parameters: geen. Eenheid: procent van de lasten. Bestand: queries/regiotaken.sql.
        """
        return cast("Antwoord[RegiotakenRij]", self._antwoord("regiotaken", {}))

    def rekenwijzen(self) -> Antwoord[RekenwijzenRij]:
        """de rekenwijzen waarmee vooruit te kijken is, met uitleg en bron.

        Parameters: geen. Eenheid: geen. Bestand: queries/rekenwijzen.sql.
        """
        return cast("Antwoord[RekenwijzenRij]", self._antwoord("rekenwijzen", {}))

    def reserves(self, *, gm_code: str | None) -> Antwoord[ReservesRij]:
        """de reserves aan het eind van elk jaar naast wat de gemeente aan het hele sociaal domein (hoofdtaakveld
        6) meer of minder uitgaf dan begroot.

        Parameters: $gm_code ('*' = alle gemeenten). Eenheid: × € 1.000. Bestand: queries/reserves.sql.
        """
        return cast("Antwoord[ReservesRij]", self._antwoord("reserves", {"gm_code": gm_code}))

    def revisies(self) -> Antwoord[RevisiesRij]:
        """wat elke nieuwe versie veranderde, per verslag en wet, landelijk: hoeveel gemeenten en hoeveel geld.

        Parameters: geen. Eenheid: lasten × € 1.000, som over de gemeenten die veranderden; n in gemeenten.
        Bestand: queries/revisies.sql.
        """
        return cast("Antwoord[RevisiesRij]", self._antwoord("revisies", {}))

    def revisies_gemeente(self, *, gm_code: str | None) -> Antwoord[RevisiesGemeenteRij]:
        """de bedragen die veranderden: van één gemeente alle, anders de grootste 200 van de nieuwste versie.

        Parameters: $gm_code (leeg = alle gemeenten). Eenheid: lasten × € 1.000. Bestand:
        queries/revisies_gemeente.sql.
        """
        return cast(
            "Antwoord[RevisiesGemeenteRij]", self._antwoord("revisies_gemeente", {"gm_code": gm_code})
        )

    def rijk_per_wet(self, *, circulaire: str | None, jaar: int) -> Antwoord[RijkPerWetRij]:
        """per gemeente en wet begroting, jaarrekening en rekenbedrag Gemeentefonds van één jaar en circulaire,
        met de gedeelde kosten en de centrumtaken apart. Welke taakvelden naast een cluster staan:
        cluster_wet. Leeg = niet bekend.

        Parameters: $jaar, $circulaire. Eenheid: × € 1.000; inwoners in aantallen. Bestand:
        queries/rijk_per_wet.sql.
        """
        return cast(
            "Antwoord[RijkPerWetRij]",
            self._antwoord("rijk_per_wet", {"circulaire": circulaire, "jaar": jaar}),
        )

    def rijksbijdragen(self, *, jaar: int) -> Antwoord[RijksbijdragenRij]:
        """rijksbijdragen op hoofdtaakveld 6 (BUIG en specifieke uitkeringen samen) volgens Iv3, per gemeente en
        verslag.

        Parameters: $jaar. Eenheid: × € 1.000. Bestand: queries/rijksbijdragen.sql.
        """
        return cast("Antwoord[RijksbijdragenRij]", self._antwoord("rijksbijdragen", {"jaar": jaar}))

    def rijksbijdragen_per_wet(self, *, jaar: int) -> Antwoord[RijksbijdragenPerWetRij]:
        """bijdragen van het Rijk (Iv3-categorie B4.3.1: BUIG en specifieke uitkeringen) per gemeente en wet in
        de begroting, waar categorieën zijn opgehaald. Een gemeente met zulke cijfers en zonder rij voor een
        wet kreeg daar 0.

        Parameters: $jaar. Eenheid: × € 1.000. Bestand: queries/rijksbijdragen_per_wet.sql.
        """
        return cast(
            "Antwoord[RijksbijdragenPerWetRij]", self._antwoord("rijksbijdragen_per_wet", {"jaar": jaar})
        )

    def rijksdeel(self, *, gm_code: str | None) -> Antwoord[RijksdeelRij]:
        """wat het Rijk meer of minder betaalde dan begroot naast wat het hele sociaal domein meer of minder
        uitgaf, per jaar.

        Parameters: $gm_code ('NL' = alle gemeenten met beide verslagen samen, '*' = elke gemeente). Eenheid:
        × € 1.000; n in gemeenten. Bestand: queries/rijksdeel.sql.
        """
        return cast("Antwoord[RijksdeelRij]", self._antwoord("rijksdeel", {"gm_code": gm_code}))

    def rijksregelingen(self) -> Antwoord[RijksregelingenRij]:
        """tijdelijke regelingen van het Rijk die begroting en rekening uit elkaar trekken.

        Parameters: geen. Eenheid: geen; jaar_tot leeg = loopt nog. Bestand: queries/rijksregelingen.sql.
        """
        return cast("Antwoord[RijksregelingenRij]", self._antwoord("rijksregelingen", {}))

    def rolcodes(self) -> Antwoord[RolcodesRij]:
        """de taakvelden van elke rol, met het eerste en laatste jaar waarin zij gelden; leeg = vanaf het begin,
        of nog steeds.

        Parameters: geen. Eenheid: geen. Bestand: queries/rolcodes.sql.
        """
        return cast("Antwoord[RolcodesRij]", self._antwoord("rolcodes", {}))

    def samenstelling(self, *, gm_code: str | None, jaar: int) -> Antwoord[SamenstellingRij]:
        """waaruit de lasten van het hele sociaal domein (hoofdtaakveld 6) bestaan: per onderdeel begroot,
        besteed en het aandeel in de jaarrekening (zonder jaarrekening: in de begroting), met de mediaan van
        de aandelen van alle gemeenten waar de interne verrekeningen onder de drempel blijven. Nederland (NL):
        de som over de gemeenten met beide verslagen.

        Parameters: $gm_code ('*' = alle gemeenten), $jaar. Eenheid: lasten × € 1.000; aandelen in procent; n
        in gemeenten. Bestand: queries/samenstelling.sql.
        """
        return cast(
            "Antwoord[SamenstellingRij]", self._antwoord("samenstelling", {"gm_code": gm_code, "jaar": jaar})
        )

    def studie(self, *, subvraag: str | None) -> Antwoord[StudieRij]:
        """wat er van de studie bekend is over één deelvraag: bevinding, vraag om te stellen, goed voorbeeld en
        figuur.

        Parameters: $subvraag. Eenheid: geen. Bestand: queries/studie.sql.
        """
        return cast("Antwoord[StudieRij]", self._antwoord("studie", {"subvraag": subvraag}))

    def studiegemeenten(self) -> Antwoord[StudiegemeentenRij]:
        """de gemeenten die de Raad voor het Openbaar Bestuur onderzocht.

        Parameters: geen. Eenheid: geen. Bestand: queries/studiegemeenten.sql.
        """
        return cast("Antwoord[StudiegemeentenRij]", self._antwoord("studiegemeenten", {}))

    def taakveld_wet(self) -> Antwoord[TaakveldWetRij]:
        """de indeling van taakvelden bij wetten zoals zij in de referentietabel staat: een rij per taakveld en
        definitie.

        Parameters: geen. Eenheid: geen. Bestand: queries/taakveld_wet.sql.
        """
        return cast("Antwoord[TaakveldWetRij]", self._antwoord("taakveld_wet", {}))

    def taakvelden_gemeente(
        self, *, definitie: str | None, gm_code: str | None, jaar: int
    ) -> Antwoord[TaakveldenGemeenteRij]:
        """begroot en besteed per groep taakvelden (twee cijfers na de punt), het niveau waarop begroting en
        rekening te vergelijken zijn. Een groep die in het verslag ontbreekt is leeg, niet nul.

        Parameters: $gm_code ('*' = alle gemeenten), $jaar, $definitie. Eenheid: lasten × € 1.000. Bestand:
        queries/taakvelden_gemeente.sql.
        """
        return cast(
            "Antwoord[TaakveldenGemeenteRij]",
            self._antwoord("taakvelden_gemeente", {"definitie": definitie, "gm_code": gm_code, "jaar": jaar}),
        )

    def taakvelden_van_wet(self, *, definitie: str | None, jaar: int) -> Antwoord[TaakveldenVanWetRij]:
        """welke taakvelden in een jaar bij welke wet horen, voor "Hoe is dit berekend?".

        Parameters: $jaar, $definitie. Eenheid: geen. Bestand: queries/taakvelden_van_wet.sql.
        """
        return cast(
            "Antwoord[TaakveldenVanWetRij]",
            self._antwoord("taakvelden_van_wet", {"definitie": definitie, "jaar": jaar}),
        )

    def tekort(
        self,
        *,
        circulaire: str | None,
        links: str | None,
        overhead_pct: float,
        rechts: str | None,
        toegang_pct: float,
        wet: str | None,
    ) -> Antwoord[TekortRij]:
        """het tekort volgens een definitie, per gemeente en jaar: een term min een andere, alleen waar beide
        bekend zijn (gepaard). Bij het rekenbedrag geldt de gekozen circulaire, of anders die waar de
        begroting van dat jaar op steunt. Een deel van toegang en overhead kan meetellen aan de kant van de
        uitgaven.

        Parameters: $wet, $links, $rechts, $circulaire, $toegang_pct, $overhead_pct. Eenheid: × € 1.000; per
        hoofd in euro. Bestand: queries/tekort.sql.
        """
        return cast(
            "Antwoord[TekortRij]",
            self._antwoord(
                "tekort",
                {
                    "circulaire": circulaire,
                    "links": links,
                    "overhead_pct": overhead_pct,
                    "rechts": rechts,
                    "toegang_pct": toegang_pct,
                    "wet": wet,
                },
            ),
        )

    def tekort_ongepaard(self, *, wet: str | None) -> Antwoord[TekortOngepaardRij]:
        """besteed min begroot zonder te paren (alle jaarrekeningen min alle begrotingen), per jaar, met hoeveel
        gemeenten een verslag hebben.

        Parameters: $wet. Eenheid: × € 1.000; n in gemeenten. Alleen jaren met jaarrekeningen; definitie smal.
        Bestand: queries/tekort_ongepaard.sql.
        """
        return cast("Antwoord[TekortOngepaardRij]", self._antwoord("tekort_ongepaard", {"wet": wet}))

    def tekort_vlaggen(self, *, wet: str | None) -> Antwoord[TekortVlaggenRij]:
        """de vlaggen die men moet kennen bij een wet, per gemeente, met de jaren waarin zij gelden.

        Parameters: $wet. Eenheid: jaren. Bestand: queries/tekort_vlaggen.sql.
        """
        return cast("Antwoord[TekortVlaggenRij]", self._antwoord("tekort_vlaggen", {"wet": wet}))

    def tekortdefinities(self) -> Antwoord[TekortdefinitiesRij]:
        """de definities van een tekort die men kan kiezen, met formule, bronnen en valkuilen.

        Parameters: geen. Eenheid: geen. Bestand: queries/tekortdefinities.sql.
        """
        return cast("Antwoord[TekortdefinitiesRij]", self._antwoord("tekortdefinities", {}))

    def tekorttermen(self, *, wet: str | None) -> Antwoord[TekorttermenRij]:
        """de termen waaruit een eigen definitie gemaakt kan worden, en in welke jaren zij per wet bekend zijn.

        Parameters: $wet. Eenheid: jaren; n in gemeenten (het grootste aantal in een jaar). Bestand:
        queries/tekorttermen.sql.
        """
        return cast("Antwoord[TekorttermenRij]", self._antwoord("tekorttermen", {"wet": wet}))

    def tijdlijn(self) -> Antwoord[TijdlijnRij]:
        """hoe het geld voor het sociaal domein door de jaren is verdeeld.

        Parameters: geen. Eenheid: geen. Bestand: queries/tijdlijn.sql.
        """
        return cast("Antwoord[TijdlijnRij]", self._antwoord("tijdlijn", {}))

    def twee_maatstaven(self, *, circulaire: str | None, jaar: int) -> Antwoord[TweeMaatstavenRij]:
        """twee maatstaven naast elkaar per gemeente en wet: wat werd uitgegeven naast tien vergelijkbare
        gemeenten, en naast het rekenbedrag, omgerekend naar wat alle gemeenten samen uitgaven (definitie
        smal, Wmo zonder opvang). Leeg = niet te zeggen.

        Parameters: $jaar, $circulaire ('' = die van de begroting). Eenheid: euro per inwoner; schaal in
        procent. Bestand: queries/twee_maatstaven.sql.
        """
        return cast(
            "Antwoord[TweeMaatstavenRij]",
            self._antwoord("twee_maatstaven", {"circulaire": circulaire, "jaar": jaar}),
        )

    def tweede_mening(self) -> Antwoord[TweedeMeningRij]:
        """onze bedragen (Iv3, lasten) naast de eigen tabellen van het CBS, landelijk, over gemeenten die in
        beide staan; let_op zegt van welke jaren het CBS zijn cijfers voorlopig noemt.

        Parameters: geen. Eenheid: × € 1.000; n in gemeenten. Bestand: queries/tweede_mening.sql.
        """
        return cast("Antwoord[TweedeMeningRij]", self._antwoord("tweede_mening", {}))

    def vergelijk_gemeente(
        self, *, definitie: str | None, gm_code: str | None
    ) -> Antwoord[VergelijkGemeenteRij]:
        """bedragen per hoofd zoals zij te vergelijken zijn van één gemeente, alle jaren: bruto en netto, Wmo
        zonder opvang.

        Parameters: $gm_code ('*' = alle gemeenten), $definitie. Eenheid: euro per inwoner of jongere.
        Bestand: queries/vergelijk_gemeente.sql.
        """
        return cast(
            "Antwoord[VergelijkGemeenteRij]",
            self._antwoord("vergelijk_gemeente", {"definitie": definitie, "gm_code": gm_code}),
        )

    def vergelijk_jaar(self, *, definitie: str | None, jaar: int) -> Antwoord[VergelijkJaarRij]:
        """bedragen per hoofd zoals zij te vergelijken zijn van elke gemeente in één jaar: bruto en netto, Wmo
        zonder opvang.

        Parameters: $jaar, $definitie. Eenheid: euro per inwoner of jongere. Bestand:
        queries/vergelijk_jaar.sql.
        """
        return cast(
            "Antwoord[VergelijkJaarRij]",
            self._antwoord("vergelijk_jaar", {"definitie": definitie, "jaar": jaar}),
        )

    def vergelijk_kwartielen(
        self, *, definitie: str | None, gm_code: str | None, groep: str | None
    ) -> Antwoord[VergelijkKwartielenRij]:
        """verdeling per hoofd over een groep gemeenten, zonder de gemeente zelf, zoals zij te vergelijken zijn:
        bruto en netto, Wmo zonder opvang. Bruto zonder gemeenten die voor hun regio inkopen; netto alleen
        gemeenten waarvan de baten bekend zijn. Bij minder dan drie gemeenten staan in namen en waarden de
        cijfers zelf.

        Parameters: $gm_code ('*' = alle gemeenten, alleen bij groep buren), $definitie, $groep. Eenheid: euro
        per inwoner of jongere van hetzelfde jaar; n en leden in aantallen. Bestand:
        queries/vergelijk_kwartielen.sql.
        """
        return cast(
            "Antwoord[VergelijkKwartielenRij]",
            self._antwoord(
                "vergelijk_kwartielen", {"definitie": definitie, "gm_code": gm_code, "groep": groep}
            ),
        )

    def versie(self) -> Antwoord[VersieRij]:
        """de versie van de cijfers, welke daarvoor in gebruik was, en het programma dat ze maakte.

        Parameters: geen. Eenheid: geen. Bestand: queries/versie.sql.
        """
        return cast("Antwoord[VersieRij]", self._antwoord("versie", {}))

    def verslagen(self) -> Antwoord[VerslagenRij]:
        """de verslagen van gemeenten: bron, stand, hoe volledig, en of de baten per taakveld bekend zijn.

        Parameters: geen. Eenheid: aantallen gemeenten. Bestand: queries/verslagen.sql.
        """
        return cast("Antwoord[VerslagenRij]", self._antwoord("verslagen", {}))

    def vlaggen_gemeente(self, *, gm_code: str | None) -> Antwoord[VlaggenGemeenteRij]:
        """alle vlaggen van één gemeente, met naam en gewicht.

        Parameters: $gm_code ('*' = alle gemeenten). Eenheid: geen. Bestand: queries/vlaggen_gemeente.sql.
        """
        return cast("Antwoord[VlaggenGemeenteRij]", self._antwoord("vlaggen_gemeente", {"gm_code": gm_code}))

    def vlaggen_jaar(self, *, jaar: int) -> Antwoord[VlaggenJaarRij]:
        """de vlaggen van alle gemeenten in één jaar die men moet kennen, per wet (leeg = alle wetten), in
        woorden.

        Parameters: $jaar. Eenheid: geen. Bestand: queries/vlaggen_jaar.sql.
        """
        return cast("Antwoord[VlaggenJaarRij]", self._antwoord("vlaggen_jaar", {"jaar": jaar}))

    def vlagsoorten(self) -> Antwoord[VlagsoortenRij]:
        """elke soort vlag, de regel erachter en hoe vaak zij voorkomt.

        Parameters: geen. Eenheid: aantallen rijen in mart.vlag. Bestand: queries/vlagsoorten.sql.
        """
        return cast("Antwoord[VlagsoortenRij]", self._antwoord("vlagsoorten", {}))

    def voorbeeldvragen(self) -> Antwoord[VoorbeeldvragenRij]:
        """de voorbeelden bij Zelf vragen.

        Parameters: geen. Eenheid: geen. Bestand: queries/voorbeeldvragen.sql.
        """
        return cast("Antwoord[VoorbeeldvragenRij]", self._antwoord("voorbeeldvragen", {}))

    def vooruit_paren(self) -> Antwoord[VooruitParenRij]:
        """begroot en besteed van elke gemeente per jaar, voor elke wet en voor Wmo en jeugd samen. In dat
        laatste zit ook pgb dat niet per wet bekend is, zodat het in elk jaar over hetzelfde gaat. past =
        begroting en jaarrekening horen bij elkaar.

        Parameters: geen. Eenheid: lasten × € 1.000 (definitie smal); vlaggen_… = de vlaggen van dat verslag,
        met een komma ertussen. Bestand: queries/vooruit_paren.sql.
        """
        return cast("Antwoord[VooruitParenRij]", self._antwoord("vooruit_paren", {}))

    def vragen(self) -> Antwoord[VragenRij]:
        """de regels voor "Vragen voor de raad".

        Parameters: geen. Eenheid: drempel in de eenheid van de maat. Bestand: queries/vragen.sql.
        """
        return cast("Antwoord[VragenRij]", self._antwoord("vragen", {}))

    def wettotaal(self, *, definitie: str | None, gm_code: str | None) -> Antwoord[WettotaalRij]:
        """de wetten samen per jaar en verslag; pgb dat niet per wet bekend is, telt mee.

        Parameters: $gm_code ('NL' = alle gemeenten samen, '*' = elke gemeente), $definitie. Eenheid: × €
        1.000. Bestand: queries/wettotaal.sql.
        """
        return cast(
            "Antwoord[WettotaalRij]",
            self._antwoord("wettotaal", {"definitie": definitie, "gm_code": gm_code}),
        )
