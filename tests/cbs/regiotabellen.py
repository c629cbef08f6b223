"""The StatLine tables per region that stand next to Iv3: inhabitants, region classification and use of care.

Figures that the project has are used (inhabitants, youths, region codes, spending per law); the other values
come from a hash of the municipality's code, so that they are stable and plainly invented. Titles, units, members and
statuses are those of CBS: `gezien` was read in a recorded dump or on a StatLine page, `afgeleid` was not.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

from tests.cbs.tabel import Kenmerken, Lid, Onderwerp, Tabel, Waarde, afgeleid, gezien, leden, lid

# Members that CBS gives another title than the municipality has
TITELS = {
    "GM0014": "Groningen (gemeente)",
    "GM0344": "Utrecht (gemeente)",
    "GM0518": "'s-Gravenhage (gemeente)",
    "GM0893": "Bergen (L.)",
    "GM0373": "Bergen (NH.)",
    "GM0164": "Hengelo (O.)",
    "GM0417": "Laren (NH.)",
    "GM0603": "Rijswijk (ZH.)",
    "GM0971": "Stein (L.)",
    "GM0888": "Beek (L.)",
    "GM0687": "Middelburg (Z.)",
}
MAANDEN = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september")
MAANDEN += ("oktober", "november", "december")
Gemeentewaarde = Callable[[str, int], float | None]


@dataclass
class Bron:
    """The project's own figures, as plain dicts."""

    gemeenten: dict[int, dict[str, tuple[str, str]]]  # year -> code -> (name, province code or "")
    inwoners: dict[tuple[int, str], int]
    jongeren: dict[tuple[int, str], int]  # 0-17 on 1 January, of the years that the project has
    gebieden: dict[str, dict[str, str]]  # code -> the columns of gebieden.csv
    uitgaven: dict[tuple[int, str, str, str], int]  # (year, soort, code, jeugdwet or wmo) -> k€
    provincies: dict[str, str] = field(default_factory=dict)  # code -> name
    # (year, code) -> the five percentages of 85098NED that the project has
    jeugdhulp: dict[tuple[int, str], tuple[float | None, ...]] = field(default_factory=dict)
    cpi: dict[int, float] = field(default_factory=dict)  # index per year
    # (year, code) -> inhabitants of 0-14, 15-24, 25-44, 45-64 and 65 or older, of the years that the project has
    leeftijd: dict[tuple[int, str], tuple[int, ...]] = field(default_factory=dict)

    def in_regio(self, regio: str, jaar: int) -> list[str]:
        """The municipalities of that year in a region; none for one that was abolished."""
        van_jaar = self.gemeenten.get(jaar, {})
        if regio == "NL01":
            return list(van_jaar)
        if regio.startswith("PV"):
            return [gm for gm, (_, provincie) in van_jaar.items() if provincie == regio]
        return [regio] if regio in van_jaar else []

    def som(self, waarde: Gemeentewaarde, regio: str, jaar: int) -> float | None:
        """The sum over a region; null when the region does not exist or has no figure at all."""
        getallen = [w for gm in self.in_regio(regio, jaar) if (w := waarde(gm, jaar)) is not None]
        return sum(getallen) if getallen else None


def hash_getal(sleutel: str, laag: float, hoog: float) -> float:
    """An invented but fixed number for a key."""
    return laag + (hoog - laag) * (zlib.crc32(sleutel.encode()) % 10_007) / 10_006


def rond(waarde: float | None, stap: int) -> int | None:
    """CBS rounds counts of people to 5 or 10."""
    return None if waarde is None else round(waarde / stap) * stap


def gemeentelijst(bron: Bron, jaren: Sequence[int], breedte: int, groep: int | None = None) -> list[Lid]:
    """Every municipality of these years, in alphabetical order, with the titles of CBS."""
    namen = {gm: naam for jaar in sorted(jaren) for gm, (naam, _) in bron.gemeenten[jaar].items()}
    titels = {gm: TITELS.get(gm, naam) for gm, naam in namen.items()}
    volgorde = sorted(titels, key=lambda gm: (titels[gm].removeprefix("'s-").casefold(), gm))
    return [lid(gm.ljust(breedte), titels[gm], groep) for gm in volgorde]


def regios(bron: Bron, breedte: int = 6) -> list[Lid]:
    """The Netherlands, the provinces and every municipality since 2014."""
    boven = [lid("NL01".ljust(breedte), "Nederland", 0)]
    boven += [lid(pv.ljust(breedte), f"{naam} (PV)", 1) for pv, naam in sorted(bron.provincies.items())]
    return boven + gemeentelijst(bron, list(bron.gemeenten), breedte, 2)


def perioden(sleutels: Sequence[str], voorlopig: str = "9999") -> list[Lid]:
    """Periods with the titles of CBS: 2024JJ00 a year, 2024HJ01 a half-year, 2024MM01 a month.

    From the year ``voorlopig`` their status is provisional.
    """

    def titel(sleutel: str) -> str:
        jaar, soort, nummer = sleutel[:4], sleutel[4:6], int(sleutel[6:])
        if soort == "JJ":
            return jaar
        return f"{nummer}e halfjaar {jaar}" if soort == "HJ" else f"{jaar} {MAANDEN[nummer - 1]}"

    status = {True: gezien("Voorlopig"), False: gezien("Definitief")}
    return [
        {**lid(sleutel, titel(sleutel)), "Status": status[sleutel[:4] >= voorlopig]} for sleutel in sleutels
    ]


def jaren(van: int, tot: int) -> list[str]:
    """Year keys, both ends included."""
    return [f"{jaar}JJ00" for jaar in range(van, tot + 1)]


