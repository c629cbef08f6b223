"""Command line of the loaders: ``python -m loaders {momentopname,bouw,controleer,status}``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from loaders import versies
from loaders.fouten import LoaderFout


def _momentopname(args: argparse.Namespace) -> None:
    from loaders.momentopname import maak

    herkomst = maak(args.map, versies.DATA / "bron")
    print(f"Momentopname gemaakt: {len(herkomst)} tabellen, {herkomst['rijen'].sum()} rijen.")


def _bouw(args: argparse.Namespace) -> None:
    from loaders.bouw import bouw

    bouw(als_nodig=args.als_nodig, meld=print)


def _huidige() -> Path:
    nu = versies.huidige()
    if nu is None:
        raise LoaderFout("Er is nog geen database. Maak die met `python -m loaders bouw`.")
    return nu


@contextmanager
def _open() -> Iterator[duckdb.DuckDBPyConnection]:
    """The served database, read-only; a damaged file becomes one sentence."""
    nu = _huidige()
    try:
        with duckdb.connect(str(nu), read_only=True) as con:
            yield con
    except duckdb.Error as fout:
        raise LoaderFout(
            f"De database {nu.name} is beschadigd en niet te lezen. Maak een nieuwe met `python -m loaders bouw`."
        ) from fout


def _controleer(_: argparse.Namespace) -> None:
    from loaders.bouw import HIER
    from loaders.controle import controleer

    with _open() as con:
        aantal = sum(controleer(con, HIER / "controles", moment) for moment in ("vooraf", "achteraf"))
    print(f"{aantal} controles uitgevoerd, alle in orde.")


def _status(_: argparse.Namespace) -> None:
    with _open() as con:
        print(f"Database {_huidige().name}")
        for titel, stand, rijen in con.execute(
            "select titel, opgehaald_op, rijen from mart.herkomst order by herkomst_id"
        ).fetchall():
            print(f"  {titel}: {rijen} rijen, {stand}")


def parser() -> argparse.ArgumentParser:
    """The command line, in Dutch."""
    hoofd = argparse.ArgumentParser(
        prog="python -m loaders", description="Cijfers inlezen en de database bouwen."
    )
    hoofd.add_argument("--debug", action="store_true", help="toon bij een fout ook de technische oorzaak")
    sub = hoofd.add_subparsers(required=True, metavar="opdracht")
    moment = sub.add_parser("momentopname", help="maak data/bron uit een map met cijfertabellen")
    moment.add_argument("map", type=Path, help="de map met cijfertabellen")
    moment.set_defaults(doe=_momentopname)
    bouw = sub.add_parser("bouw", help="bouw de database uit data/bron en data/referentie")
    bouw.add_argument("--als-nodig", action="store_true", help="alleen als er iets veranderd is")
    bouw.set_defaults(doe=_bouw)
    sub.add_parser("controleer", help="controleer de huidige database").set_defaults(doe=_controleer)
    sub.add_parser("status", help="toon bronnen, data en aantallen rijen").set_defaults(doe=_status)
    for opdracht in sub.choices.values():  # also after the subcommand, where people type it
        opdracht.add_argument(
            "--debug", action="store_true", default=argparse.SUPPRESS, help=argparse.SUPPRESS
        )
    return hoofd


def main(argumenten: list[str] | None = None) -> int:
    """Run one command; 0 when it succeeded, 1 with one Dutch sentence when it did not."""
    args = parser().parse_args(argumenten)
    try:
        args.doe(args)
    except LoaderFout as fout:
        if args.debug:
            raise
        print(f"Fout: {fout}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Afgebroken; er is niets veranderd.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
