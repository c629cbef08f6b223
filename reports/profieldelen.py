"""The sections of a profile, each from the same functions as the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from loaders.eigen.opgave import Opgave
from queries import rijen as als_rijen
from reports import profielcijfers
from reports.inhoud import WOORDEN, Alinea, Figuur, Punten, Sectie, Tabel
from reports.stof import Stof, op_papier, vlaggen
from verhaal import bronregels, duiding, taakveldfiguren, wetfiguren, wetkaarten, zinnen
from verhaal.afzender import ALLE_FIGUREN, reacties_van
from verhaal.beeld import Rij
from verhaal.begrippen import WET_IN_ZIN, WET_NAAM, opsomming
from verhaal.eigen.eigenfiguren import naast_gepubliceerd
from verhaal.eigen.naast import besloten, posten
from verhaal.getallen import euro_kort, procent1
from verhaal.rijksdeel import rijksdeel
from verhaal.vergelijken import plaats
from verhaal.vergelijken.vergelijking import Vergelijking
from verhaal.vooruit import checkzinnen
from verhaal.woordenlijst import op_papier as woorden_op_papier


def oordeel(stof: Stof) -> Sectie:
    """The answer in one sentence."""
    if stof.een_wet:
        return Sectie("oordeel", _oordeel_wet(stof, stof.een_wet), (), 1)
    uitspraak = zinnen.oordeel(stof.beeld, stof.gelijk_pct)
    rijk = rijksdeel(stof.haal, stof.beeld.keuze.gm_code, stof.beeld.wie(stof.jaar), stof.jaar)
    rest = " ".join((*uitspraak.zinnen, *rijk))
    return Sectie("oordeel", uitspraak.kop, (Alinea(rest),) if rest else (), 1)


def _oordeel_wet(stof: Stof, wet: str) -> str:
    """The answer about one law."""
    beeld, jaar, waaraan = stof.beeld, stof.jaar, WET_IN_ZIN[wet]
    rij = beeld.rij(jaar, wet)
    if rij is None or rij.laatste_keur is None:
        return f"Over {waaraan} in {jaar} zijn van {beeld.naam} geen cijfers bekend"
    if rij.besteed_keur is None:
        return f"{beeld.naam} begrootte voor {jaar} {euro_kort(rij.laatste_keur)} voor {waaraan}"
    wie = beeld.wie(jaar)
    gaf = f"{wie[0].upper()}{wie[1:]} gaf in {jaar} {euro_kort(rij.besteed_keur)} uit aan {waaraan}"
    if rij.afwijking_keur is None or not rij.vergelijkbaar or beeld.tegenkant(jaar, wet):
        return f"{gaf}; met de begroting is dat niet te vergelijken"
    if zinnen.is_gelijk(rij, stof.gelijk_pct) or not round(rij.afwijking_keur):
        return f"{gaf}: vrijwel evenveel als vooraf begroot"
    return f"{gaf}: {euro_kort(abs(rij.afwijking_keur))} {zinnen.meer_minder(rij.afwijking_keur)} dan vooraf begroot"


def toelichting(naam: str, tekst: str) -> Sectie:
    """The own words of the municipality, marked as such."""
    return Sectie("toelichting", f"Toelichting van de gemeente {naam}", (Alinea(tekst),), 1)


def _wetten_kop(stof: Stof) -> str:
    """At which laws more, less or as much was spent as budgeted."""
    beeld, jaar = stof.beeld, stof.jaar
    per_richting: dict[str, list[str]] = {}
    for wet in stof.wetten:
        rij = beeld.rij(jaar, wet)
        if rij is None or rij.afwijking_keur is None or not rij.vergelijkbaar or beeld.tegenkant(jaar, wet):
            continue
        gelijk = zinnen.is_gelijk(rij, stof.gelijk_pct) or rij.afwijking_keur == 0
        woord = "vrijwel evenveel" if gelijk else zinnen.meer_minder(rij.afwijking_keur)
        per_richting.setdefault(woord, []).append(WET_IN_ZIN[wet])
    if not per_richting:
        wat = "Begroot en besteed" if stof.heeft_rekening else "Begroot"
        return f"{wat} per wet in {jaar}"
    (woord, wetten_), *rest = per_richting.items()
    dan = "als" if woord == "vrijwel evenveel" else "dan"
    zin = f"Aan {opsomming(wetten_)} is in {jaar} {woord} uitgegeven {dan} begroot"
    return ", ".join([zin, *(f"aan {opsomming(w)} {hoe}" for hoe, w in rest)])


_PLAATS = "Eén jaar zegt weinig over de plaats in de groep: {verder} kijkt naar meer jaren."


def wetten(stof: Stof, verder: str = "de vergelijking verderop") -> Sectie:
    """The three laws and their sum: begroot, besteed, the difference, and per inhabitant beside the group.

    ``verder``: where more years of that group stand.
    """
    beeld, lijst, jaar = stof.beeld, stof.lijst, stof.jaar
    per_wet = {w: r for w in stof.wetten if (r := beeld.rij(jaar, w)) is not None}
    samen = None if stof.een_wet else beeld.totaal(jaar)
    soort = "rekening" if stof.heeft_rekening else "begroting"
    kolommen: list[tuple[str, ...]] = []
    for wet, rij in per_wet.items():
        vier = profielcijfers.bedragen(lijst, wet, rij, beeld, stof.gelijk_pct)
        kolommen.append(
            (
                *vier,
                profielcijfers.per_inwoner(lijst, wet, rij),
                profielcijfers.zoals_vergeleken(lijst, beeld, wet, soort),
                *profielcijfers.groep(lijst, beeld, wet, soort),
            )
        )
    koppen = [WET_NAAM[w] for w in per_wet]
    if samen is not None:
        vier = profielcijfers.bedragen(lijst, "samen", samen, beeld, stof.gelijk_pct)
        kolommen.append((*vier, profielcijfers.per_inwoner(lijst, "samen", samen), "–", "–", "–", "–"))
        koppen.append("Samen, met gedeeld" if "gedeeld" in beeld.wetten_in_totaal else "Samen")
    assert beeld.met is not None
    wie, woord = beeld.met.wie, "Besteed" if soort == "rekening" else "Begroot"
    rijkoppen = (
        "Begroot (primitief)",
        "Besteed (jaarrekening)",
        "Verschil, in euro",
        "Verschil, in procent",
        f"{woord} per inwoner",
        "Vergeleken (Wmo zonder opvang)",
        "Midden (mediaan), groep",
        "Middelste helft, groep",
        "Gemeenten in de groep",
    )
    rijen = tuple(
        (kop, *(kolom[nummer] for kolom in kolommen))
        for nummer, kop in enumerate(rijkoppen)
        if nummer not in ((2, 3) if not stof.heeft_rekening else ())
    )
    if beeld.met.ontbreekt:
        rijen = rijen[:-4]
    groep = "" if beeld.met.ontbreekt else f" De groep: {wie}, per inwoner."
    tabel = Tabel(f"Lasten per wet in {jaar}.{groep}", ("Bedrag", *koppen), rijen)
    netto = [
        f"{WET_NAAM[w]}: {z[0].lower()}{z[1:]}." for w in per_wet if (z := wetkaarten.netto_zin(beeld, w))
    ]
    noten = [
        *_groepsnoten(stof, per_wet),
        _PLAATS.format(verder=verder) if _heeft_plaats(stof, per_wet) else "",
        *netto,
        "" if stof.een_wet else wetkaarten.gedeeld_zin(beeld) or "",
        zinnen.PRIMITIEF,
    ]
    _gedeeld(stof)
    return Sectie(
        "wetten",
        _wetten_kop(stof),
        (tabel, Alinea(" ".join(dict.fromkeys(filter(None, noten))), klein=True)),
        1,
    )


def _groepsnoten(stof: Stof, per_wet: dict[str, Rij]) -> list[str]:
    """Why a law has no middle of its group."""
    beeld = stof.beeld
    assert beeld.met is not None
    soort = "rekening" if stof.heeft_rekening else "begroting"
    if beeld.met.ontbreekt:
        return [beeld.met.ontbreekt]
    return [
        f"{WET_NAAM[w]}: {zin[0].lower()}{zin[1:]}"
        for w, rij in per_wet.items()
        if beeld.groepsrij(stof.jaar, soort, w) is None and rij.laatste_keur is not None
        for zin in [wetkaarten.groep_zin(beeld, stof.jaar, w, rij).rstrip(".") + "."]
    ]


def _heeft_plaats(stof: Stof, per_wet: dict[str, Rij]) -> bool:
    """Whether some law stands beside a middle; what that place says follows."""
    soort = "rekening" if stof.heeft_rekening else "begroting"
    return any(stof.beeld.groepsrij(stof.jaar, soort, w) is not None for w in per_wet)


def _gedeeld(stof: Stof) -> None:
    rij = stof.beeld.rij(stof.jaar, "gedeeld")
    if rij is not None and rij.laatste_keur is not None:
        stof.lijst.keur(
            "gedeeld.begroot_keur",
            rij.begroot_keur,
            stof.beeld.waarom_leeg(stof.jaar, "begroting", "gedeeld"),
        )
        stof.lijst.keur(
            "gedeeld.besteed_keur", rij.besteed_keur, stof.beeld.waarom_leeg(stof.jaar, "rekening", "gedeeld")
        )


def ontwikkeling(stof: Stof) -> Sectie:
    """The laws since the first year, with the breaks."""
    if stof.een_wet:
        figuur = wetfiguren.wet_over_jaren(stof.haal, stof.in_prijzen, stof.een_wet)
    else:
        figuur = wetfiguren.wetten_over_jaren(stof.haal, stof.in_prijzen)
    figuur = op_papier(stof, figuur)
    bekend = any(
        (r := stof.beeld.rij(j, w)) and r.laatste_keur is not None
        for j in stof.beeld.alle_jaren
        for w in stof.wetten
    )
    if not bekend:
        zin = f"Van {stof.beeld.naam} is geen enkele begroting of jaarrekening aangeleverd bij het CBS."
        return Sectie("ontwikkeling", figuur.titel, (Alinea(zin),), 1)
    profielcijfers.reeks(stof.lijst, stof.in_prijzen, stof.wetten)
    return Sectie("ontwikkeling", figuur.titel, (figuur, *_reacties(stof, figuur.sleutel)), 1)


def _reacties(stof: Stof, sleutel: str, *, eerste: bool = True) -> tuple[Punten, ...]:
    """What the municipality answered to this figure, as theirs; what is about all figures stands at the first one."""
    zinnen_ = tuple(r.zin for r in reacties_van(stof.haal, stof.beeld.keuze.gm_code, sleutel))
    if not eerste:
        alle = {r.zin for r in reacties_van(stof.haal, stof.beeld.keuze.gm_code, ALLE_FIGUREN)}
        zinnen_ = tuple(z for z in zinnen_ if z not in alle)
    return (Punten(zinnen_, kop="Reactie van de gemeente"),) if zinnen_ else ()


def begroting(stof: Stof) -> Sectie:
    """The newest begroting beside what was known when it was set, whatever year the profile is about."""
    kort = checkzinnen.kort(stof.haal, stof.beeld, stof.een_wet or "", regelingen=False)
    assert kort is not None  # a profile is of a municipality
    klein = " ".join(filter(None, (kort.reserve, kort.noot)))
    noot = (Alinea(klein, klein=True),) if klein else ()
    return Sectie("begroting", kort.kop, (Punten(tuple(kort.per_groep.values())), *noot), 1)


def eigen_opgaven(stof: Stof, opgaven: Sequence[Opgave]) -> list[Sectie]:
    """A municipality's own figures beside what is published, per year; marked, and in no other part of the profile."""
    uit = []
    for jaar in sorted({o.jaar for o in opgaven}):
        van_jaar = [o for o in opgaven if o.jaar == jaar]
        if figuur := naast_gepubliceerd(stof.haal, stof.beeld, van_jaar, jaar, stof.wetten):
            besluiten = (
                besloten(stof.beeld.naam, rij)
                for rij in posten(stof.haal, stof.beeld, van_jaar, jaar, stof.wetten)
            )
            zinnen_ = tuple(filter(None, besluiten))
            wie = Alinea(
                f"{'; '.join(o.voluit for o in van_jaar)}. Niet gepubliceerd of gecontroleerd door het CBS.",
                klein=True,
            )
            uit.append(
                Sectie(
                    f"eigen_{jaar}",
                    figuur.titel,
                    (op_papier(stof, figuur), wie, *([Punten(zinnen_)] if zinnen_ else [])),
                    1,
                )
            )
    return uit