def halfjaren(van: int, tot: int) -> list[str]:
    """Half-years and years in one dimension, and one more half-year as the latest period."""
    uit = [f"{jaar}{deel}" for jaar in range(van, tot + 1) for deel in ("HJ01", "HJ02", "JJ00")]
    return [*uit, f"{tot + 1}HJ01"]


def regiotabel(
    sleutel: str,
    titel: str,
    gewijzigd: str,
    dimensies: dict[str, tuple[str, list[Lid]]],
    onderwerpen: Sequence[Onderwerp],
    waarden: Callable[[tuple[str, ...]], Sequence[Waarde]],
    groep: str | None = None,
) -> Tabel:
    """A StatLine table; topics after the first stand in `groep` when that is given."""
    kenmerken = Kenmerken()
    for naam, (kop, _) in dimensies.items():
        soort = {"RegioS": "GeoDimension", "Regio": "GeoDimension", "Perioden": "TimeDimension"}
        kenmerken.dimensie(naam, kop, soort.get(naam, "Dimension"))
    ouder = None
    for nummer, onderwerp in enumerate(onderwerpen):
        if groep is not None and nummer == 1:
            ouder = kenmerken.groep(groep)
        kenmerken.onderwerp(onderwerp, ouder)
    rijen = {naam: rij for naam, (_, rij) in dimensies.items()}
    return Tabel(sleutel, titel, "CBS", gewijzigd, kenmerken.rijen, rijen, waarden)


REGIOS, PERIODEN = gezien("Regio's"), gezien("Perioden")

# ---------------------------------------------------------------- inhabitants

STATEN = {"1010": 0.48, "1020": 0.38, "1050": 0.05, "1080": 0.09}
LEEFTIJDEN = [
    "10010",
    *(str(10_000 + 100 * n) for n in range(1, 100)),
    *(str(19_900 + n) for n in range(1, 6)),
]
LEEFTIJDEN.append("22300")
OUDEREN = "22000"  # 95 jaar of ouder: a group between the single years


LEEFTIJDSGROEPEN = (0, 15, 25, 45, 65)  # where the groups that the project has begin


def leeftijdtitels() -> list[tuple[str, str]]:
    """The 108 members as recorded: the total, single years, and a group in the middle of them."""
    titels = [(gezien(s), gezien(f"{n} jaar")) for n, s in enumerate(LEEFTIJDEN[:-1])]
    titels.insert(95, (gezien(OUDEREN), gezien("95 jaar of ouder")))
    return [
        (gezien("10000"), gezien("Totaal")),
        *titels,
        (gezien(LEEFTIJDEN[-1]), gezien("105 jaar of ouder")),
    ]


def opgenomen(lijst: dict[str, str]) -> list[Lid]:
    """Members that were all seen."""
    return leden([(gezien(sleutel), gezien(titel)) for sleutel, titel in lijst.items()])


def bevolking(bron: Bron) -> Tabel:
    """03759ned: a large cube in which a forgotten filter gives figures that are too high.

    Single years add up to the age groups that the project has, else to its number of youths.
    """
    plaats = {sleutel: n for n, sleutel in enumerate(LEEFTIJDEN)}

    @cache
    def stukken(gm: str, jaar: int) -> list[tuple[int, int, int]]:
        """First age, number of ages and inhabitants of every group."""
        mensen = bron.inwoners[jaar, gm]
        if groepen := bron.leeftijd.get((jaar, gm)):
            delen = [*groepen[:-1], mensen - sum(groepen[:-1])]
            grenzen = [*LEEFTIJDSGROEPEN, len(LEEFTIJDEN)]
        else:
            kind = bron.jongeren.get((jaar, gm), round(0.18 * mensen))
            delen, grenzen = [kind, mensen - kind], [0, 18, len(LEEFTIJDEN)]
        return [(van, tot - van, d) for van, tot, d in zip(grenzen[:-1], grenzen[1:], delen, strict=True)]

    @cache
    def aantal(regio: str, jaar: int, leeftijd: str) -> int | None:
        if not (gemeenten := [g for g in bron.in_regio(regio, jaar) if (jaar, g) in bron.inwoners]):
            return None
        if leeftijd == "10000":
            return sum(bron.inwoners[jaar, gm] for gm in gemeenten)
        if leeftijd == OUDEREN:
            return sum(aantal(regio, jaar, s) or 0 for s in LEEFTIJDEN[95:])
        nummer, som = plaats[leeftijd], 0
        for gm in gemeenten:  # the remainder goes to the lowest ages, so that the parts add up
            van, n, mensen = next(s for s in reversed(stukken(gm, jaar)) if s[0] <= nummer)
            som += mensen // n + (nummer - van < mensen % n)
        return som

    def deel(sleutel: tuple[str, str, str, str], jaar: int) -> int | None:
        staat, geslacht, leeftijd, regio = sleutel
        totaal = aantal(regio, jaar, leeftijd)
        if totaal is None:
            return None
        getal = totaal if staat == "T001019" else round(STATEN[staat] * totaal)
        if staat != "T001019" and plaats.get(leeftijd, 99) < 18:  # children are not married
            getal = totaal if staat == "1010" else 0
        helft = getal // 2
        return {"T001038": getal, "3000": helft, "4000": getal - helft}[geslacht]

    def waarden(sleutel: tuple[str, ...]) -> tuple[Waarde, ...]:
        staat, geslacht, leeftijd, regio, periode = sleutel
        dit = deel((staat, geslacht, leeftijd, regio), int(periode[:4]))
        volgend = deel((staat, geslacht, leeftijd, regio), int(periode[:4]) + 1)
        return dit, None if dit is None or volgend is None else (dit + volgend) / 2

    staten = {
        "T001019": "Totaal burgerlijke staat",
        "1010": "Ongehuwd",
        "1020": "Gehuwd",
        "1050": "Verweduwd",
    }
    staten |= {"1080": "Gescheiden"}
    geslachten = {"T001038": "Totaal mannen en vrouwen", "3000": "Mannen", "4000": "Vrouwen"}
    return regiotabel(
        "03759ned",
        "Bevolking op 1 januari en gemiddeld; geslacht, leeftijd en regio",
        "2026-06-23T02:00:00",
        {
            "BurgerlijkeStaat": (gezien("Burgerlijke staat"), opgenomen(staten)),
            "Geslacht": (gezien("Geslacht"), opgenomen(geslachten)),
            "Leeftijd": (gezien("Leeftijd"), leden(leeftijdtitels())),
            "RegioS": (REGIOS, regios(bron)),
            "Perioden": (PERIODEN, perioden(jaren(2017, 2026))),
        },
        [
            ("BevolkingOp1Januari", gezien("Bevolking op 1 januari"), gezien("aantal"), "Long", 0),
            ("GemiddeldeBevolking", gezien("Gemiddelde bevolking "), gezien("aantal"), "Double", 1),
        ],
        waarden,
    )


