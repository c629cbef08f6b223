"""One set of BZK's rekenmodel: its sheets matched to each other, and the amounts that follow from them.

Amount of a cluster = Σ weight × volume × uitkeringsfactor over the maatstaven (factor 1 for WOZ values),
plus integration, decentralisation and supplementary grants (IU, DU, suppletie) without a factor, each in
one cluster. A set is three sheets: Gewichten, Volumina and SIUDU.

Columns are matched by normalised name, never by position; other spellings stand in
``data/referentie/gf_aliassen.csv``, what may be absent in ``gf_afwezig.csv``. Anything else stops the import.
A grant that the circulaires spell in two ways is kept in the one spelling of ``gf_namen.csv``.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from fouten import Gebruikersfout
from loaders.gemeentefonds.gf_blad import Blad, getal, lees_blad, lees_werkboek, normaal, van_werkblad

CLUSTERS = (
    "Sociale basisvoorzieningen",
    "Participatie",
    "Individuele voorzieningen Wmo",
    "Individuele voorzieningen Jeugd",
    "Bestuur en ondersteuning",
    "Orde en veiligheid",
    "Onderwijs",
    "Sport, cultuur en recreatie",
    "Infrastructuur, ruimte en milieu",
    "Overig",
    "Overige eigen middelen",
    "Onroerendezaakbelasting",
)
SOORTEN = ("Gewichten", "Volumina", "SIUDU")
_ZONDER_FACTOR = {"wozwe80", "woznwe70", "woznwg70"}
_FACTOR_VAN, _FACTOR_TOT = 0.5, 5.0  # 1,2 to 1,6 in practice; 1.457 read as 1457 must never pass


def lees_factor(tekst: str, waar: str) -> float:
    """An uitkeringsfactor with a decimal comma or dot: '1,457' and '1.457' -> 1.457, never 1457.

    Raises Gebruikersfout, naming ``waar``, when it is no number or cannot be a factor.
    """
    factor = getal(tekst.strip().replace(",", "."), ".", waar)
    if not _FACTOR_VAN <= factor <= _FACTOR_TOT:
        raise Gebruikersfout(
            f"{waar}: {tekst.strip()} kan geen uitkeringsfactor zijn. Geef de factor uit de circulaire, zoals 1,457."
        )
    return factor


@dataclass(frozen=True)
class Gewicht:
    """A row of weights: its name and the weight in each cluster."""

    naam: str
    per_cluster: tuple[float, ...]


@dataclass(frozen=True)
class Set:
    """One circulaire for one year: weights of maatstaven and grants, and volumes and amounts per municipality."""

    circulaire: str
    jaar: int
    factor: float
    maatstaven: dict[str, Gewicht]
    uitkeringen: dict[str, Gewicht]
    volumes: dict[str, dict[str, float]]  # gm_code -> maatstaf -> volume
    bedragen: dict[str, dict[str, float]]  # gm_code -> grant -> euro


def _gewichten(blad: Blad, beginkolom: int) -> list[tuple[str, str, Gewicht]]:
    """(code, name, weights) of every row; the column Totaal must be the sum."""
    plaatsen = [blad.kolom(c) for c in CLUSTERS]
    totaal = blad.kolom("Totaal")
    ontbreekt = [c for c, p in zip(CLUSTERS, plaatsen, strict=True) if p is None]
    if ontbreekt or totaal is None:
        raise Gebruikersfout(
            f"{blad.bestand}: de kolom {(ontbreekt or ['Totaal'])[0]} ontbreekt. Zet de kolomkoppen terug zoals BZK ze heeft."
        )
    bekend = {beginkolom - 1, beginkolom, totaal, *plaatsen}
    if vreemd := [k for i, k in enumerate(blad.kop) if i not in bekend]:
        raise Gebruikersfout(
            f"{blad.bestand}: de kolom {vreemd[0]} is geen bekend cluster of staat er twee keer. Herstel de kolomkop."
        )
    uit = []
    gezien: set[str] = set()
    for nummer, rij in zip(blad.nummers, blad.rijen, strict=True):
        waar = f"{blad.bestand}, rij {nummer}"
        gewichten = tuple(
            getal(rij[p], blad.decimaal, f"{waar}, kolom {blad.kop[p]}") for p in plaatsen if p is not None
        )
        som = getal(rij[totaal], blad.decimaal, f"{waar}, kolom Totaal")
        # BZK rounds weights and total to a cent: one measure (lidr_w_nw) is a cent off; WOZ weights are not rounded
        if abs(sum(gewichten) - som) > (0.010001 if abs(som) > 1 else 1e-6):
            raise Gebruikersfout(
                f"{waar}: de gewichten tellen op tot {sum(gewichten):.6f} en de kolom Totaal zegt {som:.6f}. Herstel de rij."
            )
        code = rij[0].strip() if beginkolom else ""
        sleutel = normaal(code or rij[beginkolom])
        if sleutel in gezien:
            raise Gebruikersfout(
                f"{waar}: '{code or rij[beginkolom].strip()}' staat er twee keer. Verwijder een van de twee rijen."
            )
        gezien.add(sleutel)
        uit.append((code, rij[beginkolom].strip(), Gewicht(rij[beginkolom].strip(), gewichten)))
    return uit


def _codes(blad: Blad, namen: dict[str, str]) -> list[str]:
    """The gm_code of every row: from the code column, or else through the names of the set's own volumes."""
    plaats, naam = blad.kolom("CBS"), blad.kolom("Naam")
    if naam is None:
        raise Gebruikersfout(
            f"{blad.bestand}: de kolom Naam ontbreekt. Zet de kolomkoppen terug zoals BZK ze heeft."
        )
    herhaald = [i for i, k in enumerate(blad.kop) if normaal(k) == "cbs"]
    codes = []
    for nummer, rij in zip(blad.nummers, blad.rijen, strict=True):
        if len({rij[i].strip() for i in herhaald}) > 1:
            raise Gebruikersfout(
                f"{blad.bestand}, rij {nummer}: de twee kolommen CBS verschillen. Herstel het gemeentenummer."
            )
        if plaats is not None:
            ruw = rij[plaats].strip()
            if not re.fullmatch(r"[0-9]{1,4}", ruw):
                raise Gebruikersfout(
                    f"{blad.bestand}, rij {nummer}: '{ruw}' is geen gemeentenummer. Herstel de waarde."
                )
            codes.append(f"GM{int(ruw):04d}")
        else:
            code = namen.get(normaal(rij[naam]))
            if code is None:
                raise Gebruikersfout(
                    f"{blad.bestand}, rij {nummer}: gemeente '{rij[naam]}' komt niet voor in de volumes van dezelfde "
                    "circulaire. Zet de naam in beide bestanden gelijk."
                )
            codes.append(code)
    if dubbel := [c for c in codes if codes.count(c) > 1]:
        raise Gebruikersfout(
            f"{blad.bestand}: gemeente {dubbel[0]} staat er twee keer. Verwijder een van de twee rijen."
        )
    return codes


