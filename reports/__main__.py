"""Command line of the reports: ``python -m reports {alle,profiel,open-data,site}``."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import FrameType

import duckdb

from fouten import Gebruikersfout, draai, waarom
from loaders import versies
from loaders.jaartal import jaartal
from queries.antwoorden import Haal
from reports import eigen, logo
from reports.batch import Taak, maak_alle
from reports.bron import adres, haal_uit
from reports.enquetedeel import gezegd
from reports.inhoud import Opties
from reports.open_data import inpakken, maken
from reports.profiel import keuze_van
from reports.selectie import kies
from reports.site import maken as site
from reports.uitvoer import SOORTEN, toets_soorten
from verhaal.beeld import standaardjaar
from verhaal.enquetes.eigen_enquete import EigenEnquete, opgeslagen


def _meld(zin: str) -> None:
    print(zin, flush=True)  # at once, also in the log of a timer


def _stop(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt


def _database() -> Path:
    nu = versies.huidige()
    if nu is None:
        raise Gebruikersfout("Er is nog geen database: maak die met `python -m loaders bouw`.")
    return nu


def _opties(args: argparse.Namespace, haal: Haal) -> Opties:
    """The choices all profiles of this command share; the municipality is filled in later."""
    return Opties(
        "",
        args.jaar or standaardjaar(haal.jaren()),
        definitie=args.definitie,
        groep=args.groep,
        eenheid=args.eenheid,
        prijzen=args.prijzen,
        adres=adres(args.adres),
        wet=args.wet or "",
        datum=date.today(),
    )


def _enquete(args: argparse.Namespace, haal: Haal) -> EigenEnquete | None:
    """The survey of the host that was asked for; None when there is none. Raises Gebruikersfout for a name that is not there."""
    if args.enquete in (None, "landelijk"):
        if args.vragen:
            raise Gebruikersfout(
                "Vragen kiezen kan alleen bij een eigen enquête: geef haar naam met --enquete."
            )
        return None
    enquete = opgeslagen(haal, args.enquete)
    if enquete is None:
        eigen_ = ", ".join(haal.enquetes_eigen()["enquete_id"]) or "(geen enkele ingelezen)"
        raise Gebruikersfout(
            f"De enquête ‘{args.enquete[:60]}’ staat niet in de database: kies landelijk of {eigen_}."
        )
    return enquete


def _maak(args: argparse.Namespace, database: Path, opties: Opties, gemeenten: dict[str, str]) -> int:
    soorten = toets_soorten(args.soort)
    enquete = _enquete(args, haal_uit(database))
    opties = replace(opties, met_enquete=args.enquete == "landelijk")
    taken = []
    for code, naam in gemeenten.items():
        woorden = gezegd(enquete, code, naam, tuple(args.vragen or ())) if enquete else None
        taken.append(Taak(replace(opties, gm_code=code, gezegd=woorden), naam, soorten))
    begin = time.perf_counter()
    verslag = maak_alle(database, taken, args.map, args.processen, _meld, opnieuw=args.opnieuw)
    duur = round(time.perf_counter() - begin)
    _meld(
        f"Klaar in {duur} seconden: {verslag.gemaakt} gemaakt, {verslag.overgeslagen} stonden er al, "
        f"{len(verslag.fouten)} mislukt. De lijst staat in {args.map / 'manifest.csv'}."
    )
    for zin in verslag.fouten:
        print(f"Fout: {zin}", file=sys.stderr)
    return 1 if verslag.fouten else 0


def _alle(args: argparse.Namespace) -> int:
    database = _database()
    haal = haal_uit(database)
    gemeenten = kies(haal, args.gemeente, args.provincie, args.jeugdregio)
    opties = _opties(args, haal)
    keuze_van(haal, replace(opties, gm_code=next(iter(gemeenten))))  # a wrong choice is said once
    return _maak(args, database, opties, gemeenten)


def _profiel(args: argparse.Namespace) -> int:
    database = _database()
    haal = haal_uit(database)
    opties, gemeenten = _opties(args, haal), kies(haal, [args.gemeente])
    (naam,) = gemeenten.values()
    if args.toelichting:
        opties = replace(
            opties, eigen_tekst=eigen.toets_tekst(_lees(args.toelichting).decode("utf-8", "replace"))
        )
    if args.logo:
        opties = replace(opties, logo=logo.lees_logo(_lees(args.logo), naam))
    return _maak(args, database, opties, gemeenten)


def _open_data(args: argparse.Namespace) -> int:
    database, waar = args.database or _database(), adres(args.adres or "")
    versie = (
        inpakken.als_zip(database, args.zip, waar)
        if args.zip
        else maken.maak(database, args.map, waar, _meld)
    )
    _meld(f"Klaar: de open data staan in {args.zip or args.map}, versie {versie}.")
    return 0


def _site(args: argparse.Namespace) -> int:
    database = _database()
    codes = tuple(sorted(kies(haal_uit(database), args.gemeente)))
    wens = site.Wens(database, codes, adres(args.adres or ""), adres(args.dashboard))
    begin = time.perf_counter()
    verslag = site.maak(wens, args.map, args.processen, _meld, opnieuw=args.opnieuw)
    duur = round(time.perf_counter() - begin)
    _meld(
        f"Klaar in {duur} seconden: {len(verslag.bestanden)} bestanden van samen {round(verslag.mb)} MB, waarvan "
        f"{verslag.geschreven} geschreven en {verslag.weg} oude weggehaald. Open {args.map / 'index.html'}."
    )
    for zin in verslag.fouten:
        print(f"Fout: {zin}", file=sys.stderr)
    return 1 if verslag.fouten else 0


def _lees(pad: Path) -> bytes:
    try:
        return pad.read_bytes()
    except FileNotFoundError as fout:
        raise Gebruikersfout(f"Het bestand {pad} bestaat niet: controleer de naam.") from fout
    except OSError as fout:
        raise Gebruikersfout(f"Het bestand {pad} is niet te lezen ({waarom(fout)}).") from fout


def _aantal(tekst: str) -> int:
    if not tekst.isdecimal() or not 1 <= int(tekst) <= 64:
        raise argparse.ArgumentTypeError(f"'{tekst}' is geen aantal van 1 tot en met 64")
    return int(tekst)


def parser() -> argparse.ArgumentParser:
    """The command line, in Dutch."""
    hoofd = argparse.ArgumentParser(
        prog="python -m reports",
        description="Profielen van gemeenten maken op papier, een uitgave voor het web, en de open data.",
    )
    hoofd.add_argument("--debug", action="store_true", help="toon bij een fout ook de technische oorzaak")
    sub = hoofd.add_subparsers(required=True, metavar="opdracht")
    alle = sub.add_parser("alle", help="een profiel van elke gemeente, of van een deel")
    alle.add_argument("--gemeente", nargs="+", help="alleen deze: namen of codes")
    alle.add_argument("--provincie", help="alleen gemeenten in deze provincie")
    alle.add_argument("--jeugdregio", help="alleen gemeenten in deze jeugdregio")
    alle.add_argument(
        "--processen", type=_aantal, default=1, help="zoveel tegelijk (elk gebruikt ongeveer 600 MB)"
    )
    alle.set_defaults(doe=_alle)
    een = sub.add_parser("profiel", help="het profiel van één gemeente")
    een.add_argument("gemeente", help="naam of code, zoals GM0363")
    een.add_argument("--toelichting", type=Path, help="tekstbestand met een eigen alinea van de gemeente")
    een.add_argument("--logo", type=Path, help="PNG, JPEG of SVG van hoogstens 1 MB")
    een.set_defaults(doe=_profiel, processen=1)
    open_data = sub.add_parser("open-data", help="alle tabellen als CSV en Parquet, met beschrijving")
    waarheen = open_data.add_mutually_exclusive_group(required=True)
    waarheen.add_argument("--map", type=Path, help="de map waarin de bestanden komen")
    waarheen.add_argument("--zip", type=Path, help="of: alles in dit ene ZIP-bestand")
    open_data.add_argument("--database", type=Path, help=argparse.SUPPRESS)  # for a running dashboard
    open_data.add_argument(
        "--adres", help="waar de bestanden komen te staan (https://…), voor een datacatalogus"
    )
    open_data.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    open_data.set_defaults(doe=_open_data)
    uitgave = sub.add_parser("site", help="een bladzijde per gemeente, voor elke webserver of zonder")
    uitgave.add_argument("--map", type=Path, required=True, help="de map waarin de bestanden komen")
    uitgave.add_argument(
        "--adres", help="waar de map komt te staan (https://…), voor zoekmachines en gedeelde links"
    )
    uitgave.add_argument("--dashboard", help="waar het dashboard staat (https://…), om ernaar te verwijzen")
    uitgave.add_argument("--gemeente", nargs="+", help="alleen deze: namen of codes")
    uitgave.add_argument(
        "--processen", type=_aantal, default=site.standaard_processen(), help="zoveel tegelijk"
    )
    uitgave.add_argument("--opnieuw", action="store_true", help="reken ook na wat er al staat")
    uitgave.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS)
    uitgave.set_defaults(doe=_site)
    for opdracht in (alle, een):
        opdracht.add_argument("--map", type=Path, required=True, help="de map waarin de bestanden komen")
        opdracht.add_argument("--jaar", type=jaartal, help="anders het nieuwste jaar met jaarrekeningen")
        opdracht.add_argument("--definitie", default="smal", help="wat meetelt: smal, toegang of breed")
        opdracht.add_argument("--groep", default="buren", help="waarmee vergelijken: buren, provincie, …")
        opdracht.add_argument("--wet", help="alleen deze wet: jeugdwet, wmo of participatiewet")
        opdracht.add_argument("--eenheid", default="totaal", help="totaal, inwoner of jongere")
        opdracht.add_argument(
            "--prijzen",
            default="toen",
            help="van de lijnen door de jaren: toen, of nu (het laatste jaar met een index)",
        )
        opdracht.add_argument(
            "--soort",
            nargs="+",
            default=["pdf"],
            metavar="SOORT",
            help=f"een of meer van: {', '.join(SOORTEN)}",
        )
        opdracht.add_argument(
            "--enquete",
            metavar="NAAM",
            help="landelijk, of de enquete_id van een enquête die u heeft ingelezen",
        )
        opdracht.add_argument("--vragen", nargs="+", help="hoogstens drie vraag_id's van die enquête")
        opdracht.add_argument("--adres", help="waar het dashboard staat (https://…), voor de link en QR-code")
        opdracht.add_argument("--opnieuw", action="store_true", help="maak ook wat er al staat opnieuw")
        opdracht.add_argument(
            "--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
    return hoofd


def main(argumenten: list[str] | None = None) -> int:
    """Run one command; 0 when every file was made, 1 with a Dutch sentence per failure."""
    args = parser().parse_args(argumenten)
    signal.signal(signal.SIGTERM, _stop)  # a timer or service manager that stops us: as Ctrl-C
    return draai(
        lambda: _met_hele_database(args),
        debug=args.debug,
        heel="Wat klaar is, staat er heel.",
        verder="Draai dezelfde opdracht opnieuw om verder te gaan.",
    )


def _met_hele_database(args: argparse.Namespace) -> int:
    try:
        return int(args.doe(args))
    except duckdb.Error as fout:
        raise Gebruikersfout(
            "De database is beschadigd en niet te lezen. Maak een nieuwe met `python -m loaders bouw`."
        ) from fout


if __name__ == "__main__":
    sys.exit(main())