# ---------------------------------------------------------------- region classification

# Title of the group and the columns of gebieden.csv that fill it (None: known to CBS, not to the project)
INDELINGEN: list[tuple[str, str | None]] = [
    ("Arbeidsmarktregio's", "arbeidsmarktregio"),
    ("Arrondissementen (rechtsgebieden)", None),
    ("COROP-gebieden", "corop"),
    ("COROP-subgebieden", None),
    ("COROP-plusgebieden", None),
    ("GGD-regio's", "ggd"),
    ("Jeugdregio's", "jeugdregio"),
    ("Kamer van Koophandel", None),
    ("Landbouwgebieden", None),
    ("Landbouwgebieden (groepen)", None),
    ("Landsdelen", "landsdeel"),
    ("Provincies", "provincie"),
    ("Regionale eenheden", None),
    ("Regionale Energiestrategie regio’s", None),
    ("Regionale Meld- en Coördinatiepunten", None),
    ("RegioPlus-arbeidsmarktregio's", None),
    ("Ressorten (rechtsgebieden)", None),
    ("SubRES-regio’s", None),
    ("Toeristengebieden", None),
    ("Toeristengebieden (groepen)", None),
    ("Veilig Thuis Regio's", None),
    ("Veiligheidsregio's", None),
    ("Zorgkantoorregio's", None),
]
EXTRA_INDELING = ("Justitieregio's", None)  # later tables have one more, so all positions after it shift
CODE: Onderwerp = ("Code", "Code", "code", "String", 0)
NAAM: Onderwerp = ("Naam", "Naam", "naam", "String", 0)


def gebieden(bron: Bron, sleutel: str, jaar: int, gewijzigd: str, extra: bool) -> Tabel:
    """Gebieden in Nederland: many columns called Code and Naam, told apart by their group only."""
    indelingen = list(INDELINGEN)
    if extra:
        indelingen.insert(6, EXTRA_INDELING)
    kenmerken = Kenmerken().dimensie("RegioS", "Regio's")
    groep = kenmerken.groep("Codes en namen van gemeenten")
    kenmerken.onderwerp(CODE, groep).onderwerp(NAAM, groep)
    kenmerken.onderwerp(("SorteringNaam", "Sortering naam", "naam", "String", 0), groep)
    boven = kenmerken.groep("Lokaliseringen van gemeenten")
    for titel, _ in indelingen:
        groep = kenmerken.groep(titel, boven)
        kenmerken.onderwerp(CODE, groep).onderwerp(NAAM, groep)
    boven = kenmerken.groep("Grootte en stedelijkheid van gemeenten")
    for titel in ("Gemeentegrootte", "Stedelijkheid"):
        groep = kenmerken.groep(titel, boven)
        kenmerken.onderwerp(CODE, groep)
        kenmerken.onderwerp(("Omschrijving", "Omschrijving", "omschrijving", "String", 0), groep)
    groep = kenmerken.groep("Statistische gegevens")
    kenmerken.onderwerp(("Inwonertal", "Inwonertal", "aantal", "Long", 0), groep)
    oad = "Omgevingsadressendichtheid"
    kenmerken.onderwerp((oad, oad, "per km2", "Long", 0), groep)

    def waarden(deel: tuple[str, ...]) -> list[Waarde]:
        gm = deel[0]
        naam, bekend = bron.gemeenten[jaar][gm][0], bron.gebieden.get(gm, {})
        uit: list[Waarde] = [gm.ljust(10), naam.ljust(50), naam.ljust(50)]
        for _, kolom in indelingen:
            uit += [bekend.get(f"{kolom}_code", "").ljust(10), bekend.get(kolom or "", "").ljust(50)]
        uit += [bekend.get("gemeentegrootte_code", "").ljust(10), bekend.get("gemeentegrootte", "").ljust(50)]
        uit += [bekend.get("stedelijkheid_code", "").ljust(10), bekend.get("stedelijkheid", "").ljust(25)]
        dichtheid = bekend.get("oad")
        return [*uit, bron.inwoners.get((jaar, gm)), int(dichtheid) if dichtheid else None]

    titel = f"Gebieden in Nederland {jaar}"
    rijen = {"RegioS": gemeentelijst(bron, [jaar], 10, 1)}
    kop = {"ID": 0, "DimensionKey": "RegioS", "Title": f"Gemeenten van het jaar {jaar}"}
    lijst = {"ID": 1, "DimensionKey": "RegioS", "Title": f"Gemeentelijst {jaar}"}
    groepen: list[dict[str, object]] = [
        {**kop, "Description": "", "ParentID": None},
        {**lijst, "Description": None, "ParentID": 0},
    ]
    return Tabel(sleutel, titel, "CBS", gewijzigd, kenmerken.rijen, rijen, waarden, groepen)