_GEEN_GETALLEN = {"cbs", "naam", "prov"}


def _waarden(blad: Blad, codes: list[str], kolommen: dict[int, str]) -> dict[str, dict[str, float]]:
    return {
        code: {
            sleutel: getal(rij[i], blad.decimaal, f"{blad.bestand}, rij {nummer}, kolom {blad.kop[i]}")
            for i, sleutel in kolommen.items()
        }
        for nummer, code, rij in zip(blad.nummers, codes, blad.rijen, strict=True)
    }


def _alles_gekoppeld(gevallen: dict[str, list[str]]) -> None:
    """Raise Gebruikersfout with every name that fits nothing, of all files at once."""
    if delen := [f"{wat}: {'; '.join(namen)}" for wat, namen in gevallen.items() if namen]:
        raise Gebruikersfout(
            f"{' | '.join(delen)}. Voeg een andere schrijfwijze toe aan data/referentie/gf_aliassen.csv, of "
            "zet wat terecht ontbreekt met de reden in gf_afwezig.csv."
        )


def _koppel(blad: Blad, bekend: dict[str, str], aliassen: dict[str, str]) -> tuple[dict[int, str], list[str]]:
    """Column number -> key of a weight, and the columns that fit none."""
    gekoppeld: dict[int, str] = {}
    over = []
    for i, kop in enumerate(blad.kop):
        sleutel = normaal(kop)
        if sleutel in _GEEN_GETALLEN:
            continue
        sleutel = aliassen.get(sleutel, sleutel)
        if sleutel in bekend:
            gekoppeld[i] = bekend[sleutel]
        else:
            over.append(kop)
    dubbel = [blad.kop[i] for i, s in gekoppeld.items() if list(gekoppeld.values()).count(s) > 1]
    if dubbel:
        raise Gebruikersfout(
            f"{blad.bestand}: de kolom {dubbel[0]} staat er twee keer. Verwijder een van de twee."
        )
    return gekoppeld, over


