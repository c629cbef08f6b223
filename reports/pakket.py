"""Profiles of a province or jeugdregio as one ZIP file, with its manifest."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from typing import IO

from reports import manifest
from reports.batch import Taak, zin_van
from reports.manifest import Regel


def maak_pakket(
    maak_een: Callable[[Taak], Iterable[tuple[Regel, bytes]]],
    taken: list[Taak],
    doel: IO[bytes],
    bij_elke: Callable[[int, Taak], None],
) -> list[str]:
    """Write the ZIP to ``doel``, one municipality at a time; a Dutch sentence for each that failed.

    ``maak_een`` gives the files of a municipality; ``bij_elke`` hears which one is made, and how many are finished.
    """
    regels, fouten = [], []
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for nummer, taak in enumerate(taken):
            bij_elke(nummer, taak)
            try:
                for regel, inhoud in maak_een(taak):
                    zip_.writestr(regel.bestand, inhoud)
                    regels.append(regel)
            except Exception as fout:
                fouten.append(zin_van(taak, fout))
        zip_.writestr(manifest.NAAM, manifest.als_csv(regels))
    return fouten