# ---------------------------------------------------------------- youth care

JEUGDVORMEN = {  # key -> (title, share of the total)
    gezien("A045561"): (gezien("JZ Totaal jeugdzorg"), 1.0),
    gezien("A045560"): (gezien("JH 1 Totaal jeugdhulp"), 0.9),
    gezien("A042503"): (afgeleid("JH zonder verblijf"), 0.6),
    gezien("A017916"): (afgeleid("JH uitgevoerd door wijkteam"), 0.1),
    gezien("A027917"): (afgeleid("JH niet uitgevoerd door wijkteam"), 0.5),
    gezien("A027918"): (afgeleid("JH met verblijf"), 0.3),
    gezien("A027919"): (gezien("JB 1 Totaal jeugdbescherming"), 0.07),
    gezien("A027920"): (afgeleid("JR 1 Totaal jeugdreclassering"), 0.03),
}
# Published k€ of 2021, begroot and gerealiseerd
JEUGD_2021 = {"GM1954": (10517, 10460), "GM0917": (40812, 41276), "GM0899": (8590, 9191)}
JEUGD_2021 |= {"GM0889": (4044, 3871)}
JEUGD_ZONDER_BEGROTING = {"GM1711", "GM0907"}  # in 2021
VORMEN = (gezien("VormenVanJeugdzorg"), gezien("Vormen van jeugdzorg"))


def jeugdvormen() -> list[Lid]:
    """The kinds of youth care, the total first."""
    return leden([(sleutel, titel) for sleutel, (titel, _) in JEUGDVORMEN.items()])


def jeugdhulp_in_natura(bron: Bron) -> Tabel:
    """85098NED: five percentages, per half-year and per year."""
    bereik = ((8.0, 18.0), (0.8, 3.0), (0.6, 2.0), (0.3, 1.2), (0.1, 0.6))
    stammen = (
        (gezien("JongerenMetJeugdhulpInNatura"), gezien("Jongeren met jeugdhulp in natura")),
        (gezien("JongerenMetJeugdhMetVerblInNat"), gezien("Jongeren met jeugdh. met verbl. in nat.")),
        (gezien("JongerenMetJeugdbescherming"), gezien("Jongeren met jeugdbescherming")),
        (gezien("JeugdbeschEnJeugdhMetVerblInNat"), gezien("Jeugdbesch. en jeugdh. met verbl. in nat")),
        (gezien("JongerenMetJeugdreclassering"), gezien("Jongeren met jeugdreclassering")),
    )

    def waarden(sleutel: tuple[str, ...]) -> list[Waarde]:
        regio, periode = sleutel
        if not bron.in_regio(regio, int(periode[:4])):
            return [None] * 5
        if periode.endswith("JJ00") and (int(periode[:4]), regio) in bron.jeugdhulp:
            return list(bron.jeugdhulp[int(periode[:4]), regio])
        deel = 1.0 if periode.endswith("JJ00") else 0.85
        return [round(deel * hash_getal(f"{regio}{n}", *grens), 1) for n, grens in enumerate(bereik)]

    return regiotabel(
        "85098NED",
        "Indicatoren jeugdzorg in natura; gemeenten",
        "2026-10-30T02:00:00",
        {
            "RegioS": (REGIOS, regios(bron)),
            "Perioden": (PERIODEN, perioden(halfjaren(2021, 2025), "2025")),
        },
        [(stam, titel, gezien("% (zie toelichting)"), "Double", 1) for stam, titel in stammen],
        waarden,
    )


def jongeren_met_jeugdzorg(bron: Bron) -> Tabel:
    """85099NED: youths with youth care, by kind."""

    def waarden(sleutel: tuple[str, ...]) -> tuple[Waarde, ...]:
        vorm, regio, periode = sleutel
        deel = JEUGDVORMEN[vorm][1] * (1.0 if periode.endswith("JJ00") else 0.85)

        def jongeren(gm: str, jaar: int) -> float | None:
            inwoners = bron.inwoners.get((jaar, gm))
            return None if inwoners is None else deel * inwoners * 0.25 * hash_getal(f"jz{gm}", 0.08, 0.14)

        aantal = rond(bron.som(jongeren, regio, int(periode[:4])), 5)
        procent = None if aantal is None else round(deel * hash_getal(f"jz{regio}", 8.0, 14.0), 1)
        return aantal, procent

    naam, kop = VORMEN
    return regiotabel(
        "85099NED",
        "Kerncijfers over jeugdzorg",
        "2026-10-30T02:00:00",
        {
            naam: (kop, jeugdvormen()),
            "RegioS": (REGIOS, regios(bron)),
            "Perioden": (PERIODEN, perioden(halfjaren(2021, 2025), "2025")),
        },
        [
            (
                gezien("JongerenMetJeugdzorg"),
                gezien("Jongeren met jeugdzorg"),
                afgeleid("aantal"),
                "Integer64",
                0,
            ),
            (
                afgeleid("JongerenMetJeugdzorgRelatief"),
                gezien("Jongeren met jeugdzorg (relatief)"),
                gezien("In % bepaalde leeftijdsklasse"),
                "Double",
                1,
            ),
        ],
        waarden,
    )