def lees_set(map_: Path, circulaire: str, jaar: int, referentie: Path) -> Set:
    """Read the files of one set; raises Gebruikersfout with every maatstaf or grant that cannot be matched."""
    stam = f"GF_{circulaire}_{jaar}"
    bladen = {soort: lees_blad(map_ / f"{stam}_{soort}.csv") for soort in SOORTEN}
    extra = map_ / f"{stam}_ID_gew.CSV"
    los = lees_blad(extra) if extra.is_file() else None
    return maak_set(bladen, los, circulaire, jaar, _factor(map_, circulaire, jaar), referentie)


def lees_xlsx(pad: Path, circulaire: str, jaar: int, factor: float, referentie: Path) -> Set:
    """Read a workbook with the sheets Gewichten, Volumina and SIUDU. Raises Gebruikersfout."""
    met_naam = {normaal(naam): tabel for naam, tabel in lees_werkboek(pad).items()}
    if mist := [soort for soort in SOORTEN if normaal(soort) not in met_naam]:
        raise Gebruikersfout(
            f"{pad.name} heeft geen werkblad {mist[0]}. Geef de werkbladen de namen {', '.join(SOORTEN)}."
        )
    van_soort = {soort: van_werkblad(met_naam[normaal(soort)], f"{pad.name}, {soort}") for soort in SOORTEN}
    return maak_set(van_soort, None, circulaire, jaar, factor, referentie)


