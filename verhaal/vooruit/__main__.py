"""``python -m verhaal.vooruit``: the backtest table, from the served figures."""

from __future__ import annotations

import argparse
import sys

from fouten import Gebruikersfout, draai
from loaders.versies import huidige
from queries import rijen, verbind
from queries.antwoorden import Haal
from verhaal.begrippen import jaren_kort
from verhaal.getallen import TABEL
from verhaal.vooruit.terugtoets import GROEP_NAAM, GROEPEN, tabel, terugtoets


def regels(haal: Haal) -> list[str]:
    """The table as lines of text."""
    alle = tabel(haal)
    uit = [
        "Terugtoets: hoeveel procent een rekenwijze er bij de middelste gemeente naast zat (definitie smal)."
    ]
    for groep in GROEPEN:
        jaren = terugtoets(haal, groep).getoetst
        uit += [
            "",
            f"{GROEP_NAAM[groep]}: getoetst op {jaren_kort(jaren)}, gekozen op de jaren daarvoor",
            f"  {'rekenwijze':40}{'keuze':>8}{'toets':>8}"
            + "".join(f"{j:>8}" for j in jaren)
            + f"{'marge':>8}",
        ]
        for rij in rijen(alle[alle["groep"] == groep]):
            getallen = [
                rij["keuze_fout_pct"],
                rij["fout_pct"],
                *(rij[str(j)] for j in jaren),
                rij["binnen_pct"],
            ]
            uit.append(
                f"  {rij['naam']:40}"
                + "".join(f"{TABEL.een(g):>8}" for g in getallen)
                + f"  {rij['oordeel']}".rstrip()
            )
    return [
        *uit,
        "",
        "keuze, toets: gemiddelde van de jaarlijkse medianen; marge: deel van de uitkomsten binnen de marge, in procent.",
    ]


def main() -> int:
    """Print the table."""
    database = huidige()
    if database is None:
        raise Gebruikersfout("Er is nog geen database: maak die met `python -m loaders bouw`.")
    with verbind(database) as con:
        print("\n".join(regels(Haal.uit(con))))
    return 0


if __name__ == "__main__":
    lezer = argparse.ArgumentParser(
        prog="python -m verhaal.vooruit", description="De terugtoets van de blik vooruit."
    )
    lezer.add_argument("--debug", action="store_true", help="toon bij een fout de plaats in de code")
    sys.exit(
        draai(
            main,
            debug=lezer.parse_args().debug,
            heel="Er is niets veranderd.",
            verder="Draai dezelfde opdracht opnieuw.",
        )
    )