def jeugdkosten(bron: Bron) -> Tabel:
    """83454NED: budget and spending on youth care, municipalities only, in a dimension called Regio."""

    def waarden(sleutel: tuple[str, ...]) -> tuple[Waarde, ...]:
        vorm, gm, periode = sleutel
        jaar, deel = int(periode[:4]), JEUGDVORMEN[vorm][1]
        begroot = bron.uitgaven.get((jaar, "begroting", gm, "jeugdwet"))
        werkelijk = bron.uitgaven.get((jaar, "rekening", gm, "jeugdwet"))
        if jaar == 2021:
            begroot, werkelijk = JEUGD_2021.get(gm, (begroot, werkelijk))
            begroot = None if gm in JEUGD_ZONDER_BEGROTING else begroot
        if vorm in ("A027919", "A027920") and int(gm[2:]) % 3:  # often suppressed
            return None, None
        return tuple(None if w is None else round(w * deel) for w in (begroot, werkelijk))

    naam, kop = VORMEN
    return regiotabel(
        "83454NED",
        "Gemeentelijke kosten; jeugdzorg, regio",
        "2026-04-29T02:00:00",
        {
            naam: (kop, jeugdvormen()),
            "Regio": (REGIOS, gemeentelijst(bron, list(bron.gemeenten), 6)),
            "Perioden": (PERIODEN, perioden(jaren(2021, 2024), "2024")),
        },
        [
            (afgeleid("BegroteKosten"), gezien("Begrote kosten"), gezien("x 1 000 euro"), "Long", 0),
            (
                gezien("GerealiseerdeKosten"),
                gezien("Gerealiseerde kosten"),
                gezien("x 1 000 euro"),
                "Long",
                0,
            ),
        ],
        waarden,
    )


# ---------------------------------------------------------------- Wmo

WMO_TYPEN = {
    gezien("T001024"): (gezien("Totaal"), 1.0),  # in the predecessor 83262NED, as the next
    gezien("A048188"): (gezien("Totaal exclusief verblijf en opvang"), 0.96),
    afgeleid("A050311"): (afgeleid("Ondersteuning thuis"), 0.35),
    afgeleid("A050312"): (afgeleid("Hulp bij het huishouden"), 0.45),
    afgeleid("A050313"): (afgeleid("Verblijf en opvang"), 0.05),
    afgeleid("A050314"): (afgeleid("Hulpmiddelen en diensten"), 0.6),
}
# Published k€, begroot and gerealiseerd
WMO_BEDRAGEN = {
    (2023, "GM1680"): (6748, 6758),
    (2023, "GM0034"): (67206, 65292),
    (2023, "GM0307"): (71698, 56564),
    (2023, "GM0363"): (356892, 345486),
    (2023, "GM0202"): (76492, 71413),
    (2024, "GM0344"): (212355, 204690),
}


def wmo_typen() -> list[Lid]:
    """The kinds of provision, the total first."""
    return leden([(sleutel, titel) for sleutel, (titel, _) in WMO_TYPEN.items()])


def wmo_clienten(bron: Bron) -> Tabel:
    """86050NED: clients; one in twenty municipalities did not deliver."""

    def waarden(sleutel: tuple[str, ...]) -> tuple[Waarde, ...]:
        soort, regio, periode = sleutel
        jaar = int(periode[:4])
        deel = WMO_TYPEN[soort][1] * (1.0 if periode.endswith("JJ00") else 0.9)

        def clienten(gm: str, jaar: int) -> float | None:
            inwoners = bron.inwoners.get((jaar, gm))
            if inwoners is None or zlib.crc32(gm.encode()) % 20 == 0:
                return None
            return deel * inwoners * hash_getal(f"wmo{gm}", 0.05, 0.1)

        aantal = rond(bron.som(clienten, regio, jaar), 5)
        inwoners = sum(bron.inwoners.get((jaar, gm), 0) for gm in bron.in_regio(regio, jaar))
        return aantal, None if aantal is None else round(1000 * aantal / inwoners)

    return regiotabel(
        "86050NED",
        "Wmo-cliënten; type maatwerkvoorziening (detail), regio",
        "2026-09-30T02:00:00",
        {
            "TypeMaatwerkvoorziening": (gezien("Type maatwerkvoorziening"), wmo_typen()),
            "RegioS": (REGIOS, regios(bron)),
            "Perioden": (PERIODEN, perioden(halfjaren(2021, 2025), "2025")),
        },
        [
            (gezien("WmoClienten"), gezien("Wmo-cliënten"), afgeleid("aantal"), "Long", 0),
            (
                gezien("WmoClientenPer1000Inwoners"),
                gezien("Wmo-cliënten per 1 000 inwoners"),
                gezien("per 1 000 inwoners"),
                "Long",
                0,
            ),
        ],
        waarden,
    )


