"""The chores of docs/klussen.md, run as written, each in a copy of the project: ``make klussen``.

A block that starts with ```sh is run; one with ```sh network only when that word is given.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from loaders.versies import DATA, PROJECT, huidige


def klussen(tekst: str) -> dict[str, list[tuple[bool, str]]]:
    """Heading -> its blocks of commands, in order, each with whether it needs a network."""
    uit = {}
    for deel in re.split(r"^## (?=\d+\. )", tekst, flags=re.M)[1:]:
        blokken = re.findall(r"^```sh( network)?\n(.*?)^```", deel, flags=re.M | re.S)
        uit[deel.splitlines()[0]] = [(bool(net), blok) for net, blok in blokken]
    return uit


def _kopie(doel: Path) -> None:
    """What git knows of the project, and the served database."""
    lijst = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, capture_output=True, check=True)
    for naam in filter(None, lijst.stdout.decode().split("\0")):
        if (PROJECT / naam).is_file():
            (doel / naam).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / naam, doel / naam)
    database = huidige()
    assert database is not None
    for bestand in (database, DATA / "current"):
        shutil.copy2(bestand, doel / "data" / bestand.name)


def main() -> int:
    """Run the chores whose number is given, or all; 1 when a command failed."""
    gevraagd = set(sys.argv[1:]) - {"network"}
    mislukt = []
    for kop, blokken in klussen((PROJECT / "docs" / "klussen.md").read_text(encoding="utf-8")).items():
        if gevraagd and kop.split(".")[0] not in gevraagd:
            continue
        if any(net for net, _ in blokken) and "network" not in sys.argv:
            print(f"{kop}: overgeslagen, vraagt een netwerk", flush=True)
            continue
        with tempfile.TemporaryDirectory() as map_:
            _kopie(Path(map_))
            bin_ = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
            klaar = subprocess.run(
                ["bash", "-euo", "pipefail", "-c", "\n".join(blok for _, blok in blokken)],
                cwd=map_,
                env={k: v for k, v in os.environ.items() if not k.startswith("GEMEENTEN3D")} | {"PATH": bin_},
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        print(f"{kop}: {'goed' if klaar.returncode == 0 else 'MISLUKT'}", flush=True)
        if klaar.returncode:
            mislukt.append(kop)
            print(klaar.stdout[-4000:], flush=True)
    return bool(mislukt)


if __name__ == "__main__":
    sys.exit(main())