def preventie(stof: Stof) -> Sectie:
    """Accessible help against specialised help, in words."""
    figuur = taakveldfiguren.preventie(stof.haal, stof.beeld)
    if figuur is None:
        zin = f"Het aandeel toegankelijke hulp is voor {stof.beeld.naam} niet te berekenen."
        return Sectie("preventie", "Toegankelijke en gespecialiseerde hulp", (Alinea(zin),), 1)
    tabel = figuur.tabel
    eigen = tabel[(tabel["gm_code"] == stof.beeld.keuze.gm_code) & tabel["aandeel_pct"].notna()]
    rekening = eigen[eigen["soort"] == "jaarrekening"]
    basis = rekening if len(rekening) >= 2 else eigen
    for r in als_rijen(basis.iloc[[-1]]):
        stof.lijst.zet(
            f"preventie.{r['jaar']}.aandeel_pct", r["aandeel_pct"], "pct", procent1(r["aandeel_pct"])
        )
    return Sectie(
        "preventie",
        figuur.titel,
        (Alinea(_naast_nederland(stof, tabel, basis)), Punten(op_papier(stof, figuur).vlaggen, klein=True)),
        1,
    )


def _naast_nederland(stof: Stof, tabel: pd.DataFrame, basis: pd.DataFrame) -> str:
    """What the share is, and that of Nederland in the same report."""
    laatste = basis.iloc[-1]
    land = tabel[
        (tabel["gm_code"] == "NL") & (tabel["jaar"] == laatste["jaar"]) & (tabel["soort"] == laatste["soort"])
    ]
    naast = ""
    if len(land):
        pct = float(land["aandeel_pct"].iloc[0])
        tekst = stof.lijst.zet(f"preventie.{laatste['jaar']}.nederland_pct", pct, "pct", procent1(pct))
        naast = f" In heel Nederland (gewogen) was dat in de {laatste['soort']} {laatste['jaar']} {tekst}."
    return f"Toegankelijke hulp is wat op wijkteams en toegang staat; de rest is Wmo en jeugd: vooral gespecialiseerde hulp.{naast}"


