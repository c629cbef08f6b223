"""What the command line does for a survey: write templates and an invented example, look at a file, import it, take it out.

Every command takes the arguments of ``__main__`` and gives the Dutch lines to print; it raises Gebruikersfout.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from datetime import date
from pathlib import Path

from enquete import importeer as opslag
from enquete.duiden.beschrijving import Beschrijving, lees_beschrijving
from enquete.duiden.toewijzen import als_tabel, is_verzonnen, stel_voor
from enquete.enquetefouten import Enquetefouten
from enquete.houden.limesurvey import limesurvey
from enquete.houden.sjablonen import drukbaar, xlsx_sjabloon
from enquete.houden.voorbeeld import maak_voorbeeld
from enquete.houden.vragenlijst import lees_vragenlijst, raadsenquete
from enquete.lezen import bestand, lees_proces
from enquete.lezen.ruw import Ruw
from fouten import Gebruikersfout, waarom
from loaders import versies
from loaders.jaartal import GRENZEN

_FOUTEN_GETOOND = 20
_BOUW = "Draai nu `python -m loaders bouw` om {} in gebruik te nemen."


def sjabloon(args: Namespace) -> list[str]:
    """Write the files to hold our survey with; ``soort`` 'alle': each of them."""
    referentie, jaar = versies.DATA / "referentie", date.today().year
    enquete = raadsenquete(jaar, args.titel or f"Raadsenquête sociaal domein {jaar}", args.uitgever, referentie)  # fmt: skip
    makers: dict[str, tuple[str, Callable[[], bytes]]] = {
        "xlsx": ("raadsenquete_antwoorden.xlsx", lambda: xlsx_sjabloon(enquete)),
        # LimeSurvey wants .txt for this format
        "limesurvey": ("raadsenquete_limesurvey.txt", lambda: limesurvey(enquete)),
        "druk": ("raadsenquete_vragenlijst.html", lambda: drukbaar(enquete)),
    }
    gevraagd = makers.values() if args.soort == "alle" else [makers[args.soort]]
    return [f"Geschreven: {_schrijf(args.map, naam, maak())}" for naam, maak in gevraagd]


def voorbeeld(args: Namespace) -> list[str]:
    """Write a workbook of invented answers of all councils."""
    enquete, nieuwste = opslag.voorbeeldenquete(versies.DATA)
    antwoorden = maak_voorbeeld(enquete, nieuwste, args.zaad, versies.DATA / "referentie")
    pad = _schrijf(args.map, "VOORBEELD_raadsenquete_antwoorden.xlsx", xlsx_sjabloon(enquete, antwoorden))
    return [f"Geschreven: {pad} (VOORBEELD: {len(antwoorden)} verzonnen invullers)"]


def _schrijf(map_: Path, naam: str, inhoud: bytes) -> Path:
    """Write a new file; one that is there may hold answers, and is left alone."""
    pad = map_ / naam
    try:
        map_.mkdir(parents=True, exist_ok=True)
        with pad.open("xb") as nieuw:
            nieuw.write(inhoud)
    except FileExistsError as fout:
        wat = f"Het bestand {pad} bestaat al" if pad.exists() else f"{map_} is geen map"
        raise Gebruikersfout(f"{wat}. Geef een andere map, of verplaats eerst wat er staat.") from fout
    except OSError as fout:
        raise Gebruikersfout(f"Het bestand {pad} is niet te schrijven: {waarom(fout)}. Geef een andere map.") from fout  # fmt: skip
    return pad


def verwijder(args: Namespace) -> list[str]:
    """Take a survey out of the snapshot."""
    opslag.verwijder(args.enquete_id, versies.DATA / "bron")
    return [f"Enquête {args.enquete_id} is verwijderd.", _BOUW.format("dat")]


# ---------------------------------------------------------------- importing


def importeer(args: Namespace) -> list[str]:
    """Import a survey, or show how its columns are understood."""
    bron, referentie = versies.DATA / "bron", versies.DATA / "referentie"
    ruw = bestand.lees(args.bestand, args.blad)
    beschrijving = _beschrijving(args, ruw, referentie)
    regels = [f"{ruw.bestand}: {ruw.soortnaam}, {len(ruw.tabel)} rijen.", *ruw.opmerkingen]
    regels += _kolommen_in_woorden(ruw, beschrijving)
    if args.beschrijving is None and args.jaar is None:
        return [
            *regels,
            "Er is niets bewaard. Klopt dit voor onze vragenlijst? Geef dan ook --jaar (en --uitgever). Is het een andere "
            "enquête? Beschrijf haar dan in een bestand (zie docs/enquetes.md) en geef dat met --beschrijving.",
        ]
    try:
        verslag = lees_proces.reken(ruw.bestand, opslag.verwerk, ruw, beschrijving, bron, referentie)
    except Enquetefouten as fout:
        raise Gebruikersfout("\n".join([str(fout), *_meer_fouten(fout)])) from fout
    regels += [*_in_woorden(verslag, ruw), *opslag.wat_het_verschil_verraadt(verslag, bron, referentie)]
    if args.voorbeeld:
        return [*regels, "Dit is een voorbeeld, er is niets bewaard. Laat --voorbeeld weg om de enquête in te lezen."]  # fmt: skip
    opslag.bewaar(verslag, ruw.bestand, bron)
    return [*regels, _BOUW.format("de enquête")]


def _beschrijving(args: Namespace, ruw: Ruw, referentie: Path) -> Beschrijving:
    if args.beschrijving is not None:
        return stel_voor(ruw, lees_beschrijving(args.beschrijving, lees_vragenlijst(referentie)))
    verzonnen = args.verzonnen or is_verzonnen(ruw)
    jaar = args.jaar or GRENZEN[0]  # only looked at, nothing is stored without a year
    enquete = raadsenquete(jaar, args.titel or f"Raadsenquête sociaal domein {jaar}", args.uitgever, referentie, voorbeeld=verzonnen)  # fmt: skip
    return stel_voor(ruw, Beschrijving(enquete, onze=True))


def _kolommen_in_woorden(ruw: Ruw, beschrijving: Beschrijving) -> list[str]:
    """One line per column that is used, and one for all that are not."""
    tabel = als_tabel(ruw, beschrijving)
    gebruikt, over = (tabel[(tabel["wat"] != "niet gebruikt") == wel] for wel in (True, False))
    regels = ["Zo lezen wij de kolommen:"]
    for r in gebruikt.itertuples(index=False):
        wijzer = ".".join(filter(None, (str(r.vraag_id), str(r.optie))))
        regels.append(f"  {r.kolom}: {r.wat}{' ' if wijzer else ''}{wijzer} ({r.waarom})")
    if not len(gebruikt):
        regels.append("  geen enkele kolom is herkend")
    if len(over):
        regels.append(f"Niet gebruikt: {', '.join(over['kolom'][:20])}{' …' if len(over) > 20 else ''}.")
    return regels


def _in_woorden(verslag: opslag.Verslag, ruw: Ruw) -> list[str]:
    """What came out, in Dutch lines."""

    def keer(n: int, een: str, meer: str, geen: str = "0") -> str:
        return f"1 {een}" if n == 1 else f"{n or geen} {meer}"

    e = verslag.enquete
    weg = keer(verslag.verborgen, "uitkomst is", "uitkomsten zijn", "Geen")
    bescherming = f"{weg} verborgen om mensen te beschermen. Antwoorden van personen worden niet bewaard."
    if e.openbaar:
        bescherming = "De antwoorden zijn openbaar (zo beschreven): elke gemeente staat met naam in de uitkomst."  # fmt: skip
    return [
        *(o for o in verslag.opmerkingen if o not in ruw.opmerkingen),
        f"{e.titel} ({e.uitgever}, {e.jaar}): {keer(len(e.vragen), 'vraag', 'vragen')}, "
        f"{keer(verslag.respondenten, 'ingevulde vragenlijst', 'ingevulde vragenlijsten')}, "
        f"{keer(verslag.gemeenten, 'gemeente', 'gemeenten')}.",
        bescherming,
    ]


def _meer_fouten(fout: Enquetefouten) -> list[str]:
    """The errors after the first, as lines."""
    rest = fout.tabel.iloc[1 : 1 + _FOUTEN_GETOOND]
    regels = [
        f"  rij {r.rij}, kolom {r.kolom}: '{r.waarde}'; verwacht wordt {r.verwacht}. {r.oplossing}"
        for r in rest.itertuples(index=False)
    ]
    over = fout.aantal - 1 - len(rest)
    return [*regels, f"  … en nog {over} fouten."] if over > 0 else regels