def maak_set(
    bladen: dict[str, Blad], los: Blad | None, circulaire: str, jaar: int, factor: float, referentie: Path
) -> Set:
    """Put the three sheets of a set together; ``los`` holds the weights of grants when they stand apart."""
    aliassen = _aliassen(referentie, circulaire, jaar)
    afwezig = _afwezig(referentie, circulaire, jaar)
    blad, volumina, siudu = (bladen[soort] for soort in SOORTEN)
    rijen = _gewichten(blad, 1)
    namen = {normaal(r["naam"]): r["naam"] for r in _referentie(referentie / "gf_namen.csv")}
    eigen = [(c, n, g) for c, n, g in rijen if c]
    giften = [(n, g) for c, n, g in rijen if not c]
    if los is not None:
        giften += [(n, g) for _, n, g in _gewichten(los, 0)]
    maatstaven = {normaal(c): g for c, _, g in eigen}
    bekend = {normaal(n): normaal(c) for c, n, _ in eigen} | {normaal(c): normaal(c) for c, _, _ in eigen}
    uitkeringen = {normaal(n): Gewicht(namen.get(normaal(n), n), g.per_cluster) for n, g in giften}
    for naam, cluster in afwezig.get("zonder gewicht", {}).items():
        uitkeringen.setdefault(
            normaal(naam),
            Gewicht(namen.get(normaal(naam), naam), tuple(1.0 if c == cluster else 0.0 for c in CLUSTERS)),
        )
    for gewicht in uitkeringen.values():
        if sorted(gewicht.per_cluster) != [0.0] * (len(CLUSTERS) - 1) + [1.0]:
            raise Gebruikersfout(
                f"{blad.bestand}: uitkering '{gewicht.naam}' hoort niet bij precies één cluster. Herstel de gewichten."
            )

    volumekolommen, vreemde_maten = _koppel(volumina, bekend, aliassen)
    kolommen, vreemde_giften = _koppel(siudu, {u: u for u in uitkeringen}, aliassen)
    mag_weg = {normaal(n) for n in afwezig.get("zonder bedrag", {})}
    _alles_gekoppeld(
        {
            f"{volumina.bestand}: van deze maatstaven is geen gewicht bekend": vreemde_maten,
            f"{volumina.bestand}: van deze maatstaven ontbreekt de kolom": [
                g.naam for m, g in maatstaven.items() if m not in volumekolommen.values()
            ],
            f"{siudu.bestand}: van deze uitkeringen is geen cluster bekend": vreemde_giften,
            f"{siudu.bestand}: van deze uitkeringen ontbreekt de kolom": [
                g.naam for u, g in uitkeringen.items() if u not in {*kolommen.values(), *mag_weg}
            ],
        }
    )
    codes = _codes(volumina, {})
    naamplaats = volumina.kolom("Naam") or 0
    van_naam = {normaal(r[naamplaats]): c for r, c in zip(volumina.rijen, codes, strict=True)}
    volumes = _waarden(volumina, codes, volumekolommen)
    codes = _codes(siudu, van_naam)
    if verschil := sorted(set(codes) ^ set(volumes)):
        raise Gebruikersfout(
            f"{siudu.bestand} en {volumina.bestand} hebben niet dezelfde gemeenten: {', '.join(verschil[:5])}. "
            "Haal beide bestanden opnieuw op."
        )
    return Set(circulaire, jaar, factor, maatstaven, uitkeringen, volumes, _waarden(siudu, codes, kolommen))


def _factor(map_: Path, circulaire: str, jaar: int) -> float:
    blad = lees_blad(map_ / "uitkeringsfactoren.csv")
    factoren = {
        lees_factor(rij[2], f"uitkeringsfactoren.csv, rij {nummer}")
        for nummer, rij in zip(blad.nummers, blad.rijen, strict=True)
        if (rij[0].strip(), rij[1].strip()) == (circulaire, str(jaar))
    }
    if len(factoren) > 1:
        raise Gebruikersfout(
            f"uitkeringsfactoren.csv heeft twee factoren voor {circulaire} en {jaar}. Laat de goede staan."
        )
    if factoren:
        return factoren.pop()
    raise Gebruikersfout(
        f"uitkeringsfactoren.csv heeft geen factor voor {circulaire} en {jaar}. Voeg een regel toe met de factor uit de circulaire."
    )


def _referentie(pad: Path) -> list[dict[str, str]]:
    if not pad.is_file():
        raise Gebruikersfout(
            f"Het bestand data/referentie/{pad.name} ontbreekt. Zet het terug uit het versiebeheer."
        )
    with pad.open(encoding="utf-8-sig", newline="") as bestand:
        return list(csv.DictReader(bestand))


def _van_set(rijen: list[dict[str, str]], circulaire: str, jaar: int) -> list[dict[str, str]]:
    return [r for r in rijen if r["set"] in ("*", f"{circulaire}_{jaar}")]


def _aliassen(referentie: Path, circulaire: str, jaar: int) -> dict[str, str]:
    rijen = _van_set(_referentie(referentie / "gf_aliassen.csv"), circulaire, jaar)
    return {normaal(r["naam_in_bestand"]): normaal(r["naam"]) for r in rijen}