def opvallend(stof: Stof) -> Sectie:
    """What stands out, by the rules of the start page."""
    zinnen_ = tuple(duiding.wat_valt_op(stof.haal, stof.beeld, stof.wetten))
    return Sectie("opvallend", "Wat valt op", (Punten(zinnen_),), 1)


def let_op(stof: Stof) -> Sectie:
    """The flags of this year, all that the screen shows, heaviest first."""
    zinnen_ = vlaggen(stof)
    if not zinnen_:
        return Sectie(
            "let_op",
            "Let op bij deze cijfers",
            (Alinea(f"Bij de cijfers van {stof.jaar} zijn er geen bijzonderheden."),),
            1,
        )
    return Sectie("let_op", "Let op bij deze cijfers", (Punten(zinnen_),), 1)


def plaatsen(stof: Stof) -> Sectie:
    """The position strips: besteed where there is a rekening, else begroot; words where there is nothing to place."""
    beeld = stof.beeld
    maat = "besteed" if stof.heeft_rekening or not stof.heeft_cijfers else "begroot"
    v = Vergelijking.laad(stof.haal, beeld.keuze, maat)
    figuur = None
    if any(p.eigen is not None for p in v.plaatsen(stof.wetten)):
        figuur = plaats.plaatsen(stof.haal, v, stof.wetten)
    kop = f"{beeld.naam} naast {v.met.kort}"
    if v.met.ontbreekt:
        return Sectie("plaats", kop, (Alinea(v.met.ontbreekt),), 2)
    if figuur is None:
        reden = (
            f"Over {stof.jaar} is geen {'jaarrekening' if maat == 'besteed' else 'begroting'} van {beeld.naam} "
            "aangeleverd. Daarom staat hier geen vergelijking."
            if not stof.heeft_cijfers
            else f"Van {stof.jaar} is het bedrag per inwoner niet te berekenen. Daarom staat hier geen vergelijking."
        )
        return Sectie("plaats", kop, (Alinea(reden),), 2)
    profielcijfers.plaatsen(stof.lijst, v, stof.wetten)
    wie = Alinea(leden_zin(v, stof.wetten), klein=True)
    return Sectie(
        "plaats",
        figuur.titel,
        (op_papier(stof, figuur), wie, *_reacties(stof, figuur.sleutel, eerste=False)),
        2,
    )


