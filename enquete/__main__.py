"""Command line of surveys: ``python -m enquete {sjabloon,voorbeeld,importeer,verwijder}``."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from fouten import draai
from loaders.jaartal import jaartal


def _zaad(tekst: str) -> int:
    if not tekst.isdecimal():
        raise argparse.ArgumentTypeError(f"'{tekst}' is geen geheel getal van 0 of meer")
    return int(tekst)


def parser() -> argparse.ArgumentParser:
    """The command line, in Dutch."""
    hoofd = argparse.ArgumentParser(prog="python -m enquete", description="Enquêtes houden en inlezen.")
    hoofd.add_argument("--debug", action="store_true", help="toon bij een fout ook de technische oorzaak")
    sub = hoofd.add_subparsers(required=True, metavar="opdracht")
    sjabloon = sub.add_parser("sjabloon", help="schrijf bestanden waarmee u de raadsenquête kunt houden")
    sjabloon.add_argument("map", type=Path, help="de map waarin de bestanden komen")
    sjabloon.add_argument("--soort", choices=("xlsx", "limesurvey", "druk", "alle"), default="alle")
    sjabloon.add_argument("--titel", help="de titel van de enquête")
    sjabloon.add_argument(
        "--uitgever", default="de griffie", help="wie de enquête houdt (gewoon: de griffie)"
    )
    sjabloon.set_defaults(doe="sjabloon")
    verzonnen = sub.add_parser(
        "voorbeeld", help="schrijf een enquête met verzonnen antwoorden, om te oefenen"
    )
    verzonnen.add_argument("map", type=Path, help="de map waarin het bestand komt")
    verzonnen.add_argument("--zaad", type=_zaad, default=1, help="een ander getal geeft andere antwoorden")
    verzonnen.set_defaults(doe="voorbeeld")
    enquete = sub.add_parser(
        "importeer", help="lees een enquête in; zonder --beschrijving en --jaar: bekijk het bestand"
    )
    enquete.add_argument("bestand", type=Path, help="een .sav, .zsav, .xlsx of .csv met antwoorden")
    enquete.add_argument(
        "--beschrijving", type=Path, help="een TOML-bestand over de enquête (zie docs/enquetes.md)"
    )
    enquete.add_argument("--blad", help="het werkblad, als er meer zijn")
    enquete.add_argument("--jaar", type=jaartal, help="bij onze eigen vragenlijst: het jaar van de enquête")
    enquete.add_argument("--titel", help="bij onze eigen vragenlijst: de titel")
    enquete.add_argument(
        "--uitgever", default="de griffie", help="bij onze eigen vragenlijst: wie haar hield"
    )
    enquete.add_argument(
        "--verzonnen", action="store_true", help="de antwoorden zijn verzonnen, om te oefenen"
    )
    enquete.add_argument("--voorbeeld", action="store_true", help="lees en controleer, maar bewaar niets")
    enquete.set_defaults(doe="importeer")
    weg = sub.add_parser("verwijder", help="haal een ingelezen enquête weer weg")
    weg.add_argument("enquete_id", help="de naam van de enquête, zoals raadsenquete_2026")
    weg.set_defaults(doe="verwijder")
    for opdracht in sub.choices.values():  # also after the subcommand, where people type it
        opdracht.add_argument(
            "--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
    return hoofd


def main(argumenten: list[str] | None = None) -> int:
    """Run one command; 0 when it succeeded, 1 with one Dutch sentence when it did not."""
    args = parser().parse_args(argumenten)

    def doe() -> None:
        from enquete import opdrachten  # --help without the libraries

        print("\n".join(getattr(opdrachten, args.doe)(args)))

    return draai(
        doe,
        debug=args.debug,
        heel="De cijfers in gebruik zijn heel gebleven.",
        verder="Draai dezelfde opdracht opnieuw.",
    )


if __name__ == "__main__":
    sys.exit(main())
