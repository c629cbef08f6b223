"""Profiles of a province or jeugdregio as one ZIP file, with its manifest."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from typing import IO

from queries.antwoorden import Haal
from reports import manifest
from reports.batch import Taak, inhoud_van, zin_van


def maak_pakket(
    haal: Haal, taken: list[Taak], doel: IO[bytes], bij_elke: Callable[[int, Taak], None]
) -> list[str]:
    """Write the ZIP to ``doel``, one municipality at a time; a Dutch sentence for each that failed.

    ``bij_elke`` hears which one is made, and how many are finished.
    """
    regels, fouten = [], []
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as zip_:
        for nummer, taak in enumerate(taken):
            bij_elke(nummer, taak)
            try:
                for regel, inhoud in inhoud_van(haal, taak):
                    zip_.writestr(regel.bestand, inhoud)
                    regels.append(regel)
            except Exception as fout:
                fouten.append(zin_van(taak, fout))
        zip_.writestr(manifest.NAAM, manifest.als_csv(regels))
    return fouten