def wmo_uitgaven(bron: Bron) -> Tabel:
    """84580NED: budget and spending; the national budget of 2023 is unknown, as it was."""

    def bedrag(gm: str, jaar: int, plaats: int) -> float | None:
        if (jaar, gm) in WMO_BEDRAGEN:
            return WMO_BEDRAGEN[jaar, gm][plaats]
        if plaats == 0 and int(gm[2:]) % 11 == 0:  # does not publish its budget
            return None
        uitgaven = bron.uitgaven.get((jaar, ("begroting", "rekening")[plaats], gm, "wmo"))
        return None if uitgaven is None else round(0.9 * uitgaven)

    def waarden(sleutel: tuple[str, ...]) -> list[Waarde]:
        soort, regio, periode = sleutel
        jaar, deel = int(periode[:4]), WMO_TYPEN[soort][1]
        inwoners = sum(bron.inwoners.get((jaar, gm), 0) for gm in bron.in_regio(regio, jaar))
        uit: list[Waarde] = []
        for plaats in (0, 1):
            totaal = bron.som(lambda gm, j, p=plaats: bedrag(gm, j, p), regio, jaar)
            if totaal is None or (regio == "NL01" and jaar == 2023 and plaats == 0):
                uit += [None, None]
            else:
                uit += [round(deel * totaal), round(1000 * deel * totaal / inwoners)]
        return uit

    per, keur = afgeleid("1 000 euro per 1 000 inwoners"), gezien("1 000 euro")
    return regiotabel(
        "84580NED",
        "Gemeentelijke uitgaven Wmo-maatwerkvoorzieningen; type voorziening, regio",
        "2026-01-30T02:00:00",
        {
            "Maatwerkvoorzieningen": (gezien("Maatwerkvoorzieningen: type"), wmo_typen()),
            "RegioS": (REGIOS, regios(bron)),
            "Perioden": (PERIODEN, perioden(jaren(2017, 2024), "2024")),
        },
        [
            (afgeleid("BegroteUitgaven"), gezien("Begrote uitgaven"), keur, "Long", 0),
            (
                afgeleid("BegroteUitgavenPer1000Inwoners"),
                gezien("Begrote uitgaven per 1000 inwoners"),
                per,
                "Long",
                0,
            ),
            (afgeleid("GerealiseerdeUitgaven"), gezien("Gerealiseerde uitgaven"), keur, "Long", 0),
            (
                afgeleid("GerealiseerdeUitgavenPer1000Inw"),
                gezien("Gerealiseerde uitgaven per 1000 inwoners"),
                per,
                "Long",
                0,
            ),
        ],
        waarden,
    )


# ---------------------------------------------------------------- the three laws together

WETCOMBINATIES = {  # title as on StatLine -> share of the households with a provision
    "Alleen Jeugd": 0.2,
    "Alleen P-wet": 0.22,
    "Alleen Wmo": 0.45,
    "Jeugd en P-wet": 0.02,
    "Jeugd en Wmo": 0.02,
    "P-wet en Wmo": 0.08,
    "Jeugd, P-wet en Wmo": 0.01,
}
AANTALLEN = (
    "1 maatwerkvoorziening",
    *(f"{n} maatwerkvoorzieningen" for n in range(2, 6)),
    "6 of meer maatwerkvoorzieningen",
)


def samenloop(bron: Bron, nummer: str, jaar: int, gewijzigd: str, van: Sequence[str]) -> Tabel:
    """85994NED and 86156NED: municipalities with their neighbourhoods below them, small numbers hidden, rounded to five."""
    wijken: list[Lid] = []
    for gemeente in gemeentelijst(bron, [jaar], 10):
        wijken += [gemeente, lid(f"WK{str(gemeente['Key']).strip()[2:]}00".ljust(10), "Wijk 00 Centrum")]
    soorten = [
        (afgeleid("T001027"), gezien("Totaal")),
        *((afgeleid(f"A0530{n:02}"), gezien(titel)) for n, titel in enumerate(WETCOMBINATIES, 1)),
    ]
    aantallen = [
        (afgeleid("T001080"), gezien("Totaal")),
        *((afgeleid(f"A0531{n:02}"), gezien(titel)) for n, titel in enumerate(AANTALLEN, 1)),
    ]
    delen = dict(zip([sleutel for sleutel, _ in soorten[1:]], WETCOMBINATIES.values(), strict=True))

    def waarden(sleutel: tuple[str, ...]) -> list[Waarde]:
        aantal, soort, gebied, periode = sleutel
        mensen = bron.inwoners.get((jaar, f"GM{gebied[2:6]}"))
        if mensen is None:
            return [None, None]
        maat = mensen * hash_getal(f"samenloop{gebied}", 0.06, 0.11) * (1.0 if gebied[:2] == "GM" else 0.4)
        maat *= (1.0 if periode.endswith("JJ00") else 0.85) * (1.0 if aantal == "T001080" else 0.15)
        huishoudens = [rond(maat * d, 5) or 0 for s, d in delen.items() if soort in (s, "T001027")]
        som = sum(huishoudens)
        return [None, None] if som < 10 else [rond(1.2 * som, 5), som]

    titel = gezien if jaar == 2024 else afgeleid
    return regiotabel(
        nummer,
        titel(f"Gebruik voorzieningen sociaal domein; aantal voorzieningen, wijken, {jaar}"),
        gewijzigd,
        {
            gezien("AantalVoorzieningen"): (gezien("Aantal voorzieningen"), leden(aantallen)),
            gezien("SoortVoorzieningSociaalDomein"): (
                gezien("Soort voorziening sociaal domein"),
                leden(soorten),
            ),
            afgeleid("WijkenEnBuurten"): (gezien("Wijken"), wijken),
            "Perioden": (PERIODEN, perioden(van, "2025")),
        },
        [
            (
                afgeleid("ClientenMetVoorzieningen"),
                gezien("Cliënten met voorzieningen"),
                gezien("aantal"),
                "Long",
                0,
            ),
            (
                afgeleid("HuishoudensMetVoorzieningen"),
                gezien("Huishoudens met voorzieningen"),
                gezien("aantal"),
                "Long",
                0,
            ),
        ],
        waarden,
    )