_MET_NAAM = 60  # names of a larger group take half a page


def leden_zin(v: Vergelijking, wetten: tuple[str, ...]) -> str:
    """Who the group is, by name; per law where they differ."""
    per_wet = {w: tuple(lid.naam for lid in v.plaats(w).leden) for w in wetten}
    uit: dict[tuple[str, ...], list[str]] = {}
    for wet, namen in per_wet.items():
        uit.setdefault(namen, []).append(WET_IN_ZIN[wet])
    delen = []
    for namen, bij in uit.items():
        voor = f" bij {opsomming(bij)}" if len(uit) > 1 else ""
        if not namen:
            delen.append(f"De groep{voor} heeft geen andere gemeenten.")
        elif len(namen) > _MET_NAAM:
            delen.append(
                f"De groep{voor}: {len(namen)} gemeenten. Hun namen staan in het Excel-bestand bij dit profiel."
            )
        else:
            delen.append(f"De groep{voor}: {opsomming(sorted(namen))}.")
    return " ".join(delen)


def vragen(stof: Stof) -> Sectie:
    """Questions for the council, per phase."""
    fasen = duiding.vragen_voor_de_raad(stof.haal, stof.beeld, stof.wetten)
    blokken = tuple(Punten(tuple(v), kop=fase) for fase, v in fasen.items())
    return Sectie("vragen", "Vragen voor de raad", blokken, 2)