def _afwezig(referentie: Path, circulaire: str, jaar: int) -> dict[str, dict[str, str]]:
    uit: dict[str, dict[str, str]] = {}
    for r in _van_set(_referentie(referentie / "gf_afwezig.csv"), circulaire, jaar):
        uit.setdefault(r["wat"], {})[r["naam"]] = r["cluster"]
    return uit


def sets(map_: Path) -> list[tuple[str, int]]:
    """(circulaire, year) of every set in a folder. Raises Gebruikersfout when there is none."""
    if not map_.is_dir():
        raise Gebruikersfout(
            f"De map {map_} bestaat niet. Geef de map met de bestanden van het Gemeentefonds."
        )
    gevonden = sorted(
        (past[1], int(past[2]))
        for pad in map_.iterdir()
        if (past := re.fullmatch(r"GF_([MSD]\d{4})_(\d{4})_Gewichten\.csv", pad.name))
    )
    if not gevonden:
        raise Gebruikersfout(
            f"In {map_} staan geen bestanden zoals GF_M2024_2025_Gewichten.csv. Controleer de map en de namen."
        )
    return gevonden


def rekenbedragen(s: Set) -> pd.DataFrame:
    """Amount per municipality and cluster: algemene uitkering and grants apart, thousands of euro."""
    rijen = []
    for gm_code, volumes in s.volumes.items():
        au = [0.0] * len(CLUSTERS)
        for maatstaf, gewicht in s.maatstaven.items():
            factor = _factor_van(s, maatstaf)
            for i, w in enumerate(gewicht.per_cluster):
                au[i] += w * volumes[maatstaf] * factor
        giften = [0.0] * len(CLUSTERS)
        for uitkering, bedrag in s.bedragen[gm_code].items():
            giften[s.uitkeringen[uitkering].per_cluster.index(1.0)] += bedrag
        rijen += [
            (s.jaar, s.circulaire, gm_code, cluster, au[i] / 1000, giften[i] / 1000)
            for i, cluster in enumerate(CLUSTERS)
        ]
    return pd.DataFrame(rijen, columns=["jaar", "circulaire", "gm_code", "cluster", "au_keur", "iu_du_keur"])


def uitkeringen(s: Set) -> pd.DataFrame:
    """Every grant a municipality receives, with its cluster, thousands of euro."""
    rijen = [
        (s.jaar, s.circulaire, gm_code, g.naam, CLUSTERS[g.per_cluster.index(1.0)], bedrag / 1000)
        for gm_code, bedragen in s.bedragen.items()
        for uitkering, bedrag in bedragen.items()
        if bedrag and (g := s.uitkeringen[uitkering])
    ]
    return pd.DataFrame(
        rijen, columns=["jaar", "circulaire", "gm_code", "uitkering", "cluster", "bedrag_keur"]
    )


def volumes(s: Set) -> pd.DataFrame:
    """How much of every maatstaf a municipality has; WOZ values are already a share of the value (80 or 70 %)."""
    rijen = [
        (s.jaar, s.circulaire, gm_code, maatstaf, van[maatstaf])
        for gm_code, van in s.volumes.items()
        for maatstaf in s.maatstaven
    ]
    return pd.DataFrame(rijen, columns=["jaar", "circulaire", "gm_code", "maatstaf", "volume"])


def gewichten(s: Set) -> pd.DataFrame:
    """What a unit of a maatstaf weighs in each cluster it counts in (euro), and by which factor that is multiplied."""
    rijen = [
        (s.jaar, s.circulaire, cluster, maatstaf, w, _factor_van(s, maatstaf))
        for maatstaf, gewicht in s.maatstaven.items()
        for cluster, w in zip(CLUSTERS, gewicht.per_cluster, strict=True)
        if w
    ]
    return pd.DataFrame(rijen, columns=["jaar", "circulaire", "cluster", "maatstaf", "gewicht", "factor"])


def _factor_van(s: Set, maatstaf: str) -> float:
    return 1.0 if maatstaf in _ZONDER_FACTOR else s.factor