# ---------------------------------------------------------------- bijstand

AOW_DELEN = {"T001139": 1.0, "A047830": 0.88, "A047831": 0.12}
LEEFVORMEN = (0.72, 0.17, 0.11)


def bijstand(bron: Bron) -> Tabel:
    """82015NED: months; the latest three are there for the Netherlands only."""
    maanden = [f"{jaar}MM{maand:02}" for jaar in range(2023, 2027) for maand in range(1, 13)]
    maanden = [m for m in maanden if m <= "2026MM06"]

    def waarden(sleutel: tuple[str, ...]) -> list[Waarde]:
        aow, periode, regio = sleutel
        if periode in maanden[-3:] and regio != "NL01":
            return [None] * 4
        deel = AOW_DELEN[aow] * (1 + int(periode[6:]) / 500)

        def uitkeringen(gm: str, jaar: int) -> float | None:
            inwoners = bron.inwoners.get((jaar, gm))
            return None if inwoners is None else deel * inwoners * hash_getal(f"bijstand{gm}", 0.008, 0.04)

        totaal = rond(bron.som(uitkeringen, regio, int(periode[:4])), 10)
        return [totaal, *(None if totaal is None else rond(totaal * d, 10) for d in LEEFVORMEN)]

    delen = [
        (afgeleid("T001139"), gezien("Uitkeringen totaal")),
        (afgeleid("A047830"), gezien("Aan personen tot de AOW-leeftijd")),
        (afgeleid("A047831"), gezien("Aan personen vanaf de AOW-leeftijd")),
    ]
    vormen = ((afgeleid("Alleenstaande"), afgeleid("Alleenstaande")),)
    vormen += ((afgeleid("AlleenstaandeOuder"), afgeleid("Alleenstaande ouder")),)
    vormen += ((afgeleid("SamenwonendPaar"), afgeleid("Samenwonend paar")),)
    return regiotabel(
        "82015NED",
        "Bijstandsuitkeringen; uitkeringsgrondslag, regio's",
        "2026-06-30T02:00:00",
        {
            "UitkeringenInRelatieMetDeAOW": (gezien("Uitkeringen in relatie met de AOW"), leden(delen)),
            "Perioden": (PERIODEN, perioden(maanden, "2025")),
            "RegioS": (REGIOS, regios(bron)),
        },
        [
            (
                afgeleid("AantalBijstandsuitkeringen"),
                gezien("Aantal bijstandsuitkeringen"),
                afgeleid("aantal"),
                "Long",
                0,
            ),
            *((stam, titel, afgeleid("aantal"), "Long", 0) for stam, titel in vormen),
        ],
        waarden,
        groep="Aantal bijstandsuitkeringen naar leefvorm",
    )


# ---------------------------------------------------------------- surveys, with margins

MARGES = [
    (gezien("MW00000"), gezien("Waarde")),
    (gezien("MOG0095"), gezien("Ondergrens 95%-interval")),
    (gezien("MBG0095"), gezien("Bovengrens 95%-interval")),
]
GEZONDHEID = (
    "GoedErvarenGezondheid",
    "EenOfMeerLangdurigeAandoeningen",
    "LangdurigBeperkt",
    "HoogRisicoAngststoornisOfDepressie",
    "HeelVeelStressAfg4Weken",
    "LageVeerkracht",
    "MatigVeelRegieOverHetEigenLeven",
    "Eenzaam",
    "SterkEenzaam",
    "EmotioneelEenzaam",
    "SociaalEenzaam",
    "KrijgtSteunVanAnderen",
    "Mantelzorger",
    "Vrijwilligerswerk",
    "MoeiteMetRondkomen",
    "TevredenMetDeWoning",
    "TevredenMetDeWoonomgeving",
)


def met_marge(sleutel: str, marge: str, laag: float, hoog: float) -> float:
    """A figure, or a bound of its 95 % interval, which is not symmetric."""
    waarde = hash_getal(sleutel, laag, hoog)
    breedte = hash_getal(f"{sleutel}marge", 0.02, 0.08) * waarde
    return round(waarde + {"MW00000": 0.0, "MOG0095": -breedte, "MBG0095": 1.5 * breedte}[marge], 1)


def gezondheid(bron: Bron) -> Tabel:
    """50150NED: the Netherlands, municipalities of 2024 and, below them, neighbourhoods that nobody may mistake."""
    van_2024 = gemeentelijst(bron, [2024], 10)
    gebieden_ = [lid("NL00".ljust(10), "Nederland")]
    for gemeente in van_2024:
        nummer = str(gemeente["Key"]).strip()[2:]
        gebieden_ += [
            gemeente,
            lid(f"WK{nummer}00".ljust(10), "Centrum"),
            lid(f"BU{nummer}0000".ljust(10), "Centrum"),
        ]
    leeftijden = [
        (gezien("20300"), gezien("18 jaar of ouder")),
        (gezien("53115"), gezien("18 tot 65 jaar")),
        (gezien("80200"), gezien("65 jaar of ouder")),
    ]
    meetjaren = ["2012JJ00", "2016JJ00", "2020JJ00", "2022JJ00", "2024JJ00"]
    # the mark for good health stays near the snapshot's, so that a refresh is no break
    bereik = [(66.0, 82.0), *((5.0, 50.0) for _ in GEZONDHEID[1:])]

    def waarden(sleutel: tuple[str, ...]) -> list[Waarde]:
        regio, leeftijd, marge, periode = sleutel
        uit: list[Waarde] = [
            met_marge(f"{regio}{leeftijd}{stam}{periode}", marge, *grenzen)
            for stam, grenzen in zip(GEZONDHEID, bereik, strict=True)
        ]
        if periode < "2022":
            uit[5] = None  # resilience was not asked yet
        return uit

    return regiotabel(
        "50150NED",
        "Gezondheid per wijk en buurt; 2012/2016/2020/2022/2024 (indeling 2024)",
        "2026-07-01T02:00:00",
        {
            "WijkenEnBuurten": (gezien("Wijken en buurten"), gebieden_),
            "Leeftijd": (gezien("Leeftijd"), leden(leeftijden)),
            "Marges": (gezien("Marges"), leden(MARGES)),
            "Perioden": (PERIODEN, perioden(meetjaren)),
        },
        [(gezien(stam), afgeleid(stam), afgeleid("%"), "Double", 1) for stam in GEZONDHEID],
        waarden,
    )