def leeswijzer(stof: Stof, met_rijk: bool, slot: str) -> Sectie:
    """How to read it, and its sources; ``slot`` says which figures these are and how new."""
    beeld = stof.beeld
    assert beeld.met is not None
    definitie = stof.haal.definities().set_index("definitie").loc[beeld.keuze.definitie]
    indeling = int(stof.haal.gemeente(gm_code=beeld.keuze.gm_code)["indeling_jaar"].iloc[0])
    reken = (
        " Rekenbedragen: ministerie van BZK, rekenmodel bij de genoemde circulaire, eigen berekening."
        if met_rijk
        else ""
    )
    regels = (
        f"Telling: {definitie['naam']}. {definitie['uitleg']}",
        "Bedragen zijn lasten: wat de gemeente uitgeeft, zonder de inkomsten eraf te trekken, tenzij er netto staat. Verschil: "
        "besteed min begroot. Per inwoner: gedeeld door de inwoners op 1 januari van hetzelfde jaar.",
        f"{bronregels.bron_regel(stof.haal)} Inwoners: CBS, 03759ned. Groep: {bronregels.bron_groep(beeld.met, indeling)}.{reken} "
        f"{bronregels.bron_prijzen(stof.haal)} {slot}",
    )
    return Sectie("bronnen", "Bronnen en leeswijzer", (Punten(regels, klein=True),), 2)


def _teksten(secties: Sequence[Sectie]) -> Iterator[str]:
    for sectie in secties:
        yield sectie.kop
        for blok in sectie.blokken:
            match blok:
                case Alinea():
                    yield blok.tekst
                case Punten():
                    yield from blok.zinnen
                case Tabel():
                    yield from (blok.onderschrift, *blok.koppen)
                case Figuur():
                    yield from (blok.titel, blok.onderkop, *blok.vlaggen)


def woorden(stof: Stof, secties: Sequence[Sectie]) -> Sectie:
    """What the words in ``secties`` mean."""
    regels = (
        f"{term[0].upper()}{term[1:]}: {uitleg}"
        for term, uitleg in woorden_op_papier(stof.haal, _teksten(secties))
    )
    return Sectie(WOORDEN, "Woorden", (Punten(tuple(regels), klein=True),), 2)