def veiligheid(bron: Bron) -> Tabel:
    """85146NED: only large municipalities had enough respondents."""
    onderwerpen = [
        ("GezelligeBuurtWaarMenElkaarHelpt", afgeleid("% (helemaal) mee eens"), 40.0, 80.0),
        ("VoelMijThuisBijMensenInDezeBuurt", afgeleid("% (helemaal) mee eens"), 40.0, 80.0),
        ("SocialeCohesieSchaalscore", gezien("schaalscore (0 - 10)"), 5.0, 7.5),
        ("RapportcijferLeefbaarheidWoonbuurt", afgeleid("cijfer"), 6.5, 8.2),
        ("OordeelFunctionerenGemeenteAlgemeen", afgeleid("% (heel) tevreden"), 25.0, 60.0),
    ]

    def waarden(sleutel: tuple[str, ...]) -> list[Waarde]:
        regio, marge, periode = sleutel
        mensen = bron.som(lambda gm, jaar: bron.inwoners.get((jaar, gm)), regio, int(periode[:4]))
        if mensen is None or mensen < 50_000:
            return [None] * len(onderwerpen)
        return [
            met_marge(f"{regio}{stam}{periode}", marge, laag, hoog) for stam, _, laag, hoog in onderwerpen
        ]

    return regiotabel(
        "85146NED",
        "Veiligheidsmonitor; leefbaarheid en veiligheid, regio",
        "2026-03-01T02:00:00",
        {
            "RegioS": (REGIOS, regios(bron)),
            "Marges": (gezien("Marges"), leden(MARGES)),
            "Perioden": (PERIODEN, perioden(["2021JJ00", "2023JJ00"])),
        },
        [(gezien(stam), afgeleid(stam), eenheid, "Double", 1) for stam, eenheid, *_ in onderwerpen],
        waarden,
    )


# ---------------------------------------------------------------- prices

BESTEDINGEN = [
    (gezien("T001112"), gezien("000000 Alle bestedingen")),
    (gezien("CPI010000"), gezien("010000 Voeding en alcoholvrije dranken")),
    (gezien("CPI011000"), gezien("011000 Voedingsmiddelen")),
]


def prijzen(bron: Bron) -> Tabel:
    """86141NED: months and years; the running year has no annual figure, the latest month is provisional."""
    stammen = (
        (gezien("CPI"), gezien("CPI"), gezien("2025=100"), 2),
        (afgeleid("CPIAfgeleid"), gezien("CPI afgeleid"), gezien("2025=100"), 2),
        (gezien("JaarmutatieCPI"), gezien("Jaarmutatie CPI"), gezien("%"), 1),
    )

    def waarden(sleutel: tuple[str, ...]) -> list[Waarde]:
        besteding, periode = sleutel
        index = bron.cpi.get(int(periode[:4]))
        if index is None:
            return [None, None, None]
        if besteding != "T001112":  # other spending has other prices
            index = round(index * 1.1, 2)
        return [index, round(index * 0.99, 2), round(hash_getal(f"{besteding}{periode}", -1.0, 11.0), 1)]

    maanden = [f"2026MM{maand:02}" for maand in range(1, 7)]
    return regiotabel(
        "86141NED",
        gezien("Consumentenprijzen; CPI 2025=100, index en mutaties"),
        "2026-07-02T02:00:00",
        {
            "Bestedingscategorieen": (gezien("Bestedingscategorieën"), leden(BESTEDINGEN)),
            "Perioden": (PERIODEN, perioden([*jaren(2010, 2025), *maanden], "2026")),
        },
        [(stam, titel, eenheid, "Double", decimalen) for stam, titel, eenheid, decimalen in stammen],
        waarden,
    )


def maak_regiotabellen(bron: Bron) -> list[Tabel]:
    """All tables of this module."""
    return [
        bevolking(bron),
        gebieden(bron, "85067NED", 2022, "2022-08-23T02:00:00", extra=False),
        gebieden(bron, "85755NED", 2024, "2024-10-02T02:00:00", extra=False),
        gebieden(bron, "86059NED", 2025, "2025-08-28T02:00:00", extra=True),
        gebieden(bron, "86247NED", 2026, "2026-08-27T02:00:00", extra=True),
        jeugdhulp_in_natura(bron),
        jongeren_met_jeugdzorg(bron),
        jeugdkosten(bron),
        wmo_clienten(bron),
        wmo_uitgaven(bron),
        samenloop(bron, "85994NED", 2024, "2025-12-15T02:00:00", ["2024JJ00"]),
        samenloop(bron, "86156NED", 2025, "2026-08-31T02:00:00", ["2025HJ01", "2025HJ02", "2025JJ00"]),
        bijstand(bron),
        gezondheid(bron),
        veiligheid(bron),
        prijzen(bron),
    ]
